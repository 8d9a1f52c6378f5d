// Declared rules that mark units, each with its reason and its margin. Refuses: judging what no rule says.
#ifndef SVOD_ADVISE_FLAG_H
#define SVOD_ADVISE_FLAG_H

#include "data/result.h"

// compare and before may be NULL (then a fall cannot be told).
void svod_flag_compute(svod_flag_result *out, const svod_flag *flag, const svod_roster *roster, const svod_year *now,
                       const svod_year *before, const svod_compare *compare, svod_lang lang, svod_arena *arena);

#endif
