// A rubric, compiled: the tree of nodes with maxima, its policies, clusters, groupings and flags. Made by rubric/, read by all.
#ifndef SVOD_DATA_RUBRIC_H
#define SVOD_DATA_RUBRIC_H

#include "base/finding.h"
#include "base/map.h"
#include "base/num.h"
#include "data/evidence.h"
#include "data/indicator.h"

#define SVOD_NO_NODE UINT32_MAX
#define SVOD_ROOT 0          // index of the whole rubric: its points are the total
#define SVOD_ROOT_ID "total" // what files and findings call it; no other node may bear this id

// UNSAID: a campaign's file does not say whether its data are real; no node of a rubric may leave it open.
typedef enum svod_provenance { SVOD_PUBLISHED, SVOD_RECONSTRUCTED, SVOD_DEMO, SVOD_UNSAID } svod_provenance;

// How several experts' scores of a leaf become one.
typedef enum svod_combine_rule {
    SVOD_COMBINE_MEAN,
    SVOD_COMBINE_MEDIAN,  // of an even number the mean of the middle two, unrounded
    SVOD_COMBINE_TRIMMED, // mean without the floor(n * trim) least and as many greatest
    SVOD_COMBINE_AGREED   // the chair's; without one `otherwise`
} svod_combine_rule;
typedef struct svod_combine {
    svod_combine_rule rule, otherwise; // otherwise: for AGREED, never AGREED itself
    uint32_t trim;                     // TRIMMED: ten-thousandths cut from either end, below 5000
    uint32_t least;   // fewer experts with points give no points (SVOD_STATE_FEW_EXPERTS); a chair's agreed score needs none
    svod_place place; // of what the file says of it; file NULL: nothing said
} svod_combine;

typedef struct svod_rnode {
    const char *id;                          // "" for the root
    const char *title;                       // as people know it
    const char *note;                        // "" or a remark that goes into the workbook
    uint32_t parent;                         // SVOD_NO_NODE for the root
    uint32_t first_child, next, child_count; // tree order; SVOD_NO_NODE where none. Children follow their parent: preorder index.
    uint32_t depth;                          // root 0, section 1, criterion 2, …
    uint32_t end;                            // first index after the node's subtree
    const svod_indicator *indicator;         // how it is measured; NULL: judged by experts, or a node with children
    const svod_want *want;                   // what submitted documents are to show; NULL: nothing is sought
    svod_points max;                         // 0: shown and compared, not scored (an indicator, or what has nothing but such below it)
    svod_points step;                        // scores must be multiples of it (and of 0 ... max); inherited
    svod_combine combine;                    // inherited
    svod_provenance provenance;
    const char *previous; // id of the same node in the previous rubric, "" if none
    bool comparable;      // linked, and the author did not say `comparable: false`
    const char *why;      // why a linked node is not comparable, "" when it is
    const char **headers; // PCRE2 patterns of its column header, tried on the cleaned header text, caseless; may be empty
    size_t header_count;
    svod_place place;     // in the rubric file
    svod_place max_place; // of its maximum there
} svod_rnode;

typedef enum svod_na_policy { SVOD_NA_DROP, SVOD_NA_ZERO, SVOD_NA_FORBID } svod_na_policy;
typedef enum svod_blank_policy { SVOD_BLANK_ZERO, SVOD_BLANK_DROP, SVOD_BLANK_INCOMPLETE } svod_blank_policy;
typedef enum svod_absent_policy { SVOD_ABSENT_EXCLUDE, SVOD_ABSENT_ZERO } svod_absent_policy;     // unit without a submission in the means
typedef enum svod_bad_policy { SVOD_BAD_MISSING, SVOD_BAD_KEEP, SVOD_BAD_CLAMP } svod_bad_policy; // above maximum, below 0, off the step
typedef enum svod_rank_policy { SVOD_RANK_POINTS, SVOD_RANK_PERCENT } svod_rank_policy;
typedef enum svod_twice_policy {
    SVOD_TWICE_LAST,
    SVOD_TWICE_FIRST,
    SVOD_TWICE_ERROR
} svod_twice_policy; // a unit that answers a form again
// What the points of inner nodes and of the whole are.
typedef enum svod_total {
    SVOD_TOTAL_POINTS,  // sums of points
    SVOD_TOTAL_REACHED, // how many indicators reached their target: each that has one is worth a point
    SVOD_TOTAL_NONE     // nothing is summed: all maxima are 0
} svod_total;

