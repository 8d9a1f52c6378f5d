// The published tables of the Tyumen report understood: every column, every row, the maxima in the headers.
#include "pub_help.h"

static const svod_grid *grid_of_file(const char *name) {
    svod_grids *grids = SVOD_NEW(arena, svod_grids);
    *grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(grids);
    size_t len;
    const char *bytes = file_text(name, &len);
    assert_true(svod_open((svod_bytes){(const unsigned char *)bytes, len}, name, NULL, arena, &sink, NULL, NULL, &findings));
    return SVOD_AT(&grids->list, svod_grid, 0);
}

static void table_1_1(void **state) {
    (void)state;
    input = (svod_audit_input){.rubric = rubric_of("rubrics/tyumen-2023.yaml")};
    assert_true(read_grid(grid_of_file("fixtures/tyumen-2023/sheets/table-1-1.xlsx")));
    assert_int_equal(tables.count, 1);
    const svod_pub_table *t = table_at(0);
    assert_cols(0, "A units\nB level @district\nC year\n"
                   "D points 1 ,1 max 8\nE points 2 ,1 max 10\nF points 3 ,1 max 19 in 2022 max 29 in 2023\nG points 4 ,1 max 12\n"
                   "H points 5 ,1 max 12\nI points 6 ,1 max 3\nJ points 7 ,1 max 8\nK points 8 ,1 max 12\n"
                   "L points total 2022 ,1 max 84 in 2022\nM points total 2023 ,1 max 94 in 2023\n");
    assert_string_equal(t->cols[11].header, "Результаты экспертизы 2022 года. / ИТОГО: 84 баллов");
    assert_string_equal(t->title,
                        "Таблица 1.1. Сводные данные экспертизы муниципальных методических служб Тюменской области, 2022 и 2023 годы");
    assert_int_equal(t->head_first, 2);
    assert_int_equal(t->head_last, 3);
    assert_int_equal(t->year_count, 2);
    assert_int_equal(t->years[0], 2022);
    assert_int_equal(t->years[1], 2023);
    assert_int_equal(t->name_count, 26);
    assert_int_equal(t->row_count, 58);
    for (uint32_t i = 0; i < 52; i++) { // two rows a unit, the name merged over both
        assert_int_equal(t->rows[i].kind, SVOD_PUB_ROW_UNIT);
        assert_int_equal(t->rows[i].row, 4 + i);
        assert_int_equal(t->rows[i].name, i / 2);
        assert_int_equal(t->rows[i].year, 2022 + i % 2);
        assert_int_equal(t->rows[i].place.row, 4 + i / 2 * 2);
    }
    assert_string_equal(t->rows[12].label, "7. Голышмановский ГО");
    const char *foot = strstr(rows_text(t), "56 ");
    assert_string_equal(foot, "56 sum 2022 [ИТОГО 2022 год / Всего баллов]\n57 mean 2022 [ИТОГО 2022 год / средний балл]\n"
                              "58 sum 2023 [ИТОГО 2023 год / Всего баллов]\n59 mean 2023 [ИТОГО 2023 год / средний балл]\n"
                              "60 change 2022>2023 [Изменение показателей по сравнению с 2022 г. на :]\n"
                              "61 percent 2023 [% выполнения показателя в 2023 году]\n");
    assert_int_equal(cell_of(t, "L4")->value, 49500000000);
    assert_int_equal(cell_of(t, "L5")->state, SVOD_PUB_NOTHING);
    assert_int_equal(cell_of(t, "M4")->state, SVOD_PUB_ABSENT);
    // 72.40000000000001 in the file: what a spreadsheet stores of 72.4
    assert_int_equal(cell_of(t, "M59")->value, 72400000000);
    assert_int_equal(cell_of(t, "M59")->decimals, 1);
    assert_false(cell_of(t, "M59")->machine);
    assert_int_equal(cell_of(t, "G57")->decimals, 2);
    assert_no_findings(SVOD_NOTE);
}

// clang-format off
#define HEADERS_1_2 \
    "Муниципалитет Тюменской области|Количество получивших адресную методическую поддержку 2021-2022|% 2021-2022|" \
    "Количество получивших адресную методическую поддержку 2022-2023|% 2022-2023|" \
    "Кластер 1: городские ОО, сельские ОО, сельские-удалённые ОО|Кластер 2: Образовательные округа (зоны)|" \
    "Обеспеченность ММС методистами и специалистами|Количество педагогов в муниципалитете 2022|Количество педагогов в муниципалитете " \
    "2023|Количество педагогов в муниципалитете на одного методиста ММС|Кластер 3: 1 уровень (21-50 человек) 2 уровень (51-90) 3 уровень " \
    "(91 и более)\n"
// clang-format on

