// Of the summary: whose practice to look at, by section and group; and what the figures are not.
#include "letter/paper.h"

// The most points on a node within a level, and who has them; zero points are no practice, what is above the maximum is to be checked.
static const char *best_of(const letter_paper *paper, const svod_level_result *level, uint32_t node) {
    const svod_year *now = &paper->result->now;
    uint32_t *units = SVOD_ARRAY(paper->arena, uint32_t, level->n);
    size_t count = 0;
    svod_points most = 0;
    for (uint32_t i = 0; i < level->n; i++) {
        uint32_t unit = level->units[i];
        const svod_point *point = svod_year_at(now, unit, node);
        if (point->state != SVOD_STATE_POINTS || paper_over(now, unit, node) || point->value < most || point->value <= 0) continue;
        if (point->value > most) count = 0;
        most = point->value;
        units[count++] = unit;
    }
    if (!count) return SVOD_NONE;
    const char *names = paper_units(paper, units, count < 3 ? count : 2), *points = paper_points(paper, most);
    return count <= 3 ? svod_printf(paper->arena, SAY(paper, best_of), count == 3 ? paper_units(paper, units, 3) : names, points)
                      : svod_printf(paper->arena, SAY(paper, best_many), names, count - 2, points);
}

void paper_region_best(letter_paper *paper) {
    if (!paper_scored(paper) || paper->cluster == UINT32_MAX || !paper->result->clusters) return;
    const svod_cluster_result *cluster = &paper->result->clusters[paper->cluster];
    uint32_t levels = (uint32_t)cluster->cluster->count;
    if (levels == 0 || levels > 5) return; // more do not fit a page's width; the workbook has them
    uint16_t widths[6] = {235};
    const char *heads[6] = {SAY(paper, col_section)};
    for (uint32_t i = 0; i < levels; i++) {
        widths[i + 1] = (uint16_t)(765 / levels);
        heads[i + 1] = cluster->cluster->levels[i].title;
    }
    paper_heading(paper, SAY(paper, head_best));
    paper_add(paper, SVOD_LETTER_TEXT, SAY(paper, best))->keep = true;
    svod_letter_block *table = paper_table(paper, widths, heads, levels + 1, paper->rubric->nodes[SVOD_ROOT].child_count);
    table->dense = true;
    for (uint32_t node = 1; node < paper->rubric->count; node = paper->rubric->nodes[node].end) {
        if (paper->rubric->nodes[node].max <= 0) continue;
        svod_letter_row *row = paper_row(paper, table);
        paper_cell(paper, row, 0, paper_node(paper, node));
        for (uint32_t i = 0; i < levels; i++)
            paper_cell(paper, row, i + 1, best_of(paper, &cluster->levels[i], node));
    }
}

// ---- remarks ---------------------------------------------------------------------------------------------------------------

static void put_units(letter_paper *paper, svod_text form, unsigned flag) {
    uint32_t *units = SVOD_ARRAY(paper->arena, uint32_t, paper->result->roster->count);
    size_t count = 0;
    for (uint32_t unit = 0; unit < paper->result->roster->count; unit++) {
        const svod_point *total = svod_year_at(&paper->result->now, unit, SVOD_ROOT);
        if (total->state == SVOD_STATE_POINTS && (total->flags & flag)) units[count++] = unit;
    }
    if (count)
        paper_add(paper, SVOD_LETTER_POINT, svod_printf(paper->arena, svod_say(paper->lang, form), paper_units(paper, units, count)));
}

void paper_region_remarks(letter_paper *paper) {
    const svod_result *result = paper->result;
    paper_heading(paper, SAY(paper, head_remarks));
    put_units(paper, SVOD_T_letter_remark_over_units, SVOD_P_OVER_MAX);
    put_units(paper, SVOD_T_letter_remark_incomplete_units, SVOD_P_INCOMPLETE);
    if (result->findings)
        paper_add(paper, SVOD_LETTER_POINT,
                  svod_printf(paper->arena, SAY(paper, remark_findings), result->findings->count[SVOD_ERROR],
                              result->findings->count[SVOD_WARNING]));
    if (result->advice && result->advice->rules->provenance == SVOD_RECONSTRUCTED)
        paper_add(paper, SVOD_LETTER_POINT, SAY(paper, remark_rules));
    if (result->campaign->provenance == SVOD_DEMO) paper_add(paper, SVOD_LETTER_POINT, SAY(paper, remark_demo));
    if (result->campaign->provenance == SVOD_RECONSTRUCTED) paper_add(paper, SVOD_LETTER_POINT, SAY(paper, remark_reconstructed));
}
