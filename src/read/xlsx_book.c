// From the package to the list of sheets: relations, the workbook part, names, visibility, date system.
#include <string.h>
#include <strings.h>

#include "read/sheetname.h"
#include "read/xlsx.h"

#define RELATIONS_CAP 100000
#define NAME_CAP 1024
#define RELATIONS_BYTES_CAP ((size_t)32 << 20)

typedef struct relation {
    const char *id, *type, *target; // type: its last word; target: as it is written
} relation;

typedef struct relations {
    svod_xlsx_book *book;
    const char *dir;  // of the part that has them, "" or ending in "/"
    const char *part; // that lists them
    svod_vec list;    // relation
    svod_map *ids;    // -> index in list
    size_t bytes;
    bool root_seen;
} relations;

static bool missing(svod_xlsx_book *book, const char *sheet, const char *part) {
    svod_place place = svod_place_cell(book->shown, sheet, 0, 0);
    return svod_add(book->findings, SVOD_F_book_part_missing, place, svod_excerpt_of(part).text, NULL);
}

// ---- paths -------------------------------------------------------------------------------------------------------

static const char *dir_of(svod_arena *arena, const char *part) {
    const char *slash = strrchr(part, '/');
    return slash ? svod_strndup(arena, part, (size_t)(slash - part) + 1) : "";
}

static const char *rels_of(svod_arena *arena, const char *part) {
    const char *slash = strrchr(part, '/');
    const char *name = slash ? slash + 1 : part;
    return svod_printf(arena, "%s_rels/%s.rels", dir_of(arena, part), name);
}

// Folds "./" and "x/../" in place.
static void fold_dots(char *path) {
    char *out = path;
    for (char *at = path; *at;) {
        if (strncmp(at, "./", 2) == 0) {
            at += 2;
        } else if (strncmp(at, "../", 3) == 0) {
            at += 3;
            out -= out > path; // the slash before
            while (out > path && out[-1] != '/') {
                out--;
            }
        } else {
            while (*at && *at != '/') {
                *out++ = *at++;
            }
            if (*at) {
                *out++ = *at++;
            }
        }
    }
    *out = '\0';
}

static void decode_percent(char *text) {
    char *out = text;
    for (char *at = text; *at; at++) {
        int high = *at == '%' ? svod_hex_digit(at[1]) : -1;
        int low = high >= 0 ? svod_hex_digit(at[2]) : -1;
        if (low >= 0 && high + low > 0) {
            *out++ = (char)(high * 16 + low);
            at += 2;
        } else {
            *out++ = *at;
        }
    }
    *out = '\0';
}

// A target is relative to its part's folder, or absolute; some writers use backslashes, some escape spaces.
static const char *resolve(const relations *r, const char *target) {
    svod_arena *arena = r->book->arena;
    char *path = svod_strdup(arena, target);
    for (char *c = path; *c; c++) {
        *c = *c == '\\' ? '/' : *c;
    }
    bool absolute = *path == '/';
    path = absolute ? path + strspn(path, "/") : svod_printf(arena, "%s%s", r->dir, path);
    fold_dots(path);
    if (!svod_zip_has(&r->book->zip, path)) {
        char *plain = svod_strdup(arena, path);
        decode_percent(plain);
        path = svod_zip_has(&r->book->zip, plain) ? plain : path;
    }
    return path;
}

// ---- relations ---------------------------------------------------------------------------------------------------

// No name of a part is that long; what is kept will not be found, and can be shown.
static const char *within(svod_excerpt *room, const char *text) {
    if (strnlen(text, NAME_CAP + 1) <= NAME_CAP) {
        return text;
    }
    *room = svod_excerpt_of(text);
    return room->text;
}

static bool keep_relation(relations *r, const relation *made) {
    size_t before = 0;
    if (svod_map_get(r->ids, made->id, &before)) {
        const relation *first = SVOD_AT(&r->list, relation, before);
        bool same = strcmp(first->type, made->type) == 0 && strcmp(first->target, made->target) == 0;
        return same || svod_xlsx_twice(r->book, r->part, made->id);
    }
    svod_arena *arena = r->book->arena;
    r->bytes += strlen(made->id) + strlen(made->type) + strlen(made->target);
    if (r->list.count == RELATIONS_CAP || r->bytes > RELATIONS_BYTES_CAP) {
        return svod_xlsx_limit(r->book, r->part, SVOD_T_read_relations);
    }
    relation kept = {svod_strdup(arena, made->id), svod_strdup(arena, made->type), svod_strdup(arena, made->target)};
    svod_map_add(r->ids, kept.id, r->list.count);
    *SVOD_PUSH(&r->list, relation) = kept;
    return true;
}

