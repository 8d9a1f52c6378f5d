// Totals, footers and changes of two years, subtotals of parts, sums of counts and attributes.
#include "sums_help.h"

// ---- two years -----------------------------------------------------------------------------------------------------------

static const col_spec two_totals[] = {
    {.header = "Школа", .kind = SVOD_PUB_UNITS},
    {.header = "А", .kind = POINTS, .node = "a"},
    {.header = "Б", .kind = POINTS, .node = "b"},
    {.header = "В", .kind = POINTS, .node = "c"},
    {.header = "Итого 2022", .kind = POINTS, .node = "", .year = 2022},
    {.header = "Итого 2023", .kind = POINTS, .node = "", .year = 2023},
};
static const row_spec two_years[] = {
    {UNIT, 2022, "u0;1;2;3;6;-", 0, false},
    {UNIT, 2023, "u0;2;3;4;-;9", 0, false},
    {UNIT, 2022, "u1;4;4;4;12;-", 0, false},
    {UNIT, 2023, "u1;5;5;6;-;16", 0, false},
    {UNIT, 2022, "u2;2;1;3;6;-", 0, false},
    {UNIT, 2023, "u2;2;2;3;-;7", 0, false},
    {SVOD_PUB_ROW_SUM, 2022, "Всего 2022;7;7;10;24;-", 0, false},
    {SVOD_PUB_ROW_MEAN, 2022, "Среднее 2022;2,3;2,33;3,3;8;-", 0, false},
    {SVOD_PUB_ROW_SUM, 2023, "Всего 2023;9;10;13;-;32", 0, false},
    {SVOD_PUB_ROW_MEAN, 2023, "Среднее 2023;3;3,3;4,3;-;10,67", 0, false},
    {SVOD_PUB_ROW_CHANGE, 2023, "Изменение;0,7;0,97;1;-;2,7", 2022, false},
};

static void years_are_kept_apart(void **state) {
    fixture *f = *state;
    row_spec rows[11];
    memcpy(rows, two_years, sizeof rows);
    svod_audit *found = audit_of(f, two_totals, 6, rows, 11);
    assert_int_equal(claims(found), 0); // 3,3 - 2,33 = 0,97 of the printed means, 3,33 - 2,33 = 1 of the true ones
    assert_int_equal(verdicts(found, "row_total", SVOD_CONSISTENT), 6);
    assert_int_equal(verdicts(found, "sum", SVOD_CONSISTENT), 8);
    assert_int_equal(verdicts(found, "change", SVOD_CONSISTENT), 4);
    rows[10].cells = "Изменение;-0,7;1,97;1;-;2,67";
    found = audit_of(f, two_totals, 6, rows, 11);
    const svod_claim *sign = claim_at(found, "change", 10, A), *wrong = claim_at(found, "change", 10, B);
    assert_claim(sign, SVOD_DOUBTFUL, SVOD_HOW_METHOD, MILLI(700), MILLI(-1400));
    assert_claim(wrong, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(970), MILLI(1000));
    assert_int_equal(wrong->code, SVOD_F_audit_change);
    assert_string_equal(wrong->expected, "0,97 = 3,3 − 2,33");
    assert_int_equal(claims(found), 2);
    rows[10].cells = "Темп роста;129;143;130;-;133"; // no difference at all
    assert_int_equal(claims(audit_of(f, two_totals, 6, rows, 11)), 0);
    rows[8].cells = "Всего 2023;9;10;13;-;56"; // of both years
    assert_string_equal(claim_at(audit_of(f, two_totals, 6, rows, 11), "sum", 8, 5)->expected, "32 = сумма F3:F7 за 2023 год (строк: 3)");
}

// 5 / 3 = 1,67 is printed, 3 − 5 / 2 = 0,5 is the change of another mean.
static void a_change_is_of_the_means_printed(void **state) {
    fixture *f = *state;
    row_spec rows[11];
    memcpy(rows, two_years, sizeof rows);
    rows[4].cells = "u2;-;1;3;4;-";
    rows[6].cells = "Всего 2022;5;7;10;22;-";
    rows[7].cells = "Среднее 2022;1,67;2,33;3,3;7,3;-";
    rows[10].cells = "Изменение;0,5;0,97;1;-;-";
    const svod_claim *claim = claim_at(audit_of(f, two_totals, 6, rows, 11), "change", 10, A);
    assert_non_null(claim);
    assert_claim(claim, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(1330), MILLI(-830));
    rows[7].cells = "Среднее 2022;2,5;2,33;3,3;7,3;-";
    assert_null(claim_at(audit_of(f, two_totals, 6, rows, 11), "change", 10, A));
}

