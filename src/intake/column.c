// Judges one column by its stacked header texts. A text merged over several columns names a group: it counts for a column only when
// the text below says "total" or "points", or nothing.
#include "intake/column.h"

#include <string.h>

#include "base/str.h"

#define UNIT_ROWS 30   // rows below a header in which names are looked for
#define UNIT_TRIES 100 // columns in which they are

typedef struct stack {
    const head_cell *cells[HEAD_DEPTH];
    size_t count;
} stack;

static stack stack_of(const head *block, uint32_t row, uint32_t depth, uint32_t col) {
    stack out = {.count = 0};
    for (uint32_t i = 0; i < depth; i++) {
        const head_cell *cell = head_at(block, row + i, col);
        if (cell->text && !(cell->below && i > 0)) out.cells[out.count++] = cell;
    }
    return out;
}

static const char *join(const stack *texts, bool with_groups, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    for (size_t i = 0; i < texts->count; i++) {
        if (texts->cells[i]->group && !with_groups) continue;
        if (out.len) svod_buf_str(&out, " ");
        svod_buf_str(&out, texts->cells[i]->text);
    }
    return out.data ? out.data : "";
}

// "2022", "2022 год", "за 2022 г.": a text that says nothing but a year. 0 for all others.
static int year_only(patterns *set, const char *text) {
    const char *rest = strpbrk(text, "0123456789");
    if (!rest || (rest != text && !svod_starts(text, "за "))) return 0;
    size_t digits = strspn(rest, "0123456789");
    rest += digits;
    if (digits != 4 || !(*rest == '\0' || svod_streq(rest, " год") || svod_streq(rest, " г.") || svod_streq(rest, "г."))) return 0;
    return patterns_total_year(set, text);
}

static node_match match_text(const layout_search *search, const char *text) {
    node_match match = patterns_node(search->patterns, text);
    const char *less = match.node == SVOD_NO_NODE ? head_without_note(search->arena, text) : NULL;
    return less ? patterns_node(search->patterns, less) : match;
}

static bool in_group(const stack *texts) {
    for (size_t i = 0; i + 1 < texts->count; i++)
        if (texts->cells[i]->group) return true;
    return false;
}

static node_match match_stack(const layout_search *search, const stack *texts, const char *joined) {
    patterns *set = search->patterns;
    const char *low = texts->cells[texts->count - 1]->text;
    bool groups = !in_group(texts) || patterns_role(set, ROLE_total, low) || patterns_role(set, ROLE_score, low);
    node_match best = NODE_MATCH_NONE;
    bool group_matches = false;
    for (size_t i = 0; i < texts->count; i++) {
        bool group = texts->cells[i]->group && i + 1 < texts->count;
        if (year_only(set, texts->cells[i]->text) && texts->count > 1) continue;
        node_match match = match_text(search, texts->cells[i]->text);
        group_matches |= group && match.node != SVOD_NO_NODE;
        if (groups || !group) best = patterns_better(set, best, match);
    }
    // What the group alone would match says nothing of the column below it.
    return best.node == SVOD_NO_NODE && texts->count > 1 && (groups || !group_matches) ? match_text(search, joined) : best;
}

static bool has_role(const layout_search *search, const stack *texts, const char *own, column_role role, uint32_t *row) {
    for (size_t i = texts->count; i-- > 0;) {
        // A group says nothing of the column below it, but for a total of several years.
        bool year = role == ROLE_total && year_only(search->patterns, texts->cells[texts->count - 1]->text);
        if (texts->cells[i]->group && i + 1 < texts->count && !year) continue;
        if (!patterns_role(search->patterns, role, texts->cells[i]->text)) continue;
        *row = texts->cells[i]->row;
        return true;
    }
    *row = texts->cells[texts->count - 1]->row;
    return texts->count > 1 && patterns_role(search->patterns, role, own);
}

