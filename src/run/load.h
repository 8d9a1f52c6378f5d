// One campaign's own files into memory: campaign, rubric, roster, sheets. Private to run/.
#ifndef SVOD_RUN_LOAD_H
#define SVOD_RUN_LOAD_H

#include "audit/audit.h"
#include "run/campaign.h"
#include "run/run.h"

// What is read on the way: where files are, how they are shown, and the list of inputs for the manifest.
typedef struct loader {
    svod_arena *arena, *scratch;
    svod_findings *findings;
    svod_vec *inputs;      // svod_input
    const char *dir;       // folder that paths start at
    const char *shown;     // the same as findings show it: "" for the campaign itself, "../tyumen-2022" for the previous one
    unsigned back;         // how many campaigns ago; roles say so
    int year;              // of the campaign, for its rubric; 0: none
    const svod_lang *lang; // asked for by the caller; NULL: the campaign's own
    bool unscored;         // a campaign that names no sheets will do
} loader;

// Which sheets of a table are kept whole, and how it is read.
typedef struct grids_wanted {
    const char *sheet; // NULL: every visible one
    bool hidden;       // hidden ones too
    svod_read_options read;
    size_t *left; // cells that may still be kept; counted down
} grids_wanted;
// The table `name` (from the folder), entered into the list of inputs. False with a finding; what was read until then stands in `out`.
bool load_grids(loader *load, const char *name, svod_text role, const grids_wanted *wanted, svod_grids *out);

// What an input is, in words: of this campaign, or of which one before.
const char *load_role(const loader *load, svod_text role);

// `path`: folder or file. Fills info.dir and info.file too.
bool load_campaign(loader *load, const char *path, const char *shown, campaign_file *out);
svod_rubric *load_rubric(loader *load, const named_file *file);
// A file, or the name of a shared rubric, as people give it on the command line.
svod_rubric *load_rubric_named(loader *load, const char *name, const char *shown);
// The rubric of the year before by the name that the rubric gives it, beside it or among the shared ones. NULL: there is none, which is
// no fault, or it has faults.
svod_rubric *load_previous_rubric(loader *load, const svod_rubric *rubric);
bool load_roster(loader *load, const named_file *file, svod_roster *out);
// The list of experts: who examines whom. False with a finding.
bool load_panel(loader *load, const named_file *file, const svod_roster *roster, const svod_rubric *rubric, svod_panel *out);
// False when not one sheet could be read, or none of them speaks of a unit of the roster; `out` is empty then, but whole. panel NULL: no
// list of experts. A pattern without files is a note while another one has some, or while it is `early`: nobody need have sent anything
// yet.
bool load_sheets(loader *load, const campaign_file *campaign, const svod_roster *roster, const svod_rubric *rubric, const svod_panel *panel,
                 bool early, svod_scores *out);

// Reads the published tables of `entries` (sheets_entry) and audits them. Findings about their reading go to `findings` of the loader.
// NULL when not one table was found.
const svod_audit *load_audit(loader *load, const svod_vec *entries, svod_audit_input *input);
// A finding for each table that has contradictions or doubts: how many.
void say_audit(const svod_audit *audit, svod_findings *findings);

#endif
