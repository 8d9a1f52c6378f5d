// Columns of published tables that are no node's: what they are and which of them follow from which. For the audit.
#include "data/words.h"
#include "rubric/compiler.h"

static const char *const count_keys[] = {"id", "header", "kind", "within", NULL};
static const char *const share_keys[] = {"id", "header", "kind", "part", "base", NULL};
static const char *const level_keys[] = {"id", "header", "kind", "cluster", NULL};
static const char *const plain_keys[] = {"id", "header", "kind", NULL};

// In the order of svod_pub_rule_kind.
static const char *const *const keys[] = {count_keys, share_keys, count_keys, level_keys, level_keys, plain_keys, plain_keys};

// The header's pattern; "" with a finding when there is none or it is no good.
static const char *header_of(compiler *c, const svod_node *yaml) {
    const svod_node *at = svod_node_require(yaml, "header", c->findings);
    return at && rubric_pattern(c, at) ? at->text : "";
}

static uint32_t cluster_of(compiler *c, const svod_node *yaml, svod_pub_rule_kind kind) {
    const char *id = rubric_text(c, yaml, "cluster", true);
    if (!*id) return UINT32_MAX;
    const svod_node *at = svod_node_get(yaml, "cluster");
    const char **ids = SVOD_ARRAY(c->arena, const char *, c->rubric->cluster_count + 1);
    for (size_t i = 0; i < c->rubric->cluster_count; i++) {
        const svod_cluster *cluster = &c->rubric->clusters[i];
        ids[i] = cluster->id;
        if (!svod_streq(cluster->id, id)) continue;
        if (kind == SVOD_RULE_LEVEL || cluster->kind != SVOD_CLUSTER_ATTRIBUTE) return (uint32_t)i;
        rubric_fault(c, SVOD_F_rubric_cluster_words, at, id, "kind: ratio | number");
        return UINT32_MAX;
    }
    size_t count = c->rubric->cluster_count;
    rubric_fault(c, SVOD_F_rubric_cluster_unknown, at, id, count ? svod_nearest(c->arena, id, ids, count) : NULL);
    return UINT32_MAX;
}

static void read_rule(compiler *c, const svod_node *yaml, svod_map *seen, size_t index, svod_pub_rule *rule) {
    int kind = SVOD_RULE_IGNORE;
    *rule = (svod_pub_rule){.part = "", .base = "", .within = "", .cluster = UINT32_MAX, .place = svod_node_place(yaml)};
    rule->id = rubric_id(c, yaml);
    if (*rule->id && !svod_map_add(seen, rule->id, index))
        rubric_fault(c, SVOD_F_rubric_id_double, svod_node_get(yaml, "id"), rule->id, "");
    rule->header = header_of(c, yaml);
    // Without its kind nothing below can be understood, so nothing below is blamed.
    rule->kind = SVOD_RULE_IGNORE;
    if (!svod_node_require(yaml, "kind", c->findings) || !svod_node_word(yaml, "kind", svod_pub_rule_words, &kind, c->findings)) return;
    rule->kind = (svod_pub_rule_kind)kind;
    if (rule->kind == SVOD_RULE_SHARE) {
        rule->part = rubric_text(c, yaml, "part", true);
        rule->base = rubric_text(c, yaml, "base", true);
    }
    if (rule->kind == SVOD_RULE_COUNT || rule->kind == SVOD_RULE_ATTRIBUTE) rule->within = rubric_text(c, yaml, "within", false);
    if (rule->kind == SVOD_RULE_RATIO || rule->kind == SVOD_RULE_LEVEL) rule->cluster = cluster_of(c, yaml, rule->kind);
    svod_node_unknown(yaml, keys[kind], c->findings);
}

// What a rule names must be there, hold figures, and not be the rule itself.
static void check_link(compiler *c, const svod_node *yaml, const char *key, const char *id, const svod_pub_rule *rule,
                       const svod_map *seen) {
    size_t other;
    if (!*id) return;
    const svod_pub_rule *all = c->rubric->published;
    bool known = svod_map_get(seen, id, &other);
    if (known && &all[other] != rule && (all[other].kind == SVOD_RULE_COUNT || all[other].kind == SVOD_RULE_ATTRIBUTE)) return;
    const char **ids = SVOD_ARRAY(c->arena, const char *, c->rubric->published_count);
    for (size_t i = 0; i < c->rubric->published_count; i++)
        ids[i] = all[i].id;
    const char *near = known ? "kind: count | attribute" : svod_nearest(c->arena, id, ids, c->rubric->published_count);
    rubric_fault(c, SVOD_F_rubric_published_link, svod_node_get(yaml, key), id, near);
}

void rubric_published(compiler *c, const svod_node *tree) {
    const svod_node *list = rubric_list(c, tree, "published", false);
    if (!list) return;
    svod_map *seen = svod_map_new(c->arena);
    svod_rubric *rubric = c->rubric;
    const svod_node **from = SVOD_ARRAY(c->arena, const svod_node *, list->count);
    rubric->published = SVOD_ARRAY(c->arena, svod_pub_rule, list->count);
    for (size_t i = 0; i < list->count; i++) {
        if (!rubric_is_map(c, list->entries[i].value)) continue;
        size_t index = rubric->published_count++;
        from[index] = list->entries[i].value;
        read_rule(c, from[index], seen, index, &rubric->published[index]);
    }
    for (size_t i = 0; i < rubric->published_count; i++) {
        const svod_pub_rule *rule = &rubric->published[i];
        check_link(c, from[i], "part", rule->part, rule, seen);
        check_link(c, from[i], "base", rule->base, rule, seen);
        check_link(c, from[i], "within", rule->within, rule, seen);
    }
}
