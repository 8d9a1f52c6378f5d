// Groupings of nodes across the tree (the tracks): every part names nodes of any depth, none twice and none inside another.
#include "data/words.h"
#include "rubric/compiler.h"

static const char *const grouping_keys[] = {"id", "title", "note", "provenance", "parts", NULL};
static const char *const part_keys[] = {"id", "title", "nodes", NULL};

// A node's points would count twice in the grouping.
static bool taken(compiler *c, const svod_node *at, const bool *in_use, uint32_t node) {
    const svod_rnode *nodes = c->rubric->nodes;
    if (in_use[node]) return !rubric_fault(c, SVOD_F_rubric_part_double, at, nodes[node].id, "");
    for (uint32_t up = nodes[node].parent; up != SVOD_NO_NODE; up = nodes[up].parent)
        if (in_use[up]) return !rubric_fault(c, SVOD_F_rubric_part_nested, at, nodes[node].id, nodes[up].id);
    for (uint32_t down = node + 1; down < nodes[node].end; down++)
        if (in_use[down]) return !rubric_fault(c, SVOD_F_rubric_part_nested, at, nodes[node].id, nodes[down].id);
    return false;
}

static void read_nodes(compiler *c, const svod_node *list, bool *in_use, svod_part *part) {
    part->nodes = SVOD_ARRAY(c->arena, uint32_t, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *at = list->entries[i].value;
        const char *id = rubric_word(c, at);
        uint32_t node = id ? rubric_node_of(c, at, id, false) : SVOD_NO_NODE;
        if (node == SVOD_NO_NODE || taken(c, at, in_use, node)) continue;
        in_use[node] = true;
        part->nodes[part->count++] = node;
        part->max += c->rubric->nodes[node].max;
    }
}

static void read_parts(compiler *c, const svod_node *list, svod_grouping *grouping) {
    bool *in_use = SVOD_ARRAY(c->arena, bool, c->rubric->count);
    svod_map *seen = svod_map_new(c->arena);
    grouping->parts = SVOD_ARRAY(c->arena, svod_part, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *yaml = list->entries[i].value;
        if (!rubric_is_map(c, yaml)) continue;
        svod_part *part = &grouping->parts[grouping->count++];
        part->id = rubric_id_once(c, yaml, seen);
        part->title = rubric_text(c, yaml, "title", true);
        const svod_node *nodes = rubric_list(c, yaml, "nodes", true);
        if (nodes) read_nodes(c, nodes, in_use, part);
        svod_node_unknown(yaml, part_keys, c->findings);
    }
}

static void read_grouping(compiler *c, const svod_node *yaml, svod_map *seen, svod_grouping *grouping) {
    grouping->id = rubric_id_once(c, yaml, seen);
    grouping->title = rubric_text(c, yaml, "title", true);
    grouping->note = rubric_text(c, yaml, "note", false);
    int provenance = c->rubric->nodes[SVOD_ROOT].provenance;
    svod_node_word(yaml, "provenance", svod_provenance_words, &provenance, c->findings);
    grouping->provenance = (svod_provenance)provenance;
    const svod_node *parts = rubric_list(c, yaml, "parts", true);
    if (parts) read_parts(c, parts, grouping);
    svod_node_unknown(yaml, grouping_keys, c->findings);
}

void rubric_groupings(compiler *c, const svod_node *tree) {
    const svod_node *list = rubric_list(c, tree, "groupings", false);
    if (!list) return;
    svod_map *seen = svod_map_new(c->arena);
    c->rubric->groupings = SVOD_ARRAY(c->arena, svod_grouping, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (rubric_is_map(c, list->entries[i].value))
            read_grouping(c, list->entries[i].value, seen, &c->rubric->groupings[c->rubric->grouping_count++]);
}
