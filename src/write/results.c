// results.json: everything that a run knows, a line per unit, node, cluster, flag and finding.
#include "write/results_parts.h"

static json_t *campaign_object(const svod_campaign *campaign) {
    json_t *object = json_object();
    json_object_set_new(object, "name", svod_json_text(campaign->name));
    json_object_set_new(object, "title", svod_json_text(campaign->title));
    json_object_set_new(object, "date", svod_json_text(campaign->date));
    json_object_set_new(object, "language", svod_json_text(campaign->lang == SVOD_EN ? "en" : "ru"));
    json_object_set_new(object, "provenance", svod_json_text(svod_provenance_id(campaign->provenance)));
    return object;
}

static json_t *rubric_object(const svod_rubric *rubric) {
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(rubric->id));
    json_object_set_new(object, "title", svod_json_text(rubric->title));
    json_object_set_new(object, "max", svod_json_points(rubric->nodes[SVOD_ROOT].max));
    json_object_set_new(object, "content_sha256", svod_json_text(rubric->content_sha256));
    json_object_set_new(object, "structure_sha256", svod_json_text(rubric->structure_sha256));
    return object;
}

// Between the members of an array that is written line by line.
static void next_line(size_t index, svod_buf *out) {
    svod_buf_str(out, index ? ",\n" : "\n");
}

static void end_array(size_t count, svod_buf *out) {
    svod_buf_str(out, count ? "\n]" : "]");
}

static void put_units(const svod_result *result, svod_buf *out) {
    svod_json_key("units", false, out);
    svod_buf_str(out, "[");
    for (size_t i = 0; i < result->now.unit_count; i++) {
        next_line(i, out);
        svod_json_put(svod_json_unit(result, i), false, out);
    }
    end_array(result->now.unit_count, out);
}

static void put_nodes(const svod_result *result, svod_buf *out) {
    svod_json_key("nodes", false, out);
    svod_buf_str(out, "[");
    for (uint32_t i = 0; i < result->now.rubric->count; i++) {
        next_line(i, out);
        svod_json_put(svod_json_node(result, i), false, out);
    }
    end_array(result->now.rubric->count, out);
}

static void put_clusters(const svod_result *result, svod_buf *out) {
    svod_json_key("clusters", false, out);
    svod_buf_str(out, "[");
    for (size_t i = 0; i < result->now.rubric->cluster_count; i++) {
        next_line(i, out);
        svod_json_put(svod_json_cluster(result, &result->clusters[i]), false, out);
    }
    end_array(result->now.rubric->cluster_count, out);
}

static void put_flags(const svod_result *result, svod_buf *out) {
    svod_json_key("flags", false, out);
    svod_buf_str(out, "[");
    for (size_t i = 0; i < result->now.rubric->flag_count; i++) {
        next_line(i, out);
        svod_json_put(svod_json_flag(result, &result->flags[i]), false, out);
    }
    end_array(result->now.rubric->flag_count, out);
}

void svod_write_results(const svod_result *result, svod_buf *out) {
    svod_buf_str(out, "{\n");
    svod_json_key("campaign", true, out);
    svod_json_put(campaign_object(result->campaign), false, out);
    svod_json_key("year", false, out);
    svod_json_put(json_integer(result->now.year), false, out);
    svod_json_key("version", false, out);
    svod_json_put(svod_json_text(result->version), false, out);
    svod_json_key("rubric", false, out);
    svod_json_put(rubric_object(result->now.rubric), false, out);
    put_units(result, out);
    put_nodes(result, out);
    put_clusters(result, out);
    put_flags(result, out);
    svod_json_key("findings", false, out);
    svod_json_findings(result->findings, true, false, out);
    svod_buf_str(out, "\n}\n");
}
