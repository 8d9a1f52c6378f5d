// After the last sheet: what no sheet gave at all.
#include "intake/intake.h"

// ---- nodes -------------------------------------------------------------------------------------------------------------

// First slot of the node that any sheet has filled; NULL if none has.
static const svod_score_place *given(const svod_scores *scores, uint32_t node) {
    for (size_t e = 0; e < scores->experts.count; e++) {
        const svod_expert *expert = SVOD_AT(&scores->experts, svod_expert, e);
        for (size_t unit = 0; unit < scores->roster->count; unit++) {
            size_t slot = svod_scores_slot(scores, unit, node);
            if (expert->scores[slot] != SVOD_S_NONE) return &expert->places[slot];
        }
    }
    return NULL;
}

typedef struct coverage {
    const svod_score_place **own; // [node] where it was given itself
    const svod_score_place **any; // [node] where it or anything below it was given
} coverage;

static coverage coverage_of(const svod_scores *scores, svod_arena *scratch) {
    const svod_rubric *rubric = scores->rubric;
    coverage out = {SVOD_ARRAY(scratch, const svod_score_place *, rubric->count),
                    SVOD_ARRAY(scratch, const svod_score_place *, rubric->count)};
    for (uint32_t i = rubric->count; i-- > 0;) {
        out.own[i] = given(scores, i);
        if (out.own[i]) out.any[i] = out.own[i];
        uint32_t parent = rubric->nodes[i].parent;
        if (out.any[i] && parent != SVOD_NO_NODE) out.any[parent] = out.any[i];
    }
    return out;
}

// A node that is missing beside sisters that are there. The place is the sheet that gives a sister.
static void check_children(const svod_scores *scores, const coverage *cover, uint32_t parent, svod_arena *scratch,
                           svod_findings *findings) {
    const svod_rubric *rubric = scores->rubric;
    const svod_score_place *sister = NULL;
    for (uint32_t i = rubric->nodes[parent].first_child; i != SVOD_NO_NODE; i = rubric->nodes[i].next)
        if (!sister) sister = cover->any[i];
    if (!sister) return;
    for (uint32_t i = rubric->nodes[parent].first_child; i != SVOD_NO_NODE; i = rubric->nodes[i].next) {
        if (cover->any[i]) {
            check_children(scores, cover, i, scratch, findings);
            continue;
        }
        uint8_t unread = scores->unread[i];
        scores->unread[i] = SVOD_UNREAD_SAID;
        if (unread == SVOD_UNREAD_SAID) continue;
        svod_place place = svod_scores_place(scores, *sister);
        place.row = place.col = 0;
        svod_add(findings, unread ? SVOD_F_column_hidden : SVOD_F_column_missing, place, "", svod_rubric_label(rubric, scratch, i));
        svod_about(findings, NULL, rubric->nodes[i].id);
    }
}

// ---- units -------------------------------------------------------------------------------------------------------------

static void check_units(const svod_scores *scores, int year, svod_findings *findings) {
    const svod_roster *roster = scores->roster;
    for (size_t i = 0; i < roster->count; i++) {
        if (scores->seen[i] || scores->hidden[i] || !svod_roster_exists(roster, i, year)) continue;
        svod_add(findings, SVOD_F_unit_no_sheet, roster->units[i].place, roster->units[i].name, "");
        svod_about(findings, roster->units[i].id, NULL);
    }
}

// ---- experts -----------------------------------------------------------------------------------------------------------

typedef struct expert_gaps {
    size_t units, nodes;           // rows and whole columns that others have and this expert lacks
    size_t cells, nobodys;         // single cells that this expert left blank; of them: others did not give what is asked either
    const char *unit, *node;       // the first of each
    const svod_score_place *place; // the first single cell left blank
} expert_gaps;

// What was given in a conflict of interests does not count, and nobody lacks it.
static bool answered(svod_score score) {
    return score != SVOD_S_NONE && score != SVOD_S_BLANK && score != SVOD_S_RECUSED;
}

// Did others give what the rubric asks for?
static bool is_given(const svod_scores *scores, size_t slot, const svod_combine *combine) {
    size_t points = 0, na = 0;
    for (size_t e = 0; e < scores->experts.count; e++) {
        const svod_expert *expert = SVOD_AT(&scores->experts, svod_expert, e);
        svod_score score = expert->scores[slot];
        bool answer = score >= 0 || score == SVOD_S_NA;
        if (answer && expert->chair && combine->rule == SVOD_COMBINE_AGREED) return true;
        points += score >= 0;
        na += score == SVOD_S_NA;
    }
    return points ? points >= combine->least : na > 0;
}

// Which rows and columns an expert has any answer in.
static void mark_own(const svod_scores *scores, const svod_expert *expert, bool *units, bool *nodes) {
    for (size_t unit = 0; unit < scores->roster->count; unit++) {
        for (uint32_t node = 0; node < scores->rubric->count; node++) {
            bool any = answered(expert->scores[svod_scores_slot(scores, unit, node)]);
            units[unit] |= any;
            nodes[node] |= any;
        }
    }
}

