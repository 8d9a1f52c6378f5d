// What a rubric seeks in documents, and what its criteria want to see there, as text and as JSON.
#include "write/json.h"
#include "write/rubric_words.h"

#include <string.h>

typedef struct page {
    const svod_rubric *rubric;
    const svod_evidence_rules *rules;
    svod_lang lang;
    svod_arena *arena;
    svod_buf *out;
} page;

// ---- ids behind bits -------------------------------------------------------------------------------------------------

static const char *kind_id(const svod_evidence_rules *rules, size_t i) {
    return rules->kinds[i].id;
}

static const char *zone_id(const svod_evidence_rules *rules, size_t i) {
    return rules->zones[i].id;
}

static const char *direction_id(const svod_evidence_rules *rules, size_t i) {
    return rules->directions[i].id;
}

typedef const char *(*id_fn)(const svod_evidence_rules *rules, size_t i);

static void put_ids(const page *p, uint64_t bits, id_fn id) {
    bool any = false;
    for (size_t i = 0; i < 64; i++) {
        if (!(bits >> i & 1)) continue;
        svod_buf_printf(p->out, "%s%s", any ? ", " : "", id(p->rules, i));
        any = true;
    }
}

// ---- text ------------------------------------------------------------------------------------------------------------

static void put_line(const page *p, const char *id, const char *title) {
    svod_buf_printf(p->out, "    %s — %s: ", id, title);
}

static void put_count(const page *p, const char *key, size_t count, bool *any) {
    if (count) svod_buf_printf(p->out, "%s%s %zu", *any ? ", " : "", key, count);
    *any |= count > 0;
}

static void heading(const page *p, svod_text words, size_t count) {
    if (count) svod_buf_printf(p->out, "  %s\n", svod_say(p->lang, words));
}

static void put_zone(const page *p, const svod_zone *zone) {
    bool any = false;
    put_line(p, zone->id, zone->title);
    put_count(p, "heading", zone->heading.count, &any);
    put_count(p, "cue", zone->cue.count, &any);
    put_count(p, "soft", zone->soft.count, &any);
    put_count(p, "not", zone->not_.count, &any);
    if (zone->kinds) svod_buf_str(p->out, any ? "; kinds: " : "kinds: ");
    put_ids(p, zone->kinds, kind_id);
    if (zone->done) svod_buf_str(p->out, "; done");
    if (zone->year) svod_buf_str(p->out, "; year");
    if (zone->recent) svod_buf_str(p->out, "; recent");
    if (zone->below) svod_buf_str(p->out, "; below");
    svod_buf_str(p->out, "\n");
}

static void put_rules(const page *p) {
    const svod_evidence_rules *rules = p->rules;
    heading(p, SVOD_T_rubric_show_doc_kinds, rules->kind_count);
    for (uint32_t i = 0; i < rules->kind_count; i++) {
        bool any = false;
        put_line(p, rules->kinds[i].id, rules->kinds[i].title);
        put_count(p, "head", rules->kinds[i].head.count, &any);
        put_count(p, "name", rules->kinds[i].name.count, &any);
        if (rules->kinds[i].ahead) svod_buf_str(p->out, "; ahead");
        svod_buf_str(p->out, "\n");
    }
    heading(p, SVOD_T_rubric_show_zones, rules->zone_count);
    for (uint32_t i = 0; i < rules->zone_count; i++)
        put_zone(p, &rules->zones[i]);
    heading(p, SVOD_T_rubric_show_directions, rules->direction_count);
    for (uint32_t i = 0; i < rules->direction_count; i++) {
        bool any = false;
        put_line(p, rules->directions[i].id, rules->directions[i].title);
        put_count(p, "words", rules->directions[i].words.count, &any);
        put_count(p, "weak", rules->directions[i].weak.count, &any);
        put_count(p, "not", rules->directions[i].not_.count, &any);
        svod_buf_str(p->out, "\n");
    }
    bool any = false;
    for (int i = 0; i < SVOD_EXCEPT_COUNT; i++)
        any |= rules->except[i].count > 0;
    if (!any) return;
    svod_buf_printf(p->out, "  %s\n    ", svod_say(p->lang, SVOD_T_rubric_show_except));
    any = false;
    for (int i = 0; i < SVOD_EXCEPT_COUNT; i++)
        put_count(p, svod_except_words[i], rules->except[i].count, &any);
    svod_buf_str(p->out, "\n");
}

