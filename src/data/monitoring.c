// Where in the arrays of a monitoring what stands.
#include "data/monitoring.h"

#include "data/result.h"

const char *svod_move_state_id(svod_move_state state) {
    static const char *const ids[] = {"better", "worse", "same", "other", "no_earlier", "no_before", "no_now", "unlike"};
    return ids[state];
}

const svod_indicator_figure *svod_monitoring_region(const svod_monitoring *at, size_t year, uint32_t indicator) {
    return &at->region[year * at->indicators + indicator];
}

const svod_indicator_figure *svod_monitoring_level(const svod_monitoring *at, size_t cluster, size_t level, size_t year,
                                                   uint32_t indicator) {
    return &at->levels[cluster][(level * at->years + year) * at->indicators + indicator];
}

const svod_move *svod_monitoring_move(const svod_monitoring *at, size_t year, size_t unit, uint32_t indicator) {
    return &at->moves[((year - 1) * at->year[0]->unit_count + unit) * at->indicators + indicator];
}

const svod_move *svod_monitoring_region_move(const svod_monitoring *at, size_t year, uint32_t indicator) {
    return &at->region_moves[(year - 1) * at->indicators + indicator];
}

const svod_measure *svod_monitoring_measure(const svod_monitoring *at, size_t year, size_t unit, uint32_t indicator) {
    uint32_t link = at->link[year * at->indicators + indicator];
    return link == SVOD_NO_INDICATOR ? NULL : svod_year_measure(at->year[year], unit, link);
}

const svod_indicator *svod_monitoring_indicator(const svod_monitoring *at, size_t year, uint32_t indicator) {
    uint32_t link = at->link[year * at->indicators + indicator];
    return link == SVOD_NO_INDICATOR ? NULL : &at->year[year]->rubric->indicators[link];
}
