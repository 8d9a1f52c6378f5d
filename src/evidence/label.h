// Inside of the room: what was numbered where it was named, and later is spoken of by its number alone: "3.1 – 64 %; 3.3 – 71 %".
#ifndef SVOD_EVIDENCE_LABEL_H
#define SVOD_EVIDENCE_LABEL_H

#include "evidence/seek.h"

#define EVIDENCE_LABELS 256 // remembered of a document: the last ones

typedef enum evidence_label_sort {
    EVIDENCE_POINT = 1,    // "6.", "6)" of an item, paragraph or heading
    EVIDENCE_ROW = 2,      // "6", "№ 6" in the first cell of a row
    EVIDENCE_DOTTED = 4,   // "3.1" of either
    EVIDENCE_LETTER = 8,   // "а)"
    EVIDENCE_CODENAME = 16 // "П1"
} evidence_label_sort;

typedef struct evidence_label {
    uint8_t sort;
    bool perhaps;    // "Показатель 3.4: …" numbers it for the first time, or speaks of it
    uint16_t last;   // the number that counts up
    uint32_t before; // what stands before it: 3 of "3.1", letters of a code
} evidence_label;

typedef struct evidence_labels {
    struct {
        evidence_label label;
        uint64_t directions; // 0: forgotten
    } list[EVIDENCE_LABELS];
    uint32_t next;
} evidence_labels;

// Labels of a paragraph, or of the first cell of a row: its mark and what its text begins with; how many.
#define EVIDENCE_OWN_LABELS 2
size_t evidence_labels_of(const svod_paragraph *paragraph, evidence_label own[EVIDENCE_OWN_LABELS]);
// Something is numbered: where that number stood before, numbering starts anew, and what it numbered from there on is forgotten.
void evidence_label_begins(evidence_labels *labels, const evidence_label *label);
// What bears that label speaks of these directions.
void evidence_label_note(evidence_labels *labels, const evidence_label *label, uint64_t directions);
// Directions of that label, 0 when it is not known; of all labels that a sentence refers to.
uint64_t evidence_label_directions(const evidence_labels *labels, const evidence_label *label);
uint64_t evidence_labels_named(const evidence_labels *labels, const char *text, size_t len);
// "95,8 → 96,9; б) 14 → 22": figures and nothing said.
bool evidence_mere_values(const char *text, size_t len);

#endif
