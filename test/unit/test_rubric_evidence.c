// What a rubric seeks in documents, compiled: every fault at its place, every choice of the file in the structs, examples and careless
// expressions tried.
#include "rubric_help.h"

// Lines 1 to 7; `evidence` begins at line 8, what it holds at line 9.
#define HEAD "svod: rubric/1\nid: r\ntitle: R\nyear: 2023\nmax: 4\nstep: 0.5\nprovenance: demo\nevidence:\n"
#define KINDS "  kinds: [{id: order, title: O, head: ['приказ*']}]\n"
#define ZONES "  zones: [{id: goals, title: G, heading: ['цел(ь|и)']}]\n"
#define DIRECTIONS "  directions: [{id: young, title: Y, words: ['молод*']}]\n"
#define RULES HEAD KINDS ZONES DIRECTIONS // lines 9 to 11; sections at 12, the first one at 13
#define NODE(want) RULES "sections:\n  - {id: a, title: A, max: 4, evidence: {" want "}}\n" // the want's first key at column 41
#define SECTIONS "sections: [{id: a, title: A, max: 4}]\n"
#define ZONE(keys) HEAD "  zones: [{id: g, title: G, " keys "}]\n" SECTIONS // keys begin at column 29

static const fault faults[] = {
    {HEAD DIRECTIONS SECTIONS, SVOD_F_rubric_empty, 9, 3, "evidence", NULL},
    // patterns
    {ZONE("heading: ['a* (']"), SVOD_F_rubric_phrase, 9, 39, "a* (", NULL},
    {ZONE("heading: ['/а(б/']"), SVOD_F_rubric_pattern, 9, 44, "/а(б/", NULL},
    {ZONE("heading: ['/а*/']"), SVOD_F_rubric_pattern_empty, 9, 39, "/а*/", NULL},
    {ZONE("heading: [цель, цель]"), SVOD_F_rubric_phrase_double, 9, 45, "цель", "heading"},
    {ZONE("heading: []"), SVOD_F_rubric_empty, 9, 38, "heading", NULL},
    {ZONE("done: yes"), SVOD_F_rubric_sought_nothing, 9, 11, "g", "heading, cue, soft, kinds"},
    {ZONE("heading: a, done: maybe"), SVOD_F_yaml_type, 9, 47, "maybe", NULL},
    {ZONE("heading: a, kinds: [x]"), SVOD_F_rubric_doc_kind_unknown, 9, 49, "x", NULL},
    {ZONE("heading: a, examples: {maybe: [a]}"), SVOD_F_yaml_unknown_key, 9, 52, "maybe", NULL},
    {ZONE("heading: a, headings: b"), SVOD_F_yaml_unknown_key, 9, 41, "headings", NULL},
    {HEAD "  zones: [{id: g, title: G, cue: a}, {id: g, title: H, cue: b}]\n" SECTIONS, SVOD_F_rubric_id_double, 9, 43, "g", NULL},
    {HEAD ZONES "  directions: [{id: any, title: A, words: a}]\n" SECTIONS, SVOD_F_rubric_sought_any, 10, 21, "any", NULL},
    {HEAD ZONES "  directions: [{id: a, title: A, weak: a}]\n" SECTIONS, SVOD_F_rubric_sought_nothing, 10, 16, "a", "words"},
    {HEAD ZONES "  except: {negation: ['/(/']}\n" SECTIONS, SVOD_F_rubric_pattern, 10, 26, "/(/", NULL},
    {HEAD ZONES "  except: {plan: {examples: {yes: [a]}}}\n" SECTIONS, SVOD_F_yaml_missing, 10, 18, "", NULL},
    // what criteria want
    {NODE("zone: gaols"), SVOD_F_rubric_zone_unknown, 13, 48, "gaols", "goals"},
    {NODE("zone: goals, direction: [young, old]"), SVOD_F_rubric_direction_unknown, 13, 74, "old", NULL},
    {NODE("zone: [goals, goals]"), SVOD_F_rubric_sought_twice, 13, 56, "goals", NULL},
    {NODE("document: ordre"), SVOD_F_rubric_doc_kind_unknown, 13, 52, "ordre", "order"},
    {NODE("document: order, requisites: seal"), SVOD_F_rubric_requisite_unknown, 13, 71, "seal", NULL},
    {NODE("direction: young"), SVOD_F_yaml_missing, 13, 41, "", NULL},
    {NODE("zone: goals, points: {found: 5}"), SVOD_F_rubric_want_points, 13, 71, "5", "0…4"},
    {NODE("zone: goals, points: {found: 0.3, weak: 0}"), SVOD_F_rubric_want_step, 13, 71, "0,3", "0,5"},
    {NODE("zone: goals, points: {found: 1, weak: 2}"), SVOD_F_rubric_want_weak, 13, 80, "2", "≤ 1"},
    {NODE("zone: goals, bands: [{from: 1, points: 1}]"), SVOD_F_rubric_want_idle, 13, 62, "bands", "count: items"},
    {NODE("zone: goals, requisites: date"), SVOD_F_rubric_want_idle, 13, 67, "requisites", "document"},
    {NODE("count: words, zone: goals, bands: [{from: 1, points: 1}]"), SVOD_F_yaml_word, 13, 49, "words", NULL},
    {NODE("count: items, zone: goals"), SVOD_F_yaml_missing, 13, 41, "", NULL},
    {NODE("count: items, zone: goals, bands: [{from: 2, points: 1}, {from: 2, points: 2}]"), SVOD_F_rubric_want_bands, 13, 99, "2", NULL},
    {HEAD ZONES "sections:\n  - {id: a, title: A, max: 4, evidence: {zone: goals, counts: yes}, criteria: [{id: b, title: B, max: 4}]}\n",
     SVOD_F_rubric_want_counts, 11, 63, "a", NULL},
    {HEAD ZONES "sections:\n  - {id: a, title: A, max: 4, kind: share, target: 1, evidence: {zone: goals}}\n", SVOD_F_rubric_want_indicator,
     11, 65, "a", NULL},
    {"svod: rubric/1\nid: r\ntitle: R\nyear: 2023\nmax: 4\nstep: 0.5\nprovenance: demo\nsections:\n"
     "  - {id: a, title: A, max: 4, evidence: {zone: goals}}\n",
     SVOD_F_rubric_want_rules, 9, 41, "a", "evidence:"},
};

