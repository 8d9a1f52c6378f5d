// What the fuzz targets share: a sink that holds a reader to its contract (data/grid.h), and archives made of loose parts, so that the
// fuzzer's bytes get past checksums.
#ifndef SVOD_TEST_FUZZ_H
#define SVOD_TEST_FUZZ_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

// A broken contract ends the run as a crash does.
#define HOLDS(what)                                                                                                                        \
    do {                                                                                                                                   \
        if (!(what)) {                                                                                                                     \
            fprintf(stderr, "contract broken at %s:%d: %s\n", __FILE__, __LINE__, #what);                                                  \
            abort();                                                                                                                       \
        }                                                                                                                                  \
    } while (0)

// ---- the sink ----------------------------------------------------------------------------------------------------

typedef struct contract {
    bool in_sheet, refused;
    uint32_t next_index, last_row;
    size_t patience; // calls until the sink wants no more
} contract;

static bool patient(contract *c) {
    c->refused = c->patience-- == 0;
    return !c->refused;
}

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    contract *c = ctx;
    HOLDS(!c->refused && !c->in_sheet);
    HOLDS(info->file && info->name && svod_utf8_valid(info->name, strlen(info->name)));
    HOLDS(info->index >= c->next_index && info->visibility <= SVOD_VERY_HIDDEN);
    c->next_index = info->index + 1;
    c->in_sheet = true;
    c->last_row = 0;
    return patient(c);
}

static void check_cell(const svod_cell *cell) {
    const unsigned all =
        SVOD_CELL_FORMULA | SVOD_CELL_NO_RESULT | SVOD_CELL_HIDDEN | SVOD_CELL_DAMAGED | SVOD_CELL_PERCENT | SVOD_CELL_MOVED;
    HOLDS(cell->col >= 1 && cell->type <= SVOD_CELL_DATE && (cell->flags & ~all) == 0);
    HOLDS(cell->text && svod_utf8_valid(cell->text, cell->len) && !memchr(cell->text, 0, cell->len));
    HOLDS(!cell->raw || (cell->type == SVOD_CELL_STRING && svod_utf8_valid(cell->raw, strlen(cell->raw))));
    HOLDS((cell->type == SVOD_CELL_EMPTY) == ((cell->flags & SVOD_CELL_NO_RESULT) != 0));
    HOLDS(!(cell->flags & SVOD_CELL_DAMAGED) || cell->type == SVOD_CELL_ERROR);
    HOLDS(!(cell->flags & SVOD_CELL_PERCENT) || cell->type == SVOD_CELL_NUMBER);
    HOLDS(isfinite(cell->number));
    if (cell->type == SVOD_CELL_BOOL) {
        HOLDS((cell->number == 0 && cell->len == 5 && memcmp(cell->text, "false", 5) == 0) ||
              (cell->number == 1 && cell->len == 4 && memcmp(cell->text, "true", 4) == 0));
    } else if (cell->type != SVOD_CELL_EMPTY && !(cell->flags & SVOD_CELL_DAMAGED)) {
        HOLDS(cell->len > 0);
    }
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    contract *c = ctx;
    HOLDS(!c->refused && c->in_sheet && count > 0 && row > c->last_row);
    c->last_row = row;
    for (size_t i = 0; i < count; i++) {
        HOLDS(cells[i].row == row && (i == 0 || cells[i].col > cells[i - 1].col));
        check_cell(&cells[i]);
    }
    return patient(c);
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    contract *c = ctx;
    HOLDS(!c->refused && c->in_sheet);
    for (size_t i = 0; i < count; i++) {
        HOLDS(merges[i].row1 >= 1 && merges[i].col1 >= 1 && merges[i].row1 <= merges[i].row2 && merges[i].col1 <= merges[i].col2);
        HOLDS(merges[i].row2 <= 1048576 && merges[i].col2 <= 16384);
    }
    c->in_sheet = false;
    return patient(c);
}

// ---- the reader --------------------------------------------------------------------------------------------------

typedef bool (*fuzz_reader)(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch,
                            const svod_sink *sink, svod_findings *findings);

