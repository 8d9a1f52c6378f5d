// Finds the headers of a sheet: the rows that name the units' column, what is stacked above and below them, and repeats on new pages.
#include <string.h>

#include "audit/recognise.h"
#include "base/str.h"
#include "intake/head.h"

#define SAMPLE_ROWS 60 // rows below a header in which names are looked for

// What a row has, seen as part of a header.
typedef struct look {
    uint32_t row;
    size_t texts, years, ids, plain; // texts; numbers that are years, ids of nodes, or neither
    size_t known;                    // texts and ids that say what their column is
    uint32_t units[PUB_SIDE];
    uint32_t unit_count;
    bool whole;           // a unit's word that says nothing else
    uint32_t first, last; // columns in use
} look;

// ---- one row -------------------------------------------------------------------------------------------------------------

static bool is_known(reader *r, const char *text) {
    static const column_role roles[] = {ROLE_total, ROLE_year, ROLE_ignore, ROLE_score, ROLE_limit};
    static const said_word words[] = {SAID_rank,    SAID_share, SAID_change,     SAID_list,
                                      SAID_counted, SAID_level, SAID_max_points, SAID_average};
    if (patterns_node(r->patterns, text).node != SVOD_NO_NODE || said_rule(r->said, text)) return true;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (patterns_role(r->patterns, roles[i], text)) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (said_is(r->said, words[i], text)) return true;
    return false;
}

static bool is_year(const char *text) {
    return strlen(text) == 4 && strspn(text, "0123456789") == 4 && (svod_starts(text, "19") || svod_starts(text, "20"));
}

static void look_at_number(reader *r, const char *text, look *out) {
    if (is_year(text))
        out->years++;
    else if (patterns_node(r->patterns, text).node != SVOD_NO_NODE) {
        out->ids++;
        out->known++;
    } else
        out->plain++;
}

static void look_at_text(reader *r, const svod_cell *cell, look *out) {
    label_fact *fact = reader_fact(r, cell->text);
    if (fact->unit_word) {
        if (out->unit_count < PUB_SIDE) out->units[out->unit_count++] = cell->col;
        out->whole |= patterns_whole(r->patterns, ROLE_unit, fact->text);
        return;
    }
    svod_decimal value;
    svod_num_kind kind = svod_num_parse(cell->text, cell->len, &value, NULL);
    if (kind == SVOD_NUM_VALUE) look_at_number(r, svod_clean(r->arena, cell->text), out);
    if (kind != SVOD_NUM_TEXT) return;
    out->texts++;
    out->known += is_known(r, fact->text);
}

static look look_at(reader *r, size_t index) {
    look out = {0};
    size_t count;
    const svod_cell *cells = reader_row(r, index, &out.row, &count);
    for (size_t i = 0; i < count; i++) {
        if (svod_blank(cells[i].text)) continue;
        if (!out.first) out.first = cells[i].col;
        out.last = cells[i].col;
        if (cells[i].type == SVOD_CELL_STRING)
            look_at_text(r, &cells[i], &out);
        else if (cells[i].type == SVOD_CELL_NUMBER)
            look_at_number(r, cells[i].text, &out);
        else
            out.plain++;
    }
    return out;
}

static bool names_units(reader *r, size_t index) {
    uint32_t row;
    size_t count;
    const svod_cell *cells = reader_row(r, index, &row, &count);
    for (size_t i = 0; i < count; i++)
        if (cells[i].type == SVOD_CELL_STRING && !svod_blank(cells[i].text) && reader_fact(r, cells[i].text)->unit_word) return true;
    return false;
}

// "1 | 2 | 3 | …": numbers of the columns below a header.
static bool numbers_columns(const reader *r, size_t index) {
    uint32_t row;
    size_t count;
    const svod_cell *cells = reader_row(r, index, &row, &count);
    int64_t first = 0, value;
    for (size_t i = 0; i < count; i++) {
        const char *text = svod_cell_text(&cells[i]);
        if (!pub_number(text, strlen(text), &value)) return false;
        if (i == 0) first = value;
        if (value != first + (int64_t)i * SVOD_PUB_ONE) return false;
    }
    return count >= 3 && first <= 2 * SVOD_PUB_ONE && first >= 0;
}

// ---- merges --------------------------------------------------------------------------------------------------------------

