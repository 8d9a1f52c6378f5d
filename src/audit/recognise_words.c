// Compiles the patterns of recognise.def and of the rubric's `published:` and tries them on texts, with limits on steps.
#include <pcre2.h>
#include <string.h>

#include "audit/recognise.h"
#include "base/str.h"

#define MATCH_LIMIT 200000 // backtracking steps of one match
#define SUBJECT_CAP 2000   // bytes of a text that patterns look at

struct said {
    pcre2_match_context *limits;
    pcre2_match_data *data;
    pcre2_code *words[SAID_COUNT];
    const svod_rubric *rubric;
    pcre2_code **rules; // [rubric->published]; NULL: cannot be used
};

static void *take(PCRE2_SIZE size, void *arena) {
    return svod_alloc(arena, size);
}

static void give(void *memory, void *arena) {
    (void)memory;
    (void)arena;
}

static pcre2_code *compile(const char *pattern, pcre2_compile_context *context) {
    int error;
    PCRE2_SIZE offset;
    if (!*pattern) return NULL;
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS;
    return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &error, &offset, context);
}

said *said_new(svod_arena *arena, const svod_rubric *rubric) {
    static const char *const sources[SAID_COUNT] = {
#define SAID(id, pattern) pattern,
#include "audit/recognise.def"
    };
    pcre2_general_context *memory = pcre2_general_context_create(take, give, arena);
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    said *words = SVOD_NEW(arena, said);
    words->rubric = rubric;
    words->limits = pcre2_match_context_create(memory);
    words->data = pcre2_match_data_create(8, memory);
    pcre2_set_match_limit(words->limits, MATCH_LIMIT);
    for (size_t i = 0; i < SAID_COUNT; i++)
        words->words[i] = compile(sources[i], context);
    words->rules = SVOD_ARRAY(arena, pcre2_code *, rubric->published_count + 1);
    for (size_t i = 0; i < rubric->published_count; i++)
        words->rules[i] = compile(rubric->published[i].header, context);
    return words;
}

static int match(said *words, const pcre2_code *code, const char *text) {
    if (!code || !*text) return 0;
    size_t len = svod_utf8_cut(text, strnlen(text, SUBJECT_CAP + 1), SUBJECT_CAP);
    int found = pcre2_match(code, (PCRE2_SPTR)text, len, 0, 0, words->data, words->limits);
    return found < 0 ? 0 : found ? found : 1;
}

bool said_is(said *words, said_word word, const char *text) {
    return match(words, words->words[word], text) > 0;
}

bool said_find(said *words, said_word word, const char *text, said_match *out) {
    int found = match(words, words->words[word], text);
    if (!found) return false;
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(words->data);
    *out = (said_match){.end = at[1]};
    for (int i = 0; i < found && i < 3; i++) {
        if (at[2 * i] == PCRE2_UNSET) continue;
        out->group[i] = text + at[2 * i];
        out->len[i] = at[2 * i + 1] - at[2 * i];
    }
    return true;
}

const svod_pub_rule *said_rule(said *words, const char *text) {
    for (size_t i = 0; i < words->rubric->published_count; i++)
        if (match(words, words->rules[i], text)) return &words->rubric->published[i];
    return NULL;
}

unsigned said_years(said *words, const char *text, int *years, unsigned most) {
    said_match found;
    unsigned count = 0;
    for (; said_find(words, SAID_year, text, &found); text += found.end) {
        int year = 0;
        for (size_t i = 0; i < found.len[1]; i++)
            year = year * 10 + (found.group[1][i] - '0');
        unsigned at = 0;
        while (at < count && years[at] < year)
            at++;
        if (count == most || (at < count && years[at] == year)) continue;
        memmove(years + at + 1, years + at, (count - at) * sizeof *years);
        years[at] = year;
        count++;
    }
    return count;
}
