// One unit on a page or two: its points by section beside its level, the region and last year, its place, flags, whom to learn from,
// recommendations, and what became of last year's.
#ifndef SVOD_TABLE_PROFILE_H
#define SVOD_TABLE_PROFILE_H

#include "data/result.h"
#include "data/table.h"

// What all profiles of a result need.
typedef struct svod_profiles svod_profiles;
const svod_profiles *svod_profiles_of(const svod_result *result, svod_arena *arena);
// The sheet of a unit that existed that year.
const svod_table *svod_profile_table(const svod_profiles *profiles, size_t unit, bool origins, svod_arena *arena);

#endif
