// Finds out whose row a row is: unit, year and expert, names that stand only in the first row of several, footers, repeated headers.
#include <string.h>

#include "base/str.h"
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

// A name, year or expert that is not there; a formula without a result names nobody.
static bool key_blank(const svod_cell *cell) {
    return !cell || text_blank(cell->text);
}

svod_place row_place(const svod_intake *intake, const sheet_row *row, uint32_t col) {
    const svod_sheet_info *info = &intake->at.grid.info;
    svod_place place = svod_place_cell(info->file, info->name, row->row, col);
    place.line = row->count ? row->cells[0].line : 0;
    return place;
}

// The cell of a key column; inside a merged range, the range's first.
static const svod_cell *key_cell(svod_intake *intake, const sheet_row *row, uint32_t col, key_spans *spans) {
    const svod_cell *cell = col ? row_cell(row, col) : NULL;
    if (!col || !key_blank(cell)) return cell;
    while (spans->next < spans->count && spans->list[spans->next].row2 < row->row)
        spans->next++;
    if (spans->next == spans->count) return NULL;
    const svod_merge *span = &spans->list[spans->next];
    return span->row1 <= row->row ? svod_grid_at(&intake->at.grid, span->row1, span->col1) : NULL;
}

static const svod_cell *first_text(const sheet_row *row) {
    for (size_t i = 0; i < row->count; i++)
        if (!key_blank(&row->cells[i])) return &row->cells[i];
    return NULL;
}

// ---- rows that are no unit's -------------------------------------------------------------------------------------------

static void count_row(size_t *count, svod_place *first, svod_place place) {
    if (!(*count)++) *first = place;
}

static bool footer(svod_intake *intake, svod_place place) {
    count_row(&intake->at.footers, &intake->at.footer_place, place);
    intake->at.unit = NULL;
    return false;
}

// A row with scores and without a name: a footer whose label stands elsewhere, or a fault.
static bool nameless(svod_intake *intake, const sheet_row *row, bool has_values) {
    const svod_cell *label = first_text(row);
    if (label && label->type == SVOD_CELL_STRING && name_unit(intake, label)->kind == NAME_FOOTER)
        return footer(intake, row_place(intake, row, label->col));
    if (has_values) svod_add(intake->findings, SVOD_F_unit_missing, row_place(intake, row, intake->at.layout.unit), "", "");
    return false;
}

static bool skipped(svod_intake *intake, const name *label, svod_place place) {
    svod_add(intake->findings, SVOD_F_row_skipped, place, label->text, "");
    intake->at.unit = NULL;
    return false;
}

// "1 2 3 4 …" right under the header: numbers of the columns.
static bool is_numbering(const svod_intake *intake, const sheet_row *row) {
    if (row->row != intake->at.layout.last_row + 1 || row->count < 3) return false;
    int64_t first = 0;
    for (size_t i = 0; i < row->count; i++) {
        svod_decimal value;
        const svod_cell *cell = &row->cells[i];
        if (svod_num_parse(svod_cell_text(cell), cell->len, &value, NULL) != SVOD_NUM_VALUE || value.scale) return false;
        if (!i) first = value.mantissa;
        if (value.mantissa != first + (int64_t)i) return false;
    }
    return true;
}

// ---- the header repeated, as on every page of a printed table ------------------------------------------------------------

static bool has_number(const layout *columns, const sheet_row *row) {
    for (size_t i = 0; i < columns->node_count; i++) {
        const svod_cell *cell = row_cell(row, columns->nodes[i].col);
        svod_decimal value;
        if (!row_blank(cell) && svod_num_parse(svod_cell_text(cell), cell->len, &value, NULL) != SVOD_NUM_TEXT) return true;
    }
    return false;
}

static bool is_header(svod_intake *intake, const sheet_row *row, const name *label) {
    const layout *columns = &intake->at.layout;
    if (svod_streq(label->text, columns->unit_text)) return true;
    return !columns->is_long && !has_number(columns, row) && patterns_role(intake->patterns, ROLE_unit, label->text);
}

