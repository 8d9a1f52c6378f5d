// A roster from a sheet, and finding units by what sheets call them.
#include "intake_help.h"

static svod_roster roster;

static bool build(const char *text) {
    return svod_roster_build(make_grid("roster.csv", text), arena, &roster, &findings);
}

static void units_with_attributes(void **state) {
    (void)state;
    assert_true(build("Реестр муниципалитетов\n"
                      "id|Наименование|Псевдонимы|Округ~области|teachers 2022\n"
                      "abatsky|1. Абатский||Ишимский|210\n"
                      "nizhnetavdinsky|Нижнетавдинский|Нижне-Тавдинский|Нижняя Тавда|Тюменский\n"));
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(roster.count, 2);
    assert_string_equal(roster.units[0].id, "abatsky");
    assert_string_equal(roster.units[0].name, "1. Абатский");
    assert_int_equal(roster.attr_count, 2);
    assert_string_equal(roster.attr_names[0], "Округ области");
    size_t attr;
    assert_true(svod_roster_attr_index(&roster, "teachers 2022", &attr));
    assert_string_equal(roster.units[0].attrs[attr], "210");
    assert_true(svod_roster_attr_index(&roster, "Округ области", &attr));
    assert_string_equal(roster.units[1].attrs[attr], "Нижняя Тавда");
    assert_false(svod_roster_attr_index(&roster, "нет такого", &attr));
    assert_int_equal(roster.units[1].place.row, 4);
    assert_int_equal(roster.units[1].place.col, 2);
    assert_int_equal(roster.units[0].attr_places[1].col, 5);
    assert_int_equal(svod_roster_by_id(&roster, "nizhnetavdinsky"), 1);
}

static void hidden_rows_are_left_out(void **state) {
    (void)state;
    assert_true(build("^id|name|^zone\n^a|Абатский|^село\n^b|^Уватский|^село\n^c|^Тюменский|^село\n"));
    assert_int_equal(roster.count, 1);
    assert_string_equal(roster.units[0].id, "a"); // a hidden column is read
    assert_finding(SVOD_F_roster_rows_hidden, "B3", "2 (строки 3–4): Уватский, Тюменский", "");
}

static void aliases_are_separated_by_bars(void **state) {
    (void)state;
    // The bar is the separator of this test's sheets, so the alias cell is made here.
    svod_grids grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(&grids);
    svod_sheet_info info = {.file = "roster.csv", .name = "roster"};
    svod_cell head[] = {make_cell(1, 1, "name", 4), make_cell(1, 2, "aliases", 7)};
    const char *list = "Нижне-Тавдинский МР|Нижняя Тавда";
    svod_cell row[] = {make_cell(2, 1, "Нижнетавдинский", strlen("Нижнетавдинский")), make_cell(2, 2, list, strlen(list))};
    sink.sheet(sink.ctx, &info);
    sink.row(sink.ctx, 1, head, 2);
    sink.row(sink.ctx, 2, row, 2);
    sink.end(sink.ctx, NULL, 0);
    assert_true(svod_roster_build(SVOD_AT(&grids.list, svod_grid, 0), arena, &roster, &findings));
    assert_int_equal(svod_roster_find(&roster, arena, "12. Нижне-Тавдинский"), 0);
    assert_int_equal(svod_roster_find(&roster, arena, "нижняя тавда"), 0);
    assert_int_equal(svod_roster_find(&roster, arena, "Верхняя Тавда"), SVOD_NO_UNIT);
    assert_string_equal(roster.units[0].id, "нижнетавдинский");
}

static void towns_and_their_districts_stay_apart(void **state) {
    (void)state;
    assert_true(
        build("name\nг.Тобольск\nТобольский\nг.Тюмень\nТюменский\nг.Ишим\nИшимский\nг.Ялуторовск\nЯлуторовский\nГолышмановский ГО\n"));
    assert_no_findings(SVOD_NOTE);
    static const char *const names[] = {"город Тобольск",  "16. Тобольский", "Тюмень",
                                        "Тюменский район", "г. Ишим",        "Ишимский муниципальный район",
                                        "Ялуторовск",      "ЯЛУТОРОВСКИЙ",   "7. Голышмановский"};
    for (size_t i = 0; i < 9; i++)
        assert_int_equal(svod_roster_find(&roster, arena, names[i]), i);
    assert_string_equal(svod_roster_nearest(&roster, arena, "Тюменсский"), "Тюменский");
}

