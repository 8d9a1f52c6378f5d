// Sums that follow if one row is left out of them, or taken twice.
#include <string.h>

#include "audit/cause.h"
#include "audit/slip.h"

typedef struct rows_search {
    causing *c;
    uint32_t first, end; // claims of one footer
    uint32_t *tally;     // [row]: sums of the footer that the row explains
} rows_search;

// How the row would have to be in the sum: -1 left out, 1 doubled.
static bool explains(const svod_claim *claim, causing *c, uint32_t row, int sign) {
    int64_t value = cause_value(c, (svod_spot){claim->at.table, row, claim->at.col});
    return value != 0 && claim->gap == sign * value;
}

static bool searched(const rows_search *s, uint32_t k) {
    return s->c->sorts[k] == SORT_COLUMN && cause_claim(s->c, k)->factor == 1;
}

// The row that explains the most sums; *most how many, *ties rows that explain as many.
static uint32_t best_row(rows_search *s, int sign, uint32_t *most, uint32_t *ties) {
    uint32_t best = SVOD_NO_COL;
    *most = *ties = 0;
    for (uint32_t k = s->first; k < s->end; k++) {
        const svod_claim *claim = cause_claim(s->c, k);
        if (!searched(s, k)) continue;
        for (uint32_t i = 0; i < claim->parts.count && s->c->budget-- > 0; i++) {
            uint32_t row = claim->parts.list[i];
            if (!explains(claim, s->c, row, sign)) continue;
            uint32_t here = ++s->tally[row];
            *ties = here > *most ? 0 : *ties + (here == *most && row != best);
            if (here < *most) continue;
            if (here > *most) best = row;
            *most = here;
        }
    }
    return best;
}

static void forget(rows_search *s) {
    for (uint32_t k = s->first; k < s->end; k++)
        for (uint32_t i = 0; searched(s, k) && i < cause_claim(s->c, k)->parts.count; i++)
            s->tally[cause_claim(s->c, k)->parts.list[i]] = 0;
}

static change mend_figure(const causing *c, const svod_claim *claim) {
    return cause_change(c, claim->at, cause_right(c, claim));
}

// One row behind several sums of a footer.
static void row_of_many(rows_search *s, uint32_t row, int sign) {
    change changes[CHANGE_CAP];
    uint32_t claims[CHANGE_CAP], count = 0;
    for (uint32_t k = s->first; k < s->end && count < CHANGE_CAP; k++) {
        const svod_claim *claim = cause_claim(s->c, k);
        if (!searched(s, k) || !explains(claim, s->c, row, sign)) continue;
        changes[count] = mend_figure(s->c, claim);
        claims[count++] = k;
    }
    cause_guess(s->c, sign < 0 ? SVOD_CAUSE_ROW_LEFT : SVOD_CAUSE_ROW_DOUBLED, changes, count, claims, count)->row = row;
}

uint32_t cause_rows_like(causing *c, const svod_claim *claim, int sign, uint32_t *row) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < claim->parts.count && c->budget-- > 0; i++)
        if (explains(claim, c, claim->parts.list[i], sign) && count++ == 0) *row = claim->parts.list[i];
    return count;
}

// One sum alone: one row with just that value. A slip of the hand is the plainer explanation, and mends the same cell.
static void row_of_one(causing *c, uint32_t k, int sign) {
    const svod_claim *claim = cause_claim(c, k);
    uint32_t row;
    if (slip_of(cause_right(c, claim), cause_value(c, claim->at)) != SLIP_NONE) return;
    if (cause_rows_like(c, claim, sign, &row) != 1) return;
    change ch = mend_figure(c, claim);
    cause_guess(c, sign < 0 ? SVOD_CAUSE_ROW_LEFT : SVOD_CAUSE_ROW_DOUBLED, &ch, 1, &k, 1)->row = row;
}

static void rows_of_footer(rows_search *s) {
    for (int sign = -1; sign <= 1 && s->c->budget > 0; sign += 2) {
        uint32_t most, ties, row = best_row(s, sign, &most, &ties);
        forget(s);
        if (most >= 2 && !ties) row_of_many(s, row, sign);
        for (uint32_t k = s->first; k < s->end && s->c->budget > 0; k++)
            if (searched(s, k)) row_of_one(s->c, k, sign);
    }
}

void cause_find_rows(causing *c) {
    uint32_t rows = 0, count = (uint32_t)c->out->claims.count;
    for (uint32_t i = 0; i < c->out->table_count; i++)
        if (c->out->tables[i].row_count > rows) rows = c->out->tables[i].row_count;
    rows_search s = {.c = c, .tally = SVOD_ARRAY(c->out->arena, uint32_t, rows + 1)};
    for (uint32_t k = 0; k < count; k = s.end) {
        svod_spot at = cause_claim(c, k)->at;
        for (s.first = k, s.end = k; s.end < count; s.end++) {
            svod_spot other = cause_claim(c, s.end)->at;
            if (other.table != at.table || other.row != at.row) break;
        }
        if (c->budget > 0) rows_of_footer(&s);
    }
}
