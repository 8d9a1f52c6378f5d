// XLSX: opens the package, reads strings and styles, and hands sheet after sheet to the sink.
#include "read/read.h"
#include "read/xlsx.h"

#include <string.h>

static int sniff(svod_bytes bytes) {
    bool zip = bytes.len >= 4 && (memcmp(bytes.data, "PK\3\4", 4) == 0 || memcmp(bytes.data, "PK\5\6", 4) == 0);
    return zip ? 1 : 0;
}

static bool read_sheet(svod_xlsx_book *book, size_t i, const svod_sink *sink) {
    const svod_xlsx_sheet *sheet = SVOD_AT(&book->sheets, svod_xlsx_sheet, i);
    svod_sheet_info info = {.file = book->shown, .name = sheet->name, .index = (uint32_t)i, .visibility = sheet->visibility};
    if (!sink->sheet(sink->ctx, &info)) {
        book->refused = true;
        return false;
    }
    if (!sheet->part) {
        book->refused = !sink->end(sink->ctx, NULL, 0);
        return false;
    }
    book->zip.sheet = sheet->name;
    bool ok = svod_xlsx_sheet_read(book, sheet, &info, sink);
    book->zip.sheet = NULL;
    return ok;
}

static bool read_sheets(svod_xlsx_book *book, const svod_read_options *options, const svod_sink *sink) {
    bool ok = true;
    book->held = svod_vec_of(book->arena, sizeof(svod_cell));
    svod_xlsx_pool_open(&book->texts, book->arena);
    for (size_t i = 0; i < book->sheets.count && !book->refused && !book->hopeless; i++) {
        if (!options->visible_only || SVOD_AT(&book->sheets, svod_xlsx_sheet, i)->visibility == SVOD_VISIBLE) {
            ok = read_sheet(book, i, sink) && ok;
        } else if (options->skipped) {
            ++*options->skipped;
        }
    }
    svod_xlsx_pool_close(&book->texts);
    return ok;
}

static bool read(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
                 const char **decisions, svod_findings *findings) {
    *decisions = "";
    svod_xlsx_book book = {.shown = shown, .arena = scratch, .findings = findings};
    if (!svod_zip_open(&book.zip, bytes, shown, scratch, findings)) {
        return false;
    }
    svod_xlsx_pool_open(&book.strings_texts, scratch);
    bool ok = svod_xlsx_book_read(&book);
    if (book.sheets.count > 0) { // a damaged book may still have sheets to show
        ok = svod_xlsx_styles_read(&book) && ok;
        ok = svod_xlsx_strings_read(&book) && ok;
        ok = read_sheets(&book, options, sink) && ok;
    }
    svod_xlsx_pool_close(&book.strings_texts);
    svod_zip_close(&book.zip);
    return ok;
}

const svod_format fmt_xlsx = {.id = "xlsx",
                              .extensions = "xlsx xlsm xltx xltm",
                              .help_ru = "книга Excel 2007 и новее (также LibreOffice, Google, Р7-Офис, МойОфис)",
                              .help_en = "workbook of Excel 2007 and later (also LibreOffice, Google, R7-Office, MyOffice)",
                              .sniff = sniff,
                              .read = read};
