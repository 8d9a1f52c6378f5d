// The steps of svod_expertise_of, each in the file of its name. Private to panel/.
#ifndef SVOD_PANEL_STEPS_H
#define SVOD_PANEL_STEPS_H

#include "panel/panel.h"
#include "stat/stat.h"

// ---- asked.c: what the campaign asks -------------------------------------------------------------------------------
// The nodes that experts are to score: leaves of the rubric that are not measured, or the sections at which a campaign stops. In preorder;
// those at or below node n are leaf[from[n]] to leaf[from[nodes[n].end] - 1].
typedef struct panel_asked {
    uint32_t *leaf;
    uint32_t count;
    uint32_t *from;       // [node + 1]
    const bool *answered; // [node] some sheet has an answer there
    svod_points *max;     // [node] what experts can give there and below: the node's maximum less what is measured
} panel_asked;
panel_asked panel_asked_of(const svod_year *year, svod_arena *arena);
// Node is one that experts are to score.
bool panel_asked_here(const panel_asked *asked, const svod_rubric *rubric, uint32_t node);

// ---- what all steps share ------------------------------------------------------------------------------------------
typedef struct panel_desk {
    const svod_result *result;
    const svod_year *year;
    const svod_rubric *rubric;
    const svod_scores *scores;
    panel_asked asked;
    const svod_expert **raters; // [rater] whose scores count as independent judgements; chairs stay out
    uint32_t *rows;             // [rater] its row of experts
    size_t rater_count;
    const double *totals; // [unit * raters] of the root; NaN where missing
    double *room;         // of panel_pooled and panel_values, big enough for the largest of them
    size_t *columns;      // [rater] room
    svod_arena *arena;    // of the result
    svod_arena *scratch;  // reset after each statistic
} panel_desk;

// ---- ratings.c: tables of ratings -----------------------------------------------------------------------------------
// Each stands in `room`, overwriting the one before, without the raters that have no value there and the items that nobody has.
// A point that an expert gave, or a sum, in points; anything else is missing.
svod_ratings panel_values(panel_desk *desk, uint32_t node);
// Every unit and asked node below `node` an item.
svod_ratings panel_pooled(panel_desk *desk, uint32_t node);

// Totals [unit * raters] of the root, for severity and ranks. Where an expert left out some of what is asked, the mean of what the others
// gave the unit there stands in, as it does in the unit's own points, which are the mean of those who gave any; of what nobody gave nothing
// counts for anybody. Beyond SVOD_BLANK_SHARE of what could be had there is no total (NaN). Counts totals completed so, and those refused.
void panel_totals(const panel_desk *desk, double *totals, uint32_t *completed, uint32_t *refused);

// ---- the rest --------------------------------------------------------------------------------------------------------
void panel_agreement(svod_expertise *out, panel_desk *desk);
void panel_pairs(svod_expertise *out, panel_desk *desk);
void panel_disputes(svod_expertise *out, panel_desk *desk);
// Fills severity of experts and raw and adjusted totals of places; needs places.
void panel_severity(svod_expertise *out, panel_desk *desk);
// Intervals of ranks, groups that cannot be told apart, bootstrap, acceptability; after severity.
void panel_places(svod_expertise *out, panel_desk *desk);
void panel_groups(svod_expertise *out, panel_desk *desk);
// What units are ranked by: points or percent, as the policy says; NaN without a rank.
double panel_ranked_by(const panel_desk *desk, size_t unit);

#endif
