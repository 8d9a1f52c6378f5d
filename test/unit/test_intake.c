// Sheets of every shape become scores; every fault is a finding at its cell; what streams gives the same as what is kept whole.
#include "intake_help.h"

static const node_spec specs[] = {
    {"1", "Документы", 1, 8, 1000, NULL}, {"2", "Цели", 1, 10, 1000, NULL},        {"2.1", "Дефициты", 2, 5, 10000, NULL},
    {"2.2", "Кадры", 2, 5, 10000, NULL},  {"6", "Рекомендации", 1, 3, 5000, NULL},
};
static svod_rubric *rubric;
static svod_roster *roster;
static svod_scores scores;
static svod_intake_options options;

static int set_up(void **state) {
    static const char *const words[] = {"н/п"};
    begin(state);
    rubric = make_rubric(specs, 5);
    rubric->policy.na_words = (const char **)words;
    rubric->policy.na_word_count = 1;
    roster =
        make_roster("id|name|округ|since\nab|Абатский|Ишимский\nuv|Уватский|Тобольский\nti|Тюменский|Тюменский\ntg|г.Тюмень|Тюменский\n");
    scores = svod_scores_of(arena, roster, rubric);
    options = (svod_intake_options){.year = 2023};
    return 0;
}

static svod_intake *intake_file(void) {
    return svod_intake_new(arena, &scores, &options, &findings);
}

static void take_merged(const char *file, const char *text, const svod_merge *merges, size_t count) {
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    push_sheet(&sink, file, "Лист1", SVOD_VISIBLE, text, merges, count);
    svod_intake_close(intake, true);
}

static void take(const char *file, const char *text) {
    take_merged(file, text, NULL, 0);
}

static svod_score score_by(const char *expert, const char *unit, const char *node) {
    size_t index = svod_scores_expert(&scores, expert);
    size_t slot = svod_scores_slot(&scores, svod_roster_by_id(roster, unit), svod_rubric_find(rubric, node));
    return SVOD_AT(&scores.experts, svod_expert, index)->scores[slot];
}

static svod_score score(const char *unit, const char *node) {
    return score_by("", unit, node);
}

static const char *place(const char *unit, const char *node) {
    size_t slot = svod_scores_slot(&scores, svod_roster_by_id(roster, unit), svod_rubric_find(rubric, node));
    return svod_place_text(arena, svod_scores_place(&scores, SVOD_AT(&scores.experts, svod_expert, 0)->places[slot]));
}

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

static const char table_1_1[] =
    "Таблица 1.1\n"
    "Муниципалитет|Округ|Год проведения экспертизы|раздел 1 / 8 баллов|раздел 2|раздел 6|Результаты 2022 года.|Результаты 2023 года.\n"
    "|||Документы|Цели|Рекомендации|ИТОГО: 21 балл|ИТОГО: 21 балл\n"
    "1. Абатский|Ишимский|2022 год|7.5|3.5|1.5|12.5\n"
    "||2023 год|8|5|2|''-|15\n"
    "2. Уватский|Тобольский|2022 год|''-|''-|''-|0\n"
    "\n"
    "||2023 год|7|10|4|''-|21\n"
    "ИТОГО 2022 год|Всего баллов||7.5|3.5|1.5|12.5\n"
    "|средний балл||7.5|3.5|1.5|12.5\n"
    "Изменение показателей по сравнению с 2022 г. на :|||1|2|3\n"
    "% выполнения показателя в 2023 году|||82|73|60\n";

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

static void the_header_again(void **state) {
    (void)state;
    take("a.csv",
         "Муниципалитет|1|2|6\n''1|2|3|4\nАбатский|1|2|3\nМуниципалитет|1|2|6\nУватский|4|5|1\nМуниципалитет|6|2|1\nТюмень|1|2|3\n");
    assert_finding(SVOD_F_row_skipped, "A2", "1", NULL); // numbers of the columns
    assert_int_equal(score("uv", "2"), 50000);
    assert_int_equal(score("tg", "6"), 10000); // other columns from here on
    assert_int_equal(score("tg", "1"), 30000);
    assert_int_equal(findings.list.count, 1);
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

// A name may begin with a word that footers begin with: it is a name, and an unknown one is said to be unknown.
static void footers_and_names_like_them(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2|6\nАбатский|1|1|1\nСредняя школа № 5|1|1|1\nДоля-Вишерский|1|1|1\nСредний район|2|2|2\n"
                  "Итого|1|1|1\nСредний балл|1|1|1\nВсего по округу|1|1|1\nИТОГО 2023 год|1|1|1\n% выполнения|5|5|5\nСреднее:|1|1|1\n");
    assert_int_equal(count_of(SVOD_F_unit_unknown), 3);
    assert_string_equal(nth_finding(SVOD_F_rows_footer, 0)->found, "6");
}

