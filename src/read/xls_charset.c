// The encodings of byte strings, by the number of a CODEPAGE record: tables of our own for those that Russian files have, for the others
// tables made once by iconv.
#include "read/xls.h"

#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "read/codepage.h"

#define WINDOWS_1252 1252u

// The name that iconv knows; NULL for a number that is none.
static const char *name_of(unsigned codepage, char buf[16]) {
    static const struct {
        unsigned number;
        const char *name;
    } names[] = {{367, "ASCII"},    {874, "CP874"},          {932, "CP932"},       {936, "CP936"},
                 {949, "CP949"},    {950, "CP950"},          {1361, "JOHAB"},      {10000, "MACINTOSH"},
                 {10001, "CP932"},  {10007, "MAC-CYRILLIC"}, {10017, "MAC-UK"},    {10029, "MAC-CENTRALEUROPE"},
                 {10079, "MAC-IS"}, {21866, "KOI8-U"},       {0x8000, "MACINTOSH"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].number == codepage) {
            return names[i].name;
        }
    }
    if ((codepage >= 437 && codepage <= 869) || (codepage >= 1250 && codepage <= 1258)) {
        snprintf(buf, 16, "CP%u", codepage);
        return buf;
    }
    return NULL;
}

// One character of `len` bytes; SVOD_XLS_LEAD when more bytes belong to it.
static uint32_t turn_one(iconv_t turn, const char *bytes, size_t len) {
    char from[2] = {bytes[0], len > 1 ? bytes[1] : 0};
    unsigned char out[16];
    char *in = from, *to = (char *)out;
    size_t in_left = len, out_left = sizeof out;
    iconv(turn, NULL, NULL, NULL, NULL);
    bool ok = iconv(turn, &in, &in_left, &to, &out_left) != (size_t)-1;
    if (ok) {
        iconv(turn, NULL, NULL, &to, &out_left); // some hold a letter back for a mark that may follow
    }
    if (!ok && in_left == 1 && len == 1 && out_left == sizeof out) {
        // incomplete or wrong: only a second byte can tell; a lead byte that none follows becomes bad later
        return SVOD_XLS_LEAD;
    }
    uint32_t code = ok && out_left == sizeof out - 4 ? svod_xls_u32(out) : SVOD_XLS_BAD;
    return code == 0 && (from[0] || from[1]) ? SVOD_XLS_BAD : code; // only a zero is one
}

// A byte that no second byte completes is no lead byte.
static bool pairs_of(iconv_t turn, unsigned lead, uint32_t pairs[256]) {
    bool any = false;
    for (unsigned i = 0; i < 256; i++) {
        char bytes[2] = {(char)lead, (char)i};
        pairs[i] = turn_one(turn, bytes, 2);
        any |= pairs[i] != SVOD_XLS_BAD;
    }
    return any;
}

static void fill(iconv_t turn, svod_arena *arena, svod_xls_charset *out) {
    for (unsigned i = 0; i < 256; i++) {
        char byte = (char)i;
        out->one[i] = turn_one(turn, &byte, 1);
        if (out->one[i] != SVOD_XLS_LEAD) {
            continue;
        }
        uint32_t pairs[256];
        if (!pairs_of(turn, i, pairs)) {
            out->one[i] = SVOD_XLS_BAD;
            continue;
        }
        if (!out->two) {
            out->two = svod_alloc_array(arena, 256, sizeof *out->two);
        }
        memcpy(out->two[i], pairs, sizeof pairs);
    }
}

static bool tables_of(const char *name, svod_arena *arena, svod_xls_charset *out) {
    iconv_t turn = iconv_open("UTF-32LE", name);
    if (turn == (iconv_t)-1) {
        return false;
    }
    fill(turn, arena, out);
    iconv_close(turn);
    return true;
}

static void ascii(svod_xls_charset *out) {
    for (unsigned i = 0; i < 256; i++) {
        out->one[i] = i < 0x80 ? i : SVOD_XLS_BAD;
    }
}

static bool own_table(unsigned codepage, svod_xls_charset *out) {
    const uint16_t *codes = svod_codepage_table(codepage == 0x8001 ? WINDOWS_1252 : codepage);
    ascii(out);
    for (unsigned i = 0x80; codes && i < 256; i++) {
        out->one[i] = codes[i - 0x80] == SVOD_CODEPAGE_NONE ? SVOD_XLS_BAD : codes[i - 0x80];
    }
    return codes;
}

svod_xls_charset_fate svod_xls_charset_make(unsigned codepage, svod_arena *arena, svod_xls_charset *out) {
    char buf[16];
    *out = (svod_xls_charset){.kind = SVOD_XLS_BY_TABLE};
    if (codepage == 1200 || codepage == 21010 || codepage == 65001) {
        out->kind = codepage == 65001 ? SVOD_XLS_UTF8 : SVOD_XLS_UTF16;
        return SVOD_XLS_CHARSET_KNOWN;
    }
    if (own_table(codepage, out)) {
        return SVOD_XLS_CHARSET_KNOWN;
    }
    const char *name = name_of(codepage, buf);
    if (name) {
        return tables_of(name, arena, out) ? SVOD_XLS_CHARSET_KNOWN : SVOD_XLS_CHARSET_MISSING;
    }
    own_table(WINDOWS_1252, out);
    return SVOD_XLS_CHARSET_UNKNOWN;
}
