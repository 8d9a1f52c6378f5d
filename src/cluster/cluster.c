// The level of each unit in one cluster, and the figures of each level in both years.
#include "cluster/cluster.h"

#include <string.h>

#include "base/str.h"
#include "cluster/band.h"
#include "data/figure.h"

// One cluster at work.
typedef struct sorting {
    svod_cluster_result *out;
    const svod_cluster *cluster;
    const svod_roster *roster;
    svod_arena *arena;   // of the result
    svod_arena *scratch; // of one unit
    svod_findings *findings;
} sorting;

// ---- findings ----------------------------------------------------------------------------------------------------

static void report(const sorting *s, svod_code code, size_t unit, size_t attr, const char *found, const char *expected) {
    const svod_unit *u = &s->roster->units[unit];
    svod_add(s->findings, code, u->attr_places[attr], found, expected);
    svod_about(s->findings, u->id, NULL);
}

// Once a cluster, not once a unit: the column is one thing to mend.
static bool has_column(const sorting *s, const char *attr, size_t *index) {
    if (svod_roster_attr_index(s->roster, attr, index)) return true;
    svod_buf columns = svod_buf_of(s->scratch);
    for (size_t i = 0; i < s->roster->attr_count; i++)
        svod_buf_printf(&columns, "%s%s", i > 0 ? ", " : "", s->roster->attr_names[i]);
    const char *found = columns.data ? columns.data : svod_say(s->findings->lang, SVOD_T_cluster_no_columns);
    return svod_add(s->findings, SVOD_F_cluster_attribute_missing, svod_place_file(s->roster->file), found,
                    svod_printf(s->scratch, svod_say(s->findings->lang, SVOD_T_cluster_column), attr, s->cluster->title));
}

// ---- by words ----------------------------------------------------------------------------------------------------

static uint32_t level_of_word(const svod_cluster *cluster, const char *key) {
    for (uint32_t i = 0; i < cluster->count; i++)
        for (size_t v = 0; v < cluster->levels[i].value_count; v++)
            if (svod_streq(cluster->levels[i].values[v], key)) return i;
    return CLUSTER_NO_LEVEL;
}

// The nearest word when there is one, and all that are known: levels are few.
static const char *known_words(const sorting *s, const char *key) {
    svod_vec words = svod_vec_of(s->scratch, sizeof(const char *));
    svod_buf list = svod_buf_of(s->scratch);
    for (uint32_t i = 0; i < s->cluster->count; i++)
        for (size_t v = 0; v < s->cluster->levels[i].value_count; v++) {
            *SVOD_PUSH(&words, const char *) = s->cluster->levels[i].values[v];
            svod_buf_printf(&list, "%s%s", words.count > 1 ? ", " : "", s->cluster->levels[i].values[v]);
        }
    if (words.count == 0) return "";
    const char *nearest = svod_nearest(s->scratch, key, words.data, words.count);
    if (!nearest) return list.data;
    return svod_printf(s->scratch, svod_say(s->findings->lang, SVOD_T_cluster_nearest), nearest, list.data);
}

static uint32_t level_by_word(const sorting *s, size_t unit, size_t attr) {
    const char *text = s->roster->units[unit].attrs[attr];
    svod_decimal ignored;
    if (svod_num_parse(text, strlen(text), &ignored, NULL) == SVOD_NUM_NOTHING) {
        report(s, SVOD_F_cluster_value_missing, unit, attr, text, known_words(s, ""));
        return CLUSTER_NO_LEVEL;
    }
    const char *key = svod_fold(s->scratch, text);
    uint32_t level = level_of_word(s->cluster, key);
    if (level == CLUSTER_NO_LEVEL) report(s, SVOD_F_cluster_value_unknown, unit, attr, text, known_words(s, key));
    return level;
}

// ---- by numbers --------------------------------------------------------------------------------------------------

static bool read_number(const sorting *s, size_t unit, size_t attr, svod_decimal *out) {
    const char *text = s->roster->units[unit].attrs[attr];
    svod_num_kind kind = svod_num_parse(text, strlen(text), out, NULL);
    if (kind == SVOD_NUM_VALUE) return true;
    svod_code code = kind == SVOD_NUM_NOTHING ? SVOD_F_cluster_value_missing : SVOD_F_cluster_not_number;
    report(s, code, unit, attr, text, svod_say(s->findings->lang, SVOD_T_cluster_number));
    return false;
}

// A part of a ratio counts people or things: it cannot be negative.
static bool read_count(const sorting *s, size_t unit, size_t attr, svod_decimal *out) {
    if (!read_number(s, unit, attr, out)) return false;
    if (out->mantissa >= 0) return true;
    report(s, SVOD_F_cluster_not_number, unit, attr, s->roster->units[unit].attrs[attr], svod_say(s->findings->lang, SVOD_T_cluster_count));
    return false;
}

static bool ratio_value(const sorting *s, size_t unit, size_t numerator, size_t denominator, svod_decimal *out) {
    svod_decimal above, under;
    bool has_above = read_count(s, unit, numerator, &above), has_under = read_count(s, unit, denominator, &under);
    if (has_under && under.mantissa == 0) {
        report(s, SVOD_F_cluster_zero_denominator, unit, denominator, s->roster->units[unit].attrs[denominator],
               svod_printf(s->scratch, svod_say(s->findings->lang, SVOD_T_cluster_above_zero), s->cluster->denominator));
        return false;
    }
    if (!has_above || !has_under) return false;
    *out = (svod_decimal){0};
    if (cluster_whole_ratio(above, under, &out->mantissa)) return true;
    report(s, SVOD_F_cluster_not_number, unit, numerator, s->roster->units[unit].attrs[numerator],
           svod_say(s->findings->lang, SVOD_T_cluster_count));
    return false;
}

