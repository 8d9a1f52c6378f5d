// What each column of a published table is: by the rubric's own patterns, by its values, by the words of its header.
#include <string.h>

#include "audit/recognise.h"
#include "base/str.h"

// What the first rows of a column hold.
typedef struct values {
    size_t filled, texts, numbers, years, flags;
    size_t levels; // texts that mean levels of `cluster`, the one with most of them
    uint32_t cluster;
} values;

typedef struct judged {
    pub_draft *d;
    svod_pub_col *col;
    const head_stack *stack;
    const char *low;   // lowest text
    const char *words; // all texts but those of groups above
    values values;
    bool refuted; // what its header names cannot be what it holds
} judged;

// ---- values --------------------------------------------------------------------------------------------------------------

static bool is_unit_row(pub_draft *d, uint32_t row) {
    const svod_pub_cell *name = svod_pub_at(d->t, row, d->units);
    if (name->state == SVOD_PUB_NUMBER) return true;
    return name->state == SVOD_PUB_TEXT && !reader_fact(d->r, name->text)->footer;
}

static void count_text(reader *r, const char *text, size_t *levels, values *out) {
    uint32_t cluster = 0;
    out->texts++;
    if (svod_map_get(r->flag_words, svod_fold(r->arena, text), NULL)) out->flags++;
    if (pub_level(r, text, &cluster) == UINT32_MAX) return;
    if (++levels[cluster] <= out->levels) return;
    out->levels = levels[cluster];
    out->cluster = cluster;
}

static values values_of(pub_draft *d, uint32_t col) {
    values out = {0};
    size_t *levels = SVOD_ARRAY(d->r->arena, size_t, d->r->rubric->cluster_count + 1);
    for (uint32_t row = 0; row < d->t->row_count && row < PUB_SAMPLE; row++) {
        const svod_pub_cell *cell = svod_pub_at(d->t, row, col);
        if (cell->state == SVOD_PUB_ABSENT || cell->state == SVOD_PUB_NOTHING || !is_unit_row(d, row)) continue;
        if (cell->col != d->t->cols[col].col) continue; // merged over it from the left: that column's
        out.filled++;
        out.numbers += cell->state == SVOD_PUB_NUMBER;
        out.years += pub_cell_year(d->r, cell) != 0;
        if (cell->state == SVOD_PUB_TEXT) count_text(d->r, cell->text, levels, &out);
    }
    return out;
}

static bool mostly(size_t part, size_t whole) {
    return whole && part * 5 >= whole * 3;
}

// ---- what a header says --------------------------------------------------------------------------------------------------

static bool says(const judged *j, said_word word) {
    return said_is(j->d->r->said, word, j->words);
}

static bool is_year_text(const char *text) {
    size_t digits = strspn(text, "0123456789");
    return digits == 4 && strlen(text) <= 4 + strlen(" года") + 1;
}

static node_match own_node(const judged *j, bool groups) {
    patterns *set = j->d->r->patterns;
    node_match best = NODE_MATCH_NONE;
    for (uint8_t i = 0; i < j->stack->count; i++) {
        bool group = j->stack->group[i] && i + 1 < j->stack->count;
        if (group == groups && !is_year_text(j->stack->texts[i])) best = patterns_better(set, best, patterns_node(set, j->stack->texts[i]));
    }
    return best;
}

// A group names the node of the columns below it that say nothing else: "балл", "%", "2022", "итого".
static uint32_t node_of(const judged *j) {
    static const said_word words[] = {SAID_rank, SAID_share, SAID_change, SAID_max_points};
    patterns *set = j->d->r->patterns;
    node_match match = own_node(j, false);
    bool asks = is_year_text(j->low) || patterns_role(set, ROLE_total, j->low) || patterns_role(set, ROLE_score, j->low) ||
                patterns_role(set, ROLE_limit, j->low);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        asks |= said_is(j->d->r->said, words[i], j->low);
    if (match.node == SVOD_NO_NODE && asks) match = own_node(j, true);
    said_match inner;
    bool beside = says(j, SAID_rank) || says(j, SAID_share) || says(j, SAID_change);
    if (match.node == SVOD_NO_NODE && beside && said_find(j->d->r->said, SAID_inner_node, j->words, &inner))
        match = patterns_node(set, inner.group[0]);
    return match.rival == SVOD_NO_NODE ? match.node : SVOD_NO_NODE;
}

