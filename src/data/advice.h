// Recommendations: what a rubric advises and when, what follows for each unit and for the region, and what became of last year's.
// Rules are made by rubric/, the rest by advise/; shown by table/ and letter/, written by write/.
#ifndef SVOD_DATA_ADVICE_H
#define SVOD_DATA_ADVICE_H

#include "data/rubric.h"

typedef struct svod_flag_result svod_flag_result; // data/result.h

// ---- rules (rubric key `advice:`) --------------------------------------------------------------------------------------------

// To whom. What is said to an addressee of the region (a department, an institute) stands in the region's summary alone.
typedef struct svod_addressee {
    const char *id, *title; // "Руководителям методических служб": as a heading over what they are advised
    bool region;
    svod_place place;
} svod_addressee;

typedef enum svod_urgency { SVOD_URGENT, SVOD_THIS_YEAR, SVOD_KEEP_UP, SVOD_URGENCY_COUNT } svod_urgency;
extern const char *const svod_urgency_words[];                       // "urgent" "year" "keep"
const char *svod_urgency_name(svod_urgency urgency, svod_lang lang); // "срочно", "в течение года", "поддерживать"

// Only for units of these levels of a cluster.
typedef struct svod_advice_only {
    uint32_t cluster; // index in the rubric
    uint64_t levels;  // bits
} svod_advice_only;

#define SVOD_NO_FLAG UINT32_MAX
typedef struct svod_recommendation {
    const char *id, *title; // title: what is to be done, short; over the lists of units and in tables
    const char *text;       // with fields in braces, and parts in square brackets that are left out where a field in them has no value
    uint32_t addressee;
    uint32_t node;  // section or criterion that it is about; SVOD_ROOT: the whole. As in `when`, unless key `about` says otherwise
    svod_flag when; // the condition, as a flag has it; id, title of the recommendation, reason ""
    uint32_t flag;  // index of the flag whose condition it is (`when: {flag: ID}`); SVOD_NO_FLAG: its own
    uint8_t urgency;
    uint32_t least; // of an addressee of the region: given when the condition holds for so many units, at least 1
    const uint32_t
        *unless; // indices of earlier recommendations: where one of them is given to the unit, or names it to the region, this one is not
    uint32_t unless_count;
    const svod_advice_only *only; // all of them must hold; none: for all
    uint32_t only_count;
    const char *const *units; // ids of the roster: for them alone
    uint32_t unit_count;
    svod_place place, text_place;
} svod_recommendation;

// What counts as a strong and as a weak side, in percent of the maximum and percentage points.
typedef struct svod_sides {
    svod_points strong, weak; // percent at least; percent at most
    svod_points apart;        // so far below the level's percent is weak, too
} svod_sides;

typedef struct svod_advice_rules {
    svod_addressee *addressees;
    uint32_t addressee_count;
    svod_recommendation *list;
    uint32_t count;
    uint32_t cluster; // whose levels lists are parted by and units are compared within; UINT32_MAX: the rubric has none
    svod_sides sides;
    svod_provenance provenance;
    svod_place place;
} svod_advice_rules;

// ---- what follows -------------------------------------------------------------------------------------------------------------

typedef enum svod_advice_state {
    SVOD_ADVICE_NOT,     // the condition does not hold
    SVOD_ADVICE_UNTOLD,  // whether it holds cannot be told
    SVOD_ADVICE_OUTSIDE, // not for this unit (`only`, `units`)
    SVOD_ADVICE_INSTEAD, // it holds, but one of `unless` is given
    SVOD_ADVICE_FEW,     // of the region: it holds for fewer units than `least`
    SVOD_ADVICE_GIVEN
} svod_advice_state;

typedef struct svod_advised {
    uint32_t rule;      // index in the rules' list
    uint32_t unit;      // UINT32_MAX: the region
    const char *why;    // the condition's reason; of the region: for how many units it holds
    const char *text;   // filled in
    const char *origin; // addresses of the figures in the text, parted by blanks; ""
} svod_advised;

typedef struct svod_advice {
    const svod_advice_rules *rules;
    const svod_flag_result *conditions; // [rule] asked of every unit
    const uint8_t *states;              // [unit * rules->count + rule] svod_advice_state
    const svod_advised *given;          // by unit in roster order, then urgency, then rule; without addressees of the region
    uint32_t given_count;
    const uint32_t *unit_first, *unit_given; // [unit] its slice of `given`
    const uint32_t *raised;                  // [rule] for how many units it is given; of the region: for how many its condition holds
    const svod_advised *region;              // to addressees of the region, in order of rules
    uint32_t region_count;
} svod_advice;

// ---- what became of last year's ---------------------------------------------------------------------------------------------------

typedef enum svod_follow_verdict { SVOD_FOLLOW_DONE, SVOD_FOLLOW_PARTLY, SVOD_FOLLOW_NOT_DONE, SVOD_FOLLOW_UNTOLD } svod_follow_verdict;
#define SVOD_FOLLOW_VERDICTS 4
extern const char *const svod_follow_words[];                              // "done" "partly" "not_done" "untold"
const char *svod_follow_name(svod_follow_verdict verdict, svod_lang lang); // "выполнено"

typedef struct svod_followed {
    const svod_advised *advised; // of the previous campaign; its rule is of that campaign's rubric
    uint32_t unit;               // of the current roster
    uint32_t before, now;        // nodes: of the previous rubric, of the current one; now SVOD_NO_NODE: it has no counterpart
    uint8_t verdict;
    bool has_change;   // both years have a share of the maximum there (or a value of the indicator) that may be compared
    svod_ratio change; // in percentage points of the maximum, or in the indicator's unit
    const char *why;   // sentence: what was, what is, why so
    const char *origin;
} svod_followed;

typedef struct svod_follow {
    const struct svod_result *earlier; // the previous campaign as it was: own rubric, own roster, own advice
    const svod_followed *list;         // by unit of the current roster, then as given
    uint32_t count;
    const uint32_t *unit_first, *unit_count; // [unit]
    uint32_t verdicts[SVOD_FOLLOW_VERDICTS];
    uint32_t gone; // given to units that the current roster lacks
} svod_follow;

#endif
