// One table of ratings as the coefficients of agreement look at it. What several of them need is made when the first one asks.
#ifndef SVOD_STAT_SAMPLE_H
#define SVOD_STAT_SAMPLE_H

#include "stat/cells.h"

typedef struct stat_sample {
    const svod_ratings *ratings;
    svod_arena *scratch;
    const stat_codes *codes;            // NULL: not asked for yet; so the others
    const stat_cells *cells;            //
    const struct stat_squares *squares; // stat_icc.c
} stat_sample;
const stat_codes *stat_sample_codes(stat_sample *sample);
const stat_cells *stat_sample_cells(stat_sample *sample);

#endif
