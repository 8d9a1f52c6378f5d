// Letters as DOCX and ODT, read again by svod's own readers of documents. With a folder as argument the letters are written there instead
// (for test/conform/letters.py).
#include <stdio.h>

#include "document_help.h"
#include "letter_help.h"
#include "write/pack.h"
#include "write/prose.h"

typedef bool (*writer)(const svod_letter *letter, svod_buf *out);
static const struct {
    writer write;
    const char *name;
} formats[] = {{svod_write_docx, "a.docx"}, {svod_write_odt, "a.odt"}};
#define EACH_FORMAT(f) for (size_t f = 0; f < sizeof formats / sizeof *formats; f++)

static told read_again(const svod_letter *letter, size_t format) {
    svod_buf out = svod_buf_of(letter->blocks.arena);
    assert_true(formats[format].write(letter, &out));
    return tell(out.data, out.len, formats[format].name);
}

// What both formats give.
static void assert_letter(const svod_letter *letter, const char *blocks) {
    EACH_FORMAT(f)
    assert_told(read_again(letter, f), SVOD_DOC_READ, blocks, "");
}

static void assert_text_in(const svod_letter *letter, const char *text) {
    EACH_FORMAT(f) {
        told t = read_again(letter, f);
        assert_non_null(strstr(t.blocks.data, text));
        assert_int_equal(t.state, SVOD_DOC_READ);
        svod_arena_free(t.arena);
    }
}

