// "Замечания": every finding with its place, so that each can be found and mended.
#include "table/lay.h"
#include "table/origin.h"
#include "table/tables.h"

enum { HEAD = 5, COLS = 13 };

static const char *unit_name(const svod_lay *lay, const char *id) {
    size_t unit = id ? svod_roster_by_id(lay->result->roster, id) : SVOD_NO_UNIT;
    return unit == SVOD_NO_UNIT ? id : lay->result->roster->units[unit].name;
}

static void put(svod_lay *lay, uint32_t row, uint32_t col, const char *text) {
    if (text != NULL && *text)
        svod_put_text(lay->table, row, col, SVOD_CLASS_WRAP, text);
    else
        svod_put_empty(lay->table, row, col, SVOD_CLASS_WRAP);
}

// What was found and what was expected: their figures are those of the finding.
static void put_said(svod_lay *lay, uint32_t row, uint32_t col, const char *text) {
    if (text != NULL && *text)
        svod_origin_words(lay, svod_put_text(lay->table, row, col, SVOD_CLASS_WRAP, text), "finding:%u", row - HEAD);
    else
        svod_put_empty(lay->table, row, col, SVOD_CLASS_WRAP);
}

static void put_row(svod_lay *lay, uint32_t row, const svod_finding *finding) {
    static const svod_tone tones[] = {SVOD_TONE_PLAIN, SVOD_TONE_WARN, SVOD_TONE_BAD};
    svod_lay_order(lay, row, 1, row - HEAD);
    svod_out *severity = svod_put_text(lay->table, row, 2, SVOD_CLASS_TEXT, svod_severity_word(finding->severity, lay->lang));
    svod_lay_tone(severity, tones[finding->severity]);
    put(lay, row, 3, svod_code_message(finding->code, lay->lang));
    put(lay, row, 4, unit_name(lay, finding->unit));
    put(lay, row, 5, finding->node);
    put(lay, row, 6, finding->place.file);
    put(lay, row, 7, finding->place.sheet);
    put(lay, row, 8, svod_place_within(lay->arena, finding->place));
    put_said(lay, row, 9, finding->found);
    put_said(lay, row, 10, finding->expected);
    put_said(lay, row, 11, svod_finding_advice(finding, lay->lang));
    if (finding->more > 0)
        svod_origin(lay, svod_put_number(lay->table, row, 12, SVOD_CLASS_COUNT, (double)finding->more), "count:more:%u", row - HEAD);
    else
        put(lay, row, 12, NULL);
    put(lay, row, 13, svod_code_id(finding->code));
}

static void put_heads(svod_lay *lay) {
    const char *const heads[COLS] = {"№",
                                     SAY(lay, severity),
                                     SAY(lay, finding),
                                     svod_lay_unit_word(lay),
                                     SAY(lay, node),
                                     SAY(lay, file),
                                     SAY(lay, sheet),
                                     SAY(lay, cell),
                                     SAY(lay, found),
                                     SAY(lay, expected),
                                     SAY(lay, advice),
                                     SAY(lay, more),
                                     SAY(lay, code)};
    static const double widths[COLS] = {5, 16, 28, 18, 8, 26, 14, 9, 22, 22, 34, 7, 22};
    for (uint32_t i = 0; i < COLS; i++) {
        svod_lay_head(lay, HEAD, i + 1, heads[i]);
        svod_table_width(lay->table, i + 1, i + 1, widths[i]);
    }
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    svod_lay lay = svod_lay_of(result, origins, arena, "findings", svod_say(result->campaign->lang, SVOD_T_table_sheet_findings));
    const svod_findings *findings = result->findings;
    const char *intro = svod_printf(arena, SAY(&lay, intro_findings), findings->count[SVOD_ERROR], findings->count[SVOD_WARNING],
                                    findings->count[SVOD_NOTE]);
    svod_lay_title(&lay, SAY(&lay, title_findings), intro, COLS);
    svod_origin_words(&lay, svod_lay_last(&lay), "count:errors count:warnings count:notes");
    put_heads(&lay);
    for (size_t i = 0; i < findings->list.count; i++)
        put_row(&lay, HEAD + 1 + (uint32_t)i, SVOD_AT(&findings->list, const svod_finding, i));
    uint32_t last = HEAD + (uint32_t)findings->list.count;
    if (findings->list.count == 0) svod_lay_note(&lay, ++last, 1, COLS, SAY(&lay, no_findings));
    lay.table->filter = (svod_range){HEAD, 1, last, COLS};
    lay.table->freeze_row = HEAD + 1;
    lay.table->repeat_from = lay.table->repeat_to = HEAD;
    lay.table->landscape = true;
    lay.table->tab_tone = findings->count[SVOD_ERROR] ? SVOD_TONE_BAD : SVOD_TONE_PLAIN;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_findings = {"findings", build, "все замечания с их местом", "all findings with their places"};
