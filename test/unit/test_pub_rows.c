// Rows and cells of published tables: units over two rows, footers and what they speak of, figures as printed.
#include "pub_help.h"

static const node_spec nodes[] = {
    {"1", "Документы", 1, 8, 1000, NULL},
    {"2", "Цели", 1, 10, 1000, NULL},
};

static int begin_small(void **state) {
    begin(state);
    static const char *const na[] = {"н/п"};
    svod_rubric *rubric = make_rubric(nodes, 2);
    rubric->nodes[0].max = 18 * SVOD_POINT;
    rubric->policy.na_words = (const char **)na;
    rubric->policy.na_word_count = 1;
    input = (svod_audit_input){.rubric = rubric};
    return 0;
}

#define HEAD "Муниципалитет|Раздел 1|Раздел 2\n"
#define HEAD_YEAR "Муниципалитет|Год|Раздел 1|Раздел 2\n"

static void footers_of_every_kind(void **state) {
    (void)state;
    assert_true(read_sheet(HEAD "Абатский|7|8\nИсетский|6|9\nИтого|13|17\nСумма баллов|13|17\nСредний балл|6,5|8,5\nМедиана|6,5|8,5\n"
                                "Минимум|6|8\nНаибольший балл|7|9\nМаксимум по рубрике|8|10\nМаксимум|7|9\nМаксимальный балл|8|10\n"
                                "% выполнения|81|85\nПроцент от максимума|81|85\nИзменение к 2022 году|1|2\nКоличество участников|2|2\n"
                                "В среднем по области|6,5|8,5\nИтого, средний балл|6,5|8,5\n",
                           ""));
    assert_rows(0, "2 unit Абатский\n3 unit Исетский\n4 sum [Итого]\n5 sum [Сумма баллов]\n6 mean [Средний балл]\n7 median [Медиана]\n"
                   "8 least [Минимум]\n9 most [Наибольший балл]\n10 maximum [Максимум по рубрике]\n11 most [Максимум]\n"
                   "12 maximum [Максимальный балл]\n13 percent [% выполнения]\n14 percent [Процент от максимума]\n"
                   "15 change 2022>0 [Изменение к 2022 году]\n16 count [Количество участников]\n17 mean [В среднем по области]\n"
                   "18 mean [Итого, средний балл]\n");
}

typedef struct label {
    const char *text;
    svod_pub_row_kind kind;
} label;

