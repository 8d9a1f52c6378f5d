// The look of the workbook. Colours are few and pale: figures are to be read, only what needs a hand is to strike the eye.
#include "write/palette.h"

#include <stdio.h>
#include <string.h>

const lxw_color_t svod_palette_heat[3] = {0xEFAE95, 0xFBEBD0, 0xE2F1E4};

enum { INK_BRAND = 0x23405E, FILL_HEAD = 0xE6ECF3, FILL_STRONG = 0xF1F4F8, FILL_KEY = 0xF6F8FB, FILL_ENTRY = 0xFFFCEB };

typedef enum flow { LEFT, RIGHT, CENTRE } flow;

// What a class looks like whatever its tone.
struct look {
    double size;
    bool bold, wrap, ruled; // ruled: a hair line below, as in the body of a table
    flow align;
};

static const struct look looks[SVOD_CLASS_COUNT_OF_CLASSES] = {
    [SVOD_CLASS_TEXT] = {10, false, false, true, LEFT},
    [SVOD_CLASS_WRAP] = {10, false, true, true, LEFT},
    [SVOD_CLASS_TITLE] = {16, true, false, false, LEFT},
    [SVOD_CLASS_SUBTITLE] = {12, true, false, false, LEFT},
    [SVOD_CLASS_HEAD] = {9, true, true, false, CENTRE},
    [SVOD_CLASS_POINTS] = {10, false, false, true, RIGHT},
    [SVOD_CLASS_MEAN] = {10, false, false, true, RIGHT},
    [SVOD_CLASS_CHANGE] = {10, false, false, true, RIGHT},
    [SVOD_CLASS_CHANGE_MEAN] = {10, false, false, true, RIGHT},
    [SVOD_CLASS_COEFFICIENT] = {10, false, false, true, RIGHT},
    [SVOD_CLASS_PERCENT] = {10, false, false, true, RIGHT},
    [SVOD_CLASS_CHANGE_PERCENT] = {10, false, false, true, RIGHT},
    [SVOD_CLASS_COUNT] = {10, false, false, true, RIGHT},
    [SVOD_CLASS_RANK] = {10, false, false, true, CENTRE},
    [SVOD_CLASS_CHANGE_RANK] = {10, false, false, true, CENTRE},
    [SVOD_CLASS_YEAR] = {10, false, false, true, CENTRE},
    [SVOD_CLASS_NOTE] = {9, false, true, false, LEFT},
    [SVOD_CLASS_KEY] = {20, true, false, false, LEFT},
    [SVOD_CLASS_KEY_PERCENT] = {20, true, false, false, LEFT},
    [SVOD_CLASS_KEY_COUNT] = {20, true, false, false, LEFT},
    [SVOD_CLASS_KEY_CHANGE] = {20, true, false, false, LEFT},
    [SVOD_CLASS_LINK] = {10, false, false, false, LEFT},
    [SVOD_CLASS_CARD] = {12, true, true, false, LEFT},
    [SVOD_CLASS_LINK_ROW] = {10, false, true, true, LEFT},
    [SVOD_CLASS_HEAD_UP] = {8, false, true, false, CENTRE},
    [SVOD_CLASS_HEAD_OVER] = {9, true, true, true, LEFT},
    [SVOD_CLASS_ENTRY] = {10, false, false, false, CENTRE},
    [SVOD_CLASS_ENTRY_TEXT] = {10, false, true, true, LEFT},
    [SVOD_CLASS_REPLY] = {10, false, false, false, CENTRE},
    [SVOD_CLASS_PERCENT_STARRED] = {10, false, false, true, RIGHT},
    [SVOD_CLASS_CHANGE_STARRED] = {10, false, false, true, RIGHT},
};

