// Maps from strings.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/map.h"

static void finds_what_was_added(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_map *map = svod_map_new(arena);
    for (size_t i = 0; i < 20000; i++)
        assert_true(svod_map_add(map, svod_printf(arena, "unit %zu", i), i));
    assert_int_equal(svod_map_count(map), 20000);
    for (size_t i = 0; i < 20000; i++) {
        size_t value = SIZE_MAX;
        assert_true(svod_map_get(map, svod_printf(arena, "unit %zu", i), &value));
        assert_int_equal(value, i);
    }
    assert_false(svod_map_get(map, "unit 20000", NULL));
    svod_arena_free(arena);
}

static void keeps_the_first_value(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_map *map = svod_map_new(arena);
    size_t value = 5;
    assert_false(svod_map_get(map, "", &value));
    assert_int_equal(value, 5);
    assert_true(svod_map_add(map, "ишим", 1));
    assert_false(svod_map_add(map, "ишим", 2));
    assert_true(svod_map_add(map, "", 3));
    assert_int_equal(svod_map_count(map), 2);
    assert_true(svod_map_get(map, "ишим", &value));
    assert_int_equal(value, 1);
    assert_true(svod_map_get(map, "", &value));
    assert_int_equal(value, 3);
    assert_true(svod_map_get(map, "ишим", NULL));
    svod_arena_free(arena);
}

static void finds_parts_of_texts(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_map *map = svod_map_new(arena);
    size_t value = 0;
    svod_map_add(map, "ab", 7);
    assert_true(svod_map_getn(map, "abc", 2, &value));
    assert_int_equal(value, 7);
    assert_false(svod_map_getn(map, "abc", 3, &value));
    assert_false(svod_map_getn(map, "abc", 1, &value));
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_added),
        cmocka_unit_test(keeps_the_first_value),
        cmocka_unit_test(finds_parts_of_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
