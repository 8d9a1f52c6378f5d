// Judges one column by its stacked header texts. A text merged over several columns names a group: it counts for a column only when
// the text below says "total" or "points", or nothing.
#include "intake/column.h"

#include <string.h>

#include "base/str.h"

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
        if (texts->cells[i]->group && i + 1 < texts->count) continue;
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

static void find_role(const layout_search *search, const stack *texts, column *out) {
    static const column_role order[] = {ROLE_total, ROLE_year, ROLE_expert, ROLE_unit, ROLE_node, ROLE_score};
    const char *own = join(texts, false, search->arena);
    for (size_t i = 0; i < sizeof order / sizeof *order && out->role == ROLE_none; i++)
        if (has_role(search, texts, own, order[i], &out->unit_row)) out->role = order[i];
    if (out->role == ROLE_none && is_attribute(search, texts->cells[texts->count - 1]->text)) out->role = ROLE_ignore;
    if (out->role == ROLE_total) out->year = patterns_total_year(search->patterns, out->text);
}

column column_of(const layout_search *search, const head *block, uint32_t row, uint32_t depth, uint32_t col) {
    stack texts = stack_of(block, row, depth, col);
    column out = {.role = ROLE_none, .match = NODE_MATCH_NONE};
    if (!texts.count) return out;
    const head_cell *low = texts.cells[texts.count - 1];
    out.text = join(&texts, true, search->arena);
    out.row = low->row;
    if (patterns_role(search->patterns, ROLE_ignore, low->text)) out.role = ROLE_ignore;
    if (low->group && !low->lead) {
        // The second column of a merged header can hold the names, when the first holds their numbers; nothing else.
        bool unit = out.role == ROLE_none && has_role(search, &texts, "", ROLE_unit, &out.unit_row);
        out.role = unit ? ROLE_unit : ROLE_ignore;
        return out;
    }
    if (out.role == ROLE_none) out.match = match_stack(search, &texts, out.text);
    for (size_t i = 0; i + 1 < texts.count; i++)
        out.year = year_only(search->patterns, texts.cells[i]->text) ? year_only(search->patterns, texts.cells[i]->text) : out.year;
    int above = out.year;
    if (out.role == ROLE_none && out.match.node == SVOD_NO_NODE) find_role(search, &texts, &out);
    bool yearly = out.role == ROLE_total || out.match.node != SVOD_NO_NODE;
    if (!out.year) out.year = above;
    out.other_year = yearly && out.year && out.year != search->year;
    return out;
}
