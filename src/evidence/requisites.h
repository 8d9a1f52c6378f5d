// Requisites of a document itself: day, number, approval and title, from its first and last paragraphs. Private to evidence/.
#ifndef SVOD_EVIDENCE_REQUISITES_H
#define SVOD_EVIDENCE_REQUISITES_H

#include "data/evidence.h"

// Fills date, number, approved, title and requisites of `out`; "" and a quote without text where there are none. Days and numbers of laws
// and orders that are only quoted are not the document's, and a day that the calendar lacks is none. All live in the arena.
void evidence_requisites(const svod_document *document, svod_arena *arena, svod_found *out);

#endif
