// Cohen's kappa.
#include "stat_help.h"

static svod_arena *arena;

static const double unequal[] = {0, 1, 1, 1, 0, 1, 1, 1, 0};

// Cohen (1968), table 1 and p. 216: .492 and .348; further digits by psych.
static void as_printed(void **state) {
    (void)state;
    static const double p[] = {.44, .07, .09, .05, .20, .05, .01, .03, .06}, v[] = {0, 1, 3, 1, 0, 6, 3, 6, 0};
    svod_estimate plain = svod_kappa_table(p, unequal, 3, 200, arena), weighted = svod_kappa_table(p, v, 3, 0, arena);
    assert_near(plain.value, 0.491525, 1e-6);
    assert_near(weighted.value, 0.347826, 1e-6);
    assert_int_equal(plain.units, 200);
    assert_int_equal(plain.raters, 2);
    assert_int_equal(plain.values, 400);
    assert_true(plain.has_se && plain.has_interval && plain.p < 0);
    assert_false(weighted.has_se || weighted.has_interval); // nothing said how many units these are
}

// Gwet's irrCAC, kappa2.table(cont3x3abstractors): 0.7964094, error 0.05891072.
static void error_as_printed(void **state) {
    (void)state;
    static const double counts[] = {13, 0, 0, 0, 20, 7, 0, 4, 56};
    svod_ratings two = by_contingency(arena, "13 0 0 / 0 20 7 / 0 4 56");
    svod_estimate table = svod_kappa_table(counts, unequal, 3, 100, arena), out = svod_kappa(&two, 0, arena);
    assert_near(out.value, 0.7964094, 5e-8);
    assert_near(out.se, 0.05891072, 5e-9);
    assert_near(out.low, out.value - 1.959964 * out.se, 1e-6);
    assert_near(out.high, out.value + 1.959964 * out.se, 1e-6);
    assert_int_equal(out.units, 100);
    same_estimate(&out, &table, __FILE__, __LINE__);
}

// Where one rater gave one and the same value all over, kappa is 0 whatever the other did: nothing is left for the error.
static void a_rater_without_variation(void **state) {
    (void)state;
    static const double v[] = {0, 1, 1, 0};
    for (int here = 1; here < 40; here++)
        for (int there = 1; there < 40; there++) {
            double counts[] = {here, there, 0, 0};
            svod_estimate out = svod_kappa_table(counts, v, 2, here + there, arena);
            assert_near(out.value, 0, 1e-14);
            assert_near(out.se, 0, 1e-14);
        }
    svod_ratings two = by_contingency(arena, "7 3 9 / 0 0 0 / 0 0 0");
    for (unsigned power = 0; power < 4; power++)
        assert_near(svod_kappa(&two, power, arena).se, 0, 1e-14);
}

// The variance as Fleiss, Cohen and Everitt (1969) print it, in weights of agreement w = 1 - v / v max.
static double printed_error(const double *p, const double *v, size_t q, double n) {
    double greatest = 0, row[8] = {0}, column[8] = {0}, po = 0, pe = 0, sum = 0;
    for (size_t i = 0; i < q * q; i++) {
        greatest = fmax(greatest, v[i]);
        row[i / q] += p[i];
        column[i % q] += p[i];
    }
    for (size_t i = 0; i < q * q; i++) {
        po += (1 - v[i] / greatest) * p[i];
        pe += (1 - v[i] / greatest) * row[i / q] * column[i % q];
    }
    for (size_t i = 0; i < q * q; i++) {
        double of_row = 0, of_column = 0;
        for (size_t k = 0; k < q; k++) {
            of_row += (1 - v[i / q * q + k] / greatest) * column[k];
            of_column += (1 - v[k * q + i % q] / greatest) * row[k];
        }
        double inner = (1 - v[i] / greatest) * (1 - pe) - (of_row + of_column) * (1 - po);
        sum += p[i] * inner * inner;
    }
    double less = po * pe - 2 * pe + po;
    return sqrt((sum - less * less) / (n * pow(1 - pe, 4)));
}

