// The compiler of rubrics: every fault has its code at its exact line and column, every choice of the file arrives, and the rubrics
// that svod ships are faultless.
#include <stdio.h>

#include "rubric_help.h"

// Lines 1 to 7, 8 to 10; what a case adds begins at line 11.
#define HEAD "svod: rubric/1\nid: r\ntitle: R\nyear: 2023\nmax: 10\nstep: 1\nprovenance: demo\n"
#define SECTIONS "sections:\n  - {id: a, title: A, max: 6, previous: a}\n  - {id: b, title: B, max: 4}\n"
#define GOOD HEAD SECTIONS

#define TREE(sections) HEAD "sections:\n" sections
#define CLUSTER(rest) GOOD "clusters:\n  - id: k\n    title: K\n" rest // rest begins at line 14
#define BANDS(levels) CLUSTER("    kind: number\n    attribute: n\n    levels:\n" levels)
#define PUBLISHED(rules) GOOD "published:\n" rules
#define FLAG(when) GOOD "flags:\n  - id: f\n    title: F\n    reason: why\n    when: " when
// Two indicators below section a, and b of experts.
#define COUNTING(when)                                                                                                                     \
    HEAD "sections:\n  - {id: a, title: A, max: 6, criteria: [{id: a.1, title: X, kind: share, target: 1, max: 3},\n"                      \
         "      {id: a.2, title: Y, kind: count, target: 1, max: 3}]}\n  - {id: b, title: B, max: 4}\n"                                    \
         "flags: [{id: f, title: F, reason: R, when: {" when "}}]\n"
#define HEAD_NONE                                                                                                                          \
    "svod: rubric/1\nid: r\ntitle: R\nyear: 2023\ntotal: none\nprovenance: demo\nsections:\n  - {id: a, title: A, kind: share}\n"
#define PARTS(parts) GOOD "groupings:\n  - id: g\n    title: G\n    parts:\n" parts

