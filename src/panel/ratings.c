// Tables of ratings of one node: what experts gave a unit there, or each criterion of it below. One table at a time.
#include "panel/steps.h"

#include <math.h>
#include <string.h>

static double points_of(svod_score score) {
    return score >= 0 ? (double)score / 10000 : NAN;
}

static int64_t max_of(const panel_desk *desk, uint32_t node) {
    return desk->asked.max[node] / SVOD_POINT_TENTHOUSANDTH;
}

// Measures among it.
static int64_t whole_of(const panel_desk *desk, uint32_t node) {
    return desk->rubric->nodes[node].max / SVOD_POINT_TENTHOUSANDTH;
}

// ---- the value of one expert at a node with children ----------------------------------------------------------------
// In ten-thousandths of a point, like scores.
typedef struct part {
    int64_t sum, had; // had: what could be had
    bool any, missing;
    double lent;      // what others gave where this expert gave nothing, on average
    int64_t lent_had; // its part of had
} part;

// One expert's scores of a unit, and what may stand in for those that are missing.
typedef struct sheet {
    const svod_score *scores; // [node]
    const double *lend;       // [asked node] NaN: nobody gave it; NULL: nothing stands in for anything
    const svod_point *points; // [node] of the unit: what is measured counts, too; NULL: the expert's own alone
} sheet;

static part part_missing(const panel_desk *desk, const sheet *from, uint32_t node) {
    svod_score score = from->scores[node];
    bool answered = score != SVOD_S_NONE && score != SVOD_S_BLANK && score != SVOD_S_RECUSED;
    part at = {.any = answered, .missing = from->lend == NULL};
    if (at.missing) return at;
    double lent = from->lend[desk->asked.from[node]];
    at.had = at.lent_had = max_of(desk, node);
    if (!isnan(lent)) at.lent = lent;
    return at;
}

static part part_asked(const panel_desk *desk, const sheet *from, uint32_t node) {
    svod_score score = from->scores[node];
    svod_na_policy na = desk->rubric->policy.na;
    if (score >= 0) return (part){.sum = score, .had = max_of(desk, node), .any = true};
    if (score != SVOD_S_NA || na == SVOD_NA_FORBID) return part_missing(desk, from, node);
    return (part){.had = na == SVOD_NA_ZERO ? max_of(desk, node) : 0, .any = true};
}

// What was measured is the same whoever judges the rest; in totals it stands beside their scores, as it does in the unit's own.
static part part_measured(const panel_desk *desk, const sheet *from, uint32_t node) {
    const svod_point *point = from->points ? &from->points[node] : NULL;
    bool dropped = point && point->state == SVOD_STATE_BLANK && desk->rubric->policy.blank == SVOD_BLANK_DROP;
    if (!point || dropped || point->state == SVOD_STATE_NA || point->state == SVOD_STATE_UNSCORED) return (part){0};
    int64_t max = desk->rubric->nodes[node].max / SVOD_POINT_TENTHOUSANDTH;
    return (part){.sum = (point->value + SVOD_POINT_TENTHOUSANDTH / 2) / SVOD_POINT_TENTHOUSANDTH, .had = max};
}

static part part_sum(const panel_desk *desk, const sheet *from, uint32_t node) {
    const svod_rnode *nodes = desk->rubric->nodes;
    const panel_asked *asked = &desk->asked;
    if (panel_asked_here(asked, desk->rubric, node)) return part_asked(desk, from, node);
    if (nodes[node].indicator) return part_measured(desk, from, node);
    part all = {0};
    for (uint32_t c = nodes[node].first_child; c != SVOD_NO_NODE; c = nodes[c].next) {
        part each = part_sum(desk, from, c);
        all.sum += each.sum, all.had += each.had;
        all.lent += each.lent, all.lent_had += each.lent_had;
        all.any |= each.any, all.missing |= each.missing;
    }
    // A section given as a whole, none of its criteria beside it.
    return !all.any && from->scores[node] >= 0 ? (part){.sum = from->scores[node], .had = whole_of(desk, node), .any = true} : all;
}

// Both operands of a division are whole numbers that a double holds, so that equal shares are equal to the last bit.
static double part_points(const part *at, int64_t max) {
    if (at->missing || at->had <= 0) return NAN;
    if (at->lent_had > 0) return ((double)at->sum + at->lent) * (double)max / ((double)at->had * 10000);
    if (at->had == max) return (double)at->sum / 10000;
    return (double)(at->sum * max) / (double)(at->had * 10000);
}

static sheet sheet_of(const panel_desk *desk, const svod_expert *expert, size_t unit) {
    return (sheet){.scores = &expert->scores[svod_scores_slot(desk->scores, unit, SVOD_ROOT)]};
}

// An expert's value at a node, NaN when it has none: the score where it is asked; else the sum over what is asked below, if each has points
// or "not applicable" (points / what could be had * maximum then); else a score given for the node itself where nothing below has an
// answer.
static double value_of(const panel_desk *desk, const svod_expert *expert, size_t unit, uint32_t node) {
    sheet from = sheet_of(desk, expert, unit);
    if (panel_asked_here(&desk->asked, desk->rubric, node)) return points_of(from.scores[node]);
    part at = part_sum(desk, &from, node);
    return part_points(&at, max_of(desk, node));
}

