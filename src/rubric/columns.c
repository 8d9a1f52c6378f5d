// Patterns of the columns that are no node, and of rows that are no unit.
#include "rubric/compiler.h"

static const char *const column_keys[] = {"unit",       "year",   "expert", "node",   "score", "total",
                                          "total_year", "footer", "time",   "ignore", NULL};

static const char *pattern_of(compiler *c, const svod_node *map, const char *key) {
    const svod_node *at = map ? svod_node_get(map, key) : NULL;
    return at && rubric_pattern(c, at) ? at->text : "";
}

void rubric_columns(compiler *c, const svod_node *tree) {
    const svod_node *map = svod_node_get(tree, "columns");
    if (map && !rubric_is_map(c, map)) map = NULL;
    c->rubric->columns = (svod_columns){
        .unit = pattern_of(c, map, "unit"),
        .year = pattern_of(c, map, "year"),
        .expert = pattern_of(c, map, "expert"),
        .node = pattern_of(c, map, "node"),
        .score = pattern_of(c, map, "score"),
        .total = pattern_of(c, map, "total"),
        .total_year = pattern_of(c, map, "total_year"),
        .footer = pattern_of(c, map, "footer"),
        .time = pattern_of(c, map, "time"),
        .ignore = pattern_of(c, map, "ignore"),
    };
    if (map) svod_node_unknown(map, column_keys, c->findings);
}
