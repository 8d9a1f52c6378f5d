// What the workbook and explain say of experts, from an expertise filled by hand: they show it and reckon nothing anew.
#include "scoring.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "explain/explain.h"
#include "table/tables.h"

enum { UNITS = 4, NODES = 4, EXPERTS = 4 };
static const node_spec specs[] = {
    {"", 0, 40, NULL, false}, {"1", 1, 20, NULL, false}, {"1.1", 2, 20, NULL, false}, {"2", 1, 20, NULL, false}};

typedef struct book {
    svod_arena *arena;
    svod_result result;
    svod_expertise *of;
    campaign *campaign;
    svod_dispute disputes[40];
    const svod_table *const *tables;
    size_t count;
} book;

static svod_estimate told(double value, double half) {
    return (svod_estimate){.has_se = true,
                           .has_interval = true,
                           .value = value,
                           .se = half / 2,
                           .low = value - half,
                           .high = value + half,
                           .units = UNITS,
                           .raters = 2,
                           .values = 8,
                           .p = -1};
}

static svod_estimate untold(svod_why why) {
    return (svod_estimate){.why = (uint8_t)why, .units = 1, .p = -1};
}

static void add_expert(book *b, size_t i, const char *name, size_t scorer, bool chair, svod_estimate severity) {
    svod_expert_row *row = &b->of->experts[i];
    *row = (svod_expert_row){.name = name, .judge = SVOD_NO_JUDGE, .scorer = scorer, .chair = chair, .severity = severity};
    row->units = SVOD_ARRAY(b->arena, svod_coverage, UNITS);
    for (size_t unit = 0; unit < UNITS && scorer != SIZE_MAX; unit++)
        row->units[unit] = (svod_coverage){.asked = 2, .scored = 2, .assigned = true, .seen = true};
    row->sum = (svod_coverage){.asked = 8, .scored = scorer == SIZE_MAX ? 0 : 8};
    row->assigned = UNITS;
    row->ready = scorer == SIZE_MAX ? 0 : UNITS;
}

static void add_nodes(book *b) {
    b->of->nodes = SVOD_ARRAY(b->arena, svod_agreement, NODES);
    for (size_t node = 0; node < NODES; node++) {
        svod_agreement *at = &b->of->nodes[node];
        for (size_t stat = 0; stat < SVOD_STAT_COUNT; stat++)
            at->stat[stat] = told(0.1 + 0.01 * (double)stat, 0.05);
        at->main = SVOD_STAT_alpha_ordinal;
        at->level = SVOD_LEVEL_moderate;
        at->spread = 0.75, at->compared = UNITS, at->disputed = 3;
    }
    b->of->nodes[2].read_differently = true;
    b->of->nodes[3].stat[SVOD_STAT_alpha_ordinal] = untold(SVOD_WHY_no_variation);
    b->of->nodes[3].level = SVOD_LEVEL_none;
}

static void add_places(book *b, bool sole) {
    b->of->places = SVOD_ARRAY(b->arena, svod_place_of, UNITS);
    for (uint32_t unit = 0; unit < UNITS; unit++) {
        svod_place_of *at = &b->of->places[unit];
        *at = (svod_place_of){.weights_low = 1, .weights_high = unit + 1, .weights_own = 0.5, .raw = told(2, 1), .adjusted = told(2.5, 1)};
        at->low = unit + 1, at->high = unit + 2, at->group = 1 + unit / 2, at->adjusted_rank = UNITS - unit;
        if (sole) *at = (svod_place_of){.why = SVOD_WHY_one_rater, .weights_why = SVOD_WHY_no_data, .adjusted = untold(SVOD_WHY_one_rater)};
    }
}

