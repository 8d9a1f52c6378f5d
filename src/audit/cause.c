// Looks for the smallest sets of cells that explain the claims: guesses of several kinds, of which those that explain the most are kept.
#include <stdlib.h>
#include <string.h>

#include "audit/cause.h"

#define NAMED_AMONG 3 // other cells as likely, up to which one is named all the same

// ---- choosing ----------------------------------------------------------------------------------------------------------

static int order(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

// Cells exchanged by a slip stand near each other.
static uint32_t span_of(const guess *g) {
    if (g->kind != SVOD_CAUSE_SWAP) return 0;
    svod_spot a = g->changes[0].at, b = g->changes[1].at;
    return (a.row > b.row ? a.row - b.row : b.row - a.row) + (a.col > b.col ? a.col - b.col : b.col - a.col);
}

// More claims first, then the certain, then fewer cells, then slips that people make, then nearer ones, then by place.
static int better(const void *left, const void *right) {
    const guess *a = *(const guess *const *)left, *b = *(const guess *const *)right;
    int claims = order(b->claim_count, a->claim_count), sure = (int)b->sure - (int)a->sure, cells = order(a->change_count, b->change_count);
    int odd = (int)a->odd - (int)b->odd, span = order(span_of(a), span_of(b));
    if (claims || sure || cells || odd || span) return claims ? claims : sure ? sure : cells ? cells : odd ? odd : span;
    svod_spot x = a->changes[0].at, y = b->changes[0].at;
    int table = order(x.table, y.table), row = order(x.row, y.row), col = order(x.col, y.col), kind = order(a->kind, b->kind);
    if (table || row || col || kind) return table ? table : row ? row : col ? col : kind;
    return (a > b) - (a < b); // of one list: as they were found
}

// Guesses by the claims that they explain.
typedef struct rivalry {
    uint32_t *from; // [claim] first in `list`; one more at the end
    uint32_t *list; // indices of guesses
    uint32_t turn;  // of counting
} rivalry;

#define RIVALS_CAP 1000 // looked at for one claim

static void link_rivals(causing *c) {
    uint32_t count = (uint32_t)c->out->claims.count, links = 0;
    rivalry *r = c->rivals = SVOD_NEW(c->out->arena, rivalry);
    r->from = SVOD_ARRAY(c->out->arena, uint32_t, count + 2);
    for (uint32_t i = 0; i < c->guesses.count; i++) {
        const guess *g = SVOD_AT(&c->guesses, guess, i);
        links += g->claim_count;
        for (uint32_t k = 0; k < g->claim_count; k++)
            r->from[g->claims[k] + 2]++;
    }
    for (uint32_t k = 2; k < count + 2; k++)
        r->from[k] += r->from[k - 1];
    r->list = SVOD_ARRAY(c->out->arena, uint32_t, links + 1);
    for (uint32_t i = 0; i < c->guesses.count; i++) {
        const guess *g = SVOD_AT(&c->guesses, guess, i);
        for (uint32_t k = 0; k < g->claim_count; k++)
            r->list[r->from[g->claims[k] + 1]++] = i;
    }
}

static bool free_to_take(const causing *c, const guess *g) {
    for (uint32_t i = 0; i < g->claim_count; i++)
        if (c->taken[g->claims[i]]) return false;
    return true;
}

// How many slips of the hand it takes.
static uint32_t slips_of(const guess *g) {
    return g->kind == SVOD_CAUSE_CELL || g->kind == SVOD_CAUSE_FIGURE ? g->change_count : 1;
}

// Does it mend the same figure, explaining it less?
static bool same_figure(const guess *g, const guess *other) {
    svod_spot at = other->changes[0].at;
    bool same = false;
    for (uint32_t i = 0; i < g->change_count; i++)
        same = same || (g->changes[i].at.table == at.table && g->changes[i].at.row == at.row && g->changes[i].at.col == at.col);
    return same && other->kind == SVOD_CAUSE_FIGURE && g->kind != SVOD_CAUSE_FIGURE;
}

// The same cells to the same values, found in another way?
static bool same_changes(const guess *g, const guess *other) {
    uint32_t same = 0;
    for (uint32_t i = 0; i < g->change_count; i++)
        for (uint32_t k = 0; k < other->change_count; k++) {
            const change *a = &g->changes[i], *b = &other->changes[k];
            same += a->to == b->to && a->at.table == b->at.table && a->at.row == b->at.row && a->at.col == b->at.col;
        }
    return same == g->change_count || same == other->change_count;
}

static bool competes(const causing *c, const guess *g, const guess *other) {
    return other != g && !same_changes(g, other) && !same_figure(g, other) && other->claim_count >= g->claim_count &&
           slips_of(other) <= slips_of(g) && free_to_take(c, other);
}

// Guesses that compete with this one: that explain as much, or all that it explains, and are as simple. `alike`: of these, as likely slips.
static uint32_t rivals(causing *c, guess *g, uint32_t *alike) {
    rivalry *r = c->rivals;
    uint32_t count = 0, turn = ++r->turn;
    *alike = 0;
    for (uint32_t k = 0; k < g->claim_count; k++) {
        uint32_t from = r->from[g->claims[k]], end = r->from[g->claims[k] + 1];
        for (uint32_t i = from; i < end && i < from + RIVALS_CAP; i++) {
            guess *other = SVOD_AT(&c->guesses, guess, r->list[i]);
            if (other->seen == turn) continue;
            other->seen = turn;
            if (!competes(c, g, other)) continue;
            count++;
            *alike += other->odd <= g->odd;
        }
    }
    return count;
}

uint32_t cause_others(causing *c, uint32_t claim, svod_spot at) {
    const rivalry *r = c->rivals;
    uint32_t count = 0;
    for (uint32_t i = r->from[claim]; i < r->from[claim + 1] && count < RIVALS_CAP; i++) {
        const guess *g = SVOD_AT(&c->guesses, guess, r->list[i]);
        const svod_spot *own = &g->changes[0].at;
        count += slips_of(g) == 1 && (g->change_count > 1 || own->table != at.table || own->row != at.row || own->col != at.col);
    }
    return count;
}

// ---- keeping -----------------------------------------------------------------------------------------------------------

static const char *mend_text(causing *c, const guess *g, uint32_t i) {
    if (g->words) return g->words[i];
    const svod_claim *claim = cause_claim(c, g->claims[0]);
    return c->sorts[g->claims[0]] == SORT_WORD ? cause_word(c, claim) : "";
}

static void keep_mends(causing *c, svod_cause *cause, const guess *g) {
    bool number = !g->words && (g->kind != SVOD_CAUSE_FIGURE || cause_claim(c, g->claims[0])->has_value);
    cause->mend_count = g->change_count;
    cause->mends = SVOD_ARRAY(c->out->arena, svod_mend, g->change_count);
    for (uint32_t i = 0; i < g->change_count; i++) {
        const change *ch = &g->changes[i];
        cause->mends[i] = (svod_mend){.at = ch->at, .has_value = number, .value = number ? ch->to : 0};
        cause->mends[i].text = number ? audit_number(&c->a, ch->to) : mend_text(c, g, i);
        bool data = number && ch->at.row != SVOD_NO_COL && c->out->tables[ch->at.table].rows[ch->at.row].kind == SVOD_PUB_ROW_UNIT;
        if (data) *SVOD_PUSH(&c->mended, mended) = (mended){*ch, (uint32_t)c->out->causes.count - 1};
    }
}

static int by_spot(const void *left, const void *right) {
    const svod_spot *a = left, *b = right;
    int table = order(a->table, b->table), row = order(a->row, b->row);
    return table ? table : row ? row : order(a->col, b->col);
}

static void keep_follow(causing *c, svod_cause *cause) {
    if (!c->follow.count) return;
    qsort(c->follow.data, c->follow.count, sizeof(svod_spot), by_spot);
    cause->follow = SVOD_ARRAY(c->out->arena, svod_spot, c->follow.count);
    for (size_t i = 0; i < c->follow.count; i++) {
        svod_spot at = *SVOD_AT(&c->follow, svod_spot, i);
        if (!cause->follow_count || by_spot(&cause->follow[cause->follow_count - 1], &at)) cause->follow[cause->follow_count++] = at;
    }
}

svod_cause *cause_keep(causing *c, const guess *g) {
    svod_cause *cause = SVOD_PUSH(&c->out->causes, svod_cause);
    uint32_t index = (uint32_t)c->out->causes.count - 1;
    *cause = (svod_cause){.kind = g->kind, .sure = g->sure, .others = g->others, .text = ""};
    cause->claims = g->claims;
    cause->claim_count = g->claim_count;
    for (uint32_t i = 0; i < g->claim_count; i++) {
        c->taken[g->claims[i]] = true;
        SVOD_AT(&c->out->claims, svod_claim, g->claims[i])->cause = index;
    }
    keep_mends(c, cause, g);
    keep_follow(c, cause);
    cause->text = cause_text(c, g, cause);
    return cause;
}

// One claim alone: is its own figure a slip as likely as this cell? Then that is told.
static bool total_as_likely(const causing *c, const guess *g) {
    const rivalry *r = c->rivals;
    uint32_t k = g->claims[0];
    if (g->kind != SVOD_CAUSE_CELL || c->sorts[k] != SORT_ROW) return false;
    for (uint32_t i = r->from[k]; i < r->from[k + 1]; i++) {
        const guess *other = SVOD_AT(&c->guesses, guess, r->list[i]);
        if (other->kind == SVOD_CAUSE_FIGURE && other->claims[0] == k && other->odd <= g->odd) return true;
    }
    return false;
}

static void choose(causing *c) {
    size_t count = c->guesses.count;
    link_rivals(c);
    guess **sorted = SVOD_ARRAY(c->out->arena, guess *, count + 1);
    for (size_t i = 0; i < count; i++)
        sorted[i] = SVOD_AT(&c->guesses, guess, i);
    qsort(sorted, count, sizeof *sorted, better);
    for (size_t i = 0; i < count; i++) {
        guess *g = sorted[i];
        if (!free_to_take(c, g)) continue;
        uint32_t alike;
        g->others += rivals(c, g, &alike);
        if (alike > NAMED_AMONG) continue; // nobody can tell; the figures themselves are told
        if (g->claim_count == 1 && (g->kind == SVOD_CAUSE_FIGURE || total_as_likely(c, g))) continue;
        if (g->kind == SVOD_CAUSE_ROW_LEFT || g->kind == SVOD_CAUSE_ROW_DOUBLED) g->sure = g->sure && cause_alone(c, g);
        g->sure = g->sure && !g->others;
        c->follow.count = 0;
        if (g->kind == SVOD_CAUSE_ROW_LEFT || g->kind == SVOD_CAUSE_ROW_DOUBLED)
            for (uint32_t k = 0; k < g->claim_count; k++)
                cause_follow_footers(c, cause_claim(c, g->claims[k]));
        cause_keep(c, g);
    }
}

void audit_causes(svod_audit *audit, const svod_audit_input *input) {
    static void (*const finders[])(causing *) = {cause_find_single, cause_find_cells, cause_find_swaps,
                                                 cause_find_shifts, cause_find_rows,  cause_find_words};
    if (!audit->claims.count) return;
    causing c = {.out = audit};
    c.a = (auditing){.out = audit,
                     .input = input,
                     .tables = audit->tables,
                     .table_count = audit->table_count,
                     .lang = audit->lang,
                     .arena = audit->arena};
    c.guesses = svod_vec_of(audit->arena, sizeof(guess));
    c.follow = svod_vec_of(audit->arena, sizeof(svod_spot));
    c.mended = svod_vec_of(audit->arena, sizeof(mended));
    c.budget = CAUSE_BUDGET;
    cause_trials_begin(&c);
    causes_index(&c);
    for (size_t i = 0; i < sizeof finders / sizeof *finders; i++) {
        c.budget = CAUSE_BUDGET;
        finders[i](&c);
    }
    choose(&c);
    c.budget = CAUSE_BUDGET;
    cause_figures(&c);
    cause_trials_end(&c);
}
