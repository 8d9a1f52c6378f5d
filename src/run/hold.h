// Stands between a reader and intake/ until it is known whether the file is a form: then its sheets are kept whole, else handed on.
// Private to run/.
#ifndef SVOD_RUN_HOLD_H
#define SVOD_RUN_HOLD_H

#include "data/grid.h"

#define SVOD_HOLD_CELLS ((size_t)1000000) // kept of a file that has not shown the keys of a form; after that it is none
#define SVOD_HOLD_HEAD ((size_t)20000)    // the same of a file that is no workbook: in a sheet of a form the keys stand above
#define SVOD_FORM_CELLS ((size_t)8000000) // kept of a form

typedef struct hold {
    svod_sink to;
    svod_grids grids;
    size_t cells, most, most_form; // kept; at most, by what it is
    bool off, over;                // off: everything goes straight on; over: a form with too many cells
} hold;

// `to`: who gets the sheets of what is no form. `most` cells are kept until the keys of a form are seen.
hold hold_of(svod_sink to, svod_arena *arena, size_t most);
svod_sink hold_sink(hold *own);
// After the reader. True: a form, whole in own->grids; else all was handed on. *handed: whether the other side was content.
bool hold_end(hold *own, bool *handed);

#endif
