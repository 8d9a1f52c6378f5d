// One cell of the data whose row and column are off by the same, and two cells in each other's place.
#include <stdlib.h>

#include "audit/cause.h"

#define PARTNERS 4 // rows with the opposite gap, on either side, that a row is held against

bool cause_in_data(const causing *c, uint32_t k) {
    svod_spot at = cause_claim(c, k)->at;
    return c->out->tables[at.table].rows[at.row].kind == SVOD_PUB_ROW_UNIT;
}

static bool near(int64_t value, int64_t other, int64_t slack) {
    return value - other <= slack && other - value <= slack;
}

// ---- two cells of one row, or of one column ----------------------------------------------------------------------------

#define PAIR_CAP 48 // claims of which two together are looked for

static void two_cells(causing *c, change one, change other) {
    uint32_t claims[EXPLAINED_CAP];
    change both[] = {one, other};
    if (!cause_readable(c, one.at) || !cause_readable(c, other.at)) return;
    uint32_t count = cause_judge(c, both, 2, false, claims);
    if (count >= 3 && cause_trial(c, both, 2, claims, &count)) cause_guess(c, SVOD_CAUSE_CELL, both, 2, claims, count);
}

// What one cell must change by, as the sum of its column says.
typedef struct wrong {
    svod_spot at;
    int64_t by;
} wrong;

static void pairs_of(causing *c, const wrong *list, uint32_t count, int64_t gap, int64_t slack) {
    for (uint32_t i = 0; i < count && c->budget > 0; i++)
        for (uint32_t k = i + 1; k < count; k++, c->budget--)
            if (near(list[i].by + list[k].by, gap, slack))
                two_cells(c, cause_change(c, list[i].at, cause_value(c, list[i].at) + list[i].by),
                          cause_change(c, list[k].at, cause_value(c, list[k].at) + list[k].by));
}

static void pairs_of_row(causing *c, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    cause_table *t = &c->tables[claim->at.table];
    footer *feet[COVER_CAP];
    uint32_t count = 0, covers = cause_cover(t, claim->at.row, feet);
    wrong list[PAIR_CAP];
    for (uint32_t i = 0; i < claim->parts.count && count < PAIR_CAP; i++) {
        uint32_t col = claim->parts.list[i];
        for (uint32_t f = 0; f < covers && t->claimed[col] && count < PAIR_CAP; f++) {
            const relation *sum = cause_relation(c, t, feet[f], col);
            if (sum->state != RELATION_CLAIMED || sum->factor != 1) continue;
            list[count++] = (wrong){{t->index, claim->at.row, col}, sum->gap};
            break;
        }
    }
    pairs_of(c, list, count, claim->gap, cause_tolerance(c, claim));
}

static void pairs_of_column(causing *c, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    wrong list[PAIR_CAP];
    uint32_t count = 0, first, last = claim->parts.list[claim->parts.count - 1];
    cause_row_claims(c, claim->at.table, claim->parts.list[0], &first);
    for (uint32_t i = first; i < c->out->claims.count && count < PAIR_CAP; i++, c->budget--) {
        const svod_claim *other = cause_claim(c, i);
        if (other->at.table != claim->at.table || other->at.row > last) break;
        if (c->sorts[i] != SORT_ROW || !cause_lists(&claim->parts, other->at.row)) continue;
        list[count++] = (wrong){{claim->at.table, other->at.row, claim->at.col}, other->gap};
    }
    if (claim->factor == 1 && count < PAIR_CAP) pairs_of(c, list, count, claim->gap, cause_tolerance(c, claim));
}

static void find_pairs(causing *c) {
    for (uint32_t k = 0; k < c->out->claims.count && c->budget > 0; k++) {
        if (c->sorts[k] == SORT_ROW && cause_in_data(c, k)) pairs_of_row(c, k);
        if (c->sorts[k] == SORT_COLUMN) pairs_of_column(c, k);
    }
}

// ---- two rows ----------------------------------------------------------------------------------------------------------

typedef struct off {
    uint32_t claim, table, row;
    int64_t gap;
} off;

static int64_t size_of(int64_t gap) {
    return gap < 0 ? -gap : gap;
}

static int by_gap(const void *left, const void *right) {
    const off *a = left, *b = right;
    int64_t x = size_of(a->gap), y = size_of(b->gap);
    int table = (a->table > b->table) - (a->table < b->table), gap = (x > y) - (x < y), row = (a->row > b->row) - (a->row < b->row);
    return table ? table : gap ? gap : row ? row : (a->claim > b->claim) - (a->claim < b->claim);
}

static void exchange(causing *c, svod_spot a, svod_spot b) {
    uint32_t claims[EXPLAINED_CAP];
    if (!cause_readable(c, a) || !cause_readable(c, b)) return;
    change both[] = {cause_change(c, a, cause_value(c, b)), cause_change(c, b, cause_value(c, a))};
    uint32_t count = cause_judge(c, both, 2, false, claims);
    if (count >= 2 && cause_trial(c, both, 2, claims, &count)) cause_guess(c, SVOD_CAUSE_SWAP, both, 2, claims, count);
}

