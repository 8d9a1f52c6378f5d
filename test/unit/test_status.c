// svod status: what a coordinator reads of each expert, and the same for programs.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "write/lines.h"
#include "write/write.h"

static svod_arena *arena;
static svod_findings findings;
static svod_result result;
static svod_expertise expertise;
static svod_unit units[] = {{.id = "a", .name = "Абатский"}, {.id = "b", .name = "Бердюжский"}, {.id = "c", .name = "Вагайский"}};
static svod_roster roster = {.units = units, .count = 3};
static svod_campaign campaign;
static svod_judge judges[2];
static svod_rubric plain; // without indicators
static svod_panel panel = {.file = "experts.csv", .judges = judges, .count = 2};

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    campaign = (svod_campaign){.name = "demo", .title = "Проба", .due = "2024-06-14", .lang = SVOD_RU};
    expertise = (svod_expertise){.panel = &panel};
    judges[0] = (svod_judge){.name = "Анна", .due = ""};
    judges[1] = (svod_judge){.name = "Борис", .due = "2024-06-20"};
    result = (svod_result){.campaign = &campaign, .roster = &roster, .expertise = &expertise, .findings = &findings};
    result.now.rubric = &plain;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static svod_coverage ready(void) {
    return (svod_coverage){.asked = 4, .scored = 3, .na = 1, .assigned = true, .seen = true};
}

static svod_coverage begun(void) {
    return (svod_coverage){.asked = 4, .scored = 1, .blank = 2, .bad = 1, .assigned = true, .seen = true};
}

static svod_coverage not_begun(void) {
    return (svod_coverage){.asked = 4, .blank = 4, .assigned = true};
}

static svod_expert_row *add(const char *name, size_t judge, bool came, svod_coverage a, svod_coverage b, svod_coverage c) {
    if (!expertise.experts) expertise.experts = SVOD_ARRAY(arena, svod_expert_row, 8);
    svod_expert_row *row = &expertise.experts[expertise.expert_count++];
    *row = (svod_expert_row){.name = name, .judge = judge, .scorer = came ? 0 : SIZE_MAX, .units = SVOD_ARRAY(arena, svod_coverage, 3)};
    svod_coverage all[] = {a, b, c};
    for (size_t i = 0; i < 3; i++) {
        svod_coverage *at = &row->units[i];
        *at = all[i];
        if (!at->assigned) continue;
        bool full = at->blank + at->bad == 0;
        row->assigned++, row->ready += full, row->begun += at->seen && !full;
        row->sum.asked += at->asked, row->sum.scored += at->scored;
        row->sum.blank += at->blank, row->sum.na += at->na, row->sum.bad += at->bad;
    }
    return row;
}

static const char *text_of(const char *date, bool all) {
    svod_buf out = svod_buf_of(arena);
    svod_write_status_text(&result, date, all, &out);
    return out.data;
}

static const char *json_of(const char *date) {
    svod_buf out = svod_buf_of(arena);
    svod_write_status_json(&result, date, &out);
    return out.data;
}

static void assert_says(const char *text, const char *part) {
    if (!strstr(text, part)) fail_msg("'%s' is not in:\n%s", part, text);
}

static void assert_silent(const char *text, const char *part) {
    if (strstr(text, part)) fail_msg("'%s' is in:\n%s", part, text);
}

static void who_is_late(void **state) {
    (void)state;
    add("Анна", 0, true, ready(), begun(), not_begun());
    add("Борис", 1, true, ready(), not_begun(), (svod_coverage){.recused = true});
    const char *text = text_of("2024-06-16", false);
    assert_says(text, "Проба\nНа 2024-06-16, срок 2024-06-14\n");
    assert_says(text, "Экспертов: 2; сдали всё 0, сдали часть 2, ничего не прислали 0, опаздывают 1\n");
    assert_says(text, "опоздание: 2 дня\n");
    assert_says(text, "2024-06-20  осталось: 4 дня\n"); // the own date
    assert_says(text, "Чего не хватает:\n  Анна\n    Бердюжский: заполнено 1 из 4, пусто 2, неверно 1\n    не начаты, 1: Вагайский\n");
    assert_says(text, "конфликтов");
    assert_says(text_of("2024-06-14", false), "срок сегодня");
    assert_silent(text_of("2024-06-14", false), "опоздание");
    assert_says(text_of("2024-06-21", false), "опоздание: 1 день");
    assert_says(json_of("2024-06-16"),
                "\"due\":\"2024-06-14\",\"late\":true,\"days_late\":2,\"assigned\":3,\"ready\":1,\"begun\":1,\"not_begun\":1");
    assert_says(json_of("2024-06-16"), "\"due\":\"2024-06-20\",\"late\":false,\"days_late\":0");
    assert_says(json_of("2024-06-16"),
                "{\"id\":\"b\",\"state\":\"begun\",\"asked\":4,\"scored\":1,\"blank\":2,\"not_applicable\":0,\"wrong\":1,\"missing\":[]}");
    assert_says(json_of("2024-06-16"), "{\"id\":\"c\",\"state\":\"conflict\"");
}

