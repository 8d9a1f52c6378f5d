// Recommendations: why one is given to a unit or not, to how many it is given, and what became of last year's.
#include "data/address.h"
#include "explain/job.h"

#include <string.h>

static const svod_advice *advice_of(const explain_job *job) {
    if (job->result->advice) return job->result->advice;
    explain_unknown(job, job->address, NULL, 0);
    return NULL;
}

static bool find_rule(const explain_job *job, const svod_advice_rules *rules, const char *word, size_t *rule) {
    const char **ids = SVOD_ARRAY(job->arena, const char *, rules->count + 1);
    const char **titles = SVOD_ARRAY(job->arena, const char *, rules->count + 1);
    for (uint32_t i = 0; i < rules->count; i++) {
        ids[i] = rules->list[i].id;
        titles[i] = rules->list[i].title;
    }
    return explain_find_named(job, word, ids, titles, rules->count, rule);
}

static const char *state_words(const explain_job *job, uint8_t state) {
    static const svod_text words[] = {
        [SVOD_ADVICE_NOT] = SVOD_T_explain_advice_not,         [SVOD_ADVICE_UNTOLD] = SVOD_T_explain_advice_untold,
        [SVOD_ADVICE_OUTSIDE] = SVOD_T_explain_advice_outside, [SVOD_ADVICE_INSTEAD] = SVOD_T_explain_advice_instead,
        [SVOD_ADVICE_FEW] = SVOD_T_explain_advice_few,         [SVOD_ADVICE_GIVEN] = SVOD_T_explain_advice_given};
    return svod_say(job->lang, words[state]);
}

// The trees of addresses parted by blanks become children. false: one of them leads nowhere, which is told.
static bool add_addresses(const explain_job *job, svod_trail *at, const char *addresses) {
    const char *blank = NULL;
    for (const char *from = addresses && *addresses ? addresses : NULL; from; from = blank ? blank + 1 : NULL) {
        blank = strchr(from, ' ');
        const char *one = blank ? svod_strndup(job->arena, from, (size_t)(blank - from)) : from;
        if (svod_starts(one, "advised:") || svod_starts(one, "advice:")) continue; // the count, the margin: what is being explained here
        svod_trail *tree = svod_explain(job->result, one, job->arena, job->findings);
        if (!tree) return false;
        svod_trail_take(at, tree);
    }
    return true;
}

// ---- one unit -------------------------------------------------------------------------------------------------------------------------

static void add_unless(const explain_job *job, svod_trail *at, const svod_recommendation *rule, size_t unit) {
    const svod_advice *advice = job->result->advice;
    for (uint32_t i = 0; i < rule->unless_count; i++) {
        const svod_recommendation *other = &advice->rules->list[rule->unless[i]];
        svod_trail *leaf = explain_node(job, at, "unless", svod_printf(job->arena, SAY(job, advice_unless), other->title));
        leaf->value = state_words(job, advice->states[unit * advice->rules->count + rule->unless[i]]);
        leaf->place = other->place;
    }
}

static void add_only(const explain_job *job, svod_trail *at, const svod_recommendation *rule, size_t unit) {
    for (uint32_t i = 0; i < rule->only_count; i++) {
        const svod_cluster *cluster = &job->result->now.rubric->clusters[rule->only[i].cluster];
        const char *titles = "";
        for (size_t level = 0; level < cluster->count && level < 64; level++)
            if (rule->only[i].levels >> level & 1)
                titles = svod_printf(job->arena, "%s%s%s", titles, *titles ? "; " : "", cluster->levels[level].title);
        svod_trail *only = explain_node(job, at, "only", svod_printf(job->arena, SAY(job, advice_only), titles));
        if (job->result->clusters) explain_level(job, only, rule->only[i].cluster, unit);
        svod_trail *line = explain_node(job, only, "rule", SAY(job, by_rubric));
        line->place = rule->place;
    }
    if (!rule->unit_count) return;
    svod_trail *named = explain_node(job, at, "only", SAY(job, advice_named));
    named->place = rule->place;
}

static const svod_advised *given_to(const svod_advice *advice, size_t unit, uint32_t rule) {
    for (uint32_t i = 0; i < advice->unit_given[unit]; i++) {
        const svod_advised *given = &advice->given[advice->unit_first[unit] + i];
        if (given->rule == rule) return given;
    }
    return NULL;
}

// The condition and what else decides; its number is the margin.
static svod_trail *add_advice(const explain_job *job, svod_trail *parent, uint32_t index, size_t unit, const char *label) {
    const svod_advice *advice = job->result->advice;
    const svod_recommendation *rule = &advice->rules->list[index];
    uint8_t state = advice->states[unit * advice->rules->count + index];
    svod_trail *at = explain_node(job, parent, "advice", label);
    const svod_flag_result *condition = &advice->conditions[index];
    const svod_flag_unit *is = &condition->units[unit];
    if (is->known) {
        at->has_number = true;
        at->number = svod_points_double(is->margin);
    } else {
        explain_set_state(job, at, SVOD_STATE_NO_DATA);
    }
    at->value = state_words(job, state);
    if (state == SVOD_ADVICE_GIVEN) at->how = is->reason;
    explain_condition(job, at, condition, unit, NULL);
    add_unless(job, at, rule, unit);
    add_only(job, at, rule, unit);
    return at;
}

