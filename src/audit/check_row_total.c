// A unit's total is the sum of its sections, a section's points that of its criteria.
#include "audit/facts.h"
#include "audit/fit.h"
#include "base/str.h"

#define SPELLED 12 // parts written out in a claim

typedef struct row_sum {
    __int128 sum, loose;
    uint32_t n;      // parts that print a number
    bool unreadable; // one of them cannot be read
} row_sum;

static row_sum sum_of(const auditing *a, uint32_t table, uint32_t row, col_parts parts) {
    const svod_pub_table *at = &a->tables[table];
    row_sum sum = {0};
    for (uint32_t i = 0; i < parts.count; i++) {
        const svod_pub_cell *cell = svod_pub_at(at, row, parts.list[i]);
        if (cell->state == SVOD_PUB_NUMBER) {
            sum.sum += cell->value;
            sum.loose += facts_loose(a, table, cell);
            sum.n++;
        } else if (!facts_nothing(a, cell)) {
            sum.unreadable = true;
        }
    }
    return sum;
}

static const char *arithmetic(const auditing *a, uint32_t table, uint32_t row, const svod_parts *parts, __int128 sum) {
    const svod_pub_table *at = &a->tables[table];
    const char *whole = audit_quantity(a, amount_of(sum), SVOD_PUB_DECIMALS);
    if (parts->count > SPELLED) return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_sum_of), whole, audit_parts_words(a, parts));
    svod_buf buf = svod_buf_of(a->arena);
    svod_buf_printf(&buf, "%s =", whole);
    bool first = true;
    for (uint32_t i = 0; i < parts->count; i++) {
        const svod_pub_cell *cell = svod_pub_at(at, row, parts->list[i]);
        if (cell->state != SVOD_PUB_NUMBER) continue;
        const char *part = audit_number(a, cell->value);
        svod_buf_printf(&buf, cell->value < 0 ? "%s (%s)" : "%s %s", first ? "" : " +", part);
        first = false;
    }
    return buf.data;
}

static void claim_total(auditing *a, fit result, svod_spot at, col_parts parts, __int128 sum) {
    svod_claim *claim = fit_claim(a, result, at);
    if (!claim) return;
    const svod_pub_table *table = &a->tables[at.table];
    const svod_pub_cell *printed = svod_pub_at(table, at.row, at.col);
    uint8_t places = a->facts[at.table].places[at.col];
    amount truth = amount_of(sum);
    claim->has_value = claim->linear = true;
    claim->factor = 1;
    claim->value = amount_value(truth, printed->decimals > places ? printed->decimals : places);
    claim->gap = amount_gap(truth, printed);
    claim->parts = (svod_parts){.kind = SVOD_PARTS_ROW, .table = at.table, .fixed = at.row, .list = parts.list, .count = parts.count};
    claim->found = audit_row_words(a, at);
    claim->expected = arithmetic(a, at.table, at.row, &claim->parts, sum);
    claim->why = fit_why(a, result, truth, printed);
}

static void judge(auditing *a, svod_spot at, col_parts parts) {
    const svod_pub_cell *printed = svod_pub_at(&a->tables[at.table], at.row, at.col);
    if (printed->state != SVOD_PUB_NUMBER) return;
    row_sum sum = sum_of(a, at.table, at.row, parts);
    if (!sum.n || sum.unreadable) return; // nothing beside it, or what cannot be read
    uint8_t places = a->facts[at.table].places[at.col];
    fit result = FIT_NOT;
    amount truth = amount_of(sum.sum);
    fit_try(&result, truth, (amount){-sum.loose, sum.loose, 1}, printed, printed->decimals > places ? printed->decimals : places);
    fit_short(&result, truth, printed);
    claim_total(a, result, at, parts, sum.sum);
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t row = 0; row < at->row_count; row++) {
        if (at->rows[row].kind != SVOD_PUB_ROW_UNIT) continue;
        for (uint32_t col = 0; col < at->col_count; col++) {
            if (at->cols[col].kind != SVOD_PUB_POINTS) continue;
            col_parts parts = facts_parts(a, table, col, at->rows[row].year);
            if (parts.count) judge(a, (svod_spot){table, row, col}, parts);
        }
    }
}

const audit_check check_row_total = {
    .id = "row_total",
    .contradiction = SVOD_F_audit_row_total,
    .run = run,
    .title_ru = "итог строки равен сумме её частей",
    .title_en = "a row's total is the sum of its parts",
    .help_ru = "Складывает напечатанные в строке разделы (или критерии) и сравнивает с напечатанным итогом. Точные баллы должны сойтись до "
               "последнего\nзнака; если части напечатаны округлёнными, допускается сумма их округлений. Молчит, если есть столбцы не для "
               "всех частей\nили часть не читается; прочерк и пустая ячейка считаются нулём. Противоречие — итог не получается ни так, ни "
               "так; под сомнением —\nитог напечатан короче соседних и сходится только без дробной части.",
    .help_en = "Adds up the sections (or criteria) printed in a row and compares them with the total. Exact points must agree to the last "
               "place;\nwhere parts are printed rounded, their roundings together are allowed for. Silent when a part has no column or "
               "cannot be read;\na dash or a blank is nothing. Contradiction: the total follows in no way. Doubtful: it has fewer places "
               "than those beside it and\nfollows only without its fraction.",
};
