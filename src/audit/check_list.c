// A published list holds the units that its flag marks: none missing, none too many.
#include "data/words.h"
#include <string.h>

#include "audit/lookup.h"
#include "base/str.h"

#define NO_FLAG SIZE_MAX

// One list of the table.
typedef struct unit_list {
    const char *text; // its name as printed
    size_t flag;      // index in the rubric; NO_FLAG: no rule yields it
    uint32_t first, last;
    uint32_t *row; // [unit] where it is listed + 1; NULL without result
} unit_list;

typedef struct listing {
    auditing *a;
    const svod_pub_table *at;
    uint32_t table, flag_col, units_col;
    const svod_result *result; // NULL: flags are not known
    svod_map *by_key;
    svod_vec lists; // unit_list
    size_t work;    // units compared with unknown names
} listing;

static size_t flag_named(const auditing *a, svod_arena *scratch, const char *key) {
    const svod_rubric *rubric = a->input->rubric;
    for (size_t i = 0; i < rubric->flag_count; i++)
        if (svod_streq(svod_fold(scratch, rubric->flags[i].id), key) || svod_streq(svod_fold(scratch, rubric->flags[i].title), key))
            return i;
    return NO_FLAG;
}

// The list that the row belongs to; a blank below a name goes on with it. NULL: none is named.
static unit_list *list_at(listing *l, uint32_t row, unit_list *before) {
    svod_arena *arena = l->a->arena;
    const svod_pub_cell *cell = svod_pub_at(l->at, row, l->flag_col);
    if (cell->state == SVOD_PUB_ABSENT) return before;
    const char *key = svod_fold(arena, cell->text);
    size_t index;
    if (!*key) return before;
    if (before && svod_streq(before->text, cell->text)) return before;
    if (svod_map_get(l->by_key, key, &index)) return SVOD_AT(&l->lists, unit_list, index);
    svod_map_add(l->by_key, key, l->lists.count);
    unit_list *list = SVOD_PUSH(&l->lists, unit_list);
    *list = (unit_list){.text = cell->text, .flag = flag_named(l->a, arena, key), .first = row};
    if (list->flag != NO_FLAG && l->result) list->row = SVOD_ARRAY(arena, uint32_t, l->result->roster->count);
    return list;
}

// ---- words -----------------------------------------------------------------------------------------------------------------------

static const char *number(const auditing *a, svod_points points) {
    return svod_points_words(a->arena, points, a->lang);
}

// After "не больше": 1 балла, 5 баллов, 7,5 балла.
static const char *points_word(const auditing *a, svod_points points) {
    const char *one = svod_say(a->lang, SVOD_T_audit_of_point), *many = svod_say(a->lang, SVOD_T_audit_of_points);
    if (points % SVOD_POINT) return a->lang == SVOD_RU ? one : many;
    return svod_plural(a->lang, (size_t)(points / SVOD_POINT), one, many, many);
}

// "раздел 8: не больше 0 баллов".
static const char *rule_words(const auditing *a, const svod_flag *flag) {
    const char *node =
        flag->node == SVOD_ROOT ? svod_say(a->lang, SVOD_T_audit_total) : svod_rubric_label(a->input->rubric, a->arena, flag->node);
    svod_text text = flag->kind == SVOD_FLAG_POINTS    ? flag->below ? SVOD_T_audit_rule_points_below : SVOD_T_audit_rule_points
                     : flag->kind == SVOD_FLAG_PERCENT ? flag->below ? SVOD_T_audit_rule_percent_below : SVOD_T_audit_rule_percent
                                                       : SVOD_T_audit_rule_fall;
    if (flag->kind == SVOD_FLAG_NO_SUBMISSION) return svod_say(a->lang, SVOD_T_audit_rule_no_submission);
    if (svod_flag_counts(flag)) return flag->reason;
    if (flag->kind != SVOD_FLAG_POINTS) return svod_printf(a->arena, svod_say(a->lang, text), node, number(a, flag->limit));
    return svod_printf(a->arena, svod_say(a->lang, text), node, number(a, flag->limit), points_word(a, flag->limit));
}

// "0 из 12".
static const char *points_words(const listing *l, size_t unit, const svod_flag *flag) {
    const svod_year *now = &l->result->now;
    uint32_t node = flag->kind == SVOD_FLAG_NO_SUBMISSION ? SVOD_ROOT : flag->node;
    const svod_point *point = svod_year_at(now, unit, node);
    const auditing *a = l->a;
    if (point->state == SVOD_STATE_NO_SUBMISSION) return svod_say(a->lang, SVOD_T_audit_rule_no_submission);
    if (point->state != SVOD_STATE_POINTS) return svod_say(a->lang, SVOD_T_audit_no_points);
    return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_points_of), number(a, point->value), number(a, point->max));
}

static const char *expected_words(const listing *l, size_t unit, const unit_list *list, svod_text text) {
    const auditing *a = l->a;
    const svod_flag *flag = &a->input->rubric->flags[list->flag];
    return svod_printf(a->arena, svod_say(a->lang, text), l->result->roster->units[unit].name, points_words(l, unit, flag), flag->title,
                       rule_words(a, flag));
}

