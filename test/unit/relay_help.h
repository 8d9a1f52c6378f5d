// For tests of the relay: readers that run in a child, and what arrives of them as one text.
#ifndef SVOD_TEST_RELAY_HELP_H
#define SVOD_TEST_RELAY_HELP_H

#include "child_help.h"
#include "read/relay.h"
#include "read_help.h"

static const svod_child_limits usual = {.memory = 64 << 20, .output = 64 << 20, .cpu_seconds = 5, .wait_ms = 30000};
static const svod_read_options options = {.visible_only = true};

typedef struct taken {
    svod_arena *arena, *scratch;
    svod_findings findings;
    svod_buf log;
    size_t calls, refuse; // the call that is refused, from 1; 0: none
    bool ok;
} taken;

static inline bool count_call(taken *t) {
    return ++t->calls != t->refuse;
}

static inline bool take_sheet(void *ctx, const svod_sheet_info *info) {
    taken *t = ctx;
    svod_buf_printf(&t->log, "sheet %s %s %u %d\n", info->file, info->name, info->index, (int)info->visibility);
    return count_call(t);
}

static inline bool take_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    taken *t = ctx;
    svod_buf_printf(&t->log, "row %u\n", row);
    for (size_t i = 0; i < count; i++) {
        const svod_cell *c = &cells[i];
        uint64_t bits;
        memcpy(&bits, &c->number, sizeof bits);
        assert_null(c->raw);
        assert_int_equal(c->text[c->len], 0);
        svod_buf_printf(&t->log, " %u %u type %u flags %u line %u number %lx len %u ", c->row, c->col, c->type, c->flags, c->line,
                        (unsigned long)bits, c->len);
        svod_buf_add(&t->log, c->text, c->len);
        svod_buf_add(&t->log, "\n", 1);
    }
    return count_call(t);
}

static inline bool take_end(void *ctx, const svod_merge *merges, size_t count) {
    taken *t = ctx;
    svod_buf_printf(&t->log, "end\n");
    for (size_t i = 0; i < count; i++)
        svod_buf_printf(&t->log, " %u %u %u %u\n", merges[i].row1, merges[i].col1, merges[i].row2, merges[i].col2);
    return count_call(t);
}

static inline void log_finding(svod_buf *log, const svod_finding *f) {
    const char *texts[] = {f->place.file, f->place.sheet, f->found, f->expected, f->advice, f->unit, f->node};
    svod_buf_printf(log, "%s %u:%u:%u more %zu", svod_code_id(f->code), f->place.row, f->place.col, f->place.line, f->more);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        svod_buf_printf(log, "|%s", texts[i] ? texts[i] : "NULL");
    svod_buf_add(log, "\n", 1);
}

static inline taken begin_taking(size_t refuse) {
    taken t = {.arena = svod_arena_new(), .scratch = svod_arena_new(), .refuse = refuse};
    t.findings = svod_findings_of(t.arena, SVOD_RU);
    t.log = svod_buf_of(t.arena);
    svod_buf_str(&t.log, "");
    return t;
}

static inline taken take_from(svod_reader reader, svod_bytes bytes, const svod_child_limits *limits, size_t refuse) {
    taken t = begin_taking(refuse);
    svod_sink sink = {.ctx = &t, .sheet = take_sheet, .row = take_row, .end = take_end};
    if (limits)
        t.ok = svod_relay_within(limits, reader, bytes, "a.xls", &options, t.scratch, &sink, &t.findings);
    else
        t.ok = reader(bytes, "a.xls", &options, t.scratch, &sink, &t.findings);
    return t;
}

static inline void taken_free(taken *t) {
    svod_arena_free(t->arena);
    svod_arena_free(t->scratch);
}

static inline svod_bytes text_bytes(const char *text) {
    return (svod_bytes){(const unsigned char *)text, strlen(text)};
}

#define READER(name)                                                                                                                       \
    static bool name(svod_bytes bytes, const char *shown, const svod_read_options *given, svod_arena *scratch, const svod_sink *sink,      \
                     svod_findings *findings)
#define UNUSED (void)bytes, (void)shown, (void)given, (void)scratch, (void)sink, (void)findings

static inline svod_cell text_cell(uint32_t row, uint32_t col, svod_cell_type type, const char *text, double number) {
    return (svod_cell){.row = row, .col = col, .type = (uint8_t)type, .text = text, .len = (uint32_t)strlen(text), .number = number};
}

#define RELAY_TEST(name) cmocka_unit_test_setup_teardown(name, count_descriptors, nothing_stays)

#endif
