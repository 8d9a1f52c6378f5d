// What is hidden is left out, and said; with the option it counts like all else.
#include "intake_sheet_help.h"

static void hidden_rows_are_named(void **state) {
    (void)state;
    take("a.xlsx", "Муниципалитет|1\n^Абатский|^1\n^Уватский|^2\nТюмень|3\n^Тюменский|^4\n");
    assert_finding(SVOD_F_scores_hidden, "A2", "3 (строки 2–3, 5): Абатский, Уватский, Тюменский", "");
    svod_intake_finish(&scores, &options, &findings);
    assert_int_equal(count_of(SVOD_F_unit_no_sheet), 0); // said already
}

static void hidden_rows_and_columns(void **state) {
    (void)state;
    take("a.xlsx", with_hidden);
    assert_finding(SVOD_F_columns_hidden, "C2", "C (раздел 2 «Цели»)", "");
    assert_finding(SVOD_F_scores_hidden, "A4", "1 (строка 4): Уватский", "");
    assert_finding(SVOD_F_rows_hidden, "A6", "2", "");
    assert_int_equal(score("ab", "2"), SVOD_S_NONE);
    assert_int_equal(score("ab", "6"), 30000);
    assert_false(scores.seen[1]);
    options.hidden = true;
    findings = svod_findings_of(arena, SVOD_RU);
    take("b.xlsx", with_hidden);
    assert_int_equal(score("uv", "2"), 20000);
    assert_int_equal(count_of(SVOD_F_scores_hidden) + count_of(SVOD_F_rows_hidden) + count_of(SVOD_F_columns_hidden), 0);
}

// A filter has left the rows of one year: the name stands in a hidden one.
static void a_name_in_a_hidden_row(void **state) {
    (void)state;
    svod_merge merges[] = {{2, 1, 3, 1}};
    take_merged("a.xlsx", "Муниципалитет|Год|1\n^Абатский|^2022|^5\n|2023|7\n^Уватский|^2022|^5\n|2023|8\n", merges, 1);
    assert_int_equal(score("ab", "1"), 70000);
    assert_int_equal(score("uv", "1"), 80000);
    assert_finding(SVOD_F_rows_hidden, "A2", "2", "");
    assert_int_equal(findings.list.count, 1); // last year's scores are no loss
}

static void a_hidden_sheet(void **state) {
    (void)state;
    options.hidden = true;
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    push_sheet(&sink, "w.xlsx", "Баллы", SVOD_VERY_HIDDEN, "Муниципалитет|1|2|6\nАбатский|1|1|1\n", NULL, 0);
    svod_intake_close(intake, true);
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(score("ab", "1"), 10000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        RUN(hidden_rows_are_named),
        RUN(hidden_rows_and_columns),
        RUN(a_name_in_a_hidden_row),
        RUN(a_hidden_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
