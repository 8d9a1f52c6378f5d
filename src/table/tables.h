// Result -> output sheets, one file a table (tab_<id>.c), one line each in tables.def in the order of the workbook.
// Refuses: colours, number formats, files.
#ifndef SVOD_TABLE_TABLES_H
#define SVOD_TABLE_TABLES_H

#include "data/result.h"
#include "data/table.h"

typedef struct svod_table_kind {
    const char *id;
    // Builds none, one or several sheets (one a cluster, say) into `out` (svod_table *). origins: every cell with a number gets its
    // svod_out.origin; without it none does, for the strings take time that only `svod explain` has a use for.
    void (*build)(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out);
    const char *help_ru, *help_en;
} svod_table_kind;
extern const svod_table_kind *const svod_table_kinds[]; // NULL-terminated

// All sheets of the workbook: svod_table pointers, in order.
const svod_table *const *svod_tables_build(const svod_result *result, bool origins, svod_arena *arena, size_t *count);

// "Проверка", "Проверка 2", …: a sheet a published table, that repeats it and marks what the audit found. `line` stands below the title:
// the campaign, or the rubric.
// Name of the sheet that repeats the i-th table.
const char *svod_tables_audit_name(const svod_audit *audit, uint32_t i, svod_arena *arena);
void svod_tables_audit(const svod_audit *audit, const char *line, bool origins, svod_arena *arena, svod_vec *out);

#endif
