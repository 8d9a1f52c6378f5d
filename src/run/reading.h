// Documents read side by side, and what they say put together. Private to run/.
#ifndef SVOD_RUN_READING_H
#define SVOD_RUN_READING_H

#include "evidence/evidence.h"
#include "host/gate.h"
#include "run/documents.h"
#include "run/evidence.h"

// What one document says, with the findings about it. Their place has no file: that is the document's.
typedef struct reading_part {
    svod_found *found;
    const svod_finding *findings;
    size_t finding_count;
    const char *line;  // that it came as, to tell two of one document apart whatever the order; NULL: it came from a file
    const char *rules; // of what rules it was made, as reading_rules says it; NULL: these
} reading_part;

// A campaign as far as evidence needs it.
typedef struct reading {
    campaign_file campaign;
    const svod_rubric *rubric;
    svod_roster roster;
    documents documents;
    svod_findings *said; // of documents and their folder
} reading;
loader reading_loader(const svod_evidence_options *options, svod_arena *arena, svod_vec *inputs, svod_findings *findings);
// Campaign, rubric with rules, roster, and the list of documents. False with findings.
bool reading_begin(reading *out, const svod_evidence_options *options, loader *load);
// False with a finding when there is no folder of documents.
bool reading_there(const reading *own, loader *load);
// What tells the rules of two runs apart: the rubric's content and the year.
const char *reading_rules(const svod_rubric *rubric, int year, svod_arena *arena);
svod_result *reading_result(reading *own, const svod_evidence *evidence, loader *load);
// The evidence of all parts (reading_part); what is to be said of them and their folder goes to the findings of `load`, too.
svod_evidence *reading_end(const reading *own, svod_vec *parts, bool ocr, loader *load);
// Reads and searches all documents; parts (reading_part) in their order. hash: they are entered into the list of inputs.
void reading_documents(const reading *own, const svod_evidence_options *options, bool hash, loader *load, svod_vec *parts);

// All of it for a campaign that is read already: documents are read, searched, and entered into the list of inputs. ocr: scans, too.
// NULL: it has none, or the rubric seeks nothing in them.
svod_evidence *reading_of_campaign(const campaign_file *campaign, const svod_rubric *rubric, const svod_roster *roster, bool ocr,
                                   loader *load);

// A document's file into paragraphs, or raw into a sink. Sets format and state, and fault by the findings that it adds.
typedef struct reading_file {
    const submitted *file;
    bool ocr;
    svod_gate *programs;       // of svod_doc_job
    const svod_raw_sink *sink; // of the raw blocks
    const char *format, *fault;
    svod_doc_state state;
    svod_bytes bytes;
} reading_file;
void reading_read(reading_file *job, svod_arena *scratch, svod_findings *findings);
// What becomes of the state when its paragraphs are made: of none of them it is EMPTY, of too many UNREADABLE with a finding and fault.
svod_doc_state reading_state(svod_doc_state state, const svod_document *document, const char *shown, svod_findings *findings,
                             const char **fault);

// A copy of it, and of all that is its own but unit, name, format, path and fault.
svod_found *reading_keep(const svod_found *found, svod_arena *arena);
// All that stands in a findings list from `from` on, as a part has it: the file taken out of the places that name it.
void reading_keep_findings(reading_part *part, const svod_findings *findings, size_t from, const char *shown, svod_arena *arena);

#endif
