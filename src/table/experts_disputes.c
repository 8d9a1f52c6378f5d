// "Эксперты": the cells that experts differ about, and those that the chair decided otherwise; both in the same columns.
#include "table/experts.h"
#include "table/origin.h"

enum { COL_UNIT = 1, MOST = 30 };

// A run of columns put together.
static svod_out *put_over(svod_lay *lay, uint32_t row, uint32_t from, uint32_t to, svod_class cls, const char *text) {
    svod_out *cell = svod_put_text(lay->table, row, from, cls, text);
    cell->cols = to - from;
    return cell;
}

static bool has_comments(const svod_lay *lay) {
    return lay->result->now.scores->remarks.count > 0;
}

static void put_heads(svod_lay *lay, uint32_t row, const char *who, const char *number, const char *beside) {
    svod_lay_head(lay, row, COL_UNIT, svod_lay_unit_word(lay));
    put_over(lay, row, SVOD_EXPERTS_MIDDLE, SVOD_EXPERTS_WHO, SVOD_CLASS_HEAD, SAY(lay, criterion));
    put_over(lay, row, SVOD_EXPERTS_WHO, SVOD_EXPERTS_NUMBERS, SVOD_CLASS_HEAD, who);
    svod_lay_head(lay, row, SVOD_EXPERTS_NUMBERS, number);
    svod_lay_head(lay, row, SVOD_EXPERTS_NUMBERS + 1, beside);
    if (has_comments(lay)) svod_lay_head(lay, row, SVOD_EXPERTS_LAST, SAY(lay, dispute_comments));
}

static svod_score score_of(const svod_lay *lay, const svod_expert_row *expert, uint32_t unit, uint32_t node) {
    const svod_scores *scores = lay->result->now.scores;
    if (expert->scorer == SIZE_MAX) return SVOD_S_NONE;
    return SVOD_AT(&scores->experts, const svod_expert, expert->scorer)->scores[svod_scores_slot(scores, unit, node)];
}

// "Иванова: 2; Петров: 0; Сидорова: н/п": independent judgements, the chair's apart.
static const char *who_said_what(const svod_lay *lay, uint32_t unit, uint32_t node) {
    const svod_expertise *of = lay->result->expertise;
    svod_buf said = svod_buf_of(lay->arena);
    for (size_t i = 0; i < of->expert_count; i++) {
        svod_score score = score_of(lay, &of->experts[i], unit, node);
        if (of->experts[i].chair || (score < 0 && score != SVOD_S_NA)) continue;
        const char *value = score < 0 ? SAY(lay, state_na) : svod_lay_points_word(lay, score * SVOD_POINT_TENTHOUSANDTH, 4);
        svod_buf_printf(&said, "%s%s: %s", said.len ? "; " : "", svod_experts_name(lay, &of->experts[i]), value);
    }
    return said.len ? said.data : SVOD_NONE;
}

// What experts wrote beside the cell. Remarks are few and rows shown are MOST.
static const char *comments(const svod_lay *lay, uint32_t unit, uint32_t node) {
    const svod_scores *scores = lay->result->now.scores;
    svod_buf said = svod_buf_of(lay->arena);
    for (size_t i = 0; i < scores->remarks.count; i++) {
        const svod_remark *remark = SVOD_AT(&scores->remarks, const svod_remark, i);
        if (remark->unit != unit || remark->node != node || !*remark->comment) continue;
        const char *name = SVOD_AT(&scores->experts, const svod_expert, remark->expert)->name;
        svod_buf_printf(&said, "%s%s%s%s", said.len ? "\n" : "", name, *name ? ": " : "", remark->comment);
    }
    return said.len ? said.data : "";
}

static void put_cell(svod_lay *lay, uint32_t row, uint32_t unit, uint32_t node, const char *kind) {
    svod_put_text(lay->table, row, COL_UNIT, SVOD_CLASS_WRAP, lay->result->roster->units[unit].name);
    put_over(lay, row, SVOD_EXPERTS_MIDDLE, SVOD_EXPERTS_WHO, SVOD_CLASS_WRAP, svod_lay_node_name(lay, node));
    svod_out *who = put_over(lay, row, SVOD_EXPERTS_WHO, SVOD_EXPERTS_NUMBERS, SVOD_CLASS_WRAP, who_said_what(lay, unit, node));
    svod_origin_words(lay, who, "%s:%s:%s", kind, svod_origin_unit_word(lay, unit),
                      svod_origin_word(lay, svod_rubric_node_id(lay->rubric, node)));
    if (has_comments(lay)) svod_put_text(lay->table, row, SVOD_EXPERTS_LAST, SVOD_CLASS_WRAP, comments(lay, unit, node));
}

