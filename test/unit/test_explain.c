// What an explanation says: values, places and what stood there, who stands next, who was left out; names that are unknown.
#include "explain_walk.h"

#include <jansson.h>
#include <stdio.h>

#include "explain/address.h"
#include "folder_help.h"
#include "write/write.h"

static svod_arena *arena;
static svod_findings findings, asked;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    asked = svod_findings_of(arena, SVOD_RU);
    return folder_make();
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static svod_trail *unit_of(const svod_result *result, const char *unit, const char *node) {
    svod_trail *trail = svod_explain_unit(result, unit, node, arena, &asked);
    if (!trail) fail_msg("no tree of %s", unit);
    assert_int_equal(svod_trail_dead_ends(trail), 0);
    check_tree(trail, unit);
    svod_run_stood(result, trail, arena);
    return trail;
}

static svod_trail *figure_of(const svod_result *result, const char *address) {
    svod_trail *trail = svod_explain(result, address, arena, &asked);
    if (!trail) fail_msg("no tree of %s", address);
    assert_int_equal(svod_trail_dead_ends(trail), 0);
    check_tree(trail, address);
    svod_run_stood(result, trail, arena);
    return trail;
}

static const svod_trail *child(const svod_trail *at, const char *kind) {
    for (at = at->children; at; at = at->next)
        if (kind_is(at, kind)) return at;
    fail_msg("no child of kind %s", kind);
    return NULL;
}

static const svod_trail *labelled(const svod_trail *at, const char *label) {
    for (at = at->children; at; at = at->next)
        if (strcmp(at->label, label) == 0) return at;
    fail_msg("no child «%s»", label);
    return NULL;
}

static void assert_place(const svod_trail *at, const char *place, const char *stood) {
    assert_string_equal(svod_place_text(arena, at->place), place);
    assert_non_null(at->stood);
    assert_string_equal(at->stood, stood);
}

// A place in the shared rubric, whose lines move: `column` of the line that begins with `line`, behind the one that begins with `after`.
static const char *in_rubric(const char *after, const char *line, int column) {
    FILE *file = fopen(SVOD_SOURCE_DIR "/rubrics/tyumen-2023.yaml", "r");
    static char text[1 << 16];
    int number = 0;
    bool behind = false;
    assert_non_null(file);
    while (fgets(text, sizeof text, file)) {
        number++;
        behind |= !strncmp(text, after, strlen(after));
        if (behind && !strncmp(text, line, strlen(line))) break;
    }
    fclose(file);
    return svod_printf(arena, "rubrics/tyumen-2023.yaml:%d:%d", number, column);
}

// ---- addresses -----------------------------------------------------------------------------------------------------

static void addresses_are_read(void **state) {
    (void)state;
    svod_address a;
    assert_true(svod_address_parse("points:uvatsky:8:2022", arena, &a));
    assert_int_equal(a.count, 3);
    assert_int_equal(a.year, 2022);
    assert_true(svod_address_parse("mean!:8@load=1", arena, &a));
    assert_true(a.all);
    assert_string_equal(a.word[0], "mean");
    assert_string_equal(a.cluster, "load");
    assert_string_equal(a.level, "1");
    assert_true(svod_address_parse("rank:2023", arena, &a)); // a unit may be called so
    assert_int_equal(a.year, 0);
    assert_true(svod_address_parse("attribute:a%3Ab:n%40x%25", arena, &a));
    assert_string_equal(a.word[1], "a:b");
    assert_string_equal(a.word[2], "n@x%");
    assert_true(svod_address_parse("cell:a:b.csv!x@y!D7", arena, &a));
    assert_string_equal(a.word[1], "a:b.csv!x@y!D7");
    assert_true(svod_address_parse("score::uvatsky:8", arena, &a)); // a sheet without experts
    assert_string_equal(a.word[1], "");
}

