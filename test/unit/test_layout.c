// Headers of every shape: where they stand, what their columns are, and what is said of columns that fit nothing or two things.
#include "intake_help.h"

#include "intake/layout.h"

static const node_spec sections[] = {
    {"1", "Концептуальные документы", 1, 8, 1000, "^(раздел 1|s1)(?!\\d)"},
    {"2", "Наличие целей и задач", 1, 10, 1000, "^(раздел 2|s2)(?!\\d)"},
    {"3", "Наличие показателей", 1, 29, 1000, "^(раздел 3|s3)(?!\\d)"},
};
static const node_spec criteria[] = {
    {"3", "Показатели", 1, 10, 10000, NULL},
    {"3.1", "Доля педагогов", 2, 1, 10000, NULL},
    {"3.1.1", "Из них молодых", 3, 1, 10000, NULL},
    {"3.10", "Сетевые сообщества", 2, 1, 10000, NULL},
    {"8", "Эффективность", 1, 12, 10000, NULL},
    {"8.1", "Направление: дефициты", 2, 1, 10000, NULL},
    {"8.2", "Направление: дефициты", 2, 1, 10000, NULL},
    {"A1", "Latin", 1, 1, 10000, NULL},
};
static svod_rubric *rubric;
static svod_roster *roster;
static layout found;
static const char *what;
static const bool *hidden;

static int set_up(void **state) {
    begin(state);
    hidden = NULL;
    rubric = make_rubric(criteria, 8);
    roster = make_roster("name|district\nАбатский|Ишимский\nУватский|Тобольский\n");
    return 0;
}

static bool find_in(const svod_grid *grid) {
    layout_search search = {.grid = grid,
                            .roster = roster,
                            .rubric = rubric,
                            .patterns = patterns_new(arena, rubric, &findings),
                            .year = 2023,
                            .hidden = hidden,
                            .arena = arena,
                            .findings = &findings};
    bool ok = layout_find(&search, &found);
    what = ok ? "" : layout_what(&search);
    return ok;
}

static bool find(const char *text) {
    return find_in(make_grid("a.csv", text));
}

static void assert_nodes(const char *expected) {
    svod_buf out = svod_buf_of(arena);
    for (size_t i = 0; i < found.groups[0].node_count; i++)
        svod_buf_printf(&out, "%s%u=%s", i ? " " : "", found.groups[0].nodes[i].col, rubric->nodes[found.groups[0].nodes[i].node].id);
    assert_string_equal(out.data ? out.data : "", expected);
}

static void plain_header_by_ids(void **state) {
    (void)state;
    assert_true(find("№|Муниципалитет|3|3.1|3.10|3.1.1|8|Итого\n1|Абатский|1|1|1|1|1|5\n"));
    assert_nodes("3=3 4=3.1 5=3.10 6=3.1.1 7=8");
    assert_int_equal(found.groups[0].unit, 2);
    assert_int_equal(found.last_row, 1);
    assert_int_equal(found.groups[0].total_count, 1);
    assert_int_equal(found.groups[0].totals[0], 8);
    assert_no_findings(SVOD_NOTE);
}

static void ids_in_words(void **state) {
    (void)state;
    assert_true(find("Муниципалитет|3.1. Доля|3.10 Сети|Раздел 8 (12 баллов)|критерий № 8.1|п. 8.2|a1: x|Показатели\nАбатский|1\n"));
    assert_nodes("2=3.1 3=3.10 4=8 5=8.1 6=8.2 7=A1 8=3");
    assert_true(find("Муниципалитет|Итого по разделу 3|сетевые сообщества*|3.1000000000000001\nАбатский|1\n"));
    assert_nodes("2=3 3=3.10 4=3.1");
    assert_true(find("municipality|s3|S8|р3.1\nАбатский|1\n"));
    assert_nodes("2=3 3=8 4=3.1");
    assert_no_findings(SVOD_NOTE);
}

