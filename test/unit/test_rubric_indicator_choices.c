// What a rubric says of its indicators arrives: choices, silence, maxima by year and total, links between years, text and JSON.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/str.h"
#include "read/read.h"
#include "rubric/compile.h"
#include "write/write.h"

typedef struct fixture {
    svod_arena *arena;
    svod_findings findings;
} fixture;

static fixture set_up(void) {
    svod_arena *arena = svod_arena_new();
    return (fixture){.arena = arena, .findings = svod_findings_of(arena, SVOD_RU)};
}

static svod_rubric *compile(fixture *f, const char *yaml, int year) {
    svod_bytes bytes = {(const unsigned char *)yaml, strlen(yaml)};
    const svod_node *tree = svod_yaml_read(bytes, "r.yaml", f->arena, &f->findings);
    svod_rubric *rubric = tree ? svod_rubric_compile(tree, year, f->arena, &f->findings) : NULL;
    for (size_t i = 0; i < f->findings.list.count; i++) {
        const svod_finding *at = SVOD_AT(&f->findings.list, svod_finding, i);
        print_message("  %s %u:%u [%s] [%s]\n", svod_code_id(at->code), at->place.line, at->place.col, at->found, at->expected);
    }
    assert_non_null(rubric);
    assert_int_equal(f->findings.list.count, 0);
    return rubric;
}

static const svod_indicator *indicator_of(const svod_rubric *rubric, const char *id) {
    uint32_t node = svod_rubric_find(rubric, id);
    assert_true(node != SVOD_NO_NODE);
    const svod_indicator *out = rubric->nodes[node].indicator;
    assert_non_null(out);
    assert_true(out >= rubric->indicators && out < rubric->indicators + rubric->indicator_count);
    assert_int_equal(out->node, node);
    return out;
}

static svod_points max_of(const svod_rubric *rubric, const char *id) {
    return rubric->nodes[*id ? svod_rubric_find(rubric, id) : SVOD_ROOT].max;
}

// 2021: 4 + 5 + 1 of 10 + 2 judged; 2022: the share has no target.
static const char points[] =
    "svod: rubric/1\nid: p\ntitle: P\nyear: 2021\nuntil: 2022\nmax: 12\nstep: 1\nprovenance: demo\n"
    "policy: {twice: error}\ncolumns: {time: ^отметка}\nattributes: {'t_{year}': 'Педагогов, {year}'}\n"
    "sections:\n"
    "  - id: a\n    title: A\n    max: 10\n    criteria:\n"
    "      - {id: a.1, title: Доля, kind: share, max: 4, points: proportion, target: {2021: 80}, near: 5.5, round: {places: 1, way: cut},\n"
    "         base: 't_{year}', base_change: 12.5, header: ['x', 'y'], columns: {numerator: [n, m], percent: '%'}}\n"
    "      - {id: a.2, title: Число, kind: count, unit: чел., max: 5, target: 3, better: less, round: 2,\n"
    "         points: {bands: [{points: 5}, {from: 3, points: 2.5}, {from: 10, points: 0}]}, from: {value: 'c_{previous_year}'}}\n"
    "      - {id: a.3, title: Наличие, kind: presence, max: 1, target: yes}\n"
    "  - id: b\n    title: B\n    criteria:\n"
    "      - {id: b.1, title: Уровень, kind: level, target: hi, near: 1, grades: [{id: lo, title: Низкий, words: [начальный]}, {id: hi, "
    "title: Высокий}]}\n"
    "  - {id: c, title: C, max: 2}\n";

static void check_share(const svod_indicator *share) {
    assert_string_equal(share->rule->id, "share");
    assert_string_equal(share->unit, "%");
    assert_int_equal(share->target->value, 80 * SVOD_POINT);
    assert_int_equal(share->target->year, 2021);
    assert_true(share->comparison == SVOD_AT_LEAST && share->better == SVOD_BETTER_MORE && share->worth == SVOD_WORTH_PROPORTION);
    assert_int_equal(share->near_by, SVOD_POINT * 11 / 2);
    assert_true(share->rounding.on && share->rounding.cut && share->rounding.places == 1);
    assert_string_equal(share->base, "t_2021");
    assert_int_equal(share->base_change, 1250);
    assert_int_equal(share->header_count[SVOD_PART_numerator], 2);
    assert_string_equal(share->headers[SVOD_PART_numerator][1], "m");
    assert_string_equal(share->headers[SVOD_PART_percent][0], "%");
    assert_string_equal(share->from[SVOD_PART_denominator], "");
}

