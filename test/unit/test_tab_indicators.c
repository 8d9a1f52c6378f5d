// Sheets of indicators, from the made-up campaigns: figures by sums, signs that agree with the reach, sheets of points only with points.
#include "explain_help.h"

#include <math.h>

#include "table/tables.h"

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

static const svod_result *result_of(const char *name) {
    svod_findings *findings = SVOD_NEW(arena, svod_findings);
    *findings = svod_findings_of(arena, SVOD_RU);
    return fixture_result(name, arena, findings);
}

static const svod_table *sheet(const svod_result *result, const char *id) {
    size_t count;
    const svod_table *const *tables = svod_tables_build(result, true, arena, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(tables[i]->id, id) == 0) return tables[i];
    return NULL;
}

static const svod_out *cell_of(const svod_table *table, const char *origin) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->origin && strcmp(cell->origin, origin) == 0) return cell;
    }
    fail_msg("%s has no cell of %s", table->id, origin);
    return NULL;
}

static void sheets_of_points_need_points(void **state) {
    (void)state;
    const svod_result *result = result_of("demo-izhevsk-2022");
    static const char *const none[] = {"table_1_1", "rating", "clusters", "criteria", "experts", "agreement"};
    static const char *const there[] = {"summary", "indicators", "targets", "dynamics", "levels", "table_1_2", "data", "passport"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(sheet(result, none[i]));
    for (size_t i = 0; i < sizeof there / sizeof *there; i++)
        assert_non_null(sheet(result, there[i]));
}

// 62 of the 83 schools have the order: 74.698… %, and the target is that all have.
static void a_share_is_of_sums(void **state) {
    (void)state;
    const svod_table *table = sheet(result_of("demo-izhevsk-2022"), "indicators");
    const svod_out *value = cell_of(table, "region:value:4.1:2022");
    assert_int_equal(value->kind, SVOD_V_FORMULA);
    assert_true(fabs(value->number - 6200.0 / 83) < 1e-9);
    assert_int_equal(value->tone, SVOD_TONE_MISSED);
    assert_true(cell_of(table, "region:numerator:4.1:2022")->number == 62);
    assert_true(cell_of(table, "region:denominator:4.1:2022")->number == 83);
    assert_true(table->charts.count > 0);
}

// The sign in print is the measure's reach, whatever the cell.
static void signs_agree_with_reach(void **state) {
    (void)state;
    static const uint8_t tones[] = {SVOD_TONE_PLAIN, SVOD_TONE_REACHED, SVOD_TONE_NEAR, SVOD_TONE_MISSED};
    const svod_result *result = result_of("demo-amur-2023");
    const svod_table *table = sheet(result, "targets");
    size_t values = 0;
    for (uint32_t i = 0; i < result->monitoring->indicators; i++)
        for (size_t unit = 0; unit < result->roster->count; unit++) {
            const svod_measure *measure = svod_monitoring_measure(result->monitoring, 0, unit, i);
            if (measure->state != SVOD_M_VALUE) continue;
            const char *node = svod_rubric_node_id(result->now.rubric, result->now.rubric->indicators[i].node);
            const char *origin = svod_printf(arena, "measure:%s:%s:2023", result->roster->units[unit].id, node);
            assert_int_equal(cell_of(table, origin)->tone, tones[measure->reach]);
            values++;
        }
    assert_true(values > 100);
    assert_null(sheet(result, "criteria"));
}

static const svod_out *text_at(const svod_table *table, const char *text) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->text && strcmp(cell->text, text) == 0) return cell;
    }
    return NULL;
}

static const char *text_beside(const svod_table *table, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->row == row && cell->col == col) return cell->text;
    }
    return NULL;
}

// Which column was taken for which question. Of very many the first ones are there, and how many more there are.
static void the_passport_names_columns(void **state) {
    (void)state;
    const svod_result *result = result_of("demo-izhevsk-2022");
    const svod_answers *answers = &result->now.scores->answers;
    const svod_table *table = sheet(result, "passport");
    const svod_out *title = text_at(table, "Какой столбец какому вопросу соответствует");
    assert_non_null(title);
    const svod_question *first = SVOD_AT(&answers->questions, const svod_question, 0);
    assert_string_equal(text_beside(table, title->row + 1, 3), "Столбец");
    assert_string_equal(text_beside(table, title->row + 2, 1), first->place.file);
    assert_string_equal(text_beside(table, title->row + 2, 5), first->header);
    assert_null(text_at(table, "И ещё столбцов: 2; все — в файле manifest.json."));
    svod_question more = *first;
    size_t count = answers->questions.count;
    assert_in_range(count, 14, 60);
    for (more.place.col = 1000; answers->questions.count < 302; more.place.col++)
        svod_answers_column((svod_answers *)answers, more);
    table = sheet(result, "passport");
    assert_non_null(text_at(table, "И ещё столбцов: 2; все — в файле manifest.json."));
    assert_non_null(text_at(table, svod_ref_col((char[SVOD_REF_SIZE]){0}, 1000)));
    assert_null(text_at(table, svod_ref_col((char[SVOD_REF_SIZE]){0}, 1000 + 302 - (uint32_t)count - 1)));
}

static void tones_have_signs(void **state) {
    (void)state;
    assert_string_equal(svod_tone_sign(SVOD_TONE_REACHED), "✓");
    assert_string_equal(svod_tone_sign(SVOD_TONE_WORSE), "▼");
    assert_string_equal(svod_tone_sign(SVOD_TONE_PLAIN), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sheets_of_points_need_points, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_share_is_of_sums, set_up, tear_down),
        cmocka_unit_test_setup_teardown(signs_agree_with_reach, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_passport_names_columns, set_up, tear_down),
        cmocka_unit_test(tones_have_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
