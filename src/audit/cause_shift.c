// Figures that stand one column off: of a row of the data, as the sums of its columns show, and of a footer.
#include "audit/cause.h"

#define WITHOUT_TOTAL 3 // columns that must agree where no row total bears the shift out

static const svod_pub_cell *cell_of(const cause_table *t, uint32_t row, uint32_t col) {
    return svod_pub_at(t->table, row, col);
}

static bool has_figures(const cause_table *t, uint32_t col) {
    uint8_t kind = t->table->cols[col].kind;
    return kind == SVOD_PUB_POINTS || kind == SVOD_PUB_COUNT || kind == SVOD_PUB_SHARE || kind == SVOD_PUB_RATIO ||
           kind == SVOD_PUB_ATTRIBUTE;
}

// The column beside it that figures can have slipped to; SVOD_NO_COL at the edge.
static uint32_t beside(const cause_table *t, uint32_t col, int by) {
    uint32_t other = by < 0 ? col - 1 : col + 1;
    return (by < 0 && !col) || other >= t->table->col_count || !has_figures(t, other) ? SVOD_NO_COL : other;
}

// ---- a row of the data -------------------------------------------------------------------------------------------------

typedef struct shifting {
    causing *c;
    cause_table *t;
    const relation *relations; // [col] of the footer
    const uint32_t *cols;      // whose sums are contradicted, ascending
    uint32_t col_count;
    uint32_t row, foot;
    int by; // its figures stand so many columns from their place
} shifting;

static int64_t value(const shifting *s, uint32_t col) {
    return cause_value(s->c, (svod_spot){s->t->index, s->row, col});
}

// Does the figure beside this one mend the sum?
static bool fits(const shifting *s, uint32_t col) {
    const relation *sum = &s->relations[col];
    uint32_t other = beside(s->t, col, s->by);
    if (other == SVOD_NO_COL || !cause_readable(s->c, (svod_spot){s->t->index, s->row, other})) return false;
    int64_t delta = value(s, other) - value(s, col);
    if (sum->state != RELATION_CLAIMED) return delta == 0 && cell_of(s->t, s->row, col)->state == SVOD_PUB_NUMBER;
    change ch = cause_change(s->c, (svod_spot){s->t->index, s->row, col}, value(s, other));
    double left = (double)sum->gap + cause_moves(s->c, sum, (svod_spot){s->t->index, s->foot, col}, &ch);
    return delta != 0 && left <= (double)sum->tolerance && left >= -(double)sum->tolerance;
}

// Is the shift held against the total of its row? Either a claim of it is explained, or it holds, and still does.
static bool by_total(const shifting *s, uint32_t col, const uint32_t *claims, uint32_t count) {
    int64_t gap, tolerance;
    for (uint32_t i = 0; i < count; i++)
        if (s->c->sorts[claims[i]] == SORT_ROW) return true;
    uint32_t total = cause_parent(s->c, s->t, col, cause_year(s->t, s->row, col));
    return total != SVOD_NO_COL && cause_row_gap(s->c, s->t, s->row, total, &gap, &tolerance) && gap <= tolerance && gap >= -tolerance;
}

// A figure that is nowhere printed any more: what the row's total lacks once the others are back in place, else what the sum of its
// column says, to the places of the column.
static int64_t lost_value(const shifting *s, uint32_t col, const change *changes, uint32_t count) {
    const relation *sum = &s->relations[col];
    uint32_t total = cause_parent(s->c, s->t, col, cause_year(s->t, s->row, col));
    int64_t gap, tolerance, place = SVOD_PUB_ONE;
    if (sum->factor == 1) return value(s, col) + sum->gap;
    if (total != SVOD_NO_COL && cause_row_gap(s->c, s->t, s->row, total, &gap, &tolerance) && !cause_huge(gap)) {
        for (uint32_t i = 0; i < count; i++)
            gap -= changes[i].to - changes[i].from;
        return value(s, col) + gap;
    }
    for (unsigned i = 0; i < s->t->table->cols[col].decimals; i++)
        place /= 10;
    double places = ((double)value(s, col) + (double)sum->gap / sum->factor) / (double)place;
    return (int64_t)(places + (places < 0 ? -0.5 : 0.5)) * place;
}

// The figures of `count` columns from `col` on go where they belong; what stood in the last place is known from its sum alone.
static bool shift_back(const shifting *s, uint32_t col, uint32_t count, uint32_t matched) {
    change changes[CHANGE_CAP];
    uint32_t n = 0, claims[EXPLAINED_CAP];
    for (uint32_t i = 0; i < count && n + 1 < CHANGE_CAP; i++) {
        uint32_t at = s->by > 0 ? col + i : col - i;
        if (s->relations[at].state != RELATION_CLAIMED) continue;
        changes[n++] = cause_change(s->c, (svod_spot){s->t->index, s->row, at}, value(s, beside(s->t, at, s->by)));
    }
    uint32_t lost = beside(s->t, s->by > 0 ? col + count - 1 : col - (count - 1), s->by);
    if (lost != SVOD_NO_COL && s->relations[lost].state == RELATION_CLAIMED) {
        changes[n] = cause_change(s->c, (svod_spot){s->t->index, s->row, lost}, lost_value(s, lost, changes, n));
        n++;
    }
    uint32_t explained = cause_judge(s->c, changes, n, false, claims);
    if (!explained || (matched < WITHOUT_TOTAL && !by_total(s, col, claims, explained))) return false;
    cause_guess(s->c, SVOD_CAUSE_SHIFT, changes, n, claims, explained)->by = -s->by;
    return true;
}

