// Lists rows and names without growing with them.
#include "intake/rowlist.h"

#define RUNS 6   // runs of rows listed
#define NAMES 12 // names listed

static void end_run(row_list *list) {
    if (list->runs == RUNS) svod_buf_str(&list->rows, " …");
    if (list->runs++ >= RUNS) return;
    svod_buf_printf(&list->rows, list->runs > 1 ? ", %u" : "%u", list->from);
    if (list->to > list->from) svod_buf_printf(&list->rows, "–%u", list->to);
}

static void add_name(row_list *list, const char *name) {
    if (list->named == NAMES) svod_buf_str(&list->names, " …");
    if (list->named++ < NAMES) svod_buf_printf(&list->names, list->named > 1 ? ", %s" : ": %s", name);
}

void row_list_add(row_list *list, svod_arena *arena, uint32_t row, const char *name) {
    if (!list->count) *list = (row_list){.rows = svod_buf_of(arena), .names = svod_buf_of(arena)};
    if (!list->count || row > list->to) {
        if (list->count && row > list->to + 1) end_run(list);
        if (!list->count || row > list->to + 1) list->from = row;
        list->to = row;
        list->count++;
    }
    if (name && *name) add_name(list, name);
}

const char *row_list_text(row_list *list, svod_arena *arena, svod_lang lang) {
    end_run(list);
    return svod_printf(arena, svod_say(lang, list->count > 1 ? SVOD_T_intake_rows : SVOD_T_intake_row), list->count, list->rows.data,
                       list->names.data ? list->names.data : "");
}
