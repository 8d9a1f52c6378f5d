// Texts of recommendations with their fields filled in. Private to advise/.
#ifndef SVOD_ADVISE_FILL_H
#define SVOD_ADVISE_FILL_H

#include "advise/advice.h"
#include "advise/flag_kind.h"

// Who of a level has the most points on a node: what each has who leads, and the first two of them by roster.
typedef struct fill_best {
    uint32_t n; // who have the most; 0: nobody has any
    svod_points points;
    uint32_t units[2];
} fill_best;

// What all texts of a result have in common.
typedef struct fill_job {
    const svod_result *result;
    const svod_advice_rules *rules;
    const svod_cluster_result *cluster; // of the advice; NULL: the rubric has none
    const fill_best **best;             // [node] levels of the cluster, or the region alone without one; NULL: not reckoned yet
    const flag_disputes *disputes;      // NULL: no experts
    svod_lang lang;
    svod_arena *arena; // of one text: fields' values
    svod_arena *kept;  // of what stays
} fill_job;
// `scratch` is emptied after every text.
fill_job fill_job_of(const svod_result *result, svod_arena *arena, svod_arena *scratch);

// One text to be filled.
typedef struct fill_case {
    fill_job *job;
    const svod_recommendation *rule;
    size_t unit;              // UINT32_MAX: the region
    const svod_flag_unit *is; // what the condition says of the unit; NULL of the region
    const uint32_t *raised;   // of the region: for whom it holds, in roster order
    uint32_t raised_count;
} fill_case;

// A field's value: `text` NULL when there is none; `origin` NULL when it shows no figure.
typedef struct fill_value {
    const char *text, *origin;
} fill_value;
#define FIELD(id, sure, unit, region, ru, en) fill_value field_##id(const fill_case *of);
#include "advise/fields.def"
#undef FIELD

// A rule's text, taken apart once.
typedef struct fill_text fill_text;
const fill_text *fill_text_of(const char *text, svod_arena *arena);
// Fills `text` and `origin` of `out`.
void fill(const fill_text *text, const fill_case *of, svod_advised *out);

// ---- shared by the fields (field_words.c) ------------------------------------------------------------------------------

// Points of one place; of more where one would show a part as nothing or as the whole of `max`.
const char *fill_points(const fill_case *of, svod_points value, svod_points max);
const char *fill_ratio(const fill_case *of, svod_ratio value, unsigned places);
const char *fill_signed(const fill_case *of, svod_ratio value);                     // "+3,2", "−3,2", "0,0"
const char *fill_names(const fill_case *of, const uint32_t *nodes, uint32_t count); // «…», «…»; NULL of none
// "KIND:UNIT:NODE:YEAR"
const char *fill_origin(const fill_case *of, const char *kind, const svod_year *year, size_t unit, uint32_t node);
// The unit's points where the recommendation is about; NULL: none, or no maximum.
const svod_point *fill_point(const fill_case *of);

#endif