static void what_ids_do_not_mean(void **state) {
    (void)state;
    // amounts, ranges, longer ids, a title that two nodes share
    assert_true(find("Муниципалитет|3.1|8 баллов|Разделы 3-8|3.2|3.1.2|Направление: дефициты|8.1 и 8.2|31\nАбатский|1\n"));
    assert_nodes("2=3.1");
    assert_int_equal(count_of(SVOD_F_column_unknown), 7);
    assert_finding(SVOD_F_column_unknown, "C1", "8 баллов", NULL);
}

static void title_rows_and_remarks_around(void **state) {
    (void)state;
    assert_true(find("Сводные данные мониторинга муниципальных методических служб\n\n"
                     "на 26.06.2023\n"
                     "п/п|Наименование муниципального образования|District|3.1|3.1 комментарий|Примечание|Место\n"
                     "1|Абатский|Ишимский|1\n"));
    assert_nodes("4=3.1");
    assert_int_equal(found.groups[0].unit, 2);
    // The roster's own attribute is no stranger; a column that nobody knows is named once.
    assert_int_equal(count_of(SVOD_F_column_unknown), 1);
    assert_finding(SVOD_F_column_unknown, "G4", "Место", "");
}

// As table 1.1: two stacked rows, the unit's and other cells merged over both, maxima under the section numbers.
static void stacked_header_with_merges(void **state) {
    (void)state;
    rubric = make_rubric(sections, 3);
    svod_merge merges[] = {{1, 1, 1, 8}, {2, 1, 3, 1}, {2, 2, 3, 2}, {2, 3, 3, 3}, {4, 1, 5, 1}};
    svod_grids grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(&grids);
    push_sheet(&sink, "a.xlsx", "Т", SVOD_VISIBLE,
               "Таблица 1.1. Итого по муниципалитетам\n"
               "Муници-~палитет|Образовательные округа|Год проведения экспертизы|раздел 1 /~8 баллов|раздел 2~/ 10 баллов|раздел "
               "3|Результаты 2022 года.|"
               "Результаты 2023 года.\n"
               "|||Стат. данные|Наличие целей и задач|Наличие пока-~зателей: 2022 - 19 баллов|ИТОГО: 84 баллов|ИТОГО: 94 балла\n"
               "1. Абатский|Ишимский|2022 год|7.5|3.5|10|49.5\n||2023 год|8|5|24|''-|81\n",
               merges, 5);
    assert_true(find_in(SVOD_AT(&grids.list, svod_grid, 0)));
    assert_nodes("4=1 5=2 6=3");
    assert_int_equal(found.last_row, 3);
    assert_int_equal(found.groups[0].unit, 1);
    assert_int_equal(found.groups[0].year, 3);
    assert_int_equal(found.groups[0].total_count, 1); // the other total is last year's
    assert_int_equal(found.groups[0].totals[0], 8);
    assert_string_equal(found.groups[0].nodes[2].text, "раздел 3 Наличие показателей: 2022 - 19 баллов");
    assert_int_equal(count_of(SVOD_F_column_unknown), 1); // districts
}

static void stacked_header_without_merges(void **state) {
    (void)state;
    rubric = make_rubric(sections, 3);
    assert_true(find("Муниципалитет|Год|раздел 1|раздел 2|Результаты\n||Документы|Цели|ИТОГО\nАбатский|2023|1|2|3\n"));
    assert_nodes("3=1 4=2");
    assert_int_equal(found.last_row, 2);
    assert_int_equal(found.groups[0].totals[0], 5);
}

