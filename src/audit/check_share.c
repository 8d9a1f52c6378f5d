// A share is the percent of its part in its base, or of a node's points in their maximum; its footer is the share of the sums.
#include "audit/lookup.h"
#include "audit/quotient.h"
#include "base/str.h"

#define LEARN_ROWS 400 // with a count above 0, that a base is learned from
#define LEARN_LEAST 8
#define LEARN_TRY 20        // rows after which a pair that fits less than a quarter of them is given up
#define LEARN_PAIRS 1000000 // pairs times shares of one table; in wider ones nothing is learned
#define OTHER_PAIRS 1000000 // columns times shares of one table; in wider ones no other base is sought
#define HUNDRED (100 * SVOD_PUB_ONE)

// ---- learning part and base --------------------------------------------------------------------------------------------------

typedef struct pair {
    uint32_t part, base, fits, rows;
} pair;

// How many shares follow from that part in that base.
static pair fitting(const auditing *a, const quotient *q) {
    const svod_pub_table *table = &a->tables[q->table];
    pair out = {.part = q->above, .base = q->below};
    for (uint32_t row = 0; row < table->row_count && out.rows < LEARN_ROWS; row++) {
        const svod_pub_cell *share = svod_pub_at(table, row, q->col), *part = svod_pub_at(table, row, q->above);
        if (table->rows[row].kind != SVOD_PUB_ROW_UNIT || !audit_is_number(share) || !audit_is_number(part) || part->value <= 0) continue;
        if (out.rows == LEARN_TRY && out.fits * 4 < out.rows) break;
        out.rows++;
        out.fits += amount_explains(audit_quotient_at(a, q, row), share, share->decimals) != SVOD_HOW_NOT;
    }
    return out;
}

static bool counts(const svod_pub_col *col) {
    return col->kind == SVOD_PUB_COUNT || col->kind == SVOD_PUB_ATTRIBUTE;
}

// The one pair that at least 60 % of at least 8 rows follow from, when no other does as well.
static bool learn(const auditing *a, quotient *q) {
    const svod_pub_table *table = &a->tables[q->table];
    pair best = {0};
    bool twice = false;
    for (q->above = 0; q->above < table->col_count; q->above++) {
        if (table->cols[q->above].kind != SVOD_PUB_COUNT) continue;
        for (q->below = 0; q->below < table->col_count; q->below++) {
            if (q->below == q->above || !counts(&table->cols[q->below])) continue;
            pair own = fitting(a, q);
            if (own.rows < LEARN_LEAST || own.fits < best.fits || !own.fits) continue;
            twice = own.fits == best.fits;
            best = own;
        }
    }
    q->above = best.part;
    q->below = best.base;
    return best.fits && !twice && best.fits * 5 >= best.rows * 3;
}

static bool rows_say(const svod_pub_table *at, int year) {
    for (uint32_t row = 0; row < at->row_count; row++)
        if (at->rows[row].kind == SVOD_PUB_ROW_UNIT && at->rows[row].year == year) return true;
    return false;
}

// The node's points of that year, else those of no year.
static uint32_t points_of(const svod_pub_table *at, uint32_t node, int year) {
    for (uint32_t col = 0; year && col < at->col_count; col++)
        if (at->cols[col].kind == SVOD_PUB_POINTS && at->cols[col].node == node && at->cols[col].year == year) return col;
    return svod_pub_find(at, SVOD_PUB_POINTS, node, year);
}

// Maximum of the node in the year of the figure.
static int64_t max_at(const auditing *a, const quotient *q, uint32_t row) {
    const svod_pub_table *at = &a->tables[q->table];
    return audit_max_known(a, at, at->cols[q->col].node, audit_year(at, row, q->col));
}

// How many shares follow from the node's points in their maximum, or in the points of `below`.
static pair fitting_node(const auditing *a, quotient q) {
    const svod_pub_table *at = &a->tables[q.table];
    pair out = {.part = q.above, .base = q.below};
    for (uint32_t row = 0; row < at->row_count && out.rows < LEARN_ROWS; row++) {
        const svod_pub_cell *share = svod_pub_at(at, row, q.col), *part = svod_pub_at(at, row, q.above);
        if (at->rows[row].kind != SVOD_PUB_ROW_UNIT || !audit_is_number(share) || !audit_is_number(part) || part->value <= 0) continue;
        if (q.below == SVOD_NO_COL) q.constant = max_at(a, &q, row);
        out.rows++;
        out.fits += amount_explains(audit_quotient_at(a, &q, row), share, share->decimals) != SVOD_HOW_NOT;
    }
    return out;
}