static bool relation_open(void *ctx, const char *name, const char **attributes) {
    relations *r = ctx;
    const char *id = svod_xml_attribute(attributes, "Id");
    const char *type = svod_xml_attribute(attributes, "Type");
    const char *target = svod_xml_attribute(attributes, "Target");
    const char *mode = svod_xml_attribute(attributes, "TargetMode");
    if (!r->root_seen) {
        r->root_seen = true;
        return svod_xlsx_root(r->book, r->part, name, "Relationships");
    }
    if (strcmp(name, "Relationship") != 0) {
        svod_xlsx_pass(&r->book->zip, name);
        return true;
    }
    if (!id || !type || !target || (mode && strcasecmp(mode, "External") == 0)) {
        return true; // nothing outside of the file is ever looked at
    }
    const char *slash = strrchr(type, '/');
    svod_excerpt rooms[3];
    relation made = {within(&rooms[0], id), within(&rooms[1], slash ? slash + 1 : type), within(&rooms[2], target)};
    return keep_relation(r, &made);
}

// The relations of `part` ("" is the package); none when the part has no list of them.
static bool read_relations(svod_xlsx_book *book, const char *part, relations *out) {
    static const svod_xml_events events = {.open = relation_open};
    *out = (relations){.book = book,
                       .dir = dir_of(book->arena, part),
                       .part = rels_of(book->arena, part),
                       .list = svod_vec_of(book->arena, sizeof(relation)),
                       .ids = svod_map_new(book->arena)};
    return !svod_zip_has(&book->zip, out->part) || svod_zip_xml(&book->zip, out->part, &events, out);
}

static const relation *by_type(const relations *r, const char *type) {
    for (size_t i = 0; i < r->list.count; i++) {
        const relation *found = SVOD_AT(&r->list, relation, i);
        if (strcmp(found->type, type) == 0) {
            return found;
        }
    }
    return NULL;
}

static const relation *by_id(const relations *r, const char *id) {
    size_t index = 0;
    return svod_map_get(r->ids, id, &index) ? SVOD_AT(&r->list, relation, index) : NULL;
}

// A part by its relation, else under its usual name beside the workbook.
static const char *part_by_type(const relations *r, const char *type, const char *usual) {
    const relation *found = by_type(r, type);
    if (found) {
        return resolve(r, found->target);
    }
    const char *path = svod_printf(r->book->arena, "%s%s", r->dir, usual);
    return svod_zip_has(&r->book->zip, path) ? path : NULL;
}

// ---- the workbook ------------------------------------------------------------------------------------------------

typedef struct workbook {
    svod_xlsx_book *book;
    const relations *relations;
    enum { BEFORE, OUTSIDE, SHEETS } where;
    bool sheets_seen;
    size_t cell_less; // sheets of charts, dialogs and macros
    svod_sheet_names names;
    svod_map *parts; // of the sheets: number of the part -> index in book->sheets
} workbook;

static bool root_open(workbook *w, const char *name) {
    w->where = OUTSIDE;
    if (strcmp(name, "workbook") == 0) {
        return true;
    }
    svod_lang lang = w->book->findings->lang;
    svod_text what = strcmp(name, "document") == 0       ? SVOD_T_read_is_docx
                     : strcmp(name, "presentation") == 0 ? SVOD_T_read_is_pptx
                                                         : SVOD_T_read_is_zip;
    return svod_add(w->book->findings, SVOD_F_format_unknown, svod_place_file(w->book->shown), svod_say(lang, what), NULL);
}

static svod_visibility visibility_of(const char *state) {
    if (state && strcmp(state, "hidden") == 0) {
        return SVOD_HIDDEN;
    }
    return state && strcmp(state, "veryHidden") == 0 ? SVOD_VERY_HIDDEN : SVOD_VISIBLE;
}

