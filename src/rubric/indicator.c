// Indicators: criteria with a kind. What is common to all kinds is read here and in target.c, worth.c and question.c; keys of its own
// each kind reads itself.
#include "indicator/indicator.h"

#include "rubric/compiler.h"

#define BASE_CHANGE 2000 // ten-thousandths

static const char *const node_keys[] = {"id",      "title",   "max",      "step",   "provenance", "previous", "header",
                                        "note",    "combine", "criteria", "kind",   "unit",       "target",   "comparison",
                                        "better",  "near",    "round",    "points", "base",       "from",     "base_change",
                                        "columns", "grades",  "evidence", NULL};
static const char *const indicator_keys[] = {"unit", "target", "comparison",  "better",  "near",   "round", "points",
                                             "base", "from",   "base_change", "columns", "grades", NULL};
static const char *const expert_keys[] = {"step", "combine", NULL};

static void read_kind(compiler *c, const svod_node *at, svod_indicator *out) {
    size_t count = 0;
    while (svod_rules[count])
        count++;
    const char **ids = SVOD_ARRAY(c->arena, const char *, count + 1);
    svod_buf list = svod_buf_of(c->arena);
    for (size_t i = 0; i < count; i++) {
        ids[i] = svod_rules[i]->id;
        svod_buf_printf(&list, "%s%s", i ? " | " : "", ids[i]);
    }
    const char *word = rubric_word(c, at);
    if (!word) return;
    out->rule = svod_rule_of(word);
    if (out->rule) return;
    rubric_fault(c, SVOD_F_rubric_kind_unknown, at, word, list.data);
    const char *nearest = svod_nearest(c->arena, word, ids, count);
    if (nearest) svod_advise(c->findings, svod_printf(c->arena, svod_say(c->findings->lang, SVOD_T_data_mean_this), nearest));
}

// What may stand at a node: its rule's own keys among them.
void rubric_node_unknown(compiler *c, const svod_node *yaml, const svod_indicator *indicator) {
    const char *const *own = indicator ? indicator->rule->keys : NULL;
    size_t count = sizeof node_keys / sizeof *node_keys - 1, more = 0;
    while (own && own[more])
        more++;
    const char **known = SVOD_ARRAY(c->arena, const char *, count + more + 1);
    for (size_t i = 0; i < count + more; i++)
        known[i] = i < count ? node_keys[i] : own[i - count];
    svod_node_unknown(yaml, known, c->findings);
}

// Keys of indicators where nothing is measured: said once, at the first, for it is the kind that is missing.
static void no_kind(compiler *c, const svod_node *yaml) {
    const svod_node *first = NULL;
    const char *key = NULL;
    for (size_t i = 0; indicator_keys[i]; i++) {
        const svod_node *at = svod_node_get(yaml, indicator_keys[i]);
        bool before = at && (!first || at->line < first->line || (at->line == first->line && at->col < first->col));
        if (!before) continue;
        first = at;
        key = indicator_keys[i];
    }
    if (first) rubric_fault(c, SVOD_F_rubric_key_kind, first, key, "kind");
}

static void not_for(compiler *c, const svod_node *yaml, const char *key, bool means, const char *expected) {
    const svod_node *at = svod_node_get(yaml, key);
    if (at && !means) rubric_fault(c, SVOD_F_rubric_key_idle, at, key, expected);
}

static void check_keys(compiler *c, const svod_node *yaml, const svod_indicator *at) {
    const svod_rule *rule = at->rule;
    bool base = rule->parts & SVOD_PART_BIT(denominator), number = rule->sort == SVOD_SORT_NUMBER;
    for (size_t i = 0; expert_keys[i]; i++)
        if (svod_node_get(yaml, expert_keys[i]))
            rubric_fault(c, SVOD_F_rubric_key_expert, svod_node_get(yaml, expert_keys[i]), expert_keys[i], "");
    not_for(c, yaml, "grades", rule->sort == SVOD_SORT_GRADE, "kind: level");
    not_for(c, yaml, "base", base, "kind: share");
    not_for(c, yaml, "base_change", base, "kind: share");
    not_for(c, yaml, "unit", number, "kind: share, count");
    not_for(c, yaml, "round", number, "kind: share, count");
    not_for(c, yaml, "near", rule->sort != SVOD_SORT_YES_NO && svod_node_get(yaml, "target"),
            number ? "target" : "kind: share, count, level");
}

static void read_unit(compiler *c, const svod_node *yaml, svod_indicator *out) {
    const svod_node *at = svod_node_get(yaml, "unit");
    out->unit = out->rule->unit;
    if (!at || out->rule->sort != SVOD_SORT_NUMBER) return;
    const char *unit = rubric_text(c, yaml, "unit", false);
    // A share in people or pieces would be another kind: its unit is what its rule says.
    if (*out->rule->unit && !svod_streq(unit, out->rule->unit))
        rubric_fault(c, SVOD_F_rubric_unit, at, unit, out->rule->unit);
    else
        out->unit = unit;
}

static void read_base_change(compiler *c, const svod_node *yaml, svod_indicator *out) {
    svod_points percent = 0;
    out->base_change = BASE_CHANGE;
    if (!rubric_points(c, yaml, "base_change", &percent)) return;
    if (percent < 0)
        rubric_fault(c, SVOD_F_rubric_negative, svod_node_get(yaml, "base_change"), rubric_points_text(c, percent), "≥ 0");
    else
        out->base_change = percent / (SVOD_POINT / 100);
}

// A kind that nobody knows has no keys of which anything could be said.
static svod_indicator *unknown_kind(compiler *c, const svod_node *yaml, svod_indicator *out) {
    for (size_t i = 0; i < yaml->count; i++)
        yaml->used[i] = true;
    (void)c;
    out->rule = svod_rules[0];
    out->worth = SVOD_WORTH_TARGET;
    return out;
}

svod_indicator *rubric_indicator(compiler *c, const svod_node *yaml, uint32_t node) {
    const svod_node *kind = svod_node_get(yaml, "kind");
    if (!kind) {
        no_kind(c, yaml);
        return NULL;
    }
    svod_indicator *out = SVOD_NEW(c->arena, svod_indicator);
    *out = (svod_indicator){.node = node, .unit = "", .base = "", .place = svod_node_place(yaml)};
    for (int part = 0; part < SVOD_PART_COUNT; part++)
        out->from[part] = "";
    read_kind(c, kind, out);
    if (!out->rule) return unknown_kind(c, yaml, out);
    check_keys(c, yaml, out);
    read_unit(c, yaml, out);
    rubric_grades(c, yaml, out);
    rubric_target(c, yaml, out);
    rubric_worth(c, yaml, out);
    rubric_questions(c, yaml, out);
    read_base_change(c, yaml, out);
    if (out->rule->compile) out->rule->compile(yaml, out, c->arena, c->findings);
    *SVOD_PUSH(&c->indicators, svod_indicator *) = out;
    return out;
}

void rubric_indicators_done(compiler *c) {
    svod_rubric *rubric = c->rubric;
    rubric->indicator_count = (uint32_t)c->indicators.count;
    if (!rubric->indicator_count) return;
    rubric->indicators = SVOD_ARRAY(c->arena, svod_indicator, rubric->indicator_count);
    for (uint32_t i = 0; i < rubric->indicator_count; i++) {
        rubric->indicators[i] = **SVOD_AT(&c->indicators, svod_indicator *, i);
        rubric->nodes[rubric->indicators[i].node].indicator = &rubric->indicators[i];
    }
}
