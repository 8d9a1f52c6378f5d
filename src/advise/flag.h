// Declared rules that mark units, each with its reason and its margin. Refuses: judging what no rule says.
#ifndef SVOD_ADVISE_FLAG_H
#define SVOD_ADVISE_FLAG_H

#include "data/result.h"

// compare, before and monitoring may be NULL (then a fall, or what indicators say, cannot be told).
void svod_flag_compute(svod_flag_result *out, const svod_flag *flag, const svod_roster *roster, const svod_year *now,
                       const svod_year *before, const svod_compare *compare, const svod_monitoring *monitoring, svod_lang lang,
                       svod_arena *arena);

#endif
