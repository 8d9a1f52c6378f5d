// Within match/: the first letters of all patterns in one trie, and what of their next words is known.
#ifndef SVOD_MATCH_TRIE_H
#define SVOD_MATCH_TRIE_H

#include "match/parts.h"

typedef struct trie_leap { // on to the beginning of a later word
    uint16_t to, gap;      // up to so many words between
    bool star;             // the word at hand may go on
    uint32_t next;         // leap of the same node, 0: none
    uint32_t only;         // the pattern it is for, TRIE_SEVERAL
} trie_leap;
#define TRIE_SEVERAL UINT32_MAX
typedef struct trie_accept {
    uint32_t pattern, next;
} trie_accept;
typedef struct trie_node {
    uint32_t accept, leap; // the first of each, 0: none
} trie_node;
typedef struct trie_tree {
    unsigned signs; // in a row
    uint16_t *rows; // [node * signs + sign]: node, 0 none; node 1 is the root
    trie_node *nodes;
    trie_leap *leaps;
    trie_accept *accepts;
    size_t node_count, leap_count, accept_count;
    size_t node_room, leap_room, accept_room;
    svod_arena *arena;
} trie_tree;

trie_tree *trie_new(unsigned signs, svod_arena *arena);
// Adds what each match of the pattern begins with; `whole` begins with the beginning of a word (parts_begin_word). False when nothing is
// known of it.
bool trie_add(trie_tree *into, uint32_t pattern, const part *whole, const char_table *chars);

#endif