// Reads the bytes and gives everything back. One input in eight is read by a sink that soon has enough.
static inline void read_under_contract(fuzz_reader reader, svod_bytes bytes, const svod_read_options *options) {
    svod_arena *arena = svod_arena_new(), *scratch = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    unsigned last = bytes.len > 0 ? bytes.data[bytes.len - 1] : 0;
    contract c = {.patience = last % 8 == 7 ? last / 8 : SIZE_MAX};
    svod_sink sink = {.ctx = &c, .sheet = on_sheet, .row = on_row, .end = on_end};
    bool ok = reader(bytes, "fuzz", options, scratch, &sink, &findings);
    HOLDS(!(ok && c.refused));
    HOLDS(c.refused || !c.in_sheet);
    HOLDS(ok || c.refused || findings.list.count > 0);
    svod_arena_free(scratch);
    svod_arena_free(arena);
}

static inline bool open_any(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch,
                            const svod_sink *sink, svod_findings *findings) {
    const char *decisions = NULL;
    bool ok = svod_open(bytes, shown, options, scratch, sink, NULL, &decisions, findings);
    HOLDS(decisions != NULL);
    return ok;
}

// As svod_open reads, if the bytes are of this format; others have targets of their own.
static inline void read_format(const char *id, svod_bytes bytes, const svod_read_options *options) {
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    const svod_format *format = svod_sniff(bytes, "fuzz", &findings);
    svod_arena_free(arena);
    if (format && strcmp(format->id, id) == 0) {
        read_under_contract(open_any, bytes, options);
    }
}

// ---- loose parts -------------------------------------------------------------------------------------------------

// Not looked into by the fuzzer, which would spend a fifth of its time here.
__attribute__((no_sanitize("coverage"))) static inline uint32_t crc32_of(const uint8_t *data, size_t len) {
    static const uint32_t nibbles[] = {0,          0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
                                       0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    uint32_t crc = ~0u;
    for (size_t i = 0; i < len; i++) {
        crc = crc >> 4 ^ nibbles[(crc ^ data[i]) & 15];
        crc = crc >> 4 ^ nibbles[(crc ^ data[i] >> 4) & 15];
    }
    return ~crc;
}

static inline void put(svod_buf *out, uint32_t value, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) {
        svod_buf_add(out, &(char){(char)(value >> 8 * i)}, 1);
    }
}

// The fields that both headers of a stored entry have, from "flags" to the length of the name.
static inline void put_fields(svod_buf *out, const char *name, const uint8_t *data, size_t len) {
    put(out, 0, 4);
    put(out, 33u << 16, 4); // 1980-01-01
    put(out, crc32_of(data, len), 4);
    put(out, (uint32_t)len, 4);
    put(out, (uint32_t)len, 4);
    put(out, (uint32_t)strlen(name), 4);
}

// "\xFF, number of a part, its text" any number of times -> an archive of stored parts. UTF-8 has no byte 0xFF.
static inline svod_bytes archive_of(const uint8_t *data, size_t len, const char *const *names, size_t names_count, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena), directory = svod_buf_of(arena);
    uint32_t count = 0;
    for (size_t at = 0; at + 2 <= len; count++) {
        const char *name = names[data[at + 1] % names_count];
        const uint8_t *text = data + at + 2, *next = memchr(text, 0xFF, len - at - 2);
        size_t size = next ? (size_t)(next - text) : len - at - 2;
        uint32_t offset = (uint32_t)out.len;
        svod_buf_add(&out, "PK\3\4\24\0", 6);
        put_fields(&out, name, text, size);
        svod_buf_str(&out, name);
        svod_buf_add(&out, (const char *)text, size);
        svod_buf_add(&directory, "PK\1\2\24\0\24\0", 8);
        put_fields(&directory, name, text, size);
        put(&directory, 0, 4);
        put(&directory, 0, 2);
        put(&directory, 0, 4);
        put(&directory, offset, 4);
        svod_buf_str(&directory, name);
        at += 2 + size;
    }
    uint32_t begin = (uint32_t)out.len;
    svod_buf_add(&out, directory.data ? directory.data : "", directory.len);
    svod_buf_add(&out, "PK\5\6\0\0\0\0", 8);
    put(&out, count << 16 | count, 4);
    put(&out, (uint32_t)directory.len, 4);
    put(&out, begin, 4);
    put(&out, 0, 2);
    return (svod_bytes){(const unsigned char *)out.data, out.len};
}

// A package: bytes that begin with 0xFF are loose parts, others an archive as they are.
static inline void read_package(const char *id, const uint8_t *data, size_t len, const char *const *names, size_t names_count) {
    svod_arena *arena = svod_arena_new();
    svod_bytes bytes = {data, len};
    if (len > 0 && data[0] == 0xFF) {
        bytes = archive_of(data, len, names, names_count, arena);
    }
    read_format(id, bytes, NULL);
    svod_arena_free(arena);
}

#endif
