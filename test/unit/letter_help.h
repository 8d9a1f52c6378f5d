// For tests: letters made by hand, of all kinds of blocks.
#ifndef SVOD_TEST_LETTER_HELP_H
#define SVOD_TEST_LETTER_HELP_H

#include <string.h>

#include "base/str.h"
#include "data/letter.h"
#include "write/letter.h"

static inline svod_letter *letter_new(svod_arena *arena) {
    svod_letter *letter = SVOD_NEW(arena, svod_letter);
    *letter = (svod_letter){.name = "Письмо",
                            .title = "Письмо: Демо-район",
                            .author = "Демо-центр",
                            .date = "2023-06-26",
                            .footer = "Демо-район, 2023 год",
                            .lang = SVOD_RU};
    letter->blocks = svod_vec_of(arena, sizeof(svod_letter_block));
    return letter;
}

static inline svod_letter_block *block_of(svod_letter *letter, uint8_t kind) {
    svod_letter_block *block = SVOD_PUSH(&letter->blocks, svod_letter_block);
    block->kind = kind;
    return block;
}

// A paragraph of one run.
static inline svod_letter_block *say(svod_letter *letter, uint8_t kind, const char *text) {
    svod_letter_block *block = block_of(letter, kind);
    block->runs = SVOD_NEW(letter->blocks.arena, svod_letter_run);
    block->runs[0].text = text;
    block->run_count = 1;
    return block;
}

static inline svod_letter_block *say_item(svod_letter *letter, bool first, const char *text) {
    svod_letter_block *block = say(letter, SVOD_LETTER_ITEM, text);
    block->first = first;
    return block;
}

static inline svod_letter_block *sign(svod_letter *letter, const char *post, const char *name) {
    svod_letter_block *block = block_of(letter, SVOD_LETTER_SIGN);
    block->runs = SVOD_ARRAY(letter->blocks.arena, svod_letter_run, 2);
    block->runs[0].text = post;
    block->runs[1].text = name;
    block->run_count = 2;
    return block;
}

// Rows are lines, cells are parted by |; "3*text": spans three columns, "#text": a number, "!text": shaded. `heads` rows are headings.
static inline svod_letter_cell cell_of(svod_arena *arena, const char *at, size_t len) {
    svod_letter_cell cell = {.cols = 1};
    if (len > 1 && at[1] == '*') cell.cols = (uint8_t)(at[0] - '0'), at += 2, len -= 2;
    if (len && *at == '#') cell.number = true, at++, len--;
    if (len && *at == '!') cell.shaded = true, at++, len--;
    cell.text = svod_strndup(arena, at, len);
    return cell;
}

static inline svod_letter_block *lay(svod_letter *letter, const uint16_t *widths, uint32_t columns, uint32_t heads, const char *rows) {
    svod_arena *arena = letter->blocks.arena;
    svod_letter_block *block = block_of(letter, SVOD_LETTER_TABLE);
    svod_vec list = svod_vec_of(arena, sizeof(svod_letter_row));
    while (*rows) {
        size_t len = strcspn(rows, "\n");
        svod_vec cells = svod_vec_of(arena, sizeof(svod_letter_cell));
        for (size_t at = 0; at <= len;) {
            size_t cell = strcspn(rows + at, "|\n");
            *SVOD_PUSH(&cells, svod_letter_cell) = cell_of(arena, rows + at, cell);
            at += cell + 1;
        }
        svod_letter_row *row = SVOD_PUSH(&list, svod_letter_row);
        *row = (svod_letter_row){.cells = cells.data, .count = (uint32_t)cells.count, .head = list.count <= heads};
        rows += len + (rows[len] == '\n');
    }
    block->widths = widths;
    block->column_count = columns;
    block->rows = list.data;
    block->row_count = (uint32_t)list.count;
    return block;
}

