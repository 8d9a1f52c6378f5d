// Opens a zip in memory and streams its XML parts through expat, with caps on everything that grows from the input.
#include "read/zipxml.h"

#include <expat.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

#define STEP (64 * 1024)
#define DEPTH_CAP 256
#define ENTRY_CAP (UINT64_C(4) << 30)
#define RATIO_FROM (UINT64_C(64) << 20)
#define RATIO_CAP 1000
#define TOKEN_CAP (UINT64_C(16) << 20)
#define PARTS_CAP 65536

typedef struct parse {
    svod_zip *zip;
    const char *part;
    XML_Parser parser;
    const svod_xml_events *events;
    void *ctx;
    unsigned depth;
    bool stopped; // its finding has been added
    uint64_t read, size, packed;
} parse;

// ---- the archive -------------------------------------------------------------------------------------------------

static svod_place place_of(const svod_zip *zip) {
    return svod_place_cell(zip->shown, zip->sheet, 0, 0);
}

static char *name_key(svod_arena *arena, const char *name) {
    while (*name == '/' || *name == '\\') {
        name++;
    }
    char *key = svod_strdup(arena, name);
    for (char *c = key; *c; c++) {
        if (*c == '\\') {
            *c = '/';
        } else if (*c >= 'A' && *c <= 'Z') {
            *c = (char)(*c - 'A' + 'a');
        }
    }
    return key;
}

static bool index_names(svod_zip *zip) {
    zip->names = svod_map_new(zip->arena);
    zip_int64_t count = zip_get_num_entries(zip->zip, 0);
    if (count > PARTS_CAP) {
        const char *found = svod_printf(zip->arena, svod_say(zip->findings->lang, SVOD_T_read_parts), (size_t)count, (size_t)PARTS_CAP);
        return svod_add(zip->findings, SVOD_F_read_limit, place_of(zip), found, NULL);
    }
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(zip->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        if (name) {
            svod_map_add(zip->names, name_key(zip->arena, name), (size_t)i);
        }
    }
    return true;
}

bool svod_zip_open(svod_zip *out, svod_bytes bytes, const char *shown, svod_arena *arena, svod_findings *findings) {
    *out = (svod_zip){.shown = shown, .arena = arena, .findings = findings};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.data, bytes.len, 0, &error);
    out->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!out->zip) {
        zip_source_free(source);
        svod_add(findings, SVOD_F_zip_damaged, place_of(out),
                 svod_printf(arena, svod_say(findings->lang, SVOD_T_read_no_directory), bytes.len), NULL);
    }
    zip_error_fini(&error);
    if (out->zip && !index_names(out)) {
        svod_zip_close(out);
    }
    return out->zip != NULL;
}

void svod_zip_close(svod_zip *zip) {
    if (zip->zip) {
        zip_discard(zip->zip);
    }
    zip->zip = NULL;
}

bool svod_zip_has(const svod_zip *zip, const char *part) {
    return svod_map_get(zip->names, name_key(zip->arena, part), NULL);
}

// ---- faults ------------------------------------------------------------------------------------------------------

static const char *with_progress(const parse *p, const char *what) {
    return svod_printf(p->zip->arena, svod_say(p->zip->findings->lang, SVOD_T_read_part_fault), p->part, what, (size_t)p->read,
                       (size_t)p->size);
}

static bool fault(const parse *p, svod_code code, const char *what) {
    return svod_add(p->zip->findings, code, place_of(p->zip), with_progress(p, what), NULL);
}

static void stop(parse *p, svod_code code, svod_text what) {
    fault(p, code, svod_say(p->zip->findings->lang, what));
    p->stopped = true;
    XML_StopParser(p->parser, XML_FALSE);
}

static bool zip_fault(const parse *p, int code) {
    svod_lang lang = p->zip->findings->lang;
    switch (code) {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
        return fault(p, SVOD_F_workbook_encrypted, svod_say(lang, SVOD_T_read_zip_password));
    case ZIP_ER_CRC:
        return fault(p, SVOD_F_zip_damaged, svod_say(lang, SVOD_T_read_zip_crc));
    case ZIP_ER_COMPNOTSUPP:
    case ZIP_ER_ENCRNOTSUPP:
        return fault(p, SVOD_F_zip_damaged, svod_say(lang, SVOD_T_read_zip_method));
    default:
        return fault(p, SVOD_F_zip_damaged, svod_say(lang, SVOD_T_read_zip_data));
    }
}

static svod_text xml_reason(enum XML_Error code) {
    switch (code) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR:
        return SVOD_T_read_xml_cut;
    case XML_ERROR_TAG_MISMATCH:
        return SVOD_T_read_xml_tags;
    case XML_ERROR_UNDEFINED_ENTITY:
        return SVOD_T_read_xml_entity;
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
        return SVOD_T_read_xml_encoding;
    case XML_ERROR_NO_MEMORY:
        return SVOD_T_read_xml_memory;
    default:
        return SVOD_T_read_xml_invalid;
    }
}