// Does the header say the word of the node's points, or is it only what the node is called?
static bool says_beside(const judged *j, said_word word, uint32_t node) {
    if (!says(j, word)) return false;
    return node == SVOD_NO_NODE || node == SVOD_ROOT || !said_is(j->d->r->said, word, j->d->r->rubric->nodes[node].title);
}

static bool is_total(const judged *j) {
    patterns *set = j->d->r->patterns;
    if (said_is(j->d->r->said, SAID_counted, j->words)) return false;
    if (patterns_role(set, ROLE_total, j->words) || patterns_role(set, ROLE_total, j->low)) return true;
    // "Итого" merged over a column a year.
    for (uint8_t i = 0; i + 1 < j->stack->count; i++)
        if (j->stack->group[i] && is_year_text(j->low) && patterns_role(set, ROLE_total, j->stack->texts[i])) return true;
    return false;
}

static int year_of(const judged *j) {
    int years[3];
    unsigned count = said_years(j->d->r->said, j->col->header, years, 3);
    if (j->col->kind != SVOD_PUB_CHANGE) return count == 1 ? years[0] : 0;
    if (count == 1 && says(j, SAID_since)) return 0;
    return count ? years[count - 1] : 0;
}

// ---- kinds ---------------------------------------------------------------------------------------------------------------

static void be(judged *j, svod_pub_kind kind, uint32_t node) {
    j->col->kind = (uint8_t)kind;
    j->col->node = node;
    bool yearly = kind == SVOD_PUB_POINTS || kind == SVOD_PUB_SHARE || kind == SVOD_PUB_RANK || kind == SVOD_PUB_CHANGE ||
                  kind == SVOD_PUB_COUNT || kind == SVOD_PUB_ATTRIBUTE || kind == SVOD_PUB_RATIO;
    j->col->year = yearly ? year_of(j) : 0;
}

static bool by_rule(judged *j) {
    static const svod_pub_kind kinds[] = {SVOD_PUB_COUNT, SVOD_PUB_SHARE, SVOD_PUB_ATTRIBUTE, SVOD_PUB_RATIO,
                                          SVOD_PUB_LEVEL, SVOD_PUB_RANK,  SVOD_PUB_OTHER};
    const svod_pub_rule *rule = said_rule(j->d->r->said, j->col->header);
    for (uint8_t i = j->stack->count; !rule && i-- > 0;)
        if (!j->stack->group[i] || i + 1 == j->stack->count) rule = said_rule(j->d->r->said, j->stack->texts[i]);
    if (!rule) return false;
    j->col->rule = rule;
    j->col->cluster = rule->cluster;
    be(j, kinds[rule->kind], SVOD_NO_NODE);
    if (rule->kind == SVOD_RULE_ATTRIBUTE) j->col->attribute = rule->id;
    return true;
}

static bool by_values(judged *j) {
    const values *v = &j->values;
    reader *r = j->d->r;
    if (patterns_role(r->patterns, ROLE_year, j->low) && mostly(v->years, v->filled))
        be(j, SVOD_PUB_YEAR, SVOD_NO_NODE);
    else if (mostly(v->levels, v->filled)) {
        be(j, SVOD_PUB_LEVEL, SVOD_NO_NODE);
        j->col->cluster = v->cluster;
    } else if (mostly(v->flags, v->filled) || (mostly(v->texts, v->filled) && says(j, SAID_list)))
        be(j, SVOD_PUB_FLAG, SVOD_NO_NODE);
    else
        return false;
    return true;
}

static bool same(reader *r, const char *key, const char *text) {
    return text && *text && svod_streq(key, svod_fold(r->arena, text));
}

// A column of the roster, by its name or by the title that the rubric gives it.
static bool by_attribute(judged *j) {
    reader *r = j->d->r;
    const svod_roster *roster = r->input->roster;
    const char *keys[] = {svod_fold(r->arena, j->words), svod_fold(r->arena, j->low)};
    const char *name = NULL;
    for (size_t k = 0; k < 2 && !name; k++) {
        for (size_t i = 0; i < r->rubric->attribute_count && !name; i++) {
            const svod_attribute *at = &r->rubric->attributes[i];
            if (same(r, keys[k], at->name) || same(r, keys[k], at->title)) name = at->name;
        }
        for (size_t i = 0; roster && i < roster->attr_count && !name; i++)
            if (same(r, keys[k], roster->attr_names[i])) name = roster->attr_names[i];
    }
    if (!name) return false;
    j->col->attribute = name;
    be(j, SVOD_PUB_ATTRIBUTE, SVOD_NO_NODE);
    return true;
}

