// advice.json: what is recommended to whom and why, unit by unit and to the region, and what became of last year's.
#include "data/words.h"
#include "write/json.h"
#include "write/write.h"

typedef struct job {
    const svod_result *result;
    const svod_advice *advice;
    const svod_advice_rules *rules;
    svod_buf *out;
} job;

static const char *addressee_id(const svod_advice_rules *rules, const svod_recommendation *rule) {
    return rules->addressees[rule->addressee].id;
}

// ---- rules ---------------------------------------------------------------------------------------------------------------

static json_t *addressee_object(const svod_addressee *addressee) {
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(addressee->id));
    json_object_set_new(object, "title", svod_json_text(addressee->title));
    json_object_set_new(object, "region", json_boolean(addressee->region));
    return object;
}

// Ids of the units of one level that the rule is given to.
static json_t *level_units(const job *own, uint32_t rule, const svod_cluster_result *cluster, size_t level) {
    json_t *ids = json_array();
    const svod_level_result *at = &cluster->levels[level];
    for (uint32_t i = 0; i < at->n; i++)
        if (own->advice->states[(size_t)at->units[i] * own->rules->count + rule] == SVOD_ADVICE_GIVEN)
            json_array_append_new(ids, svod_json_text(own->result->roster->units[at->units[i]].id));
    return ids;
}

static json_t *rule_levels(const job *own, uint32_t rule) {
    if (own->rules->cluster == UINT32_MAX) return json_null();
    const svod_cluster_result *cluster = &own->result->clusters[own->rules->cluster];
    json_t *object = json_object();
    for (size_t level = 0; level < cluster->cluster->count; level++)
        json_object_set_new(object, cluster->cluster->levels[level].id, level_units(own, rule, cluster, level));
    return object;
}

static void put_rule(const job *own, uint32_t index) {
    const svod_recommendation *rule = &own->rules->list[index];
    const svod_rubric *rubric = own->result->now.rubric;
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(rule->id));
    json_object_set_new(object, "title", svod_json_text(rule->title));
    json_object_set_new(object, "addressee", svod_json_text(addressee_id(own->rules, rule)));
    json_object_set_new(object, "node", svod_json_text(svod_rubric_node_id(rubric, rule->node)));
    json_object_set_new(object, "urgency", svod_json_text(svod_urgency_words[rule->urgency]));
    json_object_set_new(object, "condition", svod_json_text(svod_condition_key(&rule->when)));
    json_object_set_new(object, "condition_node", svod_json_text(svod_rubric_node_id(rubric, rule->when.node)));
    json_object_set_new(object, "given", json_integer(own->advice->raised[index]));
    if (!own->rules->addressees[rule->addressee].region) json_object_set_new(object, "levels", rule_levels(own, index));
    svod_buf_str(own->out, index ? ",\n" : "\n");
    svod_json_put(object, false, own->out);
}

// ---- what follows -----------------------------------------------------------------------------------------------------------

static json_t *advised_object(const job *own, const svod_advised *advised) {
    const svod_recommendation *rule = &own->rules->list[advised->rule];
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(rule->id));
    json_object_set_new(object, "addressee", svod_json_text(addressee_id(own->rules, rule)));
    json_object_set_new(object, "node", svod_json_text(svod_rubric_node_id(own->result->now.rubric, rule->node)));
    json_object_set_new(object, "urgency", svod_json_text(svod_urgency_words[rule->urgency]));
    json_object_set_new(object, "title", svod_json_text(rule->title));
    json_object_set_new(object, "why", svod_json_text(advised->why));
    json_object_set_new(object, "text", svod_json_text(advised->text));
    if (advised->unit != UINT32_MAX) {
        const svod_flag_unit *is = &own->advice->conditions[advised->rule].units[advised->unit];
        json_object_set_new(object, "margin", svod_json_margin(is->margin));
    }
    return object;
}

static json_t *followed_object(const job *own, const svod_followed *followed) {
    const svod_result *earlier = own->result->follow->earlier;
    const svod_advice_rules *rules = earlier->advice->rules;
    const svod_recommendation *rule = &rules->list[followed->advised->rule];
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(rule->id));
    json_object_set_new(object, "addressee", svod_json_text(addressee_id(rules, rule)));
    json_object_set_new(object, "title", svod_json_text(rule->title));
    json_object_set_new(object, "urgency", svod_json_text(svod_urgency_words[rule->urgency]));
    json_object_set_new(object, "node_before", svod_json_text(svod_rubric_node_id(earlier->now.rubric, followed->before)));
    bool there = followed->now != SVOD_NO_NODE;
    json_object_set_new(object, "node", there ? svod_json_text(svod_rubric_node_id(own->result->now.rubric, followed->now)) : json_null());
    json_object_set_new(object, "verdict", svod_json_text(svod_follow_words[followed->verdict]));
    json_object_set_new(object, "change", followed->has_change ? svod_json_ratio(followed->change) : json_null());
    json_object_set_new(object, "why", svod_json_text(followed->why));
    return object;
}

