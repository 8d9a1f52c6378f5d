// Columns of published tables: their kinds by header and by values, maxima in headers, tables below and beside one another.
#include "pub_help.h"

static const node_spec nodes[] = {
    {"1", "Документы", 1, 8, 1000, NULL},
    {"2", "Цели", 1, 10, 1000, NULL},
    {"3", "Показатели", 1, 29, 1000, NULL},
    {"3.1", "Диагностика", 2, 20, 1000, NULL},
    {"3.2", "Динамика дефицитов", 2, 9, 1000, NULL},
};

static const char *const city[] = {"городские", "город"}, *const village[] = {"сельские"};

static void add_words(svod_rubric *rubric) {
    static svod_level words[2], bands[2];
    static svod_cluster clusters[2];
    static svod_flag flags[1];
    words[0] = (svod_level){.id = "urban", .title = "Города области", .values = (const char **)city, .value_count = 2};
    words[1] = (svod_level){.id = "rural", .title = "Сёла области", .values = (const char **)village, .value_count = 1};
    bands[0] = (svod_level){.id = "1", .title = "1 уровень", .from = 0, .to = 50};
    bands[1] = (svod_level){.id = "2", .title = "2 уровень", .from = 51, .to = INT64_MAX};
    clusters[0] = (svod_cluster){.id = "geo", .title = "География", .kind = SVOD_CLUSTER_ATTRIBUTE, .levels = words, .count = 2};
    clusters[1] = (svod_cluster){.id = "load", .title = "Нагрузка", .kind = SVOD_CLUSTER_RATIO, .levels = bands, .count = 2};
    flags[0] = (svod_flag){.id = "urgent", .title = "Срочно активизировать", .node = 1};
    rubric->clusters = clusters;
    rubric->cluster_count = 2;
    rubric->flags = flags;
    rubric->flag_count = 1;
    rubric->nodes[0].max = 47 * SVOD_POINT;
}

static int begin_small(void **state) {
    begin(state);
    svod_rubric *rubric = make_rubric(nodes, sizeof nodes / sizeof *nodes);
    add_words(rubric);
    input = (svod_audit_input){.rubric = rubric};
    return 0;
}

static void kinds_by_header(void **state) {
    (void)state;
    assert_true(
        read_sheet("№|Муниципалитет|Раздел 1|Раздел 2|Итого|Место|% выполнения раздела 3|Изменение по разделу 1|Школ в районе|Средний "
                   "возраст|Комментарий эксперта\n"
                   "1|Абатский|7,5|10|17,5|1|82|0,5|12|44,5|хорошо\n2|Исетский|8|3|11|2|73|-1|14|41|так себе\n",
                   ""));
    assert_cols(0, "A other\nB units\nC points 1 ,1\nD points 2\nE points total ,1\nF rank\nG share 3\nH change 1 ,1\nI count\nJ other ,1\n"
                   "K other\n");
    assert_finding(SVOD_F_pub_column_unknown, "J1", "Средний возраст", "");
    assert_int_equal(count_of(SVOD_F_pub_column_unknown), 1);
}

// "1. Баллы (справочно)": figures below zero are no points of section 1 either.
static void a_number_of_a_list_is_no_section(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Итого|1. Баллы (справочно), рост\n"
                           "Абатский|17,5|32,08\nИсетский|11|-3,5\nОмутинский|12|2\nЮргинский|13|-14\n",
                           ""));
    assert_int_equal(table_at(0)->cols[2].kind, SVOD_PUB_OTHER);
}

// "План методической работы" is what the section is called, "План" beside another is its limit.
static void a_section_may_be_called_a_plan(void **state) {
    (void)state;
    input.rubric->nodes[2].title = "План методической работы";
    assert_true(read_sheet("Муниципалитет|2. План методической работы|План|Итого\nАбатский|7,5|10|17,5\nИсетский|8|10|11\n", ""));
    assert_int_equal(table_at(0)->cols[1].kind, SVOD_PUB_POINTS);
    assert_int_equal(table_at(0)->cols[2].kind, SVOD_PUB_OTHER);
}

// "Оценено": how many units have points; no unit.
static void a_row_of_units_with_points_is_no_unit(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Раздел 1|Раздел 2|Итого\nАбатский|7,5|10|17,5\nИсетский|8|3|11\nОценено|2|2|2\n", ""));
    assert_int_equal(table_at(0)->name_count, 2);
}