static const fault faults[] = {
    // the file and its values
    {"svod: campaign/1\n", SVOD_F_rubric_kind, 1, 1, "campaign/1", "svod: rubric/1"},
    {"- a\n", SVOD_F_rubric_kind, 1, 1, "", NULL},
    {GOOD "extra: 1\n", SVOD_F_yaml_unknown_key, 11, 1, "extra", NULL},
    {GOOD "flag: []\n", SVOD_F_yaml_unknown_key, 11, 1, "flag", NULL},
    {"svod: rubric/1\nid: r\ntitle: ''\nyear: 2023\nmax: 10\nstep: 1\nprovenance: demo\n" SECTIONS, SVOD_F_rubric_blank, 3, 8, "", "title"},
    {"svod: rubric/1\nid: r\ntitle: R\nyear: ~\nmax: 10\nstep: 1\nprovenance: demo\n" SECTIONS, SVOD_F_rubric_blank, 4, 7, "", "year"},
    {"svod: rubric/1\nid: r\ntitle: R\nyear: 23\nmax: 10\nstep: 1\nprovenance: demo\n" SECTIONS, SVOD_F_yaml_type, 4, 7, "23", NULL},
    {"svod: rubric/1\nid: r\ntitle: R\nyear: 2023\nmax: ~\nstep: 1\nprovenance: demo\n" SECTIONS, SVOD_F_rubric_blank, 5, 6, "", "max"},
    {"svod: rubric/1\ntitle: R\nyear: 2023\nmax: 10\nstep: 1\nprovenance: demo\n" SECTIONS, SVOD_F_yaml_missing, 1, 1, "", NULL},
    {"svod: rubric/1\nid: r\ntitle: R\nyear: 2023\nmax: 10\nprovenance: demo\n" SECTIONS, SVOD_F_yaml_missing, 1, 1, "", NULL},
    {GOOD "language: de\n", SVOD_F_yaml_word, 11, 11, "de", NULL},
    {GOOD "clusters: {}\n", SVOD_F_yaml_type, 11, 11, NULL, NULL},
    {GOOD "flags: []\n", SVOD_F_rubric_empty, 11, 8, "flags", NULL},
    {HEAD, SVOD_F_yaml_missing, 1, 1, "", NULL},
    {GOOD "policy: drop\n", SVOD_F_yaml_type, 11, 9, "drop", NULL},
    // the tree
    {TREE("  - {id: a b, title: A, max: 10}\n"), SVOD_F_rubric_id, 9, 10, "a b", NULL},
    {TREE("  - {id: '', title: A, max: 10}\n"), SVOD_F_rubric_id, 9, 10, "", NULL},
    {TREE("  - {id: Total, title: A, max: 10}\n"), SVOD_F_rubric_id_reserved, 9, 10, "Total", NULL},
    {TREE("  - {id: a, title: A, max: 6}\n  - {id: a, title: B, max: 4}\n"), SVOD_F_rubric_id_double, 10, 10, "a", "впервые: r.yaml:9:5"},
    {TREE("  - {id: a-1, title: A, max: 6}\n  - {id: A1, title: B, max: 4}\n"), SVOD_F_rubric_id_double, 10, 10, "A1", NULL},
    {TREE("  - {id: a, title: A, max: 10, stap: 1}\n"), SVOD_F_yaml_unknown_key, 9, 32, "stap", NULL},
    {TREE("  - {id: a, title: A, max: 10.00001}\n"), SVOD_F_rubric_points, 9, 28, "10.00001", NULL},
    {TREE("  - {id: a, title: A, max: 0}\n"), SVOD_F_rubric_max, 9, 28, "0", NULL},
    {TREE("  - {id: a, title: A, max: 100001}\n"), SVOD_F_rubric_max, 9, 28, "100001", NULL},
    {TREE("  - {id: a, title: A}\n"), SVOD_F_yaml_missing, 9, 5, "", NULL},
    {TREE("  - {id: a, title: A, max: 10, step: 0}\n"), SVOD_F_rubric_step, 9, 38, "0", "> 0"},
    {TREE("  - {id: a, title: A, max: 10, step: 3}\n"), SVOD_F_rubric_max_step, 9, 28, "10", "3"},
    {TREE("  - {id: a, title: A, max: 9}\n"), SVOD_F_rubric_sum_total, 5, 6, "9", "10"},
    {TREE("  - id: a\n    title: A\n    max: 10\n    criteria:\n      - {id: b, title: B, max: 2.5, step: 0.5}\n"), SVOD_F_rubric_sum, 11,
     10, "2,5", "10"},
    {TREE("  - id: a\n    title: A\n    max: 10\n    criteria: []\n"), SVOD_F_rubric_empty, 12, 15, "criteria", NULL},
    {TREE("  - a\n"), SVOD_F_yaml_type, 9, 5, "a", NULL},
    {TREE("  - {id: a, title: A, max: 10, provenance: guess}\n"), SVOD_F_yaml_word, 9, 44, "guess", NULL},
    {"svod: rubric/1\nid: r\ntitle: R\nyear: 2023\nmax: 10\nstep: 1\nsections:\n  - {id: a, title: A, max: 10}\n", SVOD_F_rubric_provenance,
     8, 5, "a", NULL},
    {TREE("  - {id: a, title: A, max: 10, previous: ''}\n"), SVOD_F_rubric_blank, 9, 42, "", "previous"},
    {TREE("  - {id: a, title: A, max: 10, previous: {id: a, comparable: false}}\n"), SVOD_F_yaml_missing, 9, 42, "", NULL},
    {TREE("  - {id: a, title: A, max: 10, previous: {id: a, because: x}}\n"), SVOD_F_yaml_unknown_key, 9, 50, "because", NULL},
    {TREE("  - {id: a, title: A, max: 6, previous: x}\n  - {id: b, title: B, max: 4, previous: x}\n"), SVOD_F_link_double, 10, 41, "x",
     "a"},
    // patterns
    {TREE("  - {id: a, title: A, max: 10, header: 'a(b'}\n"), SVOD_F_rubric_pattern, 9, 44, "a(b", NULL},
    {TREE("  - {id: a, title: A, max: 10, header: ж(b}\n"), SVOD_F_rubric_pattern, 9, 43, NULL, NULL},
    {TREE("  - {id: a, title: A, max: 10, header: '\\s(b'}\n"), SVOD_F_rubric_pattern, 9, 40, NULL, NULL},
    {TREE("  - {id: a, title: A, max: 10, header: [x, 'a*']}\n"), SVOD_F_rubric_pattern_empty, 9, 44, "a*", NULL},
    {TREE("  - {id: a, title: A, max: 10, header: []}\n"), SVOD_F_rubric_empty, 9, 40, "header", NULL},
    {TREE("  - {id: a, title: A, max: 10, header: ''}\n"), SVOD_F_rubric_blank, 9, 40, "", NULL},
    {GOOD "columns: {unit: '['}\n", SVOD_F_rubric_pattern, 11, 19, "[", NULL},
    {GOOD "columns: {units: x}\n", SVOD_F_yaml_unknown_key, 11, 11, "units", NULL},
    {GOOD "columns: x\n", SVOD_F_yaml_type, 11, 10, "x", NULL},
    // policy
    {GOOD "policy: {blank: skip}\n", SVOD_F_yaml_word, 11, 17, "skip", NULL},
    {GOOD "policy: {blanc: drop}\n", SVOD_F_yaml_unknown_key, 11, 10, "blanc", NULL},
    {GOOD "policy: {sum_tolerance: -1}\n", SVOD_F_rubric_points, 11, 25, "-1", NULL},
    {GOOD "policy: {not_applicable_words: [н/п, '-']}\n", SVOD_F_rubric_na_word, 11, 38, "-", NULL},
    {GOOD "policy: {not_applicable_words: [0]}\n", SVOD_F_rubric_na_word, 11, 33, "0", NULL},
    {GOOD "policy: {not_applicable_words: [[]]}\n", SVOD_F_yaml_type, 11, 33, NULL, NULL},
    // combining experts
    {GOOD "policy: {combine: mode}\n", SVOD_F_yaml_word, 11, 19, "mode", NULL},
    {GOOD "policy: {combine: ~}\n", SVOD_F_rubric_blank, 11, 19, "", "combine"},
    {GOOD "policy: {combine: [mean]}\n", SVOD_F_yaml_type, 11, 19, NULL, NULL},
    {GOOD "policy: {combine: {rule: meen, trim: 0.1}}\n", SVOD_F_yaml_word, 11, 26, "meen", NULL},
    {GOOD "policy: {combine: {rules: mean}}\n", SVOD_F_yaml_unknown_key, 11, 20, "rules", NULL},
    {GOOD "policy: {combine: {rule: trimmed, trim: 0.5}}\n", SVOD_F_rubric_combine_trim, 11, 41, "0,5", "≥ 0, < 0.5"},
    {GOOD "policy: {combine: {rule: trimmed, trim: -0.1}}\n", SVOD_F_rubric_combine_trim, 11, 41, NULL, NULL},
    {GOOD "policy: {combine: {rule: trimmed, trim: some}}\n", SVOD_F_yaml_type, 11, 41, "some", NULL},
    {GOOD "policy: {combine: {rule: median, trim: 0.1}}\n", SVOD_F_rubric_combine_idle, 11, 40, "trim", "rule: trimmed"},
    {GOOD "policy: {combine: {rule: agreed, trim: 0.1}}\n", SVOD_F_rubric_combine_idle, 11, 40, "trim", NULL},
    {GOOD "policy: {combine: {rule: median, otherwise: mean}}\n", SVOD_F_rubric_combine_idle, 11, 45, "otherwise", "rule: agreed"},
    {GOOD "policy: {combine: {rule: agreed, otherwise: agreed}}\n", SVOD_F_rubric_combine_otherwise, 11, 45, "agreed", NULL},
    {GOOD "policy: {combine: {rule: agreed, otherwise: chair}}\n", SVOD_F_yaml_word, 11, 45, "chair", NULL},
    {GOOD "policy: {combine: {least: 0}}\n", SVOD_F_yaml_type, 11, 27, "0", NULL},
    {GOOD "policy: {combine: {least: 1.5}}\n", SVOD_F_yaml_type, 11, 27, "1.5", NULL},
    {TREE("  - {id: a, title: A, max: 10, combine: best}\n"), SVOD_F_yaml_word, 9, 41, "best", NULL},
    // groupings
    {PARTS("      - {id: p, title: P, nodes: [a, c]}\n"), SVOD_F_rubric_node_unknown, 15, 38, "c", NULL},
    {PARTS("      - {id: p, title: P, nodes: [total]}\n"), SVOD_F_rubric_node_unknown, 15, 35, "total", NULL},
    {PARTS("      - {id: p, title: P, nodes: [a]}\n      - {id: q, title: Q, nodes: [b, a]}\n"), SVOD_F_rubric_part_double, 16, 38, "a",
     NULL},
    {PARTS("      - {id: p, title: P, nodes: [a]}\n      - {id: p, title: Q, nodes: [b]}\n"), SVOD_F_rubric_id_double, 16, 14, "p", NULL},
    {TREE("  - id: a\n    title: A\n    max: 10\n    criteria: [{id: b, title: B, max: 10}]\n"
          "groupings: [{id: g, title: G, parts: [{id: p, title: P, nodes: [b, a]}]}]\n"),
     SVOD_F_rubric_part_nested, 13, 68, "a", "b"},
    {TREE("  - id: a\n    title: A\n    max: 10\n    criteria: [{id: b, title: B, max: 10}]\n"
          "groupings: [{id: g, title: G, parts: [{id: p, title: P, nodes: [a, b]}]}]\n"),
     SVOD_F_rubric_part_nested, 13, 68, "b", "a"},
    // clusters
    {CLUSTER("    levels: []\n"), SVOD_F_yaml_missing, 12, 5, "", NULL},
    {CLUSTER("    kind: attribute\n    attribute: x_{yaer}\n    levels: [{id: l, title: L, values: [v]}]\n"), SVOD_F_rubric_placeholder, 15,
     16, "{yaer}", NULL},
    {CLUSTER("    kind: attribute\n    attribute: x_{year\n    levels: [{id: l, title: L, values: [v]}]\n"), SVOD_F_rubric_placeholder, 15,
     16, "{year", NULL},
    {CLUSTER("    kind: attribute\n    attribute: x\n    levels: [{id: l, title: L, values: [v]}, {id: m, title: M, values: [w, V]}]\n"),
     SVOD_F_rubric_value_double, 16, 76, "V", NULL},
    {CLUSTER("    kind: attribute\n    attribute: x\n    levels: [{id: l, title: L, values: [v]}, {id: l, title: M, values: [w]}]\n"),
     SVOD_F_rubric_id_double, 16, 51, "l", NULL},
    {CLUSTER("    kind: attribute\n    attribute: x\n    gap: {}\n    levels: [{id: l, title: L, values: [v]}]\n"), SVOD_F_yaml_unknown_key,
     16, 5, "gap", NULL},
    {CLUSTER("    kind: attribute\n    attribute: x\n    levels: [{id: l, title: L, from: 1, values: [v]}]\n"), SVOD_F_yaml_unknown_key, 16,
     32, "from", NULL},
    {CLUSTER("    kind: ratio\n    numerator: a\n    levels: [{id: l, title: L}]\n"), SVOD_F_yaml_missing, 12, 5, "", NULL},
    {BANDS("      - {id: l, title: L, from: 0, to: 5}\n      - {id: m, title: M, from: 6, to: 4}\n      - {id: n, title: N, from: 8}\n"),
     SVOD_F_rubric_band_order, 18, 9, "6 > 4", NULL},
    {BANDS("      - {id: l, title: L, from: 0}\n      - {id: m, title: M, from: 6}\n"), SVOD_F_rubric_band_open, 17, 9, "l", "to"},
    {BANDS("      - {id: l, title: L, to: 5}\n      - {id: m, title: M, to: 9}\n      - {id: n, title: N, from: 10}\n"),
     SVOD_F_rubric_band_open, 18, 9, "m", "from"},
    {BANDS("      - {id: l, title: L, to: 5}\n      - {id: m, title: M, from: 7}\n"), SVOD_F_rubric_band_gap, 18, 33, "7", "6"},
    {BANDS("      - {id: l, title: L, to: 5}\n      - {id: m, title: M, from: 5}\n"), SVOD_F_rubric_band_overlap, 18, 33, "5", "6"},
    {BANDS("      - {id: l, title: L, from: 21}\n"), SVOD_F_rubric_band_below, 17, 7, "21", NULL},
    {BANDS("      - {id: l, title: L, to: 50}\n"), SVOD_F_rubric_band_above, 17, 7, "50", NULL},
    {BANDS("      - {id: l, title: L, to: many}\n"), SVOD_F_yaml_type, 17, 31, "many", NULL},
    {BANDS("      - {id: l, title: L, from: 21}\n    gap: {below: 20, means: x}\n"), SVOD_F_rubric_gap_end, 18, 18, "20", "21"},
    {BANDS("      - {id: l, title: L, from: 0}\n    gap: {above: 20, means: x}\n"), SVOD_F_rubric_gap_end, 18, 18, "20", ""},
    {BANDS("      - {id: l, title: L, from: 0}\n    gap: {means: x}\n"), SVOD_F_rubric_gap_nowhere, 18, 10, NULL, NULL},
    {BANDS("      - {id: l, title: L, from: 21}\n    gap: {below: 21}\n"), SVOD_F_yaml_missing, 18, 10, "", NULL},
    // flags
    {FLAG("{node: a}\n"), SVOD_F_rubric_flag_when, 15, 11, "", NULL},
    {FLAG("{node: a, points_at_most: 1, percent_below: 5}\n"), SVOD_F_rubric_flag_when, 15, 11, "points_at_most, percent_below", NULL},
    {FLAG("{no_submission: false}\n"), SVOD_F_rubric_flag_when, 15, 27, "false", "true"},
    {FLAG("{no_submission: true, node: a}\n"), SVOD_F_rubric_flag_when, 15, 39, NULL, NULL},
    {FLAG("{node: c, points_at_most: 1}\n"), SVOD_F_rubric_node_unknown, 15, 18, "c", NULL},
    {FLAG("{points_at_most: 1}\n"), SVOD_F_yaml_missing, 15, 11, "", NULL},
    {FLAG("{node: a, points_at_most: 6}\n"), SVOD_F_rubric_flag_limit, 15, 37, "6", "≥ 0, < 6"},
    {FLAG("{node: a, points_below: 0}\n"), SVOD_F_rubric_flag_limit, 15, 35, "0", "> 0, ≤ 6"},
    {FLAG("{node: total, percent_below: 101}\n"), SVOD_F_rubric_flag_limit, 15, 40, "101", "> 0, ≤ 100"},
    {FLAG("{node: total, percent_at_most: 100}\n"), SVOD_F_rubric_flag_limit, 15, 42, "100", NULL},
    {FLAG("{node: a, missed: 1}\n"), SVOD_F_rubric_flag_no_indicator, 15, 29, "a", ""},
    {FLAG("{node: total, fall_at_least: 0}\n"), SVOD_F_rubric_flag_limit, 15, 40, "0", NULL},
    {FLAG("{node: b, fall_at_least: 5}\n"), SVOD_F_rubric_flag_unlinked, 15, 18, "b", NULL},
    {FLAG("{node: a, points_at_mst: 1, points_below: 2}\n"), SVOD_F_yaml_unknown_key, 15, 21, "points_at_mst", NULL},
    // flags that count indicators; the flag's line is 12, its `when` begins at column 45
    {COUNTING("node: a, missed: 3"), SVOD_F_rubric_flag_limit, 12, 62, "3", "1 … 2"},
    {COUNTING("node: a, no_data: 3"), SVOD_F_rubric_flag_limit, 12, 63, "3", "1 … 2"},
    {COUNTING("node: a.1, worse: 2"), SVOD_F_rubric_flag_limit, 12, 63, "2", "1 … 1"},
    {COUNTING("node: a, missed: 0"), SVOD_F_rubric_flag_limit, 12, 62, "0", "1 … 2"},
    {COUNTING("node: a, missed: -1"), SVOD_F_yaml_type, 12, 62, "-1", NULL},
    {COUNTING("node: a, missed: 1.5"), SVOD_F_yaml_type, 12, 62, "1.5", NULL},
    {COUNTING("node: b, no_data: 1"), SVOD_F_rubric_flag_no_indicator, 12, 63, "b", ""},
    {COUNTING("node: a, missed: 1, years: 0"), SVOD_F_yaml_type, 12, 72, "0", NULL},
    {COUNTING("node: a, missed: 1, years: 51"), SVOD_F_yaml_type, 12, 72, "51", NULL},
    {COUNTING("node: a, missed: 1, by: 2"), SVOD_F_yaml_unknown_key, 12, 65, "by", NULL},
    {COUNTING("node: a, worse: 1, years: 2"), SVOD_F_yaml_unknown_key, 12, 64, "years", NULL},
    {COUNTING("node: a, no_data: 1, years: 2"), SVOD_F_yaml_unknown_key, 12, 66, "years", NULL},
    {COUNTING("node: a, points_below: 1, by: 2"), SVOD_F_yaml_unknown_key, 12, 71, "by", NULL},
    {COUNTING("node: a, worse: 1, by: -0.5"), SVOD_F_rubric_flag_limit, 12, 68, "-0,5", "≥ 0"},
    {COUNTING("node: a, worse: 1, by: much"), SVOD_F_yaml_type, 12, 68, "much", NULL},
    {HEAD_NONE "flags: [{id: f, title: F, reason: R, when: {node: total, percent_below: 50}}]\n", SVOD_F_rubric_flag_unscored, 9, 51,
     "total", NULL},
    // published columns; a line each from 12
    {PUBLISHED("  - {id: x, header: x}\n"), SVOD_F_yaml_missing, 12, 5, "", NULL},
    {PUBLISHED("  - {id: x, kind: count}\n"), SVOD_F_yaml_missing, 12, 5, "", NULL},
    {PUBLISHED("  - {id: x, header: 'x(', kind: count}\n"), SVOD_F_rubric_pattern, 12, 24, "x(", NULL},
    {PUBLISHED("  - {id: x, header: x, kind: sum}\n"), SVOD_F_yaml_word, 12, 30, "sum", NULL},
    {PUBLISHED("  - {id: x, header: x, kind: count}\n  - {id: x, header: y, kind: count}\n"), SVOD_F_rubric_id_double, 13, 10, "x", NULL},
    {PUBLISHED("  - {id: x, header: x, kind: count, within: z}\n"), SVOD_F_rubric_published_link, 12, 45, "z", NULL},
    {PUBLISHED("  - {id: x, header: x, kind: count, within: x}\n"), SVOD_F_rubric_published_link, 12, 45, "x", "kind: count | attribute"},
    {PUBLISHED("  - {id: x, header: x, kind: count, part: x}\n"), SVOD_F_yaml_unknown_key, 12, 37, "part", NULL},
    {PUBLISHED("  - {id: x, header: x, kind: share, part: y}\n  - {id: y, header: y, kind: count}\n"), SVOD_F_yaml_missing, 12, 5, "",
     NULL},
    {PUBLISHED("  - {id: x, header: x, kind: share, part: y, base: z}\n  - {id: y, header: y, kind: rank}\n  - {id: z, header: z, kind: "
               "count}\n"),
     SVOD_F_rubric_published_link, 12, 43, "y", "kind: count | attribute"},
    {PUBLISHED("  - {id: x, header: x, kind: ratio}\n"), SVOD_F_yaml_missing, 12, 5, "", NULL},
    {PUBLISHED("  - {id: x, header: x, kind: level, cluster: load}\n"), SVOD_F_rubric_cluster_unknown, 12, 46, "load", NULL},
    {CLUSTER("    kind: attribute\n    attribute: n\n    levels: [{id: l, title: L, values: [v]}]\n"
             "published: [{id: x, header: x, kind: ratio, cluster: k}]\n"),
     SVOD_F_rubric_cluster_words, 17, 54, "k", NULL},
    {GOOD "published: []\n", SVOD_F_rubric_empty, 11, 12, "published", NULL},
    // examples
    {GOOD "examples: [{title: E, scores: {c: 1}, points: {total: 1}}]\n", SVOD_F_rubric_node_unknown, 11, 32, "c", NULL},
    {GOOD "examples: [{title: E, scores: {a: [1, [2]]}, points: {total: 1}}]\n", SVOD_F_yaml_type, 11, 39, NULL, NULL},
    {GOOD "examples: [{title: E, scores: {a: []}, points: {total: 1}}]\n", SVOD_F_rubric_empty, 11, 35, "scores", NULL},
    {GOOD "examples: [{title: E, scores: {a: 1}, chair: {c: 2}, points: {total: 1}}]\n", SVOD_F_rubric_node_unknown, 11, 47, "c", NULL},
    {GOOD "examples: [{title: E, scores: {a: 1}, points: {total: x}}]\n", SVOD_F_yaml_type, 11, 55, "x", NULL},
};
#define FAULT_COUNT (sizeof faults / sizeof *faults)

