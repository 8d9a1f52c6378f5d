// Rows taken for units that are none: those whose figures are the sums or means of the rows above them are footers, whatever they are
// called; of the others, what the roster does not know and what looks unlike a unit is no unit.
#include <string.h>

#include "audit/amount.h"
#include "audit/recognise.h"

#define YEARS 8        // of rows that are summed
#define SURE_FITS 3    // figures that a row must share with a sum, all but one of those it has, if nothing else speaks against a unit,
#define SURE_ROWS 4    // below so many rows, for the points of a few units are another's sum by chance;
#define STRANGE_FITS 2 // and if something does: three in five

// Figures of a column so far.
typedef struct tally {
    __int128 sum;
    uint32_t n, filled; // numbers; those that are not 0
    int64_t least, most;
    uint8_t decimals;
} tally;

typedef struct likeness {
    pub_draft *d;
    svod_pub_table *t;
    tally *whole, *part; // [year slot * col_count + col]: of the table; since the last footer
    uint32_t rows[YEARS], part_rows[YEARS];
    int years[YEARS];
    uint32_t year_count;
    uint32_t numbers; // column of the rows' numbers; SVOD_NO_COL
    uint32_t ranks;   // column of ranks
    bool roster;      // knows most of the names
} likeness;

static bool is_figure(const svod_pub_col *col) {
    return col->kind == SVOD_PUB_POINTS || col->kind == SVOD_PUB_COUNT || col->kind == SVOD_PUB_ATTRIBUTE;
}

static uint32_t slot_of(likeness *l, int year) {
    uint32_t i = 0;
    while (i < l->year_count && l->years[i] != year)
        i++;
    if (i == l->year_count && i < YEARS) l->years[l->year_count++] = year;
    return i;
}

static void add_cell(tally *to, const svod_pub_cell *cell) {
    if (!to->n || cell->value < to->least) to->least = cell->value;
    if (!to->n || cell->value > to->most) to->most = cell->value;
    to->sum += cell->value;
    to->n++;
    to->filled += cell->value != 0;
    if (!cell->machine && cell->decimals > to->decimals) to->decimals = cell->decimals;
}

static void add_row(likeness *l, uint32_t row) {
    uint32_t slot = slot_of(l, l->t->rows[row].year);
    if (slot == YEARS) return;
    l->rows[slot]++;
    l->part_rows[slot]++;
    for (uint32_t col = 0; col < l->t->col_count; col++) {
        const svod_pub_cell *cell = svod_pub_at(l->t, row, col);
        if (cell->state != SVOD_PUB_NUMBER || !is_figure(&l->t->cols[col])) continue;
        add_cell(&l->whole[slot * l->t->col_count + col], cell);
        add_cell(&l->part[slot * l->t->col_count + col], cell);
    }
}

// ---- sums and means ----------------------------------------------------------------------------------------------------------

typedef struct likes {
    uint32_t tried, sums, means;
    uint32_t means_tried, finer; // finer: means with more places than the rows print
} likes;

static bool follows(amount what, const svod_pub_cell *cell) {
    return amount_explains(what, cell, cell->decimals) != SVOD_HOW_NOT;
}

static likes compare(const likeness *l, uint32_t row, const tally *of, uint32_t rows) {
    likes out = {0};
    for (uint32_t col = 0; col < l->t->col_count; col++) {
        const svod_pub_cell *cell = svod_pub_at(l->t, row, col);
        const tally *at = &of[col];
        if (cell->state != SVOD_PUB_NUMBER || !is_figure(&l->t->cols[col]) || at->filled < 2) continue;
        amount sum = {at->sum, at->sum, 1};
        out.tried++;
        out.sums += cell->value && follows(sum, cell);
        if (at->least == at->most) continue; // their mean is every one of them
        bool mean = follows(amount_over(sum, at->n), cell) || (rows > at->n && follows(amount_over(sum, rows), cell));
        out.means_tried++;
        out.means += mean;
        out.finer += mean && (cell->machine || cell->decimals > at->decimals);
    }
    return out;
}

