// Cleans header texts and lays the first rows of a sheet out as a block.
#include "intake/head.h"

#include <string.h>

#include "base/footnote.h"
#include "base/str.h"

static const head_cell blank = {.lead = true};

// ---- one text ----------------------------------------------------------------------------------------------------------

// A letter that can go on a word: small Latin or any byte of a small Cyrillic letter's beginning.
static bool goes_on(const char *at) {
    unsigned char c = (unsigned char)at[0], d = (unsigned char)at[1];
    return (c >= 'a' && c <= 'z') || (c == 0xD0 && d >= 0xB0) || c == 0xD1;
}

// "показа-\nтели" -> "показатели"; what is hyphenated within a line keeps its hyphen.
static const char *join_hyphenated(svod_arena *arena, const char *text) {
    char *out = svod_strdup(arena, text), *to = out;
    for (const char *at = text; *at;) {
        const char *next = at + 1;
        while (*next == '\r' || *next == '\n')
            next++;
        if (*at == '-' && at > text && at[-1] != ' ' && next > at + 1 && goes_on(next))
            at = next;
        else
            *to++ = *at++;
    }
    *to = '\0';
    return out;
}

// Length without the mark that the text ends with, or `len`.
static size_t less_mark(const char *text, size_t len) {
    size_t mark = len && text[len - 1] == ' ' ? 1 : svod_footnote_mark(text, len);
    return len > mark ? len - mark : len;
}

const char *head_text(svod_arena *arena, const svod_cell *cell) {
    if (!cell || svod_blank(cell->text)) return NULL;
    char *text = svod_unmixed(arena, svod_clean(arena, join_hyphenated(arena, cell->text)));
    size_t len = strlen(text);
    for (size_t less; (less = less_mark(text, len)) < len;)
        len = less;
    text[len] = '\0';
    return len ? text : NULL;
}

bool head_is_number(const char *text) {
    svod_decimal number;
    return svod_num_parse(text, strlen(text), &number, NULL) != SVOD_NUM_TEXT;
}

const char *head_without_note(svod_arena *arena, const char *text) {
    size_t len = strlen(text), at = len;
    if (len < 3 || text[len - 1] != ')') return NULL;
    for (at--; at > 0 && svod_digit(text[at - 1]) && len - at < 4;)
        at--;
    if (at == 0 || at == len - 1 || text[at - 1] == '.' || text[at - 1] == '(') return NULL;
    while (at > 0 && text[at - 1] == ' ')
        at--;
    return at ? svod_strndup(arena, text, at) : NULL;
}

// ---- the block ---------------------------------------------------------------------------------------------------------

static void fill_merge(head *block, const svod_merge *merge) {
    if (merge->row1 < block->first || merge->row1 >= block->first + block->rows || merge->col1 > block->cols || !merge->col1) return;
    const head_cell origin = block->cells[(merge->row1 - block->first) * block->cols + merge->col1 - 1];
    if (!origin.text || !origin.lead || origin.group) return; // empty, or filled by another range: ranges do not overlap
    uint32_t last_row = merge->row2 < block->first + block->rows ? merge->row2 : block->first + block->rows - 1;
    uint32_t last_col = merge->col2 < block->cols ? merge->col2 : block->cols;
    for (uint32_t row = merge->row1; row <= last_row; row++) {
        for (uint32_t col = merge->col1; col <= last_col; col++) {
            block->cells[(row - block->first) * block->cols + col - 1] = (head_cell){
                .text = origin.text,
                .row = merge->row1,
                .lead = col == merge->col1,
                .group = merge->col2 > merge->col1,
                .below = row > merge->row1,
            };
        }
    }
}

static const svod_grid_row *row_at(const svod_grid *grid, size_t index) {
    return SVOD_AT(&grid->rows, svod_grid_row, index);
}

// Index of the first row at or below `from`; the number of rows when there is none.
static size_t first_row(const svod_grid *grid, uint32_t from) {
    size_t low = 0, high = grid->rows.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (row_at(grid, middle)->row < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Width by the rows of the block and the ranges that begin in it: one far cell elsewhere must not make every header wide.
static uint32_t width_of(const svod_grid *grid, const head *block, size_t index) {
    uint32_t cols = 0;
    for (; index < grid->rows.count && row_at(grid, index)->row < block->first + block->rows; index++) {
        const svod_grid_row *row = row_at(grid, index);
        uint32_t last = row->count ? SVOD_AT(&grid->cells, svod_cell, row->first + row->count - 1)->col : 0;
        cols = last > cols ? last : cols;
    }
    for (size_t i = 0; i < grid->merges.count; i++) {
        const svod_merge *merge = SVOD_AT(&grid->merges, svod_merge, i);
        bool inside = merge->row1 >= block->first && merge->row1 < block->first + block->rows;
        uint32_t last = merge->col2 < grid->last_col ? merge->col2 : grid->last_col;
        if (inside && last > cols) cols = last;
    }
    return cols < HEAD_COLS ? cols : HEAD_COLS;
}

static void fill_cells(head *block, const svod_grid *grid, size_t index, svod_arena *arena) {
    for (; index < grid->rows.count && row_at(grid, index)->row < block->first + block->rows; index++) {
        const svod_grid_row *row = row_at(grid, index);
        for (uint32_t i = 0; i < row->count; i++) {
            const svod_cell *cell = SVOD_AT(&grid->cells, svod_cell, row->first + i);
            if (cell->col > block->cols) break;
            block->cells[(cell->row - block->first) * block->cols + cell->col - 1] =
                (head_cell){.text = head_text(arena, cell), .row = cell->row, .lead = true};
        }
    }
}

head head_of(const svod_grid *grid, uint32_t from, uint32_t most, svod_arena *arena) {
    size_t index = first_row(grid, from);
    head block = {.first = 1};
    if (index == grid->rows.count) return block;
    block.first = row_at(grid, index)->row;
    block.rows = grid->last_row - block.first + 1 < most ? grid->last_row - block.first + 1 : most;
    block.cols = width_of(grid, &block, index);
    block.cells = SVOD_ARRAY(arena, head_cell, (size_t)block.rows * block.cols);
    for (size_t i = 0; i < (size_t)block.rows * block.cols; i++)
        block.cells[i] = blank;
    fill_cells(&block, grid, index, arena);
    for (size_t i = 0; i < grid->merges.count; i++)
        fill_merge(&block, SVOD_AT(&grid->merges, svod_merge, i));
    return block;
}

const head_cell *head_at(const head *block, uint32_t row, uint32_t col) {
    if (row < block->first || row >= block->first + block->rows || !col || col > block->cols) return &blank;
    return &block->cells[(row - block->first) * block->cols + col - 1];
}
