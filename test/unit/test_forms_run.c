// Forms into files: who gets one, what it is called, that it is protected, always the same and never written over one that was filled.
#include "forms_help.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "folder_help.h"
#include "run/run.h"

static svod_arena *arena;
static svod_findings findings;

static const char campaign_text[] = "svod: campaign/1\nname: probe\nyear: 2023\ndate: 2023-12-01\nprovenance: demo\ndue: 2023-11-20\n"
                                    "rubric: rubric.yaml\nroster: roster.csv\nsheets: sheets/*.xlsx\n";
static const char rubric_text[] = "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 3\nstep: 1\nprovenance: demo\n"
                                  "sections:\n  - {id: \"1\", title: Цели, max: 3}\n";
static const char roster_text[] = "id;name;until\na;Абатский;\nb;Бердюжский;\nc;Прежний;2020\n";

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    put_file(arena, "campaign.yaml", campaign_text);
    put_file(arena, "rubric.yaml", rubric_text);
    put_file(arena, "roster.csv", roster_text);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

// ---- who gets one --------------------------------------------------------------------------------------------------------

static svod_judge judge_of(const char *name, bool first, bool second, bool conflict) {
    bool *assigned = SVOD_ARRAY(arena, bool, 2), *against = SVOD_ARRAY(arena, bool, 2);
    assigned[0] = first;
    assigned[1] = second;
    against[1] = conflict;
    return (svod_judge){
        .name = name, .place = svod_place_cell("experts.csv", "experts", 2, 1), .assigned = assigned, .conflict = against, .due = ""};
}

static const svod_forms *forms_of(svod_judge *judges, size_t count, const char *only) {
    svod_rubric *rubric = form_rubric(arena, nested, 8);
    svod_panel *panel = SVOD_NEW(arena, svod_panel);
    *panel = (svod_panel){.file = "experts.csv", .judges = judges, .count = count};
    svod_form_input *common = SVOD_NEW(arena, svod_form_input);
    *common = form_input(arena, rubric, make_roster(arena, 2, NULL, 0));
    return svod_forms_of(common, judges ? panel : NULL, only, svod_place_file("campaign.yaml"), arena, &findings);
}

static void nobody_gets_a_unit_in_conflict(void **state) {
    (void)state;
    svod_judge judges[] = {judge_of("Первый", true, true, true), judge_of("Второй", true, true, false),
                           judge_of("Третий", false, true, true)};
    judges[1].due = "2023-01-02";
    judges[1].chair = true;
    const svod_forms *forms = forms_of(judges, 3, NULL);
    assert_int_equal(forms->count, 2);
    assert_int_equal(forms->list[0].units, 1);
    assert_true(forms->list[0].input.units[0]);
    assert_false(forms->list[0].input.units[1]);
    assert_int_equal(forms->list[1].units, 2);
    assert_string_equal(forms->list[1].input.due, "2023-01-02");
    assert_true(forms->list[1].input.chair);
    const svod_finding *none = only_finding(&findings, SVOD_F_form_no_units);
    assert_string_equal(none->found, "Третий");
    assert_int_equal(none->place.row, 2);
}

static void one_of_them_by_name(void **state) {
    (void)state;
    svod_judge judges[] = {judge_of("Первый", true, true, false), judge_of("Второй", true, true, false)};
    const svod_forms *forms = forms_of(judges, 2, "второй");
    assert_int_equal(forms->count, 1);
    assert_string_equal(forms->list[0].input.expert, "Второй");
    assert_null(forms_of(judges, 2, "Вторай"));
    const svod_finding *unknown = only_finding(&findings, SVOD_F_form_expert_unknown);
    assert_string_equal(unknown->found, "Вторай");
    assert_non_null(strstr(unknown->expected, "Второй"));
    findings = svod_findings_of(arena, SVOD_RU);
    assert_null(forms_of(judges, 2, "Соколова"));
    assert_string_equal(only_finding(&findings, SVOD_F_form_expert_unknown)->expected, "Первый, Второй");
}

