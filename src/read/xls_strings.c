// Strings of records into UTF-8, over CONTINUE records where they go on, and the table of shared strings.
#include "read/xls.h"

#include <utf8proc.h>

#define STRINGS_CAP ((size_t)4 << 20)
#define REPLACEMENT 0xFFFD

// ---- bytes, record after record ----------------------------------------------------------------------------------

svod_xls_reader svod_xls_reader_of(svod_xls_book *book, const svod_xls_record *record, size_t skip) {
    const unsigned char *end = record->data + record->len;
    return (svod_xls_reader){.book = book, .at = record->data + skip, .end = end, .next = (size_t)(end - book->stream.bytes.data)};
}

static bool go_on(svod_xls_reader *r) {
    svod_xls_record next;
    if (!svod_xls_record_at(r->book, r->next, &next) || next.id != SVOD_XLS_CONTINUE) {
        return false;
    }
    *r = svod_xls_reader_of(r->book, &next, 0);
    return true;
}

static bool read_number(svod_xls_reader *r, unsigned bytes, uint32_t *out) {
    *out = 0;
    for (unsigned i = 0; i < bytes; i++) {
        while (r->at == r->end) {
            if (!go_on(r)) {
                return false;
            }
        }
        *out |= (uint32_t)*r->at++ << (8 * i);
    }
    return true;
}

static bool skip(svod_xls_reader *r, size_t count) {
    while (count > (size_t)(r->end - r->at)) {
        count -= (size_t)(r->end - r->at);
        if (!go_on(r)) {
            return false;
        }
    }
    r->at += count;
    return true;
}

// ---- characters --------------------------------------------------------------------------------------------------

typedef struct turn {
    svod_buf *out;
    uint32_t high; // half of a pair whose other half is to follow; 0: none
    bool replaced;
} turn;

static void put(turn *t, uint32_t code) {
    char bytes[4];
    if (code == 0) { // no text has it; what it stood for is not known
        t->replaced = true;
        return;
    }
    svod_buf_add(t->out, bytes, (size_t)(svod_utf8_put(bytes, code) - bytes));
}

static void put_bad(turn *t) {
    t->replaced = true;
    put(t, REPLACEMENT);
}

static void put_unit(turn *t, uint32_t unit) {
    bool low = unit >= 0xDC00 && unit < 0xE000;
    if (t->high && low) {
        put(t, 0x10000 + ((t->high - 0xD800) << 10) + (unit - 0xDC00));
        t->high = 0;
        return;
    }
    if (t->high) {
        put_bad(t);
    }
    t->high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    if (low) {
        put_bad(t);
    } else if (!t->high) {
        put(t, unit);
    }
}

static svod_xls_string finish(turn *t) {
    if (t->high) {
        put_bad(t);
    }
    if (t->out->len == 0) {
        return (svod_xls_string){.text = "", .replaced = t->replaced};
    }
    return (svod_xls_string){.text = t->out->data, .len = (uint32_t)t->out->len, .replaced = t->replaced};
}

// ---- BIFF8 -------------------------------------------------------------------------------------------------------

enum { WIDE = 1, PHONETIC = 4, RUNS = 8 };

// Characters of the piece at hand, at most `left`: low bytes of UTF-16 or the whole.
static size_t take_units(svod_xls_reader *r, bool wide, size_t left, turn *t) {
    size_t size = wide ? 2 : 1, count = (size_t)(r->end - r->at) / size;
    count = count < left ? count : left;
    for (size_t i = 0; i < count; i++, r->at += size) {
        put_unit(t, wide ? svod_xls_u16(r->at) : *r->at);
    }
    return count;
}

// Each CONTINUE begins with a byte that says anew whether the characters are wide. A character is never torn apart.
static bool read_units(svod_xls_reader *r, bool wide, size_t count, turn *t) {
    while ((count -= take_units(r, wide, count, t)) > 0) {
        uint32_t flags = 0;
        if (r->at != r->end || !go_on(r) || !read_number(r, 1, &flags)) {
            return false;
        }
        wide = flags & WIDE;
    }
    return true;
}

static bool read_unicode(svod_xls_reader *r, unsigned length_bytes, turn *t) {
    uint32_t count = 0, flags = 0, runs = 0, phonetic = 0;
    bool ok = read_number(r, length_bytes, &count) && read_number(r, 1, &flags) && (!(flags & RUNS) || read_number(r, 2, &runs)) &&
              (!(flags & PHONETIC) || read_number(r, 4, &phonetic)) && read_units(r, flags & WIDE, count, t);
    r->torn = ok && !(skip(r, (size_t)runs * 4) && skip(r, phonetic));
    return ok;
}

