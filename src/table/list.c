// "Что исправить": the causes that an audit found, table by table, the surest first: what is printed, what should stand there, why, and
// what is to be done. A sheet of its own, for its columns are not those of any published table.
#include "table/origin.h"
#include "table/plan.h"
#include "table/refs.h"

enum { HEAD = 5, LIST_MOST = 500, FEW = 4, FEW_WHY = 2 };
enum { COL_NUMBER = 1, COL_CELL, COL_VERDICT, COL_FOUND, COL_SHOULD, COL_WHY, COL_ADVICE };

// The list under way.
typedef struct list {
    svod_lay lay;
    const svod_audit *audit;
    const svod_plan *plans;
    uint32_t *causes, *first; // causes by the table that they are listed under; [table] its first, behind the last table their number
    const char *origin;       // of the line under way
    uint32_t table, row, count, left;
} list;

// ---- words ---------------------------------------------------------------------------------------------------------------

// "C5"; with its file and sheet when it stands in another table than that under way.
static const char *ref_of(const list *l, svod_spot spot) {
    char ref[SVOD_REF_SIZE];
    svod_place place = svod_spot_place(l->audit, spot);
    if (spot.table != l->table) return svod_place_text(l->lay.arena, place);
    return svod_strdup(l->lay.arena, svod_ref(ref, place.row, place.col));
}

static const char *printed(const list *l, svod_spot spot) {
    const svod_pub_table *table = &l->audit->tables[spot.table];
    if (spot.row == SVOD_NO_COL) return table->cols[spot.col].header;
    const svod_pub_cell *cell = svod_pub_at(table, spot.row, spot.col);
    char buf[40];
    if (cell->state == SVOD_PUB_NUMBER && !cell->of && !cell->percent)
        return svod_strdup(l->lay.arena, svod_pub_text(buf, cell->value, cell->decimals, l->lay.mark));
    return cell->text && *cell->text ? cell->text : SVOD_NONE;
}

static const char *mend_text(const list *l, const svod_mend *mend) {
    char buf[40];
    if (mend->text && *mend->text) return mend->text;
    return mend->has_value ? svod_strdup(l->lay.arena, svod_pub_short(buf, mend->value, l->lay.mark)) : SVOD_NONE;
}

// A line each; behind the last of `most`, how many more there are.
static const char *stacked(const list *l, const char *before, uint32_t i, uint32_t count, uint32_t most, const char *text) {
    if (i == 0) return text;
    if (i < most) return svod_printf(l->lay.arena, "%s\n%s", before, text);
    return i == most ? svod_printf(l->lay.arena, SAY(&l->lay, audit_more), before, count - most) : before;
}

// ---- items ---------------------------------------------------------------------------------------------------------------

typedef struct item {
    svod_spot at; // the cell that it leads to
    svod_verdict verdict;
    const char *found, *should, *why, *advice;
} item;

static void put_words(list *l, uint32_t col, const char *text) {
    svod_out *cell = svod_put_text(l->lay.table, l->row, col, SVOD_CLASS_WRAP, text);
    if (*text) svod_origin_words(&l->lay, cell, "%s", l->origin);
}

static void put_item(list *l, item what) {
    svod_lay *lay = &l->lay;
    const svod_plan *to = &l->plans[what.at.table];
    svod_place place = svod_spot_place(l->audit, what.at);
    uint32_t row = svod_plan_line(to, place.row);
    l->count++;
    if (!l->left) return;
    l->left--;
    svod_lay_order(lay, l->row, COL_NUMBER, l->count);
    svod_out *cell = svod_put_text(lay->table, l->row, COL_CELL, row ? SVOD_CLASS_LINK : SVOD_CLASS_TEXT, ref_of(l, what.at));
    svod_origin_words(lay, cell, "%s", l->origin);
    if (row) cell->target = svod_ref_fixed(lay->arena, to->name, row, svod_plan_col(to, place.col));
    const char *word = svod_mark_word(what.verdict, lay->lang);
    svod_lay_tone(svod_put_text(lay->table, l->row, COL_VERDICT, SVOD_CLASS_WRAP, word), svod_mark_tone(what.verdict));
    put_words(l, COL_FOUND, what.found);
    put_words(l, COL_SHOULD, what.should);
    put_words(l, COL_WHY, what.why);
    put_words(l, COL_ADVICE, what.advice);
    l->row++;
}

