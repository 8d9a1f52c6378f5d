// Every number of the workbook can be explained down to a cell: each cell of each sheet has an address, the address leads to a tree
// whose root is the cell's number, whose children make up their parents, and whose leaves all have a place. So have the figures within
// words, and what charts draw.
#include "explain_walk.h"

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

static svod_table **book_of(const char *name, walk *w, size_t *count) {
    svod_findings *findings = SVOD_NEW(arena, svod_findings);
    *findings = svod_findings_of(arena, SVOD_RU);
    const svod_result *result = fixture_result(name, arena, findings);
    *w = walk_of(result, arena);
    return (svod_table **)(uintptr_t)svod_tables_build(result, true, arena, count);
}

static walked walk_campaign(const char *name) {
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    walked n = walk_result(fixture_result(name, arena, &findings), arena);
    print_message("%s: %zu sheets, %zu numbers (%zu live formulas, %zu published), %zu texts with %zu figures, %zu cells of charts\n", name,
                  n.sheets, n.numbers, n.formulas, n.published, n.words, n.figures, n.charted);
    return n;
}

static void every_number_of_2023_is_explained(void **state) {
    (void)state;
    walked n = walk_campaign("tyumen-2023");
    assert_true(n.numbers > 3500 && n.published > 700 && n.words > 400 && n.charted > 60);
}

static void every_number_of_2022_is_explained(void **state) {
    (void)state;
    assert_true(walk_campaign("tyumen-2022").numbers > 500);
}

static void every_number_of_the_demo_is_explained(void **state) {
    (void)state;
    assert_true(walk_campaign("demo-tyumen-criteria").numbers > 1500);
}

static void every_number_of_the_experts_is_explained(void **state) {
    (void)state;
    assert_true(walk_campaign("demo-experts").numbers > 1000);
}

static void every_number_of_another_rubric_is_explained(void **state) {
    (void)state;
    assert_true(walk_campaign("demo-five-sections").numbers > 600);
}

static void every_number_of_mended_tables_is_explained(void **state) {
    (void)state;
    assert_true(walk_campaign("tyumen-2023-mended").numbers > 2000);
}

static void every_number_of_indicators_is_explained(void **state) {
    (void)state;
    assert_true(walk_campaign("demo-amur-2022").numbers > 1000);
    assert_true(walk_campaign("demo-advice").numbers > 500); // a recommendation on every kind of condition
    assert_true(walk_campaign("demo-izhevsk-2022").numbers > 1000);
}

// ---- what the walk is to notice ------------------------------------------------------------------------------------

static svod_out *cell_with(svod_table **tables, size_t count, const char *id, uint8_t kind, const char *origin) {
    for (size_t i = 0; i < count; i++)
        for (size_t at = 0; strcmp(tables[i]->id, id) == 0 && at < tables[i]->cells.count; at++) {
            svod_out *cell = SVOD_AT(&tables[i]->cells, svod_out, at);
            if (cell->kind == kind && cell->origin && strstr(cell->origin, origin)) return cell;
        }
    fail_msg("%s has no cell of %s", id, origin);
    return NULL;
}

static void notices(walk *w, svod_table **tables, size_t count, const char *what) {
    w->fault[0] = '\0';
    if (walk_workbook(w, (const svod_table *const *)tables, count)) fail_msg("nobody noticed «%s»", what);
    if (!strstr(w->fault, what)) fail_msg("«%s» does not speak of «%s»", w->fault, what);
}

static void what_is_wrong_is_noticed(void **state) {
    (void)state;
    walk w;
    size_t count;
    svod_table **tables = book_of("tyumen-2023", &w, &count);
    svod_out *point = cell_with(tables, count, "table_1_1", SVOD_V_NUMBER, "points:abatsky:4:2023");
    svod_out right = *point;
    point->origin = "points:abatsky:1:2023"; // of another section
    notices(&w, tables, count, "points:abatsky:1:2023 is");
    point->origin = "points:abatsky:44:2023";
    notices(&w, tables, count, "leads nowhere");
    point->origin = NULL;
    notices(&w, tables, count, "no address");
    *point = right;
    svod_out *sum = cell_with(tables, count, "table_1_1", SVOD_V_FORMULA, "mean:8:2023");
    double cached = sum->number;
    sum->number += 0.01; // the cached value of a live formula
    notices(&w, tables, count, "mean:8:2023 is");
    sum->number = cached;
    svod_out *published = cell_with(tables, count, "audit", SVOD_V_NUMBER, "!L4");
    published->number += 6;
    notices(&w, tables, count, "!L4 is 49.5");
    published->number -= 6;
    svod_out *reason = cell_with(tables, count, "urgent", SVOD_V_TEXT, "percent:");
    const char *text = reason->text;
    reason->text = "сейчас 7,77 из 12";
    notices(&w, tables, count, "knows no 7.77");
    reason->text = text;
    svod_out *bare = cell_with(tables, count, "clusters", SVOD_V_TEXT, "percent:");
    bare->origin = NULL;
    notices(&w, tables, count, "has no address for");
}

// A leaf without a place is what "dead end" means.
static void a_dead_end_is_counted(void **state) {
    (void)state;
    svod_trail *root = svod_trail_root(arena, "total", ""), *leaf = svod_trail_add(root, arena, "section", "");
    leaf->place = svod_place_cell("a.csv", NULL, 1, 1);
    assert_int_equal(svod_trail_dead_ends(root), 0);
    svod_trail_add(root, arena, "section", "");
    assert_int_equal(svod_trail_dead_ends(root), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_number_of_2023_is_explained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_number_of_2022_is_explained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_number_of_the_demo_is_explained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_number_of_the_experts_is_explained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_number_of_another_rubric_is_explained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_number_of_mended_tables_is_explained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_number_of_indicators_is_explained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_noticed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_dead_end_is_counted, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
