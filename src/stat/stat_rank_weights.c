// How sure ranks are by the weights of parts: rank acceptability under weights drawn at random (Lahdelma and Salminen, SMAA-2,
// Operations Research 49, 2001, 444-454, after Lahdelma, Hokkanen and Salminen, European Journal of Operational Research 106, 1998,
// 137-143, who count first ranks; uniform weights as normalised exponentials: Rubinstein, European Journal of Operational Research 10,
// 1982, 205-209).
#include <math.h>

#include "stat/rank.h"

typedef struct table {
    double *value; // [row * parts + part], rows without a hole
    uint32_t *unit;
    size_t rows, parts;
    stat_ranked *items, *spare;
} table;

static bool whole(const double *row, size_t parts) {
    for (size_t p = 0; p < parts; p++)
        if (isnan(row[p])) return false;
    return true;
}

static table table_of(const double *value, size_t units, size_t parts, svod_arena *scratch) {
    table out = {.value = SVOD_ARRAY(scratch, double, units *parts),
                 .unit = SVOD_ARRAY(scratch, uint32_t, units),
                 .parts = parts,
                 .items = SVOD_ARRAY(scratch, stat_ranked, units),
                 .spare = SVOD_ARRAY(scratch, stat_ranked, units)};
    for (size_t u = 0; u < units; u++) {
        if (!whole(value + u * parts, parts)) continue;
        for (size_t p = 0; p < parts; p++)
            out.value[out.rows * parts + p] = value[u * parts + p];
        out.unit[out.rows++] = (uint32_t)u;
    }
    return out;
}

static void rank_weighted(table *t, const double *weights) {
    for (size_t i = 0; i < t->rows; i++) {
        double sum = 0;
        for (size_t p = 0; p < t->parts; p++)
            sum += weights[p] * t->value[i * t->parts + p];
        t->items[i] = (stat_ranked){.value = sum, .unit = t->unit[i]};
    }
    stat_rank(t->items, t->spare, t->rows);
}

// Uniform on the simplex.
static void draw_weights(gsl_rng *random, double *weights, size_t parts) {
    double sum = 0;
    for (size_t p = 0; p < parts; p++)
        sum += weights[p] = -log(gsl_rng_uniform_pos(random));
    for (size_t p = 0; p < parts; p++)
        weights[p] /= sum;
}

// One draw: own, first and last count draws until the end.
static void note(const table *t, size_t units, const uint32_t *own, svod_acceptance *out, double *shares, stat_tails *tails) {
    uint32_t last = t->items[t->rows - 1].rank;
    for (size_t i = 0; i < t->rows; i++) {
        size_t u = t->items[i].unit;
        uint32_t rank = t->items[i].rank;
        out[u].own += rank == own[u];
        out[u].first += rank == 1;
        out[u].last += rank == last;
        if (shares) shares[u * units + rank - 1]++;
        stat_tails_add(tails, u, rank);
    }
}

static void finish(svod_acceptance *out, double draws, svod_rank_range range) {
    out->own /= draws;
    out->first /= draws;
    out->last /= draws;
    out->low = range.low;
    out->high = range.high;
}

bool svod_rank_acceptance(const double *value, size_t units, size_t parts, const double *weights, size_t draws, uint64_t seed,
                          svod_acceptance *out, double *shares, svod_arena *scratch) {
    for (size_t u = 0; u < units; u++)
        out[u] = (svod_acceptance){0};
    for (size_t i = 0; shares && i < units * units; i++)
        shares[i] = 0;
    table t = table_of(value, units, parts, scratch);
    if (!t.rows || !parts || !draws) return false;

    uint32_t *own = SVOD_ARRAY(scratch, uint32_t, units);
    rank_weighted(&t, weights);
    for (size_t i = 0; i < t.rows; i++)
        own[t.items[i].unit] = t.items[i].rank;

    gsl_rng random = stat_random(seed, scratch);
    stat_tails tails = stat_tails_new(units, draws, (1 - SVOD_CONFIDENCE) / 2, scratch);
    double *drawn = SVOD_ARRAY(scratch, double, parts);
    for (size_t i = 0; i < draws; i++) {
        draw_weights(&random, drawn, parts);
        rank_weighted(&t, drawn);
        note(&t, units, own, out, shares, &tails);
    }
    for (size_t i = 0; i < t.rows; i++)
        finish(out + t.unit[i], (double)draws, stat_tails_range(&tails, t.unit[i]));
    for (size_t i = 0; shares && i < units * units; i++)
        shares[i] /= (double)draws;
    return true;
}