// assigned NULL: every unit is the expert's.
static expert_gaps gaps_of(const svod_scores *scores, const svod_expert *expert, const bool *assigned, const bool *units, const bool *nodes,
                           const bool *all_units, const bool *all_nodes) {
    expert_gaps gaps = {0};
    for (uint32_t node = 0; node < scores->rubric->count; node++)
        if (all_nodes[node] && !nodes[node] && !gaps.nodes++) gaps.node = svod_rubric_node_id(scores->rubric, node);
    for (size_t unit = 0; unit < scores->roster->count; unit++) {
        bool missed = all_units[unit] && !units[unit] && (!assigned || assigned[unit]);
        if (missed && !gaps.units++) gaps.unit = scores->roster->units[unit].name;
        for (uint32_t node = 0; units[unit] && node < scores->rubric->count; node++) {
            size_t slot = svod_scores_slot(scores, unit, node);
            if (!nodes[node] || expert->scores[slot] != SVOD_S_BLANK) continue;
            if (!gaps.cells++) gaps.place = &expert->places[slot];
            gaps.nobodys += !is_given(scores, slot, &scores->rubric->nodes[node].combine);
        }
    }
    return gaps;
}

// The codes' own advice speaks of the mean.
static void advise_by_rule(const svod_scores *scores, svod_text advice, svod_findings *findings) {
    if (svod_rubric_rules(scores->rubric)) svod_advise(findings, svod_say(findings->lang, advice));
}

static void report_gaps(const svod_scores *scores, const svod_expert *expert, const expert_gaps *gaps, svod_findings *findings) {
    svod_lang lang = findings->lang;
    const char *name = *expert->name ? expert->name : svod_say(lang, SVOD_T_intake_no_expert);
    svod_place none = {0};
    if (gaps->nodes) {
        svod_add(findings, SVOD_F_expert_lacks_nodes, none, name,
                 svod_printf(findings->arena, svod_say(lang, SVOD_T_intake_lacks), gaps->node, gaps->nodes));
        advise_by_rule(scores, SVOD_T_intake_advice_nodes, findings);
    }
    if (gaps->units) {
        svod_add(findings, SVOD_F_expert_lacks_units, none, name,
                 svod_printf(findings->arena, svod_say(lang, SVOD_T_intake_lacks), gaps->unit, gaps->units));
        advise_by_rule(scores, SVOD_T_intake_advice_units, findings);
    }
    if (gaps->cells) {
        svod_add(findings, SVOD_F_expert_left_blank, svod_scores_place(scores, *gaps->place), name,
                 svod_printf(findings->arena, svod_say(lang, SVOD_T_intake_blanks), gaps->cells));
        if (gaps->nobodys)
            svod_advise(findings, svod_say(lang, SVOD_T_intake_advice_nobody));
        else
            advise_by_rule(scores, SVOD_T_intake_advice_blanks, findings);
    }
}

// With several experts a missing answer takes no part in the mean. That is the rule, but a forgotten column must not pass unseen.
static void check_experts(const svod_scores *scores, const svod_panel *panel, svod_arena *scratch, svod_findings *findings) {
    size_t experts = scores->experts.count, unit_count = scores->roster->count, node_count = scores->rubric->count;
    if (experts < 2) return;
    bool *units = SVOD_ARRAY(scratch, bool, (experts + 1) * unit_count), *nodes = SVOD_ARRAY(scratch, bool, (experts + 1) * node_count);
    bool *all_units = units + experts * unit_count, *all_nodes = nodes + experts * node_count;
    for (size_t e = 0; e < experts; e++) {
        const svod_expert *expert = SVOD_AT(&scores->experts, svod_expert, e);
        mark_own(scores, expert, units + e * unit_count, nodes + e * node_count);
        mark_own(scores, expert, all_units, all_nodes);
    }
    for (size_t e = 0; e < experts; e++) {
        const svod_expert *expert = SVOD_AT(&scores->experts, svod_expert, e);
        if (expert->chair) continue; // has the last word where one is wanted, and need not speak elsewhere
        size_t judge = panel ? svod_panel_find(panel, scratch, expert->name) : SVOD_NO_JUDGE;
        const bool *assigned = judge == SVOD_NO_JUDGE ? NULL : panel->judges[judge].assigned;
        expert_gaps gaps = gaps_of(scores, expert, assigned, units + e * unit_count, nodes + e * node_count, all_units, all_nodes);
        report_gaps(scores, expert, &gaps, findings);
    }
}

void svod_intake_finish(svod_scores *scores, const svod_intake_options *options, svod_findings *findings) {
    svod_arena *scratch = svod_arena_new();
    coverage cover = coverage_of(scores, scratch);
    check_children(scores, &cover, SVOD_ROOT, scratch, findings);
    check_units(scores, options->year, findings);
    check_experts(scores, options->panel, scratch, findings);
    svod_arena_free(scratch);
}
