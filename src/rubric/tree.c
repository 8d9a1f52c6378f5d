// Sections and criteria: the tree of nodes in preorder, with maxima that add up, steps, provenance and links.
#include "data/words.h"
#include "rubric/compiler.h"

static const char *const link_keys[] = {"id", "comparable", "why", NULL};

static svod_rnode *node_at(compiler *c, uint32_t index) {
    return SVOD_AT(&c->nodes, svod_rnode, index);
}

static void read_id(compiler *c, const svod_node *yaml, uint32_t index) {
    svod_rnode *node = node_at(c, index);
    node->id = rubric_id(c, yaml);
    if (!*node->id) return;
    const svod_node *at = svod_node_get(yaml, "id");
    const char *key = svod_fold(c->arena, node->id);
    size_t other;
    if (svod_streq(key, SVOD_ROOT_ID)) {
        rubric_fault(c, SVOD_F_rubric_id_reserved, at, node->id, "");
    } else if (!svod_map_add(c->folded, key, index)) {
        svod_map_get(c->folded, key, &other);
        svod_place first = node_at(c, (uint32_t)other)->place;
        rubric_fault(c, SVOD_F_rubric_id_double, at, node->id,
                     svod_printf(c->arena, svod_say(c->findings->lang, SVOD_T_rubric_first_at), svod_place_text(c->arena, first)));
    } else {
        svod_map_add(c->rubric->by_id, node->id, index);
    }
}

// -1 when neither the node nor anything above it says where it comes from.
static int read_provenance(compiler *c, const svod_node *yaml, int inherited) {
    int provenance = -1;
    if (!svod_node_word(yaml, "provenance", svod_provenance_words, &provenance, c->findings)) return SVOD_RECONSTRUCTED;
    return provenance >= 0 ? provenance : inherited;
}

static void read_link(compiler *c, const svod_node *yaml, uint32_t index) {
    const svod_node *link = svod_node_get(yaml, "previous");
    svod_rnode *node = node_at(c, index);
    node->previous = node->why = "";
    if (!link) return;
    node->comparable = true;
    if (link->kind == SVOD_NODE_MAP) {
        node->previous = rubric_id(c, link);
        svod_node_bool(link, "comparable", &node->comparable, c->findings);
        node->why = rubric_text(c, link, "why", !node->comparable);
        svod_node_unknown(link, link_keys, c->findings);
    } else {
        node->previous = rubric_text(c, yaml, "previous", true);
    }
    if (!*node->previous) return;
    *SVOD_PUSH(&c->links, rubric_link_mark) = (rubric_link_mark){.node = index, .place = svod_node_place(link)};
}

static void read_headers(compiler *c, const svod_node *yaml, svod_rnode *node) {
    const svod_node *header = svod_node_get(yaml, "header");
    if (!header) return;
    node->header_count = rubric_patterns(c, header, "header", &node->headers);
}

static void add_children(compiler *c, const svod_node *list, uint32_t parent, int provenance);

static void add_node(compiler *c, const svod_node *yaml, uint32_t parent, int inherited) {
    uint32_t index = (uint32_t)c->nodes.count;
    svod_rnode *node = SVOD_PUSH(&c->nodes, svod_rnode);
    const svod_rnode *above = node_at(c, parent);
    *node = (svod_rnode){.id = "",
                         .parent = parent,
                         .first_child = SVOD_NO_NODE,
                         .next = SVOD_NO_NODE,
                         .depth = above->depth + 1,
                         .place = svod_node_place(yaml)};
    read_id(c, yaml, index);
    node->title = rubric_text(c, yaml, "title", true);
    node->note = rubric_text(c, yaml, "note", false);
    node->indicator = rubric_indicator(c, yaml, index);
    rubric_amounts(c, yaml, index, above->step);
    if (node->indicator) rubric_worth_check(c, yaml, node->indicator, node->max);
    int provenance = read_provenance(c, yaml, inherited);
    if (provenance < 0) {
        const char *const *words = svod_provenance_words;
        rubric_fault(c, SVOD_F_rubric_provenance, yaml, node->id, svod_printf(c->arena, "%s, %s, %s", words[0], words[1], words[2]));
    }
    node->want = rubric_want(c, yaml, node);
    node->provenance = provenance < 0 ? SVOD_RECONSTRUCTED : (svod_provenance)provenance;
    node->combine = rubric_combine(c, yaml, above->combine);
    read_link(c, yaml, index);
    read_headers(c, yaml, node);
    const svod_node *criteria = rubric_list(c, yaml, "criteria", false);
    rubric_node_unknown(c, yaml, node->indicator);
    if (criteria && node->indicator) {
        rubric_fault(c, SVOD_F_rubric_kind_criteria, criteria, node->id, "");
    } else if (criteria) {
        // A missing provenance is said once, where it is missing first.
        add_children(c, criteria, index, provenance < 0 ? SVOD_RECONSTRUCTED : provenance);
        rubric_sum(c, yaml, criteria, index);
    }
    node_at(c, index)->end = (uint32_t)c->nodes.count;
}

