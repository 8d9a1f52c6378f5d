// What headers say of maxima: "раздел 1 / 8 баллов", "2022 - 19 баллов; 2023 - 29 баллов", "(макс. 12)", "из 12", "Раздел 1 (8)".
#include <string.h>

#include "audit/recognise.h"
#include "base/vec.h"

#define BARE_LEAST 3 // a number in brackets is a maximum when that many columns have one

static void add(svod_vec *out, uint32_t col, int year, uint32_t row, const said_match *found, int group) {
    int64_t value;
    if (!found->group[group] || !pub_number(found->group[group], found->len[group], &value) || value <= 0) return;
    if (value >= 1900 * SVOD_PUB_ONE && value <= 2100 * SVOD_PUB_ONE) return;            // a year
    for (size_t i = out->count; i-- > 0 && SVOD_AT(out, svod_pub_max, i)->col == col;) { // a column's stand together
        const svod_pub_max *at = SVOD_AT(out, svod_pub_max, i);
        if (at->year == year && at->value == value) return;
    }
    *SVOD_PUSH(out, svod_pub_max) = (svod_pub_max){col, year, value, row};
}

static int number_of(const said_match *found, int group) {
    int value = 0;
    for (size_t i = 0; i < found->len[group]; i++)
        value = value * 10 + (found->group[group][i] - '0');
    return value;
}

static void of_text(pub_draft *d, svod_vec *out, uint32_t col, const char *text, uint32_t row) {
    said *words = d->r->said;
    said_match found;
    int year = d->t->cols[col].year;
    bool yearly = false;
    for (const char *at = text; said_find(words, SAID_max_year, at, &found); at += found.end, yearly = true)
        add(out, col, number_of(&found, 1), row, &found, 2);
    if (yearly) return;
    if (said_find(words, SAID_max_points, text, &found) || said_find(words, SAID_max_word, text, &found) ||
        said_find(words, SAID_max_of, text, &found))
        add(out, col, year, row, &found, 1);
}

static bool is_points(const svod_pub_col *col) {
    return col->kind == SVOD_PUB_POINTS && !col->rule;
}

// Of a list by column; `next` runs along with it.
static bool has_max(const svod_vec *list, uint32_t col, size_t *next) {
    while (*next < list->count && SVOD_AT(list, svod_pub_max, *next)->col < col)
        ++*next;
    return *next < list->count && SVOD_AT(list, svod_pub_max, *next)->col == col;
}

static int64_t known_max(const pub_draft *d, uint32_t node) {
    return svod_pub_of_points(d->r->rubric->nodes[node].max);
}

// Numbers in brackets could be footnotes: they are maxima when most of several are the rubric's.
static void of_brackets(pub_draft *d, svod_vec *out) {
    svod_vec bare = svod_vec_of(d->r->arena, sizeof(svod_pub_max));
    size_t right = 0, next = 0;
    for (uint32_t i = 0; i < d->t->col_count; i++) {
        said_match found;
        if (!is_points(&d->t->cols[i]) || has_max(out, i, &next) || !said_find(d->r->said, SAID_max_bare, d->t->cols[i].header, &found))
            continue;
        size_t before = bare.count;
        add(&bare, i, d->t->cols[i].year, 0, &found, 1);
        right += bare.count > before && SVOD_AT(&bare, svod_pub_max, before)->value == known_max(d, d->t->cols[i].node);
    }
    if (bare.count < BARE_LEAST || right * 2 < bare.count) return;
    for (size_t i = 0; i < bare.count; i++)
        *SVOD_PUSH(out, svod_pub_max) = *SVOD_AT(&bare, svod_pub_max, i);
}

void pub_maxima(pub_draft *d) {
    svod_vec out = svod_vec_of(d->r->arena, sizeof(svod_pub_max));
    for (uint32_t i = 0; i < d->t->col_count; i++) {
        const svod_pub_col *col = &d->t->cols[i];
        const head_stack *stack = &d->head->stacks[col->col - 1];
        // A text merged over several columns speaks of none of them alone.
        for (uint8_t k = 0; is_points(col) && k < stack->count; k++)
            if (!stack->group[k] || k + 1 == stack->count || patterns_node(d->r->patterns, stack->texts[k]).node == col->node)
                of_text(d, &out, i, stack->texts[k], stack->rows[k]);
    }
    of_brackets(d, &out);
    d->t->maxima = out.data;
    d->t->max_count = (uint32_t)out.count;
}