// Ids of rules that the unit may or may not come under.
static json_t *untold_ids(const job *own, size_t unit) {
    json_t *ids = json_array();
    for (uint32_t rule = 0; rule < own->rules->count; rule++)
        if (own->advice->states[unit * own->rules->count + rule] == SVOD_ADVICE_UNTOLD)
            json_array_append_new(ids, svod_json_text(own->rules->list[rule].id));
    return ids;
}

static void put_unit(const job *own, size_t unit) {
    const svod_advice *advice = own->advice;
    json_t *object = json_object(), *given = json_array();
    for (uint32_t i = 0; i < advice->unit_given[unit]; i++)
        json_array_append_new(given, advised_object(own, &advice->given[advice->unit_first[unit] + i]));
    json_object_set_new(object, "id", svod_json_text(own->result->roster->units[unit].id));
    json_object_set_new(object, "name", svod_json_text(own->result->roster->units[unit].name));
    json_object_set_new(object, "recommendations", given);
    json_object_set_new(object, "cannot_be_told", untold_ids(own, unit));
    const svod_follow *follow = own->result->follow;
    if (follow) {
        json_t *list = json_array();
        for (uint32_t i = 0; i < follow->unit_count[unit]; i++)
            json_array_append_new(list, followed_object(own, &follow->list[follow->unit_first[unit] + i]));
        json_object_set_new(object, "follow_up", list);
    }
    svod_buf_str(own->out, unit ? ",\n" : "\n");
    svod_json_put(object, false, own->out);
}

// ---- the whole ----------------------------------------------------------------------------------------------------------------

static json_t *follow_object(const svod_follow *follow) {
    if (!follow) return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "campaign", svod_json_text(follow->earlier->campaign->name));
    json_object_set_new(object, "year", json_integer(follow->earlier->now.year));
    json_object_set_new(object, "rubric", svod_json_text(follow->earlier->now.rubric->id));
    for (int i = 0; i < SVOD_FOLLOW_VERDICTS; i++)
        json_object_set_new(object, svod_follow_words[i], json_integer(follow->verdicts[i]));
    json_object_set_new(object, "units_gone", json_integer(follow->gone));
    return object;
}

static void put_head(const job *own, svod_arena *arena) {
    const svod_campaign *campaign = own->result->campaign;
    json_t *about = json_object(), *addressees = json_array();
    json_object_set_new(about, "name", svod_json_text(campaign->name));
    json_object_set_new(about, "year", json_integer(own->result->now.year));
    json_object_set_new(about, "provenance", svod_json_filled(svod_provenance_id(campaign->provenance)));
    for (uint32_t i = 0; i < own->rules->addressee_count; i++)
        json_array_append_new(addressees, addressee_object(&own->rules->addressees[i]));
    svod_json_key("program", true, own->out);
    svod_json_put(svod_json_text(svod_printf(arena, "svod %s", own->result->version)), false, own->out);
    svod_json_key("campaign", false, own->out);
    svod_json_put(about, false, own->out);
    svod_json_key("rules_provenance", false, own->out);
    svod_json_put(svod_json_filled(svod_provenance_id(own->rules->provenance)), false, own->out);
    svod_json_key("addressees", false, own->out);
    svod_json_put(addressees, false, own->out);
    svod_json_key("follow_up", false, own->out);
    svod_json_put(follow_object(own->result->follow), false, own->out);
}

static void put_region(const job *own) {
    json_t *list = json_array();
    for (uint32_t i = 0; i < own->advice->region_count; i++)
        json_array_append_new(list, advised_object(own, &own->advice->region[i]));
    svod_json_key("region", false, own->out);
    svod_json_put(list, true, own->out);
}

void svod_write_advice(const svod_result *result, svod_buf *out) {
    job own = {.result = result, .advice = result->advice, .rules = result->advice->rules, .out = out};
    svod_arena *scratch = svod_arena_new();
    svod_buf_str(out, "{\n");
    put_head(&own, scratch);
    svod_json_key("recommendations", false, out);
    svod_buf_str(out, "[");
    for (uint32_t rule = 0; rule < own.rules->count; rule++)
        put_rule(&own, rule);
    svod_buf_str(out, "\n]");
    put_region(&own);
    svod_json_key("units", false, out);
    svod_buf_str(out, "[");
    for (size_t unit = 0; unit < result->roster->count; unit++)
        put_unit(&own, unit);
    svod_buf_str(out, "\n]\n}\n");
    svod_arena_free(scratch);
}
