// A document as a line of JSON, as svod evidence --stream takes it.
#include "fuzz_prose.h"
#include "read/found.h"

static void take(const svod_sent *sent, svod_arena *arena) {
    svod_prose *prose = svod_prose_new(arena);
    HOLDS(*sent->unit && *sent->name && (sent->text || sent->blocks || !sent->count));
    HOLDS(!sent->text || (!sent->count && well_formed(sent->text, sent->len)));
    for (size_t i = 0; i < sent->count; i++) {
        const svod_raw *raw = &sent->blocks[i];
        HOLDS(raw->kind < SVOD_BLOCK_COUNT && well_formed(raw->text, raw->len));
        HOLDS(!raw->mark || svod_utf8_valid(raw->mark, strlen(raw->mark)));
        svod_prose_add(prose, raw);
    }
    if (sent->text) put_blocks(prose, (const uint8_t *)sent->text, sent->len);
    svod_document document = {.unit = sent->unit, .name = sent->name, .format = sent->format};
    svod_prose_end(prose, &document);
    hold_document(&document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    svod_arena *arena = svod_arena_new();
    svod_sent sent;
    const char *why = NULL;
    bool ok = svod_sent_read((const char *)data, len, SVOD_RU, arena, &sent, &why);
    HOLDS(ok == !why && (ok || svod_utf8_valid(why, strlen(why))));
    if (ok) take(&sent, arena);
    svod_sent_free(&sent);
    svod_arena_free(arena);
    return 0;
}
