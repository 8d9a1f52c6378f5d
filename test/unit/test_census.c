// Sheets counted, and the count as a table and as JSON.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "write/write.h"

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

static svod_census counted(void) {
    static const svod_sheet_info sheets[] = {{"a.xlsx", "Баллы", 0, SVOD_VISIBLE}, {"a.xlsx", "\x1B[2J", 1, SVOD_VERY_HIDDEN}};
    static const svod_cell rows[][3] = {{{.row = 2, .col = 1, .type = SVOD_CELL_STRING},
                                         {.row = 2, .col = 3, .type = SVOD_CELL_NUMBER, .flags = SVOD_CELL_FORMULA},
                                         {.row = 2, .col = 4, .type = SVOD_CELL_EMPTY, .flags = SVOD_CELL_NO_RESULT}},
                                        {{.row = 9, .col = 1, .type = SVOD_CELL_ERROR, .flags = SVOD_CELL_DAMAGED},
                                         {.row = 9, .col = 2, .type = SVOD_CELL_ERROR, .flags = SVOD_CELL_HIDDEN},
                                         {.row = 9, .col = 3, .type = SVOD_CELL_DATE}}};
    static const svod_merge merges[] = {{1, 1, 2, 2}, {5, 5, 6, 6}};
    svod_census census = svod_census_of(arena);
    svod_sink sink = svod_census_sink(&census);
    census.file = "a.xlsx";
    census.format = "xlsx";
    census.bytes = 12;
    census.whole = true;
    strcpy(census.sha256, "ab12");
    for (size_t i = 0; i < 2; i++) {
        assert_true(sink.sheet(sink.ctx, &sheets[i]));
        for (size_t k = 0; k < 2 && i == 0; k++)
            assert_true(sink.row(sink.ctx, rows[k][0].row, rows[k], 3));
        assert_true(sink.end(sink.ctx, merges, i == 0 ? 2 : 0));
    }
    return census;
}

static void counts_by_kind(void **state) {
    (void)state;
    svod_census census = counted();
    const svod_census_sheet *sheet = SVOD_AT(&census.sheets, svod_census_sheet, 0);
    static const size_t expected[SVOD_COUNT_COUNT] = {
        [SVOD_COUNT_NUMBERS] = 1,   [SVOD_COUNT_TEXTS] = 1,    [SVOD_COUNT_DATES] = 1,  [SVOD_COUNT_ERRORS] = 1, [SVOD_COUNT_DAMAGED] = 1,
        [SVOD_COUNT_NO_RESULT] = 1, [SVOD_COUNT_FORMULAS] = 2, [SVOD_COUNT_HIDDEN] = 1, [SVOD_COUNT_MERGES] = 2};
    for (svod_count i = 0; i < SVOD_COUNT_COUNT; i++)
        if (sheet->counts[i] != expected[i]) fail_msg("%s: %zu", svod_count_id(i), sheet->counts[i]);
    assert_int_equal(sheet->cells, 6);
    assert_int_equal(sheet->last_row, 9);
    assert_int_equal(sheet->last_col, 4);
    assert_int_equal(census.sheets.count, 2);
}

static void writes_a_table(void **state) {
    (void)state;
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_census census = counted();
    svod_buf out = svod_buf_of(arena);
    svod_write_census_text(&census, &findings, SVOD_EN, &out);
    assert_string_equal(
        out.data,
        "a.xlsx\n"
        "  XLSX\n"
        "  12 bytes, SHA-256 ab12\n\n"
        "  sheet  visible      rows × columns  cells  numbers  texts  dates  errors  damaged  no result  formulas  hidden  merged\n"
        "  Баллы  yes                   9 × 4      6        1      1      1       1        1          1         2       1       2\n"
        "  ?[2J   very hidden           0 × 0      0        0      0      0       0        0          0         0       0       0\n");
    svod_buf part = svod_buf_of(arena);
    census.sheets.count = 0;
    census.whole = false;
    census.decisions = "UTF-8";
    svod_add(&findings, SVOD_F_format_extension, svod_place_cell("a.xlsx", NULL, 0, 0), "xlsx", NULL);
    svod_add(&findings, SVOD_F_format_unknown, svod_place_cell("a.xlsx", NULL, 0, 0), "PDF", NULL);
    svod_write_census_text(&census, &findings, SVOD_RU, &part);
    assert_string_equal(part.data, "a.xlsx\n  XLSX, UTF-8\n  байт: 12, SHA-256 ab12\n  не прочитан: это не таблица: PDF\n");
    svod_buf none = svod_buf_of(arena);
    census.format = NULL;
    svod_write_census_text(&census, &findings, SVOD_EN, &none);
    assert_string_equal(none.data, "a.xlsx\n  not read: this is no sheet: PDF\n");
    svod_buf some = svod_buf_of(arena);
    svod_census cut = counted();
    cut.whole = false;
    svod_write_census_text(&cut, &findings, SVOD_RU, &some);
    assert_non_null(strstr(some.data, "\n  прочитан не весь: это не таблица: PDF\n"));
}

static void writes_json(void **state) {
    (void)state;
    svod_census census = counted();
    census.file = "\xE0.xlsx";
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_add(&findings, SVOD_F_file_empty, svod_place_cell(census.file, NULL, 0, 0), "", "");
    svod_buf out = svod_buf_of(arena);
    svod_write_census_json(&census, &findings, &out);
    json_t *object = json_loads(out.data, 0, NULL);
    assert_non_null(object);
    assert_string_equal(json_string_value(json_object_get(object, "file")), "\uFFFD.xlsx");
    assert_int_equal(json_array_size(json_object_get(object, "findings")), 1);
    json_t *sheet = json_array_get(json_object_get(object, "sheets"), 1);
    assert_string_equal(json_string_value(json_object_get(sheet, "visibility")), "very_hidden");
    assert_string_equal(json_string_value(json_object_get(sheet, "name")), "\x1B[2J");
    assert_int_equal(json_integer_value(json_object_get(json_array_get(json_object_get(object, "sheets"), 0), "merges")), 2);
    json_decref(object);
    svod_census nothing = svod_census_of(arena);
    nothing.file = "a";
    svod_buf none = svod_buf_of(arena);
    svod_write_census_json(&nothing, &findings, &none);
    object = json_loads(none.data, 0, NULL);
    assert_true(json_is_null(json_object_get(object, "format")) && json_is_null(json_object_get(object, "sha256")));
    json_decref(object);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_by_kind), cmocka_unit_test(writes_a_table), cmocka_unit_test(writes_json)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
