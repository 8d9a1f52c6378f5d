// Checks of maxima, years, ranks, shares, ratios, levels, attributes and units: right tables yield nothing, every fault is told at its
// cell.
#include "words_help.h"

// ---- maxima ----------------------------------------------------------------------------------------------------------------------

static const col_spec points_cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                       {.header = "раздел 1", .kind = SVOD_PUB_POINTS, .node = "1"},
                                       {.header = "раздел 2", .kind = SVOD_PUB_POINTS, .node = "2"},
                                       {.header = "итого", .kind = SVOD_PUB_POINTS, .node = ""}};
static const row_spec points_rows[] = {{.kind = UNIT, .year = 2022, .cells = "а;5;4;9"}, {.kind = UNIT, .year = 2023, .cells = "а;6;5;11"}};

static const svod_audit *with_maxima(svod_pub_max *maxima, uint32_t count) {
    svod_pub_table *table = table_of(points_cols, 4, points_rows, 2);
    table->maxima = maxima;
    table->max_count = count;
    return run(table);
}

static void maxima_of_headers(void **state) {
    (void)state;
    svod_pub_max right[] = {
        {1, 0, WHOLE(8), 0}, {2, 2022, WHOLE(10), 0}, {2, 2023, WHOLE(12), 0}, {3, 2022, WHOLE(18), 0}, {3, 0, WHOLE(20), 0}};
    assert_int_equal(claim_count(with_maxima(right, 5), NULL), 0);
    svod_pub_max wrong[] = {{1, 0, WHOLE(9), 0}, {2, 2022, WHOLE(12), 0}, {3, 2023, WHOLE(20), 0}};
    const svod_audit *audit = with_maxima(wrong, 3);
    const svod_claim *claim = told(audit, "maxima", SVOD_NO_COL, 1, SVOD_CONTRADICTION);
    assert_int_equal(claim->code, SVOD_F_audit_maxima);
    assert_int_equal(claim->value, WHOLE(8));
    assert_int_equal(claim->gap, WHOLE(1));
    assert_int_equal(told(audit, "maxima", SVOD_NO_COL, 2, SVOD_CONTRADICTION)->value, WHOLE(10));
    assert_int_equal(claim_count(audit, "maxima"), 2);
}

static void maxima_that_no_rubric_knows(void **state) {
    (void)state;
    input.previous = NULL;
    svod_pub_max right[] = {{1, 0, WHOLE(8), 0}, {2, 2022, WHOLE(10), 0}, {3, 2022, WHOLE(18), 0}};
    assert_int_equal(claim_count(with_maxima(right, 3), "maxima"), 0);
    svod_pub_max wrong[] = {{1, 2022, WHOLE(8), 0}, {2, 2022, WHOLE(10), 0}, {3, 2022, WHOLE(19), 0}}; // 8 + 10 = 18
    const svod_claim *claim = told(with_maxima(wrong, 3), "maxima", SVOD_NO_COL, 3, SVOD_CONTRADICTION);
    assert_int_equal(claim->value, WHOLE(18));
    assert_int_equal(claim->parts.count, 2);
    assert_true(claim->linear);
    assert_int_equal(claim_count(with_maxima(wrong + 1, 2), "maxima"), 0); // section 1 is not said: nothing to add up
}

static void maxima_of_a_row(void **state) {
    (void)state;
    static const row_spec rows[] = {{.kind = UNIT, .year = 2023, .cells = "а;5;4;9"},
                                    {.kind = SVOD_PUB_ROW_LIMIT, .year = 2023, .cells = "Максимум;8;10;20"}};
    const svod_audit *audit = AUDIT(points_cols, rows);
    assert_int_equal(claim_count(audit, "maxima"), 1);
    assert_int_equal(told(audit, "maxima", 1, 2, SVOD_CONTRADICTION)->value, WHOLE(12));
}

// ---- years -----------------------------------------------------------------------------------------------------------------------