static void put_dispute(svod_lay *lay, uint32_t row, const svod_dispute *of) {
    put_cell(lay, row, of->unit, of->node, "spread");
    const char *unit = svod_origin_unit_word(lay, of->unit), *node = svod_origin_word(lay, svod_rubric_node_id(lay->rubric, of->node));
    double spread = svod_points_double((svod_points)(of->most - of->least) * SVOD_POINT_TENTHOUSANDTH);
    svod_out *cell = svod_put_number(lay->table, row, SVOD_EXPERTS_NUMBERS, SVOD_CLASS_POINTS, spread);
    svod_origin(lay, svod_lay_tone(cell, SVOD_TONE_STRONG), "spread:%s:%s", unit, node);
    cell = svod_put_number(lay->table, row, SVOD_EXPERTS_NUMBERS + 1, SVOD_CLASS_PERCENT, of->share * 100);
    svod_origin(lay, cell, "spread:%s:%s:share", unit, node);
}

// Of the leaves at and below the node: do any, or all, take the agreed score?
static bool takes_agreed(const svod_rubric *rubric, uint32_t node, bool all) {
    for (uint32_t n = node; n < rubric->nodes[node].end; n++)
        if (svod_rubric_leaf(rubric, n) && (rubric->nodes[n].combine.rule == SVOD_COMBINE_AGREED) != all) return !all;
    return all;
}

// What is to be done about a disputed cell, by the rule of its node.
static const char *advice(const svod_lay *lay) {
    const svod_rubric *rubric = lay->rubric;
    if (takes_agreed(rubric, SVOD_ROOT, true)) return SAY(lay, disputes_agree);
    if (!takes_agreed(rubric, SVOD_ROOT, false)) return SAY(lay, disputes_talk);
    svod_buf nodes = svod_buf_of(lay->arena);
    for (uint32_t n = 1; n < rubric->count; n++) {
        if (!takes_agreed(rubric, n, true)) continue;
        svod_buf_printf(&nodes, "%s%s", nodes.len ? "; " : "", svod_lay_node_name(lay, n));
        n = rubric->nodes[n].end - 1;
    }
    return svod_printf(lay->arena, SAY(lay, disputes_both), nodes.data);
}

uint32_t svod_experts_disputes(svod_lay *lay, uint32_t row) {
    const svod_expertise *of = lay->result->expertise;
    const char *note = svod_printf(lay->arena, SAY(lay, note_experts_disputes), advice(lay));
    row = svod_experts_block(lay, row, SAY(lay, experts_disputes), note);
    if (!of->dispute_count) {
        svod_put_text(lay->table, row, 1, SVOD_CLASS_TEXT, SAY(lay, disputes_none));
        return row + 1;
    }
    put_heads(lay, row++, SAY(lay, dispute_who), SAY(lay, dispute_spread), SAY(lay, dispute_share));
    for (size_t i = 0; i < of->dispute_count && i < MOST; i++)
        put_dispute(lay, row++, &of->disputes[i]);
    if (of->dispute_count <= MOST) return row;
    unsigned long long all = of->disputed;
    const char *more = all > of->dispute_count ? svod_printf(lay->arena, SAY(lay, disputes_many), all, of->dispute_count)
                                               : svod_printf(lay->arena, SAY(lay, disputes_more), all);
    svod_lay_note(lay, row, 1, SVOD_EXPERTS_LAST, more);
    svod_origin_words(lay, svod_lay_last(lay), "count:disputes");
    return row + 1;
}

// ---- the chair -------------------------------------------------------------------------------------------------------------

static void put_override(svod_lay *lay, uint32_t row, const svod_override *of) {
    put_cell(lay, row, of->unit, of->node, "points");
    svod_lay_point(lay, row, SVOD_EXPERTS_NUMBERS, &lay->result->now, of->unit, of->node);
    if (of->without.state != SVOD_STATE_POINTS) {
        svod_lay_dash(lay, row, SVOD_EXPERTS_NUMBERS + 1, SVOD_CLASS_POINTS);
        return;
    }
    const char *without = svod_lay_points_word(lay, of->without.value, 2);
    svod_out *cell = svod_put_text(lay->table, row, SVOD_EXPERTS_NUMBERS + 1, SVOD_CLASS_POINTS, without);
    svod_origin_words(lay, svod_lay_tone(cell, SVOD_TONE_PREVIOUS), "points:%s:%s", svod_origin_unit_word(lay, of->unit),
                      svod_origin_word(lay, svod_rubric_node_id(lay->rubric, of->node)));
}

uint32_t svod_experts_overrides(svod_lay *lay, uint32_t row) {
    const svod_year *year = &lay->result->now;
    if (!year->override_count) return row;
    row = svod_experts_block(lay, row, SAY(lay, experts_overrides), SAY(lay, note_experts_overrides));
    put_heads(lay, row++, SAY(lay, override_who), SAY(lay, override_points), SAY(lay, override_without));
    for (size_t i = 0; i < year->override_count && i < MOST; i++)
        put_override(lay, row++, &year->overrides[i]);
    if (year->override_count <= MOST) return row;
    svod_lay_note(lay, row, 1, SVOD_EXPERTS_LAST, svod_printf(lay->arena, SAY(lay, overrides_more), (unsigned)year->override_count));
    svod_origin_words(lay, svod_lay_last(lay), "count:overrides");
    return row + 1;
}
