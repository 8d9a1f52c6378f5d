// Packages of office programs: a zip archive of a few parts, made in memory. Private to write/.
#ifndef SVOD_WRITE_PACK_H
#define SVOD_WRITE_PACK_H

#include "base/str.h"

typedef struct svod_pack_part {
    const char *name;
    const char *bytes;
    size_t len;
    bool stored; // not deflated
} svod_pack_part;

// Appends the archive of the parts in their order. `date` (ISO, or NULL) is what all of them are dated by, so that the same parts give the
// same bytes on every day and in every time zone. False when the library fails; then nothing was appended.
bool svod_pack(const svod_pack_part *parts, size_t count, const char *date, svod_buf *out);

// A day as YYYY-MM-DD at the beginning of `text`, from 1980 on, which archives begin with; false (and nothing set) when there is none.
bool svod_pack_day(const char *text, unsigned *year, unsigned *month, unsigned *day);

#endif
