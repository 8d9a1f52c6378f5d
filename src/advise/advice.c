// Recommendations over all units: whose conditions hold, who is given which, and what is said to the region's addressees.
#include "advise/advice.h"

#include "advise/fill.h"
#include "advise/flag.h"
#include "base/str.h"

typedef struct giving {
    const svod_result *result;
    const svod_advice_rules *rules;
    svod_advice *out;
    svod_flag_result *conditions;
    uint8_t *states;
    uint32_t *raised;
    uint64_t **named; // [rule] bits of the units that it is for alone; NULL: for all
    bool *to_region;  // [rule] given to the region
    fill_job fill;
    const fill_text **texts; // [rule]
    svod_arena *arena;
} giving;

static bool regional(const giving *g, uint32_t rule) {
    return g->rules->addressees[g->rules->list[rule].addressee].region;
}

static uint8_t *state_at(const giving *g, size_t unit, uint32_t rule) {
    return &g->states[unit * g->rules->count + rule];
}

// ---- conditions --------------------------------------------------------------------------------------------------------------

static void ask_conditions(giving *g) {
    for (uint32_t rule = 0; rule < g->rules->count; rule++) {
        const svod_recommendation *is = &g->rules->list[rule];
        if (is->flag != SVOD_NO_FLAG && g->result->flags)
            g->conditions[rule] = g->result->flags[is->flag];
        else
            svod_flag_compute(&g->conditions[rule], &is->when, g->result, g->arena);
    }
}

static void find_named(giving *g, svod_findings *findings) {
    size_t words = g->result->roster->count / 64 + 1;
    for (uint32_t rule = 0; rule < g->rules->count; rule++) {
        const svod_recommendation *is = &g->rules->list[rule];
        if (is->unit_count) g->named[rule] = SVOD_ARRAY(g->arena, uint64_t, words);
        for (uint32_t i = 0; i < is->unit_count; i++) {
            size_t unit = svod_roster_by_id(g->result->roster, is->units[i]);
            if (unit != SVOD_NO_UNIT)
                g->named[rule][unit / 64] |= UINT64_C(1) << unit % 64;
            else
                svod_add(findings, SVOD_F_advice_unit_unknown, is->place, svod_printf(g->arena, "%s: %s", is->id, is->units[i]), "");
        }
    }
}

static bool in_levels(const giving *g, const svod_recommendation *is, size_t unit) {
    for (uint32_t i = 0; i < is->only_count; i++) {
        uint32_t level = g->result->clusters ? g->result->clusters[is->only[i].cluster].level[unit] : UINT32_MAX;
        if (level >= 64 || !(is->only[i].levels >> level & 1)) return false;
    }
    return true;
}

static bool meant(const giving *g, uint32_t rule, size_t unit) {
    if (g->result->now.unit_state[unit] == SVOD_STATE_ABSENT) return false;
    if (g->named[rule] && !(g->named[rule][unit / 64] >> unit % 64 & 1)) return false;
    return in_levels(g, &g->rules->list[rule], unit);
}

// One of `unless` is given to the unit, or names it where it is said to the region.
static bool instead(const giving *g, uint32_t rule, size_t unit) {
    const svod_recommendation *is = &g->rules->list[rule];
    for (uint32_t i = 0; i < is->unless_count; i++)
        if (*state_at(g, unit, is->unless[i]) == SVOD_ADVICE_GIVEN) return true;
    return false;
}

static svod_advice_state state_of(const giving *g, uint32_t rule, size_t unit) {
    const svod_flag_unit *is = &g->conditions[rule].units[unit];
    if (!meant(g, rule, unit)) return SVOD_ADVICE_OUTSIDE;
    if (!is->known) return SVOD_ADVICE_UNTOLD;
    if (!is->raised) return SVOD_ADVICE_NOT;
    return instead(g, rule, unit) ? SVOD_ADVICE_INSTEAD : SVOD_ADVICE_GIVEN;
}

// Rules in their order, for `unless` looks back.
static void find_states(giving *g) {
    size_t units = g->result->roster->count;
    for (uint32_t rule = 0; rule < g->rules->count; rule++) {
        for (size_t unit = 0; unit < units; unit++) {
            uint8_t state = (uint8_t)state_of(g, rule, unit);
            *state_at(g, unit, rule) = state;
            g->raised[rule] += state == SVOD_ADVICE_GIVEN;
        }
        if (!regional(g, rule)) continue;
        uint32_t least = g->rules->list[rule].least ? g->rules->list[rule].least : 1;
        g->to_region[rule] = g->raised[rule] >= least;
        for (size_t unit = 0; unit < units && !g->to_region[rule]; unit++)
            if (*state_at(g, unit, rule) == SVOD_ADVICE_GIVEN) *state_at(g, unit, rule) = SVOD_ADVICE_FEW;
    }
}