// A second block whose header is a part of the first one's text has other columns all the same.
static void another_header_below_is_seen(void **state) {
    (void)state;
    take("b.csv", "Муниципалитет|Критерий 2.1|6\nАбатский|1|1\nМуниципалитет|2|6\nУватский|1|1\n");
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(score("ab", "2.1"), 10000);
    assert_int_equal(score("uv", "2"), 10000);
    assert_int_equal(score("uv", "2.1"), SVOD_S_NONE);
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

// ---- sheets and files ----------------------------------------------------------------------------------------------------

static void sheets_of_a_workbook(void **state) {
    (void)state;
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    push_sheet(&sink, "w.xlsx", "Инструкция", SVOD_VISIBLE, "Как заполнять\n", NULL, 0);
    push_sheet(&sink, "w.xlsx", "Черновик", SVOD_HIDDEN, "Муниципалитет|1\nАбатский|8\n", NULL, 0);
    push_sheet(&sink, "w.xlsx", "Пусто", SVOD_VISIBLE, "", NULL, 0);
    push_sheet(&sink, "w.xlsx", "Баллы", SVOD_VISIBLE, "Муниципалитет|1|2|6\nАбатский|1|1|1\n", NULL, 0);
    svod_intake_close(intake, true);
    assert_string_equal(nth_finding(SVOD_F_sheet_hidden, 0)->found, "Черновик");
    assert_string_equal(nth_finding(SVOD_F_sheet_skipped, 0)->place.sheet, "Инструкция");
    assert_int_equal(findings.list.count, 2);
    assert_int_equal(score("ab", "1"), 10000);
}

static void one_sheet_by_name(void **state) {
    (void)state;
    options.sheet = "баллы";
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    push_sheet(&sink, "w.xlsx", "Другое", SVOD_VISIBLE, "Муниципалитет|1|2|6\nАбатский|2|2|2\n", NULL, 0);
    push_sheet(&sink, "w.xlsx", "Баллы", SVOD_HIDDEN, "Муниципалитет|1|2|6\nАбатский|1|1|1\n", NULL, 0);
    svod_intake_close(intake, true);
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(score("ab", "1"), 10000);
    options.sheet = "Итоги";
    take("w.xlsx", "Муниципалитет|1\n");
    assert_finding(SVOD_F_sheet_missing, "", "Лист1", "Итоги");
}

static void no_header_anywhere(void **state) {
    (void)state;
    take("a.csv", "Абатский|1|2\n");
    assert_finding(
        SVOD_F_header_not_found, "", "",
        "столбец участников («Муниципалитет», «Школа») и столбцы разделов (1, 2, 6) либо столбцы «муниципалитет», «показатель», «балл»");
    take("empty.csv", "");
    assert_string_equal(nth_finding(SVOD_F_header_not_found, 1)->place.file, "empty.csv");
    svod_intake_close(intake_file(), false); // the reader failed before the first sheet and has said so itself
    assert_int_equal(findings.list.count, 2);
}

static void rows_of_a_broken_file_stand(void **state) {
    (void)state;
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    svod_sheet_info info = {.file = "a.csv", .name = "a"};
    sink.sheet(sink.ctx, &info);
    push_rows(&sink, "Муниципалитет|1|2|6\nАбатский|1|2|3\n");
    svod_intake_close(intake, false); // the sheet was never ended
    assert_int_equal(score("ab", "6"), 30000);
    intake = intake_file();
    sink = svod_intake_sink(intake);
    sink.sheet(sink.ctx, &info);
    svod_intake_close(intake, false); // nor had it a single row: the reader has said why
    assert_no_findings(SVOD_NOTE);
}

static const char two_tables[] = "Таблица 1\nМуниципалитет|1|2\nАбатский|1|2\nУватский|3|4\nИтого|4|6\n\n"
                                 "Таблица 2. Показатели\n|Показатель 6|Раздел 2||Эксперт\nМуниципалитет|Балл|2.1|2.2\nАбатский|1.5|5|4|И\n"
                                 "Уватский|2|3|н/п|И\n* данные эксперта\n";

static const char with_hidden[] =
    "^Название листа\nМуниципалитет|1|^2|6\nАбатский|1|^2|3\n^Уватский|^1|^2|^3\n^заметка\n^Звенигород|^|^|^1\n"
    "^Тюмень|^|^|^\nТюменский|1|^1|1\n";

// ---- streaming -----------------------------------------------------------------------------------------------------------

static void streaming_gives_the_same(void **state) {
    (void)state;
    static const char *const sheets[] = {
        table_1_1,
        two_tables,
        with_hidden,
        "Муниципалитет|1|2|6\nАбатский|1|2|3\nНеизвестный|1|2|3\nУватский|9|5|1\nАбатский|1|1|3\nИтого|5|5|5\n",
        "year|unit|node|expert|score\n2023|Абатский|1|И|7\n2023|Уватский|2.1|П|9\n2022|Уватский|2.1|П|1\n2023|Нет "
        "такого|2|И|1\n2023|ab|9|И|1\n",
    };
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        findings = svod_findings_of(arena, SVOD_RU);
        scores = svod_scores_of(arena, roster, rubric);
        options.head = 0;
        take("t.xlsx", sheets[i]);
        svod_scores whole = scores;
        svod_findings whole_findings = findings;
        findings = svod_findings_of(arena, SVOD_RU);
        scores = svod_scores_of(arena, roster, rubric);
        options.head = sheets[i] == two_tables ? 7 : 26; // just the header and a row or two
        take("t.xlsx", sheets[i]);
        assert_int_equal(scores.experts.count, whole.experts.count);
        size_t slots = roster->count * rubric->count;
        for (size_t e = 0; e < scores.experts.count; e++) {
            const svod_expert *a = SVOD_AT(&scores.experts, svod_expert, e), *b = SVOD_AT(&whole.experts, svod_expert, e);
            assert_memory_equal(a->scores, b->scores, slots * sizeof(svod_score));
            assert_memory_equal(a->places, b->places, slots * sizeof(svod_score_place));
        }
        assert_int_equal(scores.totals.count, whole.totals.count);
        assert_int_equal(findings.list.count, whole_findings.list.count);
        for (size_t f = 0; f < findings.list.count; f++) {
            const svod_finding *a = SVOD_AT(&findings.list, svod_finding, f), *b = SVOD_AT(&whole_findings.list, svod_finding, f);
            assert_int_equal(a->code, b->code);
            assert_int_equal(a->place.row, b->place.row);
            assert_string_equal(a->found, b->found);
        }
    }
}

