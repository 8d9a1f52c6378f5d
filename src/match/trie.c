// The trie is made by walking a pattern's tree forwards from the beginning, along every way it may take, until something comes that the
// trie cannot tell: there the pattern becomes a candidate.
#include "match/trie.h"

#include <string.h>

#define MOST_NODES 60000
#define FUEL 300          // steps for one pattern
#define FUEL_FIRST 100000 // the same for its first words alone
#define WIDEST_GAP 30

typedef struct maker {
    trie_tree *into;
    const char_table *chars;
    uint32_t pattern;
    unsigned fuel;
    bool first;    // no further than the first word
    bool dry;      // nothing is entered: only whether fuel and nodes would do
    bool rootless; // a way ended at the root: everything would be a candidate
} maker;

// Where a way has come to: a node, and what of the rest of its word and of words between was passed since.
typedef struct spot {
    uint16_t node;
    uint16_t gap;
    bool star;
} spot;

static void *grown(svod_arena *arena, void *list, size_t count, size_t *room, size_t size) {
    if (count < *room) return list;
    size_t more = *room ? *room * 2 : 64;
    void *made = svod_alloc_more(arena, list, *room * size, more * size);
    memset((char *)made + *room * size, 0, (more - *room) * size);
    *room = more;
    return made;
}

static uint16_t node_new(trie_tree *of) {
    size_t room = of->node_room;
    of->nodes = grown(of->arena, of->nodes, of->node_count, &of->node_room, sizeof *of->nodes);
    of->rows = grown(of->arena, of->rows, of->node_count, &room, of->signs * sizeof *of->rows);
    return (uint16_t)of->node_count++;
}

trie_tree *trie_new(unsigned signs, svod_arena *arena) {
    trie_tree *made = SVOD_NEW(arena, trie_tree);
    made->signs = signs;
    made->arena = arena;
    made->leap_count = made->accept_count = 1;
    made->leaps = grown(arena, NULL, 0, &made->leap_room, sizeof *made->leaps);
    made->accepts = grown(arena, NULL, 0, &made->accept_room, sizeof *made->accepts);
    node_new(made); // 0: nowhere
    node_new(made);
    return made;
}

static void accept(maker *m, uint16_t node) {
    trie_tree *of = m->into;
    if (node == 1) m->rootless = true;
    if (m->dry) return;
    for (uint32_t i = of->nodes[node].accept; i; i = of->accepts[i].next)
        if (of->accepts[i].pattern == m->pattern) return;
    of->accepts = grown(of->arena, of->accepts, of->accept_count, &of->accept_room, sizeof *of->accepts);
    of->accepts[of->accept_count] = (trie_accept){m->pattern, of->nodes[node].accept};
    of->nodes[node].accept = (uint32_t)of->accept_count++;
}

static uint16_t child(maker *m, uint16_t node, unsigned sign) {
    trie_tree *of = m->into;
    if (m->dry) return 2; // any but the root
    uint16_t found = of->rows[node * of->signs + sign];
    if (found || of->node_count >= MOST_NODES) return found;
    found = node_new(of);
    of->rows[node * of->signs + sign] = found;
    return found;
}

static uint16_t leap(maker *m, spot from) {
    trie_tree *of = m->into;
    if (m->dry) return 2;
    for (uint32_t i = of->nodes[from.node].leap; i; i = of->leaps[i].next)
        if (of->leaps[i].gap == from.gap && of->leaps[i].star == from.star) {
            if (of->leaps[i].only != m->pattern) of->leaps[i].only = TRIE_SEVERAL;
            return of->leaps[i].to;
        }
    if (of->node_count >= MOST_NODES) return 0;
    uint16_t to = node_new(of);
    of->leaps = grown(of->arena, of->leaps, of->leap_count, &of->leap_room, sizeof *of->leaps);
    of->leaps[of->leap_count] = (trie_leap){to, from.gap, from.star, of->nodes[from.node].leap, m->pattern};
    of->nodes[from.node].leap = (uint32_t)of->leap_count++;
    return to;
}

