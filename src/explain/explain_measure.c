// Addresses of one unit's indicators and of targets.
#include "explain/job.h"

// Indicators of the rubric at or below the node, or all of them, as what was expected instead of a node that is none.
static bool no_indicator(const explain_job *job, const svod_rubric *rubric, uint32_t node, const char *name) {
    const char **ids = SVOD_ARRAY(job->arena, const char *, (size_t)rubric->indicator_count + 1);
    size_t count = 0;
    for (uint32_t i = 0; i < rubric->indicator_count; i++) {
        uint32_t own = rubric->indicators[i].node;
        if (!rubric->nodes[node].child_count || (own > node && own < rubric->nodes[node].end)) ids[count++] = rubric->nodes[own].id;
    }
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, name, explain_listed(job, ids, count));
}

static bool find_season(const explain_job *job, int year, size_t *season) {
    const svod_monitoring *of = job->result->monitoring;
    svod_buf years = svod_buf_of(job->arena);
    for (size_t i = 0; i < of->years; i++) {
        if (!year || of->year[i]->year == year) return *season = i, true;
        svod_buf_printf(&years, "%s%d", i ? ", " : "", of->year[i]->year);
    }
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, svod_printf(job->arena, "%d", year), years.data);
}

bool explain_find_indicator(const explain_job *job, int year, const char *name, size_t *season, uint32_t *index) {
    const svod_monitoring *of = job->result->monitoring;
    if (!of) return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, name, SAY(job, no_indicators));
    uint32_t node;
    if (!find_season(job, year, season)) return false;
    const svod_rubric *rubric = of->year[*season]->rubric;
    if (!explain_find_node(job, rubric, name, &node)) return false;
    if (!rubric->nodes[node].indicator) return no_indicator(job, rubric, node, name);
    uint32_t link = (uint32_t)(rubric->nodes[node].indicator - rubric->indicators);
    for (*index = 0; *index < of->indicators; ++*index)
        if (of->link[*season * of->indicators + *index] == link) return true;
    return explain_not_linked(job);
}

// "показатель 6.1 «…», 2022"; the year only when it is not the campaign's.
const char *explain_indicator_words(const explain_job *job, size_t season, uint32_t index) {
    const svod_year *now = &job->result->now;
    const char *words = explain_node_words(job, now, now->rubric->indicators[index].node);
    return season ? svod_printf(job->arena, "%s, %d", words, job->result->monitoring->year[season]->year) : words;
}

svod_trail *explain_season_measure(const explain_job *job, svod_trail *parent, size_t season, size_t unit, uint32_t index,
                                   const char *label) {
    const svod_monitoring *of = job->result->monitoring;
    uint32_t link = of->link[season * of->indicators + index];
    if (link != SVOD_NO_INDICATOR) return explain_measure(job, parent, of->year[season], unit, link, label);
    svod_trail *at = explain_node(job, parent, "indicator", label);
    at->state = svod_move_state_id(SVOD_MOVE_NO_EARLIER);
    at->value = SAY(job, not_linked);
    at->place = job->result->now.rubric->nodes[job->result->now.rubric->indicators[index].node].place;
    return at;
}

// ---- measure -------------------------------------------------------------------------------------------------------

typedef enum amount { VALUE, NUMERATOR, DENOMINATOR, PERCENT, AMOUNTS } amount;
static const char *const amounts[AMOUNTS] = {"value", "numerator", "denominator", "percent"};

// One number of it, or why there is none.
static svod_trail *part(const explain_job *job, svod_trail *whole, amount word) {
    for (svod_trail *child = whole->children; child; child = child->next) {
        bool percent = word == PERCENT && svod_streq(child->label, SAY(job, part_percent));
        if (!svod_streq(child->kind, amounts[word]) && !percent) continue;
        child->label = svod_printf(job->arena, "%s: %s", whole->label, child->label);
        return child;
    }
    svod_trail *at = explain_node(job, NULL, amounts[word], whole->label);
    at->state = *whole->state ? whole->state : svod_state_id(SVOD_STATE_NO_DATA);
    at->value = *whole->state ? whole->value : SAY(job, not_reported);
    svod_trail_take(at, whole);
    return at;
}

static svod_trail *measure(const explain_job *job, const svod_address *address) {
    size_t unit, season;
    uint32_t index;
    unsigned word = VALUE;
    if (!explain_find_unit(job, address->word[1], &unit) || !explain_find_indicator(job, address->year, address->word[2], &season, &index))
        return NULL;
    if (address->count > 3 && !explain_find_among(job, address->word[3], amounts, AMOUNTS, &word)) return NULL;
    const char *label =
        svod_printf(job->arena, "%s: %s", job->result->roster->units[unit].name, explain_indicator_words(job, season, index));
    svod_trail *at = explain_season_measure(job, NULL, season, unit, index, label);
    return word == VALUE ? at : part(job, at, (amount)word);
}

const svod_address_kind address_measure = {"measure",
                                           "measure:UNIT:NODE[:WORD][:YEAR]",
                                           2,
                                           3,
                                           SVOD_TAKES_YEAR,
                                           "показатель участника: value, numerator, denominator, percent",
                                           "a unit's indicator: value, numerator, denominator, percent",
                                           measure};

// ---- target --------------------------------------------------------------------------------------------------------

static svod_trail *target(const explain_job *job, const svod_address *address) {
    size_t season;
    uint32_t index;
    if (!explain_find_indicator(job, address->year, address->word[1], &season, &index)) return NULL;
    const svod_year *year = job->result->monitoring->year[season];
    const svod_indicator *of = svod_monitoring_indicator(job->result->monitoring, season, index);
    svod_trail *at = explain_node(job, NULL, "target", explain_indicator_words(job, season, index));
    at->place =
        of ? year->rubric->nodes[of->node].place : job->result->now.rubric->nodes[job->result->now.rubric->indicators[index].node].place;
    at->state = svod_reach_id(SVOD_REACH_NO_TARGET);
    at->value = SAY(job, reach_no_target);
    if (!of || !of->target) return at;
    at->state = "";
    explain_set_points(job, at, of->target->value);
    at->value = explain_target_text(job, of);
    at->how = SAY(job, by_rubric);
    if (of->target->place.file) at->place = of->target->place;
    return at;
}

const svod_address_kind address_target = {
    "target", "target:NODE[:YEAR]", 1, 1, SVOD_TAKES_YEAR, "цель показателя по рубрике", "the target of an indicator by the rubric",
    target};
