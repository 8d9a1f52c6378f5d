// Exports of forms: columns of questions found, cells put where the indicators' rules look for them.
#include "answers_help.h"

static void a_form_is_read(void **state) {
    (void)state;
    take("form.csv",
         "Отметка времени|Адрес электронной почты|Выберите вашу школу|6.1 Закрепление молодых специалистов: всего, чел.|из них "
         "закрепились, чел.|"
         "Процент|Сколько в школе наставников? *|Есть ли программа методической работы?|Ссылка на документ|7.2. Уровень управления школой|"
         "Комментарий\n"
         "15.09.2022 14:03:11|a@b.ru|Школа № 1|10|8|80 %|3|Да|https://s1.ru/p|повышенный|нет\n"
         "15.09.2022 15:00:00|c@b.ru|Лицей «Исток»|4|4|||Нет||базовый\n");
    assert_no_findings(SVOD_NOTE);
    ANSWER("s1", "6.1", denominator, "10");
    ANSWER("s1", "6.1", numerator, "8");
    ANSWER("s1", "6.1", percent, "80 %");
    ANSWER("s1", "6.2", value, "3");
    ANSWER("s1", "7.1", answer, "Да");
    ANSWER("s1", "7.1", link, "https://s1.ru/p");
    ANSWER("s1", "7.2", answer, "повышенный");
    ANSWER("s1", "7.2", comment, "нет");
    ANSWER("s3", "6.1", numerator, "4");
    ANSWER("s3", "6.2", value, "");
    ANSWER("s2", "6.1", numerator, "(not given)");
    assert_int_equal(scores.experts.count, 0);
    assert_true(scores.seen[0] && !scores.seen[1] && scores.seen[2]);
    assert_true(asked("6.1", SVOD_PART_percent) && !asked("6.1", SVOD_PART_link));
    assert_string_equal(answered("s1")->time, "2022-09-15T14:03:11");
    assert_int_equal(answered("s1")->rows, 1);
}

// ---- which question a header asks ----------------------------------------------------------------------------------------------

// As Google writes them: sentences with line breaks, numbers of their own, rows of a grid in brackets, asterisks of what must be answered.
static void sentences_numbers_and_grids(void **state) {
    (void)state;
    take("form.xlsx", "Timestamp|Email Address|1. Укажите наименование вашей организации|2. Закрепление молодых~специалистов: общее "
                      "количество *|3. Количество закреплённых (закрепление молодых)|4. Дайте ответ [6.2 Наставников]|"
                      "5. Программа методической работы [есть ли она?]|5. Программа методической работы [ссылка]|"
                      "5. Программа методической работы [реквизиты приказа]|ID|ФИО заполнившего\n"
                      "9/15/2022 14:03:11|a@b.ru|Школа № 2|7|5|2|да|s2.ru|Приказ № 1 от 01.09.2021|17|Иванов И. И.\n");
    assert_no_findings(SVOD_NOTE);
    ANSWER("s2", "6.1", denominator, "7");
    ANSWER("s2", "6.1", numerator, "5");
    ANSWER("s2", "6.2", value, "2");
    ANSWER("s2", "7.1", answer, "да");
    ANSWER("s2", "7.1", link, "s2.ru");
    ANSWER("s2", "7.1", document, "Приказ № 1 от 01.09.2021");
    assert_string_equal(answered("s2")->time, "2022-09-15T14:03:11");
}

