// The least, the greatest and the median below a column are those of its rows.
#include <stdlib.h>

#include "audit/means.h"
#include "base/str.h"

typedef struct values {
    int64_t *list; // of a median; else NULL
    uint32_t count;
    int64_t least, most;
    int64_t loose; // most by which rounding for print may have moved one of them
} values;

static void add(values *to, int64_t value, int64_t loose) {
    if (!to->count || value < to->least) to->least = value;
    if (!to->count || value > to->most) to->most = value;
    if (loose > to->loose) to->loose = loose;
    if (to->list) to->list[to->count] = value;
    to->count++;
}

static int ascending(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

// What the rows print: numbers alone, without the zeros of those that submitted nothing, or with zeros for all that print nothing.
static values values_of(const auditing *a, svod_spot at, year_rows rows, mean_over over) {
    bool median = a->tables[at.table].rows[at.row].kind == SVOD_PUB_ROW_MEDIAN;
    values out = {.list = median ? SVOD_ARRAY(a->arena, int64_t, rows.count) : NULL};
    for (uint32_t i = 0; i < rows.count; i++) {
        const svod_pub_cell *cell = svod_pub_at(&a->tables[at.table], rows.rows[i], at.col);
        bool number = cell->state == SVOD_PUB_NUMBER;
        if (number ? over == MEAN_OVER_SUBMITTED && facts_idle(a, at.table, rows.rows[i]) : over != MEAN_OVER_ALL) continue;
        int64_t loose = a->tables[at.table].cols[at.col].kind == SVOD_PUB_POINTS ? facts_loose(a, at.table, cell) : 0;
        add(&out, number ? cell->value : 0, loose);
    }
    return out;
}

static amount figure_of(values *of, svod_pub_row_kind kind) {
    uint32_t n = of->count;
    if (!n) return (amount){0};
    if (kind == SVOD_PUB_ROW_LEAST) return amount_of(of->least);
    if (kind == SVOD_PUB_ROW_MOST) return amount_of(of->most);
    qsort(of->list, n, sizeof(int64_t), ascending);
    return amount_over(amount_add(amount_of(of->list[(n - 1) / 2]), amount_of(of->list[n / 2])), 2);
}

static const char *found_words(const auditing *a, svod_spot at, svod_pub_row_kind kind) {
    const svod_pub_table *table = &a->tables[at.table];
    svod_text form = kind == SVOD_PUB_ROW_LEAST  ? SVOD_T_audit_found_least
                     : kind == SVOD_PUB_ROW_MOST ? SVOD_T_audit_found_most
                                                 : SVOD_T_audit_found_median;
    const char *figure = audit_figure(a, svod_pub_at(table, at.row, at.col));
    return svod_printf(a->arena, svod_say(a->lang, form), audit_col_name(a, table, at.col), figure);
}

// "12: D17, Абатский": of an extreme where it stands, of a median over how many rows.
static const char *expected_words(const auditing *a, svod_spot at, year_rows rows, svod_pub_row_kind kind, amount truth, unsigned places) {
    const svod_pub_table *table = &a->tables[at.table];
    const char *figure = audit_quantity(a, truth, places + 1);
    for (uint32_t i = 0; kind != SVOD_PUB_ROW_MEDIAN && i < rows.count; i++) {
        const svod_pub_cell *cell = svod_pub_at(table, rows.rows[i], at.col);
        if (cell->state != SVOD_PUB_NUMBER || cell->value != truth.lo) continue;
        const char *ref = audit_cell_ref(a, (svod_spot){at.table, rows.rows[i], at.col});
        return svod_printf(a->arena, "%s: %s, %s", figure, ref, audit_unit_name(a, table, rows.rows[i]));
    }
    const char *cells = audit_rows_words(a, at.table, at.col, rows.rows, rows.count);
    return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_median_of), figure, cells, rows.count);
}

static void judge(auditing *a, svod_spot at) {
    const svod_pub_table *table = &a->tables[at.table];
    const svod_pub_cell *printed = svod_pub_at(table, at.row, at.col);
    svod_pub_row_kind kind = table->rows[at.row].kind;
    year_rows rows = facts_rows(a, at.table, at.row, means_year(table, at.row, at.col));
    col_sum sum = rows.count ? facts_sum(a, at.table, rows, at.col) : (col_sum){0};
    if (!sum.n || sum.unreadable) return;
    uint8_t places = a->facts[at.table].places[at.col];
    unsigned family = kind != SVOD_PUB_ROW_MEDIAN && places > printed->decimals ? places : printed->decimals;
    fit result = FIT_NOT;
    amount truth = {0};
    for (mean_over over = 0; over < MEAN_OVER_COUNT && result.verdict != SVOD_CONSISTENT; over++) {
        if ((over == MEAN_OVER_ALL && !sum.nothing) || (over == MEAN_OVER_SUBMITTED && !sum.idle)) continue;
        values each = values_of(a, at, rows, over);
        amount what = figure_of(&each, kind);
        if (over == MEAN_OVER_PRINTED) truth = what;
        fit_try(&result, what, (amount){-each.loose, each.loose, 1}, printed, family);
        fit_short(&result, what, printed);
    }
    svod_claim *claim = fit_claim(a, result, at);
    if (!claim) return;
    claim->has_value = true;
    unsigned target = facts_target_places(a, at, true);
    if (kind == SVOD_PUB_ROW_MEDIAN && !target) target = 1; // between two whole numbers lies a half
    claim->value = amount_value(truth, target);
    claim->gap = amount_gap(truth, printed);
    claim->parts = (svod_parts){.kind = SVOD_PARTS_COLUMN, .table = at.table, .fixed = at.col, .list = rows.rows, .count = rows.count};
    claim->found = found_words(a, at, kind);
    claim->expected = expected_words(a, at, rows, kind, truth, family);
    claim->why = fit_why(a, result, truth, printed);
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t i = 0; i < a->facts[table].footer_count; i++) {
        uint32_t row = a->facts[table].footers[i];
        svod_pub_row_kind kind = at->rows[row].kind;
        if (kind != SVOD_PUB_ROW_LEAST && kind != SVOD_PUB_ROW_MOST && kind != SVOD_PUB_ROW_MEDIAN) continue;
        for (uint32_t col = 0; col < at->col_count; col++)
            if (means_judged(at, row, col)) judge(a, (svod_spot){table, row, col});
    }
}

const audit_check check_extreme = {
    .id = "extreme",
    .contradiction = SVOD_F_audit_extreme,
    .run = run,
    .title_ru = "наименьшее, наибольшее и медиана — те, что в строках",
    .title_en = "the least, the greatest and the median are those of the rows",
    .help_ru = "Наименьшее, наибольшее и медиана под столбцом сравниваются со строками: с теми, где есть число, с представившими материалы "
               "или со всеми.\nОбъяснено округлением — знаки отброшены. Молчит, если строка не названа ни одним из этих слов.",
    .help_en = "The least, the greatest and the median below a column are held against its rows: those with a number, those that "
               "submitted, or all.\nExplained by rounding: digits were cut. Silent where the row has none of these names.",
};
