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

#endif
