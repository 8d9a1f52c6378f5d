// Texts of documents mended and cut up: raw blocks into paragraphs, paragraphs into sentences. Pure.
// Refuses: formats, files, knowing what is sought.
#ifndef SVOD_TEXT_TEXT_H
#define SVOD_TEXT_TEXT_H

#include "data/document.h"

// Mended text of one paragraph: normal form C, white space of any kind one blank, soft hyphens gone, words hyphenated at a line's end
// joined ("профес-\nсионального"; a hyphen that belongs to the word stays: "учебно-\nметодический", "научно-\nметодического"),
// look-alike Latin letters inside Russian words folded, marks of light markup (** __) gone. Never NULL; "" when nothing is left.
const char *svod_text_mend(svod_arena *arena, const char *text, size_t len);

// Makes a document of raw blocks as they come.
typedef struct svod_prose svod_prose;
svod_prose *svod_prose_new(svod_arena *arena);

// Headings are levels 1 to 7 where the format or their look says it (capitals 1, numbers by their depth below what stands over them, bold
// and short lines below those). Two more are guessed from a colon:
#define SVOD_LEVEL_COLON 8 // "Задачи:", a short line of its own that introduces what follows
// "Цель: выявление …", cut into a heading "Цель:" and the paragraph behind it: it speaks of that paragraph alone, and of the items that
// follow where that paragraph ends with a colon.
#define SVOD_LEVEL_LEAD 9

// A raw block. LINEs are joined into paragraphs (a blank line, an indented first line, a list mark, a heading end one); letters set one
// per line are put together into the words they make, or the paragraph is marked unreadable; headers and footers of pages that repeat
// are left out; what is set in capitals, numbered, or short, bold and without a full stop is a heading, with a level by its numbering.
bool svod_prose_add(void *prose, const svod_raw *raw); // fits svod_raw_sink.block with ctx = prose
// Ends it: count, paragraphs, bytes of `out` are set; other fields are left alone. The paragraphs live in the arena.
void svod_prose_end(svod_prose *prose, svod_document *out);

// Sentences of a mended text. Abbreviations (г., ст., п., им., т.д., т.е., руб., инициалы) and numbers do not end one; "!", "?", ";" and a
// full stop before a capital letter do. Calls for each with its bytes; false stops.
void svod_sentences(const char *text, size_t len, bool (*sentence)(void *ctx, size_t from, size_t len), void *ctx);

#endif
