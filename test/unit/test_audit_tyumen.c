// The published table 1.1 of Tyumen, audited: every contradiction that it holds within itself, each with its arithmetic, and no other. The
// same table mended yields nothing.
#include <stdio.h>

#include "audit_help.h"
#include "read/read.h"
#include "rubric/compile.h"

static svod_arena *arena;
static svod_findings findings;

static int begin(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    return 0;
}

static int finish(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static svod_bytes bytes_of(const char *name) {
    FILE *file = fopen(svod_printf(arena, "%s/%s", SVOD_SOURCE_DIR, name), "rb");
    if (!file) fail_msg("no file %s", name);
    unsigned char *bytes = svod_alloc(arena, 1 << 20);
    size_t len = fread(bytes, 1, (1 << 20) - 1, file);
    fclose(file);
    return (svod_bytes){bytes, len};
}

static const svod_rubric *rubric_of(const char *name) {
    const svod_node *tree = svod_yaml_read(bytes_of(name), name, arena, &findings);
    svod_rubric *rubric = tree ? svod_rubric_compile(tree, 0, arena, &findings) : NULL;
    assert_non_null(rubric);
    return rubric;
}

static svod_audit *audit_file(const char *name, const svod_audit_input *input) {
    svod_grids *grids = SVOD_NEW(arena, svod_grids);
    *grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(grids);
    assert_true(svod_open(bytes_of(name), name, NULL, arena, &sink, NULL, NULL, &findings));
    svod_vec tables = svod_vec_of(arena, sizeof(svod_pub_table));
    assert_true(svod_pub_read(SVOD_AT(&grids->list, svod_grid, 0), input, arena, &tables, &findings));
    return svod_audit_run(tables.data, tables.count, input, SVOD_RU, arena);
}

// ---- what is wrong in it, by hand ---------------------------------------------------------------------------------------------------

typedef struct wrong {
    const char *cell, *check;
    svod_verdict verdict;
    svod_how how;
    int64_t value, gap; // thousandths; gap cut
    const char *expected;
} wrong;
#define PROVEN SVOD_CONTRADICTION, SVOD_HOW_NOT
static const wrong list[] = {
    // Totals of 2022.
    {"L4", "row_total", PROVEN, 55500, -6000, "55,5 = 7,5 + 3,5 + 10 + 6 + 7 + 1,5 + 8 + 12"},
    {"L6", "row_total", PROVEN, 56500, 6000, "56,5 = 8 + 3,5 + 18 + 6 + 12 + 2 + 1 + 6"},
    {"L24", "row_total", PROVEN, 36000, 2000, "36 = 2 + 7 + 9,5 + 2,5 + 6 + 1 + 4 + 4"},
    {"L30", "row_total", SVOD_DOUBTFUL, SVOD_HOW_CUT, 36500, -500, "36,5 = 2 + 4 + 9,5 + 4 + 6 + 3 + 5 + 3"},
    {"L34", "row_total", PROVEN, 66500, 6000, "66,5 = 8 + 10 + 19 + 11 + 7 + 3 + 3 + 5,5"},
    {"L44", "row_total", PROVEN, 22500, -600, "22,5 = 2,5 + 0 + 18 + 0 + 1 + 0 + 1 + 0"},
    {"L50", "row_total", PROVEN, 68900, -2500, "68,9 = 7,4 + 5 + 19 + 6,5 + 12 + 3 + 8 + 8"},
    // Two sent nothing in 2022 and have a total of 0; the means divide by 26.
    {"L12", "missing", SVOD_DOUBTFUL, SVOD_HOW_METHOD, 0, 0, "прочерк: материалы не поданы"},
    {"L28", "missing", SVOD_DOUBTFUL, SVOD_HOW_METHOD, 0, 0, "прочерк: материалы не поданы"},
    {"D57", "missing", SVOD_DOUBTFUL, SVOD_HOW_METHOD, 0, 0,
     "деление на число представивших материалы: 24"}, // 128,1 / 26 = 4,93; / 24 = 5,34
    // 4 of 3.
    {"I39", "range", PROVEN, 0, 0, "не больше максимума 3"},
    // Sums: 131,1 - 7,5 = 123,6; 85,8 - 8 = 77,8; the totals of the rows are 1089,4, the printed sums 1069,5.
    {"G56", "sum", PROVEN, 131100, -7500, "131,1 = сумма G4:G54 за 2022 год (строк: 26)"},
    {"K56", "sum", PROVEN, 85800, -8000, "85,8 = сумма K4:K54 за 2022 год (строк: 26)"},
    {"L56", "sum", PROVEN, 1089400, 79600, "1089,4 = сумма L4:L54 за 2022 год (строк: 26)"},
    {"D58", "sum", PROVEN, 171200, -100, "171,2 = сумма D5:D55 за 2023 год (строк: 26)"},
    {"E58", "sum", SVOD_DOUBTFUL, SVOD_HOW_CUT, 191600, -600, "191,6 = сумма E5:E55 за 2023 год (строк: 26)"},
    {"J58", "sum", PROVEN, 137600, -5500, "137,6 = сумма J5:J55 за 2023 год (строк: 26)"},
    {"K58", "sum", PROVEN, 203800, -3900, "203,8 = сумма K5:K55 за 2023 год (строк: 26)"},
    {"M58", "sum", PROVEN, 1845400, 37400, "1845,4 = сумма M5:M55 за 2023 год (строк: 26)"},
    // Means: 5,3 x 26 = 137,8, 4,1 x 26 = 106,6. Those of wrong sums follow from them: 123,6 / 26 = 4,75, 77,8 / 26 = 2,99,
    // 1169 / 26 = 44,96, 191 / 26 = 7,35, 132,1 / 26 = 5,08, 199,9 / 26 = 7,69, 1882,8 / 26 = 72,42.
    {"H57", "mean", PROVEN, 5540, -238, "5,54 = 144 / 26"},
    {"J57", "mean", PROVEN, 4030, 65, "4,03 = 104,9 / 26"},
    {"H59", "mean", SVOD_ROUNDED, SVOD_HOW_CUT, 8680, -80, "8,68 = 225,7 / 26"},
    // Percents: 24 / 29 = 82,76 and 1,8 / 3 = 60 come from rounded means; 8,6 / 12 is 71,67. 191 / 260 = 73,46, 132,1 / 208 = 63,5 and
    // 199,9 / 312 = 64,1 follow from the printed sums.
    {"F61", "percent", SVOD_ROUNDED, SVOD_HOW_STEPS, 82600, 113, "82,59 = 622,7 / (26 × 29) × 100"},
    {"H61", "percent", PROVEN, 72300, -1139, "72,34 = 225,7 / (26 × 12) × 100"},
    {"I61", "percent", SVOD_ROUNDED, SVOD_HOW_STEPS, 58800, 1153, "58,8 = 45,9 / (26 × 3) × 100"},
};
#define WRONG (sizeof list / sizeof *list)
static const char *const ours[] = {"row_total", "range", "sum", "mean", "percent", "change", "extreme", "missing"};
#define OURS (sizeof ours / sizeof *ours)

// Rows of the table begin in row 4 of its sheet.
static void assert_list(const svod_audit *audit) {
    for (size_t i = 0; i < WRONG; i++) {
        const wrong *at = &list[i];
        uint32_t row, col;
        assert_true(svod_ref_parse(at->cell, strlen(at->cell), &row, &col));
        const svod_claim *claim = claim_at(audit, at->check, row - 4, col - 1);
        if (!claim) fail_msg("%s: no claim of %s", at->cell, at->check);
        assert_int_equal(claim->verdict, at->verdict);
        assert_int_equal(claim->how, at->how);
        assert_string_equal(claim->expected, at->expected);
        if (claim->value != MILLI(at->value) || claim->gap / MILLI(1) != at->gap) fail_msg("%s: another value or gap", at->cell);
    }
    size_t count = 0;
    for (size_t i = 0; i < OURS; i++)
        count += claim_count(audit, ours[i]);
    assert_int_equal(count, WRONG);
    // All figures are judged: totals of 24 rows of 2022 and of 26 of 2023, points of 9 columns, footers of 9, changes and percents of 8.
    size_t judged[OURS] = {50, 26 * 9 + 24 * 8 + 26, 18, 18, 8, 8, 0, 4};
    for (size_t i = 0; i < OURS; i++)
        assert_int_equal(verdicts(audit, ours[i], SVOD_CONSISTENT) + claim_count(audit, ours[i]), judged[i]);
    assert_int_equal(verdicts(audit, "change", SVOD_CONSISTENT), 8); // every one follows from the printed means
}

static svod_audit_input rubrics(void) {
    return (svod_audit_input){.rubric = rubric_of("rubrics/tyumen-2023.yaml"), .previous = rubric_of("rubrics/tyumen-2022.yaml")};
}

static void as_published(void **state) {
    (void)state;
    svod_audit_input input = rubrics();
    assert_list(audit_file("fixtures/tyumen-2023/sheets/table-1-1.xlsx", &input));
    assert_list(audit_file("fixtures/tyumen-2023/sheets/table-1-1.csv", &input));
}

// ---- the same typed out ---------------------------------------------------------------------------------------------------------------

// clang-format off
#define POINTS(id, of_year) {.header = id, .kind = SVOD_PUB_POINTS, .node = (id), .year = (of_year)}
// clang-format on
static const col_spec columns[] = {
    {.header = "Муниципалитет", .kind = SVOD_PUB_UNITS},
    {.header = "Округ", .kind = SVOD_PUB_OTHER},
    {.header = "Год", .kind = SVOD_PUB_YEAR},
    POINTS("1", 0),
    POINTS("2", 0),
    POINTS("3", 0),
    POINTS("4", 0),
    POINTS("5", 0),
    POINTS("6", 0),
    POINTS("7", 0),
    POINTS("8", 0),
    POINTS("", 2022),
    POINTS("", 2023),
};
#define COLS 13
#define UNIT_ROWS 52
#define ROWS (UNIT_ROWS + 6)

// The n-th text between semicolons of a line.
static const char *part(const char *line, int n) {
    for (; n; n--)
        line += strcspn(line, ";\n") + 1;
    return svod_strndup(arena, line, strcspn(line, ";\n"));
}

// Total in the column of its year.
static const char *row_cells(const char *head, const char *line, int first, int year) {
    svod_buf buf = svod_buf_of(arena);
    svod_buf_printf(&buf, "%s;%s;%d", head, year == 2022 ? "" : "-", year);
    for (int i = 0; i < 8; i++)
        svod_buf_printf(&buf, ";%s", part(line, first + i));
    svod_buf_printf(&buf, year == 2022 ? ";%s;-" : ";-;%s", part(line, first + 8));
    return buf.data;
}

static const char *line_of(const char *text, int n) {
    for (; n; n--)
        text = strchr(text, '\n') + 1;
    return text;
}

static const char *text_of(const char *name) {
    svod_bytes bytes = bytes_of(name);
    return svod_strndup(arena, (const char *)bytes.data, bytes.len);
}

static void typed_rows(row_spec rows[ROWS]) {
    static const svod_pub_row_kind kinds[] = {SVOD_PUB_ROW_SUM,  SVOD_PUB_ROW_MEAN,   SVOD_PUB_ROW_SUM,
                                              SVOD_PUB_ROW_MEAN, SVOD_PUB_ROW_CHANGE, SVOD_PUB_ROW_PERCENT};
    const char *units = text_of("fixtures/source/table-1-1.csv"), *footers = text_of("fixtures/source/published-footers.csv");
    for (int i = 0; i < ROWS; i++) {
        bool unit = i < UNIT_ROWS;
        const char *line = unit ? line_of(units, i + 1) : line_of(footers, i - UNIT_ROWS + 1);
        int year = atoi(part(line, unit ? 2 : 1));
        rows[i] = (row_spec){.kind = unit ? SVOD_PUB_ROW_UNIT : kinds[i - UNIT_ROWS],
                             .year = year,
                             .cells = row_cells(part(line, 0), line, unit ? 3 : 2, year),
                             .base_year = unit || kinds[i - UNIT_ROWS] != SVOD_PUB_ROW_CHANGE ? 0 : 2022};
    }
}

static svod_audit *audit_rows(const svod_audit_input *input, const row_spec *rows, svod_pub_table *table) {
    *table = make_pub_table(arena, input->rubric, NULL, columns, COLS, rows, ROWS);
    return svod_audit_run(table, 1, input, SVOD_RU, arena);
}

static void typed_out(void **state) {
    (void)state;
    svod_audit_input input = rubrics();
    row_spec rows[ROWS];
    svod_pub_table table;
    typed_rows(rows);
    svod_audit *audit = audit_rows(&input, rows, &table);
    size_t count = 0;
    for (size_t i = 0; i < OURS; i++)
        count += claim_count(audit, ours[i]);
    assert_int_equal(count, WRONG);
    for (size_t i = 0; i < WRONG; i++) { // at the same indices; two rows higher in this sheet
        uint32_t row, col;
        assert_true(svod_ref_parse(list[i].cell, strlen(list[i].cell), &row, &col));
        assert_non_null(claim_at(audit, list[i].check, row - 4, col - 1));
    }
}

// ---- and mended -----------------------------------------------------------------------------------------------------------------------

static void put_cell(svod_pub_table *table, uint32_t row, uint32_t col, int64_t hundredths) {
    char buf[40];
    svod_pub_text(buf, hundredths * 10 * MILLI(1), 2, ',');
    size_t len = strlen(buf);
    while (buf[len - 1] == '0')
        buf[--len] = '\0';
    if (buf[len - 1] == ',') buf[len - 1] = '\0';
    table->cells[row * COLS + col] = make_pub_cell(svod_strdup(arena, buf), row + 2, col + 1);
}

static int64_t hundredths(const svod_pub_table *table, uint32_t row, uint32_t col) {
    return svod_pub_at(table, row, col)->value / (10 * MILLI(1));
}

static int64_t quotient(int64_t num, int64_t den) {
    return num < 0 ? -quotient(-num, den) : (num * 2 + den) / (2 * den);
}

// Totals of rows, then footers: sums, means of those that submitted to a hundredth, differences of the true means, percents to a tenth.
static void mend(svod_pub_table *table) {
    static const int64_t max[] = {8, 10, 29, 12, 12, 3, 8, 12, 94};
    int64_t sums[2][9] = {{0}}, n[2] = {0};
    put_cell(table, 35, 8, 300); // Уватский
    for (uint32_t row = 0; row < UNIT_ROWS; row++) {
        uint32_t year = row % 2, total = 11 + year;
        if (svod_pub_at(table, row, 3)->state != SVOD_PUB_NUMBER) {
            table->cells[row * COLS + total] = make_pub_cell("-", row + 2, total + 1);
            continue;
        }
        int64_t sum = 0;
        for (uint32_t i = 0; i < 8; i++) {
            sum += hundredths(table, row, 3 + i);
            sums[year][i] += hundredths(table, row, 3 + i);
        }
        put_cell(table, row, total, sum);
        sums[year][8] += sum;
        n[year]++;
    }
    for (uint32_t i = 0; i < 9; i++) {
        for (uint32_t year = 0; year < 2; year++) {
            put_cell(table, UNIT_ROWS + 2 * year, i < 8 ? 3 + i : 11 + year, sums[year][i]);
            put_cell(table, UNIT_ROWS + 2 * year + 1, i < 8 ? 3 + i : 11 + year, quotient(sums[year][i], n[year]));
        }
        put_cell(table, UNIT_ROWS + 4, i < 8 ? 3 + i : 12, quotient(sums[1][i] * n[0] - sums[0][i] * n[1], n[0] * n[1]));
        put_cell(table, UNIT_ROWS + 5, i < 8 ? 3 + i : 12, 10 * quotient(10 * sums[1][i], n[1] * max[i]));
    }
}

static void mended_it_yields_nothing(void **state) {
    (void)state;
    svod_audit_input input = rubrics();
    row_spec rows[ROWS];
    svod_pub_table table;
    typed_rows(rows);
    audit_rows(&input, rows, &table);
    mend(&table);
    svod_audit *audit = svod_audit_run(&table, 1, &input, SVOD_RU, arena);
    for (size_t i = 0; i < OURS; i++)
        assert_int_equal(claim_count(audit, ours[i]), 0);
    assert_int_equal(verdicts(audit, "change", SVOD_CONSISTENT), 9);
    assert_int_equal(verdicts(audit, "percent", SVOD_CONSISTENT), 9);
    put_cell(&table, 20, 9, 410); // and one tenth off anywhere shows in its row and in its column
    audit = svod_audit_run(&table, 1, &input, SVOD_RU, arena);
    assert_non_null(claim_at(audit, "row_total", 20, 11));
    assert_non_null(claim_at(audit, "sum", UNIT_ROWS, 9));
    assert_int_equal(claim_count(audit, "sum") + claim_count(audit, "row_total"), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(as_published, begin, finish),
        cmocka_unit_test_setup_teardown(typed_out, begin, finish),
        cmocka_unit_test_setup_teardown(mended_it_yields_nothing, begin, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
