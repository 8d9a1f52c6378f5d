// Documents as lines of JSON in, what each says as a line of JSON out: in order, without state, side by side while more is ready.
#include <string.h>

#include "document/document.h"
#include "host/lines.h"
#include "host/workers.h"
#include "read/found.h"
#include "run/reading.h"
#include "text/text.h"
#include "write/write.h"

#define BATCH 64
#define BATCH_BYTES ((size_t)16 << 20) // a batch ends with the line that reaches it

typedef struct slot {
    const char *line;
    size_t len;
    svod_line_end end;
    svod_arena *arena; // of what it becomes
    svod_buf out;
    const char *error; // NULL: none
} slot;

typedef struct stream {
    const svod_line_sink *sink;
    svod_findings *findings;
    svod_rubric *rubric;
    int year;
    const char *rules;
    svod_lang lang;
    svod_seeker *seeker;
    svod_search **searches; // [worker]
    size_t workers;
    slot slots[BATCH];
    size_t count;
    size_t number; // of the last line
} stream;

// ---- one line --------------------------------------------------------------------------------------------------------

static bool reads_text(const svod_doc_format *format) {
    static const char *const texts[] = {"txt", "md", "html", "csv", NULL};
    for (size_t i = 0; format && texts[i]; i++)
        if (svod_streq(format->id, texts[i])) return true;
    return false;
}

// Text is read by the reader of its name's extension where that reads text, else as plain text: what came of a PDF is one.
static const svod_doc_format *format_of(const svod_sent *sent, svod_bytes bytes, svod_findings *findings) {
    const svod_doc_format *named = svod_doc_format_named(sent->name);
    if (!reads_text(named)) return svod_doc_format_of("txt");
    svod_findings unsaid = svod_findings_of(findings->arena, findings->lang);
    if (!reads_text(svod_doc_sniff(bytes, sent->name, &unsaid))) return named;
    return svod_doc_sniff(bytes, sent->name, findings);
}

static void read_text(svod_sent *sent, svod_prose *prose, svod_arena *arena, svod_findings *findings) {
    svod_bytes bytes = {(const unsigned char *)svod_strndup(arena, sent->text, sent->len), sent->len};
    svod_raw_sink sink = {.ctx = prose, .block = svod_prose_add};
    if (!sent->len) {
        sent->state = SVOD_DOC_EMPTY;
        svod_add(findings, SVOD_F_file_empty, svod_place_file(sent->name), "", "");
        return;
    }
    const svod_doc_format *format = format_of(sent, bytes, findings);
    sent->format = format->id;
    svod_doc_job job = {.bytes = bytes, .path = "", .shown = sent->name, .scratch = arena, .sink = &sink, .findings = findings};
    sent->state = svod_doc_read(&job, format);
}

static void read_blocks(const svod_sent *sent, svod_prose *prose) {
    for (size_t i = 0; i < sent->count; i++)
        svod_prose_add(prose, &sent->blocks[i]);
}

static const char *fault_of(const svod_findings *findings) {
    return findings->list.count ? svod_code_id(SVOD_AT(&findings->list, svod_finding, findings->list.count - 1)->code) : "";
}

// What was said before it was sent comes first, as it would have without sending.
static void join_findings(const svod_sent *sent, reading_part *made, svod_arena *arena) {
    size_t before = sent->told.findings.count;
    svod_finding *list = SVOD_ARRAY(arena, svod_finding, before + made->finding_count);
    if (before) memcpy(list, sent->told.findings.data, before * sizeof *list);
    if (made->finding_count) memcpy(list + before, made->findings, made->finding_count * sizeof *list);
    made->findings = list;
    made->finding_count += before;
}

static void answer(stream *own, svod_search *search, slot *at, svod_sent *sent) {
    svod_arena *arena = at->arena;
    svod_findings said = svod_findings_of(arena, own->lang);
    svod_prose *prose = svod_prose_new(arena);
    if (sent->text) {
        read_text(sent, prose, arena, &said);
        if (sent->state != SVOD_DOC_READ) sent->fault = fault_of(&said);
    } else {
        read_blocks(sent, prose);
    }
    svod_document document = {.unit = sent->unit, .name = sent->name, .format = sent->format};
    svod_prose_end(prose, &document);
    svod_found found;
    svod_seek(search, &document, arena, &found, &said);
    found.fault = sent->fault;
    found.state = reading_state(sent->state, &document, sent->name, &said, &found.fault);
    reading_part part = {.found = &found};
    reading_keep_findings(&part, &said, 0, sent->name, arena);
    join_findings(sent, &part, arena);
    svod_write_found(&found, own->rubric->evidence, own->rules, sent->told.ocr, part.findings, part.finding_count, &at->out);
}

static void work_line(void *ctx, size_t worker, size_t index) {
    stream *own = ctx;
    slot *at = &own->slots[index];
    svod_sent sent = {0};
    at->out = svod_buf_of(at->arena);
    if (at->end == SVOD_LINE_LONG) {
        at->error = svod_printf(at->arena, svod_say(own->lang, SVOD_T_read_line_long), SVOD_SENT_LINE >> 20);
        return;
    }
    if (svod_sent_read(at->line, at->len, own->lang, at->arena, &sent, &at->error)) answer(own, own->searches[worker], at, &sent);
    svod_sent_free(&sent);
}

