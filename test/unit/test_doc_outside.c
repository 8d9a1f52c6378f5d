// Documents that other programs read: PDF made here by hand, DOC and scans with fakes in the converters' place, hostile ones with the
// real programs.
#include "document_help.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder_help.h"
#include "host/convert.h"

static svod_arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    return folder_make();
}

static int tear_down(void **state) {
    (void)state;
    unsetenv("SVOD_CONVERTERS");
    svod_arena_free(arena);
    return folder_remove();
}

// A folder of fakes alone, and of links to the true ones.
static void make_fake(const char *name, const char *shell) {
    put_file(arena, name, svod_printf(arena, "#!/bin/sh\n%s\n", shell));
    chmod(in_folder(arena, name), 0755);
    setenv("SVOD_CONVERTERS", folder, 1);
}

static void link_true(const char *name) {
    assert_int_equal(symlink(svod_printf(arena, "/usr/bin/%s", name), in_folder(arena, name)), 0);
}

static void need(const char *program) {
    if (!svod_convert_have(program)) skip();
}

// ---- PDF ---------------------------------------------------------------------------------------------------------------

// A PDF of objects, numbered from 1; the first is the catalogue.
static svod_buf pdf_of(const char *const *objects, size_t count) {
    svod_buf out = svod_buf_of(arena);
    size_t at[16];
    svod_buf_str(&out, "%PDF-1.4\n");
    for (size_t i = 0; i < count; i++) {
        at[i] = out.len;
        svod_buf_printf(&out, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    size_t table = out.len;
    svod_buf_printf(&out, "xref\n0 %zu\n0000000000 65535 f \n", count + 1);
    for (size_t i = 0; i < count; i++)
        svod_buf_printf(&out, "%010zu 00000 n \n", at[i]);
    svod_buf_printf(&out, "trailer << /Size %zu /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n", count + 1, table);
    return out;
}

static const char *stream(const char *text) {
    return svod_printf(arena, "<< /Length %zu >>\nstream\n%s\nendstream", strlen(text), text);
}

#define PAGE(contents)                                                                                                                     \
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " contents                                                             \
    " 0 R /Resources << /Font << /F 7 0 R >> /XObject << /I 8 0 R >> >> >>"
#define PICTURE "q 612 0 0 792 0 0 cm /I Do Q"

static svod_buf pdf_pages(const char *first, const char *second) {
    const char *const objects[] = {"<< /Type /Catalog /Pages 2 0 R >>",
                                   "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
                                   PAGE("5"),
                                   PAGE("6"),
                                   stream(first),
                                   stream(second),
                                   "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                                   "<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 1 "
                                   "/Length 8 >>\nstream\n01234567\nendstream"};
    return pdf_of(objects, 8);
}

#define TEXT_PAGE                                                                                                                          \
    "BT /F 12 Tf 100 700 Td (First line of a paragraph,) Tj -30 -14 Td (its second line,) Tj 0 -14 Td (its third line.) Tj 30 -14 Td "     \
    "(Another one.) Tj ET"

static void test_pdf(void **state) {
    (void)state;
    need("pdftotext");
    svod_buf pdf = pdf_pages(TEXT_PAGE, "BT /F 12 Tf 70 700 Td (On page two.) Tj ET");
    assert_told(tell(pdf.data, pdf.len, "a.pdf"), SVOD_DOC_READ,
                "line p1 l1| First line of a paragraph,\nline p1 l2| its second line,\nline p1 l3| its third line.\nline p1 l4| \nline p1 "
                "l4| Another one.\n"
                "line p2 l1| On page two.\n",
                "");
}

static void test_pdf_scans(void **state) {
    (void)state;
    need("pdftotext");
    svod_buf all = pdf_pages(PICTURE, PICTURE), part = pdf_pages(TEXT_PAGE, PICTURE);
    told t = tell(all.data, all.len, "a.pdf");
    assert_string_equal(svod_last(&t.findings)->found, "страницы 1–2");
    assert_told(t, SVOD_DOC_SCAN, "", "document_scan;");
    t = tell(part.data, part.len, "a.pdf");
    assert_string_equal(svod_last(&t.findings)->found, "страницы 2");
    assert_string_equal(codes_of(&t), "document_scan_pages;");
    assert_int_equal(t.state, SVOD_DOC_READ);
    assert_non_null(strstr(t.blocks.data, "Another one."));
    svod_arena_free(t.arena);
    svod_buf blank = pdf_pages(TEXT_PAGE, " "); // an empty page is no scan
    t = tell(blank.data, blank.len, "a.pdf");
    assert_string_equal(codes_of(&t), "");
    svod_arena_free(t.arena);
}

static void test_ocr(void **state) {
    (void)state;
    need("pdftotext");
    link_true("pdftotext");
    link_true("pdftoppm");
    link_true("pdfimages");
    svod_buf part = pdf_pages(TEXT_PAGE, PICTURE);
    tell_ocr = true;
    // Of the picture it gets what pdftoppm made: a PGM.
    make_fake("tesseract", "read kind; echo \"$1 $2 $3 $4 $kind\"");
    told t = tell(part.data, part.len, "a.pdf");
    assert_string_equal(codes_of(&t), "");
    assert_non_null(strstr(t.blocks.data, "line p2 l1| /dev/stdin stdout -l rus P5\n"));
    svod_arena_free(t.arena);
    make_fake("tesseract", "echo 'Error opening data file /x/rus.traineddata' >&2; exit 1");
    t = tell(part.data, part.len, "a.pdf");
    assert_string_equal(codes_of(&t), "document_converter_missing;");
    assert_non_null(strstr(svod_finding_advice(svod_last(&t.findings), SVOD_RU), "tesseract-ocr-rus"));
    svod_arena_free(t.arena);
    make_fake("tesseract", "echo text");
    assert_told(tell("\x89PNG\r\n\x1A\n....", 12, "a.png"), SVOD_DOC_READ, "line l1| text\n", "");
    tell_ocr = false;
    assert_told(tell("\x89PNG\r\n\x1A\n....", 12, "a.png"), SVOD_DOC_SCAN, "", "document_scan;");
}

static void test_pdf_hostile(void **state) {
    (void)state;
    need("pdftotext");
    // Pages that are their own children, a count of two thousand millions, a stream that holds itself.
    const char *const loop[] = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>"};
    svod_buf pdf = pdf_of(loop, 2);
    told t = tell(pdf.data, pdf.len, "a.pdf");
    assert_int_not_equal(t.state, SVOD_DOC_READ);
    assert_int_equal(t.findings.list.count, 1);
    svod_arena_free(t.arena);
    // Cut anywhere: never more than a finding.
    svod_buf whole = pdf_pages(TEXT_PAGE, TEXT_PAGE);
    for (size_t len = 16; len < whole.len; len += 211) {
        t = tell(whole.data, len, "a.pdf");
        assert_true(t.state == SVOD_DOC_READ || t.findings.list.count);
        svod_arena_free(t.arena);
    }
}

static void test_ends(void **state) {
    (void)state;
    static const struct {
        const char *shell, *codes;
    } cases[] = {
        {"echo 'Incorrect password' >&2; exit 1", "document_encrypted;"},
        {"echo 'Syntax Error' >&2; exit 1", "document_damaged;"},
        {"echo 'Out of memory' >&2; exit 1", "document_limit;"},
        {"kill -XCPU $$", "document_limit;"},
        {"while :; do echo 'a line that is written without an end, over and over, until somebody says that it is enough of it'; done",
         "document_limit;"},
        {":", "document_empty;"},
        {"i=0; while [ $i -le 5001 ]; do printf '\\f'; i=$((i+1)); done", "document_limit;"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        make_fake("pdftotext", cases[i].shell);
        told t = tell("%PDF-1.4\n", 9, "a.pdf");
        assert_string_equal(codes_of(&t), cases[i].codes);
        assert_int_equal(t.state, i == 5 ? SVOD_DOC_EMPTY : SVOD_DOC_UNREADABLE);
        svod_arena_free(t.arena);
    }
}

// ---- pictures ----------------------------------------------------------------------------------------------------------

// Two pages of one strip each; the second says where the third is.
static svod_buf tiff(bool little, unsigned third) {
    svod_buf out = svod_buf_of(arena);
    unsigned numbers[] = {8, 1, 0, 0, 0, 26, 1, 0, 0, 0, third}, sizes[] = {4, 2, 4, 4, 4, 4, 2, 4, 4, 4, 4};
    svod_buf_add(&out, little ? "II*\0" : "MM\0*", 4);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (unsigned byte = 0; byte < sizes[i]; byte++)
            svod_buf_add(&out, (const char[]){(char)(numbers[i] >> 8 * (little ? byte : sizes[i] - 1 - byte))}, 1);
    return out;
}

static void test_tiff_without_end(void **state) {
    (void)state;
    make_fake("tesseract", "echo text");
    tell_ocr = true;
    for (int little = 0; little <= 1; little++) {
        svod_buf pages = tiff(little, 0), ring = tiff(little, 8), itself = tiff(little, 26), beyond = tiff(little, 40000);
        assert_told(tell(pages.data, pages.len, "a.tif"), SVOD_DOC_READ, "line l1| text\n", "");
        assert_told(tell(beyond.data, beyond.len, "a.tif"), SVOD_DOC_READ, "line l1| text\n", "");
        assert_told(tell(ring.data, ring.len, "a.tif"), SVOD_DOC_UNREADABLE, "", "document_limit;");
        assert_told(tell(itself.data, itself.len, "a.tif"), SVOD_DOC_UNREADABLE, "", "document_limit;");
        for (size_t len = 5; len < ring.len; len++)
            svod_arena_free(tell(ring.data, len, "a.tif").arena);
    }
    tell_ocr = false;
}

static void test_big_picture(void **state) {
    (void)state;
    tell_ocr = true;
    make_fake("tesseract",
              "while read -r a b c most d; do [ \"$a $b\" = 'Max address' ] && [ $most -gt 300000000 ] && echo text && exit 0; done "
              "</proc/self/limits\necho 'malloc fail for data' >&2\nexit 1");
    assert_told(tell("\xFF\xD8\xFF\xE0", 4, "a.jpg"), SVOD_DOC_READ, "line l1| text\n", "");
    make_fake("tesseract", "echo 'requested bytes >= 2^31' >&2\nexit 1");
    assert_told(tell("\xFF\xD8\xFF\xE0", 4, "a.jpg"), SVOD_DOC_UNREADABLE, "", "document_limit;");
    tell_ocr = false;
}

// The program reads the file itself: what it read is held against what svod had.
static void test_file_that_changes(void **state) {
    (void)state;
    make_fake("pdftotext", "printf 'text\\n\\f'");
    put_file(arena, "a.pdf", "%PDF-1.4\n");
    const char *path = in_folder(arena, "a.pdf");
    assert_told(tell("%PDF-1.4\n", 9, path), SVOD_DOC_READ, "line p1 l1| text\n", "");
    assert_told(tell("%PDF-1.5\n", 9, path), SVOD_DOC_UNREADABLE, "line p1 l1| text\n", "file_changed;");
    assert_told(tell("%PDF-1.4\n\n", 10, path), SVOD_DOC_UNREADABLE, "line p1 l1| text\n", "file_changed;");
    assert_told(tell("%PDF-1.4", 8, path), SVOD_DOC_UNREADABLE, "line p1 l1| text\n", "file_changed;");
}

// ---- DOC and RTF -------------------------------------------------------------------------------------------------------

static svod_buf ole(void) {
    svod_buf out = svod_buf_of(arena);
    svod_buf_add(&out, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    for (int i = 0; i < 600; i++)
        svod_buf_add(&out, "\0", 1);
    svod_buf_add(&out, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 25);
    return out;
}

static void test_doc(void **state) {
    (void)state;
    svod_buf doc = ole();
    setenv("SVOD_CONVERTERS", folder, 1);
    told t = tell(doc.data, doc.len, "a.doc");
    assert_non_null(strstr(svod_finding_advice(svod_last(&t.findings), SVOD_RU), "catdoc"));
    assert_told(t, SVOD_DOC_UNREADABLE, "", "document_converter_missing;");
    make_fake("antiword", "echo by antiword");
    assert_told(tell(doc.data, doc.len, "a.doc"), SVOD_DOC_READ, "line| by antiword\nline| \n", "");
    make_fake("catdoc", "printf 'a line\\n\\na\\tb\\n\\tc\\nafter\\nd\\te\\n'");
    assert_told(tell(doc.data, doc.len, "a.doc"), SVOD_DOC_READ,
                "line| a line\nline| \ncell 1.1.1| a\ncell 1.1.2| b\ncell 1.2.2| c\nline| after\nline| \ncell 2.1.1| d\ncell 2.1.2| e\n",
                "");
    unsetenv("SVOD_CONVERTERS");
    need("catdoc");
    t = tell(doc.data, doc.len, "a.doc"); // of a document it has the name alone
    assert_int_not_equal(t.state, SVOD_DOC_READ);
    svod_arena_free(t.arena);
}

static void test_rtf(void **state) {
    (void)state;
    static const char rtf[] = "{\\rtf1\\ansi\\ansicpg1251\\uc1{\\fonttbl{\\f0\\fcharset204 Arial;}}\\pard\\f0 \\'d6\\'e5\\'eb\\'fc "
                              "\\u1080?\\par\\trowd\\cellx3000\\cellx6000\\pard\\intbl 1\\cell 2\\cell\\row\\pard \\'e4\\'e0\\par}";
    setenv("SVOD_CONVERTERS", folder, 1);
    told t = tell(rtf, sizeof rtf - 1, "a.rtf");
    assert_non_null(strstr(svod_finding_advice(svod_last(&t.findings), SVOD_RU), "libreoffice-writer-nogui"));
    assert_told(t, SVOD_DOC_UNREADABLE, "", "document_converter_missing;");
    make_fake("soffice.bin", "exit 0"); // says that all is well, and made nothing
    assert_told(tell(rtf, sizeof rtf - 1, "a.rtf"), SVOD_DOC_UNREADABLE, "", "document_damaged;");
    unsetenv("SVOD_CONVERTERS");
    need("soffice.bin");
    assert_told(tell(rtf, sizeof rtf - 1, "a.rtf"), SVOD_DOC_READ, "text| Цель и\ncell 1.1.1| 1\ncell 1.1.2| 2\ntext| да\n", "");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_pdf), TEST(test_pdf_scans),        TEST(test_ocr),         TEST(test_pdf_hostile),       TEST(test_ends), TEST(test_doc),
        TEST(test_rtf), TEST(test_tiff_without_end), TEST(test_big_picture), TEST(test_file_that_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
