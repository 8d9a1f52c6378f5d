// Claims that no cell of the data explains: the figure itself is wrong; and what was computed from it.
#include <string.h>

#include "audit/cause.h"

#define BLOCK 40 // rows of footers that are looked through for what follows from one

int64_t cause_right(const causing *c, const svod_claim *claim) {
    bool exact =
        claim->linear && claim->factor == 1 && claim->at.row != SVOD_NO_COL && cause_readable(c, claim->at) && !cause_huge(claim->gap);
    return exact ? cause_value(c, claim->at) - claim->gap : claim->value;
}

static bool shows_number(const causing *c, svod_spot at) {
    return at.row != SVOD_NO_COL && svod_pub_at(&c->out->tables[at.table], at.row, at.col)->state == SVOD_PUB_NUMBER;
}

// ---- what follows ------------------------------------------------------------------------------------------------------

typedef struct following {
    causing *c;
    const svod_pub_table *table;
    svod_spot at; // the wrong figure
    int year;
    amount mean; // the right one
    bool mean_wrong;
} following;

static bool contradicted(const causing *c, svod_spot at) {
    for (uint32_t i = cause_claims_at(c, at); i < c->out->claims.count && cause_is_at(cause_claim(c, i), at); i++)
        if (cause_claim(c, i)->verdict == SVOD_CONTRADICTION) return true;
    return false;
}

// A figure that is printed, not contradicted, and would not follow from the right one.
static bool inherits(following *f, uint32_t row, amount right) {
    svod_spot at = {f->at.table, row, f->at.col};
    const svod_pub_cell *cell = svod_pub_at(f->table, row, f->at.col);
    if (cell->state != SVOD_PUB_NUMBER || !right.den || contradicted(f->c, at)) return false;
    if (amount_explains(right, cell, cell->decimals) <= SVOD_HOW_HALF_UP) return false; // one that would be cut is to be computed anew, too
    *SVOD_PUSH(&f->c->follow, svod_spot) = at;
    return true;
}

// Row of the mean of that year near the wrong figure; SVOD_NO_COL.
static uint32_t mean_row(const following *f, int year) {
    uint32_t from = f->at.row > BLOCK ? f->at.row - BLOCK : 0, end = f->table->row_count;
    for (uint32_t r = from; r < end && r < f->at.row + BLOCK; r++)
        if (f->table->rows[r].kind == SVOD_PUB_ROW_MEAN && f->table->rows[r].year == year && !f->table->rows[r].subtotal) return r;
    return SVOD_NO_COL;
}

static void follow_change(following *f, uint32_t row) {
    const svod_pub_row *at = &f->table->rows[row];
    bool later = at->year == f->year, earlier = at->base_year == f->year;
    uint32_t other = later != earlier ? mean_row(f, later ? at->base_year : at->year) : SVOD_NO_COL;
    if (!f->mean_wrong || other == SVOD_NO_COL || !shows_number(f->c, (svod_spot){f->at.table, other, f->at.col})) return;
    amount there = amount_of(svod_pub_at(f->table, other, f->at.col)->value);
    inherits(f, row, later ? amount_sub(f->mean, there) : amount_sub(there, f->mean));
}

static void follow_percent(following *f, uint32_t row) {
    int64_t max = audit_max(&f->c->a, f->table->cols[f->at.col].node, f->year);
    if (f->mean_wrong && max > 0) inherits(f, row, amount_quotient(amount_scale(f->mean, 100), amount_of(max)));
}

// The total of the footer's row, when it was added up from its printed figures and does not follow from the rows.
static void follow_total(causing *c, const svod_claim *claim) {
    cause_table *t = &c->tables[claim->at.table];
    int64_t gap, tolerance;
    svod_spot total = claim->at;
    total.col = cause_parent(c, t, claim->at.col, cause_year(t, claim->at.row, claim->at.col));
    if (total.col == SVOD_NO_COL || !cause_row_gap(c, t, total.row, total.col, &gap, &tolerance)) return;
    if (gap > tolerance || gap < -tolerance || contradicted(c, total)) return;
    for (uint32_t i = 0; i < t->foot_count; i++)
        if (t->feet[i].row == total.row && cause_relation(c, t, &t->feet[i], total.col)->state == RELATION_NONE)
            *SVOD_PUSH(&c->follow, svod_spot) = total;
}

void cause_follow_footers(causing *c, const svod_claim *claim) {
    const svod_pub_table *table = &c->out->tables[claim->at.table];
    const svod_pub_row *own = &table->rows[claim->at.row];
    if (own->kind == SVOD_PUB_ROW_SUM) follow_total(c, claim);
    following f = {c, table, claim->at, own->year, amount_of(cause_value(c, claim->at) - claim->gap), own->kind == SVOD_PUB_ROW_MEAN};
    if (own->kind == SVOD_PUB_ROW_SUM) f.mean = amount_over(f.mean, claim->parts.count);
    for (uint32_t r = claim->at.row + 1; r < table->row_count && r < claim->at.row + BLOCK; r++) {
        const svod_pub_row *row = &table->rows[r];
        if (row->kind == SVOD_PUB_ROW_UNIT) return;
        if (row->kind == SVOD_PUB_ROW_MEAN && row->year == f.year && row->subtotal == own->subtotal && !f.mean_wrong)
            f.mean_wrong = inherits(&f, r, f.mean);
        if (row->kind == SVOD_PUB_ROW_PERCENT && (!row->year || row->year == f.year)) follow_percent(&f, r);
        if (row->kind == SVOD_PUB_ROW_CHANGE) follow_change(&f, r);
    }
}

