// Claims by row, footers by the rows they speak of, columns by node.
#include <string.h>

#include "audit/cause.h"
#include "base/str.h"

#define ALL_CAP 16      // footers of the whole table that bear witness
#define SAMPLE_ROWS 400 // rows that tell whether a table's points are rounded

const svod_claim *cause_claim(const causing *c, uint32_t claim) {
    return SVOD_AT(&c->out->claims, svod_claim, claim);
}

// ---- cells -------------------------------------------------------------------------------------------------------------

static const svod_pub_cell *cell_at(const causing *c, svod_spot at) {
    return svod_pub_at(&c->out->tables[at.table], at.row, at.col);
}

int64_t cause_value(const causing *c, svod_spot at) {
    const svod_pub_cell *cell = cell_at(c, at);
    return cell->state == SVOD_PUB_NUMBER && !cause_huge(cell->value) ? cell->value : 0;
}

bool cause_readable(const causing *c, svod_spot at) {
    const svod_pub_cell *cell = cell_at(c, at);
    return cell->state < SVOD_PUB_NUMBER || (cell->state == SVOD_PUB_NUMBER && !cause_huge(cell->value));
}

int cause_year(const cause_table *t, uint32_t row, uint32_t col) {
    return t->table->cols[col].year ? t->table->cols[col].year : t->table->rows[row].year;
}

// ---- claims ------------------------------------------------------------------------------------------------------------

