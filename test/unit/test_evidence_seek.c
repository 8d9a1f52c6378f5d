// What one document says: sights with their reasons, zones by headings, kinds, cues and columns.
#include "evidence_help.h"

static void sentences(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "#1 Цели", "Поддержка молодых педагогов во всех школах и детских садах района. Преодоление затруднений учителей.");
    FOUND(&s, GOALS, YOUNG);
    WEAK(&s, GOALS, DEFICITS, "hint");
    FOUND(&s, GOALS, SVOD_NO_DIRECTION);
    FOUND(&s, SVOD_NO_ZONE, YOUNG);
    NOTHING(&s, MEASURES, YOUNG);
    const svod_quote *quote = seen_in(&s.found, GOALS, YOUNG)->quotes;
    assert_string_equal(quote->text, "Поддержка молодых педагогов во всех школах и детских садах района.");
    assert_memory_equal(quote->text + quote->from, "молодых педагогов", quote->len);
    assert_string_equal(quote->headings, "Цели");
    assert_int_equal(quote->paragraph, 2);
    SEEK(&s, "#1 Цели", "Сокращение дефицита бюджета.");
    NOTHING(&s, GOALS, DEFICITS);
    SEEK(&s, "#1 Цели", "Исполнение приказа «О поддержке молодых педагогов».");
    EXCLUDED(&s, GOALS, YOUNG, "title");
    SEEK(&s, "#1 Цели", "Исполнение приказа «О поддержке молодых педагогов» и работа наставников.");
    FOUND(&s, GOALS, YOUNG);
    seek_end(&s);
}

static void denials(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "#1 Анализ", "Поддержка молодых педагогов не проводилась.");
    EXCLUDED(&s, ANALYSIS, YOUNG, "negation");
    EXCLUDED(&s, ANALYSIS, SVOD_NO_DIRECTION, "negation");
    SEEK(&s, "#1 Анализ", "Наставники отсутствуют.");
    EXCLUDED(&s, ANALYSIS, YOUNG, "negation");
    SEEK(&s, "#1 Анализ", "Обучены не только молодые педагоги, не менее половины школ.");
    FOUND(&s, ANALYSIS, YOUNG);
    SEEK(&s, "#1 Анализ", "Мониторинг не проводился, но сопровождение молодых педагогов налажено.");
    FOUND(&s, ANALYSIS, YOUNG);
    SEEK(&s, "#1 Анализ", "Не выявлено того, что мешало бы школам и детским садам всего большого района и города работать с дефицитами.");
    FOUND(&s, ANALYSIS, DEFICITS); // too far from the words
    seek_end(&s);
}

static void plans_and_years(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "#1 Анализ", "В районе планируется обучение молодых педагогов.", "#1 Меры", "Планируется обучение молодых педагогов.");
    WEAK(&s, ANALYSIS, YOUNG, "plan");
    FOUND(&s, MEASURES, YOUNG); // measures may be planned
    static const struct {
        const char *text;
        bool own;
    } years[] = {{"В 2023 году молодых педагогов больше.", true},
                 {"В 2021 году молодых педагогов больше.", false},
                 {"В 2022-2023 учебном году молодых педагогов больше.", true},
                 {"В 2023/2024 учебном году молодых педагогов больше.", true},
                 {"В 2022/23 учебном году молодых педагогов больше.", true},
                 {"В 2021-2022 учебном году молодых педагогов больше.", false},
                 {"В 2021 – 2024 годах молодых педагогов больше.", true},
                 {"С 01.09.2021 молодых педагогов больше.", false},
                 {"Обучено 2500 молодых педагогов.", true},
                 {"В 2021 году молодых педагогов 12, в 2023 году 15.", true},
                 {"По приказу от 12.05.2021 «О школах» обучены молодые педагоги.", true}};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        SEEK(&s, "#1 Анализ", years[i].text);
        check_sight(&s, ANALYSIS, YOUNG, years[i].own ? SVOD_SIGHT_FOUND : SVOD_SIGHT_WEAK, years[i].own ? "" : "other_year");
    }
    seek_end(&s);
}

