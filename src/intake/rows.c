// Finds out whose row a row is: unit, year and expert, names that stand only in the first row of several, footers.
#include <string.h>

#include "base/str.h"
#include "intake/cellscore.h"
#include "intake/sheet.h"

// ---- cells of the row --------------------------------------------------------------------------------------------------

const svod_cell *row_cell(const sheet_row *row, uint32_t col) {
    if (col <= row->count && row->cells[col - 1].col == col) return &row->cells[col - 1];
    size_t from = 0, to = row->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (row->cells[middle].col == col) return &row->cells[middle];
        if (row->cells[middle].col < col)
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}

bool row_blank(const svod_cell *cell) {
    return !cell || (!(cell->flags & SVOD_CELL_NO_RESULT) && (cell->type == SVOD_CELL_EMPTY || text_blank(cell->text)));
}

bool row_key_blank(const svod_cell *cell) {
    return !cell || text_blank(cell->text);
}

svod_place row_place(const svod_intake *intake, const sheet_row *row, uint32_t col) {
    const svod_sheet_info *info = &intake->at.info;
    svod_place place = svod_place_cell(info->file, info->name, row->row, col);
    place.line = row->count ? row->cells[0].line : 0;
    return place;
}

const svod_cell *row_key_cell(svod_intake *intake, const sheet_row *row, uint32_t col, key_spans *spans) {
    const svod_cell *cell = col ? row_cell(row, col) : NULL;
    if (!col || !row_key_blank(cell)) return cell;
    while (spans->next < spans->count && spans->list[spans->next].row2 < row->row)
        spans->next++;
    if (spans->next == spans->count) return NULL;
    const svod_merge *span = &spans->list[spans->next];
    return span->row1 <= row->row ? svod_grid_at(&intake->at.grid, span->row1, span->col1) : NULL;
}

const svod_cell *row_first_text(const sheet_row *row) {
    for (size_t i = 0; i < row->count; i++)
        if (!row_key_blank(&row->cells[i])) return &row->cells[i];
    return NULL;
}

bool row_has_values(const svod_intake *intake, const sheet_row *row) {
    const layout_group *columns = row->group->columns;
    if (intake->at.layout.is_long) return !row_key_blank(row_cell(row, columns->node)) || !row_blank(row_cell(row, columns->score));
    for (size_t i = 0; i < columns->node_count; i++)
        if (!row_blank(row_cell(row, columns->nodes[i].col))) return true;
    for (size_t i = 0; i < columns->question_count; i++)
        if (!row_blank(row_cell(row, columns->questions[i].col))) return true;
    for (size_t i = 0; i < columns->total_count; i++)
        if (!row_blank(row_cell(row, columns->totals[i]))) return true;
    return false;
}

// Answers may be words; but those of a header ask.
static bool replies(const svod_intake *intake, const svod_cell *cell) {
    if (row_blank(cell)) return false;
    const char *text = cell->type == SVOD_CELL_STRING ? head_text(intake->scratch, cell) : NULL;
    return !text || head_is_number(text) || patterns_indicator(intake->patterns, text).indicator == SVOD_NO_INDICATOR;
}

static bool answers(const svod_intake *intake, uint32_t node, const svod_cell *cell) {
    if (row_blank(cell)) return false;
    return cell->type != SVOD_CELL_STRING || cell_score_of(intake->scores->rubric, node, cell, intake->scratch).score != SVOD_S_UNREADABLE;
}

bool row_answers(const svod_intake *intake, const sheet_row *row) {
    const layout_group *columns = row->group->columns;
    if (intake->at.layout.is_long) return row_has_values(intake, row);
    for (size_t i = 0; i < columns->node_count; i++)
        if (answers(intake, columns->nodes[i].node, row_cell(row, columns->nodes[i].col))) return true;
    for (size_t i = 0; i < columns->question_count; i++)
        if (replies(intake, row_cell(row, columns->questions[i].col))) return true;
    for (size_t i = 0; i < columns->total_count; i++)
        if (answers(intake, SVOD_ROOT, row_cell(row, columns->totals[i]))) return true;
    return false;
}

void row_count_up(row_count *rows, uint32_t row, svod_place place) {
    if (rows->last == row) return; // of another table side by side
    rows->last = row;
    if (!rows->count++) rows->first = place;
}

// ---- rows that are no unit's -------------------------------------------------------------------------------------------

static bool footer(svod_intake *intake, const sheet_row *row, svod_place place) {
    row_count_up(&intake->at.footers, row->row, place);
    row->group->unit = NULL;
    return false;
}

