// Indicators in rubric files: every fault has its code at its exact line and column, in both languages.
#include "rubric_help.h"

// Lines 1 to 9, the indicator is line 10 and begins in column 5; what follows it begins at line 11.
#define HEAD(rest) "svod: rubric/1\nid: r\ntitle: R\nyear: 2021\nuntil: 2023\n" rest "provenance: demo\nsections:\n"
#define POINTS(keys) HEAD("max: 5\nstep: 1\n") "  - {id: a, title: A, " keys "}\n"
#define WORTH(keys) POINTS("max: 5, " keys)
// Beside a criterion that experts judge, so that it need not be worth anything.
#define FREE(keys) POINTS(keys) "  - {id: b, title: B, max: 5}\n"
#define BANDS(bands) WORTH("kind: share, points: {bands: [" bands "]}")
#define GRADES "grades: [{id: lo, title: Low}, {id: hi, title: High}]"
#define COUNTED(total, keys) HEAD("total: " total "\nlanguage: ru\n") "  - {id: a, title: A, " keys "}\n"

static const fault faults[] = {
    // kind
    {FREE("kind: shar"), SVOD_F_rubric_kind_unknown, 10, 29, "shar", "share | count | presence | level"},
    {FREE("kind: expert, target: {9: 8}, near: -4"), SVOD_F_rubric_kind_unknown, 10, 29, "expert", NULL},
    {FREE("kind: ''"), SVOD_F_rubric_blank, 10, 29, "", NULL},
    {FREE("kind: [share]"), SVOD_F_yaml_type, 10, 29, NULL, NULL},
    {FREE("kind: share, criteria: [{id: c, title: C, max: 1}]"), SVOD_F_rubric_kind_criteria, 10, 46, "a", NULL},
    {FREE("kind: share, stip: 1"), SVOD_F_yaml_unknown_key, 10, 36, "stip", NULL},
    // of a total misspelt nothing else is asked
    {COUNTED("reach", "kind: share, target: 80"), SVOD_F_yaml_word, 6, 8, "reach", "points | reached | none"},
    // keys where they mean nothing
    {WORTH("target: 80"), SVOD_F_rubric_key_kind, 10, 39, "target", "kind"},
    {WORTH("near: 5, columns: {numerator: x}, target: 80"), SVOD_F_rubric_key_kind, 10, 37, "near", NULL},
    {FREE("kind: share, step: 1"), SVOD_F_rubric_key_expert, 10, 42, "step", NULL},
    {FREE("kind: share, combine: median"), SVOD_F_rubric_key_expert, 10, 45, "combine", NULL},
    {FREE("kind: share, " GRADES), SVOD_F_rubric_key_idle, 10, 44, "grades", "kind: level"},
    {FREE("kind: count, base: t"), SVOD_F_rubric_key_idle, 10, 42, "base", "kind: share"},
    {FREE("kind: presence, base_change: 5"), SVOD_F_rubric_key_idle, 10, 52, "base_change", NULL},
    {FREE("kind: presence, round: 1"), SVOD_F_rubric_key_idle, 10, 46, "round", "kind: share, count"},
    {FREE("kind: level, unit: x, " GRADES), SVOD_F_rubric_key_idle, 10, 42, "unit", NULL},
    {FREE("kind: presence, target: yes, near: 1"), SVOD_F_rubric_key_idle, 10, 58, "near", "kind: share, count, level"},
    {FREE("kind: count, near: 1"), SVOD_F_rubric_key_idle, 10, 42, "near", "target"},
    {FREE("kind: share, unit: чел."), SVOD_F_rubric_unit, 10, 42, "чел.", "%"},
    // targets
    {FREE("kind: share, target: yes"), SVOD_F_yaml_type, 10, 44, "yes", NULL},
    {FREE("kind: share, target: [80]"), SVOD_F_yaml_type, 10, 44, NULL, NULL},
    {FREE("kind: share, target: ~"), SVOD_F_rubric_blank, 10, 44, "", "target"},
    {FREE("kind: share, target: {}"), SVOD_F_rubric_empty, 10, 44, "target", NULL},
    {FREE("kind: share, target: 80.00001"), SVOD_F_rubric_points, 10, 44, "80.00001", NULL},
    {FREE("kind: share, target: 80 %"), SVOD_F_yaml_type, 10, 44, "80 %", NULL},
    {FREE("kind: share, target: 100.1"), SVOD_F_rubric_target_range, 10, 44, "100,1", "0…100 %"},
    {FREE("kind: share, target: {2021: 80, 2022: 800}"), SVOD_F_rubric_target_range, 10, 61, "800", NULL},
    {FREE("kind: count, target: -1"), SVOD_F_rubric_target_range, 10, 44, "-1", "≥ 0"},
    {FREE("kind: presence, target: 1"), SVOD_F_yaml_type, 10, 47, "1", NULL},
    {FREE("kind: presence, target: ~"), SVOD_F_rubric_blank, 10, 47, "", NULL},
    {FREE("kind: level, target: hai, " GRADES), SVOD_F_rubric_grade_unknown, 10, 44, "hai", "lo | hi"},
    {FREE("kind: level, target: 2, " GRADES), SVOD_F_rubric_grade_unknown, 10, 44, "2", NULL},
    {FREE("kind: share, target: {2024: 80}"), SVOD_F_rubric_target_year, 10, 45, "2024", "2021…2023"},
    {FREE("kind: share, target: {2020: 80}"), SVOD_F_rubric_target_year, 10, 45, "2020", NULL},
    {FREE("kind: share, target: {2021: 80, 02022: 80}"), SVOD_F_rubric_target_year, 10, 55, "02022", NULL},
    {FREE("kind: share, target: {year: 80}"), SVOD_F_rubric_target_year, 10, 45, "year", NULL},
    {FREE("kind: share, target: {2021: 80, 2021: 85}"), SVOD_F_yaml_duplicate_key, 10, 55, "2021", NULL},
    {FREE("kind: share, comparison: '>'"), SVOD_F_yaml_word, 10, 48, ">", NULL},
    {FREE("kind: share, better: up"), SVOD_F_yaml_word, 10, 44, "up", NULL},
    {FREE("kind: share, comparison: '>=', better: less"), SVOD_F_rubric_better, 10, 62, ">=, less", "more | neither"},
    {FREE("kind: share, comparison: <=, better: more"), SVOD_F_rubric_better, 10, 60, "<=, more", NULL},
    {FREE("kind: share, target: 80, near: -0.5"), SVOD_F_rubric_negative, 10, 54, "-0,5", "≥ 0"},
    {FREE("kind: share, base_change: -1"), SVOD_F_rubric_negative, 10, 49, "-1", NULL},
    {FREE("kind: share, round: 5"), SVOD_F_yaml_type, 10, 43, "5", NULL},
    {FREE("kind: share, round: {places: -1}"), SVOD_F_yaml_type, 10, 52, "-1", NULL},
    {FREE("kind: share, round: {way: cut}"), SVOD_F_yaml_missing, 10, 43, "", NULL},
    {FREE("kind: share, round: {places: 1, way: up}"), SVOD_F_yaml_word, 10, 60, "up", NULL},
    // questions and grades
    {FREE("kind: share, columns: {numerator: '('}"), SVOD_F_rubric_pattern, 10, 59, "(", NULL},
    {FREE("kind: share, columns: {numerator: 'x*'}"), SVOD_F_rubric_pattern_empty, 10, 57, "x*", NULL},
    {FREE("kind: share, columns: {numerator: []}"), SVOD_F_rubric_empty, 10, 57, "numerator", NULL},
    {FREE("kind: share, columns: {value: x}"), SVOD_F_rubric_part, 10, 53, "value",
     "numerator | denominator | percent | document | link | comment"},
    {FREE("kind: count, columns: {numerator: x}"), SVOD_F_rubric_part, 10, 57, "numerator", "value | document | link | comment"},
    {FREE("kind: count, columns: {valu: x}"), SVOD_F_yaml_unknown_key, 10, 46, "valu", NULL},
    {FREE("kind: count, columns: value"), SVOD_F_yaml_type, 10, 45, "value", NULL},
    {FREE("kind: level, from: {value: x}, " GRADES), SVOD_F_rubric_part, 10, 50, "value", NULL},
    {FREE("kind: count, from: {}"), SVOD_F_rubric_empty, 10, 42, "from", NULL},
    {FREE("kind: count, from: {value: 't_{month}'}"), SVOD_F_rubric_placeholder, 10, 50, "{month}", NULL},
    {FREE("kind: share, base: 't_{month}'"), SVOD_F_rubric_placeholder, 10, 42, "{month}", NULL},
    {FREE("kind: share, base: ''"), SVOD_F_rubric_blank, 10, 42, "", NULL},
    {FREE("kind: count, from: {value: t}, columns: {value: x}"), SVOD_F_rubric_from_twice, 10, 50, "value", NULL},
    {FREE("kind: share, from: {denominator: 't_{year}'}, base: t_2021"), SVOD_F_rubric_base_idle, 10, 75, "t_2021", NULL},
    {FREE("kind: level"), SVOD_F_yaml_missing, 10, 5, "", NULL},
    {FREE("kind: level, grades: []"), SVOD_F_rubric_empty, 10, 44, "grades", NULL},
    {FREE("kind: level, grades: [{id: lo, title: Low}]"), SVOD_F_rubric_grade_one, 10, 44, "1", NULL},
    {FREE("kind: level, grades: [{id: lo, title: Low}, {id: lo, title: High}]"), SVOD_F_rubric_grade_double, 10, 72, "lo", "lo"},
    {FREE("kind: level, grades: [{id: lo, title: Low}, {id: hi, title: High, words: [LOW]}]"), SVOD_F_rubric_grade_double, 10, 97, "LOW",
     "lo"},
    {FREE("kind: level, grades: [{id: lo, title: Low}, {id: hi, title: High, word: [x]}]"), SVOD_F_yaml_unknown_key, 10, 89, "word", NULL},
    // points
    {FREE("kind: share, target: 80, points: target"), SVOD_F_yaml_missing, 10, 5, "", NULL},
    {WORTH("kind: share, target: 80, points: bands"), SVOD_F_yaml_word, 10, 64, "bands", NULL},
    {WORTH("kind: share, target: 80, points: {band: []}"), SVOD_F_yaml_unknown_key, 10, 65, "band", NULL},
    {WORTH("kind: share, target: 80, points: none"), SVOD_F_rubric_worth_none, 10, 28, "5", NULL},
    {WORTH("kind: share"), SVOD_F_rubric_worth_target, 10, 28, "target", "target"},
    {WORTH("kind: share, points: proportion"), SVOD_F_rubric_worth_target, 10, 52, "proportion", NULL},
    {WORTH("kind: share, target: {2021: 80, 2022: 0}, points: proportion"), SVOD_F_rubric_proportion, 10, 69, "0", "> 0"},
    {WORTH("kind: share, target: 80, comparison: =, points: proportion"), SVOD_F_rubric_proportion, 10, 68, "=", ">= | <="},
    {WORTH("kind: presence, target: yes, points: proportion"), SVOD_F_rubric_proportion, 10, 68, "presence", NULL},
    {BANDS(""), SVOD_F_rubric_empty, 10, 60, "bands", NULL},
    {BANDS("{points: 0}, {points: 5}"), SVOD_F_yaml_missing, 10, 74, "", NULL},
    {BANDS("{from: 0}"), SVOD_F_yaml_missing, 10, 61, "", NULL},
    {BANDS("{from: 0, points: 0}, {from: 0, points: 5}"), SVOD_F_rubric_worth_order, 10, 90, "0", "> 0"},
    {BANDS("{from: 0, points: 0}, {from: 60, points: 5}, {from: 40, points: 2}"), SVOD_F_rubric_worth_order, 10, 113, "40", "> 60"},
    {BANDS("{from: 10, points: 0}, {from: 40, points: 5}"), SVOD_F_rubric_worth_cover, 10, 68, "10", "0"},
    {BANDS("{points: 0}, {from: 40, points: 5.5}, {from: 60, points: 5}"), SVOD_F_rubric_worth_points, 10, 93, "5,5", "0…5"},
    {BANDS("{points: -1}, {from: 40, points: 5}"), SVOD_F_rubric_worth_points, 10, 70, "-1", NULL},
    {BANDS("{points: 0}, {from: 40, points: 4}"), SVOD_F_rubric_worth_top, 10, 28, "5", "4"},
    {BANDS("{points: 0}, {from: 101, points: 5}"), SVOD_F_rubric_target_range, 10, 81, "101", NULL},
    {WORTH("kind: level, " GRADES ", points: {bands: [{from: hi, points: 5}]}"), SVOD_F_rubric_worth_cover, 10, 123, "2", "1"},
    // totals
    {COUNTED("sum", "kind: share, target: 80, max: 1") "max: 1\nstep: 1\n", SVOD_F_yaml_word, 6, 8, "sum", NULL},
    {COUNTED("reached", "kind: share, target: 80, points: target"), SVOD_F_rubric_points_total, 10, 56, "points", "points"},
    {COUNTED("none", "kind: share, target: 80, max: 1"), SVOD_F_rubric_points_total, 10, 53, "max", "points"},
    {COUNTED("reached", "kind: share, target: {2021: 80}") "  - {id: b, title: B}\n", SVOD_F_rubric_total_expert, 11, 5, "b", "kind"},
    {COUNTED("none", "kind: share"
                     "}\n  - {id: b, title: B, criteria: [{id: c, title: C}]"),
     SVOD_F_rubric_total_expert, 11, 34, "c", NULL},
    {COUNTED("reached", "kind: share"), SVOD_F_rubric_total_idle, 6, 8, "reached", "target"},
    {COUNTED("points", "kind: share, target: 80"), SVOD_F_rubric_total_unscored, 6, 8, "points", "none"},
    {COUNTED("points", "criteria: [{id: c, title: C, kind: share}]"), SVOD_F_rubric_total_unscored, 6, 8, "points", "none"},
    {HEAD("language: ru\n") "  - {id: a, title: A, kind: count}\n", SVOD_F_rubric_total_unscored, 1, 1, "points", "none"},
    {POINTS("kind: count"), SVOD_F_rubric_total_unscored, 1, 1, "points", "none"},
    {POINTS("kind: count") "total: points\n", SVOD_F_rubric_total_unscored, 11, 8, "points", "none"},
    {COUNTED("reached", "kind: share, target: 80") "max: 2\n", SVOD_F_rubric_total_max, 11, 6, "2", "1"},
    {COUNTED("none", "kind: share, target: 80") "max: 1\n", SVOD_F_rubric_total_max, 11, 6, "1", "0"},
    {"svod: rubric/1\nid: r\ntitle: R\nyear: 2021\nuntil: 2020\nmax: 1\nstep: 1\nprovenance: demo\nsections: [{id: a, title: A, max: 1}]\n",
     SVOD_F_rubric_until, 5, 8, "2020", "≥ 2021"},
    {"svod: rubric/1\nid: r\ntitle: R\nyear: 2021\nuntil: ~\nmax: 1\nstep: 1\nprovenance: demo\nsections: [{id: a, title: A, max: 1}]\n",
     SVOD_F_rubric_blank, 5, 8, "", "until"},
    // sums: what has nothing scored below it needs no maximum, all else does
    {FREE("criteria: [{id: c, title: C, kind: share}, {id: d, title: D, max: 1}]"), SVOD_F_yaml_missing, 10, 5, "", NULL},
    {WORTH("criteria: [{id: c, title: C, kind: share, target: 80, max: 4}]"), SVOD_F_rubric_sum, 10, 28, "4", "5"},
    {WORTH("criteria: [{id: c, title: C, kind: share}]"), SVOD_F_rubric_sum, 10, 28, "0", "5"},
    // elsewhere
    {FREE("kind: count") "policy: {twice: second}\n", SVOD_F_yaml_word, 12, 17, "second", NULL},
    {FREE("kind: count") "columns: {time: '['}\n", SVOD_F_rubric_pattern, 12, 19, "[", NULL},
    {FREE("kind: count") "examples: [{title: E, scores: {a: 5}, points: {b: 5}}]\n", SVOD_F_rubric_example_indicator, 12, 32, "a", NULL},
    {FREE("kind: count") "examples: [{title: E, scores: {b: 5}, points: {a: 5}}]\n", SVOD_F_rubric_example_indicator, 12, 48, "a", NULL},
};

