// The examples in the rubric files, run from cell to points: a sheet of one unit with these cells must give these points.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "intake/intake.h"
#include "read/read.h"
#include "rubric/compile.h"
#include "score/score.h"

typedef struct bench {
    svod_arena *arena;
    svod_findings findings;
    const svod_node *tree;
    const svod_rubric *rubric;
    size_t checked;
} bench;

static svod_cell text_cell(uint32_t row, uint32_t col, const char *text) {
    return (svod_cell){.row = row, .col = col, .type = SVOD_CELL_STRING, .text = text, .len = (uint32_t)strlen(text)};
}

static svod_roster one_unit(bench *b) {
    svod_sheet_info info = {.file = "roster", .name = "roster"};
    svod_grid grid = svod_grid_of(b->arena, &info);
    svod_cell head = text_cell(1, 1, "name"), name = text_cell(2, 1, "Пример");
    svod_grid_add_row(&grid, b->arena, 1, &head, 1);
    svod_grid_add_row(&grid, b->arena, 2, &name, 1);
    svod_roster roster = {0};
    assert_true(svod_roster_build(&grid, b->arena, &roster, &b->findings));
    return roster;
}

// A wide sheet: headers are the ids of the nodes, the only row holds the example's cells. Blank ones have no cell, as in a file.
static void read_sheet(bench *b, const svod_node *cells, svod_scores *scores) {
    svod_intake_options options = {.year = b->rubric->year};
    svod_intake *intake = svod_intake_new(b->arena, scores, &options, &b->findings);
    svod_sink sink = svod_intake_sink(intake);
    svod_sheet_info info = {.file = "example", .name = "example"};
    svod_cell *heads = SVOD_ARRAY(b->arena, svod_cell, cells->count + 1), *values = SVOD_ARRAY(b->arena, svod_cell, cells->count + 1);
    size_t filled = 1;
    heads[0] = text_cell(1, 1, "Школа");
    values[0] = text_cell(2, 1, "Пример");
    for (size_t i = 0; i < cells->count; i++) {
        heads[i + 1] = text_cell(1, (uint32_t)i + 2, cells->entries[i].key);
        const char *text = cells->entries[i].value->text;
        if (*text) values[filled++] = text_cell(2, (uint32_t)i + 2, text);
    }
    assert_true(sink.sheet(sink.ctx, &info));
    assert_true(sink.row(sink.ctx, 1, heads, cells->count + 1));
    assert_true(sink.row(sink.ctx, 2, values, filled));
    assert_true(sink.end(sink.ctx, NULL, 0));
}

static void expect(bench *b, const svod_node *example, const char *key, const svod_year *year) {
    const svod_node *map = svod_node_get(example, key);
    for (size_t i = 0; map && i < map->count; i++) {
        const char *id = map->entries[i].key;
        svod_decimal value;
        svod_points wanted;
        assert_true(svod_node_decimal(map, id, &value, &b->findings) && svod_points_of(value, &wanted));
        uint32_t node = svod_streq(id, "total") ? SVOD_ROOT : svod_rubric_find(b->rubric, id);
        const svod_point *point = svod_year_at(year, 0, node);
        svod_points found = svod_streq(key, "max") ? point->max : point->value;
        if (point->state != SVOD_STATE_POINTS || found != wanted)
            print_message("%s: %s, %s: %s of %s\n", b->rubric->id, svod_node_get(example, "title")->text, key, id,
                          svod_state_id(point->state));
        assert_int_equal(point->state, SVOD_STATE_POINTS);
        assert_int_equal(found, wanted);
        b->checked++;
    }
}

static void run_example(bench *b, const svod_node *example) {
    svod_roster roster = one_unit(b);
    svod_scores scores = svod_scores_of(b->arena, &roster, b->rubric);
    read_sheet(b, svod_node_get(example, "scores"), &scores);
    svod_year year = {.year = b->rubric->year, .name = "example", .rubric = b->rubric};
    svod_year_compute(&year, &scores, b->arena, &b->findings);
    expect(b, example, "points", &year);
    expect(b, example, "max", &year);
}

static void run_examples(const char *name) {
    svod_arena *arena = svod_arena_new();
    bench b = {.arena = arena, .findings = svod_findings_of(arena, SVOD_RU)};
    svod_bytes bytes;
    assert_true(svod_host_read(arena, svod_printf(arena, "%s/%s", SVOD_SOURCE_DIR, name), name, &bytes, &b.findings));
    b.tree = svod_yaml_read(bytes, name, arena, &b.findings);
    assert_non_null(b.tree);
    b.rubric = svod_rubric_compile(b.tree, arena, &b.findings);
    assert_non_null(b.rubric);
    const svod_node *examples = svod_node_get(b.tree, "examples");
    assert_non_null(examples);
    for (size_t i = 0; i < examples->count; i++)
        run_example(&b, examples->entries[i].value);
    assert_true(b.checked > examples->count);
    svod_arena_free(arena);
}

static void tyumen_2022(void **state) {
    (void)state;
    run_examples("rubrics/tyumen-2022.yaml");
}

static void tyumen_2023(void **state) {
    (void)state;
    run_examples("rubrics/tyumen-2023.yaml");
}

static void demo_five_sections(void **state) {
    (void)state;
    run_examples("fixtures/demo-five-sections/rubric.yaml");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tyumen_2022),
        cmocka_unit_test(tyumen_2023),
        cmocka_unit_test(demo_five_sections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
