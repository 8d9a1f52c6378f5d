// Of a letter to a unit: points by section beside the maximum, its level, all units and the year before.
#include "letter/paper.h"

enum { SECTION, POINTS, MAX, PERCENT, LEVEL, ALL, BEFORE, CHANGE, COLUMNS };

// Columns of the table: those of a level and of a year before are left out where there is none.
typedef struct section_columns {
    uint32_t at[COLUMNS], count; // at: place of each, UINT32_MAX: none
} section_columns;

// Is there anything of a year ago to be shown?
static bool has_before(const letter_paper *paper, size_t unit) {
    const svod_result *result = paper->result;
    if (!result->before || !result->compare || !result->before->rubric->nodes[SVOD_ROOT].max) return false;
    return result->before->unit_state[unit] == SVOD_STATE_POINTS;
}

static section_columns columns_of(const letter_paper *paper, size_t unit, uint16_t *widths, const char **heads) {
    static const uint16_t usual[COLUMNS] = {318, 84, 78, 88, 104, 104, 134, 90};
    const svod_result *result = paper->result;
    bool level = paper_level_figure(paper, unit, SVOD_ROOT) != NULL;
    bool before = has_before(paper, unit);
    const char *year = before ? svod_printf(paper->arena, SAY(paper, col_year), result->before->year) : "";
    const char *names[COLUMNS] = {SAY(paper, col_section),
                                  SAY(paper, col_points),
                                  SAY(paper, col_max),
                                  SAY(paper, col_percent),
                                  SAY(paper, col_level),
                                  SAY(paper, col_all),
                                  year,
                                  SAY(paper, col_change)};
    section_columns out = {.count = 0};
    uint32_t sum = 0;
    for (uint32_t i = 0; i < COLUMNS; i++) {
        bool shown = (i != LEVEL || level) && ((i != BEFORE && i != CHANGE) || before);
        out.at[i] = shown ? out.count : UINT32_MAX;
        if (!shown) continue;
        widths[out.count] = usual[i];
        heads[out.count++] = names[i];
        sum += usual[i];
    }
    widths[0] = (uint16_t)(widths[0] + 1000 - sum);
    return out;
}

// The points of a year ago with their maximum, and by how much they moved where that may be said.
static void put_before(letter_paper *paper, const section_columns *columns, svod_letter_row *row, size_t unit, uint32_t node) {
    uint32_t own = paper_before(paper, node);
    const svod_year *before = paper->result->before;
    const svod_point *was = own == SVOD_NO_NODE ? NULL : svod_year_at(before, unit, own);
    const svod_point *is = svod_year_at(&paper->result->now, unit, node);
    const char *text = SAY(paper, no_counterpart);
    if (was && was->state == SVOD_STATE_POINTS)
        text = svod_printf(paper->arena, SAY(paper, points_of), paper_points(paper, was->value), paper_points(paper, was->max));
    else if (was)
        text = paper_state(paper, was->state);
    svod_letter_cell *cell = paper_number(paper, row, columns->at[BEFORE], text);
    if (!was || was->state != SVOD_STATE_POINTS) cell->ink = SVOD_INK_MUTED;
    bool both = was && was->state == SVOD_STATE_POINTS && is->state == SVOD_STATE_POINTS && was->max == is->max;
    bool comparable = both && paper->result->compare->comparable[node];
    svod_ratio change = comparable ? (svod_ratio){is->value - was->value, 1} : (svod_ratio){0, 0};
    paper_number(paper, row, columns->at[CHANGE], paper_change(paper, change, false));
}

static void put_node(letter_paper *paper, const section_columns *columns, svod_letter_block *table, size_t unit, uint32_t node) {
    const svod_point *point = svod_year_at(&paper->result->now, unit, node);
    svod_letter_row *row = paper_row(paper, table);
    paper_cell(paper, row, SECTION, paper_node(paper, node));
    bool has = point->state == SVOD_STATE_POINTS;
    svod_letter_cell *cell = paper_number(paper, row, POINTS, has ? paper_points(paper, point->value) : paper_state(paper, point->state));
    if (!has) cell->ink = SVOD_INK_MUTED;
    if (paper_over(&paper->result->now, unit, node)) cell->ink = SVOD_INK_BAD;
    bool none = point->state == SVOD_STATE_NA || point->state == SVOD_STATE_UNSCORED;
    paper_number(paper, row, MAX, none ? SVOD_NONE : paper_points(paper, has ? point->max : paper->rubric->nodes[node].max));
    paper_number(paper, row, PERCENT, paper_percent(paper, paper_share(point)));
    const svod_figure *level = paper_level_figure(paper, unit, node), *all = &paper->result->now.figures[node];
    if (columns->at[LEVEL] != UINT32_MAX) paper_number(paper, row, columns->at[LEVEL], level ? paper_mean(paper, level->mean) : SVOD_NONE);
    paper_number(paper, row, columns->at[ALL], all->n ? paper_mean(paper, all->mean) : SVOD_NONE);
    if (columns->at[BEFORE] != UINT32_MAX) put_before(paper, columns, row, unit, node);
    for (uint32_t i = 0; node == SVOD_ROOT && i < row->count; i++)
        row->cells[i].bold = true;
}

static void put_note(letter_paper *paper, size_t unit) {
    const svod_figure *level = paper_level_figure(paper, unit, SVOD_ROOT), *all = &paper->result->now.figures[SVOD_ROOT];
    svod_buf out = svod_buf_of(paper->arena);
    if (level)
        svod_buf_printf(&out, SAY(paper, note_level), paper->rubric->clusters[paper->cluster].title,
                        paper_level_title(paper, paper->cluster, unit), level->n);
    svod_buf_printf(&out, SAY(paper, note_all), all->n);
    if (has_before(paper, unit)) svod_buf_str(&out, SAY(paper, note_change));
    paper_add(paper, SVOD_LETTER_SMALL, out.data);
}

void paper_sections(letter_paper *paper, size_t unit) {
    if (!paper_scored(paper)) return;
    uint16_t widths[COLUMNS];
    const char *heads[COLUMNS];
    paper_heading(paper, SAY(paper, head_sections));
    section_columns columns = columns_of(paper, unit, widths, heads);
    svod_letter_block *table = paper_table(paper, widths, heads, columns.count, paper->rubric->nodes[SVOD_ROOT].child_count + 1);
    for (uint32_t node = 1; node < paper->rubric->count; node = paper->rubric->nodes[node].end)
        if (paper->rubric->nodes[node].max > 0) put_node(paper, &columns, table, unit, node);
    put_node(paper, &columns, table, unit, SVOD_ROOT);
    put_note(paper, unit);
}
