// Judges the columns of questions of a table: each question is read from one column alone.
#include "intake/questions.h"

#include <string.h>

#include "base/str.h"

const char *question_label(const svod_rubric *rubric, uint32_t indicator, uint8_t part, svod_lang lang, svod_arena *arena) {
    static const svod_text parts[] = {
#define X(id) SVOD_T_intake_part_##id,
        SVOD_PARTS(X)
#undef X
    };
    const char *label = svod_rubric_label(rubric, arena, rubric->indicators[indicator].node);
    return part == SVOD_PART_COUNT ? label : svod_printf(arena, "%s, %s", label, svod_say(lang, parts[part]));
}

static bool alike(const column *a, const column *b) {
    return column_asks(a) && a->asks.rival == SVOD_NO_INDICATOR && a->asks.part != SVOD_PART_COUNT && !a->left_out &&
           a->asks.indicator == b->asks.indicator && a->asks.part == b->asks.part;
}

// ---- several columns of one question ---------------------------------------------------------------------------------------

typedef struct same_questions {
    const layout_search *search;
    const window *at;
    uint32_t cols, col;
    size_t group;
} same_questions;

static bool is_same(const same_questions *of, uint32_t col) {
    return window_group(of->at, col) == of->group && alike(&of->at->columns[col - 1], &of->at->columns[of->col - 1]);
}

static int year_of(const same_questions *of, uint32_t col) {
    const column *one = &of->at->columns[col - 1];
    return one->year ? one->year : patterns_total_year(of->search->patterns, one->text);
}

// "… в 2021 году" beside "… в 2020 году": the campaign's year is meant.
static void leave_other_years(const same_questions *of) {
    bool this_year = false;
    for (uint32_t col = of->col; col <= of->cols; col++)
        this_year |= is_same(of, col) && year_of(of, col) == of->search->year;
    for (uint32_t col = of->cols; this_year && col >= of->col; col--) {
        int year = is_same(of, col) ? year_of(of, col) : 0;
        if (year && year != of->search->year) of->at->columns[col - 1].left_out = true;
    }
}

static bool is_seen(const same_questions *of, uint32_t col) {
    return !of->search->hidden || !of->search->hidden[col];
}

void questions_settle(const layout_search *search, const window *at, uint32_t cols) {
    size_t slots = (size_t)search->rubric->indicator_count * SVOD_PART_COUNT, group = SIZE_MAX;
    bool *done = slots ? SVOD_ARRAY(search->arena, bool, slots) : NULL;
    for (uint32_t col = 1; done && col <= cols; col++) {
        const column *one = &at->columns[col - 1];
        if (group != window_group(at, col)) memset(done, 0, slots * sizeof *done);
        group = window_group(at, col);
        if (!alike(one, one)) continue;
        bool *slot = &done[one->asks.indicator * SVOD_PART_COUNT + one->asks.part];
        if (*slot) continue;
        *slot = true;
        same_questions of = {search, at, cols, col, group};
        leave_other_years(&of);
        size_t seen = 0;
        for (uint32_t i = col; i <= cols; i++)
            seen += is_same(&of, i) && is_seen(&of, i);
        for (uint32_t i = cols; seen > 1 && i >= col; i--)
            if (is_same(&of, i)) {
                at->columns[i - 1].doubled = true;
                at->columns[i - 1].first = col;
            }
    }
}

// ---- into the table --------------------------------------------------------------------------------------------------------

static void report(const layout_search *search, svod_code code, const column *one, uint32_t col, const char *expected) {
    const svod_rubric *rubric = search->rubric;
    svod_add(search->findings, code, svod_grid_place(search->grid, one->row, col), svod_excerpt_of(one->text).text, expected);
    svod_about(search->findings, NULL, rubric->nodes[rubric->indicators[one->asks.indicator].node].id);
}

static void add_doubled(const layout_search *search, const column *columns, uint32_t col) {
    const column *one = &columns[col - 1];
    uint32_t first = one->first;
    svod_lang lang = search->findings->lang;
    char ref[SVOD_REF_SIZE];
    if (first == col) return; // it is told at the second one
    const char *label = question_label(search->rubric, one->asks.indicator, one->asks.part, lang, search->arena);
    const char *where = svod_ref(ref, columns[first - 1].row, first);
    report(search, SVOD_F_question_doubled, one, col, svod_printf(search->arena, svod_say(lang, SVOD_T_intake_one_column), label, where));
    if (search->unread) search->unread[search->rubric->indicators[one->asks.indicator].node] = SVOD_UNREAD_SAID;
}

static void add_unclear(const layout_search *search, const column *one, uint32_t col) {
    const svod_rubric *rubric = search->rubric;
    const svod_indicator *indicator = &rubric->indicators[one->asks.indicator];
    svod_lang lang = search->findings->lang;
    if (one->asks.rival != SVOD_NO_INDICATOR) {
        const char *id = rubric->nodes[indicator->node].id, *rival = rubric->nodes[rubric->indicators[one->asks.rival].node].id;
        report(search, SVOD_F_column_ambiguous, one, col, svod_printf(search->arena, svod_say(lang, SVOD_T_intake_one_node), id, rival));
        return;
    }
    report(search, SVOD_F_question_unclear, one, col, svod_rubric_label(rubric, search->arena, indicator->node));
    if (search->unread) search->unread[indicator->node] = SVOD_UNREAD_SAID;
}

void questions_add(const layout_search *search, const column *columns, uint32_t col, layout_group *out) {
    const column *one = &columns[col - 1];
    if (one->asks.rival != SVOD_NO_INDICATOR || one->asks.part == SVOD_PART_COUNT) {
        add_unclear(search, one, col);
    } else if (one->doubled) {
        add_doubled(search, columns, col);
    } else {
        out->questions[out->question_count++] = (layout_question){col, one->asks.indicator, one->asks.part, one->text};
        if (search->asked) search->asked[one->asks.indicator * SVOD_PART_COUNT + one->asks.part] = true;
    }
}