static size_t first_merge(const reader *r, uint32_t row) {
    size_t low = 0, high = r->merge_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->merges[middle].row1 < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const svod_merge *merge_at(const reader *r, uint32_t row, uint32_t col) {
    for (size_t i = first_merge(r, row); i < r->merge_count && r->merges[i].row1 == row; i++)
        if (r->merges[i].col1 == col) return &r->merges[i];
    return NULL;
}

// ---- how far a header reaches --------------------------------------------------------------------------------------------

static bool any_blank_units(const reader *r, const look *heading, uint32_t row) {
    for (uint32_t i = 0; i < heading->unit_count; i++) {
        const svod_cell *cell = svod_grid_at(r->grid, row, heading->units[i]);
        if (cell && !svod_blank(cell->text)) return false;
    }
    return true;
}

// Rows below that go on with the header: texts alone, and nothing under the units.
static void reach_down(reader *r, size_t index, const look *heading, pub_head *out) {
    uint32_t row;
    size_t count;
    for (uint32_t i = 0; i < heading->unit_count; i++) {
        const svod_merge *merge = merge_at(r, heading->row, heading->units[i]);
        bool fits = merge && merge->row2 > out->bottom && merge->row2 - heading->row < PUB_HEAD_DEPTH;
        if (fits) out->bottom = merge->row2;
    }
    for (out->below = index + 1; out->below < r->grid->rows.count; out->below++) {
        reader_row(r, out->below, &row, &count);
        if (row <= out->bottom) continue;
        if (row > out->bottom + 1 || row - heading->row >= PUB_HEAD_DEPTH) break;
        look next = look_at(r, out->below);
        bool numbers = numbers_columns(r, out->below);
        bool goes_on = any_blank_units(r, heading, row) && !next.plain && !next.ids && next.texts + next.years > 0;
        if (!goes_on && !numbers) break;
        out->bottom = row;
    }
}

// A row above that groups the columns: not a title, not the data of another table.
static bool groups_columns(reader *r, size_t index, const look *heading) {
    look above = look_at(r, index);
    if (above.plain || above.ids || above.unit_count || !(above.texts + above.years)) return false;
    if (above.texts + above.years > 1) return true;
    const svod_merge *merge = merge_at(r, above.row, above.first);
    return merge && merge->col2 > merge->col1 && above.first > heading->units[0];
}

static uint32_t reach_up(reader *r, size_t index, const look *heading, uint32_t from) {
    uint32_t top = heading->row, row;
    size_t count;
    for (size_t at = index; at > 0 && heading->row - top + 1 < PUB_HEAD_DEPTH; top = row) {
        reader_row(r, --at, &row, &count);
        if (row + 1 != top || row < from || !groups_columns(r, at, heading)) break;
    }
    return top;
}

// ---- texts over each column ----------------------------------------------------------------------------------------------

static void stack_text(pub_head *heading, uint32_t col, const char *text, bool group, uint32_t row) {
    head_stack *stack = &heading->stacks[col - 1];
    if (stack->count == PUB_HEAD_DEPTH) return;
    stack->texts[stack->count] = text;
    stack->group[stack->count] = group;
    stack->rows[stack->count++] = stack->low = row;
}

static void stack_row(reader *r, size_t index, pub_head *heading) {
    uint32_t row;
    size_t count;
    const svod_cell *cells = reader_row(r, index, &row, &count);
    if (row > heading->top && numbers_columns(r, index)) return;
    size_t merge = first_merge(r, row);
    for (size_t i = 0; i < count && cells[i].col <= heading->cols; i++) {
        const char *text = cells[i].type == SVOD_CELL_STRING ? head_text(r->arena, &cells[i]) : svod_cell_text(&cells[i]);
        if (!text || !*text) continue;
        uint32_t last = cells[i].col;
        while (merge < r->merge_count && r->merges[merge].row1 == row && r->merges[merge].col1 < last)
            merge++;
        if (merge < r->merge_count && r->merges[merge].row1 == row && r->merges[merge].col1 == last) last = r->merges[merge].col2;
        if (last > heading->cols) last = heading->cols;
        for (uint32_t col = cells[i].col; col <= last; col++)
            stack_text(heading, col, text, last > cells[i].col, row);
    }
}

// Columns that the header's rows use, merges and all.
static uint32_t width_of(const reader *r, size_t from, const pub_head *heading) {
    uint32_t cols = 0, row;
    size_t count;
    for (size_t i = from; i < heading->below; i++) {
        const svod_cell *cells = reader_row(r, i, &row, &count);
        if (count && cells[count - 1].col > cols) cols = cells[count - 1].col;
    }
    for (size_t i = first_merge(r, heading->top); i < r->merge_count && r->merges[i].row1 <= heading->bottom; i++) {
        uint32_t last = r->merges[i].col2 < r->grid->last_col ? r->merges[i].col2 : r->grid->last_col;
        if (last > cols) cols = last;
    }
    return cols;
}

static bool stack_all(reader *r, size_t index, pub_head *heading) {
    uint32_t row;
    size_t count, from = index;
    while (from > 0 && (reader_row(r, from - 1, &row, &count), row >= heading->top))
        from--;
    heading->cols = width_of(r, from, heading);
    if (heading->cols > r->head_budget) return false;
    r->head_budget -= heading->cols;
    heading->stacks = SVOD_ARRAY(r->arena, head_stack, heading->cols);
    for (size_t i = from; i < heading->below; i++)
        stack_row(r, i, heading);
    return true;
}

// ---- which column holds the units ----------------------------------------------------------------------------------------

// How much a column looks like names: units of the roster, or else different texts.
static size_t names_in(reader *r, const pub_head *heading, uint32_t col) {
    svod_map *seen = svod_map_new(r->arena);
    size_t hits = 0;
    uint32_t row;
    size_t count;
    for (size_t i = heading->below; i < r->grid->rows.count && i < heading->below + SAMPLE_ROWS; i++) {
        reader_row(r, i, &row, &count);
        const svod_cell *cell = svod_grid_at(r->grid, row, col);
        svod_decimal value;
        if (!cell || svod_blank(cell->text) || cell->type != SVOD_CELL_STRING) continue;
        if (svod_num_parse(cell->text, cell->len, &value, NULL) != SVOD_NUM_TEXT) continue;
        hits += reader_is_unit(r, cell->text) ? 1000 : svod_map_add(seen, cell->text, 0);
    }
    return hits;
}

static const char *low_text(const pub_head *heading, uint32_t col) {
    const head_stack *stack = &heading->stacks[col - 1];
    return stack->count ? stack->texts[stack->count - 1] : "";
}

// A header merged over the names' numbers and the names.
static uint32_t past_numbers(reader *r, const pub_head *heading, uint32_t col) {
    while (col < heading->cols && heading->stacks[col - 1].count && heading->stacks[col - 1].group[heading->stacks[col - 1].count - 1] &&
           svod_streq(low_text(heading, col), low_text(heading, col + 1)) && names_in(r, heading, col) == 0)
        col++;
    return col;
}

static void choose_units(reader *r, const look *found, pub_head *heading) {
    size_t most = 0;
    for (uint32_t i = 0; i < found->unit_count; i++) {
        bool same = svod_streq(low_text(heading, found->units[i]), low_text(heading, found->units[0]));
        if (same) heading->units[heading->unit_count++] = past_numbers(r, heading, found->units[i]);
    }
    if (heading->unit_count > 1 || found->unit_count == 1) return;
    for (uint32_t i = 0; i < found->unit_count; i++) {
        size_t names = names_in(r, heading, found->units[i]);
        if (names <= most) continue;
        most = names;
        heading->units[0] = past_numbers(r, heading, found->units[i]);
    }
}

// ---- all headers of a sheet ----------------------------------------------------------------------------------------------

static bool same_header(const pub_head *a, const pub_head *b) {
    if (a->unit_count != b->unit_count || a->units[0] != b->units[0] || a->cols != b->cols) return false;
    for (uint32_t col = 0; col < a->cols; col++) {
        const head_stack *left = &a->stacks[col], *right = &b->stacks[col];
        if (left->count != right->count) return false;
        for (uint8_t i = 0; i < left->count; i++)
            if (!svod_streq(left->texts[i], right->texts[i])) return false;
    }
    return true;
}

// Did the rows above end with a footer? Then what follows is a table of its own, whatever its header says.
static bool ends_in_footer(reader *r, size_t index, uint32_t top) {
    uint32_t row;
    size_t count;
    for (size_t back = 0; index-- > 0 && back < PUB_HEAD_DEPTH + 3; back++) {
        const svod_cell *cells = reader_row(r, index, &row, &count);
        bool number = false;
        if (row >= top) continue;
        for (size_t i = 0; i < count; i++)
            number |= cells[i].type == SVOD_CELL_NUMBER;
        if (!number) continue;
        for (size_t i = 0; i < count && cells[i].type == SVOD_CELL_STRING; i++)
            if (reader_fact(r, cells[i].text)->footer) return true;
        return false;
    }
    return false;
}

static bool take_head(reader *r, size_t index, const look *found, svod_vec *heads) {
    const pub_head *last = heads->count ? SVOD_AT(heads, pub_head, heads->count - 1) : NULL;
    pub_head heading = {.top = found->row, .bottom = found->row};
    reach_down(r, index, found, &heading);
    heading.top = reach_up(r, index, found, last ? last->bottom + 1 : 1);
    if (!stack_all(r, index, &heading)) return false;
    choose_units(r, found, &heading);
    heading.repeats = last && same_header(last, &heading) && !ends_in_footer(r, index, heading.top);
    *SVOD_PUSH(heads, pub_head) = heading;
    return true;
}

// No header has a word for units: the first row that knows two columns or more, and the column left of them that holds names.
static void guess_head(reader *r, svod_vec *heads) {
    for (size_t i = 0; i < r->grid->rows.count && i < SAMPLE_ROWS; i++) {
        look found = look_at(r, i);
        if (found.known < 2 || found.plain || !found.texts) continue;
        found.unit_count = 1;
        found.units[0] = found.first;
        pub_head heading = {.top = found.row, .bottom = found.row, .below = i + 1};
        size_t most = 0;
        for (uint32_t col = 1; col <= found.last && col <= PUB_SIDE; col++) {
            const svod_cell *cell = svod_grid_at(r->grid, found.row, col);
            if (cell && patterns_node(r->patterns, reader_fact(r, svod_cell_text(cell))->text).node != SVOD_NO_NODE) break;
            size_t names = names_in(r, &heading, col);
            if (names <= most) continue;
            most = names;
            found.units[0] = col;
        }
        if (most >= 2) take_head(r, i, &found, heads);
        return;
    }
}

static size_t cells_in(const reader *r, size_t index, uint32_t *row, size_t *numbers) {
    size_t count, filled = 0;
    const svod_cell *cells = reader_row(r, index, row, &count);
    *numbers = 0;
    for (size_t i = 0; i < count; i++) {
        filled += !svod_blank(cells[i].text);
        *numbers += cells[i].type == SVOD_CELL_NUMBER;
    }
    return filled;
}

// The header of a table that has no units: below a gap or a title, and nearly all its texts are a header's. It ends the table above.
static bool is_foreign(reader *r, size_t index) {
    uint32_t row, above;
    size_t numbers, filled = cells_in(r, index, &row, &numbers);
    if (filled < 3 || numbers || !index) return false;
    bool apart = cells_in(r, index - 1, &above, &numbers) <= 1 || above + 1 < row;
    if (!apart) return false;
    look found = look_at(r, index);
    return !found.plain && !found.ids && found.texts >= 3 && found.known >= 2 && found.known * 3 >= found.texts * 2;
}

svod_vec pub_heads(reader *r) {
    svod_vec heads = svod_vec_of(r->arena, sizeof(pub_head));
    size_t weak = SIZE_MAX, rows = r->grid->rows.count, count;
    uint32_t row;
    for (size_t i = 0; i < rows; i++) {
        if (!names_units(r, i)) {
            reader_row(r, i, &row, &count);
            if (heads.count && is_foreign(r, i)) *SVOD_PUSH(&heads, pub_head) = (pub_head){.top = row, .bottom = row, .below = i + 1};
            continue;
        }
        look found = look_at(r, i);
        size_t others = found.texts + found.years + found.ids + found.unit_count - 1;
        if (found.plain || !others || (found.ids && !found.whole)) continue;
        if (weak == SIZE_MAX && found.texts && !found.ids) weak = i;
        bool strong = found.whole || found.known;
        if (!strong) continue;
        if (!take_head(r, i, &found, &heads)) {
            r->stop = found.row;
            break;
        }
        i = SVOD_AT(&heads, pub_head, heads.count - 1)->below - 1;
    }
    if (!heads.count && weak != SIZE_MAX) {
        look found = look_at(r, weak);
        take_head(r, weak, &found, &heads);
    } else if (!heads.count)
        guess_head(r, &heads);
    return heads;
}
