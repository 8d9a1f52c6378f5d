// Holds a mend against every relation that contains its cells.
#include "audit/cause.h"

#define JUDGE_COST 40
#define EFFECT_CAP 256

// What a mend does to one relation: its figure less its parts moves by `by`.
typedef struct effect {
    const void *of; // tells relations apart
    uint32_t claim; // UINT32_MAX: it holds
    int64_t gap, tolerance;
    double by;
    svod_spot at; // of the figure
} effect;

typedef struct judging {
    causing *c;
    const change *changes;
    uint32_t change_count;
    effect effects[EFFECT_CAP];
    uint32_t count;
    bool full;
    uint32_t *claims;
    uint32_t explained;
} judging;

static void move(judging *j, effect e) {
    for (uint32_t i = 0; i < j->count; i++) {
        if (j->effects[i].of != e.of) continue;
        j->effects[i].by += e.by;
        return;
    }
    if (j->count == EFFECT_CAP)
        j->full = true;
    else
        j->effects[j->count++] = e;
}

static effect of_claim(const causing *c, uint32_t index, double by) {
    const svod_claim *claim = cause_claim(c, index);
    return (effect){claim, index, claim->gap, cause_tolerance(c, claim), by, claim->at};
}

static bool among(const svod_parts *parts, uint32_t what, int64_t *budget) {
    for (uint32_t i = 0; i < parts->count; i++, (*budget)--)
        if (parts->list[i] == what) return true;
    return false;
}

// ---- ranges ------------------------------------------------------------------------------------------------------------

static bool can_be(const causing *c, const change *ch) {
    const svod_pub_table *table = &c->out->tables[ch->at.table];
    const svod_pub_col *col = &table->cols[ch->at.col];
    if (col->kind != SVOD_PUB_POINTS && col->kind != SVOD_PUB_COUNT) return true;
    if (ch->to < 0) return false;
    if (col->kind != SVOD_PUB_POINTS || table->rows[ch->at.row].kind != SVOD_PUB_ROW_UNIT) return true;
    int year = cause_year(&c->tables[ch->at.table], ch->at.row, ch->at.col);
    int64_t max = audit_max(&c->a, col->node, year), step = audit_step(&c->a, col->node, year);
    if (max > 0 && ch->to > max) return false;
    if (c->tables[ch->at.table].rounded) return true; // means of experts lie on no step
    return step <= 0 || ch->from % step != 0 || ch->to % step == 0;
}

// ---- relations that a change touches -----------------------------------------------------------------------------------

// An unclaimed total that holds: printed at `figure`, of the change's row.
static void move_holding(judging *j, const change *ch, uint32_t figure, double by) {
    const cause_table *t = &j->c->tables[ch->at.table];
    svod_spot at = {ch->at.table, ch->at.row, figure};
    int64_t gap, tolerance;
    if (figure == SVOD_NO_COL || cause_claim_at(j->c, at, SORT_ROW) != UINT32_MAX) return;
    if (!cause_row_gap(j->c, t, at.row, figure, &gap, &tolerance) || gap > tolerance || gap < -tolerance) return;
    move(j, (effect){svod_pub_at(t->table, at.row, figure), UINT32_MAX, gap, tolerance, by, at});
}

static void move_row(judging *j, const change *ch) {
    double delta = (double)ch->to - (double)ch->from;
    uint32_t first, end = cause_row_claims(j->c, ch->at.table, ch->at.row, &first);
    j->c->budget -= end - first;
    for (uint32_t i = first; i < end; i++) {
        const svod_claim *claim = cause_claim(j->c, i);
        if (j->c->sorts[i] == SORT_RANGE && claim->at.col == ch->at.col) {
            if (j->explained < EXPLAINED_CAP) j->claims[j->explained++] = i; // it was held against the range already
        } else if (j->c->sorts[i] == SORT_ROW || (j->c->sorts[i] == SORT_COLUMN && claim->at.col == ch->at.col)) {
            if (claim->at.col == ch->at.col)
                move(j, of_claim(j->c, i, delta));
            else if (among(&claim->parts, ch->at.col, &j->c->budget))
                move(j, of_claim(j->c, i, -delta * claim->factor));
        }
    }
    const cause_table *t = &j->c->tables[ch->at.table];
    if (t->table->rows[ch->at.row].kind != SVOD_PUB_ROW_UNIT) return;
    move_holding(j, ch, cause_parent(j->c, t, ch->at.col, cause_year(t, ch->at.row, ch->at.col)), -delta);
    move_holding(j, ch, ch->at.col, delta);
}

