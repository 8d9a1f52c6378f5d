// One ODS cell: its attributes and paragraphs into a type and a value. The type says which attribute holds the value; paragraphs are
// what was shown, and are the value of texts alone.
#include "read/ods.h"

#include <string.h>

#define FOUND_CAP 256 // bytes of a damaged value that are worth showing

svod_ods_cell svod_ods_cell_of(svod_arena *arena) {
    return (svod_ods_cell){.value = svod_buf_of(arena), .string = svod_buf_of(arena), .text = svod_buf_of(arena)};
}

// ---- attributes --------------------------------------------------------------------------------------------------

typedef struct values {
    const char *type, *number, *date, *time, *boolean, *string;
    bool error;
} values;

static svod_ods_kind kind_named(const char *type) {
    static const struct {
        const char *name;
        svod_ods_kind kind;
    } kinds[] = {{"float", SVOD_ODS_NUMBER}, {"string", SVOD_ODS_STRING}, {"percentage", SVOD_ODS_PERCENT}, {"currency", SVOD_ODS_NUMBER},
                 {"date", SVOD_ODS_DATE},    {"time", SVOD_ODS_TIME},     {"boolean", SVOD_ODS_BOOL},       {"void", SVOD_ODS_NONE}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(type, kinds[i].name) == 0) {
            return kinds[i].kind;
        }
    }
    return SVOD_ODS_UNKNOWN;
}

// Without a type the attribute that is there tells it: each belongs to one.
static svod_ods_kind kind_of(const values *v) {
    svod_ods_kind kind = v->error ? SVOD_ODS_ERROR : v->type ? kind_named(v->type) : SVOD_ODS_NONE;
    if (kind != SVOD_ODS_NONE) {
        return kind;
    }
    return v->number ? SVOD_ODS_NUMBER : v->date ? SVOD_ODS_DATE : v->time ? SVOD_ODS_TIME : v->boolean ? SVOD_ODS_BOOL : SVOD_ODS_NONE;
}

static const char *value_of(const values *v, svod_ods_kind kind) {
    switch (kind) {
    case SVOD_ODS_NUMBER:
    case SVOD_ODS_PERCENT:
        return v->number;
    case SVOD_ODS_DATE:
        return v->date;
    case SVOD_ODS_TIME:
        return v->time;
    case SVOD_ODS_BOOL:
        return v->boolean;
    case SVOD_ODS_UNKNOWN:
        return v->number ? v->number : v->date ? v->date : v->time ? v->time : v->boolean ? v->boolean : v->type;
    default:
        return NULL;
    }
}

// The type stands twice where LibreOffice wrote it; only its own attribute has the word "error".
static void take_type(values *v, const char *type) {
    if (strcmp(type, "error") == 0) {
        v->error = true;
    } else if (!v->type) {
        v->type = type;
    }
}

static void take_attribute(svod_ods_cell *cell, values *v, svod_ods_extent *extent, const char *name, const char *value) {
    if (strcmp(name, "value-type") == 0) {
        take_type(v, value);
    } else if (strcmp(name, "value") == 0) {
        v->number = value;
    } else if (strcmp(name, "number-columns-repeated") == 0) {
        extent->repeated = value;
    } else if (strcmp(name, "formula") == 0) {
        cell->formula = true;
    } else if (strcmp(name, "number-columns-spanned") == 0) {
        extent->cols = value;
    } else if (strcmp(name, "number-rows-spanned") == 0) {
        extent->rows = value;
    } else if (strcmp(name, "date-value") == 0) {
        v->date = value;
    } else if (strcmp(name, "time-value") == 0) {
        v->time = value;
    } else if (strcmp(name, "boolean-value") == 0) {
        v->boolean = value;
    } else if (strcmp(name, "string-value") == 0) {
        v->string = value;
    }
}

static void fill(svod_buf *buf, const char *text) {
    buf->len = 0;
    svod_buf_str(buf, text ? text : "");
}

svod_ods_extent svod_ods_cell_open(svod_ods_cell *cell, const char **attributes) {
    svod_ods_extent extent = {0};
    values v = {0};
    cell->formula = false;
    for (; *attributes; attributes += 2) {
        const char *colon = strchr(attributes[0], ':');
        take_attribute(cell, &v, &extent, colon ? colon + 1 : attributes[0], attributes[1]);
    }
    cell->kind = kind_of(&v);
    cell->has_string = v.string != NULL;
    cell->paragraphs = 0;
    fill(&cell->value, value_of(&v, cell->kind));
    fill(&cell->string, v.string);
    fill(&cell->text, NULL);
    return extent;
}

// ---- values ------------------------------------------------------------------------------------------------------