// First claim that is not before the spot.
static uint32_t first_from(const causing *c, svod_spot spot) {
    uint32_t low = 0, high = (uint32_t)c->out->claims.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        svod_spot at = cause_claim(c, middle)->at;
        bool row = at.table == spot.table && at.row == spot.row;
        if (at.table < spot.table || (at.table == spot.table && at.row < spot.row) || (row && at.col < spot.col))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t cause_row_claims(const causing *c, uint32_t table, uint32_t row, uint32_t *first) {
    *first = first_from(c, (svod_spot){table, row, 0});
    return first_from(c, (svod_spot){table, row, SVOD_NO_COL}); // no column has that number
}

uint32_t cause_claims_at(const causing *c, svod_spot at) {
    return first_from(c, at);
}

bool cause_is_at(const svod_claim *claim, svod_spot at) {
    return claim->at.table == at.table && claim->at.row == at.row && claim->at.col == at.col;
}

uint32_t cause_claim_at(const causing *c, svod_spot at, claim_sort sort) {
    for (uint32_t i = cause_claims_at(c, at); i < c->out->claims.count && cause_is_at(cause_claim(c, i), at); i++)
        if (c->sorts[i] == sort) return i;
    return UINT32_MAX;
}

bool cause_lists(const svod_parts *parts, uint32_t row) {
    uint32_t at = audit_lower(parts->list, parts->count, row);
    return at < parts->count && parts->list[at] == row;
}

static claim_sort sort_of(const causing *c, const svod_claim *claim) {
    static const struct {
        const char *id;
        claim_sort sort;
    } ids[] = {{"range", SORT_RANGE}, {"percent", SORT_PERCENT}, {"share", SORT_SHARE}, {"level", SORT_WORD}, {"attribute", SORT_WORD}};
    if (claim->verdict < SVOD_DOUBTFUL || claim->how == SVOD_HOW_METHOD) return SORT_OTHER;
    const char *check = c->out->check_ids[claim->check];
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (svod_streq(check, ids[i].id)) return ids[i].sort;
    if (!claim->linear || !claim->has_value || !claim->parts.count || claim->at.row == SVOD_NO_COL) return SORT_OTHER;
    if (claim->parts.table != claim->at.table || cause_huge(claim->gap) || !cause_readable(c, claim->at)) return SORT_OTHER;
    if (claim->parts.kind == SVOD_PARTS_ROW && claim->parts.fixed == claim->at.row) return SORT_ROW;
    return claim->parts.kind == SVOD_PARTS_COLUMN && claim->parts.fixed == claim->at.col ? SORT_COLUMN : SORT_OTHER;
}

int64_t cause_tolerance(const causing *c, const svod_claim *claim) {
    const svod_pub_table *table = &c->out->tables[claim->at.table];
    int64_t own = amount_half_place(svod_pub_at(table, claim->at.row, claim->at.col)->decimals);
    if (claim->factor != 1) return own + 2;
    if (!c->tables[claim->at.table].rounded) return 2;
    uint32_t col = claim->parts.kind == SVOD_PARTS_COLUMN ? claim->parts.fixed : claim->parts.list[0];
    return own + (int64_t)claim->parts.count * amount_half_place(table->cols[col].decimals);
}

// ---- nodes -------------------------------------------------------------------------------------------------------------

static void index_nodes(causing *c, cause_table *t) {
    const svod_pub_table *table = t->table;
    uint32_t nodes = c->a.input->rubric ? c->a.input->rubric->count : 0;
    t->node_first = SVOD_ARRAY(c->out->arena, uint32_t, nodes + 1);
    t->node_next = SVOD_ARRAY(c->out->arena, uint32_t, table->col_count + 1);
    memset(t->node_first, 0xff, (nodes + 1) * sizeof(uint32_t));
    for (uint32_t col = table->col_count; col-- > 0;) {
        const svod_pub_col *at = &table->cols[col];
        if (at->kind != SVOD_PUB_POINTS || at->node >= nodes) continue;
        t->node_next[col] = t->node_first[at->node];
        t->node_first[at->node] = col;
    }
}

static uint32_t col_of(const cause_table *t, uint32_t node, int year) {
    uint32_t col = t->node_first[node];
    while (col != SVOD_NO_COL && !svod_pub_speaks(&t->table->cols[col], year))
        col = t->node_next[col];
    return col;
}

static bool is_points(const causing *c, const cause_table *t, uint32_t col) {
    const svod_pub_col *at = &t->table->cols[col];
    return at->kind == SVOD_PUB_POINTS && c->a.input->rubric && at->node < c->a.input->rubric->count;
}

uint32_t cause_parent(const causing *c, const cause_table *t, uint32_t col, int year) {
    if (!is_points(c, t, col)) return SVOD_NO_COL;
    uint32_t parent = c->a.input->rubric->nodes[t->table->cols[col].node].parent;
    return parent == SVOD_NO_NODE ? SVOD_NO_COL : col_of(t, parent, year);
}

bool cause_row_gap(causing *c, const cause_table *t, uint32_t row, uint32_t col, int64_t *gap, int64_t *tolerance) {
    const svod_pub_cell *figure = svod_pub_at(t->table, row, col);
    if (!is_points(c, t, col) || figure->state != SVOD_PUB_NUMBER) return false;
    const svod_rnode *nodes = c->a.input->rubric->nodes;
    uint32_t count = 0;
    __int128 sum = 0;
    *tolerance = 2;
    for (uint32_t n = nodes[t->table->cols[col].node].first_child; n != SVOD_NO_NODE; n = nodes[n].next, count++) {
        uint32_t at = col_of(t, n, cause_year(t, row, col));
        if (at == SVOD_NO_COL || svod_pub_at(t->table, row, at)->state > SVOD_PUB_NUMBER) return false;
        const svod_pub_cell *part = svod_pub_at(t->table, row, at);
        if (part->state == SVOD_PUB_NUMBER) sum += part->value;
        if (t->rounded) *tolerance += amount_half_place(t->table->cols[at].decimals);
        c->budget--;
    }
    if (!count) return false;
    *gap = amount_gap(amount_of(sum), figure);
    return true;
}

// Many totals off by what rounding of their parts explains: then gaps that small prove nothing.
static void sample_rounding(causing *c, cause_table *t) {
    uint32_t exact = 0, near = 0, seen = 0;
    t->rounded = true; // for the widest tolerance
    for (uint32_t row = 0; row < t->table->row_count && seen < SAMPLE_ROWS; row++) {
        if (t->table->rows[row].kind != SVOD_PUB_ROW_UNIT) continue;
        seen++;
        for (uint32_t col = t->node_first[SVOD_ROOT]; col != SVOD_NO_COL; col = t->node_next[col]) {
            int64_t gap, tolerance;
            if (!cause_row_gap(c, t, row, col, &gap, &tolerance)) continue;
            exact += gap == 0;
            near += gap != 0 && gap <= tolerance && gap >= -tolerance;
        }
    }
    if (cause_trial_rounded(c, t->index, &t->rounded)) return;
    t->rounded = exact + near >= 8 && near > 1 && 20 * near > exact + near;
}

// ---- footers -----------------------------------------------------------------------------------------------------------

static void index_feet(causing *c, cause_table *t) {
    const svod_pub_table *table = t->table;
    svod_vec feet = svod_vec_of(c->out->arena, sizeof(footer));
    for (uint32_t r = 0; r < table->row_count; r++) {
        const svod_pub_row *row = &table->rows[r];
        if (row->kind == SVOD_PUB_ROW_SUM || row->kind == SVOD_PUB_ROW_MEAN)
            *SVOD_PUSH(&feet, footer) =
                (footer){.row = r, .from = row->subtotal ? row->group : 0, .year = row->year, .kind = row->kind, .sub = row->subtotal};
    }
    t->feet = feet.data;
    t->foot_count = (uint32_t)feet.count;
    t->all = SVOD_ARRAY(c->out->arena, uint32_t, ALL_CAP);
    t->subs = SVOD_ARRAY(c->out->arena, uint32_t, t->foot_count + 1);
    for (uint32_t i = 0; i < t->foot_count; i++) {
        if (t->feet[i].sub)
            t->subs[t->sub_count++] = i;
        else if (t->all_count < ALL_CAP)
            t->all[t->all_count++] = i;
    }
}

static bool of_year(const footer *foot, int year) {
    return !foot->year || !year || foot->year == year;
}

uint32_t cause_cover(const cause_table *t, uint32_t row, footer *feet[COVER_CAP]) {
    uint32_t count = 0, low = 0, high = t->sub_count;
    if (t->table->rows[row].kind != SVOD_PUB_ROW_UNIT) return 0;
    int year = t->table->rows[row].year;
    for (uint32_t i = 0; i < t->all_count && count < COVER_CAP; i++)
        if (of_year(&t->feet[t->all[i]], year)) feet[count++] = &t->feet[t->all[i]];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (t->feet[t->subs[middle]].row <= row)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < t->sub_count && count < COVER_CAP && t->feet[t->subs[low]].from <= row; low++)
        if (of_year(&t->feet[t->subs[low]], year)) feet[count++] = &t->feet[t->subs[low]];
    return count;
}

