// The workbook that an expert fills, as sheets: keys (hidden), instructions, the matrix, a sheet for each unit; their places are those of
// data/form.h. Refuses: choosing who examines whom, files, hashing (the hash is handed in).
#ifndef SVOD_TABLE_FORM_H
#define SVOD_TABLE_FORM_H

#include "data/form.h"
#include "data/result.h"
#include "data/table.h"

typedef struct svod_form_input {
    const svod_campaign *campaign; // its language is the form's
    const svod_rubric *rubric;     // with its structure's hash
    const svod_roster *roster;
    const char *expert;
    const bool *units;             // [unit] to be examined by this expert
    const char *due;               // ISO 8601; "": nobody said
    const char *program;           // version that writes it
    bool chair;                    // gives the agreed score
    const svod_evidence *evidence; // what documents say, shown beside the cells to be filled; NULL: nothing
} svod_form_input;

// svod_host_sha256: the core does not hash by itself.
typedef void svod_form_hash(const void *data, size_t len, char hex[65]);

// Sheets in the workbook's order. The same input gives the same sheets.
const svod_table *const *svod_form_tables(const svod_form_input *input, svod_form_hash *hash, svod_arena *arena, size_t *count);

#endif
