// Merged ranges in columns of scores: only the first cell of a range holds a value, and the others look blank.
#include <stdlib.h>

#include "intake/sheet.h"

#define MERGED_CAP 1000 // ranges watched: each score looks through those of its row

static bool covers_scores(const layout *columns, const svod_merge *range) {
    for (size_t i = 0; i < columns->group_count; i++) {
        const layout_group *group = &columns->groups[i];
        if (columns->is_long && range->col1 <= group->score && group->score <= range->col2) return true;
        for (size_t j = 0; j < group->node_count; j++)
            if (range->col1 <= group->nodes[j].col && group->nodes[j].col <= range->col2) return true;
        for (size_t j = 0; j < group->question_count; j++)
            if (range->col1 <= group->questions[j].col && group->questions[j].col <= range->col2) return true;
    }
    return false;
}

static int by_row(const void *left, const void *right) {
    const merged_score *a = left, *b = right;
    return (a->range.row1 > b->range.row1) - (a->range.row1 < b->range.row1);
}

merged_scores merged_of(const sheet_state *at, svod_arena *arena) {
    merged_scores out = {0};
    size_t total = at->grid.merges.count;
    if (!total) return out;
    out.list = SVOD_ARRAY(arena, merged_score, total < MERGED_CAP ? total : MERGED_CAP);
    for (size_t i = 0; i < total && out.count < MERGED_CAP; i++) {
        const svod_merge *range = SVOD_AT(&at->grid.merges, svod_merge, i);
        bool wide = range->row2 > range->row1 || range->col2 > range->col1;
        if (wide && range->row1 > at->layout.last_row && covers_scores(&at->layout, range))
            out.list[out.count++] = (merged_score){.range = *range};
    }
    if (out.count) qsort(out.list, out.count, sizeof *out.list, by_row);
    return out;
}

static void tell(svod_intake *intake, merged_score *at, const row_key *key, merged_value value, svod_place place) {
    const svod_merge *range = &at->range;
    char from[SVOD_REF_SIZE], to[SVOD_REF_SIZE];
    place.row = range->row1;
    place.col = range->col1;
    at->told = true;
    const char *found =
        svod_printf(intake->scratch, "%s:%s", svod_ref(from, range->row1, range->col1), svod_ref(to, range->row2, range->col2));
    svod_add(intake->findings, value.question == SVOD_NO_QUESTION ? SVOD_F_merged_scores : SVOD_F_merged_answers, place, found, NULL);
    svod_about(intake->findings, intake->scores->roster->units[key->unit].id, intake->scores->rubric->nodes[value.node].id);
}

void merged_put(svod_intake *intake, const row_key *key, merged_value value, const sheet_row *row, uint32_t col) {
    merged_scores *merged = &intake->at.merged;
    while (merged->next < merged->count && merged->list[merged->next].range.row2 < row->row)
        merged->next++;
    for (size_t i = merged->next; i < merged->count && merged->list[i].range.row1 <= row->row; i++) {
        merged_score *at = &merged->list[i];
        const svod_merge *range = &at->range;
        if (row->row > range->row2 || col < range->col1 || col > range->col2) continue;
        if (row->row == range->row1 && col == range->col1) {
            at->given = !value.blank;
            at->unit = key->unit;
            at->node = value.node;
            at->question = value.question;
        } else if (at->given && !at->told && value.blank &&
                   (at->unit != key->unit || at->node != value.node || at->question != value.question)) {
            tell(intake, at, key, value, row_place(intake, row, col));
        }
        return;
    }
}
