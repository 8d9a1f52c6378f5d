// Interval arithmetic on printed figures: exact fractions of billionths, and what a rounding can explain.
#include "audit/amount.h"

#define NUM_CAP ((__int128)1000000000000 * 1000000000000) // 10^24: numerators, and
#define DEN_CAP ((__int128)1000000000000)                 // 10^12: denominators, so that products of two fit into 128 bits

static __int128 absolute(__int128 value) {
    return value < 0 ? -value : value;
}

// What a program's binary fractions may have moved a figure by: a billionth of it, at least one billionth.
static __int128 slack_of(__int128 value) {
    __int128 part = absolute(value) / SVOD_PUB_ONE;
    return part < 1 ? 1 : part;
}

int64_t amount_half_place(unsigned decimals) {
    int64_t half = SVOD_PUB_ONE / 2;
    for (unsigned i = 0; i < decimals; i++)
        half /= 10;
    return half;
}

// Largest whole number not over num / by.
static __int128 floored(__int128 num, __int128 by) {
    return num / by - (num % by < 0);
}

// num over den as so many of den / 10, whose remainder den % 10 the quotient makes good; never over the exact quotient.
static __int128 shortened(__int128 num, __int128 den) {
    __int128 tenth = floored(num, 10), rest = den % 10;
    return tenth + floored(-tenth * rest, den);
}

// Shortened to the caps; what is lost (less than 10^-11 of the whole) widens the interval.
static amount tidy(amount a) {
    while (a.den > DEN_CAP || absolute(a.lo) > NUM_CAP || absolute(a.hi) > NUM_CAP) {
        if (a.den < 10) return (amount){0}; // beyond anything that a table prints
        a.lo = shortened(a.lo, a.den);
        a.hi = -shortened(-a.hi, a.den);
        a.den /= 10;
    }
    return a;
}

amount amount_of(__int128 value) {
    return (amount){value, value, 1};
}

amount amount_printed(const svod_pub_cell *cell, bool exact) {
    if (exact) return amount_of(cell->value);
    __int128 at = cell->value, half = amount_half_place(cell->decimals);
    return at < 0 ? (amount){at - 2 * half, at + half, 1} : (amount){at - half, at + 2 * half, 1}; // cut towards zero
}

amount amount_add(amount a, amount b) {
    if (!a.den || !b.den) return (amount){0};
    if (a.den == b.den) return tidy((amount){a.lo + b.lo, a.hi + b.hi, a.den});
    return tidy((amount){a.lo * b.den + b.lo * a.den, a.hi * b.den + b.hi * a.den, a.den * b.den});
}

amount amount_sub(amount a, amount b) {
    return amount_add(a, (amount){-b.hi, -b.lo, b.den});
}

amount amount_scale(amount a, int64_t by) {
    __int128 lo, hi;
    if (__builtin_mul_overflow(a.lo, by, &lo) || __builtin_mul_overflow(a.hi, by, &hi)) return (amount){0};
    return tidy(by < 0 ? (amount){hi, lo, a.den} : (amount){lo, hi, a.den});
}

amount amount_over(amount a, int64_t by) {
    return tidy((amount){a.lo, a.hi, by > 0 ? a.den * by : 0});
}

// a / b with b > 0, both ends of b whole multiples of a billionth.
static amount over(amount a, __int128 b) {
    bool whole = b % SVOD_PUB_ONE == 0;
    __int128 up = whole ? 1 : SVOD_PUB_ONE;
    return tidy((amount){a.lo * up, a.hi * up, a.den * (whole ? b / SVOD_PUB_ONE : b)});
}

amount amount_quotient(amount a, amount b) {
    if (!a.den || !b.den || (b.lo <= 0 && b.hi >= 0)) return (amount){0};
    if (b.hi < 0) return amount_quotient(amount_scale(a, -1), amount_scale(b, -1));
    amount wide = tidy((amount){a.lo * b.den, a.hi * b.den, a.den});
    if (!wide.den || b.lo == b.hi) return wide.den ? over(wide, b.lo) : wide;
    // The farthest from zero is over the least, the nearest over the most. Common denominator: that of both halves.
    amount low = over((amount){wide.lo, wide.lo, wide.den}, wide.lo < 0 ? b.lo : b.hi);
    amount high = over((amount){wide.hi, wide.hi, wide.den}, wide.hi < 0 ? b.hi : b.lo);
    if (!low.den || !high.den) return (amount){0};
    return tidy((amount){low.lo * high.den, high.hi * low.den, low.den * high.den});
}

svod_how amount_explains(amount what, const svod_pub_cell *printed, unsigned decimals) {
    if (!what.den) return SVOD_HOW_NOT;
    __int128 at = printed->value, half = printed->machine ? 0 : amount_half_place(decimals), slack = slack_of(at);
    if (what.lo == what.hi && what.lo == at * what.den) return SVOD_HOW_EXACT;
    if (what.hi >= (at - half - slack) * what.den && what.lo <= (at + half + slack) * what.den) return SVOD_HOW_HALF_UP;
    // Cutting goes towards zero; a whole place further is the next figure.
    bool below = at > 0 ? what.hi >= (at - slack) * what.den : what.hi > (at - 2 * half) * what.den;
    bool above = at < 0 ? what.lo <= (at + slack) * what.den : what.lo < (at + 2 * half) * what.den;
    return below && above ? SVOD_HOW_CUT : SVOD_HOW_NOT;
}

// Half away from zero.
static __int128 divided(__int128 value, __int128 by) {
    __int128 whole = absolute(value) / by, rest = absolute(value) % by;
    if (2 * rest >= by) whole++;
    return value < 0 ? -whole : whole;
}

static int64_t fitted(__int128 value) {
    return value > INT64_MAX ? INT64_MAX : value < -INT64_MAX ? -INT64_MAX : (int64_t)value;
}

int64_t amount_value(amount what, unsigned decimals) {
    int64_t place = 2 * amount_half_place(decimals);
    if (!what.den) return 0;
    if (place < 2) place = 1;
    return fitted(divided(what.lo + what.hi, 2 * what.den * place) * place);
}

int64_t amount_gap(amount what, const svod_pub_cell *printed) {
    if (!what.den) return 0;
    return fitted(divided(2 * what.den * printed->value - what.lo - what.hi, 2 * what.den));
}

int64_t amount_less(int64_t a, int64_t b) {
    return fitted((__int128)a - b);
}
