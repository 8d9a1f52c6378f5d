// Messages that no honest child sends, every byte of a stream spoilt, every place cut: nothing of it is believed.
#include <math.h>
#include <unistd.h>

#include "relay_help.h"

// ---- messages that cannot be -----------------------------------------------------------------------------------------------

// Sends the bytes as they are over the only descriptor there is, past the sink.
READER(replays) {
    UNUSED;
    for (int fd = 3; fd < 1024; fd++) {
        if (write(fd, bytes.data, bytes.len) != (ssize_t)bytes.len) continue;
        break;
    }
    _exit(0);
}

typedef struct message {
    unsigned char bytes[512];
    size_t len;
} message;

static void add(message *m, const void *bytes, size_t len) {
    memcpy(m->bytes + m->len, bytes, len);
    m->len += len;
}

static void add_u32(message *m, uint32_t value) {
    add(m, &value, sizeof value);
}

static void add_text(message *m, const char *text) {
    add_u32(m, (uint32_t)strlen(text));
    add(m, text, strlen(text) + 1);
}

static void add_head(message *m, svod_relay_kind kind, size_t len) {
    add_u32(m, kind);
    add_u32(m, (uint32_t)len);
}

static void add_sheet(message *m, uint32_t index, uint32_t visibility, const char *name) {
    add_head(m, SVOD_RELAY_SHEET, 12 + strlen(name) + 1);
    add_u32(m, index);
    add_u32(m, visibility);
    add_text(m, name);
}

static void add_row(message *m, uint32_t row, const svod_relay_cell *cells, uint32_t count, const char *text) {
    size_t len = strlen(text);
    add_head(m, SVOD_RELAY_ROW, 8 + count * (sizeof *cells + len + 1));
    add_u32(m, row);
    add_u32(m, count);
    for (uint32_t i = 0; i < count; i++) {
        add(m, &cells[i], sizeof cells[i]);
        add(m, text, len + 1);
    }
}

static void add_end(message *m, svod_merge merge) {
    add_head(m, SVOD_RELAY_END, 4 + sizeof merge);
    add_u32(m, 1);
    add(m, &merge, sizeof merge);
}

static void add_done(message *m, uint32_t content) {
    add_head(m, SVOD_RELAY_DONE, 4);
    add_u32(m, content);
}

static svod_relay_cell a_cell(uint32_t col) {
    return (svod_relay_cell){.col = col, .len = 1, .type = SVOD_CELL_STRING};
}

// Replays the message with a DONE behind it and expects the child to be found out, or not.
static void replay(message *m, bool good) {
    add_done(m, 1);
    taken t = take_from(replays, (svod_bytes){m->bytes, m->len}, &usual, 0);
    assert_int_equal(t.ok, good);
    assert_int_equal(t.findings.list.count, !good);
    if (!good) assert_int_equal(svod_last(&t.findings)->code, SVOD_F_file_killed);
    taken_free(&t);
}

static void replay_row(uint32_t row, svod_relay_cell one, svod_relay_cell two, const char *text, bool good) {
    message m = {.len = 0};
    svod_relay_cell cells[] = {one, two};
    add_sheet(&m, 0, 0, "a");
    add_row(&m, row, cells, 2, text);
    add_end(&m, (svod_merge){1, 1, 2, 2});
    replay(&m, good);
}

static svod_relay_cell changed(svod_relay_cell cell, uint8_t type, uint8_t flags, double number) {
    cell.type = type;
    cell.flags = flags;
    cell.number = number;
    return cell;
}

static void test_senseless_rows(void **state) {
    (void)state;
    svod_relay_cell one = a_cell(1), two = a_cell(2), endless = a_cell(2);
    endless.len = UINT32_MAX;
    replay_row(1, one, two, "x", true);
    replay_row(1048576, one, a_cell(16384), "x", true);
    replay_row(0, one, two, "x", false);
    replay_row(1048577, one, two, "x", false);
    replay_row(1, one, a_cell(16385), "x", false);
    replay_row(1, a_cell(0), two, "x", false);
    replay_row(1, two, two, "x", false);
    replay_row(1, two, one, "x", false);
    replay_row(1, one, endless, "x", false);
    replay_row(1, one, two, "\xFF", false);
    replay_row(1, one, two, "", false);
    replay_row(1, one, changed(two, 6, 0, 0), "x", false);
    replay_row(1, one, changed(two, SVOD_CELL_STRING, 32, 0), "x", false);
    replay_row(1, one, changed(two, SVOD_CELL_EMPTY, SVOD_CELL_NO_RESULT, 0), "x", false);
    replay_row(1, one, changed(two, SVOD_CELL_NUMBER, 0, NAN), "x", false);
    replay_row(1, one, changed(two, SVOD_CELL_NUMBER, 0, INFINITY), "x", false);
    replay_row(1, one, changed(two, SVOD_CELL_BOOL, 0, 2), "x", false);
}

