// Patterns tried before any document is read: the examples beside them, and texts on which a careless regular expression would not end.
#include <pcre2.h>
#include <string.h>

#include "evidence/evidence.h"
#include "rubric/compile.h"

#define TRIAL_BYTES 1000    // of each bad text; longer ones tell the same
#define TRIAL_STEPS 1000000 // squares of such a text fit, what grows faster does not
#define TRIAL_CHEAP 20000   // most patterns need no more; with more than that,
#define TRIAL_DEAR 200      // so many texts are tried to the end, all patterns' together
#define TRIAL_WORDS 6       // of the pattern's own
#define TRIAL_EXAMPLES 6    // of those beside it
#define SLOW_TOLD 20        // whoever mends so many finds the others by another run

typedef struct trial {
    const svod_rubric *rubric;
    svod_search *search;
    svod_arena *arena;
    svod_findings *findings;
    size_t slow, dear;
} trial;

// Whether the pattern matches; limited: it ran out of steps. Without the shortcuts that a text lacking the pattern's last letter takes:
// some other text will have it.
static bool matches(const char *regex, const char *text, uint32_t steps, bool *limited) {
    int error = 0;
    PCRE2_SIZE offset = 0;
    uint32_t options = PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP | PCRE2_NO_START_OPTIMIZE;
    pcre2_code_8 *code = pcre2_compile_8((PCRE2_SPTR8)regex, PCRE2_ZERO_TERMINATED, options, &error, &offset, NULL);
    pcre2_match_data_8 *data = code ? pcre2_match_data_create_from_pattern_8(code, NULL) : NULL;
    pcre2_match_context_8 *context = data ? pcre2_match_context_create_8(NULL) : NULL;
    int result = PCRE2_ERROR_NOMATCH;
    if (context) {
        pcre2_set_match_limit_8(context, steps);
        result = pcre2_match_8(code, (PCRE2_SPTR8)text, strlen(text), 0, 0, data, context);
    }
    if (limited && result < PCRE2_ERROR_PARTIAL) *limited = true;
    pcre2_match_context_free_8(context);
    pcre2_match_data_free_8(data);
    pcre2_code_free_8(code);
    return result >= 0;
}

static bool any_matches(const svod_patterns *patterns, const char *text) {
    for (size_t i = 0; i < patterns->count; i++)
        if (matches(patterns->list[i].regex, text, TRIAL_STEPS, NULL)) return true;
    return false;
}

// ---- texts to stumble over -------------------------------------------------------------------------------------------

// `word` again and again with `between`, and at the end what nothing expects.
static const char *repeated(const trial *t, const char *word, const char *between) {
    svod_buf out = svod_buf_of(t->arena);
    while (out.len < TRIAL_BYTES)
        svod_buf_printf(&out, "%s%s", word, between);
    svod_buf_str(&out, "\x01");
    return out.data;
}

