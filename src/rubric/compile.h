// A rubric's YAML tree -> a compiled rubric, all cross-checks done; every fault has file:line:column.
// Refuses: files, scores. Sections, maxima, clusters, bands and flags live in the file alone: nothing here knows Tyumen.
#ifndef SVOD_RUBRIC_COMPILE_H
#define SVOD_RUBRIC_COMPILE_H

#include "data/node.h"
#include "data/rubric.h"

// NULL when any finding was an error (all faults are reported, not the first). content_sha256 is left "" for the caller, who has the
// bytes; svod_rubric_structure gives the text whose hash is structure_sha256.
// `year`: of the campaign, which chooses targets and columns of the roster; 0 or a year in which the rubric is not in force: its own.
svod_rubric *svod_rubric_compile(const svod_node *tree, int year, svod_arena *arena, svod_findings *findings);
const char *svod_rubric_structure(const svod_rubric *rubric, svod_arena *arena);
// Tries what the rubric seeks in documents: the examples beside its patterns, and texts that make careless expressions run without end
// (findings: rubric_example_missed, rubric_example_taken, rubric_pattern_slow). Takes a moment, so it is done where the rubric itself is
// looked at and where documents are read, not wherever it is used. False: something is to be mended.
bool svod_rubric_try(const svod_rubric *rubric, svod_findings *findings);
// Checks `previous:` links against the rubric they point to (findings: link_unknown, link_kind). A rubric that is in force in the earlier
// year, too, links every node with itself where it says nothing else; what is measured in another way loses its `comparable`.
bool svod_rubric_link(svod_rubric *rubric, const svod_rubric *previous, svod_findings *findings);

#endif
