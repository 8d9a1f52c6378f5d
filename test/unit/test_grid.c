// Grids that keep sheets, and the look-ups of roster, scores and YAML trees.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/str.h"
#include "data/grid.h"
#include "data/node.h"
#include "data/scores.h"
#include "data/table.h"

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

static svod_cell cell(uint32_t row, uint32_t col, const char *text) {
    return (svod_cell){.row = row, .col = col, .type = SVOD_CELL_STRING, .text = text, .len = (uint32_t)strlen(text)};
}

static void keeps_sheets(void **state) {
    (void)state;
    svod_grids grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(&grids);
    char text[] = "Ишим", raw[] = "X";
    for (uint32_t sheet = 0; sheet < 2; sheet++) {
        svod_sheet_info info = {.file = "a.xlsx", .name = sheet ? "Два" : "Один", .index = sheet};
        assert_true(sink.sheet(sink.ctx, &info));
        for (uint32_t row = 2; row < 400; row += 2) {
            svod_cell cells[] = {cell(row, 1, text), cell(row, 3, "x"), cell(row, 700, "y")};
            cells[1].raw = raw;
            assert_true(sink.row(sink.ctx, row, cells, 3));
        }
        svod_merge merge = {2, 1, 5, 2};
        assert_true(sink.end(sink.ctx, &merge, 1));
    }
    text[0] = raw[0] = '?';
    assert_int_equal(grids.list.count, 2);
    const svod_grid *grid = SVOD_AT(&grids.list, svod_grid, 1);
    assert_string_equal(grid->info.name, "Два");
    assert_int_equal(grid->last_row, 398);
    assert_int_equal(grid->last_col, 700);
    assert_string_equal(svod_grid_at(grid, 2, 1)->text, "Ишим");
    assert_string_equal(svod_grid_at(grid, 398, 700)->text, "y");
    assert_string_equal(svod_grid_at(grid, 2, 3)->raw, "X");
    assert_null(svod_grid_at(grid, 2, 1)->raw);
    assert_null(svod_grid_at(grid, 3, 1));
    assert_null(svod_grid_at(grid, 2, 2));
    assert_null(svod_grid_at(grid, 400, 1));
    assert_null(svod_grid_at(grid, 1, 1));
}

static void tells_of_cells(void **state) {
    (void)state;
    svod_sheet_info info = {.file = "a.csv", .name = "a"};
    svod_cell one = cell(17, 4, "7,5");
    one.line = 20;
    assert_string_equal(svod_cell_text(&one), "7,5");
    assert_string_equal(svod_cell_text(NULL), "");
    assert_string_equal(svod_place_text(arena, svod_cell_place(&info, &one)), "a.csv!D17");
    assert_int_equal(svod_cell_place(&info, &one).line, 20);
    assert_string_equal(svod_cell_type_id(SVOD_CELL_DATE), "date");
    assert_string_equal(svod_cell_type_id(SVOD_CELL_NUMBER), "number");
}

static svod_roster a_roster(void) {
    static const char *const names[] = {"г.Ишим", "Ишимский", "Тобольский", "г.Тобольск", "Нижнетавдинский"};
    static const char *attrs[] = {"rural"};
    svod_roster roster = {
        .count = 5, .units = SVOD_ARRAY(arena, svod_unit, 5), .by_id = svod_map_new(arena), .by_key = svod_map_new(arena), .attr_count = 1};
    static const char *attr_names[] = {"geography"};
    roster.attr_names = attr_names;
    for (size_t i = 0; i < roster.count; i++) {
        roster.units[i] = (svod_unit){.id = svod_printf(arena, "Unit-%zu", i), .name = names[i], .attrs = attrs};
        svod_map_add(roster.by_id, roster.units[i].id, i);
        svod_map_add(roster.by_key, svod_fold_name(arena, names[i]), i);
        svod_map_add(roster.by_key, svod_fold_name(arena, roster.units[i].id), i);
    }
    return roster;
}

