// Needs are read off a pattern's tree: letters in a row that every match takes, or one row of letters of every branch. Rows are cut to
// their first letters and looked for anywhere, in words or not, whatever blanks stand between, so that what is met may be more than what
// matches, never less.
#include "match/need.h"

#include <string.h>

#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"

#define STEM 8        // letters looked for
#define STEMS_MOST 96 // of one need
#define DEAREST 160   // a need that so many texts meet is none
#define NODES_MOST 60000

enum { ROOT, DIGIT }; // nodes; the second is entered by any digit

typedef struct need {
    uint16_t stems[STEMS_MOST]; // nodes
    unsigned count, worth;
} need;
typedef struct needs {
    need list[NEEDS_MOST];
    unsigned count;
} needs;

typedef struct net_node {
    uint32_t first;        // of the needs that it meets in `meets`, one behind the other
    uint16_t count, shown; // shown: the nearest node with needs on the way of its own endings, itself among them
    uint16_t back;         // the longest of its endings that is a node
    uint8_t depth;
} net_node;

typedef struct net_meet { // while it is made: needs of a node as a list
    uint32_t need, next;
} net_meet;

struct need_net {
    svod_arena *arena;
    const char_table *chars;
    unsigned breadth;
    uint8_t letter[CHARS_KNOWN]; // numbers of char_table, where е is ё
    uint16_t *rows;              // [node * breadth + letter]
    net_node *nodes;
    size_t count, room;
    uint32_t *meets;
    size_t need_count;
    svod_map *known; // needs by their stems
    svod_vec making; // net_meet; a node's `first` is an index here until the end
};

// ---- stems --------------------------------------------------------------------------------------------------------------------------

static uint16_t node_new(need_net *net, unsigned depth) {
    if (net->count == net->room) {
        size_t room = net->room ? net->room * 2 : 256, row = net->breadth * sizeof *net->rows;
        net->nodes = svod_alloc_more(net->arena, net->nodes, net->room * sizeof *net->nodes, room * sizeof *net->nodes);
        net->rows = svod_alloc_more(net->arena, net->rows, net->room * row, room * row);
        net->room = room;
    }
    memset(net->rows + net->count * net->breadth, 0, net->breadth * sizeof *net->rows);
    net->nodes[net->count] = (net_node){.depth = (uint8_t)depth};
    return (uint16_t)net->count++;
}

// Node of a stem; ROOT: there is no room.
static uint16_t enter(need_net *net, const uint8_t *letters, unsigned len) {
    uint16_t node = ROOT;
    for (unsigned i = 0; i < len; i++) {
        size_t at = (size_t)node * net->breadth + letters[i];
        if (!net->rows[at]) {
            if (net->count >= NODES_MOST) return ROOT;
            uint16_t made = node_new(net, i + 1); // moves the rows
            net->rows[at] = made;
        }
        node = net->rows[at];
    }
    return node;
}

need_net *need_net_new(const char_table *chars, svod_arena *arena) {
    need_net *net = SVOD_NEW(arena, need_net);
    net->arena = arena;
    net->chars = chars;
    net->breadth = chars->signs + 1;
    memcpy(net->letter, chars->sign, sizeof net->letter);
    uint8_t ye = chars->sign[0x435], yo = chars->sign[0x451];
    for (size_t i = 0; ye && yo && i < CHARS_KNOWN; i++)
        if (net->letter[i] == yo) net->letter[i] = ye;
    node_new(net, 0);
    node_new(net, 0);
    return net;
}

// ---- of a pattern -------------------------------------------------------------------------------------------------------------------

static unsigned stem_worth(const need_net *net, uint16_t stem) { // the fewer texts have it, the less
    static const uint8_t worth[] = {90, 60, 24, 10, 4, 2, 1, 1, 1};
    return worth[net->nodes[stem].depth];
}

static void need_add_stem(need *to, const need_net *net, uint16_t stem) {
    unsigned at = 0;
    while (at < to->count && to->stems[at] < stem)
        at++;
    if (at < to->count && to->stems[at] == stem) return;
    if (to->count == STEMS_MOST) {
        to->worth = DEAREST + 1;
        return;
    }
    memmove(to->stems + at + 1, to->stems + at, (to->count - at) * sizeof *to->stems);
    to->stems[at] = stem;
    to->count++;
    to->worth += stem_worth(net, stem);
}

