// One pass over each table for what all its checks need: rows by year, sums of columns, footers, and whether its points are exact.
#include "audit/facts.h"

#include <string.h>

#include "base/str.h"

#define ENOUGH 8      // cells of a machine before a table is held to show all the places that it computed
#define MOST_YEARS 16 // distinct years of one table's rows; rows of further ones are not summed

static const table_facts *facts_of(const auditing *a, uint32_t table) {
    return &a->facts[table];
}

// What stands for the points of who sent nothing.
static const char *const not_submitted[] = {"не предст.",       "не представлено", "не представлены", "не представил",
                                            "не представила",   "не представили",  "нет материалов",  "материалы не представлены",
                                            "не предоставлено", "not subm.",       "not submitted"};

bool facts_nothing(const auditing *a, const svod_pub_cell *cell) {
    if (cell->state == SVOD_PUB_ABSENT || cell->state == SVOD_PUB_NOTHING) return true;
    const svod_policy *policy = &a->input->rubric->policy;
    if (cell->state != SVOD_PUB_TEXT) return false;
    const char *fold = svod_fold(a->arena, cell->text);
    for (size_t i = 0; i < sizeof not_submitted / sizeof *not_submitted; i++)
        if (svod_streq(fold, svod_fold(a->arena, not_submitted[i]))) return true;
    for (size_t i = 0; i < policy->na_word_count; i++)
        if (svod_streq(fold, policy->na_words[i])) return true;
    return false;
}

// ---- rows of a year ----------------------------------------------------------------------------------------------------

static uint32_t year_index(const table_facts *facts, int year) {
    uint32_t i = 0;
    while (i < facts->year_count && facts->years[i].year != year)
        i++;
    return i;
}

static void list_years(const svod_pub_table *table, table_facts *facts, svod_arena *arena) {
    uint32_t counts[MOST_YEARS] = {0};
    facts->years = SVOD_ARRAY(arena, year_rows, MOST_YEARS);
    for (uint32_t r = 0; r < table->row_count; r++) {
        if (table->rows[r].kind != SVOD_PUB_ROW_UNIT) continue;
        uint32_t y = year_index(facts, table->rows[r].year);
        if (y == MOST_YEARS) continue;
        if (y == facts->year_count) facts->years[facts->year_count++].year = table->rows[r].year;
        counts[y]++;
    }
    for (uint32_t y = 0; y < facts->year_count; y++)
        facts->years[y].rows = SVOD_ARRAY(arena, uint32_t, counts[y]);
    for (uint32_t r = 0; r < table->row_count; r++) {
        uint32_t y = table->rows[r].kind == SVOD_PUB_ROW_UNIT ? year_index(facts, table->rows[r].year) : facts->year_count;
        if (y < facts->year_count) facts->years[y].rows[facts->years[y].count++] = r;
    }
}

