// Insides of the CSV reader: what the bytes are (encoding), what separates fields, and records one after another.
#ifndef SVOD_READ_CSV_H
#define SVOD_READ_CSV_H

#include <string.h>

#include "read/read.h"

typedef enum svod_csv_encoding {
    SVOD_CSV_UTF8,
    SVOD_CSV_CP1251, // one byte a character from here …
    SVOD_CSV_KOI8R,
    SVOD_CSV_CP866, // … to here
    SVOD_CSV_UTF16LE,
    SVOD_CSV_UTF16BE,
    SVOD_CSV_UTF32LE,
    SVOD_CSV_UTF32BE
} svod_csv_encoding;

// The text of a file in an ASCII-compatible form: UTF-8 and the 8-bit encodings as they lie in the file, UTF-16 and UTF-32 turned
// into UTF-8. A Ctrl-Z at the end, the end mark of old programs, is left out.
typedef struct svod_csv_text {
    const char *data; // behind any byte order mark
    size_t len;
    svod_csv_encoding encoding;
    bool assumed; // the bytes did not decide
    bool guessed; // told by the pattern of the bytes: neither given nor marked nor UTF-8 throughout
    bool clean;   // UTF-8 without malformed bytes and NULs: rows need no further look
} svod_csv_text;

const char *svod_csv_encoding_name(svod_csv_encoding encoding);
static inline bool svod_csv_is_8bit(svod_csv_encoding encoding) {
    return encoding >= SVOD_CSV_CP1251 && encoding <= SVOD_CSV_CP866;
}
// UTF-16 or UTF-32, by byte order mark or by the pattern of zero bytes.
bool svod_csv_is_wide(svod_bytes bytes, svod_csv_encoding *out);
// Decides the encoding (or takes the one given) and prepares the text. Finding: csv_encoding for a word that is no encoding and for a
// byte order mark of another one.
svod_csv_text svod_csv_text_of(svod_bytes bytes, const char *shown, const char *given, svod_arena *arena, svod_findings *findings);
// Bytes of the well-formed UTF-8 sequence at `at` that begins with a byte over 7F; 0 when it is malformed.
size_t svod_csv_sequence(const unsigned char *at, size_t left);

// Which of the three 8-bit encodings a text has, by how likely its letters would follow each other in Russian. *sure: false when the
// bytes do not tell (few letters, or another language): then windows-1251.
svod_csv_encoding svod_csv_guess(svod_bytes bytes, bool *sure);

unsigned svod_csv_code(svod_csv_encoding encoding, unsigned char byte); // of an 8-bit encoding; U+FFFD when there is none
// UTF-8 of each byte of an 8-bit encoding.
typedef struct svod_csv_table {
    char bytes[256][4];
    unsigned char len[256];
    unsigned char odd[256]; // SVOD_CSV_UNDEFINED: stands for nothing
} svod_csv_table;
enum { SVOD_CSV_UNDEFINED = 1, SVOD_CSV_ZERO = 2 };
void svod_csv_table_make(svod_csv_encoding encoding, svod_csv_table *out);
// `len` bytes as UTF-8; `out` has room for three times as many and one. *odd gets the flags of those that are odd. Returns the length.
size_t svod_csv_turn(const svod_csv_table *table, const char *text, size_t len, char *out, unsigned *odd);

// The first `c` from `at` on, or `end`.
static inline const char *svod_csv_find(const char *at, const char *end, char c) {
    const char *found = at < end ? memchr(at, c, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

// ---- records -----------------------------------------------------------------------------------------------------

// How a file cuts its lines into fields.
typedef struct svod_csv_style {
    char delimiter;  // 0 while undecided: none cuts the lines
    char quote;      // '"', or '\'' in a file that encloses its values in apostrophes
    uint32_t fields; // commonest number of fields of the first records that have several; 0 unknown
    bool doubtful;   // another delimiter would cut the lines nearly as well
    bool torn;       // nothing cuts the lines evenly, for commas stand between the fields and inside their numbers
} svod_csv_style;

// A quoted field longer than this was never closed: without the bound every stray quote would cost a walk to the end of the file.
#define SVOD_CSV_QUOTED_CAP ((size_t)1 << 20)
typedef struct svod_csv_scan {
    const char *at, *end;
    const char *lf, *cr; // the next ones not before `at`, or `end`
    svod_csv_style style;
    uint32_t line; // of the next record, from 1
} svod_csv_scan;
typedef struct svod_csv_record {
    const char *text; // without its line end
    size_t len;
    uint32_t line;
    bool open;  // a quote is never closed: it counts as a letter, and the record ends at the line's end
    bool ended; // by a line end, not by the file's
} svod_csv_record;
svod_csv_scan svod_csv_scan_of(const char *text, size_t len, svod_csv_style style);
bool svod_csv_next(svod_csv_scan *scan, svod_csv_record *out);
// Behind the quote that closes the field opened at `at`; NULL when there is none before `end`.
const char *svod_csv_behind_quoted(const char *at, const char *end, char quote);
// Cuts the next field off a record's bytes in place: quotes undone, NUL put behind it. *at moves behind the delimiter, to NULL after
// the last field. `end` is behind the last byte, where a NUL may be written. *stray becomes true when text follows a closing quote.
char *svod_csv_field(svod_csv_style style, char **at, char *end, size_t *len, bool *stray);

// The quote, and the delimiter among tab ; | , that cuts the first records most evenly (or the one given, if not 0).
svod_csv_style svod_csv_style_of(const char *text, size_t len, char given);
// "sep=;" as the first line: its delimiter, and *len gets the length of the line with its end. 0: there is none.
char svod_csv_sep_line(const char *text, size_t len, size_t *line_len);

// Appends the bytes of a record (8-bit ones turned already) as valid UTF-8: a malformed byte becomes U+FFFD, and so does a run of NULs
// inside a field, so that 1 NUL 2 never looks like 12; NULs at the edge of a field are filling and left out.
typedef struct svod_csv_faults {
    bool malformed, zeros;
} svod_csv_faults;
svod_csv_faults svod_csv_mend(const char *text, size_t len, svod_csv_style style, svod_buf *out);

// ---- fields ------------------------------------------------------------------------------------------------------

// "12", "-7,5", "0.25": digits with at most one decimal sign inside (*mark, else 0). `only`: the one sign that counts, 0 both.
// Leading zeros, a plus, exponents, spaces and whole numbers of over 15 digits are text: they are codes and telephone numbers as
// often as numbers. The value is the double nearest to the decimal.
bool svod_csv_number(const char *text, size_t len, char only, double *out, char *mark);

#endif
