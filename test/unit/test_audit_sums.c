// Totals, ranges, sums, means, percents, changes, extremes and missing units of published tables: what is right yields nothing, and each
// contradiction is found at its cell.
#include "sums_help.h"

static void a_right_table_yields_nothing(void **state) {
    fixture *f = *state;
    svod_audit *found = audit(f);
    assert_int_equal(claims(found), 0);
    assert_int_equal(verdicts(found, "row_total", SVOD_CONSISTENT), 10);
    assert_int_equal(verdicts(found, "range", SVOD_CONSISTENT), 40);
    assert_int_equal(verdicts(found, "sum", SVOD_CONSISTENT), 4);
    assert_int_equal(verdicts(found, "mean", SVOD_CONSISTENT), 4);
    assert_int_equal(verdicts(found, "percent", SVOD_CONSISTENT), 4);
    assert_int_equal(verdicts(found, "extreme", SVOD_CONSISTENT), 12);
    assert_int_equal(verdicts(found, "missing", SVOD_CONSISTENT), 1);
}

static void a_row_total_is_held_against_its_parts(void **state) {
    fixture *f = *state;
    f->rows[3].cells = "u3;0,7;5,6;7,5;13,9"; // 0,1 too much: exact tables know no tolerance
    svod_audit *found = audit(f);
    const svod_claim *claim = claim_at(found, "row_total", 3, TOTAL);
    assert_claim(claim, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(13800), MILLI(100));
    assert_int_equal(claim->code, SVOD_F_audit_row_total);
    assert_string_equal(claim->found, "итог строки 13,9");
    assert_string_equal(claim->expected, "13,8 = 0,7 + 5,6 + 7,5");
    assert_true(claim->linear && claim->factor == 1);
    assert_int_equal(claim->parts.kind, SVOD_PARTS_ROW);
    assert_int_equal(claim->parts.count, 3);
    assert_int_equal(claim->parts.list[2], C);
    // The sum of totals follows from the sections all the same.
    assert_int_equal(claims(found), 1);
}

// 116,9 of 290 is 40,31 %: of a maximum of 300 less 10 that did not apply to somebody.
static void a_percent_may_be_of_what_applies(void **state) {
    fixture *f = *state;
    static const char *const na[] = {"н/п"};
    row_spec rows[SUM + 1];
    memcpy(rows, right, sizeof rows);
    f->rubric->policy.na_words = (const char **)na;
    f->rubric->policy.na_word_count = 1;
    rows[9].cells = "u9;2,9;2,6;н/п;5,5";
    rows[10] = (row_spec){SVOD_PUB_ROW_PERCENT, 0, "Процент;47;37,8;35,67;40,31", 0, false};
    assert_int_equal(claims(audit_of(f, columns, COLS, rows, SUM + 1)), 0);
    f->rubric->policy.na = SVOD_NA_ZERO;
    assert_int_equal(claims(audit_of(f, columns, COLS, rows, SUM + 1)), 1);
    f->rubric->policy.na = SVOD_NA_DROP;
    rows[10].cells = "Процент;47;37,8;35,67;41,23"; // of 283,5
    assert_int_equal(claims(audit_of(f, columns, COLS, rows, SUM + 1)), 1);
    f->rows[PERCENT].cells = "Процент;47;37,8;36,5;41,83"; // of 290, and nobody was let off
    assert_int_equal(claims(audit(f)), 1);
}

// What the book of a campaign prints for who sent nothing.
static void who_sent_nothing_has_no_total(void **state) {
    fixture *f = *state;
    memcpy(f->rows, right, sizeof right);
    f->rows[SUM].kind = UNIT;
    f->rows[SUM].cells = "u10;-;-;-;не предст.";
    assert_int_equal(claims(audit_of(f, columns, COLS, f->rows, SUM + 1)), 0);
    f->rows[SUM].cells = "u10;-;-;-;н/д";
    assert_int_equal(claims(audit_of(f, columns, COLS, f->rows, SUM + 1)), 1);
}

