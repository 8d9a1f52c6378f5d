// Sheets of a form: keys, instructions, matrix, a sheet a unit; formulas that reach what they are to add up, validations over exactly the
// cells to be filled, nothing open but those.
#include "forms_help.h"

#include <stdlib.h>

#include "table/lay.h"

typedef struct made {
    svod_arena *arena;
    svod_rubric *rubric;
    svod_roster *roster;
    svod_form_input input;
    const svod_table *const *tables;
    size_t count;
} made;

static void build(made *m) {
    m->tables = svod_form_tables(&m->input, keep_hashed, m->arena, &m->count);
}

static made *make(const node_spec *specs, uint32_t count, size_t units) {
    svod_arena *arena = svod_arena_new();
    made *m = SVOD_NEW(arena, made);
    m->arena = arena;
    m->rubric = form_rubric(arena, specs, count);
    m->roster = make_roster(arena, units, NULL, 0);
    m->input = form_input(arena, m->rubric, m->roster);
    return m;
}

static int set_up(void **state) {
    made *m = make(nested, 8, 3);
    build(m);
    *state = m;
    return 0;
}

static int tear_down(void **state) {
    svod_arena_free(((made *)*state)->arena);
    return 0;
}

static void sheets_stand_in_their_order(void **state) {
    made *m = *state;
    assert_int_equal(m->count, 6);
    assert_string_equal(m->tables[0]->name, "svod");
    assert_string_equal(m->tables[1]->name, "Как заполнять");
    assert_string_equal(m->tables[2]->name, "Баллы");
    assert_string_equal(m->tables[5]->name, "3 u2");
    for (size_t i = 0; i < m->count; i++) {
        assert_int_equal(m->tables[i]->hidden, i == 0);
        assert_int_equal(m->tables[i]->shown, i == 2);
        assert_true(m->tables[i]->locked);
    }
}

static void the_hidden_sheet_says_what_it_is_a_form_of(void **state) {
    made *m = *state;
    static const char *const values[][2] = {{"svod form/1", ""},   {"campaign", "c"},           {"year", "2023"},     {"rubric", "r"},
                                            {"structure", "0123"}, {"expert", "Иванова А. А."}, {"program", "0.0.0"}, {"language", "ru"}};
    const svod_table *keys = m->tables[0];
    for (uint32_t row = 1; row <= 8; row++)
        for (uint32_t col = 1; col <= 2; col++)
            assert_string_equal(cell_of(keys, row, col)->text, values[row - 1][col - 1]);
    assert_string_equal(cell_of(keys, 3, SVOD_FORM_NODES_COL)->text, "=1");
    assert_string_equal(cell_of(keys, 4, SVOD_FORM_NODES_COL)->text, "1.1");
    assert_string_equal(cell_of(keys, 2, SVOD_FORM_NODES_COL + 1)->text, "13");
    assert_string_equal(cell_of(keys, 4, SVOD_FORM_NODES_COL + 2)->text, "0.5");
    assert_string_equal(cell_of(keys, 4, SVOD_FORM_UNITS_COL)->text, "u2");
    assert_string_equal(cell_of(keys, 4, SVOD_FORM_UNITS_COL + 2)->text, "3 u2");
}

// Two scales, 2 and 5 points by halves, and the word alone.
static void nodes_with_one_scale_share_a_list(void **state) {
    made *m = *state;
    const svod_table *keys = m->tables[0];
    assert_string_equal(cell_of(keys, 1, SVOD_FORM_LISTS_COL)->text, "2/0.5");
    assert_true(cell_of(keys, 6, SVOD_FORM_LISTS_COL)->number == 2.0);
    assert_string_equal(cell_of(keys, 7, SVOD_FORM_LISTS_COL)->text, "н/п");
    assert_string_equal(cell_of(keys, 1, SVOD_FORM_LISTS_COL + 1)->text, "5/0.5");
    assert_string_equal(cell_of(keys, 2, SVOD_FORM_LISTS_COL + 2)->text, "н/п");
    assert_null(cell_of(keys, 1, SVOD_FORM_LISTS_COL + 3));
}

