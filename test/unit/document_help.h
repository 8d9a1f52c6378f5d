// For tests: documents read from memory, and the blocks that came of them as one text.
#ifndef SVOD_TEST_DOCUMENT_HELP_H
#define SVOD_TEST_DOCUMENT_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
// cmocka wants those before it
#include <cmocka.h>

#include "document/document.h"
#include "zip_help.h"

typedef struct told {
    svod_arena *arena;
    svod_findings findings;
    svod_buf blocks;
    svod_doc_state state;
    const svod_doc_format *format;
} told;

// A block a line: "heading1| text", "item2 [3.]| text", "cell 1.2.3| text"; "*" before the bar: strong, "p2": page, "l7": line.
static inline bool tell_block(void *ctx, const svod_raw *raw) {
    static const char *const words[] = {"text", "heading", "item", "cell", "line"};
    told *t = ctx;
    assert_true(svod_utf8_valid(raw->text, raw->len));
    svod_buf_str(&t->blocks, words[raw->kind]);
    if (raw->level) svod_buf_printf(&t->blocks, "%u", raw->level);
    if (raw->table) svod_buf_printf(&t->blocks, " %u.%u.%u", raw->table, raw->row, raw->col);
    if (raw->mark) svod_buf_printf(&t->blocks, " [%s]", raw->mark);
    if (raw->page) svod_buf_printf(&t->blocks, " p%u", raw->page);
    if (raw->line) svod_buf_printf(&t->blocks, " l%u", raw->line);
    svod_buf_printf(&t->blocks, "%s| %.*s\n", raw->strong ? " *" : "", (int)raw->len, raw->text);
    return true;
}

static bool tell_ocr; // scans are to be read

static inline told tell(const void *bytes, size_t len, const char *name) {
    told t = {.arena = svod_arena_new()};
    t.findings = svod_findings_of(t.arena, SVOD_RU);
    t.blocks = svod_buf_of(t.arena);
    svod_buf_str(&t.blocks, "");
    svod_bytes data = {bytes, len};
    svod_arena *scratch = svod_arena_new();
    t.state = SVOD_DOC_UNSUPPORTED;
    t.format = svod_doc_sniff(data, name, &t.findings);
    svod_raw_sink sink = {NULL, tell_block};
    sink.ctx = &t;
    svod_doc_job job = {
        .bytes = data, .path = name, .shown = name, .ocr = tell_ocr, .scratch = scratch, .sink = &sink, .findings = &t.findings};
    if (t.format) t.state = svod_doc_read(&job, t.format);
    svod_arena_free(scratch);
    return t;
}

// "code;code;" of the findings, in their order.
static inline const char *codes_of(told *t) {
    svod_buf out = svod_buf_of(t->arena);
    svod_buf_str(&out, "");
    for (size_t i = 0; i < t->findings.list.count; i++) {
        const svod_finding *f = SVOD_AT(&t->findings.list, svod_finding, i);
        svod_buf_printf(&out, "%s;", svod_code_id(f->code));
    }
    return out.data;
}

static inline void assert_told(told t, svod_doc_state state, const char *blocks, const char *codes) {
    assert_string_equal(t.blocks.data, blocks);
    assert_string_equal(codes_of(&t), codes);
    assert_int_equal(t.state, state);
    svod_arena_free(t.arena);
}

static inline void assert_text(const char *text, const char *name, const char *blocks, const char *codes) {
    assert_told(tell(text, strlen(text), name), SVOD_DOC_READ, blocks, codes);
}

static inline told tell_parts(const zip_part *parts, const char *name) {
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    told t = tell(bytes, len, name);
    free(bytes);
    return t;
}

#endif
