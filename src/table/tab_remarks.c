// "Комментарии": what experts wrote beside their scores, and the evidence that they link to, all of it.
#include "table/lay.h"
#include "table/origin.h"
#include "table/tables.h"

enum { HEAD = 5, COLS = 6, MOST = 50000 }; // rows: nobody pages through more, and office programs hold 65,530 links a sheet

static void put(svod_lay *lay, uint32_t row, uint32_t col, const char *text) {
    if (*text)
        svod_put_text(lay->table, row, col, SVOD_CLASS_WRAP, text);
    else
        svod_put_empty(lay->table, row, col, SVOD_CLASS_WRAP);
}

static const char *word_of(const svod_lay *lay, svod_score score) {
    switch (score) {
    case SVOD_S_NONE:
        return SVOD_NONE;
    case SVOD_S_BLANK:
        return SAY(lay, state_blank);
    case SVOD_S_NA:
        return SAY(lay, state_na);
    case SVOD_S_RECUSED:
        return SAY(lay, state_recused);
    default:
        return "?";
    }
}

static void put_score(svod_lay *lay, uint32_t row, const svod_remark *remark, const svod_expert *expert) {
    svod_score score = expert->scores[svod_scores_slot(lay->result->now.scores, remark->unit, remark->node)];
    if (score < 0) {
        svod_lay_tone(svod_put_text(lay->table, row, 4, SVOD_CLASS_POINTS, word_of(lay, score)), SVOD_TONE_MUTED);
        return;
    }
    double points = svod_points_double(score * SVOD_POINT_TENTHOUSANDTH);
    svod_out *cell = svod_put_number(lay->table, row, 4, SVOD_CLASS_POINTS, points);
    svod_origin(lay, cell, "score:%s:%s:%s", svod_origin_word(lay, expert->name), svod_origin_unit_word(lay, remark->unit),
                svod_origin_word(lay, svod_rubric_node_id(lay->rubric, remark->node)));
}

// Only the address of a page can be followed: a path means something else on every machine, and other schemes may start programs.
static void put_link(svod_lay *lay, uint32_t row, const char *link) {
    if (svod_starts(link, "http://") || svod_starts(link, "https://"))
        svod_put_text(lay->table, row, 6, SVOD_CLASS_LINK_ROW, link)->target = link;
    else
        put(lay, row, 6, link);
}

static void put_row(svod_lay *lay, uint32_t row, const svod_remark *remark) {
    const svod_expert *expert = SVOD_AT(&lay->result->now.scores->experts, const svod_expert, remark->expert);
    put(lay, row, 1, lay->result->roster->units[remark->unit].name);
    put(lay, row, 2, svod_lay_node_name(lay, remark->node));
    put(lay, row, 3, expert->name);
    put_score(lay, row, remark, expert);
    put(lay, row, 5, remark->comment);
    put_link(lay, row, remark->link);
}

static void put_heads(svod_lay *lay) {
    const char *const heads[COLS] = {svod_lay_unit_word(lay), SAY(lay, criterion),    SAY(lay, expert),
                                     SAY(lay, remark_score),  SAY(lay, form_comment), SAY(lay, form_evidence)};
    static const double widths[COLS] = {24, 34, 24, 9, 50, 40};
    for (uint32_t i = 0; i < COLS; i++) {
        svod_lay_head(lay, HEAD, i + 1, heads[i]);
        svod_table_width(lay->table, i + 1, i + 1, widths[i]);
    }
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    const svod_scores *scores = result->now.scores;
    if (!scores || scores->remarks.count == 0) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "remarks", svod_say(result->campaign->lang, SVOD_T_table_sheet_remarks));
    svod_lay_title(&lay, SAY(&lay, title_remarks), SAY(&lay, intro_remarks), COLS);
    put_heads(&lay);
    const svod_remark **remarks = svod_scores_remarks(scores, arena);
    uint32_t last = HEAD + (uint32_t)(scores->remarks.count < MOST ? scores->remarks.count : MOST);
    for (uint32_t row = HEAD + 1; row <= last; row++)
        put_row(&lay, row, remarks[row - HEAD - 1]);
    lay.table->filter = (svod_range){HEAD, 1, last, COLS};
    if (scores->remarks.count > MOST) svod_lay_note(&lay, last + 1, 1, COLS, SAY(&lay, remarks_more));
    lay.table->freeze_row = HEAD + 1;
    lay.table->repeat_from = lay.table->repeat_to = HEAD;
    lay.table->landscape = true;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_remarks = {"remarks", build, "все комментарии экспертов и ссылки на подтверждения",
                                     "all comments of experts and links to the evidence"};
