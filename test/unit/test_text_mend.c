// Texts of paragraphs mended, cut into sentences, marks of lists.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/str.h"
#include "text/letter.h"
#include "text/text.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static svod_arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

typedef struct pair {
    const char *raw, *mended;
} pair;

static void mends(const pair *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        assert_string_equal(svod_text_mend(arena, list[i].raw, strlen(list[i].raw)), list[i].mended);
}

static void joins_hyphens_at_line_ends(void **state) {
    (void)state;
    static const pair list[] = {{"профес-\nсионального", "профессионального"},
                                {"разви-  \r\n   тие", "развитие"},
                                {"учебно-\nметодический", "учебно-методический"},
                                {"научно-\nметодического", "научно-методического"},
                                {"социально-\nпсихологический", "социально-психологический"},
                                {"гражданско-\nпатриотический", "гражданско-патриотический"},
                                {"деятельно-\nсти", "деятельности"},
                                {"взаимоотно-\nшения", "взаимоотношения"},
                                {"педагогов-\nпсихологов", "педагогов-психологов"},
                                {"мастер-\nкласс", "мастер-класс"},
                                {"кто-\nто", "кто-то"},
                                {"Северо-\nКавказский", "Северо-Кавказский"},
                                {"2021-\n2022", "2021-2022"},
                                {"психолого- педагогический", "психолого-педагогический"},
                                {"теле- и радиопередачи", "теле- и радиопередачи"},
                                {"теле-\nи радиопередачи", "теле- и радиопередачи"},
                                {"центр -\nотдел", "центр - отдел"},
                                {"рекомен\u00ADда\u00AD\nции", "рекомендации"},
                                {"ВОСПИТА-\nТЕЛЬНАЯ", "ВОСПИТАТЕЛЬНАЯ"}};
    mends(list, COUNT(list));
}

static void takes_light_markup_off(void **state) {
    (void)state;
    static const pair list[] = {{"**Цель:** рост", "Цель: рост"},
                                {"*не указано* здесь", "не указано здесь"},
                                {"5*3 = 15", "5*3 = 15"},
                                {"__важно__", "важно"},
                                {"Подпись ______", "Подпись ______"},
                                {"[план](http://a.b/c)", "план"},
                                {"[](http://a.b/c)", "http://a.b/c"},
                                {"<https://a.b/c_d>", "https://a.b/c_d"},
                                {"да<br>нет", "да нет"},
                                {"<i>очно</i>", "очно"},
                                {"a < b > c", "a < b > c"},
                                {"Итого ........ 5", "Итого … 5"},
                                {"[1] по (2)", "[1] по (2)"},
                                {"http://a.b/c__d", "http://a.b/c__d"}};
    mends(list, COUNT(list));
}

static void folds_letters(void **state) {
    (void)state;
    static const pair list[] = {{"Pедaгог", "Редагог"},
                                {"MAОУ", "МАОУ"},
                                {"c целью", "с целью"},
                                {"IT-технологии", "IT-технологии"},
                                {"и\u0306од", "йод"},
                                {"кто\u2011то", "кто-то"},
                                {"\uFB01nal", "final"},
                                {"  а\u00A0\t\n б\u200B ", "а б"},
                                {"N P-76", "N P-76"},
                                {"Microsoft Word", "Microsoft Word"},
                                {"П Р И К А З", "ПРИКАЗ"},
                                {"П Р И К А З   № 5", "ПРИКАЗ № 5"},
                                {"п р и к а з ы в а ю:", "приказываю:"},
                                {"А Б В Г", "А Б В Г"},
                                {"УТВЕРЖДЕНАприказом", "УТВЕРЖДЕНА приказом"},
                                {"ФГОСами", "ФГОСами"},
                                {"а\x01б\xFF", "а б\uFFFD"}};
    mends(list, COUNT(list));
}

// Any bytes become valid text of one line, and mending it again changes nothing of its being one.
static void any_bytes_become_valid(void **state) {
    (void)state;
    static const char *const bits[] = {"а",    "-",    "\n", " ", "*", "**", "[",        "](", ")",    "<", ">", "\xC2\xAD",
                                       "\xD0", "\xFF", "A",  "И", "_", ".",  "\xCC\x81", "о",  "\xE2", "N", "5"};
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        char text[96];
        size_t len = 0;
        for (int i = 0; i < 24; i++) {
            seed = seed * 1664525 + 1013904223;
            const char *bit = bits[(seed >> 16) % COUNT(bits)];
            memcpy(text + len, bit, strlen(bit));
            len += strlen(bit);
        }
        const char *out = svod_text_mend(arena, text, len);
        assert_true(svod_utf8_valid(out, strlen(out)));
        assert_null(strpbrk(out, "\n\r\t"));
        assert_null(strstr(out, "  "));
        assert_true(*out != ' ');
        if (round % 100 == 0) svod_arena_reset(arena);
    }
}

typedef struct kept {
    const char *text;
    char out[2000];
} kept;

static bool keep(void *ctx, size_t from, size_t len) {
    kept *to = ctx;
    strncat(to->out, to->text + from, len);
    strcat(to->out, "|");
    return true;
}

