// Days of the calendar as campaigns and lists write them: "2023-06-26", "26.06.2023". No clock: what day it is, host/ knows.
#ifndef SVOD_BASE_CALENDAR_H
#define SVOD_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#define SVOD_DAY_SIZE 11 // "YYYY-MM-DD" and its end

// Is it a day of the calendar, written YYYY-MM-DD?
bool svod_day_valid(const char *text);
// Reads YYYY-MM-DD (a time behind a T or a space is left out) or D.M.YYYY; false on anything else.
bool svod_day_read(const char *text, char iso[SVOD_DAY_SIZE]);
// Is it written as a day, be it in the calendar or not ("31.02.2023")?
bool svod_day_shaped(const char *text);
// The year of a text that begins with YYYY; 0 of one that does not.
int svod_day_year(const char *iso);
// Days from 1970-01-01 to a valid day.
int64_t svod_day_number(const char *iso);

#endif
