// A printed level is that of the printed quotient in its row, else of its inputs; a level by words is that of the roster.
#include "audit/lookup.h"
#include "base/str.h"

typedef struct leveling {
    auditing *a;
    const svod_pub_table *at;
    uint32_t table, col;
    const svod_cluster *cluster;
    level_names names;
    uint32_t ratio;             // column that prints the deciding figure
    figure_source above, below; // below unused for a NUMBER cluster
} leveling;

// A figure that decides a level, with its arithmetic.
typedef struct decider {
    int64_t value;
    const char *words;
    svod_spot spot; // row SVOD_NO_COL: not printed in the row
} decider;

static bool printed_decider(const leveling *l, uint32_t row, decider *out) {
    if (l->ratio == SVOD_NO_COL) return false;
    const svod_pub_cell *cell = svod_pub_at(l->at, row, l->ratio);
    if (!audit_is_number(cell)) return false;
    *out = (decider){cell->value, audit_shown(l->a, cell, false), audit_spot(l->table, row, l->ratio)};
    return true;
}

static bool own_decider(const leveling *l, uint32_t row, const figure_source *above, decider *out) {
    const auditing *a = l->a;
    int64_t top, bottom;
    bool printed;
    if (!audit_source_number(a, l->at, row, above, &top, &printed)) return false;
    *out = (decider){.value = top, .words = audit_number(a, top), .spot = {l->table, printed ? row : SVOD_NO_COL, above->col}};
    if (l->cluster->kind == SVOD_CLUSTER_NUMBER) return true;
    if (!audit_source_number(a, l->at, row, &l->below, &bottom, &printed) || bottom <= 0 || top < 0) return false;
    if (top / bottom >= AUDIT_WHOLE_MOST) return false;
    out->value = top / bottom * SVOD_PUB_ONE;
    out->words = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_ratio_of), audit_number(a, out->value), audit_number(a, top),
                             audit_number(a, bottom));
    return true;
}

static svod_claim *tell(const leveling *l, uint32_t row, svod_verdict verdict, svod_how how, const char *expected) {
    auditing *a = l->a;
    svod_claim *claim = audit_claim(a, audit_spot(l->table, row, l->col), verdict, how);
    claim->found =
        svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_level_says), audit_shown(a, svod_pub_at(l->at, row, l->col), false));
    claim->expected = expected;
    return claim;
}

static const char *decided_words(const leveling *l, const decider *by) {
    uint32_t level = audit_band(l->cluster, by->value);
    const char *title =
        level == AUDIT_NO_LEVEL ? svod_say(l->a->lang, SVOD_T_audit_in_no_level) : audit_level_title(l->a, l->cluster, level);
    return svod_printf(l->a->arena, svod_say(l->a->lang, SVOD_T_audit_level_of), title, by->words);
}

static bool other_year(const leveling *l, uint32_t row, uint32_t level, const char **why) {
    figure_source other;
    decider by;
    for (size_t turn = 0; audit_source_other(l->a, l->at, l->above.name, turn, &other); turn++) {
        if (!own_decider(l, row, &other, &by) || audit_band(l->cluster, by.value) != level) continue;
        *why = svod_printf(l->a->arena, svod_say(l->a->lang, SVOD_T_audit_other_year),
                           svod_rubric_attribute_title(l->a->input->rubric, other.name), by.words);
        return true;
    }
    return false;
}

static void judge_level(const leveling *l, uint32_t row, uint32_t level) {
    decider printed, own;
    bool has_printed = printed_decider(l, row, &printed), has_own = own_decider(l, row, &l->above, &own);
    if (!has_printed && !has_own) return;
    if (has_printed && audit_band(l->cluster, printed.value) == level) return audit_agrees(l->a);
    if (has_own && audit_band(l->cluster, own.value) == level) return audit_agrees(l->a);
    const decider *by = has_printed ? &printed : &own;
    const char *why = "";
    bool other = !has_printed && other_year(l, row, level, &why);
    if (!other && !audit_of_rubric_year(l->a, l->at, row, l->col)) return; // the bands are this year's
    svod_claim *claim =
        tell(l, row, other ? SVOD_DOUBTFUL : SVOD_CONTRADICTION, other ? SVOD_HOW_METHOD : SVOD_HOW_NOT, decided_words(l, by));
    claim->why = why;
    if (by->spot.row != SVOD_NO_COL) claim->parts = audit_cells(l->a, &by->spot, 1);
}

static void judge(const leveling *l, uint32_t row, svod_arena *scratch) {
    const svod_pub_cell *cell = svod_pub_at(l->at, row, l->col);
    bool said = cell->state == SVOD_PUB_NUMBER || cell->state == SVOD_PUB_TEXT;
    if (l->at->rows[row].kind != SVOD_PUB_ROW_UNIT || !said || audit_repeated(l->at, row, l->col)) return;
    uint32_t level = audit_level_named(&l->names, svod_fold(scratch, audit_word(scratch, cell)));
    if (level != AUDIT_NO_LEVEL) return judge_level(l, row, level);
    tell(l, row, SVOD_DOUBTFUL, SVOD_HOW_NOT,
         svod_printf(l->a->arena, svod_say(l->a->lang, SVOD_T_audit_no_level), audit_levels_list(l->a, l->cluster)));
}

static uint32_t ratio_col(const svod_pub_table *at, uint32_t cluster) {
    for (uint32_t col = 0; col < at->col_count; col++)
        if (at->cols[col].kind == SVOD_PUB_RATIO && at->cols[col].cluster == cluster) return col;
    return SVOD_NO_COL;
}

static void judge_bands(auditing *a, uint32_t table, uint32_t col) {
    const svod_pub_table *at = &a->tables[table];
    const svod_cluster *cluster = &a->input->rubric->clusters[at->cols[col].cluster];
    bool quotient = cluster->kind == SVOD_CLUSTER_RATIO;
    leveling l = {a,
                  at,
                  table,
                  col,
                  cluster,
                  audit_level_names(a, cluster),
                  ratio_col(at, at->cols[col].cluster),
                  audit_source(a, at, quotient ? cluster->numerator : cluster->attribute),
                  audit_source(a, at, quotient ? cluster->denominator : NULL)};
    svod_arena *scratch = svod_arena_new();
    for (uint32_t row = 0; row < at->row_count; row++, svod_arena_reset(scratch))
        judge(&l, row, scratch);
    svod_arena_free(scratch);
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t col = 0; col < at->col_count; col++) {
        if (at->cols[col].kind != SVOD_PUB_LEVEL || at->cols[col].cluster >= a->input->rubric->cluster_count) continue;
        if (a->input->rubric->clusters[at->cols[col].cluster].kind == SVOD_CLUSTER_ATTRIBUTE)
            audit_trait(a, table, col);
        else
            judge_bands(a, table, col);
    }
}

const audit_check check_level = {
    "level",
    SVOD_F_audit_level,
    run,
    "уровень кластера следует из цифр строки и реестра",
    "a cluster's level follows from the row's figures and the roster",
    "Уровень сравнивается с нагрузкой из той же строки, а если её нет — с исходными числами; уровень, заданный словом, — с реестром и с "
    "другими\nтаблицами. Уровень по числам другого года — сомнение, иной — противоречие. Молчит, если чисел нет или слово не называет "
    "уровня однозначно.",
    "A level is held against the ratio in its row, else against the inputs; a level by words against the roster and other tables. That "
    "of\nanother year's inputs is a doubt, any other a contradiction. Silent without inputs, or where the word names no one level."};
