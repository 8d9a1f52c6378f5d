// Counts, levels, states of units, targets at the edge, points, values in words.
#include "measure_help.h"

#define TENTH(n) ((svod_points)(n) * (SVOD_POINT / 10))

static void counts(void **state) {
    (void)state;
    static const struct {
        const char *text, *out;
        svod_code code;
    } cases[] = {{"12", "12/0 = 12.0000", NO_CODE},
                 {"12 чел.", "12/0 = 12.0000", NO_CODE},
                 {"12 наград", "12/0 = 12.0000", NO_CODE},
                 {"0", "0/0 = 0.0000", NO_CODE},
                 {"2,5", "2.5/0 = 2.5000", SVOD_F_measure_fraction},
                 {"12 %", "unreadable", SVOD_F_measure_percent_here},
                 {"45 из 60", "unreadable", SVOD_F_measure_not_number},
                 {"около 12", "unreadable", SVOD_F_measure_not_number},
                 {"9999999999999", "unreadable", SVOD_F_measure_too_big},
                 {"-1", "impossible", SVOD_F_measure_negative},
                 {"–", "blank", NO_CODE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin("count");
        indicator->unit = "наград";
        say(SVOD_PART_value, cases[i].text);
        assert_string_equal(summary(judged()), cases[i].out);
        assert_codes(cases[i].code, NO_CODE);
    }
    begin("count"); // a third of a post, as a spreadsheet has it
    put_cell(SVOD_PART_value, SVOD_CELL_NUMBER, 0, "0.333333333333333");
    assert_int_equal(judged()->num, SVOD_POINT / 3);
}

// Numbers of a workbook that no decimal holds: never taken for another number in silence.
static void numbers_beyond_all_decimals(void **state) {
    (void)state;
    static const char *const great[] = {"1e+308", "-1e+308", "1e+30"};
    for (size_t i = 0; i < 3; i++) {
        begin("count");
        put_cell(SVOD_PART_value, SVOD_CELL_NUMBER, 0, great[i]);
        assert_string_equal(summary(judged()), "unreadable");
        assert_codes(SVOD_F_measure_too_big, NO_CODE);
    }
    begin("count");
    put_cell(SVOD_PART_value, SVOD_CELL_NUMBER, 0, "1e-300");
    assert_string_equal(summary(judged()), "0/0 = 0.0000");
}

static svod_grade *three_grades(void) {
    static const char *titles[] = {"Низкий", "Базовый", "Повышенный"}, *ids[] = {"low", "base", "high"};
    svod_grade *grades = SVOD_ARRAY(arena, svod_grade, 3);
    for (size_t i = 0; i < 3; i++) {
        grades[i] = (svod_grade){.id = ids[i], .title = titles[i], .words = SVOD_ARRAY(arena, const char *, 2), .word_count = 2};
        grades[i].words[0] = svod_fold(arena, ids[i]);
        grades[i].words[1] = svod_fold(arena, titles[i]);
    }
    indicator->grades = grades;
    indicator->grade_count = 3;
    return grades;
}

static void levels(void **state) {
    (void)state;
    static const char *const good[] = {"Повышенный", "повышенный уровень", "Уровень: ", "high", "3", "ПОВЫШЕННЫЙ."};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        begin("level");
        three_grades();
        say(SVOD_PART_answer, good[i]);
        const svod_measure *out = judged();
        assert_int_equal(out->num, i == 2 ? 0 : 3 * SVOD_POINT);
        if (i != 2) assert_string_equal(svod_indicator_words(indicator, out->value, SVOD_RU, arena), "Повышенный");
    }
    static const char *const bad[] = {"повышеный", "4", "0", "1,5", "отлично"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        begin("level");
        three_grades();
        say(SVOD_PART_answer, bad[i]);
        assert_int_equal(judged()->state, SVOD_M_UNREADABLE);
        assert_codes(SVOD_F_measure_grade_unknown, NO_CODE);
        assert_string_equal(finding_at(0)->expected, "Низкий, Базовый, Повышенный");
        if (i == 0) assert_non_null(strstr(finding_at(0)->advice, "Повышенный"));
    }
    svod_target high = {.value = 2 * SVOD_POINT};
    assert_string_equal(svod_target_words(indicator, &high, SVOD_RU, arena), "не ниже уровня «Базовый»");
}

