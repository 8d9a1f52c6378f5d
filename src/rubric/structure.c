// The text whose hash tells whether two rubrics can hold the same scores: ids and maxima, nothing else.
#include "base/str.h"
#include "rubric/compile.h"

const char *svod_rubric_structure(const svod_rubric *rubric, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    for (uint32_t i = 0; i < rubric->count; i++) {
        char max[40];
        svod_buf_printf(&out, "%s %s\n", svod_rubric_node_id(rubric, i), svod_points_short(max, rubric->nodes[i].max, 4, '.'));
    }
    return out.data;
}
