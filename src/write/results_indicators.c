// Indicators in results.json: what the rubric says of each, the region and levels year by year, movements, and every unit's measures.
#include "data/words.h"
#include "write/results_parts.h"

static void set(json_t *object, const char *key, json_t *value) {
    json_object_set_new(object, key, value);
}

static void set_count(json_t *object, const char *key, uint32_t count) {
    json_object_set_new(object, key, json_integer(count));
}

// Years are keys of objects.
static void set_year(json_t *object, const svod_year *year, json_t *value) {
    char key[16];
    snprintf(key, sizeof key, "%d", year->year);
    json_object_set_new(object, key, value);
}

static json_t *points_if(bool has, svod_points points) {
    return has ? svod_json_points(points) : json_null();
}

// ---- what the rubric says --------------------------------------------------------------------------------------------

static json_t *rounding_object(const svod_rounding *rounding) {
    if (!rounding->on) return json_null();
    json_t *object = json_object();
    set_count(object, "places", rounding->places);
    set(object, "way", json_string(rounding->cut ? "cut" : "half_up"));
    return object;
}

static json_t *grades_array(const svod_indicator *indicator) {
    if (!indicator->grade_count) return json_null();
    json_t *list = json_array();
    for (size_t i = 0; i < indicator->grade_count; i++) {
        json_t *grade = json_object();
        set(grade, "id", svod_json_text(indicator->grades[i].id));
        set(grade, "title", svod_json_text(indicator->grades[i].title));
        json_array_append_new(list, grade);
    }
    return list;
}

// By the rubric of each year that has the indicator.
static json_t *targets_object(const svod_monitoring *of, uint32_t i) {
    json_t *object = json_object();
    for (size_t year = 0; year < of->years; year++) {
        const svod_indicator *at = svod_monitoring_indicator(of, year, i);
        if (at) set_year(object, of->year[year], points_if(at->target, at->target ? at->target->value : 0));
    }
    return object;
}

static void set_rules(json_t *object, const svod_monitoring *of, const svod_rubric *rubric, uint32_t i) {
    const svod_indicator *at = &rubric->indicators[i];
    const svod_rnode *node = &rubric->nodes[at->node];
    set(object, "id", svod_json_text(node->id));
    set(object, "title", svod_json_text(node->title));
    set(object, "kind", svod_json_text(at->rule->id));
    set(object, "unit", svod_json_text(at->unit));
    set(object, "comparison", svod_json_text(svod_comparison_words[at->comparison]));
    set(object, "better", svod_json_text(svod_better_words[at->better]));
    set(object, "near", svod_json_points(at->near_by));
    set(object, "round", rounding_object(&at->rounding));
    set(object, "grades", grades_array(at));
    set(object, "scored", svod_json_text(svod_worth_words[at->worth]));
    set(object, "max", svod_json_points(node->max));
    set(object, "targets", targets_object(of, i));
}

// ---- figures ---------------------------------------------------------------------------------------------------------

// Numerators and denominators are those of shares and of units that have something; sums and grades have no denominator.
static json_t *figure_object(const svod_indicator *indicator, const svod_indicator_figure *at) {
    bool ratio = indicator->rule->gather == SVOD_GATHER_RATIO, sum = indicator->rule->gather == SVOD_GATHER_SUM;
    json_t *object = json_object();
    set(object, "numerator", at->counted && (ratio || sum) ? svod_json_ratio((svod_ratio){at->num, 1}) : json_null());
    set(object, "denominator", at->counted && ratio ? svod_json_ratio((svod_ratio){at->den, 1}) : json_null());
    set(object, "value", svod_json_ratio(at->value));
    set(object, "mean", svod_json_ratio(at->mean));
    set_count(object, "asked", at->asked);
    set_count(object, "n", at->n);
    set_count(object, "counted", at->counted);
    set_count(object, "reached", at->reached);
    set_count(object, "near", at->near_by);
    set_count(object, "missed", at->missed);
    set_count(object, "no_data", at->no_data);
    set_count(object, "not_applicable", at->not_applicable);
    set(object, "reach", svod_json_text(svod_reach_id((svod_reach)at->reach)));
    return object;
}

static json_t *region_object(const svod_monitoring *of, uint32_t i) {
    json_t *object = json_object();
    for (size_t year = 0; year < of->years; year++) {
        const svod_indicator *at = svod_monitoring_indicator(of, year, i);
        if (at) set_year(object, of->year[year], figure_object(at, svod_monitoring_region(of, year, i)));
    }
    return object;
}

static json_t *level_object(const svod_monitoring *of, size_t cluster, size_t level, uint32_t i) {
    json_t *object = json_object();
    for (size_t year = 0; year < of->years; year++) {
        const svod_indicator *at = svod_monitoring_indicator(of, year, i);
        if (at) set_year(object, of->year[year], figure_object(at, svod_monitoring_level(of, cluster, level, year, i)));
    }
    return object;
}

