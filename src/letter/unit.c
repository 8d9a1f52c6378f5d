// The letter to one unit.
#include "letter/letter.h"
#include "letter/paper.h"

static void open_letter(letter_paper *paper, size_t unit) {
    paper_open(paper);
    paper_add(paper, SVOD_LETTER_TO, paper_unit_line(paper, unit))->runs[0].bold = true;
    paper_add(paper, SVOD_LETTER_TITLE, paper_measured(paper) ? SAY(paper, title_unit_measured) : SAY(paper, title_unit));
    paper_add(paper, SVOD_LETTER_TEXT, svod_printf(paper->arena, SAY(paper, about), paper->letter->title));
}

// Who sent nothing is told so, and what is looked at.
static void no_submission(letter_paper *paper, size_t unit) {
    const svod_year *now = &paper->result->now;
    paper_add(paper, SVOD_LETTER_TEXT, svod_printf(paper->arena, SAY(paper, nothing_sent), now->year))->runs[0].bold = true;
    paper_add(paper, SVOD_LETTER_TEXT,
              paper->rubric->policy.absent == SVOD_ABSENT_ZERO ? SAY(paper, nothing_zero) : SAY(paper, nothing_excluded));
    const svod_year *before = paper->result->before;
    const svod_point *was = before ? svod_year_at(before, unit, SVOD_ROOT) : NULL;
    if (was && was->state == SVOD_STATE_POINTS && was->max > 0)
        paper_add(paper, SVOD_LETTER_TEXT,
                  svod_printf(paper->arena, SAY(paper, before_total), before->year, paper_of_max(paper, was),
                              paper_percent(paper, paper_share(was))));
}

svod_letter *svod_letter_unit(const svod_result *result, size_t unit, svod_arena *arena) {
    if (result->now.unit_state[unit] == SVOD_STATE_ABSENT) return NULL;
    const char *name = result->roster->units[unit].name;
    letter_paper paper = paper_of(result, name, arena);
    paper.letter->footer = svod_printf(arena, "%s · %s", paper.letter->title, name);
    open_letter(&paper, unit);
    if (result->now.unit_state[unit] == SVOD_STATE_NO_SUBMISSION) {
        no_submission(&paper, unit);
    } else {
        paper_result(&paper, unit);
        paper_sections(&paper, unit);
        paper_sides(&paper, unit);
        paper_indicators(&paper, unit);
    }
    paper_advice(&paper, unit);
    paper_follow(&paper, unit);
    paper_remarks(&paper, unit);
    paper_close(&paper);
    return paper.letter;
}
