// Decides how the bytes of a text are to be read: UTF-8, UTF-16, UTF-32 or one of the 8-bit encodings.
#include <endian.h>
#include <string.h>
#include <strings.h>

#include "read/csv.h"

#define LOOK ((size_t)8192) // bytes looked at for a pattern
#define MALFORMED ((char)0xFF)

// "utf-8", "windows-1251" …, false on another word.
static bool encoding_of(const char *word, svod_csv_encoding *out) {
    static const struct {
        const char *word;
        svod_csv_encoding encoding;
    } words[] = {{"utf-8", SVOD_CSV_UTF8},       {"utf8", SVOD_CSV_UTF8},        {"windows-1251", SVOD_CSV_CP1251},
                 {"cp1251", SVOD_CSV_CP1251},    {"koi8-r", SVOD_CSV_KOI8R},     {"cp866", SVOD_CSV_CP866},
                 {"ibm866", SVOD_CSV_CP866},     {"utf-16le", SVOD_CSV_UTF16LE}, {"utf-16be", SVOD_CSV_UTF16BE},
                 {"utf-32le", SVOD_CSV_UTF32LE}, {"utf-32be", SVOD_CSV_UTF32BE}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcasecmp(word, words[i].word) == 0) {
            *out = words[i].encoding;
            return true;
        }
    }
    return false;
}

const char *svod_csv_encoding_name(svod_csv_encoding encoding) {
    static const char *const names[] = {"UTF-8", "windows-1251", "KOI8-R", "CP866", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
    return names[encoding];
}

// ---- UTF-16 and UTF-32 -------------------------------------------------------------------------------------------

// Four bytes a character, the upper two of which are zero in all that occurs in tables. Behind a mark of its own rarer ones may stand.
static bool is_utf32(svod_bytes bytes, svod_csv_encoding *out) {
    size_t look = (bytes.len < LOOK ? bytes.len : LOOK) / 4 * 4, little = 0, big = 0;
    unsigned plane = 0;
    for (size_t i = 0; i < look; i += 4) {
        const unsigned char *b = bytes.data + i;
        plane = i == 0 && (memcmp(b, "\xFF\xFE\0", 4) == 0 || memcmp(b, "\0\0\xFE\xFF", 4) == 0) ? 0x10 : plane;
        little += (b[0] || b[1]) && b[2] <= plane && b[3] == 0;
        big += (b[2] || b[3]) && b[0] == 0 && b[1] <= plane;
    }
    *out = little > big ? SVOD_CSV_UTF32LE : SVOD_CSV_UTF32BE;
    return look > 0 && (little > big ? little : big) * 4 == look;
}

// Upper halves of Latin and Cyrillic letters (00, 04), of dashes, quotes, № and the like.
static bool is_half(unsigned char byte) {
    return byte == 0x00 || byte == 0x04 || (byte >= 0x20 && byte <= 0x22);
}

// In UTF-16 of our letters every second byte is 00 or 04; in no 8-bit text are there so many.
static bool is_utf16(svod_bytes bytes, svod_csv_encoding *out) {
    size_t letters[2] = {0, 0}, halves[2] = {0, 0}, pairs = (bytes.len < LOOK ? bytes.len : LOOK) / 2;
    for (size_t i = 0; i < pairs * 2; i++) {
        letters[i % 2] += bytes.data[i] == 0x00 || bytes.data[i] == 0x04;
        halves[i % 2] += is_half(bytes.data[i]);
    }
    bool little = letters[1] > letters[0];
    *out = little ? SVOD_CSV_UTF16LE : SVOD_CSV_UTF16BE;
    return pairs > 0 && letters[little] * 2 >= pairs && halves[little] * 10 >= pairs * 9 && letters[!little] * 10 <= pairs;
}

bool svod_csv_is_wide(svod_bytes bytes, svod_csv_encoding *out) {
    const unsigned char *b = bytes.data;
    if (is_utf32(bytes, out)) {
        return true;
    }
    if (bytes.len >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))) {
        *out = b[0] == 0xFF ? SVOD_CSV_UTF16LE : SVOD_CSV_UTF16BE;
        return true;
    }
    return is_utf16(bytes, out);
}

static unsigned unit_at(const unsigned char *at, bool big) {
    return big ? (unsigned)at[0] << 8 | at[1] : (unsigned)at[1] << 8 | at[0];
}

