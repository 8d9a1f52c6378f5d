// Recommendations of a rubric, compiled: every fault at its place, every choice in the structs and in what `svod rubric` prints; the
// conditions that came with them, in flags too.
#include <jansson.h>

#include "advise/advice.h"
#include "data/advice.h"
#include "data/words.h"
#include "rubric_help.h"
#include "write/write.h"

// Lines 1 to 18: section 1 (judged: 1.1 wants evidence, 1.2), section 2 (a measured criterion), cluster k with levels a and b, flag low.
#define HEAD                                                                                                                               \
    "svod: rubric/1\nid: r\ntitle: R\nyear: 2023\nmax: 10\nstep: 0.5\nprovenance: demo\n"                                                  \
    "evidence:\n  zones: [{id: goals, title: G, heading: ['цел(ь|и)']}]\n"                                                            \
    "sections:\n"                                                                                                                          \
    "  - {id: '1', title: Цели, max: 6, previous: '1', criteria: [{id: '1.1', title: X, max: 3, evidence: {zone: goals}},\n"           \
    "      {id: '1.2', title: Y, max: 3}]}\n"                                                                                              \
    "  - {id: '2', title: Люди, max: 4, criteria: [{id: '2.1', title: Z, kind: share, target: 50, max: 4}]}\n"
#define CLUSTERS                                                                                                                           \
    "clusters:\n  - {id: j, title: J, kind: attribute, attribute: x, levels: [{id: p, title: P, values: [p]}]}\n"                          \
    "  - {id: k, title: K, kind: attribute, attribute: x, levels: [{id: a, title: A, values: [a]}, {id: b, title: B, values: [b]}]}\n"
#define FLAGS "flags:\n  - {id: low, title: Низко, reason: R, urgent: yes, when: {node: '1', points_at_most: 2}}\n"
#define BASE HEAD CLUSTERS FLAGS // 18 lines
#define ADVICE "advice:\n  provenance: demo\n"
#define TO "  addressees:\n    - {id: head, title: Главе}\n    - {id: dep, title: Области, region: yes}\n"
#define TO_HEAD "  addressees: [{id: head, title: Главе}]\n"
#define TO_DEP "  addressees: [{id: dep, title: Области, region: yes}]\n"
// A single recommendation; its own keys begin at line 24, column 7 after `id`, which stands in line 23.
#define LIST "  recommendations:\n"
#define ONE(rest) BASE ADVICE TO_HEAD LIST "    - id: x\n      addressee: head\n      urgency: year\n      title: T\n" rest
#define WHEN(when) ONE("      text: t\n      when: {" when "}\n")                              // the first key within at line 28, column 14
#define TEXT(text) ONE("      when: {node: '1', points_at_most: 1}\n      text: '" text "'\n") // at line 28, column 13
#define REGION(rest) BASE ADVICE TO_DEP LIST "    - id: x\n      addressee: dep\n      urgency: year\n      title: T\n" rest
#define BARE(id, when, rest) "    - {id: " id ", addressee: head, urgency: year, title: T, text: t, when: {" when "}" rest "}\n"
#define TWO(first, second) BASE ADVICE TO_HEAD LIST first second                                // lines 23 and 24
#define FLAG(when) HEAD CLUSTERS "flags:\n  - {id: f, title: F, reason: R, when: {" when "}}\n" // line 18, column 43

