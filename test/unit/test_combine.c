// Several experts' scores of one node.
#include "score/steps.h"
#include "scoring.h"

#define MAX (100 * SVOD_POINT) // of the node
#define MOST 64                // experts

static const svod_combine mean = {.least = 1};

typedef struct outcome {
    score_given given, without;
} outcome;

// Expert `chair` is the chair; SIZE_MAX: there is none.
static outcome combined(const svod_score *scores, size_t count, svod_combine rule, size_t chair) {
    svod_score copy[MOST], points[MOST];
    bool chairs[MOST] = {0};
    if (count) memcpy(copy, scores, count * sizeof *scores);
    if (chair < count) chairs[chair] = true;
    svod_rnode node = {.max = MAX, .combine = rule};
    score_sheet sheet = {copy, chairs, count, points, NULL};
    outcome out;
    out.given = score_combine(&sheet, &node, &out.without);
    return out;
}

static score_given by(const svod_score *scores, size_t count, svod_combine rule) {
    return combined(scores, count, rule, SIZE_MAX).given;
}

static score_given averaged(const svod_score *scores, size_t count) {
    return by(scores, count, mean);
}

static void points_are_averaged_exactly(void **state) {
    (void)state;
    for (int n = 1; n <= 16; n++) { // one expert gives 1, the others 0: 1/n of a point
        svod_score scores[16] = {10000};
        score_given given = averaged(scores, (size_t)n);
        assert_int_equal(given.kind, SCORE_POINTS);
        assert_int_equal(given.experts, n);
        assert_int_equal(given.value * n, SVOD_POINT);
    }
}

static void more_than_sixteen_experts_round_half_up_once(void **state) {
    (void)state;
    svod_score scores[32] = {1};
    assert_int_equal(averaged(scores, 17).value, 42395); // 720720 / 17 = 42395.29
    assert_int_equal(averaged(scores, 19).value, 37933); // 37932.63
    assert_int_equal(averaged(scores, 32).value, 22523); // 22522.5
    assert_int_equal(averaged(scores, 18).value, 40040); // exact
}

static void points_win_over_reasons(void **state) {
    (void)state;
    const svod_score scores[] = {75000, SVOD_S_NA, SVOD_S_BLANK, SVOD_S_NONE, 80000};
    score_given given = averaged(scores, 5);
    assert_int_equal(given.kind, SCORE_POINTS);
    assert_int_equal(given.experts, 2);
    assert_int_equal(given.value, TENTHS(155) / 2);
    assert_false(given.lost);
}

static void a_score_that_could_not_be_used_leaves_a_mark(void **state) {
    (void)state;
    const svod_score reasons[] = {SVOD_S_UNREADABLE, SVOD_S_OUT_OF_RANGE, SVOD_S_CONFLICT};
    for (size_t i = 0; i < 3; i++) {
        const svod_score scores[] = {reasons[i], 20000};
        score_given given = averaged(scores, 2);
        assert_int_equal(given.kind, SCORE_POINTS);
        assert_points(given.value, 20);
        assert_int_equal(given.experts, 1);
        assert_true(given.lost);
    }
}

typedef struct reason_case {
    svod_score a, b;
    score_kind kind;
    int experts;
} reason_case;

