// Indicators of a compiled rubric, for people and as JSON.
#include "base/str.h"
#include "data/words.h"
#include "write/json.h"
#include "write/rubric_words.h"
#include "write/write.h"

typedef struct page {
    const svod_rubric *rubric;
    svod_lang lang;
    svod_arena *arena;
    svod_buf *out;
} page;

static void line(page *p, svod_text label, const char *text) {
    svod_buf_printf(p->out, "    %s: %s\n", svod_say(p->lang, label), text);
}

static const char *points(page *p, svod_points value) {
    return svod_points_words(p->arena, value, p->lang);
}

// A value with its unit and the decimals that it has.
static const char *value_words(page *p, const svod_indicator *at, svod_points value) {
    if (at->rule->sort != SVOD_SORT_NUMBER) return svod_indicator_words(at, (svod_ratio){value, 1}, p->lang, p->arena);
    return *at->unit ? svod_printf(p->arena, "%s %s", points(p, value), at->unit) : points(p, value);
}

// How far a miss may be: percentage points of a share, grades of a level.
static const char *near_words(page *p, const svod_indicator *at) {
    if (at->rule->sort != SVOD_SORT_NUMBER) return points(p, at->near_by);
    if (!svod_streq(at->rule->unit, "%")) return value_words(p, at, at->near_by);
    return svod_printf(p->arena, svod_say(p->lang, SVOD_T_rubric_show_pp), points(p, at->near_by));
}

static void put_targets(page *p, const svod_indicator *at) {
    svod_buf list = svod_buf_of(p->arena);
    for (size_t i = 0; i < at->target_count; i++) {
        const svod_target *target = &at->targets[i];
        svod_buf_str(&list, i ? "; " : "");
        if (target->year) svod_buf_printf(&list, "%d — ", target->year);
        svod_buf_str(&list, svod_target_words(at, target, p->lang, p->arena));
    }
    line(p, SVOD_T_rubric_show_target, list.len ? list.data : svod_say(p->lang, SVOD_T_rubric_show_no_target));
    if (at->near_by) line(p, SVOD_T_rubric_show_near, near_words(p, at));
    if (!at->rounding.on) return;
    const char *form = svod_say(p->lang, at->rounding.cut ? SVOD_T_rubric_show_cut : SVOD_T_rubric_show_half_up);
    line(p, SVOD_T_rubric_show_round, svod_printf(p->arena, form, at->rounding.places));
}

static void put_worth(page *p, const svod_indicator *at) {
    static const svod_text words[] = {SVOD_T_rubric_worth_none, SVOD_T_rubric_worth_target, SVOD_T_rubric_worth_bands,
                                      SVOD_T_rubric_worth_proportion};
    if (p->rubric->total != SVOD_TOTAL_POINTS) return;
    svod_buf list = svod_buf_of(p->arena);
    svod_buf_str(&list, svod_say(p->lang, words[at->worth]));
    for (size_t i = 0; i < at->band_count; i++) {
        const svod_worth_band *band = &at->bands[i];
        const char *from = band->from == INT64_MIN ? svod_say(p->lang, SVOD_T_rubric_show_below) : value_words(p, at, band->from);
        svod_buf_printf(&list, "%s %s → %s", i ? ";" : ":", from, points(p, band->points));
    }
    line(p, SVOD_T_rubric_show_worth, list.data);
}

static void put_sources(page *p, const svod_indicator *at) {
    svod_buf list = svod_buf_of(p->arena);
    for (int part = 0; part < SVOD_PART_COUNT; part++)
        if (*at->from[part])
            svod_buf_printf(&list, "%s%s — %s", list.len ? "; " : "", svod_part_name((svod_part_id)part),
                            svod_rubric_attribute_title(p->rubric, at->from[part]));
    if (list.len) line(p, SVOD_T_rubric_show_from, list.data);
    if (*at->base) line(p, SVOD_T_rubric_show_base, svod_rubric_attribute_title(p->rubric, at->base));
}

static void put_grades(page *p, const svod_indicator *at) {
    svod_buf list = svod_buf_of(p->arena);
    for (size_t i = 0; i < at->grade_count; i++)
        svod_buf_printf(&list, "%s%s (%s)", i ? " < " : "", at->grades[i].title, at->grades[i].id);
    if (list.len) line(p, SVOD_T_rubric_show_grades, list.data);
}

