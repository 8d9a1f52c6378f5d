// Insides of the XLSX reader: the book (relations, sheets, shared strings, styles) and the cells held back for sorting.
#ifndef SVOD_READ_XLSX_H
#define SVOD_READ_XLSX_H

#include "read/read.h"
#include "read/zipxml.h"

#define SVOD_XLSX_PERCENT 0x80u   // of a style: numbers are shown as percentages
#define SVOD_XLSX_NO_FORMAT 0x40u // of a style: its number format is described nowhere

typedef struct svod_xlsx_sheet {
    const char *name, *part; // part: NULL when the workbook names a sheet that is not there, or that another sheet has
    svod_visibility visibility;
} svod_xlsx_sheet;

typedef struct svod_xlsx_string {
    const char *text; // NULL: a part of it stands in an element that nobody knows
    uint32_t len;
} svod_xlsx_string;

// Texts one behind another, NUL-terminated, each made piece by piece at the end.
typedef struct svod_xlsx_pool {
    svod_arena *first, *more; // `more` has all pieces but the first, and is reset when the pool is emptied
    char *piece, *kept;       // the one under way; the first
    size_t used, size;
    size_t begun; // bytes of the text under way, behind `used`
    size_t full;  // bytes in pieces before
} svod_xlsx_pool;

typedef struct svod_xlsx_book {
    svod_zip zip;
    const char *shown;
    svod_arena *arena;
    svod_findings *findings;
    const char *part; // of the workbook
    bool date1904;
    const char *strings_part, *styles_part; // NULL: there is none
    svod_vec sheets;                        // svod_xlsx_sheet, in the order of the workbook
    svod_vec strings;                       // svod_xlsx_string
    svod_xlsx_pool strings_texts;           // of them
    svod_vec styles;                        // uint8_t by cell style: a svod_date_kind, and the two marks above
    svod_vec held;                          // svod_cell, not yet delivered
    svod_xlsx_pool texts;                   // of the cells held
    size_t faults;                          // of cells
    size_t shared;                          // bytes of shared strings delivered
    bool hopeless;                          // too many of them: the sheets that follow are not read
    bool refused;                           // the sink wants no more
} svod_xlsx_book;

// Finds the workbook and its sheets, whatever their paths. Findings: book_part_missing, format_unknown (another kind of document),
// format_unsupported (XLSB), sheet_twice, xlsx_part_shared, xlsx_element_twice, and those of svod_zip_xml.
bool svod_xlsx_book_read(svod_xlsx_book *book);
// Shared strings and cell styles; a book without them has none. Strings end at the first that is none, for all behind it would have
// another's number: xml_damaged. Findings also: content_misplaced.
bool svod_xlsx_strings_read(svod_xlsx_book *book);
bool svod_xlsx_styles_read(svod_xlsx_book *book);
// Undoes _xHHHH_ in place; returns the new length. _x0000_ and halves of surrogate pairs stay as they are written.
size_t svod_xlsx_unescape(char *text, size_t len);

// Digits alone, at most `most`; UINT32_MAX for anything else.
uint32_t svod_xlsx_number(const char *text, uint32_t most);
// For elements that a reader does not know: goes into the wrappers of alternatives, passes over all others. Of alternatives the
// fallback is taken, which is for readers that know no extensions, as ours.
void svod_xlsx_pass(svod_zip *zip, const char *name);
// Elements of extensions and alternatives, which may stand anywhere and say nothing to us.
bool svod_xlsx_is_extension(const char *name);
// An element that holds something where nothing can be; `around`: what it stands in, NULL if that is told by the place. As svod_xlsx_fault.
bool svod_xlsx_misplaced(svod_xlsx_book *book, svod_place place, const char *around, const char *name);
// True for the root that must be; else a finding xml_damaged.
bool svod_xlsx_root(svod_xlsx_book *book, const char *part, const char *name, const char *must);
// A fault of a cell or a few: its finding, `found` cut to an excerpt. False, with a finding read_limit, when there are too many.
bool svod_xlsx_fault(svod_xlsx_book *book, svod_code code, svod_place place, const char *found, const char *expected);
// An element that may stand once stands again; always false.
bool svod_xlsx_twice(svod_xlsx_book *book, const char *part, const char *element);
// A limit of the whole book; always false.
bool svod_xlsx_limit(svod_xlsx_book *book, const char *part, svod_text what);

// Adds to the text under way, NUL-terminated then; the text under way; keeps it.
void svod_xlsx_pool_add(svod_xlsx_pool *pool, const char *text, size_t len);
static inline char *svod_xlsx_pool_text(const svod_xlsx_pool *pool) {
    return pool->piece + pool->used;
}
static inline void svod_xlsx_pool_keep(svod_xlsx_pool *pool) {
    pool->used += pool->begun + 1;
    pool->begun = 0;
}
void svod_xlsx_pool_open(svod_xlsx_pool *pool, svod_arena *arena);
void svod_xlsx_pool_close(svod_xlsx_pool *pool);

// Cells held back so that those out of order can be sorted: a sheet up to SVOD_XLSX_HELD cells is sorted whole, a longer one is
// delivered in stretches of that many, or of SVOD_XLSX_HELD_TEXT bytes of text.
#define SVOD_XLSX_HELD ((size_t)128 * 1024)
#define SVOD_XLSX_HELD_TEXT ((size_t)16 << 20)
typedef struct svod_xlsx_window {
    svod_xlsx_book *book;
    const svod_sheet_info *info;
    const svod_sink *sink;
    bool disordered;
    uint32_t delivered; // last row given to the sink
    bool lost;          // rows came too late and were reported
    bool unformatted;   // a number format described nowhere was reported
} svod_xlsx_window;
// Takes a cell, whose text holds until the next flush.
void svod_xlsx_hold(svod_xlsx_window *window, const svod_cell *cell);
// Delivers what is held; false when the sink refused or at a limit. Findings: cell_twice, xlsx_row_late.
bool svod_xlsx_flush(svod_xlsx_window *window);
// Before a cell of `row`: delivers if the window is full and that can be done.
bool svod_xlsx_make_room(svod_xlsx_window *window, uint32_t row);

// What a <c> said of itself, before it is a cell.
typedef struct svod_xlsx_raw {
    uint32_t row, col;
    uint8_t flags;       // of svod_cell
    char type;           // 'n' number, 's' shared, 't' result, 'i' inline, 'b', 'e', 'd'; '?' none of them
    uint32_t style;      // UINT32_MAX: not a number
    bool formula, value; // has <f>; has <v>
    bool inlined;        // has <is>
    bool broken;         // two values, elements where text must be, or nothing but unknown ones
} svod_xlsx_raw;
// Makes a cell of it and of the text under way in the pool, and holds it. Findings: cell_damaged, cell_style,
// cell_formula_no_result.
bool svod_xlsx_put(svod_xlsx_window *window, const svod_xlsx_raw *raw);

// One worksheet to the sink. False: an error (its finding is there) or the sink refused (book->refused).
bool svod_xlsx_sheet_read(svod_xlsx_book *book, const svod_xlsx_sheet *sheet, const svod_sheet_info *info, const svod_sink *sink);

#endif