static void the_error_is_that_of_the_formula(void **state) {
    (void)state;
    static const double p[] = {.44, .07, .09, .05, .20, .05, .01, .03, .06}, v[] = {0, 1, 3, 1, 0, 6, 3, 6, 0};
    static const double lopsided[] = {0, 1, 4, 2, 0, 1, 9, 3, 0};
    assert_near(svod_kappa_table(p, unequal, 3, 200, arena).se, printed_error(p, unequal, 3, 200), 1e-14);
    assert_near(svod_kappa_table(p, v, 3, 200, arena).se, printed_error(p, v, 3, 200), 1e-14);
    assert_near(svod_kappa_table(p, lopsided, 3, 50, arena).se, printed_error(p, lopsided, 3, 50), 1e-14);
}

// Ratings and their table with weights |i - j|^power give the same, missing ones left out.
static void ratings_and_tables(void **state) {
    (void)state;
    uint64_t seed = 17;
    double value[2 * 60];
    for (int i = 0; i < 100; i++) {
        svod_ratings two = random_table(value, 60, 2, 4, 20, &seed);
        for (unsigned power = 0; power < 4; power++) {
            double p[16] = {0}, v[16], n = 0;
            for (size_t u = 0; u < 60; u++) {
                if (isnan(value[2 * u]) || isnan(value[2 * u + 1])) continue;
                p[(int)value[2 * u] * 4 + (int)value[2 * u + 1]]++;
                n++;
            }
            for (int c = 0; c < 16; c++)
                v[c] = c / 4 == c % 4 ? 0 : pow(fabs((double)(c / 4) - c % 4), power);
            svod_estimate out = svod_kappa(&two, power, arena), table = svod_kappa_table(p, v, 4, n, arena);
            assert_same_estimate(&out, &table);
        }
    }
}

// Quadratic weights go by the values as they are.
static void unequal_steps(void **state) {
    (void)state;
    svod_ratings two = by_units(arena, "0 0 / 0 1 / 10 10 / 1 1");
    double observed = 1.0 / 4, first[] = {0.5, 0.25, 0.25}, second[] = {0.25, 0.5, 0.25}, at[] = {0, 1, 10}, expected = 0;
    for (int i = 0; i < 9; i++)
        expected += first[i / 3] * second[i % 3] * (at[i / 3] - at[i % 3]) * (at[i / 3] - at[i % 3]);
    assert_near(svod_kappa(&two, 2, arena).value, 1 - observed / expected, 1e-14);
}

static void what_is_undefined(void **state) {
    (void)state;
    svod_ratings empty = by_units(arena, ". . / . ."), one = by_units(arena, "1 . / 2 ."), alone = by_units(arena, "1 . / . 2");
    svod_ratings equal = by_units(arena, "2 2 / 2 2 / . 3"), constant = by_units(arena, "1 1 / 1 2 / 1 2"), single = by_units(arena, "1 2");
    for (unsigned power = 0; power < 3; power++) {
        assert_undefined(svod_kappa(&empty, power, arena), no_data);
        assert_undefined(svod_kappa(&one, power, arena), one_rater);
        assert_undefined(svod_kappa(&alone, power, arena), no_pairs);
        assert_undefined(svod_kappa(&equal, power, arena), no_variation);
        assert_near(svod_kappa(&constant, power, arena).value, 0, 1e-15); // one of them varies
        assert_false(svod_kappa(&single, power, arena).has_se);
    }
    static const double none[4] = {0}, corner[4] = {5, 0, 0, 0}, v[] = {0, 1, 1, 0};
    assert_undefined(svod_kappa_table(none, v, 2, 0, arena), no_data);
    assert_undefined(svod_kappa_table(corner, v, 2, 5, arena), no_variation);
}

static svod_estimate plain(const svod_ratings *two, svod_arena *scratch) {
    return svod_kappa(two, 0, scratch);
}

static svod_estimate quadratic(const svod_ratings *two, svod_arena *scratch) {
    return svod_kappa(two, 2, scratch);
}

static void order_does_not_matter(void **state) {
    (void)state;
    svod_ratings two = by_contingency(arena, "3 1 0 / 0 2 4 / 1 1 5");
    assert_order_free(plain, &two, arena);
    assert_order_free(quadratic, &two, arena);
}

int main(void) {
    arena = svod_arena_new();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_printed),
        cmocka_unit_test(error_as_printed),
        cmocka_unit_test(a_rater_without_variation),
        cmocka_unit_test(unequal_steps),
        cmocka_unit_test(the_error_is_that_of_the_formula),
        cmocka_unit_test(ratings_and_tables),
        cmocka_unit_test(what_is_undefined),
        cmocka_unit_test(order_does_not_matter),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    svod_arena_free(arena);
    return failed;
}
