// What stands on the sheets of a file, counted: a sink that keeps no cell.
#ifndef SVOD_DATA_CENSUS_H
#define SVOD_DATA_CENSUS_H

#include "data/grid.h"

// Every cell is counted once by what it is, and again where it is a formula or hidden.
typedef enum svod_count {
    SVOD_COUNT_NUMBERS,
    SVOD_COUNT_TEXTS,
    SVOD_COUNT_DATES,
    SVOD_COUNT_BOOLEANS,
    SVOD_COUNT_ERRORS,
    SVOD_COUNT_DAMAGED,
    SVOD_COUNT_NO_RESULT, // formulas without a stored value
    SVOD_COUNT_FORMULAS,  // those too
    SVOD_COUNT_HIDDEN,
    SVOD_COUNT_MERGES, // ranges
    SVOD_COUNT_COUNT
} svod_count;

typedef struct svod_census_sheet {
    const char *name;
    svod_visibility visibility;
    uint32_t last_row, last_col; // used; 0 when there are no cells
    size_t cells;
    size_t counts[SVOD_COUNT_COUNT];
} svod_census_sheet;

// A file's facts are its reader's caller's to fill in.
typedef struct svod_census {
    const char *file;   // as the user named it
    const char *format; // "xlsx"; NULL: not recognised
    const char *decisions;
    size_t bytes;
    char sha256[65];
    bool whole;      // read to its end
    svod_vec sheets; // svod_census_sheet, in the order of the file
} svod_census;

svod_census svod_census_of(svod_arena *arena);
svod_sink svod_census_sink(svod_census *census);
// "numbers", "texts" …: the key of a count.
const char *svod_count_id(svod_count count);

#endif
