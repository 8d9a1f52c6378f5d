// Sheets of every shape become scores; every fault is a finding at its cell.
#include "intake_sheet_help.h"

// ---- scores that are lost ------------------------------------------------------------------------------------------------

static void merged_scores_are_told(void **state) {
    (void)state;
    svod_merge merges[] = {{2, 2, 3, 2}, {2, 3, 2, 4}, {5, 1, 5, 3}, {4, 3, 5, 3}};
    take_merged("a.xlsx", "Муниципалитет|1|2.1|2.2|6\nАбатский|7|4||1\nУватский||5|4|1\nТюменский|5||1|1\nг.Тюмень|5||1|1\n", merges, 4);
    assert_finding(SVOD_F_merged_scores, "C2", "C2:D2", "");
    assert_string_equal(nth_finding(SVOD_F_merged_scores, 0)->node, "2.2");
    assert_string_equal(nth_finding(SVOD_F_merged_scores, 1)->found, "B2:B3");
    assert_string_equal(nth_finding(SVOD_F_merged_scores, 1)->unit, "uv");
    assert_int_equal(findings.per_code[SVOD_F_merged_scores], 2);
    assert_int_equal(score("ab", "1"), 70000);
    assert_int_equal(score("uv", "1"), SVOD_S_BLANK);
}

static void merged_rows_of_one_unit_are_not(void **state) {
    (void)state;
    svod_merge merges[] = {{1, 3, 1, 4}, {2, 1, 3, 1}, {2, 3, 3, 3}};
    take_merged("a.xlsx", "Муниципалитет|Эксперт|1|2|6\nАбатский|Иванова И.И.|7|8|1\n|Петров||6|2\n", merges, 3);
    assert_int_equal(findings.per_code[SVOD_F_merged_scores], 0);
}

// What the reader said of the formula and that a score is lost by it are one finding.
static void formula_without_value_is_told_once(void **state) {
    (void)state;
    svod_add(&findings, SVOD_F_cell_formula_no_result, svod_place_cell("a.xlsx", "Лист1", 2, 2), NULL, NULL);
    svod_add(&findings, SVOD_F_cell_formula_no_result, svod_place_cell("a.xlsx", "Лист1", 9, 9), NULL, NULL);
    take("a.xlsx", "Муниципалитет|1|2|6\nАбатский|=?|8|1\n");
    assert_finding(SVOD_F_score_no_result, "B2", "", NULL);
    assert_string_equal(nth_finding(SVOD_F_score_no_result, 0)->unit, "ab");
    assert_string_equal(nth_finding(SVOD_F_score_no_result, 0)->node, "1");
    assert_finding(SVOD_F_cell_formula_no_result, "I9", "", NULL);
    assert_int_equal(findings.list.count, 2);
    assert_int_equal(findings.count[SVOD_ERROR], 1);
    assert_int_equal(findings.count[SVOD_WARNING], 1);
}

// A value that may have moved is no score, and its row is still its unit's.
static void moved_values_are_no_scores(void **state) {
    (void)state;
    svod_cell head[] = {make_cell(1, 1, "Муниципалитет", strlen("Муниципалитет")), make_cell(1, 2, "1", 1), make_cell(1, 3, "2", 1),
                        make_cell(1, 4, "6", 1)};
    svod_cell row[] = {make_cell(2, 1, "Абатский", strlen("Абатский")), make_cell(2, 2, "''7,5", 5), make_cell(2, 3, "8", 1)};
    row[1].flags = row[2].flags = SVOD_CELL_MOVED;
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    sink.sheet(sink.ctx, &(svod_sheet_info){.file = "a.csv", .name = "a"});
    sink.row(sink.ctx, 1, head, 4);
    sink.row(sink.ctx, 2, row, 3);
    sink.end(sink.ctx, NULL, 0);
    svod_intake_close(intake, true);
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(score("ab", "1"), SVOD_S_UNREADABLE);
    assert_int_equal(score("ab", "2"), SVOD_S_UNREADABLE);
}

