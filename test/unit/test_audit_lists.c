// Published lists against their rules: who is missing, who is too many, and thresholds that would give a list. Lists made by hand.
#include "audit_help.h"

#include "advise/flag.h"
#include "audit/lists.h"

static const node_spec specs[] = {{"", 0, 240, 0, 0}, {"6", 1, 30, 0, 0}, {"8", 1, 120, 0, 0}};
static const col_spec cols[] = {
    {"муниципалитет", SVOD_PUB_UNITS, NULL, 0, 0, 0, 0, NULL, 0},
    {"список", SVOD_PUB_FLAG, NULL, 0, 0, 0, 0, NULL, 0},
    {"уровень", SVOD_PUB_LEVEL, NULL, 0, 0, 0, 0, NULL, 0},
};

// Units u0 … by tenths on sections 6 and 8; below zero: nothing submitted. Even units are of level 1, odd ones of level 2.
typedef struct bench {
    svod_arena *arena;
    campaign *now;
    svod_result result;
    svod_audit audit;
} bench;

static svod_level levels[] = {{.id = "1", .title = "1 уровень"}, {.id = "2", .title = "2 уровень"}};
static svod_cluster load = {.id = "load", .title = "нагрузка", .kind = SVOD_CLUSTER_ATTRIBUTE, .levels = levels, .count = 2};

static void add_clusters(bench *b, size_t units) {
    svod_cluster_result *cluster = SVOD_NEW(b->arena, svod_cluster_result);
    *cluster = (svod_cluster_result){.cluster = &load, .level = SVOD_ARRAY(b->arena, uint32_t, units)};
    for (size_t unit = 0; unit < units; unit++)
        cluster->level[unit] = unit % 2;
    b->now->rubric->clusters = &load;
    b->now->rubric->cluster_count = 1;
    b->result.clusters = cluster;
}

static void add_flags(bench *b) {
    svod_flag *flag = SVOD_NEW(b->arena, svod_flag);
    *flag = (svod_flag){.id = "act", .title = "Действовать", .reason = "По разделу 8 пусто", .kind = SVOD_FLAG_POINTS, .node = 2};
    b->now->rubric->flags = flag;
    b->now->rubric->flag_count = 1;
    b->result.flags = SVOD_NEW(b->arena, svod_flag_result);
    svod_flag_compute(b->result.flags, flag, &b->result, b->arena);
}

static bench start(const int (*scores)[2], size_t units) {
    bench b = {.arena = svod_arena_new()};
    svod_rubric *rubric = make_rubric(b.arena, specs, 3);
    rubric->nodes[1].title = "Адресные рекомендации";
    rubric->nodes[2].title = "Анализ эффективности";
    b.now = make_campaign(b.arena, rubric, make_roster(b.arena, units, NULL, 0), 2023);
    for (size_t unit = 0; unit < units; unit++) {
        if (scores[unit][0] < 0) continue;
        put(b.now, "A", unit, "6", scores[unit][0]);
        put(b.now, "A", unit, "8", scores[unit][1]);
    }
    compute(b.now);
    b.result = bare_result(b.now->roster, &b.now->year, NULL, NULL, NULL, SVOD_RU, b.arena);
    add_clusters(&b, units);
    add_flags(&b);
    return b;
}

static const svod_lists *compare(bench *b, const row_spec *rows, uint32_t count) {
    svod_pub_table *table = SVOD_NEW(b->arena, svod_pub_table);
    *table = make_pub_table(b->arena, b->now->rubric, b->now->roster, cols, 3, rows, count);
    b->audit = (svod_audit){.tables = table, .table_count = 1, .rubric = b->now->rubric, .roster = b->now->roster};
    b->result.audit = &b->audit;
    return svod_lists_of(&b->result, b->arena, &b->now->findings);
}

#define UNIT(cells)                                                                                                                        \
    { SVOD_PUB_ROW_UNIT, 0, cells, 0, false }

static void check_marks(const svod_list *list, uint32_t both, uint32_t missing, uint32_t many, uint32_t open, uint32_t unknown) {
    assert_int_equal(list->marks[SVOD_MARK_BOTH], both);
    assert_int_equal(list->marks[SVOD_MARK_MISSING], missing);
    assert_int_equal(list->marks[SVOD_MARK_TOO_MANY], many);
    assert_int_equal(list->marks[SVOD_MARK_OPEN], open);
    assert_int_equal(list->marks[SVOD_MARK_UNKNOWN], unknown);
}

