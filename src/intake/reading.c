// How a score cell was read, in words: the same judgement as when the sheet was read, for those who ask where a figure comes from.
#include "intake/cellscore.h"
#include "intake/intake.h"

#define EXACT_DIGITS 15 // that a double holds; what is written beyond them is the tail of a binary fraction
#define SAY(id) svod_say(lang, SVOD_T_intake_##id)

// Ways of reading by which a plain number is no longer plain.
static const char *remark(cell_score verdict, const svod_cell *cell, svod_lang lang, svod_arena *arena) {
    if (verdict.remark == SVOD_F_cell_footnote) return svod_printf(arena, SAY(reading_footnote), verdict.bare);
    if (verdict.remark == SVOD_F_score_percent) return svod_printf(arena, SAY(reading_percent), cell_shown(cell, lang, arena));
    if (cell->type == SVOD_CELL_NUMBER && verdict.score >= 0 && cell->len > EXACT_DIGITS)
        return svod_printf(arena, SAY(reading_tail), svod_excerpt_of(svod_cell_text(cell)).text);
    return cell->flags & SVOD_CELL_FORMULA ? SAY(reading_formula) : "";
}

// A fault, and what the rubric made of it; that a score does not count, or is kept above its maximum, the tree of the figure says itself.
static const char *fault(cell_score verdict, const svod_cell *cell, const svod_rubric *rubric, svod_lang lang, svod_arena *arena) {
    const char *what = svod_code_message(verdict.fault, lang);
    if (verdict.fault == SVOD_F_score_no_result) return svod_code_message(SVOD_F_cell_formula_no_result, lang);
    if (verdict.fault == SVOD_F_score_not_number && cell->type == SVOD_CELL_DATE)
        return svod_printf(arena, SAY(reading_date), svod_excerpt_of(svod_cell_text(cell)).text);
    if (verdict.score < 0) return what;
    if (verdict.fault != SVOD_F_score_above_max) return svod_printf(arena, "%s, %s", what, SAY(reading_kept));
    if (rubric->policy.above_max != SVOD_BAD_CLAMP) return "";
    const char *max = svod_points_words(arena, verdict.score * SVOD_POINT_TENTHOUSANDTH, lang);
    return svod_printf(arena, "%s, %s", what, svod_printf(arena, SAY(reading_clamped), max));
}

// What an answer comes to, its indicator's rule says; here is only where its value is from.
static const char *of_answer(const svod_cell *cell, svod_lang lang) {
    if (cell->flags & SVOD_CELL_NO_RESULT) return svod_code_message(SVOD_F_cell_formula_no_result, lang);
    return cell->flags & SVOD_CELL_FORMULA ? SAY(reading_formula) : "";
}

const char *svod_intake_reading(const svod_rubric *rubric, uint32_t node, const svod_cell *cell, svod_lang lang, svod_arena *arena) {
    if (!cell) return "";
    if (cell->flags & SVOD_CELL_MOVED) return SAY(reading_moved);
    if (rubric->nodes[node].indicator) return of_answer(cell, lang);
    cell_score verdict = cell_score_of(rubric, node, cell, arena);
    const char *first = remark(verdict, cell, lang, arena);
    if (verdict.fault == SVOD_CODE_COUNT) return first;
    const char *then = fault(verdict, cell, rubric, lang, arena);
    return *first && *then ? svod_printf(arena, "%s; %s", first, then) : *first ? first : then;
}

const char *svod_intake_reading_merged(const char *ref, svod_lang lang, svod_arena *arena) {
    return svod_printf(arena, SAY(reading_merged), ref);
}
