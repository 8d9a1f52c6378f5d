// A sum below a column is that of its rows.
#include "audit/facts.h"
#include "audit/fit.h"
#include "audit/means.h"
#include "base/str.h"

// Places of the family of sums: what the row's points show; of other columns, and of one that leaves places out throughout, the figure's
// own.
static unsigned row_places(const auditing *a, uint32_t t, uint32_t row, uint32_t col) {
    const svod_pub_table *table = &a->tables[t];
    unsigned own = svod_pub_at(table, row, col)->decimals;
    unsigned family = table->cols[col].kind == SVOD_PUB_POINTS && !a->facts[t].coarse[col] ? a->facts[t].row_places[row] : 0;
    return family > own ? family : own;
}

// The sum of what the same footer prints below the columns that make this one up; false when one of them is not there.
static bool printed_parts(const auditing *a, svod_spot at, int year, __int128 *sum) {
    col_parts parts = facts_parts(a, at.table, at.col, year);
    *sum = 0;
    for (uint32_t i = 0; i < parts.count; i++) {
        const svod_pub_cell *cell = svod_pub_at(&a->tables[at.table], at.row, parts.list[i]);
        if (cell->state != SVOD_PUB_NUMBER) return false;
        *sum += cell->value;
    }
    return parts.count > 0;
}

// The sum of all rows of the columns that make this one up.
static bool rows_of_parts(const auditing *a, svod_spot at, year_rows rows, __int128 *sum, __int128 *loose) {
    col_parts parts = facts_parts(a, at.table, at.col, rows.year);
    *sum = *loose = 0;
    for (uint32_t i = 0; i < parts.count; i++) {
        col_sum each = facts_sum(a, at.table, rows, parts.list[i]);
        if (each.unreadable) return false;
        *sum += each.sum;
        *loose += facts_sum_loose(a, at.table, parts.list[i], &each);
    }
    return parts.count > 0;
}

// The sum of printed subtotals that hold all the rows between them.
static bool of_subtotals(const auditing *a, svod_spot at, year_rows rows, __int128 *sum) {
    const table_facts *facts = &a->facts[at.table];
    const svod_pub_table *table = &a->tables[at.table];
    uint32_t held = 0;
    *sum = 0;
    for (uint32_t i = 0; i < facts->footer_count && !table->rows[at.row].subtotal; i++) {
        uint32_t row = facts->footers[i];
        if (!table->rows[row].subtotal || table->rows[row].kind != SVOD_PUB_ROW_SUM) continue;
        year_rows part = facts_rows(a, at.table, row, means_year(table, row, at.col));
        const svod_pub_cell *cell = svod_pub_at(table, row, at.col);
        if (part.year != rows.year || cell->state != SVOD_PUB_NUMBER) continue;
        *sum += cell->value;
        held += part.count;
    }
    return held && held == rows.count;
}

static fit fit_of(const auditing *a, svod_spot at, year_rows rows, const col_sum *sum, const char **why) {
    const svod_pub_table *table = &a->tables[at.table];
    const svod_pub_cell *printed = svod_pub_at(table, at.row, at.col);
    unsigned places = row_places(a, at.table, at.row, at.col);
    __int128 loose = facts_sum_loose(a, at.table, at.col, sum), other, other_loose;
    fit best = FIT_NOT;
    fit_try(&best, amount_of(sum->sum), (amount){-loose, loose, 1}, printed, places);
    if (best.verdict != SVOD_CONSISTENT && printed_parts(a, at, rows.year, &other)) {
        fit_try(&best, amount_of(other), amount_of(0), printed, places);
        fit_short(&best, amount_of(other), printed);
        *why = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_why_parts_sum), audit_quantity(a, amount_of(other), SVOD_PUB_DECIMALS));
    }
    if (best.verdict != SVOD_CONSISTENT && rows_of_parts(a, at, rows, &other, &other_loose))
        fit_try(&best, amount_of(other), (amount){-other_loose, other_loose, 1}, printed, places);
    if (best.verdict != SVOD_CONSISTENT && of_subtotals(a, at, rows, &other))
        fit_try(&best, amount_of(other), amount_of(0), printed, places);
    fit_short(&best, amount_of(sum->sum), printed);
    return best;
}