static bool xml_fault(const parse *p) {
    svod_lang lang = p->zip->findings->lang;
    const char *what =
        svod_printf(p->zip->arena, svod_say(lang, SVOD_T_read_xml_at), svod_say(lang, xml_reason(XML_GetErrorCode(p->parser))),
                    (size_t)XML_GetCurrentLineNumber(p->parser), (size_t)XML_GetCurrentColumnNumber(p->parser) + 1);
    return fault(p, SVOD_F_xml_damaged, what);
}

// ---- events ------------------------------------------------------------------------------------------------------

static const char *local_name(const char *name) {
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *svod_xml_attribute(const char **attributes, const char *name) {
    for (; *attributes; attributes += 2) {
        if (strcmp(local_name(attributes[0]), name) == 0) {
            return attributes[1];
        }
    }
    return NULL;
}

bool svod_xml_true(const char *value) {
    return value && (strcmp(value, "1") == 0 || strcasecmp(value, "true") == 0 || strcasecmp(value, "on") == 0);
}

// A handler that said no has added its finding.
static void obey(parse *p, bool go_on) {
    if (!go_on) {
        p->stopped = true;
        XML_StopParser(p->parser, XML_FALSE);
    }
}

static void XMLCALL on_open(void *data, const char *name, const char **attributes) {
    parse *p = data;
    if (p->stopped) {
        return;
    }
    if (++p->depth > DEPTH_CAP) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_depth);
    } else if (p->events->open) {
        obey(p, p->events->open(p->ctx, local_name(name), attributes));
    }
}

static void XMLCALL on_close(void *data, const char *name) {
    parse *p = data;
    p->depth--;
    if (!p->stopped && p->events->close) {
        obey(p, p->events->close(p->ctx, local_name(name)));
    }
}

static void XMLCALL on_text(void *data, const char *text, int len) {
    parse *p = data;
    if (!p->stopped) {
        obey(p, p->events->text(p->ctx, text, (size_t)len));
    }
}

static void XMLCALL on_doctype(void *data, const char *name, const char *system, const char *public, int internal) {
    (void)name, (void)system, (void)public, (void)internal;
    parse *p = data;
    if (!p->stopped) {
        stop(p, SVOD_F_xml_damaged, SVOD_T_read_doctype);
    }
}

// ---- one part ----------------------------------------------------------------------------------------------------

// Expat keeps what it cannot finish yet; a token that never ends must not fill the memory.
static bool within_limits(parse *p) {
    XML_Index at = XML_GetCurrentByteIndex(p->parser);
    if (p->read > ENTRY_CAP) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_entry_size);
    } else if (p->read > RATIO_FROM && p->read / RATIO_CAP > p->packed) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_ratio);
    } else if (at >= 0 && p->read - (uint64_t)at > TOKEN_CAP) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_token);
    }
    return !p->stopped;
}

static bool push_all(parse *p, zip_file_t *file) {
    for (;;) {
        void *buffer = XML_GetBuffer(p->parser, STEP);
        if (!buffer) {
            return xml_fault(p);
        }
        zip_int64_t got = zip_fread(file, buffer, STEP);
        if (got < 0) {
            return zip_fault(p, zip_error_code_zip(zip_file_get_error(file)));
        }
        p->read += (uint64_t)got;
        if (XML_ParseBuffer(p->parser, (int)got, got == 0) == XML_STATUS_ERROR) {
            return p->stopped ? false : xml_fault(p);
        }
        if (got == 0) {
            return !p->stopped;
        }
        if (!within_limits(p)) {
            return false;
        }
    }
}

static void set_handlers(parse *p) {
    XML_SetUserData(p->parser, p);
    XML_SetElementHandler(p->parser, on_open, on_close);
    XML_SetStartDoctypeDeclHandler(p->parser, on_doctype);
    if (p->events->text) {
        XML_SetCharacterDataHandler(p->parser, on_text);
    }
}

bool svod_zip_xml(svod_zip *zip, const char *part, const svod_xml_events *events, void *ctx) {
    parse p = {.zip = zip, .part = part, .events = events, .ctx = ctx};
    size_t index = 0;
    zip_stat_t stat;
    if (!svod_map_get(zip->names, name_key(zip->arena, part), &index) || zip_stat_index(zip->zip, index, 0, &stat) != 0) {
        return zip_fault(&p, ZIP_ER_NOENT);
    }
    p.size = stat.size;
    p.packed = stat.comp_size;
    zip_file_t *file = zip_fopen_index(zip->zip, index, 0);
    if (!file) {
        return zip_fault(&p, zip_error_code_zip(zip_get_error(zip->zip)));
    }
    bool ok = false;
    p.parser = XML_ParserCreate(NULL);
    if (p.parser) {
        set_handlers(&p);
        ok = push_all(&p, file);
        XML_ParserFree(p.parser);
    } else {
        fault(&p, SVOD_F_xml_damaged, svod_say(zip->findings->lang, SVOD_T_read_xml_memory));
    }
    zip_fclose(file);
    return ok;
}