static void put_sought(const page *p, const svod_want *want) {
    if (want->kind == SVOD_WANT_DOCUMENT) {
        put_ids(p, want->kinds, kind_id);
    } else {
        if (want->kind == SVOD_WANT_COUNT) svod_buf_printf(p->out, "%s ", svod_say(p->lang, SVOD_T_rubric_show_items));
        put_ids(p, want->zones, zone_id);
    }
    svod_buf_str(p->out, " × ");
    if (want->directions)
        put_ids(p, want->directions, direction_id);
    else
        svod_buf_str(p->out, "any");
    const char *const requisites[] = {want->date ? ", date" : "", want->number ? ", number" : "", want->approved ? ", approved" : ""};
    for (size_t i = 0; i < 3; i++)
        svod_buf_str(p->out, requisites[i]);
}

static void put_want(const page *p, uint32_t node, const svod_want *want) {
    svod_buf_printf(p->out, "    %s — ", svod_rubric_node_id(p->rubric, node));
    put_sought(p, want);
    svod_buf_str(p->out, ": ");
    for (size_t i = 0; i < want->band_count; i++)
        svod_buf_printf(p->out, "%s≥ %u: %s", i ? ", " : "", want->bands[i].from,
                        svod_points_words(p->arena, want->bands[i].points, p->lang));
    if (want->kind != SVOD_WANT_COUNT) {
        const char *found = svod_points_words(p->arena, want->found, p->lang), *weak = svod_points_words(p->arena, want->weak, p->lang);
        svod_buf_printf(p->out, svod_say(p->lang, SVOD_T_rubric_show_proposed), found, weak);
    }
    if (want->counts) svod_buf_str(p->out, svod_say(p->lang, SVOD_T_rubric_show_counts));
    svod_buf_str(p->out, "\n");
}

void rubric_put_evidence(const svod_rubric *rubric, svod_lang lang, svod_buf *out) {
    if (!rubric->evidence) return;
    page p = {rubric, rubric->evidence, lang, out->arena, out};
    svod_buf_printf(out, "\n%s\n", svod_say(lang, SVOD_T_rubric_show_evidence));
    put_rules(&p);
    bool any = false;
    for (uint32_t n = 0; n < rubric->count; n++) {
        if (!rubric->nodes[n].want) continue;
        if (!any) svod_buf_printf(out, "  %s\n", svod_say(lang, SVOD_T_rubric_show_wants));
        put_want(&p, n, rubric->nodes[n].want);
        any = true;
    }
}

// ---- JSON ------------------------------------------------------------------------------------------------------------

static void set_text(json_t *object, const char *key, const char *text) {
    json_object_set_new(object, key, svod_json_text(text));
}

static void set_patterns(json_t *object, const char *key, const svod_patterns *patterns) {
    json_t *array = json_array();
    for (size_t i = 0; i < patterns->count; i++)
        json_array_append_new(array, svod_json_text(patterns->list[i].written));
    json_object_set_new(object, key, array);
}

static void set_ids(json_t *object, const char *key, uint64_t bits, const svod_evidence_rules *rules, id_fn id) {
    json_t *array = json_array();
    for (size_t i = 0; i < 64; i++)
        if (bits >> i & 1) json_array_append_new(array, svod_json_text(id(rules, i)));
    json_object_set_new(object, key, array);
}

