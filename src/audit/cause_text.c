// Causes in words: which cell, what should stand there, what that explains, and which slip of the hand it looks like.
#include <string.h>

#include "audit/cause.h"
#include "audit/slip.h"
#include "base/str.h"

#define LIST_CAP 6 // cells named one by one
#define SAY(c, id) svod_say((c)->out->lang, SVOD_T_audit_##id)

static svod_arena *arena_of(const causing *c) {
    return c->out->arena;
}

// ---- words for cells -----------------------------------------------------------------------------------------------------

static const char *ref(causing *c, svod_spot at) {
    return audit_cell_ref(&c->a, at);
}

static const char *row_name(causing *c, uint32_t table, uint32_t row) {
    return audit_unit_name(&c->a, &c->out->tables[table], row);
}

// "раздел 4": a sentence that names several cells has no room for titles.
static const char *col_name(causing *c, svod_spot at) {
    const svod_pub_table *table = &c->out->tables[at.table];
    const svod_rubric *rubric = c->a.input->rubric;
    uint32_t node = table->cols[at.col].node;
    if (table->cols[at.col].kind != SVOD_PUB_POINTS) return table->cols[at.col].header; // a share or a rank of it
    if (!rubric || node == SVOD_ROOT || node >= rubric->count) return audit_col_name(&c->a, table, at.col);
    const char *text = rubric->nodes[node].depth == 1 ? SAY(c, cause_section) : SAY(c, cause_criterion);
    return svod_printf(arena_of(c), text, rubric->nodes[node].id);
}

// "Казанский, раздел 4"
static const char *where(causing *c, svod_spot at) {
    const char *col = col_name(c, at);
    if (at.row == SVOD_NO_COL) return col;
    const char *row = row_name(c, at.table, at.row);
    return *row ? svod_printf(arena_of(c), SAY(c, cause_where), row, col) : col;
}

static const char *number(causing *c, svod_spot at) {
    const svod_pub_cell *cell = svod_pub_at(&c->out->tables[at.table], at.row, at.col);
    return cell->state == SVOD_PUB_NUMBER ? audit_number(&c->a, cell->value) : *cell->text ? cell->text : SAY(c, cause_no_number);
}

// "A1, B2 и C3"; "A1, B2, … и ещё 12"
static const char *joined(causing *c, const char *const *items, uint32_t count, uint32_t shown) {
    const char *text = shown ? items[0] : "";
    for (uint32_t i = 1; i < shown; i++) {
        if (i + 1 == shown && shown == count) return svod_printf(arena_of(c), SAY(c, cause_and), text, items[i]);
        text = svod_printf(arena_of(c), "%s, %s", text, items[i]);
    }
    return count > shown ? svod_printf(arena_of(c), SAY(c, cause_more), text, count - shown) : text;
}

static const char *claim_refs(causing *c, const guess *g) {
    const char *items[LIST_CAP];
    uint32_t shown = g->claim_count < LIST_CAP ? g->claim_count : LIST_CAP;
    for (uint32_t i = 0; i < shown; i++)
        items[i] = ref(c, cause_claim(c, g->claims[i])->at);
    return joined(c, items, g->claim_count, shown);
}

static const char *spot_refs(causing *c, const svod_spot *spots, uint32_t count) {
    const char *items[LIST_CAP];
    uint32_t shown = count < LIST_CAP ? count : LIST_CAP;
    for (uint32_t i = 0; i < shown; i++)
        items[i] = ref(c, spots[i]);
    return joined(c, items, count, shown);
}

// "D56 = 131,1 и K56 = 85,8"
static const char *mends(causing *c, const svod_cause *cause) {
    const char *items[2 * LIST_CAP];
    uint32_t shown = cause->mend_count < 2 * LIST_CAP ? cause->mend_count : 2 * LIST_CAP;
    for (uint32_t i = 0; i < shown; i++)
        items[i] = svod_printf(arena_of(c), "%s = %s", ref(c, cause->mends[i].at), cause->mends[i].text);
    return joined(c, items, cause->mend_count, shown);
}

// ---- slips -----------------------------------------------------------------------------------------------------------------

static const char *slip_text(causing *c, slip found) {
    static const svod_text texts[] = {0,
                                      SVOD_T_audit_slip_sign,
                                      SVOD_T_audit_slip_mark,
                                      SVOD_T_audit_slip_fraction,
                                      SVOD_T_audit_slip_swapped,
                                      SVOD_T_audit_slip_digit,
                                      SVOD_T_audit_slip_left_out,
                                      SVOD_T_audit_slip_doubled,
                                      SVOD_T_audit_slip_extra};
    return found == SLIP_NONE ? "" : svod_say(c->out->lang, texts[found]);
}

