// Texts of recommendations: fields that there are, each where it has a value, brackets and braces in pairs. And whether a recommendation
// can come about at all.
#include "advise/advice.h"

#include <string.h>

#include "rubric/compiler.h"

#define EXCERPT 24 // characters that a finding shows

typedef struct reading {
    compiler *c;
    const svod_node *yaml; // the text
    const svod_advice_rules *rules;
    const svod_recommendation *of;
    bool region;
    bool bracket; // inside one
    size_t fields;
} reading;

// ---- fields -----------------------------------------------------------------------------------------------------------

static bool counts(const svod_recommendation *of) {
    return of->when.kind == SVOD_FLAG_MISSED || of->when.kind == SVOD_FLAG_WORSE || of->when.kind == SVOD_FLAG_NO_DATA;
}

static bool wanted_below(const svod_rubric *rubric, uint32_t node) {
    for (uint32_t i = node; i < rubric->nodes[node].end; i++)
        if (rubric->nodes[i].want) return true;
    return false;
}

// What the rubric lacks it will have for no unit.
static bool never(const reading *r, const char *id) {
    static const char *const of_levels[] = {"level", "level_mean", "level_percent", "best", "best_points"};
    static const char *const of_indicators[] = {"indicator", "value", "target"};
    for (size_t i = 0; i < sizeof of_levels / sizeof *of_levels; i++)
        if (svod_streq(id, of_levels[i])) return r->rules->cluster == UINT32_MAX;
    for (size_t i = 0; i < sizeof of_indicators / sizeof *of_indicators; i++)
        if (svod_streq(id, of_indicators[i])) return !counts(r->of);
    return svod_streq(id, "unproven") && !wanted_below(r->c->rubric, r->of->node);
}

static bool sure(const reading *r, const svod_advice_field *field) {
    if (field->sure == SVOD_FIELD_SURE) return true;
    return r->of->node == r->of->when.node && (field->sure >> r->of->when.kind & 1);
}

static const svod_advice_field *field_of(const char *id) {
    for (const svod_advice_field *field = svod_advice_fields; field->id; field++)
        if (svod_streq(field->id, id)) return field;
    return NULL;
}

static void unknown_field(const reading *r, const char *id) {
    const char *ids[64];
    size_t count = 0;
    for (const svod_advice_field *field = svod_advice_fields; field->id && count < 64; field++)
        if (r->region ? field->region : field->unit) ids[count++] = field->id;
    const char *nearest = svod_nearest(r->c->arena, id, ids, count);
    rubric_fault(r->c, SVOD_F_rubric_field_unknown, r->yaml, svod_printf(r->c->arena, "{%s}", id), nearest);
}

static void check_field(const reading *r, const char *id) {
    const svod_advice_field *field = field_of(id);
    const char *found = svod_printf(r->c->arena, "{%s}", id);
    // Without its condition and node nobody knows what has a value.
    if (!field)
        unknown_field(r, id);
    else if (!(r->region ? field->region : field->unit))
        rubric_fault(r->c, SVOD_F_rubric_field_where, r->yaml, found, "");
    else if (r->of->when.node == SVOD_NO_NODE || r->of->node == SVOD_NO_NODE)
        return;
    else if (never(r, id))
        rubric_fault(r->c, SVOD_F_rubric_field_never, r->yaml, found, "");
    else if (!r->bracket && !sure(r, field))
        rubric_fault(r->c, SVOD_F_rubric_field_bare, r->yaml, found, svod_printf(r->c->arena, "[… {%s} …]", id));
}

// ---- brackets and braces ------------------------------------------------------------------------------------------------

static bool odd(const reading *r, const char *at, const char *expected) {
    size_t len = svod_utf8_cut(at, strlen(at), EXCERPT);
    return rubric_fault(r->c, SVOD_F_rubric_field_bracket, r->yaml, svod_strndup(r->c->arena, at, len), expected);
}

