// Which indicator of an earlier year is the same one, and whether the two may be compared.
#include "base/str.h"
#include "indicator/steps.h"

// A share and a count of one name, or people and percents, have no difference that means anything.
static bool alike(const svod_indicator *a, const svod_indicator *b) {
    return a->rule == b->rule && svod_streq(a->unit, b->unit) && a->grade_count == b->grade_count;
}

static uint32_t step(const svod_rubric *now, uint32_t node, const svod_rubric *before, bool *comparable) {
    *comparable &= now->nodes[node].comparable;
    const char *previous = now->nodes[node].previous;
    return *previous ? svod_rubric_find(before, previous) : SVOD_NO_NODE;
}

indicator_link indicator_link_of(const svod_year *const *years, size_t year, uint32_t indicator) {
    const svod_indicator *is = &years[0]->rubric->indicators[indicator];
    uint32_t node = is->node;
    bool comparable = true;
    for (size_t i = 0; i < year && node != SVOD_NO_NODE; i++)
        node = step(years[i]->rubric, node, years[i + 1]->rubric, &comparable);
    const svod_rubric *there = years[year]->rubric;
    const svod_indicator *was = node == SVOD_NO_NODE ? NULL : there->nodes[node].indicator;
    if (!was) return (indicator_link){.indicator = SVOD_NO_INDICATOR};
    return (indicator_link){(uint32_t)(was - there->indicators), comparable && alike(is, was)};
}
