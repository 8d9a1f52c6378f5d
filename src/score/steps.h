// The steps of svod_year_compute, each in the file of its name. Private to score/.
#ifndef SVOD_SCORE_STEPS_H
#define SVOD_SCORE_STEPS_H

#include "score/score.h"

// ---- survey.c: what the campaign asked at all --------------------------------------------------------------------
// `given`: an answer, that is points, "not applicable" or something that could not be used; a blank cell is no answer. A leaf with an
// indicator is answered by its measure.
typedef struct score_survey {
    bool *given;      // [node] some unit has an answer there
    bool *below;      // [node] some unit has an answer further down, measures among them
    bool *judged;     // [node] some unit has an expert's answer further down
    bool *cell;       // [node] some sheet has a cell for some unit, even a blank one
    bool *inside;     // [node] further down some sheet has such a cell
    bool *asked;      // [node] there or further down
    bool *shown;      // [node] below one that experts gave as a whole
    uint32_t deepest; // greatest depth of an answer; measures below what experts gave as a whole are shown only
    bool both_ways;   // some node has experts' answers both at itself and further down
} score_survey;
score_survey score_survey_of(const svod_scores *scores, svod_arena *scratch);
// Experts gave the node as a whole, and nothing but measures stands below it: theirs is what counts, for every unit.
bool score_whole(const score_survey *survey, uint32_t node);

// ---- exist.c: did the unit exist that year? ----------------------------------------------------------------------
// svod_roster_exists, with a finding existence_year_unreadable for each bound that is no year.
bool score_exists(const svod_roster *roster, size_t unit, int year, svod_findings *findings);

// ---- combine.c: experts -> one ----------------------------------------------------------------------------------
// In ascending order of what wins when experts differ; FEW is what all together come to, never one expert's.
typedef enum score_kind { SCORE_NONE, SCORE_BLANK, SCORE_NA, SCORE_BAD, SCORE_POINTS, SCORE_FEW } score_kind;
typedef struct score_given {
    svod_points value; // POINTS: by the node's rule
    uint16_t experts;  // POINTS, FEW: how many gave points; NA: how many said so
    uint8_t kind;      // score_kind
    bool lost;         // POINTS, but some other expert's score could not be used
    bool over;         // POINTS, and some score that counts is above the node's maximum (kept by policy)
    bool agreed;       // POINTS, NA: the chair's, by a rule that heeds the chair
    bool measured;     // by an indicator, or proposed: no expert has a say
    bool proposed;     // POINTS: what documents made svod propose
} score_given;
score_kind score_kind_of(svod_score score);
// One node of one unit, an entry an expert.
typedef struct score_sheet {
    svod_score *scores;
    bool *chair;
    size_t count;
    svod_score *points; // room for as many
    const bool *shown;  // [node] a measure there is shown only, and no submission; NULL: none is
} score_sheet;
score_sheet score_sheet_of(const svod_scores *scores, svod_arena *scratch); // chairs told, scores to be filled in
// What counts, and what would without the chair's sheet (the same where the rule heeds no chair). Several chairs' points are combined by
// `otherwise`.
score_given score_combine(const score_sheet *sheet, const svod_rnode *node, score_given *without);
// measured.c: what the measure of a leaf with an indicator comes to; NONE as long as nothing was measured. `unit` of the scores' roster.
score_given score_measured(const svod_scores *scores, size_t unit, uint32_t node);
// proposed.c: what documents make of a criterion that no expert scored, where the rubric says that it counts; NONE otherwise.
score_given score_proposed(const svod_scores *scores, size_t unit, uint32_t node);
// The unit itself answered the indicator: what the roster alone tells of it is no submission.
bool score_measure_sent(const svod_scores *scores, size_t unit, uint32_t node);
// All nodes of one unit. True when anything but none and blank was given: the unit submitted.
bool score_combine_unit(const svod_scores *scores, size_t unit, score_sheet *sheet, score_given *out, score_given *without);

// ---- few.c, blank.c, first.c: where a unit's scores are told of ---------------------------------------------------
// The first cell, in whatever order the sheets were read, with a score of the unit that is at least of this kind; at the marked nodes
// alone (NULL: any). Of blank cells a chair's, which need not be filled, come last. SVOD_NO_NODE: there is none.
uint32_t score_first(const svod_scores *scores, size_t unit, const bool *nodes, score_kind least, svod_place *place);
// Finding experts_too_few, one a unit.
void score_few(const svod_year *year, size_t unit, bool *marks, svod_findings *findings);

// ---- sum.c: children -> parent ----------------------------------------------------------------------------------
typedef enum score_way {
    SCORE_OWN,    // what was given for the node itself
    SCORE_SUM,    // the sum of its children
    SCORE_UNASKED // a node above is taken as given, or the campaign stops higher
} score_way;
typedef struct score_work { // room for one unit, used over and over; [node] each
    score_given *given;
    score_given *without; // as given, had the chair said nothing
    uint8_t *way;         // score_way
    bool *answered;       // further down there are points or "not applicable"
    bool *judged;         // further down some of them are experts'
    bool *bad;            // further down something could not be used, or too few experts gave points
    svod_points *stays;   // what the node leaves in its parent's maximum
} score_work;
score_work score_work_of(uint32_t nodes, svod_arena *scratch);
// work->given -> points[node] of one unit that submitted.
void score_sum(const svod_rubric *rubric, const score_survey *survey, score_work *work, svod_point *points);
// After it: what stands at the nodes whose score is the chair's alone, added to svod_override's.
void score_overrides(const svod_rubric *rubric, const score_survey *survey, const score_work *work, const svod_point *points, size_t unit,
                     svod_vec *overrides);
// blank.c, after it: finding sum_incomplete, one a unit. marks: room for a bool a node.
void score_blank(const svod_year *year, size_t unit, const score_work *work, bool *marks, svod_findings *findings);
// Sums for a list of nodes that have no common parent (part.c): adds one point to a sum that began as score_total_start().
typedef struct score_total {
    svod_points value, stays;
    uint32_t experts;
    uint8_t worst, flags;
    bool any;      // some part has points
    bool judged;   // some of those is not measured alone
    bool scored;   // some part can have points
    bool unscored; // some part cannot
} score_total;
score_total score_total_start(void);
void score_total_add(score_total *total, const svod_point *point, svod_points stays);
svod_point score_total_point(const score_total *total);
// What a node without points leaves in the maximum above it when nothing below it says more.
svod_points score_stays(const svod_rubric *rubric, uint32_t node, const svod_point *point);

// ---- agree.c: what was given in two ways must be the same --------------------------------------------------------
typedef struct score_agree score_agree;
score_agree *score_agree_new(const svod_year *year, const svod_scores *scores, svod_findings *findings, svod_arena *scratch);
// Sections beside their criteria, for one unit whose points are computed (findings section_not_sum, section_score_unused).
void score_agree_unit(score_agree *agree, size_t unit);
// Totals that the sheets print (finding total_not_sum).
void score_agree_totals(score_agree *agree);

// ---- figure.c ----------------------------------------------------------------------------------------------------
void score_figures(svod_year *year, svod_arena *arena, svod_arena *scratch);

// ---- rank.c ------------------------------------------------------------------------------------------------------
void score_year_ranks(svod_year *year, svod_arena *arena, svod_arena *scratch);

#endif