// A part of a package, to be freed.
static char *part_of(const svod_buf *package, const char *name) {
    zip_source_t *source = zip_source_buffer_create(package->data, package->len, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    assert_non_null(zip);
    zip_stat_t stat;
    assert_int_equal(zip_stat(zip, name, 0, &stat), 0);
    char *text = calloc(1, stat.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    assert_int_equal(zip_fread(file, text, stat.size), (zip_int64_t)stat.size);
    zip_fclose(file);
    zip_discard(zip);
    return text;
}

static void assert_part(const svod_letter *letter, size_t format, const char *name, const char *holds) {
    svod_buf out = svod_buf_of(letter->blocks.arena);
    assert_true(formats[format].write(letter, &out));
    char *text = part_of(&out, name);
    if (!strstr(text, holds)) fail_msg("%s lacks: %s\n%s", name, holds, text);
    free(text);
}

static void test_paragraphs(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_letter *letter = letter_new(arena);
    say(letter, SVOD_LETTER_HEAD, "Демо-центр\nг. Демо");
    say(letter, SVOD_LETTER_TO, "Муниципалитет: Демо-район");
    say(letter, SVOD_LETTER_HEADING, "Итоги");
    say(letter, SVOD_LETTER_SUBHEADING, "По разделам");
    say(letter, SVOD_LETTER_TEXT, "Набрано 7,5 из 10.")->keep = true;
    say(letter, SVOD_LETTER_POINT, "первое");
    say(letter, SVOD_LETTER_SMALL, "Источник");
    assert_letter(letter, "text| Демо-центр\nг. Демо\ntext| Муниципалитет: Демо-район\nheading1 *| Итоги\nheading2 *| По разделам\n"
                          "text| Набрано 7,5 из 10.\nitem1 [\u2013]| первое\ntext| Источник\n");
    svod_arena_free(arena);
}

static void test_runs(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_letter *letter = letter_new(arena);
    svod_letter_block *block = block_of(letter, SVOD_LETTER_TEXT);
    svod_letter_run runs[] = {{.text = "а "}, {.text = " б ", .bold = true}, {.text = NULL},
                              {.text = ""},   {.text = "в", .ink = 200},     {.text = "г", .ink = SVOD_INK_BAD, .italic = true}};
    block->runs = runs;
    block->run_count = sizeof runs / sizeof *runs;
    assert_letter(letter, "text| а  б вг\n");
    assert_part(letter, 0, "word/document.xml", "<w:rPr><w:i/><w:iCs/><w:color w:val=\"9C1C1C\"/></w:rPr>");
    svod_arena_free(arena);
}

// Numbers begin anew where a list does, and go on over what stands between.
static void test_numbers(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_letter *letter = letter_new(arena);
    say_item(letter, false, "никто не начал");
    say_item(letter, false, "второй");
    say(letter, SVOD_LETTER_POINT, "точка");
    say_item(letter, false, "третий");
    say(letter, SVOD_LETTER_TEXT, "Между.");
    say_item(letter, false, "четвёртый");
    say_item(letter, true, "первый");
    say_item(letter, false, "второй");
    lay(letter, NULL, 1, 0, "а");
    say_item(letter, true, "первый");
    assert_letter(letter, "item1 [1.]| никто не начал\nitem1 [2.]| второй\nitem1 [\u2013]| точка\nitem1 [3.]| третий\ntext| Между.\n"
                          "item1 [4.]| четвёртый\nitem1 [1.]| первый\nitem1 [2.]| второй\ncell 1.1.1| а\nitem1 [1.]| первый\n");
    svod_arena_free(arena);
}

static void test_tables(void **state) {
    (void)state;
    static const uint16_t widths[] = {500, 250, 250};
    svod_arena *arena = svod_arena_new();
    svod_letter *letter = letter_new(arena);
    lay(letter, widths, 3, 1, "Раздел|Баллы|Максимум\n3*!Все\n1|#2,5|#10\nодна\nа|б|в|г");
    lay(letter, widths, 3, 0, "2*x|y");
    told t = read_again(letter, 0);
    assert_non_null(strstr(t.blocks.data, "cell 1.2.1| Все"));
    assert_non_null(strstr(t.blocks.data, "cell 1.3.2| 2,5\ncell 1.3.3| 10\ncell 1.4.1| одна"));
    assert_non_null(strstr(t.blocks.data, "г\ncell 2.1.1| x\ncell 2.1."));
    svod_arena_free(t.arena);
    // four cells in three columns: nothing is lost, and the grid stays
    assert_part(letter, 0, "word/document.xml", "<w:gridCol w:w=\"2339\"/>");
    assert_text_in(letter, "| г\n");
    assert_part(letter, 0, "word/document.xml", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    assert_part(letter, 0, "word/document.xml", "<w:gridSpan w:val=\"3\"/><w:shd ");
    assert_part(letter, 1, "content.xml", "<table:table-header-rows>");
    svod_arena_free(arena);
}

static void test_widths(void **state) {
    (void)state;
    static const uint16_t thirds[] = {600, 300, 100}, wide[] = {60000, 20000, 20000}, narrow[] = {200, 100, 100};
    svod_arena *arena = svod_arena_new();
    static const char *const docx[] = {
        "<w:tblGrid><w:gridCol w:w=\"5613\"/><w:gridCol w:w=\"2806\"/><w:gridCol w:w=\"935\"/></w:tblGrid>",
        "<w:tblGrid><w:gridCol w:w=\"5613\"/><w:gridCol w:w=\"1870\"/><w:gridCol w:w=\"1871\"/></w:tblGrid>",
        "<w:tblGrid><w:gridCol w:w=\"1871\"/><w:gridCol w:w=\"935\"/><w:gridCol w:w=\"936\"/></w:tblGrid>",
        "<w:tblGrid><w:gridCol w:w=\"3118\"/><w:gridCol w:w=\"3118\"/><w:gridCol w:w=\"3118\"/></w:tblGrid>"};
    const uint16_t *const widths[] = {thirds, wide, narrow, NULL};
    for (size_t i = 0; i < 4; i++) {
        svod_letter *letter = letter_new(arena);
        lay(letter, widths[i], 3, 0, "а|б|в");
        assert_part(letter, 0, "word/document.xml", docx[i]);
    }
    svod_letter *letter = letter_new(arena);
    lay(letter, thirds, 3, 0, "а|б|в");
    assert_part(letter, 1, "content.xml", "style:column-width=\"99.000mm\"");
    svod_arena_free(arena);
}

static void test_odd_tables(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_letter *letter = letter_new(arena);
    lay(letter, NULL, 3, 0, ""); // no rows
    svod_letter_block *bare = lay(letter, NULL, 0, 0, "а");
    bare->rows[0].count = 0; // a row without cells, in a table without columns
    say(letter, SVOD_LETTER_TEXT, "Текст.");
    assert_letter(letter, "text| Текст.\n");
    svod_buf rows = svod_buf_of(arena);
    for (int i = 0; i < 200; i++)
        svod_buf_printf(&rows, "%s%d", i ? "|" : "", i);
    svod_letter *many = letter_new(arena);
    lay(many, NULL, 200, 0, rows.data);
    assert_text_in(many, "cell 1.1.62| 61\n");
    assert_text_in(many, "| 199\n");
    svod_arena_free(arena);
}

static void test_sign(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_letter *letter = letter_new(arena);
    sign(letter, "Директор", "А. Б. Демо");
    sign(letter, "Директор демонстрационного центра оценки качества образования", "А. Б. Демо");
    svod_letter_block *lone = sign(letter, "Директор", NULL);
    lone->run_count = 1;
    assert_letter(letter, "text| Директор\t\t\tА. Б. Демо\n"
                          "text| Директор демонстрационного\nцентра оценки качества\nобразования\t\t\tА. Б. Демо\ntext| Директор\t\t\t\n");
    svod_arena_free(arena);
}

// Every sign is escaped, and what XML has no place for is seen to be missing.
static void test_hostile_texts(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    static const char *const cases[][2] = {{"<w:t>&amp;\"'</w:t>]]>", "text| <w:t>&amp;\"'</w:t>]]>\n"},
                                           {"a\x01\x1F\x7F\xC2\x85\uFFFE\uFFFF.", "text| a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD.\n"},
                                           {"a\r\nb\rc\nd\te", "text| a\nb\nc\nd\te\n"},
                                           {"а  б   в", "text| а  б   в\n"},
                                           {"\xC3\x28", "text| \uFFFD(\n"},
                                           {"северо\u2011запад\u00A0\u2212", "text| северо\u2011запад\u00A0\u2212\n"},
                                           {"\u202E\U0001F600e\u0301\u00AD", "text| \u202E\U0001F600e\u0301\u00AD\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        svod_letter *letter = letter_new(arena);
        letter->title = letter->author = letter->footer = cases[i][0];
        say(letter, SVOD_LETTER_TEXT, cases[i][0]);
        if (strstr(cases[i][0], "\u2011")) { // Word's reader has an element for it
            assert_text_in(letter, "\u00A0\u2212\n");
            continue;
        }
        assert_letter(letter, cases[i][1]);
    }
    svod_arena_free(arena);
}

static void test_long(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_letter *letter = letter_new(arena);
    svod_buf words = svod_buf_of(arena);
    for (int i = 0; i < 20000; i++)
        svod_buf_str(&words, "слово<&> ");
    svod_buf_str(&words, "конец");
    say(letter, SVOD_LETTER_TEXT, words.data);
    lay(letter, NULL, 1, 0, words.data);
    char *blocks = svod_printf(arena, "text| %s\ncell 1.1.1| %s\n", words.data, words.data);
    assert_letter(letter, blocks);
    // a row that no page holds may be broken
    svod_buf out = svod_buf_of(arena);
    assert_true(svod_write_docx(letter, &out));
    char *text = part_of(&out, "word/document.xml");
    assert_null(strstr(text, "cantSplit"));
    free(text);
    svod_arena_free(arena);
}

static void test_whole(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_letter *whole = letter_whole(arena), *hostile = letter_hostile(arena), *empty = letter_new(arena);
    assert_text_in(whole, "item1 [12.]| ");
    assert_text_in(whole, "item1 [1.]| Начать анализ.\ntext| Пояснение между пунктами.\nitem1 [2.]| Продолжить");
    assert_text_in(hostile, "cell 2.2.1| deep");
    assert_text_in(hostile, "конец-ячейки\n");
    EACH_FORMAT(f) {
        told t = read_again(empty, f);
        assert_string_equal(t.blocks.data, "");
        svod_arena_free(t.arena);
    }
    svod_arena_free(arena);
}

// The same letter, the same bytes, in any time zone; another date is another file.
static void test_same_bytes(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    EACH_FORMAT(f) {
        svod_buf one = svod_buf_of(arena), two = svod_buf_of(arena), other = svod_buf_of(arena);
        svod_letter *letter = letter_whole(arena);
        setenv("TZ", "Asia/Kamchatka", 1);
        assert_true(formats[f].write(letter, &one));
        setenv("TZ", "America/New_York", 1);
        assert_true(formats[f].write(letter_whole(arena), &two));
        unsetenv("TZ");
        assert_int_equal(one.len, two.len);
        assert_memory_equal(one.data, two.data, one.len);
        letter->date = "2023-06-27";
        assert_true(formats[f].write(letter, &other));
        assert_true(other.len != one.len || memcmp(other.data, one.data, one.len));
        // what was in the buffer stays before it
        svod_buf more = svod_buf_of(arena);
        svod_buf_str(&more, "before");
        assert_true(formats[f].write(letter, &more));
        assert_int_equal(more.len, other.len + 6);
        assert_memory_equal(more.data + 6, other.data, other.len);
    }
    svod_arena_free(arena);
}

static void test_properties(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_letter *letter = letter_new(arena);
    letter->title = "Письмо\n<1>";
    assert_part(letter, 0, "docProps/core.xml", "<dc:title>Письмо &lt;1&gt;</dc:title><dc:creator>Демо-центр</dc:creator>");
    assert_part(letter, 0, "docProps/core.xml", ">2023-06-26T00:00:00Z</dcterms:created>");
    assert_part(letter, 0, "word/footer1.xml", "Демо-район, 2023 год");
    assert_part(letter, 0, "word/settings.xml",
                "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"");
    assert_part(letter, 0, "word/styles.xml", "w:val=\"ru-RU\"");
    assert_part(letter, 1, "meta.xml", "<meta:creation-date>2023-06-26T00:00:00</meta:creation-date>");
    assert_part(letter, 1, "styles.xml", "fo:language=\"ru\" fo:country=\"RU\"");
    letter->lang = SVOD_EN;
    letter->date = "soon";
    assert_part(letter, 0, "word/styles.xml", "w:val=\"en-US\"");
    assert_part(letter, 0, "docProps/core.xml", "<dc:language>en-US</dc:language></cp:coreProperties>");
    assert_part(letter, 1, "meta.xml", "</dc:creator><dc:language>en-US</dc:language>");
    svod_arena_free(arena);
}

static void test_day(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool good;
    } cases[] = {{"2023-06-26", true},  {"2023-06-26T10:00:00", true}, {"1980-01-01", true},  {"1979-12-31", false},
                 {"2108-01-01", false}, {"2023-13-01", false},         {"2023-00-01", false}, {"2023-01-32", false},
                 {"2023-01-00", false}, {"2023-1-1", false},           {"", false},           {NULL, false},
                 {"26.06.2023", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned year = 7, month = 7, day = 7;
        assert_int_equal(svod_pack_day(cases[i].text, &year, &month, &day), cases[i].good);
        assert_int_equal(year == 7, !cases[i].good);
    }
}

// The first entry of an ODT tells programs the format by its bytes alone.
static void test_mimetype(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_buf out = svod_buf_of(arena);
    assert_true(svod_write_odt(letter_whole(arena), &out));
    static const char mime[] = "mimetypeapplication/vnd.oasis.opendocument.text";
    assert_memory_equal(out.data, "PK\3\4", 4);
    assert_memory_equal(out.data + 8, "\0\0", 2);        // stored
    assert_memory_equal(out.data + 26, "\x08\0\0\0", 4); // eight bytes of name, none of extra fields
    assert_memory_equal(out.data + 30, mime, sizeof mime - 1);
    svod_arena_free(arena);
}

static int leave(const char *folder) {
    svod_arena *arena = svod_arena_new();
    const struct {
        const char *name;
        svod_letter *letter;
    } letters[] = {{"whole", letter_whole(arena)}, {"hostile", letter_hostile(arena)}, {"empty", letter_new(arena)}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        EACH_FORMAT(f) {
            svod_buf out = svod_buf_of(arena);
            FILE *file = fopen(svod_printf(arena, "%s/%s%s", folder, letters[i].name, formats[f].name + 1), "wb");
            if (!file || !formats[f].write(letters[i].letter, &out) || fwrite(out.data, 1, out.len, file) != out.len || fclose(file))
                return 1;
        }
    svod_arena_free(arena);
    return 0;
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs), cmocka_unit_test(test_runs),          cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_tables),     cmocka_unit_test(test_widths),        cmocka_unit_test(test_odd_tables),
        cmocka_unit_test(test_sign),       cmocka_unit_test(test_hostile_texts), cmocka_unit_test(test_long),
        cmocka_unit_test(test_whole),      cmocka_unit_test(test_same_bytes),    cmocka_unit_test(test_properties),
        cmocka_unit_test(test_day),        cmocka_unit_test(test_mimetype),
    };
    return argc > 1 ? leave(argv[1]) : cmocka_run_group_tests(tests, NULL, NULL);
}
