// Shares: counts, percentages, both, and what cannot be.
#include "measure_help.h"

typedef struct share_case {
    const char *num, *den, *percent; // NULL: no such question
    const char *out;
    unsigned flags;
    svod_code first, second;
} share_case;

static void shares(void **state) {
    (void)state;
    static const share_case cases[] = {
        {"45", "60", NULL, "45/60 = 75.0000", 0, NO_CODE, NO_CODE},
        {"1 245 чел.", "3 000 педагогов", NULL, "1245/3000 = 41.5000", 0, NO_CODE, NO_CODE},
        {"0,25 ставки", "0.5", NULL, "0.25/0.5 = 50.0000", 0, NO_CODE, NO_CODE},
        {"0", "60", NULL, "0/60 = 0.0000", 0, NO_CODE, NO_CODE},
        {"45*", "60", NULL, "45/60 = 75.0000", 0, SVOD_F_cell_footnote, NO_CODE},
        {"0", "0", NULL, "no_base", 0, NO_CODE, NO_CODE},
        {"61", "60", NULL, "impossible", 0, SVOD_F_measure_above_base, NO_CODE},
        {"1", "0", NULL, "impossible", 0, SVOD_F_measure_of_nothing, NO_CODE},
        {"-5", "60", NULL, "impossible", 0, SVOD_F_measure_negative, NO_CODE},
        {"много", "60", NULL, "unreadable", 0, SVOD_F_measure_not_number, NO_CODE},
        {"12 тыс.", "60", NULL, "unreadable", 0, SVOD_F_measure_not_number, NO_CODE},
        {"45/60", "", NULL, "unreadable", 0, SVOD_F_measure_not_number, NO_CODE},
        {"н/п", "60", NULL, "not_applicable", 0, NO_CODE, NO_CODE},
        {"", "", "", "blank", 0, NO_CODE, NO_CODE},
        {"-", "нет данных", "–", "blank", 0, NO_CODE, NO_CODE},
        {"45", "", NULL, "blank", 0, SVOD_F_measure_part_missing, NO_CODE},
        {"45", NULL, NULL, "blank", 0, NO_CODE, NO_CODE}, // said of the column that is missing
        {"", "60", "", "blank", 0, SVOD_F_measure_part_missing, NO_CODE},
        // A percentage alone is kept as such, and said.
        {NULL, NULL, "75 %", "75/0 = 75.0000", SVOD_M_PERCENT_ALONE, SVOD_F_measure_percent_alone, NO_CODE},
        {"", "", "33,3", "33.3/0 = 33.3000", SVOD_M_PERCENT_ALONE, SVOD_F_measure_percent_alone, NO_CODE},
        {"85 %", "", NULL, "85/0 = 85.0000", SVOD_M_PERCENT_ALONE, SVOD_F_measure_percent_alone, NO_CODE},
        {"85 %", "60", NULL, "unreadable", 0, SVOD_F_measure_percent_here, NO_CODE},
        {NULL, NULL, "101", "impossible", SVOD_M_PERCENT_ALONE, SVOD_F_measure_percent_range, NO_CODE},
        {NULL, NULL, "0,75", "0.75/0 = 0.7500", SVOD_M_PERCENT_ALONE, SVOD_F_measure_percent_alone, SVOD_F_measure_percent_small},
        // Beside counts it must follow from them, rounded or cut to its own decimals: 20 / 30 = 66.666…
        {"20", "30", "67", "20/30 = 66.6667", 0, NO_CODE, NO_CODE},
        {"20", "30", "66", "20/30 = 66.6667", 0, NO_CODE, NO_CODE},
        {"20", "30", "66,6 %", "20/30 = 66.6667", 0, NO_CODE, NO_CODE},
        {"20", "30", "66,67", "20/30 = 66.6667", 0, NO_CODE, NO_CODE},
        {"20", "30", "66.66666666666667", "20/30 = 66.6667", 0, NO_CODE, NO_CODE},
        // 78.9 as programs store it: more digits than a spreadsheet shows are none of the percentage.
        {"30", "38", "78.90000000000001", "30/38 = 78.9474", 0, NO_CODE, NO_CODE},
        {"46", "68", "67.59999999999999", "46/68 = 67.6471", 0, NO_CODE, NO_CODE},
        {"46", "68", "67.69999999999999", "46/68 = 67.6471", SVOD_M_OTHER_PERCENT, SVOD_F_measure_other_percent, NO_CODE},
        {"20", "30", "66,5", "20/30 = 66.6667", SVOD_M_OTHER_PERCENT, SVOD_F_measure_other_percent, NO_CODE},
        {"20", "30", "68", "20/30 = 66.6667", SVOD_M_OTHER_PERCENT, SVOD_F_measure_other_percent, NO_CODE},
        // Several figures in one cell, where nothing contradicts them.
        {"45 из 60", NULL, NULL, "45/60 = 75.0000", 0, NO_CODE, NO_CODE},
        {"45 чел. из 60 (75 %)", "", "", "45/60 = 75.0000", 0, NO_CODE, NO_CODE},
        {"45 из 60", "60", NULL, "45/60 = 75.0000", 0, NO_CODE, NO_CODE},
        {"45 из 60", "61", NULL, "unreadable", 0, SVOD_F_measure_parts_differ, NO_CODE},
        {NULL, NULL, "75 % (45 из 60)", "45/60 = 75.0000", 0, NO_CODE, NO_CODE},
        {"45 (70 %)", "60", NULL, "45/60 = 75.0000", SVOD_M_OTHER_PERCENT, SVOD_F_measure_other_percent, NO_CODE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const share_case *at = &cases[i];
        begin("share");
        if (at->num) say(SVOD_PART_numerator, at->num);
        if (at->den) say(SVOD_PART_denominator, at->den);
        if (at->percent) say(SVOD_PART_percent, at->percent);
        const svod_measure *out = judged();
        if (strcmp(summary(out), at->out) || out->flags != at->flags)
            fail_msg("case %zu (%s): %s, flags %u", i, at->num ? at->num : at->percent, summary(out), out->flags);
        assert_codes(at->first, at->second);
        if (out->state != SVOD_M_VALUE) assert_int_equal(out->value.den, 0);
    }
}

// What was reported is kept, be it impossible, and what is no count is not taken for one.
static void the_impossible_is_kept_as_reported(void **state) {
    (void)state;
    begin("share");
    say(SVOD_PART_numerator, "-5");
    say(SVOD_PART_denominator, "60");
    const svod_measure *out = judged();
    assert_string_equal(svod_points_words(arena, out->num, SVOD_EN), "-5");
    assert_string_equal(svod_points_words(arena, out->den, SVOD_EN), "60");
    begin("share");
    say(SVOD_PART_percent, "120");
    out = judged();
    assert_false(svod_measure_has_num(indicator, out));
    assert_false(svod_measure_has_den(indicator, out));
}

static void place_is_that_of_the_cell(void **state) {
    (void)state;
    begin("share");
    say(SVOD_PART_numerator, "61");
    say(SVOD_PART_denominator, "60");
    const svod_measure *out = judged();
    assert_string_equal(svod_place_text(arena, out->place), "answers.csv!B2");
    assert_string_equal(svod_place_text(arena, finding_at(0)->place), "answers.csv!B2");
    assert_string_equal(finding_at(0)->found, "61");
    assert_string_equal(finding_at(0)->expected, "≤ 60");
    assert_non_null(strstr(svod_code_message(SVOD_F_measure_above_base, SVOD_RU), "часть больше целого"));
}

// 0.85 in a cell with the number format of percentages is 85.
static void shown_as_percent(void **state) {
    (void)state;
    begin("share");
    put_cell(SVOD_PART_percent, SVOD_CELL_NUMBER, SVOD_CELL_PERCENT, "0.85");
    assert_string_equal(summary(judged()), "85/0 = 85.0000");
    begin("share");
    put_cell(SVOD_PART_percent, SVOD_CELL_NUMBER, SVOD_CELL_PERCENT, "1");
    assert_string_equal(summary(judged()), "100/0 = 100.0000");
    begin("share"); // beside counts: 45 / 61 = 73.770…, as a spreadsheet stores it
    say(SVOD_PART_numerator, "45");
    say(SVOD_PART_denominator, "61");
    put_cell(SVOD_PART_percent, SVOD_CELL_NUMBER, SVOD_CELL_PERCENT | SVOD_CELL_FORMULA, "0.73770491803278693");
    assert_int_equal(judged()->flags, 0);
}

static void denominator_of_the_roster(void **state) {
    (void)state;
    begin("share");
    indicator->from[SVOD_PART_denominator] = "teachers";
    say(SVOD_PART_numerator, "45");
    assert_string_equal(summary(judged()), "45/60 = 75.0000");
    assert_codes(NO_CODE, NO_CODE);
    begin("share"); // what the roster gives is no answer: without the other there is nothing to complain of
    indicator->from[SVOD_PART_denominator] = "teachers";
    say(SVOD_PART_numerator, "");
    assert_int_equal(judged()->state, SVOD_M_BLANK);
    assert_codes(NO_CODE, NO_CODE);
    begin("share"); // nor is it beside a percentage
    indicator->from[SVOD_PART_denominator] = "teachers";
    say(SVOD_PART_numerator, "85 %");
    assert_string_equal(summary(judged()), "85/0 = 85.0000");
    assert_codes(SVOD_F_measure_percent_alone, NO_CODE);
    begin("share");
    indicator->from[SVOD_PART_denominator] = "teachers";
    roster->units[0].attrs[0] = "60?";
    say(SVOD_PART_numerator, "45");
    assert_int_equal(judged()->state, SVOD_M_UNREADABLE);
    assert_string_equal(svod_place_text(arena, finding_at(0)->place), "roster.csv!B2");
}

static void other_base(void **state) {
    (void)state;
    begin("share");
    indicator->base = "teachers";
    say(SVOD_PART_numerator, "45");
    say(SVOD_PART_denominator, "59");
    assert_int_equal(judged()->flags, SVOD_M_OTHER_BASE);
    assert_codes(SVOD_F_measure_other_base, NO_CODE);
    assert_string_equal(svod_place_text(arena, finding_at(0)->place), "answers.csv!C2");
    assert_string_equal(finding_at(0)->expected, "60 (teachers)");
    begin("share");
    indicator->base = "teachers";
    say(SVOD_PART_numerator, "45");
    say(SVOD_PART_denominator, "60,0");
    assert_int_equal(judged()->flags, 0);
}

static void columns_that_the_roster_lacks(void **state) {
    (void)state;
    begin("share");
    indicator->base = "teacher";
    indicator->from[SVOD_PART_denominator] = "young";
    say(SVOD_PART_numerator, "45");
    assert_int_equal(judged()->flags, 0);
    assert_int_equal(findings.list.count, 1);
    assert_int_equal(finding_at(0)->code, SVOD_F_measure_column_missing);
    assert_string_equal(finding_at(0)->found, "teacher");
    assert_string_equal(finding_at(0)->expected, "teachers, young");
    begin("share"); // said once, whoever wants it
    indicator->base = indicator->from[SVOD_PART_denominator] = "pupils";
    say(SVOD_PART_numerator, "45");
    judged();
    assert_int_equal(findings.list.count, 1);
}

static void percentages_say_what_is_lacking(void **state) {
    (void)state;
    static const char *const cases[][3] = {{"45", "", "the denominator"}, {"", "60", "the numerator"}, {"", "", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin("share");
        say(SVOD_PART_numerator, cases[i][0]);
        say(SVOD_PART_denominator, cases[i][1]);
        say(SVOD_PART_percent, "75");
        judged();
        assert_codes(SVOD_F_measure_percent_alone, NO_CODE);
        assert_string_equal(finding_at(0)->expected, cases[i][2]);
    }
    begin("share"); // digits that a program stored beyond what a spreadsheet shows are not shown either
    say(SVOD_PART_numerator, "30");
    say(SVOD_PART_denominator, "37");
    put_cell(SVOD_PART_percent, SVOD_CELL_NUMBER, 0, "78.90000000000001");
    judged();
    assert_string_equal(finding_at(0)->found, "78.9");
}

static void faults_of_cells(void **state) {
    (void)state;
    static const struct {
        svod_cell_type type;
        unsigned flags;
        const char *text;
        svod_code code;
    } cases[] = {{SVOD_CELL_ERROR, SVOD_CELL_DAMAGED, "?", NO_CODE},
                 {SVOD_CELL_STRING, SVOD_CELL_MOVED, "45", NO_CODE},
                 {SVOD_CELL_EMPTY, SVOD_CELL_NO_RESULT | SVOD_CELL_FORMULA, "", SVOD_F_measure_no_result},
                 {SVOD_CELL_ERROR, 0, "#DIV/0!", SVOD_F_measure_error},
                 {SVOD_CELL_DATE, 0, "2023-05-01", SVOD_F_measure_not_number},
                 {SVOD_CELL_STRING, 0, "01.05", SVOD_F_measure_not_number},
                 {SVOD_CELL_BOOL, 0, "true", SVOD_F_measure_not_number}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin("share");
        put_cell(SVOD_PART_numerator, cases[i].type, cases[i].flags, cases[i].text);
        say(SVOD_PART_denominator, "60");
        assert_int_equal(judged()->state, SVOD_M_UNREADABLE);
        assert_codes(cases[i].code, NO_CODE);
    }
    begin("share");
    rubric->policy.na = SVOD_NA_FORBID;
    say(SVOD_PART_numerator, "н/п");
    say(SVOD_PART_denominator, "60");
    assert_int_equal(judged()->state, SVOD_M_UNREADABLE);
    assert_codes(SVOD_F_measure_na_forbidden, NO_CODE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares),
        cmocka_unit_test(place_is_that_of_the_cell),
        cmocka_unit_test(shown_as_percent),
        cmocka_unit_test(denominator_of_the_roster),
        cmocka_unit_test(other_base),
        cmocka_unit_test(faults_of_cells),
        cmocka_unit_test(the_impossible_is_kept_as_reported),
        cmocka_unit_test(columns_that_the_roster_lacks),
        cmocka_unit_test(percentages_say_what_is_lacking),
    };
    return cmocka_run_group_tests(tests, NULL, done);
}
