// Cells of the workbook remember what they show: none is forgotten, equal addresses show equal numbers, and some are known by heart.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "explain/address.h"
#include "folder_help.h"
#include "run/run.h"
#include "table/tables.h"

static svod_arena *arena;
static svod_findings findings;

typedef struct book {
    const svod_table *const *tables;
    size_t count;
} book;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static book book_of(const char *campaign, bool origins) {
    svod_run_options options = {.campaign = campaign};
    const svod_result *result = svod_run_compute(&options, arena, &findings);
    assert_non_null(result);
    book b = {0};
    b.tables = svod_tables_build(result, origins, arena, &b.count);
    return b;
}

static book fixture(const char *name, bool origins) {
    setenv("SVOD_SHARE", SVOD_SOURCE_DIR, 1);
    return book_of(svod_printf(arena, "%s/fixtures/%s", SVOD_SOURCE_DIR, name), origins);
}

static bool shows_number(const svod_out *cell) {
    return cell->kind == SVOD_V_NUMBER || cell->kind == SVOD_V_FORMULA;
}

// ---- none is forgotten ------------------------------------------------------------------------------------------------------

static bool known_kind(const char *origin) {
    size_t len = strcspn(origin, ":"), word = len && origin[len - 1] == '!' ? len - 1 : len;
    return svod_address_kind_of(svod_printf(arena, "%.*s", (int)word, origin)) && origin[len] == ':' && origin[len + 1] != '\0';
}

// No word of an address is empty: an id that was not found would leave one.
static bool whole(const char *origin) {
    size_t len = strlen(origin);
    return !strstr(origin, "::") && !strstr(origin, ":@") && !strstr(origin, "@=") && !strchr(":@=", origin[len - 1]);
}

static void check_cell(const svod_table *table, const svod_out *cell) {
    const char *origin = cell->origin;
    if (!shows_number(cell)) {
        if (!origin) return;
        if (cell->kind != SVOD_V_TEXT) fail_msg("%s: row %u, column %u is empty, yet has %s", table->name, cell->row, cell->col, origin);
        for (const char *at = origin; at; at = strchr(at, ' ') ? strchr(at, ' ') + 1 : NULL)
            if (!known_kind(at)) fail_msg("%s: row %u, column %u: %s", table->name, cell->row, cell->col, origin);
        return;
    }
    if (!origin) fail_msg("%s: row %u, column %u has no origin", table->name, cell->row, cell->col);
    if (!known_kind(origin) || !whole(origin)) fail_msg("%s: row %u, column %u: %s", table->name, cell->row, cell->col, origin);
}

// What a running number or a year stands for is the number itself.
static void check_label(const svod_out *cell) {
    const char *colon = strchr(cell->origin, ':');
    if (!svod_starts(cell->origin, "order:") && !svod_starts(cell->origin, "year:")) return;
    assert_int_equal(strtol(colon + 1, NULL, 10), lround(cell->number));
}

// The same address twice shows the same number twice, on whatever sheets.
static void check_value(svod_map *seen, svod_vec *numbers, const svod_table *table, const svod_out *cell) {
    size_t index = numbers->count;
    if (svod_map_add(seen, cell->origin, index)) {
        *SVOD_PUSH(numbers, double) = cell->number;
        return;
    }
    svod_map_get(seen, cell->origin, &index);
    double other = *SVOD_AT(numbers, double, index);
    if (fabs(other - cell->number) > 1e-9)
        fail_msg("%s: row %u, column %u: %s is %g here and %g elsewhere", table->name, cell->row, cell->col, cell->origin, cell->number,
                 other);
}

static size_t check_book(const book *b) {
    svod_map *seen = svod_map_new(arena);
    svod_vec numbers = svod_vec_of(arena, sizeof(double));
    size_t count = 0;
    for (size_t i = 0; i < b->count; i++)
        for (size_t at = 0; at < b->tables[i]->cells.count; at++) {
            const svod_out *cell = SVOD_AT(&b->tables[i]->cells, svod_out, at);
            check_cell(b->tables[i], cell);
            if (!shows_number(cell)) continue;
            count++;
            check_label(cell);
            check_value(seen, &numbers, b->tables[i], cell);
        }
    return count;
}

