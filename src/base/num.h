// Numbers without locale: exact decimals as they are written, points as exact fractions, and their printing.
#ifndef SVOD_BASE_NUM_H
#define SVOD_BASE_NUM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/lang.h"

// ---- decimals: what is written in a cell -------------------------------------------------------------------------
// value = mantissa / 10^scale, scale >= 0, no trailing zeros in the mantissa when scale > 0.
typedef struct svod_decimal {
    int64_t mantissa;
    int8_t scale;
} svod_decimal;

typedef enum svod_num_kind {
    SVOD_NUM_VALUE,   // a number
    SVOD_NUM_NOTHING, // "", white space, "-", "–", "—", "…", "..." alone: the usual signs for nothing
    SVOD_NUM_TEXT     // anything else
} svod_num_kind;

// Reads a number as people and programs write it: "7,5", "7.5", " 1 234,5 " (space, nbsp, thin space as thousands mark), "+3", "-2",
// "1e3", "75 %" (the sign is left out, *percent says so). A comma and a point in one text ("1.234,5") are text, not a guess.
// Over 15 significant digits are rounded half up to 15 (what a spreadsheet stores of 0.3 as 0.30000000000000004 is 0.3).
// `percent` may be NULL, then a percent sign makes it text.
svod_num_kind svod_num_parse(const char *text, size_t len, svod_decimal *out, bool *percent);
// A machine-written number (XML, JSON): digits, point, exponent; no comma, no spaces inside. false on anything else.
bool svod_num_machine(const char *text, size_t len, svod_decimal *out);
// "12", "-7.5", "7,5": digits, and one mark at most with digits on either side of it; false on anything else. `value` is the nearest
// double if there are SVOD_NUM_EXACT digits at most, zeros in front counted, else 0.
#define SVOD_NUM_EXACT 15
typedef struct svod_num_digits {
    double value;
    size_t whole, decimals; // digits before and behind the mark
    char mark;              // '.', ',' or 0
} svod_num_digits;
extern const double svod_num_tens[]; // 10^0 to 10^22, which a double holds exactly: one operation on exact operands is rounded once
static inline bool svod_num_plain(const char *text, size_t len, svod_num_digits *out) {
    const char *first = text + (len > 0 && *text == '-'), *end = text + len, *mark = NULL;
    uint64_t value = 0; // runs over in long ones
    for (const char *at = first; at < end; at++) {
        unsigned digit = (unsigned)(unsigned char)*at - '0';
        if (digit < 10) {
            value = value * 10 + digit;
        } else if (!mark && at > first && (*at == '.' || *at == ',')) {
            mark = at;
        } else {
            return false;
        }
    }
    out->whole = (size_t)((mark ? mark : end) - first);
    out->decimals = mark ? (size_t)(end - mark) - 1 : 0;
    out->mark = mark ? *mark : 0;
    bool exact = out->whole + out->decimals <= SVOD_NUM_EXACT;
    out->value = exact ? (first > text ? -(double)value : (double)value) / svod_num_tens[out->decimals] : 0;
    return out->whole > 0 && (!mark || out->decimals > 0);
}
// Correctly rounded binary value of such a text; false on anything else. Independent of the locale.
bool svod_num_double(const char *text, size_t len, double *out);
// The same of a decimal.
double svod_decimal_double(svod_decimal value);
// Shortest text that reads back as the same double ("0.1", "1e+21"); "nan"/"inf" never occur in input. buf of 32 bytes.
char *svod_double_text(char buf[32], double value);

// As spreadsheets show it: at most SVOD_NUM_EXACT significant digits, the language's mark; percent: 0.5 is "50 %".
const char *svod_num_words(svod_arena *arena, double value, bool percent, svod_lang lang);

// ---- points: exact in all that follows ---------------------------------------------------------------------------
// Points are int64_t in units of 1/SVOD_POINT of a point. SVOD_POINT = lcm(1..16) * 10^4 = 7 207 200 000, so decimals of up to four
// places and means of up to 16 experts are exact, and sums of 40,000 units of 100 points fit (range +-1.28e9 points).
typedef int64_t svod_points;
#define SVOD_POINT INT64_C(7207200000)
#define SVOD_POINT_TENTHOUSANDTH INT64_C(720720) // SVOD_POINT / 10^4: one unit of a stored score

// false when the decimal has more than four places (not representable) or is out of range.
bool svod_points_of(svod_decimal value, svod_points *out);
double svod_points_double(svod_points points); // nearest double

// An exact quotient (a mean, a share). den == 0 means "undefined": every printer shows SVOD_NONE for it.
// 128 bits for the numerator, so that percents of sums over tens of thousands of units neither overflow nor round.
typedef struct svod_ratio {
    __int128 num;
    int64_t den;
} svod_ratio;
#define SVOD_NONE "–"
// Nearest double of num / (den * SVOD_POINT); 0 when den is 0 (test den first).
double svod_ratio_double(svod_ratio ratio);
// Half away from zero, once: the quotient num/(den*SVOD_POINT) with exactly `decimals` places (0..10), decimal mark `mark` ('.' or ',').
// buf of 40 bytes. Undefined prints SVOD_NONE.
char *svod_ratio_text(char buf[40], svod_ratio ratio, unsigned decimals, char mark);
// Fewest decimals that show the value exactly, up to `most`: 7.5 -> "7.5", 7 -> "7", 1/3 with most 4 -> "0.3333".
char *svod_points_short(char buf[40], svod_points points, unsigned most, char mark);
// The same for sentences: up to four places, with the language's mark.
const char *svod_points_words(svod_arena *arena, svod_points points, svod_lang lang);
// part / whole * 100 as a ratio whose "points" are percent: prints through svod_ratio_text. whole == 0 gives an undefined ratio.
svod_ratio svod_percent(svod_points part, svod_points whole);
// -1, 0, 1; exact; both must be defined.
int svod_ratio_compare(svod_ratio a, svod_ratio b);
// In its lowest terms.
svod_ratio svod_ratio_reduced(svod_ratio ratio);
// a - b; undefined when either is. Exact as long as the common denominator has 63 bits, which reported whole numbers never leave; else each
// is first rounded to 2^-20 of 1/SVOD_POINT.
svod_ratio svod_ratio_minus(svod_ratio a, svod_ratio b);
// A sum of quotients on the way to their mean; starts as {0}. Denominators that have nothing in common outgrow 63 bits after a dozen or
// two: then each term counts rounded to 2^-20 of 1/SVOD_POINT. Undefined ones are passed over.
typedef struct svod_ratio_sum {
    svod_ratio exact; // den 0: it did not fit
    __int128 fine;    // the same in 2^-20
    uint32_t n;
} svod_ratio_sum;
void svod_ratio_add(svod_ratio_sum *sum, svod_ratio value);
svod_ratio svod_ratio_mean(const svod_ratio_sum *sum); // undefined of none
// Double rounded half away from zero to `decimals` places on the exact quotient: what JSON and CSV carry.
double svod_ratio_rounded(svod_ratio ratio, unsigned decimals);

#endif