static void change_of_unlike_years(void **state) {
    (void)state;
    static const row_spec rows[] = {
        {.kind = UNIT, .year = 2022, .cells = "а;5;4;9"},
        {.kind = UNIT, .year = 2023, .cells = "а;6;5;11"},
        {.kind = SVOD_PUB_ROW_CHANGE, .year = 2023, .cells = "Изменение;1;1;2", .base_year = 2022},
        {.kind = SVOD_PUB_ROW_CHANGE, .year = 2023, .cells = "Изменение, процентов максимума;12,5;1,7;5", .base_year = 2022}};
    const svod_audit *audit = AUDIT(points_cols, rows);
    const svod_claim *claim = told(audit, "years", 2, 2, SVOD_DOUBTFUL);
    assert_int_equal(claim->code, SVOD_F_audit_years);
    assert_int_equal(claim->how, SVOD_HOW_METHOD);
    assert_string_equal(claim->expected, "максимумы разные: 2022 год — 10, 2023 год — 12");
    told(audit, "years", 2, 3, SVOD_DOUBTFUL); // totals of 18 and 20
    assert_int_equal(claim_count(audit, "years"), 2);
    assert_int_equal(verdicts(audit, "years", SVOD_CONSISTENT), 1); // section 1
}

static void change_column(void **state) {
    (void)state;
    col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                       {.header = "2022", .kind = SVOD_PUB_POINTS, .node = "", .year = 2022},
                       {.header = "2023", .kind = SVOD_PUB_POINTS, .node = "", .year = 2023},
                       {.header = "Изменение", .kind = SVOD_PUB_CHANGE, .node = ""}};
    static const row_spec rows[] = {
        {.kind = UNIT, .cells = "а;9;12;3"}, {.kind = UNIT, .cells = "б;8;10;2"}, {.kind = UNIT, .cells = "в;7;6;-1"}};
    told(AUDIT(cols, rows), "years", SVOD_NO_COL, 3, SVOD_DOUBTFUL);
    static const row_spec percents[] = {{.kind = UNIT, .cells = "а;9;12;10"},
                                        {.kind = UNIT, .cells = "б;8;10;5,6"},
                                        {.kind = UNIT, .cells = "в;7;6;-8,9"}}; // of 18 and of 20
    assert_int_equal(claim_count(AUDIT(cols, percents), "years"), 0);
    input.previous = NULL; // nobody knows the maximum of 2022
    assert_int_equal(claim_count(AUDIT(cols, rows), "years"), 0);
}

// ---- ranks -----------------------------------------------------------------------------------------------------------------------

static const col_spec rank_cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                     {.header = "Итого", .kind = SVOD_PUB_POINTS, .node = ""},
                                     {.header = "Место", .kind = SVOD_PUB_RANK}};

// Units with these points and ranks: "20 1", …; NULL ends.
static const svod_audit *ranked(const char *const *rows) {
    row_spec specs[32];
    uint32_t count = 0;
    for (; rows[count]; count++) {
        const char *gap = strchr(rows[count], ' ');
        specs[count] =
            (row_spec){.kind = UNIT, .cells = svod_printf(arena, "у%u;%.*s;%s", count, (int)(gap - rows[count]), rows[count], gap + 1)};
    }
    return run(table_of(rank_cols, 3, specs, count));
}

static void ways_of_ranking(void **state) {
    (void)state;
    static const char *const ways[][8] = {
        {"5 4", "9 2", "9 2", "10 1", "4 5", "1 6"},     // 1-2-2-4
        {"5 3", "9 2", "9 2", "10 1", "4 4", "1 5"},     // 1-2-2-3
        {"5 4", "9 2,5", "9 2,5", "10 1", "4 5", "1 6"}, // shared mean
        {"5 4", "9 2–3", "9 2-3", "10 1", "4 5", "1 6"}, // ranges
        {"5 4", "9 3", "9 2", "10 1", "4 5", "1 6"},     // told apart
        {"5 4 из 6", "9 2 из 6", "9 2 из 6", "10 1 из 6", "- -", "4 5 из 6", "1 6 из 6"},
    };
    for (size_t i = 0; i < COUNT(ways); i++) {
        const svod_audit *audit = ranked(ways[i]);
        assert_int_equal(claim_count(audit, "rank"), 0);
        assert_true(verdicts(audit, "rank", SVOD_CONSISTENT) >= 6);
    }
}