static void check_count(const svod_indicator *count) {
    assert_string_equal(count->unit, "чел.");
    assert_true(count->comparison == SVOD_AT_MOST && count->better == SVOD_BETTER_LESS && count->worth == SVOD_WORTH_BANDS);
    assert_true(count->rounding.on && !count->rounding.cut && count->rounding.places == 2);
    assert_int_equal(count->band_count, 3);
    assert_true(count->bands[0].from == INT64_MIN && count->bands[1].points == SVOD_POINT * 5 / 2);
    assert_int_equal(count->target->year, 0);
    assert_string_equal(count->from[SVOD_PART_value], "c_2020");
    assert_int_equal(count->base_change, 2000);
}

static void every_choice_arrives(void **state) {
    (void)state;
    fixture f = set_up();
    const svod_rubric *rubric = compile(&f, points, 2021);
    assert_true(rubric->first_year == 2021 && rubric->last_year == 2022 && rubric->year == 2021);
    assert_true(rubric->policy.twice == SVOD_TWICE_ERROR && rubric->total == SVOD_TOTAL_POINTS);
    assert_string_equal(rubric->columns.time, "^отметка");
    assert_int_equal(rubric->indicator_count, 4);
    check_share(indicator_of(rubric, "a.1"));
    check_count(indicator_of(rubric, "a.2"));
    const svod_indicator *presence = indicator_of(rubric, "a.3"), *level = indicator_of(rubric, "b.1");
    assert_true(presence->comparison == SVOD_EQUAL && presence->better == SVOD_BETTER_MORE && presence->target->value == SVOD_POINT);
    assert_int_equal(level->target->value, 2 * SVOD_POINT);
    assert_int_equal(level->grades[0].word_count, 3);
    assert_int_equal(level->worth, SVOD_WORTH_NONE);
    assert_int_equal(max_of(rubric, ""), 12 * SVOD_POINT);
    assert_int_equal(max_of(rubric, "b"), 0);
    assert_null(rubric->nodes[svod_rubric_find(rubric, "c")].indicator);
    assert_int_equal(rubric->decimals, 1); // 2.5 points of a band
    assert_string_equal(svod_rubric_structure(rubric, f.arena),
                        "total 12\na 10\na.1 4 share %\na.2 5 count чел.\na.3 1 presence\nb 0\nb.1 0 level lo hi\nc 2\n");
    svod_arena_free(f.arena);
}

// What has no target that year is not scored, and the maxima above it are less by that much.
static void a_year_without_target_is_not_scored(void **state) {
    (void)state;
    fixture f = set_up();
    const svod_rubric *rubric = compile(&f, points, 2022);
    assert_int_equal(rubric->year, 2022);
    assert_null(indicator_of(rubric, "a.1")->target);
    assert_int_equal(indicator_of(rubric, "a.1")->worth, SVOD_WORTH_NONE);
    assert_string_equal(indicator_of(rubric, "a.1")->base, "t_2022");
    assert_int_equal(max_of(rubric, "a.1"), 0);
    assert_int_equal(max_of(rubric, "a"), 6 * SVOD_POINT);
    assert_int_equal(max_of(rubric, ""), 8 * SVOD_POINT);
    svod_bytes bytes = {(const unsigned char *)points, sizeof points - 1};
    const svod_rubric *other = svod_rubric_compile(svod_yaml_read(bytes, "r.yaml", f.arena, &f.findings), 2030, f.arena, &f.findings);
    assert_non_null(other); // not in force: its own first year, and told
    assert_int_equal(other->year, 2021);
    assert_int_equal(f.findings.list.count, 1);
    const svod_finding *told = SVOD_AT(&f.findings.list, svod_finding, 0);
    assert_int_equal(told->code, SVOD_F_rubric_not_in_force);
    assert_true(told->place.line == 4 && told->place.col == 7);
    assert_string_equal(told->found, "2030");
    assert_string_equal(told->expected, "2021…2022");
    svod_arena_free(f.arena);
}

// Everybody reaches 0.3 %: taken as it stands, and said.
static void a_share_below_one_percent_is_told(void **state) {
    (void)state;
    static const char small[] = "svod: rubric/1\nid: q\ntitle: Q\nyear: 2021\nprovenance: demo\ntotal: reached\nsections:\n"
                                "  - {id: a, title: A, kind: share, target: 0.3}\n  - {id: b, title: B, kind: count, target: 0.3}\n"
                                "  - {id: c, title: C, kind: share, target: 0, comparison: '<='}\n"
                                "  - {id: d, title: D, kind: share, target: 1}\n";
    fixture f = set_up();
    svod_bytes bytes = {(const unsigned char *)small, sizeof small - 1};
    const svod_rubric *rubric = svod_rubric_compile(svod_yaml_read(bytes, "r.yaml", f.arena, &f.findings), 0, f.arena, &f.findings);
    assert_non_null(rubric);
    assert_int_equal(f.findings.list.count, 1);
    const svod_finding *told = SVOD_AT(&f.findings.list, svod_finding, 0);
    assert_int_equal(told->code, SVOD_F_rubric_target_small);
    assert_true(told->place.line == 8 && told->place.col == 44);
    assert_string_equal(told->found, "0,3");
    assert_string_equal(told->expected, "30?");
    svod_arena_free(f.arena);
}

