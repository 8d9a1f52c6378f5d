// Where the print of a wide sheet is cut: between sections, so that a head and its columns stay together.
#include <math.h>

#include "table/lay.h"

#define OVER 1.12 // a page may be this much wider to take in the last group: better than a page for it alone

// Pages being filled from left to right.
typedef struct pages {
    svod_table *table;
    double room, used; // characters: of a page beside the columns that stand on each; of the page that is being filled
} pages;

static double width_of(const svod_table *table, uint32_t first, uint32_t last) {
    double sum = 0;
    for (size_t i = 0; i < table->widths.count; i++) {
        const svod_col_width *width = SVOD_AT(&table->widths, const svod_col_width, i);
        uint32_t from = width->first > first ? width->first : first, to = width->last < last ? width->last : last;
        if (from <= to && !width->hidden) sum += width->width * (to - from + 1);
    }
    return sum;
}

static void start_page(pages *p, uint32_t col) {
    if (p->used > 0) *SVOD_PUSH(&p->table->breaks, uint32_t) = col;
    p->used = 0;
}

// Pages of much the same width each.
static void cut_group(pages *p, const svod_group *group, double width) {
    double share = width / ceil(width / p->room);
    start_page(p, group->first);
    for (uint32_t col = group->first; col <= group->last; col++) {
        double own = width_of(p->table, col, col);
        if (p->used + own / 2 > share) start_page(p, col);
        p->used += own;
    }
}

void svod_break_pages(svod_table *table, const svod_group *groups, size_t count) {
    double held = table->freeze_col > 1 ? width_of(table, 1, table->freeze_col - 1) : 0;
    pages p = {table, table->across - held, 0};
    if (!count || p.room <= 0 || width_of(table, groups[0].first, groups[count - 1].last) <= p.room) return;
    for (size_t i = 0; i < count; i++) {
        double width = width_of(table, groups[i].first, groups[i].last), room = i + 1 < count ? p.room : p.room * OVER;
        if (width > room) {
            cut_group(&p, &groups[i], width);
            continue;
        }
        if (p.used + width > room) start_page(&p, groups[i].first);
        p.used += width;
    }
}

uint32_t svod_page_end(const svod_table *table, uint32_t first, uint32_t last) {
    for (size_t i = 0; i < table->breaks.count; i++) {
        uint32_t col = *SVOD_AT(&table->breaks, const uint32_t, i);
        if (col > first && col <= last) return col - 1;
    }
    return last;
}
