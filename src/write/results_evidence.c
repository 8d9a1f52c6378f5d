// The evidence in results.json: short, for evidence.json beside it has all of it.
#include "write/results_parts.h"

static json_t *proposal_object(const svod_result *result, size_t unit, uint32_t node, const svod_proposal *proposal) {
    json_t *object = json_object();
    json_object_set_new(object, "unit", svod_json_text(result->roster->units[unit].id));
    json_object_set_new(object, "node", svod_json_text(svod_rubric_node_id(result->now.rubric, node)));
    json_object_set_new(object, "state", svod_json_text(svod_evidence_state_words[proposal->state]));
    json_object_set_new(object, "points", proposal->proposed ? svod_json_points(proposal->points) : json_null());
    json_object_set_new(object, "count", json_integer(proposal->count));
    return object;
}

static json_t *dispute_object(const svod_result *result, const svod_evidence_dispute *dispute) {
    json_t *object = json_object();
    json_object_set_new(object, "unit", svod_json_text(result->roster->units[dispute->unit].id));
    json_object_set_new(object, "node", svod_json_text(svod_rubric_node_id(result->now.rubric, dispute->node)));
    json_object_set_new(object, "kind", svod_json_text(dispute->without ? "points_without_evidence" : "evidence_without_points"));
    json_object_set_new(object, "points", svod_json_points(dispute->points));
    json_object_set_new(object, "proposed", svod_json_points(dispute->proposed));
    json_object_set_new(object, "max", svod_json_points(dispute->max));
    return object;
}

static void put_member(json_t *object, bool first, svod_buf *out) {
    svod_buf_str(out, first ? "\n" : ",\n");
    svod_json_put(object, false, out);
}

void svod_json_evidence(const svod_result *result, svod_buf *out) {
    const svod_evidence *evidence = result->evidence;
    if (!evidence) {
        svod_buf_str(out, "null");
        return;
    }
    bool first = true;
    svod_buf_printf(out, "{\"documents\": %u, \"proposals\": [", evidence->document_count);
    for (size_t unit = 0; unit < evidence->units; unit++)
        for (uint32_t node = 0; node < evidence->nodes; node++) {
            const svod_proposal *proposal = svod_evidence_proposal(evidence, unit, node);
            if (!proposal) continue;
            put_member(proposal_object(result, unit, node, proposal), first, out);
            first = false;
        }
    svod_buf_str(out, "], \"disputes\": [");
    for (uint32_t i = 0; i < evidence->dispute_count; i++)
        put_member(dispute_object(result, &evidence->disputes[i]), !i, out);
    svod_buf_str(out, "]}");
}
