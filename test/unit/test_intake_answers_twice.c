// A unit that answers again: which answer counts, by the rubric's policy and by the times at which forms were sent.
#include "answers_help.h"
#include "intake/moment.h"

#define HEADER "Отметка времени|Школа|Число наставников|7.2 Уровень управления школой\n"

static void the_last_answer_counts(void **state) {
    (void)state;
    take("form.csv", HEADER "15.09.2022 14:03:11|Школа № 1|3|базовый\n15.09.2022 12:00:00|Школа № 1|5|базовый\n");
    ANSWER("s1", "6.2", value, "3");
    assert_finding(SVOD_F_answers_twice, "B3", "B3 (2022-09-15 12:00:00) и B2 (2022-09-15 14:03:11); учтён ответ в B2, различаются 1 из 2",
                   "");
    assert_string_equal(nth_finding(SVOD_F_answers_twice, 0)->unit, "s1");
    assert_int_equal(answered("s1")->rows, 2);
    assert_int_equal(answered("s1")->place.row, 2);
}

static void the_first_answer_counts(void **state) {
    (void)state;
    rubric->policy.twice = SVOD_TWICE_FIRST;
    take("a.csv", HEADER "15.09.2022 14:03:11|Школа № 1|3|базовый\n15.09.2022 12:00:00|Школа № 1|5|базовый\n");
    ANSWER("s1", "6.2", value, "5");
    assert_string_equal(answered("s1")->time, "2022-09-15T12:00:00");
    // Without times on both sides the order of reading tells.
    take("b.csv", "Школа|Число наставников|7.2 Уровень управления школой\nШкола № 1|9|базовый\nШкола № 2|1|высокий\nШкола № 2|2|высокий\n");
    ANSWER("s1", "6.2", value, "5");
    ANSWER("s2", "6.2", value, "1");
    assert_string_equal(nth_finding(SVOD_F_answers_twice, 1)->found,
                        "A2 и a.csv!Ответы!B3 (2022-09-15 12:00:00); учтён ответ в a.csv!Ответы!B3, различаются 1 из 2");
}

static void an_answer_counts_whole(void **state) {
    (void)state;
    take("a.csv", "Школа|Число наставников|7.2 Уровень управления школой|Комментарий\nШкола № 1|3|базовый|да\nШкола № 1|4||\n");
    ANSWER("s1", "6.2", value, "4");
    ANSWER("s1", "7.2", answer, "");
    ANSWER("s1", "7.2", comment, "");
    // An empty row is no answer, whichever comes first.
    take("a.csv", "Школа|Число наставников|7.2 Уровень управления школой|Комментарий\nШкола № 2|||\nШкола № 2|7||\nШкола № 2|||\n");
    ANSWER("s2", "6.2", value, "7");
    assert_int_equal(count_of(SVOD_F_answers_twice), 1);
    assert_int_equal(answered("s2")->rows, 1);
}

static void parts_of_one_indicator_are_not_mixed(void **state) {
    (void)state;
    take("a.csv", "Школа|6.1, всего|из них закрепились|Ссылка на документ\nШкола № 1|9|3|a.ru\n");
    take("b.csv", "Школа|6.1, всего|из них закрепились\nШкола № 1|8|4\n");
    ANSWER("s1", "6.1", denominator, "8");
    ANSWER("s1", "6.1", numerator, "4");
    ANSWER("s1", "6.1", link, "(not given)");
}

static void forms_with_other_questions_are_no_repetition(void **state) {
    (void)state;
    take("a.csv", "Школа|Число наставников\nШкола № 1|3\n");
    take("b.csv", "Школа|7.1 Программа методической работы\nШкола № 1|да\n");
    assert_no_findings(SVOD_NOTE);
    ANSWER("s1", "6.2", value, "3");
    ANSWER("s1", "7.1", answer, "да");
    assert_int_equal(answered("s1")->rows, 1);
    // A later form that shares one question takes that alone.
    take("c.csv", "Школа|Число наставников|7.2 Уровень управления школой\nШкола № 1|6|высокий\n");
    ANSWER("s1", "6.2", value, "6");
    ANSWER("s1", "7.1", answer, "да");
    ANSWER("s1", "7.2", answer, "высокий");
    assert_string_equal(nth_finding(SVOD_F_answers_twice, 0)->found, "A2 и a.csv!Ответы!A2; учтён ответ в A2, различаются 1 из 1");
}