static void wrong_ranks(void **state) {
    (void)state;
    static const char *const one[] = {"20 1", "19 2", "18 3", "17 4", "16 5", "15 3", "14 7", "13 8", NULL};
    const svod_audit *audit = ranked(one);
    assert_int_equal(claim_count(audit, "rank"), 1);
    const svod_claim *claim = told(audit, "rank", 5, 2, SVOD_CONTRADICTION);
    assert_int_equal(claim->code, SVOD_F_audit_rank);
    assert_int_equal(claim->value, WHOLE(6));
    assert_string_equal(claim->expected, "место 6: итог 15");
    static const char *const swapped[] = {"20 1", "19 2", "18 4", "17 3", "16 5", "15 6", "14 7", "13 8", NULL};
    audit = ranked(swapped);
    assert_int_equal(claim_count(audit, "rank"), 2);
    assert_int_equal(told(audit, "rank", 2, 2, SVOD_CONTRADICTION)->value, WHOLE(3));
    assert_int_equal(told(audit, "rank", 3, 2, SVOD_CONTRADICTION)->value, WHOLE(4));
}

static void a_wrong_total_moves_all_ranks_but_one_is_told(void **state) {
    (void)state;
    static const char *const rows[] = {"20 1", "19 2", "18 3", "17 4", "16 5", "15 6", "41 7", "13 8", "12 9", NULL}; // 14 printed as 41
    const svod_audit *audit = ranked(rows);
    assert_int_equal(claim_count(audit, "rank"), 1);
    assert_int_equal(told(audit, "rank", 6, 2, SVOD_CONTRADICTION)->value, WHOLE(1));
}

// Equal totals may be unlike behind what is printed, any of them; unequal ones are ordered as they are printed.
static void ranks_of_rounded_totals(void **state) {
    (void)state;
    static const char *const apart[][10] = {
        {"20 1", "19,5 2", "18 3", "18 4", "18 4", "17 6", "16 7", "15 8", NULL},
        {"20 1", "19,5 2", "18 5", "18 3", "18 3", "17 6", "16 7", "15 8", NULL},
        {"20 1", "19,5 2", "18 3", "18 4", "18 4", "17 5", "16 6", "16 7", NULL}, // 1-2-2-3
        {"20 1", "19,5 2", "18 3", "18 4,5", "18 4,5", "17 6", "16 7", "15 8", NULL},
        {"20 1", "19,5 2", "18 3", "18 4–5", "18 4–5", "17 6", "16 7", "15 8", NULL},
    };
    for (size_t i = 0; i < COUNT(apart); i++)
        assert_int_equal(claim_count(ranked(apart[i]), "rank"), 0);
    static const char *const wrong[] = {"20 1", "19,5 2", "18 3", "18 4", "18 7", "17 6", "16 7", "15 8", NULL};
    const svod_audit *audit = ranked(wrong);
    assert_int_equal(claim_count(audit, "rank"), 1);
    told(audit, "rank", 4, 2, SVOD_CONTRADICTION);
}

static void ranks_that_mean_something_else(void **state) {
    (void)state;
    static const char *const part[] = {"20 3", "19 7", "18 8", "17 12", "16 13", "15 20", NULL}; // of a longer table
    assert_int_equal(claim_count(ranked(part), "rank"), 0);
    static const char *const other[] = {"20 4", "19 2", "18 6", "17 1", "16 5", "15 3", NULL}; // of something else
    assert_int_equal(claim_count(ranked(other), "rank"), 0);
    static const char *const of[] = {"20 1 из 5", "19 2 из 5", "18 3 из 4", "17 4 из 5", "16 5 из 5", NULL};
    const svod_audit *audit = ranked(of);
    assert_int_equal(claim_count(audit, "rank"), 1);
    const svod_claim *claim = told(audit, "rank", 2, 2, SVOD_CONTRADICTION);
    assert_int_equal(claim->code, SVOD_F_audit_rank_count);
    assert_string_equal(claim->found, "место из 4");
}

// Ranks of the whole table that hardly follow anywhere: one doubt at the header.
static void ranks_thoroughly_wrong(void **state) {
    (void)state;
    static const char *const mixed[] = {"20 5", "19 1", "18 8", "17 3", "16 7", "15 2", "14 6", "13 4", NULL};
    const svod_audit *audit = ranked(mixed);
    assert_int_equal(claim_count(audit, "rank"), 1);
    told(audit, "rank", SVOD_NO_COL, 2, SVOD_DOUBTFUL);
    static const char *const groups[] = {"20 1", "19 1", "18 2", "17 1", "16 2", "15 3", "14 3", "13 2", NULL}; // of districts
    assert_int_equal(claim_count(ranked(groups), "rank"), 0);
}

