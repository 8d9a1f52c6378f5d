// Numbers of list items as office programs and browsers write them.
#ifndef SVOD_DOCUMENT_NUMERALS_H
#define SVOD_DOCUMENT_NUMERALS_H

#include "base/str.h"

typedef enum svod_numerals {
    SVOD_NUMERALS_DECIMAL,
    SVOD_NUMERALS_ZERO, // 01, 02
    SVOD_NUMERALS_LOWER_LATIN,
    SVOD_NUMERALS_UPPER_LATIN,
    SVOD_NUMERALS_LOWER_ROMAN,
    SVOD_NUMERALS_UPPER_ROMAN,
    SVOD_NUMERALS_LOWER_RUSSIAN, // without ё, й, ъ, ь
    SVOD_NUMERALS_UPPER_RUSSIAN,
    SVOD_NUMERALS_BULLET,
    SVOD_NUMERALS_NONE
} svod_numerals;

// Appends the number; what a system has no sign for (zero, or too much) is written in digits. BULLET and NONE append nothing.
void svod_numeral(svod_buf *out, svod_numerals numerals, uint32_t number);
// The sign of an item without a number as text: signs of symbol fonts, which mean nothing elsewhere, become "•".
const char *svod_bullet(svod_arena *arena, const char *sign);

#endif
