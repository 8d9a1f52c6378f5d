// The sheets of the workbook in their order.
#include "table/tables.h"

#define TABLE(id) extern const svod_table_kind tab_##id;
#include "table/tables.def"
#undef TABLE

const svod_table_kind *const svod_table_kinds[] = {
#define TABLE(id) &tab_##id,
#include "table/tables.def"
#undef TABLE
    NULL};

const svod_table *const *svod_tables_build(const svod_result *result, bool origins, svod_arena *arena, size_t *count) {
    svod_vec tables = svod_vec_of(arena, sizeof(svod_table *));
    for (const svod_table_kind *const *kind = svod_table_kinds; *kind != NULL; kind++)
        (*kind)->build(result, origins, arena, &tables);
    *count = tables.count;
    return (const svod_table *const *)tables.data;
}
