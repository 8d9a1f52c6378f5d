// Sheets of the workbook, built from a small campaign made by hand.
#include "scoring.h"

#include <stdlib.h>

#include "advise/flag.h"
#include "cluster/cluster.h"
#include "table/tables.h"

static const node_spec now_specs[] = {{"", 0, 120, NULL, true},    {"1", 1, 60, "1", true},  {"1.1", 2, 40, "1.1", true},
                                      {"1.2", 2, 20, "1.2", true}, {"2", 1, 60, "2", false}, {"2.1", 2, 60, "2.1", false}};
static const node_spec before_specs[] = {{"", 0, 100, NULL, false},   {"1", 1, 60, NULL, false}, {"1.1", 2, 40, NULL, false},
                                         {"1.2", 2, 20, NULL, false}, {"2", 1, 40, NULL, false}, {"2.1", 2, 40, NULL, false}};

typedef struct book {
    svod_arena *arena;
    svod_result result;
    const svod_table *const *tables;
    size_t count;
} book;

static void add_rules(svod_rubric *rubric, svod_arena *arena) {
    svod_level *levels = SVOD_ARRAY(arena, svod_level, 2);
    static const char *town[] = {"город"}, *village[] = {"село"};
    levels[0] = (svod_level){"town", "Город", town, 1, INT64_MIN, INT64_MAX};
    levels[1] = (svod_level){"village", "Село", village, 1, INT64_MIN, INT64_MAX};
    rubric->clusters = SVOD_ARRAY(arena, svod_cluster, 2);
    rubric->clusters[0] = (svod_cluster){
        .id = "place", .title = "Местность", .note = "", .attribute = "kind", .gap = "", .levels = levels, .count = 2, .small = 3};
    svod_level *any = SVOD_NEW(arena, svod_level);
    *any = (svod_level){"any", "Все", NULL, 0, INT64_MIN, INT64_MAX};
    rubric->clusters[1] = (svod_cluster){.id = "size",
                                         .title = "Величина",
                                         .note = "",
                                         .kind = SVOD_CLUSTER_NUMBER,
                                         .attribute = "=number",
                                         .gap = "",
                                         .levels = any,
                                         .count = 1};
    rubric->cluster_count = 2;
    rubric->flags = SVOD_ARRAY(arena, svod_flag, 1);
    rubric->flags[0] =
        (svod_flag){.id = "two", .title = "Раздел 2", .reason = "Пусто", .kind = SVOD_FLAG_POINTS, .node = 4, .urgent = true};
    rubric->flag_count = 1;
    rubric->groupings = SVOD_ARRAY(arena, svod_grouping, 1);
    svod_part *part = SVOD_ARRAY(arena, svod_part, 1);
    uint32_t *nodes = SVOD_ARRAY(arena, uint32_t, 2);
    nodes[0] = 2;
    nodes[1] = 5;
    *part = (svod_part){"a", "Трек", nodes, 2, TENTHS(100)};
    rubric->groupings[0] = (svod_grouping){"tracks", "Треки", "", part, 1, SVOD_DEMO};
    rubric->grouping_count = 1;
}

// Four units: three submitted this year, one of them with a score above its maximum; the fourth sent nothing.
static campaign *campaign_of(svod_arena *arena, svod_rubric *rubric, svod_roster *roster, int year, int shift) {
    campaign *c = make_campaign(arena, rubric, roster, year);
    static const int points[3][3] = {{35, 15, 33}, {20, 7, 0}, {45, 20, 40}};
    static const char *const nodes[] = {"1.1", "1.2", "2.1"};
    for (size_t unit = 0; unit < 3; unit++) {
        c->scores.seen[unit] = true;
        for (size_t node = 0; node < 3; node++)
            put(c, "", unit, nodes[node], points[unit][node] > shift ? points[unit][node] - shift : 0);
    }
    compute(c);
    return c;
}

static svod_campaign *description(svod_arena *arena, svod_lang lang) {
    svod_campaign *told = SVOD_NEW(arena, svod_campaign);
    *told = (svod_campaign){.dir = ".",
                            .file = "c.yaml",
                            .name = "small",
                            .title = "Малая кампания",
                            .note = "",
                            .date = "2023-06-26",
                            .due = "",
                            .seed = 1,
                            .year = 2023,
                            .lang = lang,
                            .provenance = SVOD_DEMO};
    return told;
}

