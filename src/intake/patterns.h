// Compiled patterns of headers, footers and nodes, and what a text says by them. Private to intake/.
#ifndef SVOD_INTAKE_PATTERNS_H
#define SVOD_INTAKE_PATTERNS_H

#include "data/rubric.h"

typedef enum column_role {
#define ROLE(id, pattern) ROLE_##id,
#define ROSTER(id, pattern) ROLE_##id,
#include "intake/columns.def"
    ROLE_COUNT,
    ROLE_none = ROLE_COUNT
} column_role;

typedef struct patterns patterns;
// rubric NULL: the roster's columns and the defaults. Findings: column_pattern_bad. Memory stays in the arena; nothing to close.
patterns *patterns_new(svod_arena *arena, const svod_rubric *rubric, svod_findings *findings);
bool patterns_role(patterns *set, column_role role, const char *text);
// The same of the whole text: "Муниципалитет", but not "Муниципалитеты без материалов".
bool patterns_whole(patterns *set, column_role role, const char *text);
// Year named by the text according to the total_year pattern; 0 if none.
int patterns_total_year(patterns *set, const char *text);

// The node that a text means. rival: another node that the text means as well, so that it means neither; SVOD_NO_NODE if none.
typedef struct node_match {
    uint32_t node, rival;
} node_match;
#define NODE_MATCH_NONE ((node_match){SVOD_NO_NODE, SVOD_NO_NODE})
// In this order: the text is an id; patterns of the rubric, of which the longest id wins; the words of words.h. Those overrule a pattern
// for a node below the pattern's own alone: "3.1 …" is 3.1, whatever the pattern of section 3 says.
node_match patterns_node(patterns *set, const char *text);
// The better of two matches: the longer id; a different node with an id of the same length is a rival.
node_match patterns_better(const patterns *set, node_match a, node_match b);

#endif
