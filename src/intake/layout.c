// Makes the layout of a table from the stack of rows that is its header.
#include "intake/layout.h"

#include <string.h>

#include "base/str.h"
#include "intake/questions.h"

#define NUMBER_ROWS 30  // rows below a header in which numbers are looked for
#define HIDDEN_NAMED 12 // hidden columns named in one finding

// Plain numbers are mostly scores, even where they look like ids.
bool layout_names_units(const layout_search *search, const char *text) {
    if (head_is_number(text) || !column_names_units(search, text)) return false;
    return svod_roster_find(search->roster, search->arena, text) == SVOD_NO_UNIT;
}

// ---- what is said of columns ---------------------------------------------------------------------------------------------

static svod_place place_of(const layout_search *search, uint32_t row, uint32_t col) {
    return svod_grid_place(search->grid, row, col);
}

static void report(const layout_search *search, svod_code code, const column *one, uint32_t col, const char *expected) {
    const char *text = search->rubric->indicator_count ? svod_strdup(search->arena, svod_excerpt_of(one->text).text) : one->text;
    svod_add(search->findings, code, place_of(search, one->row, col), text, expected);
    if (code == SVOD_F_column_unknown && search->rubric->indicator_count)
        svod_advise(search->findings, svod_say(search->findings->lang, SVOD_T_intake_advice_question));
}

// A header that is understood although Latin letters stand among its Cyrillic ones.
static void report_letters(const layout_search *search, const column *one, uint32_t col) {
    const svod_cell *cell = svod_grid_at(search->grid, one->row, col);
    if (!cell || svod_blank(cell->text)) return;
    const char *text = svod_clean(search->arena, cell->text), *plain = svod_unmixed(search->arena, text);
    if (!svod_streq(text, plain)) svod_add(search->findings, SVOD_F_name_lookalike, place_of(search, one->row, col), text, plain);
}

// ---- several columns of one node ------------------------------------------------------------------------------------------

// Columns of one table that are of one node.
typedef struct twins {
    const layout_search *search;
    column *columns;
    const uint32_t *list;
    size_t count;
    uint32_t node;
} twins;

typedef bool twin_rule(const twins *at, const column *one);

static size_t twins_left(const twins *at) {
    size_t left = 0;
    for (size_t i = 0; i < at->count; i++)
        left += !at->columns[at->list[i] - 1].left_out;
    return left;
}

static bool of_other_year(const twins *at, const column *one) {
    int year = patterns_total_year(at->search->patterns, one->text);
    return year && year != at->search->year;
}

static bool of_this_year(const twins *at, const column *one) {
    return patterns_total_year(at->search->patterns, one->text) == at->search->year;
}

static bool is_share(const twins *at, const column *one) {
    return patterns_role(at->search->patterns, ROLE_share, one->text);
}

static bool is_limit(const twins *at, const column *one) {
    return patterns_role(at->search->patterns, ROLE_limit, one->text);
}

static size_t count_by(const twins *at, twin_rule *rule) {
    size_t count = 0;
    for (size_t i = 0; i < at->count; i++)
        count += !at->columns[at->list[i] - 1].left_out && rule(at, &at->columns[at->list[i] - 1]);
    return count;
}

// Leaves out those that the rule names, unless it names all: then it tells nothing.
static void leave_out(const twins *at, twin_rule *rule, bool say) {
    if (twins_left(at) < 2 || count_by(at, rule) == twins_left(at)) return;
    for (size_t i = 0; i < at->count; i++) {
        column *one = &at->columns[at->list[i] - 1];
        if (one->left_out || !rule(at, one)) continue;
        one->left_out = true;
        if (say) report(at->search, SVOD_F_column_unknown, one, at->list[i], "");
    }
}

static bool is_seen(const layout_search *search, uint32_t col) {
    return !search->hidden || !search->hidden[col];
}

// What tells them apart are years and words; words of the node's own title tell nothing.
static void settle_twins(const twins *at) {
    const char *title = at->search->rubric->nodes[at->node].title;
    size_t seen = 0;
    if (count_by(at, of_this_year)) leave_out(at, of_other_year, false);
    if (!patterns_role(at->search->patterns, ROLE_share, title)) leave_out(at, is_share, true);
    if (!patterns_role(at->search->patterns, ROLE_limit, title)) leave_out(at, is_limit, true);
    for (size_t i = 0; i < at->count; i++)
        seen += !at->columns[at->list[i] - 1].left_out && is_seen(at->search, at->list[i]);
    for (size_t i = 0; seen > 1 && i < at->count; i++)
        at->columns[at->list[i] - 1].doubled = true;
}