static book *make_book(bool previous, svod_lang lang) {
    static const char *attrs[] = {"kind", "=number"};
    svod_arena *arena = svod_arena_new();
    book *b = SVOD_NEW(arena, book);
    svod_roster *roster = make_roster(arena, 4, attrs, 2);
    for (size_t unit = 0; unit < 4; unit++) {
        roster->units[unit].attrs[0] = unit % 2 ? "город" : "село";
        roster->units[unit].attrs[1] = svod_printf(arena, "%zu,5", unit);
    }
    svod_rubric *rubric = make_rubric(arena, now_specs, 6);
    rubric->policy.above_max = SVOD_BAD_KEEP;
    add_rules(rubric, arena);
    campaign *now = campaign_of(arena, rubric, roster, 2023, 0);
    b->arena = arena;
    b->result = (svod_result){.campaign = description(arena, lang),
                              .roster = roster,
                              .now = now->year,
                              .findings = &now->findings,
                              .inputs = svod_vec_of(arena, sizeof(svod_input)),
                              .version = "0"};
    if (previous) {
        campaign *before = campaign_of(arena, make_rubric(arena, before_specs, 6), roster, 2022, 5);
        svod_compare *compare = SVOD_NEW(arena, svod_compare);
        svod_compare_years(compare, &b->result.now, &before->year, arena);
        b->result.before = &before->year;
        b->result.compare = compare;
    }
    b->result.clusters = SVOD_ARRAY(arena, svod_cluster_result, rubric->cluster_count);
    for (size_t i = 0; i < rubric->cluster_count; i++)
        svod_cluster_compute(&b->result.clusters[i], &rubric->clusters[i], roster, &b->result.now, b->result.before, arena, &now->findings);
    b->result.groupings = SVOD_NEW(arena, svod_grouping_result);
    svod_grouping_compute(b->result.groupings, rubric->groupings, &b->result.now, arena);
    b->result.flags = SVOD_NEW(arena, svod_flag_result);
    svod_flag_compute(b->result.flags, rubric->flags, &b->result, arena);
    b->tables = svod_tables_build(&b->result, false, arena, &b->count);
    return b;
}

static const svod_table *table_named(const book *b, const char *name, size_t len) {
    for (size_t i = 0; i < b->count; i++)
        if (strlen(b->tables[i]->name) == len && strncmp(b->tables[i]->name, name, len) == 0) return b->tables[i];
    return NULL;
}

static const svod_out *cell_at(const svod_table *table, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->row == row && cell->col == col) return cell;
    }
    return NULL;
}

static const svod_out *cell_with(const svod_table *table, const char *text) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        if (cell->text != NULL && strcmp(cell->text, text) == 0) return cell;
    }
    return NULL;
}

// ---- the shape of every sheet -----------------------------------------------------------------------------------------------

static void check_places(const book *b, const svod_table *table) {
    svod_map *seen = svod_map_new(b->arena);
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        for (uint32_t row = cell->row; row < cell->row + cell->rows; row++)
            for (uint32_t col = cell->col; col < cell->col + cell->cols; col++)
                if (!svod_map_add(seen, svod_printf(b->arena, "%u:%u", row, col), 0))
                    fail_msg("%s: row %u, column %u is put twice", table->name, row, col);
    }
}

static uint32_t last_row(const svod_table *table) {
    uint32_t last = 0;
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        last = cell->row + cell->rows - 1 > last ? cell->row + cell->rows - 1 : last;
    }
    return last;
}

static void check_range(const svod_table *table, svod_range range) {
    assert_true(range.row1 >= 1 && range.col1 >= 1);
    assert_true(range.row1 <= range.row2 && range.col1 <= range.col2);
    assert_true(range.row2 <= last_row(table));
}

static void check_ranges(const book *b, const svod_table *table) {
    for (size_t i = 0; i < table->heats.count; i++)
        check_range(table, SVOD_AT(&table->heats, svod_heat, i)->range);
    for (size_t i = 0; i < table->charts.count; i++) {
        const svod_chart *chart = SVOD_AT(&table->charts, svod_chart, i);
        assert_true(chart->series_count > 0 && chart->width > 0 && chart->height > 0);
        for (size_t k = 0; k < chart->series_count; k++) {
            const char *sheet = chart->series[k].sheet ? chart->series[k].sheet : table->name;
            const svod_table *source = table_named(b, sheet, strlen(sheet));
            assert_non_null(source);
            check_range(source, chart->series[k].values);
            check_range(source, chart->series[k].categories);
        }
    }
    if (table->filter.row1 > 0) check_range(table, table->filter);
    if (table->excel_table.row1 > 0) check_range(table, table->excel_table);
}

static void check_book(const book *b) {
    svod_map *names = svod_map_new(b->arena);
    for (size_t i = 0; i < b->count; i++) {
        const svod_table *table = b->tables[i];
        size_t points = 0;
        for (const char *at = table->name; *at; at++)
            points += (*at & 0xC0) != 0x80;
        assert_in_range(points, 1, 31);
        assert_true(svod_map_add(names, table->name, i));
        check_places(b, table);
        check_ranges(b, table);
    }
}