static void own_patterns_go_first(void **state) {
    (void)state;
    static const char *numerator[] = {"осталось", NULL}, *both[] = {"осталось", NULL}, *all[] = {"^было", NULL};
    rubric->indicators[0].headers[SVOD_PART_numerator] = numerator;
    rubric->indicators[0].header_count[SVOD_PART_numerator] = 1;
    rubric->indicators[0].headers[SVOD_PART_denominator] = all;
    rubric->indicators[0].header_count[SVOD_PART_denominator] = 1;
    take("a.csv", "Школа|Было молодых|Из них осталось (6.2)|Наставников\nШкола № 1|4|3|2\n");
    assert_no_findings(SVOD_NOTE);
    ANSWER("s1", "6.1", denominator, "4");
    ANSWER("s1", "6.1", numerator, "3");
    ANSWER("s1", "6.2", value, "2");
    // A pattern that two indicators have is of the one that the header means, else of the one asked left of it, else of neither.
    rubric->indicators[1].headers[SVOD_PART_value] = both;
    rubric->indicators[1].header_count[SVOD_PART_value] = 1;
    take("b.csv", "Школа|6.2 осталось|Было молодых|осталось\nШкола № 2|1|9|8\n");
    assert_no_findings(SVOD_NOTE);
    ANSWER("s2", "6.2", value, "1");
    ANSWER("s2", "6.1", numerator, "8");
    take("c.csv", "Школа|Осталось|Программа методической работы\nЛицей «Исток»|1|да\n");
    assert_finding(SVOD_F_column_ambiguous, "B1", "Осталось", "один из двух: 6.1 или 6.2");
    ANSWER("s3", "6.2", value, "(not given)");
}

static void stacked_and_merged_headers(void **state) {
    (void)state;
    static const svod_merge merges[] = {{1, 2, 1, 4}, {1, 1, 2, 1}, {1, 5, 1, 6}};
    take_merged("a.xlsx",
                "Школа|6.1 Закрепление молодых специалистов|||6.2 Наставники\n|всего|из них закрепились|%|2022|2023\n"
                "Школа № 1|8|6|75|1|4\n",
                merges, 3);
    assert_no_findings(SVOD_NOTE);
    ANSWER("s1", "6.1", denominator, "8");
    ANSWER("s1", "6.1", numerator, "6");
    ANSWER("s1", "6.1", percent, "75");
    ANSWER("s1", "6.2", value, "4");
}

static void years_tell_columns_apart(void **state) {
    (void)state;
    take("a.csv", "Школа|Наставников в 2022 году|Наставников в 2023 году\nШкола № 1|1|4\n");
    assert_no_findings(SVOD_NOTE);
    ANSWER("s1", "6.2", value, "4");
}

static void what_is_not_told_is_not_read(void **state) {
    (void)state;
    take("a.csv", "Школа|6.1|Наставников|Наставников, человек|Сколько у вас компьютеров?|Процент|Программа методической работы\n"
                  "Школа № 1|5|1|2|30|99|да\n");
    assert_finding(SVOD_F_question_unclear, "B1", "6.1", "показатель 6.1 «Закрепление молодых специалистов»");
    assert_string_equal(nth_finding(SVOD_F_question_unclear, 0)->node, "6.1");
    assert_finding(SVOD_F_question_doubled, "D1", "Наставников, человек",
                   "один столбец: показатель 6.2 «Наставников», количество уже в C1");
    assert_finding(SVOD_F_column_unknown, "E1", "Сколько у вас компьютеров?", "");
    assert_string_equal(nth_finding(SVOD_F_column_unknown, 1)->found, "Процент"); // of what, nobody knows
    ANSWER("s1", "6.2", value, "(not given)");
    ANSWER("s1", "7.1", answer, "да");
    assert_true(!asked("6.1", SVOD_PART_percent) && !asked("6.2", SVOD_PART_value));
}

// Which column was taken for which question stays to be shown: of two tables below one another once.
static void columns_are_kept(void **state) {
    (void)state;
    static const char *const expected[] = {"B 6.1 denominator 6.1 Закрепление молодых специалистов: всего, чел.",
                                           "C 6.1 numerator из них закрепились, чел.", "D 6.2 value Сколько в школе наставников?",
                                           "C 6.2 value Наставников"};
    take("form.csv", "Школа|6.1 Закрепление молодых специалистов: всего, чел.|из них закрепились, чел.|Сколько в школе наставников? *\n"
                     "Школа № 1|10|8|3\n"
                     "Школа|6.1 Закрепление молодых специалистов: всего, чел.|из них закрепились, чел.|Сколько в школе наставников? *\n"
                     "Школа № 2|4|4|1\n");
    take("more.csv", "Школа|Компьютеров|Наставников\nЛицей «Исток»|5|2\n");
    assert_int_equal(scores.answers.questions.count, 4);
    for (size_t i = 0; i < 4; i++) {
        const svod_question *at = SVOD_AT(&scores.answers.questions, svod_question, i);
        char ref[SVOD_REF_SIZE];
        assert_string_equal(at->place.file, i < 3 ? "form.csv" : "more.csv");
        assert_string_equal(at->place.sheet, "Ответы");
        const char *id = rubric->nodes[rubric->indicators[at->indicator].node].id, *part = svod_part_name((svod_part_id)at->part);
        assert_string_equal(svod_printf(arena, "%s %s %s %s", svod_ref_col(ref, at->place.col), id, part, at->header), expected[i]);
    }
}

