// A count is not above the column that it counts within: no more teachers supported than there are.
#include "audit/lookup.h"

static void judge(auditing *a, uint32_t table, uint32_t row, uint32_t col) {
    const svod_pub_table *at = &a->tables[table];
    uint32_t within = at->cols[col].within;
    const svod_pub_cell *cell = svod_pub_at(at, row, col), *most = svod_pub_at(at, row, within);
    if (at->rows[row].kind != SVOD_PUB_ROW_UNIT || !audit_is_number(cell) || !audit_is_number(most)) return;
    if (cell->value <= most->value) return audit_agrees_in(a, table, col);
    svod_claim *claim = audit_claim(a, audit_spot(table, row, col), SVOD_CONTRADICTION, SVOD_HOW_NOT);
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_column_says), audit_title(a, at, col), audit_shown(a, cell, false));
    claim->expected =
        svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_not_above), audit_number(a, most->value), audit_title(a, at, within));
    svod_spot part = audit_spot(table, row, within);
    claim->parts = audit_cells(a, &part, 1);
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t col = 0; col < at->col_count; col++) {
        if (at->cols[col].kind != SVOD_PUB_COUNT || at->cols[col].within == SVOD_NO_COL) continue;
        for (uint32_t row = 0; row < at->row_count; row++)
            judge(a, table, row, col);
    }
}

const audit_check check_within = {"within",
                                  SVOD_F_audit_within,
                                  run,
                                  "часть не больше целого",
                                  "a part is not above its whole",
                                  "Число, которое по рубрике — часть другого, не должно быть больше него. Округления здесь нет: больше — "
                                  "противоречие. Молчит,\nесли рубрика не говорит, что из чего состоит, или одно из чисел не напечатано.",
                                  "A number that by the rubric is a part of another must not be above it. There is no rounding: above is a "
                                  "contradiction. Silent where the\nrubric does not say so, or one of the two is not printed."};
