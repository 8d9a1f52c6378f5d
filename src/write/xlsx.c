// The workbook: output tables as sheets, cell by cell, with print set-up, comments, colour scales and charts.
#include <errno.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "host/fault.h"
#include "host/interrupt.h"
#include "write/palette.h"
#include "write/write.h"
#include "write/xlsx_allow.h"
#include "write/xlsx_chart.h"
#include "write/xlsx_pages.h"
#include "write/xlsx_whole.h"

// One sheet being written.
struct page {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    svod_palette *palette;
    const svod_table *table;
    svod_arena *scratch;
    uint64_t steps; // rows that stand before comments
    uint32_t links; // addresses of pages
};

// Pixels between the margins of A4, and those of `cols` columns where office programs draw them widest: without the font that a workbook's
// widths are counted in, LibreOffice takes a character for 9.4 pixels, Excel for 7.
#define PAPER_LONG 1030.0
#define PAPER_SHORT 700.0
#define PIXELS_OF(characters, cols) (9.4 * ((characters) + 0.71 * (cols)))

#define TEXT_MOST 32000 // characters of a cell; office programs hold 32,767

// What XML and office programs can hold of a text: no control characters, no U+FFFE and U+FFFF, not too long.
static const char *clean_text(svod_arena *scratch, const char *text) {
    size_t len = strlen(text);
    bool bad = !svod_utf8_valid(text, len) || svod_utf8_count(text, len) > TEXT_MOST || strstr(text, "\xEF\xBF\xBE") ||
               strstr(text, "\xEF\xBF\xBF");
    for (const char *at = text; *at && !bad; at++)
        bad = (unsigned char)*at < ' ' && !strchr("\t\n\r", *at);
    if (!bad) return text;
    char *out = svod_utf8_repair(scratch, text, len);
    for (char *at = out; *at; at++) {
        if ((unsigned char)*at < ' ' && !strchr("\t\n\r", *at)) *at = '?';
        if (svod_starts(at, "\xEF\xBF\xBE") || svod_starts(at, "\xEF\xBF\xBF")) at[2] = (char)0xBD; // U+FFFD
    }
    size_t count = 0, end = 0;
    for (; out[end] && count < TEXT_MOST; end++)
        count += (out[end + 1] & 0xC0) != 0x80;
    if (out[end]) return svod_printf(scratch, "%.*s…", (int)end, out);
    return out;
}

static void put_note(struct page *page, lxw_row_t row, lxw_col_t col, const char *note) {
    page->steps += row;
    size_t lines = 1 + svod_utf8_count(note, strlen(note)) / 38;
    for (const char *at = note; *at; at++)
        lines += *at == '\n';
    lxw_comment_options options = {
        .width = 260, .height = (uint16_t)(22 + 15 * (lines > 20 ? 20 : lines)), .font_size = 9, .color = 0xFFFBE8, .x_offset = 12};
    worksheet_write_comment_opt(page->sheet, row, col, note, &options);
}

static bool is_page(const char *target) {
    return svod_starts(target, "http://") || svod_starts(target, "https://");
}

#define URL_MOST 2079    // characters of an address, as the library escapes it
#define LINKS_MOST 65000 // of a sheet; Excel holds 65,530

static bool fits_link(struct page *page, const char *target) {
    size_t count = svod_utf8_count(target, strlen(target));
    for (const char *at = target; *at; at++)
        if (strchr(" \"<>[]^`{|}\\%", *at) || (unsigned char)*at < ' ') count += 2;
    return count <= URL_MOST && page->links++ < LINKS_MOST;
}

// A link that office programs do not hold (too long, one too many) stays as the text that it is, without the library's complaint.
static void put_text(struct page *page, lxw_row_t row, lxw_col_t col, const svod_out *cell, lxw_format *format) {
    if (cell->target != NULL && fits_link(page, cell->target)) {
        const char *url = svod_starts(cell->target, "file:") ? svod_printf(page->scratch, "external:%s", cell->target + 5)
                          : is_page(cell->target)            ? cell->target
                                                             : svod_printf(page->scratch, "internal:%s", cell->target);
        worksheet_write_url(page->sheet, row, col, clean_text(page->scratch, url), format);
        worksheet_write_string(page->sheet, row, col, clean_text(page->scratch, cell->text), format);
    } else if (cell->text == NULL || *cell->text == '\0') {
        worksheet_write_blank(page->sheet, row, col, format);
    } else {
        worksheet_write_string(page->sheet, row, col, clean_text(page->scratch, cell->text), format);
    }
}

