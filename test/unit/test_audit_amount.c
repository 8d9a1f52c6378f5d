// Intervals of exact quotients, and by which reading a printed figure follows from one.
#include "audit_help.h"

#include "audit/amount.h"

static svod_pub_cell shown(const char *text) {
    svod_pub_cell cell = make_pub_cell(text, 1, 1);
    assert_int_equal(cell.state, SVOD_PUB_NUMBER);
    return cell;
}

static amount mean(int64_t sum_milli, int64_t n) {
    return amount_over(amount_of(MILLI(sum_milli)), n);
}

static svod_how explains(amount what, const char *text) {
    svod_pub_cell cell = shown(text);
    return amount_explains(what, &cell, cell.decimals);
}

static void halves_are_rounded_up(void **state) {
    (void)state;
    assert_int_equal(explains(amount_of(MILLI(7250)), "7,25"), SVOD_HOW_EXACT);
    assert_int_equal(explains(amount_of(MILLI(7250)), "7,3"), SVOD_HOW_HALF_UP);
    assert_int_equal(explains(amount_of(MILLI(7249)), "7,2"), SVOD_HOW_HALF_UP);
    assert_int_equal(explains(amount_of(MILLI(7250)), "7,2"), SVOD_HOW_HALF_UP); // what a program's binary fractions do
    assert_int_equal(explains(amount_of(MILLI(7251)), "7,2"), SVOD_HOW_CUT);
    assert_int_equal(explains(amount_of(MILLI(7249)), "7,3"), SVOD_HOW_NOT);
    assert_int_equal(explains(amount_of(MILLI(7299)), "7,2"), SVOD_HOW_CUT);
    assert_int_equal(explains(amount_of(MILLI(7300)), "7,2"), SVOD_HOW_NOT); // a place further is the next figure
    assert_int_equal(explains(amount_of(MILLI(7400)), "7,3"), SVOD_HOW_NOT);
    assert_int_equal(explains(amount_of(MILLI(24000)), "24"), SVOD_HOW_EXACT);
    assert_int_equal(explains(amount_of(MILLI(23500)), "24"), SVOD_HOW_HALF_UP);
    assert_int_equal(explains(amount_of(MILLI(23499)), "24"), SVOD_HOW_NOT);
}

static void negative_ones_are_cut_towards_zero(void **state) {
    (void)state;
    assert_int_equal(explains(amount_of(MILLI(-7250)), "-7,3"), SVOD_HOW_HALF_UP);
    assert_int_equal(explains(amount_of(MILLI(-7280)), "-7,2"), SVOD_HOW_CUT);
    assert_int_equal(explains(amount_of(MILLI(-7280)), "-7,3"), SVOD_HOW_HALF_UP);
    assert_int_equal(explains(amount_of(MILLI(-7300)), "-7,2"), SVOD_HOW_NOT);
    assert_int_equal(explains(amount_of(MILLI(-7249)), "-7,3"), SVOD_HOW_NOT);
    assert_int_equal(explains(amount_of(MILLI(7200)), "-7,2"), SVOD_HOW_NOT);
    assert_int_equal(explains(amount_of(MILLI(900)), "0"), SVOD_HOW_CUT);
    assert_int_equal(explains(amount_of(MILLI(-900)), "0"), SVOD_HOW_CUT);
    assert_int_equal(explains(amount_of(MILLI(1000)), "0"), SVOD_HOW_NOT);
    assert_int_equal(explains(amount_of(0), "0"), SVOD_HOW_EXACT);
}