static void late_merges_are_told(void **state) {
    (void)state;
    svod_merge merges[] = {{1, 1, 1, 3}, {9, 1, 10, 1}, {8, 2, 8, 3}};
    options.head = 20;
    take_merged("l.xlsx",
                "Свод\n\n\n\n\n\nМуниципалитет|1|2.1|2.2|6\nАбатский|7|4||1\nУватский|8|5|4|1\nТюменский|5||1|1\nг.Тюмень|5||1|1\n", merges,
                3);
    assert_finding(SVOD_F_merges_late, "B8", "2", "");
    assert_int_equal(score("uv", "1"), 80000);
    options.head = 0;
}

static void long_sheets_do_not_grow_the_arena(void **state) {
    (void)state;
    options.head = 64;
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    svod_sheet_info info = {.file = "l.csv", .name = "l"};
    sink.sheet(sink.ctx, &info);
    push_rows(&sink, "unit|node|score\nАбатский|1|7\nАбатский|2.1|5\n");
    svod_cell cells[] = {make_cell(1, 1, "Уватский", strlen("Уватский")), make_cell(1, 2, "1", 1),
                         make_cell(1, 3, "''н/п", strlen("''н/п"))};
    size_t before = 0;
    for (uint32_t row = 4; row < 200000; row++) {
        if (row == 100000) before = svod_arena_used(arena);
        for (size_t i = 0; i < 3; i++)
            cells[i].row = row;
        cells[1].text = row % 2 ? "1" : "6";
        sink.row(sink.ctx, row, cells, 3);
    }
    assert_true(svod_arena_used(arena) - before < 1000000);
    sink.end(sink.ctx, NULL, 0);
    svod_intake_close(intake, true);
    assert_int_equal(score("uv", "6"), SVOD_S_NA);
    assert_int_equal(count_of(SVOD_F_unit_twice), 200000 - 4 - 2);
}

// ---- several tables on a sheet -------------------------------------------------------------------------------------------

static void tables_below_one_another(void **state) {
    (void)state;
    take("a.xlsx", two_tables);
    assert_int_equal(score("ab", "1"), 10000);
    assert_int_equal(score("uv", "2"), 40000);
    assert_int_equal(score_by("И", "ab", "6"), 15000);
    assert_int_equal(score_by("И", "uv", "2.1"), 30000);
    assert_int_equal(score_by("И", "uv", "2.2"), SVOD_S_NA);
    assert_finding(SVOD_F_row_skipped, "A12", "* данные эксперта", "");
    assert_int_equal(count_of(SVOD_F_row_skipped), 1); // the title above the second table is a title
    assert_int_equal(count_of(SVOD_F_rows_footer), 1);
    assert_int_equal(findings.list.count, 2);
}

// The second one has more columns: that makes it no better than the first.
static void the_upper_table_is_read_too(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет: сведения|1|2\n\nМуниципалитет|1\nАбатский|7\n\n\nМО|№|2.1|2.2|6\nАбатский|1|1|2|3\n");
    assert_int_equal(score("ab", "1"), 70000);
    assert_int_equal(score("ab", "6"), 30000);
    assert_no_findings(SVOD_NOTE);
}

