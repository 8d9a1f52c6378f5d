// The pipeline: from a campaign's folder to a result, and from a result to files. One line a stage, readable as a table of contents.
// Refuses: calculating anything itself, speaking to people (the command line does).
#ifndef SVOD_RUN_RUN_H
#define SVOD_RUN_RUN_H

#include "data/panel.h"
#include "data/result.h"
#include "data/table.h"
#include "data/trail.h"
#include "host/host.h"
#include "table/form.h"

// Stages of a run, in order; each has a word in text/run.def (run_stage_<id>).
#define SVOD_STAGES(X)                                                                                                                     \
    X(campaign)                                                                                                                            \
    X(rubric)                                                                                                                              \
    X(roster)                                                                                                                              \
    X(sheets)                                                                                                                              \
    X(evidence) X(points) X(previous) X(clusters) X(experts) X(flags) X(advice) X(published) X(tables) X(workbook) X(results) X(save)
typedef enum svod_stage {
#define X(id) SVOD_STAGE_##id,
    SVOD_STAGES(X)
#undef X
        SVOD_STAGE_COUNT
} svod_stage;
const char *svod_stage_id(svod_stage stage);
svod_text svod_stage_text(svod_stage stage);

// Told when a stage begins; what began before has ended then. SVOD_STAGE_COUNT: the run has ended.
typedef struct svod_watch {
    void *ctx;
    void (*begin)(void *ctx, svod_stage stage);
} svod_watch;

typedef struct svod_run_options {
    const char *campaign;    // folder or campaign file
    const char *sheets;      // replaces the campaign's `sheets:` (a glob from its folder), or NULL
    const svod_lang *lang;   // of messages and outputs; NULL: the campaign's own
    const svod_watch *watch; // or NULL
    bool status; // who scored what, and no more: the result has no previous year, groupings, clusters, flags, statistics nor audit, and a
                 // campaign that not one sheet was sent for is no failure
    bool documents;       // what the documents say, and no more: none of that either, and sheets that are missing or faulty are no failure
    bool ocr;             // scans among the documents are to be read
    svod_findings *audit; // asks for an audit: takes what is to be said of reading its tables, published_none too; NULL: said with the rest
} svod_run_options;

// Everything up to the result. NULL when the campaign cannot be computed at all (no campaign, rubric, roster or readable sheet); the
// findings say why. A previous campaign that cannot be computed is a finding, and the result has none.
svod_result *svod_run_compute(const svod_run_options *options, svod_arena *arena, svod_findings *findings);

// All outputs into `dir`, together or not at all. files: names written, in order.
bool svod_run_write(const svod_result *result, const char *dir, const svod_watch *watch, svod_arena *arena, svod_findings *findings,
                    const svod_saved **files, size_t *count);

// Published tables beside a rubric, without a campaign.
typedef struct svod_audit_options {
    const char *rubric;        // a file, or the name of a shared one
    const char *roster;        // or NULL
    const char *sheet;         // the one sheet of each file; NULL: every visible one
    const char *const *tables; // paths
    size_t table_count;
} svod_audit_options;
// NULL with findings: no rubric, or not one table in the files.
const svod_audit *svod_run_audit(const svod_audit_options *options, svod_arena *arena, svod_findings *findings);
// audit.xlsx and audit.json into `dir`, together or not at all. campaign NULL: none.
bool svod_run_write_audit(const svod_audit *audit, const svod_campaign *campaign, const char *dir, svod_arena *arena,
                          svod_findings *findings, const svod_saved **files, size_t *count);

// Forms for experts. Sheets with scores need not be there yet.
typedef struct svod_form_options {
    const char *campaign;
    const char *expert;    // only this one; where the campaign lists no experts, one form with all units; NULL: all of the list
    const svod_lang *lang; // as with a run
    bool ocr;              // as with a run
} svod_form_options;
typedef struct svod_form_file {
    const char *name; // of the file: form_file_name of run/form.c
    svod_form_input input;
    size_t units;
    bool kept; // svod_run_write_forms left alone what lies there
} svod_form_file;
typedef struct svod_forms {
    const svod_campaign *campaign;
    svod_form_file *list; // in the order of the list of experts
    size_t count;
} svod_forms;
// Who gets a form and with which units. NULL with findings: no campaign, rubric, roster, or nobody to write a form for, or any error in
// what was read, for a misspelt name may be a conflict. Findings: form_no_experts, form_expert_unknown, form_no_units.
const svod_forms *svod_run_forms(const svod_form_options *options, svod_arena *arena, svod_findings *findings);
// The same of a campaign that is in memory; panel NULL: it lists no experts. `experts`: place where it names its list.
const svod_forms *svod_forms_of(const svod_form_input *common, const svod_panel *panel, const char *expert, svod_place experts,
                                svod_arena *arena, svod_findings *findings);
// All of them into `dir`, together or not at all. A form that lies there already may be filled in: unless `replace`, it is left alone and
// marked as `kept`. files[count]: those that were written; none is no fault.
bool svod_run_write_forms(const svod_forms *forms, const char *dir, bool replace, svod_arena *arena, svod_findings *findings,
                          const svod_saved **files, size_t *count);

// Letters to units and the region's summary.
typedef enum svod_letters_format { SVOD_LETTERS_DOCX = 1, SVOD_LETTERS_ODT = 2 } svod_letters_format;
typedef struct svod_letters_options {
    const char *unit;                                   // its letter alone: id, name or alias; NULL: all of them, and the summary
    unsigned formats;                                   // svod_letters_format, one or both
    void (*tick)(void *ctx, size_t done, size_t count); // told before each letter; NULL: nobody is told
    void *ctx;
} svod_letters_options;
// All of them into `dir`, together or not at all. files[count]: what was written. Findings: letters_unit_unknown, letters_unit_absent.
bool svod_run_letters(const svod_result *result, const svod_letters_options *options, const char *dir, svod_arena *arena,
                      svod_findings *findings, const svod_saved **files, size_t *count);

// A workbook for each unit that existed that year (or for `unit` alone: id, name or alias) into `dir`, together or not at all. tick: as
// with letters, or NULL. Findings: letters_unit_unknown, letters_unit_absent.
typedef struct svod_profile_options {
    const char *unit;
    void (*tick)(void *ctx, size_t done, size_t count);
    void *ctx;
} svod_profile_options;
bool svod_run_profiles(const svod_result *result, const svod_profile_options *options, const char *dir, svod_arena *arena,
                       svod_findings *findings, const svod_saved **files, size_t *count);

// The rubric of a file (or of a name in the shared rubrics), compiled and hashed; NULL with findings. shown: the name in findings.
svod_rubric *svod_run_rubric(const char *path, const char *shown, svod_arena *arena, svod_findings *findings);

// Fills in what stood at every place of a tree (svod_trail.stood): the files are read once more, with the options that the campaign gives
// them. NULL stays where a file cannot be read any more, or is another one by now; an empty cell is "".
void svod_run_stood(const svod_result *result, svod_trail *trail, svod_arena *arena);

// A cell of the workbook that shows a number, or words with figures ("Рейтинг!D7"; the sheet's name by fold), with its origin. NULL with a
// finding explain_cell (no reference), explain_unknown (no such sheet) or explain_no_number (the cell shows none).
const svod_out *svod_run_cell(const svod_result *result, const char *cell, svod_arena *arena, svod_findings *findings);

const char *svod_version(void);

#endif