static const svod_list_trial *trial_of(const svod_list *list, uint32_t node, bool least) {
    for (uint32_t i = 0; i < list->trial_count; i++)
        if (list->trials[i].node == node && list->trials[i].least == least && !list->trials[i].percent) return &list->trials[i];
    fail_msg("no trial on node %u", node);
    return NULL;
}

// ---- whom the rule marks --------------------------------------------------------------------------------------------------------------

static const int four[][2] = {{10, 0}, {10, 0}, {20, 60}, {-1, -1}};

static void a_list_that_agrees(void **state) {
    (void)state;
    bench b = start(four, 4);
    const row_spec rows[] = {UNIT("u1;Действовать;2"), UNIT("u0;;1")}; // a blank goes on with the name above
    const svod_lists *lists = compare(&b, rows, 2);
    assert_int_equal(lists->count, 1);
    const svod_list *list = lists->list;
    assert_int_equal(list->state, SVOD_LIST_AGREES);
    assert_int_equal(list->rule, SVOD_LIST_FLAG);
    assert_string_equal(list->id, "act");
    assert_int_equal(list->node, 2);
    check_marks(list, 2, 0, 0, 0, 0);
    assert_int_equal(list->trial_count, 0);
    assert_int_equal(list->units[0].unit, 0); // by level, not as printed
    assert_int_equal(lists->states[SVOD_LIST_AGREES], 1);
    svod_arena_free(b.arena);
}

static void missing_and_too_many(void **state) {
    (void)state;
    bench b = start(four, 4);
    const row_spec rows[] = {UNIT("u0;act;1"), UNIT("u2;act;1")}; // by its id; u1 lacks, u2 has 6
    const svod_list *list = compare(&b, rows, 2)->list;
    assert_int_equal(list->state, SVOD_LIST_DIFFERS);
    check_marks(list, 1, 1, 1, 0, 0);
    assert_int_equal(list->printed, 2);
    assert_int_equal(list->of_rule, 2);
    assert_int_equal(list->units[1].mark, SVOD_MARK_TOO_MANY);
    assert_int_equal(list->units[2].mark, SVOD_MARK_MISSING);
    assert_int_equal(list->units[2].unit, 1);
    assert_int_equal(list->units[2].own, 1);
    // u0 and u2 have 0 and 6 on section 8, u1 has 0: at most 6 would take u1 in, but u1 is of level 2, of which the list has none.
    const svod_list_trial *trial = trial_of(list, 2, false);
    assert_true(trial->gives);
    assert_int_equal(trial->scope, SVOD_SCOPE_REST);
    assert_int_equal(trial->limit[0].listed, 2);
    svod_arena_free(b.arena);
}

static void names_twice_unknown_and_under_another_level(void **state) {
    (void)state;
    bench b = start(four, 4);
    const row_spec rows[] = {UNIT("u0;act;1"), UNIT("u0;act;1"), UNIT("u1;act;1"), UNIT("кто это;act;2")};
    const svod_list *list = compare(&b, rows, 4)->list;
    assert_int_equal(list->state, SVOD_LIST_DIFFERS);
    check_marks(list, 3, 0, 0, 0, 1);
    assert_int_equal(list->twice, 1);
    assert_int_equal(list->wrong_level, 1);
    assert_int_equal(list->printed, 4);
    assert_true(list->units[1].twice);
    assert_int_equal(list->units[2].unit, 1);
    assert_true(list->units[2].wrong_level);
    assert_int_equal(list->units[2].own, 1);
    assert_int_equal(list->units[3].unit, UINT32_MAX);
    assert_int_equal(list->units[3].place.row, 5);
    svod_arena_free(b.arena);
}

static void a_unit_without_a_submission(void **state) {
    (void)state;
    bench b = start(four, 4);
    const row_spec rows[] = {UNIT("u0;act;1"), UNIT("u1;act;2"), UNIT("u3;act;2")};
    const svod_list *list = compare(&b, rows, 3)->list;
    check_marks(list, 2, 0, 0, 1, 0);
    assert_int_equal(list->state, SVOD_LIST_AGREES); // nothing known speaks against it
    svod_arena_free(b.arena);
}

static void an_empty_list(void **state) {
    (void)state;
    bench b = start(four, 4);
    const row_spec rows[] = {
        UNIT("u2;Прочее;1"), {SVOD_PUB_ROW_OTHER, 0, ";Действовать;", 0, false}, {SVOD_PUB_ROW_OTHER, 0, ";По данным центра;", 0, false}};
    const svod_lists *lists = compare(&b, rows, 3);
    assert_int_equal(lists->count, 2); // the remark is none
    const svod_list *list = &lists->list[1];
    assert_string_equal(list->name, "Действовать");
    assert_int_equal(list->state, SVOD_LIST_DIFFERS);
    check_marks(list, 0, 2, 0, 0, 0);
    assert_int_equal(list->trial_count, 0); // nobody to seek a threshold for
    svod_arena_free(b.arena);
}

