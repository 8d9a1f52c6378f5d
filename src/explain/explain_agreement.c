// How far experts agree: a coefficient at a node, the spread of a cell, two experts held together; each with who gave what.
#include <math.h>

#include "explain/job.h"

static void set_agreement(const explain_job *job, svod_trail *at, const svod_agreement *of, svod_stat stat) {
    if (stat == SVOD_STAT_percent && at->has_number) at->value = svod_printf(job->arena, "%s %%", at->value);
    if (stat != (svod_stat)of->main || of->stat[stat].why) return;
    const char *level = svod_say(job->lang, svod_agreement_level_word((svod_agreement_level)of->level));
    at->how = svod_printf(job->arena, SAY(job, agreement_level), at->how, level);
}

// The mean range and the units with one are no coefficients, but belong to the agreement of a node.
static bool is_spread(const explain_job *job, svod_trail *at, const svod_agreement *of, const char *word, const char *node) {
    const char *label = svod_streq(word, "spread")     ? SAY(job, agreement_spread)
                        : svod_streq(word, "disputed") ? SAY(job, agreement_disputed)
                        : svod_streq(word, "compared") ? SAY(job, agreement_compared)
                                                       : NULL;
    if (!label) return false;
    at->label = svod_printf(job->arena, "%s: %s", label, node);
    if (svod_streq(word, "spread"))
        explain_set_double(job, at, of->spread);
    else
        explain_set_count(job, at, svod_streq(word, "disputed") ? of->disputed : of->compared);
    return true;
}

static bool unknown_stat(const explain_job *job, const char *word) {
    const char *names[SVOD_STAT_COUNT + 3] = {
        [SVOD_STAT_COUNT] = "spread", [SVOD_STAT_COUNT + 1] = "disputed", [SVOD_STAT_COUNT + 2] = "compared"};
    for (unsigned i = 0; i < SVOD_STAT_COUNT; i++)
        names[i] = svod_stat_id((svod_stat)i);
    return explain_unknown(job, word, names, SVOD_STAT_COUNT + 3);
}

static svod_trail *agreement(const explain_job *job, const svod_address *address) {
    const svod_expertise *expertise = explain_expertise(job);
    const svod_year *year = &job->result->now;
    const char *word = address->word[1], *part = address->count > 3 ? address->word[3] : "";
    uint32_t node;
    if (!expertise || !explain_find_node(job, year->rubric, address->word[2], &node)) return NULL;
    const svod_agreement *of = &expertise->nodes[node];
    svod_trail *at = explain_node(job, NULL, "agreement", "");
    svod_stat stat;
    if (is_spread(job, at, of, word, explain_node_words(job, year, node))) {
        explain_add_ratings(job, at, node);
        return at;
    }
    if (!svod_stat_find(word, &stat)) return unknown_stat(job, word), NULL;
    at->label = svod_printf(job->arena, "%s: %s", svod_say(job->lang, svod_stat_name(stat)), explain_node_words(job, year, node));
    if (!explain_set_estimate(job, at, &of->stat[stat], part, stat == SVOD_STAT_percent ? 100 : 1)) return NULL;
    if (!*part) set_agreement(job, at, of, stat);
    explain_add_ratings(job, at, node);
    return at;
}

const svod_address_kind address_agreement = {"agreement",
                                             "agreement:STAT:NODE[:low|high|se|units|raters]",
                                             2,
                                             3,
                                             0,
                                             "согласие экспертов: коэффициент (alpha_ordinal, icc_2_1 …), spread — средний разброс,\n"
                                             "      disputed — у скольких участников он есть, compared — из скольких",
                                             "agreement of the experts: a coefficient (alpha_ordinal, icc_2_1 …), spread: the mean range,\n"
                                             "      disputed: how many units have any, compared: of how many",
                                             agreement};

// ---- a cell --------------------------------------------------------------------------------------------------------

static svod_points range_of(const svod_dispute *of) {
    return (svod_points)(of->most - of->least) * SVOD_POINT_TENTHOUSANDTH;
}

static svod_trail *add_dispute(const explain_job *job, svod_trail *parent, const svod_dispute *of, const char *label) {
    svod_trail *at = explain_node(job, parent, "spread", label);
    explain_set_points(job, at, range_of(of));
    at->how = svod_printf(job->arena, "%s − %s", explain_points_text(job, of->most * SVOD_POINT_TENTHOUSANDTH),
                          explain_points_text(job, of->least * SVOD_POINT_TENTHOUSANDTH));
    explain_add_cell(job, at, of->unit, of->node);
    return at;
}

svod_trail *explain_disputes(const explain_job *job, svod_trail *parent, size_t unit, uint32_t node) {
    const svod_expertise *of = job->result->expertise;
    const svod_year *year = &job->result->now;
    svod_trail *at = NULL;
    for (size_t i = 0; of && i < of->dispute_count; i++) {
        const svod_dispute *dispute = &of->disputes[i];
        if (dispute->unit != unit || dispute->node < node || dispute->node >= year->rubric->nodes[node].end) continue;
        if (!at) at = explain_node(job, parent, "disputes", SAY(job, disputes));
        add_dispute(job, at, dispute, explain_node_words(job, year, dispute->node));
    }
    if (at) explain_set_count(job, at, at->child_count);
    if (at && of->disputed > of->dispute_count) at->how = svod_printf(job->arena, SAY(job, disputes_cut), of->dispute_count);
    return at;
}