static void a_small_table_above_a_shifted_one(void **state) {
    (void)state;
    take("a.csv", "||Муниципалитет|Раздел 1|Раздел 2|Раздел 6\n||Абатский|4.9|2|1\n\nМуниципалитет|Раздел 1|Раздел 2|Раздел "
                  "6\nУватский|1|2|3\nТюмень|2|2|3\n");
    assert_int_equal(score("ab", "2"), 20000);
    assert_int_equal(score("uv", "6"), 30000);
    take("b.csv", "||Муниципалитет|Документы|Цели\n||Тюменский|2.1|2\nМуниципалитет|Документы|Цели|Дефициты\nУватский|1|2|3\n");
    assert_int_equal(score("ti", "2"), 20000);
    assert_int_equal(score("uv", "2.1"), 30000);
}

static void a_table_of_other_things(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2|6\nАбатский|1|2|3\n\nМуниципалитет|Телефон|Адрес\nУватский|5|ул. Мира\n\n"
                  "Муниципалитет|1|2|6\nТюмень|1|1|1\n\nУровень|Баллы|Доля\nВысокий|8|10\nСредний|4|5\nТюменский|2|2|2\n");
    assert_finding(SVOD_F_table_skipped, "A4", "Муниципалитет", "");
    assert_string_equal(nth_finding(SVOD_F_table_skipped, 1)->found, "Уровень");
    assert_int_equal(findings.list.count, 2);
    assert_false(scores.seen[1]);
    assert_int_equal(score("tg", "6"), 10000);
    assert_int_equal(score("ti", "6"), 20000); // a known unit is none of the levels
}

// What begins like the header above and has more, fewer or other columns is another table's.
static void a_header_with_other_columns_beside_the_same_nodes(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2\nАбатский|1|2\n\nМуниципалитет|1|2|6\nУватский|4|5|3\n");
    assert_int_equal(score("uv", "6"), 30000);
    assert_int_equal(score("uv", "2"), 50000);
    take("b.csv", "Муниципалитет|1||2\nАбатский|1||2\n\nМуниципалитет|1|6|2\nТюмень|4|3|5\n");
    assert_int_equal(score("tg", "6"), 30000);
    scores = svod_scores_of(arena, roster, rubric);
    take("c.csv", "Муниципалитет|1|2\nАбатский|1|2\n\nМуниципалитет|1|2|Год\nУватский|4|5|2022\nУватский|1|2|2023\n");
    assert_int_equal(score("uv", "1"), 10000);
    take("d.csv", "№|Муниципалитет|1|2\n1|Абатский|1|2\n\nГод|Муниципалитет|1|2\n2022|Тюмень|4|5\n2023|Тюмень|3|2\n");
    assert_int_equal(score("tg", "1"), 30000);
    scores = svod_scores_of(arena, roster, rubric);
    take("e.csv", "Муниципалитет|1|2\nАбатский|1|2\n\nМуниципалитет|1|2|Эксперт\nУватский|4|5|И\nУватский|1|2|П\n");
    assert_int_equal(score_by("И", "uv", "1"), 40000);
    assert_int_equal(score_by("П", "uv", "1"), 10000);
    take("f.csv", "Муниципалитет|1|2|Год\nАбатский|1|2|2023\n\nМуниципалитет|1|2\nТюмень|4|5\n");
    assert_int_equal(score("tg", "1"), 40000);
    scores = svod_scores_of(arena, roster, rubric);
    take("g.csv", "Муниципалитет|Документы|Цели\nАбатский|1|2\n\nРайон|Документы|Цели|Год\nУватский|4|5|2022\nУватский|1|2|2023\n");
    assert_int_equal(score("uv", "1"), 10000);
    assert_int_equal(findings.count[SVOD_ERROR] + findings.count[SVOD_WARNING], 0);
}

static void units_and_districts_change_places(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|Округ|Документы|Цели\nАбатский|Тюменский|3|4\n\nОкруг|Муниципалитет|Документы|Цели\n"
                  "Тюменский|Уватский|1|2\n");
    assert_int_equal(score("uv", "1"), 10000);
    assert_false(scores.seen[2]);
}

// Scores are never read under columns that another header has changed, whatever it calls the units.
static void another_header_without_a_name_for_units(void **state) {
    (void)state;
    static const char *const words[] = {"Район", "№", ""};
    for (size_t i = 0; i < 3; i++) {
        findings = svod_findings_of(arena, SVOD_RU);
        scores = svod_scores_of(arena, roster, rubric);
        options.head = i ? 0 : 8; // streamed, too
        take("a.csv", svod_printf(arena,
                                  "№|Муниципалитет|Документы|Цели|6\n1|Абатский|1|2|3\n№|%s|Цели|Документы|Дефициты\n1|Уватский|7|6|5\n"
                                  "\n|%s|Цели|Рекомендации|\n2|Тюмень|7|1|9\n",
                                  words[i], words[i]));
        assert_no_findings(SVOD_NOTE);
        assert_int_equal(score("ab", "6"), 30000);
        assert_int_equal(score("uv", "1"), 60000);
        assert_int_equal(score("uv", "2"), 70000);
        assert_int_equal(score("uv", "2.1"), 50000);
        assert_int_equal(score("tg", "2"), 70000);
        assert_int_equal(score("tg", "6"), 10000);
    }
}

