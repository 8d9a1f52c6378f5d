// Tries every stack of one to four of the first rows as the header and keeps the one that says most.
#include "intake/layout.h"

#include <string.h>

#include "base/str.h"
#include "intake/column.h"

#define UNIT_SAMPLE 30 // rows looked at when several columns could hold the units

typedef struct candidate {
    uint32_t row, depth; // depth 0: none
    size_t matched;
    uint32_t unit; // column
    uint32_t unit_row;
    bool is_long;
    column *columns; // [col - 1]
} candidate;

// ---- one window of rows ------------------------------------------------------------------------------------------------

// Plain numbers are mostly scores, even where they look like ids.
static bool is_number(const char *text) {
    svod_decimal number;
    return svod_num_parse(text, strlen(text), &number, NULL) != SVOD_NUM_TEXT;
}

static bool mentions_unit(const layout_search *search, const head *block, uint32_t row) {
    for (uint32_t col = 1; col <= block->cols; col++) {
        const head_cell *cell = head_at(block, row, col);
        if (!cell->text || cell->below || is_number(cell->text)) continue;
        if (patterns_role(search->patterns, ROLE_unit, cell->text)) return true;
    }
    return false;
}

// How many of the rows below the header name a known unit in this column.
static size_t unit_hits(const layout_search *search, uint32_t last_row, uint32_t col) {
    size_t hits = 0;
    for (uint32_t i = 1; i <= UNIT_SAMPLE; i++) {
        const svod_cell *cell = svod_grid_at(search->grid, last_row + i, col);
        hits += cell && !svod_blank(cell->text) && svod_roster_find(search->roster, search->arena, cell->text) != SVOD_NO_UNIT;
    }
    return hits;
}

static void choose_unit(const layout_search *search, const head *block, candidate *at) {
    size_t best = 0, seen = 0;
    for (uint32_t col = 1; col <= block->cols; col++) {
        if (at->columns[col - 1].role != ROLE_unit) continue;
        size_t hits = unit_hits(search, at->row + at->depth - 1, col);
        if (!seen++ || hits > best) {
            best = hits;
            at->unit = col;
            at->unit_row = at->columns[col - 1].unit_row;
        }
    }
}

// Rows below the unit's header belong to it only where the unit's column is blank: else they are data.
static bool header_alone(const head *block, const candidate *at) {
    for (uint32_t row = at->unit_row + 1; row < at->row + at->depth; row++) {
        const head_cell *cell = head_at(block, row, at->unit);
        if (cell->text && !cell->below) return false;
    }
    return true;
}

static void count_columns(const head *block, candidate *at, size_t by_role[ROLE_COUNT + 1], size_t *nodes) {
    for (uint32_t col = 1; col <= block->cols; col++) {
        const column *one = &at->columns[col - 1];
        if (one->match.node != SVOD_NO_NODE)
            ++*nodes;
        else
            by_role[one->role]++;
    }
}

static candidate try_window(const layout_search *search, const head *block, uint32_t row, uint32_t depth) {
    candidate at = {.row = row, .depth = depth, .columns = SVOD_ARRAY(search->arena, column, block->cols)};
    for (uint32_t col = 1; col <= block->cols; col++)
        at.columns[col - 1] = column_of(search, block, row, depth, col);
    choose_unit(search, block, &at);
    size_t by_role[ROLE_COUNT + 1] = {0}, nodes = 0;
    count_columns(block, &at, by_role, &nodes);
    at.is_long = !nodes && by_role[ROLE_node] && by_role[ROLE_score];
    at.matched = nodes + by_role[ROLE_total] + (by_role[ROLE_year] > 0) + (by_role[ROLE_expert] > 0) + (at.is_long ? 2 : 0);
    if (!at.unit || (!nodes && !at.is_long) || !header_alone(block, &at)) at.depth = 0;
    return at;
}

static candidate best_window(const layout_search *search, const head *block) {
    candidate best = {.depth = 0};
    bool *units = SVOD_ARRAY(search->arena, bool, block->rows);
    for (uint32_t row = 0; row < block->rows; row++)
        units[row] = mentions_unit(search, block, block->first + row);
    for (uint32_t row = block->first; row < block->first + block->rows && row < block->first + HEAD_ROWS; row++) {
        bool unit = false;
        for (uint32_t depth = 1; depth <= HEAD_DEPTH && row + depth <= block->first + block->rows; depth++) {
            unit = unit || units[row - block->first + depth - 1];
            if (!unit) continue;
            candidate at = try_window(search, block, row, depth);
            // Fewer stacked rows win over more that say no more, then the upper ones over the lower.
            if (at.depth && (!best.depth || at.matched > best.matched || (at.matched == best.matched && at.depth < best.depth))) best = at;
        }
    }
    return best;
}

// ---- from the window to the layout ---------------------------------------------------------------------------------------

