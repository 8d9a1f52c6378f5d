// The band of a level in words.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/rubric.h"

static void bands_have_words(void **state) {
    (void)state;
    static const struct {
        int64_t from, to;
        const char *ru, *en;
    } cases[] = {
        {21, 50, "21–50", "21–50"},           {91, INT64_MAX, "от 91", "91 and more"},
        {INT64_MIN, 20, "до 20", "up to 20"}, {INT64_MIN, INT64_MAX, "любое", "any"},
        {-5, -1, "-5–-1", "-5–-1"},
    };
    svod_arena *arena = svod_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        svod_level level = {.from = cases[i].from, .to = cases[i].to};
        assert_string_equal(svod_level_words(&level, arena, SVOD_RU), cases[i].ru);
        assert_string_equal(svod_level_words(&level, arena, SVOD_EN), cases[i].en);
    }
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(bands_have_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
