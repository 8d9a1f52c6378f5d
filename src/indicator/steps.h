// The parts of svod_monitoring_of. Private to indicator/.
#ifndef SVOD_INDICATOR_STEPS_H
#define SVOD_INDICATOR_STEPS_H

#include "indicator/indicator.h"

// ---- gather.c: units -> region or level --------------------------------------------------------------------------
// The figure of the year's own indicator over units[0..count) of `year` (NULL: its first `count` units).
svod_indicator_figure indicator_figure(const svod_year *year, uint32_t indicator, const uint32_t *units, size_t count);

// ---- link.c: the same indicator in another year --------------------------------------------------------------------
typedef struct indicator_link {
    uint32_t indicator; // of that year's rubric; SVOD_NO_INDICATOR: none
    bool comparable;    // all the way, of one kind and in one unit
} indicator_link;
// From the first year's indicators to those of `year`, by the links of each rubric to the one before. years[0 ... year], newest first.
indicator_link indicator_link_of(const svod_year *const *years, size_t year, uint32_t indicator);

// ---- move.c ------------------------------------------------------------------------------------------------------
svod_move indicator_figure_move(const svod_indicator *indicator, const svod_indicator_figure *now, const svod_indicator_figure *before,
                                bool comparable);

#endif