static void names_that_every_system_takes(void **state) {
    (void)state;
    svod_judge judges[] = {judge_of("Иванова А. А.", true, false, false), judge_of("иванова  А. А", true, false, false),
                           judge_of("a/b\\c:d*e?\"<>|", true, false, false), judge_of(" … ", true, false, false),
                           judge_of("..", true, false, false)};
    const svod_forms *forms = forms_of(judges, 5, NULL);
    assert_string_equal(forms->list[4].name, "Баллы — _.xlsx");
    assert_string_equal(forms->list[0].name, "Баллы — Иванова А. А.xlsx");
    assert_string_equal(forms->list[1].name, "Баллы — иванова А. А (2).xlsx");
    assert_string_equal(forms->list[2].name, "Баллы — a_b_c_d_e_____.xlsx");
    char *longest = svod_alloc(arena, 601);
    for (size_t i = 0; i < 300; i++)
        memcpy(longest + 2 * i, "ж", 2);
    judges[0].name = longest;
    forms = forms_of(judges, 1, NULL);
    assert_int_equal(svod_utf8_count(forms->list[0].name, strlen(forms->list[0].name)), 8 + 80 + 5);
    for (size_t i = 0; i < 150; i++)
        memcpy(longest + 4 * i, "\U0001F600", 4);
    forms = forms_of(judges, 1, NULL);
    assert_in_range(strlen(forms->list[0].name), 190, 220); // a file system takes 255 bytes
}

// ---- from a folder -------------------------------------------------------------------------------------------------------

static const svod_forms *run_forms(const char *expert) {
    svod_form_options options = {.campaign = folder, .expert = expert};
    return svod_run_forms(&options, arena, &findings);
}

// A form without a single cell to fill in would only puzzle its expert.
static void indicators_alone_leave_nothing_to_fill_in(void **state) {
    (void)state;
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nprovenance: demo\ntotal: reached\nsections:\n"
             "  - {id: \"1\", title: Кадры, kind: share, target: 5}\n");
    assert_null(run_forms("Иванова"));
    const svod_finding *finding = only_finding(&findings, SVOD_F_form_no_criteria);
    assert_string_equal(svod_place_text(arena, finding->place), "campaign.yaml:7:9");
    assert_string_equal(finding->found, "demo");
}

static void without_a_list_of_experts_one_must_be_named(void **state) {
    (void)state;
    assert_null(run_forms(NULL));
    assert_string_equal(only_finding(&findings, SVOD_F_form_no_experts)->place.file, "campaign.yaml");
    assert_null(run_forms(" "));
    assert_int_equal(findings.per_code[SVOD_F_form_no_experts], 2);
    const svod_forms *forms = run_forms("Иванова");
    assert_int_equal(forms->count, 1);
    assert_int_equal(forms->list[0].units, 2); // the third is gone since 2020
    assert_string_equal(forms->list[0].input.due, "2023-11-20");
    assert_int_equal(forms->campaign->provenance, SVOD_DEMO);
}

// An error may be a conflict that was not understood.
static void an_error_stops_all_forms(void **state) {
    (void)state;
    put_file(arena, "campaign.yaml", svod_printf(arena, "%sexperts: experts.csv\n", campaign_text));
    put_file(arena, "experts.csv", "эксперт;конфликты\nАнна;Абатскй\nБорис;\n");
    assert_null(run_forms(NULL));
    assert_int_equal(findings.count[SVOD_ERROR], 1);
    assert_null(run_forms("Борис"));
    findings = svod_findings_of(arena, SVOD_RU);
    put_file(arena, "experts.csv", "эксперт;конфликты\nАнна;Абатский\nБорис;\nВера;Абатский|Бердюжский\n");
    const svod_forms *forms = run_forms(NULL);
    assert_int_equal(findings.count[SVOD_ERROR], 0);
    assert_int_equal(findings.per_code[SVOD_F_form_no_units], 1); // a warning stops nothing
    assert_int_equal(forms->count, 2);
    put_file(arena, "campaign.yaml", svod_printf(arena, "%sexperts: experts.csv\ndew: 2023-01-01\n", campaign_text));
    assert_null(run_forms(NULL));
}

static size_t write_all(const char *expert, const char *dir, bool replace) {
    const svod_saved *files = NULL;
    size_t count = 0;
    const svod_forms *forms = run_forms(expert);
    assert_non_null(forms);
    assert_true(svod_run_write_forms(forms, in_folder(arena, dir), replace, arena, &findings, &files, &count));
    for (size_t i = 0, kept = 0; i < forms->count; i++) {
        kept += forms->list[i].kept;
        if (i + 1 == forms->count) assert_int_equal(kept + count, forms->count);
    }
    return count;
}

