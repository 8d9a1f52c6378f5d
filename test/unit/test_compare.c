// Two years side by side.
#include "scoring.h"

// Section 1 is the same, section 2 grew, section 3 is kept apart by its author, section 4 is new; 5 was asked in one year only.
static const node_spec old_specs[] = {{"", 0, 80, 0, 0},    {"a", 1, 20, 0, 0}, {"b", 1, 20, 0, 0},
                                      {"b.1", 2, 20, 0, 0}, {"c", 1, 20, 0, 0}, {"e", 1, 20, 0, 0}};
static const node_spec new_specs[] = {{"", 0, 110, 0, 0},          {"1", 1, 20, "a", true},   {"2", 1, 30, "b", true},
                                      {"2.1", 2, 20, "b.1", true}, {"2.2", 2, 10, "", false}, {"3", 1, 20, "c", false},
                                      {"4", 1, 20, "", false},     {"5", 1, 20, "e", true}};

typedef struct pair {
    svod_arena *arena;
    campaign *now, *before;
    svod_compare compare;
} pair;

static pair start(void) {
    pair p = {.arena = svod_arena_new()};
    svod_roster *roster = make_roster(p.arena, 4, NULL, 0);
    p.now = make_campaign(p.arena, make_rubric(p.arena, new_specs, sizeof new_specs / sizeof *new_specs), roster, 2023);
    p.before = make_campaign(p.arena, make_rubric(p.arena, old_specs, sizeof old_specs / sizeof *old_specs), roster, 2022);
    for (size_t unit = 0; unit < 3; unit++) {
        put(p.now, "A", unit, "1", 10 + (int)unit);
        put(p.now, "A", unit, "2.1", 20);
        put(p.now, "A", unit, "2.2", 10);
        put(p.now, "A", unit, "3", 5);
        put(p.now, "A", unit, "4", 5);
        put(p.before, "A", unit, "a", 20 - (int)unit * 5);
        put(p.before, "A", unit, "b.1", 15);
        put(p.before, "A", unit, "c", 5);
        put(p.before, "A", unit, "e", 5);
    }
    return p;
}

static void finish(pair *p) {
    compute(p->now);
    compute(p->before);
    svod_compare_years(&p->compare, &p->now->year, &p->before->year, p->arena);
}

static bool comparable(const pair *p, const char *node) {
    return p->compare.comparable[node_of(p->now->rubric, node)];
}

static void links_and_what_can_be_compared(void **state) {
    (void)state;
    pair p = start();
    finish(&p);
    assert_int_equal(p.compare.link[node_of(p.now->rubric, "2")], node_of(p.before->rubric, "b"));
    assert_int_equal(p.compare.link[node_of(p.now->rubric, "4")], SVOD_NO_NODE);
    assert_int_equal(p.compare.link[SVOD_ROOT], SVOD_ROOT);
    assert_true(comparable(&p, "1"));
    assert_false(comparable(&p, "2")); // maximum 3 against 2
    assert_true(comparable(&p, "2.1"));
    assert_false(comparable(&p, "2.2"));
    assert_false(comparable(&p, "3"));
    assert_false(comparable(&p, "4"));
    assert_false(comparable(&p, "5")); // no points this year
    assert_false(comparable(&p, ""));
    assert_points(p.compare.comparable_max, 40);
    svod_arena_free(p.arena);
}

static void sums_of_units_with_points_in_both_years(void **state) {
    (void)state;
    pair p = start();
    put(p.before, "A", 2, "a", SVOD_S_UNREADABLE);
    finish(&p);
    assert_true(p.compare.has[0]);
    assert_points(p.compare.now[0], 30);
    assert_points(p.compare.before[0], 35);
    assert_points(p.compare.now[1], 31);
    assert_points(p.compare.before[1], 30);
    assert_false(p.compare.has[2]); // one of the nodes has no points in one year
    assert_false(p.compare.has[3]); // sent nothing
    assert_int_equal(p.compare.now_figure.n, 2);
    assert_points(p.compare.now_figure.sum, 61);
    assert_points(p.compare.now_figure.max_sum, 80);
    assert_points(p.compare.before_figure.sum, 65);
    svod_arena_free(p.arena);
}

static void not_applicable_in_both_years(void **state) {
    (void)state;
    pair p = start();
    put(p.before, "A", 1, "a", SVOD_S_NA);
    put(p.now, "A", 1, "1", SVOD_S_NA);
    finish(&p);
    assert_true(p.compare.has[1]);
    assert_points(p.compare.now[1], 20);
    assert_points(p.compare.before[1], 15);
    svod_arena_free(p.arena);
}