static const char *text_1_2(void) {
    size_t len;
    char *text = svod_strdup(arena, file_text("fixtures/source/table-1-2.csv", &len));
    for (char *at = text; *at; at++)
        if (*at == ';') *at = '|';
    return svod_printf(arena, "%s%s", HEADERS_1_2, strchr(text, '\n') + 1);
}

static void table_1_2(void **state) {
    (void)state;
    input = (svod_audit_input){.rubric = rubric_of("rubrics/tyumen-2023.yaml")};
    assert_true(read_sheet(text_1_2(), ""));
    assert_int_equal(tables.count, 1);
    assert_cols(0, "A units\nB count =supported_2022 within=9\nC share =supported_share_2022 part=2 base=9\n"
                   "D count =supported_2023 within=10\nE share =supported_share_2023 part=4 base=10 ,1\n"
                   "F level =geography @geography\nG level =district @district\nH attribute =methodists .methodists\n"
                   "I attribute =teachers_2022 .teachers_2022 2022\nJ attribute =teachers_2023 .teachers_2023 2023\n"
                   "K ratio =load @load\nL level =load_level @load\n");
    const svod_pub_table *t = table_at(0);
    assert_int_equal(t->name_count, 26);
    assert_int_equal(t->row_count, 27);
    assert_string_equal(strstr(rows_text(t), "26 "), "26 unit Ялуторовский\n27 unit Ярковский\n28 sum [Итого]\n");
    assert_int_equal(cell_of(t, "E10")->value, 34100000000);
    assert_int_equal(cell_of(t, "L28")->state, SVOD_PUB_NOTHING);
    assert_no_findings(SVOD_NOTE);
}

// The same without the rubric's `published:`: levels by their values, amounts and percentages by their headers, the load is left alone.
static void table_1_2_unruled(void **state) {
    (void)state;
    svod_rubric *rubric = (svod_rubric *)rubric_of("rubrics/tyumen-2023.yaml");
    rubric->published_count = 0;
    input = (svod_audit_input){.rubric = rubric};
    assert_true(read_sheet(text_1_2(), ""));
    assert_cols(0, "A units\nB count\nC share part=2\nD count\nE share part=4 ,1\nF level @geography\nG level @district\nH other\n"
                   "I count 2022\nJ count 2023\nK other\nL level @load\n");
    assert_int_equal(count_of(SVOD_F_pub_column_unknown), 2);
    assert_finding(SVOD_F_pub_column_unknown, "H1", "Обеспеченность ММС методистами и специалистами", "");
}

// The roster knows the units by all their names.
static void units_of_the_roster(void **state) {
    (void)state;
    svod_roster roster;
    assert_true(svod_roster_build(grid_of_file("fixtures/tyumen-2023/roster.csv"), arena, &roster, &findings));
    input = (svod_audit_input){.rubric = rubric_of("rubrics/tyumen-2023.yaml"), .roster = &roster};
    assert_true(read_grid(grid_of_file("fixtures/tyumen-2023/sheets/table-1-1.xlsx")));
    const svod_pub_table *t = table_at(0);
    assert_int_equal(t->name_count, 26);
    for (uint32_t i = 0; i < 26; i++)
        assert_int_equal(t->units[i], i);
}

// What CSV loses of the merges is found again.
static void table_1_1_csv(void **state) {
    (void)state;
    input = (svod_audit_input){.rubric = rubric_of("rubrics/tyumen-2023.yaml")};
    assert_true(read_grid(grid_of_file("fixtures/tyumen-2023/sheets/table-1-1.xlsx")));
    svod_pub_table merged = *table_at(0);
    assert_true(read_grid(grid_of_file("fixtures/tyumen-2023/sheets/table-1-1.csv")));
    assert_string_equal(cols_text(table_at(0)), cols_text(&merged));
    assert_string_equal(rows_text(table_at(0)), rows_text(&merged));
}

// The report's lists of units to act at once.
static void published_lists(void **state) {
    (void)state;
    input = (svod_audit_input){.rubric = rubric_of("rubrics/tyumen-2023.yaml")};
    assert_true(read_grid(grid_of_file("fixtures/source/published-lists.csv")));
    assert_cols(0, "A flag\nB other\nC level @load\nD units\n");
    assert_int_equal(table_at(0)->row_count, 13);
    assert_string_equal(cell_of(table_at(0), "A14")->text, "section-6-activate");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(table_1_1, begin, finish),
        cmocka_unit_test_setup_teardown(table_1_1_csv, begin, finish),
        cmocka_unit_test_setup_teardown(units_of_the_roster, begin, finish),
        cmocka_unit_test_setup_teardown(table_1_2, begin, finish),
        cmocka_unit_test_setup_teardown(published_lists, begin, finish),
        cmocka_unit_test_setup_teardown(table_1_2_unruled, begin, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
