// Points and exact quotients: arithmetic in 128 bits, rounding once, at the end.
#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/num.h"

typedef unsigned __int128 wide;

static wide magnitude(__int128 value) {
    return value < 0 ? -(wide)value : (wide)value;
}

bool svod_points_of(svod_decimal value, svod_points *out) {
    if (value.scale < 0 || value.scale > 4) return false;
    __int128 points = (__int128)value.mantissa * SVOD_POINT_TENTHOUSANDTH;
    for (int place = value.scale; place < 4; place++)
        points *= 10;
    if (points > INT64_MAX || points < INT64_MIN) return false;
    *out = (svod_points)points;
    return true;
}

// Nearest double of a 64-bit mantissa (top bit set unless exact) with a sticky last bit, times 2^exponent.
static double assemble(wide value, bool sticky, int exponent) {
    while (value >> 64) {
        sticky |= (value & 1) != 0;
        value >>= 1;
        exponent++;
    }
    return ldexp((double)((uint64_t)value | (sticky ? 1 : 0)), exponent);
}

// Nearest double of num / den, den > 0 and below 2^127.
static double quotient(wide num, wide den) {
    const wide exact = (wide)1 << 53;
    if (num <= exact && den <= exact) return (double)(uint64_t)num / (double)(uint64_t)den;
    wide whole = num / den, rest = num % den;
    int exponent = 0;
    // The conversion of 64 bits rounds to nearest; the last of them stands for all that follow.
    while (rest && !(whole >> 63)) {
        rest <<= 1;
        whole = whole << 1 | (rest >= den ? 1 : 0);
        rest -= rest >= den ? den : 0;
        exponent--;
    }
    return assemble(whole, rest != 0, exponent);
}

static wide denominator(svod_ratio ratio) {
    assert(ratio.den > 0);
    return (wide)ratio.den * (wide)SVOD_POINT;
}

double svod_ratio_double(svod_ratio ratio) {
    if (ratio.den == 0) return 0;
    double value = quotient(magnitude(ratio.num), denominator(ratio));
    return ratio.num < 0 ? -value : value;
}

double svod_points_double(svod_points points) {
    return svod_ratio_double((svod_ratio){points, 1});
}

// The quotient without its sign: whole part and `decimals` places, rounded half up.
typedef struct digits {
    wide whole;
    uint64_t fraction, unit; // unit = 10^decimals
} digits;

// rest * unit / den, rest < den, unit a power of ten up to 10^10; the new rest in *rest. In one division where 128 bits hold the product.
static uint64_t scale_rest(wide *rest, wide den, uint64_t unit) {
    if (!(den >> 93)) {
        wide scaled = *rest * unit;
        *rest = scaled % den;
        return (uint64_t)(scaled / den);
    }
    uint64_t out = 0;
    for (; unit > 1; unit /= 10) {
        *rest *= 10;
        out = out * 10 + (uint64_t)(*rest / den);
        *rest %= den;
    }
    return out;
}

static digits round_digits(svod_ratio ratio, unsigned decimals) {
    static const uint64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000};
    assert(decimals <= 10);
    wide num = magnitude(ratio.num), den = denominator(ratio), rest = num % den;
    digits out = {.whole = num / den, .unit = powers[decimals]};
    if (!rest) return out;
    out.fraction = scale_rest(&rest, den, out.unit);
    if (rest * 2 >= den && ++out.fraction == out.unit) {
        out.fraction = 0;
        out.whole++;
    }
    return out;
}

char *svod_ratio_text(char buf[40], svod_ratio ratio, unsigned decimals, char mark) {
    if (ratio.den == 0) return strcpy(buf, SVOD_NONE);
    digits value = round_digits(ratio, decimals);
    char text[64];
    char *at = text + sizeof text - 1;
    *at = '\0';
    uint64_t fraction = value.fraction;
    for (unsigned i = 0; i < decimals; i++, fraction /= 10)
        *--at = (char)('0' + fraction % 10);
    if (decimals) *--at = mark;
    wide whole = value.whole;
    do
        *--at = (char)('0' + (int)(whole % 10));
    while (whole /= 10);
    if (ratio.num < 0 && (value.whole || value.fraction)) *--at = '-';
    size_t size = (size_t)(text + sizeof text - at);
    assert(size <= 40); // 2^127 / SVOD_POINT has 29 digits; no sum of points comes near
    return memcpy(buf, at, size < 40 ? size : 40);
}

char *svod_points_short(char buf[40], svod_points points, unsigned most, char mark) {
    svod_ratio_text(buf, (svod_ratio){points, 1}, most, mark);
    if (most == 0) return buf;
    char *end = buf + strlen(buf);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == mark) end[-1] = '\0';
    return buf;
}

const char *svod_points_words(svod_arena *arena, svod_points points, svod_lang lang) {
    char buf[40];
    return svod_strdup(arena, svod_points_short(buf, points, 4, svod_lang_mark(lang)));
}

svod_ratio svod_percent(svod_points part, svod_points whole) {
    __int128 num = (__int128)part * 100 * SVOD_POINT;
    return whole < 0 ? (svod_ratio){-num, -whole} : (svod_ratio){num, whole};
}

// Compares a/b with c/d (b, d > 0) by whole parts and then by the turned fractions of the rests, so that nothing overflows.
static int compare_wide(wide a, wide b, wide c, wide d) {
    for (int sign = 1;; sign = -sign) {
        wide left = a / b, right = c / d;
        if (left != right) return left < right ? -sign : sign;
        a %= b;
        c %= d;
        if (!a || !c) return !a && !c ? 0 : a ? sign : -sign;
        wide turned = a;
        a = b;
        b = turned;
        turned = c;
        c = d;
        d = turned;
    }
}

int svod_ratio_compare(svod_ratio a, svod_ratio b) {
    assert(a.den > 0 && b.den > 0);
    if ((a.num < 0) != (b.num < 0)) return a.num < 0 ? -1 : 1;
    int order = compare_wide(magnitude(a.num), (wide)a.den, magnitude(b.num), (wide)b.den);
    return a.num < 0 ? -order : order;
}

double svod_ratio_rounded(svod_ratio ratio, unsigned decimals) {
    if (ratio.den == 0) return 0;
    digits value = round_digits(ratio, decimals);
    // A whole part over 2^64 has no decimals left in a double anyway.
    if (value.whole >> 64) return svod_ratio_double(ratio);
    double out = quotient(value.whole * value.unit + value.fraction, value.unit);
    return ratio.num < 0 && out != 0 ? -out : out;
}