// What a tone adds. 0 for a fill means none.
struct shade {
    lxw_color_t ink, fill;
    bool bold;
};
static const struct shade shades[SVOD_TONE_COUNT] = {
    [SVOD_TONE_PLAIN] = {SVOD_INK_TEXT, 0, false},     [SVOD_TONE_STRONG] = {SVOD_INK_TEXT, FILL_STRONG, true},
    [SVOD_TONE_WARN] = {0x7A5300, 0xFFF3D6, false},    [SVOD_TONE_BAD] = {0x9B1C1C, 0xFBE0DC, true},
    [SVOD_TONE_MUTED] = {0x98A2AE, 0, false},          [SVOD_TONE_PREVIOUS] = {SVOD_INK_GREY, 0, false},
    [SVOD_TONE_SLIGHT] = {0x4A5665, 0xDFE3E9, false},  [SVOD_TONE_MEND] = {0x1D4E89, 0xD9E8F7, true},
    [SVOD_TONE_REACHED] = {0x24543B, 0xEDF6EF, false}, [SVOD_TONE_NEAR] = {0x6B4A00, 0xF7DFAE, false},
    [SVOD_TONE_MISSED] = {0x6E1414, 0xE9A995, true},   [SVOD_TONE_BETTER] = {0x24543B, 0xEDF6EF, false},
    [SVOD_TONE_WORSE] = {0x6E1414, 0xE9A995, false}};

static const lxw_color_t inks[SVOD_TONE_COUNT] = {
    [SVOD_TONE_PLAIN] = 0x2F5D8A,   [SVOD_TONE_STRONG] = 0x1F3A5F,   [SVOD_TONE_WARN] = 0xC9922E,   [SVOD_TONE_BAD] = 0xB5493B,
    [SVOD_TONE_MUTED] = 0xA6AFBA,   [SVOD_TONE_PREVIOUS] = 0xB8C6D6, [SVOD_TONE_SLIGHT] = 0xA6AFBA, [SVOD_TONE_MEND] = 0x2F5D8A,
    [SVOD_TONE_REACHED] = 0x6FA287, [SVOD_TONE_NEAR] = 0xC9922E,     [SVOD_TONE_MISSED] = 0xB5493B, [SVOD_TONE_BETTER] = 0x6FA287,
    [SVOD_TONE_WORSE] = 0xB5493B};

lxw_color_t svod_palette_ink(svod_tone tone) {
    return inks[tone];
}

static const char *fraction(unsigned decimals) {
    static const char *const zeros[] = {"0", "0.0", "0.00", "0.000", "0.0000"};
    return zeros[decimals > 4 ? 4 : decimals];
}

static const char *signed_format(char buf[48], const char *number) {
    snprintf(buf, 48, "+%s;\"−\"%s;%s", number, number, number);
    return buf;
}

const char *svod_palette_number(char buf[48], svod_class cls, unsigned decimals) {
    unsigned mean = decimals + 1 < 2 ? 2 : decimals + 1;
    switch (cls) {
    case SVOD_CLASS_POINTS:
        return fraction(decimals);
    case SVOD_CLASS_KEY:
        return fraction(decimals < 1 ? 1 : decimals);
    case SVOD_CLASS_MEAN:
        return fraction(mean);
    case SVOD_CLASS_CHANGE:
        return signed_format(buf, fraction(decimals));
    case SVOD_CLASS_CHANGE_MEAN:
        return signed_format(buf, fraction(mean));
    case SVOD_CLASS_COEFFICIENT:
        return "0.00;\"−\"0.00";
    case SVOD_CLASS_PERCENT_STARRED:
        return "0.0\"%*\"";
    case SVOD_CLASS_CHANGE_STARRED:
        return signed_format(buf, decimals ? "0.0\"*\"" : "0\"*\"");
    case SVOD_CLASS_PERCENT:
    case SVOD_CLASS_KEY_PERCENT:
        return "0.0\"%\"";
    case SVOD_CLASS_CHANGE_PERCENT:
    case SVOD_CLASS_KEY_CHANGE:
        return signed_format(buf, "0.0");
    case SVOD_CLASS_COUNT:
    case SVOD_CLASS_KEY_COUNT:
        return "#,##0";
    case SVOD_CLASS_RANK:
    case SVOD_CLASS_YEAR:
        return "0";
    case SVOD_CLASS_CHANGE_RANK:
        return "\"▲\"0;\"▼\"0;\"=\"";
    default:
        return "General";
    }
}

// The sign of the tone behind each part of a number's format.
static const char *with_sign(char out[160], const char *number, svod_tone tone) {
    const char *sign = svod_tone_sign(tone);
    size_t used = 0;
    if (!*sign || strcmp(number, "General") == 0) return number;
    for (const char *at = number; *at && used < 120; at++) {
        if (*at == ';') used += (size_t)snprintf(out + used, 160 - used, "\" %s\"", sign);
        out[used++] = *at;
    }
    snprintf(out + used, 160 - used, "\" %s\"", sign);
    return out;
}

