// Of a letter to a unit: what its figures are not. Made-up and reconstructed data, and scores that are missing or doubtful, are told.
#include "letter/paper.h"

static void remark(letter_paper *paper, size_t *count, const char *text) {
    if (!(*count)++) paper_heading(paper, SAY(paper, head_remarks));
    paper_add(paper, SVOD_LETTER_POINT, text);
}

// Topmost nodes of the unit in that state.
static const char *nodes_in(const letter_paper *paper, size_t unit, uint8_t state) {
    svod_buf out = svod_buf_of(paper->arena);
    for (uint32_t node = 1; node < paper->rubric->count;) {
        bool in = svod_year_at(&paper->result->now, unit, node)->state == state;
        if (in) svod_buf_printf(&out, "%s%s", out.len ? "; " : "", paper_node(paper, node));
        node = in ? paper->rubric->nodes[node].end : node + 1;
    }
    return out.len ? out.data : NULL;
}

static const char *sections_marked(const letter_paper *paper, size_t unit, unsigned flag) {
    svod_buf out = svod_buf_of(paper->arena);
    for (uint32_t node = 1; node < paper->rubric->count; node = paper->rubric->nodes[node].end) {
        const svod_point *point = svod_year_at(&paper->result->now, unit, node);
        if (point->state != SVOD_STATE_POINTS || !(point->flags & flag)) continue;
        svod_buf_printf(&out, "%s%s", out.len ? "; " : "", paper_node(paper, node));
    }
    return out.len ? out.data : NULL;
}

static void put(letter_paper *paper, size_t *count, svod_text form, const char *nodes) {
    if (nodes) remark(paper, count, svod_printf(paper->arena, svod_say(paper->lang, form), nodes));
}

void paper_remarks(letter_paper *paper, size_t unit) {
    size_t count = 0;
    if (paper->result->now.unit_state[unit] == SVOD_STATE_POINTS) {
        put(paper, &count, SVOD_T_letter_remark_over, sections_marked(paper, unit, SVOD_P_OVER_MAX));
        put(paper, &count, SVOD_T_letter_remark_incomplete, sections_marked(paper, unit, SVOD_P_INCOMPLETE));
        put(paper, &count, SVOD_T_letter_remark_na, nodes_in(paper, unit, SVOD_STATE_NA));
        put(paper, &count, SVOD_T_letter_remark_blank, nodes_in(paper, unit, SVOD_STATE_BLANK));
        put(paper, &count, SVOD_T_letter_remark_unreadable, nodes_in(paper, unit, SVOD_STATE_UNREADABLE));
        put(paper, &count, SVOD_T_letter_remark_few, nodes_in(paper, unit, SVOD_STATE_FEW_EXPERTS));
    }
    if (paper->result->campaign->provenance == SVOD_DEMO) remark(paper, &count, SAY(paper, remark_demo));
    if (paper->result->campaign->provenance == SVOD_RECONSTRUCTED) remark(paper, &count, SAY(paper, remark_reconstructed));
}