static void groups_over_columns(void **state) {
    (void)state;
    svod_merge merges[] = {{1, 1, 2, 2}, {1, 3, 1, 6}, {1, 7, 1, 8}};
    svod_grids grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(&grids);
    push_sheet(&sink, "a.xlsx", "Т", SVOD_VISIBLE,
               "Муниципалитет||Раздел 3||||Раздел 8\n||3.1|3.10|Итого|Ссылка на сайт|Балл|Комментарий\n"
               "1|Абатский|1|1|2|http|5|да\n2|Уватский|1|1|2\n",
               merges, 3);
    assert_true(find_in(SVOD_AT(&grids.list, svod_grid, 0)));
    assert_nodes("3=3.1 4=3.10 5=3 7=8");
    assert_int_equal(found.groups[0].unit, 2); // of the two columns under the merged name, the one that holds names
    assert_no_findings(SVOD_NOTE);
}

static void years_side_by_side(void **state) {
    (void)state;
    svod_merge merges[] = {{1, 1, 2, 1}, {1, 2, 1, 3}, {1, 4, 1, 5}};
    svod_grids grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(&grids);
    push_sheet(&sink, "a.xlsx", "Т", SVOD_VISIBLE, "Муниципалитет|2022 год||2023 год\n|3|8|3|8\nАбатский|1|2|3|4\n", merges, 3);
    assert_true(find_in(SVOD_AT(&grids.list, svod_grid, 0)));
    assert_nodes("4=3 5=8");
    assert_no_findings(SVOD_NOTE);
}

static void long_shape(void **state) {
    (void)state;
    assert_true(find("Год|Муниципалитет|Код показателя|Эксперт|Балл|Дата\n2023|Абатский|3.1|Иванова|1\n"));
    assert_true(found.is_long);
    assert_int_equal(found.groups[0].year, 1);
    assert_int_equal(found.groups[0].unit, 2);
    assert_int_equal(found.groups[0].node, 3);
    assert_int_equal(found.groups[0].expert, 4);
    assert_int_equal(found.groups[0].score, 5);
    assert_int_equal(count_of(SVOD_F_column_unknown), 1);
    assert_true(find("year,\nyear|unit|node|expert|score\n"));
    assert_true(found.is_long);
}

static void two_columns_for_one_node(void **state) {
    (void)state;
    assert_true(find("Муниципалитет|3.1|8|раздел 3.1\nАбатский|1|2|3\n"));
    assert_nodes("3=8"); // nothing tells which of the two it is
    assert_finding(SVOD_F_column_doubled, "D1", "раздел 3.1", "один столбец: критерий 3.1 «Доля педагогов» уже в B1");
    assert_string_equal(nth_finding(SVOD_F_column_doubled, 0)->node, "3.1");
}

static void one_header_for_two_nodes(void **state) {
    (void)state;
    static const node_spec loose[] = {{"1", "А", 1, 8, 1000, "документы"}, {"2", "Б", 1, 8, 1000, "цели"}};
    rubric = make_rubric(loose, 2);
    assert_true(find("Муниципалитет|Документы|Документы и цели\nАбатский|1|2\n"));
    assert_nodes("2=1");
    assert_finding(SVOD_F_column_ambiguous, "C1", "Документы и цели", "один из двух: 1 или 2");
}

static void columns_named_by_the_rubric(void **state) {
    (void)state;
    rubric->columns.unit = "^кто$";
    rubric->columns.ignore = "^район$";
    rubric->columns.total = "^сколько";
    assert_true(find("Район|Кто|3.1|Сколько всего\n1|Абатский|1|1\n"));
    assert_int_equal(found.groups[0].unit, 2);
    assert_int_equal(found.groups[0].total_count, 1);
    assert_no_findings(SVOD_NOTE);
}