// Two sums that say no year are of both years where they fit them in order; else they are told.
static void footers_without_a_year(void **state) {
    (void)state;
    static const char rows[] = "Муниципалитет|Год|Раздел 1|Раздел 2|Итого\nАбатский|2022|3|4|7\n|2023|7,5|10|17,5\n"
                               "Исетский|2022|2|1|3\n|2023|8|3|11\n";
    assert_true(read_sheet(svod_printf(arena, "%sВсего баллов||5|5|10\nВсего баллов||15,5|13|28,5\n", rows), ""));
    assert_int_equal(table_at(0)->rows[4].year, 2022);
    assert_int_equal(table_at(0)->rows[5].year, 2023);
    assert_int_equal(count_of(SVOD_F_pub_footer_year), 0);
    assert_true(read_sheet(svod_printf(arena, "%sВсего баллов||20,5|18|38,5\n", rows), ""));
    assert_int_equal(table_at(0)->rows[4].year, 0);
    assert_int_equal(count_of(SVOD_F_pub_footer_year), 1);
}

// "Всего педагогов" is no total of points; "Динамика дефицитов" and "Доля педагогов" are what criteria are called.
static void words_that_deceive(void **state) {
    (void)state;
    assert_true(
        read_sheet("Муниципалитет|Всего педагогов|3.1 Доля педагогов с маршрутом|3.2. Динамика дефицитов|Всего баллов|Место проведения\n"
                   "Абатский|120|12|4|16|Тюмень\nИсетский|100|10|3|13|Ишим\n",
                   ""));
    assert_cols(0, "A units\nB count\nC points 3.1\nD points 3.2\nE points total\nF other\n");
}

static void kinds_by_values(void **state) {
    (void)state;
    assert_true(read_sheet(
        "Муниципалитет|Тип|Уровень нагрузки|Что делать|Год|Раздел 1\n"
        "Абатский|сельские|1|Срочно активизировать|2022|7\nИшим|Город|2|urgent|2023|8\nИсетский|сельские|2 уровень|-|2023 год|6\n",
        ""));
    assert_cols(0, "A units\nB level @geo\nC level @load\nD flag\nE year\nF points 1\n");
    assert_rows(0, "2 unit 2022 Абатский\n3 unit 2023 Ишим\n4 unit 2023 Исетский\n");
}

static void groups_over_columns(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Раздел 1|||Раздел 2|||Итого|\n|2022|2023|изменение|балл|%|место|2022 год|2023 год\n"
                           "Абатский|7|8|1|10|100|1|17|18\nИсетский|6|8|2|9|90|2|15|17\n",
                           "A1:A2 B1:D1 E1:G1 H1:I1"));
    assert_cols(0, "A units\nB points 1 2022\nC points 1 2023\nD change 1\nE points 2\nF share 2\nG rank 2\nH points total 2022\n"
                   "I points total 2023\n");
    assert_int_equal(table_at(0)->head_last, 2);
    assert_int_equal(table_at(0)->year_count, 2);
    assert_string_equal(table_at(0)->cols[1].header, "Раздел 1 / 2022");
}

static void years_over_groups(void **state) {
    (void)state;
    assert_true(read_sheet("Сводная таблица||||\n|2022 год||2023 год|\nМуниципалитет|Раздел 1|Раздел 2|Раздел 1|Раздел 2\n"
                           "Абатский|7|8|1|10\nИсетский|6|8|2|9\n",
                           "A1:E1 B2:C2 D2:E2"));
    assert_cols(0, "A units\nB points 1 2022\nC points 2 2022\nD points 1 2023\nE points 2 2023\n");
    assert_string_equal(table_at(0)->title, "Сводная таблица");
    assert_int_equal(table_at(0)->head_first, 2);
}

static void maxima_in_headers(void **state) {
    (void)state;
    assert_true(
        read_sheet("Муниципалитет|Раздел 1 (макс. 8)|Раздел 2, из 10|Раздел 3: 2022 год – 19 баллов, 2023 год – 29 баллов|ИТОГО: 47 "
                   "баллов|Итого за 2022 год (37,5 балла)\n"
                   "Абатский|7|8|20|35|30\nИсетский|6|8|22|36|31\n",
                   ""));
    assert_cols(0, "A units\nB points 1 max 8\nC points 2 max 10\nD points 3 max 19 in 2022 max 29 in 2023\nE points total max 47\n"
                   "F points total 2022 max 37,5 in 2022\n");
}

// Where the maximum itself stands, above the words of the column.
static void a_maximum_is_at_its_row(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Раздел 1 / 8 баллов|ИТОГО: 8 баллов\n|Статистика|\nАбатский|7|7\nИсетский|6|6\n", ""));
    const svod_pub_table *t = table_at(0);
    assert_int_equal(t->max_count, 2);
    assert_int_equal(t->maxima[0].row, 1);
    assert_int_equal(t->cols[t->maxima[0].col].head_row, 2);
}

