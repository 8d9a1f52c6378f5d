// XLS: FreeXL as a second witness: what it reads of the records that it reads right is what our reader reads.
#include <freexl.h>
#include <stdio.h>
#include <unistd.h>

#include "data/grid.h"
#include "xls_help.h"

// ---- the witness -------------------------------------------------------------------------------------------------

static bool witness_cell(const void *book, unsigned row, unsigned short col, svod_buf *out) {
    FreeXL_CellValue value;
    char number[32];
    assert_int_equal(freexl_get_cell_value(book, row, col, &value), FREEXL_OK);
    if (value.type == FREEXL_CELL_NULL) {
        return false;
    }
    switch (value.type) {
    case FREEXL_CELL_INT:
        svod_buf_printf(out, "number %d\n", value.value.int_value);
        break;
    case FREEXL_CELL_DOUBLE:
        svod_buf_printf(out, "number %s\n", svod_double_text(number, value.value.double_value));
        break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
        svod_buf_printf(out, "string %s\n", value.value.text_value);
        break;
    default:
        svod_buf_printf(out, "date %s\n", value.value.text_value);
    }
    return true;
}

static void witness_sheet(const void *book, unsigned short sheet, svod_buf *out) {
    unsigned rows = 0;
    unsigned short cols = 0;
    assert_int_equal(freexl_select_active_worksheet(book, sheet), FREEXL_OK);
    assert_int_equal(freexl_worksheet_dimensions(book, &rows, &cols), FREEXL_OK);
    for (unsigned row = 0; row < rows; row++) {
        for (unsigned short col = 0; col < cols; col++) {
            char ref[SVOD_REF_SIZE];
            size_t before = out->len;
            svod_buf_printf(out, "%s ", svod_ref(ref, row + 1, col + 1u));
            if (!witness_cell(book, row, col, out)) {
                out->len = before;
            }
        }
    }
}

// All cells of a file, sheet after sheet.
static void witness(const xls_out *file, svod_buf *out) {
    char path[] = "svod-witness-XXXXXX";
    const void *book = NULL;
    int handle = mkstemp(path);
    assert_true(handle >= 0);
    assert_int_equal(write(handle, file->data, file->len), file->len);
    close(handle);
    int result = freexl_open(path, &book);
    unlink(path);
    assert_int_equal(result, FREEXL_OK);
    assert_non_null(book); // it may say that all is well and give nothing
    unsigned sheets = 0;
    assert_int_equal(freexl_get_info(book, FREEXL_BIFF_SHEET_COUNT, &sheets), FREEXL_OK);
    for (unsigned short i = 0; i < sheets; i++) {
        witness_sheet(book, i, out);
    }
    freexl_close(book);
}

// ---- ours --------------------------------------------------------------------------------------------------------

// The same of our reader; FreeXL puts a space between day and time.
static void ours(const xls_out *file, svod_buf *out) {
    svod_findings findings = svod_findings_of(out->arena, SVOD_EN);
    svod_grids grids = svod_grids_of(out->arena);
    svod_sink sink = svod_grids_sink(&grids);
    svod_read_options options = {0};
    assert_true(svod_xls_read((svod_bytes){file->data, file->len}, "a.xls", &options, out->arena, &sink, &findings));
    assert_int_equal(findings.list.count, 0);
    for (size_t i = 0; i < grids.list.count; i++) {
        const svod_grid *grid = SVOD_AT(&grids.list, svod_grid, i);
        for (size_t k = 0; k < grid->cells.count; k++) {
            char ref[SVOD_REF_SIZE], *text;
            const svod_cell *c = SVOD_AT(&grid->cells, svod_cell, k);
            text = svod_strdup(out->arena, c->text);
            if (c->type == SVOD_CELL_DATE && strchr(text, 'T')) {
                *strchr(text, 'T') = ' ';
            }
            svod_buf_printf(out, "%s %s %s\n", svod_ref(ref, c->row, c->col), svod_cell_type_id((svod_cell_type)c->type), text);
        }
    }
}

static void assert_agreed(xls_out file, size_t cells) {
    svod_arena *arena = svod_arena_new();
    svod_buf theirs = svod_buf_of(arena), mine = svod_buf_of(arena);
    size_t lines = 0;
    witness(&file, &theirs);
    ours(&file, &mine);
    svod_buf_add(&theirs, "", 0);
    theirs.data[theirs.len] = '\0';
    assert_string_equal(mine.data, theirs.data);
    for (const char *c = mine.data; *c; c++) {
        lines += *c == '\n';
    }
    assert_int_equal(lines, cells);
    svod_arena_free(arena);
    xls_free(&file);
}

// ---- files -------------------------------------------------------------------------------------------------------

static void add_dimension(xls_out *s, unsigned biff, int rows, int cols) {
    if (biff == 8) {
        xls_record(s, 0x0200, "wwhhh", 0, (unsigned)rows, 0, cols, 0);
    } else {
        xls_record(s, biff == 2 ? 0x0000 : 0x0200, biff == 2 ? "hhhh" : "hhhhh", 0, rows, 0, cols, 0);
    }
}

static const double numbers[] = {0, 1, -1, 7.5, 0.1, 1e15, -2.25e-7, 123456.789, 1.0 / 3, 99999999};
#define NUMBERS ((int)(sizeof numbers / sizeof *numbers))

