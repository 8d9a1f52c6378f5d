// What was measured, and where: columns of years, numbers below heads, soft cues of what was done.
#include "evidence_help.h"

static void measuring(svod_evidence_rules *rules, svod_arena *arena) {
    rules->kinds[CONCEPT].ahead = true;
    rules->zones[ANALYSIS].heading = one_pattern(arena, "^анализ|^20\\d\\d$");
    rules->zones[ANALYSIS].soft = one_pattern(arena, "^выросл|^\\d+$");
    rules->zones[ANALYSIS].outside = UINT64_C(1) << MEASURES | UINT64_C(1) << INDICATORS;
}

#define YEARS(FIRST, SECOND) "|1.1.1| Показатель", "|1.1.2| " FIRST, "|1.1.3| " SECOND, "|1.2.1| Наставники", "|1.2.2| 12", "|1.2.3| 30"

static void columns_of_years(void **state) {
    (void)state;
    seeking s = seeking_by(measuring);
    SEEK(&s, "#1 Показатели", YEARS("2022", "2023"));
    FOUND(&s, ANALYSIS, YOUNG); // what stands below a year was measured
    FOUND(&s, INDICATORS, YOUNG);
    assert_string_equal(seen_in(&s.found, ANALYSIS, YOUNG)->quotes->text, "30");
    SEEK(&s, "#1 Показатели", YEARS("2021", "2022"));
    WEAK(&s, ANALYSIS, YOUNG, "other_year");
    SEEK(&s, "#1 Показатели", YEARS("2023", "2024"));
    NOTHING(&s, ANALYSIS, YOUNG); // aims, as years go on behind the campaign's
    FOUND(&s, INDICATORS, YOUNG);
    SEEK(&s, "#1 Концепция", "#2 Показатели", YEARS("2022", "2023"));
    NOTHING(&s, ANALYSIS, YOUNG); // aims of a document of intentions
    FOUND(&s, INDICATORS, YOUNG);
    seek_end(&s);
}

static void numbers_below_heads(void **state) {
    (void)state;
    seeking s = seeking_by(measuring);
    SEEK(&s, "|1.1.1| Школа", "|1.1.2| Наставники", "|1.2.1| Первая", "|1.2.2| 12");
    FOUND(&s, ANALYSIS, YOUNG);
    SEEK(&s, "|1.1.1| №", "|1.1.2| Наставники", "|1.2.1| 1", "|1.2.2| Иванова");
    NOTHING(&s, ANALYSIS, YOUNG); // the row's number counts nobody
    SEEK(&s, "|1.1.1| Школа 1", "|1.1.2| 12 наставников", "|1.2.1| Школа 2", "|1.2.2| 12");
    FOUND(&s, SVOD_NO_ZONE, YOUNG);
    SEEK(&s, "|1.1.1| 5", "|1.1.2| наставников", "|1.2.1| Школа 2", "|1.2.2| 12");
    NOTHING(&s, ANALYSIS, YOUNG); // a row with numbers is no head
    seek_end(&s);
}

static void soft_cues_of_things_done(void **state) {
    (void)state;
    seeking s = seeking_by(measuring);
    SEEK(&s, "Выросло число наставников.", "#1 Анализ", "Сетевые встречи прошли.");
    FOUND(&s, ANALYSIS, YOUNG); // what was done is told anywhere, whether or not a section is given to it
    SEEK(&s, "#1 Меры", "Выросло число наставников.");
    NOTHING(&s, ANALYSIS, YOUNG);
    SEEK(&s, "#1 Меры и методы", "Выросло число наставников.");
    FOUND(&s, ANALYSIS, YOUNG); // a section of two zones is outside of neither alone
    SEEK(&s, "#1 Концепция", "Выросло число наставников.");
    NOTHING(&s, ANALYSIS, YOUNG); // in a document of intentions nothing was done yet
    SEEK(&s, "#1 Концепция", "#2 Анализ", "Выросло число наставников.");
    FOUND(&s, ANALYSIS, YOUNG); // but where a section of it says so
    seek_end(&s);
}

static void titles_of_documents(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "#1 Молодые педагоги и дефициты", "Анализ показал рост.");
    NOTHING(&s, ANALYSIS, YOUNG); // the title of all speaks of nothing by itself
    SEEK(&s, "#1 Молодые педагоги", "Анализ показал рост.");
    FOUND(&s, ANALYSIS, YOUNG); // unless there is nothing else in it
    SEEK(&s, "#9 Молодые педагоги:", "Анализ показал рост.");
    FOUND(&s, ANALYSIS, YOUNG); // words before a colon are no title
    SEEK(&s, "#1 Итоги", "#2 Молодые педагоги", "День прошёл в мае. Анализ показал рост. Дефицитов стало меньше. Анализ показал рост.");
    FOUND(&s, ANALYSIS, YOUNG);    // sentences that name nothing speak of what the heading names
    FOUND(&s, ANALYSIS, DEFICITS); // or of what was named before them
    seek_end(&s);
}

// Who tells what was measured tells of the measure.
static void going_along(svod_evidence_rules *rules, svod_arena *arena) {
    rules->zones[ANALYSIS].heading = one_pattern(arena, "^анализ");
    rules->zones[MEASURES].along = UINT64_C(1) << ANALYSIS;
    rules->zones[MEASURES].not_ = one_pattern(arena, "анкет");
}

