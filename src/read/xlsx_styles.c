// Which cell styles show a number as a date or a percentage: custom number formats first, then the built-in ones.
#include <stdio.h>
#include <string.h>

#include "read/date.h"
#include "read/xlsx.h"

#define STYLES_CAP 65536 // Excel allows 64,000
#define FORMATS_CAP 65536
#define FIRST_CUSTOM 164 // format numbers from here on mean nothing unless the book describes them

typedef enum where { BEFORE, OUTSIDE, FORMATS, STYLES } where;

typedef struct styles {
    svod_xlsx_book *book;
    where where;
    svod_map *formats; // number as text -> what it shows; the first of two counts
    svod_vec ids;      // uint32_t, number of the format by cell style: the formats may come behind
} styles;

static uint8_t shows(svod_date_kind kind, bool percent) {
    return (uint8_t)((unsigned)kind | (percent && kind == SVOD_DATE_NONE ? SVOD_XLSX_PERCENT : 0));
}

static bool take_format(styles *s, const char **attributes) {
    const char *id = svod_xml_attribute(attributes, "numFmtId"), *code = svod_xml_attribute(attributes, "formatCode");
    if (svod_map_count(s->formats) == FORMATS_CAP) {
        return svod_xlsx_limit(s->book, s->book->styles_part, SVOD_T_read_styles);
    }
    uint32_t number = id ? svod_xlsx_number(id, UINT32_MAX - 1) : UINT32_MAX;
    if (code && number != UINT32_MAX) {
        svod_map_add(s->formats, svod_printf(s->book->arena, "%u", number), shows(svod_date_kind_of(code), svod_date_is_percent(code)));
    }
    return true;
}

static bool take_style(styles *s, const char **attributes) {
    const char *id = svod_xml_attribute(attributes, "numFmtId");
    if (s->ids.count == STYLES_CAP) {
        return svod_xlsx_limit(s->book, s->book->styles_part, SVOD_T_read_styles);
    }
    *SVOD_PUSH(&s->ids, uint32_t) = id ? svod_xlsx_number(id, UINT32_MAX - 1) : 0;
    return true;
}

static bool styles_open(void *ctx, const char *name, const char **attributes) {
    styles *s = ctx;
    if (s->where == BEFORE) {
        s->where = OUTSIDE;
        return svod_xlsx_root(s->book, s->book->styles_part, name, "styleSheet");
    }
    if (s->where == OUTSIDE && strcmp(name, "numFmts") == 0) {
        s->where = FORMATS;
    } else if (s->where == OUTSIDE && strcmp(name, "cellXfs") == 0) {
        s->where = STYLES;
    } else if (s->where == FORMATS && strcmp(name, "numFmt") == 0) {
        return take_format(s, attributes);
    } else if (s->where == STYLES && strcmp(name, "xf") == 0) {
        return take_style(s, attributes);
    } else if (strcmp(name, "alignment") != 0 && strcmp(name, "protection") != 0) {
        svod_xlsx_pass(&s->book->zip, name);
    }
    return true;
}

static bool styles_close(void *ctx, const char *name) {
    styles *s = ctx;
    if (strcmp(name, "numFmts") == 0 || strcmp(name, "cellXfs") == 0) {
        s->where = OUTSIDE;
    }
    return true;
}

static uint8_t look_up(const styles *s, uint32_t id) {
    char key[16];
    size_t found = 0;
    int len = snprintf(key, sizeof key, "%u", id);
    if (svod_map_getn(s->formats, key, (size_t)len, &found)) {
        return (uint8_t)found;
    }
    return id >= FIRST_CUSTOM ? SVOD_XLSX_NO_FORMAT : shows(svod_date_builtin(id), svod_date_is_percent_builtin(id));
}

bool svod_xlsx_styles_read(svod_xlsx_book *book) {
    static const svod_xml_events events = {.open = styles_open, .close = styles_close};
    book->styles = svod_vec_of(book->arena, sizeof(uint8_t));
    if (!book->styles_part) {
        return true;
    }
    if (!svod_zip_has(&book->zip, book->styles_part)) {
        return svod_add(book->findings, SVOD_F_book_part_missing, svod_place_file(book->shown), book->styles_part, NULL);
    }
    styles s = {.book = book, .formats = svod_map_new(book->arena), .ids = svod_vec_of(book->arena, sizeof(uint32_t))};
    bool ok = svod_zip_xml(&book->zip, book->styles_part, &events, &s);
    for (size_t i = 0; i < s.ids.count; i++) {
        *SVOD_PUSH(&book->styles, uint8_t) = look_up(&s, *SVOD_AT(&s.ids, uint32_t, i));
    }
    return ok;
}