static void units_without_answers(void **state) {
    (void)state;
    begin("count");
    assert_int_equal(judged()->state, SVOD_M_NOT_ASKED);
    ask(SVOD_PART_value);
    assert_int_equal(judged()->state, SVOD_M_NO_SUBMISSION);
    scores.answers.units[0].rows = 1; // it answered, and this was left out
    assert_int_equal(judged()->state, SVOD_M_BLANK);
    say(SVOD_PART_value, "5");
    scores.answers.units[0].rows = 2; // another form
    assert_int_equal(judged()->flags, 0);
    scores.answers.again[0] = SVOD_AGAIN;
    assert_int_equal(judged()->flags, SVOD_M_TWICE);
    scores.answers.again[0] |= SVOD_AGAIN_CONFLICT;
    assert_int_equal(judged()->state, SVOD_M_CONFLICT);
    static const char *bounds[] = {SVOD_SINCE};
    roster->attr_names = bounds;
    roster->attr_count = 1;
    roster->units[0].attrs[0] = "2024";
    assert_int_equal(judged()->state, SVOD_M_ABSENT);
    assert_codes(NO_CODE, NO_CODE);
}

// All of it from the roster: no sheet is needed.
static void roster_alone(void **state) {
    (void)state;
    begin("share");
    indicator->from[SVOD_PART_numerator] = "young";
    indicator->from[SVOD_PART_denominator] = "teachers";
    const svod_measure *out = judged();
    assert_string_equal(summary(out), "45/60 = 75.0000");
    assert_string_equal(svod_place_text(arena, out->place), "roster.csv!C2");
}