// Another header than the first means other columns: what follows would be misread.
static bool repeated_header(svod_intake *intake, const sheet_row *row, svod_place place) {
    sheet_state *at = &intake->at;
    for (size_t i = 0; i < at->layout.node_count; i++) {
        const char *text = head_text(intake->scratch, row_cell(row, at->layout.nodes[i].col));
        if (!text) continue;
        node_match match = patterns_node(intake->patterns, text); // "2.1" is a part of "2.10", and another node
        bool other = match.node != SVOD_NO_NODE && match.node != at->layout.nodes[i].node;
        if (!other && strstr(at->layout.nodes[i].text, text)) continue;
        svod_add(intake->findings, SVOD_F_header_changed, place, text, at->layout.nodes[i].text);
        at->dead = true;
        return false;
    }
    at->skip_to = row->row + at->layout.last_row - at->layout.unit_row;
    at->unit = NULL;
    return false;
}

// ---- whose row ---------------------------------------------------------------------------------------------------------

// Sets at->unit to the name that the row goes by. False: it is no unit's row.
static bool row_name(svod_intake *intake, const sheet_row *row, const svod_cell *cell, bool has_values, bool anchored) {
    sheet_state *at = &intake->at;
    if (key_blank(cell)) return (anchored && at->unit) || nameless(intake, row, has_values);
    svod_place place = svod_cell_place(&at->grid.info, cell);
    name *found = name_unit(intake, cell);
    if (found->kind == NAME_FOOTER) return footer(intake, place);
    if (found->kind == NAME_UNKNOWN) {
        if (is_header(intake, row, found)) return repeated_header(intake, row, place);
        if (is_numbering(intake, row)) return skipped(intake, found, place);
        // Signatures and remarks below a table stand in its columns too, but hold no number there.
        bool scored = intake->at.layout.is_long ? has_values : has_values && has_number(&intake->at.layout, row);
        if (!scored && !anchored && !*name_near_unit(intake, found)) return skipped(intake, found, place);
    }
    at->unit = found;
    at->unit_place = place;
    return true;
}

static bool row_year(svod_intake *intake, const sheet_row *row, const svod_cell *cell) {
    sheet_state *at = &intake->at;
    if (!at->layout.year) return true;
    cell_year year = cell_year_of(cell, intake->options.year);
    svod_place place = row_place(intake, row, at->layout.year);
    if (year == YEAR_OTHER) count_row(&at->other_years, &at->other_place, place);
    if (year == YEAR_BAD) {
        const char *expected = svod_printf(intake->scratch, svod_say(intake->findings->lang, SVOD_T_intake_year), intake->options.year);
        svod_add(intake->findings, SVOD_F_year_unreadable, place, svod_cell_text(cell), expected);
        if (at->unit->kind == NAME_KNOWN) svod_about(intake->findings, intake->scores->roster->units[at->unit->index].id, NULL);
    }
    return year == YEAR_THIS;
}

static bool row_expert(svod_intake *intake, const sheet_row *row, const svod_cell *cell, size_t *expert) {
    const layout *columns = &intake->at.layout;
    const char *raw = columns->expert ? svod_cell_text(cell) : intake->options.expert;
    svod_place place = row_place(intake, row, columns->expert ? columns->expert : columns->unit);
    if (columns->expert && key_blank(cell)) {
        svod_add(intake->findings, SVOD_F_expert_blank, place, "", "");
        raw = "";
    }
    name *found = name_expert(intake, raw, columns->expert && *raw ? cell->len : strlen(raw));
    *expert = found->index;
    if (found->kind == NAME_KNOWN) return true;
    name_report(intake, found, SVOD_F_expert_too_many, place);
    return false;
}

bool row_key_of(svod_intake *intake, const sheet_row *row, bool has_values, bool anchored, row_key *out) {
    sheet_state *at = &intake->at;
    if (row->row <= at->skip_to) return false;
    const svod_cell *unit = key_cell(intake, row, at->layout.unit, &at->unit_spans);
    const svod_cell *year = key_cell(intake, row, at->layout.year, &at->year_spans);
    const svod_cell *expert = key_cell(intake, row, at->layout.expert, &at->expert_spans);
    if (!row_name(intake, row, unit, has_values, anchored || !key_blank(year) || !key_blank(expert))) return false;
    if (!row_year(intake, row, year)) return false;
    if (at->unit->kind == NAME_UNKNOWN) {
        name_near_unit(intake, at->unit);
        name_report(intake, at->unit, SVOD_F_unit_unknown, at->unit_place);
        return false;
    }
    out->unit = at->unit->index;
    out->unit_place = key_blank(unit) ? row_place(intake, row, at->layout.unit) : at->unit_place;
    if (!row_expert(intake, row, expert, &out->expert)) return false;
    intake->scores->seen[out->unit] = true;
    return true;
}
