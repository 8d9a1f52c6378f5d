// Sheets of recommendations and of what became of last year's, from advice made up by hand.
#include "scoring.h"

#include <stdlib.h>

#include "cluster/cluster.h"
#include "table/profile.h"
#include "table/tables.h"

static const node_spec specs[] = {
    {"", 0, 1000, NULL, true}, {"1", 1, 600, "1", true}, {"1.1", 2, 600, "1.1", true}, {"2", 1, 400, "2", true}};
enum { UNITS = 4, RULES = 4 };

// Village: units 0 and 2; town: 1 and 3. Unit 3 sent nothing.
typedef struct book {
    svod_arena *arena;
    svod_result result;
    svod_advice_rules rules;
    svod_addressee addressees[2];
    svod_recommendation list[RULES];
    svod_flag_result conditions[RULES];
    svod_flag_unit units[RULES][UNITS];
    uint8_t states[UNITS * RULES];
    svod_advised given[8], region[2];
    uint32_t first[UNITS], count[UNITS], raised[RULES];
    svod_advice advice;
    svod_follow follow;
    svod_followed items[4];
    uint32_t item_first[UNITS], item_count[UNITS];
} book;

static void add_cluster(book *b, svod_rubric *rubric) {
    static const char *town[] = {"город"}, *village[] = {"село"};
    svod_level *levels = SVOD_ARRAY(b->arena, svod_level, 2);
    levels[0] = (svod_level){"town", "Город", town, 1, INT64_MIN, INT64_MAX};
    levels[1] = (svod_level){"village", "Село", village, 1, INT64_MIN, INT64_MAX};
    rubric->clusters = SVOD_ARRAY(b->arena, svod_cluster, 1);
    rubric->clusters[0] = (svod_cluster){
        .id = "place", .title = "Местность", .note = "", .attribute = "kind", .gap = "", .levels = levels, .count = 2, .small = 3};
    rubric->cluster_count = 1;
}

static svod_recommendation rule(const char *id, const char *title, uint32_t addressee, uint32_t node, svod_flag_kind kind,
                                uint8_t urgency) {
    return (svod_recommendation){.id = id,
                                 .title = title,
                                 .text = "",
                                 .addressee = addressee,
                                 .node = node,
                                 .when = {.id = id, .title = title, .reason = "", .kind = kind, .node = node, .cluster = UINT32_MAX},
                                 .flag = SVOD_NO_FLAG,
                                 .urgency = urgency,
                                 .least = 1};
}

static void add_rules(book *b) {
    b->addressees[0] = (svod_addressee){.id = "head", .title = "Руководителям служб"};
    b->addressees[1] = (svod_addressee){.id = "department", .title = "Департаменту", .region = true};
    b->list[0] = rule("start", "Начать работу", 0, 3, SVOD_FLAG_POINTS, SVOD_URGENT);
    b->list[1] = rule("keep", "Поделиться опытом", 0, 2, SVOD_FLAG_HIGH, SVOD_KEEP_UP);
    b->list[2] = rule("all", "Обсудить итоги", 0, SVOD_ROOT, SVOD_FLAG_ALL, SVOD_THIS_YEAR);
    b->list[3] = rule("help", "Помочь отстающим", 1, 3, SVOD_FLAG_POINTS, SVOD_THIS_YEAR);
    b->rules = (svod_advice_rules){.addressees = b->addressees, .addressee_count = 2, .list = b->list, .count = RULES, .cluster = 0};
    for (uint32_t i = 0; i < RULES; i++)
        b->conditions[i] = (svod_flag_result){.flag = &b->list[i].when, .units = b->units[i]};
}

static void raise(book *b, uint32_t of, uint32_t unit, svod_points margin, const char *reason) {
    b->units[of][unit] = (svod_flag_unit){.raised = true, .known = true, .margin = margin, .reason = reason};
    b->raised[of]++;
    b->conditions[of].raised++;
}

static void give(book *b, uint32_t of, uint32_t unit, const char *text) {
    b->states[unit * RULES + of] = SVOD_ADVICE_GIVEN;
    if (!b->count[unit]++) b->first[unit] = b->advice.given_count;
    b->given[b->advice.given_count++] =
        (svod_advised){.rule = of, .unit = unit, .why = b->units[of][unit].reason, .text = text, .origin = ""};
}