static bool is_attribute(const layout_search *search, const char *text) {
    const char *key = svod_fold(search->arena, text);
    for (size_t i = 0; i < search->roster->attr_count; i++)
        if (svod_streq(key, svod_fold(search->arena, search->roster->attr_names[i]))) return true;
    return false;
}

static size_t unit_at(const layout_search *search, uint32_t row, uint32_t col) {
    const svod_cell *cell = svod_grid_at(search->grid, row, col);
    if (!cell || cell->type != SVOD_CELL_STRING || svod_blank(cell->text)) return SVOD_NO_UNIT;
    return svod_roster_find(search->roster, search->arena, cell->text);
}

// The header of the units says so by itself and units stand below it: what stands above, unmerged, is a title.
static bool is_unit_below_title(const layout_search *search, const stack *texts, uint32_t after, uint32_t col) {
    const head_cell *low = texts->cells[texts->count - 1];
    if (texts->count < 2 || low->group || !patterns_whole(search->patterns, ROLE_unit, low->text)) return false;
    if (match_text(search, low->text).node != SVOD_NO_NODE) return false;
    for (uint32_t row = after + 1; row <= after + UNIT_ROWS; row++)
        if (unit_at(search, row, col) != SVOD_NO_UNIT) return true;
    return false;
}

static void find_role(const layout_search *search, const stack *texts, column *out) {
    static const column_role order[] = {ROLE_total, ROLE_year, ROLE_expert, ROLE_unit, ROLE_node, ROLE_score};
    const char *own = join(texts, false, search->arena);
    for (size_t i = 0; i < sizeof order / sizeof *order && out->role == ROLE_none; i++)
        if (has_role(search, texts, own, order[i], &out->unit_row)) out->role = order[i];
    if (out->role == ROLE_none && is_attribute(search, texts->cells[texts->count - 1]->text)) {
        out->role = ROLE_ignore;
        out->attribute = true;
    }
    if (out->role == ROLE_total) out->year = patterns_total_year(search->patterns, out->text);
}

// ---- questions of indicators ---------------------------------------------------------------------------------------------

static question_texts question_texts_of(const layout_search *search, const stack *texts, const char *joined) {
    question_texts out = {.joined = joined};
    for (size_t i = 0; i < texts->count; i++)
        if (texts->count == 1 || !year_only(search->patterns, texts->cells[i]->text))
            question_texts_add(&out, texts->cells[i]->text, search->arena);
    return out;
}

static int year_said(const layout_search *search, const stack *texts) {
    int year = 0;
    for (size_t i = 0; i < texts->count && texts->count > 1; i++)
        year = year_only(search->patterns, texts->cells[i]->text) ? year_only(search->patterns, texts->cells[i]->text) : year;
    return year;
}

// What the rubric's author wants left out is left out, unless a pattern of a question means it.
static bool own_ignore(const layout_search *search, const question_texts *texts) {
    part_pattern own;
    if (!search->rubric->columns.ignore || !*search->rubric->columns.ignore) return false;
    return patterns_role(search->patterns, ROLE_ignore, texts->list[texts->count - 1]) &&
           !patterns_parts(search->patterns, texts->joined, &own, 1);
}

static bool ask(const layout_search *search, const stack *texts, column *out) {
    question_texts said = question_texts_of(search, texts, out->text);
    const head_cell *low = texts->cells[texts->count - 1];
    if (!search->rubric->indicator_count || !said.count || (low->group && !low->lead) || own_ignore(search, &said)) return false;
    out->asks = question_of(search->patterns, search->rubric, &said, SVOD_NO_INDICATOR, search->arena);
    if (!column_asks(out)) return false;
    out->year = year_said(search, texts);
    out->left_out = out->year && out->year != search->year;
    return true;
}

