// What was given in two ways must be the same: a section beside its criteria, a printed total beside its parts. Nothing is mended here.
#include "score/steps.h"

#include "base/str.h"

// What one expert (or all combined) has on a node when criteria count before sections.
typedef struct side {
    svod_points value;
    bool any;    // an answer that could be used
    bool points; // at least one of them points
    bool bad;    // an answer that could not be used is part of it
    bool summed; // from the node's children
} side;

struct score_agree {
    const svod_year *year;
    const svod_scores *scores;
    svod_findings *findings;
    side *sides; // [node]
};

score_agree *score_agree_new(const svod_year *year, const svod_scores *scores, svod_findings *findings, svod_arena *scratch) {
    score_agree *agree = SVOD_NEW(scratch, score_agree);
    *agree = (score_agree){year, scores, findings, SVOD_ARRAY(scratch, side, scores->rubric->count)};
    return agree;
}

// ---- sides -------------------------------------------------------------------------------------------------------

static side own_side(svod_score score) {
    score_kind kind = score_kind_of(score);
    side own = {.any = kind == SCORE_POINTS || kind == SCORE_NA, .points = kind == SCORE_POINTS, .bad = kind == SCORE_BAD};
    if (own.points) own.value = score * SVOD_POINT_TENTHOUSANDTH;
    return own;
}

static side children_side(const svod_rubric *rubric, const side *sides, uint32_t node) {
    side sum = {.summed = true};
    for (uint32_t c = rubric->nodes[node].first_child; c != SVOD_NO_NODE; c = rubric->nodes[c].next) {
        sum.value = svod_points_plus(sum.value, sides[c].value);
        sum.any |= sides[c].any;
        sum.points |= sides[c].points;
        sum.bad |= sides[c].bad;
    }
    return sum;
}

static const svod_score *scores_of(const score_agree *agree, uint32_t expert, size_t unit) {
    return SVOD_AT(&agree->scores->experts, svod_expert, expert)->scores + svod_scores_slot(agree->scores, unit, SVOD_ROOT);
}

static void sides_of_expert(score_agree *agree, uint32_t expert, size_t unit) {
    const svod_score *scores = scores_of(agree, expert, unit);
    for (uint32_t n = agree->scores->rubric->count; n-- > 0;) {
        side own = own_side(scores[n]), sum = children_side(agree->scores->rubric, agree->sides, n);
        agree->sides[n] = sum.any ? sum : own;
        if (!sum.any && !own.any) agree->sides[n].bad |= sum.bad;
    }
}

static void sides_of_all(score_agree *agree, size_t unit) {
    const svod_rubric *rubric = agree->scores->rubric;
    for (uint32_t n = rubric->count; n-- > 0;) {
        const svod_point *point = svod_year_at(agree->year, unit, n);
        bool points = point->state == SVOD_STATE_POINTS;
        bool summed = false;
        for (uint32_t c = rubric->nodes[n].first_child; c != SVOD_NO_NODE; c = rubric->nodes[c].next)
            summed |= agree->sides[c].any;
        agree->sides[n] =
            (side){point->value, points, points,
                   (point->flags & SVOD_P_INCOMPLETE) || (!points && point->state != SVOD_STATE_NA && point->state != SVOD_STATE_UNSCORED),
                   summed};
    }
}

// ---- words -------------------------------------------------------------------------------------------------------

static const char *points_words(const score_agree *agree, svod_points points) {
    return svod_points_words(agree->findings->arena, points, agree->findings->lang);
}

