// The list of experts: a header row, then a row an expert, or several rows of one.
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/str.h"
#include "intake/assign.h"
#include "intake/head.h"
#include "intake/intake.h"
#include "intake/patterns.h"
#include "intake/rowlist.h"

// What the columns of the list are about, in the order of trial.
static const column_role roles[] = {ROLE_panel_conflicts, ROLE_panel_role,  ROLE_panel_due,
                                    ROLE_panel_clusters,  ROLE_panel_units, ROLE_panel_expert};
enum { COL_CONFLICTS, COL_ROLE, COL_DUE, COL_CLUSTERS, COL_UNITS, COL_EXPERT, COL_COUNT };

// An expert under construction.
typedef struct entry {
    svod_judge judge;
    bool limited;               // some row says who is to be examined; else it is everybody
    bool *named;                // [unit] one by one
    const char *said;           // the role as written
    svod_place role, due, list; // list: the cell that named units first, else the name's
} entry;

typedef struct builder {
    const svod_grid *grid;
    const svod_roster *roster;
    const svod_rubric *rubric;
    svod_arena *arena;
    svod_findings *findings;
    assigner *assign;
    patterns *set;
    uint32_t header;             // row
    uint32_t columns[COL_COUNT]; // 0: none
    svod_merge *merges;          // over rows, by the first of them
    size_t merge_count, next_merge;
    const svod_merge *open[COL_COUNT]; // the last that has begun in the column
    svod_vec entries;                  // entry
    svod_map *by_name;                 // fold -> index in entries
} builder;

static svod_place place_at(const builder *build, uint32_t row, int column) {
    return svod_grid_place(build->grid, row, build->columns[column]);
}

static bool is_covered(const builder *build, uint32_t row, int column) {
    const svod_merge *range = build->open[column];
    return range && range->col1 == build->columns[column] && range->row1 < row && row <= range->row2;
}

// Inside a merged range the range's first.
static const svod_cell *cell_at(const builder *build, uint32_t row, int column) {
    if (is_covered(build, row, column)) row = build->open[column]->row1;
    return build->columns[column] ? svod_grid_at(build->grid, row, build->columns[column]) : NULL;
}

static const char *text_at(const builder *build, uint32_t row, int column) {
    return svod_clean(build->arena, svod_cell_text(cell_at(build, row, column)));
}

static const char *say(const builder *build, svod_text text) {
    return svod_say(build->findings->lang, text);
}

// ---- the header --------------------------------------------------------------------------------------------------------

static int column_of(patterns *set, const char *text) {
    int column = 0;
    while (column < COL_COUNT && !patterns_role(set, roles[column], text))
        column++;
    return column;
}

// The first row that names the column of experts and another one; else the first that names it alone (a plain list of names).
static uint32_t header_row(patterns *set, const head *block) {
    uint32_t alone = 0;
    for (uint32_t row = block->first; row < block->first + block->rows && row < block->first + HEAD_ROWS; row++) {
        size_t cells = 0;
        bool expert = false;
        for (uint32_t col = 1; col <= block->cols; col++) {
            const head_cell *cell = head_at(block, row, col);
            if (!cell->text) continue;
            cells += cell->lead;
            expert |= column_of(set, cell->text) == COL_EXPERT;
        }
        if (expert && cells > 1) return row;
        if (expert && !alone) alone = row;
    }
    return alone;
}

static void take_column(builder *build, const char *text, uint32_t col) {
    int column = column_of(build->set, text);
    svod_place place = svod_grid_place(build->grid, build->header, col);
    if (column == COL_COUNT) {
        if (!patterns_role(build->set, ROLE_ignore, text)) svod_add(build->findings, SVOD_F_panel_column_unknown, place, text, "");
    } else if (build->columns[column]) {
        char ref[SVOD_REF_SIZE];
        svod_add(build->findings, SVOD_F_panel_column_doubled, place, text, svod_ref(ref, build->header, build->columns[column]));
    } else {
        build->columns[column] = col;
    }
}

static bool find_columns(builder *build) {
    build->set = patterns_new(build->arena, NULL, build->findings);
    head block = head_of(build->grid, 1, HEAD_ROWS + HEAD_DEPTH, build->arena);
    build->header = header_row(build->set, &block);
    if (!build->header) {
        svod_place place = svod_place_cell(build->grid->info.file, build->grid->info.name, 0, 0);
        return svod_add(build->findings, SVOD_F_panel_header_not_found, place, "", say(build, SVOD_T_intake_panel_header));
    }
    for (uint32_t col = 1; col <= block.cols; col++) {
        const head_cell *cell = head_at(&block, build->header, col);
        if (cell->text && cell->lead) take_column(build, cell->text, col);
    }
    return true;
}

