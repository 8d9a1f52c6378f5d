// Documents of a campaign as lines of JSON, one each, in order: what svod_run_stream takes, or what people want to see.
#include "run/reading.h"
#include "text/text.h"
#include "write/write.h"

typedef struct lines {
    reading own;
    const svod_evidence_options *options;
    bool paragraphs;
    const svod_line_sink *sink;
    svod_arena *scratch;
} lines;

static bool put_raw(void *ctx, const svod_raw *raw) {
    svod_write_block(ctx, raw);
    return true;
}

static void put_paragraphs(svod_block_writer *writer, svod_prose *prose, reading_file *job, svod_findings *findings) {
    svod_document document = {0};
    svod_prose_end(prose, &document);
    job->state = reading_state(job->state, &document, job->file->shown, findings, &job->fault);
    for (uint32_t i = 0; i < document.count; i++)
        svod_write_paragraph(writer, &document.paragraphs[i]);
}

// False when the sink is full.
static bool put_document(lines *all, const submitted *file, svod_findings *findings) {
    svod_buf out = svod_buf_of(all->scratch);
    svod_block_writer writer = svod_block_writer_of(&out);
    svod_prose *prose = svod_prose_new(all->scratch);
    svod_raw_sink raw = {.ctx = &writer, .block = put_raw}, text = {.ctx = prose, .block = svod_prose_add};
    reading_file job = {.file = file, .ocr = all->options->ocr, .sink = all->paragraphs ? &text : &raw};
    size_t before = findings->list.count;
    svod_write_blocks_begin(&writer, file->unit, file->name, all->paragraphs);
    reading_read(&job, all->scratch, findings);
    if (all->paragraphs) put_paragraphs(&writer, prose, &job, findings);
    reading_part part = {0};
    reading_keep_findings(&part, findings, before, file->shown, all->scratch);
    svod_write_blocks_end(&writer, job.format, job.state, job.fault, all->options->ocr, part.findings, part.finding_count);
    bool ok = all->sink->put(all->sink->ctx, out.data, out.len);
    svod_arena_reset(all->scratch);
    return ok;
}

bool svod_run_lines(const svod_evidence_options *options, bool paragraphs, const svod_line_sink *sink, svod_arena *arena,
                    svod_findings *findings) {
    svod_vec inputs = svod_vec_of(arena, sizeof(svod_input));
    loader load = reading_loader(options, arena, &inputs, findings);
    lines all = {.options = options, .paragraphs = paragraphs, .sink = sink, .scratch = svod_arena_within(arena)};
    bool ok = reading_begin(&all.own, options, &load) && reading_there(&all.own, &load);
    for (size_t i = 0; ok && i < all.own.documents.count; i++) {
        ok = put_document(&all, &all.own.documents.list[i], findings);
        if (options->ticker) options->ticker->tick(options->ticker->ctx, i + 1, all.own.documents.count);
    }
    svod_findings_sort(findings);
    return ok;
}
