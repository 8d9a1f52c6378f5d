// Opens a zip in memory and streams its XML parts through expat, with caps on everything that grows from the input.
#include "read/zipxml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

#define STEP (64 * 1024)
#define DEPTH_CAP 256
#define ATTRIBUTES_CAP 4096
#define BOOK_CAP (UINT64_C(1) << 30)
#define RATIO_FROM (UINT64_C(32) << 20)
#define RATIO_CAP 100 // real parts: 22 at most
#define TOKEN_CAP (UINT64_C(4) << 20)
#define PARTS_CAP 65536
#define DIRECTORY_CAP (UINT64_C(16) << 20)
#define MEMORY_CAP ((size_t)48 << 20) // of expat

typedef struct svod_zip_parse {
    svod_zip *zip;
    const char *part;
    XML_Parser parser;
    const svod_xml_events *events;
    void *ctx;
    unsigned depth;
    unsigned skip; // depth of the element that is skipped; 0: none
    bool stopped;  // its finding has been added
    uint64_t read, size;
} parse;

// ---- the archive -------------------------------------------------------------------------------------------------

static svod_place place_of(const svod_zip *zip) {
    return svod_place_cell(zip->shown, zip->sheet, 0, 0);
}

static char *name_key(svod_arena *arena, const char *name, size_t len) {
    while (len > 0 && (*name == '/' || *name == '\\')) {
        name++;
        len--;
    }
    char *key = svod_strndup(arena, name, len);
    for (char *c = key; *c; c++) {
        if (*c == '\\') {
            *c = '/';
        } else if (*c >= 'A' && *c <= 'Z') {
            *c = (char)(*c - 'A' + 'a');
        }
    }
    return key;
}

static bool too_many_parts(const svod_zip *zip, size_t count) {
    const char *found = svod_printf(zip->arena, svod_say(zip->findings->lang, SVOD_T_read_parts), count, (size_t)PARTS_CAP);
    return svod_add(zip->findings, SVOD_F_read_limit, place_of(zip), found, NULL);
}

static void note_twice(const svod_zip *zip, const char *name) {
    svod_excerpt excerpt = svod_excerpt_of(name);
    const char *shown = svod_utf8_repair(zip->arena, excerpt.text, strlen(excerpt.text));
    svod_add(zip->findings, SVOD_F_zip_part_twice, place_of(zip), shown, NULL);
}

// From the last entry to the first, so that of two entries of one name the last is known. Folders have no bytes and are left out.
static bool index_names(svod_zip *zip) {
    zip->names = svod_map_new(zip->arena);
    zip_int64_t count = zip_get_num_entries(zip->zip, 0);
    if (count > PARTS_CAP) {
        return too_many_parts(zip, (size_t)count);
    }
    for (zip_int64_t i = count; i-- > 0;) {
        const char *name = zip_get_name(zip->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        char *key = name ? name_key(zip->arena, name, strlen(name)) : "";
        size_t len = strlen(key);
        if (len > 0 && key[len - 1] != '/' && !svod_map_add(zip->names, key, (size_t)i)) {
            note_twice(zip, name);
        }
    }
    svod_zipdir_walk(&zip->directory, zip->arena, (size_t)count);
    return true;
}

static bool open_archive(svod_zip *zip, svod_bytes bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.data, bytes.len, 0, &error);
    zip->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!zip->zip) {
        zip_source_free(source);
        svod_add(zip->findings, SVOD_F_zip_damaged, place_of(zip),
                 svod_printf(zip->arena, svod_say(zip->findings->lang, SVOD_T_read_no_directory), bytes.len), NULL);
    }
    zip_error_fini(&error);
    return zip->zip != NULL;
}

