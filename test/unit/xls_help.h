// For the tests of the XLS reader: records, books and compound files made in memory, and what the reader makes of them.
#ifndef SVOD_TEST_XLS_HELP_H
#define SVOD_TEST_XLS_HELP_H

#include <stdlib.h>

#include "read/xls.h"
#include "read_help.h"

// ---- bytes -------------------------------------------------------------------------------------------------------

typedef struct xls_out {
    unsigned char *data;
    size_t len, room;
} xls_out;

static inline void xls_add(xls_out *o, const void *bytes, size_t len) {
    if (o->len + len > o->room) {
        o->room = (o->len + len) * 2 + 64;
        o->data = realloc(o->data, o->room);
        assert_non_null(o->data);
    }
    if (len) {
        memcpy(o->data + o->len, bytes, len);
    }
    o->len += len;
}

static inline void xls_number(xls_out *o, uint64_t value, unsigned bytes) {
    for (unsigned i = 0; i < bytes; i++) {
        unsigned char byte = (unsigned char)(value >> (8 * i));
        xls_add(o, &byte, 1);
    }
}

static inline void xls_set(xls_out *o, size_t at, uint64_t value, unsigned bytes) {
    assert_true(at + bytes <= o->len);
    for (unsigned i = 0; i < bytes; i++) {
        o->data[at + i] = (unsigned char)(value >> (8 * i));
    }
}

static inline void xls_free(xls_out *o) {
    free(o->data);
    *o = (xls_out){0};
}

// UTF-16 of a text in UTF-8 (characters of up to three bytes); returns the units.
static inline size_t xls_units(xls_out *o, const char *text) {
    size_t units = 0;
    for (const unsigned char *c = (const unsigned char *)text; *c; units++) {
        unsigned more = *c < 0x80 ? 0 : *c < 0xE0 ? 1 : 2;
        unsigned code = more == 0 ? *c : more == 1 ? *c & 0x1Fu : *c & 0x0Fu;
        for (c++; more > 0; more--, c++) {
            code = code << 6 | (*c & 0x3Fu);
        }
        xls_number(o, code, 2);
    }
    return units;
}

// What a format says: b h w are numbers of 1, 2, 4 bytes (int, int, unsigned); d a double; s the bytes of a string; S, T the same
// with the length in one or two bytes before; u, U: a string of BIFF8 (wide characters) with its length in one or two bytes before;
// c, C: the same with narrow characters.
static inline void xls_fields(xls_out *o, const char *format, va_list args) {
    for (const char *f = format; *f; f++) {
        double value;
        uint64_t bits;
        const char *text;
        size_t at;
        switch (*f) {
        case 'b':
        case 'h':
            xls_number(o, (uint64_t)va_arg(args, int), *f == 'b' ? 1 : 2);
            break;
        case 'w':
            xls_number(o, va_arg(args, unsigned), 4);
            break;
        case 'd':
            value = va_arg(args, double);
            memcpy(&bits, &value, sizeof bits);
            xls_number(o, bits, 8);
            break;
        case 'u':
        case 'U':
            text = va_arg(args, const char *);
            at = o->len;
            xls_number(o, 0, *f == 'u' ? 1 : 2);
            xls_number(o, 1, 1);
            xls_set(o, at, xls_units(o, text), *f == 'u' ? 1 : 2);
            break;
        default:
            text = va_arg(args, const char *);
            if (*f != 's') {
                xls_number(o, strlen(text), *f == 'S' || *f == 'c' ? 1 : 2);
            }
            if (*f == 'c' || *f == 'C') {
                xls_number(o, 0, 1);
            }
            xls_add(o, text, strlen(text));
        }
    }
}

// One record: its id, then its fields.
static inline void xls_record(xls_out *o, unsigned id, const char *format, ...) {
    size_t at = o->len;
    va_list args;
    va_start(args, format);
    xls_number(o, id, 2);
    xls_number(o, 0, 2);
    xls_fields(o, format, args);
    va_end(args);
    xls_set(o, at + 2, o->len - at - 4, 2);
}

// ---- books -------------------------------------------------------------------------------------------------------

