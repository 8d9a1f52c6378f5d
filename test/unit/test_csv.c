// CSV: encodings, delimiters, quotes, numbers, and what was decided.
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
    assert_csv_n(text, strlen(text), NULL, cells, "csv_decided;", NULL);
}

static void test_semicolons(void **state) {
    (void)state;
    const char *text = "МО;1;2\r\nИшим;7,5;10\r\n\r\nТобольск;;007\r\n";
    assert_csv_n(text, strlen(text), NULL,
                 "[лист]\nA1 string МО\nB1 number 1\nC1 number 2\nA2 string Ишим\nB2 number 7,5\nC2 number 10\n"
                 "A4 string Тобольск\nC4 string 007\n",
                 "csv_decided;", "UTF-8, разделитель «;», десятичная запятая");
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
    assert_csv("ООО \"Ромашка\";1\n\"x\"y;2\n\"7,5\";3\n",
               "[лист]\nA1 string ООО \"Ромашка\"\nB1 number 1\nA2 string xy\nB2 number 2\nA3 number 7,5\nB3 number 3\n");
}

static void test_open_quote(void **state) {
    (void)state;
    const char *text = "a;b\nx;\"y\nz;1\n";
    reading r = read_bytes(text, strlen(text), "лист.csv", NULL);
    assert_false(r.ok);
    assert_string_equal(r.cells.data, "[лист]\nA1 string a\nB1 string b\nA2 string x\nB2 string \"y\nA3 string z\nB3 number 1\n");
    assert_string_equal(r.codes.data, "csv_quote_open;csv_decided;");
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
    assert_csv_n("a;b\tc\n", 6, &tab, "[лист]\nA1 string a;b\nB1 string c\n", "csv_decided;",
                 "UTF-8, разделитель — табуляция, дробных чисел нет");
    assert_csv("a;b\r1;2\r", "[лист]\nA1 string a\nB1 string b\nA2 number 1\nB2 number 2\n");
}

static void test_encodings(void **state) {
    (void)state;
    const char *cells = "[лист]\nA1 string Ёж\nB1 number 7,5\n";
    static const char bom[] = "\xEF\xBB\xBFЁж;7,5\n", cp1251[] = "\xA8\xE6;7,5\n";
    static const char le[] = "\xFF\xFE\x01\x04\x36\x04;\0"
                             "7\0,\0"
                             "5\0\n\0",
                      be[] = "\xFE\xFF\x04\x01\x04\x36\0;\0"
                             "7\0,\0"
                             "5\0\n";
    assert_csv_n(bom, sizeof bom - 1, NULL, cells, "csv_decided;", "UTF-8, разделитель «;», десятичная запятая");
    assert_csv_n(cp1251, sizeof cp1251 - 1, NULL, cells, "csv_decided;", "windows-1251, разделитель «;», десятичная запятая");
    assert_csv_n(le, sizeof le - 1, NULL, cells, "csv_decided;", "UTF-16LE, разделитель «;», десятичная запятая");
    assert_csv_n(be, sizeof be - 1, NULL, cells, "csv_decided;", "UTF-16BE, разделитель «;», десятичная запятая");
    // without a mark
    assert_csv_n(le + 2, sizeof le - 3, NULL, cells, "csv_decided;", "UTF-16LE, разделитель «;», десятичная запятая");
    assert_csv_n(be + 2, sizeof be - 3, NULL, cells, "csv_decided;", "UTF-16BE, разделитель «;», десятичная запятая");
}

static void test_bad_bytes(void **state) {
    (void)state;
    static const char text[] = "Тюмень и Ишим;1\nТо\xD0;2\n";
    reading r = read_bytes(text, sizeof text - 1, "лист.csv", NULL);
    assert_true(r.ok);
    assert_string_equal(r.cells.data, "[лист]\nA1 string Тюмень и Ишим\nB1 number 1\nA2 string То\xEF\xBF\xBD\nB2 number 2\n");
    assert_string_equal(r.codes.data, "csv_encoding;csv_decided;");
    assert_int_equal(finding_at(&r, 0)->place.line, 2);
    reading_free(&r);
    // NULs are dropped and told
    assert_csv_n("a;b\n1\0;2\nx;y\nx;y\n", 17, NULL,
                 "[лист]\nA1 string a\nB1 string b\nA2 number 1\nB2 number 2\nA3 string x\nB3 string y\nA4 string x\nB4 string y\n",
                 "csv_encoding;csv_decided;", NULL);
    svod_read_options forced = {.encoding = "windows-1251"};
    assert_csv_n("\xCC\xCE;\x98\n", 5, &forced, "[лист]\nA1 string МО\nB1 string \xEF\xBF\xBD\n", "csv_encoding;csv_decided;", NULL);
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
    assert_string_equal(r.codes.data, "read_limit;csv_decided;");
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
            assert_true(r.findings.list.count > 0);
            reading_free(&r);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_semicolons), cmocka_unit_test(test_what_is_a_number), cmocka_unit_test(test_values_are_exact),
        cmocka_unit_test(test_quotes),     cmocka_unit_test(test_open_quote),       cmocka_unit_test(test_lines_count_past_quotes),
        cmocka_unit_test(test_delimiters), cmocka_unit_test(test_encodings),        cmocka_unit_test(test_bad_bytes),
        cmocka_unit_test(test_too_wide),   cmocka_unit_test(test_every_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