// ---- shapes ------------------------------------------------------------------------------------------------------------

static void wide_sections_and_criteria(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|Округ|Раздел 1|Раздел 2|2.1|2.2|Раздел 6|Итого\n"
                  "1. Абатский|Ишимский|7.5|8|4|4|1.5|17\n"
                  "Тюмень||''-|||н/п|0|''-\n"
                  "Тюменский район||1\n");
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(score("ab", "1"), 75000);
    assert_int_equal(score("ab", "2"), 80000);
    assert_int_equal(score("ab", "2.1"), 40000);
    assert_string_equal(place("ab", "2.1"), "a.csv!Лист1!E2");
    assert_int_equal(score("tg", "1"), SVOD_S_BLANK);
    assert_int_equal(score("tg", "2.1"), SVOD_S_BLANK);
    assert_int_equal(score("tg", "2.2"), SVOD_S_NA);
    assert_int_equal(score("tg", "6"), 0);
    assert_int_equal(score("ti", "1"), 10000);
    assert_int_equal(score("ti", "6"), SVOD_S_BLANK);
    assert_int_equal(score("uv", "1"), SVOD_S_NONE);
    assert_true(scores.seen[0] && !scores.seen[1] && scores.seen[2] && scores.seen[3]);
    assert_int_equal(scores.totals.count, 1); // "-" is no printed total
    const svod_printed *total = SVOD_AT(&scores.totals, svod_printed, 0);
    assert_true(total->value == 17 * SVOD_POINT && total->unit == 0 && total->node == SVOD_ROOT);
    assert_string_equal(svod_place_text(arena, svod_scores_place(&scores, total->place)), "a.csv!Лист1!H2");
}

static void wide_with_experts(void **state) {
    (void)state;
    svod_merge merges[] = {{2, 1, 3, 1}};
    take_merged("a.xlsx",
                "Муниципалитет|Эксперт|1|2|6\nАбатский|Иванова И.И.|7|8|1\n|Петров|5|6|2\nУватский|ИВАНОВА и.и.|1|1|1\n|Петров|3|3|3\n",
                merges, 1);
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(scores.experts.count, 2);
    assert_int_equal(score_by("Иванова И.И.", "ab", "1"), 70000);
    assert_int_equal(score_by("Петров", "ab", "1"), 50000);
    assert_int_equal(score_by("Иванова И.И.", "uv", "6"), 10000);
    assert_int_equal(score_by("Петров", "uv", "6"), 30000); // a name left out in the second row, without a merge
}

static void check_table_1_1(void) {
    assert_int_equal(score("ab", "1"), 80000);
    assert_int_equal(score("ab", "6"), 20000);
    assert_int_equal(score("uv", "1"), 70000);
    assert_int_equal(score("uv", "6"), SVOD_S_OUT_OF_RANGE);
    assert_string_equal(place("uv", "6"), "t.xlsx!Лист1!F8");
    assert_finding(SVOD_F_score_above_max, "F8", "4", "от 0 до 3 (раздел 6 «Рекомендации»)");
    assert_string_equal(nth_finding(SVOD_F_score_above_max, 0)->unit, "uv");
    assert_string_equal(nth_finding(SVOD_F_score_above_max, 0)->node, "6");
    assert_int_equal(findings.count[SVOD_ERROR], 1);
    assert_finding(SVOD_F_rows_other_year, "C4", "2", NULL);
    assert_finding(SVOD_F_rows_footer, "A9", "4", NULL);
    assert_int_equal(findings.count[SVOD_NOTE], 2);
    assert_int_equal(scores.totals.count, 2);
    assert_true(SVOD_AT(&scores.totals, svod_printed, 1)->value == 21 * SVOD_POINT);
}