// A warning alone leaves the rubric usable.
static void each_fault_has_its_place(void **state) {
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        fixture f = set_up(SVOD_RU);
        const svod_rubric *rubric = compile(&f, faults[i].yaml, "r.yaml");
        bool fatal = svod_code_severity(faults[i].code) == SVOD_ERROR;
        if (!as_expected(&f, &faults[i]) || fatal == (rubric != NULL)) {
            print_message("case %zu: expected %s %u:%u\n", i, svod_code_id(faults[i].code), faults[i].line, faults[i].col);
            print_all(&f, faults[i].yaml);
            wrong++;
        }
        svod_arena_free(f.arena);
    }
    assert_int_equal(wrong, 0);
}

static void a_phrase_is_told_where_and_why(void **state) {
    (void)state;
    fixture f = set_up(SVOD_EN);
    compile(&f, ZONE("heading: ['ж* [б']"), "r.yaml");
    const char *advice = SVOD_AT(&f.findings.list, svod_finding, 0)->advice;
    assert_string_equal(advice, "character 4 (byte 4): a bracket without its other half");
    svod_arena_free(f.arena);
}

static void every_choice_arrives(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    const svod_rubric *r = compile(
        &f,
        HEAD
        "  kinds: [{id: order, title: O, name: ['приказ*']}, {id: plan, title: P, head: план}]\n"
        "  zones: [{id: g, title: G, kinds: plan, done: yes}, {id: m, title: M, cue: ['/мер/', 'дел*'], not: нет, year: yes}]\n"
        "  directions: [{id: x, title: X, words: a, weak: b, not: c}, {id: y, title: Y, words: d}]\n"
        "  except: {negation: [не], title: {patterns: закон*, examples: {yes: [закон], no: [дом]}}}\n"
        "sections:\n"
        "  - {id: a, title: A, max: 1.5, evidence: {zone: [g, m], direction: y}}\n"
        "  - {id: b, title: B, max: 1, evidence: {document: [plan, order], direction: [x, y], requisites: [date, approved], counts: yes}}\n"
        "  - {id: c, title: C, max: 1.5, evidence: {count: items, zone: m, direction: any, bands: [{from: 1, points: 0.5}, {from: 5, "
        "points: 1.5}]}}\n",
        "r.yaml");
    if (!r) print_all(&f, "");
    assert_non_null(r);
    const svod_evidence_rules *e = r->evidence;
    assert_true(e->kind_count == 2 && e->zone_count == 2 && e->direction_count == 2);
    assert_true(e->zones[0].kinds == 2 && e->zones[0].done && !e->zones[0].year && e->zones[1].year && e->zones[1].cue.count == 2);
    assert_string_equal(e->zones[1].cue.list[0].regex, "мер");
    assert_true(e->zones[1].not_.count == 1 && e->directions[0].weak.count == 1 && e->directions[0].not_.count == 1);
    assert_true(e->except[SVOD_EXCEPT_NEGATION].count == 1 && e->except_examples[SVOD_EXCEPT_TITLE].count == 2);
    assert_true(e->except_examples[SVOD_EXCEPT_TITLE].list[0].yes && !e->except_examples[SVOD_EXCEPT_TITLE].list[1].yes);
    const svod_want *a = r->nodes[1].want, *b = r->nodes[2].want, *c = r->nodes[3].want;
    assert_true(a->kind == SVOD_WANT_PASSAGE && a->zones == 3 && a->directions == 2 && !a->counts);
    assert_true(a->found == SVOD_POINT / 2 * 3 && a->weak == SVOD_POINT / 2); // half of 1.5 is off the step
    assert_true(b->kind == SVOD_WANT_DOCUMENT && b->kinds == 3 && b->directions == 3 && b->date && !b->number && b->approved && b->counts);
    assert_true(c->kind == SVOD_WANT_COUNT && c->zones == 2 && c->directions == 0 && c->band_count == 2 && c->bands[1].from == 5);
    svod_arena_free(f.arena);
}

