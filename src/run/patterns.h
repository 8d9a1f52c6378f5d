// How often patterns match in texts: for whoever writes patterns.
#ifndef SVOD_RUN_PATTERNS_H
#define SVOD_RUN_PATTERNS_H

#include "run/run.h"

typedef struct svod_patterns_options {
    const char *patterns;     // file: a pattern a line, PCRE2, or a phrase behind "phrase:"
    const char *const *paths; // files of UTF-8, folders with such
    size_t count;
} svod_patterns_options;
// Tab-separated: a line for each file, sorted by the bytes of names, its name (of a folder's files: below the folder), then for each
// pattern the number of its matches. False with findings when nothing could be counted. Findings: patterns_none, patterns_wrong,
// patterns_not_text (no line for that file), evidence_limit.
bool svod_run_patterns(const svod_patterns_options *options, svod_buf *out, svod_arena *arena, svod_findings *findings);

#endif
