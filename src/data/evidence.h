// Evidence: what a rubric seeks in submitted documents, what each document says, and what follows for each unit and criterion.
// Rules are made by rubric/, what was found by evidence/; written by write/, shown by table/.
#ifndef SVOD_DATA_EVIDENCE_H
#define SVOD_DATA_EVIDENCE_H

#include "base/num.h"
#include "data/document.h"

#define SVOD_QUOTES 3          // best quotations kept for anything that was sought
#define SVOD_EVIDENCE_ZONES 32 // most of a rubric: sets of them are bits
#define SVOD_EVIDENCE_DIRECTIONS 64
#define SVOD_NO_ZONE UINT32_MAX
#define SVOD_NO_DIRECTION UINT32_MAX

// ---- rules ---------------------------------------------------------------------------------------------------------------

// A pattern as the rubric writes it: a phrase (match/phrase.h) or PCRE2 between slashes; compiled to PCRE2 by rubric/.
typedef struct svod_pattern {
    const char *written;
    const char *regex; // PCRE2, to be used caseless with UTF and UCP
    svod_place place;
} svod_pattern;
typedef struct svod_patterns {
    svod_pattern *list;
    size_t count;
} svod_patterns;
// Texts that stand beside patterns to test them.
typedef struct svod_example {
    const char *text;
    bool yes; // must be taken for it; false: must not
    svod_place place;
} svod_example;
typedef struct svod_examples {
    svod_example *list;
    size_t count;
} svod_examples;

// What sort of document it is, by the beginning of its text or its file's name; the first kind of the rubric that fits.
typedef struct svod_doc_kind {
    const char *id, *title; // "protocol", "Протокол"
    svod_patterns head;     // in its first paragraphs (evidence/evidence.h says how many)
    svod_patterns name;     // in its file's name, folders too
    bool keeps;             // headings of what was done do not end the zones that all of it is of
    bool ahead;             // of intentions: figures for years in its tables are aims, soft cues of what was done do not count
    svod_examples examples; // of heads
    svod_place place;
} svod_doc_kind;

// A part of a document by what it is for: goals, indicators, methods, …
typedef struct svod_zone {
    const char *id, *title;
    svod_patterns heading;  // a heading with it opens the zone, up to a heading that opens another, or the next one of the same or a higher
                            // level
    svod_patterns cue;      // a sentence with it is of this zone wherever it stands
    svod_patterns soft;     // a sentence with it is of this zone, but for those that stand in a zone of `outside`
    svod_patterns not_;     // key `not`: a heading or sentence with it is not of this zone
    uint64_t along;         // bits: zones whose sentences are of this one, too, unless `not` says otherwise
    uint64_t outside;       // bits: zones in which the zone's soft cues do not count
    uint64_t kinds;         // bits: all of a document of such a kind is of this zone where no heading says otherwise
    bool done;              // what is only planned or promised does not count
    bool year;              // what is of other years than the campaign's alone does not count
    bool below;             // a sentence with a cue and no direction, right below a list or table, speaks of all that stands there
    bool recent;            // what is of years before the last one alone does not count
    svod_examples examples; // of headings and cues
    svod_place place;
} svod_zone;

// What is spoken of: deficits, young teachers, …
typedef struct svod_direction {
    const char *id, *title;
    svod_patterns words; // any of them means it
    svod_patterns weak;  // a hint of it
    svod_patterns not_;  // key `not`: nothing of this direction counts within what such a pattern matches
    svod_examples examples;
    svod_place place;
} svod_direction;

// What takes a sentence, or a part of it, away from every direction.
typedef enum svod_except_kind {
    SVOD_EXCEPT_NEGATION, // what is said not to be there: the whole sentence does not count
    SVOD_EXCEPT_TITLE,    // title of a law or an order that is only quoted: what lies within does not count
    SVOD_EXCEPT_PLAN,     // planned, promised: the sentence does not count in zones of what was done
    SVOD_EXCEPT_ASIDE,    // heading of what belongs to no zone: who was heard, what was spoken, references
    SVOD_EXCEPT_COUNT
} svod_except_kind;
extern const char *const svod_except_words[]; // "negation" "title" "plan" "aside"

