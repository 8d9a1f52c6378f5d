// Makes valid UTF-8 of a record that is not.
#include "read/csv.h"

#define REPLACEMENT "\xEF\xBF\xBD"

// Neither the record's end nor a sign that bounds a field.
static bool is_inside(const char *text, size_t len, size_t at, svod_csv_style style) {
    return at < len && text[at] != style.delimiter && text[at] != style.quote;
}

static size_t skip_zeros(const char *text, size_t len, size_t at) {
    while (at < len && text[at] == '\0') {
        at++;
    }
    return at;
}

svod_csv_faults svod_csv_mend(const char *text, size_t len, svod_csv_style style, svod_buf *out) {
    svod_csv_faults faults = {false, false};
    size_t good = 0; // where the bytes not yet appended begin
    for (size_t i = 0; i < len;) {
        unsigned char c = (unsigned char)text[i];
        size_t sequence = c == 0 ? 0 : c < 0x80 ? 1 : svod_csv_sequence((const unsigned char *)text + i, len - i);
        if (sequence > 0) {
            i += sequence;
            continue;
        }
        svod_buf_add(out, text + good, i - good);
        bool inner = c != 0 || (i > 0 && is_inside(text, len, i - 1, style) && is_inside(text, len, skip_zeros(text, len, i), style));
        if (inner) {
            svod_buf_str(out, REPLACEMENT);
        }
        faults.zeros |= c == 0;
        faults.malformed |= c != 0;
        i = c == 0 ? skip_zeros(text, len, i) : i + 1;
        good = i;
    }
    svod_buf_add(out, text + good, len - good);
    return faults;
}