static void without_points_the_strongest_reason_stands(void **state) {
    (void)state;
    static const reason_case cases[] = {
        {SVOD_S_NA, SVOD_S_NA, SCORE_NA, 2},
        {SVOD_S_NA, SVOD_S_BLANK, SCORE_NA, 1},
        {SVOD_S_NA, SVOD_S_NONE, SCORE_NA, 1},
        {SVOD_S_NA, SVOD_S_UNREADABLE, SCORE_BAD, 0},
        {SVOD_S_BLANK, SVOD_S_NONE, SCORE_BLANK, 0},
        {SVOD_S_BLANK, SVOD_S_CONFLICT, SCORE_BAD, 0},
        {SVOD_S_OUT_OF_RANGE, SVOD_S_NONE, SCORE_BAD, 0},
        {SVOD_S_NONE, SVOD_S_NONE, SCORE_NONE, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        svod_score there[] = {cases[i].a, cases[i].b}, back[] = {cases[i].b, cases[i].a};
        assert_int_equal(averaged(there, 2).kind, cases[i].kind);
        assert_int_equal(averaged(back, 2).kind, cases[i].kind);
        assert_int_equal(averaged(there, 2).experts, cases[i].experts);
        assert_int_equal(averaged(there, 2).value, 0);
    }
    assert_int_equal(averaged(NULL, 0).kind, SCORE_NONE);
}

static void a_unit_submitted_when_anybody_answered(void **state) {
    (void)state;
    static const node_spec specs[] = {{"", 0, 20, 0, 0}, {"1", 1, 20, 0, 0}, {"1.1", 2, 10, 0, 0}, {"1.2", 2, 10, 0, 0}};
    svod_arena *arena = svod_arena_new();
    campaign *c = make_campaign(arena, make_rubric(arena, specs, 4), make_roster(arena, 4, NULL, 0), 2023);
    put(c, "A", 0, "1.1", 10);
    put(c, "B", 0, "1.1", 0);
    put(c, "A", 1, "1.1", SVOD_S_BLANK);
    put(c, "A", 2, "1.2", SVOD_S_NA);
    put(c, "B", 3, "1", SVOD_S_UNREADABLE);
    score_sheet sheet = score_sheet_of(&c->scores, arena);
    score_given given[4], without[4];
    assert_true(score_combine_unit(&c->scores, 0, &sheet, given, without));
    assert_points(given[2].value, 5);
    assert_int_equal(given[3].kind, SCORE_NONE);
    assert_false(score_combine_unit(&c->scores, 1, &sheet, given, without));
    assert_int_equal(given[2].kind, SCORE_BLANK);
    assert_true(score_combine_unit(&c->scores, 2, &sheet, given, without));
    assert_true(score_combine_unit(&c->scores, 3, &sheet, given, without));
    svod_arena_free(arena);
}

// ---- rules ------------------------------------------------------------------------------------------------------------

static const svod_combine median = {.rule = SVOD_COMBINE_MEDIAN, .least = 1};
static const svod_combine tenth = {.rule = SVOD_COMBINE_TRIMMED, .trim = 1000, .least = 1};
static const svod_combine agreed = {.rule = SVOD_COMBINE_AGREED, .otherwise = SVOD_COMBINE_MEDIAN, .least = 2};

// R: mean(c(0:10, 50), trim = 0.1) is 5.5; with 0.2, 0.25, 0.4 and 0.45 it is 5.5, too, for the middle is even; mean without is 8.75.
static void trimmed_as_in_r(void **state) {
    (void)state;
    svod_score scores[12];
    for (int i = 0; i < 12; i++)
        scores[i] = (i * 7) % 11 * 10000; // 0 to 10 in some order, and again 0 where 50 stands
    scores[11] = 500000;
    svod_combine rule = tenth;
    assert_points(by(scores, 12, rule).value, 55);
    assert_int_equal(by(scores, 12, rule).experts, 12);
    rule.trim = 0;
    assert_int_equal(by(scores, 12, rule).value, 105 * SVOD_POINT / 12);
    assert_int_equal(by(scores, 12, mean).value, 105 * SVOD_POINT / 12);
    rule.trim = 4999;
    assert_int_equal(by(scores, 12, rule).value, by(scores, 12, median).value);
}

// R: mean(c(3, 1, 9, 2), trim = 0.25) is 2.5 (one of four cut off either end), with trim = 0.24 none is: 3.75.
static void what_is_cut_is_rounded_down(void **state) {
    (void)state;
    const svod_score scores[] = {30000, 10000, 90000, 20000};
    svod_combine rule = {.rule = SVOD_COMBINE_TRIMMED, .trim = 2500, .least = 1};
    assert_points(by(scores, 4, rule).value, 25);
    rule.trim = 2499;
    assert_int_equal(by(scores, 4, rule).value, 15 * SVOD_POINT / 4);
    assert_points(by(scores, 2, rule).value, 20); // of two nothing can be cut
}

static void median_is_not_rounded(void **state) {
    (void)state;
    const svod_score scores[] = {70000, 10000, 25001, 90000}, ties[] = {50000, 50000, 80000};
    assert_int_equal(by(scores, 4, median).value, INT64_C(95001) * SVOD_POINT_TENTHOUSANDTH / 2);
    assert_int_equal(by(scores, 3, median).value, 25001 * SVOD_POINT_TENTHOUSANDTH);
    assert_points(by(scores, 1, median).value, 70);
    assert_points(by(ties, 3, median).value, 50);
    assert_int_equal(by(scores, 4, median).experts, 4);
}

static uint32_t roll(uint64_t *state, uint32_t sides) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33) % sides;
}

