// Sums of columns, of the columns that make them up, and as printed, over every number of units that may be meant.
#include "audit/means.h"

#include "base/str.h"

int means_year(const svod_pub_table *table, uint32_t row, uint32_t col) {
    return table->rows[row].year ? table->rows[row].year : table->cols[col].year;
}

bool means_judged(const svod_pub_table *table, uint32_t row, uint32_t col) {
    const svod_pub_col *at = &table->cols[col];
    bool summed = at->kind == SVOD_PUB_POINTS || at->kind == SVOD_PUB_COUNT || at->kind == SVOD_PUB_ATTRIBUTE;
    return summed && svod_pub_at(table, row, col)->state == SVOD_PUB_NUMBER && svod_pub_speaks(at, table->rows[row].year);
}

static void add(mean_sources *out, mean_of of, mean_over over, __int128 sum, amount what, amount loose) {
    if (out->count < MEAN_SOURCES) out->list[out->count++] = (mean_source){of, over, sum, what, loose};
}

static void add_quotients(mean_sources *out, mean_of of, __int128 sum, __int128 loose) {
    for (mean_over over = 0; over < MEAN_OVER_COUNT; over++) {
        uint32_t n = out->n[over];
        if (n) add(out, of, over, sum, amount_over(amount_of(sum), n), amount_over((amount){-loose, loose, 1}, n));
    }
}

static void add_parts(const auditing *a, uint32_t table, uint32_t col, int year, mean_sources *out) {
    col_parts parts = facts_parts(a, table, col, year);
    __int128 sum = 0, loose = 0;
    for (uint32_t i = 0; i < parts.count; i++) {
        col_sum each = facts_sum(a, table, out->rows, parts.list[i]);
        if (each.unreadable) return;
        sum += each.sum;
        loose += facts_sum_loose(a, table, parts.list[i], &each);
    }
    if (parts.count && sum != out->sum.sum) add_quotients(out, MEAN_OF_PARTS, sum, loose);
}

static void add_sections(const auditing *a, uint32_t table, uint32_t row, uint32_t col, int year, mean_sources *out) {
    col_parts parts = facts_parts(a, table, col, year);
    uint32_t means = facts_footer(a, table, row, SVOD_PUB_ROW_MEAN, year);
    if (!parts.count || means == SVOD_NO_COL) return;
    __int128 sum = 0;
    for (uint32_t i = 0; i < parts.count; i++) {
        const svod_pub_cell *cell = svod_pub_at(&a->tables[table], means, parts.list[i]);
        if (cell->state != SVOD_PUB_NUMBER) return;
        sum += cell->value;
    }
    add(out, MEAN_OF_SECTIONS, MEAN_OVER_NONE, sum, amount_of(sum), amount_of(0));
}

static void count_units(mean_sources *out) {
    out->n[MEAN_OVER_PRINTED] = out->sum.n;
    out->n[MEAN_OVER_ALL] = out->rows.count == out->sum.n ? 0 : out->rows.count;
    out->n[MEAN_OVER_SUBMITTED] = out->sum.idle && out->sum.idle < out->sum.n ? out->sum.n - out->sum.idle : 0;
}

bool means_find(const auditing *a, uint32_t table, uint32_t row, uint32_t col, int year, mean_sources *out) {
    *out = (mean_sources){.rows = facts_rows(a, table, row, year)};
    if (!out->rows.count) return false;
    out->sum = facts_sum(a, table, out->rows, col);
    if (!out->sum.n || out->sum.unreadable) return false;
    count_units(out);
    add_quotients(out, MEAN_OF_ROWS, out->sum.sum, facts_sum_loose(a, table, col, &out->sum));
    uint32_t sums = facts_footer(a, table, row, SVOD_PUB_ROW_SUM, year);
    const svod_pub_cell *printed = sums == SVOD_NO_COL ? NULL : svod_pub_at(&a->tables[table], sums, col);
    if (printed && printed->state == SVOD_PUB_NUMBER) add_quotients(out, MEAN_OF_SUM, printed->value, 0);
    add_parts(a, table, col, year, out);
    add_sections(a, table, row, col, year, out);
    return true;
}

