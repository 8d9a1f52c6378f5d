// Are the points of a table exact as printed, or rounded for print? Its totals, sums, means and steps bear witness, each with its weight.
#include "audit/facts.h"

#define ENOUGH 8            // totals before anything is held to be exact or rounded
#define SURE 250            // weight of evidence that settles it: odds of 12 to 1
#define MANY 20             // scores before their steps tell anything
#define STEP_ON 30          // what one on its step speaks for exact points, and
#define STEP_OFF -300       // one off it
#define STEP_MOST 400       // all of them, either way
#define STEP_PROOF -1000000 // scores that only rounded means can be
#define COLUMNS_MOST 500    // all sums and means against exact points: a row that is left out puts every one off

static const table_facts *facts_of(const auditing *a, uint32_t table) {
    return &a->facts[table];
}

// What a total of so many parts that follows, or is off within what rounding explains, speaks for exact parts: a hundred times the natural
// logarithm of the odds, if of exact ones 98 % follow, and of rounded ones as many as chance lets (of two 75 %, of eight 45 %).
typedef struct weight {
    uint32_t parts; // at least
    int follow, off;
} weight;
static const weight weights[] = {{64, 195, -376}, {32, 159, -369}, {16, 125, -358}, {10, 95, -343}, {7, 78, -331},
                                 {5, 63, -318},   {4, 49, -300},   {3, 38, -281},   {2, 27, -253},  {0, 0, 0}};
static const weight coarse_weight = {2, 6, -250}; // a total with fewer places than its parts follows by chance more often than not

#define GAPS 8 // gaps of rows that are remembered
typedef struct evidence {
    size_t count;
    int64_t weight;
    int64_t gaps[GAPS]; // sizes by which rows are off
    uint32_t gap_count;
    size_t rows, rows_off;
} evidence;

// A figure that is wrong puts its row and its column off by the same: that speaks once. Takes the row's gap off the list. Where many rows
// are off it is chance, small gaps being much alike.
static bool same_gap(evidence *found, int64_t gap) {
    if (found->rows_off > 1 && found->rows_off * 20 > found->rows) return false;
    for (uint32_t i = 0; i < found->gap_count; i++) {
        if (found->gaps[i] != gap) continue;
        found->gaps[i] = found->gaps[--found->gap_count];
        return true;
    }
    return false;
}

// One total: does it follow exactly, or only within what rounding of its parts explains? Else it says nothing.
static void weigh(evidence *found, const svod_pub_cell *printed, unsigned places, const col_sum *sum, bool row, bool coarse) {
    __int128 gap = sum->sum - printed->value, size = gap < 0 ? -gap : gap;
    int64_t half = printed->machine ? facts_machine_slack(printed) : amount_half_place(places);
    if (size > half + sum->loose) return;
    const weight *by = weights;
    while (by->parts > sum->plain)
        by++;
    if (coarse && by->parts) by = &coarse_weight;
    found->count++;
    found->rows += row;
    if (amount_explains((amount){sum->sum, sum->sum, 1}, printed, places) <= SVOD_HOW_HALF_UP) {
        found->weight += by->follow;
    } else if (row || !same_gap(found, (int64_t)size)) {
        found->weight += by->off;
        found->rows_off += row;
        if (row && found->gap_count < GAPS) found->gaps[found->gap_count++] = (int64_t)size;
    }
}

static void weigh_row(const auditing *a, uint32_t table, uint32_t row, uint32_t col, col_parts parts, evidence *found) {
    const svod_pub_table *at = &a->tables[table];
    const uint8_t *places = facts_of(a, table)->places;
    const svod_pub_cell *printed = svod_pub_at(at, row, col);
    col_sum sum = {0};
    bool any = false, coarse = false;
    for (uint32_t i = 0; i < parts.count; i++) {
        const svod_pub_cell *cell = svod_pub_at(at, row, parts.list[i]);
        if (cell->state != SVOD_PUB_NUMBER) continue;
        coarse |= places[parts.list[i]] > places[col];
        sum.sum += cell->value;
        sum.loose += cell->machine ? facts_machine_slack(cell) : amount_half_place(places[parts.list[i]]);
        sum.plain += !cell->machine && cell->value; // a zero is seldom a rounded one
        any |= cell->value != 0;
    }
    if (any && printed->state == SVOD_PUB_NUMBER) weigh(found, printed, places[col], &sum, true, coarse);
}