static void no_number_is_forgotten(void **state) {
    (void)state;
    static const char *const names[] = {"tyumen-2023",  "tyumen-2022",    "demo-tyumen-criteria", "demo-five-sections",
                                        "demo-experts", "demo-amur-2022", "demo-izhevsk-2022"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        book b = fixture(names[i], true);
        assert_true(check_book(&b) > 400);
    }
}

// ---- some by heart ----------------------------------------------------------------------------------------------------------

static const svod_out *cell_at(const book *b, const char *sheet, const char *ref) {
    uint32_t row = 0, col = 0;
    assert_true(svod_ref_parse(ref, strlen(ref), &row, &col));
    for (size_t i = 0; i < b->count; i++)
        for (size_t at = 0; strcmp(b->tables[i]->name, sheet) == 0 && at < b->tables[i]->cells.count; at++) {
            const svod_out *cell = SVOD_AT(&b->tables[i]->cells, svod_out, at);
            if (cell->row == row && cell->col == col) return cell;
        }
    fail_msg("%s has no cell %s", sheet, ref);
    return NULL;
}

typedef struct spot {
    const char *sheet, *ref, *origin;
    double number; // NAN: whatever it is
} spot;

static void check_spots(const book *b, const spot *spots, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const svod_out *cell = cell_at(b, spots[i].sheet, spots[i].ref);
        const char *origin = cell->origin ? cell->origin : "none";
        if (strcmp(origin, spots[i].origin) != 0) fail_msg("%s!%s: %s, not %s", spots[i].sheet, spots[i].ref, origin, spots[i].origin);
        if (fabs(cell->number - spots[i].number) > 1e-6)
            fail_msg("%s!%s: %g, not %g", spots[i].sheet, spots[i].ref, cell->number, spots[i].number);
    }
}

#define SPOTS(b, spots) check_spots((b), (spots), sizeof(spots) / sizeof *(spots))

static void sections_of_two_years(void **state) {
    (void)state;
    static const spot spots[] = {
        {"Таблица 1.1", "D9", "year:2023", 2023},
        {"Таблица 1.1", "A10", "order:2", 2},
        {"Таблица 1.1", "E7", "max:1:2023", 8},
        {"Таблица 1.1", "M6", "max:total:2022", 84},
        {"Таблица 1.1", "H9", "points:abatsky:4:2023", 12},
        {"Таблица 1.1", "M8", "points:abatsky:total:2022", 55.5},
        {"Таблица 1.1", "N9", "percent:abatsky:total:2023", 81 / 94.0 * 100},
        {"Таблица 1.1", "M60", "sum:total:2022", 1085},
        {"Таблица 1.1", "L63", "mean:8:2023", 203.8 / 26},
        {"Таблица 1.1", "L64", "mean!:8:2022", 85.8 / 26},
        {"Таблица 1.1", "L67", "share:8:2023", 203.8 / 26 / 12 * 100},
        {"Таблица 1.1", "L68", "diff:mean:8", 203.8 / 26 - 85.8 / 24},
        {"Таблица 1.1", "L69", "diff:share:8", (203.8 / 26 - 85.8 / 24) / 12 * 100},
        {"Таблица 1.2", "H6", "load:abatsky:load", 47},
        {"Таблица 1.2", "C6", "attribute:abatsky:methodists", 4},
        {"Таблица 1.2", "E32", "attribute_sum:teachers_2023", 12627},
        {"Рейтинг", "I7", "margin:tobolsky:section-8-urgent", 12},
        {"Рейтинг", "B7", "rank_change:tobolsky", 4},
        {"Рейтинг", "E7", "max:tobolsky:total:2023", 94},
        {"Рейтинг", "N7", "change:tobolsky:total", 25.5},
        {"Рейтинг", "P7", "comparable:tobolsky:2022", 47.5},
        {"Рейтинг", "S7", "change_percent:tobolsky:comparable", 17.5 / 65 * 100},
        {"Кластер 1", "C6", "count:units@geography=urban", 4},
        {"Кластер 1", "D9", "count:submitted:2022", 24},
        {"Кластер 1", "C30", "diff:mean:1@geography=urban", 1.225},
        {"Сводка", "K6", "count:urgent", 4},
    };
    book b = fixture("tyumen-2023", true);
    SPOTS(&b, spots);
}

