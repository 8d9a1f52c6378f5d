// The tables of a sheet, one below another: where each begins, what is no part of any, and which rows are hidden.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "intake/cellscore.h"
#include "intake/sheet.h"

#define TRIES_CAP 100        // headers looked for in one sheet below the first rows
#define HEADING_CAP 500      // bytes of a text that can name a column
#define HEADINGS_KNOWN 20000 // texts remembered
#define LETTERS 3            // columns numbered "А", "Б", "В" before those numbered "1", "2" …

// ---- a layout and its groups -------------------------------------------------------------------------------------------

static int by_row(const void *left, const void *right) {
    const svod_merge *a = left, *b = right;
    return (a->row1 > b->row1) - (a->row1 < b->row1);
}

static key_spans spans_of(const sheet_state *at, uint32_t col) {
    size_t total = at->grid.merges.count;
    if (!col || !total) return (key_spans){0};
    key_spans spans = {.list = SVOD_ARRAY(at->layout_arena, svod_merge, total)};
    for (size_t i = 0; i < total; i++) {
        const svod_merge *merge = SVOD_AT(&at->grid.merges, svod_merge, i);
        if (merge->col1 <= col && col <= merge->col2 && merge->row1 > at->layout.last_row) spans.list[spans.count++] = *merge;
    }
    if (spans.count) qsort(spans.list, spans.count, sizeof *spans.list, by_row);
    return spans;
}

static layout_search search_of(svod_intake *intake, svod_arena *arena) {
    return (layout_search){
        .grid = &intake->at.grid,
        .roster = intake->scores->roster,
        .rubric = intake->scores->rubric,
        .patterns = intake->patterns,
        .year = intake->options.year,
        .hidden = intake->at.hidden,
        .arena = arena,
        .findings = intake->findings,
    };
}

// From here on the sheet's columns are these; the arena of the layout becomes the sheet's.
static void use_layout(svod_intake *intake, const layout *found, svod_arena *arena) {
    sheet_state *at = &intake->at;
    if (at->layout_arena) svod_arena_free(at->layout_arena);
    at->layout_arena = arena;
    at->layout = *found;
    at->groups = SVOD_ARRAY(arena, group_state, found->group_count);
    for (size_t i = 0; i < found->group_count; i++) {
        const layout_group *columns = &found->groups[i];
        at->groups[i] = (group_state){
            .columns = columns,
            .unit_spans = spans_of(at, columns->unit),
            .year_spans = spans_of(at, columns->year),
            .expert_spans = spans_of(at, columns->expert),
        };
    }
    at->skip_to = at->before = found->last_row;
    at->aside = ASIDE_NONE;
}

static void forget_quiet(sheet_state *at) {
    at->quiet.count = 0;
    if (at->quiet.arena) svod_arena_free(at->quiet.arena);
    at->quiet.arena = NULL;
}

// ---- hidden rows and columns -------------------------------------------------------------------------------------------

static bool all_hidden(const svod_cell *cells, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!(cells[i].flags & SVOD_CELL_HIDDEN)) return false;
    return true;
}

// A cell that is hidden in a row that is not stands in a hidden column.
static void learn_hidden(sheet_state *at) {
    for (size_t r = 0; r < at->grid.rows.count; r++) {
        const svod_grid_row *row = SVOD_AT(&at->grid.rows, svod_grid_row, r);
        const svod_cell *cells = SVOD_AT(&at->grid.cells, svod_cell, row->first);
        if (all_hidden(cells, row->count)) continue;
        for (uint32_t i = 0; i < row->count; i++) {
            if (!(cells[i].flags & SVOD_CELL_HIDDEN) || cells[i].col > HEAD_COLS) continue;
            if (!at->hidden) at->hidden = SVOD_ARRAY(at->arena, bool, HEAD_COLS + 1);
            at->hidden[cells[i].col] = true;
        }
    }
}

static bool row_hidden(const svod_intake *intake, const sheet_row *row) {
    const bool *columns = intake->at.hidden;
    if (intake->options.hidden || !all_hidden(row->cells, row->count)) return false;
    for (size_t i = 0; i < row->count; i++)
        if (!columns || row->cells[i].col > HEAD_COLS || !columns[row->cells[i].col]) return true;
    return false;
}

