// A cell as a line of JSON.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "write/write.h"

static void assert_line(svod_cell cell, const char *line) {
    svod_arena *arena = svod_arena_new();
    svod_buf out = svod_buf_of(arena);
    svod_sheet_info info = {.file = "a.xlsx", .name = "Лист \"1\""};
    cell.len = cell.text ? (uint32_t)strlen(cell.text) : 0;
    svod_write_cell(&info, &cell, &out);
    assert_string_equal(out.data, line);
    svod_arena_free(arena);
}
#define HEAD "{\"sheet\":\"Лист \\\"1\\\"\",\"row\":17,\"col\":4,\"ref\":\"D17\",\"type\":"

static void test_every_type(void **state) {
    (void)state;
    assert_line((svod_cell){.row = 17, .col = 4, .type = SVOD_CELL_NUMBER, .text = "7,50", .number = 7.5},
                HEAD "\"number\",\"value\":7.5}\n");
    assert_line((svod_cell){.row = 17, .col = 4, .type = SVOD_CELL_NUMBER, .text = "0.1", .number = 0.1},
                HEAD "\"number\",\"value\":0.1}\n");
    assert_line((svod_cell){.row = 17, .col = 4, .type = SVOD_CELL_STRING, .text = "a\\b\n\"c\"\t\x01"},
                HEAD "\"string\",\"value\":\"a\\\\b\\n\\\"c\\\"\\t\\u0001\"}\n");
    assert_line((svod_cell){.row = 17, .col = 4, .type = SVOD_CELL_BOOL, .text = "true", .number = 1}, HEAD "\"bool\",\"value\":true}\n");
    assert_line((svod_cell){.row = 17, .col = 4, .type = SVOD_CELL_ERROR, .text = "#N/A"}, HEAD "\"error\",\"value\":\"#N/A\"}\n");
    assert_line((svod_cell){.row = 17, .col = 4, .type = SVOD_CELL_DATE, .text = "2024-02-29", .number = 45351},
                HEAD "\"date\",\"value\":\"2024-02-29\"}\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_type)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
