// Recognition by content, and a clear word for what is no sheet.
#include <stdlib.h>

#include "read_help.h"
#include "zip_help.h"

static void assert_sniff(const char *bytes, size_t len, const char *shown, const char *id, const char *codes, const char *found) {
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    const svod_format *format = svod_sniff((svod_bytes){(const unsigned char *)bytes, len}, shown, &findings);
    assert_string_equal(format ? format->id : "", id);
    svod_buf got = svod_buf_of(arena);
    svod_buf_str(&got, "");
    for (size_t i = 0; i < findings.list.count; i++) {
        svod_buf_printf(&got, "%s;", svod_code_id(SVOD_AT(&findings.list, svod_finding, i)->code));
    }
    assert_string_equal(got.data, codes);
    if (found) {
        assert_string_equal(SVOD_AT(&findings.list, svod_finding, 0)->found, found);
    }
    svod_arena_free(arena);
}
#define SNIFF(bytes, ...) assert_sniff(bytes, sizeof bytes - 1, __VA_ARGS__)
#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static void test_formats(void **state) {
    (void)state;
    SNIFF("PK\3\4 rest", "a.xlsx", "xlsx", "", NULL);
    SNIFF("PK\3\4 rest", "a", "xlsx", "", NULL);
    SNIFF("PK\3\4......"
          "................"
          "....mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
          "a.ods", "ods", "", NULL);
    SNIFF(OLE "....", "a.xls", "xls", "", NULL);
    SNIFF("a;b\n1;2\n", "a.CSV", "csv", "", NULL);
    SNIFF("\xFF\xFE"
          "a\0;\0",
          "a.csv", "csv", "", NULL);
}

static void assert_opened(const char *text, const char *shown, const char *codes) {
    reading r = read_bytes(text, strlen(text), shown, NULL);
    assert_string_equal(r.codes.data ? r.codes.data : "", codes);
    reading_free(&r);
}

static void test_misleading_extension(void **state) {
    (void)state;
    assert_opened("a;b\n", "папка.xlsx/a.xlsx", "format_extension;");
    assert_opened("a;b\n", "папка.xlsx/a", "");
    assert_opened("a;b\n", "a.выгрузка", "");
    // what is refused may bear its own extension
    assert_opened("PK\3\4 rest", "a.zip", "zip_damaged;");
    assert_opened("%PDF-1.4", "a.xlsx", "format_unknown;");
}

static void test_pages_named_sheets(void **state) {
    (void)state;
    SNIFF("\n<HTML><table>", "a.xls", "", "format_unsupported;", "веб-страница (HTML) под именем .xls");
    SNIFF("\xEF\xBB\xBF<!DOCTYPE html>", "a.html", "", "format_unsupported;", "веб-страница (HTML)");
    SNIFF("<!-- 1C --><style>td {}</style><table>", "a.xls", "", "format_unsupported;", "веб-страница (HTML) под именем .xls");
    SNIFF("<html xmlns:x=\"urn:schemas-microsoft-com:office:spreadsheet\">", "a.xls", "", "format_unsupported;",
          "веб-страница (HTML) под именем .xls");
    SNIFF("\xFF\xFE<\0h\0t\0m\0l\0>\0", "a.xls", "", "format_unsupported;", "веб-страница (HTML) под именем .xls");
    SNIFF("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "a.xls", "", "format_unsupported;",
          "веб-страница (MHTML) под именем .xls");
    SNIFF("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>", "a.xls", "", "format_unsupported;",
          "«Таблица XML 2003» (Excel) под именем .xls");
}

static void test_other_sheets(void **state) {
    (void)state;
    static const char dbf[] = "\x03\x7D\x06\x05\2\0\0\0\x41\0\x0B\0....................NAME\0\0\0\0\0\0\0C...................."
                              "\x0D ten letter";
    SNIFF("<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">", "a.fods", "",
          "format_unsupported;", "FODS (таблица OpenDocument одним файлом XML)");
    SNIFF("ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K\"a\"\r\nE\r\n", "a.slk", "", "format_unsupported;", "SYLK");
    SNIFF("ID;Phone;C\r\n1;2;3\r\nC;1;2\r\n", "a.csv", "csv", "", NULL);
    SNIFF("TABLE\r\n0,1\r\n\"EXCEL\"\r\n", "a.dif", "", "format_unsupported;", "DIF");
    SNIFF("TABLE;1\r\n0,1\r\n", "a.csv", "csv", "", NULL);
    SNIFF(dbf, "a.dbf", "", "format_unsupported;", "DBF (dBase, FoxPro)");
}

