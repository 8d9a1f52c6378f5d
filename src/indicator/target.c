// A value held against its target.
#include "indicator/indicator.h"

static bool at_least(svod_ratio value, svod_points limit) {
    return svod_ratio_compare(value, (svod_ratio){limit, 1}) >= 0;
}

static bool at_most(svod_ratio value, svod_points limit) {
    return svod_ratio_compare(value, (svod_ratio){limit, 1}) <= 0;
}

// `slack`: how far from the target still passes.
static bool passes(svod_comparison comparison, svod_ratio value, svod_points target, svod_points slack) {
    bool low = comparison == SVOD_AT_MOST || at_least(value, target - slack);
    bool high = comparison == SVOD_AT_LEAST || at_most(value, target + slack);
    return low && high;
}

svod_reach svod_reach_of(const svod_indicator *indicator, const svod_target *target, svod_ratio value) {
    if (!target) return SVOD_REACH_NO_TARGET;
    if (!value.den) return SVOD_REACH_NO_DATA;
    svod_ratio rounded = svod_indicator_rounded(indicator, value);
    if (passes(indicator->comparison, rounded, target->value, 0)) return SVOD_REACH_REACHED;
    bool near = indicator->near_by > 0 && passes(indicator->comparison, rounded, target->value, indicator->near_by);
    return near ? SVOD_REACH_NEAR : SVOD_REACH_MISSED;
}

svod_reach svod_measure_reach(const svod_indicator *indicator, const svod_measure *measure) {
    bool not_for_it = measure->state == SVOD_M_NA || measure->state == SVOD_M_NO_BASE;
    if (indicator->target && not_for_it) return SVOD_REACH_NOT_APPLICABLE;
    return svod_reach_of(indicator, indicator->target, measure->value);
}