// A row with scores and without a name: a footer whose label stands elsewhere, or a fault.
static bool nameless(svod_intake *intake, const sheet_row *row) {
    const svod_cell *label = row_first_text(row);
    if (label && label->type == SVOD_CELL_STRING && name_unit(intake, label)->kind == NAME_FOOTER)
        return footer(intake, row, row_place(intake, row, label->col));
    if (row_has_values(intake, row))
        svod_add(intake->findings, SVOD_F_unit_missing, row_place(intake, row, row->group->columns->unit), "", "");
    return false;
}

// What a text says as a header, as far as it decides how the cells below it are read.
typedef struct saying {
    column_role role;
    uint32_t node;
    int year;
} saying;

static saying saying_of(svod_intake *intake, const char *text) {
    static const column_role order[] = {ROLE_total, ROLE_year, ROLE_expert, ROLE_unit, ROLE_node, ROLE_score};
    saying out = {ROLE_none, SVOD_NO_NODE, 0};
    if (!text || patterns_role(intake->patterns, ROLE_ignore, text)) return out;
    out.node = patterns_node(intake->patterns, text).node;
    size_t count = sizeof order / sizeof *order - (intake->at.layout.is_long ? 0 : 2); // the last two have columns in long tables alone
    for (size_t i = 0; i < count && out.node == SVOD_NO_NODE && out.role == ROLE_none; i++)
        if (patterns_role(intake->patterns, order[i], text)) out.role = order[i];
    if (out.node != SVOD_NO_NODE || out.role == ROLE_total) out.year = patterns_total_year(intake->patterns, text);
    return out;
}

// lacking: a column that the row says nothing of is another, too.
static bool same_saying(svod_intake *intake, const char *before, const char *now, bool lacking) {
    if (before && now && svod_streq(before, now)) return true;
    saying old = saying_of(intake, before), new = saying_of(intake, now);
    bool silent = new.role == ROLE_none &&new.node == SVOD_NO_NODE;
    if (silent && !lacking) return true;
    return old.role == new.role &&old.node == new.node &&old.year == new.year;
}

static bool is_node_column(const sheet_state *at, uint32_t col) {
    for (size_t i = 0; i < at->layout.group_count; i++)
        for (size_t k = 0; k < at->groups[i].columns->node_count; k++)
            if (at->groups[i].columns->nodes[k].col == col) return true;
    return false;
}

static bool is_unit_column(const sheet_state *at, uint32_t col) {
    for (size_t i = 0; i < at->layout.group_count; i++)
        if (at->groups[i].columns->unit == col) return true;
    return false;
}

bool row_keeps_columns(svod_intake *intake, const sheet_row *row, bool lacking) {
    const layout *columns = &intake->at.layout;
    uint32_t last = row->count ? row->cells[row->count - 1].col : 0;
    if (last > HEAD_COLS) last = HEAD_COLS;
    if (last < columns->cols) last = columns->cols;
    for (uint32_t col = 1; col <= last; col++) {
        const char *before = col <= columns->cols ? columns->headings[col - 1] : NULL;
        const char *now = head_text(intake->scratch, row_cell(row, col));
        if ((!before && !now) || is_unit_column(&intake->at, col)) continue;
        if (now && is_node_column(&intake->at, col)) continue; // told by the node's whole header
        if (!same_saying(intake, before, now, lacking)) return false;
    }
    return true;
}

static bool same_unit_heading(svod_intake *intake, const char *label, const char *before) {
    return (before && svod_streq(label, before)) || patterns_role(intake->patterns, ROLE_unit, label);
}

bool row_repeats_header(svod_intake *intake, const sheet_row *row) {
    const layout_group *columns = row->group->columns;
    const char *label = head_text(intake->scratch, row_cell(row, columns->unit));
    if (!label || !same_unit_heading(intake, label, columns->unit_text)) return false;
    bool same = svod_streq(label, columns->unit_text);
    for (size_t i = 0; i < columns->node_count; i++) {
        const char *text = head_text(intake->scratch, row_cell(row, columns->nodes[i].col));
        if (!text) continue;
        node_match match = patterns_node(intake->patterns, text); // "2.1" is a part of "2.10", and another node
        bool other = match.node != SVOD_NO_NODE && match.node != columns->nodes[i].node;
        if (other || !strstr(columns->nodes[i].text, text)) return false;
        same = true;
    }
    return same;
}

// A header in one of the tables side by side, beside rows of another. Other columns than before would be misread.
static bool lone_header(svod_intake *intake, const sheet_row *row, svod_place place) {
    row->group->unit = NULL;
    if (row_repeats_header(intake, row)) return false;
    row->group->dead = true;
    return svod_add(intake->findings, SVOD_F_header_changed, place, row->group->label->text,
                    row->group->columns->unit_text ? row->group->columns->unit_text : "");
}

