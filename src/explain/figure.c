// One figure over units: who is in it with which points, who was left out and why.
#include "explain/job.h"

#define DEEP_SCORES 200000 // scores that a tree may hold; beyond it each unit shows its row alone

static const char *const words[EXPLAIN_WORDS] = {"mean", "sum", "max_sum", "share", "median", "least", "most", "n"};

bool explain_find_word(const explain_job *job, const char *word, explain_word *out) {
    for (int i = 0; i < EXPLAIN_WORDS; i++)
        if (svod_streq(words[i], word)) return *out = (explain_word)i, true;
    return explain_unknown(job, word, words, EXPLAIN_WORDS);
}

// Everybody of a previous year means its own roster; its levels are those of the current one.
static const svod_year *whole_year(const svod_year *year) {
    return year->own ? year->own : year;
}

static bool find_units(const explain_job *job, const svod_address *address, explain_over *over) {
    size_t cluster, level;
    if (!explain_find_cluster(job, address->cluster, &cluster) || !explain_find_level(job, cluster, address->level, &level)) return false;
    const svod_cluster_result *of = &job->result->clusters[cluster];
    over->units = of->levels[level].units;
    over->count = of->levels[level].n;
    over->level = of->cluster->levels[level].title;
    over->place = of->cluster->place;
    return true;
}

bool explain_find_over(const explain_job *job, const svod_address *address, int year, const char *name, explain_over *over) {
    *over = (explain_over){.all = address->all};
    if (!explain_find_what(job, year, name, &over->what)) return false;
    if (address->cluster) return find_units(job, address, over);
    if (over->what.of == EXPLAIN_NODE) over->what.year = whole_year(over->what.year);
    over->count = over->what.year->unit_count;
    return true;
}

// ---- who is in it --------------------------------------------------------------------------------------------------

static size_t unit_at(const explain_over *over, size_t i) {
    return over->units ? over->units[i] : i;
}

// The maximum that a unit without a submission counts for.
static svod_points whole_max(const explain_job *job, const explain_what *what) {
    if (what->of == EXPLAIN_PART) return what->part->max;
    return what->of == EXPLAIN_NODE ? what->year->rubric->nodes[what->node].max : job->result->compare->comparable_max;
}

static bool as_zero(const explain_over *over, const svod_point *point, size_t unit) {
    if (!over->all || point->state == SVOD_STATE_POINTS || over->what.of == EXPLAIN_COMPARABLE) return false;
    bool asked = over->what.of == EXPLAIN_PART ? point->state != SVOD_STATE_NO_DATA : over->what.year->submitted[over->what.node].n > 0;
    return asked && over->what.year->unit_state[unit] == SVOD_STATE_NO_SUBMISSION;
}

// By the function that made the figures of the result.
static svod_figure figure_over(const explain_job *job, const explain_over *over) {
    svod_points *values = SVOD_ARRAY(job->arena, svod_points, over->count + 1);
    const explain_what *what = &over->what;
    if (what->of == EXPLAIN_NODE) return svod_figure_into(what->year, what->node, over->units, over->count, over->all, values);
    svod_points max_sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < over->count; i++) {
        svod_point point = explain_what_point(job, what, unit_at(over, i));
        bool zero = as_zero(over, &point, unit_at(over, i));
        if (point.state != SVOD_STATE_POINTS && !zero) continue;
        values[n++] = point.value;
        max_sum = svod_points_plus(max_sum, zero ? whole_max(job, what) : point.max);
    }
    return svod_figure_over(values, n, max_sum);
}

static bool is_deep(const explain_over *over) {
    const explain_what *what = &over->what;
    uint32_t node = what->of == EXPLAIN_NODE ? what->node : SVOD_ROOT;
    size_t nodes = what->year->rubric->nodes[node].end - node, experts = what->year->scores->experts.count;
    return over->count * nodes * (experts + 1) <= DEEP_SCORES;
}

static svod_place row_of(const explain_job *job, const explain_what *what, size_t unit) {
    uint32_t node = what->of == EXPLAIN_NODE ? what->node : what->of == EXPLAIN_PART ? what->part->nodes[0] : (uint32_t)SVOD_ROOT;
    return explain_row(job, what->year, unit, node);
}

static void add_unit(const explain_job *job, svod_trail *group, const explain_over *over, size_t unit, bool max, bool deep) {
    svod_point point = explain_what_point(job, &over->what, unit);
    const char *name = explain_unit(job, over->what.year, unit)->name;
    bool zero = as_zero(over, &point, unit);
    svod_trail *at;
    if (deep && !zero) {
        at = max ? explain_what_max(job, group, &over->what, unit, name) : explain_what_points(job, group, &over->what, unit, name);
        return;
    }
    at = explain_node(job, group, "unit", name);
    svod_points most = zero ? whole_max(job, &over->what) : point.max;
    explain_set_points(job, at, max ? most : point.value);
    at->place = row_of(job, &over->what, unit);
    if (!zero) return;
    at->state = svod_state_id(SVOD_STATE_NO_SUBMISSION);
    at->how = max ? SAY(job, by_rubric) : SAY(job, as_zero);
}

static void add_units(const explain_job *job, svod_trail *parent, const explain_over *over, bool max) {
    svod_trail *group = explain_node(job, parent, "units", SAY(job, units));
    bool deep = is_deep(over);
    for (size_t i = 0; i < over->count; i++) {
        svod_point point = explain_what_point(job, &over->what, unit_at(over, i));
        if (point.state == SVOD_STATE_POINTS || as_zero(over, &point, unit_at(over, i)))
            add_unit(job, group, over, unit_at(over, i), max, deep);
    }
    explain_set_count(job, group, group->child_count);
}

