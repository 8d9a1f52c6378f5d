// Filled forms that nobody tampered with: both ways of filling, remarks, totals, places, and two forms of one expert.
#include "form_help.h"

static svod_place place_of_score(const char *unit, const char *node) {
    size_t slot = svod_scores_slot(&scores, svod_roster_by_id(roster, unit), svod_rubric_find(rubric, node));
    return svod_scores_place(&scores, SVOD_AT(&scores.experts, svod_expert, 0)->places[slot]);
}

static void assert_place(const char *unit, const char *node, const char *expected) {
    assert_string_equal(svod_place_text(arena, place_of_score(unit, node)), expected);
}

static void test_both_ways(void **state) {
    (void)state;
    assert_true(read_form());
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(scores.experts.count, 1);
    assert_string_equal(SVOD_AT(&scores.experts, svod_expert, 0)->name, "Иванова А. А.");
    assert_place("a", "1.2", "форма.xlsx!Баллы!E7");
    assert_place("a", "2.1", "форма.xlsx!1 Ишим!D9");
    assert_place("c", "1.2", "форма.xlsx!3 Ялуторовск!E7");
    assert_true(scores.seen[0] && scores.seen[1] && scores.seen[2] && !scores.seen[3]);
}

// A form that comes back empty: its units are there, its scores are blank and not absent.
static void test_blank(void **state) {
    (void)state;
    for (uint32_t row = 7; row < 10; row++)
        for (uint32_t col = 4; col < 10; col++)
            book[MATRIX].cells[row][col] = NULL;
    for (int at = UNIT_A; at <= UNIT_C; at++)
        for (uint32_t row = 5; row < 11; row++)
            book[at].cells[row][4] = book[at].cells[row][5] = NULL;
    assert_true(read_form());
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(score_of("a", "1.1"), SVOD_S_BLANK);
    assert_int_equal(score_of("d", "1.1"), SVOD_S_NONE);
    assert_true(scores.seen[0]);
}

static void test_remarks(void **state) {
    (void)state;
    put(UNIT_A, "G7", "C:\\материалы\\отчёт.pdf");
    put(UNIT_A, "G9", "javascript:alert(1)");
    assert_true(read_form());
    assert_int_equal(scores.remarks.count, 3);
    const svod_remark *first = SVOD_AT(&scores.remarks, svod_remark, 0), *last = SVOD_AT(&scores.remarks, svod_remark, 2);
    assert_string_equal(first->link, "C:\\материалы\\отчёт.pdf");
    assert_string_equal(last->comment, "см. с. 5");
    assert_string_equal(last->link, "https://example.org/a");
    assert_int_equal(last->unit, 1);
    assert_string_equal(svod_rubric_node_id(rubric, last->node), "1.1");
    assert_string_equal(svod_place_text(arena, svod_scores_place(&scores, last->place)), "форма.xlsx!2 Тобольск!F6");
    const svod_remark *odd = SVOD_AT(&scores.remarks, svod_remark, 1);
    assert_string_equal(odd->link, "");
    assert_string_equal(odd->comment, "javascript:alert(1)");
    assert_non_null(finding_at(SVOD_F_form_link_odd, "1 Ишим", "G9"));
}

static const svod_printed *printed(size_t i) {
    return SVOD_AT(&scores.totals, svod_printed, i);
}

// What does not follow from its own sheet is left to the check of totals; what does is not, for both ways count together.
static void test_totals(void **state) {
    (void)state;
    put(MATRIX, "F7", "$7");
    put(MATRIX, "I8", "9");
    assert_true(read_form());
    assert_int_equal(scores.totals.count, 2);
    assert_true(printed(0)->value == 7 * SVOD_POINT && printed(0)->unit == 0 && printed(0)->node == 1);
    assert_true(printed(1)->value == 9 * SVOD_POINT && printed(1)->unit == 1 && printed(1)->node == SVOD_ROOT);
    assert_int_equal(count_of(SVOD_F_form_formula_gone), 1);
}

// Of a part whose key is lost nobody knows what it adds.
static void test_total_of_unread_part(void **state) {
    (void)state;
    put(MATRIX, "E3", NULL);
    put(MATRIX, "F7", "$9");
    assert_true(read_form());
    assert_int_equal(scores.totals.count, 0);
}

// Each of two useless scores is told; that they differ is not.
static void test_both_useless(void **state) {
    (void)state;
    put(MATRIX, "D8", "много");
    put(UNIT_B, "D6", "9");
    assert_true(read_form());
    assert_int_equal(count_of(SVOD_F_score_not_number), 1);
    assert_int_equal(count_of(SVOD_F_score_above_max), 1);
    assert_int_equal(count_of(SVOD_F_form_ways_differ), 0);
}

// Programs that fill forms leave totals as they were, or without a value.
static void test_totals_not_reckoned(void **state) {
    (void)state;
    put(MATRIX, "F7", "$");
    put(MATRIX, "I7", "$0");
    put(MATRIX, "F8", "$''");
    assert_true(read_form());
    assert_int_equal(scores.totals.count, 0);
    assert_no_findings(SVOD_NOTE);
}

static void again(const char *file) {
    options.file = file;
    assert_true(read_form());
}

static void test_twice_same(void **state) {
    (void)state;
    read_form();
    again("копия.ods");
    assert_int_equal(scores.experts.count, 1);
    assert_finding(SVOD_F_form_twice, "", "Иванова А. А., другая форма: форма.xlsx", "одна форма от эксперта");
    assert_int_equal(findings.list.count, 1);
    assert_int_equal(scores.remarks.count, 1);
}

