// Ranks follow the printed totals: the best is first, and ties are ranked in one of the ways that people use.
#include <stdlib.h>
#include <string.h>

#include "audit/facts.h"
#include "audit/lookup.h"

#define WHOLE_LEAST 8 // ranks before a column of them is held against the totals though hardly any follows

typedef enum scheme {
    COMPETITION, // 1-2-2-4
    DENSE,       // 1-2-2-3
    SHARED,      // 1-2,5-2,5-4
    RANGE,       // 1, 2–3, 2–3, 4
    ORDINAL,     // 1-2-3-4
    SCHEMES
} scheme;

// A ranked unit. Ranks in billionths; lo == hi but for "2–3".
typedef struct entry {
    uint32_t row;
    int64_t points, lo, hi;
    bool aside;                           // its total and its rank do not go together, while the others' do
    uint32_t start, size, dense, ordinal; // of its tie: units before it, how many share it; ties before it; place when told apart
} entry;

typedef struct ranking {
    auditing *a;
    const svod_pub_table *at;
    uint32_t table, col, points;
    int year;
    entry *list;
    uint32_t count, rows, without_rank;
    bool years; // rows of several years
    bool loose; // totals are rounded: equal ones may be unlike behind what is printed
} ranking;

// ---- reading ---------------------------------------------------------------------------------------------------------------------

static const char *whole(const char *at, int64_t *out) {
    int64_t value = 0;
    const char *from = at;
    for (; *at >= '0' && *at <= '9' && at - from < 9; at++)
        value = value * 10 + (*at - '0');
    *out = value * SVOD_PUB_ONE;
    return at == from ? NULL : at;
}

// "2–3", with any dash.
static bool read_range(const char *text, int64_t *lo, int64_t *hi) {
    static const char *const dashes[] = {"-", "–", "—", "‑", "−"};
    const char *at = whole(text, lo);
    while (at && *at == ' ')
        at++;
    for (size_t i = 0; at && i < sizeof dashes / sizeof *dashes; i++) {
        size_t len = strlen(dashes[i]);
        if (strncmp(at, dashes[i], len)) continue;
        at += len;
        while (*at == ' ')
            at++;
        at = whole(at, hi);
        return at && !*at && *lo < *hi;
    }
    return false;
}

static bool read_rank(const svod_pub_cell *cell, entry *out) {
    if (cell->state == SVOD_PUB_TEXT) return read_range(cell->text, &out->lo, &out->hi);
    out->lo = out->hi = cell->value;
    return audit_is_number(cell) && cell->value > 0;
}

static void read_rows(ranking *r) {
    r->list = SVOD_ARRAY(r->a->arena, entry, r->at->row_count);
    for (uint32_t row = 0; row < r->at->row_count; row++) {
        const svod_pub_row *own = &r->at->rows[row];
        if (own->kind != SVOD_PUB_ROW_UNIT || (own->year && r->year && own->year != r->year)) continue;
        const svod_pub_cell *points = svod_pub_at(r->at, row, r->points);
        entry *at = &r->list[r->count];
        *at = (entry){.row = row, .points = points->value};
        r->rows++;
        if (!audit_is_number(points)) continue;
        r->loose |= points->machine;
        if (read_rank(svod_pub_at(r->at, row, r->col), at))
            r->count++;
        else
            r->without_rank++;
    }
}

// ---- ties ------------------------------------------------------------------------------------------------------------------------