static void trim(svod_buf *buf) {
    size_t from = 0;
    while (buf->len > 0 && (unsigned char)buf->data[buf->len - 1] <= ' ') {
        buf->len--;
    }
    while (from < buf->len && (unsigned char)buf->data[from] <= ' ') {
        from++;
    }
    if (buf->data) {
        memmove(buf->data, buf->data + from, buf->len - from);
        buf->len -= from;
        buf->data[buf->len] = '\0';
    }
}

static void set_text(svod_cell *out, svod_cell_type type, const char *text, size_t len) {
    out->type = (uint8_t)type;
    out->text = text;
    out->len = (uint32_t)len;
}

static svod_ods_verdict damaged(const char *text, size_t len, svod_cell *out) {
    set_text(out, SVOD_CELL_ERROR, text, svod_utf8_cut(text, len, FOUND_CAP));
    out->flags |= SVOD_CELL_DAMAGED;
    return SVOD_ODS_DAMAGED;
}

// What office programs show for an error: "#DIV/0!", "#N/A", "#ЗНАЧ!", "Err:502".
static bool names_error(const svod_buf *text) {
    static const char *const words[] = {"Err:", "Ошибка:"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (text->len > len && strncmp(text->data, words[i], len) == 0 && strspn(text->data + len, "0123456789") == text->len - len) {
            return true;
        }
    }
    if (text->len < 3 || text->len > 24 || *text->data != '#' || strpbrk(text->data, " \n\t")) {
        return false;
    }
    char last = text->data[text->len - 1];
    return last == '!' || last == '?' || strcmp(text->data, "#N/A") == 0 || strcmp(text->data, "#Н/Д") == 0;
}

static svod_ods_verdict put_error(const svod_buf *text, svod_cell *out) {
    set_text(out, SVOD_CELL_ERROR, text->data, text->len);
    return SVOD_ODS_CELL;
}

static svod_ods_verdict put_nothing(const svod_ods_cell *cell) {
    return cell->formula ? SVOD_ODS_NO_RESULT : SVOD_ODS_EMPTY;
}

// The attribute that should hold the value is not there. What was shown is rounded and in the words of its country: no value.
static svod_ods_verdict put_valueless(const svod_ods_cell *cell, svod_cell *out) {
    if (cell->string.len > 0) {
        set_text(out, SVOD_CELL_STRING, cell->string.data, cell->string.len);
        return SVOD_ODS_CELL;
    }
    if (cell->text.len == 0) {
        return put_nothing(cell);
    }
    return names_error(&cell->text) ? put_error(&cell->text, out) : damaged(cell->text.data, cell->text.len, out);
}

static svod_ods_verdict put_number(svod_ods_cell *cell, svod_cell *out) {
    bool shown_error = names_error(&cell->text); // programs store 0 for an error, or no number at all, also in a matrix's later cells
    if (!svod_num_double(cell->value.data, cell->value.len, &out->number)) {
        return shown_error ? put_error(&cell->text, out) : damaged(cell->value.data, cell->value.len, out);
    }
    if (shown_error && out->number == 0) {
        return put_error(&cell->text, out);
    }
    set_text(out, SVOD_CELL_NUMBER, cell->value.data, cell->value.len);
    out->flags |= cell->kind == SVOD_ODS_PERCENT ? SVOD_CELL_PERCENT : 0;
    return SVOD_ODS_CELL;
}

static svod_ods_verdict put_date(svod_ods_cell *cell, svod_date_kind kind, svod_cell *out) {
    set_text(out, SVOD_CELL_DATE, cell->date, svod_date_text(cell->date, out->number, kind));
    return SVOD_ODS_CELL;
}

static svod_ods_verdict put_day(svod_ods_cell *cell, svod_cell *out) {
    svod_date_kind kind = SVOD_DATE_DAY;
    if (!svod_date_parse_exact(cell->value.data, cell->value.len, &out->number, &kind)) {
        return damaged(cell->value.data, cell->value.len, out);
    }
    return put_date(cell, kind, out);
}

static svod_ods_verdict put_time(svod_ods_cell *cell, double null_date, svod_cell *out) {
    double days = 0;
    if (!svod_date_duration(cell->value.data, cell->value.len, &days)) {
        return damaged(cell->value.data, cell->value.len, out);
    }
    out->number = svod_date_is_stretch(days) ? days : days + null_date;
    if (out->number >= SVOD_DATE_LAST || out->number < SVOD_DATE_FIRST) {
        return damaged(cell->value.data, cell->value.len, out);
    }
    return put_date(cell, SVOD_DATE_ELAPSED, out);
}