// ---- whose answers ---------------------------------------------------------------------------------------------------------------

static void scores_and_questions_in_one_sheet(void **state) {
    (void)state;
    static const node_spec mixed[] = {
        {"3", "Кадры", 1, 10, 10000, NULL},
        {"3.1", "Анализ", 2, 10, 10000, NULL},
        {"3.2", "Диагностировано педагогов", 2, 0, 10000, NULL},
    };
    rubric = make_rubric(mixed, 3);
    rubric->indicator_count = 1;
    rubric->indicators = SVOD_ARRAY(arena, svod_indicator, 1);
    measure(rubric, 0, "3.2", "count");
    scores = svod_scores_of(arena, roster, rubric);
    take("a.csv", "Школа|Эксперт|3.1|3.2 Диагностировано педагогов|Ссылка\nШкола № 1|И|7|40|x.ru\nШкола № 1|П|8|40|x.ru\n");
    ANSWER("s1", "3.2", value, "40");
    ANSWER("s1", "3.2", link, "x.ru");
    assert_int_equal(scores.experts.count, 2);
    size_t at = svod_scores_slot(&scores, 0, svod_rubric_find(rubric, "3.1"));
    assert_int_equal(SVOD_AT(&scores.experts, svod_expert, 1)->scores[at], 80000);
    assert_finding(SVOD_F_answers_same, "A3", "A3 и A2", "");
    assert_int_equal(findings.list.count, 1);
}

static void a_long_sheet(void **state) {
    (void)state;
    take("a.csv", "Школа|Показатель|Значение\nШкола № 1|6.2|5\nШкола № 1|6.1|40%\n|7.1|да\nШкола № 2|6.1|3\n");
    ANSWER("s1", "6.2", value, "5");
    ANSWER("s1", "6.1", percent, "40%");
    ANSWER("s1", "7.1", answer, "да");
    assert_finding(SVOD_F_question_unclear, "C5", "3", NULL);
    assert_int_equal(findings.list.count, 1);
    assert_int_equal(scores.experts.count, 0);
    assert_int_equal(answered("s1")->rows, 1);
}

static void other_years_and_repeated_headers(void **state) {
    (void)state;
    take("a.csv", "Школа|Год|Наставников|Программа методической работы\nШкола № 1|2022|1|нет\nШкола № 1|2023|2|да\n"
                  "Школа|Год|Наставников|Программа методической работы\nШкола № 2|2023|3|да\nИтого||5\n");
    ANSWER("s1", "6.2", value, "2");
    ANSWER("s2", "6.2", value, "3");
    assert_finding(SVOD_F_rows_other_year, "B2", "1", "");
    assert_finding(SVOD_F_rows_footer, "A6", "1", "");
    assert_int_equal(findings.list.count, 2);
}

static void another_table_below_asks_something_else(void **state) {
    (void)state;
    take("a.csv", "Школа|Наставников|Программа методической работы\nШкола № 1|1|нет\n\n"
                  "Школа|6.1, всего молодых|из них закрепились|Процент\nШкола № 1|5|4|80\nШкола № 2|6|3|50\n");
    assert_no_findings(SVOD_WARNING);
    ANSWER("s1", "6.2", value, "1");
    ANSWER("s1", "6.1", denominator, "5");
    ANSWER("s2", "6.1", numerator, "3");
    ANSWER("s2", "6.1", percent, "50");
    ANSWER("s2", "6.2", value, "(not given)");
}

