// Every kind of flag: raised, margin, reason, what cannot be told.
#include "scoring.h"

#include "advise/flag.h"

static const node_spec old_specs[] = {{"", 0, 200, 0, 0}, {"8", 1, 100, 0, 0}, {"9", 1, 100, 0, 0}};
static const node_spec new_specs[] = {{"", 0, 240, 0, 0}, {"8", 1, 120, "8", true}, {"9", 1, 120, 0, 0}};

typedef struct bench {
    svod_arena *arena;
    svod_roster *roster;
    campaign *now, *before;
    svod_compare compare;
    svod_flag_result result;
} bench;

static const char *attrs[] = {"since"};

static bench start(size_t units) {
    bench b = {.arena = svod_arena_new()};
    b.roster = make_roster(b.arena, units, attrs, 1);
    b.now = make_campaign(b.arena, make_rubric(b.arena, new_specs, 3), b.roster, 2023);
    b.before = make_campaign(b.arena, make_rubric(b.arena, old_specs, 3), b.roster, 2022);
    return b;
}

static void ask(bench *b, svod_flag flag, svod_lang lang) {
    svod_flag *kept = SVOD_NEW(b->arena, svod_flag);
    *kept = flag;
    compute(b->now);
    compute(b->before);
    svod_compare_years(&b->compare, &b->now->year, &b->before->year, b->arena);
    svod_result result = bare_result(b->roster, &b->now->year, &b->before->year, &b->compare, NULL, lang, b->arena);
    svod_flag_compute(&b->result, kept, &result, b->arena);
}

static svod_flag rule(svod_flag_kind kind, uint32_t node, int limit, bool below) {
    return (svod_flag){.id = "f", .title = "f", .reason = "", .kind = kind, .node = node, .limit = TENTHS(limit), .below = below};
}

static void check(const bench *b, size_t unit, bool raised, int margin_tenths) {
    const svod_flag_unit *at = &b->result.units[unit];
    assert_true(at->known);
    assert_int_equal(at->raised, raised);
    assert_points(at->margin, margin_tenths);
    assert_int_equal(*at->reason != '\0', raised);
}

static void check_unknown(const bench *b, size_t unit) {
    const svod_flag_unit *at = &b->result.units[unit];
    assert_false(at->known);
    assert_false(at->raised);
    assert_string_equal(at->reason, "");
}

static void points_at_or_below(void **state) {
    (void)state;
    bench b = start(6);
    const int scores[] = {0, 5, 6, 120};
    for (size_t unit = 0; unit < 4; unit++)
        put(b.now, "A", unit, "8", scores[unit]);
    put(b.now, "A", 4, "8", SVOD_S_UNREADABLE); // 5 sent nothing
    ask(&b, rule(SVOD_FLAG_POINTS, 1, 5, false), SVOD_RU);
    check(&b, 0, true, -5);
    check(&b, 1, true, 0);
    check(&b, 2, false, 1);
    check(&b, 3, false, 115);
    check_unknown(&b, 4);
    check_unknown(&b, 5);
    assert_int_equal(b.result.raised, 2);
    assert_string_equal(b.result.units[0].reason, "раздел 8: 0 из 12 баллов при пороге 0,5");
    ask(&b, rule(SVOD_FLAG_POINTS, 1, 5, true), SVOD_EN);
    check(&b, 0, true, -5);
    check(&b, 1, false, 0);
    assert_string_equal(b.result.units[0].reason, "section 8: 0 of 12 points, threshold 0.5");
    svod_arena_free(b.arena);
}

static void nothing_in_a_section(void **state) {
    (void)state;
    bench b = start(2);
    put(b.now, "A", 0, "8", 0);
    put(b.now, "A", 0, "9", 50);
    put(b.now, "A", 1, "8", 1);
    ask(&b, rule(SVOD_FLAG_POINTS, 1, 0, false), SVOD_RU);
    check(&b, 0, true, 0);
    check(&b, 1, false, 1);
    assert_string_equal(b.result.units[0].reason, "раздел 8: 0 из 12 баллов при пороге 0");
    svod_arena_free(b.arena);
}

