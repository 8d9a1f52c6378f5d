// Which years a sentence tells of. Days of orders and what something is compared with are not its own.
#include <string.h>

#include "base/str.h"
#include "evidence/seek.h"

#define YEAR_FIRST 1990
#define YEAR_LAST 2049
#define YEAR_ENDLESS 9999
#define ASIDE 40   // bytes before a year in which a word says that it is only compared with
#define UP_TO 48   // bytes behind "с 2019" in which "по 2021" may stand
#define A_MONTH 40 // bytes of "12 сентября " before a year

static size_t digits(const char *text, size_t len, size_t at) {
    size_t n = 0;
    while (at + n < len && svod_digit(text[at + n]))
        n++;
    return n;
}

static int number(const char *text, size_t n) {
    int value = 0;
    for (size_t i = 0; i < n; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

static bool is_year(int value) {
    return value >= YEAR_FIRST && value <= YEAR_LAST;
}

static bool begins_any(const char *text, size_t len, const char *const *words) {
    for (; *words; words++)
        if (strlen(*words) <= len && memcmp(text, *words, strlen(*words)) == 0) return true;
    return false;
}

// Behind the first year of a range: its last one; the first itself when there is no range. "2022-2023", "2022/23", "2021 – 2024".
static int range_end(const char *text, size_t len, size_t at, int first) {
    static const char *const signs[] = {"-", "–", "—", "/", NULL};
    while (at < len && text[at] == ' ')
        at++;
    size_t sign = 0;
    for (size_t i = 0; signs[i] && sign == 0; i++)
        if (at + strlen(signs[i]) <= len && memcmp(text + at, signs[i], strlen(signs[i])) == 0) sign = strlen(signs[i]);
    if (sign == 0) return first;
    at += sign;
    while (at < len && text[at] == ' ')
        at++;
    size_t n = digits(text, len, at);
    int last = n == 4 ? number(text + at, 4) : n == 2 ? first / 100 * 100 + number(text + at, 2) : first;
    bool fits = n == 4 ? last > first && last <= first + 20 : last == first + 1;
    return fits ? last : first;
}

// ---- what stands before a year ---------------------------------------------------------------------------------------------

// The last word before `at`, its first byte; `at` when there is none.
static size_t word_before(const char *text, size_t at) {
    while (at > 0 && text[at - 1] == ' ')
        at--;
    while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '(')
        at--;
    return at;
}

// Where the day and month of a date begin, of which the year is the end: "12.01.", "12 января ", "сентября "; else the year's own place.
static size_t date_begin(const char *text, size_t at) {
    static const char *const months[] = {"январ", "феврал", "март", "апрел", "мая ", "май ",  "мае ", "июн",
                                         "июл",   "авг",    "сент", "октяб", "нояб", "декаб", NULL};
    size_t from = at;
    while (from > 0 && (svod_digit(text[from - 1]) || text[from - 1] == '.'))
        from--;
    if (from < at) return from;
    size_t word = word_before(text, at);
    if (at - word > A_MONTH || !begins_any(text + word, at - word, months)) return at;
    size_t day = word_before(text, word);
    return digits(text, word, day) > 0 ? day : word;
}

// "14 ноября 2022 года", "01.09.2022": of the school year that ends in the campaign's.
static bool autumn(const char *text, size_t date, size_t year) {
    static const char *const months[] = {"сент", "октяб", "нояб", "декаб", NULL};
    for (size_t i = date; i < year; i++) {
        if (begins_any(text + i, year - i, months)) return true;
        if (text[i] != '.' || i + 3 >= year + 1 || text[i + 3] != '.') continue;
        return (text[i + 1] == '0' && text[i + 2] == '9') || (text[i + 1] == '1' && text[i + 2] >= '0' && text[i + 2] <= '2');
    }
    return false;
}

static bool word_is(const char *text, size_t from, size_t to, const char *const *words) {
    while (to > from && text[to - 1] == ' ')
        to--;
    for (; *words; words++)
        if (strlen(*words) == to - from && memcmp(text + from, *words, to - from) == 0) return true;
    return false;
}

// "от 12.01.2021", "по сравнению с 2021 годом", "(в 2021 году – 12)".
static bool is_aside(const char *text, size_t date, size_t year, size_t len) {
    static const char *const of[] = {"от", "От", NULL};
    static const char *const compared[] = {"сравнени",   "отличие от", "относительно", "против ",     "чем в ", "чем за ", "чем осенью",
                                           "чем весной", "уровн",      "тогда как",    "а в прошлом", "было",   "вместо ", NULL};
    if (date < year && word_is(text, word_before(text, date), date, of)) return true;
    size_t from = date > ASIDE ? date - ASIDE : 0;
    for (size_t i = from; i < date; i++) {
        if (text[i] == '.' || text[i] == ';') from = i + 1;
        if (begins_any(text + i, len - i, compared)) return true;
    }
    for (size_t i = date; i > from; i--) {
        if (text[i - 1] == ')') break;
        if (text[i - 1] == '(') return memchr(text + year, ')', len - year) != NULL;
    }
    return false;
}

// "с 2019 года" goes on until today, "с 2019 по 2021 год" does not: the last year.
static int since(const char *text, size_t len, size_t date, size_t end, int last) {
    static const char *const words[] = {"с", "С", "со", "Со", NULL};
    if (!word_is(text, word_before(text, date), date, words)) return last;
    size_t most = len - end < UP_TO ? len : end + UP_TO;
    for (size_t i = end; i + 4 < most; i++) {
        if (text[i] != ' ' || memcmp(text + i + 1, "по ", strlen("по ")) != 0) continue;
        for (size_t k = i; k < most; k++)
            if (digits(text, len, k) == 4 && is_year(number(text + k, 4))) return number(text + k, 4);
    }
    return YEAR_ENDLESS;
}

// ---- all of them -------------------------------------------------------------------------------------------------------------

void evidence_years(const svod_search *search, const char *text, size_t len, evidence_reading *out) {
    int year = search->seeker->year;
    out->years = out->own_year = out->recent_year = false;
    for (size_t at = 0, n; at < len; at += n ? n : 1) {
        n = digits(text, len, at);
        int first = n == 4 ? number(text + at, 4) : 0;
        evidence_hit here = {.from = (uint32_t)at, .to = (uint32_t)(at + n)};
        bool mark = at > 1 && text[at - 1] == '-' && !svod_digit(text[at - 2]); // "ФГОС-2021" is a name
        if (!is_year(first) || mark || evidence_covered(search, &here, EVIDENCE_EXCEPT + SVOD_EXCEPT_TITLE, 0)) continue;
        size_t date = date_begin(text, at);
        if (first < year && is_aside(text, date, at, len)) continue;
        int last = since(text, len, date, at + n, range_end(text, len, at + n, first));
        out->years = true;
        out->own_year |= (first <= year && year <= last) || (last == year - 1 && autumn(text, date, at));
        out->recent_year |= last >= year - 1;
    }
}
