// Patterns made ready: each gets the cheapest way in which nothing of it can be missed.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "match/try.h"

// Memory for PCRE2. Out of memory is the arena's to say, as everywhere.
static void *taken(size_t size, void *arena) {
    void *made = malloc(size ? size : 1);
    return made ? made : svod_alloc_array(arena, SIZE_MAX, 2);
}

static void given(void *block, void *arena) {
    (void)arena;
    free(block);
}

static void mark_signs(const part *at, char_table *chars) {
    for (; at; at = at->next) {
        for (unsigned i = 0; at->kind == PART_SET && i < at->count; i++)
            chars->sign[at->codes[i]] = 1;
        for (uint32_t i = 0; i < at->branch_count; i++)
            mark_signs(at->branches[i], chars);
    }
}

static void choose_way(svod_matcher *matcher, uint32_t number, const part *whole) {
    try_pattern *of = &matcher->patterns[number];
    of->tame = parts_tame(whole);
    of->lead = parts_lead(whole, matcher->arena);
    of->mild = !of->lead && parts_mild(whole);
    if (parts_begin_word(whole, NULL, true) && trie_add(matcher->trie, number, whole, matcher->chars)) {
        of->way = WAY_TRIE;
        return;
    }
    of->pivot = parts_pivot(whole);
    if (!of->pivot.code) return;
    of->way = WAY_PIVOT;
    svod_utf8_put(of->sign, of->pivot.code);
}

static void choose_ways(svod_matcher *matcher, svod_arena *scratch) {
    part **trees = SVOD_ARRAY(scratch, part *, matcher->count + 1);
    for (size_t i = 0; i < matcher->count; i++)
        if (!parts_of(matcher->patterns[i].text, matcher->chars, scratch, &trees[i])) trees[i] = NULL;
    for (size_t i = 0; i < matcher->count; i++)
        mark_signs(trees[i], matcher->chars);
    if (!chars_number(matcher->chars)) return;
    matcher->trie = trie_new(matcher->chars->signs + 1, matcher->arena);
    matcher->needs = need_net_new(matcher->chars, matcher->arena);
    for (size_t i = 0; i < matcher->count; i++) {
        if (!trees[i]) continue;
        choose_way(matcher, (uint32_t)i, trees[i]);
        matcher->patterns[i].needs = need_net_add(matcher->needs, trees[i], scratch);
    }
    need_net_end(matcher->needs, scratch);
}

static bool jitted(const pcre2_code *code) {
    size_t size = 0;
    return pcre2_pattern_info(code, PCRE2_INFO_JITSIZE, &size) == 0 && size;
}

svod_matcher *svod_matcher_new(const char *const *patterns, size_t count, size_t *bad, int *error, size_t *offset) {
    svod_arena *arena = svod_arena_new(), *scratch = svod_arena_new();
    svod_matcher *matcher = SVOD_NEW(arena, svod_matcher);
    *bad = *offset = 0;
    *error = PCRE2_ERROR_NOMEMORY;
    matcher->arena = arena;
    matcher->patterns = SVOD_ARRAY(arena, try_pattern, count + 1);
    matcher->memory = pcre2_general_context_create(taken, given, arena);
    matcher->chars = matcher->memory ? chars_new(matcher->memory, arena) : NULL;
    matcher->count = count;
    for (size_t i = 0; i < count; i++)
        matcher->patterns[i].text = svod_strdup(arena, patterns[i]);
    matcher->others = SVOD_ARRAY(arena, uint32_t, count + 1);
    bool fine = matcher->chars != NULL;
    if (fine) choose_ways(matcher, scratch);
    for (size_t i = 0; i < count; i++)
        if (matcher->patterns[i].way != WAY_TRIE) matcher->others[matcher->other_count++] = (uint32_t)i;
    for (size_t i = 0; fine && i < count; i++) {
        try_pattern *of = &matcher->patterns[i];
        of->code = svod_try_compile(matcher, of->text, of->way == WAY_PLAIN ? 0 : PCRE2_ANCHORED, error, offset);
        fine = of->code != NULL;
        bool fast = fine && jitted(of->code); // without JIT every step is to be counted
        of->tame &= fast;
        of->mild &= fast;
        *bad = i;
    }
    svod_arena_free(scratch);
    if (fine) return matcher;
    svod_matcher_free(matcher);
    return NULL;
}

void svod_matcher_free(svod_matcher *matcher) {
    if (!matcher) return;
    for (size_t i = 0; i < matcher->count; i++)
        pcre2_code_free(matcher->patterns[i].code);
    chars_free(matcher->chars);
    pcre2_general_context_free(matcher->memory);
    svod_arena_free(matcher->arena);
}
