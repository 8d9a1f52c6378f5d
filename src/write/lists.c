// Published lists beside their rules, for people.
#include "data/lists.h"
#include "write/lines.h"
#include "write/write.h"

typedef struct page {
    const svod_result *result;
    svod_lang lang;
    svod_arena *arena;
    svod_buf *out;
} page;

#define SAY(p, id) svod_say((p)->lang, SVOD_T_lists_##id)

static const char *number(const page *p, svod_points points) {
    return svod_points_words(p->arena, points, p->lang);
}

static const char *state_words(const page *p, uint8_t state) {
    static const svod_text words[] = {[SVOD_STATE_NA] = SVOD_T_explain_not_applicable,
                                      [SVOD_STATE_BLANK] = SVOD_T_explain_blank,
                                      [SVOD_STATE_NO_SUBMISSION] = SVOD_T_explain_no_submission,
                                      [SVOD_STATE_UNREADABLE] = SVOD_T_explain_unreadable,
                                      [SVOD_STATE_ABSENT] = SVOD_T_explain_absent,
                                      [SVOD_STATE_NO_DATA] = SVOD_T_explain_no_data,
                                      [SVOD_STATE_FEW_EXPERTS] = SVOD_T_explain_few_experts,
                                      [SVOD_STATE_UNSCORED] = SVOD_T_explain_unscored};
    return svod_say(p->lang, words[state]);
}

// "0 из 12"; "" where the list is about nothing that is known.
static const char *points_words(const page *p, uint32_t unit, uint32_t node) {
    if (unit == UINT32_MAX || node == SVOD_NO_NODE) return "";
    const svod_point *point = svod_year_at(&p->result->now, unit, node);
    if (point->state != SVOD_STATE_POINTS) return state_words(p, point->state);
    return svod_printf(p->arena, SAY(p, of), number(p, point->value), number(p, point->max));
}

static const char *percent_words(const page *p, uint32_t unit, uint32_t node) {
    const svod_point *point = svod_year_at(&p->result->now, unit, node);
    char buf[40];
    return svod_printf(p->arena, "%s %%", svod_ratio_text(buf, svod_percent(point->value, point->max), 1, svod_lang_mark(p->lang)));
}

static const char *unit_name(const page *p, uint32_t unit) {
    return p->result->roster->units[unit].name;
}

static const char *level_title(const page *p, const svod_list *list, uint32_t level) {
    return level == SVOD_NO_LEVEL ? "" : p->result->clusters[list->cluster].cluster->levels[level].title;
}

// "итог", "раздел 8", "критерий 3.5.1".
static const char *node_words(const page *p, uint32_t node) {
    const svod_rnode *at = &p->result->now.rubric->nodes[node];
    if (node == SVOD_ROOT) return SAY(p, total);
    return svod_printf(p->arena, at->depth == 1 ? SAY(p, section) : SAY(p, criterion), at->id);
}

// ---- units ----------------------------------------------------------------------------------------------------------------------------

// What is to be said of one: "не хватает"; "" of one that is in its place.
static const char *remark(const page *p, const svod_list *list, const svod_listed *unit) {
    static const svod_text words[SVOD_MARKS] = {[SVOD_MARK_MISSING] = SVOD_T_lists_missing,
                                                [SVOD_MARK_TOO_MANY] = SVOD_T_lists_too_many,
                                                [SVOD_MARK_OPEN] = SVOD_T_lists_open,
                                                [SVOD_MARK_UNKNOWN] = SVOD_T_lists_unknown};
    bool silent = unit->mark == SVOD_MARK_BOTH || unit->mark == SVOD_MARK_ALONE;
    const char *out = silent ? "" : svod_say(p->lang, words[unit->mark]);
    if (unit->twice) out = svod_printf(p->arena, "%s%s%s", out, *out ? "; " : "", SAY(p, twice));
    if (*unit->near) out = svod_printf(p->arena, SAY(p, near), out, unit->near);
    if (!unit->wrong_level) return out;
    const char *own = unit->own == SVOD_NO_LEVEL ? SAY(p, no_level) : level_title(p, list, unit->own);
    return svod_printf(p->arena, SAY(p, wrong_level), out, *out ? "; " : "", own);
}

