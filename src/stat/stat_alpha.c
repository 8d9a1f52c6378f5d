// Krippendorff's alpha: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: any metric, any number of
// observers, missing data; the metrics by their difference functions.
// Units with one value are left out. Error: Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), variance over units,
// with weights of agreement 1 - d / d max; written here in disagreements, from which d max drops out. The interval has one degree of
// freedom less than there are units with a value, as in Gwet's irrCAC.
#include "stat/family.h"
#include "stat/metric.h"

typedef struct alpha {
    const stat_cells *cells; // units with one value are passed over
    stat_metric metric;
    double units, values;      // units with two values or more, and their values
    double mean;               // values of such a unit
    double *share;             // [category] n_c / n; of categories that only units with one value have, 0
    double *apart;             // [category] expected disagreement of a value in it with another
    double observed, expected; // disagreement, the latter with values drawn with replacement
} alpha;

// Zero of a unit with one value.
static double own_disagreement(const alpha *a, const stat_unit *unit) {
    return unit->values < 2 ? 0 : stat_metric_unit(&a->metric, unit) / (a->mean * (unit->values - 1.0));
}

static void count_shares(alpha *a) {
    for (size_t u = 0; u < a->cells->count; u++) {
        const stat_unit *unit = &a->cells->unit[u];
        for (uint32_t i = 0; unit->values >= 2 && i < unit->runs; i++)
            a->share[unit->run[i].category] += unit->run[i].count;
    }
    for (size_t c = 0; c < a->metric.count; c++)
        a->share[c] /= a->values;
}

static svod_why why_of(const alpha *a) {
    size_t lowest = a->metric.count, shared = 0;
    for (size_t c = a->metric.count; c-- > 0;) {
        if (a->share[c] <= 0) continue;
        lowest = c;
        shared++;
    }
    if (a->metric.kind == STAT_RATIO && a->metric.score[lowest] < 0) return SVOD_WHY_negative;
    return shared < 2 ? SVOD_WHY_no_variation : SVOD_WHY_defined;
}

// The ordinal difference, the sum of n_g from c to k less half of either end, is the way between the middles of c and k in cumulated
// counts.
static const double *middles(const alpha *a, svod_arena *scratch) {
    double *middle = SVOD_ARRAY(scratch, double, a->metric.count), below = 0;
    for (size_t c = 0; c < a->metric.count; c++) {
        middle[c] = (below + a->share[c] / 2) * a->values;
        below += a->share[c];
    }
    return middle;
}

static double variance(const alpha *a) {
    double ratio = a->observed / a->expected, squares = 0;
    for (size_t u = 0; u < a->cells->count; u++) {
        const stat_unit *unit = &a->cells->unit[u];
        if (unit->values < 2) continue;
        double size = unit->values / a->mean, chance = 0;
        for (uint32_t i = 0; i < unit->runs; i++)
            chance += unit->run[i].count * a->apart[unit->run[i].category] / a->mean;
        double off = (a->observed * (size - 1) - own_disagreement(a, unit)) / a->expected;
        off += ratio - 2 * ratio * (size - chance / a->expected);
        squares += off * off;
    }
    return squares / (a->units * (a->units - 1));
}

static void disagree(alpha *a, svod_arena *scratch) {
    a->apart = SVOD_ARRAY(scratch, double, a->metric.count);
    stat_metric_spread(&a->metric, a->share, a->apart);
    for (size_t c = 0; c < a->metric.count; c++)
        if (a->share[c] > 0) a->expected += a->share[c] * a->apart[c];
    for (size_t u = 0; u < a->cells->count; u++)
        a->observed += own_disagreement(a, &a->cells->unit[u]) / a->units;
}

static svod_estimate alpha_by(stat_sample *sample, stat_metric_kind kind, bool by_order) {
    const stat_codes *codes = stat_sample_codes(sample);
    const stat_cells *cells = stat_sample_cells(sample);
    svod_estimate out = stat_cells_estimate(cells, true);
    if (out.why != SVOD_WHY_defined) return out;
    alpha a = {.cells = cells, .metric = {.kind = kind, .count = codes->categories, .score = codes->category}};
    a.units = out.units, a.values = out.values, a.mean = a.values / a.units;
    a.share = SVOD_ARRAY(sample->scratch, double, codes->categories);
    count_shares(&a);
    out.why = (uint8_t)why_of(&a);
    if (out.why != SVOD_WHY_defined) return out;
    if (by_order) a.metric.score = middles(&a, sample->scratch);
    disagree(&a, sample->scratch);
    out.value = 1 - (1 - 1 / a.values) * a.observed / a.expected;
    if (out.units >= 2) stat_interval(&out, variance(&a), codes->any - 1.0);
    return out;
}

svod_estimate stat_alpha_nominal(stat_sample *sample) {
    return alpha_by(sample, STAT_NOMINAL, false);
}

svod_estimate stat_alpha_ordinal(stat_sample *sample) {
    return alpha_by(sample, STAT_SQUARE, true);
}

svod_estimate stat_alpha_interval(stat_sample *sample) {
    return alpha_by(sample, STAT_SQUARE, false);
}

svod_estimate stat_alpha_ratio(stat_sample *sample) {
    return alpha_by(sample, STAT_RATIO, false);
}