typedef struct svod_evidence_rules {
    svod_doc_kind *kinds;
    uint32_t kind_count;
    svod_zone *zones;
    uint32_t zone_count;
    svod_direction *directions;
    uint32_t direction_count;
    svod_patterns except[SVOD_EXCEPT_COUNT];
    svod_examples except_examples[SVOD_EXCEPT_COUNT];
} svod_evidence_rules;

// What a criterion wants to see.
typedef enum svod_want_kind {
    SVOD_WANT_PASSAGE,  // a passage of one of the zones that speaks of one of the directions
    SVOD_WANT_DOCUMENT, // a document of one of the kinds, with requisites
    SVOD_WANT_COUNT     // so many different items of the zones: list items or table rows that speak of the directions
} svod_want_kind;
typedef struct svod_want_band {
    uint32_t from; // items
    svod_points points;
} svod_want_band;
typedef struct svod_want {
    svod_want_kind kind;
    uint64_t zones, directions, kinds; // bits; PASSAGE, COUNT: directions 0 means any text of the zone; DOCUMENT: directions 0 means any
    bool date, number, approved;       // DOCUMENT: requisites that it must bear
    svod_points found, weak;           // proposed; else the node's maximum, and half of it rounded down to its step
    svod_want_band *bands;             // COUNT: ascending; found when the highest band that gives more than 0 is reached, weak below that
    size_t band_count;
    bool counts; // key `counts: yes`: where no expert gave a score the proposal is the score
    svod_place place;
} svod_want;

// ---- what one document says ----------------------------------------------------------------------------------------------

// How sure a passage is. The greater the better.
typedef enum svod_sight {
    SVOD_SIGHT_NONE,
    SVOD_SIGHT_EXCLUDED, // found, but does not count: why says the reason
    SVOD_SIGHT_WEAK,
    SVOD_SIGHT_FOUND
} svod_sight;
extern const char *const svod_sight_words[]; // "none" "excluded" "weak" "found"

typedef struct svod_quote {
    const char *text;     // the sentence or item, cut around the words where it is long (SVOD_QUOTE_CAP bytes, whole letters, "…")
    uint32_t from, len;   // bytes of the text where the words are
    const char *headings; // path of headings above it, " › " between; ""
    const char *mark;     // number of its list item; ""
    uint32_t document;    // index in the evidence's documents; 0 in svod_found
    uint32_t paragraph, page, line, table, row, col; // as svod_paragraph has them
    uint16_t score;                                  // how good a quotation it is, 0…1000
    svod_sight sight;
    const char *why; // EXCLUDED, WEAK: id of the reason: negation, title, plan, other_year, hint, cue, no_requisites…; "" for FOUND
} svod_quote;
#define SVOD_QUOTE_CAP 400

// What was seen of one zone x direction. direction SVOD_NO_DIRECTION: any text of the zone at all; zone SVOD_NO_ZONE: anywhere in the
// document.
typedef struct svod_seen {
    uint32_t zone, direction;
    svod_sight sight;               // the best of all
    uint32_t count;                 // passages FOUND
    uint32_t items;                 // different list items or table rows among them
    svod_quote quotes[SVOD_QUOTES]; // best first: by sight, then score, then place
    uint32_t quote_count;
} svod_seen;

typedef enum svod_doc_state {
    SVOD_DOC_READ,
    SVOD_DOC_EMPTY,      // no text at all
    SVOD_DOC_SCAN,       // pictures of pages: text would want --ocr
    SVOD_DOC_UNREADABLE, // damaged, encrypted, over a limit, or its converter is missing
    SVOD_DOC_UNSUPPORTED // no reader for it
} svod_doc_state;
extern const char *const svod_doc_state_words[]; // "read" "empty" "scan" "unreadable" "unsupported"