static void each_fault_has_its_place(void **state) {
    (void)state;
    assert_faults(faults, sizeof faults / sizeof *faults);
}

// The rest are reached by the tests of links and of limits below.
static void every_code_is_reached(void **state) {
    (void)state;
    static const svod_code codes[] = {
#define CODE(id, severity, topic, ru, en, advice_ru, advice_en) SVOD_F_##id,
#include "base/codes/rubric.def"
#undef CODE
    };
    static const svod_code elsewhere[] = {SVOD_F_rubric_limit, SVOD_F_link_unknown, SVOD_F_link_max, SVOD_F_link_other_rubric,
                                          SVOD_F_link_kind};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        // Those about evidence are reached by test_rubric_evidence.c, those about indicators by test_rubric_indicator.c, those about
        // recommendations and their conditions by test_rubric_advice.c.
        bool reached = (codes[i] >= SVOD_F_rubric_phrase && codes[i] <= SVOD_F_rubric_example_taken) ||
                       (codes[i] >= SVOD_F_rubric_until && codes[i] <= SVOD_F_rubric_example_indicator) ||
                       (codes[i] >= SVOD_F_rubric_flag_no_want && codes[i] <= SVOD_F_rubric_advice_sides);
        for (size_t k = 0; k < FAULT_COUNT; k++)
            reached |= faults[k].code == codes[i];
        for (size_t k = 0; k < sizeof elsewhere / sizeof *elsewhere; k++)
            reached |= elsewhere[k] == codes[i];
        if (!reached) print_message("never reached: %s\n", svod_code_id(codes[i]));
        assert_true(reached);
    }
}