// Runs of columns, in the direction from which the figures came, that begin and end with a contradicted sum.
static void runs(const shifting *s) {
    uint32_t end = 0;
    bool begun = false;
    for (uint32_t i = 0; i < s->col_count; i++) {
        uint32_t col = s->cols[s->by > 0 ? i : s->col_count - 1 - i];
        if ((begun && (s->by > 0 ? col < end : col > end)) || !fits(s, col)) continue;
        uint32_t count = 0, last = 0, matched = 0;
        for (uint32_t at = col; at != SVOD_NO_COL && fits(s, at); at = beside(s->t, at, s->by)) {
            count++;
            if (s->relations[at].state != RELATION_CLAIMED) continue;
            last = count;
            matched++;
        }
        // Equal figures at its end may belong to it, with the place after them, or not.
        if (matched >= 2 && !shift_back(s, col, count, matched) && last < count) shift_back(s, col, last, matched);
        end = s->by > 0 ? col + last : col - last;
        begun = true;
    }
}

// Two contradicted sums that the figures beside mend: else the row is not worth a closer look.
static bool promising(const shifting *s) {
    uint32_t matched = 0;
    for (uint32_t i = 0; i < s->col_count && matched < 2; i++)
        matched += fits(s, s->cols[i]);
    return matched >= 2;
}

static void shifts_of_footer(causing *c, cause_table *t, footer *foot, const uint32_t *cols, uint32_t col_count) {
    for (uint32_t col = 0; col < t->table->col_count; col++)
        if (has_figures(t, col)) cause_relation(c, t, foot, col);
    shifting s = {.c = c, .t = t, .relations = foot->relations, .cols = cols, .col_count = col_count, .foot = foot->row};
    uint32_t end = foot->sub ? foot->row : t->table->row_count;
    for (s.row = foot->from; s.row < end && c->budget > 0; s.row++) {
        const svod_pub_row *row = &t->table->rows[s.row];
        if (row->kind != SVOD_PUB_ROW_UNIT || (foot->year && row->year && foot->year != row->year)) continue;
        c->budget -= 4 * (int64_t)col_count;
        for (s.by = -1; s.by <= 1; s.by += 2)
            if (promising(&s)) runs(&s);
    }
}

// ---- a row with a blank ------------------------------------------------------------------------------------------------

// The figures of columns `from` to `blank` (in either direction) stand one place away from the blank: moved back, the one that is left
// is what the total lacks.
static void close_gap(causing *c, const svod_claim *total, const uint32_t *cols, uint32_t from, uint32_t blank) {
    change changes[CHANGE_CAP];
    uint32_t n = 0, claims[EXPLAINED_CAP], count;
    int64_t gap = total->gap;
    int step = from > blank ? 1 : -1;
    svod_spot at = total->at;
    for (uint32_t i = blank; i != from && n + 2 < CHANGE_CAP; i += (uint32_t)step) {
        svod_spot to = {at.table, at.row, cols[i]}, source = {at.table, at.row, cols[i + (uint32_t)step]};
        changes[n] = cause_change(c, to, cause_value(c, source));
        gap -= changes[n].to - changes[n].from;
        n++;
    }
    svod_spot last = {at.table, at.row, cols[from]};
    changes[n] = cause_change(c, last, cause_value(c, last) + gap);
    n++;
    if (!cause_agrees(c, changes, n, claims, &count) || !cause_trial(c, changes, n, claims, &count)) return;
    guess *g = cause_guess(c, SVOD_CAUSE_SHIFT, changes, n, claims, count);
    g->by = -step;
    g->sure = count > 1;
}

static void blanks_of_row(causing *c, uint32_t k) {
    const svod_claim *total = cause_claim(c, k);
    const uint32_t *cols = total->parts.list;
    uint32_t blank = UINT32_MAX, blanks = 0, count = total->parts.count;
    for (uint32_t i = 0; i < count; i++) {
        const svod_pub_cell *cell = svod_pub_at(&c->out->tables[total->at.table], total->at.row, cols[i]);
        if (cell->state == SVOD_PUB_NUMBER) continue;
        blank = i;
        blanks++;
    }
    if (blanks != 1 || count < 3) return;
    for (uint32_t from = 0; from < count && c->budget > 0; from++)
        if (from != blank) close_gap(c, total, cols, from, blank);
}

// ---- a footer ----------------------------------------------------------------------------------------------------------