static void a_mean_that_says_whom_it_counts_misleads_nobody(void **state) {
    fixture *f = *state;
    row_spec rows[ROWS];
    memcpy(rows, right, sizeof rows);
    rows[9].cells = "u9;-;-;-;-";
    rows[10] = (row_spec){SVOD_PUB_ROW_MEAN, 0, "Среднее;4,41;3,52;3,21;11,14", 0, false};
    assert_int_equal(claim_count(audit_of(f, columns, COLS, rows, 11), "missing"), 1);
    rows[10].cells = "Среднее по всем (нет материалов = 0);4,41;3,52;3,21;11,14";
    assert_int_equal(claims(audit_of(f, columns, COLS, rows, 11)), 0);
}

// A total of another year stands beside the sections for comparison.
static void a_total_of_another_year_is_of_no_sections_here(void **state) {
    fixture *f = *state;
    static const col_spec cols[] = {
        {.header = "Школа", .kind = SVOD_PUB_UNITS},     {.header = "А", .kind = POINTS, .node = "a"},
        {.header = "Б", .kind = POINTS, .node = "b"},    {.header = "В", .kind = POINTS, .node = "c"},
        {.header = "Итого", .kind = POINTS, .node = ""}, {.header = "Итого 2022", .kind = POINTS, .node = "", .year = 2022},
    };
    row_spec rows[] = {{UNIT, 0, "u0;3,5;4,3;1,8;9,6;7", 0, false}, {UNIT, 0, "u1;9,7;5,5;6,6;21,8;20", 0, false}};
    assert_int_equal(claims(audit_of(f, cols, 6, rows, 2)), 0);
    rows[0].cells = "u0;3,5;4,3;1,8;7;9,6";
    const svod_audit *found = audit_of(f, cols, 6, rows, 2);
    assert_int_equal(claims(found), 1);
    assert_non_null(claim_at(found, "row_total", 0, 4));
}

static void a_section_a_tenth_off_is_no_rounding(void **state) {
    fixture *f = *state;
    f->rows[3].cells = "u3;0,7;5,7;7,5;13,8";
    svod_audit *found = audit(f);
    assert_claim(claim_at(found, "row_total", 3, TOTAL), SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(13900), MILLI(-100));
    assert_claim(claim_at(found, "sum", SUM, B), SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(37900), MILLI(-100));
    assert_int_equal(claims(found), 2);
}

static void a_wrong_section_shows_in_row_and_column(void **state) {
    fixture *f = *state;
    f->rows[3].cells = "u3;0,7;6,5;7,5;13,8"; // 5,6 with its digits the other way round
    svod_audit *found = audit(f);
    assert_claim(claim_at(found, "row_total", 3, TOTAL), SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(14700), MILLI(-900));
    const svod_claim *sum = claim_at(found, "sum", SUM, B);
    assert_claim(sum, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(38700), MILLI(-900));
    assert_int_equal(sum->code, SVOD_F_audit_sum);
    assert_string_equal(sum->expected, "38,7 = сумма C2:C11 (строк: 10)");
    assert_int_equal(sum->parts.count, 10);
    // Mean and percent follow from the printed sum; the median of 3,2 and 3,8 is what it was.
    assert_null(claim_at(found, "mean", MEAN, B));
    assert_null(claim_at(found, "percent", PERCENT, B));
    assert_int_equal(claims(found), 2);
}

static void a_wrong_sum_is_one_claim_and_what_follows_from_it_none(void **state) {
    fixture *f = *state;
    f->rows[SUM].cells = "Всего;47;37,8;46,5;131,3"; // 10 too much, and the total with it
    f->rows[MEAN].cells = "Среднее;4,7;3,8;4,7;13,1";
    f->rows[PERCENT].cells = "Процент;47;37,8;46,5;43,8";
    svod_audit *found = audit(f);
    assert_claim(claim_at(found, "sum", SUM, C), SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(36500), MILLI(10000));
    assert_int_equal(claims(found), 1); // 131,3 = 47 + 37,8 + 46,5 as printed, the others follow
}

static void a_total_of_sums_follows_neither_way(void **state) {
    fixture *f = *state;
    f->rows[SUM].cells = "Всего;47;37,8;36,5;112,3";
    const svod_claim *claim = only(audit(f), "sum", SUM, TOTAL);
    assert_claim(claim, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(121300), MILLI(-9000));
    assert_string_equal(claim->why, "напечатанные в этой же строке части дают 121,3");
}

