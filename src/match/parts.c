// What a pattern's tree says.
#include "match/parts.h"

#define FUEL 2000    // parts looked at for one question
#define MANY 16      // repeats of one character that count as any number
#define MANY_ANY 200 // the same of characters that may be any
#define MANY_GROUPS 30
#define CHAIN 2 // repeats in a row that may share out the same characters among them
#define MILD_WAYS 16384

// ---- beginnings -----------------------------------------------------------------------------------------------------------------

static bool begins(const part *at, const rest *up, bool edge, unsigned *fuel) {
    if (!*fuel) return false;
    --*fuel;
    if (!at) return up && begins(up->at, up->up, edge, fuel);
    const rest after = {at->next, up};
    switch (at->kind) {
    case PART_EDGE:
        return begins(at->next, up, false, fuel);
    case PART_NIL:
        return begins(at->next, up, edge, fuel);
    case PART_SET:
        return !edge && at->kinds && !(at->kinds & KIND_OTHER);
    case PART_AGAIN:
        if (!at->most) return false;
        if (!at->least && !begins(at->next, up, edge, fuel)) return false;
        break;
    default:
        break;
    }
    for (uint32_t i = 0; i < at->branch_count; i++)
        if (!begins(at->branches[i], &after, edge, fuel)) return false;
    return true;
}

bool parts_begin_word(const part *at, const rest *up, bool edge) {
    unsigned fuel = FUEL;
    return begins(at, up, edge, &fuel);
}

// ---- shapes ---------------------------------------------------------------------------------------------------------------------

// Kinds of the characters that parts which take one character each take; 0: they take more, fewer, or none.
static unsigned parts_one(const part *parts) {
    unsigned kinds = 0;
    if (!parts) return 0;
    if (parts->kind == PART_SET) kinds = parts->kinds;
    if (parts->kind == PART_ANY)
        for (uint32_t i = 0; i < parts->branch_count; i++) {
            unsigned own = parts_one(parts->branches[i]);
            if (!own) return 0;
            kinds |= own;
        }
    for (const part *next = parts->next; next; next = next->next)
        if (next->kind != PART_NIL) return 0;
    return kinds;
}

static unsigned repeated(const part *at) { // kinds of a character that is repeated
    return at->kind == PART_AGAIN ? parts_one(at->branches[0]) : 0;
}

bool parts_between(const part *at) {
    unsigned kinds = at->kind == PART_SET ? at->kinds : at->kind == PART_AGAIN && at->least ? repeated(at) : 0;
    return kinds && !(kinds & KIND_WORD);
}

bool parts_word_rest(const part *at, uint32_t least) {
    unsigned kinds = repeated(at);
    return kinds && !(kinds & KIND_OTHER) && at->least >= least;
}

const char *parts_lead(const part *whole, svod_arena *arena) {
    const part *first = whole->branch_count == 1 ? whole->branches[0] : NULL;
    if (!first || first->kind != PART_AGAIN || !first->least || first->most != AGAIN_FOREVER) return NULL;
    const part *set = first->branches[0];
    return set->kind == PART_SET ? svod_strndup(arena, set->from, set->len) : NULL;
}

// ---- tame or not ----------------------------------------------------------------------------------------------------------------

typedef struct chain {
    unsigned length, kinds;
} chain;

static bool tame(const part *at, bool last, chain *state);

static chain wider(chain a, chain b) {
    return (chain){a.length > b.length ? a.length : b.length, a.kinds | b.kinds};
}

static void cut(chain *state, unsigned kinds) { // a character that must be there, and that no repeat of the chain can take
    if (!(kinds & state->kinds)) *state = (chain){0};
}

// A repeated character. Where its kinds leave runs unbounded, it must be the last of the pattern.
static bool tame_run(const part *at, unsigned kinds, bool last, chain *state) {
    bool runs = (kinds & KIND_SPACE) && (kinds & KIND_WORD);
    if (at->least) cut(state, kinds);
    if (at->most <= MANY) return true;
    if (runs && at->most > MANY_ANY && !last) return false;
    if (at->possessive || last) return true;
    state->length++;
    state->kinds |= kinds;
    return state->length <= CHAIN;
}

static bool tame_again(const part *at, bool last, chain *state) {
    unsigned kinds = repeated(at);
    chain own = {0};
    if (kinds) return tame(at->branches[0], false, &own) && tame_run(at, kinds, last, state);
    if (at->most > MANY_GROUPS) return false;
    chain in = *state;
    for (uint32_t i = 0; i < at->most && i < 2; i++)
        if (!tame(at->branches[0], last && at->most == 1, &in)) return false;
    *state = at->least ? in : wider(in, *state);
    return true;
}