static void every_sheet_is_sound(void **state) {
    (void)state;
    for (int previous = 0; previous < 2; previous++) {
        book *b = make_book(previous == 1, SVOD_RU);
        check_book(b);
        assert_int_equal(b->count, 12);
        svod_arena_free(b->arena);
    }
}

// ---- formulas: the plain ones are evaluated over the cached values that they refer to ------------------------------------------

static bool take_sheet(const book *b, const char **at, const svod_table **table) {
    if (**at != '\'') return true;
    const char *end = strstr(*at + 1, "'!");
    if (end == NULL) return false;
    *table = table_named(b, *at + 1, (size_t)(end - *at - 1));
    *at = end + 2;
    return *table != NULL;
}

// Value of the reference or number that `at` begins with.
static bool take_value(const book *b, const svod_table *here, const char **at, double *value) {
    const svod_table *table = here;
    if (!take_sheet(b, at, &table)) return false;
    size_t len = strspn(*at, "$ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.");
    uint32_t row = 0, col = 0;
    if (svod_ref_parse(*at, len, &row, &col)) {
        const svod_out *cell = cell_at(table, row, col);
        *at += len;
        if (cell == NULL || cell->kind == SVOD_V_TEXT) fail_msg("%s: a formula refers to no number", here->name);
        *value = cell->number;
        return true;
    }
    bool number = svod_num_double(*at, len, value);
    *at += len;
    return number;
}

static bool take_sum(const svod_table *here, const char *formula, double *value) {
    uint32_t row1 = 0, col1 = 0, row2 = 0, col2 = 0;
    const char *from = formula + strlen("=SUM("), *colon = strchr(from, ':');
    if (colon == NULL || !svod_ref_parse(from, (size_t)(colon - from), &row1, &col1) ||
        !svod_ref_parse(colon + 1, strcspn(colon + 1, ")"), &row2, &col2))
        return false;
    *value = 0;
    for (size_t i = 0; i < here->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&here->cells, svod_out, i);
        bool inside = cell->row >= row1 && cell->row <= row2 && cell->col >= col1 && cell->col <= col2;
        if (inside && (cell->kind == SVOD_V_NUMBER || cell->kind == SVOD_V_FORMULA)) *value += cell->number;
    }
    return true;
}

static bool evaluate(const book *b, const svod_table *here, const char *formula, double *value) {
    if (svod_starts(formula, "=SUM(")) return take_sum(here, formula, value);
    const char *at = formula + 1;
    double other = 0;
    if (strpbrk(formula, "(),") != NULL || !take_value(b, here, &at, value)) return false;
    if (*at == '\0') return true;
    char sign = *at++;
    if (!take_value(b, here, &at, &other)) return false;
    if (sign == '-')
        *value -= other;
    else
        *value = *value / other * (strcmp(at, "*100") == 0 ? 100 : 1);
    return true;
}

static void cached_values_are_what_formulas_give(void **state) {
    (void)state;
    book *b = make_book(true, SVOD_RU);
    size_t evaluated = 0;
    for (size_t i = 0; i < b->count; i++)
        for (size_t k = 0; k < b->tables[i]->cells.count; k++) {
            const svod_out *cell = SVOD_AT(&b->tables[i]->cells, svod_out, k);
            double value = 0;
            if (cell->kind != SVOD_V_FORMULA || !evaluate(b, b->tables[i], cell->formula, &value)) continue;
            evaluated++;
            double off = value - cell->number;
            if (off > 1e-9 || off < -1e-9) fail_msg("%s row %u column %u: %s", b->tables[i]->name, cell->row, cell->col, cell->formula);
        }
    assert_true(evaluated > 100);
    svod_arena_free(b->arena);
}

// ---- what single cells say ---------------------------------------------------------------------------------------------------

static void reasons_stand_instead_of_points(void **state) {
    (void)state;
    book *b = make_book(true, SVOD_RU);
    const svod_table *table = table_named(b, "Таблица 1.1", strlen("Таблица 1.1"));
    assert_non_null(table);
    const svod_out *absent = cell_with(table, "не предст.");
    assert_non_null(absent);
    assert_int_equal(absent->tone, SVOD_TONE_MUTED);
    assert_non_null(absent->note);
    const svod_table *criteria = table_named(b, "Критерии", strlen("Критерии"));
    bool over = false;
    for (size_t i = 0; i < criteria->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&criteria->cells, svod_out, i);
        if (cell->tone != SVOD_TONE_BAD) continue;
        over = true;
        assert_true(cell->number == 4.5 || cell->number == 6.5); // the criterion, and the section that it lifts above its own maximum
        assert_non_null(strstr(cell->note, "C4"));               // row and column that the score came from
    }
    assert_true(over);
    svod_arena_free(b->arena);
}