static void the_same_answers_again(void **state) {
    (void)state;
    take("a.csv", HEADER "15.09.2022 14:03:11|Школа № 1|3|Базовый\n16.09.2022 14:03:11|Школа № 1|''3,0|  базовый \n");
    assert_finding(SVOD_F_answers_same, "B3", "B3 (2022-09-16 14:03:11) и B2 (2022-09-15 14:03:11)", "");
    assert_int_equal(findings.list.count, 1);
    assert_int_equal(answered("s1")->rows, 2);
    assert_int_equal(again("s1", "6.2"), SVOD_AGAIN);
    assert_int_equal(again("s1", "6.1"), 0); // not asked
}

// Of three answers, read in another order than sent, the last one repeats the first: it counts, for it was sent last.
static void the_same_again_is_as_late_as_it_is(void **state) {
    (void)state;
    static const char sheet[] = HEADER "15.09.2022 10:00:00|Школа № 1|3|базовый\n17.09.2022 10:00:00|Школа № 1|3|базовый\n"
                                       "16.09.2022 10:00:00|Школа № 1|5|базовый\n";
    take("a.csv", sheet);
    ANSWER("s1", "6.2", value, "3");
    assert_int_equal(answered("s1")->place.row, 3);
    assert_string_equal(answered("s1")->time, "2022-09-17T10:00:00");
}

static void the_same_before_is_as_early_as_it_is(void **state) {
    (void)state;
    rubric->policy.twice = SVOD_TWICE_FIRST;
    static const char sheet[] = HEADER "17.09.2022 10:00:00|Школа № 1|3|базовый\n15.09.2022 10:00:00|Школа № 1|3|базовый\n"
                                       "16.09.2022 10:00:00|Школа № 1|5|базовый\n";
    take("a.csv", sheet);
    ANSWER("s1", "6.2", value, "3");
    assert_int_equal(answered("s1")->place.row, 3);
}

// One form was sent twice, the other once: that one's answer stands.
static void what_was_answered_once_is_in_no_conflict(void **state) {
    (void)state;
    rubric->policy.twice = SVOD_TWICE_ERROR;
    take("a.csv", "Школа|Число наставников\nШкола № 1|3\nШкола № 1|4\n");
    take("b.csv", "Школа|7.1 Программа методической работы\nШкола № 1|да\n");
    assert_int_equal(again("s1", "6.2"), SVOD_AGAIN | SVOD_AGAIN_CONFLICT);
    assert_int_equal(again("s1", "7.1"), 0);
}

static void answering_twice_is_an_error(void **state) {
    (void)state;
    rubric->policy.twice = SVOD_TWICE_ERROR;
    take("a.csv", HEADER "15.09.2022 14:03:11|Школа № 1|3|базовый\n|Школа № 2|3|базовый\n|Школа № 1|5|низкий\n|Школа № 2|3|базовый\n");
    assert_finding(SVOD_F_answers_conflict, "B4", "B4 и B2 (2022-09-15 14:03:11)", "один ответ; различаются 2 из 2");
    assert_int_equal(again("s1", "6.2"), SVOD_AGAIN | SVOD_AGAIN_CONFLICT);
    assert_int_equal(again("s2", "6.2"), SVOD_AGAIN); // the same once more is none
    ANSWER("s1", "6.2", value, "3");
}

// ---- times -----------------------------------------------------------------------------------------------------------------------

static const char *read_time(const char *text) {
    moment when;
    svod_cell cell = make_cell(2, 1, text, strlen(text));
    return moment_read(&cell, arena, &when) ? svod_strdup(arena, when.iso) : "";
}

static int64_t seconds(const char *text) {
    moment when = {.seconds = -1};
    svod_cell cell = make_cell(2, 1, text, strlen(text));
    assert_true(moment_read(&cell, arena, &when));
    return when.seconds;
}

