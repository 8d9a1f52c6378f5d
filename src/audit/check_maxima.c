// Maxima that headers and rows of maxima print are the rubric's of that year; where no rubric is known, sections add up to the total.
#include "audit/lookup.h"

static svod_claim *tell(auditing *a, svod_spot at, int64_t printed, int64_t computed) {
    svod_claim *claim = audit_claim(a, at, SVOD_CONTRADICTION, SVOD_HOW_NOT);
    const char *name = audit_col_name(a, &a->tables[at.table], at.col);
    claim->has_value = true;
    claim->value = computed;
    claim->gap = amount_less(printed, computed);
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_max_says), name, audit_number(a, printed));
    return claim;
}

// The rubric's maximum that is nearest to what is printed, of the year said or else of any year of the table; 0: not known.
static int64_t rubric_max(const auditing *a, const svod_pub_table *table, uint32_t node, int year, int64_t printed) {
    int64_t best = audit_max(a, node, year);
    for (uint32_t i = 0; i < table->year_count && !year; i++) {
        int64_t max = audit_max(a, node, table->years[i]);
        if (max == printed || !best) best = max;
    }
    return best;
}

// Of one printed maximum.
static void judge(auditing *a, svod_spot at, int year, int64_t printed) {
    const svod_pub_table *table = &a->tables[at.table];
    int64_t max = rubric_max(a, table, table->cols[at.col].node, year, printed);
    if (!max) return;
    if (max == printed) return audit_agrees(a);
    svod_claim *claim = tell(a, at, printed, max);
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_max_rubric), audit_number(a, max));
}

static const svod_pub_max *header_max(const svod_pub_table *table, uint32_t node, int year) {
    for (uint32_t i = 0; i < table->max_count; i++)
        if (table->cols[table->maxima[i].col].node == node && table->maxima[i].year == year) return &table->maxima[i];
    return NULL;
}

// Of a node whose maximum no rubric knows: its children's, when the headers say all of them.
static void judge_sum(auditing *a, uint32_t table, const svod_pub_max *said) {
    const svod_pub_table *at = &a->tables[table];
    const svod_rubric *rubric = a->input->rubric;
    uint32_t node = at->cols[said->col].node;
    svod_vec spots = svod_vec_of(a->arena, sizeof(svod_spot));
    __int128 all = 0;
    for (uint32_t child = rubric->nodes[node].first_child; child != SVOD_NO_NODE; child = rubric->nodes[child].next) {
        const svod_pub_max *own = header_max(at, child, said->year);
        if (!own) own = header_max(at, child, 0);
        if (!own) return;
        all += own->value;
        *SVOD_PUSH(&spots, svod_spot) = audit_spot(table, SVOD_NO_COL, own->col);
    }
    if (!spots.count) return;
    int64_t sum = amount_value(amount_of(all), SVOD_PUB_DECIMALS);
    if (sum == said->value) return audit_agrees(a);
    svod_claim *claim = tell(a, audit_spot(table, SVOD_NO_COL, said->col), said->value, sum);
    claim->linear = true;
    claim->factor = 1;
    claim->parts = audit_cells(a, spots.data, (uint32_t)spots.count);
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_max_sum), audit_number(a, sum));
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t i = 0; i < at->max_count; i++) {
        const svod_pub_max *said = &at->maxima[i];
        uint32_t node = at->cols[said->col].node;
        if (node == SVOD_NO_NODE) continue;
        int year = said->year ? said->year : at->cols[said->col].year;
        if (rubric_max(a, at, node, year, said->value))
            judge(a, audit_spot(table, SVOD_NO_COL, said->col), year, said->value);
        else
            judge_sum(a, table, said);
    }
    for (uint32_t row = 0; row < at->row_count; row++)
        for (uint32_t col = 0; at->rows[row].kind == SVOD_PUB_ROW_LIMIT && col < at->col_count; col++)
            if (at->cols[col].kind == SVOD_PUB_POINTS && audit_is_number(svod_pub_at(at, row, col)))
                judge(a, audit_spot(table, row, col), audit_year(at, row, col), svod_pub_at(at, row, col)->value);
}

const audit_check check_maxima = {"maxima",
                                  SVOD_F_audit_maxima,
                                  run,
                                  "максимумы в таблице те же, что в рубрике",
                                  "the table's maxima are the rubric's",
                                  "Максимумы из заголовков и строки максимумов сравниваются с рубрикой того же года; если года нет, с "
                                  "любым годом таблицы. Если рубрика\nмаксимума не знает, сумма частей сравнивается с целым. Округления "
                                  "здесь нет: расхождение — противоречие. Молчит о том, чего заголовки не говорят.",
                                  "Maxima in headers and rows of maxima are held against the rubric of that year; without a year, of any "
                                  "year of the table. Where no rubric\nknows one, the parts' maxima must add up to the total's. There is "
                                  "no rounding: a difference is a contradiction.\nSilent about what headers do not say."};
