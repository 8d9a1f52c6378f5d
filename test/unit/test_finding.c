// Findings: codes and sentences in both languages, caps, places, order.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/finding.h"
#include "base/str.h"

static svod_arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static void every_code_speaks_both_languages(void **state) {
    (void)state;
    for (int i = 0; i < SVOD_CODE_COUNT; i++) {
        svod_code code = (svod_code)i;
        assert_false(svod_blank(svod_code_id(code)));
        for (int lang = SVOD_RU; lang <= SVOD_EN; lang++) {
            assert_false(svod_blank(svod_code_message(code, (svod_lang)lang)));
            assert_false(svod_blank(svod_code_advice(code, (svod_lang)lang)));
        }
        assert_string_not_equal(svod_code_message(code, SVOD_RU), svod_code_message(code, SVOD_EN));
        assert_true(svod_utf8_valid(svod_code_message(code, SVOD_RU), strlen(svod_code_message(code, SVOD_RU))));
        for (int other = 0; other < i; other++)
            assert_string_not_equal(svod_code_id(code), svod_code_id((svod_code)other));
    }
}

static void every_sentence_speaks_both_languages(void **state) {
    (void)state;
    for (int i = 0; i < SVOD_T_COUNT; i++) {
        assert_true(*svod_say(SVOD_RU, (svod_text)i));
        assert_true(*svod_say(SVOD_EN, (svod_text)i));
    }
}

