// A change since the year before is the difference of the two printed means, or of the true ones.
#include "audit/lookup.h"
#include "audit/means.h"
#include "base/str.h"

typedef struct change {
    svod_spot at;
    int year, base;
    uint32_t before; // column of the base year's figures
    const svod_pub_cell *printed;
} change;

typedef struct row_fits {
    uint32_t judged, follow;
} row_fits;

// The column that holds the same node's figures of the base year: this one, or its sister of that year.
static uint32_t column_before(const svod_pub_table *table, uint32_t col, int year) {
    const svod_pub_col *at = &table->cols[col];
    if (svod_pub_speaks(at, year)) return col;
    for (uint32_t c = 0; c < table->col_count; c++)
        if (table->cols[c].kind == at->kind && table->cols[c].node == at->node && table->cols[c].year == year) return c;
    return SVOD_NO_COL;
}

static bool find_years(const svod_pub_table *table, change *of) {
    const svod_pub_row *row = &table->rows[of->at.row];
    int years[2];
    if (!audit_compared(table, row->year, row->base_year, years) || !svod_pub_speaks(&table->cols[of->at.col], years[1])) return false;
    of->year = years[1];
    of->base = years[0];
    of->before = column_before(table, of->at.col, of->base);
    return of->before != SVOD_NO_COL;
}

static const svod_pub_cell *printed_at(const auditing *a, const change *of, svod_pub_row_kind kind, int year, uint32_t col) {
    uint32_t row = facts_footer(a, of->at.table, of->at.row, kind, year);
    if (row == SVOD_NO_COL) return NULL;
    const svod_pub_cell *cell = svod_pub_at(&a->tables[of->at.table], row, col);
    return cell->state == SVOD_PUB_NUMBER ? cell : NULL;
}

// The two printed figures of that kind; false when one is not there.
static bool printed_pair(const auditing *a, const change *of, svod_pub_row_kind kind, const svod_pub_cell *pair[2]) {
    pair[0] = printed_at(a, of, kind, of->year, of->at.col);
    pair[1] = printed_at(a, of, kind, of->base, of->before);
    return pair[0] && pair[1];
}

static amount difference(const svod_pub_cell *const pair[2]) {
    return amount_sub(amount_of(pair[0]->value), amount_of(pair[1]->value));
}

static bool follows(const mean_source *source, const svod_pub_cell *mean) {
    fit found = FIT_NOT;
    fit_try(&found, source->what, source->loose, mean, mean->decimals);
    return found.verdict <= SVOD_ROUNDED;
}

// Numbers of units that may be meant, as bits of mean_over: where a printed mean follows by some of them, those alone.
static uint32_t meant_over(const mean_sources *sources, const svod_pub_cell *mean) {
    uint32_t fitting = 0;
    for (uint32_t i = 0; mean && i < sources->count; i++)
        if (follows(&sources->list[i], mean)) fitting |= UINT32_C(1) << sources->list[i].over;
    return fitting ? fitting : UINT32_MAX;
}

// From the true means of both years, each computed in the same way, and over as many units as the means printed of it (NULL: none).
static void try_true(fit *best, const mean_sources *now, const mean_sources *before, const svod_pub_cell *const means[2],
                     const svod_pub_cell *printed) {
    uint32_t of_now = meant_over(now, means[0]), of_before = meant_over(before, means[1]);
    for (uint32_t i = 0; i < now->count; i++) {
        for (uint32_t j = 0; j < before->count; j++) {
            if (now->list[i].of != before->list[j].of || !(of_now >> now->list[i].over & of_before >> before->list[j].over & 1)) continue;
            amount what = amount_sub(now->list[i].what, before->list[j].what);
            uint32_t turns = best->turns;
            fit_try(best, what, amount_add(now->list[i].loose, before->list[j].loose), printed, printed->decimals);
            if (best->turns != turns) best->from = i * MEAN_SOURCES + j + 1;
        }
    }
}

