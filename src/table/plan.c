// Where the rows and columns of a published table go on its sheet.
#include "table/plan.h"

#include "table/tables.h"

#include <string.h>

enum { ROWS_WHOLE = 5000, COVER_MOST = 4000000, ODD_MOST = 100, LOOKED_AT = 12, FEW_COLUMNS = 7 };
static const double margin_width = 5, name_width = 24, wide_least = 90, spare_width = 20, zone_width = 20, held_most = 60, text_most = 130;

// ---- columns -------------------------------------------------------------------------------------------------------------

static size_t length_of(const char *text) {
    return svod_utf8_count(text, strlen(text));
}

static size_t longest_word(const char *text) {
    size_t most = 0;
    while (*text) {
        size_t len = strcspn(text, " \n"), count = svod_utf8_count(text, len);
        if (count > most) most = count;
        text += len + strspn(text + len, " \n");
    }
    return most;
}

// Headers want room for their longest word, cells for what stands in the first rows; words may go over several lines.
static double width_of(const svod_pub_table *table, uint32_t col) {
    if (table->cols[col].kind == SVOD_PUB_UNITS) return name_width;
    double room = table->col_count < FEW_COLUMNS ? 40 : 22, width = ((double)longest_word(table->cols[col].header) + 1) / 1.08 + 1;
    if (width > 15) width = 15;
    for (uint32_t row = 0; row < table->row_count && row < LOOKED_AT; row++) {
        const svod_pub_cell *cell = svod_pub_at(table, row, col);
        if (!cell->text) continue;
        double wanted = (double)length_of(cell->text) * 0.85 + 2, most = cell->state == SVOD_PUB_TEXT ? room : 14;
        if (wanted > width) width = wanted < most ? wanted : most;
    }
    return width < 7 ? 7 : width;
}

uint32_t svod_plan_zone(const svod_plan *plan, uint32_t *at) {
    uint32_t from = *at;
    for (double width = 0; *at <= plan->wide && width < zone_width;)
        width += plan->width[(*at)++];
    return *at - from;
}

// Is there room for the legend's four zones?
static bool has_zones(const svod_plan *p) {
    uint32_t at = 2, zones = 0;
    while (at <= p->wide && zones < 4)
        zones += svod_plan_zone(p, &at) > 0;
    return zones == 4;
}

static void place_columns(svod_plan *p, svod_arena *arena) {
    enum { SPARE = 6 };
    p->width = SVOD_ARRAY(arena, double, p->cols + SPARE + 2);
    p->width[1] = margin_width;
    double sum = margin_width;
    for (uint32_t col = 2; col <= p->cols + 1; col++)
        p->width[col] = 10;
    for (uint32_t i = 0; i < p->table->col_count; i++)
        p->width[svod_plan_col(p, p->table->cols[i].col)] = width_of(p->table, i);
    for (uint32_t col = 2; col <= p->cols + 1; col++)
        sum += p->width[col];
    p->wide = p->cols + 1;
    for (uint32_t i = 0; i < SPARE && (sum < wide_least || !has_zones(p)); i++, sum += spare_width)
        p->width[++p->wide] = spare_width;
    p->text = p->wide;
    for (; p->text > 1 && sum > text_most; p->text--)
        sum -= p->width[p->text];
}

uint32_t svod_plan_col(const svod_plan *plan, uint32_t col) {
    return col - plan->first + 2;
}

uint32_t svod_plan_scrolls(const svod_plan *plan) {
    double held = margin_width;
    for (uint32_t col = 2; col <= plan->cols; col++) {
        held += plan->width[col];
        if (held > held_most) break;
        for (uint32_t i = 0; i < plan->table->col_count; i++)
            if (svod_plan_col(plan, plan->table->cols[i].col) == col && plan->table->cols[i].kind == SVOD_PUB_UNITS) return col + 1;
    }
    return 3;
}

// ---- rows ----------------------------------------------------------------------------------------------------------------

// The part of the published sheet that the table takes.
static void measure(svod_plan *p) {
    const svod_pub_table *table = p->table;
    uint32_t right = p->first = table->cols[0].col;
    for (uint32_t i = 0; i < table->col_count; i++) {
        if (table->cols[i].col < p->first) p->first = table->cols[i].col;
        if (table->cols[i].col > right) right = table->cols[i].col;
    }
    p->cols = right - p->first + 1;
    p->last = table->head_last;
    for (uint32_t row = 0; row < table->row_count; row++)
        if (table->rows[row].row > p->last) p->last = table->rows[row].row;
    p->whole = p->last - table->head_first < ROWS_WHOLE;
}