// Two bytes become three at most. Halves of pairs and an odd last byte become FF, which is malformed and found with its line later.
static void turn_utf16(svod_bytes bytes, bool big, svod_arena *arena, svod_csv_text *out) {
    char *text = svod_alloc(arena, bytes.len / 2 * 3 + 2), *to = text;
    size_t i = 0;
    for (; i + 2 <= bytes.len; i += 2) {
        unsigned unit = unit_at(bytes.data + i, big);
        unsigned next = i + 4 <= bytes.len ? unit_at(bytes.data + i + 2, big) : 0;
        if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            to = svod_utf8_put(to, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            i += 2;
        } else if (unit >= 0xD800 && unit < 0xE000) {
            *to++ = MALFORMED;
        } else {
            to = svod_utf8_put(to, unit);
        }
    }
    if (i < bytes.len) {
        *to++ = MALFORMED;
    }
    out->data = text;
    out->len = (size_t)(to - text);
}

static void turn_utf32(svod_bytes bytes, bool big, svod_arena *arena, svod_csv_text *out) {
    char *text = svod_alloc(arena, bytes.len + 2), *to = text;
    size_t i = 0;
    for (; i + 4 <= bytes.len; i += 4) {
        unsigned first = unit_at(bytes.data + i, big), second = unit_at(bytes.data + i + 2, big);
        unsigned code = big ? first << 16 | second : second << 16 | first;
        if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
            *to++ = MALFORMED;
        } else {
            to = svod_utf8_put(to, code);
        }
    }
    if (i < bytes.len) {
        *to++ = MALFORMED;
    }
    out->data = text;
    out->len = (size_t)(to - text);
}

static void turn(svod_bytes bytes, svod_arena *arena, svod_csv_text *out) {
    if (out->encoding >= SVOD_CSV_UTF32LE) {
        turn_utf32(bytes, out->encoding == SVOD_CSV_UTF32BE, arena, out);
    } else {
        turn_utf16(bytes, out->encoding == SVOD_CSV_UTF16BE, arena, out);
    }
}

// ---- UTF-8 or 8 bits ---------------------------------------------------------------------------------------------

typedef struct tally {
    size_t good, bad, zeros; // sequences of several bytes, malformed bytes, NULs
} tally;

size_t svod_csv_sequence(const unsigned char *at, size_t left) {
    if (at[0] >= 0xC2 && at[0] < 0xE0) { // Cyrillic: nearly all of a Russian text
        return left >= 2 && (at[1] & 0xC0) == 0x80 ? 2 : 0;
    }
    size_t len = at[0] >= 0xF0 ? 4 : 3;
    if (at[0] < 0xE0 || at[0] > 0xF4 || left < len) {
        return 0;
    }
    return svod_utf8_valid((const char *)at, len) ? len : 0;
}

// Eight bytes at once, if they are plain ones and sequences of two, which is nearly all there is. *begun: 80 when a sequence begins in
// the last byte and goes on in the next eight. False leaves everything to the slow way.
static bool take_eight(const unsigned char *at, uint64_t *begun, size_t *good) {
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t x;
    memcpy(&x, at, sizeof x);
    x = le64toh(x);
    uint64_t high = x & highs, second = x << 1 & highs, third = x << 2 & highs;
    uint64_t lead = high & second & ~third, next = high & ~second;
    uint64_t overlong = lead & ~((x & ones * 0x1E) + ones * 0x7F), zero = (x - ones) & ~x & highs;
    if (((high & second & third) | overlong | zero) != 0 || next != (lead << 8 | *begun)) {
        return false;
    }
    *good += (size_t)__builtin_popcountll(lead);
    *begun = lead >> 56;
    return true;
}

static tally count_utf8(const char *text, size_t len) {
    const unsigned char *at = (const unsigned char *)text;
    tally t = {0, 0, 0};
    uint64_t begun = 0;
    for (size_t i = 0; i < len || begun;) {
        if (i + 8 <= len && take_eight(at + i, &begun, &t.good)) {
            i += 8;
            continue;
        }
        if (begun) { // anew from the byte that begins it
            i--;
            t.good--;
            begun = 0;
        }
        for (size_t stop = len - i < 8 ? len : i + 8; i < stop;) {
            size_t sequence = at[i] < 0x80 ? 1 : svod_csv_sequence(at + i, len - i);
            t.zeros += at[i] == 0;
            t.good += sequence > 1;
            t.bad += sequence == 0;
            i += sequence ? sequence : 1;
        }
    }
    return t;
}

static const struct mark {
    svod_csv_encoding encoding;
    const char *bytes;
    size_t len;
} marks[] = {{SVOD_CSV_UTF8, "\xEF\xBB\xBF", 3},
             {SVOD_CSV_UTF32LE, "\xFF\xFE\0", 4}, // before its half
             {SVOD_CSV_UTF32BE, "\0\0\xFE\xFF", 4},
             {SVOD_CSV_UTF16LE, "\xFF\xFE", 2},
             {SVOD_CSV_UTF16BE, "\xFE\xFF", 2}};

