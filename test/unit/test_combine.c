// Several experts' scores of one node.
#include "score/steps.h"
#include "scoring.h"

#define MAX (100 * SVOD_POINT) // of the node

static void points_are_averaged_exactly(void **state) {
    (void)state;
    for (int n = 1; n <= 16; n++) { // one expert gives 1, the others 0: 1/n of a point
        svod_score scores[16] = {10000};
        score_given given = score_combine(scores, (size_t)n, MAX);
        assert_int_equal(given.kind, SCORE_POINTS);
        assert_int_equal(given.experts, n);
        assert_int_equal(given.value * n, SVOD_POINT);
    }
}

static void more_than_sixteen_experts_round_half_up_once(void **state) {
    (void)state;
    svod_score scores[32] = {1};
    assert_int_equal(score_combine(scores, 17, MAX).value, 42395); // 720720 / 17 = 42395.29
    assert_int_equal(score_combine(scores, 19, MAX).value, 37933); // 37932.63
    assert_int_equal(score_combine(scores, 32, MAX).value, 22523); // 22522.5
    assert_int_equal(score_combine(scores, 18, MAX).value, 40040); // exact
}

static void points_win_over_reasons(void **state) {
    (void)state;
    const svod_score scores[] = {75000, SVOD_S_NA, SVOD_S_BLANK, SVOD_S_NONE, 80000};
    score_given given = score_combine(scores, 5, MAX);
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
        score_given given = score_combine(scores, 2, MAX);
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
        assert_int_equal(score_combine(there, 2, MAX).kind, cases[i].kind);
        assert_int_equal(score_combine(back, 2, MAX).kind, cases[i].kind);
        assert_int_equal(score_combine(there, 2, MAX).experts, cases[i].experts);
        assert_int_equal(score_combine(there, 2, MAX).value, 0);
    }
    assert_int_equal(score_combine(NULL, 0, MAX).kind, SCORE_NONE);
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
    svod_score row[2];
    score_given given[4];
    assert_true(score_combine_unit(&c->scores, 0, row, given));
    assert_points(given[2].value, 5);
    assert_int_equal(given[3].kind, SCORE_NONE);
    assert_false(score_combine_unit(&c->scores, 1, row, given));
    assert_int_equal(given[2].kind, SCORE_BLANK);
    assert_true(score_combine_unit(&c->scores, 2, row, given));
    assert_true(score_combine_unit(&c->scores, 3, row, given));
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_are_averaged_exactly),
        cmocka_unit_test(more_than_sixteen_experts_round_half_up_once),
        cmocka_unit_test(points_win_over_reasons),
        cmocka_unit_test(a_score_that_could_not_be_used_leaves_a_mark),
        cmocka_unit_test(without_points_the_strongest_reason_stands),
        cmocka_unit_test(a_unit_submitted_when_anybody_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