static void means_are_rounded_or_cut(void **state) {
    fixture *f = *state;
    f->rows[MEAN].cells = "Среднее;4,70;3,7;3,6;12,13"; // 3,78 cut; 3,65 is on the border
    svod_audit *found = audit(f);
    const svod_claim *cut = claim_at(found, "mean", MEAN, B);
    assert_claim(cut, SVOD_ROUNDED, SVOD_HOW_CUT, MILLI(3780), MILLI(-80));
    assert_int_equal(cut->code, SVOD_F_audit_rounded);
    assert_string_equal(cut->expected, "3,78 = 37,8 / 10");
    assert_int_equal(claims(found), 1);
}

static void a_mean_that_follows_from_nothing(void **state) {
    fixture *f = *state;
    f->rows[MEAN].cells = "Среднее;4,7;8,3;3,7;12,1";
    f->rows[PERCENT].cells = "Процент;47;83;36,5;40,4"; // from the printed mean
    const svod_claim *claim = only(audit(f), "mean", MEAN, B);
    assert_claim(claim, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(3800), MILLI(4520));
    assert_int_equal(claim->code, SVOD_F_audit_mean);
    assert_true(claim->linear && claim->factor > 0.0999 && claim->factor < 0.1001);
}

static void percents_by_steps(void **state) {
    fixture *f = *state;
    f->rows[PERCENT].cells =
        "Процент;47;38;37;40,3"; // from 3,8 of 10; from 3,7: 36,5 would be 37 too; 12,1 of 30 is 40,33, so is the truth cut
    svod_audit *found = audit(f);
    assert_null(claim_at(found, "percent", PERCENT, B)); // 37,8 to a whole number
    assert_claim(claim_at(found, "percent", PERCENT, TOTAL), SVOD_ROUNDED, SVOD_HOW_STEPS, MILLI(40400), -MILLI(133) - 333333);
    f->rows[PERCENT].cells = "Процент;47;37,8;37,0;41,4"; // 36,5 is not 37,0, but 3,7 of 10 is
    found = audit(f);
    const svod_claim *step = claim_at(found, "percent", PERCENT, C);
    assert_claim(step, SVOD_ROUNDED, SVOD_HOW_STEPS, MILLI(36500), MILLI(500));
    assert_string_equal(step->why, "посчитано по уже округлённому среднему 3,7: 37");
    const svod_claim *wrong = claim_at(found, "percent", PERCENT, TOTAL);
    assert_claim(wrong, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(40400), MILLI(966) + 666667);
    assert_int_equal(wrong->code, SVOD_F_audit_percent);
    assert_string_equal(wrong->expected, "40,43 = 121,3 / (10 × 30) × 100");
}

// What is quoted is the derivation by which the figure follows, and "cut" is said where cutting just that gives what is printed.
static void the_derivation_that_holds_is_the_one_quoted(void **state) {
    fixture *f = *state;
    f->rows[9].cells = "u9;2,9;2,6;4,7;10,2"; // all in all 121,6
    f->rows[SUM].cells = "Всего;49,8;37,8;36,8;121,6";
    f->rows[MEAN].cells = "Среднее;4,9;3,8;3,7;12,2";
    f->rows[PERCENT].cells = "Процент;47;37,8;36,8;40,6"; // 40,53; 12,2 of 30 is 40,67
    svod_audit *found = audit(f);
    const svod_claim *mean = claim_at(found, "mean", MEAN, A), *percent = claim_at(found, "percent", PERCENT, TOTAL);
    assert_claim(mean, SVOD_ROUNDED, SVOD_HOW_CUT, MILLI(4700), MILLI(200));
    assert_string_equal(mean->expected, "4,7 = 47 / 10");
    assert_string_equal(mean->why, "по напечатанной сумме выходит 4,98 = 49,8 / 10; лишние знаки отброшены, а не округлены");
    assert_claim(percent, SVOD_ROUNDED, SVOD_HOW_STEPS, MILLI(40500), MILLI(66) + 666667);
    assert_string_equal(percent->why, "посчитано по уже округлённому среднему 12,2: 40,67; лишние знаки отброшены, а не округлены");
}

