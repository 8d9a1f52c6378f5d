// One indicator over units: sums of numerators and denominators, sums, medians; and the mean of values beside them.
#include <stdlib.h>

#include "indicator/steps.h"

// Sums of tens of thousands of reported numbers may leave 63 bits.
typedef struct gathering {
    svod_indicator_figure figure;
    __int128 num, den;
    svod_ratio_sum values; // for the mean
    svod_ratio *sorted;    // MEDIAN: the values
} gathering;

static __int128 common(__int128 a, __int128 b) {
    while (b) {
        __int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static svod_ratio percent_of(__int128 num, __int128 den) {
    if (den <= 0) return (svod_ratio){0};
    __int128 by = common(num < 0 ? -num : num, den);
    num /= by;
    den /= by;
    for (; den > INT64_MAX; den /= 2)
        num /= 2;
    return (svod_ratio){num * 100 * SVOD_POINT, (int64_t)den};
}

// A share of units (whether they have a document) is a percent over units, and yes or no at each.
static svod_ratio in_figure(const svod_indicator *indicator, const svod_measure *measure) {
    bool share = svod_indicator_percent(indicator) && measure->den;
    return share ? svod_ratio_reduced(svod_percent(measure->num, measure->den)) : measure->value;
}

static void count_reach(svod_indicator_figure *figure, uint8_t reach) {
    figure->reached += reach == SVOD_REACH_REACHED;
    figure->near_by += reach == SVOD_REACH_NEAR;
    figure->missed += reach == SVOD_REACH_MISSED;
    figure->no_data += reach == SVOD_REACH_NO_DATA;
    figure->not_applicable += reach == SVOD_REACH_NOT_APPLICABLE;
}

static void add(gathering *g, const svod_indicator *indicator, const svod_measure *measure) {
    if (!svod_measure_asked(measure)) return;
    g->figure.asked++;
    count_reach(&g->figure, measure->reach);
    if (measure->state != SVOD_M_VALUE) return;
    g->sorted[g->figure.n++] = measure->value;
    svod_ratio_add(&g->values, in_figure(indicator, measure));
    if (measure->flags & SVOD_M_PERCENT_ALONE) return;
    g->figure.counted++;
    g->num += measure->num;
    g->den += measure->den;
}

static int by_value(const void *a, const void *b) {
    return svod_ratio_compare(*(const svod_ratio *)a, *(const svod_ratio *)b);
}

// Of an even number the lower of the two in the middle: between two grades there is none.
static svod_ratio median(svod_ratio *values, size_t count) {
    if (!count) return (svod_ratio){0};
    qsort(values, count, sizeof *values, by_value);
    return values[(count - 1) / 2];
}

static svod_ratio value_of(gathering *g, const svod_indicator *indicator) {
    switch (indicator->rule->gather) {
    case SVOD_GATHER_RATIO:
        return percent_of(g->num, g->den);
    case SVOD_GATHER_SUM:
        return g->figure.counted ? (svod_ratio){g->num, 1} : (svod_ratio){0};
    case SVOD_GATHER_MEDIAN:
        return median(g->sorted, g->figure.n);
    }
    return (svod_ratio){0};
}

// What the target is held against. "Yes" is reached by a region when all of its units have it.
static svod_ratio held(const svod_indicator *indicator, svod_ratio value) {
    int64_t den;
    if (indicator->rule->sort != SVOD_SORT_YES_NO || !value.den || __builtin_mul_overflow(value.den, 100, &den)) return value;
    return (svod_ratio){value.num, den};
}

svod_indicator_figure indicator_figure(const svod_year *year, uint32_t indicator, const uint32_t *units, size_t count) {
    const svod_indicator *is = &year->rubric->indicators[indicator];
    svod_arena *scratch = svod_arena_new();
    gathering g = {.sorted = SVOD_ARRAY(scratch, svod_ratio, count)};
    for (size_t i = 0; i < count; i++)
        add(&g, is, svod_year_measure(year, units ? units[i] : i, indicator));
    svod_indicator_figure *out = &g.figure;
    out->value = value_of(&g, is);
    out->mean = svod_ratio_mean(&g.values);
    bool summed = is->rule->gather != SVOD_GATHER_MEDIAN; // grades have no sum
    out->num = summed ? g.num : 0;
    out->den = summed ? g.den : 0;
    out->reach = (uint8_t)svod_reach_of(is, is->target, held(is, out->value));
    if (out->reach == SVOD_REACH_NO_DATA && out->not_applicable && !out->no_data && !out->n) out->reach = SVOD_REACH_NOT_APPLICABLE;
    svod_arena_free(scratch);
    return *out;
}
