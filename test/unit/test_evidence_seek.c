// What one document says: sights with their reasons, zones by headings, kinds, cues and columns.
#include "evidence_help.h"
#include "host/host.h"

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
                 {"С 01.09.2021 молодых педагогов больше.", true},
                 {"С сентября 2020 по май 2021 года молодых педагогов больше.", false},
                 {"С 2020 года по 31.12.2023 молодых педагогов больше.", true},
                 {"12 января 2021 года молодых педагогов больше.", false},
                 {"По сравнению с 2021 годом молодых педагогов больше.", true},
                 {"Молодых педагогов больше, чем в 2020 году.", true},
                 {"Молодых педагогов 34 (в 2021 году – 30).", true},
                 {"(По отчёту) молодых педагогов в 2021 году 34 (из них 3 в городе).", false},
                 {"Приказ от 12 января 2021 г. № 3: молодых педагогов больше.", true},
                 {"Обучено 2500 молодых педагогов.", true},
                 {"В 2021 году молодых педагогов 12, в 2023 году 15.", true},
                 {"По приказу от 12.05.2021 «О школах» обучены молодые педагоги.", true}};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        SEEK(&s, "#1 Анализ", years[i].text);
        check_sight(&s, ANALYSIS, YOUNG, years[i].own ? SVOD_SIGHT_FOUND : SVOD_SIGHT_WEAK, years[i].own ? "" : "other_year");
    }
    seek_end(&s);
}

// A zone of recent years: what is told of the last year counts, of years before it alone does not.
static void recent_years(void **state) {
    (void)state;
    seeking s = seeking_of();
    s.rules->zones[MEASURES].recent = true;
    static const struct {
        const char *text;
        bool recent;
    } years[] = {{"В 2021 году была встреча молодых педагогов.", false},
                 {"Встреча молодых педагогов, 12.05.2021.", false},
                 {"В 2020/2021 учебном году была встреча молодых педагогов.", false},
                 {"В 2022 году была встреча молодых педагогов.", true},
                 {"В 2021/22 учебном году была встреча молодых педагогов.", true},
                 {"В 2024 году будет встреча молодых педагогов.", true},
                 {"По программе на 2019–2025 годы идут встречи молодых педагогов.", true},
                 {"По программе 2019–2021 годов шли встречи молодых педагогов.", false},
                 {"С 2018 года идут встречи молодых педагогов.", true},
                 {"Приказом от 12.01.2021 № 14 установлены встречи молодых педагогов.", true},
                 {"Встреч молодых педагогов больше, чем в 2021 году.", true},
                 {"Встречи молодых педагогов.", true}};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        SEEK(&s, "#1 Меры", years[i].text);
        check_sight(&s, MEASURES, YOUNG, years[i].recent ? SVOD_SIGHT_FOUND : SVOD_SIGHT_WEAK, years[i].recent ? "" : "other_year");
    }
    // In a table, the year of the row or of the column.
    SEEK(&s, "|1 1 1| Мероприятие", "|1 1 2| Срок", "|1 2 1| Встреча молодых педагогов", "|1 2 2| май 2021", "|1 3 1| Сетевая встреча",
         "|1 3 2| май 2022");
    WEAK(&s, MEASURES, YOUNG, "other_year");
    FOUND(&s, MEASURES, NETWORKS);
    SEEK(&s, "|1 1 1| Кто", "|1 1 2| 2020: меры", "|1 1 3| 2022: меры", "|1 2 1| Школа", "|1 2 2| Встреча молодых педагогов", "|1 3 1| Сад",
         "|1 3 3| Сетевая встреча");
    WEAK(&s, MEASURES, YOUNG, "other_year");
    FOUND(&s, MEASURES, NETWORKS);
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

