// Insides of the ODS reader: the cell under way, and content.xml into sheets, rows and cells.
#ifndef SVOD_READ_ODS_H
#define SVOD_READ_ODS_H

#include "read/date.h"
#include "read/read.h"
#include "read/zipxml.h"

#define SVOD_ODS_ROW_TEXT_CAP ((size_t)64 << 20) // bytes of all texts of a row
// What one book may grow by repeated cells and rows that hold something, and by repeated spaces: cells, and bytes of texts. Empty cells
// cost nothing.
#define SVOD_ODS_REPEATED_CAP ((size_t)262144)
#define SVOD_ODS_REPEATED_TEXT_CAP ((size_t)64 << 20)

// ---- one cell ----------------------------------------------------------------------------------------------------

typedef enum svod_ods_kind {
    SVOD_ODS_NONE, // no type given, and no value that would tell it
    SVOD_ODS_NUMBER,
    SVOD_ODS_PERCENT,
    SVOD_ODS_DATE,
    SVOD_ODS_TIME,
    SVOD_ODS_BOOL,
    SVOD_ODS_STRING,
    SVOD_ODS_ERROR,
    SVOD_ODS_UNKNOWN // a type that no version of the format knows
} svod_ods_kind;

// The cell under way. Its buffers are used again for the next one.
typedef struct svod_ods_cell {
    svod_ods_kind kind;
    bool formula, has_string;
    size_t paragraphs;
    svod_buf value;  // of the attribute that belongs to the kind; "" when there is none
    svod_buf string; // office:string-value
    svod_buf text;   // of the paragraphs
    char date[SVOD_DATE_SIZE];
} svod_ods_cell;

// Attributes that place and size a cell, as they are written; NULL: absent. They hold while the element opens.
typedef struct svod_ods_extent {
    const char *repeated, *cols, *rows;
} svod_ods_extent;

typedef enum svod_ods_verdict { SVOD_ODS_EMPTY, SVOD_ODS_CELL, SVOD_ODS_NO_RESULT, SVOD_ODS_DAMAGED } svod_ods_verdict;

svod_ods_cell svod_ods_cell_of(svod_arena *arena);
svod_ods_extent svod_ods_cell_open(svod_ods_cell *cell, const char **attributes);
// Type, value, text and flags of `out` from what has been gathered; the text holds until the next svod_ods_cell_open. A stretch of time
// of 60 days and more is a date, which counts from `null_date` (days since 1899-12-30).
svod_ods_verdict svod_ods_cell_close(svod_ods_cell *cell, double null_date, svod_cell *out);

// A number of repeats, columns or rows: a whole number from 1, counted up to SVOD_ODS_COUNT_CAP, where every sheet has long ended.
#define SVOD_ODS_COUNT_CAP (UINT32_C(1) << 30)
bool svod_ods_count(const char *text, uint32_t *count);
// Whether an element within a paragraph is not of its text: a note, a shape, a reading above the line.
bool svod_ods_beside_text(const char *name);
// Elements that hold cells, or are one.
bool svod_ods_is_content(const char *name);
// Elements beside sheets, rows and cells that are known to hold none that are the sheet's: shapes, notes, names, changes, links.
bool svod_ods_beside_cells(const char *name);

// ---- the book ----------------------------------------------------------------------------------------------------

typedef struct svod_ods_book {
    svod_zip zip;
    const char *shown;
    const svod_read_options *options;
    const svod_sink *sink;
    svod_arena *arena;
    svod_findings *findings;
} svod_ods_book;

// content.xml to the sink. False: an error (its finding is there) or the sink refused.
bool svod_ods_content_read(svod_ods_book *book);

#endif
