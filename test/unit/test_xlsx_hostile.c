// XLSX: archives that contradict themselves, and books made to take time and memory.
#include <stdio.h>

#include "read/xlsx.h"
#include "xlsx_help.h"

typedef struct archive {
    unsigned char *bytes;
    size_t len;
} archive;

#define ONE(value) SHEET("<row r=\"1\"><c r=\"A1\"><v>" value "</v></c></row>")

// A book with one sheet in xl/s1.xml, and a second part that nobody names.
static archive small_book(const char *second) {
    zip_part parts[] = {{"xl/workbook.xml", BOOK(SHEETS), 0},
                        {"xl/_rels/workbook.xml.rels", RELS(REL("rId1", "worksheet", "s1.xml")), 0},
                        {"xl/s1.xml", ONE("1"), 0},
                        {second, ONE("2"), 0},
                        {0}};
    archive made = {0};
    made.bytes = zip_of(parts, &made.len);
    return made;
}

static reading read_archive(archive a) {
    reading r = read_bytes(a.bytes, a.len, "a.xlsx", NULL);
    free(a.bytes);
    return r;
}

// The header with this signature before this name, or NULL.
static unsigned char *header_of(archive a, const char *signature, size_t head, const char *name) {
    for (size_t at = 0; at + head + strlen(name) <= a.len; at++)
        if (!memcmp(a.bytes + at, signature, 4) && !memcmp(a.bytes + at + head, name, strlen(name))) return a.bytes + at;
    return NULL;
}

static unsigned char *local_of(archive a, const char *name) {
    return header_of(a, "PK\3\4", 30, name);
}

static unsigned char *central_of(archive a, const char *name) {
    return header_of(a, "PK\1\2", 46, name);
}

// ---- archives ----------------------------------------------------------------------------------------------------

// The last of two entries of one name counts, whether the names are equal or differ in case and slashes only.
static void test_entries_twice(void **state) {
    (void)state;
    archive a = small_book("xl/s2.xml");
    memcpy(central_of(a, "xl/s2.xml") + 46, "xl/s1.xml", 9);
    memcpy(local_of(a, "xl/s2.xml") + 30, "xl/s1.xml", 9);
    reading r = read_archive(a);
    assert_string_equal(finding_at(&r, 0)->found, "xl/s1.xml");
    assert_reading(r, true, "[Лист1]\nA1 number 2\n", "zip_part_twice;");
    assert_reading(read_archive(small_book("XL\\S1.xml")), true, "[Лист1]\nA1 number 2\n", "zip_part_twice;");
    assert_reading(read_archive(small_book("../../xl/s1.xml")), true, "[Лист1]\nA1 number 1\n", "");
    assert_reading(read_archive(small_book("/xl//")), true, "[Лист1]\nA1 number 1\n", "");
}

static void test_names_disagree(void **state) {
    (void)state;
    archive a = small_book("xl/s2.xml");
    memcpy(local_of(a, "xl/s1.xml") + 30, "xl/s3.xml", 9);
    assert_reading(read_archive(a), false, "[Лист1]\n", "zip_damaged;");
    a = small_book("xl/s2.xml");
    memcpy(local_of(a, "xl/s1.xml") + 30, "XL\\S1", 5);
    assert_reading(read_archive(a), true, "[Лист1]\nA1 number 1\n", "");
}

static void test_sizes_lie(void **state) {
    (void)state;
    static const unsigned char sizes[][4] = {{10, 0, 0, 0}, {0, 0, 1, 0}, {0xFE, 0xFF, 0xFF, 0xFF}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        archive a = small_book("xl/s2.xml");
        memcpy(central_of(a, "xl/s1.xml") + 24, sizes[i], 4);
        reading r = read_archive(a);
        assert_false(r.ok);
        assert_string_equal(r.codes.data, "zip_damaged;");
        reading_free(&r);
        a = small_book("xl/s2.xml");
        memcpy(central_of(a, "xl/s1.xml") + 20, sizes[i], 4);
        r = read_archive(a); // a packed length that is too long reads on into the next entry: the data end where they end
        assert_true(strstr(r.cells.data, "A1 number 1") || r.findings.count[SVOD_ERROR] > 0);
        reading_free(&r);
    }
}