static void all_faults_are_shown(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    assert_null(compile(&f, TREE("  - {id: a b, title: A, max: 0}\n  - {id: b, max: 4}\n") "flags: []\nextra: 1\n", "r.yaml"));
    assert_int_equal(f.findings.count[SVOD_ERROR], 5);
    svod_arena_free(f.arena);
}

static void limits_are_findings(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    svod_buf deep = svod_buf_of(f.arena);
    svod_buf_str(&deep, HEAD "sections: ");
    for (int i = 0; i < 12; i++)
        svod_buf_printf(&deep, "[{id: n%d, title: N, max: 10, criteria: ", i);
    svod_buf_str(&deep, "[{id: last, title: N, max: 10}]");
    for (int i = 0; i < 12; i++)
        svod_buf_str(&deep, "}]");
    svod_buf_str(&deep, "\n");
    assert_null(compile(&f, deep.data, "r.yaml"));
    assert_int_equal(f.findings.per_code[SVOD_F_rubric_limit], 1);
    svod_arena_free(f.arena);
}

static const char whole[] =
    "svod: rubric/1\nid: shape\ntitle: Форма\nsource: нигде\nyear: 2024\nlanguage: en\nprevious: shape-2023\nmax: 10\n"
    "step: 0.5\nprovenance: demo\nnote: вся\n"
    "policy: {not_applicable: forbid, blank: drop, no_submission: zero, above_max: clamp, off_step: keep, rank: percent, "
    "sum_tolerance: 0.05, not_applicable_words: [Нет данных]}\n"
    "columns: {unit: '^школа', year: год, expert: кто, node: что, score: балл, total: итого, total_year: '\\d+', "
    "footer: всего, ignore: '№'}\n"
    "sections:\n"
    "  - id: a\n    title: Первый\n    max: 6\n    header: ['^a$', первый]\n    previous: {id: z, comparable: false, why: вырос}\n"
    "    criteria:\n"
    "      - {id: a.1, title: Один, max: 2, step: 0.25, provenance: reconstructed, previous: z.1, note: внизу}\n"
    "      - {id: a.2, title: Два, max: 4, criteria: [{id: a.2.1, title: Внутри, max: 4}]}\n"
    "  - {id: b, title: Второй, max: 4, header: второй}\n"
    "groupings: [{id: g, title: Г, note: да, provenance: reconstructed, parts: [{id: p, title: П, nodes: [a.1, b]}]}]\n"
    "clusters:\n"
    "  - {id: kind, title: Вид, kind: attribute, attribute: 'type_{year}', levels: [{id: s, title: Ш, values: [Школа, Гимназия]}]}\n"
    "  - {id: load, title: Нагрузка, note: н, kind: ratio, numerator: 't_{previous_year}', denominator: m, small: 3,\n"
    "     levels: [{id: '1', title: мало, from: 5, to: 9}, {id: '2', title: много, from: 10, to: 20}],\n"
    "     gap: {below: 5, above: 20, means: не бывает}}\n"
    "  - {id: size, title: Размер, kind: number, attribute: pupils, levels: [{id: x, title: до ста, to: 100}, {id: y, title: "
    "больше, from: 101}]}\n"
    "flags:\n"
    "  - {id: f1, title: Ф1, reason: п, when: {node: a, points_at_most: 0}, urgent: true}\n"
    "  - {id: f2, title: Ф2, reason: п, when: {node: total, percent_below: 50}}\n"
    "  - {id: f3, title: Ф3, reason: п, when: {node: a, fall_at_least: 10}}\n"
    "  - {id: f4, title: Ф4, reason: п, when: {no_submission: true}}\n"
    "  - {id: f5, title: Ф5, reason: п, when: {node: a.2, points_below: 1.5}}\n"
    "examples: [{title: Сумма, scores: {a.1: '1,5', b: 2}, points: {a.1: 1.5}, max: {total: 10}}]\n";