static json_t *named(const char *id, const char *title) {
    json_t *object = json_object();
    set_text(object, "id", id);
    set_text(object, "title", title);
    return object;
}

static json_t *kinds_array(const svod_evidence_rules *rules) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < rules->kind_count; i++) {
        json_t *object = named(rules->kinds[i].id, rules->kinds[i].title);
        set_patterns(object, "head", &rules->kinds[i].head);
        set_patterns(object, "name", &rules->kinds[i].name);
        json_object_set_new(object, "ahead", json_boolean(rules->kinds[i].ahead));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *zones_array(const svod_evidence_rules *rules) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < rules->zone_count; i++) {
        const svod_zone *zone = &rules->zones[i];
        json_t *object = named(zone->id, zone->title);
        set_patterns(object, "heading", &zone->heading);
        set_patterns(object, "cue", &zone->cue);
        set_patterns(object, "soft", &zone->soft);
        set_ids(object, "along", zone->along, rules, zone_id);
        set_ids(object, "outside", zone->outside, rules, zone_id);
        set_patterns(object, "not", &zone->not_);
        set_ids(object, "kinds", zone->kinds, rules, kind_id);
        json_object_set_new(object, "done", json_boolean(zone->done));
        json_object_set_new(object, "year", json_boolean(zone->year));
        json_object_set_new(object, "recent", json_boolean(zone->recent));
        json_object_set_new(object, "below", json_boolean(zone->below));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *directions_array(const svod_evidence_rules *rules) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < rules->direction_count; i++) {
        const svod_direction *direction = &rules->directions[i];
        json_t *object = named(direction->id, direction->title);
        set_patterns(object, "words", &direction->words);
        set_patterns(object, "weak", &direction->weak);
        set_patterns(object, "not", &direction->not_);
        json_array_append_new(array, object);
    }
    return array;
}

json_t *rubric_evidence_object(const svod_rubric *rubric) {
    const svod_evidence_rules *rules = rubric->evidence;
    json_t *object = json_object(), *except = json_object();
    json_object_set_new(object, "kinds", kinds_array(rules));
    json_object_set_new(object, "zones", zones_array(rules));
    json_object_set_new(object, "directions", directions_array(rules));
    for (int i = 0; i < SVOD_EXCEPT_COUNT; i++)
        set_patterns(except, svod_except_words[i], &rules->except[i]);
    json_object_set_new(object, "except", except);
    return object;
}

static json_t *bands_array(const svod_want *want) {
    json_t *array = json_array();
    for (size_t i = 0; i < want->band_count; i++) {
        json_t *object = json_object();
        json_object_set_new(object, "from", json_integer(want->bands[i].from));
        json_object_set_new(object, "points", svod_json_points(want->bands[i].points));
        json_array_append_new(array, object);
    }
    return array;
}

json_t *rubric_want_object(const svod_rubric *rubric, const svod_want *want) {
    static const char *const kinds[] = {"passage", "document", "count"};
    const svod_evidence_rules *rules = rubric->evidence;
    json_t *object = json_object(), *requisites = json_array();
    set_text(object, "kind", kinds[want->kind]);
    set_ids(object, "zones", want->zones, rules, zone_id);
    set_ids(object, "directions", want->directions, rules, direction_id);
    set_ids(object, "documents", want->kinds, rules, kind_id);
    if (want->date) json_array_append_new(requisites, json_string("date"));
    if (want->number) json_array_append_new(requisites, json_string("number"));
    if (want->approved) json_array_append_new(requisites, json_string("approved"));
    json_object_set_new(object, "requisites", requisites);
    bool count = want->kind == SVOD_WANT_COUNT;
    json_object_set_new(object, "found", count ? json_null() : svod_json_points(want->found));
    json_object_set_new(object, "weak", count ? json_null() : svod_json_points(want->weak));
    json_object_set_new(object, "bands", bands_array(want));
    json_object_set_new(object, "counts", json_boolean(want->counts));
    return object;
}
