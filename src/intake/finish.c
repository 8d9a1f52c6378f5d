// After the last sheet: what no sheet gave at all.
#include "base/str.h"
#include "intake/intake.h"
#include "intake/questions.h"

#define NAMED_MOST 8 // indicators named in one finding

// ---- questions -----------------------------------------------------------------------------------------------------------

static bool is_asked(const svod_scores *scores, uint32_t indicator, uint8_t part) {
    return scores->answers.asked[(size_t)indicator * SVOD_PART_COUNT + part];
}

static bool is_any_asked(const svod_scores *scores, uint32_t indicator) {
    for (uint8_t part = 0; part < SVOD_PART_COUNT; part++)
        if (is_asked(scores, indicator, part)) return true;
    return false;
}

// Some sheet with answers to an indicator; of none when it has no rows.
static const svod_score_place *asked_at(const svod_scores *scores, uint32_t indicator, svod_arena *scratch) {
    svod_score_place *out = SVOD_NEW(scratch, svod_score_place);
    out->source = UINT16_MAX;
    for (size_t unit = 0; unit < scores->roster->count; unit++) {
        for (uint8_t part = 0; part < SVOD_PART_COUNT; part++) {
            const svod_answer *at = svod_answers_at(&scores->answers, unit, indicator, part);
            if (!at->given) continue;
            *out = (svod_score_place){at->cell.row, (uint16_t)at->cell.col, at->source};
            return out;
        }
    }
    return out;
}

static bool has_part(const svod_scores *scores, uint32_t indicator, svod_part_id part, bool asked) {
    const char *given = scores->rubric->indicators[indicator].from[part];
    return (asked && is_asked(scores, indicator, (uint8_t)part)) || (given && *given);
}

// The part without which an indicator has no value; SVOD_PART_COUNT: none is lacking. asked false: what the roster gives is enough.
static uint8_t lacking_part(const svod_scores *scores, uint32_t indicator, bool asked) {
    const unsigned *ways = scores->rubric->indicators[indicator].rule->ways;
    unsigned there = 0;
    for (unsigned part = 0; part < SVOD_PART_COUNT; part++)
        there |= (unsigned)has_part(scores, indicator, (svod_part_id)part, asked) << part;
    for (size_t i = 0; i < SVOD_WAYS; i++)
        if (ways[i] && !(ways[i] & ~there)) return SVOD_PART_COUNT;
    uint8_t part = 0;
    while (part < SVOD_PART_COUNT && !((ways[0] & ~there) >> part & 1))
        part++;
    return part;
}

// Nothing but indicators stands at or below the node; from_roster: all of them have their values from the roster.
static bool is_measured(const svod_scores *scores, uint32_t node, bool from_roster) {
    const svod_rubric *rubric = scores->rubric;
    const svod_indicator *at = rubric->nodes[node].indicator;
    if (at) return !from_roster || lacking_part(scores, (uint32_t)(at - rubric->indicators), false) == SVOD_PART_COUNT;
    if (svod_rubric_leaf(rubric, node)) return false;
    for (uint32_t i = rubric->nodes[node].first_child; i != SVOD_NO_NODE; i = rubric->nodes[i].next)
        if (!is_measured(scores, i, from_roster)) return false;
    return true;
}

// Something at or below the node has a target or points to be had.
static bool has_aim(const svod_rubric *rubric, uint32_t node) {
    const svod_indicator *at = rubric->nodes[node].indicator;
    if (at) return at->target || at->worth != SVOD_WORTH_NONE;
    for (uint32_t i = rubric->nodes[node].first_child; i != SVOD_NO_NODE; i = rubric->nodes[i].next)
        if (has_aim(rubric, i)) return true;
    return false;
}