static void each_fault_has_its_place(void **state) {
    (void)state;
    assert_faults(faults, sizeof faults / sizeof *faults);
}

static void every_code_is_reached(void **state) {
    (void)state;
    for (int code = SVOD_F_rubric_until; code <= SVOD_F_rubric_example_indicator; code++) {
        bool reached = code == SVOD_F_rubric_not_in_force || code == SVOD_F_rubric_target_small; // by test_rubric_indicator_choices.c
        for (size_t k = 0; k < sizeof faults / sizeof *faults; k++)
            reached |= (int)faults[k].code == code;
        if (!reached) print_message("never reached: %s\n", svod_code_id((svod_code)code));
        assert_true(reached);
    }
}

static void nearest_words_are_advised(void **state) {
    (void)state;
    static const svod_lang langs[] = {SVOD_RU, SVOD_EN};
    static const char *const cases[][2] = {{FREE("kind: shares"), "share"},
                                           {FREE("kind: presense"), "presence"},
                                           {FREE("kind: level, target: hih, grades: [{id: low, title: L}, {id: high, title: H}]"), "high"},
                                           {FREE("kind: share, columns: {numeratr: x}"), "numerator"},
                                           {FREE("kind: share, comparisn: '>='"), "comparison"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t k = 0; k < 2; k++) {
            fixture f = set_up(langs[k]);
            assert_null(compile(&f, cases[i][0], "r.yaml"));
            const svod_finding *at = SVOD_AT(&f.findings.list, svod_finding, 0);
            assert_non_null(at->advice);
            if (!strstr(at->advice, cases[i][1])) print_all(&f, cases[i][0]);
            assert_non_null(strstr(at->advice, cases[i][1]));
            svod_arena_free(f.arena);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_has_its_place),
        cmocka_unit_test(every_code_is_reached),
        cmocka_unit_test(nearest_words_are_advised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
