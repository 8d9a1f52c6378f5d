// Printed totals and given sections of experts where a part is measured: the sum with it and the sum without it are right, others are not.
#include "indicators_help.h"

static svod_arena *arena;
static svod_findings findings;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    return folder_make();
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

// Section 1: an expert's 3 of 3 and a share worth 2 of 4 (a half of its target); section 2: an expert's 1.
static void compute(const char *answers, const char *scores) {
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nprovenance: demo\nmax: 9\nstep: 1\nsections:\n"
             "  - id: \"1\"\n    title: Программы\n    max: 7\n    criteria:\n      - {id: \"1.1\", title: Замысел, max: 3}\n"
             "      - {id: \"1.2\", title: Охват, kind: share, target: 50, points: proportion, max: 4}\n"
             "  - {id: \"2\", title: Отзывы, max: 2}\n");
    put_file(arena, "roster.csv", "id;name\na;Альфа\n");
    put_file(arena, "form.csv", svod_printf(arena, "Школа;1.2. Охват: числитель;1.2. Охват: знаменатель\nАльфа;%s\n", answers));
    put_file(arena, "expert.csv", scores);
    put_file(arena, "campaign.yaml",
             "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nprovenance: demo\nrubric: rubric.yaml\nroster: roster.csv\n"
             "sheets: [form.csv, {glob: expert.csv, expert: Белова}]\n");
    findings = svod_findings_of(arena, SVOD_RU);
    indicators_result(arena, &findings);
}

static void total(const char *answers, const char *printed, size_t warnings) {
    compute(answers, svod_printf(arena, "Школа;1.1. Замысел;2. Отзывы;Итого\nАльфа;3;1;%s\n", printed));
    if (findings.per_code[SVOD_F_total_not_sum] != warnings) fail_msg("%s beside %s", printed, answers);
}

static void totals(void **state) {
    (void)state;
    total("10;40", "4", 0); // what the expert gave
    total("10;40", "6", 0); // and what was measured
    total("10;40", "5", 1);
    total("10;40", "8", 1);
    total("30;20", "4", 0); // measured is what cannot be: who knows what was added
    total("30;20", "7", 0);
}

static void section(const char *given, size_t errors) {
    compute("10;40", svod_printf(arena, "Школа;1. Программы;1.1. Замысел;2. Отзывы\nАльфа;%s;3;1\n", given));
    if (findings.per_code[SVOD_F_section_not_sum] != errors) fail_msg("%s", given);
}

static void sections(void **state) {
    (void)state;
    section("3", 0);
    section("5", 0);
    section("4", 1);
}

// A section given whole has nothing measured beside it.
static void a_section_given_whole(void **state) {
    (void)state;
    compute("10;40", "Школа;1. Программы;2. Отзывы;Итого\nАльфа;7;1;8\n");
    assert_int_equal(findings.per_code[SVOD_F_total_not_sum], 0);
    compute("10;40", "Школа;1. Программы;2. Отзывы;Итого\nАльфа;7;1;10\n");
    assert_int_equal(findings.per_code[SVOD_F_total_not_sum], 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(totals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sections, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_section_given_whole, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
