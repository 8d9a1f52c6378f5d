// Recommendations: to whom, on which condition, for whom, in what words.
#include "data/advice.h"

#include <string.h>

#include "data/words.h"
#include "rubric/compiler.h"

#define MOST_ADDRESSEES 100
#define MOST_RECOMMENDATIONS 2000
#define MOST_LEVELS 64 // of a cluster in `only`: bits of a word
#define HUNDRED (100 * SVOD_POINT)

static const char *const advice_keys[] = {"cluster", "provenance", "sides", "addressees", "recommendations", NULL};
static const char *const side_keys[] = {"strong", "weak", "apart", NULL};
static const char *const addressee_keys[] = {"id", "title", "region", NULL};
static const char *const flag_keys[] = {"flag", NULL};
static const char *const keys[] = {"id",   "addressee", "when", "about", "urgency", "title",
                                   "text", "unless",    "only", "units", "least",   NULL};

// A list under `key` of so many at most; NULL with a finding.
static const svod_node *short_list(compiler *c, const svod_node *yaml, const char *key, size_t most) {
    const svod_node *list = rubric_list(c, yaml, key, true);
    if (!list || list->count <= most) return list;
    rubric_fault(c, SVOD_F_rubric_limit, list, rubric_int_text(c, (int64_t)list->count), rubric_int_text(c, (int64_t)most));
    return NULL;
}

// ---- what all have in common -----------------------------------------------------------------------------------------

static void read_side(compiler *c, const svod_node *map, const char *key, svod_points *out) {
    if (!rubric_points(c, map, key, out)) return;
    if (*out < 0 || *out > HUNDRED)
        rubric_fault(c, SVOD_F_rubric_advice_sides, svod_node_get(map, key), rubric_points_text(c, *out), "≥ 0, ≤ 100");
}

static void read_sides(compiler *c, const svod_node *yaml, svod_sides *out) {
    *out = (svod_sides){90 * SVOD_POINT, 50 * SVOD_POINT, 10 * SVOD_POINT};
    const svod_node *map = svod_node_get(yaml, "sides");
    if (!map || !rubric_is_map(c, map)) return;
    read_side(c, map, "strong", &out->strong);
    read_side(c, map, "weak", &out->weak);
    read_side(c, map, "apart", &out->apart);
    svod_node_unknown(map, side_keys, c->findings);
    if (out->strong > out->weak) return;
    const char *found = svod_printf(c->arena, "strong %s, weak %s", rubric_points_text(c, out->strong), rubric_points_text(c, out->weak));
    rubric_fault(c, SVOD_F_rubric_advice_sides, map, found, "strong > weak");
}

static void read_addressees(compiler *c, const svod_node *yaml, svod_advice_rules *rules) {
    const svod_node *list = short_list(c, yaml, "addressees", MOST_ADDRESSEES);
    if (!list) return;
    svod_map *seen = svod_map_new(c->arena);
    rules->addressees = SVOD_ARRAY(c->arena, svod_addressee, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *at = list->entries[i].value;
        if (!rubric_is_map(c, at)) continue;
        svod_addressee *out = &rules->addressees[rules->addressee_count++];
        out->place = svod_node_place(at);
        out->id = rubric_id_once(c, at, seen);
        out->title = rubric_text(c, at, "title", true);
        svod_node_bool(at, "region", &out->region, c->findings);
        svod_node_unknown(at, addressee_keys, c->findings);
    }
}

// Index of `id` among `ids`, UINT32_MAX with a finding at `at`.
static uint32_t one_of(compiler *c, const svod_node *at, const char *id, const char *const *ids, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (svod_streq(ids[i], id)) return (uint32_t)i;
    rubric_fault(c, SVOD_F_rubric_advice_unknown, at, id, count ? svod_nearest(c->arena, id, ids, count) : NULL);
    return UINT32_MAX;
}

// ---- one recommendation --------------------------------------------------------------------------------------------------