// A figure should be as exact as its neighbours, whatever the wrong one shows.
static void what_should_stand_there_has_the_places_of_its_row(void **state) {
    fixture *f = *state;
    f->rows[MEAN].cells = "Среднее;4,70;3,8;5;12,1";
    f->rows[PERCENT].cells = "Процент;47;37,8;36,5;50";
    f->rows[MEDIAN].cells = "Медиана;3,9;3,5;3,6;12";
    svod_audit *found = audit(f);
    assert_claim(claim_at(found, "mean", MEAN, C), SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(3650), MILLI(1350));
    assert_claim(claim_at(found, "percent", PERCENT, TOTAL), SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(40400), MILLI(9566) + 666667);
    assert_claim(claim_at(found, "extreme", MEDIAN, TOTAL), SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(9800), MILLI(2250));
}

static void percents_of_something_else_are_left_alone(void **state) {
    fixture *f = *state;
    f->rows[PERCENT].cells = "Процент;12;93;88;61";
    assert_int_equal(claims(audit(f)), 0);
    f->rows[PERCENT].cells = "Процент;12;93;36,5;61"; // one that follows says what they are
    assert_int_equal(claim_count(audit(f), "percent"), 3);
}

static void extremes_are_those_of_the_rows(void **state) {
    fixture *f = *state;
    f->rows[LEAST].cells = "Минимум;0,7;1,2;0,8;8,5";
    f->rows[MOST].cells = "Максимум;9,7;7;7,5;21,8";
    f->rows[MEDIAN].cells = "Медиана;3,9;3,5;3,6;9,9";
    svod_audit *found = audit(f);
    const svod_claim *least = claim_at(found, "extreme", LEAST, TOTAL);
    assert_claim(least, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(5300), MILLI(3200));
    assert_int_equal(least->code, SVOD_F_audit_extreme);
    assert_string_equal(least->expected, "5,3: E4, u2");
    assert_claim(claim_at(found, "extreme", MOST, B), SVOD_DOUBTFUL, SVOD_HOW_HALF_UP, MILLI(7300), MILLI(-300));
    const svod_claim *median = claim_at(found, "extreme", MEDIAN, TOTAL);
    assert_claim(median, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(9800), MILLI(150)); // of 9,6 and 9,9
    assert_string_equal(median->expected, "9,75: медиана E2:E11 (строк: 10)");
    assert_int_equal(claims(found), 3);
}

static void fewer_places_than_the_family_are_doubtful(void **state) {
    fixture *f = *state;
    f->rows[5].cells = "u5;7,1;7,3;5,1;19";        // 19,5
    f->rows[SUM].cells = "Всего;47;38;36,5;121,3"; // 37,8
    svod_audit *found = audit(f);
    const svod_claim *total = claim_at(found, "row_total", 5, TOTAL), *sum = claim_at(found, "sum", SUM, B);
    assert_claim(total, SVOD_DOUBTFUL, SVOD_HOW_CUT, MILLI(19500), MILLI(-500));
    assert_int_equal(total->code, SVOD_F_audit_doubtful);
    assert_string_equal(total->why, "19,5 без дробной части");
    assert_claim(sum, SVOD_DOUBTFUL, SVOD_HOW_HALF_UP, MILLI(37800), MILLI(200));
    assert_string_equal(sum->why, "37,8, округлённое до целых");
    assert_int_equal(claims(found), 2);
}

static void whole_numbers_throughout_are_rounded(void **state) {
    fixture *f = *state;
    f->rows[SUM].cells = "Всего;47;38;37;121";
    assert_int_equal(claims(audit(f)), 0);
    f->rows[SUM].cells = "Всего;47;37;36;121"; // 37,8 and 36,5 cut
    svod_audit *found = audit(f);
    assert_claim(claim_at(found, "sum", SUM, B), SVOD_ROUNDED, SVOD_HOW_CUT, MILLI(38000), MILLI(-800));
    assert_int_equal(verdicts(found, "sum", SVOD_CONTRADICTION), 0);
}

static void points_stay_within_their_bounds(void **state) {
    fixture *f = *state;
    f->rows[0].cells = "u0;3,5;4,3;11,8;19,6";
    f->rows[1].cells = "u1;9,7;-5,5;6,6;10,8";
    f->rows[2].cells = "u2;2,44;1,6;1,3;5,34"; // nobody else has hundredths
    svod_audit *found = audit(f);
    const svod_claim *above = claim_at(found, "range", 0, C), *below = claim_at(found, "range", 1, B),
                     *off = claim_at(found, "range", 2, A);
    assert_non_null(above);
    assert_int_equal(above->code, SVOD_F_audit_above_max);
    assert_int_equal(above->verdict, SVOD_CONTRADICTION);
    assert_string_equal(above->expected, "не больше максимума 10");
    assert_non_null(below);
    assert_int_equal(below->code, SVOD_F_audit_below_zero);
    assert_non_null(off);
    assert_int_equal(off->code, SVOD_F_audit_off_step);
    assert_string_equal(off->expected, "кратное 0,1");
    assert_int_equal(claim_count(found, "range"), 3);
}