// What a first sentence with a cue, but without a direction, lends to the others of its paragraph.
static void announcements(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "Анализ показал следующее. Молодых педагогов мало. Сетевые школы растут.", "Дефициты названы.");
    FOUND(&s, ANALYSIS, YOUNG);
    FOUND(&s, ANALYSIS, NETWORKS);
    NOTHING(&s, ANALYSIS, DEFICITS); // another paragraph
    // A cue that names its own direction has said what it had to.
    SEEK(&s, "Целью района является поддержка молодых педагогов. Сетевые встречи идут.");
    FOUND(&s, GOALS, YOUNG);
    NOTHING(&s, GOALS, NETWORKS);
    SEEK(&s, "Не всё удалось, анализ показал следующее. Сетевые встречи идут.");
    NOTHING(&s, ANALYSIS, NETWORKS);
    // A firm cue of another zone ends it.
    SEEK(&s, "Анализ показал следующее. Молодых педагогов мало. Целью района является поиск дефицитов. Сетевые встречи идут.");
    FOUND(&s, ANALYSIS, YOUNG);
    FOUND(&s, GOALS, DEFICITS);
    NOTHING(&s, ANALYSIS, DEFICITS);
    NOTHING(&s, ANALYSIS, NETWORKS);
    // One that says nothing of its own begins another.
    SEEK(&s, "Целью района является рост. Дефициты преодолены. Анализ показал следующее. Молодых педагогов мало.");
    FOUND(&s, GOALS, DEFICITS);
    FOUND(&s, ANALYSIS, YOUNG);
    NOTHING(&s, GOALS, YOUNG);
    // A soft cue of another zone takes its own sentence alone.
    SEEK(&s, "Целью района является рост. Открыта школа наставников. Дефициты преодолены.");
    FOUND(&s, MEASURES, YOUNG);
    NOTHING(&s, GOALS, YOUNG);
    FOUND(&s, GOALS, DEFICITS);
    // Below a heading the heading says where it is; items lend nothing.
    SEEK(&s, "#1 Меры", "Анализ показал следующее. Молодых педагогов мало.", "- Анализ показал следующее. Сетевые школы растут.");
    NOTHING(&s, ANALYSIS, YOUNG);
    FOUND(&s, MEASURES, YOUNG);
    NOTHING(&s, ANALYSIS, NETWORKS);
    seek_end(&s);
}

// Days, numbers, who was there, who signed, who gets it: nothing of that says anything.
static void forms(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "#1 Меры", "от 12 января 2023 г. № 14-од", "12.01.2023 № 3");
    NOTHING(&s, MEASURES, SVOD_NO_DIRECTION);
    SEEK(&s, "#1 Меры", "12 января 2023 года в 14 школах", "Школы № 3 и 5 в 2023 году");
    FOUND(&s, MEASURES, SVOD_NO_DIRECTION);
    assert_int_equal(seen_in(&s.found, MEASURES, SVOD_NO_DIRECTION)->count, 2);
    SEEK(&s, "ПРОТОКОЛ", "Присутствовали: молодые педагоги, наставники.", "#8 Приглашены:", "- сетевые школы", "Дефициты названы всеми.");
    NOTHING(&s, ANALYSIS, YOUNG);
    NOTHING(&s, ANALYSIS, NETWORKS);
    FOUND(&s, ANALYSIS, DEFICITS); // behind the list
    SEEK(&s, "ПРОТОКОЛ", "#8 Повестка дня:", "- О сетевых школах",
         "- Слушали методиста о том, что показал большой опрос: дефициты учителей остались теми же, что и год назад, и школы просят о "
         "помощи.",
         "- О молодых педагогах");
    NOTHING(&s, ANALYSIS, NETWORKS);
    FOUND(&s, ANALYSIS, DEFICITS);
    FOUND(&s, ANALYSIS, YOUNG);
    SEEK(&s, "ПРОТОКОЛ", "Присутствовали на встрече 34 молодых педагога.");
    FOUND(&s, ANALYSIS, YOUNG);
    SEEK(&s, "#1 Меры", "- Открыты встречи молодых педагогов", "Начальник отдела сетевых школ И.И. Петров", "Дефициты.");
    FOUND(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, NETWORKS);
    NOTHING(&s, MEASURES, DEFICITS);
    SEEK(&s, "Директор сетевой школы И.И. Петров", "#1 Меры", "Начальник отдела рад встречам молодых педагогов.");
    FOUND(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, NETWORKS);
    SEEK(&s, "#1 Меры", "#9 Рассылка:", "наставники, сетевые школы", "#1 Цели", "Дефициты.");
    NOTHING(&s, MEASURES, YOUNG);
    FOUND(&s, GOALS, DEFICITS);
    SEEK(&s, "#1 Меры", "|1 1 1| Секретарь сетевой школы", "|1 1 2| Петрова И. И.", "|1 2 1| Встреча", "|1 2 2| наставники И. И. Петровой");
    NOTHING(&s, MEASURES, NETWORKS);
    FOUND(&s, MEASURES, YOUNG);
    SEEK(&s, "ПРОТОКОЛ", "#1 Приложение № 1 к приказу о сетевых школах", "#1 Меры", "Приложение № 2 к приказу о наставниках", "Дефициты.");
    NOTHING(&s, ANALYSIS, NETWORKS);
    NOTHING(&s, MEASURES, YOUNG);
    seek_end(&s);
}

