// Another program, run under limits, its standard output taken: no shell, no network, no processes of its own, no files written outside
// of a folder of its own. Refuses: knowing what comes out.
#ifndef SVOD_HOST_CONVERT_H
#define SVOD_HOST_CONVERT_H

#include "host/host.h"

typedef struct svod_convert_limits {
    size_t memory; // bytes: address space
    size_t output; // standard output
    size_t file;   // any file that it writes, and all in its folder together
    unsigned cpu_seconds, wait_seconds;
} svod_convert_limits;

typedef enum svod_convert_end {
    SVOD_CONVERT_DONE,    // exit status 0
    SVOD_CONVERT_FAILED,  // another one, or a signal; what came until then is there
    SVOD_CONVERT_MISSING, // there is no such program
    SVOD_CONVERT_TIME,
    SVOD_CONVERT_MEMORY,
    SVOD_CONVERT_OUTPUT
} svod_convert_end;

typedef struct svod_converter {
    const char *const *argv; // NULL-terminated; argv[0] is a bare name, looked for as svod_convert_have does
    const char *path;        // this file is its standard input, to be opened again as /dev/stdin; NULL: `bytes` are
    svod_bytes bytes;
    const char *folder; // the only place where it may write, and its home; NULL: it may write nothing at all
    svod_convert_limits limits;
} svod_converter;

// Whether there is such a program in /usr/bin, /bin or LibreOffice's own folder; $SVOD_CONVERTERS, folders with ":" between, says
// otherwise.
bool svod_convert_have(const char *program);
// May be called by several threads at once. *out: standard output, *said (may be NULL): the beginning of standard error, both in the arena.
// Nothing of the program runs any more when it returns; where the kernel has neither seccomp nor Landlock, resource limits and the end of
// the whole process group stand for them.
svod_convert_end svod_convert(const svod_converter *what, svod_arena *arena, svod_bytes *out, const char **said);

// A new empty folder for a program that must write; NULL: none can be made. It is gone after svod_convert_clean, and after a signal that
// ends the program.
const char *svod_convert_folder(svod_arena *arena);
// Puts a file there. False: it cannot be written.
bool svod_convert_put(svod_arena *arena, const char *folder, const char *name, svod_bytes bytes);
void svod_convert_clean(const char *folder);

#endif