static void maxima_in_brackets(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Раздел 1 (8)|Раздел 2 (10)|Раздел 3 (28)\nАбатский|7|8|20\n", ""));
    assert_cols(0, "A units\nB points 1 max 8\nC points 2 max 10\nD points 3 max 28\n");
    assert_true(read_sheet("Муниципалитет|Раздел 1 (1)|Раздел 2 (2)|Раздел 3 (3)\nАбатский|7|8|20\n", "")); // footnotes
    assert_int_equal(table_at(0)->max_count, 0);
    assert_true(read_sheet("Муниципалитет|Раздел 1, 8 баллов|Раздел 2 – 10 баллов|Раздел 1, 2\nАбатский|7|8|9\n", ""));
    assert_int_equal(table_at(0)->cols[1].node, 1);
    assert_int_equal(table_at(0)->cols[2].node, 2);
    assert_int_equal(table_at(0)->cols[3].node, SVOD_NO_NODE);
    assert_true(read_sheet("Муниципалитет|Раздел 1. Педагоги до 35 лет, 2 из 3 школ\nАбатский|7\n", ""));
    assert_int_equal(table_at(0)->max_count, 0);
}

static void rules_of_the_rubric(void **state) {
    (void)state;
    static svod_pub_rule rules[] = {
        {.id = "n", .header = "^охват, чел", .kind = SVOD_RULE_COUNT, .part = "", .base = "", .within = "all", .cluster = UINT32_MAX},
        {.id = "p", .header = "^охват, доля", .kind = SVOD_RULE_SHARE, .part = "n", .base = "all", .within = "", .cluster = UINT32_MAX},
        {.id = "all", .header = "^педагоги$", .kind = SVOD_RULE_ATTRIBUTE, .part = "", .base = "", .within = "", .cluster = UINT32_MAX},
        {.id = "no", .header = "^раздел 9", .kind = SVOD_RULE_IGNORE, .part = "", .base = "", .within = "", .cluster = UINT32_MAX},
    };
    svod_rubric *rubric = (svod_rubric *)input.rubric;
    rubric->published = rules;
    rubric->published_count = 4;
    assert_true(
        read_sheet("Муниципалитет|Охват, чел.|Охват, доля|Педагоги|Раздел 9\nАбатский|50|25%|200|4\nИсетский|10|10,0 %|100|5\n", ""));
    assert_cols(0, "A units\nB count =n within=4\nC share =p part=2 base=4 ,1\nD attribute =all .all\nE other =no\n");
    assert_no_findings(SVOD_NOTE);
    assert_true(cell_of(table_at(0), "C2")->percent);
}

// A number before a header may be anything's: figures above what the node can have are not its points.
static void numbered_headers(void **state) {
    (void)state;
    assert_true(
        read_sheet("Муниципалитет|1. Баллы|Педагоги / методисты|2. Цели\nАбатский|25,5|40|9\nИсетский|31|30|11\nУватский|7|20|1\n", ""));
    assert_cols(0, "A units\nB other ,1\nC other\nD points 2\n");
    assert_true(read_sheet("Муниципалитет|2. Сравнимое||\n|2022|2023|изменение\nАбатский|5|40|9\nИсетский|3|30|11\n", "A1:A2 B1:D1"));
    assert_cols(0, "A units\nB other\nC other\nD other\n");
}

// Cells merged over columns are one column.
static void columns_merged_throughout(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Признак||Раздел 1\nАбатский|urgent||5\nИсетский|urgent||6\n", "B1:C1 B2:C2 B3:C3"));
    assert_cols(0, "A units\nB flag\nC other\nD points 1\n");
}

// The same column twice: both are read, what leans on it leans on the first.
static void columns_twice(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Раздел 1|Раздел 1|%\nАбатский|5|6|20\nИсетский|1|2|30\n", ""));
    assert_cols(0, "A units\nB points 1\nC points 1\nD share 1\n");
}

// "0,5" is 50 % where all figures are such fractions of the maximum; small percents stay what they are.
static void shares_as_fractions(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Итого|Доля от максимума\nАбатский|4|0,125\nИсетский|8|0,25\nТюменский|32|1\nУватский|0|0\n", ""));
    assert_int_equal(cell_of(table_at(0), "C2")->value, 12 * SVOD_PUB_ONE + SVOD_PUB_ONE / 2);
    assert_int_equal(cell_of(table_at(0), "C2")->decimals, 1);
    assert_int_equal(cell_of(table_at(0), "C4")->value, 100 * SVOD_PUB_ONE);
    assert_true(
        read_sheet("Муниципалитет|Итого|Доля от максимума\nАбатский|0,4|1,25\nИсетский|0,4|1,25\nТюменский|0|0\nУватский|0|0\n", ""));
    assert_int_equal(cell_of(table_at(0), "C2")->value, SVOD_PUB_ONE + SVOD_PUB_ONE / 4);
}

