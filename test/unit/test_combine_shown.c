// Rules of combining wherever they are shown: the tree of a figure, cells of the workbook and their comments, results.json, points.csv.
#include "explain_walk.h"

#include <jansson.h>

#include "folder_help.h"
#include "panel/panel.h"
#include "score/score.h"
#include "write/write.h"

static const char campaign[] = "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nlanguage: ru\nrubric: rubric.yaml\n"
                               "roster: roster.csv\nsheets: scores.csv\n";
static const char rubric[] = "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 50\nstep: 0.5\nprovenance: demo\n"
                             "policy: {combine: median}\n"
                             "sections:\n"
                             "  - {id: \"1\", title: Цели, max: 10}\n"
                             "  - {id: \"2\", title: Меры, max: 10, combine: {rule: trimmed, trim: 0.25}}\n"
                             "  - id: \"3\"\n    title: Итоги\n    max: 20\n    combine: agreed\n    criteria:\n"
                             "      - {id: \"3.1\", title: Отчёт, max: 10}\n"
                             "      - {id: \"3.2\", title: Выводы, max: 10}\n"
                             "  - {id: \"4\", title: Анализ, max: 10, combine: {least: 2}}\n";
static const char roster[] = "id;name\na;Абатский\nb;Бердюжский\nc;Вагайский\n";
static const char scores[] = "Эксперт;Муниципалитет;1;2;3.1;3.2;4\n"
                             "Первый;Абатский;1;2;6;5;3\n"
                             "Второй;Абатский;2;3;7;6;4\n"
                             "Третий;Абатский;9;9;1;н/п;5\n"
                             "Глава;Абатский;8;8;9;5,5;9\n"
                             "Первый;Бердюжский;1;2;6;5;3\n"
                             "Второй;Бердюжский;;;;;\n"
                             "Глава;Бердюжский;;;н/п;;\n"
                             "Третий;Вагайский;9;9;9;9;9\n";

static svod_arena *arena;
static svod_findings findings;
static svod_result result;

static svod_expert *expert(const char *name) {
    svod_scores *all = (svod_scores *)(uintptr_t)result.now.scores;
    return SVOD_AT(&all->experts, svod_expert, svod_scores_expert(all, name));
}

// Глава is the chair, Третий is in conflict with units 0 and 2.
static void appoint(void) {
    const size_t units[] = {0, 2};
    expert("Глава")->chair = true;
    for (size_t i = 0; i < 2; i++)
        for (uint32_t n = 1; n < result.now.rubric->count; n++) {
            svod_score *score = &expert("Третий")->scores[svod_scores_slot(result.now.scores, units[i], n)];
            if (*score != SVOD_S_NONE) *score = SVOD_S_RECUSED;
        }
}

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    put_file(arena, "campaign.yaml", campaign);
    put_file(arena, "rubric.yaml", rubric);
    put_file(arena, "roster.csv", roster);
    put_file(arena, "scores.csv", scores);
    svod_run_options options = {.campaign = in_folder(arena, "campaign.yaml")};
    const svod_result *computed = svod_run_compute(&options, arena, &findings);
    assert_non_null(computed);
    result = *computed;
    appoint();
    svod_year_compute(&result.now, result.now.scores, arena, &findings);
    svod_expertise_options seed = {.seed = 1};
    result.expertise = svod_expertise_of(&result, NULL, &seed, arena);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

// ---- trees --------------------------------------------------------------------------------------------------------------

static const svod_trail *tree(const char *address) {
    svod_findings asked = svod_findings_of(arena, SVOD_RU);
    const svod_trail *trail = svod_explain(&result, address, arena, &asked);
    if (!trail) fail_msg("no tree of %s", address);
    assert_int_equal(svod_trail_dead_ends(trail), 0);
    check_tree(trail, address);
    return trail;
}

static const svod_trail *of_expert(const svod_trail *at, const char *name) {
    const char *label = svod_printf(arena, strcmp(name, "Глава") == 0 ? "председатель %s" : "эксперт %s", name);
    for (at = at->children; at; at = at->next)
        if (strcmp(at->label, label) == 0) return at;
    fail_msg("no score of %s", name);
    return NULL;
}

static void assert_score(const svod_trail *at, const char *name, const char *kind, const char *value, const char *how) {
    const svod_trail *score = of_expert(at, name);
    assert_string_equal(score->kind, kind);
    assert_string_equal(score->value, value);
    assert_string_equal(score->how, how);
}

static const char recused[] = "в баллы не входит: по списку экспертов этот эксперт участника не оценивает";

