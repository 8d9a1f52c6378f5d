// The quotient that decides a level follows from its numerator and denominator, as the rule takes it: the whole part.
#include "audit/facts.h"
#include "audit/lookup.h"
#include "audit/quotient.h"

typedef struct ratio {
    auditing *a;
    const svod_pub_table *at;
    uint32_t table, col;
    const svod_cluster *cluster;
    figure_source above, below;
} ratio;

// Two figures of a unit, and where they are printed.
typedef struct inputs {
    int64_t above, below;
    svod_spot spots[2];
    uint32_t spot_count;
} inputs;

static bool inputs_at(const ratio *r, uint32_t row, const figure_source *above, inputs *out) {
    bool printed_above, printed_below;
    if (!audit_source_number(r->a, r->at, row, above, &out->above, &printed_above)) return false;
    if (!audit_source_number(r->a, r->at, row, &r->below, &out->below, &printed_below)) return false;
    out->spot_count = 0;
    if (printed_above) out->spots[out->spot_count++] = audit_spot(r->table, row, above->col);
    if (printed_below) out->spots[out->spot_count++] = audit_spot(r->table, row, r->below.col);
    return out->above >= 0 && out->below > 0 && out->above / out->below < AUDIT_WHOLE_MOST;
}

// EXACT: the whole part, or the quotient itself where the column prints places.
static svod_how explained(const svod_pub_cell *cell, const inputs *in) {
    if (cell->value % SVOD_PUB_ONE == 0 && cell->value / SVOD_PUB_ONE == in->above / in->below) return SVOD_HOW_EXACT;
    svod_how how = amount_explains(amount_quotient(amount_of(in->above), amount_of(in->below)), cell, cell->decimals);
    return how == SVOD_HOW_HALF_UP && cell->decimals ? SVOD_HOW_EXACT : how;
}

static svod_claim *tell(const ratio *r, uint32_t row, const inputs *in, svod_verdict verdict, svod_how how) {
    auditing *a = r->a;
    const svod_pub_cell *cell = svod_pub_at(r->at, row, r->col);
    amount exact = amount_quotient(amount_of(in->above), amount_of(in->below));
    svod_claim *claim = audit_claim(a, audit_spot(r->table, row, r->col), verdict, how);
    claim->has_value = true;
    claim->value = cell->decimals ? amount_value(exact, facts_target_places(a, claim->at, true)) : audit_whole_part(in->above, in->below);
    claim->gap = amount_less(cell->value, claim->value);
    claim->found =
        svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_column_says), audit_title(a, r->at, r->col), audit_shown(a, cell, false));
    const char *value = audit_number(a, claim->value), *above = audit_number(a, in->above), *below = audit_number(a, in->below);
    if (cell->decimals || in->above % in->below == 0)
        claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_ratio_of), value, above, below);
    else
        claim->expected =
            svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_ratio_whole), value, above, below, audit_places(a, exact, 2));
    claim->parts = audit_cells(a, in->spots, in->spot_count);
    return claim;
}

// The numerator of another year that the printed figure follows from; NULL: none.
static const char *other_year(const ratio *r, uint32_t row, const svod_pub_cell *cell) {
    figure_source other;
    inputs in;
    for (size_t turn = 0; audit_source_other(r->a, r->at, r->above.name, turn, &other); turn++)
        if (inputs_at(r, row, &other, &in) && explained(cell, &in) <= SVOD_HOW_HALF_UP)
            return svod_printf(r->a->arena, svod_say(r->a->lang, SVOD_T_audit_other_year),
                               svod_rubric_attribute_title(r->a->input->rubric, other.name), audit_number(r->a, in.above));
    return NULL;
}

static void judge(const ratio *r, uint32_t row) {
    const svod_pub_cell *cell = svod_pub_at(r->at, row, r->col);
    inputs in;
    if (r->at->rows[row].kind != SVOD_PUB_ROW_UNIT || !audit_is_number(cell) || audit_repeated(r->at, row, r->col)) return;
    if (!inputs_at(r, row, &r->above, &in)) return;
    svod_how how = explained(cell, &in);
    if (how == SVOD_HOW_EXACT) return audit_agrees(r->a);
    if (how != SVOD_HOW_NOT) {
        svod_claim *claim = tell(r, row, &in, SVOD_ROUNDED, how);
        if (how == SVOD_HOW_HALF_UP) {
            claim->why = svod_say(r->a->lang, SVOD_T_audit_whole_part);
            claim->code = SVOD_F_audit_whole_part;
        }
        return;
    }
    const char *why = other_year(r, row, cell);
    if (!why && !audit_of_rubric_year(r->a, r->at, row, r->col)) return; // the rule is this year's
    svod_claim *claim = tell(r, row, &in, why ? SVOD_DOUBTFUL : SVOD_CONTRADICTION, why ? SVOD_HOW_METHOD : SVOD_HOW_NOT);
    if (why) claim->why = why;
}

static void judge_column(auditing *a, uint32_t table, uint32_t col) {
    const svod_pub_table *at = &a->tables[table];
    const svod_cluster *cluster = &a->input->rubric->clusters[at->cols[col].cluster];
    if (cluster->kind != SVOD_CLUSTER_RATIO) return;
    ratio r = {a, at, table, col, cluster, audit_source(a, at, cluster->numerator), audit_source(a, at, cluster->denominator)};
    for (uint32_t row = 0; row < at->row_count; row++)
        judge(&r, row);
    if (r.above.col == SVOD_NO_COL || r.below.col == SVOD_NO_COL) return;
    quotient q = {.table = table, .col = col, .above = r.above.col, .below = r.below.col, .factor = 1, .whole = true};
    audit_quotient_footers(a, &q);
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t col = 0; col < at->col_count; col++)
        if (at->cols[col].kind == SVOD_PUB_RATIO && at->cols[col].cluster < a->input->rubric->cluster_count) judge_column(a, table, col);
}

const audit_check check_ratio = {"ratio",
                                 SVOD_F_audit_ratio,
                                 run,
                                 "нагрузка следует из числителя и знаменателя",
                                 "a ratio follows from its numerator and denominator",
                                 "Нагрузка сравнивается с числителем и знаменателем из строки или из реестра так, как велит рубрика: "
                                 "берётся целая часть. Округлённое\nдо ближайшего — заметка. Сходится с числителем другого года или равно "
                                 "среднему нагрузок — сомнение; остальное — противоречие.\nМолчит, если чисел нет.",
                                 "A ratio is held against its numerator and denominator, of the row or the roster, as the rubric takes it: "
                                 "the whole part. One rounded to\nthe nearest is a note. From another year's numerator, or a mean of "
                                 "ratios: doubtful. All else is a contradiction.\nSilent without the numbers."};