// Sheets of charts, dialogs and macros hold no cells of their own.
static bool holds_no_cells(const relation *r) {
    return strcmp(r->type, "chartsheet") == 0 || strcmp(r->type, "dialogsheet") == 0 || strcasecmp(r->type, "xlMacrosheet") == 0 ||
           strcasecmp(r->type, "xlIntlMacrosheet") == 0;
}

// The part of a sheet; NULL, with a finding, when there is none, or when another sheet has it already.
static const char *part_of(workbook *w, const char *name, const char *id, const relation *r) {
    svod_xlsx_book *book = w->book;
    svod_lang lang = book->findings->lang;
    if (!r || strcasecmp(r->type, "worksheet") != 0) {
        missing(book, name, r ? svod_printf(book->arena, svod_say(lang, SVOD_T_read_relation_type), r->target, r->type) : id ? id : "r:id");
        return NULL;
    }
    const char *part = resolve(w->relations, r->target);
    size_t number = 0, other = 0;
    if (!svod_zip_find(&book->zip, part, &number)) {
        missing(book, name, part);
        return NULL;
    }
    const char *key = svod_printf(book->arena, "%zu", number);
    if (svod_map_get(w->parts, key, &other)) {
        const char *first = SVOD_AT(&book->sheets, svod_xlsx_sheet, other)->name;
        const char *found = svod_printf(book->arena, svod_say(lang, SVOD_T_read_same_part), part, first);
        svod_add(book->findings, SVOD_F_xlsx_part_shared, svod_place_cell(book->shown, name, 0, 0), found, NULL);
        return NULL;
    }
    svod_map_add(w->parts, key, book->sheets.count);
    return part;
}

static bool sheet_open(workbook *w, const char **attributes) {
    svod_xlsx_book *book = w->book;
    const char *name = svod_xml_attribute(attributes, "name");
    const char *id = svod_xml_attribute(attributes, "id");
    const relation *r = id ? by_id(w->relations, id) : NULL;
    // Excel writes a module of macros of its old versions as a sheet without a relation.
    if ((r && holds_no_cells(r)) || (id && !*id)) {
        w->cell_less++;
        return true;
    }
    name = name ? name : "";
    name = svod_sheet_name(&w->names, name, strlen(name));
    if (!name) {
        return false;
    }
    svod_xlsx_sheet sheet = {
        .name = name, .part = part_of(w, name, id, r), .visibility = visibility_of(svod_xml_attribute(attributes, "state"))};
    *SVOD_PUSH(&book->sheets, svod_xlsx_sheet) = sheet;
    return true;
}

static bool sheets_open(workbook *w) {
    if (w->sheets_seen) {
        return svod_xlsx_twice(w->book, w->book->part, "<sheets>");
    }
    w->where = SHEETS;
    w->sheets_seen = true;
    return true;
}

static bool workbook_open(void *ctx, const char *name, const char **attributes) {
    workbook *w = ctx;
    if (w->where == BEFORE) {
        return root_open(w, name);
    }
    if (w->where == SHEETS && strcmp(name, "sheet") == 0) {
        return sheet_open(w, attributes);
    }
    if (w->where == OUTSIDE && strcmp(name, "sheets") == 0) {
        return sheets_open(w);
    }
    if (w->where == OUTSIDE && strcmp(name, "workbookPr") == 0) {
        w->book->date1904 = svod_xml_true(svod_xml_attribute(attributes, "date1904"));
    } else {
        svod_xlsx_pass(&w->book->zip, name);
    }
    return true;
}

static bool workbook_close(void *ctx, const char *name) {
    workbook *w = ctx;
    if (strcmp(name, "sheets") == 0) {
        w->where = OUTSIDE;
    }
    return true;
}

// ---- finding the workbook ----------------------------------------------------------------------------------------

static bool ends_with(const char *text, const char *end) {
    size_t len = strlen(text), tail = strlen(end);
    return len >= tail && strcasecmp(text + len - tail, end) == 0;
}

// No workbook by any relation: say what this archive is, if that can be seen.
static bool no_workbook(svod_xlsx_book *book) {
    svod_lang lang = book->findings->lang;
    svod_place place = svod_place_file(book->shown);
    if (svod_zip_has(&book->zip, "content.xml") && svod_zip_has(&book->zip, "mimetype")) {
        return svod_add(book->findings, SVOD_F_format_unsupported, place, svod_say(lang, SVOD_T_read_is_odf), NULL);
    }
    if (svod_zip_has(&book->zip, "[Content_Types].xml")) {
        return missing(book, NULL, "xl/workbook.xml");
    }
    return svod_add(book->findings, SVOD_F_format_unknown, place, svod_say(lang, SVOD_T_read_is_zip), NULL);
}

