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
// Where the words that a role's pattern looks for begin in the text; SIZE_MAX: nowhere.
size_t patterns_at(patterns *set, column_role role, const char *text);
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

// ---- questions of indicators ---------------------------------------------------------------------------------------------

// A pattern that the rubric gives for one part of one indicator.
typedef struct part_pattern {
    uint32_t indicator;
    uint8_t part; // svod_part_id
} part_pattern;
// Those that match the text: their number, of which `cap` at most are put into `out`, by indicator and part, none twice.
size_t patterns_parts(patterns *set, const char *text, part_pattern *out, size_t cap);

// The indicator that a text means, be it one whose title stands within the text. rival: another one as well; SVOD_NO_INDICATOR if none.
typedef struct indicator_match {
    uint32_t indicator, rival;
} indicator_match;
#define INDICATOR_MATCH_NONE ((indicator_match){SVOD_NO_INDICATOR, SVOD_NO_INDICATOR})
indicator_match patterns_indicator(patterns *set, const char *text);
const char *patterns_title(const patterns *set, uint32_t indicator); // its fold key
// The text behind the number that a form gives to a question ("12. Сколько …"); NULL when it has none.
const char *patterns_unnumbered(const char *text);

#endif