// Items that lead items of their own, and titles that bear a list's mark.
static void nested(void **state) {
    (void)state;
    seeking s = seeking_of();
    // What an outer sentence says holds for the inner items, too, and again behind them.
    SEEK(&s, "Целью района является следующее, и школы это знают:", "1) молодых педагогов принять:", "а) дать им время;",
         "2) выявить дефициты;", "3) помочь школам.", "Сетевые встречи идут.");
    FOUND(&s, GOALS, YOUNG);
    FOUND(&s, GOALS, DEFICITS);
    NOTHING(&s, GOALS, NETWORKS);
    assert_int_equal(seen_in(&s.found, GOALS, YOUNG)->count, 2); // its own items, and no more
    assert_int_equal(seen_in(&s.found, GOALS, SVOD_NO_DIRECTION)->count, 5);
    // A title with a list's mark before prose.
    SEEK(&s, "а) Меры", "Сетевые встречи идут.", "б) Методы", "Опрос молодых педагогов шёл.");
    FOUND(&s, MEASURES, NETWORKS);
    FOUND(&s, METHODS, YOUNG);
    NOTHING(&s, MEASURES, YOUNG);
    SEEK(&s, "#1 Анализ", "1) Меры", "2) Методы молодых педагогов", "3) Цели");
    FOUND(&s, ANALYSIS, YOUNG);
    NOTHING(&s, MEASURES, YOUNG);
    seek_end(&s);
}

// The caption of a table speaks of it alone.
static void table_captions(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "#1 Меры", "Таблица 3. Показатели", "|1 1 1| Школа", "|1 1 2| Всего", "|1 2 1| Молодых педагогов", "|1 2 2| 12",
         "Сетевые встречи идут.");
    FOUND(&s, INDICATORS, YOUNG);
    NOTHING(&s, MEASURES, YOUNG);
    FOUND(&s, MEASURES, NETWORKS);
    NOTHING(&s, INDICATORS, NETWORKS);
    seek_end(&s);
}

// A title inside of a paragraph.
static void entitled(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "Анализ. Молодых педагогов мало. Сетевые школы растут.", "Дефициты названы.");
    FOUND(&s, ANALYSIS, YOUNG);
    FOUND(&s, ANALYSIS, NETWORKS);
    NOTHING(&s, ANALYSIS, DEFICITS);
    SEEK(&s, "Какие были приняты меры в районе? Сетевые встречи идут.");
    FOUND(&s, MEASURES, NETWORKS);
    SEEK(&s, "В районе в этом году были приняты меры. Сетевые встречи идут."); // a sentence, if a short one
    NOTHING(&s, MEASURES, NETWORKS);
    SEEK(&s, "Молодые педагоги. Число растёт. Анализ показал рост."); // a title that names a direction
    FOUND(&s, ANALYSIS, YOUNG);
    SEEK(&s, "Молодые педагоги.", "#1 Меры", "Меры. Сетевые встречи идут.");
    FOUND(&s, MEASURES, NETWORKS);
    NOTHING(&s, MEASURES, YOUNG);
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
    // In a row of two cells the first is a heading to the second, where that is no head of a column.
    SEEK(&s, "|1 1 1| Раздел", "|1 1 2| Содержание", "|1 2 1| Цель", "|1 2 2| поддержать наставников", "|1 3 1| Срок", "|1 3 2| дефициты");
    FOUND(&s, GOALS, YOUNG);
    NOTHING(&s, GOALS, DEFICITS);
    SEEK(&s, "|1 1 1| 1", "|1 1 2| Задачи", "|1 1 3| поддержать наставников", "|1 2 1| 2", "|1 2 2| Меры",
         "|1 2 3| Сетевая встреча наставников");
    FOUND(&s, GOALS, YOUNG);
    FOUND(&s, MEASURES, NETWORKS);
    NOTHING(&s, GOALS, NETWORKS);
    // A row of one cell is a heading to those below; a zone that no column has is that of the table.
    SEEK(&s, "#1 План: меры", "|1 1 1| Задачи", "|1 1 2| Срок", "|1 2 1| Поддержка наставников", "|1 3 1| Встреча в школе", "|1 3 2| май");
    FOUND(&s, MEASURES, YOUNG);
    FOUND(&s, GOALS, YOUNG);
    seek_end(&s);
}