// Two experts (the second a good deal harsher), a chair, and one whose sheets never came; sole: the first one alone.
static book *make_book(bool sole, size_t disputes, svod_lang lang) {
    svod_arena *arena = svod_arena_new();
    book *b = SVOD_NEW(arena, book);
    b->arena = arena;
    svod_rubric *rubric = make_rubric(arena, specs, NODES);
    svod_roster *roster = make_roster(arena, UNITS, NULL, 0);
    campaign *c = b->campaign = make_campaign(arena, rubric, roster, 2023);
    for (size_t unit = 0; unit < UNITS; unit++) {
        c->scores.seen[unit] = true;
        put(c, "Анна", unit, "1.1", 20), put(c, "Анна", unit, "2", 10);
        if (!sole) put(c, "Борис", unit, "1.1", (int)unit * 5), put(c, "Борис", unit, "2", 10);
        if (!sole) put(c, "Вера", unit, "1.1", 5);
    }
    compute(c);
    svod_campaign *info = SVOD_NEW(arena, svod_campaign);
    *info = (svod_campaign){.dir = ".",
                            .file = "c.yaml",
                            .name = "small",
                            .title = "Малая",
                            .note = "",
                            .date = "2023-06-26",
                            .due = "",
                            .year = 2023,
                            .lang = lang,
                            .provenance = SVOD_DEMO};
    b->of = SVOD_NEW(arena, svod_expertise);
    b->of->experts = SVOD_ARRAY(arena, svod_expert_row, EXPERTS);
    b->of->expert_count = sole ? 1 : EXPERTS, b->of->raters = sole ? 1 : 2;
    add_expert(b, 0, "Анна", 0, false, sole ? untold(SVOD_WHY_one_rater) : told(0.2, 0.5));
    add_expert(b, 1, "Борис", 1, false, told(-2.3, 1));
    add_expert(b, 2, "Вера", 2, true, untold(SVOD_WHY_no_data));
    add_expert(b, 3, "Глеб", SIZE_MAX, false, untold(SVOD_WHY_no_data));
    add_nodes(b);
    add_places(b, sole);
    for (size_t i = 0; i < disputes; i++)
        b->disputes[i] = (svod_dispute){.unit = (uint32_t)i % UNITS, .node = 2, .least = 0, .most = 20000, .experts = 2, .share = 1};
    b->of->disputes = b->disputes, b->of->dispute_count = disputes, b->of->disputed = disputes;
    b->of->overrides = SVOD_ARRAY(arena, uint32_t, UNITS);
    b->of->seed = 7, b->of->replicates = 300, b->of->draws = 500;
    b->result = (svod_result){.campaign = info,
                              .roster = roster,
                              .now = c->year,
                              .findings = &c->findings,
                              .expertise = b->of,
                              .inputs = svod_vec_of(arena, sizeof(svod_input)),
                              .version = "0"};
    b->result.flags = SVOD_NEW(arena, svod_flag_result), b->result.clusters = SVOD_NEW(arena, svod_cluster_result);
    return b;
}

static void build(book *b) {
    b->tables = svod_tables_build(&b->result, true, b->arena, &b->count);
}

static const svod_table *table_of(const book *b, const char *name) {
    for (size_t i = 0; i < b->count; i++)
        if (strcmp(b->tables[i]->name, name) == 0) return b->tables[i];
    return NULL;
}

static const svod_out *cell_of(const svod_table *table, const char *origin) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->kind == SVOD_V_NUMBER && cell->origin && strcmp(cell->origin, origin) == 0) return cell;
    }
    return NULL;
}

static const svod_out *text_of(const svod_table *table, const char *part) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->kind == SVOD_V_TEXT && strstr(cell->text, part)) return cell;
    }
    return NULL;
}

static void shows(const svod_table *table, const char *origin, double value) {
    const svod_out *cell = cell_of(table, origin);
    if (!cell) fail_msg("no cell of %s", origin);
    if (fabs(cell->number - value) > 1e-12) fail_msg("%s shows %g, not %g", origin, cell->number, value);
}

static void says(const svod_table *table, const char *text) {
    if (!text_of(table, text)) fail_msg("%s does not say «%s»", table->name, text);
}

// ---- the sheets ------------------------------------------------------------------------------------------------------------

static void severity_is_told_or_the_reason(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    build(b);
    const svod_table *table = table_of(b, "Эксперты");
    shows(table, "severity:Борис", -2.3);
    shows(table, "severity:Борис:se", 0.5);
    says(table, "строже среднего на 2,3 балла (95 %: от 1,3 до 3,3)");
    says(table, "отличие от среднего не доказано (95 %: от −0,3 до 0,7)");
    says(table, "согласованные баллы, в сравнение не входят");
    says(table, "листов нет");
    assert_null(cell_of(table, "severity:Вера"));
    assert_null(cell_of(table, "severity:Глеб"));
    shows(table, "coverage:Глеб:scored", 0);
    assert_int_equal(text_of(table, "председатель")->tone, SVOD_TONE_STRONG);
    svod_arena_free(b->arena);
}

