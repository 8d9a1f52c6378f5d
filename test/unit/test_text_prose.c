// Lines and blocks into paragraphs: joining, headings and items, pages, contents, columns of letters, tables.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "text/text.h"

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

// A form feed begins a new page.
static svod_document read_lines(const char *text, size_t len) {
    svod_prose *prose = svod_prose_new(arena);
    bool paged = memchr(text, '\f', len) != NULL;
    uint32_t page = 1, number = 0;
    for (const char *at = text, *end = text + len; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        for (; at < stop && *at == '\f'; at++)
            page++;
        svod_raw raw = {.kind = SVOD_BLOCK_LINE, .text = at, .len = (size_t)(stop - at), .line = ++number, .page = paged ? page : 0};
        assert_true(svod_prose_add(prose, &raw));
        at = stop + 1;
    }
    svod_document out = {.name = "a.txt"};
    svod_prose_end(prose, &out);
    return out;
}

// "H1 ЦЕЛИ|T рост|I[1.] план|" of the lines.
static const char *shape_of(const svod_document *document) {
    svod_buf out = svod_buf_of(arena);
    for (uint32_t i = 0; i < document->count; i++) {
        const svod_paragraph *at = &document->paragraphs[i];
        assert_int_equal(at->number, i + 1);
        assert_int_equal(at->len, strlen(at->text));
        svod_buf_printf(&out, "%c", at->unreadable ? '?' : "THIC"[at->kind]);
        if (at->kind == SVOD_BLOCK_HEADING) svod_buf_printf(&out, "%u", at->level);
        if (at->kind == SVOD_BLOCK_CELL) svod_buf_printf(&out, "%u.%u.%u", at->table, at->row, at->col);
        if (*at->mark) svod_buf_printf(&out, "[%s]", at->mark);
        svod_buf_printf(&out, " %s|", at->text);
    }
    return out.data ? out.data : "";
}

static void lines(const char *text, const char *expected) {
    svod_document document = read_lines(text, strlen(text));
    assert_string_equal(shape_of(&document), expected);
}

#define PROSE "Кадры района растут, и школы получают молодых учителей каждый год без перерыва, что видно из отчётов."

static void joins_lines(void **state) {
    (void)state;
    lines("", "");
    lines("Школы района получают новых учителей каждый год, и профес-\nсиональный рост их заметен. Отчёты школ говорят о том же,\nи это "
          "видно всем.\n",
          "T Школы района получают новых учителей каждый год, и профессиональный рост их заметен. Отчёты школ говорят о том же, и это "
          "видно всем.|");
    lines("Школы получают учителей, что ведёт к росту\n– одна из задач службы на весь год работы.\n",
          "T Школы получают учителей, что ведёт к росту – одна из задач службы на весь год работы.|");
    lines("1. Первое дело\nпродолжено здесь.\n2. Второе дело.\n", "I[1.] Первое дело продолжено здесь.|I[2.] Второе дело.|");
    lines("- курсы;\n- слёты;\n\n–школы.\n", "I[-] курсы;|I[-] слёты;|I[–] школы.|");
}

static void tells_headings_from_items(void **state) {
    (void)state;
    lines("ЦЕЛИ\n\n" PROSE "\n", "H1 ЦЕЛИ|T " PROSE "|");
    lines("ЗАДАЧИ:\n\n1. Рост кадров.\n2. Обмен опытом.\n", "H1 ЗАДАЧИ:|I[1.] Рост кадров.|I[2.] Обмен опытом.|");
    lines("1. Учёт кадров\n\n" PROSE "\n\n2. Обмен опытом\n\n" PROSE "\n",
          "H1[1.] Учёт кадров|T " PROSE "|H1[2.] Обмен опытом|T " PROSE "|");
    lines("2.1. Учёт кадров\n\n" PROSE "\n\n2.2. Обмен опытом\n\n" PROSE "\n",
          "H2[2.1.] Учёт кадров|T " PROSE "|H2[2.2.] Обмен опытом|T " PROSE "|");
    lines("МЕРЫ\n\n1. Учёт кадров\n\n" PROSE "\n\n2. Обмен опытом\n\n" PROSE "\n",
          "H1 МЕРЫ|H2[1.] Учёт кадров|T " PROSE "|H2[2.] Обмен опытом|T " PROSE "|");
    lines("I. Учёт кадров\nШколы ведут учёт каждый месяц.\n\nII. Обмен опытом\nШколы встречаются каждый месяц.\n",
          "H1[I.] Учёт кадров|T Школы ведут учёт каждый месяц.|H1[II.] Обмен опытом|T Школы встречаются каждый месяц.|");
    lines("Общие положения\n\n" PROSE "\n", "H5 Общие положения|T " PROSE "|");
    lines("Начальник управления\n\n" PROSE "\n", "T Начальник управления|T " PROSE "|");
    lines("ПЛАН РАБОТЫ\nПО КАДРАМ\nРАЙОНА\n\n" PROSE "\n", "H1 ПЛАН РАБОТЫ ПО КАДРАМ РАЙОНА|T " PROSE "|");
    lines("**План работы\nпо кадрам на 2022 г.****Введение**\n\n" PROSE "\n",
          "H4 План работы по кадрам на 2022 г.|H4 Введение|T " PROSE "|");
    lines("## Методы\n" PROSE "\n", "H2 Методы|T " PROSE "|");
    // Between rules.
    lines("--- Методы ---\n" PROSE "\n", "H2 Методы|T " PROSE "|");
    lines(PROSE "\n===== МЕТОДЫ =====\n" PROSE "\n", "T " PROSE "|H2 МЕТОДЫ|T " PROSE "|");
    lines(PROSE "\n\n---\n\n" PROSE "\n", "T " PROSE "|T " PROSE "|");
    lines("Цель: рост мастерства учителей района.\n", "H9 Цель:|T рост мастерства учителей района.|");
    lines("Опрос прошёл. **Цель:** понять нужды учителей.\n", "T Опрос прошёл.|H9 Цель:|T понять нужды учителей.|");
    // Capitals and a colon, where a sentence ended.
    lines(PROSE "\nРЕШИЛИ: открыть клуб.\n", "T " PROSE "|T РЕШИЛИ: открыть клуб.|");
    lines(PROSE "\nРешение: открыть клуб.\n", "T " PROSE "|T Решение: открыть клуб.|");
    lines("Раздел 2. Показатели службы\n\n" PROSE "\n", "H1 Раздел 2. Показатели службы|T " PROSE "|");
}

