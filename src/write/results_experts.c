// Experts of results.json: who scored what, how far they agree, how severe each is, how sure ranks are.
#include "write/results_parts.h"

static json_t *why_object(unsigned why) {
    json_t *object = json_object();
    json_object_set_new(object, "why", svod_json_text(svod_why_id((svod_why)why)));
    return object;
}

static void set_test(json_t *object, const svod_estimate *at) {
    if (at->p < 0) return;
    json_object_set_new(object, "statistic", svod_json_statistic(at->statistic));
    json_object_set_new(object, "df1", svod_json_statistic(at->df1));
    if (at->df2 > 0) json_object_set_new(object, "df2", svod_json_statistic(at->df2));
    json_object_set_new(object, "p", svod_json_statistic(at->p));
}

static json_t *estimate_object(const svod_estimate *at) {
    if (at->why != SVOD_WHY_defined) return why_object(at->why);
    json_t *object = json_object();
    json_object_set_new(object, "value", svod_json_statistic(at->value));
    json_object_set_new(object, "se", at->has_se ? svod_json_statistic(at->se) : json_null());
    json_object_set_new(object, "low", at->has_interval ? svod_json_statistic(at->low) : json_null());
    json_object_set_new(object, "high", at->has_interval ? svod_json_statistic(at->high) : json_null());
    json_object_set_new(object, "n", json_integer(at->units));
    json_object_set_new(object, "experts", json_integer(at->raters));
    set_test(object, at);
    return object;
}

// ---- who ---------------------------------------------------------------------------------------------------------------

static json_t *scores_object(const svod_coverage *at) {
    json_t *object = json_object();
    json_object_set_new(object, "asked", json_integer(at->asked));
    json_object_set_new(object, "scored", json_integer(at->scored));
    json_object_set_new(object, "not_applicable", json_integer(at->na));
    json_object_set_new(object, "blank", json_integer(at->blank));
    json_object_set_new(object, "bad", json_integer(at->bad));
    return object;
}

static json_t *person(const svod_result *result, size_t i) {
    const svod_expert_row *row = &result->expertise->experts[i];
    json_t *object = json_object();
    json_object_set_new(object, "name", svod_json_text(row->name));
    json_object_set_new(object, "listed", json_boolean(row->judge != SVOD_NO_JUDGE));
    json_object_set_new(object, "sheets", json_boolean(row->scorer != SIZE_MAX));
    json_object_set_new(object, "chair", json_boolean(row->chair));
    json_object_set_new(object, "assigned", json_integer(row->assigned));
    json_object_set_new(object, "ready", json_integer(row->ready));
    json_object_set_new(object, "begun", json_integer(row->begun));
    json_object_set_new(object, "scores", scores_object(&row->sum));
    json_object_set_new(object, "severity", estimate_object(&row->severity));
    return object;
}

// ---- agreement -----------------------------------------------------------------------------------------------------------

static bool all_undefined(const svod_agreement *at) {
    for (unsigned s = 0; s < SVOD_STAT_COUNT; s++)
        if (at->stat[s].why != at->stat[0].why) return false;
    return at->stat[0].why != SVOD_WHY_defined;
}

static json_t *agreement(const svod_result *result, size_t i) {
    const svod_agreement *at = &result->expertise->nodes[i];
    bool none = all_undefined(at);
    json_t *object = none ? why_object(at->stat[0].why) : json_object();
    json_object_set_new(object, "node", svod_json_text(svod_rubric_node_id(result->now.rubric, (uint32_t)i)));
    if (none) return object;
    json_object_set_new(object, "main", svod_json_text(svod_stat_id((svod_stat)at->main)));
    json_object_set_new(object, "level", svod_json_text(svod_agreement_level_id((svod_agreement_level)at->level)));
    json_object_set_new(object, "read_differently", json_boolean(at->read_differently));
    json_object_set_new(object, "compared", json_integer(at->compared));
    json_object_set_new(object, "disputed", json_integer(at->disputed));
    json_object_set_new(object, "spread", at->compared ? svod_json_statistic(at->spread) : json_null());
    json_t *stats = json_object();
    for (unsigned s = 0; s < SVOD_STAT_COUNT; s++)
        json_object_set_new(stats, svod_stat_id((svod_stat)s), estimate_object(&at->stat[s]));
    json_object_set_new(object, "coefficients", stats);
    return object;
}

