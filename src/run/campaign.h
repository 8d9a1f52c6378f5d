// A campaign file, read: what the campaign is called and which files it names. Private to run/.
#ifndef SVOD_RUN_CAMPAIGN_H
#define SVOD_RUN_CAMPAIGN_H

#include "data/node.h"
#include "data/result.h"
#include "read/read.h"

// A file that the campaign names, with the place where it does.
typedef struct named_file {
    const char *name; // "" : not named
    svod_place place;
} named_file;

typedef struct sheets_entry {
    named_file glob;
    const char *expert; // may hold {file}; NULL: none
    const char *sheet;  // NULL: every visible one
    bool hidden;        // hidden sheets, rows and columns are used
    svod_read_options read;
} sheets_entry;

typedef struct campaign_file {
    svod_campaign info;
    named_file rubric, roster, previous, experts;
    named_file documents; // a folder
    svod_vec sheets;      // sheets_entry
    svod_vec published;   // sheets_entry, without experts
} campaign_file;

// Understands the tree of a campaign file. False when it cannot be used (every fault is a finding). scored: it must name sheets.
bool campaign_parse(const svod_node *tree, bool scored, svod_arena *arena, campaign_file *out, svod_findings *findings);

#endif
