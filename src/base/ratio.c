// Differences, sums and means of exact quotients.
#include "base/num.h"

typedef unsigned __int128 wide;

// What cannot be brought to a common denominator of 63 bits is taken to this share of 1/SVOD_POINT: about 10^-16 of a point. A power of
// two, and small enough for 128 bits to hold percents of the greatest sums.
#define FINE ((int64_t)1 << 20)

static wide magnitude(__int128 value) {
    return value < 0 ? -(wide)value : (wide)value;
}

static wide common(wide a, wide b) {
    while (b) {
        wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

svod_ratio svod_ratio_reduced(svod_ratio ratio) {
    if (ratio.den <= 1) return ratio;
    int64_t by = (int64_t)common(magnitude(ratio.num), (wide)ratio.den);
    return (svod_ratio){ratio.num / by, ratio.den / by};
}

// The quotient in 1/FINE, half away from zero.
static __int128 fine(svod_ratio ratio) {
    wide num = magnitude(ratio.num), den = (wide)ratio.den, rest = num % den * (wide)FINE;
    wide out = num / den * (wide)FINE + rest / den + (rest % den * 2 >= den);
    return ratio.num < 0 ? -(__int128)out : (__int128)out;
}

// a + sign * b over their least common denominator; false when that does not fit.
static bool joined(svod_ratio a, svod_ratio b, int sign, svod_ratio *out) {
    int64_t by = (int64_t)common((wide)a.den, (wide)b.den);
    __int128 left, right;
    if (__builtin_mul_overflow(a.den / by, b.den, &out->den)) return false;
    if (__builtin_mul_overflow(a.num, (__int128)(b.den / by), &left)) return false;
    if (__builtin_mul_overflow(b.num, (__int128)(a.den / by) * sign, &right)) return false;
    return !__builtin_add_overflow(left, right, &out->num);
}

svod_ratio svod_ratio_minus(svod_ratio a, svod_ratio b) {
    if (!a.den || !b.den) return (svod_ratio){0};
    svod_ratio out;
    if (joined(svod_ratio_reduced(a), svod_ratio_reduced(b), -1, &out)) return svod_ratio_reduced(out);
    return (svod_ratio){fine(a) - fine(b), FINE};
}

void svod_ratio_add(svod_ratio_sum *sum, svod_ratio value) {
    if (!value.den) return;
    if (!sum->n) sum->exact = (svod_ratio){0, 1};
    sum->n++;
    sum->fine += fine(value);
    if (sum->exact.den && !joined(sum->exact, svod_ratio_reduced(value), 1, &sum->exact)) sum->exact.den = 0;
}

svod_ratio svod_ratio_mean(const svod_ratio_sum *sum) {
    if (!sum->n) return (svod_ratio){0};
    int64_t den;
    svod_ratio exact = svod_ratio_reduced(sum->exact);
    if (exact.den && !__builtin_mul_overflow(exact.den, (int64_t)sum->n, &den)) return svod_ratio_reduced((svod_ratio){exact.num, den});
    return (svod_ratio){sum->fine, FINE * (int64_t)sum->n};
}