static void agreement_is_told_with_its_word_and_interval(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    build(b);
    const svod_table *table = table_of(b, "Эксперты");
    shows(table, "agreement:alpha_ordinal:1", 0.12);
    shows(table, "agreement:alpha_ordinal:1:low", 0.07);
    shows(table, "agreement:percent:total", 10);
    shows(table, "agreement:spread:1", 0.75);
    says(table, "умеренное");
    assert_null(cell_of(table, "agreement:alpha_ordinal:2")); // no variation: a dash, its reason beside it
    says(table, "Альфа Криппендорфа, порядковая: нельзя вычислить, все баллы одинаковы");
    says(table, "1.1");
    const svod_table *all = table_of(b, "Согласие"), *icc = table_of(b, "Согласие. ICC");
    shows(all, "agreement:ac2:1.1", 0.17);
    shows(all, "agreement:kendall_w:1.1", 0.24);
    assert_null(cell_of(all, "agreement:alpha_ordinal:2"));
    shows(icc, "agreement:icc_2_k:1.1:high", 0.27);
    assert_null(cell_of(all, "agreement:icc_2_k:1.1"));
    svod_arena_free(b->arena);
}

static void what_a_number_means_is_said_beside_it(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    b->of->nodes[1].level = SVOD_LEVEL_none; // defined, of too few units for a word
    b->of->experts[2].ready = 0;             // a chair need not score everything
    build(b);
    const svod_table *table = table_of(b, "Эксперты"), *all = table_of(b, "Согласие");
    says(table, "в расчёте участников: 4 — для слова мало");
    assert_int_equal(cell_of(table, "coverage:Вера:ready")->tone, SVOD_TONE_PLAIN);
    assert_int_equal(cell_of(table, "coverage:Глеб:ready")->tone, SVOD_TONE_WARN);
    assert_non_null(strstr(cell_of(all, "agreement:percent:total")->note, "от 5,0 до 15,0 %"));
    assert_non_null(strstr(cell_of(all, "agreement:ac1:total")->note, "от 0,11 до 0,21."));
    assert_null(cell_of(all, "agreement:ac1:1.1")->note); // comments on every criterion would hide the sheet
    says(all, "Каппа Флейсса");
    svod_arena_free(b->arena);
}

static void no_advice_is_said_without_reproach(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    build(b);
    says(table_of(b, "Эксперты"), "Согласие здесь не выше слабого");
    b->of->nodes[2].read_differently = false;
    build(b);
    says(table_of(b, "Эксперты"), "Таких критериев нет");
    assert_null(text_of(table_of(b, "Эксперты"), "Согласие здесь не выше слабого"));
    svod_arena_free(b->arena);
}

static void the_passport_names_seed_and_draws(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    build(b);
    says(table_of(b, "Паспорт"), "повторов — 300, начальное число — 7");
    const svod_trail *seed = svod_explain(&b->result, "count:seed", b->arena, b->result.findings);
    assert_true(seed && fabs(seed->number - 7) < 1e-12);
    says(table_of(b, "Паспорт"), "Розыгрышей — 500, начальное число — 7");
    svod_arena_free(b->arena);
    b = make_book(true, 0, SVOD_RU);
    build(b);
    assert_null(text_of(table_of(b, "Паспорт"), "начальное число"));
    svod_arena_free(b->arena);
}

// The sheet says by what units are ranked.
static void the_ranking_says_its_measure(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    build(b);
    says(table_of(b, "Рейтинг"), "Места по итогу");
    ((svod_rubric *)b->result.now.rubric)->policy.rank = SVOD_RANK_PERCENT;
    build(b);
    says(table_of(b, "Рейтинг"), "Места по проценту от максимума");
    svod_arena_free(b->arena);
}

