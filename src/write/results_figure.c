// Figures of results.json: nodes and parts of groupings over all units, levels of clusters, flags.
#include "write/results_parts.h"

static json_t *unit_id(const svod_result *result, uint32_t unit) {
    return svod_json_text(unit == UINT32_MAX ? NULL : result->roster->units[unit].id);
}

// Over no unit there is neither a sum nor a mean.
static json_t *points_if(const svod_figure *figure, svod_points points) {
    return figure->n ? svod_json_points(points) : json_null();
}

static void set_mean(json_t *object, const svod_figure *figure) {
    json_object_set_new(object, "mean", figure->n ? svod_json_ratio(figure->mean) : json_null());
}

static void set_percent(json_t *object, const svod_figure *figure) {
    json_object_set_new(object, "percent", figure->n ? svod_json_ratio(figure->percent) : json_null());
}

static void set_figure(json_t *object, const svod_figure *figure) {
    json_object_set_new(object, "n", json_integer(figure->n));
    json_object_set_new(object, "sum", points_if(figure, figure->sum));
    set_mean(object, figure);
    json_object_set_new(object, "median", figure->n ? svod_json_ratio(figure->median) : json_null());
    json_object_set_new(object, "minimum", points_if(figure, figure->min));
    json_object_set_new(object, "maximum", points_if(figure, figure->max));
    set_percent(object, figure);
}

static json_t *figure_object(const svod_figure *figure) {
    json_t *object = json_object();
    set_figure(object, figure);
    return object;
}

static json_t *previous_node(const svod_result *result, uint32_t node) {
    if (!result->before || !result->compare) return json_null();
    // Totals stand side by side whatever the links say.
    uint32_t link = node == SVOD_ROOT ? SVOD_ROOT : result->compare->link[node];
    if (link == SVOD_NO_NODE) return json_null();
    const svod_year *before = result->before;
    const svod_figure *figure = &before->figures[link];
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(svod_rubric_node_id(before->rubric, link)));
    json_object_set_new(object, "max", svod_json_points(before->rubric->nodes[link].max));
    json_object_set_new(object, "comparable", json_boolean(result->compare->comparable[node]));
    json_object_set_new(object, "n", json_integer(figure->n));
    json_object_set_new(object, "sum", points_if(figure, figure->sum));
    set_mean(object, figure);
    json_object_set_new(object, "median", figure->n ? svod_json_ratio(figure->median) : json_null());
    set_percent(object, figure);
    return object;
}

json_t *svod_json_node(const svod_result *result, size_t i) {
    uint32_t node = (uint32_t)i;
    const svod_year *now = &result->now;
    const svod_rnode *at = &now->rubric->nodes[node];
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(svod_rubric_node_id(now->rubric, node)));
    json_object_set_new(object, "title", svod_json_text(at->title));
    json_object_set_new(object, "max", svod_json_points(at->max));
    set_figure(object, &now->figures[node]);
    json_object_set_new(object, "basis", svod_json_text(now->figures == now->all ? "all" : "submitted"));
    json_object_set_new(object, "all", figure_object(&now->all[node]));
    json_object_set_new(object, "submitted", figure_object(&now->submitted[node]));
    json_object_set_new(object, "previous", previous_node(result, node));
    return object;
}

// ---- groupings -------------------------------------------------------------------------------------------------------

static json_t *part_object(const svod_part *part, const svod_figure *figure) {
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(part->id));
    json_object_set_new(object, "title", svod_json_text(part->title));
    json_object_set_new(object, "max", svod_json_points(part->max));
    json_object_set_new(object, "n", json_integer(figure->n));
    set_mean(object, figure);
    set_percent(object, figure);
    return object;
}

