// Published tables that a campaign names, and tables alone beside a rubric.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <xlsxwriter.h>

#include "folder_help.h"
#include "run/load.h"
#include "run/run.h"

static svod_arena *arena;
static svod_findings findings, asked;

static const char campaign[] = "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nlanguage: ru\nrubric: rubric.yaml\n"
                               "roster: roster.csv\nsheets: scores.csv\n";
static const char rubric[] = "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 20\nstep: 0.5\nprovenance: demo\n"
                             "previous: old\nsections:\n  - {id: \"1\", title: Цели, max: 10, previous: \"1\"}\n"
                             "  - {id: \"2\", title: Меры, max: 10, previous: \"2\"}\n";
static const char old[] = "svod: rubric/1\nid: old\ntitle: Проба\nyear: 2022\nlanguage: ru\nmax: 18\nstep: 0.5\nprovenance: demo\n"
                          "sections:\n  - {id: \"1\", title: Цели, max: 8}\n  - {id: \"2\", title: Меры, max: 10}\n";
static const char roster[] = "id;name\na;Абатский\nb;Бердюжский\nc;Вагайский\n";
static const char scores[] = "Муниципалитет;Раздел 1;Раздел 2\nАбатский;3;4\nБердюжский;1;2\nВагайский;5;6\n";
static const char right[] =
    "Муниципалитет;Раздел 1;Раздел 2;Итого\nАбатский;3;4;7\nБердюжский;1;2;3\nВагайский;5;6;11\nВсего баллов;9;12;21\n";
static const char wrong[] = "Муниципалитет;Раздел 1;Раздел 2;Итого\nАбатский;3;4;17\nБердюжский;1;2;3\nВагайский;5;6;11\n";

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    asked = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
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

static const svod_result *compute(const char *key, bool ask) {
    put_file(arena, "campaign.yaml", svod_printf(arena, "%s%s", campaign, key));
    svod_run_options options = {.campaign = folder, .audit = ask ? &asked : NULL};
    return svod_run_compute(&options, arena, &findings);
}

static const svod_finding *finding(const svod_findings *list, svod_code code) {
    for (size_t i = 0; i < list->list.count; i++)
        if (SVOD_AT(&list->list, svod_finding, i)->code == code) return SVOD_AT(&list->list, svod_finding, i);
    return NULL;
}

static size_t verdicts(const svod_audit *audit, svod_verdict verdict) {
    size_t count = 0;
    for (size_t i = 0; i < audit->check_count; i++)
        count += audit->counts[i * SVOD_VERDICT_COUNT + verdict];
    return count;
}

static void a_right_table_is_no_finding(void **state) {
    (void)state;
    put_file(arena, "table.csv", right);
    const svod_result *result = compute("published: table.csv\n", false);
    assert_non_null(result);
    assert_non_null(result->audit);
    assert_int_equal(result->audit->claims.count, 0);
    assert_true(verdicts(result->audit, SVOD_CONSISTENT) >= 6);
    assert_int_equal(findings.count[SVOD_WARNING] + findings.count[SVOD_ERROR], 0);
    const svod_input *last = SVOD_AT(&result->inputs, svod_input, result->inputs.count - 1);
    assert_string_equal(last->path, "table.csv");
    assert_string_equal(last->role, "опубликованная таблица");
    assert_string_equal(last->format, "csv");
}

static void a_wrong_one_is_one_finding_of_the_run(void **state) {
    (void)state;
    put_file(arena, "table.csv", wrong);
    const svod_result *result = compute("published: table.csv\n", false);
    assert_int_equal(findings.per_code[SVOD_F_audit_found], 1);
    assert_int_equal(findings.count[SVOD_ERROR], 0);
    assert_string_equal(finding(&findings, SVOD_F_audit_found)->found, "1 противоречие");
    assert_string_equal(finding(&findings, SVOD_F_audit_found)->advice, "каждая цифра разобрана на листе «Проверка» и в svod audit");
    assert_string_equal(svod_place_text(arena, finding(&findings, SVOD_F_audit_found)->place), "table.csv!A1");
    assert_int_equal(verdicts(result->audit, SVOD_CONTRADICTION), 1);
    svod_spot at = SVOD_AT(&result->audit->claims, svod_claim, 0)->at;
    assert_string_equal(svod_place_text(arena, svod_spot_place(result->audit, at)), "table.csv!D2");
}

static void entries_are_those_of_sheets(void **state) {
    (void)state;
    put_file(arena, "a.csv", right);
    put_file(arena, "b.csv", right);
    assert_int_equal(compute("published: [a.csv, {glob: \"b*.csv\", decimal: \",\"}]\n", false)->audit->table_count, 2);
    assert_int_equal(compute("published: \"[ab].csv\"\n", false)->audit->table_count, 2);
    compute("published: [{glob: a.csv, expert: Иванова}]\n", false);
    assert_string_equal(finding(&findings, SVOD_F_yaml_unknown_key)->found, "expert");
}