// Does an unclaimed footer follow from its rows by the plain reading? Else it bears nothing out.
static void hold_up(causing *c, const cause_table *t, const footer *foot, uint32_t col, relation *found) {
    const svod_pub_cell *printed = svod_pub_at(t->table, foot->row, col);
    __int128 sum = 0;
    int64_t numbers = 0, rows = 0;
    uint32_t end = foot->sub ? foot->row : t->table->row_count;
    c->budget -= end - foot->from;
    for (uint32_t r = foot->from; r < end; r++) {
        const svod_pub_cell *cell = svod_pub_at(t->table, r, col);
        if (t->table->rows[r].kind != SVOD_PUB_ROW_UNIT || !of_year(foot, t->table->rows[r].year)) continue;
        if (cell->state > SVOD_PUB_NUMBER) return;
        rows++;
        numbers += cell->state == SVOD_PUB_NUMBER;
        if (cell->state == SVOD_PUB_NUMBER) sum += cell->value;
    }
    int64_t tries[] = {numbers, rows};
    bool mean = foot->kind == SVOD_PUB_ROW_MEAN;
    found->tolerance = mean ? amount_half_place(printed->decimals) + 2 : 2;
    if (!mean && t->rounded)
        found->tolerance += rows * amount_half_place(t->table->cols[col].decimals) + amount_half_place(printed->decimals);
    for (size_t i = mean ? 0 : 1; i < 2; i++) {
        if (!tries[i]) continue;
        int64_t gap = amount_gap(amount_over(amount_of(sum), mean ? tries[i] : 1), printed);
        if (gap > found->tolerance || gap < -found->tolerance) continue;
        *found = (relation){RELATION_HOLDS, UINT32_MAX, mean ? 1.0 / (double)tries[i] : 1, (uint32_t)rows, gap, found->tolerance};
        return;
    }
}

double cause_moves(const causing *c, const relation *found, svod_spot figure, const change *ch) {
    double n = 1 / found->factor;
    bool blank = cell_at(c, ch->at)->state != SVOD_PUB_NUMBER;
    if (!blank || found->factor == 1 || n + 0.5 > (double)found->rows) return -((double)ch->to - (double)ch->from) * found->factor;
    double computed = (double)cause_value(c, figure) - (double)found->gap;
    return (computed - (double)ch->to) / (n + 1);
}

relation *cause_relation(causing *c, cause_table *t, footer *foot, uint32_t col) {
    if (!foot->relations) foot->relations = SVOD_ARRAY(c->out->arena, relation, t->table->col_count);
    relation *found = &foot->relations[col];
    if (found->state != RELATION_UNSEEN) return found;
    found->state = RELATION_NONE;
    svod_spot at = {t->index, foot->row, col};
    uint32_t claim = cause_claim_at(c, at, SORT_COLUMN);
    if (claim != UINT32_MAX) {
        const svod_claim *own = cause_claim(c, claim);
        *found = (relation){RELATION_CLAIMED, claim, own->factor, own->parts.count, own->gap, cause_tolerance(c, own)};
    } else if (svod_pub_at(t->table, foot->row, col)->state == SVOD_PUB_NUMBER && c->budget > 0) {
        hold_up(c, t, foot, col, found);
    }
    return found;
}

// ---- all of it ---------------------------------------------------------------------------------------------------------

static void index_table(causing *c, uint32_t index) {
    cause_table *t = &c->tables[index];
    *t = (cause_table){.table = &c->out->tables[index], .index = index};
    t->claimed = SVOD_ARRAY(c->out->arena, bool, t->table->col_count + 1);
    index_nodes(c, t);
    index_feet(c, t);
    sample_rounding(c, t);
}

void causes_index(causing *c) {
    uint32_t count = (uint32_t)c->out->claims.count;
    c->sorts = SVOD_ARRAY(c->out->arena, uint8_t, count + 1);
    c->taken = SVOD_ARRAY(c->out->arena, bool, count + 1);
    c->tables = SVOD_ARRAY(c->out->arena, cause_table, c->out->table_count + 1);
    for (uint32_t i = 0; i < c->out->table_count; i++)
        index_table(c, i);
    for (uint32_t i = 0; i < count; i++) {
        const svod_claim *claim = cause_claim(c, i);
        c->sorts[i] = (uint8_t)sort_of(c, claim);
        if (c->sorts[i] == SORT_COLUMN) c->tables[claim->at.table].claimed[claim->at.col] = true;
    }
}
