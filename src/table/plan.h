// How a published table stands on its sheet "Проверка": where each of its rows and columns goes, how wide, and what is merged.
// Beside it stand the published rows' numbers (column 1), above it the published columns' letters, so that addresses are found.
// Private to table/.
#ifndef SVOD_TABLE_PLAN_H
#define SVOD_TABLE_PLAN_H

#include "table/lay.h"
#include "table/marks.h"

enum { SVOD_PLAN_LETTERS = 6 }; // row of the column letters; the header follows

typedef struct svod_plan {
    const svod_pub_table *table;
    const char *name;     // of the output sheet
    uint32_t first, cols; // leftmost column of the published table; how many
    uint32_t last;        // its last row
    uint32_t *line;       // [row - head_first] row of the output sheet; 0: not shown
    uint32_t wide;        // columns that the sheet uses; a narrow table leaves some free for the sentences above it
    uint32_t text;        // of them those that sentences above the table go over: no more than one printed page has
    bool whole;           // all rows are shown
    double *width;        // [column of the output sheet, from 1]
    uint32_t *cover;      // [line * cols + column] 0: by itself, 1: covered by a merged cell, else number of the merge + 2
    uint32_t cover_rows;  // rows of it, from the first of the header
    svod_vec marks;       // svod_mark
    uint32_t listed;      // row of the list of causes where this table's begin; 0: none
} svod_plan;

// marks: those of the table.
svod_plan svod_plan_of(const svod_audit *audit, uint32_t table, svod_vec marks, svod_arena *arena);
// Row and column of the output sheet; the row is 0 when it is not shown.
uint32_t svod_plan_line(const svod_plan *plan, uint32_t row);
uint32_t svod_plan_col(const svod_plan *plan, uint32_t col);
// How many columns, from *at on, are put together for a zone of the legend; *at goes behind them.
uint32_t svod_plan_zone(const svod_plan *plan, uint32_t *at);
// 1: covered; else the merged area that begins there is left in *area (NULL: none).
bool svod_plan_covered(const svod_plan *plan, uint32_t row, uint32_t col, const svod_merge **area);
// First column that scrolls: behind the names of the units, unless these are too far right to be held.
uint32_t svod_plan_scrolls(const svod_plan *plan);

// The list of causes, one for all tables; NULL when nothing was found. Sets `listed` of the plans. line: below the title.
const svod_table *svod_list_of(const svod_audit *audit, svod_plan *plans, const char *line, bool origins, svod_arena *arena);

#endif
