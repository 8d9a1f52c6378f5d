// Turns serial dates into ISO 8601 and back, and tells from a number format whether a number is a date.
#include "read/date.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define MAC_SHIFT 1462 // days from 1899-12-30 to 1904-01-01
#define DAY_SECONDS 86400
#define EPOCH_SHIFT 25569 // days from 1899-12-30 to 1970-01-01

// ---- number formats ----------------------------------------------------------------------------------------------

typedef struct letters {
    bool day, hour, minute_or_month, elapsed; // of either alphabet
    bool latin;                               // a latin date letter was seen
    bool digits, digits_first, text;          // # 0 ?, one of them before any date letter, @
} letters;

// Length of the quoted, escaped or padded piece at `c`; 0 when it is none.
static size_t literal_len(const char *c) {
    if (*c == '"') {
        const char *end = strchr(c + 1, '"');
        return end ? (size_t)(end - c) + 1 : strlen(c);
    }
    if ((*c == '\\' || *c == '_' || *c == '*') && c[1]) {
        size_t len = 2;
        while ((c[len] & 0xC0) == 0x80) {
            len++;
        }
        return len;
    }
    return 0;
}

static bool all_of(const char *text, size_t len, const char *set) {
    for (size_t i = 0; i < len; i++) {
        if (!strchr(set, text[i])) {
            return false;
        }
    }
    return len > 0;
}

static size_t bracket_len(const char *c, letters *seen) {
    const char *end = strchr(c, ']');
    if (!end) {
        return strlen(c);
    }
    size_t inside = (size_t)(end - c) - 1;
    // the bytes of ч, м, с in both cases
    bool russian = inside > 0 && inside % 2 == 0 && all_of(c + 1, inside, "\xD0\xD1\x87\xBC\x81\xA7\x9C\xA1");
    if (all_of(c + 1, inside, "hHmMsS") || russian) {
        seen->elapsed = true;
    }
    return inside + 2;
}

static void latin_letter(char c, letters *seen) {
    switch (c | 0x20) {
    case 'd':
    case 'y':
        seen->day = seen->latin = true;
        break;
    case 'h':
    case 's':
        seen->hour = seen->latin = true;
        break;
    case 'm':
        seen->minute_or_month = seen->latin = true;
        break;
    default:
        break;
    }
}

static bool starts_any(const char *text, const char *const *words) {
    for (; *words; words++) {
        if (strncmp(text, *words, strlen(*words)) == 0) {
            return true;
        }
    }
    return false;
}

static size_t other_char(const char *c, letters *seen) {
    // Russian letters, and those of languages whose dates may have no Latin d, m or y: Finnish pp.kk.vvvv, Greek ηη/εεεε, Hungarian
    // éééé.hh.nn
    static const char *const day[] = {"Д", "д", "Г", "г", "vv", "VV", "ηη", "εε", "ΗΗ", "ΕΕ", "éé", "ÉÉ", NULL};
    // Dutch uu:mm, Finnish t:mm, Greek ωω:λλ, Hungarian óó:pp
    static const char *const hour[] = {"ч", "Ч", "с", "С", "uu", "u:", "tt:", "t:", "ωω", "ω:", "óó", "ó:", NULL};
    static const char *const month[] = {"М", "м", "kk", "KK", "μμ", "ΜΜ", NULL};
    if (*c == '#' || *c == '0' || *c == '?') {
        seen->digits_first |= !seen->day && !seen->hour && !seen->minute_or_month && !seen->elapsed;
        seen->digits |= *c != '0';
    } else if (*c == '@') {
        seen->text = true;
    } else if (*c > 0) {
        latin_letter(*c, seen);
    }
    seen->day |= starts_any(c, day);
    seen->hour |= starts_any(c, hour);
    seen->minute_or_month |= starts_any(c, month);
    size_t len = 1;
    while ((c[len] & 0xC0) == 0x80) {
        len++;
    }
    return len;
}

