// A reader in a child process: what it delivers arrives as if it had run here, and however it ends, that is a finding.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "relay_help.h"

// ---- equal delivery ------------------------------------------------------------------------------------------------------

static void give_kinds(const svod_sink *sink, svod_arena *scratch) {
    char *long_text = svod_alloc(scratch, (1 << 20) + 1);
    memset(long_text, 'z', 1 << 20);
    svod_cell cells[] = {
        text_cell(2, 1, SVOD_CELL_NUMBER, "7.5", 7.5),
        text_cell(2, 2, SVOD_CELL_STRING, "Тавдинский", 0),
        text_cell(2, 3, SVOD_CELL_STRING, "", 0),
        text_cell(2, 4, SVOD_CELL_BOOL, "true", 1),
        text_cell(2, 5, SVOD_CELL_ERROR, "#N/A", 0),
        text_cell(2, 6, SVOD_CELL_DATE, "2024-02-29", 45351),
        text_cell(2, 7, SVOD_CELL_EMPTY, "", 0),
        text_cell(2, 8, SVOD_CELL_NUMBER, "-0", -0.0),
        text_cell(2, 9, SVOD_CELL_NUMBER, "4.9e-324", 4.9e-324),
        text_cell(2, 256, SVOD_CELL_STRING, long_text, 0),
        text_cell(2, 16384, SVOD_CELL_NUMBER, "1.7976931348623157e308", 1.7976931348623157e308),
    };
    cells[0].flags = SVOD_CELL_FORMULA | SVOD_CELL_PERCENT;
    cells[1].flags = SVOD_CELL_HIDDEN;
    cells[4].flags = SVOD_CELL_DAMAGED;
    cells[6].flags = SVOD_CELL_FORMULA | SVOD_CELL_NO_RESULT;
    cells[1].line = 77;
    sink->row(sink->ctx, 2, cells, sizeof cells / sizeof *cells);
    svod_cell last = text_cell(1048576, 16384, SVOD_CELL_STRING, "конец", 0);
    sink->row(sink->ctx, 1048576, &last, 1);
}

static bool give_many_rows(const svod_sink *sink, uint32_t rows) {
    for (uint32_t row = 1; row <= rows; row++) {
        char text[20][16];
        svod_cell cells[20];
        for (uint32_t col = 1; col <= 20; col++) {
            snprintf(text[col - 1], sizeof text[0], "%u", row * col);
            cells[col - 1] = text_cell(row, col, SVOD_CELL_NUMBER, text[col - 1], row * col);
        }
        if (!sink->row(sink->ctx, row, cells, 20)) return false;
    }
    return true;
}

READER(rich) {
    (void)bytes;
    static const svod_merge merges[] = {{1, 1, 2, 2}, {5, 5, 1048576, 16384}};
    assert_true(given->visible_only);
    svod_add(findings, SVOD_F_xlsx_reference, svod_place_cell(shown, NULL, 0, 0), "о файле", "ничего");
    svod_sheet_info info = {.file = shown, .name = "Лист1", .index = 1, .visibility = SVOD_VERY_HIDDEN};
    sink->sheet(sink->ctx, &info);
    give_kinds(sink, scratch);
    svod_add(findings, SVOD_F_cell_damaged, svod_place_cell(shown, "Лист1", 17, 4), "x", NULL);
    svod_last(findings)->found = "сказано после";
    svod_advise(findings, "совет");
    svod_about(findings, "ishim", "2.3");
    sink->end(sink->ctx, merges, 2);
    svod_add(findings, SVOD_F_csv_encoding, svod_place_line(shown, 12, 5), NULL, NULL);
    svod_add(findings, SVOD_F_csv_decided, (svod_place){0}, "нигде", NULL);
    info = (svod_sheet_info){.file = shown, .name = "", .index = 4};
    sink->sheet(sink->ctx, &info);
    for (uint32_t i = 0; i < 1000; i++) // most of them are only counted
        svod_add(findings, SVOD_F_cell_twice, svod_place_cell(shown, "Лист1", i + 1, 1), "1", "2");
    bool ok = give_many_rows(sink, 3000) && sink->end(sink->ctx, NULL, 0);
    info = (svod_sheet_info){.file = shown, .name = "пустой", .index = 5};
    return ok && sink->sheet(sink->ctx, &info) && sink->end(sink->ctx, NULL, 0);
}

READER(gives_up) {
    UNUSED;
    svod_sheet_info info = {.file = shown, .name = "Лист1"};
    sink->sheet(sink->ctx, &info);
    give_many_rows(sink, 3);
    return svod_add(findings, SVOD_F_zip_damaged, svod_place_cell(shown, "Лист1", 0, 0), "здесь", NULL);
}