#define COUNTED(total, more)                                                                                                               \
    "svod: rubric/1\nid: q\ntitle: Q\nyear: 2021\nuntil: 2022\nprovenance: demo\ntotal: " total "\n" more "sections:\n"                    \
    "  - id: a\n    title: A\n    criteria:\n"                                                                                             \
    "      - {id: a.1, title: A1, kind: share, target: {2021: 80, 2022: 85}}\n"                                                            \
    "      - {id: a.2, title: A2, kind: count, target: {2022: 3}}\n      - {id: a.3, title: A3, kind: count, unit: ед.}\n"

// A fall is told from the same node a year ago: in a rubric for several years nobody has to say so.
#define FALL "flags: [{id: f, title: F, reason: R, when: {node: a, fall_at_least: 10}}]\n"

static void totals_decide_the_maxima(void **state) {
    (void)state;
    fixture f = set_up();
    const svod_rubric *first = compile(&f, COUNTED("reached", "max: 1\n" FALL), 2021), *second = compile(&f, COUNTED("reached", ""), 2022),
                      *none = compile(&f, COUNTED("none", ""), 2022);
    assert_true(max_of(first, "") == SVOD_POINT && max_of(first, "a.2") == 0 && max_of(first, "a.1") == SVOD_POINT);
    assert_true(max_of(second, "") == 2 * SVOD_POINT && max_of(second, "a") == 2 * SVOD_POINT && max_of(second, "a.3") == 0);
    assert_true(indicator_of(second, "a.2")->worth == SVOD_WORTH_TARGET && indicator_of(first, "a.2")->worth == SVOD_WORTH_NONE);
    for (uint32_t i = 0; i < none->count; i++)
        assert_int_equal(none->nodes[i].max, 0);
    assert_true(second->decimals == 0 && none->decimals == 0);
    svod_arena_free(f.arena);
}

// ---- links -------------------------------------------------------------------------------------------------------------

static void the_same_rubric_is_its_own_past(void **state) {
    (void)state;
    fixture f = set_up();
    svod_rubric *now = compile(&f, COUNTED("reached", ""), 2022);
    const svod_rubric *before = compile(&f, COUNTED("reached", ""), 2021);
    assert_true(svod_rubric_link(now, before, &f.findings));
    assert_int_equal(f.findings.list.count, 0); // though the maxima differ
    for (uint32_t i = 1; i < now->count; i++) {
        assert_string_equal(now->nodes[i].previous, now->nodes[i].id);
        assert_true(now->nodes[i].comparable);
    }
    svod_arena_free(f.arena);
}

static void what_is_measured_otherwise_is_not_compared(void **state) {
    (void)state;
    static const char old[] = "svod: rubric/1\nid: old\ntitle: O\nyear: 2021\nprovenance: demo\ntotal: none\nsections:\n"
                              "  - {id: a, title: A, kind: share}\n  - {id: b, title: B, kind: count, unit: чел.}\n"
                              "  - {id: c, title: C, kind: count, unit: ед.}\n"
                              "  - {id: d, title: D, kind: level, grades: [{id: x, title: X}, {id: y, title: Y}]}\n";
    static const char new[] =
        "svod: rubric/1\nid: new\ntitle: N\nyear: 2022\nprovenance: demo\nprevious: old\nmax: 1\nstep: 1\nsections:\n"
        "  - {id: a, title: A, kind: count, previous: a}\n  - {id: b, title: B, kind: count, unit: ед., previous: b}\n"
        "  - {id: c, title: C, max: 1, previous: c}\n"
        "  - {id: d, title: D, kind: level, previous: d, grades: [{id: x, title: X}, {id: z, title: Z}]}\n"
        "  - {id: e, title: E, kind: share, previous: {id: b, comparable: false, why: иначе}}\n";
    fixture f = set_up();
    svod_rubric *now = compile(&f, new, 0);
    const svod_rubric *before = compile(&f, old, 0);
    assert_true(svod_rubric_link(now, before, &f.findings));
    assert_int_equal(f.findings.per_code[SVOD_F_link_kind], 4);
    assert_int_equal(f.findings.list.count, 4);
    static const char *const found[] = {"количество", "количество, ед.", "критерий, который оценивают", "уровень: X – Z"};
    static const char *const expected[] = {"доля, %", "количество, чел.", "количество, ед.", "уровень: X – Y"};
    for (uint32_t i = 0; i < 4; i++) {
        const svod_finding *at = SVOD_AT(&f.findings.list, svod_finding, i);
        assert_string_equal(at->found, found[i]);
        assert_string_equal(at->expected, expected[i]);
        assert_int_equal(at->place.line, 10 + i);
        assert_string_equal(at->node, now->nodes[i + 1].id);
        assert_false(now->nodes[i + 1].comparable);
        assert_true(*now->nodes[i + 1].why);
    }
    assert_string_equal(now->nodes[5].why, "иначе");
    svod_arena_free(f.arena);
}