static void a_year_before_has_maxima_of_its_own(void **state) {
    fixture *f = *state;
    static const node_spec before[] = {{"", 0, 240, "", true}, {"a", 1, 40, "", true}, {"b", 1, 100, "", true}, {"c", 1, 100, "", true}};
    f->previous = make_rubric(f->arena, before, 4);
    f->previous->year = 2022;
    row_spec rows[11];
    memcpy(rows, two_years, sizeof rows);
    rows[2].cells = "u1;5;4;4;13;-";
    svod_audit *found = audit_of(f, two_totals, 6, rows, 11);
    assert_string_equal(claim_at(found, "range", 2, A)->expected, "не больше максимума 4");
    assert_null(claim_at(found, "range", 3, A)); // 5 of 10 the year after
    // A section that is no longer asked for is in the totals of the year before alone.
    static const node_spec more[] = {
        {"", 0, 240, "", true}, {"a", 1, 40, "", true}, {"b", 1, 50, "", true}, {"c", 1, 100, "", true}, {"d", 1, 50, "", true}};
    f->previous = make_rubric(f->arena, more, 5);
    f->previous->year = 2022;
    rows[2].cells = "u1;4;4;4;14;-";
    found = audit_of(f, two_totals, 6, rows, 11);
    assert_int_equal(claim_count(found, "row_total"), 0);
    assert_int_equal(verdicts(found, "row_total", SVOD_CONSISTENT), 3);
}

static void headers_know_maxima_that_no_rubric_does(void **state) {
    fixture *f = *state;
    row_spec rows[11];
    memcpy(rows, two_years, sizeof rows);
    svod_audit_input input = {.rubric = f->rubric};
    svod_pub_table table = make_pub_table(f->arena, f->rubric, NULL, two_totals, 6, rows, 11);
    svod_pub_max maxima[] = {{A, 2022, MILLI(3000), 0}, {A, 2023, MILLI(1000), 0}, {B, 0, MILLI(3000), 0}};
    table.maxima = maxima;
    table.max_count = 3;
    svod_audit *found = svod_audit_run(&table, 1, &input, SVOD_RU, f->arena);
    assert_non_null(claim_at(found, "range", 2, A)); // 4 of 3 in 2022
    assert_non_null(claim_at(found, "range", 2, B));
    assert_null(claim_at(found, "range", 3, A)); // the rubric knows 2023
    assert_int_equal(claim_count(found, "range"), 2);
}

static void columns_of_changes_are_differences(void **state) {
    fixture *f = *state;
    static const col_spec wide[] = {
        {.header = "Школа", .kind = SVOD_PUB_UNITS},
        {.header = "Итого 2022", .kind = POINTS, .node = "", .year = 2022},
        {.header = "Итого 2023", .kind = POINTS, .node = "", .year = 2023},
        {.header = "Изменение", .kind = SVOD_PUB_CHANGE, .node = ""},
    };
    row_spec rows[] = {
        {UNIT, 0, "u0;12;13,5;1,5", 0, false}, {UNIT, 0, "u1;20;18;-2", 0, false}, {UNIT, 0, "u2;-;9;-", 0, false},
        {UNIT, 0, "u3;7,5;8;0,5", 0, false},   {UNIT, 0, "u4;7;7;0", 0, false},
    };
    assert_int_equal(claims(audit_of(f, wide, 4, rows, 5)), 0);
    rows[1].cells = "u1;20;18;2";
    rows[3].cells = "u3;7,5;8;5,5";
    assert_int_equal(claims(audit_of(f, wide, 4, rows, 5)), 0); // two of four: who knows what is meant
    rows[1].cells = "u1;20;18;-2";
    const svod_claim *claim = only(audit_of(f, wide, 4, rows, 5), "change", 3, 3);
    assert_claim(claim, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(500), MILLI(5000));
    assert_string_equal(claim->expected, "0,5 = 8 − 7,5");
    static const col_spec tall[] = {
        {.header = "Школа", .kind = SVOD_PUB_UNITS},
        {.header = "Итого", .kind = POINTS, .node = ""},
        {.header = "Изменение", .kind = SVOD_PUB_CHANGE, .node = ""},
    };
    row_spec two[] = {
        {UNIT, 2022, "u0;12;-", 0, false}, {UNIT, 2023, "u0;13,5;1,5", 0, false}, {UNIT, 2022, "u1;20;-", 0, false},
        {UNIT, 2023, "u1;18;2", 0, false}, {UNIT, 2022, "u2;3;-", 0, false},      {UNIT, 2023, "u2;9;6", 0, false},
    };
    claim = only(audit_of(f, tall, 3, two, 6), "change", 3, 2);
    assert_claim(claim, SVOD_DOUBTFUL, SVOD_HOW_METHOD, MILLI(-2000), MILLI(4000));
    assert_int_equal(claim->parts.cells[1].row, 2);
}

