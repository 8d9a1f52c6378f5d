// A rubric's YAML tree -> a compiled rubric, all cross-checks done; every fault has file:line:column.
// Refuses: files, scores. Sections, maxima, clusters, bands and flags live in the file alone: nothing here knows Tyumen.
#ifndef SVOD_RUBRIC_COMPILE_H
#define SVOD_RUBRIC_COMPILE_H

#include "data/node.h"
#include "data/rubric.h"

// NULL when any finding was an error (all faults are reported, not the first). content_sha256 is left "" for the caller, who has the
// bytes; svod_rubric_structure gives the text whose hash is structure_sha256.
svod_rubric *svod_rubric_compile(const svod_node *tree, svod_arena *arena, svod_findings *findings);
const char *svod_rubric_structure(const svod_rubric *rubric, svod_arena *arena);
// Checks `previous:` links against the rubric they point to (findings: link_unknown).
bool svod_rubric_link(const svod_rubric *rubric, const svod_rubric *previous, svod_findings *findings);

#endif
