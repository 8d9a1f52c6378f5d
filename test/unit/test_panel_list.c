// The list of experts: who examines whom; and what it says of sheets that do not keep to it. "+" in a sheet of these tests is the "|" that
// parts names.
#include "intake_help.h"

static svod_panel panel;
static svod_roster *roster;
static svod_rubric *rubric;
static svod_scores scores;

static const char *const school_words[] = {"школа", "сош"}, *const lyceum_words[] = {"лицей"}, *const north_words[] = {"северный"},
                         *const south_words[] = {"южный"}, *const far_words[] = {"дальний"};
static svod_level kinds[] = {{.id = "school", .title = "Школы", .values = (const char **)school_words, .value_count = 2},
                             {.id = "lyceum", .title = "Лицеи", .values = (const char **)lyceum_words, .value_count = 1}};
static svod_level districts[] = {{.id = "north", .title = "Северный", .values = (const char **)north_words, .value_count = 1},
                                 {.id = "south", .title = "Южный", .values = (const char **)south_words, .value_count = 1},
                                 {.id = "far", .title = "Дальний", .values = (const char **)far_words, .value_count = 1},
                                 {.id = "other", .title = "Лицеи", .values = NULL, .value_count = 0}};
static svod_level sizes[] = {{.id = "small", .title = "Малые", .from = 0, .to = 100}};
static svod_cluster clusters[] = {
    {.id = "kind", .title = "Вид", .kind = SVOD_CLUSTER_ATTRIBUTE, .attribute = "kind", .levels = kinds, .count = 2},
    {.id = "district", .title = "Округ", .kind = SVOD_CLUSTER_ATTRIBUTE, .attribute = "district", .levels = districts, .count = 4},
    {.id = "size", .title = "Размер", .kind = SVOD_CLUSTER_NUMBER, .attribute = "pupils", .levels = sizes, .count = 1}};

static int set_up(void **state) {
    begin(state);
    static const node_spec specs[] = {{"1", "План", 1, 10, 10000, NULL}, {"2", "Итог", 1, 10, 10000, NULL}};
    rubric = make_rubric(specs, 2);
    rubric->clusters = clusters;
    rubric->cluster_count = 3;
    roster = make_roster("id|name|kind|district|until\n"
                         "birch|Берёзовский|школа|северный\n"
                         "cedar|Кедровский|СОШ|южный\n"
                         "pine|Сосновский|лицей|северный\n"
                         "larch|Лиственный|школа|южный|2020\n");
    scores = svod_scores_of(arena, roster, rubric);
    return 0;
}

static bool build_merged(const char *text, const svod_merge *merges, size_t count) {
    svod_grid grid = *make_grid("experts.csv", text);
    for (size_t i = 0; i < count; i++)
        *SVOD_PUSH(&grid.merges, svod_merge) = merges[i];
    for (size_t i = 0; i < grid.cells.count; i++) {
        svod_cell *cell = SVOD_AT(&grid.cells, svod_cell, i);
        char *copy = svod_strdup(arena, cell->text);
        for (char *at = copy; *at; at++)
            if (*at == '+') *at = '|';
        cell->text = copy;
    }
    return svod_panel_build(&grid, roster, rubric, arena, &panel, &findings);
}

static bool build(const char *text) {
    return build_merged(text, NULL, 0);
}

// "101": the first and the third unit.
static void assert_units(const bool *units, const char *expected) {
    char found[8] = "";
    for (size_t i = 0; i < roster->count; i++)
        found[i] = units[i] ? '1' : '0';
    assert_string_equal(found, expected);
}

// ---- reading -----------------------------------------------------------------------------------------------------------

static void an_empty_list_is_everybody(void **state) {
    (void)state;
    assert_true(build("Список экспертов\nЭксперт|Участники|Кластеры|Конфликт интересов|Роль|Срок сдачи\n"
                      "Анна Белова||||эксперт|@2024-06-14\n"
                      "Пётр Гром|все|-|cedar|Председатель|20.06.2024\n"));
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(panel.count, 2);
    assert_string_equal(panel.judges[0].name, "Анна Белова");
    assert_units(panel.judges[0].assigned, "1110"); // the last one does not exist any more
    assert_false(panel.judges[0].chair);
    assert_string_equal(panel.judges[0].due, "2024-06-14");
    assert_int_equal(panel.judges[0].place.row, 3);
    assert_units(panel.judges[1].assigned, "1010");
    assert_units(panel.judges[1].conflict, "0100");
    assert_true(panel.judges[1].chair);
    assert_string_equal(panel.judges[1].due, "2024-06-20");
    assert_int_equal(svod_panel_find(&panel, arena, "петр ГРОМ"), 1);
    assert_int_equal(svod_panel_find(&panel, arena, "Пётр"), SVOD_NO_JUDGE);
}

