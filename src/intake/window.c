// Tries every stack of the first rows as the header and keeps the one that says most.
#include "intake/window.h"

#include <string.h>

#include "base/str.h"

#define UNIT_SAMPLE 30        // rows looked at when several columns could hold the units
#define TRIAL_COLUMNS 1000000 // columns looked at in all stacks: a header of thousands of columns is looked for in fewer rows
#define UNIT_COLS 100         // columns of units looked at
#define TWINS_LOOKED 20       // columns of one node compared

// How many of the rows in between name a known unit in this column.
static size_t unit_hits(const layout_search *search, uint32_t after, uint32_t before, uint32_t col) {
    size_t hits = 0;
    for (uint32_t row = after + 1; row < before; row++) {
        const svod_cell *cell = svod_grid_at(search->grid, row, col);
        hits += cell && !svod_blank(cell->text) && svod_roster_find(search->roster, search->arena, cell->text) != SVOD_NO_UNIT;
    }
    return hits;
}

// ---- tables side by side -------------------------------------------------------------------------------------------------

// Columns between two columns of units, and which of them hold the units: one, or several that could.
typedef struct segment {
    uint32_t unit; // the best so far
    size_t hits;
    bool scored; // there are columns of scores
} segment;

static bool scores_between(const window *at, uint32_t from, uint32_t to) {
    bool node = false, score = false;
    for (uint32_t col = from; col < to; col++) {
        const column *one = &at->columns[col - 1];
        if ((one->match.node != SVOD_NO_NODE || column_asks(one)) && !one->left_out) return true;
        node |= one->role == ROLE_node;
        score |= one->role == ROLE_score;
    }
    return at->is_long && node && score;
}

static bool same_header(const window *at, uint32_t a, uint32_t b) {
    return svod_streq(at->columns[a - 1].text, at->columns[b - 1].text);
}

static void take_in(segment *into, const segment *other) {
    if (other->hits > into->hits) {
        into->unit = other->unit;
        into->hits = other->hits;
    }
    into->scored |= other->scored;
}

// A column of units without scores behind it competes with the next; at the right end, with the one before it.
static size_t bundles_of(const layout_search *search, const head *block, const window *at, segment *list) {
    uint32_t last_row = at->row + at->depth - 1;
    size_t count = 0, seen = 0;
    for (uint32_t col = 1, next; col <= block->cols && seen < UNIT_COLS; col = next) {
        for (next = col + 1; next <= block->cols && at->columns[next - 1].role != ROLE_unit;)
            next++;
        if (at->columns[col - 1].role != ROLE_unit) continue;
        seen++;
        segment here = {col, unit_hits(search, last_row, last_row + UNIT_SAMPLE + 1, col), scores_between(at, count ? col : 1, next)};
        if (count && !list[count - 1].scored)
            take_in(&list[count - 1], &here);
        else
            list[count++] = here;
    }
    if (count > 1 && !list[count - 1].scored) {
        take_in(&list[count - 2], &list[count - 1]);
        count--;
    }
    return count;
}

// Two columns of units are two tables when both name known units. What repeats the header is a table of its own all the same: its names
// may all be misspelt.
static void choose_units(const layout_search *search, const head *block, window *at) {
    segment *list = SVOD_ARRAY(search->arena, segment, block->cols + 1);
    size_t bundles = bundles_of(search, block, at, list), count = bundles ? 1 : 0;
    for (size_t i = 1; i < bundles; i++) {
        segment *last = &list[count - 1];
        if ((!last->hits || !list[i].hits) && !same_header(at, last->unit, list[i].unit))
            take_in(last, &list[i]);
        else
            list[count++] = list[i];
    }
    at->units = SVOD_ARRAY(search->arena, uint32_t, count);
    at->unit_count = count;
    for (size_t i = 0; i < count; i++)
        at->units[i] = list[i].unit;
}

size_t window_group(const window *at, uint32_t col) {
    size_t group = 0;
    while (group + 1 < at->unit_count && at->units[group + 1] <= col)
        group++;
    return group;
}

// ---- one window of rows ------------------------------------------------------------------------------------------------

// Rows below the unit's header belong to it only where the unit's column is blank: else they are data.
static bool header_alone(const head *block, const window *at, uint32_t unit) {
    for (uint32_t row = at->columns[unit - 1].unit_row + 1; row < at->row + at->depth; row++) {
        const head_cell *cell = head_at(block, row, unit);
        if (cell->text && !cell->below) return false;
    }
    return true;
}