// A level of bands, where the header speaks of levels or is the cluster's title and the values are its ids or titles.
static bool by_bands(judged *j) {
    reader *r = j->d->r;
    const char *key = svod_fold(r->arena, j->words);
    for (size_t i = 0; i < r->rubric->cluster_count; i++) {
        const svod_cluster *cluster = &r->rubric->clusters[i];
        if (cluster->kind == SVOD_CLUSTER_ATTRIBUTE || !(same(r, key, cluster->title) || says(j, SAID_level))) continue;
        size_t hits = 0;
        uint32_t index = (uint32_t)(j->col - j->d->t->cols);
        for (uint32_t row = 0; row < j->d->t->row_count && row < PUB_SAMPLE; row++) {
            const svod_pub_cell *cell = svod_pub_at(j->d->t, row, index);
            if (cell->state == SVOD_PUB_ABSENT || cell->state == SVOD_PUB_NOTHING || !is_unit_row(j->d, row)) continue;
            const char *value = svod_fold(r->arena, cell->text);
            bool hit = false;
            for (size_t k = 0; k < cluster->count && !hit; k++)
                hit = same(r, value, cluster->levels[k].id) || same(r, value, cluster->levels[k].title);
            hits += hit;
        }
        if (!mostly(hits, j->values.filled)) continue;
        be(j, SVOD_PUB_LEVEL, SVOD_NO_NODE);
        j->col->cluster = (uint32_t)i;
        return true;
    }
    return false;
}

// "3. Сопоставимые части" is no section 3: most of its figures are above what the node can have, or below zero.
static bool is_beyond(const judged *j, uint32_t node) {
    const svod_rubric *now = j->d->r->rubric, *before = j->d->r->input->previous;
    int64_t max = svod_pub_of_points(now->nodes[node].max);
    if (node == SVOD_ROOT && before && svod_pub_of_points(before->nodes[SVOD_ROOT].max) > max)
        max = svod_pub_of_points(before->nodes[SVOD_ROOT].max);
    size_t beyond = 0, all = 0;
    uint32_t index = (uint32_t)(j->col - j->d->t->cols);
    for (uint32_t row = 0; row < j->d->t->row_count && row < PUB_SAMPLE; row++) {
        const svod_pub_cell *cell = svod_pub_at(j->d->t, row, index);
        if (cell->state != SVOD_PUB_NUMBER || !is_unit_row(j->d, row)) continue;
        all++;
        beyond += cell->value > max || cell->value < 0;
    }
    return max > 0 && beyond * 2 > all;
}

static void by_words(judged *j) {
    reader *r = j->d->r;
    bool texts = mostly(j->values.texts, j->values.filled);
    uint32_t node = node_of(j);
    bool called_so = node != SVOD_NO_NODE && node != SVOD_ROOT && patterns_role(r->patterns, ROLE_limit, r->rubric->nodes[node].title);
    bool limit = patterns_role(r->patterns, ROLE_limit, j->low) && !strpbrk(j->low, "0123456789") && !called_so;
    if (limit || (node == SVOD_NO_NODE && patterns_role(r->patterns, ROLE_ignore, j->low))) return;
    if (node == SVOD_NO_NODE && is_total(j)) node = SVOD_ROOT;
    if (says_beside(j, SAID_rank, node) && !texts)
        be(j, SVOD_PUB_RANK, node == SVOD_ROOT ? SVOD_NO_NODE : node);
    else if (says_beside(j, SAID_change, node) && !texts)
        be(j, SVOD_PUB_CHANGE, node == SVOD_NO_NODE ? SVOD_ROOT : node);
    else if (node != SVOD_NO_NODE && says_beside(j, SAID_share_of_max, node))
        be(j, SVOD_PUB_SHARE, node);
    else if (node != SVOD_NO_NODE && !(node == SVOD_ROOT && texts)) {
        j->refuted = is_beyond(j, node);
        if (!j->refuted) be(j, SVOD_PUB_POINTS, node);
    } else if (says(j, SAID_share_total) && !texts)
        be(j, SVOD_PUB_SHARE, SVOD_ROOT);
    else if (says(j, SAID_share) && !texts)
        be(j, SVOD_PUB_SHARE, SVOD_NO_NODE);
    else if (mostly(j->values.numbers, j->values.filled) && !says(j, SAID_no_sum))
        be(j, SVOD_PUB_COUNT, SVOD_NO_NODE);
}

