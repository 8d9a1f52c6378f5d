// What is asked in one's own words, and what is answered: digits as they are, names as the workbook writes them, near names for the rest.
#include "explain_help.h"
#include "folder_help.h"
#include "write/write.h"

static svod_arena *arena;
static svod_findings findings, asked;
static const svod_result *result;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    asked = svod_findings_of(arena, SVOD_RU);
    result = fixture_result("tyumen-2023", arena, &findings);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static svod_trail *unit_of(const char *unit, const char *node) {
    svod_trail *trail = svod_explain_unit(result, unit, node, arena, &asked);
    if (!trail) fail_msg("no tree of %s %s", unit, node ? node : "");
    svod_run_stood(result, trail, arena);
    return trail;
}

static svod_trail *figure_of(const char *address) {
    svod_trail *trail = svod_explain(result, address, arena, &asked);
    if (!trail) fail_msg("no tree of %s", address);
    return trail;
}

static void digits_are_cut_and_not_rounded(void **state) {
    (void)state;
    assert_string_equal(unit_of("Уватский", NULL)->value, "86 из 94, 91,4893… %");         // 91.48936…
    assert_string_equal(unit_of("Заводоуковский", NULL)->value, "78,6 из 94, 83,6170… %"); // 83.61702…
    assert_string_equal(figure_of("percent:Уватский:6:2022")->value, "0 %");               // all digits
    assert_string_equal(figure_of("change_percent:Уватский:6")->value, "+133,3333… п. п.");
    assert_string_equal(figure_of("mean:8:2022")->value, "3,575");
}

static void a_section_answers_to_its_own_words(void **state) {
    (void)state;
    static const struct {
        const char *word, *section;
    } cases[] = {{"раздел 3", "3"},
                 {"Раздел 8", "8"},
                 {"6.", "6"},
                 {"6. Адресные рекомендации по итогам мониторинга", "6"},
                 {"Итого", "total"},
                 {"total", "total"},
                 {"Всего", "total"},
                 {"Адресные рекомендации", "6"},
                 {"критерий 3.1", "3.1"},
                 {"раздел 6 «Адресные рекомендации по итогам мо…»", "6"},
                 {"6. Адресные реко…ам мониторинга", "6"}}; // as a list has it
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(unit_of("Уватский", cases[i].word)->children->label, unit_of("Уватский", cases[i].section)->children->label);
    assert_null(svod_explain_unit(result, "Уватский", "3. Адресные рекомендации", arena, &asked)); // it is the sixth
    assert_null(svod_explain_unit(result, "Уватский", "Наличие", arena, &asked));                  // there are several
    assert_true(unit_of("Уватский", "comparable")->has_number);
    assert_string_equal(unit_of("Уватский", "сопоставимая часть")->children->kind, "comparable");
}

static void clusters_and_levels_answer_to_their_titles(void **state) {
    (void)state;
    assert_true(figure_of("mean:8@geography=Города")->number == figure_of("mean:8@geography=urban")->number);
    assert_true(figure_of("mean:8@Кластер 1=Сельские")->number == figure_of("mean:8@geography=rural")->number);
    assert_true(figure_of("load:Абатский:Кластер 3")->number == figure_of("load:abatsky:load")->number);
    assert_string_equal(figure_of("margin:Уватский:Снижение за год")->label, "Уватский: Снижение за год");
}

static const char *expected(const char *unit, const char *node) {
    assert_null(svod_explain_unit(result, unit, node, arena, &asked));
    return SVOD_AT(&asked.list, const svod_finding, asked.list.count - 1)->expected;
}

static void names_that_are_unknown_have_near_ones(void **state) {
    (void)state;
    assert_string_equal(expected("Уват", NULL), "Уватский");
    assert_string_equal(expected("Администрация Уватского района", NULL), "Уватский");
    assert_string_equal(expected("Хогвартс", NULL), "Абатский, Армизонский, Аромашевский, Бердюжский, Викуловский, Вагайский, "
                                                    "Голышмановский, Исетский, Ишимский, Заводоуковский и ещё 16");
    assert_string_equal(expected("Уватский", "18"), "total, 1, 2, 3, 4, 5, 6, 7, 8");
    assert_true(svod_starts(expected("Уватский", "3.99"), "3.1, 3.2, 3.3"));
    assert_non_null(strstr(expected("Викуловский", "2022"), "--figure points:vikulovsky:total:2022"));
    assert_string_equal(svod_explain_units(result, arena, &asked), expected("Хогвартс", NULL));
}