static void add_advice(book *b) {
    b->advice = (svod_advice){.rules = &b->rules,
                              .conditions = b->conditions,
                              .states = b->states,
                              .given = b->given,
                              .unit_first = b->first,
                              .unit_given = b->count,
                              .raised = b->raised,
                              .region = b->region,
                              .region_count = 1};
    raise(b, 0, 1, -TENTHS(5), "ноль баллов");
    raise(b, 1, 0, 0, "высокая доля");
    for (uint32_t unit = 0; unit < UNITS; unit++)
        raise(b, 2, unit, 0, "всем");
    raise(b, 3, 1, -TENTHS(5), "ноль баллов");
    raise(b, 3, 2, -TENTHS(10), "мало");
    b->states[1 * RULES + 3] = b->states[2 * RULES + 3] = SVOD_ADVICE_GIVEN;
    give(b, 1, 0, "Расскажите другим.");
    give(b, 2, 0, "Обсудите.");
    give(b, 0, 1, "Начните с плана.");
    give(b, 2, 1, "Обсудите.");
    give(b, 2, 2, "Обсудите.");
    give(b, 2, 3, "Обсудите.");
    b->region[0] = (svod_advised){.rule = 3, .unit = UINT32_MAX, .why = "таких участников 2", .text = "Помогите.", .origin = ""};
    b->result.advice = &b->advice;
}

static book *make_book(svod_lang lang) {
    static const char *attrs[] = {"kind"};
    svod_arena *arena = svod_arena_new();
    book *b = SVOD_NEW(arena, book);
    b->arena = arena;
    svod_roster *roster = make_roster(arena, UNITS, attrs, 1);
    for (size_t unit = 0; unit < UNITS; unit++)
        roster->units[unit].attrs[0] = unit % 2 ? "город" : "село";
    svod_rubric *rubric = make_rubric(arena, specs, 4);
    add_cluster(b, rubric);
    campaign *now = make_campaign(arena, rubric, roster, 2023);
    static const int points[3][2] = {{550, 200}, {300, 0}, {300, 50}};
    for (size_t unit = 0; unit < 3; unit++) {
        now->scores.seen[unit] = true;
        put(now, "", unit, "1.1", points[unit][0]);
        put(now, "", unit, "2", points[unit][1]);
    }
    compute(now);
    svod_campaign *told = SVOD_NEW(arena, svod_campaign);
    *told = (svod_campaign){.dir = ".",
                            .file = "c.yaml",
                            .name = "small",
                            .title = "Малая",
                            .note = "",
                            .date = "2023-06-26",
                            .due = "",
                            .year = 2023,
                            .lang = lang};
    b->result = (svod_result){.campaign = told,
                              .roster = roster,
                              .now = now->year,
                              .findings = &now->findings,
                              .inputs = svod_vec_of(arena, sizeof(svod_input)),
                              .version = "0"};
    b->result.clusters = SVOD_NEW(arena, svod_cluster_result);
    svod_cluster_compute(b->result.clusters, rubric->clusters, roster, &b->result.now, NULL, arena, &now->findings);
    add_rules(b);
    add_advice(b);
    return b;
}

// The same year once more as the year before, in which unit 1 had half of its points on 1.1.
static void add_follow(book *b) {
    campaign *before = make_campaign(b->arena, make_rubric(b->arena, specs, 4), (svod_roster *)(uintptr_t)b->result.roster, 2022);
    for (size_t unit = 0; unit < 3; unit++) {
        before->scores.seen[unit] = true;
        put(before, "", unit, "1.1", 150);
        put(before, "", unit, "2", 100);
    }
    compute(before);
    svod_result *earlier = SVOD_NEW(b->arena, svod_result);
    *earlier = b->result;
    earlier->now = before->year;
    svod_compare *compare = SVOD_NEW(b->arena, svod_compare);
    svod_compare_years(compare, &b->result.now, &before->year, b->arena);
    b->result.before = &before->year;
    b->result.compare = compare;
    b->items[0] = (svod_followed){&b->given[0], 0, 2, 2, SVOD_FOLLOW_DONE, true, {(__int128)TENTHS(667), 1}, "доля выросла", ""};
    b->items[1] = (svod_followed){&b->given[2], 1, 3, 3, SVOD_FOLLOW_NOT_DONE, true, {-(__int128)TENTHS(250), 1}, "доля упала", ""};
    b->items[2] = (svod_followed){&b->given[5], 3, SVOD_ROOT, SVOD_NO_NODE, SVOD_FOLLOW_UNTOLD, false, {0, 0}, "сравнить не с чем", ""};
    for (uint32_t unit = 0; unit < UNITS; unit++)
        b->item_count[unit] = unit != 2, b->item_first[unit] = unit > 1 ? 2 : unit;
    b->follow = (svod_follow){
        .earlier = earlier, .list = b->items, .count = 3, .unit_first = b->item_first, .unit_count = b->item_count, .gone = 1};
    b->follow.verdicts[SVOD_FOLLOW_DONE] = b->follow.verdicts[SVOD_FOLLOW_NOT_DONE] = b->follow.verdicts[SVOD_FOLLOW_UNTOLD] = 1;
    b->result.follow = &b->follow;
}

