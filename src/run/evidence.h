// Documents of a campaign into evidence: at once, or one document a line through any number of processes and machines.
#ifndef SVOD_RUN_EVIDENCE_H
#define SVOD_RUN_EVIDENCE_H

#include "run/run.h"

// Told now and then, from any thread, how many documents of how many are read.
typedef struct svod_ticker {
    void *ctx;
    void (*tick)(void *ctx, size_t done, size_t count);
} svod_ticker;

typedef struct svod_evidence_options {
    const char *campaign;      // folder or campaign file
    const svod_lang *lang;     // as with a run
    const svod_watch *watch;   // or NULL
    const svod_ticker *ticker; // or NULL
    bool ocr;                  // scans are to be read
} svod_evidence_options;
// What the documents say. Of the result campaign, roster, now.rubric, now.year, evidence, findings, inputs and version are set. NULL with
// findings: no campaign, rubric or roster, the rubric seeks nothing (evidence_no_rules), or there is no folder of documents
// (documents_none).
svod_result *svod_run_evidence(const svod_evidence_options *options, svod_arena *arena, svod_findings *findings);
// evidence.json and evidence.xlsx into `dir`, together or not at all.
bool svod_run_write_evidence(const svod_result *result, const char *dir, const svod_watch *watch, svod_arena *arena,
                             svod_findings *findings, const svod_saved **files, size_t *count);

// Where lines go; false: they cannot be written any more. An empty one asks to flush.
typedef struct svod_line_sink {
    void *ctx;
    bool (*put)(void *ctx, const char *bytes, size_t len);
} svod_line_sink;
// Every document of the campaign as a line of JSON: its raw blocks, which svod_run_stream takes, or with `paragraphs` what became of them,
// for people. False with findings when there is no campaign or no document.
bool svod_run_lines(const svod_evidence_options *options, bool paragraphs, const svod_line_sink *sink, svod_arena *arena,
                    svod_findings *findings);

typedef struct svod_stream_options {
    const char *rules;     // campaign (folder or file), or rubric (file or shared name)
    int year;              // for a rubric; 0: the rubric's own
    const svod_lang *lang; // as with a run
    int input;             // file descriptor
} svod_stream_options;
// Documents as lines of JSON in, what each says as a line of JSON out, in order; a bad line gives a line with its error, and a finding
// (evidence_line). Lines wait for each other only while more input is ready. False: nothing could be done, or the sink is full.
bool svod_run_stream(const svod_stream_options *options, const svod_line_sink *sink, svod_arena *arena, svod_findings *findings);

// What svod_run_stream wrote, in any number of parts and any order ("-": standard input), put together as svod_run_evidence does. A line
// that is not understood is a finding (evidence_line), and the rest counts; NULL when a part could not be read.
svod_result *svod_run_merge(const svod_evidence_options *options, const char *const *parts, size_t count, svod_arena *arena,
                            svod_findings *findings);

#endif
