// An output sheet as plain data: cells with a value, a class (what it is) and a tone (how it should strike the eye). No colours, no
// number formats here: write/palette knows those. Made by table/, written by write/.
#ifndef SVOD_DATA_TABLE_H
#define SVOD_DATA_TABLE_H

#include "base/finding.h"
#include "base/vec.h"

typedef enum svod_class {
    SVOD_CLASS_TEXT,
    SVOD_CLASS_WRAP,           // text over several lines
    SVOD_CLASS_TITLE,          // of the sheet
    SVOD_CLASS_SUBTITLE,       // under it, or over a block
    SVOD_CLASS_HEAD,           // column header
    SVOD_CLASS_POINTS,         // as many decimals as the table says
    SVOD_CLASS_MEAN,           // one decimal more, at least 2
    SVOD_CLASS_CHANGE,         // signed, like POINTS
    SVOD_CLASS_CHANGE_MEAN,    // signed, like MEAN
    SVOD_CLASS_COEFFICIENT,    // of agreement: two decimals
    SVOD_CLASS_PERCENT,        // 0..100 as a number, one decimal, "%" shown by the format
    SVOD_CLASS_CHANGE_PERCENT, // signed percentage points
    SVOD_CLASS_COUNT,          // whole number
    SVOD_CLASS_RANK,
    SVOD_CLASS_CHANGE_RANK,
    SVOD_CLASS_YEAR,
    SVOD_CLASS_NOTE, // small print
    SVOD_CLASS_KEY,  // a big key figure; decimals as POINTS, at least one
    SVOD_CLASS_KEY_PERCENT,
    SVOD_CLASS_KEY_COUNT,
    SVOD_CLASS_KEY_CHANGE, // a big signed change in percentage points
    SVOD_CLASS_LINK,
    SVOD_CLASS_CARD,            // a title over several lines
    SVOD_CLASS_LINK_ROW,        // a link that heads a row of a table
    SVOD_CLASS_HEAD_UP,         // column header written upwards
    SVOD_CLASS_HEAD_OVER,       // header over many columns, written from their left, where it is still seen when the others are not
    SVOD_CLASS_ENTRY,           // to be filled in: a score, a word; the only classes that a protected sheet leaves open are the ENTRY ones
    SVOD_CLASS_ENTRY_TEXT,      // to be filled in: words over several lines
    SVOD_CLASS_REPLY,           // what a sheet to be filled in says to its entries: totals, maxima; numbers as they are
    SVOD_CLASS_PERCENT_STARRED, // PERCENT of which something is to be said: the legend of the sheet says what the star means
    SVOD_CLASS_CHANGE_STARRED,  // CHANGE of which something is to be said
    SVOD_CLASS_COUNT_OF_CLASSES
} svod_class;

typedef enum svod_tone {
    SVOD_TONE_PLAIN,
    SVOD_TONE_STRONG, // total row or column
    SVOD_TONE_WARN,
    SVOD_TONE_BAD,
    SVOD_TONE_MUTED,    // nothing to show: dash, not submitted, not applicable
    SVOD_TONE_PREVIOUS, // last year's row
    SVOD_TONE_SLIGHT,   // a trifle: rounding
    SVOD_TONE_MEND,     // right by itself, but here something is to be mended
    // Of values held against a target and of movements. Each shows a sign behind the number, too, and its fill differs in lightness: the
    // worse, the darker, so that a black-and-white print says the same.
    SVOD_TONE_REACHED, // ✓
    SVOD_TONE_NEAR,    // ≈
    SVOD_TONE_MISSED,  // ✗
    SVOD_TONE_BETTER,  // ▲
    SVOD_TONE_WORSE,   // ▼
    SVOD_TONE_COUNT
} svod_tone;

// The sign of a tone, for texts that stand where a number would have it by itself; "" when it has none.
const char *svod_tone_sign(svod_tone tone);

typedef enum svod_value_kind { SVOD_V_EMPTY, SVOD_V_TEXT, SVOD_V_NUMBER, SVOD_V_FORMULA } svod_value_kind;

typedef struct svod_out {
    uint32_t row, col;   // from 1
    uint32_t rows, cols; // span; 1 1 for a single cell
    uint8_t kind;        // svod_value_kind
    uint8_t cls, tone;   // svod_class, svod_tone
    uint8_t places;      // POINTS: 0: as many decimals as the table says; else one more than this cell shows
    double number;       // NUMBER; FORMULA: cached value
    const char *text;    // TEXT; FORMULA: cached value when that is words, else NULL
    const char *formula; // FORMULA, English function names, begins with "="
    const char *note;    // comment shown on hovering, or NULL
    // LINK: "'Рейтинг'!A1" in this workbook, the address of a page (http, https), "file:" and the path of a file as seen from
    // the workbook's folder, with "/" (only of files that the program itself found), or NULL.
    const char *target;
    // Address of what it shows, for `svod explain` (explain/address.h); of words with figures several, parted by blanks; else
    // NULL, and where nobody asked for it.
    const char *origin;
} svod_out;

typedef struct svod_range {
    uint32_t row1, col1, row2, col2; // from 1, inclusive
} svod_range;