// "20 = 100 / 5" for a ratio, so that the reader sees both cells; the cell's own text otherwise.
static const char *value_words(const sorting *s, size_t unit, size_t attr, size_t denominator, svod_decimal value) {
    const char **attrs = s->roster->units[unit].attrs;
    if (s->cluster->kind != SVOD_CLUSTER_RATIO) return attrs[attr];
    return svod_printf(s->scratch, "%lld = %s / %s", (long long)value.mantissa, attrs[attr], attrs[denominator]);
}

static uint32_t level_by_number(const sorting *s, size_t unit, size_t attr, size_t denominator) {
    svod_decimal value;
    bool ratio = s->cluster->kind == SVOD_CLUSTER_RATIO;
    if (!(ratio ? ratio_value(s, unit, attr, denominator, &value) : read_number(s, unit, attr, &value))) return CLUSTER_NO_LEVEL;
    s->out->value[unit] = value;
    s->out->has_value[unit] = true;
    uint32_t level = cluster_band(s->cluster, value);
    if (level == CLUSTER_NO_LEVEL)
        report(s, SVOD_F_cluster_gap, unit, attr, value_words(s, unit, attr, denominator, value),
               cluster_gap_words(s->cluster, value, s->findings->lang, s->scratch));
    return level;
}

// ---- levels ------------------------------------------------------------------------------------------------------

static void sort_units(sorting *s) {
    bool ratio = s->cluster->kind == SVOD_CLUSTER_RATIO;
    size_t attr = 0, denominator = 0;
    bool ready = has_column(s, ratio ? s->cluster->numerator : s->cluster->attribute, &attr);
    if (ratio) ready &= has_column(s, s->cluster->denominator, &denominator);
    for (size_t unit = 0; unit < s->roster->count; unit++) {
        s->out->level[unit] = CLUSTER_NO_LEVEL;
        if (!ready) continue;
        svod_arena_reset(s->scratch);
        s->out->level[unit] =
            s->cluster->kind == SVOD_CLUSTER_ATTRIBUTE ? level_by_word(s, unit, attr) : level_by_number(s, unit, attr, denominator);
    }
}

static void collect_units(const sorting *s) {
    svod_level_result *levels = s->out->levels;
    for (size_t unit = 0; unit < s->roster->count; unit++)
        if (s->out->level[unit] != CLUSTER_NO_LEVEL) levels[s->out->level[unit]].n++;
    for (size_t i = 0; i < s->cluster->count; i++) {
        levels[i].units = SVOD_ARRAY(s->arena, uint32_t, levels[i].n);
        levels[i].small = levels[i].n < s->cluster->small;
        levels[i].n = 0;
    }
    for (size_t unit = 0; unit < s->roster->count; unit++) {
        if (s->out->level[unit] == CLUSTER_NO_LEVEL) continue;
        svod_level_result *level = &levels[s->out->level[unit]];
        level->units[level->n++] = (uint32_t)unit;
    }
}

// ---- figures of a level ------------------------------------------------------------------------------------------

static uint32_t submissions(const svod_level_result *level, const svod_year *year) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < level->n; i++)
        n += year->unit_state[level->units[i]] == SVOD_STATE_POINTS;
    return n;
}

// By rank, so that best and weakest agree with the rating; the first in roster order of equals.
static void find_ends(svod_level_result *level, const svod_year *now) {
    level->best = level->weakest = UINT32_MAX;
    for (uint32_t i = 0; i < level->n; i++) {
        uint32_t unit = level->units[i], rank = now->rank[unit];
        if (rank == 0) continue;
        if (level->best == UINT32_MAX || rank < now->rank[level->best]) level->best = unit;
        if (level->weakest == UINT32_MAX || rank > now->rank[level->weakest]) level->weakest = unit;
    }
}

// The sums behind a level's figures are those of the whole year over fewer units, policy included.
static svod_figure *level_figures(const sorting *s, const svod_level_result *level, const svod_year *year) {
    svod_figure *figures = SVOD_ARRAY(s->arena, svod_figure, year->rubric->count);
    bool counts_absent = year->rubric->policy.absent == SVOD_ABSENT_ZERO;
    svod_arena_reset(s->scratch);
    svod_points *values = SVOD_ARRAY(s->scratch, svod_points, level->n);
    for (uint32_t n = 0; n < year->rubric->count; n++)
        figures[n] = svod_figure_into(year, n, level->units, level->n, counts_absent, values);
    return figures;
}

void svod_cluster_compute(svod_cluster_result *out, const svod_cluster *cluster, const svod_roster *roster, const svod_year *now,
                          const svod_year *before, svod_arena *arena, svod_findings *findings) {
    sorting s = {out, cluster, roster, arena, svod_arena_new(), findings};
    *out = (svod_cluster_result){.cluster = cluster,
                                 .level = SVOD_ARRAY(arena, uint32_t, roster->count),
                                 .has_value = SVOD_ARRAY(arena, bool, roster->count),
                                 .levels = SVOD_ARRAY(arena, svod_level_result, cluster->count)};
    if (cluster->kind != SVOD_CLUSTER_ATTRIBUTE) out->value = SVOD_ARRAY(arena, svod_decimal, roster->count);
    sort_units(&s);
    collect_units(&s);
    for (size_t i = 0; i < cluster->count; i++) {
        svod_level_result *level = &out->levels[i];
        level->now = level_figures(&s, level, now);
        level->now_n = submissions(level, now);
        if (before) level->before = level_figures(&s, level, before);
        if (before) level->before_n = submissions(level, before);
        find_ends(level, now);
    }
    svod_arena_free(s.scratch);
}
