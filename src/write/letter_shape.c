// Grids of tables, inks, posts in lines.
#include "write/letter_shape.h"

#include <string.h>

#define ROW_LONG 1500    // letters
#define COLUMN_LEAST 200 // of the whole width
#define POST_LINE 32     // letters: 75 mm of twelve points

const char *svod_letter_colour(uint8_t ink) {
    return ink == SVOD_INK_BAD ? "9C1C1C" : ink == SVOD_INK_GOOD ? "1D6B34" : ink == SVOD_INK_MUTED ? "595959" : NULL;
}

bool svod_letter_bold(uint8_t ink) {
    return ink == SVOD_INK_STRONG;
}

static uint32_t cols_of(const svod_letter_row *row) {
    uint32_t cols = 0;
    for (uint32_t i = 0; i < row->count && cols < SVOD_LETTER_COLUMNS; i++)
        cols += row->cells[i].cols ? row->cells[i].cols : 1;
    return cols < SVOD_LETTER_COLUMNS ? cols : SVOD_LETTER_COLUMNS;
}

// The share of a column; none is so narrow that programs take it for missing.
static uint64_t width_of(const svod_letter_block *block, uint32_t column, uint64_t sum) {
    uint64_t least = sum / COLUMN_LEAST + 1, width = block->widths[column];
    return width > least ? width : least;
}

static void lay_edges(svod_letter_grid *grid, const svod_letter_block *block) {
    // Widths that do not fit the columns that there are say nothing: all get the same.
    bool told = block->widths && grid->columns == block->column_count;
    uint64_t sum = 0, whole = 0, at = 0;
    for (uint32_t i = 0; told && i < grid->columns; i++)
        sum += block->widths[i];
    for (uint32_t i = 0; i < grid->columns; i++)
        whole += told ? width_of(block, i, sum) : 1;
    if (told && whole < 1000) whole = 1000;
    for (uint32_t i = 0; i < grid->columns; i++) {
        at += told ? width_of(block, i, sum) : 1;
        grid->edges[i + 1] = (uint32_t)(at * SVOD_TEXT_WIDTH / whole);
    }
}

svod_letter_grid svod_letter_grid_of(const svod_letter_block *block, svod_arena *arena) {
    svod_letter_grid grid = {.columns = block->column_count, .block = block};
    if (!block->row_count) return (svod_letter_grid){.block = block};
    for (uint32_t i = 0; i < block->row_count; i++) {
        uint32_t cols = cols_of(&block->rows[i]);
        if (cols > grid.columns) grid.columns = cols;
    }
    if (grid.columns > SVOD_LETTER_COLUMNS) grid.columns = SVOD_LETTER_COLUMNS;
    if (!grid.columns) return grid; // rows without cells
    while (grid.heads < block->row_count && block->rows[grid.heads].head)
        grid.heads++;
    if (grid.heads == block->row_count) grid.heads = 0; // nothing that they stand over
    grid.edges = SVOD_ARRAY(arena, uint32_t, grid.columns + 1);
    lay_edges(&grid, block);
    return grid;
}

bool svod_letter_slot_next(const svod_letter_grid *grid, const svod_letter_row *row, svod_letter_slot *slot) {
    if (slot->to >= grid->columns) return false;
    uint32_t left = row->count - slot->used, room = grid->columns - slot->to;
    slot->from = slot->to;
    slot->cells = row->cells + slot->used;
    if (!left) {
        slot->count = 0;
        slot->to = grid->columns;
        return true;
    }
    uint32_t span = slot->cells->cols ? slot->cells->cols : 1;
    slot->count = span >= room ? left : 1;
    slot->to = span >= room ? grid->columns : slot->to + span;
    slot->used += slot->count;
    return true;
}

bool svod_letter_row_breaks(const svod_letter_row *row) {
    for (uint32_t i = 0; i < row->count; i++)
        if (row->cells[i].text && strlen(row->cells[i].text) > ROW_LONG) return true;
    return false;
}

bool svod_letter_broken(const svod_letter_block *block) {
    for (uint32_t i = 0; i < block->run_count; i++)
        if (block->runs[i].text && strpbrk(block->runs[i].text, "\r\n")) return true;
    return false;
}

const char *svod_letter_post(svod_arena *arena, const char *text) {
    if (!text || !svod_utf8_valid(text, strlen(text))) return text;
    char *lines = svod_strdup(arena, text), *space = NULL;
    size_t letters = 0;
    for (char *at = lines; *at; at++) {
        if (*at == '\n') space = NULL, letters = 0;
        letters += ((unsigned char)*at & 0xC0) != 0x80;
        if (*at == ' ' && letters <= POST_LINE + 1) space = at;
        if (letters > POST_LINE && space) {
            *space = '\n';
            letters = svod_utf8_count(space + 1, (size_t)(at - space));
            space = NULL;
        }
    }
    return lines;
}
