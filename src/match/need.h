// Within match/: letters that a text must have for a pattern to match in it, found for all patterns in one walk over the text.
#ifndef SVOD_MATCH_NEED_H
#define SVOD_MATCH_NEED_H

#include "match/parts.h"

#define NEEDS_MOST 3 // of one pattern
typedef struct need_list {
    uint32_t of[NEEDS_MOST]; // each of these needs must be met
    unsigned count;
} need_list;

// All stems of all needs as one automaton. A need is met where one of its stems stands.
typedef struct need_net need_net;
need_net *need_net_new(const char_table *chars, svod_arena *arena);
// What the pattern needs; scratch: for the net's making, until need_net_end.
need_list need_net_add(need_net *into, const part *whole, svod_arena *scratch);
void need_net_end(need_net *net, svod_arena *scratch);

// Where in a text each need was met last.
typedef struct need_met {
    uint64_t text; // which one
    size_t end;
} need_met;
need_met *need_met_new(const need_net *net, svod_arena *arena);
void need_meet(const need_net *net, const char_table *chars, const unsigned char *text, const unsigned char *end, uint64_t number,
               need_met *met);

// Whether the pattern may match at `from` or behind it.
static inline bool need_possible(const need_list *needs, const need_met *met, uint64_t number, size_t from) {
    for (unsigned i = 0; i < needs->count; i++) {
        const need_met *at = &met[needs->of[i]];
        if (at->text != number || at->end <= from) return false;
    }
    return true;
}

#endif