static bool mostly(uint32_t part, uint32_t whole, bool strange) {
    if (!strange) return part >= SURE_FITS && part + 1 >= whole;
    uint32_t least = whole && whole < STRANGE_FITS ? whole : STRANGE_FITS;
    return part >= least && part * 5 >= whole * 3;
}

static uint8_t kind_of(likes found, uint32_t rows, bool strange) {
    if (!strange && rows < SURE_ROWS) return SVOD_PUB_ROW_OTHER;
    if (mostly(found.sums, found.tried, strange)) return SVOD_PUB_ROW_SUM;
    if (mostly(found.means, found.means_tried, strange) && (strange || found.finer >= 2)) return SVOD_PUB_ROW_MEAN;
    return SVOD_PUB_ROW_OTHER;
}

// ---- rows that nobody knows --------------------------------------------------------------------------------------------------

static bool lacks(const likeness *l, uint32_t row, uint32_t col) {
    if (col == SVOD_NO_COL) return false;
    uint8_t state = svod_pub_at(l->t, row, col)->state;
    return state == SVOD_PUB_ABSENT || state == SVOD_PUB_NOTHING;
}

static bool is_unknown(const likeness *l, uint32_t row) {
    return l->roster && l->t->units[l->t->rows[row].name] == SVOD_NO_UNIT;
}

// Points of a row, and those beyond what a unit can have.
static void count_beyond(const likeness *l, uint32_t row, uint32_t *points, uint32_t *beyond) {
    for (uint32_t col = 0; col < l->t->col_count; col++) {
        const svod_pub_col *at = &l->t->cols[col];
        const svod_pub_cell *cell = svod_pub_at(l->t, row, col);
        if (at->kind != SVOD_PUB_POINTS || cell->state != SVOD_PUB_NUMBER || at->node == SVOD_NO_NODE) continue;
        int64_t max = svod_pub_of_points(l->d->r->rubric->nodes[at->node].max);
        (*points)++;
        *beyond += cell->value < 0 || (max && cell->value > max);
    }
}

// Below all units a row whose points are beyond what there is counts something else.
static bool is_other(const likeness *l, uint32_t row) {
    uint32_t points = 0, beyond = 0;
    for (uint32_t i = row + 1; i < l->t->row_count; i++)
        if (l->t->rows[i].kind == SVOD_PUB_ROW_UNIT) return false;
    count_beyond(l, row, &points, &beyond);
    return points >= SURE_FITS && beyond * 4 >= points * 3;
}

// A new or misspelled unit is one still.
static bool is_no_unit(const likeness *l, uint32_t row) {
    const svod_pub_row *own = &l->t->rows[row];
    if (*svod_roster_nearest(l->d->r->input->roster, l->d->r->arena, own->label)) return false;
    uint32_t points = 0, beyond = 0;
    count_beyond(l, row, &points, &beyond);
    return lacks(l, row, l->numbers) || lacks(l, row, l->ranks) || (beyond && beyond * 3 >= points);
}

// ---- the table ---------------------------------------------------------------------------------------------------------------

static uint32_t column_of_numbers(const svod_pub_table *t, uint32_t from, uint32_t end, svod_pub_kind kind) {
    for (uint32_t col = from; col < end; col++) {
        uint32_t units = 0, numbers = 0;
        if (t->cols[col].kind != kind) continue;
        for (uint32_t row = 0; row < t->row_count; row++) {
            units += t->rows[row].kind == SVOD_PUB_ROW_UNIT;
            numbers += t->rows[row].kind == SVOD_PUB_ROW_UNIT && svod_pub_at(t, row, col)->state == SVOD_PUB_NUMBER;
        }
        if (units && numbers * 2 >= units) return col;
    }
    return SVOD_NO_COL;
}

static bool roster_knows(const svod_pub_table *t) {
    uint32_t known = 0;
    for (uint32_t i = 0; i < t->name_count; i++)
        known += t->units[i] != SVOD_NO_UNIT;
    return known * 2 > t->name_count;
}

