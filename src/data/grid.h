// Cells with their place, whatever file they came from. Readers push rows into a sink; a grid is the sink that keeps them.
#ifndef SVOD_DATA_GRID_H
#define SVOD_DATA_GRID_H

#include "base/finding.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"

// What a sheet can hold, whatever the format; columns and rows count from 1.
#define SVOD_GRID_ROWS SVOD_REF_ROWS
#define SVOD_GRID_COLS SVOD_REF_COLS

typedef enum svod_cell_type {
    SVOD_CELL_EMPTY,
    SVOD_CELL_NUMBER,
    SVOD_CELL_STRING,
    SVOD_CELL_BOOL,
    SVOD_CELL_ERROR,
    SVOD_CELL_DATE
} svod_cell_type;

enum {
    SVOD_CELL_FORMULA = 1,   // the value is the cached result of a formula
    SVOD_CELL_NO_RESULT = 2, // a formula without a cached value; type is EMPTY
    SVOD_CELL_HIDDEN = 4,    // in a hidden row or column
    SVOD_CELL_DAMAGED = 8,   // something stood there that could not be read: type is ERROR, text what was found
    SVOD_CELL_PERCENT = 16,  // NUMBER shown as a percentage: 0.5 is "50 %"
    SVOD_CELL_MOVED = 32     // CSV: the row has more fields than its table, so the value may stand in another column
};

typedef struct svod_cell {
    uint32_t row, col; // from 1
    uint8_t type;      // svod_cell_type
    uint8_t flags;
    uint32_t line;    // CSV: line of the file where the row begins; else 0
    uint32_t len;     // bytes of text
    const char *text; // STRING: the text in NFC; NUMBER: digits as written in the file (XLS: the shortest that give the value back);
                      // DATE: ISO 8601; BOOL: "true"/"false"; ERROR: "#N/A"
    const char *raw;  // STRING: as the file has it, NUL-terminated, when that is not NFC; else NULL
    double number;    // NUMBER: value; DATE: serial (days since 1899-12-30, either date system folded into it); BOOL: 0 or 1
} svod_cell;

typedef struct svod_merge {
    uint32_t row1, col1, row2, col2; // inclusive
} svod_merge;

typedef enum svod_visibility { SVOD_VISIBLE, SVOD_HIDDEN, SVOD_VERY_HIDDEN } svod_visibility;

typedef struct svod_sheet_info {
    const char *file; // as the user named it
    const char *name; // CSV: the file's stem
    uint32_t index;   // from 0, in the order of the workbook
    svod_visibility visibility;
} svod_sheet_info;

// Where a reader delivers. Rows come in ascending order (a reader sorts or reports what does not), cells within a row by column, no
// two cells at one place, no EMPTY cell but those with SVOD_CELL_NO_RESULT. Cells and texts hold during the call only.
// Any callback may return false: the reader stops and passes false on.
typedef struct svod_sink {
    void *ctx;
    bool (*sheet)(void *ctx, const svod_sheet_info *info);                      // begins a sheet
    bool (*row)(void *ctx, uint32_t row, const svod_cell *cells, size_t count); // count > 0
    bool (*end)(void *ctx, const svod_merge *merges, size_t count);             // ends it
} svod_sink;

// A sheet kept whole.
typedef struct svod_grid {
    svod_sheet_info info;
    svod_vec cells;  // svod_cell, by row, then column
    svod_vec rows;   // svod_grid_row, ascending
    svod_vec merges; // svod_merge
    uint32_t last_row, last_col;
} svod_grid;
typedef struct svod_grid_row {
    uint32_t row;
    uint32_t first, count; // into cells
} svod_grid_row;

typedef struct svod_grids {
    svod_arena *arena; // owns cells and texts
    svod_vec list;     // svod_grid
} svod_grids;
svod_grids svod_grids_of(svod_arena *arena);
svod_sink svod_grids_sink(svod_grids *grids); // keeps every sheet

// The same for a single grid under construction (used by intake for the head of a sheet). Texts are kept up to SVOD_GRID_TEXT bytes,
// which is what a cell of an office program can hold.
#define SVOD_GRID_TEXT 131068
svod_grid svod_grid_of(svod_arena *arena, const svod_sheet_info *info);
void svod_grid_add_row(svod_grid *grid, svod_arena *arena, uint32_t row, const svod_cell *cells, size_t count); // copies texts
// The cell at row, col or NULL. Binary search.
const svod_cell *svod_grid_at(const svod_grid *grid, uint32_t row, uint32_t col);
// True when every one of these cells of a row is hidden: a hidden column hides one cell of a row, a hidden row all of them.
bool svod_cells_hidden(const svod_cell *cells, size_t count);
// Text of a cell for showing; "" for NULL or empty.
const char *svod_cell_text(const svod_cell *cell);
svod_place svod_cell_place(const svod_sheet_info *info, const svod_cell *cell);
// The same of a place in a grid, whether a cell is there or not.
svod_place svod_grid_place(const svod_grid *grid, uint32_t row, uint32_t col);
// "number", "string", "bool", "error", "date".
const char *svod_cell_type_id(svod_cell_type type);

#endif