// First of the ascending rows that is not under `row`.
static uint32_t lower(const year_rows *rows, uint32_t row) {
    uint32_t low = 0, high = rows->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rows->rows[middle] < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The years' rows that a footer of `year` speaks of: those of that year; all, where only one or none is said.
static uint32_t year_of_footer(const table_facts *facts, int year) {
    uint32_t y = year_index(facts, year);
    if (y < facts->year_count) return y;
    if (facts->year_count == 1 && (!year || !facts->years[0].year)) return 0;
    return facts->year_count;
}

year_rows facts_rows(const auditing *a, uint32_t table, uint32_t footer_row, int year) {
    const table_facts *facts = facts_of(a, table);
    uint32_t y = year_of_footer(facts, year);
    if (y == facts->year_count) return (year_rows){.year = year};
    const svod_pub_row *footer = &a->tables[table].rows[footer_row];
    year_rows all = facts->years[y];
    if (!footer->subtotal) return all;
    uint32_t from = lower(&all, footer->group), to = lower(&all, footer_row);
    return (year_rows){all.year, all.rows + from, to > from ? to - from : 0};
}

// ---- what makes up a column --------------------------------------------------------------------------------------------

static bool of_node(const svod_rubric *rubric, const svod_pub_col *col) {
    return col->kind == SVOD_PUB_POINTS && col->node < rubric->count;
}

static void list_nodes(const auditing *a, const svod_pub_table *table, table_facts *facts) {
    const svod_rubric *rubric = a->input->rubric;
    uint32_t *first = SVOD_ARRAY(a->arena, uint32_t, (size_t)rubric->count + 2);
    facts->node_cols = SVOD_ARRAY(a->arena, uint32_t, (size_t)table->col_count + 1);
    for (uint32_t c = 0; c < table->col_count; c++)
        if (of_node(rubric, &table->cols[c])) first[table->cols[c].node + 2]++;
    for (uint32_t node = 0; node < rubric->count; node++)
        first[node + 2] += first[node + 1];
    for (uint32_t c = 0; c < table->col_count; c++)
        if (of_node(rubric, &table->cols[c])) facts->node_cols[first[table->cols[c].node + 1]++] = c;
    facts->node_first = first;
}

// The column of a node for figures of that year: one of that year, else one of no year, else the only one there is.
static uint32_t column_of(const auditing *a, uint32_t table, uint32_t node, int year) {
    const table_facts *facts = facts_of(a, table);
    uint32_t plain = SVOD_NO_COL, from = facts->node_first[node], end = facts->node_first[node + 1];
    for (uint32_t i = from; i < end; i++) {
        const svod_pub_col *col = &a->tables[table].cols[facts->node_cols[i]];
        if (year && col->year == year) return facts->node_cols[i];
        if (!col->year && plain == SVOD_NO_COL) plain = facts->node_cols[i];
    }
    if (plain != SVOD_NO_COL) return plain;
    return !year && end - from == 1 ? facts->node_cols[from] : SVOD_NO_COL;
}

static bool add_children(const auditing *a, uint32_t table, uint32_t node, int year, svod_vec *list) {
    const svod_rnode *nodes = a->input->rubric->nodes;
    if (!nodes[node].child_count) return false;
    for (uint32_t child = nodes[node].first_child; child != SVOD_NO_NODE; child = nodes[child].next) {
        uint32_t col = column_of(a, table, child, year);
        if (col != SVOD_NO_COL)
            *SVOD_PUSH(list, uint32_t) = col;
        else if (!add_children(a, table, child, year, list))
            return false;
    }
    return true;
}

// Is a node of the previous rubric continued by one of the columns, or all its children by some?
static bool covered(const auditing *a, const svod_pub_table *table, uint32_t node, const svod_vec *list) {
    const svod_rubric *now = a->input->rubric, *before = a->input->previous;
    for (size_t i = 0; i < list->count; i++)
        if (svod_streq(now->nodes[table->cols[*SVOD_AT(list, uint32_t, i)].node].previous, before->nodes[node].id)) return true;
    if (!before->nodes[node].child_count) return false;
    for (uint32_t child = before->nodes[node].first_child; child != SVOD_NO_NODE; child = before->nodes[child].next)
        if (!covered(a, table, child, list)) return false;
    return true;
}

// A total of the year before may hold what no column of today's rubric shows.
static bool all_of_before(const auditing *a, const svod_pub_table *table, uint32_t node, const svod_vec *list) {
    const svod_rubric *now = a->input->rubric, *before = a->input->previous;
    uint32_t own = node == SVOD_ROOT ? SVOD_ROOT : svod_rubric_find(before, now->nodes[node].previous);
    if (own == SVOD_NO_NODE || !before->nodes[own].child_count) return true;
    for (uint32_t child = before->nodes[own].first_child; child != SVOD_NO_NODE; child = before->nodes[child].next)
        if (!covered(a, table, child, list)) return false;
    return true;
}

// Columns of parts that name no year belong to the total that names none either, else to the one of the rubric's year: "Итого 2022 год"
// beside them is a figure for comparison.
static bool of_another_year(const auditing *a, const svod_pub_table *table, uint32_t col, const svod_vec *list) {
    const svod_pub_col *at = &table->cols[col];
    int wanted = a->input->rubric->year;
    bool plain = false, rival = false;
    for (size_t i = 0; i < list->count; i++)
        plain |= !table->cols[*SVOD_AT(list, uint32_t, i)].year;
    for (uint32_t c = 0; plain && !rival && c < table->col_count; c++) {
        const svod_pub_col *other = &table->cols[c];
        bool total = other->kind == SVOD_PUB_POINTS && other->node == at->node && other->year != at->year;
        rival |= total && (!other->year || other->year == wanted);
    }
    return rival;
}

static col_parts find_parts(const auditing *a, uint32_t t, uint32_t col, int row_year) {
    const svod_pub_table *table = &a->tables[t];
    const svod_pub_col *at = &table->cols[col];
    if (at->kind != SVOD_PUB_POINTS || at->node == SVOD_NO_NODE || !svod_pub_speaks(at, row_year)) return (col_parts){0};
    int year = at->year ? at->year : row_year;
    svod_vec list = svod_vec_of(a->arena, sizeof(uint32_t));
    if (!add_children(a, t, at->node, year, &list)) return (col_parts){0};
    if (at->year && at->year != row_year && of_another_year(a, table, col, &list)) return (col_parts){0};
    int said = year; // figures of several years make up nothing
    for (size_t i = 0; i < list.count; i++) {
        int own = table->cols[*SVOD_AT(&list, uint32_t, i)].year;
        if (own && said && own != said) return (col_parts){0};
        said = own ? own : said;
    }
    const svod_rubric *before = a->input->previous;
    bool old = before && year == before->year && year != a->input->rubric->year;
    if (old && !all_of_before(a, table, at->node, &list)) return (col_parts){0};
    return (col_parts){list.data, (uint32_t)list.count};
}

col_parts facts_parts(const auditing *a, uint32_t table, uint32_t col, int year) {
    const table_facts *facts = facts_of(a, table);
    uint32_t y = year_of_footer(facts, year);
    return y < facts->year_count ? facts->parts[(size_t)y * a->tables[table].col_count + col] : (col_parts){0};
}

// ---- sums of columns ---------------------------------------------------------------------------------------------------

int64_t facts_machine_slack(const svod_pub_cell *cell) {
    int64_t part = cell->value / SVOD_PUB_ONE;
    return (part < 0 ? -part : part) + 1;
}

// More places than scores can have: a mean, rounded for print, unless the table shows all places that were computed.
static bool surely_rounded(const auditing *a, uint32_t table, const svod_pub_cell *cell) {
    if (facts_of(a, table)->full) return false;
    unsigned places = a->input->rubric->decimals;
    return cell->decimals > places && cell->value % (2 * amount_half_place(places));
}

static bool summed(const svod_pub_col *col) {
    return col->kind == SVOD_PUB_POINTS || col->kind == SVOD_PUB_COUNT || col->kind == SVOD_PUB_ATTRIBUTE;
}

static void add_cell(const auditing *a, uint32_t table, const svod_pub_col *col, const svod_pub_cell *cell, bool idle, col_sum *sum) {
    if (cell->state == SVOD_PUB_NUMBER) {
        sum->sum += cell->value;
        sum->n++;
        sum->idle += idle;
        bool points = col->kind == SVOD_PUB_POINTS;
        if (cell->machine)
            sum->loose += facts_machine_slack(cell);
        else if (points && surely_rounded(a, table, cell))
            sum->loose += amount_half_place(cell->decimals);
        else if (points)
            sum->plain++;
        else if (col->kind == SVOD_PUB_COUNT && !col->rule && cell->decimals)
            sum->loose += amount_half_place(cell->decimals); // what is no whole number was not counted
    } else if (cell->state == SVOD_PUB_ABSENT || cell->state == SVOD_PUB_NOTHING ||
               (col->kind == SVOD_PUB_POINTS && facts_nothing(a, cell))) {
        sum->nothing++;
    } else {
        sum->unreadable++;
    }
}

// A row that prints nothing in some column of its points, and in the others only zeros that are totals.
static bool is_idle(const auditing *a, uint32_t table, uint32_t row) {
    const svod_pub_table *at = &a->tables[table];
    int year = at->rows[row].year;
    bool nothing = false, zero = false;
    for (uint32_t c = 0; c < at->col_count; c++) {
        if (at->cols[c].kind != SVOD_PUB_POINTS || !svod_pub_speaks(&at->cols[c], year)) continue;
        const svod_pub_cell *cell = svod_pub_at(at, row, c);
        if (cell->state == SVOD_PUB_NUMBER) {
            if (cell->value || !facts_parts(a, table, c, year).count) return false;
            zero = true;
        } else if (facts_nothing(a, cell)) {
            nothing = true;
        } else {
            return false;
        }
    }
    return nothing && zero;
}

bool facts_idle(const auditing *a, uint32_t table, uint32_t row) {
    return facts_of(a, table)->idle[row];
}

static void sum_row(const auditing *a, uint32_t table, uint32_t row, col_sum *sums) {
    const svod_pub_table *at = &a->tables[table];
    bool idle = facts_idle(a, table, row);
    for (uint32_t c = 0; c < at->col_count; c++)
        if (summed(&at->cols[c])) add_cell(a, table, &at->cols[c], svod_pub_at(at, row, c), idle, &sums[c]);
}

static void sum_years(const auditing *a, uint32_t table, table_facts *facts) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t y = 0; y < facts->year_count; y++)
        for (uint32_t i = 0; i < facts->years[y].count; i++)
            sum_row(a, table, facts->years[y].rows[i], &facts->sums[(size_t)y * at->col_count]);
}