// Of a rubric without experts no column holds scores; and the number that a form gives to a question is no id ("1. Школа"), unless the
// criterion's title follows it ("3.9. Школы с преподаванием не по образованию").
static void forget_node(const layout_search *search, const stack *texts, column *out) {
    const svod_rubric *rubric = search->rubric;
    bool judged = false;
    if (!rubric->indicator_count || out->match.node == SVOD_NO_NODE) return;
    for (uint32_t i = 1; i < rubric->count && !judged; i++)
        judged = svod_rubric_leaf(rubric, i) && !rubric->nodes[i].indicator;
    const char *rest = patterns_unnumbered(texts->cells[texts->count - 1]->text);
    bool titled = rest && svod_starts(svod_fold(search->arena, rest), svod_fold(search->arena, rubric->nodes[out->match.node].title));
    bool unit = rest && !titled && patterns_role(search->patterns, ROLE_form_unit, rest);
    if (!judged || unit || rubric->nodes[out->match.node].indicator) out->match = NODE_MATCH_NONE;
}

static void find_form_role(const layout_search *search, const stack *texts, column *out) {
    const head_cell *low = texts->cells[texts->count - 1];
    if (!search->rubric->indicator_count || out->role != ROLE_none || out->match.node != SVOD_NO_NODE) return;
    if (patterns_role(search->patterns, ROLE_time, low->text))
        out->role = ROLE_time;
    else if (column_names_units(search, low->text)) {
        out->role = ROLE_unit;
        out->unit_row = low->row;
    } else if (patterns_role(search->patterns, ROLE_form_own, low->text))
        out->role = ROLE_ignore;
}

bool column_names_units(const layout_search *search, const char *text) {
    if (patterns_role(search->patterns, ROLE_unit, text)) return true;
    if (!search->rubric->indicator_count) return false;
    const char *rest = patterns_unnumbered(text), *own = search->rubric->columns.unit;
    if (rest && patterns_role(search->patterns, ROLE_unit, rest)) return true;
    return !(own && *own) && patterns_role(search->patterns, ROLE_form_unit, rest ? rest : text);
}

// How many columns of the table at hand ask what: a slot a question.
static uint32_t *asks_slot(uint32_t *counts, const question *asks) {
    return &counts[(size_t)asks->indicator * (SVOD_PART_COUNT + 1) + asks->part];
}

// Whatever is right of `from` as far as the next column of units.
static void count_asks(uint32_t *counts, const column *columns, uint32_t cols, uint32_t from) {
    for (uint32_t col = from; col <= cols && columns[col - 1].role != ROLE_unit; col++)
        if (column_asks(&columns[col - 1]) && !columns[col - 1].left_out) ++*asks_slot(counts, &columns[col - 1].asks);
}

static void forget_asks(uint32_t *counts, const column *columns, uint32_t from, uint32_t to) {
    for (uint32_t col = from; col < to; col++)
        if (column_asks(&columns[col - 1])) *asks_slot(counts, &columns[col - 1].asks) = 0;
}