// A word among points is told, and so is what is not checked for it.
static void words_among_points(void **state) {
    (void)state;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "Раздел 1", .kind = SVOD_PUB_POINTS, .node = "1"}};
    static const row_spec rows[] = {
        {.kind = UNIT, .cells = "а;5"}, {.kind = UNIT, .cells = "б;н/д"}, {.kind = UNIT, .cells = "в;-"}, {.kind = UNIT, .cells = "г;4"}};
    const svod_audit *audit = AUDIT(cols, rows);
    assert_int_equal(claim_count(audit, "range"), 1);
    told(audit, "range", 1, 1, SVOD_DOUBTFUL);
}

static void ranks_of_rows_by_years(void **state) {
    (void)state;
    static const row_spec rows[] = {{.kind = UNIT, .year = 2022, .cells = "а;10;1"}, {.kind = UNIT, .year = 2023, .cells = "а;17;4"},
                                    {.kind = UNIT, .year = 2022, .cells = "б;9;2"},  {.kind = UNIT, .year = 2023, .cells = "б;18;3"},
                                    {.kind = UNIT, .year = 2022, .cells = "в;8;3"},  {.kind = UNIT, .year = 2023, .cells = "в;19;1"},
                                    {.kind = UNIT, .year = 2022, .cells = "г;7;4"},  {.kind = UNIT, .year = 2023, .cells = "г;20;2"}};
    const svod_audit *audit = AUDIT(rank_cols, rows);
    assert_int_equal(claim_count(audit, "rank"), 2); // 19 and 20 points of 2023
    told(audit, "rank", 5, 2, SVOD_CONTRADICTION);
    told(audit, "rank", 7, 2, SVOD_CONTRADICTION);
    // One cell for both rows of a unit speaks of the last year.
    svod_pub_table *table = table_of(rank_cols, 3, rows, 8);
    for (uint32_t row = 0; row < 8; row += 2)
        table->cells[row * 3 + 2] = table->cells[(row + 1) * 3 + 2];
    audit = run(table);
    assert_int_equal(claim_count(audit, "rank"), 2);
    assert_int_equal(verdicts(audit, "rank", SVOD_CONSISTENT), 2);
}

// ---- attributes ------------------------------------------------------------------------------------------------------------------

static const col_spec trait_cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                      {.header = "Место", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "place"},
                                      {.header = "Методистов", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "staff"},
                                      {.header = "Директор", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "head"}};

static void attributes_by_the_roster(void **state) {
    (void)state;
    static const char *names[] = {"place", "staff", "head"};
    static const char *const units[] = {"город;4;Иванова", "село;4,7;Петрова", "село;7;Сидорова", "село;7;Кузнецова"};
    roster_of(names, 3, units, 4);
    static const row_spec rows[] = {{.kind = UNIT, .cells = "u0;Города;4,0;ИВАНОВА"},
                                    {.kind = UNIT, .cells = "u1;город;4;Петров"},
                                    {.kind = UNIT, .cells = "u2;хутор;8;Дубровин"},
                                    {.kind = UNIT, .cells = "u3;-;;"}};
    const svod_audit *audit = AUDIT(trait_cols, rows);
    const svod_claim *claim = told(audit, "attribute", 1, 1, SVOD_CONTRADICTION);
    assert_int_equal(claim->code, SVOD_F_audit_attribute);
    assert_string_equal(claim->expected, "Сельские (так в реестре, roster.csv!B3)");
    assert_int_equal(told(audit, "attribute", 1, 2, SVOD_ROUNDED)->how, SVOD_HOW_CUT); // 4,7
    told(audit, "attribute", 1, 3, SVOD_DOUBTFUL);                                     // an ending
    told(audit, "attribute", 2, 1, SVOD_DOUBTFUL);                                     // no level
    assert_int_equal(told(audit, "attribute", 2, 2, SVOD_CONTRADICTION)->value, WHOLE(7));
    told(audit, "attribute", 2, 3, SVOD_CONTRADICTION);
    assert_int_equal(claim_count(audit, "attribute"), 6);
}

