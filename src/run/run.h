// The pipeline: from a campaign's folder to a result, and from a result to files. One line a stage, readable as a table of contents.
// Refuses: calculating anything itself, speaking to people (the command line does).
#ifndef SVOD_RUN_RUN_H
#define SVOD_RUN_RUN_H

#include "data/result.h"
#include "host/host.h"

// Stages of a run, in order; each has a word in text/run.def (run_stage_<id>).
#define SVOD_STAGES(X)                                                                                                                     \
    X(campaign) X(rubric) X(roster) X(sheets) X(points) X(previous) X(clusters) X(flags) X(tables) X(workbook) X(results) X(save)
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
} svod_run_options;

// Everything up to the result. NULL when the campaign cannot be computed at all (no campaign, rubric, roster or readable sheet); the
// findings say why. A previous campaign that cannot be computed is a finding, and the result has none.
svod_result *svod_run_compute(const svod_run_options *options, svod_arena *arena, svod_findings *findings);

// All outputs into `dir`, together or not at all. files: names written, in order.
bool svod_run_write(const svod_result *result, const char *dir, const svod_watch *watch, svod_arena *arena, svod_findings *findings,
                    const svod_saved **files, size_t *count);

// The rubric of a file (or of a name in the shared rubrics), compiled and hashed; NULL with findings. shown: the name in findings.
svod_rubric *svod_run_rubric(const char *path, const char *shown, svod_arena *arena, svod_findings *findings);

const char *svod_version(void);

#endif
