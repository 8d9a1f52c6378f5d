// One rubric, one roster and a few sheets for the tests of what intake/ makes of sheets.
#ifndef SVOD_TEST_INTAKE_SHEET_HELP_H
#define SVOD_TEST_INTAKE_SHEET_HELP_H

#include "intake_help.h"

static const node_spec specs[] = {
    {"1", "Документы", 1, 8, 1000, NULL}, {"2", "Цели", 1, 10, 1000, NULL},        {"2.1", "Дефициты", 2, 5, 10000, NULL},
    {"2.2", "Кадры", 2, 5, 10000, NULL},  {"6", "Рекомендации", 1, 3, 5000, NULL},
};
static svod_rubric *rubric;
static svod_roster *roster;
static svod_scores scores;
static svod_intake_options options;

static inline int set_up(void **state) {
    static const char *const words[] = {"н/п"};
    begin(state);
    rubric = make_rubric(specs, 5);
    rubric->policy.na_words = (const char **)words;
    rubric->policy.na_word_count = 1;
    roster =
        make_roster("id|name|округ|since\nab|Абатский|Ишимский\nuv|Уватский|Тобольский\nti|Тюменский|Тюменский\ntg|г.Тюмень|Тюменский\n");
    scores = svod_scores_of(arena, roster, rubric);
    options = (svod_intake_options){.year = 2023};
    return 0;
}

static inline svod_intake *intake_file(void) {
    return svod_intake_new(arena, &scores, &options, &findings);
}

static inline void take_merged(const char *file, const char *text, const svod_merge *merges, size_t count) {
    svod_intake *intake = intake_file();
    svod_sink sink = svod_intake_sink(intake);
    push_sheet(&sink, file, "Лист1", SVOD_VISIBLE, text, merges, count);
    svod_intake_close(intake, true);
}

static inline void take(const char *file, const char *text) {
    take_merged(file, text, NULL, 0);
}

static inline svod_score score_by(const char *expert, const char *unit, const char *node) {
    size_t index = svod_scores_expert(&scores, expert);
    size_t slot = svod_scores_slot(&scores, svod_roster_by_id(roster, unit), svod_rubric_find(rubric, node));
    return SVOD_AT(&scores.experts, svod_expert, index)->scores[slot];
}

static inline svod_score score(const char *unit, const char *node) {
    return score_by("", unit, node);
}

static inline const char *place(const char *unit, const char *node) {
    size_t slot = svod_scores_slot(&scores, svod_roster_by_id(roster, unit), svod_rubric_find(rubric, node));
    return svod_place_text(arena, svod_scores_place(&scores, SVOD_AT(&scores.experts, svod_expert, 0)->places[slot]));
}

static const char table_1_1[] =
    "Таблица 1.1\n"
    "Муниципалитет|Округ|Год проведения экспертизы|раздел 1 / 8 баллов|раздел 2|раздел 6|Результаты 2022 года.|Результаты 2023 года.\n"
    "|||Документы|Цели|Рекомендации|ИТОГО: 21 балл|ИТОГО: 21 балл\n"
    "1. Абатский|Ишимский|2022 год|7.5|3.5|1.5|12.5\n"
    "||2023 год|8|5|2|''-|15\n"
    "2. Уватский|Тобольский|2022 год|''-|''-|''-|0\n"
    "\n"
    "||2023 год|7|10|4|''-|21\n"
    "ИТОГО 2022 год|Всего баллов||7.5|3.5|1.5|12.5\n"
    "|средний балл||7.5|3.5|1.5|12.5\n"
    "Изменение показателей по сравнению с 2022 г. на :|||1|2|3\n"
    "% выполнения показателя в 2023 году|||82|73|60\n";

static const char two_tables[] = "Таблица 1\nМуниципалитет|1|2\nАбатский|1|2\nУватский|3|4\nИтого|4|6\n\n"
                                 "Таблица 2. Показатели\n|Показатель 6|Раздел 2||Эксперт\nМуниципалитет|Балл|2.1|2.2\nАбатский|1.5|5|4|И\n"
                                 "Уватский|2|3|н/п|И\n* данные эксперта\n";

static const char with_hidden[] =
    "^Название листа\nМуниципалитет|1|^2|6\nАбатский|1|^2|3\n^Уватский|^1|^2|^3\n^заметка\n^Звенигород|^|^|^1\n"
    "^Тюмень|^|^|^\nТюменский|1|^1|1\n";

#define RUN(test) cmocka_unit_test_setup_teardown(test, set_up, finish)

#endif