// Of the maximum, unless the figures are shares of the total. Percents of another year may be of points that the table does not show.
static bool share_of_node(const auditing *a, uint32_t node, int year, quotient *out) {
    const svod_pub_table *at = &a->tables[out->table];
    out->above = points_of(at, node, year);
    out->below = SVOD_NO_COL;
    if (out->above == SVOD_NO_COL) return false;
    pair own = fitting_node(a, *out);
    if (own.fits * 2 >= own.rows) return true;
    quotient other = *out;
    other.below = node == SVOD_ROOT ? SVOD_NO_COL : points_of(at, SVOD_ROOT, year);
    pair total = other.below == SVOD_NO_COL ? (pair){0} : fitting_node(a, other);
    if (total.rows >= LEARN_LEAST && total.fits * 5 >= total.rows * 3) {
        *out = other;
        return true;
    }
    return !year || year == a->input->rubric->year || at->cols[out->above].year == year || rows_say(at, year);
}

// What the column is a share of; false when that is neither said nor plain to see.
static bool share_of(const auditing *a, uint32_t table, uint32_t col, bool learns, quotient *out) {
    const svod_pub_table *at = &a->tables[table];
    const svod_pub_col *own = &at->cols[col];
    *out = (quotient){.table = table, .col = col, .above = own->part, .below = own->base, .factor = 100};
    if (own->node != SVOD_NO_NODE) return share_of_node(a, own->node, own->year, out);
    if (own->part != SVOD_NO_COL && own->base != SVOD_NO_COL) return true;
    return learns && own->part == SVOD_NO_COL && own->base == SVOD_NO_COL && learn(a, out);
}

// What all shares of a table have in common.
typedef struct share_table {
    bool learns;       // there are few enough pairs to learn part and base from
    const bool *bases; // [col] is it the base of a share? NULL: too wide to seek other bases
} share_table;

static share_table look_over(const auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    uint64_t parts = 0, all = 0, shares = 0;
    for (uint32_t col = 0; col < at->col_count; col++) {
        parts += at->cols[col].kind == SVOD_PUB_COUNT;
        all += counts(&at->cols[col]);
        shares += at->cols[col].kind == SVOD_PUB_SHARE;
    }
    share_table out = {.learns = parts * all * shares <= LEARN_PAIRS};
    if (!shares || shares * at->col_count > OTHER_PAIRS) return out;
    bool *bases = SVOD_ARRAY(a->arena, bool, at->col_count);
    for (uint32_t col = 0; col < at->col_count; col++) {
        const svod_pub_col *own = &at->cols[col];
        if (own->kind == SVOD_PUB_SHARE && own->base != SVOD_NO_COL && own->part != SVOD_NO_COL) bases[own->base] = true;
    }
    out.bases = bases;
    return out;
}

// A column of shares at work.
#define FEW 3 // shares of another maximum than the rest: fewer prove nothing

typedef struct shares {
    quotient of;
    const uint32_t *others; // columns that a share may be of instead, SVOD_NO_COL at the end
    bool mostly_whole;      // of a node: most of them are of its whole maximum
    bool few_others;        // and hardly any is not
} shares;

// ---- rows of units -----------------------------------------------------------------------------------------------------------

// Could shares be of that column instead: is it a base of others, or the base of another year?
static bool may_be_base(const svod_pub_table *at, const quotient *q, const bool *bases, uint32_t col) {
    const svod_pub_col *own = &at->cols[col], *base = &at->cols[q->below];
    if (col == q->below || col == q->above) return false;
    return bases[col] || (own->kind == base->kind && audit_other_year(own->attribute ? own->attribute : own->header,
                                                                      base->attribute ? base->attribute : base->header));
}

// Ends with SVOD_NO_COL.
static const uint32_t *other_bases(const auditing *a, const quotient *q, const bool *bases) {
    const svod_pub_table *at = &a->tables[q->table];
    svod_vec found = svod_vec_of(a->arena, sizeof(uint32_t));
    for (uint32_t col = 0; bases && q->below != SVOD_NO_COL && col < at->col_count; col++)
        if (may_be_base(at, q, bases, col)) *SVOD_PUSH(&found, uint32_t) = col;
    *SVOD_PUSH(&found, uint32_t) = SVOD_NO_COL;
    return found.data;
}