// The same figure beside it, in its row or in its column, where the right one is another.
static const char *beside(causing *c, svod_spot at) {
    const svod_pub_table *table = &c->out->tables[at.table];
    const svod_pub_cell *own = svod_pub_at(table, at.row, at.col);
    svod_spot near[] = {
        {at.table, at.row, at.col - 1}, {at.table, at.row, at.col + 1}, {at.table, at.row - 1, at.col}, {at.table, at.row + 1, at.col}};
    for (size_t i = 0; i < 4 && own->value; i++) {
        if (near[i].row >= table->row_count || near[i].col >= table->col_count || table->cols[near[i].col].kind <= SVOD_PUB_YEAR) continue;
        const svod_pub_cell *other = svod_pub_at(table, near[i].row, near[i].col);
        bool same = other->state == SVOD_PUB_NUMBER && other->value == own->value && other->value % SVOD_PUB_ONE != 0;
        if (same) return svod_printf(arena_of(c), SAY(c, slip_beside), ref(c, near[i]));
    }
    return "";
}

static const char *slip_of_cell(causing *c, const change *ch) {
    if (ch->at.row == SVOD_NO_COL || svod_pub_at(&c->out->tables[ch->at.table], ch->at.row, ch->at.col)->state != SVOD_PUB_NUMBER)
        return "";
    const svod_pub_cell *cell = svod_pub_at(&c->out->tables[ch->at.table], ch->at.row, ch->at.col);
    slip found = slip_of(ch->to, ch->from);
    // The hand may have slipped on a figure that was rounded to fewer places than it should have.
    if (found == SLIP_NONE) found = slip_of(amount_value(amount_of(ch->to), cell->decimals), ch->from);
    return found == SLIP_NONE ? beside(c, ch->at) : slip_text(c, found);
}

// A grand total may have been added up from the printed sums, cut, and mistyped.
static const char *slip_of_grand_total(causing *c, const svod_claim *claim) {
    int64_t gap, tolerance, printed = cause_value(c, claim->at);
    const cause_table *t = &c->tables[claim->at.table];
    if (!cause_row_gap(c, t, claim->at.row, claim->at.col, &gap, &tolerance) || cause_huge(gap)) return "";
    int64_t sum = printed - gap;
    if (slip_of(sum / SVOD_PUB_ONE * SVOD_PUB_ONE, printed) == SLIP_NONE) return "";
    return svod_printf(arena_of(c), SAY(c, cause_cut_sum), audit_number(&c->a, sum));
}

static const char *rows_like(causing *c, const svod_claim *claim) {
    for (int sign = -1; sign <= 1; sign += 2) {
        uint32_t row = 0, count = cause_rows_like(c, claim, sign, &row);
        if (count < 2) continue;
        const char *text = sign < 0 ? SAY(c, cause_rows_like) : SAY(c, cause_rows_twice);
        return svod_printf(arena_of(c), text, count, c->out->tables[claim->at.table].rows[row].row, row_name(c, claim->at.table, row));
    }
    return "";
}

static const char *hint(causing *c, const guess *g) {
    uint32_t k = g->claims[0];
    const svod_claim *claim = cause_claim(c, k);
    if (claim->verdict != SVOD_CONTRADICTION || !claim->has_value || claim->at.row == SVOD_NO_COL) return "";
    const char *text = slip_of_cell(c, &g->changes[0]);
    if (*text || c->sorts[k] != SORT_COLUMN) return text;
    text = slip_of_grand_total(c, claim);
    return *text || claim->factor != 1 ? text : rows_like(c, claim);
}

// ---- a sentence a kind -------------------------------------------------------------------------------------------------------

static const char *cell_text(causing *c, const guess *g, const svod_cause *cause) {
    const change *ch = &g->changes[0];
    if (g->change_count > 1) return svod_printf(arena_of(c), SAY(c, cause_cells), mends(c, cause), claim_refs(c, g));
    const char *text = svod_printf(arena_of(c), SAY(c, cause_cell), ref(c, ch->at), where(c, ch->at), audit_number(&c->a, ch->to),
                                   number(c, ch->at), claim_refs(c, g));
    return svod_printf(arena_of(c), "%s%s", text, slip_of_cell(c, ch));
}

static const char *swap_text(causing *c, const guess *g) {
    svod_spot a = g->changes[0].at, b = g->changes[1].at;
    return svod_printf(arena_of(c), SAY(c, cause_swap), ref(c, a), where(c, a), ref(c, b), where(c, b), number(c, a), number(c, b),
                       claim_refs(c, g));
}

static const char *shift_text(causing *c, const guess *g, const svod_cause *cause) {
    svod_spot at = g->changes[0].at;
    if (!g->by) return svod_printf(arena_of(c), SAY(c, cause_fraction), ref(c, at), number(c, at), audit_number(&c->a, g->changes[0].to));
    const char *text = g->by < 0 ? SAY(c, cause_shift_left) : SAY(c, cause_shift_right);
    return svod_printf(arena_of(c), text, c->out->tables[at.table].rows[at.row].row, row_name(c, at.table, at.row), mends(c, cause),
                       claim_refs(c, g));
}

static const char *row_text(causing *c, const guess *g, const svod_cause *cause) {
    const char *text = g->kind == SVOD_CAUSE_ROW_LEFT ? SAY(c, cause_row_left) : SAY(c, cause_row_doubled);
    uint32_t table = g->changes[0].at.table;
    return svod_printf(arena_of(c), text, mends(c, cause), c->out->tables[table].rows[g->row].row, row_name(c, table, g->row));
}

