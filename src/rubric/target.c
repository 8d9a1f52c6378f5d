// Targets of an indicator by year, and how a value is held against them.
#include <string.h>

#include "data/words.h"
#include "indicator/indicator.h"
#include "rubric/compiler.h"

#define ROUND_PLACES 4

static bool read_yes(compiler *c, const svod_node *map, const char *key, svod_points *out) {
    bool yes = false, otherwise = true;
    if (!svod_node_bool(map, key, &yes, c->findings)) return false;
    svod_node_bool(map, key, &otherwise, c->findings); // an empty value leaves both as they were
    if (yes != otherwise) return rubric_fault(c, SVOD_F_rubric_blank, svod_node_get(map, key), "", key);
    *out = yes ? SVOD_POINT : 0;
    return true;
}

static bool read_grade(compiler *c, const svod_node *at, const svod_indicator *indicator, svod_points *out) {
    const char *word = rubric_word(c, at);
    if (!word || !indicator->grade_count) return false; // that it has none is said of its grades
    const char **ids = SVOD_ARRAY(c->arena, const char *, indicator->grade_count);
    svod_buf list = svod_buf_of(c->arena);
    for (size_t i = 0; i < indicator->grade_count; i++) {
        ids[i] = indicator->grades[i].id;
        svod_buf_printf(&list, "%s%s", i ? " | " : "", ids[i]);
        *out = (svod_points)(i + 1) * SVOD_POINT;
        if (svod_streq(ids[i], word)) return true;
    }
    rubric_fault(c, SVOD_F_rubric_grade_unknown, at, word, list.data);
    const char *nearest = svod_nearest(c->arena, word, ids, indicator->grade_count);
    if (nearest) svod_advise(c->findings, svod_printf(c->arena, svod_say(c->findings->lang, SVOD_T_data_mean_this), nearest));
    return false;
}

// No value lies below zero, and no share above all there are: such a target is always reached or never.
static bool in_range(compiler *c, const svod_node *at, const svod_indicator *indicator, svod_points value) {
    bool share = svod_streq(indicator->rule->unit, "%");
    if (share && value > 0 && value < SVOD_POINT) { // 0.3 for 30 % would be reached by everybody, and nobody would know why
        const char *percent = rubric_points_text(c, value * 100);
        rubric_fault(c, SVOD_F_rubric_target_small, at, rubric_points_text(c, value), svod_printf(c->arena, "%s?", percent));
    }
    if (value >= 0 && (!share || value <= 100 * SVOD_POINT)) return true;
    return rubric_fault(c, SVOD_F_rubric_target_range, at, rubric_points_text(c, value), share ? "0…100 %" : "≥ 0");
}

bool rubric_value(compiler *c, const svod_node *map, const char *key, const svod_indicator *indicator, svod_points *out) {
    const svod_node *at = svod_node_get(map, key);
    if (indicator->rule->sort == SVOD_SORT_YES_NO) return read_yes(c, map, key, out);
    if (indicator->rule->sort == SVOD_SORT_GRADE) return read_grade(c, at, indicator, out);
    return rubric_points(c, map, key, out) && in_range(c, at, indicator, *out);
}

// Only years in which the rubric is in force; that none is there twice the reader of YAML sees to.
static int year_of(compiler *c, const svod_node *map, const svod_node_entry *entry) {
    const svod_rubric *rubric = c->rubric;
    svod_decimal year = {0};
    bool number = svod_num_machine(entry->key, strlen(entry->key), &year) && strlen(entry->key) == 4 && !year.scale;
    if (number && year.mantissa >= rubric->first_year && year.mantissa <= rubric->last_year) return (int)year.mantissa;
    if (!rubric->first_year) return 0; // it has its own finding
    const char *expected = rubric_int_text(c, rubric->first_year);
    if (rubric->last_year > rubric->first_year) expected = svod_printf(c->arena, "%d…%d", rubric->first_year, rubric->last_year);
    svod_add(c->findings, SVOD_F_rubric_target_year, svod_place_line(map->file, entry->key_line, entry->key_col), entry->key, expected);
    return 0;
}