// The directory of an archive tells its parts, not what stands in them.
static void test_apple_packages(void **state) {
    (void)state;
    static const zip_part numbers[] = {{"Index/Tables.iwa", "x", 0}, {"Index/Document.iwa", "x", 0}, {0}};
    static const zip_part other[] = {{"Index/Document.iwa.txt", "x", 0}, {"a", "PK\1\2 Index/Document.iwa", 0}, {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(numbers, &len);
    assert_sniff((const char *)bytes, len, "a.numbers", "", "format_unsupported;", "Pages или Numbers (документ Apple)");
    free(bytes);
    bytes = zip_of(other, &len);
    assert_sniff((const char *)bytes, len, "a.zip", "xlsx", "", NULL);
    free(bytes);
}

static void test_strangers(void **state) {
    (void)state;
    SNIFF("<?xml version=\"1.0\"?><Workbook/>", "a.xls", "", "format_unknown;", "XML");
    SNIFF("{\n  \"a\": 1}", "a.csv", "", "format_unknown;", "JSON");
    SNIFF("[ {\"a\": 1}]", "a.csv", "", "format_unknown;", "JSON");
    SNIFF("[1];2\n{2};3\n", "a.csv", "csv", "", NULL);
    SNIFF("<5;2\n", "a.csv", "csv", "", NULL);
    SNIFF("%PDF-1.4", "a.xlsx", "", "format_unknown;", "PDF");
    SNIFF("{\\rtf1", "a.csv", "", "format_unknown;", "RTF (текстовый документ)");
    SNIFF("{ \"a\": 1 }", "a.json", "", "format_unknown;", "JSON");
    SNIFF("[\n {\"a\": 1}]", "a.json", "", "format_unknown;", "JSON");
    SNIFF("{a};[b]\n1;2\n", "a.csv", "csv", "", NULL);
    SNIFF("Received: by x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n", "a.eml", "", "format_unknown;", "электронное письмо");
    SNIFF("Subject: x;b\n1;2\n", "a.csv", "csv", "", NULL);
    SNIFF("L\0\0\0\x01\x14\x02\0....", "a.xlsx", "", "format_unknown;", "ярлык Windows, а не сам файл");
    SNIFF("\0\0\0\0\0\0\0\0", "a.xlsx", "", "format_unknown;", "одни нулевые байты: содержимое потеряно при копировании или сбое диска");
    SNIFF("\1\2\3\4\5\6\7\1\2\3", "a.csv", "", "format_unknown;", "двоичные данные");
    SNIFF("", "a.csv", "", "file_empty;", "");
    SNIFF("MZ;область\n1;2\n", "a.csv", "csv", "", NULL);
    SNIFF("BM;область\n1;2\n", "a.csv", "csv", "", NULL);
}

// What could be sent instead is the family's own list, and a page of the web has an advice of its own.
static void test_says_what_is_read(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_EN);
    svod_sniff((svod_bytes){(const unsigned char *)"<html>", 6}, "a.xls", &findings);
    const svod_finding *found = svod_last(&findings);
    assert_string_equal(found->found, "a web page (HTML) named .xls");
    assert_non_null(strstr(found->expected, "XLSX, "));
    assert_non_null(strstr(found->expected, ", CSV"));
    assert_string_equal(svod_finding_advice(found, SVOD_EN), "open the file in Excel or LibreOffice and save it as XLSX");
    svod_arena_free(arena);
}

// No beginning of any kind, cut anywhere, is read beyond its end.
static void test_cut_anywhere(void **state) {
    (void)state;
    static const char *const kinds[] = {"<?xml version=\"1.0\"?><office:document>",
                                        "MIME-Version: 1.0\nContent-Type: multipart/related",
                                        "ID;PWXL\r\nP;PGeneral\r\nE",
                                        "TABLE\r\n0,1\r\n",
                                        "[{ \"a\": 1",
                                        "\xFF\xFE<\xFF",
                                        "Rar!\x1A"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t len = 1; len <= strlen(kinds[i]); len++) {
            svod_arena *arena = svod_arena_new();
            svod_findings findings = svod_findings_of(arena, SVOD_RU);
            unsigned char *exact = malloc(len);
            svod_sniff((svod_bytes){memcpy(exact, kinds[i], len), len}, "a", &findings);
            free(exact);
            svod_arena_free(arena);
        }
}

static void test_family(void **state) {
    (void)state;
    for (size_t i = 0; svod_formats[i]; i++) {
        assert_true(*svod_formats[i]->id && *svod_formats[i]->extensions && *svod_formats[i]->help_ru && *svod_formats[i]->help_en);
        assert_true(svod_formats[i]->sniff && svod_formats[i]->read);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats),           cmocka_unit_test(test_misleading_extension), cmocka_unit_test(test_apple_packages),
        cmocka_unit_test(test_strangers),         cmocka_unit_test(test_pages_named_sheets),   cmocka_unit_test(test_other_sheets),
        cmocka_unit_test(test_says_what_is_read), cmocka_unit_test(test_cut_anywhere),         cmocka_unit_test(test_family),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