static const fault faults[] = {
    // what all have in common
    {BASE "advice: []\n", SVOD_F_yaml_type, 19, 9, NULL, NULL},
    {BASE "advice:\n" TO_HEAD LIST BARE("x", "all: yes", ""), SVOD_F_yaml_missing, 20, 3, "", NULL},
    {BASE ADVICE LIST BARE("x", "all: yes", ""), SVOD_F_yaml_missing, 20, 3, NULL, NULL},
    {BASE ADVICE TO_HEAD, SVOD_F_yaml_missing, 20, 3, "", NULL},
    {BASE ADVICE "  cluster: kk\n" TO_HEAD LIST BARE("x", "all: yes", ""), SVOD_F_rubric_cluster_unknown, 21, 12, "kk", "k"},
    {BASE ADVICE "  sides: {strong: 101}\n" TO_HEAD LIST BARE("x", "all: yes", ""), SVOD_F_rubric_advice_sides, 21, 19, "101",
     "≥ 0, ≤ 100"},
    {BASE ADVICE "  sides: {strong: 40}\n" TO_HEAD LIST BARE("x", "all: yes", ""), SVOD_F_rubric_advice_sides, 21, 10, "strong 40, weak 50",
     "strong > weak"},
    {BASE ADVICE "  addressees: [{id: head, title: A}, {id: head, title: B}]\n" LIST BARE("x", "all: yes", ""), SVOD_F_rubric_id_double, 21,
     43, "head", NULL},
    {BASE ADVICE "  adressees: []\n" TO_HEAD LIST BARE("x", "all: yes", ""), SVOD_F_yaml_unknown_key, 21, 3, "adressees", NULL},
    // one recommendation
    {TWO("    - {id: x, addressee: haed, urgency: year, title: T, text: t, when: {all: yes}}\n", ""), SVOD_F_rubric_advice_unknown, 23, 26,
     "haed", "head"},
    {TWO("    - {id: x, addressee: head, urgency: soon, title: T, text: t, when: {all: yes}}\n", ""), SVOD_F_yaml_word, 23, 41, "soon",
     NULL},
    {TWO("    - {id: x, addressee: head, title: T, text: t, when: {all: yes}}\n", ""), SVOD_F_yaml_missing, 23, 7, "", NULL},
    {TWO("    - {id: x, addressee: head, urgency: year, title: 'T {unit}', text: t, when: {all: yes}}\n", ""), SVOD_F_rubric_field_where,
     23, 54, "T {unit}", NULL},
    {TWO(BARE("x", "all: yes", ""), BARE("x", "all: yes", "")), SVOD_F_rubric_id_double, 24, 12, "x", NULL},
    {TWO(BARE("x", "all: yes", ", abuot: total"), ""), SVOD_F_yaml_unknown_key, 23, 84, "abuot", NULL},
    {TWO(BARE("x", "all: yes", ", about: '9'"), ""), SVOD_F_rubric_node_unknown, 23, 91, "9", NULL},
    {TWO(BARE("x", "flag: lw", ""), ""), SVOD_F_rubric_advice_unknown, 23, 79, "lw", "low"},
    {TWO(BARE("x", "flag: low, node: total", ""), ""), SVOD_F_yaml_unknown_key, 23, 84, "node", NULL},
    {TWO(BARE("x", "all: yes", ", least: 2"), ""), SVOD_F_rubric_advice_least, 23, 91, "head", NULL},
    {TWO(BARE("x", "all: yes", ", unless: [y]"), ""), SVOD_F_rubric_advice_unknown, 23, 93, "y", NULL},
    {TWO(BARE("x", "all: yes", ", unless: [x]"), ""), SVOD_F_rubric_advice_later, 23, 93, "x", NULL},
    {TWO(BARE("x", "all: yes", ", unless: [y]"), BARE("y", "flag: low", "")), SVOD_F_rubric_advice_later, 23, 93, "y", NULL},
    {TWO(BARE("x", "all: yes", ", only: {kk: [a]}"), ""), SVOD_F_rubric_cluster_unknown, 23, 91, "kk", NULL},
    {TWO(BARE("x", "all: yes", ", only: {k: [c]}"), ""), SVOD_F_rubric_advice_unknown, 23, 95, "c", NULL},
    {TWO(BARE("x", "all: yes", ", only: {k: []}"), ""), SVOD_F_rubric_empty, 23, 94, "k", NULL},
    {TWO(BARE("x", "all: yes", ", units: []"), ""), SVOD_F_rubric_empty, 23, 91, "units", NULL},
    // what can never be given: by its own flag, by a wider limit, by everybody's
    {TWO(BARE("x", "flag: low", ""), BARE("y", "'node': '1', points_at_most: 1", ", unless: [x]")), SVOD_F_rubric_advice_never, 24, 115,
     "x", NULL},
    {TWO(BARE("x", "all: yes", ""), BARE("y", "flag: low", ", unless: [x]")), SVOD_F_rubric_advice_never, 24, 94, "x", NULL},
    {TWO(BARE("x", "'node': '1', percent_below: 50", ""), BARE("y", "'node': '1', percent_below: 50", ", unless: [x]")),
     SVOD_F_rubric_advice_never, 24, 115, "x", NULL},
    {BASE ADVICE TO LIST BARE("x", "all: yes",
                              "") "    - {id: y, addressee: dep, urgency: year, title: T, text: t, when: {flag: low}, unless: [x]}\n",
     SVOD_F_rubric_advice_apart, 26, 93, "x", NULL},
    // texts
    {TEXT("Набрано {ponits}."), SVOD_F_rubric_field_unknown, 28, 13, "{ponits}", "points"},
    {TEXT("Набрано {}."), SVOD_F_rubric_field_unknown, 28, 13, "{}", NULL},
    {TEXT("Среднее {level_mean}."), SVOD_F_rubric_field_bare, 28, 13, "{level_mean}", "[… {level_mean} …]"},
    {TEXT("[Опыт: {best}] ({best_points})"), SVOD_F_rubric_field_bare, 28, 13, "{best_points}", NULL},
    {TEXT("У {count}."), SVOD_F_rubric_field_where, 28, 13, "{count}", NULL},
    {TEXT("[{indicator}]"), SVOD_F_rubric_field_never, 28, 13, "{indicator}", NULL},
    {TEXT("[а {points"), SVOD_F_rubric_field_bracket, 28, 13, "{points", "}"},
    {TEXT("а {points]}"), SVOD_F_rubric_field_bracket, 28, 13, "{points]}", "}"},
    {TEXT("а points}"), SVOD_F_rubric_field_bracket, 28, 13, "}", "{"},
    {TEXT("а [{points}"), SVOD_F_rubric_field_bracket, 28, 13, "[{points}", "]"},
    {TEXT("а {points}]"), SVOD_F_rubric_field_bracket, 28, 13, "]", "["},
    {TEXT("[а [{points}]]"), SVOD_F_rubric_field_bracket, 28, 13, "[{points}]]", "]"},
    {TEXT("а [ничего]"), SVOD_F_rubric_field_bracket, 28, 13, "]", "[… {points} …]"},
    {ONE("      when: {node: '1', points_at_most: 1}\n      about: total\n      text: '{points}'\n"), SVOD_F_rubric_field_bare, 29, 13,
     "{points}", NULL},
    {ONE("      when: {node: '2', missed: 1}\n      text: '{indicator}[ {unproven}]'\n"), SVOD_F_rubric_field_never, 28, 13, "{unproven}",
     NULL},
    {REGION("      when: {flag: low}\n      text: '{unit}'\n"), SVOD_F_rubric_field_where, 28, 13, "{unit}", NULL},
    {REGION("      when: {flag: low}\n      text: '{unist}'\n"), SVOD_F_rubric_field_unknown, 28, 13, "{unist}", "units"},
    // the conditions that came with recommendations
    {WHEN("node: '1'"), SVOD_F_rubric_flag_when, 28, 13, "", NULL},
    {WHEN("node: '1', nothing: no"), SVOD_F_rubric_flag_when, 28, 34, "no", "true"},
    {WHEN("nothing: yes"), SVOD_F_yaml_missing, 28, 13, "", NULL},
    {WHEN("node: '1', percent_at_least: 0"), SVOD_F_rubric_flag_limit, 28, 43, "0", "> 0, ≤ 100"},
    {WHEN("node: '1', weakest_in: n"), SVOD_F_rubric_cluster_unknown, 28, 37, "n", NULL},
    {WHEN("node: '1', weakest_in: k, cluster: k"), SVOD_F_yaml_unknown_key, 28, 40, "cluster", NULL},
    {WHEN("node: '1', level_percent_at_most: 40"), SVOD_F_yaml_missing, 28, 13, "", NULL},
    {WHEN("node: '1', level_percent_at_most: 100, cluster: k"), SVOD_F_rubric_flag_limit, 28, 48, "100", "≥ 0, < 100"},
    {WHEN("node: '1', no_evidence: 2"), SVOD_F_rubric_flag_limit, 28, 38, "2", "1 … 1"},
    {WHEN("node: '1', no_evidence: 0"), SVOD_F_rubric_flag_limit, 28, 38, "0", "1 … 1"},
    {WHEN("node: '2', no_evidence: 1"), SVOD_F_rubric_flag_no_want, 28, 38, "2", NULL},
    {WHEN("node: '1', disputed: 1, weak: yes"), SVOD_F_yaml_unknown_key, 28, 38, "weak", NULL},
    {WHEN("node: '1', disputed: 3"), SVOD_F_rubric_flag_limit, 28, 35, "3", "1 … 2"},
    {WHEN("node: '1', disputed: 1, by: 101"), SVOD_F_rubric_flag_limit, 28, 42, "101", "≥ 0, ≤ 100"},
    {WHEN("node: '2', disputed: 1"), SVOD_F_rubric_flag_no_criterion, 28, 35, "2", NULL},
    {WHEN("node: '1', all: no"), SVOD_F_rubric_flag_when, 28, 30, "no", "true"},
    {WHEN("node: '1', all: null"), SVOD_F_rubric_flag_when, 28, 30, "null", "true"},
    {BASE "advice:\n  provenance: null\n" TO_HEAD LIST BARE("x", "all: yes", ""), SVOD_F_rubric_blank, 20, 15, "", "provenance"},
    {TWO(BARE("a", "all: yes", ", only: {}"), ""), SVOD_F_rubric_empty, 23, 90, "", NULL},
    {FLAG("node: '2', no_evidence: 1"), SVOD_F_rubric_flag_no_want, 18, 65, "2", NULL},
    {FLAG("node: '1', weakest_in: n"), SVOD_F_rubric_cluster_unknown, 18, 64, "n", NULL},
};
#define FAULT_COUNT (sizeof faults / sizeof *faults)

