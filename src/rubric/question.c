// Where the parts of an indicator come from: patterns of the questions' headers, columns of the roster, words of grades.
#include "indicator/indicator.h"

#include "rubric/compiler.h"

size_t rubric_patterns(compiler *c, const svod_node *at, const char *key, const char ***out) {
    bool list = at->kind == SVOD_NODE_LIST;
    if (list && !at->count) rubric_fault(c, SVOD_F_rubric_empty, at, key, "");
    size_t count = list ? at->count : 1, good = 0;
    *out = SVOD_ARRAY(c->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        const svod_node *pattern = list ? at->entries[i].value : at;
        if (rubric_pattern(c, pattern)) (*out)[good++] = pattern->text;
    }
    return good;
}

// The part under its name in the map, NULL when it is not there or the kind does not ask for it.
static const svod_node *part_of(compiler *c, const svod_node *map, svod_part_id part, const svod_rule *rule) {
    const svod_node *at = svod_node_get(map, svod_part_name(part));
    if (!at || (rule->parts & 1u << part)) return at;
    svod_buf list = svod_buf_of(c->arena);
    for (int i = 0; i < SVOD_PART_COUNT; i++)
        if (rule->parts & 1u << i) svod_buf_printf(&list, "%s%s", list.len ? " | " : "", svod_part_name((svod_part_id)i));
    rubric_fault(c, SVOD_F_rubric_part, at, svod_part_name(part), list.data);
    return NULL;
}

static void unknown_parts(compiler *c, const svod_node *map, const svod_rule *rule) {
    const char *known[SVOD_PART_COUNT + 1] = {0};
    size_t count = 0;
    for (int part = 0; part < SVOD_PART_COUNT; part++)
        if (rule->parts & 1u << part) known[count++] = svod_part_name((svod_part_id)part);
    svod_node_unknown(map, known, c->findings);
}

static void read_columns(compiler *c, const svod_node *yaml, svod_indicator *out) {
    const svod_node *map = svod_node_get(yaml, "columns");
    if (!map || !rubric_is_map(c, map)) return;
    for (int part = 0; part < SVOD_PART_COUNT; part++) {
        const svod_node *at = part_of(c, map, (svod_part_id)part, out->rule);
        if (at) out->header_count[part] = rubric_patterns(c, at, svod_part_name((svod_part_id)part), &out->headers[part]);
    }
    unknown_parts(c, map, out->rule);
}

// A part that the roster gives is not asked for in the sheets: patterns of its question would never be tried.
static void read_from(compiler *c, const svod_node *yaml, svod_indicator *out) {
    const svod_node *map = svod_node_get(yaml, "from"), *columns = svod_node_get(yaml, "columns");
    if (!map || !rubric_is_map(c, map)) return;
    if (!map->count) rubric_fault(c, SVOD_F_rubric_empty, map, "from", "");
    for (int part = 0; part < SVOD_PART_COUNT; part++) {
        const char *key = svod_part_name((svod_part_id)part);
        const svod_node *at = part_of(c, map, (svod_part_id)part, out->rule);
        const char *name = at ? rubric_word(c, at) : NULL;
        if (name && svod_node_get(columns, key)) rubric_fault(c, SVOD_F_rubric_from_twice, at, key, "from | columns");
        if (name) out->from[part] = rubric_attribute(c, at, svod_clean(c->arena, name));
    }
    unknown_parts(c, map, out->rule);
}

void rubric_questions(compiler *c, const svod_node *yaml, svod_indicator *out) {
    const svod_node *base = svod_node_get(yaml, "base");
    const char *name = base ? rubric_word(c, base) : NULL;
    if (name) out->base = rubric_attribute(c, base, svod_clean(c->arena, name));
    read_columns(c, yaml, out);
    read_from(c, yaml, out);
    // The same column on both sides: the check would hold whatever the sheets say.
    if (name && *out->base && svod_streq(out->base, out->from[SVOD_PART_denominator]))
        rubric_fault(c, SVOD_F_rubric_base_idle, base, out->base, "");
}

// ---- grades ------------------------------------------------------------------------------------------------------------

static void add_word(compiler *c, const svod_node *at, const char *word, svod_map *seen, svod_indicator *out) {
    svod_grade *grade = &out->grades[out->grade_count - 1];
    const char *key = svod_fold(c->arena, word);
    size_t other = out->grade_count - 1;
    if (!*key) return;
    if (!svod_map_add(seen, key, other)) svod_map_get(seen, key, &other);
    if (other != out->grade_count - 1)
        rubric_fault(c, SVOD_F_rubric_grade_double, at, word, out->grades[other].id);
    else
        grade->words[grade->word_count++] = key;
}

static void read_grade(compiler *c, const svod_node *yaml, svod_map *seen, svod_indicator *out) {
    static const char *const keys[] = {"id", "title", "words", NULL};
    svod_grade *grade = &out->grades[out->grade_count++];
    grade->id = rubric_id(c, yaml);
    grade->title = rubric_text(c, yaml, "title", true);
    const svod_node *list = rubric_list(c, yaml, "words", false);
    grade->words = SVOD_ARRAY(c->arena, const char *, (list ? list->count : 0) + 2);
    if (*grade->title) add_word(c, svod_node_get(yaml, "title"), grade->title, seen, out);
    if (*grade->id && !svod_streq(svod_fold(c->arena, grade->id), svod_fold(c->arena, grade->title)))
        add_word(c, svod_node_get(yaml, "id"), grade->id, seen, out);
    for (size_t i = 0; list && i < list->count; i++) {
        const char *word = rubric_word(c, list->entries[i].value);
        if (word) add_word(c, list->entries[i].value, word, seen, out);
    }
    svod_node_unknown(yaml, keys, c->findings);
}

void rubric_grades(compiler *c, const svod_node *yaml, svod_indicator *out) {
    if (out->rule->sort != SVOD_SORT_GRADE) return;
    const svod_node *list = rubric_list(c, yaml, "grades", true);
    if (!list) return;
    svod_map *seen = svod_map_new(c->arena);
    out->grades = SVOD_ARRAY(c->arena, svod_grade, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (rubric_is_map(c, list->entries[i].value)) read_grade(c, list->entries[i].value, seen, out);
    if (list->count == 1) rubric_fault(c, SVOD_F_rubric_grade_one, list, rubric_int_text(c, 1), "≥ 2");
}
