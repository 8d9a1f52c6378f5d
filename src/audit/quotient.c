// Footers of shares and ratios. The figure of all units is the quotient of the sums; a mean of the rows' quotients weighs a village like a
// city. In a row called a mean either is in order.
#include "audit/quotient.h"

#include "audit/lookup.h"

static amount quotient_of(const quotient *q, amount above, amount below) {
    return amount_quotient(amount_scale(above, q->factor), below);
}

amount audit_quotient_at(const auditing *a, const quotient *q, uint32_t row) {
    const svod_pub_table *table = &a->tables[q->table];
    const svod_pub_cell *above = svod_pub_at(table, row, q->above);
    const svod_pub_cell *below = q->below == SVOD_NO_COL ? NULL : svod_pub_at(table, row, q->below);
    if (!audit_is_number(above) || (below && !audit_is_number(below))) return (amount){0};
    return quotient_of(q, amount_of(above->value), amount_of(below ? below->value : q->constant));
}

// A footer at work.
typedef struct footer {
    auditing *a;
    const quotient *q;
    const svod_pub_table *table;
    uint32_t row;
    const svod_pub_cell *cell;
    year_rows rows;
    amount sums;     // quotient of the columns' sums
    amount printed;  // of the two sums as printed in the same row
    amount mean;     // of the figures as printed
    amount mean_all; // the same over all rows, those without a figure counting nothing
    amount unrounded;
    amount total; // of the figures as printed: nobody means that
} footer;

static amount over_rows(amount sum, uint32_t n) {
    return n ? amount_over(sum, n) : (amount){0};
}

static __int128 floor_of(__int128 value, __int128 by) {
    return value / by - (value % by < 0);
}

// Means of the figures as printed, and of the rows' own quotients, as a spreadsheet has them behind what it shows.
static void find_means(footer *f) {
    amount total = {0, 0, 1}, own = {0, 0, 1};
    uint32_t printed = 0, quotients = 0;
    for (uint32_t i = 0; i < f->rows.count; i++) {
        const svod_pub_cell *cell = svod_pub_at(f->table, f->rows.rows[i], f->q->col);
        amount exact = audit_quotient_at(f->a, f->q, f->rows.rows[i]);
        if (audit_is_number(cell)) {
            total.lo = total.hi += cell->value;
            printed++;
        }
        if (!exact.den) continue;
        own.lo += floor_of(exact.lo, exact.den);
        own.hi += floor_of(exact.hi, exact.den) + 1;
        quotients++;
    }
    f->total = total;
    if (f->q->below == SVOD_NO_COL) { // the mean was taken of shares before they were rounded for print
        __int128 loose = printed * (__int128)amount_half_place(f->table->cols[f->q->col].decimals);
        total = (amount){total.lo - loose, total.hi + loose, 1};
    }
    f->mean = over_rows(total, printed);
    f->mean_all = over_rows(total, f->rows.count);
    f->unrounded = over_rows(own, quotients);
}

static void find_sums(footer *f) {
    const quotient *q = f->q;
    col_sum above = facts_sum(f->a, q->table, f->rows, q->above);
    if (q->below == SVOD_NO_COL) {
        __int128 loose = facts_sum_loose(f->a, q->table, q->above, &above);
        amount sum = {above.sum - loose, above.sum + loose, 1};
        f->sums = quotient_of(q, over_rows(sum, above.n), amount_of(q->constant));
        f->printed = quotient_of(q, over_rows(sum, f->rows.count), amount_of(q->constant));
        return;
    }
    f->sums = quotient_of(q, amount_of(above.sum), amount_of(facts_sum(f->a, q->table, f->rows, q->below).sum));
    f->printed = audit_quotient_at(f->a, q, f->row);
}

static footer footer_of(auditing *a, const quotient *q, uint32_t row) {
    const svod_pub_table *table = &a->tables[q->table];
    footer f = {.a = a, .q = q, .table = table, .row = row, .cell = svod_pub_at(table, row, q->col)};
    f.rows = facts_rows(a, q->table, row, audit_year(table, row, q->col));
    find_sums(&f);
    find_means(&f);
    return f;
}

static svod_how best(const footer *f, const amount *of, size_t count) {
    svod_how how = SVOD_HOW_NOT;
    for (size_t i = 0; i < count; i++) {
        svod_how own = amount_explains(of[i], f->cell, f->cell->decimals);
        if (own < how) how = own;
    }
    return how;
}

static bool follows(const footer *f, amount what) {
    return amount_explains(what, f->cell, f->cell->decimals) != SVOD_HOW_NOT;
}