static void test_locked_and_unknown(void **state) {
    (void)state;
    archive a = small_book("xl/s2.xml");
    central_of(a, "xl/s1.xml")[8] |= 1;
    local_of(a, "xl/s1.xml")[6] |= 1;
    assert_reading(read_archive(a), false, "[Лист1]\n", "workbook_encrypted;");
    a = small_book("xl/s2.xml");
    central_of(a, "xl/s1.xml")[10] = 97;
    local_of(a, "xl/s1.xml")[8] = 97;
    reading r = read_archive(a);
    assert_non_null(strstr(finding_at(&r, 0)->found, "способ сжатия"));
    assert_reading(r, false, "[Лист1]\n", "zip_damaged;");
    a = small_book("xl/s2.xml");
    memset(central_of(a, "xl/s1.xml") + 42, 0x70, 4); // where its data are to begin
    r = read_archive(a);
    assert_true(!r.ok && strstr(r.codes.data, "zip_damaged;"));
    reading_free(&r);
}

// Written to a stream: the header before the data knows neither sum nor sizes.
static void test_data_descriptors(void **state) {
    (void)state;
    archive a = small_book("xl/s2.xml");
    local_of(a, "xl/s1.xml")[6] |= 8;
    central_of(a, "xl/s1.xml")[8] |= 8;
    memset(local_of(a, "xl/s1.xml") + 14, 0, 12);
    assert_reading(read_archive(a), true, "[Лист1]\nA1 number 1\n", "");
}

// The directory is walked in bytes that anyone may have written.
static void test_directory(void **state) {
    (void)state;
    archive a = small_book("xl/s2.xml");
    for (size_t cut = 0; cut <= a.len; cut++) {
        unsigned char *copy = malloc(cut + 1); // its end is where the sanitizer watches
        memcpy(copy, a.bytes, cut);
        svod_arena *arena = svod_arena_new();
        svod_zipdir dir = svod_zipdir_find((svod_bytes){copy, cut});
        svod_zipdir_walk(&dir, arena, 10);
        const char *name = NULL;
        size_t len = 0;
        assert_int_equal(dir.count, cut == a.len ? 4 : 0);
        assert_int_equal(svod_zipdir_local_name(&dir, 2, &name, &len), cut == a.len);
        assert_true(cut < a.len || (len == 9 && memcmp(name, "xl/s1.xml", 9) == 0));
        svod_arena_free(arena);
        free(copy);
    }
    for (size_t i = 0; i < a.len; i++) {
        a.bytes[i] ^= 0xFF;
        svod_arena *arena = svod_arena_new();
        svod_zipdir dir = svod_zipdir_find((svod_bytes){a.bytes, a.len});
        svod_zipdir_walk(&dir, arena, 10);
        for (size_t entry = 0; entry < 5; entry++) {
            const char *name = NULL;
            size_t len = 0;
            svod_zipdir_local_name(&dir, entry, &name, &len);
        }
        svod_zipdir_entry entry;
        for (uint64_t at = dir.at; svod_zipdir_next(&dir, &at, &entry);) {
            assert_true((const unsigned char *)entry.name >= a.bytes && entry.len <= a.len);
            assert_true((size_t)((const unsigned char *)entry.name - a.bytes) <= a.len - entry.len);
        }
        svod_arena_free(arena);
        a.bytes[i] ^= 0xFF;
    }
    free(a.bytes);
}

// A directory of more than 16 MiB is refused before it is taken into memory.
static void test_endless_directory(void **state) {
    (void)state;
    size_t len = (size_t)18 << 20;
    unsigned char *bytes = calloc(1, len), *end = bytes + len - 22;
    memcpy(bytes, "PK\3\4", 4);
    memcpy(end, "PK\5\6", 4);
    end[15] = 1; // 16 MiB
    end[12] = 1;
    reading r = read_bytes(bytes, len, "a.xlsx", NULL);
    assert_reading(r, false, "", "read_limit;");
    free(bytes);
}

// ---- budgets -----------------------------------------------------------------------------------------------------

static bool stay(void *ctx, const char *name, const char **attributes) {
    (void)name, (void)attributes;
    svod_zip_credit(ctx, 0);
    return true;
}

static bool hear(void *ctx, const char *text, size_t len) {
    (void)ctx, (void)text, (void)len;
    return true;
}

// Parses `xml` with budgets changed by `change`; the words must be in the finding.
static void assert_budget(const char *xml, size_t len, void (*change)(svod_zip *zip), const char *words) {
    zip_part parts[] = {{"a.xml", xml, len}, {0}};
    size_t size = 0;
    unsigned char *bytes = zip_of(parts, &size);
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_zip zip;
    svod_xml_events events = {.open = stay, .text = hear};
    assert_true(svod_zip_open(&zip, (svod_bytes){bytes, size}, "a.xlsx", arena, &findings));
    if (change) change(&zip);
    assert_int_equal(svod_zip_xml(&zip, "a.xml", &events, &zip), !words);
    assert_int_equal(findings.list.count, words ? 1 : 0);
    if (words) {
        assert_int_equal(svod_last(&findings)->code, SVOD_F_read_limit);
        assert_non_null(strstr(svod_last(&findings)->found, words));
    }
    svod_zip_close(&zip);
    svod_arena_free(arena);
    free(bytes);
}

