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

const char *flag_incomplete_words(const flag_question *question, const svod_point *point) {
    return point->flags & SVOD_P_INCOMPLETE ? svod_say(question->lang, SVOD_T_advise_incomplete) : "";
}