static svod_how own_method(const footer *f) {
    amount of[] = {f->sums, f->printed, f->mean, f->mean_all, f->unrounded};
    bool mean = f->table->rows[f->row].kind == SVOD_PUB_ROW_MEAN || f->q->below == SVOD_NO_COL;
    return best(f, of, mean ? 5 : 2);
}

// The two columns' figures, all of them.
static svod_parts parts_of(const footer *f) {
    svod_vec spots = svod_vec_of(f->a->arena, sizeof(svod_spot));
    for (uint32_t i = 0; i < f->rows.count; i++) {
        *SVOD_PUSH(&spots, svod_spot) = audit_spot(f->q->table, f->rows.rows[i], f->q->above);
        if (f->q->below != SVOD_NO_COL) *SVOD_PUSH(&spots, svod_spot) = audit_spot(f->q->table, f->rows.rows[i], f->q->below);
    }
    return (svod_parts){.kind = SVOD_PARTS_CELLS, .cells = spots.data, .count = (uint32_t)spots.count};
}

// "28,3 = 3526 : 12463 × 100".
static const char *expected_words(const footer *f, unsigned places) {
    const auditing *a = f->a;
    const char *value = audit_places(a, f->sums, places);
    if (f->q->below == SVOD_NO_COL)
        return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_share_of_max), value, audit_number(a, f->q->constant));
    const char *above = audit_places(a, amount_of(facts_sum(a, f->q->table, f->rows, f->q->above).sum), SVOD_PUB_DECIMALS);
    const char *below = audit_places(a, amount_of(facts_sum(a, f->q->table, f->rows, f->q->below).sum), SVOD_PUB_DECIMALS);
    return svod_printf(a->arena, svod_say(a->lang, f->q->factor == 100 ? SVOD_T_audit_share_of : SVOD_T_audit_ratio_of), value, above,
                       below);
}

static void tell(const footer *f, svod_verdict verdict, svod_how how, const char *why) {
    svod_claim *claim = audit_claim(f->a, audit_spot(f->q->table, f->row, f->q->col), verdict, how);
    unsigned target = facts_target_places(f->a, claim->at, true), places = target ? target : 1;
    claim->has_value = f->sums.den != 0;
    claim->value = amount_value(f->sums, target);
    claim->gap = amount_gap(f->sums, f->cell);
    claim->found = svod_printf(f->a->arena, svod_say(f->a->lang, SVOD_T_audit_footer_says), f->table->rows[f->row].label,
                               audit_title(f->a, f->table, f->q->col), audit_shown(f->a, f->cell, f->q->factor == 100));
    claim->expected = expected_words(f, places);
    claim->why = why;
    claim->parts = parts_of(f);
}

static void judge(const footer *f) {
    auditing *a = f->a;
    svod_how how = own_method(f);
    // "85" of 85.9 is what the rule asks for.
    if (how == SVOD_HOW_CUT && f->q->whole && !f->cell->decimals) how = SVOD_HOW_EXACT;
    if (how <= SVOD_HOW_HALF_UP) return audit_agrees(a);
    if (how == SVOD_HOW_CUT) return tell(f, SVOD_ROUNDED, how, "");
    if (!f->sums.den) return; // nothing to divide by, or beyond measure
    const amount means[] = {f->mean, f->mean_all, f->unrounded};
    if (best(f, means, 3) != SVOD_HOW_NOT)
        return tell(f, SVOD_DOUBTFUL, SVOD_HOW_METHOD,
                    svod_printf(a->arena,
                                svod_say(a->lang, f->q->factor == 100 ? SVOD_T_audit_mean_of_shares : SVOD_T_audit_mean_of_ratios),
                                audit_places(a, f->mean, f->cell->decimals + 1u)));
    if (follows(f, f->total))
        return tell(f, SVOD_DOUBTFUL, SVOD_HOW_METHOD,
                    svod_say(a->lang, f->q->factor == 100 ? SVOD_T_audit_sum_of_shares : SVOD_T_audit_sum_of_ratios));
    tell(f, SVOD_CONTRADICTION, SVOD_HOW_NOT, "");
}

void audit_quotient_footers(auditing *a, const quotient *q) {
    const svod_pub_table *table = &a->tables[q->table];
    for (uint32_t row = 0; row < table->row_count; row++) {
        uint8_t kind = table->rows[row].kind;
        if ((kind != SVOD_PUB_ROW_SUM && kind != SVOD_PUB_ROW_MEAN) || !audit_is_number(svod_pub_at(table, row, q->col))) continue;
        footer f = footer_of(a, q, row);
        judge(&f);
    }
}
