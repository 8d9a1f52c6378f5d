// Tables of ratings from text, and what every statistic of them promises: the same value for permuted rows and raters.
#ifndef TEST_STAT_HELP_H
#define TEST_STAT_HELP_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stat_one.h"

// The coefficients, each of a table alone.
typedef svod_estimate (*svod_stat_fn)(const svod_ratings *ratings, svod_arena *scratch);
#define STAT(id, pooled)                                                                                                                   \
    static inline svod_estimate stat_##id(const svod_ratings *ratings, svod_arena *scratch) {                                              \
        return svod_stat_of(SVOD_STAT_##id, ratings, scratch);                                                                             \
    }
#include "data/stats.def"
#undef STAT

// Fails unless a and b differ by `within` at most.
#define assert_near(a, b, within) near_at((a), (b), (within), #a, __FILE__, __LINE__)
static inline void near_at(double a, double b, double within, const char *what, const char *file, int line) {
    if (fabs(a - b) <= within) return;
    print_error("%s is %.12g, not %.12g\n", what, a, b);
    _fail(file, line);
}

// One value: a number, "." for a missing one, or a letter for a category without a number.
static inline double cell_of(const char *text, size_t len) {
    if (len == 1 && *text == '.') return NAN;
    if (len == 1 && *text >= 'a' && *text <= 'z') return *text - 'a' + 1;
    double value = 0, scale = 1, sign = 1;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '-') sign = -1;
        if (text[i] == '.') scale = 10;
        if (text[i] < '0' || text[i] > '9') continue;
        value = scale > 1 ? value + (text[i] - '0') / scale : value * 10 + (text[i] - '0');
        if (scale > 1) scale *= 10;
    }
    return sign * value;
}

// Values parted by spaces, rows by "/": rows are units, columns raters.
static inline svod_ratings by_units(svod_arena *arena, const char *text) {
    size_t count = 0, units = 1;
    double *value = SVOD_ARRAY(arena, double, strlen(text) + 1);
    for (const char *at = text; *at;) {
        size_t len = strcspn(at, " /");
        if (len > 0) value[count++] = cell_of(at, len);
        at += len;
        if (*at == '/') units++;
        if (*at) at++;
    }
    assert_int_equal(count % units, 0);
    return (svod_ratings){units, count / units, value};
}

static inline svod_ratings transposed(svod_arena *arena, const svod_ratings *from) {
    double *value = SVOD_ARRAY(arena, double, from->units * from->raters + 1);
    for (size_t u = 0; u < from->units; u++)
        for (size_t r = 0; r < from->raters; r++)
            value[r * from->units + u] = from->value[u * from->raters + r];
    return (svod_ratings){from->raters, from->units, value};
}

// The same, rows are raters.
static inline svod_ratings by_raters(svod_arena *arena, const char *text) {
    svod_ratings rows = by_units(arena, text);
    return transposed(arena, &rows);
}

// A row per unit of digits, how many raters chose each category ("20031"): which rater chose what is made up, all have as many.
static inline svod_ratings by_counts(svod_arena *arena, const char *text) {
    size_t units = 0, raters = 0;
    for (const char *at = text; *at && *at != ' '; at++)
        raters += (size_t)(*at - '0');
    double *value = SVOD_ARRAY(arena, double, strlen(text) * (raters + 1));
    for (const char *at = text; *at; units++) {
        size_t len = strcspn(at, " "), rater = 0;
        for (size_t c = 0; c < len; c++)
            for (int k = 0; k < at[c] - '0'; k++)
                value[units * raters + rater++] = (double)c + 1;
        assert_int_equal(rater, raters);
        at += len;
        at += strspn(at, " ");
    }
    return (svod_ratings){units, raters, value};
}

static inline size_t next_below(uint64_t *seed, size_t count) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)((*seed >> 33) % count);
}

// Two raters from a table of how often the first gave i and the second j.
static inline svod_ratings by_contingency(svod_arena *arena, const char *text) {
    svod_ratings counts = by_units(arena, text);
    size_t units = 0;
    for (size_t i = 0; i < counts.units * counts.raters; i++)
        units += (size_t)counts.value[i];
    double *value = SVOD_ARRAY(arena, double, 2 * units), *at = value;
    for (size_t i = 0; i < counts.units * counts.raters; i++)
        for (double k = 0; k < counts.value[i]; k++) {
            *at++ = (double)(i / counts.raters) + 1;
            *at++ = (double)(i % counts.raters) + 1;
        }
    return (svod_ratings){units, 2, value};
}

// Whole values below `levels` at random, every so many percent of them missing.
static inline svod_ratings random_table(double *value, size_t units, size_t raters, size_t levels, size_t missing, uint64_t *seed) {
    for (size_t i = 0; i < units * raters; i++)
        value[i] = next_below(seed, 100) < missing ? NAN : (double)next_below(seed, levels);
    return (svod_ratings){units, raters, value};
}