static void two_rows_a_unit_merged(void **state) {
    (void)state;
    svod_merge merges[] = {{1, 1, 1, 8}, {2, 1, 3, 1}, {2, 2, 3, 2}, {2, 3, 3, 3}, {4, 1, 5, 1}, {4, 2, 5, 2}, {6, 1, 8, 1}, {9, 1, 10, 1}};
    take_merged("t.xlsx", table_1_1, merges, 8);
    check_table_1_1();
}

static void two_rows_a_unit_unmerged(void **state) {
    (void)state;
    take("t.xlsx", table_1_1);
    check_table_1_1();
}

static void the_other_year(void **state) {
    (void)state;
    options.year = 2022;
    take("t.xlsx", table_1_1);
    assert_int_equal(score("ab", "1"), 75000);
    assert_int_equal(score("uv", "1"), SVOD_S_BLANK);
    assert_int_equal(findings.count[SVOD_ERROR], 0);
    assert_true(scores.seen[1]);
    assert_int_equal(scores.totals.count, 2);
    assert_true(SVOD_AT(&scores.totals, svod_printed, 1)->value == 0);
}

static void long_sheet(void **state) {
    (void)state;
    take("l.csv", "year|unit|node|expert|score\n"
                  "2023|Абатский|1|Иванова|7.5\n"
                  "2023|Абатский|2.1|Иванова|4\n"
                  "|||Петров|1\n"
                  "2023|Абатский|Раздел 6|Петров|''1,5\n"
                  "2023|uv|Цели|Петров|''-\n"
                  "2022|Абатский|1|Иванова|1\n"
                  "2023|Абатский|Итого|Иванова|11.5\n");
    assert_int_equal(score_by("Иванова", "ab", "1"), 75000);
    assert_int_equal(score_by("Иванова", "ab", "2.1"), 40000);
    assert_int_equal(score_by("Петров", "ab", "6"), 15000);
    assert_int_equal(score_by("Петров", "uv", "2"), SVOD_S_BLANK);
    assert_int_equal(score_by("Петров", "uv", "1"), SVOD_S_NONE);
    assert_int_equal(scores.totals.count, 1);
    assert_finding(SVOD_F_year_unreadable, "A4", "", "год числом, например 2023");
    assert_int_equal(findings.count[SVOD_ERROR], 1);
    assert_finding(SVOD_F_rows_other_year, "A7", "1", NULL);
}

static void long_sheet_of_blocks(void **state) {
    (void)state;
    take("l.csv", "муниципалитет|показатель|балл\nАбатский|1|7\n|2|8\n|6|1\nУватский|1|5\n");
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(score("ab", "6"), 10000);
    assert_int_equal(score("uv", "1"), 50000);
}

static void experts_by_file(void **state) {
    (void)state;
    options.expert = "Иванова";
    take("a.csv", "Муниципалитет|1|2|6\nАбатский|1|2|3\n");
    options.expert = "Петров";
    take("b.csv", "Муниципалитет|1|2|6\nАбатский|3|2|1\n");
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(scores.experts.count, 2);
    assert_int_equal(score_by("Петров", "ab", "1"), 30000);
}

// ---- years -------------------------------------------------------------------------------------------------------------

static void years_in_words(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool taken, fault;
    } cases[] = {
        {"2023", true, false},       {"2023 год", true, false},  {"2023 г.", true, false}, {"''2023 2)", true, false},
        {"20231)", true, false},     {"2022/2023", true, false}, {"2022-23", true, false}, {"2022", false, false},
        {"2021/2022", false, false}, {"2023/2024", false, true}, {"прошлый", false, true}, {"@1905-07-15", false, true},
        {"20235", false, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scores = svod_scores_of(arena, roster, rubric);
        size_t faults = count_of(SVOD_F_year_unreadable);
        take("y.csv", svod_printf(arena, "Муниципалитет|Год|1|2|6\nАбатский|%s|1|1|1\n", cases[i].text));
        assert_int_equal(scores.seen[0], cases[i].taken);
        assert_int_equal(count_of(SVOD_F_year_unreadable) - faults, cases[i].fault);
    }
}