// The field that begins at the brace; what follows it, NULL with a finding.
static const char *read_field(reading *r, const char *at) {
    const char *end = at + 1 + strcspn(at + 1, "{}[]");
    if (*end != '}') {
        odd(r, at, "}");
        return NULL;
    }
    check_field(r, svod_strndup(r->c->arena, at + 1, (size_t)(end - at - 1)));
    r->fields++;
    return end + 1;
}

static bool read_bracket(reading *r, const char *at) {
    if (r->bracket == (*at == '[')) return odd(r, at, *at == '[' ? "]" : "[");
    if (*at == ']' && !r->fields) return odd(r, at, "[… {points} …]");
    r->bracket = *at == '[';
    r->fields = 0;
    return true;
}

void rubric_advice_text(compiler *c, const svod_node *yaml, const svod_advice_rules *rules, const svod_recommendation *of) {
    if (yaml->kind != SVOD_NODE_SCALAR) return;
    reading r = {.c = c, .yaml = yaml, .rules = rules, .of = of};
    r.region = of->addressee != UINT32_MAX && rules->addressees[of->addressee].region;
    const char *at = yaml->text + strcspn(yaml->text, "{}[]"), *opened = at;
    for (; *at; at += strcspn(at, "{}[]")) {
        if (*at == '{') {
            at = read_field(&r, at);
            if (!at) return;
            continue;
        }
        if (*at == '}') {
            odd(&r, at, "{");
            return;
        }
        if (*at == '[') opened = at;
        if (!read_bracket(&r, at)) return;
        at++;
    }
    if (r.bracket) odd(&r, opened, "]");
}

// ---- what can never be given -----------------------------------------------------------------------------------------------

// Whenever `narrow` holds, so does `wide`: as far as the two of them tell.
static bool covers(const svod_flag *wide, const svod_flag *narrow) {
    if (wide->kind == SVOD_FLAG_ALL) return true;
    if (wide->node != narrow->node || wide->kind != narrow->kind || wide->cluster != narrow->cluster) return false;
    bool strict = wide->below && !narrow->below;
    switch (wide->kind) {
    case SVOD_FLAG_POINTS:
    case SVOD_FLAG_PERCENT:
    case SVOD_FLAG_LEVEL:
        return strict ? wide->limit > narrow->limit : wide->limit >= narrow->limit;
    case SVOD_FLAG_MISSED:
        return wide->limit <= narrow->limit && wide->years <= narrow->years;
    case SVOD_FLAG_WORSE:
    case SVOD_FLAG_DISPUTED:
        return wide->limit <= narrow->limit && wide->by <= narrow->by;
    case SVOD_FLAG_EVIDENCE:
        return wide->limit <= narrow->limit && wide->weak >= narrow->weak;
    default:
        return wide->limit <= narrow->limit; // at least, or without a limit
    }
}

// Every unit that `narrow` is for is one that `wide` is for.
static bool for_more(const svod_recommendation *wide, const svod_recommendation *narrow) {
    if (wide->unit_count || wide->least > narrow->least) return false;
    for (uint32_t i = 0; i < wide->only_count; i++) {
        bool within = false;
        for (uint32_t k = 0; k < narrow->only_count; k++)
            within |= wide->only[i].cluster == narrow->only[k].cluster && !(narrow->only[k].levels & ~wide->only[i].levels);
        if (!within) return false;
    }
    return true;
}

void rubric_advice_unless(compiler *c, const svod_node *at, const svod_advice_rules *rules, const svod_recommendation *of,
                          const svod_recommendation *other) {
    if (of->addressee == UINT32_MAX || other->addressee == UINT32_MAX) return;
    if (rules->addressees[of->addressee].region != rules->addressees[other->addressee].region)
        rubric_fault(c, SVOD_F_rubric_advice_apart, at, other->id, "");
    else if (other->when.node != SVOD_NO_NODE && !other->unless_count && covers(&other->when, &of->when) && for_more(other, of))
        rubric_fault(c, SVOD_F_rubric_advice_never, at, other->id, "");
}
