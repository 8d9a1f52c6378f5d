// Conditions and recommendations of a compiled rubric, for people and as JSON.
#include "data/advice.h"
#include "data/words.h"
#include "write/json.h"
#include "write/rubric_words.h"

typedef struct page {
    const svod_rubric *rubric;
    const svod_advice_rules *rules;
    svod_lang lang;
    svod_arena *arena;
    svod_buf *out;
} page;

// ---- conditions --------------------------------------------------------------------------------------------------------

// Neither a number nor a cluster: the condition is there or not.
static bool is_bare(const svod_flag *flag) {
    return flag->kind == SVOD_FLAG_NO_SUBMISSION || flag->kind == SVOD_FLAG_NOTHING || flag->kind == SVOD_FLAG_ALL;
}

void rubric_put_condition(const svod_rubric *rubric, const svod_flag *flag, svod_lang lang, svod_buf *out) {
    const char *key = svod_condition_key(flag);
    if (flag->kind != SVOD_FLAG_NO_SUBMISSION) svod_buf_printf(out, "%s, ", svod_rubric_node_id(rubric, flag->node));
    if (flag->kind == SVOD_FLAG_WEAKEST)
        svod_buf_printf(out, "%s: %s", key, rubric->clusters[flag->cluster].id);
    else if (is_bare(flag))
        svod_buf_str(out, key);
    else
        svod_buf_printf(out, "%s: %s", key, svod_points_words(out->arena, flag->limit, lang));
    if (flag->kind == SVOD_FLAG_MISSED) svod_buf_printf(out, ", years: %u", flag->years);
    if (flag->kind == SVOD_FLAG_LEVEL) svod_buf_printf(out, ", cluster: %s", rubric->clusters[flag->cluster].id);
    if (flag->kind == SVOD_FLAG_WORSE || flag->kind == SVOD_FLAG_DISPUTED)
        svod_buf_printf(out, ", by: %s", svod_points_words(out->arena, flag->by, lang));
    if (flag->weak) svod_buf_str(out, ", weak");
}

static json_t *limit_json(const svod_rubric *rubric, const svod_flag *flag) {
    if (flag->kind == SVOD_FLAG_WEAKEST) return svod_json_text(rubric->clusters[flag->cluster].id);
    return is_bare(flag) ? json_true() : svod_json_points(flag->limit);
}

json_t *rubric_condition_object(const svod_rubric *rubric, const svod_flag *flag) {
    json_t *when = json_object();
    if (flag->kind != SVOD_FLAG_NO_SUBMISSION) json_object_set_new(when, "node", svod_json_text(svod_rubric_node_id(rubric, flag->node)));
    json_object_set_new(when, svod_condition_key(flag), limit_json(rubric, flag));
    if (flag->kind == SVOD_FLAG_MISSED) json_object_set_new(when, "years", json_integer(flag->years));
    if (flag->kind == SVOD_FLAG_LEVEL) json_object_set_new(when, "cluster", svod_json_text(rubric->clusters[flag->cluster].id));
    if (flag->kind == SVOD_FLAG_WORSE || flag->kind == SVOD_FLAG_DISPUTED) json_object_set_new(when, "by", svod_json_points(flag->by));
    if (flag->kind == SVOD_FLAG_EVIDENCE) json_object_set_new(when, "weak", json_boolean(flag->weak));
    return when;
}

// ---- recommendations as text -----------------------------------------------------------------------------------------------

static void label(const page *p, svod_text words) {
    svod_buf_printf(p->out, "    %s: ", svod_say(p->lang, words));
}

static void put_when(const page *p, const svod_recommendation *rule) {
    label(p, SVOD_T_rubric_show_when);
    if (rule->flag != SVOD_NO_FLAG) svod_buf_printf(p->out, svod_say(p->lang, SVOD_T_rubric_show_of_flag), p->rubric->flags[rule->flag].id);
    rubric_put_condition(p->rubric, &rule->when, p->lang, p->out);
    if (rule->flag != SVOD_NO_FLAG) svod_buf_str(p->out, ")");
    if (rule->least > 1) svod_buf_printf(p->out, svod_say(p->lang, SVOD_T_rubric_show_least), rule->least);
    svod_buf_str(p->out, "\n");
    if (rule->node == rule->when.node) return;
    label(p, SVOD_T_rubric_show_about);
    svod_buf_printf(p->out, "%s\n", svod_rubric_node_id(p->rubric, rule->node));
}

static void put_only(const page *p, const svod_recommendation *rule) {
    if (!rule->only_count && !rule->unit_count) return;
    label(p, SVOD_T_rubric_show_only);
    for (uint32_t i = 0; i < rule->only_count; i++) {
        const svod_cluster *cluster = &p->rubric->clusters[rule->only[i].cluster];
        svod_buf_printf(p->out, "%s%s =", i ? "; " : "", cluster->id);
        for (size_t k = 0; k < cluster->count && k < 64; k++)
            if (rule->only[i].levels >> k & 1) svod_buf_printf(p->out, " %s", cluster->levels[k].id);
    }
    for (uint32_t i = 0; i < rule->unit_count; i++)
        svod_buf_printf(p->out, "%s%s", i ? ", " : rule->only_count ? "; " : "", rule->units[i]);
    svod_buf_str(p->out, "\n");
}

