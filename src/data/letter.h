// A paper for people as plain blocks: headings, paragraphs, lists, tables, a place to sign. Made by letter/, written by write/ as DOCX or
// ODT.
#ifndef SVOD_DATA_LETTER_H
#define SVOD_DATA_LETTER_H

#include "base/lang.h"
#include "base/vec.h"

typedef enum svod_letter_kind {
    SVOD_LETTER_TITLE,   // of the paper, centred
    SVOD_LETTER_HEADING, // of a part
    SVOD_LETTER_SUBHEADING,
    SVOD_LETTER_TEXT,
    SVOD_LETTER_ITEM,  // of a numbered list; `first` begins a new list
    SVOD_LETTER_POINT, // of a list with dashes
    SVOD_LETTER_SMALL, // remarks and sources
    SVOD_LETTER_HEAD,  // the sender's lines on top, left
    SVOD_LETTER_TO,    // to whom, a column at the right
    SVOD_LETTER_TABLE,
    SVOD_LETTER_SIGN // post … name, with a line to sign between them: runs[0] the post, runs[1] the name
} svod_letter_kind;

// Tones of letters: restrained, and told apart without colour by their words.
typedef enum svod_ink { SVOD_INK_PLAIN, SVOD_INK_STRONG, SVOD_INK_BAD, SVOD_INK_GOOD, SVOD_INK_MUTED } svod_ink;

typedef struct svod_letter_run {
    const char *text; // UTF-8 without control signs; "\n" is a line break
    uint8_t ink;
    bool bold, italic;
} svod_letter_run;

typedef struct svod_letter_cell {
    const char *text;
    uint8_t ink;
    bool bold, shaded;
    bool number;  // set to the right
    uint8_t cols; // span, at least 1; cells that a span covers are not there
} svod_letter_cell;
typedef struct svod_letter_row {
    svod_letter_cell *cells;
    uint32_t count;
    bool head; // repeated on every page
    bool keep; // stays on the page with the row that follows
} svod_letter_row;

typedef struct svod_letter_block {
    uint8_t kind;
    bool first; // ITEM: numbering begins anew
    bool keep;  // stays on the page with the block that follows
    svod_letter_run *runs;
    uint32_t run_count;
    const uint16_t *widths; // TABLE: per thousand of the text's width, one a column
    uint32_t column_count;
    svod_letter_row *rows;
    uint32_t row_count;
    bool dense; // TABLE: of small type, for lists that would else fill pages
} svod_letter_block;

typedef struct svod_letter {
    const char *name;  // of its file, without an ending
    const char *title; // of the document's properties
    const char *author;
    const char *date;   // ISO 8601, of the properties: the campaign's, so that the same data give the same bytes
    const char *footer; // left of the page's number
    svod_lang lang;
    svod_vec blocks; // svod_letter_block
} svod_letter;

#endif
