// What the indicators of a campaign come to over units and years: figures of the region and of levels, movements, tallies.
#ifndef SVOD_DATA_MONITORING_H
#define SVOD_DATA_MONITORING_H

#include "data/indicator.h"

struct svod_year;

// One indicator over units.
typedef struct svod_indicator_figure {
    uint32_t asked;                             // units that exist and were asked
    uint32_t n;                                 // with a value
    uint32_t counted;                           // of them in num and den: all but percentages alone
    uint32_t reached, near_by, missed, no_data; // by target; all 0 without one
    uint32_t not_applicable;                    // has a target, and says that it is not for them: "not applicable", 0 of 0
    __int128 num, den;                          // sums over `counted`, which may leave 63 bits
    svod_ratio value;                           // by the rule's gather; den 0: undefined
    svod_ratio mean;                            // of the units' values, each counting the same; shown beside, never instead
    uint8_t reach;                              // svod_reach of `value` against the target of that year
} svod_indicator_figure;

typedef enum svod_move_state {
    SVOD_MOVE_BETTER,
    SVOD_MOVE_WORSE,
    SVOD_MOVE_SAME,
    SVOD_MOVE_OTHER,      // changed, and neither way is better
    SVOD_MOVE_NO_EARLIER, // not measured then: the indicator is new, or nobody was asked
    SVOD_MOVE_NO_BEFORE,  // measured then, but this unit has no value
    SVOD_MOVE_NO_NOW,     // no value now
    SVOD_MOVE_UNLIKE      // the rubric says that the two are not comparable
} svod_move_state;
const char *svod_move_state_id(svod_move_state state); // "better", …
typedef struct svod_move {
    uint8_t state;     // svod_move_state
    bool base_changed; // denominators differ by more than the rubric lets pass
    svod_ratio change; // now - before in the indicator's unit (percentage points, number, grades); den 0: none
} svod_move;

// Of one unit, over the indicators of the campaign's year.
typedef struct svod_tally {
    uint32_t asked, reached, near_by, missed, no_data, not_applicable, no_target;
    uint32_t better, worse; // against the year before
} svod_tally;

typedef struct svod_monitoring {
    uint32_t indicators; // of the campaign's rubric
    size_t years;
    const struct svod_year **year;  // newest first, [0] is the campaign's own; all in the order of its roster
    uint32_t *link;                 // [year * indicators]: index in that year's rubric, SVOD_NO_INDICATOR
    svod_indicator_figure *region;  // [year * indicators]
    svod_move *region_moves;        // [(year - 1) * indicators]: from that year to the campaign's
    svod_move *moves;               // [((year - 1) * units + unit) * indicators]: the same of a unit
    svod_indicator_figure **levels; // [cluster][(level * years + year) * indicators]
    svod_tally *tallies;            // [unit]
} svod_monitoring;

const svod_indicator_figure *svod_monitoring_region(const svod_monitoring *at, size_t year, uint32_t indicator);
const svod_indicator_figure *svod_monitoring_level(const svod_monitoring *at, size_t cluster, size_t level, size_t year,
                                                   uint32_t indicator);
// From `year` (1 and on) to the campaign's own.
const svod_move *svod_monitoring_move(const svod_monitoring *at, size_t year, size_t unit, uint32_t indicator);
const svod_move *svod_monitoring_region_move(const svod_monitoring *at, size_t year, uint32_t indicator);
// The unit's measure that year; NULL where the indicator has no counterpart there.
const svod_measure *svod_monitoring_measure(const svod_monitoring *at, size_t year, size_t unit, uint32_t indicator);
// The indicator as that year's rubric has it, with its target; NULL where there is none.
const svod_indicator *svod_monitoring_indicator(const svod_monitoring *at, size_t year, uint32_t indicator);

#endif
