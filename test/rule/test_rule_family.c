// A kind of indicator is one file and one line: a rule of the test tree goes through a whole campaign, from the rubric's file to the
// figures of the region and the program's results.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../unit/folder_help.h"
#include "indicator/indicator.h"
#include "run/run.h"

static svod_arena *arena;
static svod_findings findings;

static const char campaign[] = "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nprovenance: demo\nrubric: rubric.yaml\n"
                               "roster: roster.csv\nsheets: answers.csv\n";
static const char rubric[] = "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 2\nstep: 1\nprovenance: demo\n"
                             "sections:\n"
                             "  - id: \"1\"\n"
                             "    title: Мероприятия\n"
                             "    max: 2\n"
                             "    criteria:\n"
                             "      - id: \"1.1\"\n"
                             "        title: Встречи наставников\n"
                             "        kind: rate\n"
                             "        target: 150\n"
                             "        max: 2\n"
                             "        columns: {numerator: 'сколько встреч', denominator: 'сколько наставников'}\n";
static const char roster[] = "id;name\na;Абатский\nb;Бердюжский\nv;Вагайский\n";
static const char answers[] = "Муниципалитет;1.1. Сколько встреч;1.1. Сколько наставников\n"
                              "Абатский;30;20\nБердюжский;10 чел.;40\nВагайский;минус два;5\n";

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    put_file(arena, "campaign.yaml", campaign);
    put_file(arena, "rubric.yaml", rubric);
    put_file(arena, "roster.csv", roster);
    put_file(arena, "answers.csv", answers);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static const char *text(svod_ratio value) {
    char buf[40];
    return svod_strdup(arena, svod_ratio_text(buf, value, 2, '.'));
}

static void rate_goes_through_a_campaign(void **state) {
    (void)state;
    svod_run_options options = {.campaign = folder};
    const svod_result *result = svod_run_compute(&options, arena, &findings);
    for (size_t i = 0; i < findings.list.count && !result; i++)
        print_message("%s %s\n", svod_code_id(SVOD_AT(&findings.list, svod_finding, i)->code),
                      SVOD_AT(&findings.list, svod_finding, i)->found);
    assert_non_null(result);
    const svod_measure *list = result->now.scores->measures->list;
    assert_string_equal(text(list[0].value), "150.00");
    assert_int_equal(list[0].reach, SVOD_REACH_REACHED);
    assert_int_equal(list[0].points, 2 * SVOD_POINT);
    assert_string_equal(text(list[1].value), "25.00");
    assert_int_equal(list[1].reach, SVOD_REACH_MISSED);
    assert_int_equal(list[2].state, SVOD_M_UNREADABLE);
    assert_int_equal(findings.per_code[SVOD_F_measure_not_number], 1);
    // The region: 40 meetings of 60 mentors, not the mean of 150 and 25.
    const svod_indicator_figure *region = svod_monitoring_region(result->monitoring, 0, 0);
    assert_string_equal(text(region->value), "66.67");
    assert_string_equal(text(region->mean), "87.50");
    const svod_indicator *indicator = &result->now.rubric->indicators[0];
    assert_string_equal(svod_indicator_words(indicator, list[0].value, SVOD_RU, arena), "150 на 100 чел.");
    // Points go on into sections and the whole.
    assert_int_equal(svod_year_at(&result->now, 0, SVOD_ROOT)->value, 2 * SVOD_POINT);
}

// What follows from the list follows for it, too: a slip in its name is told with all kinds there are.
static void rubric_names_it_among_the_kinds(void **state) {
    (void)state;
    const char *slip = "kind: ratte\n", *at = strstr(rubric, "kind: rate\n");
    put_file(arena, "rubric.yaml", svod_printf(arena, "%.*s%s%s", (int)(at - rubric), rubric, slip, at + strlen("kind: rate\n")));
    svod_run_options options = {.campaign = folder};
    svod_run_compute(&options, arena, &findings);
    const svod_finding *told = NULL;
    for (size_t i = 0; i < findings.list.count; i++)
        if (SVOD_AT(&findings.list, svod_finding, i)->code == SVOD_F_rubric_kind_unknown) told = SVOD_AT(&findings.list, svod_finding, i);
    assert_non_null(told);
    assert_string_equal(told->expected, "share | count | presence | level | rate");
    assert_non_null(strstr(told->advice, "rate"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rate_goes_through_a_campaign, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rubric_names_it_among_the_kinds, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