static void a_median_names_its_middle(void **state) {
    (void)state;
    const svod_trail *at = tree("points:a:1"); // 1, 2, 8; the chair is one expert of three here
    assert_string_equal(at->value, "2");
    assert_string_equal(at->how, "медиана баллов экспертов (3), без округления");
    assert_score(at, "Первый", "aside", "1", "не в середине");
    assert_score(at, "Второй", "score", "2", "");
    assert_score(at, "Глава", "aside", "8", "не в середине");
    assert_score(at, "Третий", "score", "конфликт интересов", recused);
    assert_string_equal(of_expert(at, "Третий")->state, "recused");
    assert_string_equal(svod_place_text(arena, of_expert(at, "Третий")->place), "scores.csv!C4");
}

static void a_trimmed_mean_names_what_is_cut(void **state) {
    (void)state;
    expert("Третий")->scores[svod_scores_slot(result.now.scores, 0, svod_rubric_find(result.now.rubric, "2"))] = 90000;
    svod_year_compute(&result.now, result.now.scores, arena, &findings);
    const svod_trail *at = tree("points:a:2"); // 2, 3, 8, 9
    assert_string_equal(at->value, "5,5");
    assert_string_equal(at->how, "усечённое среднее баллов экспертов (4, отсечено с каждого края: 1), без округления");
    assert_score(at, "Первый", "aside", "2", "отсечён как крайний");
    assert_score(at, "Второй", "score", "3", "");
    assert_score(at, "Третий", "aside", "9", "отсечён как крайний");
}

static void too_few_to_cut(void **state) {
    (void)state;
    assert_string_equal(tree("points:a:2")->how, "усечённое среднее баллов экспертов (3, отсекать нечего), без округления; в таблицах 4,3");
}

static void an_agreed_score_says_what_it_replaces(void **state) {
    (void)state;
    const svod_trail *at = tree("points:a:3.1");
    assert_string_equal(at->value, "9");
    assert_string_equal(at->how, "согласованный балл председателя вместо 6,5");
    assert_score(at, "Глава", "score", "9", "");
    assert_score(at, "Первый", "aside", "6", "вместо него согласованный балл");
    at = tree("points:a:3.2"); // 5.5 is what the others make
    assert_string_equal(at->how, "согласованный балл председателя");
    at = tree("points:b:3.1");
    assert_string_equal(at->state, "not_applicable");
    assert_string_equal(at->how, "согласованный балл председателя вместо 6");
    at = tree("points:b:3.2"); // the chair says nothing
    assert_string_equal(at->value, "5");
    assert_string_equal(at->how, "единственный балл из поставленных");
    tree("max:b:3"), tree("max:b:total"), tree("points:a:total");
}

static void too_few_experts_say_how_many(void **state) {
    (void)state;
    const svod_trail *at = tree("points:b:4");
    assert_string_equal(at->state, "few_experts");
    assert_string_equal(at->value, "мало экспертов");
    assert_string_equal(at->how, "экспертов с баллами: 1, нужно не меньше 2");
    assert_score(at, "Первый", "score", "3", "");
    assert_string_equal(tree("points:a:4")->value, "4");
}

static void a_unit_of_recused_experts_says_so(void **state) {
    (void)state;
    const svod_trail *at = tree("points:c:total");
    assert_string_equal(at->state, "few_experts"); // something was sent
    assert_string_equal(tree("points:c:1")->state, "few_experts");
}

// ---- the workbook -------------------------------------------------------------------------------------------------------

static const svod_table *sheet(const char *id) {
    size_t count;
    const svod_table *const *tables = svod_tables_build(&result, true, arena, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(tables[i]->id, id) == 0) return tables[i];
    fail_msg("no sheet %s", id);
    return NULL;
}

static const svod_out *shown(const svod_table *table, const char *origin) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        if (cell->origin && strcmp(cell->origin, origin) == 0) return cell;
    }
    fail_msg("%s is not on %s", origin, table->id);
    return NULL;
}

static const svod_out *with_text(const svod_table *table, const char *text) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        if (cell->kind == SVOD_V_TEXT && strcmp(cell->text, text) == 0) return cell;
    }
    fail_msg("«%s» is not on %s", text, table->id);
    return NULL;
}

static void every_number_is_explained(void **state) {
    (void)state;
    assert_true(walk_result(&result, arena).numbers > 50);
}

