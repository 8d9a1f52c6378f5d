// What a campaign asked at all: which nodes hold answers, and how deep they go.
#include "score/steps.h"

enum { HAS_CELL = 1, HAS_ANSWER = 2 };

static void mark_nodes(const svod_scores *scores, uint8_t *marks) {
    uint32_t nodes = scores->rubric->count;
    for (size_t e = 0; e < scores->experts.count; e++) {
        const svod_score *score = SVOD_AT(&scores->experts, svod_expert, e)->scores;
        for (size_t unit = 0; unit < scores->roster->count; unit++)
            for (uint32_t n = 0; n < nodes; n++, score++)
                marks[n] |=
                    (uint8_t)((score_kind_of(*score) != SCORE_NONE ? HAS_CELL : 0) | (score_kind_of(*score) >= SCORE_NA ? HAS_ANSWER : 0));
    }
}

score_survey score_survey_of(const svod_scores *scores, svod_arena *scratch) {
    const svod_rubric *rubric = scores->rubric;
    uint8_t *marks = SVOD_ARRAY(scratch, uint8_t, rubric->count);
    mark_nodes(scores, marks);
    score_survey survey = {SVOD_ARRAY(scratch, bool, rubric->count), SVOD_ARRAY(scratch, bool, rubric->count),
                           SVOD_ARRAY(scratch, bool, rubric->count), 0, false};
    for (uint32_t n = rubric->count; n-- > 0;) { // children come after their parent, so this is from the leaves up
        survey.given[n] = marks[n] & HAS_ANSWER;
        survey.asked[n] |= marks[n] & HAS_CELL;
        survey.both_ways |= survey.given[n] && survey.below[n];
        if (survey.given[n] && rubric->nodes[n].depth > survey.deepest) survey.deepest = rubric->nodes[n].depth;
        uint32_t parent = rubric->nodes[n].parent;
        if (parent == SVOD_NO_NODE) continue;
        survey.below[parent] |= survey.given[n] || survey.below[n];
        survey.asked[parent] |= survey.asked[n];
    }
    return survey;
}