static void each_fault_has_its_place(void **state) {
    (void)state;
    assert_faults(faults, FAULT_COUNT);
}

static const fault warnings[] = {
    {BASE ADVICE TO LIST BARE("x", "all: yes", ""), SVOD_F_rubric_advice_idle, 23, 7, "dep", NULL},
    {TWO(BARE("x", "flag: low", ""), BARE("y", "all: yes", ", unless: [x, x]")), SVOD_F_rubric_advice_twice, 24, 96, "x", NULL},
    {TWO(BARE("x", "all: yes", ", only: {k: [a, a]}"), ""), SVOD_F_rubric_advice_twice, 23, 98, "a", NULL},
    {TWO(BARE("x", "all: yes", ", units: [u, u]"), ""), SVOD_F_rubric_advice_twice, 23, 95, "u", NULL},
};

static void warnings_leave_it_usable(void **state) {
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof warnings / sizeof *warnings; i++) {
        fixture f = set_up(SVOD_EN);
        if (!compile(&f, warnings[i].yaml, "r.yaml") || !as_expected(&f, &warnings[i])) {
            print_message("warning %zu\n", i);
            print_all(&f, warnings[i].yaml);
            wrong++;
        }
        svod_arena_free(f.arena);
    }
    assert_int_equal(wrong, 0);
}

