// What stands between a reader and intake/: a form is kept whole, all else goes on as if nobody had stood there.
#include "run/hold.h"

#include "intake_help.h"

static svod_grids arrived;

static hold make_hold(size_t most, size_t most_form) {
    arrived = svod_grids_of(arena);
    hold own = hold_of(svod_grids_sink(&arrived), arena, most);
    own.most_form = most_form;
    return own;
}

static const char *const plain[] = {"школа|балл\nА|1\nБ|2\n", "один|два\n"};

static void push_plain(hold *own) {
    svod_sink sink = hold_sink(own);
    svod_merge merge = {1, 1, 1, 2};
    push_sheet(&sink, "a.xlsx", "Лист1", SVOD_VISIBLE, plain[0], &merge, 1);
    push_sheet(&sink, "a.xlsx", "Лист2", SVOD_HIDDEN, plain[1], NULL, 0);
}

static void assert_arrived(void) {
    assert_int_equal(arrived.list.count, 2);
    const svod_grid *first = SVOD_AT(&arrived.list, svod_grid, 0), *second = SVOD_AT(&arrived.list, svod_grid, 1);
    assert_int_equal(first->cells.count, 6);
    assert_string_equal(svod_cell_text(svod_grid_at(first, 3, 1)), "Б");
    assert_int_equal(first->merges.count, 1);
    assert_string_equal(second->info.name, "Лист2");
    assert_int_equal(second->info.visibility, SVOD_HIDDEN);
    assert_int_equal(second->cells.count, 2);
}

// However little is kept before it goes on, all arrives once and in order.
static void test_hands_on(void **state) {
    (void)state;
    for (size_t most = 0; most < 12; most++) {
        hold own = make_hold(most, 100);
        bool handed;
        push_plain(&own);
        assert_false(hold_end(&own, &handed));
        assert_true(handed);
        assert_arrived();
    }
}

static void push_form(hold *own, svod_sink *sink) {
    *sink = hold_sink(own);
    push_sheet(sink, "f.xlsx", "Черновик", SVOD_VISIBLE, "а|б\n", NULL, 0);
    push_sheet(sink, "f.xlsx", "svod", SVOD_HIDDEN, "svod form/1\ncampaign|проба\n", NULL, 0);
}

static void test_keeps_a_form(void **state) {
    (void)state;
    hold own = make_hold(5, 100);
    svod_sink sink;
    bool handed;
    push_form(&own, &sink);
    push_sheet(&sink, "f.xlsx", "Баллы", SVOD_VISIBLE, "1|2|3\n4|5|6\n", NULL, 0);
    assert_true(hold_end(&own, &handed));
    assert_int_equal(arrived.list.count, 0);
    assert_int_equal(own.grids.list.count, 3);
    assert_int_equal(SVOD_AT(&own.grids.list, svod_grid, 2)->cells.count, 6);
}

// A form of endless cells is none that svod has made: form_too_big.
static void test_stops_at_an_endless_form(void **state) {
    (void)state;
    hold own = make_hold(5, 10);
    svod_sink sink;
    push_form(&own, &sink);
    svod_sheet_info info = {.file = "f.xlsx", .name = "Баллы"};
    assert_true(sink.sheet(sink.ctx, &info));
    svod_cell cells[6];
    for (uint32_t i = 0; i < 6; i++)
        cells[i] = make_cell(1, i + 1, "1", 1);
    assert_false(sink.row(sink.ctx, 1, cells, 6));
    assert_true(own.over);
    svod_add(&findings, SVOD_F_form_too_big, svod_place_file("f.xlsx"), "", "");
    assert_int_equal(count_of(SVOD_F_form_too_big), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_hands_on, begin, finish),
        cmocka_unit_test_setup_teardown(test_keeps_a_form, begin, finish),
        cmocka_unit_test_setup_teardown(test_stops_at_an_endless_form, begin, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