// ---- judging ---------------------------------------------------------------------------------------------------------------------

static void tell_twice(const listing *l, uint32_t row, const unit_list *list, uint32_t before) {
    auditing *a = l->a;
    svod_claim *claim = audit_claim(a, audit_spot(l->table, row, l->units_col), SVOD_DOUBTFUL, SVOD_HOW_NOT);
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_list_has), list->text, l->at->rows[row].label);
    claim->expected =
        svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_unit_same), audit_cell_ref(a, audit_spot(l->table, before, l->units_col)));
}

static void judge_listed(listing *l, uint32_t row, unit_list *list) {
    auditing *a = l->a;
    size_t unit = audit_unit(a, l->at, row);
    if (!a->input->roster) return;
    if (unit == SVOD_NO_UNIT) return audit_unknown(a, audit_spot(l->table, row, l->units_col), l->at->rows[row].label, &l->work);
    if (!list->row) return;
    if (list->row[unit]) return tell_twice(l, row, list, list->row[unit] - 1);
    list->row[unit] = row + 1;
    const svod_flag_unit *flag = &l->result->flags[list->flag].units[unit];
    if (!flag->known) return;
    if (flag->raised) return audit_agrees(a);
    svod_claim *claim = audit_claim(a, audit_spot(l->table, row, l->units_col), SVOD_CONTRADICTION, SVOD_HOW_NOT);
    claim->outside = true;
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_list_has), list->text, l->at->rows[row].label);
    claim->expected = expected_words(l, unit, list, SVOD_T_audit_list_too_many);
}

static void judge_missing(const listing *l, const unit_list *list) {
    auditing *a = l->a;
    for (size_t unit = 0; unit < l->result->roster->count; unit++) {
        if (!l->result->flags[list->flag].units[unit].raised || list->row[unit]) continue;
        svod_claim *claim = audit_claim(a, audit_spot(l->table, list->last, l->units_col), SVOD_CONTRADICTION, SVOD_HOW_NOT);
        claim->outside = true;
        claim->code = SVOD_F_audit_list_lacks;
        claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_list_lacks), list->text, l->result->roster->units[unit].name);
        claim->expected = expected_words(l, unit, list, SVOD_T_audit_list_missing);
    }
}

static void tell_no_rule(const listing *l, const unit_list *list) {
    auditing *a = l->a;
    svod_claim *claim = audit_claim(a, audit_spot(l->table, list->first, l->flag_col), SVOD_DOUBTFUL, SVOD_HOW_NOT);
    claim->code = SVOD_F_audit_list_no_rule;
    claim->found = list->text;
    svod_buf ids = svod_buf_of(a->arena);
    for (size_t i = 0; i < a->input->rubric->flag_count; i++)
        svod_buf_printf(&ids, "%s%s", i ? ", " : "", a->input->rubric->flags[i].id);
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_list_rules), ids.data ? ids.data : SVOD_NONE);
}

// Flags of the roster that the tables are held against; those of another would mark other units.
static const svod_result *usable(const auditing *a) {
    const svod_result *result = a->input->result;
    bool fits = result && result->flags && result->roster && a->input->roster && result->roster->count == a->input->roster->count;
    return fits && result->now.rubric->flag_count == a->input->rubric->flag_count ? result : NULL;
}

static void judge(listing *l) {
    unit_list *list = NULL;
    for (uint32_t row = 0; row < l->at->row_count; row++) {
        const svod_pub_row *own = &l->at->rows[row];
        if (own->kind != SVOD_PUB_ROW_UNIT || (own->year && l->result && own->year != l->result->now.year)) continue;
        list = list_at(l, row, list);
        if (!list) continue;
        list->last = row;
        judge_listed(l, row, list);
    }
    for (size_t i = 0; i < l->lists.count; i++) {
        list = SVOD_AT(&l->lists, unit_list, i);
        if (list->flag == NO_FLAG)
            tell_no_rule(l, list);
        else if (list->row)
            judge_missing(l, list);
    }
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    uint32_t col = svod_pub_find(at, SVOD_PUB_FLAG, SVOD_NO_NODE, 0), units = svod_pub_find(at, SVOD_PUB_UNITS, SVOD_NO_NODE, 0);
    if (col == SVOD_NO_COL || units == SVOD_NO_COL) return;
    listing l = {a, at, table, col, units, usable(a), svod_map_new(a->arena), svod_vec_of(a->arena, sizeof(unit_list)), 0};
    judge(&l);
}

const audit_check check_list = {"list",
                                SVOD_F_audit_list,
                                run,
                                "списки содержат тех, кого отмечает правило",
                                "lists hold those whom their rule marks",
                                "Список сравнивается с признаком рубрики того же названия, посчитанным по листам кампании. Тот, кого "
                                "признак не отмечает, и пропущенный —\nпротиворечие; тот же участник дважды или неизвестное название — "
                                "сомнение. Молчит без кампании; о списке без признака говорит заметка.",
                                "A list is held against the rubric's flag of its name, as computed from the campaign's sheets. A unit that "
                                "the flag does not mark, or one\nleft out, is a contradiction; a unit twice or an unknown name is a doubt. "
                                "Silent without a campaign; a list without a flag is a note."};