// A sheet of dashes is not made: the reason stands on the other one.
static void without_any_icc_there_is_no_sheet_of_it(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    for (size_t node = 0; node < NODES; node++)
        for (unsigned stat = SVOD_STAT_icc_1_1; stat <= SVOD_STAT_icc_3_k; stat++)
            b->of->nodes[node].stat[stat] = untold(SVOD_WHY_few_complete);
    build(b);
    assert_null(table_of(b, "Согласие. ICC"));
    says(table_of(b, "Согласие"), "листа о ней нет: всеми экспертами оценено меньше двух участников");
    svod_arena_free(b->arena);
}

static void disputes_are_cut_and_say_so(void **state) {
    (void)state;
    book *b = make_book(false, 31, SVOD_RU);
    build(b);
    const svod_table *table = table_of(b, "Эксперты");
    says(table, "Анна: 2; Борис: 0");
    assert_null(text_of(table, "Вера: 0,5")); // the chair's is no independent judgement
    assert_string_equal(text_of(table, "Всего спорных ячеек — 31")->origin, "count:disputes");
    shows(table, "spread:u0:1.1", 2);
    shows(table, "spread:u0:1.1:share", 100);
    assert_null(text_of(table, "Что написали эксперты"));
    svod_arena_free(b->arena);
}

// The list holds the most disputed cells of a large campaign; what it left out is counted, and its range is seen all the same.
static void a_list_that_was_cut_says_so(void **state) {
    (void)state;
    book *b = make_book(false, 31, SVOD_RU);
    b->of->disputed = 70000;
    b->of->disputes[1].unit = b->of->disputes[5].unit = 0; // u1 is left out
    for (size_t i = 9; i < 31; i += 4)
        b->of->disputes[i].unit = 0;
    build(b);
    says(table_of(b, "Эксперты"), "Всего спорных ячеек — 70000; первые 31 из них");
    const svod_trail *at = svod_explain(&b->result, "count:disputes", b->arena, b->result.findings);
    assert_true(at->number == 70000 && strstr(at->how, "31"));
    at = svod_explain(&b->result, "spread:u1:1.1", b->arena, b->result.findings);
    assert_true(at->has_number && fabs(at->number - 1.5) < 1e-12); // 2 and 0.5
    svod_arena_free(b->arena);
}

static void what_experts_wrote_stands_beside(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    *SVOD_PUSH(&b->campaign->scores.remarks, svod_remark) =
        (svod_remark){.expert = 1, .unit = 0, .node = 2, .comment = "нет приказа", .link = ""};
    b->result.now.scores = &b->campaign->scores;
    build(b);
    says(table_of(b, "Эксперты"), "Борис: нет приказа");
    svod_arena_free(b->arena);
}

static const svod_chart *chart_of(const svod_table *table, const char *part) {
    for (size_t i = 0; i < table->charts.count; i++)
        if (strstr(SVOD_AT(&table->charts, svod_chart, i)->title, part)) return SVOD_AT(&table->charts, svod_chart, i);
    return NULL;
}

// Bars stand in the order of ranks, so they show what ranks are taken by.
static void the_chart_of_units_draws_what_it_is_ordered_by(void **state) {
    (void)state;
    static const struct {
        svod_rank_policy by;
        const char *title, *origin;
        double most;
    } cases[] = {{SVOD_RANK_POINTS, "баллы из 4", "points:", 4}, {SVOD_RANK_PERCENT, "процент", "percent:", 100}};
    for (size_t i = 0; i < 2; i++) {
        book *b = make_book(false, 1, SVOD_RU);
        b->campaign->rubric->policy.rank = cases[i].by;
        build(b);
        const svod_chart *chart = chart_of(table_of(b, "Сводка"), cases[i].title);
        assert_non_null(chart);
        assert_true(chart->y_max == cases[i].most);
        const svod_range values = chart->series[0].values;
        const svod_table *rating = table_of(b, "Рейтинг");
        for (size_t c = 0; c < rating->cells.count; c++) {
            const svod_out *cell = SVOD_AT(&rating->cells, svod_out, c);
            if (cell->col == values.col1 && cell->row >= values.row1 && cell->row <= values.row2)
                assert_ptr_equal(strstr(cell->origin, cases[i].origin), cell->origin);
        }
        // Less than that for a bar, and an office program leaves out every second name.
        assert_true(chart->height >= 80 + 20 * UNITS);
        svod_arena_free(b->arena);
    }
}

