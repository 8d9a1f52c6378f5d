// Verdicts on single figures.
#include "audit/fit.h"

#include "base/str.h"

static bool exactly(amount a) {
    return a.den && !a.lo && !a.hi;
}

static void better(fit *best, svod_verdict verdict, svod_how how, amount by, bool cut) {
    bool sooner = verdict < best->verdict || (verdict == best->verdict && how < best->how);
    if (sooner) *best = (fit){verdict, how, by, cut, best->turns + 1, 0};
}

void fit_try(fit *best, amount what, amount loose, const svod_pub_cell *printed, unsigned decimals) {
    svod_how how = amount_explains(what, printed, decimals);
    if (how <= SVOD_HOW_HALF_UP) {
        better(best, SVOD_CONSISTENT, how, what, false);
        return;
    }
    if (how == SVOD_HOW_CUT) better(best, SVOD_ROUNDED, SVOD_HOW_CUT, what, true);
    if (exactly(loose)) return;
    amount around = amount_add(what, (amount){-loose.hi, loose.hi, loose.den});
    if (amount_explains(around, printed, decimals) <= SVOD_HOW_HALF_UP) {
        better(best, SVOD_CONSISTENT, SVOD_HOW_PARTS, what, false);
        return;
    }
    // Parts that were cut are too small by up to a whole place each.
    amount above = amount_add(what, (amount){0, 2 * loose.hi, loose.den});
    if (amount_explains(above, printed, decimals) <= SVOD_HOW_CUT) better(best, SVOD_ROUNDED, SVOD_HOW_CUT, what, false);
}

void fit_step(fit *best, amount what, const svod_pub_cell *printed, unsigned decimals) {
    svod_how how = amount_explains(what, printed, decimals);
    if (how <= SVOD_HOW_CUT) better(best, SVOD_ROUNDED, SVOD_HOW_STEPS, what, how == SVOD_HOW_CUT);
}

void fit_short(fit *best, amount what, const svod_pub_cell *printed) {
    svod_how how = amount_explains(what, printed, printed->decimals);
    if (how > SVOD_HOW_CUT) return;
    // A half is rounded up; where the figure is below, it was cut.
    bool under = amount_gap(what, printed) < 0 && amount_value(what, printed->decimals) > printed->value;
    better(best, SVOD_DOUBTFUL, under ? SVOD_HOW_CUT : SVOD_HOW_HALF_UP, what, under);
}

void fit_method(fit *best, amount what, const svod_pub_cell *printed, unsigned decimals) {
    if (amount_explains(what, printed, decimals) <= SVOD_HOW_CUT) better(best, SVOD_DOUBTFUL, SVOD_HOW_METHOD, what, false);
}

svod_claim *fit_claim(auditing *a, fit result, svod_spot at) {
    if (result.verdict != SVOD_CONSISTENT) return audit_claim(a, at, result.verdict, result.how);
    audit_agrees_in(a, at.table, at.col);
    return NULL;
}

const char *audit_figure(const auditing *a, const svod_pub_cell *cell) {
    char buf[40];
    if (cell->machine) return audit_quantity(a, amount_of(cell->value), 2);
    return svod_strdup(a->arena, svod_pub_text(buf, cell->value, cell->decimals, svod_lang_mark(a->lang)));
}

const char *audit_row_words(const auditing *a, svod_spot at) {
    const svod_pub_table *table = &a->tables[at.table];
    const char *figure = audit_figure(a, svod_pub_at(table, at.row, at.col));
    if (table->cols[at.col].node == SVOD_ROOT) return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_found_row), figure);
    return svod_printf(a->arena, "%s: %s", audit_col_name(a, table, at.col), figure);
}

const char *audit_quantity(const auditing *a, amount what, unsigned least) {
    unsigned places = least < SVOD_PUB_DECIMALS ? least : SVOD_PUB_DECIMALS;
    return audit_number(a, amount_value(what, places));
}

const char *audit_rows_words(const auditing *a, uint32_t table, uint32_t col, const uint32_t *rows, uint32_t count) {
    svod_parts parts = {.kind = SVOD_PARTS_COLUMN, .table = table, .fixed = col, .list = rows, .count = count};
    return audit_parts_words(a, &parts);
}

const char *fit_why(const auditing *a, fit result, amount what, const svod_pub_cell *printed) {
    if (result.verdict == SVOD_ROUNDED && result.how == SVOD_HOW_CUT)
        return svod_say(a->lang, result.cut ? SVOD_T_audit_why_cut : SVOD_T_audit_why_parts_cut);
    if (result.verdict != SVOD_DOUBTFUL || result.how == SVOD_HOW_METHOD) return "";
    const char *truth = audit_quantity(a, result.by.den ? result.by : what, printed->decimals + 2u);
    svod_text form = printed->decimals            ? SVOD_T_audit_why_fewer
                     : result.how == SVOD_HOW_CUT ? SVOD_T_audit_why_no_fraction
                                                  : SVOD_T_audit_why_whole;
    return svod_printf(a->arena, svod_say(a->lang, form), truth);
}
