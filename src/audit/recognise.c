// A sheet -> the tables in it: headers first, then the rows between them cell by cell, then what each column and row is.
#include <stdlib.h>
#include <string.h>

#include "audit/recognise.h"
#include "base/str.h"
#include "intake/head.h"

#define HEAD_BUDGET ((size_t)1 << 18) // header columns of all tables of a sheet
#define CELL_BUDGET ((size_t)1 << 22) // cells of all tables of a sheet
#define MERGE_BUDGET ((size_t)1 << 24)
#define TITLE_ROWS 3

// ---- the reading ---------------------------------------------------------------------------------------------------------

const svod_cell *reader_row(const reader *r, size_t index, uint32_t *row, size_t *count) {
    const svod_grid_row *at = SVOD_AT(&r->grid->rows, svod_grid_row, index);
    *row = at->row;
    *count = at->count;
    return at->count ? SVOD_AT(&r->grid->cells, svod_cell, at->first) : NULL;
}

bool reader_is_unit(const reader *r, const char *text) {
    const svod_roster *roster = r->input->roster;
    return roster && svod_roster_find(roster, r->arena, text) != SVOD_NO_UNIT && !svod_roster_is_group(roster, r->arena, text);
}

// Does the text name a district or another level? A title of one word may be a unit's name as well, unless the roster knows it is none.
static bool is_group(const reader *r, const char *text) {
    const svod_roster *roster = r->input->roster;
    if (roster && svod_roster_is_group(roster, r->arena, text)) return true;
    if (!roster && !strchr(text, ' ')) return false;
    if (strlen(text) > r->longest_group + PUB_FOLD_SLACK) return false;
    return svod_map_get(r->group_words, svod_fold(r->arena, text), NULL) && !reader_is_unit(r, text);
}

// A unit's name may look like a footer or a header ("Средняя школа", "Школа"): the roster knows better.
static void ask(reader *r, label_fact *fact) {
    const svod_cell cell = {.text = fact->text, .len = (uint32_t)strlen(fact->text), .type = SVOD_CELL_STRING};
    const char *bare = head_text(r->arena, &cell);
    int years[2];
    fact->bare = bare ? bare : "";
    fact->printed = pub_text_cell(r, fact->text);
    fact->year = said_years(r->said, fact->text, years, 2) == 1 ? years[0] : 0;
    if (!bare || fact->printed.state != SVOD_PUB_TEXT) return;
    bool footer = patterns_role(r->patterns, ROLE_footer, bare) || said_is(r->said, SAID_row_other, bare);
    bool word = patterns_role(r->patterns, ROLE_unit, bare);
    bool unit = (footer || word) && reader_is_unit(r, bare);
    fact->footer = footer && !unit;
    fact->unit_word = word && !unit && !fact->footer;
    fact->group = is_group(r, fact->text);
}

label_fact *reader_fact(reader *r, const char *raw) {
    size_t index = r->facts.count;
    if (svod_map_get(r->known, raw, &index)) return *SVOD_AT(&r->facts, label_fact *, index);
    svod_map_add(r->known, raw, index);
    label_fact *fact = SVOD_NEW(r->arena, label_fact);
    *SVOD_PUSH(&r->facts, label_fact *) = fact;
    fact->text = svod_clean(r->arena, raw);
    fact->name = SVOD_NO_COL;
    ask(r, fact);
    return fact;
}

static int by_row(const void *left, const void *right) {
    const svod_merge *a = left, *b = right;
    if (a->row1 != b->row1) return a->row1 < b->row1 ? -1 : 1;
    return (a->col1 > b->col1) - (a->col1 < b->col1);
}

static void sort_merges(reader *r) {
    size_t count = r->grid->merges.count;
    svod_merge *copy = SVOD_ARRAY(r->arena, svod_merge, count + 1);
    for (size_t i = 0; i < count; i++) {
        const svod_merge *merge = SVOD_AT(&r->grid->merges, svod_merge, i);
        if (merge->row1 && merge->col1 && merge->row2 >= merge->row1 && merge->col2 >= merge->col1) copy[r->merge_count++] = *merge;
    }
    if (r->merge_count) qsort(copy, r->merge_count, sizeof *copy, by_row);
    r->merges = copy;
}

static void note_levels(reader *r) {
    r->level_words = svod_map_new(r->arena);
    r->group_words = svod_map_new(r->arena);
    for (size_t i = 0; i < r->rubric->cluster_count; i++) {
        const svod_cluster *cluster = &r->rubric->clusters[i];
        if (cluster->kind != SVOD_CLUSTER_ATTRIBUTE) continue;
        for (size_t k = 0; k < cluster->count; k++) {
            for (size_t v = 0; v < cluster->levels[k].value_count; v++)
                svod_map_add(r->level_words, cluster->levels[k].values[v], i << 32 | k);
            const char *title = svod_fold(r->arena, cluster->levels[k].title);
            svod_map_add(r->level_words, title, i << 32 | k);
            svod_map_add(r->group_words, title, k);
            if (strlen(title) > r->longest_group) r->longest_group = strlen(title);
        }
    }
}