static void the_same_header_without_a_name_for_units(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|Документы|Цели\nАбатский|1|2\nРайон|Документы|Цели\nУватский|3|4\n\nДругой|Цели|Документы\nЧужой|1|1\n");
    assert_int_equal(score("uv", "2"), 40000);
    assert_finding(SVOD_F_table_skipped, "B6", "Цели", "");
    assert_int_equal(findings.list.count, 1);
}

static void scores_under_an_unreadable_header(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2\nАбатский|1|2\n\nРайон|Педагоги|Учителя\nУватский|3|4\n\nМуниципалитет|1|2\nТюмень|3|4\n\n"
                  "Города|балл|балл\nТюменский|1|1\n");
    assert_finding(SVOD_F_header_changed, "A4", "Район", "");
    assert_int_equal(count_of(SVOD_F_table_skipped), 0);
    assert_false(scores.seen[1]);
    assert_int_equal(score("tg", "2"), 40000);
    assert_int_equal(score("ti", "2"), 10000);
}

// No column of units: whose the scores are cannot be told.
static void a_header_whose_units_are_nowhere(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|Документы|Цели\nАбатский|1|2\nДокументы|Цели|Рекомендации\nУватский|7|Тюмень\n");
    assert_int_equal(count_of(SVOD_F_header_changed), 1);
    assert_false(scores.seen[1]);
}

static void a_table_beside_and_lower(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|Документы|Цели|Заметки\nАбатский|1|2|цели раздел 2\nУватский|3|4||Муниципалитет|Рекомендации|Дефициты\n"
                  "Тюмень|1|1||Абатский|3|3\n");
    assert_finding(SVOD_F_header_changed, "E3", "Муниципалитет", "");
    assert_int_equal(findings.count[SVOD_ERROR], 1);
    assert_int_equal(score("tg", "2"), 10000);
}

static void rows_of_districts(void **state) {
    (void)state;
    roster = make_roster("id|name|aliases|округ|полное название\nish|Ишимский||Ишимский округ|Ишимский муниципальный район\n"
                         "ab|Абатский||Ишимский округ|Абатский муниципальный район\nuv|Уватский|Уватский район|Уватский район|\n"
                         "ti|Тюмень||Уватский район|\n");
    scores = svod_scores_of(arena, roster, rubric);
    take("a.csv", "Муниципалитет|1|2\nИшимский округ|4|5\nАбатский муниципальный район|1|2\nУватский район|3|4\n"
                  "ИШИМСКИЙ  округ\nИшимский муниципальный район|7|8\n");
    assert_finding(SVOD_F_row_of_group, "A2", "Ишимский округ", "");
    assert_int_equal(count_of(SVOD_F_row_of_group), 1);
    assert_finding(SVOD_F_row_skipped, "A5", NULL, "");
    assert_int_equal(score("ish", "1"), 70000); // its own full name is no district
    assert_int_equal(score("ab", "1"), 10000);
    assert_int_equal(score("uv", "1"), 30000); // the alias says so
}

static void a_unit_or_its_district(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2\nАбатский|1|2\nТюменский округ|3|4\nУватский округ|1|1\n");
    assert_finding(SVOD_F_unit_like_group, "A3", "Тюменский округ", "Тюменский");
    assert_int_equal(count_of(SVOD_F_unit_like_group), 1); // no two units are in a district called "Уватский"
    assert_int_equal(score("ti", "1"), 30000);
}

static void hidden_rows_are_named(void **state) {
    (void)state;
    take("a.xlsx", "Муниципалитет|1\n^Абатский|^1\n^Уватский|^2\nТюмень|3\n^Тюменский|^4\n");
    assert_finding(SVOD_F_scores_hidden, "A2", "3 (строки 2–3, 5): Абатский, Уватский, Тюменский", "");
    svod_intake_finish(&scores, &options, &findings);
    assert_int_equal(count_of(SVOD_F_unit_no_sheet), 0); // said already
}

static void footers_of_districts(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2\nАбатский|1|2\nТюменский округ, всего|1|2\nИшимский округ – итого|1|2\nТюменский (в среднем)|1|2\n"
                  "Справочно: 2022 год|1|2\nМакс. балл|8|10\n");
    assert_finding(SVOD_F_rows_footer, "A3", "5", "");
    assert_int_equal(findings.list.count, 1);
}

static void two_sheets_of_one_file_disagree(void **state) {
    (void)state;
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    push_sheet(&sink, "w.xlsx", "Баллы", SVOD_VISIBLE, "Муниципалитет|1\nАбатский|1\n", NULL, 0);
    push_sheet(&sink, "w.xlsx", "Черновик", SVOD_VISIBLE, "Муниципалитет|1\nАбатский|2\n", NULL, 0);
    svod_intake_close(intake, true);
    const svod_finding *told = nth_finding(SVOD_F_score_conflict, 0);
    assert_non_null(told);
    assert_non_null(strstr(told->advice, "sheet: "));
    take("b.csv", "Муниципалитет|1\nАбатский|3\n"); // another file: perhaps another expert
    assert_non_null(strstr(nth_finding(SVOD_F_score_conflict, 1)->advice, "expert: "));
}

