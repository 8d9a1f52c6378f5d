// What stood there: cells under a merged range, several sheets of one book, a file that is gone.
#include "explain_help.h"
#include "xlsx_help.h"

#include <stdio.h>

#include "folder_help.h"

#define TEXT_CELL(ref, text) "<c r=\"" ref "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define NUMBER_CELL(ref, value) "<c r=\"" ref "\"><v>" value "</v></c>"
#define HEAD_ROW "<row r=\"1\">" TEXT_CELL("A1", "Муниципалитет") TEXT_CELL("B1", "Раздел 1") TEXT_CELL("C1", "Раздел 2") "</row>"
#define MERGED_SHEET                                                                                                                       \
    "<worksheet><sheetData>" HEAD_ROW "<row r=\"2\">" TEXT_CELL("A2", "Абатский") NUMBER_CELL("B2", "2")                                   \
        NUMBER_CELL("C2", "1.50") "</row><row r=\"3\">" TEXT_CELL("A3", "Бердюжский")                                                      \
            NUMBER_CELL("C3", "3") "</row></sheetData>"                                                                                    \
                                   "<mergeCells count=\"1\"><mergeCell ref=\"B2:B3\"/></mergeCells></worksheet>"

static const char campaign[] = "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nrubric: rubric.yaml\nroster: roster.csv\n"
                               "sheets: scores.xlsx\n";
static const char rubric[] = "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 6\nstep: 0.5\nprovenance: demo\n"
                             "sections:\n  - {id: \"1\", title: \"Цели, задачи\", max: 3}\n  - {id: \"2\", title: Меры, max: 3}\n";

static const char percents[] = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>";

static svod_arena *arena;
static svod_findings findings;

static void put_book(const char *sheet) {
    zip_part parts[] = {{"_rels/.rels", package_rels, 0},
                        {"xl/workbook.xml", BOOK(SHEETS), 0},
                        {"xl/_rels/workbook.xml.rels", book_rels, 0},
                        {"xl/styles.xml", percents, 0},
                        {"xl/sharedStrings.xml", strings, 0},
                        {"xl/worksheets/sheet1.xml", sheet, 0},
                        {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    FILE *file = fopen(in_folder(arena, "scores.xlsx"), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
    free(bytes);
}

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    put_file(arena, "campaign.yaml", campaign);
    put_file(arena, "rubric.yaml", rubric);
    put_file(arena, "roster.csv", "id;name\na;Абатский\nb;Бердюжский\n");
    put_book(MERGED_SHEET);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static const svod_result *compute(void) {
    svod_run_options options = {.campaign = folder};
    const svod_result *result = svod_run_compute(&options, arena, &findings);
    assert_non_null(result);
    return result;
}

static svod_trail *points_of(const svod_result *result, const char *address) {
    svod_trail *trail = svod_explain(result, address, arena, &findings);
    assert_non_null(trail);
    svod_run_stood(result, trail, arena);
    return trail;
}

static void a_covered_cell_shows_the_first_of_its_range(void **state) {
    (void)state;
    const svod_result *result = compute();
    const svod_trail *first = points_of(result, "points:a:1")->children, *covered = points_of(result, "points:b:1")->children;
    assert_string_equal(first->stood, "2");
    assert_string_equal(svod_place_text(arena, covered->place), "scores.xlsx!Лист1!B3");
    assert_string_equal(covered->state, "blank");
    assert_string_equal(covered->stood, "2");
    assert_string_equal(covered->how, "ячейка объединена с B2, балл учтён только там; в баллы не входит");
    assert_string_equal(first->how, "");                                          // a plain number needs no words
    assert_string_equal(points_of(result, "points:a:2")->children->stood, "1,5"); // as spreadsheets show it
}

#define RULED_ROW(row, name, one, two) "<row r=\"" row "\">" TEXT_CELL("A" row, name) one two "</row>"
#define READ_SHEET                                                                                                                         \
    "<worksheet><sheetData>" HEAD_ROW RULED_ROW("2", "Абатский", TEXT_CELL("B2", "2,5*"), "<c r=\"C2\" s=\"1\"><v>0.5</v></c>")            \
        RULED_ROW("3", "Бердюжский", "<c r=\"B3\"><f>1+1</f><v>2</v></c>", NUMBER_CELL("C3", "9"))                                         \
            RULED_ROW("4", "Бердюжский", NUMBER_CELL("B4", "1"), "") "</sheetData></worksheet>"

static const svod_trail *score_of(const svod_result *result, const char *address) {
    return points_of(result, address)->children;
}

// "How it was read": the mark that was taken off, the percentage, the formula, the fault.
static void a_score_tells_how_it_was_read(void **state) {
    (void)state;
    put_book(READ_SHEET);
    const svod_result *result = compute();
    const svod_trail *footnote = score_of(result, "points:a:1"), *percent = score_of(result, "points:a:2");
    assert_string_equal(footnote->value, "2,5");
    assert_string_equal(footnote->stood, "2,5*");
    assert_string_equal(footnote->how, "прочитано 2,5, знак сноски отброшен");
    assert_string_equal(percent->how, "прочитано 0,5, в ячейке показаны проценты");
    const svod_trail *above = score_of(result, "points:b:2");
    assert_string_equal(above->state, "out_of_range");
    assert_string_equal(above->how, "балл выше максимума; в баллы не входит");
}

// Two scores of one expert: each with its place.
static void scores_in_conflict_are_both_shown(void **state) {
    (void)state;
    put_book(READ_SHEET);
    const svod_trail *criterion = points_of(compute(), "points:b:1"), *first = criterion->children, *second = first->next;
    assert_int_equal(criterion->child_count, 2);
    assert_string_equal(first->state, "conflict");
    assert_string_equal(first->stood, "2");
    assert_string_equal(first->how, "сохранённый результат формулы; в баллы не входит");
    assert_string_equal(svod_place_text(arena, second->place), "scores.xlsx!Лист1!B4");
    assert_string_equal(second->stood, "1");
}

static void a_line_of_yaml_shows_the_value(void **state) {
    (void)state;
    const svod_result *result = compute();
    assert_string_equal(points_of(result, "max:1")->stood, "max: 3");
    assert_string_equal(points_of(result, "max:total")->stood, "max: 6");
}

// By itself this file would be read as five columns parted by semicolons.
static void a_published_table_is_read_again_as_the_campaign_says(void **state) {
    (void)state;
    put_file(arena, "campaign.yaml", svod_printf(arena, "%spublished: {glob: table.csv, delimiter: \",\"}\n", campaign));
    put_file(arena, "table.csv", "Муниципалитет,Раздел 1,а;б;в;г;д\nАбатский,2.50,е;ж;з;и;к\nБердюжский,3,л;м;н;о;п\n");
    assert_string_equal(points_of(compute(), "cell:table.csv!B2")->stood, "2,5");
}

static void a_file_that_is_gone_says_nothing(void **state) {
    (void)state;
    const svod_result *result = compute();
    assert_int_equal(remove(in_folder(arena, "scores.xlsx")), 0);
    size_t told = findings.list.count;
    assert_null(points_of(result, "points:a:1")->children->stood);
    assert_int_equal(findings.list.count, told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_covered_cell_shows_the_first_of_its_range, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_score_tells_how_it_was_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(scores_in_conflict_are_both_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_line_of_yaml_shows_the_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_published_table_is_read_again_as_the_campaign_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_is_gone_says_nothing, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
