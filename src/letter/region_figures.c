// Of the summary: what the region has in all, by section and by group, beside the year before.
#include "letter/paper.h"

static const char *max_of(const letter_paper *paper, const svod_year *year, uint32_t node) {
    return paper_points(paper, year->rubric->nodes[node].max);
}

void paper_region_total(letter_paper *paper) {
    const svod_result *result = paper->result;
    const svod_year *now = &result->now, *before = result->before;
    uint32_t *silent = SVOD_ARRAY(paper->arena, uint32_t, now->unit_count);
    size_t silent_count = 0, exist = 0;
    for (size_t unit = 0; unit < now->unit_count; unit++) {
        exist += now->unit_state[unit] != SVOD_STATE_ABSENT;
        if (now->unit_state[unit] == SVOD_STATE_NO_SUBMISSION) silent[silent_count++] = (uint32_t)unit;
    }
    paper_heading(paper, SAY(paper, head_result));
    paper_add(paper, SVOD_LETTER_TEXT, svod_printf(paper->arena, SAY(paper, region_units), exist, svod_year_submitted_count(now)));
    if (silent_count) paper_run(paper, svod_printf(paper->arena, SAY(paper, region_silent), paper_units(paper, silent, silent_count)));
    if (!paper_scored(paper)) return;
    const svod_figure *total = &now->figures[SVOD_ROOT];
    const char *text = SAY(paper, region_none);
    if (total->n)
        text = svod_printf(paper->arena, SAY(paper, region_mean), paper_mean(paper, total->mean), max_of(paper, now, SVOD_ROOT),
                           paper_percent(paper, total->percent), paper_mean(paper, total->median), paper_points(paper, total->min),
                           paper_points(paper, total->max), total->n);
    paper_add(paper, SVOD_LETTER_TEXT, text)->runs[0].bold = true;
    if (!before || !before->figures[SVOD_ROOT].n) return;
    const svod_figure *was = &before->figures[SVOD_ROOT];
    paper_add(paper, SVOD_LETTER_TEXT,
              svod_printf(paper->arena, SAY(paper, region_before), before->year, paper_mean(paper, was->mean),
                          max_of(paper, before, SVOD_ROOT), paper_percent(paper, was->percent), was->n));
    const svod_compare *compare = result->compare;
    if (before->rubric->nodes[SVOD_ROOT].max != paper->rubric->nodes[SVOD_ROOT].max) paper_run(paper, SAY(paper, before_max));
    if (!compare->now_figure.n) return;
    svod_text form = compare->comparable[SVOD_ROOT] ? SVOD_T_letter_before_whole : SVOD_T_letter_before_part;
    svod_ratio moved = svod_ratio_minus(compare->now_figure.percent, compare->before_figure.percent);
    paper_run(paper, svod_printf(paper->arena, svod_say(paper->lang, form), paper_percent(paper, compare->before_figure.percent),
                                 paper_percent(paper, compare->now_figure.percent), paper_change(paper, moved, true)));
}

// ---- sections --------------------------------------------------------------------------------------------------------------

static void put_figure(letter_paper *paper, svod_letter_row *row, uint32_t column, const svod_year *year, uint32_t node) {
    const svod_figure *figure = &year->figures[node];
    paper_number(paper, row, column, max_of(paper, year, node));
    paper_number(paper, row, column + 1, figure->n ? paper_mean(paper, figure->mean) : SVOD_NONE);
    paper_number(paper, row, column + 2, paper_percent(paper, figure->percent));
}

static void put_section(letter_paper *paper, svod_letter_block *table, uint32_t node, bool both) {
    const svod_result *result = paper->result;
    svod_letter_row *row = paper_row(paper, table);
    paper_cell(paper, row, 0, paper_node(paper, node));
    put_figure(paper, row, 1, &result->now, node);
    uint32_t own = paper_before(paper, node);
    if (both && own != SVOD_NO_NODE) {
        put_figure(paper, row, 4, result->before, own);
        bool comparable = result->compare->comparable[node];
        svod_ratio moved = svod_ratio_minus(result->now.figures[node].percent, result->before->figures[own].percent);
        paper_number(paper, row, 7, comparable ? paper_change(paper, moved, true) : SVOD_NONE);
    }
    for (uint32_t column = 4; both && own == SVOD_NO_NODE && column < 8; column++)
        paper_number(paper, row, column, SVOD_NONE);
    for (uint32_t i = 0; node == SVOD_ROOT && i < row->count; i++)
        row->cells[i].bold = true;
}

