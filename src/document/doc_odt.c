// ODT: knows an OpenDocument text by its type or its parts, says when it is encrypted, and reads styles and content.
#include <string.h>

#include "document/odt.h"

// ---- recognising -------------------------------------------------------------------------------------------------

static int sniff(svod_bytes bytes) {
    static const char mark[] = "mimetypeapplication/vnd.oasis.opendocument.text"; // right behind the 30 bytes of a local header
    static const char any[] = "mimetypeapplication/vnd.oasis.opendocument.";
    size_t len = sizeof mark - 1, any_len = sizeof any - 1;
    if (bytes.len < 30 || memcmp(bytes.data, "PK\3\4", 4)) return 0;
    if (bytes.len >= 30 + len && !memcmp(bytes.data + 30, mark, len)) return 2;        // cut short or not
    if (bytes.len >= 30 + any_len && !memcmp(bytes.data + 30, any, any_len)) return 0; // a sheet, slides, a drawing
    if (svod_package_cut(bytes)) return 1;
    bool other = svod_package_lists(bytes, "[Content_Types].xml");
    return !other && svod_package_lists(bytes, "content.xml") && svod_package_lists(bytes, "META-INF/manifest.xml") ? 1 : 0;
}

// ---- encryption --------------------------------------------------------------------------------------------------

typedef struct manifest {
    bool content, encrypted; // the entry at hand is the text, or the package within; it is encrypted
} manifest;

static bool on_entry(void *ctx, const char *name, const char **attributes) {
    manifest *m = ctx;
    const char *path = svod_xml_attribute(attributes, "full-path");
    if (!strcmp(name, "file-entry")) m->content = path && (!strcmp(path, "content.xml") || !strcmp(path, "encrypted-package"));
    m->encrypted = m->encrypted || (m->content && !strcmp(name, "encryption-data"));
    return true;
}

static bool is_locked(svod_package *package) {
    static const svod_xml_events events = {.open = on_entry};
    static const char part[] = "META-INF/manifest.xml";
    manifest m = {false, false};
    if (svod_zip_has(&package->zip, part)) svod_package_try(package, part, &events, &m);
    if (!m.encrypted) return false;
    svod_add(package->job->findings, SVOD_F_document_encrypted, svod_place_file(package->job->shown), "content.xml", NULL);
    return true;
}

// ---- the format --------------------------------------------------------------------------------------------------

typedef struct reading {
    svod_package *package;
    svod_odt_styles *styles;
} reading;

// The automatic styles of this part belong to headers and footers, under names that content.xml has, too.
static bool on_style(void *ctx, const char *name, const char **attributes) {
    reading *r = ctx;
    if (!strcmp(name, "automatic-styles") || !strcmp(name, "master-styles")) return svod_zip_skip(&r->package->zip), true;
    svod_odt_styles_open(r->styles, name, attributes);
    return true;
}

static bool on_style_end(void *ctx, const char *name) {
    svod_odt_styles_close(((reading *)ctx)->styles, name);
    return true;
}

static bool read_parts(svod_package *package) {
    static const svod_xml_events events = {on_style, on_style_end, NULL};
    svod_odt_styles *styles = svod_odt_styles_new(package->job->scratch);
    if (is_locked(package)) return false;
    if (!svod_zip_has(&package->zip, "content.xml")) {
        return svod_add(package->job->findings, SVOD_F_document_damaged, svod_place_file(package->job->shown),
                        svod_printf(package->job->scratch, svod_say(package->job->findings->lang, SVOD_T_document_no_part), "content.xml"),
                        NULL);
    }
    reading r = {package, styles};
    if (svod_zip_has(&package->zip, "styles.xml") && !svod_package_xml(package, "styles.xml", &events, &r)) return false;
    return svod_odt_content(package, styles);
}

static svod_doc_state read_odt(svod_doc_job *job) {
    svod_package package;
    if (!svod_package_open(&package, job)) return SVOD_DOC_UNREADABLE;
    bool ok = read_parts(&package);
    svod_zip_close(&package.zip);
    return ok || package.enough ? SVOD_DOC_READ : SVOD_DOC_UNREADABLE;
}

const svod_doc_format doc_odt = {.id = "odt",
                                 .extensions = "odt ott",
                                 .help_ru = "текст OpenDocument (LibreOffice, МойОфис, Р7-Офис, Google)",
                                 .help_en = "OpenDocument text (LibreOffice, MyOffice, R7-Office, Google)",
                                 .sniff = sniff,
                                 .read = read_odt};
