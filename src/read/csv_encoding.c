// Decides how the bytes of a text are to be read: UTF-8, UTF-16 or windows-1251.
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "read/csv.h"

#define REPLACEMENT "\xEF\xBF\xBD"
#define LOOK ((size_t)8192) // bytes looked at for a pattern

// "utf-8", "windows-1251" …, false on another word.
static bool encoding_of(const char *word, svod_csv_encoding *out) {
    static const struct {
        const char *word;
        svod_csv_encoding encoding;
    } words[] = {{"utf-8", SVOD_CSV_UTF8},    {"utf8", SVOD_CSV_UTF8},        {"windows-1251", SVOD_CSV_CP1251},
                 {"cp1251", SVOD_CSV_CP1251}, {"utf-16le", SVOD_CSV_UTF16LE}, {"utf-16be", SVOD_CSV_UTF16BE}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcasecmp(word, words[i].word) == 0) {
            *out = words[i].encoding;
            return true;
        }
    }
    return false;
}

const char *svod_csv_encoding_name(svod_csv_encoding encoding) {
    static const char *const names[] = {"UTF-8", "windows-1251", "UTF-16LE", "UTF-16BE"};
    return names[encoding];
}

// ---- deciding ----------------------------------------------------------------------------------------------------

// In UTF-16 of Latin and Cyrillic letters every second byte is 00 or 04; in no 8-bit text are there so many.
bool svod_csv_is_utf16(svod_bytes bytes, svod_csv_encoding *out) {
    const unsigned char *b = bytes.data;
    if (bytes.len >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))) {
        *out = b[0] == 0xFF ? SVOD_CSV_UTF16LE : SVOD_CSV_UTF16BE;
        return true;
    }
    size_t high[2] = {0, 0}, zeros = 0, pairs = (bytes.len < LOOK ? bytes.len : LOOK) / 2;
    for (size_t i = 0; i < pairs * 2; i++) {
        high[i % 2] += b[i] == 0 || b[i] == 4;
        zeros += b[i] == 0;
    }
    *out = high[1] > high[0] ? SVOD_CSV_UTF16LE : SVOD_CSV_UTF16BE;
    return pairs > 0 && zeros > 0 && high[*out == SVOD_CSV_UTF16LE] * 10 >= pairs * 9 && high[*out != SVOD_CSV_UTF16LE] * 10 <= pairs;
}

typedef struct tally {
    size_t good, bad, zeros; // sequences of several bytes, malformed bytes, NULs
} tally;

// Bytes of the well-formed sequence at `at` that begins with a byte over 7F; 0 when it is malformed.
static size_t sequence_len(const unsigned char *at, size_t left) {
    if (at[0] >= 0xC2 && at[0] < 0xE0) { // Cyrillic: nearly all of a Russian text
        return left >= 2 && (at[1] & 0xC0) == 0x80 ? 2 : 0;
    }
    size_t len = at[0] >= 0xF0 ? 4 : 3;
    if (at[0] < 0xE0 || at[0] > 0xF4 || left < len) {
        return 0;
    }
    return svod_utf8_valid((const char *)at, len) ? len : 0;
}

static tally count_utf8(const char *text, size_t len) {
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    const unsigned char *at = (const unsigned char *)text;
    tally t = {0, 0, 0};
    for (size_t i = 0; i < len;) {
        uint64_t eight = 0;
        if (i + 8 <= len) {
            memcpy(&eight, at + i, 8);
            // eight plain bytes at once: no high bit set, none of them zero
            if (((eight | ((eight - ones) & ~eight)) & highs) == 0) {
                i += 8;
                continue;
            }
        }
        size_t sequence = at[i] < 0x80 ? 1 : sequence_len(at + i, len - i);
        t.zeros += at[i] == 0;
        t.good += sequence > 1;
        t.bad += sequence == 0;
        i += sequence ? sequence : 1;
    }
    return t;
}

// ---- turning UTF-16 and windows-1251 into UTF-8 --------------------------------------------------------------------

static unsigned unit_at(const unsigned char *at, bool big) {
    return big ? (unsigned)at[0] << 8 | at[1] : (unsigned)at[1] << 8 | at[0];
}

