// What a criterion wants to see in submitted documents: passages, documents, or so many items, and what each is worth as a proposal.
#include "rubric/phrases.h"

static const char *const want_keys[] = {"zone", "direction", "document", "count", "points", "requisites", "bands", "counts", NULL};

typedef struct names {
    const char **ids;
    size_t count;
} names;

static uint64_t one_bit(compiler *c, const svod_node *at, const names *known, svod_code unknown) {
    const char *word = rubric_word(c, at);
    if (!word) return 0;
    for (size_t i = 0; i < known->count; i++)
        if (svod_streq(known->ids[i], word)) return UINT64_C(1) << i;
    const char *nearest = known->count ? svod_nearest(c->arena, word, known->ids, known->count) : NULL;
    rubric_fault(c, unknown, at, word, nearest);
    return 0;
}

// Ids under `key`, one or a list, as bits.
static uint64_t bits_of(compiler *c, const svod_node *map, const char *key, const names *known, svod_code unknown) {
    const svod_node *at = svod_node_get(map, key);
    if (!at) return 0;
    if (at->kind != SVOD_NODE_LIST) return one_bit(c, at, known, unknown);
    if (!at->count) rubric_fault(c, SVOD_F_rubric_empty, at, key, "");
    uint64_t bits = 0;
    for (size_t i = 0; i < at->count; i++) {
        uint64_t bit = one_bit(c, at->entries[i].value, known, unknown);
        if (bits & bit) rubric_fault(c, SVOD_F_rubric_sought_twice, at->entries[i].value, at->entries[i].value->text, "");
        bits |= bit;
    }
    return bits;
}

uint64_t rubric_kind_bits(compiler *c, const svod_node *map, const char *key, const svod_evidence_rules *rules) {
    names known = {SVOD_ARRAY(c->arena, const char *, rules->kind_count + 1), rules->kind_count};
    for (uint32_t i = 0; i < rules->kind_count; i++)
        known.ids[i] = rules->kinds[i].id;
    return bits_of(c, map, key, &known, SVOD_F_rubric_doc_kind_unknown);
}

uint64_t rubric_zone_bits(compiler *c, const svod_node *map, const char *key, const svod_evidence_rules *rules) {
    names known = {SVOD_ARRAY(c->arena, const char *, rules->zone_count + 1), rules->zone_count};
    for (uint32_t i = 0; i < rules->zone_count; i++)
        known.ids[i] = rules->zones[i].id;
    return bits_of(c, map, key, &known, SVOD_F_rubric_zone_unknown);
}

// "any" alone is no direction: any text of the zone.
static uint64_t direction_bits(compiler *c, const svod_node *map, const svod_evidence_rules *rules) {
    const svod_node *at = svod_node_get(map, "direction");
    if (at && at->kind == SVOD_NODE_SCALAR && svod_streq(at->text, RUBRIC_ANY)) return 0;
    names known = {SVOD_ARRAY(c->arena, const char *, rules->direction_count + 1), rules->direction_count};
    for (uint32_t i = 0; i < rules->direction_count; i++)
        known.ids[i] = rules->directions[i].id;
    return bits_of(c, map, "direction", &known, SVOD_F_rubric_direction_unknown);
}

// Points that may be proposed: from zero to the maximum, by the step.
static bool read_points(compiler *c, const svod_node *map, const char *key, const svod_rnode *node, svod_points *out) {
    svod_points points = 0;
    const svod_node *at = svod_node_get(map, key);
    if (!at || !rubric_points(c, map, key, &points)) return false;
    if (points < 0 || (node->max && points > node->max))
        return rubric_fault(c, SVOD_F_rubric_want_points, at, rubric_points_text(c, points),
                            svod_printf(c->arena, "0…%s", rubric_points_text(c, node->max)));
    if (node->step && points % node->step)
        return rubric_fault(c, SVOD_F_rubric_want_step, at, rubric_points_text(c, points), rubric_points_text(c, node->step));
    *out = points;
    return true;
}

static void read_worth(compiler *c, const svod_node *map, const svod_rnode *node, svod_want *want) {
    static const char *const keys[] = {"found", "weak", NULL};
    svod_points half = node->max / 2;
    want->found = node->max;
    want->weak = node->step ? half - half % node->step : half;
    const svod_node *points = svod_node_get(map, "points");
    if (!points || !rubric_is_map(c, points)) return;
    read_points(c, points, "found", node, &want->found);
    if (!read_points(c, points, "weak", node, &want->weak) && want->weak > want->found) want->weak = want->found;
    if (want->weak > want->found)
        rubric_fault(c, SVOD_F_rubric_want_weak, svod_node_get(points, "weak"), rubric_points_text(c, want->weak),
                     svod_printf(c->arena, "≤ %s", rubric_points_text(c, want->found)));
    svod_node_unknown(points, keys, c->findings);
}