// The test of all codes leaves these to this file.
static void every_code_is_reached(void **state) {
    (void)state;
    for (svod_code code = SVOD_F_rubric_flag_no_want; code <= SVOD_F_rubric_advice_sides; code++) {
        bool reached = false;
        for (size_t i = 0; i < FAULT_COUNT; i++)
            reached |= faults[i].code == code;
        for (size_t i = 0; i < sizeof warnings / sizeof *warnings; i++)
            reached |= warnings[i].code == code;
        if (!reached) print_message("never reached: %s\n", svod_code_id(code));
        assert_true(reached);
    }
}

#define WHOLE                                                                                                                                                \
    BASE "advice:\n  provenance: reconstructed\n  cluster: j\n  sides: {strong: 85, weak: 40.5}\n" TO LIST                                                   \
         "    - {id: x, addressee: head, urgency: urgent, title: Начать, text: 'Набрано {points} из {max}.[ Лучше всех {best}.]',\n" \
         "       when: {flag: low}, only: {k: [b], j: [p]}, units: [u, v]}\n"                                                                                \
         "    - {id: y, addressee: head, urgency: keep, title: Держать, text: '{unit}: {section}.', unless: [x], about: '1.2',\n"                     \
         "       when: {node: '1', disputed: 2, by: 30}}\n"                                                                                                  \
         "    - {id: z, addressee: dep, urgency: year, title: Помочь, text: '{count}: {units}[ из {max}].', least: 3,\n"                             \
         "       when: {node: total, level_percent_at_most: 40, cluster: k}}\n"

