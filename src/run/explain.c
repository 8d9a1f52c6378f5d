// What stood in the places of a tree: every file is read once more, as it was read before, for the wanted cells and lines alone.
#include <stdlib.h>
#include <string.h>

#include "intake/intake.h"
#include "read/read.h"
#include "run/run.h"
#include "table/tables.h"

// One wanted place.
typedef struct want {
    svod_place place;
    svod_trail *trail;
    bool met;
} want;

// The wanted places of one file, in order of sheet and row.
typedef struct hunt {
    svod_arena *arena; // owns what is found
    svod_lang lang;
    bool covered; // what is read are first cells of merged ranges, for those that they cover
    want *wants;
    size_t count;
    want *from, *to;  // of the sheet being read
    svod_vec anchors; // want: first cells of merged ranges that hide a wanted one
} hunt;

static int compare_text(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "");
}

static int by_place(const void *left, const void *right) {
    const svod_place *a = &((const want *)left)->place, *b = &((const want *)right)->place;
    int order = compare_text(a->file, b->file);
    if (!order) order = compare_text(a->sheet, b->sheet);
    if (!order) order = (a->row > b->row) - (a->row < b->row);
    if (!order) order = (a->line > b->line) - (a->line < b->line);
    return order ? order : (a->col > b->col) - (a->col < b->col);
}

static void collect(svod_trail *trail, svod_vec *wants) {
    bool within = trail->place.row ? trail->place.col > 0 : trail->place.line > 0;
    if (trail->place.file && within) *SVOD_PUSH(wants, want) = (want){trail->place, trail, false};
    for (svod_trail *child = trail->children; child; child = child->next)
        collect(child, wants);
}

// ---- sheets --------------------------------------------------------------------------------------------------------

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    hunt *h = ctx;
    h->from = h->to = h->wants;
    want *end = h->wants + h->count;
    while (h->from < end && h->from->place.sheet && !svod_streq(h->from->place.sheet, info->name))
        h->from++;
    for (h->to = h->from; h->to < end && (!h->to->place.sheet || svod_streq(h->to->place.sheet, info->name));)
        h->to++;
    return true;
}