static void the_word_for_points_goes_with_the_maximum(void **state) {
    (void)state;
    static const node_spec specs[] = {{"", 0, 295, 0, 0}, {"1", 1, 210, 0, 0}, {"2", 1, 75, 0, 0}, {"3", 1, 10, 0, 0}};
    static const char *const ru[] = {"итог: 0 из 29,5 балла при пороге 0", "раздел 1: 0 из 21 балла при пороге 0",
                                     "раздел 2: 0 из 7,5 балла при пороге 0", "раздел 3: 0 из 1 балла при пороге 0"};
    static const char *const en[] = {"total: 0 of 29.5 points, threshold 0", "section 1: 0 of 21 points, threshold 0",
                                     "section 2: 0 of 7.5 points, threshold 0", "section 3: 0 of 1 point, threshold 0"};
    bench b = start(1);
    b.now = make_campaign(b.arena, make_rubric(b.arena, specs, 4), b.roster, 2023);
    for (uint32_t n = 1; n < 4; n++)
        put(b.now, "A", 0, specs[n].id, 0);
    for (uint32_t n = 0; n < 4; n++) {
        ask(&b, rule(SVOD_FLAG_POINTS, n, 0, false), SVOD_RU);
        assert_string_equal(b.result.units[0].reason, ru[n]);
        ask(&b, rule(SVOD_FLAG_POINTS, n, 0, false), SVOD_EN);
        assert_string_equal(b.result.units[0].reason, en[n]);
    }
    svod_arena_free(b.arena);
}

static void percent_of_the_maximum(void **state) {
    (void)state;
    bench b = start(4);
    const int scores[] = {30, 36, 37, 120};
    for (size_t unit = 0; unit < 4; unit++)
        put(b.now, "A", unit, "8", scores[unit]);
    ask(&b, rule(SVOD_FLAG_PERCENT, 1, 300, false), SVOD_RU); // 30 % of 12 is 3.6
    check(&b, 0, true, -50);
    check(&b, 1, true, 0);
    check(&b, 3, false, 700);
    assert_false(b.result.units[2].raised);
    assert_string_equal(b.result.units[0].reason, "раздел 8: 25,0 % от максимума (3 из 12) при пороге 30 %");
    ask(&b, rule(SVOD_FLAG_PERCENT, 1, 300, true), SVOD_RU);
    check(&b, 0, true, -50);
    check(&b, 1, false, 0);
    svod_arena_free(b.arena);
}

// 1 of 1.7 is no whole number of the smallest units of percent: the margin must keep the sign of the exact distance.
static void a_percent_a_hair_from_the_threshold(void **state) {
    (void)state;
    static const node_spec specs[] = {{"", 0, 17, 0, 0}, {"8", 1, 17, 0, 0}};
    bench b = start(1);
    b.now = make_campaign(b.arena, make_rubric(b.arena, specs, 2), b.roster, 2023);
    put(b.now, "A", 0, "8", 10);
    svod_flag flag = rule(SVOD_FLAG_PERCENT, 1, 0, false);
    const __int128 exact = (__int128)100 * SVOD_POINT * 10;
    assert_true(exact % 17 != 0);
    for (int step = -1; step <= 2; step++)
        for (int below = 0; below <= 1; below++) {
            flag.limit = (svod_points)(exact / 17) + step;
            flag.below = below;
            ask(&b, flag, SVOD_RU);
            assert_int_equal(b.result.units[0].raised, (__int128)flag.limit * 17 >= exact);
            assert_int_equal(b.result.units[0].margin, below ? -step : 1 - step);
        }
    svod_arena_free(b.arena);
}

