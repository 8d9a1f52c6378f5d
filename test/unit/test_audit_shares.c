// Shares, parts within their whole, ratios and levels of published tables.
#include "words_help.h"

// ---- shares ----------------------------------------------------------------------------------------------------------------------

static col_spec share_cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                {.header = "Поддержано", .kind = SVOD_PUB_COUNT, .within = 3},
                                {.header = "%", .kind = SVOD_PUB_SHARE, .part = 1, .base = 3},
                                {.header = "Педагогов", .kind = SVOD_PUB_COUNT},
                                {.header = "Школ", .kind = SVOD_PUB_COUNT}};

static void shares_and_their_footers(void **state) {
    (void)state;
    // 10 / 40 = 25 %, 30 / 45 = 66,7 %, 1 / 8 = 12,5 %; 41 / 93 = 44,1 %; the mean of the shares is 104,2 / 3 = 34,7.
    static const row_spec right[] = {{.kind = UNIT, .cells = "а;10;25;40;2"},
                                     {.kind = UNIT, .cells = "б;30;66,7;45;3"},
                                     {.kind = UNIT, .cells = "в;1;12,5;8;1"},
                                     {.kind = UNIT, .cells = "г;0;0;-;1"},
                                     {.kind = SVOD_PUB_ROW_SUM, .cells = "Итого;41;44,1;93;7"},
                                     {.kind = SVOD_PUB_ROW_MEAN, .cells = "В среднем;;34,7;;"}};
    const svod_audit *audit = AUDIT(share_cols, right);
    assert_int_equal(claim_count(audit, "share"), 0);
    static const row_spec wrong[] = {{.kind = UNIT, .cells = "а;10;52;40;2"},
                                     {.kind = UNIT, .cells = "б;30;66,6;45;3"},
                                     {.kind = UNIT, .cells = "в;1;12,5;8;1"},
                                     {.kind = UNIT, .cells = "г;0;3;-;1"},
                                     {.kind = UNIT, .cells = "д;-;104;10;1"},
                                     {.kind = SVOD_PUB_ROW_SUM, .cells = "Итого;41;47,6;103;8"},
                                     {.kind = SVOD_PUB_ROW_SUM, .cells = "Всего;41;238,1;103;8"},
                                     {.kind = SVOD_PUB_ROW_MEAN, .cells = "В среднем;;31;;"}};
    audit = AUDIT(share_cols, wrong);
    assert_int_equal(told(audit, "share", 0, 2, SVOD_CONTRADICTION)->value, WHOLE(25));
    assert_int_equal(told(audit, "share", 1, 2, SVOD_ROUNDED)->how, SVOD_HOW_CUT);
    assert_string_equal(told(audit, "share", 3, 2, SVOD_CONTRADICTION)->expected, "0 %: часть равна нулю");
    told(audit, "share", 4, 2, SVOD_CONTRADICTION);                                    // a part within its base
    assert_int_equal(told(audit, "share", 5, 2, SVOD_DOUBTFUL)->how, SVOD_HOW_METHOD); // 238,1 / 5 = 47,62
    assert_int_equal(told(audit, "share", 6, 2, SVOD_DOUBTFUL)->how, SVOD_HOW_METHOD); // their sum
    told(audit, "share", 7, 2, SVOD_CONTRADICTION);                                    // neither 47,6 nor 41 / 103 = 39,8
    assert_int_equal(claim_count(audit, "share"), 7);
}

static void a_mean_of_shares_is_right_in_a_row_of_means(void **state) {
    (void)state;
    static const row_spec rows[] = {{.kind = UNIT, .cells = "а;10;25;40;2"},
                                    {.kind = UNIT, .cells = "б;30;66,7;45;3"},
                                    {.kind = UNIT, .cells = "в;1;12,5;8;1"},
                                    {.kind = SVOD_PUB_ROW_MEAN, .cells = "В среднем;;34,7;;"},             // (25 + 66,7 + 12,5) / 3 = 34,73
                                    {.kind = SVOD_PUB_ROW_MEAN, .cells = "В среднем по области;;44,1;;"}}; // 41 / 93 = 44,09
    assert_int_equal(claim_count(AUDIT(share_cols, rows), "share"), 0);
}

