// CSV: encodings, delimiters, quotes, numbers, and what was decided.
#include <stdio.h>
#include <stdlib.h>

#include "read/csv.h"
#include "read_help.h"

static void assert_csv_n(const char *bytes, size_t len, const svod_read_options *options, const char *cells, const char *codes,
                         const char *decision) {
    reading r = read_bytes(bytes, len, "папка/лист.csv", options);
    assert_string_equal(r.cells.data, cells);
    assert_string_equal(r.codes.data, codes);
    if (decision) {
        assert_string_equal(r.decisions, decision);
    }
    reading_free(&r);
}

static void assert_csv(const char *text, const char *cells) {
    assert_csv_n(text, strlen(text), NULL, cells, "", NULL);
}

static void test_semicolons(void **state) {
    (void)state;
    const char *text = "МО;1;2\r\nИшим;7,5;10\r\n\r\nТобольск;;007\r\n";
    assert_csv_n(text, strlen(text), NULL,
                 "[лист]\nA1 string МО\nB1 number 1\nC1 number 2\nA2 string Ишим\nB2 number 7,5\nC2 number 10\n"
                 "A4 string Тобольск\nC4 string 007\n",
                 "", "UTF-8, разделитель «;», десятичная запятая");
}

static void test_what_is_a_number(void **state) {
    (void)state;
    assert_csv(
        "a;b\n7.5;-0,25\n+3;12 000\n75%;1.2.3\n1e3;,5\n5,;-\n0;0,5\n123456789012345;1234567890123456\n",
        "[лист]\nA1 string a\nB1 string b\nA2 number 7.5\nB2 number -0,25\nA3 string +3\nB3 string 12 000\nA4 string 75%\nB4 string 1.2.3\n"
        "A5 string 1e3\nB5 string ,5\nA6 string 5,\nB6 string -\nA7 number 0\nB7 number 0,5\nA8 number 123456789012345\n"
        "B8 string 1234567890123456\n");
}

static void test_values_are_exact(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_grids grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(&grids);
    const char *text = "a;0,1\nb;-7,35\nc;0.000000000000001\n";
    assert_true(svod_open((svod_bytes){(const unsigned char *)text, strlen(text)}, "a.csv", NULL, arena, &sink, NULL, NULL, &findings));
    const svod_grid *grid = SVOD_AT(&grids.list, svod_grid, 0);
    assert_true(svod_grid_at(grid, 1, 2)->number == 0.1);
    assert_true(svod_grid_at(grid, 2, 2)->number == -7.35);
    assert_true(svod_grid_at(grid, 3, 2)->number == 0.000000000000001 || svod_grid_at(grid, 3, 2)->type == SVOD_CELL_STRING);
    assert_int_equal(svod_grid_at(grid, 2, 2)->line, 2);
    svod_arena_free(arena);
}

static void test_quotes(void **state) {
    (void)state;
    assert_csv("\"a;b\";\"строка 1\nстрока 2\";\"он сказал \"\"да\"\"\"\nx;y;z\n",
               "[лист]\nA1 string a;b\nB1 string строка 1\nстрока 2\nC1 string он сказал \"да\"\nA2 string x\nB2 string y\nC2 string z\n");
    // a quote inside a field is a letter; what follows a closing quote belongs to the field
    static const char text[] = "ООО \"Ромашка\";1\n\"x\"y;2\n\"7,5\" ;3\n";
    reading r = read_bytes(text, sizeof text - 1, "лист.csv", NULL);
    assert_string_equal(r.cells.data,
                        "[лист]\nA1 string ООО \"Ромашка\"\nB1 number 1\nA2 string xy\nB2 number 2\nA3 string 7,5 \nB3 number 3\n");
    assert_string_equal(r.codes.data, "csv_quote_text;");
    assert_int_equal(finding_at(&r, 0)->place.line, 2);
    assert_string_equal(finding_at(&r, 0)->found, "xy");
    reading_free(&r);
}

