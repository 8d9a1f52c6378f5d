// Dates of spreadsheets: serial numbers and ISO 8601.
#ifndef SVOD_READ_DATE_H
#define SVOD_READ_DATE_H

#include <stdbool.h>
#include <stddef.h>

#define SVOD_DATE_SIZE 40
#define SVOD_DATE_LAST 2958466.0 // 10000-01-01: serials from here on are no dates

typedef enum svod_date_kind { SVOD_DATE_NONE, SVOD_DATE_DAY, SVOD_DATE_TIME, SVOD_DATE_ELAPSED } svod_date_kind;

// What a number format code shows: nothing of a date, a date (with or without time), a time of day, a stretch of time ("[h]:mm").
// Knows the letters d m y h s and the Russian Д М Г ч с; quoted, escaped and bracketed characters are left out.
svod_date_kind svod_date_kind_of(const char *code);
// The same for the built-in format numbers (14 to 22, 45 to 47, and the East Asian and Thai ones).
svod_date_kind svod_date_builtin(unsigned id);

// Serial as it stands in a workbook -> days since 1899-12-30 (which knows no 29 February 1900); `mac` is the system of 1904.
double svod_date_fold(double serial, svod_date_kind kind, bool mac);
// "2024-02-29", "2024-02-29T18:00:00", "18:00:00" for a folded serial >= 0; a stretch of time under 60 days is told
// in hours ("36:00:00"). Whole seconds.
size_t svod_date_text(char buf[SVOD_DATE_SIZE], double folded, svod_date_kind kind);
// Reads such a text (fractions of seconds and a final Z are dropped); false on anything else.
bool svod_date_parse(const char *text, size_t len, double *folded, svod_date_kind *kind);

#endif
