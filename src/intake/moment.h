// When a form was sent, as exports write it. Private to intake/.
#ifndef SVOD_INTAKE_MOMENT_H
#define SVOD_INTAKE_MOMENT_H

#include "data/grid.h"

#define MOMENT_SIZE 20 // "2022-09-15T14:03:11" and its end

typedef struct moment {
    char iso[MOMENT_SIZE]; // as the cell has it, without its time zone
    int64_t seconds;       // since 1970; in universal time when the cell names its zone
} moment;

// Reads a date cell, a serial number, or a text: ISO 8601, "15.09.2022 14:03:11", "15.09.2022, 14:03", "2022/09/15 2:03:11 PM GMT+3"
// (Google's CSV), "15 сент. 2022 г., 14:03". False on anything else, and where day and month cannot be told apart ("9/5/2022").
bool moment_read(const svod_cell *cell, svod_arena *scratch, moment *out);

#endif
