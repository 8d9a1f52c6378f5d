// A row of a wide sheet: one unit (of one expert, of one year), a column a node or a question.
#include "intake/sheet.h"

void wide_row(svod_intake *intake, const sheet_row *row) {
    const layout_group *columns = row->group->columns;
    row_key key;
    if (!row_key_of(intake, row, false, &key)) return;
    bool scores = columns->node_count || columns->total_count || !columns->question_count;
    if (scores && !row_expert_of(intake, row, &key)) return;
    intake->scores->seen[key.unit] = true;
    put_answers(intake, &key, row);
    svod_score_place earlier = {0}, first = {0};
    bool same = false, unlike = false;
    for (size_t i = 0; i < columns->node_count; i++) {
        put_result result = put_score(intake, &key, columns->nodes[i].node, row, columns->nodes[i].col, &earlier);
        if (result == PUT_SAME && !same) first = earlier;
        same |= result == PUT_SAME;
        unlike |= result == PUT_CONFLICT || result == PUT_BAD;
    }
    // A row with conflicts or bad cells has told by their findings that the unit stands twice.
    if (same && !unlike) put_twice(intake, &key, NULL, key.unit_place, first);
    for (size_t i = 0; i < columns->total_count; i++)
        put_total(intake, &key, row, columns->totals[i]);
}
