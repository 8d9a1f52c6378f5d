// The hidden sheet of a form: what it is a form of, its nodes, its units, and the lists of permitted scores that validations refer to.
#include <stdlib.h>

#include "table/form_parts.h"

static void put_key(svod_table *table, uint32_t row, const char *key, const char *value) {
    svod_put_text(table, row, 1, SVOD_CLASS_TEXT, key);
    svod_put_text(table, row, 2, SVOD_CLASS_TEXT, value);
}

static void put_keys(const form *f, svod_table *table) {
    const svod_form_input *in = f->input;
    put_key(table, SVOD_FORM_KEY_KIND, SVOD_FORM_KIND, "");
    put_key(table, SVOD_FORM_KEY_CAMPAIGN, "campaign", in->campaign->name);
    put_key(table, SVOD_FORM_KEY_YEAR, "year", svod_printf(f->arena, "%d", in->campaign->year));
    put_key(table, SVOD_FORM_KEY_RUBRIC, "rubric", f->rubric->id);
    put_key(table, SVOD_FORM_KEY_STRUCTURE, "structure", f->rubric->structure_sha256);
    put_key(table, SVOD_FORM_KEY_EXPERT, "expert", in->expert);
    put_key(table, SVOD_FORM_KEY_PROGRAM, "program", in->program);
    put_key(table, SVOD_FORM_KEY_LANGUAGE, "language", f->lang == SVOD_RU ? "ru" : "en");
}

static const char *decimal(const form *f, svod_points points) {
    char buf[40];
    return svod_strdup(f->arena, svod_points_short(buf, points, 4, '.'));
}

static void put_head(svod_table *table, uint32_t col, const char *const *heads, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        svod_put_text(table, 1, col + i, SVOD_CLASS_TEXT, heads[i]);
}

static void put_nodes(const form *f, svod_table *table) {
    static const char *const heads[] = {"node", "maximum", "step"};
    put_head(table, SVOD_FORM_NODES_COL, heads, 3);
    for (uint32_t n = 0, row = 2; n < f->rubric->count; n++) {
        if (!f->plan.col[n]) continue;
        svod_put_text(table, row, SVOD_FORM_NODES_COL, SVOD_CLASS_TEXT, svod_form_key(&f->plan, n, f->arena));
        svod_put_text(table, row, SVOD_FORM_NODES_COL + 1, SVOD_CLASS_TEXT, decimal(f, svod_rubric_judged_max(f->rubric, n)));
        svod_put_text(table, row++, SVOD_FORM_NODES_COL + 2, SVOD_CLASS_TEXT, decimal(f, f->rubric->nodes[n].step));
    }
}

static void put_units(const form *f, svod_table *table) {
    static const char *const heads[] = {"unit", "name", "sheet"};
    put_head(table, SVOD_FORM_UNITS_COL, heads, 3);
    for (size_t i = 0; i < f->plan.unit_count; i++) {
        const svod_unit *unit = &f->plan.roster->units[f->plan.units[i]];
        uint32_t row = (uint32_t)i + 2;
        svod_put_text(table, row, SVOD_FORM_UNITS_COL, SVOD_CLASS_TEXT, unit->id);
        svod_put_text(table, row, SVOD_FORM_UNITS_COL + 1, SVOD_CLASS_TEXT, unit->name);
        if (f->plan.unit_sheets) svod_put_text(table, row, SVOD_FORM_UNITS_COL + 2, SVOD_CLASS_TEXT, f->plan.sheet_names[i]);
    }
}

// ---- lists ---------------------------------------------------------------------------------------------------------------

static const char *range_of(const form *f, uint32_t col, uint32_t first, uint32_t last) {
    return svod_printf(f->arena, "=%s", svod_ref_range(f->arena, SVOD_FORM_KEYS, (svod_range){first, col, last, col}));
}

static const char *put_list(const form *f, svod_table *table, uint32_t col, const char *head, const int32_t *choices, size_t count) {
    uint32_t row = 2;
    svod_put_text(table, 1, col, SVOD_CLASS_TEXT, head);
    for (size_t i = 0; i < count; i++)
        svod_put_number(table, row++, col, SVOD_CLASS_TEXT, svod_points_double(choices[i] * SVOD_POINT_TENTHOUSANDTH));
    if (f->na) svod_put_text(table, row++, col, SVOD_CLASS_TEXT, f->na);
    return range_of(f, col, 2, row - 1);
}

// Nodes with the same maximum and step share a list.
static void put_lists(form *f, svod_table *table) {
    svod_map *known = svod_map_new(f->arena);
    const char **ranges = SVOD_ARRAY(f->arena, const char *, f->rubric->count);
    uint32_t count = 0;
    for (uint32_t n = 1; n < f->rubric->count; n++) {
        size_t length = 0, at = count;
        const int32_t *choices = svod_rubric_criterion(f->rubric, n) ? svod_form_choices(f->rubric, n, &length, f->arena) : NULL;
        if (!choices) continue;
        const svod_rnode *node = &f->rubric->nodes[n];
        const char *scale = svod_printf(f->arena, "%s/%s", decimal(f, node->max), decimal(f, node->step));
        if (svod_map_add(known, scale, count)) {
            ranges[count] = put_list(f, table, SVOD_FORM_LISTS_COL + count, scale, choices, length);
            count++;
        } else {
            svod_map_get(known, scale, &at);
        }
        f->list[n] = ranges[at];
    }
    if (f->na) f->na_list = put_list(f, table, SVOD_FORM_LISTS_COL + count, "n/a", NULL, 0);
}

// ---- the check -----------------------------------------------------------------------------------------------------------

typedef struct spot {
    uint32_t row, col;
    const char *text;
} spot;

static int by_place(const void *a, const void *b) {
    const spot *left = a, *right = b;
    if (left->row != right->row) return left->row < right->row ? -1 : 1;
    return left->col < right->col ? -1 : left->col > right->col;
}

static const char *check_of(const form *f, const svod_table *table, svod_form_hash *hash) {
    size_t count = table->cells.count;
    spot *spots = SVOD_ARRAY(f->arena, spot, count);
    for (size_t i = 0; i < count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        char buf[32];
        const char *text = cell->kind == SVOD_V_NUMBER ? svod_strdup(f->arena, svod_double_text(buf, cell->number)) : cell->text;
        spots[i] = (spot){cell->row, cell->col, text};
    }
    qsort(spots, count, sizeof *spots, by_place);
    svod_buf text = svod_buf_of(f->arena);
    for (size_t i = 0; i < count; i++)
        svod_form_check_line(&text, spots[i].row, spots[i].col, spots[i].text);
    char hex[65];
    hash(text.data, text.len, hex);
    return svod_strdup(f->arena, hex);
}

svod_table *form_keys(form *f, svod_form_hash *hash) {
    svod_table *table = form_sheet(f, "form_keys", SVOD_FORM_KEYS);
    table->hidden = true;
    put_keys(f, table);
    put_nodes(f, table);
    put_units(f, table);
    put_lists(f, table);
    put_key(table, SVOD_FORM_KEY_CHECK, "check", check_of(f, table, hash));
    return table;
}
