// Published lists beside their rules, for programs: whole, with every threshold that was tried.
#include "data/lists.h"
#include "write/json.h"
#include "write/write.h"

typedef struct sheet {
    const svod_result *result;
    const svod_list *list;
} sheet;

static json_t *unit_id(const sheet *s, uint32_t unit) {
    return unit == UINT32_MAX ? json_null() : svod_json_text(s->result->roster->units[unit].id);
}

static json_t *level_id(const sheet *s, uint32_t level) {
    if (level == SVOD_NO_LEVEL) return json_null();
    return svod_json_text(s->result->clusters[s->list->cluster].cluster->levels[level].id);
}

static json_t *node_id(const sheet *s, uint32_t node) {
    return node == SVOD_NO_NODE ? json_null() : svod_json_text(svod_rubric_node_id(s->result->now.rubric, node));
}

static json_t *place_object(svod_place place) {
    char buf[SVOD_REF_SIZE];
    json_t *object = json_object();
    json_object_set_new(object, "file", svod_json_text(place.file));
    json_object_set_new(object, "sheet", svod_json_text(place.sheet));
    json_object_set_new(object, "cell", svod_json_text(svod_ref(buf, place.row, place.col)));
    return object;
}

static void set_points(const sheet *s, json_t *object, uint32_t unit, uint32_t node) {
    const svod_point *point = unit == UINT32_MAX || node == SVOD_NO_NODE ? NULL : svod_year_at(&s->result->now, unit, node);
    bool has = point && point->state == SVOD_STATE_POINTS;
    json_object_set_new(object, "points", has ? svod_json_points(point->value) : json_null());
    json_object_set_new(object, "max", has ? svod_json_points(point->max) : json_null());
    json_object_set_new(object, "state", svod_json_text(point ? svod_state_id((svod_state)point->state) : NULL));
}

static json_t *unit_object(const sheet *s, const svod_listed *unit) {
    json_t *object = json_object();
    json_object_set_new(object, "unit", unit_id(s, unit->unit));
    json_object_set_new(object, "name", svod_json_text(unit->name));
    json_object_set_new(object, "mark", svod_json_text(svod_list_mark_id((svod_list_mark)unit->mark)));
    json_object_set_new(object, "twice", json_boolean(unit->twice));
    json_object_set_new(object, "printed_level", level_id(s, unit->printed));
    json_object_set_new(object, "level", level_id(s, unit->own));
    json_object_set_new(object, "wrong_level", json_boolean(unit->wrong_level));
    set_points(s, object, unit->unit, s->list->node);
    json_object_set_new(object, "place", unit->mark == SVOD_MARK_MISSING ? json_null() : place_object(unit->place));
    return object;
}

static json_t *limit_object(const sheet *s, const svod_list_trial *trial, const svod_list_limit *limit) {
    json_t *object = json_object();
    json_object_set_new(object, "level", level_id(s, limit->level));
    json_t *listed = json_object(), *other = json_null();
    json_object_set_new(listed, "unit", unit_id(s, limit->listed));
    set_points(s, listed, limit->listed, trial->node);
    if (limit->other != UINT32_MAX) {
        other = json_object();
        json_object_set_new(other, "unit", unit_id(s, limit->other));
        set_points(s, other, limit->other, trial->node);
    }
    json_object_set_new(object, "listed", listed);
    json_object_set_new(object, "unlisted", other);
    return object;
}

static json_t *trial_object(const sheet *s, const svod_list_trial *trial) {
    json_t *object = json_object(), *limits = json_array();
    json_object_set_new(object, "node", node_id(s, trial->node));
    json_object_set_new(object, "of", json_string(trial->percent ? "percent" : "points"));
    json_object_set_new(object, "side", json_string(trial->least ? "at_least" : "at_most"));
    json_object_set_new(object, "gives", json_boolean(trial->gives));
    json_object_set_new(object, "scope", svod_json_text(svod_list_scope_id((svod_list_scope)trial->scope)));
    json_object_set_new(object, "without_points", json_integer(trial->blind));
    json_object_set_new(object, "proof", trial->gives ? json_null() : limit_object(s, trial, &trial->proof));
    for (uint32_t i = 0; i < trial->limit_count; i++)
        json_array_append_new(limits, limit_object(s, trial, &trial->limit[i]));
    json_object_set_new(object, "thresholds", limits);
    return object;
}

static json_t *rule_object(const svod_list *list) {
    if (list->rule == SVOD_LIST_NO_RULE) return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "kind", json_string(list->rule == SVOD_LIST_FLAG ? "flag" : "recommendation"));
    json_object_set_new(object, "id", svod_json_text(list->id));
    json_object_set_new(object, "title", svod_json_text(list->title));
    json_object_set_new(object, "condition", svod_json_text(list->words));
    return object;
}

static json_t *list_object(const sheet *s) {
    const svod_list *list = s->list;
    json_t *object = json_object(), *units = json_array(), *trials = json_array();
    bool ruled = list->state == SVOD_LIST_AGREES || list->state == SVOD_LIST_DIFFERS;
    json_object_set_new(object, "name", svod_json_text(list->name));
    json_object_set_new(object, "place", place_object(list->place));
    json_object_set_new(object, "rule", rule_object(list));
    json_object_set_new(object, "state", svod_json_text(svod_list_state_id((svod_list_state)list->state)));
    json_object_set_new(object, "node", node_id(s, list->node));
    json_object_set_new(object, "cluster",
                        list->cluster == UINT32_MAX ? json_null() : svod_json_text(s->result->clusters[list->cluster].cluster->id));
    json_object_set_new(object, "printed", json_integer(list->printed));
    json_object_set_new(object, "by_rule", ruled ? json_integer(list->of_rule) : json_null());
    json_object_set_new(object, "missing", ruled ? json_integer(list->marks[SVOD_MARK_MISSING]) : json_null());
    json_object_set_new(object, "too_many", ruled ? json_integer(list->marks[SVOD_MARK_TOO_MANY]) : json_null());
    json_object_set_new(object, "open", json_integer(list->marks[SVOD_MARK_OPEN]));
    json_object_set_new(object, "unknown", json_integer(list->marks[SVOD_MARK_UNKNOWN]));
    json_object_set_new(object, "twice", json_integer(list->twice));
    json_object_set_new(object, "wrong_level", json_integer(list->wrong_level));
    for (uint32_t i = 0; i < list->count; i++)
        json_array_append_new(units, unit_object(s, &list->units[i]));
    for (uint32_t i = 0; i < list->trial_count; i++)
        json_array_append_new(trials, trial_object(s, &list->trials[i]));
    json_object_set_new(object, "units", units);
    json_object_set_new(object, "tried", trials);
    return object;
}

void svod_write_lists_json(const svod_lists *lists, svod_buf *out) {
    json_t *top = json_object(), *array = json_array();
    for (uint32_t i = 0; i < lists->count; i++) {
        sheet s = {lists->result, &lists->list[i]};
        json_array_append_new(array, list_object(&s));
    }
    json_object_set_new(top, "campaign", svod_json_text(lists->result->campaign->name));
    json_object_set_new(top, "year", json_integer(lists->result->now.year));
    for (unsigned i = 0; i < SVOD_LIST_STATES; i++)
        json_object_set_new(top, svod_list_state_id((svod_list_state)i), json_integer(lists->states[i]));
    json_object_set_new(top, "lists", array);
    svod_json_put(top, true, out);
    svod_buf_str(out, "\n");
}
