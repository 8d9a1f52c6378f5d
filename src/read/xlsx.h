// Insides of the XLSX reader: the book (relations, sheets, shared strings, styles) and the cells held back for sorting.
#ifndef SVOD_READ_XLSX_H
#define SVOD_READ_XLSX_H

#include "data/grid.h"
#include "read/zipxml.h"

#define SVOD_XLSX_ROWS 1048576u
#define SVOD_XLSX_COLS 16384u
#define SVOD_XLSX_TEXT_CAP ((size_t)16 << 20) // bytes of one cell's text

typedef struct svod_xlsx_sheet {
    const char *name, *part; // part: NULL when the workbook names a sheet that is not there
    svod_visibility visibility;
} svod_xlsx_sheet;

typedef struct svod_xlsx_string {
    const char *text;
    uint32_t len;
} svod_xlsx_string;

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
    svod_vec styles;                        // uint8_t svod_date_kind, by cell style
    svod_vec held;                          // svod_cell, not yet delivered
    svod_arena *texts;                      // of the cells held
    bool refused;                           // the sink wants no more
} svod_xlsx_book;

// Finds the workbook and its sheets, whatever their paths. Findings: xlsx_part_missing, format_unknown (another kind of document),
// format_unsupported (XLSB), and those of svod_zip_xml.
bool svod_xlsx_book_read(svod_xlsx_book *book);
// Shared strings and cell styles; a book without them has none.
bool svod_xlsx_strings_read(svod_xlsx_book *book);
bool svod_xlsx_styles_read(svod_xlsx_book *book);
// Undoes _xHHHH_ in place; returns the new length. _x0000_ and halves of surrogate pairs stay as they are written.
size_t svod_xlsx_unescape(char *text, size_t len);

// Cells held back so that those out of order can be sorted: a sheet up to SVOD_XLSX_HELD cells is sorted whole, a longer one is
// delivered in stretches of that many.
#define SVOD_XLSX_HELD ((size_t)128 * 1024)
typedef struct svod_xlsx_window {
    svod_xlsx_book *book;
    const svod_sheet_info *info;
    const svod_sink *sink;
    bool disordered;
    uint32_t delivered; // last row given to the sink
    bool lost;          // rows came too late and were reported
} svod_xlsx_window;
// Takes a cell (text copied when `copy`); false when the sink refused. Finding: xlsx_cell_twice, xlsx_row_late.
bool svod_xlsx_hold(svod_xlsx_window *window, const svod_cell *cell, bool copy);
bool svod_xlsx_flush(svod_xlsx_window *window);

// One worksheet to the sink. False: an error (its finding is there) or the sink refused (book->refused).
bool svod_xlsx_sheet_read(svod_xlsx_book *book, const svod_xlsx_sheet *sheet, const svod_sheet_info *info, const svod_sink *sink);

#endif
