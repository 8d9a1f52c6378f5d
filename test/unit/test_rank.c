// Competition ranks.
#include "scoring.h"

typedef struct rank_case {
    size_t count;
    int values[8]; // below zero: undefined
    uint32_t ranks[8], ranked;
} rank_case;

static void ties_and_gaps(void **state) {
    (void)state;
    static const rank_case cases[] = {
        {0, {0}, {0}, 0},
        {1, {5}, {1}, 1},
        {4, {9, 7, 7, 3}, {1, 2, 2, 4}, 4},
        {5, {1, 2, 2, 4, 5}, {5, 3, 3, 2, 1}, 5},
        {3, {4, 4, 4}, {1, 1, 1}, 3},
        {5, {-1, 3, -1, 8, 3}, {0, 2, 0, 1, 2}, 3},
        {2, {-1, -1}, {0, 0}, 0},
        {3, {0, 0, 1}, {2, 2, 1}, 3},
    };
    svod_arena *arena = svod_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        svod_ratio values[8];
        uint32_t ranks[8];
        for (size_t v = 0; v < cases[i].count; v++)
            values[v] = (svod_ratio){cases[i].values[v], cases[i].values[v] < 0 ? 0 : 1};
        assert_int_equal(svod_ranks(values, cases[i].count, ranks, arena), cases[i].ranked);
        for (size_t v = 0; v < cases[i].count; v++)
            assert_int_equal(ranks[v], cases[i].ranks[v]);
    }
    svod_arena_free(arena);
}

// 1/3 and 2/6 are one value; 333333/1000000 is less.
static void exact_values_decide(void **state) {
    (void)state;
    const svod_ratio values[] = {{333333, 1000000}, {2, 6}, {1, 3}};
    uint32_t ranks[3];
    svod_arena *arena = svod_arena_new();
    svod_ranks(values, 3, ranks, arena);
    assert_int_equal(ranks[0], 3);
    assert_int_equal(ranks[1], 1);
    assert_int_equal(ranks[2], 1);
    svod_arena_free(arena);
}

static void by_points_or_by_percent(void **state) {
    (void)state;
    static const node_spec specs[] = {{"", 0, 100, 0, 0}, {"1", 1, 50, 0, 0}, {"2", 1, 50, 0, 0}};
    svod_arena *arena = svod_arena_new();
    for (int policy = SVOD_RANK_POINTS; policy <= SVOD_RANK_PERCENT; policy++) {
        campaign *c = make_campaign(arena, make_rubric(arena, specs, 3), make_roster(arena, 3, NULL, 0), 2023);
        c->rubric->policy.rank = (svod_rank_policy)policy;
        put(c, "A", 0, "1", 30);
        put(c, "A", 0, "2", 30); // 6 of 10
        put(c, "A", 1, "1", 40);
        put(c, "A", 1, "2", SVOD_S_NA); // 4 of 5
        compute(c);
        assert_int_equal(c->year.rank[0], policy == SVOD_RANK_POINTS ? 1 : 2);
        assert_int_equal(c->year.rank[1], policy == SVOD_RANK_POINTS ? 2 : 1);
        assert_int_equal(c->year.rank[2], 0);
        assert_int_equal(c->year.ranked, 2);
    }
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_and_gaps),
        cmocka_unit_test(exact_values_decide),
        cmocka_unit_test(by_points_or_by_percent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
