// For the tests of readers: what a reader delivered, as one text, and what it found, as another.
#ifndef SVOD_TEST_READ_HELP_H
#define SVOD_TEST_READ_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read/read.h"

typedef struct reading {
    svod_arena *arena, *scratch;
    svod_findings findings;
    svod_buf cells;  // "[Лист1]\nA1 number 7,5\n" …; a hidden cell has " hidden", a formula " formula"; "merge 1 1 2 2"
    svod_buf codes;  // "csv_encoding;…" in order of occurrence, without csv_decided
    bool guessed;    // csv_decided was said
    bool every_flag; // " percent" and " damaged" are shown, too
    const char *sheet, *decisions;
    uint32_t last_row; // of the sheet under way: rows must ascend
    const svod_format *format;
    bool ok;
} reading;

static bool reading_sheet(void *ctx, const svod_sheet_info *info) {
    reading *r = ctx;
    static const char *const marks[] = {"", " (hidden)", " (very hidden)"};
    r->sheet = svod_strdup(r->arena, info->name);
    r->last_row = 0;
    svod_buf_printf(&r->cells, "[%s]%s\n", info->name, marks[info->visibility]);
    return true;
}

static bool reading_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    static const struct {
        unsigned flag;
        bool always;
        const char *word;
    } flags[] = {{SVOD_CELL_PERCENT, false, " percent"},
                 {SVOD_CELL_FORMULA, true, " formula"},
                 {SVOD_CELL_NO_RESULT, true, " no-result"},
                 {SVOD_CELL_HIDDEN, true, " hidden"},
                 {SVOD_CELL_DAMAGED, false, " damaged"}};
    reading *r = ctx;
    assert_true(row > r->last_row && count > 0);
    r->last_row = row;
    for (size_t i = 0; i < count; i++) {
        char ref[SVOD_REF_SIZE];
        const svod_cell *c = &cells[i];
        assert_int_equal(c->row, row);
        assert_true(i == 0 || cells[i - 1].col < c->col);
        assert_int_equal(strlen(c->text), c->len);
        assert_true(svod_utf8_valid(c->text, c->len));
        svod_buf_printf(&r->cells, "%s %s %s", svod_ref(ref, c->row, c->col),
                        c->type == SVOD_CELL_EMPTY ? "empty" : svod_cell_type_id((svod_cell_type)c->type), c->text);
        for (size_t f = 0; f < sizeof flags / sizeof *flags; f++) {
            bool shown = c->flags & flags[f].flag && (flags[f].always || r->every_flag);
            svod_buf_str(&r->cells, shown ? flags[f].word : "");
        }
        svod_buf_str(&r->cells, "\n");
    }
    return true;
}

static bool reading_end(void *ctx, const svod_merge *merges, size_t count) {
    reading *r = ctx;
    for (size_t i = 0; i < count; i++) {
        svod_buf_printf(&r->cells, "merge %u %u %u %u\n", merges[i].row1, merges[i].col1, merges[i].row2, merges[i].col2);
    }
    return true;
}

static inline reading reading_begin(void) {
    reading r = {.arena = svod_arena_new(), .scratch = svod_arena_new()};
    r.findings = svod_findings_of(r.arena, SVOD_RU);
    r.cells = svod_buf_of(r.arena);
    r.codes = svod_buf_of(r.arena);
    svod_buf_str(&r.cells, "");
    svod_buf_str(&r.codes, "");
    return r;
}

static inline svod_sink reading_sink(reading *r) {
    return (svod_sink){.ctx = r, .sheet = reading_sheet, .row = reading_row, .end = reading_end};
}

static inline const svod_finding *finding_at(const reading *r, size_t i) {
    return SVOD_AT(&r->findings.list, svod_finding, i);
}

static inline void reading_name_codes(reading *r) {
    for (size_t i = 0; i < r->findings.list.count; i++) {
        svod_code code = finding_at(r, i)->code;
        r->guessed |= code == SVOD_F_csv_decided;
        svod_buf_printf(&r->codes, code == SVOD_F_csv_decided ? "" : "%s;", svod_code_id(code));
    }
}

static inline reading read_bytes(const void *data, size_t len, const char *shown, const svod_read_options *options) {
    reading r = reading_begin();
    svod_sink sink = reading_sink(&r);
    r.ok = svod_open((svod_bytes){data, len}, shown, options, r.scratch, &sink, &r.format, &r.decisions, &r.findings);
    reading_name_codes(&r);
    return r;
}

static inline void reading_free(reading *r) {
    svod_arena_free(r->arena);
    svod_arena_free(r->scratch);
}

// Holds what came of a read against what should, and frees it.
static inline void assert_reading(reading r, bool ok, const char *cells, const char *codes) {
    assert_string_equal(r.cells.data, cells);
    assert_string_equal(r.codes.data, codes);
    assert_int_equal(r.ok, ok);
    reading_free(&r);
}

#endif
