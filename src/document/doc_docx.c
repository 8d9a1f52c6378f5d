// DOCX: knows a package of Word by its parts, says when it is encrypted, and reads styles, lists, text and notes in that order.
#include <string.h>

#include "document/docx.h"
#include "read/read.h"

// ---- recognising -------------------------------------------------------------------------------------------------

// What Word encrypts becomes a compound file that holds the package; names in it are UTF-16.
static bool is_locked(svod_bytes bytes) {
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    return bytes.len > 512 && svod_is_compound(bytes) && memmem(bytes.data, bytes.len, name, sizeof name);
}

static int sniff(svod_bytes bytes) {
    if (is_locked(bytes)) return 2;
    if (bytes.len < 4 || memcmp(bytes.data, "PK", 2)) return 0;
    return svod_package_lists(bytes, "word/document") ? 2 : svod_package_cut(bytes) ? 1 : 0;
}

// ---- parts -------------------------------------------------------------------------------------------------------

// Which part is what, by the relations of the package and of its main part.
typedef struct parts {
    svod_arena *arena;
    const char *folder; // of the part whose relations are read, with "/"
    const char *main, *styles, *numbering, *footnotes, *endnotes;
} parts;

static bool ends(const char *text, const char *end) {
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && !strcmp(text + len - end_len, end);
}

static bool on_relation(void *ctx, const char *name, const char **attributes) {
    parts *p = ctx;
    const char *type = svod_xml_attribute(attributes, "Type"), *target = svod_xml_attribute(attributes, "Target");
    const char *mode = svod_xml_attribute(attributes, "TargetMode");
    if (strcmp(name, "Relationship") || !type || !target || (mode && !strcmp(mode, "External"))) return true;
    const char **place = ends(type, "/officeDocument") ? &p->main
                         : ends(type, "/styles")       ? &p->styles
                         : ends(type, "/numbering")    ? &p->numbering
                         : ends(type, "/footnotes")    ? &p->footnotes
                         : ends(type, "/endnotes")     ? &p->endnotes
                                                       : NULL;
    if (place) *place = *target == '/' ? svod_strdup(p->arena, target + 1) : svod_printf(p->arena, "%s%s", p->folder, target);
    return true;
}

// Relations only say where parts are; where they are damaged, parts are where Word puts them.
static void read_relations(svod_package *package, const char *part, parts *out) {
    static const svod_xml_events events = {.open = on_relation};
    if (svod_zip_has(&package->zip, part)) svod_package_try(package, part, &events, out);
}

static parts find_parts(svod_package *package) {
    svod_arena *arena = package->job->scratch;
    parts p = {.arena = arena, .folder = ""};
    read_relations(package, "_rels/.rels", &p);
    if (!p.main || !svod_zip_has(&package->zip, p.main)) p.main = "word/document.xml";
    const char *slash = strrchr(p.main, '/');
    p.folder = slash ? svod_strndup(arena, p.main, (size_t)(slash + 1 - p.main)) : "";
    const char *main = p.main;
    p.styles = svod_printf(arena, "%sstyles.xml", p.folder);
    p.numbering = svod_printf(arena, "%snumbering.xml", p.folder);
    p.footnotes = svod_printf(arena, "%sfootnotes.xml", p.folder);
    p.endnotes = svod_printf(arena, "%sendnotes.xml", p.folder);
    read_relations(package, svod_printf(arena, "%s_rels/%s.rels", p.folder, slash ? slash + 1 : main), &p);
    p.main = main;
    return p;
}

// ---- pages -------------------------------------------------------------------------------------------------------

static bool on_page(void *ctx, const char *name, const char **attributes) {
    (void)attributes;
    bool *paged = ctx;
    *paged = *paged || !strcmp(name, "lastRenderedPageBreak");
    return !*paged;
}

// Whether Word noted where its pages ended. Breaks made by hand alone would give pages that nobody sees.
static bool is_paged(svod_package *package, const char *part) {
    static const svod_xml_events events = {.open = on_page};
    bool paged = false;
    svod_package_try(package, part, &events, &paged);
    return paged;
}

// ---- the format --------------------------------------------------------------------------------------------------

static bool read_parts(svod_package *package) {
    parts p = find_parts(package);
    svod_docx_styles styles;
    if (!svod_zip_has(&package->zip, p.main)) {
        svod_lang lang = package->job->findings->lang;
        return svod_add(package->job->findings, SVOD_F_document_damaged, svod_place_file(package->job->shown),
                        svod_printf(package->job->scratch, svod_say(lang, SVOD_T_document_no_part), p.main), NULL);
    }
    svod_docx_numbering *numbering = NULL;
    if (!svod_docx_styles_read(&styles, package, p.styles)) return false;
    if (!(numbering = svod_docx_numbering_read(package, p.numbering, &styles))) return false;
    svod_docx_body *body = svod_docx_body_new(package, &styles, numbering, is_paged(package, p.main));
    if (!svod_docx_body_read(body, p.main)) return false;
    svod_docx_body *notes = svod_docx_body_new(package, &styles, numbering, false);
    if (svod_zip_has(&package->zip, p.footnotes) && !svod_docx_body_read(notes, p.footnotes)) return false;
    return !svod_zip_has(&package->zip, p.endnotes) || svod_docx_body_read(notes, p.endnotes);
}

static svod_doc_state read_docx(svod_doc_job *job) {
    svod_package package;
    if (is_locked(job->bytes)) {
        svod_add(job->findings, SVOD_F_document_encrypted, svod_place_file(job->shown),
                 svod_say(job->findings->lang, SVOD_T_document_ole_locked), NULL);
        return SVOD_DOC_UNREADABLE;
    }
    if (!svod_package_open(&package, job)) return SVOD_DOC_UNREADABLE;
    bool ok = read_parts(&package);
    svod_zip_close(&package.zip);
    return ok || package.enough ? SVOD_DOC_READ : SVOD_DOC_UNREADABLE;
}

const svod_doc_format doc_docx = {.id = "docx",
                                  .extensions = "docx docm dotx dotm",
                                  .help_ru = "документ Word (Word, LibreOffice, МойОфис, Р7-Офис, Google)",
                                  .help_en = "Word document (Word, LibreOffice, MyOffice, R7-Office, Google)",
                                  .sniff = sniff,
                                  .read = read_docx};