col_sum facts_sum(const auditing *a, uint32_t table, year_rows rows, uint32_t col) {
    const table_facts *facts = facts_of(a, table);
    const svod_pub_table *at = &a->tables[table];
    uint32_t y = year_index(facts, rows.year);
    if (y < facts->year_count && rows.count == facts->years[y].count) return facts->sums[(size_t)y * at->col_count + col];
    col_sum sum = {0};
    for (uint32_t i = 0; i < rows.count; i++)
        add_cell(a, table, &at->cols[col], svod_pub_at(at, rows.rows[i], col), facts->idle[rows.rows[i]], &sum);
    return sum;
}

unsigned facts_row_places(const svod_pub_table *table, uint32_t row) {
    unsigned places = 0;
    for (uint32_t c = 0; c < table->col_count; c++) {
        const svod_pub_cell *cell = svod_pub_at(table, row, c);
        bool counts = table->cols[c].kind == SVOD_PUB_POINTS && cell->state == SVOD_PUB_NUMBER && !cell->machine;
        if (counts && cell->decimals > places) places = cell->decimals;
    }
    return places;
}

unsigned facts_target_places(const auditing *a, svod_spot at, bool of_column) {
    const svod_pub_table *table = &a->tables[at.table];
    unsigned places = svod_pub_at(table, at.row, at.col)->decimals;
    unsigned row = 0;
    if (table->rows[at.row].kind > SVOD_PUB_ROW_UNIT)
        row = a->facts ? a->facts[at.table].row_places[at.row] : facts_row_places(table, at.row);
    unsigned col = of_column && a->facts ? a->facts[at.table].places[at.col] : 0;
    if (row > places) places = row;
    return col > places ? col : places;
}