// ---- units -------------------------------------------------------------------------------------------------------------

static void unknown_units(void **state) {
    (void)state;
    take(
        "a.csv",
        "Муниципалитет|1|2|6\nАбатскийй|1|1|1\nЗвенигородский|1|1|1\nАбатскийй|2|2|2\n|1|1|1\nУватскый|||\nПредседатель комиссии ____||\n");
    assert_finding(SVOD_F_unit_unknown, "A2", "Абатскийй", "похожие: Абатский, Уватский");
    assert_int_equal(nth_finding(SVOD_F_unit_unknown, 0)->more, 1); // told once, counted after
    assert_string_equal(nth_finding(SVOD_F_unit_unknown, 1)->found, "Звенигородский");
    assert_string_equal(nth_finding(SVOD_F_unit_unknown, 2)->found, "Уватскый"); // without scores, but too near to be a remark
    assert_int_equal(count_of(SVOD_F_unit_unknown), 4);
    assert_finding(SVOD_F_unit_missing, "A5", "", NULL);
    assert_finding(SVOD_F_row_skipped, "A7", "Председатель комиссии ____", NULL);
    assert_int_equal(findings.count[SVOD_ERROR], 5);
}

static void a_unit_twice(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2|6\nАбатский|1|2|3\nУватский|4|5|1\n1. Абатский|1|2|3\nУватский р-н|4|6|1\nУватский|4|7|1\n");
    assert_finding(SVOD_F_unit_twice, "A4", "Абатский", "B2");
    assert_int_equal(count_of(SVOD_F_unit_twice), 1);
    assert_finding(SVOD_F_score_conflict, "C5", "6", "5, как в C3");
    assert_string_equal(nth_finding(SVOD_F_score_conflict, 1)->expected, "разные баллы уже есть, первый в C3");
    assert_null(nth_finding(SVOD_F_score_conflict, 0)->advice);
    assert_int_equal(score("uv", "2"), SVOD_S_CONFLICT);
    assert_int_equal(score("uv", "1"), 40000);
    take("b.csv", "Муниципалитет|1|2|6\nАбатский|2||\n");
    const svod_finding *across = nth_finding(SVOD_F_score_conflict, 2);
    assert_string_equal(across->expected, "1, как в a.csv!Лист1!B2");
    assert_string_equal(across->advice, svod_say(SVOD_RU, SVOD_T_intake_advice_experts));
    assert_int_equal(score("ab", "6"), 30000); // a blank says nothing against a score
}

// ---- scores, experts, nodes ----------------------------------------------------------------------------------------------

static void faults_of_cells(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2.1|2.2|6|Итого\nАбатский|-1|да|2.5|=?|много\nУватский|@2023-05-07|#DIV/0!|5|0.25|9\n");
    assert_finding(SVOD_F_score_negative, "B2", "-1", "от 0 до 8 (раздел 1 «Документы»)");
    assert_finding(SVOD_F_score_not_number, "C2", "да", "от 0 до 5 (критерий 2.1 «Дефициты»)");
    assert_finding(SVOD_F_score_off_step, "D2", "2,5", "кратно 1: 2 или 3");
    assert_finding(SVOD_F_score_no_result, "E2", "", NULL);
    assert_finding(SVOD_F_total_unreadable, "F2", "много", NULL);
    assert_string_equal(nth_finding(SVOD_F_score_not_number, 1)->found, "дата 2023-05-07");
    assert_string_equal(nth_finding(SVOD_F_score_not_number, 2)->found, "#DIV/0!");
    assert_int_equal(score("ab", "1"), SVOD_S_OUT_OF_RANGE);
    assert_int_equal(score("ab", "2.1"), SVOD_S_UNREADABLE);
    assert_int_equal(score("ab", "2.2"), SVOD_S_OUT_OF_RANGE);
    assert_int_equal(score("ab", "6"), SVOD_S_UNREADABLE);
    rubric->policy.na = SVOD_NA_FORBID;
    take("b.csv", "Муниципалитет|1|2|6\nТюмень|н/п|1|1\n");
    assert_finding(SVOD_F_score_na_forbidden, "B2", "н/п", NULL);
}