static void a_base_is_learned(void **state) {
    (void)state;
    col_spec cols[COUNT(share_cols)];
    memcpy(cols, share_cols, sizeof cols);
    cols[2].part = cols[2].base = cols[1].within = 0;
    static const row_spec rows[] = {
        {.kind = UNIT, .cells = "а;10;25;40;21"}, {.kind = UNIT, .cells = "б;30;67;45;33"}, {.kind = UNIT, .cells = "в;1;13;8;11"},
        {.kind = UNIT, .cells = "г;7;14;50;17"},  {.kind = UNIT, .cells = "д;8;18;44;12"},  {.kind = UNIT, .cells = "е;9;22;41;13"},
        {.kind = UNIT, .cells = "ж;11;61;18;14"}, {.kind = UNIT, .cells = "з;12;40;30;15"}, {.kind = UNIT, .cells = "и;13;99;31;19"}};
    const svod_audit *audit = AUDIT(cols, rows);
    assert_int_equal(claim_count(audit, "share"), 1);
    assert_int_equal(told(audit, "share", 8, 2, SVOD_CONTRADICTION)->value, WHOLE(42)); // 13 / 31 = 41,9
    audit = run(table_of(cols, 5, rows, 7));                                            // too few to learn from
    assert_int_equal(claim_count(audit, "share") + verdicts(audit, "share", SVOD_CONSISTENT), 0);
}

static void shares_of_a_maximum(void **state) {
    (void)state;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "Раздел 2", .kind = SVOD_PUB_POINTS, .node = "2"},
                                    {.header = "% от максимума", .kind = SVOD_PUB_SHARE, .node = "2"}};
    // 6 / 12 = 50, 7 / 12 = 58,33, of 2022: 6 / 10 = 60; mean of 2023: 13 / 24 = 54,2
    static const row_spec rows[] = {{.kind = UNIT, .year = 2023, .cells = "а;6;50"},
                                    {.kind = UNIT, .year = 2023, .cells = "б;7;58,3"},
                                    {.kind = UNIT, .year = 2022, .cells = "а;6;60"},
                                    {.kind = UNIT, .year = 2022, .cells = "б;5;41,7"},
                                    {.kind = SVOD_PUB_ROW_MEAN, .year = 2023, .cells = "В среднем;6,5;54,2"}};
    const svod_audit *audit = AUDIT(cols, rows);
    assert_int_equal(claim_count(audit, "share"), 1);
    const svod_claim *claim = told(audit, "share", 3, 2, SVOD_CONTRADICTION); // 5 / 10; 41,7 is of this year's 12
    assert_int_equal(claim->value, WHOLE(50));
    assert_int_equal(claim->code, SVOD_F_audit_share);
}

// A section's share of the total is no percent of its maximum.
static void shares_of_the_total(void **state) {
    (void)state;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "Раздел 2", .kind = SVOD_PUB_POINTS, .node = "2"},
                                    {.header = "Итого", .kind = SVOD_PUB_POINTS, .node = ""},
                                    {.header = "Доля раздела 2 в итоге, %", .kind = SVOD_PUB_SHARE, .node = "2"}};
    static const row_spec rows[] = {
        {.kind = UNIT, .cells = "а;6;12;50"}, {.kind = UNIT, .cells = "б;7;10;70"},   {.kind = UNIT, .cells = "в;3;9;33,3"},
        {.kind = UNIT, .cells = "г;8;16;50"}, {.kind = UNIT, .cells = "д;9;15;60"},   {.kind = UNIT, .cells = "е;2;8;25"},
        {.kind = UNIT, .cells = "ж;4;10;40"}, {.kind = UNIT, .cells = "з;5;11;45,5"}, {.kind = UNIT, .cells = "и;6;11;55,4"}};
    const svod_audit *audit = AUDIT(cols, rows);
    assert_int_equal(claim_count(audit, "share"), 1);
    assert_int_equal(told(audit, "share", 8, 3, SVOD_CONTRADICTION)->value, MILLI(54500));
}

