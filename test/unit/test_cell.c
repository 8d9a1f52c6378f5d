// A cell as a line of JSON.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "write/write.h"

static void assert_line_on(const char *sheet, svod_cell cell, const char *line) {
    svod_arena *arena = svod_arena_new();
    svod_buf out = svod_buf_of(arena);
    svod_sheet_info info = {.file = "a.xlsx", .name = sheet};
    svod_cell_writer writer = svod_cell_writer_of(&out);
    cell.len = cell.text ? (uint32_t)strlen(cell.text) : 0;
    svod_write_cells_begin(&writer, &info);
    svod_write_cell(&writer, &cell);
    assert_string_equal(out.data, line);
    json_t *parsed = json_loads(out.data, 0, NULL);
    assert_non_null(parsed);
    json_decref(parsed);
    svod_arena_free(arena);
}
#define HEAD "{\"sheet\":\"Лист \\\"1\\\"\",\"row\":17,\"col\":4,\"ref\":\"D17\",\"type\":"
#define LINE(line, ...) assert_line_on("Лист \"1\"", (svod_cell){.row = 17, .col = 4, __VA_ARGS__}, HEAD line "}\n")
#define NUMBER(line, written, value) LINE("\"number\",\"value\":" line, .type = SVOD_CELL_NUMBER, .text = written, .number = value)

static void test_every_type(void **state) {
    (void)state;
    LINE("\"string\",\"value\":\"a\\\\b\\n\\\"c\\\"\\t\\r\\u0001\\u001f\x7F nt\"", .type = SVOD_CELL_STRING,
         .text = "a\\b\n\"c\"\t\r\x01\x1F\x7F nt");
    LINE("\"bool\",\"value\":true", .type = SVOD_CELL_BOOL, .text = "true", .number = 1);
    LINE("\"bool\",\"value\":false", .type = SVOD_CELL_BOOL, .text = "false", .number = 0);
    LINE("\"error\",\"value\":\"#N/A\"", .type = SVOD_CELL_ERROR, .text = "#N/A");
    LINE("\"date\",\"value\":\"2024-02-29\"", .type = SVOD_CELL_DATE, .text = "2024-02-29", .number = 45351);
}

// As the file has it where JSON reads the same from it, else the value, and beside it what JSON cannot say.
static void test_numbers(void **state) {
    (void)state;
    NUMBER("0.1", "0.1", 0.1);
    NUMBER("7.50", "7.50", 7.5);
    NUMBER("-12", "-12", -12);
    NUMBER("0", "0", 0);
    NUMBER("0.1", "0.10000000000000001", 0.1);
    NUMBER("1e-07", "1E-7", 1e-7);
    NUMBER("7.5,\"written\":\"7,50\"", "7,50", 7.5);
    NUMBER("1234.5,\"written\":\"1 234,5\"", "1 234,5", 1234.5);
    NUMBER("5", "+5", 5);
    NUMBER("5", "005", 5);
    NUMBER("0.5", ".5", 0.5);
    NUMBER("8,\"written\":\"7\"", "7", 8);
    NUMBER("123456789012345", "123456789012345", 123456789012345);
    NUMBER("8", NULL, 8);
}

static void test_originals(void **state) {
    (void)state;
    LINE("\"string\",\"value\":\"и\u0306\",\"nfc\":\"й\"", .type = SVOD_CELL_STRING, .text = "й", .raw = "и\u0306");
    LINE("\"damaged\",\"value\":null,\"raw\":\"7..5\"", .type = SVOD_CELL_ERROR, .flags = SVOD_CELL_DAMAGED, .text = "7..5");
    LINE("\"number\",\"value\":7,\"moved\":true", .type = SVOD_CELL_NUMBER, .number = 7, .flags = SVOD_CELL_MOVED, .text = "7");
    LINE("\"damaged\",\"value\":null,\"raw\":\"\"", .type = SVOD_CELL_ERROR, .flags = SVOD_CELL_DAMAGED);
}

static void test_flags(void **state) {
    (void)state;
    LINE("\"empty\",\"value\":null,\"formula\":true", .flags = SVOD_CELL_NO_RESULT);
    LINE("\"number\",\"value\":0.5,\"formula\":true,\"percent\":true,\"hidden\":true", .type = SVOD_CELL_NUMBER, .text = "0.5",
         .number = 0.5, .flags = SVOD_CELL_FORMULA | SVOD_CELL_PERCENT | SVOD_CELL_HIDDEN);
}

static void test_sheet_of_any_bytes(void **state) {
    (void)state;
    assert_line_on(
        "\xCF\xF0\x98.", (svod_cell){.row = 1048576, .col = 16384, .type = SVOD_CELL_STRING, .text = "x"},
        "{\"sheet\":\"\uFFFD\uFFFD\uFFFD.\",\"row\":1048576,\"col\":16384,\"ref\":\"XFD1048576\",\"type\":\"string\",\"value\":\"x\"}\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_type), cmocka_unit_test(test_numbers), cmocka_unit_test(test_originals),
                                       cmocka_unit_test(test_flags), cmocka_unit_test(test_sheet_of_any_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
