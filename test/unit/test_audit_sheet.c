// The sheet "Проверка" and audit.json, from an audit made by hand.
#include "audit_help.h"

#include <jansson.h>
#include <time.h>

#include "table/tables.h"
#include "write/write.h"

static const node_spec specs[] = {{"", 0, 200, NULL, false}, {"1", 1, 100, NULL, false}, {"2", 1, 100, NULL, false}};
static const col_spec cols[] = {{.header = "Муниципалитет", .kind = SVOD_PUB_UNITS},
                                {.header = "Раздел 1", .kind = SVOD_PUB_POINTS, .node = "1"},
                                {.header = "Раздел 2", .kind = SVOD_PUB_POINTS, .node = "2"},
                                {.header = "Итог", .kind = SVOD_PUB_POINTS, .node = ""}};
static const char *const check_ids[] = {"row_total"}, *const check_titles[] = {"итог строки равен сумме её разделов"};

typedef struct made {
    svod_arena *arena;
    svod_audit audit;
    svod_vec tables; // svod_table *
} made;

static svod_claim *claim(made *m, uint32_t row, uint32_t col, svod_verdict verdict) {
    svod_claim *out = SVOD_PUSH(&m->audit.claims, svod_claim);
    *out = (svod_claim){.verdict = (uint8_t)verdict,
                        .at = {0, row, col},
                        .found = "итог 12,50",
                        .expected = "11,5 = 7,5 + 4",
                        .why = "",
                        .code = SVOD_F_audit_doubtful,
                        .cause = UINT32_MAX};
    m->audit.counts[verdict]++;
    return out;
}

static made make(svod_arena *arena, const row_spec *rows, uint32_t count) {
    made m = {.arena = arena, .tables = svod_vec_of(arena, sizeof(svod_table *))};
    svod_rubric *rubric = make_rubric(arena, specs, 3);
    svod_pub_table *table = SVOD_NEW(arena, svod_pub_table);
    *table = make_pub_table(arena, rubric, NULL, cols, 4, rows, count);
    m.audit = (svod_audit){.rubric = rubric,
                           .tables = table,
                           .table_count = 1,
                           .claims = svod_vec_of(arena, sizeof(svod_claim)),
                           .causes = svod_vec_of(arena, sizeof(svod_cause)),
                           .counts = SVOD_ARRAY(arena, size_t, SVOD_VERDICT_COUNT),
                           .agreed = SVOD_ARRAY(arena, size_t, 1),
                           .check_count = 1,
                           .check_ids = check_ids,
                           .check_titles = check_titles,
                           .lang = SVOD_RU,
                           .arena = arena};
    return m;
}

static const svod_table *sheet(made *m) {
    svod_tables_audit(&m->audit, "Кампания", true, m->arena, &m->tables);
    return *SVOD_AT(&m->tables, svod_table *, 0);
}

// The list of causes, behind the sheets of the tables; NULL when there is none.
static const svod_table *list_of(const made *m) {
    return m->tables.count > m->audit.table_count ? *SVOD_AT(&m->tables, svod_table *, m->audit.table_count) : NULL;
}

static const svod_out *cell_at(const svod_table *table, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->row == row && cell->col == col) return cell;
    }
    return NULL;
}

static const svod_out *cell_where(const svod_table *table, const char *origin) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->origin && strcmp(cell->origin, origin) == 0) return cell;
    }
    return NULL;
}

static const svod_out *cell_text(const svod_table *table, const char *part) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->text && strstr(cell->text, part)) return cell;
    }
    return NULL;
}

static const row_spec two[] = {{.kind = SVOD_PUB_ROW_UNIT, .cells = "Абатский;7,5;4;12,50"},
                               {.kind = SVOD_PUB_ROW_UNIT, .cells = "Бердюжский;-;3;3"},
                               {.kind = SVOD_PUB_ROW_SUM, .cells = "Итого;7,5;7;15,5"}};

