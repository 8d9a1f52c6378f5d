// What the files of this room share while one rubric is being compiled. Private to rubric/.
#ifndef SVOD_RUBRIC_COMPILER_H
#define SVOD_RUBRIC_COMPILER_H

#include "base/str.h"
#include "data/node.h"
#include "data/rubric.h"

struct svod_advice_rules; // data/advice.h
struct svod_recommendation;

#define RUBRIC_NODES_CAP 10000 // sections and criteria of one rubric
#define RUBRIC_DEPTH_CAP 8     // a criterion's criteria's criteria …
#define RUBRIC_MAX_CAP 100000  // points; a stored score has 32 bits of ten-thousandths

#define RUBRIC_TRIM 2000      // ten-thousandths that the rule trimmed cuts off either end when nothing is said
#define RUBRIC_LEAST_CAP 1000 // experts

#define RUBRIC_ANY "any" // direction: any text of the zone

typedef struct compiler {
    svod_arena *arena;
    svod_findings *findings;
    svod_rubric *rubric;
    size_t errors;       // that there were before
    svod_vec nodes;      // svod_rnode in preorder, the rubric's own once all are there
    svod_vec links;      // rubric_link_mark of every node with a link
    svod_vec indicators; // svod_indicator *, in the order of their nodes
    svod_vec written;    // rubric_written: maxima in the file of what is computed
    svod_map *folded;    // fold key of a node's id -> its index: ids must differ even as a header in a sheet shows them
} compiler;

// A maximum that the file gives although it follows from the targets.
typedef struct rubric_written {
    uint32_t node;
    svod_points max;
    const svod_node *at;
} rubric_written;

typedef struct rubric_link_mark {
    uint32_t node;
    svod_place place; // of the link itself
} rubric_link_mark;

// Adds a finding at the YAML value; always false. found, expected: NULL is "".
bool rubric_fault(compiler *c, svod_code code, const svod_node *at, const char *found, const char *expected);
// True when `node` is a map (list); else a finding yaml_type.
bool rubric_is_map(compiler *c, const svod_node *node);
// The list under `key`, NULL when it is absent, is no list or is empty (findings yaml_missing when required, yaml_type, rubric_empty).
const svod_node *rubric_list(compiler *c, const svod_node *map, const char *key, bool required);
// The text under `key`; "" when there is none. Required: findings yaml_missing, rubric_blank.
const char *rubric_text(compiler *c, const svod_node *map, const char *key, bool required);
// The text of a list's element; NULL with a finding when it is no scalar or blank.
const char *rubric_word(compiler *c, const svod_node *element);
// The required `id`, well formed (finding rubric_id); "" when it is not.
const char *rubric_id(compiler *c, const svod_node *map);
// The same, and not in `seen` yet (finding rubric_id_double); then it is.
const char *rubric_id_once(compiler *c, const svod_node *map, svod_map *seen);
// A number under `key`: true when *out was set. Findings yaml_type, rubric_blank, rubric_points.
bool rubric_int(compiler *c, const svod_node *map, const char *key, int64_t min, int64_t max, int64_t *out);
bool rubric_points(compiler *c, const svod_node *map, const char *key, svod_points *out);
// Points as this rubric's messages show them: fewest decimals, the language's decimal mark.
const char *rubric_points_text(compiler *c, svod_points points);
const char *rubric_int_text(compiler *c, int64_t value);
// The node that `at` names (SVOD_ROOT_ID when root is allowed), SVOD_NO_NODE with a finding rubric_node_unknown.
uint32_t rubric_node_of(compiler *c, const svod_node *at, const char *id, bool root_allowed);
// A PCRE2 pattern as intake will use it: it compiles and does not match the empty text. Findings rubric_pattern, rubric_pattern_empty.
bool rubric_pattern(compiler *c, const svod_node *at);
// The same of a pattern that was made of what stands at `at`; skip: bytes of it before the pattern itself begins.
bool rubric_regex(compiler *c, const svod_node *at, const char *regex, size_t skip);
// Where byte `offset` of the text in the file stands, as far as it can be told.
svod_place rubric_pattern_place(const svod_node *at, size_t offset);

// Name of a roster's column with its years filled in: rosters keep a column a year, "teachers_{previous_year}" -> "teachers_2022".
// Finding rubric_placeholder at `at`, then "".
const char *rubric_attribute(compiler *c, const svod_node *at, const char *text);