static void attributes_by_the_table_before(void **state) {
    (void)state;
    static const row_spec first[] = {{.kind = UNIT, .year = 2022, .cells = "г.Абак;город;4;"},
                                     {.kind = UNIT, .year = 2023, .cells = "г.Абак;;;"},
                                     {.kind = UNIT, .year = 2022, .cells = "Бор;село;5;"}};
    static const row_spec second[] = {
        {.kind = UNIT, .cells = "Бор;сельские;5;"}, {.kind = UNIT, .cells = "Абак;село;4;Ким"}, {.kind = UNIT, .cells = "Вад;село;1;"}};
    svod_pub_table *tables = SVOD_ARRAY(arena, svod_pub_table, 2);
    tables[0] = *table_of(trait_cols, 4, first, 3);
    tables[1] = *table_of(trait_cols, 4, second, 3);
    const svod_audit *audit = svod_audit_run(tables, 2, &input, SVOD_RU, arena);
    assert_int_equal(claim_count(audit, "attribute"), 1);
    const svod_claim *claim = SVOD_AT(&audit->claims, svod_claim, 0);
    assert_true(claim->at.table == 1 && claim->at.row == 1 && claim->at.col == 1);
    assert_string_equal(claim->expected, "Города (так в таблице, table.csv!лист!B2)");
    assert_int_equal(verdicts(audit, "attribute", SVOD_CONSISTENT), 3);
}

// ---- units -----------------------------------------------------------------------------------------------------------------------

static void units_of_the_roster(void **state) {
    (void)state;
    static const char *names[] = {"place"};
    static const char *const units[] = {"", "", "", "", "", ""};
    roster_of(names, 1, units, 6);
    static const row_spec rows[] = {
        {.kind = UNIT, .cells = "u0;1;2;3"},  {.kind = UNIT, .cells = "u1;1;2;3"}, {.kind = UNIT, .cells = "u2;1;2;3"},
        {.kind = UNIT, .cells = "u1;1;2;3"},  {.kind = UNIT, .cells = "u2;2;2;4"}, {.kind = UNIT, .cells = "u3;2;2;4"},
        {.kind = UNIT, .cells = "u44;2;2;4"}, {.kind = UNIT, .cells = "u5;2;2;4"}, {.kind = SVOD_PUB_ROW_COUNT, .cells = "Всего;8;9;"}};
    const svod_audit *audit = AUDIT(points_cols, rows);
    told(audit, "units", 3, 0, SVOD_DOUBTFUL); // the same figures again
    assert_int_equal(told(audit, "units", 4, 0, SVOD_CONTRADICTION)->code, SVOD_F_audit_unit_twice);
    const svod_claim *claim = told(audit, "units", 6, 0, SVOD_DOUBTFUL);
    assert_int_equal(claim->code, SVOD_F_audit_unit_unknown);
    assert_non_null(strstr(claim->expected, "u4"));
    claim = told(audit, "units", SVOD_NO_COL, 0, SVOD_DOUBTFUL);
    assert_int_equal(claim->code, SVOD_F_audit_unit_missing);
    assert_string_equal(claim->found, "нет в таблице: u4");
    claim = told(audit, "units", 8, 2, SVOD_CONTRADICTION);
    assert_int_equal(claim->value, WHOLE(8));
    assert_int_equal(claim->code, SVOD_F_audit_unit_count);
    assert_int_equal(claim_count(audit, "units"), 5);
}

static void a_part_of_the_units_or_rows_by_two(void **state) {
    (void)state;
    static const char *names[] = {"place"};
    static const char *const units[] = {"", "", "", "", "", ""};
    roster_of(names, 1, units, 6);
    static const row_spec part[] = {{.kind = UNIT, .cells = "u0;1;2;3"}, {.kind = UNIT, .cells = "u1;1;2;3"}};
    assert_int_equal(claim_count(AUDIT(points_cols, part), "units"), 0);
    static const row_spec two[] = {{.kind = UNIT, .cells = "u0;1;2;3"},
                                   {.kind = UNIT, .cells = "u0;2;2;4"},
                                   {.kind = UNIT, .cells = "u1;1;2;3"},
                                   {.kind = UNIT, .cells = "u1;0;2;2"}};
    assert_int_equal(claim_count(AUDIT(points_cols, two), "units"), 0);
    static const row_spec years[] = {{.kind = UNIT, .year = 2022, .cells = "u0;1;2;3"},
                                     {.kind = UNIT, .year = 2023, .cells = "u0;2;2;4"},
                                     {.kind = UNIT, .year = 2022, .cells = "u1;1;2;3"},
                                     {.kind = UNIT, .year = 2023, .cells = "u1;1;1;2"}};
    const svod_audit *audit = AUDIT(points_cols, years);
    assert_int_equal(claim_count(audit, "units"), 0);
    assert_int_equal(verdicts(audit, "units", SVOD_CONSISTENT), 4);
}