static bool is_header(const layout_search *search, const head *block, const window *at, size_t nodes) {
    if (!at->unit_count || (!nodes && !at->is_long)) return false;
    bool there = !search->at;
    for (size_t i = 0; i < at->unit_count; i++) {
        if (!header_alone(block, at, at->units[i])) return false;
        there |= at->columns[at->units[i] - 1].unit_row == search->at;
    }
    return there;
}

static bool takes_units(const layout_search *search, const window *at, uint32_t col, size_t *hits) {
    if (at->columns[col - 1].match.node != SVOD_NO_NODE || column_asks(&at->columns[col - 1])) return false;
    *hits = unit_hits(search, search->at, search->at + UNIT_SAMPLE + 1, col);
    return *hits > 0;
}

// The header does not say which column holds the units: the rows below do.
static void take_units(const layout_search *search, const head *block, window *at) {
    uint32_t best = 0;
    size_t most = 0, hits = 0;
    for (size_t i = 0; i < search->unit_count; i++) {
        uint32_t col = search->units[i];
        if (col > block->cols || !takes_units(search, at, col, &hits)) continue;
        at->columns[col - 1].role = ROLE_unit;
        at->columns[col - 1].unit_row = search->at;
        most = hits;
    }
    if (most) return;
    for (uint32_t col = 1; col <= block->cols && col <= UNIT_COLS; col++) {
        if (!takes_units(search, at, col, &hits) || hits <= most) continue;
        best = col;
        most = hits;
    }
    if (!best) return;
    at->columns[best - 1].role = ROLE_unit;
    at->columns[best - 1].unit_row = search->at;
}

static void count_columns(const head *block, const window *at, size_t by_role[ROLE_COUNT + 1], size_t *nodes) {
    for (uint32_t col = 1; col <= block->cols; col++) {
        const column *one = &at->columns[col - 1];
        if (one->match.node != SVOD_NO_NODE || column_asks(one))
            ++*nodes;
        else
            by_role[one->role]++;
    }
}

// What is counted once a table: a node, but for its columns of several years and those that a row below its header tells apart.
static bool says_the_same(const column *a, const column *b) {
    return a->match.node == b->match.node && a->year == b->year && a->left_out == b->left_out;
}

// Columns of nodes that say something which no column left of them in the same table says.
static size_t distinct_nodes(const layout_search *search, const head *block, const window *at) {
    uint32_t *last = SVOD_ARRAY(search->arena, uint32_t, search->rubric->count),
             *before = SVOD_ARRAY(search->arena, uint32_t, block->cols + 1);
    size_t count = 0, group = 0;
    for (uint32_t col = 1; col <= block->cols; col++) {
        const column *one = &at->columns[col - 1];
        if (at->unit_count && group != window_group(at, col)) {
            group = window_group(at, col);
            memset(last, 0, search->rubric->count * sizeof *last);
        }
        if (one->match.node == SVOD_NO_NODE) continue;
        uint32_t same = last[one->match.node];
        for (int tries = 0; same && tries < TWINS_LOOKED && !says_the_same(&at->columns[same - 1], one); tries++)
            same = before[same];
        count += one->settled || !same || !says_the_same(&at->columns[same - 1], one);
        before[col] = last[one->match.node];
        last[one->match.node] = col;
    }
    return count;
}

// The same of questions.
static size_t distinct_questions(const layout_search *search, const head *block, const window *at) {
    size_t parts = (size_t)search->rubric->indicator_count * (SVOD_PART_COUNT + 1), count = 0, group = 0;
    bool *had = parts ? SVOD_ARRAY(search->arena, bool, parts) : NULL;
    for (uint32_t col = 1; had && col <= block->cols; col++) {
        const column *one = &at->columns[col - 1];
        if (at->unit_count && group != window_group(at, col)) {
            group = window_group(at, col);
            memset(had, 0, parts * sizeof *had);
        }
        if (!column_asks(one) || one->left_out) continue;
        bool *slot = &had[one->asks.indicator * (SVOD_PART_COUNT + 1) + one->asks.part];
        count += !*slot;
        *slot = true;
    }
    return count;
}