static bool tame_branches(const part *at, bool last, chain *state) {
    chain out = {0};
    for (uint32_t i = 0; i < at->branch_count; i++) {
        chain in = at->kind == PART_NIL ? (chain){0} : *state;
        if (!tame(at->branches[i], last && at->kind != PART_NIL, &in)) return false;
        out = wider(out, in);
    }
    if (at->kind != PART_NIL) *state = out;
    return true;
}

static bool tame(const part *at, bool last, chain *state) {
    for (; at; at = at->next) {
        bool end = last && !at->next, fine = true;
        if (at->kind == PART_SET)
            cut(state, at->kinds);
        else if (at->kind == PART_AGAIN)
            fine = tame_again(at, end, state);
        else if (at->kind != PART_EDGE)
            fine = tame_branches(at, end, state);
        if (!fine) return false;
    }
    return true;
}

bool parts_tame(const part *parts) {
    chain state = {0};
    return tame(parts, true, &state);
}

// ---- mild ones ------------------------------------------------------------------------------------------------------------------

// In how many places a repeated character may end in a plain text. Where what must follow is surely no such character: in one.
static unsigned places(const part *at, unsigned kinds) {
    const part *next = at->next;
    unsigned after = !next ? 0 : next->kind == PART_SET ? next->kinds : next->kind == PART_AGAIN && next->least ? repeated(next) : 0;
    if (at->possessive || (after && !(after & kinds))) return 1;
    bool words = (kinds & KIND_WORD) != 0, blanks = (kinds & KIND_SPACE) != 0;
    unsigned most = words && blanks ? PLAIN_TEXT : words && (kinds & KIND_SIGN) ? PLAIN_TIGHT : words ? PLAIN_WORD : PLAIN_BETWEEN;
    return at->most - at->least < most ? at->most - at->least + 1 : most;
}

// `ways`: of the repeats since the last group; PCRE2 counts a step for each group that it enters.
static bool mild(const part *at, unsigned ways) {
    for (; at; at = at->next) {
        unsigned kinds = repeated(at);
        if (kinds) {
            ways *= places(at, kinds);
            if (ways > MILD_WAYS) return false;
            continue;
        }
        if (at->branch_count) ways = 1;
        for (uint32_t i = 0; i < at->branch_count; i++)
            if (!mild(at->branches[i], 1)) return false;
    }
    return true;
}

bool parts_mild(const part *parts) {
    return mild(parts, 1);
}

// ---- pivots ---------------------------------------------------------------------------------------------------------------------

static bool collect(const part *at, part_pivot *into) {
    for (; at; at = at->next) {
        if (at->kind == PART_EDGE || at->kind == PART_NIL) continue;
        for (uint32_t i = 0; i < at->branch_count; i++)
            if (!collect(at->branches[i], into)) return false;
        if (at->kind != PART_SET) continue;
        if (!at->count || (at->kinds & KIND_WORD))
            into->before |= at->kinds;
        else
            for (unsigned i = 0; i < at->count; i++) {
                if (into->count == PIVOT_CODES) return false;
                into->codes[into->count++] = at->codes[i];
            }
        if ((at->kinds & KIND_WORD) && (at->kinds & KIND_OTHER)) into->before |= at->kinds;
    }
    return true;
}

static const part *next_set(const part *at) {
    while (at && (at->kind == PART_EDGE || at->kind == PART_NIL))
        at = at->next;
    return at;
}

static bool one_sign(const part *at) {
    return at && at->kind == PART_SET && at->count == 1 && at->kinds == KIND_SIGN;
}

part_pivot parts_pivot(const part *whole) {
    part_pivot found = {.first = KIND_ANY}, none = {0};
    if (whole->branch_count != 1) return none;
    const part *at = next_set(whole->branches[0]);
    if (!at) return none;
    if (at->kind == PART_SET)
        found.first = at->kinds;
    else if (at->kind == PART_AGAIN && at->least && repeated(at))
        found.first = (uint8_t)repeated(at);
    for (; at && !one_sign(at); at = at->next) {
        part alone = *at;
        alone.next = NULL;
        if (!collect(&alone, &found)) return none;
    }
    if (!at || ((found.before & KIND_LETTER) && (found.before & KIND_SPACE))) return none;
    found.code = at->codes[0];
    at = next_set(at->next);
    if (one_sign(at)) found.after = at->codes[0];
    return found;
}
