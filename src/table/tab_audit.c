// "Проверка": each published table as it was printed, within margins that show the published rows and columns, with what the audit found
// on its cells; behind them the list of what to mend.
#include <string.h>

#include "table/origin.h"
#include "table/plan.h"
#include "table/refs.h"
#include "table/tables.h"

enum { LEGEND = 4, LEAD = 5 };

// The sheets of one audit under way.
typedef struct sheets {
    const svod_audit *audit;
    svod_plan *plans;       // [table]
    const svod_table *list; // NULL: nothing to mend
    const char *line;
    bool origins;
} sheets;

// ---- the table as printed ------------------------------------------------------------------------------------------------

// Span, colour and comment of a cell of the published sheet.
static void finish(const svod_plan *p, svod_out *cell, uint32_t row, uint32_t col) {
    const svod_merge *area;
    svod_plan_covered(p, row, col, &area);
    if (area) cell->rows = area->row2 - area->row1 + 1, cell->cols = area->col2 - area->col1 + 1;
    const svod_mark *mark = svod_mark_at(&p->marks, row, col);
    if (!mark) return;
    cell->tone = (uint8_t)svod_mark_tone((svod_verdict)mark->verdict);
    cell->note = mark->note;
}

// The address of a cell of the published sheet.
static const char *origin_of(const svod_lay *lay, const svod_plan *p, uint32_t row, uint32_t col) {
    char ref[SVOD_REF_SIZE];
    const svod_sheet_info *info = &p->table->grid->info;
    if (!lay->origins) return "";
    const char *file = svod_origin_word(lay, info->file), *sheet = svod_origin_word(lay, info->name);
    return svod_printf(lay->arena, "cell:%s!%s!%s", file, sheet, svod_ref(ref, row, col));
}

static void put_head(svod_lay *lay, const svod_plan *p) {
    const svod_merge *area;
    for (uint32_t row = p->table->head_first; row <= p->table->head_last; row++)
        for (uint32_t col = p->first; col < p->first + p->cols; col++) {
            if (svod_plan_covered(p, row, col, &area)) continue;
            const char *text = svod_cell_text(svod_grid_at(p->table->grid, row, col));
            svod_out *head = svod_lay_head(lay, svod_plan_line(p, row), svod_plan_col(p, col), text);
            if (*text) svod_origin_words(lay, head, "%s", origin_of(lay, p, row, col));
            finish(p, head, row, col);
        }
}

static svod_out *put_number(svod_lay *lay, const svod_plan *p, uint32_t line, uint32_t col, const svod_pub_cell *cell, bool year) {
    double number = (double)cell->value / (double)SVOD_PUB_ONE;
    svod_class cls = year ? SVOD_CLASS_YEAR : cell->percent ? SVOD_CLASS_PERCENT : SVOD_CLASS_POINTS;
    svod_out *out = svod_put_number(lay->table, line, col, cls, number);
    out->places = (uint8_t)(cell->decimals + 1);
    return svod_origin(lay, out, "%s", origin_of(lay, p, cell->row, cell->col));
}

static void put_cell(svod_lay *lay, const svod_plan *p, uint32_t row, uint32_t i) {
    const svod_pub_table *table = p->table;
    const svod_pub_cell *cell = svod_pub_at(table, row, i);
    const svod_pub_row *at = &table->rows[row];
    const svod_merge *area;
    uint32_t col = table->cols[i].col, line = svod_plan_line(p, at->row), to = svod_plan_col(p, col);
    if (svod_plan_covered(p, at->row, col, &area)) return;
    svod_out *out;
    if (cell->state == SVOD_PUB_NUMBER && !cell->of)
        out = put_number(lay, p, line, to, cell, table->cols[i].kind == SVOD_PUB_YEAR);
    else if (cell->state == SVOD_PUB_NOTHING)
        out = svod_put_text(lay->table, line, to, SVOD_CLASS_POINTS, cell->text);
    else if (cell->text != NULL && *cell->text)
        out = svod_origin_words(lay, svod_put_text(lay->table, line, to, SVOD_CLASS_WRAP, cell->text), "%s",
                                origin_of(lay, p, cell->row, cell->col));
    else
        out = svod_put_empty(lay->table, line, to, SVOD_CLASS_WRAP);
    if (svod_pub_is_footer(at)) out->tone = SVOD_TONE_STRONG;
    if (cell->state == SVOD_PUB_NOTHING) out->tone = SVOD_TONE_MUTED;
    finish(p, out, at->row, col);
}