static uint32_t addressee_of(compiler *c, const svod_node *yaml, const svod_advice_rules *rules) {
    const char *id = rubric_text(c, yaml, "addressee", true);
    if (!*id || !rules->addressee_count) return UINT32_MAX;
    const char **ids = SVOD_ARRAY(c->arena, const char *, rules->addressee_count + 1);
    for (uint32_t i = 0; i < rules->addressee_count; i++)
        ids[i] = rules->addressees[i].id;
    return one_of(c, svod_node_get(yaml, "addressee"), id, ids, rules->addressee_count);
}

// A title stands over lists of units: it has no fields.
static const char *title_of(compiler *c, const svod_node *yaml) {
    const char *title = rubric_text(c, yaml, "title", true);
    if (strpbrk(title, "{}[]")) rubric_fault(c, SVOD_F_rubric_field_where, svod_node_get(yaml, "title"), title, "");
    return title;
}

static void unknown_flag(compiler *c, const svod_node *at, const char *id) {
    const svod_rubric *rubric = c->rubric;
    const char **ids = SVOD_ARRAY(c->arena, const char *, rubric->flag_count + 1);
    for (size_t i = 0; i < rubric->flag_count; i++)
        ids[i] = rubric->flags[i].id;
    one_of(c, at, id, ids, rubric->flag_count);
}

// The condition of a declared flag.
static void take_flag(compiler *c, const svod_node *when, svod_recommendation *out) {
    const svod_rubric *rubric = c->rubric;
    const char *id = rubric_text(c, when, "flag", true);
    for (uint32_t i = 0; i < rubric->flag_count && out->flag == SVOD_NO_FLAG; i++)
        if (svod_streq(rubric->flags[i].id, id)) out->flag = i;
    if (*id && out->flag == SVOD_NO_FLAG) unknown_flag(c, svod_node_get(when, "flag"), id);
    if (out->flag != SVOD_NO_FLAG) out->when = rubric->flags[out->flag];
    svod_node_unknown(when, flag_keys, c->findings);
}

static void read_when(compiler *c, const svod_node *yaml, svod_recommendation *out) {
    const svod_node *when = svod_node_require(yaml, "when", c->findings);
    out->flag = SVOD_NO_FLAG;
    out->when = (svod_flag){.place = svod_node_place(when ? when : yaml), .node = SVOD_NO_NODE, .cluster = UINT32_MAX};
    if (when && when->kind == SVOD_NODE_MAP && svod_node_get(when, "flag"))
        take_flag(c, when, out);
    else
        rubric_condition(c, when, &out->when);
    out->when.id = out->id;
    out->when.title = out->title;
    out->when.reason = "";
    out->when.urgent = false;
    out->node = out->when.node;
    const svod_node *about = svod_node_get(yaml, "about");
    const char *node = about ? rubric_word(c, about) : NULL;
    if (node) out->node = rubric_node_of(c, about, node, true);
}

static void add_unless(compiler *c, const svod_node *at, const svod_advice_rules *rules, uint32_t other, svod_map *named, uint32_t *others,
                       svod_recommendation *out) {
    if (!svod_map_add(named, at->text, other))
        rubric_fault(c, SVOD_F_rubric_advice_twice, at, at->text, "");
    else
        rubric_advice_unless(c, at, rules, out, &rules->list[other]);
    others[out->unless_count++] = other;
}

static void read_unless(compiler *c, const svod_node *yaml, const svod_map *seen, const svod_advice_rules *rules,
                        svod_recommendation *out) {
    uint32_t index = rules->count - 1;
    svod_map *named = svod_map_new(c->arena);
    const svod_node *list = rubric_list(c, yaml, "unless", false);
    uint32_t *others = SVOD_ARRAY(c->arena, uint32_t, list ? list->count : 0);
    for (size_t i = 0; list && i < list->count; i++) {
        const svod_node *at = list->entries[i].value;
        const char *id = rubric_word(c, at);
        size_t other;
        if (!id) continue;
        if (!svod_map_get(seen, id, &other))
            rubric_fault(c, SVOD_F_rubric_advice_unknown, at, id, "");
        else if (other >= index)
            rubric_fault(c, SVOD_F_rubric_advice_later, at, id, "");
        else
            add_unless(c, at, rules, (uint32_t)other, named, others, out);
    }
    out->unless = others;
}