static void test_open_quote(void **state) {
    (void)state;
    const char *text = "a;b\nx;\"y\nz;1\n";
    reading r = read_bytes(text, strlen(text), "лист.csv", NULL);
    assert_false(r.ok);
    assert_string_equal(r.cells.data, "[лист]\nA1 string a\nB1 string b\nA2 string x\nB2 string \"y\nA3 string z\nB3 number 1\n");
    assert_string_equal(r.codes.data, "csv_quote_open;");
    assert_int_equal(finding_at(&r, 0)->place.line, 2);
    reading_free(&r);
}

static void test_lines_count_past_quotes(void **state) {
    (void)state;
    const char *text = "\"a\n\n\";1\nx;\"y\n";
    reading r = read_bytes(text, strlen(text), "лист.csv", NULL);
    assert_int_equal(finding_at(&r, 0)->code, SVOD_F_csv_quote_open);
    assert_int_equal(finding_at(&r, 0)->place.line, 4);
    reading_free(&r);
}

static void test_delimiters(void **state) {
    (void)state;
    assert_csv("a,b,c\n1,\"2,5\",3\n", "[лист]\nA1 string a\nB1 string b\nC1 string c\nA2 number 1\nB2 number 2,5\nC2 number 3\n");
    assert_csv("a\tb\n1,5\t2,5\n", "[лист]\nA1 string a\nB1 string b\nA2 number 1,5\nB2 number 2,5\n");
    assert_csv("a|b\n1|2\n", "[лист]\nA1 string a\nB1 string b\nA2 number 1\nB2 number 2\n");
    assert_csv("баллы\n7,5\n8,5\n", "[лист]\nA1 string баллы\nA2 number 7,5\nA3 number 8,5\n");
    assert_csv("sep=;\na,b;1\n", "[лист]\nA1 string a,b\nB1 number 1\n");
    assert_csv("a;b;;;\n1;2;;;\n", "[лист]\nA1 string a\nB1 string b\nA2 number 1\nB2 number 2\n");
    assert_csv(
        "Отчёт, за год\n\na;b;c\n1;2,5;3\n4;5,5;6\n",
        "[лист]\nA1 string Отчёт, за год\nA3 string a\nB3 string b\nC3 string c\nA4 number 1\nB4 number 2,5\nC4 number 3\nA5 number 4\n"
        "B5 number 5,5\nC5 number 6\n");
    svod_read_options tab = {.delimiter = "tab"};
    assert_csv_n("a;b\tc\n", 6, &tab, "[лист]\nA1 string a;b\nB1 string c\n", "", "UTF-8, разделитель — табуляция, дробных чисел нет");
    assert_csv("a;b\r1;2\r", "[лист]\nA1 string a\nB1 string b\nA2 number 1\nB2 number 2\n");
}

static void test_bad_bytes(void **state) {
    (void)state;
    static const char text[] = "Тюмень и Ишим;1\nТо\xD0;2\n";
    reading r = read_bytes(text, sizeof text - 1, "лист.csv", NULL);
    assert_true(r.ok);
    assert_string_equal(r.cells.data, "[лист]\nA1 string Тюмень и Ишим\nB1 number 1\nA2 string То\xEF\xBF\xBD\nB2 number 2\n");
    assert_string_equal(r.codes.data, "csv_encoding;");
    assert_int_equal(finding_at(&r, 0)->place.line, 2);
    reading_free(&r);
    // NULs at the edge of a field are filling; inside one they never join what they part
    static const char zeros[] = "название;балл\n1\0\0"
                                "2;3\n\0\"4\0\";\0\n";
    assert_csv_n(zeros, sizeof zeros - 1, NULL,
                 "[лист]\nA1 string название\nB1 string балл\nA2 string 1\xEF\xBF\xBD"
                 "2\nB2 number 3\nA3 number 4\n",
                 "csv_encoding;csv_encoding;", NULL);
    assert_csv_n("a;b\n1\0;2\nx;y\nx;y\n", 17, NULL,
                 "[лист]\nA1 string a\nB1 string b\nA2 number 1\nB2 number 2\nA3 string x\nB3 string y\nA4 string x\nB4 string y\n",
                 "csv_encoding;", NULL);
    svod_read_options forced = {.encoding = "windows-1251"};
    assert_csv_n("\xCC\xCE;\x98\n", 5, &forced, "[лист]\nA1 string МО\nB1 string \xEF\xBF\xBD\n", "csv_encoding;", NULL);
}

