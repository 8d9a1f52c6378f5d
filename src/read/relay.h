// A reader run in a child process with limits: the child's rows and findings come over a pipe and are delivered here as if the reader had
// run in this process. Refuses: knowing any format.
#ifndef SVOD_READ_RELAY_H
#define SVOD_READ_RELAY_H

#include "host/child.h"
#include "read/read.h"

typedef bool (*svod_reader)(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch,
                            const svod_sink *sink, svod_findings *findings);
// Runs `reader` over `bytes` in a child: 384 MB of memory above what this process has, 8 s of processor time and 8 s of waiting for it,
// 1 GiB of cells, no file written, no further process (see host/child.h). Whatever the child sends is checked before it is believed: rows
// and cells ascend, texts are UTF-8. A child that ends before its time is the finding file_killed with the last sheet and row that came;
// read_limit: too much came. A sink that refuses ends the child at once.
bool svod_relay(svod_reader reader, svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch,
                const svod_sink *sink, svod_findings *findings);
// The same with other limits, for tests.
bool svod_relay_within(const svod_child_limits *limits, svod_reader reader, svod_bytes bytes, const char *shown,
                       const svod_read_options *options, svod_arena *scratch, const svod_sink *sink, svod_findings *findings);

// ---- insides -----------------------------------------------------------------------------------------------------------

// A message is a kind and a length, both of 32 bits, and so many bytes. Texts: length, bytes, a zero; SVOD_RELAY_NULL for no text.
// Numbers are those of the machine: both ends are the same program.
typedef enum svod_relay_kind {
    SVOD_RELAY_SHEET,   // index, visibility, name
    SVOD_RELAY_ROW,     // row, count; count times: svod_relay_cell, bytes of the text, a zero
    SVOD_RELAY_END,     // count, svod_merge ...
    SVOD_RELAY_FINDING, // svod_relay_finding; sheet, found, expected, advice, unit, node
    SVOD_RELAY_MORE,    // svod_relay_finding; sheet: `more` findings that were counted, not kept
    SVOD_RELAY_DONE     // whether the reader was content
} svod_relay_kind;
#define SVOD_RELAY_NULL UINT32_MAX
#define SVOD_RELAY_MESSAGE ((uint32_t)64 << 20) // bytes of the longest
typedef struct svod_relay_cell {
    uint32_t col, line, len;
    uint8_t type, flags;
    uint16_t zero;
    double number;
} svod_relay_cell;
typedef struct svod_relay_finding {
    uint32_t code, row, col, line;
    uint32_t has_file; // the file read; else none
    uint32_t more;
} svod_relay_finding;

// In the child: runs the reader and sends what it delivers.
typedef struct svod_relay_job {
    svod_reader reader;
    svod_bytes bytes;
    const char *shown;
    const svod_read_options *options;
    svod_arena *scratch;
    svod_findings *findings; // for their language and arena
} svod_relay_job;
void svod_relay_send(void *job, svod_child_out *out);

#endif