// Whoever comes first, the same comes out; it lies between the least and the greatest; with everything else equal a higher score never
// gives less.
static void order_does_not_matter_and_values_stay_within(void **state) {
    (void)state;
    uint64_t dice = 7;
    for (int round = 0; round < 3000; round++) {
        svod_score scores[20], least = INT32_MAX, most = -1;
        size_t n = 1 + roll(&dice, 20), one = roll(&dice, (uint32_t)n);
        for (size_t i = 0; i < n; i++) {
            scores[i] = (svod_score)roll(&dice, 100001);
            least = scores[i] < least ? scores[i] : least;
            most = scores[i] > most ? scores[i] : most;
        }
        svod_combine rule = {.rule = (svod_combine_rule)roll(&dice, 3), .trim = roll(&dice, 5000), .least = 1};
        svod_points value = by(scores, n, rule).value;
        assert_true(value >= least * SVOD_POINT_TENTHOUSANDTH && value <= most * SVOD_POINT_TENTHOUSANDTH);
        for (size_t i = n; i-- > 1;) {
            size_t other = roll(&dice, (uint32_t)i + 1);
            svod_score kept = scores[i];
            scores[i] = scores[other];
            scores[other] = kept;
        }
        assert_int_equal(by(scores, n, rule).value, value);
        scores[one] += 10000;
        assert_true(by(scores, n, rule).value >= value);
    }
}

static void fewer_than_asked_for_give_no_points(void **state) {
    (void)state;
    const svod_score one[] = {50000, SVOD_S_BLANK, SVOD_S_NA}, none[] = {SVOD_S_NA, SVOD_S_NA, SVOD_S_BLANK};
    svod_combine rule = {.least = 2};
    score_given given = by(one, 3, rule);
    assert_int_equal(given.kind, SCORE_FEW);
    assert_int_equal(given.experts, 1);
    assert_int_equal(given.value, 0);
    assert_int_equal(by(none, 3, rule).kind, SCORE_NA); // that is no points anyway
    const svod_score two[] = {50000, SVOD_S_CONFLICT, 60000};
    given = by(two, 3, rule);
    assert_int_equal(given.kind, SCORE_POINTS);
    assert_true(given.lost);
    rule.least = 3;
    assert_int_equal(by(two, 3, rule).kind, SCORE_FEW);
    assert_int_equal(by(two, 3, rule).experts, 2);
}

static void only_what_counts_can_be_above_the_maximum(void **state) {
    (void)state;
    const svod_score scores[] = {10000, 20000, 30000, 40000, 1010000};
    svod_combine fifth = {.rule = SVOD_COMBINE_TRIMMED, .trim = 2000, .least = 1};
    assert_true(by(scores, 5, mean).over);
    assert_false(by(scores, 5, median).over);
    assert_false(by(scores, 5, fifth).over);
    assert_true(by(scores + 3, 2, median).over);
}

// ---- the chair ----------------------------------------------------------------------------------------------------------

static void the_chair_overrides(void **state) {
    (void)state;
    const svod_score scores[] = {60000, 90000, 70000};
    outcome out = combined(scores, 3, agreed, 1);
    assert_true(out.given.agreed);
    assert_points(out.given.value, 90);
    assert_int_equal(out.given.experts, 1); // one is enough, whatever `least` says
    assert_points(out.without.value, 65);
    assert_int_equal(out.without.experts, 2);
    assert_points(combined(scores, 3, median, 1).given.value, 70); // where the rule heeds no chair, that is one expert of three
    assert_false(combined(scores, 3, median, 1).given.agreed);
}