static void ids_and_titles_beside_patterns(void **state) {
    (void)state;
    static const node_spec both[] = {
        {"1", "Документы", 1, 8, 1000, "^стат"},         {"3", "Показатели", 1, 10, 10000, "наличие показателей"},
        {"3.1", "Доля педагогов", 2, 1, 10000, NULL},    {"3.10", "Сети", 2, 1, 10000, "^сообщества"},
        {"10", "Итоги работы", 1, 10, 10000, "^прочее"}, {"12", "Планы", 1, 10, 10000, NULL},
    };
    rubric = make_rubric(both, 6);
    assert_true(find("Муниципалитет|Раздел 3 / 10|1) Документы|Разд. 10|3.1. Наличие показателей|п. 3.10|Планы\nАбатский|1|1|1|1|1|1\n"));
    assert_nodes("2=3 3=1 4=10 5=3.1 6=3.10 7=12");
    assert_no_findings(SVOD_NOTE);
    assert_true(find("Муниципалитет|Статистика|12. Наличие показателей|Сообщества\nАбатский|1|1|1\n"));
    assert_nodes("2=1 3=3 4=3.10");
    assert_true(find("Муниципалитет|Показатели|Итоги работы|Сети\nАбатский|1|1|1\n"));
    assert_nodes("2=3 3=10 4=3.10");
    assert_no_findings(SVOD_NOTE);
    assert_true(find("Муниципалитет|Всего за раздел 3|Разделы 1-10|10 баллов|3.1.5 Прочее\nАбатский|1|1|1|1\n"));
    assert_nodes("2=3");
    assert_int_equal(count_of(SVOD_F_column_unknown), 3);
}

static void patterns_that_do_not_work(void **state) {
    (void)state;
    static const node_spec broken[] = {{"1", "А", 1, 8, 1000, "(((a+)+)+)+$"}, {"2", "Б", 1, 8, 1000, "("}};
    rubric = make_rubric(broken, 2);
    assert_true(find("Муниципалитет|1|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\nАбатский|1|2\n"));
    assert_nodes("2=1");
    assert_int_equal(count_of(SVOD_F_column_pattern_bad), 2);
    assert_finding(SVOD_F_column_pattern_bad, "", "(", NULL);
    assert_string_equal(nth_finding(SVOD_F_column_pattern_bad, 1)->found, "(((a+)+)+)+$");
}

// A pattern without end costs its limit once, however many headers there are.
static void an_endless_pattern_is_dropped(void **state) {
    (void)state;
    static const node_spec broken[] = {{"1", "А", 1, 8, 1000, "(((a+)+)+)+$"}, {"2", "Б", 1, 8, 1000, NULL}};
    rubric = make_rubric(broken, 2);
    svod_buf text = svod_buf_of(arena);
    svod_buf_str(&text, "Муниципалитет|2");
    for (int i = 0; i < 50; i++)
        svod_buf_printf(&text, "|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa %d!", i);
    for (int i = 0; i < 3; i++) // each file has its own patterns
        assert_true(find(text.data));
    assert_nodes("2=2");
    assert_int_equal(count_of(SVOD_F_column_pattern_bad), 1);
}

static void hidden_columns_are_no_rivals(void **state) {
    (void)state;
    bool columns[HEAD_COLS + 1] = {[2] = true, [3] = true, [6] = true};
    hidden = columns;
    assert_true(find("Год|3.1|Муниципалитет|3.1|8|Итого\n2023|1|Абатский|2|3|4\n"));
    assert_nodes("4=3.1 5=8");
    assert_int_equal(found.groups[0].unit, 3); // whose a row is, is read from a hidden column too
    assert_int_equal(found.groups[0].total_count, 0);
    assert_finding(SVOD_F_columns_hidden, "B1", "B (критерий 3.1 «Доля педагогов»), F", "");
    assert_int_equal(findings.list.count, 1);
}

static void no_header(void **state) {
    (void)state;
    assert_false(find("Абатский|1|2\n"));
    assert_string_equal(what, "");
    assert_false(find("\nМуниципалитет|Телефон\nАбатский|1\n"));
    assert_string_equal(what, "есть столбец «Муниципалитет» (A2), но рядом нет ни одного столбца с баллами");
    assert_false(find("Кто|п. 3.1|п. 3.10|8\nАбатский|1\n"));
    assert_string_equal(what, "в строке 1 есть столбцы с баллами, но нет столбца с названиями");
    assert_no_findings(SVOD_NOTE);
}