// ---- the figure --------------------------------------------------------------------------------------------------------

// Parts of a row's total that could be wrong in its place, by all that is known.
static uint32_t rivals(causing *c, const svod_claim *claim) {
    uint32_t count = 0, claims[EXPLAINED_CAP];
    for (uint32_t i = 0; i < claim->parts.count && c->budget > 0; i++) {
        svod_spot at = {claim->at.table, claim->at.row, claim->parts.list[i]};
        if (!cause_readable(c, at)) continue;
        change ch = cause_change(c, at, cause_value(c, at) + claim->gap);
        count += cause_judge(c, &ch, 1, false, claims) > 0;
    }
    return count;
}

// Does a footer that can be judged speak of every part? Keeps those that speak against it.
static bool witnessed(causing *c, const svod_claim *claim, guess *g) {
    svod_spot *unborne = SVOD_ARRAY(c->out->arena, svod_spot, claim->parts.count + 1);
    cause_table *t = &c->tables[claim->at.table];
    footer *feet[COVER_CAP];
    uint32_t count = cause_cover(t, claim->at.row, feet);
    for (uint32_t i = 0; i < claim->parts.count; i++) {
        bool found = false, holds = false;
        svod_spot against = {claim->at.table, SVOD_NO_COL, claim->parts.list[i]};
        for (uint32_t f = 0; f < count; f++) {
            const relation *own = cause_relation(c, t, feet[f], claim->parts.list[i]);
            found = found || own->state >= RELATION_HOLDS;
            // A mean has room for much; where there is a sum, the sum decides.
            holds = holds || own->state == RELATION_HOLDS;
            if (own->state == RELATION_CLAIMED && own->factor == 1 && against.row == SVOD_NO_COL) against.row = feet[f]->row;
        }
        if (!found) return false;
        if (!holds || against.row != SVOD_NO_COL) unborne[g->unborne_count++] = against;
    }
    g->unborne = unborne;
    return true;
}

// A total of a row, and its parts: who bears out whom?
static void total_of_row(causing *c, uint32_t k, guess *g) {
    const svod_claim *claim = cause_claim(c, k);
    if (g->claim_count > 1) return; // another relation bears witness against it
    g->others = rivals(c, claim);
    g->borne = witnessed(c, claim, g);
    g->sure = g->sure && !g->others && g->borne;
}

// Nothing bears the parts of a footer out where rows have no total.
static bool rows_borne_out(const causing *c, const svod_claim *claim) {
    const cause_table *t = &c->tables[claim->at.table];
    int year = t->table->rows[claim->at.row].year;
    if (t->table->cols[claim->at.col].kind != SVOD_PUB_POINTS) return true;
    return cause_parent(c, t, claim->at.col, t->table->cols[claim->at.col].year ? t->table->cols[claim->at.col].year : year) !=
               SVOD_NO_COL ||
           t->table->cols[claim->at.col].node == SVOD_ROOT;
}

static uint32_t join(causing *c, uint32_t k, uint32_t claims[EXPLAINED_CAP], uint32_t count) {
    uint32_t kept = 1, other[EXPLAINED_CAP];
    memcpy(other, claims, count * sizeof *other);
    claims[0] = k;
    for (uint32_t i = 0; i < count && kept < EXPLAINED_CAP; i++)
        if (other[i] != k && !c->taken[other[i]]) claims[kept++] = other[i];
    const svod_claim *own = cause_claim(c, k);
    for (uint32_t i = k + 1; own->has_value && i < c->out->claims.count && kept < EXPLAINED_CAP; i++) { // the same of the same figure
        const svod_claim *claim = cause_claim(c, i);
        if (!cause_is_at(claim, own->at)) break;
        bool known = c->taken[i] || claim->verdict < SVOD_DOUBTFUL || !claim->has_value || claim->value != own->value;
        for (uint32_t m = 1; m < kept; m++)
            known = known || claims[m] == i;
        if (!known) claims[kept++] = i;
    }
    return kept;
}

#define BEYOND 9e18 // billionths that 64 bits do not hold

