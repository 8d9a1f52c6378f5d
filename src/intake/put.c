// Puts scores and printed totals into the arrays, and tells when a place is taken already.
#include <string.h>

#include "base/footnote.h"
#include "base/str.h"
#include "intake/cellscore.h"
#include "intake/sheet.h"

static svod_score_place place_of(const svod_intake *intake, const sheet_row *row, uint32_t col) {
    return (svod_score_place){.row = row->row, .col = (uint16_t)col, .source = intake->at.source};
}

static const char *score_text(svod_score score, svod_lang lang, svod_arena *scratch) {
    if (score < 0) return svod_say(lang, score == SVOD_S_NA ? SVOD_T_intake_was_na : SVOD_T_intake_was_bad);
    return svod_points_words(scratch, score * SVOD_POINT_TENTHOUSANDTH, lang);
}

static void about(svod_intake *intake, const row_key *key, const char *node) {
    svod_about(intake->findings, intake->scores->roster->units[key->unit].id, node);
}

// The earlier cell: by its reference alone when it is on the same sheet.
static const char *earlier_text(const svod_intake *intake, svod_place there) {
    const svod_sheet_info *here = &intake->at.info;
    if (!svod_streq(there.file, here->file) || !svod_streq(there.sheet, here->name)) return svod_place_text(intake->scratch, there);
    char ref[SVOD_REF_SIZE];
    return svod_strdup(intake->scratch, svod_ref(ref, there.row, there.col));
}

static void report_conflict(svod_intake *intake, const row_key *key, uint32_t node, const svod_cell *cell, svod_place place, svod_score was,
                            svod_score_place earlier) {
    svod_lang lang = intake->findings->lang;
    svod_place there = svod_scores_place(intake->scores, earlier);
    const char *where = earlier_text(intake, there);
    const char *expected = was == SVOD_S_CONFLICT ? svod_printf(intake->scratch, svod_say(lang, SVOD_T_intake_conflict_again), where)
                                                  : svod_printf(intake->scratch, svod_say(lang, SVOD_T_intake_conflict),
                                                                score_text(was, lang, intake->scratch), where);
    svod_add(intake->findings, SVOD_F_score_conflict, place, cell_shown(cell, lang, intake->scratch), expected);
    about(intake, key, intake->scores->rubric->nodes[node].id);
    bool file = svod_streq(there.file, place.file), sheet = svod_streq(there.sheet, place.sheet);
    if (!file || !sheet) svod_advise(intake->findings, svod_say(lang, file ? SVOD_T_intake_advice_sheet : SVOD_T_intake_advice_experts));
}

static put_result merge(svod_intake *intake, const row_key *key, uint32_t node, const sheet_row *row, const svod_cell *cell, uint32_t col,
                        cell_score verdict, svod_score_place *earlier) {
    svod_expert *expert = SVOD_AT(&intake->scores->experts, svod_expert, key->expert);
    size_t slot = svod_scores_slot(intake->scores, key->unit, node);
    svod_score *score = &expert->scores[slot];
    if (*score == SVOD_S_NONE || (*score == SVOD_S_BLANK && verdict.score != SVOD_S_BLANK)) {
        *score = verdict.score;
        expert->places[slot] = place_of(intake, row, col);
        return PUT_NEW;
    }
    if (verdict.score == SVOD_S_BLANK) return PUT_NEW;
    *earlier = expert->places[slot];
    if (*score == verdict.score) return *score >= 0 || *score == SVOD_S_NA ? PUT_SAME : PUT_BAD; // each has its own finding
    report_conflict(intake, key, node, cell, row_place(intake, row, col), *score, *earlier);
    *score = SVOD_S_CONFLICT;
    return PUT_CONFLICT;
}

