// How cells show their numbers: FORMAT and XF records of every generation.
#include "read/xls.h"

#include <string.h>

#include "read/date.h"

#define FORMATS 65536u
#define XFS_CAP 65536u
#define FIRST_OWN 164u // number formats from here on are the book's, which must describe them

// Before BIFF5 formats have no number but their place in the list.
static void take_format(svod_xls_book *book, const svod_xls_record *record) {
    size_t skip = record->id == SVOD_XLS_FORMAT4 ? 2 : 0;
    svod_xls_string code;
    if (!svod_xls_record_least(book, record, svod_place_file(book->shown), skip + 1)) {
        return;
    }
    unsigned id = book->biff >= 5 && skip ? svod_xls_u16(record->data) : book->formats_read;
    svod_xls_reader r = svod_xls_reader_of(book, record, skip);
    if (!svod_xls_string_read(&r, book->biff == 8 ? 2 : 1, &code)) {
        svod_xls_record_bad(book, record, svod_place_file(book->shown), svod_say(book->findings->lang, SVOD_T_read_xls_text));
        return;
    }
    book->formats_read++;
    if (id < FORMATS) {
        book->formats[id] =
            (uint8_t)(SVOD_XLS_FORMAT | svod_date_kind_of(code.text) | (svod_date_is_percent(code.text) ? SVOD_XLS_PERCENT : 0));
    }
}

static void take_xf(svod_xls_book *book, const svod_xls_record *record, size_t least) {
    if (!svod_xls_record_least(book, record, svod_place_file(book->shown), least) || book->xfs.count >= XFS_CAP) {
        return;
    }
    unsigned format = record->id == SVOD_XLS_XF    ? svod_xls_u16(record->data + 2)
                      : record->id == SVOD_XLS_XF2 ? record->data[2] & 0x3F
                                                   : record->data[1];
    *SVOD_PUSH(&book->xfs, uint16_t) = (uint16_t)format;
}

void svod_xls_styles_take(svod_xls_book *book, const svod_xls_record *record) {
    switch (record->id) {
    case SVOD_XLS_FORMAT2:
    case SVOD_XLS_FORMAT4:
        take_format(book, record);
        break;
    case SVOD_XLS_XF2:
        take_xf(book, record, 3);
        break;
    case SVOD_XLS_XF3:
    case SVOD_XLS_XF4:
        take_xf(book, record, 2);
        break;
    case SVOD_XLS_XF:
        take_xf(book, record, 4);
        break;
    default:
        break;
    }
}

// The older generations number their built-in formats otherwise: BIFF2 has no fractions (12 and 13), so dates begin two earlier.
uint8_t svod_xls_format_of(const svod_xls_book *book, unsigned format) {
    uint8_t given = format < FORMATS ? book->formats[format] : 0;
    if (given) {
        return given & (SVOD_XLS_PERCENT | SVOD_XLS_KIND);
    }
    if (book->biff == 2 && format >= 12) {
        format += 2;
    }
    return (uint8_t)(svod_date_builtin(format) | (svod_date_is_percent_builtin(format) ? SVOD_XLS_PERCENT : 0));
}

// Small writers leave XF records out altogether; then every cell has the plain format.
svod_xls_style svod_xls_style_of(const svod_xls_book *book, unsigned xf, unsigned *format) {
    *format = 0;
    if (xf >= book->xfs.count) {
        return book->xfs.count == 0 ? SVOD_XLS_STYLE_KNOWN : SVOD_XLS_STYLE_NO_XF;
    }
    *format = *SVOD_AT(&book->xfs, uint16_t, xf);
    bool built_in = book->biff < 5 || *format < FIRST_OWN;
    return built_in || book->formats[*format] ? SVOD_XLS_STYLE_KNOWN : SVOD_XLS_STYLE_NO_FORMAT;
}

void svod_xls_styles_begin(svod_xls_book *book) {
    if (book->formats) {
        memset(book->formats, 0, FORMATS);
    } else {
        book->formats = svod_alloc(book->arena, FORMATS);
        book->xfs = svod_vec_of(book->arena, sizeof(uint16_t));
    }
    book->formats_read = 0;
    book->xfs.count = 0;
}