// A sentence that names no direction speaks of what the one before it in the paragraph named, in its years.
static void borrowed(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "В школы города и района к началу учебного года пришли молодые педагоги. Целью работы является их закрепление.");
    FOUND(&s, GOALS, YOUNG);
    assert_int_equal(seen_in(&s.found, GOALS, YOUNG)->count, 1);
    SEEK(&s, "В школы города и района к началу учебного года пришли молодые педагоги. Целью работы является сетевая поддержка.");
    NOTHING(&s, GOALS, YOUNG);
    SEEK(&s, "В школы города и района к началу учебного года пришли молодые педагоги.", "Целью работы является рост.");
    NOTHING(&s, GOALS, YOUNG); // another paragraph
    SEEK(&s, "- Молодые педагоги посещают уроки. Целью работы является рост.");
    FOUND(&s, GOALS, YOUNG);
    SEEK(&s, "В 2019 году в школах города и всего района работали наставники. Анализ показал рост.");
    WEAK(&s, ANALYSIS, YOUNG, "other_year");
    // What is only hinted at in a row is meant where its other cells say it.
    SEEK(&s, "|1 1 1| Показатель", "|1 1 2| Методы", "|1 2 1| Доля дефицитов", "|1 2 2| Карты затруднений");
    FOUND(&s, METHODS, DEFICITS);
    SEEK(&s, "|1 1 1| Показатель", "|1 1 2| Методы", "|1 2 1| Доля школ", "|1 2 2| Карты затруднений");
    WEAK(&s, METHODS, DEFICITS, "hint");
    seek_end(&s);
}

// A question opens its zone for the answer and lends it its directions, but says nothing itself.
static void questions(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "Вопрос 1. Есть ли цели по дефицитам?", "Есть с прошлого года.", "Вопрос 2. Какие показатели приняты?", "Число наставников.");
    FOUND(&s, GOALS, DEFICITS);
    assert_int_equal(seen_in(&s.found, GOALS, DEFICITS)->quotes[0].paragraph, 2);
    FOUND(&s, INDICATORS, YOUNG);
    NOTHING(&s, INDICATORS, DEFICITS); // the second stands beside the first
    // Numbered ones stand below the heading of their part, whatever it looks like.
    SEEK(&s, "#1 Раздел 2. Цели", "Вопрос 1. Молодые педагоги.", "Ответ: сохранить.", "Вопрос 2. Сетевые группы.", "Ответ: открыть.");
    FOUND(&s, GOALS, YOUNG);
    FOUND(&s, GOALS, NETWORKS);
    SEEK(&s, "--- 2. Какие цели поставлены? ---", "Поддержать наставников.");
    FOUND(&s, GOALS, YOUNG);
    SEEK(&s, "Вопрос 1. Есть ли цели по дефицитам?");
    NOTHING(&s, GOALS, DEFICITS);
    SEEK(&s, "Какие меры приняты?", "Наставники ведут уроки.", "Сетевые встречи идут.");
    FOUND(&s, MEASURES, YOUNG);
    NOTHING(&s, MEASURES, NETWORKS); // for one paragraph
    SEEK(&s, "#1 Меры", "Зачем нужны молодым педагогам в каждой школе города и каждого села сетевые наставники?");
    NOTHING(&s, MEASURES, NETWORKS);
    seek_end(&s);
}