static void put_cell(struct page *page, const svod_out *cell) {
    lxw_row_t row = cell->row - 1;
    lxw_col_t col = (lxw_col_t)(cell->col - 1);
    unsigned decimals = cell->places ? cell->places - 1u : page->table->decimals;
    lxw_format *format = svod_palette_format(page->palette, (svod_class)cell->cls, (svod_tone)cell->tone, decimals);
    if (cell->rows > 1 || cell->cols > 1)
        worksheet_merge_range(page->sheet, row, col, row + cell->rows - 1, (lxw_col_t)(col + cell->cols - 1), "", format);
    switch ((svod_value_kind)cell->kind) {
    case SVOD_V_TEXT:
        put_text(page, row, col, cell, format);
        break;
    case SVOD_V_NUMBER:
        worksheet_write_number(page->sheet, row, col, cell->number, format);
        break;
    case SVOD_V_FORMULA:
        if (cell->text)
            worksheet_write_formula_str(page->sheet, row, col, cell->formula, format, cell->text);
        else
            worksheet_write_formula_num(page->sheet, row, col, cell->formula, format, cell->number);
        break;
    case SVOD_V_EMPTY:
        if (cell->rows <= 1 && cell->cols <= 1) worksheet_write_blank(page->sheet, row, col, format);
        break;
    }
    if (cell->note != NULL && *cell->note) put_note(page, row, col, clean_text(page->scratch, cell->note));
}

static double total_width(const svod_table *table, uint32_t first, uint32_t last) {
    double sum = 0;
    for (size_t i = 0; i < table->widths.count; i++) {
        const svod_col_width *width = SVOD_AT(&table->widths, const svod_col_width, i);
        uint32_t from = width->first > first ? width->first : first, to = width->last < last ? width->last : last;
        if (from <= to && !width->hidden) sum += width->width * (to - from + 1);
    }
    return sum;
}

// Pages cut at the columns that the table names. Office programs heed such cuts only where the print has a scale of its own, so it is one
// at which the widest page goes on the paper; it is returned.
static double set_breaks(struct page *page) {
    const svod_table *table = page->table;
    uint32_t count = (uint32_t)table->breaks.count, held = table->freeze_col > 1 ? table->freeze_col - 1 : 0, last = 0;
    lxw_col_t *cuts = SVOD_ARRAY(page->scratch, lxw_col_t, count + 1);
    double widest = 0;
    for (size_t i = 0; i < table->widths.count; i++)
        if (SVOD_AT(&table->widths, const svod_col_width, i)->last > last) last = SVOD_AT(&table->widths, const svod_col_width, i)->last;
    for (uint32_t i = 0, from = held + 1; i <= count; i++) {
        uint32_t next = i < count ? *SVOD_AT(&table->breaks, const uint32_t, i) : last + 1;
        double pixels = PIXELS_OF(total_width(table, 1, held) + total_width(table, from, next - 1), held + next - from);
        if (pixels > widest) widest = pixels;
        if (i < count) cuts[i] = (lxw_col_t)(next - 1);
        from = next;
    }
    double scale = 100 * (table->landscape ? PAPER_LONG : PAPER_SHORT) / widest;
    scale = floor(scale > 100 ? 100 : scale < 10 ? 10 : scale);
    worksheet_set_print_scale(page->sheet, (uint16_t)scale);
    worksheet_set_v_pagebreaks(page->sheet, cuts);
    return scale;
}

// One page wide as long as the print stays legible; a wider sheet goes over several pages, its first columns repeated.
static void set_print(struct page *page) {
    const svod_table *table = page->table;
    double paper = table->landscape ? 340 : 200; // characters across A4 at the smallest scale that is still read with ease
    if (table->across > 0) paper = table->across;
    double width = total_width(table, 1, UINT32_MAX), held = table->freeze_col > 1 ? total_width(table, 1, table->freeze_col - 1) : 0;
    uint16_t across =
        width <= paper
            ? 1
            : (uint16_t)(1 + (width - held) / (0.93 * (paper - held))); // held columns stand on each page, and none is cut in two
    if (table->landscape) worksheet_set_landscape(page->sheet);
    worksheet_set_paper(page->sheet, 9);
    double scale = 0;
    if (table->breaks.count)
        scale = set_breaks(page);
    else
        worksheet_fit_to_pages(page->sheet, across, 0);
    svod_xlsx_pages(page->sheet, table, scale, page->scratch);
    worksheet_set_margins(page->sheet, 0.45, 0.45, 0.5, 0.6);
    worksheet_set_footer(page->sheet, "&L&8&A&R&8&P / &N");
    if (table->repeat_from > 0) worksheet_repeat_rows(page->sheet, table->repeat_from - 1, table->repeat_to - 1);
    if ((across > 1 || table->breaks.count) && table->freeze_col > 1)
        worksheet_repeat_columns(page->sheet, 0, (lxw_col_t)(table->freeze_col - 2));
}