// Percents of the year before are of points that the table does not show.
static void shares_of_another_year(void **state) {
    (void)state;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "Итого", .kind = SVOD_PUB_POINTS, .node = ""},
                                    {.header = "% от максимума 2022", .kind = SVOD_PUB_SHARE, .node = "", .year = 2022}};
    static const row_spec rows[] = {
        {.kind = UNIT, .cells = "а;6;50"}, {.kind = UNIT, .cells = "б;7;70"}, {.kind = UNIT, .cells = "в;3;33,3"}};
    assert_int_equal(AUDIT(cols, rows)->claims.count, 0);
}

// What does not apply lowers the maximum; where the table does not show what that is, a share that may be so is not judged.
static void shares_without_what_does_not_apply(void **state) {
    (void)state;
    static const char *const na[] = {"н/п"};
    rubric->policy.na_words = (const char **)na;
    rubric->policy.na_word_count = 1;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "Раздел 1", .kind = SVOD_PUB_POINTS, .node = "1"},
                                    {.header = "Раздел 2", .kind = SVOD_PUB_POINTS, .node = "2"},
                                    {.header = "Итого", .kind = SVOD_PUB_POINTS, .node = ""},
                                    {.header = "%", .kind = SVOD_PUB_SHARE, .node = ""}};
    static const row_spec rows[] = {{.kind = UNIT, .cells = "а;н/п;9;9;75"},
                                    {.kind = UNIT, .cells = "б;4;6;10;50"},
                                    {.kind = UNIT, .cells = "в;4;н/п;4;20"},
                                    {.kind = UNIT, .cells = "г;8;6;14;70"},
                                    {.kind = UNIT, .cells = "д;5;6;11;91,67"}};
    const svod_audit *audit = AUDIT(cols, rows);
    assert_int_equal(claim_count(audit, "share"), 2);
    assert_int_equal(told(audit, "share", 2, 4, SVOD_CONTRADICTION)->value, WHOLE(50));
    told(audit, "share", 4, 4, SVOD_CONTRADICTION); // both parts are there
    static const col_spec totals[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                      {.header = "Итого", .kind = SVOD_PUB_POINTS, .node = ""},
                                      {.header = "%", .kind = SVOD_PUB_SHARE, .node = ""}};
    static const row_spec alone[] = {{.kind = UNIT, .cells = "а;9;75"},
                                     {.kind = UNIT, .cells = "б;10;50"},
                                     {.kind = UNIT, .cells = "г;14;70"},
                                     {.kind = UNIT, .cells = "д;11;55"},
                                     {.kind = UNIT, .cells = "е;11;63"}};
    audit = AUDIT(totals, alone);
    assert_int_equal(claim_count(audit, "share"), 2);
    told(audit, "share", 0, 2, SVOD_DOUBTFUL);      // one of a lower maximum may as well be wrong
    told(audit, "share", 4, 2, SVOD_CONTRADICTION); // of no maximum that there is
    static const row_spec several[] = {{.kind = UNIT, .cells = "а;9;75"},  {.kind = UNIT, .cells = "б;10;50"},
                                       {.kind = UNIT, .cells = "г;14;70"}, {.kind = UNIT, .cells = "д;11;55"},
                                       {.kind = UNIT, .cells = "е;12;60"}, {.kind = UNIT, .cells = "ж;3;25"},
                                       {.kind = UNIT, .cells = "з;6;50"}};
    assert_int_equal(claim_count(AUDIT(totals, several), "share"), 0);
}