static void other_texts_are_no_addresses(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",      "8",           "mean",      ":8",        "foo:8",       "points:a", "points:a:b:c",      "rank!:a",
        "mean:", "mean:8@load", "mean:8@=1", "mean:8@a=", "order:1:2:3", "cell:",    "mean:1:2:3:4:5:6:7"};
    const svod_result *result = fixture_result("tyumen-2023", arena, &findings);
    svod_address a;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bool is = svod_address_parse(texts[i], arena, &a);
        if (is && strcmp(texts[i], "mean:") != 0) fail_msg("«%s» was read as an address", texts[i]);
        if (is) continue;
        size_t before = asked.per_code[SVOD_F_explain_address];
        assert_null(svod_explain(result, texts[i], arena, &asked));
        assert_int_equal(asked.per_code[SVOD_F_explain_address], before + 1);
    }
    assert_null(svod_explain(result, "order:x", arena, &asked));
    assert_null(svod_explain(result, "cell:roster.csv", arena, &asked));
}

static void every_kind_is_described(void **state) {
    (void)state;
    for (const svod_address_kind *const *kind = svod_address_kinds; *kind; kind++) {
        assert_true(svod_starts((*kind)->form, (*kind)->word));
        assert_true(*(*kind)->help_ru && *(*kind)->help_en && (*kind)->explain);
        assert_ptr_equal(svod_address_kind_of((*kind)->word), *kind);
    }
}

// ---- one unit ------------------------------------------------------------------------------------------------------

static void a_section_leads_to_its_cell(void **state) {
    (void)state;
    const svod_result *result = fixture_result("tyumen-2023", arena, &findings);
    const svod_trail *trail = unit_of(result, "18. Уватский район", "Адресные рекомендации по итогам мониторинга");
    assert_string_equal(trail->label, "Уватский");
    const svod_trail *section = child(trail, "section");
    assert_true(section->has_number && section->number == 4);
    const svod_trail *score = child(section, "score");
    assert_place(score, "sheets/table-1-1.xlsx!table-1-1!I39", "4");
    assert_non_null(strstr(score->how, "3"));
    const svod_trail *max = child(trail, "constant");
    assert_true(max->number == 3);
    assert_place(max, in_rubric("  - id: \"6\"", "    max:", 10), "max: 3");
    const svod_trail *before = child(child(trail, "change_percent"), "percent");
    assert_place(child(child(before, "section"), "score"), "../tyumen-2022/sheets/sections-2022.xlsx!sections-2022!I19", "0");
}

static void a_total_shows_neighbours_levels_and_flags(void **state) {
    (void)state;
    const svod_result *result = fixture_result("tyumen-2023", arena, &findings);
    const svod_trail *trail = unit_of(result, "Уватский", NULL);
    assert_int_equal(child(trail, "total")->child_count, 8);
    const svod_trail *rank = child(trail, "rank");
    assert_true(rank->number == 5);
    const svod_trail *above = child(rank, "above"), *under = child(rank, "below");
    assert_string_equal(above->label, "выше: Голышмановский, больше на 1");
    assert_true(above->number == 4 && child(above, "total")->number == 87);
    assert_string_equal(under->label, "ниже: Аромашевский, меньше на 1");
    assert_true(under->number == 6 && child(under, "total")->number == 85);
    const svod_trail *load = child(labelled(trail, "Кластер 3. Педагогов на одного методиста"), "load");
    assert_true(load->number == 69);
    assert_place(load->children, "roster.csv!G19", "278");
    assert_place(load->children->next, "roster.csv!F19", "4");
    const svod_trail *flag = labelled(trail, "Срочно активизировать раздел 8");
    assert_true(flag->number == 12);
    assert_string_equal(flag->value, "не отмечен");
    assert_place(child(flag, "constant"), in_rubric("flags:", "    when:", 39), "points_at_most: 0");
}

static void a_unit_without_a_submission_shows_the_dash(void **state) {
    (void)state;
    const svod_result *result = fixture_result("tyumen-2022", arena, &findings);
    const svod_trail *trail = unit_of(result, "Омутинский", "8");
    assert_string_equal(trail->state, "no_submission");
    assert_false(trail->has_number);
    assert_place(child(trail, "section"), "sheets/sections-2022.xlsx!sections-2022!K14", "-");
}

static void three_experts_make_one_criterion(void **state) {
    (void)state;
    const svod_result *result = fixture_result("demo-tyumen-criteria", arena, &findings);
    const svod_trail *criterion = child(unit_of(result, "демо-1", "3.2.1"), "criterion");
    assert_int_equal(criterion->child_count, 3);
    assert_true(is_near(criterion->number, (0.5 + 0.4 + 0.1) / 3));
    assert_non_null(strstr(criterion->how, "без округления"));
    assert_place(labelled(criterion, "эксперт expert-2"), "sheets/expert-2.xlsx!Демо!S3", "0,4");
    const svod_trail *score = figure_of(result, "score:expert-2:demo-1:3.2.1");
    assert_true(is_near(score->number, 0.4));
    assert_place(score, "sheets/expert-2.xlsx!Демо!S3", "0,4");
}