static svod_trail *advice(const explain_job *job, const svod_address *address) {
    const svod_advice *of = advice_of(job);
    size_t unit, rule;
    if (!of || !explain_find_unit(job, address->word[1], &unit) || !find_rule(job, of->rules, address->word[2], &rule)) return NULL;
    const char *name = job->result->roster->units[unit].name;
    svod_trail *at = add_advice(job, NULL, (uint32_t)rule, unit, svod_printf(job->arena, "%s: %s", name, of->rules->list[rule].title));
    const svod_advised *given = given_to(of, unit, (uint32_t)rule);
    if (!given || !given->origin || !*given->origin) return at;
    svod_trail *figures = explain_node(job, at, "words", SAY(job, advice_figures));
    if (!add_addresses(job, figures, given->origin)) return NULL;
    if (!figures->children) figures->place = of->rules->list[rule].place; // it shows the margin alone
    return at;
}

const svod_address_kind address_advice = {
    "advice",
    "advice:UNIT:ID",
    2,
    2,
    0,
    "рекомендация участнику: условие, запас до порога, числа текста (id рекомендаций показывает svod rubric)",
    "a recommendation to a unit: its condition, the margin, the figures of its text (svod rubric shows the ids)",
    advice};

// ---- how many -------------------------------------------------------------------------------------------------------------------------

static const svod_advised *given_to_region(const svod_advice *of, uint32_t rule) {
    for (uint32_t i = 0; i < of->region_count; i++)
        if (of->region[i].rule == rule) return &of->region[i];
    return NULL;
}

static svod_trail *advised(const explain_job *job, const svod_address *address) {
    const svod_advice *of = advice_of(job);
    size_t index;
    if (!of || !find_rule(job, of->rules, address->word[1], &index)) return NULL;
    const svod_recommendation *rule = &of->rules->list[index];
    bool region = of->rules->addressees[rule->addressee].region;
    svod_trail *at = explain_node(job, NULL, "advised", svod_printf(job->arena, SAY(job, advice_raised), rule->title));
    explain_set_count(job, at, of->raised[index]);
    for (size_t unit = 0; unit < job->result->roster->count; unit++) {
        uint8_t state = of->states[unit * of->rules->count + index];
        if (state != SVOD_ADVICE_GIVEN && state != SVOD_ADVICE_FEW) continue;
        add_advice(job, at, (uint32_t)index, unit, job->result->roster->units[unit].name);
    }
    if (region && rule->least > 1) explain_constant(job, at, SAY(job, advice_least), rule->least * SVOD_POINT, rule->place);
    const svod_advised *given = region ? given_to_region(of, (uint32_t)index) : NULL;
    if (given && given->origin && *given->origin) {
        svod_trail *figures = explain_node(job, at, "words", SAY(job, advice_figures));
        if (!add_addresses(job, figures, given->origin)) return NULL;
        if (!figures->children) figures->place = rule->place; // it shows this very count
    }
    if (!at->children) at->place = rule->place;
    return at;
}

const svod_address_kind address_advised = {
    "advised", "advised:ID", 1, 1, 0, "скольким участникам дана рекомендация", "to how many units a recommendation is given", advised};

// ---- last year's ----------------------------------------------------------------------------------------------------------------------

static const svod_followed *find_followed(const svod_follow *of, size_t unit, uint32_t rule) {
    for (uint32_t i = 0; i < of->unit_count[unit]; i++) {
        const svod_followed *item = &of->list[of->unit_first[unit] + i];
        if (item->advised->rule == rule) return item;
    }
    return NULL;
}

// A rule of that year that was not given to this unit: what was.
static bool not_followed(const explain_job *job, const char *word, size_t unit) {
    const svod_follow *of = job->result->follow;
    const char **ids = SVOD_ARRAY(job->arena, const char *, of->unit_count[unit] + 1);
    for (uint32_t i = 0; i < of->unit_count[unit]; i++)
        ids[i] = of->earlier->advice->rules->list[of->list[of->unit_first[unit] + i].advised->rule].id;
    return explain_unknown(job, word, ids, of->unit_count[unit]);
}

static svod_trail *follow(const explain_job *job, const svod_address *address) {
    const svod_follow *of = job->result->follow;
    size_t unit, rule;
    if (!of) return explain_not_linked(job), NULL;
    const svod_advice_rules *rules = of->earlier->advice->rules;
    if (!explain_find_unit(job, address->word[1], &unit) || !find_rule(job, rules, address->word[2], &rule)) return NULL;
    const svod_unit *who = &job->result->roster->units[unit];
    const svod_followed *item = find_followed(of, unit, (uint32_t)rule);
    if (!item) return not_followed(job, address->word[2], unit), NULL;
    svod_trail *at = explain_node(job, NULL, "follow", svod_printf(job->arena, "%s: %s", who->name, rules->list[rule].title));
    at->has_number = item->has_change;
    if (item->has_change) at->number = svod_ratio_double(item->change);
    at->value = svod_follow_name((svod_follow_verdict)item->verdict, job->lang);
    at->how = item->why;
    if (!add_addresses(job, at, item->origin)) return NULL;
    const char *id = svod_address_escape(job->arena, of->earlier->roster->units[item->advised->unit].id);
    const char *then = svod_printf(job->arena, "advice:%s:%s", id, svod_address_escape(job->arena, rules->list[rule].id));
    svod_trail *was = explain_node(job, at, "then", SAY(job, follow_then));
    svod_trail *tree = svod_explain(of->earlier, then, job->arena, job->findings);
    if (!tree) return NULL;
    svod_trail_take(was, tree);
    return at;
}

const svod_address_kind address_follow = {"follow",
                                          "follow:UNIT:ID",
                                          2,
                                          2,
                                          0,
                                          "что стало с прошлогодней рекомендацией участнику",
                                          "what became of last year's recommendation to a unit",
                                          follow};