static void read_years(compiler *c, const svod_node *map, svod_indicator *out) {
    out->targets = SVOD_ARRAY(c->arena, svod_target, map->count);
    if (!map->count) rubric_fault(c, SVOD_F_rubric_empty, map, "target", "");
    for (size_t i = 0; i < map->count; i++) {
        const svod_node_entry *entry = &map->entries[i];
        svod_target target = {.year = year_of(c, map, entry), .place = svod_node_place(entry->value)};
        if (rubric_value(c, map, entry->key, out, &target.value) && target.year) out->targets[out->target_count++] = target;
    }
}

static void read_targets(compiler *c, const svod_node *yaml, svod_indicator *out) {
    const svod_node *at = svod_node_get(yaml, "target");
    if (!at) return;
    if (at->kind == SVOD_NODE_MAP) {
        read_years(c, at, out);
    } else {
        out->targets = SVOD_NEW(c->arena, svod_target);
        *out->targets = (svod_target){.place = svod_node_place(at)};
        out->target_count = rubric_value(c, yaml, "target", out, &out->targets->value);
    }
    for (size_t i = 0; i < out->target_count; i++)
        if (!out->targets[i].year || out->targets[i].year == c->rubric->year) out->target = &out->targets[i];
}

static void read_direction(compiler *c, const svod_node *yaml, svod_indicator *out) {
    static const svod_better by_comparison[] = {SVOD_BETTER_MORE, SVOD_BETTER_LESS, SVOD_BETTER_NEITHER};
    bool yes_no = out->rule->sort == SVOD_SORT_YES_NO;
    int comparison = -1, better = -1;
    bool known = svod_node_word(yaml, "comparison", svod_comparison_words, &comparison, c->findings) &
                 svod_node_word(yaml, "better", svod_better_words, &better, c->findings);
    bool said = comparison >= 0, both = said && better >= 0;
    if (!said) comparison = yes_no ? (int)SVOD_EQUAL : better == SVOD_BETTER_LESS ? (int)SVOD_AT_MOST : (int)SVOD_AT_LEAST;
    if (better < 0) better = (int)(yes_no || !said ? out->rule->better : by_comparison[comparison]);
    out->comparison = (svod_comparison)comparison;
    out->better = (svod_better)better;
    bool against =
        (comparison == SVOD_AT_LEAST && better == SVOD_BETTER_LESS) || (comparison == SVOD_AT_MOST && better == SVOD_BETTER_MORE);
    if (known && both && against)
        rubric_fault(c, SVOD_F_rubric_better, svod_node_get(yaml, "better"),
                     svod_printf(c->arena, "%s, %s", svod_comparison_words[comparison], svod_better_words[better]),
                     comparison == SVOD_AT_LEAST ? "more | neither" : "less | neither");
}

static void read_rounding(compiler *c, const svod_node *yaml, svod_indicator *out) {
    static const char *const keys[] = {"places", "way", NULL};
    const svod_node *at = svod_node_get(yaml, "round");
    int64_t places = 0;
    int way = 0;
    if (!at) return;
    bool map = at->kind == SVOD_NODE_MAP;
    if (map) {
        svod_node_word(at, "way", svod_round_words, &way, c->findings);
        svod_node_require(at, "places", c->findings);
    }
    if (rubric_int(c, map ? at : yaml, map ? "places" : "round", 0, ROUND_PLACES, &places))
        out->rounding = (svod_rounding){.on = true, .cut = way == 1, .places = (uint8_t)places};
    if (map) svod_node_unknown(at, keys, c->findings);
}

void rubric_target(compiler *c, const svod_node *yaml, svod_indicator *out) {
    read_direction(c, yaml, out);
    read_targets(c, yaml, out);
    read_rounding(c, yaml, out);
    if (rubric_points(c, yaml, "near", &out->near_by) && out->near_by < 0) {
        rubric_fault(c, SVOD_F_rubric_negative, svod_node_get(yaml, "near"), rubric_points_text(c, out->near_by), "≥ 0");
        out->near_by = 0;
    }
}