// ---- who is not ----------------------------------------------------------------------------------------------------

static void add_left_out(const explain_job *job, svod_trail *parent, const explain_over *over) {
    svod_trail *group = NULL;
    bool deep = is_deep(over);
    for (size_t i = 0; i < over->count; i++) {
        size_t unit = unit_at(over, i);
        svod_point point = explain_what_point(job, &over->what, unit);
        if (point.state == SVOD_STATE_POINTS || as_zero(over, &point, unit)) continue;
        if (!group) group = explain_node(job, parent, "left_out", SAY(job, left_out));
        const char *name = explain_unit(job, over->what.year, unit)->name;
        if (deep) {
            explain_what_points(job, group, &over->what, unit, name);
            continue;
        }
        svod_trail *at = explain_node(job, group, "unit", name);
        explain_set_state(job, at, (svod_state)point.state);
        at->place = row_of(job, &over->what, unit);
    }
    if (group) explain_set_count(job, group, group->child_count);
}

// ---- the figure ----------------------------------------------------------------------------------------------------

static svod_ratio whole(size_t count) {
    return (svod_ratio){(__int128)count * SVOD_POINT, 1};
}

static svod_ratio value_of(const svod_figure *figure, explain_word word) {
    switch (word) {
    case EXPLAIN_MEAN:
        return figure->mean;
    case EXPLAIN_SHARE:
        return figure->percent;
    case EXPLAIN_MEDIAN:
        return figure->median;
    case EXPLAIN_LEAST:
        return (svod_ratio){figure->min, figure->n > 0};
    case EXPLAIN_MOST:
        return (svod_ratio){figure->max, figure->n > 0};
    case EXPLAIN_N:
        return whole(figure->n);
    default:
        return (svod_ratio){word == EXPLAIN_SUM ? figure->sum : figure->max_sum, 1};
    }
}

static const char *how_of(const explain_job *job, const svod_figure *figure, explain_word word) {
    const char *sum = explain_points_text(job, figure->sum), *max = explain_points_text(job, figure->max_sum);
    switch (word) {
    case EXPLAIN_MEAN:
        return svod_printf(job->arena, SAY(job, mean_of), sum, figure->n);
    case EXPLAIN_SHARE:
        return svod_printf(job->arena, SAY(job, quotient), sum, max);
    case EXPLAIN_MEDIAN:
        return svod_printf(job->arena, SAY(job, median_of), figure->n);
    case EXPLAIN_LEAST:
        return svod_printf(job->arena, SAY(job, least_of), figure->n);
    case EXPLAIN_MOST:
        return svod_printf(job->arena, SAY(job, most_of), figure->n);
    case EXPLAIN_N:
        return SAY(job, n_of);
    default:
        return svod_printf(job->arena, SAY(job, sum_of), figure->n);
    }
}

static const char *label_of(const explain_job *job, const explain_over *over, explain_word word) {
    const char *const labels[EXPLAIN_WORDS] = {SAY(job, word_mean),   SAY(job, word_sum),   SAY(job, word_max_sum), SAY(job, word_share),
                                               SAY(job, word_median), SAY(job, word_least), SAY(job, word_most),    SAY(job, word_n)};
    const char *level = over->level ? svod_printf(job->arena, ", %s", over->level) : "";
    const char *all = over->all ? SAY(job, with_absent) : "";
    return svod_printf(job->arena, "%s: %s%s%s", labels[word], explain_what_words(job, &over->what), level, all);
}

static unsigned decimals_of(const explain_job *job, explain_word word) {
    unsigned places = job->result->now.rubric->decimals;
    if (word == EXPLAIN_SHARE) return 1;
    return word == EXPLAIN_MEAN || word == EXPLAIN_MEDIAN ? (places + 1 > 2 ? places + 1 : 2) : places;
}

static void add_part(const explain_job *job, svod_trail *at, const explain_over *over, const svod_figure *figure, explain_word word) {
    svod_trail *part = explain_node(job, at, words[word], word == EXPLAIN_SUM ? SAY(job, word_sum) : SAY(job, word_max_sum));
    explain_set(job, part, value_of(figure, word));
    part->how = how_of(job, figure, word);
    add_units(job, part, over, word == EXPLAIN_MAX_SUM);
}

svod_trail *explain_figure(const explain_job *job, svod_trail *parent, const explain_over *over, explain_word word, bool *defined) {
    svod_figure figure = figure_over(job, over);
    svod_trail *at = explain_node(job, parent, words[word], label_of(job, over, word));
    if (defined) *defined = figure.n > 0;
    explain_set(job, at, value_of(&figure, word));
    if (word == EXPLAIN_SHARE && at->has_number) explain_set_percent(job, at, figure.percent);
    if (figure.n > 0) {
        at->how = how_of(job, &figure, word);
        explain_show(job, at, value_of(&figure, word), decimals_of(job, word));
        if (word == EXPLAIN_SHARE) {
            add_part(job, at, over, &figure, EXPLAIN_SUM);
            add_part(job, at, over, &figure, EXPLAIN_MAX_SUM);
        } else {
            add_units(job, at, over, word == EXPLAIN_MAX_SUM);
        }
    }
    add_left_out(job, at, over);
    if (!at->children) at->place = over->place;
    return at;
}