static void put_units(const page *p, const svod_list *list) {
    enum { LEVEL, NAME, POINTS, REMARK, COLS };
    if (!list->count) return;
    const char **cells = SVOD_ARRAY(p->arena, const char *, ((size_t)list->count + 1) * COLS);
    bool told[COLS] = {list->cluster != UINT32_MAX, true, list->node != SVOD_NO_NODE, false};
    const char *unit = p->result->now.rubric->unit_title;
    cells[LEVEL] = SAY(p, level);
    cells[NAME] = *unit ? unit : SAY(p, unit);
    cells[POINTS] = list->node == SVOD_NO_NODE ? "" : node_words(p, list->node);
    cells[REMARK] = "";
    for (uint32_t i = 0; i < list->count; i++) {
        const svod_listed *at = &list->units[i];
        const char **row = &cells[((size_t)i + 1) * COLS];
        row[LEVEL] = level_title(p, list, at->printed != SVOD_NO_LEVEL ? at->printed : at->own);
        row[NAME] = at->name;
        row[POINTS] = points_words(p, at->unit, list->node);
        row[REMARK] = remark(p, list, at);
        told[REMARK] |= *row[REMARK] != '\0';
    }
    write_lines(cells, (size_t)list->count + 1, COLS, COLS, COLS, told, p->out);
}

// ---- thresholds -----------------------------------------------------------------------------------------------------------------------

static const char *value_words(const page *p, const svod_list_trial *trial, uint32_t unit) {
    return trial->percent ? percent_words(p, unit, trial->node) : points_words(p, unit, trial->node);
}

static const char *side_words(const page *p, const svod_list_trial *trial) {
    return trial->least ? SAY(p, at_least) : SAY(p, at_most);
}

static const char *limits_words(const page *p, const svod_list *list, const svod_list_trial *trial) {
    const char *out = "";
    for (uint32_t i = 0; i < trial->limit_count; i++) {
        const svod_list_limit *limit = &trial->limit[i];
        const char *value = value_words(p, trial, limit->listed);
        const char *level = limit->level == SVOD_NO_LEVEL ? "" : svod_printf(p->arena, "%s: ", level_title(p, list, limit->level));
        out = svod_printf(p->arena, "%s%s%s%s %s", out, i ? "; " : "", level, side_words(p, trial), value);
    }
    return out;
}

static const char *scope_words(const page *p, uint8_t scope) {
    if (scope == SVOD_SCOPE_ALL) return "";
    return scope == SVOD_SCOPE_REST ? SAY(p, scope_rest) : SAY(p, scope_level);
}

static void put_found(const page *p, const svod_list *list, const svod_list_trial *trial) {
    svod_buf_printf(p->out, SAY(p, found), node_words(p, trial->node), limits_words(p, list, trial), scope_words(p, trial->scope));
    if (trial->blind) svod_buf_printf(p->out, SAY(p, blind), trial->blind);
    svod_buf_str(p->out, "\n");
}

// The rows that people see: the list's own node, the whole and the sections. Percents only where they say what points do not.
static bool shown(const page *p, const svod_list *list, const svod_list_trial *trial) {
    if (trial->node == list->node) return true;
    return list->state == SVOD_LIST_UNRULED && !trial->percent && p->result->now.rubric->nodes[trial->node].depth <= 1;
}

