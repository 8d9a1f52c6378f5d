// Values of a YAML tree with the type that the reader of a key expects.
#include "data/node.h"

#include <string.h>

#include "base/str.h"

svod_place svod_node_place(const svod_node *node) {
    return svod_place_line(node->file, node->line, node->col);
}

static const svod_node_entry *find_entry(const svod_node *map, const char *key) {
    if (!map || map->kind != SVOD_NODE_MAP) return NULL;
    for (size_t i = 0; i < map->count; i++) {
        if (svod_streq(map->entries[i].key, key)) {
            if (map->used) map->used[i] = true;
            return &map->entries[i];
        }
    }
    return NULL;
}

const svod_node *svod_node_get(const svod_node *map, const char *key) {
    const svod_node_entry *entry = find_entry(map, key);
    return entry ? entry->value : NULL;
}

const svod_node *svod_node_require(const svod_node *map, const char *key, svod_findings *findings) {
    const svod_node *value = svod_node_get(map, key);
    if (!value)
        svod_add(findings, SVOD_F_yaml_missing, svod_node_place(map), "",
                 svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_data_key), key));
    return value;
}

static bool is_null(const svod_node *node) {
    return node->kind == SVOD_NODE_SCALAR && !node->quoted && (svod_streq(node->text, "~") || svod_streq(node->text, "null"));
}

// What a finding shows of a value that does not fit.
static const char *shown(const svod_node *node, svod_lang lang) {
    if (node->kind == SVOD_NODE_SCALAR) return node->text;
    return svod_say(lang, node->kind == SVOD_NODE_LIST ? SVOD_T_data_list : SVOD_T_data_map);
}

static bool wrong_type(const svod_node *node, const char *expected, svod_findings *findings) {
    return svod_add(findings, SVOD_F_yaml_type, svod_node_place(node), shown(node, findings->lang), expected);
}

bool svod_node_text(const svod_node *map, const char *key, const char **out, svod_findings *findings) {
    const svod_node *value = svod_node_get(map, key);
    if (!value || is_null(value)) return true;
    if (value->kind != SVOD_NODE_SCALAR) return wrong_type(value, svod_say(findings->lang, SVOD_T_data_scalar), findings);
    *out = value->text;
    return true;
}

static bool as_decimal(const svod_node *value, svod_decimal *out) {
    return value->kind == SVOD_NODE_SCALAR && !value->quoted && svod_num_machine(value->text, strlen(value->text), out);
}

bool svod_node_decimal(const svod_node *map, const char *key, svod_decimal *out, svod_findings *findings) {
    const svod_node *value = svod_node_get(map, key);
    if (!value || is_null(value)) return true;
    if (!as_decimal(value, out)) return wrong_type(value, svod_say(findings->lang, SVOD_T_data_number), findings);
    return true;
}

bool svod_node_int(const svod_node *map, const char *key, int64_t min, int64_t max, int64_t *out, svod_findings *findings) {
    const svod_node *value = svod_node_get(map, key);
    if (!value || is_null(value)) return true;
    svod_decimal number;
    if (!as_decimal(value, &number) || number.scale != 0 || number.mantissa < min || number.mantissa > max) {
        const char *form = svod_say(findings->lang, SVOD_T_data_whole);
        return wrong_type(value, svod_printf(findings->arena, form, (long long)min, (long long)max), findings);
    }
    *out = number.mantissa;
    return true;
}

bool svod_node_bool(const svod_node *map, const char *key, bool *out, svod_findings *findings) {
    static const char *const words[] = {"true", "yes", "да", "false", "no", "нет"};
    const svod_node *value = svod_node_get(map, key);
    if (!value || is_null(value)) return true;
    for (size_t i = 0; i < 6 && value->kind == SVOD_NODE_SCALAR && !value->quoted; i++) {
        if (svod_streq(value->text, words[i])) {
            *out = i < 3;
            return true;
        }
    }
    return wrong_type(value, svod_say(findings->lang, SVOD_T_data_bool), findings);
}

static size_t count_words(const char *const *words) {
    size_t count = 0;
    while (words[count])
        count++;
    return count;
}

static const char *list_words(const char *const *words, svod_arena *arena) {
    svod_buf buf = svod_buf_of(arena);
    for (size_t i = 0; words[i]; i++)
        svod_buf_printf(&buf, "%s%s", i ? " | " : "", words[i]);
    return buf.data ? buf.data : "";
}

static void advise_nearest(const char *word, const char *const *words, svod_findings *findings) {
    const char *near = svod_nearest(findings->arena, word, words, count_words(words));
    if (near) svod_advise(findings, svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_data_mean_this), near));
}

bool svod_node_word(const svod_node *map, const char *key, const char *const *words, int *out, svod_findings *findings) {
    const svod_node *value = svod_node_get(map, key);
    if (!value || is_null(value)) return true;
    if (value->kind != SVOD_NODE_SCALAR) return wrong_type(value, list_words(words, findings->arena), findings);
    for (int i = 0; words[i]; i++) {
        if (svod_streq(words[i], value->text)) {
            *out = i;
            return true;
        }
    }
    svod_add(findings, SVOD_F_yaml_word, svod_node_place(value), value->text, list_words(words, findings->arena));
    advise_nearest(value->text, words, findings);
    return false;
}

bool svod_node_unknown(const svod_node *map, const char *const *known, svod_findings *findings) {
    bool none = true;
    for (size_t i = 0; map->kind == SVOD_NODE_MAP && i < map->count; i++) {
        const svod_node_entry *entry = &map->entries[i];
        if (map->used[i]) continue;
        none = svod_add(findings, SVOD_F_yaml_unknown_key, svod_place_line(map->file, entry->key_line, entry->key_col), entry->key,
                        list_words(known, findings->arena));
        advise_nearest(entry->key, known, findings);
    }
    return none;
}