static bool same(const need *a, const need *b) {
    return a->count == b->count && memcmp(a->stems, b->stems, a->count * sizeof *a->stems) == 0;
}

// Keeps the best.
static void needs_add(needs *to, const need *one) {
    if (one->count == 0 || one->worth > DEAREST) return;
    unsigned at = 0;
    for (unsigned i = 0; i < to->count; i++) {
        if (same(&to->list[i], one)) return;
        at += to->list[i].worth <= one->worth;
    }
    if (at == NEEDS_MOST) return;
    if (to->count < NEEDS_MOST) to->count++;
    memmove(to->list + at + 1, to->list + at, (to->count - at - 1) * sizeof *to->list);
    to->list[at] = *one;
}

typedef struct letters { // of letters that are taken one after the other
    uint8_t of[STEM];
    unsigned len;
    bool sign; // other than letters
} letters;

static void end_row(need_net *net, letters *row, needs *out) {
    uint16_t stem = row->len > 1 || (row->len == 1 && row->sign) ? enter(net, row->of, row->len) : ROOT;
    need one = {0};
    if (stem) need_add_stem(&one, net, stem);
    needs_add(out, &one);
    row->len = 0;
    row->sign = false;
}

// Takes blanks, if anything.
static bool is_blank(const part *at) {
    if (at->kind == PART_AGAIN) return is_blank(at->branches[0]) && !at->branches[0]->next;
    return at->kind == PART_SET && at->kinds == KIND_SPACE;
}

// The letter that a part takes, 0 when it may be one of several.
static uint8_t letter_of(const need_net *net, const part *set) {
    uint8_t letter = set->count ? net->letter[set->codes[0]] : 0;
    for (unsigned i = 1; i < set->count; i++)
        if (net->letter[set->codes[i]] != letter) return 0;
    return letter;
}

static void add_branch(need_net *net, const part *at, needs *out);

// Of every branch the best need, then of every branch the second, or again the best where there is no second one.
static void add_branches(need_net *net, const part *group, needs *out) {
    needs whole = {0}, own;
    for (uint32_t b = 0; b < group->branch_count; b++) {
        own.count = 0;
        add_branch(net, group->branches[b], &own);
        if (own.count == 0) return;
        // As many as the richest branch has: the poorer ones before it gave their last one again.
        for (unsigned i = 0; i < NEEDS_MOST; i++) {
            const need *from = &own.list[i < own.count ? i : own.count - 1];
            if (b == 0) whole.list[i] = (need){0};
            for (unsigned s = 0; s < from->count; s++)
                need_add_stem(&whole.list[i], net, from->stems[s]);
        }
    }
    for (unsigned i = 0; i < NEEDS_MOST; i++)
        needs_add(out, &whole.list[i]);
}

static void add_set(need_net *net, const part *set, letters *row, needs *out) {
    uint8_t letter = letter_of(net, set);
    if (letter && row->len < STEM) {
        row->of[row->len++] = letter;
        row->sign |= (set->kinds & KIND_WORD) == 0;
        return;
    }
    if (letter) return; // the stem is long enough; what follows is behind it
    end_row(net, row, out);
    need digit = {0};
    if (set->kinds == KIND_DIGIT) need_add_stem(&digit, net, DIGIT);
    needs_add(out, &digit);
}

static void add_branch(need_net *net, const part *at, needs *out) {
    letters row = {.len = 0};
    for (; at; at = at->next) {
        if (at->kind == PART_EDGE || (at->kind == PART_NIL && !at->ahead) || is_blank(at)) continue;
        if (at->kind == PART_SET) {
            add_set(net, at, &row, out);
            continue;
        }
        if (at->kind != PART_NIL) end_row(net, &row, out);
        if (at->kind == PART_AGAIN && at->least)
            add_branch(net, at->branches[0], out);
        else if (at->kind != PART_AGAIN)
            add_branches(net, at, out);
    }
    end_row(net, &row, out);
}

