// Nodes that were asked and that nobody gave: where the rubric says that blank makes a sum incomplete, told once a unit, at the first of
// the blank cells.
#include "score/steps.h"

// Where the sheet has no such cell either, the row of the unit stands for it.
static svod_place place_of(const svod_year *year, size_t unit, const bool *marks, uint32_t *node) {
    svod_place place = {0};
    uint32_t found = score_first(year->scores, unit, marks, SCORE_BLANK, &place);
    if (found != SVOD_NO_NODE) {
        *node = found;
        return place;
    }
    if (score_first(year->scores, unit, NULL, SCORE_BLANK, &place) != SVOD_NO_NODE) place.col = 0;
    return place;
}

// Nobody scores an indicator: what lacks there is an answer.
typedef struct words {
    svod_code code;
    svod_text more, given, given_or_na;
} words;

static const words by_kind[] = {
    {SVOD_F_sum_incomplete, SVOD_T_score_few_nodes, SVOD_T_score_blank_points, SVOD_T_score_blank_expected},
    {SVOD_F_sum_without_measure, SVOD_T_score_few_measures, SVOD_T_score_measure_answer, SVOD_T_score_measure_expected},
};

void score_blank(const svod_year *year, size_t unit, const score_work *work, bool *marks, svod_findings *findings) {
    const svod_rubric *rubric = year->rubric;
    if (rubric->policy.blank != SVOD_BLANK_INCOMPLETE) return;
    size_t count = 0;
    bool measured = true; // nothing that experts judge is lacking
    uint32_t node = SVOD_NO_NODE;
    for (uint32_t n = 0; n < rubric->count; n++) {
        marks[n] = work->way[n] == SCORE_OWN && svod_year_at(year, unit, n)->state == SVOD_STATE_BLANK;
        if (marks[n] && !count++) node = n;
        if (marks[n]) measured &= rubric->nodes[n].indicator != NULL;
    }
    if (count == 0) return;
    svod_place place = place_of(year, unit, marks, &node);
    const char *id = svod_rubric_node_id(rubric, node), *found = id;
    const words *say = &by_kind[measured];
    if (count > 1) found = svod_printf(findings->arena, svod_say(findings->lang, say->more), id, count);
    const char *expected = svod_say(findings->lang, rubric->policy.na == SVOD_NA_FORBID ? say->given : say->given_or_na);
    svod_add(findings, say->code, place, found, expected);
    svod_about(findings, year->scores->roster->units[unit].id, id);
}
