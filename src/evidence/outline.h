// Inside of the room: where in a document one is. Its parts (an order and its annexes), headings one below another, the columns of a table.
#ifndef SVOD_EVIDENCE_OUTLINE_H
#define SVOD_EVIDENCE_OUTLINE_H

#include "evidence/seek.h"

#define EVIDENCE_DEPTH 24    // headings one below another
#define EVIDENCE_COLUMNS 64  // of a table whose heads are remembered
#define EVIDENCE_HEADING 120 // bytes of a heading shown in a path

typedef struct evidence_step {
    const svod_paragraph *paragraph;
    uint32_t level;
    uint8_t strength; // of headings of one level: capitals, then any, then what only ends in a colon
    bool numbered;
    bool title;          // the first heading of its part
    bool brief;          // a sentence with a colon: for the list below it, or for one paragraph
    bool begun, listing; // something stood below it; list items did
    bool caption;        // of the table below it
    bool formal;         // "Присутствовали:": what stands below it says nothing
    uint64_t zones;      // of what stands below it
    uint64_t directions; // that it names
    evidence_via via;    // how it came to its zones
} evidence_step;

typedef struct evidence_outline {
    const svod_evidence_rules *rules;
    evidence_step steps[EVIDENCE_DEPTH];
    uint32_t depth;
    uint32_t kind;                      // of the part; UINT32_MAX: none
    uint64_t kind_zones;                // of all that stands under no heading that says otherwise
    bool titled;                        // the part had a heading
    bool leading;                       // a sentence with a colon leads a list
    uint64_t lead_zones, lead_contexts; // of that list
    const char *label;                  // "Мера:" before the last title that labelled lines stand below
    const svod_paragraph *inner;        // an item of it that leads items of its own
    uint64_t outer_zones, outer_contexts;
} evidence_outline;

// Zones that a heading with this text opens; zones that words before a colon at the beginning of a sentence open.
uint64_t evidence_opened(const evidence_reading *reading);
uint64_t evidence_ran_in(const evidence_reading *reading);
// Zones that its soft cues speak for where it stands in `zones`.
uint64_t evidence_softly(const svod_evidence_rules *rules, const evidence_reading *reading, uint64_t zones);
// Zones that some heading of the document opens.
uint64_t evidence_headed(svod_search *search, const svod_document *document, evidence_reading *reading);
// Another document begins at paragraph i: an annex, or what was approved.
bool evidence_part_begins(const svod_document *document, uint32_t i);
void evidence_outline_part(evidence_outline *outline, svod_search *search, const svod_document *document, uint32_t first);
void evidence_outline_heading(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading);
// What a paper has for its form says nothing: a line of its day and number; "Присутствовали:" and the list below it; signatures and who
// gets it, with which the part is over.
typedef enum evidence_form { EVIDENCE_FORM_NONE, EVIDENCE_FORM_LINE, EVIDENCE_FORM_LIST, EVIDENCE_FORM_END } evidence_form;
evidence_form evidence_formal(svod_search *search, const svod_paragraph *paragraph);
bool evidence_signed_row(svod_search *search, const svod_paragraph *cells, uint32_t from, uint32_t to);
void evidence_outline_caption(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading);
void evidence_outline_formal(evidence_outline *outline, const svod_paragraph *paragraph, evidence_form form);
// The paragraph stands in such a list; a longer one ends it.
bool evidence_outline_in_form(evidence_outline *outline, const svod_paragraph *paragraph);
// A paragraph of text that ends in a colon, and one of a list that it may lead.
bool evidence_leads(const svod_paragraph *paragraph);
bool evidence_listed(const svod_paragraph *paragraph);
// "Таблица 3. Показатели": a heading of the table that follows.
bool evidence_captions(const svod_document *document, const svod_paragraph *paragraph);
// "а) Меры" before prose.
bool evidence_marked_title(const svod_document *document, const svod_paragraph *paragraph);
// A few words alone, without a full stop: a heading where they name a zone at once.
bool evidence_names_zone(const svod_paragraph *paragraph, const evidence_reading *reading);
// A few words above lines that begin with labels: "Школа наставника", then "Сделано: …", "Вывод: …".
bool evidence_labelled_below(const svod_document *document, const svod_paragraph *paragraph);
bool evidence_brief_title(const svod_paragraph *paragraph);
// A heading that text/ took off the beginning of a paragraph.
bool evidence_run_in(const svod_paragraph *paragraph);
// A question, or a numbered one in whatever words: a heading to its answer, that says nothing itself.
bool evidence_asks(const svod_paragraph *paragraph);
// A title that only evidence_labelled_below tells: below all other headings but the labels.
void evidence_outline_title(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading);
// Such a title that names no direction is of those that what stands below it names.
void evidence_outline_name(evidence_outline *outline, uint64_t directions);
// Takes what a leading sentence says; true: it is as good as a heading.
bool evidence_outline_lead(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading);
void evidence_outline_lead_ends(evidence_outline *outline);
// Text follows: what only led a list that is over, or a paragraph that was read, ends before it.
void evidence_outline_text(evidence_outline *outline, const svod_paragraph *paragraph);
// A table follows: what had its paragraph ends before it.
void evidence_outline_table(evidence_outline *outline);
// A paragraph begins with words under which no zone goes on: "2. СЛУШАЛИ: …"
void evidence_outline_aside(evidence_outline *outline);
uint64_t evidence_outline_zones(const evidence_outline *outline, evidence_via *via);
uint64_t evidence_outline_context(const evidence_outline *outline);
// "Heading › heading › column", without the paragraph itself.
const char *evidence_outline_path(const evidence_outline *outline, const svod_paragraph *paragraph, const char *column, svod_arena *arena);

