// Cohen's kappa: Cohen (1960), Educational and Psychological Measurement 20, 37-46; weighted Cohen (1968), Psychological Bulletin 70,
// 213-220. Error: Fleiss, Cohen and Everitt (1969), Psychological Bulletin 72, 323-327, the one that holds for any kappa; written here in
// disagreements: the value falls by g = v / e - (o / e^2) (row + column) with the share of a cell, its error is the spread of g about its
// mean, -o / e.
#include <assert.h>
#include <math.h>

#include "stat/codes.h"
#include "stat/metric.h"

typedef struct pair_table {
    size_t count;              // categories
    double *first, *second;    // [category] shares of either rater
    double *row, *column;      // [category] mean disagreement of a value of the first with those of the second, and the other way round
    double observed, expected; // disagreement
} pair_table;

static pair_table table_of(size_t count, svod_arena *scratch) {
    return (pair_table){count,
                        SVOD_ARRAY(scratch, double, count),
                        SVOD_ARRAY(scratch, double, count),
                        SVOD_ARRAY(scratch, double, count),
                        SVOD_ARRAY(scratch, double, count),
                        0,
                        0};
}

static void expect(pair_table *t) {
    for (size_t i = 0; i < t->count; i++)
        t->expected += t->first[i] * t->row[i];
}

// g of a cell less its mean.
static double pull(const pair_table *t, size_t i, size_t j, double apart) {
    double ratio = t->observed / t->expected;
    return apart / t->expected + ratio * (1 - (t->row[i] + t->column[j]) / t->expected);
}

// squares: mean of what pull gives, squared, over the units.
static void finish(svod_estimate *out, const pair_table *t, double squares, double units) {
    out->value = 1 - t->observed / t->expected;
    if (units >= 2) stat_interval(out, squares / units, 0);
}

static stat_metric metric_by(unsigned power, const stat_codes *codes) {
    static const stat_metric_kind known[] = {STAT_NOMINAL, STAT_LINEAR, STAT_SQUARE};
    return (stat_metric){power < 3 ? known[power] : STAT_POWER, power, codes->categories, codes->category};
}

// The units that both scored, each category twice: [2 * unit].
static const uint32_t *both_of(const stat_codes *codes, svod_arena *scratch) {
    uint32_t *both = SVOD_ARRAY(scratch, uint32_t, 2 * (size_t)codes->pairs), *at = both;
    for (size_t u = 0; u < codes->units; u++) {
        const uint32_t *code = codes->code + 2 * u;
        if (code[0] == STAT_NO_CODE || code[1] == STAT_NO_CODE) continue;
        *at++ = code[0];
        *at++ = code[1];
    }
    return both;
}

static bool varies(const uint32_t *both, size_t units) {
    for (size_t i = 1; i < 2 * units; i++)
        if (both[i] != both[0]) return true;
    return false;
}

static void kappa_by(const stat_metric *metric, const uint32_t *both, size_t count, svod_estimate *out, svod_arena *scratch) {
    pair_table t = table_of(metric->count, scratch);
    double units = (double)count, squares = 0;
    for (size_t u = 0; u < count; u++) {
        t.first[both[2 * u]] += 1 / units;
        t.second[both[2 * u + 1]] += 1 / units;
        t.observed += stat_metric_pair(metric, both[2 * u], both[2 * u + 1]) / units;
    }
    stat_metric_spread(metric, t.second, t.row);
    stat_metric_spread(metric, t.first, t.column);
    expect(&t);
    for (size_t u = 0; u < count; u++) {
        double g = pull(&t, both[2 * u], both[2 * u + 1], stat_metric_pair(metric, both[2 * u], both[2 * u + 1]));
        squares += g * g / units;
    }
    finish(out, &t, squares, units);
}

void svod_kappas(const svod_ratings *two, const unsigned *power, size_t count, svod_estimate *out, svod_arena *scratch) {
    assert(two->raters == 2);
    stat_codes codes = stat_codes_of(two, scratch);
    uint32_t units = codes.pairs;
    const uint32_t *both = both_of(&codes, scratch);
    svod_estimate empty = {.why = codes.why, .units = units, .raters = units ? 2 : 0, .values = 2 * units, .p = -1};
    if (empty.why == SVOD_WHY_defined && !varies(both, units)) empty.why = SVOD_WHY_no_variation;
    for (size_t i = 0; i < count; i++) {
        out[i] = empty;
        stat_metric metric = metric_by(power[i], &codes);
        if (out[i].why == SVOD_WHY_defined) kappa_by(&metric, both, units, &out[i], scratch);
    }
}

static void fill_table(pair_table *t, const double *p, const double *v, double sum) {
    size_t q = t->count;
    for (size_t i = 0; i < q * q; i++) {
        t->first[i / q] += p[i] / sum;
        t->second[i % q] += p[i] / sum;
        t->observed += v[i] * p[i] / sum;
    }
    for (size_t i = 0; i < q * q; i++) {
        t->row[i / q] += v[i] * t->second[i % q];
        t->column[i % q] += v[i] * t->first[i / q];
    }
    expect(t);
}

svod_estimate svod_kappa_table(const double *p, const double *v, size_t q, double n, svod_arena *scratch) {
    svod_estimate out = {.units = (uint32_t)n, .raters = 2, .values = 2 * (uint32_t)n, .p = -1};
    double sum = 0, squares = 0;
    for (size_t i = 0; i < q * q; i++)
        sum += p[i];
    pair_table t = table_of(q, scratch);
    if (sum > 0) fill_table(&t, p, v, sum);
    if (sum <= 0 || t.expected <= 0) {
        out.why = sum <= 0 ? SVOD_WHY_no_data : SVOD_WHY_no_variation;
        return out;
    }
    for (size_t i = 0; i < q * q; i++) {
        double g = pull(&t, i / q, i % q, v[i]);
        squares += p[i] / sum * g * g;
    }
    finish(&out, &t, squares, n);
    return out;
}
