// One record into one cell: its number, text, truth value, error or date.
#include <stdio.h>
#include <string.h>

#include "read/date.h"
#include "read/xls.h"

typedef struct source {
    svod_xls_book *book;
    const svod_sheet_info *info;
    svod_xls_record record;
    size_t value;  // offset of the value in the record, behind place and attributes
    bool old;      // a record of BIFF2
    unsigned ixfe; // cell format in an IXFE before it
    bool has_ixfe;
    svod_cell *cell;
    char *digits;
    svod_arena *texts;
} source;

static svod_place place_of(const source *s) {
    return svod_cell_place(s->info, s->cell);
}

// ---- damage ------------------------------------------------------------------------------------------------------

// Something stood there: kept as an error cell, so that nobody takes it for a blank.
static bool lost(source *s, const char *text) {
    s->cell->type = SVOD_CELL_ERROR;
    s->cell->flags |= SVOD_CELL_DAMAGED;
    s->cell->text = text;
    s->cell->len = (uint32_t)strlen(text);
    return true;
}

static bool spoilt(source *s, const char *text, const char *expected) {
    svod_xls_record_bad(s->book, &s->record, place_of(s), expected);
    return lost(s, text);
}

// A number that cannot be: "BOOLERR 0x55".
static bool wrong(source *s, unsigned found, const char *expected) {
    snprintf(s->digits, SVOD_XLS_DIGITS, "%s 0x%02X", svod_xls_record_name(&s->record), found);
    return spoilt(s, s->digits, expected);
}

static bool long_enough(source *s, size_t least) {
    return svod_xls_record_least(s->book, &s->record, place_of(s), least) || !lost(s, svod_xls_record_name(&s->record));
}

// A longer one has swallowed what stood behind it: the value is there, but not its neighbours. `slack` bytes more are nothing, writers do.
static bool exactly(source *s, size_t len, size_t slack) {
    svod_findings *findings = s->book->findings;
    if (long_enough(s, len) && s->record.len > len + slack) {
        char expected[40];
        snprintf(expected, sizeof expected, svod_say(findings->lang, SVOD_T_read_xls_exactly), len);
        svod_xls_record_bad(s->book, &s->record, place_of(s), expected);
        svod_advise(findings, svod_say(findings->lang, SVOD_T_read_xls_swallowed));
    }
    return s->record.len >= len;
}

// ---- values ------------------------------------------------------------------------------------------------------

static bool put_text(source *s, svod_xls_string string) {
    if (string.replaced) {
        svod_add(s->book->findings, SVOD_F_xls_text, place_of(s), string.text, NULL);
    }
    s->cell->type = SVOD_CELL_STRING;
    s->cell->text = string.text;
    s->cell->len = string.len;
    return string.len > 0;
}

static bool put_bool(source *s, unsigned value) {
    if (value > 1) {
        return wrong(s, value, "0, 1");
    }
    s->cell->type = SVOD_CELL_BOOL;
    s->cell->number = value;
    s->cell->text = value ? "true" : "false";
    s->cell->len = value ? 4 : 5;
    return true;
}

static bool put_error(source *s, unsigned code) {
    static const struct {
        unsigned char code;
        const char *text;
    } errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"},
                  {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"},    {0x2B, "#GETTING_DATA"}};
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        if (errors[i].code == code) {
            s->cell->type = SVOD_CELL_ERROR;
            s->cell->text = errors[i].text;
            s->cell->len = (uint32_t)strlen(errors[i].text);
            return true;
        }
    }
    return wrong(s, code, "#NULL!, #DIV/0!, #VALUE!, #REF!, #NAME?, #NUM!, #N/A");
}

static uint8_t known_style(source *s, unsigned xf) {
    char found[120], expected[80];
    unsigned format = 0;
    svod_lang lang = s->book->findings->lang;
    svod_xls_style style = svod_xls_style_of(s->book, xf, &format);
    if (style == SVOD_XLS_STYLE_NO_XF) {
        snprintf(found, sizeof found, svod_say(lang, SVOD_T_read_xls_xf), xf);
        snprintf(expected, sizeof expected, svod_say(lang, SVOD_T_read_xls_xfs), s->book->xfs.count);
        svod_add(s->book->findings, SVOD_F_cell_style, place_of(s), found, expected);
    } else if (style == SVOD_XLS_STYLE_NO_FORMAT) {
        snprintf(found, sizeof found, svod_say(lang, SVOD_T_read_xls_format), format);
        svod_add(s->book->findings, SVOD_F_cell_style, place_of(s), found, NULL);
    }
    return svod_xls_format_of(s->book, format);
}