static void a_list_of_a_recommendation(void **state) {
    (void)state;
    bench b = start(four, 4);
    svod_recommendation rule = {.id = "create", .title = "Создать", .text = "", .node = 1, .flag = SVOD_NO_FLAG};
    rule.when = (svod_flag){.id = "create", .title = "Создать", .reason = "", .kind = SVOD_FLAG_POINTS, .node = 1, .limit = TENTHS(10)};
    svod_advice_rules rules = {.list = &rule, .count = 1, .cluster = 0};
    const uint8_t states[] = {SVOD_ADVICE_GIVEN, SVOD_ADVICE_INSTEAD, SVOD_ADVICE_NOT, SVOD_ADVICE_UNTOLD};
    svod_advice advice = {.rules = &rules, .states = states};
    b.now->rubric->advice = &rules;
    const row_spec rows[] = {UNIT("u1;Создать;2"), UNIT("u3;Создать;2")};
    const svod_list *list = compare(&b, rows, 2)->list;
    assert_int_equal(list->state, SVOD_LIST_UNTOLD); // the rule is there, what it gives is not
    b.result.advice = &advice;
    list = compare(&b, rows, 2)->list;
    assert_int_equal(list->rule, SVOD_LIST_ADVICE);
    check_marks(list, 0, 1, 1, 1, 0);
    assert_string_equal(list->words, "раздел 6 «Адресные рекомендации»: не больше 1 балла");
    svod_arena_free(b.arena);
}

// ---- thresholds of lists without a rule -------------------------------------------------------------------------------------------------

static void a_pair_proves_that_there_is_none(void **state) {
    (void)state;
    // Section 6 of level 1: u0 1, u2 2, u4 1.5; u0 and u2 are listed, u4 lies between them.
    const int scores[][2] = {{10, 10}, {30, 20}, {20, 30}, {30, 40}, {15, 20}};
    bench b = start(scores, 5);
    const row_spec rows[] = {UNIT("u0;Прочее;1"), UNIT("u2;Прочее;1")};
    const svod_list *list = compare(&b, rows, 2)->list;
    assert_int_equal(list->state, SVOD_LIST_UNRULED);
    assert_int_equal(list->node, SVOD_NO_NODE);
    const svod_list_trial *most = trial_of(list, 1, false), *least = trial_of(list, 1, true);
    assert_false(most->gives);
    assert_int_equal(most->scope, SVOD_SCOPE_LEVEL);
    assert_int_equal(most->proof.listed, 2);
    assert_int_equal(most->proof.other, 4);
    assert_false(least->gives);
    assert_int_equal(least->proof.listed, 0);
    assert_int_equal(least->proof.other, 4);
    svod_arena_free(b.arena);
}

static void the_same_points_are_proof_enough(void **state) {
    (void)state;
    const int scores[][2] = {{10, 0}, {20, 0}, {10, 0}};
    bench b = start(scores, 3);
    const row_spec rows[] = {UNIT("u0;Прочее;1")};
    const svod_list_trial *trial = trial_of(compare(&b, rows, 1)->list, 1, false);
    assert_false(trial->gives);
    assert_int_equal(trial->proof.listed, 0);
    assert_int_equal(trial->proof.other, 2);
    svod_arena_free(b.arena);
}

static void a_threshold_is_named(void **state) {
    (void)state;
    // 1 and 1.5 are listed, 2 and 3 are not.
    const int scores[][2] = {{10, 50}, {20, 50}, {15, 60}, {30, 60}};
    bench b = start(scores, 4);
    const row_spec rows[] = {UNIT("u0;Прочее;1"), UNIT("u2;Прочее;1")};
    const svod_list *list = compare(&b, rows, 2)->list;
    const svod_list_trial *trial = trial_of(list, 1, false);
    assert_true(trial->gives);
    assert_int_equal(trial->scope, SVOD_SCOPE_ALL);
    assert_int_equal(trial->limit_count, 1);
    assert_int_equal(trial->limit[0].listed, 2);
    assert_int_equal(trial->limit[0].other, 1);
    assert_true(trial_of(list, 2, false)->gives); // of level 1 alone
    assert_int_equal(trial_of(list, 2, false)->scope, SVOD_SCOPE_REST);
    svod_arena_free(b.arena);
}

