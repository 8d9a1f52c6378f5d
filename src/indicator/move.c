// From one year to another.
#include "indicator/steps.h"

// The share by which the base differs from what it was, exact: a base of nothing is no base.
static bool base_changed(const svod_indicator *indicator, __int128 now, __int128 before) {
    if (now <= 0 || before <= 0) return false;
    __int128 by = now - before, most;
    if (by < 0) by = -by;
    return !__builtin_mul_overflow(before, indicator->base_change, &most) && by * 10000 > most;
}

static svod_move moved(const svod_indicator *indicator, svod_ratio now, svod_ratio before) {
    int order = svod_ratio_compare(now, before);
    svod_move out = {.state = SVOD_MOVE_SAME, .change = svod_ratio_minus(now, before)};
    if (!order) return out;
    bool more = order > 0;
    if (indicator->better == SVOD_BETTER_NEITHER)
        out.state = SVOD_MOVE_OTHER;
    else
        out.state = more == (indicator->better == SVOD_BETTER_MORE) ? SVOD_MOVE_BETTER : SVOD_MOVE_WORSE;
    return out;
}

svod_move svod_move_of(const svod_indicator *now_indicator, const svod_measure *now, const svod_measure *before, bool comparable) {
    if (!before || !svod_measure_asked(before)) return (svod_move){.state = SVOD_MOVE_NO_EARLIER};
    if (now->state != SVOD_M_VALUE) return (svod_move){.state = SVOD_MOVE_NO_NOW};
    if (!comparable) return (svod_move){.state = SVOD_MOVE_UNLIKE};
    if (before->state != SVOD_M_VALUE) return (svod_move){.state = SVOD_MOVE_NO_BEFORE};
    svod_move out = moved(now_indicator, now->value, before->value);
    out.base_changed = base_changed(now_indicator, now->den, before->den);
    return out;
}

svod_move indicator_figure_move(const svod_indicator *indicator, const svod_indicator_figure *now, const svod_indicator_figure *before,
                                bool comparable) {
    if (!before || !before->asked) return (svod_move){.state = SVOD_MOVE_NO_EARLIER};
    if (!now->value.den) return (svod_move){.state = SVOD_MOVE_NO_NOW};
    if (!comparable) return (svod_move){.state = SVOD_MOVE_UNLIKE};
    if (!before->value.den) return (svod_move){.state = SVOD_MOVE_NO_BEFORE};
    svod_move out = moved(indicator, now->value, before->value);
    out.base_changed = base_changed(indicator, now->den, before->den);
    return out;
}
