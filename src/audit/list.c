// Reads published lists, and finds the rule that each is of: a flag or a recommendation by its id or title.
#include "audit/list.h"

#include "base/str.h"

static bool named(const auditing *a, const char *key, const char *id, const char *title) {
    return svod_streq(svod_fold(a->arena, id), key) || svod_streq(svod_fold(a->arena, title), key);
}

// Flags come first: a recommendation with a flag's condition is often called as the flag is.
static void find_rule(const auditing *a, unit_list *list, const char *key) {
    const svod_rubric *rubric = a->input->rubric;
    list->rule = SVOD_LIST_FLAG;
    for (list->index = 0; list->index < rubric->flag_count; list->index++)
        if (named(a, key, rubric->flags[list->index].id, rubric->flags[list->index].title)) return;
    list->rule = SVOD_LIST_ADVICE;
    const svod_advice_rules *rules = rubric->advice;
    for (list->index = 0; rules && list->index < rules->count; list->index++)
        if (named(a, key, rules->list[list->index].id, rules->list[list->index].title)) return;
    list->rule = SVOD_LIST_NO_RULE;
    list->index = 0;
}

static bool said(const svod_pub_cell *cell) {
    return cell->state == SVOD_PUB_TEXT || cell->state == SVOD_PUB_NUMBER;
}

// The list that the row belongs to; a blank below a name goes on with it. NULL: none is named. A row without a unit begins a list only
// when its text names a rule: else it is a remark.
static unit_list *list_at(const auditing *a, list_table *l, svod_map *by_key, uint32_t row, unit_list *before) {
    const svod_pub_cell *cell = svod_pub_at(l->at, row, l->names);
    bool unit = l->at->rows[row].kind == SVOD_PUB_ROW_UNIT;
    if (unit && cell->state == SVOD_PUB_ABSENT) return before;
    const char *key = svod_fold(a->arena, cell->text);
    size_t index;
    if (!*key) return before;
    if (svod_map_get(by_key, key, &index)) return SVOD_AT(&l->lists, unit_list, index);
    unit_list list = {.name = cell->text, .first = row, .last = row, .entries = svod_vec_of(a->arena, sizeof(list_entry))};
    find_rule(a, &list, key);
    if (!unit && (list.rule == SVOD_LIST_NO_RULE || said(svod_pub_at(l->at, row, l->units)))) return before;
    svod_map_add(by_key, key, l->lists.count);
    *SVOD_PUSH(&l->lists, unit_list) = list;
    return SVOD_AT(&l->lists, unit_list, l->lists.count - 1);
}

static void add_entry(const auditing *a, const list_table *l, uint32_t row, unit_list *list, svod_map *seen) {
    size_t unit = audit_unit(a, l->at, row), before;
    list_entry entry = {.row = row, .unit = unit};
    if (unit != SVOD_NO_UNIT) {
        // One map for all lists: the place of the list and the unit.
        const char *key = svod_printf(a->arena, "%u %zu", list->first, unit);
        entry.twice = svod_map_get(seen, key, &before);
        if (entry.twice)
            entry.before = (uint32_t)before;
        else
            svod_map_add(seen, key, row);
    }
    list->last = row;
    *SVOD_PUSH(&list->entries, list_entry) = entry;
}

bool audit_lists_read(const auditing *a, uint32_t table, list_table *out) {
    const svod_pub_table *at = &a->tables[table];
    *out = (list_table){.at = at,
                        .table = table,
                        .names = svod_pub_find(at, SVOD_PUB_FLAG, SVOD_NO_NODE, 0),
                        .units = svod_pub_find(at, SVOD_PUB_UNITS, SVOD_NO_NODE, 0),
                        .levels = svod_pub_find(at, SVOD_PUB_LEVEL, SVOD_NO_NODE, 0),
                        .lists = svod_vec_of(a->arena, sizeof(unit_list))};
    if (out->names == SVOD_NO_COL || out->units == SVOD_NO_COL) return false;
    const svod_result *result = audit_lists_result(a);
    svod_map *by_key = svod_map_new(a->arena), *seen = svod_map_new(a->arena);
    unit_list *list = NULL;
    for (uint32_t row = 0; row < at->row_count; row++) {
        const svod_pub_row *own = &at->rows[row];
        if (svod_pub_is_footer(own) || (own->year && result && own->year != result->now.year)) continue;
        list = list_at(a, out, by_key, row, list);
        if (list && own->kind == SVOD_PUB_ROW_UNIT) add_entry(a, out, row, list, seen);
    }
    return true;
}