static void check_tree(const svod_rubric *rubric) {
    const svod_rnode *nodes = rubric->nodes;
    assert_int_equal(rubric->count, 6);
    assert_int_equal(rubric->decimals, 2);
    assert_int_equal(nodes[0].max, 10 * SVOD_POINT);
    assert_int_equal(nodes[0].child_count, 2);
    assert_int_equal(nodes[0].end, 6);
    assert_string_equal(nodes[0].note, "вся");
    assert_int_equal(nodes[1].first_child, 2);
    assert_int_equal(nodes[1].next, 5);
    assert_int_equal(nodes[1].end, 5);
    assert_int_equal(nodes[2].step, SVOD_POINT / 4);
    assert_int_equal(nodes[2].parent, 1);
    assert_int_equal(nodes[2].depth, 2);
    assert_int_equal(nodes[2].provenance, SVOD_RECONSTRUCTED);
    assert_int_equal(nodes[2].next, 3);
    assert_int_equal(nodes[3].step, SVOD_POINT / 2);
    assert_int_equal(nodes[3].end, 5);
    assert_int_equal(nodes[4].parent, 3);
    assert_int_equal(nodes[4].depth, 3);
    assert_int_equal(nodes[5].next, SVOD_NO_NODE);
    assert_int_equal(nodes[5].first_child, SVOD_NO_NODE);
    assert_int_equal(nodes[5].provenance, SVOD_DEMO);
    assert_int_equal(svod_rubric_find(rubric, "a.2.1"), 4);
    assert_int_equal(svod_rubric_find(rubric, "total"), SVOD_NO_NODE);
}

