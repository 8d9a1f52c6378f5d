// Normal form C: of one text, and of the cells on their way from a reader.
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/str.h"
#include "read/nfc.h"
#include "read_help.h"

static void assert_nfc(const char *text, const char *expected) {
    svod_arena *arena = svod_arena_new();
    size_t len = 0;
    char *made = svod_nfc(arena, text, strlen(text), &len);
    if (!expected) {
        assert_null(made);
    } else {
        assert_non_null(made);
        assert_string_equal(made, expected);
        assert_int_equal(len, strlen(expected));
    }
    svod_arena_free(arena);
}

static void composes(void **state) {
    (void)state;
    assert_nfc("", NULL);
    assert_nfc("Ишим — 7,5 № «Ёж» 5 ₽", NULL);
    assert_nfc("и\u0306", "й");
    assert_nfc("Тюменскии\u0306 краи\u0306 e\u0301", "Тюменский край é");
    assert_nfc("5 \u2126, \u212A, \u212B, \u2000", "5 Ω, K, Å, \u2002");
    assert_nfc("a\u0301\u0316", "á\u0316");
    assert_nfc("\u1112\u1161\u11AB", "한");
    // A mark with nothing to join; what composing leaves apart; malformed bytes, which are others' to mend.
    assert_nfc("\u0306й", NULL);
    assert_nfc("\u0958", "\u0915\u093C");
    assert_nfc("и\xCC", NULL);
    // Other scripts, as they should be.
    assert_nfc("Ελλάδα, עברית, 漢字, 🙂🇷🇺", NULL);
}

// Every letter, between others: what is held to be settled at a glance is what the tables say.
static void agrees_with_tables(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    for (utf8proc_int32_t point = 1; point < 0x110000; point = point == 0x32FFF ? 0xE0000 : point == 0xE0FFF ? 0x10FF00 : point + 1) {
        char text[40] = "Ишим и", with[8] = "";
        if (point >= 0xD800 && point < 0xE000) continue;
        utf8proc_encode_char(point, (utf8proc_uint8_t *)with);
        strcat(strcat(text, with), "й край");
        size_t len = 0;
        char *made = svod_nfc(arena, text, strlen(text), &len);
        utf8proc_uint8_t *expected = utf8proc_NFC((const utf8proc_uint8_t *)text);
        if (strcmp(made ? made : text, (const char *)expected)) fail_msg("U+%04X", (unsigned)point);
        if (made && !strcmp(made, text)) fail_msg("U+%04X is made anew", (unsigned)point);
        free(expected);
        if (svod_arena_used(arena) > 1 << 16) svod_arena_reset(arena);
    }
    svod_arena_free(arena);
}

// Two marks in turn, over and over, would be put into order in quadratic time.
static void endless_marks(void **state) {
    (void)state;
    enum { PAIRS = 1 << 20 };
    char *text = malloc(PAIRS * 4 + 1);
    for (size_t i = 0; i < PAIRS; i++)
        memcpy(text + 4 * i, "\u0301\u0316", 4);
    text[PAIRS * 4] = '\0';
    assert_nfc(text, NULL);
    text[2 * 60] = '\0';
    svod_arena *arena = svod_arena_new();
    size_t len;
    assert_non_null(svod_nfc(arena, text, 2 * 60, &len));
    svod_arena_free(arena);
    free(text);
}

// ---- the layer ---------------------------------------------------------------------------------------------------

typedef struct kept {
    svod_buf buf;
    const svod_cell *cells;
} kept;

static bool keep(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    kept *k = ctx;
    k->cells = cells;
    for (size_t i = 0; i < count; i++)
        svod_buf_printf(&k->buf, "%u:%s/%s;", row, cells[i].text, cells[i].raw ? cells[i].raw : "");
    return row < 9;
}

static svod_cell string(const char *text) {
    return (svod_cell){.row = 1, .col = 1, .type = SVOD_CELL_STRING, .text = text, .len = (uint32_t)strlen(text)};
}

static void layer_composes(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    kept k = {.buf = svod_buf_of(arena)};
    svod_sink sink = {.ctx = &k, .row = keep};
    svod_nfc_layer layer;
    svod_sink composing = svod_nfc_begin(&layer, &sink, arena);
    svod_cell plain[] = {string("Ишим"), string("x")};
    assert_true(composing.row(composing.ctx, 1, plain, 2));
    assert_ptr_equal(k.cells, plain);
    svod_cell mixed[] = {string("й"), string("и\u0306"), string("e\u0301"), string("и\u0306")};
    mixed[3].type = SVOD_CELL_ERROR;
    assert_true(composing.row(composing.ctx, 2, mixed, 4));
    assert_null(mixed[1].raw);
    assert_false(composing.row(composing.ctx, 9, mixed + 1, 1));
    assert_string_equal(k.buf.data, "1:Ишим/;1:x/;2:й/;2:й/и\u0306;2:é/e\u0301;2:и\u0306/;9:й/и\u0306;");
    svod_nfc_end(&layer);
    svod_arena_free(arena);
}

static bool count_raw(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    (void)row;
    for (size_t i = 0; i < count; i++)
        *(size_t *)ctx += cells[i].raw != NULL;
    return true;
}

// However much there is to compose, memory is bounded and time too: what is over the bound arrives as the file has it.
static void layer_is_bounded(void **state) {
    (void)state;
    enum { LEN = SVOD_GRID_TEXT / 4 * 4, CELLS = 256 };
    char *text = malloc(LEN + 5);
    for (size_t i = 0; i < LEN / 4; i++)
        memcpy(text + 4 * i, "и\u0306", 4);
    text[LEN] = '\0';
    svod_cell cells[CELLS];
    for (size_t i = 0; i < CELLS; i++)
        cells[i] = string(text);
    svod_arena *arena = svod_arena_new();
    size_t composed = 0, before;
    svod_sink sink = {.ctx = &composed, .row = count_raw};
    svod_nfc_layer layer;
    svod_sink composing = svod_nfc_begin(&layer, &sink, arena);
    assert_true(composing.row(composing.ctx, 1, cells, CELLS));
    assert_in_range(composed, 1, CELLS - 1);
    for (uint32_t row = 2; row < 40; row++)
        assert_true(composing.row(composing.ctx, row, cells, CELLS));
    before = composed;
    assert_true(composing.row(composing.ctx, 40, cells, CELLS));
    assert_int_equal(composed, before);
    svod_nfc_end(&layer);
    svod_arena_free(arena);
    memcpy(text + LEN, "и\u0306", 5);
    svod_cell longer = string(text);
    arena = svod_arena_new();
    composing = svod_nfc_begin(&layer, &sink, arena);
    assert_true(composing.row(composing.ctx, 1, &longer, 1));
    assert_int_equal(composed, before);
    svod_nfc_end(&layer);
    svod_arena_free(arena);
    free(text);
}

static void whole_files(void **state) {
    (void)state;
    static const char csv[] = "a;и\u0306\nКраи\u0306;2\n";
    reading r = read_bytes(csv, sizeof csv - 1, "a.csv", NULL);
    assert_true(r.ok);
    assert_string_equal(r.cells.data, "[a]\nA1 string a\nB1 string й\nA2 string Край\nB2 number 2\n");
    reading_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(composes),       cmocka_unit_test(agrees_with_tables), cmocka_unit_test(endless_marks),
        cmocka_unit_test(layer_composes), cmocka_unit_test(layer_is_bounded),   cmocka_unit_test(whole_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
