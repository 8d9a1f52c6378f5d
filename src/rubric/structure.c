// The text whose hash tells whether two rubrics can hold the same scores: ids and maxima, of indicators their kind, too, nothing else.
#include "base/str.h"
#include "rubric/compile.h"

const char *svod_rubric_structure(const svod_rubric *rubric, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    for (uint32_t i = 0; i < rubric->count; i++) {
        char max[40];
        const svod_indicator *indicator = rubric->nodes[i].indicator;
        svod_buf_printf(&out, "%s %s", svod_rubric_node_id(rubric, i), svod_points_short(max, rubric->nodes[i].max, 4, '.'));
        if (indicator) svod_buf_printf(&out, " %s%s%s", indicator->rule->id, *indicator->unit ? " " : "", indicator->unit);
        for (size_t k = 0; indicator && k < indicator->grade_count; k++)
            svod_buf_printf(&out, " %s", indicator->grades[k].id);
        svod_buf_str(&out, "\n");
    }
    return out.data;
}
