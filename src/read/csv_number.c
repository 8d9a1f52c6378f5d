// Fields that are plain decimal numbers, and their exact values.
#include <string.h>

#include "base/num.h"
#include "read/csv.h"

#define LONGEST 40

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
    svod_num_digits found;
    if (!svod_num_plain(text, len, &found) || (only && found.mark && found.mark != only)) {
        return false;
    }
    if (found.whole > SVOD_NUM_EXACT || (found.whole > 1 && text[*text == '-'] == '0')) {
        return false;
    }
    *mark = found.mark;
    if (found.whole + found.decimals > SVOD_NUM_EXACT) {
        return long_number(text, len, found.mark, out);
    }
    *out = found.value;
    return true;
}