// What the figure should be when the cells that other causes mend are mended; without them what is printed says. False: none of its
// parts is mended.
static bool after_mends(causing *c, const svod_claim *claim, int64_t *right, svod_vec *cells) {
    double net = 0;
    for (size_t i = 0; i < c->mended.count && c->budget > 0; i++) {
        const mended *m = SVOD_AT(&c->mended, mended, i);
        c->budget--;
        if (m->change.at.table != claim->at.table || m->change.at.col != claim->at.col || !cause_lists(&claim->parts, m->change.at.row))
            continue;
        net += (double)m->change.to - (double)m->change.from;
        *SVOD_PUSH(cells, svod_spot) = m->change.at;
    }
    if (!cells->count || (net < 1 && net > -1) || net > BEYOND || net < -BEYOND) return false;
    if (claim->factor == 1) return !__builtin_add_overflow(*right, (int64_t)(net < 0 ? net - 0.5 : net + 0.5), right);
    int64_t place = SVOD_PUB_ONE;
    for (unsigned i = 0; i < svod_pub_at(&c->out->tables[claim->at.table], claim->at.row, claim->at.col)->decimals; i++)
        place /= 10;
    double truth = ((double)cause_value(c, claim->at) - (double)claim->gap + net * claim->factor) / (double)place;
    if (truth * (double)place > BEYOND || truth * (double)place < -BEYOND) return false;
    *right = (int64_t)(truth + (truth < 0 ? -0.5 : 0.5)) * place;
    return true;
}

// Range: nobody can tell the value, but what was computed with it follows.
static change to_maximum(const causing *c, const svod_claim *claim) {
    const cause_table *t = &c->tables[claim->at.table];
    int64_t max = audit_max(&c->a, t->table->cols[claim->at.col].node, cause_year(t, claim->at.row, claim->at.col));
    return cause_change(c, claim->at, claim->has_value ? claim->value : max);
}

static void figure(causing *c, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    uint32_t claims[EXPLAINED_CAP], count = 0;
    bool linear = c->sorts[k] == SORT_ROW || c->sorts[k] == SORT_COLUMN, number = shows_number(c, claim->at);
    change ch = {.at = claim->at, .to = claim->value};
    if (number) ch = c->sorts[k] == SORT_RANGE ? to_maximum(c, claim) : cause_change(c, claim->at, cause_right(c, claim));
    int64_t printed = ch.to;
    svod_vec cells = svod_vec_of(c->out->arena, sizeof(svod_spot));
    bool moved = number && c->sorts[k] == SORT_COLUMN && after_mends(c, claim, &ch.to, &cells);
    c->follow.count = 0;
    if (number && (linear || c->sorts[k] == SORT_RANGE)) count = cause_judge(c, &ch, 1, true, claims);
    if (c->sorts[k] == SORT_RANGE) count = 0;
    count = join(c, k, claims, count);
    guess *g = cause_guess(c, SVOD_CAUSE_FIGURE, &ch, 1, claims, count);
    if (moved) {
        g->printed = printed;
        g->mended = cells.data;
        g->mended_count = (uint32_t)cells.count;
    }
    g->sure = c->sorts[k] == SORT_WORD ? claim->verdict == SVOD_CONTRADICTION : cause_proven(c, k);
    if (c->sorts[k] == SORT_RANGE && !claim->has_value) g->sure = false;
    if (number && c->sorts[k] == SORT_ROW && c->budget > 0) total_of_row(c, k, g);
    if (number && c->sorts[k] == SORT_COLUMN) {
        cause_follow_footers(c, claim);
        g->sure = g->sure && rows_borne_out(c, claim);
    }
    cause_keep(c, g);
}

// ---- sums that follow once the cells are mended --------------------------------------------------------------------------

static bool mended_by_many(causing *c, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    double net = 0, slack = (double)cause_tolerance(c, claim);
    uint32_t cause = UINT32_MAX;
    if (c->budget <= 0) return false;
    for (size_t i = 0; i < c->mended.count; i++) {
        const mended *m = SVOD_AT(&c->mended, mended, i);
        c->budget--;
        if (m->change.at.table != claim->at.table || m->change.at.col != claim->at.col || !cause_lists(&claim->parts, m->change.at.row))
            continue;
        net += (double)m->change.to - (double)m->change.from;
        cause = m->cause;
    }
    double left = (double)claim->gap - net * claim->factor;
    if (cause == UINT32_MAX || left > slack || left < -slack) return false;
    SVOD_AT(&c->out->claims, svod_claim, k)->cause = cause;
    svod_cause *last = SVOD_AT(&c->out->causes, svod_cause, cause);
    uint32_t *claims = SVOD_ARRAY(c->out->arena, uint32_t, last->claim_count + 1);
    memcpy(claims, last->claims, last->claim_count * sizeof *claims);
    claims[last->claim_count++] = k;
    last->claims = claims;
    return c->taken[k] = true;
}

// Rows first: what footers should be depends on what is mended there.
void cause_figures(causing *c) {
    for (uint32_t k = 0; k < c->out->claims.count; k++)
        if (!c->taken[k] && cause_claim(c, k)->verdict >= SVOD_DOUBTFUL && c->sorts[k] == SORT_ROW && cause_in_data(c, k)) figure(c, k);
    for (uint32_t k = 0; k < c->out->claims.count; k++) {
        if (c->taken[k] || cause_claim(c, k)->verdict < SVOD_DOUBTFUL) continue;
        if (c->sorts[k] == SORT_COLUMN && mended_by_many(c, k)) continue;
        figure(c, k);
    }
}