// The check speaks of every filled cell but itself; white space and a number's spelling make no difference.
static void the_check_covers_the_hidden_sheet(void **state) {
    made *m = *state;
    char expected[65];
    snprintf(expected, sizeof expected, "%064zu", strlen(hashed));
    assert_string_equal(cell_of(m->tables[0], SVOD_FORM_KEY_CHECK, 2)->text, expected);
    size_t lines = 0, filled = 0;
    for (const char *at = hashed; *at; at++)
        lines += *at == '\n';
    for (size_t i = 0; i < m->tables[0]->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&m->tables[0]->cells, const svod_out, i);
        filled += cell->kind == SVOD_V_NUMBER || *cell->text;
    }
    assert_int_equal(lines, filled - 2);
    assert_non_null(strstr(hashed, "A1=svod form/1\nD1=node\n"));
    assert_non_null(strstr(hashed, "\nB6=Иванова А. А.\n"));
    assert_non_null(strstr(hashed, "\nL3=5/1\n"));
    assert_null(strstr(hashed, "check"));
    svod_buf a = svod_buf_of(m->arena), b = svod_buf_of(m->arena);
    svod_form_check_line(&a, 3, SVOD_FORM_LISTS_COL, "0,50");
    svod_form_check_line(&b, 3, SVOD_FORM_LISTS_COL, "0.5");
    assert_string_equal(a.data, b.data);
    a.len = b.len = 0;
    svod_form_check_line(&a, 3, SVOD_FORM_NODES_COL, "1.10");
    svod_form_check_line(&b, 3, SVOD_FORM_NODES_COL, " 1.10\n");
    assert_string_equal(a.data, b.data);
    assert_string_equal(a.data, "D3=1.10\n");
}

// Columns: D 1.1, E 1.2, F 1.3.1, G 1.3.2, H =1.3, I =1, J 2, K =total, L progress.
static void the_matrix_has_its_keys(void **state) {
    made *m = *state;
    static const char *const keys[] = {"1.1", "1.2", "1.3.1", "1.3.2", "=1.3", "=1", "2", "=total"};
    for (uint32_t i = 0; i < 8; i++)
        assert_string_equal(cell_of(m->tables[2], SVOD_FORM_KEY_ROW, SVOD_FORM_FIRST_COL + i)->text, keys[i]);
    assert_string_equal(cell_of(m->tables[2], 9, 1)->text, "u2");
    assert_null(cell_of(m->tables[2], 10, 1));
    const svod_out *section = cell_of(m->tables[2], SVOD_FORM_SECTION_ROW, SVOD_FORM_FIRST_COL);
    assert_string_equal(section->text, "1 (до 8)");
    assert_int_equal(section->cols, 6);
    assert_int_equal(m->tables[2]->freeze_row, SVOD_FORM_FIRST_ROW);
    assert_int_equal(m->tables[2]->freeze_col, SVOD_FORM_FIRST_COL);
    assert_int_equal(m->tables[2]->repeat_to, SVOD_FORM_MAX_ROW);
}

static void totals_reach_children_and_no_more(void **state) {
    made *m = *state;
    const svod_table *matrix = m->tables[2], *unit = m->tables[4];
    assert_string_equal(cell_of(matrix, 8, 8)->formula, "=IF(COUNT(F8:G8)=0,\"\",SUM(F8:G8))");
    assert_string_equal(cell_of(matrix, 8, 9)->formula, "=IF(COUNT(D8:E8,H8)=0,\"\",SUM(D8:E8,H8))");
    assert_string_equal(cell_of(matrix, 8, 11)->formula, "=IF(COUNT(I8:J8)=0,\"\",SUM(I8:J8))");
    assert_string_equal(cell_of(matrix, 8, 11)->text, "");
    assert_string_equal(cell_of(matrix, 8, 12)->formula, "=SUM('2 u1'!$I$5:$I$12)&\" из 5\"");
    // Rows: 5 =1, 6 1.1, 7 1.2, 8 =1.3, 9 1.3.1, 10 1.3.2, 11 2, 12 =total.
    assert_string_equal(cell_of(unit, 5, 4)->formula, "=IF(COUNT(D6:D8)=0,\"\",SUM(D6:D8))");
    assert_string_equal(cell_of(unit, 8, 4)->formula, "=IF(COUNT(D9:D10)=0,\"\",SUM(D9:D10))");
    assert_string_equal(cell_of(unit, 12, 4)->formula, "=IF(COUNT(D5,D11)=0,\"\",SUM(D5,D11))");
    assert_string_equal(cell_of(unit, 9, 8)->formula, "=IF('Баллы'!$F$8=\"\",\"\",'Баллы'!$F$8)");
    assert_string_equal(cell_of(unit, 12, 8)->formula, "=IF('Баллы'!$K$8=\"\",\"\",'Баллы'!$K$8)");
}