// 79.95 (1599 of 2000) against 80.
static void edge(void **state) {
    (void)state;
    static const struct {
        svod_rounding rounding;
        svod_reach reach;
        const char *words;
    } cases[] = {{{false, false, 0}, SVOD_REACH_MISSED, "79,95 %"}, {{true, false, 1}, SVOD_REACH_REACHED, "80 %"},
                 {{true, true, 1}, SVOD_REACH_MISSED, "79,9 %"},    {{true, false, 0}, SVOD_REACH_REACHED, "80 %"},
                 {{true, true, 0}, SVOD_REACH_MISSED, "79 %"},      {{true, false, 2}, SVOD_REACH_MISSED, "79,95 %"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin("share");
        svod_target target = {.value = 80 * SVOD_POINT};
        indicator->target = &target;
        indicator->worth = SVOD_WORTH_TARGET;
        indicator->rounding = cases[i].rounding;
        say(SVOD_PART_numerator, "1599");
        say(SVOD_PART_denominator, "2000");
        const svod_measure *out = judged();
        assert_int_equal(out->reach, cases[i].reach);
        assert_int_equal(out->points, cases[i].reach == SVOD_REACH_REACHED ? 2 * SVOD_POINT : 0);
        assert_string_equal(svod_indicator_words(indicator, out->value, SVOD_RU, arena), cases[i].words);
    }
}

static svod_reach reach(svod_comparison comparison, int target, int near_by, int value) {
    svod_target aim = {.value = TENTH(target)};
    indicator->comparison = comparison;
    indicator->near_by = TENTH(near_by);
    return svod_reach_of(indicator, &aim, (svod_ratio){TENTH(value), 1});
}

static void comparisons(void **state) {
    (void)state;
    begin("share");
    assert_int_equal(reach(SVOD_AT_LEAST, 800, 50, 800), SVOD_REACH_REACHED);
    assert_int_equal(reach(SVOD_AT_LEAST, 800, 50, 750), SVOD_REACH_NEAR);
    assert_int_equal(reach(SVOD_AT_LEAST, 800, 50, 749), SVOD_REACH_MISSED);
    assert_int_equal(reach(SVOD_AT_LEAST, 800, 0, 799), SVOD_REACH_MISSED);
    assert_int_equal(reach(SVOD_AT_MOST, 100, 20, 100), SVOD_REACH_REACHED);
    assert_int_equal(reach(SVOD_AT_MOST, 100, 20, 120), SVOD_REACH_NEAR);
    assert_int_equal(reach(SVOD_AT_MOST, 100, 20, 121), SVOD_REACH_MISSED);
    assert_int_equal(reach(SVOD_EQUAL, 100, 20, 100), SVOD_REACH_REACHED);
    assert_int_equal(reach(SVOD_EQUAL, 100, 20, 80), SVOD_REACH_NEAR);
    assert_int_equal(reach(SVOD_EQUAL, 100, 20, 121), SVOD_REACH_MISSED);
    svod_target aim = {.value = SVOD_POINT};
    assert_int_equal(svod_reach_of(indicator, &aim, (svod_ratio){0, 0}), SVOD_REACH_NO_DATA);
    assert_int_equal(svod_reach_of(indicator, NULL, (svod_ratio){1, 1}), SVOD_REACH_NO_TARGET);
}

// "Not applicable" and a share of nobody are answers: nothing is lacking, and nothing is held against the target.
static void what_does_not_apply(void **state) {
    (void)state;
    static const struct {
        const char *num, *den;
        svod_measure_state state;
        svod_reach reach;
    } cases[] = {{"0", "0", SVOD_M_NO_BASE, SVOD_REACH_NOT_APPLICABLE},
                 {"н/п", "", SVOD_M_NA, SVOD_REACH_NOT_APPLICABLE},
                 {"", "", SVOD_M_BLANK, SVOD_REACH_NO_DATA},
                 {"вроде 5", "7", SVOD_M_UNREADABLE, SVOD_REACH_NO_DATA},
                 {"8", "7", SVOD_M_IMPOSSIBLE, SVOD_REACH_NO_DATA},
                 {"0", "7", SVOD_M_VALUE, SVOD_REACH_MISSED}};
    for (size_t i = 0; i < 2 * sizeof cases / sizeof *cases; i++) {
        begin("share");
        svod_target target = {.value = 80 * SVOD_POINT};
        if (i % 2) indicator->target = &target;
        say(SVOD_PART_numerator, cases[i / 2].num);
        say(SVOD_PART_denominator, cases[i / 2].den);
        const svod_measure *out = judged();
        assert_int_equal(out->state, cases[i / 2].state);
        assert_int_equal(out->reach, i % 2 ? cases[i / 2].reach : SVOD_REACH_NO_TARGET);
    }
}

// Points, in ten-thousandths, of a value in tenths.
static int64_t worth(int value) {
    return svod_indicator_points(indicator, 3 * SVOD_POINT, (svod_ratio){TENTH(value), 1}) / SVOD_POINT_TENTHOUSANDTH;
}

static void points(void **state) {
    (void)state;
    begin("share");
    svod_target target = {.value = 80 * SVOD_POINT};
    svod_worth_band bands[] = {{INT64_MIN, 0}, {40 * SVOD_POINT, SVOD_POINT}, {80 * SVOD_POINT, 3 * SVOD_POINT}};
    indicator->target = &target;
    indicator->bands = bands;
    indicator->band_count = 3;
    assert_int_equal(worth(900), 0); // not scored
    indicator->worth = SVOD_WORTH_BANDS;
    assert_int_equal(worth(399), 0);
    assert_int_equal(worth(400), 10000);
    assert_int_equal(worth(799), 10000);
    assert_int_equal(worth(800), 30000);
    indicator->worth = SVOD_WORTH_PROPORTION;
    assert_int_equal(worth(400), 15000);
    assert_int_equal(worth(0), 0);
    assert_int_equal(worth(900), 30000);
    indicator->comparison = SVOD_AT_MOST; // 80 of what should be no more than 60 is worth three quarters
    target.value = 60 * SVOD_POINT;
    assert_int_equal(worth(800), 22500);
    assert_int_equal(worth(600), 30000);
    assert_int_equal(worth(0), 30000);
    target.value = 0;
    assert_int_equal(worth(1), 0);
    assert_int_equal(worth(0), 30000);
    // A third of the way: 26.666… of 80 gives one point and no more, whatever the denominators.
    indicator->comparison = SVOD_AT_LEAST;
    target.value = 80 * SVOD_POINT;
    assert_int_equal(svod_indicator_points(indicator, 3 * SVOD_POINT, svod_percent(4 * SVOD_POINT, 15 * SVOD_POINT)), SVOD_POINT);
}

static void words(void **state) {
    (void)state;
    begin("share");
    assert_string_equal(svod_indicator_words(indicator, (svod_ratio){0, 0}, SVOD_RU, arena), "–");
    assert_string_equal(svod_indicator_words(indicator, svod_percent(45, 61), SVOD_RU, arena), "73,8 %");
    assert_string_equal(svod_indicator_words(indicator, svod_percent(45, 61), SVOD_EN, arena), "73.8%");
    svod_target target = {.value = 80 * SVOD_POINT};
    assert_string_equal(svod_target_words(indicator, &target, SVOD_RU, arena), "не меньше 80 %");
    assert_string_equal(svod_target_words(indicator, NULL, SVOD_RU, arena), "");
    begin("count");
    indicator->unit = "чел.";
    assert_string_equal(svod_indicator_words(indicator, (svod_ratio){12 * SVOD_POINT, 1}, SVOD_RU, arena), "12 чел.");
    begin("presence");
    assert_string_equal(svod_indicator_words(indicator, (svod_ratio){SVOD_POINT, 1}, SVOD_RU, arena), "да");
    assert_string_equal(svod_indicator_words(indicator, (svod_ratio){0, 1}, SVOD_EN, arena), "no");
    assert_string_equal(svod_indicator_words(indicator, (svod_ratio){SVOD_POINT, 2}, SVOD_RU, arena), "50,0 %"); // of a region
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts),
        cmocka_unit_test(levels),
        cmocka_unit_test(units_without_answers),
        cmocka_unit_test(roster_alone),
        cmocka_unit_test(edge),
        cmocka_unit_test(comparisons),
        cmocka_unit_test(what_does_not_apply),
        cmocka_unit_test(points),
        cmocka_unit_test(words),
        cmocka_unit_test(numbers_beyond_all_decimals),
    };
    return cmocka_run_group_tests(tests, NULL, done);
}