static void a_glob_that_finds_nothing_is_said_at_its_place(void **state) {
    (void)state;
    const svod_result *result = compute("published: none-*.xlsx\n", false);
    assert_non_null(result); // the campaign itself is computed
    assert_null(result->audit);
    assert_string_equal(svod_place_text(arena, finding(&findings, SVOD_F_published_missing)->place), "campaign.yaml:9:12");
}

static void who_asks_for_an_audit_is_told_that_there_is_none(void **state) {
    (void)state;
    assert_null(compute("", true)->audit);
    assert_non_null(finding(&asked, SVOD_F_published_none));
    assert_int_equal(findings.per_code[SVOD_F_published_none], 0);
    assert_non_null(compute("", false));
    assert_int_equal(findings.per_code[SVOD_F_published_none], 0);
}

static void a_file_that_was_a_sheet_is_not_said_twice_how_it_was_read(void **state) {
    (void)state;
    put_file(arena, "scores.csv", svod_printf(arena, "%s\xD0\n", right)); // a spoilt letter: its encoding is a guess
    const svod_result *result = compute("published: scores.csv\n", false);
    assert_non_null(result->audit);
    assert_int_equal(findings.per_code[SVOD_F_csv_decided], 1);
}

// Hidden sheets are left out, a named one is taken even so.
static void cells_are_counted_and_sheets_picked(void **state) {
    (void)state;
    put_file(arena, "table.csv", right);
    svod_vec inputs = svod_vec_of(arena, sizeof(svod_input));
    loader load = {.arena = arena, .scratch = svod_arena_new(), .findings = &findings, .inputs = &inputs, .dir = folder, .shown = ""};
    size_t left = 20;
    grids_wanted wanted = {.left = &left};
    svod_grids grids = svod_grids_of(arena);
    assert_true(load_grids(&load, "table.csv", SVOD_T_run_role_published, &wanted, &grids));
    assert_int_equal(left, 0); // five rows of four cells
    assert_false(load_grids(&load, "table.csv", SVOD_T_run_role_published, &wanted, &grids));
    assert_non_null(finding(&findings, SVOD_F_published_too_big));
    left = 100;
    wanted.sheet = "Лист1";
    assert_false(load_grids(&load, "table.csv", SVOD_T_run_role_published, &wanted, &grids));
    assert_string_equal(finding(&findings, SVOD_F_sheet_missing)->found, "Лист1");
    svod_arena_free(load.scratch);
}

static void a_table_alone_is_audited_by_its_rubric_and_that_of_the_year_before(void **state) {
    (void)state;
    put_file(arena, "old.yaml", old);
    put_file(arena, "table.csv", wrong);
    const char *table = in_folder(arena, "table.csv");
    svod_audit_options options = {.rubric = in_folder(arena, "rubric.yaml"), .tables = &table, .table_count = 1};
    const svod_audit *audit = svod_run_audit(&options, arena, &findings);
    assert_non_null(audit);
    assert_int_equal(verdicts(audit, SVOD_CONTRADICTION), 1);
    assert_null(audit->roster);
    options.roster = in_folder(arena, "roster.csv");
    assert_int_equal(svod_run_audit(&options, arena, &findings)->roster->count, 3);
    const svod_saved *files = NULL;
    size_t count = 0;
    const char *out = in_folder(arena, "out");
    assert_true(svod_run_write_audit(audit, NULL, out, arena, &findings, &files, &count));
    assert_int_equal(count, 2);
    assert_string_equal(files[0].name, "audit.xlsx");
    assert_string_equal(files[1].name, "audit.json");
    assert_true(files[0].bytes > 5000 && files[1].bytes > 500);
}

static void what_is_missing_is_said(void **state) {
    (void)state;
    const char *table = in_folder(arena, "none.csv");
    svod_audit_options options = {.rubric = in_folder(arena, "rubric.yaml"), .tables = &table, .table_count = 1};
    assert_null(svod_run_audit(&options, arena, &findings));
    assert_non_null(finding(&findings, SVOD_F_file_missing));
    options.rubric = "no-such-rubric";
    assert_null(svod_run_audit(&options, arena, &findings));
    assert_non_null(finding(&findings, SVOD_F_rubric_missing));
}

static void a_file_without_a_table_is_said(void **state) {
    (void)state;
    put_file(arena, "table.csv", "Утверждаю\nдиректор\n");
    assert_null(compute("published: table.csv\n", true)->audit);
    assert_string_equal(svod_place_text(arena, finding(&asked, SVOD_F_pub_no_table)->place), "table.csv");
}

