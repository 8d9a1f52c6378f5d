// What the trees of the experts' numbers share: an expert by name, a number of an estimate or why there is none, who gave what.
#include "explain/job.h"

#include <math.h>

#define DEEP_SCORES 200000 // scores that a tree may hold; beyond it each unit shows its row alone

const svod_expertise *explain_expertise(const explain_job *job) {
    const svod_expertise *of = job->result->expertise;
    if (of && of->nodes && of->expert_count) return of;
    svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, job->address, SAY(job, no_experts));
    return NULL;
}

bool explain_find_expert(const explain_job *job, const char *name, size_t *expert) {
    const svod_expertise *of = job->result->expertise;
    const char **names = SVOD_ARRAY(job->arena, const char *, of->expert_count + 1);
    const char *key = svod_fold(job->arena, name);
    for (size_t i = 0; i < of->expert_count; i++) {
        if (svod_streq(svod_fold(job->arena, of->experts[i].name), key)) return *expert = i, true;
        names[i] = of->experts[i].name;
    }
    return explain_unknown(job, name, names, of->expert_count);
}

const char *explain_expert_words(const explain_job *job, const svod_expert_row *expert) {
    return *expert->name ? svod_printf(job->arena, SAY(job, expert), expert->name) : SAY(job, expert_unnamed);
}

svod_place explain_expert_place(const explain_job *job, const svod_expert_row *expert, size_t unit) {
    const svod_year *year = &job->result->now;
    if (expert->scorer != SIZE_MAX) {
        const svod_expert *by = SVOD_AT(&year->scores->experts, const svod_expert, expert->scorer);
        for (uint32_t node = 0; node < year->rubric->count; node++) {
            size_t slot = svod_scores_slot(year->scores, unit, node);
            svod_place place = svod_scores_place(year->scores, by->places[slot]);
            if (by->scores[slot] == SVOD_S_NONE || !place.file) continue;
            place.col = 0;
            return place;
        }
    }
    const svod_expertise *of = job->result->expertise;
    if (expert->judge != SVOD_NO_JUDGE && of->panel) return of->panel->judges[expert->judge].place;
    return job->result->roster->units[unit].place;
}

// ---- numbers -------------------------------------------------------------------------------------------------------

void explain_set_double(const explain_job *job, svod_trail *at, double value) {
    at->has_number = true;
    at->number = value;
    at->value = svod_printf(job->arena, "%s%s", value < 0 ? "−" : "", explain_double_text(job, value < 0 ? -value : value));
}

void explain_set_why(const explain_job *job, svod_trail *at, svod_why why) {
    at->state = svod_why_id(why);
    at->value = svod_say(job->lang, svod_why_text(why));
}

static const char *rounded(const explain_job *job, double value) {
    char buf[40];
    const char *size = svod_ratio_text(buf, (svod_ratio){llround(fabs(value) * (double)SVOD_POINT), 1}, 2, svod_lang_mark(job->lang));
    return svod_printf(job->arena, "%s%s", value < 0 ? "−" : "", size);
}

static const char *interval_of(const explain_job *job, const svod_estimate *e, double scale) {
    const char *percent = scale <= 1 ? "" : job->lang == SVOD_RU ? " %" : "%";
    return svod_printf(job->arena, SAY(job, estimate_interval), rounded(job, e->low * scale), percent, rounded(job, e->high * scale),
                       percent);
}

const char *explain_interval_words(const explain_job *job, const svod_estimate *e) {
    if (e->why || !e->has_interval) return "";
    return interval_of(job, e, 1);
}

static const char *estimate_words_of(const explain_job *job, const svod_estimate *e, double scale) {
    const char *of = svod_printf(job->arena, SAY(job, estimate_of), e->units, e->raters);
    return !e->why && e->has_interval ? svod_printf(job->arena, "%s; %s", of, interval_of(job, e, scale)) : of;
}

static const char *const estimate_words[] = {"low", "high", "se", "units", "raters"};
enum { LOW, HIGH, SE, UNITS, RATERS, VALUE };

bool explain_set_estimate(const explain_job *job, svod_trail *at, const svod_estimate *e, const char *word, double scale) {
    unsigned which = VALUE;
    if (*word && !explain_find_among(job, word, estimate_words, VALUE, &which)) return false;
    const double numbers[] = {e->low, e->high, e->se, e->units, e->raters, e->value};
    const bool has[] = {e->has_interval, e->has_interval, e->has_se, true, true, true};
    if (which == UNITS || which == RATERS)
        explain_set_count(job, at, (size_t)numbers[which]);
    else if (e->why || !has[which])
        explain_set_why(job, at, e->why ? (svod_why)e->why : SVOD_WHY_no_error);
    else
        explain_set_double(job, at, numbers[which] * scale);
    at->how = estimate_words_of(job, e, scale);
    return true;
}