// ---- all of them --------------------------------------------------------------------------------------------------------------------

static uint32_t number_of(need_net *net, const need *one, svod_arena *scratch) {
    svod_buf key = svod_buf_of(scratch);
    for (unsigned i = 0; i < one->count; i++)
        svod_buf_printf(&key, "%x ", (unsigned)one->stems[i]);
    size_t number = net->need_count;
    if (!svod_map_add(net->known, key.data, number)) {
        svod_map_get(net->known, key.data, &number);
        return (uint32_t)number;
    }
    net->need_count++;
    for (unsigned i = 0; i < one->count; i++) {
        net_node *node = &net->nodes[one->stems[i]];
        *SVOD_PUSH(&net->making, net_meet) = (net_meet){(uint32_t)number, node->first};
        node->first = (uint32_t)net->making.count;
        node->count++;
    }
    return (uint32_t)number;
}

need_list need_net_add(need_net *into, const part *whole, svod_arena *scratch) {
    needs found = {.count = 0};
    need_list list = {.count = 0};
    if (!into->known) {
        into->known = svod_map_new(scratch);
        into->making = svod_vec_of(scratch, sizeof(net_meet));
    }
    add_branches(into, whole, &found);
    for (unsigned i = 0; i < found.count; i++)
        list.of[list.count++] = number_of(into, &found.list[i], scratch);
    return list;
}

// Lists of needs one behind the other instead of linked.
static void lay_out(need_net *net) {
    net->meets = SVOD_ARRAY(net->arena, uint32_t, net->making.count + 1);
    uint32_t at = 0;
    for (size_t i = 0; i < net->count; i++) {
        uint32_t next = net->nodes[i].first;
        net->nodes[i].first = at;
        for (; next; next = SVOD_AT(&net->making, net_meet, next - 1)->next)
            net->meets[at++] = SVOD_AT(&net->making, net_meet, next - 1)->need;
    }
}

// Where a row of letters does not go on, its longest ending that does: as Aho and Corasick have it.
void need_net_end(need_net *net, svod_arena *scratch) {
    uint16_t *queue = SVOD_ARRAY(scratch, uint16_t, net->count);
    size_t last = 1; // the root is the first
    lay_out(net);
    for (size_t first = 0; first < last; first++) {
        uint16_t node = queue[first];
        net_node *here = &net->nodes[node];
        here->shown = here->count ? node : node ? net->nodes[here->back].shown : 0;
        for (unsigned letter = 1; letter < net->breadth; letter++) {
            uint16_t *to = &net->rows[(size_t)node * net->breadth + letter];
            uint16_t otherwise = node ? net->rows[(size_t)here->back * net->breadth + letter] : 0;
            if (*to) {
                net->nodes[*to].back = otherwise;
                queue[last++] = *to;
            } else {
                *to = otherwise;
            }
        }
    }
    net->known = NULL;
}

need_met *need_met_new(const need_net *net, svod_arena *arena) {
    return SVOD_ARRAY(arena, need_met, net->need_count + 1);
}

static void meet(const need_net *net, const net_node *node, uint64_t number, size_t end, need_met *met) {
    for (uint32_t i = node->first; i < node->first + node->count; i++)
        met[net->meets[i]] = (need_met){number, end};
}

void need_meet(const need_net *net, const char_table *chars, const unsigned char *text, const unsigned char *end, uint64_t number,
               need_met *met) {
    size_t digit = 0, node = ROOT;
    unsigned len;
    for (const unsigned char *at = text; at < end; at += len) {
        uint32_t code = char_at(at, &len);
        unsigned kind = code < CHARS_KNOWN ? chars->kind[code] : KIND_DIGIT | KIND_SPACE; // what is not known may be either
        if (kind & KIND_DIGIT) digit = (size_t)(at - text) + len;
        if (kind & KIND_SPACE) continue;
        node = net->rows[node * net->breadth + net->letter[code]];
        for (size_t shown = net->nodes[node].shown; shown; shown = net->nodes[net->nodes[shown].back].shown)
            meet(net, &net->nodes[shown], number, (size_t)(at - text) + len, met);
    }
    if (digit) meet(net, &net->nodes[DIGIT], number, digit, met);
}
