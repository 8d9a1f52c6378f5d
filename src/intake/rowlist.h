// Rows and the names in them, for people: "5 (строки 5–9): Бердюжский, Викуловский …". Private to intake/.
#ifndef SVOD_INTAKE_ROWLIST_H
#define SVOD_INTAKE_ROWLIST_H

#include "base/lang.h"
#include "base/str.h"

typedef struct row_list {
    svod_buf rows, names;
    uint32_t from, to; // the latest run of rows
    size_t count, runs, named;
} row_list;

// Rows in ascending order; several names of one row count as one. name NULL or "": none.
void row_list_add(row_list *list, svod_arena *arena, uint32_t row, const char *name);
// At least one row is in it.
const char *row_list_text(row_list *list, svod_arena *arena, svod_lang lang);

#endif
