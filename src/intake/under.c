// Rows that may stand between the header and the first unit: numbers of the columns, greatest scores.
#include <string.h>

#include "base/str.h"
#include "intake/cellscore.h"
#include "intake/sheet.h"

#define UNDER_HEADER 4 // rows in which numbers of columns and maxima may stand
#define LETTERS 3      // columns numbered "А", "Б", "В" before those numbered "1", "2" …

static int64_t whole_number(const svod_cell *cell) {
    svod_decimal value;
    if (svod_num_parse(svod_cell_text(cell), cell->len, &value, NULL) != SVOD_NUM_VALUE || value.scale) return -1;
    return value.mantissa;
}

// "1 2 3 4 …" or "А Б 1 2 …" under the header: numbers of the columns.
bool row_is_numbering(const svod_intake *intake, const sheet_row *row) {
    size_t letters = 0;
    if (intake->at.begun || row->row > intake->at.skip_to + UNDER_HEADER || row->count < 3) return false;
    while (letters < LETTERS && row->cells[letters].type == SVOD_CELL_STRING && whole_number(&row->cells[letters]) < 0 &&
           svod_utf8_count(svod_cell_text(&row->cells[letters]), row->cells[letters].len) == 1)
        letters++;
    if (letters + 1 >= row->count) return false;
    int64_t first = letters ? 1 : whole_number(&row->cells[0]);
    for (size_t i = letters; i < row->count; i++)
        if (first < 0 || whole_number(&row->cells[i]) != first + (int64_t)(i - letters)) return false;
    // Where units go by numbers, their first row may look the same.
    const group_state *group = &intake->at.groups[0];
    if (!group->label || group->label->kind != NAME_KNOWN) return true;
    const svod_cell *next = svod_grid_at(&intake->at.grid, row->row + 1, group->columns->unit);
    return next && whole_number(next) < 0;
}

// The node's greatest score: "8", "макс. 8", "до 8 баллов".
static bool is_maximum(svod_intake *intake, uint32_t node, const svod_cell *cell) {
    const char *digits = strpbrk(svod_cell_text(cell), "0123456789");
    svod_decimal value;
    svod_points points;
    if (!digits) return false;
    const char *text = svod_strndup(intake->scratch, digits, strspn(digits, "0123456789.,"));
    return svod_num_parse(text, strlen(text), &value, NULL) == SVOD_NUM_VALUE && svod_points_of(value, &points) &&
           points == intake->scores->rubric->nodes[node].max;
}

// The greatest scores under the header, of no unit.
bool row_is_maxima(svod_intake *intake, const sheet_row *row) {
    const sheet_state *at = &intake->at;
    size_t equal = 0;
    if (at->begun || row->row > at->skip_to + UNDER_HEADER || at->layout.is_long) return false;
    for (size_t i = 0; i < at->layout.group_count; i++) {
        const group_state *group = &at->groups[i];
        if (group->label && group->label->kind != NAME_FOOTER) return false;
        for (size_t k = 0; k < group->columns->node_count; k++) {
            const layout_node *node = &group->columns->nodes[k];
            const svod_cell *cell = row_cell(row, node->col);
            if (row_blank(cell)) continue;
            if (!is_maximum(intake, node->node, cell)) return false;
            equal++;
        }
    }
    return equal > 1;
}
