// One campaign's own files into memory: campaign, rubric, roster, sheets. Private to run/.
#ifndef SVOD_RUN_LOAD_H
#define SVOD_RUN_LOAD_H

#include "run/campaign.h"
#include "run/run.h"

// What is read on the way: where files are, how they are shown, and the list of inputs for the manifest.
typedef struct loader {
    svod_arena *arena, *scratch;
    svod_findings *findings;
    svod_vec *inputs;      // svod_input
    const char *dir;       // folder that paths start at
    const char *shown;     // the same as findings show it: "" for the campaign itself, "../tyumen-2022" for the previous one
    bool previous;         // roles say so
    const svod_lang *lang; // asked for by the caller; NULL: the campaign's own
} loader;

// `path`: folder or file. Fills info.dir and info.file too.
bool load_campaign(loader *load, const char *path, const char *shown, campaign_file *out);
svod_rubric *load_rubric(loader *load, const named_file *file);
svod_rubric *load_rubric_file(loader *load, const char *path, const char *shown);
bool load_roster(loader *load, const named_file *file, svod_roster *out);
// False when not one sheet could be read, or none of them speaks of a unit of the roster.
bool load_sheets(loader *load, const campaign_file *campaign, const svod_roster *roster, const svod_rubric *rubric, svod_scores *out);

#endif