static void note_says(const svod_combine_rule *rules, const char *has, const char *lacks) {
    book *b = make_book(false, 1, SVOD_RU);
    for (size_t node = 0; node < NODES; node++)
        b->campaign->rubric->nodes[node].combine.rule = rules[node];
    build(b);
    says(table_of(b, "Эксперты"), has);
    assert_null(text_of(table_of(b, "Эксперты"), lacks));
    svod_arena_free(b->arena);
}

// An agreed score is asked for where the rubric takes one.
static void advice_on_disputes_fits_the_rule(void **state) {
    (void)state;
    const svod_combine_rule mean = SVOD_COMBINE_MEAN, agreed = SVOD_COMBINE_AGREED;
    note_says((svod_combine_rule[]){mean, mean, mean, mean}, "сверьте с подтверждениями", "попросите председателя");
    note_says((svod_combine_rule[]){agreed, agreed, agreed, agreed}, "попросите председателя", "сверьте");
    note_says((svod_combine_rule[]){mean, mean, mean, agreed}, "Где балл согласованный (2), попросите председателя", "(1), ");
    note_says((svod_combine_rule[]){mean, agreed, agreed, mean}, "Где балл согласованный (1), попросите председателя", "(2), ");
}

static void the_passport_calls_an_error_an_error(void **state) {
    (void)state;
    for (unsigned keep = 0; keep < 2; keep++) {
        book *b = make_book(false, 1, SVOD_RU);
        b->campaign->rubric->policy.off_step = keep ? SVOD_BAD_KEEP : SVOD_BAD_MISSING;
        build(b);
        says(table_of(b, "Паспорт"), keep ? "Оставлен как есть, отмечен ошибкой." : "Не учитывается, отмечен ошибкой.");
        assert_null(text_of(table_of(b, "Паспорт"), "отмечен замечанием"));
        svod_arena_free(b->arena);
    }
}

static void the_ranking_says_how_sure_a_rank_is(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    build(b);
    const svod_table *table = table_of(b, "Рейтинг");
    shows(table, "place:u1:low", 2);
    shows(table, "place:u1:high", 3);
    shows(table, "place:u2:group", 2);
    shows(table, "adjusted:u0", 2.5);
    shows(table, "adjusted:u0:rank", 4);
    shows(table, "place:u3:weights_high", 4);
    assert_null(text_of(table, "Границ места нет"));
    svod_arena_free(b->arena);
}

// With one expert there is nothing to compare: no sheet, no columns, and the reason in words.
static void one_expert_has_no_intervals(void **state) {
    (void)state;
    book *b = make_book(true, 0, SVOD_RU);
    build(b);
    assert_null(table_of(b, "Эксперты"));
    assert_null(table_of(b, "Согласие"));
    const svod_table *table = table_of(b, "Рейтинг");
    says(table, "Границ места нет: один эксперт");
    assert_null(text_of(table, "Группа"));
    assert_null(text_of(table, "Без строгости экспертов"));
    b->of->panel = SVOD_NEW(b->arena, svod_panel); // a list of experts: who is late is worth a sheet
    build(b);
    says(table_of(b, "Эксперты"), "Согласие определить нельзя: один эксперт");
    assert_null(table_of(b, "Согласие"));
    svod_arena_free(b->arena);
}

static void english_is_spoken(void **state) {
    (void)state;
    book *b = make_book(false, 31, SVOD_EN);
    build(b);
    says(table_of(b, "Experts"), "2.3 points stricter than average (95%: 1.3 to 3.3)");
    says(table_of(b, "Experts"), "There are 31 disputed cells");
    assert_non_null(table_of(b, "Agreement. ICC"));
    svod_arena_free(b->arena);
}

// ---- explain ---------------------------------------------------------------------------------------------------------------

static const svod_trail *tree(book *b, const char *address) {
    const svod_trail *at = svod_explain(&b->result, address, b->arena, b->result.findings);
    if (!at) fail_msg("%s leads nowhere", address);
    assert_int_equal(svod_trail_dead_ends(at), 0);
    return at;
}

