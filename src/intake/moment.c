// Reads times of form exports by hand: each service and each language of its user has a way of its own.
#include "intake/moment.h"

#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "base/str.h"

#define DAY INT64_C(86400)
#define SERIAL_EPOCH 25569    // days from 1899-12-30 to 1970-01-01
#define SERIAL_FIRST 36526.0  // 2000-01-01: no form was sent before
#define SERIAL_LAST 73051.0   // 2100-01-01
#define ZONE_MOST (14 * 3600) // seconds

typedef struct clock {
    int year, month, day, hour, minute, second;
    int zone; // seconds east
} clock;

// ---- pieces --------------------------------------------------------------------------------------------------------------

// One to `most` digits; the place behind them, NULL when there are none or more.
static const char *digits(const char *at, size_t most, int *out) {
    size_t count = strspn(at, "0123456789");
    if (!count || count > most) return NULL;
    *out = 0;
    for (size_t i = 0; i < count; i++)
        *out = *out * 10 + (at[i] - '0');
    return at + count;
}

static const char *skip(const char *at, const char *word) {
    return svod_starts(at, word) ? at + strlen(word) : NULL;
}

static const char *skip_any(const char *at, const char *const *words) {
    for (; *words; words++)
        if (svod_starts(at, *words)) return at + strlen(*words);
    return at;
}

