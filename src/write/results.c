// results.json: everything that a run knows, a line per unit, node, grouping, cluster, flag and finding.
#include "write/results_parts.h"

static json_t *rubric_object(const svod_rubric *rubric) {
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(rubric->id));
    json_object_set_new(object, "title", svod_json_text(rubric->title));
    json_object_set_new(object, "max", svod_json_points(rubric->nodes[SVOD_ROOT].max));
    json_object_set_new(object, "content_sha256", svod_json_text(rubric->content_sha256));
    json_object_set_new(object, "structure_sha256", svod_json_text(rubric->structure_sha256));
    return object;
}

// The year before: whose it was, and by which rubric. null when there is none.
static json_t *previous_object(const svod_result *result) {
    if (!result->before) return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "campaign", svod_json_text(result->before->name));
    json_object_set_new(object, "year", json_integer(result->before->year));
    json_object_set_new(object, "rubric", rubric_object(result->before->rubric));
    json_object_set_new(object, "comparable_max", svod_json_points(result->compare->comparable_max));
    return object;
}

void svod_json_put_array(const svod_result *result, const char *key, size_t count, json_t *(*member)(const svod_result *result, size_t i),
                         svod_buf *out) {
    svod_json_key(key, false, out);
    svod_buf_str(out, "[");
    for (size_t i = 0; i < count; i++) {
        svod_buf_str(out, i ? ",\n" : "\n");
        svod_json_put(member(result, i), false, out);
    }
    svod_buf_str(out, count ? "\n]" : "]");
}

static void put_member(const char *key, json_t *value, svod_buf *out) {
    svod_json_key(key, false, out);
    svod_json_put(value, false, out);
}

void svod_write_results(const svod_result *result, svod_buf *out) {
    const svod_campaign *campaign = result->campaign;
    const svod_rubric *rubric = result->now.rubric;
    bool said = campaign->provenance != SVOD_UNSAID;
    svod_buf_str(out, "{\n");
    svod_json_key("campaign", true, out);
    svod_json_put(svod_json_text(campaign->name), false, out);
    put_member("title", svod_json_text(campaign->title), out);
    put_member("year", json_integer(result->now.year), out);
    put_member("date", svod_json_text(campaign->date), out);
    put_member("language", svod_json_text(campaign->lang == SVOD_EN ? "en" : "ru"), out);
    put_member("provenance", said ? svod_json_text(svod_provenance_id(campaign->provenance)) : json_null(), out);
    put_member("version", svod_json_text(result->version), out);
    put_member("rubric", rubric_object(rubric), out);
    put_member("previous", previous_object(result), out);
    svod_json_put_array(result, "units", result->now.unit_count, svod_json_unit, out);
    svod_json_put_array(result, "nodes", rubric->count, svod_json_node, out);
    svod_json_put_array(result, "groupings", rubric->grouping_count, svod_json_grouping, out);
    svod_json_put_array(result, "clusters", rubric->cluster_count, svod_json_cluster, out);
    svod_json_put_array(result, "flags", rubric->flag_count, svod_json_flag, out);
    svod_json_key("indicators", false, out);
    svod_json_indicators(result, out);
    svod_json_key("experts", false, out);
    svod_json_experts(result, out);
    svod_json_key("evidence", false, out);
    svod_json_evidence(result, out);
    svod_json_key("findings", false, out);
    svod_json_findings(result->findings, true, false, out);
    svod_buf_str(out, "\n}\n");
}
