// Recognition by content, and a clear word for what is no sheet.
#include "read_help.h"

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

static void test_misleading_extension(void **state) {
    (void)state;
    SNIFF("PK\3\4 rest", "a.xls", "xlsx", "format_extension;", "xls");
    SNIFF("a;b\n", "папка.xlsx/a.xlsx", "csv", "format_extension;", "xlsx");
    SNIFF("a;b\n", "папка.xlsx/a", "csv", "", NULL);
    SNIFF("a;b\n", "a.выгрузка", "csv", "", NULL);
}

static void test_strangers(void **state) {
    (void)state;
    SNIFF("\n<HTML><table>", "a.xls", "", "format_unknown;", "HTML");
    SNIFF("\xEF\xBB\xBF<!DOCTYPE html>", "a.xls", "", "format_unknown;", "HTML");
    SNIFF("<?xml version=\"1.0\"?><Workbook/>", "a.xls", "", "format_unknown;", "XML");
    SNIFF("%PDF-1.4", "a.xlsx", "", "format_unknown;", "PDF");
    SNIFF("{\\rtf1", "a.csv", "", "format_unknown;", "RTF");
    SNIFF("\1\2\3\4\5\6\7\1\2\3", "a.csv", "", "format_unknown;", "двоичные данные");
    SNIFF("", "a.csv", "", "file_empty;", "");
    SNIFF("MZ;область\n1;2\n", "a.csv", "csv", "", NULL);
}

static void test_recognised_only(void **state) {
    (void)state;
    static const char ods[] = "PK\3\4......"
                              "................"
                              "....mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    static const char locked[] = OLE "....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0....";
    reading r = read_bytes(ods, sizeof ods - 1, "a.ods", NULL);
    assert_false(r.ok);
    assert_string_equal(r.codes.data, "format_unsupported;");
    reading_free(&r);
    r = read_bytes(OLE "....", 12, "a.xls", NULL);
    assert_false(r.ok);
    assert_string_equal(r.codes.data, "format_unsupported;");
    reading_free(&r);
    r = read_bytes(locked, sizeof locked - 1, "a.xlsx", NULL);
    assert_false(r.ok);
    assert_string_equal(r.codes.data, "format_extension;workbook_encrypted;");
    reading_free(&r);
}

static void test_family(void **state) {
    (void)state;
    for (size_t i = 0; svod_formats[i]; i++) {
        assert_true(*svod_formats[i]->id && *svod_formats[i]->extensions && *svod_formats[i]->help_ru && *svod_formats[i]->help_en);
        assert_non_null(svod_formats[i]->sniff);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats),   cmocka_unit_test(test_misleading_extension),
        cmocka_unit_test(test_strangers), cmocka_unit_test(test_recognised_only),
        cmocka_unit_test(test_family),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
