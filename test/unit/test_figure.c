// Figures over units.
#include "scoring.h"

#include <stdlib.h>

static int ascending(const void *a, const void *b) {
    svod_points left = *(const svod_points *)a, right = *(const svod_points *)b;
    return left < right ? -1 : left > right;
}

static void of_nothing(void **state) {
    (void)state;
    svod_figure figure = svod_figure_over(NULL, 0, 0);
    assert_int_equal(figure.n, 0);
    assert_int_equal(figure.mean.den, 0);
    assert_int_equal(figure.median.den, 0);
    assert_int_equal(figure.percent.den, 0);
}

static void of_one(void **state) {
    (void)state;
    svod_points values[] = {TENTHS(75)};
    char buf[40];
    svod_figure figure = svod_figure_over(values, 1, TENTHS(80));
    assert_points(figure.min, 75);
    assert_points(figure.max, 75);
    assert_string_equal(svod_ratio_text(buf, figure.mean, 2, ','), "7,50");
    assert_string_equal(svod_ratio_text(buf, figure.median, 2, ','), "7,50");
    assert_string_equal(svod_ratio_text(buf, figure.percent, 2, ','), "93,75");
}

static void of_an_even_number(void **state) {
    (void)state;
    svod_points values[] = {TENTHS(40), TENTHS(5), TENTHS(100), TENTHS(10)};
    char buf[40];
    svod_figure figure = svod_figure_over(values, 4, TENTHS(400));
    assert_points(figure.sum, 155);
    assert_string_equal(svod_ratio_text(buf, figure.median, 3, '.'), "2.500");
    assert_string_equal(svod_ratio_text(buf, figure.mean, 3, '.'), "3.875");
    assert_string_equal(svod_ratio_text(buf, figure.percent, 2, '.'), "38.75");
}

// The selection against a plain sort, many ties included.
static void the_median_is_that_of_a_sorted_list(void **state) {
    (void)state;
    uint64_t seed = 7;
    svod_points values[200], sorted[200];
    for (size_t round = 0; round < 400; round++) {
        size_t count = 1 + round % 200;
        for (size_t i = 0; i < count; i++) {
            seed = seed * UINT64_C(6364136223846793005) + 1;
            values[i] = sorted[i] = (svod_points)((seed >> 40) % (round % 3 == 0 ? 4 : 100000));
        }
        qsort(sorted, count, sizeof *sorted, ascending);
        svod_figure figure = svod_figure_over(values, count, 1);
        svod_points twice = sorted[(count - 1) / 2] + sorted[count / 2];
        assert_true(figure.median.num * 2 == (__int128)twice * figure.median.den);
        assert_int_equal(figure.min, sorted[0]);
        assert_int_equal(figure.max, sorted[count - 1]);
    }
}

static void sums_beyond_all_measure_do_not_wrap(void **state) {
    (void)state;
    svod_points values[] = {INT64_MAX, INT64_MAX};
    assert_true(svod_figure_over(values, 2, 1).sum == INT64_MAX);
    assert_true(svod_points_plus(-2, INT64_MIN) == INT64_MIN);
}

// Two units submitted, one did not, one did not exist; section 2 was asked of nobody.
static campaign *four_units(svod_arena *arena, svod_absent_policy policy) {
    static const node_spec specs[] = {{"", 0, 40, 0, 0}, {"1", 1, 20, 0, 0}, {"2", 1, 20, 0, 0}};
    static const char *attrs[] = {"since"};
    svod_roster *roster = make_roster(arena, 4, attrs, 1);
    roster->units[3].attrs[0] = "2030";
    campaign *c = make_campaign(arena, make_rubric(arena, specs, 3), roster, 2023);
    c->rubric->policy.absent = policy;
    put(c, "A", 0, "1", 20);
    put(c, "A", 1, "1", 10);
    compute(c);
    return c;
}

static void with_and_without_those_that_sent_nothing(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    campaign *c = four_units(arena, SVOD_ABSENT_EXCLUDE);
    const svod_figure *submitted = &c->year.submitted[1], *all = &c->year.all[1];
    char buf[40];
    assert_int_equal(submitted->n, 2);
    assert_int_equal(all->n, 3);
    assert_points(submitted->sum, 30);
    assert_points(all->sum, 30);
    assert_points(submitted->max_sum, 40);
    assert_points(all->max_sum, 60);
    assert_points(all->min, 0);
    assert_string_equal(svod_ratio_text(buf, all->median, 1, '.'), "1.0");
    assert_string_equal(svod_ratio_text(buf, submitted->median, 1, '.'), "1.5");
    assert_ptr_equal(c->year.figures, c->year.submitted);
    svod_arena_free(arena);
}

static void the_policy_names_the_main_one(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    campaign *c = four_units(arena, SVOD_ABSENT_ZERO);
    assert_ptr_equal(c->year.figures, c->year.all);
    svod_arena_free(arena);
}

static void a_node_without_data_has_no_zeros(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    campaign *c = four_units(arena, SVOD_ABSENT_ZERO);
    assert_int_equal(c->year.all[2].n, 0);
    assert_int_equal(c->year.submitted[2].n, 0);
    svod_arena_free(arena);
}

static void over_some_units(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    campaign *c = four_units(arena, SVOD_ABSENT_EXCLUDE);
    const uint32_t units[] = {1, 2, 3};
    svod_points values[3];
    assert_int_equal(svod_figure_into(&c->year, 1, units, 3, false, values).n, 1);
    svod_figure all = svod_figure_into(&c->year, 1, units, 3, true, values);
    assert_int_equal(all.n, 2);
    assert_points(all.max_sum, 40);
    assert_int_equal(svod_figure_into(&c->year, 1, units, 0, true, values).n, 0);
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_nothing),
        cmocka_unit_test(of_one),
        cmocka_unit_test(of_an_even_number),
        cmocka_unit_test(the_median_is_that_of_a_sorted_list),
        cmocka_unit_test(sums_beyond_all_measure_do_not_wrap),
        cmocka_unit_test(with_and_without_those_that_sent_nothing),
        cmocka_unit_test(the_policy_names_the_main_one),
        cmocka_unit_test(a_node_without_data_has_no_zeros),
        cmocka_unit_test(over_some_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
