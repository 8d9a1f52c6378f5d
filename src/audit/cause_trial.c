// A mend is held against every check: the table is audited again with it. What no longer is a contradiction it explains; a mend that
// makes new ones, or changes some without mending them, is none.
#include <stdlib.h>
#include <string.h>

#include "audit/cause.h"
#include "audit/facts.h"

#define TRIAL_CELLS 8000              // of all tables: larger ones are judged by their sums alone
#define TRIAL_BUDGET INT64_C(3000000) // cells audited again

typedef struct trying {
    svod_arena *arena; // of one trial
    svod_pub_table *tables;
    svod_pub_cell **cells; // [table] of its own
    table_facts *facts;    // [table] of what is printed
    int64_t budget;
    svod_audit out;
} trying;

static bool counts(const svod_claim *claim) {
    return claim->how != SVOD_HOW_METHOD;
}

static bool serious(const svod_claim *claim) {
    return counts(claim) && claim->verdict >= SVOD_DOUBTFUL;
}

// ---- copies ------------------------------------------------------------------------------------------------------------

static size_t cells_of(const svod_pub_table *table) {
    return (size_t)table->row_count * table->col_count;
}

static trying *make(causing *c) {
    size_t cells = 0, count = c->out->table_count;
    for (size_t i = 0; i < count; i++)
        cells += cells_of(&c->out->tables[i]);
    if (cells > TRIAL_CELLS) return NULL;
    svod_arena *arena = c->out->arena;
    trying *t = SVOD_NEW(arena, trying);
    *t = (trying){.arena = svod_arena_new(), .budget = TRIAL_BUDGET, .out = *c->out};
    t->tables = SVOD_ARRAY(arena, svod_pub_table, count);
    t->cells = SVOD_ARRAY(arena, svod_pub_cell *, count);
    for (size_t i = 0; i < count; i++) {
        size_t own = cells_of(&c->out->tables[i]);
        t->tables[i] = c->out->tables[i];
        t->cells[i] = SVOD_ARRAY(arena, svod_pub_cell, own + 1);
        if (own) memcpy(t->cells[i], t->tables[i].cells, own * sizeof(svod_pub_cell));
        t->tables[i].cells = t->cells[i];
    }
    auditing a = c->a;
    facts_make(&a);
    t->facts = SVOD_ARRAY(arena, table_facts, count);
    memcpy(t->facts, a.facts, count * sizeof(table_facts));
    t->out.tables = t->tables;
    t->out.arena = t->arena;
    return t;
}

void cause_trials_begin(causing *c) {
    c->trying = make(c);
}

bool cause_trial_rounded(const causing *c, uint32_t table, bool *rounded) {
    if (!c->trying || c->trying->facts[table].exact == EXACT_OPEN) return false;
    *rounded = c->trying->facts[table].exact == EXACT_ROUNDED;
    return true;
}

void cause_trials_end(causing *c) {
    if (c->trying) svod_arena_free(c->trying->arena);
    c->trying = NULL;
}

// ---- one trial ---------------------------------------------------------------------------------------------------------

static uint8_t places_of(int64_t value) {
    uint8_t places = SVOD_PUB_DECIMALS;
    for (; places && value % 10 == 0; places--)
        value /= 10;
    return places;
}

static svod_pub_cell *cell_at(trying *t, svod_spot at) {
    return &t->cells[at.table][(size_t)at.row * t->tables[at.table].col_count + at.col];
}

static void put(trying *t, const change *ch) {
    svod_pub_cell *cell = cell_at(t, ch->at);
    uint8_t places = places_of(ch->to);
    cell->decimals = cell->state == SVOD_PUB_NUMBER && cell->decimals > places ? cell->decimals : places;
    cell->state = SVOD_PUB_NUMBER;
    cell->value = ch->to;
    cell->machine = false;
}

static int by_place(const void *left, const void *right) {
    const svod_claim *a = left, *b = right;
    if (a->at.row != b->at.row) return a->at.row < b->at.row ? -1 : 1;
    if (a->at.col != b->at.col) return a->at.col < b->at.col ? -1 : 1;
    return (a->check > b->check) - (a->check < b->check);
}

static void audit_again(causing *c, uint32_t table) {
    trying *t = c->trying;
    svod_arena_reset(t->arena);
    t->out.claims = svod_vec_of(t->arena, sizeof(svod_claim));
    t->out.counts = SVOD_ARRAY(t->arena, size_t, (t->out.check_count + 1) * SVOD_VERDICT_COUNT);
    table_facts *facts = SVOD_ARRAY(t->arena, table_facts, t->out.table_count);
    memcpy(facts, t->facts, t->out.table_count * sizeof *facts);
    auditing a = c->a;
    a.out = &t->out;
    a.tables = t->tables;
    a.arena = t->arena;
    a.facts = facts;
    facts_of_table(&a, table, &facts[table]);
    for (a.check = 0; audit_checks[a.check]; a.check++)
        audit_checks[a.check]->run(&a, table);
    if (t->out.claims.count) qsort(t->out.claims.data, t->out.claims.count, sizeof(svod_claim), by_place);
}

// ---- what has become of the claims -------------------------------------------------------------------------------------

// Claims of the table before and after, both in order of place and check. False: some are new, or other ones.
static bool compare(causing *c, uint32_t table, uint32_t *claims, uint32_t *explained) {
    const svod_vec *after = &c->trying->out.claims;
    uint32_t k, count = 0, before = (uint32_t)c->out->claims.count;
    cause_row_claims(c, table, 0, &k);
    for (size_t i = 0; (k < before && cause_claim(c, k)->at.table == table) || i < after->count;) {
        const svod_claim *old = k < before && cause_claim(c, k)->at.table == table ? cause_claim(c, k) : NULL;
        const svod_claim *new = i < after->count ? SVOD_AT(after, svod_claim, i) : NULL;
        int order = !old ? 1 : !new ? -1 : by_place(old, new);
        if (order < 0 && serious(old) && count < EXPLAINED_CAP) claims[count++] = k;
        if (order > 0 && counts(new)) return false;
        if (order == 0 && serious(new) && (!serious(old) || old->gap != new->gap || old->value != new->value)) return false;
        if (order == 0 && serious(old) && !serious(new)) {
            if (counts(new) && new->verdict == SVOD_ROUNDED) return false;
            if (count < EXPLAINED_CAP) claims[count++] = k;
        }
        k += order <= 0;
        i += order >= 0;
    }
    *explained = count;
    return true;
}

bool cause_trial(causing *c, const change *changes, uint32_t count, uint32_t *claims, uint32_t *explained) {
    trying *t = c->trying;
    if (!t || t->budget <= 0 || changes[0].at.row == SVOD_NO_COL) return *explained > 0;
    uint32_t table = changes[0].at.table;
    svod_pub_cell kept[CHANGE_CAP];
    t->budget -= (int64_t)cells_of(&t->tables[table]);
    for (uint32_t i = 0; i < count; i++) {
        kept[i] = *cell_at(t, changes[i].at);
        put(t, &changes[i]);
    }
    audit_again(c, table);
    for (uint32_t i = count; i-- > 0;)
        *cell_at(t, changes[i].at) = kept[i];
    return compare(c, table, claims, explained) && *explained > 0;
}