// ---- looking ------------------------------------------------------------------------------------------------------------------

static const svod_table *sheet(const book *b, const char *id) {
    size_t count = 0;
    const svod_table *const *tables = svod_tables_build(&b->result, true, b->arena, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(tables[i]->id, id) == 0) return tables[i];
    return NULL;
}

static const svod_out *cell_at(const svod_table *table, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->row == row && cell->col == col) return cell;
    }
    fail_msg("%s: nothing at row %u, column %u", table->id, row, col);
    return NULL;
}

static const svod_out *cell_with(const svod_table *table, const char *text) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->text && strcmp(cell->text, text) == 0) return cell;
    }
    return NULL;
}

static void text_is(const svod_table *table, uint32_t row, uint32_t col, const char *text) {
    const svod_out *cell = cell_at(table, row, col);
    assert_non_null(cell->text);
    assert_string_equal(cell->text, text);
}

// ---- the sheets -----------------------------------------------------------------------------------------------------------------

static void the_list_has_the_region_on_top(void **state) {
    (void)state;
    book *b = make_book(SVOD_RU);
    const svod_table *table = sheet(b, "advice");
    assert_non_null(table);
    assert_string_equal(table->name, "Рекомендации");
    text_is(table, 6, 1, "Регион в целом");
    text_is(table, 6, 3, "Департаменту");
    text_is(table, 6, 5, "таких участников 2");
    assert_string_equal(cell_at(table, 6, 5)->origin, "advised:help");
    text_is(table, 6, 8, SVOD_NONE);
    text_is(table, 7, 1, b->result.roster->units[0].name);
    text_is(table, 7, 2, "1.1");
    text_is(table, 7, 4, "поддерживать");
    text_is(table, 7, 9, "п.п.");
    text_is(table, 8, 2, "Работа в целом");
    text_is(table, 8, 8, SVOD_NONE);
    text_is(table, 9, 7, "Начните с плана.");
    text_is(table, 9, 9, "баллы");
    assert_true(cell_at(table, 9, 8)->number == -0.5);
    assert_non_null(strstr(cell_at(table, 9, 8)->origin, ":start"));
    assert_int_equal(cell_at(table, 9, 4)->tone, SVOD_TONE_BAD);
    assert_int_equal(table->filter.row1, 5);
    assert_int_equal(table->filter.row2, 12);
    assert_int_equal(table->tab_tone, SVOD_TONE_BAD);
    svod_arena_free(b->arena);
}

static void lists_are_parted_by_levels(void **state) {
    (void)state;
    book *b = make_book(SVOD_RU);
    const svod_table *table = sheet(b, "advice_lists");
    const svod_out *start = cell_with(table, "Начать работу: 1 из 4"), *help = cell_with(table, "Помочь отстающим: 2 из 4");
    const svod_out *all = cell_with(table, "Обсудить итоги: 4 из 4");
    assert_non_null(start);
    assert_non_null(help);
    assert_non_null(all);
    assert_string_equal(start->origin, "advised:start count:units");
    text_is(table, start->row + 2, 1, "Город");
    text_is(table, start->row + 2, 2, b->result.roster->units[1].name);
    text_is(table, help->row + 2, 1, "Город");
    text_is(table, help->row + 3, 1, "Село");
    text_is(table, help->row + 3, 2, b->result.roster->units[2].name);
    const svod_unit *units = b->result.roster->units;
    text_is(table, all->row + 2, 1, "Всем без исключения.");
    b->list[2].when.kind = SVOD_FLAG_PERCENT;
    table = sheet(b, "advice_lists");
    all = cell_with(table, "Обсудить итоги: 4 из 4");
    text_is(table, all->row + 3, 2, svod_printf(b->arena, "%s, %s", units[0].name, units[2].name));
    assert_true(all->row > help->row); // what is about the whole stands last
    svod_arena_free(b->arena);
}

