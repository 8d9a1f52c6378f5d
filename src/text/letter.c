// Classes of letters. Cyrillic and ASCII without tables, for nearly all letters are of them.
#include "text/letter.h"

#include <utf8proc.h>

uint32_t letter_next(const char **at, const char *end) {
    const unsigned char *p = (const unsigned char *)*at;
    if (*p < 0x80) {
        (*at)++;
        return *p;
    }
    if ((*p & 0xE0) == 0xC0 && *p >= 0xC2 && end - *at >= 2 && (p[1] & 0xC0) == 0x80) {
        *at += 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    utf8proc_int32_t point;
    utf8proc_ssize_t bytes = utf8proc_iterate(p, end - *at, &point);
    *at += bytes < 1 ? 1 : bytes;
    return bytes < 1 ? 0xFFFD : (uint32_t)point;
}

uint32_t letter_before(const char *text, const char *at) {
    if (at <= text) return 0;
    const char *from = at - 1;
    while (from > text && at - from < 4 && ((unsigned char)*from & 0xC0) == 0x80)
        from--;
    return letter_next(&from, at);
}

bool letter_upper(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    if (c >= 0x400 && c < 0x460) return c < 0x430;
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

bool letter_lower(uint32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    if (c >= 0x400 && c < 0x460) return c >= 0x430;
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

bool letter_word(uint32_t c) {
    if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (c >= 0x400 && c < 0x460) return true;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool letter_dash(uint32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043;
}

bool letter_open(uint32_t c) {
    return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0xAB || c == 0x201C || c == 0x201E || c == 0x2018;
}

bool letter_close(uint32_t c) {
    return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0xBB || c == 0x201D || c == 0x201C || c == 0x2019;
}

bool letter_blank(uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}