static void leaves_out_what_pages_carry(void **state) {
    (void)state;
    lines("Отчёт школы\nУчителя растут из года в год и вместе с ними растут\n1\n\fОтчёт школы\nученики всех школ.\n2\n\fОтчёт школы\nКонец "
          "пути.\n3\n",
          "T Отчёт школы|T Учителя растут из года в год и вместе с ними растут ученики всех школ.|T Конец пути.|");
    lines("Содержание\nЦели ........ 3\nМеры\t5\n\nЦЕЛИ\n" PROSE "\n", "H1 ЦЕЛИ|T " PROSE "|");
}

static void puts_columns_of_letters_together(void **state) {
    (void)state;
    lines("Работа начата, " PROSE "\n\nр\nа\nб\nо\nт\nа\n\n" PROSE "\n", "T Работа начата, " PROSE "|T работа|T " PROSE "|");
    lines(PROSE "\n\nк\nб\n\nг –доля " PROSE "\n\nщ\nд\nл\n", "T " PROSE "|? к б г щ д л|I[–] доля " PROSE "|");
}

static void keeps_tables_apart(void **state) {
    (void)state;
    lines("№\tМера\tСрок\n1\tКурсы\tмай\n\n\tи слёты\t\n", "C1.1.1 №|C1.1.2 Мера|C1.1.3 Срок|C1.2.1 1|C1.2.2 Курсы и слёты|C1.2.3 май|");
    lines("№     Мера            Срок\n1     Курсы           май\n      повышения\n2     Слёты           июнь\n",
          "C1.1.1 №|C1.1.2 Мера|C1.1.3 Срок|C1.2.1 1|C1.2.2 Курсы повышения|C1.2.3 май|C1.3.1 2|C1.3.2 Слёты|C1.3.3 июнь|");
    lines("| а | б |\n|---|---|\n| в | г |\n", "C1.1.1 а|C1.1.2 б|C1.2.1 в|C1.2.2 г|");
    lines("Мера | 2022 | 2023\nСлёты | 4 | 9\n", "C1.1.1 Мера|C1.1.2 2022|C1.1.3 2023|C1.2.1 Слёты|C1.2.2 4|C1.2.3 9|");
    // A title between rows with bars is a row of one cell; behind the last of them it is none.
    lines("| Мера | Срок |\n|---|---|\n| Слёты | май |\nБлок А. Работа школ\n| Курсы | июнь |\n\nБлок Б. Конец\n",
          "C1.1.1 Мера|C1.1.2 Срок|C1.2.1 Слёты|C1.2.2 май|C1.3.1 Блок А. Работа школ|C1.4.1 Курсы|C1.4.2 июнь|T Блок Б. Конец|");
    lines("Мера | Срок\nСлёты | май\n\nБлок А. Работа школ\n\nКурсы | июнь\n",
          "C1.1.1 Мера|C1.1.2 Срок|C1.2.1 Слёты|C1.2.2 май|C1.3.1 Блок А. Работа школ|C1.4.1 Курсы|C1.4.2 июнь|");
    lines("Курсы | май\n", "T Курсы | май|"); // a single line is no table
}