static void finds_units(void **state) {
    (void)state;
    svod_roster roster = a_roster();
    assert_int_equal(svod_roster_find(&roster, arena, "23. г. Ишим"), 0);
    assert_int_equal(svod_roster_find(&roster, arena, "9. Ишимский район"), 1);
    assert_int_equal(svod_roster_find(&roster, arena, "12. Нижне-Тавдинский"), 4);
    assert_true(svod_roster_find(&roster, arena, "Ишимск") == SVOD_NO_UNIT);
    assert_int_equal(svod_roster_by_id(&roster, "Unit-3"), 3);
    assert_true(svod_roster_by_id(&roster, "unit-3") == SVOD_NO_UNIT);
    assert_string_equal(svod_roster_nearest(&roster, arena, "Нижнетавдиский"), "Нижнетавдинский");
    assert_string_equal(svod_roster_nearest(&roster, arena, "Тобольскй"), "Тобольский, г.Тобольск");
    assert_string_equal(svod_roster_nearest(&roster, arena, "Казань"), "");
    size_t attr;
    assert_true(svod_roster_attr_index(&roster, "geography", &attr));
    assert_string_equal(roster.units[2].attrs[attr], "rural");
    assert_false(svod_roster_attr_index(&roster, "district", &attr));
}

static void keeps_scores_apart(void **state) {
    (void)state;
    svod_roster roster = a_roster();
    svod_rubric rubric = {.count = 3};
    svod_scores scores = svod_scores_of(arena, &roster, &rubric);
    assert_int_equal(svod_scores_expert(&scores, "Иванов И.И."), 0);
    assert_int_equal(svod_scores_expert(&scores, "Петров"), 1);
    assert_int_equal(svod_scores_expert(&scores, " иванов  И.И."), 0);
    const svod_expert *expert = SVOD_AT(&scores.experts, svod_expert, 1);
    assert_string_equal(expert->name, "Петров");
    for (size_t i = 0; i < 15; i++)
        assert_int_equal(expert->scores[i], SVOD_S_NONE);
    assert_int_equal(svod_scores_slot(&scores, 4, 2), 14);
    uint16_t source = svod_scores_source(&scores, "a.xlsx", "Лист1");
    assert_int_equal(svod_scores_source(&scores, "a.xlsx", "Лист2"), source + 1);
    assert_int_equal(svod_scores_source(&scores, "a.xlsx", "Лист1"), source);
    svod_place place = svod_scores_place(&scores, (svod_score_place){17, 4, source});
    assert_string_equal(svod_place_text(arena, place), "a.xlsx!Лист1!D17");
    assert_null(svod_scores_place(&scores, (svod_score_place){17, 4, UINT16_MAX}).file);
}

// ---- YAML trees ------------------------------------------------------------------------------------------------------

static svod_node *scalar(const char *text, bool quoted) {
    svod_node *node = SVOD_NEW(arena, svod_node);
    *node = (svod_node){.kind = SVOD_NODE_SCALAR, .file = "r.yaml", .line = 3, .col = 9, .text = text, .quoted = quoted};
    return node;
}

static svod_node *map_of(const char *key, svod_node *value) {
    svod_node *node = SVOD_NEW(arena, svod_node);
    *node = (svod_node){.kind = SVOD_NODE_MAP, .file = "r.yaml", .line = 3, .col = 1, .count = 1};
    node->entries = SVOD_ARRAY(arena, svod_node_entry, 1);
    node->entries[0] = (svod_node_entry){key, 3, 1, value};
    node->used = SVOD_ARRAY(arena, bool, 1);
    return node;
}

static void reads_typed_values(void **state) {
    (void)state;
    svod_findings findings = svod_findings_of(arena, SVOD_EN);
    const char *text = "old";
    svod_decimal number = {0, 0};
    int64_t whole = 0;
    bool flag = false;
    int word = 0;
    static const char *const words[] = {"drop", "zero", "forbid", NULL};
    assert_true(svod_node_text(map_of("a", scalar("x", false)), "b", &text, &findings));
    assert_string_equal(text, "old");
    assert_true(svod_node_text(map_of("a", scalar("~", false)), "a", &text, &findings));
    assert_string_equal(text, "old");
    assert_true(svod_node_text(map_of("a", scalar("~", true)), "a", &text, &findings));
    assert_string_equal(text, "~");
    assert_true(svod_node_decimal(map_of("a", scalar("0.1", false)), "a", &number, &findings));
    assert_true(number.mantissa == 1 && number.scale == 1);
    assert_true(svod_node_int(map_of("a", scalar("2023", false)), "a", 1900, 2100, &whole, &findings));
    assert_int_equal(whole, 2023);
    assert_true(svod_node_bool(map_of("a", scalar("да", false)), "a", &flag, &findings));
    assert_true(flag);
    assert_true(svod_node_word(map_of("a", scalar("forbid", false)), "a", words, &word, &findings));
    assert_int_equal(word, 2);
    assert_int_equal(findings.list.count, 0);
}