// "7,5 + 3,5 = 11": the addition as a person would check it; the sum alone when there is nothing to add.
static const char *addition_words(const score_agree *agree, uint32_t node) {
    const svod_rubric *rubric = agree->scores->rubric;
    const side *whole = &agree->sides[node];
    if (!whole->points) return svod_say(agree->findings->lang, SVOD_T_score_no_points);
    svod_buf words = svod_buf_of(agree->findings->arena);
    size_t terms = 0;
    for (uint32_t c = rubric->nodes[node].first_child; whole->summed && c != SVOD_NO_NODE; c = rubric->nodes[c].next) {
        if (!agree->sides[c].points) continue;
        if (terms++ > 0) svod_buf_str(&words, " + ");
        svod_buf_str(&words, points_words(agree, agree->sides[c].value));
    }
    if (terms < 2) return points_words(agree, whole->value);
    svod_buf_printf(&words, " = %s", points_words(agree, whole->value));
    return words.data;
}

static void report(const score_agree *agree, svod_code code, svod_score_place place, size_t unit, uint32_t node, const char *found) {
    svod_add(agree->findings, code, svod_scores_place(agree->scores, place), found, addition_words(agree, node));
    svod_about(agree->findings, agree->scores->roster->units[unit].id, svod_rubric_node_id(agree->scores->rubric, node));
}

static bool differ(const score_agree *agree, svod_points a, svod_points b) {
    svod_points distance = a > b ? a - b : b - a;
    return distance > agree->scores->rubric->policy.sum_tolerance;
}

// Points measured below a node. False: some are to be had, and nobody can tell how many. What was given whole has none beside it.
static bool measured_below(const score_agree *agree, size_t unit, uint32_t node, svod_points *sum) {
    const svod_rubric *rubric = agree->scores->rubric;
    *sum = 0;
    for (uint32_t n = node; n < rubric->nodes[node].end; n++) {
        const svod_point *point = svod_year_at(agree->year, unit, n);
        bool whole = !rubric->nodes[n].indicator || rubric->nodes[n].max <= 0;
        for (uint32_t up = n; !whole && up != node;) {
            up = rubric->nodes[up].parent;
            whole = agree->sides[up].any && !agree->sides[up].summed;
        }
        if (whole || point->state == SVOD_STATE_NA || point->state == SVOD_STATE_NO_DATA) continue;
        if (point->state != SVOD_STATE_POINTS) return false;
        *sum = svod_points_plus(*sum, point->value);
    }
    return true;
}

// Experts know nothing of what is measured, and whoever fills a sheet may have added it or not: either sum is right.
// `with`: measured points are in the sum already.
static bool fits(const score_agree *agree, size_t unit, uint32_t node, svod_points value, bool with) {
    svod_points sum = agree->sides[node].value, measured;
    if (!differ(agree, value, sum) || !measured_below(agree, unit, node, &measured)) return true;
    return !differ(agree, value, with ? sum - measured : svod_points_plus(sum, measured));
}

// ---- sections beside criteria ------------------------------------------------------------------------------------

// An expert's section beside the same expert's criteria.
static void check_own(const score_agree *agree, uint32_t expert, size_t unit, uint32_t node, side own) {
    const side *sum = &agree->sides[node];
    if (sum->bad) return; // what is missing in the sum has its own finding
    if (own.points ? fits(agree, unit, node, own.value, false) : !sum->points) return;
    svod_score_place place = SVOD_AT(&agree->scores->experts, svod_expert, expert)->places[svod_scores_slot(agree->scores, unit, node)];
    const char *found = own.points ? points_words(agree, own.value) : svod_say(agree->findings->lang, SVOD_T_score_not_applicable);
    report(agree, SVOD_F_section_not_sum, place, unit, node, found);
}

// A section given without criteria where the unit's points come from other experts' criteria: it counts for nothing, so it is said.
static void check_unused(const score_agree *agree, uint32_t expert, size_t unit, uint32_t node, side own) {
    const svod_point *point = svod_year_at(agree->year, unit, node);
    if (!own.points || (point->state == SVOD_STATE_POINTS && !differ(agree, own.value, point->value))) return;
    svod_score_place place = SVOD_AT(&agree->scores->experts, svod_expert, expert)->places[svod_scores_slot(agree->scores, unit, node)];
    svod_add(agree->findings, SVOD_F_section_score_unused, svod_scores_place(agree->scores, place), points_words(agree, own.value),
             point->state == SVOD_STATE_POINTS ? points_words(agree, point->value)
                                               : svod_say(agree->findings->lang, SVOD_T_score_no_points));
    svod_about(agree->findings, agree->scores->roster->units[unit].id, svod_rubric_node_id(agree->scores->rubric, node));
}

