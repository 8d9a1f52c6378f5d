// How sure ranks are: pairwise intervals, groups, bootstrap over raters, random weights; quantiles.
#include "ratings_help.h"
#include "stat/rank.h"

static uint64_t random_state;

static double random_number(void) { // 0..1
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (double)(random_state >> 11) / 9007199254740992.0;
}

static void assert_ranges(const svod_rank_range *got, const uint32_t (*expected)[2], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (got[i].low != expected[i][0] || got[i].high != expected[i][1])
            fail_msg("unit %zu: %u..%u is not %u..%u", i, got[i].low, got[i].high, expected[i][0], expected[i][1]);
}

// ---- quantiles -----------------------------------------------------------------------------------------------------------
static void quantile_type_7(void **state) {
    (void)state;
    static const double ten[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    assert_close(svod_quantile(ten, 10, 0.05), 1.45, 1e-12);
    assert_close(svod_quantile(ten, 10, 0.95), 9.55, 1e-12);
    assert_close(svod_quantile(ten, 10, 0.5), 5.5, 1e-12);
    assert_close(svod_quantile(ten, 10, 0), 1, 0);
    assert_close(svod_quantile(ten, 10, 1), 10, 0);
    assert_close(svod_quantile(ten + 3, 1, 0.3), 4, 0);
}

// ---- ranking -------------------------------------------------------------------------------------------------------------
// Differences from a thousand to a hundred-millionth, given in ascending order; what differs by rounding alone has one rank.
static void ranks_of_near_values(void **state) {
    (void)state;
    enum { N = 12 };
    stat_ranked items[N + 1], spare[N + 1];
    double apart = 1e-8;
    for (uint32_t i = 0; i < N; i++, apart *= 10)
        items[N - 1 - i] = (stat_ranked){.value = 1000 - (i ? apart : 0), .unit = N - 1 - i};
    items[N] = (stat_ranked){.value = 1000 - 1e-12, .unit = N};
    stat_rank(items, spare, N + 1);
    for (uint32_t i = 0; i < N + 1; i++) {
        assert_int_equal(items[i].rank, i < 2 ? 1 : i + 1);
        if (i > 1) assert_int_equal(items[i].unit, N - i);
    }
    stat_rank(items, spare, 0);
}

// Two ranks, 1 and 100: their quantiles lie at 1 + 0.025 x 99 = 3.475 and 97.525.
static void ends_of_ranks(void **state) {
    (void)state;
    stat_tails tails = stat_tails_new(2, 2, 0.025, arena);
    stat_tails_add(&tails, 1, 100);
    stat_tails_add(&tails, 1, 1);
    svod_rank_range got[2] = {stat_tails_range(&tails, 0), stat_tails_range(&tails, 1)};
    assert_ranges(got, (const uint32_t[][2]){{0, 0}, {3, 98}}, 2);
    tails = stat_tails_new(1, 1000, 0.025, arena); // at 24.975 from either end
    for (uint32_t i = 0; i < 1000; i++)
        stat_tails_add(&tails, 0, 1 + 100 * (i * 387 % 1000));
    got[0] = stat_tails_range(&tails, 0);
    assert_ranges(got, (const uint32_t[][2]){{2498, 97404}}, 1);
}

// ---- pairwise ------------------------------------------------------------------------------------------------------------
static void pairwise_by_hand(void **state) {
    (void)state; // z = 2.393980 for four units
    static const double value[] = {10, 8, 5, 5}, half[] = {.5, .5, .5, .5}, one[] = {1, 1, 1, 1};
    svod_rank_range got[4];
    svod_rank_pairwise(value, half, 4, 0.05, got, arena);
    assert_ranges(got, (const uint32_t[][2]){{1, 1}, {2, 2}, {3, 4}, {3, 4}}, 4);
    svod_rank_pairwise(value, one, 4, 0.05, got, arena);
    assert_ranges(got, (const uint32_t[][2]){{1, 2}, {1, 4}, {2, 4}, {2, 4}}, 4);
}

static void pairwise_without_errors(void **state) {
    (void)state; // 0.1 + 0.2 and 0.3 are one value
    static const double value[] = {7, 0.1 + 0.2, NAN, 9, 0.3, 7, -1, 5}, se[] = {0, 0, 0, 0, 0, 0, 0, NAN};
    svod_rank_range got[8];
    svod_rank_pairwise(value, se, 8, 0.05, got, arena);
    assert_ranges(got, (const uint32_t[][2]){{2, 3}, {4, 5}, {0, 0}, {1, 1}, {4, 5}, {2, 3}, {6, 6}, {0, 0}}, 8);
}

static void pairwise_of_few(void **state) {
    (void)state;
    static const double value[] = {NAN, 5, NAN}, se[] = {1, 1, 1}, equal[] = {4, 4, 4};
    svod_rank_range got[3];
    svod_rank_pairwise(value, se, 0, 0.05, got, arena);
    svod_rank_pairwise(value, se, 1, 0.05, got, arena);
    assert_ranges(got, (const uint32_t[][2]){{0, 0}}, 1);
    svod_rank_pairwise(value, se, 3, 0.05, got, arena);
    assert_ranges(got, (const uint32_t[][2]){{0, 0}, {1, 1}, {0, 0}}, 3);
    svod_rank_pairwise(equal, se, 3, 0.05, got, arena);
    assert_ranges(got, (const uint32_t[][2]){{1, 3}, {1, 3}, {1, 3}}, 3);
}

// The tree of boxes against every pair, errors equal, of few kinds, and all different; and in another order of units.
static void pairwise_as_every_pair(void **state) {
    (void)state;
    enum { N = 401 };
    const double z = 4.0; // about; the margin below is z of 401 units
    double value[N], se[N], moved_value[N], moved_se[N];
    svod_rank_range got[N], moved[N];
    for (size_t kind = 0; kind < 3; kind++) {
        random_state = kind + 1;
        for (size_t i = 0; i < N; i++) {
            value[i] = floor(random_number() * 400) / 4;
            se[i] = kind == 0 ? 1.5 : kind == 1 ? (double)(i % 4) : random_number() * random_number() * 8;
            moved_value[i * 7 % N] = value[i];
            moved_se[i * 7 % N] = se[i];
        }
        double alpha = 2 * (N - 1) * 0.5 * erfc(z / sqrt(2));
        svod_rank_pairwise(value, se, N, alpha, got, arena);
        svod_rank_pairwise(moved_value, moved_se, N, alpha, moved, arena);
        for (size_t i = 0; i < N; i++) {
            uint32_t low = 1, high = N;
            for (size_t j = 0; j < N; j++) {
                if (fabs(value[i] - value[j]) <= z * sqrt(se[i] * se[i] + se[j] * se[j]) + 1e-9) continue;
                low += value[j] > value[i];
                high -= value[j] < value[i];
            }
            assert_int_equal(got[i].low, low);
            assert_int_equal(got[i].high, high);
            assert_memory_equal(&moved[i * 7 % N], &got[i], sizeof *got);
        }
    }
}

// A country: no pass over every pair.
static void pairwise_of_many(void **state) {
    (void)state;
    enum { N = 40000 };
    double *value = SVOD_ARRAY(arena, double, N), *se = SVOD_ARRAY(arena, double, N);
    svod_rank_range *got = SVOD_ARRAY(arena, svod_rank_range, N);
    random_state = 5;
    for (size_t i = 0; i < N; i++) {
        value[i] = random_number() * 100;
        se[i] = random_number() * 3;
    }
    value[17] = 150;
    se[17] = 0;
    svod_rank_pairwise(value, se, N, 0.05, got, arena);
    assert_ranges(got + 17, (const uint32_t[][2]){{1, 1}}, 1);
    for (size_t i = 0; i < N; i++)
        assert_true(got[i].low >= 1 && got[i].low <= got[i].high && got[i].high <= N);
}

static void ties(void **state) {
    (void)state;
    static const double value[] = {5, NAN, 10, 8, 5, 7.9}, one[] = {1, 1, 1, 1, 1, 1}, none[6] = {0};
    static const uint32_t wide[] = {2, 0, 1, 1, 2, 1}, sharp[] = {4, 0, 1, 2, 4, 3}; // z of five units: 2.497705
    uint32_t got[6];
    svod_rank_ties(value, one, 6, 0.05, got, arena);
    assert_memory_equal(got, wide, sizeof wide);
    svod_rank_ties(value, none, 6, 0.05, got, arena);
    assert_memory_equal(got, sharp, sizeof sharp);
    svod_rank_ties(value, one, 1, 0.05, got, arena);
    assert_int_equal(got[0], 1);
    svod_rank_ties(value + 1, one, 1, 0.05, got, arena);
    assert_int_equal(got[0], 0);
    // Of equal values the surest begins the group, wherever it stands: 6 differs from 9 with se 0, not from 9 with se 3.
    static const double equal[] = {9, 9, 6}, se[] = {3, 0, 1}, turned[] = {0, 3, 1};
    static const uint32_t both[] = {1, 1, 2};
    svod_rank_ties(equal, se, 3, 0.05, got, arena);
    assert_memory_equal(got, both, sizeof both);
    svod_rank_ties(equal, turned, 3, 0.05, got, arena);
    assert_memory_equal(got, both, sizeof both);
}

// ---- bootstrap -----------------------------------------------------------------------------------------------------------
static const char examined[] = "9 2 5 8 / 6 1 3 2 / 8 4 6 8 / 7 1 2 6 / 10 5 6 9 / 6 2 4 7 / . . 9 . / 3 . 3 . / . . . .";

static int by_number(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Mean over the raters of one draw that have it.
static double mean_drawn(const svod_ratings *t, size_t unit, const size_t *drawn) {
    double sum = 0, count = 0;
    for (size_t i = 0; i < t->raters; i++) {
        double value = t->value[unit * t->raters + drawn[i]];
        if (isnan(value)) continue;
        sum += value;
        count++;
    }
    return count > 0 ? sum / count : NAN;
}

// A second way: every ordered draw of R raters, ranks counted one by one, quantiles by svod_quantile.
static void every_draw(const svod_ratings *t, double alpha, uint32_t (*out)[2]) {
    size_t draws = 1, drawn[8];
    for (size_t r = 0; r < t->raters; r++)
        draws *= t->raters;
    double *rank = SVOD_ARRAY(arena, double, draws);
    for (size_t u = 0; u < t->units; u++) {
        size_t count = 0;
        for (size_t d = 0; d < draws; d++) {
            for (size_t r = 0, rest = d; r < t->raters; r++, rest /= t->raters)
                drawn[r] = rest % t->raters;
            double own = mean_drawn(t, u, drawn);
            if (isnan(own)) continue;
            rank[count] = 1;
            for (size_t v = 0; v < t->units; v++)
                rank[count] += mean_drawn(t, v, drawn) > own + 1e-9;
            count++;
        }
        qsort(rank, count, sizeof *rank, by_number);
        out[u][0] = count ? (uint32_t)floor(svod_quantile(rank, count, alpha / 2) + 1e-9) : 0;
        out[u][1] = count ? (uint32_t)ceil(svod_quantile(rank, count, 1 - alpha / 2) - 1e-9) : 0;
    }
}

static void bootstrap_of_few_raters_is_exact(void **state) {
    (void)state;
    svod_ratings table = ratings_of(examined);
    static const double alphas[] = {0.05, 0.2, 0.5};
    for (size_t i = 0; i < 3; i++) {
        uint32_t expected[9][2];
        svod_rank_range got[9], again[9];
        every_draw(&table, alphas[i], expected);
        assert_true(svod_rank_bootstrap(&table, 1000, 1, alphas[i], got, arena));
        assert_ranges(got, expected, 9);
        assert_true(svod_rank_bootstrap(&table, 35, 99, alphas[i], again, arena)); // 35 resamples of four raters; any seed
        assert_memory_equal(got, again, sizeof got);
    }
}

static void bootstrap_in_any_order(void **state) {
    (void)state;
    svod_ratings table = ratings_of(examined), mixed = shuffled(&table, 2, 3);
    svod_rank_range one[9], other[9];
    assert_true(svod_rank_bootstrap(&table, 1000, 1, 0.05, one, arena));
    assert_true(svod_rank_bootstrap(&mixed, 1000, 1, 0.05, other, arena));
    for (size_t u = 0; u < 9; u++)
        assert_memory_equal(&other[u * 2 % 9], &one[u], sizeof *one);
}

// Drawn at random, since 34 replicates are fewer than 35 resamples; with many the ranges come to the exact ones.
static void bootstrap_by_draws(void **state) {
    (void)state;
    enum { UNITS = 40, RATERS = 8 };
    double value[UNITS * RATERS];
    random_state = 11;
    for (size_t i = 0; i < UNITS * RATERS; i++)
        value[i] = random_number() < 0.1 ? NAN : floor((double)(i / RATERS) + random_number() * 20);
    svod_ratings table = {.units = UNITS, .raters = RATERS, .value = value}, moved = shuffled(&table, 7, 1);
    svod_rank_range one[UNITS], again[UNITS], other[UNITS];
    assert_true(svod_rank_bootstrap(&table, 1000, 7, 0.05, one, arena));
    assert_true(svod_rank_bootstrap(&table, 1000, 7, 0.05, again, arena));
    assert_memory_equal(one, again, sizeof one);
    assert_true(svod_rank_bootstrap(&moved, 1000, 7, 0.05, other, arena));
    for (size_t u = 0; u < UNITS; u++)
        assert_memory_equal(&other[u * 7 % UNITS], &one[u], sizeof *one);
    assert_true(svod_rank_bootstrap(&table, 1000, 8, 0.05, other, arena));
    assert_memory_not_equal(one, other, sizeof one);

    svod_ratings four = ratings_of(examined);
    svod_rank_range few[9];
    assert_true(svod_rank_bootstrap(&four, 34, 7, 0.05, few, arena)); // fewer than there are resamples
    for (size_t u = 0; u < 8; u++)
        assert_true(few[u].low >= 1 && few[u].low <= few[u].high && few[u].high <= 8);
    assert_int_equal(few[8].high, 0);
}

// The two ways to the same: five raters, drawn often or gone through.
static void draws_come_to_the_exact(void **state) {
    (void)state;
    svod_ratings five = ratings_of("9 2 5 8 4 / 6 1 3 2 9 / 8 4 6 8 5 / 7 1 2 6 7 / 10 5 6 9 8 / 6 2 4 7 1");
    svod_rank_range exact[6], drawn[6];
    assert_true(svod_rank_bootstrap(&five, 126, 1, 0.3, exact, arena));
    double nine[6 * 9]; // the same five and four without a say cannot be told from five, but 9 raters with values are drawn
    for (size_t u = 0; u < 6; u++)
        for (size_t r = 0; r < 9; r++)
            nine[u * 9 + r] = r < 5 ? five.value[u * 5 + r] : NAN;
    svod_ratings idle = {.units = 6, .raters = 9, .value = nine};
    assert_true(svod_rank_bootstrap(&idle, 126, 1, 0.3, drawn, arena));
    assert_memory_equal(exact, drawn, sizeof exact);
    assert_true(svod_rank_bootstrap(&five, 125, 3, 0.3, drawn, arena)); // one too few to go through them all
    for (size_t u = 0; u < 6; u++) {
        assert_in_range(drawn[u].low, exact[u].low > 1 ? exact[u].low - 1 : 1, exact[u].low + 1);
        assert_in_range(drawn[u].high, exact[u].high - 1, exact[u].high + 1);
    }
}

static void bootstrap_refused(void **state) {
    (void)state;
    svod_ratings one = ratings_of("1 . / 2 . / 3 ."), nobody = ratings_of(". . / . ."), two = ratings_of("1 2 / 3 4"), empty = {0};
    svod_rank_range got[3] = {{7, 7}};
    assert_false(svod_rank_bootstrap(&one, 1000, 1, 0.05, got, arena));
    assert_int_equal(got[0].low, 0);
    assert_false(svod_rank_bootstrap(&nobody, 1000, 1, 0.05, got, arena));
    assert_false(svod_rank_bootstrap(&empty, 1000, 1, 0.05, got, arena));
    assert_false(svod_rank_bootstrap(&two, 0, 1, 0.05, got, arena));
    assert_true(svod_rank_bootstrap(&two, 1, 1, 0.05, got, arena));
    assert_ranges(got, (const uint32_t[][2]){{2, 2}, {1, 1}}, 2);
}

// No variation: everybody first, by rounding too.
static void bootstrap_of_equals(void **state) {
    (void)state;
    svod_ratings table = ratings_of("0.1 0.2 0.3 / 0.1 0.2 0.3 / 0.1 0.2 0.3"), turned = ratings_of("0.1 0.1 0.1 / 0.1 0.1 .");
    svod_rank_range got[3];
    assert_true(svod_rank_bootstrap(&table, 1000, 1, 0.05, got, arena));
    assert_ranges(got, (const uint32_t[][2]){{1, 1}, {1, 1}, {1, 1}}, 3);
    assert_true(svod_rank_bootstrap(&turned, 1000, 1, 0.05, got, arena));
    assert_ranges(got, (const uint32_t[][2]){{1, 1}, {1, 1}}, 2);
}

// ---- weights -------------------------------------------------------------------------------------------------------------
static void acceptance_analytic(void **state) {
    (void)state;
    enum { DRAWS = 200000 };
    static const double value[] = {.9, .3, .5, .5, .2, .8}, weights[] = {.5, .5};
    static const double expected[3][3] = {{7. / 12, 1. / 12, 1. / 3}, {0, 5. / 6, 1. / 6}, {5. / 12, 1. / 12, 1. / 2}};
    svod_acceptance got[3];
    double shares[9];
    assert_true(svod_rank_acceptance(value, 3, 2, weights, DRAWS, 1, got, shares, arena));
    double error = 4 * sqrt(0.25 / DRAWS); // four standard errors at most
    for (size_t u = 0; u < 3; u++) {
        for (size_t r = 0; r < 3; r++)
            assert_close(shares[u * 3 + r], expected[u][r], error);
        assert_close(got[u].own, shares[u * 3 + (u > 0)], 0); // A .6, B and C .5 each: ranks 1, 2, 2
        assert_close(got[u].first, shares[u * 3], 0);
        assert_close(got[u].last, shares[u * 3 + 2], 0);
    }
    assert_ranges((svod_rank_range[]){{got[0].low, got[0].high}, {got[1].low, got[1].high}, {got[2].low, got[2].high}},
                  (const uint32_t[][2]){{1, 3}, {2, 3}, {1, 3}}, 3);
}

// Weights drawn are uniform on the simplex: the first of three is over 1/2 in a quarter of draws. Unit 0 is the first weight.
static void weights_are_uniform(void **state) {
    (void)state;
    enum { DRAWS = 100000 };
    static const double value[] = {1, 0, 0, .5, .5, .5}, weights[] = {1, 0, 0};
    svod_acceptance got[2];
    assert_true(svod_rank_acceptance(value, 2, 3, weights, DRAWS, 5, got, NULL, arena));
    assert_close(got[0].first, 0.25, 4 * sqrt(0.25 * 0.75 / DRAWS));
    assert_close(got[0].own, got[0].first, 0);
    assert_close(got[1].own, got[1].last, 0);
    assert_close(got[1].last + got[0].last, 1, 1e-12);
}

static void acceptance_in_any_order_of_units(void **state) {
    (void)state;
    enum { N = 31, PARTS = 4 };
    double value[N * PARTS], moved[N * PARTS], weights[PARTS] = {.25, .25, .25, .25}, *shares = SVOD_ARRAY(arena, double, N *N);
    random_state = 3;
    for (size_t i = 0; i < N * PARTS; i++)
        value[i] = floor(random_number() * 12);
    value[5 * PARTS + 1] = NAN;
    for (size_t p = 0; p < PARTS; p++)
        value[9 * PARTS + p] = value[8 * PARTS + p]; // equals
    for (size_t u = 0; u < N; u++)
        memcpy(moved + u * 7 % N * PARTS, value + u * PARTS, PARTS * sizeof *value);
    svod_acceptance one[N], other[N];
    assert_true(svod_rank_acceptance(value, N, PARTS, weights, 500, 9, one, shares, arena));
    assert_true(svod_rank_acceptance(moved, N, PARTS, weights, 500, 9, other, NULL, arena));
    for (size_t u = 0; u < N; u++)
        assert_memory_equal(&other[u * 7 % N], &one[u], sizeof *one);
    assert_memory_equal(&one[8], &one[9], sizeof *one);
    svod_acceptance none = {0};
    assert_memory_equal(&one[5], &none, sizeof none);
    // The ranges are quantiles of the very ranks that the shares count.
    for (size_t u = 0; u < N; u++) {
        double ranks[500];
        size_t count = 0;
        for (size_t r = 0; r < N; r++)
            for (double i = 0.5; i < shares[u * N + r] * 500; i++)
                ranks[count++] = (double)r + 1;
        if (u == 5) assert_int_equal(count, 0);
        if (u == 5) continue;
        assert_int_equal(count, 500);
        assert_int_equal(one[u].low, (uint32_t)floor(svod_quantile(ranks, 500, 0.025) + 1e-9));
        assert_int_equal(one[u].high, (uint32_t)ceil(svod_quantile(ranks, 500, 0.975) - 1e-9));
    }
}

static void acceptance_of_little(void **state) {
    (void)state;
    static const double value[] = {1, 2, 2, NAN}, one_weight[] = {1}, equal[] = {3, 4, 4, 3, 3, 4}, half[] = {.5, .5};
    svod_acceptance got[4];
    assert_true(svod_rank_acceptance(value, 4, 1, one_weight, 1, 1, got, NULL, arena)); // one part: ranks as they are
    assert_true(got[0].low == 3 && got[0].high == 3 && got[0].own == 1 && got[0].last == 1 && got[0].first == 0);
    assert_true(got[2].low == 1 && got[2].high == 1 && got[2].own == 1 && got[2].last == 0 && got[2].first == 1);
    assert_int_equal(got[3].low, 0);
    assert_false(svod_rank_acceptance(value + 3, 1, 1, one_weight, 10, 1, got, NULL, arena));
    assert_false(svod_rank_acceptance(value, 4, 1, one_weight, 0, 1, got, NULL, arena));
    assert_false(svod_rank_acceptance(value, 0, 1, one_weight, 10, 1, got, NULL, arena));
    assert_false(svod_rank_acceptance(value, 4, 0, one_weight, 10, 1, got, NULL, arena));
    // No variation within a part: all are first and last at once.
    static const double same[] = {3, 4, 3, 4, 3, 4};
    assert_true(svod_rank_acceptance(same, 3, 2, half, 100, 1, got, NULL, arena));
    for (size_t u = 0; u < 3; u++)
        assert_true(got[u].high == 1 && got[u].first == 1 && got[u].last == 1);
    assert_true(svod_rank_acceptance(equal, 3, 2, half, 100, 1, got, NULL, arena)); // ties under the weights, none under others
    assert_true(got[0].own < 1 && got[0].high == 2 && got[1].high == 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(quantile_type_7, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(ranks_of_near_values, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(ends_of_ranks, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(pairwise_by_hand, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(pairwise_without_errors, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(pairwise_of_few, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(pairwise_as_every_pair, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(pairwise_of_many, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(ties, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(bootstrap_of_few_raters_is_exact, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(bootstrap_in_any_order, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(bootstrap_by_draws, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(draws_come_to_the_exact, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(bootstrap_refused, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(bootstrap_of_equals, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(acceptance_analytic, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(weights_are_uniform, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(acceptance_in_any_order_of_units, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(acceptance_of_little, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
