// Writes so many letters as DOCX or ODT in memory; or only packs the parts of one of them so often.
// usage: bench_letters docx|odt COUNT [pack]
#include <stdio.h>
#include <stdlib.h>
#include <zip.h>

#include "../unit/letter_help.h"
#include "write/pack.h"

// The parts of a package, as they are before it is packed.
static svod_vec parts_of(const svod_buf *package, svod_arena *arena) {
    svod_vec parts = svod_vec_of(arena, sizeof(svod_pack_part));
    zip_t *zip = zip_open_from_source(zip_source_buffer_create(package->data, package->len, 0, NULL), ZIP_RDONLY, NULL);
    for (zip_int64_t i = 0; zip && i < zip_get_num_entries(zip, 0); i++) {
        zip_stat_t stat;
        zip_stat_index(zip, (zip_uint64_t)i, 0, &stat);
        char *bytes = svod_alloc(arena, stat.size + 1);
        zip_file_t *file = zip_fopen_index(zip, (zip_uint64_t)i, 0);
        if (!file || zip_fread(file, bytes, stat.size) != (zip_int64_t)stat.size) exit(1);
        zip_fclose(file);
        *SVOD_PUSH(&parts, svod_pack_part) =
            (svod_pack_part){svod_strdup(arena, stat.name), bytes, stat.size, stat.comp_method == ZIP_CM_STORE};
    }
    zip_discard(zip);
    return parts;
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    bool (*write)(const svod_letter *, svod_buf *) = strcmp(argv[1], "odt") ? svod_write_docx : svod_write_odt;
    svod_arena *kept = svod_arena_new(), *each = svod_arena_new();
    svod_letter *letter = letter_whole(kept);
    svod_buf first = svod_buf_of(kept);
    if (!write(letter, &first)) return 1;
    svod_vec parts = parts_of(&first, kept);
    size_t bytes = 0;
    for (long i = strtol(argv[2], NULL, 10); i > 0; i--) {
        svod_buf out = svod_buf_of(each);
        if (argc > 3 ? !svod_pack(parts.data, parts.count, letter->date, &out) : !write(letter, &out)) return 1;
        if (out.len != first.len || memcmp(out.data, first.data, out.len)) return 1;
        bytes += out.len;
        svod_arena_reset(each);
    }
    printf("%zu\n", bytes);
    svod_arena_free(each);
    svod_arena_free(kept);
    return 0;
}