// A cell is open when, and only when, it is a criterion's, and then something says what it takes.
static void only_entries_are_open(void **state) {
    made *m = *state;
    size_t open = 0;
    for (size_t t = 0; t < m->count; t++)
        for (size_t i = 0; i < m->tables[t]->cells.count; i++) {
            const svod_out *cell = SVOD_AT(&m->tables[t]->cells, const svod_out, i);
            bool entry = cell->cls == SVOD_CLASS_ENTRY;
            open += entry || cell->cls == SVOD_CLASS_ENTRY_TEXT;
            if (entry) assert_non_null(allowed_at(m->tables[t], cell->row, cell->col));
            assert_true(!entry || cell->kind == SVOD_V_EMPTY);
        }
    assert_int_equal(open, 3 * 5 + 3 * 5 * 4); // matrix; score, mark, comment, link
}

static void messages_say_what_is_allowed(void **state) {
    made *m = *state;
    const svod_allowed *small = allowed_at(m->tables[2], 7, 4), *big = allowed_at(m->tables[2], 9, 10);
    assert_string_equal(small->list, "='svod'!$L$2:$L$7");
    assert_int_equal(small->range.row2, 9);
    assert_int_equal(small->range.col2, 4);
    assert_string_equal(small->title, "1.1");
    assert_string_equal(small->message, "Можно: 0; 0,5; 1; 1,5; 2 или н/п.\n1.1");
    assert_non_null(strstr(small->error, "0; 0,5; 1; 1,5; 2 или н/п"));
    assert_string_equal(big->list, "='svod'!$M$2:$M$13");
    assert_non_null(strstr(big->message, "от 0 до 5 с шагом 0,5 или н/п"));
    const svod_allowed *mark = allowed_at(m->tables[3], 6, 5), *score = allowed_at(m->tables[3], 9, 4);
    assert_string_equal(mark->list, "='svod'!$N$2:$N$2");
    assert_string_equal(score->list, small->list);
    assert_string_equal(allowed_at(m->tables[3], 11, 4)->list, big->list);
}

static void a_rubric_without_not_applicable_offers_none(void **state) {
    made *m = *state;
    m->rubric->policy.na = SVOD_NA_FORBID;
    build(m);
    assert_string_equal(allowed_at(m->tables[2], 7, 4)->list, "='svod'!$L$2:$L$6");
    assert_string_equal(allowed_at(m->tables[2], 7, 4)->message, "Можно: 0; 0,5; 1; 1,5; 2.\n1.1");
    assert_null(allowed_at(m->tables[3], 6, 5));
    assert_int_equal(cell_of(m->tables[3], 6, 5)->cls, SVOD_CLASS_REPLY);
    for (size_t i = 0; i < m->count; i++)
        assert_false(any_text(m->tables[i], "н/п"));
}

static void a_rubrics_own_word_is_taken(void **state) {
    made *m = *state;
    static const char *words[] = {"неприменимо"};
    m->rubric->policy.na_words = words;
    m->rubric->policy.na_word_count = 1;
    build(m);
    assert_string_equal(cell_of(m->tables[0], 7, SVOD_FORM_LISTS_COL)->text, "неприменимо");
    assert_string_equal(svod_form_na(m->rubric, SVOD_RU, m->arena), "неприменимо");
    char sermon[SVOD_FORM_WORD + 2] = "";
    memset(sermon, 'z', SVOD_FORM_WORD + 1);
    const char *both[] = {sermon, "неприменимо"};
    m->rubric->policy.na_words = both;
    m->rubric->policy.na_word_count = 2;
    assert_string_equal(svod_form_na(m->rubric, SVOD_RU, m->arena), "неприменимо");
    m->rubric->policy.na_word_count = 1;
    assert_null(svod_form_na(m->rubric, SVOD_RU, m->arena));
}

