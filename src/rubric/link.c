// Links to the rubric of the previous year: every one must lead somewhere, and to one place once.
#include "rubric/compile.h"
#include "rubric/compiler.h"

// Two comparable nodes with one and the same past would count its points twice. A node that is not comparable may share it with its
// own criteria (one indicator that became two).
void rubric_links_once(compiler *c) {
    svod_map *seen = svod_map_new(c->arena);
    for (size_t i = 0; i < c->links.count; i++) {
        const rubric_link_mark *mark = SVOD_AT(&c->links, rubric_link_mark, i);
        const svod_rnode *node = SVOD_AT(&c->nodes, svod_rnode, mark->node);
        if (!node->comparable || svod_map_add(seen, node->previous, mark->node)) continue;
        size_t first = 0;
        svod_map_get(seen, node->previous, &first);
        svod_add(c->findings, SVOD_F_link_double, mark->place, node->previous, SVOD_AT(&c->nodes, svod_rnode, first)->id);
        svod_about(c->findings, NULL, node->id);
    }
}

static bool unknown(const svod_rnode *node, const svod_rubric *previous, svod_findings *findings) {
    const char **ids = SVOD_ARRAY(findings->arena, const char *, previous->count);
    for (uint32_t i = 1; i < previous->count; i++)
        ids[i - 1] = previous->nodes[i].id;
    svod_add(findings, SVOD_F_link_unknown, node->place, node->previous,
             svod_nearest(findings->arena, node->previous, ids, previous->count - 1));
    svod_about(findings, NULL, node->id);
    return false;
}

static void check_max(const svod_rnode *node, const svod_rnode *before, svod_findings *findings) {
    if (!node->comparable || node->max == before->max) return;
    svod_add(findings, SVOD_F_link_max, node->place, svod_points_words(findings->arena, node->max, findings->lang),
             svod_points_words(findings->arena, before->max, findings->lang));
    svod_about(findings, NULL, node->id);
}

bool svod_rubric_link(const svod_rubric *rubric, const svod_rubric *previous, svod_findings *findings) {
    bool ok = true;
    if (*rubric->previous && !svod_streq(rubric->previous, previous->id))
        svod_add(findings, SVOD_F_link_other_rubric, svod_place_line(rubric->file, 0, 0), previous->id, rubric->previous);
    for (uint32_t i = 1; i < rubric->count; i++) {
        const svod_rnode *node = &rubric->nodes[i];
        if (!*node->previous) continue;
        uint32_t before = svod_rubric_find(previous, node->previous);
        if (before == SVOD_NO_NODE)
            ok = unknown(node, previous, findings);
        else
            check_max(node, &previous->nodes[before], findings);
    }
    return ok;
}
