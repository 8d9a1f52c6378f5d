// The objects that results.json is made of.
#ifndef SVOD_WRITE_RESULTS_PARTS_H
#define SVOD_WRITE_RESULTS_PARTS_H

#include "write/json.h"
#include "write/write.h"

// Member `i` of the array of its name: the unit of the roster, the node, grouping, cluster or flag of the rubric.
json_t *svod_json_unit(const svod_result *result, size_t i);
json_t *svod_json_node(const svod_result *result, size_t i);
json_t *svod_json_grouping(const svod_result *result, size_t i);
json_t *svod_json_cluster(const svod_result *result, size_t i);
json_t *svod_json_flag(const svod_result *result, size_t i);

// An array, a member a line, one member in memory at a time.
void svod_json_put_array(const svod_result *result, const char *key, size_t count, json_t *(*member)(const svod_result *result, size_t i),
                         svod_buf *out);
// The object "experts"; null when nobody computed it. Where a single expert scored and the campaign has no list of experts, only what is
// defined then: who, weights, groups.
void svod_json_experts(const svod_result *result, svod_buf *out);
// The array "indicators", a line each and one a measure; null when the rubric has none.
void svod_json_indicators(const svod_result *result, svod_buf *out);
// The object "evidence": of every unit and criterion what its documents make svod propose, and where experts are far from it; null when
// there is no evidence.
void svod_json_evidence(const svod_result *result, svod_buf *out);

#endif