static void english_headers_and_lists(void **state) {
    (void)state;
    assert_true(build("expert|units|clusters|conflicts|role|due\n"
                      "A|birch+Кедровский район|||expert|2024-06-14\n"
                      "B||lyceum+kind=Школы|district=north|chair\n"
                      "C|kind=сош; pine||none\n"
                      "D|All||all\n"));
    assert_int_equal(count_of(SVOD_F_panel_unit_unknown), 1); // "all" in conflicts is no unit
    assert_units(panel.judges[0].assigned, "1100");
    assert_units(panel.judges[1].assigned, "0100");
    assert_units(panel.judges[1].conflict, "1010");
    assert_units(panel.judges[2].assigned, "1110"); // a value of the level stands for the level
    assert_units(panel.judges[3].assigned, "1110");
    assert_string_equal(panel.judges[3].due, "");
}

static void a_plain_list_of_names(void **state) {
    (void)state;
    assert_true(build("ФИО\nАнна Белова\nПётр Гром\n"));
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(panel.count, 2);
    assert_units(panel.judges[1].assigned, "1110");
}

static void a_unit_named_one_by_one_is_taken_whatever_its_years(void **state) {
    (void)state;
    assert_true(build("expert|units\nA|larch\nB\n"));
    assert_units(panel.judges[0].assigned, "0001");
}

static void words_that_mean_nothing(void **state) {
    (void)state;
    assert_true(build("expert|units|clusters|conflicts|телефон\n"
                      "A|Бирёзовский+Сосновский+Северный|Восточный+kind=Гимназии+лицеи+Малые|Кедровский р|5\n"
                      "B||district=far+zone=1\n"
                      "C\n"));
    assert_finding(SVOD_F_panel_unit_unknown, "B2", "Бирёзовский", "похожие: Берёзовский");
    assert_string_equal(nth_finding(SVOD_F_panel_unit_unknown, 1)->found, "Северный");
    assert_string_equal(nth_finding(SVOD_F_panel_unit_unknown, 1)->expected, "это уровень кластера: напишите «district=Северный»");
    assert_string_equal(nth_finding(SVOD_F_panel_unit_unknown, 2)->found, "Кедровский р");
    assert_finding(SVOD_F_panel_level_unknown, "C2", "Восточный",
                   "уровень: kind=Школы, kind=Лицеи, district=Северный, district=Южный, district=Дальний, district=Лицеи");
    assert_string_equal(nth_finding(SVOD_F_panel_level_unknown, 1)->expected, "уровень: kind=Школы, kind=Лицеи");
    assert_string_equal(nth_finding(SVOD_F_panel_level_unknown, 2)->expected, "кластер: kind, district");
    assert_finding(SVOD_F_panel_level_ambiguous, "C2", "лицеи", "одно из: kind=Лицеи, district=Лицеи");
    assert_finding(SVOD_F_panel_level_kind, "C2", "Малые", "");
    assert_finding(SVOD_F_panel_level_empty, "C3", "district=far", "столбец реестра district со словом: дальний");
    assert_finding(SVOD_F_panel_column_unknown, "E1", "телефон", "");
    assert_units(panel.judges[0].assigned, "0010");
    assert_finding(SVOD_F_panel_nothing_left, "A3", "B", "");
}

static void conflicts_win(void **state) {
    (void)state;
    assert_true(build("expert|units|clusters|conflicts\nA|birch+cedar||birch\nB||северный|birch\n"));
    assert_finding(SVOD_F_panel_unit_in_conflict, "B2", "Берёзовский", "");
    assert_string_equal(nth_finding(SVOD_F_panel_unit_in_conflict, 0)->unit, "birch");
    assert_int_equal(count_of(SVOD_F_panel_unit_in_conflict), 1); // of a level one cannot be expected to leave it out
    assert_units(panel.judges[0].assigned, "0100");
    assert_units(panel.judges[1].assigned, "0010");
    assert_finding(SVOD_F_panel_unit_nobody, "B2", "Берёзовский", "");
    assert_int_equal(count_of(SVOD_F_panel_unit_nobody), 1);
}

