// Other programs run on a document, their ends as findings.
#include "document/outside.h"

#include <string.h>

#include "base/str.h"

#define OFFICE "soffice.bin"
#define OFFICE_PACKAGE "libreoffice-writer-nogui"
#define TOGETHER ((size_t)480 << 20) // a document and what reads it
#define OFFICE_AGAIN 2               // runs: the first one may do no more than make its profile

// The finding that a program of the package is wanted.
static svod_doc_state missing(svod_doc_job *job, const char *program, const char *package) {
    svod_lang lang = job->findings->lang;
    svod_arena *arena = job->findings->arena;
    svod_add(job->findings, SVOD_F_document_converter_missing, svod_place_file(job->shown), program, NULL);
    svod_advise(job->findings, svod_printf(arena, svod_say(lang, SVOD_T_document_install), package));
    return SVOD_DOC_UNREADABLE;
}

static svod_doc_state tell(svod_doc_job *job, svod_code code, const char *found) {
    svod_add(job->findings, code, svod_place_file(job->shown), found, NULL);
    return SVOD_DOC_UNREADABLE;
}

static svod_doc_state over(svod_doc_job *job, svod_text what, const char *program) {
    return tell(job, SVOD_F_document_limit, svod_printf(job->scratch, svod_say(job->findings->lang, what), program));
}

// The first line of what a program complained of, without the path that it was given.
static const char *complaint(svod_doc_job *job, const char *program, const char *said) {
    return *said ? svod_printf(job->scratch, "%s: %s", program, svod_excerpt_of(said).text) : program;
}

// ---- memory ------------------------------------------------------------------------------------------------------------

size_t svod_doc_programs(size_t workers) {
    size_t ordinary = workers * SVOD_OUTSIDE_MEMORY;
    return ordinary > SVOD_OUTSIDE_MOST ? ordinary : SVOD_OUTSIDE_MOST;
}

// What a big program may take beside the document itself.
static size_t most_beside(const svod_doc_job *job) {
    size_t most = TOGETHER - (job->bytes.len < TOGETHER ? job->bytes.len : TOGETHER);
    return most < SVOD_OUTSIDE_MOST ? most : SVOD_OUTSIDE_MOST;
}

static svod_convert_end run_counted(const svod_doc_job *job, const svod_converter *what, svod_bytes *out, const char **said) {
    svod_gate_enter(job->programs, what->limits.memory);
    svod_convert_end end = svod_convert(what, job->scratch, out, said);
    svod_gate_leave(job->programs, what->limits.memory);
    return end;
}

static svod_convert_end run_again(const svod_doc_job *job, svod_converter *what, svod_bytes *out, const char **said) {
    size_t most = most_beside(job);
    if (most <= what->limits.memory) return SVOD_CONVERT_MEMORY;
    what->limits.memory = most;
    return run_counted(job, what, out, said);
}

svod_doc_state svod_outside_run(svod_doc_job *job, const svod_outside *program, svod_bytes *out) {
    const char *name = program->argv[0], *said;
    bool whole = !program->input.data;
    svod_converter what = {.argv = program->argv,
                           .path = whole && job->path && svod_host_is_file(job->path) ? job->path : NULL,
                           .bytes = whole ? job->bytes : program->input,
                           .folder = program->folder,
                           .limits = program->limits};
    svod_convert_end end = run_counted(job, &what, out, &said);
    if (end == SVOD_CONVERT_MEMORY && program->again) end = run_again(job, &what, out, &said);
    switch (end) {
    case SVOD_CONVERT_DONE:
        return SVOD_DOC_READ;
    case SVOD_CONVERT_MISSING:
        return missing(job, name, program->package);
    case SVOD_CONVERT_TIME:
        return over(job, SVOD_T_document_time, name);
    case SVOD_CONVERT_MEMORY:
        return over(job, SVOD_T_document_program_memory, name);
    case SVOD_CONVERT_OUTPUT:
        return over(job, SVOD_T_document_output, name);
    case SVOD_CONVERT_FAILED:
        break;
    }
    if (strstr(said, ".traineddata")) return missing(job, name, program->package); // it is there, its language is not
    bool locked = strcasestr(said, "password") || strcasestr(said, "encrypted");
    return tell(job, locked ? SVOD_F_document_encrypted : SVOD_F_document_damaged, complaint(job, name, said));
}