// ---- words -------------------------------------------------------------------------------------------------------------------

// Rules by urgency, then as they stand.
static const uint32_t *order_of(const giving *g) {
    uint32_t *order = SVOD_ARRAY(g->arena, uint32_t, g->rules->count), count = 0;
    for (int urgency = 0; urgency < SVOD_URGENCY_COUNT; urgency++)
        for (uint32_t rule = 0; rule < g->rules->count; rule++)
            if (g->rules->list[rule].urgency == urgency) order[count++] = rule;
    return order;
}

static void give_units(giving *g) {
    size_t units = g->result->roster->count, total = 0;
    for (uint32_t rule = 0; rule < g->rules->count; rule++)
        total += regional(g, rule) ? 0 : g->raised[rule];
    svod_advised *given = SVOD_ARRAY(g->arena, svod_advised, total);
    uint32_t *first = SVOD_ARRAY(g->arena, uint32_t, units), *count = SVOD_ARRAY(g->arena, uint32_t, units);
    const uint32_t *order = order_of(g);
    uint32_t n = 0;
    for (size_t unit = 0; unit < units; unit++) {
        first[unit] = n;
        for (uint32_t i = 0; i < g->rules->count; i++) {
            uint32_t rule = order[i];
            if (regional(g, rule) || *state_at(g, unit, rule) != SVOD_ADVICE_GIVEN) continue;
            const svod_flag_unit *is = &g->conditions[rule].units[unit];
            given[n] = (svod_advised){.rule = rule, .unit = (uint32_t)unit, .why = is->reason};
            fill(g->texts[rule], &(fill_case){.job = &g->fill, .rule = &g->rules->list[rule], .unit = unit, .is = is}, &given[n++]);
        }
        count[unit] = n - first[unit];
    }
    g->out->given = given;
    g->out->given_count = n;
    g->out->unit_first = first;
    g->out->unit_given = count;
}

static const uint32_t *raised_for(const giving *g, uint32_t rule) {
    uint32_t *units = SVOD_ARRAY(g->arena, uint32_t, g->raised[rule]), count = 0;
    for (uint32_t unit = 0; unit < g->result->roster->count; unit++)
        if (*state_at(g, unit, rule) == SVOD_ADVICE_GIVEN) units[count++] = unit;
    return units;
}

static void give_region(giving *g) {
    svod_advised *region = SVOD_ARRAY(g->arena, svod_advised, g->rules->count);
    for (uint32_t rule = 0; rule < g->rules->count; rule++) {
        if (!g->to_region[rule]) continue;
        svod_advised *out = &region[g->out->region_count++];
        *out = (svod_advised){.rule = rule, .unit = UINT32_MAX};
        out->why = svod_printf(g->arena, svod_say(g->fill.lang, SVOD_T_advise_region), g->raised[rule]);
        fill_case of = {.job = &g->fill, .rule = &g->rules->list[rule], .unit = UINT32_MAX};
        of.raised = raised_for(g, rule);
        of.raised_count = g->raised[rule];
        fill(g->texts[rule], &of, out);
    }
    g->out->region = region;
}

const svod_advice *svod_advice_of(const svod_result *result, svod_arena *arena, svod_findings *findings) {
    const svod_advice_rules *rules = result->now.rubric->advice;
    if (!rules) return NULL;
    svod_arena *scratch = svod_arena_new();
    giving g = {.result = result, .rules = rules, .out = SVOD_NEW(arena, svod_advice), .arena = arena};
    g.fill = fill_job_of(result, arena, scratch);
    g.conditions = SVOD_ARRAY(arena, svod_flag_result, rules->count);
    g.states = SVOD_ARRAY(arena, uint8_t, result->roster->count * rules->count);
    g.raised = SVOD_ARRAY(arena, uint32_t, rules->count);
    g.named = SVOD_ARRAY(arena, uint64_t *, rules->count);
    g.to_region = SVOD_ARRAY(arena, bool, rules->count);
    g.texts = SVOD_ARRAY(arena, const fill_text *, rules->count);
    for (uint32_t rule = 0; rule < rules->count; rule++)
        g.texts[rule] = fill_text_of(rules->list[rule].text, arena);
    ask_conditions(&g);
    find_named(&g, findings);
    find_states(&g);
    *g.out = (svod_advice){.rules = rules, .conditions = g.conditions, .states = g.states, .raised = g.raised};
    give_units(&g);
    give_region(&g);
    svod_arena_free(scratch);
    return g.out;
}