static bool scores_lost(svod_intake *intake, const sheet_row *row) {
    group_state *group = row->group;
    const name *unit = group->label ? group->label : group->unit;
    if (!unit || unit->kind != NAME_KNOWN || !row_has_values(intake, row)) return false;
    bool noted;
    const svod_cell *year = row_key_cell(intake, row, group->columns->year, &group->year_spans);
    return !group->columns->year || cell_year_of(year, intake->options.year, &noted) == YEAR_THIS;
}

// Its name counts all the same: a row below may go by it.
static void pass_hidden(svod_intake *intake, sheet_row *row) {
    sheet_state *at = &intake->at;
    bool lost = false;
    for (size_t i = 0; i < at->layout.group_count; i++) {
        row->group = &at->groups[i];
        lost |= scores_lost(intake, row);
        if (!row->group->label) continue;
        row->group->unit = row->group->label->kind == NAME_FOOTER ? NULL : row->group->label;
        row->group->unit_place = svod_cell_place(&at->info, row->group->cell);
    }
    row_count_up(lost ? &at->hidden_scores : &at->hidden_rows, row->row, row_place(intake, row, row->cells[0].col));
}

// ---- what a row is -----------------------------------------------------------------------------------------------------

static bool names_units(svod_intake *intake, const svod_cell *cell) {
    size_t known = 0;
    if (cell->type != SVOD_CELL_STRING || !cell->len || cell->len > HEADING_CAP) return false;
    if (svod_map_getn(intake->headings, cell->text, cell->len, &known)) return known;
    layout_search search = search_of(intake, intake->scratch);
    const char *text = head_text(intake->scratch, cell);
    known = text && layout_names_units(&search, text);
    if (svod_map_count(intake->headings) < HEADINGS_KNOWN)
        svod_map_add(intake->headings, svod_strndup(intake->arena, cell->text, cell->len), known);
    return known;
}

static bool any_answers(svod_intake *intake, sheet_row *row) {
    for (size_t i = 0; i < intake->at.layout.group_count; i++) {
        row->group = &intake->at.groups[i];
        if (row_answers(intake, row)) return true;
    }
    return false;
}

static const group_state *group_at(const sheet_state *at, uint32_t col) {
    for (size_t i = 0; i < at->layout.group_count; i++)
        if (at->groups[i].columns->unit == col) return &at->groups[i];
    return NULL;
}

// The cell by which a row may be a header; NULL: it is none. What merely begins like the header of the units ("Муниципальный округ
// Новый") is a name where scores stand beside it.
static const svod_cell *heading_of(svod_intake *intake, sheet_row *row, bool *whole) {
    const svod_cell *cell = NULL;
    for (size_t i = 0; i < row->count && !cell; i++)
        if (names_units(intake, &row->cells[i])) cell = &row->cells[i];
    if (!cell) return NULL;
    const group_state *group = group_at(&intake->at, cell->col);
    const char *text = head_text(intake->scratch, cell);
    *whole = patterns_whole(intake->patterns, ROLE_unit, text) || (group && svod_streq(text, group->columns->unit_text));
    if (any_answers(intake, row) && !(*whole && group)) return NULL;
    return *whole || !group || !group->label || !*name_near_unit(intake, group->label) ? cell : NULL;
}

static bool repeats(svod_intake *intake, sheet_row *row) {
    for (size_t i = 0; i < intake->at.layout.group_count; i++) {
        row->group = &intake->at.groups[i];
        if (!row_repeats_header(intake, row)) return false;
    }
    return true;
}

static bool is_word(svod_intake *intake, const svod_cell *cell) {
    return cell && cell->type == SVOD_CELL_STRING && !text_blank(cell->text) &&
           cell_score_of(intake->scores->rubric, SVOD_ROOT, cell, intake->scratch).score == SVOD_S_UNREADABLE;
}

