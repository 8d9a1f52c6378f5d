// What a campaign asked at all: which nodes hold answers, and how deep they go.
#include "score/steps.h"

enum { HAS_CELL = 1, HAS_ANSWER = 2, IS_MEASURE = 4 };

static uint8_t marks_of(score_kind kind) {
    return (uint8_t)((kind != SCORE_NONE ? HAS_CELL : 0) | (kind >= SCORE_NA ? HAS_ANSWER : 0));
}

// What documents made svod propose is no expert's answer.
static uint8_t proposed_marks(const svod_scores *scores, uint32_t node) {
    for (size_t unit = 0; unit < scores->roster->count; unit++)
        if (score_proposed(scores, unit, node).kind == SCORE_POINTS) return HAS_CELL | HAS_ANSWER | IS_MEASURE;
    return 0;
}

static void mark_nodes(const svod_scores *scores, uint8_t *marks) {
    uint32_t nodes = scores->rubric->count;
    for (size_t e = 0; e < scores->experts.count; e++) {
        const svod_score *score = SVOD_AT(&scores->experts, svod_expert, e)->scores;
        for (size_t unit = 0; unit < scores->roster->count; unit++)
            for (uint32_t n = 0; n < nodes; n++, score++)
                marks[n] |= marks_of(score_kind_of(*score));
    }
    for (uint32_t n = 0; n < nodes; n++) {
        if (scores->rubric->nodes[n].want && !(marks[n] & HAS_ANSWER)) marks[n] |= proposed_marks(scores, n);
        if (!scores->rubric->nodes[n].indicator) continue;
        marks[n] = IS_MEASURE;
        for (size_t unit = 0; unit < scores->roster->count; unit++)
            marks[n] |= marks_of((score_kind)score_measured(scores, unit, n).kind);
    }
}

bool score_whole(const score_survey *survey, uint32_t node) {
    return survey->given[node] && survey->below[node] && !survey->judged[node];
}

// Of the answers that count: none below a node that experts gave as a whole.
static uint32_t deepest_of(const svod_rubric *rubric, score_survey *survey) {
    uint32_t deepest = 0;
    for (uint32_t n = 0; n < rubric->count;) {
        if (survey->given[n] && rubric->nodes[n].depth > deepest) deepest = rubric->nodes[n].depth;
        uint32_t end = score_whole(survey, n) ? rubric->nodes[n].end : n + 1;
        while (++n < end)
            survey->shown[n] = true;
    }
    return deepest;
}

score_survey score_survey_of(const svod_scores *scores, svod_arena *scratch) {
    const svod_rubric *rubric = scores->rubric;
    uint8_t *marks = SVOD_ARRAY(scratch, uint8_t, rubric->count);
    mark_nodes(scores, marks);
    score_survey survey = {.given = SVOD_ARRAY(scratch, bool, rubric->count),
                           .below = SVOD_ARRAY(scratch, bool, rubric->count),
                           .shown = SVOD_ARRAY(scratch, bool, rubric->count),
                           .judged = SVOD_ARRAY(scratch, bool, rubric->count),
                           .cell = SVOD_ARRAY(scratch, bool, rubric->count),
                           .inside = SVOD_ARRAY(scratch, bool, rubric->count),
                           .asked = SVOD_ARRAY(scratch, bool, rubric->count)};
    for (uint32_t n = rubric->count; n-- > 0;) { // children come after their parent, so this is from the leaves up
        survey.given[n] = marks[n] & HAS_ANSWER;
        survey.cell[n] = marks[n] & HAS_CELL;
        survey.asked[n] = survey.cell[n] || survey.inside[n];
        survey.both_ways |= survey.given[n] && survey.judged[n];
        uint32_t parent = rubric->nodes[n].parent;
        if (parent == SVOD_NO_NODE) continue;
        survey.below[parent] |= survey.given[n] || survey.below[n];
        survey.judged[parent] |= (survey.given[n] && !(marks[n] & IS_MEASURE)) || survey.judged[n];
        survey.inside[parent] |= survey.asked[n];
    }
    survey.deepest = deepest_of(rubric, &survey);
    return survey;
}
