// A leaf with an indicator: its measure in the place of what experts give.
#include "score/steps.h"

static score_kind kind_of(svod_measure_state state) {
    switch (state) {
    case SVOD_M_NOT_ASKED:
    case SVOD_M_NO_SUBMISSION:
    case SVOD_M_ABSENT:
        return SCORE_NONE;
    case SVOD_M_BLANK:
        return SCORE_BLANK;
    case SVOD_M_NA:
    case SVOD_M_NO_BASE: // a share of nobody: nothing there that points could be had for
        return SCORE_NA;
    case SVOD_M_VALUE:
        return SCORE_POINTS;
    case SVOD_M_UNREADABLE:
    case SVOD_M_IMPOSSIBLE:
    case SVOD_M_CONFLICT:
        break;
    }
    return SCORE_BAD;
}

static uint32_t indicator_of(const svod_scores *scores, uint32_t node) {
    return (uint32_t)(scores->rubric->nodes[node].indicator - scores->rubric->indicators);
}

score_given score_measured(const svod_scores *scores, size_t unit, uint32_t node) {
    score_given given = {.kind = SCORE_NONE, .measured = true};
    const svod_measures *measures = scores->measures;
    if (!measures) return given;
    const svod_measure *measure = &measures->list[unit * measures->indicators + indicator_of(scores, node)];
    given.kind = (uint8_t)kind_of((svod_measure_state)measure->state);
    if (given.kind == SCORE_POINTS) given.value = measure->points;
    return given;
}

bool score_measure_sent(const svod_scores *scores, size_t unit, uint32_t node) {
    const svod_answers *answers = scores->measures ? scores->measures->answers : NULL;
    if (!answers || !answers->lists) return scores->measures != NULL; // measures without sheets behind them: taken at their word
    for (unsigned part = 0; part < SVOD_PART_COUNT; part++) {
        const svod_answer *at = svod_answers_at(answers, unit, indicator_of(scores, node), part);
        if (at->given && at->cell.type != SVOD_CELL_EMPTY) return true;
    }
    return false;
}
