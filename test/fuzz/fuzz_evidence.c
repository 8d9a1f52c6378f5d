// One document through a real rubric's rules.
#include "fuzz_rules.h"

static svod_search *search_of(const svod_rubric *rubric) {
    static svod_search *search;
    if (!search) search = svod_search_new(svod_seeker_new(rubric->evidence, 2023));
    return search;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    const svod_rubric *rubric = real_rubric();
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_prose *prose = svod_prose_new(arena);
    put_blocks(prose, data, len);
    svod_document document = {.unit = "a", .name = "fuzz.txt", .format = "txt"};
    svod_prose_end(prose, &document);
    hold_document(&document);
    svod_found found;
    svod_seek(search_of(rubric), &document, arena, &found, &findings);
    hold_found(&found);
    svod_told told = {.findings = findings.list, .rules = ""};
    hold_line(&found, &told, rubric->evidence, arena);
    svod_arena_free(arena);
    return 0;
}
