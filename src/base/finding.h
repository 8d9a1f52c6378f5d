// Findings: what is wrong or doubtful in an input, where, what was expected, how to mend it.
// A fallible function returns false only after it added at least one finding.
#ifndef SVOD_BASE_FINDING_H
#define SVOD_BASE_FINDING_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/lang.h"
#include "base/map.h"
#include "base/vec.h"

typedef enum svod_severity { SVOD_NOTE, SVOD_WARNING, SVOD_ERROR } svod_severity;

// codes.def: CODE(id, severity, topic, "message ru", "message en", "advice ru", "advice en"), a line each.
// topic CONTENT: about what the input says; READING: how a file was decoded (these go to the manifest, not to results.json).
typedef enum svod_topic { SVOD_CONTENT, SVOD_READING } svod_topic;
typedef enum svod_code {
#define CODE(id, severity, topic, ru, en, advice_ru, advice_en) SVOD_F_##id,
#include "base/codes.def"
#undef CODE
    SVOD_CODE_COUNT
} svod_code;

// Where: a cell (row and col from 1), or a line and column of a text file (line and col), or a whole file or sheet (all 0).
typedef struct svod_place {
    const char *file;  // as the user named it; NULL: no file (a rule of the rubric, say)
    const char *sheet; // NULL for texts; for CSV the file's stem
    uint32_t row, col; // cell, from 1; 0 0: none
    uint32_t line;     // line of a text file (YAML, CSV), from 1; 0: none. For YAML `col` is the column and row is 0.
} svod_place;

typedef struct svod_finding {
    svod_code code;
    svod_severity severity;
    svod_place place;
    const char *found;    // "" when there is nothing to show
    const char *expected; // ""
    const char *advice;   // NULL: the code's own
    const char *unit;     // id of the unit concerned, or NULL
    const char *node;     // id of the node concerned ("total": the whole rubric), or NULL
    size_t more;          // equal ones not kept ("and 212 more")
} svod_finding;

typedef struct svod_findings {
    svod_arena *arena; // owns every text
    svod_lang lang;    // of found, expected, messages
    svod_vec list;     // svod_finding, in order of occurrence
    size_t count[3];   // by severity, `more` included
    size_t per_code[SVOD_CODE_COUNT];
    svod_map *spots;      // code, file, sheet -> index of its tally
    svod_vec tallies;     // private to finding.c
    svod_finding *unkept; // what svod_last gives when the last one was only counted; NULL when it was kept
} svod_findings;

#define SVOD_FINDINGS_PER_PLACE_CAP 200 // findings kept of one code in one file!sheet; the rest are counted in the last one's `more`

svod_findings svod_findings_of(svod_arena *arena, svod_lang lang);
// Adds a finding with the code's own severity; `found` and `expected` are copied (NULL is ""). Always returns false, so that
// `return svod_add(...)` passes failure on. *last (svod_last) can then be given a unit, a node, an advice of its own.
bool svod_add(svod_findings *findings, svod_code code, svod_place place, const char *found, const char *expected);
// Counts `more` findings equal to the last one kept of this code, file and sheet (added first when there is none).
void svod_add_more(svod_findings *findings, svod_code code, svod_place place, size_t more);
svod_finding *svod_last(svod_findings *findings);
// Turns the finding `from` at a place into `to`, which says more of the same fault, and returns it. NULL: there is none that stands for
// itself alone.
svod_finding *svod_turn(svod_findings *findings, svod_code from, svod_place place, svod_code to);
// Takes back the findings of a code in a file: by now it is known that they are no fault.
void svod_withdraw(svod_findings *findings, svod_code code, const char *file);
// Findings of that code become errors: they are why nothing could be done.
void svod_raise(svod_findings *findings, svod_code code);
void svod_about(svod_findings *findings, const char *unit, const char *node); // sets unit and node of the last one
void svod_advise(svod_findings *findings, const char *advice);                // replaces the advice of the last one (copied)

// Code facts, e.g. for help and tests.
const char *svod_code_id(svod_code code); // "score_above_max"
svod_severity svod_code_severity(svod_code code);
svod_topic svod_code_topic(svod_code code);
const char *svod_code_message(svod_code code, svod_lang lang);
const char *svod_code_advice(svod_code code, svod_lang lang);
// The finding's own advice, else its code's.
const char *svod_finding_advice(const svod_finding *finding, svod_lang lang);
const char *svod_severity_id(svod_severity severity); // "note", "warning", "error"
const char *svod_severity_word(svod_severity severity, svod_lang lang);

// "sheets/a.xlsx!Лист1!D17", "rubric.yaml:12:5", "a.csv" ; "" when there is no file.
const char *svod_place_text(svod_arena *arena, svod_place place);
// Its part within the file and sheet: "D17", "12:5", "12"; NULL when there is none.
const char *svod_place_within(svod_arena *arena, svod_place place);
svod_place svod_place_file(const char *file);
svod_place svod_place_cell(const char *file, const char *sheet, uint32_t row, uint32_t col);
svod_place svod_place_line(const char *file, uint32_t line, uint32_t col);
// Order for output: errors, warnings, notes; within them by file (in order of first occurrence, so that causes come before what follows
// from them), sheet, row, line, column. Stable.
void svod_findings_sort(svod_findings *findings);

#endif