static void put_body(svod_lay *lay, const svod_plan *p) {
    for (uint32_t row = 0; row < p->table->row_count; row++) {
        if (p->table->rows[row].row <= p->table->head_last || !svod_plan_line(p, p->table->rows[row].row)) continue;
        for (uint32_t i = 0; i < p->table->col_count; i++)
            put_cell(lay, p, row, i);
    }
}

// Numbers of the published rows on the left, letters of its columns above: a spreadsheet's own margins.
static void put_margins(svod_lay *lay, const svod_plan *p) {
    char ref[SVOD_REF_SIZE];
    for (uint32_t col = p->first; col < p->first + p->cols; col++) {
        svod_ref(ref, 1, col);
        const char *letters = svod_strndup(lay->arena, ref, strlen(ref) - 1);
        svod_lay_tone(svod_put_text(lay->table, SVOD_PLAN_LETTERS, svod_plan_col(p, col), SVOD_CLASS_RANK, letters), SVOD_TONE_MUTED);
    }
    for (uint32_t row = p->table->head_first; row <= p->last; row++)
        if (svod_plan_line(p, row)) svod_lay_tone(svod_lay_order(lay, svod_plan_line(p, row), 1, row), SVOD_TONE_MUTED);
}

// ---- above it ------------------------------------------------------------------------------------------------------------

static void put_legend(svod_lay *lay, const sheets *all, uint32_t table, const svod_plan *p) {
    static const svod_verdict verdicts[] = {SVOD_CONTRADICTION, SVOD_DOUBTFUL, SVOD_ROUNDED, SVOD_CONSISTENT};
    static const char *const words[] = {"contradictions", "doubtful", "rounded"};
    uint32_t at = 2;
    for (uint32_t i = 0; i < 4; i++) {
        const char *text = svod_mark_word(verdicts[i], lay->lang);
        if (verdicts[i] != SVOD_CONSISTENT)
            text = svod_printf(lay->arena, "%s: %zu", text, svod_audit_count(all->audit, table, verdicts[i], NULL));
        svod_out *cell = svod_put_text(lay->table, LEGEND, at, SVOD_CLASS_WRAP, text);
        cell->tone = (uint8_t)svod_mark_tone(verdicts[i]);
        cell->cols = svod_plan_zone(p, &at);
        if (verdicts[i] != SVOD_CONSISTENT) svod_origin_words(lay, cell, "count:%s:%u", words[i], table + 1);
    }
}

// Where the list says what to mend in this table.
static void put_lead(svod_lay *lay, const sheets *all, const svod_plan *p) {
    if (!p->listed) {
        svod_put_text(lay->table, LEAD, 2, SVOD_CLASS_TEXT, SAY(lay, audit_nothing))->cols = p->text - 1;
        return;
    }
    const char *text = svod_printf(lay->arena, SAY(lay, audit_lead), all->list->name);
    svod_out *cell = svod_put_text(lay->table, LEAD, 2, SVOD_CLASS_LINK, text);
    cell->cols = p->text - 1;
    cell->target = svod_ref_fixed(lay->arena, all->list->name, p->listed, 1);
}

