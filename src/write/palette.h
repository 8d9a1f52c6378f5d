// Class + tone -> font, colours and number format: the one place that knows how a workbook looks.
#ifndef SVOD_WRITE_PALETTE_H
#define SVOD_WRITE_PALETTE_H

#include <xlsxwriter.h>

#include "data/table.h"

#define SVOD_PALETTE_DECIMALS 5 // formats are told apart for 0..4 decimals of points

typedef struct svod_palette {
    lxw_workbook *book;
    lxw_format *formats[SVOD_CLASS_COUNT_OF_CLASSES][SVOD_TONE_COUNT][SVOD_PALETTE_DECIMALS];
    lxw_format *whens[SVOD_TONE_COUNT];
} svod_palette;

// The workbook's format of a cell; made at the first asking. decimals are those of the table's points.
lxw_format *svod_palette_format(svod_palette *palette, svod_class cls, svod_tone tone, unsigned decimals);
// What a tone lays over a cell of any class while a condition holds.
lxw_format *svod_palette_when(svod_palette *palette, svod_tone tone);
// Number format of a class, e.g. "0.0" for points with one decimal; buf of 48 bytes.
const char *svod_palette_number(char buf[48], svod_class cls, unsigned decimals);
// Colour of a chart's bars, or of a sheet's tab.
lxw_color_t svod_palette_ink(svod_tone tone);
// The three colours of a heat scale: darker is weaker, so that a black-and-white print says the same.
extern const lxw_color_t svod_palette_heat[3];

#define SVOD_FONT "Arial"
#define SVOD_INK_TEXT 0x1F2933
#define SVOD_INK_GREY 0x6B7785
#define SVOD_INK_LINE 0xD5DBE3

#endif
