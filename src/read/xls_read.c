// XLS as a whole: finds the stream, reads the book, hands sheet after sheet to the sink.
#include "read/xls.h"

#include <string.h>

bool svod_is_compound(svod_bytes bytes) {
    return bytes.len >= 8 && memcmp(bytes.data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

// A bare stream begins with a BOF: an id, a small length, a generation, a kind that exists.
int svod_xls_sniff(svod_bytes bytes) {
    svod_xls_book book = {.stream.bytes = bytes};
    unsigned biff = 0, kind = 0;
    if (svod_is_compound(bytes)) {
        return 2;
    }
    bool bof = svod_xls_bof(&book, 0, &biff, &kind) && svod_xls_u16(bytes.data + 2) <= 16;
    return bof && (kind == 0x05 || kind == 0x06 || kind == 0x10 || kind == 0x20 || kind == 0x40 || kind == 0x100) ? 2 : 0;
}

static bool read_sheets(svod_xls_book *book, const svod_read_options *options) {
    bool ok = true;
    for (size_t i = 0; i < book->sheets.count && !book->refused && !book->encrypted; i++) {
        const svod_xls_sheet *sheet = SVOD_AT(&book->sheets, svod_xls_sheet, i);
        if (!options->visible_only || sheet->visibility == SVOD_VISIBLE) {
            svod_sheet_info info = {.file = book->shown, .name = sheet->name, .index = (uint32_t)i, .visibility = sheet->visibility};
            ok = svod_xls_sheet_read(book, sheet, &info) && ok;
        } else if (options->skipped) {
            ++*options->skipped;
        }
    }
    return ok;
}

// A stream that ends too soon is damage when something of the sheets is missing, else a flaw.
static void tell_stream(const svod_xls_book *book, bool ok) {
    const svod_xls_stream *stream = &book->stream;
    svod_place place = svod_place_file(book->shown);
    if (stream->bytes.len < stream->declared && !book->refused) {
        const char *form = svod_say(book->findings->lang, SVOD_T_read_ole_stream);
        const char *found = svod_printf(book->arena, form, stream->name, stream->bytes.len, stream->declared);
        svod_add(book->findings, ok ? SVOD_F_xls_container_odd : SVOD_F_xls_container_damaged, place, found, NULL);
    }
}

bool svod_xls_read(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
                   svod_findings *findings) {
    svod_xls_book book = {.shown = shown, .arena = scratch, .findings = findings, .sink = sink, .stream = {bytes, bytes.len, "BIFF"}};
    if (svod_is_compound(bytes) && !svod_xls_stream_find(bytes, shown, scratch, &book.stream, findings)) {
        return false;
    }
    bool ok = svod_xls_book_read(&book);
    ok = read_sheets(&book, options) && ok;
    tell_stream(&book, ok);
    ok = svod_xls_book_tell_charset(&book) && ok;
    return ok && !book.stream.salvaged;
}
