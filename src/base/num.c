// Decimals as people and programs write them, and doubles to and from text.
#include "base/num.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

#define SIGNIFICANT SVOD_NUM_EXACT // digits that a spreadsheet stores of a number
#define EXPONENT_CAP 99999         // exponents saturate here; far outside of every type

// ---- scanning ------------------------------------------------------------------------------------------------------

// What was found of a number: digits (leading zeros skipped) times 10^exponent.
typedef struct scan {
    const char *at, *end;
    bool negative;
    unsigned seen; // digits seen at all, zeros included
    unsigned kept; // digits in `mantissa`, at most SIGNIFICANT
    uint64_t mantissa;
    int next; // first digit not kept, decides on rounding; -1: none yet
    long exponent;
} scan;

static void take_digit(scan *in, char c, bool fraction) {
    int digit = c - '0';
    in->seen++;
    if (in->kept == SIGNIFICANT) {
        if (in->next < 0) in->next = digit;
        in->exponent += fraction ? 0 : 1;
        return;
    }
    if (in->kept || digit) {
        in->mantissa = in->mantissa * 10 + (uint64_t)digit;
        in->kept++;
    }
    in->exponent -= fraction ? 1 : 0;
}

static unsigned take_digits(scan *in, bool fraction) {
    unsigned count = 0;
    for (; in->at < in->end && svod_digit(*in->at); in->at++, count++)
        take_digit(in, *in->at, fraction);
    return count;
}

// "e+21"; false when the letter stands without digits.
static bool take_exponent(scan *in) {
    if (in->at == in->end || (*in->at != 'e' && *in->at != 'E')) return true;
    in->at++;
    bool negative = in->at < in->end && *in->at == '-';
    if (in->at < in->end && (*in->at == '-' || *in->at == '+')) in->at++;
    if (in->at == in->end || !svod_digit(*in->at)) return false;
    long value = 0;
    for (; in->at < in->end && svod_digit(*in->at); in->at++)
        if (value < EXPONENT_CAP) value = value * 10 + (*in->at - '0');
    in->exponent += negative ? -value : value;
    return true;
}

// Fraction behind `mark`, if one stands here; false for a mark without digits behind it.
static bool take_fraction(scan *in, const char *marks) {
    if (in->at == in->end || !*in->at || !strchr(marks, *in->at)) return true;
    in->at++;
    return take_digits(in, true) > 0;
}

// Scanned digits, rounded half up to SIGNIFICANT of them, as a decimal; false when it is out of range.
static bool scan_decimal(const scan *in, svod_decimal *out) {
    int64_t mantissa = (int64_t)in->mantissa + (in->next >= 5 ? 1 : 0);
    long exponent = in->exponent;
    if (mantissa == 0) {
        *out = (svod_decimal){0, 0};
        return true;
    }
    for (; exponent < 0 && mantissa % 10 == 0; exponent++)
        mantissa /= 10;
    for (; exponent > 0; exponent--)
        if (__builtin_mul_overflow(mantissa, 10, &mantissa)) return false;
    if (-exponent > INT8_MAX) return false;
    *out = (svod_decimal){in->negative ? -mantissa : mantissa, (int8_t)-exponent};
    return true;
}

// ---- numbers as people write them ----------------------------------------------------------------------------------

// Bytes of the white space at `at`, 0 if there is none: ASCII, nbsp, narrow, thin and figure space, byte order mark.
static size_t space_at(const char *at, const char *end) {
    static const char *const wide[] = {"\xC2\xA0",     "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x87",
                                       "\xE2\x80\x8A", "\xE2\x80\x8B", "\xEF\xBB\xBF"};
    if (at == end) return 0;
    if (*at == ' ' || (*at >= '\t' && *at <= '\r')) return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        size_t len = strlen(wide[i]);
        if ((size_t)(end - at) >= len && !memcmp(at, wide[i], len)) return len;
    }
    return 0;
}

static void trim(const char **begin, const char **end) {
    for (size_t len; (len = space_at(*begin, *end)) > 0;)
        *begin += len;
    for (bool again = true; again && *end > *begin;) {
        again = false;
        for (size_t len = 1; len <= 3 && len <= (size_t)(*end - *begin); len++) {
            if (space_at(*end - len, *end) == len) {
                *end -= len;
                again = true;
                break;
            }
        }
    }
}