// ---- totals that a few blanks do not undo ------------------------------------------------------------------------------

// Mean of what the raters gave the unit at each asked node; a rater without a score there is lent it.
static void means_of(const panel_desk *desk, size_t unit, double *lend) {
    for (uint32_t i = 0; i < desk->asked.count; i++) {
        int64_t sum = 0, count = 0;
        for (size_t r = 0; r < desk->rater_count; r++) {
            svod_score score = sheet_of(desk, desk->raters[r], unit).scores[desk->asked.leaf[i]];
            if (score >= 0) sum += score, count++;
        }
        lend[i] = count ? (double)sum / (double)count : NAN;
    }
}

typedef struct rater_total {
    double value;            // NaN: none
    bool completed, refused; // something was lent; too much would have been
} rater_total;

static rater_total total_of(const panel_desk *desk, const svod_expert *expert, size_t unit, const double *lend) {
    sheet from = sheet_of(desk, expert, unit);
    from.points = svod_year_at(desk->year, unit, SVOD_ROOT);
    part at = part_sum(desk, &from, SVOD_ROOT);
    int64_t max = whole_of(desk, SVOD_ROOT);
    if (!at.any) return (rater_total){.value = NAN};
    if (!at.missing) return (rater_total){.value = part_points(&at, max)};
    from.lend = lend;
    at = part_sum(desk, &from, SVOD_ROOT);
    bool few = (double)at.lent_had <= SVOD_BLANK_SHARE * (double)at.had;
    return (rater_total){few ? part_points(&at, max) : NAN, few, !few};
}

void panel_totals(const panel_desk *desk, double *totals, uint32_t *completed, uint32_t *refused) {
    double *lend = SVOD_ARRAY(desk->scratch, double, desk->asked.count);
    for (size_t u = 0; u < desk->year->unit_count; u++) {
        means_of(desk, u, lend);
        for (size_t r = 0; r < desk->rater_count; r++) {
            rater_total total = total_of(desk, desk->raters[r], u, lend);
            totals[u * desk->rater_count + r] = total.value;
            *completed += total.completed;
            *refused += total.refused;
        }
    }
    svod_arena_reset(desk->scratch);
}

// ---- tables -----------------------------------------------------------------------------------------------------------

// Takes out columns and rows without any value. The table shrinks in place.
static svod_ratings packed(panel_desk *desk, size_t units, const bool *has) {
    size_t from = desk->rater_count, to = 0;
    for (size_t r = 0; r < from; r++)
        if (has[r]) desk->columns[to++] = r;
    size_t kept = 0;
    for (size_t u = 0; u < units && to > 0; u++) {
        const double *row = desk->room + u * from;
        double *packed_row = desk->room + kept * to;
        bool any = false;
        for (size_t c = 0; c < to; c++) {
            packed_row[c] = row[desk->columns[c]];
            any |= !isnan(packed_row[c]);
        }
        kept += any;
    }
    return (svod_ratings){kept, to, desk->room};
}

svod_ratings panel_values(panel_desk *desk, uint32_t node) {
    size_t units = desk->year->unit_count;
    bool *has = SVOD_ARRAY(desk->scratch, bool, desk->rater_count);
    for (size_t r = 0; r < desk->rater_count; r++) {
        for (size_t u = 0; u < units; u++) {
            double value = value_of(desk, desk->raters[r], u, node);
            desk->room[u * desk->rater_count + r] = value;
            has[r] |= !isnan(value);
        }
    }
    svod_ratings table = packed(desk, units, has);
    svod_arena_reset(desk->scratch);
    return table;
}

static void pool_unit(const panel_desk *desk, size_t r, size_t unit, uint32_t first, uint32_t end, bool *has) {
    const svod_score *scores = &desk->raters[r]->scores[svod_scores_slot(desk->scores, unit, SVOD_ROOT)];
    double *out = desk->room + unit * (end - first) * desk->rater_count + r;
    for (uint32_t i = first; i < end; i++, out += desk->rater_count) {
        svod_score score = scores[desk->asked.leaf[i]];
        *out = points_of(score);
        *has |= score >= 0;
    }
}

svod_ratings panel_pooled(panel_desk *desk, uint32_t node) {
    uint32_t first = desk->asked.from[node], end = desk->asked.from[desk->rubric->nodes[node].end];
    size_t units = desk->year->unit_count;
    bool *has = SVOD_ARRAY(desk->scratch, bool, desk->rater_count);
    for (size_t u = 0; u < units; u++)
        for (size_t r = 0; r < desk->rater_count; r++)
            pool_unit(desk, r, u, first, end, &has[r]);
    svod_ratings table = packed(desk, units * (end - first), has);
    svod_arena_reset(desk->scratch);
    return table;
}