static void clear_part(likeness *l) {
    memset(l->part, 0, (size_t)YEARS * l->t->col_count * sizeof *l->part);
    memset(l->part_rows, 0, sizeof l->part_rows);
}

// True: it is none any more.
static bool take(likeness *l, uint32_t row) {
    svod_pub_row *own = &l->t->rows[row];
    uint32_t slot = slot_of(l, own->year);
    if (slot == YEARS || (l->d->r->input->roster && l->t->units[own->name] != SVOD_NO_UNIT)) return false;
    uint8_t name = svod_pub_at(l->t, row, l->d->units)->state;
    if (name != SVOD_PUB_TEXT && name != SVOD_PUB_NUMBER) return false; // a unit's further row
    bool unknown = is_unknown(l, row), strange = unknown || lacks(l, row, l->numbers);
    size_t from = (size_t)slot * l->t->col_count;
    uint8_t part = kind_of(compare(l, row, l->part + from, l->part_rows[slot]), l->part_rows[slot], strange);
    uint8_t whole = kind_of(compare(l, row, l->whole + from, l->rows[slot]), l->rows[slot], strange);
    if (part == SVOD_PUB_ROW_OTHER && whole == SVOD_PUB_ROW_OTHER) {
        own->stranger = unknown && is_no_unit(l, row);
        if (own->stranger || is_other(l, row)) own->kind = SVOD_PUB_ROW_OTHER;
        return own->kind == SVOD_PUB_ROW_OTHER;
    }
    own->kind = whole != SVOD_PUB_ROW_OTHER ? whole : part;
    if (part != whole) l->d->scope[row] = whole != SVOD_PUB_ROW_OTHER ? PUB_WHOLE : PUB_PART;
    return true;
}

// Names of units alone stay, in their order; the groups of footers begin anew.
static void settle(svod_pub_table *t, svod_arena *arena) {
    uint32_t *to = SVOD_ARRAY(arena, uint32_t, t->name_count + 1), count = 0, start = 0;
    bool broke = true;
    for (uint32_t row = 0; row < t->row_count; row++) {
        svod_pub_row *own = &t->rows[row];
        if (own->kind == SVOD_PUB_ROW_UNIT) {
            to[own->name] = 1;
            if (broke) start = row;
            broke = false;
        } else {
            own->name = SVOD_NO_COL;
            broke |= own->kind != SVOD_PUB_ROW_OTHER;
        }
        own->group = start;
    }
    for (uint32_t i = 0; i < t->name_count; i++) {
        if (!to[i]) continue;
        t->names[count] = t->names[i];
        t->units[count] = t->units[i];
        to[i] = count++;
    }
    t->name_count = count;
    for (uint32_t row = 0; row < t->row_count; row++)
        if (t->rows[row].kind == SVOD_PUB_ROW_UNIT) t->rows[row].name = to[t->rows[row].name];
}

void pub_likeness(pub_draft *d) {
    svod_arena *arena = d->r->arena;
    svod_pub_table *t = d->t;
    if (!t->row_count) return;
    likeness l = {.d = d, .t = t};
    l.whole = SVOD_ARRAY(arena, tally, (size_t)YEARS * t->col_count);
    l.part = SVOD_ARRAY(arena, tally, (size_t)YEARS * t->col_count);
    l.numbers = column_of_numbers(t, 0, d->units, SVOD_PUB_OTHER);
    l.ranks = column_of_numbers(t, 0, t->col_count, SVOD_PUB_RANK);
    l.roster = d->r->input->roster && roster_knows(t);
    bool broke = false, changed = false;
    for (uint32_t row = 0; row < t->row_count; row++) {
        bool unit = t->rows[row].kind == SVOD_PUB_ROW_UNIT, none = unit && take(&l, row);
        changed |= none;
        if (unit && !none) {
            if (broke) clear_part(&l);
            broke = false;
            add_row(&l, row);
        } else {
            broke |= t->rows[row].kind != SVOD_PUB_ROW_OTHER;
        }
    }
    if (changed) settle(t, arena);
}