// `before`, [col]: the column of the same node and table left of it; 0: none.
static void settle_from(const layout_search *search, const window *at, uint32_t last, const uint32_t *before) {
    size_t count = 0;
    for (uint32_t col = last; col; col = before[col])
        count++;
    if (count < 2) return;
    uint32_t *list = SVOD_ARRAY(search->arena, uint32_t, count);
    twins of = {search, at->columns, list, count, at->columns[last - 1].match.node};
    for (uint32_t col = last; col; col = before[col])
        list[--count] = col;
    settle_twins(&of);
}

// Whether scores may stand in a column: numbers, mostly, below the header.
static bool holds_numbers(const layout_search *search, uint32_t after, uint32_t col) {
    size_t filled = 0, numbers = 0;
    for (uint32_t row = after + 1; row <= after + NUMBER_ROWS; row++) {
        const svod_cell *cell = svod_grid_at(search->grid, row, col);
        if (!cell || svod_blank(cell->text)) continue;
        filled++;
        numbers += head_is_number(cell->text);
    }
    return numbers >= 2 && numbers * 2 >= filled;
}

// Columns below one merged header and nothing else, all with numbers, are all of its node.
static void spread_headers(const layout_search *search, const window *at, uint32_t cols) {
    for (uint32_t col = 2; col <= cols; col++) {
        column *one = &at->columns[col - 1];
        const column *left = one - 1;
        if (!one->spread || one->role != ROLE_ignore || left->match.node == SVOD_NO_NODE || left->match.rival != SVOD_NO_NODE) continue;
        if (left->left_out || !svod_streq(left->text, one->text)) continue;
        if (holds_numbers(search, at->row + at->depth - 1, col)) one->match = left->match;
    }
}

static void settle_columns(const layout_search *search, const window *at, uint32_t cols) {
    uint32_t *before = SVOD_ARRAY(search->arena, uint32_t, cols + 1), *last = SVOD_ARRAY(search->arena, uint32_t, search->rubric->count);
    for (uint32_t col = 1; col <= cols; col++) {
        const column *one = &at->columns[col - 1];
        if (one->match.node != SVOD_NO_NODE && one->match.rival == SVOD_NO_NODE && !one->left_out) {
            before[col] = last[one->match.node];
            last[one->match.node] = col;
        }
        if (col < cols && window_group(at, col + 1) == window_group(at, col)) continue;
        for (uint32_t node = 0; node < search->rubric->count; node++)
            settle_from(search, at, last[node], before);
        memset(last, 0, search->rubric->count * sizeof *last);
    }
}

// ---- from the window to the layout ---------------------------------------------------------------------------------------

static void add_node(const layout_search *search, const column *one, uint32_t col, layout_group *out, uint32_t *column_of_node) {
    const svod_rubric *rubric = search->rubric;
    const char *id = rubric->nodes[one->match.node].id;
    uint32_t first = column_of_node[one->match.node];
    svod_lang lang = search->findings->lang;
    char ref[SVOD_REF_SIZE];
    if (one->match.rival != SVOD_NO_NODE) {
        const char *rival = rubric->nodes[one->match.rival].id;
        report(search, SVOD_F_column_ambiguous, one, col, svod_printf(search->arena, svod_say(lang, SVOD_T_intake_one_node), id, rival));
        return;
    }
    if (one->doubled && !first) {
        column_of_node[one->match.node] = col;
        return;
    }
    if (one->doubled) {
        const char *label = svod_rubric_label(rubric, search->arena, one->match.node);
        const char *where = svod_ref(ref, one->row, first);
        report(search, SVOD_F_column_doubled, one, col, svod_printf(search->arena, svod_say(lang, SVOD_T_intake_one_column), label, where));
        svod_about(search->findings, NULL, id);
        if (search->unread) search->unread[one->match.node] = SVOD_UNREAD_SAID;
        return;
    }
    column_of_node[one->match.node] = col;
    out->nodes[out->node_count++] = (layout_node){col, one->match.node, one->text};
    report_letters(search, one, col);
}

// The column of a role that has one column; a second one is as unknown as any other.
static uint32_t *single_column(const layout *out, layout_group *group, column_role role) {
    switch (role) {
    case ROLE_year:
        return &group->year;
    case ROLE_expert:
        return &group->expert;
    case ROLE_node:
        return out->is_long ? &group->node : NULL;
    case ROLE_score:
        return out->is_long ? &group->score : NULL;
    default:
        return NULL;
    }
}

// A year or an expert directly left of the next table's units is that table's, unless the last table has its own behind its units: then
// all tables do.
static bool leads_next(const head *block, const column *columns, uint32_t col, const layout *out, const layout_group *next) {
    column_role role = columns[col - 1].role;
    if ((role != ROLE_year && role != ROLE_expert) || !next) return false;
    for (uint32_t at = col + 1; at < next->unit; at++)
        if (columns[at - 1].role != ROLE_year && columns[at - 1].role != ROLE_expert) return false;
    for (uint32_t at = out->groups[out->group_count - 1].unit + 1; at <= block->cols; at++)
        if (columns[at - 1].role == role) return false;
    return true;
}