static void times_as_services_write_them(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"15.09.2022 14:03:11", "2022-09-15T14:03:11"},
        {"15.09.2022, 14:03", "2022-09-15T14:03:00"},
        {"15.09.22 9:03", "2022-09-15T09:03:00"},
        {"2022-09-15T14:03:11.250Z", "2022-09-15T14:03:11"},
        {"2022-09-15 14:03:11+03:00", "2022-09-15T14:03:11"},
        {"@2022-09-15T14:03:11", "2022-09-15T14:03:11"},
        {"@2022-09-15", "2022-09-15T00:00:00"},
        {"2022/09/15 2:03:11 PM GMT+3", "2022-09-15T14:03:11"},
        {"2022/09/15 12:03:11 AM GMT+3", "2022-09-15T00:03:11"},
        {"2022/09/15 2:03:11 После полудня GMT+3", ""},
        {"2022/09/15 2:03:11 после полудня GMT+3", "2022-09-15T14:03:11"},
        {"9/15/2022 14:03:11", "2022-09-15T14:03:11"},
        {"15/9/2022 14:03:11", "2022-09-15T14:03:11"},
        {"9/9/2022 14:03:11", "2022-09-09T14:03:11"},
        {"9/5/2022 14:03:11", ""}, // which of them is the day?
        {"15 сентября 2022 г. в 14:03", "2022-09-15T14:03:00"},
        {"15 сент. 2022 г., 14:03:11", "2022-09-15T14:03:11"},
        {"15 Sep 2022 14:03", "2022-09-15T14:03:00"},
        {"44819.5855439815", "2022-09-15T14:03:11"},
        {"31.09.2022 14:03:11", ""},
        {"15.09.2022 25:03", ""},
        {"15.09.2022 14:03 вечера", ""},
        {"вчера", ""},
        {"7", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(read_time(cases[i][0]), cases[i][1]);
    assert_int_equal(seconds("1970-01-02 00:00:00"), 86400);
    assert_int_equal(seconds("2022-09-15T14:03:11+03:00"), seconds("2022-09-15T11:03:11Z"));
    assert_int_equal(seconds("2022-09-15T14:03:11+0330"), seconds("2022-09-15T10:33:11Z"));
    assert_int_equal(seconds("44819.5855439815"), seconds("2022-09-15 14:03:11"));
    assert_int_equal(seconds("2024-02-29 00:00"), seconds("45351"));
}

static void the_time_of_sending_goes_before_that_of_beginning(void **state) {
    (void)state;
    take("ms.xlsx", "Время начала|Время выполнения|Школа|Число наставников\n"
                    "15.09.2022 09:00|15.09.2022 18:00|Школа № 1|3\n15.09.2022 10:00|15.09.2022 11:00|Школа № 1|4\n");
    ANSWER("s1", "6.2", value, "3");
}

// One time in the campaign's year (2023), or beside it, and the file may be the right one.
static void all_sent_in_other_years(void **state) {
    (void)state;
    take("old.csv",
         "Отметка времени|Школа|Наставников\n15.09.2019 14:03:11|Школа № 1|1\n01.02.2021 10:00:00|Школа № 2|2\n|Лицей «Исток»|2\n");
    assert_finding(SVOD_F_answers_other_times, "", "2019–2021", "год кампании 2023 или соседний");
    assert_string_equal(nth_finding(SVOD_F_answers_other_times, 0)->place.file, "old.csv");
    assert_int_equal(findings.list.count, 1);
    ANSWER("s1", "6.2", value, "1"); // they count
    take("late.csv", "Отметка времени|Школа|Программа методической работы\n01.02.2025 10:00:00|Школа № 2|да\n");
    assert_string_equal(nth_finding(SVOD_F_answers_other_times, 1)->found, "2025");
    assert_int_equal(findings.list.count, 2);
    take("good.csv",
         "Отметка времени|Школа|Уровень управления школой\n31.12.2021 10:00:00|Школа № 1|низкий\n01.01.2022 10:00:00|Школа № 2|низкий\n");
    take("no.csv", "Школа|Уровень управления школой\nЛицей «Исток»|низкий\n");
    assert_int_equal(findings.list.count, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        RUN(the_last_answer_counts),
        RUN(the_first_answer_counts),
        RUN(an_answer_counts_whole),
        RUN(parts_of_one_indicator_are_not_mixed),
        RUN(forms_with_other_questions_are_no_repetition),
        RUN(the_same_answers_again),
        RUN(the_same_again_is_as_late_as_it_is),
        RUN(the_same_before_is_as_early_as_it_is),
        RUN(what_was_answered_once_is_in_no_conflict),
        RUN(answering_twice_is_an_error),
        RUN(times_as_services_write_them),
        RUN(the_time_of_sending_goes_before_that_of_beginning),
        RUN(all_sent_in_other_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