// Asked, but not for all that its value is made of.
static void check_parts(const svod_scores *scores, bool earlier, svod_arena *scratch, svod_findings *findings) {
    const svod_rubric *rubric = scores->rubric;
    for (uint32_t i = 0; i < rubric->indicator_count; i++) {
        uint32_t node = rubric->indicators[i].node;
        uint8_t part = is_any_asked(scores, i) ? lacking_part(scores, i, true) : SVOD_PART_COUNT;
        if (part == SVOD_PART_COUNT || scores->unread[node] == SVOD_UNREAD_SAID) continue;
        svod_place place = svod_scores_place(scores, *asked_at(scores, i, scratch));
        place.row = place.col = 0;
        svod_code code = earlier || !has_aim(rubric, node) ? SVOD_F_question_unasked : SVOD_F_question_missing;
        if (scores->unread[node]) code = SVOD_F_column_hidden;
        svod_add(findings, code, place, "", question_label(rubric, i, part, findings->lang, scratch));
        svod_about(findings, NULL, rubric->nodes[node].id);
    }
}

static bool has_answered(const svod_scores *scores, size_t unit, uint32_t indicator) {
    for (uint8_t part = 0; part < SVOD_PART_COUNT; part++)
        if (svod_answers_at(&scores->answers, unit, indicator, part)->given) return true;
    return false;
}

// Units that are named somewhere and gave no answer where others did: one of several forms was not sent.
static void check_answers(const svod_scores *scores, int year, svod_arena *scratch, svod_findings *findings) {
    const svod_roster *roster = scores->roster;
    const svod_rubric *rubric = scores->rubric;
    for (size_t unit = 0; unit < roster->count; unit++) {
        if (!scores->seen[unit] || scores->hidden[unit] || !svod_roster_exists(roster, unit, year)) continue;
        svod_buf list = svod_buf_of(scratch);
        size_t lacking = 0;
        for (uint32_t i = 0; i < rubric->indicator_count; i++) {
            if (!is_any_asked(scores, i) || has_answered(scores, unit, i)) continue;
            if (lacking++ < NAMED_MOST)
                svod_buf_printf(&list, "%s%s", lacking > 1 ? ", " : "", rubric->nodes[rubric->indicators[i].node].id);
        }
        if (!lacking) continue;
        const char *words = lacking > NAMED_MOST
                                ? svod_printf(scratch, svod_say(findings->lang, SVOD_T_intake_lacking_more), list.data, lacking)
                                : list.data;
        svod_add(findings, SVOD_F_answers_lacking, roster->units[unit].place, roster->units[unit].name, words);
        svod_about(findings, roster->units[unit].id, NULL);
    }
}

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
    const svod_score_place **own;    // [node] where it was given itself
    const svod_score_place **any;    // [node] where it or anything below it was given
    const svod_score_place **judged; // [node] the same, by experts alone
} coverage;

// What is lacking of the nodes.
typedef struct lacks {
    const svod_scores *scores;
    coverage cover;
    bool earlier;    // of a campaign before the one that is run
    svod_buf then;   // earlier: indicators that no sheet asked
    size_t thens;    // how many
    svod_place asks; // earlier: a sheet that asks others
    svod_arena *scratch;
    svod_findings *findings;
} lacks;

static coverage coverage_of(const svod_scores *scores, svod_arena *scratch) {
    const svod_rubric *rubric = scores->rubric;
    coverage out = {SVOD_ARRAY(scratch, const svod_score_place *, rubric->count),
                    SVOD_ARRAY(scratch, const svod_score_place *, rubric->count),
                    SVOD_ARRAY(scratch, const svod_score_place *, rubric->count)};
    for (uint32_t i = rubric->count; i-- > 0;) {
        const svod_indicator *at = rubric->nodes[i].indicator;
        uint32_t index = at ? (uint32_t)(at - rubric->indicators) : 0;
        out.own[i] = !at ? given(scores, i) : is_any_asked(scores, index) ? asked_at(scores, index, scratch) : NULL;
        if (out.own[i]) out.any[i] = out.own[i];
        if (out.own[i] && !at) out.judged[i] = out.own[i];
        uint32_t parent = rubric->nodes[i].parent;
        if (parent == SVOD_NO_NODE) continue;
        if (out.any[i]) out.any[parent] = out.any[i];
        if (out.judged[i]) out.judged[parent] = out.judged[i];
    }
    return out;
}

