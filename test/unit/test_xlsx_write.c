// Writing a workbook: it opens as an archive, twice the same bytes, texts stay texts, a folder that is not there is a finding.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/str.h"
#include "write/palette.h"
#include "write/write.h"

static svod_table *make_table(svod_arena *arena) {
    svod_table *table = SVOD_NEW(arena, svod_table);
    *table = svod_table_of(arena, "small", "Лист 'один' и один", 1);
    svod_put_text(table, 1, 1, SVOD_CLASS_HEAD, "Имя");
    svod_put_text(table, 1, 2, SVOD_CLASS_HEAD, "Баллы");
    svod_put_text(table, 2, 1, SVOD_CLASS_TEXT, "=1+1");
    svod_put_number(table, 2, 2, SVOD_CLASS_POINTS, 7.5)->note = "пояснение";
    svod_put_text(table, 3, 1, SVOD_CLASS_TEXT, "@имя & <знак>");
    svod_put_formula(table, 3, 2, SVOD_CLASS_POINTS, "=SUM(B2:B2)", 7.5)->tone = SVOD_TONE_STRONG;
    svod_put_text(table, 4, 1, SVOD_CLASS_WRAP, "-тире")->cols = 2;
    table->excel_table = (svod_range){1, 1, 3, 2};
    table->excel_table_name = "small_table";
    svod_table_heat(table, (svod_range){2, 2, 3, 2}, 0, 5, 10);
    svod_chart *chart = svod_table_chart(table, SVOD_CHART_BAR, "Диаграмма");
    *chart = (svod_chart){.kind = SVOD_CHART_BAR,
                          .title = "Диаграмма",
                          .series_count = 1,
                          .row = 6,
                          .col = 1,
                          .width = 480,
                          .height = 288,
                          .y_max = 10,
                          .labels = true,
                          .reverse = true};
    chart->series[0] = (svod_series){.name = "Баллы", .categories = {2, 1, 3, 1}, .values = {2, 2, 3, 2}};
    return table;
}

static bool write_to(const char *path, svod_arena *arena, svod_findings *findings) {
    const svod_table *tables[] = {make_table(arena)};
    svod_book_info info = {.title = "Книга", .subject = "", .date = "2023-06-26"};
    return svod_write_xlsx(path, &info, tables, 1, findings);
}

static char *slurp(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    *len = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*len + 1);
    assert_int_equal(fread(bytes, 1, *len, file), *len);
    bytes[*len] = '\0';
    fclose(file);
    return bytes;
}

