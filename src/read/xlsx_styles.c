// Which cell styles show a number as a date: custom number formats first, then the built-in ones.
#include "read/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "read/date.h"

#define STYLES_CAP 65536 // what Excel allows
#define FORMATS_CAP 4096

typedef struct format {
    unsigned id;
    svod_date_kind kind;
} format;

typedef struct styles {
    svod_xlsx_book *book;
    svod_vec formats; // format, as the file orders them
    bool in_cell_styles;
} styles;

static svod_date_kind kind_of(const styles *s, unsigned id) {
    // A linear search: books have tens of formats; a map pays from some thousands on.
    for (size_t i = 0; i < s->formats.count; i++) {
        const format *f = SVOD_AT(&s->formats, format, i);
        if (f->id == id) {
            return f->kind;
        }
    }
    return svod_date_builtin(id);
}

static unsigned id_of(const char **attributes) {
    const char *id = svod_xml_attribute(attributes, "numFmtId");
    return id ? (unsigned)strtoul(id, NULL, 10) : 0;
}

static bool styles_open(void *ctx, const char *name, const char **attributes) {
    styles *s = ctx;
    if (strcmp(name, "cellXfs") == 0) {
        s->in_cell_styles = true;
    } else if (strcmp(name, "numFmt") == 0 && s->formats.count < FORMATS_CAP) {
        const char *code = svod_xml_attribute(attributes, "formatCode");
        if (code) {
            *SVOD_PUSH(&s->formats, format) = (format){.id = id_of(attributes), .kind = svod_date_kind_of(code)};
        }
    } else if (s->in_cell_styles && strcmp(name, "xf") == 0 && s->book->styles.count < STYLES_CAP) {
        *SVOD_PUSH(&s->book->styles, uint8_t) = (uint8_t)kind_of(s, id_of(attributes));
    }
    return true;
}

static bool styles_close(void *ctx, const char *name) {
    styles *s = ctx;
    if (strcmp(name, "cellXfs") == 0) {
        s->in_cell_styles = false;
    }
    return true;
}

bool svod_xlsx_styles_read(svod_xlsx_book *book) {
    static const svod_xml_events events = {.open = styles_open, .close = styles_close};
    book->styles = svod_vec_of(book->arena, sizeof(uint8_t));
    if (!book->styles_part) {
        return true;
    }
    if (!svod_zip_has(&book->zip, book->styles_part)) {
        return svod_add(book->findings, SVOD_F_xlsx_part_missing, svod_place_cell(book->shown, NULL, 0, 0), book->styles_part, NULL);
    }
    styles s = {.book = book, .formats = svod_vec_of(book->arena, sizeof(format))};
    return svod_zip_xml(&book->zip, book->styles_part, &events, &s);
}
