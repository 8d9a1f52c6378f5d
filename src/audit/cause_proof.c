// Is a contradicted figure surely wrong itself? Not while other cells may be behind it, or something else is open about what it is
// computed of.
#include "audit/cause.h"

static bool same_spot(svod_spot a, svod_spot b) {
    return a.table == b.table && a.row == b.row && a.col == b.col;
}

// ---- what is open ------------------------------------------------------------------------------------------------------

static bool open_claim(const causing *c, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    if (claim->verdict < SVOD_DOUBTFUL || claim->how == SVOD_HOW_METHOD || c->sorts[k] == SORT_WORD) return false;
    return claim->cause == UINT32_MAX || !SVOD_AT(&c->out->causes, svod_cause, claim->cause)->sure;
}

static svod_spot part_at(const svod_parts *parts, uint32_t i) {
    if (parts->kind == SVOD_PARTS_ROW) return (svod_spot){parts->table, parts->fixed, parts->list[i]};
    if (parts->kind == SVOD_PARTS_COLUMN) return (svod_spot){parts->table, parts->list[i], parts->fixed};
    return parts->cells[i];
}

static bool holds_cell(const svod_claim *claim, svod_spot at) {
    const svod_parts *parts = &claim->parts;
    if (same_spot(claim->at, at)) return true;
    if (parts->kind == SVOD_PARTS_COLUMN) return parts->table == at.table && parts->fixed == at.col && cause_lists(parts, at.row);
    if (parts->kind == SVOD_PARTS_ROW && (parts->table != at.table || parts->fixed != at.row)) return false;
    for (uint32_t i = 0; i < parts->count; i++)
        if (same_spot(part_at(parts, i), at)) return true;
    return false;
}

static bool overlap(const svod_claim *a, const svod_claim *b) {
    if (a->parts.kind == SVOD_PARTS_COLUMN && b->parts.kind != SVOD_PARTS_COLUMN) return overlap(b, a);
    if (holds_cell(a, b->at) || holds_cell(b, a->at)) return true;
    if (a->parts.kind == SVOD_PARTS_COLUMN) {
        bool same = a->parts.table == b->parts.table && a->parts.fixed == b->parts.fixed && a->parts.count && b->parts.count;
        return same && (cause_lists(&a->parts, b->parts.list[0]) || cause_lists(&b->parts, a->parts.list[0]));
    }
    for (uint32_t i = 0; i < a->parts.count; i++)
        if (holds_cell(b, part_at(&a->parts, i))) return true;
    return false;
}

// ---- what is borne out -------------------------------------------------------------------------------------------------

// Does a sum of the whole column hold that this row is part of? Then its figures are right, whatever else is printed below it.
static bool sum_holds(causing *c, svod_spot at) {
    cause_table *t = &c->tables[at.table];
    footer *feet[COVER_CAP];
    uint32_t count = cause_cover(t, at.row, feet);
    for (uint32_t i = 0; i < count; i++) {
        const relation *found = cause_relation(c, t, feet[i], at.col);
        if (found->state == RELATION_HOLDS && found->factor == 1) return true;
    }
    return false;
}

// Does any sum, mean or total hold that this cell has to do with?
static bool corroborated(causing *c, svod_spot at) {
    cause_table *t = &c->tables[at.table];
    int64_t gap, tolerance;
    if (at.row == SVOD_NO_COL || t->table->rows[at.row].kind != SVOD_PUB_ROW_UNIT) return true;
    uint32_t total = cause_parent(c, t, at.col, cause_year(t, at.row, at.col));
    if (total != SVOD_NO_COL && cause_row_gap(c, t, at.row, total, &gap, &tolerance) && gap <= tolerance && gap >= -tolerance) return true;
    if (cause_row_gap(c, t, at.row, at.col, &gap, &tolerance) && gap <= tolerance && gap >= -tolerance) return true;
    footer *feet[COVER_CAP];
    uint32_t count = cause_cover(t, at.row, feet);
    for (uint32_t i = 0; i < count; i++)
        if (cause_relation(c, t, feet[i], at.col)->state == RELATION_HOLDS) return true;
    return false;
}

static int64_t power(unsigned places) {
    int64_t ten = 1;
    while (places--)
        ten *= 10;
    return ten;
}