// A BOF of a generation.
static inline void xls_bof(xls_out *o, unsigned biff, unsigned kind) {
    switch (biff) {
    case 8:
        xls_record(o, 0x0809, "hhhhww", 0x0600, kind, 0, 0, 0, 0);
        break;
    case 5:
        xls_record(o, 0x0809, "hhhh", 0x0500, kind, 0, 0);
        break;
    case 2:
        xls_record(o, 0x0009, "hh", 2, kind);
        break;
    default:
        xls_record(o, biff == 3 ? 0x0209 : 0x0409, "hhh", 0, kind, 0);
    }
}

typedef struct xls_plan {
    const char *name; // NULL ends a list
    int state, type;
    xls_out *body; // records of the sheet; freed
} xls_plan;

// A book of BIFF5 or BIFF8: the records of `globals` (freed; may be NULL) and sheets behind it.
static inline xls_out xls_book(unsigned biff, xls_out *globals, const xls_plan *sheets) {
    static const int kinds[] = {0x10, 0x40, 0x20, 0, 0, 0, 0x06};
    xls_out o = {0};
    size_t places[16];
    xls_bof(&o, biff, 0x05);
    if (globals) {
        xls_add(&o, globals->data, globals->len);
        xls_free(globals);
    }
    for (size_t i = 0; sheets[i].name; i++) {
        places[i] = o.len + 4;
        xls_record(&o, 0x0085, biff == 8 ? "wbbu" : "wbbS", 0, sheets[i].state, sheets[i].type, sheets[i].name);
    }
    xls_record(&o, 0x000A, "");
    for (size_t i = 0; sheets[i].name; i++) {
        xls_set(&o, places[i], o.len, 4);
        xls_bof(&o, biff, (unsigned)kinds[sheets[i].type]);
        if (sheets[i].body) {
            xls_add(&o, sheets[i].body->data, sheets[i].body->len);
            xls_free(sheets[i].body);
        }
        xls_record(&o, 0x000A, "");
    }
    return o;
}

// A book with one sheet "S".
static inline xls_out xls_simple(unsigned biff, xls_out *globals, xls_out *body) {
    xls_plan plan[] = {{"S", 0, 0, body}, {0}};
    return xls_book(biff, globals, plan);
}

// ---- compound files ----------------------------------------------------------------------------------------------

#define XLS_SECTOR 512
#define XLS_END 0xFFFFFFFEu
#define XLS_FREE 0xFFFFFFFFu

typedef struct xls_file {
    xls_out sectors, fat; // without the header; the table as numbers of 4 bytes
    bool scattered;       // chains run backwards, so that nothing can be read in place
} xls_file;

// Puts bytes into sectors; returns the first one of the chain.
static inline unsigned xls_chain(xls_file *f, const unsigned char *bytes, size_t len) {
    size_t count = (len + XLS_SECTOR - 1) / XLS_SECTOR, first = f->sectors.len / XLS_SECTOR;
    static const unsigned char zeros[XLS_SECTOR];
    for (size_t i = 0; i < count; i++) {
        size_t from = (f->scattered ? count - 1 - i : i) * XLS_SECTOR, piece = len - from < XLS_SECTOR ? len - from : XLS_SECTOR;
        xls_add(&f->sectors, bytes + from, piece);
        xls_add(&f->sectors, zeros, XLS_SECTOR - piece);
        bool last = f->scattered ? i == 0 : i + 1 == count;
        xls_number(&f->fat, last ? XLS_END : f->scattered ? first + i - 1 : first + i + 1, 4);
    }
    return count == 0 ? XLS_END : (unsigned)(f->scattered ? first + count - 1 : first);
}

static inline void xls_entry(xls_out *directory, const char *name, int type, unsigned right, unsigned child, unsigned start, size_t size) {
    size_t at = directory->len;
    size_t units = xls_units(directory, name);
    while (directory->len < at + 64) {
        xls_number(directory, 0, 1);
    }
    xls_number(directory, (units + 1) * 2, 2);
    xls_number(directory, (uint64_t)type, 1);
    xls_number(directory, 1, 1);
    xls_number(directory, XLS_FREE, 4);
    xls_number(directory, right, 4);
    xls_number(directory, child, 4);
    while (directory->len < at + 116) {
        xls_number(directory, 0, 1);
    }
    xls_number(directory, start, 4);
    xls_number(directory, size, 8);
}

typedef struct xls_part {
    const char *name; // NULL ends a list
    const xls_out *bytes;
} xls_part;

