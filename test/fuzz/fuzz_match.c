// A pattern, a line end, a text: the matcher finds in the text what PCRE2 finds, whatever way it goes.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/str.h"
#include "fuzz.h"
#include "match/match.h"

#define MOST 4000
#define STEPS 20000 // of PCRE2's; what needs more is none of this target's business

typedef struct spans {
    size_t at[MOST][2], count;
} spans;

static void add(spans *into, size_t from, size_t to) {
    if (into->count < MOST) into->at[into->count][0] = from, into->at[into->count++][1] = to;
}

static bool take(void *ctx, uint32_t pattern, size_t from, size_t to) {
    (void)pattern;
    add(ctx, from, to);
    return true;
}

// As pcre2demo has it, without empty matches. False: PCRE2 had a limit of its own, or the pattern looks back behind its match.
static bool plain(const pcre2_code *code, const char *text, size_t len, spans *into) {
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(context, STEPS);
    uint32_t flags = 0;
    int said = 0;
    for (size_t at = 0; at <= len;) {
        said = pcre2_match(code, (PCRE2_SPTR)text, len, at, flags, data, context);
        if (said == PCRE2_ERROR_NOMATCH && flags) {
            flags = 0;
            do
                at++;
            while (at < len && (text[at] & 0xC0) == 0x80);
            continue;
        }
        if (said < 0) break;
        const PCRE2_SIZE *found = pcre2_get_ovector_pointer(data);
        said = found[0] < at || found[1] < found[0] ? PCRE2_ERROR_MATCHLIMIT : said;
        if (said < 0) break;
        if (found[1] > found[0]) add(into, found[0], found[1]);
        flags = found[0] == found[1] ? PCRE2_NOTEMPTY_ATSTART | PCRE2_ANCHORED : 0;
        at = found[1];
    }
    pcre2_match_context_free(context);
    pcre2_match_data_free(data);
    return said >= 0 || said == PCRE2_ERROR_NOMATCH;
}

// Without JIT, which contradicts itself now and then; compiled without callouts, so by another way than the matcher's own.
static void hold(const char *pattern, const char *text, size_t len) {
    static spans ours, theirs;
    size_t bad, offset;
    int error;
    svod_matcher *matcher = svod_matcher_new(&pattern, 1, &bad, &error, &offset);
    if (!matcher) return;
    uint32_t options = PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &error, &offset, NULL);
    svod_scan *scan = svod_scan_new(matcher);
    HOLDS(code);
    ours.count = theirs.count = 0;
    size_t limited = svod_scan_text(scan, text, len, take, &ours);
    HOLDS(svod_scan_limited(scan, 0) == (limited == 1));
    if (!limited && plain(code, text, len, &theirs)) {
        HOLDS(ours.count == theirs.count);
        HOLDS(memcmp(ours.at, theirs.at, ours.count * sizeof *ours.at) == 0);
    }
    svod_scan_free(scan);
    pcre2_code_free(code);
    svod_matcher_free(matcher);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    const uint8_t *end = memchr(data, '\n', len);
    if (!end || end - data > 300 || memchr(data, 0, len) || !svod_utf8_valid((const char *)data, len)) return 0;
    svod_arena *arena = svod_arena_new();
    hold(svod_strndup(arena, (const char *)data, (size_t)(end - data)), (const char *)end + 1, len - (size_t)(end - data) - 1);
    svod_arena_free(arena);
    return 0;
}