static int by_points(const void *left, const void *right) {
    const entry *a = left, *b = right;
    if (a->points != b->points) return a->points > b->points ? -1 : 1;
    if (a->lo != b->lo) return a->lo < b->lo ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static int by_rank(const void *left, const void *right) {
    const entry *a = left, *b = right;
    __int128 own = (__int128)a->lo + a->hi, other = (__int128)b->lo + b->hi;
    if (own != other) return own < other ? -1 : 1;
    return by_points(left, right);
}

// Are the neighbours in order of one tie? One that is set aside goes with whom it shares its rank. Totals that are rounded may be equal in
// print alone: their ranks tell.
static bool tied(const entry *left, const entry *right, bool loose) {
    bool same = left->lo == right->lo && left->hi == right->hi;
    if (left->aside || right->aside) return same;
    return left->points == right->points && (same || !loose);
}

// Fills the ties of a list in order.
static void find_ties(const ranking *r, entry *list) {
    uint32_t dense = 0;
    for (uint32_t from = 0, to; from < r->count; from = to, dense++) {
        for (to = from + 1; to < r->count && tied(&list[to - 1], &list[to], r->loose); to++) {
        }
        for (uint32_t i = from; i < to; i++) {
            list[i].start = from;
            list[i].size = to - from;
            list[i].dense = dense;
            list[i].ordinal = i;
        }
    }
}

static void expected(const entry *at, scheme by, int64_t *lo, int64_t *hi) {
    int64_t one = SVOD_PUB_ONE;
    *lo = by == DENSE     ? (at->dense + 1) * one
          : by == SHARED  ? at->start * one + (at->size + 1) * one / 2
          : by == ORDINAL ? (at->ordinal + 1) * one
                          : (at->start + 1) * one;
    *hi = by == RANGE ? (at->start + at->size) * one : *lo;
}

static bool fits(const entry *at, scheme by) {
    int64_t lo, hi;
    expected(at, by, &lo, &hi);
    return at->lo == lo && at->hi == hi;
}

// The way that fits most of the list; *off: how many it does not fit.
static scheme best_scheme(const ranking *r, const entry *list, uint32_t *off) {
    scheme best = COMPETITION;
    *off = UINT32_MAX;
    for (scheme by = 0; by < SCHEMES; by++) {
        uint32_t own = 0;
        for (uint32_t i = 0; i < r->count; i++)
            own += list[i].aside || !fits(&list[i], by);
        if (own < *off) best = by, *off = own;
    }
    return best;
}

// ---- those that stand aside ------------------------------------------------------------------------------------------------------

// A list in order of its ranks: all but the fewest whose totals then never rise are left in. One wrong total moves every rank between
// its place and the right one; it alone is aside then.
static void set_aside(svod_arena *arena, entry *list, uint32_t count) {
    uint32_t *ends = SVOD_ARRAY(arena, uint32_t, count), *before = SVOD_ARRAY(arena, uint32_t, count), len = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t low = 0, high = len; // the first end below these points
        while (low < high) {
            uint32_t middle = (low + high) / 2;
            if (list[ends[middle]].points >= list[i].points)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low ? ends[low - 1] : UINT32_MAX;
        ends[low] = i;
        if (low == len) len++;
        list[i].aside = true;
    }
    for (uint32_t i = len ? ends[len - 1] : UINT32_MAX; i != UINT32_MAX; i = before[i])
        list[i].aside = false;
}

// ---- judging ---------------------------------------------------------------------------------------------------------------------

static void tell(const ranking *r, const entry *at, scheme by) {
    auditing *a = r->a;
    // By percent of what could be had, points alone do not decide.
    bool percent = a->input->rubric->policy.rank == SVOD_RANK_PERCENT;
    svod_claim *claim = audit_claim(a, audit_spot(r->table, at->row, r->col), percent ? SVOD_DOUBTFUL : SVOD_CONTRADICTION, SVOD_HOW_NOT);
    if (percent) claim->code = SVOD_F_audit_doubtful;
    int64_t lo, hi;
    expected(at, by, &lo, &hi);
    const char *rank = audit_number(a, lo);
    if (hi != lo) rank = svod_printf(a->arena, "%s–%s", rank, audit_number(a, hi));
    claim->has_value = lo == hi && at->lo == at->hi;
    claim->value = lo;
    claim->gap = at->lo - lo;
    claim->found =
        svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_rank_says), audit_shown(a, svod_pub_at(r->at, at->row, r->col), false));
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_rank_of), rank, audit_col_name(a, r->at, r->points),
                                  audit_number(a, at->points));
    svod_spot part = audit_spot(r->table, at->row, r->points);
    claim->parts = audit_cells(a, &part, 1);
}

// The ties of each row by the printed totals, for those whose rank is told.
static uint32_t *slot_of_rows(const ranking *r) {
    uint32_t *slots = SVOD_ARRAY(r->a->arena, uint32_t, r->at->row_count);
    for (uint32_t i = 0; i < r->count; i++)
        slots[r->list[i].row] = i;
    return slots;
}

static void tell_all(const ranking *r, const entry *list, scheme by) {
    const uint32_t *slots = slot_of_rows(r);
    for (uint32_t i = 0; i < r->count; i++) {
        if (list[i].aside)
            tell(r, &r->list[slots[list[i].row]], by);
        else if (fits(&list[i], by))
            audit_agrees_in(r->a, r->table, r->col);
        else
            tell(r, &list[i], by);
    }
}