static void test_twice_filled(void **state) {
    (void)state;
    put(MATRIX, "D7", NULL);
    put(MATRIX, "F7", "$3.5");
    put(MATRIX, "I7", "$3.5");
    read_form();
    put(MATRIX, "D7", "2");
    put(MATRIX, "E7", NULL);
    put(MATRIX, "F7", "$2");
    put(MATRIX, "I7", "$2");
    again("копия.ods");
    assert_finding(SVOD_F_form_twice_filled, "D7", "2 (здесь) и пусто (форма.xlsx!Баллы!D7); всего таких ячеек: 2", "");
    assert_int_equal(findings.list.count, 1);
    assert_int_equal(score_of("a", "1.1"), 20000);
    assert_int_equal(score_of("a", "1.2"), 35000);
    assert_place("a", "1.1", "копия.ods!Баллы!D7");
}

static void test_twice_differs(void **state) {
    (void)state;
    read_form();
    put(MATRIX, "D8", "2");
    put(MATRIX, "F8", "$2");
    put(MATRIX, "I8", "$2");
    again("копия.ods");
    assert_finding(SVOD_F_form_twice_differs, "D8", "2 (здесь) и 1 (форма.xlsx!Баллы!D8)", "один и тот же балл");
    assert_int_equal(findings.list.count, 1);
    assert_string_equal(findings.list.count ? SVOD_AT(&findings.list, svod_finding, 0)->unit : "", "b");
    assert_int_equal(score_of("b", "1.1"), SVOD_S_CONFLICT);
}

// Many differences are somebody else's form, and are told as one.
static void test_twice_apart(void **state) {
    (void)state;
    read_form();
    static const char *const cells[] = {"D7", "E7", "D8", "G8"};
    for (size_t i = 0; i < 4; i++)
        put(MATRIX, cells[i], "3");
    put(UNIT_C, "D6", "1");
    again("чужая.ods");
    assert_finding(SVOD_F_form_twice_apart, "", "разных баллов: 5 из 9; другая форма: форма.xlsx", "");
    assert_int_equal(findings.per_code[SVOD_F_form_twice_differs], 0);
    assert_int_equal(score_of("b", "2.1"), SVOD_S_CONFLICT);
    assert_int_equal(score_of("a", "2.1"), 40000);
}

// The rubric has changed: an old form and a new one that gives what the old one could not.
static void test_old_and_new(void **state) {
    (void)state;
    put(KEYS, "B5", "def");
    put(KEYS, "E5", "''6");
    read_form();
    svod_form_finish(&scores, &findings);
    assert_int_equal(findings.per_code[SVOD_F_form_node_changed], 1); // nobody gives 1.2
    put(KEYS, "B5", "abc");
    put(KEYS, "E5", "''5");
    again("новая.xlsx");
    svod_form_finish(&scores, &findings);
    assert_int_equal(findings.per_code[SVOD_F_form_node_changed], 0);
    assert_int_equal(findings.per_code[SVOD_F_form_other_structure], 0);
    assert_int_equal(findings.count[SVOD_ERROR], 0);
    assert_int_equal(score_of("a", "1.2"), 35000);
}

// Another way of filling in the second file is not a difference.
static void test_twice_other_way(void **state) {
    (void)state;
    read_form();
    put(MATRIX, "D7", NULL);
    put(MATRIX, "F7", "$3.5");
    put(MATRIX, "I7", "$3.5");
    put(UNIT_A, "D6", "2");
    put(UNIT_A, "D5", "$2");
    put(UNIT_A, "D10", "$6");
    again("копия.ods");
    assert_finding(SVOD_F_form_twice, "", NULL, NULL);
    assert_int_equal(findings.list.count, 1);
}

static void test_sign(void **state) {
    (void)state;
    assert_int_equal(svod_form_sign_of(make_grids()), SVOD_FORM_HAS_KEYS);
    put(KEYS, "A1", "svod");
    put(KEYS, "D2", "total");
    put(MATRIX, "I3", "total");
    for (int at = UNIT_A; at <= UNIT_C; at++)
        put(at, "A10", NULL);
    assert_int_equal(svod_form_sign_of(make_grids()), SVOD_FORM_NOT);
    put(MATRIX, "I3", "=total");
    assert_int_equal(svod_form_sign_of(make_grids()), SVOD_FORM_LOST_KEYS);
}

// The check is of everything but itself; the spelling of numbers in lists and white space make no difference.
static void test_check_text(void **state) {
    (void)state;
    put(KEYS, "L1", "''3/0.5");
    put(KEYS, "L2", "0.5");
    const char *text = svod_form_check_text(make_grids(), arena);
    put(KEYS, "B9", "other");
    put(KEYS, "L2", "''0,50");
    put(KEYS, "B6", "''Иванова  А. А. ");
    assert_string_equal(svod_form_check_text(make_grids(), arena), text);
    put(KEYS, "B6", "Петрова");
    assert_string_not_equal(svod_form_check_text(make_grids(), arena), text);
}

static void test_english(void **state) {
    (void)state;
    findings.lang = rubric->lang = SVOD_EN;
    put(MATRIX, "E3", NULL);
    put(UNIT_A, "D4", "Score");
    assert_true(read_form());
    assert_finding(SVOD_F_form_key_changed, "E3", "nothing", "1.2 (criterion 1.2 “Открытость”)");
    assert_int_equal(score_of("a", "2.1"), 40000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_both_ways, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_blank, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_remarks, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_totals, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_total_of_unread_part, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_both_useless, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_totals_not_reckoned, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_twice_same, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_twice_filled, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_twice_differs, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_twice_apart, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_old_and_new, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_twice_other_way, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_sign, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_check_text, begin_form, finish),
        cmocka_unit_test_setup_teardown(test_english, begin_form, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