static void a_long_scale_is_a_formula(void **state) {
    made *m = *state;
    m->rubric->nodes[7].max = TENTHS(1000);
    m->rubric->nodes[7].step = TENTHS(1);
    build(m);
    const svod_allowed *allowed = allowed_at(m->tables[2], 7, 10);
    assert_null(allowed->list);
    assert_string_equal(allowed->formula, "=IF(ISNUMBER(J7),AND(J7>=0,J7<=100,ABS(J7/0.1-ROUND(J7/0.1,0))<0.000001),J7=\"н/п\")");
    assert_non_null(strstr(allowed->message, "от 0 до 100 с шагом 0,1 или н/п"));
    m->rubric->policy.na = SVOD_NA_FORBID;
    build(m);
    assert_non_null(strstr(allowed_at(m->tables[2], 7, 10)->formula, ",FALSE)"));
}

static void english_is_english(void **state) {
    made *m = *state;
    svod_campaign told = form_campaign_2023;
    told.lang = SVOD_EN;
    m->input.campaign = &told;
    build(m);
    assert_string_equal(m->tables[2]->name, "Scores");
    assert_string_equal(allowed_at(m->tables[2], 7, 4)->message, "Allowed: 0; 0.5; 1; 1.5; 2 or n/a.\n1.1");
    assert_true(any_text(m->tables[1], "2023-06-20"));
}

static void who_what_and_when_stand_in_the_instructions(void **state) {
    made *m = *state;
    assert_true(any_text(m->tables[1], "Иванова А. А."));
    assert_true(any_text(m->tables[1], "20.06.2023"));
    assert_false(any_text(m->tables[1], "председатель"));
    assert_false(any_text(m->tables[1], "вымышлены"));
    svod_campaign told = form_campaign_2023;
    told.provenance = SVOD_DEMO;
    m->input.campaign = &told;
    m->input.chair = true;
    m->input.due = "";
    build(m);
    assert_true(any_text(m->tables[1], "председатель"));
    for (size_t i = 1; i < m->count; i++)
        assert_true(any_text(m->tables[i], "вымышлены"));
    assert_false(any_text(m->tables[1], "не позднее"));
}

// On paper there are no messages: what may be given stands over the columns, a total's maximum as a number.
static void the_scale_is_there_in_print(void **state) {
    made *m = *state;
    m->rubric->nodes[3].step = TENTHS(20);
    m->rubric->nodes[5].step = 0;
    build(m);
    static const char *const scales[] = {"0–2,\nшаг 0,5", "0 или 2", "0–2"};
    for (uint32_t i = 0; i < 3; i++)
        assert_string_equal(cell_of(m->tables[2], SVOD_FORM_MAX_ROW, SVOD_FORM_FIRST_COL + i)->text, scales[i]);
    assert_true(cell_of(m->tables[2], SVOD_FORM_MAX_ROW, 9)->number == 8);
    assert_string_equal(cell_of(m->tables[3], 6, 3)->text, "0–2, шаг 0,5");
    assert_true(cell_of(m->tables[3], 5, 3)->number == 8);
}

// Criteria where the chair's score is the agreed one are marked in the chair's form, and in no other; nothing moves.
static void agreed_criteria_are_marked_for_the_chair(void **state) {
    made *m = *state;
    uint32_t column_of_2 = 10, row_of_2 = 11;
    m->rubric->nodes[3].combine.rule = m->rubric->nodes[7].combine.rule = SVOD_COMBINE_AGREED;
    build(m);
    assert_int_equal(cell_of(m->tables[2], SVOD_FORM_TITLE_ROW, column_of_2)->tone, SVOD_TONE_PLAIN);
    assert_int_equal(cell_of(m->tables[3], row_of_2, 2)->tone, SVOD_TONE_PLAIN);
    assert_false(any_text(m->tables[2], "согласованный"));
    m->input.chair = true;
    build(m);
    assert_int_equal(cell_of(m->tables[2], SVOD_FORM_TITLE_ROW, column_of_2)->tone, SVOD_TONE_WARN);
    assert_string_equal(cell_of(m->tables[2], SVOD_FORM_TITLE_ROW, column_of_2)->text, "2");
    assert_int_equal(cell_of(m->tables[2], SVOD_FORM_TITLE_ROW, 4)->tone, SVOD_TONE_PLAIN);
    assert_int_equal(cell_of(m->tables[3], row_of_2, 2)->tone, SVOD_TONE_WARN);
    assert_true(any_text(m->tables[2], "согласованный"));
    assert_true(any_text(m->tables[1], "выделены цветом): 1.2; 2. В остальном"));
    m->rubric->nodes[2].combine.rule = m->rubric->nodes[5].combine.rule = m->rubric->nodes[6].combine.rule = SVOD_COMBINE_AGREED;
    build(m);
    assert_true(any_text(m->tables[1], "все ваши баллы — согласованные"));
    m->rubric->nodes[3].combine.rule = m->rubric->nodes[7].combine.rule = SVOD_COMBINE_MEAN;
    m->rubric->nodes[2].combine.rule = SVOD_COMBINE_MEAN;
    build(m);
    assert_true(any_text(m->tables[1], "цветом): 1.3. В остальном")); // the node as a whole
    m->rubric->nodes[5].combine.rule = m->rubric->nodes[6].combine.rule = SVOD_COMBINE_MEAN;
    build(m);
    assert_true(any_text(m->tables[1], "Согласованных баллов рубрика не предусматривает"));
}