static bool is_nothing(const char *text, size_t len) {
    static const char *const signs[] = {"-", "–", "—", "−", "‐", "‑", "…", "...", "--", "---"};
    if (len == 0) return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strlen(signs[i]) == len && !memcmp(signs[i], text, len)) return true;
    return false;
}

static void take_sign(scan *in) {
    static const char minus[] = "−"; // U+2212
    size_t rest = (size_t)(in->end - in->at);
    if (rest && (*in->at == '+' || *in->at == '-')) {
        in->negative = *in->at == '-';
        in->at++;
    } else if (rest >= sizeof minus - 1 && !memcmp(in->at, minus, sizeof minus - 1)) {
        in->negative = true;
        in->at += sizeof minus - 1;
    }
}

// Whole part: plain digits, or one to three digits and groups of three behind single spaces. False when the groups are odd.
static bool take_whole(scan *in) {
    unsigned head = take_digits(in, false);
    for (size_t gap; head && (gap = space_at(in->at, in->end)) > 0;) {
        const char *group = in->at + gap;
        if (group == in->end || !svod_digit(*group)) break;
        if (head > 3) return false;
        in->at = group;
        if (take_digits(in, false) != 3) return false;
    }
    return true;
}

static bool take_percent(scan *in) {
    const char *at = in->at;
    for (size_t gap; (gap = space_at(at, in->end)) > 0;)
        at += gap;
    if (at == in->end || *at != '%') return false;
    in->at = at + 1;
    return true;
}

svod_num_kind svod_num_parse(const char *text, size_t len, svod_decimal *out, bool *percent) {
    scan in = {.at = text, .end = text + len, .next = -1};
    trim(&in.at, &in.end);
    if (percent) *percent = false;
    if (is_nothing(in.at, (size_t)(in.end - in.at))) return SVOD_NUM_NOTHING;
    take_sign(&in);
    if (!take_whole(&in) || !take_fraction(&in, ".,") || !in.seen || !take_exponent(&in)) return SVOD_NUM_TEXT;
    bool has_percent = percent && take_percent(&in);
    if (in.at != in.end || !scan_decimal(&in, out)) return SVOD_NUM_TEXT;
    if (has_percent) *percent = true;
    return SVOD_NUM_VALUE;
}

// ---- numbers as programs write them --------------------------------------------------------------------------------

// The whole text as [+-]digits[.digits][e[+-]digits].
static bool scan_machine(scan *in) {
    if (in->at < in->end && (*in->at == '-' || *in->at == '+')) in->negative = *in->at++ == '-';
    take_digits(in, false);
    return take_fraction(in, ".") && in->seen && take_exponent(in) && in->at == in->end;
}

bool svod_num_machine(const char *text, size_t len, svod_decimal *out) {
    scan in = {.at = text, .end = text + len, .next = -1};
    return scan_machine(&in) && scan_decimal(&in, out);
}

const double svod_num_tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// Digits beyond this many cannot change which double is nearest, except that some digit other than 0 follows.
#define DECIDING_DIGITS 780

// The nearest double of any machine-written number, by way of a text of digits and exponent without a decimal mark. Such a text
// means the same to strtod in every locale; and the program never calls setlocale.
static double slow_double(const char *text, size_t len) {
    char digits[DECIDING_DIGITS + 32];
    size_t count = 0;
    long exponent = 0;
    bool fraction = false, sticky = false;
    const char *at = text, *end = text + len;
    bool negative = *at == '-';
    for (; at < end && *at != 'e' && *at != 'E'; at++) {
        if (*at == '.') fraction = true;
        if (!svod_digit(*at)) continue;
        if (count == DECIDING_DIGITS) {
            sticky |= *at != '0';
            exponent += fraction ? 0 : 1;
            continue;
        }
        if (count || *at != '0') digits[count++] = *at;
        exponent -= fraction ? 1 : 0;
    }
    scan tail = {.at = at, .end = end};
    take_exponent(&tail);
    if (sticky) {
        digits[count++] = '1';
        exponent--;
    }
    snprintf(digits + count, sizeof digits - count, "%se%ld", count ? "" : "0", exponent + tail.exponent);
    double value = strtod(digits, NULL);
    return negative ? -value : value;
}

