// Cell references: "D17" and back.
#include <string.h>

#include "base/str.h"

char *svod_ref(char buf[SVOD_REF_SIZE], uint32_t row, uint32_t col) {
    char text[SVOD_REF_SIZE], *at = text + sizeof text;
    *--at = '\0';
    for (uint32_t rest = row; rest; rest /= 10)
        *--at = (char)('0' + rest % 10);
    if (!row) *--at = '0';
    // Bijective base 26: Z is followed by AA, there is no zero.
    for (uint32_t rest = col; rest; rest = (rest - 1) / 26)
        *--at = (char)('A' + (rest - 1) % 26);
    return memcpy(buf, at, (size_t)(text + sizeof text - at));
}

char *svod_ref_col(char buf[SVOD_REF_SIZE], uint32_t col) {
    svod_ref(buf, 0, col);
    buf[strlen(buf) - 1] = '\0';
    return buf;
}

bool svod_ref_parse(const char *text, size_t len, uint32_t *row, uint32_t *col) {
    const char *at = text, *end = text + len;
    uint32_t letters = 0, digits = 0;
    at += at < end && *at == '$';
    for (; at < end && (*at | 0x20) >= 'a' && (*at | 0x20) <= 'z'; at++) {
        letters = letters * 26 + (uint32_t)((*at | 0x20) - 'a' + 1);
        if (letters > SVOD_REF_COLS) return false;
    }
    if (!letters) return false;
    at += at < end && *at == '$';
    if (at == end || *at == '0') return false;
    for (; at < end && svod_digit(*at); at++) {
        digits = digits * 10 + (uint32_t)(*at - '0');
        if (digits > SVOD_REF_ROWS) return false;
    }
    if (!digits || at != end) return false;
    *row = digits;
    *col = letters;
    return true;
}
