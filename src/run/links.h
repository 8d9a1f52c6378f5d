// Links from a workbook to the documents that it quotes. Private to run/.
#ifndef SVOD_RUN_LINKS_H
#define SVOD_RUN_LINKS_H

#include "run/run.h"

// The result with the paths of its documents as seen from the folder `dir`, where they can be told from the names alone: both folders
// named from where the program runs, or `dir` within the campaign's. Else the result as it is: a path by way of a whole machine's tree
// would be another one on every machine.
const svod_result *links_of(const svod_result *result, const char *dir, svod_arena *arena);

#endif