typedef struct svod_policy {
    svod_na_policy na;         // not_applicable: drop | zero | forbid
    svod_blank_policy blank;   // blank: zero | drop | incomplete
    svod_absent_policy absent; // no_submission: exclude | zero
    svod_bad_policy above_max; // above_max: missing | keep | clamp
    svod_bad_policy off_step;  // off_step: missing | keep
    svod_rank_policy rank;     // rank: points | percent
    svod_twice_policy twice;   // twice: last | first | error
    svod_points sum_tolerance; // most by which a section may differ from its criteria, a printed total from its sections; 0
    const char **na_words;     // not_applicable_words: fold keys that mean "not applicable" in a score cell
    size_t na_word_count;
} svod_policy;

// A grouping of nodes across the tree (the tracks): its parts may hold nodes of any depth, none twice nor inside another of the grouping.
typedef struct svod_part {
    const char *id, *title;
    uint32_t *nodes;
    size_t count;
    svod_points max;
} svod_part;
typedef struct svod_grouping {
    const char *id, *title, *note;
    svod_part *parts;
    size_t count;
    svod_provenance provenance;
} svod_grouping;

typedef enum svod_cluster_kind {
    SVOD_CLUSTER_ATTRIBUTE, // level by the words of one attribute
    SVOD_CLUSTER_RATIO,     // level by bands of the whole part of numerator / denominator
    SVOD_CLUSTER_NUMBER     // level by bands of one numeric attribute
} svod_cluster_kind;
typedef struct svod_level {
    const char *id, *title;
    const char **values; // ATTRIBUTE: fold keys that mean this level
    size_t value_count;
    int64_t from, to; // bands: inclusive whole numbers; INT64_MIN / INT64_MAX when open
} svod_level;
typedef struct svod_cluster {
    const char *id, *title, *note;
    svod_cluster_kind kind;
    const char *attribute;               // ATTRIBUTE, NUMBER: column of the roster, {year} and {previous_year} already replaced
    const char *numerator, *denominator; // RATIO: the same
    const char *gap;                     // what a value in no band means; "" : no band is missing
    int64_t gap_below;                   // values under it are the declared gap; INT64_MIN when there is none
    int64_t gap_above;                   // values over it are, too; INT64_MAX when there is none
    svod_level *levels;
    size_t count;
    size_t small; // a level with fewer units is marked as small
    svod_place place;
} svod_cluster;

typedef enum svod_flag_kind {
    SVOD_FLAG_POINTS,        // node's points at or below a value
    SVOD_FLAG_PERCENT,       // node's percent of maximum at or below / below a value
    SVOD_FLAG_FALL,          // node's percent of maximum fell since last year by at least a value (percentage points)
    SVOD_FLAG_NO_SUBMISSION, // unit sent nothing
    SVOD_FLAG_MISSED,        // at least `limit` indicators at or below the node missed their target `years` years running
    SVOD_FLAG_WORSE,         // at least `limit` of them moved for the worse since last year, each by `by` or more
    SVOD_FLAG_NO_DATA,       // at least `limit` of them were asked and have no value
    SVOD_FLAG_NOTHING,       // not one point on the node: none of those asked, or left blank
    SVOD_FLAG_HIGH,          // node's percent of maximum at or above a value
    SVOD_FLAG_WEAKEST,       // the least points on the node among the units of its level of `cluster`
    SVOD_FLAG_LEVEL,         // percent of maximum of its level of `cluster` on the node at or below a value
    SVOD_FLAG_EVIDENCE,      // at least `limit` criteria at or below the node without evidence (`weak`: or with weak evidence alone)
    SVOD_FLAG_DISPUTED,      // at least `limit` criteria there about which experts differ by `by` percent of the maximum or more
    SVOD_FLAG_ALL            // every unit
} svod_flag_kind;
typedef struct svod_flag {
    const char *id, *title, *reason;
    svod_flag_kind kind;
    uint32_t node;
    svod_points limit; // POINTS: points; PERCENT, FALL: percent; MISSED, WORSE, NO_DATA: how many indicators; in points' units
    uint32_t years;    // MISSED: years running, the campaign's own among them
    svod_points by;    // WORSE: in the indicator's unit; DISPUTED: percent; 0: any
    uint32_t cluster;  // WEAKEST, LEVEL: index; else UINT32_MAX
    bool weak;         // EVIDENCE: weak evidence counts as none
    bool below;        // true: strictly below `limit`; false: at or below (FALL, HIGH: at least)
    bool urgent;       // belongs to the list of those to act at once
    svod_place place;
    svod_place limit_place; // of the limit; of the flag when it has none
    svod_place own_place;   // of `years` or `by`; file NULL: it has none
} svod_flag;

// Patterns for the columns that are no node and the rows that are no unit; "" means intake's own default.
typedef struct svod_columns {
    const char *unit, *year, *expert, *node, *score, *total, *ignore;
    const char *time;       // when a form was filled in and sent
    const char *footer;     // first cell of rows that are sums, means and the like
    const char *total_year; // a total column whose header names a year counts for that year only
} svod_columns;

