// For the tests of the XLSX reader: books made of a few parts.
#ifndef SVOD_TEST_XLSX_HELP_H
#define SVOD_TEST_XLSX_HELP_H

#include "read_help.h"
#include "zip_help.h"

#define RELS_URI "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define REL(id, type, target) "<Relationship Id=\"" id "\" Type=\"" RELS_URI type "\" Target=\"" target "\"/>"
#define RELS(body) "<?xml version=\"1.0\"?><Relationships>" body "</Relationships>"
#define BOOK(body) "<workbook xmlns:r=\"r\">" body "</workbook>"
#define SHEETS "<sheets><sheet name=\"Лист1\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

static const char package_rels[] = RELS(REL("rId1", "officeDocument", "xl/workbook.xml"));
static const char book_rels[] = RELS(REL("rId1", "worksheet", "worksheets/sheet1.xml") REL("rId8", "styles", "styles.xml")
                                         REL("rId9", "sharedStrings", "sharedStrings.xml"));
static const char styles[] = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"ДД.ММ.ГГГГ\"/><numFmt numFmtId=\"165\" "
                             "formatCode=\"[h]:mm\"/><numFmt numFmtId=\"166\" formatCode=\"0.0&quot; d&quot;\"/></numFmts><cellXfs>"
                             "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"20\"/>"
                             "<xf numFmtId=\"166\"/></cellXfs></styleSheet>";
static const char strings[] =
    "<sst><si><t>один</t></si><si><r><t>два </t></r><r><t>слова</t></r><rPh sb=\"0\" eb=\"1\"><t>нет</t></rPh></si>"
    "<si><t><![CDATA[a<b]]></t></si><si><t>x_x000D_y_x005F_x0041_</t></si><si/></sst>";

static inline reading read_parts(const zip_part *parts) {
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    reading r = read_bytes(bytes, len, "a.xlsx", NULL);
    free(bytes);
    return r;
}

static inline reading read_book(const char *book, const char *sheet) {
    zip_part parts[] = {{"_rels/.rels", package_rels, 0},
                        {"xl/workbook.xml", book, 0},
                        {"xl/_rels/workbook.xml.rels", book_rels, 0},
                        {"xl/styles.xml", styles, 0},
                        {"xl/sharedStrings.xml", strings, 0},
                        {"xl/worksheets/sheet1.xml", sheet, 0},
                        {0}};
    return read_parts(parts);
}

static inline void assert_sheet(const char *sheet, const char *cells, const char *codes) {
    assert_reading(read_book(BOOK(SHEETS), sheet), true, cells, codes);
}

#endif
