// Figures at the ends of what a cell may hold: differences, quotients and sums of them run over nowhere, and every claim stands.
#include "audit_help.h"

static svod_arena *arena;
static svod_rubric *rubric;
static svod_audit_input input;

#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof *(list)))
#define UNIT SVOD_PUB_ROW_UNIT
// The greatest figure that int64 holds in billionths is 9223372036.85.
#define MOST "9223372036"
#define MOST_VALUE (INT64_C(9223372036) * SVOD_PUB_ONE)

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    static const node_spec nodes[] = {{"", 0, 200, NULL, true}, {"1", 1, 80, NULL, true}, {"2", 1, 120, NULL, true}};
    static svod_level bands[] = {{.id = "1", .title = "1 уровень", .from = 0, .to = 50},
                                 {.id = "2", .title = "2 уровень", .from = 51, .to = INT64_MAX}};
    static svod_cluster load[] = {{.id = "load",
                                   .title = "Нагрузка",
                                   .kind = SVOD_CLUSTER_RATIO,
                                   .numerator = "teachers",
                                   .denominator = "staff",
                                   .levels = bands,
                                   .count = 2}};
    rubric = make_rubric(arena, nodes, COUNT(nodes));
    rubric->year = 2023;
    rubric->clusters = load;
    rubric->cluster_count = 1;
    input = (svod_audit_input){.rubric = rubric};
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static const svod_audit *audit_of(const col_spec *cols, uint32_t col_count, const row_spec *rows, uint32_t row_count) {
    svod_pub_table *table = SVOD_NEW(arena, svod_pub_table);
    *table = make_pub_table(arena, rubric, input.roster, cols, col_count, rows, row_count);
    return svod_audit_run(table, 1, &input, SVOD_RU, arena);
}
#define AUDIT(cols, rows) audit_of(cols, COUNT(cols), rows, COUNT(rows))

static const svod_claim *told(const svod_audit *audit, const char *check, uint32_t row, uint32_t col) {
    const svod_claim *claim = claim_at(audit, check, row, col);
    if (!claim) fail_msg("%s says nothing of row %u, column %u", check, row, col);
    assert_int_equal(claim->verdict, SVOD_CONTRADICTION);
    return claim;
}

// -9223372036 less 9223372036 is -18446744072: no int64 holds it.
static void attribute_from_end_to_end(void **state) {
    (void)state;
    static const char *names[] = {"teachers"};
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "Педагогов", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "teachers"}};
    static const row_spec rows[] = {{.kind = UNIT, .cells = "u0;-" MOST}};
    svod_roster *roster = make_roster(arena, 1, names, 1);
    roster->units[0].attrs[0] = MOST;
    input.roster = roster;
    const svod_claim *claim = told(AUDIT(cols, rows), "attribute", 0, 1);
    assert_int_equal(claim->value, MOST_VALUE);
    assert_int_equal(claim->gap, -INT64_MAX);
}

// 9223372036 teachers by a billionth of a methodist.
static void quotient_beyond_everything(void **state) {
    (void)state;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "Педагогов", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "teachers"},
                                    {.header = "Методистов", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "staff"},
                                    {.header = "Нагрузка", .kind = SVOD_PUB_RATIO, .cluster = 0},
                                    {.header = "Уровень", .kind = SVOD_PUB_LEVEL, .cluster = 0}};
    static const row_spec rows[] = {{.kind = UNIT, .year = 2023, .cells = "u0;" MOST ";0,000000001;-" MOST ";1"},
                                    {.kind = UNIT, .year = 2023, .cells = "u1;" MOST ";0,000000001;-;1"}};
    const svod_audit *audit = AUDIT(cols, rows); // neither load nor level is told of such a quotient
    assert_null(claim_at(audit, "ratio", 0, 3));
    assert_null(claim_at(audit, "level", 1, 4));
}