static void unknown_and_nameless_units(void **state) {
    (void)state;
    take("a.csv", "Отметка времени|Школа|Программа методической работы|Ссылка\n"
                  "15.09.2022 14:03:11|Школа № 77|да|s.ru\n15.09.2022 14:04:11||да|s.ru\n15.09.2022 14:05:11|Школа № 1|да|\n");
    assert_finding(SVOD_F_unit_unknown, "B2", "Школа № 77", NULL);
    assert_finding(SVOD_F_unit_missing, "B3", "", "");
    ANSWER("s1", "7.1", answer, "да");
    assert_int_equal(findings.list.count, 2);
}

static void hidden_columns_and_merged_cells(void **state) {
    (void)state;
    static const svod_merge merges[] = {{2, 2, 3, 2}};
    take_merged("a.xlsx", "Школа|Наставников|^Программа методической работы\nШкола № 1|5|^да\nШкола № 2||^да\n", merges, 1);
    assert_finding(SVOD_F_merged_answers, "B2", "B2:B3", "");
    assert_finding(SVOD_F_columns_hidden, "C1", "C (показатель 7.1 «Программа методической работы», ответ)", "");
    assert_false(asked("7.1", SVOD_PART_answer));
    ANSWER("s2", "6.2", value, "");
}

// ---- after the last sheet ----------------------------------------------------------------------------------------------------------

static void what_is_not_asked_or_not_answered(void **state) {
    (void)state;
    take("a.csv", "Школа|Наставников|6.1, из них закрепились\nШкола № 1|5|3\n");
    take("b.csv", "Школа|7.1 Программа методической работы\nЛицей «Исток»|да\n");
    assert_no_findings(SVOD_NOTE);
    rubric->indicators[0].worth = rubric->indicators[3].worth = SVOD_WORTH_TARGET;
    svod_intake_finish(&scores, &options, &findings);
    const svod_finding *part = nth_finding(SVOD_F_question_missing, 1), *whole = nth_finding(SVOD_F_question_missing, 0);
    assert_string_equal(whole->expected, "показатель 7.2 «Уровень управления школой»");
    assert_string_equal(part->expected, "показатель 6.1 «Закрепление молодых специалистов», знаменатель");
    assert_string_equal(part->place.file, "a.csv");
    assert_finding(SVOD_F_unit_no_sheet, "B3", "Школа № 2", "");
    assert_string_equal(nth_finding(SVOD_F_answers_lacking, 0)->expected, "7.1");
    assert_string_equal(nth_finding(SVOD_F_answers_lacking, 1)->expected, "6.1, 6.2");
    assert_int_equal(findings.list.count, 5);
}

// Nothing depends on an indicator without a target or points: it is shown, or not.
static void nothing_depends_on_it(void **state) {
    static svod_target target = {2023, 10000, {0}};
    for (int way = 0; way < 2; way++) {
        if (way) finish(state), set_up(state);
        take("a.csv", "Школа|Наставников|6.1, из них закрепились|7.2\nШкола № 1|5|3|1\nШкола № 2|1|1|1\nЛицей «Исток»|2|1|1\n");
        rubric->indicators[way ? 0 : 2].target = &target;
        svod_intake_finish(&scores, &options, &findings);
        const svod_finding *missing = nth_finding(SVOD_F_question_missing, 0), *unasked = nth_finding(SVOD_F_question_unasked, 0);
        assert_string_equal((way ? unasked : missing)->expected, "показатель 7.1 «Программа методической работы»");
        assert_string_equal((way ? missing : unasked)->expected, "показатель 6.1 «Закрепление молодых специалистов», знаменатель");
        assert_int_equal(findings.list.count, 2);
    }
}