static xls_out globals_of(unsigned biff, bool mac) {
    static const int formats[] = {0, 14, 22, 164};
    xls_out g = {0};
    xls_record(&g, 0x0042, "h", biff == 8 ? 1200 : 1251);
    xls_record(&g, 0x0022, "h", mac);
    xls_record(&g, 0x041E, biff == 8 ? "hC" : "hS", 164, "dd.mm.yyyy");
    for (size_t i = 0; i < 4; i++) {
        xls_record(&g, 0x00E0, biff == 8 ? "hhwwww" : "hhwww", 0, formats[i], 0, 0, 0, 0);
    }
    if (biff == 8) {
        xls_record(&g, 0x00FC, "wwUCU", 3, 3, "Тюменский район", "plain", "г. Ишим");
    }
    return g;
}

static void add_numbers(xls_out *s) {
    for (int i = 0; i < NUMBERS; i++) {
        xls_record(s, 0x0203, "hhhd", 0, i, 0, numbers[i]);
    }
    for (int i = 0; i < 8; i++) {
        xls_record(s, 0x027E, "hhhw", 1, i, 0, (unsigned)(1234 * i - 2000) << 2 | 2 | (i & 1));
    }
    xls_record(s, 0x00BD, "hhhwhwhwh", 2, 1, 0, 10u * 4 | 2, 0, 75u * 4 | 3, 0, 0x40290000u, 3);
}

static void add_dates(xls_out *s) {
    xls_record(s, 0x0203, "hhhd", 3, 0, 1, 40000.0);
    xls_record(s, 0x0203, "hhhd", 3, 1, 2, 40000.75);
    xls_record(s, 0x027E, "hhhw", 3, 2, 3, 40001u * 4 | 2);
}

static void test_books(void **state) {
    (void)state;
    for (unsigned biff = 5; biff <= 8; biff += 3) {
        for (int mac = 0; mac < 2; mac++) {
            xls_out g = globals_of(biff, mac), s = {0}, t = {0};
            add_dimension(&s, biff, 5, 10);
            add_numbers(&s);
            add_dates(&s);
            xls_record(&s, 0x0204, biff == 8 ? "hhhU" : "hhhT", 4, 0, 0, biff == 8 ? "Надпись" : "\xCD\xE0\xE4\xEF\xE8\xF1\xFC");
            for (int i = 0; i < 3 && biff == 8; i++) {
                xls_record(&s, 0x00FD, "hhhw", 4, i + 1, 0, i);
            }
            add_dimension(&t, biff, 1, 1);
            xls_record(&t, 0x0203, "hhhd", 0, 0, 0, 5.5);
            xls_plan plan[] = {{"One", 0, 0, &s}, {"Two", 0, 0, &t}, {0}};
            xls_out book = xls_book(biff, &g, plan);
            assert_agreed(xls_wrap(&book, biff == 8 ? "Workbook" : "Book"), NUMBERS + 8 + 3 + 3 + (biff == 8 ? 4 : 1) + 1);
        }
    }
}

static void add_old_header(xls_out *o, unsigned biff, bool mac) {
    static const char *const codes[] = {"General", "dd.mm.yyyy"};
    xls_bof(o, biff, 0x10);
    xls_record(o, 0x0042, "h", 1251);
    xls_record(o, 0x0022, "h", mac);
    for (int i = 0; i < 2; i++) {
        if (biff == 4) {
            xls_record(o, 0x041E, "hS", 0, codes[i]);
        } else {
            xls_record(o, 0x001E, "S", codes[i]);
        }
    }
}

static void test_biff3_and_4(void **state) {
    (void)state;
    for (unsigned biff = 3; biff <= 4; biff++) {
        for (int mac = 0; mac < 2; mac++) {
            xls_out o = {0};
            add_old_header(&o, biff, mac);
            for (int i = 0; i < 2; i++) {
                xls_record(&o, biff == 3 ? 0x0243 : 0x0443, "bbhww", 0, i, 0, 0, 0);
            }
            add_dimension(&o, biff, 4, 10);
            for (int i = 0; i < NUMBERS; i++) {
                xls_record(&o, 0x0203, "hhhd", 0, i, 0, numbers[i]);
            }
            xls_record(&o, 0x0203, "hhhd", 1, 0, 1, 40000.0);
            xls_record(&o, 0x027E, "hhhw", 1, 1, 0, 1234u * 4 | 3);
            xls_record(&o, 0x0204, "hhhT", 1, 2, 0, "\xCD\xE0\xE4\xEF\xE8\xF1\xFC");
            xls_record(&o, 0x000A, "");
            assert_agreed(o, NUMBERS + 3);
        }
    }
}

static void test_biff2(void **state) {
    (void)state;
    xls_out o = {0};
    add_old_header(&o, 2, false);
    for (int i = 0; i < 2; i++) {
        xls_record(&o, 0x0043, "bbbb", 0, 0, i, 0);
    }
    add_dimension(&o, 2, 2, 10);
    for (int i = 0; i < NUMBERS; i++) {
        xls_record(&o, 0x0003, "hhbbbd", 0, i, 0, 0, 0, numbers[i]);
    }
    xls_record(&o, 0x0003, "hhbbbd", 1, 0, 1, 0, 0, 40000.0);
    xls_record(&o, 0x0002, "hhbbbh", 1, 1, 0, 0, 0, 40000);
    xls_record(&o, 0x0004, "hhbbbS", 1, 2, 0, 0, 0, "\xCD\xE0\xE4\xEF\xE8\xF1\xFC");
    xls_record(&o, 0x000A, "");
    assert_agreed(o, NUMBERS + 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_books),
        cmocka_unit_test(test_biff3_and_4),
        cmocka_unit_test(test_biff2),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
