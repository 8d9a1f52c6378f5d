// What a rubric seeks in submitted documents: kinds of documents, zones, directions, and what takes a sentence away from all of them.
#include "rubric/phrases.h"

static const char *const evidence_keys[] = {"kinds", "zones", "directions", "except", NULL};

// The list under `key` with at most `most` maps in it; NULL when there is none.
static const svod_node *parts(compiler *c, const svod_node *map, const char *key, size_t most) {
    const svod_node *list = rubric_list(c, map, key, false);
    if (!list || list->count <= most) return list;
    rubric_fault(c, SVOD_F_rubric_limit, list, rubric_int_text(c, (int64_t)list->count), rubric_int_text(c, (int64_t)most));
    return NULL;
}

static void nothing_sought(compiler *c, const svod_node *yaml, const char *id, const char *expected) {
    rubric_fault(c, SVOD_F_rubric_sought_nothing, yaml, id, expected);
}

static void read_kinds(compiler *c, const svod_node *map, svod_evidence_rules *rules) {
    static const char *const keys[] = {"id", "title", "head", "name", "ahead", "keeps", "examples", NULL};
    const svod_node *list = parts(c, map, "kinds", RUBRIC_KINDS_CAP);
    if (!list) return;
    svod_map *seen = svod_map_new(c->arena);
    rules->kinds = SVOD_ARRAY(c->arena, svod_doc_kind, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *yaml = list->entries[i].value;
        if (!rubric_is_map(c, yaml)) continue;
        svod_doc_kind *kind = &rules->kinds[rules->kind_count++];
        kind->place = svod_node_place(yaml);
        kind->id = rubric_id_once(c, yaml, seen);
        kind->title = rubric_text(c, yaml, "title", true);
        kind->head = rubric_phrases(c, yaml, "head");
        kind->name = rubric_phrases(c, yaml, "name");
        svod_node_bool(yaml, "ahead", &kind->ahead, c->findings);
        svod_node_bool(yaml, "keeps", &kind->keeps, c->findings);
        kind->examples = rubric_phrase_examples(c, yaml);
        if (!svod_node_get(yaml, "head") && !svod_node_get(yaml, "name")) nothing_sought(c, yaml, kind->id, "head, name");
        svod_node_unknown(yaml, keys, c->findings);
    }
}

static void read_zone(compiler *c, const svod_node *yaml, svod_map *seen, svod_evidence_rules *rules) {
    static const char *const keys[] = {"id",   "title", "heading", "cue",   "soft",  "outside",  "not", "kinds",
                                       "done", "year",  "recent",  "below", "along", "examples", NULL};
    svod_zone *zone = &rules->zones[rules->zone_count++];
    zone->place = svod_node_place(yaml);
    zone->id = rubric_id_once(c, yaml, seen);
    zone->title = rubric_text(c, yaml, "title", true);
    zone->heading = rubric_phrases(c, yaml, "heading");
    zone->cue = rubric_phrases(c, yaml, "cue");
    zone->soft = rubric_phrases(c, yaml, "soft");
    zone->not_ = rubric_phrases(c, yaml, "not");
    zone->kinds = rubric_kind_bits(c, yaml, "kinds", rules);
    svod_node_get(yaml, "along");
    svod_node_get(yaml, "outside"); // read when all zones are known
    svod_node_bool(yaml, "done", &zone->done, c->findings);
    svod_node_bool(yaml, "year", &zone->year, c->findings);
    svod_node_bool(yaml, "recent", &zone->recent, c->findings);
    svod_node_bool(yaml, "below", &zone->below, c->findings);
    zone->examples = rubric_phrase_examples(c, yaml);
    if (!svod_node_get(yaml, "heading") && !svod_node_get(yaml, "cue") && !svod_node_get(yaml, "soft") && !svod_node_get(yaml, "kinds"))
        nothing_sought(c, yaml, zone->id, "heading, cue, soft, kinds");
    svod_node_unknown(yaml, keys, c->findings);
}

