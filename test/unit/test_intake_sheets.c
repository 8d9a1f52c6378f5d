// Workbooks and files as wholes: which sheets are read, what no sheet gives, and that what streams gives the same as what is kept whole.
#include "intake_sheet_help.h"

// ---- sheets and files ----------------------------------------------------------------------------------------------------

static void sheets_of_a_workbook(void **state) {
    (void)state;
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    push_sheet(&sink, "w.xlsx", "Инструкция", SVOD_VISIBLE, "Как заполнять\n", NULL, 0);
    push_sheet(&sink, "w.xlsx", "Черновик", SVOD_HIDDEN, "Муниципалитет|1\nАбатский|8\n", NULL, 0);
    push_sheet(&sink, "w.xlsx", "Пусто", SVOD_VISIBLE, "", NULL, 0);
    push_sheet(&sink, "w.xlsx", "Баллы", SVOD_VISIBLE, "Муниципалитет|1|2|6\nАбатский|1|1|1\n", NULL, 0);
    svod_intake_close(intake, true);
    assert_string_equal(nth_finding(SVOD_F_sheet_hidden, 0)->found, "Черновик");
    assert_string_equal(nth_finding(SVOD_F_sheet_skipped, 0)->place.sheet, "Инструкция");
    assert_int_equal(findings.list.count, 2);
    assert_int_equal(score("ab", "1"), 10000);
}

static void one_sheet_by_name(void **state) {
    (void)state;
    options.sheet = "баллы";
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    push_sheet(&sink, "w.xlsx", "Другое", SVOD_VISIBLE, "Муниципалитет|1|2|6\nАбатский|2|2|2\n", NULL, 0);
    push_sheet(&sink, "w.xlsx", "Баллы", SVOD_HIDDEN, "Муниципалитет|1|2|6\nАбатский|1|1|1\n", NULL, 0);
    svod_intake_close(intake, true);
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(score("ab", "1"), 10000);
    options.sheet = "Итоги";
    take("w.xlsx", "Муниципалитет|1\n");
    assert_finding(SVOD_F_sheet_missing, "", "Лист1", "Итоги");
}

static void no_header_anywhere(void **state) {
    (void)state;
    take("a.csv", "Абатский|1|2\n");
    assert_finding(
        SVOD_F_header_not_found, "", "",
        "столбец участников («Муниципалитет», «Школа») и столбцы разделов (1, 2, 6) либо столбцы «муниципалитет», «показатель», «балл»");
    take("empty.csv", "");
    assert_string_equal(nth_finding(SVOD_F_header_not_found, 1)->place.file, "empty.csv");
    svod_intake_close(intake_file(), false); // the reader failed before the first sheet and has said so itself
    assert_int_equal(findings.list.count, 2);
}

static void rows_of_a_broken_file_stand(void **state) {
    (void)state;
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    svod_sheet_info info = {.file = "a.csv", .name = "a"};
    sink.sheet(sink.ctx, &info);
    push_rows(&sink, "Муниципалитет|1|2|6\nАбатский|1|2|3\n");
    svod_intake_close(intake, false); // the sheet was never ended
    assert_int_equal(score("ab", "6"), 30000);
    intake = intake_file();
    sink = svod_intake_sink(intake);
    sink.sheet(sink.ctx, &info);
    svod_intake_close(intake, false); // nor had it a single row: the reader has said why
    assert_no_findings(SVOD_NOTE);
}

// ---- streaming -----------------------------------------------------------------------------------------------------------

static void streaming_gives_the_same(void **state) {
    (void)state;
    static const char *const sheets[] = {
        table_1_1,
        two_tables,
        with_hidden,
        "Муниципалитет|1|2|6\nАбатский|1|2|3\nНеизвестный|1|2|3\nУватский|9|5|1\nАбатский|1|1|3\nИтого|5|5|5\n",
        "year|unit|node|expert|score\n2023|Абатский|1|И|7\n2023|Уватский|2.1|П|9\n2022|Уватский|2.1|П|1\n2023|Нет "
        "такого|2|И|1\n2023|ab|9|И|1\n",
    };
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        findings = svod_findings_of(arena, SVOD_RU);
        scores = svod_scores_of(arena, roster, rubric);
        options.head = 0;
        take("t.xlsx", sheets[i]);
        svod_scores whole = scores;
        svod_findings whole_findings = findings;
        findings = svod_findings_of(arena, SVOD_RU);
        scores = svod_scores_of(arena, roster, rubric);
        options.head = sheets[i] == two_tables ? 7 : 26; // just the header and a row or two
        take("t.xlsx", sheets[i]);
        assert_int_equal(scores.experts.count, whole.experts.count);
        size_t slots = roster->count * rubric->count;
        for (size_t e = 0; e < scores.experts.count; e++) {
            const svod_expert *a = SVOD_AT(&scores.experts, svod_expert, e), *b = SVOD_AT(&whole.experts, svod_expert, e);
            assert_memory_equal(a->scores, b->scores, slots * sizeof(svod_score));
            assert_memory_equal(a->places, b->places, slots * sizeof(svod_score_place));
        }
        assert_int_equal(scores.totals.count, whole.totals.count);
        assert_int_equal(findings.list.count, whole_findings.list.count);
        for (size_t f = 0; f < findings.list.count; f++) {
            const svod_finding *a = SVOD_AT(&findings.list, svod_finding, f), *b = SVOD_AT(&whole_findings.list, svod_finding, f);
            assert_int_equal(a->code, b->code);
            assert_int_equal(a->place.row, b->place.row);
            assert_string_equal(a->found, b->found);
        }
    }
}