static void zones_along(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "#1 Анализ", "Рост числа наставников.");
    NOTHING(&s, MEASURES, YOUNG);
    seek_end(&s);
    s = seeking_by(going_along);
    SEEK(&s, "#1 Анализ", "Рост числа наставников.", "Анкета о дефицитах.");
    FOUND(&s, ANALYSIS, YOUNG);
    FOUND(&s, MEASURES, YOUNG);
    FOUND(&s, ANALYSIS, DEFICITS);
    NOTHING(&s, MEASURES, DEFICITS); // what is not of it
    SEEK(&s, "Анализ показал рост числа наставников.", "#1 Методы", "Дефициты.");
    FOUND(&s, MEASURES, YOUNG); // by a cue, too
    NOTHING(&s, MEASURES, DEFICITS);
    SEEK(&s, "#1 Анализ", "Рост числа наставников.", "#1 Меры", "Сетевые встречи.");
    WEAK(&s, MEASURES, YOUNG, "cue"); // the zone has a place of its own
    FOUND(&s, MEASURES, NETWORKS);
    SEEK(&s, "|1.1.1| Школа", "|1.1.2| Анализ", "|1.2.1| Первая", "|1.2.2| 12 наставников", "|1.3.1| Вторая", "|1.3.2| Сетевые встречи");
    FOUND(&s, ANALYSIS, YOUNG);
    NOTHING(&s, MEASURES, YOUNG); // a figure is no measure
    FOUND(&s, MEASURES, NETWORKS);
    SEEK(&s, "#1 Анализ", "12 наставников пришли.");
    FOUND(&s, MEASURES, YOUNG); // but a sentence that begins with one
    seek_end(&s);
}

// Titles that only the lines below them tell: "Мера 1. Школа", then "Сделано: …".
static void labelled_lines(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "#1 Анализ", "Мера 1. Наставники", "Сделано: да.", "Вывод: растёт.");
    FOUND(&s, ANALYSIS, YOUNG);
    SEEK(&s, "#1 Анализ", "Мера 1. Встречи", "Сделано: да, для наставников.", "Вывод: растёт.", "Мера 2. Сетевые встречи", "Сделано: да.",
         "Вывод: растёт.");
    FOUND(&s, ANALYSIS, YOUNG);
    FOUND(&s, ANALYSIS, NETWORKS);
    SEEK(&s, "Наставники", "#2 Анализ", "Сделано: да.", "Вывод: растёт.");
    NOTHING(&s, ANALYSIS, YOUNG); // a heading stands between
    SEEK(&s, "#1 Анализ", "Наставники.", "Сделано: да.", "Вывод: растёт.");
    assert_int_equal(seen_in(&s.found, ANALYSIS, YOUNG)->count, 1); // a sentence is no title
    SEEK(&s, "#1 Анализ", "#9 Мера:", "Наставники.", "#9 До:", "Было плохо.", "#9 Мера:", "Сетевые встречи.", "Рост.");
    FOUND(&s, ANALYSIS, NETWORKS); // the same label once more
    seek_end(&s);
}

static void keeping(svod_evidence_rules *rules, svod_arena *arena) {
    (void)arena;
    rules->zones[MEASURES].kinds = UINT64_C(1) << PROTOCOL;
    rules->zones[MEASURES].outside = 0;
    rules->kinds[PROTOCOL].keeps = true;
}

static void kinds_that_keep(void **state) {
    (void)state;
    seeking s = seeking_by(keeping);
    SEEK(&s, "#1 Протокол", "#2 Анализ", "Рост числа наставников.", "#2 Методы", "Анкета о дефицитах.");
    FOUND(&s, ANALYSIS, YOUNG);
    FOUND(&s, MEASURES, YOUNG);      // a heading of what was done
    NOTHING(&s, MEASURES, DEFICITS); // any other
    SEEK(&s, "#1 Приказ", "#2 Анализ", "Рост числа наставников.");
    NOTHING(&s, MEASURES, YOUNG);
    seek_end(&s);
}

static void autumns(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool own;
    } of[] = {{"14 ноября 2022 года молодых педагогов больше.", true}, {"На 01.09.2022 молодых педагогов больше.", true},
              {"На 01.12.2022 молодых педагогов больше.", true},       {"На 01.03.2022 молодых педагогов больше.", false},
              {"14 марта 2022 года молодых педагогов больше.", false}, {"14 ноября 2021 года молодых педагогов больше.", false}};
    seeking s = seeking_of();
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        SEEK(&s, "#1 Анализ", of[i].text);
        if (of[i].own) FOUND(&s, ANALYSIS, YOUNG);
        if (!of[i].own) WEAK(&s, ANALYSIS, YOUNG, "other_year");
    }
    seek_end(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(columns_of_years),
                                       cmocka_unit_test(numbers_below_heads),
                                       cmocka_unit_test(soft_cues_of_things_done),
                                       cmocka_unit_test(titles_of_documents),
                                       cmocka_unit_test(zones_along),
                                       cmocka_unit_test(labelled_lines),
                                       cmocka_unit_test(kinds_that_keep),
                                       cmocka_unit_test(autumns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