static json_t *pair(const svod_result *result, size_t i) {
    const svod_expertise *expertise = result->expertise;
    const svod_pair *at = &expertise->pairs[i];
    json_t *object = json_object();
    json_object_set_new(object, "a", svod_json_text(expertise->experts[at->a].name));
    json_object_set_new(object, "b", svod_json_text(expertise->experts[at->b].name));
    json_object_set_new(object, "kappa", estimate_object(&at->kappa));
    json_object_set_new(object, "weighted", estimate_object(&at->weighted));
    return object;
}

static json_t *score_value(svod_score score) {
    if (score == SVOD_S_NONE) return json_null();
    return score >= 0 ? svod_json_points(score * SVOD_POINT_TENTHOUSANDTH) : svod_json_text(svod_score_id(score));
}

static json_t *dispute(const svod_result *result, size_t i) {
    const svod_expertise *expertise = result->expertise;
    const svod_dispute *at = &expertise->disputes[i];
    const svod_scores *scores = result->now.scores;
    json_t *object = json_object(), *said = json_object();
    json_object_set_new(object, "unit", svod_json_text(result->roster->units[at->unit].id));
    json_object_set_new(object, "node", svod_json_text(svod_rubric_node_id(result->now.rubric, at->node)));
    json_object_set_new(object, "share", svod_json_statistic(at->share));
    json_object_set_new(object, "least", score_value(at->least));
    json_object_set_new(object, "most", score_value(at->most));
    json_object_set_new(object, "experts", json_integer(at->experts));
    for (size_t e = 0; e < expertise->expert_count; e++) {
        const svod_expert_row *row = &expertise->experts[e];
        if (row->scorer == SIZE_MAX) continue;
        const svod_expert *expert = SVOD_AT(&scores->experts, svod_expert, row->scorer);
        svod_score score = expert->scores[svod_scores_slot(scores, at->unit, at->node)];
        if (score != SVOD_S_NONE) json_object_set_new(said, row->name, score_value(score));
    }
    json_object_set_new(object, "scores", said);
    return object;
}

// ---- ranks ---------------------------------------------------------------------------------------------------------------

static json_t *range_object(uint32_t low, uint32_t high) {
    if (!low) return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "low", json_integer(low));
    json_object_set_new(object, "high", json_integer(high));
    return object;
}

static json_t *weights_object(const svod_place_of *at) {
    if (at->weights_why != SVOD_WHY_defined) return why_object(at->weights_why);
    json_t *object = range_object(at->weights_low, at->weights_high);
    json_object_set_new(object, "own", svod_json_statistic(at->weights_own));
    json_object_set_new(object, "first", svod_json_statistic(at->weights_first));
    return object;
}

// Nobody else scored: intervals, errors and differences are not even a question.
static bool alone(const svod_expertise *expertise) {
    return expertise->raters < 2 && !expertise->panel;
}

static json_t *rank(const svod_result *result, size_t unit) {
    const svod_expertise *expertise = result->expertise;
    const svod_place_of *at = &expertise->places[unit];
    json_t *object = json_object();
    json_object_set_new(object, "unit", svod_json_text(result->roster->units[unit].id));
    json_object_set_new(object, "weights", weights_object(at));
    if (alone(expertise)) return object;
    json_object_set_new(object, "raw", estimate_object(&at->raw));
    json_object_set_new(object, "adjusted", estimate_object(&at->adjusted));
    json_object_set_new(object, "adjusted_rank", svod_json_rank(at->adjusted_rank));
    json_object_set_new(object, "overrides", json_integer(expertise->overrides[unit]));
    if (at->why != SVOD_WHY_defined) {
        json_object_set_new(object, "why", svod_json_text(svod_why_id((svod_why)at->why)));
        return object;
    }
    json_object_set_new(object, "interval", range_object(at->low, at->high));
    json_object_set_new(object, "bootstrap", range_object(at->boot_low, at->boot_high));
    json_object_set_new(object, "group", svod_json_rank(at->group));
    return object;
}

