// What people see of a form against its hidden keys: titles of criteria that belong elsewhere, cells merged into one.
#include <string.h>

#include "intake/form.h"

#define MERGED_LOOKED 1000000 // cells below merged ranges that are looked at; a form has few

static void add_title(filled *f, const char *text, uint32_t node) {
    const char *key = svod_fold(f->arena, text);
    size_t first;
    if (*key && !svod_map_add(f->titles, key, node) && svod_map_get(f->titles, key, &first)) f->title_shared[first] = true;
}

void filled_titles_read(filled *f) {
    for (uint32_t n = 1; n < f->rubric->count; n++)
        if (svod_rubric_judged(f->rubric, n)) add_title(f, f->rubric->nodes[n].title, n);
}

// "1.2. Документы": what follows the number; the text itself where none stands in front.
static const char *less_number(const char *text) {
    const char *rest = text + strspn(text, "0123456789.");
    if (rest == text || (*rest != ' ' && rest[-1] != '.')) return text;
    return rest + strspn(rest, " )");
}

static uint32_t by_title(const filled *f, const char *text) {
    size_t node;
    bool known = svod_map_get(f->titles, svod_fold(f->arena, text), &node) && !f->title_shared[node];
    return known ? (uint32_t)node : SVOD_NO_NODE;
}

static uint32_t by_number(const filled *f, const char *text, const char *rest) {
    size_t len = (size_t)(rest - text), node;
    while (len && strchr(" .)", text[len - 1]))
        len--;
    if (!len || !*rest || !svod_map_getn(f->rubric->by_id, text, len, &node)) return SVOD_NO_NODE;
    return (uint32_t)node;
}

uint32_t filled_title_names(const filled *f, const char *text) {
    const char *rest = less_number(text);
    uint32_t node = by_title(f, text);
    if (node == SVOD_NO_NODE && rest != text) node = by_title(f, rest);
    return node != SVOD_NO_NODE ? node : by_number(f, text, rest);
}

bool filled_title_fits(filled *f, size_t unit_pos, uint32_t node, uint32_t row, uint32_t col) {
    const char *text = svod_clean(f->arena, svod_cell_text(svod_grid_at(f->grid, row, col)));
    uint32_t named = filled_title_names(f, text);
    if (named == SVOD_NO_NODE || named == node) return true;
    svod_add(f->findings, SVOD_F_form_title_other, filled_place(f, row, col), svod_excerpt_of(text).text,
             svod_rubric_label(f->rubric, f->arena, node));
    filled_about(f, unit_pos, node);
    return false;
}

// ---- merged cells --------------------------------------------------------------------------------------------------------

static void tell_merge(filled *f, const svod_merge *range, filled_entry lost) {
    char from[SVOD_REF_SIZE], to[SVOD_REF_SIZE];
    const char *found = svod_printf(f->arena, "%s:%s", svod_ref(from, range->row1, range->col1), svod_ref(to, range->row2, range->col2));
    svod_add(f->findings, SVOD_F_merged_scores, filled_place(f, range->row1, range->col1), found, NULL);
    filled_about(f, lost.unit_pos, lost.node);
}

void filled_merges_tell(filled *f, void *sheet, uint32_t last_row, uint32_t last_col,
                        filled_entry (*entry)(void *sheet, uint32_t row, uint32_t col)) {
    size_t looked = 0;
    for (size_t i = 0; i < f->grid->merges.count; i++) {
        const svod_merge *range = SVOD_AT(&f->grid->merges, svod_merge, i);
        bool told = false;
        for (uint32_t row = range->row1; !told && row <= range->row2 && row <= last_row; row++)
            for (uint32_t col = range->col1; !told && col <= range->col2 && col <= last_col && looked < MERGED_LOOKED; col++, looked++) {
                filled_entry lost = entry(sheet, row, col);
                told = lost.node != SVOD_NO_NODE && (row > range->row1 || col > range->col1);
                if (told) tell_merge(f, range, lost);
            }
    }
}