static void quotients_are_exact(void **state) {
    (void)state;
    assert_int_equal(explains(mean(144000, 26), "5,54"), SVOD_HOW_HALF_UP); // 5.538…
    assert_int_equal(explains(mean(144000, 26), "5,53"), SVOD_HOW_CUT);
    assert_int_equal(explains(mean(144000, 26), "5,52"), SVOD_HOW_NOT);
    assert_int_equal(explains(mean(144000, 24), "6"), SVOD_HOW_EXACT);
    assert_int_equal(amount_value(mean(144000, 26), 2), MILLI(5540));
    assert_int_equal(amount_value(mean(144000, 26), 0), MILLI(6000));
    assert_int_equal(amount_value(mean(144000, 26), 9), INT64_C(5538461538));
    svod_pub_cell printed = shown("5,3");
    assert_int_equal(amount_gap(mean(144000, 26), &printed), INT64_C(-238461538));
    amount percent = amount_quotient(amount_scale(mean(225700, 26), 100), amount_of(MILLI(12000))); // 72.3397…
    assert_int_equal(amount_value(percent, 4), INT64_C(72339700000));
    assert_int_equal(explains(percent, "71,2"), SVOD_HOW_NOT);
    assert_int_equal(explains(percent, "72,3"), SVOD_HOW_HALF_UP);
}

static void machines_print_all_places(void **state) {
    (void)state;
    svod_pub_cell third = shown("5,538461538461538");
    assert_true(third.machine);
    assert_int_equal(amount_explains(mean(144000, 26), &third, third.decimals), SVOD_HOW_HALF_UP);
    svod_pub_cell near = shown("5,538461600");
    assert_int_equal(amount_explains(mean(144000, 26), &near, near.decimals), SVOD_HOW_NOT); // 6e-8 beside
    svod_pub_cell cut = shown("5,5384615");
    assert_int_equal(amount_explains(mean(144000, 26), &cut, cut.decimals), SVOD_HOW_NOT); // machines do not cut
    svod_pub_cell large = shown("1234567,12345678");
    assert_int_equal(amount_explains(amount_of(INT64_C(1234567124456999)), &large, 9), SVOD_HOW_HALF_UP); // within a billionth of it
    assert_int_equal(amount_explains(amount_of(INT64_C(1234567125000000)), &large, 9), SVOD_HOW_NOT);
}

static void printed_figures_are_intervals(void **state) {
    (void)state;
    svod_pub_cell plus = shown("7,2"), minus = shown("-7,2");
    amount exact = amount_printed(&plus, true), wide = amount_printed(&plus, false), low = amount_printed(&minus, false);
    assert_true(exact.lo == MILLI(7200) && exact.hi == MILLI(7200) && exact.den == 1);
    assert_true(wide.lo == MILLI(7150) && wide.hi == MILLI(7300));
    assert_true(low.lo == MILLI(-7300) && low.hi == MILLI(-7150));
}

static void intervals_are_added_and_divided(void **state) {
    (void)state;
    amount a = {MILLI(1000), MILLI(2000), 1}, b = {MILLI(4000), MILLI(5000), 1};
    amount sum = amount_add(a, b), difference = amount_sub(a, b), quotient = amount_quotient(a, b);
    assert_true(sum.lo == MILLI(5000) && sum.hi == MILLI(7000));
    assert_true(difference.lo == MILLI(-4000) && difference.hi == MILLI(-2000));
    assert_true(quotient.lo == quotient.den * MILLI(200) && quotient.hi == quotient.den * MILLI(500)); // 1/5 … 2/4
    amount minus = amount_scale(a, -3);
    assert_true(minus.lo == MILLI(-6000) && minus.hi == MILLI(-3000));
    amount both = {MILLI(-1000), MILLI(2000), 1}, turned = amount_quotient(both, amount_scale(b, -1)); // -2/4 … 1/4
    assert_true(turned.lo == turned.den * MILLI(-500) && turned.hi == turned.den * MILLI(250));
    amount thirds = amount_add(amount_over(amount_of(MILLI(1000)), 3), amount_over(amount_of(MILLI(1000)), 7)); // 10/21
    assert_true(thirds.lo == thirds.hi && thirds.lo * 21 == thirds.den * MILLI(10000));
    amount fine = amount_quotient(amount_of(1), amount_of(MILLI(2500))); // a billionth over two and a half
    assert_true(fine.lo == fine.hi && fine.lo * 5 == fine.den * 2);
}

