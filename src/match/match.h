// Many patterns over many texts: exactly what PCRE2 finds for each (leftmost, non-overlapping, caseless, UTF, UCP), without asking PCRE2
// where a pattern's required first letters are not. Refuses: files, knowing what the patterns are for.
#ifndef SVOD_MATCH_MATCH_H
#define SVOD_MATCH_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

// Patterns compiled once with JIT, read by any number of threads.
typedef struct svod_matcher svod_matcher;
// NULL when patterns[*bad] does not compile (error: PCRE2's number, offset in bytes).
svod_matcher *svod_matcher_new(const char *const *patterns, size_t count, size_t *bad, int *error, size_t *offset);
void svod_matcher_free(svod_matcher *matcher);

// What one thread needs to match.
typedef struct svod_scan svod_scan;
svod_scan *svod_scan_new(const svod_matcher *matcher);
void svod_scan_free(svod_scan *scan);

// Called for each match, in the order of where they begin, then of patterns; within one pattern they do not overlap. Empty matches are not
// told: they quote nothing. false stops.
typedef bool svod_match_fn(void *ctx, uint32_t pattern, size_t from, size_t to);
// Matches in a valid UTF-8 text of len bytes. Returns how many patterns ran into the limit of steps somewhere in the text (bounded, so that
// none hangs); matches of those up to there were told.
size_t svod_scan_text(svod_scan *scan, const char *text, size_t len, svod_match_fn *match, void *ctx);
// Only counts: adds the number of matches of each pattern to counts[pattern]. Returns as svod_scan_text.
size_t svod_scan_count(svod_scan *scan, const char *text, size_t len, uint64_t *counts);
// Whether the last text ran this pattern into its limit.
bool svod_scan_limited(const svod_scan *scan, uint32_t pattern);
// The texts to come, of so many bytes together, are pieces of one document: what all of them may take is bounded, for each pattern and for
// all patterns together. Without it each text stands for itself.
void svod_scan_document(svod_scan *scan, size_t bytes);
// Leaves a pattern out of the texts to come, or takes it in again: what ran into its limit in one sentence after another.
void svod_scan_skip(svod_scan *scan, uint32_t pattern, bool skip);

#endif