static json_t *groups(const svod_result *result, size_t i) {
    json_t *object = estimate_object(&result->expertise->groups[i]);
    json_object_set_new(object, "cluster", svod_json_text(result->now.rubric->clusters[i].id));
    return object;
}

// ---- remarks -------------------------------------------------------------------------------------------------------------

static json_t *remark_object(const svod_result *result, const svod_remark *at) {
    const svod_scores *scores = result->now.scores;
    const svod_expert *expert = SVOD_AT(&scores->experts, const svod_expert, at->expert);
    json_t *object = json_object();
    json_object_set_new(object, "unit", svod_json_text(result->roster->units[at->unit].id));
    json_object_set_new(object, "node", svod_json_text(svod_rubric_node_id(result->now.rubric, at->node)));
    json_object_set_new(object, "expert", svod_json_text(expert->name));
    json_object_set_new(object, "score", score_value(expert->scores[svod_scores_slot(scores, at->unit, at->node)]));
    json_object_set_new(object, "comment", svod_json_text(at->comment));
    json_object_set_new(object, "link", svod_json_text(at->link));
    return object;
}

static void put_remarks(const svod_result *result, svod_buf *out) {
    svod_arena *scratch = svod_arena_new();
    size_t count = result->now.scores->remarks.count;
    const svod_remark **remarks = svod_scores_remarks(result->now.scores, scratch);
    svod_json_key("remarks", false, out);
    svod_buf_str(out, "[");
    for (size_t i = 0; i < count; i++) {
        svod_buf_str(out, i ? ",\n" : "\n");
        svod_json_put(remark_object(result, remarks[i]), false, out);
    }
    svod_buf_str(out, count ? "\n]" : "]");
    svod_arena_free(scratch);
}

// ---- the object ------------------------------------------------------------------------------------------------------------

static json_t *severity_object(const svod_expertise *expertise) {
    if (expertise->severity_why != SVOD_WHY_defined) return why_object(expertise->severity_why);
    json_t *object = json_object();
    json_object_set_new(object, "mean", svod_json_statistic(expertise->severity_mean));
    json_object_set_new(object, "sigma", expertise->severity_df > 0 ? svod_json_statistic(expertise->severity_sigma) : json_null());
    json_object_set_new(object, "df", svod_json_statistic(expertise->severity_df));
    json_object_set_new(object, "completed", json_integer(expertise->completed));
    json_object_set_new(object, "refused", json_integer(expertise->refused));
    return object;
}

static void put_number(const char *key, uint64_t value, svod_buf *out) {
    svod_json_key(key, false, out);
    svod_json_put(json_integer((json_int_t)value), false, out);
}

static void put_agreement(const svod_result *result, svod_buf *out) {
    const svod_expertise *expertise = result->expertise;
    svod_json_put_array(result, "agreement", result->now.rubric->count, agreement, out);
    svod_json_put_array(result, "pairs", expertise->pair_count, pair, out);
    put_number("disputed", expertise->disputed, out);
    svod_json_put_array(result, "disputes", expertise->dispute_count, dispute, out);
    svod_json_key("severity", false, out);
    svod_json_put(severity_object(expertise), false, out);
    put_number("replicates", expertise->replicates, out);
}

void svod_json_experts(const svod_result *result, svod_buf *out) {
    const svod_expertise *expertise = result->expertise;
    if (!expertise) {
        svod_buf_str(out, "null");
        return;
    }
    svod_buf_str(out, "{\n");
    svod_json_key("raters", true, out);
    svod_json_put(json_integer((json_int_t)expertise->raters), false, out);
    put_number("seed", expertise->seed, out);
    put_number("draws", expertise->draws, out);
    svod_json_put_array(result, "people", expertise->expert_count, person, out);
    if (!alone(expertise)) put_agreement(result, out);
    svod_json_put_array(result, "ranks", result->now.unit_count, rank, out);
    svod_json_put_array(result, "groups", result->now.rubric->cluster_count, groups, out);
    put_remarks(result, out);
    svod_buf_str(out, "\n}");
}
