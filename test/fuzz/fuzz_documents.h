// What the fuzz targets of documents share: a sink that holds a reader to the contract of data/document.h.
#ifndef SVOD_TEST_FUZZ_DOCUMENTS_H
#define SVOD_TEST_FUZZ_DOCUMENTS_H

#include "document/document.h"
#include "fuzz.h"

typedef struct block_contract {
    bool refused;
    size_t patience; // blocks until the sink wants no more
} block_contract;

static bool on_block(void *ctx, const svod_raw *raw) {
    block_contract *c = ctx;
    HOLDS(!c->refused && raw->kind < SVOD_BLOCK_COUNT && raw->text);
    HOLDS(svod_utf8_valid(raw->text, raw->len));
    HOLDS(!raw->mark || (*raw->mark && svod_utf8_valid(raw->mark, strlen(raw->mark))));
    HOLDS((raw->kind != SVOD_BLOCK_HEADING && raw->kind != SVOD_BLOCK_ITEM) || raw->level >= 1);
    HOLDS(raw->kind != SVOD_BLOCK_CELL || (raw->table && raw->row && raw->col));
    c->refused = c->patience-- == 0;
    return !c->refused;
}

// Reads the bytes if they are of this format. One input in eight is read by a sink that soon has enough.
static inline void read_document(const char *id, svod_bytes bytes, const char *name) {
    svod_arena *arena = svod_arena_new(), *scratch = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    unsigned last = bytes.len > 0 ? bytes.data[bytes.len - 1] : 0;
    block_contract c = {.patience = last % 8 == 7 ? last / 8 : SIZE_MAX};
    svod_raw_sink sink = {&c, on_block};
    svod_doc_job job = {.bytes = bytes, .path = name, .shown = name, .scratch = scratch, .sink = &sink, .findings = &findings};
    const svod_doc_format *format = svod_doc_sniff(bytes, name, &findings);
    if (format && !strcmp(format->id, id)) {
        size_t before = findings.list.count;
        svod_doc_state state = svod_doc_read(&job, format);
        HOLDS(state == SVOD_DOC_READ || findings.list.count > before);
    }
    svod_arena_free(scratch);
    svod_arena_free(arena);
}

// A package: bytes that begin with 0xFF are loose parts, others an archive as they are.
static inline void read_document_package(const char *id, const uint8_t *data, size_t len, const char *const *names, size_t names_count) {
    svod_arena *arena = svod_arena_new();
    svod_bytes bytes = {data, len};
    if (len > 0 && data[0] == 0xFF) bytes = archive_of(data, len, names, names_count, arena);
    read_document(id, bytes, "fuzz");
    svod_arena_free(arena);
}

#endif