// ---- roles and further headers -----------------------------------------------------------------------------------------

static bool is_chair(const char *key) {
    static const char *const words[] = {
        "председатель", "председатель комиссии", "председатель экспертной комиссии", "chair", "chairman", "chairwoman", "chairperson"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (svod_streq(key, words[i])) return true;
    return false;
}

static bool is_expert(const char *key) {
    return !*key || svod_streq(key, "эксперт") || svod_streq(key, "expert") || svod_streq(key, "член комиссии");
}

static const char *cell_text(const builder *build, uint32_t row, uint32_t col) {
    return svod_clean(build->arena, svod_cell_text(svod_grid_at(build->grid, row, col)));
}

static bool is_role(const builder *build, const char *text, uint32_t col) {
    return col == build->columns[COL_ROLE] && is_expert(svod_fold(build->arena, text));
}

// The header again, or one of another table: a cell is called as the column of experts, and all others name columns, too.
static bool is_header(const builder *build, const svod_grid_row *row, bool *again) {
    bool expert = false;
    size_t count = 0;
    *again = true;
    for (size_t i = 0; i < row->count; i++) {
        const svod_cell *cell = SVOD_AT(&build->grid->cells, svod_cell, row->first + i);
        const char *text = cell_text(build, row->row, cell->col);
        if (!*text) continue;
        bool same = svod_streq(svod_fold(build->arena, text), svod_fold(build->arena, cell_text(build, build->header, cell->col)));
        if (is_role(build, text, cell->col) || (!same && column_of(build->set, text) == COL_COUNT)) return false;
        expert |= patterns_whole(build->set, ROLE_panel_expert, text);
        *again &= same;
        count++;
    }
    return expert && (*again || count > 1);
}

static bool take_header(builder *build, const svod_grid_row *row) {
    bool again;
    if (!is_header(build, row, &again)) return false;
    if (again) return true;
    build->header = row->row;
    memset(build->columns, 0, sizeof build->columns);
    for (size_t i = 0; i < row->count; i++) {
        uint32_t col = SVOD_AT(&build->grid->cells, svod_cell, row->first + i)->col;
        const char *text = cell_text(build, row->row, col);
        if (*text) take_column(build, text, col);
    }
    return true;
}

// ---- rows --------------------------------------------------------------------------------------------------------------

// Two rows of one expert must not contradict each other.
static void say_differs(const builder *build, svod_place first, const char *said, svod_place place, const char *text) {
    const char *expected = svod_printf(build->arena, say(build, SVOD_T_intake_panel_same), svod_place_text(build->arena, first), said);
    svod_add(build->findings, SVOD_F_panel_twice_differs, place, text, expected);
}

static void read_role(builder *build, entry *to, uint32_t row) {
    const char *text = text_at(build, row, COL_ROLE), *key = svod_fold(build->arena, text);
    svod_place place = place_at(build, row, COL_ROLE);
    bool chair = is_chair(key);
    if (!*text) return;
    if (!chair && !is_expert(key)) {
        svod_add(build->findings, SVOD_F_panel_role_unknown, place, text, say(build, SVOD_T_intake_panel_roles));
        return;
    }
    if (to->role.row && chair != to->judge.chair) {
        say_differs(build, to->role, to->said, place, text);
        return;
    }
    if (!to->role.row) to->role = place, to->said = text;
    to->judge.chair = chair;
}

static void read_due(builder *build, entry *to, uint32_t row) {
    const char *text = text_at(build, row, COL_DUE);
    svod_place place = place_at(build, row, COL_DUE);
    char iso[SVOD_DAY_SIZE];
    svod_decimal ignored;
    if (svod_num_parse(text, strlen(text), &ignored, NULL) == SVOD_NUM_NOTHING) return;
    if (!svod_day_read(text, iso)) {
        svod_add(build->findings, SVOD_F_panel_due_bad, place, text,
                 say(build, svod_day_shaped(text) ? SVOD_T_intake_panel_no_day : SVOD_T_intake_panel_due));
        return;
    }
    if (to->due.row && !svod_streq(to->judge.due, iso)) {
        say_differs(build, to->due, to->judge.due, place, text);
        return;
    }
    if (!to->due.row) to->due = place;
    to->judge.due = svod_strdup(build->arena, iso);
}

static void read_lists(builder *build, entry *to, uint32_t row) {
    struct {
        int column;
        assign_kind kind;
        bool *units, *named;
    } lists[] = {{COL_UNITS, ASSIGN_UNITS, to->judge.assigned, to->named},
                 {COL_CLUSTERS, ASSIGN_CLUSTERS, to->judge.assigned, NULL},
                 {COL_CONFLICTS, ASSIGN_CONFLICTS, to->judge.conflict, NULL}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        svod_place place = place_at(build, row, lists[i].column);
        bool said = assign_read(build->assign, cell_at(build, row, lists[i].column), place, lists[i].kind, lists[i].units, lists[i].named);
        if (!said || lists[i].kind == ASSIGN_CONFLICTS) continue;
        if (!to->limited) to->list = place;
        to->limited = true;
    }
}

static entry *entry_of(builder *build, const char *name, uint32_t row) {
    const char *key = svod_fold(build->arena, name);
    svod_place place = place_at(build, row, COL_EXPERT);
    size_t index = build->entries.count, units = build->roster->count;
    if (svod_map_get(build->by_name, key, &index)) {
        entry *old = SVOD_AT(&build->entries, entry, index);
        if (!is_covered(build, row, COL_EXPERT))
            svod_add(build->findings, SVOD_F_panel_expert_twice, place, name,
                     svod_printf(build->arena, say(build, SVOD_T_intake_panel_first), svod_place_text(build->arena, old->judge.place)));
        return old;
    }
    if (index >= SVOD_EXPERTS_MOST) {
        svod_add(build->findings, SVOD_F_panel_too_many, place, name,
                 svod_printf(build->arena, say(build, SVOD_T_intake_panel_count), (size_t)SVOD_EXPERTS_MOST));
        return NULL;
    }
    svod_map_add(build->by_name, key, index);
    entry *new = SVOD_PUSH(&build->entries, entry);
    new->judge = (svod_judge){.name = name, .place = place, .due = ""};
    new->judge.assigned = SVOD_ARRAY(build->arena, bool, units);
    new->judge.conflict = SVOD_ARRAY(build->arena, bool, units);
    new->named = SVOD_ARRAY(build->arena, bool, units);
    new->list = place;
    return new;
}

static void read_row(builder *build, uint32_t row) {
    const char *name = text_at(build, row, COL_EXPERT);
    if (!*svod_fold(build->arena, name)) {
        svod_add(build->findings, SVOD_F_panel_name_missing, place_at(build, row, COL_EXPERT), name, "");
        return;
    }
    entry *to = entry_of(build, name, row);
    if (!to) return;
    read_role(build, to, row);
    read_due(build, to, row);
    read_lists(build, to, row);
}

// Are there words in a column that is read? A remark beside the table is no expert without a name.
static bool speaks(const builder *build, uint32_t row) {
    for (int column = 0; column < COL_COUNT; column++)
        if (!is_covered(build, row, column) && *text_at(build, row, column)) return true;
    return false;
}

// "Всего: 2" below the names.
static bool is_sum(const char *name) {
    static const char *const words[] = {"всего", "итого"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (strncmp(name, words[i], len) == 0 && (unsigned char)name[len] < 0x80) return true;
    }
    return false;
}

static bool is_nobody(builder *build, const svod_grid_row *row) {
    return !speaks(build, row->row) || is_sum(svod_fold(build->arena, text_at(build, row->row, COL_EXPERT))) || take_header(build, row);
}

static int by_row(const void *left, const void *right) {
    const svod_merge *a = left, *b = right;
    return (a->row1 > b->row1) - (a->row1 < b->row1);
}

static void take_merges(builder *build) {
    const svod_vec *all = &build->grid->merges;
    build->merges = SVOD_ARRAY(build->arena, svod_merge, all->count + 1);
    for (size_t i = 0; i < all->count; i++) {
        const svod_merge *range = SVOD_AT(all, svod_merge, i);
        if (range->row2 > range->row1) build->merges[build->merge_count++] = *range;
    }
    if (build->merge_count) qsort(build->merges, build->merge_count, sizeof *build->merges, by_row);
}

static void open_merges(builder *build, uint32_t row) {
    for (; build->next_merge < build->merge_count && build->merges[build->next_merge].row1 <= row; build->next_merge++)
        for (int column = 0; column < COL_COUNT; column++)
            if (build->merges[build->next_merge].col1 == build->columns[column]) build->open[column] = &build->merges[build->next_merge];
}

static void read_rows(builder *build) {
    take_merges(build);
    row_list hidden = {.count = 0};
    svod_place first = {0};
    for (size_t i = 0; i < build->grid->rows.count; i++) {
        const svod_grid_row *row = SVOD_AT(&build->grid->rows, svod_grid_row, i);
        if (row->row <= build->header) continue;
        open_merges(build, row->row);
        if (is_nobody(build, row)) continue;
        if (!svod_cells_hidden(SVOD_AT(&build->grid->cells, svod_cell, row->first), row->count)) {
            read_row(build, row->row);
            continue;
        }
        if (!hidden.count) first = place_at(build, row->row, COL_EXPERT);
        row_list_add(&hidden, build->arena, row->row, text_at(build, row->row, COL_EXPERT));
    }
    if (!hidden.count) return;
    svod_add(build->findings, SVOD_F_panel_rows_hidden, first, row_list_text(&hidden, build->arena, build->findings->lang), "");
}

// ---- when all rows are read --------------------------------------------------------------------------------------------

static void settle(builder *build, entry *at) {
    if (!at->limited) assign_all(build->assign, at->judge.assigned);
    size_t left = 0;
    for (size_t unit = 0; unit < build->roster->count; unit++) {
        if (at->judge.conflict[unit] && at->named[unit]) {
            svod_add(build->findings, SVOD_F_panel_unit_in_conflict, at->list, build->roster->units[unit].name, "");
            svod_about(build->findings, build->roster->units[unit].id, NULL);
        }
        at->judge.assigned[unit] &= !at->judge.conflict[unit];
        left += at->judge.assigned[unit];
    }
    if (!left) svod_add(build->findings, SVOD_F_panel_nothing_left, at->judge.place, at->judge.name, "");
}

static void check_nobody(const builder *build) {
    for (size_t unit = 0; unit < build->roster->count; unit++) {
        const svod_unit *at = &build->roster->units[unit];
        bool any = !svod_roster_exists(build->roster, unit, build->rubric->year);
        for (size_t i = 0; !any && i < build->entries.count; i++)
            any = SVOD_AT(&build->entries, entry, i)->judge.assigned[unit];
        if (any) continue;
        svod_add(build->findings, SVOD_F_panel_unit_nobody, at->place, at->name, "");
        svod_about(build->findings, at->id, NULL);
    }
}

// One finding for each two chairs that share units.
static void check_pair(const builder *build, const svod_judge *first, const svod_judge *second, svod_place place) {
    size_t shared = 0, example = 0;
    for (size_t unit = build->roster->count; unit-- > 0;) {
        if (!first->assigned[unit] || !second->assigned[unit]) continue;
        shared++;
        example = unit;
    }
    if (!shared) return;
    const svod_unit *unit = &build->roster->units[example];
    const char *found = svod_printf(build->arena, say(build, SVOD_T_intake_panel_chair_found), second->name, shared, unit->name);
    svod_add(build->findings, SVOD_F_panel_chairs_two, place, found,
             svod_printf(build->arena, say(build, SVOD_T_intake_panel_chair_too), first->name));
}

static void check_chairs(const builder *build) {
    for (size_t i = 0; i < build->entries.count; i++) {
        const entry *second = SVOD_AT(&build->entries, entry, i);
        for (size_t k = 0; second->judge.chair && k < i; k++) {
            const entry *first = SVOD_AT(&build->entries, entry, k);
            if (first->judge.chair) check_pair(build, &first->judge, &second->judge, second->role);
        }
    }
}

static void finish(builder *build, svod_panel *out) {
    out->judges = SVOD_ARRAY(build->arena, svod_judge, build->entries.count);
    out->count = build->entries.count;
    for (size_t i = 0; i < out->count; i++) {
        settle(build, SVOD_AT(&build->entries, entry, i));
        out->judges[i] = SVOD_AT(&build->entries, entry, i)->judge;
    }
    check_chairs(build);
    check_nobody(build);
}

bool svod_panel_build(const svod_grid *grid, const svod_roster *roster, const svod_rubric *rubric, svod_arena *arena, svod_panel *out,
                      svod_findings *findings) {
    builder build = {.grid = grid,
                     .roster = roster,
                     .rubric = rubric,
                     .arena = arena,
                     .findings = findings,
                     .assign = assigner_new(roster, rubric, arena, findings),
                     .entries = svod_vec_of(arena, sizeof(entry)),
                     .by_name = svod_map_new(arena)};
    *out = (svod_panel){.file = grid->info.file};
    if (!find_columns(&build)) return false;
    read_rows(&build);
    if (!build.entries.count) {
        svod_place place = svod_place_cell(grid->info.file, grid->info.name, 0, 0);
        return svod_add(findings, SVOD_F_panel_empty, place, "", say(&build, SVOD_T_intake_panel_rows));
    }
    finish(&build, out);
    return true;
}