// ---- all lines -------------------------------------------------------------------------------------------------------

static bool put_slot(stream *own, slot *at) {
    own->number++;
    if (at->error) {
        svod_write_line_error(at->error, own->number, &at->out);
        const char *file = svod_say(own->lang, SVOD_T_read_line_stdin);
        svod_add(own->findings, SVOD_F_evidence_line, svod_place_line(file, (uint32_t)own->number, 0), at->error, "");
    }
    return own->sink->put(own->sink->ctx, at->out.data, at->out.len);
}

static bool end_batch(stream *own) {
    size_t workers = svod_workers(own->count);
    svod_work(workers < own->workers ? workers : own->workers, own->count, work_line, own);
    bool ok = true;
    for (size_t i = 0; i < own->count; i++) {
        slot *at = &own->slots[i];
        ok = ok && put_slot(own, at);
        svod_arena_reset(at->arena);
        at->error = NULL;
    }
    own->count = 0;
    return ok && own->sink->put(own->sink->ctx, "", 0);
}

static bool run_lines(stream *own, svod_lines *lines) {
    size_t bytes = 0;
    for (;;) {
        slot *at = &own->slots[own->count];
        const char *text;
        at->end = svod_lines_next(lines, &text, &at->len);
        if (at->end == SVOD_LINE_FAULT)
            svod_add(own->findings, SVOD_F_file_unreadable, svod_place_file(svod_say(own->lang, SVOD_T_read_line_stdin)), "", "");
        if (at->end == SVOD_LINE_END || at->end == SVOD_LINE_FAULT) return end_batch(own) && at->end == SVOD_LINE_END;
        if (!at->arena) at->arena = svod_arena_within(own->findings->arena);
        at->line = at->end == SVOD_LINE ? svod_strndup(at->arena, text, at->len) : "";
        bytes += at->len;
        own->count++;
        if (own->count < BATCH && bytes < BATCH_BYTES && svod_lines_ready(lines)) continue;
        if (!end_batch(own)) return false;
        bytes = 0;
    }
}

// ---- rules -----------------------------------------------------------------------------------------------------------

// A campaign's folder or file; anything else is a rubric.
static bool is_campaign(loader *load, const char *path) {
    if (svod_host_is_dir(path)) return true;
    svod_findings unsaid = svod_findings_of(load->scratch, load->findings->lang);
    svod_bytes bytes;
    const char *kind = "";
    if (!svod_host_is_file(path) || !svod_host_read(load->scratch, path, path, &bytes, &unsaid)) return false;
    const svod_node *tree = svod_yaml_read(bytes, path, load->scratch, &unsaid);
    return tree && tree->kind == SVOD_NODE_MAP && svod_node_text(tree, "svod", &kind, &unsaid) && svod_starts(kind, "campaign/");
}

static bool rules_of(stream *own, const svod_stream_options *options, loader *load) {
    named_file place = {.name = options->rules, .place = svod_place_file(options->rules)};
    own->year = options->year;
    if (is_campaign(load, options->rules)) {
        campaign_file *file = SVOD_NEW(load->arena, campaign_file);
        bool usable = load_campaign(load, options->rules, "", file);
        load->findings->lang = options->lang ? *options->lang : file->info.lang;
        if (!usable) return false;
        place = file->rubric;
        if (!own->year) own->year = file->info.year;
        load->year = own->year;
        own->rubric = load_rubric(load, &place);
    } else {
        load->year = own->year;
        own->rubric = load_rubric_named(load, options->rules, options->rules);
    }
    if (!own->rubric) return false;
    if (!own->year) own->year = own->rubric->year;
    own->lang = load->findings->lang;
    own->rules = reading_rules(own->rubric, own->year, load->arena);
    return own->rubric->evidence || svod_add(load->findings, SVOD_F_evidence_no_rules, place.place, own->rubric->id, "");
}

bool svod_run_stream(const svod_stream_options *options, const svod_line_sink *sink, svod_arena *arena, svod_findings *findings) {
    svod_vec inputs = svod_vec_of(arena, sizeof(svod_input));
    svod_evidence_options plain = {.lang = options->lang};
    loader load = reading_loader(&plain, arena, &inputs, findings);
    stream *own = SVOD_NEW(arena, stream);
    own->sink = sink;
    own->findings = findings;
    if (!rules_of(own, options, &load)) return false;
    own->workers = svod_workers(BATCH);
    own->searches = SVOD_ARRAY(arena, svod_search *, own->workers);
    own->seeker = svod_seeker_new(own->rubric->evidence, own->year);
    for (size_t i = 0; i < own->workers; i++)
        own->searches[i] = svod_search_new(own->seeker);
    svod_lines *lines = svod_lines_of(options->input, SVOD_SENT_LINE);
    bool ok = lines && run_lines(own, lines);
    svod_lines_free(lines);
    for (size_t i = 0; i < own->workers; i++)
        svod_search_free(own->searches[i]);
    svod_seeker_free(own->seeker);
    return ok;
}