// Shapes a stack; depth 0 when it is no header.
static window window_of(const layout_search *search, const head *block, uint32_t row, uint32_t depth) {
    window at = {.row = row, .depth = depth, .columns = SVOD_ARRAY(search->arena, column, block->cols)};
    columns_of(search, block, row, depth, at.columns);
    if (search->units && row <= search->at && search->at < row + depth) take_units(search, block, &at);
    size_t by_role[ROLE_COUNT + 1] = {0}, nodes = 0;
    count_columns(block, &at, by_role, &nodes);
    at.is_long = !nodes && by_role[ROLE_node] && by_role[ROLE_score];
    choose_units(search, block, &at);
    size_t said = nodes ? distinct_nodes(search, block, &at) + distinct_questions(search, block, &at) : 0;
    at.matched = said + by_role[ROLE_total] + (by_role[ROLE_year] > 0) + (by_role[ROLE_expert] > 0) + (by_role[ROLE_time] > 0) +
                 (at.is_long ? 2 : 0);
    if (!is_header(search, block, &at, nodes)) at.depth = 0;
    return at;
}

// ---- all windows -------------------------------------------------------------------------------------------------------

// What is left of a window that could be the header while others are tried: its columns would take too much room.
typedef struct candidate {
    uint32_t row, depth, unit;
    size_t matched;
} candidate;

static bool mentions_unit(const layout_search *search, const head *block, uint32_t row) {
    for (uint32_t col = 1; col <= block->cols; col++) {
        const head_cell *cell = head_at(block, row, col);
        if (cell->text && !cell->below && layout_names_units(search, cell->text)) return true;
    }
    return false;
}

// A row of a unit is no part of a header, though a header that begins lower may stand beside it.
static bool is_unit_row(const layout_search *search, const head *block, uint32_t row) {
    svod_decimal number;
    for (uint32_t col = 1; col <= block->cols && col <= UNIT_COLS; col++) {
        const head_cell *cell = head_at(block, row, col);
        if (!cell->text || cell->group || cell->below || svod_num_parse(cell->text, strlen(cell->text), &number, NULL) != SVOD_NUM_TEXT)
            continue;
        if (svod_roster_find(search->roster, search->arena, cell->text) != SVOD_NO_UNIT) return true;
    }
    return false;
}

// `trial`: the search with an arena that is given back after each window.
static void try_windows(const layout_search *trial, const head *block, const bool *units, const bool *known, svod_vec *candidates) {
    uint32_t end = block->first + block->rows;
    size_t tried = 0;
    for (uint32_t row = block->first; row < end && row < block->first + HEAD_ROWS && tried < TRIAL_COLUMNS; row++) {
        bool unit = false;
        for (uint32_t depth = 1; depth <= HEAD_DEPTH && row + depth <= end; depth++) {
            if (depth > 1 && (known[row - block->first] || known[row - block->first + depth - 1])) break;
            unit = unit || units[row - block->first + depth - 1];
            if (!unit) continue;
            tried += block->cols;
            window at = window_of(trial, block, row, depth);
            if (at.depth) *SVOD_PUSH(candidates, candidate) = (candidate){row, depth, at.units[0], at.matched};
            svod_arena_reset(trial->arena);
        }
    }
}

// Fewer stacked rows win over more that say no more, then the upper ones over the lower.
static bool wins(const candidate *at, const candidate *best) {
    return !best || at->matched > best->matched || (at->matched == best->matched && at->depth < best->depth);
}

static const candidate *best_of(const layout_search *search, const svod_vec *candidates) {
    const candidate *best = NULL, *lower = NULL;
    do {
        lower = best;
        best = NULL;
        for (size_t i = 0; i < candidates->count; i++) {
            const candidate *at = SVOD_AT(candidates, candidate, i);
            uint32_t after = at->row + at->depth - 1;
            // A table above the best one is a table when it names known units; else it is a remark that looks like a header.
            if (lower && (after >= lower->row || !unit_hits(search, after, lower->row, at->unit))) continue;
            if (wins(at, best)) best = at;
        }
        svod_arena_reset(search->arena);
    } while (best);
    return lower;
}

window window_best(const layout_search *search, const head *block) {
    layout_search trial = *search;
    trial.arena = svod_arena_new();
    svod_vec candidates = svod_vec_of(search->arena, sizeof(candidate));
    bool *units = SVOD_ARRAY(search->arena, bool, block->rows), *known = SVOD_ARRAY(search->arena, bool, block->rows);
    for (uint32_t row = 0; row < block->rows; row++) {
        known[row] = is_unit_row(&trial, block, block->first + row);
        units[row] = mentions_unit(&trial, block, block->first + row) || (search->units && block->first + row == search->at);
    }
    try_windows(&trial, block, units, known, &candidates);
    const candidate *best = best_of(&trial, &candidates);
    svod_arena_free(trial.arena);
    return best ? window_of(search, block, best->row, best->depth) : (window){.depth = 0};
}