bool svod_zip_open(svod_zip *out, svod_bytes bytes, const char *shown, svod_arena *arena, svod_findings *findings) {
    *out = (svod_zip){.shown = shown, .arena = arena, .findings = findings, .events_left = SVOD_ZIP_EVENTS, .bytes_left = SVOD_ZIP_BYTES};
    out->directory = svod_zipdir_find(bytes);
    if (out->directory.len > DIRECTORY_CAP && out->directory.len <= bytes.len) { // libzip would take all of it into memory
        return too_many_parts(out, (size_t)(out->directory.len / (DIRECTORY_CAP / PARTS_CAP)));
    }
    if (open_archive(out, bytes) && !index_names(out)) {
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

bool svod_zip_find(const svod_zip *zip, const char *part, size_t *index) {
    char key[512];
    size_t len = 0;
    part += strspn(part, "/\\");
    for (; part[len]; len++) {
        if (len == sizeof key) { // longer than any name of a package: not worth a faster way
            return svod_map_get(zip->names, name_key(zip->arena, part, strlen(part)), index);
        }
        char c = part[len];
        key[len] = c == '\\' ? '/' : (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return svod_map_getn(zip->names, key, len, index);
}

bool svod_zip_has(const svod_zip *zip, const char *part) {
    return svod_zip_find(zip, part, NULL);
}

// ---- faults ------------------------------------------------------------------------------------------------------

static const char *with_progress(const parse *p, const char *what) {
    return svod_printf(p->zip->arena, svod_say(p->zip->findings->lang, SVOD_T_read_part_fault), p->part, what, (size_t)p->read,
                       (size_t)p->size);
}

static bool fault(const parse *p, svod_code code, const char *what) {
    return svod_add(p->zip->findings, code, place_of(p->zip), with_progress(p, what), NULL);
}

void svod_zip_tell_rows(const svod_zip *zip, uint32_t row) {
    svod_finding *last = svod_last(zip->findings);
    last->found = svod_printf(zip->findings->arena, svod_say(zip->findings->lang, SVOD_T_read_rows_done), last->found, (size_t)row);
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
    case ZIP_ER_ENCRNOTSUPP:
        return fault(p, SVOD_F_workbook_encrypted, svod_say(lang, SVOD_T_read_zip_password));
    case ZIP_ER_INCONS:
        return fault(p, SVOD_F_zip_damaged, svod_say(lang, SVOD_T_read_zip_header));
    case ZIP_ER_COMPNOTSUPP:
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
    default:
        return SVOD_T_read_xml_invalid;
    }
}

static bool xml_fault(const parse *p) {
    svod_lang lang = p->zip->findings->lang;
    enum XML_Error code = XML_GetErrorCode(p->parser);
    if (code == XML_ERROR_NO_MEMORY) {
        return fault(p, SVOD_F_read_limit, svod_say(lang, SVOD_T_read_xml_memory));
    }
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 4
    if (code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH) {
        return fault(p, SVOD_F_read_limit, svod_say(lang, SVOD_T_read_xml_amplified));
    }
#endif
    const char *what = svod_printf(p->zip->arena, svod_say(lang, SVOD_T_read_xml_at), svod_say(lang, xml_reason(code)),
                                   (size_t)XML_GetCurrentLineNumber(p->parser), (size_t)XML_GetCurrentColumnNumber(p->parser) + 1);
    return fault(p, SVOD_F_xml_damaged, what);
}

// ---- expat's memory ----------------------------------------------------------------------------------------------

// Expat keeps every name of an element or attribute that it has seen; names without end must not fill the memory. Its functions take
// no context, so what is counted is what this thread has given out.
typedef struct memory {
    size_t size;
    _Alignas(max_align_t) unsigned char data[];
} memory;

static _Thread_local size_t given;

static void *give(size_t size) {
    memory *made = size < MEMORY_CAP - given ? malloc(sizeof(memory) + size) : NULL;
    if (!made) {
        return NULL;
    }
    made->size = size;
    given += size;
    return made->data;
}

static void take_back(void *data) {
    if (data) {
        memory *made = (memory *)((unsigned char *)data - sizeof(memory));
        given -= made->size;
        free(made);
    }
}

static void *give_more(void *data, size_t size) {
    if (!data) {
        return give(size);
    }
    memory *made = (memory *)((unsigned char *)data - sizeof(memory));
    size_t before = made->size;
    made = size < MEMORY_CAP - (given - before) ? realloc(made, sizeof(memory) + size) : NULL;
    if (!made) {
        return NULL;
    }
    made->size = size;
    given += size - before;
    return made->data;
}

// ---- events ------------------------------------------------------------------------------------------------------

static const char *local_name(const char *name) {
    for (const char *c = name; *c; c++) {
        if (*c == ':') {
            return c + 1;
        }
    }
    return name;
}

const char *svod_xml_attribute(const char **attributes, const char *name) {
    for (; *attributes; attributes += 2) {
        const char *local = local_name(attributes[0]);
        if (*local == *name && strcmp(local, name) == 0) {
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

void svod_zip_skip(svod_zip *zip) {
    zip->parsed->skip = zip->parsed->depth;
}

unsigned svod_zip_depth(const svod_zip *zip) {
    return zip->parsed->depth;
}

static void XMLCALL on_open(void *data, const char *name, const char **attributes) {
    parse *p = data;
    if (p->stopped) {
        return;
    }
    int named = XML_GetSpecifiedAttributeCount(p->parser) / 2;
    p->zip->events_left -= 1 + named / 16;
    if (++p->depth > DEPTH_CAP) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_depth);
    } else if (p->zip->events_left < 0) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_barren);
    } else if (named > ATTRIBUTES_CAP) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_attributes);
    } else if (!p->skip && p->events->open) {
        obey(p, p->events->open(p->ctx, local_name(name), attributes));
    }
}

static void XMLCALL on_close(void *data, const char *name) {
    parse *p = data;
    if (p->skip) {
        p->skip = p->skip == p->depth ? 0 : p->skip;
    } else if (!p->stopped && p->events->close) {
        obey(p, p->events->close(p->ctx, local_name(name)));
    }
    p->depth--;
}

