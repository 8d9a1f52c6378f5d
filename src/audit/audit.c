// Runs the checks over the tables.
#include "audit/audit.h"

#include <stdlib.h>

#include "audit/facts.h"

const audit_check *const audit_checks[] = {
#define CHECK(id) &check_##id,
#include "audit/checks.def"
#undef CHECK
    NULL};

#define CHECKS (sizeof audit_checks / sizeof *audit_checks - 1)

const char *svod_audit_check(size_t i, svod_lang lang, const char **title) {
    if (i >= CHECKS) return NULL;
    *title = lang == SVOD_RU ? audit_checks[i]->title_ru : audit_checks[i]->title_en;
    return audit_checks[i]->id;
}

const char *svod_audit_check_help(size_t i, svod_lang lang) {
    return lang == SVOD_RU ? audit_checks[i]->help_ru : audit_checks[i]->help_en;
}

static void name_checks(svod_audit *audit) {
    const char **ids = SVOD_ARRAY(audit->arena, const char *, CHECKS), **titles = SVOD_ARRAY(audit->arena, const char *, CHECKS);
    for (size_t i = 0; i < CHECKS; i++)
        ids[i] = svod_audit_check(i, audit->lang, &titles[i]);
    audit->check_count = CHECKS;
    audit->check_ids = ids;
    audit->check_titles = titles;
}

static void mark_columns(svod_audit *audit) {
    bool **judged = SVOD_ARRAY(audit->arena, bool *, audit->table_count + 1);
    for (uint32_t i = 0; i < audit->table_count; i++)
        judged[i] = SVOD_ARRAY(audit->arena, bool, audit->tables[i].col_count + 1);
    audit->judged = judged;
}

static int order(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

// By place; what is said of one figure stays in the order in which it was said.
static int by_place(const void *left, const void *right) {
    const svod_claim *a = *(const svod_claim *const *)left, *b = *(const svod_claim *const *)right;
    int table = order(a->at.table, b->at.table), row = order(a->at.row, b->at.row), col = order(a->at.col, b->at.col);
    return table ? table : row ? row : col ? col : (a > b) - (a < b);
}

static void sort_claims(svod_audit *audit) {
    size_t count = audit->claims.count;
    const svod_claim **sorted = SVOD_ARRAY(audit->arena, const svod_claim *, count + 1);
    svod_vec claims = svod_vec_of(audit->arena, sizeof(svod_claim));
    for (size_t i = 0; i < count; i++)
        sorted[i] = SVOD_AT(&audit->claims, svod_claim, i);
    qsort(sorted, count, sizeof *sorted, by_place);
    for (size_t i = 0; i < count; i++)
        *SVOD_PUSH(&claims, svod_claim) = *sorted[i];
    audit->claims = claims;
}

svod_audit *svod_audit_run(const svod_pub_table *tables, size_t count, const svod_audit_input *input, svod_lang lang, svod_arena *arena) {
    svod_audit *audit = SVOD_NEW(arena, svod_audit);
    *audit = (svod_audit){.tables = tables, .table_count = (uint32_t)count, .lang = lang, .arena = arena};
    audit->rubric = input->rubric;
    audit->roster = input->roster;
    audit->claims = svod_vec_of(arena, sizeof(svod_claim));
    audit->causes = svod_vec_of(arena, sizeof(svod_cause));
    size_t counts = SVOD_VERDICT_COUNT * CHECKS;
    audit->counts = SVOD_ARRAY(arena, size_t, counts);
    audit->agreed = SVOD_ARRAY(arena, size_t, count + 1);
    name_checks(audit);
    mark_columns(audit);
    auditing a = {.out = audit, .input = input, .tables = tables, .table_count = (uint32_t)count, .lang = lang, .arena = arena};
    facts_make(&a);
    for (; audit_checks[a.check]; a.check++)
        for (uint32_t table = 0; table < count; table++) {
            const size_t *agreed = &audit->counts[(size_t)a.check * SVOD_VERDICT_COUNT + SVOD_CONSISTENT], before = *agreed;
            audit_checks[a.check]->run(&a, table);
            audit->agreed[table] += *agreed - before;
        }
    sort_claims(audit);
    audit_causes(audit, input);
    return audit;
}
