// Reads a workbook back and looks at both ends of every part.
#include "write/xlsx_whole.h"

#include <string.h>
#include <zip.h>

#define STEP 65536
#define END 256 // bytes kept of either end; a root element's name is far shorter

typedef struct ends {
    char first[END + 1], last[END + 1];
    size_t len;
} ends;

static void take(ends *part, const char *bytes, size_t len) {
    if (part->len < END) {
        size_t room = END - part->len, some = len < room ? len : room;
        memcpy(part->first + part->len, bytes, some);
    }
    size_t keep = part->len < END ? part->len : END; // of what `last` holds
    if (len >= END) {
        memcpy(part->last, bytes + len - END, END);
    } else {
        size_t old = keep + len > END ? END - len : keep;
        memmove(part->last, part->last + keep - old, old);
        memcpy(part->last + old, bytes, len);
    }
    part->len += len;
}

// "<worksheet …" … "</worksheet>"; a small part may be one empty element.
static bool closed(const ends *part) {
    const char *at = part->first;
    while ((at = strchr(at, '<')) && (at[1] == '?' || at[1] == '!'))
        at++;
    if (!at) return false;
    size_t name = strcspn(at + 1, " \t\r\n/>"), end = part->len < END ? part->len : END;
    while (end && strchr(" \t\r\n", part->last[end - 1]))
        end--;
    if (part->len < END && end > 1 && !memcmp(part->last + end - 2, "/>", 2) && !strstr(at + 1, "<")) return true;
    return end > name + 2 && part->last[end - 1] == '>' && !memcmp(part->last + end - 1 - name, at + 1, name) &&
           !memcmp(part->last + end - 3 - name, "</", 2);
}

static bool part_whole(zip_t *zip, zip_uint64_t index) {
    char bytes[STEP];
    ends part = {.len = 0};
    zip_file_t *file = zip_fopen_index(zip, index, 0);
    if (!file) return false;
    zip_int64_t got;
    while ((got = zip_fread(file, bytes, sizeof bytes)) > 0)
        take(&part, bytes, (size_t)got);
    zip_fclose(file);
    return got == 0 && closed(&part);
}

bool svod_xlsx_whole(const char *path) {
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    if (!zip) return false;
    zip_int64_t count = zip_get_num_entries(zip, 0);
    bool whole = count > 0;
    for (zip_int64_t i = 0; whole && i < count; i++)
        whole = part_whole(zip, (zip_uint64_t)i);
    zip_discard(zip);
    return whole;
}
