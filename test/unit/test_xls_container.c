// XLS: the compound file around a book: whole, scattered, small, torn, in circles, and with something else inside.
#include "xls_help.h"

#define BIG 6000 // cells that make a stream of over 4096 bytes

static xls_out numbers(unsigned count) {
    xls_out s = {0};
    for (unsigned i = 0; i < count; i++) {
        xls_record(&s, 0x027E, "hhhw", (int)(i / 16), (int)(i % 16), 0, i * 4 | 2);
    }
    return s;
}

static xls_out book_of(unsigned count) {
    xls_out s = numbers(count);
    return xls_simple(8, NULL, &s);
}

static void assert_numbers(const reading *r, unsigned count) {
    svod_buf want = svod_buf_of(r->arena);
    svod_buf_str(&want, "[S]\n");
    for (unsigned i = 0; i < count; i++) {
        char ref[SVOD_REF_SIZE];
        svod_buf_printf(&want, "%s number %u\n", svod_ref(ref, i / 16 + 1, i % 16 + 1), i);
    }
    assert_string_equal(r->cells.data, want.data);
}

// A book of one cell.
static xls_out book_of_text(unsigned biff, const char *text) {
    xls_out s = {0};
    xls_record(&s, 0x0204, biff == 8 ? "hhhU" : "hhhT", 0, 0, 0, text);
    return xls_simple(biff, NULL, &s);
}

static void assert_whole(xls_out file, unsigned count) {
    reading r = xls_read(file.data, file.len, false);
    assert_numbers(&r, count);
    assert_string_equal(r.codes.data, "");
    assert_true(r.ok);
    reading_free(&r);
    xls_free(&file);
}

static void test_whole(void **state) {
    (void)state;
    for (int scattered = 0; scattered < 2; scattered++) {
        for (unsigned count = 3; count <= BIG; count += BIG - 3) {
            static const char *const names[] = {"Workbook", "Book", "WORKBOOK", "book"};
            for (size_t i = 0; i < 4; i++) {
                xls_out book = book_of(count), other = {0};
                xls_add(&other, "nothing to see", 14);
                xls_part parts[] = {{"\5SummaryInformation", &other}, {names[i], &book}, {"WordDocument", &other}, {0}};
                xls_out file = xls_container(parts, scattered);
                assert_int_equal(svod_xls_sniff((svod_bytes){file.data, file.len}), 2);
                assert_whole(file, count);
                xls_free(&book);
                xls_free(&other);
            }
        }
    }
}

// A file for both Excel 95 and 97 has both streams.
static void test_both_generations(void **state) {
    (void)state;
    xls_out old = book_of_text(5, "old"), book = book_of_text(8, "новое");
    xls_part parts[] = {{"Book", &old}, {"Workbook", &book}, {0}};
    xls_assert(xls_container(parts, false), true, "[S]\nA1 string новое\n", "");
    xls_free(&old);
    xls_free(&book);
}

