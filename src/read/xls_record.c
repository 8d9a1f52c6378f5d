// Steps through BIFF records: headers, substreams, and what is said of a record that is not as it should be.
#include "read/xls.h"

#include <stdio.h>

#define HEADER 4

bool svod_xls_record_at(const svod_xls_book *book, size_t at, svod_xls_record *out) {
    svod_bytes bytes = book->stream.bytes;
    if (at > bytes.len || bytes.len - at < HEADER) {
        return false;
    }
    const unsigned char *header = bytes.data + at;
    *out = (svod_xls_record){.id = svod_xls_u16(header), .at = at, .len = svod_xls_u16(header + 2), .data = header + HEADER};
    return out->len <= bytes.len - at - HEADER;
}

// ---- damage ------------------------------------------------------------------------------------------------------

const char *svod_xls_record_name(const svod_xls_record *record) {
    static const struct {
        unsigned id;
        const char *name;
    } names[] = {{SVOD_XLS_INTEGER2, "INTEGER"},
                 {SVOD_XLS_NUMBER2, "NUMBER"},
                 {SVOD_XLS_NUMBER, "NUMBER"},
                 {SVOD_XLS_LABEL2, "LABEL"},
                 {SVOD_XLS_LABEL, "LABEL"},
                 {SVOD_XLS_BOOLERR2, "BOOLERR"},
                 {SVOD_XLS_BOOLERR, "BOOLERR"},
                 {SVOD_XLS_FORMULA, "FORMULA"},
                 {SVOD_XLS_FORMULA3, "FORMULA"},
                 {SVOD_XLS_FORMULA4, "FORMULA"},
                 {SVOD_XLS_STRING2, "STRING"},
                 {SVOD_XLS_STRING, "STRING"},
                 {SVOD_XLS_ROW2, "ROW"},
                 {SVOD_XLS_ROW, "ROW"},
                 {SVOD_XLS_FORMAT2, "FORMAT"},
                 {SVOD_XLS_FORMAT4, "FORMAT"},
                 {SVOD_XLS_DATEMODE, "DATEMODE"},
                 {SVOD_XLS_COLWIDTH2, "COLWIDTH"},
                 {SVOD_XLS_CODEPAGE, "CODEPAGE"},
                 {SVOD_XLS_XF2, "XF"},
                 {SVOD_XLS_XF3, "XF"},
                 {SVOD_XLS_XF4, "XF"},
                 {SVOD_XLS_XF, "XF"},
                 {SVOD_XLS_IXFE, "IXFE"},
                 {SVOD_XLS_COLINFO, "COLINFO"},
                 {SVOD_XLS_BOUNDSHEET, "BOUNDSHEET"},
                 {SVOD_XLS_SHEETHDR, "SHEETHDR"},
                 {SVOD_XLS_MULRK, "MULRK"},
                 {SVOD_XLS_RSTRING, "RSTRING"},
                 {SVOD_XLS_MERGEDCELLS, "MERGEDCELLS"},
                 {SVOD_XLS_SST, "SST"},
                 {SVOD_XLS_LABELSST, "LABELSST"},
                 {SVOD_XLS_RK, "RK"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].id == record->id) {
            return names[i].name;
        }
    }
    return "BIFF";
}

// Made on the stack: a hostile book has millions of such records, and few of their findings are kept.
bool svod_xls_record_bad(const svod_xls_book *book, const svod_xls_record *record, svod_place place, const char *expected) {
    char found[160];
    const char *form = svod_say(book->findings->lang, SVOD_T_read_xls_record);
    snprintf(found, sizeof found, form, svod_xls_record_name(record), record->at, record->len);
    return svod_add(book->findings, SVOD_F_xls_record_damaged, place, found, expected);
}

bool svod_xls_record_least(const svod_xls_book *book, const svod_xls_record *record, svod_place place, size_t least) {
    char expected[80];
    if (record->len >= least) {
        return true;
    }
    snprintf(expected, sizeof expected, svod_say(book->findings->lang, SVOD_T_read_xls_least), least);
    return svod_xls_record_bad(book, record, place, expected);
}

// ---- substreams --------------------------------------------------------------------------------------------------

static bool is_bof(unsigned id) {
    return id == SVOD_XLS_BOF2 || id == SVOD_XLS_BOF3 || id == SVOD_XLS_BOF4 || id == SVOD_XLS_BOF;
}

// The generation in a BOF of the newest form. Some writers of bare streams leave it 0 and mean BIFF5, others put that of an older one.
static unsigned generation(unsigned version) {
    switch (version) {
    case 0x0600:
        return 8;
    case 0x0500:
    case 0x0000:
        return 5;
    case 0x0400:
        return 4;
    case 0x0300:
        return 3;
    case 0x0200:
        return 2;
    default:
        return 0;
    }
}

bool svod_xls_bof(const svod_xls_book *book, size_t at, unsigned *biff, unsigned *kind) {
    svod_xls_record r;
    if (!svod_xls_record_at(book, at, &r) || !is_bof(r.id) || r.len < 4) {
        return false;
    }
    *biff = r.id == SVOD_XLS_BOF ? generation(svod_xls_u16(r.data)) : 2 + (r.id >> 9);
    *kind = svod_xls_u16(r.data + 2);
    return *biff != 0;
}

svod_xls_end svod_xls_walk(const svod_xls_book *book, size_t at, size_t limit, bool (*on_record)(void *ctx, const svod_xls_record *record),
                           void *ctx) {
    svod_xls_record r;
    for (size_t depth = 0; at < limit && svod_xls_record_at(book, at, &r); at = r.at + HEADER + r.len) {
        if (is_bof(r.id)) {
            depth++;
        } else if (r.id == SVOD_XLS_EOF) {
            if (--depth == 0) {
                return SVOD_XLS_ENDED;
            }
        } else if (depth == 1 && !on_record(ctx, &r)) {
            return SVOD_XLS_STOPPED;
        }
    }
    return SVOD_XLS_CUT;
}