static void reports_wrong_values(void **state) {
    (void)state;
    svod_findings findings = svod_findings_of(arena, SVOD_EN);
    svod_decimal number;
    int64_t whole;
    bool flag;
    int word;
    const char *text;
    static const char *const words[] = {"drop", "zero", "forbid", NULL};
    assert_false(svod_node_text(map_of("a", map_of("x", NULL)), "a", &text, &findings));
    assert_false(svod_node_decimal(map_of("a", scalar("0,1", false)), "a", &number, &findings));
    assert_false(svod_node_decimal(map_of("a", scalar("0.1", true)), "a", &number, &findings));
    assert_false(svod_node_int(map_of("a", scalar("20.5", false)), "a", 0, 100, &whole, &findings));
    assert_false(svod_node_int(map_of("a", scalar("101", false)), "a", 0, 100, &whole, &findings));
    assert_false(svod_node_bool(map_of("a", scalar("maybe", false)), "a", &flag, &findings));
    assert_int_equal(findings.per_code[SVOD_F_yaml_type], 6);
    assert_string_equal(svod_place_text(arena, svod_last(&findings)->place), "r.yaml:3:9");
    assert_false(svod_node_word(map_of("a", scalar("dorp", false)), "a", words, &word, &findings));
    assert_int_equal(svod_last(&findings)->code, SVOD_F_yaml_word);
    assert_string_equal(svod_last(&findings)->expected, "drop | zero | forbid");
    assert_string_equal(svod_last(&findings)->advice, "did you mean “drop”?");
    assert_null(svod_node_require(map_of("a", NULL), "b", &findings));
    assert_int_equal(svod_last(&findings)->code, SVOD_F_yaml_missing);
}

static void reports_unknown_keys(void **state) {
    (void)state;
    svod_findings findings = svod_findings_of(arena, SVOD_EN);
    static const char *const known[] = {"title", "max", NULL};
    svod_node *map = map_of("tilte", scalar("x", false));
    assert_null(svod_node_get(map, "title"));
    assert_false(svod_node_unknown(map, known, &findings));
    assert_string_equal(svod_last(&findings)->advice, "did you mean “title”?");
    assert_string_equal(svod_place_text(arena, svod_last(&findings)->place), "r.yaml:3:1");
    map = map_of("max", scalar("x", false));
    assert_non_null(svod_node_get(map, "max"));
    assert_true(svod_node_unknown(map, known, &findings));
}

static void builds_tables(void **state) {
    (void)state;
    svod_table table = svod_table_of(arena, "table_1_1", "Таблица 1.1", 1);
    svod_put_text(&table, 1, 1, SVOD_CLASS_TITLE, "x")->cols = 9;
    svod_put_number(&table, 2, 1, SVOD_CLASS_POINTS, 7.5)->tone = SVOD_TONE_BAD;
    svod_put_formula(&table, 2, 2, SVOD_CLASS_POINTS, "=A2", 7.5);
    svod_put_empty(&table, 2, 3, SVOD_CLASS_TEXT);
    svod_table_width(&table, 1, 2, 30);
    svod_table_height(&table, 1, 20);
    svod_table_heat(&table, (svod_range){1, 1, 2, 2}, 0, 50, 100);
    assert_int_equal(svod_table_chart(&table, SVOD_CHART_BAR, "t")->kind, SVOD_CHART_BAR);
    assert_int_equal(table.cells.count, 4);
    const svod_out *title = SVOD_AT(&table.cells, svod_out, 0);
    assert_true(title->rows == 1 && title->cols == 9 && title->kind == SVOD_V_TEXT);
    assert_true(SVOD_AT(&table.cells, svod_out, 2)->number == 7.5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_sheets),         cmocka_unit_test(tells_of_cells),     cmocka_unit_test(finds_units),
        cmocka_unit_test(keeps_scores_apart),   cmocka_unit_test(reads_typed_values), cmocka_unit_test(reports_wrong_values),
        cmocka_unit_test(reports_unknown_keys), cmocka_unit_test(builds_tables),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