// Who writes to the expert needs to know what to ask for.
static void blank_criteria_are_named(void **state) {
    (void)state;
    static svod_rnode nodes[20];
    static char ids[20][4];
    static uint32_t blank[18];
    for (uint32_t i = 0; i < 20; i++) {
        snprintf(ids[i], sizeof ids[i], "c%u", i);
        nodes[i].id = ids[i];
        if (i > 1) blank[i - 2] = i;
    }
    svod_rubric rubric = {.nodes = nodes, .count = 20};
    result.now.rubric = &rubric;
    svod_coverage few = begun(), many = begun();
    few.missing = many.missing = blank;
    many.blank = 18;
    add("Анна", 0, true, few, many, not_begun());
    const char *text = text_of("2024-06-16", false);
    assert_says(text, "    Абатский: заполнено 1 из 4, пусто 2: c2, c3, неверно 1\n");
    assert_says(text, "пусто 18: c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13 и ещё 6, неверно 1\n");
    assert_says(text_of("2024-06-16", true), "чего нет\n");
    assert_says(text_of("2024-06-16", true), "  c2, c3\n");
    assert_says(json_of("2024-06-16"), "\"wrong\":1,\"missing\":[\"c2\",\"c3\"]}");
    assert_says(json_of("2024-06-16"), "\"c18\",\"c19\"]}");
    assert_says(json_of("2024-06-16"), "\"wrong\":0,\"missing\":[]}");
    expertise.experts[0].chair = true; // a chair's blanks are not asked for
    assert_silent(text_of("2024-06-16", true), "c2");
}

static void who_is_ready_is_not_late(void **state) {
    (void)state;
    add("Анна", 0, true, ready(), ready(), ready());
    const char *text = text_of("2025-01-01", false);
    assert_says(text, "сдали всё 1, сдали часть 0");
    assert_silent(text, "Чего не хватает");
    assert_silent(text, "неверно"); // what nobody has is not shown
    assert_says(text, "  всё\n");
}

static void a_chair_is_not_waited_for(void **state) {
    (void)state;
    add("Анна", 0, true, ready(), ready(), ready());
    add("Борис", 1, true, begun(), not_begun(), not_begun())->chair = true;
    const char *text = text_of("2025-01-01", false);
    assert_says(text, "Экспертов: 1; сдали всё 1, сдали часть 0, ничего не прислали 0, опаздывают 0 (председатель не в счёт)\n");
    assert_silent(text, "опоздание");
    assert_silent(text, "Чего не хватает");
    assert_says(json_of("2025-01-01"), "\"role\":\"chair\",\"listed\":true,\"sheet\":true,\"due\":\"2024-06-20\",\"late\":false");
}

static void nothing_has_come(void **state) {
    (void)state;
    add("Анна", 0, false, not_begun(), not_begun(), not_begun());
    const char *text = text_of("2024-06-01", false);
    assert_says(text, "Никто ещё ничего не прислал.\n");
    assert_says(text, "  Анна: не прислано ничего; участников: 3\n");
    assert_says(text, "осталось: 13 дней");
    assert_says(json_of("2024-06-01"), "\"sheet\":false");
    expertise = (svod_expertise){.panel = NULL};
    text = text_of("2024-06-01", false);
    assert_says(text, "Никто ещё ничего не прислал.\nСписка экспертов у кампании нет");
    assert_silent(text, "назначено");
    assert_says(json_of("2024-06-01"), "\"list\": null,\n\"experts\": [],\n\"units\": null,\n\"findings\": []}\n");
}

static void without_a_list_or_a_date(void **state) {
    (void)state;
    expertise.panel = NULL;
    campaign.due = "";
    add("", SVOD_NO_JUDGE, true, ready(), begun(), (svod_coverage){0});
    const char *text = text_of("2024-06-01", false);
    assert_says(text, "На 2024-06-01\n");
    assert_says(text, "лист без эксперта");
    assert_says(text, "не всё\n");
    assert_silent(text, "нет в списке");
    assert_says(json_of("2024-06-01"), "\"listed\":null");
    assert_says(json_of("2024-06-01"), "\"due\":null,\"late\":false");
}

static void who_has_nobody_to_examine_has_not_sent_everything(void **state) {
    (void)state;
    add("Анна", 0, true, ready(), ready(), ready());
    add("Борис", 1, false, (svod_coverage){0}, (svod_coverage){0}, (svod_coverage){0});
    const char *text = text_of("2024-06-01", false);
    assert_says(text, "Экспертов: 2; сдали всё 1, сдали часть 0, ничего не прислали 0, опаздывают 0, никто не назначен 1\n");
    assert_says(text, "2024-06-20  никто не назначен\n");
}