// The reader has told of the formula already: now it is known that a score is lost by it.
static bool put_no_result(svod_intake *intake, const row_key *key, uint32_t node, svod_place place) {
    svod_finding *told = svod_turn(intake->findings, SVOD_F_cell_formula_no_result, place, SVOD_F_score_no_result);
    if (!told) return false;
    told->unit = svod_strdup(intake->findings->arena, intake->scores->roster->units[key->unit].id);
    told->node = svod_strdup(intake->findings->arena, intake->scores->rubric->nodes[node].id);
    return true;
}

put_result put_score(svod_intake *intake, const row_key *key, uint32_t node, const sheet_row *row, uint32_t col,
                     svod_score_place *earlier) {
    const svod_cell *cell = row_cell(row, col);
    const svod_rubric *rubric = intake->scores->rubric;
    cell_score verdict = cell_score_of(rubric, node, cell, intake->scratch);
    if (verdict.remark != SVOD_CODE_COUNT) {
        cell_score_remark(cell, verdict, row_place(intake, row, col), intake->scratch, intake->findings);
        about(intake, key, rubric->nodes[node].id);
    }
    bool lost = verdict.fault == SVOD_F_score_no_result && put_no_result(intake, key, node, row_place(intake, row, col));
    if (verdict.fault != SVOD_CODE_COUNT && !lost) {
        cell_score_report(rubric, node, cell, verdict, row_place(intake, row, col), intake->scratch, intake->findings);
        about(intake, key, rubric->nodes[node].id);
    }
    merged_put(intake, key, (merged_value){node, SVOD_NO_QUESTION, verdict.score == SVOD_S_BLANK}, row, col);
    return merge(intake, key, node, row, cell, col, verdict, earlier);
}

void put_twice(svod_intake *intake, const row_key *key, const char *node, svod_place place, svod_score_place earlier) {
    const char *where = earlier_text(intake, svod_scores_place(intake->scores, earlier));
    svod_add(intake->findings, SVOD_F_unit_twice, place, intake->scores->roster->units[key->unit].name, where);
    about(intake, key, node);
}

// What a printed total says; a footnote's mark is taken off and told.
static svod_num_kind total_of(svod_intake *intake, const row_key *key, const svod_cell *cell, svod_place place, svod_decimal *value) {
    if (cell->type != SVOD_CELL_NUMBER && cell->type != SVOD_CELL_STRING) return SVOD_NUM_TEXT;
    svod_num_kind kind = svod_num_parse(svod_cell_text(cell), cell->len, value, NULL);
    const char *bare = kind == SVOD_NUM_TEXT ? svod_footnote_less(intake->scratch, svod_cell_text(cell)) : NULL;
    if (!bare || (kind = svod_num_parse(bare, strlen(bare), value, NULL)) == SVOD_NUM_TEXT) return kind;
    svod_add(intake->findings, SVOD_F_cell_footnote, place, svod_cell_text(cell), bare);
    about(intake, key, NULL);
    return kind;
}

void put_total(svod_intake *intake, const row_key *key, const sheet_row *row, uint32_t col) {
    const svod_cell *cell = row_cell(row, col);
    if (row_blank(cell) || (cell->flags & (SVOD_CELL_DAMAGED | SVOD_CELL_MOVED))) return; // its reader has told
    svod_decimal value;
    svod_points points;
    svod_place place = row_place(intake, row, col);
    svod_num_kind kind = total_of(intake, key, cell, place, &value);
    if (kind == SVOD_NUM_NOTHING) return;
    if (kind == SVOD_NUM_VALUE && svod_points_of(value, &points)) {
        *SVOD_PUSH(&intake->scores->totals, svod_printed) =
            (svod_printed){(uint32_t)key->unit, SVOD_ROOT, (uint32_t)key->expert, points, place_of(intake, row, col)};
        return;
    }
    svod_lang lang = intake->findings->lang;
    svod_add(intake->findings, SVOD_F_total_unreadable, place, cell_shown(cell, lang, intake->scratch),
             svod_say(lang, SVOD_T_intake_total));
    about(intake, key, NULL);
}