static void read_direction(compiler *c, const svod_node *yaml, svod_map *seen, svod_evidence_rules *rules) {
    static const char *const keys[] = {"id", "title", "words", "weak", "not", "examples", NULL};
    svod_direction *direction = &rules->directions[rules->direction_count++];
    direction->place = svod_node_place(yaml);
    direction->id = rubric_id_once(c, yaml, seen);
    direction->title = rubric_text(c, yaml, "title", true);
    direction->words = rubric_phrases(c, yaml, "words");
    direction->weak = rubric_phrases(c, yaml, "weak");
    direction->not_ = rubric_phrases(c, yaml, "not");
    direction->examples = rubric_phrase_examples(c, yaml);
    if (svod_streq(direction->id, RUBRIC_ANY)) rubric_fault(c, SVOD_F_rubric_sought_any, svod_node_get(yaml, "id"), direction->id, "");
    if (!svod_node_get(yaml, "words")) nothing_sought(c, yaml, direction->id, "words");
    svod_node_unknown(yaml, keys, c->findings);
}

static void read_zones(compiler *c, const svod_node *map, svod_evidence_rules *rules) {
    const svod_node *list = parts(c, map, "zones", SVOD_EVIDENCE_ZONES);
    if (!list) return;
    svod_map *seen = svod_map_new(c->arena);
    rules->zones = SVOD_ARRAY(c->arena, svod_zone, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (rubric_is_map(c, list->entries[i].value)) read_zone(c, list->entries[i].value, seen, rules);
    uint32_t zone = 0; // zones name each other: once all are known
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *yaml = list->entries[i].value;
        if (yaml->kind != SVOD_NODE_MAP) continue;
        rules->zones[zone].along = rubric_zone_bits(c, yaml, "along", rules);
        rules->zones[zone++].outside = rubric_zone_bits(c, yaml, "outside", rules);
    }
}

static void read_directions(compiler *c, const svod_node *map, svod_evidence_rules *rules) {
    const svod_node *list = parts(c, map, "directions", SVOD_EVIDENCE_DIRECTIONS);
    if (!list) return;
    svod_map *seen = svod_map_new(c->arena);
    rules->directions = SVOD_ARRAY(c->arena, svod_direction, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (rubric_is_map(c, list->entries[i].value)) read_direction(c, list->entries[i].value, seen, rules);
}

// A list of patterns, or a map with them and with examples.
static void read_except(compiler *c, const svod_node *map, svod_evidence_rules *rules) {
    static const char *const keys[] = {"patterns", "examples", NULL};
    const svod_node *except = svod_node_get(map, "except");
    if (!except || !rubric_is_map(c, except)) return;
    for (int i = 0; i < SVOD_EXCEPT_COUNT; i++) {
        const svod_node *at = svod_node_get(except, svod_except_words[i]);
        if (at && at->kind != SVOD_NODE_MAP) rules->except[i] = rubric_phrases_at(c, at, svod_except_words[i]);
        if (!at || at->kind != SVOD_NODE_MAP) continue;
        if (svod_node_require(at, "patterns", c->findings)) rules->except[i] = rubric_phrases(c, at, "patterns");
        rules->except_examples[i] = rubric_phrase_examples(c, at);
        svod_node_unknown(at, keys, c->findings);
    }
    svod_node_unknown(except, svod_except_words, c->findings);
}

void rubric_evidence(compiler *c, const svod_node *tree) {
    const svod_node *map = svod_node_get(tree, "evidence");
    if (!map || !rubric_is_map(c, map)) return;
    svod_evidence_rules *rules = SVOD_NEW(c->arena, svod_evidence_rules);
    read_kinds(c, map, rules);
    read_zones(c, map, rules);
    read_directions(c, map, rules);
    read_except(c, map, rules);
    svod_node_unknown(map, evidence_keys, c->findings);
    if (!rules->zone_count && !rules->kind_count && c->findings->count[SVOD_ERROR] == c->errors)
        rubric_fault(c, SVOD_F_rubric_empty, map, "evidence", "zones, kinds");
    c->rubric->evidence = rules;
}
