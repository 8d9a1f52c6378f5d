// Of the summary: who must act at once; recommendations to the region; what became of last year's.
#include "letter/paper.h"

// Reasons of the urgent flags of a unit, one after another.
static const char *reasons(const letter_paper *paper, size_t unit) {
    svod_buf out = svod_buf_of(paper->arena);
    for (uint32_t i = 0; i < paper->rubric->flag_count; i++) {
        const svod_flag_result *flag = &paper->result->flags[i];
        if (!flag->flag->urgent || !flag->units[unit].raised) continue;
        const char *reason = paper_sentence(paper, flag->units[unit].reason);
        svod_buf_printf(&out, "%s%s.", out.len ? " " : "", reason);
    }
    return out.len ? out.data : "";
}

// Titles of the urgent recommendations that are given to it, without those of the flags just told; "" for none.
static const char *urgent_advice(const letter_paper *paper, size_t unit) {
    const svod_advice *advice = paper->result->advice;
    svod_buf out = svod_buf_of(paper->arena);
    for (uint32_t i = 0; advice && i < advice->unit_given[unit]; i++) {
        const svod_recommendation *rule = paper_rule(paper, &advice->given[advice->unit_first[unit] + i]);
        bool told = rule->flag != SVOD_NO_FLAG && paper->rubric->flags[rule->flag].urgent;
        if (rule->urgency == SVOD_URGENT && !told) svod_buf_printf(&out, "%s%s", out.len ? "; " : "", rule->title);
    }
    return out.len ? out.data : "";
}

void paper_region_urgent(letter_paper *paper) {
    if ((!paper->rubric->flag_count || !paper->result->flags) && !paper->result->advice) return;
    size_t count = 0;
    paper_heading(paper, SAY(paper, head_urgent));
    for (size_t unit = 0; unit < paper->result->roster->count; unit++) {
        bool flagged = paper->result->flags && svod_result_urgent(paper->result, unit);
        const char *advice = urgent_advice(paper, unit);
        if (!flagged && !*advice) continue;
        paper_add(paper, SVOD_LETTER_ITEM, NULL)->first = !count++;
        paper_run(paper, svod_printf(paper->arena, "%s. ", paper->result->roster->units[unit].name))->bold = true;
        if (flagged) paper_run(paper, svod_printf(paper->arena, "%s%s", reasons(paper, unit), *advice ? " " : ""));
        if (*advice) paper_run(paper, svod_printf(paper->arena, SAY(paper, urgent_advice), advice));
    }
    if (!count) paper_add(paper, SVOD_LETTER_TEXT, SAY(paper, nobody_urgent));
}

// ---- to the region, and last year's --------------------------------------------------------------------------------------------

void paper_region_advice(letter_paper *paper) {
    const svod_advice *advice = paper->result->advice;
    if (!advice || !advice->region_count) return;
    paper_heading(paper, SAY(paper, head_region));
    for (uint32_t to = 0; to < advice->rules->addressee_count; to++) {
        bool first = true;
        for (uint32_t i = 0; i < advice->region_count; i++) {
            if (paper_rule(paper, &advice->region[i])->addressee != to) continue;
            if (first) paper_add(paper, SVOD_LETTER_SUBHEADING, advice->rules->addressees[to].title)->keep = true;
            paper_advised(paper, &advice->region[i], first);
            first = false;
        }
    }
}

void paper_region_follow(letter_paper *paper) {
    const svod_follow *follow = paper->result->follow;
    if (!follow) return;
    const uint32_t *verdicts = follow->verdicts;
    const svod_advice_rules *rules = follow->earlier->advice->rules;
    paper_heading(paper, svod_printf(paper->arena, SAY(paper, head_follow), follow->earlier->now.year));
    paper_add(paper, SVOD_LETTER_TEXT,
              svod_printf(paper->arena, SAY(paper, follow_counts), follow->count, verdicts[SVOD_FOLLOW_DONE], verdicts[SVOD_FOLLOW_PARTLY],
                          verdicts[SVOD_FOLLOW_NOT_DONE], verdicts[SVOD_FOLLOW_UNTOLD]));
    if (follow->gone) paper_run(paper, svod_printf(paper->arena, SAY(paper, follow_gone), follow->gone));
    uint32_t(*counts)[SVOD_FOLLOW_VERDICTS] = svod_alloc_array(paper->arena, rules->count, sizeof *counts);
    uint32_t rows = 0;
    for (uint32_t i = 0; i < follow->count; i++)
        counts[follow->list[i].advised->rule][follow->list[i].verdict]++;
    for (uint32_t rule = 0; rule < rules->count; rule++)
        rows += counts[rule][0] + counts[rule][1] + counts[rule][2] + counts[rule][3] > 0;
    if (!rows) return;
    static const uint16_t widths[] = {460, 70, 130, 115, 125, 100};
    const char *const heads[] = {SAY(paper, col_advice), SAY(paper, col_given),    SAY(paper, col_done),
                                 SAY(paper, col_partly), SAY(paper, col_not_done), SAY(paper, col_untold)};
    svod_letter_block *table = paper_table(paper, widths, heads, 6, rows);
    table->dense = true;
    for (uint32_t rule = 0; rule < rules->count; rule++) {
        uint32_t sum = counts[rule][0] + counts[rule][1] + counts[rule][2] + counts[rule][3];
        if (!sum) continue;
        svod_letter_row *row = paper_row(paper, table);
        paper_cell(paper, row, 0, rules->list[rule].title);
        paper_number(paper, row, 1, svod_printf(paper->arena, "%u", sum));
        for (uint32_t i = 0; i < SVOD_FOLLOW_VERDICTS; i++)
            paper_number(paper, row, 2 + i, svod_printf(paper->arena, "%u", counts[rule][i]));
    }
}