static bool find_merged(const char *text, const svod_merge *merges, size_t count) {
    svod_grids grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(&grids);
    findings = svod_findings_of(arena, SVOD_RU);
    push_sheet(&sink, "a.xlsx", "Т", SVOD_VISIBLE, text, merges, count);
    return find_in(SVOD_AT(&grids.list, svod_grid, 0));
}

static const svod_merge two_by_two[] = {{1, 2, 1, 3}, {1, 4, 1, 5}};
#define SUBHEADERS(a, b) "Муниципалитет|Раздел 3||Раздел 8\n|" a "|" b "|" a "|" b "\nАбатский|1|2|3|4\nУватский|1|2|3|4\n"

static void subheaders_of_one_section(void **state) {
    (void)state;
    static const struct {
        const char *text, *nodes;
    } cases[] = {
        {SUBHEADERS("макс.", "факт"), "3=3 5=8"},
        {SUBHEADERS("факт", "Максимальный балл"), "2=3 4=8"},
        {SUBHEADERS("план", "факт"), "3=3 5=8"},
        {SUBHEADERS("балл", "%"), "2=3 4=8"},
        {SUBHEADERS("доля, %", "балл (макс. 8)"), "3=3 5=8"},
        {SUBHEADERS("место", "результат"), "3=3 5=8"},
        {SUBHEADERS("2022 год", "2023 год"), "3=3 5=8"},
        {SUBHEADERS("2022", "2023"), "3=3 5=8"},
        {SUBHEADERS("2023", "за 2022 г."), "2=3 4=8"},
        {SUBHEADERS("Комментарий", "Балл"), "3=3 5=8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(find_merged(cases[i].text, two_by_two, 2));
        assert_nodes(cases[i].nodes);
        assert_int_equal(found.last_row, 2);
        assert_no_findings(SVOD_NOTE);
    }
}

static void subheaders_that_tell_nothing(void **state) {
    (void)state;
    assert_true(find_merged(SUBHEADERS("Самооценка", "Эксперт"), two_by_two, 2));
    assert_nodes("");
    assert_int_equal(count_of(SVOD_F_column_doubled), 2);
    assert_finding(SVOD_F_column_doubled, "C2", "Раздел 3 Эксперт", "один столбец: раздел 3 «Показатели» уже в B2");
    assert_int_equal(found.groups[0].expert, 0);
    assert_true(find_merged(SUBHEADERS("2021", "2022"), two_by_two, 2)); // of other years
    assert_nodes("");
    assert_no_findings(SVOD_NOTE);
}

// Years under a total; a hidden column of another year is no hidden score.
static void years_below_sections(void **state) {
    (void)state;
    static const svod_merge merges[] = {{1, 1, 2, 1}, {1, 2, 1, 3}, {1, 4, 1, 5}};
    bool columns[HEAD_COLS + 1] = {[2] = true, [4] = true};
    hidden = columns;
    assert_true(find_merged("Муниципалитет|Раздел 3||ИТОГО\n|2022|2023|2022|2023\nАбатский|1|2|3|4\n", merges, 3));
    assert_nodes("3=3");
    assert_int_equal(found.groups[0].total_count, 1);
    assert_int_equal(found.groups[0].totals[0], 5);
    assert_no_findings(SVOD_NOTE);
}

// A CSV file has lost the merges.
static void subheaders_without_merges(void **state) {
    (void)state;
    static const struct {
        const char *text, *nodes;
        size_t doubled;
    } cases[] = {
        {SUBHEADERS("макс.", "факт"), "3=3 5=8", 0},
        {SUBHEADERS("факт", "макс."), "2=3 4=8", 0},
        {SUBHEADERS("%", "балл"), "3=3 5=8", 0},
        {SUBHEADERS("2022", "2023"), "3=3 5=8", 0},
        {SUBHEADERS("2023 год", "2022 год"), "2=3 4=8", 0},
        {SUBHEADERS("Самооценка", "Эксперт"), "", 2},
        {"Муниципалитет|Раздел 3|Раздел 8|\n|Показатели|Эффективность|Итого\nАбатский|1|2|3\n", "2=3 3=8", 0},
        {"Муниципалитет|Раздел 3|Раздел 8|\n|макс. 10|макс. 12|\nАбатский|1|2|3\n", "2=3 3=8", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        findings = svod_findings_of(arena, SVOD_RU);
        assert_true(find(cases[i].text));
        assert_nodes(cases[i].nodes);
        assert_int_equal(count_of(SVOD_F_column_doubled), cases[i].doubled);
        assert_int_equal(findings.list.count, cases[i].doubled);
    }
}

static void numbers_below_one_header(void **state) {
    (void)state;
    assert_true(find_merged("Муниципалитет|Раздел 3||Раздел 8\nАбатский|1|2|3\nУватский|1|2|3\n", two_by_two, 2));
    assert_nodes("4=8");
    assert_finding(SVOD_F_column_doubled, "C1", "Раздел 3", NULL);
    assert_int_equal(findings.list.count, 1);
}

static void headers_that_tell_columns_apart(void **state) {
    (void)state;
    assert_true(find("Муниципалитет|Раздел 3 (максимум)|Раздел 3 (балл)|Раздел 8, %|Раздел 8\nАбатский|1|2|3|4\n"));
    assert_nodes("3=3 5=8");
    assert_int_equal(count_of(SVOD_F_column_unknown), 2);
    assert_finding(SVOD_F_column_unknown, "B1", "Раздел 3 (максимум)", "");
    findings = svod_findings_of(arena, SVOD_RU);
    assert_true(find("Муниципалитет|Раздел 3 (2022)|Раздел 3 (2023 год)|Раздел 8 (2022)\nАбатский|1|2|3\n"));
    assert_nodes("3=3 4=8"); // a year alone may be anything
    assert_no_findings(SVOD_NOTE);
    assert_true(find("Муниципалитет|Раздел 3 (макс. 10)|Раздел 8\nАбатский|1|2\n"));
    assert_nodes("2=3 3=8");
    assert_no_findings(SVOD_NOTE);
    assert_true(find("Муниципалитет|3.1. Доля педагогов|3.1 самооценка|Раздел 3 (макс. 10), А|Раздел 3 (макс. 10), Б\nАбатский|1|2\n"));
    assert_nodes("");
    assert_int_equal(count_of(SVOD_F_column_doubled), 2);
}

static void assert_units(const char *second, uint32_t expected) {
    roster = make_roster("name|district\nАбатский|Ишимский\nУватский|Тобольский\nИшимский|Ишимский\nТобольский|Тобольский\n");
    assert_true(
        find(svod_printf(arena, "Муниципалитет|3|%s|8\n%s", second, "Абатский|1|Ишимский|2\nУватский|1|Тобольский|2\nВагайский|1||2\n")));
    assert_int_equal(found.group_count, expected ? 2 : 1);
    if (expected) assert_int_equal(found.groups[1].unit, expected);
}

static void units_by_their_names_alone(void **state) {
    (void)state;
    assert_units("", 3);
    assert_units("№", 3);
    assert_units("Район", 3);
    assert_units("Города", 3);
    assert_no_findings(SVOD_NOTE);
    assert_units("district", 0); // the roster's own column
    // experts, remarks, a single name, a district of many, names right of all the scores
    assert_true(find("Муниципалитет|3|Кто смотрел|8\nАбатский|1|Иванова|2\nУватский|1|Петрова|2\n"));
    assert_int_equal(found.group_count, 1);
    assert_true(find("Муниципалитет|3|Примечание|8\nАбатский|1|нет|2\nУватский|1|Ишимский|2\n"));
    assert_int_equal(found.group_count, 1);
    assert_true(find("Муниципалитет|3|Центр|8\nАбатский|1|Ишимский|2\nУватский|1|Ишимский|2\nТобольский|1|Ишимский|2\n"
                     "Ишимский|1|Ишимский|2\n"));
    assert_int_equal(found.group_count, 1);
    assert_true(find("Муниципалитет|3|8|Сосед\nАбатский|1|2|Ишимский\nУватский|1|2|Тобольский\n"));
    assert_int_equal(found.group_count, 1);
}

static void titles_that_name_a_section(void **state) {
    (void)state;
    rubric = make_rubric(sections, 3);
    assert_true(find("Раздел 1. Концептуальные документы\nМуниципалитет|Организация|s2|s3\nАбатский|ММС|1|2\nУватский|МАУ|2|1\n"));
    assert_int_equal(found.groups[0].unit, 1);
    assert_nodes("3=2 4=3");
    assert_true(find("Раздел 1. Концептуальные документы\nМуниципалитет|Школа|s1|s2\nАбатский|ММС|1|2\nУватский|МАУ|2|1\n"));
    assert_int_equal(found.groups[0].unit, 1);
    assert_nodes("3=1 4=2");
    assert_no_findings(SVOD_WARNING);
    // over a column of scores it adds nothing either
    assert_true(find("|||Раздел 1. Документы\nМуниципалитет|s1|s2|Другое\nАбатский|1|2|3\nУватский|1|2|1\n"));
    assert_nodes("2=1 3=2");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_header_by_ids, set_up, finish),
        cmocka_unit_test_setup_teardown(ids_in_words, set_up, finish),
        cmocka_unit_test_setup_teardown(what_ids_do_not_mean, set_up, finish),
        cmocka_unit_test_setup_teardown(title_rows_and_remarks_around, set_up, finish),
        cmocka_unit_test_setup_teardown(stacked_header_with_merges, set_up, finish),
        cmocka_unit_test_setup_teardown(stacked_header_without_merges, set_up, finish),
        cmocka_unit_test_setup_teardown(groups_over_columns, set_up, finish),
        cmocka_unit_test_setup_teardown(years_side_by_side, set_up, finish),
        cmocka_unit_test_setup_teardown(long_shape, set_up, finish),
        cmocka_unit_test_setup_teardown(two_columns_for_one_node, set_up, finish),
        cmocka_unit_test_setup_teardown(one_header_for_two_nodes, set_up, finish),
        cmocka_unit_test_setup_teardown(columns_named_by_the_rubric, set_up, finish),
        cmocka_unit_test_setup_teardown(ids_and_titles_beside_patterns, set_up, finish),
        cmocka_unit_test_setup_teardown(patterns_that_do_not_work, set_up, finish),
        cmocka_unit_test_setup_teardown(hidden_columns_are_no_rivals, set_up, finish),
        cmocka_unit_test_setup_teardown(an_endless_pattern_is_dropped, set_up, finish),
        cmocka_unit_test_setup_teardown(no_header, set_up, finish),
        cmocka_unit_test_setup_teardown(subheaders_of_one_section, set_up, finish),
        cmocka_unit_test_setup_teardown(subheaders_that_tell_nothing, set_up, finish),
        cmocka_unit_test_setup_teardown(years_below_sections, set_up, finish),
        cmocka_unit_test_setup_teardown(subheaders_without_merges, set_up, finish),
        cmocka_unit_test_setup_teardown(numbers_below_one_header, set_up, finish),
        cmocka_unit_test_setup_teardown(headers_that_tell_columns_apart, set_up, finish),
        cmocka_unit_test_setup_teardown(units_by_their_names_alone, set_up, finish),
        cmocka_unit_test_setup_teardown(titles_that_name_a_section, set_up, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