// Does the printed total of everyone aside call for another rank than the printed one?
static bool all_differ(const ranking *r, const entry *list, scheme by) {
    const uint32_t *slots = slot_of_rows(r);
    for (uint32_t i = 0; i < r->count; i++)
        if (list[i].aside && fits(&r->list[slots[list[i].row]], by)) return false;
    return true;
}

// At most two in five may be wrong where the rest is to say how ranks are meant.
static bool believable(uint32_t off, uint32_t count) {
    return off * 5 <= count * 2 || (off <= 2 && count >= 4);
}

// Do the ranks look like those of the whole table: nearly all different, and none beyond it?
static bool is_whole_ranking(const ranking *r) {
    uint32_t unlike = 0;
    entry *list = SVOD_ARRAY(r->a->arena, entry, r->count);
    memcpy(list, r->list, r->count * sizeof *list);
    qsort(list, r->count, sizeof *list, by_rank);
    for (uint32_t i = 0; i < r->count; i++) {
        unlike += !i || list[i].lo != list[i - 1].lo;
        if (list[i].hi > (r->count + 1) * SVOD_PUB_ONE) return false;
    }
    return r->count >= WHOLE_LEAST && unlike * 5 >= r->count * 3;
}

// Are they the ranks of some other column, or counted from the last?
static bool ranks_another(const ranking *r) {
    for (uint32_t turn = 0; turn < 2 * r->at->col_count; turn++) {
        uint32_t col = turn / 2, off;
        uint8_t kind = r->at->cols[col].kind;
        bool figures = kind == SVOD_PUB_POINTS || kind == SVOD_PUB_SHARE || kind == SVOD_PUB_CHANGE || kind == SVOD_PUB_COUNT ||
                       kind == SVOD_PUB_OTHER || kind == SVOD_PUB_ATTRIBUTE || kind == SVOD_PUB_RATIO;
        if (!figures || (col == r->points && turn % 2 == 0)) continue;
        entry *list = SVOD_ARRAY(r->a->arena, entry, r->count);
        memcpy(list, r->list, r->count * sizeof *list);
        for (uint32_t i = 0; i < r->count; i++) {
            int64_t value = svod_pub_at(r->at, list[i].row, col)->value;
            list[i].points = turn % 2 ? -value : value;
        }
        qsort(list, r->count, sizeof *list, by_points);
        find_ties(r, list);
        best_scheme(r, list, &off);
        if (believable(off, r->count) && col != r->points) return true;
    }
    return false;
}

// Too many are off to say which: one doubt at the header.
static void tell_column(const ranking *r, uint32_t off) {
    auditing *a = r->a;
    svod_claim *claim = audit_claim(a, audit_spot(r->table, SVOD_NO_COL, r->col), SVOD_DOUBTFUL, SVOD_HOW_NOT);
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_ranks_off), off, r->count);
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_ranks_of), audit_title(a, r->at, r->points));
}

static void judge_ranks(ranking *r) {
    uint32_t off, off_aside;
    qsort(r->list, r->count, sizeof *r->list, by_points);
    find_ties(r, r->list);
    scheme by = best_scheme(r, r->list, &off);
    if (!off) return tell_all(r, r->list, by);
    entry *ordered = SVOD_ARRAY(r->a->arena, entry, r->count);
    memcpy(ordered, r->list, r->count * sizeof *ordered);
    qsort(ordered, r->count, sizeof *ordered, by_rank);
    set_aside(r->a->arena, ordered, r->count);
    find_ties(r, ordered);
    scheme by_aside = best_scheme(r, ordered, &off_aside);
    bool fewer = off > 2 * off_aside && believable(off_aside, r->count) && all_differ(r, ordered, by_aside);
    if (fewer) return tell_all(r, ordered, by_aside);
    if (r->without_rank) return;
    if (believable(off, r->count)) return tell_all(r, r->list, by);
    bool percent = r->a->input->rubric->policy.rank == SVOD_RANK_PERCENT;
    if (!percent && !r->years && is_whole_ranking(r) && !ranks_another(r)) tell_column(r, off);
}