static void tables_side_by_side(void **state) {
    (void)state;
    take("a.csv", "№|Муниципалитет|1|2|6||№|Муниципалитет|1|2|6\n1|Абатский|1|2|3||3|Тюмень|4|5|1\n2|Уватский|2|3|1||4|Тюменскй|1|1|1\n"
                  "|Итого|3|5|4||Итого||5|6|2\n");
    assert_int_equal(score("ab", "1"), 10000);
    assert_int_equal(score("tg", "1"), 40000);
    assert_int_equal(score("uv", "6"), 10000);
    assert_finding(SVOD_F_unit_unknown, "H3", "Тюменскй", NULL);
    assert_finding(SVOD_F_rows_footer, "B4", "1", NULL);
    assert_int_equal(findings.list.count, 2);
}

static void years_and_experts_side_by_side(void **state) {
    (void)state;
    take("a.csv", "Год|Муниципалитет|1|Год|Муниципалитет|1\n2023|Абатский|1|2022|Абатский|8\n2022|Уватский|5|2023|Уватский|2\n");
    assert_int_equal(score("ab", "1"), 10000);
    assert_int_equal(score("uv", "1"), 20000);
    take("b.csv", "Эксперт|Муниципалитет|2|Муниципалитет|2\nИ|Абатский|1|Уватский|8\n");
    assert_int_equal(score_by("И", "uv", "2"), 80000);
    take("c.csv", "Муниципалитет|6|Организация|2\nТюмень|1|Школа 5|3\n"); // names of something else
    assert_int_equal(score("tg", "2"), 30000);
    assert_int_equal(findings.count[SVOD_ERROR], 0);
}

static void a_year_left_of_the_second_table_alone(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|Год|Муниципалитет|1\nАбатский|1|2022|Тюмень|8\nУватский|5|2023|Тюмень|2\n");
    assert_int_equal(score("ab", "1"), 10000);
    assert_int_equal(score("uv", "1"), 50000);
    assert_int_equal(score("tg", "1"), 20000);
    take("b.csv", "Муниципалитет|2|Год|Эксперт|Муниципалитет|2\nАбатский|1|2022|И|Тюмень|8\nУватский|5|2023|И|Тюмень|2\n");
    assert_int_equal(score("ab", "2"), 10000);
    assert_int_equal(score_by("И", "tg", "2"), 20000);
    // behind the scores of each table
    scores = svod_scores_of(arena, roster, rubric);
    take("c.csv", "Муниципалитет|1|Год|Муниципалитет|1|Год\nАбатский|1|2022|Тюмень|8|2023\nАбатский|5|2023|Тюмень|2|2022\n");
    assert_int_equal(score("ab", "1"), 50000);
    assert_int_equal(score("tg", "1"), 80000);
    assert_int_equal(findings.count[SVOD_ERROR], 0);
}

static void a_header_in_one_of_two_tables(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2|Муниципалитет|1|2\nАбатский|1|2|Тюмень|3|4\nУватский|1|2|Муниципалитет|1|2\n"
                  "Уватский|1|2|Тюмень|3|4\nАбатский|1|2|Муниципалитет|2|1\nАбатский|1|2|Тюменский|3|4\n");
    assert_finding(SVOD_F_header_changed, "D5", "Муниципалитет", NULL);
    assert_false(scores.seen[2]);
    assert_int_equal(score("uv", "1"), 10000);
}

static void headers_without_end(void **state) {
    (void)state;
    svod_buf text = svod_buf_of(arena);
    for (int i = 0; i < 300; i++)
        svod_buf_printf(&text, "Муниципалитет|%d\nАбатский|1\n", i % 2 + 1);
    take("a.csv", text.data);
    assert_int_equal(count_of(SVOD_F_header_changed), 1);
}

static void a_header_far_down_or_deep(void **state) {
    (void)state;
    svod_buf text = svod_buf_of(arena);
    for (int i = 0; i < 90; i++)
        svod_buf_printf(&text, "Строка %d\n", i);
    svod_buf_str(&text, "Муниципалитет||||\n|Оценки\n|За год\n|Всего\n|Раздел 1|Раздел 2\nАбатский|1|2\n");
    take("a.csv", text.data);
    assert_int_equal(score("ab", "2"), 20000);
    assert_no_findings(SVOD_NOTE);
}

// ---- hidden rows, columns and sheets --------------------------------------------------------------------------------------

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

// ---- what stands around and below the scores --------------------------------------------------------------------------------

