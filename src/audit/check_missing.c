// Units that submitted nothing are no zeros: neither in a mean, nor as a total.
#include <string.h>

#include "audit/means.h"
#include "base/str.h"

#define NAMED 5 // units named in a claim

// Is a blank of this row a zero by the rubric's rules?
static bool zero_by_rule(const auditing *a, uint32_t table, uint32_t row) {
    const svod_policy *policy = &a->input->rubric->policy;
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t c = 0; c < at->col_count; c++)
        if (at->cols[c].kind == SVOD_PUB_POINTS && svod_pub_speaks(&at->cols[c], at->rows[row].year) &&
            svod_pub_at(at, row, c)->state == SVOD_PUB_NUMBER && !facts_idle(a, table, row))
            return policy->blank == SVOD_BLANK_ZERO;
    return policy->absent == SVOD_ABSENT_ZERO;
}

typedef struct absentees {
    uint32_t count;
    svod_buf names;
} absentees;

static absentees absent_of(const auditing *a, svod_spot at, year_rows rows) {
    const svod_pub_table *table = &a->tables[at.table];
    absentees out = {.names = svod_buf_of(a->arena)};
    for (uint32_t i = 0; i < rows.count; i++) {
        uint32_t row = rows.rows[i];
        bool idle = facts_idle(a, at.table, row);
        if ((!idle && !facts_nothing(a, svod_pub_at(table, row, at.col))) || zero_by_rule(a, at.table, row)) continue;
        if (out.count < NAMED) svod_buf_printf(&out.names, "%s%s", out.count ? ", " : "", audit_unit_name(a, table, row));
        out.count++;
    }
    if (out.count > NAMED) svod_buf_printf(&out.names, svod_say(a->lang, SVOD_T_audit_more), out.count - NAMED);
    return out;
}

// "D57:G57 и K57": neighbours as a range.
static const char *cells_words(const auditing *a, uint32_t table, uint32_t row, const svod_vec *cols) {
    svod_buf out = svod_buf_of(a->arena);
    for (size_t i = 0, end; i < cols->count; i = end) {
        uint32_t first = *SVOD_AT(cols, uint32_t, i);
        for (end = i + 1; end < cols->count && *SVOD_AT(cols, uint32_t, end) == first + (end - i);)
            end++;
        svod_buf_printf(&out, "%s%s", i ? ", " : "", audit_cell_ref(a, (svod_spot){table, row, first}));
        if (end > i + 1) svod_buf_printf(&out, ":%s", audit_cell_ref(a, (svod_spot){table, row, *SVOD_AT(cols, uint32_t, end - 1)}));
    }
    return out.data;
}

// One claim at the first of the means so divided.
static void claim_means(auditing *a, svod_spot at, const svod_vec *cols, const mean_sources *sources, const absentees *absent) {
    const svod_pub_table *table = &a->tables[at.table];
    svod_claim *claim = audit_claim(a, at, SVOD_DOUBTFUL, SVOD_HOW_METHOD);
    uint32_t all = sources->rows.count;
    claim->code = SVOD_F_audit_missing_as_zero;
    const char *figure = audit_figure(a, svod_pub_at(table, at.row, at.col));
    if (cols->count > 1)
        claim->found =
            svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_found_all_divided), cells_words(a, at.table, at.row, cols), all);
    else
        claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_found_divided), audit_col_name(a, table, at.col), figure, all);
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_divide_by), all - absent->count);
    claim->why = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_why_absent), absent->names.data);
    claim->parts = (svod_parts){.kind = SVOD_PARTS_COLUMN, .table = at.table, .fixed = at.col, .list = sources->rows.rows, .count = all};
}

// Does the mean follow only if those count as zero that print nothing, or print zeros for what they did not submit?
static bool counts_as_zero(const mean_sources *sources, const svod_pub_cell *printed) {
    bool all = sources->n[MEAN_OVER_ALL] != 0;
    mean_over with = all ? MEAN_OVER_ALL : MEAN_OVER_PRINTED, without = all ? MEAN_OVER_PRINTED : MEAN_OVER_SUBMITTED;
    if (!sources->n[with] || !sources->n[without]) return false;
    if (means_fit_over(sources, with, printed).verdict != SVOD_CONSISTENT) return false;
    return means_fit_over(sources, without, printed).verdict > SVOD_ROUNDED;
}