static void test_too_wide(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    char *text = svod_alloc(arena, 40002);
    memset(text, ';', 40000);
    text[0] = text[40000] = 'x';
    reading r = read_bytes(text, 40001, "лист.csv", NULL);
    assert_false(r.ok);
    assert_string_equal(r.cells.data, "[лист]\nA1 string x\n");
    assert_string_equal(r.codes.data, "read_limit;");
    reading_free(&r);
    svod_arena_free(arena);
}

// ---- numbers -----------------------------------------------------------------------------------------------------

static void test_numbers_against_strtod(void **state) {
    (void)state;
    uint64_t seed = 20230626;
    for (int i = 0; i < 400000; i++) {
        char text[48], with_point[48], mark = 0;
        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint64_t digits = seed >> 5;
        int whole = (int)(digits % 16), decimals = (int)(digits / 16 % 23);
        int len = snprintf(text, sizeof text, "%s%.*s", digits & 1024 ? "-" : "", whole, "827364519283746");
        len += whole ? 0 : snprintf(text + len, sizeof text - (size_t)len, "0");
        len += snprintf(text + len, sizeof text - (size_t)len, ",%020llu", (unsigned long long)(seed ^ digits << 20));
        text[len = len - (decimals < 20 ? decimals : 19)] = '\0';
        memcpy(with_point, text, sizeof text);
        *strchr(with_point, ',') = '.';
        double got = 0, want = strtod(with_point, NULL);
        if (!svod_csv_number(text, (size_t)len, 0, &got, &mark) || memcmp(&got, &want, sizeof got) != 0 || mark != ',') {
            fail_msg("%s: %.17g, not %.17g", text, got, want);
        }
    }
}

static void test_limits_of_numbers(void **state) {
    (void)state;
    assert_csv(
        "a;b\n-0;83.33333333333333\n0,30000000000000004;-0,0\n−7;1 234,5\n12.05.2023;-\n--1;-.5\n",
        "[лист]\nA1 string a\nB1 string b\nA2 number -0\nB2 number 83.33333333333333\nA3 number 0,30000000000000004\nB3 number -0,0\n"
        "A4 string −7\nB4 string 1 234,5\nA5 string 12.05.2023\nB5 string -\nA6 string --1\nB6 string -.5\n");
    double got = 0;
    char mark = 0;
    static const char longest[] = "0.1234567890123456789012345678901234567890";
    assert_true(svod_csv_number(longest, 40, 0, &got, &mark));
    assert_false(svod_csv_number(longest, 42, 0, &got, &mark));
    assert_false(svod_csv_number("1234567890123456.5", 18, 0, &got, &mark));
}

static void test_forced_decimal(void **state) {
    (void)state;
    svod_read_options comma = {.decimal = ","}, point = {.decimal = "."};
    static const char text[] = "a;b;c\n7.5;7,5;7\n";
    assert_csv_n(text, sizeof text - 1, &comma,
                 "[лист]\nA1 string a\nB1 string b\nC1 string c\nA2 string 7.5\nB2 number 7,5\nC2 number 7\n", "",
                 "UTF-8, разделитель «;», десятичная запятая");
    assert_csv_n(text, sizeof text - 1, &point,
                 "[лист]\nA1 string a\nB1 string b\nC1 string c\nA2 number 7.5\nB2 string 7,5\nC2 number 7\n", "",
                 "UTF-8, разделитель «;», десятичная точка");
}

static void assert_decision(const char *text, const char *decision) {
    reading r = read_bytes(text, strlen(text), "лист.csv", NULL);
    assert_string_equal(r.decisions, decision);
    reading_free(&r);
}