// ---- figures over units --------------------------------------------------------------------------------------------

static void a_mean_names_those_left_out(void **state) {
    (void)state;
    const svod_result *result = fixture_result("tyumen-2023", arena, &findings);
    const svod_trail *mean = figure_of(result, "mean:8:2022");
    assert_true(is_near(mean->number, 85.8 / 24));
    assert_true(child(mean, "units")->number == 24);
    const svod_trail *out = child(mean, "left_out");
    assert_true(out->number == 2);
    assert_string_equal(out->children->label, "Викуловский");
    assert_string_equal(out->children->state, "no_submission");
    assert_place(out->children, "../tyumen-2022/sheets/sections-2022.xlsx!sections-2022!K6", "-");
    const svod_trail *all = figure_of(result, "mean!:8:2022");
    assert_true(is_near(all->number, 85.8 / 26));
    assert_true(child(all, "units")->number == 26);
    const svod_trail *zero = labelled(child(all, "units"), "Викуловский");
    assert_true(zero->has_number && zero->number == 0);
    assert_string_equal(zero->state, "no_submission");
}

static void all_words_follow_from_their_units(void **state) {
    (void)state;
    static const char *const words[] = {"mean", "sum", "max_sum", "share", "median", "least", "most", "n"};
    static const char *const nodes[] = {"total", "8", "comparable", "3"}, *const scopes[] = {"", "@geography=urban", "@load=1"};
    const svod_result *result = fixture_result("tyumen-2023", arena, &findings);
    for (size_t w = 0; w < 8; w++)
        for (size_t n = 0; n < 4; n++)
            for (size_t s = 0; s < 3; s++) {
                figure_of(result, svod_printf(arena, "%s:%s%s", words[w], nodes[n], scopes[s]));
                figure_of(result, svod_printf(arena, "%s!:%s:2022%s", words[w], nodes[n], scopes[s]));
                figure_of(result, svod_printf(arena, "diff:%s:%s%s", words[w], nodes[n], scopes[s]));
            }
    assert_true(is_near(figure_of(result, "share:total")->number, svod_ratio_double(result->now.figures[SVOD_ROOT].percent)));
    assert_true(is_near(figure_of(result, "median:total")->number, svod_ratio_double(result->now.figures[SVOD_ROOT].median)));
    double now = svod_ratio_double(result->compare->now_figure.percent), before = svod_ratio_double(result->compare->before_figure.percent);
    assert_true(is_near(figure_of(result, "diff:share:comparable")->number, now - before));
}

static void other_kinds_lead_to_their_sources(void **state) {
    (void)state;
    const svod_result *result = fixture_result("tyumen-2023", arena, &findings);
    assert_true(figure_of(result, "count:submitted:2022")->number == 24);
    assert_true(figure_of(result, "count:units@load=1")->number == result->clusters[2].levels[0].n);
    assert_true(figure_of(result, "count:findings")->number ==
                (double)(findings.count[SVOD_ERROR] + findings.count[SVOD_WARNING] + findings.count[SVOD_NOTE]));
    assert_true(figure_of(result, "count:nodes")->number == result->now.rubric->count - 1);
    assert_true(figure_of(result, "count:experts")->number == 1);
    assert_true(figure_of(result, "count:inputs")->number == (double)result->inputs.count);
    assert_true(figure_of(result, "count:ranked:2022")->number == result->before->ranked);
    assert_true(figure_of(result, "flagged:no-submission")->number == 0);
    assert_true(figure_of(result, "flagged:section-8-urgent")->number == result->flags[0].raised);
    assert_place(figure_of(result, "attribute:uvatsky:methodists"), "roster.csv!F19", "4");
    assert_place(figure_of(result, "max:8"), in_rubric("  - id: \"8\"", "    max:", 10), "max: 12");
    assert_true(figure_of(result, "attribute_sum:methodists")->number > 26);
    assert_place(figure_of(result, "cell:roster.csv!F19"), "roster.csv!F19", "4");
    assert_place(figure_of(result, "cell:%72oster.csv!F19"), "roster.csv!F19", "4"); // as the cells of the workbook write a name
    const svod_trail *finding = figure_of(result, "finding:1");
    assert_string_equal(finding->value, "4");
    assert_place(finding, "sheets/table-1-1.xlsx!table-1-1!I39", "4");
    figure_of(result, "part:tracks:track-1:max");
    figure_of(result, "part:tracks:track-1:uvatsky");
    figure_of(result, "rank_change:vikulovsky");
    figure_of(result, "change:uvatsky:comparable");
    figure_of(result, "change_percent:uvatsky:3");
    figure_of(result, "year:2023");
}

