// Numbers of list items.
#include "document/numerals.h"

#include <string.h>

#define REPEATS 20 // "аааа": a list so long has lost its letters' meaning

static void add_letters(svod_buf *out, const char *letters, size_t each, uint32_t count, uint32_t number) {
    if (number == 0 || number > count * REPEATS) {
        svod_buf_printf(out, "%u", number);
        return;
    }
    for (uint32_t i = 0; i <= (number - 1) / count; i++)
        svod_buf_add(out, letters + (number - 1) % count * each, each);
}

static void add_roman(svod_buf *out, uint32_t number, bool upper) {
    static const struct {
        uint32_t worth;
        const char *lower, *upper;
    } signs[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"}, {100, "c", "C"}, {90, "xc", "XC"}, {50, "l", "L"},
                 {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"}, {5, "v", "V"},     {4, "iv", "IV"}, {1, "i", "I"}};
    if (number == 0 || number > 3999) {
        svod_buf_printf(out, "%u", number);
        return;
    }
    for (size_t i = 0; number; i++)
        for (; number >= signs[i].worth; number -= signs[i].worth)
            svod_buf_str(out, upper ? signs[i].upper : signs[i].lower);
}

void svod_numeral(svod_buf *out, svod_numerals numerals, uint32_t number) {
    switch (numerals) {
    case SVOD_NUMERALS_DECIMAL:
        svod_buf_printf(out, "%u", number);
        break;
    case SVOD_NUMERALS_ZERO:
        svod_buf_printf(out, "%02u", number);
        break;
    case SVOD_NUMERALS_LOWER_LATIN:
        add_letters(out, "abcdefghijklmnopqrstuvwxyz", 1, 26, number);
        break;
    case SVOD_NUMERALS_UPPER_LATIN:
        add_letters(out, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1, 26, number);
        break;
    case SVOD_NUMERALS_LOWER_ROMAN:
        add_roman(out, number, false);
        break;
    case SVOD_NUMERALS_UPPER_ROMAN:
        add_roman(out, number, true);
        break;
    case SVOD_NUMERALS_LOWER_RUSSIAN:
        add_letters(out, "абвгдежзиклмнопрстуфхцчшщыэюя", 2, 29, number);
        break;
    case SVOD_NUMERALS_UPPER_RUSSIAN:
        add_letters(out, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", 2, 29, number);
        break;
    case SVOD_NUMERALS_BULLET:
    case SVOD_NUMERALS_NONE:
        break;
    }
}

const char *svod_bullet(svod_arena *arena, const char *sign) {
    const unsigned char *at = (const unsigned char *)sign;
    // U+F000..U+F0FF, as Wingdings and Symbol are addressed; "o" and "§" are the signs that those fonts draw as a ring and a square.
    bool symbol = at[0] == 0xEF && (at[1] == 0x80 || at[1] == 0x81 || at[1] == 0x82 || at[1] == 0x83);
    if (svod_starts(sign, "\uF02D") || svod_starts(sign, "\uF0BE")) return "–"; // dashes of those fonts
    if (!*sign || symbol || !strcmp(sign, "o") || !strcmp(sign, "§") || !strcmp(sign, "·")) return "•";
    return svod_strdup(arena, sign);
}
