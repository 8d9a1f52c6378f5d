// What `svod rubric` prints: the tree as text in both languages, and JSON that any reader takes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "read/read.h"
#include "rubric/compile.h"
#include "write/write.h"

static const char source[] =
    "svod: rubric/1\nid: r\ntitle: Пример\nyear: 2023\nprevious: q\nmax: 4\nstep: 0.5\nprovenance: demo\n"
    "policy: {combine: {rule: trimmed, trim: 0.125}}\n"
    "sections:\n"
    "  - id: a\n    title: Первый\n    max: 2.5\n    previous: {id: z, comparable: false, why: вырос}\n"
    "    criteria: [{id: a.1, title: Внутри, max: 2.5, provenance: reconstructed, combine: {rule: agreed, least: 2}}]\n"
    "  - {id: b, title: Второй, max: 1.5, header: второй, previous: b}\n"
    "groupings: [{id: g, title: Г, parts: [{id: p, title: П, nodes: [a.1, b]}]}]\n"
    "clusters:\n"
    "  - {id: k, title: К, kind: attribute, attribute: x, levels: [{id: l, title: Л, values: [Да]}]}\n"
    "  - {id: n, title: Н, kind: ratio, numerator: u, denominator: v, gap: {below: 5, above: 20, means: нет}, levels:\n"
    "      [{id: '1', title: мало, from: 5, to: 9}, {id: '2', title: много, from: 10, to: 20}]}\n"
    "  - {id: o, title: О, kind: number, attribute: w, levels: [{id: '1', title: мало, to: 9}, {id: '2', title: много, "
    "from: 10}]}\n"
    "flags:\n"
    "  - {id: f, title: Ф, reason: п, when: {node: total, percent_below: 50}, urgent: true}\n"
    "  - {id: s, title: С, reason: п, when: {no_submission: true}}\n"
    "published:\n"
    "  - {id: c, header: ^всего, kind: count}\n  - {id: p, header: '^%', kind: share, part: c, base: c}\n"
    "  - {id: q, header: ^нагрузка, kind: ratio, cluster: n}\n";

static const svod_rubric *compiled(svod_arena *arena) {
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    const svod_node *tree = svod_yaml_read((svod_bytes){(const unsigned char *)source, sizeof source - 1}, "r.yaml", arena, &findings);
    svod_rubric *rubric = tree ? svod_rubric_compile(tree, 0, arena, &findings) : NULL;
    assert_non_null(rubric);
    memcpy(rubric->content_sha256, "c0", 3);
    memcpy(rubric->structure_sha256, "50", 3);
    return rubric;
}

static void assert_has(const svod_buf *out, const char *part) {
    if (!strstr(out->data, part)) print_message("no «%s» in\n%s\n", part, out->data);
    assert_non_null(strstr(out->data, part));
}

static void text_shows_the_tree(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_buf out = svod_buf_of(arena);
    svod_write_rubric_text(compiled(arena), SVOD_RU, &out);
    assert_has(&out, "r — Пример\nГод 2023, максимум 4, шаг 0,5; разделов 2, всего узлов 3\n\n"
                     "id       максимум  откуда         прошлый год  название\n"
                     "total           4  вымышлено      q            Пример\n"
                     "  a           2,5  вымышлено      ≠ z          Первый [вырос]\n"
                     "    a.1       2,5  восстановлено               Внутри\n"
                     "  b           1,5  вымышлено      b            Второй\n");
    assert_has(&out, "  blank: incomplete           пустая ячейка не считается");
    assert_has(&out, "Баллы нескольких экспертов\n"
                     "  total — усечённое среднее (отсекается 12,5 % с каждого края)\n"
                     "  a.1 — согласованный балл председателя; без него — усечённое среднее (отсекается 12,5 % с каждого края); "
                     "экспертов с баллами — не меньше 2\n\nКластеры");
    assert_has(&out, "  k — К (x)\n    l — Л: да\n");
    assert_has(&out, "    1 — мало: 5–9\n    2 — много: 10–20\n    < 5: нет\n    > 20: нет\n");
    assert_has(&out, "    1 — мало: до 9\n    2 — много: от 10\n");
    assert_has(&out, "  g — Г\n    p — П (максимум 4): a.1, b\n");
    assert_has(&out, "  f — Ф: total, percent_below: 50 — срочно\n  s — С: no_submission\n");
    assert_has(&out, "SHA-256\n  содержание: c0\n  строение:   50\n");
    svod_arena_free(arena);
}

static void text_speaks_english(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_buf out = svod_buf_of(arena);
    svod_write_rubric_text(compiled(arena), SVOD_EN, &out);
    assert_has(&out, "Year 2023, maximum 4, step 0.5; sections 2, nodes in all 3\n");
    assert_has(&out, "    a.1      2.5  reconstructed            Внутри\n");
    assert_has(&out, " — urgent\n");
    svod_arena_free(arena);
}

static const char *text_at(const json_t *object, const char *key) {
    return json_string_value(json_object_get(object, key));
}

