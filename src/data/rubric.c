// Looking things up in a compiled rubric.
#include "data/rubric.h"

#include "base/str.h"

uint32_t svod_rubric_find(const svod_rubric *rubric, const char *id) {
    size_t index;
    return id && svod_map_get(rubric->by_id, id, &index) ? (uint32_t)index : SVOD_NO_NODE;
}

bool svod_rubric_leaf(const svod_rubric *rubric, uint32_t node) {
    return rubric->nodes[node].child_count == 0;
}

const char *svod_provenance_id(svod_provenance provenance) {
    static const char *const ids[] = {"published", "reconstructed", "demo"};
    return ids[provenance];
}

const char *svod_rubric_label(const svod_rubric *rubric, svod_arena *arena, uint32_t node) {
    const svod_rnode *at = &rubric->nodes[node];
    if (node == SVOD_ROOT) return svod_say(rubric->lang, SVOD_T_data_label_root);
    svod_text form = at->depth == 1 ? SVOD_T_data_label_section : SVOD_T_data_label_criterion;
    return svod_printf(arena, svod_say(rubric->lang, form), at->id, at->title);
}

const char *svod_rubric_attribute_title(const svod_rubric *rubric, const char *name) {
    for (size_t i = 0; i < rubric->attribute_count; i++)
        if (svod_streq(rubric->attributes[i].name, name)) return rubric->attributes[i].title;
    return name;
}