// "Процент", "Ссылка": a part of what the question left of it asks, unless that has it already. What is known of neither is between them.
static void follow_questions(const layout_search *search, const head *block, uint32_t row, uint32_t depth, column *columns) {
    uint32_t left = SVOD_NO_INDICATOR, from = 1;
    size_t slots = (size_t)search->rubric->indicator_count * (SVOD_PART_COUNT + 1);
    uint32_t *counts = SVOD_ARRAY(search->arena, uint32_t, slots + 1);
    for (uint32_t col = 1; slots && col <= block->cols; col++) {
        column *one = &columns[col - 1];
        if (col == 1 || columns[col - 2].role == ROLE_unit) {
            forget_asks(counts, columns, from, col);
            count_asks(counts, columns, block->cols, col);
            from = col;
        }
        stack texts = stack_of(block, row, depth, col);
        if (!texts.count) continue;
        question_texts said = question_texts_of(search, &texts, one->text);
        if (column_asks(one)) {
            if (one->asks.rival != SVOD_NO_INDICATOR) { // only patterns of its own can be told apart by its neighbour
                question asks = question_of(search->patterns, search->rubric, &said, left, search->arena);
                bool counted = one->role != ROLE_unit && !one->left_out;
                *asks_slot(counts, &one->asks) -= counted;
                if (asks.indicator != SVOD_NO_INDICATOR) *asks_slot(counts, &asks) += counted;
                one->asks = asks;
            }
            left = one->asks.rival == SVOD_NO_INDICATOR ? one->asks.indicator : SVOD_NO_INDICATOR;
            continue;
        }
        bool bare = one->match.node == SVOD_NO_NODE && one->role != ROLE_unit && question_is_bare(search->patterns, &said);
        if (!bare && one->role != ROLE_ignore) left = SVOD_NO_INDICATOR;
        if (!bare || left == SVOD_NO_INDICATOR || own_ignore(search, &said)) continue;
        question asks = {left, SVOD_NO_INDICATOR,
                         question_part(search->patterns, search->rubric, left, said.list[said.count - 1], search->arena)};
        if (asks.part == SVOD_PART_COUNT) continue;
        one->role = ROLE_none; // a second one is told as unknown
        if (*asks_slot(counts, &asks)) continue;
        one->asks = asks;
        one->year = year_said(search, &texts);
        one->left_out = one->year && one->year != search->year;
        *asks_slot(counts, &asks) += !one->left_out;
    }
}

static column column_of(const layout_search *search, const head *block, uint32_t row, uint32_t depth, uint32_t col) {
    stack texts = stack_of(block, row, depth, col);
    column out = {.role = ROLE_none, .match = NODE_MATCH_NONE, .asks = QUESTION_NONE};
    if (!texts.count) return out;
    const head_cell *low = texts.cells[texts.count - 1];
    out.text = join(&texts, true, search->arena);
    out.row = low->row;
    if (ask(search, &texts, &out)) return out;
    if (patterns_role(search->patterns, ROLE_ignore, low->text)) out.role = ROLE_ignore;
    if (low->group && !low->lead) {
        out.spread = true;
        // The second column of a merged header can hold the names, when the first holds their numbers; nothing else.
        bool unit = out.role == ROLE_none && has_role(search, &texts, "", ROLE_unit, &out.unit_row);
        out.role = unit ? ROLE_unit : ROLE_ignore;
        return out;
    }
    bool units = out.role == ROLE_none && is_unit_below_title(search, &texts, row + depth - 1, col);
    if (out.role == ROLE_none && !units) out.match = match_stack(search, &texts, out.text);
    forget_node(search, &texts, &out);
    for (size_t i = 0; i < texts.count && texts.count > 1; i++)
        out.year = year_only(search->patterns, texts.cells[i]->text) ? year_only(search->patterns, texts.cells[i]->text) : out.year;
    int above = out.year;
    if (units) {
        out.role = ROLE_unit;
        out.unit_row = low->row;
    }
    if (out.role == ROLE_none && out.match.node == SVOD_NO_NODE) find_role(search, &texts, &out);
    find_form_role(search, &texts, &out);
    bool yearly = out.role == ROLE_total || out.match.node != SVOD_NO_NODE;
    if (!out.year) out.year = above;
    out.left_out = yearly && out.year && out.year != search->year;
    return out;
}

// ---- what stands below the merged header of a node -----------------------------------------------------------------------

// A header merged over the columns from `from` to `to` and what stands below it.
typedef struct span {
    const layout_search *search;
    const head *block;
    column *columns;
    uint32_t row, depth; // of the window
    uint32_t top;        // row of the merged header
    uint32_t from, to;
    uint32_t node;
    bool loose; // no merge, but nothing beside it either
} span;

// The lowest text of a column when it stands below the merged header; else NULL.
static const char *below_of(const span *at, uint32_t col) {
    stack texts = stack_of(at->block, at->row, at->depth, col);
    const head_cell *low = texts.count ? texts.cells[texts.count - 1] : NULL;
    return low && low->row > at->top ? low->text : NULL;
}

