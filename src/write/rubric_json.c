// A compiled rubric as JSON: the nodes in preorder, a line each, then policy, columns, groupings, clusters, flags, published columns,
// recommendations and evidence.
#include "data/words.h"
#include "write/json.h"
#include "write/rubric_words.h"
#include "write/write.h"

static void set_text(json_t *object, const char *key, const char *text) {
    json_object_set_new(object, key, svod_json_text(text));
}

// null for what the rubric does not say.
static void set_maybe(json_t *object, const char *key, const char *text) {
    json_object_set_new(object, key, svod_json_text(text && *text ? text : NULL));
}

static json_t *texts(const char *const *list, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, svod_json_text(list[i]));
    return array;
}

// null for the plain mean of whoever gave points.
static json_t *combine_object(const svod_combine *combine) {
    if (svod_combine_plain(combine)) return json_null();
    json_t *object = json_object();
    set_text(object, "rule", svod_combine_rule_words[combine->rule]);
    if (combine->rule == SVOD_COMBINE_AGREED) set_text(object, "otherwise", svod_combine_rule_words[combine->otherwise]);
    if (svod_combine_trims(combine)) json_object_set_new(object, "trim", svod_json_points(combine->trim * SVOD_POINT_TENTHOUSANDTH));
    json_object_set_new(object, "least", json_integer(combine->least > 1 ? (json_int_t)combine->least : 1));
    return object;
}

static json_t *node_object(const svod_rubric *rubric, uint32_t index) {
    const svod_rnode *node = &rubric->nodes[index];
    json_t *object = json_object();
    set_text(object, "id", svod_rubric_node_id(rubric, index));
    set_text(object, "parent", index == SVOD_ROOT ? NULL : svod_rubric_node_id(rubric, node->parent));
    json_object_set_new(object, "depth", json_integer(node->depth));
    set_text(object, "title", node->title);
    json_object_set_new(object, "max", svod_json_points(node->max));
    json_object_set_new(object, "step", svod_json_points(node->step));
    set_text(object, "provenance", svod_provenance_id(node->provenance));
    set_maybe(object, "previous", node->previous);
    json_object_set_new(object, "comparable", *node->previous ? json_boolean(node->comparable) : json_null());
    set_maybe(object, "why", node->why);
    set_maybe(object, "note", node->note);
    json_object_set_new(object, "combine", combine_object(&node->combine));
    json_object_set_new(object, "header", texts(node->headers, node->header_count));
    if (node->want) json_object_set_new(object, "evidence", rubric_want_object(rubric, node->want));
    return object;
}

static json_t *policy_object(const svod_policy *policy) {
    rubric_choice choices[RUBRIC_CHOICES];
    json_t *object = json_object();
    svod_rubric_choices(policy, choices);
    for (size_t i = 0; i < RUBRIC_CHOICES; i++)
        set_text(object, choices[i].key, choices[i].word);
    json_object_set_new(object, "sum_tolerance", svod_json_points(policy->sum_tolerance));
    json_object_set_new(object, "not_applicable_words", texts(policy->na_words, policy->na_word_count));
    return object;
}

static json_t *columns_object(const svod_columns *columns) {
    json_t *object = json_object();
    set_maybe(object, "unit", columns->unit);
    set_maybe(object, "year", columns->year);
    set_maybe(object, "expert", columns->expert);
    set_maybe(object, "node", columns->node);
    set_maybe(object, "score", columns->score);
    set_maybe(object, "total", columns->total);
    set_maybe(object, "total_year", columns->total_year);
    set_maybe(object, "footer", columns->footer);
    set_maybe(object, "time", columns->time);
    set_maybe(object, "ignore", columns->ignore);
    return object;
}

static json_t *part_object(const svod_rubric *rubric, const svod_part *part) {
    json_t *object = json_object(), *nodes = json_array();
    set_text(object, "id", part->id);
    set_text(object, "title", part->title);
    json_object_set_new(object, "max", svod_json_points(part->max));
    for (size_t i = 0; i < part->count; i++)
        json_array_append_new(nodes, svod_json_text(svod_rubric_node_id(rubric, part->nodes[i])));
    json_object_set_new(object, "nodes", nodes);
    return object;
}

static json_t *grouping_object(const svod_rubric *rubric, const svod_grouping *grouping) {
    json_t *object = json_object(), *parts = json_array();
    set_text(object, "id", grouping->id);
    set_text(object, "title", grouping->title);
    set_maybe(object, "note", grouping->note);
    set_text(object, "provenance", svod_provenance_id(grouping->provenance));
    for (size_t i = 0; i < grouping->count; i++)
        json_array_append_new(parts, part_object(rubric, &grouping->parts[i]));
    json_object_set_new(object, "parts", parts);
    return object;
}

static json_t *bound(int64_t value) {
    return value == INT64_MIN || value == INT64_MAX ? json_null() : json_integer(value);
}

static json_t *level_object(const svod_cluster *cluster, const svod_level *level) {
    json_t *object = json_object();
    set_text(object, "id", level->id);
    set_text(object, "title", level->title);
    if (cluster->kind == SVOD_CLUSTER_ATTRIBUTE) {
        json_object_set_new(object, "values", texts(level->values, level->value_count));
    } else {
        json_object_set_new(object, "from", bound(level->from));
        json_object_set_new(object, "to", bound(level->to));
    }
    return object;
}