// "сходится, если делить на «Педагогов, 2022» (441)".
static const char *other_base(const auditing *a, const shares *s, uint32_t row) {
    const svod_pub_table *at = &a->tables[s->of.table];
    const svod_pub_cell *cell = svod_pub_at(at, row, s->of.col);
    for (const uint32_t *col = s->others; *col != SVOD_NO_COL; col++) {
        quotient other = s->of;
        other.below = *col;
        if (amount_explains(audit_quotient_at(a, &other, row), cell, cell->decimals) == SVOD_HOW_NOT) continue;
        return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_other_base), audit_title(a, at, *col),
                           audit_number(a, svod_pub_at(at, row, *col)->value));
    }
    return "";
}

static const char *expected_words(const auditing *a, const quotient *q, uint32_t row, amount share) {
    const svod_pub_table *at = &a->tables[q->table];
    unsigned places = facts_target_places(a, audit_spot(q->table, row, q->col), true);
    int64_t below = q->below == SVOD_NO_COL ? q->constant : svod_pub_at(at, row, q->below)->value;
    return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_share_of), audit_places(a, share, places ? places : 1),
                       audit_number(a, svod_pub_at(at, row, q->above)->value), audit_number(a, below));
}

static svod_claim *tell(auditing *a, const quotient *q, uint32_t row, svod_verdict verdict, svod_how how) {
    const svod_pub_table *at = &a->tables[q->table];
    svod_claim *claim = audit_claim(a, audit_spot(q->table, row, q->col), verdict, how);
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_share_says), audit_shown(a, svod_pub_at(at, row, q->col), true));
    return claim;
}

// Is the part itself contradicted, being above its base?
static bool beyond_base(const auditing *a, const quotient *q, uint32_t row) {
    const svod_pub_table *at = &a->tables[q->table];
    if (q->below == SVOD_NO_COL || at->cols[q->above].within != q->below) return false;
    return svod_pub_at(at, row, q->above)->value > svod_pub_at(at, row, q->below)->value;
}

static void differ(auditing *a, const shares *s, uint32_t row, amount share, svod_how how) {
    const quotient *q = &s->of;
    const svod_pub_cell *cell = svod_pub_at(&a->tables[q->table], row, q->col);
    svod_claim *claim = tell(a, q, row, how == SVOD_HOW_NOT ? SVOD_CONTRADICTION : SVOD_ROUNDED, how);
    claim->has_value = true;
    claim->value = amount_value(share, facts_target_places(a, claim->at, true));
    claim->gap = amount_gap(share, cell);
    claim->expected = expected_words(a, q, row, share);
    svod_spot parts[] = {audit_spot(q->table, row, q->above), audit_spot(q->table, row, q->below)};
    claim->parts = audit_cells(a, parts, q->below == SVOD_NO_COL ? 1 : 2);
    if (how == SVOD_HOW_NOT) claim->why = other_base(a, s, row);
    if (!beyond_base(a, q, row)) return;
    claim->has_value = false; // nobody can tell the share of a part that is wrong itself
    int64_t above = svod_pub_at(&a->tables[q->table], row, q->above)->value,
            below = svod_pub_at(&a->tables[q->table], row, q->below)->value;
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_share_at_most), audit_number(a, above), audit_number(a, below));
    if (!*claim->why) claim->why = svod_say(a->lang, SVOD_T_audit_part_first);
}

// Where nothing can be divided: 0 of anything is 0, and what is within its base is neither below 0 nor above 100 % of it.
static void judge_bounds(auditing *a, const quotient *q, uint32_t row) {
    const svod_pub_table *at = &a->tables[q->table];
    const svod_pub_cell *cell = svod_pub_at(at, row, q->col);
    bool nothing = audit_is_number(svod_pub_at(at, row, q->above)) && !svod_pub_at(at, row, q->above)->value;
    bool bound = q->below != SVOD_NO_COL && at->cols[q->above].within == q->below;
    if (nothing)
        tell(a, q, row, SVOD_CONTRADICTION, SVOD_HOW_NOT)->expected = svod_say(a->lang, SVOD_T_audit_share_of_nothing);
    else if (bound && (cell->value < 0 || cell->value > HUNDRED))
        tell(a, q, row, SVOD_CONTRADICTION, SVOD_HOW_NOT)->expected = svod_say(a->lang, SVOD_T_audit_share_bounds);
}