// A column of published tables that is no node's, for the audit: what it is and which others it follows from.
typedef enum svod_pub_rule_kind {
    SVOD_RULE_COUNT,     // an amount; `within`: never more than that column
    SVOD_RULE_SHARE,     // percent of `part` in `base`
    SVOD_RULE_ATTRIBUTE, // the roster's column of the same id
    SVOD_RULE_RATIO,     // what decides the level of a cluster
    SVOD_RULE_LEVEL,     // the level itself
    SVOD_RULE_RANK,
    SVOD_RULE_IGNORE
} svod_pub_rule_kind;
typedef struct svod_pub_rule {
    const char *id;
    const char *header; // PCRE2 pattern of its header, tried before all others; caseless
    svod_pub_rule_kind kind;
    const char *part, *base, *within; // ids of other columns; "" when not given
    uint32_t cluster;                 // RATIO, LEVEL: index; else UINT32_MAX
    svod_place place;
} svod_pub_rule;

// What people call a column of the roster, e.g. teachers_2022: "Педагогов, 2022".
typedef struct svod_attribute {
    const char *name, *title;
} svod_attribute;

typedef struct svod_rubric {
    const char *id, *title, *source, *file;
    const char *previous;      // id of the rubric that the nodes' links point to, "" if none
    int year;                  // of the campaign it was compiled for; the file's `year` when it was for none
    int first_year, last_year; // in force: `year` and `until` of the file
    svod_total total;
    svod_lang lang;
    svod_rnode *nodes; // preorder, nodes[0] is the root
    uint32_t count;
    svod_map *by_id; // id -> index (the root has none)
    svod_policy policy;
    svod_columns columns;
    const char *unit_title; // what is examined, as a column's header: "Муниципалитет"; "": the program's own word
    svod_attribute *attributes;
    size_t attribute_count;
    svod_indicator *indicators; // in the order of their nodes
    uint32_t indicator_count;
    svod_grouping *groupings;
    size_t grouping_count;
    svod_cluster *clusters;
    size_t cluster_count;
    svod_flag *flags;
    size_t flag_count;
    const svod_evidence_rules *evidence;    // NULL: the rubric seeks nothing in documents
    const struct svod_advice_rules *advice; // NULL: it advises nothing
    svod_pub_rule *published;
    size_t published_count;
    unsigned decimals;         // places that scores have by the step (0.1 -> 1)
    char content_sha256[65];   // of the file's bytes
    char structure_sha256[65]; // of "id max\n" for every node in preorder, of indicators "id max kind unit\n"
} svod_rubric;

// Index of the node with this id, SVOD_NO_NODE if none.
uint32_t svod_rubric_find(const svod_rubric *rubric, const char *id);
// The other way round; SVOD_ROOT_ID for the whole rubric, whose own id is "".
const char *svod_rubric_node_id(const svod_rubric *rubric, uint32_t node);
// Title of a roster's column, the name itself when the rubric gives none.
const char *svod_rubric_attribute_title(const svod_rubric *rubric, const char *name);
// The band of a level in words: "21–50", "от 91", "до 20", "любое".
const char *svod_level_words(const svod_level *level, svod_arena *arena, svod_lang lang);
bool svod_combine_same(const svod_combine *a, const svod_combine *b);
// What a rubric that says nothing has: the mean of those who gave points, be it one.
bool svod_combine_plain(const svod_combine *combine);
bool svod_combine_trims(const svod_combine *combine); // its trim means something
bool svod_rubric_rules(const svod_rubric *rubric);    // some node has another rule than the plain one
// "медиана, не меньше 2 экспертов": the rule as people say it.
const char *svod_combine_words(const svod_combine *combine, svod_arena *arena, svod_lang lang);
bool svod_rubric_leaf(const svod_rubric *rubric, uint32_t node);
bool svod_rubric_criterion(const svod_rubric *rubric, uint32_t node);         // a leaf that experts judge and nothing measures
bool svod_rubric_judged(const svod_rubric *rubric, uint32_t node);            // there is one at or below the node
svod_points svod_rubric_judged_max(const svod_rubric *rubric, uint32_t node); // sum of their maxima; without any indicator its own
const char *svod_provenance_id(svod_provenance provenance);                   // "" for UNSAID
// "1. Goals and tasks": the id when it is a number, then the title, unless the title already begins with the id.
const char *svod_node_name(const svod_rubric *rubric, uint32_t node, svod_arena *arena);
// "раздел 6 «Адресные рекомендации»" style name for messages: id and title.
const char *svod_rubric_label(const svod_rubric *rubric, svod_arena *arena, uint32_t node);

#endif