// What was not applicable in one year lowers that year's maximum, not the unit's result: all of it stays all of it.
static void not_applicable_in_one_year(void **state) {
    (void)state;
    static const node_spec specs[] = {{"", 0, 40, 0, 0}, {"1", 1, 40, "1", true}, {"1.1", 2, 20, "1.1", true}, {"1.2", 2, 20, "1.2", true}};
    svod_arena *arena = svod_arena_new();
    svod_rubric *rubric = make_rubric(arena, specs, 4);
    svod_roster *roster = make_roster(arena, 2, NULL, 0);
    campaign *now = make_campaign(arena, rubric, roster, 2023), *before = make_campaign(arena, rubric, roster, 2022);
    for (size_t unit = 0; unit < 2; unit++) {
        put(now, "A", unit, "1.1", 20);
        put(now, "A", unit, "1.2", unit ? 10 : SVOD_S_NA);
        put(before, "A", unit, "1.1", 20);
        put(before, "A", unit, "1.2", 20);
    }
    compute(now);
    compute(before);
    svod_compare compare;
    svod_compare_years(&compare, &now->year, &before->year, arena);
    assert_true(compare.has[0]);
    assert_points(compare.now[0], 20);
    assert_points(compare.now_max[0], 20);
    assert_points(compare.before_max[0], 40);
    assert_points(compare.now_max[1], 40);
    assert_points(compare.now_figure.max_sum, 60);
    assert_points(compare.before_figure.max_sum, 80);
    svod_arena_free(arena);
}

static void ranks_move(void **state) {
    (void)state;
    pair p = start();
    finish(&p); // now 50 51 52, before 45 40 35 tenths
    assert_int_equal(p.compare.rank_change[0], -2);
    assert_int_equal(p.compare.rank_change[1], 0);
    assert_int_equal(p.compare.rank_change[2], 2);
    assert_int_equal(p.compare.rank_change[3], 0);
    svod_arena_free(p.arena);
}

static void one_rubric_in_both_years_compares_the_whole(void **state) {
    (void)state;
    static const node_spec specs[] = {{"", 0, 40, 0, 0}, {"1", 1, 20, "1", true}, {"2", 1, 20, "2", true}};
    svod_arena *arena = svod_arena_new();
    svod_rubric *rubric = make_rubric(arena, specs, 3);
    svod_roster *roster = make_roster(arena, 1, NULL, 0);
    campaign *now = make_campaign(arena, rubric, roster, 2023), *before = make_campaign(arena, rubric, roster, 2022);
    put(now, "A", 0, "1", 20);
    put(now, "A", 0, "2", 10);
    put(before, "A", 0, "1", 5);
    put(before, "A", 0, "2", 5);
    compute(now);
    compute(before);
    svod_compare compare;
    svod_compare_years(&compare, &now->year, &before->year, arena);
    assert_true(compare.comparable[SVOD_ROOT]);
    assert_points(compare.comparable_max, 40); // counted once, not again in the sections
    assert_points(compare.now[0], 30);
    assert_points(compare.before[0], 10);
    svod_arena_free(arena);
}

// Equal totals of unlike sections are no reason to compare them.
static void a_swapped_section_keeps_totals_apart(void **state) {
    (void)state;
    static const node_spec old[] = {{"", 0, 40, 0, 0}, {"1", 1, 20, 0, 0}, {"2", 1, 20, 0, 0}};
    static const node_spec new[] = {{"", 0, 40, 0, 0}, {"1", 1, 20, "1", true}, {"9", 1, 20, 0, 0}};
    svod_arena *arena = svod_arena_new();
    svod_roster *roster = make_roster(arena, 1, NULL, 0);
    campaign *now = make_campaign(arena, make_rubric(arena, new, 3), roster, 2023);
    campaign *before = make_campaign(arena, make_rubric(arena, old, 3), roster, 2022);
    put(now, "A", 0, "1", 20);
    put(now, "A", 0, "9", 10);
    put(before, "A", 0, "1", 5);
    put(before, "A", 0, "2", 5);
    compute(now);
    compute(before);
    svod_compare compare;
    svod_compare_years(&compare, &now->year, &before->year, arena);
    assert_false(compare.comparable[SVOD_ROOT]);
    assert_points(compare.comparable_max, 20);
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_and_what_can_be_compared),
        cmocka_unit_test(sums_of_units_with_points_in_both_years),
        cmocka_unit_test(not_applicable_in_both_years),
        cmocka_unit_test(not_applicable_in_one_year),
        cmocka_unit_test(ranks_move),
        cmocka_unit_test(one_rubric_in_both_years_compares_the_whole),
        cmocka_unit_test(a_swapped_section_keeps_totals_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