// What could be had may be less than the maximum, where a part was not asked of the unit.
static bool of_own_max(const auditing *a, const quotient *q, uint32_t row) {
    const svod_pub_table *at = &a->tables[q->table];
    const svod_result *result = a->input->result;
    size_t unit = audit_unit(a, at, row);
    int year = audit_year(at, row, q->col);
    if (!result || unit == SVOD_NO_UNIT || unit >= result->now.unit_count || (year && year != result->now.year)) return false;
    const svod_point *point = svod_year_at(&result->now, unit, at->cols[q->col].node);
    if (point->state != SVOD_STATE_POINTS || point->max <= 0) return false;
    quotient own = *q;
    own.constant = svod_pub_of_points(point->max);
    const svod_pub_cell *cell = svod_pub_at(at, row, q->col);
    return amount_explains(audit_quotient_at(a, &own, row), cell, cell->decimals) <= SVOD_HOW_CUT;
}

// Largest number of points that a unit could have had of a column, where parts that are not applicable count for nothing: *open says
// that some part is not shown, so that it may be less.
static int64_t own_max(const auditing *a, uint32_t table, uint32_t row, uint32_t col, int year, bool *open) {
    const svod_pub_table *at = &a->tables[table];
    const svod_pub_cell *cell = svod_pub_at(at, row, col);
    uint32_t node = at->cols[col].node;
    if (cell->state == SVOD_PUB_TEXT && facts_nothing(a, cell)) return 0;
    col_parts parts = facts_parts(a, table, col, at->rows[row].year);
    if (!parts.count) {
        *open |= !svod_rubric_leaf(a->input->rubric, node);
        return audit_max_known(a, at, node, year);
    }
    int64_t sum = 0;
    for (uint32_t i = 0; i < parts.count; i++)
        sum += own_max(a, table, row, parts.list[i], year, open);
    return sum;
}

// Would the share be that of a maximum without some of the node's leaves?
static bool of_fewer_leaves(const auditing *a, const quotient *q, uint32_t row) {
    const svod_pub_table *at = &a->tables[q->table];
    const svod_pub_cell *share = svod_pub_at(at, row, q->col), *part = svod_pub_at(at, row, q->above);
    int64_t least = 0, step = 0;
    audit_leaf_maxima(a->input->rubric, at->cols[q->above].node, &least, &step);
    if (!step || share->value <= 0) return false;
    quotient own = *q;
    int64_t fewer = (int64_t)((__int128)part->value * HUNDRED / share->value), left_out = q->constant - fewer + step / 2;
    own.constant = q->constant - left_out / step * step;
    if (own.constant <= 0 || q->constant - own.constant < least) return false;
    return amount_explains(audit_quotient_at(a, &own, row), share, share->decimals) <= SVOD_HOW_CUT;
}

// By the rubric's rule what does not apply to a unit lowers its maximum. False: the share may well be of such a maximum, but what it is
// the table does not show.
static bool lower_max(const auditing *a, shares *s, uint32_t row) {
    quotient *q = &s->of;
    if (a->input->rubric->policy.na != SVOD_NA_DROP || !a->facts) return true;
    bool open = false;
    int64_t max = own_max(a, q->table, row, q->above, audit_year(&a->tables[q->table], row, q->col), &open);
    if (max > 0 && max < q->constant) q->constant = max;
    const svod_pub_cell *cell = svod_pub_at(&a->tables[q->table], row, q->col);
    if (amount_explains(audit_quotient_at(a, q, row), cell, cell->decimals) != SVOD_HOW_NOT) return true;
    return !open || !s->mostly_whole || !of_fewer_leaves(a, q, row);
}

// Of points whose print may be rounded: what they were computed as, or cut from, decides.
static svod_how of_loose_points(const auditing *a, const quotient *q, uint32_t row, amount *share) {
    const svod_pub_table *at = &a->tables[q->table];
    const svod_pub_cell *cell = svod_pub_at(at, row, q->col), *part = svod_pub_at(at, row, q->above);
    int64_t loose = facts_loose(a, q->table, part);
    *share = amount_quotient(amount_scale(facts_amount(a, q->table, part), q->factor), amount_of(q->constant));
    svod_how how = amount_explains(*share, cell, cell->decimals);
    if (how <= SVOD_HOW_HALF_UP) return how;
    amount longer = {part->value, (__int128)part->value + 2 * loose, 1};
    amount uncut = amount_quotient(amount_scale(longer, q->factor), amount_of(q->constant));
    return amount_explains(uncut, cell, cell->decimals) <= SVOD_HOW_CUT ? SVOD_HOW_CUT : how;
}