static void weigh_rows(const auditing *a, uint32_t table, evidence *found) {
    const table_facts *facts = facts_of(a, table);
    for (uint32_t y = 0; y < facts->year_count; y++) {
        for (uint32_t c = 0; c < a->tables[table].col_count; c++) {
            col_parts parts = facts->parts[(size_t)y * a->tables[table].col_count + c];
            for (uint32_t i = 0; parts.count && i < facts->years[y].count; i++)
                weigh_row(a, table, facts->years[y].rows[i], c, parts, found);
        }
    }
}

// Sums printed below columns of points tell as much as totals beside rows.
static void weigh_sums(const auditing *a, uint32_t table, evidence *found) {
    const table_facts *facts = facts_of(a, table);
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t i = 0; i < facts->footer_count; i++) {
        uint32_t row = facts->footers[i];
        if (at->rows[row].kind != SVOD_PUB_ROW_SUM) continue;
        year_rows rows = facts_rows(a, table, row, at->rows[row].year);
        unsigned places = facts_row_places(at, row);
        for (uint32_t c = 0; rows.count && c < at->col_count; c++) {
            const svod_pub_cell *printed = svod_pub_at(at, row, c);
            if (at->cols[c].kind != SVOD_PUB_POINTS || printed->state != SVOD_PUB_NUMBER) continue;
            if (facts_parts(a, table, c, rows.year).count) continue; // holds what its rows' totals get wrong
            col_sum sum = facts_sum(a, table, rows, c);
            // "47" among tenths is 47,0, but what it leaves out was not rounded for want of exact parts.
            bool shorter = printed->decimals < facts->places[c] && printed->value != sum.sum;
            if (!sum.n || sum.unreadable || places < facts->places[c] || shorter) continue;
            sum.loose += (__int128)sum.plain * amount_half_place(facts->places[c]);
            weigh(found, printed, places, &sum, false, false);
        }
    }
}

// The same of a mean of so many rows: it rounds the more away the more rows it is of, and the fewer places it has beyond theirs. By chance
// follow 5, 15, 35 and 62 %.
typedef struct mean_weight {
    uint32_t spread; // under this: 12 n times the square of the mean's place over the rows', in hundredths
    int follow, off;
} mean_weight;
static const mean_weight mean_weights[] = {{4, 297, -386}, {25, 188, -375}, {100, 105, -350}, {400, 45, -290}};

static const mean_weight *weight_of_mean(uint32_t n, unsigned beyond) {
    uint64_t spread = UINT64_C(1200) * n;
    for (; beyond && spread; beyond--)
        spread /= 100;
    for (size_t i = 0; i < sizeof mean_weights / sizeof *mean_weights; i++)
        if (spread < mean_weights[i].spread) return &mean_weights[i];
    return NULL; // most would follow anyway
}

static svod_how mean_follows(const svod_pub_cell *printed, __int128 sum, uint32_t n) {
    return amount_explains(amount_over((amount){sum, sum, 1}, n), printed, printed->decimals);
}

// Is it off by what a row is off?
static bool mean_of_gap(evidence *found, const svod_pub_cell *printed, const col_sum *sum) {
    for (uint32_t i = 0; i < found->gap_count; i++) {
        int64_t gap = found->gaps[i];
        bool follows =
            mean_follows(printed, sum->sum + gap, sum->n) <= SVOD_HOW_CUT || mean_follows(printed, sum->sum - gap, sum->n) <= SVOD_HOW_CUT;
        if (follows) return same_gap(found, gap);
    }
    return false;
}

static void weigh_mean(evidence *found, const svod_pub_cell *printed, unsigned places, const col_sum *sum) {
    const mean_weight *by = printed->machine || printed->decimals <= places ? NULL : weight_of_mean(sum->plain, printed->decimals - places);
    if (!by) return;
    svod_how how = mean_follows(printed, sum->sum, sum->n);
    __int128 gap = sum->sum - (__int128)printed->value * sum->n, size = gap < 0 ? -gap : gap;
    bool beyond = size > sum->n * amount_half_place(printed->decimals) + sum->loose + sum->plain * amount_half_place(places);
    if (how == SVOD_HOW_CUT || (how == SVOD_HOW_NOT && beyond)) return; // says nothing
    found->count++;
    if (how <= SVOD_HOW_HALF_UP)
        found->weight += by->follow;
    else if (!mean_of_gap(found, printed, sum))
        found->weight += by->off;
}