static amount in_terms(amount what, int64_t by, int64_t under) {
    if (by != 1) what = amount_scale(what, by);
    return under == 1 ? what : amount_quotient(what, amount_of(under));
}

fit means_fit(const mean_sources *sources, int64_t by, int64_t under, const svod_pub_cell *printed) {
    fit best = FIT_NOT;
    for (uint32_t i = 0; i < sources->count && best.verdict != SVOD_CONSISTENT; i++) {
        const mean_source *source = &sources->list[i];
        uint32_t turns = best.turns;
        fit_try(&best, in_terms(source->what, by, under), in_terms(source->loose, by, under), printed, printed->decimals);
        if (best.turns != turns) best.from = i + 1;
    }
    return best;
}

fit means_fit_over(const mean_sources *sources, mean_over over, const svod_pub_cell *printed) {
    fit best = FIT_NOT;
    for (uint32_t i = 0; i < sources->count; i++) {
        const mean_source *source = &sources->list[i];
        if (source->over == over) fit_try(&best, source->what, source->loose, printed, printed->decimals);
    }
    return best;
}

mean_over means_habit(const auditing *a, uint32_t table, uint32_t row) {
    const svod_pub_table *at = &a->tables[table];
    uint32_t votes[MEAN_OVER_COUNT] = {0};
    for (uint32_t col = 0; col < at->col_count; col++) {
        const svod_pub_cell *printed = svod_pub_at(at, row, col);
        mean_sources sources;
        if (at->cols[col].kind != SVOD_PUB_POINTS || !means_judged(at, row, col)) continue;
        if (!means_find(a, table, row, col, means_year(at, row, col), &sources)) continue;
        if (!sources.n[MEAN_OVER_ALL] && !sources.n[MEAN_OVER_SUBMITTED]) continue;
        for (mean_over over = 0; over < MEAN_OVER_COUNT; over++)
            votes[over] += sources.n[over] && means_fit_over(&sources, over, printed).verdict <= SVOD_ROUNDED;
    }
    mean_over most = MEAN_OVER_PRINTED;
    for (mean_over over = 0; over < MEAN_OVER_COUNT; over++)
        if (votes[over] > votes[most]) most = over;
    return most;
}

uint32_t means_n(const mean_sources *sources, mean_over over) {
    return sources->n[over] ? sources->n[over] : sources->n[MEAN_OVER_PRINTED];
}

amount means_truth(const mean_sources *sources, mean_over over) {
    return amount_over(amount_of(sources->sum.sum), means_n(sources, over));
}

const char *means_arithmetic(const auditing *a, const mean_sources *sources, const mean_source *source, int64_t max) {
    const char *sum = audit_number(a, (int64_t)source->sum), *most = max ? audit_number(a, max) : "";
    if (source->over == MEAN_OVER_NONE) return max ? svod_printf(a->arena, "%s / %s × 100", sum, most) : sum;
    uint32_t n = sources->n[source->over];
    return max ? svod_printf(a->arena, "%s / (%u × %s) × 100", sum, n, most) : svod_printf(a->arena, "%s / %u", sum, n);
}

static bool same(amount a, amount b) {
    return a.den && b.den && a.lo * b.den == b.lo * a.den && a.hi * b.den == b.hi * a.den;
}

const char *means_why(const auditing *a, const mean_sources *sources, fit result, amount truth, int64_t max, const svod_pub_cell *printed) {
    const char *why = fit_why(a, result, truth, printed);
    if (result.verdict != SVOD_ROUNDED || !result.from || same(result.by, truth)) return why;
    static const svod_text of[] = {[MEAN_OF_ROWS] = SVOD_T_audit_why_of_rows,
                                   [MEAN_OF_PARTS] = SVOD_T_audit_why_of_parts,
                                   [MEAN_OF_SUM] = SVOD_T_audit_why_of_sum,
                                   [MEAN_OF_SECTIONS] = SVOD_T_audit_why_of_sections};
    const mean_source *source = &sources->list[result.from - 1];
    const char *value = audit_quantity(a, result.by, printed->decimals < 1 ? 2 : printed->decimals + 1u);
    const char *derived = svod_printf(a->arena, svod_say(a->lang, of[source->of]), value, means_arithmetic(a, sources, source, max));
    return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_with_remark), derived, why);
}
