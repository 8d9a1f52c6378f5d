// Flag: the least points on a node among the units of the same level of a cluster; units that tie for it are all marked. Margin: points
// above the least of the others. With no other unit that has points there, or where all have the same, nobody is the weakest.
#include "advise/flag_kind.h"

typedef struct weak {
    uint32_t n, at_least; // with points; of them with the least
    svod_points least, second, most;
} weak;

static void note(weak *level, svod_points value) {
    if (level->n == 0) {
        *level = (weak){1, 1, value, value, value};
        return;
    }
    if (value > level->most) level->most = value;
    if (value < level->least) {
        level->second = level->least;
        level->least = value;
        level->at_least = 1;
    } else {
        level->at_least += value == level->least;
        if (level->n == 1 || value < level->second) level->second = value;
    }
    level->n++;
}

static const svod_point *point_of(const flag_question *question, size_t unit) {
    const svod_point *point = svod_year_at(question->now, unit, question->flag->node);
    return point->state == SVOD_STATE_POINTS && point->max > 0 ? point : NULL;
}

static const void *prepare(const flag_question *question) {
    if (!question->result->clusters) return NULL;
    const svod_cluster_result *cluster = &question->result->clusters[question->flag->cluster];
    weak *levels = SVOD_ARRAY(question->arena, weak, cluster->cluster->count + 1);
    for (size_t unit = 0; unit < question->result->roster->count; unit++) {
        const svod_point *point = point_of(question, unit);
        if (point && cluster->level[unit] != UINT32_MAX) note(&levels[cluster->level[unit]], point->value);
    }
    return levels;
}

static const char *reason(const flag_question *question, size_t level, const weak *is, const svod_point *point) {
    const svod_cluster *cluster = question->result->clusters[question->flag->cluster].cluster;
    svod_text text = is->at_least > 1 ? SVOD_T_advise_weakest_tie : SVOD_T_advise_weakest;
    return svod_printf(question->arena, svod_say(question->lang, text), flag_node_words(question),
                       flag_measured(question, point->value, 2, is->second, point->max), flag_number(question, point->max, 4),
                       cluster->levels[level].title, flag_incomplete_words(question, point));
}

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    const weak *levels = question->prepared;
    const svod_point *point = point_of(question, unit);
    uint32_t level = levels ? question->result->clusters[question->flag->cluster].level[unit] : UINT32_MAX;
    if (!point || level == UINT32_MAX) return;
    const weak *is = &levels[level];
    if (is->n < 2 || is->least == is->most) return;
    bool alone = point->value == is->least && is->at_least == 1;
    flag_decide(question, point->value - (alone ? is->second : is->least), out);
    if (out->raised) out->reason = reason(question, level, is, point);
}

const flag_kind flag_weakest = {"weakest", SVOD_FLAG_WEAKEST, ask, prepare};
