// A rubric of two sections with clusters of every kind, and the audit of a table: what tests of shares, levels and ranks begin with.
#ifndef SVOD_TEST_WORDS_HELP_H
#define SVOD_TEST_WORDS_HELP_H

#include "audit_help.h"

static svod_arena *arena;
static svod_rubric *rubric, *previous;
static svod_audit_input input;

#define WHOLE(n) (INT64_C(n##000000000))
#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof *(list)))
#define UNIT SVOD_PUB_ROW_UNIT

// Sections 1 (8 points) and 2 (12; 10 the year before), total 20 (18); cluster 0: words; 1: teachers_2022 / staff; 2: bands of "pupils".
static inline svod_cluster *make_clusters(void) {
    static const char *urban[] = {"город", "города"}, *rural[] = {"село", "сельские"};
    static svod_level words[] = {{.id = "urban", .title = "Города", .values = urban, .value_count = 2},
                                 {.id = "rural", .title = "Сельские", .values = rural, .value_count = 2}};
    static svod_level bands[] = {{.id = "1", .title = "1 уровень (21–50)", .from = 21, .to = 50},
                                 {.id = "2", .title = "2 уровень (51 и более)", .from = 51, .to = INT64_MAX}};
    static svod_cluster clusters[] = {
        {.id = "place", .title = "Место", .kind = SVOD_CLUSTER_ATTRIBUTE, .attribute = "place", .levels = words, .count = 2},
        {.id = "load",
         .title = "Нагрузка",
         .kind = SVOD_CLUSTER_RATIO,
         .numerator = "teachers_2022",
         .denominator = "staff",
         .levels = bands,
         .count = 2},
        {.id = "size", .title = "Размер", .kind = SVOD_CLUSTER_NUMBER, .attribute = "pupils", .levels = bands, .count = 2}};
    return clusters;
}

static inline int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    static const node_spec now[] = {{"", 0, 200, "", true}, {"1", 1, 80, "1", true}, {"2", 1, 120, "2", true}};
    static const node_spec before[] = {{"", 0, 180, NULL, true}, {"1", 1, 80, NULL, true}, {"2", 1, 100, NULL, true}};
    rubric = make_rubric(arena, now, 3);
    previous = make_rubric(arena, before, 3);
    rubric->year = 2023;
    previous->year = 2022;
    rubric->clusters = make_clusters();
    rubric->cluster_count = 3;
    input = (svod_audit_input){.rubric = rubric, .previous = previous};
    return 0;
}

static inline int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static inline svod_pub_table *table_of(const col_spec *cols, uint32_t col_count, const row_spec *rows, uint32_t row_count) {
    svod_pub_table *table = SVOD_NEW(arena, svod_pub_table);
    *table = make_pub_table(arena, rubric, input.roster, cols, col_count, rows, row_count);
    return table;
}

static inline const svod_audit *run(const svod_pub_table *table) {
    return svod_audit_run(table, 1, &input, SVOD_RU, arena);
}
#define AUDIT(cols, rows) run(table_of(cols, COUNT(cols), rows, COUNT(rows)))

static inline const svod_claim *told(const svod_audit *audit, const char *check, uint32_t row, uint32_t col, svod_verdict verdict) {
    const svod_claim *claim = claim_at(audit, check, row, col);
    if (!claim) fail_msg("%s says nothing of row %u, column %u", check, row, col);
    assert_int_equal(claim->verdict, verdict);
    return claim;
}

// Units u0, u1 … with these attributes, one text a unit: "город;191;4".
static inline void roster_of(const char **names, size_t attrs, const char *const *units, size_t count) {
    svod_roster *roster = make_roster(arena, count, names, attrs);
    for (size_t u = 0; u < count; u++) {
        const char *at = units[u];
        for (size_t i = 0; i < attrs; i++) {
            size_t len = strcspn(at, ";");
            roster->units[u].attrs[i] = svod_strndup(arena, at, len);
            at += len + (at[len] == ';');
        }
    }
    input.roster = roster;
}

#endif
