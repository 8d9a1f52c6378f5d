// How sure the ranks are: intervals, groups that cannot be told apart, experts drawn again, other weights.
#include "panel/steps.h"

#include <math.h>
#include <string.h>

#define ALPHA (1 - SVOD_CONFIDENCE)

double panel_ranked_by(const panel_desk *desk, size_t unit) {
    if (!desk->year->rank[unit]) return NAN;
    const svod_point *total = svod_year_at(desk->year, unit, SVOD_ROOT);
    if (desk->rubric->policy.rank == SVOD_RANK_PERCENT) return total->max ? 100.0 * (double)total->value / (double)total->max : NAN;
    return svod_points_double(total->value);
}

// ---- intervals ---------------------------------------------------------------------------------------------------------

// Experts behind a total: those who have one; where nobody has (each left something blank), as many as stand behind the criterion with the
// fewest, and one at least.
static double experts_behind(const svod_expertise *out, const panel_desk *desk, size_t unit) {
    const svod_estimate *raw = &out->places[unit].raw;
    if (raw->why == SVOD_WHY_defined) return raw->values;
    uint16_t experts = svod_year_at(desk->year, unit, SVOD_ROOT)->experts;
    return experts ? experts : 1;
}

static void intervals(svod_expertise *out, panel_desk *desk) {
    size_t units = desk->year->unit_count;
    double *value = SVOD_ARRAY(desk->scratch, double, units), *se = SVOD_ARRAY(desk->scratch, double, units);
    svod_rank_range *range = SVOD_ARRAY(desk->scratch, svod_rank_range, units);
    uint32_t *group = SVOD_ARRAY(desk->scratch, uint32_t, units);
    double max = svod_points_double(desk->rubric->nodes[SVOD_ROOT].max);
    double scale = desk->rubric->policy.rank == SVOD_RANK_PERCENT ? 100 / max : 1;
    for (size_t u = 0; u < units; u++) {
        value[u] = panel_ranked_by(desk, u);
        se[u] = scale * out->severity_sigma / sqrt(experts_behind(out, desk, u));
    }
    svod_rank_pairwise(value, se, units, ALPHA, range, desk->scratch);
    svod_rank_ties(value, se, units, ALPHA, group, desk->scratch);
    for (size_t u = 0; u < units; u++) {
        svod_place_of *place = &out->places[u];
        place->low = range[u].low, place->high = range[u].high;
        place->group = group[u];
    }
    svod_arena_reset(desk->scratch);
}

// A unit that is ranked though no expert has a total of it keeps its total in every replicate, so that the others' ranks are counted among
// all; its own would be no news, and is left out. A unit without a rank takes no part.
static void bootstrap(svod_expertise *out, panel_desk *desk) {
    size_t units = desk->year->unit_count, raters = desk->rater_count;
    double *value = SVOD_ARRAY(desk->scratch, double, units *raters);
    svod_rank_range *range = SVOD_ARRAY(desk->scratch, svod_rank_range, units);
    double max = svod_points_double(desk->rubric->nodes[SVOD_ROOT].max);
    memcpy(value, desk->totals, units * raters * sizeof *value);
    for (size_t u = 0; u < units; u++) {
        const svod_point *total = svod_year_at(desk->year, u, SVOD_ROOT);
        bool ranked = desk->year->rank[u] > 0;
        if (ranked && out->places[u].raw.why == SVOD_WHY_defined) continue;
        // By what could be had, as the experts' own totals are.
        double share = ranked && total->max ? (double)total->value / (double)total->max : NAN;
        for (size_t r = 0; r < raters; r++)
            value[u * raters + r] = share * max;
    }
    svod_ratings table = {units, raters, value};
    if (svod_rank_bootstrap(&table, out->replicates, out->seed, ALPHA, range, desk->scratch)) {
        for (size_t u = 0; u < units; u++) {
            if (!desk->year->rank[u] || out->places[u].raw.why != SVOD_WHY_defined) continue;
            out->places[u].boot_low = range[u].low, out->places[u].boot_high = range[u].high;
        }
    }
    svod_arena_reset(desk->scratch);
}

static svod_why why_none(const svod_expertise *out, const panel_desk *desk, size_t unit) {
    if (!desk->year->rank[unit]) return SVOD_WHY_no_data;
    if (out->severity_why != SVOD_WHY_defined) return (svod_why)out->severity_why;
    return out->severity_df > 0 ? SVOD_WHY_defined : SVOD_WHY_no_error;
}

// ---- weights -----------------------------------------------------------------------------------------------------------

// Children of the root that somebody was asked; each a part with its share of their maxima as its weight.
static size_t parts_of(const panel_desk *desk, uint32_t *parts, double *weights) {
    const svod_rnode *nodes = desk->rubric->nodes;
    size_t n = 0;
    double sum = 0;
    for (uint32_t c = nodes[SVOD_ROOT].first_child; c != SVOD_NO_NODE; c = nodes[c].next) {
        if (!desk->year->figures[c].n || !nodes[c].max) continue;
        parts[n] = c;
        sum += weights[n++] = svod_points_double(nodes[c].max);
    }
    for (size_t i = 0; i < n; i++)
        weights[i] /= sum;
    return n;
}

static double percent_of(const svod_point *point) {
    return point->state == SVOD_STATE_POINTS && point->max ? 100.0 * (double)point->value / (double)point->max : NAN;
}

// Percents of the parts of each unit that has a rank; whether all are there, per unit.
static void fill_parts(const panel_desk *desk, const uint32_t *parts, size_t count, double *value, bool *whole) {
    for (size_t u = 0; u < desk->year->unit_count; u++) {
        whole[u] = desk->year->rank[u] > 0;
        for (size_t i = 0; i < count; i++) {
            double share = desk->year->rank[u] ? percent_of(svod_year_at(desk->year, u, parts[i])) : NAN;
            value[u * count + i] = share;
            whole[u] &= !isnan(share);
        }
    }
}

static void acceptability(svod_expertise *out, panel_desk *desk) {
    size_t units = desk->year->unit_count, nodes = desk->rubric->count;
    uint32_t *parts = SVOD_ARRAY(desk->scratch, uint32_t, nodes);
    double *weights = SVOD_ARRAY(desk->scratch, double, nodes);
    size_t count = parts_of(desk, parts, weights);
    double *value = SVOD_ARRAY(desk->scratch, double, units *count);
    bool *whole = SVOD_ARRAY(desk->scratch, bool, units);
    svod_acceptance *accept = SVOD_ARRAY(desk->scratch, svod_acceptance, units);
    fill_parts(desk, parts, count, value, whole);
    bool done = count > 0 && svod_rank_acceptance(value, units, count, weights, out->draws, out->seed, accept, NULL, desk->scratch);
    for (size_t u = 0; u < units; u++) {
        svod_place_of *place = &out->places[u];
        place->weights_why = done && whole[u] ? SVOD_WHY_defined : SVOD_WHY_no_data;
        if (place->weights_why != SVOD_WHY_defined) continue;
        place->weights_low = accept[u].low, place->weights_high = accept[u].high;
        place->weights_own = accept[u].own, place->weights_first = accept[u].first;
    }
    svod_arena_reset(desk->scratch);
}

void panel_places(svod_expertise *out, panel_desk *desk) {
    bool known = out->severity_why == SVOD_WHY_defined && out->severity_df > 0;
    for (size_t u = 0; u < desk->year->unit_count; u++)
        out->places[u].why = (uint8_t)why_none(out, desk, u);
    if (known) intervals(out, desk);
    if (known) bootstrap(out, desk);
    acceptability(out, desk);
}
