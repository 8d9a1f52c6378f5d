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

// A rubric in force for several years is the year before's rubric, too: every node is its own past, be it said or not. Links to the rubric
// that was in force before it are of no use then.
static void link_itself(svod_rubric *rubric, const svod_rubric *previous) {
    bool other = *rubric->previous && !svod_streq(rubric->previous, rubric->id);
    for (uint32_t i = 1; i < rubric->count; i++) {
        svod_rnode *node = &rubric->nodes[i];
        if (*node->previous && !other) continue;
        node->comparable = svod_rubric_find(previous, node->id) != SVOD_NO_NODE; // it may have been another version of the file
        node->previous = node->comparable ? node->id : "";
        node->why = "";
    }
}

static bool same_grades(const svod_indicator *now, const svod_indicator *before) {
    bool same = now->grade_count == before->grade_count;
    for (size_t i = 0; same && i < now->grade_count; i++)
        same = svod_streq(now->grades[i].id, before->grades[i].id);
    return same;
}

static bool alike(const svod_indicator *now, const svod_indicator *before) {
    if (!now || !before) return now == before;
    return now->rule == before->rule && svod_streq(now->unit, before->unit) && same_grades(now, before);
}

static const char *kind_words(const svod_indicator *indicator, svod_findings *findings) {
    if (!indicator) return svod_say(findings->lang, SVOD_T_rubric_expert);
    svod_buf out = svod_buf_of(findings->arena);
    svod_buf_str(&out, svod_rule_title(indicator->rule, findings->lang));
    if (*indicator->unit) svod_buf_printf(&out, ", %s", indicator->unit);
    for (size_t i = 0; i < indicator->grade_count; i++)
        svod_buf_printf(&out, "%s%s", i ? " – " : ": ", indicator->grades[i].title);
    return out.data;
}

// What is measured otherwise than last year, or was not measured then, has no movement.
static bool check_kind(svod_rnode *node, const svod_rnode *before, svod_findings *findings) {
    if (!node->comparable || alike(node->indicator, before->indicator)) return true;
    const char *now = kind_words(node->indicator, findings), *then = kind_words(before->indicator, findings);
    svod_add(findings, SVOD_F_link_kind, node->place, now, then);
    svod_about(findings, NULL, node->id);
    node->comparable = false;
    node->why = svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_rubric_unlike), then);
    return false;
}

static void check_max(const svod_rnode *node, const svod_rnode *before, svod_findings *findings) {
    if (!node->comparable || node->max == before->max) return;
    svod_add(findings, SVOD_F_link_max, node->place, svod_points_words(findings->arena, node->max, findings->lang),
             svod_points_words(findings->arena, before->max, findings->lang));
    svod_about(findings, NULL, node->id);
}

bool svod_rubric_link(svod_rubric *rubric, const svod_rubric *previous, svod_findings *findings) {
    bool ok = true, itself = svod_streq(rubric->id, previous->id);
    // Maxima that follow from the targets of a year are nobody's claim.
    bool claimed = !itself && rubric->total == SVOD_TOTAL_POINTS && previous->total == SVOD_TOTAL_POINTS;
    if (itself)
        link_itself(rubric, previous);
    else if (*rubric->previous && !svod_streq(rubric->previous, previous->id))
        svod_add(findings, SVOD_F_link_other_rubric, svod_place_line(rubric->file, 0, 0), previous->id, rubric->previous);
    for (uint32_t i = 1; i < rubric->count; i++) {
        svod_rnode *node = &rubric->nodes[i];
        if (!*node->previous) continue;
        uint32_t before = svod_rubric_find(previous, node->previous);
        if (before == SVOD_NO_NODE)
            ok = unknown(node, previous, findings);
        else if (check_kind(node, &previous->nodes[before], findings) && claimed)
            check_max(node, &previous->nodes[before], findings);
    }
    return ok;
}