static bool write_forms(const char *dir, bool replace) {
    return write_all("Иванова", dir, replace) == 1;
}

static char *part(const char *dir, const char *name) {
    zip_t *zip = zip_open(in_folder(arena, svod_printf(arena, "%s/Баллы — Иванова.xlsx", dir)), ZIP_RDONLY, NULL);
    assert_non_null(zip);
    zip_stat_t stat;
    assert_int_equal(zip_stat(zip, name, 0, &stat), 0);
    char *text = svod_alloc(arena, stat.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    assert_int_equal(zip_fread(file, text, stat.size), (zip_int64_t)stat.size);
    zip_fclose(file);
    zip_discard(zip);
    return text;
}

static const char *form_text(const char *expert) {
    svod_bytes bytes;
    const char *path = in_folder(arena, svod_printf(arena, "out/Баллы — %s.xlsx", expert));
    assert_true(svod_host_read(arena, path, expert, &bytes, &findings));
    return svod_strndup(arena, (const char *)bytes.data, bytes.len);
}

// One more expert: the new form is written, those that were sent out stay as they are.
static void a_filled_form_is_not_written_over(void **state) {
    (void)state;
    put_file(arena, "campaign.yaml", svod_printf(arena, "%sexperts: experts.csv\n", campaign_text));
    put_file(arena, "experts.csv", "эксперт;участники\nАнна;все\nБорис;все\n");
    assert_int_equal(write_all(NULL, "out", false), 2);
    put_file(arena, "out/Баллы — Анна.xlsx", "filled in");
    put_file(arena, "experts.csv", "эксперт;участники\nАнна;все\nБорис;все\nВера;все\n");
    assert_int_equal(write_all(NULL, "out", false), 1);
    assert_string_equal(form_text("Анна"), "filled in");
    assert_true(svod_starts(form_text("Вера"), "PK"));
    assert_int_equal(write_all(NULL, "out", false), 0);
    assert_int_equal(write_all("Анна", "out", false), 0);
    assert_int_equal(findings.list.count, 0);
    assert_int_equal(write_all("Анна", "out", true), 1);
    assert_true(svod_starts(form_text("Анна"), "PK"));
    assert_int_equal(write_all(NULL, "out", true), 3);
}

// The sheet of all units as a text: nobody can tell whose it is, and a nameless expert would be wrong.
static void a_form_saved_as_a_text_is_refused(void **state) {
    (void)state;
    put_file(arena, "campaign.yaml", campaign_text);
    put_file(arena, "m.csv",
             ";Баллы эксперта: Иванова;;;\n;;;;\n;;;1;=total\n;;Раздел;Цели;\n;№;Участник;1 Цели;Итого\na;1;Абатский;2;2\n");
    svod_run_options options = {.campaign = folder, .sheets = "m.csv"};
    assert_null(svod_run_compute(&options, arena, &findings));
    const svod_finding *told = only_finding(&findings, SVOD_F_form_wrong_format);
    assert_string_equal(told->place.file, "m.csv");
    assert_string_equal(told->found, "csv");
    assert_int_equal(findings.per_code[SVOD_F_sheet_skipped], 0);
    put_file(arena, "m.csv", "Муниципалитет;Раздел 1\nАбатский;2\nБердюжский;1\n");
    assert_non_null(svod_run_compute(&options, arena, &findings));
}

static void the_same_campaign_gives_the_same_bytes(void **state) {
    (void)state;
    assert_true(write_forms("a", false));
    sleep(1); // a clock that leaked into the file would show
    assert_true(write_forms("b", false));
    static const char *const names[] = {"xl/workbook.xml", "docProps/core.xml", "xl/worksheets/sheet3.xml", "xl/sharedStrings.xml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(part("a", names[i]), part("b", names[i]));
    svod_bytes a, b;
    assert_true(svod_host_read(arena, in_folder(arena, "a/Баллы — Иванова.xlsx"), "a", &a, &findings));
    assert_true(svod_host_read(arena, in_folder(arena, "b/Баллы — Иванова.xlsx"), "b", &b, &findings));
    assert_int_equal(a.len, b.len);
    assert_memory_equal(a.data, b.data, a.len);
}

static void the_file_is_closed_but_for_its_entries(void **state) {
    (void)state;
    assert_true(write_forms("out", false));
    const char *book = part("out", "xl/workbook.xml"), *matrix = part("out", "xl/worksheets/sheet3.xml");
    const char *keys = part("out", "xl/worksheets/sheet1.xml"), *styles = part("out", "xl/styles.xml");
    assert_non_null(strstr(book, "<sheet name=\"svod\" sheetId=\"1\" state=\"hidden\""));
    assert_non_null(strstr(book, "firstSheet=\"1\" activeTab=\"2\""));
    assert_non_null(strstr(keys, "<sheetProtection sheet=\"1\""));
    assert_non_null(strstr(matrix, "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>"));
    assert_non_null(strstr(styles, "<protection locked=\"0\"/>"));
    assert_non_null(strstr(matrix, "<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\""));
    assert_non_null(strstr(matrix, "<formula1>'svod'!$L$2:$L$6</formula1>"));
    assert_non_null(strstr(matrix, "prompt=\"Можно: 0; 1; 2; 3 или н/п.&#xA;Цели\""));
    assert_non_null(strstr(matrix, "<row r=\"3\""));
    assert_non_null(strstr(matrix, "<col min=\"1\" max=\"1\" width=\"0\" hidden=\"1\""));
    assert_non_null(strstr(matrix, "t=\"str\""));
}

// A message that is too long is cut, not the validation lost.
static void long_messages_are_cut(void **state) {
    (void)state;
    char *title = svod_alloc(arena, 801);
    for (size_t i = 0; i < 400; i++)
        memcpy(title + 2 * i, "ж", 2);
    put_file(arena, "rubric.yaml",
             svod_printf(arena,
                         "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 3\nstep: 1\nprovenance: demo\n"
                         "sections:\n  - {id: a-very-long-name-of-a-criterion-indeed, title: %s, max: 3}\n",
                         title));
    assert_true(write_forms("out", false));
    const char *matrix = part("out", "xl/worksheets/sheet3.xml");
    assert_non_null(strstr(matrix, "promptTitle=\"a-very-long-name-of-a-criterion…\""));
    const char *prompt = strstr(matrix, "prompt=\"Можно: 0; 1; 2; 3 или н/п.&#xA;жжж");
    assert_non_null(prompt);
    assert_non_null(strstr(prompt, "жжж…\""));
}

// Office programs count letters as UTF-16 does, in which a smiling face is two.
static void letters_are_those_of_office_programs(void **state) {
    (void)state;
    char *faces = svod_alloc(arena, 801);
    for (size_t i = 0; i < 200; i++)
        memcpy(faces + 4 * i, "\U0001F600", 4);
    put_file(arena, "rubric.yaml",
             svod_printf(arena,
                         "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 3\nstep: 1\nprovenance: demo\n"
                         "sections:\n  - {id: a, title: %s, max: 3}\n",
                         faces));
    put_file(arena, "roster.csv", svod_printf(arena, "id,name\na,%s\n", faces));
    assert_true(write_forms("out", false));
    const char *prompt = strstr(part("out", "xl/worksheets/sheet3.xml"), "prompt=\"Можно: ");
    assert_non_null(prompt);
    size_t len = strcspn(prompt + 8, "\"");
    const char *text = svod_strndup(arena, prompt + 8, len), *line = strstr(text, "&#xA;");
    assert_non_null(line);
    size_t units = svod_utf8_count(text, (size_t)(line - text)) + 1 + 2 * ((strlen(line) - 5 - 3) / 4) + 1;
    assert_in_range(units, 253, 255);
    assert_non_null(strstr(part("out", "xl/workbook.xml"), svod_printf(arena, "name=\"1 %.*s\"", 14 * 4, faces))); // 2 + 28 of 31
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(nobody_gets_a_unit_in_conflict),
        TEST(one_of_them_by_name),
        TEST(letters_are_those_of_office_programs),
        TEST(names_that_every_system_takes),
        TEST(indicators_alone_leave_nothing_to_fill_in),
        TEST(without_a_list_of_experts_one_must_be_named),
        TEST(an_error_stops_all_forms),
        TEST(a_filled_form_is_not_written_over),
        TEST(a_form_saved_as_a_text_is_refused),
        TEST(the_same_campaign_gives_the_same_bytes),
        TEST(the_file_is_closed_but_for_its_entries),
        TEST(long_messages_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