svod_date_kind svod_date_kind_of(const char *code) {
    // The general format's name where a program wrote it in its own language.
    static const char *const general[] = {"General",  "GENERAL", "general", "Standard", "STANDARD",  "Standaard", "Estándar", "Geral",
                                          "Yleinen",  "Genel",   "Normál",  "Ogólny",   "Všeobecn",  "Γενικός",   "G/",       "Основной",
                                          "ОСНОВНОЙ", "Общий",   "ОБЩИЙ",   "Стандарт", "Загальний", "Основний",  "Негізгі",  NULL};
    letters seen = {0};
    while (*code == '[' || *code == ' ') { // colours and languages before the name
        code += *code == '[' ? bracket_len(code, &seen) : 1;
    }
    if (starts_any(code, general)) {
        return SVOD_DATE_NONE;
    }
    for (const char *c = code; *c && *c != ';';) {
        size_t literal = literal_len(c);
        c += literal ? literal : *c == '[' ? bracket_len(c, &seen) : other_char(c, &seen);
    }
    if (seen.text || seen.digits_first || seen.digits) {
        return SVOD_DATE_NONE;
    }
    if (seen.elapsed) {
        return SVOD_DATE_ELAPSED;
    }
    if (seen.day || (seen.minute_or_month && !seen.hour)) {
        return SVOD_DATE_DAY;
    }
    return seen.hour ? SVOD_DATE_TIME : SVOD_DATE_NONE;
}

svod_date_kind svod_date_builtin(unsigned id) {
    if ((id >= 18 && id <= 21) || id == 45 || id == 47 || (id >= 32 && id <= 35) || id == 55 || id == 56) {
        return SVOD_DATE_TIME;
    }
    if (id == 46) {
        return SVOD_DATE_ELAPSED;
    }
    bool day = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || (id >= 71 && id <= 81);
    return day ? SVOD_DATE_DAY : SVOD_DATE_NONE;
}

bool svod_date_is_percent(const char *code) {
    while (*code && *code != '%') {
        letters unused = {0};
        size_t literal = literal_len(code);
        code += literal ? literal : *code == '[' ? bracket_len(code, &unused) : 1;
    }
    return *code == '%';
}

bool svod_date_is_percent_builtin(unsigned id) {
    return id == 9 || id == 10;
}

// ---- serials -----------------------------------------------------------------------------------------------------

bool svod_date_is_stretch(double days) {
    return days > -60 && days < 60;
}

static bool is_stretch(double serial, svod_date_kind kind) {
    return kind == SVOD_DATE_ELAPSED && svod_date_is_stretch(serial);
}

double svod_date_fold(double serial, svod_date_kind kind, bool mac) {
    if (is_stretch(serial, kind) || (serial < 1 && !(mac && kind == SVOD_DATE_DAY))) {
        return serial;
    }
    if (mac) {
        return serial + MAC_SHIFT;
    }
    // The system of 1900 counts a 29 February that never was: before it every day is one too low.
    return serial < 60 ? serial + 1 : serial;
}

// Days since 1970-01-01 to the proleptic Gregorian calendar, by eras of 400 years that begin in March.
static void civil(int64_t days, int *year, int *month, int *day) {
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t doe = days - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    *day = (int)(doy - (153 * mp + 2) / 5 + 1);
    *month = (int)(mp < 10 ? mp + 3 : mp - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2));
}

