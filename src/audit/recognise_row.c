// What each row of a published table is: a unit's, a footer, or neither.
#include <string.h>

#include "audit/recognise.h"
#include "base/str.h"

#define LABELS 8 // texts of a row that are looked at

typedef struct walk {
    pub_draft *d;
    svod_pub_table *t;
    svod_map *keys;    // fold key of a name -> its index
    svod_vec names;    // const char *
    svod_vec units;    // size_t
    uint32_t last;     // row of a unit or footer read last; SVOD_NO_COL
    uint32_t start;    // first unit row since the last footer
    bool broke;        // a footer stood since the last unit
    uint32_t carried;  // row of the sheet where it stands
    const char *carry; // text of the units' cell of the last footer that had one
    bool *labels;      // [col] holds words of footers
} walk;

// Texts of a row left of its first figure.
typedef struct row_texts {
    const label_fact *facts[LABELS];
    uint32_t cols[LABELS];
    uint32_t count;
    bool footer; // one of them beside the units' column speaks of a footer
} row_texts;

static bool is_place(const svod_pub_cell *a, const svod_pub_cell *b) {
    return a->row == b->row && a->col == b->col;
}

// Columns that hold figures of every row: the numbers of the rows, and years, do not end a label.
static bool ends_label(const walk *w, uint32_t col) {
    return col > w->d->units && col != w->d->year;
}

static void gather(walk *w, uint32_t row, row_texts *out) {
    const svod_pub_cell *before = NULL;
    out->count = 0;
    out->footer = false;
    for (uint32_t col = 0; col < w->t->col_count && out->count < LABELS; col++) {
        const svod_pub_cell *cell = svod_pub_at(w->t, row, col);
        if (cell->state == SVOD_PUB_NUMBER && ends_label(w, col)) break;
        if (cell->state != SVOD_PUB_TEXT || (before && is_place(before, cell))) continue;
        before = cell;
        uint32_t at = out->count++;
        out->facts[at] = reader_fact(w->d->r, cell->text);
        out->cols[at] = col;
        out->footer |= out->facts[at]->footer && col != w->d->units && w->t->cols[col].kind != SVOD_PUB_FLAG;
    }
}

static bool has_data(const walk *w, uint32_t row) {
    const svod_pub_cell *name = svod_pub_at(w->t, row, w->d->units);
    for (uint32_t col = 0; col < w->t->col_count; col++) {
        const svod_pub_cell *cell = svod_pub_at(w->t, row, col);
        if (col == w->d->units || cell->state == SVOD_PUB_ABSENT || is_place(cell, name)) continue;
        if (col > w->d->units || w->t->cols[col].kind != SVOD_PUB_OTHER) return true;
    }
    return false;
}

// ---- units ---------------------------------------------------------------------------------------------------------------

static size_t unit_of(walk *w, const label_fact *fact) {
    const svod_roster *roster = w->d->r->input->roster;
    if (!roster) return SVOD_NO_UNIT;
    size_t unit = svod_roster_find(roster, w->d->r->arena, fact->text);
    return unit == SVOD_NO_UNIT && *fact->bare ? svod_roster_find(roster, w->d->r->arena, fact->bare) : unit;
}

// Index of the name among the table's; a footnote's mark is no part of it.
static uint32_t name_of(walk *w, const char *raw) {
    reader *r = w->d->r;
    label_fact *fact = reader_fact(r, raw);
    if (fact->name != SVOD_NO_COL && fact->table == r->table) return fact->name;
    const char *key = svod_fold_name(r->arena, *fact->bare ? fact->bare : fact->text);
    size_t index = w->names.count;
    if (!svod_map_get(w->keys, key, &index)) {
        svod_map_add(w->keys, key, index);
        *SVOD_PUSH(&w->names, const char *) = fact->text;
        *SVOD_PUSH(&w->units, size_t) = unit_of(w, fact);
    }
    fact->name = (uint32_t)index;
    fact->table = r->table;
    return fact->name;
}

static void place_row(walk *w, svod_pub_row *out, const svod_pub_cell *cell) {
    const svod_sheet_info *info = &w->t->grid->info;
    bool known = cell && cell->row;
    uint32_t row = known ? cell->row : out->row, col = known ? cell->col : w->t->cols[w->d->units].col;
    out->place = svod_place_cell(info->file, info->name, row, col);
}