static void cells_say_what_was_overridden(void **state) {
    (void)state;
    const svod_table *table = sheet("criteria");
    assert_string_equal(shown(table, "points:a:3.1:2023")->note, "Согласованный балл председателя; без него было бы: 6,5.");
    assert_null(shown(table, "points:a:3.2:2023")->note);
    assert_string_equal(with_text(table, "н/п")->note,
                        "Неприменимо: максимум уменьшен.\nСогласованный балл председателя; без него было бы: 6.");
    const char *sum = "В сумму вошёл согласованный балл председателя, отличный от баллов экспертов.";
    assert_string_equal(shown(table, "points:a:3:2023")->note, sum);
    assert_string_equal(shown(sheet("data"), "points:a:3:2023")->note, sum);
    assert_null(shown(table, "points:a:total:2023")->note);
}

static void cells_say_how_few(void **state) {
    (void)state;
    const svod_out *cell = with_text(sheet("table_1_1"), "мало эксп.");
    assert_int_equal(cell->tone, SVOD_TONE_WARN);
    assert_string_equal(cell->note, "Мало экспертов: баллы дали 1, нужно не меньше 2.");
    cell = with_text(sheet("criteria"), "мало"); // its columns are narrow
    assert_string_equal(cell->note, "Мало экспертов: баллы дали 1, нужно не меньше 2.");
}

static void the_passport_lists_the_rules(void **state) {
    (void)state;
    const svod_table *table = sheet("passport");
    with_text(table, "медиана");
    with_text(table, "2. Меры");
    with_text(table, "усечённое среднее (отсекается 25 % с каждого края)");
    with_text(table, "3. Итоги");
    with_text(table, "согласованный балл председателя; без него — медиана");
    with_text(table, "медиана; экспертов с баллами — не меньше 2");
}

// ---- files --------------------------------------------------------------------------------------------------------------

static void json_has_the_state_and_the_overrides(void **state) {
    (void)state;
    svod_buf out = svod_buf_of(arena);
    svod_write_results(&result, &out);
    json_error_t error;
    json_t *root = json_loadb(out.data, out.len, JSON_REJECT_DUPLICATES, &error);
    assert_non_null(root);
    const json_t *units = json_object_get(root, "units"), *a = json_array_get(units, 0), *b = json_array_get(units, 1);
    assert_string_equal(json_string_value(json_object_get(json_object_get(b, "states"), "4")), "few_experts");
    const json_t *overrides = json_object_get(a, "overrides"), *first = json_array_get(overrides, 0);
    assert_int_equal(json_array_size(overrides), 1);
    assert_string_equal(json_string_value(json_object_get(first, "node")), "3.1");
    assert_true(json_number_value(json_object_get(first, "points")) == 9);
    assert_true(json_number_value(json_object_get(first, "without")) == 6.5);
    assert_true(json_is_null(json_object_get(json_array_get(json_object_get(b, "overrides"), 0), "points")));
    assert_int_equal(json_array_size(json_object_get(json_array_get(units, 2), "overrides")), 0);
    assert_true(json_is_array(json_object_get(json_array_get(units, 2), "overrides")));
    json_decref(root);
}

static void csv_says_how_many_gave_points(void **state) {
    (void)state;
    svod_buf out = svod_buf_of(arena);
    svod_write_points(&result, &out);
    assert_non_null(strstr(out.data, "2023;b;Бердюжский;4;few_experts;;;;1;\n"));
}

static void advice_speaks_of_no_mean_where_none_is_taken(void **state) {
    (void)state;
    size_t found = 0;
    for (size_t i = 0; i < findings.list.count; i++) {
        const svod_finding *finding = SVOD_AT(&findings.list, const svod_finding, i);
        if (finding->code != SVOD_F_expert_left_blank && finding->code != SVOD_F_expert_lacks_units) continue;
        assert_null(strstr(svod_finding_advice(finding, SVOD_RU), "среднее"));
        found++;
    }
    assert_true(found >= 2);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_median_names_its_middle),
        TEST(a_trimmed_mean_names_what_is_cut),
        TEST(too_few_to_cut),
        TEST(an_agreed_score_says_what_it_replaces),
        TEST(too_few_experts_say_how_many),
        TEST(a_unit_of_recused_experts_says_so),
        TEST(every_number_is_explained),
        TEST(cells_say_what_was_overridden),
        TEST(cells_say_how_few),
        TEST(the_passport_lists_the_rules),
        TEST(json_has_the_state_and_the_overrides),
        TEST(csv_says_how_many_gave_points),
        TEST(advice_speaks_of_no_mean_where_none_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