static size_t words_in(svod_intake *intake, const sheet_row *row) {
    size_t words = 0;
    for (size_t i = 0; i < row->count; i++)
        words += is_word(intake, &row->cells[i]);
    return words;
}

static int64_t whole_number(const svod_cell *cell) {
    svod_decimal value;
    if (svod_num_parse(svod_cell_text(cell), cell->len, &value, NULL) != SVOD_NUM_VALUE || value.scale) return -1;
    return value.mantissa;
}

// "1 2 3 4 …" or "А Б 1 2 …" right under the header: numbers of the columns.
static bool is_numbering(const svod_intake *intake, const sheet_row *row) {
    size_t letters = 0;
    if (row->row != intake->at.skip_to + 1 || row->count < 3) return false;
    while (letters < LETTERS && row->cells[letters].type == SVOD_CELL_STRING && whole_number(&row->cells[letters]) < 0 &&
           svod_utf8_count(svod_cell_text(&row->cells[letters]), row->cells[letters].len) == 1)
        letters++;
    if (letters + 1 >= row->count) return false;
    int64_t first = letters ? 1 : whole_number(&row->cells[0]);
    for (size_t i = letters; i < row->count; i++)
        if (first < 0 || whole_number(&row->cells[i]) != first + (int64_t)(i - letters)) return false;
    // Where units go by numbers, their first row may look the same.
    const group_state *group = &intake->at.groups[0];
    if (!group->label || group->label->kind != NAME_KNOWN) return true;
    const svod_cell *next = svod_grid_at(&intake->at.grid, row->row + 1, group->columns->unit);
    return next && whole_number(next) < 0;
}

// ---- quiet rows --------------------------------------------------------------------------------------------------------

// No scores, no known name nor one that is near: a title, a part of a header, a remark, a signature.
static bool is_quiet(svod_intake *intake, sheet_row *row) {
    sheet_state *at = &intake->at;
    bool labelled = false;
    for (size_t i = 0; i < at->layout.group_count; i++) {
        group_state *group = &at->groups[i];
        row->group = group;
        labelled |= group->label != NULL;
        if (group->label && (group->label->kind != NAME_UNKNOWN || *name_near_unit(intake, group->label))) return false;
        if (row_answers(intake, row)) return false;
        bool year = !row_key_blank(row_key_cell(intake, row, group->columns->year, &group->year_spans));
        bool expert = !row_key_blank(row_key_cell(intake, row, group->columns->expert, &group->expert_spans));
        if (year || (expert && !group->label && group->unit)) return false;
    }
    const svod_cell *first = labelled ? NULL : row_first_text(row);
    return !first || first->type != SVOD_CELL_STRING || name_unit(intake, first)->kind != NAME_FOOTER;
}

// Where it would be told: at its name, else at its first text if words stand in the columns of scores.
static quiet_row quiet_of(svod_intake *intake, sheet_row *row) {
    quiet_row out = {.text = NULL};
    bool values = false;
    for (size_t i = intake->at.layout.group_count; i-- > 0;) {
        group_state *group = row->group = &intake->at.groups[i];
        bool words = row_has_values(intake, row);
        values |= words;
        if (!group->label) continue;
        out.text = group->label->text;
        out.place = svod_cell_place(&intake->at.info, group->cell);
        out.heading |= words;
    }
    const svod_cell *first = row_first_text(row);
    if (out.text || !values || !first) return out;
    out.text = svod_strdup(intake->at.arena, svod_cell_text(first));
    out.place = svod_cell_place(&intake->at.info, first);
    return out;
}

// What they were is now known: no header. Words over columns of scores, apart from the table above, begin a list of something else.
static void tell_quiet(svod_intake *intake) {
    sheet_state *at = &intake->at;
    for (size_t i = 0; i < at->quiet.count; i++) {
        const quiet_row *row = &at->quiet.list[i];
        if (!row->text || at->aside != ASIDE_NONE) continue;
        bool list = row->heading && at->quiet.apart;
        svod_add(intake->findings, list ? SVOD_F_table_skipped : SVOD_F_row_skipped, row->place, row->text, "");
        if (list) at->aside = ASIDE_LIST;
        for (size_t g = 0; g < at->layout.group_count; g++)
            at->groups[g].unit = NULL;
    }
    forget_quiet(at);
}

