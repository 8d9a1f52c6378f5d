// Points of a part of a grouping, and its figures over units.
#include "scoring.h"

static const node_spec specs[] = {{"", 0, 90, 0, 0},  {"1", 1, 40, 0, 0},   {"1.1", 2, 20, 0, 0}, {"1.2", 2, 20, 0, 0},
                                  {"2", 1, 30, 0, 0}, {"2.1", 2, 10, 0, 0}, {"2.2", 2, 20, 0, 0}, {"3", 1, 20, 0, 0}};

static svod_arena *arena;

static campaign *start(void) {
    campaign *c = make_campaign(arena, make_rubric(arena, specs, sizeof specs / sizeof *specs), make_roster(arena, 3, NULL, 0), 2023);
    for (size_t unit = 0; unit < 2; unit++) {
        put(c, "A", unit, "1.1", 15);
        put(c, "A", unit, "1.2", 5);
        put(c, "A", unit, "2.1", 10);
        put(c, "A", unit, "2.2", 10);
    }
    return c;
}

static svod_point part_of(campaign *c, size_t unit, const char *a, const char *b) {
    compute(c);
    uint32_t nodes[] = {node_of(c->rubric, a), node_of(c->rubric, b)};
    svod_part part = {.id = "p", .title = "p", .nodes = nodes, .count = 2};
    return svod_part_points(&c->year, unit, &part);
}

static void across_the_tree(void **state) {
    (void)state;
    svod_point point = part_of(start(), 1, "1.1", "2");
    assert_point(&point, 35, 50, SVOD_STATE_POINTS, 0);
    assert_int_equal(point.experts, 1);
}

static void not_applicable_and_unreadable(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 1, "1.1", SVOD_S_NA);
    put(c, "A", 1, "2.1", SVOD_S_UNREADABLE);
    put(c, "A", 1, "2.2", SVOD_S_NA);
    svod_point point = part_of(c, 1, "1.1", "2");
    assert_int_equal(point.state, SVOD_STATE_UNREADABLE);
    point = part_of(c, 1, "1.2", "2"); // 2.2 stays dropped although its neighbour could not be read
    assert_point(&point, 5, 30, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE | SVOD_P_DROPPED);
    point = part_of(c, 1, "1.1", "2.2");
    assert_point(&point, 0, 0, SVOD_STATE_NA, SVOD_P_DROPPED);
}

static void without_a_submission(void **state) {
    (void)state;
    svod_point point = part_of(start(), 2, "1.1", "2");
    assert_point(&point, 0, 0, SVOD_STATE_NO_SUBMISSION, 0);
}

static void asked_of_nobody(void **state) {
    (void)state;
    campaign *c = start();
    svod_point point = part_of(c, 1, "3", "3");
    assert_point(&point, 0, 0, SVOD_STATE_NO_DATA, 0);
    point = part_of(c, 2, "3", "3");
    assert_int_equal(point.state, SVOD_STATE_NO_DATA);
    point = part_of(c, 1, "1.1", "3"); // in part: the maximum stays
    assert_point(&point, 15, 40, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

static svod_figure figure_of(campaign *c, const char *a, const char *b) {
    compute(c);
    uint32_t nodes[] = {node_of(c->rubric, a), node_of(c->rubric, b)};
    svod_part part = {
        .id = "p", .title = "p", .nodes = nodes, .count = 2, .max = c->rubric->nodes[nodes[0]].max + c->rubric->nodes[nodes[1]].max};
    svod_grouping grouping = {.id = "g", .title = "g", .note = "", .parts = &part, .count = 1};
    svod_grouping_result result;
    svod_grouping_compute(&result, &grouping, &c->year, arena);
    assert_ptr_equal(result.grouping, &grouping);
    return result.parts[0];
}

static void figures_over_units(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 0, "1.1", SVOD_S_NA); // the maximum of that unit alone drops
    svod_figure figure = figure_of(c, "1.1", "2");
    assert_int_equal(figure.n, 2);
    assert_points(figure.sum, 55);
    assert_points(figure.max_sum, 80);
    assert_true(svod_ratio_double(figure.mean) == 2.75);
    assert_true(svod_ratio_double(figure.percent) == 68.75);
}

static void figures_with_zeros(void **state) {
    (void)state;
    campaign *c = start();
    c->rubric->policy.absent = SVOD_ABSENT_ZERO;
    svod_figure figure = figure_of(c, "1.1", "2");
    assert_int_equal(figure.n, 3);
    assert_points(figure.sum, 70);
    assert_points(figure.max_sum, 150);
    assert_points(figure.min, 0);
}

static void no_figure_where_nobody_was_asked(void **state) {
    (void)state;
    campaign *c = start();
    c->rubric->policy.absent = SVOD_ABSENT_ZERO;
    assert_int_equal(figure_of(c, "3", "3").n, 0);
}

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(across_the_tree),
        TEST(not_applicable_and_unreadable),
        TEST(without_a_submission),
        TEST(asked_of_nobody),
        TEST(figures_over_units),
        TEST(figures_with_zeros),
        TEST(no_figure_where_nobody_was_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