static const svod_claim *claim_at(const list *l, uint32_t i) {
    return SVOD_AT(&l->audit->claims, svod_claim, i);
}

// The value that mends the very figure; its arithmetic is a reason then.
static const char *mend_of(const list *l, const svod_claim *claim) {
    const svod_cause *cause = claim->cause == UINT32_MAX ? NULL : SVOD_AT(&l->audit->causes, svod_cause, claim->cause);
    if (!cause || cause->mend_count != 1 || !claim->has_value) return NULL;
    const svod_mend *mend = &cause->mends[0];
    if (mend->at.table != claim->at.table || mend->at.row != claim->at.row || mend->at.col != claim->at.col) return NULL;
    const char *text = mend_text(l, mend);
    return svod_streq(text, SVOD_NONE) || svod_streq(text, claim->expected) ? NULL : text;
}

static void put_claim(list *l, const svod_claim *claim) {
    const char *value = mend_of(l, claim), *why = svod_mark_why(l->audit, claim);
    if (value && *claim->expected) why = *claim->why ? svod_printf(l->lay.arena, "%s\n%s", claim->expected, claim->why) : claim->expected;
    put_item(l, (item){claim->at, (svod_verdict)claim->verdict, claim->found, value ? value : claim->expected, why,
                       svod_mark_advice(l->audit, claim)});
}

static svod_verdict worst_of(const list *l, const svod_cause *cause) {
    svod_verdict worst = SVOD_CONSISTENT;
    for (uint32_t i = 0; i < cause->claim_count; i++)
        if (claim_at(l, cause->claims[i])->verdict > worst) worst = (svod_verdict)claim_at(l, cause->claims[i])->verdict;
    return worst;
}

static void put_cause(list *l, const svod_cause *cause) {
    svod_arena *arena = l->lay.arena;
    if (cause->claim_count == 1 || !cause->mend_count) {
        for (uint32_t i = 0; i < cause->claim_count && i < 1; i++)
            put_claim(l, claim_at(l, cause->claims[i]));
        return;
    }
    item what = {cause->mends[0].at, worst_of(l, cause), "", "", "", cause->text};
    for (uint32_t i = 0; i < cause->mend_count; i++) {
        const svod_mend *mend = &cause->mends[i];
        const char *ref = ref_of(l, mend->at), *one = cause->mend_count > 1 ? "%s: %s" : "%.0s%s";
        what.found = stacked(l, what.found, i, cause->mend_count, FEW, svod_printf(arena, one, ref, printed(l, mend->at)));
        what.should = stacked(l, what.should, i, cause->mend_count, FEW, svod_printf(arena, one, ref, mend_text(l, mend)));
    }
    for (uint32_t i = 0; i < cause->claim_count; i++) {
        const svod_claim *claim = claim_at(l, cause->claims[i]);
        const char *text = svod_printf(arena, SAY(&l->lay, audit_follows), ref_of(l, claim->at), claim->found, claim->expected);
        what.why = stacked(l, what.why, i, cause->claim_count, FEW_WHY, text);
    }
    put_item(l, what);
}

// The table that a cause is listed under; behind the last one: none.
static uint32_t home_of(const list *l, size_t i) {
    const svod_cause *cause = SVOD_AT(&l->audit->causes, svod_cause, i);
    if (cause->claim_count > 1 && cause->mend_count) return cause->mends[0].at.table;
    return cause->claim_count ? claim_at(l, cause->claims[0])->at.table : l->audit->table_count;
}

static void sort_causes(list *l) {
    size_t count = l->audit->causes.count, tables = (size_t)l->audit->table_count + 1;
    l->causes = SVOD_ARRAY(l->lay.arena, uint32_t, count + 1);
    l->first = SVOD_ARRAY(l->lay.arena, uint32_t, tables + 1);
    uint32_t *next = SVOD_ARRAY(l->lay.arena, uint32_t, tables);
    for (size_t i = 0; i < count; i++)
        l->first[home_of(l, i) + 1]++;
    for (size_t table = 0; table < tables; table++)
        l->first[table + 1] += next[table] = l->first[table];
    for (size_t i = 0; i < count; i++)
        l->causes[next[home_of(l, i)]++] = (uint32_t)i;
}

