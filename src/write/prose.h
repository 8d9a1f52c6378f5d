// Texts as the text of XML elements: escaped, with the signs that XML or a format has elements for. Private to write/.
#ifndef SVOD_WRITE_PROSE_H
#define SVOD_WRITE_PROSE_H

#include "base/str.h"

typedef struct svod_prose {
    const char *open, *close; // around every piece of plain text
    const char *line, *tab;   // a line break, a tabulator
    const char *hyphen;       // one that no line is broken at; NULL: the sign itself
    const char *space;        // every space after another or at the beginning; NULL: the sign itself
} svod_prose;

// Appends `text` (NULL: nothing). What XML cannot hold or what nobody sees (control signs) becomes U+FFFD, as malformed bytes do.
void svod_prose_put(const svod_prose *prose, const char *text, svod_buf *out);
// The same on one line, without elements: for attributes and properties.
void svod_prose_line(const char *text, svod_buf *out);

#endif
