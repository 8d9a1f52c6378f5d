// The examples in the rubric files, run from cell to points: a sheet of one unit with these cells must give these points. Where a list of
// cells is given, each stands in the sheet of another expert; `chair` is the sheet of the chair.
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

// The cell of one expert; a single one is the first expert's. NULL: there is none for this one.
static const char *cell_of(const svod_node *cells, size_t expert) {
    if (cells->kind == SVOD_NODE_SCALAR) return expert == 0 ? cells->text : NULL;
    return expert < cells->count ? cells->entries[expert].value->text : NULL;
}

// A wide sheet: headers are the ids of the nodes, the only row holds the example's cells. Blank ones have no cell, as in a file.
static void read_sheet(bench *b, const svod_node *cells, size_t expert, const char *name, svod_scores *scores) {
    svod_intake_options options = {.year = b->rubric->year, .expert = name};
    svod_intake *intake = svod_intake_new(b->arena, scores, &options, &b->findings);
    svod_sink sink = svod_intake_sink(intake);
    svod_sheet_info info = {.file = name, .name = name};
    svod_cell *heads = SVOD_ARRAY(b->arena, svod_cell, cells->count + 1), *values = SVOD_ARRAY(b->arena, svod_cell, cells->count + 1);
    size_t filled = 1, columns = 1;
    heads[0] = text_cell(1, 1, *b->rubric->unit_title ? b->rubric->unit_title : "Школа");
    values[0] = text_cell(2, 1, "Пример");
    for (size_t i = 0; i < cells->count; i++) {
        const char *text = cell_of(cells->entries[i].value, expert);
        if (!text) continue;
        heads[columns] = text_cell(1, (uint32_t)columns + 1, cells->entries[i].key);
        columns++;
        if (*text) values[filled++] = text_cell(2, (uint32_t)columns, text);
    }
    assert_true(sink.sheet(sink.ctx, &info));
    assert_true(sink.row(sink.ctx, 1, heads, columns));
    assert_true(sink.row(sink.ctx, 2, values, filled));
    assert_true(sink.end(sink.ctx, NULL, 0));
}

static size_t experts_of(const svod_node *cells) {
    size_t most = 1;
    for (size_t i = 0; i < cells->count; i++)
        if (cells->entries[i].value->kind == SVOD_NODE_LIST && cells->entries[i].value->count > most) most = cells->entries[i].value->count;
    return most;
}

static void read_sheets(bench *b, const svod_node *example, svod_scores *scores) {
    const svod_node *cells = svod_node_get(example, "scores"), *chair = svod_node_get(example, "chair");
    for (size_t e = 0; e < experts_of(cells); e++)
        read_sheet(b, cells, e, svod_printf(b->arena, "Эксперт %zu", e + 1), scores);
    if (!chair) return;
    read_sheet(b, chair, 0, "Председатель", scores);
    SVOD_AT(&scores->experts, svod_expert, svod_scores_expert(scores, "Председатель"))->chair = true;
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
    read_sheets(b, example, &scores);
    svod_year year = {.year = b->rubric->year, .name = "example", .rubric = b->rubric};
    svod_year_compute(&year, &scores, b->arena, &b->findings);
    expect(b, example, "points", &year);
    expect(b, example, "max", &year);
}

static void run_text(svod_arena *arena, svod_bytes bytes, const char *name) {
    bench b = {.arena = arena, .findings = svod_findings_of(arena, SVOD_RU)};
    b.tree = svod_yaml_read(bytes, name, arena, &b.findings);
    assert_non_null(b.tree);
    b.rubric = svod_rubric_compile(b.tree, 0, arena, &b.findings);
    assert_non_null(b.rubric);
    const svod_node *examples = svod_node_get(b.tree, "examples");
    assert_non_null(examples);
    for (size_t i = 0; i < examples->count; i++)
        run_example(&b, examples->entries[i].value);
    assert_true(b.checked > examples->count);
}

static void run_examples(const char *name) {
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_bytes bytes;
    assert_true(svod_host_read(arena, svod_printf(arena, "%s/%s", SVOD_SOURCE_DIR, name), name, &bytes, &findings));
    run_text(arena, bytes, name);
    svod_arena_free(arena);
}

static void tyumen_2022(void **state) {
    (void)state;
    run_examples("rubrics/tyumen-2022.yaml");
}

static void demo_experts(void **state) {
    (void)state;
    run_examples("fixtures/demo-experts/rubric.yaml");
}

static void tyumen_2023(void **state) {
    (void)state;
    run_examples("rubrics/tyumen-2023.yaml");
}

static void demo_five_sections(void **state) {
    (void)state;
    run_examples("fixtures/demo-five-sections/rubric.yaml");
}

// Every rule of combining, as an author would state it.
static void rules_of_combining(void **state) {
    (void)state;
    static const char yaml[] = "svod: rubric/1\nid: r\ntitle: R\nyear: 2023\nmax: 40\nstep: 0.5\nprovenance: demo\n"
                               "policy: {combine: median, blank: incomplete}\n"
                               "sections:\n"
                               "  - {id: '1', title: Цели, max: 10}\n"
                               "  - {id: '2', title: Меры, max: 10, combine: {rule: trimmed, trim: 0.25}}\n"
                               "  - {id: '3', title: Итоги, max: 10, combine: agreed}\n"
                               "  - {id: '4', title: Анализ, max: 10, combine: {rule: mean, least: 3}}\n"
                               "examples:\n"
                               "  - title: четыре эксперта\n"
                               "    scores: {'1': [1, 2, 4, 9], '2': [1, 2, 4, 9], '3': [1, 2, 4, 9], '4': [1, 2, 4, 9]}\n"
                               "    points: {'1': 3, '2': 3, '3': 3, '4': 4, total: 13}\n"
                               "  - title: председатель согласует один раздел, в остальных он — один из экспертов\n"
                               "    scores: {'1': [1, 2], '2': [1, 2], '3': [1, 2], '4': [1, 2]}\n"
                               "    chair: {'1': 9, '2': 9, '3': 9, '4': 9}\n"
                               "    points: {'1': 2, '2': 4, '3': 9, '4': 4}\n"
                               "  - title: экспертов мало, и раздел 4 остаётся без балла\n"
                               "    scores: {'1': 1, '2': [1, 2], '3': [1, ''], '4': [1, '', 3]}\n"
                               "    points: {'1': 1, '2': 1.5, '3': 1, total: 3.5}\n"
                               "    max: {total: 40}\n"
                               "  - title: неприменимое по слову председателя\n"
                               "    scores: {'1': [1], '2': [1], '3': [5], '4': [1, 1, 1]}\n"
                               "    chair: {'3': н/п}\n"
                               "    points: {total: 3}\n"
                               "    max: {total: 30}\n";
    svod_arena *arena = svod_arena_new();
    run_text(arena, (svod_bytes){(const unsigned char *)yaml, sizeof yaml - 1}, "r.yaml");
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tyumen_2022),        cmocka_unit_test(demo_experts),       cmocka_unit_test(tyumen_2023),
        cmocka_unit_test(demo_five_sections), cmocka_unit_test(rules_of_combining),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
