// Footers: which statistic a text names, which years it compares, and whether it speaks of the whole table or of a part.
#include <string.h>

#include "audit/recognise.h"
#include "base/str.h"

bool pub_footer_kind(reader *r, const char *text, uint8_t *kind, bool *open) {
    static const struct {
        said_word word;
        svod_pub_row_kind kind;
    } order[] = {
        {SAID_row_percent, SVOD_PUB_ROW_PERCENT}, {SAID_row_change, SVOD_PUB_ROW_CHANGE}, {SAID_row_median, SVOD_PUB_ROW_MEDIAN},
        {SAID_row_mean, SVOD_PUB_ROW_MEAN},       {SAID_row_least, SVOD_PUB_ROW_LEAST},   {SAID_row_limit, SVOD_PUB_ROW_LIMIT},
        {SAID_row_max, SVOD_PUB_ROW_MOST},        {SAID_row_most, SVOD_PUB_ROW_MOST},     {SAID_row_count, SVOD_PUB_ROW_COUNT},
        {SAID_row_sum, SVOD_PUB_ROW_SUM},
    };
    *open = false;
    // A share of units, or whatever else begins so, is no percent of a maximum.
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (!said_is(r->said, order[i].word, text)) continue;
        *kind = (uint8_t)order[i].kind;
        *open = order[i].word == SAID_row_max;
        return order[i].kind == SVOD_PUB_ROW_PERCENT || order[i].kind == SVOD_PUB_ROW_COUNT || !said_is(r->said, SAID_row_part, text);
    }
    return false;
}

// ---- years ---------------------------------------------------------------------------------------------------------------

static void change_years(const svod_pub_table *t, svod_pub_row *row) {
    if (row->kind != SVOD_PUB_ROW_CHANGE) return;
    for (uint32_t i = 0; i < t->year_count && !row->year; i++)
        if (row->base_year && t->years[i] > row->base_year) row->year = t->years[i];
    if (!row->year && !row->base_year && t->year_count) row->year = t->years[t->year_count - 1];
    for (uint32_t i = t->year_count; i-- > 0 && !row->base_year;)
        if (row->year && t->years[i] < row->year) row->base_year = t->years[i];
}

// ---- the rubric's maxima or the rows' -------------------------------------------------------------------------------------

static bool is_limit(const pub_draft *d, uint32_t node, int64_t value) {
    const svod_rubric *now = d->r->rubric, *before = d->r->input->previous;
    if (svod_pub_of_points(now->nodes[node].max) == value) return true;
    if (!before) return false;
    uint32_t old = node == SVOD_ROOT            ? SVOD_ROOT
                   : *now->nodes[node].previous ? svod_rubric_find(before, now->nodes[node].previous)
                                                : SVOD_NO_NODE;
    return old != SVOD_NO_NODE && svod_pub_of_points(before->nodes[old].max) == value;
}

static bool is_above_limit(const pub_draft *d, uint32_t col, int64_t value) {
    const svod_pub_col *of = &d->t->cols[col];
    if (of->kind != SVOD_PUB_POINTS || of->node == SVOD_NO_NODE) return false;
    int64_t max = svod_pub_of_points(d->r->rubric->nodes[of->node].max);
    return max > 0 && value > max && !d->r->input->previous; // an earlier year may have had more
}

static bool is_most(const pub_draft *d, uint32_t row, uint32_t col) {
    int64_t most = INT64_MIN;
    int year = d->t->rows[row].year;
    for (uint32_t i = 0; i < d->t->row_count; i++) {
        const svod_pub_row *unit = &d->t->rows[i];
        const svod_pub_cell *cell = svod_pub_at(d->t, i, col);
        bool counts = unit->kind == SVOD_PUB_ROW_UNIT && cell->state == SVOD_PUB_NUMBER && (!year || !unit->year || unit->year == year);
        // A score above the maximum is wrong, and was not there when the row was computed.
        if (counts && cell->value > most && !is_above_limit(d, col, cell->value)) most = cell->value;
    }
    return most == svod_pub_at(d->t, row, col)->value;
}

static void settle_max(const pub_draft *d, uint32_t row) {
    size_t limit = 0, most = 0, all = 0;
    bool total_of_rows = false, total_of_none = false; // what the total says, if one is printed
    for (uint32_t col = 0; col < d->t->col_count; col++) {
        const svod_pub_cell *cell = svod_pub_at(d->t, row, col);
        const svod_pub_col *of = &d->t->cols[col];
        if (cell->state != SVOD_PUB_NUMBER || of->kind == SVOD_PUB_OTHER || of->kind == SVOD_PUB_YEAR) continue;
        all++;
        bool points = of->kind == SVOD_PUB_POINTS && of->node != SVOD_NO_NODE, limited = points && is_limit(d, of->node, cell->value);
        limit += limited;
        most += is_most(d, row, col);
        bool of_none = points && of->node == SVOD_ROOT && !limited;
        total_of_rows |= of_none && is_most(d, row, col);
        total_of_none |= of_none;
    }
    // Where the best units have all points of every section, sections fit both: then the total decides.
    bool is_the_limit = limit * 3 >= all * 2 && limit && !total_of_rows && (limit > most || (limit == most && !total_of_none));
    d->t->rows[row].kind = is_the_limit ? SVOD_PUB_ROW_LIMIT : most && most * 2 >= all ? SVOD_PUB_ROW_MOST : SVOD_PUB_ROW_OTHER;
}

// ---- parts of the table --------------------------------------------------------------------------------------------------

// "Итого", "ИТОГО 2023 год": it names nothing but itself.
static bool is_bare(const char *label) {
    size_t words = 0;
    for (const char *at = label; *at;) {
        at += strspn(at, " ,.:;/");
        size_t len = strcspn(at, " ,.:;/");
        bool year = len && svod_digit(*at);
        words += len > 0 && !year && !(len <= 2 * 4 && (svod_starts(at, "год") || svod_starts(at, "г")));
        at += len;
    }
    return words <= 2;
}

