// Tells the format of a file by its content and hands it to the member of the family that reads it.
#include <string.h>
#include <strings.h>

#include "read/read.h"

#define FORMAT(id) extern const svod_format fmt_##id;
#include "read/formats.def"
#undef FORMAT

const svod_format *const svod_formats[] = {
#define FORMAT(id) &fmt_##id,
#include "read/formats.def"
#undef FORMAT
    NULL};

// ---- strangers ---------------------------------------------------------------------------------------------------

static bool begins(svod_bytes bytes, const char *word) {
    size_t len = strlen(word);
    return bytes.len >= len && strncasecmp((const char *)bytes.data, word, len) == 0;
}

static svod_bytes without_lead(svod_bytes bytes) {
    if (begins(bytes, "\xEF\xBB\xBF")) {
        bytes = (svod_bytes){bytes.data + 3, bytes.len - 3};
    }
    while (bytes.len > 0 && strchr(" \t\r\n", *bytes.data) && *bytes.data) {
        bytes = (svod_bytes){bytes.data + 1, bytes.len - 1};
    }
    return bytes;
}

// The name of a well-known format that is no sheet, or NULL.
static const char *stranger(svod_bytes bytes) {
    static const struct {
        const char *start, *name;
    } known[] = {{"<!doctype html", "HTML"},
                 {"<html", "HTML"},
                 {"<table", "HTML"},
                 {"<head", "HTML"},
                 {"<meta", "HTML"},
                 {"<body", "HTML"},
                 {"<?xml", "XML"},
                 {"%PDF", "PDF"},
                 {"{\\rtf", "RTF"},
                 {"\x1F\x8B", "gzip"},
                 {"Rar!", "RAR"},
                 {"7z\xBC\xAF", "7-Zip"},
                 {"\x89PNG", "PNG"},
                 {"\xFF\xD8\xFF", "JPEG"},
                 {"GIF8", "GIF"},
                 {"MZ", "EXE"},
                 {"\x7F"
                  "ELF",
                  "ELF"},
                 {"SQLite format 3", "SQLite"}};
    bytes = without_lead(bytes);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        // two letters alone prove nothing in a text
        if (begins(bytes, known[i].start) && (strlen(known[i].start) > 2 || memchr(bytes.data, 0, bytes.len < 512 ? bytes.len : 512))) {
            return known[i].name;
        }
    }
    return NULL;
}

// ---- the family --------------------------------------------------------------------------------------------------

static const char *extension_of(const char *shown) {
    const char *slash = strrchr(shown, '/');
    const char *dot = strrchr(slash ? slash : shown, '.');
    return dot && dot[1] ? dot + 1 : NULL;
}

static bool lists(const char *extensions, const char *extension) {
    size_t len = strlen(extension);
    for (const char *word = extensions; *word; word += *word == ' ') {
        size_t word_len = strcspn(word, " ");
        if (word_len == len && strncasecmp(word, extension, len) == 0) {
            return true;
        }
        word += word_len;
    }
    return false;
}

static bool known_extension(const char *extension) {
    for (size_t i = 0; svod_formats[i]; i++) {
        if (lists(svod_formats[i]->extensions, extension)) {
            return true;
        }
    }
    return lists("pdf doc docx odt rtf html htm xml json zip png jpg xlsb", extension);
}

static void check_extension(const svod_format *format, const char *shown, svod_findings *findings) {
    const char *extension = extension_of(shown);
    if (extension && known_extension(extension) && !lists(format->extensions, extension)) {
        svod_add(findings, SVOD_F_format_extension, svod_place_cell(shown, NULL, 0, 0), extension, format->id);
    }
}

const svod_format *svod_sniff(svod_bytes bytes, const char *shown, svod_findings *findings) {
    svod_place place = svod_place_cell(shown, NULL, 0, 0);
    if (bytes.len == 0) {
        svod_add(findings, SVOD_F_file_empty, place, NULL, NULL);
        return NULL;
    }
    const char *name = stranger(bytes);
    const svod_format *best = NULL;
    int sure = 0;
    for (size_t i = 0; !name && svod_formats[i]; i++) {
        int how = svod_formats[i]->sniff(bytes);
        if (how > sure) {
            sure = how;
            best = svod_formats[i];
        }
    }
    if (best) {
        check_extension(best, shown, findings);
    } else {
        svod_add(findings, SVOD_F_format_unknown, place, name ? name : svod_say(findings->lang, SVOD_T_read_is_binary), "XLSX, CSV");
    }
    return best;
}

bool svod_open(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
               const svod_format **format, const char **decisions, svod_findings *findings) {
    static const svod_read_options none;
    const char *unused = "";
    decisions = decisions ? decisions : &unused;
    *decisions = "";
    const svod_format *found = svod_sniff(bytes, shown, findings);
    if (format) {
        *format = found;
    }
    if (!found) {
        return false;
    }
    if (!found->read) {
        return svod_add(findings, SVOD_F_format_unsupported, svod_place_cell(shown, NULL, 0, 0), found->id, "XLSX, CSV");
    }
    return found->read(bytes, shown, options ? options : &none, scratch, sink, decisions, findings);
}
