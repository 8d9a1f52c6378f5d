// A phrase: refused with a reason and its place, or an expression that PCRE2 takes.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "fuzz.h"
#include "match/phrase.h"

static bool reason(const char *why) {
    static const char *const reasons[] = {"empty", "bracket", "gap", "star", "group", "slash"};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (svod_streq(why, reasons[i])) return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    if (memchr(data, 0, len) || !svod_utf8_valid((const char *)data, len)) return 0;
    svod_arena *arena = svod_arena_new();
    size_t wrong = 0;
    const char *why = NULL, *phrase = svod_strndup(arena, (const char *)data, len);
    const char *regex = svod_phrase_regex(phrase, arena, &wrong, &why);
    HOLDS(regex ? svod_utf8_valid(regex, strlen(regex)) : wrong <= len && why && reason(why));
    if (regex && *phrase != '/' && len <= 300) {
        int error;
        PCRE2_SIZE offset;
        uint32_t options = PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP;
        pcre2_code *code = pcre2_compile((PCRE2_SPTR)regex, PCRE2_ZERO_TERMINATED, options, &error, &offset, NULL);
        HOLDS(code || error == PCRE2_ERROR_PATTERN_TOO_LARGE);
        pcre2_code_free(code);
    }
    svod_arena_free(arena);
    return 0;
}
