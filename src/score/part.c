// Points of a part of a grouping: a sum over nodes that need not have a common parent; and its figures over units.
#include "score/steps.h"

// What a node without points leaves in the maximum, part by part: a criterion that is not applicable must not come back because its
// neighbour could not be read.
svod_points svod_point_stays(const svod_year *year, size_t unit, uint32_t node) {
    const svod_point *point = svod_year_at(year, unit, node);
    const svod_rnode *here = &year->rubric->nodes[node];
    bool below = false;
    for (uint32_t c = here->first_child; c != SVOD_NO_NODE; c = year->rubric->nodes[c].next)
        below |= svod_state_says(svod_year_at(year, unit, c)->state);
    if (point->state == SVOD_STATE_POINTS || !below) return score_stays(year->rubric, node, point);
    svod_points stays = 0;
    for (uint32_t c = here->first_child; c != SVOD_NO_NODE; c = year->rubric->nodes[c].next)
        stays = svod_points_plus(stays, svod_point_stays(year, unit, c));
    return stays;
}

svod_point svod_part_points(const svod_year *year, size_t unit, const svod_part *part) {
    bool scored = false, worth = part->count == 0;
    for (size_t i = 0; i < part->count; i++) {
        scored |= year->submitted[part->nodes[i]].n > 0;
        worth |= year->rubric->nodes[part->nodes[i]].max > 0;
    }
    if (!worth) return (svod_point){.state = SVOD_STATE_UNSCORED};
    if (!scored) return (svod_point){.state = SVOD_STATE_NO_DATA};
    if (year->unit_state[unit] != SVOD_STATE_POINTS) return (svod_point){.state = year->unit_state[unit]};
    score_total total = score_total_start();
    for (size_t i = 0; i < part->count; i++)
        score_total_add(&total, svod_year_at(year, unit, part->nodes[i]), svod_point_stays(year, unit, part->nodes[i]));
    return score_total_point(&total);
}

static svod_figure part_figure(const svod_year *year, const svod_part *part, svod_points *values) {
    bool counts_absent = year->rubric->policy.absent == SVOD_ABSENT_ZERO;
    svod_points max_sum = 0;
    size_t n = 0;
    for (size_t unit = 0; unit < year->unit_count; unit++) {
        svod_point point = svod_part_points(year, unit, part);
        bool absent = point.state == SVOD_STATE_NO_SUBMISSION;
        if (point.state != SVOD_STATE_POINTS && !(absent && counts_absent)) continue;
        values[n++] = point.value;
        max_sum = svod_points_plus(max_sum, absent ? part->max : point.max);
    }
    return svod_figure_over(values, n, max_sum);
}

void svod_grouping_compute(svod_grouping_result *out, const svod_grouping *grouping, const svod_year *year, svod_arena *arena) {
    svod_arena *scratch = svod_arena_new();
    svod_points *values = SVOD_ARRAY(scratch, svod_points, year->unit_count);
    *out = (svod_grouping_result){grouping, SVOD_ARRAY(arena, svod_figure, grouping->count)};
    for (size_t i = 0; i < grouping->count; i++)
        out->parts[i] = part_figure(year, &grouping->parts[i], values);
    svod_arena_free(scratch);
}
