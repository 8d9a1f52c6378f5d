// Plain structs into bytes: workbook, JSON, CSV. Refuses: computing anything that is not layout.
#ifndef SVOD_WRITE_WRITE_H
#define SVOD_WRITE_WRITE_H

#include "data/census.h"
#include "data/grid.h"
#include "data/lists.h"
#include "data/result.h"
#include "data/table.h"
#include "data/trail.h"
#include "host/host.h"

// Facts for the workbook's properties; `date` (ISO) becomes the created property, so the same input gives the same bytes.
typedef struct svod_book_info {
    const char *title, *subject, *date;
    void (*written)(void *ctx, size_t table); // told when a table is in the book: it is not looked at any more. NULL: nobody is told
    void *ctx;
} svod_book_info;
// Writes the tables as sheets of one workbook at `path`. Texts beginning with = + - @ stay texts. Finding: save_failed.
bool svod_write_xlsx(const char *path, const svod_book_info *info, const svod_table *const *tables, size_t count, svod_findings *findings);

// results.json (schema in README). Units, nodes, clusters, findings of topic CONTENT.
void svod_write_results(const svod_result *result, svod_buf *out);
// audit.json (schema in doc/formats.md): tables, checks with their counts, claims, causes.
void svod_write_audit(const svod_audit *audit, svod_buf *out);
// Published lists beside their rules: tables for people, and an object for programs (schema in doc/formats.md).
void svod_write_lists_text(const svod_lists *lists, svod_buf *out);
void svod_write_lists_json(const svod_lists *lists, svod_buf *out);
// evidence.json (schema in doc/formats.md): documents, what each says, zones x directions and criteria of every unit. Needs
// result->evidence.
void svod_write_evidence(const svod_result *result, svod_buf *out);
// advice.json (schema in doc/formats.md): recommendations by unit and to the region, what became of last year's. Needs result->advice.
void svod_write_advice(const svod_result *result, svod_buf *out);
// What a document says as one line of JSON with its line break, for svod_found_read (read/found.h); findings: about it.
// made: of what rules; ocr: scans would have been read.
void svod_write_found(const svod_found *found, const svod_evidence_rules *rules, const char *made, bool ocr, const svod_finding *findings,
                      size_t count, svod_buf *out);
// The line that answers one that was not understood: its number and why.
void svod_write_line_error(const char *why, size_t number, svod_buf *out);
// A document as a line of JSON: what a reader delivered block by block, or the paragraphs that were made of it (key `made`).
typedef struct svod_block_writer {
    svod_buf *out;
    svod_arena *scratch;
    size_t count;
} svod_block_writer;
svod_block_writer svod_block_writer_of(svod_buf *out);
void svod_write_blocks_begin(svod_block_writer *writer, const char *unit, const char *name, bool paragraphs);
void svod_write_block(svod_block_writer *writer, const svod_raw *raw);
void svod_write_paragraph(svod_block_writer *writer, const svod_paragraph *paragraph);
void svod_write_blocks_end(svod_block_writer *writer, const char *format, svod_doc_state state, const char *fault, bool ocr,
                           const svod_finding *findings, size_t count);
// points.csv: year;unit;name;node;state;points;max;percent;experts, a row per unit and node of both years, decimal point.
void svod_write_points(const svod_result *result, svod_buf *out);
// indicators.csv:
// unit_id;unit;node;title;kind;year;state;numerator;denominator;value;measure_unit;target;comparison;reach;points;max;flags, a row per
// unit, indicator and year. Needs result->monitoring.
void svod_write_indicators(const svod_result *result, svod_buf *out);
// findings.csv: severity;code;message;file;sheet;cell;found;expected;advice;unit;node;more — all topics.
void svod_write_findings_csv(const svod_findings *findings, svod_buf *out);
// A JSON array of all findings (`svod check --json`).
void svod_write_findings_json(const svod_findings *findings, svod_buf *out);
// manifest.json: version, campaign, inputs {path, role, format, decisions, bytes, sha256}, questions {year, file, sheet, column, header,
// node, part}, outputs {name, bytes, sha256}.
void svod_write_manifest(const svod_result *result, const svod_saved *outputs, size_t count, svod_buf *out);
// Cells as JSON lines for `svod cells`, a sheet begun for those that follow. Keys: sheet, row, col, ref, type, value; then, where there is
// something to say: written (digits of a number that JSON cannot show), nfc (normal form C of a text that is not), raw (what a damaged
// cell holds), formula, percent, hidden. Always valid UTF-8.
typedef struct svod_cell_writer {
    svod_buf *out;
    svod_buf head; // of a line: what is the same for the whole sheet
} svod_cell_writer;
svod_cell_writer svod_cell_writer_of(svod_buf *out);
void svod_write_cells_begin(svod_cell_writer *writer, const svod_sheet_info *info);
void svod_write_cell(svod_cell_writer *writer, const svod_cell *cell);
// What stands on the sheets of a file: a table for people, and an object for programs, with the findings.
void svod_write_census_text(const svod_census *census, const svod_findings *findings, svod_lang lang, svod_buf *out);
void svod_write_census_json(const svod_census *census, const svod_findings *findings, svod_buf *out);
// How far the experts are by a day (YYYY-MM-DD): a table for people and what is left to do, or with `units` every unit of every expert;
// an object for programs (schema in doc/formats.md). Needs result->expertise; of it only the coverage.
void svod_write_status_text(const svod_result *result, const char *date, bool units, svod_buf *out);
void svod_write_status_json(const svod_result *result, const char *date, svod_buf *out);
// The tree of a rubric as people read it, and as JSON.
void svod_write_rubric_text(const svod_rubric *rubric, svod_lang lang, svod_buf *out);
void svod_write_rubric_json(const svod_rubric *rubric, svod_buf *out);
// The way of a figure as a tree of lines within 100 columns (lists of units are cut after 30), and whole as one JSON object: kind, label,
// value (a number or null), text, state (null), how, place {file, sheet, ref, line} (null), stood (null), children.
void svod_write_trail_text(const svod_trail *trail, svod_lang lang, bool colour, svod_buf *out);
void svod_write_trail_json(const svod_trail *trail, svod_buf *out);

#endif