static const want *first_of_row(const want *from, const want *to, uint32_t row) {
    while (from < to) {
        const want *middle = from + (to - from) / 2;
        if (middle->place.row < row)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static const svod_cell *cell_in(const svod_cell *cells, size_t count, uint32_t col) {
    size_t from = 0, to = count;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (cells[middle].col < col)
            from = middle + 1;
        else
            to = middle;
    }
    return from < count && cells[from].col == col ? &cells[from] : NULL;
}

static void add_reading(const hunt *h, svod_trail *at, const char *reading) {
    if (*reading) at->how = *at->how ? svod_printf(h->arena, "%s; %s", reading, at->how) : reading;
}

// How it was read, of a score.
static void judge(const hunt *h, svod_trail *at, const svod_cell *cell) {
    if (at->rubric && !h->covered) add_reading(h, at, svod_intake_reading(at->rubric, at->node, cell, h->lang, h->arena));
}

// A text as the file has it, a number as people see it: what programs store of 8,8 is "8.800000000000001" in some files.
static const char *stood_words(const hunt *h, const svod_cell *cell) {
    if (cell->type == SVOD_CELL_NUMBER) return svod_num_words(h->arena, cell->number, cell->flags & SVOD_CELL_PERCENT, h->lang);
    return cell->raw ? svod_strdup(h->arena, cell->raw) : svod_strndup(h->arena, svod_cell_text(cell), cell->len);
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    hunt *h = ctx;
    for (want *at = h->wants + (first_of_row(h->from, h->to, row) - h->wants); at < h->to && at->place.row == row; at++) {
        const svod_cell *cell = cell_in(cells, count, at->place.col);
        if (!cell || at->met) continue;
        at->met = true;
        at->trail->stood = stood_words(h, cell);
        judge(h, at->trail, cell);
    }
    return true;
}

static bool holds(const svod_merge *range, svod_place place) {
    return range->row1 <= place.row && place.row <= range->row2 && range->col1 <= place.col && place.col <= range->col2;
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    hunt *h = ctx;
    for (size_t i = 0; i < count; i++) {
        const want *first = first_of_row(h->from, h->to, merges[i].row1);
        for (want *at = h->wants + (first - h->wants); at < h->to && at->place.row <= merges[i].row2; at++) {
            if (at->met || !holds(&merges[i], at->place)) continue;
            want *anchor = SVOD_PUSH(&h->anchors, want);
            *anchor = (want){at->place, at->trail, false};
            anchor->place.row = merges[i].row1;
            anchor->place.col = merges[i].col1;
            char ref[SVOD_REF_SIZE];
            if (at->trail->rubric)
                add_reading(h, at->trail, svod_intake_reading_merged(svod_ref(ref, merges[i].row1, merges[i].col1), h->lang, h->arena));
        }
    }
    return true;
}

static bool read_cells(const svod_input *input, svod_bytes bytes, hunt *h, svod_arena *scratch) {
    svod_read_options options = {.encoding = input->encoding, .delimiter = input->delimiter, .decimal = input->decimal};
    svod_sink sink = {.ctx = h, .sheet = on_sheet, .row = on_row, .end = on_end};
    svod_findings ignored = svod_findings_of(scratch, SVOD_RU); // they were told when the campaign was read
    return svod_open(bytes, input->path, &options, scratch, &sink, NULL, NULL, &ignored);
}

// A cell that was not met is empty, or the covered part of a merged range, whose text stands in the range's first cell.
static void hunt_cells(const svod_input *input, svod_bytes bytes, hunt *h, svod_arena *scratch) {
    if (!read_cells(input, bytes, h, scratch)) return;
    for (size_t i = 0; i < h->count; i++)
        if (!h->wants[i].met) h->wants[i].trail->stood = "";
    if (!h->anchors.count) return;
    hunt again = {.arena = h->arena, .lang = h->lang, .covered = true, .wants = h->anchors.data, .count = h->anchors.count};
    again.anchors = svod_vec_of(scratch, sizeof(want));
    qsort(again.wants, again.count, sizeof *again.wants, by_place);
    read_cells(input, bytes, &again, scratch);
}

// ---- lines ---------------------------------------------------------------------------------------------------------

// The line; of a map written on one line (`- {id: "1", max: 8}`) the pair whose value begins at `col`.
static const char *line_text(svod_arena *arena, const char *line, size_t len, uint32_t col) {
    const char *end = line + len, *from = line;
    for (uint32_t n = 1; n < col && from < end; n++)
        for (from++; from < end && (*from & 0xc0) == 0x80;)
            from++;
    const char *to = from;
    while (from > line && !strchr("{,", from[-1]))
        from--;
    if (from == line || from >= end) return svod_clean(arena, svod_utf8_repair(arena, line, len));
    while (to < end && !strchr(",}", *to))
        to++;
    return svod_clean(arena, svod_utf8_repair(arena, from, (size_t)(to - from)));
}

static void hunt_lines(svod_bytes bytes, hunt *h) {
    const char *at = (const char *)bytes.data, *end = at + bytes.len;
    size_t next = 0;
    for (uint32_t line = 1; at < end && next < h->count; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t len = (size_t)((stop ? stop : end) - at);
        for (; next < h->count && h->wants[next].place.line <= line; next++)
            h->wants[next].trail->stood = line_text(h->arena, at, len, h->wants[next].place.col);
        at = stop ? stop + 1 : end;
    }
}

// ---- files ---------------------------------------------------------------------------------------------------------

static const svod_input *input_of(const svod_result *result, const char *file) {
    for (size_t i = 0; i < result->inputs.count; i++) {
        const svod_input *input = SVOD_AT(&result->inputs, const svod_input, i);
        if (svod_streq(input->path, file)) return input;
    }
    return NULL;
}

// A file that is another one by now says nothing of what stood there.
static void hunt_file(const svod_result *result, hunt *h, svod_arena *scratch) {
    const svod_input *input = input_of(result, h->wants->place.file);
    svod_findings ignored = svod_findings_of(scratch, SVOD_RU);
    svod_bytes bytes;
    char sha256[65];
    if (!input || !svod_host_read(scratch, input->opened, input->path, &bytes, &ignored)) return;
    svod_host_sha256(bytes.data, bytes.len, sha256);
    if (!svod_streq(sha256, input->sha256)) return;
    if (h->wants->place.row)
        hunt_cells(input, bytes, h, scratch);
    else
        hunt_lines(bytes, h);
}

void svod_run_stood(const svod_result *result, svod_trail *trail, svod_arena *arena) {
    svod_arena *scratch = svod_arena_new();
    svod_vec wants = svod_vec_of(arena, sizeof(want));
    collect(trail, &wants);
    if (wants.count) qsort(wants.data, wants.count, sizeof(want), by_place);
    want *all = wants.data;
    for (size_t from = 0, to; from < wants.count; from = to) {
        for (to = from + 1; to < wants.count && svod_streq(all[to].place.file, all[from].place.file);)
            to++;
        hunt h = {.arena = arena, .lang = result->campaign->lang, .wants = all + from, .count = to - from};
        h.anchors = svod_vec_of(arena, sizeof(want));
        hunt_file(result, &h, scratch);
        svod_arena_reset(scratch);
    }
    svod_arena_free(scratch);
}

// ---- cells of the workbook -----------------------------------------------------------------------------------------

static const svod_table *table_named(const svod_table *const *tables, size_t count, const char *name, svod_arena *arena) {
    const char *key = svod_fold(arena, name);
    for (size_t i = 0; i < count; i++)
        if (svod_streq(svod_fold(arena, tables[i]->name), key)) return tables[i];
    return NULL;
}

static const char *sheets_near(const svod_table *const *tables, size_t count, const char *name, svod_arena *arena) {
    const char **names = SVOD_ARRAY(arena, const char *, count + 1);
    svod_buf list = svod_buf_of(arena);
    for (size_t i = 0; i < count; i++) {
        names[i] = tables[i]->name;
        svod_buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
    }
    const char *near = svod_nearest(arena, name, names, count);
    return near ? near : list.data ? list.data : "";
}

static const svod_out *cell_at(const svod_table *table, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        if (row >= cell->row && row < cell->row + cell->rows && col >= cell->col && col < cell->col + cell->cols) return cell;
    }
    return NULL;
}

