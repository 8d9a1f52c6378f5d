// One text: word by word through the trie, around the pivots, and PCRE2 where neither can tell.
#include <stdlib.h>
#include <string.h>

#include "match/try.h"

#define RUN 512    // bytes; longer runs make a text wild
#define BRIEF 8192 // bytes; a longer text has something of everything

svod_scan *svod_scan_new(const svod_matcher *matcher) {
    svod_arena *arena = svod_arena_new();
    svod_scan *scan = SVOD_NEW(arena, svod_scan);
    scan->matcher = matcher;
    scan->arena = arena;
    scan->states = SVOD_ARRAY(arena, try_state, matcher->count + 1);
    if (matcher->needs) scan->met = need_met_new(matcher->needs, arena);
    scan->found = svod_vec_of(arena, sizeof(try_found));
    if (!svod_try_open(scan)) svod_alloc_array(arena, SIZE_MAX, 2); // out of memory, said as everywhere
    return scan;
}

void svod_scan_free(svod_scan *scan) {
    if (!scan) return;
    for (size_t i = 0; i < scan->matcher->count; i++) {
        pcre2_code_free(scan->states[i].watched);
        pcre2_code_free(scan->states[i].lead);
    }
    pcre2_match_data_free(scan->data);
    pcre2_match_context_free(scan->cheap);
    pcre2_match_context_free(scan->dear);
    pcre2_match_context_free(scan->watching);
    pcre2_jit_stack_free(scan->stack);
    svod_arena_free(scan->arena);
}

// ---- characters -----------------------------------------------------------------------------------------------------------------

static inline unsigned kind_at(const svod_scan *scan, const unsigned char *at, unsigned *len) {
    uint32_t code = char_at(at, len);
    if (code < CHARS_KNOWN) return scan->matcher->chars->kind[code];
    return chars_kind(code, scan->matcher->chars, scan->data);
}

static const unsigned char *skip_word(const svod_scan *scan, const unsigned char *at) {
    unsigned len;
    while (at < scan->end && (kind_at(scan, at, &len) & KIND_WORD))
        at += len;
    return at;
}

static const unsigned char *skip_between(const svod_scan *scan, const unsigned char *at) {
    unsigned len;
    while (at < scan->end && !(kind_at(scan, at, &len) & KIND_WORD))
        at += len;
    return at;
}

