// Labels, numbers and states of the nodes of a tree.
#include "explain/job.h"

#include <math.h>
#include <string.h>

#define PLACES 4        // behind the decimal point, for people; svod_points are cut to so many by SVOD_POINT_TENTHOUSANDTH
#define MOST_POINTS 1e9 // beyond it 64 bits do not hold a number in units of points

const char *explain_node_words(const explain_job *job, const svod_year *year, uint32_t node) {
    const svod_rnode *at = &year->rubric->nodes[node];
    if (node == SVOD_ROOT) return SAY(job, total);
    if (at->indicator) return svod_printf(job->arena, SAY(job, indicator), at->id, at->title);
    return svod_printf(job->arena, at->depth == 1 ? SAY(job, section) : SAY(job, criterion), at->id, at->title);
}

const char *explain_what_words(const explain_job *job, const explain_what *what) {
    const char *of = what->of == EXPLAIN_PART         ? what->part->title
                     : what->of == EXPLAIN_COMPARABLE ? SAY(job, comparable)
                                                      : explain_node_words(job, what->year, what->node);
    bool now = what->year->year == job->result->now.year;
    return now ? of : svod_printf(job->arena, "%s, %d", of, what->year->year);
}

// All digits, without zeros behind; of a number that has more than PLACES the first ones, cut and not rounded, with "…" behind. What
// differs from a short number by less than a billionth is that number: differences of doubles.
const char *explain_ratio_text(const explain_job *job, svod_ratio ratio) {
    if (!ratio.den) return SVOD_NONE;
    char buf[40], mark = svod_lang_mark(job->lang);
    bool all = svod_ratio_rounded(ratio, PLACES) == svod_ratio_rounded(ratio, 10);
    svod_ratio cut = {ratio.num - ratio.num % ((__int128)ratio.den * SVOD_POINT_TENTHOUSANDTH), ratio.den};
    svod_ratio_text(buf, all ? ratio : cut, PLACES, mark);
    if (!all) return svod_printf(job->arena, "%s…", buf);
    char *end = buf + strlen(buf);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == mark) end[-1] = '\0';
    return svod_strdup(job->arena, buf);
}

const char *explain_points_text(const explain_job *job, svod_points points) {
    return explain_ratio_text(job, (svod_ratio){points, 1});
}

const char *explain_share_text(const explain_job *job, svod_ratio percent) {
    return svod_printf(job->arena, "%s%s", explain_ratio_text(job, percent), job->lang == SVOD_RU ? " %" : "%");
}

const char *explain_double_text(const explain_job *job, double value) {
    if (fabs(value) < MOST_POINTS) return explain_points_text(job, (svod_points)llround(value * (double)SVOD_POINT));
    char buf[32];
    char *mark = strchr(svod_double_text(buf, value), '.');
    if (mark) *mark = svod_lang_mark(job->lang);
    return svod_strdup(job->arena, buf);
}

void explain_set(const explain_job *job, svod_trail *at, svod_ratio ratio) {
    if (!ratio.den) {
        at->state = svod_state_id(SVOD_STATE_NO_DATA);
        at->value = SVOD_NONE;
        return;
    }
    at->has_number = true;
    at->number = svod_ratio_double(ratio);
    at->value = explain_ratio_text(job, ratio);
}

void explain_set_points(const explain_job *job, svod_trail *at, svod_points points) {
    explain_set(job, at, (svod_ratio){points, 1});
}

void explain_set_percent(const explain_job *job, svod_trail *at, svod_ratio percent) {
    explain_set(job, at, percent);
    if (at->has_number) at->value = explain_share_text(job, percent);
}

void explain_set_count(const explain_job *job, svod_trail *at, size_t count) {
    at->has_number = true;
    at->number = (double)count;
    at->value = svod_printf(job->arena, "%zu", count);
}

const char *explain_gap_text(const explain_job *job, double gap, bool percent) {
    const char *size = explain_double_text(job, fabs(gap));
    return svod_printf(job->arena, "%s%s%s", gap < 0 ? "−" : "", size, percent ? SAY(job, pp) : "");
}

void explain_set_change(const explain_job *job, svod_trail *at, double now, double before, bool percent) {
    at->has_number = true;
    at->number = now - before;
    at->value = svod_printf(job->arena, "%s%s", at->number > 0 ? "+" : "", explain_gap_text(job, at->number, percent));
}

void explain_show(const explain_job *job, svod_trail *at, svod_ratio ratio, unsigned decimals) {
    if (!ratio.den || svod_ratio_rounded(ratio, decimals) == svod_ratio_rounded(ratio, 10)) return;
    char buf[40];
    svod_ratio_text(buf, ratio, decimals, svod_lang_mark(job->lang));
    at->how = svod_printf(job->arena, SAY(job, shown), at->how, *at->how ? "; " : "", buf);
}

const char *explain_state_words(const explain_job *job, svod_state state) {
    switch (state) {
    case SVOD_STATE_NA:
        return SAY(job, not_applicable);
    case SVOD_STATE_BLANK:
        return SAY(job, blank);
    case SVOD_STATE_NO_SUBMISSION:
        return SAY(job, no_submission);
    case SVOD_STATE_UNREADABLE:
        return SAY(job, unreadable);
    case SVOD_STATE_ABSENT:
        return SAY(job, absent);
    case SVOD_STATE_FEW_EXPERTS:
        return SAY(job, few_experts);
    case SVOD_STATE_UNSCORED:
        return SAY(job, unscored);
    default:
        return SAY(job, no_data);
    }
}

void explain_set_state(const explain_job *job, svod_trail *at, svod_state state) {
    at->state = svod_state_id(state);
    at->value = explain_state_words(job, state);
}

svod_trail *explain_node(const explain_job *job, svod_trail *parent, const char *kind, const char *label) {
    return parent ? svod_trail_add(parent, job->arena, kind, label) : svod_trail_root(job->arena, kind, label);
}

svod_trail *explain_constant(const explain_job *job, svod_trail *parent, const char *label, svod_points points, svod_place place) {
    svod_trail *at = explain_node(job, parent, "constant", label);
    explain_set_points(job, at, points);
    at->how = SAY(job, by_rubric);
    at->place = place;
    return at;
}