static void a_published_cell_has_its_number(void **state) {
    (void)state;
    svod_result result = *fixture_result("tyumen-2023", arena, &findings);
    svod_sheet_info info = {.file = "published.csv", .name = "published"};
    svod_grid grid = svod_grid_of(arena, &info);
    svod_pub_cell cells[] = {{.state = SVOD_PUB_TEXT, .row = 3, .col = 1, .text = "Абатский"},
                             {.state = SVOD_PUB_NUMBER, .value = 7500000000, .row = 3, .col = 2, .text = "7,50"}};
    svod_pub_table table = {.grid = &grid, .col_count = 2, .row_count = 1, .cells = cells};
    svod_audit audit = {.tables = &table, .table_count = 1};
    result.audit = &audit;
    const svod_trail *cell = svod_explain(&result, "cell:published.csv!published!B3", arena, &asked);
    assert_non_null(cell);
    assert_true(cell->has_number && cell->number == 7.5);
    assert_string_equal(cell->value, "7,50");
    assert_string_equal(svod_place_text(arena, cell->place), "published.csv!B3");
    assert_null(svod_explain(&result, "cell:published.csv!published!C3", arena, &asked));
}

// ---- what stood there is what was counted --------------------------------------------------------------------------

static size_t check_stood(const svod_trail *at) {
    bool source = kind_is(at, "score") || kind_is(at, "attribute");
    size_t count = source && at->has_number;
    if (count) {
        svod_decimal value;
        if (!at->stood || svod_num_parse(at->stood, strlen(at->stood), &value, NULL) != SVOD_NUM_VALUE ||
            svod_decimal_double(value) != at->number)
            fail_msg("%s says «%s», counted as %.12g", svod_place_text(arena, at->place), at->stood ? at->stood : "nothing", at->number);
    }
    for (const svod_trail *part = at->children; part; part = part->next)
        count += check_stood(part);
    return count;
}

static void cells_hold_what_was_counted(void **state) {
    (void)state;
    static const struct {
        const char *campaign, *address;
        size_t least;
    } cases[] = {{"tyumen-2023", "mean:total", 26 * 8},
                 {"tyumen-2023", "mean:total:2022", 24 * 8},
                 {"tyumen-2022", "sum:total", 24 * 8},
                 {"demo-tyumen-criteria", "mean:total", 11 * 80 * 2},
                 {"demo-five-sections", "mean:total", 10},
                 {"demo-tyumen-criteria", "mean:total:2022", 11 * 70 * 2},
                 {"tyumen-2023", "attribute_sum:teachers_2022", 26}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const svod_result *result = fixture_result(cases[i].campaign, arena, &findings);
        size_t count = check_stood(figure_of(result, cases[i].address));
        if (count < cases[i].least) fail_msg("%s of %s leads to %zu cells", cases[i].address, cases[i].campaign, count);
    }
}

// ---- a campaign of every state -------------------------------------------------------------------------------------

static const char small_campaign[] = "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nrubric: rubric.yaml\nroster: roster.csv\n"
                                     "sheets:\n  - {glob: 'a.csv', expert: A, encoding: windows-1251, delimiter: ';', decimal: ','}\n"
                                     "  - {glob: 'b.csv', expert: B}\nprevious: before/campaign.yaml\n";
static const char small_before[] = "svod: campaign/1\nname: before\nyear: 2022\ndate: 2022-12-01\nrubric: rubric.yaml\nroster: roster.csv\n"
                                   "sheets: scores.csv\n";
