// Several experts' scores of one node become one: the mean of those who gave points, or the reason why there is none.
#include "score/steps.h"

score_kind score_kind_of(svod_score score) {
    if (score >= 0) return SCORE_POINTS;
    switch (score) {
    case SVOD_S_NONE:
        return SCORE_NONE;
    case SVOD_S_BLANK:
        return SCORE_BLANK;
    case SVOD_S_NA:
        return SCORE_NA;
    default:
        return SCORE_BAD;
    }
}

// Exact for up to 16 experts and for every count that divides 720720; beyond that half up, once, at 1/7 207 200 000 of a point.
static svod_points mean_of(int64_t sum, size_t count) {
    int64_t n = (int64_t)count;
    if (SVOD_POINT_TENTHOUSANDTH % n == 0) return sum * (SVOD_POINT_TENTHOUSANDTH / n);
    __int128 scaled = (__int128)sum * SVOD_POINT_TENTHOUSANDTH;
    return (svod_points)((2 * scaled + n) / (2 * n));
}

// Points win over every reason, so that an expert who says "not applicable" or left a blank does not take away what another gave.
// "Not applicable" stands when all who answered say so; an answer that cannot be read forbids that conclusion.
score_given score_combine(const svod_score *scores, size_t count, svod_points max) {
    int64_t sum = 0;
    size_t of_kind[SCORE_POINTS + 1] = {0};
    score_kind kind = SCORE_NONE;
    bool over = false;
    for (size_t i = 0; i < count; i++) {
        score_kind each = score_kind_of(scores[i]);
        of_kind[each]++;
        if (each > kind) kind = each;
        if (each != SCORE_POINTS) continue;
        sum += scores[i];
        over |= scores[i] * SVOD_POINT_TENTHOUSANDTH > max;
    }
    score_given given = {.kind = (uint8_t)kind};
    if (kind == SCORE_POINTS || kind == SCORE_NA) given.experts = (uint16_t)(of_kind[kind] < UINT16_MAX ? of_kind[kind] : UINT16_MAX);
    if (kind != SCORE_POINTS) return given;
    given.value = mean_of(sum, of_kind[SCORE_POINTS]);
    given.lost = of_kind[SCORE_BAD] > 0;
    given.over = over;
    return given;
}

bool score_combine_unit(const svod_scores *scores, size_t unit, svod_score *row, score_given *out) {
    const svod_expert *experts = scores->experts.data;
    size_t count = scores->experts.count;
    bool submitted = false;
    for (uint32_t n = 0; n < scores->rubric->count; n++) {
        size_t slot = svod_scores_slot(scores, unit, n);
        for (size_t e = 0; e < count; e++)
            row[e] = experts[e].scores[slot];
        out[n] = score_combine(row, count, scores->rubric->nodes[n].max);
        submitted |= out[n].kind >= SCORE_NA;
    }
    return submitted;
}