typedef enum evidence_dated { EVIDENCE_UNDATED, EVIDENCE_OLD_YEAR, EVIDENCE_OTHER_YEAR, EVIDENCE_OWN_YEAR } evidence_dated;
typedef struct evidence_table {
    uint32_t number, rows;
    bool headed;                          // its head was read
    uint64_t columned;                    // zones that some column has
    uint64_t zones[EVIDENCE_COLUMNS];     // that the head of the column opens
    uint64_t above[EVIDENCE_COLUMNS];     // directions of the nearest cell above, for cells that go over several rows
    const char *titles[EVIDENCE_COLUMNS]; // heads
    uint64_t heads[EVIDENCE_COLUMNS];     // directions that the head names, for the numbers below it
    uint8_t dated[EVIDENCE_COLUMNS];      // evidence_dated: what years the head names
    uint64_t context;                     // of a row with a single cell, which is a heading to those below
    uint64_t caption;                     // zones that such a row opens
    uint64_t titled;                      // zones that the first cell of this row opens for the second
} evidence_table;
void evidence_table_row(evidence_table *table, const svod_paragraph *first);
// Takes a row for the table's head where one of its cells opens a zone.
bool evidence_table_head(evidence_table *table, svod_search *search, const svod_paragraph *cells, uint32_t from, uint32_t to,
                         evidence_reading *reading);
// Zones that the first cell of a row of two opens for the second: "Цель | Обеспечить школы …".
uint64_t evidence_table_titled(svod_search *search, const svod_paragraph *cells, uint32_t from, uint32_t to, evidence_reading *reading);
void evidence_table_note(evidence_table *table, uint32_t col, uint64_t directions);
uint64_t evidence_table_above(const evidence_table *table, uint32_t first_col);
uint64_t evidence_table_zones(const evidence_table *table, uint32_t col);
evidence_dated evidence_table_dated(const evidence_table *table, uint32_t col);
const char *evidence_table_title(const evidence_table *table, uint32_t col);
// What a bare number below the column's head speaks of.
uint64_t evidence_table_counted(const evidence_table *table, const svod_paragraph *cell);

#endif
