// Figures over units: n, sum, mean, median, least, greatest, percent. Here and not in score/, because cluster/ needs them too and
// the rooms of calculation do not include each other. Refuses: deciding which units belong together.
#ifndef SVOD_DATA_FIGURE_H
#define SVOD_DATA_FIGURE_H

#include "data/result.h"

// a + b; saturates beyond 1.28e9 points, which only scores far above any maximum can reach.
svod_points svod_points_plus(svod_points a, svod_points b);

// The figure of `count` values whose maxima add up to max_sum. values are reordered. count 0: n is 0, the quotients are undefined.
svod_figure svod_figure_over(svod_points *values, size_t count, svod_points max_sum);

// The figure at `node` over units[0..count) of `year` (NULL: its first `count` units). Units without points there are left out;
// counts_absent: units without a submission count as zero of the node's maximum, where anybody has points at all (so
// year->submitted must be filled). values: room for `count`.
svod_figure svod_figure_into(const svod_year *year, uint32_t node, const uint32_t *units, size_t count, bool counts_absent,
                             svod_points *values);

#endif