// "3 из 26": of those that are ranked, of all rows, of the roster. More than the table has: it is a part of a longer one.
static void judge_of(const ranking *r) {
    auditing *a = r->a;
    size_t units = a->input->roster ? a->input->roster->count : 0;
    int64_t told = 0;
    for (uint32_t i = 0; i < r->count; i++) {
        const svod_pub_cell *cell = svod_pub_at(r->at, r->list[i].row, r->col);
        int64_t of = cell->of;
        if (!of || of == told) continue;
        if (of == r->count || of == r->rows || of == r->count + r->without_rank || (size_t)of == units) {
            audit_agrees_in(a, r->table, r->col);
            continue;
        }
        if (of > r->rows && r->rows < units) continue;
        if (of > r->rows && !units) continue;
        told = of;
        svod_claim *claim = audit_claim(a, audit_spot(r->table, r->list[i].row, r->col), SVOD_CONTRADICTION, SVOD_HOW_NOT);
        claim->code = SVOD_F_audit_rank_count;
        claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_rank_of_n), (long long)of);
        claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_rank_n), r->count);
    }
}

// The total of that year, else the only column of points that speaks of it. Of several totals the nearest before the rank.
static uint32_t points_of(const svod_pub_table *at, uint32_t rank, int year) {
    uint32_t node = at->cols[rank].node == SVOD_NO_NODE ? SVOD_ROOT : at->cols[rank].node;
    uint32_t total = SVOD_NO_COL, any = SVOD_NO_COL, count = 0;
    for (uint32_t col = 0; col < at->col_count; col++) {
        if (at->cols[col].kind != SVOD_PUB_POINTS || !svod_pub_speaks(&at->cols[col], year)) continue;
        if (at->cols[col].node == node && (col < rank || total == SVOD_NO_COL)) total = col;
        any = col;
        count++;
    }
    return total != SVOD_NO_COL ? total : count == 1 && at->cols[rank].node == SVOD_NO_NODE ? any : SVOD_NO_COL;
}

static bool rows_have_years(const svod_pub_table *at) {
    for (uint32_t row = 0; row < at->row_count; row++)
        if (at->rows[row].kind == SVOD_PUB_ROW_UNIT && at->rows[row].year) return true;
    return false;
}

static bool judge(auditing *a, uint32_t table, uint32_t col, int year) {
    const svod_pub_table *at = &a->tables[table];
    ranking r = {.a = a, .at = at, .table = table, .col = col, .year = year, .points = points_of(at, col, year)};
    if (r.points == SVOD_NO_COL) return false;
    r.loose = a->facts[table].exact != EXACT_KNOWN || a->facts[table].coarse[r.points];
    r.years = rows_have_years(at);
    read_rows(&r);
    if (r.count < 2) return false;
    judge_of(&r);
    judge_ranks(&r);
    return true;
}

// Does one cell rank the rows of all years of a unit?
static bool merged(const svod_pub_table *at, uint32_t col) {
    for (uint32_t row = 0; row < at->row_count; row++)
        if (audit_repeated(at, row, col)) return true;
    return false;
}

// The last year first: a rank that stands in rows of an earlier year alone may speak of either.
static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    bool years = rows_have_years(at);
    for (uint32_t col = 0; col < at->col_count; col++) {
        if (at->cols[col].kind != SVOD_PUB_RANK) continue;
        if (at->cols[col].year || !years) {
            judge(a, table, col, at->cols[col].year);
            continue;
        }
        bool last = judge(a, table, col, at->years[at->year_count - 1]);
        for (uint32_t i = at->year_count - 1; i-- > 0 && last && !merged(at, col);)
            judge(a, table, col, at->years[i]);
    }
}

const audit_check check_rank = {"rank",
                                SVOD_F_audit_rank,
                                run,
                                "места следуют из итогов",
                                "ranks follow the totals",
                                "Места пересчитываются по напечатанным итогам; равные итоги могут делить место любым принятым способом. "
                                "Округлённые итоги, равные\nна бумаге, могли различаться. «Из N» сравнивается с числом участников. Молчит, "
                                "если столбец в целом не следует из итогов: значит,\nместа в нём считали по другому показателю.",
                                "Ranks are made again from the printed totals; equal totals may share a rank in any usual way. Rounded "
                                "totals that are equal in print may\nhave been unlike. “Of N” is held against the number of units. Silent "
                                "where the column as a whole does not follow the totals: then it\nranks something else."};
