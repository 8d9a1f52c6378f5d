// How a file cuts its lines into fields: the delimiter that cuts them most evenly, the quote, the line "sep=;".
#include <string.h>
#include <strings.h>

#include "read/csv.h"

#define SAMPLE_RECORDS 100
#define SAMPLE_BYTES ((size_t)256 << 10)

// ---- one record --------------------------------------------------------------------------------------------------

typedef struct cut {
    uint32_t fields;
    bool sound;            // every quote opens or closes a field, or stands in a pair inside one
    size_t commas, spoken; // delimiters, and those that stand as commas stand in a sentence or a number
    size_t digits;         // of them, those between digits
} cut;

// "7,5"
static bool is_in_digits(const char *text, const char *at, const char *end) {
    return at > text && svod_digit(at[-1]) && at + 1 < end && svod_digit(at[1]);
}

// "один, два", "7,5"
static bool is_spoken(const char *text, const char *at, const char *end) {
    return is_in_digits(text, at, end) || (at + 1 < end && at[1] == ' ');
}

static bool quotes_odd(const char *at, const char *end, char quote) {
    bool odd = false;
    while ((at = svod_csv_find(at, end, quote)) < end) {
        odd = !odd;
        at++;
    }
    return odd;
}

static bool is_blank(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\t')) {
        at++;
    }
    return at == end;
}

static cut cut_of(const svod_csv_record *r, svod_csv_style style) {
    const char *at = r->text, *end = r->text + r->len;
    for (cut c = {.fields = 1, .sound = true};; c.fields++) {
        const char *behind = at < end && *at == style.quote ? svod_csv_behind_quoted(at, end, style.quote) : NULL;
        const char *stop = svod_csv_find(behind ? behind : at, end, style.delimiter);
        c.sound &= behind ? is_blank(behind, stop) : !quotes_odd(at, stop, style.quote);
        if (stop == end) {
            return c;
        }
        c.commas++;
        c.spoken += is_spoken(r->text, stop, end);
        c.digits += is_in_digits(r->text, stop, end);
        at = stop + 1;
    }
}

// ---- the first records together ------------------------------------------------------------------------------------

typedef struct vote {
    size_t records, cut;           // that are not empty; those with several fields
    size_t first;                  // of these, counted from 0
    size_t even;                   // that have the commonest number of fields, over one
    uint32_t fields;               // that number
    size_t commas, spoken, digits; // as in cut
} vote;

static void take_commonest(vote *v, const uint32_t *counts) {
    for (size_t i = 0; i < v->records; i++) {
        size_t equal = 0;
        for (size_t j = 0; counts[i] > 1 && j < v->records; j++) {
            equal += counts[j] == counts[i];
        }
        if (equal > v->even) {
            v->even = equal;
            v->fields = counts[i];
        }
    }
}

// `strict`: a record with a quote out of place is not cut rightly.
static vote vote_of(const char *text, size_t len, svod_csv_style style, bool strict) {
    uint32_t counts[SAMPLE_RECORDS];
    vote v = {0};
    svod_csv_scan scan = svod_csv_scan_of(text, len, style);
    for (svod_csv_record r; v.records < SAMPLE_RECORDS && svod_csv_next(&scan, &r);) {
        if (r.len > 0) {
            cut c = cut_of(&r, style);
            if (c.fields > 1 && v.cut == 0) {
                v.first = v.records;
            }
            counts[v.records++] = strict && !c.sound ? 1 : c.fields;
            v.cut += c.fields > 1;
            v.commas += c.commas;
            v.spoken += c.spoken;
            v.digits += c.digits;
        }
    }
    take_commonest(&v, counts);
    return v;
}

// ---- the delimiter -----------------------------------------------------------------------------------------------

// A single column of "7,5" under a header without a comma is no table of two columns.
static bool commas_are_decimal(const char *text, size_t len) {
    const char *end = text + len, *lf = svod_csv_find(text, end, '\n'), *cr = svod_csv_find(text, end, '\r');
    if (memchr(text, ',', (size_t)((lf < cr ? lf : cr) - text))) {
        return false;
    }
    for (const char *c = text; (c = svod_csv_find(c, end, ',')) < end; c++) {
        if (c == text || c + 1 == end || !svod_digit(c[-1]) || !svod_digit(c[1])) {
            return false;
        }
    }
    return true;
}

// Commas stand in sentences and numbers as well, so they must cut half of the records, and better than the rival does.
static bool commas_win(const vote *commas, const vote *rival) {
    bool spoken = commas->spoken * 2 >= commas->commas;
    if (commas->even == 0 || commas->even * 2 < commas->records || (spoken && rival->even > 0 && rival->cut * 2 >= rival->records)) {
        return false;
    }
    return commas->even > rival->even || (commas->even == rival->even && !spoken && commas->fields >= 2 * rival->fields);
}