// Numbers of criteria have points wherever they stand; only a column with both signs is a column of two minds.
static void test_decimal_sign(void **state) {
    (void)state;
    assert_decision("узел;балл\n1.1;7,5\n1.2;8,5\n1.3;1\n", "UTF-8, разделитель «;», десятичная запятая");
    assert_decision("МО;1.1;1.2\nИшим;7,5;1,5\nТобольск;0,5;1\n", "UTF-8, разделитель «;», десятичная запятая");
    assert_decision("узел;балл\n1.1;7\n1.2;8\n", "UTF-8, разделитель «;», десятичная точка");
    assert_decision("МО;балл\na;7,5\nb;7.5\nc;1,5\nd;1.5\n", "UTF-8, разделитель «;», встречаются и десятичная запятая, и точка");
}

// ---- lines -------------------------------------------------------------------------------------------------------

static void test_line_ends(void **state) {
    (void)state;
    const char *cells = "[лист]\nA1 string a\nB1 string b\nA2 number 1\nB2 number 2\nA3 string c\nB3 number 4\n";
    assert_csv("a;b\n1;2\nc;4", cells);
    assert_csv("a;b\r\n1;2\r\nc;4\r\n", cells);
    assert_csv("a;b\r1;2\rc;4\r", cells);
    assert_csv("a;b\r\r\n1;2\r\r\nc;4\r\r\n", cells);
    assert_csv("a;b\r1;2\nc;4\r\n", cells);
    assert_csv("a;b\n1;2\rc;4\n\x1A", cells);
    assert_csv("a;b\n1;2\nc;4\n\x1A\n",
               "[лист]\nA1 string a\nB1 string b\nA2 number 1\nB2 number 2\nA3 string c\nB3 number 4\nA4 string \x1A\n");
    assert_csv("\n;;\na;b\n", "[лист]\nA3 string a\nB3 string b\n");
    assert_csv("a;\"b\rc\";d\r\n1;2;3\r\n", "[лист]\nA1 string a\nB1 string b\rc\nC1 string d\nA2 number 1\nB2 number 2\nC2 number 3\n");
}

static void assert_ragged(const char *text, const char *codes, uint32_t line, const char *found, const char *expected) {
    reading r = read_bytes(text, strlen(text), "лист.csv", NULL);
    assert_true(r.ok);
    assert_string_equal(r.codes.data, codes);
    if (line) {
        assert_int_equal(finding_at(&r, 0)->place.line, line);
        assert_string_equal(finding_at(&r, 0)->found, found);
        assert_string_equal(finding_at(&r, 0)->expected, expected);
    }
    reading_free(&r);
}

static void test_ragged(void **state) {
    (void)state;
    static const char plain[] = "", ragged[] = "csv_ragged;";
    // a decimal comma cut in two
    assert_ragged("МО,1,2\nИшим,7,5\nТобольск,7,5,3\nТюмень,1,2\n", ragged, 3, "полей: 4", "полей: 3");
    assert_ragged("a;b;\n1;2;\n1;2;3;\n1;2;\n", ragged, 3, "полей: 4", "полей: 3");
    // in every line: told once, at the first
    assert_ragged("МО;балл\nИшим;7;5\nТобольск;8;5\nТюмень;9;5\n", "csv_beyond;", 2, "полей: 3", "полей: 2");
    assert_ragged("МО,балл\nИшим,7,5\nТобольск,8,5\nТюмень,9,5\n", "csv_commas;", 2, "полей: 3", "полей: 2");
    // a remark behind the numbers moves nothing; a sign for nothing there does
    assert_ragged("МО;1;2\nИшим;7;5\nТобольск;7;5;проверено\nУват;1;2\n", "csv_beyond;", 3, "полей: 4", "полей: 3");
    assert_ragged("МО;1;2\nИшим;7;5\nТобольск;7;5;н/п\nУват;1;2\n", ragged, 3, "полей: 4", "полей: 3");
    // titles, notes, blank ends, stacked headers and a second table are no faults
    assert_ragged("Отчёт\n\nМО;1;2\nИшим;1\nТобольск;1;2;;;\n\nВсего: 2\n", plain, 0, NULL, NULL);
    assert_ragged("МО;Баллы\n;1;2;3\nИшим;1;2;3\n", plain, 0, NULL, NULL);
    assert_ragged("МО;1\nИшим;1\n\nМО;1;2;3\nИшим;1;2;3\n", plain, 0, NULL, NULL);
    assert_ragged("a;b;;;\n1;2;;;\n", plain, 0, NULL, NULL);
}