// The parts of a rubric file, one file each. They report every fault and leave what is wrong out.
void rubric_tree(compiler *c, const svod_node *tree);
// Keys of a node that nobody asked for.
void rubric_node_unknown(compiler *c, const svod_node *yaml, const svod_indicator *indicator);
// Reads step and maximum of a node, `indicator` or not, with criteria below it or not.
void rubric_amounts(compiler *c, const svod_node *yaml, uint32_t index, svod_points inherited);
// The maximum of a node against those below it, when they are there.
void rubric_sum(compiler *c, const svod_node *yaml, const svod_node *list, uint32_t index);
// What the maxima are in the rubric's year, once the whole tree is there: what has no target then is not scored.
void rubric_maxima(compiler *c, const svod_node *tree);
// The indicator at a node with `kind`; NULL when it is none.
svod_indicator *rubric_indicator(compiler *c, const svod_node *yaml, uint32_t node);
void rubric_indicators_done(compiler *c); // into one array, in the order of their nodes
void rubric_target(compiler *c, const svod_node *yaml, svod_indicator *out);
// A value of the indicator as its kind has it: number, yes or no, id of a grade. Findings: yaml_type, rubric_target_range,
// rubric_grade_unknown.
bool rubric_value(compiler *c, const svod_node *map, const char *key, const svod_indicator *indicator, svod_points *out);
// `points`, then, when targets and maximum are known, whether they fit.
void rubric_worth_check(compiler *c, const svod_node *yaml, const svod_indicator *indicator, svod_points max);
void rubric_worth(compiler *c, const svod_node *yaml, svod_indicator *out);
void rubric_questions(compiler *c, const svod_node *yaml, svod_indicator *out);
// Patterns of a header under `key`, one or a list; how many are good.
size_t rubric_patterns(compiler *c, const svod_node *at, const char *key, const char ***out);
void rubric_grades(compiler *c, const svod_node *yaml, svod_indicator *out);
// What is sought in documents, before the tree, whose nodes name zones, directions and kinds of documents.
void rubric_evidence(compiler *c, const svod_node *tree);
// What the node wants to see in them; NULL: nothing. Its maximum and step are known.
const svod_want *rubric_want(compiler *c, const svod_node *yaml, const svod_rnode *node);
// Kinds of documents under `key`, one id or a list, as bits.
uint64_t rubric_kind_bits(compiler *c, const svod_node *map, const char *key, const svod_evidence_rules *rules);
// Zones likewise; all of them were read.
uint64_t rubric_zone_bits(compiler *c, const svod_node *map, const char *key, const svod_evidence_rules *rules);
void rubric_policy(compiler *c, const svod_node *tree);
// The rule under `combine` of a policy or a node; what is not said there is the inherited one's.
svod_combine rubric_combine(compiler *c, const svod_node *map, svod_combine inherited);
void rubric_columns(compiler *c, const svod_node *tree);
void rubric_attributes(compiler *c, const svod_node *tree);
void rubric_groupings(compiler *c, const svod_node *tree);
void rubric_clusters(compiler *c, const svod_node *tree);
void rubric_bands(compiler *c, const svod_node *map, const svod_node *levels, svod_cluster *cluster);
// The condition under `when` of a flag or a recommendation, whose place is set. False: it has a fault, or `when` is NULL.
bool rubric_condition(compiler *c, const svod_node *when, svod_flag *flag);
// The cluster that `at` names; UINT32_MAX with a finding rubric_cluster_unknown.
uint32_t rubric_cluster_of(compiler *c, const svod_node *at);
void rubric_flags(compiler *c, const svod_node *tree);
void rubric_advice(compiler *c, const svod_node *tree); // after clusters and flags
// The text of a recommendation of which all else is known: findings rubric_field_….
void rubric_advice_text(compiler *c, const svod_node *yaml, const struct svod_advice_rules *rules, const struct svod_recommendation *of);
// Whether `of` can give way to `other`, which `at` names, and be given all the same: findings rubric_advice_apart, rubric_advice_never.
void rubric_advice_unless(compiler *c, const svod_node *at, const struct svod_advice_rules *rules, const struct svod_recommendation *of,
                          const struct svod_recommendation *other);
void rubric_published(compiler *c, const svod_node *tree); // after the clusters, which its columns name
void rubric_examples(compiler *c, const svod_node *tree);
void rubric_links_once(compiler *c);

#endif