static void figures_stand_as_printed(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    made m = make(arena, two, 3);
    const svod_table *table = sheet(&m);
    const svod_out *total = cell_where(table, "cell:table.csv!лист!D2"), *sum = cell_where(table, "cell:table.csv!лист!B4");
    assert_non_null(total);
    assert_int_equal(total->places, 3); // 12,50 shows two places
    assert_true(total->number == 12.5);
    assert_int_equal(total->tone, SVOD_TONE_PLAIN);
    assert_null(total->note);
    assert_int_equal(sum->tone, SVOD_TONE_STRONG);
    assert_int_equal(sum->row, total->row + 2);
    assert_null(list_of(&m));
    assert_int_equal(cell_text(table, "-")->tone, SVOD_TONE_MUTED);
    assert_non_null(cell_text(table, "Противоречий и сомнений нет"));
    assert_int_equal(table->tab_tone, SVOD_TONE_PLAIN);
    assert_string_equal(table->name, "Проверка");
    svod_arena_free(arena);
}

static void margins_show_the_published_rows_and_columns(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    made m = make(arena, two, 3);
    svod_pub_table *moved = (svod_pub_table *)m.audit.tables; // the same table further right and down
    for (uint32_t col = 0; col < 4; col++)
        moved->cols[col].col += 25;
    for (uint32_t i = 0; i < 12; i++)
        moved->cells[i].row += 40, moved->cells[i].col += 25;
    for (uint32_t row = 0; row < 3; row++)
        moved->rows[row].row += 40;
    moved->head_first += 40, moved->head_last += 40;
    const svod_table *table = sheet(&m);
    const svod_out *total = cell_where(table, "cell:table.csv!лист!AC42");
    assert_non_null(total);
    const svod_out *row = cell_at(table, total->row, 1), *col = cell_at(table, 6, total->col);
    assert_true(row->number == 42);
    assert_int_equal(row->tone, SVOD_TONE_MUTED);
    assert_string_equal(row->origin, "order:42");
    assert_string_equal(col->text, "AC");
    assert_int_equal(col->tone, SVOD_TONE_MUTED);
    assert_true(cell_at(table, 7, 1)->number == 41); // of the header
    assert_string_equal(cell_at(table, 6, 2)->text, "Z");
    assert_int_equal(table->repeat_from, 6);
    assert_int_equal(table->repeat_to, 7);
    assert_int_equal(table->freeze_col, 3); // margin and names are held
    svod_arena_free(arena);
}

static void verdicts_colour_cells_and_speak_in_comments(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    made m = make(arena, two, 3);
    claim(&m, 0, 3, SVOD_CONTRADICTION);
    claim(&m, 1, 3, SVOD_ROUNDED);
    claim(&m, 2, 1, SVOD_DOUBTFUL)->why = "без дробной части";
    claim(&m, 2, 1, SVOD_ROUNDED); // the worse of two colours the cell
    m.audit.agreed[0] = 7;
    m.audit.counts[SVOD_CONSISTENT] = 100;
    const svod_table *table = sheet(&m);
    const svod_out *bad = cell_where(table, "cell:table.csv!лист!D2"), *doubt = cell_where(table, "cell:table.csv!лист!B4");
    assert_int_equal(bad->tone, SVOD_TONE_BAD);
    assert_string_equal(bad->note, "Напечатано: итог 12,50\nПолучается: 11,5 = 7,5 + 4\nПочему: итог строки равен сумме её разделов\n"
                                   "Что сделать: проверьте, как она посчитана; доказать ошибку по самой таблице нельзя");
    assert_int_equal(cell_where(table, "cell:table.csv!лист!D3")->tone, SVOD_TONE_SLIGHT);
    assert_int_equal(doubt->tone, SVOD_TONE_WARN);
    assert_non_null(strstr(doubt->note, "Почему: без дробной части"));
    assert_int_equal(table->tab_tone, SVOD_TONE_BAD);
    assert_non_null(cell_text(table, "противоречие: 1"));
    assert_non_null(cell_text(table, "Проверено цифр этой таблицы: 11, сходится: 7")); // four claims; another table's are not counted
    svod_arena_free(arena);
}

static void cause_of(made *m, svod_mend *mends, uint32_t mend_count, uint32_t *claims, uint32_t claim_count) {
    svod_cause *cause = SVOD_PUSH(&m->audit.causes, svod_cause);
    *cause = (svod_cause){.kind = SVOD_CAUSE_SWAP,
                          .sure = true,
                          .mends = mends,
                          .mend_count = mend_count,
                          .claims = claims,
                          .claim_count = claim_count,
                          .text = "Значения переставлены."};
    for (uint32_t i = 0; i < claim_count; i++)
        SVOD_AT(&m->audit.claims, svod_claim, claims[i])->cause = (uint32_t)m->audit.causes.count - 1;
}