static const char *own_words(const judged *j) {
    svod_buf out = svod_buf_of(j->d->r->arena);
    for (uint8_t i = 0; i < j->stack->count; i++) {
        if (j->stack->group[i] && i + 1 < j->stack->count) continue;
        if (out.len) svod_buf_str(&out, " ");
        svod_buf_str(&out, j->stack->texts[i]);
    }
    return out.data ? out.data : "";
}

// Does the same merged header stand over both columns?
static bool is_sibling(const head_stack *a, const head_stack *b) {
    for (uint8_t i = 0; i < a->count; i++)
        for (uint8_t k = 0; k < b->count; k++)
            if (a->group[i] && b->group[k] && a->texts[i] == b->texts[k]) return true;
    return false;
}

// What a header does not mean in one column it does not mean in those beside it.
static void refute_siblings(pub_draft *d, uint32_t index, uint32_t step) {
    const head_stack *own = &d->head->stacks[d->t->cols[index].col - 1];
    for (uint32_t i = index + step; i < d->t->col_count && is_sibling(own, &d->head->stacks[d->t->cols[i].col - 1]); i += step) {
        svod_pub_col *col = &d->t->cols[i];
        if (col->rule || col->node == SVOD_NO_NODE || col->node == SVOD_ROOT) continue;
        col->kind = SVOD_PUB_OTHER;
        col->year = 0;
        col->node = SVOD_NO_NODE;
    }
}

// True: its header was refuted by its figures.
static bool judge(pub_draft *d, uint32_t index) {
    svod_pub_col *col = &d->t->cols[index];
    judged j = {.d = d, .col = col, .stack = &d->head->stacks[col->col - 1]};
    if (index == d->units) {
        col->kind = SVOD_PUB_UNITS;
        return false;
    }
    j.low = j.stack->count ? j.stack->texts[j.stack->count - 1] : "";
    j.words = own_words(&j);
    if (*col->header && by_rule(&j)) return false;
    j.values = values_of(d, index);
    if (by_values(&j) || !*col->header) return false;
    if (!by_attribute(&j) && !by_bands(&j)) by_words(&j);
    return j.refuted;
}

// A table of one figure a unit: "Балл" is the total where nothing else is.
static void find_total(pub_draft *d) {
    svod_pub_col *only = NULL;
    for (uint32_t i = 0; i < d->t->col_count; i++) {
        svod_pub_col *col = &d->t->cols[i];
        const head_stack *stack = &d->head->stacks[col->col - 1];
        if (col->kind == SVOD_PUB_POINTS && col->node == SVOD_ROOT) return;
        bool free = col->kind == SVOD_PUB_COUNT || col->kind == SVOD_PUB_OTHER;
        if (!free || col->rule || !stack->count || only) continue;
        const char *low = stack->texts[stack->count - 1];
        if (patterns_role(d->r->patterns, ROLE_score, low) && !said_is(d->r->said, SAID_no_sum, low)) only = col;
    }
    if (!only) return;
    only->kind = SVOD_PUB_POINTS;
    only->node = SVOD_ROOT;
}

void pub_columns(pub_draft *d) {
    bool *refuted = SVOD_ARRAY(d->r->arena, bool, d->t->col_count);
    for (uint32_t i = 0; i < d->t->col_count; i++) {
        refuted[i] = judge(d, i);
        if (d->t->cols[i].kind == SVOD_PUB_YEAR && d->year == SVOD_NO_COL) d->year = i;
    }
    for (uint32_t i = 0; i < d->t->col_count; i++) {
        if (!refuted[i]) continue;
        refute_siblings(d, i, 1);
        refute_siblings(d, i, UINT32_MAX); // to the left: indices wrap round to beyond the last
    }
    find_total(d);
}
