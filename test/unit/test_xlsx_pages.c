// Where the print of a sheet is cut. Rows are 15 points high; a page of 755 points holds 50 of them upright, one of 508 holds 33 across.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "write/xlsx_pages.h"

static svod_arena *arena;
static lxw_workbook *book;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    book = workbook_new("/dev/null");
    return book ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    lxw_workbook_free(book);
    return 0;
}

static svod_table *table_of(uint32_t rows) {
    svod_table *table = SVOD_NEW(arena, svod_table);
    *table = svod_table_of(arena, "long", "Лист", 1);
    svod_put_text(table, rows, 1, SVOD_CLASS_TEXT, "Конец");
    return table;
}

// The rows after which a page ends: none, one or two; 0 stands for none.
static void assert_cuts(const svod_table *table, double scale, uint32_t first, uint32_t second) {
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
    svod_xlsx_pages(sheet, table, scale, arena);
    assert_int_equal(sheet->hbreaks_count, (first > 0) + (second > 0));
    if (first) assert_int_equal(sheet->hbreaks[0], first);
    if (second) assert_int_equal(sheet->hbreaks[1], second);
}

static void rows_that_belong_together(void **state) {
    (void)state;
    svod_table *table = table_of(100);
    assert_cuts(table, 100, 0, 0); // nothing is kept: programs cut as they like
    svod_table_keep(table, 50, 51);
    assert_cuts(table, 100, 49, 99);
    assert_cuts(table, 50, 0, 0); // twice as many rows on a page
    table->repeat_from = 1;
    table->repeat_to = 2;
    assert_cuts(table, 100, 49, 97);
}

static void heights_count(void **state) {
    (void)state;
    svod_table *table = table_of(60);
    svod_table_keep(table, 49, 50);
    assert_cuts(table, 100, 50, 0);
    *SVOD_PUSH(&table->heights, svod_row_height) = (svod_row_height){.row = 1, .height = 45};
    assert_cuts(table, 100, 48, 0);
    *SVOD_PUSH(&table->heights, svod_row_height) = (svod_row_height){.row = 2, .hidden = true};
    *SVOD_PUSH(&table->heights, svod_row_height) = (svod_row_height){.row = 3, .hidden = true};
    assert_cuts(table, 100, 50, 0);
}

static void charts_stay_whole(void **state) {
    (void)state;
    svod_table *table = table_of(60);
    table->landscape = true;
    svod_table_keep(table, 1, 2);
    assert_cuts(table, 100, 33, 0);
    svod_chart *chart = svod_table_chart(table, SVOD_CHART_BAR, "Диаграмма");
    chart->row = 30;
    chart->height = 400; // pixels: 300 points, 20 rows
    assert_cuts(table, 100, 29, 0);
}

// What no page can hold is no reason to leave a page empty before it.
static void what_is_longer_than_a_page(void **state) {
    (void)state;
    svod_table *table = table_of(100);
    svod_table_keep(table, 1, 100);
    assert_cuts(table, 100, 0, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_that_belong_together, set_up, tear_down),
        cmocka_unit_test_setup_teardown(heights_count, set_up, tear_down),
        cmocka_unit_test_setup_teardown(charts_stay_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_longer_than_a_page, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