static void check_links_and_headers(const svod_rubric *rubric) {
    const svod_rnode *nodes = rubric->nodes;
    assert_string_equal(nodes[1].previous, "z");
    assert_false(nodes[1].comparable);
    assert_string_equal(nodes[1].why, "вырос");
    assert_true(nodes[2].comparable);
    assert_string_equal(nodes[3].previous, "");
    assert_false(nodes[3].comparable);
    assert_int_equal(nodes[1].header_count, 2);
    assert_string_equal(nodes[1].headers[1], "первый");
    assert_int_equal(nodes[5].header_count, 1);
    assert_int_equal(nodes[2].header_count, 0);
    assert_string_equal(rubric->columns.total_year, "\\d+");
    assert_string_equal(rubric->columns.footer, "всего");
}

static void check_clusters(const svod_rubric *rubric) {
    assert_int_equal(rubric->cluster_count, 3);
    const svod_cluster *kind = &rubric->clusters[0], *load = &rubric->clusters[1], *size = &rubric->clusters[2];
    assert_string_equal(kind->attribute, "type_2024");
    assert_string_equal(kind->levels[0].values[0], "школа");
    assert_int_equal(kind->small, 5);
    assert_string_equal(load->numerator, "t_2023");
    assert_string_equal(load->denominator, "m");
    assert_int_equal(load->small, 3);
    assert_int_equal(load->gap_below, 5);
    assert_int_equal(load->gap_above, 20);
    assert_string_equal(load->gap, "не бывает");
    assert_int_equal(load->levels[1].from, 10);
    assert_true(size->levels[0].from == INT64_MIN && size->levels[1].to == INT64_MAX);
    assert_true(size->gap_below == INT64_MIN && size->gap_above == INT64_MAX);
}

static void check_flags(const svod_rubric *rubric) {
    const svod_flag *flags = rubric->flags;
    assert_int_equal(rubric->flag_count, 5);
    assert_true(flags[0].urgent && flags[0].kind == SVOD_FLAG_POINTS && flags[0].node == 1 && flags[0].limit == 0 && !flags[0].below);
    assert_true(flags[1].kind == SVOD_FLAG_PERCENT && flags[1].node == SVOD_ROOT && flags[1].below && flags[1].limit == 50 * SVOD_POINT);
    assert_true(flags[2].kind == SVOD_FLAG_FALL && flags[2].limit == 10 * SVOD_POINT && !flags[2].urgent);
    assert_int_equal(flags[3].kind, SVOD_FLAG_NO_SUBMISSION);
    assert_true(flags[4].below && flags[4].node == 3 && flags[4].limit == SVOD_POINT * 3 / 2);
}

static void every_choice_arrives(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    const svod_rubric *rubric = compile(&f, whole, "shape.yaml");
    if (!rubric) print_all(&f, whole);
    assert_non_null(rubric);
    assert_int_equal(f.findings.list.count, 0);
    assert_string_equal(rubric->id, "shape");
    assert_string_equal(rubric->previous, "shape-2023");
    assert_int_equal(rubric->lang, SVOD_EN);
    check_tree(rubric);
    check_links_and_headers(rubric);
    const svod_policy *policy = &rubric->policy;
    assert_true(policy->na == SVOD_NA_FORBID && policy->blank == SVOD_BLANK_DROP && policy->absent == SVOD_ABSENT_ZERO);
    assert_true(policy->above_max == SVOD_BAD_CLAMP && policy->off_step == SVOD_BAD_KEEP && policy->rank == SVOD_RANK_PERCENT);
    assert_int_equal(policy->sum_tolerance, SVOD_POINT / 20);
    assert_int_equal(policy->na_word_count, 1);
    assert_string_equal(policy->na_words[0], "нет данных");
    assert_int_equal(rubric->groupings[0].parts[0].max, 6 * SVOD_POINT);
    assert_int_equal(rubric->groupings[0].provenance, SVOD_RECONSTRUCTED);
    check_clusters(rubric);
    check_flags(rubric);
    assert_string_equal(svod_rubric_structure(rubric, f.arena), "total 10\na 6\na.1 2\na.2 4\na.2.1 4\nb 4\n");
    svod_arena_free(f.arena);
}