static void walk(maker *m, spot s, const part *at, const rest *up);

// (?:\W+\w+){0,4}: words between.
static bool is_gap(const part *at) {
    if (at->kind != PART_AGAIN || at->most > WIDEST_GAP) return false;
    const part *first = at->branches[0];
    while (first && first->kind == PART_ANY && first->branch_count == 1 && !first->next)
        first = first->branches[0];
    return first && parts_between(first) && first->next && parts_word_rest(first->next, 1) && first->next->most == AGAIN_FOREVER &&
           !first->next->next;
}

static void walk_set(maker *m, spot s, const part *at, const rest *up) {
    if (!at->count || s.star || s.gap) {
        accept(m, s.node);
        return;
    }
    for (unsigned i = 0; i < at->count; i++) {
        unsigned sign = m->chars->sign[at->codes[i]];
        uint16_t next = sign ? child(m, s.node, sign) : 0;
        if (next)
            walk(m, (spot){.node = next}, at->next, up);
        else
            accept(m, s.node);
    }
}

// What stands between two words, with another word behind it: on to that.
static void walk_between(maker *m, spot s, const part *at, const rest *up) {
    uint16_t next = parts_begin_word(at->next, up, false) ? leap(m, s) : 0;
    if (next)
        walk(m, (spot){.node = next}, at->next, up);
    else
        accept(m, s.node);
}

static void walk_again(maker *m, spot s, const part *at, const rest *up) {
    static const part end = {.kind = PART_SET, .kinds = KIND_ANY}; // nothing is known any more
    const rest after = {at->next, up}, unknown = {&end, NULL};
    if (is_gap(at) && at->most + s.gap <= WIDEST_GAP) {
        s.gap = (uint16_t)(s.gap + at->most);
        walk(m, s, at->next, up);
        return;
    }
    if (parts_word_rest(at, 0) && !(at->branches[0]->kind == PART_SET && at->branches[0]->count)) {
        if (s.gap)
            accept(m, s.node);
        else
            walk(m, (spot){.node = s.node, .star = true}, at->next, up);
        return;
    }
    if (!at->least) walk(m, s, at->next, up);
    if (at->most) walk(m, s, at->branches[0], at->most == 1 ? &after : &unknown);
}

static void walk(maker *m, spot s, const part *at, const rest *up) {
    while (at && (at->kind == PART_EDGE || at->kind == PART_NIL))
        at = at->next;
    if (!m->fuel || (!at && !up) || (m->first && (s.star || s.gap))) {
        accept(m, s.node);
        return;
    }
    m->fuel--;
    if (!at) {
        walk(m, s, up->at, up->up);
        return;
    }
    bool leaps = s.node != 1 && !m->first && parts_between(at) && (s.star || s.gap || !at->count);
    const rest after = {at->next, up};
    if (leaps)
        walk_between(m, s, at, up);
    else if (at->kind == PART_SET)
        walk_set(m, s, at, up);
    else if (at->kind == PART_AGAIN)
        walk_again(m, s, at, up);
    else
        for (uint32_t i = 0; i < at->branch_count; i++)
            walk(m, s, at->branches[i], &after);
}

bool trie_add(trie_tree *into, uint32_t pattern, const part *whole, const char_table *chars) {
    // Many words that may begin it times many that may follow do not fit: then the beginnings alone are entered.
    maker m = {.into = into, .chars = chars, .pattern = pattern, .fuel = FUEL, .dry = true};
    walk(&m, (spot){.node = 1}, whole, NULL);
    bool first = !m.fuel || into->node_count + FUEL > MOST_NODES;
    m = (maker){.into = into, .chars = chars, .pattern = pattern, .fuel = first ? FUEL_FIRST : FUEL, .first = first};
    walk(&m, (spot){.node = 1}, whole, NULL);
    return !m.rootless;
}
