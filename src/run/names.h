// Names of files that are written one for each expert or unit. Private to run/.
#ifndef SVOD_RUN_NAMES_H
#define SVOD_RUN_NAMES_H

#include "base/map.h"
#include "base/str.h"
#include "data/result.h"

// `format` with the name in it and the ending behind it (".xlsx"), as every file system takes it. `taken`: those given already; what one
// that does not tell cases apart would take for the same gets a number.
const char *names_file(svod_map *taken, const char *format, const char *name, const char *ending, svod_arena *arena);

// The unit that an option names; name NULL: SVOD_NO_UNIT, everybody. False with a finding: letters_unit_unknown, letters_unit_absent.
bool names_unit(const svod_result *result, const char *name, size_t *unit, svod_arena *arena, svod_findings *findings);

#endif