// True when the unit's points on the node were summed from criteria: some child has more to say than that nobody was asked.
static bool unit_sums(const score_agree *agree, size_t unit, uint32_t node) {
    const svod_rubric *rubric = agree->scores->rubric;
    for (uint32_t c = rubric->nodes[node].first_child; c != SVOD_NO_NODE; c = rubric->nodes[c].next)
        if (svod_state_says(svod_year_at(agree->year, unit, c)->state)) return true;
    return false;
}

void score_agree_unit(score_agree *agree, size_t unit) {
    for (uint32_t e = 0; e < agree->scores->experts.count; e++) {
        sides_of_expert(agree, e, unit);
        const svod_score *scores = scores_of(agree, e, unit);
        for (uint32_t n = 0; n < agree->scores->rubric->count; n++) {
            side own = own_side(scores[n]);
            if (!own.any || svod_rubric_leaf(agree->scores->rubric, n)) continue;
            if (agree->sides[n].summed)
                check_own(agree, e, unit, n, own);
            else if (unit_sums(agree, unit, n))
                check_unused(agree, e, unit, n, own);
        }
    }
}

// ---- printed totals ----------------------------------------------------------------------------------------------

// Whether a part of the node is in no sheet that was read.
static bool lacks_column(const score_agree *agree, uint32_t node) {
    const svod_rubric *rubric = agree->scores->rubric;
    for (uint32_t n = 0; n < rubric->count; n++) {
        if (!agree->scores->unread[n] || agree->sides[n].any || agree->sides[n].bad) continue;
        for (uint32_t up = rubric->nodes[n].parent; up != SVOD_NO_NODE; up = rubric->nodes[up].parent) {
            if (up == node) return true;
            if (agree->sides[up].any && !agree->sides[up].summed) break; // given whole
        }
    }
    return false;
}

// An expert who may not examine the unit: that is said, and what the sheet makes of its scores is no matter.
static bool recused(const score_agree *agree, uint32_t expert, size_t unit) {
    const svod_score *scores = scores_of(agree, expert, unit);
    for (uint32_t n = 0; n < agree->scores->rubric->count; n++)
        if (scores[n] == SVOD_S_RECUSED) return true;
    return false;
}

// Against the expert's own scores; against the points when the sheet gives this unit none (a summary of others' work).
static void check_total(score_agree *agree, const svod_printed *printed) {
    if (agree->year->unit_state[printed->unit] == SVOD_STATE_ABSENT) return;
    bool summary = false;
    sides_of_expert(agree, printed->expert, printed->unit);
    if (!agree->sides[SVOD_ROOT].any && !agree->sides[SVOD_ROOT].bad) {
        if (recused(agree, printed->expert, printed->unit)) return;
        sides_of_all(agree, printed->unit);
        summary = true;
    }
    const side *sum = &agree->sides[printed->node];
    if (lacks_column(agree, printed->node)) return;                                      // said of the column
    if (agree->year->unit_state[printed->unit] == SVOD_STATE_POINTS && sum->bad) return; // said where it is missing
    if (fits(agree, printed->unit, printed->node, printed->value, summary)) return;
    report(agree, SVOD_F_total_not_sum, printed->place, printed->unit, printed->node, points_words(agree, printed->value));
}

void score_agree_totals(score_agree *agree) {
    for (size_t i = 0; i < agree->scores->totals.count; i++)
        check_total(agree, SVOD_AT(&agree->scores->totals, svod_printed, i));
}
