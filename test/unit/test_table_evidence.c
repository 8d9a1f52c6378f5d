// What documents say, as sheets: proposals with quotations and places, the map of zones and directions, where points and documents differ,
// proposals in forms; every figure of them explained.
#include "evidence/evidence.h"
#include "explain_walk.h"
#include "table/form.h"
#include "text/text.h"

static svod_arena *arena;
static svod_findings findings;

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

// Lines: "# " begins a heading, "- " an item.
static const svod_found *sought(svod_search *search, const char *unit, const char *name, const char *const *lines) {
    svod_prose *prose = svod_prose_new(arena);
    for (uint32_t i = 0; lines[i]; i++) {
        bool heading = strncmp(lines[i], "# ", 2) == 0, item = strncmp(lines[i], "- ", 2) == 0;
        const char *text = lines[i] + (heading || item ? 2 : 0);
        svod_raw raw = {.kind = heading ? SVOD_BLOCK_HEADING
                                : item  ? SVOD_BLOCK_ITEM
                                        : SVOD_BLOCK_TEXT,
                        .text = text,
                        .len = strlen(text),
                        .level = heading || item,
                        .page = 1 + i / 4};
        svod_prose_add(prose, &raw);
    }
    svod_document document = {.unit = unit, .name = name, .format = "docx"};
    svod_prose_end(prose, &document);
    svod_found *found = SVOD_NEW(arena, svod_found);
    svod_seek(search, &document, arena, found, &findings);
    found->path = svod_printf(arena, "documents/%s/%s", unit, name);
    return found;
}

static const svod_found *unread(const char *unit, const char *name) {
    svod_found *found = SVOD_NEW(arena, svod_found);
    *found =
        (svod_found){.unit = unit, .name = name, .format = "pdf", .state = SVOD_DOC_SCAN, .fault = "document_scan", .kind = UINT32_MAX};
    found->path = found->title = found->date = found->number = "";
    return found;
}

static const char *const concept[] = {"# Концепция методической работы",
                                      "# Цели и задачи",
                                      "Цель — снижение доли педагогов с профессиональными дефицитами до 12 % к 2024 году.",
                                      "- Сопровождение молодых педагогов и развитие наставничества.",
                                      "- Профилактика профессионального выгорания педагогов.",
                                      "# Показатели",
                                      "- Доля педагогов, у которых выявлены профессиональные дефициты, 15 %.",
                                      "- Доля молодых педагогов, за которыми закреплены наставники.",
                                      NULL};
static const char *const empty[] = {"# Письмо", "Направляем сведения о погоде в районе за 2023 год.", NULL};

static svod_result *result_of(const char *campaign) {
    svod_result *result = SVOD_NEW(arena, svod_result);
    *result = *fixture_result(campaign, arena, &findings);
    const svod_rubric *rubric = result->now.rubric;
    svod_seeker *seeker = svod_seeker_new(rubric->evidence, 2023);
    svod_search *search = svod_search_new(seeker);
    const svod_found *found[] = {sought(search, "demo-1", "Концепция.docx", concept), sought(search, "demo-2", "Письмо 7.docx", empty),
                                 unread("demo-3", "Скан.pdf")};
    svod_evidence *evidence = svod_evidence_of(rubric, result->roster, found, 3, SVOD_RU, arena);
    svod_evidence_dispute_with(evidence, &result->now, arena);
    static const char *const paths[] = {"../documents/demo-1/Концепция.docx", "../documents/demo-2/Письмо#7.docx", ""};
    evidence->paths = paths;
    result->evidence = evidence;
    svod_search_free(search);
    svod_seeker_free(seeker);
    return result;
}

static const svod_table *table_of(const svod_table *const *tables, size_t count, const char *id) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(tables[i]->id, id) == 0) return tables[i];
    return NULL;
}

static const char *text_at(const svod_table *table, uint32_t row, uint32_t col) {
    const svod_out *cell = cell_of(table, row, col);
    return cell && cell->kind == SVOD_V_TEXT ? cell->text : "";
}

// The first row whose unit and criterion begin so.
static uint32_t row_of(const svod_table *table, const char *unit, const char *node) {
    for (uint32_t row = 6; row < 3000; row++)
        if (svod_starts(text_at(table, row, 1), unit) && svod_starts(text_at(table, row, 2), node)) return row;
    return 0;
}

static void every_figure_is_explained(void **state) {
    (void)state;
    walked n = walk_result(result_of("demo-tyumen-criteria"), arena);
    print_message("%zu sheets, %zu numbers, %zu texts with %zu figures\n", n.sheets, n.numbers, n.words, n.figures);
    assert_true(n.numbers > 1800);
}

