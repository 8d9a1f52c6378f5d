// Indicators in results.json, word for word, and indicators.csv: shares from counts and from a percentage alone, an answer that stands
// instead of an earlier one, who sent nothing, movements and the region from sums.
#include "indicators_help.h"
#include "write/write.h"

static svod_arena *arena;
static svod_findings findings;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    put_indicators(arena);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static const char *written(void (*write)(const svod_result *result, svod_buf *out)) {
    svod_buf buf = svod_buf_of(arena);
    write(indicators_result(arena, &findings), &buf);
    return buf.data;
}

// 2023: 2 of 4 and 27 of 60 make 29 of 64, 45.3125 %; 20.5 % alone is no part of it, but of the mean: (50 + 45 + 20.5) / 3 = 38.5.
// 2022: 1 of 5 and 30 of 60 make 31 of 65.
static void shares_are_written(void **state) {
    (void)state;
    static const char head[] =
        "{\"id\":\"1.1\",\"title\":\"Закрепление молодых\",\"kind\":\"share\",\"unit\":\"%\",\"comparison\":\">=\",\"better\":\"more\","
        "\"near\":5,\"round\":null,\"grades\":null,\"scored\":\"target\",\"max\":1,\"targets\":{\"2023\":50,\"2022\":40},\"region\":{"
        "\"2023\":{\"numerator\":29,\"denominator\":64,\"value\":45.3125,\"mean\":38.5,\"asked\":4,\"n\":3,\"counted\":2,\"reached\":1,"
        "\"near\":1,\"missed\":1,\"no_data\":1,\"not_applicable\":0,\"reach\":\"near\"},"
        "\"2022\":{\"numerator\":31,\"denominator\":65,\"value\":47.6923076923,\"mean\":35,\"asked\":4,\"n\":2,\"counted\":2,"
        "\"reached\":1,\"near\":0,\"missed\":1,\"no_data\":2,\"not_applicable\":0,\"reach\":\"reached\"}},"
        "\"moves\":{\"2022\":{\"state\":\"worse\",\"change\":-2.3798076923,\"base_changed\":false}},\"levels\":{},\"measures\":[\n";
    const char *json = written(svod_write_results);
    if (!strstr(json, head)) print_error("%s\n", strstr(json, "\"indicators\""));
    assert_non_null(strstr(json, head));
    assert_non_null(strstr(json, "{\"unit\":\"a\",\"year\":2023,\"state\":\"value\",\"reach\":\"reached\",\"flags\":[\"twice\"],"
                                 "\"numerator\":2,\"denominator\":4,\"value\":50,\"points\":1,\"max\":1,\"document\":\"\","
                                 "\"link\":\"https://a.example/1\",\"comment\":\"\",\"place\":\"2023.csv!C3\",\"moves\":{\"2022\":{"
                                 "\"state\":\"better\",\"change\":30,\"base_changed\":false}}},\n"));
    assert_non_null(strstr(json, "{\"unit\":\"c\",\"year\":2023,\"state\":\"value\",\"reach\":\"missed\",\"flags\":[\"percent_alone\"],"
                                 "\"numerator\":null,\"denominator\":null,\"value\":20.5,\"points\":0,\"max\":1,\"document\":\"\","
                                 "\"link\":\"\",\"comment\":\"\",\"place\":\"2023.csv!E5\",\"moves\":{\"2022\":{"
                                 "\"state\":\"no_before\",\"change\":null,\"base_changed\":false}}},\n"));
    assert_non_null(strstr(json, "{\"unit\":\"d\",\"year\":2023,\"state\":\"no_submission\",\"reach\":\"no_data\",\"flags\":[],"
                                 "\"numerator\":null,\"denominator\":null,\"value\":null,\"points\":null,\"max\":1,"));
    assert_non_null(strstr(json, "{\"unit\":\"b\",\"year\":2022,\"state\":\"value\",\"reach\":\"reached\",\"flags\":[],\"numerator\":30,"
                                 "\"denominator\":60,\"value\":50,\"points\":1,\"max\":1,\"document\":\"\",\"link\":\"\",\"comment\":\"\","
                                 "\"place\":\"2022.csv!C3\",\"moves\":null},\n"));
}

static void counts_are_sums(void **state) {
    (void)state;
    const char *json = written(svod_write_results);
    assert_non_null(strstr(json, "\"better\":\"less\",\"near\":0,\"round\":null,\"grades\":null,\"scored\":\"none\",\"max\":0,"
                                 "\"targets\":{\"2023\":null,\"2022\":null},\"region\":{\"2023\":{\"numerator\":3,\"denominator\":null,"
                                 "\"value\":3,\"mean\":1.5,\"asked\":4,\"n\":2,\"counted\":2,"));
    assert_non_null(strstr(json, "\"moves\":{\"2022\":{\"state\":\"better\",\"change\":-2,\"base_changed\":false}}"));
}