static void means_say_of_how_many(void **state) {
    (void)state;
    book *b = make_book(true, SVOD_RU);
    const svod_table *table = table_named(b, "Таблица 1.1", strlen("Таблица 1.1"));
    size_t said = 0;
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, svod_out, i);
        said += cell->cls == SVOD_CLASS_MEAN && cell->note != NULL && strstr(cell->note, "Среднее по ") != NULL;
    }
    assert_int_equal(said, 12); // two sections and the total, two years, two means
    svod_arena_free(b->arena);
}

static void criteria_only_where_scored(void **state) {
    (void)state;
    book *b = make_book(false, SVOD_RU);
    size_t with = b->count, without = 0;
    b->result.now.deepest = 1;
    svod_tables_build(&b->result, false, b->arena, &without);
    assert_int_equal(with, without + 1);
    svod_arena_free(b->arena);
}

// A unit that the number 2,5 put into its level, on every sheet that shows it.
static void numbers_keep_their_fraction(void **state) {
    (void)state;
    static const char *const sheets[] = {"Таблица 1.2", "Кластер 2"};
    book *b = make_book(true, SVOD_RU);
    for (size_t i = 0; i < 2; i++) {
        const svod_table *table = table_named(b, sheets[i], strlen(sheets[i]));
        size_t seen = 0;
        for (size_t k = 0; k < table->cells.count; k++) {
            const svod_out *cell = SVOD_AT(&table->cells, svod_out, k);
            if (cell->row < 6 || cell->kind != SVOD_V_NUMBER || cell->number != 2.5) continue;
            assert_int_equal(cell->cls, SVOD_CLASS_MEAN);
            seen++;
        }
        assert_true(seen > 0);
    }
    svod_arena_free(b->arena);
}

static void counts_of_units(void **state) {
    (void)state;
    book *b = make_book(true, SVOD_RU);
    assert_int_equal(svod_year_submitted_count(&b->result.now), 3);
    assert_true(svod_result_urgent(&b->result, 1)); // no points at section 2
    assert_false(svod_result_urgent(&b->result, 0));
    b->result.now.rubric->flags[0].urgent = false;
    assert_false(svod_result_urgent(&b->result, 1));
    svod_arena_free(b->arena);
}

// Row of the part "Трек"; its maxima as a live sum only while those of its nodes make it up.
static void tracks_sum_what_they_show(void **state) {
    (void)state;
    book *b = make_book(false, SVOD_RU);
    for (int more = 0; more < 2; more++) {
        const svod_table *table = table_named(b, "Треки", strlen("Треки"));
        const svod_out *part = cell_with(table, "Трек");
        const svod_figure *figure = &b->result.groupings[0].parts[0];
        assert_non_null(part);
        assert_true(cell_at(table, part->row, 4)->number == 3);
        assert_int_equal(cell_at(table, part->row, 5)->kind, SVOD_V_FORMULA);
        assert_int_equal(cell_at(table, part->row, 6)->kind, more ? SVOD_V_NUMBER : SVOD_V_FORMULA);
        assert_true(cell_at(table, part->row, 6)->number == svod_points_double(figure->max_sum));
        b->result.groupings[0].parts[0].max_sum += TENTHS(40);
        b->tables = svod_tables_build(&b->result, false, b->arena, &b->count);
    }
    svod_arena_free(b->arena);
}

static void flags_say_why_they_matter(void **state) {
    (void)state;
    book *b = make_book(true, SVOD_RU);
    const svod_table *table = table_named(b, "Срочно", strlen("Срочно"));
    const svod_out *title = cell_with(table, "Раздел 2: 1"), *reason = cell_with(table, "Пусто");
    assert_non_null(title);
    assert_non_null(reason);
    assert_int_equal(reason->row, title->row + 1);
    svod_arena_free(b->arena);
}

static void english_campaign_has_english_sheets(void **state) {
    (void)state;
    book *b = make_book(true, SVOD_EN);
    check_book(b);
    assert_string_equal(b->tables[0]->name, "Summary");
    assert_non_null(cell_with(b->tables[0], "Demonstration data: made up"));
    svod_arena_free(b->arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sheet_is_sound),
        cmocka_unit_test(cached_values_are_what_formulas_give),
        cmocka_unit_test(reasons_stand_instead_of_points),
        cmocka_unit_test(means_say_of_how_many),
        cmocka_unit_test(criteria_only_where_scored),
        cmocka_unit_test(numbers_keep_their_fraction),
        cmocka_unit_test(counts_of_units),
        cmocka_unit_test(tracks_sum_what_they_show),
        cmocka_unit_test(flags_say_why_they_matter),
        cmocka_unit_test(english_campaign_has_english_sheets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
