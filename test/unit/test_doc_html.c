// HTML: pages as people and programs write them, well nested or not, and in any encoding.
#include "document_help.h"

static void test_blocks(void **state) {
    (void)state;
    assert_text("<!DOCTYPE html><html><head><title>Имя</title><style>p{}</style></head><body><h1>Цели</h1><p>Текст\nв две <b>строки</b>"
                "<p>Второй<br>с переносом<script>нет</script></p><div>В <span>блоке</span><h3>Глубже</h3>хвост</div></body></html>",
                "a.html",
                "heading1| Цели\ntext| Текст в две строки\ntext| Второй\nс переносом\ntext| В блоке\nheading3| Глубже\ntext| хвост\n", "");
    assert_text("<p>a &mdash; b&nbsp;c&shy;d &laquo;&#1076;&raquo; &nosuch;</p>", "a.html", "text| a — b\u00A0c\u00ADd «д» &nosuch;\n", "");
    assert_text(
        "<p hidden>а</p><p style=\"color:red; display : none\">б</p><nav>меню</nav><del>было</del><div title=\"footer\">с. 1</div>в",
        "a.html", "text| в\n", "");
}

static void test_strong(void **state) {
    (void)state;
    assert_text("<p><b>Все</b> <strong>буквы</strong></p><p><b>не</b> все</p><p><span style='font-weight: 700'>и так</span></p>", "a.html",
                "text *| Все буквы\ntext| не все\ntext *| и так\n", "");
}

static void test_lists(void **state) {
    (void)state;
    assert_text("<ol start=3><li>три<ul><li>точка</ul><li value=7>семь<p>ещё</p><li>восемь</ol><ol type=a><li><p>а</p></li></ol>", "a.html",
                "item1 [3.]| три\nitem2 [•]| точка\nitem1 [7.]| семь\ntext| ещё\nitem1 [8.]| восемь\nitem1 [a.]| а\n", "");
}

static void test_tables(void **state) {
    (void)state;
    assert_text(
        "<table><tr><th rowspan=2>а<th colspan=2>б<td>в<tr><td>г<td>д</table><table><tr><td>е<table><tr><td>ж</table>з</table>", "a.html",
        "cell 1.1.1| а\ncell 1.1.2| б\ncell 1.1.4| в\ncell 1.2.2| г\ncell 1.2.3| д\ncell 2.1.1| е\ncell 3.1.1| ж\ncell 2.1.1| з\n", "");
}

static void test_broken(void **state) {
    (void)state;
    assert_text("<p><b>а<p>б</b></i></div></p><h2>в<p>г", "a.html", "text *| а\ntext| б\nheading2| в\ntext| г\n", "");
    assert_text("<p>не кончен <a href=\"x", "a.html", "text| не кончен \n", "");
}

static void test_encodings(void **state) {
    (void)state;
#define CP1251 "\xD6\xE5\xEB\xE8 \xE8 \xE7\xE0\xE4\xE0\xF7\xE8"
    assert_text("<html><meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\"><p>" CP1251, "a.html",
                "text| Цели и задачи\n", "");
    assert_text("<html><p>" CP1251 " \xEC\xF3\xED\xE8\xF6\xE8\xEF\xE0\xEB\xE8\xF2\xE5\xF2\xE0", "a.html",
                "text| Цели и задачи муниципалитета\n", "");
    // says one thing and is another
    assert_text("<html><meta charset=windows-1251><p>Цели", "a.html", "text| Цели\n", "");
    assert_text("<html><meta charset=iso-8859-1><p>Цели и задачи", "a.html", "text| Цели и задачи\n", "");
}

static void repeat(const char *before, const char *piece, size_t times, const char *after, svod_doc_state wanted, const char *codes) {
    size_t len = strlen(piece), head = strlen(before), all = head + len * times + strlen(after);
    char *text = malloc(all + 1);
    memcpy(text, before, head);
    for (size_t i = 0; i < times; i++)
        memcpy(text + head + i * len, piece, len);
    strcpy(text + head + len * times, after);
    told t = tell(text, all, "a.html");
    free(text);
    assert_string_equal(codes_of(&t), codes);
    assert_int_equal(t.state, wanted);
    svod_arena_free(t.arena);
}

static void test_hostile(void **state) {
    (void)state;
    repeat("<html>", "<div>", 1000000, "", SVOD_DOC_UNREADABLE, "document_limit;");
    repeat("<html>а", "<b>", 3000, "</b>", SVOD_DOC_READ, "");
    repeat("<html><a ", "b ", 1000000, ">", SVOD_DOC_UNREADABLE, "document_limit;");
    repeat("<html><a =' ", "b ", 1000000, ">", SVOD_DOC_UNREADABLE, "document_limit;");
    repeat("<html><!-- <a x=\" --><a ", "b ", 1000000, ">", SVOD_DOC_UNREADABLE, "document_limit;");
    repeat("<html>", "<a ", 1000000, ">", SVOD_DOC_UNREADABLE, "document_limit;");
    repeat("<html>а", "</div>", 1000000, "", SVOD_DOC_READ, "");
    repeat("<html>а<!--", "-", 5000000, "", SVOD_DOC_READ, "");
    repeat("<html>", "<p>а", 200000, "", SVOD_DOC_READ, "");
    repeat("<html><table>", "<tr><td rowspan=9 colspan=1000>а", 20000, "", SVOD_DOC_READ, "");
    repeat("<html>", "&lt;", 1000000, "", SVOD_DOC_READ, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_blocks), cmocka_unit_test(test_strong), cmocka_unit_test(test_lists),
                                       cmocka_unit_test(test_tables), cmocka_unit_test(test_broken), cmocka_unit_test(test_encodings),
                                       cmocka_unit_test(test_hostile)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