static void put_top(svod_lay *lay, const sheets *all, uint32_t table, const svod_plan *p) {
    size_t agreed = all->audit->agreed[table], judged = agreed;
    for (unsigned verdict = SVOD_ROUNDED; verdict <= SVOD_CONTRADICTION; verdict++)
        judged += svod_audit_count(all->audit, table, (svod_verdict)verdict, NULL);
    const char *title = *p->table->title ? p->table->title : p->table->grid->info.name;
    svod_put_text(lay->table, 1, 1, SVOD_CLASS_TITLE, svod_printf(lay->arena, SAY(lay, title_audit), title));
    svod_table_height(lay->table, 1, 26);
    const char *place = svod_place_text(lay->arena, svod_place_cell(p->table->grid->info.file, p->table->grid->info.name, 0, 0));
    svod_lay_note(lay, 2, 1, p->text, svod_printf(lay->arena, "%s. %s", all->line, place));
    const char *cut = p->whole ? "" : svod_printf(lay->arena, SAY(lay, audit_cut), p->table->row_count);
    const char *intro = svod_printf(lay->arena, SAY(lay, intro_audit), judged, agreed);
    svod_out *note = svod_lay_note(lay, 3, 1, p->text, *cut ? svod_printf(lay->arena, "%s %s", intro, cut) : intro);
    svod_origin_words(lay, note, "count:judged:%u count:consistent:%u", table + 1, table + 1);
}

// ---- sheets --------------------------------------------------------------------------------------------------------------

static void put_sheet(const sheets *all, uint32_t i, svod_arena *arena, svod_vec *out) {
    const svod_plan *p = &all->plans[i];
    const svod_audit *audit = all->audit;
    svod_lay lay = {.lang = audit->lang,
                    .mark = svod_lang_mark(audit->lang),
                    .arena = arena,
                    .table = SVOD_NEW(arena, svod_table),
                    .origins = all->origins};
    *lay.table = svod_table_of(arena, "audit", p->name, 0);
    for (uint32_t col = 1; col <= p->wide; col++)
        svod_table_width(lay.table, col, col, p->width[col]);
    put_top(&lay, all, i, p);
    put_legend(&lay, all, i, p);
    put_lead(&lay, all, p);
    put_margins(&lay, p);
    put_head(&lay, p);
    put_body(&lay, p);
    uint32_t body = svod_plan_line(p, p->table->head_last) + 1;
    lay.table->freeze_row = body;
    lay.table->freeze_col = svod_plan_scrolls(p);
    lay.table->repeat_from = SVOD_PLAN_LETTERS, lay.table->repeat_to = body - 1;
    double width = 0;
    for (uint32_t col = 1; col <= p->wide; col++)
        width += p->width[col];
    lay.table->landscape = width > 118;
    lay.table->across = lay.table->landscape ? 215 : 118; // at about two thirds of its size
    bool bad = svod_audit_count(audit, i, SVOD_CONTRADICTION, NULL), doubt = svod_audit_count(audit, i, SVOD_DOUBTFUL, NULL);
    lay.table->tab_tone = bad ? SVOD_TONE_BAD : doubt ? SVOD_TONE_WARN : SVOD_TONE_PLAIN;
    svod_lay_done(&lay, out);
}

void svod_tables_audit(const svod_audit *audit, const char *line, bool origins, svod_arena *arena, svod_vec *out) {
    sheets all = {.audit = audit, .plans = SVOD_ARRAY(arena, svod_plan, audit->table_count + 1), .line = line, .origins = origins};
    const svod_vec *marks = svod_marks_of(audit, arena);
    for (uint32_t i = 0; i < audit->table_count; i++)
        all.plans[i] = svod_plan_of(audit, i, marks[i], arena);
    all.list = svod_list_of(audit, all.plans, line, origins, arena);
    for (uint32_t i = 0; i < audit->table_count; i++)
        put_sheet(&all, i, arena, out);
    if (all.list) *SVOD_PUSH(out, const svod_table *) = all.list;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    const svod_campaign *campaign = result->campaign;
    const char *line = campaign->title && *campaign->title ? campaign->title : campaign->name;
    if (result->audit) svod_tables_audit(result->audit, line, origins, arena, out);
}

const svod_table_kind tab_audit = {"audit", build, "опубликованные таблицы: каждая цифра, которая не сходится, и почему",
                                   "published tables: every figure that does not follow, and why"};