static void read_bands(compiler *c, const svod_node *map, const svod_rnode *node, svod_want *want) {
    static const char *const keys[] = {"from", "points", NULL};
    const svod_node *list = rubric_list(c, map, "bands", true);
    if (!list) return;
    want->bands = SVOD_ARRAY(c->arena, svod_want_band, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *yaml = list->entries[i].value;
        int64_t from = 0;
        svod_want_band band = {0};
        if (!rubric_is_map(c, yaml)) continue;
        svod_node_require(yaml, "from", c->findings);
        svod_node_require(yaml, "points", c->findings);
        bool whole = rubric_int(c, yaml, "from", 1, 1000000, &from) && read_points(c, yaml, "points", node, &band.points);
        svod_node_unknown(yaml, keys, c->findings);
        if (!whole) continue;
        band.from = (uint32_t)from;
        const svod_want_band *last = want->band_count ? &want->bands[want->band_count - 1] : NULL;
        if (last && (band.from <= last->from || band.points < last->points))
            rubric_fault(c, SVOD_F_rubric_want_bands, yaml, rubric_int_text(c, from),
                         svod_printf(c->arena, "> %u, ≥ %s", last->from, rubric_points_text(c, last->points)));
        want->bands[want->band_count++] = band;
    }
}

static void read_requisites(compiler *c, const svod_node *map, svod_want *want) {
    static const char *words[] = {"date", "number", "approved"};
    names known = {words, sizeof words / sizeof *words};
    uint64_t bits = bits_of(c, map, "requisites", &known, SVOD_F_rubric_requisite_unknown);
    want->date = bits & 1;
    want->number = bits & 2;
    want->approved = bits & 4;
}

// A key that the other kinds of wants know and this one does not.
static void idle(compiler *c, const svod_node *map, const char *key, const char *expected) {
    const svod_node *at = svod_node_get(map, key);
    if (at) rubric_fault(c, SVOD_F_rubric_want_idle, at, key, expected);
}

static void read_kind(compiler *c, const svod_node *map, const svod_rnode *node, svod_want *want) {
    const svod_evidence_rules *rules = c->rubric->evidence;
    static const char *const counted[] = {"items", NULL};
    int what = 0;
    bool count = svod_node_get(map, "count") != NULL;
    want->directions = direction_bits(c, map, rules);
    if (svod_node_get(map, "document")) {
        want->kind = SVOD_WANT_DOCUMENT;
        want->kinds = rubric_kind_bits(c, map, "document", rules);
        read_requisites(c, map, want);
        idle(c, map, "zone", "document | zone");
        idle(c, map, "count", "zone");
    } else {
        want->kind = count ? SVOD_WANT_COUNT : SVOD_WANT_PASSAGE;
        if (svod_node_require(map, "zone", c->findings)) want->zones = rubric_zone_bits(c, map, "zone", rules);
        idle(c, map, "requisites", "document");
    }
    if (want->kind != SVOD_WANT_COUNT) {
        idle(c, map, "bands", "count: items");
        read_worth(c, map, node, want);
        return;
    }
    svod_node_word(map, "count", counted, &what, c->findings);
    idle(c, map, "points", "bands");
    read_bands(c, map, node, want);
}

const svod_want *rubric_want(compiler *c, const svod_node *yaml, const svod_rnode *node) {
    const svod_node *map = svod_node_get(yaml, "evidence");
    if (!map || !rubric_is_map(c, map)) return NULL;
    if (!c->rubric->evidence) {
        rubric_fault(c, SVOD_F_rubric_want_rules, map, node->id, "evidence:");
        return NULL;
    }
    if (node->indicator) rubric_fault(c, SVOD_F_rubric_want_indicator, map, node->id, "");
    svod_want *want = SVOD_NEW(c->arena, svod_want);
    *want = (svod_want){.place = svod_node_place(map)};
    read_kind(c, map, node, want);
    svod_node_bool(map, "counts", &want->counts, c->findings);
    if (want->counts && svod_node_get(yaml, "criteria"))
        rubric_fault(c, SVOD_F_rubric_want_counts, svod_node_get(map, "counts"), node->id, "");
    svod_node_unknown(map, want_keys, c->findings);
    return want;
}
