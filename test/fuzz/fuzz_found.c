// A line of what was found, as svod merge takes it.
#include "fuzz_rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    const svod_evidence_rules *rules = real_rubric()->evidence;
    svod_arena *arena = svod_arena_new();
    svod_found found;
    svod_told told;
    const char *why = NULL;
    bool ok = svod_found_read((const char *)data, len, rules, SVOD_RU, arena, &found, &told, &why);
    HOLDS(ok == !why && (ok || svod_utf8_valid(why, strlen(why))));
    if (ok) hold_found(&found);
    if (ok) hold_line(&found, &told, rules, arena);
    svod_arena_free(arena);
    return 0;
}