void rubric_put_indicators(const svod_rubric *rubric, svod_lang lang, svod_buf *out) {
    static const svod_text better[] = {SVOD_T_rubric_better_more, SVOD_T_rubric_better_less, SVOD_T_rubric_better_neither};
    page p = {.rubric = rubric, .lang = lang, .arena = out->arena, .out = out};
    if (!rubric->indicator_count) return;
    svod_buf_printf(out, "\n%s\n", svod_say(lang, SVOD_T_rubric_show_indicators));
    for (uint32_t i = 0; i < rubric->indicator_count; i++) {
        const svod_indicator *at = &rubric->indicators[i];
        const svod_rnode *node = &rubric->nodes[at->node];
        svod_buf_printf(out, "  %s — %s (%s%s%s)\n", node->id, node->title, svod_rule_title(at->rule, lang), *at->unit ? ", " : "",
                        at->unit);
        put_targets(&p, at);
        put_worth(&p, at);
        line(&p, SVOD_T_rubric_show_better, svod_say(lang, better[at->better]));
        put_grades(&p, at);
        put_sources(&p, at);
    }
}

// ---- JSON --------------------------------------------------------------------------------------------------------------

static json_t *value_json(const svod_indicator *at, svod_points value) {
    if (at->rule->sort == SVOD_SORT_YES_NO) return json_boolean(value > 0);
    if (at->rule->sort == SVOD_SORT_GRADE) return svod_json_text(at->grades[value / SVOD_POINT - 1].id);
    return svod_json_points(value);
}

static json_t *targets(const svod_indicator *at) {
    json_t *array = json_array();
    for (size_t i = 0; i < at->target_count; i++) {
        json_t *object = json_object();
        json_object_set_new(object, "year", at->targets[i].year ? json_integer(at->targets[i].year) : json_null());
        json_object_set_new(object, "value", value_json(at, at->targets[i].value));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *bands(const svod_indicator *at) {
    json_t *array = json_array();
    for (size_t i = 0; i < at->band_count; i++) {
        json_t *object = json_object();
        json_object_set_new(object, "from", at->bands[i].from == INT64_MIN ? json_null() : value_json(at, at->bands[i].from));
        json_object_set_new(object, "points", svod_json_points(at->bands[i].points));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *texts(const char *const *list, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, svod_json_text(list[i]));
    return array;
}

static json_t *grades(const svod_indicator *at) {
    json_t *array = json_array();
    for (size_t i = 0; i < at->grade_count; i++) {
        json_t *object = json_object();
        json_object_set_new(object, "id", svod_json_text(at->grades[i].id));
        json_object_set_new(object, "title", svod_json_text(at->grades[i].title));
        json_object_set_new(object, "words", texts(at->grades[i].words, at->grades[i].word_count));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *rounding(const svod_rounding *at) {
    if (!at->on) return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "places", json_integer(at->places));
    json_object_set_new(object, "way", svod_json_text(svod_round_words[at->cut]));
    return object;
}

static json_t *sources(const svod_indicator *at) {
    json_t *object = json_object();
    for (int part = 0; part < SVOD_PART_COUNT; part++)
        if (*at->from[part]) json_object_set_new(object, svod_part_name((svod_part_id)part), svod_json_text(at->from[part]));
    return object;
}

static json_t *questions(const svod_indicator *at) {
    json_t *object = json_object();
    for (int part = 0; part < SVOD_PART_COUNT; part++)
        if (at->header_count[part])
            json_object_set_new(object, svod_part_name((svod_part_id)part), texts(at->headers[part], at->header_count[part]));
    return object;
}

json_t *rubric_indicator_object(const svod_rubric *rubric, const svod_indicator *at) {
    json_t *object = json_object();
    json_object_set_new(object, "node", svod_json_text(rubric->nodes[at->node].id));
    json_object_set_new(object, "kind", svod_json_text(at->rule->id));
    json_object_set_new(object, "unit", svod_json_text(at->unit));
    json_object_set_new(object, "targets", targets(at));
    json_object_set_new(object, "target", at->target ? value_json(at, at->target->value) : json_null());
    json_object_set_new(object, "comparison", svod_json_text(svod_comparison_words[at->comparison]));
    json_object_set_new(object, "better", svod_json_text(svod_better_words[at->better]));
    json_object_set_new(object, "near", svod_json_points(at->near_by));
    json_object_set_new(object, "round", rounding(&at->rounding));
    json_object_set_new(object, "points", svod_json_text(svod_worth_words[at->worth]));
    json_object_set_new(object, "bands", bands(at));
    json_object_set_new(object, "grades", grades(at));
    json_object_set_new(object, "base", *at->base ? svod_json_text(at->base) : json_null());
    json_object_set_new(object, "base_change", svod_json_points(at->base_change * (SVOD_POINT / 100)));
    json_object_set_new(object, "from", sources(at));
    json_object_set_new(object, "columns", questions(at));
    return object;
}
