// Of a letter to a unit: what it is advised, by addressee; what became of last year's recommendations.
#include "letter/paper.h"

#include <string.h>

const svod_recommendation *paper_rule(const letter_paper *paper, const svod_advised *advised) {
    return &paper->result->advice->rules->list[advised->rule];
}

static const char *unstopped(const letter_paper *paper, const char *text) {
    size_t length = strlen(text);
    return length && text[length - 1] == '.' ? svod_strndup(paper->arena, text, length - 1) : text;
}

// "Срочно; срок: 01.09.2023"
static const char *due_words(const letter_paper *paper, svod_urgency urgency) {
    const char *name = svod_capital(paper->arena, svod_urgency_name(urgency, paper->lang));
    const char *due = paper->result->campaign->letters.deadlines[urgency];
    // What is to be kept up has no day by which it is done, unless the campaign says one.
    bool dated = urgency != SVOD_KEEP_UP || !svod_blank(due);
    return dated ? svod_printf(paper->arena, SAY(paper, urgency_due), name, paper_day(paper, due)) : name;
}

// "Срочно; срок: 01.09.2023. Основание — раздел 8: 0 из 12 баллов при пороге 0."
static void grounds(letter_paper *paper, const svod_advised *advised) {
    const svod_recommendation *rule = paper_rule(paper, advised);
    const char *text = due_words(paper, (svod_urgency)rule->urgency);
    bool told = rule->when.kind != SVOD_FLAG_ALL && !svod_blank(advised->why); // that it goes to all is no ground
    if (told) text = svod_printf(paper->arena, SAY(paper, grounds), text, unstopped(paper, advised->why));
    svod_letter_block *block = paper_add(paper, SVOD_LETTER_SMALL, text);
    if (rule->urgency == SVOD_URGENT) block->runs[0].ink = SVOD_INK_BAD;
}

void paper_advised(letter_paper *paper, const svod_advised *advised, bool first) {
    const svod_recommendation *rule = paper_rule(paper, advised);
    svod_letter_block *block = paper_add(paper, SVOD_LETTER_ITEM, NULL);
    block->first = first;
    bool regional = advised->unit == UINT32_MAX; // its text has named those for whom the condition holds
    block->keep = !regional;
    size_t length = strlen(rule->title);
    bool ended = length && strchr(".!?", rule->title[length - 1]);
    paper_run(paper, svod_printf(paper->arena, ended ? "%s" : "%s.", rule->title))->bold = true;
    if (!svod_blank(advised->text)) paper_run(paper, svod_printf(paper->arena, " %s", advised->text));
    if (!regional) {
        grounds(paper, advised);
        return;
    }
    svod_letter_run *due = paper_run(paper, svod_printf(paper->arena, " %s.", due_words(paper, (svod_urgency)rule->urgency)));
    due->italic = true;
    if (rule->urgency == SVOD_URGENT) due->ink = SVOD_INK_BAD;
}

// A recommendation of this flag is given to the unit, or another one stands instead of it.
static bool spoken_of(const svod_advice *advice, size_t unit, uint32_t flag) {
    for (uint32_t rule = 0; advice && rule < advice->rules->count; rule++) {
        uint8_t state = advice->states[unit * advice->rules->count + rule];
        if (advice->rules->list[rule].flag == flag && (state == SVOD_ADVICE_GIVEN || state == SVOD_ADVICE_INSTEAD)) return true;
    }
    return false;
}

// Flags that are raised and that no recommendation speaks of.
static void flags(letter_paper *paper, size_t unit) {
    const svod_result *result = paper->result;
    bool headed = false;
    for (uint32_t i = 0; result->flags && i < paper->rubric->flag_count; i++) {
        if (!result->flags[i].units[unit].raised || spoken_of(result->advice, unit, i)) continue;
        if (!headed) paper_heading(paper, SAY(paper, head_flags));
        headed = true;
        paper_add(paper, SVOD_LETTER_POINT, svod_printf(paper->arena, "%s.", paper_sentence(paper, result->flags[i].units[unit].reason)));
    }
}

// Why nothing is recommended: by the rules, or because data are missing that the rules ask about.
static void nothing_advised(letter_paper *paper, const svod_advice *advice, size_t unit) {
    const svod_advice_rules *rules = advice->rules;
    uint32_t asked = 0, untold = 0;
    for (uint32_t i = 0; i < rules->count; i++) {
        if (rules->addressees[rules->list[i].addressee].region) continue;
        uint8_t state = advice->states[unit * rules->count + i];
        asked += state != SVOD_ADVICE_OUTSIDE;
        untold += state == SVOD_ADVICE_UNTOLD;
    }
    const char *text = SAY(paper, no_advice);
    if (untold) text = svod_printf(paper->arena, SAY(paper, no_advice_untold), untold, asked);
    paper_add(paper, SVOD_LETTER_TEXT, text);
}

void paper_advice(letter_paper *paper, size_t unit) {
    const svod_advice *advice = paper->result->advice;
    if (advice) {
        paper_heading(paper, SAY(paper, head_advice));
        const svod_advised *given = advice->given + advice->unit_first[unit];
        for (uint32_t to = 0; to < advice->rules->addressee_count; to++) {
            bool first = true;
            for (uint32_t k = 0; k < advice->unit_given[unit]; k++) {
                if (paper_rule(paper, &given[k])->addressee != to) continue;
                if (first) paper_add(paper, SVOD_LETTER_SUBHEADING, advice->rules->addressees[to].title)->keep = true;
                paper_advised(paper, &given[k], first);
                first = false;
            }
        }
        if (!advice->unit_given[unit]) nothing_advised(paper, advice, unit);
    }
    flags(paper, unit);
}

// ---- last year's ---------------------------------------------------------------------------------------------------------

static uint8_t verdict_ink(uint8_t verdict) {
    static const uint8_t inks[] = {SVOD_INK_GOOD, SVOD_INK_PLAIN, SVOD_INK_BAD, SVOD_INK_MUTED};
    return inks[verdict];
}

void paper_follow(letter_paper *paper, size_t unit) {
    const svod_follow *follow = paper->result->follow;
    if (!follow || !follow->unit_count[unit]) return;
    static const uint16_t widths[] = {340, 160, 500};
    const char *const heads[] = {SAY(paper, col_advice), SAY(paper, col_verdict), SAY(paper, col_why)};
    const svod_advice_rules *rules = follow->earlier->advice->rules;
    paper_heading(paper, svod_printf(paper->arena, SAY(paper, head_follow), follow->earlier->now.year));
    svod_letter_block *table = paper_table(paper, widths, heads, 3, follow->unit_count[unit]);
    for (uint32_t i = 0; i < follow->unit_count[unit]; i++) {
        const svod_followed *at = &follow->list[follow->unit_first[unit] + i];
        svod_letter_row *row = paper_row(paper, table);
        paper_cell(paper, row, 0, rules->list[at->advised->rule].title);
        svod_letter_cell *cell = paper_cell(paper, row, 1, svod_follow_name((svod_follow_verdict)at->verdict, paper->lang));
        cell->ink = verdict_ink(at->verdict);
        cell->bold = true;
        paper_cell(paper, row, 2, svod_capital(paper->arena, at->why));
    }
}