// Labels as tables really have them; OTHER: a row of its own kind, which no check judges and which is no unit either.
static const label labels[] = {
    {"Изменение среднего балла по сравнению с 2022 г.", SVOD_PUB_ROW_CHANGE},
    {"Изменение средних", SVOD_PUB_ROW_CHANGE},
    {"Изменение итога", SVOD_PUB_ROW_CHANGE},
    {"Изменение суммы баллов", SVOD_PUB_ROW_CHANGE},
    {"Изменение средних значений, 2023 к 2022", SVOD_PUB_ROW_CHANGE},
    {"Изменение (+/-)", SVOD_PUB_ROW_CHANGE},
    {"Прирост среднего балла", SVOD_PUB_ROW_CHANGE},
    {"Прирост средних показателей", SVOD_PUB_ROW_CHANGE},
    {"Динамика среднего балла", SVOD_PUB_ROW_CHANGE},
    {"Динамика показателей за 2 года", SVOD_PUB_ROW_CHANGE},
    {"Разница средних баллов", SVOD_PUB_ROW_CHANGE},
    {"Разница с 2022 годом", SVOD_PUB_ROW_CHANGE},
    {"Отклонение от 2022 года", SVOD_PUB_ROW_CHANGE},
    {"Средний балл по области", SVOD_PUB_ROW_MEAN},
    {"Средний по области", SVOD_PUB_ROW_MEAN},
    {"Среднее значение", SVOD_PUB_ROW_MEAN},
    {"Среднее арифметическое", SVOD_PUB_ROW_MEAN},
    {"Среднее", SVOD_PUB_ROW_MEAN},
    {"Средний показатель", SVOD_PUB_ROW_MEAN},
    {"Средний итоговый балл", SVOD_PUB_ROW_MEAN},
    {"Средние показатели по муниципалитетам", SVOD_PUB_ROW_MEAN},
    {"Среднеобластной показатель", SVOD_PUB_ROW_MEAN},
    {"Среднерегиональное значение", SVOD_PUB_ROW_MEAN},
    {"Ср. балл", SVOD_PUB_ROW_MEAN},
    {"Ср.знач.", SVOD_PUB_ROW_MEAN},
    {"Баллов в среднем", SVOD_PUB_ROW_MEAN},
    {"В среднем на одну территорию", SVOD_PUB_ROW_MEAN},
    {"Средний процент выполнения", SVOD_PUB_ROW_PERCENT},
    {"Процент выполнения", SVOD_PUB_ROW_PERCENT},
    {"Доля от максимума, %", SVOD_PUB_ROW_PERCENT},
    {"В % от максимального балла", SVOD_PUB_ROW_PERCENT},
    {"Всего по округу", SVOD_PUB_ROW_SUM},
    {"Итого по столбцу", SVOD_PUB_ROW_SUM},
    {"Сумма по столбцу", SVOD_PUB_ROW_SUM},
    {"Общая сумма", SVOD_PUB_ROW_SUM},
    {"Общий итог", SVOD_PUB_ROW_SUM},
    {"Общая сумма баллов", SVOD_PUB_ROW_SUM},
    {"Баллов всего", SVOD_PUB_ROW_SUM},
    {"Минимальный балл", SVOD_PUB_ROW_LEAST},
    {"Минимальное набранное значение", SVOD_PUB_ROW_LEAST},
    {"Мин.", SVOD_PUB_ROW_LEAST},
    {"Наименьший результат", SVOD_PUB_ROW_LEAST},
    {"Худший результат", SVOD_PUB_ROW_LEAST},
    {"Максимальное значение", SVOD_PUB_ROW_MOST},
    {"Лучший результат", SVOD_PUB_ROW_MOST},
    {"Наивысший балл", SVOD_PUB_ROW_MOST},
    {"Максимально возможный балл", SVOD_PUB_ROW_LIMIT},
    {"Медианный балл", SVOD_PUB_ROW_MEDIAN},
    {"Медианное значение", SVOD_PUB_ROW_MEDIAN},
    {"Темп прироста, %", SVOD_PUB_ROW_OTHER},
    {"Темп роста", SVOD_PUB_ROW_OTHER},
    {"Прирост в процентах", SVOD_PUB_ROW_OTHER},
    {"Изменение места", SVOD_PUB_ROW_OTHER},
    {"Средний прирост", SVOD_PUB_ROW_OTHER},
    {"Среднее изменение", SVOD_PUB_ROW_OTHER},
    {"Отклонение от среднего", SVOD_PUB_ROW_OTHER},
    {"Стандартное отклонение", SVOD_PUB_ROW_OTHER},
    {"Среднеквадратическое отклонение", SVOD_PUB_ROW_OTHER},
    {"Размах", SVOD_PUB_ROW_OTHER},
    {"Размах баллов", SVOD_PUB_ROW_OTHER},
    {"Коэффициент вариации", SVOD_PUB_ROW_OTHER},
    {"По области в целом", SVOD_PUB_ROW_OTHER},
    {"В целом по региону", SVOD_PUB_ROW_OTHER},
    {"Средняя школа № 5", SVOD_PUB_ROW_UNIT},
    {"Средний Васюган", SVOD_PUB_ROW_UNIT},
    {"Среднеуральск", SVOD_PUB_ROW_UNIT},
    {"Среднеколымский район", SVOD_PUB_ROW_UNIT},
    {"Общеобразовательная школа № 3", SVOD_PUB_ROW_UNIT},
    {"Общий Сырт", SVOD_PUB_ROW_UNIT},
    {"Лучший Путь", SVOD_PUB_ROW_UNIT},
    {"Динамика", SVOD_PUB_ROW_CHANGE},
    {"Динамикский", SVOD_PUB_ROW_UNIT},
    {"Минский", SVOD_PUB_ROW_UNIT},
    {"Максатихинский", SVOD_PUB_ROW_UNIT},
    {"Суммская школа", SVOD_PUB_ROW_UNIT},
    {"По-Вирская школа", SVOD_PUB_ROW_UNIT},
    {"Медианская", SVOD_PUB_ROW_UNIT},
};