// Standard error from the values that come out when each unit in turn is left out.
static inline double jackknife_error(svod_stat_fn stat, const svod_ratings *ratings, svod_arena *arena) {
    double *value = SVOD_ARRAY(arena, double, ratings->units * ratings->raters), sum = 0, squares = 0, n = (double)ratings->units;
    svod_ratings fewer = {ratings->units - 1, ratings->raters, value};
    for (size_t left = 0; left < ratings->units; left++) {
        size_t from = left * ratings->raters, rest = (ratings->units - left - 1) * ratings->raters;
        memcpy(value, ratings->value, from * sizeof *value);
        memcpy(value + from, ratings->value + from + ratings->raters, rest * sizeof *value);
        double one = stat(&fewer, arena).value;
        sum += one;
        squares += one * one;
    }
    return sqrt((n - 1) / n * (squares - sum * sum / n));
}

static inline size_t *shuffled(svod_arena *arena, size_t count, uint64_t *seed) {
    size_t *order = SVOD_ARRAY(arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        size_t other = next_below(seed, i + 1);
        order[i] = order[other];
        order[other] = i;
    }
    return order;
}

static inline svod_ratings permuted(svod_arena *arena, const svod_ratings *from, uint64_t *seed) {
    double *value = SVOD_ARRAY(arena, double, from->units * from->raters + 1);
    const size_t *unit = shuffled(arena, from->units, seed), *rater = shuffled(arena, from->raters, seed);
    for (size_t u = 0; u < from->units; u++)
        for (size_t r = 0; r < from->raters; r++)
            value[u * from->raters + r] = from->value[unit[u] * from->raters + rater[r]];
    return (svod_ratings){from->units, from->raters, value};
}

#define assert_same_estimate(a, b) same_estimate((a), (b), __FILE__, __LINE__)
static inline void same_estimate(const svod_estimate *a, const svod_estimate *b, const char *file, int line) {
    const double one[] = {a->value, a->se, a->low, a->high, a->statistic, a->df1, a->df2, a->p};
    const double two[] = {b->value, b->se, b->low, b->high, b->statistic, b->df1, b->df2, b->p};
    _assert_int_equal(a->why, b->why, file, line);
    _assert_int_equal(a->has_se, b->has_se, file, line);
    _assert_int_equal(a->has_interval, b->has_interval, file, line);
    _assert_int_equal(a->units, b->units, file, line);
    _assert_int_equal(a->raters, b->raters, file, line);
    _assert_int_equal(a->values, b->values, file, line);
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        near_at(one[i], two[i], 1e-12 * fmax(1, fabs(two[i])), "an estimate", file, line);
}

// Fails when the statistic of the table with rows and raters in another order is another.
static inline void assert_order_free(svod_stat_fn stat, const svod_ratings *ratings, svod_arena *arena) {
    svod_estimate plain = stat(ratings, arena);
    uint64_t seed = 20230601;
    for (int i = 0; i < 20; i++) {
        svod_ratings other = permuted(arena, ratings, &seed);
        svod_estimate again = stat(&other, arena);
        assert_same_estimate(&again, &plain);
    }
}

// Fails unless the statistic is undefined for that reason, without a number that could be taken for one.
#define assert_undefined(estimate, reason) undefined_at((estimate), SVOD_WHY_##reason, __FILE__, __LINE__)
static inline void undefined_at(svod_estimate estimate, svod_why why, const char *file, int line) {
    _assert_int_equal(estimate.why, why, file, line);
    _assert_int_equal(estimate.has_se || estimate.has_interval, 0, file, line);
    const double numbers[] = {estimate.value, estimate.se, estimate.low, estimate.high, estimate.statistic, estimate.df1, estimate.df2};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        near_at(numbers[i], 0, 0, "a number of what is undefined", file, line);
}

// Tables that several tests use.
// Krippendorff (2011), p. 9: 4 observers, 12 units.
#define K1_ROWS "1 2 3 3 2 1 4 1 2 . . . / 1 2 3 3 2 2 4 1 2 5 . 3 / . 3 3 3 2 3 4 2 2 5 1 . / 1 2 3 3 2 4 4 1 2 5 1 ."
// Fleiss (1971), table 1: 30 patients, 6 psychiatrists, counts by depression, personality disorder, schizophrenia, neurosis, other.
#define F1_COUNTS                                                                                                                          \
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "                                           \
    "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
// Shrout and Fleiss (1979), table 2: 6 targets in rows, 4 judges.
#define SHROUT_ROWS "9 2 5 8 / 6 1 3 2 / 8 4 6 8 / 7 1 2 6 / 10 5 6 9 / 6 2 4 7"

#endif
