// Names of states, and points by unit and node.
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
