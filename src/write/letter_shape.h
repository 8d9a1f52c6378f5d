// What both formats of letters share: the measures of a page, the grid of a table, the lines of a signature. Private to write/.
#ifndef SVOD_WRITE_LETTER_SHAPE_H
#define SVOD_WRITE_LETTER_SHAPE_H

#include "base/str.h"
#include "data/letter.h"

// Thousandths of a millimetre.
#define SVOD_PAGE_WIDTH 210000U // A4
#define SVOD_PAGE_HEIGHT 297000U
#define SVOD_PAGE_LEFT 30000U
#define SVOD_PAGE_RIGHT 15000U
#define SVOD_PAGE_TOP 20000U
#define SVOD_PAGE_BOTTOM 20000U
#define SVOD_PAGE_FOOTER 10000U // from the edge of the sheet
#define SVOD_TEXT_WIDTH (SVOD_PAGE_WIDTH - SVOD_PAGE_LEFT - SVOD_PAGE_RIGHT)
#define SVOD_SIGN_FROM 75000U // the line to sign on
#define SVOD_SIGN_TO 115000U
#define SVOD_LETTER_COLUMNS 63U // a table of Word has no more

// Colours of inks as RRGGBB; NULL: that of all text. Chosen to be told from black on paper without colours, too.
const char *svod_letter_colour(uint8_t ink);
bool svod_letter_bold(uint8_t ink);

typedef struct svod_letter_grid {
    uint32_t columns; // 0: nothing to show
    uint32_t *edges;  // columns + 1, from the left end of the text
    uint32_t heads;   // rows repeated on every page
    const svod_letter_block *block;
} svod_letter_grid;
svod_letter_grid svod_letter_grid_of(const svod_letter_block *block, svod_arena *arena);

// Where a row's cells stand. Begin with a zeroed slot; false after the last. Where a row has more cells than there are columns, its last
// slot holds the rest; where it has fewer, a slot without cells fills it up.
typedef struct svod_letter_slot {
    const svod_letter_cell *cells;
    uint32_t count;
    uint32_t from, to; // columns
    uint32_t used;     // cells of the row so far
} svod_letter_slot;
bool svod_letter_slot_next(const svod_letter_grid *grid, const svod_letter_row *row, svod_letter_slot *slot);
// May this row be broken over pages? Those that might take half a page.
bool svod_letter_row_breaks(const svod_letter_row *row);

// Is there a line break within? Such paragraphs are not justified: some programs would stretch the line before it.
bool svod_letter_broken(const svod_letter_block *block);
// A post in lines that fit before the line to sign on.
const char *svod_letter_post(svod_arena *arena, const char *text);

#endif