// Means of three experts, printed to a tenth; totals of the unrounded ones.
static const row_spec rounded[] = {
    {UNIT, 0, "u0;3,3;4,3;1,3;9", 0, false},
    {UNIT, 0, "u1;9,7;5,7;6,7;22", 0, false},
    {UNIT, 0, "u2;2,3;1,7;1,3;5,3", 0, false},
    {UNIT, 0, "u3;0,7;5,7;7,7;14", 0, false},
    {UNIT, 0, "u4;4,3;1,3;3,3;9", 0, false},
    {UNIT, 0, "u5;7;7,3;5;19,3", 0, false},
    {UNIT, 0, "u6;4;2,7;1,7;8,3", 0, false},
    {UNIT, 0, "u7;3,7;3,3;0,7;7,7", 0, false},
    {UNIT, 0, "u8;8,7;3,7;3,7;16", 0, false},
    {UNIT, 0, "u9;2,7;2,7;4,3;9,7", 0, false},
    {UNIT, 0, "u10;1,3;1,3;1,3;4", 0, false},
    {UNIT, 0, "u11;6,7;6,7;6,7;20", 0, false},
    {SVOD_PUB_ROW_SUM, 0, "Всего;54,3;46,3;43,7;144,3", 0, false},
};

static void rounded_parts_explain_what_they_can(void **state) {
    fixture *f = *state;
    row_spec rows[13];
    memcpy(rows, rounded, sizeof rows);
    svod_audit *found = audit_of(f, columns, COLS, rows, 13);
    assert_int_equal(claims(found), 0);      // 3,3 + 4,3 + 1,3 = 8,9, 6,7 + 6,7 + 6,7 = 20,1 …
    rows[11].cells = "u11;6,7;6,7;6,7;19,9"; // 0,2 = 3 halves of a tenth and its own
    assert_int_equal(claim_count(audit_of(f, columns, COLS, rows, 13), "row_total"), 0);
    rows[11].cells = "u11;6,7;6,7;6,7;19,8";
    const svod_claim *claim = claim_at(audit_of(f, columns, COLS, rows, 13), "row_total", 11, TOTAL);
    assert_claim(claim, SVOD_CONTRADICTION, SVOD_HOW_NOT, MILLI(20100), MILLI(-300));
}

// Means of three experts, where most totals happen to follow: the few rows and columns that do not are off by the same tenth, as in
// rounded tables they mostly are, and the means below tell.
static const row_spec chance[] = {
    {UNIT, 0, "u0;0;7,8;0;7,9", 0, false},       {UNIT, 0, "u1;1,7;4,3;1,9;7,9", 0, false},
    {UNIT, 0, "u2;3,3;9,5;1,1;13,8", 0, false},  {UNIT, 0, "u3;1,3;0,1;1,9;3,3", 0, false},
    {UNIT, 0, "u4;12;27;9,1;48,1", 0, false},    {UNIT, 0, "u5;5,2;11,2;5,8;22,2", 0, false},
    {UNIT, 0, "u6;9,2;18,7;8,7;36,6", 0, false}, {UNIT, 0, "u7;4,3;7,1;4;15,4", 0, false},
    {UNIT, 0, "u8;8,3;24,7;8,2;41,2", 0, false}, {UNIT, 0, "u9;9,5;24,5;7,3;41,3", 0, false},
    {UNIT, 0, "u10;10,8;26;9,4;46,2", 0, false}, {SVOD_PUB_ROW_SUM, 0, "Всего;65,7;160,9;57,4;284", 0, false},
};

static void assert_rounded(fixture *f, const row_spec *rows, uint32_t count) {
    svod_audit *found = audit_of(f, columns, COLS, rows, count);
    assert_int_equal(claim_count(found, "row_total"), 0);
    assert_int_equal(claim_count(found, "sum"), 0);
    assert_int_equal(claim_count(found, "mean"), 0);
}