static void XMLCALL on_text(void *data, const char *text, int len) {
    parse *p = data;
    if (--p->zip->events_left >= 0 && !p->skip && !p->stopped) { // else the next element says so
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

// Bytes that expat keeps because it cannot finish what they begin.
static uint64_t pending(const parse *p) {
    XML_Index at = XML_GetCurrentByteIndex(p->parser);
    return at >= 0 && (uint64_t)at < p->read ? p->read - (uint64_t)at : 0;
}

static bool within_limits(parse *p) {
    const svod_zip *zip = p->zip;
    uint64_t packed = zip->packed < zip->directory.bytes.len ? zip->packed : zip->directory.bytes.len; // entries may overlap
    if (zip->read > BOOK_CAP) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_book_size);
    } else if (zip->read > RATIO_FROM && zip->read / RATIO_CAP > packed) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_ratio);
    } else if (zip->things > SVOD_ZIP_THINGS && zip->things > packed) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_thin);
    } else if (zip->bytes_left < 0 || zip->events_left < 0) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_barren);
    } else if (pending(p) > TOKEN_CAP) {
        stop(p, SVOD_F_read_limit, SVOD_T_read_token);
    }
    return !p->stopped;
}

// A step as long as what is pending: a long token is looked at a few times only, not once for every 64 KiB of it.
static zip_int64_t fill(parse *p, zip_file_t *file, void **buffer) {
    uint64_t kept = pending(p);
    int step = kept > STEP ? (int)kept : STEP;
    *buffer = XML_GetBuffer(p->parser, step);
    zip_int64_t got = *buffer ? zip_fread(file, *buffer, (zip_uint64_t)step) : 0;
    if (got > 0) {
        p->read += (uint64_t)got;
        p->zip->read += (uint64_t)got;
        p->zip->bytes_left -= got;
    }
    return got;
}

static bool push_all(parse *p, zip_file_t *file) {
    for (;;) {
        void *buffer = NULL;
        zip_int64_t got = fill(p, file, &buffer);
        if (!buffer) {
            return xml_fault(p);
        }
        if (got < 0) {
            return zip_fault(p, zip_error_code_zip(zip_file_get_error(file)));
        }
        if (p->read > p->size) { // more than the directory says
            return zip_fault(p, ZIP_ER_INCONS);
        }
        if (XML_ParseBuffer(p->parser, (int)got, got == 0) == XML_STATUS_ERROR) {
            return p->stopped ? false : xml_fault(p);
        }
        if (got == 0) {
            return !p->stopped && (p->read == p->size || zip_fault(p, ZIP_ER_INCONS));
        }
        if (!within_limits(p)) {
            return false;
        }
    }
}

static bool parse_file(parse *p, zip_file_t *file) {
    static const XML_Memory_Handling_Suite suite = {give, give_more, take_back};
    p->parser = XML_ParserCreate_MM(NULL, &suite, NULL);
    if (!p->parser) {
        return fault(p, SVOD_F_read_limit, svod_say(p->zip->findings->lang, SVOD_T_read_xml_memory));
    }
    XML_SetUserData(p->parser, p);
    XML_SetElementHandler(p->parser, on_open, on_close);
    XML_SetStartDoctypeDeclHandler(p->parser, on_doctype);
    if (p->events->text) {
        XML_SetCharacterDataHandler(p->parser, on_text);
    }
    p->zip->parsed = p;
    bool ok = push_all(p, file);
    p->zip->parsed = NULL;
    XML_ParserFree(p->parser);
    return ok;
}

// The name before the data must be the directory's: else somebody put one part behind another's name.
static bool names_agree(const svod_zip *zip, size_t index) {
    const char *local = NULL, *name = zip_get_name(zip->zip, index, ZIP_FL_ENC_RAW);
    size_t len = 0;
    if (!svod_zipdir_local_name(&zip->directory, index, &local, &len)) {
        return true;
    }
    return strcmp(name_key(zip->arena, local, len), name_key(zip->arena, name, strlen(name))) == 0;
}

bool svod_zip_xml(svod_zip *zip, const char *part, const svod_xml_events *events, void *ctx) {
    parse p = {.zip = zip, .part = part, .events = events, .ctx = ctx};
    size_t index = 0;
    zip_stat_t stat;
    if (!svod_zip_find(zip, part, &index) || zip_stat_index(zip->zip, index, 0, &stat) != 0) {
        return zip_fault(&p, ZIP_ER_NOENT);
    }
    p.size = stat.size;
    zip->packed += stat.comp_size < zip->directory.bytes.len ? stat.comp_size : zip->directory.bytes.len;
    if (!names_agree(zip, index)) {
        return zip_fault(&p, ZIP_ER_INCONS);
    }
    zip_file_t *file = zip_fopen_index(zip->zip, index, 0);
    if (!file) {
        return zip_fault(&p, zip_error_code_zip(zip_get_error(zip->zip)));
    }
    bool ok = parse_file(&p, file);
    zip_fclose(file);
    return ok;
}
