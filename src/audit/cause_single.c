// One cell that explains what several relations say of it: each contradicted figure itself, and each cell that it is computed of.
#include <stdlib.h>

#include "audit/cause.h"
#include "audit/slip.h"

typedef struct candidate {
    change change;
    uint32_t claim; // that it was made from
} candidate;

// ---- values ------------------------------------------------------------------------------------------------------------

static int64_t place_of(unsigned decimals) {
    int64_t place = SVOD_PUB_ONE;
    while (decimals--)
        place /= 10;
    return place;
}

// To the places of the column, half away from zero.
static bool to_places(const causing *c, svod_spot at, double value, int64_t *out) {
    const svod_pub_table *table = &c->out->tables[at.table];
    uint8_t own = svod_pub_at(table, at.row, at.col)->decimals, most = table->cols[at.col].decimals;
    double place = (double)place_of(own > most ? own : most), places = value / place;
    if (places > 1e17 || places < -1e17) return false;
    *out = (int64_t)(places + (places < 0 ? -0.5 : 0.5)) * (int64_t)place;
    return true;
}

// A row that prints no points at all: nothing was submitted, and no one figure of it is missing.
static bool idle(const causing *c, svod_spot at) {
    const svod_pub_table *table = &c->out->tables[at.table];
    for (uint32_t col = 0; col < table->col_count; col++)
        if (table->cols[col].kind == SVOD_PUB_POINTS && svod_pub_at(table, at.row, col)->state == SVOD_PUB_NUMBER) return false;
    return true;
}

static void add(causing *c, svod_vec *list, svod_spot at, int64_t to, uint32_t claim) {
    if (at.row == SVOD_NO_COL || !cause_readable(c, at) || cause_huge(to)) return;
    change ch = cause_change(c, at, to);
    bool blank = svod_pub_at(&c->out->tables[at.table], at.row, at.col)->state != SVOD_PUB_NUMBER;
    if (blank && idle(c, at)) return;
    if (ch.from != to || blank) *SVOD_PUSH(list, candidate) = (candidate){ch, claim};
}

// ---- parts -------------------------------------------------------------------------------------------------------------

static svod_spot part_at(const svod_parts *parts, uint32_t i) {
    if (parts->kind == SVOD_PARTS_ROW) return (svod_spot){parts->table, parts->fixed, parts->list[i]};
    if (parts->kind == SVOD_PARTS_COLUMN) return (svod_spot){parts->table, parts->list[i], parts->fixed};
    return parts->cells[i];
}

// A cell that is added up in the figure.
static void add_summed(causing *c, svod_vec *list, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    for (uint32_t i = 0; i < claim->parts.count && c->budget-- > 0; i++) {
        svod_spot at = part_at(&claim->parts, i);
        if (!c->trying && !c->tables[at.table].claimed[at.col]) continue;
        int64_t from = cause_value(c, at), to = from + claim->gap;
        if (claim->factor != 1 && !to_places(c, at, (double)from + (double)claim->gap / claim->factor, &to)) continue;
        add(c, list, at, to, k);
    }
}

// The least, the greatest: where the extreme of the rows stands the printed one may belong, and in any other cell as well.
static void add_extreme(causing *c, svod_vec *list, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    int64_t printed = cause_value(c, claim->at);
    for (uint32_t i = 0; i < claim->parts.count && c->budget-- > 0; i++)
        add(c, list, part_at(&claim->parts, i), printed, k);
}

// A quotient: its part and its base.
static void add_divided(causing *c, svod_vec *list, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    double printed = (double)cause_value(c, claim->at), computed = printed - (double)claim->gap;
    if (!claim->parts.count || printed <= 0 || computed <= 0) return;
    int64_t to;
    svod_spot part = part_at(&claim->parts, 0);
    if (to_places(c, part, (double)cause_value(c, part) * printed / computed, &to)) add(c, list, part, to, k);
    if (claim->parts.count < 2) return;
    svod_spot base = part_at(&claim->parts, 1);
    if (to_places(c, base, (double)cause_value(c, base) * computed / printed, &to)) add(c, list, base, to, k);
}

