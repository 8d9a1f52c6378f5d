// Ranks with ties.
#ifndef SVOD_STAT_MIDRANK_H
#define SVOD_STAT_MIDRANK_H

#include "base/arena.h"

// rank[i]: place of value[i] from 1, lowest first, equal values sharing the mean of their places. No value is missing. Gives the sum of
// t^3 - t over groups of t equal values, count^3 - count when all are equal.
double stat_midranks(const double *value, size_t count, double *rank, svod_arena *scratch);

#endif