static svod_ods_verdict put_bool(const svod_ods_cell *cell, svod_cell *out) {
    double number = 0; // what LibreOffice stores of a number that is shown as a boolean
    bool yes = strcmp(cell->value.data, "true") == 0;
    if (!yes && strcmp(cell->value.data, "false") != 0) {
        if (!svod_num_double(cell->value.data, cell->value.len, &number)) {
            return damaged(cell->value.data, cell->value.len, out);
        }
        yes = number != 0;
    }
    out->number = yes;
    set_text(out, SVOD_CELL_BOOL, yes ? "true" : "false", yes ? 4 : 5);
    return SVOD_ODS_CELL;
}

static svod_ods_verdict put_string(const svod_ods_cell *cell, svod_cell *out) {
    const svod_buf *text = cell->string.len > 0 ? &cell->string : &cell->text;
    if (text->len == 0) { // a formula may well result in ""
        return cell->has_string || cell->paragraphs > 0 ? SVOD_ODS_EMPTY : put_nothing(cell);
    }
    if (cell->formula && cell->has_string && cell->string.len == 0 && names_error(text)) {
        return put_error(text, out);
    }
    set_text(out, SVOD_CELL_STRING, text->data, text->len);
    return SVOD_ODS_CELL;
}

static svod_ods_verdict put_stated_error(const svod_ods_cell *cell, svod_cell *out) {
    const svod_buf *text = cell->text.len > 0 ? &cell->text : &cell->string;
    return text->len > 0 ? put_error(text, out) : put_nothing(cell);
}

static svod_ods_verdict put_unknown(const svod_ods_cell *cell, svod_cell *out) {
    const svod_buf *found = cell->text.len > 0 ? &cell->text : cell->string.len > 0 ? &cell->string : &cell->value;
    return damaged(found->data, found->len, out);
}

svod_ods_verdict svod_ods_cell_close(svod_ods_cell *cell, double null_date, svod_cell *out) {
    out->flags |= cell->formula ? SVOD_CELL_FORMULA : 0;
    switch (cell->kind) {
    case SVOD_ODS_NONE:
    case SVOD_ODS_STRING:
        return put_string(cell, out);
    case SVOD_ODS_ERROR:
        return put_stated_error(cell, out);
    case SVOD_ODS_UNKNOWN:
        return put_unknown(cell, out);
    default:
        break;
    }
    trim(&cell->value);
    if (cell->value.len == 0) {
        return put_valueless(cell, out);
    }
    switch (cell->kind) {
    case SVOD_ODS_DATE:
        return put_day(cell, out);
    case SVOD_ODS_TIME:
        return put_time(cell, null_date, out);
    case SVOD_ODS_BOOL:
        return put_bool(cell, out);
    default:
        return put_number(cell, out);
    }
}

// ---- words of the format -----------------------------------------------------------------------------------------

bool svod_ods_count(const char *text, uint32_t *count) {
    uint32_t value = 0;
    for (; svod_digit(*text); text++) {
        value = value < SVOD_ODS_COUNT_CAP / 16 ? value * 10 + (uint32_t)(*text - '0') : SVOD_ODS_COUNT_CAP;
    }
    if (*text || value == 0) {
        return false;
    }
    *count = value;
    return true;
}

bool svod_ods_beside_text(const char *name) {
    static const char *const names[] = {"annotation",
                                        "annotation-end",
                                        "note",
                                        "ruby-text",
                                        "frame",
                                        "rect",
                                        "line",
                                        "polyline",
                                        "polygon",
                                        "path",
                                        "circle",
                                        "ellipse",
                                        "g",
                                        "regular-polygon",
                                        "measure",
                                        "caption",
                                        "scene",
                                        "connector",
                                        "control",
                                        "p",
                                        "page-thumbnail",
                                        "table",
                                        "custom-shape",
                                        "h",
                                        "script",
                                        "desc",
                                        "event-listeners"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool svod_ods_is_content(const char *name) {
    return strcmp(name, "table-row") == 0 || strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0 ||
           strcmp(name, "table") == 0 || strcmp(name, "spreadsheet") == 0;
}

bool svod_ods_beside_cells(const char *name) {
    static const char *const names[] = {"tracked-changes",
                                        "content-validations",
                                        "label-ranges",
                                        "named-expressions",
                                        "database-ranges",
                                        "data-pilot-tables",
                                        "consolidation",
                                        "dde-links",
                                        "dde-source",
                                        "dde-connection-decls",
                                        "variable-decls",
                                        "sequence-decls",
                                        "user-field-decls",
                                        "forms",
                                        "shapes",
                                        "title",
                                        "table-source",
                                        "table-protection",
                                        "scenario",
                                        "conditional-formats",
                                        "sparkline-groups",
                                        "soft-page-break",
                                        "cell-range-source",
                                        "detective",
                                        "scripts",
                                        "font-face-decls",
                                        "styles",
                                        "master-styles",
                                        "meta",
                                        "settings"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return svod_ods_beside_text(name) && strcmp(name, "table") != 0;
}
