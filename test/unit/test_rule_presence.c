// Presence: words for yes and no, requisites, dates that cannot be, addresses.
#include "measure_help.h"

typedef struct presence_case {
    const char *answer;
    const char *out; // "1", "0", or the state
    svod_code code;
} presence_case;

static void answers(void **state) {
    (void)state;
    static const presence_case cases[] = {
        {"да", "1", NO_CODE},
        {"Да.", "1", NO_CODE},
        {"Имеется", "1", NO_CODE},
        {"Создан районный реестр наставников", "1", NO_CODE},
        {"разработана", "1", NO_CODE},
        {"yes", "1", NO_CODE},
        {"+", "1", NO_CODE},
        {"1", "1", NO_CODE},
        {"0", "0", NO_CODE},
        {"нет", "0", NO_CODE},
        {"Отсутствует", "0", NO_CODE},
        {"не создан", "0", NO_CODE},
        {"No", "0", NO_CODE},
        {"-", "blank", NO_CODE},
        {"нет данных", "blank", NO_CODE},
        {"н/п", "not_applicable", NO_CODE},
        {"частично", "unreadable", SVOD_F_measure_not_yes_no},
        {"пока нет", "0", NO_CODE},
        {"Ещё нет", "0", NO_CODE},
        {"Да (в работе)", "unreadable", SVOD_F_measure_not_yes_no},
        {"да, в процессе согласования", "unreadable", SVOD_F_measure_not_yes_no},
        {"Да, применяется в работе с молодыми", "1", NO_CODE},
        {"Да, готовится к утверждению", "unreadable", SVOD_F_measure_not_yes_no},
        {"Да, но не утверждён", "unreadable", SVOD_F_measure_not_yes_no},
        {"план разрабатывается", "unreadable", SVOD_F_measure_not_yes_no},
        {"2", "unreadable", SVOD_F_measure_not_yes_no},
        {"Дагестан", "unreadable", SVOD_F_measure_not_yes_no},
        {"мы много говорим о наставниках", "unreadable", SVOD_F_measure_not_yes_no},
        {"приказ от 26.07.2021 № 349-Д", "1", NO_CODE},
        {"постановление № 907 от 07.11.2019", "1", NO_CODE},
        {"№ 606 /ОД", "1", NO_CODE},
        {"приказ N 12/3", "1", NO_CODE},
        {"номер 5", "1", NO_CODE},
        {"26 июля 2021 г.", "1", NO_CODE},
        {"от «06» августа 2020 г.", "1", NO_CODE},
        {"2021-07-26", "1", NO_CODE},
        {"26.07.21", "1", NO_CODE},
        {"Положение «О наставничестве»", "1", NO_CODE},
        {"Приказ об утверждении плана", "1", NO_CODE},
        {"https://school.example/order.pdf", "1", NO_CODE},
        {"школа № 5", "unreadable", SVOD_F_measure_not_yes_no}, // the number of a school is none of a document
        {"п. 2.3.15", "unreadable", SVOD_F_measure_not_yes_no}, // a clause is no date
        {"Создан районный реестр наставников 31.09.2021", "1", SVOD_F_measure_date_impossible},
        {"да, 30 февраля", "1", SVOD_F_measure_date_impossible},
        {"да, 29.02.2023", "1", SVOD_F_measure_date_impossible},
        {"да, 2021-13-01", "1", SVOD_F_measure_date_impossible},
        {"да, 29.02.2024", "1", NO_CODE},
        {"да, ftp://school.example/a", "1", SVOD_F_measure_link_scheme},
        // The campaign's date is 26.06.2023: a year later at most, and no earlier than 1990.
        {"приказ от 26.06.2024", "1", NO_CODE},
        {"приказ от 27.06.2024", "1", SVOD_F_measure_date_future},
        {"приказ от 2032-01-01", "1", SVOD_F_measure_date_future},
        {"приказ от 1 марта 2033 г.", "1", SVOD_F_measure_date_future},
        {"программа на срок до 31.12.2030", "1", NO_CODE},
        {"программа с 01.01.2021 по 31.12.2025", "1", NO_CODE},
        {"программа, 01.01.2021 – 31.12.2025", "1", NO_CODE},
        {"программа, 01.01.2021 г. - 31 декабря 2025 г.", "1", NO_CODE},
        {"приказ № 5 - 31.12.2025", "1", SVOD_F_measure_date_future},
        {"приказ от 31.12.1989", "1", SVOD_F_measure_date_old},
        {"приказ от 01.01.1990", "1", NO_CODE},
        {"приказ от 26.07.98", "1", NO_CODE}, // 2098 is yet to come
        {"приказ от 26.07.85", "1", SVOD_F_measure_date_old},
        {"приказ от 29.02.00", "1", NO_CODE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin("presence");
        say(SVOD_PART_answer, cases[i].answer);
        const svod_measure *out = judged();
        const char *is = out->state == SVOD_M_VALUE ? out->num ? "1" : "0" : svod_measure_state_id((svod_measure_state)out->state);
        if (strcmp(is, cases[i].out)) fail_msg("%s: %s", cases[i].answer, is);
        assert_codes(cases[i].code, NO_CODE);
        if (out->state == SVOD_M_VALUE) assert_int_equal(out->den, SVOD_POINT);
    }
}

static void ticks(void **state) {
    (void)state;
    begin("presence");
    put_cell(SVOD_PART_answer, SVOD_CELL_BOOL, 0, "true");
    assert_int_equal(judged()->num, SVOD_POINT);
    begin("presence");
    put_cell(SVOD_PART_answer, SVOD_CELL_BOOL, 0, "false");
    const svod_measure *out = judged();
    assert_int_equal(out->state, SVOD_M_VALUE);
    assert_int_equal(out->num, 0);
}

static void impossible_date_is_shown(void **state) {
    (void)state;
    begin("presence");
    say(SVOD_PART_answer, "да");
    say(SVOD_PART_document, "Создан районный реестр наставников 31.09.2021");
    judged();
    assert_codes(SVOD_F_measure_date_impossible, SVOD_F_measure_unproven);
    assert_string_equal(svod_place_text(arena, finding_at(0)->place), "answers.csv!G2");
    assert_string_equal(finding_at(0)->found, "31.09.2021");
}

static void a_date_yet_to_come_is_shown(void **state) {
    (void)state;
    begin("presence");
    say(SVOD_PART_answer, "да");
    say(SVOD_PART_document, "Приказ № 12 от 01.09.2032");
    const svod_measure *out = judged();
    assert_codes(SVOD_F_measure_date_future, NO_CODE);
    assert_string_equal(svod_place_text(arena, finding_at(0)->place), "answers.csv!G2");
    assert_string_equal(finding_at(0)->found, "01.09.2032");
    assert_string_equal(finding_at(0)->expected, "no later than 2024-06-26, a year after the campaign's date");
    assert_int_equal(out->state, SVOD_M_VALUE);
    assert_int_equal(out->flags, 0);
}

static void proof_is_kept(void **state) {
    (void)state;
    begin("presence");
    say(SVOD_PART_answer, "Да, приказ от 26.07.2021 № 349-Д: https://a.example/1.pdf, https://b.example/2");
    const svod_measure *out = judged();
    assert_string_equal(out->link, "https://a.example/1.pdf https://b.example/2");
    assert_non_null(strstr(out->document, "349-Д"));
    assert_int_equal(out->flags, 0);
    begin("presence");
    say(SVOD_PART_answer, "да");
    say(SVOD_PART_link, "https://школа.рф/приказы");
    say(SVOD_PART_comment, "смотрите раздел «Приказы»");
    out = judged();
    assert_string_equal(out->link, "https://школа.рф/приказы");
    assert_string_equal(out->comment, "смотрите раздел «Приказы»");
    assert_int_equal(out->flags, 0);
    assert_codes(NO_CODE, NO_CODE);
}

// What stands in the place of a document or an address and is none: nothing is kept, and nothing said of it.
static void no_proof_there(void **state) {
    (void)state;
    static const char *const texts[] = {"нет", "-", "н/п", "нет данных", ""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        begin("presence");
        rubric->policy.na = SVOD_NA_FORBID;
        say(SVOD_PART_answer, "нет");
        say(SVOD_PART_document, texts[i]);
        say(SVOD_PART_link, texts[i]);
        const svod_measure *out = judged();
        assert_string_equal(out->document, "");
        assert_string_equal(out->link, "");
        assert_codes(NO_CODE, NO_CODE);
    }
}

static void unproven(void **state) {
    (void)state;
    begin("presence");
    say(SVOD_PART_answer, "да");
    assert_int_equal(judged()->flags, SVOD_M_UNPROVEN); // nobody asked for more
    assert_codes(NO_CODE, NO_CODE);
    begin("presence");
    say(SVOD_PART_answer, "да");
    say(SVOD_PART_link, "");
    assert_int_equal(judged()->flags, SVOD_M_UNPROVEN);
    assert_codes(SVOD_F_measure_unproven, NO_CODE);
    begin("presence"); // of the address itself it is told what is wrong: once is enough
    say(SVOD_PART_answer, "да");
    say(SVOD_PART_link, "school.example/a");
    assert_int_equal(judged()->flags, SVOD_M_UNPROVEN);
    assert_codes(SVOD_F_measure_link_form, NO_CODE);
    begin("presence"); // no needs no proof
    say(SVOD_PART_answer, "нет");
    say(SVOD_PART_link, "");
    assert_int_equal(judged()->flags, 0);
    assert_codes(NO_CODE, NO_CODE);
}

static void links(void **state) {
    (void)state;
    static const struct {
        const char *link;
        svod_code code;
    } cases[] = {{"https://school.example/a?b=c#d", NO_CODE},
                 {"HTTP://school.example:8080", NO_CODE},
                 {"http://a.example/1; https://b.example/2", NO_CODE},
                 {"Ссылка: https://a.example (раздел 3)", NO_CODE},
                 {"school.example/a", SVOD_F_measure_link_form},
                 {"www.school.example/a", SVOD_F_measure_link_form},
                 {"https://school/a", SVOD_F_measure_link_form},
                 {"https://school.example/my order.pdf", SVOD_F_measure_link_form},
                 {"на сайте", SVOD_F_measure_link_form},
                 {"ftp://school.example/a", SVOD_F_measure_link_scheme},
                 {"javascript:alert(1)", SVOD_F_measure_link_scheme},
                 {"file:///C:/a.pdf", SVOD_F_measure_link_scheme}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin("presence");
        say(SVOD_PART_answer, "нет");
        say(SVOD_PART_link, cases[i].link);
        const svod_measure *out = judged();
        assert_true(*out->link);
        if (findings.list.count > 1) fail_msg("%s: %zu findings", cases[i].link, findings.list.count);
        assert_codes(cases[i].code, NO_CODE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers),       cmocka_unit_test(ticks),          cmocka_unit_test(impossible_date_is_shown),
        cmocka_unit_test(answers),       cmocka_unit_test(ticks),          cmocka_unit_test(a_date_yet_to_come_is_shown),
        cmocka_unit_test(proof_is_kept), cmocka_unit_test(no_proof_there), cmocka_unit_test(unproven),
        cmocka_unit_test(links),
    };
    return cmocka_run_group_tests(tests, NULL, done);
}