static void rows_that_are_no_units(void **state) {
    (void)state;
    take(
        "a.csv",
        "№|Муниципалитет|Эксперт|1|2|6\nА|Б|В|1|2|3\n||ФИО|балл|балл|балл\n|Максимальный балл||8|10|3\n|Ишимский куст\n1|Абатский|И|1|2|3\n"
        "|Всего муниципалитетов||1|1|1\n|В среднем по области||1|1|1\n|Ср. балл||1|1|1\n||В среднем|1|1|1\n\n|Примечание: н/п\n"
        "|1) по данным\n|Источник: отчёты\n|Председатель|Петров||26 июня|\n");
    assert_int_equal(score_by("И", "ab", "1"), 10000);
    assert_finding(SVOD_F_rows_footer, "B4", "5", "");
    assert_finding(SVOD_F_row_skipped, "B2", "Б", "");
    assert_int_equal(findings.count[SVOD_ERROR] + findings.count[SVOD_WARNING], 0);
}

static void numbering_and_units_by_number(void **state) {
    (void)state;
    roster = make_roster("id|name\n1|Абатский\n2|Уватский\n");
    scores = svod_scores_of(arena, roster, rubric);
    take("a.csv", "Муниципалитет|1|2|6\n1|2|3|4\nАбатский|5|5|3\n");
    assert_int_equal(score("1", "1"), 50000);
    assert_finding(SVOD_F_row_skipped, "A2", "1", "");
    assert_int_equal(findings.list.count, 1);
    take("b.csv", "Муниципалитет|2.1|2.2|6\n1|2|3|4\n2|5|5|3\n"); // here they go by their numbers
    assert_int_equal(score("1", "2.1"), 20000);
}

static void numbers_and_maxima_under_the_header(void **state) {
    (void)state;
    take("a.csv", "№|Муниципалитет|1|2|6|Итого\n||8|10|3|21\n1|2|3|4|5|6\n1|Абатский|1|2|3|6\n");
    assert_finding(SVOD_F_row_skipped, "C2", "8", "");
    assert_int_equal(count_of(SVOD_F_row_skipped), 2);
    take("b.csv", "№|Муниципалитет|1|2|6|Итого\n||макс. 8|до 10 б.|макс. 3|21\n1|2|3|4|5|6\n1|Уватский|1|2|3|6\n");
    take("c.csv", "№|Муниципалитет|1|2|6\n|Макс.|8|10|3\n1|2|3|4|5\n1|Тюмень|1|2|3\n");
    assert_int_equal(findings.count[SVOD_ERROR] + findings.count[SVOD_WARNING], 0);
    assert_int_equal(count_of(SVOD_F_rows_footer), 1);
    take("d.csv", "Муниципалитет|1|2|6\nТюменский|1|2|3\n|8|10|3\n"); // but not below units
    assert_finding(SVOD_F_unit_missing, "A3", "", "");
}

static void footnotes_and_letters(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|Год|1|2|Pаздел 6|Итого\nАбaтский|2023 1)|7,5*|''4 2)|2¹⁾|13,5*\nУватский|20232)|''31)|5²|… "
                  "1)|\nАбaтский|2022 1)|1|1|1|1\n");
    assert_int_equal(score("ab", "1"), 75000);
    assert_int_equal(score("ab", "2"), 40000);
    assert_int_equal(score("ab", "6"), 20000);
    assert_int_equal(score("uv", "1"), SVOD_S_UNREADABLE);
    assert_int_equal(score("uv", "2"), 50000);
    assert_int_equal(score("uv", "6"), SVOD_S_BLANK);
    assert_finding(SVOD_F_cell_footnote, "C2", "7,5*", "7,5");
    assert_int_equal(count_of(SVOD_F_cell_footnote), 7);
    assert_string_equal(nth_finding(SVOD_F_cell_footnote, 6)->expected, "год 2023; таких строк: 2");
    assert_finding(SVOD_F_score_not_number, "C3", "31)", NULL);
    assert_finding(SVOD_F_name_lookalike, "E1", "Pаздел 6", "Раздел 6");
    assert_string_equal(nth_finding(SVOD_F_name_lookalike, 1)->expected, "Абатский");
    assert_int_equal(count_of(SVOD_F_name_lookalike), 2);
    assert_int_equal(findings.count[SVOD_ERROR], 1);
}

static void damaged_and_percent_cells(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2|6|Итого\nАбатский|!7.x|&0.5|true|!5\n");
    assert_int_equal(score("ab", "1"), SVOD_S_UNREADABLE);
    assert_int_equal(score("ab", "2"), 5000);
    assert_finding(SVOD_F_score_percent, "C2", "50 %", "0,5");
    assert_finding(SVOD_F_score_not_number, "D2", "ИСТИНА", NULL);
    assert_int_equal(findings.list.count, 2); // of a damaged cell its reader tells
}

// What one program stores as a number and another as a text is the same score.
static void types_of_cells_do_not_matter(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|''1|2|6\nАбатский|7.5|0.30000000000000004|1\nУватский|''7,5|''0,3|'' 1,0 \n");
    for (size_t n = 0; n < 3; n++)
        assert_int_equal(score("ab", ((const char *[]){"1", "2", "6"})[n]), score("uv", ((const char *[]){"1", "2", "6"})[n]));
    assert_no_findings(SVOD_NOTE);
}