static void assert_combine(const svod_rubric *rubric, const char *id, svod_combine expected) {
    uint32_t n = *id ? svod_rubric_find(rubric, id) : SVOD_ROOT;
    assert_true(n != SVOD_NO_NODE);
    assert_true(svod_combine_same(&rubric->nodes[n].combine, &expected));
}

// What a node does not say of its rule is taken from above, key by key.
static void rules_of_combining_are_inherited(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    static const char yaml[] = HEAD "policy: {combine: {rule: median, least: 2}}\nsections:\n"
                                    "  - id: a\n    title: A\n    max: 6\n    combine: agreed\n    criteria:\n"
                                    "      - {id: a.1, title: A1, max: 2}\n"
                                    "      - {id: a.2, title: A2, max: 2, combine: {otherwise: trimmed, trim: 0.25, least: 1}}\n"
                                    "      - {id: a.3, title: A3, max: 2, combine: trimmed}\n"
                                    "  - {id: b, title: B, max: 4, combine: {rule: trimmed, trim: 0.1}}\n";
    const svod_rubric *rubric = compile(&f, yaml, "r.yaml");
    if (!rubric) print_all(&f, yaml);
    assert_non_null(rubric);
    assert_combine(rubric, "", (svod_combine){.rule = SVOD_COMBINE_MEDIAN, .trim = 2000, .least = 2});
    svod_combine agreed = {.rule = SVOD_COMBINE_AGREED, .otherwise = SVOD_COMBINE_MEDIAN, .trim = 2000, .least = 2};
    assert_combine(rubric, "a", agreed);
    assert_combine(rubric, "a.1", agreed);
    assert_combine(rubric, "a.2", (svod_combine){SVOD_COMBINE_AGREED, SVOD_COMBINE_TRIMMED, 2500, 1, {0}});
    assert_combine(rubric, "a.3", (svod_combine){SVOD_COMBINE_TRIMMED, SVOD_COMBINE_MEDIAN, 2000, 2, {0}});
    assert_combine(rubric, "b", (svod_combine){.rule = SVOD_COMBINE_TRIMMED, .trim = 1000, .least = 2});
    uint32_t line = rubric->nodes[svod_rubric_find(rubric, "a.1")].combine.place.line;
    assert_int_equal(line, 13); // where the section says it
    svod_arena_free(f.arena);
}

static void silence_loses_nothing(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    const svod_rubric *rubric = compile(&f, GOOD, "r.yaml");
    assert_non_null(rubric);
    const svod_policy *policy = &rubric->policy;
    assert_true(policy->na == SVOD_NA_DROP && policy->blank == SVOD_BLANK_INCOMPLETE && policy->absent == SVOD_ABSENT_EXCLUDE);
    assert_true(policy->above_max == SVOD_BAD_MISSING && policy->off_step == SVOD_BAD_MISSING && policy->rank == SVOD_RANK_POINTS);
    assert_true(policy->na_word_count > 0);
    assert_string_equal(rubric->columns.unit, "");
    assert_false(svod_rubric_rules(rubric)); // the mean of whoever gave points
    assert_int_equal(rubric->decimals, 0);
    svod_arena_free(f.arena);
}

static void links_are_checked_against_the_other_rubric(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    static const char before[] = "svod: rubric/1\nid: old\ntitle: R\nyear: 2022\nmax: 9\nstep: 1\nprovenance: demo\nsections:\n"
                                 "  - {id: a, title: A, max: 5}\n  - {id: c, title: C, max: 4}\n";
    static const char now[] =
        "svod: rubric/1\nid: new\ntitle: R\nyear: 2023\nprevious: other\nmax: 10\nstep: 1\nprovenance: demo\nsections:\n"
        "  - {id: a, title: A, max: 6, previous: a}\n  - {id: b, title: B, max: 4, previous: aa}\n";
    svod_rubric *old = compile(&f, before, "old.yaml"), *new = compile(&f, now, "new.yaml");
    assert_non_null(old);
    assert_non_null(new);
    assert_false(svod_rubric_link(new, old, &f.findings));
    assert_int_equal(f.findings.list.count, 3);
    const svod_finding *other = SVOD_AT(&f.findings.list, svod_finding, 0), *max = SVOD_AT(&f.findings.list, svod_finding, 1),
                       *unknown = SVOD_AT(&f.findings.list, svod_finding, 2);
    assert_int_equal(other->code, SVOD_F_link_other_rubric);
    assert_int_equal(max->code, SVOD_F_link_max);
    assert_string_equal(max->found, "6");
    assert_string_equal(max->expected, "5");
    assert_int_equal(max->place.line, 10);
    assert_int_equal(unknown->code, SVOD_F_link_unknown);
    assert_string_equal(unknown->found, "aa");
    assert_string_equal(unknown->node, "b");
    assert_int_equal(unknown->place.line, 11);
    assert_int_equal(unknown->place.col, 5);
    svod_arena_free(f.arena);
}

static svod_rubric *shipped(fixture *f, const char *name) {
    const char *path = svod_printf(f->arena, "%s/%s", SVOD_SOURCE_DIR, name);
    svod_bytes bytes;
    assert_true(svod_host_read(f->arena, path, name, &bytes, &f->findings));
    const svod_node *tree = svod_yaml_read(bytes, name, f->arena, &f->findings);
    assert_non_null(tree);
    svod_rubric *rubric = svod_rubric_compile(tree, 0, f->arena, &f->findings);
    if (f->findings.list.count) print_all(f, name);
    assert_non_null(rubric);
    assert_int_equal(f->findings.list.count, 0);
    return rubric;
}