// Points that may be rounded or cut for print: their share was computed from what they were before.
static void shares_of_rounded_points(void **state) {
    (void)state;
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "Раздел 2", .kind = SVOD_PUB_POINTS, .node = "2"},
                                    {.header = "% от максимума", .kind = SVOD_PUB_SHARE, .node = "2"}};
    static const row_spec rows[] = {{.kind = UNIT, .year = 2023, .cells = "а;5,9;49,5"},                       // 5,94
                                    {.kind = UNIT, .year = 2023, .cells = "б;5,9;49,9"},                       // 5,99 and 49,92, both cut
                                    {.kind = UNIT, .year = 2023, .cells = "в;5,9;50,2"},                       // of 6,02 at least
                                    {.kind = SVOD_PUB_ROW_MEAN, .year = 2023, .cells = "В среднем;5,9;49,4"}}; // of 17,8 in all
    const svod_audit *audit = AUDIT(cols, rows);
    assert_int_equal(claim_count(audit, "share"), 2);
    assert_int_equal(told(audit, "share", 1, 2, SVOD_ROUNDED)->how, SVOD_HOW_CUT);
    told(audit, "share", 2, 2, SVOD_CONTRADICTION);
}

static void parts_within_their_whole(void **state) {
    (void)state;
    static const row_spec rows[] = {{.kind = UNIT, .cells = "а;40;100;40;2"}, {.kind = UNIT, .cells = "б;46;102,2;45;3"}};
    const svod_audit *audit = AUDIT(share_cols, rows);
    assert_int_equal(told(audit, "within", 1, 1, SVOD_CONTRADICTION)->code, SVOD_F_audit_within);
    assert_int_equal(audit->claims.count, 1); // its share follows
}

// ---- ratios and levels -----------------------------------------------------------------------------------------------------------

static const col_spec ratio_cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                      {.header = "Педагогов 2022", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "teachers_2022"},
                                      {.header = "Педагогов 2023", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "teachers_2023"},
                                      {.header = "Методистов", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "staff"},
                                      {.header = "Нагрузка", .kind = SVOD_PUB_RATIO, .cluster = 1},
                                      {.header = "Уровень", .kind = SVOD_PUB_LEVEL, .cluster = 1}};

static void ratios(void **state) {
    (void)state;
    static const row_spec rows[] = {
        {.kind = UNIT, .cells = "а;191;188;4;47;1"},                   // 47,75: the whole part
        {.kind = UNIT, .cells = "б;191;188;4;48;1 уровень"},           // rounded
        {.kind = UNIT, .cells = "в;191;188;4;47,75;1"},                // the quotient itself
        {.kind = UNIT, .cells = "г;205;199;4;49;1"},                   // 51,25; 199 / 4 = 49,75
        {.kind = UNIT, .cells = "д;205;199;4;15;уровень 2"},           // neither
        {.kind = UNIT, .cells = "е;100;100;0;15;-"},                   // nothing divides
        {.kind = SVOD_PUB_ROW_SUM, .cells = "Итого;1083;1062;20;54;"}, // 1083 / 20 = 54,15
        {.kind = SVOD_PUB_ROW_SUM, .cells = "Всего;1083;1062;20;37;"}, // the mean of the six is 221,75 / 6 = 36,96
    };
    const svod_audit *audit = AUDIT(ratio_cols, rows);
    const svod_claim *claim = told(audit, "ratio", 1, 4, SVOD_ROUNDED);
    assert_int_equal(claim->how, SVOD_HOW_HALF_UP);
    assert_int_equal(claim->code, SVOD_F_audit_whole_part);
    assert_int_equal(told(audit, "ratio", 3, 4, SVOD_DOUBTFUL)->how, SVOD_HOW_METHOD);
    claim = told(audit, "ratio", 4, 4, SVOD_CONTRADICTION);
    assert_int_equal(claim->code, SVOD_F_audit_ratio);
    assert_string_equal(claim->expected, "51 — целая часть от 205 : 4 (51,25)");
    assert_int_equal(claim->parts.count, 2);
    told(audit, "ratio", 7, 4, SVOD_DOUBTFUL);
    assert_int_equal(claim_count(audit, "ratio"), 4);
    assert_int_equal(claim_count(audit, "level"), 0);
}