// Is a column no score by what it says below the header? "Балл (макс. 8)" is one: with a number it names the scale.
static bool no_score(const span *at, const column *one, const char *text) {
    patterns *set = at->search->patterns;
    if (one->role == ROLE_ignore || patterns_role(set, ROLE_share, text)) return true;
    if (one->year && year_only(set, text)) return one->year != at->search->year;
    return patterns_role(set, ROLE_limit, text) && (one->match.node == SVOD_NO_NODE || !strpbrk(text, "0123456789"));
}

// Whether it is the column of the node's scores by what it says below the header. Without a merge the header's text is that of the first
// column, which matches by it alone.
static bool says_score(const span *at, const column *one, const char *text) {
    patterns *set = at->search->patterns;
    bool says = at->loose ? patterns_role(set, ROLE_score, text) || patterns_role(set, ROLE_total, text) : one->match.node == at->node;
    return says && !no_score(at, one, text);
}

// Whether the span has columns of the node alone; *scores: some of them say that they hold its scores.
static bool is_node_span(const span *at, bool *scores) {
    size_t below = 0;
    for (uint32_t col = at->from; col <= at->to; col++) {
        const column *one = &at->columns[col - 1];
        const char *text = below_of(at, col);
        if (!text) continue;
        if (one->match.node != SVOD_NO_NODE && one->match.node != at->node) return false;
        if (head_is_number(text) && !year_only(at->search->patterns, text)) return false;
        *scores |= says_score(at, one, text);
        below++;
    }
    return below > 0;
}

static void settle_span(const span *at) {
    bool scores = false;
    if (!is_node_span(at, &scores)) return;
    for (uint32_t col = at->from; col <= at->to; col++) {
        column *one = &at->columns[col - 1];
        const char *text = below_of(at, col);
        if (!text || column_asks(one) || one->role == ROLE_unit || one->role == ROLE_year || one->role == ROLE_node) continue;
        bool out = no_score(at, one, text);
        if (!out && scores && !says_score(at, one, text)) continue;
        one->match = (node_match){at->node, SVOD_NO_NODE};
        one->role = ROLE_none;
        one->settled = true;
        one->left_out |= out;
    }
}

// The last column of those that have nothing but a text below the row of the header: a merge that a CSV file has lost.
static uint32_t loose_end(const span *at, uint32_t cols) {
    uint32_t to = at->from;
    for (; to < cols; to++) {
        const column *one = &at->columns[to];
        const char *text = below_of(at, to + 1);
        bool open = one->role == ROLE_none || one->role == ROLE_expert || one->role == ROLE_score || one->role == ROLE_ignore;
        if (!text || !open || column_asks(one) || one->match.node != SVOD_NO_NODE ||
            stack_of(at->block, at->row, at->depth, to + 1).count > 1)
            break;
    }
    return to;
}

static bool repeats_at(const span *at, uint32_t col, uint32_t cols) {
    for (uint32_t i = 0; i <= at->to - at->from; i++) {
        const char *text = col + i <= cols ? below_of(at, col + i) : NULL, *own = below_of(at, at->from + i);
        if (!text || !own || !svod_streq(text, own)) return false;
    }
    return true;
}

// A header without a merge has the columns right of it when what stands below it is no score, or stands below its neighbour again.
static bool is_loose(const span *at, uint32_t cols) {
    const char *first = below_of(at, at->from);
    uint32_t wide = at->to - at->from + 1;
    if (wide < 2 || !first) return false;
    if (no_score(at, &at->columns[at->from - 1], first)) return true;
    return repeats_at(at, at->to + 1, cols) || (at->from > wide && repeats_at(at, at->from - wide, cols));
}