// Whatever a letter may hold, in the order that a letter has: three pages or four.
static inline svod_letter *letter_whole(svod_arena *arena) {
    static const uint16_t four[] = {460, 180, 180, 180}, two[] = {300, 700};
    svod_letter *letter = letter_new(arena);
    say(letter, SVOD_LETTER_HEAD, "Демо-центр оценки\nг. Демо, ул. Первая, д. 1");
    say(letter, SVOD_LETTER_TO, "Органу управления образованием\nМуниципалитет: Демо-район");
    say(letter, SVOD_LETTER_TITLE, "Итоги экспертизы 2023 года");
    say(letter, SVOD_LETTER_SMALL, "Данные демонстрационные.");
    say(letter, SVOD_LETTER_HEADING, "Баллы по разделам")->keep = true;
    svod_letter_block *text = block_of(letter, SVOD_LETTER_TEXT);
    text->runs = SVOD_ARRAY(arena, svod_letter_run, 5);
    text->run_count = 5;
    text->runs[0].text = "Набрано ";
    text->runs[1] = (svod_letter_run){.text = "57,5", .bold = true};
    text->runs[2] = (svod_letter_run){.text = " из 100 баллов; ", .ink = SVOD_INK_GOOD};
    text->runs[3] = (svod_letter_run){.text = "изменение \u22123,4 п. п.", .ink = SVOD_INK_BAD, .italic = true};
    text->runs[4].text = " за год.";
    svod_buf rows = svod_buf_of(arena);
    svod_buf_str(&rows, "Раздел|Баллы|Максимум|2022 год\n4*!Разделы 1\u20149\n");
    for (int i = 1; i <= 40; i++)
        svod_buf_printf(&rows, "Раздел %d. Цели, показатели, меры и решения, принятые за год|#%d,5|#%d|%s\n", i, i, i + 10,
                        i % 3 ? "#н/п" : "#пусто");
    lay(letter, four, 4, 1, rows.data);
    say(letter, SVOD_LETTER_SMALL, "н/п \u2014 неприменимо; пусто \u2014 эксперт не поставил балла.");
    say(letter, SVOD_LETTER_HEADING, "Рекомендации");
    say(letter, SVOD_LETTER_SUBHEADING, "Методистам");
    for (int i = 0; i < 12; i++)
        say_item(letter, !i,
                 "Назвать в программе развития показатели, по которым будет видно, что меры дали результат. Срок: ____________");
    say(letter, SVOD_LETTER_SUBHEADING, "Руководителям школ");
    say_item(letter, true, "Начать анализ.");
    say(letter, SVOD_LETTER_TEXT, "Пояснение между пунктами.");
    say_item(letter, false, "Продолжить анализ.");
    say(letter, SVOD_LETTER_POINT, "первое;");
    say(letter, SVOD_LETTER_POINT, "второе.");
    lay(letter, two, 2, 1, "Что|Итог\nПервая рекомендация|выполнена\nВторая|не выполнена")->keep = true;
    say(letter, SVOD_LETTER_TEXT, "Просим сообщить о принятых мерах.")->keep = true;
    sign(letter, "Директор демонстрационного центра оценки качества образования", "А. Б. Демонстрационный");
    say(letter, SVOD_LETTER_SMALL, "Исполнитель: В. Г. Примерный, +7 000 000-00-00");
    return letter;
}

// Texts and tables that nobody would write, and some will.
static inline svod_letter *letter_hostile(svod_arena *arena) {
    static const uint16_t odd[] = {0, 60000, 1};
    svod_letter *letter = letter_new(arena);
    letter->title = "<&>\"'\n\x01 ]]>";
    letter->author = NULL;
    letter->footer = "a & b < c > d \"e\" \x1F";
    lay(letter, NULL, 0, 0, "");
    lay(letter, odd, 3, 3, "a|b|c\nd|e|f\ng|h|i"); // heads alone
    lay(letter, odd, 3, 0, "a|b|c\n9*deep\nonly one\nfour|cells|in|three columns\n2*x|y|z");
    say(letter, SVOD_LETTER_TEXT, "  two  spaces\tand a tab\r\nline\rline\n\n<w:t>]]>&amp;\x01\x08\x0B\x7F\xC2\x85\uFFFE\uFFFF.");
    say(letter, SVOD_LETTER_TEXT, "bad \xC3\x28 bytes \xFF");
    say(letter, SVOD_LETTER_TEXT, "северо\u2011запад \u202Eright to left\u202C \U0001F600 e\u0301\u00A0\u00AD.");
    say(letter, SVOD_LETTER_TEXT, "");
    block_of(letter, SVOD_LETTER_TEXT);
    block_of(letter, SVOD_LETTER_SIGN);
    say_item(letter, false, "a list that nobody began");
    svod_buf many = svod_buf_of(arena), words = svod_buf_of(arena);
    for (int i = 0; i < 100; i++)
        svod_buf_printf(&many, "%s%d", i ? "|" : "", i);
    lay(letter, NULL, 100, 0, many.data);
    for (int i = 0; i < 10000; i++)
        svod_buf_str(&words, "слово ваше ");
    svod_buf_str(&words, "конец-текста");
    say(letter, SVOD_LETTER_TEXT, words.data);
    lay(letter, NULL, 1, 1, svod_printf(arena, "Шапка\n%sконец-ячейки", words.data));
    return letter;
}

#endif