static void zones_by_headings(void **state) {
    (void)state;
    seeking s = seeking_of();
    // What opens nothing belongs to the zone when it is weaker, and ends it when it looks like the zone's own heading.
    SEEK(&s, "#1 ПОКАЗАТЕЛИ:", "#2 1. Выявление дефицитов", "Число учителей.", "#2 2. Сетевые сообщества",
         "#1 ПРОЧЕЕ:", "Работа молодых педагогов.");
    FOUND(&s, INDICATORS, DEFICITS);
    FOUND(&s, INDICATORS, NETWORKS);
    NOTHING(&s, INDICATORS, YOUNG);
    SEEK(&s, "#1 ПОКАЗАТЕЛИ", "#1 1. Выявление дефицитов", "#1 2. Работа наставников", "#1 МЕРЫ", "Сетевые мероприятия.");
    FOUND(&s, INDICATORS, DEFICITS);
    FOUND(&s, INDICATORS, YOUNG);
    FOUND(&s, MEASURES, NETWORKS);
    NOTHING(&s, INDICATORS, NETWORKS);
    // A zone within a zone, and back to it.
    SEEK(&s, "#1 Показатели", "#2 Первый", "#3 Задачи", "Поиск дефицитов.", "#2 Второй", "Охват молодых педагогов.");
    FOUND(&s, GOALS, DEFICITS);
    NOTHING(&s, INDICATORS, DEFICITS);
    FOUND(&s, INDICATORS, YOUNG);
    NOTHING(&s, GOALS, YOUNG);
    SEEK(&s, "#1 Цели", "#2 Целевые показатели", "Число молодых педагогов.");
    NOTHING(&s, GOALS, YOUNG);
    FOUND(&s, INDICATORS, YOUNG);
    // A heading's direction is that of what stands below it and names none itself; the title's is not.
    SEEK(&s, "#1 Программа для молодых педагогов", "#2 Показатели", "#3 Устранение дефицитов", "#4 Методы", "- Опрос учителей",
         "- Сетевые встречи");
    FOUND(&s, METHODS, DEFICITS);
    NOTHING(&s, METHODS, YOUNG);
    FOUND(&s, METHODS, NETWORKS);
    seek_end(&s);
}

static void colons(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "Задачи:", "- выявить дефициты", "- обучить школы", "Число молодых педагогов выросло.");
    FOUND(&s, GOALS, DEFICITS);
    NOTHING(&s, GOALS, YOUNG);
    SEEK(&s, "Методы: опрос молодых педагогов.", "Сетевые школы работают.");
    FOUND(&s, METHODS, YOUNG);
    NOTHING(&s, METHODS, NETWORKS);
    SEEK(&s, "#8 Задачи:", "Выявить дефициты.", "Обучить молодых педагогов.", "#5 Итоги", "Сетевые школы.");
    FOUND(&s, GOALS, DEFICITS);
    FOUND(&s, GOALS, YOUNG);
    NOTHING(&s, GOALS, NETWORKS);
    SEEK(&s, "#9 Задачи:", "Выявить дефициты.", "Молодые педагоги работают.");
    FOUND(&s, GOALS, DEFICITS);
    NOTHING(&s, GOALS, YOUNG);
    seek_end(&s);
}

static void zones_by_cues(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "Целью работы является поддержка молодых педагогов.");
    FOUND(&s, GOALS, YOUNG);
    SEEK(&s, "Целью работы является поддержка молодых педагогов.", "#1 Цели", "Выявление дефицитов.");
    FOUND(&s, GOALS, YOUNG); // what a firm cue says counts wherever it stands
    FOUND(&s, GOALS, DEFICITS);
    seek_end(&s);
}

