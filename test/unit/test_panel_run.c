// The list of experts within a campaign: what becomes of it when it cannot be had, and what is told of a form that does not keep to it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "folder_help.h"
#include "run/run.h"

static svod_arena *arena;
static svod_findings findings;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    put_file(arena, "campaign.yaml",
             "svod: campaign/1\nname: probe\nyear: 2023\ndate: 2023-12-01\nprovenance: demo\nrubric: rubric.yaml\nroster: roster.csv\n"
             "experts: experts.csv\nsheets: sheet.csv\n");
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 3\nstep: 1\nprovenance: demo\n"
             "sections:\n  - {id: \"1\", title: Цели, max: 3}\n");
    put_file(arena, "roster.csv", "id;name\na;Абатский\nb;Бердюжский\n");
    put_file(arena, "sheet.csv", "unit;expert;1\nАбатский;Анна;3\nБердюжский;Анна;1\nАбатский;Борис;2\n");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static const svod_result *result_of(bool status) {
    svod_run_options options = {.campaign = folder, .status = status};
    return svod_run_compute(&options, arena, &findings);
}

// Else who may not examine whom would be passed over, and points would be made of scores that must not count.
static void a_list_that_cannot_be_read_stops_it(void **state) {
    (void)state;
    assert_null(result_of(false)); // no such file
    put_file(arena, "experts.csv", "");
    assert_null(result_of(true));
    put_file(arena, "experts.csv", "Анна;Абатский\n");
    assert_null(result_of(true));
    assert_int_equal(findings.per_code[SVOD_F_panel_header_not_found], 1);
    put_file(arena, "experts.csv", "expert;conflicts\nАнна;Абатский\nБорис;\n");
    const svod_result *result = result_of(false);
    assert_non_null(result);
    assert_int_equal(svod_year_at(&result->now, 0, 1)->value, 2 * SVOD_POINT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_list_that_cannot_be_read_stops_it, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