static void test_senseless_order(void **state) {
    (void)state;
    svod_relay_cell cell = a_cell(1);
    message m = {.len = 0}; // a row without a sheet
    add_row(&m, 1, &cell, 1, "x");
    replay(&m, false);
    m.len = 0; // rows that descend
    add_sheet(&m, 0, 0, "a");
    add_row(&m, 2, &cell, 1, "x");
    add_row(&m, 2, &cell, 1, "x");
    replay(&m, false);
    m.len = 0; // sheets that do
    add_sheet(&m, 1, 0, "a");
    add_end(&m, (svod_merge){1, 1, 2, 2});
    add_sheet(&m, 1, 0, "b");
    add_end(&m, (svod_merge){1, 1, 2, 2});
    replay(&m, false);
    m.len = 0;
    add_sheet(&m, 0, 3, "a");
    add_end(&m, (svod_merge){1, 1, 2, 2});
    replay(&m, false);
    m.len = 0; // a sheet that does not end before the next, or before all is done
    add_sheet(&m, 0, 0, "a");
    add_sheet(&m, 1, 0, "b");
    add_end(&m, (svod_merge){1, 1, 2, 2});
    replay(&m, false);
    m.len = 0;
    add_sheet(&m, 0, 0, "a");
    add_row(&m, 1, &cell, 1, "x");
    replay(&m, false);
    m.len = 0; // an end without a sheet
    add_end(&m, (svod_merge){1, 1, 2, 2});
    replay(&m, false);
    m.len = 0; // a row after the end
    add_sheet(&m, 0, 0, "a");
    add_end(&m, (svod_merge){1, 1, 2, 2});
    add_row(&m, 1, &cell, 1, "x");
    replay(&m, false);
    static const svod_merge merges[] = {{0, 1, 1, 1}, {1, 0, 1, 1}, {2, 1, 1, 1}, {1, 2, 1, 1}, {1, 1, 1048577, 1}, {1, 1, 1, 16385}};
    for (size_t i = 0; i < sizeof merges / sizeof *merges; i++) {
        m.len = 0;
        add_sheet(&m, 0, 0, "a");
        add_end(&m, merges[i]);
        replay(&m, false);
    }
}

static void test_senseless_messages(void **state) {
    (void)state;
    message m = {.len = 0};
    add_head(&m, (svod_relay_kind)99, 0);
    replay(&m, false);
    m.len = 0;
    add_done(&m, 7);
    replay(&m, false);
    m.len = 0; // a finding of no kind that there is
    svod_relay_finding finding = {.code = SVOD_CODE_COUNT};
    add_head(&m, SVOD_RELAY_MORE, sizeof finding + 4);
    add(&m, &finding, sizeof finding);
    add_u32(&m, SVOD_RELAY_NULL);
    replay(&m, false);
    m.len = 0; // bytes that nobody asked for
    add_head(&m, SVOD_RELAY_SHEET, 12 + 3);
    add_u32(&m, 0);
    add_u32(&m, 0);
    add_text(&m, "a");
    add(&m, "z", 1);
    replay(&m, false);
    m.len = 0; // a text that does not end
    svod_relay_cell cell = a_cell(1);
    add_sheet(&m, 0, 0, "a");
    add_row(&m, 1, &cell, 1, "x");
    m.bytes[m.len - 1] = 'y';
    replay(&m, false);
    m.len = 0; // more cells than there are
    add_sheet(&m, 0, 0, "a");
    add_head(&m, SVOD_RELAY_ROW, 8);
    add_u32(&m, 1);
    add_u32(&m, UINT32_MAX);
    replay(&m, false);
    m.len = 0; // more merges than there are
    add_sheet(&m, 0, 0, "a");
    add_head(&m, SVOD_RELAY_END, 4);
    add_u32(&m, 0x10000000);
    replay(&m, false);
}

// ---- every byte spoilt, every place cut -----------------------------------------------------------------------------------

READER(small) {
    UNUSED;
    static const svod_merge merge = {1, 1, 2, 2};
    svod_sheet_info info = {.file = shown, .name = "Лист"};
    svod_add(findings, SVOD_F_csv_encoding, svod_place_cell(shown, "Лист", 1, 2), "a", "b");
    svod_cell cells[] = {text_cell(1, 1, SVOD_CELL_NUMBER, "7.5", 7.5), text_cell(1, 3, SVOD_CELL_STRING, "да", 0)};
    return sink->sheet(sink->ctx, &info) && sink->row(sink->ctx, 1, cells, 2) && sink->end(sink->ctx, &merge, 1);
}

static svod_bytes record_small(taken *t) {
    svod_child child;
    int number;
    size_t len = 0, got = 1, room = 4096;
    unsigned char *bytes = svod_alloc(t->arena, room);
    svod_relay_job job = {small, text_bytes(""), "a.xls", &options, t->scratch, &t->findings};
    assert_int_equal(svod_child_start(&child, svod_relay_send, &job, &usual), 0);
    for (; got; len += got)
        got = svod_child_read(&child, bytes + len, room - len);
    assert_int_equal(svod_child_finish(&child, &number), SVOD_CHILD_DONE);
    return (svod_bytes){bytes, len};
}

static void test_spoilt_streams(void **state) {
    (void)state;
    taken recorded = begin_taking(0);
    svod_bytes whole = record_small(&recorded);
    unsigned char *bytes = (unsigned char *)svod_strndup(recorded.arena, (const char *)whole.data, whole.len);
    taken t = take_from(replays, whole, &usual, 0);
    assert_true(t.ok);
    taken_free(&t);
    for (size_t i = 0; i < whole.len; i++) {
        bytes[i] ^= i % 2 ? 0xFF : 1;
        t = take_from(replays, (svod_bytes){bytes, whole.len}, &usual, 0);
        assert_true(t.ok || t.findings.count[SVOD_ERROR]);
        bytes[i] = whole.data[i];
        taken_free(&t);
        t = take_from(replays, (svod_bytes){bytes, i}, &usual, 0);
        assert_false(t.ok);
        assert_int_equal(svod_last(&t.findings)->code, SVOD_F_file_killed);
        taken_free(&t);
    }
    taken_free(&recorded);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        RELAY_TEST(test_senseless_rows),
        RELAY_TEST(test_senseless_order),
        RELAY_TEST(test_senseless_messages),
        RELAY_TEST(test_spoilt_streams),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
