// ODS: knows an OpenDocument package by its parts, says when it is encrypted, and hands content.xml to the sink.
#include <string.h>
#include <strings.h>

#include "read/ods.h"

// ---- the archive's directory -------------------------------------------------------------------------------------
// The format is known by names alone, which the directory at the end of the archive lists; nothing needs unpacking.

typedef struct parts {
    bool content, manifest, mimetype, types;
} parts;

static void note_part(parts *p, const char *name, size_t len) {
    while (len > 0 && (*name == '/' || *name == '\\')) {
        name++;
        len--;
    }
    p->content |= len == 11 && strncasecmp(name, "content.xml", len) == 0;
    p->manifest |= len == 21 && strncasecmp(name, "META-INF/manifest.xml", 8) == 0 && strncasecmp(name + 9, "manifest.xml", 12) == 0;
    p->mimetype |= len == 8 && strncasecmp(name, "mimetype", len) == 0;
    p->types |= len == 19 && strncasecmp(name, "[Content_Types].xml", len) == 0;
}

static parts parts_of(svod_bytes bytes) {
    parts p = {0};
    svod_zipdir dir = svod_zipdir_find(bytes);
    svod_zipdir_entry entry;
    for (uint64_t at = dir.at; svod_zipdir_next(&dir, &at, &entry);) {
        note_part(&p, entry.name, entry.len);
    }
    return p;
}

static int sniff(svod_bytes bytes) {
    static const char mark[] = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"; // right behind the 30 bytes of a local header
    size_t len = sizeof mark - 1;
    if (bytes.len < 30 || memcmp(bytes.data, "PK\3\4", 4) != 0) {
        return 0;
    }
    if (bytes.len >= 30 + len && memcmp(bytes.data + 30, mark, len) == 0) {
        return 2;
    }
    parts p = parts_of(bytes);
    return p.content + p.manifest + p.mimetype >= 2 && !p.types ? 2 : 0; // two of the three say enough
}

// ---- encryption --------------------------------------------------------------------------------------------------

typedef struct manifest {
    svod_arena *arena;
    const char *path;      // of the entry under way
    const char *encrypted; // the part that cannot be read, NULL: none
    const char *algorithm;
} manifest;

static bool manifest_open(void *ctx, const char *name, const char **attributes) {
    manifest *m = ctx;
    if (strcmp(name, "file-entry") == 0) {
        const char *path = svod_xml_attribute(attributes, "full-path");
        m->path = path && (strcmp(path, "content.xml") == 0 || strcmp(path, "encrypted-package") == 0) ? svod_strdup(m->arena, path) : NULL;
    } else if (m->path && strcmp(name, "encryption-data") == 0) {
        m->encrypted = m->path;
    } else if (m->path && m->encrypted && !m->algorithm && strcmp(name, "algorithm") == 0) {
        const char *algorithm = svod_xml_attribute(attributes, "algorithm-name");
        const char *hash = algorithm ? strrchr(algorithm, '#') : NULL;
        m->algorithm = algorithm ? svod_strdup(m->arena, hash ? hash + 1 : algorithm) : NULL;
    }
    return true;
}

// The manifest is asked about encryption only: what else is wrong with it keeps no cell from being read, and is not said.
static bool is_readable(svod_ods_book *book) {
    static const svod_xml_events events = {.open = manifest_open};
    svod_findings unsaid = svod_findings_of(book->arena, book->findings->lang);
    manifest m = {.arena = book->arena};
    if (svod_zip_has(&book->zip, "META-INF/manifest.xml")) {
        book->zip.findings = &unsaid;
        svod_zip_xml(&book->zip, "META-INF/manifest.xml", &events, &m);
        book->zip.findings = book->findings;
    }
    if (!m.encrypted) {
        return true;
    }
    const char *found =
        svod_printf(book->arena, svod_say(book->findings->lang, SVOD_T_read_ods_encrypted), m.encrypted, m.algorithm ? m.algorithm : "?");
    return svod_add(book->findings, SVOD_F_workbook_encrypted, svod_place_file(book->shown), found, NULL);
}

// ---- the format --------------------------------------------------------------------------------------------------

static bool read_content(svod_ods_book *book) {
    if (!svod_zip_has(&book->zip, "content.xml")) {
        return svod_add(book->findings, SVOD_F_book_part_missing, svod_place_file(book->shown), "content.xml", NULL);
    }
    return svod_ods_content_read(book);
}

static bool read(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
                 const char **decisions, svod_findings *findings) {
    *decisions = "";
    svod_ods_book book = {.shown = shown, .options = options, .sink = sink, .arena = scratch, .findings = findings};
    if (!svod_zip_open(&book.zip, bytes, shown, scratch, findings)) {
        return false;
    }
    bool ok = is_readable(&book) && read_content(&book);
    svod_zip_close(&book.zip);
    return ok;
}

const svod_format fmt_ods = {.id = "ods",
                             .extensions = "ods ots",
                             .help_ru = "таблица OpenDocument (LibreOffice, МойОфис, Р7-Офис, Google, Excel)",
                             .help_en = "OpenDocument spreadsheet (LibreOffice, MyOffice, R7-Office, Google, Excel)",
                             .sniff = sniff,
                             .read = read};
