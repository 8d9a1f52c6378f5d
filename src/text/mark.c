// Marks of lists.
#include <string.h>

#include "text/letter.h"

static bool is_bullet(uint32_t c) {
    static const uint32_t bullets[] = {0x2022, 0x00B7, 0x25CF, 0x25CB, 0x25E6, 0x25AA, 0x25AB, 0x25A0, 0x25A1, 0x25BA, 0x25B6,
                                       0x2713, 0x2714, 0x27A2, 0x2794, 0x2219, 0x2023, 0x2666, 0x25C6, 0x25C7, 0x2756, 0x2219,
                                       0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF02D, 0xF076, 0x2610, 0x2611, 0x25FE, 0x25FC, 0x25FB};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i] == c) return true;
    return false;
}

static size_t skip_blanks(const char *text, size_t at, size_t len) {
    while (at < len) {
        const char *next = text + at;
        if (!letter_blank(letter_next(&next, text + len))) break;
        at = (size_t)(next - text);
    }
    return at;
}

static uint32_t peek(const char *text, size_t at, size_t len) {
    if (at >= len) return 0;
    const char *next = text + at;
    return letter_next(&next, text + len);
}

// "1." "1)" "2.1." "2.1" "(3)". A day or a year is no number of an item, nor is "1.5 тыс.".
static bool read_number(const char *text, size_t len, mark *out) {
    size_t at = out->from, begin;
    bool bracket = at < len && text[at] == '(';
    at += bracket;
    unsigned depth = 0, value = 0, parent = 0;
    for (;;) {
        begin = at;
        parent = parent * 1000 + value;
        value = 0;
        while (at < len && at - begin < 4 && letter_digit((unsigned char)text[at]))
            value = value * 10 + (unsigned)(text[at++] - '0');
        if (at == begin || at - begin > 3) return false;
        depth++;
        if (at + 1 < len && text[at] == '.' && letter_digit((unsigned char)text[at + 1]) && depth < 6)
            at++;
        else
            break;
    }
    char close = at < len ? text[at] : '\0';
    if (bracket && close != ')') return false;
    if (close == '.' || close == ')')
        at++;
    else if (depth < 2)
        return false;
    else
        close = 0;
    size_t rest = skip_blanks(text, at, len);
    uint32_t next = peek(text, rest, len);
    if (rest == at && rest < len && !letter_upper(next) && !letter_open(next) && !(close == ')' && letter_word(next))) return false;
    if (!close && !letter_upper(next)) return false;
    if (depth == 2 && close == '.' && letter_digit(next)) return false; // "15.07. 2022"
    *out = (mark){MARK_NUMBER, depth, value, depth > 1 ? parent + 1 : 0, close, out->from, at - out->from, rest};
    return true;
}

// "а)" "б)" "a)"
static bool read_letter(const char *text, size_t len, mark *out) {
    const char *at = text + out->from;
    if (out->from >= len) return false;
    uint32_t c = letter_next(&at, text + len);
    size_t end = (size_t)(at - text);
    bool known = (c >= 0x430 && c <= 0x44F) || (c >= 'a' && c <= 'z') || (c >= 0x410 && c <= 0x42F);
    if (!known || end >= len || text[end] != ')') return false;
    unsigned value = c >= 0x430 ? c - 0x430 + 1 : c >= 0x410 ? c - 0x410 + 1 : c - 'a' + 1;
    *out = (mark){MARK_LETTER, 1, value, 0, ')', out->from, end + 1 - out->from, skip_blanks(text, end + 1, len)};
    return true;
}

// "IV." "II)"
static bool read_roman(const char *text, size_t len, mark *out) {
    size_t at = out->from;
    unsigned value = 0, before = 0;
    for (; at < len && at - out->from < 6; at++) {
        unsigned one = text[at] == 'I' ? 1 : text[at] == 'V' ? 5 : text[at] == 'X' ? 10 : 0;
        if (!one) break;
        value += one > before && before ? one - 2 * before : one;
        before = one;
    }
    if (at == out->from || at >= len || (text[at] != '.' && text[at] != ')')) return false;
    size_t end = at + 1, rest = skip_blanks(text, end, len);
    if (rest == end && rest < len && !letter_upper(peek(text, rest, len))) return false;
    *out = (mark){MARK_ROMAN, 1, value, 0, text[at], out->from, end - out->from, rest};
    return true;
}

// A dash needs no blank behind it where a letter follows; "-5" is a number and "--- " a rule.
static bool read_bullet(const char *text, size_t len, mark *out) {
    const char *at = text + out->from;
    if (out->from >= len) return false;
    uint32_t c = letter_next(&at, text + len);
    size_t end = (size_t)(at - text), rest = skip_blanks(text, end, len);
    uint32_t next = peek(text, rest, len);
    bool apart = rest > end || end == len;
    bool fits = is_bullet(c) || (letter_dash(c) && (apart || letter_word(next) || letter_open(next))) ||
                ((c == '*' || c == '+' || c == 'o') && apart && end < len);
    if (!fits) return false;
    *out = (mark){MARK_BULLET, 1, 0, 0, 0, out->from, end - out->from, rest};
    return true;
}

mark mark_of(const char *text, size_t len) {
    mark out = {.from = skip_blanks(text, 0, len)};
    if (read_bullet(text, len, &out)) {
        mark inner = {.from = out.text}; // "- I. …": the number says more
        if (read_number(text, len, &inner) || read_letter(text, len, &inner) || read_roman(text, len, &inner)) return inner;
        return out;
    }
    if (read_number(text, len, &out) || read_letter(text, len, &out) || read_roman(text, len, &out)) return out;
    out.text = out.from;
    return out;
}