static void an_expert_in_several_rows(void **state) {
    (void)state;
    assert_true(build("expert|units|conflicts|role|due\n"
                      "А. Белова|birch|||2024-06-14\n"
                      "Б. Гром|||председатель\n"
                      "А. БЕЛОВА|cedar|pine||2024-06-14\n"
                      "Б. Гром||cedar|эксперт\n"
                      "А. Белова||||2024-06-15\n"));
    assert_int_equal(panel.count, 2);
    assert_finding(SVOD_F_panel_expert_twice, "A4", "А. БЕЛОВА", "впервые в experts.csv!Лист1!A2");
    assert_int_equal(count_of(SVOD_F_panel_expert_twice), 3);
    assert_finding(SVOD_F_panel_twice_differs, "D5", "эксперт", "как в experts.csv!Лист1!D3: председатель");
    assert_string_equal(nth_finding(SVOD_F_panel_twice_differs, 1)->expected, "как в experts.csv!Лист1!E2: 2024-06-14");
    assert_units(panel.judges[0].assigned, "1100");
    assert_units(panel.judges[0].conflict, "0010");
    assert_units(panel.judges[1].assigned, "1010"); // no row names anybody: all but the conflict
    assert_true(panel.judges[1].chair);
}

static void faults_of_rows(void **state) {
    (void)state;
    assert_true(build("expert|units|role|due|units\n"
                      "A||глава|июнь\n"
                      "|birch\n"
                      "^B|^birch\n"
                      "C||chair\n"
                      "D|cedar|chair\n"));
    assert_finding(SVOD_F_panel_column_doubled, "E1", "units", "B1");
    assert_finding(SVOD_F_panel_role_unknown, "C2", "глава", "эксперт или председатель");
    assert_finding(SVOD_F_panel_due_bad, "D2", "июнь", "ГГГГ-ММ-ДД или ДД.ММ.ГГГГ");
    assert_finding(SVOD_F_panel_name_missing, "A3", "", "");
    assert_finding(SVOD_F_panel_rows_hidden, "A4", "1 (строка 4): B", "");
    assert_finding(SVOD_F_panel_chairs_two, "C6", "D: участников 1, первый Кедровский", "председатель уже C");
    assert_int_equal(panel.count, 3);
    assert_string_equal(panel.judges[0].due, "");
    assert_false(panel.judges[0].chair);
}

static void the_header_again_and_another_table(void **state) {
    (void)state;
    assert_true(build(
        "expert|units|role\nА. Белова|birch|эксперт\nexpert|units|role\nБ. Гром|cedar|\n\nУчастники|Роль|ФИО\npine|председатель|В. Лунина\n"
        "|эксперт|\n"));
    assert_int_equal(panel.count, 3);
    assert_units(panel.judges[1].assigned, "0100");
    assert_string_equal(panel.judges[2].name, "В. Лунина");
    assert_units(panel.judges[2].assigned, "0010");
    assert_true(panel.judges[2].chair);
    assert_finding(SVOD_F_panel_name_missing, "C8", "", ""); // a row without a name is no header
    assert_int_equal(count_of(SVOD_F_panel_unit_unknown) + count_of(SVOD_F_panel_role_unknown), 0);
}

static void experts_called_like_the_header(void **state) {
    (void)state;
    assert_true(build("expert|units|role|conflicts\nЭкспертА\nЭксперта||эксперт|\nБ|birch||birch\n"));
    assert_int_equal(panel.count, 2);
    assert_units(panel.judges[1].conflict, "1000");
}

static void rows_of_sums_are_nobody(void **state) {
    (void)state;
    assert_true(build("№|ФИО|units\n1|А. Белова|\n2|Всегодин|\n|Всего: 2|\n|Итого экспертов 2|\n|ИТОГО|\n"));
    assert_int_equal(panel.count, 2);
    assert_string_equal(panel.judges[1].name, "Всегодин");
}

