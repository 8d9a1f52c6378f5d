// For tests that need files: a folder of their own, removed afterwards.
#ifndef SVOD_TEST_FOLDER_HELP_H
#define SVOD_TEST_FOLDER_HELP_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static char folder[64];

static inline int folder_make(void) {
    strcpy(folder, "/tmp/svod-test-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static inline int folder_remove(void) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static inline const char *in_folder(svod_arena *owner, const char *name) {
    return svod_printf(owner, "%s/%s", folder, name);
}

static inline void put_file(svod_arena *owner, const char *name, const char *text) {
    FILE *file = fopen(in_folder(owner, name), "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

#endif