static void late_merges_are_told(void **state) {
    (void)state;
    svod_merge merges[] = {{1, 1, 1, 3}, {9, 1, 10, 1}, {8, 2, 8, 3}};
    options.head = 20;
    take_merged("l.xlsx",
                "Свод\n\n\n\n\n\nМуниципалитет|1|2.1|2.2|6\nАбатский|7|4||1\nУватский|8|5|4|1\nТюменский|5||1|1\nг.Тюмень|5||1|1\n", merges,
                3);
    assert_finding(SVOD_F_merges_late, "B8", "2", "");
    assert_int_equal(score("uv", "1"), 80000);
    options.head = 0;
}

static void long_sheets_do_not_grow_the_arena(void **state) {
    (void)state;
    options.head = 64;
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    svod_sheet_info info = {.file = "l.csv", .name = "l"};
    sink.sheet(sink.ctx, &info);
    push_rows(&sink, "unit|node|score\nАбатский|1|7\nАбатский|2.1|5\n");
    svod_cell cells[] = {make_cell(1, 1, "Уватский", strlen("Уватский")), make_cell(1, 2, "1", 1),
                         make_cell(1, 3, "''н/п", strlen("''н/п"))};
    size_t before = 0;
    for (uint32_t row = 4; row < 200000; row++) {
        if (row == 100000) before = svod_arena_used(arena);
        for (size_t i = 0; i < 3; i++)
            cells[i].row = row;
        cells[1].text = row % 2 ? "1" : "6";
        sink.row(sink.ctx, row, cells, 3);
    }
    assert_true(svod_arena_used(arena) - before < 1000000);
    sink.end(sink.ctx, NULL, 0);
    svod_intake_close(intake, true);
    assert_int_equal(score("uv", "6"), SVOD_S_NA);
    assert_int_equal(count_of(SVOD_F_unit_twice), 200000 - 4 - 2);
}

// ---- the end of the campaign -----------------------------------------------------------------------------------------------

static void what_no_sheet_gives(void **state) {
    (void)state;
    take("a.csv", "Муниципалитет|1|2.1\nАбатский|1|1\n");
    take("b.csv", "Муниципалитет|1\nУватский|1\n");
    svod_intake_finish(&scores, &options, &findings);
    assert_int_equal(count_of(SVOD_F_column_missing), 2);
    assert_finding(SVOD_F_column_missing, "", "", "критерий 2.2 «Кадры»");
    assert_string_equal(nth_finding(SVOD_F_column_missing, 0)->place.file, "a.csv");
    assert_string_equal(nth_finding(SVOD_F_column_missing, 1)->node, "6");
    assert_int_equal(count_of(SVOD_F_unit_no_sheet), 2);
    assert_finding(SVOD_F_unit_no_sheet, "B4", "Тюменский", NULL);
    assert_string_equal(nth_finding(SVOD_F_unit_no_sheet, 1)->unit, "tg");
}

static void another_sheet_gives_the_rest(void **state) {
    (void)state;
    roster->units[1].attrs[1] = "2024"; // does not exist yet
    take("a.csv", "Муниципалитет|1|2\nАбатский|1|1\nТюмень|1|1\nТюменский|1|1\n");
    take("b.csv", "Муниципалитет|6\nАбатский|1\n");
    svod_intake_finish(&scores, &options, &findings);
    assert_no_findings(SVOD_NOTE);
}

// A hidden section is told of as hidden, a doubled one as doubled: neither is missing.
static void columns_that_are_there_unread(void **state) {
    (void)state;
    svod_intake_options none = options;
    take("a.csv", "Муниципалитет|1|^2|6|6\nАбатский|1|^2|3|3\n");
    svod_intake_finish(&scores, &none, &findings);
    assert_finding(SVOD_F_column_hidden, "", "", "раздел 2 «Цели»");
    assert_int_equal(count_of(SVOD_F_column_hidden), 1);
    assert_int_equal(count_of(SVOD_F_column_doubled), 1);
    assert_int_equal(count_of(SVOD_F_column_missing), 0);
    assert_int_equal(score("ab", "6"), SVOD_S_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        RUN(sheets_of_a_workbook),
        RUN(one_sheet_by_name),
        RUN(no_header_anywhere),
        RUN(rows_of_a_broken_file_stand),
        RUN(streaming_gives_the_same),
        RUN(late_merges_are_told),
        RUN(long_sheets_do_not_grow_the_arena),
        RUN(what_no_sheet_gives),
        RUN(another_sheet_gives_the_rest),
        RUN(columns_that_are_there_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
