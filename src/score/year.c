// One campaign year, from scores to points, figures and ranks.
#include <string.h>

#include "score/steps.h"

static int compare_words(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "");
}

static bool before(svod_place a, svod_place b) {
    int order = compare_words(a.file, b.file);
    order = order ? order : compare_words(a.sheet, b.sheet);
    if (order) return order < 0;
    return a.row != b.row ? a.row < b.row : a.col < b.col;
}

// A sheet speaks of a unit that the roster says was not there: one of the two is wrong, and its points are left out. Told at the first
// of its cells, in whatever order the sheets were read.
static void report_absent(const svod_scores *scores, size_t unit, int year, svod_findings *findings) {
    svod_place first = {0};
    uint32_t node = SVOD_NO_NODE;
    for (size_t e = 0; e < scores->experts.count; e++) {
        const svod_expert *expert = SVOD_AT(&scores->experts, svod_expert, e);
        for (uint32_t n = 0; n < scores->rubric->count; n++) {
            size_t slot = svod_scores_slot(scores, unit, n);
            if (score_kind_of(expert->scores[slot]) < SCORE_NA) continue;
            svod_place place = svod_scores_place(scores, expert->places[slot]);
            if (node != SVOD_NO_NODE && !before(place, first)) continue;
            first = place;
            node = n;
        }
    }
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

static void compute_units(svod_year *year, const svod_scores *scores, score_agree *agree, svod_arena *scratch, svod_findings *findings) {
    score_survey survey = score_survey_of(scores, scratch);
    score_work work = score_work_of(year->rubric->count, scratch);
    svod_score *row = SVOD_ARRAY(scratch, svod_score, scores->experts.count);
    year->deepest = survey.deepest;
    for (size_t unit = 0; unit < year->unit_count; unit++) {
        bool submitted = score_combine_unit(scores, unit, row, work.given);
        if (!score_exists(scores->roster, unit, year->year, findings)) {
            give_up_unit(year, unit, SVOD_STATE_ABSENT);
            if (submitted) report_absent(scores, unit, year->year, findings);
        } else if (!submitted) {
            give_up_unit(year, unit, SVOD_STATE_NO_SUBMISSION);
        } else {
            year->unit_state[unit] = SVOD_STATE_POINTS;
            score_sum(year->rubric, &survey, &work, &year->points[svod_scores_slot(scores, unit, SVOD_ROOT)]);
            if (survey.both_ways) score_agree_unit(agree, unit);
        }
    }
}

void svod_year_compute(svod_year *year, const svod_scores *scores, svod_arena *arena, svod_findings *findings) {
    svod_arena *scratch = svod_arena_new();
    year->scores = scores;
    year->rubric = scores->rubric;
    year->unit_count = scores->roster->count;
    year->points = SVOD_ARRAY(arena, svod_point, year->unit_count * year->rubric->count);
    year->unit_state = SVOD_ARRAY(arena, uint8_t, year->unit_count);
    score_agree *agree = score_agree_new(year, scores, findings, scratch);
    compute_units(year, scores, agree, scratch, findings);
    score_agree_totals(agree);
    score_figures(year, arena, scratch);
    score_year_ranks(year, arena, scratch);
    svod_arena_free(scratch);
}