// Where a zone says so, a sentence right below a list or a table speaks of all that stands there.
static void below_lists(void **state) {
    (void)state;
    seeking s = seeking_of();
    SEEK(&s, "- доля молодых педагогов;", "- число дефицитов.", "Целью работы является рост.");
    NOTHING(&s, GOALS, YOUNG);
    s.rules->zones[GOALS].below = true;
    SEEK(&s, "- доля молодых педагогов;", "- число дефицитов.", "Целью работы является рост.");
    FOUND(&s, GOALS, YOUNG);
    FOUND(&s, GOALS, DEFICITS);
    SEEK(&s, "|1 1 1| Доля молодых педагогов", "|1 1 2| 5", "|1 2 1| Сетевые встречи", "|1 2 2| 7", "Целью работы является рост.");
    FOUND(&s, GOALS, YOUNG);
    FOUND(&s, GOALS, NETWORKS);
    // So does what text/ took off the beginning of a paragraph; an item of the list itself does not.
    SEEK(&s, "- доля молодых педагогов;", "- число дефицитов.", "#9 Целью работы является рост:");
    FOUND(&s, GOALS, YOUNG);
    SEEK(&s, "- доля молодых педагогов;", "- число дефицитов.", "- Целью работы является рост.");
    NOTHING(&s, GOALS, YOUNG);
    // So does one below a list in prose.
    SEEK(&s, "Это доля молодых педагогов; число дефицитов; охват встречами.", "Целью работы является рост.");
    FOUND(&s, GOALS, YOUNG);
    FOUND(&s, GOALS, DEFICITS);
    SEEK(&s, "Это доля молодых педагогов; число дефицитов.", "Целью работы является рост.");
    NOTHING(&s, GOALS, YOUNG);
    SEEK(&s, "- доля молодых педагогов;", "- число дефицитов.", "Прочее.", "Целью работы является рост.");
    NOTHING(&s, GOALS, YOUNG);
    SEEK(&s, "- доля молодых педагогов;", "- число дефицитов.", "#1 Итоги", "Целью работы является рост.");
    NOTHING(&s, GOALS, YOUNG);
    seek_end(&s);
}

static void what_ends(void **state) {
    (void)state;
    seeking s = seeking_of();
    // A heading in a paragraph is for that paragraph, not for the table behind it.
    SEEK(&s, "#9 Цели:", "Выявить дефициты.", "|1 1 1| Месяц", "|1 1 2| Что", "|1 2 1| май", "|1 2 2| Сетевые встречи");
    FOUND(&s, GOALS, DEFICITS);
    NOTHING(&s, GOALS, NETWORKS);
    SEEK(&s, "#9 Цели:", "|1 1 1| 1", "|1 1 2| Сетевые встречи", "|1 2 1| 2", "|1 2 2| Дефициты");
    FOUND(&s, GOALS, NETWORKS);
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

// What a pattern, and all of them, may take in a document is bounded however many sentences it has, each of them within its own limit.
static void limits_of_a_document(void **state) {
    (void)state;
    seeking s = {.arena = svod_arena_new()};
    s.rules = small_rules(s.arena);
    enum { PATTERNS = 200, LINES = 300 };
    svod_patterns *words = &s.rules->directions[NETWORKS].words;
    *words = (svod_patterns){.list = SVOD_ARRAY(s.arena, svod_pattern, PATTERNS), .count = PATTERNS};
    for (size_t i = 0; i < PATTERNS; i++)
        words->list[i].written = words->list[i].regex = svod_printf(s.arena, "(*NO_START_OPT)(?:\\w+)+[?]%zu", i);
    s.findings = svod_findings_of(s.arena, SVOD_RU);
    s.seeker = svod_seeker_new(s.rules, YEAR);
    s.search = svod_search_new(s.seeker);
    const char *lines[LINES + 3] = {"#1 Цели"};
    for (size_t i = 1; i <= LINES; i++)
        lines[i] = "аааааааааааааааа ааааааааааааааа!";
    lines[LINES + 1] = "Для молодых педагогов.";
    double from = svod_host_seconds();
    seek(&s, lines);
    assert_true(svod_host_seconds() - from < 60); // it would take hours; here with sanitizers
    FOUND(&s, GOALS, YOUNG);
    assert_int_equal(s.findings.per_code[SVOD_F_evidence_limit], PATTERNS);
    seek_end(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(sentences),
                                       cmocka_unit_test(denials),
                                       cmocka_unit_test(plans_and_years),
                                       cmocka_unit_test(recent_years),
                                       cmocka_unit_test(zones_by_headings),
                                       cmocka_unit_test(colons),
                                       cmocka_unit_test(zones_by_cues),
                                       cmocka_unit_test(announcements),
                                       cmocka_unit_test(entitled),
                                       cmocka_unit_test(forms),
                                       cmocka_unit_test(nested),
                                       cmocka_unit_test(table_captions),
                                       cmocka_unit_test(soft_cues),
                                       cmocka_unit_test(captions),
                                       cmocka_unit_test(kinds),
                                       cmocka_unit_test(tables),
                                       cmocka_unit_test(borrowed),
                                       cmocka_unit_test(questions),
                                       cmocka_unit_test(below_lists),
                                       cmocka_unit_test(what_ends),
                                       cmocka_unit_test(single_sentences),
                                       cmocka_unit_test(limits),
                                       cmocka_unit_test(limits_of_a_document)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
