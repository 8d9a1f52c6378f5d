// A cell becomes a score or a reason, and a finding that says what was expected and what the rubric's policy made of it.
#include "intake_help.h"

#include "intake/cellscore.h"

static const node_spec specs[] = {{"1", "Документы", 1, 8, 1000, NULL}, {"6", "Рекомендации", 1, 3, 5000, NULL}};
static svod_rubric *rubric;

static int set_up(void **state) {
    static const char *const words[] = {"н/п", "неприменимо"};
    begin(state);
    rubric = make_rubric(specs, 2);
    rubric->policy.na_words = (const char **)words;
    rubric->policy.na_word_count = 2;
    return 0;
}

static cell_score judge(const char *text) {
    svod_cell cell = make_cell(5, 3, text, strlen(text));
    cell_score verdict = cell_score_of(rubric, 2, &cell, arena);
    if (verdict.fault != SVOD_CODE_COUNT)
        cell_score_report(rubric, 2, &cell, verdict, svod_place_cell("a.csv", "a", 5, 3), arena, &findings);
    return verdict;
}

static void assert_score(const char *text, svod_score score) {
    cell_score verdict = judge(text);
    assert_int_equal(verdict.score, score);
    assert_int_equal(verdict.fault, SVOD_CODE_COUNT);
}

static void assert_fault(const char *text, svod_score score, svod_code code) {
    cell_score verdict = judge(text);
    assert_int_equal(verdict.score, score);
    assert_string_equal(svod_code_id(verdict.fault), svod_code_id(code));
}

static void numbers_are_scores(void **state) {
    (void)state;
    assert_score("0", 0);
    assert_score("3", 30000);
    assert_score("2.5", 25000);
    assert_score("''2,5", 25000);
    assert_score("''\xC2\xA0"
                 "1,5 ",
                 15000);
    assert_score("1.5000000000000002", 15000); // what a spreadsheet program stores of 1.5 after a sum
    assert_score("0.0", 0);
}

static void nothing_is_blank(void **state) {
    (void)state;
    assert_int_equal(cell_score_of(rubric, 2, NULL, arena).score, SVOD_S_BLANK);
    assert_score("''-", SVOD_S_BLANK);
    assert_score("''…", SVOD_S_BLANK);
    assert_score("'' ", SVOD_S_BLANK);
}

static void words_for_not_applicable(void **state) {
    (void)state;
    assert_score("Н/П", SVOD_S_NA);
    assert_score(" Неприменимо", SVOD_S_NA);
    rubric->policy.na = SVOD_NA_FORBID;
    assert_fault("н/п", SVOD_S_UNREADABLE, SVOD_F_score_na_forbidden);
    assert_finding(SVOD_F_score_na_forbidden, "C5", "н/п", "от 0 до 3 (раздел 6 «Рекомендации»)");
}

