// What the sheets of evidence share, forms too: quotations in words, signs of states. Private to table/.
#ifndef SVOD_TABLE_EVIDENCE_H
#define SVOD_TABLE_EVIDENCE_H

#include "table/lay.h"

// Of the campaign; NULL when no documents were read or the rubric seeks nothing.
const svod_evidence *svod_lay_evidence(const svod_lay *lay);
// "Концепция.docx" and where in it: "стр. 3, абзац 12\nЦели › Задачи"; NULL quote: "".
const char *svod_quote_document(const svod_evidence *evidence, const svod_quote *quote);
const char *svod_quote_where(const svod_quote *quote, svod_lang lang, svod_arena *arena);
// "«…»" without what parted it from the next item; svod_quote_words: and why it does not count in full: "«…» (только намёк)".
const char *svod_quote_text(const svod_quote *quote, svod_lang lang, svod_arena *arena);
const char *svod_quote_words(const svod_quote *quote, svod_lang lang, svod_arena *arena);
svod_tone svod_evidence_tone(svod_evidence_state state);
// A number of points, or a dash where nothing is proposed; origin: evidence:UNIT:NODE.
svod_out *svod_put_proposal(svod_lay *lay, uint32_t row, uint32_t col, size_t unit, uint32_t node);
// Words of a quotation, its place, or why there is none: led back to the proposal.
svod_out *svod_origin_proposal(const svod_lay *lay, svod_out *cell, size_t unit, uint32_t node);
// A document's name, a link to its file where the way to it is known; `where` stands below it, "": nothing.
svod_out *svod_put_document(svod_lay *lay, uint32_t row, uint32_t col, const svod_quote *quote, const char *where);

#endif