static void schools_are_found_by_a_word_of_their_names(void **state) {
    (void)state;
    result = fixture_result("demo-five-sections", arena, &findings);
    assert_true(svod_starts(expected("школа 3", NULL), "Демо-школа Ольховая, "));
}

static void numbers_stand_as_people_see_them(void **state) {
    (void)state;
    const svod_trail *score = unit_of("Заводоуковский", "2")->children->children;
    assert_string_equal(score->stood, "8,8");
    assert_string_equal(score->how, "в файле 8.800000000000001, хвост двоичной дроби отброшен");
    const svod_trail *cell = figure_of("cell:sheets/table-1-1.xlsx!table-1-1!D23");
    assert_string_equal(cell->value, "5,5");
}

static void a_criterion_without_points_names_its_section(void **state) {
    (void)state;
    assert_string_equal(unit_of("Уватский", "3.1")->children->how, "баллы даны за раздел целиком: раздел 3 «Наличие показателей»");
}

static void a_published_figure_has_its_verdict_and_cause(void **state) {
    (void)state;
    const svod_claim *claim = SVOD_AT(&result->audit->claims, const svod_claim, 0);
    svod_place place = svod_spot_place(result->audit, claim->at);
    char ref[SVOD_REF_SIZE];
    const char *address = svod_printf(arena, "cell:%s!%s!%s", place.file, place.sheet, svod_ref(ref, place.row, place.col));
    const svod_trail *cell = figure_of(address);
    assert_non_null(cell->children);
    assert_string_equal(cell->children->kind, "claim");
    assert_string_equal(cell->children->value, claim->found);
    assert_int_equal(svod_trail_dead_ends(cell), 0);
}

static void words_that_stand_in_a_cell_are_no_expectation(void **state) {
    (void)state;
    assert_null(svod_run_cell(result, "Рейтинг!A1", arena, &asked));
    const svod_finding *finding = SVOD_AT(&asked.list, const svod_finding, 0);
    assert_true(svod_starts(finding->found, "Рейтинг!A1 «"));
    assert_string_equal(finding->expected, "");
}

// What tells units apart may stand at the end of their names; and such a cut name finds its unit again.
static void long_names_are_cut_in_the_middle(void **state) {
    (void)state;
    svod_trail *root = svod_trail_root(arena, "mean", "среднее"), *units = svod_trail_add(root, arena, "units", "участники");
    svod_trail_add(units, arena, "points", "МБОУ «Средняя общеобразовательная школа № 3 города Свободного»")->value = "1";
    svod_trail_add(units, arena, "points", "МБОУ «Средняя общеобразовательная школа № 3 города Шимановска»")->value = "2";
    svod_buf out = svod_buf_of(arena);
    svod_write_trail_text(root, SVOD_RU, false, &out);
    if (!strstr(out.data, "МБОУ «Средняя общеобр…3 города Свободного»") || !strstr(out.data, "МБОУ «Средняя общеобр…3 города Шимановска»"))
        fail_msg("%s", out.data);
    assert_string_equal(unit_of("Зав…овский", NULL)->label, unit_of("Заводоуковский", NULL)->label);
    assert_null(svod_explain_unit(result, "…ский", NULL, arena, &asked)); // there are several
}

static void a_list_names_the_cells_of_a_row(void **state) {
    (void)state;
    svod_buf out = svod_buf_of(arena);
    svod_write_trail_text(figure_of("mean:total:2022"), SVOD_RU, false, &out);
    assert_non_null(strstr(out.data, "sections-2022!D2:K2\n"));
}

// Two scores in one form: the finding names the first by its sheet alone.
static void scores_of_a_form_that_differ_are_both_shown(void **state) {
    (void)state;
    result = fixture_result("demo-forms", arena, &findings);
    svod_place matrix = svod_place_cell("sheets/sidorova-2.ods", "Баллы", 7, 7), own = svod_place_cell(matrix.file, "1 Школа № 1", 9, 4);
    svod_add(&findings, SVOD_F_form_ways_differ, own, "1 (здесь) и 2 (Баллы!G7)", "один и тот же балл");
    svod_about(&findings, "sh-1", "2.1");
    svod_add(&findings, SVOD_F_form_ways_differ, own, "1 (здесь) и 2 (Баллы!G8)", "один и тот же балл"); // of another score
    svod_about(&findings, "sh-1", "2.1");
    size_t first = 0, second = 0;
    for (const svod_trail *score = figure_of("points:sh-1:2.1")->children; score; score = score->next) {
        if (strcmp(score->state, "conflict") != 0) continue;
        first += score->place.row == 7 && score->place.col == 7 && strcmp(score->place.file, matrix.file) == 0;
        second += score->place.row == 9 && score->place.col == 4 && strcmp(score->place.sheet, own.sheet) == 0;
    }
    assert_int_equal(first, 1);
    assert_int_equal(second, 1);
}