static void what_is_no_number(void **state) {
    (void)state;
    assert_fault("да", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    assert_fault("#N/A", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    assert_fault("true", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    assert_fault("''1.234,5", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    assert_fault("''75 %", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    assert_fault("@2023-05-07", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    const svod_finding *date = nth_finding(SVOD_F_score_not_number, 5);
    assert_string_equal(date->found, "дата 2023-05-07");
    assert_string_equal(date->advice, svod_say(SVOD_RU, SVOD_T_intake_advice_date));
    assert_fault("=?", SVOD_S_UNREADABLE, SVOD_F_score_no_result);
}

static void below_zero(void **state) {
    (void)state;
    rubric->policy.above_max = SVOD_BAD_KEEP;
    rubric->policy.off_step = SVOD_BAD_KEEP;
    assert_fault("-1", SVOD_S_OUT_OF_RANGE, SVOD_F_score_negative);
    assert_finding(SVOD_F_score_negative, "C5", "-1", NULL);
}

static void above_the_maximum(void **state) {
    (void)state;
    assert_fault("4", SVOD_S_OUT_OF_RANGE, SVOD_F_score_above_max);
    assert_finding(SVOD_F_score_above_max, "C5", "4", "от 0 до 3 (раздел 6 «Рекомендации»)");
    assert_string_equal(nth_finding(SVOD_F_score_above_max, 0)->advice, svod_say(SVOD_RU, SVOD_T_intake_policy_missing));
    rubric->policy.above_max = SVOD_BAD_KEEP;
    cell_score kept = judge("4");
    assert_int_equal(kept.score, 40000);
    assert_string_equal(nth_finding(SVOD_F_score_above_max, 1)->advice, svod_say(SVOD_RU, SVOD_T_intake_policy_keep));
    rubric->policy.above_max = SVOD_BAD_CLAMP;
    cell_score clamped = judge("4");
    assert_int_equal(clamped.score, 30000);
    assert_string_equal(nth_finding(SVOD_F_score_above_max, 2)->advice, "учтён максимум, 3, так велит рубрика; исправьте ячейку");
    rubric->policy.above_max = SVOD_BAD_KEEP;
    assert_fault("1e15", SVOD_S_OUT_OF_RANGE, SVOD_F_score_above_max);
    assert_fault("''3,00001", SVOD_S_OUT_OF_RANGE, SVOD_F_score_above_max);
}

static void off_the_step(void **state) {
    (void)state;
    assert_fault("''2,3", SVOD_S_OUT_OF_RANGE, SVOD_F_score_off_step);
    assert_finding(SVOD_F_score_off_step, "C5", "2,3", "кратно 0,5: 2 или 2,5");
    rubric->policy.off_step = SVOD_BAD_KEEP;
    assert_fault("2.3", 23000, SVOD_F_score_off_step);
    assert_fault("0.00001", SVOD_S_OUT_OF_RANGE, SVOD_F_score_off_step); // finer than can be kept: never rounded in silence
    rubric->nodes[2].max = SVOD_POINT * 33 / 10; // the maximum itself is off the step: no score above it is proposed
    assert_fault("3.2", 32000, SVOD_F_score_off_step);
    assert_string_equal(nth_finding(SVOD_F_score_off_step, 3)->expected, "кратно 0,5: 2,5 или 3");
}

static void texts_like_dates(void **state) {
    (void)state;
    assert_fault("''01.05", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    assert_string_equal(nth_finding(SVOD_F_score_not_number, 0)->advice, svod_say(SVOD_RU, SVOD_T_intake_advice_text_date));
    assert_fault("''01.10", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    assert_fault("''02.5", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    assert_score("''1.50", 15000);
    assert_score("''0.50", 5000);
    assert_score("''0.5", 5000);
    assert_score("''01,50", 15000);
}

static void brackets_have_their_advice(void **state) {
    (void)state;
    assert_fault("''31)", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    assert_string_equal(nth_finding(SVOD_F_score_not_number, 0)->advice, "31 или 3 со сноской 1? впишите число");
    assert_fault("''3)", SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    assert_null(nth_finding(SVOD_F_score_not_number, 1)->advice);
}

static void long_texts_are_cut(void **state) {
    (void)state;
    char text[512];
    memset(text, 0, sizeof text);
    for (size_t i = 0; i < 200; i++)
        memcpy(text + 2 * i, "я", 2);
    judge(text);
    const char *found = nth_finding(SVOD_F_score_not_number, 0)->found;
    assert_true(strlen(found) < 130);
    assert_true(svod_utf8_valid(found, strlen(found)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(numbers_are_scores, set_up, finish),
        cmocka_unit_test_setup_teardown(nothing_is_blank, set_up, finish),
        cmocka_unit_test_setup_teardown(words_for_not_applicable, set_up, finish),
        cmocka_unit_test_setup_teardown(what_is_no_number, set_up, finish),
        cmocka_unit_test_setup_teardown(below_zero, set_up, finish),
        cmocka_unit_test_setup_teardown(above_the_maximum, set_up, finish),
        cmocka_unit_test_setup_teardown(off_the_step, set_up, finish),
        cmocka_unit_test_setup_teardown(texts_like_dates, set_up, finish),
        cmocka_unit_test_setup_teardown(brackets_have_their_advice, set_up, finish),
        cmocka_unit_test_setup_teardown(long_texts_are_cut, set_up, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
