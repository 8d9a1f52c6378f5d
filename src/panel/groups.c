// Do levels of a cluster differ in what their units are ranked by?
#include "panel/steps.h"

void panel_groups(svod_expertise *out, panel_desk *desk) {
    size_t units = desk->year->unit_count, clusters = desk->rubric->cluster_count;
    out->groups = SVOD_ARRAY(desk->arena, svod_estimate, clusters);
    for (size_t i = 0; i < clusters; i++) {
        const svod_cluster_result *at = &desk->result->clusters[i];
        double *value = SVOD_ARRAY(desk->scratch, double, units);
        uint32_t *group = SVOD_ARRAY(desk->scratch, uint32_t, units);
        size_t ranked = 0;
        for (size_t u = 0; u < units; u++) {
            value[u] = panel_ranked_by(desk, u);
            group[u] = desk->year->rank[u] ? at->level[u] : UINT32_MAX;
            ranked += group[u] != UINT32_MAX;
        }
        out->groups[i] = ranked ? svod_kruskal_wallis(value, group, units, at->cluster->count, SVOD_GROUP_LEAST, desk->scratch)
                                : svod_undefined(SVOD_WHY_no_data);
        svod_arena_reset(desk->scratch);
    }
}