// BIFF2 has room for 63 cell formats; the last number says that the one meant stands in an IXFE before. A book without XF records has
// the number format in the cell itself.
static uint8_t style_of(source *s) {
    const unsigned char *attributes = s->record.data + 4;
    if (!s->old) {
        return known_style(s, svod_xls_u16(attributes));
    }
    if (s->book->xfs.count == 0) {
        return svod_xls_format_of(s->book, attributes[1] & 0x3F);
    }
    unsigned xf = attributes[0] & 0x3F;
    return known_style(s, xf == 0x3F && s->has_ixfe ? s->ixfe : xf);
}

static bool put_number(source *s, double value, uint8_t style) {
    svod_date_kind kind = (svod_date_kind)(style & SVOD_XLS_KIND);
    if (value - value != 0) { // not a number, or infinite
        return spoilt(s, "NaN", svod_say(s->book->findings->lang, SVOD_T_read_xls_number));
    }
    s->cell->text = s->digits;
    if (kind != SVOD_DATE_NONE && value >= 0 && value < SVOD_DATE_LAST) {
        s->cell->type = SVOD_CELL_DATE;
        s->cell->number = svod_date_fold(value, kind, s->book->date1904);
        s->cell->len = (uint32_t)svod_date_text(s->digits, s->cell->number, kind);
        return true;
    }
    s->cell->type = SVOD_CELL_NUMBER;
    s->cell->flags |= style & SVOD_XLS_PERCENT ? SVOD_CELL_PERCENT : 0;
    s->cell->number = value;
    s->cell->len = (uint32_t)strlen(svod_double_text(s->digits, value));
    return true;
}