static void set_align(lxw_format *format, const struct look *look) {
    static const uint8_t across[] = {LXW_ALIGN_LEFT, LXW_ALIGN_RIGHT, LXW_ALIGN_CENTER};
    format_set_align(format, across[look->align]);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (look->ruled && look->align == LEFT) format_set_indent(format, 1); // keeps words off the figures to their left
    if (look->wrap) format_set_text_wrap(format);
}

static void set_lines(lxw_format *format, const struct look *look, svod_class cls, svod_tone tone) {
    if (cls == SVOD_CLASS_ENTRY || cls == SVOD_CLASS_ENTRY_TEXT || cls == SVOD_CLASS_REPLY || cls == SVOD_CLASS_HEAD_UP ||
        cls == SVOD_CLASS_HEAD_OVER) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0xC3CDD8);
    } else if (cls == SVOD_CLASS_HEAD) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0xC3CDD8);
        format_set_bottom(format, LXW_BORDER_MEDIUM);
        format_set_bottom_color(format, INK_BRAND);
    } else if (look->ruled) {
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, tone == SVOD_TONE_STRONG ? 0xB4BFCC : SVOD_INK_LINE);
    }
}

static lxw_format *make(lxw_workbook *book, svod_class cls, svod_tone tone, unsigned decimals) {
    const struct look *look = &looks[cls];
    const struct shade *shade = &shades[tone];
    lxw_format *format = workbook_add_format(book);
    char buf[48], signs[160];
    bool link = cls == SVOD_CLASS_LINK || cls == SVOD_CLASS_LINK_ROW, entry = cls == SVOD_CLASS_ENTRY || cls == SVOD_CLASS_ENTRY_TEXT;
    bool head = cls == SVOD_CLASS_HEAD || cls == SVOD_CLASS_HEAD_UP || cls == SVOD_CLASS_HEAD_OVER;
    bool headline = cls == SVOD_CLASS_TITLE || cls == SVOD_CLASS_SUBTITLE || cls == SVOD_CLASS_CARD || head || cls == SVOD_CLASS_KEY ||
                    cls == SVOD_CLASS_KEY_PERCENT || cls == SVOD_CLASS_KEY_COUNT || cls == SVOD_CLASS_KEY_CHANGE;
    lxw_color_t ink = tone != SVOD_TONE_PLAIN  ? shade->ink
                      : headline               ? INK_BRAND
                      : cls == SVOD_CLASS_NOTE ? SVOD_INK_GREY
                      : link                   ? 0x2F5D8A
                                               : shade->ink;
    lxw_color_t fill = shade->fill ? shade->fill : head ? FILL_HEAD : entry ? FILL_ENTRY : 0;
    format_set_font_name(format, SVOD_FONT);
    format_set_font_size(format, look->size);
    format_set_font_color(format, ink);
    if (look->bold || shade->bold) format_set_bold(format);
    if (entry) format_set_unlocked(format);
    if (link) format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (fill) format_set_bg_color(format, fill);
    const char *number = with_sign(signs, svod_palette_number(buf, cls, decimals), tone);
    if (strcmp(number, "General") != 0) format_set_num_format(format, number);
    set_align(format, look);
    if (cls == SVOD_CLASS_HEAD_UP) {
        format_set_rotation(format, 90);
        format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
    }
    set_lines(format, look, cls, tone);
    return format;
}

lxw_format *svod_palette_when(svod_palette *palette, svod_tone tone) {
    lxw_format **slot = &palette->whens[tone];
    if (*slot) return *slot;
    *slot = workbook_add_format(palette->book);
    format_set_font_color(*slot, shades[tone].ink);
    if (shades[tone].fill) format_set_bg_color(*slot, shades[tone].fill);
    if (shades[tone].bold) format_set_bold(*slot);
    return *slot;
}

lxw_format *svod_palette_format(svod_palette *palette, svod_class cls, svod_tone tone, unsigned decimals) {
    unsigned places = decimals < SVOD_PALETTE_DECIMALS ? decimals : SVOD_PALETTE_DECIMALS - 1;
    lxw_format **slot = &palette->formats[cls][tone][places];
    if (*slot == NULL) *slot = make(palette->book, cls, tone, places);
    return *slot;
}