static bool is_shown(const svod_plan *p, const svod_pub_row *row) {
    bool footer = row->kind != SVOD_PUB_ROW_UNIT && row->kind != SVOD_PUB_ROW_OTHER;
    return p->whole || footer || svod_mark_in_row(&p->marks, row->row);
}

static void place_lines(svod_plan *p, svod_arena *arena) {
    const svod_pub_table *table = p->table;
    uint32_t end = SVOD_PLAN_LETTERS + 1;
    p->line = SVOD_ARRAY(arena, uint32_t, p->last - table->head_first + 1);
    for (uint32_t row = table->head_first; row <= (p->whole ? p->last : table->head_last); row++)
        p->line[row - table->head_first] = end++;
    for (uint32_t row = 0; !p->whole && row < table->row_count && end < SVOD_PLAN_LETTERS + ROWS_WHOLE; row++)
        if (table->rows[row].row > table->head_last && is_shown(p, &table->rows[row]))
            p->line[table->rows[row].row - table->head_first] = end++;
}

uint32_t svod_plan_line(const svod_plan *plan, uint32_t row) {
    return row < plan->table->head_first || row > plan->last ? 0 : plan->line[row - plan->table->head_first];
}

// ---- merged cells, where rows stand one below another as published --------------------------------------------------------

// Gives the cells of a merged area to it. False when some belong to another: a damaged file may have such, a workbook may not.
static bool merge_cells(svod_plan *p, const svod_merge *merge, uint32_t number) {
    uint32_t top = merge->row1 - p->table->head_first, left = merge->col1 - p->first;
    uint32_t rows = merge->row2 - merge->row1 + 1, cols = merge->col2 - merge->col1 + 1;
    for (uint32_t i = 0; i < rows * cols; i++)
        if (p->cover[(size_t)(top + i / cols) * p->cols + left + i % cols]) return false;
    for (uint32_t i = 0; i < rows * cols; i++)
        p->cover[(size_t)(top + i / cols) * p->cols + left + i % cols] = i ? 1 : number + 2;
    return true;
}

static void place_merges(svod_plan *p, svod_arena *arena) {
    const svod_pub_table *table = p->table;
    uint32_t rows = (p->whole ? p->last : table->head_last) - table->head_first + 1, odd = 0;
    if ((uint64_t)rows * p->cols > COVER_MOST) rows = 0;
    p->cover = SVOD_ARRAY(arena, uint32_t, (size_t)rows * p->cols + 1);
    p->cover_rows = rows;
    for (size_t i = 0; rows > 0 && i < table->grid->merges.count && odd < ODD_MOST; i++) {
        const svod_merge *merge = SVOD_AT(&table->grid->merges, svod_merge, i);
        uint32_t bottom = table->head_first + rows - 1, right = p->first + p->cols - 1;
        if (merge->row1 < table->head_first || merge->row2 > bottom || merge->col1 < p->first || merge->col2 > right) continue;
        odd += !merge_cells(p, merge, (uint32_t)i);
    }
}

bool svod_plan_covered(const svod_plan *plan, uint32_t row, uint32_t col, const svod_merge **area) {
    uint32_t line = row - plan->table->head_first, to = col - plan->first;
    uint32_t at = line < plan->cover_rows && to < plan->cols ? plan->cover[(size_t)line * plan->cols + to] : 0;
    *area = at > 1 ? SVOD_AT(&plan->table->grid->merges, svod_merge, at - 2) : NULL;
    return at == 1;
}

const char *svod_tables_audit_name(const svod_audit *audit, uint32_t i, svod_arena *arena) {
    if (!i) return svod_say(audit->lang, SVOD_T_table_sheet_audit);
    return svod_printf(arena, svod_say(audit->lang, SVOD_T_table_sheet_audit_next), i + 1);
}

svod_plan svod_plan_of(const svod_audit *audit, uint32_t table, svod_vec marks, svod_arena *arena) {
    svod_plan p = {.table = &audit->tables[table], .marks = marks};
    p.name = svod_tables_audit_name(audit, table, arena);
    measure(&p);
    place_lines(&p, arena);
    place_columns(&p, arena);
    place_merges(&p, arena);
    return p;
}
