// Declared rules that mark units, each with its reason and its margin. Refuses: judging what no rule says.
#ifndef SVOD_ADVISE_FLAG_H
#define SVOD_ADVISE_FLAG_H

#include "data/result.h"

// Asks it of every unit. Of the result it needs roster, campaign, now and what the kind looks at; what is NULL there (the year before,
// monitoring, evidence, expertise, clusters) makes the answer one that cannot be told.
void svod_flag_compute(svod_flag_result *out, const svod_flag *flag, const svod_result *result, svod_arena *arena);

#endif