static void names_with_the_same_number_are_near(void **state) {
    (void)state;
    assert_true(build("name\nМБОУ «Средняя общеобразовательная школа № 7»\nМБОУ «Средняя общеобразовательная школа № 17»\n"
                      "МАОУ «Лицей № 15»\nМБОУ «Берёзовская СОШ»\n"));
    assert_string_equal(svod_roster_nearest(&roster, arena, "СОШ №7"), "МБОУ «Средняя общеобразовательная школа № 7»");
    assert_string_equal(svod_roster_nearest(&roster, arena, "школа 017"), "МБОУ «Средняя общеобразовательная школа № 17»");
    assert_string_equal(svod_roster_nearest(&roster, arena, "СОШ №8"), "");
    assert_string_equal(svod_roster_nearest(&roster, arena, "школа"), "");
    // Four of one number: none is named.
    assert_true(build("name\nОбщеобразовательная школа № 2\nГимназия имени А. П. Чехова № 2\nВечерняя (сменная) школа № 2\nЛицей "
                      "естественных наук № 2\n"));
    assert_string_equal(svod_roster_nearest(&roster, arena, "ОУ 2"), "");
}

static void faults_of_rows(void **state) {
    (void)state;
    assert_true(build("id|name|округ|округ\n"
                      "a|Абатский\n"
                      "b||Ишимский\n"
                      "a|Уватский\n"
                      "c|Абатский район\n"));
    assert_finding(SVOD_F_roster_column_doubled, "D1", "округ", "C1");
    assert_finding(SVOD_F_roster_name_missing, "B3", "b", NULL);
    assert_finding(SVOD_F_roster_id_doubled, "A4", "a", NULL);
    assert_finding(SVOD_F_roster_name_doubled, "B5", "Абатский район", "другое название, чем у «Абатский» (roster.csv!Лист1!B2)");
    assert_int_equal(roster.count, 2);
    // A name that two units claim means neither; their ids still do.
    assert_int_equal(svod_roster_find(&roster, arena, "Абатский"), SVOD_NO_UNIT);
    assert_int_equal(svod_roster_find(&roster, arena, "c"), 1);
}

static void the_same_name_without_ids(void **state) {
    (void)state;
    assert_true(build("name\nИшимский\nИшимский район\n"));
    assert_finding(SVOD_F_roster_name_doubled, "A3", "Ишимский район", NULL);
    assert_int_equal(roster.count, 1);
}

static void no_header_and_no_units(void **state) {
    (void)state;
    assert_false(build("a|b\n1|2\n"));
    assert_finding(SVOD_F_roster_header_not_found, "", NULL, NULL);
    assert_false(build("id|name\n"));
    assert_finding(SVOD_F_roster_empty, "", NULL, NULL);
    assert_int_equal(roster.count, 0);
    assert_int_equal(svod_roster_find(&roster, arena, "x"), SVOD_NO_UNIT);
}

static void years_of_a_unit(void **state) {
    (void)state;
    assert_true(build("name|since|until\nА|2022|2023\nБ||\nВ|давно|-5\nГ|2021,5|99999\nД| 2023 |-\n"));
    static const bool expected[5][3] = {
        {true, true, false}, {true, true, true}, {true, true, true}, {true, true, true}, {false, true, true}};
    for (size_t unit = 0; unit < 5; unit++)
        for (int i = 0; i < 3; i++)
            assert_int_equal(svod_roster_exists(&roster, unit, 2022 + i), expected[unit][i]);
    int year = 0;
    assert_int_equal(svod_roster_bound(&roster, 0, SVOD_UNTIL, &year), SVOD_BOUND_YEAR);
    assert_int_equal(year, 2023);
    assert_int_equal(svod_roster_bound(&roster, 1, SVOD_SINCE, &year), SVOD_BOUND_OPEN);
    assert_int_equal(svod_roster_bound(&roster, 2, SVOD_UNTIL, &year), SVOD_BOUND_UNREADABLE);
    assert_int_equal(svod_roster_bound(&roster, 0, "нет такого", &year), SVOD_BOUND_OPEN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(units_with_attributes, begin, finish),
        cmocka_unit_test_setup_teardown(hidden_rows_are_left_out, begin, finish),
        cmocka_unit_test_setup_teardown(aliases_are_separated_by_bars, begin, finish),
        cmocka_unit_test_setup_teardown(towns_and_their_districts_stay_apart, begin, finish),
        cmocka_unit_test_setup_teardown(names_with_the_same_number_are_near, begin, finish),
        cmocka_unit_test_setup_teardown(faults_of_rows, begin, finish),
        cmocka_unit_test_setup_teardown(the_same_name_without_ids, begin, finish),
        cmocka_unit_test_setup_teardown(no_header_and_no_units, begin, finish),
        cmocka_unit_test_setup_teardown(years_of_a_unit, begin, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