// Names that Excel refuses, that are too long, that differ in their ends only.
static void sheets_of_like_units_have_names_of_their_own(void **state) {
    made *m = *state;
    m->roster->units[0].name = "Городской округ «Очень длинное название» [первый]: север/юг";
    m->roster->units[1].name = "Городской округ «Очень длинное название» [второй]";
    m->roster->units[2].name = "'т'";
    build(m);
    assert_string_equal(m->tables[3]->name, "1 Городской округ «Очень длинно");
    assert_string_equal(m->tables[4]->name, "2 Городской округ «Очень длинно");
    assert_string_equal(m->tables[5]->name, "3 т");
}

static void units_of_others_are_not_there(void **state) {
    made *m = *state;
    ((bool *)m->input.units)[1] = false;
    build(m);
    assert_int_equal(m->count, 5);
    for (size_t i = 0; i < m->count; i++)
        assert_false(any_text(m->tables[i], "u1"));
    assert_string_equal(cell_of(m->tables[2], 8, 1)->text, "u2");
}

static void many_units_have_the_matrix_alone(void **state) {
    (void)state;
    made *m = make(nested, 8, 2600);
    build(m);
    assert_int_equal(m->count, 3);
    assert_string_equal(SVOD_AT(&m->tables[2]->cells, const svod_out, m->tables[2]->cells.count - 1)->formula,
                        "=COUNTA(D2606:G2606,J2606)&\" из 5\"");
    assert_int_equal(allowed_at(m->tables[2], 2606, 4)->range.row1, 7);
    assert_int_equal(SVOD_AT(&m->tables[2]->cells, const svod_out, m->tables[2]->cells.count - 2)->row, 2606);
    svod_arena_free(m->arena);
}

static made *wide(uint32_t leaves) {
    node_spec *specs = calloc(leaves + 1, sizeof *specs);
    specs[0] = (node_spec){"", 0, 0, "", false};
    char(*ids)[8] = calloc(leaves + 1, sizeof *ids);
    for (uint32_t n = 1; n <= leaves; n++) {
        snprintf(ids[n], sizeof *ids, "c%u", n);
        specs[n] = (node_spec){ids[n], 1, n % 2 ? 10 : 20, "", false};
    }
    made *m = make(specs, leaves + 1, 2);
    build(m);
    free(specs);
    for (uint32_t n = 1; n <= leaves; n++)
        assert_non_null(allowed_at(m->tables[2], 8, SVOD_FORM_FIRST_COL + n - 1));
    assert_true(m->tables[2]->allowed.count <= SVOD_ALLOWED_MOST);
    assert_true(m->tables[3]->allowed.count <= SVOD_ALLOWED_MOST);
    free(ids);
    return m;
}

// The workbook library counts validations in a byte; every cell has one all the same.
static void more_criteria_than_validations(void **state) {
    (void)state;
    made *m = wide(400);
    const svod_table *matrix = m->tables[2];
    const svod_allowed *first = allowed_at(matrix, 7, 4), *last = allowed_at(matrix, 7, SVOD_FORM_FIRST_COL + 399);
    assert_non_null(first->list);
    assert_null(last->list);
    assert_string_equal(last->formula, "=IF(ISNUMBER(IS7),AND(IS7>=0,IS7<=IS$6),TRUE)");
    assert_int_equal(cell_of(matrix, SVOD_FORM_MAX_ROW, 253)->kind, SVOD_V_NUMBER); // IS$6
    svod_arena_free(m->arena);
    m = wide(SVOD_ALLOWED_MOST);
    assert_int_equal(m->tables[2]->allowed.count, SVOD_ALLOWED_MOST);
    svod_arena_free(m->arena);
}

