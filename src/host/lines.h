// Lines of a pipe or file as they come. Refuses: knowing what is in them.
#ifndef SVOD_HOST_LINES_H
#define SVOD_HOST_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/finding.h"

typedef enum svod_line_end {
    SVOD_LINE,      // a line
    SVOD_LINE_LONG, // one over the cap: its beginning
    SVOD_LINE_END,  // no more
    SVOD_LINE_FAULT // could not be read any more
} svod_line_end;

typedef struct svod_lines svod_lines;
// `cap`: bytes of a line. NULL: there is no memory.
svod_lines *svod_lines_of(int fd, size_t cap);
// A file or pipe by its path. NULL with a finding: file_missing, file_unreadable.
svod_lines *svod_lines_open(const char *path, size_t cap, svod_findings *findings);
void svod_lines_free(svod_lines *lines);
// The next line without its line break (a last one need not have one); holds until the next call. Waits for it.
svod_line_end svod_lines_next(svod_lines *lines, const char **text, size_t *len);
// Whether the next call will not wait.
bool svod_lines_ready(svod_lines *lines);

#endif
