// What a run knows in the end: points of both years, figures over units, clusters, flags. Plain data for table/ and write/.
#ifndef SVOD_DATA_RESULT_H
#define SVOD_DATA_RESULT_H

#include "data/advice.h"
#include "data/audit.h"
#include "data/expertise.h"
#include "data/monitoring.h"
#include "data/roster.h"
#include "data/rubric.h"
#include "data/scores.h"

typedef enum svod_state {
    SVOD_STATE_POINTS,        // points, zero included
    SVOD_STATE_NA,            // not applicable: the maximum dropped
    SVOD_STATE_BLANK,         // left blank (and the policy does not make it zero)
    SVOD_STATE_NO_SUBMISSION, // the unit's sheet was not submitted
    SVOD_STATE_UNREADABLE,    // unreadable, out of range or in conflict
    SVOD_STATE_ABSENT,        // the unit did not exist that year
    SVOD_STATE_NO_DATA,       // nobody was asked at this depth (criteria of a campaign that stops at sections)
    SVOD_STATE_FEW_EXPERTS,   // fewer experts gave points than the rubric asks for
    SVOD_STATE_UNSCORED       // no points can be had here: indicators that are shown and compared, and what has nothing else below it
} svod_state;
const char *svod_state_id(svod_state state); // "points", "not_applicable", …
// A child in such a state was summed: nobody is asked below what was given as a whole, and what cannot have points tells nothing.
bool svod_state_says(uint8_t state);

typedef struct svod_point {
    svod_points value; // 0 unless state is POINTS
    svod_points max;   // what could be had: node's maximum less not-applicable parts; 0 unless POINTS
    uint8_t state;     // svod_state
    uint8_t flags;     // SVOD_P_*
    uint16_t experts;  // how many experts' scores stand behind a leaf (FEW_EXPERTS: too few); for inner nodes the least of its children,
                       // those left out that are measured
} svod_point;
enum {
    SVOD_P_OVER_MAX = 1,   // some score in it is above its maximum and was kept by policy
    SVOD_P_INCOMPLETE = 2, // some score in it is missing (blank, unreadable): the value is what the rest gives
    SVOD_P_DROPPED = 4,    // some part was not applicable
    SVOD_P_AGREED = 8,     // some score in it is the chair's, and not what the rule without a chair would give
    SVOD_P_MEASURED = 16,  // nothing but measures and proposals stands behind it: no expert has a say
    SVOD_P_EVIDENCE = 32   // some score in it is what documents made svod propose, for no expert gave one
};

// A score that is the chair's, and what would stand there without the chair.
typedef struct svod_override {
    uint32_t unit, node; // of the year's own roster
    svod_point without;
} svod_override;

// Over units, for one node. n units have points; a mean over none is undefined (n == 0).
typedef struct svod_figure {
    uint32_t n;
    svod_points sum, max_sum; // of values and of their maxima, over the n units
    svod_ratio mean, median;  // median of an even n is the mean of the middle two
    svod_points min, max;     // meaningful when n > 0
    svod_ratio percent;       // sum / max_sum * 100
} svod_figure;

// One campaign year, computed. Arrays of units run in roster order, of nodes in rubric order.
struct svod_year {
    int year;
    const char *name; // of the campaign
    const svod_rubric *rubric;
    const svod_scores *scores;
    const size_t *own_unit;      // [unit] index in the scores' own roster, SVOD_NO_UNIT if it lacks the unit; NULL: the same order
    const struct svod_year *own; // the same year in the order of its own roster, whose units its figures are over; NULL: this is it
    size_t unit_count;
    svod_point *points;         // [unit * nodes + node]; node 0 is the total
    uint8_t *unit_state;        // [unit] svod_state: POINTS (submitted), NO_SUBMISSION or ABSENT
    uint32_t *rank;             // [unit] from 1, ties 1-2-2-4; 0: no rank
    uint32_t ranked;            // how many have one
    svod_figure *all;           // [node] over all units that exist: without submission counted as zero
    svod_figure *submitted;     // [node] over those that submitted
    const svod_figure *figures; // the one of the two that the rubric's policy makes the main one
    uint32_t deepest;           // greatest depth at which any score was given
    svod_override *overrides;   // by unit of its own roster, then node
    size_t override_count;
};
typedef struct svod_year svod_year;

const svod_point *svod_year_at(const svod_year *year, size_t unit, uint32_t node);
// What the unit's answers to an indicator come to. A unit that the year's own roster lacks is ABSENT.
const svod_measure *svod_year_measure(const svod_year *year, size_t unit, uint32_t indicator);
// The override of this very node; NULL where none is: a node that sums overrides has none of its own.
const svod_override *svod_year_override(const svod_year *year, size_t unit, uint32_t node);