static void soft_cues(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "Открыта школа наставников.");
    FOUND(&s, MEASURES, YOUNG);
    SEEK(&s, "#1 Цели", "Открыта школа наставников.");
    FOUND(&s, MEASURES, YOUNG); // goals are not among the zones outside of which it counts
    SEEK(&s, "Открыта школа наставников.", "#1 Меры", "Сетевые встречи.");
    WEAK(&s, MEASURES, YOUNG, "cue"); // where the zone has a section of its own
    SEEK(&s, "#1 Анализ", "Открыта школа наставников.");
    NOTHING(&s, MEASURES, YOUNG);
    SEEK(&s, "Анализ показал, что открыта школа наставников.");
    NOTHING(&s, MEASURES, YOUNG); // a firm cue says where it is
    SEEK(&s, "Исполнение приказа «Открыта школа наставников» и сетевые встречи.");
    NOTHING(&s, MEASURES, NETWORKS);
    SEEK(&s, "Директорам:", "- выделить время наставникам", "#1 Анализ", "Директорам:", "- поддержать сетевые встречи");
    FOUND(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, NETWORKS);
    FOUND(&s, ANALYSIS, NETWORKS);
    SEEK(&s, "Директорам школ. Нужны дни для работы наставников.");
    FOUND(&s, MEASURES, YOUNG); // for the rest of the paragraph
    seek_end(&s);
}

static void captions(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "|1 1 1| Показатели службы", "|1 2 1| Школа", "|1 2 2| Молодых педагогов", "|1 3 1| № 1", "|1 3 2| 14");
    FOUND(&s, INDICATORS, YOUNG); // the head of a column that opens no zone of its own
    SEEK(&s, "|1 1 1| №", "|1 1 2| Мероприятие", "|1 1 3| Кто", "|1 2 1| 1", "|1 2 2| 7", "|1 2 3| наставники");
    FOUND(&s, MEASURES, YOUNG); // a number alone, in a column that has a zone
    seek_end(&s);
}

static void kinds(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "ПРОТОКОЛ", "Обучены молодые педагоги.", "#1 Меры", "Сетевые встречи.");
    assert_int_equal(s.found.kind, PROTOCOL);
    FOUND(&s, ANALYSIS, YOUNG);
    FOUND(&s, MEASURES, NETWORKS);
    NOTHING(&s, ANALYSIS, NETWORKS);
    svod_document *named = document_of(s.arena, "папка/протокол 3.txt", (const char *const[]){"Обучены молодые педагоги.", NULL});
    svod_seek(s.search, named, s.arena, &s.found, &s.findings);
    assert_int_equal(s.found.kind, PROTOCOL);
    FOUND(&s, ANALYSIS, YOUNG);
    // Several documents in one file: zones and kinds begin anew.
    SEEK(&s, "ПРИКАЗ", "#1 Цели", "Выявить дефициты.", "Раз.", "Два.", "Три.", "Четыре.", "Пять.", "УТВЕРЖДЕНА", "приказом № 3",
         "Концепция развития", "Число молодых педагогов.", "Приложение: на 4 л.", "Шесть.", "Семь.", "Восемь.", "Девять.", "Приложение 1",
         "Протокол встречи", "Сетевые школы.");
    assert_int_equal(s.found.kind, ORDER);
    assert_int_equal(s.found.kinds, 1u << ORDER | 1u << CONCEPT | 1u << PROTOCOL);
    FOUND(&s, GOALS, DEFICITS);
    NOTHING(&s, GOALS, YOUNG);
    FOUND(&s, ANALYSIS, NETWORKS);
    NOTHING(&s, ANALYSIS, YOUNG);
    seek_end(&s);
}

