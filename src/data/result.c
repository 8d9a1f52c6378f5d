// Names of states, points by unit and node, counts that several rooms need.
#include "data/result.h"

#include <assert.h>

const char *svod_state_id(svod_state state) {
    static const char *const ids[] = {"points", "not_applicable", "blank", "no_submission", "unreadable", "absent", "no_data"};
    return ids[state];
}

const svod_point *svod_year_at(const svod_year *year, size_t unit, uint32_t node) {
    assert(unit < year->unit_count && node < year->rubric->count);
    return &year->points[unit * year->rubric->count + node];
}

size_t svod_year_submitted_count(const svod_year *year) {
    size_t count = 0;
    for (size_t unit = 0; unit < year->unit_count; unit++)
        count += year->unit_state[unit] == SVOD_STATE_POINTS;
    return count;
}

bool svod_result_urgent(const svod_result *result, size_t unit) {
    for (size_t i = 0; i < result->now.rubric->flag_count; i++)
        if (result->flags[i].flag->urgent && result->flags[i].units[unit].raised) return true;
    return false;
}
