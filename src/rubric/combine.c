// How several experts' scores become one: the key `combine`, a word or a map, in the policy and on any node. What it does not say is
// taken from above.
#include "data/words.h"
#include "rubric/compiler.h"

static const char *const combine_keys[] = {"rule", "trim", "least", "otherwise", NULL};

// An agreed score that stands in for another rule leaves that rule to count where the chair is silent.
static void take_rule(svod_combine *combine, int rule) {
    if (rule < 0) return;
    if (rule == SVOD_COMBINE_AGREED && combine->rule != SVOD_COMBINE_AGREED) combine->otherwise = combine->rule;
    combine->rule = (svod_combine_rule)rule;
}

static void read_otherwise(compiler *c, const svod_node *map, svod_combine *combine) {
    int rule = -1;
    if (!svod_node_word(map, "otherwise", svod_combine_rule_words, &rule, c->findings) || rule < 0) return;
    const svod_node *at = svod_node_get(map, "otherwise");
    if (combine->rule != SVOD_COMBINE_AGREED)
        rubric_fault(c, SVOD_F_rubric_combine_idle, at, "otherwise", "rule: agreed");
    else if (rule == SVOD_COMBINE_AGREED)
        rubric_fault(c, SVOD_F_rubric_combine_otherwise, at, at->text, "mean, median, trimmed");
    else
        combine->otherwise = (svod_combine_rule)rule;
}

static void read_trim(compiler *c, const svod_node *map, svod_combine *combine) {
    svod_points trim;
    if (!rubric_points(c, map, "trim", &trim)) return;
    const svod_node *at = svod_node_get(map, "trim");
    if (trim < 0 || 2 * trim >= SVOD_POINT)
        rubric_fault(c, SVOD_F_rubric_combine_trim, at, rubric_points_text(c, trim), "≥ 0, < 0.5");
    else if (!svod_combine_trims(combine))
        rubric_fault(c, SVOD_F_rubric_combine_idle, at, "trim", "rule: trimmed");
    else
        combine->trim = (uint32_t)(trim / SVOD_POINT_TENTHOUSANDTH);
}

static void read_map(compiler *c, const svod_node *map, svod_combine *combine) {
    int rule = -1;
    int64_t least;
    if (svod_node_word(map, "rule", svod_combine_rule_words, &rule, c->findings)) {
        take_rule(combine, rule);
        read_otherwise(c, map, combine);
        read_trim(c, map, combine);
    } else { // whether the other keys fit would be a guess
        svod_node_get(map, "otherwise");
        svod_node_get(map, "trim");
    }
    if (rubric_int(c, map, "least", 1, RUBRIC_LEAST_CAP, &least)) combine->least = (uint32_t)least;
    svod_node_unknown(map, combine_keys, c->findings);
}

svod_combine rubric_combine(compiler *c, const svod_node *map, svod_combine inherited) {
    const svod_node *at = svod_node_get(map, "combine");
    if (!at) return inherited;
    inherited.place = svod_node_place(at);
    int rule = -1;
    if (at->kind == SVOD_NODE_MAP) {
        read_map(c, at, &inherited);
    } else if (svod_node_word(map, "combine", svod_combine_rule_words, &rule, c->findings)) {
        if (rule < 0) rubric_fault(c, SVOD_F_rubric_blank, at, "", "combine");
        take_rule(&inherited, rule);
    }
    return inherited;
}