static void move_column(judging *j, const change *ch) {
    cause_table *t = &j->c->tables[ch->at.table];
    footer *feet[COVER_CAP];
    uint32_t count = cause_cover(t, ch->at.row, feet);
    for (uint32_t i = 0; i < count; i++) {
        relation *found = cause_relation(j->c, t, feet[i], ch->at.col);
        svod_spot at = {t->index, feet[i]->row, ch->at.col};
        double by = found->state >= RELATION_HOLDS ? cause_moves(j->c, found, at, ch) : 0;
        if (found->state == RELATION_CLAIMED)
            move(j, of_claim(j->c, found->claim, by));
        else if (found->state == RELATION_HOLDS)
            move(j, (effect){found, UINT32_MAX, found->gap, found->tolerance, by, at});
    }
}

// ---- the verdict -------------------------------------------------------------------------------------------------------

// False: the mend contradicts this relation.
static bool settle(judging *j, const effect *e, bool lenient) {
    double slack = e->by < 0 ? -e->by : e->by;
    if (slack < 1) return true; // changes that cancel
    double gap = (double)e->gap + e->by;
    bool holds = gap <= (double)e->tolerance + slack * 1e-12 && gap >= -(double)e->tolerance - slack * 1e-12;
    if (e->claim == UINT32_MAX) {
        if (!holds && lenient) *SVOD_PUSH(&j->c->follow, svod_spot) = e->at;
        return holds || lenient;
    }
    if (!holds || j->c->taken[e->claim]) return lenient;
    if (j->explained < EXPLAINED_CAP) j->claims[j->explained++] = e->claim;
    return true;
}

static bool agrees(judging *j, bool lenient) {
    j->c->budget -= (int64_t)j->change_count * JUDGE_COST;
    if (j->c->budget < 0 && !lenient) return false;
    for (uint32_t i = 0; i < j->change_count; i++) {
        if (!lenient && !can_be(j->c, &j->changes[i])) return false;
        move_row(j, &j->changes[i]);
        if (j->c->budget > 0) move_column(j, &j->changes[i]);
    }
    if (j->full && !lenient) return false;
    for (uint32_t i = 0; i < j->count; i++)
        if (!settle(j, &j->effects[i], lenient)) return false;
    return true;
}

uint32_t cause_judge(causing *c, const change *changes, uint32_t count, bool lenient, uint32_t *claims) {
    judging j = {.c = c, .changes = changes, .change_count = count, .claims = claims};
    return agrees(&j, lenient) ? j.explained : 0;
}

bool cause_agrees(causing *c, const change *changes, uint32_t count, uint32_t *claims, uint32_t *explained) {
    judging j = {.c = c, .changes = changes, .change_count = count, .claims = claims};
    bool agreed = agrees(&j, false);
    *explained = j.explained;
    return agreed;
}

change cause_change(const causing *c, svod_spot at, int64_t to) {
    return (change){at, cause_value(c, at), to};
}

guess *cause_guess(causing *c, svod_cause_kind kind, const change *changes, uint32_t count, const uint32_t *claims, uint32_t claim_count) {
    guess *g = SVOD_PUSH(&c->guesses, guess);
    *g = (guess){.kind = (uint8_t)kind, .sure = true, .change_count = count, .claim_count = claim_count};
    g->changes = SVOD_ARRAY(c->out->arena, change, count + 1);
    g->claims = SVOD_ARRAY(c->out->arena, uint32_t, claim_count + 1);
    for (uint32_t i = 0; i < count; i++)
        g->changes[i] = changes[i];
    for (uint32_t i = 0; i < claim_count; i++)
        g->claims[i] = claims[i];
    return g;
}