static uint32_t any_claim(const causing *c, svod_spot at) {
    for (uint32_t k = cause_claims_at(c, at); k < c->out->claims.count && cause_is_at(cause_claim(c, k), at); k++)
        if (cause_claim(c, k)->has_value && cause_claim(c, k)->verdict >= SVOD_DOUBTFUL) return k;
    return UINT32_MAX;
}

// Is what is printed there what the column beside should show?
static bool belongs_beside(const causing *c, const cause_table *t, uint32_t row, uint32_t col, int by) {
    uint32_t other = beside(t, col, by);
    if (other == SVOD_NO_COL || any_claim(c, (svod_spot){t->index, row, col}) == UINT32_MAX) return false;
    const svod_pub_cell *printed = cell_of(t, row, col), *there = cell_of(t, row, other);
    uint32_t claim = any_claim(c, (svod_spot){t->index, row, other});
    if (printed->state != SVOD_PUB_NUMBER || !printed->value) return false;
    if (claim == UINT32_MAX && there->state != SVOD_PUB_NUMBER) return false;
    if (claim != UINT32_MAX && cause_huge(cause_claim(c, claim)->gap)) return false;
    int64_t right = claim != UINT32_MAX ? cause_value(c, cause_claim(c, claim)->at) - cause_claim(c, claim)->gap : there->value;
    svod_how how = amount_explains(amount_of(right), printed, printed->decimals);
    return how == SVOD_HOW_EXACT || how == SVOD_HOW_HALF_UP;
}

static void shift_of_footer(causing *c, const cause_table *t, uint32_t row, int by) {
    change changes[CHANGE_CAP];
    uint32_t claims[CHANGE_CAP], count = 0, matched = 0, expected = SVOD_NO_COL;
    for (uint32_t i = 0; i <= t->table->col_count && count + 1 < CHANGE_CAP; i++) {
        uint32_t col = by > 0 ? i : t->table->col_count - 1 - i, claim = UINT32_MAX;
        bool inside = i < t->table->col_count;
        if (inside) claim = any_claim(c, (svod_spot){t->index, row, col});
        bool fit = inside && belongs_beside(c, t, row, col, by);
        if (claim != UINT32_MAX && (fit || (matched && col == expected))) { // the last of a run is where nothing came from
            changes[count] = cause_change(c, cause_claim(c, claim)->at, cause_right(c, cause_claim(c, claim)));
            claims[count++] = claim;
        }
        matched += fit;
        expected = fit ? beside(t, col, by) : SVOD_NO_COL;
        if (fit) continue;
        if (matched >= 2) cause_guess(c, SVOD_CAUSE_SHIFT, changes, count, claims, count)->by = by;
        count = matched = 0;
    }
}

// A fraction where whole numbers are summed.
static void fraction_of_counts(causing *c, const cause_table *t, uint32_t k) {
    const svod_claim *claim = cause_claim(c, k);
    const svod_pub_col *col = &t->table->cols[claim->at.col];
    int64_t printed = cause_value(c, claim->at);
    bool counts = col->kind == SVOD_PUB_COUNT || col->kind == SVOD_PUB_ATTRIBUTE;
    if (!counts || col->decimals || t->table->rows[claim->at.row].kind != SVOD_PUB_ROW_SUM || printed % SVOD_PUB_ONE == 0) return;
    change ch = cause_change(c, claim->at, cause_right(c, claim));
    cause_guess(c, SVOD_CAUSE_SHIFT, &ch, 1, &k, 1)->sure = false;
}

void cause_find_shifts(causing *c) {
    uint32_t count = (uint32_t)c->out->claims.count, first, end;
    for (uint32_t k = 0; k < count && c->budget > 0 && c->trying; k++)
        if (c->sorts[k] == SORT_ROW && cause_in_data(c, k)) blanks_of_row(c, k);
    for (uint32_t k = 0; k < count && c->budget > 0; k = end) {
        svod_spot at = cause_claim(c, k)->at;
        end = k + 1;
        if (at.row == SVOD_NO_COL) continue;
        cause_table *t = &c->tables[at.table];
        end = cause_row_claims(c, at.table, at.row, &first);
        if (t->table->rows[at.row].kind <= SVOD_PUB_ROW_UNIT) continue;
        uint32_t *cols = SVOD_ARRAY(c->out->arena, uint32_t, end - first), col_count = 0;
        for (uint32_t i = first; i < end; i++) {
            if (c->sorts[i] != SORT_COLUMN) continue;
            if (!col_count || cols[col_count - 1] != cause_claim(c, i)->at.col) cols[col_count++] = cause_claim(c, i)->at.col;
            fraction_of_counts(c, t, i);
        }
        for (uint32_t i = 0; i < t->foot_count && col_count >= 2; i++)
            if (t->feet[i].row == at.row) shifts_of_footer(c, t, &t->feet[i], cols, col_count);
        shift_of_footer(c, t, at.row, -1);
        shift_of_footer(c, t, at.row, 1);
        c->budget -= 8 * (int64_t)t->table->col_count;
    }
}
