// Result -> output sheets, one file a table (tab_<id>.c), one line each in tables.def in the order of the workbook.
// Refuses: colours, number formats, files.
#ifndef SVOD_TABLE_TABLES_H
#define SVOD_TABLE_TABLES_H

#include "data/result.h"
#include "data/table.h"

typedef struct svod_table_kind {
    const char *id;
    // Builds none, one or several sheets (one a cluster, say) into `out` (svod_table *).
    void (*build)(const svod_result *result, svod_arena *arena, svod_vec *out);
    const char *help_ru, *help_en;
} svod_table_kind;
extern const svod_table_kind *const svod_table_kinds[]; // NULL-terminated

// All sheets of the workbook: svod_table pointers, in order.
const svod_table *const *svod_tables_build(const svod_result *result, svod_arena *arena, size_t *count);

#endif