// What stands in a merged cell is said of each of its rows.
static void merged_cells(void **state) {
    (void)state;
    static const svod_merge merges[] = {{5, 4, 6, 4}, {2, 1, 3, 1}, {5, 2, 6, 3}};
    assert_true(build_merged("expert|units|role|conflicts\nA|birch|chair|\n|cedar||pine\nB|pine||\nC|cedar||birch\nD|||\n", merges, 3));
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(panel.count, 4);
    assert_units(panel.judges[0].assigned, "1100");
    assert_units(panel.judges[0].conflict, "0010");
    assert_units(panel.judges[2].conflict, "1000");
    assert_units(panel.judges[3].assigned, "0100"); // over two columns it is said in the first of them
    assert_units(panel.judges[3].conflict, "1000");
}

static void names_parted_by_commas(void **state) {
    (void)state;
    assert_true(build("expert|units|clusters|conflicts\n"
                      "A|Берёзовский, Кедровский||Сосновский, district=Южный\n"
                      "B|Берёзовский, Кедр||\n"
                      "C||Северный, kind=Школы|\n"
                      "D|Горный, Лесной||\n"
                      "E||Все|\n"));
    assert_units(panel.judges[0].assigned, "1000");
    assert_units(panel.judges[0].conflict, "0110");
    assert_units(panel.judges[1].assigned, "1000");
    assert_finding(SVOD_F_panel_unit_unknown, "B3", "Кедр", NULL); // what is not known is told of itself
    assert_units(panel.judges[2].assigned, "1110");
    assert_string_equal(nth_finding(SVOD_F_panel_unit_unknown, 1)->found, "Горный, Лесной"); // may be one name
    assert_units(panel.judges[4].assigned, "1110");
}

static void days_that_are_not_in_the_calendar(void **state) {
    (void)state;
    assert_true(build("expert|due\nA|31.02.2023\nB|2023-02-29\nC|20/06/2023\n"));
    assert_finding(SVOD_F_panel_due_bad, "B2", "31.02.2023", "день, который есть в календаре");
    assert_string_equal(nth_finding(SVOD_F_panel_due_bad, 1)->expected, "день, который есть в календаре");
    assert_string_equal(nth_finding(SVOD_F_panel_due_bad, 2)->expected, "ГГГГ-ММ-ДД или ДД.ММ.ГГГГ");
}

static void nothing_to_be_had(void **state) {
    (void)state;
    assert_false(build("a|b\n1|2\n"));
    assert_finding(SVOD_F_panel_header_not_found, "", "", NULL);
    assert_false(build("expert|units\n"));
    assert_finding(SVOD_F_panel_empty, "", "", NULL);
    assert_int_equal(panel.count, 0);
}

static void too_many(void **state) {
    (void)state;
    svod_buf text = svod_buf_of(arena);
    svod_buf_str(&text, "expert\n");
    for (int i = 0; i < 257; i++)
        svod_buf_printf(&text, "Эксперт %d\n", i);
    assert_true(build(text.data));
    assert_int_equal(panel.count, 256);
    assert_finding(SVOD_F_panel_too_many, "A258", "Эксперт 256", "не больше 256");
}

// ---- held against the sheets -------------------------------------------------------------------------------------------

static void give(const char *name, size_t unit, uint32_t node, svod_score score) {
    svod_expert *expert = SVOD_AT(&scores.experts, svod_expert, svod_scores_expert(&scores, name));
    size_t slot = svod_scores_slot(&scores, unit, node);
    expert->scores[slot] = score;
    expert->places[slot] = (svod_score_place){(uint32_t)unit + 2, (uint16_t)(node + 1), svod_scores_source(&scores, "a.xlsx", "Баллы")};
}

static svod_score score_of(const char *name, size_t unit, uint32_t node) {
    return SVOD_AT(&scores.experts, svod_expert, svod_scores_expert(&scores, name))->scores[svod_scores_slot(&scores, unit, node)];
}