static void without_a_cluster_there_is_one_list(void **state) {
    (void)state;
    book *b = make_book(SVOD_EN);
    b->rules.cluster = UINT32_MAX;
    b->list[2].when.kind = SVOD_FLAG_PERCENT;
    b->raised[0] = 0;
    b->states[1 * RULES + 0] = SVOD_ADVICE_NOT;
    const svod_table *table = sheet(b, "advice_lists");
    const svod_out *all = cell_with(table, "Обсудить итоги: 4 of 4");
    assert_non_null(all);
    text_is(table, all->row + 2, 1, "Units");
    assert_null(cell_with(table, "Начать работу: 0 of 4"));
    assert_non_null(cell_with(table, "Given to nobody: Начать работу."));
    svod_arena_free(b->arena);
}

// A unit of which the region is told by another recommendation stands in that one's list alone; what too few units have is told to nobody.
static void the_regions_lists_are_those_of_what_is_said(void **state) {
    (void)state;
    book *b = make_book(SVOD_RU);
    b->states[1 * RULES + 3] = SVOD_ADVICE_INSTEAD;
    b->raised[3] = 1;
    const svod_table *table = sheet(b, "advice_lists");
    const svod_out *help = cell_with(table, "Помочь отстающим: 1 из 4");
    assert_non_null(help);
    text_is(table, help->row + 2, 1, "Село");
    text_is(table, help->row + 2, 2, b->result.roster->units[2].name);
    b->states[2 * RULES + 3] = SVOD_ADVICE_FEW;
    b->list[3].least = 2;
    table = sheet(b, "advice_lists");
    assert_null(cell_with(table, "Помочь отстающим: 1 из 4"));
    assert_non_null(cell_with(table, "Никому не даны: Помочь отстающим."));
    svod_arena_free(b->arena);
}

// Names of 2,600 units are more than a cell holds.
static void long_lists_take_several_rows(void **state) {
    (void)state;
    book *b = make_book(SVOD_RU);
    char name[2000];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    b->result.roster->units[0].name = b->result.roster->units[2].name = name;
    b->list[2].when.kind = SVOD_FLAG_PERCENT;
    const svod_table *table = sheet(b, "advice_lists");
    const svod_out *all = cell_with(table, "Обсудить итоги: 4 из 4");
    text_is(table, all->row + 3, 2, name);
    text_is(table, all->row + 4, 2, name);
    text_is(table, all->row + 4, 1, "Село");
    svod_arena_free(b->arena);
}

static void verdicts_are_counted_and_shown(void **state) {
    (void)state;
    book *b = make_book(SVOD_RU);
    add_follow(b);
    const svod_table *table = sheet(b, "follow");
    assert_non_null(table);
    assert_string_equal(table->name, "Что выполнено");
    text_is(table, 6, 1, "✓ выполнено");
    assert_true(cell_at(table, 6, 2)->number == 1);
    assert_string_equal(cell_at(table, 6, 2)->origin, "count:follow_done");
    assert_string_equal(cell_at(table, 10, 2)->formula, "=SUM(B6:B9)");
    assert_true(cell_at(table, 10, 2)->number == 3);
    uint32_t row = table->filter.row1 + 1;
    text_is(table, row - 1, 4, "Рекомендация 2022 года");
    assert_true(cell_at(table, row, 5)->number == 25);
    assert_non_null(strstr(cell_at(table, row, 5)->origin, "percent:"));
    assert_true(cell_at(table, row, 6)->number > 91.6 && cell_at(table, row, 6)->number < 91.7);
    assert_true(cell_at(table, row, 7)->number > 66 && cell_at(table, row, 7)->number < 67);
    text_is(table, row, 8, "✓ выполнено");
    assert_int_equal(cell_at(table, row + 1, 8)->tone, SVOD_TONE_MISSED);
    text_is(table, row + 2, 6, SVOD_NONE);
    text_is(table, row + 2, 7, SVOD_NONE);
    assert_int_equal(cell_at(table, row + 2, 8)->tone, SVOD_TONE_MUTED);
    svod_arena_free(b->arena);
}