static bool is_blank(unsigned char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_letter(unsigned char c) { // surely part of a word: Latin, digits, the first byte of Cyrillic
    return c == 0xD0 || c == 0xD1 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// No RUN bytes in a row without such a byte. Looks backwards from the end of each run, so it reads a small part of the text.
static bool has_often(const unsigned char *text, size_t len, bool (*is)(unsigned char)) {
    for (size_t from = 0; len - from > RUN;) {
        size_t at = from + RUN;
        while (at > from && !is(text[at - 1]))
            at--;
        if (at == from) return false;
        from = at;
    }
    return true;
}

// Callouts are dear, and sentences mostly are as sentences are.
bool svod_scan_plain(svod_scan *scan) {
    if (scan->plain != PLAIN_UNASKED) return scan->plain == PLAIN_YES;
    unsigned word = 0, between = 0, tight = 0, len;
    bool plain = scan->len <= PLAIN_TEXT;
    for (const unsigned char *at = scan->text; plain && at < scan->end; at += len) {
        unsigned kind = kind_at(scan, at, &len);
        word = kind & KIND_WORD ? word + 1 : 0;
        between = kind & KIND_WORD ? 0 : between + 1;
        tight = kind & KIND_SPACE ? 0 : tight + 1;
        plain = word <= PLAIN_WORD && between <= PLAIN_BETWEEN && tight <= PLAIN_TIGHT;
    }
    scan->plain = plain ? PLAIN_YES : PLAIN_NOT;
    return plain;
}

// ---- words ----------------------------------------------------------------------------------------------------------------------

// Whether what the pattern needs stands at `from` or behind it.
static bool is_possible(const svod_scan *scan, uint32_t number, size_t from) {
    return !scan->brief || need_possible(&scan->matcher->patterns[number].needs, scan->met, scan->number, from);
}

static void walk(svod_scan *scan, const unsigned char *start, unsigned node, const unsigned char *at);

static void accept(svod_scan *scan, const unsigned char *start, uint32_t first) {
    const trie_tree *trie = scan->matcher->trie;
    size_t from = (size_t)(start - scan->text), to;
    for (uint32_t i = first; i; i = trie->accepts[i].next) {
        uint32_t number = trie->accepts[i].pattern;
        if (!is_possible(scan, number, from)) continue;
        const try_state *s = svod_try_state(scan, number);
        if (from >= s->next && !s->limited && scan->matcher->patterns[number].way == WAY_TRIE) svod_try(scan, number, from, &to);
    }
}

static void leap(svod_scan *scan, const unsigned char *start, const trie_leap *by, const unsigned char *at) {
    if (by->only != TRIE_SEVERAL && !is_possible(scan, by->only, (size_t)(start - scan->text))) return;
    const unsigned char *end = by->star ? skip_word(scan, at) : at;
    for (unsigned i = 0; i <= by->gap; i++) {
        at = skip_between(scan, end);
        if (at == end || at == scan->end) return;
        walk(scan, start, by->to, at);
        if (i < by->gap) end = skip_word(scan, at);
    }
}

// From a node, with what follows in the text.
static void walk(svod_scan *scan, const unsigned char *start, unsigned node, const unsigned char *at) {
    const trie_tree *trie = scan->matcher->trie;
    const uint8_t *signs = scan->matcher->chars->sign;
    for (;;) {
        const trie_node *here = &trie->nodes[node];
        if (here->accept) accept(scan, start, here->accept);
        for (uint32_t i = here->leap; i; i = trie->leaps[i].next)
            leap(scan, start, &trie->leaps[i], at);
        if (at == scan->end) return;
        unsigned len;
        uint32_t code = char_at(at, &len);
        if (code >= CHARS_KNOWN || !signs[code]) return;
        node = trie->rows[node * trie->signs + signs[code]];
        if (!node) return;
        at += len;
    }
}

static void scan_words(svod_scan *scan) {
    const trie_tree *trie = scan->matcher->trie;
    if (!trie || trie->accept_count == 1) return;
    for (const unsigned char *at = skip_between(scan, scan->text); at < scan->end;) {
        walk(scan, at, 1, at);
        at = skip_between(scan, skip_word(scan, at));
    }
}

// ---- pivots ---------------------------------------------------------------------------------------------------------------------

static bool may_stand(const svod_scan *scan, const part_pivot *pivot, const unsigned char *at) {
    unsigned len;
    if (kind_at(scan, at, &len) & pivot->before) return true;
    uint32_t code = char_at(at, &len);
    for (unsigned i = 0; i < pivot->count; i++)
        if (pivot->codes[i] == code) return true;
    return false;
}

static const unsigned char *previous(const svod_scan *scan, const unsigned char *at) {
    do
        at--;
    while (at > scan->text && (*at & 0xC0) == 0x80);
    return at;
}

// Tries all places from which a match could reach this pivot, the first one first.
static void scan_around(svod_scan *scan, uint32_t number, const unsigned char *sign) {
    const part_pivot *pivot = &scan->matcher->patterns[number].pivot;
    const try_state *s = svod_try_state(scan, number);
    const unsigned char *least = scan->text + s->next, *from = sign;
    while (from > least) {
        const unsigned char *before = previous(scan, from);
        if (before < least || !may_stand(scan, pivot, before)) break;
        from = before;
    }
    for (unsigned len; from <= sign && !s->limited; from += len) {
        size_t to;
        if (!(kind_at(scan, from, &len) & pivot->first) || (size_t)(from - scan->text) < s->next) continue;
        if (svod_try(scan, number, (size_t)(from - scan->text), &to)) from = scan->text + to, len = 0;
    }
}

static void scan_pivot(svod_scan *scan, uint32_t number) {
    const try_pattern *of = &scan->matcher->patterns[number];
    const try_state *s = svod_try_state(scan, number);
    size_t size = strlen(of->sign);
    for (const unsigned char *at = scan->text; at < scan->end && !s->limited; at++) {
        at = memchr(at, of->sign[0], (size_t)(scan->end - at));
        if (!at) return;
        if ((size_t)(scan->end - at) < size || memcmp(at, of->sign, size) != 0) continue;
        bool followed = !of->pivot.after;
        unsigned len;
        if (!followed && at + size < scan->end) followed = char_at(at + size, &len) == of->pivot.after;
        if (followed && (size_t)(at - scan->text) >= s->next) scan_around(scan, number, at);
    }
}

// ---- texts ----------------------------------------------------------------------------------------------------------------------

static int earlier(const void *a, const void *b) {
    const try_found *one = a, *other = b;
    if (one->from != other->from) return one->from < other->from ? -1 : 1;
    return (one->pattern > other->pattern) - (one->pattern < other->pattern);
}

static size_t scan_all(svod_scan *scan, const char *text, size_t len) {
    const svod_matcher *matcher = scan->matcher;
    scan->text = (const unsigned char *)text;
    scan->end = scan->text + len;
    scan->len = len;
    scan->calm = has_often(scan->text, len, is_blank) && has_often(scan->text, len, is_letter);
    scan->plain = PLAIN_UNASKED;
    scan->number++;
    scan->limited = 0;
    scan->brief = matcher->needs && len <= BRIEF;
    if (scan->brief) need_meet(matcher->needs, matcher->chars, scan->text, scan->end, scan->number, scan->met);
    scan_words(scan);
    for (size_t i = 0; i < matcher->other_count; i++) {
        uint32_t number = matcher->others[i];
        const try_pattern *of = &matcher->patterns[number];
        if (scan->states[number].skip || !is_possible(scan, number, 0)) continue;
        if (of->lead && svod_try_wild(scan, number))
            svod_try_runs(scan, number);
        else if (of->way == WAY_PIVOT)
            scan_pivot(scan, number);
        else
            svod_try_all(scan, number);
    }
    return scan->limited;
}

size_t svod_scan_text(svod_scan *scan, const char *text, size_t len, svod_match_fn *match, void *ctx) {
    scan->counts = NULL;
    scan->found.count = 0;
    size_t limited = scan_all(scan, text, len);
    if (scan->found.count) qsort(scan->found.data, scan->found.count, sizeof(try_found), earlier);
    for (size_t i = 0; i < scan->found.count; i++) {
        const try_found *one = SVOD_AT(&scan->found, try_found, i);
        if (!match(ctx, one->pattern, one->from, one->to)) break;
    }
    return limited;
}

size_t svod_scan_count(svod_scan *scan, const char *text, size_t len, uint64_t *counts) {
    scan->counts = counts;
    return scan_all(scan, text, len);
}

bool svod_scan_limited(const svod_scan *scan, uint32_t pattern) {
    return scan->states[pattern].text == scan->number && scan->states[pattern].limited && !scan->states[pattern].skip;
}

void svod_scan_skip(svod_scan *scan, uint32_t pattern, bool skip) {
    scan->states[pattern].skip = skip;
}
