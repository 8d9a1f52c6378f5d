// Tells the format of a file by its content and hands it to the member of the family that reads it.
#include <string.h>
#include <strings.h>

#include "read/nfc.h"
#include "read/read.h"
#include "read/stranger.h"

#define FORMAT(id) extern const svod_format fmt_##id;
#include "read/formats.def"
#undef FORMAT

const svod_format *const svod_formats[] = {
#define FORMAT(id) &fmt_##id,
#include "read/formats.def"
#undef FORMAT
    NULL};

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
    return lists("xlsb fods numbers et ett dbf slk dif mht mhtml pdf doc docx odt ppt pptx rtf html htm xml json eml zip rar 7z png jpg",
                 extension);
}

static void check_extension(const svod_format *format, const char *shown, svod_findings *findings) {
    const char *extension = extension_of(shown);
    if (extension && known_extension(extension) && !lists(format->extensions, extension)) {
        svod_add(findings, SVOD_F_format_extension, svod_place_file(shown), extension, format->id);
    }
}

// "XLSX, ODS, XLS, CSV": what is read, as people call it.
static const char *readable(svod_arena *arena) {
    const char *names = "";
    for (size_t i = 0; svod_formats[i]; i++) {
        const char *name = svod_upper(arena, svod_formats[i]->id);
        if (svod_formats[i]->read) names = svod_printf(arena, "%s%s%s", names, *names ? ", " : "", name);
    }
    return names;
}

static void name_stranger(const svod_stranger *stranger, const char *shown, svod_findings *findings) {
    const char *name = svod_say(findings->lang, stranger->name), *extension = extension_of(shown);
    // A page of the web is seldom called one: programs save it under the name of a workbook.
    if (stranger->sheet && extension && lists("xls xlsx csv ods", extension))
        name = svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_read_named), name, extension);
    svod_add(findings, stranger->sheet ? SVOD_F_format_unsupported : SVOD_F_format_unknown, svod_place_file(shown), name,
             readable(findings->arena));
    if (stranger->sheet) svod_advise(findings, svod_say(findings->lang, SVOD_T_read_save_again));
}

const svod_format *svod_sniff(svod_bytes bytes, const char *shown, svod_findings *findings) {
    svod_place place = svod_place_file(shown);
    if (bytes.len == 0) {
        svod_add(findings, SVOD_F_file_empty, place, NULL, NULL);
        return NULL;
    }
    svod_stranger stranger;
    if (svod_stranger_of(bytes, &stranger)) {
        name_stranger(&stranger, shown, findings);
        return NULL;
    }
    const svod_format *best = NULL;
    int sure = 0;
    for (size_t i = 0; svod_formats[i]; i++) {
        int how = svod_formats[i]->sniff(bytes);
        if (how > sure) {
            sure = how;
            best = svod_formats[i];
        }
    }
    if (!best) {
        svod_add(findings, SVOD_F_format_unknown, place, svod_say(findings->lang, SVOD_T_read_is_binary), readable(findings->arena));
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
    svod_nfc_layer layer;
    svod_sink composing = svod_nfc_begin(&layer, sink, scratch);
    bool ok = found->read(bytes, shown, options ? options : &none, scratch, &composing, decisions, findings);
    svod_nfc_end(&layer);
    if (ok) { // of a file that is refused its extension may well be true
        check_extension(found, shown, findings);
    }
    return svod_host_kept(bytes, shown, findings) && ok;
}