static void every_choice_arrives(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    const svod_rubric *rubric = compile(&f, WHOLE, "r.yaml");
    assert_non_null(rubric);
    assert_int_equal(f.findings.list.count, 0);
    const svod_advice_rules *rules = rubric->advice;
    assert_int_equal(rules->count, 3);
    assert_int_equal(rules->cluster, 0);
    assert_int_equal(rules->provenance, SVOD_RECONSTRUCTED);
    assert_true(rules->sides.strong == 85 * SVOD_POINT && rules->sides.weak == 81 * SVOD_POINT / 2 &&
                rules->sides.apart == 10 * SVOD_POINT);
    assert_true(!rules->addressees[0].region && rules->addressees[1].region);
    const svod_recommendation *x = &rules->list[0], *y = &rules->list[1], *z = &rules->list[2];
    assert_int_equal(x->flag, 0);
    assert_string_equal(x->when.id, "x");
    assert_string_equal(x->when.title, "Начать");
    assert_string_equal(x->when.reason, "");
    assert_true(x->when.kind == SVOD_FLAG_POINTS && x->when.limit == 2 * SVOD_POINT && !x->when.urgent);
    assert_int_equal(x->node, svod_rubric_find(rubric, "1"));
    assert_int_equal(x->only_count, 2);
    assert_true(x->only[0].cluster == 1 && x->only[0].levels == 2 && x->only[1].cluster == 0 && x->only[1].levels == 1);
    assert_int_equal(x->unit_count, 2);
    assert_string_equal(x->units[1], "v");
    assert_int_equal(x->urgency, SVOD_URGENT);
    assert_true(y->when.kind == SVOD_FLAG_DISPUTED && y->when.by == 30 * SVOD_POINT && y->when.limit == 2 * SVOD_POINT);
    assert_true(y->node == svod_rubric_find(rubric, "1.2") && y->when.node == svod_rubric_find(rubric, "1"));
    assert_true(y->unless_count == 1 && y->unless[0] == 0 && y->flag == SVOD_NO_FLAG && y->urgency == SVOD_KEEP_UP);
    assert_true(z->when.kind == SVOD_FLAG_LEVEL && z->when.cluster == 1 && z->least == 3 && z->addressee == 1);
    svod_arena_free(f.arena);
}

// Without `cluster` the last one parts the lists; a rubric without any has fields of levels for nobody.
static void the_last_cluster_parts_the_lists(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    const svod_rubric *rubric = compile(&f, BASE ADVICE TO_HEAD LIST BARE("x", "all: yes", ""), "r.yaml");
    assert_non_null(rubric);
    assert_int_equal(rubric->advice->cluster, 1);
    rubric = compile(&f, HEAD ADVICE TO_HEAD LIST BARE("x", "all: yes", ""), "r.yaml");
    assert_non_null(rubric);
    assert_true(rubric->advice->cluster == UINT32_MAX);
    assert_int_equal(f.findings.list.count, 0);
    assert_null(compile(
        &f, HEAD ADVICE TO_HEAD LIST "    - {id: x, addressee: head, urgency: year, title: T, text: '[{level}]', when: {all: yes}}\n",
        "r.yaml"));
    assert_int_equal(SVOD_AT(&f.findings.list, svod_finding, 0)->code, SVOD_F_rubric_field_never);
    svod_arena_free(f.arena);
}