static void without_advice_there_are_no_such_sheets(void **state) {
    (void)state;
    book *b = make_book(SVOD_RU);
    b->result.advice = NULL;
    assert_null(sheet(b, "advice"));
    assert_null(sheet(b, "advice_lists"));
    assert_null(sheet(b, "follow"));
    svod_arena_free(b->arena);
}

// ---- profiles -----------------------------------------------------------------------------------------------------------------

static const svod_table *profile(const book *b, size_t unit) {
    return svod_profile_table(svod_profiles_of(&b->result, b->arena), unit, true, b->arena);
}

// Villages are units 0 and 2: the better one has 55 of 60 and 20 of 40.
static void a_profile_names_the_best_of_the_level(void **state) {
    (void)state;
    book *b = make_book(SVOD_RU);
    add_follow(b);
    const svod_table *table = profile(b, 2);
    const svod_out *best = cell_with(table, "Чей опыт посмотреть: лучшие результаты того же уровня");
    assert_non_null(best);
    text_is(table, best->row + 2, 2, b->result.roster->units[0].name);
    assert_true(cell_at(table, best->row + 2, 6)->number == 55);
    assert_true(cell_at(table, best->row + 2, 7)->number == 60);
    assert_true(cell_at(table, best->row + 3, 8)->number == 50);
    assert_null(cell_with(profile(b, 0), best->text)); // nobody has more
    assert_int_equal(table->charts.count, 1);
    svod_arena_free(b->arena);
}

static void a_profile_holds_a_section_against_level_and_year(void **state) {
    (void)state;
    book *b = make_book(SVOD_RU);
    add_follow(b);
    const svod_table *table = profile(b, 2);
    uint32_t row = cell_with(table, "По разделам")->row + 2; // 30 of 60; its level (55 + 30) of 120; all (55 + 30 + 30) of 180
    assert_true(cell_at(table, row, 2)->number == 30);
    assert_true(cell_at(table, row, 4)->number == 50);
    assert_true(cell_at(table, row, 5)->number > 70.83 && cell_at(table, row, 5)->number < 70.84);
    assert_non_null(strstr(cell_at(table, row, 5)->origin, "@place=village"));
    assert_true(cell_at(table, row, 7)->number == 25); // 15 of 60
    assert_true(cell_at(table, row, 8)->number == 25);
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->kind == SVOD_V_NUMBER || cell->kind == SVOD_V_FORMULA) assert_non_null(cell->origin);
    }
    svod_arena_free(b->arena);
}

static void without_a_year_before_there_are_no_columns_of_it(void **state) {
    (void)state;
    book *b = make_book(SVOD_RU);
    assert_null(b->result.before);
    const svod_table *table = profile(b, 0);
    uint32_t row = cell_with(table, "По разделам")->row + 1;
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        assert_true(cell->row < row || cell->row > row + 2 || cell->col < 7);
    }
    assert_null(cell_with(table, "Изменение, п.п."));
    svod_arena_free(b->arena);
}

// It says so in words, has no chart, and shows what it was advised all the same.
static void who_sent_nothing_has_a_profile_too(void **state) {
    (void)state;
    book *b = make_book(SVOD_EN);
    add_follow(b);
    const svod_table *table = profile(b, 3);
    assert_non_null(cell_with(table, "not subm."));
    assert_int_equal(table->charts.count, 0);
    assert_non_null(cell_with(table, "Обсудите."));
    assert_non_null(cell_with(table, "сравнить не с чем"));
    b->result.advice = NULL;
    b->result.follow = NULL;
    assert_null(cell_with(profile(b, 3), "Recommendations"));
    svod_arena_free(b->arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_has_the_region_on_top),
        cmocka_unit_test(lists_are_parted_by_levels),
        cmocka_unit_test(without_a_cluster_there_is_one_list),
        cmocka_unit_test(the_regions_lists_are_those_of_what_is_said),
        cmocka_unit_test(long_lists_take_several_rows),
        cmocka_unit_test(verdicts_are_counted_and_shown),
        cmocka_unit_test(without_advice_there_are_no_such_sheets),
        cmocka_unit_test(a_profile_names_the_best_of_the_level),
        cmocka_unit_test(a_profile_holds_a_section_against_level_and_year),
        cmocka_unit_test(without_a_year_before_there_are_no_columns_of_it),
        cmocka_unit_test(who_sent_nothing_has_a_profile_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