static void report(const layout_search *search, svod_code code, const column *one, uint32_t col, const char *expected) {
    svod_place place = svod_place_cell(search->grid->info.file, search->grid->info.name, one->row, col);
    const svod_cell *cell = svod_grid_at(search->grid, one->row, col);
    place.line = cell ? cell->line : 0;
    svod_add(search->findings, code, place, one->text, expected);
}

static void add_node(const layout_search *search, const column *one, uint32_t col, layout *out, uint32_t *column_of_node) {
    const svod_rubric *rubric = search->rubric;
    const char *id = rubric->nodes[one->match.node].id;
    uint32_t first = column_of_node[one->match.node];
    svod_lang lang = search->findings->lang;
    char ref[SVOD_REF_SIZE];
    if (one->match.rival != SVOD_NO_NODE) {
        const char *rival = rubric->nodes[one->match.rival].id;
        report(search, SVOD_F_column_ambiguous, one, col, svod_printf(search->arena, svod_say(lang, SVOD_T_intake_one_node), id, rival));
        return;
    }
    if (first) {
        const char *label = svod_rubric_label(rubric, search->arena, one->match.node);
        const char *where = svod_ref(ref, one->row, first);
        report(search, SVOD_F_column_doubled, one, col, svod_printf(search->arena, svod_say(lang, SVOD_T_intake_one_column), label, where));
        svod_about(search->findings, NULL, id);
        return;
    }
    column_of_node[one->match.node] = col;
    out->nodes[out->node_count++] = (layout_node){col, one->match.node, one->text};
}

// The column of a role that has one column; a second one is as unknown as any other.
static uint32_t *single_column(layout *out, column_role role) {
    switch (role) {
    case ROLE_year:
        return &out->year;
    case ROLE_expert:
        return &out->expert;
    case ROLE_node:
        return out->is_long ? &out->node : NULL;
    case ROLE_score:
        return out->is_long ? &out->score : NULL;
    default:
        return NULL;
    }
}

static void add_role(const layout_search *search, const head *block, const column *one, uint32_t col, layout *out) {
    if (!one->text || one->role == ROLE_ignore || col == out->unit) return;
    // The numbers under a header that is merged over them and the names.
    if (one->role == ROLE_unit && head_at(block, one->unit_row, col)->group && svod_streq(one->text, out->unit_text)) return;
    uint32_t *single = single_column(out, one->role);
    if (one->role == ROLE_total && !out->is_long)
        out->totals[out->total_count++] = col;
    else if (single && !*single)
        *single = col;
    else
        report(search, SVOD_F_column_unknown, one, col, "");
}

static void fill_layout(const layout_search *search, const head *block, const candidate *at, layout *out) {
    *out = (layout){
        .last_row = at->row + at->depth - 1,
        .unit_row = at->unit_row,
        .unit_text = head_at(block, at->unit_row, at->unit)->text,
        .is_long = at->is_long,
        .unit = at->unit,
        .nodes = SVOD_ARRAY(search->arena, layout_node, block->cols),
        .totals = SVOD_ARRAY(search->arena, uint32_t, block->cols),
    };
    uint32_t *column_of_node = SVOD_ARRAY(search->arena, uint32_t, search->rubric->count);
    for (uint32_t col = 1; col <= block->cols; col++) {
        const column *one = &at->columns[col - 1];
        if (one->other_year) continue;
        if (one->match.node != SVOD_NO_NODE)
            add_node(search, one, col, out, column_of_node);
        else
            add_role(search, block, one, col, out);
    }
}

// ---- no header ---------------------------------------------------------------------------------------------------------

static const char *what_there_was(const layout_search *search, const head *block) {
    svod_lang lang = search->findings->lang;
    size_t most = 0;
    uint32_t most_row = 0;
    for (uint32_t row = block->first; row < block->first + block->rows && row < block->first + HEAD_ROWS; row++) {
        size_t nodes = 0;
        for (uint32_t col = 1; col <= block->cols; col++) {
            const head_cell *cell = head_at(block, row, col);
            char ref[SVOD_REF_SIZE];
            if (!cell->text) continue;
            if (patterns_role(search->patterns, ROLE_unit, cell->text))
                return svod_printf(search->arena, svod_say(lang, SVOD_T_intake_only_unit), cell->text, svod_ref(ref, row, col));
            nodes += !is_number(cell->text) && patterns_node(search->patterns, cell->text).node != SVOD_NO_NODE;
        }
        if (nodes > most) {
            most = nodes;
            most_row = row;
        }
    }
    return most > 1 ? svod_printf(search->arena, svod_say(lang, SVOD_T_intake_only_nodes), most_row) : "";
}

bool layout_find(const layout_search *search, layout *out, const char **found) {
    head block = head_of(search->grid, search->arena);
    candidate best = best_window(search, &block);
    *found = "";
    if (!best.depth)
        *found = what_there_was(search, &block);
    else
        fill_layout(search, &block, &best, out);
    return best.depth != 0;
}