static char *part(zip_t *zip, const char *name) {
    zip_stat_t stat;
    assert_int_equal(zip_stat(zip, name, 0, &stat), 0);
    char *text = malloc(stat.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    assert_int_equal(zip_fread(file, text, stat.size), (zip_int64_t)stat.size);
    text[stat.size] = '\0';
    zip_fclose(file);
    return text;
}

typedef struct folder {
    char dir[32], first[64], second[64];
    svod_arena *arena;
    svod_findings findings;
} folder;

static int set_up(void **state) {
    folder *f = calloc(1, sizeof *f);
    strcpy(f->dir, "/tmp/svod-test-XXXXXX");
    assert_non_null(mkdtemp(f->dir));
    snprintf(f->first, sizeof f->first, "%s/a.xlsx", f->dir);
    snprintf(f->second, sizeof f->second, "%s/b.xlsx", f->dir);
    f->arena = svod_arena_new();
    f->findings = svod_findings_of(f->arena, SVOD_RU);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    folder *f = *state;
    unlink(f->first);
    unlink(f->second);
    rmdir(f->dir);
    svod_arena_free(f->arena);
    free(f);
    return 0;
}

static void same_input_gives_the_same_bytes(void **state) {
    folder *f = *state;
    assert_true(write_to(f->first, f->arena, &f->findings));
    sleep(1); // a clock that leaked into the file would show
    assert_true(write_to(f->second, f->arena, &f->findings));
    size_t a = 0, b = 0;
    char *first = slurp(f->first, &a), *second = slurp(f->second, &b);
    assert_int_equal(a, b);
    assert_memory_equal(first, second, a);
    free(first);
    free(second);
}

static void texts_stay_texts(void **state) {
    folder *f = *state;
    assert_true(write_to(f->first, f->arena, &f->findings));
    zip_t *zip = zip_open(f->first, ZIP_RDONLY, NULL);
    assert_non_null(zip);
    char *sheet = part(zip, "xl/worksheets/sheet1.xml"), *strings = part(zip, "xl/sharedStrings.xml");
    assert_non_null(strstr(strings, "<t>=1+1</t>"));
    assert_non_null(strstr(strings, "@имя &amp; &lt;знак&gt;"));
    assert_non_null(strstr(strings, "<t>-тире</t>"));
    assert_null(strstr(sheet, "1+1"));
    assert_non_null(strstr(sheet, "<f>SUM(B2:B2)</f><v>7.5</v>"));
    free(sheet);
    free(strings);
    zip_discard(zip);
}

// What XML or an office program cannot hold is replaced or cut, and the rest of the text stays.
static void texts_that_no_workbook_holds(void **state) {
    folder *f = *state;
    char *longest = svod_alloc(f->arena, 40001);
    memset(longest, 'x', 40000);
    svod_table table = svod_table_of(f->arena, "t", "Лист", 1);
    svod_put_text(&table, 1, 1, SVOD_CLASS_TEXT, "до\x01после\xEF\xBF\xBE");
    svod_put_text(&table, 2, 1, SVOD_CLASS_TEXT, longest);
    const svod_table *tables[] = {&table};
    svod_book_info info = {.title = "a\x02z", .date = "2023-06-26"};
    assert_true(svod_write_xlsx(f->first, &info, tables, 1, &f->findings));
    zip_t *zip = zip_open(f->first, ZIP_RDONLY, NULL);
    char *strings = part(zip, "xl/sharedStrings.xml"), *core = part(zip, "docProps/core.xml");
    assert_non_null(strstr(strings, "до?после\xEF\xBF\xBD"));
    assert_non_null(strstr(strings, "xxx…</t>"));
    assert_non_null(strstr(core, "a?z"));
    free(strings);
    free(core);
    zip_discard(zip);
}

static size_t count_of(const char *text, const char *word) {
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, word)); at++)
        count++;
    return count;
}

// A link that is too long stays as text; comments are all kept, and the library does not need minutes for them.
static void what_office_programs_do_not_hold(void **state) {
    folder *f = *state;
    enum { WIDE = 3000, HIGH = 10 };
    char *url = svod_alloc(f->arena, 3001);
    memset(url, 'a', 3000);
    url[3000] = '\0';
    memcpy(url, "https://", 8);
    svod_table *table = SVOD_NEW(f->arena, svod_table);
    *table = svod_table_of(f->arena, "wide", "Лист", 1);
    svod_put_text(table, 1, 1, SVOD_CLASS_LINK_ROW, url)->target = url;
    svod_put_text(table, 2, 1, SVOD_CLASS_LINK_ROW, "короткая")->target = "https://demo.example/a b";
    for (uint32_t row = 3; row < 3 + HIGH; row++)
        for (uint32_t col = 1; col <= WIDE; col++)
            svod_put_number(table, row, col, SVOD_CLASS_POINTS, 1)->note = "да";
    svod_book_info info = {.title = "Книга", .subject = "", .date = "2023-06-26"};
    assert_true(svod_write_xlsx(f->first, &info, (const svod_table *const[]){table}, 1, &f->findings));
    zip_t *zip = zip_open(f->first, ZIP_RDONLY, NULL);
    char *rels = part(zip, "xl/worksheets/_rels/sheet1.xml.rels"), *comments = part(zip, "xl/comments1.xml");
    char *strings = part(zip, "xl/sharedStrings.xml");
    assert_int_equal(count_of(rels, "https://"), 1);
    assert_non_null(strstr(strings, url));
    assert_int_equal(count_of(comments, "<comment "), WIDE * HIGH);
    free(rels);
    free(comments);
    free(strings);
    zip_discard(zip);
}

