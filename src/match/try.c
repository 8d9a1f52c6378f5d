// PCRE2 under limits. JIT counts steps only where groups are entered, and never while a repeated character gives back one after the other:
// its match limit alone bounds nothing. So a pattern runs there freely only when both are tame: the pattern (parts_tame: few repeats in a
// row that could share out the same characters, nothing unbounded inside) and the text (runs of letters, of signs and between blanks of at
// most RUN bytes). Otherwise it runs with a callout before each item, which counts what is really done, unless the text is a plain sentence
// in which nothing repeats for long (parts_mild).
#include "match/try.h"

#define STEPS_CHEAP 1000        // of PCRE2's own, for one try
#define STEPS_DEAR 200000       // once more, when that was not enough
#define DEAR_TRIES 50           // in one text
#define MILD_TRIES 4            // in one text, with more than STEPS_CHEAP
#define STEPS_WATCHED INT32_MAX // the callouts count
#define WATCHED_BASE 4000000    // callouts and characters passed over, in one text
#define WATCHED_PER_BYTE 30
// Of a document, in all its texts: a step takes ten nanoseconds, so that no pattern holds it up for long, nor do all of them.
#define DOCUMENT_BASE 4000000
#define DOCUMENT_ALL_BASE 20000000
#define DOCUMENT_PER_BYTE 30
#define DOCUMENT_ALL_PER_BYTE 200
#define DOCUMENT_PATTERN_PER_BYTE 1 // that any number of patterns has
#define STEPS_OF_DEAR 50000         // that a dear try stands for
#define STACK_LEAST ((size_t)32 << 10)
#define STACK_MOST ((size_t)16 << 20) // a group that is repeated takes some of it each time; untouched, it is no memory
#define HEAP_MOST 8192                // KiB; only where there is no JIT

pcre2_code *svod_regex_compile(pcre2_general_context *memory, const char *regex, uint32_t options, int *error, size_t *offset) {
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)regex, PCRE2_ZERO_TERMINATED, options | PCRE2_UTF | PCRE2_UCP, error, offset, context);
    if (code) pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    pcre2_compile_context_free(context);
    return code;
}

pcre2_code *svod_try_compile(const svod_matcher *matcher, const char *regex, uint32_t more, int *error, size_t *offset) {
    return svod_regex_compile(matcher->memory, regex, PCRE2_CASELESS | more, error, offset);
}

static int watch(pcre2_callout_block *block, void *ctx) {
    svod_scan *scan = ctx;
    size_t at = block->current_position, moved = at > scan->last ? at - scan->last : scan->last - at;
    scan->last = at;
    scan->steps += 1 + moved / 4 + block->capture_top / 4;
    for (uint32_t i = 1; i < block->capture_top; i++) { // a reference may be held against the text as far as what it refers to goes
        const PCRE2_SIZE *group = block->offset_vector + 2 * i;
        if (group[0] != PCRE2_UNSET && group[1] > group[0]) scan->steps += (group[1] - group[0]) / 16;
    }
    return scan->steps > scan->steps_most ? PCRE2_ERROR_MATCHLIMIT : 0;
}

static size_t least_of(size_t a, size_t b) {
    return a < b ? a : b;
}

void svod_scan_document(svod_scan *scan, size_t bytes) {
    scan->document++;
    scan->spent = 0;
    size_t each = DOCUMENT_PATTERN_PER_BYTE * scan->matcher->count;
    scan->all_most = DOCUMENT_ALL_BASE + (each > DOCUMENT_ALL_PER_BYTE ? each : DOCUMENT_ALL_PER_BYTE) * bytes;
    scan->own_most = DOCUMENT_BASE + DOCUMENT_PER_BYTE * bytes;
}

// Steps that the document leaves to a pattern. Once all of them together took too many, each may have its even share and no more.
static size_t left_to(const svod_scan *scan, const try_state *s) {
    if (!scan->document) return SIZE_MAX;
    size_t most = scan->spent < scan->all_most ? scan->own_most : least_of(scan->own_most, scan->all_most / scan->matcher->count);
    return s->spent < most ? most - s->spent : 0;
}

static void spend(svod_scan *scan, try_state *s, size_t steps) {
    s->spent += steps;
    scan->spent += steps;
}

static pcre2_match_context *context_new(svod_scan *scan, uint32_t steps) {
    pcre2_match_context *made = pcre2_match_context_create(scan->matcher->memory);
    if (!made) return NULL;
    pcre2_set_match_limit(made, steps);
    pcre2_set_heap_limit(made, HEAP_MOST);
    pcre2_jit_stack_assign(made, NULL, scan->stack);
    return made;
}

bool svod_try_open(svod_scan *scan) {
    scan->data = pcre2_match_data_create(4, scan->matcher->memory);
    scan->stack = pcre2_jit_stack_create(STACK_LEAST, STACK_MOST, scan->matcher->memory);
    scan->cheap = context_new(scan, STEPS_CHEAP);
    scan->dear = context_new(scan, STEPS_DEAR);
    scan->watching = context_new(scan, STEPS_WATCHED);
    if (scan->watching) pcre2_set_callout(scan->watching, watch, scan);
    return scan->data && scan->cheap && scan->dear && scan->watching;
}