static void few_events(svod_zip *zip) {
    zip->events_left = 100;
}

static void few_bytes(svod_zip *zip) {
    zip->bytes_left = 100;
}

static void many_things(svod_zip *zip) {
    zip->things = SVOD_ZIP_THINGS + 1;
}

static void much_read(svod_zip *zip) {
    zip->read = UINT64_C(1) << 30;
    zip->packed = zip->read;
}

// `count` times `piece` between a root's tags.
static char *repeat(const char *piece, size_t count) {
    size_t len = strlen(piece);
    char *text = malloc(len * count + 16), *at = text + 3;
    memcpy(text, "<a>", 3);
    for (size_t i = 0; i < count; i++, at += len)
        memcpy(at, piece, len);
    memcpy(at, "</a>", 5);
    return text;
}

static void test_budgets(void **state) {
    (void)state;
    char *elements = repeat("<b/>", 200), *lines = repeat("\n", 200), *calm = repeat("<b/>", 90),
         *attributes = repeat("<b c='' d='' e=''/>", 300);
    assert_budget(elements, 0, few_events, "разметки без данных");
    assert_budget(lines, 0, few_events, "разметки без данных");
    assert_budget(calm, 0, few_events, NULL);
    assert_budget(elements, 0, few_bytes, "разметки без данных");
    assert_budget(elements, 0, many_things, "ячеек больше");
    assert_budget(elements, 0, much_read, "1 ГиБ");
    assert_budget(attributes, 0, NULL, NULL);
    free(elements), free(lines), free(calm), free(attributes);
}

static void test_attributes(void **state) {
    (void)state;
    char *xml = malloc(100000), *at = xml + sprintf(xml, "<a");
    for (int i = 0; i < 4097; i++)
        at += sprintf(at, " a%d=''", i);
    sprintf(at, "/>");
    assert_budget(xml, 0, NULL, "атрибутов");
    free(xml);
}

// Noise that does not pack well, so that the ratio is not what ends it.
static char *noise(size_t len) {
    char *text = malloc(len + 1);
    uint32_t seed = 1;
    for (size_t i = 0; i < len; i++) {
        seed = seed * 1664525u + 1013904223u;
        text[i] = (char)('a' + (seed >> 24) % 16);
    }
    text[len] = '\0';
    return text;
}

static void test_token(void **state) {
    (void)state;
    char *text = noise((size_t)9 << 20);
    memcpy(text, "<a b='", 6);
    assert_budget(text, 0, NULL, "4 МиБ");
    free(text);
}

// ---- lists -------------------------------------------------------------------------------------------------------

// A text of `head`, `count` times `piece` with its number, `tail`.
static char *list_of(const char *head, const char *piece, int count, const char *tail) {
    char *text = malloc(strlen(head) + strlen(tail) + (size_t)count * (strlen(piece) + 16) + 1), *at = text;
    at += sprintf(at, "%s", head);
    for (int i = 0; i < count; i++) {
        const char *mark = strchr(piece, '#');
        at += mark ? sprintf(at, "%.*s%d%s", (int)(mark - piece), piece, i, mark + 1) : sprintf(at, "%s", piece);
    }
    strcpy(at, tail);
    return text;
}

// Names without end: expat keeps each of them.
static void test_names_without_end(void **state) {
    (void)state;
    char *text = list_of("<a>", "<b#/>", 700000, "</a>");
    assert_budget(text, 0, NULL, "памяти");
    free(text);
}

static void assert_limit(zip_part changed, const char *words) {
    zip_part parts[] = {{"xl/workbook.xml", BOOK(SHEETS), 0}, {"xl/_rels/workbook.xml.rels", book_rels, 0}, {"xl/styles.xml", styles, 0},
                        {"xl/sharedStrings.xml", strings, 0}, {"xl/worksheets/sheet1.xml", ONE("1"), 0},    {0}};
    for (size_t i = 0; parts[i].name; i++)
        if (!strcmp(parts[i].name, changed.name)) parts[i] = changed;
    reading r = read_parts(parts);
    bool said = false;
    for (size_t i = 0; i < r.findings.list.count; i++) {
        const svod_finding *at = finding_at(&r, i);
        said |= at->code == SVOD_F_read_limit && strstr(at->found, words);
    }
    assert_true(said);
    assert_false(r.ok);
    reading_free(&r);
}