static const char small_rubric[] =
    "svod: rubric/1\nid: demo\ntitle: Проба\nyear: %d\nlanguage: ru\nprevious: %s\nmax: 9\nstep: 0.5\n"
    "provenance: demo\npolicy: {%s}\nsections:\n"
    "  - {id: \"1\", title: Цели, max: 3%s}\n"
    "  - {id: \"2\", title: Меры, max: 4%s}\n"
    "  - {id: \"3\", title: Итоги, max: 2%s}\n"
    "groupings:\n  - {id: g, title: Группа, provenance: demo, parts: [{id: p, title: Часть, nodes: [\"1\", \"3\"]}]}\n"
    "clusters:\n  - {id: kind, title: Местность, kind: attribute, attribute: kind, small: 1, levels: [{id: town, title: Город, values: "
    "[город]}, "
    "{id: village, title: Село, values: [село]}]}\n"
    "  - {id: size, title: Размер, kind: number, attribute: size, small: 1, levels: [{id: s, title: Малый, to: 5}, {id: l, title: Большой, "
    "from: 6}]}\n"
    "flags:\n  - {id: low, title: Мало, reason: мало, when: {node: \"1\", points_at_most: 2}, urgent: true}\n"
    "  - {id: half, title: Меньше половины, reason: мало, when: {node: total, percent_below: 50}}\n"
    "  - {id: none, title: Не подано, reason: нет, when: {no_submission: true}, urgent: true}\n"
    "  - {id: fall, title: Снижение, reason: упало, when: {node: total, fall_at_least: 5}}\n";
static const char small_roster[] =
    "id;name;until;kind;size\na;Абатский;;город;5,5\nb;Бердюжский;;село;7\nc;Викуловский;;город;\nd;Вагайский;2021;;3\n";
static const char before_roster[] = "id;name;kind;size\na;Абатский;город;5\nb;Бердюжский;село;7\nz;Прежний;село;2\n";
// "Муниципалитет;Раздел 1;Раздел 2;Раздел 3", "Абатский;1,5;н/п;-", "Бердюжский;9;2;x" in windows-1251.
static const char sheet_a[] = "\xCC\xF3\xED\xE8\xF6\xE8\xEF\xE0\xEB\xE8\xF2\xE5\xF2;\xD0\xE0\xE7\xE4\xE5\xEB 1;\xD0\xE0\xE7\xE4\xE5\xEB 2;"
                              "\xD0\xE0\xE7\xE4\xE5\xEB 3\n\xC0\xE1\xE0\xF2\xF1\xEA\xE8\xE9;1,5;\xED/\xEF;-\n"
                              "\xC1\xE5\xF0\xE4\xFE\xE6\xF1\xEA\xE8\xE9;9;2;\xF5\n";
static const char sheet_b[] = "Муниципалитет;Раздел 1;Раздел 2;Раздел 3\nАбатский;2;н/п;1\nБердюжский;2,5;3,5;\n";

static const char small_policy[] = "not_applicable: drop, blank: incomplete, no_submission: exclude";

static const svod_result *result_by(const char *policy) {
    char path[256];
    snprintf(path, sizeof path, "mkdir -p '%s/before'", folder);
    assert_int_equal(system(path), 0);
    put_file(arena, "campaign.yaml", small_campaign);
    put_file(arena, "before/campaign.yaml", small_before);
    put_file(arena, "rubric.yaml",
             svod_printf(arena, small_rubric, 2023, "demo", policy, ", previous: \"1\"", ", previous: \"2\"", ", previous: \"3\""));
    put_file(arena, "before/rubric.yaml", svod_printf(arena, small_rubric, 2022, "\"\"", small_policy, "", "", ""));
    put_file(arena, "roster.csv", small_roster);
    put_file(arena, "before/roster.csv", before_roster);
    put_file(arena, "a.csv", sheet_a);
    put_file(arena, "b.csv", sheet_b);
    put_file(arena, "before/scores.csv", "Муниципалитет;Раздел 1;Раздел 2;Раздел 3\nАбатский;1;1;1\nБердюжский;2;2;2\nПрежний;3;4;2\n");
    svod_run_options options = {.campaign = folder};
    const svod_result *result = svod_run_compute(&options, arena, &findings);
    assert_non_null(result);
    return result;
}

static const svod_result *small_result(void) {
    return result_by(small_policy);
}