static void add_role(const layout_search *search, const head *block, const column *one, uint32_t col, const layout *out,
                     layout_group *group) {
    if (!one->text || one->role == ROLE_ignore || one->role == ROLE_time || col == group->unit) return;
    // The numbers under a header that is merged over them and the names.
    if (one->role == ROLE_unit && head_at(block, one->unit_row, col)->group && svod_streq(one->text, group->unit_text)) return;
    uint32_t *single = single_column(out, group, one->role);
    // A second year or expert left of the next table's units is that table's.
    layout_group *next = group + 1 < out->groups + out->group_count ? group + 1 : NULL;
    bool leads = single && leads_next(block, one - (col - 1), col, out, next);
    if (single && next && (*single || leads) && !*single_column(out, next, one->role)) single = single_column(out, next, one->role);
    if (one->role == ROLE_total && !out->is_long)
        group->totals[group->total_count++] = col;
    else if (single && !*single)
        *single = col;
    else
        report(search, SVOD_F_column_unknown, one, col, "");
}

static void begin_groups(const layout_search *search, const head *block, const window *at, layout *out) {
    *out = (layout){
        .last_row = at->row + at->depth - 1,
        .is_long = at->is_long,
        .groups = SVOD_ARRAY(search->arena, layout_group, at->unit_count),
        .group_count = at->unit_count,
    };
    layout_node *nodes = SVOD_ARRAY(search->arena, layout_node, block->cols);
    layout_question *questions = SVOD_ARRAY(search->arena, layout_question, block->cols);
    uint32_t *totals = SVOD_ARRAY(search->arena, uint32_t, block->cols);
    for (size_t i = 0; i < at->unit_count; i++) {
        uint32_t unit = at->units[i], unit_row = at->columns[unit - 1].unit_row, first = i ? unit : 1;
        out->groups[i] = (layout_group){
            .unit_row = unit_row,
            .unit_text = head_at(block, unit_row, unit)->text,
            .unit = unit,
            .nodes = nodes + first - 1, // a table's columns lie between its units and the next table's
            .questions = questions + first - 1,
            .totals = totals + first - 1,
        };
    }
}

static void keep_headings(const layout_search *search, const head *block, const window *at, layout *out) {
    const char **list = SVOD_ARRAY(search->arena, const char *, block->cols);
    for (uint32_t col = 1; col <= block->cols; col++) {
        uint32_t row = out->groups[window_group(at, col)].unit_row;
        const head_cell *cell = head_at(block, row, col);
        if (cell->text && cell->lead && cell->row == row) list[col - 1] = cell->text;
    }
    out->headings = list;
    out->cols = block->cols;
}

// A hidden column of scores; what a hidden column says of whose a row is counts all the same.
static bool is_hidden(const layout_search *search, const column *one, uint32_t col) {
    bool scores = one->match.node != SVOD_NO_NODE || column_asks(one) || one->role == ROLE_total || one->role == ROLE_score;
    return scores && search->hidden && search->hidden[col];
}

static void report_hidden(const layout_search *search, const window *at, uint32_t first, size_t count) {
    char ref[SVOD_REF_SIZE];
    svod_buf list = svod_buf_of(search->arena);
    size_t named = 0;
    for (uint32_t col = first; named < count && named < HIDDEN_NAMED; col++) {
        const column *one = &at->columns[col - 1];
        if (one->left_out || !is_hidden(search, one, col)) continue;
        svod_ref(ref, 1, col);
        svod_buf_printf(&list, "%s%.*s", named++ ? ", " : "", (int)strcspn(ref, "0123456789"), ref);
        if (one->match.node != SVOD_NO_NODE && one->match.rival == SVOD_NO_NODE)
            svod_buf_printf(&list, " (%s)", svod_rubric_label(search->rubric, search->arena, one->match.node));
        if (column_asks(one))
            svod_buf_printf(&list, " (%s)",
                            question_label(search->rubric, one->asks.indicator, one->asks.part, search->findings->lang, search->arena));
    }
    if (named < count) svod_buf_str(&list, " …");
    svod_add(search->findings, SVOD_F_columns_hidden, place_of(search, at->columns[first - 1].row, first), list.data, "");
}