static void test_ragged_row_is_not_used(void **state) {
    (void)state;
    static const char text[] = "МО;1;2\nИшим;7;5\nУват;с. Уват;7;5\nТобольск;1;2\n";
    assert_csv_n(text, sizeof text - 1, NULL,
                 "[лист]\nA1 string МО\nB1 number 1\nC1 number 2\nA2 string Ишим\nB2 number 7\nC2 number 5\n"
                 "A3 string Уват\nB3 string с. Уват\nC3 number 7\nD3 number 5\n"
                 "A4 string Тобольск\nB4 number 1\nC4 number 2\n",
                 "csv_ragged;", NULL);
}

static void test_short_rows(void **state) {
    (void)state;
    static const char plain[] = "", told[] = "csv_short_row;";
    assert_ragged("МО;а;б;в\nИшим;1;2;3\nУват;1;3\nТобольск;1;2;3\nТюмень;1;2;3\n", told, 3, "полей: 3", "полей: 4");
    // two, where blanks at the end are written out
    assert_ragged("МО;а;б\nа;1;2\nб;1;2\nв;1\nг;1;\nд;1\nе;1;2\nж;1;2\nз;1;2\nи;1;2\nк;1;2\n", "csv_short_row;csv_short_row;", 4,
                  "полей: 2", "полей: 3");
    // where they are not, where the short row is a sum, or too short for a missing delimiter, nothing is said
    assert_ragged("МО;а;б\nа;1;2\nб;1\nв;1;2\nг;1\nд;1;2\nе;1;2\nж;1;2\nз;1;2\n", plain, 0, NULL, NULL);
    assert_ragged("МО;а;б\nа;1;2\nб;1;3\nв;1;2\nИтого;3\n", plain, 0, NULL, NULL);
    assert_ragged("МО;а;б;в;г\nа;1;2;3;4\nб;1;3;3;4\nв;1;2;3;4\nг;0\nд;1;2;3;4\n", plain, 0, NULL, NULL);
}

static void test_torn_by_commas(void **state) {
    (void)state;
    assert_ragged("МО,а,б,в\nИшим,7,5,8,5,1\nУват,7,8,1\nТюмень,7,5,8,2,5\nЯр,1,5,1,5,1,5\n", "csv_commas;", 0, NULL, NULL);
    assert_ragged("МО,а,б\nИшим,7,5\nУват,7,8\nТюмень,7,5\n", "", 0, NULL, NULL);
}

static void test_cut_short(void **state) {
    (void)state;
    assert_ragged("МО;1;2\nИшим;1;2\nТобольск;1", "csv_cut_short;", 3, "полей: 2", "полей: 3");
    assert_ragged("МО;1;2\nИшим;1;2\nТобольск;1\n", "", 0, NULL, NULL);
    assert_ragged("МО;1;2\nИшим;1;2\nВсего: 1", "", 0, NULL, NULL);
}

// ---- what separates ----------------------------------------------------------------------------------------------

