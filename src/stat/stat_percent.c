// Percent agreement: the share of agreeing pairs of raters, averaged over the units with two values or more. Gwet, Handbook of Inter-Rater
// Reliability, 4th ed. (2014), ch. 2. Its error is by units, of which those with one value are a part. Equal values all over are full
// agreement here: chance does not come in.
#include "stat/family.h"

// 0 without a pair.
static double share_of_pairs(const stat_unit *unit) {
    if (unit->values < 2) return 0;
    double pairs = 0, values = unit->values;
    for (uint32_t i = 0; i < unit->runs; i++)
        pairs += unit->run[i].count * (unit->run[i].count - 1.0);
    return pairs / (values * (values - 1));
}

svod_estimate stat_percent(stat_sample *sample) {
    const stat_cells *cells = stat_sample_cells(sample);
    svod_estimate out = stat_cells_estimate(cells, true);
    if (out.why != SVOD_WHY_defined) return out;
    double units = (double)cells->count, pairs = out.units, squares = 0;
    for (size_t u = 0; u < cells->count; u++)
        out.value += share_of_pairs(&cells->unit[u]) / pairs;
    for (size_t u = 0; u < cells->count; u++) {
        double off = units / pairs * share_of_pairs(&cells->unit[u]) - out.value;
        squares += off * off;
    }
    if (cells->count >= 2) stat_interval(&out, squares / (units * (units - 1)), units - 1);
    return out;
}