static void states_are_told_apart(void **state) {
    (void)state;
    const svod_result *result = small_result();
    const svod_trail *total = child(unit_of(result, "Абатский", NULL), "total");
    const svod_trail *na = total->children->next;
    assert_string_equal(na->state, "not_applicable");
    assert_string_equal(na->children->state, "not_applicable");
    assert_place(na->children, "a.csv!C2", "н/п");
    const svod_trail *last = na->next;
    assert_string_equal(last->children->state, "blank");
    assert_place(last->children, "a.csv!D2", "-");
    assert_true(last->number == 1); // the other expert's
    assert_non_null(strstr(total->how, "5"));
    const svod_trail *bad = child(unit_of(result, "b", "1"), "section");
    assert_string_equal(bad->children->state, "out_of_range");
    assert_place(bad->children, "a.csv!B3", "9");
    assert_string_equal(child(unit_of(result, "b", "3"), "section")->children->state, "unreadable");
    assert_string_equal(unit_of(result, "c", "1")->state, "no_submission");
    const svod_trail *absent = child(unit_of(result, "d", "1"), "section");
    assert_string_equal(absent->state, "absent");
    assert_place(absent, "roster.csv!C5", "2021");
}

static void what_lowers_a_maximum_is_shown(void **state) {
    (void)state;
    const svod_result *result = small_result();
    const svod_trail *max = figure_of(result, "max:a:total");
    assert_true(max->number == 5);
    assert_int_equal(max->child_count, 3);
    assert_place(max->children, "rubric.yaml:12:33", "max: 3");
    assert_true(max->children->next->number == 0);
    assert_place(max->children->next->children, "a.csv!C2", "н/п");
    assert_true(is_near(figure_of(result, "percent:a:total")->number, 100 * 2.75 / 5));
}

static void a_section_given_beside_its_criteria_is_shown(void **state) {
    (void)state;
    put_file(arena, "campaign.yaml",
             "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nrubric: rubric.yaml\nroster: roster.csv\nsheets: a.csv\n");
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 4\nstep: 1\nprovenance: demo\nsections:\n"
             "  - id: \"1\"\n    title: Цели\n    max: 4\n    header: '^всего по целям'\n    criteria:\n"
             "      - {id: \"1.1\", title: Первая, max: 2}\n      - {id: \"1.2\", title: Вторая, max: 2}\n");
    put_file(arena, "roster.csv", "id;name\na;Абатский\n");
    put_file(arena, "a.csv", "Муниципалитет;Всего по целям;1.1;1.2\nАбатский;4;1;2\n");
    svod_run_options options = {.campaign = folder};
    const svod_result *result = svod_run_compute(&options, arena, &findings);
    assert_non_null(result);
    const svod_trail *section = child(unit_of(result, "a", "1"), "section");
    assert_true(section->number == 3);
    const svod_trail *beside = child(section, "beside");
    assert_string_equal(beside->value, "4");
    assert_string_equal(beside->state, "not_counted");
    assert_place(beside, "a.csv!B2", "4");
}

static void units_that_are_gone_stay_in_last_years_figures(void **state) {
    (void)state;
    const svod_result *result = small_result();
    const svod_trail *mean = figure_of(result, "mean:total:2022");
    assert_true(is_near(mean->number, (3 + 6 + 9) / 3.0));
    assert_true(labelled(child(mean, "units"), "Прежний")->number == 9);
    assert_true(is_near(mean->number, svod_ratio_double(result->before->figures[SVOD_ROOT].mean)));
    const svod_trail *rank = figure_of(result, "rank:b:2022");
    assert_true(rank->number == 2);
    assert_string_equal(child(rank, "above")->label, "выше: Прежний, больше на 3");
    assert_true(figure_of(result, "count:ranked:2022")->number == 3);
}

static void the_workbook_of_all_states_is_explained(void **state) {
    (void)state;
    static const char *const policies[] = {small_policy,
                                           "not_applicable: zero, blank: zero, no_submission: zero, above_max: keep, rank: percent",
                                           "not_applicable: drop, blank: drop, no_submission: zero, above_max: clamp, rank: percent",
                                           "not_applicable: forbid, blank: drop, no_submission: exclude, above_max: keep, off_step: keep"};
    for (size_t i = 0; i < sizeof policies / sizeof *policies; i++)
        assert_true(walk_result(result_by(policies[i]), arena).numbers > 100);
}

