// For tests: zip archives made in memory.
#ifndef SVOD_TEST_ZIP_HELP_H
#define SVOD_TEST_ZIP_HELP_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>

typedef struct zip_part {
    const char *name, *text;
    size_t len; // 0: a C string
} zip_part;

// The archive of these parts (ended by a NULL name), to be freed.
static inline unsigned char *zip_of(const zip_part *parts, size_t *len) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    for (; parts->name; parts++) {
        zip_source_t *part = zip_source_buffer(zip, parts->text, parts->len ? parts->len : strlen(parts->text), 0);
        zip_file_add(zip, parts->name, part, ZIP_FL_ENC_UTF_8);
    }
    zip_close(zip);
    zip_stat_t stat;
    zip_source_stat(source, &stat);
    *len = (size_t)stat.size;
    unsigned char *bytes = malloc(*len);
    zip_source_open(source);
    zip_source_read(source, bytes, *len);
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

#endif