static svod_points max_of(const svod_rubric *rubric, const char *id) {
    uint32_t node = svod_rubric_find(rubric, id);
    assert_true(node != SVOD_NO_NODE);
    return rubric->nodes[node].max / SVOD_POINT;
}

static void shipped_rubrics_are_faultless(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    svod_rubric *old = shipped(&f, "rubrics/tyumen-2022.yaml"), *new = shipped(&f, "rubrics/tyumen-2023.yaml");
    static const int old_max[] = {8, 10, 19, 12, 12, 3, 8, 12}, new_max[] = {8, 10, 29, 12, 12, 3, 8, 12};
    assert_int_equal(old->nodes[0].max, 84 * SVOD_POINT);
    assert_int_equal(new->nodes[0].max, 94 * SVOD_POINT);
    for (int i = 0; i < 8; i++) {
        const char *id = svod_printf(f.arena, "%d", i + 1);
        assert_int_equal(max_of(old, id), old_max[i]);
        assert_int_equal(max_of(new, id), new_max[i]);
    }
    assert_int_equal(max_of(new, "3.5"), 2);
    assert_int_equal(new->decimals, 1);
    assert_true(svod_rubric_link(new, old, &f.findings));
    assert_int_equal(f.findings.list.count, 0);
    assert_int_equal(old->cluster_count, 2);
    assert_int_equal(new->cluster_count, 3);
    assert_string_equal(new->clusters[2].numerator, "teachers_2022");
    svod_arena_free(f.arena);
}

// Published are the whole and its eight sections; every criterion below says that it was reconstructed.
static void provenance_is_told_node_by_node(void **state) {
    (void)state;
    static const char *const names[] = {"rubrics/tyumen-2022.yaml", "rubrics/tyumen-2023.yaml"};
    for (size_t k = 0; k < 2; k++) {
        fixture f = set_up(SVOD_RU);
        const svod_rubric *rubric = shipped(&f, names[k]);
        for (uint32_t i = 0; i < rubric->count; i++)
            assert_int_equal(rubric->nodes[i].provenance, rubric->nodes[i].depth <= 1 ? SVOD_PUBLISHED : SVOD_RECONSTRUCTED);
        svod_arena_free(f.arena);
    }
}

// All nodes of 2022 go on in 2023; what may be compared is everything but section 3 as a whole.
static void every_node_of_2022_goes_on(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    const svod_rubric *old = shipped(&f, "rubrics/tyumen-2022.yaml"), *new = shipped(&f, "rubrics/tyumen-2023.yaml");
    for (uint32_t i = 1; i < old->count; i++) {
        size_t comparable = 0, linked = 0;
        for (uint32_t k = 1; k < new->count; k++) {
            if (!svod_streq(new->nodes[k].previous, old->nodes[i].id)) continue;
            linked++;
            comparable += new->nodes[k].comparable;
        }
        assert_true(linked >= 1);
        assert_int_equal(comparable, svod_streq(old->nodes[i].id, "3") ? 0 : 1);
    }
    svod_arena_free(f.arena);
}

// The tracks hold every goal and every indicator of section 3 once.
static void tracks_are_whole(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    const svod_rubric *rubric = shipped(&f, "rubrics/tyumen-2023.yaml");
    const svod_grouping *tracks = &rubric->groupings[0];
    assert_int_equal(tracks->count, 3);
    svod_points sum = 0;
    for (size_t i = 0; i < tracks->count; i++)
        sum += tracks->parts[i].max;
    assert_int_equal(sum, (10 + 29 + 2 + 2) * SVOD_POINT);
    svod_arena_free(f.arena);
}

static void published_columns_arrive(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    const svod_rubric *r = shipped(&f, "rubrics/tyumen-2023.yaml");
    assert_int_equal(r->published_count, 11);
    const svod_pub_rule *count = &r->published[0], *share = &r->published[1], *level = &r->published[10];
    assert_string_equal(count->id, "supported_2022");
    assert_int_equal(count->kind, SVOD_RULE_COUNT);
    assert_string_equal(count->within, "teachers_2022");
    assert_string_equal(count->part, "");
    assert_int_equal(count->cluster, UINT32_MAX);
    assert_int_equal(share->kind, SVOD_RULE_SHARE);
    assert_string_equal(share->part, "supported_2022");
    assert_string_equal(share->base, "teachers_2022");
    assert_int_equal(level->kind, SVOD_RULE_LEVEL);
    assert_string_equal(r->clusters[level->cluster].id, "load");
    svod_arena_free(f.arena);
}

static void demo_rubric_has_another_shape(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    const svod_rubric *rubric = shipped(&f, "fixtures/demo-five-sections/rubric.yaml");
    assert_int_equal(rubric->nodes[0].child_count, 5);
    assert_int_equal(rubric->cluster_count, 2);
    assert_int_equal(rubric->decimals, 0);
    for (uint32_t i = 0; i < rubric->count; i++)
        assert_int_equal(rubric->nodes[i].provenance, SVOD_DEMO);
    svod_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_has_its_place),      cmocka_unit_test(every_code_is_reached),
        cmocka_unit_test(all_faults_are_shown),          cmocka_unit_test(limits_are_findings),
        cmocka_unit_test(every_choice_arrives),          cmocka_unit_test(rules_of_combining_are_inherited),
        cmocka_unit_test(silence_loses_nothing),         cmocka_unit_test(links_are_checked_against_the_other_rubric),
        cmocka_unit_test(shipped_rubrics_are_faultless), cmocka_unit_test(provenance_is_told_node_by_node),
        cmocka_unit_test(every_node_of_2022_goes_on),    cmocka_unit_test(tracks_are_whole),
        cmocka_unit_test(published_columns_arrive),      cmocka_unit_test(demo_rubric_has_another_shape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
