// Campaigns by indicators that lead back over several years, from files: every year read, in its own names, and chains that do not end.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "folder_help.h"
#include "run/run.h"

static svod_arena *arena;
static svod_findings findings;

static const char rubric[] =
    "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2021\nuntil: 2023\nlanguage: ru\ntotal: reached\nprovenance: demo\n"
    "sections:\n  - id: \"1\"\n    title: Кадры\n    kind: share\n    target: {2021: 50, 2022: 50, 2023: 60}\n"
    "    header: кадры\n";

static void put_year(int year, const char *previous, const char *rows) {
    const char *dir = svod_printf(arena, "%d", year);
    mkdir(in_folder(arena, dir), 0755);
    put_file(arena, svod_printf(arena, "%d/campaign.yaml", year),
             svod_printf(arena,
                         "svod: campaign/1\nname: demo-%d\nyear: %d\ndate: %d-12-01\nrubric: ../rubric.yaml\nroster: roster.csv\n"
                         "sheets: answers.csv\n%s%s\n",
                         year, year, year, *previous ? "previous: " : "", previous));
    put_file(arena, svod_printf(arena, "%d/roster.csv", year),
             year == 2021 ? "id;name\na;Абатский\nb;Бердюжский\nc;Вагайский\n" : "id;name\nb;Бердюжский\na;Абатский\n");
    put_file(arena, svod_printf(arena, "%d/answers.csv", year),
             svod_printf(arena, "Муниципалитет;Кадры: числитель;Кадры: знаменатель\n%s", rows));
}

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    put_file(arena, "rubric.yaml", rubric);
    put_year(2021, "", "Абатский;10;100\nБердюжский;10;20\nВагайский;80;80\n");
    put_year(2022, "../2021", "Абатский;30;100\nБердюжский;10;20\n");
    put_year(2023, "../2022", "Абатский;45;90\nБердюжский;18;20\n");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static const svod_result *compute(void) {
    svod_run_options options = {.campaign = in_folder(arena, "2023")};
    return svod_run_compute(&options, arena, &findings);
}

static const svod_finding *finding(svod_code code) {
    for (size_t i = 0; i < findings.list.count; i++)
        if (SVOD_AT(&findings.list, svod_finding, i)->code == code) return SVOD_AT(&findings.list, svod_finding, i);
    fail_msg("no finding %s", svod_code_id(code));
    return NULL;
}

static void assert_ratio(svod_ratio ratio, const char *text) {
    char buf[40];
    assert_string_equal(svod_ratio_text(buf, ratio, 2, '.'), text);
}

static const char *role_of(const svod_result *result, const char *path) {
    for (size_t i = 0; i < result->inputs.count; i++)
        if (strcmp(SVOD_AT(&result->inputs, svod_input, i)->path, path) == 0) return SVOD_AT(&result->inputs, svod_input, i)->role;
    fail_msg("%s is no input", path);
    return NULL;
}

static void all_the_years(void **state) {
    (void)state;
    const svod_result *result = compute();
    assert_non_null(result);
    const svod_monitoring *at = result->monitoring;
    assert_int_equal(at->years, 3);
    assert_int_equal(at->year[1]->year, 2022);
    assert_int_equal(at->year[2]->year, 2021);
    assert_ptr_equal(at->year[1], result->before);
    assert_ratio(svod_monitoring_region(at, 0, 0)->value, "57.27"); // 63 of 110
    assert_ratio(svod_monitoring_region(at, 1, 0)->value, "33.33"); // 40 of 120
    assert_ratio(svod_monitoring_region(at, 2, 0)->value, "50.00"); // 100 of 200: with the one that is gone
    assert_ratio(svod_monitoring_move(at, 2, 1, 0)->change, "40.00");
    assert_ratio(svod_monitoring_measure(at, 2, 0, 0)->value, "50.00"); // in the campaign's order: b first
    assert_int_equal(svod_monitoring_indicator(at, 2, 0)->target->year, 2021);
    assert_string_equal(role_of(result, "../2022/answers.csv"), "лист с баллами прошлого года");
    assert_string_equal(role_of(result, "../2021/answers.csv"), "лист с баллами 2021 года");
    assert_string_equal(role_of(result, "../2021/campaign.yaml"), "кампания 2021 года");
    assert_string_equal(finding(SVOD_F_previous_unit_gone)->place.file, "../2021/roster.csv");
}

static void a_year_that_fails_ends_the_chain(void **state) {
    (void)state;
    remove(in_folder(arena, "2021/answers.csv"));
    const svod_result *result = compute();
    assert_non_null(result);
    assert_int_equal(result->monitoring->years, 2);
    assert_string_equal(finding(SVOD_F_previous_failed)->place.file, "../2022/campaign.yaml");
    assert_string_equal(finding(SVOD_F_previous_failed)->found, "../2021");
}

