// UTF-8: validity, repair, clean text, small comparisons.
#include "base/str.h"

#include <string.h>
#include <utf8proc.h>

bool svod_utf8_valid(const char *text, size_t len) {
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text, *end = at + len;
    while (at < end) {
        if (*at && *at < 0x80) {
            at++;
            continue;
        }
        utf8proc_int32_t point;
        utf8proc_ssize_t bytes = utf8proc_iterate(at, end - at, &point);
        if (bytes < 1 || point == 0) return false;
        at += bytes;
    }
    return true;
}

static bool continues(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

size_t svod_utf8_count(const char *text, size_t len) {
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += !continues(text[i]);
    return count;
}

size_t svod_utf8_cut(const char *text, size_t len, size_t most) {
    if (len <= most) return len;
    while (most > 0 && continues(text[most]))
        most--;
    return most;
}

char *svod_utf8_repair(svod_arena *arena, const char *text, size_t len) {
    if (svod_utf8_valid(text, len)) return svod_strndup(arena, text, len);
    char *out = svod_alloc_array(arena, len + 1, 3);
    char *to = out;
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text, *end = at + len;
    while (at < end) {
        utf8proc_int32_t point;
        utf8proc_ssize_t bytes = utf8proc_iterate(at, end - at, &point);
        if (bytes < 1) {
            memcpy(to, "\xEF\xBF\xBD", 3);
            to += 3;
            bytes = 1;
        } else if (point) {
            memcpy(to, at, (size_t)bytes);
            to += bytes;
        }
        at += bytes;
    }
    return out;
}

static bool is_space(utf8proc_int32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Soft hyphen, zero-width marks, marks of direction, byte order mark.
static bool is_invisible(utf8proc_int32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

// Letters that composing leaves alone: ASCII, Latin-1, and the Cyrillic block but for its combining marks.
static bool is_composed(utf8proc_int32_t c) {
    return c < 0x300 || (c >= 0x400 && c <= 0x482) || (c >= 0x48A && c <= 0x52F) || (c >= 0x2010 && c <= 0x2027) || c == 0x2116;
}

static const char *composed(svod_arena *arena, const char *text, size_t len) {
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, (utf8proc_ssize_t)len, NULL, 0, options);
    if (count < 0) return text;
    // reencode writes the bytes over the code points and needs one more for the end.
    utf8proc_int32_t *points = SVOD_ARRAY(arena, utf8proc_int32_t, (size_t)count + 1);
    utf8proc_decompose(bytes, (utf8proc_ssize_t)len, points, count, options);
    return utf8proc_reencode(points, count, options) < 0 ? text : (const char *)points;
}

char *svod_clean(svod_arena *arena, const char *text) {
    size_t len = strlen(text);
    if (!svod_utf8_valid(text, len)) {
        text = svod_utf8_repair(arena, text, len);
        len = strlen(text);
    }
    char *out = svod_alloc(arena, len + 1), *to = out;
    bool gap = false, all_composed = true;
    for (const char *at = text, *end = text + len; at < end;) {
        utf8proc_int32_t point;
        utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)at, end - at, &point);
        if (is_space(point)) {
            gap = to > out;
        } else if (!is_invisible(point)) {
            if (gap) *to++ = ' ';
            gap = false;
            memcpy(to, at, (size_t)bytes);
            to += bytes;
            all_composed &= is_composed(point);
        }
        at += bytes;
    }
    return all_composed ? out : svod_strdup(arena, composed(arena, out, (size_t)(to - out)));
}

bool svod_streq(const char *a, const char *b) {
    return a == b || (a && b && !strcmp(a, b));
}

bool svod_starts(const char *text, const char *prefix) {
    return !strncmp(text, prefix, strlen(prefix));
}

bool svod_blank(const char *text) {
    if (!text) return true;
    for (const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text; *at;) {
        utf8proc_int32_t point;
        utf8proc_ssize_t bytes = utf8proc_iterate(at, -1, &point);
        if (bytes < 1 || !(is_space(point) || is_invisible(point))) return false;
        at += bytes;
    }
    return true;
}
