// Trees of figures for the tests: real campaigns computed, and a tree held against itself: children combine to their parents.
#ifndef SVOD_TEST_EXPLAIN_HELP_H
#define SVOD_TEST_EXPLAIN_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "explain/explain.h"
#include "run/run.h"
#include "table/tables.h"

static inline const svod_result *fixture_result(const char *name, svod_arena *arena, svod_findings *findings) {
    setenv("SVOD_SHARE", SVOD_SOURCE_DIR, 1);
    svod_run_options options = {.campaign = svod_printf(arena, "%s/fixtures/%s", SVOD_SOURCE_DIR, name)};
    const svod_result *result = svod_run_compute(&options, arena, findings);
    assert_non_null(result);
    return result;
}

static inline bool kind_is(const svod_trail *at, const char *kind) {
    return at && strcmp(at->kind, kind) == 0;
}

static inline bool is_near(double a, double b) {
    return fabs(a - b) <= 1e-9 * (1 + fabs(b));
}

// What lies below a node, as plain numbers.
typedef struct below {
    size_t n;
    double sum, least, most;
} below;

static inline below numbers_below(const svod_trail *at) {
    below out = {0, 0, INFINITY, -INFINITY};
    for (const svod_trail *child = at->children; child; child = child->next) {
        if (!child->has_number || kind_is(child, "left_out") || kind_is(child, "aside")) continue;
        out.n++;
        out.sum += child->number;
        out.least = fmin(out.least, child->number);
        out.most = fmax(out.most, child->number);
    }
    return out;
}

static inline int by_value(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static inline double median_below(const svod_trail *group, size_t n) {
    double *values = malloc((n + 1) * sizeof *values);
    size_t count = 0;
    for (const svod_trail *child = group->children; child; child = child->next)
        if (child->has_number) values[count++] = child->number;
    qsort(values, count, sizeof *values, by_value);
    double median = n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
    free(values);
    return median;
}

// Of two middle grades the lower one.
static inline double lower_median_below(const svod_trail *group, size_t n) {
    double *values = malloc((n + 1) * sizeof *values);
    size_t count = 0;
    for (const svod_trail *child = group->children; child; child = child->next)
        if (child->has_number) values[count++] = child->number;
    qsort(values, count, sizeof *values, by_value);
    double median = count ? values[(count - 1) / 2] : NAN;
    free(values);
    return median;
}

// The number that the children of a node make by the rule of its kind; NAN: its kind has none.
static inline double combined(const svod_trail *at) {
    const svod_trail *first = at->children, *second = first->next;
    below own = numbers_below(at), units = numbers_below(first);
    if (kind_is(at, "spread")) return own.most - own.least; // of the experts' scores below it
    if (kind_is(at, "given") || kind_is(at, "coverage")) return own.sum;
    if (kind_is(at, "disputes")) return (double)at->child_count;
    if (kind_is(at, "agreement") || kind_is(at, "kappa")) return NAN; // tested against published values in test_stat_*
    if (kind_is(at, "indicator") && kind_is(first, "numerator")) return 100 * first->number / second->number;
    if (kind_is(at, "indicator")) return kind_is(first, "value") || kind_is(first, "percent") ? first->number : NAN;
    if (kind_is(first, "score") || kind_is(first, "aside")) return own.n ? own.sum / (double)own.n : NAN;
    static const char *const sums[] = {"total", "section", "criterion", "max", "comparable", "part"};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        if (kind_is(at, sums[i])) return own.sum;
    static const char *const differences[] = {"diff", "change", "change_percent"};
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++)
        if (kind_is(at, differences[i]) && second) return first->number - second->number;
    if (kind_is(at, "rank_change")) return first->number - second->number;
    if (kind_is(at, "percent")) return 100 * first->number / second->number;
    if (kind_is(at, "share")) return 100 * first->number / second->number;
    if (kind_is(at, "mean")) return units.sum / (double)units.n;
    if (kind_is(at, "sum") || kind_is(at, "max_sum") || kind_is(at, "attribute_sum")) return units.sum;
    if (kind_is(at, "least")) return units.least;
    if (kind_is(at, "most")) return units.most;
    if (kind_is(at, "median")) return median_below(first, units.n);
    if (kind_is(at, "n")) return (double)units.n;
    if (kind_is(at, "region")) return kind_is(first, "region_sum") ? 100 * first->number / second->number : NAN;
    if (kind_is(at, "region_sum")) return units.sum;
    if (kind_is(at, "region_mean")) return units.sum / (double)units.n;
    if (kind_is(at, "region_median")) return lower_median_below(first, units.n);
    if (kind_is(at, "region_count")) return (double)first->child_count;
    if (kind_is(at, "move")) return first->has_number && second->has_number ? first->number - second->number : NAN;
    if (kind_is(at, "aims")) return own.sum;
    if (kind_is(at, "tally") || kind_is(at, "more")) return (double)at->child_count;
    if (kind_is(at, "counted")) // indicators of a flag: those it names, and how many more
        return kind_is(at->last, "more") ? (double)(at->child_count - 1) + at->last->number : (double)at->child_count;
    if (kind_is(at, "load") && second) return floor(first->number / second->number);
    if (kind_is(at, "load")) return first->number;
    return NAN;
}

// Every inner node of the tree is what its children make it, and lists count themselves.
static inline void check_tree(const svod_trail *at, const char *address) {
    if (at->children && at->has_number) {
        double number = combined(at);
        if (!isnan(number) && !is_near(number, at->number))
            fail_msg("%s: %s «%s» is %.12g, its children make %.12g", address, at->kind, at->label, at->number, number);
        if (kind_is(at, "units") || kind_is(at, "left_out")) assert_int_equal(lround(at->number), at->child_count);
    }
    uint32_t count = 0;
    for (const svod_trail *child = at->children; child; child = child->next, count++)
        check_tree(child, address);
    assert_int_equal(count, at->child_count);
}

#endif