static void one_tenth_off_is_like_another(void **state) {
    fixture *f = *state;
    assert_rounded(f, chance, sizeof chance / sizeof *chance);
}

// One total of ten is off, which one wrong figure might explain. Its means do not follow from the rows as printed.
static const row_spec means_tell[] = {
    {UNIT, 0, "u0;15;11,3;6,1;32,4", 0, false},
    {UNIT, 0, "u1;13,2;10,3;7,1;30,6", 0, false},
    {UNIT, 0, "u2;8,2;8,7;3,5;20,4", 0, false},
    {UNIT, 0, "u3;13,5;12,5;7,4;33,4", 0, false},
    {UNIT, 0, "u4;2,5;3,4;1,8;7,7", 0, false},
    {UNIT, 0, "u5;3,5;3,7;2,6;9,7", 0, false},
    {UNIT, 0, "u6;10,7;12;5;27,7", 0, false},
    {UNIT, 0, "u7;5,5;8,7;5,6;19,8", 0, false},
    {UNIT, 0, "u8;3,9;5,2;2,1;11,2", 0, false},
    {UNIT, 0, "u9;8,5;7,5;2,3;18,3", 0, false},
    {SVOD_PUB_ROW_MEAN, 0, "Среднее;8,463;8,343;4,347;21,133", 0, false},
};

static void means_tell_rounded_points(void **state) {
    fixture *f = *state;
    assert_rounded(f, means_tell, sizeof means_tell / sizeof *means_tell);
}

// Whole totals beside tenths: their sum was taken before they were rounded.
static void whole_totals_are_rounded(void **state) {
    fixture *f = *state;
    static const row_spec rows[] = {
        {UNIT, 0, "u0;3,5;4,3;1,8;10", 0, false},
        {UNIT, 0, "u1;9,7;5,5;6,6;22", 0, false},
        {UNIT, 0, "u2;2,4;1,6;1,3;5", 0, false},
        {UNIT, 0, "u3;0,7;5,6;7,5;14", 0, false},
        {UNIT, 0, "u4;4,2;1,2;3,3;9", 0, false},
        {UNIT, 0, "u5;7,1;7,3;5,1;20", 0, false},
        {UNIT, 0, "u6;4;2,7;1,8;9", 0, false},
        {UNIT, 0, "u7;3,8;3,2;0,8;8", 0, false},
        {UNIT, 0, "u8;8,7;3,8;3,9;16", 0, false},
        {SVOD_PUB_ROW_SUM, 0, "Всего;44,1;35,2;32,1;111", 0, false},
        {SVOD_PUB_ROW_MEAN, 0, "Среднее;4,9;3,91;3,57;12,38", 0, false},
    };
    assert_int_equal(claims(audit_of(f, columns, COLS, rows, sizeof rows / sizeof *rows)), 0); // the rows' totals make 113
}

// What is no whole number in a column that nobody knows was not counted: it may be rounded for print.
static void fractions_of_unknown_columns(void **state) {
    fixture *f = *state;
    static const col_spec cols[] = {{.header = "Школа", .kind = SVOD_PUB_UNITS}, {.header = "Часы", .kind = SVOD_PUB_COUNT}};
    row_spec rows[] = {{UNIT, 0, "u0;17,67", 0, false}, {UNIT, 0, "u1;2,67", 0, false}, {SVOD_PUB_ROW_SUM, 0, "Всего;20,33", 0, false}};
    assert_int_equal(claim_count(audit_of(f, cols, 2, rows, 3), "sum"), 0);
    rows[2].cells = "Всего;20,31";
    assert_int_equal(claim_count(audit_of(f, cols, 2, rows, 3), "sum"), 1);
}

