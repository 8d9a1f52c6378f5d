// Records and fields of a CSV, and the delimiter that cuts them most evenly. Lines without quotes go at the speed of memchr.
#include <string.h>
#include <strings.h>

#include "read/csv.h"

#define SAMPLE_RECORDS 100
#define SAMPLE_BYTES ((size_t)256 << 10)

// ---- records -----------------------------------------------------------------------------------------------------

svod_csv_scan svod_csv_scan_of(const char *text, size_t len, char delimiter) {
    size_t look = len < SAMPLE_BYTES ? len : SAMPLE_BYTES;
    bool old_mac = look > 0 && !memchr(text, '\n', look) && memchr(text, '\r', look);
    return (svod_csv_scan){.at = text, .end = text + len, .delimiter = delimiter, .eol = old_mac ? '\r' : '\n', .line = 1};
}

static const char *find(const char *at, const char *end, char c) {
    const char *found = at < end ? memchr(at, c, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

// Behind the quote that closes the field opened at `at`; NULL when there is none before `end`.
static const char *behind_quoted(const char *at, const char *end) {
    for (at++; at < end;) {
        at = find(at, end, '"');
        if (at + 1 < end && at[1] == '"') {
            at += 2;
        } else {
            return at < end ? at + 1 : NULL;
        }
    }
    return NULL;
}

// End of a record whose first line has a quote in it.
static const char *quoted_end(const svod_csv_scan *s, const char *eol, bool *open) {
    for (const char *at = s->at;;) {
        if (at < s->end && *at == '"') {
            const char *cap = (size_t)(s->end - at) > SVOD_CSV_QUOTED_CAP ? at + SVOD_CSV_QUOTED_CAP : s->end;
            const char *behind = behind_quoted(at, cap);
            *open |= !behind;
            at = behind ? behind : at + 1;
            eol = at > eol ? find(at, s->end, s->eol) : eol;
        }
        const char *delimiter = find(at, eol, s->delimiter);
        if (delimiter == eol) {
            return eol;
        }
        at = delimiter + 1;
    }
}

static uint32_t count_lines(const char *at, const char *end, char eol) {
    uint32_t lines = 0;
    while ((at = find(at, end, eol)) < end) {
        lines++;
        at++;
    }
    return lines;
}

bool svod_csv_next(svod_csv_scan *s, svod_csv_record *out) {
    if (s->at >= s->end) {
        return false;
    }
    const char *end = find(s->at, s->end, s->eol);
    *out = (svod_csv_record){.text = s->at, .line = s->line};
    if (memchr(s->at, '"', (size_t)(end - s->at))) {
        end = quoted_end(s, end, &out->open);
        s->line += count_lines(s->at, end, s->eol);
    }
    out->len = (size_t)(end - s->at);
    s->line++;
    s->at = end < s->end ? end + 1 : end;
    if (out->len > 0 && s->eol == '\n' && out->text[out->len - 1] == '\r') {
        out->len--;
    }
    return true;
}

// ---- fields ------------------------------------------------------------------------------------------------------

// Undoes the quotes of the field at `at`; what stands between the closing quote and the delimiter is kept, as spreadsheets do.
static char *unquote(char *at, char *end, char delimiter, size_t *len) {
    char *out = at, *in = at + 1;
    for (; in < end; in++) {
        if (*in == '"') {
            if (in + 1 == end || in[1] != '"') {
                break;
            }
            in++;
        }
        *out++ = *in;
    }
    for (in++; in < end && *in != delimiter; in++) {
        *out++ = *in;
    }
    *len = (size_t)(out - at);
    return in < end ? in : end;
}

char *svod_csv_field(char **at, char *end, char delimiter, size_t *len) {
    char *field = *at, *stop;
    if (field < end && *field == '"' && behind_quoted(field, end)) {
        stop = unquote(field, end, delimiter, len);
    } else {
        stop = field < end ? memchr(field, delimiter, (size_t)(end - field)) : NULL;
        stop = stop ? stop : end;
        *len = (size_t)(stop - field);
    }
    *at = stop < end ? stop + 1 : NULL;
    field[*len] = '\0';
    return field;
}

// ---- the delimiter -----------------------------------------------------------------------------------------------

static uint32_t fields_in(const svod_csv_record *r, char delimiter) {
    uint32_t count = 1;
    const char *at = r->text, *end = r->text + r->len;
    while (at < end) {
        const char *behind = *at == '"' ? behind_quoted(at, end) : NULL;
        at = find(behind ? behind : at, end, delimiter);
        count += at < end;
        at++;
    }
    return count;
}

// How many of the first records have the commonest number of fields (over one); *most: at least half of them.
static size_t evenness(const char *text, size_t len, char delimiter, bool *most) {
    uint32_t counts[SAMPLE_RECORDS];
    size_t records = 0, best = 0;
    svod_csv_scan scan = svod_csv_scan_of(text, len, delimiter);
    for (svod_csv_record r; records < SAMPLE_RECORDS && svod_csv_next(&scan, &r);) {
        if (r.len > 0) {
            counts[records++] = fields_in(&r, delimiter);
        }
    }
    for (size_t i = 0; i < records; i++) {
        size_t equal = 0;
        for (size_t j = 0; counts[i] > 1 && j < records; j++) {
            equal += counts[j] == counts[i];
        }
        best = equal > best ? equal : best;
    }
    *most = best * 2 >= records;
    return best;
}

// A single column of "7,5" under a header without a comma is no table of two columns.
static bool commas_are_decimal(const char *text, size_t len) {
    const char *eol = find(text, text + len, '\n');
    if (memchr(text, ',', (size_t)(eol - text))) {
        return false;
    }
    for (const char *c = text, *end = text + len; (c = find(c, end, ',')) < end; c++) {
        if (c == text || c + 1 == end || !svod_digit(c[-1]) || !svod_digit(c[1])) {
            return false;
        }
    }
    return true;
}

char svod_csv_delimiter(const char *text, size_t len) {
    static const char candidates[] = {';', '\t', '|', ','};
    if (len > SAMPLE_BYTES) {
        const char *cut = memrchr(text, '\n', SAMPLE_BYTES);
        len = cut ? (size_t)(cut - text) + 1 : SAMPLE_BYTES;
    }
    char best = 0;
    size_t most = 0;
    for (size_t i = 0; i < sizeof candidates; i++) {
        bool half = false;
        size_t even = evenness(text, len, candidates[i], &half);
        // commas stand in sentences and numbers as well
        bool doubtful = candidates[i] == ',' && (!half || commas_are_decimal(text, len));
        if (even > most && !doubtful) {
            most = even;
            best = candidates[i];
        }
    }
    return best;
}

char svod_csv_sep_line(const char *text, size_t len, size_t *line_len) {
    if (len < 5 || strncasecmp(text, "sep=", 4) != 0 || !strchr(";,\t|", text[4]) || !text[4]) {
        return 0;
    }
    size_t at = 5;
    at += at < len && text[at] == '\r';
    if (at < len && text[at] != '\n' && text[at - 1] != '\r') {
        return 0;
    }
    *line_len = at < len && text[at] == '\n' ? at + 1 : at;
    return text[4];
}