// What the column of years says; a label merged over it says nothing.
static int year_at(walk *w, uint32_t row) {
    if (w->d->year == SVOD_NO_COL) return 0;
    const svod_pub_cell *cell = svod_pub_at(w->t, row, w->d->year);
    return cell->col == w->t->cols[w->d->year].col ? pub_cell_year(w->d->r, cell) : 0;
}

static void take_unit(walk *w, uint32_t row, uint32_t name, const svod_pub_cell *cell) {
    svod_pub_row *out = &w->t->rows[row];
    if (w->broke || w->last == SVOD_NO_COL) w->start = row;
    w->broke = false;
    out->kind = SVOD_PUB_ROW_UNIT;
    out->name = name;
    out->label = *SVOD_AT(&w->names, const char *, name);
    out->year = year_at(w, row);
    out->group = w->start;
    place_row(w, out, cell);
    w->last = row;
}

// A row below a unit's that has no name of its own: the same unit, another year.
static bool goes_on(walk *w, uint32_t row) {
    if (w->last == SVOD_NO_COL || w->t->rows[w->last].kind != SVOD_PUB_ROW_UNIT) return false;
    int year = year_at(w, row);
    return year && year != w->t->rows[w->last].year && w->t->rows[w->last].row + 1 == w->t->rows[row].row && has_data(w, row);
}

// ---- footers -------------------------------------------------------------------------------------------------------------

static const char *label_of(walk *w, const row_texts *texts, bool inherits) {
    svod_buf out = svod_buf_of(w->d->r->arena);
    if (inherits && w->carry) svod_buf_str(&out, w->carry);
    for (uint32_t i = 0; i < texts->count; i++) {
        if (w->t->cols[texts->cols[i]].kind == SVOD_PUB_OTHER && texts->cols[i] < w->d->units && !texts->facts[i]->footer) continue;
        if (out.len) svod_buf_str(&out, " / ");
        svod_buf_str(&out, texts->facts[i]->text);
        w->labels[texts->cols[i]] = true;
    }
    return out.data ? out.data : "";
}

// The rightmost text that names a kind; a bare "total" only when no other does.
static bool kind_of(walk *w, const row_texts *texts, uint8_t *kind, bool *open) {
    bool found = false;
    for (uint32_t i = texts->count; i-- > 0;) {
        uint8_t one;
        bool one_open;
        if (!pub_footer_kind(w->d->r, texts->facts[i]->text, &one, &one_open)) continue;
        if (found && one == SVOD_PUB_ROW_SUM) continue;
        if (!found || *kind == SVOD_PUB_ROW_SUM) {
            *kind = one;
            *open = one_open;
        }
        found = true;
    }
    return found;
}

static void years_of(walk *w, const row_texts *texts, svod_pub_row *out) {
    int years[3];
    for (uint32_t i = texts->count; i-- > 0;) {
        const char *text = texts->facts[i]->text;
        unsigned count = said_years(w->d->r->said, text, years, 3);
        if (!count) continue;
        bool change = out->kind == SVOD_PUB_ROW_CHANGE;
        bool since = change && count == 1 && said_is(w->d->r->said, SAID_since, text);
        if (count == 1 && !since) out->year = years[0];
        if (since) out->base_year = years[0];
        if (change && count == 2) {
            out->base_year = years[0];
            out->year = years[1];
        }
        return;
    }
}

static bool has_number(const walk *w, uint32_t row) {
    for (uint32_t col = w->d->units + 1; col < w->t->col_count; col++)
        if (svod_pub_at(w->t, row, col)->state == SVOD_PUB_NUMBER) return true;
    return false;
}