static json_t *gap_object(const svod_cluster *cluster) {
    if (!*cluster->gap) return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "below", bound(cluster->gap_below));
    json_object_set_new(object, "above", bound(cluster->gap_above));
    set_text(object, "means", cluster->gap);
    return object;
}

static json_t *cluster_object(const svod_cluster *cluster) {
    json_t *object = json_object(), *levels = json_array();
    set_text(object, "id", cluster->id);
    set_text(object, "title", cluster->title);
    set_maybe(object, "note", cluster->note);
    set_text(object, "kind", svod_cluster_kind_words[cluster->kind]);
    set_maybe(object, "attribute", cluster->attribute);
    set_maybe(object, "numerator", cluster->numerator);
    set_maybe(object, "denominator", cluster->denominator);
    json_object_set_new(object, "small", json_integer((json_int_t)cluster->small));
    for (size_t i = 0; i < cluster->count; i++)
        json_array_append_new(levels, level_object(cluster, &cluster->levels[i]));
    json_object_set_new(object, "levels", levels);
    json_object_set_new(object, "gap", gap_object(cluster));
    return object;
}

static json_t *flag_object(const svod_rubric *rubric, const svod_flag *flag) {
    json_t *object = json_object();
    set_text(object, "id", flag->id);
    set_text(object, "title", flag->title);
    set_text(object, "reason", flag->reason);
    json_object_set_new(object, "when", rubric_condition_object(rubric, flag));
    json_object_set_new(object, "urgent", json_boolean(flag->urgent));
    return object;
}

static void put_value(const char *key, json_t *value, svod_buf *out) {
    svod_json_key(key, false, out);
    svod_json_put(value, false, out);
}

// `"key": [` … `]`, an element a line; `element` is asked for each index.
typedef json_t *(*element_fn)(const svod_rubric *rubric, size_t i);
static void put_list(const char *key, const svod_rubric *rubric, size_t count, element_fn element, svod_buf *out) {
    svod_json_key(key, false, out);
    for (size_t i = 0; i < count; i++) {
        svod_buf_str(out, i ? ",\n" : "[\n");
        svod_json_put(element(rubric, i), false, out);
    }
    svod_buf_str(out, count ? "\n]" : "[]");
}

static json_t *node_element(const svod_rubric *rubric, size_t i) {
    return node_object(rubric, (uint32_t)i);
}

static json_t *grouping_element(const svod_rubric *rubric, size_t i) {
    return grouping_object(rubric, &rubric->groupings[i]);
}

static json_t *cluster_element(const svod_rubric *rubric, size_t i) {
    return cluster_object(&rubric->clusters[i]);
}

static json_t *flag_element(const svod_rubric *rubric, size_t i) {
    return flag_object(rubric, &rubric->flags[i]);
}

static json_t *indicator_element(const svod_rubric *rubric, size_t i) {
    return rubric_indicator_object(rubric, &rubric->indicators[i]);
}

static json_t *rule_element(const svod_rubric *rubric, size_t i) {
    const svod_pub_rule *rule = &rubric->published[i];
    json_t *object = json_object();
    set_text(object, "id", rule->id);
    set_text(object, "header", rule->header);
    set_text(object, "kind", svod_pub_rule_words[rule->kind]);
    set_maybe(object, "part", rule->part);
    set_maybe(object, "base", rule->base);
    set_maybe(object, "within", rule->within);
    if (rule->cluster != UINT32_MAX) set_text(object, "cluster", rubric->clusters[rule->cluster].id);
    return object;
}

void svod_write_rubric_json(const svod_rubric *rubric, svod_buf *out) {
    svod_buf_str(out, "{\n");
    svod_json_key("id", true, out);
    svod_json_put(svod_json_text(rubric->id), false, out);
    put_value("title", svod_json_text(rubric->title), out);
    put_value("source", svod_json_text(*rubric->source ? rubric->source : NULL), out);
    put_value("year", json_integer(rubric->year), out);
    put_value("first_year", json_integer(rubric->first_year), out);
    put_value("last_year", json_integer(rubric->last_year), out);
    put_value("total", svod_json_text(svod_total_words[rubric->total]), out);
    put_value("language", json_string(rubric->lang == SVOD_RU ? "ru" : "en"), out);
    put_value("previous", svod_json_text(*rubric->previous ? rubric->previous : NULL), out);
    put_value("max", svod_json_points(rubric->nodes[SVOD_ROOT].max), out);
    put_value("decimals", json_integer(rubric->decimals), out);
    put_value("content_sha256", svod_json_text(rubric->content_sha256), out);
    put_value("structure_sha256", svod_json_text(rubric->structure_sha256), out);
    put_list("nodes", rubric, rubric->count, node_element, out);
    put_value("policy", policy_object(&rubric->policy), out);
    put_value("columns", columns_object(&rubric->columns), out);
    put_list("indicators", rubric, rubric->indicator_count, indicator_element, out);
    put_list("groupings", rubric, rubric->grouping_count, grouping_element, out);
    put_list("clusters", rubric, rubric->cluster_count, cluster_element, out);
    put_list("flags", rubric, rubric->flag_count, flag_element, out);
    put_list("published", rubric, rubric->published_count, rule_element, out);
    if (rubric->advice) put_value("advice", rubric_advice_object(rubric), out);
    if (rubric->evidence) put_value("evidence", rubric_evidence_object(rubric), out);
    svod_buf_str(out, "\n}\n");
}