static void proposals_stand_with_their_quotations(void **state) {
    (void)state;
    size_t count;
    const svod_result *result = result_of("demo-tyumen-criteria");
    const svod_table *const *tables = svod_tables_build(result, true, arena, &count);
    const svod_table *table = table_of(tables, count, "evidence");
    assert_non_null(table);
    assert_string_equal(table->name, "Свидетельства");
    uint32_t row = row_of(table, "Демо-1", "2.1");
    assert_true(row > 0);
    assert_non_null(strstr(text_at(table, row, 3), "найдено"));
    assert_true(cell_of(table, row, 4)->number == 1 && cell_of(table, row, 5)->number == 1);
    assert_non_null(strstr(text_at(table, row, 6), "дефицитами до 12 %"));
    assert_string_equal(text_at(table, row, 7), "Концепция.docx");
    assert_string_equal(cell_of(table, row, 7)->target, "file:../documents/demo-1/Концепция.docx");
    assert_non_null(strstr(text_at(table, row, 8), "стр. 1"));
    assert_non_null(strstr(text_at(table, row, 8), "Цели и задачи"));
    assert_string_equal(text_at(table, row_of(table, "Демо-2", "2.1"), 3), "не найдено");
    uint32_t whole = row_of(table, "Демо-3", "весь документ"); // none of its documents was read: said of them, not for each criterion
    assert_string_equal(text_at(table, whole, 3), "не прочитано");
    assert_non_null(strstr(text_at(table, whole, 9), "картинки страниц вместо текста"));
    assert_int_equal(row_of(table, "Демо-3", "2.1"), 0);
    assert_string_equal(text_at(table, row_of(table, "Демо-4", ""), 3), "нет документов");
    assert_int_equal(row_of(table, "Демо-4", "2"), 0); // one row, not one for each criterion
    assert_true(table->filter.row1 == 5 && table->freeze_row == 6 && table->landscape);
}

static void the_map_counts_units(void **state) {
    (void)state;
    size_t count;
    const svod_result *result = result_of("demo-tyumen-criteria");
    const svod_table *const *tables = svod_tables_build(result, true, arena, &count);
    const svod_table *table = table_of(tables, count, "evidence_map");
    assert_non_null(table);
    const svod_evidence_rules *rules = result->evidence->rules;
    uint32_t goals = svod_zone_find(rules, "goals"), young = svod_direction_find(rules, "young");
    assert_true(cell_of(table, 6 + young, 3 + goals)->number == 1);
    uint32_t first = 6 + rules->direction_count;
    assert_string_equal(text_at(table, first + young, 1), "Демо-1 район");
    assert_string_equal(text_at(table, first + young, 3 + goals), "●");
    assert_string_equal(text_at(table, first + rules->direction_count + young, 3 + goals), "·");     // Демо-2
    assert_string_equal(text_at(table, first + 2 * rules->direction_count + young, 3 + goals), "?"); // Демо-3
}

static svod_evidence *own_evidence(svod_result *result) {
    svod_evidence *own = SVOD_NEW(arena, svod_evidence);
    *own = *result->evidence;
    result->evidence = own;
    return own;
}

// Whatever could be read without macros is linked, pictures of pages too; programs and what cannot be addressed are not.
static void documents_are_linked_where_that_is_safe(void **state) {
    (void)state;
    static const struct {
        const char *path;
        bool linked;
    } cases[] = {
        {"../documents/demo-1/Скан.JPG", true},      {"../documents/demo-1/Скан.png", true},    {"../documents/demo-1/Скан.tiff", true},
        {"../documents/demo-1/План.tsv", true},      {"../documents/demo-1/План.docm", false},  {"../documents/demo-1/План.dot", false},
        {"../documents/demo-1/План.pdf.exe", false}, {"../documents/demo-1/План#1.png", false}, {"../documents/demo-1/План", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count;
        svod_result *result = result_of("demo-tyumen-criteria");
        const char *const paths[] = {cases[i].path, "", ""};
        own_evidence(result)->paths = paths;
        const svod_table *const *tables = svod_tables_build(result, false, arena, &count);
        const svod_table *table = table_of(tables, count, "evidence");
        const char *target = cell_of(table, row_of(table, "Демо-1", "2.1"), 7)->target;
        assert_int_equal(target != NULL, cases[i].linked);
        if (target) assert_string_equal(target, svod_printf(arena, "file:%s", cases[i].path));
    }
}

// Rows that office programs could not hold with their links are left out, and only then is it said.
static void the_sheet_ends_at_its_limit(void **state) {
    (void)state;
    enum { HEAD = 5, MOST = 30000 };
    svod_result *result = result_of("demo-tyumen-criteria");
    svod_evidence *of = own_evidence(result);
    size_t others = 0; // units without documents, a row each
    for (size_t unit = 1; unit < of->units; unit++) {
        of->unit_first[unit] = of->unit_documents[unit] = 0;
        others += svod_roster_exists(result->roster, unit, result->now.year);
    }
    const svod_found **list = SVOD_ARRAY(arena, const svod_found *, MOST + 9);
    for (size_t i = 0; i < MOST + 9; i++)
        list[i] = unread("demo-1", "Скан.pdf");
    of->documents = list;
    of->unit_first[0] = 0;
    of->paths = NULL;
    static const int over[] = {-1, 0, 1, 2};
    for (size_t i = 0; i < sizeof over / sizeof *over; i++) {
        size_t count;
        of->unit_documents[0] = of->document_count = (uint32_t)((int)(MOST - others) + over[i]);
        const svod_table *const *tables = svod_tables_build(result, false, arena, &count);
        const svod_table *table = table_of(tables, count, "evidence");
        uint32_t last = HEAD + MOST - (over[i] < 0);
        assert_true(*text_at(table, last, 1));
        assert_int_equal(table->filter.row2, last);
        assert_int_equal(svod_starts(text_at(table, last + 1, 1), "Показаны"), over[i] > 0);
    }
    of->unit_documents[0] = of->document_count = MOST + 9; // one unit alone has too many
    size_t count;
    const svod_table *table = table_of(svod_tables_build(result, false, arena, &count), count, "evidence");
    assert_int_equal(table->filter.row2, HEAD + MOST);
}

static void disputes_go_both_ways(void **state) {
    (void)state;
    size_t count;
    const svod_result *result = result_of("demo-tyumen-criteria");
    const svod_evidence *of = result->evidence;
    size_t without = 0;
    for (uint32_t i = 0; i < of->dispute_count; i++)
        without += of->disputes[i].without;
    assert_true(without > 0 && without < of->dispute_count);
    const svod_table *const *tables = svod_tables_build(result, true, arena, &count);
    const svod_table *table = table_of(tables, count, "evidence_disputes");
    assert_non_null(table);
    assert_string_equal(text_at(table, 5, 1), "Баллы выше, чем по документам");
    assert_true(cell_of(table, 7, 6)->number < 0); // proposal less points
    const svod_table *summary = table_of(tables, count, "summary");
    bool told = false;
    for (size_t i = 0; i < summary->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&summary->cells, svod_out, i);
        told |= cell->target && strstr(cell->target, "Баллы и документы");
    }
    assert_true(told);
}