json_t *svod_json_grouping(const svod_result *result, size_t i) {
    const svod_grouping_result *at = &result->groupings[i];
    json_t *object = json_object(), *parts = json_array();
    for (size_t k = 0; k < at->grouping->count; k++)
        json_array_append_new(parts, part_object(&at->grouping->parts[k], &at->parts[k]));
    json_object_set_new(object, "id", svod_json_text(at->grouping->id));
    json_object_set_new(object, "title", svod_json_text(at->grouping->title));
    json_object_set_new(object, "parts", parts);
    return object;
}

// ---- clusters --------------------------------------------------------------------------------------------------------

// Nodes below the depth that scores reach have no figures to show.
static json_t *nodes_object(const svod_year *year, const svod_figure *figures) {
    json_t *object = json_object();
    for (uint32_t node = 1; node < year->rubric->count; node++) {
        if (year->rubric->nodes[node].depth > year->deepest) continue;
        json_t *entry = json_object();
        json_object_set_new(entry, "n", json_integer(figures[node].n));
        set_mean(entry, &figures[node]);
        set_percent(entry, &figures[node]);
        json_object_set_new(object, year->rubric->nodes[node].id, entry);
    }
    return object;
}

static json_t *previous_level(const svod_year *before, const svod_level_result *level) {
    if (!before || !level->before) return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "n", json_integer(level->before[SVOD_ROOT].n));
    set_mean(object, &level->before[SVOD_ROOT]);
    set_percent(object, &level->before[SVOD_ROOT]);
    json_object_set_new(object, "nodes", nodes_object(before, level->before));
    return object;
}

static json_t *level_object(const svod_result *result, const svod_level *level, const svod_level_result *at) {
    json_t *object = json_object(), *units = json_array();
    for (uint32_t i = 0; i < at->n; i++)
        json_array_append_new(units, unit_id(result, at->units[i]));
    json_object_set_new(object, "id", svod_json_text(level->id));
    json_object_set_new(object, "title", svod_json_text(level->title));
    json_object_set_new(object, "n", json_integer(at->now[SVOD_ROOT].n));
    json_object_set_new(object, "small", json_boolean(at->small));
    set_mean(object, &at->now[SVOD_ROOT]);
    set_percent(object, &at->now[SVOD_ROOT]);
    json_object_set_new(object, "best", unit_id(result, at->best));
    json_object_set_new(object, "weakest", unit_id(result, at->weakest));
    json_object_set_new(object, "units", units);
    json_object_set_new(object, "nodes", nodes_object(&result->now, at->now));
    json_object_set_new(object, "previous", previous_level(result->before, at));
    return object;
}

json_t *svod_json_cluster(const svod_result *result, size_t i) {
    const svod_cluster_result *cluster = &result->clusters[i];
    json_t *object = json_object(), *levels = json_array();
    for (size_t k = 0; k < cluster->cluster->count; k++)
        json_array_append_new(levels, level_object(result, &cluster->cluster->levels[k], &cluster->levels[k]));
    json_object_set_new(object, "id", svod_json_text(cluster->cluster->id));
    json_object_set_new(object, "title", svod_json_text(cluster->cluster->title));
    json_object_set_new(object, "levels", levels);
    return object;
}

// ---- flags -----------------------------------------------------------------------------------------------------------

json_t *svod_json_flag(const svod_result *result, size_t i) {
    const svod_flag_result *flag = &result->flags[i];
    json_t *object = json_object(), *units = json_array();
    for (uint32_t unit = 0; unit < result->now.unit_count; unit++)
        if (flag->units[unit].raised) json_array_append_new(units, unit_id(result, unit));
    json_object_set_new(object, "id", svod_json_text(flag->flag->id));
    json_object_set_new(object, "title", svod_json_text(flag->flag->title));
    json_object_set_new(object, "reason", svod_json_text(flag->flag->reason));
    json_object_set_new(object, "urgent", json_boolean(flag->flag->urgent));
    json_object_set_new(object, "raised", json_integer(flag->raised));
    json_object_set_new(object, "units", units);
    return object;
}
