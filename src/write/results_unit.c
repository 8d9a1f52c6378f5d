// One unit of results.json: points with their states, total and rank, last year, clusters, flags.
#include "write/results_parts.h"

static json_t *attributes_object(const svod_roster *roster, size_t unit) {
    json_t *object = json_object();
    for (size_t i = 0; i < roster->attr_count; i++)
        json_object_set_new(object, roster->attr_names[i], svod_json_text(roster->units[unit].attrs[i]));
    return object;
}

static json_t *value_of(const svod_point *point) {
    return point->state == SVOD_STATE_POINTS ? svod_json_points(point->value) : json_null();
}

// Nodes that nobody was asked about are left out, here and in the states.
static json_t *points_object(const svod_year *year, size_t unit) {
    json_t *object = json_object();
    for (uint32_t node = 1; node < year->rubric->count; node++) {
        const svod_point *point = svod_year_at(year, unit, node);
        if (point->state != SVOD_STATE_NO_DATA) json_object_set_new(object, year->rubric->nodes[node].id, value_of(point));
    }
    return object;
}

static json_t *states_object(const svod_year *year, size_t unit) {
    json_t *object = json_object();
    for (uint32_t node = 1; node < year->rubric->count; node++) {
        svod_state state = (svod_state)svod_year_at(year, unit, node)->state;
        if (state != SVOD_STATE_POINTS && state != SVOD_STATE_NO_DATA)
            json_object_set_new(object, year->rubric->nodes[node].id, svod_json_text(svod_state_id(state)));
    }
    return object;
}

// Nodes with points of which the flag says something, "total" the first of them.
static json_t *flagged_array(const svod_year *year, size_t unit, uint32_t from, unsigned flag) {
    json_t *nodes = json_array();
    for (uint32_t node = from; node < year->rubric->count; node++) {
        const svod_point *point = svod_year_at(year, unit, node);
        if (point->state == SVOD_STATE_POINTS && (point->flags & flag))
            json_array_append_new(nodes, svod_json_text(svod_rubric_node_id(year->rubric, node)));
    }
    return nodes;
}

// What is the chair's, beside what the others' scores would give.
static json_t *overrides_array(const svod_year *year, size_t unit) {
    json_t *list = json_array();
    for (uint32_t node = 0; year->override_count > 0 && node < year->rubric->count; node++) {
        const svod_override *override = svod_year_override(year, unit, node);
        if (!override) continue;
        json_t *entry = json_object();
        json_object_set_new(entry, "node", svod_json_text(svod_rubric_node_id(year->rubric, node)));
        json_object_set_new(entry, "points", value_of(svod_year_at(year, unit, node)));
        json_object_set_new(entry, "without", value_of(&override->without));
        json_object_set_new(entry, "without_state", svod_json_text(svod_state_id((svod_state) override->without.state)));
        json_array_append_new(list, entry);
    }
    return list;
}

// A unit's state speaks of its submission, a point's of its points.
static json_t *unit_state(const svod_year *year, size_t unit) {
    svod_state state = (svod_state)year->unit_state[unit];
    return svod_json_text(state == SVOD_STATE_POINTS ? "submitted" : svod_state_id(state));
}

static void set_total(json_t *object, const svod_year *year, size_t unit) {
    const svod_point *total = svod_year_at(year, unit, SVOD_ROOT);
    bool has = total->state == SVOD_STATE_POINTS;
    json_object_set_new(object, "total", value_of(total));
    json_object_set_new(object, "max", has ? svod_json_points(total->max) : json_null());
    json_object_set_new(object, "percent", has ? svod_json_ratio(svod_percent(total->value, total->max)) : json_null());
    json_object_set_new(object, "rank", svod_json_rank(year->rank[unit]));
}

static json_t *previous_object(const svod_year *before, size_t unit) {
    if (!before) return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "state", unit_state(before, unit));
    set_total(object, before, unit);
    json_object_set_new(object, "points", points_object(before, unit));
    return object;
}