static void scores_in_conflict_do_not_count(void **state) {
    (void)state;
    assert_true(build("expert|conflicts|role\nA|birch\nB||chair\n"));
    give("A", 0, 1, 50000);
    give("A", 0, 2, SVOD_S_NA);
    give("A", 1, 1, 60000);
    give("A", 1, 2, SVOD_S_BLANK);
    give("B", 0, 1, 70000);
    size_t expert = svod_scores_expert(&scores, "A");
    for (uint32_t unit = 0; unit < 2; unit++)
        *SVOD_PUSH(&scores.totals, svod_printed) = (svod_printed){.unit = unit, .expert = (uint32_t)expert};
    svod_panel_apply(&panel, &scores, &findings);
    assert_finding(SVOD_F_panel_recused, "B2", "A, участник Берёзовский: оценок 2",
                   "ни одного балла от этого эксперта: experts.csv!Лист1!A2");
    const svod_finding *at = nth_finding(SVOD_F_panel_recused, 0);
    assert_string_equal(at->place.sheet, "Баллы");
    assert_string_equal(at->unit, "birch");
    assert_string_equal(at->node, "1");
    assert_int_equal(count_of(SVOD_F_panel_recused), 2);
    assert_int_equal(score_of("A", 0, 1), SVOD_S_RECUSED);
    assert_int_equal(score_of("A", 0, 2), SVOD_S_RECUSED);
    assert_int_equal(score_of("A", 1, 1), 60000);
    assert_int_equal(score_of("A", 1, 2), SVOD_S_BLANK);
    assert_int_equal(score_of("B", 0, 1), 70000);
    assert_int_equal(scores.totals.count, 1); // a total of what does not count is no total
    assert_int_equal(SVOD_AT(&scores.totals, svod_printed, 0)->unit, 1);
    assert_false(SVOD_AT(&scores.experts, svod_expert, 0)->chair);
    assert_true(SVOD_AT(&scores.experts, svod_expert, 1)->chair);
}

static void blank_rows_of_others_are_no_rows(void **state) {
    (void)state;
    assert_true(build("expert|units|conflicts\nA|cedar|birch\nB\n"));
    give("A", 0, 1, SVOD_S_BLANK);
    give("A", 1, 1, SVOD_S_BLANK);
    give("A", 2, 1, SVOD_S_BLANK);
    give("B", 0, 1, 10000);
    svod_panel_apply(&panel, &scores, &findings);
    assert_no_findings(SVOD_NOTE);
    assert_int_equal(score_of("A", 0, 1), SVOD_S_NONE);
    assert_int_equal(score_of("A", 1, 1), SVOD_S_BLANK); // the own one was forgotten
    assert_int_equal(score_of("A", 2, 1), SVOD_S_NONE);
}

static void units_that_were_not_assigned_count(void **state) {
    (void)state;
    assert_true(build("expert|units\nA|cedar\nB\n"));
    give("A", 2, 1, 50000);
    give("A", 2, 2, SVOD_S_BLANK);
    give("B", 2, 2, 50000);
    svod_panel_apply(&panel, &scores, &findings);
    assert_finding(SVOD_F_panel_not_assigned, "B4", "A, участник Сосновский: оценок 1", "");
    assert_int_equal(count_of(SVOD_F_panel_not_assigned), 1);
    assert_int_equal(score_of("A", 2, 1), 50000);
    assert_int_equal(score_of("A", 2, 2), SVOD_S_BLANK);
}

static void experts_of_one_side_only(void **state) {
    (void)state;
    assert_true(build("expert|units|role|conflicts\nАнна Белова\nПётр Гром\nВера Лунина||chair\nГлеб Ясный|birch||birch\n"));
    give("Анна Белава", 0, 1, 50000);
    give("", 1, 1, 50000);
    give("Пётр Гром", 0, 1, 50000);
    svod_panel_apply(&panel, &scores, &findings);
    assert_finding(SVOD_F_panel_expert_unknown, "B2", "Анна Белава", "похожие: Анна Белова");
    assert_string_equal(nth_finding(SVOD_F_panel_expert_unknown, 1)->found, "лист без эксперта");
    assert_finding(SVOD_F_panel_no_sheet, "A2", "Анна Белова", "лист с именем эксперта");
    assert_int_equal(count_of(SVOD_F_panel_no_sheet), 1); // who has nothing to examine owes nothing
    assert_finding(SVOD_F_panel_no_chair_sheet, "A4", "Вера Лунина", NULL);
    assert_int_equal(score_of("Анна Белава", 0, 1), 50000);
}

static void units_of_others_are_not_missed(void **state) {
    (void)state;
    assert_true(build("expert|units\nA|birch\nB|birch+cedar+pine\n"));
    give("A", 0, 1, 50000);
    give("B", 0, 1, 50000);
    give("B", 1, 1, 50000);
    for (size_t i = 0; i < 3; i++)
        scores.seen[i] = true;
    svod_panel_apply(&panel, &scores, &findings);
    svod_intake_options options = {.year = 2023, .panel = &panel};
    svod_intake_finish(&scores, &options, &findings);
    assert_int_equal(count_of(SVOD_F_expert_lacks_units), 0);
    options.panel = NULL;
    svod_intake_finish(&scores, &options, &findings);
    assert_int_equal(count_of(SVOD_F_expert_lacks_units), 1);
}