static void note_flags(reader *r) {
    r->flag_words = svod_map_new(r->arena);
    for (size_t i = 0; i < r->rubric->flag_count; i++) {
        svod_map_add(r->flag_words, svod_fold(r->arena, r->rubric->flags[i].id), i);
        svod_map_add(r->flag_words, svod_fold(r->arena, r->rubric->flags[i].title), i);
    }
}

uint32_t pub_level(reader *r, const char *text, uint32_t *cluster) {
    size_t found;
    if (!svod_map_get(r->level_words, svod_fold(r->arena, text), &found)) return UINT32_MAX;
    *cluster = (uint32_t)(found >> 32);
    return (uint32_t)found;
}

// ---- cells ---------------------------------------------------------------------------------------------------------------

// The rows of one table in the sheet, and the ranges that cover its columns at the row that was read last.
typedef struct sweep {
    reader *r;
    svod_pub_table *t;
    uint32_t first_col;
    size_t next;            // merge
    size_t budget;          // columns that merges may still cover
    uint32_t *until;        // [col] last row that a range covers it
    svod_pub_cell *origins; // [col] what it says
    bool *lead;             // [col] first column of the range
} sweep;

static void open_merge(sweep *s, const svod_merge *merge, uint32_t row) {
    uint32_t first = merge->col1 > s->first_col ? merge->col1 : s->first_col, end = s->first_col + s->t->col_count;
    uint32_t last = merge->col2 < end - 1 ? merge->col2 : end - 1;
    if (merge->row2 < row || first > last || last - first >= s->budget) return;
    s->budget -= last - first + 1;
    svod_pub_cell origin = pub_cell_of(s->r, svod_grid_at(s->r->grid, merge->row1, merge->col1));
    for (uint32_t col = first; col <= last; col++) {
        s->until[col - s->first_col] = merge->row2;
        s->origins[col - s->first_col] = origin;
        s->lead[col - s->first_col] = col == merge->col1;
    }
}

// A figure merged over columns belongs to the first; words and signs belong to all of them. Down the rows both repeat.
static void fill_merges(sweep *s, uint32_t row, svod_pub_cell *cells) {
    for (; s->next < s->r->merge_count && s->r->merges[s->next].row1 <= row; s->next++)
        open_merge(s, &s->r->merges[s->next], row);
    for (uint32_t i = 0; i < s->t->col_count; i++) {
        if (s->until[i] < row || cells[i].state != SVOD_PUB_ABSENT) continue;
        if (s->lead[i] || s->origins[i].state != SVOD_PUB_NUMBER) cells[i] = s->origins[i];
    }
}

static void read_row(sweep *s, size_t index, svod_pub_row *out, svod_pub_cell *to) {
    size_t count;
    const svod_cell *cells = reader_row(s->r, index, &out->row, &count);
    for (uint32_t i = 0; i < s->t->col_count; i++)
        to[i].text = "";
    for (size_t i = 0; i < count; i++)
        if (cells[i].col >= s->first_col && cells[i].col - s->first_col < s->t->col_count)
            to[cells[i].col - s->first_col] = pub_cell_of(s->r, &cells[i]);
    fill_merges(s, out->row, to);
}

// Is the grid's row part of a header that repeats? `repeat` runs along.
static bool in_repeat(const svod_vec *heads, size_t *repeat, size_t end, uint32_t row) {
    while (*repeat < end && SVOD_AT(heads, pub_head, *repeat)->bottom < row)
        ++*repeat;
    return *repeat < end && SVOD_AT(heads, pub_head, *repeat)->top <= row;
}

