// Examples of a rubric: what stands in the cells of one unit, be it in one sheet or in one of each expert, and the points that must come
// of it. They are run as tests; here it is only checked that they speak of nodes that exist.
#include <string.h>

#include "rubric/compiler.h"

static const char *const example_keys[] = {"title", "scores", "chair", "points", "max", NULL};

// A cell, or a list of cells, one for each expert.
static void check_cells(compiler *c, const svod_node *cells) {
    bool list = cells->kind == SVOD_NODE_LIST;
    if (list && !cells->count) rubric_fault(c, SVOD_F_rubric_empty, cells, "scores", "");
    for (size_t i = 0; i < (list ? cells->count : 1); i++) {
        const svod_node *cell = list ? cells->entries[i].value : cells;
        if (cell->kind != SVOD_NODE_SCALAR) rubric_fault(c, SVOD_F_yaml_type, cell, "", svod_say(c->findings->lang, SVOD_T_data_scalar));
    }
}

static void check_nodes(compiler *c, const svod_node *example, const char *key, bool required) {
    const svod_node *map = required ? svod_node_require(example, key, c->findings) : svod_node_get(example, key);
    if (!map || !rubric_is_map(c, map)) return;
    bool cells = svod_streq(key, "scores") || svod_streq(key, "chair");
    for (size_t i = 0; i < map->count; i++) {
        const svod_node_entry *entry = &map->entries[i];
        svod_node name = {.kind = SVOD_NODE_SCALAR, .file = map->file, .line = entry->key_line, .col = entry->key_col, .text = entry->key};
        uint32_t node = rubric_node_of(c, &name, entry->key, !cells);
        if (node != SVOD_NO_NODE && c->rubric->nodes[node].indicator)
            rubric_fault(c, SVOD_F_rubric_example_indicator, &name, entry->key, "");
        svod_points points;
        if (cells) check_cells(c, entry->value);
        if (!cells) rubric_points(c, map, entry->key, &points);
    }
}

void rubric_examples(compiler *c, const svod_node *tree) {
    const svod_node *list = rubric_list(c, tree, "examples", false);
    for (size_t i = 0; list && i < list->count; i++) {
        const svod_node *example = list->entries[i].value;
        if (!rubric_is_map(c, example)) continue;
        rubric_text(c, example, "title", true);
        check_nodes(c, example, "scores", true);
        check_nodes(c, example, "chair", false);
        check_nodes(c, example, "points", true);
        check_nodes(c, example, "max", false);
        svod_node_unknown(example, example_keys, c->findings);
    }
}