static char *put_code(char *out, unsigned code) {
    if (code < 0x80) {
        *out++ = (char)code;
        return out;
    }
    unsigned tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    *out++ = (char)(lead[tail] | code >> (6 * tail));
    while (tail-- > 0) {
        *out++ = (char)(0x80 | (code >> (6 * tail) & 0x3F));
    }
    return out;
}

// Two bytes become three at most. Halves of pairs and an odd last byte become FF, which is malformed and found with its line later.
static void turn_utf16(svod_bytes bytes, bool big, svod_arena *arena, svod_csv_text *out) {
    char *text = svod_alloc(arena, bytes.len / 2 * 3 + 2), *to = text;
    size_t i = 0;
    for (; i + 2 <= bytes.len; i += 2) {
        unsigned unit = unit_at(bytes.data + i, big);
        unsigned next = i + 4 <= bytes.len ? unit_at(bytes.data + i + 2, big) : 0;
        if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            to = put_code(to, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            i += 2;
        } else if (unit >= 0xD800 && unit < 0xE000) {
            *to++ = (char)0xFF;
        } else {
            to = put_code(to, unit);
        }
    }
    if (i < bytes.len) {
        *to++ = (char)0xFF;
    }
    out->data = text;
    out->len = (size_t)(to - text);
}

void svod_csv_table_make(svod_csv_table *out) {
    iconv_t turn = iconv_open("UTF-8", "WINDOWS-1251");
    for (unsigned i = 0; i < 256; i++) {
        char from = (char)i, *in = &from, *to = out->bytes[i];
        size_t in_left = 1, out_left = sizeof out->bytes[i];
        bool ok = turn != (iconv_t)-1 && iconv(turn, &in, &in_left, &to, &out_left) != (size_t)-1;
        if (!ok) {
            memcpy(out->bytes[i], REPLACEMENT, 3);
        }
        out->len[i] = (unsigned char)(ok ? to - out->bytes[i] : 3);
    }
    if (turn != (iconv_t)-1) {
        iconv_close(turn);
    }
}

// ---- all together ------------------------------------------------------------------------------------------------

static svod_bytes without_mark(svod_bytes bytes, svod_csv_encoding encoding) {
    size_t mark = encoding == SVOD_CSV_UTF8 && bytes.len >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (encoding >= SVOD_CSV_UTF16LE && bytes.len >= 2) {
        mark = unit_at(bytes.data, encoding == SVOD_CSV_UTF16BE) == 0xFEFF ? 2 : 0;
    }
    return (svod_bytes){bytes.data + mark, bytes.len - mark};
}

// *counted is what was learnt of the bytes on the way, if they turned out to be UTF-8.
static svod_csv_encoding decide(svod_bytes bytes, tally *counted) {
    svod_csv_encoding encoding = SVOD_CSV_UTF8;
    if (svod_csv_is_utf16(bytes, &encoding)) {
        return encoding;
    }
    *counted = count_utf8((const char *)bytes.data, bytes.len);
    // A few bad bytes among many good sequences are damage; the other way round it is the 8-bit encoding.
    bool marked = without_mark(bytes, SVOD_CSV_UTF8).len < bytes.len;
    return marked || counted->bad == 0 || counted->good > 10 * counted->bad ? SVOD_CSV_UTF8 : SVOD_CSV_CP1251;
}

svod_csv_text svod_csv_text_of(svod_bytes bytes, const char *shown, const char *given, svod_arena *arena, svod_findings *findings) {
    svod_csv_text out = {.encoding = SVOD_CSV_UTF8};
    tally counted = {0, 0, 0};
    bool forced = given && encoding_of(given, &out.encoding);
    if (given && !forced) {
        svod_add(findings, SVOD_F_csv_encoding, svod_place_cell(shown, NULL, 0, 0), given, "utf-8, windows-1251, utf-16le, utf-16be");
    }
    if (!forced) {
        out.encoding = decide(bytes, &counted);
    }
    bytes = without_mark(bytes, out.encoding);
    out.data = (const char *)bytes.data;
    out.len = bytes.len;
    if (out.encoding >= SVOD_CSV_UTF16LE) {
        turn_utf16(bytes, out.encoding == SVOD_CSV_UTF16BE, arena, &out);
    }
    if (forced || out.encoding >= SVOD_CSV_UTF16LE) {
        counted = count_utf8(out.data, out.len);
    }
    out.clean = out.encoding != SVOD_CSV_CP1251 && counted.bad == 0 && counted.zeros == 0;
    return out;
}