// Two bad cells for one score have a finding each; nobody says that they are the same.
static void two_bad_scores_are_not_the_same(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2|6\nАбатский|1|1|9\nАбатский|1|1|8\n");
    assert_int_equal(count_of(SVOD_F_score_above_max), 2);
    assert_int_equal(count_of(SVOD_F_score_conflict), 0);
    assert_int_equal(count_of(SVOD_F_unit_twice), 0);
}

static void policies_for_bad_scores(void **state) {
    (void)state;
    rubric->policy.above_max = SVOD_BAD_KEEP;
    take("a.csv", "Муниципалитет|1|2|6\nАбатский|1|1|4\n");
    assert_int_equal(score("ab", "6"), 40000);
    rubric->policy.above_max = SVOD_BAD_CLAMP;
    take("b.csv", "Муниципалитет|1|2|6\nУватский|1|1|4\n");
    assert_int_equal(score("uv", "6"), 30000);
    assert_int_equal(count_of(SVOD_F_score_above_max), 2);
}

static void faults_of_long_rows(void **state) {
    (void)state;
    take("l.csv", "unit|node|expert|score\nАбатский|2.3|И|1\nУватский|2.3|И|1\nАбатский||И|1\nАбатский|1||1\nАбатский|2|И|1\nАбатский|2|И|"
                  "1\nАбатский|2|И|3\n"
                  "Абатский|@2023-02-01|И|1\n");
    assert_finding(SVOD_F_node_unknown, "B2", "2.3", "похожие: 2.1");
    assert_int_equal(nth_finding(SVOD_F_node_unknown, 0)->more, 1);
    assert_int_equal(nth_finding(SVOD_F_node_unknown, 1)->place.row, 4);
    assert_int_equal(nth_finding(SVOD_F_node_unknown, 2)->place.row, 9);
    assert_finding(SVOD_F_expert_blank, "C5", "", NULL);
    assert_finding(SVOD_F_unit_twice, "D7", "Абатский", NULL);
    assert_string_equal(nth_finding(SVOD_F_unit_twice, 0)->node, "2");
    assert_finding(SVOD_F_score_conflict, "D8", "3", NULL);
    assert_int_equal(score("ab", "1"), 10000);
}

static void too_many_experts(void **state) {
    (void)state;
    svod_buf text = svod_buf_of(arena);
    svod_buf_str(&text, "unit|node|expert|score\n");
    for (int i = 0; i < 300; i++)
        svod_buf_printf(&text, "Абатский|1|Эксперт %d-й|1\n", i);
    take("l.csv", text.data);
    assert_int_equal(scores.experts.count, 256);
    assert_int_equal(count_of(SVOD_F_expert_too_many), 44);
    assert_finding(SVOD_F_expert_too_many, "C258", "Эксперт 256-й", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        RUN(merged_scores_are_told),
        RUN(merged_rows_of_one_unit_are_not),
        RUN(formula_without_value_is_told_once),
        RUN(moved_values_are_no_scores),
        RUN(wide_sections_and_criteria),
        RUN(wide_with_experts),
        RUN(two_rows_a_unit_merged),
        RUN(two_rows_a_unit_unmerged),
        RUN(the_other_year),
        RUN(long_sheet),
        RUN(long_sheet_of_blocks),
        RUN(experts_by_file),
        RUN(years_in_words),
        RUN(unknown_units),
        RUN(a_unit_twice),
        RUN(faults_of_cells),
        RUN(two_bad_scores_are_not_the_same),
        RUN(policies_for_bad_scores),
        RUN(faults_of_long_rows),
        RUN(too_many_experts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
