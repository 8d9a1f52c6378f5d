// Records and fields of a CSV. Lines without quotes go at the speed of memchr.
#include <string.h>

#include "read/csv.h"

// ---- records -----------------------------------------------------------------------------------------------------

svod_csv_scan svod_csv_scan_of(const char *text, size_t len, svod_csv_style style) {
    const char *end = text + len;
    return (svod_csv_scan){
        .at = text, .end = end, .lf = svod_csv_find(text, end, '\n'), .cr = svod_csv_find(text, end, '\r'), .style = style, .line = 1};
}

// The first line end not before `at`: \n, or \r, which stands alone in old Macs' files and before \n in those of Windows. Both are
// remembered, so that a file is walked once for each however they are mixed; `at` never goes back.
static const char *line_end(svod_csv_scan *s, const char *at) {
    s->lf = s->lf < at ? svod_csv_find(at, s->end, '\n') : s->lf;
    s->cr = s->cr < at ? svod_csv_find(at, s->end, '\r') : s->cr;
    return s->lf < s->cr ? s->lf : s->cr;
}

// Behind the line end at `at`. \r\r\n comes of programs that put \r before every \n twice.
static const char *behind_line_end(const char *at, const char *end) {
    size_t returns = 0;
    while (returns < 2 && at + returns < end && at[returns] == '\r') {
        returns++;
    }
    return at + returns < end && at[returns] == '\n' ? at + returns + 1 : at < end ? at + 1 : end;
}

const char *svod_csv_behind_quoted(const char *at, const char *end, char quote) {
    for (at++; at < end;) {
        at = svod_csv_find(at, end, quote);
        if (at + 1 < end && at[1] == quote) {
            at += 2;
        } else {
            return at < end ? at + 1 : NULL;
        }
    }
    return NULL;
}

// End of a record whose first line has a quote in it. Unclosed ones cost a walk each, but stand so far apart (a quote between them
// would close the first) that the walks together are no longer than the file.
static const char *quoted_end(svod_csv_scan *s, const char *eol, bool *open) {
    for (const char *at = s->at;;) {
        if (at < s->end && *at == s->style.quote) {
            const char *cap = (size_t)(s->end - at) > SVOD_CSV_QUOTED_CAP ? at + SVOD_CSV_QUOTED_CAP : s->end;
            const char *behind = svod_csv_behind_quoted(at, cap, s->style.quote);
            *open |= !behind;
            at = behind ? behind : at + 1;
            eol = at > eol ? line_end(s, at) : eol;
        }
        const char *delimiter = svod_csv_find(at, eol, s->style.delimiter);
        if (delimiter == eol) {
            return eol;
        }
        at = delimiter + 1;
    }
}

static uint32_t count_lines(const char *at, const char *end) {
    uint32_t lines = 0;
    char eol = memchr(at, '\n', (size_t)(end - at)) ? '\n' : '\r';
    while ((at = svod_csv_find(at, end, eol)) < end) {
        lines++;
        at++;
    }
    return lines;
}

bool svod_csv_next(svod_csv_scan *s, svod_csv_record *out) {
    if (s->at >= s->end) {
        return false;
    }
    const char *end = line_end(s, s->at);
    *out = (svod_csv_record){.text = s->at, .line = s->line};
    if (memchr(s->at, s->style.quote, (size_t)(end - s->at))) {
        end = quoted_end(s, end, &out->open);
        s->line += count_lines(s->at, end);
    }
    out->len = (size_t)(end - s->at);
    out->ended = end < s->end;
    s->line++;
    s->at = behind_line_end(end, s->end);
    return true;
}

// ---- fields ------------------------------------------------------------------------------------------------------

// Undoes the quotes of the field at `at`; what stands between the closing quote and the delimiter is kept, as spreadsheets do.
static char *unquote(svod_csv_style style, char *at, char *end, size_t *len, bool *stray) {
    char *out = at, *in = at + 1;
    for (; in < end; in++) {
        if (*in == style.quote) {
            if (in + 1 == end || in[1] != style.quote) {
                break;
            }
            in++;
        }
        *out++ = *in;
    }
    for (in++; in < end && *in != style.delimiter; in++) {
        *stray |= *in != ' ' && *in != '\t';
        *out++ = *in;
    }
    *len = (size_t)(out - at);
    return in < end ? in : end;
}

// Most fields are so short that a call of memchr costs more than they do.
static char *field_end(char *at, char *end, char delimiter) {
    enum { NEAR = 8 };
    for (char *near = end - at > NEAR ? at + NEAR : end; at < near; at++) {
        if (*at == delimiter) {
            return at;
        }
    }
    char *found = at < end ? memchr(at, delimiter, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

char *svod_csv_field(svod_csv_style style, char **at, char *end, size_t *len, bool *stray) {
    char *field = *at, *stop;
    if (field < end && *field == style.quote && svod_csv_behind_quoted(field, end, style.quote)) {
        stop = unquote(style, field, end, len, stray);
    } else {
        stop = field_end(field, end, style.delimiter);
        *len = (size_t)(stop - field);
    }
    *at = stop < end ? stop + 1 : NULL;
    field[*len] = '\0';
    return field;
}