// As in a long list of units: rows with heights of their own and comments down to the end, each anchored where it stands.
static void comments_of_long_sheets_are_all_kept(void **state) {
    folder *f = *state;
    enum { HIGH = 6000 };
    svod_table *table = SVOD_NEW(f->arena, svod_table);
    *table = svod_table_of(f->arena, "high", "Лист", 1);
    svod_table_width(table, 1, 2, 30);
    for (uint32_t row = 1; row <= HIGH; row++) {
        svod_put_number(table, row, 1, SVOD_CLASS_POINTS, 1)->note = "да";
        svod_table_height(table, row, 30);
    }
    svod_book_info info = {.title = "Книга", .subject = "", .date = "2023-06-26"};
    assert_true(svod_write_xlsx(f->first, &info, (const svod_table *const[]){table}, 1, &f->findings));
    zip_t *zip = zip_open(f->first, ZIP_RDONLY, NULL);
    char *comments = part(zip, "xl/comments1.xml"), *drawing = part(zip, "xl/drawings/vmlDrawing1.vml");
    char *sheet = part(zip, "xl/worksheets/sheet1.xml");
    assert_int_equal(count_of(comments, "<comment "), HIGH);
    assert_int_equal(count_of(sheet, "ht=\"30\""), HIGH);
    assert_int_equal(count_of(sheet, "<col "), 1);
    // 40 pixels a row: 52 pixels of comment begin in the row before and end one and a bit further on.
    assert_non_null(strstr(drawing, ", 5999, "));
    assert_non_null(strstr(drawing, "<x:Row>5999</x:Row>"));
    free(comments);
    free(drawing);
    free(sheet);
    zip_discard(zip);
}

// Whoever gives tables away one by one is told of each, in order, hidden ones too.
typedef struct told {
    size_t count;
    bool in_order;
} told;

static void count_written(void *ctx, size_t table) {
    told *at = ctx;
    at->in_order &= table == at->count++;
}

static void tables_in_the_book_are_told(void **state) {
    folder *f = *state;
    svod_table tables[3];
    const svod_table *list[3];
    for (size_t i = 0; i < 3; i++) {
        tables[i] = svod_table_of(f->arena, "t", svod_printf(f->arena, "Лист %zu", i), 1);
        tables[i].hidden = i == 0;
        list[i] = &tables[i];
    }
    tables[1].shown = true;
    told at = {0, true};
    svod_book_info info = {.title = "", .subject = "", .date = "2023-06-26", .written = count_written, .ctx = &at};
    assert_true(svod_write_xlsx(f->first, &info, list, 3, &f->findings));
    assert_int_equal(at.count, 3);
    assert_true(at.in_order);
    zip_t *zip = zip_open(f->first, ZIP_RDONLY, NULL);
    char *book = part(zip, "xl/workbook.xml");
    assert_non_null(strstr(book, "firstSheet=\"1\""));
    free(book);
    zip_discard(zip);
}

static void properties_and_parts_are_there(void **state) {
    folder *f = *state;
    assert_true(write_to(f->first, f->arena, &f->findings));
    zip_t *zip = zip_open(f->first, ZIP_RDONLY, NULL);
    char *core = part(zip, "docProps/core.xml"), *comments = part(zip, "xl/comments1.xml"), *chart = part(zip, "xl/charts/chart1.xml");
    char *sheet = part(zip, "xl/worksheets/sheet1.xml"), *table = part(zip, "xl/tables/table1.xml");
    assert_non_null(strstr(core, "2023-06-26T12:00:00Z"));
    assert_non_null(strstr(comments, "пояснение"));
    assert_non_null(strstr(chart, "<c:max val=\"10\"/>"));
    assert_non_null(strstr(sheet, "colorScale"));
    assert_non_null(strstr(sheet, "fitToHeight=\"0\""));
    assert_non_null(strstr(table, "name=\"Баллы\""));
    char *const parts[] = {core, comments, chart, sheet, table};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        free(parts[i]);
    zip_discard(zip);
}

