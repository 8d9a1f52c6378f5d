// The objects that results.json is made of.
#ifndef SVOD_WRITE_RESULTS_PARTS_H
#define SVOD_WRITE_RESULTS_PARTS_H

#include "write/json.h"
#include "write/write.h"

// Key of a node: its id, "total" for the whole rubric.
const char *svod_json_node_id(const svod_rubric *rubric, uint32_t node);
json_t *svod_json_unit(const svod_result *result, size_t unit);
json_t *svod_json_node(const svod_result *result, uint32_t node);
json_t *svod_json_cluster(const svod_result *result, const svod_cluster_result *cluster);
json_t *svod_json_flag(const svod_result *result, const svod_flag_result *flag);

#endif
