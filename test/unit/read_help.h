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
    svod_buf cells; // "Лист1!A1 number 7,5\n" …; a hidden cell has " hidden", a formula " formula"; "merge 1 1 2 2"
    svod_buf codes; // "csv_decided;…" in order of occurrence
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
    reading *r = ctx;
    assert_true(row > r->last_row && count > 0);
    r->last_row = row;
    for (size_t i = 0; i < count; i++) {
        char ref[SVOD_REF_SIZE];
        const svod_cell *c = &cells[i];
        assert_int_equal(c->row, row);
        assert_true(i == 0 || cells[i - 1].col < c->col);
        assert_int_equal(strlen(c->text), c->len);
        svod_buf_printf(&r->cells, "%s %s %s%s%s%s\n", svod_ref(ref, c->row, c->col),
                        c->type == SVOD_CELL_EMPTY ? "empty" : svod_cell_type_id((svod_cell_type)c->type), c->text,
                        c->flags & SVOD_CELL_FORMULA ? " formula" : "", c->flags & SVOD_CELL_NO_RESULT ? " no-result" : "",
                        c->flags & SVOD_CELL_HIDDEN ? " hidden" : "");
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

static inline reading read_bytes(const void *data, size_t len, const char *shown, const svod_read_options *options) {
    reading r = {.arena = svod_arena_new(), .scratch = svod_arena_new()};
    r.findings = svod_findings_of(r.arena, SVOD_RU);
    r.cells = svod_buf_of(r.arena);
    r.codes = svod_buf_of(r.arena);
    svod_sink sink = {.ctx = &r, .sheet = reading_sheet, .row = reading_row, .end = reading_end};
    r.ok = svod_open((svod_bytes){data, len}, shown, options, r.scratch, &sink, &r.format, &r.decisions, &r.findings);
    svod_buf_add(&r.cells, "", 0);
    svod_buf_add(&r.codes, "", 0);
    for (size_t i = 0; i < r.findings.list.count; i++) {
        svod_buf_printf(&r.codes, "%s;", svod_code_id(SVOD_AT(&r.findings.list, svod_finding, i)->code));
    }
    return r;
}

static inline const svod_finding *finding_at(const reading *r, size_t i) {
    return SVOD_AT(&r->findings.list, svod_finding, i);
}

static inline void reading_free(reading *r) {
    svod_arena_free(r->arena);
    svod_arena_free(r->scratch);
}

#endif