static void rows_are_written(void **state) {
    (void)state;
    static const char expected[] =
        "\xEF\xBB\xBF"
        "unit_id;unit;node;title;kind;year;state;numerator;denominator;value;measure_unit;target;comparison;reach;points;max;flags\n"
        "a;Лицей;1.1;Закрепление молодых;share;2023;value;2;4;50;%;50;>=;reached;1;1;twice\n"
        "a;Лицей;1.1;Закрепление молодых;share;2022;value;1;5;20;%;40;>=;missed;0;1;\n"
        "a;Лицей;1.2;Вакансии;count;2023;value;3;;3;ед.;;<=;no_target;;0;twice\n"
        "a;Лицей;1.2;Вакансии;count;2022;value;1;;1;ед.;;<=;no_target;;0;\n"
        "b;Гимназия;1.1;Закрепление молодых;share;2023;value;27;60;45;%;50;>=;near;0;1;\n"
        "b;Гимназия;1.1;Закрепление молодых;share;2022;value;30;60;50;%;40;>=;reached;1;1;\n"
        "b;Гимназия;1.2;Вакансии;count;2023;value;0;;0;ед.;;<=;no_target;;0;\n"
        "b;Гимназия;1.2;Вакансии;count;2022;value;4;;4;ед.;;<=;no_target;;0;\n"
        "c;Школа;1.1;Закрепление молодых;share;2023;value;;;20.5;%;50;>=;missed;0;1;percent_alone\n"
        "c;Школа;1.1;Закрепление молодых;share;2022;no_submission;;;;%;40;>=;no_data;;1;\n"
        "c;Школа;1.2;Вакансии;count;2023;blank;;;;ед.;;<=;no_target;;0;\n";
    const char *csv = written(svod_write_indicators);
    if (strncmp(csv, expected, sizeof expected - 1) != 0) print_error("%s\n", csv);
    assert_int_equal(strncmp(csv, expected, sizeof expected - 1), 0);
}

// A unit's name, a title and the sign "=" are texts to a spreadsheet, never formulas.
static void texts_are_no_formulas(void **state) {
    (void)state;
    put_file(arena, "roster.csv", "id;name;aliases\na;Лицей;\nb;Гимназия;\nc;Школа;\nd;=1+1;\n");
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2022\nuntil: 2023\nlanguage: ru\nprovenance: demo\ntotal: none\n"
             "sections:\n  - id: \"1\"\n    title: Кадры\n    criteria:\n"
             "      - {id: \"1.1\", title: \"-Доля\", kind: share, target: 50, comparison: \"=\", header: Закреплени}\n");
    const char *csv = written(svod_write_indicators);
    assert_non_null(strstr(csv, "\na;Лицей;1.1;'-Доля;share;2023;value;2;4;50;%;50;'=;reached;;0;"));
    assert_non_null(strstr(csv, "\nd;'=1+1;1.1;"));
}

static void files_of_a_run(void **state) {
    (void)state;
    const svod_saved *files;
    size_t count;
    const svod_result *result = indicators_result(arena, &findings);
    assert_true(svod_run_write(result, in_folder(arena, "out"), NULL, arena, &findings, &files, &count));
    bool found = false;
    for (size_t i = 0; i < count; i++)
        found |= strcmp(files[i].name, "indicators.csv") == 0;
    assert_true(found);
}

static void status_names_who_owes(void **state) {
    (void)state;
    svod_buf json = svod_buf_of(arena), text = svod_buf_of(arena);
    setenv("SVOD_SHARE", SVOD_SOURCE_DIR, 1);
    svod_run_options options = {.campaign = in_folder(arena, "campaign.yaml"), .status = true};
    const svod_result *result = svod_run_compute(&options, arena, &findings);
    assert_non_null(result);
    svod_write_status_json(result, "2023-12-01", &json);
    svod_write_status_text(result, "2023-12-01", false, &text);
    assert_non_null(strstr(json.data, "\"units\": [{\"id\":\"a\",\"state\":\"ready\",\"answers\":2,\"asked\":2,\"filled\":2,\"blank\":0,"
                                      "\"not_applicable\":0,\"wrong\":0,\"missing\":[]},"));
    assert_non_null(strstr(json.data, "{\"id\":\"c\",\"state\":\"begun\",\"answers\":1,\"asked\":2,\"filled\":1,\"blank\":1,"
                                      "\"not_applicable\":0,\"wrong\":0,\"missing\":[\"1.2\"]},"));
    assert_non_null(strstr(json.data, "{\"id\":\"d\",\"state\":\"not_begun\",\"answers\":0,"));
    assert_non_null(strstr(text.data, "Ответили участников: 3 из 4; на всё 2, не на всё 1 (показателей без ответа: 1), не ответили 1\n"));
    assert_non_null(strstr(text.data, "Не ответили, 1: Сад\n"));
}

// Which column was taken for which question, of the earlier year, too.
static void the_manifest_names_columns(void **state) {
    (void)state;
    svod_buf buf = svod_buf_of(arena);
    svod_write_manifest(indicators_result(arena, &findings), NULL, 0, &buf);
    static const char *const expected[] = {
        "\"questions\": [\n",
        "    \"year\": 2023,\n    \"file\": \"2023.csv\",\n    \"sheet\": \"2023\",\n    \"column\": \"C\",\n"
        "    \"header\": \"Закрепление: числитель\",\n    \"node\": \"1.1\",\n    \"part\": \"numerator\"\n",
        "    \"column\": \"G\",\n    \"header\": \"Вакансии: число\",\n    \"node\": \"1.2\",\n    \"part\": \"value\"\n",
        "    \"year\": 2022,\n    \"file\": \"2022.csv\",\n    \"sheet\": \"2022\",\n    \"column\": \"C\",\n",
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        if (!strstr(buf.data, expected[i])) fail_msg("%s is not in %s", expected[i], buf.data);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(shares_are_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counts_are_sums, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rows_are_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_are_no_formulas, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_manifest_names_columns, set_up, tear_down),
        cmocka_unit_test_setup_teardown(files_of_a_run, set_up, tear_down),
        cmocka_unit_test_setup_teardown(status_names_who_owes, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
