// Day, number, approval and title of a document, from its own lines and not from those it quotes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/str.h"
#include "evidence/requisites.h"
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

static svod_found found_in(const char *text) {
    svod_prose *prose = svod_prose_new(arena);
    uint32_t number = 0;
    for (const char *at = text; *at;) {
        size_t len = strcspn(at, "\n");
        svod_raw raw = {.kind = SVOD_BLOCK_LINE, .text = at, .len = len, .line = ++number};
        svod_prose_add(prose, &raw);
        at += len + (at[len] == '\n');
    }
    svod_document document = {.name = "a.txt"};
    svod_prose_end(prose, &document);
    svod_found out = {0};
    evidence_requisites(&document, arena, &out);
    return out;
}

static void bears(const char *text, const char *date, const char *number, bool approved) {
    svod_found out = found_in(text);
    assert_string_equal(out.date, date);
    assert_string_equal(out.number, number);
    assert_int_equal(out.approved, approved);
    assert_int_equal(out.requisites.text[0] != '\0', *date || *number || approved);
}

static void reads_lines_of_requisites(void **state) {
    (void)state;
    bears("от 03.02.2021 № 17-Д\n\nОб учёте кадров\n", "2021-02-03", "17-Д", false);
    bears("ПРИКАЗ\n\nот 5 июля 2022 г. № 5/к\n", "2022-07-05", "5/к", false);
    bears("ПРОТОКОЛ № 3\nот «5» июля 2022 года\n", "2022-07-05", "3", false);
    bears("Протокол заседания совета № 3 от 05.07.2022\n", "2022-07-05", "3", false);
    bears("ПРОТОКОЛ\n\nДата проведения: 15.07.2022 г.\n", "2022-07-15", "", false);
    bears("УТВЕРЖДЕНАприказом начальника\nотдела\n\nот 26.07.2021 № 9-Д\n", "2021-07-26", "9-Д", true);
    bears("УТВЕРЖДАЮ\n\nДиректор\n\n2021-07-26\n", "2021-07-26", "", true);
    bears("План работы\n\nУтверждён приказом отдела от 01.09.2021 № 44\n", "2021-09-01", "44", true);
}

static void leaves_what_is_quoted(void **state) {
    (void)state;
    bears("В соответствии с приказом от 01.02.2020 № 5 проведён опрос.\n", "", "", false);
    bears("Об изменении приказа от 01.02.2020 № 5\n", "", "", false);
    bears("Закон от 29 декабря 2012 г. № 273-ФЗ\n", "", "", false);
    bears("Приложение к письму от 1 июля 2022 № 8/а\n", "", "", false);
    bears("Срок до 31.12.2024\n", "", "", false);
    bears("от 31.09.2021 № 4\n", "", "4", false);
    bears("МБОУ СОШ № 5\n", "", "", false);
}

static void finds_titles(void **state) {
    (void)state;
    assert_string_equal(found_in("от 03.02.2021 № 17\n\nОб учёте кадров района\n").title, "Об учёте кадров района");
    assert_string_equal(found_in("ПРОТОКОЛ\n\nзаседания совета\n").title, "ПРОТОКОЛ заседания совета");
    assert_string_equal(found_in("АДМИНИСТРАЦИЯ РАЙОНА\n\nКОНЦЕПЦИЯ РОСТА КАДРОВ\n").title, "КОНЦЕПЦИЯ РОСТА КАДРОВ");
    static const struct {
        const char *text, *title;
    } heads[] = {
        {"ОТДЕЛ ОБРАЗОВАНИЯ\n\nПРИКАЗ\n\nот 01.02.2023 № 4\n\nО проведении смотра\n\nПриказываю:\n", "О проведении смотра"},
        {"ОТДЕЛ ОБРАЗОВАНИЯ\n\nО проведении смотра\n", "О проведении смотра"},
        {"МУНИЦИПАЛЬНОЕ ОБРАЗОВАНИЕ «РЕЧНОЙ РАЙОН»\n\nПРИКАЗ\n\nс. Речное\n\nОб итогах смотра\n", "Об итогах смотра"},
        {"Управление образования\n\nП Р И К А З\nг. Речной\n\nО проведении смотра\n", "О проведении смотра"},
        {"АДМИНИСТРАЦИЯ ГОРОДА\n\nПРИКАЗ № 37\n\n28 июня 2023 года\n\nОб итогах смотра\n", "Об итогах смотра"},
        {"ПРИКАЗ № 37 от 28.06.2023 «О проведении смотра»\n", "ПРИКАЗ № 37 от 28.06.2023 «О проведении смотра»"},
        {"ОТДЕЛ ОБРАЗОВАНИЯ\n\nРАСПОРЯЖЕНИЕ\n\n05.05.2023 № 3\n\nВ целях смотра школ района приказываю:\n", "РАСПОРЯЖЕНИЕ"},
        {"АДМИНИСТРАЦИЯ РАЙОНА\n\nКОНЦЕПЦИЯ РОСТА КАДРОВ\n\nОб этом будет сказано ниже.\n", "КОНЦЕПЦИЯ РОСТА КАДРОВ"},
        // A paper may be about a department.
        {"ПЛАН РАБОТЫ ОТДЕЛА ОБРАЗОВАНИЯ\n\nСентябрь\n", "ПЛАН РАБОТЫ ОТДЕЛА ОБРАЗОВАНИЯ"},
        {"ДОРОЖНАЯ КАРТА ОТДЕЛА\n\nСентябрь\n", "ДОРОЖНАЯ КАРТА ОТДЕЛА"},
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        assert_string_equal(found_in(heads[i].text).title, heads[i].title);
    assert_string_equal(found_in("").title, "");
}

static void takes_broken_texts(void **state) {
    (void)state;
    static const char *const texts[] = {"№",      "N ",        "от «",   "от 1",  "от 1.",   "от 1.1.",
                                        "1 июля", "1 июля 20", "№ \xD0", "2021-", "2021-07", "99999999999999999999.1.1",
                                        "«»«»",   "Дата:"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(found_in(texts[i]).date, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_lines_of_requisites, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_what_is_quoted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(finds_titles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_broken_texts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
