// Tables of ratings written as text, a row a unit, for tests of statistics: "9 2 5 8 / 6 1 . 2", "." missing.
#ifndef SVOD_TEST_RATINGS_HELP_H
#define SVOD_TEST_RATINGS_HELP_H

#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "stat_one.h"

static svod_arena *arena; // of the test that runs

static int arena_setup(void **state) {
    (void)state;
    arena = svod_arena_new();
    return 0;
}

static int arena_teardown(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static inline svod_ratings ratings_of(const char *text) {
    double *value = SVOD_ARRAY(arena, double, strlen(text) + 1);
    size_t count = 0, rows = 1;
    for (const char *at = text; *at;) {
        char *end = NULL;
        double number = strtod(at, &end);
        if (end != at)
            value[count++] = number;
        else if (*at == '.')
            value[count++] = NAN;
        else if (*at == '/')
            rows++;
        at = end != at ? end : at + 1;
    }
    assert_int_equal(count % rows, 0);
    return (svod_ratings){.units = rows, .raters = count / rows, .value = value};
}

// The same table with rows or raters in an order of their own: unit u moves to place (u * step) % units, a rater alike.
static inline svod_ratings shuffled(const svod_ratings *from, size_t unit_step, size_t rater_step) {
    double *value = SVOD_ARRAY(arena, double, from->units * from->raters);
    for (size_t u = 0; u < from->units; u++)
        for (size_t r = 0; r < from->raters; r++)
            value[u * unit_step % from->units * from->raters + r * rater_step % from->raters] = from->value[u * from->raters + r];
    return (svod_ratings){.units = from->units, .raters = from->raters, .value = value};
}

// `assert_float_equal` of cmocka takes floats in old versions.
static inline void assert_close(double got, double expected, double tolerance) {
    if (fabs(got - expected) <= tolerance) return;
    fail_msg("%.9g is not %.9g", got, expected);
}

// An undefined estimate says why and nothing else.
static inline void assert_undefined(const svod_estimate *got, svod_why why) {
    if (got->why != why) fail_msg("why is %s, not %s", svod_why_id(got->why), svod_why_id(why));
    assert_true(got->value == 0 && got->se == 0 && got->low == 0 && got->high == 0 && got->statistic == 0);
    assert_false(got->has_se || got->has_interval);
}

#endif