// What an earlier year did not ask is "no earlier measurement" now: one note, with or without targets. Half a question is more than that.
static void an_earlier_year_did_not_ask(void **state) {
    (void)state;
    take("a.csv", "Школа|6.1, из них закрепились\nШкола № 1|3\nШкола № 2|1\nЛицей «Исток»|1\n");
    for (size_t i = 0; i < 4; i++)
        rubric->indicators[i].worth = SVOD_WORTH_TARGET;
    options.earlier = true;
    svod_intake_finish(&scores, &options, &findings);
    assert_finding(SVOD_F_question_unasked_then, "", "6.2, 7.1, 7.2", "");
    assert_string_equal(nth_finding(SVOD_F_question_unasked_then, 0)->place.file, "a.csv");
    assert_string_equal(nth_finding(SVOD_F_question_unasked, 0)->node, "6.1");
    assert_int_equal(findings.list.count, 2);
}

// A sheet that gives questions of indicators alone asks no experts for the criteria beside them: their section was scored as a whole.
static void a_section_scored_as_a_whole(void **state) {
    static const node_spec mixed[] = {
        {"3", "Кадры", 1, 10, 10000, NULL},
        {"3.1", "Анализ", 2, 4, 10000, NULL},
        {"3.2", "Диагностировано педагогов", 2, 2, 10000, NULL},
        {"3.3", "Поддержка", 2, 4, 10000, NULL},
        {"3.3.1", "Маршруты", 3, 2, 10000, NULL},
        {"3.3.2", "Поддержано", 3, 2, 10000, NULL},
        {"4", "Итоги", 1, 10, 10000, NULL},
    };
    for (int way = 0; way < 3; way++) {
        if (way) finish(state), set_up(state);
        rubric = make_rubric(mixed, 7);
        rubric->indicator_count = 2;
        rubric->indicators = SVOD_ARRAY(arena, svod_indicator, 2);
        measure(rubric, 0, "3.2", "count");
        measure(rubric, 1, "3.3.2", "count");
        rubric->indicators[1].worth = SVOD_WORTH_TARGET;
        scores = svod_scores_of(arena, roster, rubric);
        take("a.csv", way == 0   ? "Школа|3|4\nШкола № 1|7|4\nШкола № 2|1|1\nЛицей «Исток»|2|1\n"
                      : way == 1 ? "Школа|4\nШкола № 1|7\nШкола № 2|1\nЛицей «Исток»|2\n"
                                 : "Школа|3|3.3.1|4\nШкола № 1|7|1|4\nШкола № 2|1|1|1\nЛицей «Исток»|2|1|1\n");
        take("b.csv", "Школа|3.2 Диагностировано\nШкола № 1|40\nШкола № 2|1\nЛицей «Исток»|3\n");
        svod_intake_finish(&scores, &options, &findings);
        if (way == 0) { // nor do points depend on the indicator that nobody asked about
            assert_finding(SVOD_F_question_unasked, "", "", "показатель 3.3.2 «Поддержано»");
            assert_int_equal(findings.list.count, 1);
        } else if (way == 1) { // nobody scored the section: what experts are to say of it is lacking
            assert_finding(SVOD_F_column_missing, "", "", "критерий 3.1 «Анализ»");
            assert_string_equal(nth_finding(SVOD_F_column_missing, 1)->expected, "критерий 3.3 «Поддержка»");
            assert_int_equal(findings.list.count, 2);
        } else { // experts went on to criteria, and left one out
            assert_finding(SVOD_F_column_missing, "", "", "критерий 3.1 «Анализ»");
            assert_finding(SVOD_F_question_missing, "", "", "показатель 3.3.2 «Поддержано»");
            assert_int_equal(findings.list.count, 2);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        RUN(a_form_is_read),
        RUN(sentences_numbers_and_grids),
        RUN(own_patterns_go_first),
        RUN(stacked_and_merged_headers),
        RUN(years_tell_columns_apart),
        RUN(what_is_not_told_is_not_read),
        RUN(columns_are_kept),
        RUN(scores_and_questions_in_one_sheet),
        RUN(a_long_sheet),
        RUN(other_years_and_repeated_headers),
        RUN(another_table_below_asks_something_else),
        RUN(unknown_and_nameless_units),
        RUN(hidden_columns_and_merged_cells),
        RUN(what_is_not_asked_or_not_answered),
        RUN(nothing_depends_on_it),
        RUN(an_earlier_year_did_not_ask),
        RUN(a_section_scored_as_a_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