static void tables(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "#1 Показатели", "|1 1 1| № п/п", "|1 1 2| Показатель", "|1 1 3| Методы сбора", "|1 2 1| 1", "|1 2 2| Доля молодых педагогов",
         "|1 2 3| Опрос", "|1 3 1| 2", "|1 3 2| Число дефицитов", "|1 4 2| Их доля", "|1 4 3| Сетевая анкета");
    FOUND(&s, INDICATORS, YOUNG);
    FOUND(&s, METHODS, YOUNG); // its row's
    NOTHING(&s, INDICATORS, NETWORKS + 99);
    FOUND(&s, INDICATORS, DEFICITS);
    NOTHING(&s, METHODS, DEFICITS); // no cell of methods in that row
    FOUND(&s, METHODS, NETWORKS);
    const svod_quote *quote = seen_in(&s.found, METHODS, YOUNG)->quotes;
    assert_string_equal(quote->text, "Опрос");
    assert_string_equal(quote->headings, "Показатели › Методы сбора");
    assert_int_equal(quote->row, 2);
    assert_int_equal(quote->col, 3);
    // A cell over several rows: what stands beside it in each of them is about it.
    SEEK(&s, "|1 1 1| Направление", "|1 1 2| Показатель", "|1 1 3| Методы", "|1 2 1| Устранение дефицитов", "|1 2 2| Доля учителей",
         "|1 2 3| Опрос", "|1 3 2| Доля школ", "|1 3 3| Беседа");
    FOUND(&s, METHODS, DEFICITS);
    assert_int_equal(seen_in(&s.found, METHODS, DEFICITS)->count, 2);
    assert_int_equal(seen_in(&s.found, METHODS, DEFICITS)->items, 2);
    // A row of one cell is a heading to those below; a zone that no column has is that of the table.
    SEEK(&s, "#1 План: меры", "|1 1 1| Задачи", "|1 1 2| Срок", "|1 2 1| Поддержка наставников", "|1 3 1| Встреча в школе", "|1 3 2| май");
    FOUND(&s, MEASURES, YOUNG);
    FOUND(&s, GOALS, YOUNG);
    seek_end(&s);
}

static void single_sentences(void **state) {
    (void)state;
    seeking s = seeking_of();
    uint64_t zones, directions;
    svod_seek_sentence(s.search, "Цели", "Поддержка молодых педагогов и преодоление затруднений", &zones, &directions);
    assert_int_equal(zones, 1u << GOALS);
    assert_int_equal(directions, 1u << YOUNG);
    svod_seek_sentence(s.search, "", "Целью работы является рост", &zones, &directions);
    assert_int_equal(zones, 1u << GOALS);
    assert_int_equal(directions, 0);
    svod_seek_sentence(s.search, "Цели", "Целевые показатели: дефицитов нет, они отсутствуют", &zones, &directions);
    assert_int_equal(zones & 1u << GOALS, 0);
    assert_int_equal(directions, 0);
    seek_end(&s);
}

// A pattern that backtracks is given up for a document, not for the next one, and others go on.
static void limits(void **state) {
    (void)state;
    seeking s = {.arena = svod_arena_new()};
    s.rules = small_rules(s.arena);
    s.rules->directions[NETWORKS].words = one_pattern(s.arena, "(?:а+)+(?:а+)+(?:а+)+б");
    s.findings = svod_findings_of(s.arena, SVOD_RU);
    s.seeker = svod_seeker_new(s.rules, YEAR);
    s.search = svod_search_new(s.seeker);
    const char *lines[104] = {"#1 Цели"};
    for (size_t i = 1; i < 101; i++)
        lines[i] = "ааааааааааааааааааааааааааааааааааааааааааааааааааа";
    lines[101] = "аааб молодых педагогов.";
    seek(&s, lines);
    FOUND(&s, GOALS, YOUNG);
    NOTHING(&s, GOALS, NETWORKS);
    assert_int_equal(s.findings.list.count, 1);
    const svod_finding *finding = SVOD_AT(&s.findings.list, svod_finding, 0);
    assert_int_equal(finding->code, SVOD_F_evidence_limit);
    assert_string_equal(finding->place.file, "документ.txt");
    assert_string_equal(finding->found, "(?:а+)+(?:а+)+(?:а+)+б");
    SEEK(&s, "#1 Цели", "Сказано аааб и больше.");
    FOUND(&s, GOALS, NETWORKS);
    assert_int_equal(s.findings.list.count, 1);
    seek_end(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(sentences),
                                       cmocka_unit_test(denials),
                                       cmocka_unit_test(plans_and_years),
                                       cmocka_unit_test(zones_by_headings),
                                       cmocka_unit_test(colons),
                                       cmocka_unit_test(zones_by_cues),

                                       cmocka_unit_test(soft_cues),
                                       cmocka_unit_test(captions),
                                       cmocka_unit_test(kinds),
                                       cmocka_unit_test(tables),
                                       cmocka_unit_test(single_sentences),
                                       cmocka_unit_test(limits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
