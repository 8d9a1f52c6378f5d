// Recommendations: who gets which, in what words, and what became of last year's. Refuses: judging what no rule says.
#ifndef SVOD_ADVISE_ADVICE_H
#define SVOD_ADVISE_ADVICE_H

#include "data/result.h"

// Needs everything of the result but tables: flags, clusters, expertise, evidence, monitoring. NULL: the rubric has no `advice:`.
// Findings: advice_unit_unknown.
const svod_advice *svod_advice_of(const svod_result *result, svod_arena *arena, svod_findings *findings);

// What became of what `earlier` advised; `result` is compared with that very year. NULL: it advised nothing.
const svod_follow *svod_follow_of(const svod_result *result, const svod_result *earlier, svod_arena *arena);

// Fields of texts: what stands in braces. One line each in fields.def.
#define SVOD_FIELD_SURE UINT32_MAX
typedef struct svod_advice_field {
    const char *id;
    uint32_t sure;     // bits by svod_flag_kind: with such a condition on the node that the recommendation is about it has a value;
                       // SVOD_FIELD_SURE: always. Elsewhere it stands within square brackets.
    bool unit, region; // may stand in texts to units, to addressees of the region
    const char *help_ru, *help_en;
} svod_advice_field;
extern const svod_advice_field svod_advice_fields[]; // ends with id NULL

#endif