// ---- tried -----------------------------------------------------------------------------------------------------------

static void tried(const char *yaml, svod_code code, const char *found, const char *expected) {
    fixture f = set_up(SVOD_RU);
    const svod_rubric *rubric = compile(&f, yaml, "r.yaml");
    assert_non_null(rubric);
    bool good = svod_rubric_try(rubric, &f.findings);
    if (good != (code == SVOD_CODE_COUNT) || f.findings.list.count != !good) print_all(&f, yaml);
    assert_true(good == (code == SVOD_CODE_COUNT));
    assert_int_equal(f.findings.list.count, !good);
    if (!good) {
        const svod_finding *finding = SVOD_AT(&f.findings.list, svod_finding, 0);
        assert_int_equal(finding->code, code);
        assert_string_equal(finding->found, found);
        assert_string_equal(finding->expected, expected);
    }
    svod_arena_free(f.arena);
}

static void examples_are_held_against_their_patterns(void **state) {
    (void)state;
    tried(ZONE("heading: 'цел(ь|и)', examples: {yes: [Цели], no: [Сроки]}"), SVOD_CODE_COUNT, "", "");
    tried(ZONE("heading: 'цел(ь|и)', examples: {yes: [Задачи]}"), SVOD_F_rubric_example_missed, "Задачи", "g");
    tried(ZONE("heading: 'цел(ь|и)', examples: {no: [Цели]}"), SVOD_F_rubric_example_taken, "Цели", "g");
    tried(HEAD ZONES "  directions: [{id: y, title: Y, words: ['молод*'], examples: {yes: [Стаж], no: [Опыт]}}]\n" SECTIONS,
          SVOD_F_rubric_example_missed, "Стаж", "y");
    tried(HEAD ZONES "  kinds: [{id: o, title: O, head: ['приказ*'], examples: {yes: [Приказ], no: [Приказы]}}]\n" SECTIONS,
          SVOD_F_rubric_example_taken, "Приказы", "o");
    tried(HEAD ZONES "  except: {plan: {patterns: ['план*'], examples: {yes: [Сделано]}}}\n" SECTIONS, SVOD_F_rubric_example_missed,
          "Сделано", "plan");
}

