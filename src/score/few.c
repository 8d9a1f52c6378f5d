// Points that too few experts gave are told once a unit, at the first of the scores that are there.
#include "score/steps.h"

// A node whose children make it so is no case of its own: what is there is told at them.
static size_t mark_few(const svod_year *year, size_t unit, bool *marks) {
    size_t count = 0;
    for (uint32_t n = 0; n < year->rubric->count; n++) {
        const svod_point *point = svod_year_at(year, unit, n);
        marks[n] = point->state == SVOD_STATE_FEW_EXPERTS && point->experts > 0;
        count += marks[n];
    }
    return count;
}

void score_few(const svod_year *year, size_t unit, bool *marks, svod_findings *findings) {
    size_t count = mark_few(year, unit, marks);
    if (count == 0) return;
    svod_place place;
    uint32_t node = score_first(year->scores, unit, marks, SCORE_POINTS, &place);
    if (node == SVOD_NO_NODE) return;
    const char *id = svod_rubric_node_id(year->rubric, node);
    svod_arena *arena = findings->arena;
    const char *found =
        svod_printf(arena, svod_say(findings->lang, SVOD_T_score_few_found), id, (unsigned)svod_year_at(year, unit, node)->experts);
    if (count > 1) found = svod_printf(arena, svod_say(findings->lang, SVOD_T_score_few_nodes), found, count);
    svod_add(findings, SVOD_F_experts_too_few, place, found,
             svod_printf(arena, svod_say(findings->lang, SVOD_T_score_few_expected), year->rubric->nodes[node].combine.least));
    svod_about(findings, year->scores->roster->units[unit].id, id);
}