// Pages that a table names are cut there, at the scale of the widest: 8 columns of 20 characters beside 30 held ones, then 2.
static void pages_are_cut_where_the_table_says(void **state) {
    folder *f = *state;
    svod_table table = svod_table_of(f->arena, "wide", "wide", 1);
    svod_put_text(&table, 1, 1, SVOD_CLASS_TEXT, "a");
    svod_table_width(&table, 1, 1, 30);
    svod_table_width(&table, 2, 11, 20);
    table.freeze_col = 2;
    table.landscape = true;
    *SVOD_PUSH(&table.breaks, uint32_t) = 10;
    const svod_table *tables[] = {&table};
    svod_book_info info = {.title = "", .subject = "", .date = "2023-06-26"};
    assert_true(svod_write_xlsx(f->first, &info, tables, 1, &f->findings));
    zip_t *zip = zip_open(f->first, ZIP_RDONLY, NULL);
    char *sheet = part(zip, "xl/worksheets/sheet1.xml"), *book = part(zip, "xl/workbook.xml");
    assert_non_null(strstr(sheet, "<brk id=\"9\"")); // behind the ninth column
    assert_non_null(strstr(sheet, "scale=\"55\""));  // 1030 / (9.4 * (190 + 0.71 * 9))
    assert_null(strstr(sheet, "fitToPage"));
    assert_non_null(strstr(book, "_xlnm.Print_Titles"));
    free(sheet);
    free(book);
    zip_discard(zip);
}

static void a_place_that_is_not_there_is_a_finding(void **state) {
    folder *f = *state;
    const char *path = svod_printf(f->arena, "%s/none/a.xlsx", f->dir);
    assert_false(write_to(path, f->arena, &f->findings));
    assert_int_equal(f->findings.per_code[SVOD_F_save_failed], 1);
}

static void a_sheet_that_cannot_be_is_a_finding(void **state) {
    folder *f = *state;
    svod_table *table = make_table(f->arena);
    table->name = "no/slash";
    const svod_table *tables[] = {table};
    svod_book_info info = {.title = "", .subject = "", .date = "2023-06-26"};
    assert_false(svod_write_xlsx(f->first, &info, tables, 1, &f->findings));
    assert_string_equal(svod_last(&f->findings)->found, "no/slash");
}

static void formats_follow_the_class(void **state) {
    (void)state;
    static const struct {
        svod_class cls;
        unsigned decimals;
        const char *format;
    } cases[] = {{SVOD_CLASS_COEFFICIENT, 1, "0.00;\"−\"0.00"},
                 {SVOD_CLASS_POINTS, 0, "0"},
                 {SVOD_CLASS_POINTS, 1, "0.0"},
                 {SVOD_CLASS_MEAN, 0, "0.00"},
                 {SVOD_CLASS_MEAN, 2, "0.000"},
                 {SVOD_CLASS_KEY, 0, "0.0"},
                 {SVOD_CLASS_PERCENT, 2, "0.0\"%\""},
                 {SVOD_CLASS_COUNT, 1, "#,##0"},
                 {SVOD_CLASS_CHANGE, 1, "+0.0;\"−\"0.0;0.0"},
                 {SVOD_CLASS_TEXT, 1, "General"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char buf[48];
        assert_string_equal(svod_palette_number(buf, cases[i].cls, cases[i].decimals), cases[i].format);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(same_input_gives_the_same_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_stay_texts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_that_no_workbook_holds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_office_programs_do_not_hold, set_up, tear_down),
        cmocka_unit_test_setup_teardown(comments_of_long_sheets_are_all_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tables_in_the_book_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(properties_and_parts_are_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pages_are_cut_where_the_table_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_place_that_is_not_there_is_a_finding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_sheet_that_cannot_be_is_a_finding, set_up, tear_down),
        cmocka_unit_test(formats_follow_the_class),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
