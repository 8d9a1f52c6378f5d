// Whether the levels of a cluster differ in the total.
#include "explain/job.h"

typedef enum group_word { H, P, EFFECT, N, DF, WORDS } group_word;
static const char *const words[WORDS] = {"h", "p", "effect", "n", "df"};

static void set_number(const explain_job *job, svod_trail *at, const svod_estimate *e, group_word word) {
    const double numbers[WORDS] = {e->statistic, e->p, e->value, e->units, e->df1};
    if (word == N)
        explain_set_count(job, at, e->units);
    else if (e->why)
        explain_set_why(job, at, (svod_why)e->why);
    else
        explain_set_double(job, at, numbers[word]);
    if (!e->why) at->how = svod_printf(job->arena, SAY(job, groups_of), svod_p_words(job->arena, e->p, job->lang));
}

static void add_level(const explain_job *job, svod_trail *parent, const svod_cluster_result *of, size_t level) {
    const svod_level_result *units = &of->levels[level];
    svod_trail *at = explain_node(job, parent, "units", of->cluster->levels[level].title);
    explain_job brief = *job;
    brief.brief = true;
    for (uint32_t i = 0; i < units->n; i++)
        explain_points(&brief, at, &job->result->now, units->units[i], SVOD_ROOT, job->result->roster->units[units->units[i]].name);
    explain_set_count(job, at, at->child_count);
    if (!at->children) at->place = of->cluster->place;
}

static svod_trail *groups(const explain_job *job, const svod_address *address) {
    const svod_expertise *of = job->result->expertise;
    size_t cluster;
    unsigned word;
    if (!explain_find_cluster(job, address->word[1], &cluster) || !explain_find_among(job, address->word[2], words, WORDS, &word))
        return NULL;
    if (!of || !of->groups) return explain_unknown(job, address->word[0], NULL, 0), NULL;
    const char *const labels[WORDS] = {SAY(job, groups_h), SAY(job, groups_p), SAY(job, groups_effect), SAY(job, groups_n),
                                       SAY(job, groups_df)};
    const svod_cluster_result *levels = &job->result->clusters[cluster];
    svod_trail *at = explain_node(job, NULL, "groups", svod_printf(job->arena, "%s: %s", levels->cluster->title, labels[word]));
    set_number(job, at, &of->groups[cluster], (group_word)word);
    for (size_t level = 0; level < levels->cluster->count; level++)
        add_level(job, at, levels, level);
    if (!at->children) at->place = levels->cluster->place;
    return at;
}

const svod_address_kind address_groups = {"groups",
                                          "groups:CLUSTER:WORD",
                                          2,
                                          2,
                                          0,
                                          "различаются ли уровни кластера: h, p, effect, n, df критерия Краскела — Уоллиса",
                                          "whether the levels of a cluster differ: h, p, effect, n, df of the Kruskal-Wallis test",
                                          groups};