static void put_rule(const page *p, const svod_recommendation *rule) {
    svod_buf_printf(p->out, "  %s — %s (%s, %s)\n", rule->id, rule->title, p->rules->addressees[rule->addressee].id,
                    svod_urgency_name(rule->urgency, p->lang));
    put_when(p, rule);
    put_only(p, rule);
    if (rule->unless_count) label(p, SVOD_T_rubric_show_unless);
    for (uint32_t i = 0; i < rule->unless_count; i++)
        svod_buf_printf(p->out, "%s%s", i ? ", " : "", p->rules->list[rule->unless[i]].id);
    if (rule->unless_count) svod_buf_str(p->out, "\n");
    label(p, SVOD_T_rubric_show_text);
    svod_buf_printf(p->out, "%s\n", rule->text);
}

void rubric_put_advice(const svod_rubric *rubric, svod_lang lang, svod_buf *out) {
    static const svod_text provenances[] = {SVOD_T_rubric_published, SVOD_T_rubric_reconstructed, SVOD_T_rubric_demo};
    const svod_advice_rules *rules = rubric->advice;
    if (!rules) return;
    page p = {rubric, rules, lang, out->arena, out};
    svod_buf_printf(out, "\n%s\n", svod_say(lang, SVOD_T_rubric_show_advice));
    const char *strong = svod_points_words(out->arena, rules->sides.strong, lang);
    const char *weak = svod_points_words(out->arena, rules->sides.weak, lang);
    const char *apart = svod_points_words(out->arena, rules->sides.apart, lang);
    svod_buf_printf(out, svod_say(lang, SVOD_T_rubric_show_advice_facts), svod_say(lang, provenances[rules->provenance]), strong, weak,
                    apart);
    if (rules->cluster != UINT32_MAX)
        svod_buf_printf(out, svod_say(lang, SVOD_T_rubric_show_advice_cluster), rubric->clusters[rules->cluster].id);
    for (uint32_t i = 0; i < rules->addressee_count; i++) {
        const svod_addressee *to = &rules->addressees[i];
        svod_buf_printf(out, "  %s — %s%s\n", to->id, to->title, to->region ? svod_say(lang, SVOD_T_rubric_show_region) : "");
    }
    for (uint32_t i = 0; i < rules->count; i++)
        put_rule(&p, &rules->list[i]);
}

// ---- recommendations as JSON -----------------------------------------------------------------------------------------------

static void set_text(json_t *object, const char *key, const char *text) {
    json_object_set_new(object, key, svod_json_text(text));
}

static json_t *addressees_array(const svod_advice_rules *rules) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < rules->addressee_count; i++) {
        json_t *object = json_object();
        set_text(object, "id", rules->addressees[i].id);
        set_text(object, "title", rules->addressees[i].title);
        json_object_set_new(object, "region", json_boolean(rules->addressees[i].region));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *only_object(const svod_rubric *rubric, const svod_recommendation *rule) {
    json_t *object = json_object();
    for (uint32_t i = 0; i < rule->only_count; i++) {
        const svod_cluster *cluster = &rubric->clusters[rule->only[i].cluster];
        json_t *levels = json_array();
        for (size_t k = 0; k < cluster->count && k < 64; k++)
            if (rule->only[i].levels >> k & 1) json_array_append_new(levels, svod_json_text(cluster->levels[k].id));
        json_object_set_new(object, cluster->id, levels);
    }
    return object;
}

static json_t *rule_object(const svod_rubric *rubric, const svod_recommendation *rule) {
    const svod_advice_rules *rules = rubric->advice;
    json_t *object = json_object(), *unless = json_array(), *units = json_array();
    bool region = rules->addressees[rule->addressee].region;
    set_text(object, "id", rule->id);
    set_text(object, "addressee", rules->addressees[rule->addressee].id);
    set_text(object, "title", rule->title);
    set_text(object, "urgency", svod_urgency_words[rule->urgency]);
    json_object_set_new(object, "when", rubric_condition_object(rubric, &rule->when));
    json_object_set_new(object, "flag", rule->flag == SVOD_NO_FLAG ? json_null() : svod_json_text(rubric->flags[rule->flag].id));
    set_text(object, "about", svod_rubric_node_id(rubric, rule->node));
    set_text(object, "text", rule->text);
    for (uint32_t i = 0; i < rule->unless_count; i++)
        json_array_append_new(unless, svod_json_text(rules->list[rule->unless[i]].id));
    json_object_set_new(object, "unless", unless);
    json_object_set_new(object, "only", only_object(rubric, rule));
    for (uint32_t i = 0; i < rule->unit_count; i++)
        json_array_append_new(units, svod_json_text(rule->units[i]));
    json_object_set_new(object, "units", units);
    json_object_set_new(object, "least", region ? json_integer(rule->least) : json_null());
    return object;
}

json_t *rubric_advice_object(const svod_rubric *rubric) {
    const svod_advice_rules *rules = rubric->advice;
    json_t *object = json_object(), *sides = json_object(), *list = json_array();
    bool parted = rules->cluster != UINT32_MAX;
    json_object_set_new(object, "cluster", parted ? svod_json_text(rubric->clusters[rules->cluster].id) : json_null());
    set_text(object, "provenance", svod_provenance_id(rules->provenance));
    json_object_set_new(sides, "strong", svod_json_points(rules->sides.strong));
    json_object_set_new(sides, "weak", svod_json_points(rules->sides.weak));
    json_object_set_new(sides, "apart", svod_json_points(rules->sides.apart));
    json_object_set_new(object, "sides", sides);
    json_object_set_new(object, "addressees", addressees_array(rules));
    for (uint32_t i = 0; i < rules->count; i++)
        json_array_append_new(list, rule_object(rubric, &rules->list[i]));
    json_object_set_new(object, "recommendations", list);
    return object;
}