// At most two decimals of points and one of percent, but never so few that a value reads as the threshold or the maximum it is not.
static void a_reason_shows_no_noise(void **state) {
    (void)state;
    bench b = start(1);
    put(b.now, "A", 0, "8", 0);
    put(b.now, "A", 0, "9", 0);
    compute(b.now);
    svod_point *point = (svod_point *)svod_year_at(&b.now->year, 0, 1);
    svod_result result = bare_result(b.roster, &b.now->year, NULL, NULL, NULL, SVOD_RU, b.arena);
    const struct {
        svod_flag_kind kind;
        svod_points value, limit;
        bool below;
        const char *reason;
    } cases[] = {
        {SVOD_FLAG_POINTS, SVOD_POINT * 23 / 3, TENTHS(80), false, "раздел 8: 7,67 из 12 баллов при пороге 8"},
        {SVOD_FLAG_POINTS, TENTHS(80) - SVOD_POINT / 1000, TENTHS(80), false, "раздел 8: 7,999 из 12 баллов при пороге 8"},
        {SVOD_FLAG_POINTS, SVOD_POINT / 1000, 0, false, NULL},
        {SVOD_FLAG_POINTS, TENTHS(120) - SVOD_POINT / 1000, TENTHS(120), false, "раздел 8: 11,999 из 12 баллов при пороге 12"},
        {SVOD_FLAG_PERCENT, SVOD_POINT * 23 / 3, TENTHS(700), false, "раздел 8: 63,9 % от максимума (7,67 из 12) при пороге 70 %"},
        // 7.196 of 12 is 59.966... %
        {SVOD_FLAG_PERCENT, TENTHS(72) - SVOD_POINT / 250, TENTHS(600), true, "раздел 8: 59,97 % от максимума (7,2 из 12) при пороге 60 %"},
        {SVOD_FLAG_PERCENT, TENTHS(72), TENTHS(600), false, "раздел 8: 60,0 % от максимума (7,2 из 12) при пороге 60 %"},
        // 11.999 of 12 is 99.9916... %
        {SVOD_FLAG_HIGH, TENTHS(120) - SVOD_POINT / 1000, TENTHS(900), false,
         "раздел 8: 99,99 % от максимума (11,999 из 12) при пороге от 90 %"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        svod_flag flag = {
            .id = "f", .title = "f", .reason = "", .kind = cases[i].kind, .node = 1, .limit = cases[i].limit, .below = cases[i].below};
        point->value = cases[i].value;
        svod_flag_compute(&b.result, &flag, &result, b.arena);
        assert_string_equal(b.result.units[0].reason, cases[i].reason ? cases[i].reason : "");
    }
    svod_arena_free(b.arena);
}

static void a_fall_of_a_sixth(void **state) {
    (void)state;
    bench b = start(2);
    put(b.before, "A", 0, "8", 100); // of 10
    put(b.now, "A", 0, "8", 100);    // of 12: 83.33 %
    ask(&b, rule(SVOD_FLAG_FALL, 1, 150, false), SVOD_RU);
    assert_string_equal(b.result.units[0].reason,
                        "раздел 8: 83,3 % от максимума против 100,0 % год назад, снижение на 16,7 п. п. при пороге 15");
    ask(&b, rule(SVOD_FLAG_FALL, 1, 167, false), SVOD_RU);
    assert_false(b.result.units[0].raised);
    svod_flag flag = rule(SVOD_FLAG_FALL, 1, 0, false);
    flag.limit = TENTHS(167) - SVOD_POINT / 20; // 16.65: would round to 16.7, too, but reads as itself
    ask(&b, flag, SVOD_RU);
    assert_string_equal(b.result.units[0].reason,
                        "раздел 8: 83,3 % от максимума против 100,0 % год назад, снижение на 16,67 п. п. при пороге 16,65");
    svod_arena_free(b.arena);
}

static void a_fall_in_percent(void **state) {
    (void)state;
    bench b = start(6);
    const int before[] = {50, 50, 50, 50, 50, -1}, now[] = {36, 24, 12, 120, -1, 36}; // of 10 and of 12
    for (size_t unit = 0; unit < 6; unit++) {
        put(b.before, "A", unit, "8", before[unit]);
        put(b.now, "A", unit, "8", now[unit]);
    }
    ask(&b, rule(SVOD_FLAG_FALL, 1, 300, false), SVOD_RU);
    check(&b, 0, false, 100); // 50 % -> 30 %
    check(&b, 1, true, 0);    // -> 20 %: exactly the threshold
    check(&b, 2, true, -100); // -> 10 %
    check(&b, 3, false, 800); // rose to 100 %
    check_unknown(&b, 4);
    check_unknown(&b, 5);
    assert_string_equal(b.result.units[2].reason,
                        "раздел 8: 10,0 % от максимума против 50,0 % год назад, снижение на 40 п. п. при пороге 30");
    ask(&b, rule(SVOD_FLAG_FALL, 1, 300, true), SVOD_EN);
    check(&b, 1, false, 0);
    check(&b, 2, true, -100);
    assert_string_equal(b.result.units[2].reason, "section 8: 10.0% of the maximum against 50.0% a year before, a fall of 40 percentage "
                                                  "points, threshold 30");
    svod_arena_free(b.arena);
}

static void a_fall_of_thirds_at_the_threshold(void **state) {
    (void)state;
    bench b = start(1);
    static const node_spec old[] = {{"", 0, 30, 0, 0}, {"8", 1, 30, 0, 0}};
    static const node_spec new[] = {{"", 0, 70, 0, 0}, {"8", 1, 70, "8", true}};
    b.before = make_campaign(b.arena, make_rubric(b.arena, old, 2), b.roster, 2022);
    b.now = make_campaign(b.arena, make_rubric(b.arena, new, 2), b.roster, 2023);
    put(b.before, "A", 0, "8", 20); // 2/3
    put(b.now, "A", 0, "8", 10);    // 1/7: a fall of 11/21
    svod_flag flag = rule(SVOD_FLAG_FALL, 1, 0, false);
    svod_points exact = 100 * SVOD_POINT / 21 * 11;
    for (int step = -1; step <= 1; step++)
        for (int below = 0; below <= 1; below++) {
            flag.limit = exact + step;
            flag.below = below;
            ask(&b, flag, SVOD_RU);
            assert_int_equal(b.result.units[0].margin, step);
            assert_int_equal(b.result.units[0].raised, below ? step < 0 : step <= 0);
        }
    svod_arena_free(b.arena);
}

// From 1 of 1.7 to 1 of 1.9 and the other way round: neither share nor their difference is a whole number of units.
static void a_fall_a_hair_from_the_threshold(void **state) {
    (void)state;
    const int maxima[][2] = {{17, 19}, {17, 23}, {19, 23}, {23, 17}};
    for (size_t i = 0; i < 4; i++) {
        int old_max = maxima[i][0], new_max = maxima[i][1];
        const node_spec old[] = {{"", 0, old_max, 0, 0}, {"8", 1, old_max, 0, 0}};
        const node_spec new[] = {{"", 0, new_max, 0, 0}, {"8", 1, new_max, "8", true}};
        bench b = start(1);
        b.before = make_campaign(b.arena, make_rubric(b.arena, old, 2), b.roster, 2022);
        b.now = make_campaign(b.arena, make_rubric(b.arena, new, 2), b.roster, 2023);
        put(b.before, "A", 0, "8", 10);
        put(b.now, "A", 0, "8", 10);
        __int128 exact = (__int128)100 * SVOD_POINT * 10 * (new_max - old_max), den = old_max * new_max;
        assert_true(exact % den != 0);
        for (int step = -2; step <= 2; step++)
            for (int below = 0; below <= 1; below++) {
                svod_flag flag = rule(SVOD_FLAG_FALL, 1, 0, below);
                flag.limit = (svod_points)(exact / den) + step;
                ask(&b, flag, SVOD_RU);
                assert_int_equal(b.result.units[0].raised, exact >= flag.limit * den);
            }
        svod_arena_free(b.arena);
    }
}

static void a_fall_without_a_previous_year(void **state) {
    (void)state;
    bench b = start(1);
    put(b.now, "A", 0, "8", 0);
    put(b.now, "A", 0, "9", 0);
    put(b.before, "A", 0, "9", 100);
    ask(&b, rule(SVOD_FLAG_FALL, 2, 100, false), SVOD_RU); // section 9 has no link
    check_unknown(&b, 0);
    svod_flag flag = rule(SVOD_FLAG_FALL, 1, 100, false);
    svod_result result = bare_result(b.roster, &b.now->year, NULL, NULL, NULL, SVOD_RU, b.arena);
    svod_flag_compute(&b.result, &flag, &result, b.arena);
    check_unknown(&b, 0);
    svod_arena_free(b.arena);
}

static void nothing_sent(void **state) {
    (void)state;
    bench b = start(3);
    b.roster->units[2].attrs[0] = "2024";
    put(b.now, "A", 0, "8", 0);
    put(b.now, "A", 1, "8", SVOD_S_BLANK);
    ask(&b, rule(SVOD_FLAG_NO_SUBMISSION, 0, 0, false), SVOD_RU);
    check(&b, 0, false, 10);
    check(&b, 1, true, 0);
    check_unknown(&b, 2);
    assert_string_equal(b.result.units[1].reason, "материалы за 2023 год не представлены");
    svod_arena_free(b.arena);
}

static void a_reason_owns_up_to_missing_scores(void **state) {
    (void)state;
    bench b = start(1);
    put(b.now, "A", 0, "8", 0);
    put(b.now, "A", 0, "9", SVOD_S_UNREADABLE);
    ask(&b, rule(SVOD_FLAG_POINTS, 0, 0, false), SVOD_RU);
    assert_string_equal(b.result.units[0].reason, "итог: 0 из 24 баллов при пороге 0 (часть баллов отсутствует)");
    svod_arena_free(b.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_at_or_below),
        cmocka_unit_test(nothing_in_a_section),
        cmocka_unit_test(the_word_for_points_goes_with_the_maximum),
        cmocka_unit_test(percent_of_the_maximum),
        cmocka_unit_test(a_percent_a_hair_from_the_threshold),
        cmocka_unit_test(a_reason_shows_no_noise),
        cmocka_unit_test(a_fall_of_a_sixth),
        cmocka_unit_test(a_fall_in_percent),
        cmocka_unit_test(a_fall_of_thirds_at_the_threshold),
        cmocka_unit_test(a_fall_a_hair_from_the_threshold),
        cmocka_unit_test(a_fall_without_a_previous_year),
        cmocka_unit_test(nothing_sent),
        cmocka_unit_test(a_reason_owns_up_to_missing_scores),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