static int64_t days_of(int year, int month, int day) {
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static int64_t floor_of(double value) {
    int64_t whole = (int64_t)value;
    return whole - (value < (double)whole);
}

size_t svod_date_text(char buf[SVOD_DATE_SIZE], double folded, svod_date_kind kind) {
    bool stretch = is_stretch(folded, kind);
    bool negative = stretch && folded < 0;
    int64_t seconds = floor_of((negative ? -folded : folded) * DAY_SECONDS + 0.5);
    int64_t rest = stretch ? seconds : (seconds % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS;
    int64_t day = (seconds - rest) / DAY_SECONDS;
    int hour = (int)(rest / 3600), minute = (int)(rest / 60 % 60), second = (int)(rest % 60);
    if (stretch || day == 0) {
        return (size_t)snprintf(buf, SVOD_DATE_SIZE, "%s%02d:%02d:%02d", negative ? "-" : "", hour, minute, second);
    }
    int y = 0, m = 0, d = 0;
    civil(day - EPOCH_SHIFT, &y, &m, &d);
    if (rest == 0) {
        return (size_t)snprintf(buf, SVOD_DATE_SIZE, "%04d-%02d-%02d", y, m, d);
    }
    return (size_t)snprintf(buf, SVOD_DATE_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d", y, m, d, hour, minute, second);
}

// ---- ISO 8601 ----------------------------------------------------------------------------------------------------

// `count` digits at *at; -1 when they are not there.
static int digits(const char **at, const char *end, int count) {
    int value = 0;
    for (int i = 0; i < count; i++, (*at)++) {
        if (*at >= end || **at < '0' || **at > '9') {
            return -1;
        }
        value = value * 10 + (**at - '0');
    }
    return value;
}

static bool skip(const char **at, const char *end, char c) {
    if (*at < end && **at == c) {
        (*at)++;
        return true;
    }
    return false;
}

// Digits behind the point; beyond nine they are below what a serial can hold.
static double fraction(const char **at, const char *end) {
    double value = 0, unit = 1;
    for (int i = 0; *at < end && **at >= '0' && **at <= '9'; i++, (*at)++) {
        unit /= 10;
        value += i < 9 ? unit * (**at - '0') : 0;
    }
    return value;
}

// "Z" or "+03:00": sheets know no time zones.
static bool skip_zone(const char **at, const char *end) {
    if (skip(at, end, '+') || skip(at, end, '-')) {
        return digits(at, end, 2) >= 0 && (!skip(at, end, ':') || digits(at, end, 2) >= 0);
    }
    skip(at, end, 'Z');
    return true;
}

static bool parse_time(const char *at, const char *end, double *seconds) {
    int h = digits(&at, end, 2);
    int m = skip(&at, end, ':') ? digits(&at, end, 2) : -1;
    int s = skip(&at, end, ':') ? digits(&at, end, 2) : 0;
    *seconds = h * 3600 + m * 60 + s + (skip(&at, end, '.') ? fraction(&at, end) : 0);
    return skip_zone(&at, end) && at == end && h >= 0 && h < 24 && m >= 0 && m < 60 && s >= 0 && s < 60;
}

static bool parse_day(const char **at, const char *end, int64_t *days) {
    int y = digits(at, end, 4);
    int m = skip(at, end, '-') ? digits(at, end, 2) : -1;
    int d = skip(at, end, '-') ? digits(at, end, 2) : -1;
    if (y < 1 || m < 1 || m > 12 || d < 1 || d > 31) {
        return false;
    }
    *days = days_of(y, m, d);
    int y2 = 0, m2 = 0, d2 = 0;
    civil(*days, &y2, &m2, &d2);
    return d2 == d && m2 == m;
}

bool svod_date_parse_exact(const char *text, size_t len, double *folded, svod_date_kind *kind) {
    const char *at = text, *end = text + len;
    int64_t days = 0;
    double seconds = 0;
    if (len > 2 && text[2] == ':') {
        *kind = SVOD_DATE_TIME;
        if (!parse_time(at, end, &seconds)) {
            return false;
        }
        *folded = seconds / DAY_SECONDS;
        return true;
    }
    *kind = SVOD_DATE_DAY;
    if (!parse_day(&at, end, &days)) {
        return false;
    }
    if (at < end && !((*at == 'T' || *at == ' ') && parse_time(at + 1, end, &seconds))) {
        return false;
    }
    *folded = (double)(days + EPOCH_SHIFT) + seconds / DAY_SECONDS;
    return true;
}

bool svod_date_parse(const char *text, size_t len, double *folded, svod_date_kind *kind) {
    if (!svod_date_parse_exact(text, len, folded, kind)) {
        return false;
    }
    // a serial is not exact: what lacks less than a millisecond is a whole second
    *folded = (double)floor_of(*folded * DAY_SECONDS + 0.001) / DAY_SECONDS;
    return true;
}

// One of the parts "12H", "30M", "1.5S" in this order; a part that is not there is 0. False: digits without a letter that may stand here.
static bool duration_part(const char **at, const char *end, const char **allowed, double *value, char *letter) {
    const char *from = *at;
    *value = 0;
    while (*at < end && **at >= '0' && **at <= '9') {
        *value = *value * 10 + (*(*at)++ - '0');
    }
    bool point = *at > from && (skip(at, end, '.') || skip(at, end, ','));
    *value += point ? fraction(at, end) : 0;
    if (*at == from || *at == end || *at - from > 24) {
        return false;
    }
    const char *found = strchr(*allowed, **at);
    if (!**at || !found || (point && *found != 'S')) {
        return false;
    }
    *letter = *found;
    *allowed = found + 1;
    (*at)++;
    return true;
}

bool svod_date_duration(const char *text, size_t len, double *days) {
    const char *at = text, *end = text + len, *allowed = "D";
    bool negative = skip(&at, end, '-'), any = false, clock = false;
    double sum = 0;
    if (!skip(&at, end, 'P')) {
        return false;
    }
    while (at < end) {
        double value = 0;
        char letter = 0;
        if (!clock && skip(&at, end, 'T')) {
            clock = true;
            allowed = "HMS";
            any = false;
        }
        if (!duration_part(&at, end, &allowed, &value, &letter)) {
            return false;
        }
        any = true;
        sum += value * (letter == 'D' ? DAY_SECONDS : letter == 'H' ? 3600 : letter == 'M' ? 60 : 1);
    }
    if (!any || sum > SVOD_DATE_LAST * DAY_SECONDS) {
        return false;
    }
    *days = (negative ? -sum : sum) / DAY_SECONDS;
    return true;
}
