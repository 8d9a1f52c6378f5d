// Words that the reasons of flags have in common.
#include "advise/flag_kind.h"

char flag_mark(const flag_question *question) {
    return svod_lang_mark(question->lang);
}

const char *flag_node_words(const flag_question *question) {
    const svod_rnode *node = &question->now->rubric->nodes[question->flag->node];
    if (node->depth == 0) return svod_say(question->lang, SVOD_T_advise_total);
    svod_text form = node->depth == 1 ? SVOD_T_advise_section : SVOD_T_advise_criterion;
    return svod_printf(question->arena, svod_say(question->lang, form), node->id);
}

const char *flag_number(const flag_question *question, svod_points value, unsigned most) {
    char buf[40];
    return svod_strdup(question->arena, svod_points_short(buf, value, most, flag_mark(question)));
}

// Would both be printed alike with so many decimals, though they differ?
static bool reads_as(svod_ratio value, svod_points other, unsigned decimals) {
    svod_ratio whole = {other, 1};
    if (value.den == 0 || svod_ratio_compare(value, whole) == 0) return false;
    char a[40], b[40];
    return svod_streq(svod_ratio_text(a, value, decimals, '.'), svod_ratio_text(b, whole, decimals, '.'));
}

#define MOST 4 // decimals that points have

const char *flag_measured(const flag_question *question, svod_points value, unsigned most, svod_points limit, svod_points max) {
    svod_ratio is = {value, 1};
    while (most < MOST && (reads_as(is, limit, most) || reads_as(is, max, most)))
        most++;
    return flag_number(question, value, most);
}

const char *flag_percent_text(const flag_question *question, svod_ratio percent, svod_points limit) {
    unsigned decimals = 1;
    while (decimals < MOST && (reads_as(percent, limit, decimals) || reads_as(percent, 100 * SVOD_POINT, decimals)))
        decimals++;
    char buf[40];
    return svod_strdup(question->arena, svod_ratio_text(buf, percent, decimals, flag_mark(question)));
}

const char *flag_incomplete_words(const flag_question *question, const svod_point *point) {
    return point->flags & SVOD_P_INCOMPLETE ? svod_say(question->lang, SVOD_T_advise_incomplete) : "";
}