// One share alone that fits a lower maximum may as well be wrong.
static void doubt_lower(auditing *a, const quotient *q, uint32_t row) {
    const svod_pub_cell *cell = svod_pub_at(&a->tables[q->table], row, q->col);
    amount share = audit_quotient_at(a, q, row);
    svod_claim *claim = tell(a, q, row, SVOD_DOUBTFUL, SVOD_HOW_METHOD);
    claim->has_value = true;
    claim->value = amount_value(share, facts_target_places(a, claim->at, true));
    claim->gap = amount_gap(share, cell);
    claim->expected = expected_words(a, q, row, share);
    claim->why = svod_say(a->lang, SVOD_T_audit_share_fewer);
    svod_spot part = audit_spot(q->table, row, q->above);
    claim->parts = audit_cells(a, &part, 1);
}

static void judge(auditing *a, shares *s, uint32_t row) {
    quotient *q = &s->of;
    const svod_pub_table *at = &a->tables[q->table];
    const svod_pub_cell *cell = svod_pub_at(at, row, q->col), *part = svod_pub_at(at, row, q->above);
    if (at->rows[row].kind != SVOD_PUB_ROW_UNIT || !audit_is_number(cell)) return;
    if (q->below == SVOD_NO_COL) q->constant = max_at(a, q, row);
    // Nothing of nothing is 0 %; nothing is 0 % of anything, known or not.
    if (audit_is_number(part) && !part->value && !cell->value) return audit_agrees_in(a, q->table, q->col);
    if (q->below == SVOD_NO_COL && q->constant && audit_is_number(part) && !lower_max(a, s, row)) {
        if (s->few_others) doubt_lower(a, q, row);
        return;
    }
    amount share = audit_quotient_at(a, q, row);
    if (!share.den) return judge_bounds(a, q, row);
    bool loose = q->below == SVOD_NO_COL && facts_loose(a, q->table, part);
    svod_how how = loose ? of_loose_points(a, q, row, &share) : amount_explains(share, cell, cell->decimals);
    if (how <= SVOD_HOW_HALF_UP || (q->below == SVOD_NO_COL && of_own_max(a, q, row))) return audit_agrees_in(a, q->table, q->col);
    differ(a, s, row, share, how);
}

static void judge_column(auditing *a, const share_table *all, uint32_t table, uint32_t col) {
    const svod_pub_table *at = &a->tables[table];
    shares s = {0};
    if (!share_of(a, table, col, all->learns, &s.of)) return;
    if (s.of.below == SVOD_NO_COL) {
        pair own = fitting_node(a, s.of);
        s.mostly_whole = own.fits * 2 > own.rows;
        s.few_others = own.rows - own.fits < FEW;
    }
    s.others = other_bases(a, &s.of, all->bases);
    for (uint32_t row = 0; row < at->row_count; row++)
        judge(a, &s, row);
    audit_quotient_footers(a, &s.of);
}

static void run(auditing *a, uint32_t table) {
    share_table all = look_over(a, table);
    for (uint32_t col = 0; col < a->tables[table].col_count; col++)
        if (a->tables[table].cols[col].kind == SVOD_PUB_SHARE) judge_column(a, &all, table, col);
}

const audit_check check_share = {
    "share",
    SVOD_F_audit_share,
    run,
    "доля следует из части и целого",
    "a share follows from its part and base",
    "Доля сравнивается с частью и целым, которые назвала рубрика или по которым сходится большинство строк; доля раздела — с его "
    "максимумом.\nОбъяснено округлением — знаки отброшены. Общая доля — доля сумм; среднее долей в строке «Итого» — сомнение в "
    "способе.\nМолчит, если неясно, от чего взята доля.",
    "A share is held against the part and base that the rubric names or that most rows follow; a section's against its maximum. Explained "
    "by\nrounding: digits were cut. The share of all is that of the sums; a mean of shares in a row of totals is a doubt about the "
    "method.\nSilent where it is not clear what it is a share of."};
