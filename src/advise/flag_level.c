// Flag: percent of the maximum that the units of the same level of a cluster have on a node together is at or below a value. Margin:
// percentage points above it.
#include "advise/flag_kind.h"

static const char *reason(const flag_question *question, const svod_level *level, const svod_figure *figure) {
    const char *percent = flag_percent_text(question, figure->percent, question->flag->limit);
    return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_level), flag_node_words(question), level->title, percent,
                       flag_number(question, question->flag->limit, 4));
}

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    const svod_flag *flag = question->flag;
    if (!question->result->clusters || question->now->unit_state[unit] == SVOD_STATE_ABSENT) return;
    const svod_cluster_result *cluster = &question->result->clusters[flag->cluster];
    uint32_t level = cluster->level[unit];
    if (level == UINT32_MAX) return;
    const svod_figure *figure = &cluster->levels[level].now[flag->node];
    if (figure->n == 0 || figure->max_sum <= 0) return;
    flag_share share = flag_share_of(&(svod_point){.value = figure->sum, .max = figure->max_sum});
    flag_decide(question, share.whole - flag->limit + (share.rest > 0), out);
    if (out->raised) out->reason = reason(question, &cluster->cluster->levels[level], figure);
}

const flag_kind flag_level = {"level", SVOD_FLAG_LEVEL, ask, NULL};