static double double_at(const unsigned char *at) {
    uint64_t bits = (uint64_t)svod_xls_u32(at) | (uint64_t)svod_xls_u32(at + 4) << 32;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

// 30 bits: a whole number or the upper part of a double, either of them perhaps a hundredfold.
static double rk_at(const unsigned char *at) {
    uint32_t raw = svod_xls_u32(at);
    double value;
    if (raw & 2) {
        value = (double)((int32_t)raw >> 2);
    } else {
        uint64_t bits = (uint64_t)(raw & ~3u) << 32;
        memcpy(&value, &bits, sizeof value);
    }
    return raw & 1 ? value / 100 : value;
}

// ---- records -----------------------------------------------------------------------------------------------------

static bool read_mulrk(source *s) {
    const svod_xls_record *r = &s->record;
    unsigned first = svod_xls_u16(r->data + 2), last = svod_xls_u16(r->data + r->len - 2);
    if ((r->len - 6) % 6 != 0 || last < first || last - first + 1 != (r->len - 6) / 6) {
        return spoilt(s, "MULRK", svod_say(s->book->findings->lang, SVOD_T_read_xls_columns));
    }
    const unsigned char *at = r->data + 4 + (size_t)6 * (s->cell->col - 1 - first);
    return put_number(s, rk_at(at + 2), known_style(s, svod_xls_u16(at)));
}

static svod_xls_string kept(source *s, svod_xls_string string) {
    string.text = svod_strndup(s->texts, string.text, string.len);
    return string;
}

static bool read_label(source *s, const svod_xls_record *from, size_t at, unsigned length_bytes) {
    svod_xls_string string;
    svod_xls_reader reader = svod_xls_reader_of(s->book, from, at);
    if (!svod_xls_string_read(&reader, length_bytes, &string)) {
        return spoilt(s, svod_xls_record_name(from), svod_say(s->book->findings->lang, SVOD_T_read_xls_text));
    }
    return put_text(s, kept(s, string));
}

static bool read_shared(source *s) {
    uint32_t index = svod_xls_u32(s->record.data + 6);
    if (index >= s->book->strings.count) {
        char expected[80];
        const char *form = svod_say(s->book->findings->lang, SVOD_T_read_xls_shared);
        snprintf(expected, sizeof expected, form, s->book->strings.count);
        snprintf(s->digits, SVOD_XLS_DIGITS, "LABELSST %u", index);
        return spoilt(s, s->digits, expected);
    }
    return put_text(s, *SVOD_AT(&s->book->strings, svod_xls_string, index));
}

static bool no_result(source *s) {
    svod_add(s->book->findings, SVOD_F_cell_formula_no_result, place_of(s), NULL, NULL);
    s->cell->type = SVOD_CELL_EMPTY;
    s->cell->flags |= SVOD_CELL_NO_RESULT;
    s->cell->text = "";
    return true;
}

// The text of a formula follows it, behind the formula that it shares with others.
static bool read_result_text(source *s) {
    svod_xls_record r = s->record;
    while (svod_xls_record_at(s->book, r.at + 4 + r.len, &r)) {
        switch (r.id) {
        case SVOD_XLS_STRING:
            return read_label(s, &r, 0, 2);
        case SVOD_XLS_STRING2:
            return read_label(s, &r, 0, 1);
        case SVOD_XLS_SHRFMLA:
        case SVOD_XLS_SHRFMLA8:
        case SVOD_XLS_ARRAY:
        case SVOD_XLS_ARRAY2:
        case SVOD_XLS_TABLE:
        case SVOD_XLS_TABLE2:
        case SVOD_XLS_TABLE2B:
        case SVOD_XLS_CONTINUE:
            break;
        default:
            return no_result(s);
        }
    }
    return no_result(s);
}

static bool read_formula(source *s) {
    const unsigned char *result = s->record.data + s->value;
    s->cell->flags |= SVOD_CELL_FORMULA;
    if (svod_xls_u16(result + 6) != 0xFFFF) {
        return put_number(s, double_at(result), style_of(s));
    }
    switch (result[0]) {
    case 0:
        return read_result_text(s);
    case 1:
        return put_bool(s, result[2]);
    case 2:
        return put_error(s, result[2]);
    case 3:
        return false; // an empty text
    default:
        return wrong(s, result[0], "0, 1, 2, 3");
    }
}

static bool read_boolerr(source *s) {
    unsigned value = s->record.data[s->value], kind = s->record.data[s->value + 1];
    if (kind > 1) {
        return wrong(s, kind, "0, 1");
    }
    return kind ? put_error(s, value) : put_bool(s, value);
}

static bool read_value(source *s) {
    switch (s->record.id) {
    case SVOD_XLS_INTEGER2:
        return !exactly(s, 9, 0) || put_number(s, svod_xls_u16(s->record.data + 7), style_of(s));
    case SVOD_XLS_NUMBER2:
    case SVOD_XLS_NUMBER:
        return !exactly(s, s->value + 8, 0) || put_number(s, double_at(s->record.data + s->value), style_of(s));
    case SVOD_XLS_RK:
        return !exactly(s, 10, 0) || put_number(s, rk_at(s->record.data + 6), style_of(s));
    case SVOD_XLS_MULRK:
        return read_mulrk(s);
    case SVOD_XLS_LABEL2:
    case SVOD_XLS_LABEL:
    case SVOD_XLS_RSTRING:
        return !long_enough(s, s->value + 1) || read_label(s, &s->record, s->value, s->old ? 1 : 2);
    case SVOD_XLS_LABELSST:
        return !exactly(s, 10, 0) || read_shared(s);
    case SVOD_XLS_BOOLERR2:
    case SVOD_XLS_BOOLERR:
        return !exactly(s, s->value + 2, 1) || read_boolerr(s);
    default:
        return !long_enough(s, s->value + 8) || read_formula(s);
    }
}

bool svod_xls_cell_read(svod_xls_book *book, const svod_sheet_info *info, size_t at, svod_cell *cell, char digits[SVOD_XLS_DIGITS],
                        svod_arena *texts) {
    source s = {.book = book, .info = info, .cell = cell, .digits = digits, .texts = texts};
    if (!svod_xls_record_at(book, at, &s.record)) {
        return false; // it was there when the sheet was gone through
    }
    if (s.record.id == SVOD_XLS_IXFE) {
        s.has_ixfe = s.record.len >= 2;
        s.ixfe = s.has_ixfe ? svod_xls_u16(s.record.data) : 0;
        svod_xls_record_at(book, at + 4 + s.record.len, &s.record);
    }
    s.old = s.record.id == SVOD_XLS_FORMULA ? book->biff == 2 : s.record.id < SVOD_XLS_FORMULA;
    s.value = s.old ? 7 : 6;
    return read_value(&s);
}