unsigned facts_shown_places(const svod_pub_cell *printed, unsigned target) {
    return printed->decimals + 1u > target ? printed->decimals + 1u : target;
}

// ---- exact or rounded --------------------------------------------------------------------------------------------------

int64_t facts_loose(const auditing *a, uint32_t table, const svod_pub_cell *cell) {
    const table_facts *facts = facts_of(a, table);
    if (cell->state != SVOD_PUB_NUMBER) return 0;
    if (cell->machine) return facts_machine_slack(cell);
    if (surely_rounded(a, table, cell)) return amount_half_place(cell->decimals);
    size_t col = (size_t)(cell - a->tables[table].cells) % a->tables[table].col_count;
    return facts->exact == EXACT_KNOWN && !facts->coarse[col] ? 0 : amount_half_place(facts->places[col]);
}

__int128 facts_sum_loose(const auditing *a, uint32_t table, uint32_t col, const col_sum *sum) {
    const table_facts *facts = facts_of(a, table);
    if ((facts->exact == EXACT_KNOWN && !facts->coarse[col]) || !sum->plain) return sum->loose;
    return sum->loose + (__int128)sum->plain * amount_half_place(facts->places[col]);
}

amount facts_amount(const auditing *a, uint32_t table, const svod_pub_cell *cell) {
    int64_t loose = facts_loose(a, table, cell);
    return (amount){(__int128)cell->value - loose, (__int128)cell->value + loose, 1};
}

// ---- footers -----------------------------------------------------------------------------------------------------------

static bool is_footer(const svod_pub_row *row) {
    return row->kind != SVOD_PUB_ROW_UNIT && row->kind != SVOD_PUB_ROW_OTHER;
}

static void list_footers(const svod_pub_table *table, table_facts *facts, svod_arena *arena) {
    for (uint32_t r = 0; r < table->row_count; r++)
        facts->footer_count += is_footer(&table->rows[r]);
    facts->footers = SVOD_ARRAY(arena, uint32_t, facts->footer_count + 1);
    size_t slots = (size_t)(facts->year_count + 1) * AUDIT_ROW_KINDS;
    facts->grand = SVOD_ARRAY(arena, uint32_t, slots);
    for (size_t i = 0; i < slots; i++)
        facts->grand[i] = SVOD_NO_COL;
    for (uint32_t r = 0, at = 0; r < table->row_count; r++) {
        const svod_pub_row *row = &table->rows[r];
        if (!is_footer(row)) continue;
        facts->footers[at++] = r;
        uint32_t *grand = &facts->grand[year_of_footer(facts, row->year) * AUDIT_ROW_KINDS + row->kind];
        if (!row->subtotal && *grand == SVOD_NO_COL) *grand = r;
    }
}

static uint32_t footer_index(const table_facts *facts, uint32_t row) {
    year_rows footers = {.rows = facts->footers, .count = facts->footer_count};
    return lower(&footers, row);
}