// ---- who gave what -------------------------------------------------------------------------------------------------

static bool judges(const svod_expert_row *expert) {
    return !expert->chair && expert->scorer != SIZE_MAX;
}

static void add_cell(const explain_job *job, svod_trail *parent, size_t unit, uint32_t node, bool (*wanted)(const svod_expert_row *)) {
    const svod_expertise *of = job->result->expertise;
    for (size_t i = 0; i < of->expert_count; i++)
        if (wanted(&of->experts[i])) explain_score(job, parent, &job->result->now, of->experts[i].scorer, unit, node);
}

static bool anybody(const explain_job *job, size_t unit, uint32_t node) {
    const svod_expertise *of = job->result->expertise;
    const svod_scores *scores = job->result->now.scores;
    for (size_t i = 0; i < of->expert_count; i++) {
        if (!judges(&of->experts[i])) continue;
        const svod_expert *by = SVOD_AT(&scores->experts, const svod_expert, of->experts[i].scorer);
        if (by->scores[svod_scores_slot(scores, unit, node)] != SVOD_S_NONE) return true;
    }
    return false;
}

void explain_add_cell(const explain_job *job, svod_trail *parent, size_t unit, uint32_t node) {
    add_cell(job, parent, unit, node, judges);
    if (!parent->children) parent->place = explain_row(job, &job->result->now, unit, node);
}

static bool is_deep(const explain_job *job, uint32_t node) {
    const svod_year *year = &job->result->now;
    size_t nodes = year->rubric->nodes[node].end - node;
    return year->unit_count * nodes * (job->result->expertise->expert_count + 1) <= DEEP_SCORES;
}

static void add_unit(const explain_job *job, svod_trail *parent, size_t unit, uint32_t node, bool deep) {
    const svod_year *year = &job->result->now;
    svod_trail *at = NULL;
    for (uint32_t n = node; n < year->rubric->nodes[node].end; n++) {
        if (!anybody(job, unit, n)) continue;
        if (!at) at = explain_node(job, parent, "ratings", job->result->roster->units[unit].name);
        if (!deep) break;
        svod_trail *cell = n == node ? at : explain_node(job, at, "ratings", explain_node_words(job, year, n));
        add_cell(job, cell, unit, n, judges);
    }
    if (at && !at->children) at->place = explain_row(job, year, unit, node);
}

void explain_add_ratings(const explain_job *job, svod_trail *parent, uint32_t node) {
    bool deep = is_deep(job, node);
    for (size_t unit = 0; unit < job->result->roster->count; unit++)
        add_unit(job, parent, unit, node, deep);
    if (!parent->children) parent->place = job->result->now.rubric->nodes[node].place;
}

// Was anything below the node given by this expert? Then what was given for the whole does not count.
static bool gave_below(const svod_scores *scores, const svod_expert *by, size_t unit, uint32_t node) {
    for (uint32_t n = node + 1; n < scores->rubric->nodes[node].end; n++)
        if (by->scores[svod_scores_slot(scores, unit, n)] != SVOD_S_NONE) return true;
    return false;
}

void explain_add_given(const explain_job *job, svod_trail *parent, const svod_expert_row *expert, size_t unit) {
    const svod_year *year = &job->result->now;
    if (expert->scorer == SIZE_MAX) return;
    const svod_expert *by = SVOD_AT(&year->scores->experts, const svod_expert, expert->scorer);
    bool deep = is_deep(job, SVOD_ROOT);
    svod_points sum = 0;
    svod_trail *at = NULL;
    for (uint32_t n = 0; n < year->rubric->count; n++) {
        svod_score score = by->scores[svod_scores_slot(year->scores, unit, n)];
        if (score == SVOD_S_NONE || gave_below(year->scores, by, unit, n)) continue;
        if (!at) at = explain_node(job, parent, "given", job->result->roster->units[unit].name);
        if (score > 0) sum += score * SVOD_POINT_TENTHOUSANDTH;
        if (deep) explain_score(job, at, year, expert->scorer, unit, n)->label = explain_node_words(job, year, n);
    }
    if (!at) return;
    explain_set_points(job, at, sum);
    at->how = SAY(job, given);
    if (!at->children) at->place = explain_expert_place(job, expert, unit);
}
