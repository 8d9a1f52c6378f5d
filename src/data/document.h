// A submitted document: paragraphs with their places. Readers (document/) deliver raw blocks, text/ makes paragraphs of them.
#ifndef SVOD_DATA_DOCUMENT_H
#define SVOD_DATA_DOCUMENT_H

#include "base/finding.h"
#include "base/vec.h"

typedef enum svod_block {
    SVOD_BLOCK_TEXT,
    SVOD_BLOCK_HEADING, // level from 1
    SVOD_BLOCK_ITEM,    // of a list; level: its depth from 1
    SVOD_BLOCK_CELL,    // of a table: row and col
    SVOD_BLOCK_LINE,    // raw only: a physical line of a text without structure; text/ joins lines and guesses what they are
    SVOD_BLOCK_COUNT
} svod_block;
extern const char *const svod_block_words[]; // "text" "heading" "item" "cell" "line", NULL-terminated: in records and JSON

// As a reader delivers it. The text need not be normal nor NUL-terminated, but is UTF-8; it lives until the call returns.
typedef struct svod_raw {
    svod_block kind;
    const char *text;
    size_t len;
    const char *mark;         // ITEM: its number or bullet where the format keeps it outside of the text; NULL: none
    bool strong;              // all of it is bold: a paragraph that may be a heading
    uint32_t level;           // HEADING, ITEM
    uint32_t page;            // from 1; 0: the format has no pages
    uint32_t line;            // of the file, from 1; 0: the format has none
    uint32_t table, row, col; // CELL: number of the table in the document, then within it; from 1
} svod_raw;

// Where raw blocks go; false: enough.
typedef struct svod_raw_sink {
    void *ctx;
    bool (*block)(void *ctx, const svod_raw *raw);
} svod_raw_sink;

// Text is mended (text/text.h), one line, never empty. Lives in the document's arena.
typedef struct svod_paragraph {
    const char *text;
    uint32_t len;
    uint8_t kind;    // svod_block, never LINE
    uint8_t level;   // HEADING, ITEM
    bool strong;     // all of it is bold
    bool unreadable; // letters that make no words and could not be repaired: nothing is sought in it
    uint32_t number; // of the paragraph in the document, from 1
    uint32_t page, line;
    uint32_t table, row, col;
    const char *mark; // "3.", "2.1.", "а)", "–": taken off the text; "": none
} svod_paragraph;

typedef struct svod_document {
    const char *unit;   // id in the roster; "": none is known
    const char *name;   // below the unit's folder, with "/"
    const char *format; // id of the reader, "docx"
    svod_paragraph *paragraphs;
    uint32_t count;
    size_t bytes; // of all paragraphs' text
    bool cut;     // there were more than SVOD_PARAGRAPHS; the others are left out
} svod_document;
#define SVOD_PARAGRAPHS (1u << 19)

#endif