static void settle_row(span *at, uint32_t cols) {
    for (at->from = 1; at->from <= cols; at->from = at->to + 1) {
        const head_cell *cell = head_at(at->block, at->top, at->from), *next;
        at->to = at->from;
        if (!cell->text || !cell->lead || cell->below) continue;
        at->loose = !cell->group;
        if (at->loose) at->to = loose_end(at, cols);
        if (at->loose && !is_loose(at, cols)) continue;
        while (!at->loose && at->to < cols && (next = head_at(at->block, at->top, at->to + 1))->group && !next->lead)
            at->to++;
        node_match match = match_text(at->search, cell->text);
        at->node = match.node;
        bool node = match.node != SVOD_NO_NODE && match.rival == SVOD_NO_NODE;
        if (node && !at->search->rubric->nodes[match.node].indicator) settle_span(at);
    }
}

// ---- units without a header ----------------------------------------------------------------------------------------------

typedef struct sample {
    size_t filled, known, repeats;
    size_t units[UNIT_ROWS], beside[UNIT_ROWS]; // of the known: the unit, and the one that the row's own column of units names
} sample;

// The same name beside other units again and again is what they belong to: a district.
static void take_sample(const layout_search *search, uint32_t row, uint32_t col, uint32_t unit_col, sample *out) {
    const svod_cell *cell = svod_grid_at(search->grid, row, col);
    if (!cell || svod_blank(cell->text)) return;
    out->filled++;
    size_t unit = unit_at(search, row, col), beside = unit_at(search, row, unit_col);
    if (unit == SVOD_NO_UNIT) return;
    bool again = false;
    for (size_t i = 0; i < out->known; i++)
        again |= out->units[i] == unit && out->beside[i] != beside;
    out->repeats += again;
    out->units[out->known] = unit;
    out->beside[out->known++] = beside;
}

static bool holds_units(const layout_search *search, uint32_t after, uint32_t col, uint32_t unit_col) {
    sample seen = {0};
    for (uint32_t row = after + 1; row <= after + UNIT_ROWS && seen.filled < seen.known + UNIT_ROWS / 2 + 1; row++)
        take_sample(search, row, col, unit_col, &seen);
    return seen.known >= 2 && seen.known * 2 >= seen.filled && seen.repeats * 2 <= seen.known;
}

// The last column of scores before the next column that a header calls one of units.
static uint32_t last_scores(const column *columns, uint32_t col, uint32_t cols) {
    uint32_t last = 0;
    for (; col <= cols && columns[col - 1].role != ROLE_unit; col++)
        if ((columns[col - 1].match.node != SVOD_NO_NODE || column_asks(&columns[col - 1])) && !columns[col - 1].left_out) last = col;
    return last;
}

static void find_units(const layout_search *search, uint32_t after, column *columns, uint32_t cols) {
    uint32_t unit = 0, last = 0, looked = 0;
    bool scores = false;
    for (uint32_t col = 1; col <= cols && looked < UNIT_TRIES; col++) {
        column *one = &columns[col - 1];
        if (one->role == ROLE_unit) {
            unit = col;
            last = last_scores(columns, col + 1, cols);
            scores = false;
        } else if (one->match.node != SVOD_NO_NODE || column_asks(one))
            scores |= !one->left_out;
        else if (unit && scores && col < last && (one->role == ROLE_none || one->role == ROLE_ignore) && !one->attribute) {
            looked++;
            if (!holds_units(search, after, col, unit)) continue;
            one->role = ROLE_unit;
            one->unit_row = one->text ? one->row : columns[unit - 1].unit_row;
            unit = col;
            scores = false;
        }
    }
}

void columns_of(const layout_search *search, const head *block, uint32_t row, uint32_t depth, column *columns) {
    for (uint32_t col = 1; col <= block->cols; col++)
        columns[col - 1] = column_of(search, block, row, depth, col);
    span at = {.search = search, .block = block, .columns = columns, .row = row, .depth = depth};
    for (at.top = row + depth - 1; at.top > row;) {
        at.top--;
        settle_row(&at, block->cols);
    }
    if (search->rubric->indicator_count) follow_questions(search, block, row, depth, columns);
    find_units(search, row + depth - 1, columns, block->cols);
}