// Texts are folded: no dashes, lower case.
static const char *read_month(const char *at, int *month) {
    static const char *const names[] = {"янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
                                        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    for (int i = 0; i < 24; i++) {
        const char *next = skip(at, names[i]);
        if (!next) continue;
        *month = i % 12 + 1;
        while ((unsigned char)*next >= 0x80 || (*next >= 'a' && *next <= 'z') || *next == '.' || *next == ',')
            next++;
        return *next == ' ' ? next + 1 : NULL;
    }
    return NULL;
}

// ---- the day -------------------------------------------------------------------------------------------------------------

// a/b/year: a number over twelve is the day.
static bool tell_apart(int a, int b, clock *out) {
    bool month_first = b > 12;
    if (a <= 12 && b <= 12 && a != b) return false;
    out->month = month_first ? a : b;
    out->day = month_first ? b : a;
    return true;
}

static const char *read_day(const char *text, clock *out) {
    int a, b, c;
    const char *at = digits(text, 4, &a), *year = NULL;
    if (!at) return NULL;
    size_t wide = (size_t)(at - text);
    char mark = *at;
    if (mark == ' ' && wide <= 2) { // "15 сент. 2022"
        out->day = a;
        year = read_month(at + 1, &out->month);
        return year ? digits(year, 4, &out->year) : NULL;
    }
    if (mark != '.' && mark != '/' && mark != '-') return NULL;
    at = digits(at + 1, 2, &b);
    if (!at || *at != mark) return NULL;
    year = at + 1;
    if (!(at = digits(year, 4, &c))) return NULL;
    if (wide == 4) {
        *out = (clock){.year = a, .month = b, .day = c};
        return at - year <= 2 ? at : NULL;
    }
    out->year = at - year == 2 ? 2000 + c : c;
    out->day = a;
    out->month = b;
    bool told = wide <= 2 && (mark != '/' || tell_apart(a, b, out));
    return told && (at - year == 4 || at - year == 2) ? at : NULL;
}

// ---- the time of day -----------------------------------------------------------------------------------------------------

static const char *read_half(const char *at, clock *out) {
    static const char *const before[] = {" am", "am", " до полудня", " a.m.", NULL}, *const after[] = {" pm", "pm", " после полудня",
                                                                                                       " p.m.", NULL};
    const char *am = skip_any(at, before), *pm = skip_any(at, after);
    if (am == at && pm == at) return at;
    if (out->hour < 1 || out->hour > 12) return NULL;
    out->hour = out->hour % 12 + (pm > at ? 12 : 0);
    return pm > at ? pm : am;
}

static const char *read_zone(const char *at, clock *out) {
    static const char *const words[] = {" gmt", " utc", " мск", " msk", "z", " z", NULL};
    const char *from = at;
    at = skip_any(at, words);
    if (at > from && (svod_starts(from, " мск") || svod_starts(from, " msk"))) out->zone = 3 * 3600;
    if (*at != '+' && *at != '-') return at;
    int sign = *at == '-' ? -1 : 1, hours, minutes = 0;
    const char *next = digits(at + 1, 4, &hours);
    if (!next) return NULL;
    if (next - at > 3) { // +0300
        minutes = hours % 100;
        hours /= 100;
    } else if (*next == ':' && !(next = digits(next + 1, 2, &minutes)))
        return NULL;
    out->zone = sign * (hours * 3600 + minutes * 60);
    return hours * 3600 + minutes * 60 <= ZONE_MOST && minutes < 60 ? next : NULL;
}

static const char *read_time(const char *at, clock *out) {
    at = digits(at, 2, &out->hour);
    at = at && *at == ':' ? digits(at + 1, 2, &out->minute) : NULL;
    if (at && *at == ':') at = digits(at + 1, 2, &out->second);
    if (at && *at == '.' && svod_digit(at[1])) at += 1 + strspn(at + 1, "0123456789");
    at = at ? read_half(at, out) : NULL;
    return at ? read_zone(at, out) : NULL;
}

// Lower case, spaces folded, the kinds of spaces and marks that part day and time taken away.
static const char *between(const char *at) {
    static const char *const words[] = {" г.", " г", "г.", NULL}, *const joins[] = {", в ", " в ", ", ", "t", " ", NULL};
    return skip_any(skip_any(at, words), joins);
}

static char *lower(svod_arena *scratch, const char *text) {
    static const char *const upper[] = {"ДО", "до", "ПОСЛЕ", "после", "МСК", "мск", NULL};
    char *out = svod_clean(scratch, text);
    for (char *at = out; *at; at++)
        if (*at >= 'A' && *at <= 'Z') *at = (char)(*at + 32);
    for (size_t i = 0; upper[i]; i += 2) {
        char *at = strstr(out, upper[i]);
        if (at) memcpy(at, upper[i + 1], strlen(upper[i]));
    }
    return out;
}

// ---- all of it -----------------------------------------------------------------------------------------------------------

static bool finish(const clock *read, moment *out) {
    bool fine = read->year >= 1900 && read->year <= 9999 && read->month >= 1 && read->month <= 12 && read->day >= 1 && read->day <= 31;
    if (!fine || read->hour > 23 || read->minute > 59 || read->second > 60) return false;
    char day[64], time[64];
    snprintf(day, sizeof day, "%04d-%02d-%02d", read->year, read->month, read->day);
    if (!svod_day_valid(day)) return false;
    snprintf(time, sizeof time, "%.10sT%02d:%02d:%02d", day, read->hour, read->minute, read->second);
    memcpy(out->iso, time, MOMENT_SIZE - 1);
    out->iso[MOMENT_SIZE - 1] = 0;
    out->seconds = svod_day_number(day) * DAY + read->hour * 3600 + read->minute * 60 + read->second - read->zone;
    return true;
}

// Days since 1970 -> day of the calendar, by counting years and months: there are a hundred years at most.
static void from_days(int64_t days, clock *out) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 1970, month = 0;
    for (;; year++) {
        int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (days < 365 + leap) break;
        days -= 365 + leap;
    }
    for (;; month++) {
        int long_one = lengths[month] + (month == 1 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
        if (days < long_one) break;
        days -= long_one;
    }
    out->year = year;
    out->month = month + 1;
    out->day = (int)days + 1;
}

static bool of_serial(double serial, moment *out) {
    if (!(serial >= SERIAL_FIRST && serial < SERIAL_LAST)) return false;
    int64_t seconds = (int64_t)((serial - SERIAL_EPOCH) * (double)DAY + 0.5);
    clock read = {0};
    from_days(seconds / DAY, &read);
    read.hour = (int)(seconds % DAY / 3600);
    read.minute = (int)(seconds % 3600 / 60);
    read.second = (int)(seconds % 60);
    return finish(&read, out);
}

bool moment_read(const svod_cell *cell, svod_arena *scratch, moment *out) {
    clock read = {0};
    if (!cell || (cell->flags & (SVOD_CELL_DAMAGED | SVOD_CELL_MOVED))) return false;
    if (cell->type == SVOD_CELL_NUMBER) {
        double serial;
        return svod_num_double(svod_cell_text(cell), cell->len, &serial) && of_serial(serial, out);
    }
    if (cell->type != SVOD_CELL_STRING && cell->type != SVOD_CELL_DATE) return false;
    const char *text = lower(scratch, svod_cell_text(cell)), *at = read_day(text, &read);
    if (!at) return false;
    at = between(at);
    if (*at && !(at = read_time(at, &read))) return false;
    return !*at && finish(&read, out);
}
