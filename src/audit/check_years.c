// Points of two years are subtracted only where their maxima are the same: 24 of 29 is no rise over 12 of 19.
#include <string.h>

#include "audit/lookup.h"
#include "base/str.h"

#define SAMPLE 200 // rows that tell whether a column subtracts points

static bool of_percent(const char *text) {
    return strstr(text, "%") || strstr(text, "роцент") || strstr(text, "п.п") || strstr(text, "п. п") || strstr(text, "ercent");
}

static void tell(auditing *a, svod_spot at, const char *found, const int years[2], const int64_t max[2]) {
    svod_claim *claim = audit_claim(a, at, SVOD_DOUBTFUL, SVOD_HOW_METHOD);
    claim->code = SVOD_F_audit_years;
    claim->found =
        svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_change_says), audit_col_name(a, &a->tables[at.table], at.col), found);
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_unlike_maxima), years[0], audit_number(a, max[0]), years[1],
                                  audit_number(a, max[1]));
}

// Of nodes whose maxima of both years are known: do they differ?
static bool unlike(const auditing *a, const svod_pub_table *at, uint32_t node, const int years[2], int64_t max[2], bool *known) {
    for (int i = 0; i < 2; i++)
        max[i] = audit_max_known(a, at, node, years[i]);
    *known = max[0] && max[1];
    return *known && max[0] != max[1];
}

// ---- footers ---------------------------------------------------------------------------------------------------------------------

static void judge_row(auditing *a, uint32_t table, uint32_t row) {
    const svod_pub_table *at = &a->tables[table];
    int years[2];
    if (!audit_compared(at, at->rows[row].year, at->rows[row].base_year, years) || of_percent(at->rows[row].label)) return;
    for (uint32_t col = 0; col < at->col_count; col++) {
        const svod_pub_cell *cell = svod_pub_at(at, row, col);
        int64_t max[2];
        bool known;
        if (at->cols[col].kind != SVOD_PUB_POINTS || at->cols[col].year || !audit_is_number(cell) || cell->percent) continue;
        if (unlike(a, at, at->cols[col].node, years, max, &known))
            tell(a, audit_spot(table, row, col), audit_shown(a, cell, false), years, max);
        else if (known)
            audit_agrees(a);
    }
}

// ---- columns ---------------------------------------------------------------------------------------------------------------------

// Rows of one year by name; SVOD_NO_COL where a unit has none.
static uint32_t *rows_by_name(const auditing *a, const svod_pub_table *at, int year) {
    uint32_t *list = SVOD_ARRAY(a->arena, uint32_t, at->name_count);
    memset(list, 0xff, at->name_count * sizeof *list);
    for (uint32_t row = 0; row < at->row_count; row++)
        if (at->rows[row].kind == SVOD_PUB_ROW_UNIT && (!at->rows[row].year || at->rows[row].year == year)) list[at->rows[row].name] = row;
    return list;
}

// Do most of its figures follow from points of the two years?
static bool subtracts(const auditing *a, const svod_pub_table *at, uint32_t col, const int years[2]) {
    uint32_t fits = 0, judged = 0, cols[2], *rows[2];
    for (int i = 0; i < 2; i++) {
        cols[i] = svod_pub_find(at, SVOD_PUB_POINTS, at->cols[col].node, years[i]);
        if (cols[i] == SVOD_NO_COL) return false;
        rows[i] = rows_by_name(a, at, years[i]);
    }
    for (uint32_t row = 0; row < at->row_count && judged < SAMPLE; row++) {
        const svod_pub_row *own = &at->rows[row];
        const svod_pub_cell *cell = svod_pub_at(at, row, col);
        if (own->kind != SVOD_PUB_ROW_UNIT || !audit_is_number(cell) || cell->percent) continue;
        if (rows[0][own->name] == SVOD_NO_COL || rows[1][own->name] == SVOD_NO_COL) continue;
        const svod_pub_cell *before = svod_pub_at(at, rows[0][own->name], cols[0]), *now = svod_pub_at(at, rows[1][own->name], cols[1]);
        if (!audit_is_number(before) || !audit_is_number(now)) continue;
        judged++;
        fits += amount_explains(amount_sub(amount_of(now->value), amount_of(before->value)), cell, cell->decimals) != SVOD_HOW_NOT;
    }
    return judged && fits * 5 >= judged * 3;
}

// One claim for the column, at its header: the rule is at fault, not a row.
static void judge_column(auditing *a, uint32_t table, uint32_t col) {
    const svod_pub_table *at = &a->tables[table];
    int years[2];
    int64_t max[2];
    bool known;
    if (!audit_compared(at, at->cols[col].year, 0, years) || of_percent(at->cols[col].header)) return;
    bool differ = unlike(a, at, at->cols[col].node, years, max, &known);
    if (!known || !subtracts(a, at, col, years)) return;
    if (differ)
        tell(a, audit_spot(table, SVOD_NO_COL, col), at->cols[col].header, years, max);
    else
        audit_agrees(a);
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t row = 0; row < at->row_count; row++)
        if (at->rows[row].kind == SVOD_PUB_ROW_CHANGE) judge_row(a, table, row);
    for (uint32_t col = 0; col < at->col_count; col++)
        if (at->cols[col].kind == SVOD_PUB_CHANGE && at->cols[col].node != SVOD_NO_NODE) judge_column(a, table, col);
}

const audit_check check_years = {
    "years",
    SVOD_F_audit_years,
    run,
    "сравниваются годы с равными максимумами",
    "years with equal maxima are compared",
    "Смотрит, одинаковы ли максимумы двух лет там, где баллы одного вычтены из баллов другого: 24 из 29 и 12 из 19 так не "
    "сравнить.\nВсегда сомнение в способе, а не в цифре. Молчит о процентах и там, где максимум одного из годов неизвестен.",
    "Looks whether the maxima of two years are the same where points of one are subtracted from those of the other: 24 of 29 and 12 of 19 "
    "do\nnot compare. Always a doubt about the method, not the figure. Silent about percents, and where a maximum is not known."};
