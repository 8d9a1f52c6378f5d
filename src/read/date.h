// Dates of spreadsheets: serial numbers and ISO 8601.
#ifndef SVOD_READ_DATE_H
#define SVOD_READ_DATE_H

#include <stdbool.h>
#include <stddef.h>

#define SVOD_DATE_SIZE 40
#define SVOD_DATE_LAST 2958466.0  // 10000-01-01: serials from here on are no dates
#define SVOD_DATE_FIRST -693593.0 // 0001-01-01

typedef enum svod_date_kind { SVOD_DATE_NONE, SVOD_DATE_DAY, SVOD_DATE_TIME, SVOD_DATE_ELAPSED } svod_date_kind;

// What a number format code shows: nothing of a date, a date (with or without time), a time of day, a stretch of time ("[h]:mm").
// Knows the letters d m y h s, the Russian Д М Г ч с and those of some languages that have neither (Finnish, Greek, Hungarian, Dutch), and
// the name of the general format in some twenty languages; quoted, escaped and bracketed characters are left out.
svod_date_kind svod_date_kind_of(const char *code);
// The same for the built-in format numbers (14 to 22, 45 to 47, and the East Asian and Thai ones).
svod_date_kind svod_date_builtin(unsigned id);
// Whether a number format code, or a built-in format number (9 and 10), shows a number as a percentage: a percent sign that is not
// quoted, escaped or bracketed in any of its sections.
bool svod_date_is_percent(const char *code);
bool svod_date_is_percent_builtin(unsigned id);

// Serial as it stands in a workbook -> days since 1899-12-30 (which knows no 29 February 1900); `mac` is the system of 1904.
double svod_date_fold(double serial, svod_date_kind kind, bool mac);
// "2024-02-29", "2024-02-29T18:00:00", "18:00:00" for a folded serial between SVOD_DATE_FIRST and SVOD_DATE_LAST; a stretch of time under
// 60 days is told in hours ("36:00:00", "-01:30:00"). Whole seconds.
size_t svod_date_text(char buf[SVOD_DATE_SIZE], double folded, svod_date_kind kind);
// Whether so many days shown as elapsed time are a stretch of it; 60 and more are a date under an odd format, as other readers take
// them too.
bool svod_date_is_stretch(double days);
// Reads such a text, the years 1 to 9999 (fractions of seconds and a time zone are dropped); false on anything else.
bool svod_date_parse(const char *text, size_t len, double *folded, svod_date_kind *kind);
// The same with the fraction: where the text was made from a serial, svod_date_text then rounds as it would have rounded that.
bool svod_date_parse_exact(const char *text, size_t len, double *folded, svod_date_kind *kind);
// Reads an ISO 8601 duration of days, hours, minutes and seconds ("PT36H30M00S", "-P1DT1.5S"), with its fraction. False on anything
// else, and over 8000 years or so.
bool svod_date_duration(const char *text, size_t len, double *days);

#endif
