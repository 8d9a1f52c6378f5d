// A percent of the maximum below a column follows from its rows, from the printed sum, or from the printed mean.
#include "audit/lookup.h"
#include "audit/means.h"
#include "base/str.h"

// The printed mean that this percent may be computed from; NULL: there is none.
static const svod_pub_cell *mean_above(const auditing *a, svod_spot at, int year) {
    uint32_t row = facts_footer(a, at.table, at.row, SVOD_PUB_ROW_MEAN, year);
    if (row == SVOD_NO_COL) return NULL;
    const svod_pub_cell *cell = svod_pub_at(&a->tables[at.table], row, at.col);
    return cell->state == SVOD_PUB_NUMBER ? cell : NULL;
}

static amount percent_of(amount part, int64_t max) {
    return amount_quotient(amount_scale(part, 100), amount_of(max));
}

// A printed mean that follows was rounded before the percent was computed from it; from one that does not the percent inherits.
static fit fit_of(const mean_sources *sources, int64_t max, const svod_pub_cell *mean, const svod_pub_cell *printed) {
    fit best = means_fit(sources, 100, max, printed);
    if (!mean || best.verdict == SVOD_CONSISTENT) return best;
    amount from_mean = percent_of(amount_of(mean->value), max);
    if (means_fit(sources, 1, 1, mean).verdict <= SVOD_ROUNDED)
        fit_step(&best, from_mean, printed, printed->decimals);
    else
        fit_try(&best, from_mean, amount_of(0), printed, printed->decimals);
    return best;
}

typedef struct percent {
    svod_spot at;
    int64_t max;
    mean_sources sources;
    const svod_pub_cell *printed, *mean;
    fit result;
} percent;

// The whole steps nearest to `sum` × 100 / `printed`, where the printed places tell one step from the next; 0: they do not.
static int64_t maxima_of(__int128 sum, const svod_pub_cell *printed, int64_t step) {
    int64_t place = SVOD_PUB_ONE;
    for (unsigned i = 0; i < printed->decimals; i++)
        place /= 10;
    if (sum <= 0 || sum > INT64_MAX / 1000 || printed->value <= 0 || printed->value > 100 * SVOD_PUB_ONE) return 0;
    __int128 all = sum * 100 * SVOD_PUB_ONE / printed->value;
    if (all > INT64_MAX / 8 || all * place / printed->value * 4 > step) return 0;
    return (int64_t)((all + step / 2) / step * step);
}

// Is something of the column not shown, or does some row print no number there?
static bool may_be_lower(const auditing *a, uint32_t table, uint32_t col, year_rows rows) {
    const svod_pub_table *at = &a->tables[table];
    col_parts parts = facts_parts(a, table, col, rows.year);
    for (uint32_t i = 0; i < parts.count; i++)
        if (may_be_lower(a, table, parts.list[i], rows)) return true;
    if (parts.count) return false;
    bool found = !svod_rubric_leaf(a->input->rubric, at->cols[col].node);
    for (uint32_t i = 0; i < rows.count && !found; i++)
        found = svod_pub_at(at, rows.rows[i], col)->state != SVOD_PUB_NUMBER;
    return found;
}

// By the rubric's rule what does not apply to a unit lowers its maximum, and the table does not show whose. A figure of many places tells:
// would it be the percent of maxima that are some whole steps lower?
static bool of_lower_maxima(const auditing *a, const percent *of) {
    int64_t least = 0, step = 0;
    if (a->input->rubric->policy.na != SVOD_NA_DROP || of->result.verdict == SVOD_CONSISTENT) return false;
    if (!may_be_lower(a, of->at.table, of->at.col, of->sources.rows)) return false;
    audit_leaf_maxima(a->input->rubric, a->tables[of->at.table].cols[of->at.col].node, &least, &step);
    if (!step) return false;
    for (uint32_t i = 0; i < of->sources.count; i++) {
        const mean_source *source = &of->sources.list[i];
        if (source->of != MEAN_OF_ROWS) continue;
        int64_t all = maxima_of(source->sum, of->printed, step);
        if (!all || all >= (__int128)of->max * of->sources.n[source->over]) continue;
        if (amount_explains(percent_of(amount_of(source->sum), all), of->printed, of->printed->decimals) <= SVOD_HOW_HALF_UP) return true;
    }
    return false;
}

// False where it is not judged: no maximum is known, or the rows cannot be summed.
static bool find_percent(const auditing *a, svod_spot at, percent *out) {
    const svod_pub_table *table = &a->tables[at.table];
    if (table->cols[at.col].kind != SVOD_PUB_POINTS || !means_judged(table, at.row, at.col)) return false;
    int year = means_year(table, at.row, at.col);
    *out = (percent){.at = at, .max = facts_max(a, at.table, at.col, year), .printed = svod_pub_at(table, at.row, at.col)};
    if (out->max <= 0 || !means_find(a, at.table, at.row, at.col, year, &out->sources)) return false;
    out->mean = mean_above(a, at, year);
    out->result = fit_of(&out->sources, out->max, out->mean, out->printed);
    return !of_lower_maxima(a, out);
}

