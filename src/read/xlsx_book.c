// From the package to the list of sheets: relations, the workbook part, names, visibility, date system.
#include "read/xlsx.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define SHEETS_CAP 10000

typedef struct relation {
    const char *id, *type, *target;
} relation;

typedef struct relations {
    svod_xlsx_book *book;
    const char *dir; // of the part that has them, "" or ending in "/"
    svod_vec list;   // relation
} relations;

static bool missing(svod_xlsx_book *book, const char *sheet, const char *part) {
    return svod_add(book->findings, SVOD_F_xlsx_part_missing, svod_place_cell(book->shown, sheet, 0, 0), part, NULL);
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

static int hex_digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

static void decode_percent(char *text) {
    char *out = text;
    for (char *at = text; *at; at++) {
        int high = *at == '%' ? hex_digit(at[1]) : -1;
        int low = high >= 0 ? hex_digit(at[2]) : -1;
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

static bool relation_open(void *ctx, const char *name, const char **attributes) {
    relations *r = ctx;
    const char *id = svod_xml_attribute(attributes, "Id");
    const char *type = svod_xml_attribute(attributes, "Type");
    const char *target = svod_xml_attribute(attributes, "Target");
    const char *mode = svod_xml_attribute(attributes, "TargetMode");
    if (strcmp(name, "Relationship") == 0 && id && type && target && !(mode && strcasecmp(mode, "External") == 0)) {
        const char *slash = strrchr(type, '/');
        *SVOD_PUSH(&r->list, relation) = (relation){.id = svod_strdup(r->book->arena, id),
                                                    .type = svod_strdup(r->book->arena, slash ? slash + 1 : type),
                                                    .target = resolve(r, target)};
    }
    return true;
}

// The relations of `part` ("" is the package); none when the part has no list of them.
static bool read_relations(svod_xlsx_book *book, const char *part, relations *out) {
    static const svod_xml_events events = {.open = relation_open};
    *out = (relations){.book = book, .dir = dir_of(book->arena, part), .list = svod_vec_of(book->arena, sizeof(relation))};
    const char *list = rels_of(book->arena, part);
    return !svod_zip_has(&book->zip, list) || svod_zip_xml(&book->zip, list, &events, out);
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
    for (size_t i = 0; i < r->list.count; i++) {
        const relation *found = SVOD_AT(&r->list, relation, i);
        if (strcmp(found->id, id) == 0) {
            return found;
        }
    }
    return NULL;
}

// A part by its relation, else under its usual name beside the workbook.
static const char *part_by_type(const relations *r, const char *type, const char *usual) {
    const relation *found = by_type(r, type);
    if (found) {
        return found->target;
    }
    const char *path = svod_printf(r->book->arena, "%s%s", r->dir, usual);
    return svod_zip_has(&r->book->zip, path) ? path : NULL;
}

// ---- the workbook ------------------------------------------------------------------------------------------------

typedef struct workbook {
    svod_xlsx_book *book;
    const relations *relations;
    bool root_seen;
} workbook;

static bool root_open(workbook *w, const char *name) {
    w->root_seen = true;
    if (strcmp(name, "workbook") == 0) {
        return true;
    }
    svod_lang lang = w->book->findings->lang;
    svod_text what = strcmp(name, "document") == 0       ? SVOD_T_read_is_docx
                     : strcmp(name, "presentation") == 0 ? SVOD_T_read_is_pptx
                                                         : SVOD_T_read_is_zip;
    return svod_add(w->book->findings, SVOD_F_format_unknown, svod_place_cell(w->book->shown, NULL, 0, 0), svod_say(lang, what), NULL);
}

static svod_visibility visibility_of(const char *state) {
    if (state && strcmp(state, "hidden") == 0) {
        return SVOD_HIDDEN;
    }
    return state && strcmp(state, "veryHidden") == 0 ? SVOD_VERY_HIDDEN : SVOD_VISIBLE;
}

// Sheets of charts, dialogs and macros hold no cells of their own.
static bool holds_cells(const relation *r) {
    return strcmp(r->type, "chartsheet") != 0 && strcmp(r->type, "dialogsheet") != 0 && strcasecmp(r->type, "xlMacrosheet") != 0 &&
           strcasecmp(r->type, "xlIntlMacrosheet") != 0;
}

static bool sheet_open(workbook *w, const char **attributes) {
    svod_xlsx_book *book = w->book;
    const char *name = svod_xml_attribute(attributes, "name");
    const char *id = svod_xml_attribute(attributes, "id");
    const relation *r = id ? by_id(w->relations, id) : NULL;
    if (r && !holds_cells(r)) {
        return true;
    }
    if (book->sheets.count == SHEETS_CAP) {
        const char *found = svod_printf(book->arena, svod_say(book->findings->lang, SVOD_T_read_sheets), (size_t)SHEETS_CAP);
        return svod_add(book->findings, SVOD_F_read_limit, svod_place_cell(book->shown, NULL, 0, 0), found, NULL);
    }
    svod_xlsx_sheet *sheet = SVOD_PUSH(&book->sheets, svod_xlsx_sheet);
    *sheet = (svod_xlsx_sheet){.name = svod_strdup(book->arena, name ? name : ""),
                               .part = r && svod_zip_has(&book->zip, r->target) ? r->target : NULL,
                               .visibility = visibility_of(svod_xml_attribute(attributes, "state"))};
    if (!sheet->part) {
        missing(book, sheet->name, r ? r->target : id ? id : "r:id");
    }
    return true;
}

static bool workbook_open(void *ctx, const char *name, const char **attributes) {
    workbook *w = ctx;
    if (!w->root_seen) {
        return root_open(w, name);
    }
    if (strcmp(name, "workbookPr") == 0) {
        w->book->date1904 = svod_xml_true(svod_xml_attribute(attributes, "date1904"));
    } else if (strcmp(name, "sheet") == 0) {
        return sheet_open(w, attributes);
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
    svod_place place = svod_place_cell(book->shown, NULL, 0, 0);
    if (svod_zip_has(&book->zip, "content.xml") && svod_zip_has(&book->zip, "mimetype")) {
        return svod_add(book->findings, SVOD_F_format_unsupported, place, svod_say(lang, SVOD_T_read_is_odf), NULL);
    }
    if (svod_zip_has(&book->zip, "[Content_Types].xml")) {
        return missing(book, NULL, "xl/workbook.xml");
    }
    return svod_add(book->findings, SVOD_F_format_unknown, place, svod_say(lang, SVOD_T_read_is_zip), NULL);
}

static bool find_workbook(svod_xlsx_book *book) {
    static const char *const usual[] = {"xl/workbook.xml", "workbook.xml"};
    relations package;
    if (!read_relations(book, "", &package)) {
        return false;
    }
    const relation *main_part = by_type(&package, "officeDocument");
    book->part = main_part && svod_zip_has(&book->zip, main_part->target) ? main_part->target : NULL;
    for (size_t i = 0; !book->part && i < sizeof usual / sizeof *usual; i++) {
        book->part = svod_zip_has(&book->zip, usual[i]) ? usual[i] : NULL;
    }
    if (!book->part) {
        return main_part ? missing(book, NULL, main_part->target) : no_workbook(book);
    }
    if (ends_with(book->part, ".bin")) {
        return svod_add(book->findings, SVOD_F_format_unsupported, svod_place_cell(book->shown, NULL, 0, 0), "XLSB", NULL);
    }
    return true;
}

bool svod_xlsx_book_read(svod_xlsx_book *book) {
    static const svod_xml_events events = {.open = workbook_open};
    relations r;
    book->sheets = svod_vec_of(book->arena, sizeof(svod_xlsx_sheet));
    if (!find_workbook(book) || !read_relations(book, book->part, &r)) {
        return false;
    }
    workbook w = {.book = book, .relations = &r};
    bool ok = svod_zip_xml(&book->zip, book->part, &events, &w);
    book->strings_part = part_by_type(&r, "sharedStrings", "sharedStrings.xml");
    book->styles_part = part_by_type(&r, "styles", "styles.xml");
    return ok && (book->sheets.count > 0 || missing(book, NULL, svod_say(book->findings->lang, SVOD_T_read_no_sheets)));
}