static void swaps_of_rows(causing *c, const off *a, const off *b) {
    const svod_claim *one = cause_claim(c, a->claim), *other = cause_claim(c, b->claim);
    uint32_t t = a->table;
    int64_t slack = cause_tolerance(c, one);
    for (uint32_t i = 0; i < one->parts.count && i < other->parts.count; i++) {
        svod_spot x = {t, a->row, one->parts.list[i]}, y = {t, b->row, other->parts.list[i]};
        c->budget--;
        if (near(cause_value(c, y) - cause_value(c, x), a->gap, slack)) exchange(c, x, y);
    }
    if (one->at.col == other->at.col && cause_value(c, one->at) - cause_value(c, other->at) == a->gap) exchange(c, one->at, other->at);
}

// Rows off by as much the other way stand near in the list: the nearest few of them.
static void partners(causing *c, const off *list, uint32_t count, uint32_t i) {
    uint32_t tried = 0;
    for (uint32_t k = i + 1; k < count && tried < PARTNERS && c->budget > 0; k++) {
        int64_t slack = cause_tolerance(c, cause_claim(c, list[i].claim)) + cause_tolerance(c, cause_claim(c, list[k].claim));
        if (list[k].table != list[i].table || size_of(list[k].gap) - size_of(list[i].gap) > slack) return;
        c->budget--;
        if (!near(list[k].gap, -list[i].gap, slack) || list[k].row == list[i].row) continue;
        swaps_of_rows(c, &list[i], &list[k]);
        tried++;
    }
}

static void swaps_in_columns(causing *c) {
    uint32_t count = 0;
    off *list = SVOD_ARRAY(c->out->arena, off, c->out->claims.count + 1);
    for (uint32_t k = 0; k < c->out->claims.count; k++) {
        const svod_claim *claim = cause_claim(c, k);
        if (c->sorts[k] == SORT_ROW && cause_in_data(c, k)) list[count++] = (off){k, claim->at.table, claim->at.row, claim->gap};
    }
    qsort(list, count, sizeof *list, by_gap);
    for (uint32_t i = 0; i < count && c->budget > 0; i++)
        partners(c, list, count, i);
}

// ---- two columns -------------------------------------------------------------------------------------------------------

// Would exchanging these two cells mend both footers? By the numbers alone.
static bool crossed(causing *c, const svod_claim *a, const svod_claim *b, uint32_t row) {
    svod_spot x = {a->at.table, row, a->at.col}, y = {b->at.table, row, b->at.col};
    double by = (double)(cause_value(c, y) - cause_value(c, x));
    double one = (double)a->gap - by * a->factor, other = (double)b->gap + by * b->factor;
    double slack = (double)cause_tolerance(c, a), more = (double)cause_tolerance(c, b);
    c->budget -= 2;
    return one <= slack && one >= -slack && other <= more && other >= -more;
}

static void swaps_of_columns(causing *c, uint32_t i, uint32_t k) {
    const svod_claim *a = cause_claim(c, i), *b = cause_claim(c, k);
    double sum = (double)a->gap / a->factor + (double)b->gap / b->factor;
    double slack = (double)cause_tolerance(c, a) / a->factor + (double)cause_tolerance(c, b) / b->factor;
    if (sum > slack || sum < -slack) return;
    for (uint32_t r = 0; r < a->parts.count && c->budget > 0; r++) {
        uint32_t row = a->parts.list[r];
        if (crossed(c, a, b, row)) exchange(c, (svod_spot){a->at.table, row, a->at.col}, (svod_spot){a->at.table, row, b->at.col});
    }
    // The two figures of the footer themselves.
    if (cause_value(c, a->at) - a->gap == cause_value(c, b->at) && cause_value(c, b->at) - b->gap == cause_value(c, a->at))
        exchange(c, a->at, b->at);
}

static void swaps_in_rows(causing *c) {
    for (uint32_t i = 0; i < c->out->claims.count && c->budget > 0; i++) {
        svod_spot at = cause_claim(c, i)->at;
        if (c->sorts[i] != SORT_COLUMN) continue;
        for (uint32_t k = i + 1; k < c->out->claims.count && c->budget > 0; k++) {
            svod_spot other = cause_claim(c, k)->at;
            if (other.table != at.table || other.row != at.row) break;
            c->budget--;
            if (c->sorts[k] == SORT_COLUMN && other.col != at.col) swaps_of_columns(c, i, k);
        }
    }
}

void cause_find_cells(causing *c) {
    find_pairs(c);
}

void cause_find_swaps(causing *c) {
    swaps_in_columns(c);
    swaps_in_rows(c);
}