static size_t put_proofs(const page *p, const svod_list *list) {
    enum { NODE, SIDE, IN, IN_VALUE, OUT, OUT_VALUE, WHERE, COLS };
    static const bool told[COLS] = {true, true, true, true, true, true, true};
    const char **cells = SVOD_ARRAY(p->arena, const char *, ((size_t)list->trial_count + 1) * COLS);
    const char *const heads[COLS] = {SAY(p, node), SAY(p, threshold), SAY(p, listed), "", SAY(p, unlisted), "", SAY(p, within)};
    size_t rows = 1, left = 0;
    for (size_t col = 0; col < COLS; col++)
        cells[col] = heads[col];
    for (uint32_t i = 0; i < list->trial_count; i++) {
        const svod_list_trial *trial = &list->trials[i];
        left += !trial->gives && !shown(p, list, trial);
        if (trial->gives || !shown(p, list, trial)) continue;
        const char **row = &cells[rows++ * COLS];
        row[NODE] = node_words(p, trial->node);
        row[SIDE] = side_words(p, trial);
        row[IN] = unit_name(p, trial->proof.listed);
        row[IN_VALUE] = value_words(p, trial, trial->proof.listed);
        row[OUT] = unit_name(p, trial->proof.other);
        row[OUT_VALUE] = value_words(p, trial, trial->proof.other);
        row[WHERE] = trial->scope == SVOD_SCOPE_LEVEL ? level_title(p, list, trial->proof.level) : "";
    }
    if (rows > 1) write_lines(cells, rows, COLS, COLS, COLS, told, p->out);
    return left;
}

static void put_trials(const page *p, const svod_list *list) {
    bool unruled = list->state == SVOD_LIST_UNRULED, any = false, own = false;
    for (uint32_t i = 0; i < list->trial_count; i++) {
        any |= list->trials[i].gives && (unruled || list->trials[i].node == list->node);
        own |= list->trials[i].node == list->node;
    }
    if (!list->trial_count || (!unruled && !own)) return;
    if (unruled && !any) svod_buf_str(p->out, SAY(p, none));
    if (unruled && any) svod_buf_str(p->out, SAY(p, some));
    if (!unruled && !any) svod_buf_str(p->out, SAY(p, own_none));
    if (!unruled && any) svod_buf_str(p->out, SAY(p, own_some));
    for (uint32_t i = 0; i < list->trial_count; i++)
        if (list->trials[i].gives && (unruled || list->trials[i].node == list->node)) put_found(p, list, &list->trials[i]);
    if (any && !unruled) return;
    size_t left = put_proofs(p, list);
    if (unruled && left) svod_buf_printf(p->out, SAY(p, more), left);
}

// ---- lists ----------------------------------------------------------------------------------------------------------------------------

static void put_rule(const page *p, const svod_list *list) {
    if (list->rule == SVOD_LIST_NO_RULE)
        svod_buf_str(p->out, SAY(p, no_rule));
    else
        svod_buf_printf(p->out, list->rule == SVOD_LIST_FLAG ? SAY(p, flag) : SAY(p, advice), list->id, list->words);
    if (list->state == SVOD_LIST_UNTOLD) svod_buf_str(p->out, SAY(p, untold));
    if (list->rule == SVOD_LIST_NO_RULE && list->node != SVOD_NO_NODE)
        svod_buf_printf(p->out, SAY(p, about),
                        list->node == SVOD_ROOT ? SAY(p, total) : svod_rubric_label(p->result->now.rubric, p->arena, list->node));
    if (list->rule == SVOD_LIST_NO_RULE || list->state == SVOD_LIST_UNTOLD)
        svod_buf_printf(p->out, SAY(p, printed), list->printed);
    else
        svod_buf_printf(p->out, SAY(p, counts), list->printed, list->of_rule, list->marks[SVOD_MARK_MISSING],
                        list->marks[SVOD_MARK_TOO_MANY]);
}

void svod_write_lists_text(const svod_lists *lists, svod_buf *out) {
    svod_arena *arena = svod_arena_new();
    page p = {lists->result, lists->lang, arena, out};
    for (uint32_t i = 0; i < lists->count; i++) {
        const svod_list *list = &lists->list[i];
        svod_buf_printf(out, SAY(&p, head), list->name, svod_place_text(arena, list->place));
        put_rule(&p, list);
        put_units(&p, list);
        put_trials(&p, list);
        svod_buf_str(out, "\n");
    }
    svod_buf_printf(out, SAY(&p, summary), lists->count, lists->states[SVOD_LIST_AGREES], lists->states[SVOD_LIST_DIFFERS],
                    lists->states[SVOD_LIST_UNRULED], lists->states[SVOD_LIST_UNTOLD]);
    svod_arena_free(arena);
}
