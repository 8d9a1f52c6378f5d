// A stack of rows tried as the header. Private to intake/.
#ifndef SVOD_INTAKE_WINDOW_H
#define SVOD_INTAKE_WINDOW_H

#include "intake/column.h"

typedef struct window {
    uint32_t row, depth; // depth 0: no header
    size_t matched;      // columns that say something
    uint32_t *units;     // columns of units, one a table side by side, from left to right
    size_t unit_count;
    bool is_long;
    column *columns; // [col - 1]
} window;

// The table that the column belongs to: the last one that begins at it or left of it, else the first.
size_t window_group(const window *at, uint32_t col);
// The stack that says most; of several tables below one another the uppermost. depth 0: none.
window window_best(const layout_search *search, const head *block);

#endif
