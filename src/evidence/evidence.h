// What documents say of what a rubric seeks: one document at a time, then all of them for each unit and criterion.
// Refuses: files, scores, deciding in an expert's place.
#ifndef SVOD_EVIDENCE_EVIDENCE_H
#define SVOD_EVIDENCE_EVIDENCE_H

#include "data/evidence.h"
#include "data/result.h"

#define SVOD_EVIDENCE_HEAD 12 // paragraphs in which a document says what it is

// The rules of a rubric with all patterns compiled; read by any number of threads. Patterns were tried by rubric/ before. year: the
// campaign's.
typedef struct svod_seeker svod_seeker;
svod_seeker *svod_seeker_new(const svod_evidence_rules *rules, int year);
void svod_seeker_free(svod_seeker *seeker);
// One thread's part.
typedef struct svod_search svod_search;
svod_search *svod_search_new(const svod_seeker *seeker);
void svod_search_free(svod_search *search);
// What the document says; `out` and all it points to live in the arena. Findings: evidence_limit (a pattern ran into its limit in this
// document). The same document gives the same.
void svod_seek(svod_search *search, const svod_document *document, svod_arena *arena, svod_found *out, svod_findings *findings);
// Zones and directions of a single sentence under a heading ("" none), as bits: what examples in a rubric are held against.
void svod_seek_sentence(svod_search *search, const char *heading, const char *sentence, uint64_t *zones, uint64_t *directions);

// Over all documents: cells and proposals. found: any order; units that the roster does not know are left out. `lang`: of sentences.
svod_evidence *svod_evidence_of(const svod_rubric *rubric, const svod_roster *roster, const svod_found *const *found, size_t count,
                                svod_lang lang, svod_arena *arena);
// Holds experts' points of the year against the proposals: those further apart than a third of the maximum.
void svod_evidence_dispute_with(svod_evidence *evidence, const svod_year *now, svod_arena *arena);

#endif
