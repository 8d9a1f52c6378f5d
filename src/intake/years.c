// Reads the year that a cell names: 2022, "2022 год", "2022 2)" with a footnote, "2022/2023".
#include "base/footnote.h"
#include "intake/sheet.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2100

static int number_of(const char *digits, size_t count) {
    int value = 0;
    for (size_t i = 0; i < count; i++)
        value = value * 10 + (digits[i] - '0');
    return value;
}

// The year that a run of digits is; 0 if none. A run of 5 or 6 with a bracket behind is a year with a footnote glued to it, one of two
// behind a year is the end of a school year ("2022/23").
static int year_of_run(const char *run, size_t len, const char *end, int before) {
    bool glued = (len == 5 || len == 6) && run + len < end && run[len] == ')';
    if (len == 2 && before && (run[-1] == '/' || run[-1] == '-')) return before / 100 * 100 + number_of(run, 2);
    if (len != 4 && !glued) return 0;
    int year = number_of(run, 4);
    return year >= YEAR_MIN && year <= YEAR_MAX ? year : 0;
}

cell_year cell_year_of(const svod_cell *cell, int wanted, bool *noted) {
    int first = 0, last = 0;
    *noted = false;
    // A year formatted as a date shows a day of 1905: not to be read.
    if (!cell || (cell->type != SVOD_CELL_NUMBER && cell->type != SVOD_CELL_STRING)) return YEAR_BAD;
    const char *end = cell->text + cell->len;
    for (const char *at = cell->text; at < end;) {
        size_t len = 0;
        while (at + len < end && svod_digit(at[len]))
            len++;
        int year = len ? year_of_run(at, len, end, first) : 0;
        if (year && !first) first = year;
        if (year) last = year;
        if (len && first && at + len < end && at[len] == ')' && (!year || len > 4)) *noted = true;
        at += len ? len : 1;
    }
    if (!first) return YEAR_BAD;
    *noted |= svod_footnote_in(cell->text);
    // A span of years is that of its end; whether its beginning was meant cannot be known.
    if (last == wanted) return YEAR_THIS;
    return first == wanted ? YEAR_BAD : YEAR_OTHER;
}