// ---- the end of the campaign -----------------------------------------------------------------------------------------------

static void what_no_sheet_gives(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2.1\nАбатский|1|1\n");
    take("b.csv", "Муниципалитет|1\nУватский|1\n");
    svod_intake_finish(&scores, &options, &findings);
    assert_int_equal(count_of(SVOD_F_column_missing), 2);
    assert_finding(SVOD_F_column_missing, "", "", "критерий 2.2 «Кадры»");
    assert_string_equal(nth_finding(SVOD_F_column_missing, 0)->place.file, "a.csv");
    assert_string_equal(nth_finding(SVOD_F_column_missing, 1)->node, "6");
    assert_int_equal(count_of(SVOD_F_unit_no_sheet), 2);
    assert_finding(SVOD_F_unit_no_sheet, "B4", "Тюменский", NULL);
    assert_string_equal(nth_finding(SVOD_F_unit_no_sheet, 1)->unit, "tg");
}

static void another_sheet_gives_the_rest(void **state) {
    (void)state;
    roster->units[1].attrs[1] = "2024"; // does not exist yet
    take("a.csv", "Муниципалитет|1|2\nАбатский|1|1\nТюмень|1|1\nТюменский|1|1\n");
    take("b.csv", "Муниципалитет|6\nАбатский|1\n");
    svod_intake_finish(&scores, &options, &findings);
    assert_no_findings(SVOD_NOTE);
}

// A hidden section is told of as hidden, a doubled one as doubled: neither is missing.
static void columns_that_are_there_unread(void **state) {
    (void)state;
    svod_intake_options none = options;
    take("a.csv", "Муниципалитет|1|^2|6|6\nАбатский|1|^2|3|3\n");
    svod_intake_finish(&scores, &none, &findings);
    assert_finding(SVOD_F_column_hidden, "", "", "раздел 2 «Цели»");
    assert_int_equal(count_of(SVOD_F_column_hidden), 1);
    assert_int_equal(count_of(SVOD_F_column_doubled), 1);
    assert_int_equal(count_of(SVOD_F_column_missing), 0);
    assert_int_equal(score("ab", "6"), SVOD_S_NONE);
}

static void a_second_table_without_a_unit_header(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1||2|6\nАбатский|1|Тюмень|2|3\nУватский|1|Тюменский|4|1\n");
    assert_int_equal(score("tg", "2"), 20000);
    assert_int_equal(score("ti", "6"), 10000);
    assert_int_equal(score("ab", "2"), SVOD_S_NONE);
    assert_no_findings(SVOD_NOTE);
}

int main(void) {
#define RUN(test) cmocka_unit_test_setup_teardown(test, set_up, finish)
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
        RUN(the_header_again),
        RUN(faults_of_cells),
        RUN(footers_and_names_like_them),
        RUN(another_header_below_is_seen),
        RUN(two_bad_scores_are_not_the_same),
        RUN(policies_for_bad_scores),
        RUN(faults_of_long_rows),
        RUN(too_many_experts),
        RUN(sheets_of_a_workbook),
        RUN(one_sheet_by_name),
        RUN(no_header_anywhere),
        RUN(rows_of_a_broken_file_stand),
        RUN(streaming_gives_the_same),
        RUN(late_merges_are_told),
        RUN(long_sheets_do_not_grow_the_arena),
        RUN(tables_below_one_another),
        RUN(the_upper_table_is_read_too),
        RUN(a_small_table_above_a_shifted_one),
        RUN(a_table_of_other_things),
        RUN(a_header_with_other_columns_beside_the_same_nodes),
        RUN(units_and_districts_change_places),
        RUN(another_header_without_a_name_for_units),
        RUN(the_same_header_without_a_name_for_units),
        RUN(scores_under_an_unreadable_header),
        RUN(a_header_whose_units_are_nowhere),
        RUN(a_table_beside_and_lower),
        RUN(numbers_and_maxima_under_the_header),
        RUN(rows_of_districts),
        RUN(a_unit_or_its_district),
        RUN(hidden_rows_are_named),
        RUN(footers_of_districts),
        RUN(two_sheets_of_one_file_disagree),
        RUN(tables_side_by_side),
        RUN(years_and_experts_side_by_side),
        RUN(a_year_left_of_the_second_table_alone),
        RUN(a_header_in_one_of_two_tables),
        RUN(headers_without_end),
        RUN(a_header_far_down_or_deep),
        RUN(hidden_rows_and_columns),
        RUN(a_name_in_a_hidden_row),
        RUN(a_hidden_sheet),
        RUN(rows_that_are_no_units),
        RUN(numbering_and_units_by_number),
        RUN(footnotes_and_letters),
        RUN(damaged_and_percent_cells),
        RUN(types_of_cells_do_not_matter),
        RUN(what_no_sheet_gives),
        RUN(another_sheet_gives_the_rest),
        RUN(columns_that_are_there_unread),
        RUN(a_second_table_without_a_unit_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
