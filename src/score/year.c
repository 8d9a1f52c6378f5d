// One campaign year, from scores to points, figures and ranks.
#include "score/steps.h"

// A sheet speaks of a unit that the roster says was not there: one of the two is wrong, and its points are left out. Told at the first
// of its cells.
static void report_absent(const svod_scores *scores, size_t unit, int year, svod_findings *findings) {
    svod_place first;
    uint32_t node = score_first(scores, unit, NULL, SCORE_NA, &first);
    if (node == SVOD_NO_NODE) return;
    svod_add(findings, SVOD_F_absent_unit_scored, first, scores->roster->units[unit].name,
             svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_score_not_in), year));
    svod_about(findings, scores->roster->units[unit].id, svod_rubric_node_id(scores->rubric, node));
}

static void give_up_unit(svod_year *year, size_t unit, svod_state state) {
    year->unit_state[unit] = (uint8_t)state;
    svod_point *points = &year->points[unit * year->rubric->count];
    for (uint32_t n = 0; n < year->rubric->count; n++)
        points[n] = (svod_point){.state = (uint8_t)state};
}

static void compute_units(svod_year *year, const svod_scores *scores, score_agree *agree, svod_arena *arena, svod_arena *scratch,
                          svod_findings *findings) {
    score_survey survey = score_survey_of(scores, scratch);
    score_work work = score_work_of(year->rubric->count, scratch);
    score_sheet sheet = score_sheet_of(scores, scratch);
    sheet.shown = survey.shown;
    svod_vec overrides = svod_vec_of(arena, sizeof(svod_override));
    bool *marks = SVOD_ARRAY(scratch, bool, year->rubric->count);
    year->deepest = survey.deepest;
    for (size_t unit = 0; unit < year->unit_count; unit++) {
        bool submitted = score_combine_unit(scores, unit, &sheet, work.given, work.without);
        if (!score_exists(scores->roster, unit, year->year, findings)) {
            give_up_unit(year, unit, SVOD_STATE_ABSENT);
            if (submitted) report_absent(scores, unit, year->year, findings);
        } else if (!submitted) {
            give_up_unit(year, unit, SVOD_STATE_NO_SUBMISSION);
        } else {
            year->unit_state[unit] = SVOD_STATE_POINTS;
            svod_point *points = &year->points[svod_scores_slot(scores, unit, SVOD_ROOT)];
            score_sum(year->rubric, &survey, &work, points);
            score_overrides(year->rubric, &survey, &work, points, unit, &overrides);
            score_few(year, unit, marks, findings);
            score_blank(year, unit, &work, marks, findings);
            if (survey.both_ways) score_agree_unit(agree, unit);
        }
    }
    year->overrides = overrides.data;
    year->override_count = overrides.count;
}

void svod_year_compute(svod_year *year, const svod_scores *scores, svod_arena *arena, svod_findings *findings) {
    svod_arena *scratch = svod_arena_new();
    year->scores = scores;
    year->rubric = scores->rubric;
    year->unit_count = scores->roster->count;
    year->points = SVOD_ARRAY(arena, svod_point, year->unit_count * year->rubric->count);
    year->unit_state = SVOD_ARRAY(arena, uint8_t, year->unit_count);
    score_agree *agree = score_agree_new(year, scores, findings, scratch);
    compute_units(year, scores, agree, arena, scratch, findings);
    score_agree_totals(agree);
    score_figures(year, arena, scratch);
    score_year_ranks(year, arena, scratch);
    svod_arena_free(scratch);
}