static json_t *levels_object(const svod_result *result, uint32_t i) {
    json_t *object = json_object();
    for (size_t cluster = 0; cluster < result->now.rubric->cluster_count; cluster++) {
        const svod_cluster *at = result->clusters[cluster].cluster;
        json_t *levels = json_object();
        for (size_t level = 0; level < at->count; level++)
            set(levels, at->levels[level].id, level_object(result->monitoring, cluster, level, i));
        set(object, at->id, levels);
    }
    return object;
}

static json_t *move_object(const svod_move *at) {
    json_t *object = json_object();
    set(object, "state", svod_json_text(svod_move_state_id((svod_move_state)at->state)));
    set(object, "change", svod_json_ratio(at->change));
    set(object, "base_changed", json_boolean(at->base_changed));
    return object;
}

static json_t *region_moves(const svod_monitoring *of, uint32_t i) {
    json_t *object = json_object();
    for (size_t year = 1; year < of->years; year++)
        set_year(object, of->year[year], move_object(svod_monitoring_region_move(of, year, i)));
    return object;
}

// ---- measures --------------------------------------------------------------------------------------------------------

static json_t *flags_array(const svod_measure *at) {
    json_t *list = json_array();
    for (unsigned bit = 0; bit < SVOD_M_FLAG_COUNT; bit++)
        if (at->flags & 1u << bit) json_array_append_new(list, json_string(svod_measure_flag_id(bit)));
    return list;
}

static json_t *unit_moves(const svod_monitoring *of, size_t unit, uint32_t i) {
    json_t *object = json_object();
    for (size_t year = 1; year < of->years; year++)
        set_year(object, of->year[year], move_object(svod_monitoring_move(of, year, unit, i)));
    return object;
}

static void set_amounts(json_t *object, const svod_indicator *indicator, const svod_measure *at) {
    bool has = at->state == SVOD_M_VALUE;
    set(object, "numerator", points_if(svod_measure_has_num(indicator, at), at->num));
    set(object, "denominator", points_if(svod_measure_has_den(indicator, at), at->den));
    set(object, "value", has ? svod_json_ratio(at->value) : json_null());
    set(object, "points", points_if(has && at->max > 0, at->points));
    set(object, "max", svod_json_points(at->max));
}

static json_t *measure_object(const svod_result *result, size_t year, size_t unit, uint32_t i, svod_arena *scratch) {
    const svod_monitoring *of = result->monitoring;
    const svod_measure *at = svod_monitoring_measure(of, year, unit, i);
    json_t *object = json_object();
    set(object, "unit", svod_json_text(result->roster->units[unit].id));
    set(object, "year", json_integer(of->year[year]->year));
    set(object, "state", svod_json_text(svod_measure_state_id((svod_measure_state)at->state)));
    set(object, "reach", svod_json_text(svod_reach_id((svod_reach)at->reach)));
    set(object, "flags", flags_array(at));
    set_amounts(object, svod_monitoring_indicator(of, year, i), at);
    set(object, "document", svod_json_text(at->document));
    set(object, "link", svod_json_text(at->link));
    set(object, "comment", svod_json_text(at->comment));
    set(object, "place", svod_json_text(at->place.file ? svod_place_text(scratch, at->place) : NULL));
    set(object, "moves", year ? json_null() : unit_moves(of, unit, i));
    return object;
}

// A line a unit and year, the campaign's own year first.
static void put_measures(const svod_result *result, uint32_t i, svod_arena *scratch, svod_buf *out) {
    const svod_monitoring *of = result->monitoring;
    const char *before = "\n";
    svod_buf_str(out, "\"measures\":[");
    for (size_t year = 0; year < of->years; year++)
        for (size_t unit = 0; unit < result->roster->count; unit++) {
            if (!svod_monitoring_measure(of, year, unit, i)) continue;
            svod_buf_str(out, before);
            svod_json_put(measure_object(result, year, unit, i, scratch), false, out);
            svod_arena_reset(scratch);
            before = ",\n";
        }
    svod_buf_str(out, "]");
}

static void put_indicator(const svod_result *result, uint32_t i, svod_arena *scratch, svod_buf *out) {
    const svod_monitoring *of = result->monitoring;
    json_t *object = json_object();
    set_rules(object, of, result->now.rubric, i);
    set(object, "region", region_object(of, i));
    set(object, "moves", region_moves(of, i));
    set(object, "levels", levels_object(result, i));
    svod_json_put(object, false, out);
    out->data[out->len - 1] = ','; // the brace: measures follow, too many to stand in memory as a tree
    put_measures(result, i, scratch, out);
    svod_buf_str(out, "}");
}

void svod_json_indicators(const svod_result *result, svod_buf *out) {
    const svod_monitoring *of = result->monitoring;
    if (!of) {
        svod_buf_str(out, "null");
        return;
    }
    svod_arena *scratch = svod_arena_new();
    svod_buf_str(out, "[");
    for (uint32_t i = 0; i < of->indicators; i++) {
        svod_buf_str(out, i ? ",\n" : "\n");
        put_indicator(result, i, scratch, out);
    }
    svod_buf_str(out, "\n]");
    svod_arena_free(scratch);
}
