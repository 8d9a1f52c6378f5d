// Lines of a pipe: whole however they come, the last one without an end too, and those over the cap passed over.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "host/lines.h"

enum { CAP = 200000 };
static int ends[2];
static svod_lines *lines;

static int set_up(void **state) {
    (void)state;
    if (pipe(ends)) return -1;
    lines = svod_lines_of(ends[0], CAP);
    return lines ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    svod_lines_free(lines);
    close(ends[0]);
    return 0;
}

static void send(const char *text) {
    assert_int_equal(write(ends[1], text, strlen(text)), strlen(text));
}

static void expect(const char *wanted) {
    const char *text;
    size_t len;
    assert_int_equal(svod_lines_next(lines, &text, &len), SVOD_LINE);
    assert_int_equal(len, strlen(wanted));
    assert_memory_equal(text, wanted, len);
}

static void expect_end(svod_line_end end) {
    const char *text;
    size_t len;
    assert_int_equal(svod_lines_next(lines, &text, &len), end);
}

static void whole_however_they_come(void **state) {
    (void)state;
    send("one\r\n\ntw");
    assert_true(svod_lines_ready(lines));
    expect("one");
    assert_true(svod_lines_ready(lines));
    expect("");
    assert_false(svod_lines_ready(lines)); // half a line
    send("o\nlast");
    assert_true(svod_lines_ready(lines));
    expect("two");
    assert_false(svod_lines_ready(lines));
    close(ends[1]);
    assert_true(svod_lines_ready(lines));
    expect("last");
    expect_end(SVOD_LINE_END);
    expect_end(SVOD_LINE_END);
}

// Sends from a child, for a pipe holds 64 KB.
static void send_long(size_t first, size_t second) {
    pid_t child = fork();
    if (child == 0) {
        char *text = malloc(first + second + 8);
        memset(text, 'a', first);
        text[first] = '\n';
        memset(text + first + 1, 'b', second);
        memcpy(text + first + 1 + second, "\nend\n", 5);
        size_t len = first + second + 6, done = 0;
        for (ssize_t got = 1; done < len && got > 0; done += (size_t)got)
            got = write(ends[1], text + done, len - done);
        _exit(0);
    }
    close(ends[1]);
}

static void up_to_the_cap(void **state) {
    (void)state;
    send_long(CAP, CAP - 1);
    const char *text;
    size_t len;
    assert_int_equal(svod_lines_next(lines, &text, &len), SVOD_LINE);
    assert_int_equal(len, CAP);
    assert_int_equal(svod_lines_next(lines, &text, &len), SVOD_LINE);
    assert_int_equal(len, CAP - 1);
    assert_int_equal(text[len - 1], 'b');
    expect("end");
    expect_end(SVOD_LINE_END);
}

static void over_the_cap(void **state) {
    (void)state;
    send_long(CAP * 10, CAP + 1);
    expect_end(SVOD_LINE_LONG);
    expect_end(SVOD_LINE_LONG);
    expect("end");
    expect_end(SVOD_LINE_END);
}

static void what_cannot_be_read(void **state) {
    (void)state;
    close(ends[1]);
    svod_lines *none = svod_lines_of(-1, CAP);
    const char *text;
    size_t len;
    assert_int_equal(svod_lines_next(none, &text, &len), SVOD_LINE_FAULT);
    svod_lines_free(none);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(whole_however_they_come),
        TEST(up_to_the_cap),
        TEST(over_the_cap),
        TEST(what_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
