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
        if (*at >= 0xC2 && *at < 0xE0 && end - at >= 2 && (at[1] & 0xC0) == 0x80) { // most of what is not ASCII: Cyrillic
            at += 2;
            continue;
        }
        utf8proc_int32_t point;
        utf8proc_ssize_t bytes = utf8proc_iterate(at, end - at, &point);
        if (bytes < 1 || point == 0) return false;
        at += bytes;
    }
    return true;
}

char *svod_utf8_put(char *to, uint32_t code) {
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    if (code < 0x80) {
        *to++ = (char)code;
        return to;
    }
    unsigned tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    *to++ = (char)(lead[tail] | code >> (6 * tail));
    while (tail-- > 0)
        *to++ = (char)(0x80 | (code >> (6 * tail) & 0x3F));
    return to;
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

size_t svod_utf16_cut(const char *text, size_t units) {
    size_t end = 0;
    while (text[end]) {
        size_t next = end + 1, takes = (unsigned char)text[end] >= 0xF0 ? 2 : 1; // a surrogate pair
        while (continues(text[next]))
            next++;
        if (takes > units) break;
        units -= takes;
        end = next;
    }
    return end;
}

size_t svod_utf8_cut(const char *text, size_t len, size_t most) {
    if (len <= most) return len;
    while (most > 0 && continues(text[most]))
        most--;
    return most;
}

static size_t bytes_of(const char *text, size_t points) {
    size_t bytes = 0;
    for (; points && text[bytes]; points--)
        for (bytes++; continues(text[bytes]);)
            bytes++;
    return bytes;
}

// No space is left beside the sign.
const char *svod_cut_middle(svod_arena *arena, const char *text, size_t most) {
    size_t count = svod_utf8_count(text, strlen(text));
    if (count <= most) return text;
    size_t end = (most - 1) / 2, from = bytes_of(text, count - end), bytes = bytes_of(text, most - 1 - end);
    while (bytes && text[bytes - 1] == ' ')
        bytes--;
    while (text[from] == ' ')
        from++;
    return svod_printf(arena, "%.*s…%s", (int)bytes, text, text + from);
}

svod_excerpt svod_excerpt_of(const char *text) {
    svod_excerpt out;
    size_t len = strnlen(text, SVOD_EXCERPT + 1), cut = svod_utf8_cut(text, len, SVOD_EXCERPT);
    memcpy(out.text, text, cut);
    strcpy(out.text + cut, cut < len ? "…" : "");
    return out;
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

char *svod_plain(svod_arena *arena, const char *text) {
    char *out = svod_utf8_repair(arena, text, strlen(text)), *to = out;
    for (const char *at = out; *at; at++) {
        bool wide = *at == '\xC2' && (unsigned char)at[1] < 0xA0; // U+0080 to U+009F: control characters too
        bool space = *at == '\n' || *at == '\t' || *at == '\r';
        *to++ = space ? ' ' : wide || (unsigned char)*at < ' ' || *at == 0x7F ? '?' : *at;
        at += wide;
    }
    *to = '\0';
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

// ---- normal form C -----------------------------------------------------------------------------------------------------

// True for the bytes of a letter beyond ASCII of which NFC is known without tables: neither a mark that joins what stands before it, nor
// a letter that is written otherwise in NFC. Latin, Cyrillic, the punctuation and signs of Russian texts, Chinese, emoji.
static bool is_settled(const unsigned char *at) {
    switch (at[0]) {
    case 0xD0:
    case 0xD1:
    case 0xD3:
    case 0xD4: // Cyrillic
        return true;
    case 0xD2: // its marks
        return at[1] < 0x83 || at[1] > 0x89;
    case 0xE2: // dashes and quotes but for the quads; №, not the signs of ohm, kelvin, angstrom; ₽, frames, ticks
        return at[1] == 0x80 ? at[2] > 0x81 : at[1] == 0x84 ? at[2] == 0x96 : at[1] == 0x82 || (at[1] >= 0x94 && at[1] <= 0x9E);
    case 0xF0:
        return at[1] == 0x9F;
    default: // Latin, and the Chinese letters from U+4000 to U+9FFF
        return at[0] < 0xCC || (at[0] >= 0xE4 && at[0] <= 0xE9);
    }
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

// True when no byte begins a letter beyond U+02FF other than those of U+0400 to U+047F: most texts are so, and eight bytes are looked at
// in one go.
static bool is_latin_or_cyrillic(const char *text, size_t len) {
    uint64_t odd = 0, eight;
    size_t at = 0;
    for (; at + 8 <= len; at += 8) {
        memcpy(&eight, text + at, 8);
        uint64_t from_cc = ((eight & EACH(0x7F)) + EACH(0x80 - 0x4C)) & eight; // the high bit of bytes from 0xCC on
        uint64_t apart = (eight & EACH(0xFE)) ^ EACH(0xD0);                    // zero in bytes 0xD0 and 0xD1
        odd |= from_cc & (((apart & EACH(0x7F)) + EACH(0x7F)) | apart);
    }
    odd &= EACH(0x80);
    for (; at < len; at++)
        odd |= (unsigned char)text[at] >= 0xCC && (text[at] & 0xFE) != 0xD0;
    return !odd;
}

// Where the first letter begins that needs a closer look; `len` when there is none.
static size_t settled_until(const char *text, size_t len) {
    const unsigned char *at = (const unsigned char *)text, *end = at + len;
    while (at < end) {
        size_t size = *at < 0x80 ? 1 : *at < 0xE0 ? 2 : *at < 0xF0 ? 3 : 4;
        if ((size_t)(end - at) < size || (size > 1 && !is_settled(at))) break;
        at += size;
    }
    return (size_t)(at - (const unsigned char *)text);
}

// Marks in a row are put into order one by one, so a text of nothing else would take its length squared. No script has more than a few.
#define MARKS_CAP 64

static bool too_many_marks(const utf8proc_uint8_t *at, const utf8proc_uint8_t *end) {
    for (size_t run = 0; at < end;) {
        utf8proc_int32_t point;
        utf8proc_ssize_t bytes = utf8proc_iterate(at, end - at, &point);
        if (bytes < 1) return true;
        run = utf8proc_get_property(point)->combining_class ? run + 1 : 0;
        if (run > MARKS_CAP) return true;
        at += bytes;
    }
    return false;
}

char *svod_nfc(svod_arena *arena, const char *text, size_t len, size_t *out_len) {
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    if (is_latin_or_cyrillic(text, len)) return NULL;
    size_t settled = settled_until(text, len);
    if (settled == len || too_many_marks(bytes + settled, bytes + len)) return NULL;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, (utf8proc_ssize_t)len, NULL, 0, options);
    if (count < 0) return NULL;
    // reencode writes the bytes over the code points and needs one more for the end.
    utf8proc_int32_t *points = SVOD_ARRAY(arena, utf8proc_int32_t, (size_t)count + 1);
    utf8proc_decompose(bytes, (utf8proc_ssize_t)len, points, count, options);
    utf8proc_ssize_t made = utf8proc_reencode(points, count, options);
    if (made < 0 || ((size_t)made == len && !memcmp(points, text, len))) return NULL;
    *out_len = (size_t)made;
    return (char *)points;
}

// ---- clean texts -------------------------------------------------------------------------------------------------------

char *svod_clean(svod_arena *arena, const char *text) {
    size_t len = strlen(text);
    if (!svod_utf8_valid(text, len)) {
        text = svod_utf8_repair(arena, text, len);
        len = strlen(text);
    }
    char *out = svod_alloc(arena, len + 1), *to = out;
    bool gap = false;
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
        }
        at += bytes;
    }
    char *composed = svod_nfc(arena, out, (size_t)(to - out), &len);
    return composed ? composed : out;
}

bool svod_streq(const char *a, const char *b) {
    return a == b || (a && b && !strcmp(a, b));
}

bool svod_starts(const char *text, const char *prefix) {
    return !strncmp(text, prefix, strlen(prefix));
}

char *svod_upper(svod_arena *arena, const char *text) {
    char *out = svod_strdup(arena, text);
    for (char *at = out; *at; at++)
        if (*at >= 'a' && *at <= 'z') *at = (char)(*at - 'a' + 'A');
    return out;
}

char *svod_capital(svod_arena *arena, const char *text) {
    utf8proc_int32_t first;
    utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &first);
    if (bytes < 1 || !first) return svod_strdup(arena, text);
    utf8proc_uint8_t capital[5] = {0};
    capital[utf8proc_encode_char(utf8proc_toupper(first), capital)] = 0;
    return svod_printf(arena, "%s%s", (const char *)capital, text + bytes);
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
