// Several tables on a sheet, below one another and side by side: each is read by its own header, or said not to be.
#include "intake_sheet_help.h"

// ---- units -------------------------------------------------------------------------------------------------------------

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

// A second block whose header is a part of the first one's text has other columns all the same.
static void another_header_below_is_seen(void **state) {
    (void)state;
    take("b.csv", "Муниципалитет|Критерий 2.1|6\nАбатский|1|1\nМуниципалитет|2|6\nУватский|1|1\n");
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(score("ab", "2.1"), 10000);
    assert_int_equal(score("uv", "2"), 10000);
    assert_int_equal(score("uv", "2.1"), SVOD_S_NONE);
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

// ---- the end of the campaign -----------------------------------------------------------------------------------------------

static void a_second_table_without_a_unit_header(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1||2|6\nАбатский|1|Тюмень|2|3\nУватский|1|Тюменский|4|1\n");
    assert_int_equal(score("tg", "2"), 20000);
    assert_int_equal(score("ti", "6"), 10000);
    assert_int_equal(score("ab", "2"), SVOD_S_NONE);
    assert_no_findings(SVOD_NOTE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        RUN(the_header_again),
        RUN(another_header_below_is_seen),
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
        RUN(two_sheets_of_one_file_disagree),
        RUN(tables_side_by_side),
        RUN(years_and_experts_side_by_side),
        RUN(a_year_left_of_the_second_table_alone),
        RUN(a_header_in_one_of_two_tables),
        RUN(headers_without_end),
        RUN(a_header_far_down_or_deep),
        RUN(a_second_table_without_a_unit_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
