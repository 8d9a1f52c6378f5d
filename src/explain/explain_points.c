// Addresses of one unit's points, maxima, percents and single scores.
#include "explain/job.h"

// UNIT and NODE of the words; the node in the rubric of the year said.
static bool unit_and_what(const explain_job *job, const svod_address *address, size_t *unit, explain_what *what) {
    return explain_find_unit(job, address->word[1], unit) && explain_find_what(job, address->year, address->word[2], what);
}

static const char *label_of(const explain_job *job, const explain_what *what, size_t unit) {
    return svod_printf(job->arena, "%s: %s", job->result->roster->units[unit].name, explain_what_words(job, what));
}

static svod_trail *points(const explain_job *job, const svod_address *address) {
    size_t unit;
    explain_what what;
    if (!unit_and_what(job, address, &unit, &what)) return NULL;
    return explain_what_points(job, NULL, &what, unit, label_of(job, &what, unit));
}

const svod_address_kind address_points = {"points",
                                          "points:UNIT:NODE[:YEAR]",
                                          2,
                                          2,
                                          SVOD_TAKES_YEAR,
                                          "баллы участника по разделу или критерию (total — итог)",
                                          "points of a unit on a section or criterion (total: all)",
                                          points};

static svod_trail *max(const explain_job *job, const svod_address *address) {
    size_t unit;
    explain_what what;
    if (address->count == 2) {
        if (!explain_find_what(job, address->year, address->word[1], &what)) return NULL;
        return explain_what_most(job, NULL, &what, NULL);
    }
    if (!unit_and_what(job, address, &unit, &what)) return NULL;
    return explain_what_max(job, NULL, &what, unit, label_of(job, &what, unit));
}

const svod_address_kind address_max = {"max",
                                       "max:[UNIT:]NODE[:YEAR]",
                                       1,
                                       2,
                                       SVOD_TAKES_YEAR,
                                       "максимум по рубрике или тот, что был возможен у участника",
                                       "the maximum by the rubric, or what the unit could have had",
                                       max};

static svod_trail *percent(const explain_job *job, const svod_address *address) {
    size_t unit;
    explain_what what;
    if (!unit_and_what(job, address, &unit, &what)) return NULL;
    return explain_what_percent(job, NULL, &what, unit, label_of(job, &what, unit));
}

const svod_address_kind address_percent = {"percent",
                                           "percent:UNIT:NODE[:YEAR]",
                                           2,
                                           2,
                                           SVOD_TAKES_YEAR,
                                           "процент участника от возможного максимума",
                                           "a unit's percent of what it could have had",
                                           percent};

static bool find_expert(const explain_job *job, const svod_scores *scores, const char *name, size_t *expert) {
    const char **names = SVOD_ARRAY(job->arena, const char *, scores->experts.count + 1);
    for (size_t i = 0; i < scores->experts.count; i++)
        names[i] = SVOD_AT(&scores->experts, const svod_expert, i)->name;
    const char *key = svod_fold(job->arena, name);
    if (svod_map_get(scores->by_name, key, expert)) return true;
    return explain_unknown(job, name, names, scores->experts.count);
}

static svod_trail *score(const explain_job *job, const svod_address *address) {
    size_t unit, expert;
    uint32_t node;
    const svod_year *year = explain_find_year(job, address->year);
    if (!year || !find_expert(job, year->scores, address->word[1], &expert) || !explain_find_unit(job, address->word[2], &unit) ||
        !explain_find_node(job, year->rubric, address->word[3], &node))
        return NULL;
    svod_trail *at = explain_score(job, NULL, year, expert, unit, node);
    if (at) return at;
    at = explain_node(job, NULL, "score", explain_node_words(job, year, node));
    explain_set_state(job, at, SVOD_STATE_NO_DATA);
    at->place = explain_row(job, year, unit, node);
    return at;
}

const svod_address_kind address_score = {
    "score", "score:EXPERT:UNIT:NODE[:YEAR]", 3, 3, SVOD_TAKES_YEAR, "балл одного эксперта", "what one expert gave", score};

static svod_trail *comparable(const explain_job *job, const svod_address *address) {
    size_t unit;
    explain_what what;
    if (!explain_find_unit(job, address->word[1], &unit) || !explain_find_what(job, address->year, "comparable", &what)) return NULL;
    return explain_what_points(job, NULL, &what, unit, label_of(job, &what, unit));
}

const svod_address_kind address_comparable = {"comparable",
                                              "comparable:UNIT[:YEAR]",
                                              1,
                                              1,
                                              SVOD_TAKES_YEAR,
                                              "баллы участника там, где оба года сопоставимы",
                                              "a unit's points where both years can be compared",
                                              comparable};