static bool over_cap(compiler *c, const svod_node *list, uint32_t parent) {
    if (node_at(c, parent)->depth >= RUBRIC_DEPTH_CAP)
        return !rubric_fault(c, SVOD_F_rubric_limit, list, svod_say(c->findings->lang, SVOD_T_rubric_depth),
                             rubric_int_text(c, RUBRIC_DEPTH_CAP));
    if (c->nodes.count + list->count > RUBRIC_NODES_CAP)
        return !rubric_fault(c, SVOD_F_rubric_limit, list, svod_say(c->findings->lang, SVOD_T_rubric_nodes),
                             rubric_int_text(c, RUBRIC_NODES_CAP));
    return false;
}

static void add_children(compiler *c, const svod_node *list, uint32_t parent, int provenance) {
    if (over_cap(c, list, parent)) return;
    uint32_t last = SVOD_NO_NODE;
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *yaml = list->entries[i].value;
        if (!rubric_is_map(c, yaml)) continue;
        uint32_t index = (uint32_t)c->nodes.count;
        add_node(c, yaml, parent, provenance);
        svod_rnode *above = node_at(c, parent);
        above->child_count++;
        if (last == SVOD_NO_NODE)
            above->first_child = index;
        else
            node_at(c, last)->next = index;
        last = index;
    }
}

// A rubric that does not say where its total comes from is as sure as the least sure of its sections.
static svod_provenance weakest(compiler *c) {
    svod_provenance provenance = SVOD_PUBLISHED;
    for (uint32_t i = node_at(c, SVOD_ROOT)->first_child; i != SVOD_NO_NODE; i = node_at(c, i)->next)
        if (node_at(c, i)->provenance > provenance) provenance = node_at(c, i)->provenance;
    return provenance;
}

void rubric_tree(compiler *c, const svod_node *tree) {
    c->rubric->by_id = svod_map_new(c->arena);
    svod_rnode *root = SVOD_PUSH(&c->nodes, svod_rnode);
    *root = (svod_rnode){.id = "",
                         .title = c->rubric->title,
                         .previous = "",
                         .why = "",
                         .parent = SVOD_NO_NODE,
                         .first_child = SVOD_NO_NODE,
                         .next = SVOD_NO_NODE,
                         .place = svod_node_place(tree)};
    root->note = rubric_text(c, tree, "note", false);
    const svod_node *policy = svod_node_get(tree, "policy"); // whose other keys have their turn when the tree is there
    root->combine = (svod_combine){.trim = RUBRIC_TRIM, .least = 1};
    if (policy && policy->kind == SVOD_NODE_MAP) root->combine = rubric_combine(c, policy, root->combine);
    rubric_amounts(c, tree, SVOD_ROOT, 0);
    int provenance = read_provenance(c, tree, -1);
    const svod_node *sections = rubric_list(c, tree, "sections", true);
    if (sections) {
        add_children(c, sections, SVOD_ROOT, provenance);
        rubric_sum(c, tree, sections, SVOD_ROOT);
    }
    root = node_at(c, SVOD_ROOT);
    root->provenance = provenance < 0 ? weakest(c) : (svod_provenance)provenance;
    root->end = (uint32_t)c->nodes.count;
    c->rubric->nodes = c->nodes.data;
    c->rubric->count = root->end;
    rubric_maxima(c, tree);
    rubric_indicators_done(c);
}
