// The walk over a workbook: every number and every figure within words of every sheet is led back to where it came from.
#ifndef SVOD_TEST_EXPLAIN_WALK_H
#define SVOD_TEST_EXPLAIN_WALK_H

#include "explain_help.h"
#include "explain_words.h"

// What was walked.
typedef struct walked {
    size_t sheets, numbers, formulas, words, figures, charted; // formulas are numbers, too; figures stand within words
    size_t published;                                          // of the numbers: on the sheets of the audit
} walked;

// A cell of a long list would make as many trees of the same address; each address is looked at once, each cell's number always.
typedef struct walk {
    const svod_result *result;
    svod_arena *arena; // of the walk
    svod_map *seen;    // address -> index of its number
    svod_vec numbers;  // double
    labels labels;
    walked done;
    char fault[1200]; // the first thing that is wrong; "": none
} walk;

static inline bool shows_number(const svod_out *cell) {
    return cell->kind == SVOD_V_NUMBER || cell->kind == SVOD_V_FORMULA;
}

static inline bool wrong(walk *w, const svod_table *table, const svod_out *cell, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
static inline bool wrong(walk *w, const svod_table *table, const svod_out *cell, const char *format, ...) {
    va_list args;
    char ref[SVOD_REF_SIZE];
    int used = snprintf(w->fault, sizeof w->fault, "%s!%s: ", table->name, svod_ref(ref, cell->row, cell->col));
    va_start(args, format);
    vsnprintf(w->fault + used, sizeof w->fault - (size_t)used, format, args);
    va_end(args);
    return false;
}

// The tree of an address: whole, without a dead end, children making up their parents.
static inline const svod_trail *tree_of(walk *w, const svod_table *table, const svod_out *cell, svod_arena *arena) {
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    const svod_trail *trail = cell->kind == SVOD_V_TEXT ? svod_explain_words(w->result, cell->text, cell->origin, arena, &findings)
                                                        : svod_explain(w->result, cell->origin, arena, &findings);
    if (!trail) {
        const svod_finding *why = findings.list.count ? SVOD_AT(&findings.list, const svod_finding, 0) : NULL;
        wrong(w, table, cell, "%s leads nowhere: %s, %s", cell->origin, why ? svod_code_id(why->code) : "without a word",
              why ? why->found : "");
    } else if (svod_trail_dead_ends(trail)) {
        wrong(w, table, cell, "%s has a dead end", cell->origin);
    } else {
        check_tree(trail, cell->origin);
        return trail;
    }
    return NULL;
}

static inline bool explained(walk *w, const svod_table *table, const svod_out *cell, double *number) {
    size_t index = w->numbers.count;
    if (svod_map_get(w->seen, cell->origin, &index)) {
        *number = *SVOD_AT(&w->numbers, double, index);
        return true;
    }
    svod_arena *arena = svod_arena_new();
    const svod_trail *trail = tree_of(w, table, cell, arena);
    bool ok = trail && (trail->has_number || wrong(w, table, cell, "%s has no number", cell->origin));
    if (ok) {
        svod_map_add(w->seen, cell->origin, w->numbers.count);
        *SVOD_PUSH(&w->numbers, double) = *number = trail->number;
    }
    svod_arena_free(arena);
    return ok;
}

static inline bool walk_number(walk *w, const svod_table *table, const svod_out *cell) {
    double number;
    w->done.numbers++;
    w->done.formulas += cell->kind == SVOD_V_FORMULA;
    w->done.published += strcmp(table->id, "audit") == 0;
    if (!cell->origin) return wrong(w, table, cell, "no address");
    if (!explained(w, table, cell, &number)) return false;
    if (is_near(number, cell->number)) return true;
    return wrong(w, table, cell, "shows %.12g, but %s is %.12g", cell->number, cell->origin, number);
}

// "Место (2)": a header of the sheet for programs, whose columns all have names of their own.
static inline bool is_second(const svod_table *table, const svod_out *cell) {
    size_t len = strlen(cell->text);
    return strcmp(table->id, "data") == 0 && cell->row == 1 && len > 4 && strncmp(cell->text + len - 4, " (", 2) == 0;
}

// Every figure within words stands in the tree of their addresses.
static inline bool walk_words(walk *w, const svod_table *table, const svod_out *cell) {
    const char *at = is_second(table, cell) ? NULL : figures_of(&w->labels, cell->text);
    if (!at && !cell->origin) return true;
    w->done.words++;
    if (!cell->origin) return wrong(w, table, cell, "«%s» has no address for «%s»", cell->text, at);
    svod_arena *arena = svod_arena_new();
    const svod_trail *trail = tree_of(w, table, cell, arena);
    bool ok = trail;
    double value;
    int decimals, depth = strstr(cell->origin, "margin:") ? 5 : 3; // flags name targets by indicator and year
    while (ok && at && next_figure(&at, &value, &decimals)) {
        w->done.figures++;
        if (!tree_has(trail, value, decimals, depth))
            ok = wrong(w, table, cell, "«%s»: %s knows no %.*f", cell->text, cell->origin, decimals, value);
    }
    svod_arena_free(arena);
    return ok;
}

static inline const svod_out *cell_of(const svod_table *table, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        if (cell->row == row && cell->col == col) return cell;
    }
    return NULL;
}

// What a chart draws are cells that are walked: numbers, or the dash of what has none.
static inline bool walk_series(walk *w, const svod_table *const *tables, size_t count, const svod_table *on, const svod_series *series) {
    const svod_table *from = on;
    for (size_t i = 0; series->sheet && i < count; i++)
        if (strcmp(tables[i]->name, series->sheet) == 0) from = tables[i];
    for (uint32_t row = series->values.row1; row <= series->values.row2; row++)
        for (uint32_t col = series->values.col1; col <= series->values.col2; col++) {
            const svod_out *cell = cell_of(from, row, col), none = {.row = row, .col = col};
            if (!cell || (shows_number(cell) && !cell->origin)) return wrong(w, from, cell ? cell : &none, "a chart draws it");
            w->done.charted += shows_number(cell);
        }
    return true;
}

static inline bool walk_table(walk *w, const svod_table *const *tables, size_t count, const svod_table *table) {
    w->done.sheets++;
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        if (shows_number(cell) && !walk_number(w, table, cell)) return false;
        if (cell->kind == SVOD_V_TEXT && !walk_words(w, table, cell)) return false;
    }
    for (size_t i = 0; i < table->charts.count; i++) {
        const svod_chart *chart = SVOD_AT(&table->charts, const svod_chart, i);
        for (size_t s = 0; s < chart->series_count; s++)
            if (!walk_series(w, tables, count, table, &chart->series[s])) return false;
    }
    return true;
}

static inline walk walk_of(const svod_result *result, svod_arena *arena) {
    return (walk){result, arena, svod_map_new(arena), svod_vec_of(arena, sizeof(double)), labels_of(result, arena), {0}, ""};
}

// False: w->fault says what is wrong first.
static inline bool walk_workbook(walk *w, const svod_table *const *tables, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!walk_table(w, tables, count, tables[i])) return false;
    return true;
}

// What the workbook of a result has; fails at the first figure that cannot be explained.
static inline walked walk_result(const svod_result *result, svod_arena *arena) {
    size_t count;
    const svod_table *const *tables = svod_tables_build(result, true, arena, &count);
    walk w = walk_of(result, arena);
    if (!walk_workbook(&w, tables, count)) fail_msg("%s", w.fault);
    return w.done;
}

#endif
