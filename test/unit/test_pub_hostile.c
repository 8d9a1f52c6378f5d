// Sheets that are no tables, or hardly: nothing breaks, indices stay in range, time stays linear.
#include "pub_help.h"

#include <time.h>

static const node_spec nodes[] = {
    {"1", "Документы", 1, 8, 1000, NULL},
    {"2", "Цели", 1, 10, 1000, NULL},
};

static int begin_small(void **state) {
    begin(state);
    input = (svod_audit_input){.rubric = make_rubric(nodes, 2)};
    return 0;
}

static bool is_col(const svod_pub_table *t, uint32_t col) {
    return col == SVOD_NO_COL || col < t->col_count;
}

// What everybody who reads a table relies on.
static void assert_whole(const svod_pub_table *t) {
    size_t units = 0, columns = 0;
    assert_non_null(t->title);
    for (uint32_t i = 0; i < t->col_count; i++) {
        const svod_pub_col *col = &t->cols[i];
        assert_non_null(col->header);
        assert_true(is_col(t, col->part) && is_col(t, col->base) && is_col(t, col->within));
        assert_true(col->node == SVOD_NO_NODE || col->node < input.rubric->count);
        columns += col->kind == SVOD_PUB_UNITS;
    }
    assert_int_equal(columns, 1);
    for (uint32_t i = 0; i < t->row_count; i++) {
        const svod_pub_row *row = &t->rows[i];
        assert_non_null(row->label);
        assert_true(i == 0 || row->row > t->rows[i - 1].row);
        assert_true(row->row > t->head_last && row->group < t->row_count && row->place.row && row->place.col);
        if (row->kind == SVOD_PUB_ROW_UNIT) assert_true(row->name < t->name_count);
        units += row->kind == SVOD_PUB_ROW_UNIT;
        for (uint32_t k = 0; k < t->col_count; k++)
            assert_non_null(svod_pub_at(t, i, k)->text);
    }
    assert_true(units > 0);
    for (uint32_t i = 0; i < t->max_count; i++)
        assert_true(t->maxima[i].col < t->col_count && t->maxima[i].value > 0);
}

static void no_table(void **state) {
    (void)state;
    static const char *const sheets[] = {
        "",
        "Муниципалитет|Раздел 1|Раздел 2\n",
        "Муниципалитет\n",
        "Муниципалитет|Раздел 1\n|\n-|-\n",
        "1|2|3\n4|5|6\n",
        "Примечание\nэтот лист пуст\n",
        "Муниципалитет|Раздел 1\nИтого|5\nСредний балл|2\n",
    };
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        findings = svod_findings_of(arena, SVOD_RU);
        assert_false(read_sheet(sheets[i], ""));
        assert_int_equal(tables.count, 0);
        assert_int_equal(count_of(SVOD_F_pub_no_table), 1);
    }
    assert_finding(SVOD_F_pub_no_table, "", NULL, NULL);
}

static void everything_merged(void **state) {
    (void)state;
    if (read_sheet("Муниципалитет|Раздел 1\nАбатский|7\n", "A1:XFD1048576")) assert_whole(table_at(0));
    if (read_sheet("Муниципалитет|Раздел 1\nАбатский|7\n", "A1:B2")) assert_whole(table_at(0));
    assert_true(read_sheet("Муниципалитет|Раздел 1|Раздел 2\nАбатский|7|8\nИсетский|6|5\n", "A2:C2 A2:A1000000 B1:B3 C2:XFD9"));
    assert_whole(table_at(0));
}

static svod_grid *wide_grid(uint32_t cols, uint32_t rows) {
    svod_sheet_info info = {.file = "t.xlsx", .name = "Лист1"};
    svod_grid *grid = SVOD_NEW(arena, svod_grid);
    *grid = svod_grid_of(arena, &info);
    svod_cell *cells = SVOD_ARRAY(arena, svod_cell, cols);
    for (uint32_t row = 1; row <= rows; row++) {
        for (uint32_t col = 1; col <= cols; col++) {
            const char *text = svod_printf(arena,
                                           row > 1 && col > 1 ? "%u"
                                           : row > 1          ? "Школа № %u"
                                                              : "Столбец %u",
                                           row > 1 && col == 1 ? row : col);
            if (row == 1 && col <= 2) text = col == 1 ? "Школа" : "Раздел 1";
            bool number = row > 1 && col > 1;
            cells[col - 1] = (svod_cell){.row = row, .col = col, .text = text, .len = (uint32_t)strlen(text)};
            cells[col - 1].type = number ? SVOD_CELL_NUMBER : SVOD_CELL_STRING;
        }
        svod_grid_add_row(grid, arena, row, cells, cols);
    }
    return grid;
}

