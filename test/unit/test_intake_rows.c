// Rows that are no units, and what stands around and beside the scores: footers, districts, numbering, maxima, footnotes.
#include "intake_sheet_help.h"

// A name may begin with a word that footers begin with: it is a name, and an unknown one is said to be unknown.
static void footers_and_names_like_them(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2|6\nАбатский|1|1|1\nСредняя школа № 5|1|1|1\nДоля-Вишерский|1|1|1\nСредний район|2|2|2\n"
                  "Итого|1|1|1\nСредний балл|1|1|1\nВсего по округу|1|1|1\nИТОГО 2023 год|1|1|1\n% выполнения|5|5|5\nСреднее:|1|1|1\n");
    assert_int_equal(count_of(SVOD_F_unit_unknown), 3);
    assert_string_equal(nth_finding(SVOD_F_rows_footer, 0)->found, "6");
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

static void footers_of_districts(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2\nАбатский|1|2\nТюменский округ, всего|1|2\nИшимский округ – итого|1|2\nТюменский (в среднем)|1|2\n"
                  "Справочно: 2022 год|1|2\nМакс. балл|8|10\n");
    assert_finding(SVOD_F_rows_footer, "A3", "5", "");
    assert_int_equal(findings.list.count, 1);
}

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

int main(void) {
    const struct CMUnitTest tests[] = {
        RUN(footers_and_names_like_them),
        RUN(rows_of_districts),
        RUN(a_unit_or_its_district),
        RUN(footers_of_districts),
        RUN(rows_that_are_no_units),
        RUN(numbering_and_units_by_number),
        RUN(numbers_and_maxima_under_the_header),
        RUN(footnotes_and_letters),
        RUN(damaged_and_percent_cells),
        RUN(types_of_cells_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