static void set_view(struct page *page) {
    const svod_table *table = page->table;
    if (table->freeze_row > 0 || table->freeze_col > 0)
        worksheet_freeze_panes(page->sheet, table->freeze_row ? table->freeze_row - 1 : 0,
                               (lxw_col_t)(table->freeze_col ? table->freeze_col - 1 : 0));
    if (table->excel_table.row1 == 0) worksheet_gridlines(page->sheet, LXW_HIDE_ALL_GRIDLINES);
    if (table->tab_tone != SVOD_TONE_PLAIN) worksheet_set_tab_color(page->sheet, svod_palette_ink((svod_tone)table->tab_tone));
    if (table->filter.row1 > 0)
        worksheet_autofilter(page->sheet, table->filter.row1 - 1, (lxw_col_t)(table->filter.col1 - 1), table->filter.row2 - 1,
                             (lxw_col_t)(table->filter.col2 - 1));
}

static void set_sizes(struct page *page) {
    const svod_table *table = page->table;
    for (size_t i = 0; i < table->widths.count; i++) {
        const svod_col_width *width = SVOD_AT(&table->widths, const svod_col_width, i);
        lxw_row_col_options options = {.hidden = width->hidden};
        worksheet_set_column_opt(page->sheet, (lxw_col_t)(width->first - 1), (lxw_col_t)(width->last - 1),
                                 width->hidden ? LXW_DEF_COL_WIDTH : width->width, NULL, &options);
    }
    for (size_t i = 0; i < table->heights.count; i++) {
        const svod_row_height *height = SVOD_AT(&table->heights, const svod_row_height, i);
        lxw_row_col_options options = {.hidden = height->hidden};
        worksheet_set_row_opt(page->sheet, height->row - 1, height->height > 0 ? height->height : LXW_DEF_ROW_HEIGHT, NULL, &options);
    }
}

static void put_heats(struct page *page) {
    for (size_t i = 0; i < page->table->heats.count; i++) {
        const svod_heat *heat = SVOD_AT(&page->table->heats, const svod_heat, i);
        lxw_conditional_format scale = {.type = LXW_CONDITIONAL_3_COLOR_SCALE,
                                        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                        .mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                        .min_value = heat->low,
                                        .mid_value = heat->middle,
                                        .max_value = heat->high,
                                        .min_color = svod_palette_heat[0],
                                        .mid_color = svod_palette_heat[1],
                                        .max_color = svod_palette_heat[2]};
        worksheet_conditional_format_range(page->sheet, heat->range.row1 - 1, (lxw_col_t)(heat->range.col1 - 1), heat->range.row2 - 1,
                                           (lxw_col_t)(heat->range.col2 - 1), &scale);
    }
}

static void put_whens(struct page *page) {
    for (size_t i = 0; i < page->table->whens.count; i++) {
        const svod_when *when = SVOD_AT(&page->table->whens, const svod_when, i);
        lxw_conditional_format told = {.type = LXW_CONDITIONAL_TYPE_FORMULA,
                                       .value_string = svod_strdup(page->scratch, when->formula),
                                       .format = svod_palette_when(page->palette, when->tone)};
        worksheet_conditional_format_range(page->sheet, when->range.row1 - 1, (lxw_col_t)(when->range.col1 - 1), when->range.row2 - 1,
                                           (lxw_col_t)(when->range.col2 - 1), &told);
    }
}

// The header cells of a native table must carry exactly the texts that the table declares for its columns.
static void put_excel_table(struct page *page) {
    const svod_table *table = page->table;
    const svod_range *range = &table->excel_table;
    if (range->row1 == 0) return;
    size_t count = range->col2 - range->col1 + 1;
    lxw_table_column **columns = SVOD_ARRAY(page->scratch, lxw_table_column *, count + 1);
    lxw_table_column *column = SVOD_ARRAY(page->scratch, lxw_table_column, count);
    for (size_t i = 0; i < count; i++)
        columns[i] = &column[i];
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        if (cell->row != range->row1 || cell->col < range->col1 || cell->col > range->col2) continue;
        column[cell->col - range->col1].header = svod_strdup(page->scratch, cell->text);
        column[cell->col - range->col1].header_format =
            svod_palette_format(page->palette, (svod_class)cell->cls, (svod_tone)cell->tone, table->decimals);
    }
    lxw_table_options options = {.name = svod_strdup(page->scratch, table->excel_table_name ? table->excel_table_name : "data"),
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 1,
                                 .no_banded_rows = LXW_TRUE,
                                 .columns = columns};
    worksheet_add_table(page->sheet, range->row1 - 1, (lxw_col_t)(range->col1 - 1), range->row2 - 1, (lxw_col_t)(range->col2 - 1),
                        &options);
}

static void set_state(struct page *page) {
    const svod_table *table = page->table;
    if (table->hidden) worksheet_hide(page->sheet);
    if (table->shown) worksheet_activate(page->sheet);
    lxw_protection free = {.format_columns = LXW_TRUE, .format_rows = LXW_TRUE};
    if (table->locked) worksheet_protect(page->sheet, NULL, &free);
}

