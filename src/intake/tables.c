// The tables of a sheet, one below another: where each begins, what is no part of any, and which rows are hidden.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "intake/cellscore.h"
#include "intake/sheet.h"

#define TRIES_CAP 100        // headers looked for in one sheet below the first rows
#define HEADING_CAP 500      // bytes of a text that can name a column
#define HEADINGS_KNOWN 20000 // texts remembered

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
        .unread = intake->scores->unread,
        .asked = intake->scores->answers.asked,
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
    at->merged = merged_of(at, arena);
    at->skip_to = at->before = found->last_row;
    at->aside = ASIDE_NONE;
    at->begun = false;
    note_questions(intake);
}

static void forget_quiet(sheet_state *at) {
    at->quiet.count = 0;
    at->quiet.scored = false;
    if (at->quiet.arena) svod_arena_free(at->quiet.arena);
    at->quiet.arena = NULL;
}

// ---- hidden rows and columns -------------------------------------------------------------------------------------------

// A cell that is hidden in a row that is not stands in a hidden column.
static void learn_hidden(sheet_state *at) {
    for (size_t r = 0; r < at->grid.rows.count; r++) {
        const svod_grid_row *row = SVOD_AT(&at->grid.rows, svod_grid_row, r);
        const svod_cell *cells = SVOD_AT(&at->grid.cells, svod_cell, row->first);
        if (svod_cells_hidden(cells, row->count)) continue;
        for (uint32_t i = 0; i < row->count; i++) {
            if (!(cells[i].flags & SVOD_CELL_HIDDEN) || cells[i].col > HEAD_COLS) continue;
            if (!at->hidden) at->hidden = SVOD_ARRAY(at->arena, bool, HEAD_COLS + 1);
            at->hidden[cells[i].col] = true;
        }
    }
}

