// How sure ranks are by who examined: bootstrap over raters (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13,
// percentile intervals; the complete enumeration of resamples: Fisher and Hall, Bootstrap algorithms for small samples, Journal of
// Statistical Planning and Inference 27, 1991, 157-169).
//
// Few raters have few distinct resamples: R of them (2R - 1 over R), 10 for three, 462 for six. Where these are no more than the replicates
// asked for, each is ranked once and weighs as many of the R^R equally likely draws as give it: the result is exact and owes nothing to
// the seed or to the order of raters.
#include <math.h>
#include <stdlib.h>

#include "stat/rank.h"

enum { ENUMERATED_MOST = 1716 }; // seven raters; their ranks are kept whole

typedef struct resampling {
    const svod_ratings *ratings;
    size_t *column; // [rater] of those with any value
    size_t raters;
    double *times; // [rater] how often drawn
    stat_ranked *items, *spare;
} resampling;

static bool has_value(const svod_ratings *ratings, size_t rater) {
    for (size_t u = 0; u < ratings->units; u++)
        if (!svod_rating_missing(ratings->value[u * ratings->raters + rater])) return true;
    return false;
}

static resampling resampling_of(const svod_ratings *ratings, svod_arena *scratch) {
    resampling out = {.ratings = ratings,
                      .column = SVOD_ARRAY(scratch, size_t, ratings->raters),
                      .times = SVOD_ARRAY(scratch, double, ratings->raters),
                      .items = SVOD_ARRAY(scratch, stat_ranked, ratings->units),
                      .spare = SVOD_ARRAY(scratch, stat_ranked, ratings->units)};
    for (size_t r = 0; r < ratings->raters; r++)
        if (has_value(ratings, r)) out.column[out.raters++] = r;
    return out;
}

// Units by their means over the drawn raters into items; how many have one.
static size_t rank_drawn(resampling *s) {
    size_t count = 0;
    for (size_t u = 0; u < s->ratings->units; u++) {
        const double *row = s->ratings->value + u * s->ratings->raters;
        double sum = 0, times = 0;
        for (size_t r = 0; r < s->raters; r++) {
            double value = row[s->column[r]];
            if (s->times[r] <= 0 || svod_rating_missing(value)) continue;
            sum += s->times[r] * value;
            times += s->times[r];
        }
        if (times > 0) s->items[count++] = (stat_ranked){.value = sum / times, .unit = (uint32_t)u};
    }
    stat_rank(s->items, s->spare, count);
    return count;
}

// ---- every resample ------------------------------------------------------------------------------------------------------
// (2R - 1 over R), or more than `most`.
static size_t resamples_of(size_t raters, size_t most) {
    size_t count = 1;
    for (size_t i = 1; i < raters && count <= most; i++)
        count = count * (raters + i) / i; // (R + i over i)
    return count;
}

// The next way to draw R raters out of R, in lexicographic order downwards from (R, 0, ..., 0).
static bool next_resample(double *times, size_t raters) {
    size_t at = raters - 1;
    double tail = times[at];
    while (at > 0 && times[at - 1] <= 0)
        at--;
    if (at == 0) return false;
    times[raters - 1] = 0;
    times[at - 1]--;
    times[at] = tail + 1;
    return true;
}

// How many of the R^R draws give it: R! / (times! ...).
static double draws_of(const double *times, size_t raters) {
    double out = 1, next = 1;
    for (size_t r = 0; r < raters; r++)
        for (double i = 1; i <= times[r]; i++)
            out = out * next++ / i; // a product of binomials, whole at every step
    return out;
}

typedef struct weighed {
    uint32_t rank;
    double weight;
} weighed;

static int by_rank(const void *a, const void *b) {
    uint32_t x = ((const weighed *)a)->rank, y = ((const weighed *)b)->rank;
    return (x > y) - (x < y);
}

// The rank at an index of the list in which each stands `weight` times, from the top when `down`.
static uint32_t rank_at(const weighed *list, size_t count, bool down, double index) {
    double before = 0;
    for (size_t i = 0; i < count; i++) {
        const weighed *item = list + (down ? count - 1 - i : i);
        before += item->weight;
        if (index < before) return item->rank;
    }
    return list[down ? 0 : count - 1].rank;
}

static svod_rank_range range_of(weighed *list, size_t count, double p) {
    if (!count) return (svod_rank_range){0};
    qsort(list, count, sizeof *list, by_rank);
    double n = 0, index, share;
    for (size_t i = 0; i < count; i++)
        n += list[i].weight;
    stat_quantile_place(p, n, &index, &share);
    uint32_t low = stat_outwards(rank_at(list, count, false, index), rank_at(list, count, false, index + 1), share);
    uint32_t high =
        stat_outwards(UINT32_MAX - rank_at(list, count, true, index), UINT32_MAX - rank_at(list, count, true, index + 1), share);
    return (svod_rank_range){.low = low, .high = UINT32_MAX - high};
}

static void enumerate(resampling *s, size_t resamples, double p, svod_rank_range *out, svod_arena *scratch) {
    size_t units = s->ratings->units, at = 0, ranks = units * resamples;
    uint32_t *rank = SVOD_ARRAY(scratch, uint32_t, ranks); // [unit * resamples + resample], 0: none
    double *weight = SVOD_ARRAY(scratch, double, resamples);
    s->times[0] = (double)s->raters;
    do {
        size_t count = rank_drawn(s);
        for (size_t i = 0; i < count; i++)
            rank[s->items[i].unit * resamples + at] = s->items[i].rank;
        weight[at++] = draws_of(s->times, s->raters);
    } while (next_resample(s->times, s->raters));
    weighed *list = SVOD_ARRAY(scratch, weighed, resamples);
    for (size_t u = 0; u < units; u++) {
        size_t count = 0;
        for (size_t i = 0; i < resamples; i++)
            if (rank[u * resamples + i]) list[count++] = (weighed){rank[u * resamples + i], weight[i]};
        out[u] = range_of(list, count, p);
    }
}

// ---- resamples drawn -----------------------------------------------------------------------------------------------------
// With so many raters a resample hardly comes twice.
static void draw(resampling *s, size_t replicates, uint64_t seed, double p, svod_rank_range *out, svod_arena *scratch) {
    gsl_rng random = stat_random(seed, scratch);
    stat_tails tails = stat_tails_new(s->ratings->units, replicates, p, scratch);
    for (size_t i = 0; i < replicates; i++) {
        for (size_t r = 0; r < s->raters; r++)
            s->times[r] = 0;
        for (size_t r = 0; r < s->raters; r++)
            s->times[gsl_rng_uniform_int(&random, s->raters)]++;
        size_t count = rank_drawn(s);
        for (size_t j = 0; j < count; j++)
            stat_tails_add(&tails, s->items[j].unit, s->items[j].rank);
    }
    for (size_t u = 0; u < s->ratings->units; u++)
        out[u] = stat_tails_range(&tails, u);
}

bool svod_rank_bootstrap(const svod_ratings *ratings, size_t replicates, uint64_t seed, double alpha, svod_rank_range *out,
                         svod_arena *scratch) {
    for (size_t u = 0; u < ratings->units; u++)
        out[u] = (svod_rank_range){0};
    resampling s = resampling_of(ratings, scratch);
    if (s.raters < 2 || !replicates) return false;
    size_t most = replicates < ENUMERATED_MOST ? replicates : ENUMERATED_MOST, resamples = resamples_of(s.raters, most);
    if (resamples <= most)
        enumerate(&s, resamples, alpha / 2, out, scratch);
    else
        draw(&s, replicates, seed, alpha / 2, out, scratch);
    return true;
}