static uint64_t levels_of(compiler *c, const svod_node *list, const svod_cluster *cluster) {
    uint64_t levels = 0;
    const char **ids = SVOD_ARRAY(c->arena, const char *, cluster->count + 1);
    for (size_t i = 0; i < cluster->count; i++)
        ids[i] = cluster->levels[i].id;
    for (size_t i = 0; i < list->count; i++) {
        const char *id = rubric_word(c, list->entries[i].value);
        uint32_t level = id ? one_of(c, list->entries[i].value, id, ids, cluster->count) : UINT32_MAX;
        if (level >= MOST_LEVELS) continue;
        if (levels >> level & 1) rubric_fault(c, SVOD_F_rubric_advice_twice, list->entries[i].value, id, "");
        levels |= UINT64_C(1) << level;
    }
    return levels;
}

static bool few_levels(compiler *c, const svod_node *at, uint32_t cluster) {
    size_t count = c->rubric->clusters[cluster].count;
    return count <= MOST_LEVELS ||
           rubric_fault(c, SVOD_F_rubric_limit, at, rubric_int_text(c, (int64_t)count), rubric_int_text(c, MOST_LEVELS));
}

// One of the words, and not null. *out keeps its value where it is none.
static void read_required_word(compiler *c, const svod_node *yaml, const char *key, const char *const *words, int *out) {
    const svod_node *at = svod_node_require(yaml, key, c->findings);
    int word = -1;
    if (!at || !svod_node_word(yaml, key, words, &word, c->findings)) return;
    if (word < 0)
        rubric_fault(c, SVOD_F_rubric_blank, at, "", key);
    else
        *out = word;
}

static void read_only(compiler *c, const svod_node *yaml, svod_recommendation *out) {
    const svod_node *map = svod_node_get(yaml, "only");
    if (!map || !rubric_is_map(c, map)) return;
    if (!map->count) rubric_fault(c, SVOD_F_rubric_empty, map, "", "");
    svod_advice_only *only = SVOD_ARRAY(c->arena, svod_advice_only, map->count);
    for (size_t i = 0; i < map->count; i++) {
        const svod_node_entry *entry = &map->entries[i];
        svod_node name = {.kind = SVOD_NODE_SCALAR, .file = map->file, .line = entry->key_line, .col = entry->key_col, .text = entry->key};
        const svod_node *list = rubric_list(c, map, entry->key, true);
        uint32_t cluster = rubric_cluster_of(c, &name);
        if (!list || cluster == UINT32_MAX || !few_levels(c, &name, cluster)) continue;
        only[out->only_count++] = (svod_advice_only){cluster, levels_of(c, list, &c->rubric->clusters[cluster])};
    }
    out->only = only;
}

static void read_units(compiler *c, const svod_node *yaml, svod_recommendation *out) {
    const svod_node *list = rubric_list(c, yaml, "units", false);
    const char **ids = SVOD_ARRAY(c->arena, const char *, list ? list->count : 0);
    svod_map *seen = svod_map_new(c->arena);
    for (size_t i = 0; list && i < list->count; i++) {
        const char *id = rubric_word(c, list->entries[i].value);
        if (!id) continue;
        if (!svod_map_add(seen, id, i)) rubric_fault(c, SVOD_F_rubric_advice_twice, list->entries[i].value, id, "");
        ids[out->unit_count++] = id;
    }
    out->units = ids;
}

static void read_least(compiler *c, const svod_node *yaml, const svod_advice_rules *rules, svod_recommendation *out) {
    int64_t least = 1;
    const svod_node *at = svod_node_get(yaml, "least");
    rubric_int(c, yaml, "least", 1, UINT32_MAX, &least);
    out->least = (uint32_t)least;
    if (at && out->addressee != UINT32_MAX && !rules->addressees[out->addressee].region)
        rubric_fault(c, SVOD_F_rubric_advice_least, at, rules->addressees[out->addressee].id, "");
}