// By what derivation it follows, and whether it was cut on the way; of a contradiction what the printed mean would give.
static const char *why_of(const auditing *a, const percent *of, amount truth) {
    bool rounded = of->result.verdict == SVOD_ROUNDED, from_mean = of->mean && !of->result.from;
    if (rounded && !from_mean) return means_why(a, &of->sources, of->result, truth, of->max, of->printed);
    if (!of->mean) return "";
    const char *value = audit_quantity(a, percent_of(amount_of(of->mean->value), of->max), of->printed->decimals + 1u);
    bool step = of->result.how == SVOD_HOW_STEPS;
    const char *why = svod_printf(a->arena, svod_say(a->lang, step ? SVOD_T_audit_why_step : SVOD_T_audit_why_from_mean),
                                  audit_figure(a, of->mean), value);
    if (!rounded || !of->result.cut) return why;
    return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_with_remark), why, svod_say(a->lang, SVOD_T_audit_why_cut));
}

static void judge(auditing *a, const percent *of) {
    svod_spot at = of->at;
    const svod_pub_table *table = &a->tables[at.table];
    svod_claim *claim = fit_claim(a, of->result, at);
    if (!claim) return;
    uint32_t means = facts_footer(a, at.table, at.row, SVOD_PUB_ROW_MEAN, means_year(table, at.row, at.col));
    mean_over habit = means == SVOD_NO_COL ? MEAN_OVER_PRINTED : means_habit(a, at.table, means);
    uint32_t n = means_n(&of->sources, habit);
    amount truth = percent_of(means_truth(&of->sources, habit), of->max);
    claim->has_value = claim->linear = true;
    claim->factor = 100.0 / n / ((double)of->max / (double)SVOD_PUB_ONE);
    unsigned places = facts_target_places(a, at, false);
    claim->value = amount_value(truth, places);
    claim->gap = amount_gap(truth, of->printed);
    year_rows rows = of->sources.rows;
    claim->parts = (svod_parts){.kind = SVOD_PARTS_COLUMN, .table = at.table, .fixed = at.col, .list = rows.rows, .count = rows.count};
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_found_percent), audit_col_name(a, table, at.col),
                               audit_figure(a, of->printed));
    claim->expected = svod_printf(a->arena, "%s = %s / (%u × %s) × 100", audit_quantity(a, truth, facts_shown_places(of->printed, places)),
                                  audit_quantity(a, amount_of(of->sources.sum.sum), SVOD_PUB_DECIMALS), n, audit_number(a, of->max));
    claim->why = why_of(a, of, truth);
}

// A row none of whose figures is a percent of the maximum is meant otherwise.
static bool meant(const auditing *a, uint32_t table, uint32_t row) {
    uint32_t judged = 0, follow = 0;
    percent each;
    for (uint32_t col = 0; col < a->tables[table].col_count; col++) {
        if (!find_percent(a, (svod_spot){table, row, col}, &each)) continue;
        judged++;
        follow += each.result.verdict <= SVOD_ROUNDED;
    }
    return follow || judged < 3;
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    percent each;
    for (uint32_t i = 0; i < a->facts[table].footer_count; i++) {
        uint32_t row = a->facts[table].footers[i];
        if (at->rows[row].kind != SVOD_PUB_ROW_PERCENT || !meant(a, table, row)) continue;
        for (uint32_t col = 0; col < at->col_count; col++)
            if (find_percent(a, (svod_spot){table, row, col}, &each)) judge(a, &each);
    }
}

const audit_check check_percent = {
    .id = "percent",
    .contradiction = SVOD_F_audit_percent,
    .run = run,
    .title_ru = "процент выполнения следует из строк, суммы или среднего",
    .title_en = "a percent of the maximum follows from the rows, the sum or the mean",
    .help_ru = "Процент под столбцом должен следовать из строк, из напечатанной суммы или из напечатанного среднего и максимума того года. "
               "Объяснено\nокруглением — знаки отброшены или процент взят от уже округлённого среднего. Молчит, если максимум неизвестен "
               "или ни одна цифра\nстроки на такой процент не похожа: значит, в ней что-то другое.",
    .help_en = "A percent below a column must follow from the rows, the printed sum or the printed mean, and the maximum of that year. "
               "Explained by\nrounding: digits were cut, or it is of a mean that was rounded before. Silent where no maximum is known, or "
               "where no figure of the\nrow is such a percent: then it is something else.",
};
