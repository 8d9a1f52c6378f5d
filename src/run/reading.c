// Documents read side by side on all cores, each worker with memory, findings and a search of its own.
#include "run/reading.h"

#include <stdatomic.h>

#include <string.h>

#include "document/document.h"
#include "host/gate.h"
#include "host/workers.h"
#include "text/text.h"

#define DOCUMENT_CAP ((size_t)256 << 20) // bytes of one file
#define TOGETHER ((size_t)96 << 20)      // of files that are read at the same time; one takes three times its size and more
#define PACKED 8                         // what a packed one becomes

// ---- one document ----------------------------------------------------------------------------------------------------

static void read_bytes(reading_file *job, svod_arena *scratch, svod_findings *findings) {
    if (!svod_host_copy(scratch, job->file->path, job->file->shown, DOCUMENT_CAP, &job->bytes, findings)) {
        bool empty = svod_last(findings)->code == SVOD_F_file_empty;
        job->state = empty ? SVOD_DOC_EMPTY : SVOD_DOC_UNREADABLE;
        return;
    }
    const svod_doc_format *format = svod_doc_sniff(job->bytes, job->file->shown, findings);
    if (!format) {
        job->state = SVOD_DOC_UNSUPPORTED;
        return;
    }
    job->format = format->id;
    svod_doc_job own = {.bytes = job->bytes,
                        .path = job->file->path,
                        .shown = job->file->shown,
                        .ocr = job->ocr,
                        .scratch = scratch,
                        .sink = job->sink,
                        .findings = findings,
                        .programs = job->programs};
    job->state = svod_doc_read(&own, format);
}

void reading_read(reading_file *job, svod_arena *scratch, svod_findings *findings) {
    size_t before = findings->list.count;
    job->format = job->fault = "";
    job->bytes = (svod_bytes){0};
    read_bytes(job, scratch, findings);
    if (job->state != SVOD_DOC_READ && findings->list.count > before)
        job->fault = svod_code_id(SVOD_AT(&findings->list, svod_finding, findings->list.count - 1)->code);
}

void reading_keep_findings(reading_part *part, const svod_findings *findings, size_t from, const char *shown, svod_arena *arena) {
    part->finding_count = findings->list.count - from;
    svod_finding *list = SVOD_ARRAY(arena, svod_finding, part->finding_count);
    for (size_t i = 0; i < part->finding_count; i++) {
        list[i] = *SVOD_AT(&findings->list, svod_finding, from + i);
        if (svod_streq(list[i].place.file, shown)) list[i].place.file = NULL;
    }
    part->findings = list;
}

// ---- all of them -----------------------------------------------------------------------------------------------------

typedef struct reader {
    svod_arena *scratch;
    svod_findings findings;
    svod_search *search;
} reader;

typedef struct readers {
    const documents *documents;
    const svod_evidence_options *options;
    reader *list;
    reading_part *parts;
    svod_arena **keep;  // of each worker: what stays
    svod_input *inputs; // NULL: not asked for
    svod_gate *gate, *programs;
    atomic_size_t done;
} readers;

svod_doc_state reading_state(svod_doc_state state, const svod_document *document, const char *shown, svod_findings *findings,
                             const char **fault) {
    if (!document->cut || state != SVOD_DOC_READ) return state == SVOD_DOC_READ && !document->count ? SVOD_DOC_EMPTY : state;
    const char *found = svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_document_blocks), (size_t)SVOD_PARAGRAPHS);
    svod_add(findings, SVOD_F_document_limit, svod_place_file(shown), found, "");
    *fault = svod_code_id(SVOD_F_document_limit);
    return SVOD_DOC_UNREADABLE;
}