uint32_t facts_footer(const auditing *a, uint32_t table, uint32_t like, svod_pub_row_kind kind, int year) {
    const table_facts *facts = facts_of(a, table);
    const svod_pub_row *rows = a->tables[table].rows;
    uint32_t y = year_of_footer(facts, year);
    if (y == facts->year_count) return SVOD_NO_COL;
    if (!rows[like].subtotal) return facts->grand[y * AUDIT_ROW_KINDS + kind];
    uint32_t at = footer_index(facts, like);
    while (at && rows[facts->footers[at - 1]].group == rows[like].group)
        at--;
    for (; at < facts->footer_count && rows[facts->footers[at]].group == rows[like].group; at++) {
        const svod_pub_row *row = &rows[facts->footers[at]];
        if (row->subtotal && row->kind == kind && year_of_footer(facts, row->year) == y) return facts->footers[at];
    }
    return SVOD_NO_COL;
}

int64_t facts_max(const auditing *a, uint32_t table, uint32_t col, int year) {
    const svod_pub_table *at = &a->tables[table];
    int said = at->cols[col].year ? at->cols[col].year : year;
    int64_t max = audit_max(a, at->cols[col].node, said), plain = 0;
    for (uint32_t i = 0; !max && i < at->max_count; i++) {
        if (at->maxima[i].col != col) continue;
        if (said && at->maxima[i].year == said) return at->maxima[i].value;
        if (!at->maxima[i].year && !plain) plain = at->maxima[i].value;
    }
    return max ? max : plain;
}

// ---- all of it ---------------------------------------------------------------------------------------------------------

// Places of the columns; how many points are a machine's.
static size_t note_places(const svod_pub_table *table, table_facts *facts) {
    size_t machines = 0;
    for (uint32_t y = 0; y < facts->year_count; y++) {
        for (uint32_t i = 0; i < facts->years[y].count; i++) {
            const svod_pub_cell *cells = svod_pub_at(table, facts->years[y].rows[i], 0);
            for (uint32_t c = 0; c < table->col_count; c++) {
                if (cells[c].state != SVOD_PUB_NUMBER) continue;
                machines += cells[c].machine && table->cols[c].kind == SVOD_PUB_POINTS;
                if (!cells[c].machine && cells[c].decimals > facts->places[c]) facts->places[c] = cells[c].decimals;
            }
        }
    }
    return machines;
}

static void note_parts(const auditing *a, uint32_t table, table_facts *facts) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t y = 0; y < facts->year_count; y++)
        for (uint32_t c = 0; c < at->col_count; c++)
            facts->parts[(size_t)y * at->col_count + c] = find_parts(a, table, c, facts->years[y].year);
    for (size_t slot = 0; slot < (size_t)facts->year_count * at->col_count; slot++)
        for (uint32_t i = 0; i < facts->parts[slot].count; i++)
            facts->coarse[slot % at->col_count] |= facts->places[facts->parts[slot].list[i]] > facts->places[slot % at->col_count];
}

void facts_of_table(const auditing *a, uint32_t table, table_facts *facts) {
    const svod_pub_table *at = &a->tables[table];
    *facts = (table_facts){0};
    list_years(at, facts, a->arena);
    list_footers(at, facts, a->arena);
    size_t slots = (size_t)facts->year_count * at->col_count;
    facts->sums = SVOD_ARRAY(a->arena, col_sum, slots + 1);
    facts->parts = SVOD_ARRAY(a->arena, col_parts, slots + 1);
    facts->places = SVOD_ARRAY(a->arena, uint8_t, at->col_count + 1);
    facts->coarse = SVOD_ARRAY(a->arena, bool, at->col_count + 1);
    facts->idle = SVOD_ARRAY(a->arena, bool, at->row_count + 1);
    facts->full = note_places(at, facts) >= ENOUGH;
    facts->row_places = SVOD_ARRAY(a->arena, uint8_t, at->row_count + 1);
    for (uint32_t r = 0; r < at->row_count; r++)
        if (at->rows[r].kind != SVOD_PUB_ROW_UNIT) facts->row_places[r] = (uint8_t)facts_row_places(at, r);
    list_nodes(a, at, facts);
    note_parts(a, table, facts);
    for (uint32_t r = 0; r < at->row_count; r++)
        facts->idle[r] = at->rows[r].kind == SVOD_PUB_ROW_UNIT && is_idle(a, table, r);
    sum_years(a, table, facts);
    facts->exact = facts_exact(a, table);
}

void facts_make(auditing *a) {
    table_facts *facts = SVOD_ARRAY(a->arena, table_facts, a->table_count + 1);
    a->facts = facts;
    for (uint32_t table = 0; table < a->table_count; table++)
        facts_of_table(a, table, &facts[table]);
}