static bool usable(const causing *c, const svod_claim *claim) {
    if (claim->verdict < SVOD_DOUBTFUL || claim->how == SVOD_HOW_METHOD || !claim->has_value || claim->at.row == SVOD_NO_COL) return false;
    return cause_readable(c, claim->at) && !cause_huge(claim->gap) && c->out->tables[claim->at.table].col_count;
}

static void candidates_of(causing *c, svod_vec *list, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    if (!usable(c, claim)) return;
    if (!c->trying) { // a large table: what its row and its column say alike
        bool data = c->out->tables[claim->at.table].rows[claim->at.row].kind == SVOD_PUB_ROW_UNIT;
        if (c->sorts[k] == SORT_ROW && data) add_summed(c, list, k);
        return;
    }
    add(c, list, claim->at, cause_right(c, claim), k);
    if (c->sorts[k] == SORT_ROW || c->sorts[k] == SORT_COLUMN || (c->sorts[k] == SORT_PERCENT && claim->linear))
        add_summed(c, list, k);
    else if (claim->parts.kind == SVOD_PARTS_COLUMN)
        add_extreme(c, list, k);
    else if (c->sorts[k] == SORT_SHARE && claim->parts.kind == SVOD_PARTS_CELLS)
        add_divided(c, list, k);
}

// ---- trying them -------------------------------------------------------------------------------------------------------

static int by_change(const void *left, const void *right) {
    const candidate *a = left, *b = right;
    const svod_spot *x = &a->change.at, *y = &b->change.at;
    if (x->table != y->table) return x->table < y->table ? -1 : 1;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    if (x->col != y->col) return x->col < y->col ? -1 : 1;
    if (a->change.to != b->change.to) return a->change.to < b->change.to ? -1 : 1;
    return (a->claim > b->claim) - (a->claim < b->claim);
}

// Its own claim first: the sentence is about that.
static svod_cause_kind own_first(const causing *c, const change *ch, uint32_t *claims, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (!cause_is_at(cause_claim(c, claims[i]), ch->at) || c->sorts[claims[i]] == SORT_RANGE) continue;
        uint32_t own = claims[i];
        for (; i > 0; i--)
            claims[i] = claims[i - 1];
        claims[0] = own;
        return SVOD_CAUSE_FIGURE;
    }
    return SVOD_CAUSE_CELL;
}

static void try_one(causing *c, const change *ch) {
    uint32_t claims[EXPLAINED_CAP], count;
    if (!cause_agrees(c, ch, 1, claims, &count) || !cause_trial(c, ch, 1, claims, &count)) return;
    if (!c->trying && count < 2) return;
    svod_cause_kind kind = own_first(c, ch, claims, count);
    bool blank = svod_pub_at(&c->out->tables[ch->at.table], ch->at.row, ch->at.col)->state != SVOD_PUB_NUMBER;
    guess *g = cause_guess(c, kind, ch, 1, claims, count);
    g->odd = !blank && slip_of(ch->to, ch->from) == SLIP_NONE;
    uint32_t witnesses = 0; // that the figure cannot be says nothing of which it is
    for (uint32_t i = 0; i < count; i++)
        witnesses += c->sorts[claims[i]] != SORT_RANGE;
    g->sure = witnesses > 1 || (count > 1 && (!c->trying || c->tables[ch->at.table].foot_count));
}

void cause_find_single(causing *c) {
    svod_vec list = svod_vec_of(c->out->arena, sizeof(candidate));
    for (uint32_t k = 0; k < c->out->claims.count && c->budget > 0; k++)
        candidates_of(c, &list, k);
    if (list.count) qsort(list.data, list.count, sizeof(candidate), by_change);
    for (size_t i = 0; i < list.count && c->budget > 0; i++) {
        const change *ch = &SVOD_AT(&list, candidate, i)->change, *last = i ? &SVOD_AT(&list, candidate, i - 1)->change : NULL;
        bool same =
            last && last->to == ch->to && last->at.table == ch->at.table && last->at.row == ch->at.row && last->at.col == ch->at.col;
        if (!same) try_one(c, ch);
    }
}
