// A document's blocks or paragraphs as a line of JSON, written as they come: a document may be as long as memory is.
#include <string.h>

#include "write/evidence_parts.h"
#include "write/write.h"

svod_block_writer svod_block_writer_of(svod_buf *out) {
    return (svod_block_writer){.out = out, .scratch = out->arena};
}

void svod_write_blocks_begin(svod_block_writer *writer, const char *unit, const char *name, bool paragraphs) {
    svod_buf_str(writer->out, "{\"unit\":");
    svod_json_put(svod_json_text(unit), false, writer->out);
    svod_buf_str(writer->out, ",\"name\":");
    svod_json_put(svod_json_text(name), false, writer->out);
    svod_buf_str(writer->out, paragraphs ? ",\"made\":[" : ",\"blocks\":[");
}

// Bytes as they are; what is no UTF-8 becomes U+FFFD, as it would in a document.
static void put_text(svod_buf *out, svod_arena *scratch, const char *text, size_t len) {
    json_t *made = json_stringn(text, len);
    svod_json_put(made ? made : svod_json_text(svod_utf8_repair(scratch, text, len)), false, out);
}

static void put_number(svod_buf *out, const char *key, uint32_t number) {
    if (number) svod_buf_printf(out, ",\"%s\":%u", key, number);
}

static void begin_block(svod_block_writer *writer, const char *kind, uint32_t level, const char *text, size_t len) {
    svod_buf *out = writer->out;
    svod_buf_printf(out, "%s{\"kind\":\"%s\"", writer->count++ ? "," : "", kind);
    put_number(out, "level", level);
    svod_buf_str(out, ",\"text\":");
    put_text(out, writer->scratch, text, len);
}

static void put_mark(svod_buf *out, svod_arena *scratch, const char *mark) {
    if (!mark || !*mark) return;
    svod_buf_str(out, ",\"mark\":");
    put_text(out, scratch, mark, strlen(mark));
}

void svod_write_block(svod_block_writer *writer, const svod_raw *raw) {
    svod_buf *out = writer->out;
    begin_block(writer, svod_block_words[raw->kind], raw->level, raw->text, raw->len);
    put_mark(out, writer->scratch, raw->mark);
    if (raw->strong) svod_buf_str(out, ",\"strong\":true");
    put_number(out, "page", raw->page);
    put_number(out, "line", raw->line);
    put_number(out, "table", raw->table);
    put_number(out, "row", raw->row);
    put_number(out, "column", raw->col);
    svod_buf_str(out, "}");
}

void svod_write_paragraph(svod_block_writer *writer, const svod_paragraph *paragraph) {
    svod_buf *out = writer->out;
    begin_block(writer, svod_block_words[paragraph->kind], paragraph->level, paragraph->text, paragraph->len);
    put_mark(out, writer->scratch, paragraph->mark);
    if (paragraph->strong) svod_buf_str(out, ",\"strong\":true");
    if (paragraph->unreadable) svod_buf_str(out, ",\"unreadable\":true");
    put_number(out, "number", paragraph->number);
    put_number(out, "page", paragraph->page);
    put_number(out, "line", paragraph->line);
    put_number(out, "table", paragraph->table);
    put_number(out, "row", paragraph->row);
    put_number(out, "column", paragraph->col);
    svod_buf_str(out, "}");
}

void svod_write_blocks_end(svod_block_writer *writer, const char *format, svod_doc_state state, const char *fault, bool ocr,
                           const svod_finding *findings, size_t count) {
    svod_buf_str(writer->out, "],\"format\":");
    svod_json_put(svod_json_text(format), false, writer->out);
    svod_buf_printf(writer->out, ",\"state\":\"%s\"", svod_doc_state_words[state]);
    if (*fault) svod_buf_printf(writer->out, ",\"fault\":\"%s\"", fault);
    if (ocr) svod_buf_str(writer->out, ",\"ocr\":true");
    svod_buf_str(writer->out, ",\"findings\":[");
    for (size_t i = 0; i < count; i++) {
        if (i) svod_buf_str(writer->out, ",");
        svod_json_put(svod_json_told(&findings[i]), false, writer->out);
    }
    svod_buf_str(writer->out, "]}\n");
}
