// What was numbered where it was named, and later is spoken of by its number alone.
#include "evidence_help.h"

#define LIST "#1 Показатели", "3.1. Доля молодых педагогов.", "3.2. Число школ.", "3.3. Число сетевых встреч.", "3.4. Выявленные дефициты."

typedef struct named {
    const char *text;
    bool young, networks, deficits;
} named;

static void check(const seeking *s, uint32_t zone, const named *at) {
    check_sight(s, zone, YOUNG, at->young ? SVOD_SIGHT_FOUND : SVOD_SIGHT_NONE, "");
    check_sight(s, zone, NETWORKS, at->networks ? SVOD_SIGHT_FOUND : SVOD_SIGHT_NONE, "");
    check_sight(s, zone, DEFICITS, at->deficits ? SVOD_SIGHT_FOUND : SVOD_SIGHT_NONE, "");
}

static void numbers_speak_of_items(void **state) {
    (void)state;
    seeking s = seeking_of();
    static const named cases[] = {{"Июнь 2023 года: 3.1 – 64 %; 3.3 – 71 %.", true, true, false},
                                  {"Показатель 3.4 низок оттого, что занятия назначали на субботу.", false, false, true},
                                  {"По 3.1 и 3.3 город идёт ровно.", true, true, false},
                                  {"Рост по показателям 3.1, 3.2 и 3.4 вызван открытием школы.", true, false, true},
                                  {"По показателям 3.1–3.3 рост.", true, true, false},
                                  {"п. 3.4: план выполнен.", false, false, true},
                                  {"3.4 просел из-за набора.", false, false, true},
                                  {"Рост есть (показатель № 3.4).", false, false, true},
                                  {"ПОКАЗАТЕЛЬ 3.4 выше.", false, false, true},
                                  // Another direction of its own is what a sentence speaks of.
                                  {"По показателю 3.4 сетевые школы впереди.", false, true, false},
                                  // What only looks like them.
                                  {"Рост составил 3.1 %, в селе – 3.3 балла.", false, false, false},
                                  {"По 3.1 балла получили все, по 3.3 часа работали.", false, false, false},
                                  {"Совет прошёл 3.4.2023 и 03.4 в школе.", false, false, false},
                                  {"Исполнен пункт 3.1 приказа отдела.", false, false, false},
                                  {"Исполнены пункты 3.1 и 3.3 муниципальной программы.", false, false, false},
                                  {"Источник: программа «Кадры», п. 3.4.", false, false, false},
                                  {"По ст. 3.4 Закона об образовании выплаты есть.", false, false, false},
                                  {"По 13.1 и 3.11 рост.", false, false, false},
                                  {"Открыто 3 школы, 4 сада.", false, false, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SEEK(&s, LIST, "#1 Анализ", cases[i].text);
        check(&s, ANALYSIS, &cases[i]);
    }
    // Nothing was numbered so.
    SEEK(&s, "#1 Показатели", "Доля молодых педагогов.", "#1 Анализ", "Показатель 3.1 вырос.");
    NOTHING(&s, ANALYSIS, YOUNG);
    // What goes on with it in the paragraph, and what is below it.
    SEEK(&s, LIST, "#1 Прочее", "Показатель 3.1 вырос. Анализ показал, что причина в наборе.");
    FOUND(&s, ANALYSIS, YOUNG);
    SEEK(&s, LIST, "#1 Анализ", "#2 По строке 3.1", "Причина в наборе.");
    FOUND(&s, ANALYSIS, YOUNG);
    NOTHING(&s, ANALYSIS, NETWORKS);
    SEEK(&s, LIST, "#1 Анализ", "Показатель 3.1 не определён.");
    EXCLUDED(&s, ANALYSIS, YOUNG, "negation");
    seek_end(&s);
}

static void letters_speak_of_items(void **state) {
    (void)state;
    seeking s = seeking_of();
    static const named cases[] = {{"Рост по «в» вызван журналом.", false, true, false},
                                  {"Доля «а» ниже, чем у соседей.", true, false, false},
                                  {"По подпункту а) рост.", true, false, false},
                                  {"Победил 5 «а» класс.", false, false, false},
                                  {"Победил «а» класс.", false, false, false},
                                  {"Рост по «г» вызван журналом.", false, false, false},
                                  {"а) 95,8 → 96,9; б) 14 → 22; в) 51 → 118", true, true, false},
                                  {"а) 95,8 %", true, false, false},
                                  {"а) провести встречу", false, false, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SEEK(&s, "#1 Показатели", "а) Доля молодых педагогов.", "б) Число школ.", "в) Число сетевых встреч.", "#1 Анализ", cases[i].text);
        check(&s, ANALYSIS, &cases[i]);
    }
    seek_end(&s);
}

static void rows_and_codes(void **state) {
    (void)state;
    seeking s = seeking_of();
    static const named cases[] = {{"По строке 6 снижение объясняется набором.", true, false, false},
                                  {"По строкам 6 и 8 рост.", true, true, false},
                                  {"Показатель № 8 вырос.", false, true, false},
                                  {"По 6 школам рост.", false, false, false},
                                  {"По 8 человек на школу.", false, false, false},
                                  {"Школа № 8 впереди.", false, false, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SEEK(&s, "|1 1 1| №", "|1 1 2| Показатель", "|1 2 1| 6", "|1 2 2| Доля молодых педагогов", "|1 3 1| № 7", "|1 3 2| Число школ",
             "|1 4 1| 8.", "|1 4 2| Число сетевых встреч", "#1 Анализ", cases[i].text);
        check(&s, ANALYSIS, &cases[i]);
    }
    // Items are not rows.
    SEEK(&s, "6) Доля молодых педагогов.", "#1 Анализ", "По строке 6 рост.");
    NOTHING(&s, ANALYSIS, YOUNG);
    SEEK(&s, "6) Доля молодых педагогов.", "#1 Анализ", "По пункту 6 рост.");
    FOUND(&s, ANALYSIS, YOUNG);
    // A table of values beside that of names.
    SEEK(&s, LIST, "#1 Анализ", "|1 1 1| Код", "|1 1 2| Факт", "|1 2 1| 3.1", "|1 2 2| 64 %", "|1 3 1| 3.2", "|1 3 2| 12");
    FOUND(&s, ANALYSIS, YOUNG);
    NOTHING(&s, ANALYSIS, NETWORKS);
    SEEK(&s, LIST, "#1 Анализ", "|1 1 1| Код", "|1 1 2| Кто", "|1 2 1| 3.1", "|1 2 2| Школа города");
    NOTHING(&s, ANALYSIS, YOUNG);
    // Codes of one's own.
    SEEK(&s, "Показатель 7: доля молодых педагогов.", "#1 Анализ", "Показатель 7 вырос.");
    FOUND(&s, ANALYSIS, YOUNG);
    SEEK(&s, "4. Показатель П1. Доля молодых педагогов.", "5. Показатель П2. Число сетевых встреч.", "#1 Анализ", "П2 – 64 %.");
    FOUND(&s, ANALYSIS, NETWORKS);
    NOTHING(&s, ANALYSIS, YOUNG);
    SEEK(&s, "4. Показатель П1. Доля молодых педагогов.", "#1 Анализ", "По П1 рост вызван набором, по КПП1 нет.");
    FOUND(&s, ANALYSIS, YOUNG);
    seek_end(&s);
}

static void numbering_starts_anew(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "1) доля молодых педагогов", "2) сетевые встречи", "1) число школ", "#1 Анализ", "Показатели 1 и 2 выросли.");
    NOTHING(&s, ANALYSIS, YOUNG);
    NOTHING(&s, ANALYSIS, NETWORKS);
    SEEK(&s, "а) доля молодых педагогов", "б) сетевые встречи", "а) дефициты", "#1 Анализ", "Рост по «а» и «б» есть.");
    FOUND(&s, ANALYSIS, DEFICITS);
    NOTHING(&s, ANALYSIS, YOUNG);
    NOTHING(&s, ANALYSIS, NETWORKS);
    SEEK(&s, LIST, "3.1. Число школ.", "#1 Анализ", "По 3.1 и 3.3 рост.");
    NOTHING(&s, ANALYSIS, YOUNG);
    NOTHING(&s, ANALYSIS, NETWORKS);
    SEEK(&s, LIST, "4.1. Число школ.", "#1 Анализ", "По 3.1 рост.");
    FOUND(&s, ANALYSIS, YOUNG);
    // Rows of another table.
    SEEK(&s, "|1 1 1| 1", "|1 1 2| Доля молодых педагогов", "|1 2 1| 2", "|1 2 2| Сетевые встречи", "Далее.", "|2 1 1| 1",
         "|2 1 2| Число школ", "#1 Анализ", "По строкам 1 и 2 рост.");
    NOTHING(&s, ANALYSIS, YOUNG);
    NOTHING(&s, ANALYSIS, NETWORKS);
    seek_end(&s);
}

// However many labels there are: the last ones are known.
static void memory_is_bounded(void **state) {
    (void)state;
    seeking s = seeking_of();
    enum { MANY = 5000 };
    const char **lines = SVOD_ARRAY(s.arena, const char *, MANY + 4);
    for (size_t i = 0; i < MANY; i++)
        lines[i] = svod_printf(s.arena, "%zu.%zu. %s", i / 500 + 1, i % 500 + 1,
                               i + 1 == MANY || i == 0 ? "Доля молодых педагогов." : "Сетевые встречи.");
    lines[MANY] = "#1 Анализ";
    lines[MANY + 1] = "По 10.500 рост.";
    seek(&s, lines);
    FOUND(&s, ANALYSIS, YOUNG);
    lines[MANY + 1] = "По 1.1 рост.";
    seek(&s, lines);
    NOTHING(&s, ANALYSIS, YOUNG);
    seek_end(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_speak_of_items), cmocka_unit_test(letters_speak_of_items),
                                       cmocka_unit_test(rows_and_codes), cmocka_unit_test(numbering_starts_anew),
                                       cmocka_unit_test(memory_is_bounded)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