// Causes whose worst claim has that verdict, then claims without a cause.
static void put_verdict(list *l, svod_verdict verdict) {
    for (uint32_t i = l->first[l->table]; i < l->first[l->table + 1]; i++) {
        const svod_cause *cause = SVOD_AT(&l->audit->causes, svod_cause, l->causes[i]);
        if (worst_of(l, cause) != verdict) continue;
        l->origin = svod_printf(l->lay.arena, "cause:%u", l->causes[i] + 1);
        put_cause(l, cause);
    }
    svod_claims claims = svod_audit_claims(l->audit, l->table);
    for (uint32_t i = (uint32_t)claims.from; i < claims.end; i++) {
        const svod_claim *claim = claim_at(l, i);
        if (claim->cause != UINT32_MAX || claim->verdict != verdict) continue;
        l->origin = svod_printf(l->lay.arena, "claim:%u", i + 1);
        put_claim(l, claim);
    }
}

// ---- the sheet -----------------------------------------------------------------------------------------------------------

static void put_table(list *l, svod_plan *p) {
    if (!p->marks.count) return;
    svod_lay *lay = &l->lay;
    const svod_sheet_info *info = &p->table->grid->info;
    const char *title = *p->table->title ? p->table->title : info->name;
    const char *place = svod_place_text(lay->arena, svod_place_cell(info->file, info->name, 0, 0));
    p->listed = l->row;
    svod_table_height(lay->table, l->row, 24);
    svod_put_text(lay->table, l->row++, 1, SVOD_CLASS_SUBTITLE, svod_printf(lay->arena, SAY(lay, audit_list_of), p->name, title, place));
    l->left = LIST_MOST;
    uint32_t before = l->count;
    for (unsigned verdict = SVOD_CONTRADICTION; verdict > SVOD_CONSISTENT; verdict--)
        put_verdict(l, (svod_verdict)verdict);
    uint32_t cut = l->count - before > LIST_MOST ? l->count - before - LIST_MOST : 0;
    if (cut) svod_lay_note(lay, l->row++, 1, COL_ADVICE, svod_printf(lay->arena, SAY(lay, audit_list_cut), cut));
}

static void put_head(svod_lay *lay) {
    static const double widths[] = {5, 8, 15, 26, 26, 36, 44};
    const char *const heads[] = {SAY(lay, audit_number), SAY(lay, cell),      SAY(lay, audit_verdict), SAY(lay, audit_printed),
                                 SAY(lay, audit_should), SAY(lay, audit_why), SAY(lay, advice)};
    for (uint32_t col = COL_NUMBER; col <= COL_ADVICE; col++) {
        svod_table_width(lay->table, col, col, widths[col - 1]);
        svod_lay_head(lay, HEAD, col, heads[col - 1]);
    }
    lay->table->freeze_row = HEAD + 1;
    lay->table->repeat_from = lay->table->repeat_to = HEAD;
    lay->table->landscape = true;
}

const svod_table *svod_list_of(const svod_audit *audit, svod_plan *plans, const char *line, bool origins, svod_arena *arena) {
    list l = {.audit = audit, .plans = plans, .row = HEAD + 1};
    l.lay = (svod_lay){
        .lang = audit->lang, .mark = svod_lang_mark(audit->lang), .arena = arena, .table = SVOD_NEW(arena, svod_table), .origins = origins};
    *l.lay.table = svod_table_of(arena, "audit", SAY(&l.lay, sheet_audit_list), 0);
    sort_causes(&l);
    put_head(&l.lay);
    svod_put_text(l.lay.table, 1, 1, SVOD_CLASS_TITLE, SAY(&l.lay, audit_causes));
    svod_table_height(l.lay.table, 1, 26);
    svod_lay_note(&l.lay, 2, 1, COL_ADVICE, line);
    svod_lay_note(&l.lay, 3, 1, COL_ADVICE, SAY(&l.lay, intro_audit_list));
    for (l.table = 0; l.table < audit->table_count; l.table++)
        put_table(&l, &plans[l.table]);
    svod_vec done = svod_vec_of(arena, sizeof(svod_table *));
    if (l.count) svod_lay_done(&l.lay, &done);
    return l.count ? l.lay.table : NULL;
}
