// Fields that are plain decimal numbers, and their exact values.
#include <string.h>

#include "base/num.h"
#include "read/csv.h"

#define EXACT 15 // digits of a whole number that a double always holds
#define LONGEST 40

// Powers of ten that a double holds exactly: a quotient of two exact doubles is rounded once, so it is the nearest.
static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

// More digits than programs' exact numbers have, as in 83.33333333333333.
static bool long_number(const char *text, size_t len, char mark, double *out) {
    char plain[LONGEST + 1];
    if (len > LONGEST || !mark) {
        return false;
    }
    memcpy(plain, text, len);
    *(char *)memchr(plain, mark, len) = '.';
    return svod_num_double(plain, len, out);
}

bool svod_csv_number(const char *text, size_t len, char only, double *out, char *mark) {
    const char *first = text + (len > 0 && text[0] == '-'), *end = text + len, *sign = NULL;
    uint64_t value = 0; // runs over in long ones, which do not use it
    for (const char *at = first; at < end; at++) {
        unsigned digit = (unsigned)(unsigned char)*at - '0';
        if (digit < 10) {
            value = value * 10 + digit;
        } else if (!sign && at > first && (*at == ',' || *at == '.') && (!only || *at == only)) {
            sign = at;
        } else {
            return false;
        }
    }
    size_t whole = (size_t)((sign ? sign : end) - first), decimals = sign ? (size_t)(end - sign) - 1 : 0;
    if (whole == 0 || whole > EXACT || (whole > 1 && *first == '0') || (sign && decimals == 0)) {
        return false;
    }
    *mark = sign ? *sign : 0;
    if (whole + decimals > EXACT) {
        return long_number(text, len, *mark, out);
    }
    *out = (first > text ? -(double)value : (double)value) / tens[decimals];
    return true;
}
