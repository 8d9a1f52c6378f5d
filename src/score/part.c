// Points of a part of a grouping: a sum over nodes that need not have a common parent.
#include "score/steps.h"

// What a node without points leaves in the maximum, part by part: a criterion that is not applicable must not come back because its
// neighbour could not be read.
static svod_points stays_of(const svod_year *year, size_t unit, uint32_t node) {
    const svod_point *point = svod_year_at(year, unit, node);
    const svod_rnode *here = &year->rubric->nodes[node];
    bool below = false;
    for (uint32_t c = here->first_child; c != SVOD_NO_NODE; c = year->rubric->nodes[c].next)
        below |= svod_year_at(year, unit, c)->state != SVOD_STATE_NO_DATA;
    if (point->state == SVOD_STATE_POINTS || !below) return score_stays(year->rubric, node, point);
    svod_points stays = 0;
    for (uint32_t c = here->first_child; c != SVOD_NO_NODE; c = year->rubric->nodes[c].next)
        stays = svod_points_plus(stays, stays_of(year, unit, c));
    return stays;
}

svod_point svod_part_points(const svod_year *year, size_t unit, const svod_part *part) {
    bool scored = false;
    for (size_t i = 0; i < part->count; i++)
        scored |= year->submitted[part->nodes[i]].n > 0;
    if (!scored) return (svod_point){.state = SVOD_STATE_NO_DATA};
    if (year->unit_state[unit] != SVOD_STATE_POINTS) return (svod_point){.state = year->unit_state[unit]};
    score_total total = score_total_start();
    for (size_t i = 0; i < part->count; i++)
        score_total_add(&total, svod_year_at(year, unit, part->nodes[i]), stays_of(year, unit, part->nodes[i]));
    return score_total_point(&total);
}
