// Addresses of how many indicators stand how over units, and of how many of all the units' targets are reached.
#include "explain/job.h"

typedef enum word { REACHED, NEAR, MISSED, NO_DATA, NO_TARGET, BETTER, WORSE, AIMS, AIMS_REACHED, AIMS_SHARE, WORDS } word;
static const char *const words[WORDS] = {"reached", "near",  "missed", "no_data",      "no_target",
                                         "better",  "worse", "aims",   "aims_reached", "aims_share"};

static bool is_in(const explain_job *job, uint32_t index, word what) {
    static const svod_reach reaches[] = {[REACHED] = SVOD_REACH_REACHED,
                                         [NEAR] = SVOD_REACH_NEAR,
                                         [MISSED] = SVOD_REACH_MISSED,
                                         [NO_DATA] = SVOD_REACH_NO_DATA,
                                         [NO_TARGET] = SVOD_REACH_NO_TARGET};
    const svod_monitoring *of = job->result->monitoring;
    if (what >= AIMS) return job->result->now.rubric->indicators[index].target != NULL;
    if (what < BETTER) return svod_monitoring_region(of, 0, index)->reach == reaches[what];
    return of->years > 1 && svod_monitoring_region_move(of, 1, index)->state == (what == BETTER ? SVOD_MOVE_BETTER : SVOD_MOVE_WORSE);
}

static const char *label_of(const explain_job *job, word what, uint32_t node) {
    const char *const labels[WORDS] = {
        SAY(job, tally_reached), SAY(job, tally_near),  SAY(job, tally_missed), SAY(job, tally_no_data),      SAY(job, tally_no_target),
        SAY(job, tally_better),  SAY(job, tally_worse), SAY(job, tally_aims),   SAY(job, tally_aims_reached), SAY(job, tally_aims_share)};
    return svod_printf(job->arena, SAY(job, tally_region), labels[what], explain_node_words(job, &job->result->now, node));
}

static void add(const explain_job *job, svod_trail *at, uint32_t index, word what) {
    if (what >= AIMS)
        explain_region_count(job, at, index, what == AIMS_REACHED);
    else if (what >= BETTER)
        explain_region_move(job, at, 1, index);
    else
        explain_region(job, at, 0, index);
}

static double sum_below(const svod_trail *at) {
    double sum = 0;
    for (const svod_trail *child = at->children; child; child = child->next)
        sum += child->number;
    return sum;
}

static svod_trail *tally_at(const explain_job *job, svod_trail *parent, word what, uint32_t node) {
    const svod_rubric *rubric = job->result->now.rubric;
    explain_job brief = *job;
    brief.brief = true;
    svod_trail *at = explain_node(job, parent, what >= AIMS ? "aims" : "tally", label_of(job, what, node));
    for (uint32_t i = 0; i < rubric->indicator_count; i++) {
        uint32_t own = rubric->indicators[i].node;
        if (own >= node && own < rubric->nodes[node].end && is_in(job, i, what)) add(&brief, at, i, what);
    }
    explain_set_count(job, at, what >= AIMS ? (size_t)sum_below(at) : at->child_count);
    if (!at->children) at->place = rubric->nodes[node].place;
    return at;
}

static svod_trail *share_at(const explain_job *job, uint32_t node) {
    svod_trail *at = explain_node(job, NULL, "share", label_of(job, AIMS_SHARE, node));
    double reached = tally_at(job, at, AIMS_REACHED, node)->number, aims = tally_at(job, at, AIMS, node)->number;
    if (aims > 0)
        explain_set_percent(job, at, svod_percent((svod_points)reached, (svod_points)aims));
    else
        explain_set_state(job, at, SVOD_STATE_NO_DATA);
    return at;
}

static svod_trail *region_tally(const explain_job *job, const svod_address *address) {
    unsigned what;
    uint32_t node = SVOD_ROOT;
    if (!explain_find_among(job, address->word[1], words, WORDS, &what)) return NULL;
    if (!job->result->monitoring)
        return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, job->address, SAY(job, no_indicators)), NULL;
    if (address->count > 2 && !explain_find_node(job, job->result->now.rubric, address->word[2], &node)) return NULL;
    return what == AIMS_SHARE ? share_at(job, node) : tally_at(job, NULL, (word)what, node);
}

const svod_address_kind address_region_tally = {
    "region_tally",
    "region_tally:WORD[:NODE]",
    1,
    2,
    0,
    "сколько показателей по всем: reached, near, missed, no_data, no_target, better, worse; сколько целей участников: aims, aims_reached, "
    "aims_share",
    "how many indicators over units: reached, near, missed, no_data, no_target, better, worse; how many of the units' targets: aims, "
    "aims_reached, aims_share",
    region_tally};