// "Ишим,7,5,8": most lines hold several commas, many of them between digits.
static bool is_torn(const vote *v) {
    return v->records > 2 && v->cut * 4 >= v->records * 3 && v->commas >= 2 * v->cut && v->digits * 4 >= v->commas;
}

// Would it cut the lines, too? Signs that stand inside of fields seldom stand in the header as well.
static bool is_plausible(const vote *rival, const vote *best) {
    return rival->even * 2 > rival->records && rival->first <= best->first;
}

static void choose(const char *text, size_t len, bool strict, svod_csv_style *style) {
    static const char candidates[] = {'\t', ';', '|'};
    svod_csv_style with = {.quote = style->quote};
    vote best = {0}, rivals[sizeof candidates];
    for (size_t i = 0; i < sizeof candidates; i++) {
        with.delimiter = candidates[i];
        vote v = rivals[i] = vote_of(text, len, with, strict);
        if (v.even > best.even || (v.even == best.even && v.fields > best.fields)) {
            best = v;
            style->delimiter = candidates[i];
        }
    }
    with.delimiter = ',';
    vote commas = vote_of(text, len, with, strict);
    if (commas_win(&commas, &best) && !commas_are_decimal(text, len)) {
        best = commas;
        style->delimiter = ',';
    }
    for (size_t i = 0; i < sizeof candidates; i++) {
        style->doubtful |= candidates[i] != style->delimiter && is_plausible(&rivals[i], &best);
    }
    style->doubtful |= style->delimiter != ',' && commas.spoken * 2 < commas.commas && is_plausible(&commas, &best);
    style->fields = best.fields;
    style->torn = style->delimiter == 0 && is_torn(&commas);
}

// ---- the quote ---------------------------------------------------------------------------------------------------

static bool is_edge(char c) {
    return c == ';' || c == '\t' || c == '|' || c == ',' || c == '\r' || c == '\n';
}

// Apostrophes enclose values when there are no quotes, the text begins with one, and each stands at the edge of a field or is doubled.
static bool is_in_apostrophes(const char *text, size_t len) {
    const char *end = text + len;
    size_t opening = 0, closing = 0;
    if (len == 0 || *text != '\'' || memchr(text, '"', len)) {
        return false;
    }
    for (const char *at = text; (at = svod_csv_find(at, end, '\'')) < end; at++) {
        bool opens = at == text || is_edge(at[-1]), closes = at + 1 == end || is_edge(at[1]);
        if (!opens && !closes && at[1] != '\'') {
            return false;
        }
        at += !opens && !closes; // doubled
        opening += opens;
        closing += closes;
    }
    return opening > 1 && opening == closing;
}

svod_csv_style svod_csv_style_of(const char *text, size_t len, char given) {
    if (len > SAMPLE_BYTES) {
        const char *last = memrchr(text, '\n', SAMPLE_BYTES);
        len = last ? (size_t)(last - text) + 1 : SAMPLE_BYTES;
    }
    svod_csv_style style = {.delimiter = given, .quote = is_in_apostrophes(text, len) ? '\'' : '"'};
    if (given) {
        style.fields = vote_of(text, len, style, false).fields;
        return style;
    }
    choose(text, len, true, &style);
    if (style.fields == 0) {
        choose(text, len, false, &style);
    }
    return style;
}

// ---- "sep=;" -------------------------------------------------------------------------------------------------------

static bool can_delimit(char c) {
    return c == '\t' || (c > ' ' && c < 0x7F && !svod_digit(c) && !((c | 32) >= 'a' && (c | 32) <= 'z') && !strchr("\"'", c));
}

// Excel's own line. Programs that saw it as a cell put it into quotes and delimiters behind it.
char svod_csv_sep_line(const char *text, size_t len, size_t *line_len) {
    const char *at = text, *end = text + len;
    bool quoted = at < end && *at == '"';
    at += quoted;
    if (end - at < 5 || strncasecmp(at, "sep=", 4) != 0 || !can_delimit(at[4])) {
        return 0;
    }
    char delimiter = at[4];
    at += 5;
    if (quoted && (at == end || *at++ != '"')) {
        return 0;
    }
    while (at < end && *at == delimiter) {
        at++;
    }
    if (at < end && *at != '\r' && *at != '\n') {
        return 0;
    }
    at += at < end && *at == '\r';
    at += at < end && *at == '\n';
    *line_len = (size_t)(at - text);
    return delimiter;
}