static void maxima_from_end_to_end(void **state) {
    (void)state;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "раздел 1", .kind = SVOD_PUB_POINTS, .node = "1"},
                                    {.header = "раздел 2", .kind = SVOD_PUB_POINTS, .node = "2"},
                                    {.header = "итого", .kind = SVOD_PUB_POINTS, .node = ""}};
    static const row_spec rows[] = {{.kind = UNIT, .year = 2021, .cells = "u0;1;1;2"},
                                    {.kind = SVOD_PUB_ROW_LIMIT, .year = 2023, .cells = "максимум;-" MOST ",85477;12;20"}};
    svod_pub_table *table = SVOD_NEW(arena, svod_pub_table);
    *table = make_pub_table(arena, rubric, NULL, cols, COUNT(cols), rows, COUNT(rows));
    // Of 2021 no rubric is known: the parts of the total make it up, 2 * 9223372036.
    svod_pub_max maxima[] = {{1, 2021, MOST_VALUE, 0}, {2, 2021, MOST_VALUE, 0}, {3, 2021, 20 * SVOD_PUB_ONE, 0}};
    table->maxima = maxima;
    table->max_count = COUNT(maxima);
    const svod_audit *audit = svod_audit_run(table, 1, &input, SVOD_RU, arena);
    assert_int_equal(told(audit, "maxima", 1, 1)->gap, -INT64_MAX);
    assert_int_equal(told(audit, "maxima", SVOD_NO_COL, 3)->value, INT64_MAX);
}

// "Всего участников" is held against the number of rows.
static void count_below_everything(void **state) {
    (void)state;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS}, {.header = "Педагогов", .kind = SVOD_PUB_COUNT}};
    static const row_spec rows[] = {{.kind = UNIT, .cells = "u0;1"},
                                    {.kind = UNIT, .cells = "u1;2"},
                                    {.kind = SVOD_PUB_ROW_COUNT, .cells = "Всего участников;-" MOST ",85477"}};
    const svod_claim *claim = told(AUDIT(cols, rows), "units", 2, 1);
    assert_int_equal(claim->value, 2 * SVOD_PUB_ONE);
    assert_int_equal(claim->gap, -INT64_MAX);
}

// The sum of three rows is more than an int64 of billionths: it is neither a smaller number nor a negative one.
static void sum_beyond_everything(void **state) {
    (void)state;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS}, {.header = "Педагогов", .kind = SVOD_PUB_COUNT}};
    static const row_spec rows[] = {{.kind = UNIT, .cells = "u0;" MOST},
                                    {.kind = UNIT, .cells = "u1;" MOST},
                                    {.kind = UNIT, .cells = "u2;" MOST},
                                    {.kind = SVOD_PUB_ROW_SUM, .cells = "Итого;7"}};
    const svod_claim *claim = told(AUDIT(cols, rows), "sum", 3, 1);
    assert_int_equal(claim->value, INT64_MAX);
    assert_ptr_equal(strstr(claim->expected, "9223372036,854775807 = "), claim->expected);
}

// A column of changes beside points of two years that lie farther apart than an int64 reaches.
static void change_from_end_to_end(void **state) {
    (void)state;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "итого", .kind = SVOD_PUB_POINTS, .node = ""},
                                    {.header = "изменение", .kind = SVOD_PUB_CHANGE, .node = ""}};
    static const row_spec rows[] = {{.kind = UNIT, .year = 2022, .cells = "u0;-" MOST ";"},
                                    {.kind = UNIT, .year = 2023, .cells = "u0;" MOST ";1"}};
    static svod_pub_max maxima[] = {{1, 2022, 10 * SVOD_PUB_ONE, 0}};
    svod_pub_table *table = SVOD_NEW(arena, svod_pub_table);
    *table = make_pub_table(arena, rubric, NULL, cols, COUNT(cols), rows, COUNT(rows));
    table->maxima = maxima; // unlike 2023's 20: the check of years looks at the column
    table->max_count = COUNT(maxima);
    const svod_audit *audit = svod_audit_run(table, 1, &input, SVOD_RU, arena);
    assert_int_equal(claim_count(audit, "years"), 0); // one row in all, and it does not follow
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(attribute_from_end_to_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(quotient_beyond_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(maxima_from_end_to_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(count_below_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sum_beyond_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(change_from_end_to_end, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