static void labels_of_real_tables(void **state) {
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const char *sheet = svod_printf(arena, HEAD "Абатский|7|8\nИсетский|6|9\n%s|7|9\n", labels[i].text);
        assert_true(read_sheet(sheet, ""));
        svod_pub_row_kind kind = table_at(0)->rows[2].kind;
        if (kind == labels[i].kind) continue;
        print_error("%s: %s, not %s\n", labels[i].text, svod_pub_row_kind_id(kind), svod_pub_row_kind_id(labels[i].kind));
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

// What only begins like a footer is left alone, and units that do so are units.
static void rows_that_deceive(void **state) {
    (void)state;
    assert_true(read_sheet("Школа|Раздел 1|Раздел 2\nСредняя школа № 5|7|8\nДоля-Вишерская школа|6|9\nМаксимовская|5|5\nИтого|18|22\n"
                           "Доля школ, набравших больше половины|100|100\nКоличество школ, набравших меньше половины|0|0\n"
                           "Максимум|11|12\nПримечание: баллы условные\n",
                           ""));
    assert_rows(0, "2 unit Средняя школа № 5\n3 unit Доля-Вишерская школа\n4 unit Максимовская\n5 sum [Итого]\n"
                   "6 other [Доля школ, набравших больше половины]\n7 other [Количество школ, набравших меньше половины]\n"
                   "8 other [Максимум]\n");
}

static void two_rows_a_unit(void **state) {
    (void)state;
    const char *merged = HEAD_YEAR "Абатский|2022 год|7|8\n|2023 год|6|9\nИсетский|2022 год|-|-\n|2023 год|1|2\n"
                                   "Итого|2022|7|8\n|2023|7|11\n";
    const char *rows = "2 unit 2022 Абатский\n3 unit 2023 Абатский\n4 unit 2022 Исетский\n5 unit 2023 Исетский\n6 sum 2022 [Итого]\n"
                       "7 sum 2023 [Итого]\n";
    assert_true(read_sheet(merged, ""));
    assert_rows(0, rows);
    assert_true(read_sheet(merged, "A2:A3 A4:A5 A6:A7"));
    assert_rows(0, rows);
    assert_int_equal(table_at(0)->name_count, 2);
    assert_int_equal(table_at(0)->rows[1].place.row, 2);
    assert_int_equal(cell_of(table_at(0), "A3")->row, 2);
}

static void labels_beside_the_units(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Показатель|Год|Раздел 1\nАбатский||2022|7\nАбатский||2023|8\nИТОГО 2022 год|Всего баллов||7\n"
                           "|средний балл||7\nИТОГО 2023 год|Всего баллов||8\n|средний балл||8\n"
                           "Изменение показателей по сравнению с 2022 г. на:|||1\n% выполнения показателя в 2023 году|||100\n",
                           "A8:C8 A9:C9"));
    assert_cols(0, "A units\nB label\nC year\nD points 1\n");
    assert_rows(0, "2 unit 2022 Абатский\n3 unit 2023 Абатский\n4 sum 2022 [ИТОГО 2022 год / Всего баллов]\n"
                   "5 mean 2022 [ИТОГО 2022 год / средний балл]\n6 sum 2023 [ИТОГО 2023 год / Всего баллов]\n"
                   "7 mean 2023 [ИТОГО 2023 год / средний балл]\n8 change 2022>2023 [Изменение показателей по сравнению с 2022 г. на:]\n"
                   "9 percent 2023 [% выполнения показателя в 2023 году]\n");
}