static void json_holds_everything(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_buf out = svod_buf_of(arena);
    svod_write_rubric_json(compiled(arena), &out);
    json_error_t error;
    json_t *root = json_loadb(out.data, out.len, JSON_REJECT_DUPLICATES, &error);
    assert_non_null(root);
    assert_string_equal(text_at(root, "content_sha256"), "c0");
    assert_int_equal(json_integer_value(json_object_get(root, "max")), 4);
    const json_t *nodes = json_object_get(root, "nodes"), *a = json_array_get(nodes, 1), *inner = json_array_get(nodes, 2);
    assert_int_equal(json_array_size(nodes), 4);
    assert_string_equal(text_at(json_array_get(nodes, 0), "id"), "total");
    assert_string_equal(text_at(a, "parent"), "total");
    assert_true(json_is_false(json_object_get(a, "comparable")));
    assert_string_equal(text_at(a, "why"), "вырос");
    assert_true(json_real_value(json_object_get(a, "max")) == 2.5);
    assert_true(json_is_null(json_object_get(inner, "previous")));
    assert_true(json_is_null(json_object_get(inner, "comparable")));
    const json_t *rule = json_object_get(inner, "combine");
    assert_string_equal(text_at(rule, "rule"), "agreed");
    assert_string_equal(text_at(rule, "otherwise"), "trimmed");
    assert_true(json_real_value(json_object_get(rule, "trim")) == 0.125);
    assert_int_equal(json_integer_value(json_object_get(rule, "least")), 2);
    assert_null(json_object_get(json_object_get(a, "combine"), "otherwise"));
    const json_t *ratio = json_array_get(json_object_get(root, "clusters"), 1),
                 *open = json_array_get(json_object_get(root, "clusters"), 2);
    assert_string_equal(text_at(ratio, "kind"), "ratio");
    assert_int_equal(json_integer_value(json_object_get(json_object_get(ratio, "gap"), "above")), 20);
    assert_true(json_is_null(json_object_get(json_array_get(json_object_get(open, "levels"), 0), "from")));
    const json_t *when = json_object_get(json_array_get(json_object_get(root, "flags"), 0), "when");
    assert_string_equal(text_at(when, "node"), "total");
    assert_int_equal(json_integer_value(json_object_get(when, "percent_below")), 50);
    const json_t *published = json_object_get(root, "published");
    assert_int_equal(json_array_size(published), 3);
    assert_string_equal(text_at(json_array_get(published, 1), "kind"), "share");
    assert_string_equal(text_at(json_array_get(published, 1), "base"), "c");
    assert_true(json_is_null(json_object_get(json_array_get(published, 0), "base")));
    assert_string_equal(text_at(json_array_get(published, 2), "cluster"), "n");
    assert_string_equal(text_at(json_object_get(root, "policy"), "blank"), "incomplete");
    json_decref(root);
    svod_arena_free(arena);
}

static const char counting[] =
    "svod: rubric/1\nid: r\ntitle: Счёт\nyear: 2023\nprovenance: demo\ntotal: reached\nsections:\n"
    "  - {id: a, title: А, criteria: [{id: a.1, title: Доля, kind: share, target: 5}, {id: a.2, title: Число, kind: count, target: 5}]}\n"
    "flags:\n"
    "  - {id: m, title: М, reason: п, when: {node: a, missed: 2, years: 3}, urgent: true}\n"
    "  - {id: o, title: О, reason: п, when: {node: total, missed: 1}}\n"
    "  - {id: w, title: У, reason: п, when: {node: a.1, worse: 1, by: 2.5}}\n"
    "  - {id: n, title: Н, reason: п, when: {node: total, no_data: 2}}\n";

// Flags that count indicators: how many, how many years running, by how much.
static void flags_that_count_show_their_own_keys(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    const svod_node *tree = svod_yaml_read((svod_bytes){(const unsigned char *)counting, sizeof counting - 1}, "r.yaml", arena, &findings);
    const svod_rubric *rubric = tree ? svod_rubric_compile(tree, 0, arena, &findings) : NULL;
    assert_non_null(rubric);
    svod_buf text = svod_buf_of(arena), json = svod_buf_of(arena), english = svod_buf_of(arena);
    svod_write_rubric_text(rubric, SVOD_RU, &text);
    assert_has(&text, "  m — М: a, missed: 2, years: 3 — срочно\n  o — О: total, missed: 1, years: 1\n"
                      "  w — У: a.1, worse: 1, by: 2,5\n  n — Н: total, no_data: 2\n");
    svod_write_rubric_text(rubric, SVOD_EN, &english);
    assert_has(&english, "  w — У: a.1, worse: 1, by: 2.5\n");
    svod_write_rubric_json(rubric, &json);
    assert_has(&json, "\"when\":{\"node\":\"a\",\"missed\":2,\"years\":3}");
    assert_has(&json, "\"when\":{\"node\":\"total\",\"missed\":1,\"years\":1}");
    assert_has(&json, "\"when\":{\"node\":\"a.1\",\"worse\":1,\"by\":2.5}");
    assert_has(&json, "\"when\":{\"node\":\"total\",\"no_data\":2}");
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_shows_the_tree),
        cmocka_unit_test(text_speaks_english),
        cmocka_unit_test(json_holds_everything),
        cmocka_unit_test(flags_that_count_show_their_own_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
