// Clusters: levels by the words of an attribute, or by bands of a number or of a ratio.
#include <string.h>

#include "data/words.h"
#include "rubric/compiler.h"

#define SMALL_DEFAULT 5 // units; figures of fewer say little

static const char *const attribute_keys[] = {"id", "title", "note", "kind", "attribute", "small", "levels", NULL};
static const char *const ratio_keys[] = {"id", "title", "note", "kind", "numerator", "denominator", "small", "levels", "gap", NULL};
static const char *const number_keys[] = {"id", "title", "note", "kind", "attribute", "small", "levels", "gap", NULL};
static const char *const word_level_keys[] = {"id", "title", "values", NULL};

static void read_values(compiler *c, const svod_node *list, svod_map *seen, svod_level *level) {
    level->values = SVOD_ARRAY(c->arena, const char *, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *at = list->entries[i].value;
        const char *word = rubric_word(c, at);
        if (!word) continue;
        const char *key = svod_fold(c->arena, word);
        if (svod_map_add(seen, key, i))
            level->values[level->value_count++] = key;
        else
            rubric_fault(c, SVOD_F_rubric_value_double, at, word, "");
    }
}

static void read_word_levels(compiler *c, const svod_node *levels, svod_cluster *cluster) {
    svod_map *ids = svod_map_new(c->arena), *words = svod_map_new(c->arena);
    for (size_t i = 0; i < levels->count; i++) {
        const svod_node *yaml = levels->entries[i].value;
        if (!rubric_is_map(c, yaml)) continue;
        svod_level *level = &cluster->levels[cluster->count++];
        level->id = rubric_id_once(c, yaml, ids);
        level->title = rubric_text(c, yaml, "title", true);
        const svod_node *values = rubric_list(c, yaml, "values", true);
        if (values) read_values(c, values, words, level);
        svod_node_unknown(yaml, word_level_keys, c->findings);
    }
}

static void read_levels(compiler *c, const svod_node *yaml, svod_cluster *cluster) {
    const svod_node *levels = rubric_list(c, yaml, "levels", true);
    if (!levels) return;
    cluster->levels = SVOD_ARRAY(c->arena, svod_level, levels->count);
    if (cluster->kind == SVOD_CLUSTER_ATTRIBUTE)
        read_word_levels(c, levels, cluster);
    else
        rubric_bands(c, yaml, levels, cluster);
}

static void read_cluster(compiler *c, const svod_node *yaml, svod_map *seen, svod_cluster *cluster) {
    static const char *const *const keys[] = {attribute_keys, ratio_keys, number_keys};
    int kind = 0;
    int64_t small = SMALL_DEFAULT;
    cluster->place = svod_node_place(yaml);
    cluster->gap = cluster->attribute = cluster->numerator = cluster->denominator = "";
    cluster->gap_below = INT64_MIN;
    cluster->gap_above = INT64_MAX;
    cluster->id = rubric_id_once(c, yaml, seen);
    cluster->title = rubric_text(c, yaml, "title", true);
    cluster->note = rubric_text(c, yaml, "note", false);
    rubric_int(c, yaml, "small", 0, 1000000, &small);
    cluster->small = (size_t)small;
    // Without its kind nothing below can be understood, so nothing below is blamed.
    if (!svod_node_require(yaml, "kind", c->findings) || !svod_node_word(yaml, "kind", svod_cluster_kind_words, &kind, c->findings)) return;
    cluster->kind = (svod_cluster_kind)kind;
    if (cluster->kind == SVOD_CLUSTER_RATIO) {
        cluster->numerator = rubric_attribute(c, svod_node_get(yaml, "numerator"), rubric_text(c, yaml, "numerator", true));
        cluster->denominator = rubric_attribute(c, svod_node_get(yaml, "denominator"), rubric_text(c, yaml, "denominator", true));
    } else {
        cluster->attribute = rubric_attribute(c, svod_node_get(yaml, "attribute"), rubric_text(c, yaml, "attribute", true));
    }
    read_levels(c, yaml, cluster);
    svod_node_unknown(yaml, keys[kind], c->findings);
}

void rubric_clusters(compiler *c, const svod_node *tree) {
    const svod_node *list = rubric_list(c, tree, "clusters", false);
    if (!list) return;
    svod_map *seen = svod_map_new(c->arena);
    c->rubric->clusters = SVOD_ARRAY(c->arena, svod_cluster, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (rubric_is_map(c, list->entries[i].value))
            read_cluster(c, list->entries[i].value, seen, &c->rubric->clusters[c->rubric->cluster_count++]);
}