// ---- how it is shown ---------------------------------------------------------------------------------------------------

static void assert_has(const svod_buf *out, const char *part) {
    if (!strstr(out->data, part)) print_message("no «%s» in\n%s\n", part, out->data);
    assert_non_null(strstr(out->data, part));
}

static void text_shows_indicators(void **state) {
    (void)state;
    fixture f = set_up();
    const svod_rubric *rubric = compile(&f, points, 2021);
    svod_buf ru = svod_buf_of(f.arena), en = svod_buf_of(f.arena);
    svod_write_rubric_text(rubric, SVOD_RU, &ru);
    svod_write_rubric_text(rubric, SVOD_EN, &en);
    assert_has(&ru, "Действует: 2021–2022; итог — сумма баллов; показателей: 4\n");
    assert_has(&ru, "  a.1 — Доля (доля, %)\n    цель: 2021 — не меньше 80 %\n    почти достигнута при промахе не больше: 5,5 п. п.\n"
                    "    перед сравнением: лишние знаки отбрасываются, остаётся после запятой: 1\n    баллы: пропорционально цели\n"
                    "    лучше: когда больше\n    знаменатель сверяется со столбцом: Педагогов, 2021\n");
    assert_has(&ru, "    баллы: по полосам: ниже → 5; 3 чел. → 2,5; 10 чел. → 0\n");
    assert_has(&ru, "    почти достигнута при промахе не больше: 1\n");
    assert_has(&ru, "    уровни: Низкий (lo) < Высокий (hi)\n");
    assert_has(&ru, "    из перечня участников: value — c_2020\n");
    assert_has(&ru, "  twice: error                разные ответы одного участника — ошибка\n");
    assert_has(&en, "In force: 2021–2022; the total is a sum of points; indicators: 4\n");
    assert_has(&en, "    points: by bands: below → 5; 3 чел. → 2.5; 10 чел. → 0\n");
    svod_arena_free(f.arena);
}

static const char *text_at(const json_t *object, const char *key) {
    return json_string_value(json_object_get(object, key));
}

static void json_holds_indicators(void **state) {
    (void)state;
    fixture f = set_up();
    svod_buf out = svod_buf_of(f.arena);
    svod_write_rubric_json(compile(&f, points, 2021), &out);
    json_error_t error;
    json_t *root = json_loadb(out.data, out.len, JSON_REJECT_DUPLICATES, &error);
    assert_non_null(root);
    assert_string_equal(text_at(root, "total"), "points");
    assert_int_equal(json_integer_value(json_object_get(root, "last_year")), 2022);
    assert_string_equal(text_at(json_object_get(root, "columns"), "time"), "^отметка");
    assert_string_equal(text_at(json_object_get(root, "policy"), "twice"), "error");
    const json_t *list = json_object_get(root, "indicators"), *share = json_array_get(list, 0), *count = json_array_get(list, 1),
                 *presence = json_array_get(list, 2), *level = json_array_get(list, 3);
    assert_int_equal(json_array_size(list), 4);
    assert_string_equal(text_at(share, "node"), "a.1");
    assert_int_equal(json_integer_value(json_object_get(json_array_get(json_object_get(share, "targets"), 0), "year")), 2021);
    assert_true(json_number_value(json_object_get(share, "base_change")) == 12.5);
    assert_string_equal(text_at(json_object_get(share, "round"), "way"), "cut");
    assert_true(json_is_null(json_object_get(json_array_get(json_object_get(count, "bands"), 0), "from")));
    assert_string_equal(text_at(json_object_get(count, "from"), "value"), "c_2020");
    assert_string_equal(text_at(count, "comparison"), "<=");
    assert_true(json_is_true(json_object_get(presence, "target")));
    assert_string_equal(text_at(level, "target"), "hi");
    json_decref(root);
    svod_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_choice_arrives),
        cmocka_unit_test(a_year_without_target_is_not_scored),
        cmocka_unit_test(a_share_below_one_percent_is_told),
        cmocka_unit_test(totals_decide_the_maxima),
        cmocka_unit_test(the_same_rubric_is_its_own_past),
        cmocka_unit_test(what_is_measured_otherwise_is_not_compared),
        cmocka_unit_test(text_shows_indicators),
        cmocka_unit_test(json_holds_indicators),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