static const svod_dispute *find_dispute(const svod_expertise *of, size_t unit, uint32_t node) {
    for (size_t i = 0; i < of->dispute_count; i++)
        if (of->disputes[i].unit == unit && of->disputes[i].node == node) return &of->disputes[i];
    return NULL;
}

// A cell that is not in the list: equal points, or a small range where the list was cut.
static void set_range(const explain_job *job, svod_trail *at) {
    double least = INFINITY, most = -INFINITY;
    size_t points = 0;
    for (const svod_trail *child = at->children; child; child = child->next) {
        if (!child->has_number) continue;
        points++;
        least = fmin(least, child->number), most = fmax(most, child->number);
    }
    if (points > 1)
        explain_set_points(job, at, llround((most - least) * (double)SVOD_POINT));
    else
        explain_set_why(job, at, points ? SVOD_WHY_one_rater : SVOD_WHY_no_data); // nobody can differ
}

static svod_trail *spread_of(const explain_job *job, const svod_expertise *of, size_t unit, uint32_t node, const char *label) {
    const svod_dispute *dispute = find_dispute(of, unit, node);
    if (dispute) return add_dispute(job, NULL, dispute, label);
    svod_trail *at = explain_node(job, NULL, "spread", label);
    explain_add_cell(job, at, unit, node);
    set_range(job, at);
    return at;
}

static svod_trail *spread(const explain_job *job, const svod_address *address) {
    const svod_expertise *of = explain_expertise(job);
    const svod_year *year = &job->result->now;
    size_t unit;
    uint32_t node;
    bool share = address->count > 3;
    if (!of || !explain_find_unit(job, address->word[1], &unit) || !explain_find_node(job, year->rubric, address->word[2], &node))
        return NULL;
    static const char *const words[] = {"share"};
    if (share && !svod_streq(address->word[3], "share")) return explain_unknown(job, address->word[3], words, 1), NULL;
    const char *where = svod_printf(job->arena, "%s, %s", job->result->roster->units[unit].name, explain_node_words(job, year, node));
    const char *label = svod_printf(job->arena, "%s: %s", SAY(job, spread), where);
    svod_trail *below = explain_disputes(job, NULL, unit, node);
    if (below && !find_dispute(of, unit, node)) return below->label = where, below;
    svod_trail *at = spread_of(job, of, unit, node, label);
    if (!share || !at->has_number) return at;
    svod_trail *percent = explain_node(job, NULL, "percent", svod_printf(job->arena, "%s: %s", SAY(job, spread_share), where));
    svod_trail_take(percent, at);
    svod_points max = year->rubric->nodes[node].max;
    explain_constant(job, percent, SAY(job, maximum), max, explain_max_place(year->rubric, node));
    svod_points range = llround(at->number * (double)SVOD_POINT);
    explain_set_percent(job, percent, svod_percent(range, max));
    return percent;
}

const svod_address_kind address_spread = {"spread",
                                          "spread:UNIT:NODE[:share]",
                                          2,
                                          3,
                                          0,
                                          "разброс баллов экспертов по критерию; по разделу — его спорные ячейки",
                                          "spread of the experts' points on a criterion; of a section its disputed cells",
                                          spread};

// ---- two experts ---------------------------------------------------------------------------------------------------

static const svod_pair *find_pair(const explain_job *job, const svod_expertise *of, const svod_address *address) {
    size_t a, b;
    if (!explain_find_expert(job, address->word[1], &a) || !explain_find_expert(job, address->word[2], &b)) return NULL;
    for (size_t i = 0; i < of->pair_count; i++)
        if ((of->pairs[i].a == a && of->pairs[i].b == b) || (of->pairs[i].a == b && of->pairs[i].b == a)) return &of->pairs[i];
    explain_unknown(job, address->word[2], NULL, 0);
    return NULL;
}

static svod_trail *kappa(const explain_job *job, const svod_address *address) {
    const svod_expertise *of = explain_expertise(job);
    const svod_pair *pair = of ? find_pair(job, of, address) : NULL;
    if (!pair) return NULL;
    bool weighted = address->count > 3 && svod_streq(address->word[3], "weighted");
    unsigned next = weighted ? 4 : 3;
    const char *part = address->count > next ? address->word[next] : "";
    const svod_expert_row *two[] = {&of->experts[pair->a], &of->experts[pair->b]};
    const char *name = weighted ? SAY(job, kappa_weighted) : SAY(job, kappa);
    svod_trail *at = explain_node(job, NULL, "kappa", svod_printf(job->arena, "%s: %s, %s", name, two[0]->name, two[1]->name));
    if (!explain_set_estimate(job, at, weighted ? &pair->weighted : &pair->kappa, part, 1)) return NULL;
    for (size_t i = 0; i < 2; i++) {
        svod_trail *one = explain_node(job, at, "ratings", explain_expert_words(job, two[i]));
        for (size_t unit = 0; unit < job->result->roster->count; unit++)
            explain_add_given(job, one, two[i], unit);
        if (!one->children) one->place = explain_expert_place(job, two[i], 0);
    }
    return at;
}

const svod_address_kind address_kappa = {"kappa",
                                         "kappa:EXPERT:EXPERT[:weighted][:low|high|se|units]",
                                         2,
                                         4,
                                         0,
                                         "согласие двух экспертов, каппа Коэна",
                                         "agreement of two experts, Cohen's kappa",
                                         kappa};