// "по неокруглённым средним 171,1 / 26 − 128,1 / 24 = 1,24", where that is how the figure follows and the printed means do not say so.
static const char *true_words(const auditing *a, const mean_sources *now, const mean_sources *before, fit result, const char *why,
                              const svod_pub_cell *printed) {
    if (result.verdict != SVOD_ROUNDED || !result.from) return why;
    uint32_t i = (result.from - 1) / MEAN_SOURCES, j = (result.from - 1) % MEAN_SOURCES;
    const char *text = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_why_true_means), means_arithmetic(a, now, &now->list[i], 0),
                                   means_arithmetic(a, before, &before->list[j], 0), audit_quantity(a, result.by, printed->decimals + 1u));
    return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_with_remark), text, why);
}

static void try_sums(fit *best, const auditing *a, const change *of, const mean_sources *now, const mean_sources *before) {
    const svod_pub_cell *pair[2];
    __int128 sum = now->sum.sum - before->sum.sum;
    fit_try(best, amount_of(sum), amount_of(0), of->printed, of->printed->decimals);
    if (printed_pair(a, of, SVOD_PUB_ROW_SUM, pair)) fit_try(best, difference(pair), amount_of(0), of->printed, of->printed->decimals);
}

// "12 %" may also be meant relative to the year before.
static void try_relative(fit *best, const svod_pub_cell *const pair[2], const svod_pub_cell *printed) {
    if (pair[1]->value <= 0) return;
    fit_try(best, amount_quotient(amount_scale(difference(pair), 100), amount_of(pair[1]->value)), amount_of(0), printed,
            printed->decimals);
}

static svod_claim *claim_change(auditing *a, const change *of, fit result, bool pairs, const svod_pub_cell *const pair[2], amount truth) {
    svod_claim *claim = fit_claim(a, result, of->at);
    if (!claim) return NULL;
    const svod_pub_table *table = &a->tables[of->at.table];
    claim->has_value = true;
    unsigned places = facts_target_places(a, of->at, table->rows[of->at.row].kind == SVOD_PUB_ROW_UNIT);
    claim->value = amount_value(truth, places);
    claim->gap = amount_gap(truth, of->printed);
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_found_change), audit_col_name(a, table, of->at.col),
                               audit_figure(a, of->printed));
    const char *shown = audit_quantity(a, truth, facts_shown_places(of->printed, places));
    claim->expected = pairs ? svod_printf(a->arena, "%s = %s − %s", shown, audit_figure(a, pair[0]), audit_figure(a, pair[1]))
                            : svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_is_change), shown, of->base, of->year);
    claim->why = result.how == SVOD_HOW_METHOD ? svod_say(a->lang, SVOD_T_audit_why_sign) : fit_why(a, result, truth, of->printed);
    return claim;
}

static void name_means(const auditing *a, const change *of, svod_claim *claim) {
    svod_spot *spots = SVOD_ARRAY(a->arena, svod_spot, 2);
    spots[0] = (svod_spot){of->at.table, facts_footer(a, of->at.table, of->at.row, SVOD_PUB_ROW_MEAN, of->year), of->at.col};
    spots[1] = (svod_spot){of->at.table, facts_footer(a, of->at.table, of->at.row, SVOD_PUB_ROW_MEAN, of->base), of->before};
    claim->parts = (svod_parts){.kind = SVOD_PARTS_CELLS, .table = of->at.table, .cells = spots, .count = 2};
}

