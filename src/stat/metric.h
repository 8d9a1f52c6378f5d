// How much two categories differ, and sums of that over units and over pairs, each in less time than all pairs where the form allows it.
#ifndef SVOD_STAT_METRIC_H
#define SVOD_STAT_METRIC_H

#include "stat/cells.h"

typedef enum stat_metric_kind {
    STAT_NOMINAL, // 1 unless equal
    STAT_LINEAR,  // |a - b|
    STAT_SQUARE,  // (a - b)^2
    STAT_POWER,   // |a - b|^power
    STAT_RATIO,   // ((a - b) / (a + b))^2, for values of zero and above
} stat_metric_kind;

typedef struct stat_metric {
    stat_metric_kind kind;
    unsigned power; // of STAT_POWER
    size_t count;
    const double *score; // [category] ascending
} stat_metric;

// Disagreement of two categories; 0 of one with itself. It is greatest between the first and the last.
double stat_metric_pair(const stat_metric *metric, size_t a, size_t b);
// Sum over the ordered pairs of the unit's values.
double stat_metric_unit(const stat_metric *metric, const stat_unit *unit);
// out[c] = sum over k of weight[k] * disagreement of c and k. Weights are not negative. All pairs are visited by POWER alone.
void stat_metric_spread(const stat_metric *metric, const double *weight, double *out);

#endif
