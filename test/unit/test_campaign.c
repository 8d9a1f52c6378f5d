// Campaign files and what they name: every fault at its place, and the previous year beside this one.
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
#include "table/tables.h"

static svod_arena *arena;
static svod_findings findings;

// A campaign without a fault; tests replace a piece of it.
static const char campaign[] = "svod: campaign/1\n"
                               "name: demo\n"
                               "year: 2023\n"
                               "date: 2023-12-01\n"
                               "rubric: rubric.yaml\n"
                               "roster: roster.csv\n"
                               "sheets: scores.csv\n";
static const char rubric[] = "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 3\nstep: 1\nprovenance: demo\n"
                             "sections:\n  - {id: \"1\", title: Цели, max: 3, previous: \"1\"}\n";
static const char roster[] = "id;name\na;Абатский\nb;Бердюжский\n";
static const char scores[] = "Муниципалитет;Раздел 1\nАбатский;3\nБердюжский;1\n";

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_EN);
    if (folder_make()) return -1;
    put_file(arena, "campaign.yaml", campaign);
    put_file(arena, "rubric.yaml", rubric);
    put_file(arena, "roster.csv", roster);
    put_file(arena, "scores.csv", scores);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

// `text` with its first `old` replaced.
static const char *replaced(const char *text, const char *old, const char *new) {
    const char *at = strstr(text, old);
    assert_non_null(at);
    return svod_printf(arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

static const svod_result *compute(const char *path) {
    svod_run_options options = {.campaign = path};
    return svod_run_compute(&options, arena, &findings);
}

static const svod_finding *finding(svod_code code) {
    for (size_t i = 0; i < findings.list.count; i++)
        if (SVOD_AT(&findings.list, svod_finding, i)->code == code) return SVOD_AT(&findings.list, svod_finding, i);
    fail_msg("no finding %s", svod_code_id(code));
    return NULL;
}

static void assert_place(svod_code code, const char *place) {
    assert_string_equal(svod_place_text(arena, finding(code)->place), place);
}

static void hidden_is_yes_or_no(void **state) {
    (void)state;
    put_file(arena, "campaign.yaml", replaced(campaign, "sheets: scores.csv", "sheets: {glob: scores.csv, hidden: true}"));
    assert_non_null(compute(folder));
    assert_int_equal(findings.count[SVOD_ERROR] + findings.count[SVOD_WARNING], 0);
    put_file(arena, "campaign.yaml", replaced(campaign, "sheets: scores.csv", "sheets: {glob: scores.csv, hidden: rows}"));
    assert_null(compute(folder));
    assert_place(SVOD_F_yaml_type, "campaign.yaml:7:36");
}

static void a_whole_campaign(void **state) {
    (void)state;
    const svod_result *result = compute(folder);
    assert_non_null(result);
    assert_int_equal(findings.count[SVOD_ERROR] + findings.count[SVOD_WARNING], 0);
    assert_int_equal(svod_year_at(&result->now, 0, SVOD_ROOT)->value, 3 * SVOD_POINT);
    assert_int_equal(result->now.rank[1], 2);
    assert_null(result->before);
    assert_int_equal(result->inputs.count, 4);
    assert_non_null(compute(in_folder(arena, "campaign.yaml"))); // the file itself names the campaign too
}

static void faults_of_a_campaign(void **state) {
    (void)state;
    static const struct {
        const char *old, *new;
        svod_code code;
        const char *place;
        bool computed;
    } cases[] = {
        {"svod: campaign/1", "svod: rubric/1", SVOD_F_campaign_kind, "campaign.yaml:1:1", false},
        {"name: demo", "name: ../demo", SVOD_F_campaign_name, "campaign.yaml:2:7", false},
        {"name: demo", "name: ~", SVOD_F_campaign_name, "campaign.yaml:2:7", false},
        {"name: demo", "name: \"a\\x1B\"", SVOD_F_campaign_name, "campaign.yaml:2:7", false},
        {"name: demo\n", "", SVOD_F_yaml_missing, "campaign.yaml:1:1", false},
        {"2023-12-01", "2023-02-29", SVOD_F_campaign_date, "campaign.yaml:4:7", false},
        {"2023-12-01", "1.12.2023", SVOD_F_campaign_date, "campaign.yaml:4:7", false},
        {"rubric.yaml", "other", SVOD_F_rubric_missing, "campaign.yaml:5:9", false},
        {"rubric.yaml", "../rubrics/other", SVOD_F_rubric_missing, "campaign.yaml:5:9", false},
        {"roster.csv", "nobody.csv", SVOD_F_file_missing, "nobody.csv", false},
        {"scores.csv", "none-*.csv", SVOD_F_campaign_no_sheets, "campaign.yaml:7:9", false},
        {"scores.csv", "none-*.csv", SVOD_F_campaign_no_scores, "campaign.yaml", false},
        {"scores.csv", "[{glob: scores.csv, expert: \"{name}\"}]", SVOD_F_campaign_expert, "campaign.yaml:7:37", false},
        {"scores.csv", "[{glob: scores.csv, encoding: koi8}]", SVOD_F_yaml_word, "campaign.yaml:7:39", false},
        {"scores.csv", "[{glob: scores.csv, decimal: \";\"}]", SVOD_F_yaml_word, "campaign.yaml:7:38", false},
        {"scores.csv", "[scores.csv, none.csv]", SVOD_F_campaign_glob_empty, "campaign.yaml:7:22", true},
        {"scores.csv", "[none.csv, none-*.csv]", SVOD_F_campaign_no_sheets, "campaign.yaml:7:10", false},
        {"year: 2023", "year: 2024", SVOD_F_rubric_year, "campaign.yaml:5:9", true},
        {"year: 2023", "year: 2023\nprevius: x", SVOD_F_yaml_unknown_key, "campaign.yaml:4:1", true},
        {"year: 2023", "year: 2023\nprevious: nowhere", SVOD_F_campaign_missing, "nowhere", true},
        {"year: 2023", "year: 2023\nprevious: nowhere", SVOD_F_previous_failed, "campaign.yaml:4:11", true},
        {"year: 2023", "year: 2023\nprevious: .", SVOD_F_previous_year, "campaign.yaml:4:11", true},
        {"year: 2023", "year: 2023\nletters: [a]", SVOD_F_yaml_type, "campaign.yaml:4:10", false},
        {"year: 2023", "year: 2023\nletters: {form: a}", SVOD_F_yaml_unknown_key, "campaign.yaml:4:11", true},
        {"year: 2023", "year: 2023\nletters: {from: [a]}", SVOD_F_yaml_type, "campaign.yaml:4:17", false},
        {"year: 2023", "year: 2023\nletters: {signer: me}", SVOD_F_yaml_type, "campaign.yaml:4:19", false},
        {"year: 2023", "year: 2023\nletters: {signer: {nmae: me}}", SVOD_F_yaml_unknown_key, "campaign.yaml:4:20", true},
        {"year: 2023", "year: 2023\nletters: {deadlines: soon}", SVOD_F_yaml_type, "campaign.yaml:4:22", false},
        {"year: 2023", "year: 2023\nletters: {deadlines: {urgent: 2024-02-30}}", SVOD_F_campaign_date, "campaign.yaml:4:31", false},
        {"year: 2023", "year: 2023\nletters: {deadlines: {keep: soon}}", SVOD_F_campaign_date, "campaign.yaml:4:29", false},
        {"year: 2023", "year: 2023\nletters: {deadlines: {yaer: 2024-02-01}}", SVOD_F_yaml_unknown_key, "campaign.yaml:4:23", true},
        {"year: 2023", "year: 2023\nletters: {deadlines: {year: 2023-11-30}}", SVOD_F_campaign_deadline, "campaign.yaml:4:29", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        findings = svod_findings_of(arena, SVOD_EN);
        put_file(arena, "campaign.yaml", replaced(campaign, cases[i].old, cases[i].new));
        const svod_result *result = compute(folder);
        assert_place(cases[i].code, cases[i].place);
        if ((result != NULL) != cases[i].computed) fail_msg("%s: computed %d", svod_code_id(cases[i].code), result != NULL);
    }
}

// What is not said is "", be the key there or not; line breaks do not reach a letter's head.
static void letters_are_headed(void **state) {
    (void)state;
    const svod_result *result = compute(folder);
    assert_non_null(result);
    assert_string_equal(result->campaign->letters.from, "");
    assert_string_equal(result->campaign->letters.deadlines[SVOD_KEEP_UP], "");
    put_file(arena, "campaign.yaml",
             replaced(campaign, "year: 2023",
                      "year: 2023\nletters:\n  from: \"ЦНППМ\\n  области\"\n  signer: {post: Директор, name: ~}\n"
                      "  deadlines: {urgent: 2024-02-01, year: ~}"));
    result = compute(folder);
    assert_non_null(result);
    assert_int_equal(findings.count[SVOD_ERROR] + findings.count[SVOD_WARNING], 0);
    const svod_letterhead *letters = &result->campaign->letters;
    assert_string_equal(letters->from, "ЦНППМ области");
    assert_string_equal(letters->post, "Директор");
    assert_string_equal(letters->name, "");
    assert_string_equal(letters->contact, "");
    assert_string_equal(letters->deadlines[SVOD_URGENT], "2024-02-01");
    assert_string_equal(letters->deadlines[SVOD_THIS_YEAR], "");
}

static void a_folder_without_a_campaign(void **state) {
    (void)state;
    mkdir(in_folder(arena, "empty"), 0777);
    assert_null(compute(in_folder(arena, "empty")));
    assert_place(SVOD_F_campaign_missing, in_folder(arena, "empty"));
}

static void an_expert_named_by_the_file(void **state) {
    (void)state;
    put_file(arena, "e1.csv", scores);
    put_file(arena, "e2.csv", "Муниципалитет;Раздел 1\nАбатский;2\nБердюжский;1\n");
    put_file(arena, "campaign.yaml", replaced(campaign, "scores.csv", "[{glob: \"e*.csv\", expert: \"№ {file}\"}]"));
    const svod_result *result = compute(folder);
    assert_non_null(result);
    assert_int_equal(svod_year_at(&result->now, 0, SVOD_ROOT)->value, 5 * SVOD_POINT / 2);
    assert_int_equal(result->now.scores->experts.count, 2);
    assert_string_equal(SVOD_AT(&result->now.scores->experts, svod_expert, 1)->name, "№ e2");
}

// KOI8-R, a tab and a decimal comma, each against what svod would have decided.
static void how_a_csv_is_read_can_be_forced(void **state) {
    (void)state;
    put_file(arena, "scores.csv", "\xED\xCF;\xF2\xC1\xDA\xC4\xC5\xCC 1\n\xE1\xC2\xC1\xD4\xD3\xCB\xC9\xCA;3\n");
    put_file(arena, "campaign.yaml", replaced(campaign, "scores.csv", "[{glob: scores.csv, encoding: koi8-r, delimiter: \";\"}]"));
    const svod_result *result = compute(folder);
    assert_non_null(result);
    assert_int_equal(svod_year_at(&result->now, 0, SVOD_ROOT)->value, 3 * SVOD_POINT);
    assert_non_null(strstr(SVOD_AT(&result->inputs, svod_input, 3)->decisions, "KOI8-R"));
    put_file(arena, "campaign.yaml", replaced(campaign, "scores.csv", "[{glob: scores.csv, encoding: ibm866}]"));
    assert_null(compute(folder));
    put_file(arena, "scores.csv", "Муниципалитет;Раздел 1\nАбатский;3,0\nБердюжский;1,0\n");
    put_file(arena, "campaign.yaml", replaced(campaign, "scores.csv", "[{glob: scores.csv, decimal: \".\"}]"));
    result = compute(folder);
    assert_non_null(strstr(SVOD_AT(&result->inputs, svod_input, 3)->decisions, "дробных чисел нет"));
}

// A forgotten copy, a forgotten column, a forgotten row, a blank cell: the mean goes on without them, and each is said.
static void what_an_expert_lacks(void **state) {
    (void)state;
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nmax: 6\nstep: 1\nprovenance: demo\n"
             "sections:\n  - {id: \"1\", title: Цели, max: 3}\n  - {id: \"2\", title: Меры, max: 3}\n");
    put_file(arena, "campaign.yaml", replaced(campaign, "scores.csv", "[{glob: \"e*.csv\", expert: \"{file}\"}]"));
    put_file(arena, "e1.csv", "Муниципалитет;Раздел 1;Раздел 2\nАбатский;3;2\nБердюжский;;1\n");
    put_file(arena, "e2.csv", "Муниципалитет;Раздел 1\nАбатский;1\n");
    put_file(arena, "e3.csv", "Муниципалитет;Раздел 1\nАбатский;1\n");
    const svod_result *result = compute(folder);
    assert_non_null(result);
    assert_place(SVOD_F_sheet_copied, "e3.csv");
    assert_string_equal(finding(SVOD_F_expert_lacks_nodes)->found, "e2");
    assert_non_null(strstr(finding(SVOD_F_expert_lacks_nodes)->expected, ": 2;"));
    assert_non_null(strstr(finding(SVOD_F_expert_lacks_units)->expected, ": Бердюжский;"));
    assert_place(SVOD_F_expert_left_blank, "e1.csv!B3");
    assert_int_equal(svod_year_at(&result->now, 0, SVOD_ROOT)->value, 5 * SVOD_POINT / 3 + 2 * SVOD_POINT);
}

// Last year had another roster order and a unit that is gone; its figures and ranks stay those of its own units.
static void the_year_before(void **state) {
    (void)state;
    mkdir(in_folder(arena, "last"), 0777);
    put_file(arena, "last/campaign.yaml", replaced(campaign, "year: 2023", "year: 2022"));
    put_file(arena, "last/rubric.yaml", replaced(rubric, "year: 2023", "year: 2022"));
    put_file(arena, "last/roster.csv", "id;name\nz;Заозёрный\nb;Бердюжский\n");
    put_file(arena, "last/scores.csv", "Муниципалитет;Раздел 1\nЗаозёрный;3\nБердюжский;2\n");
    put_file(arena, "campaign.yaml", replaced(campaign, "year: 2023", "year: 2023\nprevious: last"));
    const svod_result *result = compute(folder);
    assert_non_null(result);
    assert_place(SVOD_F_previous_unit_gone, "last/roster.csv!B2");
    assert_int_equal(result->before->unit_state[0], SVOD_STATE_ABSENT);
    assert_int_equal(result->before->rank[1], 2);
    assert_int_equal(result->before->figures[SVOD_ROOT].n, 2);
    assert_int_equal(result->compare->now_figure.n, 1);
    assert_int_equal(result->compare->before[1], 2 * SVOD_POINT);
}

static const char *note_of(const svod_result *result, const char *table, const char *part) {
    size_t count = 0;
    const svod_table *const *tables = svod_tables_build(result, false, arena, &count);
    for (size_t t = 0; t < count; t++) {
        for (size_t i = 0; svod_streq(tables[t]->id, table) && i < tables[t]->cells.count; i++) {
            const char *note = SVOD_AT(&tables[t]->cells, svod_out, i)->note;
            if (note && strstr(note, part)) return note;
        }
    }
    return "";
}

// A comment in the workbook names the cell of a score of last year, whose roster had another order and more units.
static void last_years_cells_are_found(void **state) {
    (void)state;
    mkdir(in_folder(arena, "last"), 0777);
    put_file(arena, "last/campaign.yaml", replaced(campaign, "year: 2023", "year: 2022"));
    put_file(arena, "last/rubric.yaml",
             replaced(replaced(rubric, "year: 2023", "year: 2022"), "sections:", "policy: {above_max: keep}\nsections:"));
    put_file(arena, "last/roster.csv", "id;name\nb;Бердюжский\ny;Южный\nz;Заозёрный\na;Абатский\n");
    put_file(arena, "last/scores.csv", "Муниципалитет;Раздел 1\nБердюжский;2\nЮжный;1\nЗаозёрный;1\nАбатский;4\n");
    put_file(arena, "campaign.yaml", replaced(campaign, "year: 2023", "year: 2023\nprevious: last"));
    const svod_result *result = compute(folder);
    assert_non_null(result);
    assert_non_null(strstr(note_of(result, "table_1_1", "last/"), "last/scores.csv!B5"));
}

// A section that this year's rubric does not continue has no column in table 1.1; its points are in last year's total all the same.
static void a_dropped_section_is_named(void **state) {
    (void)state;
    mkdir(in_folder(arena, "last"), 0777);
    put_file(arena, "last/campaign.yaml", replaced(campaign, "year: 2023", "year: 2022"));
    put_file(arena, "last/rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2022\nmax: 6\nstep: 1\nprovenance: demo\n"
             "sections:\n  - {id: \"1\", title: Цели, max: 3}\n  - {id: \"2\", title: Меры, max: 3}\n");
    put_file(arena, "last/roster.csv", roster);
    put_file(arena, "last/scores.csv", "Муниципалитет;Раздел 1;Раздел 2\nАбатский;3;2\nБердюжский;1;1\n");
    put_file(arena, "campaign.yaml", replaced(campaign, "year: 2023", "year: 2023\nprevious: last"));
    const svod_result *result = compute(folder);
    assert_non_null(result);
    size_t count = 0;
    const svod_table *const *tables = svod_tables_build(result, false, arena, &count);
    bool told = false;
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; svod_streq(tables[t]->id, "table_1_1") && i < tables[t]->cells.count; i++) {
            const char *text = SVOD_AT(&tables[t]->cells, svod_out, i)->text;
            told |= text && strstr(text, "Меры") && strstr(text, "2022");
        }
    assert_true(told);
}

// The years in which a unit exists stand in table 1.2 as words; only amounts are summed.
static void years_of_existence_are_not_summed(void **state) {
    (void)state;
    put_file(arena, "roster.csv", "id;name;since;methodists\na;Абатский;2020;3\nb;Бердюжский;2021;4\n");
    const svod_result *result = compute(folder);
    assert_non_null(result);
    size_t count = 0, sums = 0;
    const svod_table *const *tables = svod_tables_build(result, false, arena, &count);
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; svod_streq(tables[t]->id, "table_1_2") && i < tables[t]->cells.count; i++) {
            const svod_out *cell = SVOD_AT(&tables[t]->cells, svod_out, i);
            assert_true(cell->number < 2000);
            sums += cell->kind == SVOD_V_FORMULA && cell->number == 7;
        }
    assert_int_equal(sums, 1);
}

