// Documents that are texts: plain ones and Markdown; which format a document is of.
#include "document_help.h"

static void test_lines(void **state) {
    (void)state;
    assert_text("Цели\n\n  и задачи\r\nдо\rконца", "a.txt", "line l1| Цели\nline l2| \nline l3|   и задачи\nline l4| до\nline l5| конца\n",
                "");
    assert_text("одна\fдве\n\fтри", "a.txt", "line p1 l1| одна\nline p2 l1| две\nline p3 l2| три\n", "");
}

static void test_encodings(void **state) {
    (void)state;
    assert_text("\xD6\xE5\xEB\xE8 \xE8 \xE7\xE0\xE4\xE0\xF7\xE8 \xEC\xF3\xED\xE8\xF6\xE8\xEF\xE0\xEB\xE8\xF2\xE5\xF2\xE0", "a.txt",
                "line l1| Цели и задачи муниципалитета\n", "");
    assert_told(tell("\xFF\xFE\x26\x04\x35\x04\x3B\x04\x38\x04", 10, "a.txt"), SVOD_DOC_READ, "line l1| Цели\n", "");
    assert_text("\xEF\xBB\xBFЦели", "a.txt", "line l1| Цели\n", "");
    assert_text("caf\xE9", "a.txt", "line l1| cafй\n", "document_encoding;");
}

static void test_markdown(void **state) {
    (void)state;
    assert_text("# Цели\n\nТекст **жирный**\nдальше\n\n**Задачи**\n\n- раз\n  - два\n- три\n\n4) пункт\n5) другой\n\n   ещё\n", "a.md",
                "heading1 l1| Цели\ntext l3| Текст жирный\nдальше\ntext l6 *| Задачи\nitem1 [–] l8| раз\nitem2 [–] l9| два\n"
                "item1 [–] l10| три\nitem1 [4)] l12| пункт\nitem1 [5)] l13| другой\ntext l15| ещё\n",
                "");
    assert_text("| а | б |\n|---|---|\n| [в](http://x) | &laquo;г&#1076;&raquo; |\n", "a.md",
                "cell 1.1.1 l1| а\ncell 1.1.2 l1| б\ncell 1.2.1 l3| в\ncell 1.2.2 l3| «гд»\n", "");
}

static void test_markdown_with_html(void **state) {
    (void)state;
    assert_text("Один<br>два <u>три</u>\n\n<div>\n<h2>Цели</h2><p>текст</p>\n</div>\n\nдальше\n", "a.md",
                "text l1| Один\nдва три\nheading2| Цели\ntext| текст\ntext l7| дальше\n", "");
}

typedef struct few {
    size_t most, given;
} few;

static bool take_few(void *ctx, const svod_raw *raw) {
    (void)raw;
    few *f = ctx;
    f->given++;
    return f->given < f->most;
}

// A sink that has enough gets nothing more, wherever that is.
static void test_markdown_enough(void **state) {
    (void)state;
    static const char text[] =
        "# Раз\n\nдва\nтри\n---\n- а\n- б\n\n  в\n  > г\n  > - д\n  > 1. е\n- ж\n\n| з | и |\n|---|---|\n| к | л |\n\n"
        "```\nм\n```\n<p>н</p><p>о</p>\n\n<div>\nп\n</div>\n\n> р\n\nс # т\n## у\nф";
    svod_arena *arena = svod_arena_new();
    few all = {.most = SIZE_MAX};
    for (size_t most = 0; most <= all.given; most++) {
        few f = {.most = most ? most : SIZE_MAX};
        svod_findings findings = svod_findings_of(arena, SVOD_RU);
        svod_raw_sink sink = {&f, take_few};
        svod_doc_job job = {.bytes = {(const unsigned char *)text, sizeof text - 1},
                            .shown = "a.md",
                            .scratch = arena,
                            .sink = &sink,
                            .findings = &findings};
        svod_doc_read(&job, svod_doc_format_of("md"));
        if (most) assert_int_equal(f.given, most);
        if (!most) all.given = f.given;
    }
    assert_true(all.given > 15);
    svod_arena_free(arena);
}

static void test_sniff(void **state) {
    (void)state;
    assert_text("# Цели", "a.txt", "line l1| # Цели\n", "");
    assert_text("# Цели", "a", "line l1| # Цели\n", "");
    assert_text("просто текст", "a.docx", "line l1| просто текст\n", "document_extension;");
    assert_told(tell("\x89PNG\r\n\x1A\n\0\0\0\1", 12, "a.png"), SVOD_DOC_SCAN, "", "document_scan;");
    assert_told(tell("\x7F"
                     "ELF\1\1\1\0\0\0\0\0",
                     12, "a.exe"),
                SVOD_DOC_UNSUPPORTED, "", "document_unsupported;");
    assert_told(tell(" \n", 2, "a.txt"), SVOD_DOC_EMPTY, "line l1|  \n", "document_empty;");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines),           cmocka_unit_test(test_encodings),
                                       cmocka_unit_test(test_markdown),        cmocka_unit_test(test_markdown_with_html),
                                       cmocka_unit_test(test_markdown_enough), cmocka_unit_test(test_sniff)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
