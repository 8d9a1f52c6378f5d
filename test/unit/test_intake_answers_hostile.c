// Exports that are long, wide, torn or full of faults: nothing is misread, nothing takes long.
#include "answers_help.h"

#define ROWS 5000
#define COLUMNS 120

static void thousands_of_rows(void **state) {
    (void)state;
    svod_buf names = svod_buf_of(arena), sheet = svod_buf_of(arena);
    svod_buf_str(&names, "id|name\n");
    svod_buf_str(&sheet, "Отметка времени|Школа|Число наставников|Комментарий|7.1 Программа методической работы|Ссылка\n");
    for (int i = 0; i < ROWS; i++) {
        svod_buf_printf(&names, "u%d|Организация %d\n", i, i);
        svod_buf_printf(&sheet, "15.09.2022 14:%02d:11|Организация %d|%d|1. Раздел 6, 7.1|да|https://x.ru/%d\n", i % 60, i % (ROWS - 10), i,
                        i);
    }
    roster = make_roster(names.data);
    for (size_t head = 0; head < 2; head++) { // kept whole, and streaming
        findings = svod_findings_of(arena, SVOD_RU);
        scores = svod_scores_of(arena, roster, rubric);
        options.head = head * 50;
        take("long.csv", sheet.data);
        ANSWER("u4000", "6.2", value, "4000");
        ANSWER("u7", "7.1", link, "https://x.ru/4997"); // 14:17, first answered at 14:07
        assert_int_equal(count_of(SVOD_F_answers_twice), 10);
        assert_int_equal(findings.list.count, 10);
        assert_int_equal(answered("u3")->rows, 2);
    }
}

// More columns than anybody reads, most of them of questions that the rubric does not know.
static void a_hundred_columns(void **state) {
    (void)state;
    svod_grids grids = svod_grids_of(arena);
    svod_cell cells[COLUMNS];
    for (uint32_t col = 1; col <= COLUMNS; col++) {
        const char *text = svod_printf(arena, "%u. Сколько педагогов вашей организации прошли обучение по программе номер %u?", col, col);
        if (col == 1) text = "Наименование вашей организации";
        if (col == COLUMNS) text = "Число наставников";
        cells[col - 1] = make_cell(1, col, text, strlen(text));
    }
    svod_intake *intake = svod_intake_new(arena, &scores, &options, &findings);
    svod_sink sink = svod_intake_sink(intake);
    svod_sheet_info info = {.file = "wide.xlsx", .name = "Ответы"};
    (void)grids;
    sink.sheet(sink.ctx, &info);
    sink.row(sink.ctx, 1, cells, COLUMNS);
    for (uint32_t row = 2; row < 60; row++) {
        for (uint32_t col = 1; col <= COLUMNS; col++) {
            const char *text = col == 1 ? (row == 2 ? "Школа № 1" : svod_printf(arena, "Неизвестная %u", row)) : "7";
            cells[col - 1] = make_cell(row, col, text, strlen(text));
        }
        sink.row(sink.ctx, row, cells, COLUMNS);
    }
    sink.end(sink.ctx, NULL, 0);
    svod_intake_close(intake, true);
    ANSWER("s1", "6.2", value, "7");
    assert_int_equal(count_of(SVOD_F_column_unknown), COLUMNS - 2);
    assert_int_equal(count_of(SVOD_F_unit_unknown), 57);
    assert_int_equal(scores.experts.count, 0);
}

static void torn_rows_and_headers(void **state) {
    (void)state;
    take("a.csv", "Школа||Число наставников||7.1 Программа методической работы|Ссылка|Ссылка\n"
                  "Школа № 1|лишнее|5||да|a.ru|b.ru|c.ru|d.ru|7.2\n"
                  "Школа № 2\n"
                  "Лицей «Исток»||6\n");
    ANSWER("s1", "6.2", value, "5");
    ANSWER("s1", "7.1", link, "a.ru");
    ANSWER("s2", "6.2", value, "");
    ANSWER("s3", "7.1", answer, "");
    assert_finding(SVOD_F_column_unknown, "G1", "Ссылка", ""); // the question has its link already
    assert_int_equal(findings.list.count, 1);
}

// What a cell holds is kept as it is: the indicator's rule judges it.
static void faulty_cells_are_kept(void **state) {
    (void)state;
    take("a.xlsx", "Школа|6.1, всего|из них закрепились|Процент|Число наставников|7.2 Уровень управления школой\n"
                   "Школа № 1|=?|#N/A|&0.5|!####|true\nШкола № 2|''-|н/п|@2022-05-07|1,5,6|базовый\n");
    assert_true(answer("s1", "6.1", SVOD_PART_denominator)->cell.flags & SVOD_CELL_NO_RESULT);
    assert_int_equal(answer("s1", "6.1", SVOD_PART_numerator)->cell.type, SVOD_CELL_ERROR);
    assert_true(answer("s1", "6.1", SVOD_PART_percent)->cell.flags & SVOD_CELL_PERCENT);
    assert_true(answer("s1", "6.2", SVOD_PART_value)->cell.flags & SVOD_CELL_DAMAGED);
    assert_int_equal(answer("s1", "7.2", SVOD_PART_answer)->cell.type, SVOD_CELL_BOOL);
    uint32_t node = svod_rubric_find(rubric, "6.1");
    const svod_cell *lost = &answer("s1", "6.1", SVOD_PART_denominator)->cell, *words = &answer("s2", "6.1", SVOD_PART_numerator)->cell;
    assert_string_equal(svod_intake_reading(rubric, node, lost, SVOD_EN, arena), svod_code_message(SVOD_F_cell_formula_no_result, SVOD_EN));
    assert_string_equal(svod_intake_reading(rubric, node, words, SVOD_EN, arena), "");
    ANSWER("s2", "6.1", denominator, "-");
    ANSWER("s2", "6.1", numerator, "н/п");
    assert_int_equal(answer("s2", "6.1", SVOD_PART_percent)->cell.type, SVOD_CELL_DATE);
    assert_int_equal(answer("s2", "6.1", SVOD_PART_percent)->source, 0);
}

// The same unit thousands of times: one answer counts, the findings are counted and not all kept.
static void one_unit_over_and_over(void **state) {
    (void)state;
    svod_buf sheet = svod_buf_of(arena);
    svod_buf_str(&sheet, "Школа|Число наставников\n");
    for (int i = 0; i < ROWS; i++)
        svod_buf_printf(&sheet, "Школа № 1|%d\n", i);
    take("a.csv", sheet.data);
    ANSWER("s1", "6.2", value, "4999");
    assert_int_equal(count_of(SVOD_F_answers_twice), ROWS - 1);
    assert_int_equal(answered("s1")->rows, ROWS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        RUN(thousands_of_rows), RUN(a_hundred_columns), RUN(torn_rows_and_headers), RUN(faulty_cells_are_kept), RUN(one_unit_over_and_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
