// Small shared parts of the CSV outputs: semicolons, UTF-8 with a byte order mark, decimal point, a line feed after each row.
#ifndef SVOD_WRITE_CSV_H
#define SVOD_WRITE_CSV_H

#include "base/num.h"
#include "base/str.h"

// Byte order mark (office programs take the file for UTF-8 then) and the header row, given with its semicolons.
void svod_csv_put_begin(const char *header, svod_buf *out);
// One field with its semicolon; quoted as RFC 4180 says when it must be. A text that a spreadsheet would take for a formula gets an
// apostrophe before it. NULL is "".
void svod_csv_put_text(const char *text, svod_buf *out);
void svod_csv_put_count(size_t count, svod_buf *out);
// Up to 10 places, as few as show the value; "" when undefined.
void svod_csv_put_ratio(svod_ratio ratio, svod_buf *out);
// Turns the last semicolon into the end of the row.
void svod_csv_put_end(svod_buf *out);

#endif