static void takes_blocks_of_formats(void **state) {
    (void)state;
    static const svod_raw blocks[] = {{.kind = SVOD_BLOCK_HEADING, .text = "Глава", .level = 2},
                                      {.kind = SVOD_BLOCK_TEXT, .text = "Методы работы", .strong = true},
                                      {.kind = SVOD_BLOCK_TEXT, .text = PROSE},
                                      {.kind = SVOD_BLOCK_ITEM, .text = "курсы", .mark = "1.", .level = 1},
                                      {.kind = SVOD_BLOCK_TEXT, .text = "Меры ...... 12"},
                                      {.kind = SVOD_BLOCK_CELL, .text = "1. Мера", .table = 1, .row = 1, .col = 2},
                                      {.kind = SVOD_BLOCK_CELL, .text = "Нигде", .table = 1, .row = 2}}; // others' may say too little
    svod_prose *prose = svod_prose_new(arena);
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        svod_raw raw = blocks[i];
        raw.len = strlen(raw.text);
        svod_prose_add(prose, &raw);
    }
    svod_document out = {0};
    svod_prose_end(prose, &out);
    assert_string_equal(shape_of(&out), "H2 Глава|H3 Методы работы|T " PROSE "|I[1.] курсы|C1.1.2 1. Мера|T Нигде|");
}

// ---- no word is lost -----------------------------------------------------------------------------------------------------------

static uint32_t seed = 1;

static uint32_t draw(uint32_t below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 12) % below;
}

// Every line bears a word of its own, "слово17ц": it must stand in a paragraph, and in one alone.
static void loses_no_words(void **state) {
    (void)state;
    static const char *const before[] = {"",       "",   "- ", "1. ", "2. ", "2.1. ", "   ",  "\t",  "ЦЕЛИ ",
                                         "Цель: ", "**", "# ", "а) ", "а ",  "| ",    "IV. ", "№   "};
    static const char *const behind[] = {"",   "",     ".",    ";",  ":", "\n", "\n\n",
                                         "**", "   5", "\tда", " и", "-", " |", ", что школы района растут из года в год и дальше",
                                         "\f"};
    for (int round = 0; round < 400; round++) {
        svod_buf text = svod_buf_of(arena);
        unsigned words = 1 + draw(40);
        for (unsigned i = 0; i < words; i++)
            svod_buf_printf(&text, "%sслово%uц%s\n", before[draw(17)], i, behind[draw(15)]);
        svod_document document = read_lines(text.data, text.len);
        for (unsigned i = 0; i < words; i++) {
            const char *word = svod_printf(arena, "слово%uц", i);
            unsigned found = 0;
            for (uint32_t j = 0; j < document.count; j++)
                for (const char *at = document.paragraphs[j].text; (at = strstr(at, word)); at++)
                    found++;
            if (found != 1) print_message("%s\n-- %s: %u\n%s\n", text.data, word, found, shape_of(&document));
            assert_int_equal(found, 1);
        }
        svod_arena_reset(arena);
    }
}

static void takes_any_bytes(void **state) {
    (void)state;
    for (int round = 0; round < 300; round++) {
        size_t len = draw(3000);
        char *text = svod_alloc(arena, len + 1);
        for (size_t i = 0; i < len; i++)
            text[i] = (char)(draw(4) ? "\n\n \t-.*:1а\xD0\xB0\xD1\f|"[draw(15)] : (char)draw(256));
        svod_document document = read_lines(text, len);
        for (uint32_t i = 0; i < document.count; i++) {
            assert_true(document.paragraphs[i].len > 0);
            assert_true(svod_utf8_valid(document.paragraphs[i].text, document.paragraphs[i].len));
        }
        svod_arena_reset(arena);
    }
}

// What is linear takes moments; the time limit of the tests tells when something is not.
static void takes_long_texts(void **state) {
    (void)state;
    static const char *const bits[] = {"слово ", "а-\n",   "а\n",    "1. А\n\n", "[",    "**а:", "а\u0301\u0301",
                                       "а Бв\n", "ЦЕЛИ\n", "а\tб\n", ".»",       "(А. ", "<"};
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
        svod_buf text = svod_buf_of(arena);
        while (text.len < 1000000)
            svod_buf_str(&text, bits[i]);
        assert_true(read_lines(text.data, text.len).count > 0);
        svod_arena_reset(arena);
    }
}

// Two bytes may make a cell: more than are kept are left out, and told.
static void keeps_so_many(void **state) {
    (void)state;
    svod_buf text = svod_buf_of(arena);
    for (size_t i = 0; i < SVOD_PARAGRAPHS / 50; i++) {
        for (size_t col = 0; col < 60; col++)
            svod_buf_str(&text, "|a");
        svod_buf_str(&text, "|\n");
    }
    svod_document document = read_lines(text.data, text.len);
    assert_int_equal(document.count, SVOD_PARAGRAPHS);
    assert_true(document.cut);
    assert_false(read_lines("|a|b|\n|c|d|\n", 12).cut);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(joins_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_headings_from_items, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_out_what_pages_carry, set_up, tear_down),
        cmocka_unit_test_setup_teardown(puts_columns_of_letters_together, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_tables_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_blocks_of_formats, set_up, tear_down),
        cmocka_unit_test_setup_teardown(loses_no_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_any_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_long_texts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_so_many, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
