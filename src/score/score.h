// Experts combined, children summed, maxima with what is not applicable, figures over units, ranks, two years side by side.
// Refuses: knowing where a score came from beyond passing its place on.
#ifndef SVOD_SCORE_SCORE_H
#define SVOD_SCORE_SCORE_H

#include "data/figure.h"

// Points of every unit and node of one campaign year. Fills scores, rubric, unit_count, points, unit_state, rank, ranked, all,
// submitted, figures, deepest, overrides; `year` and `name` are the caller's.
//
// Experts: one by the node's rule (data/rubric.h) of those who gave points, exact for up to 16 of them; points win over reasons. "Not
// applicable" stands when all who answered say so. A score that could not be used (unreadable, out of range, in conflict) beside others'
// points marks SVOD_P_INCOMPLETE. Fewer with points than the rule asks for: FEW_EXPERTS. By the rule `agreed` the chair's points or "not
// applicable" stand, whatever the others say; where that changes anything, SVOD_P_AGREED and an override. A recused expert gave nothing.
// Measures: a leaf with an indicator is given by its measure (scores->measures, made before) and by no expert. VALUE: its points; BLANK:
// blank, with the rubric's policy; NA, NO_BASE: not applicable; UNREADABLE, IMPOSSIBLE, CONFLICT: could not be used; NOT_ASKED,
// NO_SUBMISSION: not given. Points that come of nothing but measures bear SVOD_P_MEASURED and leave the count of experts above them alone.
// A unit has submitted when it answered an indicator itself; what the roster tells of it is no answer. Units: ABSENT when the roster's
// columns since/until leave the year out (finding absent_unit_scored if a sheet scores it all the same); NO_SUBMISSION when no sheet has
// anything but blanks; every point of such a unit carries that state. Nodes: the sum of the children when the unit has points or "not
// applicable" further down; else what was given for the node itself, and what is below it is NO_DATA. A unit without a cell where others
// were asked left it blank. A node that nobody was asked at is NO_DATA and counts as missing in a parent that was summed. Where experts
// gave a node as a whole and only measures stand below it, in the whole campaign or for the unit, the experts' points stand, and the
// measures are shown only. A node without a maximum is UNSCORED: no part of a sum, and nothing that a sum lacks. So is a sum that has no
// other parts; a total like that has no rank, and no figure over units is defined there (n is 0). Maxima: "not applicable" (policy drop)
// and blank (policy drop) lower them; zero policies make points of 0; whatever else is missing keeps its maximum and marks
// SVOD_P_INCOMPLETE, never a silent zero. A node of nothing but "not applicable" is so itself.
//
// Findings: section_not_sum (an expert's section against the same expert's criteria, beyond policy.sum_tolerance; the criteria count),
// section_score_unused (a section without criteria beside other experts' criteria that give something else), total_not_sum (a printed
// total against that expert's own scores, or the points when that sheet scores nothing of the unit), absent_unit_scored, experts_too_few
// (one a unit), existence_year_unreadable. What is missing an unreadable part is not compared: it has its finding already.
void svod_year_compute(svod_year *year, const svod_scores *scores, svod_arena *arena, svod_findings *findings);

// What an expert's score of a node does to what counts there.
typedef enum svod_role {
    SVOD_ROLE_NONE,      // it is no points
    SVOD_ROLE_COUNTS,    // a part of the mean (the middle ones of a median; all of them where the points came of nothing)
    SVOD_ROLE_OUTER,     // beside the middle of a median, or cut off by the trimmed mean
    SVOD_ROLE_OVERRIDDEN // the chair's word stands instead
} svod_role;
// roles[expert]; `unit` of the scores' own roster.
void svod_score_roles(const svod_scores *scores, size_t unit, uint32_t node, svod_role *roles, svod_arena *scratch);

// Competition ranks 1-2-2-4, highest first, on exact values; units without a defined value get 0. Returns how many are ranked.
uint32_t svod_ranks(const svod_ratio *values, size_t count, uint32_t *rank, svod_arena *scratch);

// Three comparisons: raw points, percent (both read off the years), and the nodes comparable by links. Both years run in the order of one
// roster (see svod_year_align). The whole is always linked to the whole, but comparable only when every section of both years is. A unit
// is compared (`has`) when each of the topmost comparable nodes has points in both years, or is not applicable in both.
void svod_compare_years(svod_compare *out, const svod_year *now, const svod_year *before, svod_arena *arena);

// The same year with its units in the order of another roster (matched by id): points, states and ranks move, figures over units stay
// those of all its own units. A unit that `own` lacks is ABSENT.
void svod_year_align(svod_year *out, const svod_year *year, const svod_roster *own, const svod_roster *other, svod_arena *arena);

// What a unit's node leaves in the maximum of what it is part of: its own maximum less what was not applicable there or further down.
svod_points svod_point_stays(const svod_year *year, size_t unit, uint32_t node);

// Points of a part of a grouping for one unit: sum over its nodes. state NO_DATA when no node of it was scored in the campaign at all.
svod_point svod_part_points(const svod_year *year, size_t unit, const svod_part *part);
// Figures of every part over units. A unit without a submission counts as zero of the part's maximum when the rubric's policy says so.
void svod_grouping_compute(svod_grouping_result *out, const svod_grouping *grouping, const svod_year *year, svod_arena *arena);

#endif
