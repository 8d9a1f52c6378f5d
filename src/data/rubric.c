// Looking things up in a compiled rubric.
#include "data/rubric.h"

#include "base/str.h"
#include "data/words.h"

uint32_t svod_rubric_find(const svod_rubric *rubric, const char *id) {
    size_t index;
    return id && svod_map_get(rubric->by_id, id, &index) ? (uint32_t)index : SVOD_NO_NODE;
}

const char *svod_rubric_node_id(const svod_rubric *rubric, uint32_t node) {
    return node == SVOD_ROOT ? SVOD_ROOT_ID : rubric->nodes[node].id;
}

bool svod_rubric_leaf(const svod_rubric *rubric, uint32_t node) {
    return rubric->nodes[node].child_count == 0;
}

bool svod_rubric_criterion(const svod_rubric *rubric, uint32_t node) {
    return svod_rubric_leaf(rubric, node) && !rubric->nodes[node].indicator;
}

bool svod_rubric_judged(const svod_rubric *rubric, uint32_t node) {
    for (uint32_t n = node; n < rubric->nodes[node].end; n++)
        if (svod_rubric_criterion(rubric, n)) return true;
    return false;
}

svod_points svod_rubric_judged_max(const svod_rubric *rubric, uint32_t node) {
    svod_points max = rubric->nodes[node].max;
    for (uint32_t n = node; n < rubric->nodes[node].end; n++)
        if (rubric->nodes[n].indicator) max -= rubric->nodes[n].max;
    return max;
}

const char *svod_provenance_id(svod_provenance provenance) {
    return provenance == SVOD_UNSAID ? "" : svod_provenance_words[provenance];
}

const char *svod_rubric_label(const svod_rubric *rubric, svod_arena *arena, uint32_t node) {
    const svod_rnode *at = &rubric->nodes[node];
    if (node == SVOD_ROOT) return svod_say(rubric->lang, SVOD_T_data_label_root);
    svod_text form = at->indicator ? SVOD_T_data_label_indicator : at->depth == 1 ? SVOD_T_data_label_section : SVOD_T_data_label_criterion;
    return svod_printf(arena, svod_say(rubric->lang, form), at->id, at->title);
}

const char *svod_rubric_attribute_title(const svod_rubric *rubric, const char *name) {
    for (size_t i = 0; i < rubric->attribute_count; i++)
        if (svod_streq(rubric->attributes[i].name, name)) return rubric->attributes[i].title;
    return name;
}

const char *svod_level_words(const svod_level *level, svod_arena *arena, svod_lang lang) {
    long long from = level->from, to = level->to;
    if (level->from == INT64_MIN && level->to == INT64_MAX) return svod_say(lang, SVOD_T_data_level_any);
    if (level->from == INT64_MIN) return svod_printf(arena, svod_say(lang, SVOD_T_data_level_to), to);
    if (level->to == INT64_MAX) return svod_printf(arena, svod_say(lang, SVOD_T_data_level_from), from);
    return svod_printf(arena, svod_say(lang, SVOD_T_data_level_range), from, to);
}

const char *svod_node_name(const svod_rubric *rubric, uint32_t node, svod_arena *arena) {
    const svod_rnode *rnode = &rubric->nodes[node];
    bool numbered = svod_digit(*rnode->id); // an id that is a word says nothing beside the title
    if (!numbered || svod_starts(rnode->title, rnode->id)) return rnode->title;
    return svod_printf(arena, "%s. %s", rnode->id, rnode->title);
}