// Two years side by side. All arrays in the order of the current roster and rubric. `previous` points are those of the node linked.
typedef struct svod_compare {
    uint32_t *link;                        // [node] index in the previous rubric, SVOD_NO_NODE if none
    bool *comparable;                      // [node] linked, same maximum, and data in both years at that node or all the way below
    svod_points comparable_max;            // sum of the maxima of the topmost comparable nodes
    svod_points *now, *before;             // [unit] points on the topmost comparable nodes, where both years have them
    svod_points *now_max, *before_max;     // [unit] what could be had there: less than comparable_max where parts were not applicable
    bool *has;                             // [unit] both are there
    int32_t *rank_change;                  // [unit] previous rank - rank (positive: rose); meaningful when both ranks > 0
    svod_figure now_figure, before_figure; // over units with `has`
} svod_compare;

typedef struct svod_level_result {
    uint32_t n;                // units in the level
    uint32_t *units;           // indices, roster order
    svod_figure *now, *before; // [node] of each year's own rubric; before NULL without a previous year
    uint32_t now_n, before_n;  // of them with a submission
    uint32_t best, weakest;    // unit by total of the current year; UINT32_MAX when none
    bool small;
} svod_level_result;
typedef struct svod_cluster_result {
    const svod_cluster *cluster;
    uint32_t *level;     // [unit] index of its level; UINT32_MAX when it has none
    svod_decimal *value; // [unit] RATIO, NUMBER: the figure that decided (whole part for RATIO); NULL for ATTRIBUTE
    bool *has_value;     // [unit]
    svod_level_result *levels;
} svod_cluster_result;

// One grouping of nodes across the tree.
typedef struct svod_grouping_result {
    const svod_grouping *grouping;
    svod_figure *parts; // [part] over the units that the rubric's policy makes the main ones; n == 0 where no node of it was scored
} svod_grouping_result;

typedef struct svod_flag_unit {
    bool raised;
    bool known;         // false: cannot be told (no points, no previous year)
    svod_points margin; // distance to the threshold, in the flag's unit (points or percent): raised when <= 0. Unflagged: how near.
    const char *reason; // sentence for people, when raised; else ""
    uint32_t *counted;  // indicators that count, where the flag counts indicators; nodes where it counts criteria (EVIDENCE, DISPUTED)
    uint32_t counted_count;
    uint32_t named; // so many of them, the first ones, have their names in the reason
} svod_flag_unit;
struct svod_flag_result {
    const svod_flag *flag;
    svod_flag_unit *units; // [unit]
    uint32_t raised;
};

typedef struct svod_input {
    const char *path;                           // as named in the campaign
    const char *role;                           // "campaign", "rubric", "roster", "sheet", "previous …"
    const char *format;                         // "xlsx", "csv", "yaml"
    const char *decisions;                      // how it was decoded, in words; ""
    const char *opened;                         // where it was found, to be read again
    const char *encoding, *delimiter, *decimal; // what the campaign says of a CSV; NULL: nothing
    size_t bytes;
    char sha256[65];
} svod_input;

// How the campaign's letters are headed and signed; what is "" is left as a line to be filled in by hand.
typedef struct svod_letterhead {
    const char *from, *place;                  // who writes, where
    const char *post, *name;                   // who signs
    const char *contact;                       // who is asked: telephone, mail
    const char *deadlines[SVOD_URGENCY_COUNT]; // ISO 8601
} svod_letterhead;

typedef struct svod_campaign {
    const char *dir;  // folder of the campaign file
    const char *file; // the campaign file
    const char *name, *title, *note;
    const char *date; // ISO 8601, of the run's documents
    const char *due;  // ISO 8601, when experts' sheets are to be in; "" when not said
    uint64_t seed;    // of what is drawn at random; 1 when not said
    int year;
    svod_lang lang;
    svod_provenance provenance;
    svod_letterhead letters;
} svod_campaign;

struct svod_result {
    const svod_campaign *campaign;
    const svod_roster *roster;
    svod_year now;
    const svod_year *before;           // NULL: no previous campaign
    const svod_compare *compare;       // NULL with it
    svod_grouping_result *groupings;   // [rubric.grouping_count]
    svod_cluster_result *clusters;     // [rubric.cluster_count]
    svod_flag_result *flags;           // [rubric.flag_count]
    const svod_expertise *expertise;   // of the current year
    const svod_monitoring *monitoring; // NULL: the rubric has no indicators
    const svod_evidence *evidence;     // of the documents that the campaign has; NULL: none, or the rubric seeks nothing
    const svod_advice *advice;         // NULL: the rubric advises nothing
    const svod_follow *follow;         // NULL: there is no previous campaign, or it advised nothing
    const svod_audit *audit;           // of the published tables that the campaign names; NULL: none
    svod_findings *findings;
    svod_vec inputs; // svod_input
    const char *version;
};
typedef struct svod_result svod_result;

// How many units submitted that year.
size_t svod_year_submitted_count(const svod_year *year);
// Whether the unit's total lacks a score that is asked: what is there was added up. And how many totals do.
bool svod_year_incomplete(const svod_year *year, size_t unit);
size_t svod_year_incomplete_count(const svod_year *year);
// Some flag that calls for acting at once is raised for the unit.
bool svod_result_urgent(const svod_result *result, size_t unit);

#endif
