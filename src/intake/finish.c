// After the last sheet: what no sheet gave at all.
#include "base/str.h"
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
        svod_place place = svod_scores_place(scores, *sister);
        place.row = place.col = 0;
        svod_add(findings, SVOD_F_column_missing, place, "", svod_rubric_label(rubric, scratch, i));
        svod_about(findings, NULL, rubric->nodes[i].id);
    }
}

// ---- units -------------------------------------------------------------------------------------------------------------

// Bound of the years in which a unit exists; `otherwise` when the roster does not say.
static int64_t year_attr(const svod_roster *roster, size_t unit, const char *attr, int64_t otherwise) {
    const char *text = svod_roster_attr(roster, unit, attr);
    svod_decimal value;
    size_t len = 0;
    while (text && text[len])
        len++;
    bool number = text && svod_num_parse(text, len, &value, NULL) == SVOD_NUM_VALUE && value.scale == 0;
    return number ? value.mantissa : otherwise;
}

static void check_units(const svod_scores *scores, int year, svod_findings *findings) {
    const svod_roster *roster = scores->roster;
    for (size_t i = 0; i < roster->count; i++) {
        bool exists = year_attr(roster, i, "since", INT64_MIN) <= year && year <= year_attr(roster, i, "until", INT64_MAX);
        if (scores->seen[i] || !exists) continue;
        svod_add(findings, SVOD_F_unit_no_sheet, roster->units[i].place, roster->units[i].name, "");
        svod_about(findings, roster->units[i].id, NULL);
    }
}

void svod_intake_finish(svod_scores *scores, const svod_intake_options *options, svod_findings *findings) {
    svod_arena *scratch = svod_arena_new();
    coverage cover = coverage_of(scores, scratch);
    check_children(scores, &cover, SVOD_ROOT, scratch, findings);
    check_units(scores, options->year, findings);
    svod_arena_free(scratch);
}