static void languages_and_plurals(void **state) {
    (void)state;
    svod_lang lang = SVOD_RU;
    assert_true(svod_lang_of("en", &lang));
    assert_int_equal(lang, SVOD_EN);
    assert_true(svod_lang_of("ru_RU.UTF-8", &lang));
    assert_int_equal(lang, SVOD_RU);
    assert_true(svod_lang_of("EN-us", &lang));
    assert_int_equal(lang, SVOD_EN);
    assert_false(svod_lang_of("C", &lang));
    assert_false(svod_lang_of("russian", &lang));
    assert_false(svod_lang_of("", &lang));
    assert_false(svod_lang_of(NULL, &lang));
    assert_int_equal(lang, SVOD_EN);
    static const struct {
        size_t n;
        const char *ru;
    } cases[] = {{0, "баллов"},  {1, "балл"},  {2, "балла"},   {5, "баллов"},  {11, "баллов"},
                 {12, "баллов"}, {21, "балл"}, {104, "балла"}, {111, "баллов"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(svod_plural(SVOD_RU, cases[i].n, "балл", "балла", "баллов"), cases[i].ru);
    assert_string_equal(svod_plural(SVOD_EN, 1, "unit", "", "units"), "unit");
    assert_string_equal(svod_plural(SVOD_EN, 21, "unit", "", "units"), "units");
}

static void adds_and_counts(void **state) {
    (void)state;
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    char found[] = "4";
    assert_false(svod_add(&findings, SVOD_F_file_missing, svod_place_cell("a.xlsx", "Лист1", 17, 4), found, NULL));
    found[0] = '5';
    svod_about(&findings, "uvat", "6");
    svod_finding *last = svod_last(&findings);
    assert_string_equal(last->found, "4");
    assert_string_equal(last->expected, "");
    assert_string_equal(last->unit, "uvat");
    assert_string_equal(last->node, "6");
    assert_null(last->advice);
    svod_advise(&findings, "иначе");
    assert_string_equal(last->advice, "иначе");
    assert_int_equal(findings.count[SVOD_ERROR], 1);
    assert_int_equal(findings.per_code[SVOD_F_file_missing], 1);
}

static void counts_what_it_does_not_keep(void **state) {
    (void)state;
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_place place = svod_place_cell("a.xlsx", "Лист1", 1, 1);
    for (uint32_t i = 1; i <= SVOD_FINDINGS_PER_PLACE_CAP + 50; i++) {
        place.row = i;
        svod_add(&findings, SVOD_F_file_missing, place, "", "");
        svod_about(&findings, svod_printf(arena, "u%u", i), NULL);
    }
    svod_add(&findings, SVOD_F_file_missing, svod_place_cell("a.xlsx", "Лист2", 1, 1), "", "");
    svod_add(&findings, SVOD_F_file_empty, place, "", "");
    assert_int_equal(findings.list.count, SVOD_FINDINGS_PER_PLACE_CAP + 2);
    assert_int_equal(findings.count[SVOD_ERROR], SVOD_FINDINGS_PER_PLACE_CAP + 52);
    assert_int_equal(findings.per_code[SVOD_F_file_missing], SVOD_FINDINGS_PER_PLACE_CAP + 51);
    const svod_finding *capped = SVOD_AT(&findings.list, svod_finding, SVOD_FINDINGS_PER_PLACE_CAP - 1);
    assert_int_equal(capped->more, 50);
    // What was said about one that was only counted landed nowhere.
    assert_string_equal(capped->unit, "u200");
    // After sorting the count still goes to the same one.
    svod_findings_sort(&findings);
    svod_add(&findings, SVOD_F_file_missing, svod_place_cell("a.xlsx", "Лист1", 1, 1), "", "");
    size_t more = 0;
    for (size_t i = 0; i < findings.list.count; i++) {
        const svod_finding *at = SVOD_AT(&findings.list, svod_finding, i);
        if (at->more) {
            assert_string_equal(at->unit, "u200");
            more += at->more;
        }
    }
    assert_int_equal(more, 51);
}

static void counts_in_bulk(void **state) {
    (void)state;
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_place place = svod_place_cell("a.xlsx", "Лист1", 1, 1);
    svod_add(&findings, SVOD_F_file_missing, place, "", "");
    svod_add(&findings, SVOD_F_file_empty, place, "", "");
    svod_add_more(&findings, SVOD_F_file_missing, place, 1000000);
    assert_int_equal(findings.list.count, 2);
    assert_int_equal(SVOD_AT(&findings.list, svod_finding, 0)->more, 1000000);
    assert_int_equal(findings.count[SVOD_ERROR], 1000002);
    place.sheet = "Лист2"; // nothing there yet: the first is kept
    svod_add_more(&findings, SVOD_F_file_missing, place, 3);
    svod_add_more(&findings, SVOD_F_file_empty, place, 0);
    assert_int_equal(svod_last(&findings)->more, 2);
    assert_string_equal(svod_last(&findings)->place.sheet, "Лист2");
    assert_int_equal(findings.per_code[SVOD_F_file_missing], 1000004);
    assert_int_equal(findings.per_code[SVOD_F_file_empty], 1);
}

static void shows_places(void **state) {
    (void)state;
    svod_place csv = svod_place_cell("sheets/a.csv", "a", 17, 4);
    csv.line = 20;
    assert_string_equal(svod_place_text(arena, svod_place_cell("sheets/a.xlsx", "Лист1", 17, 4)), "sheets/a.xlsx!Лист1!D17");
    assert_string_equal(svod_place_text(arena, svod_place_cell("sheets/a.xlsx", "a", 17, 4)), "sheets/a.xlsx!a!D17");
    assert_string_equal(svod_place_text(arena, svod_place_cell("sheets/a.csv", "a", 0, 0)), "sheets/a.csv");
    assert_string_equal(svod_place_text(arena, csv), "sheets/a.csv!D17");
    assert_string_equal(svod_place_text(arena, svod_place_line("rubric.yaml", 12, 5)), "rubric.yaml:12:5");
    assert_string_equal(svod_place_text(arena, svod_place_line("a.csv", 12, 0)), "a.csv:12");
    assert_string_equal(svod_place_text(arena, (svod_place){.file = "a.csv"}), "a.csv");
    assert_string_equal(svod_place_text(arena, (svod_place){.file = "a.xlsx", .sheet = "Лист1"}), "a.xlsx!Лист1");
    assert_string_equal(svod_place_text(arena, (svod_place){0}), "");
}

static void sorts_by_weight_and_place(void **state) {
    (void)state;
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_add(&findings, SVOD_F_file_missing, svod_place_cell("b", "s", 2, 1), "2", "");
    svod_add(&findings, SVOD_F_format_extension, svod_place_cell("a", "s", 1, 1), "9", "");
    svod_add(&findings, SVOD_F_file_missing, svod_place_cell("b", "s", 1, 9), "1", "");
    svod_add(&findings, SVOD_F_file_missing, svod_place_line("a", 10, 1), "6", "");
    svod_add(&findings, SVOD_F_file_missing, svod_place_line("a", 9, 30), "5", "");
    svod_add(&findings, SVOD_F_file_empty, svod_place_line("a", 10, 1), "7", "");
    svod_add(&findings, SVOD_F_csv_decided, svod_place_cell("a", "s", 1, 1), "A", "");
    svod_add(&findings, SVOD_F_file_missing, (svod_place){0}, "8", "");
    svod_add(&findings, SVOD_F_file_missing, svod_place_cell("b", "t", 1, 1), "3", "");
    svod_add(&findings, SVOD_F_file_missing, svod_place_cell("b", "t", 1, 1), "4", "");
    svod_findings_sort(&findings);
    const char *order = "123456789A";
    for (size_t i = 0; i < findings.list.count; i++)
        assert_int_equal(SVOD_AT(&findings.list, svod_finding, i)->found[0], order[i]);
}

static void findings_are_raised_to_errors(void **state) {
    (void)state;
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    for (int i = 0; i < SVOD_FINDINGS_PER_PLACE_CAP + 5; i++)
        svod_add(&findings, SVOD_F_pub_no_table, svod_place_file("t.csv"), "", "");
    assert_int_equal(findings.count[SVOD_WARNING], SVOD_FINDINGS_PER_PLACE_CAP + 5);
    svod_raise(&findings, SVOD_F_pub_no_table);
    assert_int_equal(findings.count[SVOD_WARNING], 0);
    assert_int_equal(findings.count[SVOD_ERROR], SVOD_FINDINGS_PER_PLACE_CAP + 5);
    assert_int_equal(SVOD_AT(&findings.list, svod_finding, 0)->severity, SVOD_ERROR);
}

// What is taken back leaves no trace, neither in the counts nor for findings that come later.
static void takes_back(void **state) {
    (void)state;
    svod_findings list = svod_findings_of(arena, SVOD_RU);
    svod_place mine = svod_place_cell("a.xlsx", "1", 3, 4), other = svod_place_cell("b.xlsx", "1", 3, 4);
    for (size_t i = 0; i < SVOD_FINDINGS_PER_PLACE_CAP + 5; i++)
        svod_add(&list, SVOD_F_score_above_max, mine, "9", "");
    svod_add(&list, SVOD_F_score_above_max, other, "8", "");
    svod_add(&list, SVOD_F_score_off_step, mine, "7", "");
    svod_withdraw(&list, SVOD_F_score_above_max, "a.xlsx");
    assert_int_equal(list.list.count, 2);
    assert_int_equal(list.per_code[SVOD_F_score_above_max], 1);
    assert_int_equal(list.count[SVOD_ERROR], 2);
    svod_add_more(&list, SVOD_F_score_above_max, other, 3);
    assert_int_equal(SVOD_AT(&list.list, svod_finding, 0)->more, 3);
    svod_add(&list, SVOD_F_score_above_max, mine, "6", "");
    assert_string_equal(svod_last(&list)->found, "6");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_raised_to_errors),
        cmocka_unit_test(every_code_speaks_both_languages),
        cmocka_unit_test(every_sentence_speaks_both_languages),
        cmocka_unit_test(languages_and_plurals),
        cmocka_unit_test(adds_and_counts),
        cmocka_unit_test(counts_what_it_does_not_keep),
        cmocka_unit_test(counts_in_bulk),
        cmocka_unit_test(takes_back),
        cmocka_unit_test(shows_places),
        cmocka_unit_test(sorts_by_weight_and_place),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