static void what_is_not_sought_is_told(void **state) {
    (void)state;
    svod_result *result = result_of("demo-tyumen-criteria");
    svod_findings told = svod_findings_of(arena, SVOD_RU);
    assert_null(svod_explain(result, "evidence:demo-1:2", arena, &told));
    assert_int_equal(told.per_code[SVOD_F_explain_not_sought], 1);
    assert_non_null(svod_explain(result, "evidence:demo-1:2.1", arena, &told));
    result->evidence = NULL;
    assert_null(svod_explain(result, "evidence:demo-1:2.1", arena, &told));
    assert_int_equal(told.per_code[SVOD_F_explain_no_evidence], 1);
}

// ---- forms -----------------------------------------------------------------------------------------------------------

static void no_hash(const void *data, size_t len, char hex[65]) {
    (void)data, (void)len;
    strcpy(hex, "0");
}

static const svod_table *form_of(const svod_result *result, const svod_evidence *evidence, size_t *cells) {
    bool units[64] = {true, true};
    svod_form_input input = {.campaign = result->campaign,
                             .rubric = result->now.rubric,
                             .roster = result->roster,
                             .expert = "Иванова",
                             .units = units,
                             .due = "",
                             .program = "svod",
                             .evidence = evidence};
    size_t count;
    const svod_table *const *tables = svod_form_tables(&input, no_hash, arena, &count);
    *cells = 0;
    for (size_t i = 0; i < count; i++)
        *cells += tables[i]->cells.count;
    return tables[3];
}

static void forms_show_proposals_and_never_fill(void **state) {
    (void)state;
    const svod_result *result = result_of("demo-tyumen-criteria");
    size_t with, bare;
    const svod_table *plain = form_of(result, NULL, &bare), *form = form_of(result, result->evidence, &with);
    assert_true(with > bare);
    assert_null(cell_of(plain, SVOD_FORM_UNIT_HEAD_ROW, SVOD_FORM_UNIT_PROPOSAL_COL));
    assert_string_equal(text_at(form, SVOD_FORM_UNIT_HEAD_ROW, SVOD_FORM_UNIT_PROPOSAL_COL), "Предложение svod (не балл)");
    size_t proposed = 0;
    for (size_t i = 0; i < form->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&form->cells, svod_out, i);
        if (cell->cls == SVOD_CLASS_ENTRY || cell->cls == SVOD_CLASS_ENTRY_TEXT) assert_int_equal(cell->kind, SVOD_V_EMPTY);
        if (cell->col < SVOD_FORM_UNIT_PROPOSAL_COL || cell->kind == SVOD_V_EMPTY) continue;
        assert_int_equal(cell->tone, SVOD_TONE_PREVIOUS);
        proposed += cell->text && strstr(cell->text, "1 — найдено") != NULL;
    }
    assert_true(proposed >= 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_figure_is_explained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(proposals_stand_with_their_quotations, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_map_counts_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(documents_are_linked_where_that_is_safe, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_sheet_ends_at_its_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(disputes_go_both_ways, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_sought_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(forms_show_proposals_and_never_fill, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