static void is(book *b, const char *address, double value) {
    const svod_trail *at = tree(b, address);
    if (!at->has_number || fabs(at->number - value) > 1e-12) fail_msg("%s is %g «%s», not %g", address, at->number, at->value, value);
}

static void is_not(book *b, const char *address, const char *why) {
    const svod_trail *at = tree(b, address);
    assert_false(at->has_number);
    assert_string_equal(at->state, why);
}

static void trees_take_their_numbers_from_the_expertise(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    is(b, "severity:Борис", -2.3);
    is(b, "severity:Борис:high", -1.3);
    is(b, "agreement:icc_3_1:1.1", 0.1 + 0.01 * SVOD_STAT_icc_3_1);
    is(b, "agreement:percent:1.1:low", 5);
    is(b, "agreement:alpha_ordinal:2:units", 1);
    is(b, "agreement:disputed:1.1", 3);
    is(b, "spread:u0:1.1", 2);
    is(b, "spread:u0:1", 1); // of a section: how many of its cells
    is(b, "spread:u0:2", 0); // both gave the same
    is(b, "adjusted:u0:rank", 4);
    is(b, "place:u2:group", 2);
    is(b, "place:u0:own", 0.5);
    is(b, "coverage:Анна:scored", 8);
    is(b, "coverage:Анна:ready", 4);
    is(b, "count:disputes", 1);
    svod_arena_free(b->arena);
}

static void what_is_undefined_has_its_reason(void **state) {
    (void)state;
    book *b = make_book(false, 1, SVOD_RU);
    is_not(b, "agreement:alpha_ordinal:2", "no_variation");
    is_not(b, "severity:Вера", "no_data");
    is_not(b, "place:u0:boot_low", "no_data");
    book *one = make_book(true, 0, SVOD_RU);
    is_not(one, "place:u0:low", "one_rater");
    is_not(one, "place:u0:weights_low", "no_data");
    is_not(one, "adjusted:u0:rank", "one_rater");
    is_not(one, "spread:u0:2", "one_rater");
    svod_arena_free(one->arena);
    svod_arena_free(b->arena);
}

static void what_is_not_known_is_a_finding(void **state) {
    (void)state;
    static const char *const addresses[] = {"agreement:omega:1", "severity:Дарья",     "place:u0:middle",  "coverage:Анна:late",
                                            "kappa:Анна:Борис",  "spread:u0:1.1:half", "adjusted:u0:mean", "severity:Борис:best"};
    book *b = make_book(false, 1, SVOD_RU);
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        size_t before = b->result.findings->list.count;
        if (svod_explain(&b->result, addresses[i], b->arena, b->result.findings)) fail_msg("%s leads somewhere", addresses[i]);
        assert_true(b->result.findings->list.count > before);
    }
    b->result.expertise = NULL;
    assert_null(svod_explain(&b->result, "severity:Борис", b->arena, b->result.findings));
    svod_arena_free(b->arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(severity_is_told_or_the_reason),
        cmocka_unit_test(agreement_is_told_with_its_word_and_interval),
        cmocka_unit_test(without_any_icc_there_is_no_sheet_of_it),
        cmocka_unit_test(what_a_number_means_is_said_beside_it),
        cmocka_unit_test(no_advice_is_said_without_reproach),
        cmocka_unit_test(the_passport_names_seed_and_draws),
        cmocka_unit_test(the_ranking_says_its_measure),
        cmocka_unit_test(disputes_are_cut_and_say_so),
        cmocka_unit_test(a_list_that_was_cut_says_so),
        cmocka_unit_test(what_experts_wrote_stands_beside),
        cmocka_unit_test(the_chart_of_units_draws_what_it_is_ordered_by),
        cmocka_unit_test(advice_on_disputes_fits_the_rule),
        cmocka_unit_test(the_passport_calls_an_error_an_error),
        cmocka_unit_test(the_ranking_says_how_sure_a_rank_is),
        cmocka_unit_test(one_expert_has_no_intervals),
        cmocka_unit_test(english_is_spoken),
        cmocka_unit_test(trees_take_their_numbers_from_the_expertise),
        cmocka_unit_test(what_is_undefined_has_its_reason),
        cmocka_unit_test(what_is_not_known_is_a_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
