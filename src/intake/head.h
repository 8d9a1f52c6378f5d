// The first rows of a sheet as a dense block of cleaned header texts, merged ranges filled over their span. Private to intake/.
#ifndef SVOD_INTAKE_HEAD_H
#define SVOD_INTAKE_HEAD_H

#include "data/grid.h"

#define HEAD_ROWS 60             // rows, from the first that holds anything, in which a header may begin
#define HEAD_DEPTH 6             // stacked rows of one header
#define HEAD_COLS SVOD_GRID_COLS // columns looked at

typedef struct head_cell {
    const char *text; // cleaned; NULL: blank
    uint32_t row;     // where the text stands
    bool lead;        // first column of its merged range (true for a single cell)
    bool group;       // spans several columns
    bool below;       // the same merged range as the cell above
} head_cell;

typedef struct head {
    uint32_t first; // row of cells[0]
    uint32_t rows, cols;
    head_cell *cells; // [row * cols + col - 1]
} head;

// Rows of the grid from `from` on, or from the first below it that holds anything; at most `most` of them.
head head_of(const svod_grid *grid, uint32_t from, uint32_t most, svod_arena *arena);
const head_cell *head_at(const head *block, uint32_t row, uint32_t col); // row as in the sheet; blank outside
// Header text as it is compared: line breaks folded, a word hyphenated over a line break joined, trailing asterisks and raised figures
// dropped, look-alike Latin letters replaced. NULL: blank.
const char *head_text(svod_arena *arena, const svod_cell *cell);
// A number, or a sign for nothing ("-").
bool head_is_number(const char *text);
// The same text without a trailing footnote mark like "1)"; NULL when there is none.
const char *head_without_note(svod_arena *arena, const char *text);

#endif