static void levels_by_bands(void **state) {
    (void)state;
    static const row_spec rows[] = {
        {.kind = UNIT, .cells = "а;191;188;4;47;2"},   // 47: level 1
        {.kind = UNIT, .cells = "б;205;199;4;49;2"},   // by what is printed 1, by its inputs 2
        {.kind = UNIT, .cells = "в;205;199;4;;1"},     // 205 / 4 = 51: level 2; 199 / 4 = 49: level 1
        {.kind = UNIT, .cells = "г;205;199;4;51;3"},   // there is none
        {.kind = UNIT, .cells = "д;60;60;4;15;1"},     // 15 is in no level
        {.kind = UNIT, .cells = "е;205;205;4;;21–50"}, // 51
    };
    const svod_audit *audit = AUDIT(ratio_cols, rows);
    const svod_claim *claim = told(audit, "level", 0, 5, SVOD_CONTRADICTION);
    assert_int_equal(claim->code, SVOD_F_audit_level);
    assert_string_equal(claim->expected, "1 уровень (21–50): 47");
    assert_int_equal(told(audit, "level", 2, 5, SVOD_DOUBTFUL)->how, SVOD_HOW_METHOD);
    told(audit, "level", 3, 5, SVOD_DOUBTFUL);
    told(audit, "level", 4, 5, SVOD_CONTRADICTION);
    told(audit, "level", 5, 5, SVOD_CONTRADICTION);
    assert_int_equal(claim_count(audit, "level"), 5);
}

// A quotient of more than any figure that can be printed is nobody's load.
static void ratios_beyond_measure_are_not_judged(void **state) {
    (void)state;
    static const row_spec rows[] = {
        {.kind = UNIT, .cells = "а;1019;1100;0,000000001;25;1"},
        {.kind = UNIT, .cells = "б;0,000000025;1100;0,000000001;25;1"},
    };
    const svod_audit *audit = AUDIT(ratio_cols, rows);
    assert_int_equal(claim_count(audit, "ratio") + claim_count(audit, "level"), 0);
    assert_int_equal(verdicts(audit, "ratio", SVOD_CONSISTENT), 1);
    assert_int_equal(verdicts(audit, "level", SVOD_CONSISTENT), 2);
}

static void levels_and_ratios_by_the_roster(void **state) {
    (void)state;
    static const char *names[] = {"teachers_2022", "staff", "pupils"};
    static const char *const units[] = {"191;4;30", "205;4;60", "205;;-"};
    roster_of(names, 3, units, 3);
    static const col_spec cols[] = {{.header = "Название", .kind = SVOD_PUB_UNITS},
                                    {.header = "Нагрузка", .kind = SVOD_PUB_RATIO, .cluster = 1},
                                    {.header = "Размер", .kind = SVOD_PUB_LEVEL, .cluster = 2}};
    static const row_spec rows[] = {
        {.kind = UNIT, .cells = "u0;47;1"}, {.kind = UNIT, .cells = "u1;52;1"}, {.kind = UNIT, .cells = "u2;99;1"}};
    const svod_audit *audit = AUDIT(cols, rows);
    assert_int_equal(told(audit, "ratio", 1, 1, SVOD_CONTRADICTION)->value, WHOLE(51));
    assert_string_equal(told(audit, "level", 1, 2, SVOD_CONTRADICTION)->expected, "2 уровень (51 и более): 60");
    assert_int_equal(claim_count(audit, NULL), 2); // nothing is known of u2
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        EACH(shares_and_their_footers),
        EACH(a_mean_of_shares_is_right_in_a_row_of_means),
        EACH(a_base_is_learned),
        EACH(shares_of_a_maximum),
        EACH(shares_of_the_total),
        EACH(shares_of_another_year),
        EACH(shares_without_what_does_not_apply),
        EACH(shares_of_rounded_points),
        EACH(parts_within_their_whole),
        EACH(ratios),
        EACH(levels_by_bands),
        EACH(ratios_beyond_measure_are_not_judged),
        EACH(levels_and_ratios_by_the_roster),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
