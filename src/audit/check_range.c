// Points lie between 0 and the maximum of their year, on the step of the scores.
#include "audit/facts.h"
#include "audit/fit.h"
#include "base/str.h"

#define ENOUGH 20 // values of a table before their step is known to be kept, where they are no leaves of the rubric
#define ONE_IN 20 // may be off it

static svod_claim *claim_value(auditing *a, svod_spot at, svod_code code) {
    const svod_pub_table *table = &a->tables[at.table];
    svod_claim *claim = audit_claim(a, at, SVOD_CONTRADICTION, SVOD_HOW_NOT);
    claim->code = code;
    claim->found = svod_printf(a->arena, "%s: %s", audit_col_name(a, table, at.col), audit_figure(a, svod_pub_at(table, at.row, at.col)));
    return claim;
}

static void judge_bounds(auditing *a, svod_spot at, const svod_pub_cell *cell, int64_t max) {
    int64_t slack = cell->machine ? cell->value / SVOD_PUB_ONE + 1 : 0;
    if (cell->value < -slack) {
        claim_value(a, at, SVOD_F_audit_below_zero)->expected = svod_say(a->lang, SVOD_T_audit_not_below_zero);
    } else if (max && cell->value > max + slack) {
        svod_claim *claim = claim_value(a, at, SVOD_F_audit_above_max);
        claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_at_most), audit_number(a, max));
    } else {
        audit_agrees(a);
    }
}

static void judge_bounds_of(auditing *a, uint32_t table, uint32_t col, const year_rows *rows) {
    const svod_pub_table *at = &a->tables[table];
    int64_t max = facts_max(a, table, col, rows->year);
    for (uint32_t i = 0; i < rows->count; i++) {
        const svod_pub_cell *cell = svod_pub_at(at, rows->rows[i], col);
        if (cell->state == SVOD_PUB_NUMBER) judge_bounds(a, (svod_spot){table, rows->rows[i], col}, cell, max);
    }
}

// ---- what is no number ---------------------------------------------------------------------------------------------------

static bool unread(const auditing *a, const svod_pub_cell *cell) {
    return (cell->state == SVOD_PUB_TEXT || cell->state == SVOD_PUB_UNREADABLE) && !facts_nothing(a, cell);
}

// Words and dates among points: no sum that needs them is judged. A column full of them is meant so.
static void tell_unread(auditing *a, uint32_t table, uint32_t col, const year_rows *rows) {
    const svod_pub_table *at = &a->tables[table];
    uint32_t count = 0;
    for (uint32_t i = 0; i < rows->count; i++)
        count += unread(a, svod_pub_at(at, rows->rows[i], col));
    for (uint32_t i = 0; i < rows->count && count * 4 <= rows->count; i++) {
        const svod_pub_cell *cell = svod_pub_at(at, rows->rows[i], col);
        if (!unread(a, cell) || cell->row != at->rows[rows->rows[i]].row || cell->col != at->cols[col].col) continue;
        svod_claim *claim = audit_claim(a, (svod_spot){table, rows->rows[i], col}, SVOD_DOUBTFUL, SVOD_HOW_NOT);
        claim->found = svod_printf(a->arena, "%s: «%s»", audit_col_name(a, at, col), cell->text);
        claim->expected = svod_say(a->lang, SVOD_T_audit_unread);
    }
}

// ---- steps -------------------------------------------------------------------------------------------------------------

// Step of a column that is no sum of others; 0: it is one, or no step is known.
static int64_t step_of(const auditing *a, uint32_t table, uint32_t col, int year) {
    const svod_pub_col *at = &a->tables[table].cols[col];
    if (at->kind != SVOD_PUB_POINTS || at->node == SVOD_ROOT || facts_parts(a, table, col, year).count) return 0;
    return audit_step(a, at->node, at->year ? at->year : year);
}

static bool off(const svod_pub_cell *cell, int64_t step) {
    int64_t rest = cell->value % step, size = rest < 0 ? -rest : rest;
    int64_t slack = cell->machine ? 1 + cell->value / SVOD_PUB_ONE : 0;
    return cell->state == SVOD_PUB_NUMBER && size > slack && size < step - slack;
}

typedef struct steps {
    size_t values, off; // of the table
    size_t leaf_values, leaf_off;
} steps;

static void count_steps(const auditing *a, uint32_t table, uint32_t col, const year_rows *rows, steps *found) {
    const svod_pub_table *at = &a->tables[table];
    int64_t step = step_of(a, table, col, rows->year);
    bool leaf = step && svod_rubric_leaf(a->input->rubric, at->cols[col].node);
    for (uint32_t i = 0; step && i < rows->count; i++) {
        const svod_pub_cell *cell = svod_pub_at(at, rows->rows[i], col);
        if (cell->state != SVOD_PUB_NUMBER) continue;
        bool is_off = off(cell, step);
        found->values++;
        found->off += is_off;
        found->leaf_values += leaf;
        found->leaf_off += leaf && is_off;
    }
}

// Means of experts need not lie on the step: a value off it is a fault only where hardly any other is.
static bool kept(const steps *found, bool leaf) {
    if (leaf && found->leaf_off <= 1 && found->leaf_values >= ENOUGH / 4) return true;
    return found->values >= ENOUGH && found->off * ONE_IN <= found->values;
}

static void judge_steps(auditing *a, uint32_t table, uint32_t col, const year_rows *rows, const steps *found) {
    const svod_pub_table *at = &a->tables[table];
    int64_t step = step_of(a, table, col, rows->year);
    if (!step || !kept(found, svod_rubric_leaf(a->input->rubric, at->cols[col].node))) return;
    for (uint32_t i = 0; i < rows->count; i++) {
        if (!off(svod_pub_at(at, rows->rows[i], col), step)) continue;
        svod_claim *claim = claim_value(a, (svod_spot){table, rows->rows[i], col}, SVOD_F_audit_off_step);
        claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_multiple), audit_number(a, step));
    }
}

static void run(auditing *a, uint32_t table) {
    const table_facts *facts = &a->facts[table];
    uint32_t cols = a->tables[table].col_count;
    steps found = {0};
    for (uint32_t y = 0; y < facts->year_count; y++)
        for (uint32_t col = 0; col < cols; col++)
            count_steps(a, table, col, &facts->years[y], &found);
    for (uint32_t y = 0; y < facts->year_count; y++) {
        for (uint32_t col = 0; col < cols; col++) {
            const svod_pub_col *at = &a->tables[table].cols[col];
            if (at->kind != SVOD_PUB_POINTS || !svod_pub_speaks(at, facts->years[y].year)) continue;
            judge_bounds_of(a, table, col, &facts->years[y]);
            tell_unread(a, table, col, &facts->years[y]);
            judge_steps(a, table, col, &facts->years[y], &found);
        }
    }
}

const audit_check check_range = {
    .id = "range",
    .contradiction = SVOD_F_audit_above_max,
    .run = run,
    .title_ru = "баллы не меньше нуля, не больше максимума и кратны шагу",
    .title_en = "points are not below zero nor above the maximum, and on the step",
    .help_ru = "Каждый балл сравнивает с нулём, с максимумом того года и с шагом рубрики. Округление здесь ни при чём. Молчит, если "
               "максимум неизвестен;\nшаг проверяется, только если почти все баллы таблицы ему кратны. Любое нарушение — противоречие.",
    .help_en = "Holds every score against zero, the maximum of its year and the rubric's step. Rounding plays no part. Silent where no "
               "maximum is known;\nthe step is judged only where nearly all scores of the table are on it. Any breach is a contradiction.",
};