const svod_out *svod_run_cell(const svod_result *result, const char *cell, svod_arena *arena, svod_findings *findings) {
    const char *mark = strrchr(cell, '!');
    uint32_t row, col;
    if (!mark || mark == cell || !svod_ref_parse(mark + 1, strlen(mark + 1), &row, &col))
        return svod_add(findings, SVOD_F_explain_cell, (svod_place){0}, cell, ""), NULL;
    bool quoted = *cell == '\'' && mark - cell > 2 && mark[-1] == '\'';
    const char *name = quoted ? svod_strndup(arena, cell + 1, (size_t)(mark - cell - 2)) : svod_strndup(arena, cell, (size_t)(mark - cell));
    size_t count;
    const svod_table *const *tables = svod_tables_build(result, true, arena, &count);
    const svod_table *table = table_named(tables, count, name, arena);
    if (!table) return svod_add(findings, SVOD_F_explain_unknown, (svod_place){0}, name, sheets_near(tables, count, name, arena)), NULL;
    const svod_out *at = cell_at(table, row, col);
    if (at && at->origin) return at;
    const char *found = at && at->text && *at->text ? svod_printf(arena, "%s «%s»", cell, at->text) : cell;
    return svod_add(findings, SVOD_F_explain_no_number, (svod_place){0}, found, ""), NULL;
}
