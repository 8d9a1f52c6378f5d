// Values out of the YAML tree as rubrics use them: texts, ids, points, names of nodes; each fault is a finding at the value.
#include <string.h>

#include "rubric/compiler.h"

bool rubric_fault(compiler *c, svod_code code, const svod_node *at, const char *found, const char *expected) {
    return svod_add(c->findings, code, svod_node_place(at), found, expected);
}

static bool is_kind(compiler *c, const svod_node *node, svod_node_kind kind, svod_text expected) {
    static const svod_text words[] = {[SVOD_NODE_LIST] = SVOD_T_data_list, [SVOD_NODE_MAP] = SVOD_T_data_map};
    if (node->kind == kind) return true;
    svod_lang lang = c->findings->lang;
    const char *found = node->kind == SVOD_NODE_SCALAR ? node->text : svod_say(lang, words[node->kind]);
    return rubric_fault(c, SVOD_F_yaml_type, node, found, svod_say(lang, expected));
}

bool rubric_is_map(compiler *c, const svod_node *node) {
    return is_kind(c, node, SVOD_NODE_MAP, SVOD_T_data_map);
}

static bool is_list(compiler *c, const svod_node *node) {
    return is_kind(c, node, SVOD_NODE_LIST, SVOD_T_data_list);
}

const svod_node *rubric_list(compiler *c, const svod_node *map, const char *key, bool required) {
    const svod_node *list = required ? svod_node_require(map, key, c->findings) : svod_node_get(map, key);
    if (!list || !is_list(c, list)) return NULL;
    if (!list->count) rubric_fault(c, SVOD_F_rubric_empty, list, key, "");
    return list->count ? list : NULL;
}

const char *rubric_text(compiler *c, const svod_node *map, const char *key, bool required) {
    const char *text = "";
    const svod_node *value = required ? svod_node_require(map, key, c->findings) : svod_node_get(map, key);
    if (!value || !svod_node_text(map, key, &text, c->findings)) return "";
    text = svod_clean(c->arena, text);
    if (required && !*text) rubric_fault(c, SVOD_F_rubric_blank, value, "", key);
    return text;
}

const char *rubric_word(compiler *c, const svod_node *element) {
    if (!is_kind(c, element, SVOD_NODE_SCALAR, SVOD_T_data_scalar)) return NULL;
    if (!svod_blank(element->text)) return element->text;
    rubric_fault(c, SVOD_F_rubric_blank, element, "", "");
    return NULL;
}

// Ids are keys of results.json, parts of file names and headers of columns: letters of any alphabet, digits, point, hyphen, underscore.
static bool id_ok(const char *id) {
    if (!*id) return false;
    for (const unsigned char *at = (const unsigned char *)id; *at; at++) {
        bool letter = *at >= 0x80 || (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        if (!letter && !svod_digit((char)*at) && !strchr(".-_", *at)) return false;
    }
    return true;
}

const char *rubric_id(compiler *c, const svod_node *map) {
    const char *id = "";
    const svod_node *value = svod_node_require(map, "id", c->findings);
    if (!value || !svod_node_text(map, "id", &id, c->findings)) return "";
    // Invisible characters vanish in cleaning: such an id would look like another one.
    if (id_ok(id) && svod_streq(id, svod_clean(c->arena, id))) return id;
    rubric_fault(c, SVOD_F_rubric_id, value, id, svod_say(c->findings->lang, SVOD_T_rubric_id_letters));
    return "";
}

const char *rubric_id_once(compiler *c, const svod_node *map, svod_map *seen) {
    const char *id = rubric_id(c, map);
    if (!*id || svod_map_add(seen, id, 0)) return id;
    rubric_fault(c, SVOD_F_rubric_id_double, svod_node_get(map, "id"), id, "");
    return id;
}

bool rubric_points(compiler *c, const svod_node *map, const char *key, svod_points *out) {
    svod_decimal value = {.scale = -1}; // which no number has: an empty value leaves it
    const svod_node *at = svod_node_get(map, key);
    if (!at || !svod_node_decimal(map, key, &value, c->findings)) return false;
    if (value.scale < 0) return rubric_fault(c, SVOD_F_rubric_blank, at, "", key);
    if (svod_points_of(value, out)) return true;
    return rubric_fault(c, SVOD_F_rubric_points, at, at->text, svod_say(c->findings->lang, SVOD_T_rubric_four_places));
}

const char *rubric_points_text(compiler *c, svod_points points) {
    return svod_points_words(c->arena, points, c->findings->lang);
}

const char *rubric_int_text(compiler *c, int64_t value) {
    return svod_printf(c->arena, "%lld", (long long)value);
}

bool rubric_int(compiler *c, const svod_node *map, const char *key, int64_t min, int64_t max, int64_t *out) {
    int64_t value = min - 1;
    const svod_node *at = svod_node_get(map, key);
    if (!at || !svod_node_int(map, key, min, max, &value, c->findings)) return false;
    if (value < min) return rubric_fault(c, SVOD_F_rubric_blank, at, "", key);
    *out = value;
    return true;
}

uint32_t rubric_node_of(compiler *c, const svod_node *at, const char *id, bool root_allowed) {
    if (root_allowed && svod_streq(id, SVOD_ROOT_ID)) return SVOD_ROOT;
    size_t index;
    if (svod_map_get(c->rubric->by_id, id, &index)) return (uint32_t)index;
    const char **ids = SVOD_ARRAY(c->arena, const char *, c->nodes.count);
    for (size_t i = 1; i < c->nodes.count; i++)
        ids[i - 1] = SVOD_AT(&c->nodes, svod_rnode, i)->id;
    const char *nearest = c->nodes.count > 1 ? svod_nearest(c->arena, id, ids, c->nodes.count - 1) : NULL;
    rubric_fault(c, SVOD_F_rubric_node_unknown, at, id, nearest);
    return SVOD_NO_NODE;
}