// ---- subtotals -----------------------------------------------------------------------------------------------------------

static const row_spec districts[] = {
    {UNIT, 0, "u0;1;2;3;6", 0, false},
    {UNIT, 0, "u1;4;4;4;12", 0, false},
    {SVOD_PUB_ROW_SUM, 0, "Всего по округу;5;6;7;18", 0, true},
    {SVOD_PUB_ROW_MEAN, 0, "В среднем по округу;2,5;3;3,5;9", 0, true},
    {SVOD_PUB_ROW_OTHER, 0, "Второй округ", 0, false},
    {UNIT, 0, "u2;2;1;3;6", 0, false},
    {UNIT, 0, "u3;2;2;3;7", 0, false},
    {UNIT, 0, "u4;5;5;6;16", 0, false},
    {SVOD_PUB_ROW_SUM, 0, "Всего по округу;9;8;12;29", 0, true},
    {SVOD_PUB_ROW_MEAN, 0, "В среднем по округу;3;2,7;4;9,7", 0, true},
    {SVOD_PUB_ROW_SUM, 0, "Всего;14;14;19;47", 0, false},
    {SVOD_PUB_ROW_MEAN, 0, "В среднем;2,8;2,8;3,8;9,4", 0, false},
};

static void subtotals_speak_of_their_rows(void **state) {
    fixture *f = *state;
    row_spec rows[12];
    memcpy(rows, districts, sizeof rows);
    svod_audit *found = audit_of(f, columns, COLS, rows, 12);
    assert_int_equal(claims(found), 0);
    assert_int_equal(verdicts(found, "sum", SVOD_CONSISTENT), 12);
    assert_int_equal(verdicts(found, "mean", SVOD_CONSISTENT), 12);
    rows[8].cells = "Всего по округу;9;18;12;39";
    rows[9].cells = "В среднем по округу;3;6;4;13"; // of the printed sums
    rows[10].cells = "Всего;14;24;19;57";           // of the printed subtotals
    rows[11].cells = "В среднем;2,8;4,8;3,8;11,4";
    found = audit_of(f, columns, COLS, rows, 12);
    const svod_claim *claim = only(found, "sum", 8, B);
    assert_claim(claim, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(8000), MILLI(10000));
    assert_int_equal(claim->parts.count, 3);
    assert_int_equal(claim->parts.list[0], 5);
}

// ---- counts and attributes -----------------------------------------------------------------------------------------------

static void counts_and_attributes_have_sums_too(void **state) {
    fixture *f = *state;
    static const col_spec cols[] = {
        {.header = "Школа", .kind = SVOD_PUB_UNITS},
        {.header = "Округ", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "district"},
        {.header = "Педагогов", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "teachers"},
        {.header = "Поддержано", .kind = SVOD_PUB_COUNT},
        {.header = "Нагрузка", .kind = SVOD_PUB_RATIO, .cluster = UINT32_MAX},
    };
    row_spec rows[] = {
        {UNIT, 0, "u0;Северный;120;31;12", 0, false},
        {UNIT, 0, "u1;Южный;80;7;40", 0, false},
        {SVOD_PUB_ROW_SUM, 0, "Итого;2;200;38;7", 0, false},
        {SVOD_PUB_ROW_MEAN, 0, "Среднее;;100;19;26", 0, false},
    };
    assert_int_equal(claims(audit_of(f, cols, 5, rows, 4)), 0); // a sum of ratios is not judged here
    rows[2].cells = "Итого;2;201;38;7";
    const svod_claim *claim = only(audit_of(f, cols, 5, rows, 4), "sum", 2, 2);
    assert_claim(claim, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(200000), MILLI(1000));
    assert_string_equal(claim->found, "Педагогов, сумма: 201");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(years_are_kept_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(a_year_before_has_maxima_of_its_own, setup, teardown),
        cmocka_unit_test_setup_teardown(headers_know_maxima_that_no_rubric_does, setup, teardown),
        cmocka_unit_test_setup_teardown(a_change_is_of_the_means_printed, setup, teardown),
        cmocka_unit_test_setup_teardown(columns_of_changes_are_differences, setup, teardown),
        cmocka_unit_test_setup_teardown(subtotals_speak_of_their_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(counts_and_attributes_have_sums_too, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
