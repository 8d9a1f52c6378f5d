// Makes up one big workbook from a seed, as office programs write an expert's sheet: a row a unit, its name and most words as shared
// strings, styled numbers, a blank here and there, a remark as an inline string. usage: generate_cells CELLS SEED OUT
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { SCORES = 94, WORDS = 40 };

typedef struct text {
    char *data;
    size_t len, capacity;
} text;

static uint64_t state;

static uint64_t next(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state >> 11;
}

__attribute__((format(printf, 2, 3))) static void put(text *out, const char *format, ...) {
    if (out->capacity - out->len < 4096) {
        out->capacity = out->capacity * 2 + 65536;
        out->data = realloc(out->data, out->capacity);
        if (!out->data) abort();
    }
    va_list args;
    va_start(args, format);
    out->len += (size_t)vsnprintf(out->data + out->len, out->capacity - out->len, format, args);
    va_end(args);
}

static const char *column(unsigned col) {
    static char name[4];
    snprintf(name, sizeof name, "%c%c", 'A' + (int)(col / 26) - 1, 'A' + (int)(col % 26));
    return col < 26 ? name + 1 : name;
}

// One score: a number in 90 of 100, a word in seven, else a blank with a style. Returns how many cells have a value.
static unsigned long put_score(text *out, unsigned long row, unsigned col) {
    uint64_t r = next();
    const char *name = column(col);
    if (r % 100 < 90) {
        unsigned tenths = (unsigned)(r / 100 % 101);
        put(out, tenths % 10 ? "<c r=\"%s%lu\" s=\"2\"><v>%u.%u</v></c>" : "<c r=\"%s%lu\" s=\"2\"><v>%u</v></c>", name, row, tenths / 10,
            tenths % 10);
        return 1;
    }
    if (r % 100 < 97) {
        put(out, "<c r=\"%s%lu\" s=\"3\" t=\"s\"><v>%u</v></c>", name, row, (unsigned)(r / 100 % WORDS));
        return 1;
    }
    put(out, "<c r=\"%s%lu\" s=\"3\"/>", name, row);
    return 0;
}

static unsigned long put_sheet(text *out, unsigned long cells) {
    unsigned long row = 0;
    put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet "
             "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cols><col min=\"1\" max=\"1\" width=\"30\" "
             "customWidth=\"1\"/></cols><sheetData>");
    for (unsigned long done = 0; done < cells;) {
        row++;
        put(out, "<row r=\"%lu\" spans=\"1:%d\"><c r=\"A%lu\" s=\"1\" t=\"s\"><v>%lu</v></c>", row, SCORES + 2, row, WORDS + row - 1);
        done++;
        for (unsigned i = 1; i <= SCORES; i++)
            done += put_score(out, row, i);
        if (next() % 2) {
            put(out, "<c r=\"%s%lu\" s=\"1\" t=\"inlineStr\"><is><t>Замечание эксперта к строке %lu</t></is></c>", column(SCORES + 1), row,
                row);
            done++;
        }
        put(out, "</row>");
    }
    put(out, "</sheetData></worksheet>");
    return row;
}

static void put_strings(text *out, unsigned long rows) {
    put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
    for (unsigned i = 0; i < WORDS; i++)
        put(out, "<si><t>слово %u</t></si>", i);
    for (unsigned long i = 1; i <= rows; i++)
        put(out, "<si><t>Муниципальный район %05lu</t></si>", i);
    put(out, "</sst>");
}

static void add(zip_t *zip, const char *name, const text *part) {
    zip_source_t *source = zip_source_buffer(zip, part->data, part->len, 0);
    if (!source || zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) < 0) abort();
}

static void add_plain(zip_t *zip, const char *name, const char *xml) {
    static text parts[8];
    static unsigned count;
    put(&parts[count], "%s", xml);
    add(zip, name, &parts[count++]);
}

#define RELATION(id, type, target)                                                                                                         \
    "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type "\" Target=\"" target   \
    "\"/>"

static void add_book(zip_t *zip) {
    add_plain(zip, "_rels/.rels", "<Relationships>" RELATION("a", "officeDocument", "xl/workbook.xml") "</Relationships>");
    add_plain(zip, "xl/workbook.xml",
              "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Баллы\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
    add_plain(zip, "xl/_rels/workbook.xml.rels",
              "<Relationships>" RELATION("a", "worksheet", "worksheets/sheet1.xml") RELATION("b", "styles", "styles.xml")
                  RELATION("c", "sharedStrings", "sharedStrings.xml") "</Relationships>");
    add_plain(zip, "xl/styles.xml",
              "<styleSheet><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0\"/></numFmts><cellXfs count=\"4\"><xf "
              "numFmtId=\"0\"/><xf numFmtId=\"49\"/><xf numFmtId=\"164\"/><xf numFmtId=\"0\"/></cellXfs></styleSheet>");
}

int main(int argc, char **argv) {
    if (argc != 4) return fprintf(stderr, "usage: generate_cells CELLS SEED OUT\n"), 2;
    state = strtoull(argv[2], NULL, 10) * 0x9E3779B97F4A7C15ULL + 1;
    static text sheet, strings;
    unsigned long rows = put_sheet(&sheet, strtoul(argv[1], NULL, 10));
    put_strings(&strings, rows);
    int error = 0;
    zip_t *zip = zip_open(argv[3], ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!zip) return fprintf(stderr, "%s: cannot be written\n", argv[3]), 1;
    add_book(zip);
    add(zip, "xl/sharedStrings.xml", &strings);
    add(zip, "xl/worksheets/sheet1.xml", &sheet);
    return zip_close(zip) == 0 ? 0 : 1;
}
