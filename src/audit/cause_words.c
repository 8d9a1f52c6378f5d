// Whole columns with one fault: words exchanged all the way down, shares of another base, percents of another maximum.
#include <stdlib.h>

#include "audit/cause.h"
#include "base/str.h"

#define LEAST 3 // claims that one fault of a column must explain

typedef struct column {
    causing *c;
    cause_table *t;
    uint32_t col;
    const uint32_t *claims;
    uint32_t count;
} column;

// Every figure of the column becomes what its claim says.
static guess *figures_guess(const column *k, svod_cause_kind kind) {
    change *changes = SVOD_ARRAY(k->c->out->arena, change, k->count);
    for (uint32_t i = 0; i < k->count; i++) {
        const svod_claim *claim = cause_claim(k->c, k->claims[i]);
        changes[i] = cause_change(k->c, claim->at, claim->value);
    }
    return cause_guess(k->c, kind, changes, k->count, k->claims, k->count);
}

// ---- words ---------------------------------------------------------------------------------------------------------------

static const char *level_title(const svod_cluster *cluster, const char *key) {
    for (size_t i = 0; i < cluster->count; i++)
        for (size_t v = 0; v < cluster->levels[i].value_count; v++)
            if (svod_streq(cluster->levels[i].values[v], key)) return cluster->levels[i].title;
    return NULL;
}

const char *cause_word(causing *c, const svod_claim *claim) {
    const svod_pub_table *table = &c->out->tables[claim->at.table];
    const svod_pub_col *col = &table->cols[claim->at.col];
    const svod_roster *roster = c->a.input->roster;
    bool leveled = col->kind == SVOD_PUB_LEVEL && col->cluster != UINT32_MAX;
    const svod_cluster *cluster = leveled ? &c->a.input->rubric->clusters[col->cluster] : NULL;
    if (cluster && cluster->kind != SVOD_CLUSTER_ATTRIBUTE) return claim->expected;
    const char *attribute = cluster ? cluster->attribute : col->attribute;
    if (!attribute || !roster || claim->at.row == SVOD_NO_COL || table->rows[claim->at.row].kind != SVOD_PUB_ROW_UNIT)
        return claim->expected;
    size_t index, unit = table->units[table->rows[claim->at.row].name];
    if (unit == SVOD_NO_UNIT || !svod_roster_attr_index(roster, attribute, &index)) return claim->expected;
    const char *word = roster->units[unit].attrs[index], *title = cluster ? level_title(cluster, svod_fold(c->out->arena, word)) : NULL;
    return title ? title : word;
}

// 0 or 1 for the first two words seen, 2 for any other.
static unsigned which(const char *words[2], const char *word) {
    for (unsigned i = 0; i < 2; i++) {
        if (!words[i]) words[i] = word;
        if (svod_streq(words[i], word)) return i;
    }
    return 2;
}

static const char *printed_word(const column *k, uint32_t row) {
    return svod_fold(k->c->out->arena, svod_pub_at(k->t->table, row, k->col)->text);
}

// Is every row that bears one of the words contradicted?
static bool all_the_way(const column *k, const char *words[2]) {
    uint32_t found = 0;
    for (uint32_t r = 0; r < k->t->table->row_count; r++) {
        if (k->t->table->rows[r].kind != SVOD_PUB_ROW_UNIT) continue;
        const char *word = printed_word(k, r);
        found += svod_streq(word, words[0]) || svod_streq(word, words[1]);
    }
    k->c->budget -= 20 * (int64_t)k->t->table->row_count;
    return found == k->count;
}

static void labels(const column *k) {
    const char *printed[2] = {NULL, NULL}, *right[2] = {NULL, NULL}, *shown[2] = {NULL, NULL};
    unsigned pairs[2] = {2, 2};
    uint32_t sides[2] = {0, 0};
    for (uint32_t i = 0; i < k->count; i++) {
        const svod_claim *claim = cause_claim(k->c, k->claims[i]);
        if (claim->at.row == SVOD_NO_COL || k->t->table->rows[claim->at.row].kind != SVOD_PUB_ROW_UNIT) return;
        unsigned word = which(printed, printed_word(k, claim->at.row)), meant = which(right, cause_word(k->c, claim));
        if (word == 2 || meant == 2 || (pairs[word] != 2 && pairs[word] != meant)) return;
        pairs[word] = meant;
        shown[word] = svod_pub_at(k->t->table, claim->at.row, k->col)->text;
        sides[word]++;
    }
    if (!sides[0] || !sides[1] || pairs[0] == pairs[1] || !all_the_way(k, printed)) return;
    guess *g = figures_guess(k, SVOD_CAUSE_LABELS);
    g->words = SVOD_ARRAY(k->c->out->arena, const char *, k->count);
    for (uint32_t i = 0; i < k->count; i++)
        g->words[i] = shown[which(printed, printed_word(k, g->changes[i].at.row)) == 0];
}

// ---- bases -----------------------------------------------------------------------------------------------------------------

static bool follows_from(const column *k, const svod_claim *claim, uint32_t base) {
    const svod_pub_table *table = k->t->table;
    const svod_pub_cell *share = svod_pub_at(table, claim->at.row, claim->at.col);
    const svod_pub_cell *part = svod_pub_at(table, claim->at.row, table->cols[k->col].part),
                        *whole = svod_pub_at(table, claim->at.row, base);
    k->c->budget -= 20;
    if (share->state != SVOD_PUB_NUMBER || part->state != SVOD_PUB_NUMBER || whole->state != SVOD_PUB_NUMBER || !whole->value) return false;
    amount quotient = amount_quotient(amount_scale(amount_of(part->value), 100), amount_of(whole->value));
    return amount_explains(quotient, share, share->decimals) != SVOD_HOW_NOT;
}

