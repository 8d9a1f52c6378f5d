// Which level a unit has by bands of whole numbers. Private to cluster/.
#ifndef SVOD_CLUSTER_BAND_H
#define SVOD_CLUSTER_BAND_H

#include "data/result.h"

#define CLUSTER_NO_LEVEL UINT32_MAX

// Index of the band that holds the whole part of `value` (towards minus infinity); CLUSTER_NO_LEVEL when none does.
uint32_t cluster_band(const svod_cluster *cluster, svod_decimal value);
// Whole part of a / b, exact, never rounded up. a >= 0, b > 0, scales up to 18; false when it does not fit.
bool cluster_whole_ratio(svod_decimal a, svod_decimal b, int64_t *out);
// What a value in no band means: the declared gap, else the bands there are ("21–50, 51–90, от 91").
const char *cluster_gap_words(const svod_cluster *cluster, svod_decimal value, svod_lang lang, svod_arena *arena);

#endif