// Before the first sheet has come there is nothing to reproach anybody with; a pattern that was given by hand ought to match.
static void a_status_before_the_first_sheet_has_no_errors(void **state) {
    (void)state;
    put_file(arena, "campaign.yaml", replaced(campaign, "scores.csv", "[in/*.xlsx, in/*.ods]"));
    svod_run_options options = {.campaign = folder, .status = true};
    assert_non_null(svod_run_compute(&options, arena, &findings));
    assert_int_equal(findings.per_code[SVOD_F_campaign_glob_empty], 2);
    assert_int_equal(findings.count[SVOD_ERROR], 0);
    options.sheets = "out/*.xlsx";
    assert_non_null(svod_run_compute(&options, arena, &findings));
    assert_int_equal(findings.per_code[SVOD_F_campaign_no_sheets], 1);
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        EACH(hidden_is_yes_or_no),
        EACH(a_whole_campaign),
        EACH(faults_of_a_campaign),
        EACH(a_status_before_the_first_sheet_has_no_errors),
        EACH(letters_are_headed),
        EACH(a_folder_without_a_campaign),
        EACH(an_expert_named_by_the_file),
        EACH(how_a_csv_is_read_can_be_forced),
        EACH(what_an_expert_lacks),
        EACH(the_year_before),
        EACH(last_years_cells_are_found),
        EACH(a_dropped_section_is_named),
        EACH(years_of_existence_are_not_summed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