static void the_chair_can_say_not_applicable(void **state) {
    (void)state;
    const svod_score scores[] = {60000, 70000, SVOD_S_NA};
    outcome out = combined(scores, 3, agreed, 2);
    assert_int_equal(out.given.kind, SCORE_NA);
    assert_true(out.given.agreed);
    assert_points(out.without.value, 65);
}

static void a_silent_chair_leaves_it_to_the_others(void **state) {
    (void)state;
    const svod_score silent[] = {SVOD_S_BLANK, SVOD_S_NONE, SVOD_S_RECUSED};
    for (size_t i = 0; i < 3; i++) {
        const svod_score scores[] = {silent[i], 60000, 70000, 100000}, few[] = {silent[i], 60000};
        outcome out = combined(scores, 4, agreed, 0);
        assert_points(out.given.value, 70);
        assert_false(out.given.agreed || out.given.lost);
        assert_int_equal(combined(few, 2, agreed, 0).given.kind, SCORE_FEW);
    }
}

static void a_chair_that_cannot_be_read_leaves_a_mark(void **state) {
    (void)state;
    const svod_score scores[] = {SVOD_S_UNREADABLE, 60000, 70000}, reasons[] = {SVOD_S_UNREADABLE, SVOD_S_NA};
    outcome out = combined(scores, 3, agreed, 0);
    assert_points(out.given.value, 65);
    assert_true(out.given.lost);
    assert_false(out.without.lost);
    assert_int_equal(combined(reasons, 2, agreed, 0).given.kind, SCORE_BAD);
}

static void the_recused_gave_nothing(void **state) {
    (void)state;
    const svod_score scores[] = {SVOD_S_RECUSED, 60000}, only[] = {SVOD_S_RECUSED, SVOD_S_RECUSED};
    score_given given = averaged(scores, 2);
    assert_points(given.value, 60);
    assert_int_equal(given.experts, 1);
    assert_false(given.lost);
    assert_int_equal(averaged(only, 2).kind, SCORE_FEW); // not "nothing was sent": there is nobody who may say anything of it
    assert_int_equal(averaged(only, 2).experts, 0);
    const svod_score blank[] = {SVOD_S_RECUSED, SVOD_S_BLANK}, chair[] = {60000, SVOD_S_RECUSED}, judged[] = {SVOD_S_RECUSED, 60000};
    assert_int_equal(averaged(blank, 2).kind, SCORE_BLANK);
    assert_int_equal(combined(only, 2, agreed, 0).given.kind, SCORE_FEW);
    assert_false(combined(only, 2, agreed, 0).given.agreed);
    assert_int_equal(combined(chair, 2, agreed, 1).given.experts, 1);
    assert_points(combined(judged, 2, agreed, 1).given.value, 60);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_are_averaged_exactly),
        cmocka_unit_test(more_than_sixteen_experts_round_half_up_once),
        cmocka_unit_test(points_win_over_reasons),
        cmocka_unit_test(a_score_that_could_not_be_used_leaves_a_mark),
        cmocka_unit_test(without_points_the_strongest_reason_stands),
        cmocka_unit_test(a_unit_submitted_when_anybody_answered),
        cmocka_unit_test(trimmed_as_in_r),
        cmocka_unit_test(what_is_cut_is_rounded_down),
        cmocka_unit_test(median_is_not_rounded),
        cmocka_unit_test(order_does_not_matter_and_values_stay_within),
        cmocka_unit_test(fewer_than_asked_for_give_no_points),
        cmocka_unit_test(only_what_counts_can_be_above_the_maximum),
        cmocka_unit_test(the_chair_overrides),
        cmocka_unit_test(the_chair_can_say_not_applicable),
        cmocka_unit_test(a_silent_chair_leaves_it_to_the_others),
        cmocka_unit_test(a_chair_that_cannot_be_read_leaves_a_mark),
        cmocka_unit_test(the_recused_gave_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
