// Commands that write a file for each unit: progress, the computing of the campaign, what is said in the end.
#ifndef SVOD_CLI_EACH_H
#define SVOD_CLI_EACH_H

#include "cli/command.h"
#include "run/run.h"

typedef struct svod_each {
    const char *folder; // below out/CAMPAIGN-NAME, when no other is given
    // Writes them all into `dir`, or fails with findings.
    bool (*write)(const svod_result *result, const void *wanted, const char *dir, svod_arena *arena, svod_findings *findings,
                  const svod_saved **files, size_t *count);
} svod_each;

// The whole command; `wanted` goes to `write`. Gives its exit status.
int svod_each_run(const svod_args *args, const svod_each *each, const void *wanted);
// How many are done, on a terminal: `words` takes both numbers.
void svod_each_tick(const svod_args *args, svod_text words, size_t done, size_t count);

#endif