static const char *labels_text(causing *c, const guess *g, const svod_cause *cause) {
    const char *one = g->words[0], *other = one;
    for (uint32_t i = 1; i < g->change_count && other == one; i++)
        if (!svod_streq(g->words[i], one)) other = g->words[i];
    const char **items = SVOD_ARRAY(arena_of(c), const char *, g->change_count);
    for (uint32_t i = 0; i < g->change_count; i++)
        items[i] = ref(c, cause->mends[i].at);
    uint32_t shown = g->change_count < 40 ? g->change_count : 40; // whom it concerns wants to see all of an ordinary table
    return svod_printf(arena_of(c), SAY(c, cause_labels), one, other, g->change_count, joined(c, items, g->change_count, shown));
}

static const char *column_text(causing *c, const guess *g, const svod_cause *cause) {
    svod_spot at = g->changes[0].at;
    const svod_pub_table *table = &c->out->tables[at.table];
    if (g->kind == SVOD_CAUSE_MAXIMUM)
        return svod_printf(arena_of(c), SAY(c, cause_maximum), audit_number(&c->a, g->number), audit_number(&c->a, g->right),
                           mends(c, cause));
    uint32_t base = table->cols[at.col].base;
    return svod_printf(arena_of(c), SAY(c, cause_base), audit_col_name(&c->a, table, g->row),
                       base < table->col_count ? audit_col_name(&c->a, table, base) : "", mends(c, cause));
}

// Which parts of a total the sums below their columns bear out: a sum that does not hold itself bears nothing out.
static const char *borne_text(causing *c, const guess *g, const svod_claim *claim) {
    if (!g->unborne_count) return SAY(c, cause_borne);
    if (g->unborne_count == claim->parts.count) return "";
    return svod_printf(arena_of(c), SAY(c, cause_borne_but), spot_refs(c, g->unborne, g->unborne_count));
}

static const char *figure_text(causing *c, const guess *g, const svod_cause *cause) {
    svod_spot at = g->changes[0].at;
    const svod_claim *claim = cause_claim(c, g->claims[0]);
    const char *place = ref(c, at), *name = where(c, at), *right = cause->mends[0].text;
    if (c->sorts[g->claims[0]] == SORT_WORD && !claim->has_value && at.row != SVOD_NO_COL)
        return svod_printf(arena_of(c), SAY(c, cause_word), place, name, number(c, at), claim->expected);
    if (!*right && c->sorts[g->claims[0]] == SORT_SHARE && at.row != SVOD_NO_COL) {
        const char *numbers = svod_printf(arena_of(c), SAY(c, cause_numbers), place, name);
        bool known = *claim->why && !svod_streq(claim->why, SAY(c, part_first)); // which base was taken
        return known ? svod_printf(arena_of(c), SAY(c, with_remark), numbers, claim->why) : numbers;
    }
    if (!*right && c->sorts[g->claims[0]] != SORT_RANGE) return svod_code_advice(claim->code, c->out->lang);
    if (!*right) return svod_printf(arena_of(c), SAY(c, cause_bare), place, name);
    const char *printed = at.row == SVOD_NO_COL ? audit_number(&c->a, claim->value + claim->gap) : number(c, at);
    const char *text = claim->verdict == SVOD_CONTRADICTION ? SAY(c, cause_figure) : SAY(c, cause_doubtful);
    text = svod_printf(arena_of(c), text, place, name, right, printed);
    if (g->mended_count)
        text = svod_printf(arena_of(c), SAY(c, cause_after_mends), text, audit_number(&c->a, g->printed), right,
                           spot_refs(c, g->mended, g->mended_count));
    const char *borne = g->borne && cause->sure ? borne_text(c, g, claim) : "";
    return svod_printf(arena_of(c), "%s%s%s", text, hint(c, g), borne);
}

static const char *sentence(causing *c, const guess *g, const svod_cause *cause) {
    switch ((svod_cause_kind)g->kind) {
    case SVOD_CAUSE_CELL:
        return cell_text(c, g, cause);
    case SVOD_CAUSE_SWAP:
        return swap_text(c, g);
    case SVOD_CAUSE_SHIFT:
        return shift_text(c, g, cause);
    case SVOD_CAUSE_ROW_LEFT:
    case SVOD_CAUSE_ROW_DOUBLED:
        return row_text(c, g, cause);
    case SVOD_CAUSE_LABELS:
        return labels_text(c, g, cause);
    case SVOD_CAUSE_MAXIMUM:
    case SVOD_CAUSE_BASE:
        return column_text(c, g, cause);
    case SVOD_CAUSE_FIGURE:
        break;
    }
    return figure_text(c, g, cause);
}

const char *cause_text(causing *c, const guess *g, const svod_cause *cause) {
    const char *text = sentence(c, g, cause), *others = "", *follow = "";
    if (g->others) others = svod_printf(arena_of(c), SAY(c, cause_others), g->others);
    if (cause->follow_count) follow = svod_printf(arena_of(c), SAY(c, cause_follow), spot_refs(c, cause->follow, cause->follow_count));
    return svod_printf(arena_of(c), "%s%s%s", text, others, follow);
}