static void changes_name_their_years(void **state) {
    (void)state;
    assert_true(read_sheet(
        HEAD_YEAR "Абатский|2022|7|8\nАбатский|2023|8|9\nИзменение||1|1\nДинамика 2023 к 2022||1|1\nПрирост за 2023 год||1|1\n", ""));
    assert_rows(0, "2 unit 2022 Абатский\n3 unit 2023 Абатский\n4 change 2022>2023 [Изменение]\n5 change 2022>2023 [Динамика 2023 к 2022]\n"
                   "6 change 2022>2023 [Прирост за 2023 год]\n");
}

static void parts_have_their_footers(void **state) {
    (void)state;
    assert_true(read_sheet(HEAD "Ишимский округ||\nАбатский|7|8\nИсетский|6|9\nИтого по округу|13|17\nТобольский округ||\nУватский|1|2\n"
                                "Вагайский|3|4\nИтого по округу|4|6\nВсего|17|23\nСредний балл|4,25|5,75\n",
                           "A2:C2 A6:C6"));
    assert_rows(0,
                "2 other [Ишимский округ]\n3 unit Абатский\n4 unit Исетский\n5 sum part 3 [Итого по округу]\n6 other [Тобольский округ]\n"
                "7 unit Уватский\n8 unit Вагайский\n9 sum part 7 [Итого по округу]\n10 sum [Всего]\n11 mean [Средний балл]\n");
    assert_true(read_sheet(HEAD "Абатский|7|8\nИтого города|7|8\nИсетский|6|9\nИтого сёла|6|9\n", ""));
    assert_rows(0, "2 unit Абатский\n3 sum part 2 [Итого города]\n4 unit Исетский\n5 sum part 4 [Итого сёла]\n");
    assert_true(read_sheet(HEAD "Абатский|7|8\nИтого по городам|7|8\nИсетский|6|9\nИтого|13|17\n", ""));
    assert_rows(0, "2 unit Абатский\n3 sum part 2 [Итого по городам]\n4 unit Исетский\n5 sum [Итого]\n");
}

static void footers_before_the_rows(void **state) {
    (void)state;
    assert_true(read_sheet(HEAD "Итого|13|17\nСредний балл|6,5|8,5\nАбатский|7|8\nИсетский|6|9\n", ""));
    assert_rows(0, "2 sum [Итого]\n3 mean [Средний балл]\n4 unit Абатский\n5 unit Исетский\n");
}

// A header that repeats on a new page is no row; after a footer it begins another table.
static void headers_repeat(void **state) {
    (void)state;
    assert_true(read_sheet(HEAD "1|2|3\nАбатский|7|8\n" HEAD "1|2|3\nИсетский|6|9\nИтого|13|17\n", ""));
    assert_int_equal(tables.count, 1);
    assert_rows(0, "3 unit Абатский\n6 unit Исетский\n7 sum [Итого]\n");
    assert_true(read_sheet(HEAD "Абатский|7|8\nИтого|7|8\n" HEAD "Исетский|6|9\nИтого|6|9\n", ""));
    assert_int_equal(tables.count, 2);
    assert_rows(1, "5 unit Исетский\n6 sum [Итого]\n");
}

