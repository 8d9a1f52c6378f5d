// Rows and columns of a form.
#include "data/form.h"

#include <string.h>

#include "base/str.h"

// Criteria in the rubric's order, each node's total behind what it is summed from: children before their parent. What is measured has no
// place here, nor has what holds nothing else.
static void place_nodes(svod_form_plan *plan) {
    const svod_rubric *rubric = plan->rubric;
    uint32_t col = SVOD_FORM_FIRST_COL, open = SVOD_ROOT;
    for (uint32_t n = 1; n < rubric->count; n++) {
        // Nodes whose subtree ends here get their total, the deepest first.
        while (open != SVOD_ROOT && rubric->nodes[open].end <= n) {
            plan->col[open] = col++;
            open = rubric->nodes[open].parent;
        }
        if (svod_rubric_criterion(rubric, n))
            plan->col[n] = col++;
        else if (svod_rubric_judged(rubric, n))
            open = n;
    }
    for (; open != SVOD_ROOT; open = rubric->nodes[open].parent)
        plan->col[open] = col++;
    plan->col[SVOD_ROOT] = plan->last_col = col;
}

static bool forbidden(char c) {
    return (unsigned char)c < ' ' || strchr("[]:*?/\\'", c);
}

// "12 Нижнетавдинский": the number makes names differ where 31 characters do not.
static const char *sheet_name(const svod_form_plan *plan, size_t i, svod_arena *arena) {
    char *name = svod_printf(arena, "%zu %s", i + 1, plan->roster->units[plan->units[i]].name);
    for (char *at = name; *at; at++)
        if (forbidden(*at)) *at = ' ';
    name = svod_clean(arena, name);
    name[svod_utf16_cut(name, 31)] = '\0';
    for (size_t len = strlen(name); len > 0 && name[len - 1] == ' '; len--)
        name[len - 1] = '\0';
    return name;
}

svod_form_plan svod_form_plan_of(const svod_rubric *rubric, const svod_roster *roster, const bool *units, svod_arena *arena) {
    svod_form_plan plan = {.rubric = rubric, .roster = roster};
    plan.units = SVOD_ARRAY(arena, size_t, roster->count);
    for (size_t i = 0; i < roster->count; i++)
        if (units[i]) plan.units[plan.unit_count++] = i;
    plan.col = SVOD_ARRAY(arena, uint32_t, rubric->count);
    plan.row = SVOD_ARRAY(arena, uint32_t, rubric->count);
    place_nodes(&plan);
    plan.last_row = SVOD_FORM_UNIT_FIRST_ROW;
    for (uint32_t n = 1; n < rubric->count; n++)
        if (plan.col[n]) plan.row[n] = plan.last_row++;
    plan.row[SVOD_ROOT] = plan.last_row;
    plan.unit_sheets = plan.unit_count <= SVOD_FORM_UNIT_SHEETS;
    if (!plan.unit_sheets) return plan;
    plan.sheet_names = SVOD_ARRAY(arena, const char *, plan.unit_count);
    for (size_t i = 0; i < plan.unit_count; i++)
        plan.sheet_names[i] = sheet_name(&plan, i, arena);
    return plan;
}

uint32_t svod_form_unit_row(size_t i) {
    return (uint32_t)(SVOD_FORM_FIRST_ROW + i);
}

const char *svod_form_key(const svod_form_plan *plan, uint32_t node, svod_arena *arena) {
    const char *id = svod_rubric_node_id(plan->rubric, node);
    return svod_rubric_criterion(plan->rubric, node) ? id : svod_printf(arena, "=%s", id);
}

const int32_t *svod_form_choices(const svod_rubric *rubric, uint32_t node, size_t *count, svod_arena *arena) {
    const svod_rnode *at = &rubric->nodes[node];
    int64_t max = at->max / SVOD_POINT_TENTHOUSANDTH, step = at->step / SVOD_POINT_TENTHOUSANDTH;
    *count = step > 0 ? (size_t)(max / step) + 1 : 0;
    if (step <= 0 || *count > SVOD_FORM_CHOICES) return NULL;
    int32_t *choices = SVOD_ARRAY(arena, int32_t, *count);
    for (size_t i = 0; i < *count; i++)
        choices[i] = (int32_t)(step * (int64_t)i);
    return choices;
}

const char *svod_form_na(const svod_rubric *rubric, svod_lang lang, svod_arena *arena) {
    const svod_policy *policy = &rubric->policy;
    if (policy->na == SVOD_NA_FORBID || !policy->na_word_count) return NULL;
    const char *usual = svod_say(lang, SVOD_T_data_form_na), *key = svod_fold(arena, usual);
    for (size_t i = 0; i < policy->na_word_count; i++)
        if (svod_streq(policy->na_words[i], key)) return usual;
    for (size_t i = 0; i < policy->na_word_count; i++)
        if (svod_utf8_count(policy->na_words[i], strlen(policy->na_words[i])) <= SVOD_FORM_WORD) return policy->na_words[i];
    return NULL;
}

void svod_form_check_line(svod_buf *out, uint32_t row, uint32_t col, const char *text) {
    if (svod_blank(text) || (row == SVOD_FORM_KEY_CHECK && col <= 2)) return;
    char ref[SVOD_REF_SIZE];
    svod_decimal number;
    svod_buf_printf(out, "%s=", svod_ref(ref, row, col));
    if (col >= SVOD_FORM_LISTS_COL && row > 1 && svod_num_parse(text, strlen(text), &number, NULL) == SVOD_NUM_VALUE)
        svod_buf_printf(out, "%lld/%d\n", (long long)number.mantissa, number.scale);
    else
        svod_buf_printf(out, "%s\n", svod_clean(out->arena, text));
}