static void a_changed_file_says_nothing(void **state) {
    (void)state;
    const svod_result *result = small_result();
    put_file(arena, "b.csv", "Муниципалитет;Раздел 1\nАбатский;3\n");
    const svod_trail *section = child(unit_of(result, "a", "1"), "section");
    assert_place(section->children, "a.csv!B2", "1,5");
    assert_null(section->children->next->stood);
}

// ---- published tables ----------------------------------------------------------------------------------------------

// A cause: what would mend it, then each figure that it explains with what it is reckoned of.
static void a_cause_leads_to_the_cells_of_its_claims(void **state) {
    (void)state;
    const svod_result *result = fixture_result("tyumen-2023", arena, &findings);
    const svod_claim *total = SVOD_AT(&result->audit->claims, const svod_claim, 0); // Абатский, итог 2022 года
    const svod_cause *of = SVOD_AT(&result->audit->causes, const svod_cause, total->cause);
    const svod_trail *cause = figure_of(result, svod_printf(arena, "cause:%u", total->cause + 1)), *mend = cause->children, *claim = mend;
    assert_int_equal(cause->child_count, of->mend_count + of->claim_count);
    assert_string_equal(mend->kind, "mend");
    while (claim && !kind_is(claim, "claim"))
        claim = claim->next;
    assert_string_equal(claim->value, "итог строки 49,5");
    const svod_trail *printed = claim->children, *parts = printed->next;
    assert_place(printed, "sheets/table-1-1.xlsx!table-1-1!L4", "49,5");
    assert_string_equal(printed->value, "49,5");
    assert_int_equal(parts->child_count, 8);
    assert_true(is_near(numbers_below(parts).sum, 55.5));
    assert_int_equal(svod_trail_dead_ends(cause), 0);
}

// ---- unknown names -------------------------------------------------------------------------------------------------

static void unknown(const svod_result *result, const char *address, const char *found, const char *expected) {
    size_t before = asked.list.count;
    assert_null(svod_explain(result, address, arena, &asked));
    assert_int_equal(asked.list.count, before + 1);
    const svod_finding *finding = SVOD_AT(&asked.list, const svod_finding, before);
    assert_int_equal(finding->code, SVOD_F_explain_unknown);
    assert_string_equal(finding->found, found);
    assert_string_equal(finding->expected, expected);
}

static void unknown_names_have_candidates(void **state) {
    (void)state;
    const svod_result *result = fixture_result("tyumen-2023", arena, &findings);
    unknown(result, "points:Увацкий:8", "Увацкий", "Уватский");
    unknown(result, "points:uvatsky:9", "9", "total, 1, 2, 3, 4, 5, 6, 7, 8");
    unknown(result, "mean:8:2021", "2021", "2022, 2023");
    unknown(result, "mean:8@geografy=urban", "geografy", "geography");
    unknown(result, "mean:8@geography=town", "town", "urban, rural, remote");
    unknown(result, "diff:meen:8", "meen", "mean");
    unknown(result, "margin:uvatsky:total-fal", "total-fal", "total-fall");
    unknown(result, "load:uvatsky:lod", "lod", "load");
    unknown(result, "attribute:uvatsky:methodist", "methodist", "methodists");
    unknown(result, "part:track:track-1", "track", "tracks");
    unknown(result, "part:tracks:track-9", "track-9", "track-1");
    unknown(result, "count:unit", "unit", "units");
    unknown(result, "count:doubtful:9", "9", "1–3");
    unknown(result, "claim:x", "x", svod_printf(arena, "1–%zu", result->audit->claims.count));
    unknown(result, "finding:0", "0", svod_printf(arena, "1–%zu", result->findings->list.count));
    unknown(result, "count:bytes:99", "99", svod_printf(arena, "1–%zu", result->inputs.count));
    unknown(result, "cell:rooster.csv!A1", "rooster.csv", "roster.csv");
    unknown(result, "change:uvatsky:3.20", "change:uvatsky:3.20", "в рубрике прошлого года такого нет");
    assert_null(svod_explain_unit(result, "Увацкий", NULL, arena, &asked));
    assert_null(svod_explain_unit(result, "Уватский", "9", arena, &asked));
    const svod_result *alone = fixture_result("tyumen-2022", arena, &findings);
    unknown(alone, "rank_change:uvatsky", "rank_change:uvatsky", "прошлый год: ключ previous в campaign.yaml");
}