// A footer's first line without figures; and a table without units below, which is none of this one's rows.
static void headings_of_footers(void **state) {
    (void)state;
    assert_true(read_sheet(HEAD "Абатский|7|8\nИТОГО 2022 год||\n|6,5|8,5\nИТОГО за 2023 год||\nСредний балл|6|7\n", ""));
    assert_rows(0, "2 unit Абатский\n3 other 2022 [ИТОГО 2022 год]\n4 other []\n5 other 2023 [ИТОГО за 2023 год]\n6 mean [Средний балл]\n");
    assert_true(
        read_sheet(HEAD "Абатский|7|8\nИтого|7|8\n\nРаздел|Максимум|Средний балл|% от максимума\nЦели|10|8|80\nВсего|10|8|80\n", ""));
    assert_int_equal(tables.count, 1);
    assert_rows(0, "2 unit Абатский\n3 sum [Итого]\n");
}

static void names_are_one_by_their_fold_key(void **state) {
    (void)state;
    assert_true(read_sheet(HEAD_YEAR "1. Нижне-Тавдинский|2022|1|1\nНижнетавдинский район|2023|2|2\nг.Ишим*|2022|1|1\n", ""));
    assert_int_equal(table_at(0)->name_count, 2);
    assert_string_equal(table_at(0)->names[0], "1. Нижне-Тавдинский");
    assert_string_equal(table_at(0)->rows[1].label, "1. Нижне-Тавдинский");
}

static void the_roster_knows_better(void **state) {
    (void)state;
    input.roster = make_roster("id|name|district\na|Школа|Центр\nb|Всего доброго|Центр\nc|Третья|Север\nd|Пятая|Север\n");
    assert_true(
        read_sheet("Школа города|Раздел 1|Раздел 2\nШкола|7|8\nВсего доброго|6|9\nТретья||\nЧужая|1|2\nЦентр|13|17\nВсего|14|19\n", ""));
    assert_rows(0, "2 unit Школа\n3 unit Всего доброго\n4 unit Третья\n5 unit Чужая\n6 other [Центр]\n7 sum [Всего]\n");
    assert_int_equal(table_at(0)->units[2], 2);
    assert_true(table_at(0)->units[3] == SVOD_NO_UNIT);
}

// ---- cells ---------------------------------------------------------------------------------------------------------------

typedef struct printed {
    const char *text;
    svod_pub_state state;
    int64_t value; // billionths
    unsigned decimals;
} printed;

static void cells_as_printed(void **state) {
    (void)state;
    static const printed cases[] = {
        {"''7,30", SVOD_PUB_NUMBER, 7300000000, 2},
        {"7,5", SVOD_PUB_NUMBER, 7500000000, 1},
        {"''−2,5", SVOD_PUB_NUMBER, -2500000000, 1},
        {"''1\u00A0234,50", SVOD_PUB_NUMBER, 1234500000000, 2},
        {"''59 %", SVOD_PUB_NUMBER, 59000000000, 0},
        {"&0.573", SVOD_PUB_NUMBER, 57300000000, 1},
        {"''7,5*", SVOD_PUB_NUMBER, 7500000000, 1},
        {"''7,5¹", SVOD_PUB_NUMBER, 7500000000, 1},
        {"''12 баллов", SVOD_PUB_NUMBER, 12000000000, 0},
        {"''3 из 26", SVOD_PUB_NUMBER, 3000000000, 0},
        {"''-", SVOD_PUB_NOTHING, 0, 0},
        {"''–", SVOD_PUB_NOTHING, 0, 0},
        {"''н/п", SVOD_PUB_NOTHING, 0, 0},
        {"''нет", SVOD_PUB_TEXT, 0, 0},
        {"''7-8", SVOD_PUB_TEXT, 0, 0},
        {"''12 школ из 14 участвовали", SVOD_PUB_TEXT, 0, 0},
        {"#N/A", SVOD_PUB_UNREADABLE, 0, 0},
        {"!7", SVOD_PUB_UNREADABLE, 0, 0},
        {"=?", SVOD_PUB_UNREADABLE, 0, 0},
        {"@2023-05-07", SVOD_PUB_UNREADABLE, 0, 0},
        {"1e12", SVOD_PUB_UNREADABLE, 0, 0},
        {"0.0000000001", SVOD_PUB_NUMBER, 0, 9},
        {"0.00000000051", SVOD_PUB_NUMBER, 1, 9},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(read_sheet(svod_printf(arena, HEAD "Абатский|7|%s\n", cases[i].text), ""));
        const svod_pub_cell *cell = cell_of(table_at(0), "C2");
        if (cell->state != cases[i].state || cell->value != cases[i].value || cell->decimals != cases[i].decimals)
            fail_msg("%s: state %d, value %lld, decimals %d", cases[i].text, cell->state, (long long)cell->value, cell->decimals);
    }
    assert_true(read_sheet(HEAD "Абатский|4.926923076923077|4.92692\nИсетский||0.1\n", ""));
    assert_true(cell_of(table_at(0), "B2")->machine);
    assert_false(cell_of(table_at(0), "C2")->machine);
    assert_int_equal(cell_of(table_at(0), "B3")->state, SVOD_PUB_ABSENT);
    assert_int_equal(table_at(0)->cols[1].decimals, 0);
    assert_int_equal(table_at(0)->cols[2].decimals, 5);
}