const svod_result *audit_lists_result(const auditing *a) {
    const svod_result *result = a->input->result;
    bool fits = result && result->flags && result->roster && a->input->roster && result->roster->count == a->input->roster->count;
    return fits && result->now.rubric->flag_count == a->input->rubric->flag_count ? result : NULL;
}

// ---- the rule ------------------------------------------------------------------------------------------------------------------------

const svod_flag *list_when(const auditing *a, const unit_list *list) {
    const svod_rubric *rubric = a->input->rubric;
    if (list->rule == SVOD_LIST_FLAG) return &rubric->flags[list->index];
    return list->rule == SVOD_LIST_ADVICE ? &rubric->advice->list[list->index].when : NULL;
}

const char *list_rule_id(const auditing *a, const unit_list *list) {
    const svod_rubric *rubric = a->input->rubric;
    if (list->rule == SVOD_LIST_FLAG) return rubric->flags[list->index].id;
    return list->rule == SVOD_LIST_ADVICE ? rubric->advice->list[list->index].id : "";
}

const char *list_rule_title(const auditing *a, const unit_list *list) {
    const svod_rubric *rubric = a->input->rubric;
    if (list->rule == SVOD_LIST_FLAG) return rubric->flags[list->index].title;
    return list->rule == SVOD_LIST_ADVICE ? rubric->advice->list[list->index].title : "";
}

bool list_ruled(const svod_result *result, const unit_list *list) {
    if (!result || list->rule == SVOD_LIST_NO_RULE) return false;
    return list->rule == SVOD_LIST_FLAG || (result->advice && list->index < result->advice->rules->count);
}

bool list_marks(const svod_result *result, const unit_list *list, size_t unit, bool *known) {
    if (list->rule == SVOD_LIST_FLAG) {
        const svod_flag_unit *is = &result->flags[list->index].units[unit];
        *known = is->known;
        return is->raised;
    }
    const svod_advice *advice = result->advice;
    uint8_t state = advice->states[unit * advice->rules->count + list->index];
    *known = state != SVOD_ADVICE_UNTOLD;
    return state == SVOD_ADVICE_GIVEN;
}

// ---- words ---------------------------------------------------------------------------------------------------------------------------

static const char *list_number(const auditing *a, svod_points points) {
    return svod_points_words(a->arena, points, a->lang);
}

// After "не больше": 1 балла, 5 баллов, 7,5 балла.
static const char *points_word(const auditing *a, svod_points points) {
    const char *one = svod_say(a->lang, SVOD_T_audit_of_point), *many = svod_say(a->lang, SVOD_T_audit_of_points);
    if (points % SVOD_POINT) return a->lang == SVOD_RU ? one : many;
    return svod_plural(a->lang, (size_t)(points / SVOD_POINT), one, many, many);
}

const char *list_rule_words(const auditing *a, const svod_flag *flag) {
    const char *node =
        flag->node == SVOD_ROOT ? svod_say(a->lang, SVOD_T_audit_total) : svod_rubric_label(a->input->rubric, a->arena, flag->node);
    svod_text text = flag->kind == SVOD_FLAG_POINTS    ? flag->below ? SVOD_T_audit_rule_points_below : SVOD_T_audit_rule_points
                     : flag->kind == SVOD_FLAG_PERCENT ? flag->below ? SVOD_T_audit_rule_percent_below : SVOD_T_audit_rule_percent
                                                       : SVOD_T_audit_rule_fall;
    if (flag->kind == SVOD_FLAG_NO_SUBMISSION) return svod_say(a->lang, SVOD_T_audit_rule_no_submission);
    bool threshold = flag->kind == SVOD_FLAG_POINTS || flag->kind == SVOD_FLAG_PERCENT || flag->kind == SVOD_FLAG_FALL;
    if (!threshold) return *flag->reason ? flag->reason : flag->title;
    if (flag->kind != SVOD_FLAG_POINTS) return svod_printf(a->arena, svod_say(a->lang, text), node, list_number(a, flag->limit));
    return svod_printf(a->arena, svod_say(a->lang, text), node, list_number(a, flag->limit), points_word(a, flag->limit));
}