static void careless_expressions_are_refused(void **state) {
    (void)state;
    tried(ZONE("heading: '/(а+)+б/'"), SVOD_F_rubric_pattern_slow, "/(а+)+б/", "");
    tried(ZONE("heading: '/^(\\w+\\s?)*:$/'"), SVOD_F_rubric_pattern_slow, "/^(\\w+\\s?)*:$/", "");
    tried(ZONE("heading: '/(план|пла|н)+ы:/'"), SVOD_F_rubric_pattern_slow, "/(план|пла|н)+ы:/", "");
    tried(ZONE("heading: '/.*.*.*.*:/'"), SVOD_F_rubric_pattern_slow, "/.*.*.*.*:/", "");
    tried(ZONE("heading: '/\\bцел[ьи]\\b.{0,40}задач/'"), SVOD_CODE_COUNT, "", "");
    tried(ZONE("heading: '/цел[ьи].*задач/'"), SVOD_CODE_COUNT, "", "");
}

// Whoever has many of them learns of some, and soon; examples are nothing to be judged by them.
static void many_careless_ones_end(void **state) {
    (void)state;
    fixture f = set_up(SVOD_RU);
    svod_buf yaml = svod_buf_of(f.arena);
    svod_buf_str(&yaml, HEAD ZONES "  directions: [{id: y, title: Y, examples: {yes: [Опыт]}, words: [стаж");
    for (int i = 0; i < 999; i++)
        svod_buf_printf(&yaml, ", '/(\\w+\\s?)+:%d/'", i);
    svod_buf_str(&yaml, "]}]\n" SECTIONS);
    const svod_rubric *rubric = compile(&f, yaml.data, "r.yaml");
    assert_non_null(rubric);
    assert_false(svod_rubric_try(rubric, &f.findings));
    assert_int_equal(f.findings.count[SVOD_ERROR], 20);
    assert_int_equal(f.findings.per_code[SVOD_F_rubric_pattern_slow], 20);
    svod_arena_free(f.arena);
}

static void the_shipped_rubrics_hold(void **state) {
    (void)state;
    static const char *const names[] = {"tyumen-2023", "tyumen-2022"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        fixture f = set_up(SVOD_RU);
        svod_bytes bytes;
        const char *path = svod_printf(f.arena, "%s/rubrics/%s.yaml", SVOD_SOURCE_DIR, names[i]);
        assert_true(svod_host_read(f.arena, path, names[i], &bytes, &f.findings));
        const svod_node *tree = svod_yaml_read(bytes, names[i], f.arena, &f.findings);
        const svod_rubric *rubric = svod_rubric_compile(tree, 0, f.arena, &f.findings);
        if (!rubric || !svod_rubric_try(rubric, &f.findings)) print_all(&f, names[i]);
        assert_int_equal(f.findings.count[SVOD_ERROR], 0);
        svod_arena_free(f.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_has_its_place),
        cmocka_unit_test(a_phrase_is_told_where_and_why),
        cmocka_unit_test(every_choice_arrives),
        cmocka_unit_test(examples_are_held_against_their_patterns),
        cmocka_unit_test(careless_expressions_are_refused),
        cmocka_unit_test(many_careless_ones_end),
        cmocka_unit_test(the_shipped_rubrics_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
