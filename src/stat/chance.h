// Agreement of pairs of raters within units, corrected for chance: what Fleiss' kappa and Gwet's coefficients share.
#ifndef SVOD_STAT_CHANCE_H
#define SVOD_STAT_CHANCE_H

#include "stat/metric.h"
#include "stat/sample.h"

typedef enum stat_chance {
    STAT_CHANCE_FLEISS, // two values drawn from all
    STAT_CHANCE_GWET,   // values given at random, by how many categories there are
} stat_chance;

// (pa - pe) / (1 - pe) with weights of agreement 1 - d / d max. Agreement pa is that of the pairs within a unit, averaged over the units
// with two values or more; the share of a category, on which pe rests, is averaged over all units with a value. Gwet, Handbook of
// Inter-Rater Reliability, 4th ed. (2014), ch. 2 (missing ratings) and ch. 3 (weights). Error: Gwet (2008), British Journal of
// Mathematical and Statistical Psychology 61, 29-48, variance over units as a sample of many. Undefined without variation. Categories are
// the values that occur, for STAT_NOMINAL, STAT_LINEAR and STAT_SQUARE.
svod_estimate stat_corrected(stat_sample *sample, stat_metric_kind metric, stat_chance chance);

#endif
