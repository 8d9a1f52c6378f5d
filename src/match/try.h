// Within match/: compiled patterns, and PCRE2 asked at one place under limits.
#ifndef SVOD_MATCH_TRY_H
#define SVOD_MATCH_TRY_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/vec.h"
#include "match/match.h"
#include "match/need.h"
#include "match/trie.h"

typedef struct try_pattern {
    const char *text;
    pcre2_code *code; // anchored unless way is WAY_PLAIN
    enum {
        WAY_PLAIN, // PCRE2 looks for it
        WAY_TRIE,  // at beginnings of words, where the trie says so
        WAY_PIVOT  // around a sign that must be there
    } way;
    bool tame, mild;
    const char *lead; // parts_lead
    need_list needs;
    part_pivot pivot;
    char sign[5]; // of the pivot in UTF-8
} try_pattern;

struct svod_matcher {
    svod_arena *arena;
    pcre2_general_context *memory;
    char_table *chars;
    trie_tree *trie;
    need_net *needs;
    try_pattern *patterns;
    size_t count;
    uint32_t *others; // patterns that the trie does not know
    size_t other_count;
};

// A pattern within the text at hand.
typedef struct try_state {
    uint64_t text; // which one it is about: states of patterns that nothing was asked of are not touched, for texts may be short
    size_t next;   // where its next match may begin
    size_t steps;  // of watched tries
    unsigned dear; // tries that took many steps
    size_t spent;  // steps of this document
    uint64_t document;
    bool limited; // given up for this text
    bool skip;    // not looked for at all
    // Compiled when needed: the pattern with callouts, its lead.
    pcre2_code *watched, *lead;
} try_state;
typedef struct try_found {
    size_t from, to;
    uint32_t pattern;
} try_found;

struct svod_scan {
    const svod_matcher *matcher;
    svod_arena *arena;
    pcre2_match_data *data;
    pcre2_match_context *cheap, *dear, *watching;
    pcre2_jit_stack *stack;
    try_state *states;
    need_met *met;
    svod_vec found;   // [found]
    uint64_t *counts; // NULL: matches are kept
    const unsigned char *text, *end;
    uint64_t number; // of the text
    size_t limited;  // patterns
    size_t len;
    bool calm;                                          // the text has no long runs
    bool brief;                                         // what patterns need was looked for first
    enum { PLAIN_UNASKED, PLAIN_NOT, PLAIN_YES } plain; // parts_mild
    // Of the document that the text is a piece of: its number (0: of none), steps of one pattern and of all, at most, and what they took.
    uint64_t document;
    size_t own_most, all_most, spent;
    // What the watched try at hand has taken.
    size_t steps, steps_most, last;
};

// Compiles in UTF, with JIT where there is one; NULL: what is wrong, and where.
pcre2_code *svod_regex_compile(pcre2_general_context *memory, const char *regex, uint32_t options, int *error, size_t *offset);

// The same as all patterns are, whatever the case of letters; `more` options.
pcre2_code *svod_try_compile(const svod_matcher *matcher, const char *regex, uint32_t more, int *error, size_t *offset);
bool svod_try_open(svod_scan *scan);
// Whether the pattern matches at `from` (WAY_PLAIN: at or behind it); the match is told, the state moved on.
bool svod_try(svod_scan *scan, uint32_t number, size_t from, size_t *to);
// Whether the text at hand is a plain one.
bool svod_scan_plain(svod_scan *scan);
// Whether tries of the pattern in the text at hand have to be watched.
bool svod_try_wild(const svod_scan *scan, uint32_t number);
// All matches of a pattern that has a lead, tried once in each run of what it leads with.
void svod_try_runs(svod_scan *scan, uint32_t number);
// All matches of a pattern that PCRE2 itself looks for.
void svod_try_all(svod_scan *scan, uint32_t number);
// The pattern's state in the text at hand.
static inline try_state *svod_try_state(svod_scan *scan, uint32_t number) {
    try_state *s = &scan->states[number];
    if (s->text != scan->number)
        *s = (try_state){.text = scan->number,
                         .watched = s->watched,
                         .lead = s->lead,
                         .skip = s->skip,
                         .limited = s->skip,
                         .spent = s->document == scan->document ? s->spent : 0,
                         .document = scan->document};
    return s;
}

#endif
