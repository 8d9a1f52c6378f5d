// Agreement corrected for chance.
#include "stat/chance.h"

typedef struct correction {
    const stat_cells *cells;
    stat_metric metric;
    double greatest;   // disagreement
    double *share;     // [category] mean over units of the share of raters who chose it
    double *by_chance; // [category] mean chance agreement that a value in it brings with it; its mean over `share` is expected
    double observed, expected;
} correction;

static double agreement(const correction *c, const stat_unit *unit) {
    if (unit->values < 2) return 0;
    return 1 - stat_metric_unit(&c->metric, unit) / (c->greatest * unit->values * (unit->values - 1.0));
}

static void observe(correction *c) {
    double units = (double)c->cells->count, pairs = c->cells->codes->pairs;
    for (size_t u = 0; u < c->cells->count; u++) {
        const stat_unit *unit = &c->cells->unit[u];
        if (unit->values >= 2) c->observed += agreement(c, unit) / pairs;
        for (uint32_t i = 0; i < unit->runs; i++)
            c->share[unit->run[i].category] += (double)unit->run[i].count / unit->values / units;
    }
}

static void expect_fleiss(correction *c) {
    stat_metric_spread(&c->metric, c->share, c->by_chance);
    for (size_t k = 0; k < c->metric.count; k++)
        c->by_chance[k] = 1 - c->by_chance[k] / c->greatest;
}

// Each pair of categories is as likely as any other when a value is given at random: the mean weight of different ones.
static void expect_gwet(correction *c, svod_arena *scratch) {
    size_t count = c->metric.count;
    double *one = SVOD_ARRAY(scratch, double, count), all = (double)count * (double)count;
    for (size_t k = 0; k < count; k++)
        one[k] = 1;
    stat_metric_spread(&c->metric, one, c->by_chance);
    double weights = all;
    for (size_t k = 0; k < count; k++)
        weights -= c->by_chance[k] / c->greatest;
    for (size_t k = 0; k < count; k++)
        c->by_chance[k] = weights / (all - (double)count) * (1 - c->share[k]);
}

// Gwet's linearised value of each unit; their variance is that of the coefficient.
static double variance(const correction *c, double value) {
    double units = (double)c->cells->count, pairs = c->cells->codes->pairs, left = 1 - c->expected, squares = 0;
    for (size_t u = 0; u < c->cells->count; u++) {
        const stat_unit *unit = &c->cells->unit[u];
        double own = unit->values < 2 ? 0 : units / pairs * (agreement(c, unit) - c->expected) / left, chance = 0;
        for (uint32_t i = 0; i < unit->runs; i++)
            chance += unit->run[i].count * c->by_chance[unit->run[i].category] / unit->values;
        double off = own - 2 * (1 - value) * (chance - c->expected) / left - value;
        squares += off * off;
    }
    return squares / (units * (units - 1));
}

svod_estimate stat_corrected(stat_sample *sample, stat_metric_kind kind, stat_chance chance) {
    const stat_codes *codes = stat_sample_codes(sample);
    const stat_cells *cells = stat_sample_cells(sample);
    svod_estimate out = stat_cells_estimate(cells, false);
    if (out.why == SVOD_WHY_defined && codes->categories < 2) out.why = SVOD_WHY_no_variation;
    if (out.why != SVOD_WHY_defined) return out;
    correction c = {.cells = cells, .metric = {.kind = kind, .count = codes->categories, .score = codes->category}};
    c.greatest = stat_metric_pair(&c.metric, 0, codes->categories - 1);
    c.share = SVOD_ARRAY(sample->scratch, double, codes->categories);
    c.by_chance = SVOD_ARRAY(sample->scratch, double, codes->categories);
    observe(&c);
    if (chance == STAT_CHANCE_FLEISS)
        expect_fleiss(&c);
    else
        expect_gwet(&c, sample->scratch);
    for (size_t k = 0; k < codes->categories; k++)
        c.expected += c.share[k] * c.by_chance[k];
    out.value = (c.observed - c.expected) / (1 - c.expected);
    if (cells->count >= 2) stat_interval(&out, variance(&c, out.value), (double)cells->count - 1);
    return out;
}
