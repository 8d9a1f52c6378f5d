// Sections and criteria: the tree of nodes in preorder, with maxima that add up, steps, provenance and links.
#include "data/words.h"
#include "rubric/compiler.h"

static const char *const node_keys[] = {"id",     "title", "max",     "step",     "provenance", "previous",
                                        "header", "note",  "combine", "criteria", NULL};
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

// Maximum and step; the maximum stays 0 when it is wrong, and then nothing is said of what follows from it.
static void read_amounts(compiler *c, const svod_node *yaml, svod_rnode *node, svod_points inherited) {
    node->step = inherited;
    svod_points step = 0, max = 0;
    if (rubric_points(c, yaml, "step", &step)) {
        if (step <= 0) rubric_fault(c, SVOD_F_rubric_step, svod_node_get(yaml, "step"), rubric_points_text(c, step), "> 0");
        if (step > 0) node->step = step;
    }
    const svod_node *at = svod_node_require(yaml, "max", c->findings);
    node->max_place = at ? svod_node_place(at) : node->place;
    if (!at || !rubric_points(c, yaml, "max", &max)) return;
    if (max <= 0 || max > RUBRIC_MAX_CAP * SVOD_POINT) {
        rubric_fault(c, SVOD_F_rubric_max, at, rubric_points_text(c, max), svod_printf(c->arena, "> 0, ≤ %d", RUBRIC_MAX_CAP));
        return;
    }
    node->max = max;
    if (node->step && max % node->step)
        rubric_fault(c, SVOD_F_rubric_max_step, at, rubric_points_text(c, max), rubric_points_text(c, node->step));
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
    bool list = header->kind == SVOD_NODE_LIST;
    if (list && !header->count) rubric_fault(c, SVOD_F_rubric_empty, header, "header", "");
    size_t count = list ? header->count : 1;
    node->headers = SVOD_ARRAY(c->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        const svod_node *pattern = list ? header->entries[i].value : header;
        if (rubric_pattern(c, pattern)) node->headers[node->header_count++] = pattern->text;
    }
}

static void check_sum(compiler *c, const svod_node *yaml, const svod_node *list, uint32_t index, svod_code code) {
    const svod_rnode *node = node_at(c, index);
    svod_points sum = 0;
    for (uint32_t child = node->first_child; child != SVOD_NO_NODE; child = node_at(c, child)->next) {
        if (!node_at(c, child)->max) return;
        sum += node_at(c, child)->max;
    }
    // A child that could not be read has its own finding; a sum without it would only add to the noise.
    if (!node->max || sum == node->max || node->child_count != list->count) return;
    rubric_fault(c, code, svod_node_get(yaml, "max"), rubric_points_text(c, sum), rubric_points_text(c, node->max));
    svod_about(c->findings, NULL, index == SVOD_ROOT ? SVOD_ROOT_ID : node->id);
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
    read_amounts(c, yaml, node, above->step);
    int provenance = read_provenance(c, yaml, inherited);
    if (provenance < 0) {
        const char *const *words = svod_provenance_words;
        rubric_fault(c, SVOD_F_rubric_provenance, yaml, node->id, svod_printf(c->arena, "%s, %s, %s", words[0], words[1], words[2]));
    }
    node->provenance = provenance < 0 ? SVOD_RECONSTRUCTED : (svod_provenance)provenance;
    node->combine = rubric_combine(c, yaml, above->combine);
    read_link(c, yaml, index);
    read_headers(c, yaml, node);
    const svod_node *criteria = rubric_list(c, yaml, "criteria", false);
    svod_node_unknown(yaml, node_keys, c->findings);
    if (criteria) {
        // A missing provenance is said once, where it is missing first.
        add_children(c, criteria, index, provenance < 0 ? SVOD_RECONSTRUCTED : provenance);
        check_sum(c, yaml, criteria, index, SVOD_F_rubric_sum);
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
    svod_node_require(tree, "step", c->findings);
    read_amounts(c, tree, root, 0);
    int provenance = read_provenance(c, tree, -1);
    const svod_node *sections = rubric_list(c, tree, "sections", true);
    if (sections) {
        add_children(c, sections, SVOD_ROOT, provenance);
        check_sum(c, tree, sections, SVOD_ROOT, SVOD_F_rubric_sum_total);
    }
    root = node_at(c, SVOD_ROOT);
    root->provenance = provenance < 0 ? weakest(c) : (svod_provenance)provenance;
    root->end = (uint32_t)c->nodes.count;
    c->rubric->nodes = c->nodes.data;
    c->rubric->count = root->end;
}