// 255 is the most that a function takes: one run a criterion between totals.
static void totals_of_many_runs_are_parted(void **state) {
    (void)state;
    enum { SECTIONS = 220 };
    static node_spec specs[2 * SECTIONS + 1];
    static char ids[2 * SECTIONS + 1][8];
    specs[0] = (node_spec){"", 0, 0, "", false};
    for (uint32_t n = 1; n <= 2 * SECTIONS; n++) {
        snprintf(ids[n], sizeof *ids, "n%u", n);
        specs[n] = (node_spec){ids[n], n % 2 ? 1 : 2, 10, "", false};
    }
    made *m = make(specs, 2 * SECTIONS + 1, 1);
    build(m);
    const char *formula = cell_of(m->tables[2], 7, SVOD_FORM_FIRST_COL + 2 * SECTIONS)->formula;
    const char *second = strstr(formula, ")+COUNT(");
    assert_non_null(second);
    assert_non_null(strstr(formula, ")+SUM("));
    size_t commas = 0;
    for (const char *at = formula; at < second; at++)
        commas += *at == ',';
    assert_int_equal(commas, 199);
    svod_arena_free(m->arena);
}

// Pages are cut where sections begin, and within a section only when it is wider than a page; a head never runs over a cut.
static void pages_of_print_are_cut_between_sections(void **state) {
    (void)state;
    enum { SMALL = 6, BIG = 60, COUNT = 1 + 3 * SMALL + BIG };
    static node_spec specs[COUNT];
    static char ids[COUNT][8];
    specs[0] = (node_spec){"", 0, 0, "", false};
    for (uint32_t n = 1; n < COUNT; n++) {
        bool section = n == 1 || n == 1 + SMALL || n == 1 + 2 * SMALL || n == 1 + 3 * SMALL;
        snprintf(ids[n], sizeof *ids, "n%u", n);
        specs[n] = (node_spec){ids[n], section ? 1 : 2, 10, "", false};
    }
    made *m = make(specs, COUNT, 2);
    build(m);
    const svod_table *matrix = m->tables[2];
    assert_true(matrix->breaks.count >= 3);
    const uint32_t *first = SVOD_AT(&matrix->breaks, const uint32_t, 0);
    assert_int_equal(*first, SVOD_FORM_FIRST_COL + 2 * SMALL); // two sections on the first page, the third begins the second
    assert_int_equal(svod_page_end(matrix, SVOD_FORM_FIRST_COL, 99), *first - 1);
    for (size_t i = 0; i < matrix->breaks.count; i++)
        for (size_t c = 0; c < matrix->cells.count; c++) {
            const svod_out *cell = SVOD_AT(&matrix->cells, const svod_out, c);
            uint32_t cut = *SVOD_AT(&matrix->breaks, const uint32_t, i);
            assert_false(cell->col < cut && cell->col + cell->cols > cut);
        }
    svod_arena_free(m->arena);
    m = make(nested, 8, 3);
    build(m);
    assert_int_equal(m->tables[2]->breaks.count, 0); // it goes on one page
    svod_arena_free(m->arena);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(sheets_stand_in_their_order),
        TEST(the_hidden_sheet_says_what_it_is_a_form_of),
        TEST(nodes_with_one_scale_share_a_list),
        TEST(the_check_covers_the_hidden_sheet),
        TEST(the_matrix_has_its_keys),
        TEST(totals_reach_children_and_no_more),
        TEST(only_entries_are_open),
        TEST(messages_say_what_is_allowed),
        TEST(a_rubric_without_not_applicable_offers_none),
        TEST(a_rubrics_own_word_is_taken),
        TEST(a_long_scale_is_a_formula),
        TEST(english_is_english),
        TEST(who_what_and_when_stand_in_the_instructions),
        TEST(the_scale_is_there_in_print),
        TEST(agreed_criteria_are_marked_for_the_chair),
        TEST(sheets_of_like_units_have_names_of_their_own),
        TEST(units_of_others_are_not_there),
        cmocka_unit_test(many_units_have_the_matrix_alone),
        cmocka_unit_test(more_criteria_than_validations),
        cmocka_unit_test(pages_of_print_are_cut_between_sections),
        cmocka_unit_test(totals_of_many_runs_are_parted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