static void chains_that_lead_back_to_themselves(void **state) {
    (void)state;
    static const char *const loops[] = {"../2023", "../2022", "."};
    for (size_t i = 0; i < 3; i++) {
        findings = svod_findings_of(arena, SVOD_RU);
        put_year(2021, loops[i], "Абатский;10;100\n");
        const svod_result *result = compute();
        assert_non_null(result);
        assert_int_equal(result->monitoring->years, 3);
        assert_string_equal(finding(SVOD_F_previous_year)->place.file, "../2021/campaign.yaml");
    }
}

// The campaign itself names itself, as a folder and as a file, or the one that names it.
static void a_campaign_that_leads_back_at_once(void **state) {
    (void)state;
    static const char *const selves[] = {".", "campaign.yaml", "../2023"};
    for (size_t i = 0; i < 3; i++) {
        findings = svod_findings_of(arena, SVOD_RU);
        put_year(2023, selves[i], "Абатский;45;90\n");
        const svod_result *result = compute();
        assert_non_null(result);
        assert_null(result->before);
        assert_int_equal(result->monitoring->years, 1);
        assert_string_equal(finding(SVOD_F_previous_year)->place.file, "campaign.yaml");
        assert_string_equal(finding(SVOD_F_previous_year)->found, "2023");
        assert_string_equal(finding(SVOD_F_previous_failed)->found, selves[i]);
    }
    put_year(2023, "../2022", "Абатский;45;90\n");
    put_year(2022, "../2023", "Абатский;30;100\n");
    findings = svod_findings_of(arena, SVOD_RU);
    assert_int_equal(compute()->monitoring->years, 2);
    assert_string_equal(finding(SVOD_F_previous_year)->place.file, "../2022/campaign.yaml");
}

static void fifty_years(void **state) {
    (void)state;
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 1974\nuntil: 2023\nlanguage: ru\ntotal: reached\nprovenance: demo\n"
             "sections:\n  - {id: \"1\", title: Кадры, kind: share, target: 50, header: кадры}\n");
    for (int year = 1974; year <= 2023; year++)
        put_year(year, year > 1974 ? svod_printf(arena, "../%d", year - 1) : "",
                 svod_printf(arena, "Абатский;%d;100\nБердюжский;10;20\n", year - 1974));
    const svod_monitoring *at = compute()->monitoring;
    assert_int_equal(at->years, 50);
    assert_int_equal(at->year[49]->year, 1974);
    assert_ratio(svod_monitoring_region(at, 0, 0)->value, "49.17");    // 59 of 120
    assert_ratio(svod_monitoring_region(at, 49, 0)->value, "8.33");    // 10 of 120
    assert_ratio(svod_monitoring_move(at, 49, 1, 0)->change, "49.00"); // Абатский: from 0 to 49 of 100
    for (size_t i = 0; i < findings.list.count; i++)
        assert_int_not_equal(svod_code_severity(SVOD_AT(&findings.list, svod_finding, i)->code), SVOD_ERROR);
}

// What is wrong with the year before is told there; the campaign is computed all the same.
static void a_year_before_that_cannot_be_read(void **state) {
    (void)state;
    static const struct {
        const char *name, *text; // NULL: no such file
        svod_code code;
        const char *place;
    } cases[] = {{"2022/campaign.yaml", NULL, SVOD_F_campaign_missing, "../2022"},
                 {"2022/campaign.yaml", "svod: [\n", SVOD_F_yaml_syntax, "../2022/campaign.yaml"},
                 {"2022/campaign.yaml", "", SVOD_F_file_empty, "../2022/campaign.yaml"},
                 {"2022/roster.csv", NULL, SVOD_F_file_missing, "../2022/roster.csv"},
                 {"2022/roster.csv", "id;name\n", SVOD_F_roster_empty, "../2022/roster.csv"},
                 {"2022/answers.csv", "x;y\n1;2\n", SVOD_F_campaign_no_scores, "../2022/campaign.yaml"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put_year(2022, "../2021", "Абатский;30;100\n");
        if (cases[i].text)
            put_file(arena, cases[i].name, cases[i].text);
        else
            remove(in_folder(arena, cases[i].name));
        findings = svod_findings_of(arena, SVOD_RU);
        const svod_result *result = compute();
        assert_non_null(result);
        assert_int_equal(result->monitoring->years, 1);
        assert_string_equal(finding(cases[i].code)->place.file, cases[i].place);
        assert_string_equal(finding(SVOD_F_previous_failed)->place.file, "campaign.yaml");
        assert_string_equal(finding(SVOD_F_previous_failed)->found, "../2022");
    }
}

static void a_flag_of_points_where_none_are_counted(void **state) {
    (void)state;
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\ntotal: none\nprovenance: demo\nsections:\n"
             "  - {id: \"1\", title: Кадры, kind: share, header: кадры}\n"
             "flags:\n  - {id: f, title: Ф, reason: п, when: {node: total, percent_below: 50}}\n");
    assert_null(compute());
    assert_string_equal(finding(SVOD_F_rubric_flag_unscored)->found, "total");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_the_years, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_year_that_fails_ends_the_chain, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_campaign_that_leads_back_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fifty_years, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_year_before_that_cannot_be_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_flag_of_points_where_none_are_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(chains_that_lead_back_to_themselves, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
