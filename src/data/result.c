// Names of states, points by unit and node, counts that several rooms need.
#include "data/result.h"

#include <assert.h>

const char *svod_state_id(svod_state state) {
    static const char *const ids[] = {"points", "not_applicable", "blank",       "no_submission", "unreadable",
                                      "absent", "no_data",        "few_experts", "unscored"};
    return ids[state];
}

bool svod_state_says(uint8_t state) {
    return state != SVOD_STATE_NO_DATA && state != SVOD_STATE_UNSCORED;
}

const svod_point *svod_year_at(const svod_year *year, size_t unit, uint32_t node) {
    assert(unit < year->unit_count && node < year->rubric->count);
    return &year->points[unit * year->rubric->count + node];
}

const svod_measure *svod_year_measure(const svod_year *year, size_t unit, uint32_t indicator) {
    static const svod_measure absent = {.state = SVOD_M_ABSENT, .document = "", .link = "", .comment = ""};
    size_t own = year->own_unit ? year->own_unit[unit] : unit;
    const svod_measures *measures = year->scores->measures;
    return own == SVOD_NO_UNIT || !measures ? &absent : &measures->list[own * measures->indicators + indicator];
}

const svod_override *svod_year_override(const svod_year *year, size_t unit, uint32_t node) {
    size_t own = year->own_unit ? year->own_unit[unit] : unit, low = 0, high = year->override_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const svod_override *at = &year->overrides[middle];
        if (at->unit == own && at->node == node) return at;
        if (at->unit < own || (at->unit == own && at->node < node))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

size_t svod_year_submitted_count(const svod_year *year) {
    size_t count = 0;
    for (size_t unit = 0; unit < year->unit_count; unit++)
        count += year->unit_state[unit] == SVOD_STATE_POINTS;
    return count;
}

bool svod_year_incomplete(const svod_year *year, size_t unit) {
    const svod_point *total = svod_year_at(year, unit, SVOD_ROOT);
    return total->state == SVOD_STATE_POINTS && (total->flags & SVOD_P_INCOMPLETE);
}

size_t svod_year_incomplete_count(const svod_year *year) {
    size_t count = 0;
    for (size_t unit = 0; unit < year->unit_count; unit++)
        count += svod_year_incomplete(year, unit);
    return count;
}

bool svod_result_urgent(const svod_result *result, size_t unit) {
    for (size_t i = 0; i < result->now.rubric->flag_count; i++)
        if (result->flags[i].flag->urgent && result->flags[i].units[unit].raised) return true;
    return false;
}