// ---- before BIFF8 ------------------------------------------------------------------------------------------------

static void put_utf8(turn *t, const unsigned char *at, size_t len) {
    while (len > 0) {
        utf8proc_int32_t code = 0;
        utf8proc_ssize_t used = utf8proc_iterate(at, (utf8proc_ssize_t)len, &code);
        if (used < 1) {
            put_bad(t);
            used = 1;
        } else {
            put(t, (uint32_t)code);
        }
        at += used;
        len -= (size_t)used;
    }
}

static void put_table(turn *t, const svod_xls_charset *set, const unsigned char *at, size_t len) {
    for (size_t i = 0; i < len; i++) {
        uint32_t code = set->one[at[i]];
        if (code == SVOD_XLS_LEAD) {
            code = i + 1 < len ? set->two[at[i]][at[i + 1]] : SVOD_XLS_BAD;
            i += code != SVOD_XLS_BAD;
        }
        if (code == SVOD_XLS_BAD) {
            put_bad(t);
        } else {
            put(t, code);
        }
    }
}

static void put_bytes(turn *t, svod_xls_book *book, const unsigned char *at, size_t len) {
    for (size_t i = 0; i < len && !book->high_bytes; i++) {
        book->high_bytes = at[i] >= 0x80;
    }
    if (book->charset.kind == SVOD_XLS_UTF8) {
        put_utf8(t, at, len);
    } else if (book->charset.kind == SVOD_XLS_BY_TABLE) {
        put_table(t, &book->charset, at, len);
    } else {
        for (size_t i = 0; i + 1 < len; i += 2) {
            put_unit(t, svod_xls_u16(at + i));
        }
        if (len % 2) {
            put_bad(t);
        }
    }
}

// A byte string ends with its record, but for the few that a CONTINUE prolongs.
static bool read_bytes(svod_xls_reader *r, unsigned length_bytes, turn *t) {
    uint32_t count = 0;
    if (!read_number(r, length_bytes, &count)) {
        return false;
    }
    while (count > 0) {
        size_t piece = (size_t)(r->end - r->at) < count ? (size_t)(r->end - r->at) : count;
        put_bytes(t, r->book, r->at, piece);
        r->at += piece;
        count -= (uint32_t)piece;
        if (count > 0 && !go_on(r)) {
            return false;
        }
    }
    return true;
}

bool svod_xls_string_read(svod_xls_reader *r, unsigned length_bytes, svod_xls_string *out) {
    turn t = {.out = &r->book->text};
    t.out->len = 0;
    bool ok = r->book->biff == 8 ? read_unicode(r, length_bytes, &t) : read_bytes(r, length_bytes, &t);
    *out = finish(&t);
    return ok;
}

// ---- shared strings ----------------------------------------------------------------------------------------------

static bool damaged(svod_xls_book *book, uint32_t declared) {
    const char *form = svod_say(book->findings->lang, SVOD_T_read_xls_strings);
    const char *found = svod_printf(book->arena, form, book->strings.count, (size_t)declared);
    return svod_add(book->findings, SVOD_F_xls_strings_damaged, svod_place_file(book->shown), found, NULL);
}

static bool at_end(const svod_xls_reader *r) {
    svod_xls_record next;
    return r->at == r->end && !(svod_xls_record_at(r->book, r->next, &next) && next.id == SVOD_XLS_CONTINUE);
}

// The number of strings is what the record says. Some writers say too many: as long as the last one is whole, only a cell that names a
// missing one is damaged.
bool svod_xls_strings_read(svod_xls_book *book, const svod_xls_record *sst) {
    if (sst->len < 8) {
        return damaged(book, 0);
    }
    uint32_t declared = svod_xls_u32(sst->data + 4);
    svod_xls_reader r = svod_xls_reader_of(book, sst, 8);
    while (book->strings.count < declared && !at_end(&r)) {
        svod_xls_string string;
        if (book->strings.count == STRINGS_CAP) {
            return svod_add(book->findings, SVOD_F_read_limit, svod_place_file(book->shown),
                            svod_say(book->findings->lang, SVOD_T_read_strings), NULL);
        }
        if (!svod_xls_string_read(&r, 2, &string)) {
            return damaged(book, declared);
        }
        string.text = string.len ? svod_strndup(book->arena, string.text, string.len) : "";
        *SVOD_PUSH(&book->strings, svod_xls_string) = string;
        if (r.torn) {
            return damaged(book, declared);
        }
    }
    return true;
}