static void causes_are_listed_and_lead_to_their_cells(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    made m = make(arena, two, 3);
    claim(&m, 0, 3, SVOD_CONTRADICTION);
    claim(&m, 1, 3, SVOD_CONTRADICTION);
    svod_mend mends[] = {{{0, 0, 2}, true, MILLI(3000), "3"}, {{0, 1, 2}, true, MILLI(4000), ""}};
    uint32_t claims[] = {0, 1};
    cause_of(&m, mends, 2, claims, 2);
    const svod_table *table = sheet(&m);
    const svod_table *list = list_of(&m);
    assert_string_equal(list->name, "Проверка. Что исправить");
    const svod_out *partner = cell_where(table, "cell:table.csv!лист!C3"), *link = cell_text(list, "C2"),
                   *own = cell_where(table, "cell:table.csv!лист!C2");
    assert_int_equal(partner->tone, SVOD_TONE_MEND); // no claim is about it
    assert_non_null(strstr(partner->note, "Что сделать: Значения переставлены."));
    assert_non_null(strstr(cell_where(table, "cell:table.csv!лист!D2")->note, "Что сделать: Значения переставлены."));
    assert_int_equal(link->cls, SVOD_CLASS_LINK);
    assert_string_equal(link->target, "'Проверка'!$D$8");
    assert_int_equal(own->row, 8);
    assert_int_equal(own->col, 4);
    assert_true(cell_at(list, link->row, 1)->number == 1);
    assert_string_equal(cell_at(list, link->row, 4)->text, "C2: 4\nC3: 3");
    assert_string_equal(cell_at(list, link->row, 5)->text, "C2: 3\nC3: 4");
    assert_non_null(strstr(cell_at(list, link->row, 6)->text, "D2: итог 12,50, получается 11,5 = 7,5 + 4"));
    assert_string_equal(cell_at(list, link->row, 7)->text, "Значения переставлены.");
    assert_null(cell_at(list, link->row + 1, 1)); // the claims of a cause are not listed by themselves
    const svod_out *lead = cell_text(table, "Что исправить и почему");
    assert_string_equal(lead->target, "'Проверка. Что исправить'!$A$6");
    assert_non_null(strstr(cell_at(list, 6, 1)->text, "Проверка. "));
    svod_arena_free(arena);
}

static void figures_are_mended_for_a_reason(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    made m = make(arena, two, 3);
    claim(&m, 0, 3, SVOD_CONTRADICTION)->has_value = true;
    claim(&m, 1, 3, SVOD_ROUNDED); // has no cause
    svod_mend mends[] = {{{0, 0, 3}, true, MILLI(11500), "11,5"}};
    uint32_t claims[] = {0};
    cause_of(&m, mends, 1, claims, 1);
    sheet(&m);
    const svod_table *list = list_of(&m);
    const svod_out *first = cell_text(list, "D2"), *second = cell_text(list, "D3");
    assert_string_equal(cell_at(list, first->row, 5)->text, "11,5");
    assert_string_equal(cell_at(list, first->row, 6)->text, "11,5 = 7,5 + 4"); // its arithmetic is the reason
    assert_string_equal(cell_at(list, second->row, 5)->text, "11,5 = 7,5 + 4");
    assert_string_equal(cell_at(list, second->row, 6)->text, "итог строки равен сумме её разделов");
    assert_non_null(strstr(cell_at(list, second->row, 7)->text, "доказать ошибку по самой таблице нельзя"));
    svod_arena_free(arena);
}

static void long_tables_show_what_is_marked(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    enum { ROWS = 6000 };
    row_spec *rows = SVOD_ARRAY(arena, row_spec, ROWS);
    for (uint32_t i = 0; i < ROWS; i++)
        rows[i] = (row_spec){.kind = SVOD_PUB_ROW_UNIT, .cells = svod_printf(arena, "Школа %u;1;2;3", i)};
    rows[ROWS - 1] = (row_spec){.kind = SVOD_PUB_ROW_SUM, .cells = "Итого;6000;12000;18000"};
    made m = make(arena, rows, ROWS);
    claim(&m, 4000, 3, SVOD_CONTRADICTION);
    const svod_table *table = sheet(&m);
    assert_null(cell_where(table, "cell:table.csv!лист!D4001"));
    const svod_out *marked = cell_where(table, "cell:table.csv!лист!D4002"), *foot = cell_where(table, "cell:table.csv!лист!D6001");
    assert_int_equal(marked->row, 8);
    assert_true(cell_at(table, 8, 1)->number == 4002);
    assert_int_equal(foot->row, 9);
    assert_non_null(cell_text(table, "показаны только итоговые"));
    assert_string_equal(cell_text(list_of(&m), "D4002")->target, "'Проверка'!$E$8");
    svod_arena_free(arena);
}