// How the figure follows; SVOD_VERDICT_COUNT where it is not judged. Counted and claimed unless only tried.
static svod_verdict judge(auditing *a, svod_spot at, bool only_try) {
    change of = {.at = at, .printed = svod_pub_at(&a->tables[at.table], at.row, at.col)};
    mean_sources now, before;
    const svod_pub_cell *pair[2];
    if (!find_years(&a->tables[at.table], &of)) return SVOD_VERDICT_COUNT;
    if (!means_find(a, at.table, at.row, at.col, of.year, &now) || !means_find(a, at.table, at.row, of.before, of.base, &before))
        return SVOD_VERDICT_COUNT;
    bool means = printed_pair(a, &of, SVOD_PUB_ROW_MEAN, pair);
    fit best = FIT_NOT;
    amount truth = amount_sub(means_truth(&now, MEAN_OVER_PRINTED), means_truth(&before, MEAN_OVER_PRINTED));
    if (means) {
        truth = difference(pair);
        fit_try(&best, truth, amount_of(0), of.printed, of.printed->decimals);
        if (of.printed->percent) try_relative(&best, pair, of.printed);
    }
    static const svod_pub_cell *const any[2] = {NULL, NULL};
    // A row of changes of other means is a row of changes.
    try_true(&best, &now, &before, means && !only_try ? pair : any, of.printed);
    if (!means) try_sums(&best, a, &of, &now, &before);
    if (best.verdict != SVOD_CONSISTENT && of.printed->percent) return SVOD_VERDICT_COUNT; // a percent of what, nobody says
    fit_method(&best, amount_scale(truth, -1), of.printed, of.printed->decimals);
    if (only_try) return best.verdict;
    svod_claim *claim = claim_change(a, &of, best, means, pair, truth);
    if (claim) claim->why = true_words(a, &now, &before, best, claim->why, of.printed);
    if (claim && means) name_means(a, &of, claim);
    return best.verdict;
}

// ---- columns of changes ------------------------------------------------------------------------------------------------

// Where a unit's points of both years stand: in two columns of one row, or in one column of two rows.
typedef struct pairing {
    uint32_t now, before;  // columns
    const uint32_t *of;    // [name] its row of the base year; NULL: the same row
    int year;              // of the rows to judge; 0: of all
    size_t judged, follow; // rows whose change can be computed, and those where it is what is printed
} pairing;

static uint32_t points_of(const svod_pub_table *table, uint32_t node, int year) {
    for (uint32_t c = 0; c < table->col_count; c++)
        if (table->cols[c].kind == SVOD_PUB_POINTS && table->cols[c].node == node && table->cols[c].year == year) return c;
    return SVOD_NO_COL;
}

static const uint32_t *rows_by_name(const auditing *a, const svod_pub_table *table, int year) {
    uint32_t *rows = SVOD_ARRAY(a->arena, uint32_t, table->name_count + 1);
    for (uint32_t i = 0; i < table->name_count; i++)
        rows[i] = SVOD_NO_COL;
    for (uint32_t r = 0; r < table->row_count; r++)
        if (table->rows[r].kind == SVOD_PUB_ROW_UNIT && table->rows[r].year == year) rows[table->rows[r].name] = r;
    return rows;
}

static bool find_pairing(const auditing *a, const svod_pub_table *table, uint32_t col, pairing *out) {
    uint32_t node = table->cols[col].node;
    int years[2];
    if (node == SVOD_NO_NODE || table->year_count < 2 || !audit_compared(table, table->cols[col].year, 0, years)) return false;
    *out = (pairing){.now = points_of(table, node, years[1]), .before = points_of(table, node, years[0])};
    if (out->now != SVOD_NO_COL && out->before != SVOD_NO_COL && out->now != out->before) return true;
    out->now = out->before = points_of(table, node, 0);
    out->of = rows_by_name(a, table, years[0]);
    out->year = years[1];
    return out->now != SVOD_NO_COL;
}

static const svod_pub_cell *number_at(const svod_pub_table *table, uint32_t row, uint32_t col) {
    const svod_pub_cell *cell = row == SVOD_NO_COL ? NULL : svod_pub_at(table, row, col);
    return cell && cell->state == SVOD_PUB_NUMBER ? cell : NULL;
}

// The two figures of a row and how its change follows; false when one of the three is not there.
static bool fit_row(const auditing *a, svod_spot at, const pairing *by, const svod_pub_cell *pair[2], fit *best) {
    const svod_pub_table *table = &a->tables[at.table];
    const svod_pub_row *row = &table->rows[at.row];
    if (row->kind != SVOD_PUB_ROW_UNIT || (by->of && row->year != by->year)) return false;
    const svod_pub_cell *printed = number_at(table, at.row, at.col);
    pair[0] = number_at(table, at.row, by->now);
    pair[1] = number_at(table, by->of ? by->of[row->name] : at.row, by->before);
    if (!printed || printed->percent || !pair[0] || !pair[1]) return false;
    int64_t loose = facts_loose(a, at.table, pair[0]) + facts_loose(a, at.table, pair[1]);
    *best = FIT_NOT;
    fit_try(best, difference(pair), (amount){-loose, loose, 1}, printed, printed->decimals);
    fit_method(best, amount_scale(difference(pair), -1), printed, printed->decimals);
    return true;
}

