// A criterion that no expert scored, where the rubric lets count what documents make svod propose.
#include "score/steps.h"

static bool answered(const svod_scores *scores, size_t unit, uint32_t node) {
    size_t slot = svod_scores_slot(scores, unit, node);
    for (size_t e = 0; e < scores->experts.count; e++)
        if (score_kind_of(SVOD_AT(&scores->experts, const svod_expert, e)->scores[slot]) >= SCORE_NA) return true;
    return false;
}

// An expert who scored a section as a whole has scored the criterion, too.
static bool answered_there_or_above(const svod_scores *scores, size_t unit, uint32_t node) {
    for (; node != SVOD_NO_NODE; node = scores->rubric->nodes[node].parent)
        if (answered(scores, unit, node)) return true;
    return false;
}

score_given score_proposed(const svod_scores *scores, size_t unit, uint32_t node) {
    score_given none = {.kind = SCORE_NONE};
    const svod_want *want = scores->rubric->nodes[node].want;
    if (!want || !want->counts || !scores->evidence || !svod_rubric_leaf(scores->rubric, node)) return none;
    const svod_proposal *proposal = svod_evidence_proposal(scores->evidence, unit, node);
    if (!proposal || !proposal->proposed || answered_there_or_above(scores, unit, node)) return none;
    return (score_given){.kind = SCORE_POINTS, .value = proposal->points, .measured = true, .proposed = true};
}
