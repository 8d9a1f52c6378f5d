// Raw blocks into paragraphs and sentences.
#include "fuzz_prose.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    svod_arena *arena = svod_arena_new();
    svod_prose *prose = svod_prose_new(arena);
    put_blocks(prose, data, len);
    svod_document document = {.unit = "a", .name = "fuzz.txt", .format = "txt"};
    svod_prose_end(prose, &document);
    hold_document(&document);
    svod_arena_free(arena);
    return 0;
}