static void nothing_divides_by_zero(void **state) {
    (void)state;
    amount none = amount_quotient(amount_of(MILLI(1000)), amount_of(0));
    assert_true(none.den == 0);
    assert_true(amount_quotient(amount_of(MILLI(1000)), (amount){-1, 1, 1}).den == 0);
    assert_true(amount_over(amount_of(1), 0).den == 0);
    assert_true(amount_add(none, amount_of(1)).den == 0);
    assert_true(amount_sub(amount_of(1), none).den == 0);
    assert_true(amount_scale(none, 5).den == 0);
    assert_true(amount_over(none, 5).den == 0);
    assert_true(amount_quotient(none, amount_of(1)).den == 0);
    assert_int_equal(explains(none, "0"), SVOD_HOW_NOT);
    assert_int_equal(amount_value(none, 1), 0);
    svod_pub_cell cell = shown("5");
    assert_int_equal(amount_gap(none, &cell), 0);
}

// The middle of an interval as a double.
static double middle(amount a) {
    return (double)(a.lo + a.hi) / 2 / (double)a.den / (double)SVOD_PUB_ONE;
}

static void assert_about(amount a, double value) {
    assert_true(a.den > 0);
    double off = middle(a) / value - 1, width = (double)(a.hi - a.lo) / (double)a.den / (double)SVOD_PUB_ONE / value;
    assert_true(off < 1e-10 && off > -1e-10);
    assert_true(width >= 0 && width < 1e-10);
}

static void long_fractions_are_shortened_not_lost(void **state) {
    (void)state;
    amount a = amount_of(INT64_MAX); // 9.2 milliards
    double value = (double)INT64_MAX / 1e9;
    for (int64_t i = 0; i < 12; i++) { // denominators beyond the cap, numerators too
        a = amount_quotient(a, amount_of(MILLI(1001) + 7 * i + 1));
        value /= (double)(MILLI(1001) + 7 * i + 1) / 1e9;
        assert_about(a, value);
    }
    amount b = amount_over(amount_scale(amount_of(INT64_C(999999999999999)), 1000000), 15); // a denominator of two digits
    assert_about(b, 999999.999999999 * 1e6 / 15);
    amount exact = {INT64_C(7), INT64_C(7), (__int128)3000000000000 * 7}; // under 1e-12 of a billionth: its interval holds it
    amount wide = amount_add(exact, amount_of(0));
    assert_true(wide.lo * 3000000000000 <= wide.den && wide.hi * 3000000000000 >= wide.den);
}

static void what_no_table_prints_is_undefined(void **state) {
    (void)state;
    amount big = amount_scale(amount_of(INT64_MAX), INT64_MAX);
    assert_true(big.den == 0);
    amount milliards = amount_scale(amount_of(INT64_MAX), 100); // beyond an int64, within bounds
    assert_true(milliards.den == 1);
    assert_true(amount_value(milliards, 0) == INT64_MAX && amount_value(amount_scale(milliards, -1), 0) == -INT64_MAX);
    svod_pub_cell cell = shown("5");
    assert_true(amount_gap(milliards, &cell) == -INT64_MAX);
}

static void values_are_rounded_away_from_zero(void **state) {
    (void)state;
    assert_int_equal(amount_value(amount_of(MILLI(36500)), 0), MILLI(37000));
    assert_int_equal(amount_value(amount_of(MILLI(-36500)), 0), MILLI(-37000));
    assert_int_equal(amount_value(amount_of(MILLI(36449)), 1), MILLI(36400));
    assert_int_equal(amount_value(amount_of(MILLI(36450)), 1), MILLI(36500));
    assert_int_equal(amount_value(amount_of(5), 8), 10);
    assert_int_equal(amount_value(amount_of(5), 9), 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(halves_are_rounded_up),
        cmocka_unit_test(negative_ones_are_cut_towards_zero),
        cmocka_unit_test(quotients_are_exact),
        cmocka_unit_test(machines_print_all_places),
        cmocka_unit_test(printed_figures_are_intervals),
        cmocka_unit_test(intervals_are_added_and_divided),
        cmocka_unit_test(nothing_divides_by_zero),
        cmocka_unit_test(long_fractions_are_shortened_not_lost),
        cmocka_unit_test(what_no_table_prints_is_undefined),
        cmocka_unit_test(values_are_rounded_away_from_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