static svod_found *seek(reader *own, const reading_file *job, svod_prose *prose, svod_arena *keep) {
    svod_found found;
    svod_document document = {.unit = job->file->unit, .name = job->file->name, .format = job->format};
    svod_prose_end(prose, &document);
    size_t said = own->findings.list.count;
    svod_seek(own->search, &document, own->scratch, &found, &own->findings);
    for (; said < own->findings.list.count; said++) // by its name; here it has a path
        SVOD_AT(&own->findings.list, svod_finding, said)->place.file = job->file->shown;
    found.unit = job->file->unit;
    found.name = job->file->name;
    found.format = job->format;
    found.path = job->file->shown;
    found.fault = job->fault;
    found.state = reading_state(job->state, &document, job->file->shown, &own->findings, &found.fault);
    return reading_keep(&found, keep);
}

static size_t weight_of(const submitted *file) {
    const char *dot = strrchr(file->name, '.');
    bool packed = dot && (!strcasecmp(dot, ".docx") || !strcasecmp(dot, ".odt"));
    size_t bytes = file->bytes < DOCUMENT_CAP ? file->bytes : 0; // a bigger one is not read
    return packed ? bytes * PACKED : bytes;
}

static void read_one(void *ctx, size_t worker, size_t index) {
    readers *all = ctx;
    reader *own = &all->list[worker];
    svod_arena *keep = all->keep[worker];
    size_t before = own->findings.list.count, weight = weight_of(&all->documents->list[index]);
    svod_gate_enter(all->gate, weight);
    svod_prose *prose = svod_prose_new(own->scratch);
    svod_raw_sink sink = {.ctx = prose, .block = svod_prose_add};
    reading_file job = {.file = &all->documents->list[index], .ocr = all->options->ocr, .sink = &sink, .programs = all->programs};
    reading_read(&job, own->scratch, &own->findings);
    reading_part *part = &all->parts[index];
    part->found = seek(own, &job, prose, keep);
    reading_keep_findings(part, &own->findings, before, job.file->shown, keep);
    if (all->inputs) {
        all->inputs[index] = (svod_input){.path = job.file->shown, .format = job.format, .opened = job.file->path, .bytes = job.bytes.len};
        svod_host_sha256(job.bytes.data, job.bytes.len, all->inputs[index].sha256);
    }
    svod_arena_reset(own->scratch);
    svod_gate_leave(all->gate, weight);
    size_t done = atomic_fetch_add(&all->done, 1) + 1;
    if (all->options->ticker) all->options->ticker->tick(all->options->ticker->ctx, done, all->documents->count);
}

static void enter_inputs(const readers *all, loader *load) {
    for (size_t i = 0; i < all->documents->count; i++) {
        svod_input *input = SVOD_PUSH(load->inputs, svod_input);
        *input = all->inputs[i];
        input->decisions = "";
        input->role = load_role(load, SVOD_T_run_role_document);
    }
}

void reading_documents(const reading *own, const svod_evidence_options *options, bool hash, loader *load, svod_vec *parts) {
    size_t count = own->documents.count, workers = svod_workers(count);
    readers all = {.documents = &own->documents, .options = options, .list = SVOD_ARRAY(load->arena, reader, workers)};
    all.parts = SVOD_ARRAY(load->arena, reading_part, count);
    all.keep = SVOD_ARRAY(load->arena, svod_arena *, workers);
    if (hash) all.inputs = SVOD_ARRAY(load->arena, svod_input, count);
    all.gate = svod_gate_new(TOGETHER);
    all.programs = svod_gate_new(svod_doc_programs(workers));
    svod_seeker *seeker = svod_seeker_new(own->rubric->evidence, own->campaign.info.year);
    for (size_t i = 0; i < workers; i++) {
        all.keep[i] = svod_arena_within(load->arena);
        all.list[i] = (reader){.scratch = svod_arena_new(), .search = svod_search_new(seeker)};
        all.list[i].findings = svod_findings_of(all.keep[i], load->findings->lang);
    }
    svod_work(workers, count, read_one, &all);
    for (size_t i = 0; i < workers; i++) {
        svod_arena_free(all.list[i].scratch);
        svod_search_free(all.list[i].search);
    }
    svod_seeker_free(seeker);
    svod_gate_free(all.gate);
    svod_gate_free(all.programs);
    if (hash) enter_inputs(&all, load);
    for (size_t i = 0; i < count; i++)
        *SVOD_PUSH(parts, reading_part) = all.parts[i];
}