// A row whose figures are the sums or means of those above it is a footer, whatever it is called; a unit that merely looks so is none.
static void footers_by_their_figures(void **state) {
    (void)state;
    assert_true(read_sheet(
        "№|Муниципалитет|Раздел 1|Раздел 2|Итого\n1|Абатский|7|8|15\n2|Исетский|6|9|15\n|Ишимская зона|13|17|30\n|То же на ММС|6,5|8,5|15\n"
        "3|Тюменский|1|3|4\n4|Уватский|4|4|8\n|Тобольская зона|5|7|12\n|Тюменщина|18|24|42\n",
        ""));
    assert_rows(0, "2 unit Абатский\n3 unit Исетский\n4 sum part 2 [Ишимская зона]\n5 mean part 2 [То же на ММС]\n6 unit Тюменский\n"
                   "7 unit Уватский\n8 sum part 6 [Тобольская зона]\n9 sum [Тюменщина]\n");
    assert_int_equal(table_at(0)->name_count, 4);
    assert_true(read_sheet(HEAD "Абатский|2|3\nИсетский|1|2\nТюменский|3|5\nУватский|2|3\n", ""));
    assert_rows(0, "2 unit Абатский\n3 unit Исетский\n4 unit Тюменский\n5 unit Уватский\n");
}

// The second row of a unit has no number either.
// Points of a few units are another's sum by chance, even in most columns.
static void a_sum_by_chance(void **state) {
    (void)state;
    assert_true(read_sheet("№|ММС|Раздел 1|Раздел 2|Раздел 3|Раздел 4|Раздел 5\n1|Абатский|12|0|1|1|1\n2|Исетский|22|2|12|3|4\n"
                           "3|Уватский|25|2|13|4|5\n4|Казанский|17|3|7|2|4\n5|Ярковский|5|5|0|2|0\n",
                           ""));
    assert_rows(0, "2 unit Абатский\n3 unit Исетский\n4 unit Уватский\n5 unit Казанский\n6 unit Ярковский\n");
}

static void further_rows_are_no_footers(void **state) {
    (void)state;
    assert_true(read_sheet("№|Муниципалитет|Год|Раздел 1|Раздел 2\n1|Абатский|2022|7|8\n||2023|6|9\n2|Исетский|2022|5|8\n||2023|4|3\n"
                           "3|Тюменский|2022|1|3\n||2023|5|6\n",
                           ""));
    for (uint32_t i = 0; i < 6; i++)
        assert_int_equal(table_at(0)->rows[i].kind, SVOD_PUB_ROW_UNIT);
}