static void names_turned_round_are_near(void **state) {
    (void)state;
    assert_true(build("expert\nБелова Анна Петровна\nГром Пётр\nЛунина В.\nЛунина Ольга\n"));
    give("Анна Белова", 0, 1, 50000);
    give("П. Гром", 0, 1, 50000);
    give("Вера Лунина", 0, 1, 50000);
    give("Анна Петровна", 0, 1, 50000);
    svod_panel_apply(&panel, &scores, &findings);
    assert_finding(SVOD_F_panel_expert_unknown, "B2", "Анна Белова", "похожие: Белова Анна Петровна");
    assert_string_equal(nth_finding(SVOD_F_panel_expert_unknown, 1)->expected, "похожие: Гром Пётр");
    assert_string_equal(nth_finding(SVOD_F_panel_expert_unknown, 2)->expected, "похожие: Лунина В.");
    assert_string_equal(nth_finding(SVOD_F_panel_expert_unknown, 3)->expected, "похожие: Белова Анна Петровна");
}

// What does not count must not make others look as if they lacked something.
static void scores_in_conflict_are_missed_by_nobody(void **state) {
    (void)state;
    assert_true(build("expert|conflicts\nA|birch\nB\n"));
    give("A", 0, 2, 50000);
    give("A", 1, 1, 50000);
    give("A", 1, 2, SVOD_S_BLANK);
    give("B", 0, 1, 50000);
    give("B", 1, 1, 50000);
    for (size_t i = 0; i < 3; i++)
        scores.seen[i] = true;
    svod_panel_apply(&panel, &scores, &findings);
    svod_intake_options options = {.year = 2023, .panel = &panel};
    svod_intake_finish(&scores, &options, &findings);
    assert_int_equal(count_of(SVOD_F_expert_lacks_nodes), 0);
    assert_int_equal(count_of(SVOD_F_expert_left_blank), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_empty_list_is_everybody, set_up, finish),
        cmocka_unit_test_setup_teardown(english_headers_and_lists, set_up, finish),
        cmocka_unit_test_setup_teardown(a_plain_list_of_names, set_up, finish),
        cmocka_unit_test_setup_teardown(a_unit_named_one_by_one_is_taken_whatever_its_years, set_up, finish),
        cmocka_unit_test_setup_teardown(words_that_mean_nothing, set_up, finish),
        cmocka_unit_test_setup_teardown(conflicts_win, set_up, finish),
        cmocka_unit_test_setup_teardown(an_expert_in_several_rows, set_up, finish),
        cmocka_unit_test_setup_teardown(faults_of_rows, set_up, finish),
        cmocka_unit_test_setup_teardown(the_header_again_and_another_table, set_up, finish),
        cmocka_unit_test_setup_teardown(experts_called_like_the_header, set_up, finish),
        cmocka_unit_test_setup_teardown(rows_of_sums_are_nobody, set_up, finish),
        cmocka_unit_test_setup_teardown(merged_cells, set_up, finish),
        cmocka_unit_test_setup_teardown(names_parted_by_commas, set_up, finish),
        cmocka_unit_test_setup_teardown(days_that_are_not_in_the_calendar, set_up, finish),
        cmocka_unit_test_setup_teardown(names_turned_round_are_near, set_up, finish),
        cmocka_unit_test_setup_teardown(scores_in_conflict_are_missed_by_nobody, set_up, finish),
        cmocka_unit_test_setup_teardown(nothing_to_be_had, set_up, finish),
        cmocka_unit_test_setup_teardown(too_many, set_up, finish),
        cmocka_unit_test_setup_teardown(scores_in_conflict_do_not_count, set_up, finish),
        cmocka_unit_test_setup_teardown(blank_rows_of_others_are_no_rows, set_up, finish),
        cmocka_unit_test_setup_teardown(units_that_were_not_assigned_count, set_up, finish),
        cmocka_unit_test_setup_teardown(experts_of_one_side_only, set_up, finish),
        cmocka_unit_test_setup_teardown(units_of_others_are_not_missed, set_up, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
