// Parts -> zip archive in memory.
#include "write/pack.h"

#include <string.h>
#include <zip.h>

#define LEVEL 3 // of deflate: most of a letter is the same few tags, and a higher one takes twice the time for a tenth of the bytes

bool svod_pack_day(const char *text, unsigned *year, unsigned *month, unsigned *day) {
    static const char shape[] = "0000-00-00";
    unsigned part[3] = {0, 0, 0}, at = 0;
    if (!text) return false;
    for (size_t i = 0; shape[i]; i++) {
        if (shape[i] == '-' ? text[i] != '-' : !svod_digit(text[i])) return false;
        at += shape[i] == '-';
        if (shape[i] == '0') part[at] = part[at] * 10 + (unsigned)(text[i] - '0');
    }
    if (part[0] < 1980 || part[0] > 2107 || !part[1] || part[1] > 12 || !part[2] || part[2] > 31) return false;
    *year = part[0];
    *month = part[1];
    *day = part[2];
    return true;
}

#define SMALL 1024 // bytes, that are not worth setting up a deflater for: it takes 256 KB each time

static bool add_part(zip_t *zip, const svod_pack_part *part, uint16_t day) {
    zip_source_t *source = zip_source_buffer(zip, part->bytes, part->len, 0);
    if (!source) return false;
    zip_int64_t index = zip_file_add(zip, part->name, source, 0);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t i = (zip_uint64_t)index;
    return !zip_set_file_compression(zip, i, part->stored || part->len < SMALL ? ZIP_CM_STORE : ZIP_CM_DEFLATE, LEVEL) &&
           !zip_file_set_dostime(zip, i, 0, day, 0);
}

static bool take_bytes(zip_source_t *source, svod_buf *out) {
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) || !(stat.valid & ZIP_STAT_SIZE) || zip_source_open(source)) return false;
    svod_buf_room(out, stat.size);
    zip_int64_t got = zip_source_read(source, out->data + out->len, stat.size);
    zip_source_close(source);
    if (got < 0 || (zip_uint64_t)got != stat.size) return false;
    out->len += stat.size;
    out->data[out->len] = '\0';
    return true;
}

bool svod_pack(const svod_pack_part *parts, size_t count, const char *date, svod_buf *out) {
    unsigned year = 1980, month = 1, of_month = 1;
    svod_pack_day(date, &year, &month, &of_month);
    uint16_t day = (uint16_t)((year - 1980) << 9 | month << 5 | of_month);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (!source) return false;
    zip_source_keep(source); // to be read once the archive is closed
    zip_t *zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    if (!zip) {
        zip_source_free(source);
        zip_source_free(source);
        return false;
    }
    bool done = true;
    for (size_t i = 0; done && i < count; i++)
        done = add_part(zip, &parts[i], day);
    if (!done || zip_close(zip)) {
        zip_discard(zip);
        done = false;
    }
    done = done && take_bytes(source, out);
    zip_source_free(source);
    return done;
}