// Of several times the one at which an answer was sent, not begun.
static void settle_times(const layout_search *search, const window *at, uint32_t cols, layout *out) {
    for (uint32_t col = 1; col <= cols; col++) {
        const column *one = &at->columns[col - 1];
        layout_group *group = &out->groups[window_group(at, col)];
        if (one->role != ROLE_time) continue;
        const char *had = group->time ? at->columns[group->time - 1].text : NULL;
        bool better =
            had && patterns_role(search->patterns, ROLE_time_begun, had) && !patterns_role(search->patterns, ROLE_time_begun, one->text);
        if (!had || better) group->time = col;
    }
}

// Where nothing but questions is asked, "всего" and "год" in a sentence are questions that the rubric does not know.
static void settle_forms(const layout_search *search, const window *at, layout *out) {
    for (size_t i = 0; i < out->group_count; i++) {
        layout_group *group = &out->groups[i];
        if (!group->question_count || group->node_count) continue;
        for (size_t k = 0; k < group->total_count; k++)
            report(search, SVOD_F_column_unknown, &at->columns[group->totals[k] - 1], group->totals[k], "");
        group->total_count = 0;
        const column *year = group->year ? &at->columns[group->year - 1] : NULL;
        if (!year || patterns_whole(search->patterns, ROLE_year, year->text)) continue;
        report(search, SVOD_F_column_unknown, year, group->year, "");
        group->year = 0;
    }
}

static void mark_hidden(const layout_search *search, const column *one) {
    uint32_t node = column_asks(one) ? search->rubric->indicators[one->asks.indicator].node : one->match.node;
    if (search->unread && node != SVOD_NO_NODE && !search->unread[node]) search->unread[node] = SVOD_UNREAD_HIDDEN;
}

static void fill_layout(const layout_search *search, const head *block, const window *at, layout *out) {
    begin_groups(search, block, at, out);
    keep_headings(search, block, at, out);
    spread_headers(search, at, block->cols);
    settle_columns(search, at, block->cols);
    questions_settle(search, at, block->cols);
    uint32_t *column_of_node = NULL, hidden = 0;
    size_t group = SIZE_MAX, hidden_count = 0;
    for (uint32_t col = 1; col <= block->cols; col++) {
        const column *one = &at->columns[col - 1];
        if (group != window_group(at, col)) column_of_node = SVOD_ARRAY(search->arena, uint32_t, search->rubric->count);
        group = window_group(at, col);
        if (one->left_out) continue;
        if (is_hidden(search, one, col)) {
            if (!hidden_count++) hidden = col;
            mark_hidden(search, one);
        } else if (column_asks(one))
            questions_add(search, at->columns, col, &out->groups[group]);
        else if (one->match.node != SVOD_NO_NODE)
            add_node(search, one, col, &out->groups[group], column_of_node);
        else
            add_role(search, block, one, col, out, &out->groups[group]);
    }
    // A year or an expert left of all the tables is that of the whole row.
    for (size_t i = 1; i < out->group_count; i++) {
        const layout_group *first = &out->groups[0];
        if (!out->groups[i].year && first->year < first->unit) out->groups[i].year = first->year;
        if (!out->groups[i].expert && first->expert < first->unit) out->groups[i].expert = first->expert;
    }
    settle_times(search, at, block->cols, out);
    settle_forms(search, at, out);
    if (hidden_count) report_hidden(search, at, hidden, hidden_count);
}

bool layout_find(const layout_search *search, layout *out) {
    uint32_t most = search->at ? search->at - search->from + HEAD_DEPTH : HEAD_ROWS + HEAD_DEPTH;
    head block = head_of(search->grid, search->from, most, search->arena);
    window best = window_best(search, &block);
    if (best.depth) fill_layout(search, &block, &best, out);
    return best.depth != 0;
}

// ---- no header ---------------------------------------------------------------------------------------------------------

const char *layout_what(const layout_search *search) {
    svod_lang lang = search->findings->lang;
    head block = head_of(search->grid, 1, HEAD_ROWS, search->arena);
    size_t most = 0;
    uint32_t most_row = 0;
    for (uint32_t row = block.first; row < block.first + block.rows; row++) {
        size_t nodes = 0;
        for (uint32_t col = 1; col <= block.cols; col++) {
            const head_cell *cell = head_at(&block, row, col);
            char ref[SVOD_REF_SIZE];
            if (!cell->text) continue;
            if (patterns_role(search->patterns, ROLE_unit, cell->text))
                return svod_printf(search->arena, svod_say(lang, SVOD_T_intake_only_unit), cell->text, svod_ref(ref, row, col));
            nodes += !head_is_number(cell->text) && patterns_node(search->patterns, cell->text).node != SVOD_NO_NODE;
        }
        if (nodes > most) {
            most = nodes;
            most_row = row;
        }
    }
    return most > 1 ? svod_printf(search->arena, svod_say(lang, SVOD_T_intake_only_nodes), most_row) : "";
}
