// The figures of a whole year: over those that submitted, and over all that exist.
#include "score/steps.h"

void score_figures(svod_year *year, svod_arena *arena, svod_arena *scratch) {
    uint32_t nodes = year->rubric->count;
    svod_points *values = SVOD_ARRAY(scratch, svod_points, year->unit_count);
    bool some_absent = false;
    for (size_t unit = 0; unit < year->unit_count; unit++)
        some_absent |= year->unit_state[unit] == SVOD_STATE_NO_SUBMISSION;
    year->submitted = SVOD_ARRAY(arena, svod_figure, nodes);
    year->all = SVOD_ARRAY(arena, svod_figure, nodes);
    for (uint32_t n = 0; n < nodes; n++) {
        year->submitted[n] = svod_figure_into(year, n, NULL, year->unit_count, false, values);
        bool differs = some_absent && year->submitted[n].n > 0;
        year->all[n] = differs ? svod_figure_into(year, n, NULL, year->unit_count, true, values) : year->submitted[n];
    }
    year->figures = year->rubric->policy.absent == SVOD_ABSENT_ZERO ? year->all : year->submitted;
}