static void cut(const char *text, const char *expected) {
    kept to = {.text = text};
    svod_sentences(text, strlen(text), keep, &to);
    assert_string_equal(to.out, expected);
}

static void cuts_sentences(void **state) {
    (void)state;
    cut("", "");
    cut("Работа начата. Итоги подведены!", "Работа начата.|Итоги подведены!|");
    cut("Совещание в г. Ишим прошло. Решили: да.", "Совещание в г. Ишим прошло.|Решили: да.|");
    cut("Отчет за 2022 г. Показатели выросли.", "Отчет за 2022 г.|Показатели выросли.|");
    cut("Приказ от 5 мая 2020 г. N P-76 принят.", "Приказ от 5 мая 2020 г. N P-76 принят.|");
    cut("Слушали А.В. Петрову. Она сообщила.", "Слушали А.В. Петрову.|Она сообщила.|");
    cut("Возложить на Петрову А.В. Срок – май.", "Возложить на Петрову А.В.|Срок – май.|");
    cut("Кабинету (Сорокина Н. А.) обеспечить связь. Срок – май.", "Кабинету (Сорокина Н. А.) обеспечить связь.|Срок – май.|");
    cut("Возложить на Петрову А. В. Срок – май.", "Возложить на Петрову А. В.|Срок – май.|");
    cut("Слушали: А. В. Петрову. Она сообщила.", "Слушали: А. В. Петрову.|Она сообщила.|");
    cut("Поручить Сорокиной Н. А. 12 школ.", "Поручить Сорокиной Н. А. 12 школ.|");
    cut("Курсы, семинары и др. Охват вырос.", "Курсы, семинары и др.|Охват вырос.|");
    cut("По ст. 28 и п. 3 Устава, т.е. Главы.", "По ст. 28 и п. 3 Устава, т.е. Главы.|");
    cut("а) курсы; б) школа (клуб; кружок); в) слет", "а) курсы;|б) школа (клуб; кружок);|в) слет|");
    cut("1. Провести конкурс. Срок 01.05.2022. Итог.", "1. Провести конкурс.|Срок 01.05.2022.|Итог.|");
    cut("Доля 3.5 процента. 12 школ.", "Доля 3.5 процента.|12 школ.|");
    cut("Ушла работа.Проведение начато", "Ушла работа.|Проведение начато|");
    cut("Сайт www.imc.ru работает. Да", "Сайт www.imc.ru работает.|Да|");
    cut("«Почему?» Потому.", "«Почему?»|Потому.|");
    cut("Ждём… Потом", "Ждём…|Потом|");
}

// Runs that a look ahead from each of their letters would make endless: all of it is done in a moment.
static void repeated(const char *head, const char *part, size_t count, const char *tail, const char *mended) {
    svod_buf text = svod_buf_of(arena);
    svod_buf_str(&text, head);
    for (size_t i = 0; i < count; i++)
        svod_buf_str(&text, part);
    svod_buf_str(&text, tail);
    const char *out = svod_text_mend(arena, text.data, text.len);
    assert_memory_equal(out, mended, strlen(mended));
}

static void looks_ahead_once(void **state) {
    (void)state;
    repeated("про", "\u00ad", 1000000, "цель", "процель");
    repeated("про", "\u00ad \u200b", 300000, "!", "про !");
    repeated("про", "\u00ad\n", 300000, "цель", "процель");
    repeated("", "а ", 500000, "б.", "а а а а а");
}

static void marked(const char *text, mark_kind kind, const char *rest, unsigned depth) {
    mark at = mark_of(text, strlen(text));
    assert_int_equal(at.kind, kind);
    assert_string_equal(text + at.text, rest);
    if (kind == MARK_NUMBER) assert_int_equal(at.depth, depth);
}

static void knows_marks(void **state) {
    (void)state;
    marked("1. План", MARK_NUMBER, "План", 1);
    marked("2.1. План", MARK_NUMBER, "План", 2);
    marked("2.1 План", MARK_NUMBER, "План", 2);
    marked("3) план", MARK_NUMBER, "план", 1);
    marked("1.План", MARK_NUMBER, "План", 1);
    marked("а) план", MARK_LETTER, "план", 0);
    marked("IV. План", MARK_ROMAN, "План", 0);
    marked("- план", MARK_BULLET, "план", 0);
    marked("–развитие", MARK_BULLET, "развитие", 0);
    marked("• план", MARK_BULLET, "план", 0);
    marked("- II. План", MARK_ROMAN, "План", 0);
    marked("2022 год", MARK_NONE, "2022 год", 0);
    marked("15.07.2022 г.", MARK_NONE, "15.07.2022 г.", 0);
    marked("1.5 тыс.", MARK_NONE, "1.5 тыс.", 0);
    marked("-5 градусов", MARK_NONE, "-5 градусов", 0);
    marked("И. Иванов", MARK_NONE, "И. Иванов", 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(joins_hyphens_at_line_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_light_markup_off, set_up, tear_down),
        cmocka_unit_test_setup_teardown(folds_letters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(any_bytes_become_valid, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cuts_sentences, set_up, tear_down),
        cmocka_unit_test_setup_teardown(looks_ahead_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(knows_marks, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