// ---- whose row ---------------------------------------------------------------------------------------------------------

// Sets group->unit to the name that the row goes by. False: it is no unit's row.
static bool row_name(svod_intake *intake, const sheet_row *row, bool anchored) {
    group_state *group = row->group;
    if (!group->label) return (anchored && group->unit) || nameless(intake, row);
    svod_place place = svod_cell_place(&intake->at.info, group->cell);
    if (group->label->kind == NAME_FOOTER) return footer(intake, row, place);
    bool header = group->label->kind == NAME_UNKNOWN && intake->at.layout.group_count > 1 &&
                  patterns_whole(intake->patterns, ROLE_unit, group->label->text);
    if (header) return lone_header(intake, row, place);
    group->unit = group->label;
    group->unit_place = place;
    return true;
}

static bool row_year(svod_intake *intake, const sheet_row *row, const svod_cell *cell) {
    sheet_state *at = &intake->at;
    uint32_t col = row->group->columns->year;
    if (!col) return true;
    bool noted;
    cell_year year = cell_year_of(cell, intake->options.year, &noted);
    svod_place place = row_place(intake, row, col);
    if (year == YEAR_OTHER) row_count_up(&at->other_years, row->row, place);
    if (year == YEAR_THIS && noted) {
        if (!at->noted_years.count) at->noted_year = svod_strdup(at->arena, svod_cell_text(cell));
        row_count_up(&at->noted_years, row->row, place);
    }
    if (year == YEAR_BAD) {
        const char *expected = svod_printf(intake->scratch, svod_say(intake->findings->lang, SVOD_T_intake_year), intake->options.year);
        svod_add(intake->findings, SVOD_F_year_unreadable, place, svod_cell_text(cell), expected);
        const name *unit = row->group->unit;
        if (unit->kind == NAME_KNOWN) svod_about(intake->findings, intake->scores->roster->units[unit->index].id, NULL);
    }
    return year == YEAR_THIS;
}

static bool row_expert(svod_intake *intake, const sheet_row *row, const svod_cell *cell, size_t *expert) {
    const layout_group *columns = row->group->columns;
    const char *raw = columns->expert ? svod_cell_text(cell) : intake->options.expert;
    svod_place place = row_place(intake, row, columns->expert ? columns->expert : columns->unit);
    if (columns->expert && row_key_blank(cell)) {
        svod_add(intake->findings, SVOD_F_expert_blank, place, "", "");
        raw = "";
    }
    name *found = name_expert(intake, raw, columns->expert && *raw ? cell->len : strlen(raw));
    *expert = found->index;
    if (found->kind == NAME_KNOWN) return true;
    name_report(intake, found, SVOD_F_expert_too_many, place);
    return false;
}

// A row of a district: with numbers it may be meant for the unit of that name, and nothing is guessed.
static void group_row(svod_intake *intake, const sheet_row *row) {
    name *group = row->group->unit;
    if (row_answers(intake, row))
        name_report(intake, group, SVOD_F_row_of_group, row->group->unit_place);
    else if (row->group->label)
        svod_add(intake->findings, SVOD_F_row_skipped, row->group->unit_place, group->text, "");
}

bool row_key_of(svod_intake *intake, const sheet_row *row, bool anchored, row_key *out) {
    group_state *group = row->group;
    const svod_cell *year = row_key_cell(intake, row, group->columns->year, &group->year_spans);
    const svod_cell *expert = row_key_cell(intake, row, group->columns->expert, &group->expert_spans);
    // In a form's export every row says whose it is.
    bool below = !group->columns->time && (anchored || !row_key_blank(year) || !row_key_blank(expert));
    if (!row_name(intake, row, below)) return false;
    if (!row_year(intake, row, year)) return false;
    if (group->unit->kind == NAME_UNKNOWN) {
        name_near_unit(intake, group->unit);
        name_report(intake, group->unit, SVOD_F_unit_unknown, group->unit_place);
        return false;
    }
    if (group->unit->kind == NAME_GROUP) {
        group_row(intake, row);
        return false;
    }
    out->unit = group->unit->index;
    out->unit_place = group->label ? group->unit_place : row_place(intake, row, group->columns->unit);
    return true;
}

bool row_expert_of(svod_intake *intake, const sheet_row *row, row_key *out) {
    group_state *group = row->group;
    return row_expert(intake, row, row_key_cell(intake, row, group->columns->expert, &group->expert_spans), &out->expert);
}
