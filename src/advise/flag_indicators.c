// What the flags that count indicators have in common: counting, and reasons that name the first few.
#include "advise/flag_kind.h"
#include "base/str.h"

#define NAMED 3 // a reason is a sentence and not a list

static bool is_below(const flag_question *question, uint32_t indicator) {
    const svod_rubric *rubric = question->now->rubric;
    uint32_t node = rubric->indicators[indicator].node;
    return node >= question->flag->node && node < rubric->nodes[question->flag->node].end;
}

static void name_one(const flag_question *question, const flag_counting *by, size_t unit, uint32_t indicator, svod_buf *out) {
    const svod_rubric *rubric = question->now->rubric;
    const svod_rnode *node = &rubric->nodes[rubric->indicators[indicator].node];
    const char *words = by->words ? by->words(question, unit, indicator) : "";
    svod_buf_printf(out, "%s «%s»%s%s", node->id, svod_excerpt_of(node->title).text, *words ? ": " : "", words);
}

static const char *name_some(const flag_question *question, const flag_counting *by, size_t unit, const svod_flag_unit *is) {
    svod_buf out = svod_buf_of(question->arena);
    for (uint32_t i = 0; i < is->named; i++) {
        if (i) svod_buf_str(&out, "; ");
        name_one(question, by, unit, is->counted[i], &out);
    }
    if (is->counted_count > is->named) {
        svod_buf_str(&out, "; ");
        svod_buf_printf(&out, svod_say(question->lang, SVOD_T_advise_and_more), is->counted_count - is->named);
    }
    return out.data ? out.data : "";
}

static const char *reason(const flag_question *question, const flag_counting *by, size_t unit, const svod_flag_unit *is) {
    const svod_rnode *node = &question->now->rubric->nodes[question->flag->node];
    const char *head = by->head(question, is->counted_count), *names = name_some(question, by, unit, is);
    // The whole, and an indicator that is named anyway, need no word of where.
    if (node->depth == 0 || node->indicator)
        return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_whole), head, names);
    return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_within), flag_node_words(question), head, names);
}

void flag_indicators(const flag_question *question, const flag_counting *by, size_t unit, svod_flag_unit *out) {
    if (!question->monitoring || question->now->unit_state[unit] == SVOD_STATE_ABSENT) return;
    svod_vec counted = svod_vec_of(question->arena, sizeof(uint32_t));
    uint32_t limit = (uint32_t)(question->flag->limit / SVOD_POINT), unsaid = 0;
    for (uint32_t i = 0; i < question->monitoring->indicators; i++) {
        flag_counts is = is_below(question, i) ? by->counts(question, unit, i) : FLAG_COUNTS_NOT;
        if (is == FLAG_COUNTS) *SVOD_PUSH(&counted, uint32_t) = i;
        unsaid += is == FLAG_COUNTS_UNSAID;
    }
    out->counted = counted.data;
    out->counted_count = (uint32_t)counted.count;
    out->named = counted.count <= NAMED + 1 ? (uint32_t)counted.count : NAMED; // "and 1 more" takes as much room as that one's name
    if (out->counted_count < limit && out->counted_count + unsaid >= limit) return;
    flag_decide(question, question->flag->limit - (svod_points)out->counted_count * SVOD_POINT, out);
    if (out->raised) out->reason = reason(question, by, unit, out);
}

// ---- counts in words -----------------------------------------------------------------------------------------------

static const char *counted(const flag_question *question, uint32_t count, svod_text one, svod_text few, svod_text many) {
    svod_lang lang = question->lang;
    const char *word = svod_plural(lang, count, svod_say(lang, one), svod_say(lang, few), svod_say(lang, many));
    return svod_printf(question->arena, svod_say(lang, SVOD_T_advise_count), count, word);
}

const char *flag_count_are(const flag_question *question, uint32_t count) {
    return counted(question, count, SVOD_T_advise_count_one, SVOD_T_advise_count_few, SVOD_T_advise_count_many);
}

const char *flag_count_of(const flag_question *question, uint32_t count) {
    svod_text one = question->lang == SVOD_RU ? SVOD_T_advise_count_few : SVOD_T_advise_count_one;
    return counted(question, count, one, SVOD_T_advise_count_many, SVOD_T_advise_count_many);
}

const char *flag_count_by(const flag_question *question, uint32_t count) {
    return counted(question, count, SVOD_T_advise_count_by_one, SVOD_T_advise_count_by_many, SVOD_T_advise_count_by_many);
}