static void assert_same(svod_reader reader) {
    taken here = take_from(reader, text_bytes(""), NULL, 0), there = take_from(reader, text_bytes(""), &usual, 0);
    assert_int_equal(here.ok, there.ok);
    assert_string_equal(here.log.data, there.log.data);
    assert_int_equal(here.findings.list.count, there.findings.list.count);
    for (size_t i = 0; i < here.findings.list.count; i++) {
        svod_buf one = svod_buf_of(here.arena), other = svod_buf_of(there.arena);
        log_finding(&one, SVOD_AT(&here.findings.list, svod_finding, i));
        log_finding(&other, SVOD_AT(&there.findings.list, svod_finding, i));
        assert_string_equal(one.data, other.data);
    }
    assert_memory_equal(here.findings.count, there.findings.count, sizeof here.findings.count);
    assert_memory_equal(here.findings.per_code, there.findings.per_code, sizeof here.findings.per_code);
    taken_free(&here);
    taken_free(&there);
}

static void test_same_as_here(void **state) {
    (void)state;
    assert_same(rich);
    assert_same(gives_up);
    for (int i = 0; i < 20; i++)
        assert_same(gives_up);
}

static void test_usual_limits(void **state) {
    (void)state;
    taken t = begin_taking(0);
    svod_sink sink = {.ctx = &t, .sheet = take_sheet, .row = take_row, .end = take_end};
    assert_true(svod_relay(rich, text_bytes(""), "a.xls", &options, t.scratch, &sink, &t.findings));
    taken_free(&t);
}

// ---- bad ends ------------------------------------------------------------------------------------------------------------

static void give_some(const svod_sink *sink, const char *shown) {
    svod_sheet_info info = {.file = shown, .name = "Первый"};
    sink->sheet(sink->ctx, &info);
    give_many_rows(sink, 5);
    sink->end(sink->ctx, NULL, 0); // leaves at once
}

READER(dies) {
    UNUSED;
    give_some(sink, shown);
    int number = atoi((const char *)bytes.data);
    if (number == SIGSEGV) *(volatile int *)(uintptr_t)4096 = 1;
    if (number == SIGABRT) abort();
    raise(number);
    return true;
}

READER(loops) {
    UNUSED;
    give_some(sink, shown);
    for (volatile uint64_t i = 0; i < UINT64_MAX; i++) {
    }
    return true;
}

READER(devours) {
    UNUSED;
    svod_sheet_info info = {.file = shown, .name = "Второй", .index = 1};
    give_some(sink, shown);
    sink->sheet(sink->ctx, &info);
    give_many_rows(sink, 2); // still in the child's buffer
    for (uint64_t i = 0; i < UINT64_MAX; i++)
        memset(svod_alloc(scratch, 10000), 1, 10000);
    return true;
}

READER(leaves) {
    UNUSED;
    _exit(3);
}

READER(leaves_well) {
    UNUSED;
    give_some(sink, shown);
    _exit(0);
}

READER(floods) {
    UNUSED;
    svod_sheet_info info = {.file = shown, .name = "Первый"};
    sink->sheet(sink->ctx, &info);
    return give_many_rows(sink, 1048576);
}

READER(floods_with_findings) {
    UNUSED;
    for (uint32_t i = 0; i < UINT32_MAX; i++)
        svod_add(findings, SVOD_F_csv_encoding, svod_place_cell(shown, svod_printf(scratch, "%u", i), 0, 0), "", "");
    return true;
}

// One row of more than a message may hold.
READER(sends_a_giant) {
    UNUSED;
    svod_sheet_info info = {.file = shown, .name = "Первый"};
    sink->sheet(sink->ctx, &info);
    char *text = svod_alloc(scratch, ((size_t)20 << 20) + 1);
    memset(text, 'x', (size_t)20 << 20);
    svod_cell cells[4];
    for (uint32_t i = 0; i < 4; i++)
        cells[i] = text_cell(1, i + 1, SVOD_CELL_STRING, text, 0);
    return sink->row(sink->ctx, 1, cells, 4);
}

READER(gives_up_without_a_word) {
    UNUSED;
    give_some(sink, shown);
    return false;
}

static void expect_end(svod_reader reader, const char *bytes, const svod_child_limits *limits, svod_code code, const char *sheet,
                       const char *found) {
    taken t = take_from(reader, text_bytes(bytes), limits, 0);
    const svod_finding *last = svod_last(&t.findings);
    assert_false(t.ok);
    assert_int_equal(last->code, code);
    assert_string_equal(last->found, found);
    assert_string_equal(last->place.file, "a.xls");
    assert_true(svod_streq(last->place.sheet, sheet));
    assert_int_equal(t.findings.list.count, 1);
    if (sheet) assert_non_null(strstr(t.log.data, sheet));
    taken_free(&t);
}