static void each_level_may_have_its_own(void **state) {
    (void)state;
    // Level 1: 1 in, 2 out; level 2: 2.5 in, 3 out.
    const int scores[][2] = {{10, 0}, {25, 0}, {20, 0}, {30, 0}};
    bench b = start(scores, 4);
    const row_spec rows[] = {UNIT("u0;Прочее;1"), UNIT("u1;Прочее;2")};
    const svod_list_trial *trial = trial_of(compare(&b, rows, 2)->list, 1, false);
    assert_true(trial->gives);
    assert_int_equal(trial->scope, SVOD_SCOPE_LEVEL);
    assert_int_equal(trial->limit_count, 2);
    assert_int_equal(trial->limit[1].level, 1);
    assert_int_equal(trial->limit[1].listed, 1);
    assert_int_equal(trial->limit[1].other, 3);
    svod_arena_free(b.arena);
}

static void units_of_other_lists_need_not_be_in_this_one(void **state) {
    (void)state;
    const int scores[][2] = {{10, 0}, {30, 0}, {5, 0}, {30, 0}};
    bench b = start(scores, 4);
    const row_spec rows[] = {UNIT("u2;Сначала;1"), UNIT("u0;Потом;1")};
    const svod_lists *lists = compare(&b, rows, 2);
    assert_true(trial_of(&lists->list[1], 1, false)->gives);
    assert_int_equal(trial_of(&lists->list[1], 1, false)->scope, SVOD_SCOPE_REST);
    svod_arena_free(b.arena);
}

static void percents_where_maxima_differ(void **state) {
    (void)state;
    const int scores[][2] = {{10, 60}, {20, 60}, {20, 60}, {30, 60}};
    bench b = start(scores, 4);
    ((svod_point *)svod_year_at(&b.result.now, 0, 1))->max = TENTHS(10); // 1 of 1: the most of all in percent
    const row_spec rows[] = {UNIT("u0;Прочее;1")};
    const svod_list *list = compare(&b, rows, 1)->list;
    assert_true(trial_of(list, 1, false)->gives);
    const svod_list_trial *percent = NULL;
    for (uint32_t i = 0; i < list->trial_count; i++)
        if (list->trials[i].node == 1 && list->trials[i].percent && !list->trials[i].least) percent = &list->trials[i];
    assert_non_null(percent);
    assert_false(percent->gives);
    svod_arena_free(b.arena);
}

// ---- what a name is about
// -----------------------------------------------------------------------------------------------------------------

static void nodes_by_name(void **state) {
    (void)state;
    bench b = start(four, 4);
    const svod_year *year = &b.result.now;
    assert_int_equal(list_node_named("Активизировать раздел 8", year, b.arena), 2);
    assert_int_equal(list_node_named("Лучшие 8 территорий", year, b.arena), SVOD_NO_NODE);
    assert_int_equal(list_node_named("Раздел 6 и раздел 8", year, b.arena), SVOD_NO_NODE); // of two
    assert_int_equal(list_node_named("Подготовить «адресную рекомендацию»", year, b.arena), 1);
    assert_int_equal(list_node_named("Эффективность", year, b.arena), 2);
    assert_int_equal(list_node_named("Действовать", year, b.arena), SVOD_NO_NODE);
    assert_int_equal(list_node_named("", year, b.arena), SVOD_NO_NODE);
    svod_arena_free(b.arena);
}

static void no_lists_at_all(void **state) {
    (void)state;
    bench b = start(four, 4);
    svod_findings findings = svod_findings_of(b.arena, SVOD_RU);
    assert_null(svod_lists_of(&b.result, b.arena, &findings)); // that nothing was published is said where tables are read
    assert_int_equal(findings.list.count, 0);
    b.audit = (svod_audit){.tables = NULL};
    b.result.audit = &b.audit;
    assert_null(svod_lists_of(&b.result, b.arena, &findings));
    assert_int_equal(findings.per_code[SVOD_F_lists_none], 1);
    svod_arena_free(b.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_that_agrees),
        cmocka_unit_test(missing_and_too_many),
        cmocka_unit_test(names_twice_unknown_and_under_another_level),
        cmocka_unit_test(a_unit_without_a_submission),
        cmocka_unit_test(an_empty_list),
        cmocka_unit_test(a_list_of_a_recommendation),
        cmocka_unit_test(a_pair_proves_that_there_is_none),
        cmocka_unit_test(the_same_points_are_proof_enough),
        cmocka_unit_test(a_threshold_is_named),
        cmocka_unit_test(each_level_may_have_its_own),
        cmocka_unit_test(units_of_other_lists_need_not_be_in_this_one),
        cmocka_unit_test(percents_where_maxima_differ),
        cmocka_unit_test(nodes_by_name),
        cmocka_unit_test(no_lists_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
