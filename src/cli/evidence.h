// What svod evidence and svod merge have in common.
#ifndef SVOD_CLI_EVIDENCE_H
#define SVOD_CLI_EVIDENCE_H

#include "cli/command.h"
#include "run/evidence.h"

// Writes evidence.json and evidence.xlsx, or prints the one with --json, stops the clock, says what there is to say; the exit code.
int svod_put_evidence(const svod_result *result, svod_clock *clock, const svod_args *args);
// How many documents are read, on a terminal; ctx: svod_args.
void svod_evidence_tick(void *ctx, size_t done, size_t count);

#endif