// The next run of letters in a pattern, outside of escapes; NULL: there is none.
static const char *next_word(const trial *t, const char **at) {
    const char *p = *at;
    while (*p) {
        if (*p == '\\' && p[1]) {
            p += 2;
            continue;
        }
        bool letter = (unsigned char)*p >= 0x80 || (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z');
        if (!letter) {
            p++;
            continue;
        }
        const char *from = p;
        while ((unsigned char)*p >= 0x80 || (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z'))
            p++;
        *at = p;
        return svod_strndup(t->arena, from, (size_t)(p - from));
    }
    *at = p;
    return NULL;
}

static bool falls(trial *t, const char *regex, const char *text) {
    bool limited = false;
    matches(regex, text, TRIAL_CHEAP, &limited);
    if (!limited || t->dear == TRIAL_DEAR) return false;
    t->dear++;
    limited = false;
    matches(regex, text, TRIAL_STEPS, &limited);
    return limited;
}

static bool stumbles(trial *t, const char *regex, const char *word) {
    return falls(t, regex, repeated(t, word, "")) || falls(t, regex, repeated(t, word, " "));
}

static bool is_slow(trial *t, const char *regex, const svod_examples *examples) {
    static const char *const always[] = {"а", "1", " ", "а, ", "а б 1 "};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (stumbles(t, regex, always[i])) return true;
    const char *at = regex, *word;
    for (size_t i = 0; i < TRIAL_WORDS && (word = next_word(t, &at)); i++)
        if (stumbles(t, regex, word)) return true;
    for (size_t i = 0; i < examples->count && i < TRIAL_EXAMPLES; i++)
        if (stumbles(t, regex, examples->list[i].text)) return true;
    return false;
}

// Phrases are bounded by the way they are made; what stands between slashes is anybody's.
static void try_patterns(trial *t, const svod_patterns *patterns, const svod_examples *examples) {
    for (size_t i = 0; i < patterns->count && t->slow < SLOW_TOLD; i++) {
        const svod_pattern *at = &patterns->list[i];
        if (*at->written != '/' || !is_slow(t, at->regex, examples)) continue;
        svod_add(t->findings, SVOD_F_rubric_pattern_slow, at->place, at->written, "");
        t->slow++;
    }
}

// ---- examples --------------------------------------------------------------------------------------------------------

static void judge(const trial *t, const svod_example *example, bool taken, const char *of) {
    if (taken == example->yes) return;
    svod_code code = example->yes ? SVOD_F_rubric_example_missed : SVOD_F_rubric_example_taken;
    svod_add(t->findings, code, example->place, example->text, of);
}

static void try_examples(const trial *t, const svod_examples *examples, const svod_patterns *patterns, const char *of) {
    for (size_t i = 0; i < examples->count; i++)
        judge(t, &examples->list[i], any_matches(patterns, examples->list[i].text), of);
}

// As a heading and as a sentence: a zone has patterns of both.
static void try_zone(const trial *t, uint32_t index) {
    const svod_zone *zone = &t->rubric->evidence->zones[index];
    for (size_t i = 0; i < zone->examples.count; i++) {
        uint64_t heading = 0, sentence = 0, directions = 0;
        svod_seek_sentence(t->search, zone->examples.list[i].text, "", &heading, &directions);
        svod_seek_sentence(t->search, "", zone->examples.list[i].text, &sentence, &directions);
        judge(t, &zone->examples.list[i], (heading | sentence) >> index & 1, zone->id);
    }
}

static void try_direction(const trial *t, uint32_t index) {
    const svod_direction *direction = &t->rubric->evidence->directions[index];
    for (size_t i = 0; i < direction->examples.count; i++) {
        uint64_t zones = 0, directions = 0;
        svod_seek_sentence(t->search, "", direction->examples.list[i].text, &zones, &directions);
        judge(t, &direction->examples.list[i], directions >> index & 1, direction->id);
    }
}

static void try_all_examples(const trial *t) {
    const svod_evidence_rules *rules = t->rubric->evidence;
    for (uint32_t i = 0; i < rules->kind_count; i++)
        try_examples(t, &rules->kinds[i].examples, &rules->kinds[i].head, rules->kinds[i].id);
    for (uint32_t i = 0; i < rules->zone_count; i++)
        try_zone(t, i);
    for (uint32_t i = 0; i < rules->direction_count; i++)
        try_direction(t, i);
    for (int i = 0; i < SVOD_EXCEPT_COUNT; i++)
        try_examples(t, &rules->except_examples[i], &rules->except[i], svod_except_words[i]);
}

// ---- all of them -----------------------------------------------------------------------------------------------------

static void try_all_patterns(trial *t) {
    const svod_evidence_rules *rules = t->rubric->evidence;
    for (uint32_t i = 0; i < rules->kind_count; i++) {
        const svod_doc_kind *kind = &rules->kinds[i];
        try_patterns(t, &kind->head, &kind->examples);
        try_patterns(t, &kind->name, &kind->examples);
    }
    for (uint32_t i = 0; i < rules->zone_count; i++) {
        const svod_zone *zone = &rules->zones[i];
        const svod_patterns *lists[] = {&zone->heading, &zone->cue, &zone->soft, &zone->not_};
        for (size_t j = 0; j < sizeof lists / sizeof *lists; j++)
            try_patterns(t, lists[j], &zone->examples);
    }
    for (uint32_t i = 0; i < rules->direction_count; i++) {
        const svod_direction *direction = &rules->directions[i];
        const svod_patterns *lists[] = {&direction->words, &direction->weak, &direction->not_};
        for (size_t j = 0; j < sizeof lists / sizeof *lists; j++)
            try_patterns(t, lists[j], &direction->examples);
    }
    for (int i = 0; i < SVOD_EXCEPT_COUNT; i++)
        try_patterns(t, &rules->except[i], &rules->except_examples[i]);
}

bool svod_rubric_try(const svod_rubric *rubric, svod_findings *findings) {
    size_t errors = findings->count[SVOD_ERROR];
    if (!rubric->evidence) return true;
    svod_seeker *seeker = svod_seeker_new(rubric->evidence, rubric->year);
    svod_search *search = seeker ? svod_search_new(seeker) : NULL;
    svod_arena *own = svod_arena_new();
    trial t = {.rubric = rubric, .search = search, .arena = own, .findings = findings};
    if (search) try_all_patterns(&t);
    if (search && !t.slow) try_all_examples(&t); // by patterns that do not end, nothing is judged
    svod_arena_free(own);
    svod_search_free(search);
    svod_seeker_free(seeker);
    return findings->count[SVOD_ERROR] == errors;
}