static void base(const column *k) {
    const svod_pub_table *table = k->t->table;
    uint32_t part = table->cols[k->col].part;
    if (part == SVOD_NO_COL || part >= table->col_count) return;
    for (uint32_t col = 0; col < table->col_count && k->c->budget > 0; col++) {
        uint8_t kind = table->cols[col].kind;
        if (col == part || col == table->cols[k->col].base || (kind != SVOD_PUB_COUNT && kind != SVOD_PUB_ATTRIBUTE)) continue;
        uint32_t i = 0;
        while (i < k->count && cause_claim(k->c, k->claims[i])->at.row != SVOD_NO_COL &&
               follows_from(k, cause_claim(k->c, k->claims[i]), col))
            i++;
        if (i < k->count) continue;
        figures_guess(k, SVOD_CAUSE_BASE)->row = col;
        return;
    }
}

// ---- maxima ----------------------------------------------------------------------------------------------------------------

// The whole maximum that explains all percents of the column; 0: none, or several.
static int64_t other_maximum(const column *k, int64_t max) {
    double low = 0, high = 1e12;
    for (uint32_t i = 0; i < k->count; i++) {
        const svod_claim *claim = cause_claim(k->c, k->claims[i]);
        if (!claim->has_value || claim->at.row == SVOD_NO_COL) return 0;
        const svod_pub_cell *cell = svod_pub_at(k->t->table, claim->at.row, claim->at.col);
        double half = 0.5, printed = (double)cell->value / (double)SVOD_PUB_ONE;
        for (unsigned d = 0; d < cell->decimals; d++)
            half /= 10;
        double points = ((double)cell->value - (double)claim->gap) / (double)SVOD_PUB_ONE * (double)max / (double)SVOD_PUB_ONE;
        if (cell->state != SVOD_PUB_NUMBER || printed - half <= 0 || points <= 0) return 0;
        double from = points / (printed + half), to = points / (printed - half);
        if (from > low) low = from;
        if (to < high) high = to;
    }
    int64_t whole = (int64_t)(high + 1e-9);
    return (double)whole >= low - 1e-9 && (double)whole - 1 < low - 1e-9 ? whole * SVOD_PUB_ONE : 0;
}

static bool of_another_year(const column *k, uint32_t node, int64_t max) {
    const svod_audit_input *input = k->c->a.input;
    if (max == audit_max(&k->c->a, node, input->rubric->year)) return true;
    return input->previous && max == audit_max(&k->c->a, node, input->previous->year);
}

static void maximum(const column *k) {
    const svod_pub_col *col = &k->t->table->cols[k->col];
    svod_spot at = cause_claim(k->c, k->claims[0])->at;
    if (at.row == SVOD_NO_COL || !k->c->a.input->rubric || col->node >= k->c->a.input->rubric->count) return;
    int year = cause_year(k->t, at.row, at.col);
    for (uint32_t i = 1; i < k->count; i++)
        if (cause_claim(k->c, k->claims[i])->at.row == SVOD_NO_COL ||
            cause_year(k->t, cause_claim(k->c, k->claims[i])->at.row, k->col) != year)
            return;
    int64_t max = audit_max(&k->c->a, col->node, year), other = max > 0 ? other_maximum(k, max) : 0;
    bool known = other && of_another_year(k, col->node, other);
    if (!other || other == max || (k->count < LEAST && !known)) return;
    guess *g = figures_guess(k, SVOD_CAUSE_MAXIMUM);
    g->sure = k->count >= LEAST;
    g->number = other;
    g->right = max;
}

// ---- columns ---------------------------------------------------------------------------------------------------------------

typedef struct entry {
    uint32_t table, col, claim;
    uint8_t sort;
} entry;

static int by_column(const void *left, const void *right) {
    const entry *a = left, *b = right;
    int table = (a->table > b->table) - (a->table < b->table), col = (a->col > b->col) - (a->col < b->col);
    int sort = (a->sort > b->sort) - (a->sort < b->sort);
    return table ? table : col ? col : sort ? sort : (a->claim > b->claim) - (a->claim < b->claim);
}

static void look(const column *k, uint8_t sort) {
    if (sort == SORT_WORD && k->count >= LEAST) labels(k);
    if (sort == SORT_SHARE && k->count >= LEAST) base(k);
    if (sort == SORT_PERCENT || sort == SORT_SHARE) maximum(k);
}

void cause_find_words(causing *c) {
    uint32_t count = 0;
    entry *list = SVOD_ARRAY(c->out->arena, entry, c->out->claims.count + 1);
    uint32_t *claims = SVOD_ARRAY(c->out->arena, uint32_t, c->out->claims.count + 1);
    for (uint32_t i = 0; i < c->out->claims.count; i++)
        if (c->sorts[i] >= SORT_PERCENT) list[count++] = (entry){cause_claim(c, i)->at.table, cause_claim(c, i)->at.col, i, c->sorts[i]};
    qsort(list, count, sizeof *list, by_column);
    for (uint32_t i = 0, end = 0; i < count && c->budget > 0; i = end) {
        while (end < count && list[end].table == list[i].table && list[end].col == list[i].col && list[end].sort == list[i].sort) {
            claims[end] = list[end].claim;
            end++;
        }
        column k = {c, &c->tables[list[i].table], list[i].col, claims + i, end - i};
        look(&k, list[i].sort);
    }
}