static void criteria_and_tracks(void **state) {
    (void)state;
    static const spot spots[] = {
        {"Критерии", "D7", "max:1.3.1:2023", 1},  {"Критерии", "J9", "points:demo-2:2.2:2023", 0.7},
        {"Критерии", "CX20", "n:total:2023", 11}, {"Треки", "F9", "part:tracks:track-1:max_sum", 165},
        {"Треки", "D45", "n:1.2:2023", 10},
    };
    book b = fixture("demo-tyumen-criteria", true);
    SPOTS(&b, spots);
}

// Where the policy counts silence as zero, the main figures say so; those over submissions alone do not.
static void silence_as_zero(void **state) {
    (void)state;
    static const spot spots[] = {
        {"Сводка", "D7", "mean!:total:2024", 190 / 9.0},
        {"Таблица 1.1", "J17", "mean:total:2024", 190 / 8.0},
        {"Кластер 1", "C27", "mean!:plan:2024@kind=school", 17 / 6.0},
        {"Треки", "D8", "n!:needs:2024", 9},
        {"Критерии", "O17", "n:total:2024", 8},
        {"Срочно", "C9", "margin:elm:no-plan", 0},
        {"Паспорт", "D24", "count:bytes:1", NAN},
    };
    book b = fixture("demo-five-sections", true);
    SPOTS(&b, spots);
}

// ---- words ------------------------------------------------------------------------------------------------------------------

static void put_campaign(const char *at, int year, const char *rest, const char *section) {
    put_file(arena, svod_printf(arena, "%scampaign.yaml", at),
             svod_printf(arena,
                         "svod: campaign/1\nname: demo\nyear: %d\ndate: 2023-12-01\nlanguage: ru\nrubric: rubric.yaml\n"
                         "roster: roster.csv\nsheets: scores.csv\n%s",
                         year, rest));
    put_file(arena, svod_printf(arena, "%srubric.yaml", at),
             svod_printf(arena,
                         "svod: rubric/1\nid: r%d\ntitle: Проба\nyear: %d\nlanguage: ru\nmax: 3\nstep: 1\nprovenance: demo\n"
                         "%ssections:\n  - {%s, title: Цели, max: 3}\n",
                         year, year, *rest ? "previous: r2022\n" : "", section));
    put_file(arena, svod_printf(arena, "%sroster.csv", at), "id;name;pupils=all\na:1;Абатский;7\n50%;Бердюжский;8\n");
    put_file(arena, svod_printf(arena, "%sscores.csv", at), "Муниципалитет;Цели\nАбатский;3\nБердюжский;1\n");
}

// Last year's section has another id: its cells are addressed by it. Signs that part words are escaped inside them.
static void ids_of_their_year_and_escapes(void **state) {
    (void)state;
    static const spot spots[] = {
        {"Таблица 1.1", "D6", "max:goals:2022", 3},
        {"Таблица 1.1", "D8", "points:a%3A1:goals:2022", 3},
        {"Таблица 1.1", "D9", "points:a%3A1:1:2023", 3},
        {"Таблица 1.1", "D11", "points:50%25:1:2023", 1},
        {"Таблица 1.1", "D14", "mean:goals:2022", 2},
        {"Таблица 1.1", "D20", "diff:mean:1", 0},
        {"Таблица 1.2", "C6", "attribute:a%3A1:pupils%3Dall", 7},
        {"Таблица 1.2", "C8", "attribute_sum:pupils%3Dall", 15},
    };
    assert_int_equal(folder_make(), 0);
    assert_int_equal(mkdir(in_folder(arena, "last"), 0700), 0);
    put_campaign("last/", 2022, "", "id: goals");
    put_campaign("", 2023, "previous: last\n", "id: \"1\", previous: goals");
    book b = book_of(folder, true);
    folder_remove();
    assert_true(check_book(&b) > 40);
    SPOTS(&b, spots);
}

static void nobody_asked(void **state) {
    (void)state;
    book b = fixture("tyumen-2023", false);
    for (size_t i = 0; i < b.count; i++)
        for (size_t at = 0; at < b.tables[i]->cells.count; at++)
            assert_null(SVOD_AT(&b.tables[i]->cells, svod_out, at)->origin);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_number_is_forgotten, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sections_of_two_years, set_up, tear_down),
        cmocka_unit_test_setup_teardown(criteria_and_tracks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(silence_as_zero, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ids_of_their_year_and_escapes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nobody_asked, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
