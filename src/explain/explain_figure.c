// Addresses of figures over units, and of their differences from last year's.
#include "explain/job.h"

static svod_trail *figure(const explain_job *job, const svod_address *address) {
    explain_over over;
    explain_word word;
    if (!explain_find_word(job, address->word[0], &word) || !explain_find_over(job, address, address->year, address->word[1], &over))
        return NULL;
    return explain_figure(job, NULL, &over, word, NULL);
}

#define FIGURE(id, ru, en)                                                                                                                 \
    const svod_address_kind address_##id = {                                                                                               \
        #id, #id "[!]:NODE[:YEAR][@CLUSTER=LEVEL]", 1, 1, SVOD_TAKES_YEAR | SVOD_TAKES_LEVEL | SVOD_TAKES_ALL, ru, en, figure};
FIGURE(mean, "среднее по участникам; с «!» не подавшие считаются нулём",
       "the mean over units; with \"!\" those without a submission as zero")
FIGURE(sum, "сумма баллов участников", "the sum of the units' points")
FIGURE(max_sum, "сколько участники могли набрать вместе", "what the units could have had together")
FIGURE(share, "процент суммы от возможного", "the sum as a percent of what could be had")
FIGURE(median, "медиана", "the median")
FIGURE(least, "наименьшее", "the least")
FIGURE(most, "наибольшее", "the greatest")
FIGURE(n, "сколько участников в расчёте", "how many units are in the figures")

// The node of last year's rubric that the current one is linked to; "comparable" is the same in both.
static bool before_name(const explain_job *job, const explain_what *now, const char **name) {
    if (now->of == EXPLAIN_COMPARABLE) return *name = "comparable", true;
    const svod_compare *compare = job->result->compare;
    uint32_t link = compare ? compare->link[now->node] : SVOD_NO_NODE;
    if (link == SVOD_NO_NODE) return explain_not_linked(job);
    return *name = svod_rubric_node_id(job->result->before->rubric, link), true;
}

static bool counts_absent(const svod_year *year) {
    return year->rubric->policy.absent == SVOD_ABSENT_ZERO;
}

static svod_trail *diff(const explain_job *job, const svod_address *address) {
    explain_over now, before;
    explain_word word;
    const char *name = "";
    if (!explain_find_word(job, address->word[1], &word) || !explain_find_over(job, address, 0, address->word[2], &now) ||
        !before_name(job, &now.what, &name) || !explain_find_over(job, address, job->result->before->year, name, &before))
        return NULL;
    now.all |= counts_absent(now.what.year);
    before.all |= counts_absent(before.what.year);
    svod_trail *at = explain_node(job, NULL, "diff", svod_printf(job->arena, SAY(job, change_of), explain_what_words(job, &now.what)));
    bool has_now, has_before;
    const svod_trail *a = explain_figure(job, at, &now, word, &has_now), *b = explain_figure(job, at, &before, word, &has_before);
    if (has_now && has_before)
        explain_set_change(job, at, a->number, b->number, word == EXPLAIN_SHARE);
    else
        explain_set_state(job, at, SVOD_STATE_NO_DATA);
    at->how = SAY(job, difference);
    return at;
}

const svod_address_kind address_diff = {"diff",
                                        "diff:WORD:NODE[@CLUSTER=LEVEL]",
                                        2,
                                        2,
                                        SVOD_TAKES_LEVEL,
                                        "на сколько такая величина (mean, sum, share…) изменилась за год",
                                        "by how much such a figure (mean, sum, share…) changed since last year",
                                        diff};

// ---- parts of groupings --------------------------------------------------------------------------------------------

static const svod_part *find_part(const explain_job *job, const char *grouping, const char *id) {
    const svod_rubric *rubric = job->result->now.rubric;
    const char **ids = SVOD_ARRAY(job->arena, const char *, rubric->grouping_count + 1);
    const char **titles = SVOD_ARRAY(job->arena, const char *, rubric->grouping_count + 1);
    size_t which, part;
    for (size_t i = 0; i < rubric->grouping_count; i++) {
        ids[i] = rubric->groupings[i].id;
        titles[i] = rubric->groupings[i].title;
    }
    if (!explain_find_named(job, grouping, ids, titles, rubric->grouping_count, &which)) return NULL;
    const svod_grouping *of = &rubric->groupings[which];
    ids = SVOD_ARRAY(job->arena, const char *, of->count + 1);
    titles = SVOD_ARRAY(job->arena, const char *, of->count + 1);
    for (size_t i = 0; i < of->count; i++) {
        ids[i] = of->parts[i].id;
        titles[i] = of->parts[i].title;
    }
    return explain_find_named(job, id, ids, titles, of->count, &part) ? &of->parts[part] : NULL;
}

static svod_trail *part(const explain_job *job, const svod_address *address) {
    const svod_part *of = find_part(job, address->word[1], address->word[2]);
    if (!of) return NULL;
    const svod_year *now = &job->result->now;
    explain_over over = {.what = {.of = EXPLAIN_PART, .year = now, .part = of}, .count = now->unit_count, .all = counts_absent(now)};
    const char *last = address->count > 3 ? address->word[3] : "share";
    explain_word word;
    size_t unit;
    svod_findings quiet = svod_findings_of(job->arena, job->lang);
    explain_job silent = *job;
    silent.findings = &quiet;
    if (svod_streq(last, "max")) return explain_what_most(job, NULL, &over.what, NULL);
    if (explain_find_word(&silent, last, &word)) return explain_figure(job, NULL, &over, word, NULL);
    if (!explain_find_unit(job, last, &unit)) return NULL;
    return explain_what_points(job, NULL, &over.what, unit,
                               svod_printf(job->arena, "%s: %s", job->result->roster->units[unit].name, of->title));
}

const svod_address_kind address_part = {"part",
                                        "part:GROUPING:PART[:WORD|:UNIT]",
                                        2,
                                        3,
                                        0,
                                        "величина по части группировки (треку): max, n, sum, max_sum, share или участник",
                                        "a figure over a part of a grouping (a track): max, n, sum, max_sum, share or a unit",
                                        part};