static void merged_headers_stay_merged(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    made m = make(arena, two, 3);
    *SVOD_PUSH((svod_vec *)&m.audit.tables[0].grid->merges, svod_merge) = (svod_merge){1, 2, 1, 3};
    *SVOD_PUSH((svod_vec *)&m.audit.tables[0].grid->merges, svod_merge) = (svod_merge){1, 3, 1, 4}; // overlaps: a workbook may not
    const svod_table *table = sheet(&m);
    size_t heads = 0;
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->row == 7 && cell->col == 3) assert_int_equal(cell->cols, 2);
        heads += cell->row == 7 && cell->col > 1;
    }
    assert_int_equal(heads, 3); // of four columns one is covered
    svod_arena_free(arena);
}

static void json_says_everything(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    made m = make(arena, two, 3);
    static const uint32_t list[] = {1, 2};
    svod_claim *bad = claim(&m, 0, 3, SVOD_CONTRADICTION);
    bad->how = SVOD_HOW_NOT, bad->has_value = true, bad->value = MILLI(11500), bad->gap = MILLI(1000);
    bad->parts = (svod_parts){SVOD_PARTS_ROW, 0, 0, list, NULL, 2};
    svod_mend mends[] = {{{0, 0, 3}, true, MILLI(11500), "11,5"}};
    uint32_t claims[] = {0};
    cause_of(&m, mends, 1, claims, 1);
    svod_buf out = svod_buf_of(arena);
    svod_write_audit(&m.audit, &out);
    json_t *root = json_loads(out.data, 0, NULL), *one = json_array_get(json_object_get(root, "claims"), 0);
    assert_non_null(one);
    assert_string_equal(json_string_value(json_object_get(one, "verdict")), "contradiction");
    assert_string_equal(json_string_value(json_object_get(one, "check")), "row_total");
    assert_string_equal(json_string_value(json_object_get(one, "unit")), "Абатский");
    assert_string_equal(json_string_value(json_object_get(one, "node")), "total");
    assert_string_equal(json_string_value(json_object_get(json_object_get(one, "place"), "cell")), "D2");
    assert_true(json_number_value(json_object_get(one, "number")) == 12.5);
    assert_true(json_number_value(json_object_get(one, "computed")) == 11.5);
    assert_string_equal(json_string_value(json_array_get(json_object_get(one, "parts"), 0)), "B2:C2");
    assert_int_equal(json_integer_value(json_object_get(one, "cause")), 0);
    json_t *cause = json_array_get(json_object_get(root, "causes"), 0), *mend = json_array_get(json_object_get(cause, "mends"), 0);
    assert_string_equal(json_string_value(json_object_get(cause, "kind")), "swap");
    assert_string_equal(json_string_value(json_object_get(json_object_get(mend, "place"), "cell")), "D2");
    json_t *check = json_array_get(json_object_get(root, "checks"), 0), *table = json_array_get(json_object_get(root, "tables"), 0);
    assert_int_equal(json_integer_value(json_object_get(check, "contradiction")), 1);
    assert_int_equal(json_integer_value(json_object_get(table, "unit_rows")), 2);
    assert_int_equal(json_array_size(json_object_get(table, "columns")), 4);
    json_t *footer = json_array_get(json_object_get(table, "footers"), 0);
    assert_string_equal(json_string_value(json_object_get(footer, "kind")), "sum");
    assert_int_equal(json_integer_value(json_object_get(footer, "row")), 4);
    json_decref(root);
    svod_arena_free(arena);
}

// A list that lacks half the roster says so at one cell: its comment tells the first twenty, and how many more there are.
static void a_crowded_cell_tells_the_first(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    made m = make(arena, two, 3);
    for (unsigned i = 1; i <= 100; i++)
        claim(&m, 0, 3, SVOD_CONTRADICTION)->found = svod_printf(arena, "№%u", i);
    const char *note = cell_where(sheet(&m), "cell:table.csv!лист!D2")->note;
    assert_non_null(strstr(note, "№20\n"));
    assert_null(strstr(note, "№21"));
    assert_non_null(strstr(note, "\nИ ещё 80; все — в файле audit.json."));
    svod_arena_free(arena);
}