static void test_hard_delimiters(void **state) {
    (void)state;
    static const struct {
        const char *text, *decision;
    } cases[] = {
        {"Таблица 1, часть 2\nа;б;в\n1;2,5;3\n", "разделитель «;», десятичная запятая"},
        {"Таблица 1, часть 2\nа;б\n", "разделитель «;», дробных чисел нет"},
        {"ФИО, должность;балл\nИванов, учитель;7\nПетров, учитель\nСидоров, учитель;5;6\n", "разделитель «;», дробных чисел нет"},
        {"а,б,в\n1,\"x;y\",2\n3,\"z;t\",4\n", "разделитель «,», дробных чисел нет"},
        {"\"а;1\",\"б\"\n\"в;2\",\"г\"\n", "разделитель «,», дробных чисел нет"},
        {"\"a,1\";\"b,2\"\n\"c,3\";\"d,4\"\n", "разделитель «;», дробных чисел нет"},
        {"а, б, в\n1, 2, 3\n", "разделитель «,», дробных чисел нет"},
        {"а\tб;в\n1\t2;3\n", "разделитель — табуляция, дробных чисел нет"},
        {"и;имя;ещё\n1;Ишим;г.|город\n2;Тюмень;г.|город\n", "разделитель «;», дробных чисел нет"},
        {"1,5\t2,5\n3,5\t4,5\n", "разделитель — табуляция, десятичная запятая"},
        {"балл\r7,5\r8,5\r", "один столбец, разделителя нет, десятичная запятая"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reading r = read_bytes(cases[i].text, strlen(cases[i].text), "лист.csv", NULL);
        assert_string_equal(r.decisions + strlen("UTF-8, "), cases[i].decision);
        reading_free(&r);
    }
}

static void test_sep_lines(void **state) {
    (void)state;
    static const struct {
        const char *line, *cells;
    } cases[] = {
        {"sep=;\n", "A1 string a\nB1 string b,c\n"},
        {"SEP=;\r\n", "A1 string a\nB1 string b,c\n"},
        {"sep=;", ""},
        {"\"sep=;\"\n", "A1 string a\nB1 string b,c\n"},
        {"sep=;;;\n", "A1 string a\nB1 string b,c\n"},
        {"sep=,\n", "A1 string a;b\nB1 string c\n"},
        {"sep=^\n", "A1 string a;b,c\n"},
        {"\xEF\xBB\xBFsep=;\r", "A1 string a\nB1 string b,c\n"},
        {"sep=\n", "A1 string sep=\nA2 string a\nB2 string b,c\n"},
        {"sep=x\n", "A1 string sep=x\nA2 string a\nB2 string b,c\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[64], cells[128];
        snprintf(text, sizeof text, "%s%s", cases[i].line, strchr(cases[i].line, '\n') || strchr(cases[i].line, '\r') ? "a;b,c\n" : "");
        snprintf(cells, sizeof cells, "[лист]\n%s", cases[i].cells);
        assert_csv(text, cells);
    }
    static const char wide[] = "\xFF\xFEs\0e\0p\0=\0|\0\n\0a\0|\0b\0";
    assert_csv_n(wide, sizeof wide - 1, NULL, "[лист]\nA1 string a\nB1 string b\n", "", "UTF-16LE, разделитель «|», дробных чисел нет");
}

static void test_apostrophes(void **state) {
    (void)state;
    static const char text[] = "'а;б';'в'\n'О''Коннор';5\n";
    assert_csv_n(text, sizeof text - 1, NULL, "[лист]\nA1 string а;б\nB1 string в\nA2 string О'Коннор\nB2 number 5\n", "",
                 "UTF-8, разделитель «;», значения в апострофах, дробных чисел нет");
    // elsewhere they are letters
    assert_csv("'007;О'Коннор\nx;'y\n", "[лист]\nA1 string '007\nB1 string О'Коннор\nA2 string x\nB2 string 'y\n");
}

static void test_endless_cell(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    size_t len = ((size_t)16 << 20) + 1;
    char *text = svod_alloc(arena, len + 8);
    memset(text, 'x', len);
    memcpy(text + len, ";1\na;2\n", 7);
    reading r = read_bytes(text, len + 7, "лист.csv", NULL);
    assert_false(r.ok);
    assert_string_equal(r.codes.data, "read_limit;");
    assert_string_equal(r.cells.data, "[лист]\nA2 string a\nB2 number 2\n");
    reading_free(&r);
    svod_arena_free(arena);
}

// Every piece of a nasty file is read or told of, without a crash.
static void test_every_cut(void **state) {
    (void)state;
    static const char text[] = "sep=;\r\n\"a\"\"b\";\"x\ny\";7,5\r\n\xCC\xCE;\0;\xFF\xFE\n\"open;1\n";
    for (size_t from = 0; from < sizeof text; from++) {
        for (size_t len = 1; from + len < sizeof text; len++) {
            reading r = read_bytes(text + from, len, "лист.csv", NULL);
            assert_true(r.findings.list.count > 0 || r.decisions);
            reading_free(&r);
        }
    }
}

// Only what was guessed is told; how every file was read stands in the manifest.
static void test_guesses_are_told(void **state) {
    (void)state;
    static const svod_read_options semicolon = {.delimiter = ";"}, dos = {.encoding = "cp866"}, comma = {.decimal = ","};
    static const struct {
        const char *text;
        const svod_read_options *options;
        bool told;
    } cases[] = {
        {"МО;1\nИшим;7\n", NULL, false},
        {"\xEF\xBB\xBFid;a\nx;7\n", NULL, false},
        {"id;a\nx;7\n", NULL, false},                                        // all encodings read it alike
        {"МО;1;2\nИшим;7,5;8,5\nУват;1,5;2,5\n", NULL, false},               // commas of numbers
        {"эксперт;участники\nАнна;а|б\nБорис;б|в\nВера;а|в\n", NULL, false}, // the header has none of these signs
        {"\xCC\xCE;1\n", NULL, true},                                        // an old encoding
        {"\xCC\xCE;1\n", &dos, false},
        {"Иш\xD0;1\nИшим;7\n", NULL, true}, // nearly UTF-8
        {"МО\nИшим\n", NULL, true},         // one column
        {"a|b;c|d\n1|2;3|4\n", NULL, true}, // two signs cut the lines alike
        {"a,b;c,d\nx,y;z,t\n", NULL, true},
        {"a,b;c,d\nx,y;z,t\n", &semicolon, false},
        {"sep=;\na,b;c,d\nx,y;z,t\n", NULL, false},
        {"'a';'b'\n'c';'d'\n", NULL, true},                 // apostrophes taken for quotes
        {"МО;1\nа;1,5\nб;2,5\nв;1.5\nг;2.5\n", NULL, true}, // both decimal signs in one column
        {"МО;1\nа;1,5\nб;2,5\nв;1.5\nг;2.5\n", &comma, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reading r = read_bytes(cases[i].text, strlen(cases[i].text), "лист.csv", cases[i].options);
        if (r.guessed != cases[i].told) {
            fail_msg("case %zu: %s", i, r.decisions);
        }
        assert_true(*r.decisions);
        reading_free(&r);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guesses_are_told),
        cmocka_unit_test(test_semicolons),
        cmocka_unit_test(test_what_is_a_number),
        cmocka_unit_test(test_values_are_exact),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_open_quote),
        cmocka_unit_test(test_lines_count_past_quotes),
        cmocka_unit_test(test_delimiters),
        cmocka_unit_test(test_bad_bytes),
        cmocka_unit_test(test_too_wide),
        cmocka_unit_test(test_numbers_against_strtod),
        cmocka_unit_test(test_limits_of_numbers),
        cmocka_unit_test(test_forced_decimal),
        cmocka_unit_test(test_decimal_sign),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_ragged),
        cmocka_unit_test(test_ragged_row_is_not_used),
        cmocka_unit_test(test_short_rows),
        cmocka_unit_test(test_torn_by_commas),
        cmocka_unit_test(test_cut_short),
        cmocka_unit_test(test_hard_delimiters),
        cmocka_unit_test(test_sep_lines),
        cmocka_unit_test(test_apostrophes),
        cmocka_unit_test(test_endless_cell),
        cmocka_unit_test(test_every_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