// A chair that left cells blank, and whose sheet is read first: what stands behind a figure is the others'.
static void a_place_is_that_of_a_score_that_counts(void **state) {
    (void)state;
    assert_int_equal(folder_make(), 0);
    put_file(arena, "campaign.yaml",
             "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nprovenance: demo\nrubric: rubric.yaml\nroster: roster.csv\n"
             "experts: experts.csv\nsheets: {glob: '*-s.csv', expert: '{file}'}\n");
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 10\nstep: 1\nprovenance: demo\nsections:\n"
             "  - {id: '1', title: Цели, max: 5, combine: agreed}\n"
             "  - {id: '2', title: Меры, max: 5, criteria: [{id: '2.1', title: А, max: 2}, {id: '2.2', title: Б, max: 3}]}\n");
    put_file(arena, "roster.csv", "id;name\na;Абатский\nb;Бердюжский\n");
    put_file(arena, "experts.csv", "expert;role\na-s;chair\nb-s;\nc-s;\n");
    put_file(arena, "a-s.csv", "Муниципалитет;1;2.1;2.2\nАбатский;;;\nБердюжский;5;;\n");
    put_file(arena, "b-s.csv", "Муниципалитет;1;2.1;2.2\nБердюжский;4;1;2\nАбатский;3;;\n");
    put_file(arena, "c-s.csv", "Муниципалитет;1;2.1;2.2\nАбатский;1;2;3\nБердюжский;4;1;2\n");
    svod_run_options options = {.campaign = folder};
    result = svod_run_compute(&options, arena, &findings);
    assert_non_null(result);
    svod_buf out = svod_buf_of(arena);
    svod_write_trail_text(figure_of("mean:2"), SVOD_RU, false, &out);
    assert_non_null(strstr(out.data, "Абатский    5  c-s.csv!C2:D2\n"));
    out = svod_buf_of(arena);
    svod_write_trail_text(figure_of("mean:1"), SVOD_RU, false, &out);
    assert_non_null(strstr(out.data, "Абатский    2  b-s.csv!B3 …\n"));
    assert_non_null(strstr(out.data, "Бердюжский  5  a-s.csv!B3")); // there the chair's word counts
    out = svod_buf_of(arena);
    svod_write_trail_text(figure_of("count:submitted"), SVOD_RU, false, &out);
    assert_non_null(strstr(out.data, "Абатский      b-s.csv!3:3\n"));
    assert_non_null(strstr(out.data, "Бердюжский    a-s.csv!3:3\n"));
    svod_trail *score = figure_of("score:a-s:Абатский:2");
    assert_string_equal(score->place.file, "c-s.csv");
    put_file(arena, "b-s.csv",
             "Муниципалитет;критерий;балл\nБердюжский;2.1;1\nБердюжский;2.2;2\nАбатский;1;3\nАбатский;2.1;1\nАбатский;2.2;3\n");
    result = svod_run_compute(&options, arena, &findings);
    out = svod_buf_of(arena);
    svod_write_trail_text(figure_of("count:submitted"), SVOD_RU, false, &out);
    assert_non_null(strstr(out.data, "Абатский      b-s.csv\n")); // in several rows
    folder_remove();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_place_is_that_of_a_score_that_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(digits_are_cut_and_not_rounded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_section_answers_to_its_own_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(clusters_and_levels_answer_to_their_titles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_that_are_unknown_have_near_ones, set_up, tear_down),
        cmocka_unit_test_setup_teardown(schools_are_found_by_a_word_of_their_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_stand_as_people_see_them, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_criterion_without_points_names_its_section, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_published_figure_has_its_verdict_and_cause, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_that_stand_in_a_cell_are_no_expectation, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_names_are_cut_in_the_middle, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_list_names_the_cells_of_a_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(scores_of_a_form_that_differ_are_both_shown, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
