// Documents that are damaged, locked, cut short or lie: each ends in a finding, none in silence.
#include "docx_help.h"

static void assert_refused(told t, const char *codes) {
    assert_string_equal(codes_of(&t), codes);
    assert_int_equal(t.state, SVOD_DOC_UNREADABLE);
    svod_arena_free(t.arena);
}

static void test_damaged(void **state) {
    (void)state;
    assert_refused(tell_docx("<w:document xmlns:w=\"w\"><w:body>" P(R("а")) "</w:document>", NULL, NULL, NULL), "document_damaged;");
    assert_refused(tell_docx("<!DOCTYPE a [<!ENTITY x \"y\">]>" BODY(P(R("&x;"))), NULL, NULL, NULL), "document_damaged;");
    assert_refused(tell_docx(BODY(P(R("а"))), "<w:styles", NULL, NULL), "document_damaged;");
    const zip_part parts[] = {{"[Content_Types].xml", "<Types/>", 0}, {"word/documents.xml", "<a/>", 0}, {0}};
    assert_refused(tell_parts(parts, "a.docx"), "document_damaged;");
    const zip_part odt[] = {{"mimetype", "application/vnd.oasis.opendocument.text", 0}, {"styles.xml", "<a/>", 0}, {0}};
    assert_refused(tell_parts(odt, "a.odt"), "document_damaged;");
}

static void test_locked(void **state) {
    (void)state;
    unsigned char bytes[2048] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    memcpy(bytes + 1024, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 32);
    assert_refused(tell(bytes, sizeof bytes, "a.docx"), "document_encrypted;");
}

static void test_deep(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_buf body = svod_buf_of(arena);
    svod_buf_str(&body, "<w:document xmlns:w=\"w\"><w:body>");
    for (size_t i = 0; i < 100000; i++)
        svod_buf_str(&body, "<w:p>");
    assert_refused(tell_docx(body.data, NULL, NULL, NULL), "document_limit;");
    svod_arena_free(arena);
}

static void test_cut(void **state) {
    (void)state;
    const zip_part parts[] = {{"[Content_Types].xml", "<Types/>", 0}, {"word/document.xml", BODY(P(R("Цели")) P(R("и задачи"))), 0}, {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    for (size_t i = 0; i < len; i++) {
        unsigned char *cut = malloc(i + 1); // of its own, so that reading behind it is seen
        memcpy(cut, bytes, i);
        told t = tell(cut, i, "a.docx");
        if (i >= 4) assert_int_equal(t.state, SVOD_DOC_UNREADABLE); // before that it is no archive yet
        assert_true(t.findings.list.count > 0);
        svod_arena_free(t.arena);
        free(cut);
    }
    for (size_t i = 0; i < len; i++) {
        unsigned char kept = bytes[i];
        bytes[i] ^= 0x55;
        told t = tell(bytes, len, "a.docx");
        assert_true(t.state == SVOD_DOC_READ || t.findings.list.count > 0);
        svod_arena_free(t.arena);
        bytes[i] = kept;
    }
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_damaged), cmocka_unit_test(test_locked), cmocka_unit_test(test_deep),
                                       cmocka_unit_test(test_cut)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