static void test_lists(void **state) {
    (void)state;
    char *list = list_of("<workbook><sheets>", "<sheet name=\"S#\" r:id=\"rId1\"/>", 10001, "</sheets></workbook>");
    assert_limit((zip_part){"xl/workbook.xml", list, 0}, "листов больше 10000");
    free(list);
    char *name = noise(3000), *sheet = malloc(4000);
    sprintf(sheet, "<sheet name=\"#%s\" r:id=\"rId1\"/>", name);
    list = list_of("<workbook><sheets>", sheet, 400, "</sheets></workbook>");
    assert_limit((zip_part){"xl/workbook.xml", list, 0}, "имена листов");
    free(list), free(name), free(sheet);
    list = list_of("<Relationships>", "<Relationship Id=\"#\" Type=\"t\" Target=\"u\"/>", 100001, "</Relationships>");
    assert_limit((zip_part){"xl/_rels/workbook.xml.rels", list, 0}, "связей");
    free(list);
    list = list_of("<styleSheet><cellXfs>", "<xf/>", 65537, "</cellXfs></styleSheet>");
    assert_limit((zip_part){"xl/styles.xml", list, 0}, "форматов больше");
    free(list);
    list = list_of("<styleSheet><numFmts>", "<numFmt numFmtId=\"#\" formatCode=\"0\"/>", 65537, "</numFmts></styleSheet>");
    assert_limit((zip_part){"xl/styles.xml", list, 0}, "форматов больше");
    free(list);
    list = list_of("<worksheet><cols>", "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", 16385, "</cols></worksheet>");
    assert_limit((zip_part){"xl/worksheets/sheet1.xml", list, 0}, "столбцов");
    free(list);
    list = list_of("<worksheet><mergeCells>", "<mergeCell ref=\"A1:B2\"/>", 1048577, "</mergeCells></worksheet>");
    assert_limit((zip_part){"xl/worksheets/sheet1.xml", list, 0}, "диапазонов");
    free(list);
}

static void test_faults(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_xlsx_book book = {.shown = "a.xlsx", .arena = arena, .findings = &findings, .faults = 249999};
    svod_place place = svod_place_cell("a.xlsx", "S", 1, 1);
    char *text = noise(5000);
    assert_true(svod_xlsx_fault(&book, SVOD_F_cell_damaged, place, text, NULL));
    assert_true(strlen(svod_last(&findings)->found) < 200);
    assert_false(svod_xlsx_fault(&book, SVOD_F_cell_damaged, place, text, NULL));
    assert_int_equal(svod_last(&findings)->code, SVOD_F_read_limit);
    assert_true(book.hopeless);
    free(text);
    svod_arena_free(arena);
}

// More text than is held at once: the rows are handed on before the sheet ends, whole and in order.
static void test_long_texts(void **state) {
    (void)state;
    enum { ROWS = 30, TEXT = 1 << 20 };
    char *text = noise(TEXT), *sheet = malloc((size_t)ROWS * (TEXT + 100) + 100), *at = sheet + sprintf(sheet, "<worksheet><sheetData>");
    for (int i = 0; i < ROWS; i++)
        at += sprintf(at, "<row><c t=\"inlineStr\"><is><t>%d%s</t></is></c><c><v>%d</v></c></row>", i, text, i);
    sprintf(at, "</sheetData></worksheet>");
    reading r = read_book(BOOK(SHEETS), sheet);
    assert_true(r.ok && r.findings.list.count == 0);
    assert_int_equal(r.last_row, ROWS);
    assert_non_null(strstr(r.cells.data, "\nB30 number 29\n"));
    reading_free(&r);
    free(text), free(sheet);
}

// One row of far more cells than a sheet has columns.
static void test_endless_row(void **state) {
    (void)state;
    char *sheet = list_of("<worksheet><sheetData><row r=\"1\">", "<c r=\"B1\"><v>#</v></c>", 240000, "</row></sheetData></worksheet>");
    reading r = read_book(BOOK(SHEETS), sheet);
    assert_false(r.ok);
    assert_string_equal(r.cells.data, "[Лист1]\nB1 number 196607\n");
    assert_int_equal(r.findings.per_code[SVOD_F_cell_twice], 239998);
    assert_int_equal(r.findings.per_code[SVOD_F_xlsx_row_late], 1);
    reading_free(&r);
    free(sheet);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries_twice),
        cmocka_unit_test(test_names_disagree),
        cmocka_unit_test(test_sizes_lie),
        cmocka_unit_test(test_locked_and_unknown),
        cmocka_unit_test(test_data_descriptors),
        cmocka_unit_test(test_directory),
        cmocka_unit_test(test_endless_directory),
        cmocka_unit_test(test_budgets),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_token),
        cmocka_unit_test(test_names_without_end),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_endless_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