static size_t rows_until(const reader *r, size_t index, uint32_t row) {
    size_t low = index, high = r->grid->rows.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (SVOD_AT(&r->grid->rows, svod_grid_row, middle)->row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Rows from under the header to the next header that is no repeat; false when there is no room for them.
static bool read_cells(reader *r, svod_pub_table *t, const svod_vec *heads, size_t at, size_t end, uint32_t first_col) {
    const pub_head *heading = SVOD_AT(heads, pub_head, at);
    uint32_t stop = end < heads->count ? SVOD_AT(heads, pub_head, end)->top : r->stop;
    size_t last = rows_until(r, heading->below, stop), most = last - heading->below, repeat = at + 1;
    if (most && t->col_count > r->cell_budget / most) t->col_count = (uint32_t)(r->cell_budget / most);
    if (!t->col_count) return false;
    r->cell_budget -= most * t->col_count;
    t->cells = SVOD_ARRAY(r->arena, svod_pub_cell, most * t->col_count + 1);
    t->rows = SVOD_ARRAY(r->arena, svod_pub_row, most + 1);
    sweep s = {.r = r, .t = t, .first_col = first_col, .budget = MERGE_BUDGET};
    s.until = SVOD_ARRAY(r->arena, uint32_t, t->col_count);
    s.origins = SVOD_ARRAY(r->arena, svod_pub_cell, t->col_count);
    s.lead = SVOD_ARRAY(r->arena, bool, t->col_count);
    for (size_t i = heading->below; i < last; i++) {
        uint32_t row;
        size_t count;
        reader_row(r, i, &row, &count);
        if (in_repeat(heads, &repeat, end, row)) continue;
        svod_pub_row *out = &t->rows[t->row_count];
        read_row(&s, i, out, &t->cells[(size_t)t->row_count * t->col_count]);
        t->row_count++;
    }
    return true;
}

// ---- one table -----------------------------------------------------------------------------------------------------------

static const char *join(svod_arena *arena, const char *const *texts, size_t count) {
    svod_buf out = svod_buf_of(arena);
    for (size_t i = 0; i < count; i++) {
        if (i && svod_streq(texts[i], texts[i - 1])) continue;
        if (out.len) svod_buf_str(&out, " / ");
        svod_buf_str(&out, texts[i]);
    }
    return out.data ? out.data : "";
}

static void read_header(reader *r, svod_pub_table *t, const pub_head *heading, uint32_t first_col) {
    t->head_first = heading->top;
    t->head_last = heading->bottom;
    t->cols = SVOD_ARRAY(r->arena, svod_pub_col, t->col_count);
    for (uint32_t i = 0; i < t->col_count; i++) {
        const head_stack *stack = &heading->stacks[first_col + i - 1];
        t->cols[i] = (svod_pub_col){.col = first_col + i, .node = SVOD_NO_NODE, .cluster = UINT32_MAX};
        t->cols[i].part = t->cols[i].base = t->cols[i].within = SVOD_NO_COL;
        t->cols[i].header = join(r->arena, stack->texts, stack->count);
        t->cols[i].head_row = stack->count ? stack->low : heading->bottom;
    }
}

// Texts in the rows above a header, as far as they hold one text each.
static const char *title_above(reader *r, const pub_head *heading) {
    const char *lines[TITLE_ROWS];
    size_t count = 0, index = rows_until(r, 0, heading->top);
    while (index-- > 0 && count < TITLE_ROWS) {
        uint32_t row;
        size_t cells, filled = 0;
        const svod_cell *list = reader_row(r, index, &row, &cells), *text = NULL;
        for (size_t i = 0; i < cells; i++)
            if (!svod_blank(list[i].text)) {
                filled++;
                text = &list[i];
            }
        if (filled != 1 || text->type != SVOD_CELL_STRING) break;
        lines[count++] = svod_clean(r->arena, text->text);
    }
    for (size_t i = 0; i < count / 2; i++) {
        const char *line = lines[i];
        lines[i] = lines[count - 1 - i];
        lines[count - 1 - i] = line;
    }
    return join(r->arena, lines, count);
}

static void note_year(svod_pub_table *t, int year) {
    uint32_t at = 0;
    while (at < t->year_count && t->years[at] < year)
        at++;
    if (!year || t->year_count == 8 || (at < t->year_count && t->years[at] == year)) return;
    memmove(t->years + at + 1, t->years + at, (t->year_count - at) * sizeof *t->years);
    t->years[at] = year;
    t->year_count++;
}

static void note_years(svod_pub_table *t) {
    for (uint32_t i = 0; i < t->col_count; i++)
        note_year(t, t->cols[i].year);
    int last = 0;
    for (uint32_t i = 0; i < t->row_count; i++) {
        if (t->rows[i].kind == SVOD_PUB_ROW_UNIT && t->rows[i].year != last) note_year(t, t->rows[i].year);
        last = t->rows[i].year;
    }
}

static void note_decimals(svod_pub_table *t) {
    for (uint32_t row = 0; row < t->row_count; row++) {
        if (t->rows[row].kind != SVOD_PUB_ROW_UNIT) continue;
        for (uint32_t col = 0; col < t->col_count; col++) {
            const svod_pub_cell *cell = svod_pub_at(t, row, col);
            bool shows = cell->state == SVOD_PUB_NUMBER && !cell->machine && cell->decimals > t->cols[col].decimals;
            if (shows) t->cols[col].decimals = cell->decimals;
        }
    }
}

// Rows at the end that say nothing of the table: remarks, and the titles of the next one.
static void trim_rows(svod_pub_table *t) {
    while (t->row_count && t->rows[t->row_count - 1].kind == SVOD_PUB_ROW_OTHER) {
        for (uint32_t col = 0; col < t->col_count; col++)
            if (svod_pub_at(t, t->row_count - 1, col)->state == SVOD_PUB_NUMBER) return;
        t->row_count--;
    }
}

static void report_unknown(reader *r, const svod_pub_table *t) {
    for (uint32_t i = 0; i < t->col_count; i++) {
        const svod_pub_col *col = &t->cols[i];
        if (col->kind != SVOD_PUB_OTHER || col->rule || !*col->header || patterns_role(r->patterns, ROLE_ignore, col->header)) continue;
        bool numbers = false;
        for (uint32_t row = 0; row < t->row_count && row < PUB_SAMPLE && !numbers; row++)
            numbers = svod_pub_at(t, row, i)->state == SVOD_PUB_NUMBER;
        svod_place place = svod_place_cell(r->grid->info.file, r->grid->info.name, col->head_row, col->col);
        if (numbers) svod_add(r->findings, SVOD_F_pub_column_unknown, place, col->header, "");
    }
}

static bool has_units(const svod_pub_table *t) {
    for (uint32_t i = 0; i < t->row_count; i++)
        if (t->rows[i].kind == SVOD_PUB_ROW_UNIT) return true;
    return false;
}

// First column of the table at that side; the numbers left of its names are its own.
static uint32_t first_col(reader *r, const pub_head *heading, uint32_t side) {
    uint32_t units = heading->units[side];
    if (!side) return 1;
    const head_stack *left = &heading->stacks[units - 2];
    bool numbered =
        units - 1 > heading->units[side - 1] && left->count && patterns_role(r->patterns, ROLE_ignore, left->texts[left->count - 1]);
    return units - numbered;
}

static bool read_table(reader *r, const svod_vec *heads, size_t at, size_t end, uint32_t side, svod_pub_table *t) {
    const pub_head *heading = SVOD_AT(heads, pub_head, at);
    uint32_t first = first_col(r, heading, side), last = heading->cols;
    if (side + 1 < heading->unit_count) last = first_col(r, heading, side + 1) - 1;
    *t = (svod_pub_table){.grid = r->grid, .title = title_above(r, heading), .col_count = last - first + 1};
    if (!read_cells(r, t, heads, at, end, first)) return false;
    read_header(r, t, heading, first);
    pub_draft d = {.r = r, .t = t, .head = heading, .units = heading->units[side] - first, .year = SVOD_NO_COL};
    if (d.units >= t->col_count) return false;
    r->table++;
    d.open = SVOD_ARRAY(r->arena, bool, t->row_count + 1);
    d.scope = SVOD_ARRAY(r->arena, uint8_t, t->row_count + 1);
    pub_columns(&d);
    pub_rows(&d);
    pub_likeness(&d);
    if (!has_units(t)) return false;
    note_years(t);
    pub_footers(&d);
    trim_rows(t);
    pub_links(&d);
    pub_maxima(&d);
    note_decimals(t);
    report_unknown(r, t);
    return true;
}

bool svod_pub_read(const svod_grid *grid, const svod_audit_input *input, svod_arena *arena, svod_vec *tables, svod_findings *findings) {
    reader r = {.grid = grid, .input = input, .rubric = input->rubric, .arena = arena, .findings = findings};
    r.patterns = patterns_new(arena, input->rubric, findings);
    r.said = said_new(arena, input->rubric);
    r.known = svod_map_new(arena);
    r.facts = svod_vec_of(arena, sizeof(label_fact *));
    r.stop = UINT32_MAX;
    r.head_budget = HEAD_BUDGET;
    r.cell_budget = CELL_BUDGET;
    sort_merges(&r);
    note_levels(&r);
    note_flags(&r);
    svod_vec heads = pub_heads(&r);
    size_t before = tables->count;
    for (size_t at = 0, end; at < heads.count; at = end) {
        for (end = at + 1; end < heads.count && SVOD_AT(&heads, pub_head, end)->repeats;)
            end++;
        for (uint32_t side = 0; side < SVOD_AT(&heads, pub_head, at)->unit_count; side++) {
            svod_pub_table table;
            if (read_table(&r, &heads, at, end, side, &table)) *SVOD_PUSH(tables, svod_pub_table) = table;
        }
    }
    if (tables->count > before) return true;
    return svod_add(findings, SVOD_F_pub_no_table, svod_place_cell(grid->info.file, grid->info.name, 0, 0), "", "");
}