// Where heights of rows were set the library adds up all rows before each comment, which with tens of thousands of comments would take
// minutes. What comes of it is a margin that office programs pass over, for each comment is anchored to its cell beside; so beyond this the
// library is told that rows are as they were, which it asks for nothing else. Fewer steps keep the margin true.
#define NOTE_STEPS 12000000

static void spare_steps(struct page *page) {
    if (page->steps > NOTE_STEPS) page->sheet->row_size_changed = LXW_FALSE;
}

static bool put_table(struct page *page) {
    set_state(page);
    set_sizes(page);
    set_view(page);
    set_print(page);
    put_excel_table(page);
    for (size_t i = 0; i < page->table->cells.count; i++)
        put_cell(page, SVOD_AT(&page->table->cells, const svod_out, i));
    put_heats(page);
    for (size_t i = 0; i < page->table->charts.count; i++)
        svod_xlsx_chart(page->book, page->sheet, page->table, SVOD_AT(&page->table->charts, const svod_chart, i));
    put_whens(page);
    spare_steps(page);
    return svod_xlsx_allow(page->sheet, page->table, page->scratch);
}

// Noon of an ISO date in UTC, by arithmetic alone: neither clock nor time zone may reach the output. 0 on anything else.
static time_t created_of(const char *date) {
    int part[3] = {0, 0, 0};
    size_t at = 0;
    for (const char *p = date ? date : ""; *p && *p != 'T' && at < 3; p++) {
        if (*p == '-')
            at++;
        else if (svod_digit(*p))
            part[at] = part[at] * 10 + (*p - '0');
        else
            return 0;
    }
    if (part[0] < 1970 || part[0] > 9999 || part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31) return 0;
    struct tm tm = {.tm_year = part[0] - 1900, .tm_mon = part[1] - 1, .tm_mday = part[2], .tm_hour = 12};
    return timegm(&tm);
}

static void set_properties(lxw_workbook *book, const svod_book_info *info, svod_arena *scratch) {
    time_t created = created_of(info->date);
    lxw_doc_properties properties = {.title = svod_strdup(scratch, clean_text(scratch, info->title ? info->title : "")),
                                     .subject = svod_strdup(scratch, clean_text(scratch, info->subject ? info->subject : "")),
                                     .author = "svod",
                                     .created = created ? created : created_of("2000-01-01")};
    workbook_set_properties(book, &properties);
}

// A sheet that the library refuses (its name, say) is a fault to be told, not a sheet to be left out.
static bool put_tables(lxw_workbook *book, const svod_book_info *info, const svod_table *const *tables, size_t count, svod_arena *scratch,
                       svod_place place, svod_findings *findings) {
    svod_palette *palette = SVOD_NEW(scratch, svod_palette);
    palette->book = book;
    bool whole = true, seen = false;
    for (size_t i = 0; i < count; i++) {
        struct page page = {.book = book, .palette = palette, .table = tables[i], .scratch = scratch};
        page.sheet = workbook_add_worksheet(book, tables[i]->name);
        if (page.sheet == NULL || !put_table(&page)) whole = svod_add(findings, SVOD_F_save_failed, place, tables[i]->name, "");
        // The first tab that is to be seen; without this a hidden one is scrolled to.
        if (i && whole && !seen && !tables[i]->hidden) worksheet_set_first_sheet(page.sheet);
        seen |= !tables[i]->hidden;
        if (info->written) info->written(info->ctx, i);
    }
    return whole;
}

bool svod_write_xlsx(const char *path, const svod_book_info *info, const svod_table *const *tables, size_t count, svod_findings *findings) {
    svod_place place = {.file = path};
    lxw_workbook *book = workbook_new(path);
    if (book == NULL) return svod_add(findings, SVOD_F_save_failed, place, "", "");
    svod_arena *scratch = svod_arena_new();
    set_properties(book, info, scratch);
    bool whole = put_tables(book, info, tables, count, scratch, place, findings);
    errno = 0;
    // It makes files of its own, which a signal would leave behind.
    svod_interrupt_hold();
    lxw_error error = workbook_close(book);
    svod_interrupt_release();
    int fault = errno; // a full disk, most likely, which the library calls ZIP_ERRNO
    svod_arena_free(scratch);
    if (error != LXW_NO_ERROR) {
        const char *why = fault ? svod_host_fault(findings->lang, fault) : lxw_strerror(error);
        return svod_add(findings, SVOD_F_save_failed, place, why, "");
    }
    if (!svod_xlsx_whole(path)) return svod_add(findings, SVOD_F_save_failed, place, svod_say(findings->lang, SVOD_T_write_torn), "");
    return whole;
}