// A footer without figures is a heading of those below it, or a remark.
static void take_footer(walk *w, uint32_t row, const row_texts *texts, const svod_pub_cell *name) {
    svod_pub_row *out = &w->t->rows[row];
    const svod_pub_row *above = w->last == SVOD_NO_COL ? NULL : &w->t->rows[w->last];
    bool named = name->state == SVOD_PUB_TEXT, below = above && above->kind != SVOD_PUB_ROW_UNIT && above->row + 1 == out->row;
    bool inherits = !named && (below || w->carried + 1 == out->row);
    uint8_t kind = SVOD_PUB_ROW_OTHER;
    out->label = label_of(w, texts, inherits);
    if (!kind_of(w, texts, &kind, &w->d->open[row]) && below && inherits) kind = above->kind;
    out->kind = has_number(w, row) ? kind : SVOD_PUB_ROW_OTHER;
    out->group = w->start;
    out->year = year_at(w, row);
    if (!out->year) years_of(w, texts, out);
    if (!out->year && inherits && kind != SVOD_PUB_ROW_CHANGE) out->year = below ? above->year : w->t->rows[row - 1].year;
    if (named) {
        w->carry = reader_fact(w->d->r, name->text)->text;
        w->carried = out->row;
    }
    place_row(w, out, texts->count ? svod_pub_at(w->t, row, texts->cols[0]) : name);
    if (out->kind == SVOD_PUB_ROW_OTHER) return;
    w->last = row;
    w->broke = true;
}

// ---- the walk ------------------------------------------------------------------------------------------------------------

// A name beside the word of a footer: a district's, unless it is the unit of the row above or one of the roster.
static bool is_own_footer(walk *w, const svod_pub_cell *name) {
    if (reader_is_unit(w->d->r, name->text)) return true;
    if (w->last == SVOD_NO_COL || w->t->rows[w->last].kind != SVOD_PUB_ROW_UNIT) return false;
    size_t index;
    return svod_map_get(w->keys, svod_fold_name(w->d->r->arena, name->text), &index);
}

// The units' header again, though the header as a whole does not repeat.
static bool repeats_header(const walk *w, const label_fact *name) {
    const head_stack *stack = &w->d->head->stacks[w->t->cols[w->d->units].col - 1];
    return name->unit_word && stack->count && svod_streq(stack->texts[stack->count - 1], name->text);
}

static void take_row(walk *w, uint32_t row) {
    const svod_pub_cell *name = svod_pub_at(w->t, row, w->d->units);
    row_texts texts;
    gather(w, row, &texts);
    w->t->rows[row].label = texts.count ? texts.facts[0]->text : "";
    w->t->rows[row].name = SVOD_NO_COL;
    place_row(w, &w->t->rows[row], texts.count ? svod_pub_at(w->t, row, texts.cols[0]) : NULL);
    bool named = name->state == SVOD_PUB_TEXT || name->state == SVOD_PUB_NUMBER;
    const label_fact *fact = named ? reader_fact(w->d->r, name->text) : NULL;
    if (named && repeats_header(w, fact)) return;
    if (named && !fact->footer) {
        if (texts.footer) {
            if (!is_own_footer(w, name)) take_footer(w, row, &texts, name);
        } else if (!fact->group && (has_data(w, row) || reader_is_unit(w->d->r, name->text)))
            take_unit(w, row, name_of(w, name->text), name);
    } else if (named || texts.footer)
        take_footer(w, row, &texts, name);
    else if (goes_on(w, row))
        take_unit(w, row, w->t->rows[w->last].name, NULL);
    else if (w->last != SVOD_NO_COL && w->broke && (texts.count || year_at(w, row)) && has_number(w, row))
        take_footer(w, row, &texts, name);
}

// A column without figures that says what the footers are.
static void mark_labels(walk *w) {
    for (uint32_t col = 0; col < w->t->col_count; col++) {
        svod_pub_col *at = &w->t->cols[col];
        if (!w->labels[col] || at->kind != SVOD_PUB_OTHER || at->rule) continue;
        bool number = false;
        for (uint32_t row = 0; row < w->t->row_count && !number; row++)
            number = svod_pub_at(w->t, row, col)->state == SVOD_PUB_NUMBER;
        if (!number) at->kind = SVOD_PUB_LABEL;
    }
}

void pub_rows(pub_draft *d) {
    svod_arena *arena = d->r->arena;
    walk w = {.d = d, .t = d->t, .keys = svod_map_new(arena), .last = SVOD_NO_COL};
    w.names = svod_vec_of(arena, sizeof(const char *));
    w.units = svod_vec_of(arena, sizeof(size_t));
    w.labels = SVOD_ARRAY(arena, bool, d->t->col_count);
    for (uint32_t row = 0; row < d->t->row_count; row++)
        take_row(&w, row);
    mark_labels(&w);
    d->t->names = w.names.data;
    d->t->units = w.units.data;
    d->t->name_count = (uint32_t)w.names.count;
}