static void hold_quiet(svod_intake *intake, sheet_row *row) {
    sheet_state *at = &intake->at;
    quiet_rows *quiet = &at->quiet;
    if (quiet->count == QUIET_CAP) tell_quiet(intake);
    if (!quiet->count) {
        quiet->from = row->row;
        quiet->apart = row->row > at->before + 1;
    }
    quiet->list[quiet->count++] = quiet_of(intake, row);
    if (!at->streaming) return;
    if (!quiet->arena) {
        quiet->arena = svod_arena_new();
        quiet->grid = svod_grid_of(quiet->arena, &at->info);
    }
    svod_grid_add_row(&quiet->grid, quiet->arena, row->row, row->cells, row->count);
}

// ---- the tables --------------------------------------------------------------------------------------------------------

static void look_up_names(svod_intake *intake, sheet_row *row, bool *known, bool *blank) {
    sheet_state *at = &intake->at;
    *known = false;
    *blank = true;
    for (size_t i = 0; i < at->layout.group_count; i++) {
        group_state *group = &at->groups[i];
        group->cell = row_key_cell(intake, row, group->columns->unit, &group->unit_spans);
        group->label = row_key_blank(group->cell) ? NULL : name_unit(intake, group->cell);
        *known |= group->label && group->label->kind == NAME_KNOWN;
        *blank &= !group->label;
    }
}

static void skip_numbering(svod_intake *intake, const sheet_row *row) {
    const group_state *group = &intake->at.groups[0];
    const svod_cell *cell = group->label ? group->cell : row_first_text(row);
    svod_add(intake->findings, SVOD_F_row_skipped, svod_cell_place(&intake->at.info, cell), svod_cell_text(cell), "");
}

static void skip_repeated(sheet_state *at, uint32_t row) {
    at->skip_to = at->before = row + at->layout.last_row - at->groups[0].columns->unit_row;
    at->aside = ASIDE_NONE;
    for (size_t i = 0; i < at->layout.group_count; i++)
        at->groups[i].unit = NULL;
    forget_quiet(at);
}

// A row that names nobody known: part of a header or of nothing. *done: nothing more is to be done with it.
static bool judge_nameless(svod_intake *intake, sheet_row *row, bool tried, bool *done) {
    sheet_state *at = &intake->at;
    bool whole = false;
    const svod_cell *heading = heading_of(intake, row, &whole);
    *done = true;
    if (heading && !tried) {
        if (!repeats(intake, row)) return false;
        skip_repeated(at, row->row);
    } else if (heading && whole && !any_answers(intake, row) && words_in(intake, row) > 1) {
        tell_quiet(intake);
        svod_add(intake->findings, SVOD_F_table_skipped, svod_cell_place(&at->info, heading), svod_cell_text(heading), "");
        at->aside = ASIDE_TABLE;
    } else if (is_quiet(intake, row))
        hold_quiet(intake, row);
    else
        *done = false;
    return true;
}

static bool near_name(svod_intake *intake) {
    for (size_t i = 0; i < intake->at.layout.group_count; i++) {
        name *label = intake->at.groups[i].label;
        if (label && label->kind == NAME_UNKNOWN && *name_near_unit(intake, label)) return true;
    }
    return false;
}

bool tables_row(svod_intake *intake, uint32_t number, const svod_cell *cells, size_t count, bool tried) {
    sheet_state *at = &intake->at;
    sheet_row row = {.row = number, .cells = cells, .count = count};
    bool known, blank, done = false;
    if (at->dead || number <= at->skip_to) return true;
    look_up_names(intake, &row, &known, &blank);
    if (is_numbering(intake, &row)) {
        skip_numbering(intake, &row);
        return true;
    }
    if (!known && !judge_nameless(intake, &row, tried, &done)) return false;
    if (!done) tell_quiet(intake);
    if (at->before < number) at->before = number;
    if (done) return true;
    if (row_hidden(intake, &row)) {
        pass_hidden(intake, &row);
        return true;
    }
    if (at->aside == ASIDE_LIST && known) at->aside = ASIDE_NONE;
    if (at->aside == ASIDE_TABLE || (at->aside == ASIDE_LIST && !near_name(intake))) return true;
    for (size_t i = 0; i < at->layout.group_count; i++) {
        row.group = &at->groups[i];
        if (row.group->dead) continue;
        if (at->layout.is_long)
            long_row(intake, &row);
        else
            wide_row(intake, &row);
    }
    return true;
}