static void test_others(void **state) {
    (void)state;
    static const struct {
        const char *stream, *code;
        const char *found;
    } cases[] = {{"WordDocument", "format_unsupported;", "DOC (документ Word 97–2003)"},
                 {"PowerPoint Document", "format_unsupported;", "PPT (презентация PowerPoint 97–2003)"},
                 {"VisioDocument", "format_unsupported;", "VSD (рисунок Visio)"},
                 {"__properties_version1.0", "format_unsupported;", "MSG (письмо Outlook)"},
                 {"EncryptedPackage", "workbook_encrypted;", "EncryptedPackage"},
                 {"EncryptionInfo", "workbook_encrypted;", "EncryptedPackage"},
                 {"Contents", "format_unknown;", "составной файл Office без книги Excel"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xls_out bytes = {0};
        xls_add(&bytes, "abc", 3);
        xls_part parts[] = {{cases[i].stream, &bytes}, {0}};
        xls_out file = xls_container(parts, false);
        reading r = xls_read(file.data, file.len, false);
        assert_false(r.ok);
        assert_string_equal(r.codes.data, cases[i].code);
        assert_string_equal(finding_at(&r, 0)->found, cases[i].found);
        reading_free(&r);
        xls_free(&file);
        xls_free(&bytes);
    }
}

// The name of an encrypted package as the text of a cell is no encryption.
static void test_package_as_text(void **state) {
    (void)state;
    xls_out book = book_of_text(8, "EncryptedPackage");
    xls_assert(xls_wrap(&book, "Workbook"), true, "[S]\nA1 string EncryptedPackage\n", "");
}

static void test_header(void **state) {
    (void)state;
    static const struct {
        size_t at;
        unsigned value, bytes;
    } cases[] = {{30, 10, 2}, {30, 0, 2}, {30, 65535, 2}, {32, 7, 2}, {48, 0xFFFFFFF0u, 4}, {48, XLS_END, 4}, {48, 5000, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xls_out book = book_of(3), file = xls_wrap(&book, "Workbook");
        xls_set(&file, cases[i].at, cases[i].value, cases[i].bytes);
        // without a directory, what begins in the first sector is read: the small sectors, which hold the book and nothing else
        const char *cells = cases[i].at == 48 ? "[S]\nA1 number 0\nB1 number 1\nC1 number 2\n" : "";
        xls_assert(file, false, cells, "xls_container_damaged;");
    }
    xls_out short_one = {0};
    xls_add(&short_one, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    xls_assert(short_one, false, "", "xls_container_damaged;");
    xls_out wrapped = {0};
    xls_add(&wrapped, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    xls_units(&wrapped, "EncryptedPackage");
    xls_assert(wrapped, false, "", "workbook_encrypted;");
}

// A file cut short has lost the directory, which stands at its end: the book before it is read as far as it goes.
static void test_cut_short(void **state) {
    (void)state;
    xls_out book = book_of(BIG), file = xls_wrap(&book, "Workbook");
    size_t len = XLS_SECTOR + 20 * XLS_SECTOR + 100;
    reading r = xls_read(file.data, len, false);
    assert_numbers(&r, (20 * XLS_SECTOR + 100 - 2 * 20 - 14 - 4) / 14);
    assert_string_equal(r.codes.data, "xls_container_damaged;xls_sheet_cut;");
    assert_string_equal(svod_place_text(r.arena, finding_at(&r, 1)->place), "f/a.xls!S");
    assert_string_equal(finding_at(&r, 1)->found, "чтение дошло до строки 46, ячеек: 734");
    assert_false(r.ok);
    reading_free(&r);
    r = xls_read(file.data, XLS_SECTOR + 3, false); // not even a BOF
    assert_string_equal(r.codes.data, "xls_container_damaged;");
    reading_free(&r);
    xls_free(&file);
}

// Offset in the file of the number in the table that says what follows a sector; the table is at the end.
static size_t table_at(const xls_out *file, unsigned sector) {
    size_t tables = svod_xls_u32(file->data + 44);
    return file->len - tables * XLS_SECTOR + sector * 4;
}

// The chain of the book goes in a circle, leads out of the file, or ends: what comes before is read, and nothing twice.
static void test_chains(void **state) {
    (void)state;
    static const unsigned nexts[] = {0, 4, 5, 100000, XLS_FREE, XLS_END, 0xFFFFFFFCu};
    for (size_t i = 0; i < sizeof nexts / sizeof *nexts; i++) {
        xls_out book = book_of(BIG), file = xls_wrap(&book, "Workbook");
        xls_set(&file, table_at(&file, 5), nexts[i], 4);
        reading r = xls_read(file.data, file.len, false);
        // six sectors: BOFs, a BOUNDSHEET, an EOF, and records of 14 bytes
        assert_numbers(&r, (6 * XLS_SECTOR - 2 * 20 - 14 - 4) / 14);
        assert_string_equal(r.codes.data, "xls_sheet_cut;xls_container_damaged;");
        assert_string_equal(finding_at(&r, 1)->found, "поток Workbook: есть байт: 3072 из 84062");
        assert_false(r.ok);
        reading_free(&r);
        xls_free(&file);
    }
}

static void test_tables(void **state) {
    (void)state;
    xls_out book = book_of(BIG), file = xls_wrap(&book, "Workbook");
    xls_set(&file, 76 + 4, 70000, 4); // the second sector of the table, with the end of the directory, is out of the file
    reading r = xls_read(file.data, file.len, false);
    assert_numbers(&r, (129 * XLS_SECTOR - 2 * 20 - 14 - 4) / 14); // what the first sector of the table knows of
    assert_string_equal(r.codes.data, "xls_container_odd;xls_sheet_cut;xls_container_damaged;");
    assert_false(r.ok);
    reading_free(&r);
    xls_free(&file);
}

static void test_small_table(void **state) {
    (void)state;
    xls_out book = book_of(3), file = xls_wrap(&book, "Workbook");
    xls_set(&file, 60, XLS_END, 4); // no table of small sectors: one sector is known
    reading r = xls_read(file.data, file.len, false);
    assert_false(r.ok);
    assert_non_null(strstr(r.codes.data, "xls_container_damaged;"));
    reading_free(&r);
    xls_free(&file);
}

// The directory's tree leads nowhere or in circles: the book is found all the same, and it is said.
static void test_tree(void **state) {
    (void)state;
    static const unsigned children[] = {0, 77, 1, 0xFFFFFFF0u};
    for (size_t i = 0; i < 4; i++) {
        xls_out book = book_of(BIG), file = xls_wrap(&book, "Workbook");
        size_t directory = XLS_SECTOR + svod_xls_u32(file.data + 48) * (size_t)XLS_SECTOR;
        bool circle = children[i] == 1;
        xls_set(&file, directory + (circle ? 128 + 72 : 76), children[i], 4);
        reading r = xls_read(file.data, file.len, false);
        assert_numbers(&r, BIG);
        assert_string_equal(r.codes.data, "xls_container_odd;");
        assert_true(r.ok);
        reading_free(&r);
        xls_free(&file);
    }
}

// A stream that says more than it has, while its sheets are whole.
static void test_tail_missing(void **state) {
    (void)state;
    xls_out book = book_of(BIG), file = xls_wrap(&book, "Workbook");
    size_t directory = XLS_SECTOR + svod_xls_u32(file.data + 48) * (size_t)XLS_SECTOR;
    xls_set(&file, directory + 128 + 120, 1000000, 4);
    reading r = xls_read(file.data, file.len, false);
    assert_numbers(&r, BIG);
    assert_string_equal(r.codes.data, "xls_container_odd;");
    assert_true(r.ok);
    reading_free(&r);
    xls_free(&file);
}

// Sectors of 4096 bytes; the header fills one.
static void test_great_sectors(void **state) {
    (void)state;
    xls_out book = book_of(BIG), file = {0};
    xls_part none[] = {{0}};
    xls_out header = xls_container(none, false), fat = {0}, directory = {0};
    size_t sectors = (book.len + 4095) / 4096;
    for (size_t i = 0; i < sectors; i++) {
        xls_number(&fat, i + 1 < sectors ? i + 1 : XLS_END, 4);
    }
    xls_number(&fat, XLS_END, 4);
    xls_number(&fat, 0xFFFFFFFDu, 4);
    xls_entry(&directory, "Root Entry", 5, XLS_FREE, 1, XLS_END, 0);
    xls_entry(&directory, "Workbook", 2, XLS_FREE, XLS_FREE, 0, book.len);
    const xls_out *pieces[] = {&header, &book, &directory, &fat};
    for (size_t i = 0; i < 4; i++) {
        xls_add(&file, pieces[i]->data, i == 0 ? XLS_SECTOR : pieces[i]->len);
        while (file.len % 4096) {
            xls_number(&file, 0xFF, 1);
        }
    }
    xls_set(&file, 30, 12, 2);
    xls_set(&file, 48, sectors, 4);
    xls_set(&file, 76, sectors + 1, 4);
    for (size_t i = 0; i < 4; i++) {
        xls_free((xls_out *)pieces[i]);
    }
    assert_whole(file, BIG);
}

// Over 109 sectors of the table: the rest are named in sectors of their own. A circle of those ends.
static void test_many_tables(void **state) {
    (void)state;
    for (int circle = 0; circle < 2; circle++) {
        xls_out book = book_of(3), file = xls_wrap(&book, "Workbook");
        size_t extra = (file.len - XLS_SECTOR) / XLS_SECTOR, table = svod_xls_u32(file.data + 76);
        for (size_t i = 0; i < 128; i++) {
            xls_number(&file, i == 127 ? (circle ? extra : XLS_END) : XLS_FREE, 4);
        }
        // the header names the one table 109 times; only its first mention counts
        for (size_t i = 1; i < 109; i++) {
            xls_set(&file, 76 + 4 * i, table, 4);
        }
        xls_set(&file, 68, extra, 4);
        assert_whole(file, 3);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),       cmocka_unit_test(test_both_generations), cmocka_unit_test(test_others),
        cmocka_unit_test(test_header),      cmocka_unit_test(test_package_as_text),  cmocka_unit_test(test_chains),
        cmocka_unit_test(test_tables),      cmocka_unit_test(test_cut_short),        cmocka_unit_test(test_small_table),
        cmocka_unit_test(test_tree),        cmocka_unit_test(test_tail_missing),     cmocka_unit_test(test_great_sectors),
        cmocka_unit_test(test_many_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