static bool has_mark(svod_bytes bytes, const struct mark *m) {
    return bytes.len >= m->len && memcmp(bytes.data, m->bytes, m->len) == 0;
}

static bool is_marked(svod_bytes bytes, svod_csv_encoding encoding) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].encoding == encoding && has_mark(bytes, &marks[i])) {
            return true;
        }
    }
    return false;
}

static svod_bytes without_mark(svod_bytes bytes, svod_csv_encoding encoding) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].encoding == encoding && has_mark(bytes, &marks[i])) {
            return (svod_bytes){bytes.data + marks[i].len, bytes.len - marks[i].len};
        }
    }
    return bytes;
}

// *counted is what was learnt of the bytes on the way, if they turned out to be UTF-8.
static svod_csv_encoding decide(svod_bytes bytes, tally *counted, bool *assumed) {
    svod_csv_encoding encoding = SVOD_CSV_UTF8;
    if (svod_csv_is_wide(bytes, &encoding)) {
        return encoding;
    }
    *counted = count_utf8((const char *)bytes.data, bytes.len);
    // A few bad bytes among many good sequences are damage; the other way round it is an 8-bit encoding.
    bool marked = has_mark(bytes, &marks[0]);
    if (marked || counted->bad == 0 || counted->good > 10 * counted->bad) {
        return SVOD_CSV_UTF8;
    }
    bool sure = false;
    encoding = svod_csv_guess(bytes, &sure);
    *assumed = !sure;
    // In a short text one spoilt letter weighs more, but then no 8-bit encoding makes words of it either.
    if (!sure && counted->good > counted->bad) {
        *assumed = false;
        return SVOD_CSV_UTF8;
    }
    return encoding;
}

// ---- all together ------------------------------------------------------------------------------------------------

// A mark at the beginning that speaks against the encoding given.
static void check_mark(svod_bytes bytes, svod_csv_encoding given, const char *shown, svod_findings *findings) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (has_mark(bytes, &marks[i])) {
            if (marks[i].encoding != given) {
                const char *found = svod_say(findings->lang, SVOD_T_read_other_mark);
                svod_add(findings, SVOD_F_csv_encoding, svod_place_line(shown, 1, 0),
                         svod_printf(findings->arena, found, svod_csv_encoding_name(marks[i].encoding)), svod_csv_encoding_name(given));
            }
            return;
        }
    }
}

// Behind the end mark of old programs there is nothing but filling.
static size_t before_end_mark(const char *text, size_t len) {
    size_t end = len;
    while (end > 0 && (text[end - 1] == '\0' || text[end - 1] == 0x1A)) {
        end--;
    }
    return end < len && text[end] == 0x1A ? end : len;
}

static bool take_given(svod_bytes bytes, const char *shown, const char *given, svod_csv_encoding *out, svod_findings *findings) {
    if (!given) {
        return false;
    }
    bool known = encoding_of(given, out);
    if (known) {
        check_mark(bytes, *out, shown, findings);
    } else {
        svod_add(findings, SVOD_F_csv_encoding, svod_place_file(shown), given,
                 "utf-8, windows-1251, koi8-r, cp866, utf-16le, utf-16be, utf-32le, utf-32be");
    }
    return known;
}

svod_csv_text svod_csv_text_of(svod_bytes bytes, const char *shown, const char *given, svod_arena *arena, svod_findings *findings) {
    svod_csv_text out = {.encoding = SVOD_CSV_UTF8};
    tally counted = {0, 0, 0};
    bool forced = take_given(bytes, shown, given, &out.encoding, findings);
    if (!forced) {
        out.encoding = decide(bytes, &counted, &out.assumed);
        out.guessed = !is_marked(bytes, out.encoding) && (out.encoding != SVOD_CSV_UTF8 || counted.bad > 0);
    }
    bytes = without_mark(bytes, out.encoding);
    out.data = (const char *)bytes.data;
    out.len = bytes.len;
    if (out.encoding >= SVOD_CSV_UTF16LE) {
        turn(bytes, arena, &out);
    }
    if (forced || out.encoding >= SVOD_CSV_UTF16LE) {
        counted = count_utf8(out.data, out.len);
    }
    out.len = before_end_mark(out.data, out.len);
    out.clean = !svod_csv_is_8bit(out.encoding) && counted.bad == 0 && counted.zeros == 0;
    return out;
}
