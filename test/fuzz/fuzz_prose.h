// What the fuzz targets of texts share: raw blocks made of the fuzzer's bytes, and what a document made of them must be like.
#ifndef SVOD_TEST_FUZZ_PROSE_H
#define SVOD_TEST_FUZZ_PROSE_H

#include "fuzz.h"
#include "text/text.h"

static inline bool between_letters(const char *text, size_t at) {
    return ((unsigned char)text[at] & 0xC0) != 0x80;
}

// UTF-8 that may have NULs, which only a line of JSON brings: a text drops them.
static inline bool well_formed(const char *text, size_t len) {
    for (const char *end = text + len, *stop; text < end; text = stop + 1) {
        stop = memchr(text, 0, (size_t)(end - text));
        if (!stop) stop = end;
        if (!svod_utf8_valid(text, (size_t)(stop - text))) return false;
    }
    return true;
}

// A block of two bytes and a text: its kind and whether it is strong or has a mark, then its level or place.
static inline void put_block(svod_prose *prose, const uint8_t *data, size_t len) {
    static const char *const marks[] = {"–", "1.", "2.3.", "а)"};
    svod_raw raw = {.kind = data[0] % SVOD_BLOCK_COUNT, .text = (const char *)data + 2, .len = len - 2};
    raw.strong = data[0] & 8;
    if (raw.kind == SVOD_BLOCK_HEADING || raw.kind == SVOD_BLOCK_ITEM) raw.level = 1 + data[1] % 10;
    if (raw.kind == SVOD_BLOCK_ITEM && data[0] & 16) raw.mark = marks[data[1] / 10 % 4];
    if (raw.kind == SVOD_BLOCK_CELL) raw.table = 1 + data[1] / 64, raw.row = 1 + data[1] / 8 % 8, raw.col = 1 + data[1] % 8;
    if (data[0] & 32) raw.page = 1 + data[1] / 16;
    if (well_formed(raw.text, raw.len)) svod_prose_add(prose, &raw);
}

static inline void put_line(svod_prose *prose, const char *text, size_t len, uint32_t line, uint32_t *page) {
    svod_raw raw = {.kind = SVOD_BLOCK_LINE, .text = text, .len = len, .line = line, .page = *page};
    if (len && *text == '\f') raw.text++, raw.len--, raw.page = ++*page;
    svod_prose_add(prose, &raw);
}

// Bytes that begin with 0xFF are blocks, each behind such a byte, for UTF-8 has none; others lines of a text.
static inline void put_blocks(svod_prose *prose, const uint8_t *data, size_t len) {
    bool blocks = len && data[0] == 0xFF;
    uint32_t line = 1, page = memchr(data, '\f', len) != NULL;
    if (!blocks && !well_formed((const char *)data, len)) return;
    for (size_t at = blocks; at < len; line++) {
        const uint8_t *next = memchr(data + at, blocks ? 0xFF : '\n', len - at);
        size_t size = next ? (size_t)(next - data) - at : len - at;
        if (!blocks)
            put_line(prose, (const char *)data + at, size, line, &page);
        else if (size > 2)
            put_block(prose, data + at, size);
        at += size + 1;
    }
}

typedef struct cut_contract {
    const char *text;
    size_t len, last;
} cut_contract;

static bool on_sentence(void *ctx, size_t from, size_t len) {
    cut_contract *c = ctx;
    HOLDS(len && from >= c->last && from <= c->len && len <= c->len - from);
    HOLDS(between_letters(c->text, from) && between_letters(c->text, from + len));
    c->last = from + len;
    return true;
}

static inline void hold_document(const svod_document *document) {
    size_t bytes = 0;
    for (uint32_t i = 0; i < document->count; i++) {
        const svod_paragraph *at = &document->paragraphs[i];
        HOLDS(at->text && at->len && at->text[at->len] == 0 && strlen(at->text) == at->len);
        HOLDS(svod_utf8_valid(at->text, at->len) && !strpbrk(at->text, "\n\r\t\f"));
        HOLDS(at->number == i + 1 && at->kind < SVOD_BLOCK_LINE && at->mark && svod_utf8_valid(at->mark, strlen(at->mark)));
        HOLDS((at->kind != SVOD_BLOCK_HEADING && at->kind != SVOD_BLOCK_ITEM) || at->level);
        HOLDS(at->kind != SVOD_BLOCK_CELL || (at->table && at->row && at->col));
        svod_sentences(at->text, at->len, on_sentence, &(cut_contract){.text = at->text, .len = at->len});
        bytes += at->len;
    }
    HOLDS(bytes == document->bytes && document->count <= SVOD_PARAGRAPHS);
}

#endif
