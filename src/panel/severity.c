// How severe each expert is, and totals with that taken out. Over totals (points of one section are no points of another, and what people
// ask is what an expert does to the total), a few blanks filled by panel_totals: with one criterion in a hundred left blank, most sheets of
// a real campaign would have no total otherwise.
#include "panel/steps.h"

#include <math.h>
#include <stdlib.h>

// Mean of the totals that are there; its error is sigma / sqrt(n) of the additive model, when that is known.
static svod_estimate raw_total(const panel_desk *desk, size_t unit, const svod_severity_fit *fit) {
    double sum = 0;
    uint32_t n = 0;
    for (size_t r = 0; r < desk->rater_count; r++) {
        double value = desk->totals[unit * desk->rater_count + r];
        if (isnan(value)) continue;
        sum += value;
        n++;
    }
    if (!n) return svod_undefined(SVOD_WHY_no_data);
    svod_estimate raw = {.value = sum / n, .units = 1, .raters = n, .values = n, .p = -1};
    raw.has_se = fit->why == SVOD_WHY_defined && fit->df > 0;
    if (raw.has_se) raw.se = fit->sigma / sqrt(n);
    return raw;
}

static svod_why why_none(const panel_desk *desk) {
    if (desk->rater_count < 2) return desk->rater_count ? SVOD_WHY_one_rater : SVOD_WHY_no_data;
    for (size_t i = 0; i < desk->year->unit_count * desk->rater_count; i++)
        if (!isnan(desk->totals[i])) return SVOD_WHY_defined;
    return SVOD_WHY_no_sums;
}

// Would the model stand if every expert with any score of a unit had a total of it? Then blanks are what it lacks.
static bool blanks_are_the_cause(const svod_expertise *out, const panel_desk *desk) {
    size_t units = desk->year->unit_count, raters = desk->rater_count;
    double *whole = SVOD_ARRAY(desk->scratch, double, units *raters);
    for (size_t u = 0; u < units; u++)
        for (size_t r = 0; r < raters; r++)
            whole[u * raters + r] = out->experts[desk->rows[r]].units[u].scored ? 0 : NAN;
    svod_ratings table = {units, raters, whole};
    return svod_severity_of(&table, SVOD_SEVERITY_LEAST, desk->scratch, desk->scratch).why == SVOD_WHY_defined;
}

static svod_severity_fit fit_totals(const svod_expertise *out, panel_desk *desk) {
    svod_severity_fit fit = {.why = (uint8_t)why_none(desk)};
    svod_ratings totals = {desk->year->unit_count, desk->rater_count, desk->totals};
    if (fit.why == SVOD_WHY_defined) fit = svod_severity_of(&totals, SVOD_SEVERITY_LEAST, desk->arena, desk->scratch);
    bool refused = fit.why != SVOD_WHY_defined && desk->rater_count > 1;
    if (refused && blanks_are_the_cause(out, desk)) fit.why = SVOD_WHY_no_sums;
    svod_arena_reset(desk->scratch);
    return fit;
}

static void say_severity(svod_expertise *out, const panel_desk *desk, const svod_severity_fit *fit) {
    for (size_t i = 0; i < out->expert_count; i++)
        out->experts[i].severity = svod_undefined(SVOD_WHY_no_data);
    for (size_t r = 0; r < desk->rater_count; r++) {
        svod_estimate *at = &out->experts[desk->rows[r]].severity;
        *at = fit->why == SVOD_WHY_defined ? fit->rater[r] : svod_undefined((svod_why)fit->why);
        if (at->why == SVOD_WHY_no_data) at->why = SVOD_WHY_no_sums; // there are scores, or this would be no rater
    }
}

// ---- ranks of adjusted totals ------------------------------------------------------------------------------------------
typedef struct fair {
    int64_t value; // in millionths of a point: least squares gives no more than that many sure digits
    size_t unit;
} fair;

static int highest_first(const void *a, const void *b) {
    const fair *left = a, *right = b;
    if (left->value != right->value) return left->value > right->value ? -1 : 1;
    return left->unit < right->unit ? -1 : left->unit > right->unit;
}

static void rank_adjusted(svod_expertise *out, const panel_desk *desk) {
    fair *order = SVOD_ARRAY(desk->scratch, fair, desk->year->unit_count);
    size_t n = 0;
    for (size_t u = 0; u < desk->year->unit_count; u++) {
        const svod_estimate *adjusted = &out->places[u].adjusted;
        if (desk->year->rank[u] && adjusted->why == SVOD_WHY_defined) order[n++] = (fair){llround(adjusted->value * 1e6), u};
    }
    qsort(order, n, sizeof *order, highest_first);
    for (size_t i = 0; i < n; i++) {
        bool tie = i > 0 && order[i].value == order[i - 1].value;
        out->places[order[i].unit].adjusted_rank = tie ? out->places[order[i - 1].unit].adjusted_rank : (uint32_t)i + 1;
    }
    svod_arena_reset(desk->scratch);
}

void panel_severity(svod_expertise *out, panel_desk *desk) {
    svod_severity_fit fit = fit_totals(out, desk);
    out->severity_why = fit.why;
    out->severity_mean = fit.mean, out->severity_sigma = fit.sigma, out->severity_df = fit.df;
    say_severity(out, desk, &fit);
    for (size_t u = 0; u < desk->year->unit_count; u++) {
        svod_place_of *place = &out->places[u];
        place->raw = raw_total(desk, u, &fit);
        place->adjusted = fit.why == SVOD_WHY_defined ? fit.fair[u] : svod_undefined((svod_why)fit.why);
    }
    rank_adjusted(out, desk);
}
