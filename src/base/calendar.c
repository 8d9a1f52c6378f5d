// Days of the calendar, read and counted.
#include "base/calendar.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

static bool exists(int year, int month, int day) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    bool leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= days[month - 1] + (leap ? 1 : 0);
}

// Up to `most` digits; the place behind them, NULL when there is none.
static const char *digits(const char *at, int most, int *out) {
    const char *from = at;
    for (*out = 0; at - from < most && svod_digit(*at); at++)
        *out = *out * 10 + (*at - '0');
    return at > from ? at : NULL;
}

static bool has_shape(const char *text) {
    static const char shape[] = "dddd-dd-dd";
    if (strlen(text) != strlen(shape)) return false;
    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == 'd' ? !svod_digit(text[i]) : text[i] != '-') return false;
    return true;
}

bool svod_day_valid(const char *text) {
    if (!has_shape(text)) return false;
    int year, month, day;
    digits(text, 4, &year);
    digits(text + 5, 2, &month);
    digits(text + 8, 2, &day);
    return exists(year, month, day);
}

typedef struct date {
    int year, month, day;
} date;

// DD.MM.YYYY
static bool read_dotted(const char *text, date *out) {
    const char *at = digits(text, 2, &out->day);
    at = at && *at == '.' ? digits(at + 1, 2, &out->month) : NULL;
    const char *from = at && *at == '.' ? at + 1 : NULL;
    at = from ? digits(from, 4, &out->year) : NULL;
    return at && at - from == 4 && !*at;
}

bool svod_day_read(const char *text, char iso[SVOD_DAY_SIZE]) {
    size_t len = strlen(text);
    if (len >= SVOD_DAY_SIZE - 1 && (len == SVOD_DAY_SIZE - 1 || text[SVOD_DAY_SIZE - 1] == 'T' || text[SVOD_DAY_SIZE - 1] == ' ')) {
        memcpy(iso, text, SVOD_DAY_SIZE - 1);
        iso[SVOD_DAY_SIZE - 1] = 0;
        if (svod_day_valid(iso)) return true;
    }
    date at;
    if (!read_dotted(text, &at) || !exists(at.year, at.month, at.day)) return false;
    snprintf(iso, SVOD_DAY_SIZE, "%04u-%02u-%02u", (unsigned)at.year % 10000, (unsigned)at.month % 100, (unsigned)at.day % 100);
    return true;
}

int svod_day_year(const char *iso) {
    int year;
    const char *at = digits(iso, 4, &year);
    return at && at - iso == 4 ? year : 0;
}

bool svod_day_shaped(const char *text) {
    date at;
    return has_shape(text) || read_dotted(text, &at);
}

int64_t svod_day_number(const char *iso) {
    int year, month, day;
    digits(iso, 4, &year);
    digits(iso + 5, 2, &month);
    digits(iso + 8, 2, &day);
    // Years that begin in March end with the day that leap years add; 306 days of them lie before January.
    int64_t from = month > 2 ? year : year - 1;
    int64_t of_year = (153 * ((int64_t)month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t since = from * 365 + from / 4 - from / 100 + from / 400 + of_year;
    return since - 719468; // of 1970-01-01
}