bool svod_num_double(const char *text, size_t len, double *out) {
    svod_num_digits plain;
    if (svod_num_plain(text, len, &plain) && plain.mark != ',' && plain.whole + plain.decimals <= SVOD_NUM_EXACT) {
        *out = plain.value;
        return true;
    }
    scan in = {.at = text, .end = text + len, .next = -1};
    if (!scan_machine(&in)) return false;
    double value;
    // Up to 15 digits are exact doubles.
    if (in.next < 0 && in.exponent >= -22 && in.exponent <= 22) {
        value = (double)in.mantissa;
        value = in.exponent < 0 ? value / svod_num_tens[-in.exponent] : value * svod_num_tens[in.exponent];
        value = in.negative ? -value : value;
    } else {
        value = slow_double(text, len);
        if (value - value != 0) // infinite
            return false;
    }
    *out = value;
    return true;
}

double svod_decimal_double(svod_decimal value) {
    char text[32];
    double out = 0;
    int len = snprintf(text, sizeof text, "%llde%d", (long long)value.mantissa, -value.scale);
    svod_num_double(text, (size_t)len, &out);
    return out;
}

typedef unsigned __int128 wide;

// The whole number n nearest to mantissa / 2^shift * 10^k. False when n / 10^k reads back as another double. All of it is exact: from
// 10^-4 up to 10^15, with no more than 17 digits wanted, no product has more than 128 bits.
static bool plain_digits(uint64_t mantissa, int shift, int k, uint64_t *n) {
    static const uint64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000};
    wide power = k > 10 ? (wide)tens[10] * tens[k - 10] : tens[k];
    wide exact = mantissa * power, unit = (wide)1 << shift, rest = exact & (unit - 1);
    *n = (uint64_t)(exact >> shift);
    bool up = rest * 2 > unit || (rest * 2 == unit && *n % 2);
    *n += up;
    wide off = up ? unit - rest : rest;
    if (mantissa == UINT64_C(1) << 52) // below a power of two the doubles lie twice as close
        return off * 4 < power;
    return off * 2 < power || (off * 2 == power && mantissa % 2 == 0);
}

// n / 10^k without zeros at the end.
static void put_plain(char *to, uint64_t n, int k) {
    char reversed[32];
    size_t len = 0;
    for (; k > 0 && n % 10 == 0; k--)
        n /= 10;
    for (int i = 0; i < k; i++, n /= 10)
        reversed[len++] = (char)('0' + n % 10);
    if (k > 0) reversed[len++] = '.';
    do {
        reversed[len++] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    while (len > 0)
        *to++ = reversed[--len];
    *to = '\0';
}

// The same as the long way in svod_double_text for the numbers of real sheets, and many times as fast; false for others.
static bool plain_text(char *buf, double value) {
    static const double powers[] = {1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
    double size = value < 0 ? -value : value;
    if (!(size >= 1e-4 && size < 1e15)) return false;
    uint64_t bits, n = 0;
    memcpy(&bits, &size, sizeof bits);
    uint64_t mantissa = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
    int shift = 1075 - (int)(bits >> 52), magnitude = 14;
    while (size < powers[magnitude + 4])
        magnitude--;
    for (int digits = 15; digits <= 17; digits++) {
        int k = digits - 1 - magnitude;
        if (plain_digits(mantissa, shift, k, &n)) {
            if (value < 0) *buf++ = '-';
            put_plain(buf, n, k);
            return true;
        }
    }
    return false;
}

char *svod_double_text(char buf[32], double value) {
    if (value == 0) return strcpy(buf, "0");
    if (plain_text(buf, value)) return buf;
    // Any text of up to 15 digits survives in a normal double, so fewer need not be tried; below that range they do.
    bool normal = value > 1e-300 || value < -1e-300;
    for (int digits = normal ? 15 : 1; digits <= 17; digits++) {
        snprintf(buf, 32, "%.*g", digits, value);
        if (strtod(buf, NULL) == value) break;
    }
    return buf;
}

const char *svod_num_words(svod_arena *arena, double value, bool percent, svod_lang lang) {
    char buf[32];
    svod_decimal decimal;
    svod_double_text(buf, percent ? value * 100 : value);
    if (svod_num_machine(buf, strlen(buf), &decimal)) svod_double_text(buf, svod_decimal_double(decimal));
    char *mark = strchr(buf, '.');
    if (mark) *mark = svod_lang_mark(lang);
    return svod_printf(arena, "%s%s", buf, !percent ? "" : lang == SVOD_RU ? " %" : "%");
}