static int ask_watched(svod_scan *scan, uint32_t number, size_t from, uint32_t flags) {
    try_state *s = svod_try_state(scan, number);
    const try_pattern *of = &scan->matcher->patterns[number];
    if (!s->watched) {
        int error;
        size_t offset;
        uint32_t anchored = of->way != WAY_PLAIN || of->lead ? PCRE2_ANCHORED : 0;
        s->watched = svod_try_compile(scan->matcher, of->text, PCRE2_AUTO_CALLOUT | anchored, &error, &offset);
        if (!s->watched) return PCRE2_ERROR_MATCHLIMIT;
    }
    scan->last = from;
    scan->steps = s->steps;
    size_t left = left_to(scan, s), text = WATCHED_BASE + WATCHED_PER_BYTE * scan->len;
    scan->steps_most = left < text - least_of(text, s->steps) ? s->steps + left : text;
    int said = pcre2_match(s->watched, scan->text, scan->len, from, PCRE2_NO_UTF_CHECK | flags, scan->data, scan->watching);
    spend(scan, s, scan->steps - s->steps);
    s->steps = scan->steps;
    return said;
}

bool svod_try_wild(const svod_scan *scan, uint32_t number) {
    return !scan->calm || !scan->matcher->patterns[number].tame;
}

// A plain text does not let it go astray between two groups, and more groups than usual are counted by the callouts.
static bool ask_mild(svod_scan *scan, uint32_t number, size_t from, int *said) {
    const try_pattern *of = &scan->matcher->patterns[number];
    try_state *s = svod_try_state(scan, number);
    if (!of->mild || s->dear >= MILD_TRIES || !svod_scan_plain(scan)) return false;
    *said = pcre2_jit_match(of->code, scan->text, scan->len, from, 0, scan->data, scan->cheap);
    if (*said >= PCRE2_ERROR_NOMATCH) return true;
    s->dear++;
    spend(scan, s, STEPS_CHEAP);
    return false;
}

static int ask(svod_scan *scan, uint32_t number, size_t from, uint32_t flags) {
    const try_pattern *of = &scan->matcher->patterns[number];
    try_state *s = svod_try_state(scan, number);
    int said;
    if (svod_try_wild(scan, number) || flags) {
        if (!flags && ask_mild(scan, number, from, &said)) return said;
        return ask_watched(scan, number, from, flags);
    }
    said = pcre2_jit_match(of->code, scan->text, scan->len, from, 0, scan->data, scan->cheap);
    if (said != PCRE2_ERROR_MATCHLIMIT || s->dear++ >= DEAR_TRIES || left_to(scan, s) < STEPS_OF_DEAR) return said;
    spend(scan, s, STEPS_OF_DEAR);
    return pcre2_jit_match(of->code, scan->text, scan->len, from, 0, scan->data, scan->dear);
}

static void tell(svod_scan *scan, uint32_t number, size_t from, size_t to) {
    if (scan->counts)
        scan->counts[number]++;
    else
        *SVOD_PUSH(&scan->found, try_found) = (try_found){from, to, number};
}

bool svod_try(svod_scan *scan, uint32_t number, size_t from, size_t *to) {
    try_state *s = svod_try_state(scan, number);
    int said = ask(scan, number, from, 0);
    s->next = from + 1;
    if (said < 0) {
        s->limited = said != PCRE2_ERROR_NOMATCH;
        scan->limited += s->limited;
        return false;
    }
    *to = pcre2_get_ovector_pointer(scan->data)[1];
    if (*to <= from) return false;
    s->next = *to;
    tell(scan, number, from, *to);
    return true;
}

// Where a pattern does not match at the beginning of such a run, it does not match further on in it: all ends that the run could have were
// tried. So digits or letters in their millions are gone through once, not once from each of them.
void svod_try_runs(svod_scan *scan, uint32_t number) {
    const try_pattern *of = &scan->matcher->patterns[number];
    try_state *s = svod_try_state(scan, number);
    int error;
    size_t offset, to;
    if (!s->lead) s->lead = svod_try_compile(scan->matcher, svod_printf(scan->arena, "(?:%s)++", of->lead), 0, &error, &offset);
    for (size_t at = 0; s->lead && at < scan->len && !s->limited;) {
        if (pcre2_match(s->lead, scan->text, scan->len, at, PCRE2_NO_UTF_CHECK, scan->data, scan->dear) <= 0) return;
        const PCRE2_SIZE *run = pcre2_get_ovector_pointer(scan->data);
        size_t from = run[0], end = run[1];
        at = svod_try(scan, number, from, &to) ? to : end;
    }
}

// As pcre2demo has it: after an empty match, one that is not empty is looked for at the same place, then one character is passed over.
void svod_try_all(svod_scan *scan, uint32_t number) {
    try_state *s = svod_try_state(scan, number);
    uint32_t flags = 0;
    for (size_t at = 0; at <= scan->len;) {
        int said = ask(scan, number, at, flags);
        if (said == PCRE2_ERROR_NOMATCH) {
            if (!flags || at == scan->len) return;
            unsigned size;
            char_at(scan->text + at, &size);
            at += size;
            flags = 0;
            continue;
        }
        s->limited = said < 0;
        scan->limited += s->limited;
        if (s->limited) return;
        const PCRE2_SIZE *match = pcre2_get_ovector_pointer(scan->data);
        if (match[1] > match[0]) tell(scan, number, match[0], match[1]);
        if (match[1] < at || match[0] > match[1]) return; // \K within look-around: where it ends is where it was asked
        flags = match[0] == match[1] ? PCRE2_NOTEMPTY_ATSTART | PCRE2_ANCHORED : 0;
        at = match[1];
    }
}
