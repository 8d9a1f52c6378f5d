// Cuts between the rows of a print. The scale is not known for certain: programs draw the columns of the same workbook of different widths
// (write/xlsx.c). Cuts are reckoned for the largest scale; where it is smaller, pages are not quite full.
#include "write/xlsx_pages.h"

#define ROOM_LONG 755.0 // points from top to bottom margin of A4, a little less for safety
#define ROOM_SHORT 508.0
#define WIDE_LONG 1030.0 // pixels between the side margins
#define WIDE_SHORT 700.0
#define PIXELS_OF(characters, cols) (7.0 * (characters) + 5.0 * (cols)) // of columns where they are drawn narrowest
#define ROW_USUAL 15.0
#define POINT_OF_PIXEL 0.75
#define CUTS_MOST 1000 // the workbook format holds 1023

static uint32_t last_row(const svod_table *table) {
    uint32_t last = 1;
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        uint32_t end = cell->row + (cell->rows ? cell->rows : 1) - 1;
        if (end > last) last = end;
    }
    for (size_t i = 0; i < table->charts.count; i++) {
        const svod_chart *chart = SVOD_AT(&table->charts, const svod_chart, i);
        uint32_t end = chart->row + (uint32_t)(chart->height * POINT_OF_PIXEL / ROW_USUAL) + 1;
        if (end > last) last = end;
    }
    return last;
}

static double *heights_of(const svod_table *table, uint32_t last, svod_arena *scratch) {
    double *heights = SVOD_ARRAY(scratch, double, last + 2);
    for (uint32_t row = 0; row <= last; row++)
        heights[row] = ROW_USUAL;
    for (size_t i = 0; i < table->heights.count; i++) {
        const svod_row_height *height = SVOD_AT(&table->heights, const svod_row_height, i);
        if (height->row <= last) heights[height->row] = height->hidden ? 0 : height->height > 0 ? height->height : ROW_USUAL;
    }
    return heights;
}

// [row] stands on the page of the row after it.
static bool *glue_of(const svod_table *table, const double *heights, uint32_t last, svod_arena *scratch) {
    bool *glue = SVOD_ARRAY(scratch, bool, last + 2);
    for (size_t i = 0; i < table->keeps.count; i++) {
        const svod_keep *keep = SVOD_AT(&table->keeps, const svod_keep, i);
        for (uint32_t row = keep->first; row < keep->last && row < last; row++)
            glue[row] = true;
    }
    for (size_t i = 0; i < table->charts.count; i++) {
        const svod_chart *chart = SVOD_AT(&table->charts, const svod_chart, i);
        double covered = heights[chart->row];
        for (uint32_t row = chart->row; row < last && covered < chart->height * POINT_OF_PIXEL; covered += heights[++row])
            glue[row] = true;
    }
    return glue;
}

static double room_of(const svod_table *table) {
    double characters = 0;
    uint32_t cols = 0;
    for (size_t i = 0; i < table->widths.count; i++) {
        const svod_col_width *width = SVOD_AT(&table->widths, const svod_col_width, i);
        if (width->hidden) continue;
        characters += width->width * (width->last - width->first + 1);
        cols += width->last - width->first + 1;
    }
    if (table->across > 0 && characters > table->across) characters = table->across;
    double scale = (table->landscape ? WIDE_LONG : WIDE_SHORT) / PIXELS_OF(characters, cols);
    return (table->landscape ? ROOM_SHORT : ROOM_LONG) / (scale > 1 ? 1 : scale);
}

void svod_xlsx_pages(lxw_worksheet *sheet, const svod_table *table, double scale, svod_arena *scratch) {
    if (!table->keeps.count) return;
    uint32_t last = last_row(table), count = 0;
    const double *heights = heights_of(table, last, scratch);
    const bool *glue = glue_of(table, heights, last, scratch);
    lxw_row_t *cuts = SVOD_ARRAY(scratch, lxw_row_t, CUTS_MOST + 1);
    double room = scale > 0 ? (table->landscape ? ROOM_SHORT : ROOM_LONG) * 100 / scale : room_of(table), repeated = 0, used = 0;
    for (uint32_t row = table->repeat_from; row > 0 && row <= table->repeat_to && row <= last; row++)
        repeated += heights[row];
    for (uint32_t first = 1, end; first <= last && count < CUTS_MOST; first = end + 1) {
        double block = heights[first];
        for (end = first; glue[end]; block += heights[++end])
            ;
        bool fits = used + block <= room;
        if (!fits && used > repeated && block + repeated <= room) {
            cuts[count++] = first - 1;
            used = repeated;
        } else if (!fits) { // longer than a page: cut where it is full
            while (used + block > room && block > room)
                block -= room - repeated;
            used = repeated;
        }
        used += block;
    }
    if (count) worksheet_set_h_pagebreaks(sheet, cuts);
}
