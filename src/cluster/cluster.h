// Levels of each unit and figures per level; both years in the levels of the current roster. Refuses: changing a roster's words.
#ifndef SVOD_CLUSTER_CLUSTER_H
#define SVOD_CLUSTER_CLUSTER_H

#include "data/result.h"

// Findings: cluster_attribute_missing (no such column), cluster_value_missing, cluster_value_unknown, cluster_not_number,
// cluster_zero_denominator, cluster_gap (value in no band). A unit with such a finding has no level and is in no level's figures.
void svod_cluster_compute(svod_cluster_result *out, const svod_cluster *cluster, const svod_roster *roster, const svod_year *now,
                          const svod_year *before, svod_arena *arena, svod_findings *findings);

#endif
