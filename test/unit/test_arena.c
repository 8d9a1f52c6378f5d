// Arenas and growable arrays.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

static bool is_zero(const unsigned char *bytes, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (bytes[i]) return false;
    return true;
}

static void gives_zeroed_aligned_memory(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *at = svod_alloc(arena, size);
        assert_non_null(at);
        assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
        assert_true(is_zero(at, size));
        memset(at, 0xAA, size);
    }
    svod_arena_free(arena);
}

static void keeps_what_big_requests_interrupt(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    char *first = svod_strdup(arena, "first");
    unsigned char *big = svod_alloc(arena, (size_t)20 << 20);
    char *second = svod_strdup(arena, "second");
    // The small one still comes from the shared block.
    assert_true(second - first == _Alignof(max_align_t));
    assert_true(is_zero(big, 1 << 20));
    assert_string_equal(first, "first");
    svod_arena_free(arena);
}

static void is_zeroed_again_after_reset(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    memset(svod_alloc(arena, 1000), 0xAA, 1000);
    memset(svod_alloc(arena, 1 << 20), 0xAA, 1 << 20);
    assert_true(svod_arena_used(arena) >= 1000 + (1 << 20));
    svod_arena_reset(arena);
    assert_int_equal(svod_arena_used(arena), 0);
    for (int i = 0; i < 100; i++)
        assert_true(is_zero(svod_alloc(arena, 1000), 1000));
    svod_arena_free(arena);
    svod_arena_free(NULL);
}

static void prints_and_copies(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    assert_string_equal(svod_printf(arena, "%s-%d", "балл", 7), "балл-7");
    assert_string_equal(svod_printf(arena, "%s", ""), "");
    assert_string_equal(svod_strndup(arena, "abcdef", 3), "abc");
    assert_string_equal(svod_strndup(arena, NULL, 0), "");
    svod_arena_free(arena);
}

static jmp_buf out_of_memory;
static size_t wanted_bytes;

static void jump(size_t wanted) {
    wanted_bytes = wanted;
    longjmp(out_of_memory, 1);
}

static void says_when_memory_is_out(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_arena_on_oom(jump);
    for (volatile int i = 0; i < 2; i++) {
        if (!setjmp(out_of_memory)) {
            if (i == 0)
                svod_alloc_array(arena, SIZE_MAX / 2, 3);
            else
                svod_alloc(arena, SIZE_MAX);
            fail();
        }
        assert_true(wanted_bytes > SIZE_MAX / 2);
    }
    svod_arena_on_oom(NULL);
    assert_string_equal(svod_strdup(arena, "goes on"), "goes on");
    svod_arena_free(arena);
}

static void vectors_grow_and_keep(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_vec vec = svod_vec_of(arena, sizeof(int));
    for (int i = 0; i < 10000; i++)
        *SVOD_PUSH(&vec, int) = i;
    assert_int_equal(vec.count, 10000);
    for (size_t i = 0; i < vec.count; i++)
        assert_int_equal(*SVOD_AT(&vec, int, i), (int)i);
    vec.count = 5;
    assert_int_equal(*SVOD_PUSH(&vec, int), 0);
    svod_arena_free(arena);
}

// Grows past the size from which blocks are given back, with other blocks coming in between.
static void arrays_keep_their_contents(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    uint32_t *array = NULL;
    size_t size = 0;
    for (size_t next = 1 << 10; next <= (size_t)64 << 20; next *= 2) {
        array = svod_alloc_more(arena, array, size, next);
        for (size_t i = size / 4; i < next / 4; i++)
            array[i] = (uint32_t)i;
        size = next;
        memset(svod_alloc(arena, 3 << 20), 0xAA, 3 << 20);
        memset(svod_alloc(arena, 100), 0xAA, 100);
    }
    for (size_t i = 0; i < size / 4; i++)
        assert_int_equal(array[i], i);
    assert_true(svod_arena_used(arena) < (size_t)128 << 20);
    svod_arena_reset(arena);
    array = svod_alloc_more(arena, NULL, 0, (size_t)8 << 20);
    array[0] = 7;
    array = svod_alloc_more(arena, array, (size_t)8 << 20, (size_t)16 << 20);
    assert_int_equal(array[0], 7);
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_memory), cmocka_unit_test(keeps_what_big_requests_interrupt),
        cmocka_unit_test(is_zeroed_again_after_reset), cmocka_unit_test(prints_and_copies),
        cmocka_unit_test(says_when_memory_is_out),     cmocka_unit_test(vectors_grow_and_keep),
        cmocka_unit_test(arrays_keep_their_contents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