void tables_next(svod_intake *intake, uint32_t from, uint32_t row) {
    sheet_state *at = &intake->at;
    svod_arena *arena = svod_arena_new();
    layout_search search = search_of(intake, arena);
    layout found;
    if (at->tries++ >= TRIES_CAP) {
        svod_place place = svod_place_cell(at->info.file, at->info.name, row, 1);
        svod_add(intake->findings, SVOD_F_header_changed, place, "", "");
        at->dead = true;
        svod_arena_free(arena);
        return;
    }
    search.from = from + HEAD_DEPTH > row ? from : row - HEAD_DEPTH + 1;
    search.at = row;
    if (!layout_find(&search, &found)) {
        svod_arena_free(arena);
        return;
    }
    forget_quiet(at);
    use_layout(intake, &found, arena);
}

// A header below the rows in which the first one is looked for: title pages can be long.
static bool find_lower(svod_intake *intake, layout_search *search, layout *found) {
    const svod_grid *grid = search->grid;
    uint32_t first = SVOD_AT(&grid->rows, svod_grid_row, 0)->row;
    for (size_t i = 0; i < grid->rows.count && intake->at.tries < TRIES_CAP; i++) {
        const svod_grid_row *row = SVOD_AT(&grid->rows, svod_grid_row, i);
        bool names = false;
        for (uint32_t k = 0; k < row->count && row->row >= first + HEAD_ROWS && !names; k++)
            names = names_units(intake, SVOD_AT(&grid->cells, svod_cell, row->first + k));
        if (!names) continue;
        intake->at.tries++;
        search->from = row->row - HEAD_DEPTH + 1;
        search->at = row->row;
        if (layout_find(search, found)) return true;
    }
    return false;
}

bool tables_begin(svod_intake *intake) {
    sheet_state *at = &intake->at;
    svod_arena *arena = svod_arena_new();
    layout found;
    if (!intake->options.hidden) learn_hidden(at);
    layout_search search = search_of(intake, arena);
    at->found = at->grid.rows.count && (layout_find(&search, &found) || find_lower(intake, &search, &found));
    if (at->found) {
        use_layout(intake, &found, arena);
        return true;
    }
    const char *what = at->grid.rows.count ? layout_what(&search) : "";
    *SVOD_PUSH(&intake->headless, headless) =
        (headless){svod_strdup(intake->arena, at->info.name ? at->info.name : ""), svod_strdup(intake->arena, what)};
    svod_arena_free(arena);
    return false;
}

// ---- the end of a sheet --------------------------------------------------------------------------------------------------

static void note_rows(svod_intake *intake, svod_code code, const row_count *rows, const char *expected) {
    if (rows->count) svod_add(intake->findings, code, rows->first, svod_printf(intake->scratch, "%zu", rows->count), expected);
}

void tables_end(svod_intake *intake) {
    sheet_state *at = &intake->at;
    svod_lang lang = intake->findings->lang;
    if (at->found) tell_quiet(intake);
    note_rows(intake, SVOD_F_rows_other_year, &at->other_years, "");
    note_rows(intake, SVOD_F_rows_footer, &at->footers, "");
    note_rows(intake, SVOD_F_rows_hidden, &at->hidden_rows, "");
    note_rows(intake, SVOD_F_scores_hidden, &at->hidden_scores, "");
    if (!at->noted_years.count) return;
    const char *expected =
        svod_printf(intake->scratch, svod_say(lang, SVOD_T_intake_noted_year), intake->options.year, at->noted_years.count);
    svod_add(intake->findings, SVOD_F_cell_footnote, at->noted_years.first, at->noted_year, expected);
}