// Means printed below columns whose sum is not.
static void weigh_means(const auditing *a, uint32_t table, evidence *found) {
    const table_facts *facts = facts_of(a, table);
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t i = 0; i < facts->footer_count; i++) {
        uint32_t row = facts->footers[i];
        if (at->rows[row].kind != SVOD_PUB_ROW_MEAN) continue;
        year_rows rows = facts_rows(a, table, row, at->rows[row].year);
        uint32_t sums = facts_footer(a, table, row, SVOD_PUB_ROW_SUM, at->rows[row].year);
        for (uint32_t c = 0; rows.count && c < at->col_count; c++) {
            const svod_pub_cell *printed = svod_pub_at(at, row, c);
            if (at->cols[c].kind != SVOD_PUB_POINTS || printed->state != SVOD_PUB_NUMBER || facts_parts(a, table, c, rows.year).count)
                continue;
            if (sums != SVOD_NO_COL && svod_pub_at(at, sums, c)->state == SVOD_PUB_NUMBER) continue;
            col_sum sum = facts_sum(a, table, rows, c);
            if (sum.n && !sum.unreadable && !sum.idle) weigh_mean(found, printed, facts->places[c], &sum);
        }
    }
}

// How many scores are no whole multiples of the step over so many experts.
enum { ONE, TWO, FOUR, FIVE, EXPERTS };
static const int64_t experts[EXPERTS] = {1, 2, 4, 5};
typedef struct steps {
    size_t count;
    size_t off[EXPERTS];
    size_t off_thirds; // nor those rounded: off a third of the step by more than half a place
} steps;

static void count_step(steps *found, int64_t value, int64_t step, int64_t half) {
    for (int i = 0; i < EXPERTS; i++)
        found->off[i] += (__int128)value * experts[i] % step != 0;
    __int128 rest = (__int128)value * 3 % step;
    found->off_thirds += rest > 3 * half && rest < step - 3 * half;
    found->count++;
}

// More than one or two wrong figures put off.
static bool many(size_t off, size_t count) {
    return off > 2 && off * 20 > count;
}

// Means of as many experts as leave a fraction without an end: either none of those numbers that leave none explains the scores, or three
// do.
static bool are_rounded_means(const steps *found) {
    if (!many(found->off[ONE], found->count)) return false;
    bool none = true;
    for (int i = 0; i < EXPERTS; i++)
        none &= many(found->off[i], found->count);
    return none || !many(found->off_thirds, found->count);
}

// Scores on a step that is wider than the places shown are no means of experts, hardly any of which would lie on it.
static void weigh_steps(const auditing *a, uint32_t table, evidence *found) {
    const table_facts *facts = facts_of(a, table);
    const svod_pub_table *at = &a->tables[table];
    steps seen = {0};
    for (uint32_t slot = 0; slot < facts->year_count * at->col_count; slot++) {
        const year_rows *rows = &facts->years[slot / at->col_count];
        uint32_t c = slot % at->col_count;
        const svod_pub_col *col = &at->cols[c];
        if (col->kind != SVOD_PUB_POINTS || !facts->places[c] || facts->parts[slot].count || !svod_pub_speaks(col, rows->year)) continue;
        int64_t step = audit_step(a, col->node, col->year ? col->year : rows->year), half = amount_half_place(facts->places[c]);
        for (uint32_t i = 0; step > 0 && step >= 4 * half && i < rows->count; i++) {
            const svod_pub_cell *cell = svod_pub_at(at, rows->rows[i], c);
            if (cell->state == SVOD_PUB_NUMBER && cell->value > 0) count_step(&seen, cell->value, step, half);
        }
    }
    if (seen.count < MANY) return;
    found->count += seen.count;
    int64_t total = STEP_ON * (int64_t)(seen.count - seen.off[ONE]) + STEP_OFF * (int64_t)seen.off[ONE];
    found->weight += are_rounded_means(&seen) ? STEP_PROOF : total > STEP_MOST ? STEP_MOST : total < -STEP_MOST ? -STEP_MOST : total;
}

// Where cells hold all the places that were computed, nothing was rounded for print, unless totals say so.
exactness facts_exact(const auditing *a, uint32_t table) {
    const table_facts *facts = facts_of(a, table);
    evidence found = {0};
    weigh_rows(a, table, &found);
    int64_t rows = found.weight;
    weigh_sums(a, table, &found);
    weigh_means(a, table, &found);
    if (found.weight < rows - COLUMNS_MOST) found.weight = rows - COLUMNS_MOST;
    if (!facts->full) weigh_steps(a, table, &found);
    if (facts->full && found.weight > -SURE) return EXACT_KNOWN;
    if (found.count < ENOUGH) return EXACT_OPEN;
    return found.weight >= SURE ? EXACT_KNOWN : found.weight <= -SURE ? EXACT_ROUNDED : EXACT_OPEN;
}
