// Is a workbook just written whole? Private to write/.
#ifndef SVOD_WRITE_XLSX_WHOLE_H
#define SVOD_WRITE_XLSX_WHOLE_H

#include <stdbool.h>

// True when every part of the book at `path` can be unpacked and ends with the closing tag that it began with. The library that writes
// books goes through temporary files and does not notice when the disk under them is full: a part is then cut short without a word.
bool svod_xlsx_whole(const char *path);

#endif