// A row of the rows' own maxima stays one when a score is wrong.
static void maxima_of_rows_with_an_error(void **state) {
    (void)state;
    assert_true(
        read_sheet("Муниципалитет|Раздел 1|Раздел 2|Итого\nАбатский|8|9|17\nИсетский|6|10|16\nУватский|6|8|14\nМаксимум|8|10|17\n", ""));
    assert_int_equal(table_at(0)->rows[3].kind, SVOD_PUB_ROW_MOST);
    assert_true(
        read_sheet("Муниципалитет|Раздел 1|Раздел 2|Итого\nАбатский|8|9|17\nИсетский|6|12|16\nУватский|6|8|14\nМаксимум|8|9|17\n", ""));
    assert_int_equal(table_at(0)->rows[3].kind, SVOD_PUB_ROW_MOST);
    assert_true(
        read_sheet("Муниципалитет|Раздел 1|Раздел 2|Итого\nАбатский|7|10|17\nИсетский|7|10|16\nУватский|6|8|14\nМаксимум|8|10|17\n", ""));
    assert_int_equal(table_at(0)->rows[3].kind, SVOD_PUB_ROW_MOST);
}

// What the roster does not know and is no footer either is no unit when it has no number, or more points than there are.
static void strangers(void **state) {
    (void)state;
    input.roster = make_roster("id|name\na|Абатский\nb|Исетский\nc|Тюменский\nd|Уватский\n");
    assert_true(
        read_sheet(HEAD "Абатский|7|8\nИсетский|6|9\nТюменский|1|3\nЗона|15|21\nНовый округ|5|5\nУватский|4|4\nТюменщина|18|24\n", ""));
    assert_rows(0, "2 unit Абатский\n3 unit Исетский\n4 unit Тюменский\n5 other [Зона]\n6 unit Новый округ\n7 unit Уватский\n"
                   "8 other [Тюменщина]\n");
    assert_true(table_at(0)->rows[3].stranger);
    assert_true(read_sheet(HEAD "Абатский|7|8\nИсетский|6|9\nТюменский|1|3\nУватский|4|4\nТюменщина|18|24\nСибирь|4,5|6\n", ""));
    assert_rows(0, "2 unit Абатский\n3 unit Исетский\n4 unit Тюменский\n5 unit Уватский\n6 sum [Тюменщина]\n7 mean [Сибирь]\n");
    assert_false(table_at(0)->rows[4].stranger);
}

// A figure merged over columns counts once, a dash for all of them; a figure merged down the rows stands in each.
static void merged_figures(void **state) {
    (void)state;
    assert_true(read_sheet("Муниципалитет|Год|Раздел 1|Раздел 2\nАбатский|2022|7|\n|2023|''-|\nИсетский|2022|3|4\n|2023||5\n",
                           "A2:A3 C2:D2 C3:D3 A4:A5 C4:C5"));
    const svod_pub_table *t = table_at(0);
    assert_int_equal(cell_of(t, "C2")->state, SVOD_PUB_NUMBER);
    assert_int_equal(cell_of(t, "D2")->state, SVOD_PUB_ABSENT);
    assert_int_equal(cell_of(t, "D3")->state, SVOD_PUB_NOTHING);
    assert_int_equal(cell_of(t, "C5")->value, 3 * SVOD_PUB_ONE);
    assert_int_equal(cell_of(t, "C5")->row, 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_small, finish)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(footers_of_every_kind),
        TEST(rows_that_deceive),
        TEST(two_rows_a_unit),
        TEST(labels_beside_the_units),
        TEST(changes_name_their_years),
        TEST(parts_have_their_footers),
        TEST(footers_before_the_rows),
        TEST(headers_repeat),
        TEST(headings_of_footers),
        TEST(names_are_one_by_their_fold_key),
        TEST(the_roster_knows_better),
        TEST(cells_as_printed),
        TEST(merged_figures),
        TEST(labels_of_real_tables),
        TEST(footers_by_their_figures),
        TEST(a_sum_by_chance),
        TEST(strangers),
        TEST(maxima_of_rows_with_an_error),
        TEST(further_rows_are_no_footers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