static json_t *comparable_object(const svod_compare *compare, size_t unit) {
    if (!compare || !compare->has[unit]) return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "total", svod_json_points(compare->now[unit]));
    json_object_set_new(object, "max", svod_json_points(compare->now_max[unit]));
    json_object_set_new(object, "percent", svod_json_ratio(svod_percent(compare->now[unit], compare->now_max[unit])));
    json_object_set_new(object, "previous_total", svod_json_points(compare->before[unit]));
    json_object_set_new(object, "previous_max", svod_json_points(compare->before_max[unit]));
    json_object_set_new(object, "previous_percent", svod_json_ratio(svod_percent(compare->before[unit], compare->before_max[unit])));
    json_object_set_new(object, "change", svod_json_points(compare->now[unit] - compare->before[unit]));
    return object;
}

static json_t *rank_change(const svod_result *result, size_t unit) {
    bool both = result->compare && result->now.rank[unit] && result->before->rank[unit];
    return both ? json_integer(result->compare->rank_change[unit]) : json_null();
}

static void set_clusters(json_t *object, const svod_result *result, size_t unit) {
    json_t *levels = json_object(), *values = json_object();
    for (size_t i = 0; i < result->now.rubric->cluster_count; i++) {
        const svod_cluster_result *at = &result->clusters[i];
        bool has_level = at->level[unit] != UINT32_MAX;
        json_object_set_new(levels, at->cluster->id, svod_json_text(has_level ? at->cluster->levels[at->level[unit]].id : NULL));
        if (at->value) json_object_set_new(values, at->cluster->id, at->has_value[unit] ? svod_json_decimal(at->value[unit]) : json_null());
    }
    json_object_set_new(object, "clusters", levels);
    json_object_set_new(object, "cluster_values", values);
}

static void set_flags(json_t *object, const svod_result *result, size_t unit) {
    json_t *raised = json_array(), *near = json_array();
    for (size_t i = 0; i < result->now.rubric->flag_count; i++) {
        const svod_flag *flag = result->flags[i].flag;
        const svod_flag_unit *at = &result->flags[i].units[unit];
        if (!at->raised && !at->known) continue;
        json_t *entry = json_object();
        json_object_set_new(entry, "id", svod_json_text(flag->id));
        if (at->raised) {
            json_object_set_new(entry, "title", svod_json_text(flag->title));
            json_object_set_new(entry, "reason", svod_json_text(at->reason));
        }
        json_object_set_new(entry, "margin", svod_json_margin(at->margin));
        json_array_append_new(at->raised ? raised : near, entry);
    }
    json_object_set_new(object, "flags", raised);
    json_object_set_new(object, "near", near);
}

json_t *svod_json_unit(const svod_result *result, size_t unit) {
    const svod_unit *at = &result->roster->units[unit];
    const svod_year *now = &result->now;
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(at->id));
    json_object_set_new(object, "name", svod_json_text(at->name));
    json_object_set_new(object, "state", unit_state(now, unit));
    json_object_set_new(object, "attributes", attributes_object(result->roster, unit));
    json_object_set_new(object, "points", points_object(now, unit));
    json_object_set_new(object, "states", states_object(now, unit));
    json_object_set_new(object, "over_max", flagged_array(now, unit, 1, SVOD_P_OVER_MAX));
    json_object_set_new(object, "incomplete", flagged_array(now, unit, SVOD_ROOT, SVOD_P_INCOMPLETE));
    json_object_set_new(object, "overrides", overrides_array(now, unit));
    set_total(object, now, unit);
    json_object_set_new(object, "previous", previous_object(result->before, unit));
    json_object_set_new(object, "comparable", comparable_object(result->compare, unit));
    json_object_set_new(object, "rank_change", rank_change(result, unit));
    set_clusters(object, result, unit);
    set_flags(object, result, unit);
    return object;
}
