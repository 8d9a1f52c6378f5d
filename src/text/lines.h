// Lines of a text without structure on their way to paragraphs. Private to text/.
#ifndef SVOD_TEXT_LINES_H
#define SVOD_TEXT_LINES_H

#include "base/vec.h"
#include "data/document.h"
#include "text/letter.h"

typedef struct line {
    const char *text; // without the blanks at its ends
    uint32_t len;
    uint32_t letters; // code points
    uint32_t indent;  // blanks before it
    uint32_t page, number;
    uint32_t stray; // bytes at its beginning that are a letter of a column
    bool out;       // left out: header or footer of a page that repeats, number of a page, line of contents, letter of a column
    bool blank;     // nothing in it, or a rule
} line;

// A paragraph that is not shaped yet.
typedef struct draft {
    svod_paragraph paragraph;
    mark sign;        // its list mark; of lists of the format too
    uint32_t letters; // code points of its text
    bool lone;        // blank lines on both sides, or a paragraph of its own in the format
    bool guessed;     // heading by its looks, not by the format
    bool capitals;    // no small letter in it
    bool colon;       // ends with one
    bool ended;       // with a sign that ends a sentence or an item
    uint8_t hashes;   // "## …"
} draft;

// Marks what repeats on pages, numbers of pages and contents as out.
void lines_drop_furniture(svod_arena *arena, line *lines, size_t count);
// A line of a table of contents: dots or many blanks, then the number of a page.
bool lines_is_contents(const char *text, size_t len);

// Letters set one per line: taken out of the lines; `put` gets what they make, at the line where they begin.
typedef void (*lines_put)(void *ctx, const line *at, const char *text, bool unreadable);
void lines_take_columns(svod_arena *arena, line *lines, size_t count, lines_put put, void *ctx);

// What parts the cells of a row: "|" at both ends, too; tabs; "|" with blanks around; three blanks or more.
typedef enum line_parting { LINE_BLANKS, LINE_FRAMED, LINE_TABS, LINE_BARS } line_parting;
line_parting lines_parting(const line *at);
// Cells of a row. Their number, at most LINE_CELLS; 0 or 1: no row of a table.
#define LINE_CELLS 64
typedef struct line_cell {
    const char *text;
    uint32_t len, start, col; // start: letters before it in the line
} line_cell;
size_t lines_cells(const line *at, line_cell cells[LINE_CELLS]);

// Do the two lines belong to one paragraph? gap: blank lines or a page's end between them; page: the page's end.
typedef struct line_measure {
    uint32_t width; // of lines that are full
    bool wrapped;   // lines end where the page does; else each is a paragraph
} line_measure;
line_measure lines_measure(svod_arena *arena, const line *lines, size_t count);
bool lines_go_on(const line_measure *measure, const line *open, const line *last, const line *next, bool gap, bool page);

// Headings, items and levels of all paragraphs, headings of several lines joined, leads cut off.
svod_vec drafts_shape(svod_arena *arena, draft *drafts, size_t count); // of svod_paragraph, numbers not set

bool text_in_capitals(const char *text, size_t len);
uint32_t text_last(const char *text, size_t len); // its last letter that is no closing quote or bracket; 0: none

#endif
