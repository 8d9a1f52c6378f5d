// "Документы и ссылки": what units wrote beside their answers to indicators: requisites of documents, links, comments.
#include "table/indicators.h"
#include "table/origin.h"
#include "table/tables.h"

enum { HEAD = 5, COLS = 6, MOST = 50000 }; // rows: nobody pages through more, and office programs hold 65,530 links a sheet

static bool says(const svod_measure *measure) {
    return *measure->document || *measure->link || *measure->comment;
}

static void put(svod_lay *lay, uint32_t row, uint32_t col, const char *text) {
    if (*text)
        svod_put_text(lay->table, row, col, SVOD_CLASS_WRAP, text);
    else
        svod_put_empty(lay->table, row, col, SVOD_CLASS_WRAP);
}

// Only the address of a page can be followed: other schemes may start programs.
static void put_link(svod_lay *lay, uint32_t row, uint32_t col, const char *link) {
    if (svod_starts(link, "http://") || svod_starts(link, "https://"))
        svod_put_text(lay->table, row, col, SVOD_CLASS_LINK_ROW, link)->target = link;
    else
        put(lay, row, col, link);
}

static void put_row(svod_lay *lay, uint32_t row, size_t unit, uint32_t indicator, const svod_measure *measure) {
    put(lay, row, 1, lay->result->roster->units[unit].name);
    put(lay, row, 2, svod_indicator_name(lay, indicator));
    svod_put_measure(lay, row, 3, 0, unit, indicator, false);
    put(lay, row, 4, measure->document);
    put_link(lay, row, 5, measure->link);
    put(lay, row, 6, measure->comment);
}

static void put_heads(svod_lay *lay) {
    const char *const heads[COLS] = {svod_lay_unit_word(lay),  SAY(lay, the_indicator), SAY(lay, proof_value),
                                     SAY(lay, proof_document), SAY(lay, proof_link),    SAY(lay, form_comment)};
    static const double widths[COLS] = {30, 38, 11, 40, 36, 40};
    for (uint32_t i = 0; i < COLS; i++) {
        svod_lay_head(lay, HEAD, i + 1, heads[i]);
        svod_table_width(lay->table, i + 1, i + 1, widths[i]);
    }
}

static uint32_t put_rows(svod_lay *lay) {
    uint32_t row = HEAD + 1;
    for (size_t unit = 0; unit < lay->result->roster->count; unit++)
        for (uint32_t i = 0; i < lay->rubric->indicator_count && row <= HEAD + MOST; i++) {
            const svod_measure *measure = svod_monitoring_measure(lay->result->monitoring, 0, unit, i);
            if (says(measure)) put_row(lay, row++, unit, i, measure);
        }
    return row - 1;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    if (!result->monitoring) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "proofs", svod_say(result->campaign->lang, SVOD_T_table_sheet_proofs));
    svod_lay_title(&lay, SAY(&lay, title_proofs), SAY(&lay, intro_proofs), COLS);
    put_heads(&lay);
    uint32_t last = put_rows(&lay);
    if (last == HEAD) return;
    if (last == HEAD + MOST) svod_lay_note(&lay, last + 1, 1, COLS, SAY(&lay, proofs_more));
    lay.table->filter = (svod_range){HEAD, 1, last, COLS};
    lay.table->freeze_row = HEAD + 1;
    lay.table->repeat_from = lay.table->repeat_to = HEAD;
    lay.table->landscape = true;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_proofs = {"proofs", build, "документы, ссылки и комментарии к показателям",
                                    "documents, links and comments beside indicators"};