void paper_region_sections(letter_paper *paper) {
    if (!paper_scored(paper)) return;
    static const uint16_t with[] = {352, 78, 96, 92, 84, 104, 96, 98}, without[] = {610, 120, 130, 140};
    const svod_result *result = paper->result;
    bool both = result->before && result->compare && result->before->rubric->nodes[SVOD_ROOT].max;
    int year = both ? result->before->year : 0;
    const char *heads[] = {SAY(paper, col_section),
                           SAY(paper, col_max),
                           SAY(paper, col_mean),
                           SAY(paper, col_percent),
                           svod_printf(paper->arena, SAY(paper, col_before_max), year),
                           svod_printf(paper->arena, SAY(paper, col_before_mean), year),
                           svod_printf(paper->arena, SAY(paper, col_before_share), year),
                           SAY(paper, col_pp)};
    paper_heading(paper, SAY(paper, head_sections));
    uint32_t rows = paper->rubric->nodes[SVOD_ROOT].child_count + 1;
    svod_letter_block *table = paper_table(paper, both ? with : without, heads, both ? 8 : 4, rows);
    table->dense = true;
    for (uint32_t node = 1; node < paper->rubric->count; node = paper->rubric->nodes[node].end)
        if (paper->rubric->nodes[node].max > 0) put_section(paper, table, node, both);
    put_section(paper, table, SVOD_ROOT, both);
    if (both) paper_add(paper, SVOD_LETTER_SMALL, SAY(paper, note_pp));
}

// ---- levels ----------------------------------------------------------------------------------------------------------------

static void put_level(letter_paper *paper, svod_letter_block *table, const svod_cluster_result *cluster, size_t i, bool both) {
    const svod_level_result *level = &cluster->levels[i];
    const svod_figure *now = &level->now[SVOD_ROOT];
    svod_letter_row *row = paper_row(paper, table);
    paper_cell(paper, row, 0, cluster->cluster->levels[i].title);
    paper_number(paper, row, 1, svod_printf(paper->arena, "%u", level->n));
    paper_number(paper, row, 2, svod_printf(paper->arena, "%u", level->now_n));
    paper_number(paper, row, 3, now->n ? paper_mean(paper, now->mean) : SVOD_NONE);
    paper_number(paper, row, 4, paper_percent(paper, now->percent));
    bool best = level->best != UINT32_MAX && now->n > 0;
    paper_cell(paper, row, 5, best ? paper->result->roster->units[level->best].name : SVOD_NONE);
    if (both) paper_number(paper, row, 6, level->before ? paper_percent(paper, level->before[SVOD_ROOT].percent) : SVOD_NONE);
}

void paper_region_levels(letter_paper *paper) {
    if (!paper_scored(paper) || !paper->rubric->cluster_count || !paper->result->clusters) return;
    static const uint16_t with[] = {240, 135, 110, 105, 100, 200, 110}, without[] = {300, 140, 120, 120, 110, 210};
    const svod_year *before = paper->result->before;
    bool both = before && before->rubric->nodes[SVOD_ROOT].max;
    const char *heads[] = {SAY(paper, col_group),
                           SAY(paper, col_units),
                           SAY(paper, col_scored),
                           SAY(paper, col_mean),
                           SAY(paper, col_percent),
                           SAY(paper, col_best),
                           both ? svod_printf(paper->arena, SAY(paper, col_before_share), before->year) : ""};
    paper_heading(paper, SAY(paper, head_levels));
    uint32_t columns = both ? 7 : 6, rows = 0;
    for (size_t i = 0; i < paper->rubric->cluster_count; i++)
        rows += 1 + (uint32_t)paper->rubric->clusters[i].count;
    svod_letter_block *table = paper_table(paper, both ? with : without, heads, columns, rows);
    table->dense = true;
    for (size_t i = 0; i < paper->rubric->cluster_count; i++) {
        const svod_cluster_result *cluster = &paper->result->clusters[i];
        svod_letter_row *row = paper_row(paper, table);
        svod_letter_cell *cell = paper_cell(paper, row, 0, cluster->cluster->title);
        cell->bold = true;
        cell->cols = (uint8_t)columns;
        row->count = 1;
        row->keep = true;
        for (size_t level = 0; level < cluster->cluster->count; level++)
            put_level(paper, table, cluster, level, both);
    }
}
