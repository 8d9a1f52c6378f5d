// Tells by cell what has become of a form's rows and columns.
#include "intake/form.h"

#include <string.h>

#define SAY(id) svod_say(f->lang, SVOD_T_intake_form_##id)
#define MOVED_TOLD 10 // a sorted table has moved as a whole

static svod_place place_of(const filled *f, const filled_line *line, uint32_t at, uint32_t across) {
    return line->rows ? filled_place(f, at, across) : filled_place(f, across, at);
}

static const char *name_of(const filled *f, bool rows, uint32_t at) {
    char ref[SVOD_REF_SIZE];
    if (rows) return svod_printf(f->arena, SAY(row), at);
    svod_ref(ref, 1, at);
    return svod_printf(f->arena, SAY(column), (int)strcspn(ref, "1"), ref);
}

static const char *label_of(const filled *f, const filled_line *line, uint32_t key) {
    if (line->heads) return svod_say(f->lang, line->heads[key]);
    if (!line->nodes) return f->roster->units[f->plan.units[key]].name;
    return svod_rubric_label(f->rubric, f->arena, line->nodes[key]);
}

static const char *key_of(const filled *f, const filled_line *line, uint32_t key) {
    if (!line->nodes) return f->roster->units[f->plan.units[key]].id;
    return svod_form_key(&f->plan, line->nodes[key], f->arena);
}

static void about(filled *f, const filled_line *line, uint32_t key) {
    if (line->heads)
        filled_about(f, line->unit_pos, SVOD_NO_NODE);
    else if (line->nodes)
        filled_about(f, line->unit_pos, line->nodes[key]);
    else
        filled_about(f, key, SVOD_NO_NODE);
}

static const char *run_name(const filled *f, bool rows, uint32_t from, uint32_t to) {
    const char *first = name_of(f, rows, from);
    return from == to ? first : svod_printf(f->arena, "%s – %s", first, name_of(f, rows, to));
}

static void tell_changed(filled *f, const filled_line *line, const axis_event *event) {
    uint32_t at = event->at;
    if (line->heads) return; // known by its neighbours
    const svod_cell *cell = line->rows ? svod_grid_at(f->grid, at, line->keys) : svod_grid_at(f->grid, line->keys, at);
    const char *found = svod_blank(svod_cell_text(cell)) ? SAY(blank) : svod_excerpt_of(svod_cell_text(cell)).text;
    svod_add(f->findings, SVOD_F_form_key_changed, place_of(f, line, at, line->keys), found,
             svod_printf(f->arena, "%s (%s)", key_of(f, line, event->key), label_of(f, line, event->key)));
    about(f, line, event->key);
}

static void tell_one(filled *f, const filled_line *line, const axis_event *event) {
    svod_findings *to = f->findings;
    switch (event->what) {
    case AXIS_INSERTED:
        svod_add(to, line->rows ? SVOD_F_form_row_inserted : SVOD_F_form_column_inserted, place_of(f, line, event->at, line->label),
                 run_name(f, line->rows, event->at, event->to), "");
        return;
    case AXIS_CHANGED:
        tell_changed(f, line, event);
        return;
    case AXIS_GONE:
        svod_add(to, line->rows ? SVOD_F_form_row_gone : SVOD_F_form_column_gone,
                 place_of(f, line, line->planned(f, line, event->key), line->label), "", label_of(f, line, event->key));
        break;
    case AXIS_MOVED:
        if (line->planned(f, line, event->key) == event->at) return; // the others went around it
        svod_add(to, line->rows ? SVOD_F_form_row_moved : SVOD_F_form_column_moved, place_of(f, line, event->at, line->label),
                 svod_printf(f->arena, "%s: %s", name_of(f, line->rows, event->at), label_of(f, line, event->key)),
                 name_of(f, line->rows, line->planned(f, line, event->key)));
        break;
    case AXIS_DOUBLED:
        svod_add(to, line->rows ? SVOD_F_form_row_doubled : SVOD_F_form_column_doubled, place_of(f, line, event->at, line->label),
                 svod_printf(f->arena, "%s: %s", name_of(f, line->rows, event->at), label_of(f, line, event->key)),
                 name_of(f, line->rows, event->to));
        break;
    }
    about(f, line, event->key);
}

svod_vec filled_shape(filled *f, const filled_line *line, const axis_slot *slots, size_t count, uint32_t expected) {
    svod_vec events = axis_compare(slots, count, expected, f->arena);
    size_t moved = 0;
    for (size_t i = 0; i < events.count; i++) {
        const axis_event *event = SVOD_AT(&events, axis_event, i);
        if (event->what == AXIS_MOVED && ++moved > MOVED_TOLD)
            svod_add_more(f->findings, line->rows ? SVOD_F_form_row_moved : SVOD_F_form_column_moved,
                          place_of(f, line, event->at, line->label), 1);
        else
            tell_one(f, line, event);
    }
    return events;
}

void filled_lacking(filled *f, bool units, const bool *seen, size_t unit_pos) {
    svod_place sheet = filled_place(f, 0, 0);
    bool rows = units || unit_pos != SIZE_MAX;
    size_t count = units ? f->plan.unit_count : f->rubric->count;
    for (size_t i = units ? 0 : 1; i < count; i++) {
        uint32_t node = units ? SVOD_NO_NODE : (uint32_t)i;
        if (seen[i] || (!units && (f->nodes[node] != NODE_SAME || !svod_rubric_criterion(f->rubric, node)))) continue;
        svod_add(f->findings, rows ? SVOD_F_form_row_gone : SVOD_F_form_column_gone, sheet, "",
                 units ? f->roster->units[f->plan.units[i]].name : svod_rubric_label(f->rubric, f->arena, node));
        filled_about(f, units ? i : unit_pos, node);
    }
}

static bool is_empty(const filled *f, bool rows, uint32_t at) {
    for (size_t i = 0; i < f->grid->rows.count; i++) {
        const svod_grid_row *row = SVOD_AT(&f->grid->rows, svod_grid_row, i);
        if (rows && row->row == at) return false;
        if (!rows && row->row < SVOD_FORM_FIRST_ROW * 2 && !svod_blank(svod_cell_text(svod_grid_at(f->grid, row->row, at)))) return false;
    }
    return true;
}

void filled_inserted(filled *f, bool rows, uint32_t first, uint32_t last, uint32_t too_many) {
    uint32_t told = 0;
    for (uint32_t at = first; at <= last && told < too_many; at++) {
        bool forced = last - at < too_many - told; // none was empty so far, so these are it
        if (!forced && !is_empty(f, rows, at)) continue;
        svod_add(f->findings, rows ? SVOD_F_form_row_inserted : SVOD_F_form_column_inserted,
                 rows ? filled_place(f, at, SVOD_FORM_NAME_COL) : filled_place(f, SVOD_FORM_UNIT_HEAD_ROW, at), name_of(f, rows, at), "");
        told++;
    }
}