typedef struct run {
    uint32_t first, last, count; // rows; footers among them
} run;

// Footers that follow one another below units.
static svod_vec runs_of(const pub_draft *d) {
    svod_vec runs = svod_vec_of(d->r->arena, sizeof(run));
    bool units = false, open = false;
    for (uint32_t i = 0; i < d->t->row_count; i++) {
        const svod_pub_row *row = &d->t->rows[i];
        if (row->kind == SVOD_PUB_ROW_UNIT) {
            units = true;
            open = false;
        } else if (units && svod_pub_is_footer(row)) {
            if (!open) *SVOD_PUSH(&runs, run) = (run){.first = i};
            run *last = SVOD_AT(&runs, run, runs.count - 1);
            last->last = i;
            last->count++;
            open = true;
        }
    }
    return runs;
}

static void mark_run(const pub_draft *d, const run *at, uint32_t count) {
    for (uint32_t i = at->first; i <= at->last && count; i++) {
        svod_pub_row *row = &d->t->rows[i];
        if (!svod_pub_is_footer(row)) continue;
        row->subtotal = !said_is(d->r->said, SAID_whole, row->label);
        count--;
    }
}

// Footers between units speak of the units above them. The last ones of the table may be those of its last part and then of the whole.
static void mark_subtotals(const pub_draft *d) {
    svod_vec runs = runs_of(d);
    if (runs.count < 2) return;
    const run *first = SVOD_AT(&runs, run, 0), *last = SVOD_AT(&runs, run, runs.count - 1);
    for (size_t i = 0; i + 1 < runs.count; i++)
        mark_run(d, SVOD_AT(&runs, run, i), UINT32_MAX);
    bool whole = last->count <= first->count && !is_bare(d->t->rows[first->first].label) && is_bare(d->t->rows[last->first].label);
    if (!whole) mark_run(d, last, first->count);
}

// ---- years that nobody says -----------------------------------------------------------------------------------------------

// Does the figure follow from the column's rows of that year, to within a hundredth? Errors are for the checks to find.
static bool is_near(const pub_draft *d, uint32_t row, uint32_t col, int year) {
    __int128 sum = 0, printed = svod_pub_at(d->t, row, col)->value;
    uint32_t n = 0, all = 0;
    for (uint32_t i = 0; i < d->t->row_count; i++) {
        const svod_pub_cell *cell = svod_pub_at(d->t, i, col);
        if (d->t->rows[i].kind != SVOD_PUB_ROW_UNIT || d->t->rows[i].year != year) continue;
        all++;
        if (cell->state != SVOD_PUB_NUMBER) continue;
        sum += cell->value;
        n++;
    }
    bool mean = d->t->rows[row].kind == SVOD_PUB_ROW_MEAN;
    const uint32_t by[] = {mean ? n : 1, mean ? all : 1};
    for (size_t i = 0; i < 2 && n; i++) {
        __int128 off = printed * by[i] - sum;
        if ((off < 0 ? -off : off) * 100 <= (sum < 0 ? -sum : sum)) return true;
    }
    return false;
}

static bool fits_year(const pub_draft *d, uint32_t row, int year) {
    size_t all = 0, near = 0;
    for (uint32_t col = 0; col < d->t->col_count; col++) {
        if (d->t->cols[col].kind != SVOD_PUB_POINTS || svod_pub_at(d->t, row, col)->state != SVOD_PUB_NUMBER) continue;
        if (d->t->cols[col].year && d->t->cols[col].year != year) continue;
        all++;
        near += is_near(d, row, col, year);
    }
    return near * 2 > all;
}

static bool has_rows_of(const svod_pub_table *t, int year) {
    for (uint32_t i = 0; i < t->row_count; i++)
        if (t->rows[i].kind == SVOD_PUB_ROW_UNIT && t->rows[i].year == year) return true;
    return false;
}

// Two sums, or two means, that say no year are of both in their order, where their figures say so.
static void find_years(const pub_draft *d, svod_pub_row_kind kind) {
    svod_pub_row *found[2] = {0};
    size_t count = 0;
    for (uint32_t i = 0; i < d->t->row_count; i++) {
        svod_pub_row *row = &d->t->rows[i];
        if (row->kind == kind && !row->year && !row->subtotal && ++count <= 2) found[count - 1] = row;
    }
    bool fit = count == 2;
    for (size_t i = 0; i < 2 && fit; i++)
        fit = fits_year(d, (uint32_t)(found[i] - d->t->rows), d->t->years[i]);
    for (size_t i = 0; i < count && i < 2; i++) {
        if (fit)
            found[i]->year = d->t->years[i];
        else
            svod_add(d->r->findings, SVOD_F_pub_footer_year, found[i]->place, found[i]->label, "");
    }
}

void pub_footers(pub_draft *d) {
    for (uint32_t i = 0; i < d->t->row_count; i++) {
        change_years(d->t, &d->t->rows[i]);
        if (d->open[i] && svod_pub_is_footer(&d->t->rows[i])) settle_max(d, i);
    }
    mark_subtotals(d);
    for (uint32_t i = 0; i < d->t->row_count; i++)
        if (d->scope[i] != PUB_UNSAID) d->t->rows[i].subtotal = d->scope[i] == PUB_PART;
    if (d->t->year_count != 2 || !has_rows_of(d->t, d->t->years[0]) || !has_rows_of(d->t, d->t->years[1])) return;
    find_years(d, SVOD_PUB_ROW_SUM);
    find_years(d, SVOD_PUB_ROW_MEAN);
}