// ---- LibreOffice -------------------------------------------------------------------------------------------------------

static svod_doc_state read_made(svod_doc_job *job, const char *made) {
    svod_bytes bytes;
    svod_findings own = svod_findings_of(job->scratch, job->findings->lang);
    // It ends well after it could not load a file, too.
    if (!svod_host_is_file(made) || !svod_host_copy(job->scratch, made, job->shown, (size_t)256 << 20, &bytes, &own))
        return tell(job, SVOD_F_document_damaged, "LibreOffice");
    svod_doc_job inner = *job;
    inner.bytes = bytes;
    inner.path = NULL;
    return svod_doc_format_of("docx")->read(&inner);
}

static svod_doc_state run_office(svod_doc_job *job, const char *folder, const char *extension) {
    svod_arena *arena = job->scratch;
    const char *name = svod_printf(arena, "in.%s", extension);
    if (!svod_convert_put(arena, folder, name, job->bytes)) return tell(job, SVOD_F_document_limit, folder);
    const char *const argv[] = {OFFICE,
                                svod_printf(arena, "-env:UserInstallation=file://%s/profile", folder),
                                svod_printf(arena, "-env:OSL_SOCKET_PATH=%s", folder),
                                "--headless",
                                "--norestore",
                                "--nolockcheck",
                                "--convert-to",
                                "docx:MS Word 2007 XML",
                                "--outdir",
                                "out",
                                name,
                                NULL};
    svod_converter what = {
        .argv = argv,
        .folder = folder,
        .limits = {.memory = (size_t)768 << 20, .output = 1 << 20, .file = (size_t)256 << 20, .cpu_seconds = 60, .wait_seconds = 120}};
    const char *said, *made = svod_host_join(arena, folder, "out/in.docx");
    svod_bytes out;
    svod_convert_end end = SVOD_CONVERT_FAILED;
    for (int i = 0; i < OFFICE_AGAIN && (end == SVOD_CONVERT_FAILED || end == SVOD_CONVERT_DONE) && !svod_host_is_file(made); i++)
        end = run_counted(job, &what, &out, &said);
    if (end == SVOD_CONVERT_MISSING) return missing(job, "LibreOffice", OFFICE_PACKAGE);
    if (end == SVOD_CONVERT_TIME) return over(job, SVOD_T_document_time, "LibreOffice");
    if (end == SVOD_CONVERT_OUTPUT) return over(job, SVOD_T_document_output, "LibreOffice");
    if (end == SVOD_CONVERT_MEMORY) return over(job, SVOD_T_document_program_memory, "LibreOffice");
    return read_made(job, made);
}

svod_doc_state svod_outside_office(svod_doc_job *job, const char *extension) {
    if (!svod_convert_have(OFFICE)) return missing(job, "LibreOffice", OFFICE_PACKAGE);
    const char *folder = svod_convert_folder(job->scratch);
    if (!folder) return tell(job, SVOD_F_document_limit, "TMPDIR");
    svod_doc_state state = run_office(job, folder, extension);
    svod_convert_clean(folder);
    return state;
}

// ---- texts -------------------------------------------------------------------------------------------------------------

bool svod_outside_lines(svod_doc_job *job, svod_bytes text, uint32_t page) {
    const char *at = svod_utf8_repair(job->scratch, (const char *)text.data, text.len);
    for (uint32_t line = 1; *at; line++) {
        size_t len = strcspn(at, "\n\f");
        svod_raw raw = {.kind = SVOD_BLOCK_LINE, .text = at, .len = len, .page = page, .line = line};
        if (!job->sink->block(job->sink->ctx, &raw)) return false;
        at += len + (at[len] != '\0');
    }
    return true;
}