typedef enum svod_chart_kind { SVOD_CHART_BAR, SVOD_CHART_COLUMN, SVOD_CHART_LINE } svod_chart_kind;
#define SVOD_CHART_SERIES 8 // most of one chart
typedef struct svod_series {
    const char *name;
    svod_range categories, values; // in the chart's sheet
    const char *sheet;             // NULL: the sheet that the chart stands on
    uint8_t tone;                  // LINE: none; its series are told apart by colour, dashes and marks in their order
} svod_series;
typedef struct svod_chart {
    svod_chart_kind kind;
    const char *title;
    svod_series series[SVOD_CHART_SERIES];
    size_t series_count;
    uint32_t row, col;      // top left cell, from 1
    uint32_t width, height; // pixels
    double y_max;           // 0: automatic; the axis begins at 0
    bool labels;            // values beside the bars
    bool reverse;           // BAR: first category on top
} svod_chart;

// A restrained colour scale over percents, or over values against a maximum.
typedef struct svod_heat {
    svod_range range;
    double low, middle, high; // values at which the scale's three colours stand
} svod_heat;

// What may be entered in a range. Without a list, `formula` is true of what may be; it speaks of the range's first cell.
typedef struct svod_allowed {
    svod_range range;
    const char *list;                // "=svod!$L$2:$L$12": a range of permitted values; NULL: none
    const char *formula;             // "=AND(D7>=0,D7<=5)"
    const char *title, *message;     // shown when a cell is chosen; longer than SVOD_ALLOWED_TITLE, SVOD_ALLOWED_TEXT they are cut
    const char *error_title, *error; // shown when something else is entered
} svod_allowed;
#define SVOD_ALLOWED_TITLE 32
#define SVOD_ALLOWED_TEXT 255
#define SVOD_ALLOWED_MOST 250 // of a sheet: the workbook library counts them in a byte

// A tone where a formula, which speaks of the range's first cell, is true.
typedef struct svod_when {
    svod_range range;
    const char *formula;
    svod_tone tone;
} svod_when;

typedef struct svod_col_width {
    uint32_t first, last; // from 1
    double width;         // characters
    bool hidden;
} svod_col_width;
typedef struct svod_row_height {
    uint32_t row;
    double height; // points; 0: as is usual
    bool hidden;
} svod_row_height;

// Rows that stand on one page of the print.
typedef struct svod_keep {
    uint32_t first, last; // from 1
} svod_keep;

typedef struct svod_table {
    const char *id;    // file stem of its builder, e.g. "table_1_1"
    const char *name;  // of the sheet, at most 31 characters
    unsigned decimals; // of POINTS
    svod_arena *arena;
    svod_vec cells; // svod_out; a place is put once
    svod_vec widths, heights, charts, heats, allowed, whens;
    svod_vec breaks;                 // uint32_t: columns that begin a page of the print, ascending; none: pages are cut where they are full
    svod_vec keeps;                  // svod_keep; where there are any, charts are not cut by the pages' ends either
    uint32_t freeze_row, freeze_col; // first row / column that scrolls, from 1; 0: none
    uint32_t repeat_from, repeat_to; // header rows repeated on every printed page; 0: none
    svod_range filter;               // autofilter; row1 0: none
    svod_range excel_table;          // a native table over header row and data; row1 0: none
    const char *excel_table_name;
    bool landscape;
    double across;    // widest sheet in characters that goes on one page; wider ones go over several; 0: as is usual
    uint8_t tab_tone; // colour of the tab, svod_tone
    bool hidden;      // the sheet; never all of a workbook
    bool shown;       // the sheet that a workbook opens with; else the first one
    bool locked;      // all but ENTRY cells, without a password; widths and heights may be changed
} svod_table;

svod_table svod_table_of(svod_arena *arena, const char *id, const char *name, unsigned decimals);
// All of these add one cell and return it, so that a note, a span or a tone can be set; the pointer holds until the next cell is put.
// Texts are kept by pointer: give arena strings.
svod_out *svod_put_text(svod_table *table, uint32_t row, uint32_t col, svod_class cls, const char *text);
svod_out *svod_put_number(svod_table *table, uint32_t row, uint32_t col, svod_class cls, double number);
svod_out *svod_put_formula(svod_table *table, uint32_t row, uint32_t col, svod_class cls, const char *formula, double cached);
svod_out *svod_put_empty(svod_table *table, uint32_t row, uint32_t col, svod_class cls); // a styled cell without value
void svod_table_width(svod_table *table, uint32_t first, uint32_t last, double width);
void svod_table_height(svod_table *table, uint32_t row, double height);
void svod_table_hide_col(svod_table *table, uint32_t col);
void svod_table_hide_row(svod_table *table, uint32_t row);
void svod_table_keep(svod_table *table, uint32_t first, uint32_t last);
svod_allowed *svod_table_allow(svod_table *table, svod_range range);
void svod_table_when(svod_table *table, svod_range range, const char *formula, svod_tone tone);
svod_chart *svod_table_chart(svod_table *table, svod_chart_kind kind, const char *title);
void svod_table_heat(svod_table *table, svod_range range, double low, double middle, double high);

#endif