static void write_table(lxw_workbook *book, const char *sheet, bool hidden, bool table) {
    static const char *const heads[] = {"Муниципалитет", "Раздел 1", "Раздел 2", "Итого"};
    static const char *const names[] = {"Абатский", "Бердюжский", "Вагайский"};
    lxw_worksheet *at = workbook_add_worksheet(book, sheet);
    for (lxw_col_t col = 0; col < 4; col++)
        worksheet_write_string(at, 0, col, table ? heads[col] : "черновик", NULL);
    for (lxw_row_t row = 1; table && row < 4; row++) {
        worksheet_write_string(at, row, 0, names[row - 1], NULL);
        for (lxw_col_t col = 1; col < 4; col++)
            worksheet_write_number(at, row, col, col < 3 ? row : 2 * row, NULL);
    }
    if (hidden) worksheet_hide(at);
}

static void a_table_on_a_hidden_sheet_is_told(void **state) {
    (void)state;
    lxw_workbook *book = workbook_new(in_folder(arena, "table.xlsx"));
    write_table(book, "Таблица", false, true);
    write_table(book, "Прежняя", true, true);
    write_table(book, "Заметки", true, false);
    assert_int_equal(workbook_close(book), LXW_NO_ERROR);
    assert_int_equal(compute("published: table.xlsx\n", true)->audit->table_count, 1);
    assert_int_equal(asked.per_code[SVOD_F_pub_sheet_hidden] + findings.per_code[SVOD_F_pub_sheet_hidden], 1);
    const svod_finding *told = finding(&asked, SVOD_F_pub_sheet_hidden);
    if (!told) told = finding(&findings, SVOD_F_pub_sheet_hidden);
    assert_string_equal(told->found, "Прежняя");
    assert_int_equal(compute("published: [{glob: table.xlsx, hidden: true}]\n", true)->audit->table_count, 2);
    assert_int_equal(compute("published: [{glob: table.xlsx, sheet: Прежняя}]\n", true)->audit->table_count, 1);
    assert_int_equal(asked.per_code[SVOD_F_pub_sheet_hidden] + findings.per_code[SVOD_F_pub_sheet_hidden], 1);
}

static void findings_of_an_audit_stand_at_their_cells(void **state) {
    (void)state;
    put_file(arena, "table.csv",
             "Муниципалитет;Раздел 1;Раздел 2;Итого\nАбатский;3;4;7\nБердюжский;1;2;3\nВагайский;5;6;11\nВсего баллов;9;112;121\n");
    svod_audit_report(compute("published: table.csv\n", true)->audit, &asked);
    assert_string_equal(svod_place_text(arena, finding(&asked, SVOD_F_audit_sum)->place), "table.csv!C5");
}

static void a_column_that_nothing_bears_on_is_told(void **state) {
    (void)state;
    put_file(arena, "table.csv",
             "Муниципалитет;Раздел 1;Раздел 2;Итого;Место;Место в округе;Дополнительные баллы\n"
             "Абатский;3;4;7;2;1;2\nБердюжский;1;2;3;3;1;2\nВагайский;5;6;11;1;1;3\n");
    svod_audit_report(compute("published: table.csv\n", true)->audit, &asked);
    assert_int_equal(asked.per_code[SVOD_F_audit_column_unchecked] + asked.per_code[SVOD_F_pub_column_unknown], 2);
    assert_int_equal(asked.count[SVOD_WARNING] + asked.count[SVOD_ERROR], 0);
    assert_string_equal(svod_place_text(arena, finding(&asked, SVOD_F_audit_column_unchecked)->place), "table.csv!F1");
}

static void every_check_explains_itself(void **state) {
    (void)state;
    const char *title;
    size_t i = 0;
    for (; svod_audit_check(i, SVOD_RU, &title); i++) {
        assert_true(strlen(svod_audit_check_help(i, SVOD_RU)) > 2 * strlen(title));
        assert_true(strlen(svod_audit_check_help(i, SVOD_EN)) > 100);
        assert_string_not_equal(svod_audit_check_help(i, SVOD_RU), svod_audit_check_help(i, SVOD_EN));
    }
    assert_int_equal(i, 18);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_right_table_is_no_finding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_one_is_one_finding_of_the_run, set_up, tear_down),
        cmocka_unit_test_setup_teardown(entries_are_those_of_sheets, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_glob_that_finds_nothing_is_said_at_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_asks_for_an_audit_is_told_that_there_is_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_was_a_sheet_is_not_said_twice_how_it_was_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cells_are_counted_and_sheets_picked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_table_alone_is_audited_by_its_rubric_and_that_of_the_year_before, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_without_a_table_is_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_table_on_a_hidden_sheet_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(findings_of_an_audit_stand_at_their_cells, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_column_that_nothing_bears_on_is_told, set_up, tear_down),
        cmocka_unit_test(every_check_explains_itself),
        cmocka_unit_test_setup_teardown(what_is_missing_is_said, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
