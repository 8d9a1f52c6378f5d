// Insides of the CSV reader: what the bytes are (encoding), what separates fields, and records one after another.
#ifndef SVOD_READ_CSV_H
#define SVOD_READ_CSV_H

#include "read/read.h"

typedef enum svod_csv_encoding { SVOD_CSV_UTF8, SVOD_CSV_CP1251, SVOD_CSV_UTF16LE, SVOD_CSV_UTF16BE } svod_csv_encoding;

// The text of a file in an ASCII-compatible form: UTF-8 and windows-1251 as they lie in the file, UTF-16 turned into UTF-8.
typedef struct svod_csv_text {
    const char *data; // behind any byte order mark
    size_t len;
    svod_csv_encoding encoding;
    bool clean; // UTF-8 without malformed bytes and NULs: rows need no further look
} svod_csv_text;

const char *svod_csv_encoding_name(svod_csv_encoding encoding);
// UTF-16 by its byte order mark or by its pattern of zero bytes.
bool svod_csv_is_utf16(svod_bytes bytes, svod_csv_encoding *out);
// Decides the encoding (or takes the one given) and prepares the text. Finding: csv_encoding for a word that is no encoding.
svod_csv_text svod_csv_text_of(svod_bytes bytes, const char *shown, const char *given, svod_arena *arena, svod_findings *findings);

// UTF-8 of each byte of windows-1251, made by iconv; an undefined byte is U+FFFD.
typedef struct svod_csv_table {
    char bytes[256][4];
    unsigned char len[256];
} svod_csv_table;
void svod_csv_table_make(svod_csv_table *out);

// ---- records -----------------------------------------------------------------------------------------------------

// A quoted field longer than this was never closed: without the bound every stray quote would cost a walk to the end of the file.
#define SVOD_CSV_QUOTED_CAP ((size_t)1 << 20)
typedef struct svod_csv_scan {
    const char *at, *end;
    char delimiter, eol;
    uint32_t line; // of the next record, from 1
} svod_csv_scan;
typedef struct svod_csv_record {
    const char *text; // without its line end
    size_t len;
    uint32_t line;
    bool open; // a quote is never closed: it counts as a letter, and the record ends at the line's end
} svod_csv_record;
svod_csv_scan svod_csv_scan_of(const char *text, size_t len, char delimiter);
bool svod_csv_next(svod_csv_scan *scan, svod_csv_record *out);
// Cuts the next field off a record's bytes in place: quotes undone, NUL put behind it. *at moves behind the delimiter, to NULL after
// the last field. `end` is behind the last byte, where a NUL may be written.
char *svod_csv_field(char **at, char *end, char delimiter, size_t *len);

// The delimiter among ; tab | , that cuts the first records most evenly; 0 when none does (a single column).
char svod_csv_delimiter(const char *text, size_t len);
// "sep=;" as the first line: its delimiter, and *len gets the length of the line with its end. 0: there is none.
char svod_csv_sep_line(const char *text, size_t len, size_t *line_len);

#endif
