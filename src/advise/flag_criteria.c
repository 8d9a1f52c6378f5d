// What the flags that count criteria have in common: counting, and reasons that name the first few.
#include "advise/flag_kind.h"
#include "base/str.h"

#define NAMED 3 // a reason is a sentence and not a list

static const char *name_some(const flag_question *question, const svod_flag_unit *is) {
    const svod_rubric *rubric = question->now->rubric;
    svod_buf out = svod_buf_of(question->arena);
    for (uint32_t i = 0; i < is->named; i++) {
        const svod_rnode *node = &rubric->nodes[is->counted[i]];
        svod_buf_printf(&out, "%s%s «%s»", i ? "; " : "", node->id, svod_excerpt_of(node->title).text);
    }
    if (is->counted_count > is->named) {
        svod_buf_str(&out, "; ");
        svod_buf_printf(&out, svod_say(question->lang, SVOD_T_advise_and_more), is->counted_count - is->named);
    }
    return out.data ? out.data : "";
}

static const char *reason(const flag_question *question, svod_text head, const svod_flag_unit *is) {
    const svod_rnode *node = &question->now->rubric->nodes[question->flag->node];
    uint32_t count = is->counted_count;
    svod_lang lang = question->lang;
    const char *word = svod_plural(lang, count, svod_say(lang, SVOD_T_advise_criteria_one), svod_say(lang, SVOD_T_advise_criteria_few),
                                   svod_say(lang, SVOD_T_advise_criteria_many));
    const char *counted = svod_printf(question->arena, svod_say(lang, SVOD_T_advise_count), count, word);
    const char *begin = svod_printf(question->arena, svod_say(lang, head), counted, (unsigned)(question->flag->limit / SVOD_POINT));
    const char *names = name_some(question, is);
    // The whole, and a criterion that is named anyway, need no word of where.
    if (node->depth == 0 || node->child_count == 0) return svod_printf(question->arena, svod_say(lang, SVOD_T_advise_whole), begin, names);
    return svod_printf(question->arena, svod_say(lang, SVOD_T_advise_within), flag_node_words(question), begin, names);
}

void flag_criteria(const flag_question *question, const flag_criteria_found *found, svod_text head, svod_flag_unit *out) {
    svod_points count = (svod_points)found->count * SVOD_POINT, most = count + (svod_points)found->unsaid * SVOD_POINT;
    out->counted = (uint32_t *)(uintptr_t)found->nodes;
    out->counted_count = found->count;
    out->named = found->count <= NAMED + 1 ? found->count : NAMED; // "and 1 more" takes as much room as that one's name
    if (count < question->flag->limit && most >= question->flag->limit) return;
    flag_decide(question, question->flag->limit - count, out);
    if (out->raised) out->reason = reason(question, head, out);
}
