// What a value is worth in points.
#include "indicator/indicator.h"

typedef unsigned __int128 wide;

// max * num / den, num < den < 2^126, half up. Bit by bit, for the product may have more than 128.
static svod_points share_of(svod_points max, wide num, wide den) {
    wide whole = 0, rest = 0;
    for (int bit = 62; bit >= 0; bit--) {
        whole *= 2;
        rest = rest * 2 + (max >> bit & 1 ? num : 0);
        for (; rest >= den; rest -= den)
            whole++;
    }
    return (svod_points)(whole + (rest * 2 >= den ? 1 : 0));
}

// How much of the target: value / target, or target / value where less is better. What passes the target has it whole.
static svod_points of_proportion(const svod_indicator *indicator, svod_points max, svod_ratio value) {
    svod_points target = indicator->target->value;
    int order = svod_ratio_compare(value, (svod_ratio){target, 1});
    bool enough = order == 0 || (order > 0 ? indicator->comparison == SVOD_AT_LEAST : indicator->comparison == SVOD_AT_MOST);
    if (enough) return max;
    if (value.num <= 0 || target <= 0) return 0;
    wide have = (wide)value.num, want = (wide)target * (wide)value.den;
    return order < 0 ? share_of(max, have, want) : share_of(max, want, have);
}

static svod_points of_bands(const svod_indicator *indicator, svod_ratio value) {
    svod_points points = 0;
    for (size_t i = 0; i < indicator->band_count; i++) {
        const svod_worth_band *band = &indicator->bands[i];
        if (band->from == INT64_MIN || svod_ratio_compare(value, (svod_ratio){band->from, 1}) >= 0) points = band->points;
    }
    return points;
}

svod_points svod_indicator_points(const svod_indicator *indicator, svod_points max, svod_ratio value) {
    if (max <= 0 || !value.den) return 0;
    svod_ratio rounded = svod_indicator_rounded(indicator, value);
    switch (indicator->worth) {
    case SVOD_WORTH_TARGET:
        return svod_reach_of(indicator, indicator->target, value) == SVOD_REACH_REACHED ? max : 0;
    case SVOD_WORTH_BANDS:
        return of_bands(indicator, rounded);
    case SVOD_WORTH_PROPORTION:
        return indicator->target ? of_proportion(indicator, max, rounded) : 0;
    default:
        return 0;
    }
}