static void cells_of_the_workbook_have_addresses(void **state) {
    (void)state;
    const svod_result *result = fixture_result("tyumen-2023", arena, &findings);
    const svod_out *cell = svod_run_cell(result, "'рейтинг'!$D$7", arena, &asked);
    assert_non_null(cell);
    assert_true(svod_starts(cell->origin, "points:"));
    assert_null(svod_run_cell(result, "Рейтинг", arena, &asked));
    assert_int_equal(asked.per_code[SVOD_F_explain_cell], 1);
    assert_null(svod_run_cell(result, "Рейтниг!D7", arena, &asked));
    assert_string_equal(SVOD_AT(&asked.list, const svod_finding, 1)->expected, "Рейтинг");
    assert_null(svod_run_cell(result, "Рейтинг!A1", arena, &asked));
    assert_int_equal(asked.per_code[SVOD_F_explain_no_number], 1);
}

// ---- writing -------------------------------------------------------------------------------------------------------

static size_t count_json(const json_t *at) {
    size_t count = 1;
    json_t *part;
    size_t i;
    json_array_foreach(json_object_get(at, "children"), i, part) count += count_json(part);
    return count;
}

static size_t count_trail(const svod_trail *at) {
    size_t count = 1;
    for (const svod_trail *part = at->children; part; part = part->next)
        count += count_trail(part);
    return count;
}

static void json_has_the_whole_tree(void **state) {
    (void)state;
    const svod_result *result = fixture_result("tyumen-2023", arena, &findings);
    const svod_trail *trail = figure_of(result, "mean:total:2022");
    svod_buf out = svod_buf_of(arena);
    svod_write_trail_json(trail, &out);
    json_t *root = json_loads(out.data, 0, NULL);
    assert_non_null(root);
    assert_int_equal(count_json(root), count_trail(trail));
    assert_true(json_real_value(json_object_get(root, "value")) == trail->number);
    const json_t *rest = json_array_get(json_object_get(root, "children"), 1);
    const json_t *leaf = json_array_get(json_object_get(rest, "children"), 0);
    assert_true(json_is_null(json_object_get(leaf, "value")));
    assert_string_equal(json_string_value(json_object_get(leaf, "state")), "no_submission");
    json_decref(root);
}

static void long_lists_are_cut_in_text(void **state) {
    (void)state;
    svod_trail *root = svod_trail_root(arena, "mean", "среднее");
    svod_trail *units = svod_trail_add(root, arena, "units", "участники");
    for (size_t i = 0; i < 2000; i++) {
        svod_trail *unit = svod_trail_add(units, arena, "unit", svod_printf(arena, "Школа %zu", i + 1));
        unit->place = svod_place_cell("a.csv", "a", (uint32_t)i + 2, 2);
    }
    svod_buf out = svod_buf_of(arena);
    svod_write_trail_text(root, SVOD_RU, false, &out);
    assert_non_null(strstr(out.data, "Школа 30 "));
    assert_null(strstr(out.data, "Школа 31 "));
    assert_non_null(strstr(out.data, "└─ и ещё 1970\n"));
    assert_int_equal(svod_trail_dead_ends(root), 0);
    svod_trail_add(units, arena, "unit", "без места");
    assert_int_equal(svod_trail_dead_ends(root), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(addresses_are_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_texts_are_no_addresses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_kind_is_described, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_section_leads_to_its_cell, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_total_shows_neighbours_levels_and_flags, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_unit_without_a_submission_shows_the_dash, set_up, tear_down),
        cmocka_unit_test_setup_teardown(three_experts_make_one_criterion, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mean_names_those_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_words_follow_from_their_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_kinds_lead_to_their_sources, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_published_cell_has_its_number, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cells_hold_what_was_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(states_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_lowers_a_maximum_is_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_section_given_beside_its_criteria_is_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(units_that_are_gone_stay_in_last_years_figures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_workbook_of_all_states_is_explained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_changed_file_says_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_cause_leads_to_the_cells_of_its_claims, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unknown_names_have_candidates, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cells_of_the_workbook_have_addresses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(json_has_the_whole_tree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_lists_are_cut_in_text, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