static bool row_hidden(const svod_intake *intake, const sheet_row *row) {
    const bool *columns = intake->at.hidden;
    if (intake->options.hidden || !svod_cells_hidden(row->cells, row->count)) return false;
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
        if (scores_lost(intake, row)) {
            const name *unit = row->group->label ? row->group->label : row->group->unit;
            row_list_add(&at->hidden_list, at->arena, row->row, row->group->label ? unit->text : "");
            intake->scores->hidden[unit->index] = true;
            lost = true;
        }
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

// The node that a text of a header means; numbers are mostly scores.
static uint32_t node_of(svod_intake *intake, const svod_cell *cell) {
    svod_decimal number;
    if (cell->type != SVOD_CELL_STRING || !cell->len || cell->len > HEADING_CAP) return SVOD_NO_NODE;
    const char *text = head_text(intake->scratch, cell);
    if (!text || svod_num_parse(text, strlen(text), &number, NULL) != SVOD_NUM_TEXT) return SVOD_NO_NODE;
    return patterns_node(intake->patterns, text).node;
}

static const layout_node *node_column(const sheet_state *at, uint32_t col) {
    for (size_t i = 0; i < at->layout.group_count; i++)
        for (size_t k = 0; k < at->groups[i].columns->node_count; k++)
            if (at->groups[i].columns->nodes[k].col == col) return &at->groups[i].columns->nodes[k];
    return NULL;
}

static bool key_column(const sheet_state *at, uint32_t col) {
    for (size_t i = 0; i < at->layout.group_count; i++) {
        const layout_group *columns = at->groups[i].columns;
        if (col == columns->unit || col == columns->year || col == columns->expert || (col && col == columns->time)) return true;
        for (size_t k = 0; k < columns->question_count; k++)
            if (columns->questions[k].col == col) return true;
        for (size_t k = 0; k < columns->total_count; k++)
            if (columns->totals[k] == col) return true;
    }
    return false;
}

// What a row says of nodes, as a header would.
typedef struct node_row {
    size_t said;            // cells that name a node
    bool changed;           // a column of scores would hold something else than before
    const svod_cell *first; // of them
} node_row;

// beside: in columns alone that are none of the table's.
static node_row nodes_in(svod_intake *intake, const sheet_row *row, bool beside) {
    node_row out = {0};
    for (size_t i = 0; i < row->count; i++) {
        const svod_cell *cell = &row->cells[i];
        if (cell->type != SVOD_CELL_STRING || row_blank(cell)) continue;
        const layout_node *own = node_column(&intake->at, cell->col);
        if (key_column(&intake->at, cell->col) || (beside && own)) continue;
        uint32_t node = node_of(intake, cell);
        if (node != SVOD_NO_NODE && !out.said++) out.first = cell;
        out.changed |= own ? node != own->node : node != SVOD_NO_NODE;
    }
    return out;
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
    return row_keeps_columns(intake, row, true);
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

// "балл" over a column of scores is no other heading.
static size_t words_over(svod_intake *intake, const sheet_row *row) {
    const layout_group *columns = row->group->columns;
    size_t words = 0;
    for (size_t i = 0; i < columns->node_count; i++) {
        const svod_cell *cell = row_cell(row, columns->nodes[i].col);
        words += is_word(intake, cell) && !patterns_role(intake->patterns, ROLE_score, svod_clean(intake->scratch, cell->text));
    }
    return words;
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
        out.words += words ? words_over(intake, row) : 0;
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
        bool list = row->heading && at->quiet.apart && (!at->quiet.scored || row->words > 1), changed = list && at->quiet.scored;
        svod_code code = changed ? SVOD_F_header_changed : list ? SVOD_F_table_skipped : SVOD_F_row_skipped;
        svod_add(intake->findings, code, row->place, row->text, "");
        if (changed) svod_advise(intake->findings, svod_say(intake->findings->lang, SVOD_T_intake_advice_columns));
        if (list) at->aside = changed ? ASIDE_TABLE : ASIDE_LIST;
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

static void skip_repeated(sheet_state *at, uint32_t row, uint32_t last) {
    at->skip_to = at->before = row + last;
    at->begun = false;
    at->aside = ASIDE_NONE;
    for (size_t i = 0; i < at->layout.group_count; i++)
        at->groups[i].unit = NULL;
    forget_quiet(at);
}

static bool near_name(svod_intake *intake) {
    for (size_t i = 0; i < intake->at.layout.group_count; i++) {
        name *label = intake->at.groups[i].label;
        if (label && label->kind == NAME_UNKNOWN && *name_near_unit(intake, label)) return true;
    }
    return false;
}

static bool names_any_units(svod_intake *intake, const svod_grid_row *row) {
    for (uint32_t k = 0; k < row->count; k++)
        if (names_units(intake, SVOD_AT(&intake->at.grid.cells, svod_cell, row->first + k))) return true;
    return false;
}

static bool names_any_known(svod_intake *intake, const svod_grid_row *row) {
    for (uint32_t k = 0; k < row->count; k++) {
        const svod_cell *cell = SVOD_AT(&intake->at.grid.cells, svod_cell, row->first + k);
        if (cell->type != SVOD_CELL_STRING || row_key_blank(cell)) continue;
        if (svod_roster_find(intake->scores->roster, intake->scratch, cell->text) != SVOD_NO_UNIT) return true;
    }
    return false;
}

// What names the units stands in this row or, the header being stacked, in one of the next, above all units.
static bool unit_heading_near(svod_intake *intake, uint32_t number) {
    const svod_grid *grid = &intake->at.grid;
    for (size_t i = 0; i < grid->rows.count; i++) {
        const svod_grid_row *row = SVOD_AT(&grid->rows, svod_grid_row, i);
        if (row->row < number) continue;
        if (row->row >= number + HEAD_DEPTH || names_any_known(intake, row)) return false;
        if (names_any_units(intake, row)) return true;
    }
    return false;
}

// A known unit and a number in one of the rows that follow.
static bool scores_follow(svod_intake *intake, uint32_t from) {
    const svod_grid *grid = &intake->at.grid;
    for (size_t i = 0; i < grid->rows.count; i++) {
        const svod_grid_row *row = SVOD_AT(&grid->rows, svod_grid_row, i);
        if (row->row <= from || row->row > from + TABLES_AHEAD) continue;
        bool number = false;
        for (uint32_t k = 0; k < row->count; k++)
            number |= SVOD_AT(&grid->cells, svod_cell, row->first + k)->type == SVOD_CELL_NUMBER;
        if (number && names_any_known(intake, row)) return true;
    }
    return false;
}

static void report_header(svod_intake *intake, const svod_cell *cell, svod_text advice) {
    svod_add(intake->findings, SVOD_F_header_changed, svod_cell_place(&intake->at.info, cell), svod_cell_text(cell), "");
    svod_advise(intake->findings, svod_say(intake->findings->lang, advice));
}

// A header of nodes, and no telling whose the scores below it are.
static void pass_table(svod_intake *intake, const sheet_row *row, const node_row *nodes) {
    tell_quiet(intake);
    if (scores_follow(intake, row->row))
        report_header(intake, nodes->first, SVOD_T_intake_advice_header);
    else
        svod_add(intake->findings, SVOD_F_table_skipped, svod_cell_place(&intake->at.info, nodes->first), svod_cell_text(nodes->first), "");
    intake->at.aside = ASIDE_TABLE;
}

static bool any_nodes(const sheet_state *at) {
    for (size_t i = 0; i < at->layout.group_count; i++)
        if (at->groups[i].columns->node_count || at->layout.is_long) return true;
    return false;
}

// The header of another table at the side, lower than this one's: its columns cannot be told from this table's remarks.
static void tell_beside(svod_intake *intake, sheet_row *row) {
    const sheet_state *at = &intake->at;
    if (row->row > at->layout.last_row + HEAD_ROWS || !any_nodes(at)) return;
    node_row nodes = nodes_in(intake, row, true);
    if (nodes.said < 2) return;
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].col < nodes.first->col && !key_column(at, row->cells[i].col) && names_units(intake, &row->cells[i]))
            nodes.first = &row->cells[i];
    report_header(intake, nodes.first, SVOD_T_intake_advice_beside);
}

// A row that names nobody known: part of a header or of nothing. *done: nothing more is to be done with it.
static bool judge_nameless(svod_intake *intake, sheet_row *row, bool tried, bool *done) {
    sheet_state *at = &intake->at;
    bool whole = false;
    const svod_cell *heading = heading_of(intake, row, &whole);
    node_row nodes = at->begun && !any_answers(intake, row) && !near_name(intake) ? nodes_in(intake, row, false) : (node_row){0};
    nodes.changed |= nodes.said > 1 && !row_keeps_columns(intake, row, false);
    *done = true;
    if (heading && !tried) {
        if (!repeats(intake, row)) return false;
        skip_repeated(at, row->row, at->layout.last_row - at->groups[0].columns->unit_row);
    } else if (nodes.said > 1 && !unit_heading_near(intake, row->row)) {
        if (nodes.changed && !tried) return false;
        if (nodes.changed)
            pass_table(intake, row, &nodes);
        else
            skip_repeated(at, row->row, 0);
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

bool tables_row(svod_intake *intake, uint32_t number, const svod_cell *cells, size_t count, bool tried) {
    sheet_state *at = &intake->at;
    sheet_row row = {.row = number, .cells = cells, .count = count};
    bool known, blank, done = false;
    if (at->dead || number <= at->skip_to) return true;
    look_up_names(intake, &row, &known, &blank);
    bool maxima = row_is_maxima(intake, &row);
    if (row_is_numbering(intake, &row) || (maxima && blank)) {
        skip_numbering(intake, &row);
        return true;
    }
    if (!known && !judge_nameless(intake, &row, tried, &done)) return false;
    at->quiet.scored = known && at->quiet.count && any_answers(intake, &row);
    if (!done) tell_quiet(intake);
    if (at->before < number) at->before = number;
    if (done) return true;
    if (row_hidden(intake, &row)) {
        pass_hidden(intake, &row);
        return true;
    }
    if (!maxima) {
        at->begun = true;
        if (known || any_answers(intake, &row)) tell_beside(intake, &row);
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

static const uint32_t *unit_columns(const sheet_state *at, svod_arena *arena) {
    uint32_t *out = SVOD_ARRAY(arena, uint32_t, at->layout.group_count);
    for (size_t i = 0; i < at->layout.group_count; i++)
        out[i] = at->groups[i].columns->unit;
    return out;
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
    if (!unit_heading_near(intake, row)) {
        search.units = unit_columns(at, arena);
        search.unit_count = at->layout.group_count;
    }
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
    if (at->hidden_scores.count)
        svod_add(intake->findings, SVOD_F_scores_hidden, at->hidden_scores.first, row_list_text(&at->hidden_list, intake->scratch, lang),
                 "");
    if (!at->noted_years.count) return;
    const char *expected =
        svod_printf(intake->scratch, svod_say(lang, SVOD_T_intake_noted_year), intake->options.year, at->noted_years.count);
    svod_add(intake->findings, SVOD_F_cell_footnote, at->noted_years.first, at->noted_year, expected);
}
