// A row of a long sheet: one score of one expert for one unit on one node.
#include "base/str.h"
#include "intake/sheet.h"

static void report_node(svod_intake *intake, name *unknown, const row_key *key, svod_place place) {
    const svod_rubric *rubric = intake->scores->rubric;
    if (!unknown->near_known) {
        const char **ids = SVOD_ARRAY(intake->scratch, const char *, rubric->count);
        for (uint32_t i = 1; i < rubric->count; i++)
            ids[i - 1] = rubric->nodes[i].id;
        unknown->near = svod_nearest(intake->arena, unknown->text, ids, rubric->count - 1);
        unknown->near_known = true;
    }
    if (name_report(intake, unknown, SVOD_F_node_unknown, place))
        svod_about(intake->findings, intake->scores->roster->units[key->unit].id, NULL);
}

void long_row(svod_intake *intake, const sheet_row *row) {
    const layout_group *columns = row->group->columns;
    const svod_cell *node_cell = row_cell(row, columns->node);
    bool named = node_cell && !text_blank(node_cell->text);
    row_key key;
    if (!row_key_of(intake, row, named, &key)) return;
    name *node = named ? name_node(intake, node_cell) : NULL;
    const svod_indicator *indicator = node && node->kind == NAME_KNOWN ? intake->scores->rubric->nodes[node->index].indicator : NULL;
    uint32_t index = indicator ? (uint32_t)(indicator - intake->scores->rubric->indicators) : SVOD_NO_INDICATOR;
    if (indicator) {
        intake->scores->seen[key.unit] = true;
        put_answer(intake, &key, index, row, columns->score);
        return;
    }
    if (!row_expert_of(intake, row, &key)) return;
    intake->scores->seen[key.unit] = true;
    if (node && node->kind == NAME_FOOTER) {
        put_total(intake, &key, row, columns->score);
        return;
    }
    if (!node || node->kind == NAME_UNKNOWN) {
        name nameless = {.text = "", .kind = NAME_UNKNOWN, .near_known = true};
        report_node(intake, node ? node : &nameless, &key, row_place(intake, row, columns->node));
        return;
    }
    svod_score_place earlier;
    if (put_score(intake, &key, (uint32_t)node->index, row, columns->score, &earlier) != PUT_SAME) return;
    put_twice(intake, &key, intake->scores->rubric->nodes[node->index].id, row_place(intake, row, columns->score), earlier);
}