static void read_one(compiler *c, const svod_node *yaml, const svod_map *seen, svod_advice_rules *rules) {
    svod_recommendation *out = &rules->list[rules->count++];
    const svod_node *text = svod_node_get(yaml, "text");
    int urgency = SVOD_THIS_YEAR;
    out->place = svod_node_place(yaml);
    out->text_place = svod_node_place(text ? text : yaml);
    out->id = rubric_id(c, yaml);
    out->addressee = addressee_of(c, yaml, rules);
    out->title = title_of(c, yaml);
    out->text = rubric_text(c, yaml, "text", true);
    read_required_word(c, yaml, "urgency", svod_urgency_words, &urgency);
    out->urgency = (uint8_t)urgency;
    read_when(c, yaml, out);
    read_only(c, yaml, out);
    read_units(c, yaml, out);
    read_least(c, yaml, rules, out);
    read_unless(c, yaml, seen, rules, out);
    if (text) rubric_advice_text(c, text, rules, out);
    svod_node_unknown(yaml, keys, c->findings);
}

// ---- all of them -----------------------------------------------------------------------------------------------------------

// All ids with their indices, so that `unless` can tell a later one from one that does not exist.
static svod_map *ids_of(compiler *c, const svod_node *list) {
    svod_map *seen = svod_map_new(c->arena);
    uint32_t index = 0;
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *at = list->entries[i].value;
        if (at->kind != SVOD_NODE_MAP) continue;
        const svod_node *id = svod_node_get(at, "id");
        if (id && id->kind == SVOD_NODE_SCALAR && !svod_map_add(seen, id->text, index))
            rubric_fault(c, SVOD_F_rubric_id_double, id, id->text, "");
        index++;
    }
    return seen;
}

static void read_list(compiler *c, const svod_node *yaml, svod_advice_rules *rules) {
    const svod_node *list = short_list(c, yaml, "recommendations", MOST_RECOMMENDATIONS);
    if (!list) return;
    svod_map *seen = ids_of(c, list);
    rules->list = SVOD_ARRAY(c->arena, svod_recommendation, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (rubric_is_map(c, list->entries[i].value)) read_one(c, list->entries[i].value, seen, rules);
}

// Of a rubric without errors: where one is misspelt, it may be meant.
static void check_addressees(compiler *c, const svod_advice_rules *rules) {
    bool *asked = SVOD_ARRAY(c->arena, bool, rules->addressee_count);
    for (uint32_t i = 0; i < rules->count; i++)
        asked[rules->list[i].addressee] = true;
    for (uint32_t i = 0; i < rules->addressee_count; i++)
        if (!asked[i]) svod_add(c->findings, SVOD_F_rubric_advice_idle, rules->addressees[i].place, rules->addressees[i].id, "");
}

void rubric_advice(compiler *c, const svod_node *tree) {
    const svod_node *yaml = svod_node_get(tree, "advice");
    if (!yaml || !rubric_is_map(c, yaml)) return;
    svod_advice_rules *rules = SVOD_NEW(c->arena, svod_advice_rules);
    const svod_node *cluster = svod_node_get(yaml, "cluster");
    size_t clusters = c->rubric->cluster_count;
    int provenance = SVOD_RECONSTRUCTED;
    rules->place = svod_node_place(yaml);
    rules->cluster = cluster ? rubric_cluster_of(c, cluster) : clusters ? (uint32_t)clusters - 1 : UINT32_MAX;
    read_required_word(c, yaml, "provenance", svod_provenance_words, &provenance);
    rules->provenance = (svod_provenance)provenance;
    read_sides(c, yaml, &rules->sides);
    read_addressees(c, yaml, rules);
    read_list(c, yaml, rules);
    if (c->findings->count[SVOD_ERROR] == c->errors) check_addressees(c, rules);
    svod_node_unknown(yaml, advice_keys, c->findings);
    c->rubric->advice = rules;
}
