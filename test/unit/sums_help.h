// A right table of ten units with all its footers, and its audit: what tests of sums begin with.
#ifndef SVOD_TEST_SUMS_HELP_H
#define SVOD_TEST_SUMS_HELP_H

#include "audit_help.h"

#define UNIT SVOD_PUB_ROW_UNIT
#define POINTS SVOD_PUB_POINTS

static const node_spec specs[] = {{"", 0, 300, "", true}, {"a", 1, 100, "a", true}, {"b", 1, 100, "b", true}, {"c", 1, 100, "c", true}};
static const col_spec columns[] = {
    {.header = "Школа", .kind = SVOD_PUB_UNITS},     {.header = "А", .kind = POINTS, .node = "a"},
    {.header = "Б", .kind = POINTS, .node = "b"},    {.header = "В", .kind = POINTS, .node = "c"},
    {.header = "Итого", .kind = POINTS, .node = ""},
};
#define COLS (sizeof columns / sizeof *columns)

// Rows 0 to 9 are units; footers were computed by hand: 47 = 3,5 + 9,7 + …, 36,5 / 10 = 3,65, 121,3 / 300 = 40,43 %.
enum { SUM = 10, MEAN, PERCENT, LEAST, MOST, MEDIAN, ROWS };
enum { A = 1, B, C, TOTAL };
static const row_spec right[ROWS] = {
    {UNIT, 0, "u0;3,5;4,3;1,8;9,6", 0, false},
    {UNIT, 0, "u1;9,7;5,5;6,6;21,8", 0, false},
    {UNIT, 0, "u2;2,4;1,6;1,3;5,3", 0, false},
    {UNIT, 0, "u3;0,7;5,6;7,5;13,8", 0, false},
    {UNIT, 0, "u4;4,2;1,2;3,3;8,7", 0, false},
    {UNIT, 0, "u5;7,1;7,3;5,1;19,5", 0, false},
    {UNIT, 0, "u6;4;2,7;1,8;8,5", 0, false},
    {UNIT, 0, "u7;3,8;3,2;0,8;7,8", 0, false},
    {UNIT, 0, "u8;8,7;3,8;3,9;16,4", 0, false},
    {UNIT, 0, "u9;2,9;2,6;4,4;9,9", 0, false},
    {SVOD_PUB_ROW_SUM, 0, "Всего;47;37,8;36,5;121,3", 0, false},
    {SVOD_PUB_ROW_MEAN, 0, "Среднее;4,7;3,8;3,7;12,1", 0, false},
    {SVOD_PUB_ROW_PERCENT, 0, "Процент;47;37,8;36,5;40,4", 0, false},
    {SVOD_PUB_ROW_LEAST, 0, "Минимум;0,7;1,2;0,8;5,3", 0, false},
    {SVOD_PUB_ROW_MOST, 0, "Максимум;9,7;7,3;7,5;21,8", 0, false},
    {SVOD_PUB_ROW_MEDIAN, 0, "Медиана;3,9;3,5;3,6;9,8", 0, false},
};

typedef struct fixture {
    svod_arena *arena;
    svod_rubric *rubric, *previous;
    row_spec rows[ROWS + 4];
    svod_pub_table table;
} fixture;

static inline int setup(void **state) {
    svod_arena *arena = svod_arena_new();
    fixture *f = SVOD_NEW(arena, fixture);
    f->arena = arena;
    f->rubric = make_rubric(arena, specs, sizeof specs / sizeof *specs);
    f->rubric->year = 2023;
    memcpy(f->rows, right, sizeof right);
    *state = f;
    return 0;
}

static inline int teardown(void **state) {
    fixture *f = *state;
    svod_arena_free(f->arena);
    return 0;
}

static inline svod_audit *audit_of(fixture *f, const col_spec *cols, uint32_t col_count, const row_spec *rows, uint32_t row_count) {
    svod_audit_input input = {.rubric = f->rubric, .previous = f->previous};
    f->table = make_pub_table(f->arena, f->rubric, NULL, cols, col_count, rows, row_count);
    return svod_audit_run(&f->table, 1, &input, SVOD_RU, f->arena);
}

static inline svod_audit *audit(fixture *f) {
    return audit_of(f, columns, COLS, f->rows, ROWS);
}

static const char *const ours[] = {"row_total", "range", "sum", "mean", "percent", "change", "extreme", "missing"};

// Claims of the checks tested here.
static inline size_t claims(const svod_audit *audit) {
    size_t count = 0;
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        count += claim_count(audit, ours[i]);
    return count;
}

static inline const svod_claim *only(const svod_audit *audit, const char *check, uint32_t row, uint32_t col) {
    const svod_claim *claim = claim_at(audit, check, row, col);
    assert_non_null(claim);
    assert_int_equal(claims(audit), 1);
    return claim;
}

static inline void assert_claim(const svod_claim *claim, svod_verdict verdict, svod_how how, int64_t value, int64_t gap) {
    assert_non_null(claim);
    assert_int_equal(claim->verdict, verdict);
    assert_int_equal(claim->how, how);
    assert_true(claim->has_value);
    assert_int_equal(claim->value, value);
    assert_int_equal(claim->gap, gap);
}

#endif