static void attributes_by_title(void **state) {
    (void)state;
    static svod_attribute titles[] = {{"teachers_2023", "Педагогов, 2023"}};
    ((svod_rubric *)input.rubric)->attributes = titles;
    ((svod_rubric *)input.rubric)->attribute_count = 1;
    svod_roster *roster = make_roster("id|name|methodists\na|Абатский|4\n");
    input.roster = roster;
    assert_true(read_sheet("Муниципалитет|Methodists|Педагогов, 2023\nАбатский|4|190\n", ""));
    assert_cols(0, "A units\nB attribute .methodists\nC attribute .teachers_2023 2023\n");
    assert_int_equal(table_at(0)->units[0], 0);
}

static void lists_and_ratings(void **state) {
    (void)state;
    assert_true(read_sheet("Место|Муниципалитет|Балл\n1|Абатский|40,5\n2 из 3|Исетский|30\n3 место|Ишим|20\n", ""));
    assert_cols(0, "A rank\nB units\nC points total ,1\n");
    assert_int_equal(cell_of(table_at(0), "A3")->of, 3);
    assert_int_equal(cell_of(table_at(0), "A4")->value, 3 * SVOD_PUB_ONE);
    assert_true(read_sheet("Список|Муниципалитет\nsection-8|Абатский\nsection-8|Исетский\n", ""));
    assert_cols(0, "A flag\nB units\n");
    assert_rows(0, "2 unit Абатский\n3 unit Исетский\n");
}

static void tables_below(void **state) {
    (void)state;
    assert_true(read_sheet("Таблица 1\nМуниципалитет|Раздел 1\nАбатский|7\nИсетский|8\nИтого|15\n\nТаблица 2\nпо итогам года\n"
                           "Муниципалитет|Раздел 2|Раздел 3\nАбатский|3|4\nИтого|3|4\n",
                           ""));
    assert_int_equal(tables.count, 2);
    assert_rows(0, "3 unit Абатский\n4 unit Исетский\n5 sum [Итого]\n");
    assert_rows(1, "10 unit Абатский\n11 sum [Итого]\n");
    assert_string_equal(table_at(0)->title, "Таблица 1");
    assert_string_equal(table_at(1)->title, "Таблица 2 / по итогам года");
}

static void tables_beside(void **state) {
    (void)state;
    assert_true(read_sheet("№|Школа|Раздел 1|№|Школа|Раздел 1\n1|Первая|7|3|Третья|5\n2|Вторая|6|4|Четвёртая|4\nИтого||13|Итого||9\n", ""));
    assert_int_equal(tables.count, 2);
    assert_cols(0, "A other\nB units\nC points 1\n");
    assert_cols(1, "D other\nE units\nF points 1\n");
    assert_rows(0, "2 unit Первая\n3 unit Вторая\n4 sum [Итого]\n");
    assert_rows(1, "2 unit Третья\n3 unit Четвёртая\n4 sum [Итого]\n");
}

// Of two columns that could name units the one with more different names does.
static void units_among_names(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Школа|Раздел 1\nАбатский|Первая|7\nАбатский|Вторая|8\nИсетский|Третья|6\n", ""));
    assert_cols(0, "A other\nB units\nC points 1\n");
    assert_true(read_sheet("Наша служба|Раздел 1|Раздел 2\nАбатская|7|8\nИсетская|6|5\n", "")); // no word for units at all
    assert_cols(0, "A units\nB points 1\nC points 2\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_small, finish)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(kinds_by_header),
        TEST(words_that_deceive),
        TEST(footers_without_a_year),
        TEST(a_number_of_a_list_is_no_section),
        TEST(a_section_may_be_called_a_plan),
        TEST(a_row_of_units_with_points_is_no_unit),
        TEST(kinds_by_values),
        TEST(groups_over_columns),
        TEST(years_over_groups),
        TEST(maxima_in_headers),
        TEST(a_maximum_is_at_its_row),
        TEST(maxima_in_brackets),
        TEST(rules_of_the_rubric),
        TEST(columns_twice),
        TEST(shares_as_fractions),
        TEST(numbered_headers),
        TEST(columns_merged_throughout),
        TEST(attributes_by_title),
        TEST(lists_and_ratings),
        TEST(tables_below),
        TEST(tables_beside),
        TEST(units_among_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