static bool opposite(const causing *c, const svod_claim *a, const svod_claim *b) {
    if (a->at.col == b->at.col || !a->linear || !b->linear || !a->factor || !b->factor || a->parts.kind != SVOD_PARTS_COLUMN ||
        b->parts.kind != SVOD_PARTS_COLUMN)
        return false;
    double both = (double)a->gap / a->factor + (double)b->gap / b->factor;
    double slack = (double)cause_tolerance(c, a) / a->factor + (double)cause_tolerance(c, b) / b->factor;
    uint8_t places = c->out->tables[a->at.table].cols[a->at.col].decimals;
    if (c->tables[a->at.table].rounded) slack += (double)(a->parts.count + b->parts.count) * 5e8 / (double)power(places);
    return both <= slack && both >= -slack && (cause_lists(&a->parts, b->parts.list[0]) || cause_lists(&b->parts, a->parts.list[0]));
}

// All ranks of a column hang together: with one more unit in the table many of them would be others.
static bool ranked_together(const causing *c, const svod_claim *a, const svod_claim *b) {
    uint8_t kind = c->out->tables[a->at.table].cols[a->at.col].kind;
    return kind == SVOD_PUB_RANK && a->check == b->check && a->at.col == b->at.col;
}

// A figure that cannot be in a row that is added up: it may belong to any column of it.
static bool in_range_of(causing *c, const svod_claim *claim, uint32_t other) {
    svod_spot at = cause_claim(c, other)->at;
    if (c->sorts[other] != SORT_RANGE || sum_holds(c, at)) return false;
    return claim->parts.kind == SVOD_PARTS_COLUMN && at.table == claim->at.table && cause_lists(&claim->parts, at.row);
}

// A blank among figures: something may have been left out, or stand elsewhere.
static bool has_gaps(causing *c, const svod_claim *claim) {
    const svod_pub_table *table = &c->out->tables[claim->at.table];
    for (uint32_t i = 0; claim->parts.kind == SVOD_PARTS_COLUMN && i < claim->parts.count; i++) {
        uint32_t row = claim->parts.list[i];
        bool blank = false, figures = false;
        c->budget -= table->col_count;
        for (uint32_t col = 0; col < table->col_count; col++) {
            const svod_pub_col *own = &table->cols[col];
            if (own->kind != SVOD_PUB_POINTS || own->node == SVOD_ROOT || !svod_pub_speaks(own, table->rows[row].year)) continue;
            bool number = svod_pub_at(table, row, col)->state == SVOD_PUB_NUMBER;
            blank |= !number;
            figures |= number;
        }
        if (blank && figures) return true;
    }
    return false;
}

static bool disturbed(causing *c, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    for (uint32_t i = 0; i < c->out->claims.count; i++) {
        const svod_claim *other = cause_claim(c, i);
        if (c->budget-- <= 0) return true;
        if (i == k || !open_claim(c, i) || other->at.table != claim->at.table || cause_is_at(other, claim->at)) continue;
        c->budget -= 8;
        if (!overlap(claim, other) && !in_range_of(c, claim, i) && !opposite(c, claim, other) && !ranked_together(c, claim, other))
            continue;
        if (claim->parts.kind == SVOD_PARTS_ROW && other->parts.kind == SVOD_PARTS_COLUMN && other->at.col == claim->at.col) continue;
        bool settled = claim->parts.kind == SVOD_PARTS_ROW && other->parts.kind == SVOD_PARTS_COLUMN &&
                       sum_holds(c, (svod_spot){claim->at.table, claim->at.row, other->at.col});
        if (!settled) return true;
    }
    return false;
}

bool cause_alone(causing *c, const guess *g) {
    const svod_claim *own = cause_claim(c, g->claims[0]);
    for (uint32_t i = 0; i < c->out->claims.count && c->budget-- > 0; i++) {
        const svod_claim *other = cause_claim(c, i);
        if (other->at.table != own->at.table || other->at.col != own->at.col || other->at.row == own->at.row || !open_claim(c, i)) continue;
        if (other->parts.kind != SVOD_PARTS_COLUMN || !overlap(own, other)) continue;
        bool among = false;
        for (uint32_t n = 0; n < g->claim_count; n++)
            among = among || g->claims[n] == i;
        if (!among) return false;
    }
    return true;
}

bool cause_proven(causing *c, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    if (c->budget <= 0 || claim->verdict != SVOD_CONTRADICTION) return false;
    if (claim->at.row == SVOD_NO_COL || !claim->parts.count) return true; // nothing else is behind it
    if (claim->parts.kind == SVOD_PARTS_COLUMN && sum_holds(c, part_at(&claim->parts, 0))) return true;
    if (cause_others(c, k, claim->at) || disturbed(c, k) || (c->trying && has_gaps(c, claim))) return false;
    for (uint32_t i = 0; claim->parts.kind == SVOD_PARTS_CELLS && i < claim->parts.count; i++)
        if (!corroborated(c, part_at(&claim->parts, i))) return false;
    return true;
}