static void sheets_of_which_nothing_was_read(void **state) {
    (void)state;
    add("Анна", 0, false, not_begun(), not_begun(), not_begun());
    result.inputs = svod_vec_of(arena, sizeof(svod_input));
    *SVOD_PUSH(&result.inputs, svod_input) = (svod_input){.path = "roster.csv", .role = "реестр"};
    assert_says(text_of("2024-06-01", false), "Никто ещё ничего не прислал.\n");
    *SVOD_PUSH(&result.inputs, svod_input) = (svod_input){.path = "a.xlsx", .role = "лист с баллами"};
    assert_silent(text_of("2024-06-01", false), "Никто ещё ничего не прислал");
    assert_says(text_of("2024-06-01", false),
                "Листы пришли (1), но ни одной оценки из них не взято: они пусты или не прочитаны, см. svod check.\n");
}

// 80 columns hold it, with names of the usual length.
static void lines_fit_a_terminal(void **state) {
    (void)state;
    add("Константинова М.", 0, true, ready(), begun(), not_begun())->chair = false;
    add("Соколова Нина", SVOD_NO_JUDGE, true, ready(), begun(), (svod_coverage){.recused = true})->chair = true;
    const char *text = text_of("2024-06-28", false);
    assert_says(text, "  эксперт           назначено  готово  начато  срок        состояние\n"
                      "  Константинова М.          3       1       1  2024-06-14  опоздание: 14 дней\n"
                      "  Соколова Нина                     1       1  2024-06-14  председатель\n\n"
                      "  эксперт           роль          конфликтов  оценено  пусто  н/п  неверно\n"
                      "  Константинова М.                         0        4      6    1        1\n"
                      "  Соколова Нина     председатель           1        4           1        1\n");
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1)
        if (*line == ' ') assert_true(svod_utf8_count(line, strcspn(line, "\n")) <= 80);
}

static void many_units_are_counted(void **state) {
    (void)state;
    static svod_unit many[40];
    static svod_coverage all[40];
    for (size_t i = 0; i < 40; i++) {
        many[i] = (svod_unit){.id = "u", .name = "Район"};
        all[i] = begun();
    }
    roster = (svod_roster){.units = many, .count = 40};
    svod_expert_row *row = add("Анна", 0, true, begun(), begun(), begun());
    row->units = all, row->assigned = row->begun = 40;
    const char *text = text_of("2024-06-01", false);
    roster = (svod_roster){.units = units, .count = 3};
    assert_says(text, "    Район: заполнено 1 из 4, пусто 2, неверно 1\n    начаты ещё 10; всех показывает --units\n");
}

static void somebody_who_is_not_in_the_list(void **state) {
    (void)state;
    add("Вера", SVOD_NO_JUDGE, true, ready(), (svod_coverage){.asked = 4, .scored = 4, .seen = true}, (svod_coverage){0});
    assert_says(text_of("2024-06-01", false), "Вера     нет в списке");
    assert_says(json_of("2024-06-01"), "\"listed\":false");
    assert_says(json_of("2024-06-01"), "{\"id\":\"b\",\"state\":\"not_assigned\"");
}

static void every_unit(void **state) {
    (void)state;
    add("Анна", 0, true, ready(), begun(), (svod_coverage){.recused = true});
    const char *text = text_of("2024-06-01", true);
    assert_silent(text, "Чего не хватает");
    assert_says(text, "\nАнна\n  участник    состояние           оценено  пусто  н/п  неверно\n"
                      "  Абатский    готово                    3      0    1        0\n"
                      "  Бердюжский  начато                    1      2    0        1\n"
                      "  Вагайский   конфликт интересов\n");
}

static void columns_of_a_terminal(void **state) {
    (void)state;
    // Chinese takes two places, a stress mark none.
    static const char *const cells[] = {"a", "b", "cc", "d", "ёж", "", "1", "", "王明", "x", "22", "конец", "е\u0301ж", "", "3", "ы"};
    static const bool told[] = {true, false, true, true};
    svod_buf out = svod_buf_of(arena);
    write_lines(cells, 4, 4, 2, 3, told, &out);
    assert_string_equal(out.data, "  a     cc  d\n"
                                  "  ёж     1\n"
                                  "  王明  22  конец\n"
                                  "  е\u0301ж     3  ы\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_is_late, set_up, tear_down),
        cmocka_unit_test_setup_teardown(blank_criteria_are_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_is_ready_is_not_late, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_chair_is_not_waited_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_has_come, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_list_or_a_date, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_has_nobody_to_examine_has_not_sent_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sheets_of_which_nothing_was_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_fit_a_terminal, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_units_are_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(somebody_who_is_not_in_the_list, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_unit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(columns_of_a_terminal, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