typedef struct types {
    svod_xlsx_book *book;
    const char *workbook; // NULL: none named
} types;

static bool type_open(void *ctx, const char *name, const char **attributes) {
    types *t = ctx;
    const char *part = svod_xml_attribute(attributes, "PartName"), *type = svod_xml_attribute(attributes, "ContentType");
    bool book = part && type && (strstr(type, "spreadsheetml") || strstr(type, "ms-excel")) && ends_with(type, ".main+xml");
    if (!t->workbook && strcmp(name, "Override") == 0 && book) {
        t->workbook = svod_strdup(t->book->arena, part + strspn(part, "/"));
    }
    return true;
}

// The workbook by the list of types, for packages that have no relation to it.
static bool workbook_by_type(svod_xlsx_book *book) {
    static const svod_xml_events events = {.open = type_open};
    types t = {.book = book};
    if (svod_zip_has(&book->zip, "[Content_Types].xml") && !svod_zip_xml(&book->zip, "[Content_Types].xml", &events, &t)) {
        return false;
    }
    book->part = t.workbook && svod_zip_has(&book->zip, t.workbook) ? t.workbook : NULL;
    return true;
}

// A package that has the parts of another kind of document and none of a workbook, however its lists are written.
static bool is_document(svod_xlsx_book *book) {
    bool text = svod_zip_has(&book->zip, "word/document.xml"), slides = svod_zip_has(&book->zip, "ppt/presentation.xml");
    if ((!text && !slides) || svod_zip_has(&book->zip, "xl/workbook.xml") || svod_zip_has(&book->zip, "xl/workbook.bin")) {
        return false;
    }
    svod_add(book->findings, SVOD_F_format_unknown, svod_place_file(book->shown),
             svod_say(book->findings->lang, text ? SVOD_T_read_is_docx : SVOD_T_read_is_pptx), NULL);
    return true;
}

static bool find_workbook(svod_xlsx_book *book) {
    static const char *const usual[] = {"xl/workbook.xml", "workbook.xml"};
    relations package;
    if (is_document(book)) {
        return false;
    }
    if (!read_relations(book, "", &package)) {
        return false;
    }
    const relation *main_part = by_type(&package, "officeDocument");
    const char *target = main_part ? resolve(&package, main_part->target) : NULL;
    book->part = target && svod_zip_has(&book->zip, target) ? target : NULL;
    if (!book->part && !workbook_by_type(book)) {
        return false;
    }
    for (size_t i = 0; !book->part && i < sizeof usual / sizeof *usual; i++) {
        book->part = svod_zip_has(&book->zip, usual[i]) ? usual[i] : NULL;
    }
    if (!book->part) {
        return target ? missing(book, NULL, target) : no_workbook(book);
    }
    if (ends_with(book->part, ".bin")) {
        return svod_add(book->findings, SVOD_F_format_unsupported, svod_place_file(book->shown), "XLSB", NULL);
    }
    return true;
}

bool svod_xlsx_book_read(svod_xlsx_book *book) {
    static const svod_xml_events events = {.open = workbook_open, .close = workbook_close};
    relations r;
    book->sheets = svod_vec_of(book->arena, sizeof(svod_xlsx_sheet));
    if (!find_workbook(book) || !read_relations(book, book->part, &r)) {
        return false;
    }
    workbook w = {.book = book,
                  .relations = &r,
                  .names = svod_sheet_names_of(book->shown, book->arena, book->findings),
                  .parts = svod_map_new(book->arena)};
    bool ok = svod_zip_xml(&book->zip, book->part, &events, &w);
    book->strings_part = part_by_type(&r, "sharedStrings", "sharedStrings.xml");
    book->styles_part = part_by_type(&r, "styles", "styles.xml");
    if (ok && book->sheets.count == 0 && w.cell_less > 0) {
        svod_add(book->findings, SVOD_F_book_no_sheets, svod_place_file(book->shown), NULL, NULL);
    } else if (ok && book->sheets.count == 0) {
        return missing(book, NULL, svod_say(book->findings->lang, SVOD_T_read_no_sheets));
    }
    return ok;
}
