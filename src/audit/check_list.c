// A published list holds the units that its flag marks: none missing, none too many.
#include "data/words.h"
#include <string.h>

#include "audit/list.h"
#include "base/str.h"

typedef struct listing {
    auditing *a;
    list_table of;
    const svod_result *result; // NULL: whom rules mark is not known
    size_t work;               // units compared with unknown names
} listing;

// ---- words -----------------------------------------------------------------------------------------------------------------------

static const char *number(const auditing *a, svod_points points) {
    return svod_points_words(a->arena, points, a->lang);
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
    const svod_flag *when = list_when(a, list);
    return svod_printf(a->arena, svod_say(a->lang, text), l->result->roster->units[unit].name, points_words(l, unit, when),
                       list_rule_title(a, list), list_rule_words(a, when));
}

// ---- judging ---------------------------------------------------------------------------------------------------------------------

static svod_spot name_of(const listing *l, uint32_t row) {
    return audit_spot(l->of.table, row, l->of.units);
}

static void tell_twice(const listing *l, const list_entry *entry, const unit_list *list) {
    auditing *a = l->a;
    svod_claim *claim = audit_claim(a, name_of(l, entry->row), SVOD_DOUBTFUL, SVOD_HOW_NOT);
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_list_has), list->name, l->of.at->rows[entry->row].label);
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_unit_same), audit_cell_ref(a, name_of(l, entry->before)));
}

static void judge_listed(listing *l, const list_entry *entry, const unit_list *list) {
    auditing *a = l->a;
    const char *label = l->of.at->rows[entry->row].label;
    if (!a->input->roster) return;
    if (entry->unit == SVOD_NO_UNIT) return audit_unknown(a, name_of(l, entry->row), label, &l->work);
    if (!list_ruled(l->result, list)) return;
    if (entry->twice) return tell_twice(l, entry, list);
    bool known, marked = list_marks(l->result, list, entry->unit, &known);
    if (!known) return;
    if (marked) return audit_agrees(a);
    svod_claim *claim = audit_claim(a, name_of(l, entry->row), SVOD_CONTRADICTION, SVOD_HOW_NOT);
    claim->outside = true;
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_list_has), list->name, label);
    claim->expected = expected_words(l, entry->unit, list, SVOD_T_audit_list_too_many);
}

static void judge_missing(const listing *l, const unit_list *list) {
    auditing *a = l->a;
    size_t count = l->result->roster->count;
    bool *listed = SVOD_ARRAY(a->arena, bool, count + 1), known;
    for (size_t i = 0; i < list->entries.count; i++) {
        size_t unit = SVOD_AT(&list->entries, list_entry, i)->unit;
        if (unit != SVOD_NO_UNIT) listed[unit] = true;
    }
    for (size_t unit = 0; unit < count; unit++) {
        if (listed[unit] || !list_marks(l->result, list, unit, &known)) continue;
        svod_claim *claim = audit_claim(a, name_of(l, list->last), SVOD_CONTRADICTION, SVOD_HOW_NOT);
        claim->outside = true;
        claim->code = SVOD_F_audit_list_lacks;
        claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_list_lacks), list->name, l->result->roster->units[unit].name);
        claim->expected = expected_words(l, unit, list, SVOD_T_audit_list_missing);
    }
}

static void tell_no_rule(const listing *l, const unit_list *list) {
    auditing *a = l->a;
    svod_claim *claim = audit_claim(a, audit_spot(l->of.table, list->first, l->of.names), SVOD_DOUBTFUL, SVOD_HOW_NOT);
    claim->code = SVOD_F_audit_list_no_rule;
    claim->found = list->name;
    svod_buf ids = svod_buf_of(a->arena);
    for (size_t i = 0; i < a->input->rubric->flag_count; i++)
        svod_buf_printf(&ids, "%s%s", i ? ", " : "", a->input->rubric->flags[i].id);
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_list_rules), ids.data ? ids.data : SVOD_NONE);
}

static void run(auditing *a, uint32_t table) {
    listing l = {.a = a, .result = audit_lists_result(a)};
    if (!audit_lists_read(a, table, &l.of)) return;
    for (size_t i = 0; i < l.of.lists.count; i++) {
        const unit_list *list = SVOD_AT(&l.of.lists, unit_list, i);
        for (size_t k = 0; k < list->entries.count; k++)
            judge_listed(&l, SVOD_AT(&list->entries, list_entry, k), list);
        if (list->rule == SVOD_LIST_NO_RULE)
            tell_no_rule(&l, list);
        else if (list_ruled(l.result, list))
            judge_missing(&l, list);
    }
}

const audit_check check_list = {
    "list",
    SVOD_F_audit_list,
    run,
    "списки содержат тех, кого отмечает правило",
    "lists hold those whom their rule marks",
    "Список сравнивается с признаком или рекомендацией рубрики того же названия, посчитанным по листам кампании. Тот, кого "
    "правило не отмечает, и пропущенный —\nпротиворечие; тот же участник дважды или неизвестное название — "
    "сомнение. Молчит без кампании; о списке без правила говорит заметка.",
    "A list is held against the rubric's flag or recommendation of its name, as computed from the campaign's sheets. A unit that "
    "the rule does not mark, or one\nleft out, is a contradiction; a unit twice or an unknown name is a doubt. "
    "Silent without a campaign; a list without a rule is a note."};
