// Which column of a table is part, base or bound of which: by the rubric's `published:`, and by neighbourhood.
#include "audit/recognise.h"
#include "base/str.h"

static uint32_t col_of_rule(const svod_pub_table *t, const char *id) {
    for (uint32_t i = 0; *id && i < t->col_count; i++)
        if (t->cols[i].rule && svod_streq(t->cols[i].rule->id, id)) return i;
    return SVOD_NO_COL;
}

// "Раздел 1 | %": a percentage right of a figure is of that figure.
static void link_left(const svod_pub_table *t, uint32_t index) {
    svod_pub_col *col = &t->cols[index];
    const svod_pub_col *left = index ? &t->cols[index - 1] : NULL;
    if (!left) return;
    if (left->kind == SVOD_PUB_COUNT || left->kind == SVOD_PUB_ATTRIBUTE) col->part = index - 1;
    if (left->kind != SVOD_PUB_POINTS) return;
    col->node = left->node;
    if (!col->year) col->year = left->year;
}

// ---- shares as fractions -----------------------------------------------------------------------------------------------------

#define FRACTION_MOST (SVOD_PUB_ONE * 3 / 2) // a share of 150 %: above it a figure is no fraction
#define FRACTIONS 4                          // in units' rows

static const svod_pub_cell *fraction_at(const svod_pub_table *t, uint32_t row, uint32_t col) {
    const svod_pub_cell *cell = svod_pub_at(t, row, col);
    bool plain = cell->state == SVOD_PUB_NUMBER && !cell->percent && cell->col == t->cols[col].col;
    return plain && cell->value >= -FRACTION_MOST && cell->value <= FRACTION_MOST ? cell : NULL;
}

// "0,862" for 86,2 %: all figures of the column are below 1,5, and their sum is nearer to what fractions of the maximum would make.
static bool are_fractions(const pub_draft *d, uint32_t col) {
    const svod_pub_table *t = d->t;
    uint32_t node = t->cols[col].node, points = svod_pub_find(t, SVOD_PUB_POINTS, node, t->cols[col].year), count = 0;
    int64_t max = svod_pub_of_points(d->r->rubric->nodes[node].max);
    if (points == SVOD_NO_COL || max <= 0) return false;
    __int128 shares = 0, had = 0;
    for (uint32_t row = 0; row < t->row_count; row++) {
        const svod_pub_cell *of = svod_pub_at(t, row, points), *cell = fraction_at(t, row, col);
        if (t->rows[row].kind != SVOD_PUB_ROW_UNIT || of->state != SVOD_PUB_NUMBER) continue;
        if (svod_pub_at(t, row, col)->state == SVOD_PUB_NUMBER && !cell) return false;
        if (!cell) continue;
        shares += cell->value;
        had += of->value;
        count++;
    }
    return count >= FRACTIONS && shares * max > had * (SVOD_PUB_ONE / 2) && shares * max < had * SVOD_PUB_ONE * 2;
}

static void read_fractions(const svod_pub_table *t, uint32_t col) {
    for (uint32_t row = 0; row < t->row_count; row++) {
        const svod_pub_cell *cell = fraction_at(t, row, col);
        svod_pub_cell *own = &t->cells[(size_t)row * t->col_count + col];
        if (!cell) continue;
        own->value *= 100;
        own->decimals = own->decimals > 2 ? own->decimals - 2 : 0;
        own->percent = true;
    }
}

void pub_links(pub_draft *d) {
    const svod_pub_table *t = d->t;
    for (uint32_t i = 0; i < t->col_count; i++) {
        svod_pub_col *col = &t->cols[i];
        if (col->rule) {
            col->part = col_of_rule(t, col->rule->part);
            col->base = col_of_rule(t, col->rule->base);
            col->within = col_of_rule(t, col->rule->within);
        } else if (col->kind == SVOD_PUB_SHARE && col->node == SVOD_NO_NODE)
            link_left(t, i);
        if (col->kind == SVOD_PUB_SHARE && col->node != SVOD_NO_NODE && are_fractions(d, i)) read_fractions(t, i);
    }
}