static void note_unasked(lacks *job, uint32_t node) {
    const svod_rubric *rubric = job->scores->rubric;
    if (rubric->nodes[node].indicator && job->thens++ < NAMED_MOST)
        svod_buf_printf(&job->then, "%s%s", job->thens > 1 ? ", " : "", rubric->nodes[node].id);
    for (uint32_t i = rubric->nodes[node].first_child; i != SVOD_NO_NODE; i = rubric->nodes[i].next)
        note_unasked(job, i);
}

// What nothing of depends on is a warning; what an earlier year did not ask is "no earlier measurement", and told once a campaign.
static svod_code lack_of(const lacks *job, uint32_t node, bool wanted) {
    const svod_rubric *rubric = job->scores->rubric;
    if (job->scores->unread[node]) return SVOD_F_column_hidden;
    if (!is_measured(job->scores, node, false)) return SVOD_F_column_missing;
    if (job->earlier) return SVOD_F_question_unasked_then;
    return wanted && has_aim(rubric, node) ? SVOD_F_question_missing : SVOD_F_question_unasked;
}

static void tell_lack(lacks *job, uint32_t node, const svod_score_place *sister, bool wanted) {
    uint8_t unread = job->scores->unread[node];
    svod_code code = lack_of(job, node, wanted);
    job->scores->unread[node] = SVOD_UNREAD_SAID;
    if (unread == SVOD_UNREAD_SAID) return;
    svod_place place = svod_scores_place(job->scores, *sister);
    place.row = place.col = 0;
    if (code == SVOD_F_question_unasked_then) {
        if (!job->thens) job->asks = place;
        note_unasked(job, node);
        return;
    }
    svod_add(job->findings, code, place, "", svod_rubric_label(job->scores->rubric, job->scratch, node));
    svod_about(job->findings, NULL, job->scores->rubric->nodes[node].id);
}

// A node that is missing beside sisters that are there. The place is the sheet that gives a sister. wanted: experts' scores are. Below a
// node that experts scored as a whole they are not, for all that its indicators are asked, unless some of them are there.
static void check_children(lacks *job, uint32_t parent, bool wanted, const svod_score_place *sister) {
    const svod_scores *scores = job->scores;
    const svod_rubric *rubric = scores->rubric;
    wanted = wanted && (parent == SVOD_ROOT || !job->cover.own[parent]);
    bool any = false;
    for (uint32_t i = rubric->nodes[parent].first_child; i != SVOD_NO_NODE; i = rubric->nodes[i].next) {
        if (job->cover.any[i] && !any) sister = job->cover.any[i];
        any |= job->cover.any[i] != NULL;
        wanted |= job->cover.judged[i] != NULL;
    }
    if (!sister) return;
    for (uint32_t i = rubric->nodes[parent].first_child; i != SVOD_NO_NODE; i = rubric->nodes[i].next) {
        if (is_measured(scores, i, true)) continue;
        if (job->cover.any[i] || (!wanted && !is_measured(scores, i, false)))
            check_children(job, i, wanted, job->cover.any[i] ? NULL : sister);
        else
            tell_lack(job, i, sister, wanted);
    }
}

static void check_nodes(const svod_scores *scores, bool earlier, svod_arena *scratch, svod_findings *findings) {
    lacks job = {.scores = scores,
                 .cover = coverage_of(scores, scratch),
                 .earlier = earlier,
                 .then = svod_buf_of(scratch),
                 .scratch = scratch,
                 .findings = findings};
    check_children(&job, SVOD_ROOT, true, NULL);
    if (!job.thens) return;
    const char *words = job.then.data;
    if (job.thens > NAMED_MOST) words = svod_printf(scratch, svod_say(findings->lang, SVOD_T_intake_lacking_more), words, job.thens);
    svod_add(findings, SVOD_F_question_unasked_then, job.asks, words, "");
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
    check_nodes(scores, options->earlier, scratch, findings);
    if (scores->rubric->indicator_count) check_parts(scores, options->earlier, scratch, findings);
    check_units(scores, options->year, findings);
    if (scores->rubric->indicator_count) check_answers(scores, options->year, scratch, findings);
    check_experts(scores, options->panel, scratch, findings);
    svod_arena_free(scratch);
}