static void claim_row(auditing *a, svod_spot at, const pairing *by, fit result, const svod_pub_cell *const pair[2]) {
    const svod_pub_table *table = &a->tables[at.table];
    change of = {.at = at, .before = by->before, .printed = svod_pub_at(table, at.row, at.col)};
    svod_claim *claim = claim_change(a, &of, result, true, pair, difference(pair));
    if (!claim) return;
    svod_spot *spots = SVOD_ARRAY(a->arena, svod_spot, 2);
    spots[0] = (svod_spot){at.table, at.row, by->now};
    spots[1] = (svod_spot){at.table, by->of ? by->of[table->rows[at.row].name] : at.row, by->before};
    claim->parts = (svod_parts){.kind = SVOD_PARTS_CELLS, .table = at.table, .cells = spots, .count = 2};
}

// A column of changes may be meant otherwise (in percent, in places): it is judged where most of its rows are plain differences.
static void judge_column(auditing *a, uint32_t table, uint32_t col) {
    const svod_pub_table *at = &a->tables[table];
    pairing by;
    const svod_pub_cell *pair[2];
    fit best;
    if (!find_pairing(a, at, col, &by)) return;
    for (uint32_t row = 0; row < at->row_count; row++) {
        if (!fit_row(a, (svod_spot){table, row, col}, &by, pair, &best)) continue;
        by.judged++;
        by.follow += best.verdict <= SVOD_ROUNDED;
    }
    if (by.judged < 3 || by.follow * 5 < by.judged * 3) return;
    for (uint32_t row = 0; row < at->row_count; row++) {
        svod_spot spot = {table, row, col};
        if (fit_row(a, spot, &by, pair, &best)) claim_row(a, spot, &by, best, pair);
    }
}

// Columns whose figure was judged, and those where it follows.
static row_fits judge_row(auditing *a, uint32_t table, uint32_t row, bool only_try) {
    const svod_pub_table *at = &a->tables[table];
    row_fits found = {0};
    for (uint32_t col = 0; col < at->col_count; col++) {
        if (at->cols[col].kind != SVOD_PUB_POINTS || !means_judged(at, row, col)) continue;
        svod_verdict verdict = judge(a, (svod_spot){table, row, col}, only_try);
        found.judged += verdict < SVOD_VERDICT_COUNT;
        found.follow += verdict <= SVOD_DOUBTFUL;
    }
    return found;
}

// A row none of whose figures is a difference is meant otherwise.
static bool meant(auditing *a, uint32_t table, uint32_t row) {
    row_fits found = judge_row(a, table, row, true);
    return found.follow || found.judged < 3;
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t col = 0; col < at->col_count; col++)
        if (at->cols[col].kind == SVOD_PUB_CHANGE) judge_column(a, table, col);
    for (uint32_t i = 0; i < a->facts[table].footer_count; i++) {
        uint32_t row = a->facts[table].footers[i];
        if (at->rows[row].kind == SVOD_PUB_ROW_CHANGE && meant(a, table, row)) judge_row(a, table, row, false);
    }
}

const audit_check check_change = {
    .id = "change",
    .contradiction = SVOD_F_audit_change,
    .run = run,
    .title_ru = "изменение за год равно разности средних",
    .title_en = "a change since the year before is the difference of the means",
    .help_ru = "Изменение — разность двух напечатанных средних или тех же средних до округления; в столбце изменений — разность баллов "
               "двух лет.\nПод сомнением — верна только величина, а знак другой. Молчит, если неясно, какие годы сравниваются, или "
               "разностей в строке нет.",
    .help_en = "A change is the difference of the two printed means, or of these means before rounding; in a column of changes that of the "
               "points of two\nyears. Doubtful: the size is right, the sign is not. Silent where it is not clear which years are compared, "
               "or no figure is a difference.",
};