// A narrower condition, another node, or fewer units leave room for the later one.
static void what_gives_way_may_come_about(void **state) {
    (void)state;
    static const char *const cases[] = {
        TWO(BARE("x", "node: '1', points_at_most: 1", ""), BARE("y", "flag: low", ", unless: [x]")),
        TWO(BARE("x", "node: '1', points_below: 2", ""), BARE("y", "flag: low", ", unless: [x]")),
        TWO(BARE("x", "node: '2', points_at_most: 2", ""), BARE("y", "flag: low", ", unless: [x]")),
        TWO(BARE("x", "flag: low", ", units: [u]"), BARE("y", "flag: low", ", unless: [x]")),
        TWO(BARE("x", "flag: low", ", only: {k: [a]}"), BARE("y", "flag: low", ", unless: [x], only: {k: [a, b]}")),
        TWO(BARE("x", "node: '1', percent_at_least: 90", ""), BARE("y", "node: '1', percent_at_least: 80", ", unless: [x]")),
        TWO(BARE("x", "node: '1', weakest_in: k", ""), BARE("y", "node: '1', weakest_in: j", ", unless: [x]")),
        TWO(BARE("x", "node: '1', disputed: 1, by: 50", ""), BARE("y", "node: '1', disputed: 1", ", unless: [x]")),
        TWO(BARE("x", "node: '1', no_evidence: 1", ""), BARE("y", "node: '1', no_evidence: 1, weak: yes", ", unless: [x]")),
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = set_up(SVOD_RU);
        const svod_rubric *rubric = compile(&f, cases[i], "r.yaml");
        if (!rubric || f.findings.list.count) print_all(&f, cases[i]);
        assert_true(rubric && !f.findings.list.count);
        svod_arena_free(f.arena);
    }
}

// ---- what `svod rubric` prints -------------------------------------------------------------------------------------------

static void it_is_printed(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    svod_buf out = svod_buf_of(f.arena), english = svod_buf_of(f.arena);
    const svod_rubric *rubric = compile(&f, WHOLE, "r.yaml");
    svod_write_rubric_text(rubric, SVOD_RU, &out);
    const char *expected =
        "Рекомендации\n  восстановлено; сильная сторона — от 85 %, слабая — до 40,5 % или на 10 п. п. ниже среднего по уровню\n"
        "  уровни кластера: j\n  head — Главе\n  dep — Области — для региона\n"
        "  x — Начать (head, срочно)\n    условие: признак low (1, points_at_most: 2)\n"
        "    только для: k = b; j = p; u, v\n"
        "    текст: Набрано {points} из {max}.[ Лучше всех {best}.]\n"
        "  y — Держать (head, поддерживать)\n    условие: 1, disputed: 2, by: 30\n    о чём: 1.2\n"
        "    кроме тех, кому дано: x\n    текст: {unit}: {section}.\n"
        "  z — Помочь (dep, в течение года)\n    условие: total, level_percent_at_most: 40, cluster: k, не меньше чем у 3\n";
    if (!strstr(out.data, expected)) print_message("%s\n", out.data);
    assert_non_null(strstr(out.data, expected));
    svod_write_rubric_text(rubric, SVOD_EN, &english);
    assert_non_null(strstr(english.data, "a strong side from 85 %, a weak one up to 40.5 % or 10 pp below the level\n"));
    svod_arena_free(f.arena);
}

static void it_is_json(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    svod_buf out = svod_buf_of(f.arena);
    svod_write_rubric_json(compile(&f, WHOLE, "r.yaml"), &out);
    json_t *root = json_loads(out.data, JSON_REJECT_DUPLICATES, NULL), *expected, *list;
    assert_non_null(root);
    json_t *advice = json_object_get(root, "advice");
    list = json_object_get(advice, "recommendations");
    expected = json_loads("{\"id\": \"z\", \"addressee\": \"dep\", \"title\": \"Помочь\", \"urgency\": \"year\", \"flag\": null,"
                          " \"when\": {\"node\": \"total\", \"level_percent_at_most\": 40, \"cluster\": \"k\"}, \"about\": \"total\","
                          " \"text\": \"{count}: {units}[ из {max}].\", \"unless\": [], \"only\": {}, \"units\": [], \"least\": 3}",
                          0, NULL);
    assert_true(json_equal(json_array_get(list, 2), expected));
    json_decref(expected);
    expected = json_loads("{\"k\": [\"b\"], \"j\": [\"p\"]}", 0, NULL);
    assert_true(json_equal(json_object_get(json_array_get(list, 0), "only"), expected));
    assert_string_equal(json_string_value(json_object_get(json_array_get(list, 0), "flag")), "low");
    assert_true(json_is_null(json_object_get(json_array_get(list, 0), "least")));
    assert_string_equal(json_string_value(json_object_get(advice, "cluster")), "j");
    assert_string_equal(json_string_value(json_object_get(advice, "provenance")), "reconstructed");
    json_decref(expected);
    json_decref(root);
    svod_arena_free(f.arena);
}