static const char *arithmetic(const auditing *a, svod_spot at, year_rows rows, __int128 sum) {
    const char *whole = audit_quantity(a, amount_of(sum), SVOD_PUB_DECIMALS),
               *cells = audit_rows_words(a, at.table, at.col, rows.rows, rows.count);
    if (rows.year && a->facts[at.table].year_count > 1)
        return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_sum_of_year), whole, cells, rows.year, rows.count);
    return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_sum_of_rows), whole, cells, rows.count);
}

// Of a contradiction what the parts printed beside it give; the same where the figure follows from them and not from the rows.
static const char *why_of(const auditing *a, fit result, __int128 sum, const char *parts, const svod_pub_cell *printed) {
    if (result.verdict == SVOD_CONTRADICTION) return parts;
    const char *why = fit_why(a, result, amount_of(sum), printed);
    if (!*parts || result.by.lo == sum || result.verdict != SVOD_ROUNDED) return why;
    return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_with_remark), parts, why);
}

static void judge(auditing *a, svod_spot at) {
    const svod_pub_table *table = &a->tables[at.table];
    const svod_pub_cell *printed = svod_pub_at(table, at.row, at.col);
    year_rows rows = facts_rows(a, at.table, at.row, means_year(table, at.row, at.col));
    if (!rows.count) return;
    col_sum sum = facts_sum(a, at.table, rows, at.col);
    if (!sum.n || sum.unreadable) return;
    const char *why = "";
    fit result = fit_of(a, at, rows, &sum, &why);
    svod_claim *claim = fit_claim(a, result, at);
    if (!claim) return;
    claim->has_value = claim->linear = true;
    claim->factor = 1;
    claim->value = amount_value(amount_of(sum.sum), row_places(a, at.table, at.row, at.col));
    claim->gap = amount_gap(amount_of(sum.sum), printed);
    claim->parts = (svod_parts){.kind = SVOD_PARTS_COLUMN, .table = at.table, .fixed = at.col, .list = rows.rows, .count = rows.count};
    claim->found =
        svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_found_sum), audit_col_name(a, table, at.col), audit_figure(a, printed));
    claim->expected = arithmetic(a, at, rows, sum.sum);
    claim->why = why_of(a, result, sum.sum, why, printed);
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t i = 0; i < a->facts[table].footer_count; i++) {
        uint32_t row = a->facts[table].footers[i];
        for (uint32_t col = 0; at->rows[row].kind == SVOD_PUB_ROW_SUM && col < at->col_count; col++)
            if (means_judged(at, row, col)) judge(a, (svod_spot){table, row, col});
    }
}

const audit_check check_sum = {
    .id = "sum",
    .contradiction = SVOD_F_audit_sum,
    .run = run,
    .title_ru = "сумма под столбцом равна сумме его строк",
    .title_en = "a sum below a column is that of its rows",
    .help_ru = "Складывает строки столбца и сравнивает с суммой под ним; годится и сумма напечатанных рядом частей. Баллы считаются "
               "точными,\nесли таблица в остальном сходится до последнего знака. Молчит, если строка под столбцом не названа суммой или "
               "ячейка не читается.\nПод сомнением — сумма сходится только без дробной части; объяснено округлением — знаки "
               "отброшены;\nостальное — противоречие.",
    .help_en = "Adds up the rows of a column and compares them with the sum below; the sum of the parts printed beside it will do, too. "
               "Points are taken\nas exact where the rest of the table agrees to the last place. Silent where the row is not called a sum, "
               "or a cell cannot be read.\nDoubtful: the sum follows only without its fraction. Explained by rounding: digits were cut. "
               "All else is a contradiction.",
};