static void test_signals(void **state) {
    (void)state;
    static const struct {
        int number;
        const char *found;
    } cases[] = {{SIGSEGV, "сбой программы чтения (SIGSEGV); чтение листа дошло до строки 5"},
                 {SIGABRT, "сбой программы чтения (SIGABRT); чтение листа дошло до строки 5"},
                 {SIGFPE, "сбой программы чтения (SIGFPE); чтение листа дошло до строки 5"},
                 {SIGKILL, "сбой программы чтения (SIGKILL); чтение листа дошло до строки 5"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char number[8];
        snprintf(number, sizeof number, "%d", cases[i].number);
        expect_end(dies, number, &usual, SVOD_F_file_killed, "Первый", cases[i].found);
    }
}

static void test_limits(void **state) {
    (void)state;
    svod_child_limits wall = usual, processor = usual, output = usual;
    wall.wait_ms = 150;
    processor.cpu_seconds = 1;
    output.output = 3 << 20;
    expect_end(loops, "", &wall, SVOD_F_file_killed, "Первый",
               "чтение не закончилось за отведённые секунды (5); чтение листа дошло до строки 5");
    expect_end(loops, "", &processor, SVOD_F_file_killed, "Первый",
               "чтение не закончилось за отведённые секунды (1); чтение листа дошло до строки 5");
    expect_end(devours, "", &usual, SVOD_F_file_killed, "Второй", "для чтения не хватило памяти (64 МБ); чтение листа дошло до строки 2");
    taken t = take_from(floods, text_bytes(""), &output, 0);
    assert_false(t.ok);
    assert_int_equal(svod_last(&t.findings)->code, SVOD_F_read_limit);
    assert_true(svod_starts(svod_last(&t.findings)->found, "прочитано больше, чем может быть в одном файле (3 МБ); чтение листа дошло"));
    taken_free(&t);
    svod_child_limits roomy = usual;
    roomy.memory = 256 << 20;
    roomy.output = 256 << 20;
    expect_end(sends_a_giant, "", &roomy, SVOD_F_read_limit, "Первый", "прочитано больше, чем может быть в одном файле (64 МБ)");
    t = take_from(floods_with_findings, text_bytes(""), &usual, 0);
    assert_false(t.ok);
    assert_int_equal(svod_last(&t.findings)->code, SVOD_F_file_killed);
    taken_free(&t);
}

static void test_early_ends(void **state) {
    (void)state;
    expect_end(leaves, "", &usual, SVOD_F_file_killed, NULL, "программа чтения остановилась раньше времени (код 3)");
    expect_end(leaves_well, "", &usual, SVOD_F_file_killed, "Первый",
               "программа чтения остановилась раньше времени (код 0); чтение листа дошло до строки 5");
    expect_end(gives_up_without_a_word, "", &usual, SVOD_F_file_killed, "Первый",
               "программа чтения передала данные, которые нельзя понять; чтение листа дошло до строки 5");
}

static void test_no_child(void **state) {
    (void)state;
    struct rlimit old, few;
    taken t = begin_taking(0);
    svod_sink sink = {.ctx = &t, .sheet = take_sheet, .row = take_row, .end = take_end};
    getrlimit(RLIMIT_NOFILE, &old);
    few = old;
    few.rlim_cur = 3;
    setrlimit(RLIMIT_NOFILE, &few);
    bool ok = svod_relay(rich, text_bytes(""), "a.xls", &options, t.scratch, &sink, &t.findings);
    setrlimit(RLIMIT_NOFILE, &old);
    assert_false(ok);
    assert_int_equal(svod_last(&t.findings)->code, SVOD_F_file_unreadable);
    taken_free(&t);
}

static void test_refusing_sink(void **state) {
    (void)state;
    for (size_t refuse = 1; refuse <= 7; refuse++) {
        taken t = take_from(loops, text_bytes(""), &usual, refuse);
        assert_false(t.ok);
        assert_int_equal(t.calls, refuse);
        assert_int_equal(t.findings.list.count, 0);
        taken_free(&t);
    }
}

// ---- recognising -----------------------------------------------------------------------------------------------------------

static void test_recognised(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        bool known;
    } cases[] = {
#define CASE(bytes, known) {bytes, sizeof bytes - 1, known}
        CASE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", true),
        CASE("\x09\x00\x04\x00\x02\x00\x10\x00", true),                 // Excel 2
        CASE("\x09\x02\x06\x00\x00\x00\x10\x00\x00\x00", true),         // 3
        CASE("\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", true),         // 4
        CASE("\x09\x08\x08\x00\x00\x05\x05\x00\x00\x00\x00\x00", true), // 5
        CASE("\x09\x08\x04\x00", false),
        CASE("\x09\x01\x06\x00\x00\x00\x10\x00\x00\x00", false),
        CASE("\x09\x02\x60\x00\x00\x00\x10\x00\x00\x00", false),
        CASE("\t2\t3\t4\t5\n", false),
        CASE("\xD0\xCF\x11\xE0", false),
    };
    const svod_format *xls = NULL;
    for (size_t i = 0; svod_formats[i]; i++)
        if (svod_streq(svod_formats[i]->id, "xls")) xls = svod_formats[i];
    assert_non_null(xls);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(xls->sniff((svod_bytes){(const unsigned char *)cases[i].bytes, cases[i].len}) > 0, cases[i].known);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        RELAY_TEST(test_same_as_here), RELAY_TEST(test_usual_limits), RELAY_TEST(test_signals),       RELAY_TEST(test_limits),
        RELAY_TEST(test_early_ends),   RELAY_TEST(test_no_child),     RELAY_TEST(test_refusing_sink), RELAY_TEST(test_recognised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