// "Среднее по всем (нет материалов = 0)": nobody is misled.
static bool says_so(const char *label) {
    return strstr(label, "= 0") || strstr(label, "=0");
}

// Figures of a row of means that follow only if rows that print nothing count as zero: one claim for all of them.
static void judge_means(auditing *a, uint32_t table, uint32_t row) {
    const svod_pub_table *at = &a->tables[table];
    bool judged = false;
    if (says_so(at->rows[row].label)) return;
    svod_vec cols = svod_vec_of(a->arena, sizeof(uint32_t));
    mean_sources first = {0};
    absentees whom = {0};
    for (uint32_t col = 0; col < at->col_count; col++) {
        svod_spot spot = {table, row, col};
        const svod_pub_cell *printed = svod_pub_at(at, row, col);
        mean_sources sources;
        if (at->cols[col].kind != SVOD_PUB_POINTS || !means_judged(at, row, col)) continue;
        if (!means_find(a, table, row, col, means_year(at, row, col), &sources)) continue;
        judged = true;
        if (!counts_as_zero(&sources, printed)) continue;
        absentees absent = absent_of(a, spot, sources.rows);
        if (!absent.count) continue;
        if (!cols.count) first = sources, whom = absent;
        *SVOD_PUSH(&cols, uint32_t) = col;
    }
    if (cols.count)
        claim_means(a, (svod_spot){table, row, *SVOD_AT(&cols, uint32_t, 0)}, &cols, &first, &whom);
    else if (judged)
        audit_agrees(a);
}

static void judge_zero(auditing *a, svod_spot at) {
    const svod_pub_table *table = &a->tables[at.table];
    svod_claim *claim = audit_claim(a, at, SVOD_DOUBTFUL, SVOD_HOW_METHOD);
    claim->code = SVOD_F_audit_missing_as_zero;
    claim->found = audit_row_words(a, at);
    claim->expected = svod_say(a->lang, SVOD_T_audit_no_figure);
    claim->why = svod_say(a->lang, SVOD_T_audit_why_nothing);
    col_parts parts = facts_parts(a, at.table, at.col, table->rows[at.row].year);
    claim->parts = (svod_parts){.kind = SVOD_PARTS_ROW, .table = at.table, .fixed = at.row, .list = parts.list, .count = parts.count};
}

// The first total of a row without a submission that prints a zero: the one over most columns stands first in the rubric.
static void judge_row(auditing *a, uint32_t table, uint32_t row) {
    const svod_pub_table *at = &a->tables[table];
    uint32_t best = SVOD_NO_COL;
    for (uint32_t col = 0; col < at->col_count; col++) {
        bool total = at->cols[col].kind == SVOD_PUB_POINTS && svod_pub_at(at, row, col)->state == SVOD_PUB_NUMBER &&
                     svod_pub_speaks(&at->cols[col], at->rows[row].year);
        if (total && (best == SVOD_NO_COL || at->cols[col].node < at->cols[best].node)) best = col;
    }
    if (best != SVOD_NO_COL) judge_zero(a, (svod_spot){table, row, best});
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t row = 0; row < at->row_count; row++) {
        if (at->rows[row].kind == SVOD_PUB_ROW_MEAN) judge_means(a, table, row);
        if (facts_idle(a, table, row) && a->input->rubric->policy.absent != SVOD_ABSENT_ZERO) judge_row(a, table, row);
    }
}

const audit_check check_missing = {
    .id = "missing",
    .contradiction = SVOD_F_audit_missing_as_zero,
    .run = run,
    .title_ru = "кто ничего не подал, тот не ноль: ни в среднем, ни в итоге",
    .title_en = "who submitted nothing is no zero, neither in a mean nor as a total",
    .help_ru = "Ищет средние, которые получаются, только если разделить и на тех, кто ничего не подал, и итоги 0 там, где в строке не "
               "напечатано\nни одного балла. Это всегда сомнение, а не ошибка: так мог решить автор. Молчит, если по рубрике пусто значит "
               "ноль или\nсреднее сходится и при другом делении.",
    .help_en = "Looks for means that follow only if those who submitted nothing are counted, and for totals of 0 in rows that print no "
               "points. Always a\ndoubt, never an error: the author may have meant it. Silent where the rubric makes a blank a zero, or "
               "the mean follows either way.",
};
