// A workbook whose part was cut short is not taken for a whole one.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "folder_help.h"
#include "write/xlsx_whole.h"
#include "zip_help.h"

static bool whole(const char *part) {
    zip_part parts[] = {{"a.xml", "<?xml version=\"1.0\"?>\n<a><b/></a>\n", 0}, {"b.xml", part, 0}, {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    svod_arena *arena = svod_arena_new();
    const char *path = in_folder(arena, "book.xlsx");
    FILE *file = fopen(path, "wb");
    fwrite(bytes, 1, len, file);
    fclose(file);
    bool result = svod_xlsx_whole(path);
    svod_arena_free(arena);
    free(bytes);
    return result;
}

static void whole_parts(void **state) {
    (void)state;
    assert_int_equal(folder_make(), 0);
    assert_true(whole("<?xml version=\"1.0\"?>\n<empty x=\"1\"/>"));
    size_t len = 200000;
    char *sheet = malloc(len + 64);
    strcpy(sheet, "<?xml version=\"1.0\"?><worksheet xmlns=\"m\">");
    size_t at = strlen(sheet);
    while (at < len)
        at += (size_t)sprintf(sheet + at, "<c/>");
    strcpy(sheet + at, "</worksheet>");
    assert_true(whole(sheet));
    for (size_t cut = at + 11; cut > at - 20; cut--) {
        sheet[cut] = '\0';
        assert_false(whole(sheet));
    }
    sheet[100] = '\0';
    assert_false(whole(sheet));
    assert_false(whole("<?xml version=\"1.0\"?>"));
    assert_false(svod_xlsx_whole("/nonexistent"));
    free(sheet);
    folder_remove();
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(whole_parts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
