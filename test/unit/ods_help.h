// For tests: ODS made by hand, and what was read of it as one text.
#ifndef SVOD_TEST_ODS_HELP_H
#define SVOD_TEST_ODS_HELP_H

#include "read_help.h"
#include "zip_help.h"

#define MIME "application/vnd.oasis.opendocument.spreadsheet"
#define DOC(styles, body)                                                                                                                  \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" "            \
    "xmlns:style=\"s\" xmlns:calcext=\"c\" xmlns:draw=\"d\"><office:automatic-styles>" styles                                              \
    "</office:automatic-styles><office:body>" body "</office:body></office:document-content>"
#define BOOK(body) DOC("", "<office:spreadsheet>" body "</office:spreadsheet>")
#define TABLE(name, rows) "<table:table table:name=\"" name "\">" rows "</table:table>"
#define SHEET(rows) BOOK(TABLE("Лист1", rows))
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define ROWS(n, cells) "<table:table-row table:number-rows-repeated=\"" n "\">" cells "</table:table-row>"
#define CELL(attributes, inside) "<table:table-cell " attributes ">" inside "</table:table-cell>"
#define P(text) "<text:p>" text "</text:p>"
#define NUM(n) CELL("office:value-type=\"float\" office:value=\"" n "\"", P(n))
#define STR(inside) CELL("office:value-type=\"string\"", inside)
#define EMPTY(n) "<table:table-cell table:number-columns-repeated=\"" n "\"/>"

static const char manifest[] = "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry manifest:full-path=\"/\" "
                               "manifest:media-type=\"" MIME "\"/></manifest:manifest>";

#define LOCKED(path)                                                                                                                       \
    "<m:manifest xmlns:m=\"m\"><m:file-entry m:full-path=\"" path "\"><m:encryption-data><m:algorithm "                                    \
    "m:algorithm-name=\"http://www.w3.org/2001/04/xmlenc#aes256-cbc\"/></m:encryption-data></m:file-entry></m:manifest>"

static inline reading read_parts(const zip_part *parts, const svod_read_options *options) {
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    reading r = read_bytes(bytes, len, "a.ods", options);
    free(bytes);
    return r;
}

static inline reading read_content(const char *content, const svod_read_options *options) {
    zip_part parts[] = {{"mimetype", MIME, 0}, {"content.xml", content, 0}, {"META-INF/manifest.xml", manifest, 0}, {0}};
    return read_parts(parts, options);
}

// "ods_count@B2;": each finding with the cell where it is.
static const char *places(reading *r) {
    svod_buf out = svod_buf_of(r->arena);
    svod_buf_str(&out, "");
    for (size_t i = 0; i < r->findings.list.count; i++) {
        const svod_finding *f = finding_at(r, i);
        const char *within = svod_place_within(r->arena, f->place);
        assert_string_equal(f->place.file, "a.ods");
        svod_buf_printf(&out, "%s%s%s;", svod_code_id(f->code), within ? "@" : "", within ? within : "");
    }
    return out.data;
}

static inline void assert_places(reading r, bool ok, const char *cells, const char *findings) {
    assert_string_equal(r.cells.data, cells);
    assert_string_equal(places(&r), findings);
    assert_int_equal(r.ok, ok);
    reading_free(&r);
}

static inline void assert_content(const char *content, bool ok, const char *cells, const char *findings) {
    assert_places(read_content(content, NULL), ok, cells, findings);
}

static inline void assert_sheet(const char *content, const char *cells, const char *findings) {
    assert_content(content, true, cells, findings);
}

#endif