// ---- right tables ----------------------------------------------------------------------------------------------------------------

static uint32_t seed;
static int below(int limit) {
    seed = seed * 1664525 + 1013904223;
    return (int)((seed >> 8) % (uint32_t)limit);
}

// 100 * part / base with one place, half up or cut.
static const char *percent(int part, int base, bool cut) {
    int tenths = base ? (2000 * part + (cut ? 0 : base)) / (2 * base) : 0;
    return svod_printf(arena, tenths % 10 ? "%d,%d" : "%d", tenths / 10, tenths % 10);
}

static const col_spec right_cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                      {.header = "Поддержано", .kind = SVOD_PUB_COUNT, .within = 3},
                                      {.header = "%", .kind = SVOD_PUB_SHARE, .part = 1, .base = 3},
                                      {.header = "Педагогов", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "teachers_2022"},
                                      {.header = "Методистов", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "staff"},
                                      {.header = "Нагрузка", .kind = SVOD_PUB_RATIO, .cluster = 1},
                                      {.header = "Раздел 2", .kind = SVOD_PUB_POINTS, .node = "2"},
                                      {.header = "% от максимума", .kind = SVOD_PUB_SHARE, .node = "2"},
                                      {.header = "Место", .kind = SVOD_PUB_RANK}};

// A table of up to 40 units, right in every figure; shares rounded half up or cut.
static const svod_audit *made_up(bool cut) {
    enum { MOST = 40 };
    int count = 2 + below(MOST - 1), points[MOST], parts = 0, bases = 0, staff = 0, scored = 0;
    row_spec rows[MOST + 2];
    for (int i = 0; i < count; i++)
        points[i] = below(121); // tenths
    for (int i = 0; i < count; i++) {
        int base = 1 + below(500), part = below(base + 1), own = 1 + below(9), rank = 1;
        for (int k = 0; k < count; k++)
            rank += points[k] > points[i];
        rows[i] = (row_spec){.kind = UNIT,
                             .cells = svod_printf(arena, "у%d;%d;%s;%d;%d;%d;%d,%d;%s;%d", i, part, percent(part, base, cut), base, own,
                                                  base / own, points[i] / 10, points[i] % 10, percent(points[i], 120, cut), rank)};
        parts += part, bases += base, staff += own, scored += points[i];
    }
    rows[count] = (row_spec){.kind = SVOD_PUB_ROW_SUM,
                             .cells = svod_printf(arena, "Итого;%d;%s;%d;%d;%d;%d,%d;;", parts, percent(parts, bases, cut), bases, staff,
                                                  bases / staff, scored / 10, scored % 10)};
    rows[count + 1] =
        (row_spec){.kind = SVOD_PUB_ROW_MEAN, .cells = svod_printf(arena, "В среднем;;;;;;;%s;", percent(scored, 120 * count, cut))};
    return run(table_of(right_cols, COUNT(right_cols), rows, (uint32_t)count + 2));
}

static void right_tables_yield_nothing(void **state) {
    (void)state;
    seed = 2023;
    for (int i = 0; i < 500; i++) {
        const svod_audit *audit = made_up(false);
        if (audit->claims.count) fail_msg("table %d: %s", i, SVOD_AT(&audit->claims, svod_claim, 0)->found);
        audit = made_up(true);
        for (size_t k = 0; k < audit->claims.count; k++)
            assert_int_equal(SVOD_AT(&audit->claims, svod_claim, k)->verdict, SVOD_ROUNDED);
    }
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        EACH(maxima_of_headers),
        EACH(maxima_that_no_rubric_knows),
        EACH(maxima_of_a_row),
        EACH(change_of_unlike_years),
        EACH(change_column),
        EACH(ways_of_ranking),
        EACH(wrong_ranks),
        EACH(a_wrong_total_moves_all_ranks_but_one_is_told),
        EACH(ranks_of_rounded_totals),
        EACH(ranks_that_mean_something_else),
        EACH(ranks_thoroughly_wrong),
        EACH(words_among_points),
        EACH(ranks_of_rows_by_years),
        EACH(attributes_by_the_roster),
        EACH(attributes_by_the_table_before),
        EACH(units_of_the_roster),
        EACH(a_part_of_the_units_or_rows_by_two),
        EACH(right_tables_yield_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