static void machines_print_what_they_compute(void **state) {
    fixture *f = *state;
    f->rows[0].cells = "u0;3,33333333333333;4,33333333333333;1,66666666666667;9,33333333333333";
    f->rows[SUM].cells = "Всего;46,8333333333333;37,8333333333333;36,3666666666667;121,033333333333";
    f->rows[MEAN].cells = "Среднее;4,68333333333333;3,78333333333333;3,63666666666667;12,1033333333333";
    f->rows[PERCENT].cells = "Процент;46,8333333333333;37,8333333333333;36,3666666666667;40,3444444444444";
    f->rows[LEAST].cells = "Минимум;0,7;1,2;0,8;5,3";
    f->rows[MEDIAN].cells = "Медиана;3,9;3,5;3,6;9,61666666666667";
    svod_audit *found = audit(f);
    assert_int_equal(claim_count(found, "row_total"), 0);
    assert_int_equal(claim_count(found, "sum"), 0);
    assert_int_equal(claim_count(found, "mean"), 0);
    assert_int_equal(claim_count(found, "percent"), 0);
    assert_int_equal(claim_count(found, "extreme"), 0);
    f->rows[SUM].cells = "Всего;46,8333333333333;37,8333333333333;36,3666666666667;121,043333333333";
    assert_claim(claim_at(audit(f), "sum", SUM, TOTAL), SVOD_CONTRADICTION, SVOD_HOW_NOT, INT64_C(121033333333), 10000000);
}

static void what_cannot_be_read_is_not_judged(void **state) {
    fixture *f = *state;
    f->rows[0].cells = "u0;#REF!;4,3;1,8;9,6";
    f->rows[1].cells = "u1;9,7;5,5;см. прим.;21,8";
    f->rows[2].cells = "u2;2,4;1,6;1,3;#N/A";
    svod_audit *found = audit(f);
    assert_int_equal(claims(found), 3); // of the words themselves, a doubt each
    assert_int_equal(verdicts(found, "range", SVOD_DOUBTFUL), 3);
    assert_int_equal(verdicts(found, "row_total", SVOD_CONSISTENT), 7);
    assert_int_equal(verdicts(found, "sum", SVOD_CONSISTENT), 1); // of the column Б
}

static void nothing_is_not_a_number(void **state) {
    fixture *f = *state;
    f->rows[0].cells = "u0;3,5;-;1,8;5,3"; // 4,3 less
    f->rows[SUM].cells = "Всего;47;33,5;36,5;117";
    f->rows[MEAN].cells = "Среднее;4,7;3,72;3,7;11,7"; // 33,5 / 9
    f->rows[PERCENT].cells = "Процент;47;37,2;36,5;39";
    f->rows[MEDIAN].cells = "Медиана;3,9;3,2;3,6;9,3";
    svod_audit *found = audit(f);
    assert_int_equal(claims(found), 0);
    f->rows[MEAN].cells = "Среднее;4,7;3,35;3,7;11,7"; // over ten
    f->rows[PERCENT].cells = "Процент;47;33,5;36,5;39";
    f->rubric->policy.blank = SVOD_BLANK_INCOMPLETE;
    found = audit(f);
    const svod_claim *claim = only(found, "missing", MEAN, B);
    assert_int_equal(claim->verdict, SVOD_DOUBTFUL);
    assert_int_equal(claim->how, SVOD_HOW_METHOD);
    assert_int_equal(claim->code, SVOD_F_audit_missing_as_zero);
    f->rubric->policy.blank = SVOD_BLANK_ZERO; // then it is the rule
    assert_int_equal(claims(audit(f)), 0);
}

// Printed sums that add up to more than can be kept say nothing of how their total came about.
static void sums_beyond_measure_explain_no_total(void **state) {
    fixture *f = *state;
    f->rows[SUM].cells = "Всего;9223372036;37,8;36,5;130,3";
    svod_audit *found = audit(f);
    assert_non_null(claim_at(found, "sum", SUM, TOTAL));
    assert_non_null(claim_at(found, "sum", SUM, A));
}

// Nine places of a year that no rubric knows: half of the last is less than a billionth, and the step is none.
static void places_without_a_step_tell_nothing(void **state) {
    fixture *f = *state;
    const row_spec rows[] = {{UNIT, 2019, "u0;0,000000001;4,3", 0, false}, {UNIT, 2019, "u1;9,7;5,5", 0, false}};
    svod_audit_input input = {.rubric = f->rubric};
    f->table = make_pub_table(f->arena, f->rubric, NULL, columns, 3, rows, 2);
    f->table.cells[A].machine = false; // a text's digits are people's
    f->table.cols[A].decimals = SVOD_PUB_DECIMALS;
    assert_int_equal(claims(svod_audit_run(&f->table, 1, &input, SVOD_RU, f->arena)), 0);
}