// Every condition as a flag has it, and back: what is printed is what was written.
static void conditions_of_flags(void **state) {
    (void)state;
    static const struct {
        const char *yaml, *text, *json;
        svod_flag_kind kind;
    } cases[] = {
        {FLAG("node: '1', nothing: yes"), "f — F: 1, nothing\n", "{\"node\": \"1\", \"nothing\": true}", SVOD_FLAG_NOTHING},
        {FLAG("node: '1', percent_at_least: 87.5"), "1, percent_at_least: 87,5\n", "{\"node\": \"1\", \"percent_at_least\": 87.5}",
         SVOD_FLAG_HIGH},
        {FLAG("node: '1', weakest_in: k"), "1, weakest_in: k\n", "{\"node\": \"1\", \"weakest_in\": \"k\"}", SVOD_FLAG_WEAKEST},
        {FLAG("node: '1', level_percent_at_most: 0, cluster: j"), "1, level_percent_at_most: 0, cluster: j\n",
         "{\"node\": \"1\", \"level_percent_at_most\": 0, \"cluster\": \"j\"}", SVOD_FLAG_LEVEL},
        {FLAG("node: '1', no_evidence: 1, weak: yes"), "1, no_evidence: 1, weak\n", "{\"node\": \"1\", \"no_evidence\": 1, \"weak\": true}",
         SVOD_FLAG_EVIDENCE},
        {FLAG("node: '1', disputed: 2"), "1, disputed: 2, by: 0\n", "{\"node\": \"1\", \"disputed\": 2, \"by\": 0}", SVOD_FLAG_DISPUTED},
        {FLAG("all: yes"), "total, all\n", "{\"node\": \"total\", \"all\": true}", SVOD_FLAG_ALL},
        {FLAG("no_submission: yes"), "f — F: no_submission\n", "{\"no_submission\": true}", SVOD_FLAG_NO_SUBMISSION},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = set_up(SVOD_RU);
        const svod_rubric *rubric = compile(&f, cases[i].yaml, "r.yaml");
        if (!rubric) print_all(&f, cases[i].yaml);
        assert_non_null(rubric);
        assert_null(rubric->advice);
        assert_int_equal(rubric->flags[0].kind, cases[i].kind);
        svod_buf text = svod_buf_of(f.arena), json = svod_buf_of(f.arena);
        svod_write_rubric_text(rubric, SVOD_RU, &text);
        svod_write_rubric_json(rubric, &json);
        if (!strstr(text.data, cases[i].text)) print_message("no «%s»\n%s\n", cases[i].text, text.data);
        assert_non_null(strstr(text.data, cases[i].text));
        json_t *root = json_loads(json.data, 0, NULL), *expected = json_loads(cases[i].json, 0, NULL);
        assert_true(json_equal(json_object_get(json_array_get(json_object_get(root, "flags"), 0), "when"), expected));
        json_decref(root);
        json_decref(expected);
        svod_arena_free(f.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_has_its_place),
        cmocka_unit_test(warnings_leave_it_usable),
        cmocka_unit_test(every_code_is_reached),
        cmocka_unit_test(every_choice_arrives),
        cmocka_unit_test(the_last_cluster_parts_the_lists),
        cmocka_unit_test(what_gives_way_may_come_about),
        cmocka_unit_test(it_is_printed),
        cmocka_unit_test(it_is_json),
        cmocka_unit_test(conditions_of_flags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