static void as_wide_as_a_sheet(void **state) {
    (void)state;
    assert_true(read_grid(wide_grid(16384, 6)));
    assert_int_equal(table_at(0)->col_count, 16384);
    assert_whole(table_at(0));
}

static void as_long_as_a_campaign(void **state) {
    (void)state;
    const svod_grid *grid = wide_grid(15, 4001);
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    assert_true(read_grid(grid));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    assert_int_equal(table_at(0)->row_count, 4000);
    double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    assert_true(seconds < 2); // a tenth of it even with sanitizers; quadratic work would take longer
}

// Headers without end, each with merges as wide as the sheet.
static void headers_without_end(void **state) {
    (void)state;
    svod_sheet_info info = {.file = "t.xlsx", .name = "Лист1"};
    svod_grid *grid = SVOD_NEW(arena, svod_grid);
    *grid = svod_grid_of(arena, &info);
    for (uint32_t row = 1; row <= 3000; row++) {
        const char *texts[] = {"Муниципалитет", "Раздел 1", svod_printf(arena, "Столбец %u", row)};
        uint32_t cols[] = {1, 2, 16384};
        svod_cell cells[3];
        for (size_t i = 0; i < 3; i++)
            cells[i] =
                (svod_cell){.row = row, .col = cols[i], .type = SVOD_CELL_STRING, .text = texts[i], .len = (uint32_t)strlen(texts[i])};
        svod_grid_add_row(grid, arena, row, cells, 3);
        *SVOD_PUSH(&grid->merges, svod_merge) = (svod_merge){row, 2, row, 16383};
    }
    size_t before = svod_arena_used(arena);
    assert_false(read_grid(grid));
    assert_true(svod_arena_used(arena) - before < (size_t)256 << 20);
}

// Sheets put together at random of the words that tables are made of.
static uint32_t seed = 20230626;
static uint32_t random_below(uint32_t below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

static const char *random_cell(void) {
    static const char *const words[] = {"Муниципалитет",
                                        "Раздел 1",
                                        "Раздел 2 / 10 баллов",
                                        "Итого",
                                        "Всего баллов",
                                        "средний балл",
                                        "2022",
                                        "2023 год",
                                        "Год",
                                        "%",
                                        "-",
                                        "7,5",
                                        "8",
                                        "",
                                        "",
                                        "Абатский",
                                        "Исетский",
                                        "Место",
                                        "Школа",
                                        "1",
                                        "2",
                                        "3",
                                        "Изменение по сравнению с 2022 г.",
                                        "% выполнения в 2023 году",
                                        "Список",
                                        "Максимум",
                                        "Итого по округу",
                                        "3 из 26",
                                        "''7,5*",
                                        "#N/A",
                                        "=?",
                                        "Комментарий",
                                        "№",
                                        "Показатель"};
    return words[random_below(sizeof words / sizeof *words)];
}

static const char *random_sheet(void) {
    svod_buf out = svod_buf_of(arena);
    uint32_t cols = 1 + random_below(7), rows = 1 + random_below(14);
    if (random_below(2)) svod_buf_str(&out, "Муниципалитет|Год|Раздел 1|Раздел 2|Итого\n");
    for (uint32_t row = 0; row < rows; row++)
        for (uint32_t col = 0; col < cols; col++)
            svod_buf_printf(&out, "%s%s", random_cell(), col + 1 < cols ? "|" : "\n");
    return out.data;
}

static void sheets_at_random(void **state) {
    (void)state;
    svod_arena_free(arena);
    size_t read = 0;
    for (size_t i = 0; i < 1500; i++) {
        arena = svod_arena_new();
        findings = svod_findings_of(arena, SVOD_RU);
        input.rubric = make_rubric(nodes, 2);
        svod_grid *grid = (svod_grid *)make_grid("t.xlsx", random_sheet());
        for (uint32_t k = random_below(4); k > 0; k--) {
            uint32_t row = 1 + random_below(8), col = 1 + random_below(6);
            *SVOD_PUSH(&grid->merges, svod_merge) = (svod_merge){row, col, row + random_below(3), col + random_below(4)};
        }
        read += read_grid(grid);
        for (size_t k = 0; k < tables.count; k++)
            assert_whole(table_at(k));
        svod_arena_free(arena);
    }
    assert_true(read > 300);
    arena = svod_arena_new();
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_small, finish)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(no_table),         TEST(everything_merged), TEST(as_wide_as_a_sheet), TEST(as_long_as_a_campaign), TEST(headers_without_end),
        TEST(sheets_at_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
