// What becomes of one recommendation of the previous campaign. Private to advise/.
#ifndef SVOD_ADVISE_FOLLOW_H
#define SVOD_ADVISE_FOLLOW_H

#include "advise/advice.h"
#include "data/address.h"

typedef struct follow_job {
    const svod_result *now, *earlier;
    const uint32_t *forward;        // [node of the earlier rubric] its counterpart; SVOD_NO_NODE
    const svod_flag_result **asked; // [rule of the earlier rubric] its condition asked of this year; NULL: not asked yet
    bool *askable;                  // [rule] it can be asked
    svod_lang lang;
    svod_arena *arena; // of one of them; emptied after it
    svod_arena *kept;  // of what stays
} follow_job;

// One to be judged: `out` comes with advised, unit, before and now; then: the unit in the earlier roster.
typedef struct follow_case {
    const svod_recommendation *rule;
    size_t then;
    svod_followed *out;
} follow_case;

// Whether the condition holds this year. False: it cannot be told.
bool follow_ask(follow_job *job, uint32_t rule, size_t unit, const svod_flag_unit **is);

// Each fills verdict, why and origin, and the change where there is one.
void follow_by_share(follow_job *job, const follow_case *of);      // points of a node
void follow_by_indicators(follow_job *job, const follow_case *of); // indicators that the condition counted
void follow_by_move(follow_job *job, const follow_case *of);       // the one indicator that it is about
void follow_by_count(follow_job *job, const follow_case *of);      // criteria that it counted
void follow_untold(const follow_job *job, const follow_case *of, const char *why);

// "points:UNIT:NODE:YEAR" of the unit in that year, whose node it is; added behind a blank.
void follow_origin(const follow_job *job, svod_followed *out, const char *kind, const svod_year *year, uint32_t node);

// "раздел 8", "критерий 3.5.1" of that year's rubric.
const char *follow_node_words(const follow_job *job, const svod_year *year, uint32_t node);

#endif