// Everything that one document says, or why nothing. Without state: made from the document and the rules alone.
typedef struct svod_found {
    const char *unit, *name, *format;
    const char *path; // of the file from the campaign's folder; "": it is not known, or not there
    svod_doc_state state;
    const char *fault;         // id of the finding that tells why it was not read; ""
    uint32_t paragraphs;       // of the document
    uint32_t unreadable;       // paragraphs among them whose letters make no words
    uint32_t kind;             // index in the rules' kinds; UINT32_MAX: none
    uint64_t kinds;            // bits: of all documents in the file, for an order and what it approves often are one file
    const char *title;         // its first words that look like a title; ""
    svod_quote titled;         // the paragraph where the title begins; text "" when there is none
    const char *date, *number; // requisites of the document itself: ISO 8601 or "", number or ""
    bool approved;             // "утверждено", "утверждена приказом"
    svod_quote requisites;     // where they stand; text "" when there are none
    svod_seen *seen;           // ascending by zone, direction; only those with a sight above NONE
    uint32_t seen_count;
} svod_found;

// ---- what follows --------------------------------------------------------------------------------------------------------

typedef enum svod_evidence_state {
    SVOD_EVIDENCE_NOT_ASKED,    // the criterion says nothing of evidence
    SVOD_EVIDENCE_NO_DOCUMENTS, // the unit sent none
    SVOD_EVIDENCE_UNREADABLE,   // nothing found, but some of its documents could not be read
    SVOD_EVIDENCE_NOT_FOUND,
    SVOD_EVIDENCE_WEAK,
    SVOD_EVIDENCE_FOUND
} svod_evidence_state;
extern const char *const svod_evidence_state_words[]; // "not_asked" "no_documents" "unreadable" "not_found" "weak" "found"

// A unit's zone x direction over all its documents, and a unit's criterion. quotes: best first, indices of documents in `documents`.
typedef struct svod_evidence_cell {
    svod_evidence_state state;
    uint32_t count; // passages FOUND; COUNT: items
    svod_quote *quotes;
    uint32_t quote_count;
} svod_evidence_cell;
typedef struct svod_proposal {
    svod_evidence_state state;
    bool proposed;      // points are meaningful: state NOT_FOUND, WEAK or FOUND
    svod_points points; // proposed
    uint32_t count;
    const char *why; // sentence in the campaign's language: what was sought, what was found, what speaks against it
    svod_quote *quotes;
    uint32_t quote_count;
} svod_proposal;

// Experts and evidence far apart.
typedef struct svod_evidence_dispute {
    uint32_t unit, node;
    svod_points points, proposed, max;
    bool without; // points without any evidence; false: evidence without points
    int32_t gap;  // |points - proposed| in ten-thousandths of the maximum
} svod_evidence_dispute;

typedef struct svod_evidence {
    const svod_evidence_rules *rules;
    const svod_found *const *documents; // by unit in roster order, then name by bytes
    uint32_t document_count;
    uint32_t *unit_first, *unit_documents; // [unit] its slice of documents
    svod_evidence_cell *cells;             // [(unit * zones + zone) * directions + direction]
    svod_proposal *proposals;              // [unit * nodes + node]
    uint32_t units, nodes;
    svod_evidence_dispute *disputes; // widest gap first, then unit, node; NULL before svod_evidence_dispute_with
    uint32_t dispute_count;
    bool ocr;                      // scans were read
    const char *const *paths;      // [document] its file as seen from the workbook's folder, with "/"; NULL: nobody knows that folder
    const svod_findings *findings; // what is to be said of documents and of their folder
} svod_evidence;

const svod_evidence_cell *svod_evidence_at(const svod_evidence *evidence, size_t unit, uint32_t zone, uint32_t direction);
const svod_proposal *svod_evidence_proposal(const svod_evidence *evidence, size_t unit, uint32_t node); // NULL: the criterion asks for none
// Where a quotation stands, for people: "стр. 3, абзац 12, п. 2.1)"; without the document's name and its headings.
const char *svod_quote_place(const svod_quote *quote, svod_lang lang, svod_arena *arena);
const char *svod_found_fault(const svod_found *found, svod_lang lang);           // why it was not read, in words; ""
const char *svod_evidence_state_name(svod_evidence_state state, svod_lang lang); // "не найдено"
// The reason of a sight in words ("план, а не сделанное"), for tables and JSON; defined where the reasons are made, in evidence/.
const char *svod_evidence_why(const char *why, svod_lang lang);
uint32_t svod_zone_find(const svod_evidence_rules *rules, const char *id);      // SVOD_NO_ZONE
uint32_t svod_direction_find(const svod_evidence_rules *rules, const char *id); // SVOD_NO_DIRECTION

#endif
