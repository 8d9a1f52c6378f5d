// Units ranked many times over, and what is kept of their ranks: shared by the bootstrap and by random weights, private to the room.
#ifndef SVOD_STAT_RANK_H
#define SVOD_STAT_RANK_H

#include <gsl/gsl_rng.h>

#include "stat/stat.h"

// Values nearer than this share of the greatest are one value: what remains when equal sums were added up in another order. Real scores
// differ by far more.
#define STAT_RANK_SAME 1e-11

typedef struct stat_ranked {
    double value; // finite
    uint32_t unit, rank;
} stat_ranked;
// Sorts from the highest down and sets competition ranks (1 2 2 4). spare: room for as many.
void stat_rank(stat_ranked *items, stat_ranked *spare, size_t count);

// A generator of its own on `scratch`: the Mersenne twister, the same draws on every machine.
gsl_rng stat_random(uint64_t seed, svod_arena *scratch);

// The quantile p of n whole numbers (type 7), outwards to whole numbers: lies at *index and the next, *share of the way. n >= 1.
void stat_quantile_place(double p, double n, double *index, double *share);
uint32_t stat_outwards(uint32_t at, uint32_t next, double share); // at <= next

// Of many ranks of each unit only the ends, as far in as the quantiles p and 1 - p of `most` numbers lie: 2 p most numbers a unit instead
// of all. The two ends are heaps with the innermost on top. What is no nearer to the end than that is most ranks, so the tops stand
// together: far fewer lines of memory are touched.
typedef struct stat_tail {
    uint32_t low, high; // tops of the heaps; UINT32_MAX while there is room
    uint32_t count;     // ranks
} stat_tail;
typedef struct stat_tails {
    size_t depth;
    double p;
    uint32_t *low, *high; // [unit * depth + i]; high is mirrored: UINT32_MAX - rank
    stat_tail *tail;      // [unit]
} stat_tails;
stat_tails stat_tails_new(size_t units, size_t most, double p, svod_arena *scratch);
void stat_tails_add(stat_tails *tails, size_t unit, uint32_t rank);
// Ends the collecting for this unit. {0, 0} without a rank.
svod_rank_range stat_tails_range(stat_tails *tails, size_t unit);

#endif