// Header fields by their offset, for tests that spoil them: 30 sector size, 44 sectors of the table, 48 directory, 56 cutoff of small
// streams, 60 their table, 68 further sectors of the table, 76 sectors of the table.
static inline xls_out xls_pack(xls_file *f, unsigned directory, unsigned mini_table) {
    xls_out o = {0};
    size_t first = f->sectors.len / XLS_SECTOR, tables = 1;
    while (tables * (XLS_SECTOR / 4) < first + tables) {
        tables++;
    }
    assert_true(tables <= 109);
    for (size_t i = 0; i < tables; i++) {
        xls_number(&f->fat, 0xFFFFFFFDu, 4);
    }
    while (f->fat.len < tables * XLS_SECTOR) {
        xls_number(&f->fat, XLS_FREE, 4);
    }
    xls_add(&o, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x3E\0\3\0\xFE\xFF\x09\0\x06\0\0\0\0\0\0\0", 40);
    while (o.len < 44) {
        xls_number(&o, 0, 1);
    }
    xls_number(&o, tables, 4);
    xls_number(&o, directory, 4);
    xls_number(&o, 0, 4);
    xls_number(&o, 4096, 4);
    xls_number(&o, mini_table, 4);
    xls_number(&o, mini_table == XLS_END ? 0 : 1, 4);
    xls_number(&o, XLS_END, 4);
    xls_number(&o, 0, 4);
    for (size_t i = 0; i < 109; i++) {
        xls_number(&o, i < tables ? first + i : XLS_FREE, 4);
    }
    assert_int_equal(o.len, XLS_SECTOR);
    xls_add(&o, f->sectors.data, f->sectors.len);
    xls_add(&o, f->fat.data, f->fat.len);
    xls_free(&f->sectors);
    xls_free(&f->fat);
    return o;
}

// Streams under 4096 bytes go into the small sectors of the root.
static inline xls_out xls_container(const xls_part *parts, bool scattered) {
    xls_file f = {.scattered = scattered};
    xls_out small = {0}, small_table = {0}, directory = {0};
    unsigned starts[16], count = 0;
    for (; parts[count].name; count++) {
        const xls_out *bytes = parts[count].bytes;
        if (bytes->len >= 4096) {
            starts[count] = xls_chain(&f, bytes->data, bytes->len);
            continue;
        }
        starts[count] = (unsigned)(small.len / 64);
        xls_add(&small, bytes->data, bytes->len);
        for (size_t i = starts[count], n = (bytes->len + 63) / 64; n > 0; n--, i++) {
            xls_number(&small_table, n == 1 ? XLS_END : i + 1, 4);
        }
        while (small.len % 64) {
            xls_number(&small, 0, 1);
        }
    }
    while (small_table.len % XLS_SECTOR) {
        xls_number(&small_table, XLS_FREE, 4);
    }
    unsigned root = xls_chain(&f, small.data, small.len), table = xls_chain(&f, small_table.data, small_table.len);
    xls_entry(&directory, "Root Entry", 5, XLS_FREE, count ? 1 : XLS_FREE, root, small.len);
    for (unsigned i = 0; i < count; i++) {
        xls_entry(&directory, parts[i].name, 2, i + 1 < count ? i + 2 : XLS_FREE, XLS_FREE, starts[i], parts[i].bytes->len);
    }
    unsigned at = xls_chain(&f, directory.data, directory.len);
    xls_free(&small);
    xls_free(&small_table);
    xls_free(&directory);
    return xls_pack(&f, at, table);
}

// The book in a file of its own.
static inline xls_out xls_wrap(xls_out *book, const char *name) {
    xls_part parts[] = {{name, book}, {0}};
    xls_out o = xls_container(parts, false);
    xls_free(book);
    return o;
}

// ---- reading -----------------------------------------------------------------------------------------------------

// Calls the reader itself, not the format, which has it run in another process. All flags are shown.
static inline reading xls_read(const void *data, size_t len, bool visible_only) {
    reading r = reading_begin();
    r.every_flag = true;
    svod_sink sink = reading_sink(&r);
    svod_read_options options = {.visible_only = visible_only};
    r.ok = svod_xls_read((svod_bytes){data, len}, "f/a.xls", &options, r.scratch, &sink, &r.findings);
    reading_name_codes(&r);
    return r;
}

// Reads and frees a file and holds what came of it against what should.
static inline void xls_assert(xls_out file, bool ok, const char *cells, const char *codes) {
    assert_reading(xls_read(file.data, file.len, false), ok, cells, codes);
    xls_free(&file);
}

#endif