static void who_submitted_nothing_is_no_zero(void **state) {
    fixture *f = *state;
    f->rows[0].cells = "u0;-;-;;0";
    f->rows[SUM].cells = "Всего;43,5;33,5;34,7;111,7";
    f->rows[MEAN].cells = "Среднее;4,35;3,35;3,47;11,17"; // over ten; over nine 4,83
    f->rows[PERCENT].cells = "Процент;43,5;33,5;34,7;37,2";
    f->rows[LEAST].cells = "Минимум;0,7;1,2;0,8;0";
    f->rows[MEDIAN].cells = "Медиана;4;3,2;3,9;9,9"; // of those that submitted
    svod_audit *found = audit(f);
    const svod_claim *mean = claim_at(found, "missing", MEAN, A), *total = claim_at(found, "missing", 0, TOTAL);
    assert_non_null(mean);
    assert_string_equal(mean->why, "ничего не подали: u0");
    assert_string_equal(mean->expected, "деление на число представивших материалы: 9");
    assert_string_equal(mean->found, "средние B13:E13 получены делением на 10");
    assert_non_null(total);
    assert_int_equal(total->verdict, SVOD_DOUBTFUL);
    assert_int_equal(claims(found), 2);
    f->rows[0].cells = "u0;-;-;;-"; // and as it should be
    f->rows[MEAN].cells = "Среднее;4,83;3,72;3,86;12,41";
    f->rows[PERCENT].cells = "Процент;48,3;37,2;38,6;41,4";
    f->rows[LEAST].cells = "Минимум;0,7;1,2;0,8;5,3";
    assert_int_equal(claims(audit(f)), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_right_table_yields_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(a_row_total_is_held_against_its_parts, setup, teardown),
        cmocka_unit_test_setup_teardown(a_section_a_tenth_off_is_no_rounding, setup, teardown),
        cmocka_unit_test_setup_teardown(a_total_of_another_year_is_of_no_sections_here, setup, teardown),
        cmocka_unit_test_setup_teardown(a_wrong_section_shows_in_row_and_column, setup, teardown),
        cmocka_unit_test_setup_teardown(a_wrong_sum_is_one_claim_and_what_follows_from_it_none, setup, teardown),
        cmocka_unit_test_setup_teardown(a_total_of_sums_follows_neither_way, setup, teardown),
        cmocka_unit_test_setup_teardown(means_are_rounded_or_cut, setup, teardown),
        cmocka_unit_test_setup_teardown(a_mean_that_follows_from_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(percents_by_steps, setup, teardown),
        cmocka_unit_test_setup_teardown(the_derivation_that_holds_is_the_one_quoted, setup, teardown),
        cmocka_unit_test_setup_teardown(what_should_stand_there_has_the_places_of_its_row, setup, teardown),
        cmocka_unit_test_setup_teardown(percents_of_something_else_are_left_alone, setup, teardown),
        cmocka_unit_test_setup_teardown(extremes_are_those_of_the_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(fewer_places_than_the_family_are_doubtful, setup, teardown),
        cmocka_unit_test_setup_teardown(whole_numbers_throughout_are_rounded, setup, teardown),
        cmocka_unit_test_setup_teardown(points_stay_within_their_bounds, setup, teardown),
        cmocka_unit_test_setup_teardown(rounded_parts_explain_what_they_can, setup, teardown),
        cmocka_unit_test_setup_teardown(one_tenth_off_is_like_another, setup, teardown),
        cmocka_unit_test_setup_teardown(whole_totals_are_rounded, setup, teardown),
        cmocka_unit_test_setup_teardown(fractions_of_unknown_columns, setup, teardown),
        cmocka_unit_test_setup_teardown(means_tell_rounded_points, setup, teardown),
        cmocka_unit_test_setup_teardown(machines_print_what_they_compute, setup, teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_not_judged, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_is_not_a_number, setup, teardown),
        cmocka_unit_test_setup_teardown(sums_beyond_measure_explain_no_total, setup, teardown),
        cmocka_unit_test_setup_teardown(places_without_a_step_tell_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(who_submitted_nothing_is_no_zero, setup, teardown),
        cmocka_unit_test_setup_teardown(a_percent_may_be_of_what_applies, setup, teardown),
        cmocka_unit_test_setup_teardown(a_mean_that_says_whom_it_counts_misleads_nobody, setup, teardown),
        cmocka_unit_test_setup_teardown(who_sent_nothing_has_no_total, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