static double seconds_since(clock_t begin) {
    return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

// Work in tables times claims would take many seconds.
static void many_tables_each_with_its_own(void **state) {
    (void)state;
    enum { TABLES = 5000 };
    svod_arena *arena = svod_arena_new();
    made m = make(arena, two, 3);
    svod_pub_table *tables = SVOD_ARRAY(arena, svod_pub_table, TABLES);
    m.audit.agreed = SVOD_ARRAY(arena, size_t, TABLES);
    for (uint32_t i = 0; i < TABLES; i++) {
        tables[i] = m.audit.tables[0];
        for (uint32_t row = 0; row < 2; row++) {
            claim(&m, row, 3, row ? SVOD_DOUBTFUL : SVOD_CONTRADICTION)->at.table = i;
            svod_mend *mend = SVOD_NEW(arena, svod_mend);
            *mend = (svod_mend){.at = {i, row, 1}, .text = "9"};
            uint32_t *own = SVOD_NEW(arena, uint32_t);
            *own = 2 * i + row;
            *SVOD_PUSH(&m.audit.causes, svod_cause) =
                (svod_cause){.mends = mend, .mend_count = 1, .claims = own, .claim_count = 1, .text = "Исправьте."};
            SVOD_AT(&m.audit.claims, svod_claim, *own)->cause = *own;
        }
    }
    m.audit.tables = tables;
    m.audit.table_count = TABLES;
    clock_t begin = clock();
    sheet(&m);
    double seconds = seconds_since(begin);
    for (uint32_t i = 0; i < TABLES; i += TABLES - 1) {
        const svod_table *table = *SVOD_AT(&m.tables, svod_table *, i);
        assert_int_equal(cell_where(table, "cell:table.csv!лист!D2")->tone, SVOD_TONE_BAD);
        assert_int_equal(cell_where(table, "cell:table.csv!лист!D3")->tone, SVOD_TONE_WARN);
        assert_int_equal(cell_where(table, "cell:table.csv!лист!B2")->tone, SVOD_TONE_MEND);
        assert_non_null(cell_text(table, "противоречие: 1"));
    }
    assert_non_null(cell_where(list_of(&m), "cause:10000"));
    print_message("%d ms\n", (int)(seconds * 1000));
    assert_true(seconds < 5);
    svod_arena_free(arena);
}

static void as_wide_as_a_sheet(void **state) {
    (void)state;
    enum { COLS = 16000 };
    svod_arena *arena = svod_arena_new();
    made m = make(arena, two, 3);
    svod_pub_table table = m.audit.tables[0];
    svod_pub_col *all = SVOD_ARRAY(arena, svod_pub_col, COLS);
    table.cells = SVOD_ARRAY(arena, svod_pub_cell, (size_t)COLS * table.row_count);
    for (uint32_t col = 0; col < COLS; col++) {
        all[col] = m.audit.tables[0].cols[col < 4 ? col : 3];
        all[col].col = col + 1;
        for (uint32_t row = 0; row < table.row_count; row++)
            table.cells[(size_t)row * COLS + col] = *svod_pub_at(&m.audit.tables[0], row, col < 4 ? col : 3);
    }
    table.cols = all;
    table.col_count = COLS;
    m.audit.tables = &table;
    claim(&m, 0, 3, SVOD_CONTRADICTION);
    clock_t begin = clock();
    sheet(&m);
    double seconds = seconds_since(begin);
    print_message("%d ms\n", (int)(seconds * 1000));
    assert_true(seconds < 1);
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(figures_stand_as_printed),
                                       cmocka_unit_test(margins_show_the_published_rows_and_columns),
                                       cmocka_unit_test(figures_are_mended_for_a_reason),
                                       cmocka_unit_test(verdicts_colour_cells_and_speak_in_comments),
                                       cmocka_unit_test(causes_are_listed_and_lead_to_their_cells),
                                       cmocka_unit_test(long_tables_show_what_is_marked),
                                       cmocka_unit_test(merged_headers_stay_merged),
                                       cmocka_unit_test(json_says_everything),
                                       cmocka_unit_test(a_crowded_cell_tells_the_first),
                                       cmocka_unit_test(many_tables_each_with_its_own),
                                       cmocka_unit_test(as_wide_as_a_sheet)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
