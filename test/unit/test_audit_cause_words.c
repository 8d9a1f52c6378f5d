// Causes of whole columns (exchanged words, another base, another maximum), figures of footers one column off, and their findings;
// claims are made by hand here.
#include "audit_help.h"

#include "audit/check.h"

enum { LEVEL, SHARE, PERCENT, SUM, CHECKS };
static const char *const ids[] = {"level", "share", "percent", "sum"};

static const node_spec specs[] = {{"", 0, 120, 0, 0}, {"8", 1, 120, "8", true}};
static const node_spec old_specs[] = {{"", 0, 100, 0, 0}, {"8", 1, 100, 0, 0}};

typedef struct bench {
    svod_arena *arena;
    svod_audit_input input;
    svod_pub_table table;
    svod_audit audit;
} bench;

static bench start(const col_spec *cols, uint32_t col_count, const row_spec *rows, uint32_t row_count) {
    bench b = {.arena = svod_arena_new()};
    svod_rubric *now = make_rubric(b.arena, specs, 2), *before = make_rubric(b.arena, old_specs, 2);
    now->year = 2023;
    before->year = 2022;
    b.input = (svod_audit_input){.rubric = now, .previous = before};
    b.table = make_pub_table(b.arena, now, NULL, cols, col_count, rows, row_count);
    return b;
}

static void ready(bench *b, svod_lang lang) {
    b->audit = (svod_audit){.tables = &b->table,
                            .table_count = 1,
                            .rubric = b->input.rubric,
                            .check_count = CHECKS,
                            .check_ids = ids,
                            .lang = lang,
                            .arena = b->arena};
    static bool *judged[1];
    judged[0] = SVOD_ARRAY(b->arena, bool, b->table.col_count + 1);
    b->audit.judged = judged;
    b->audit.claims = svod_vec_of(b->arena, sizeof(svod_claim));
    b->audit.causes = svod_vec_of(b->arena, sizeof(svod_cause));
}

static svod_claim *claim(bench *b, uint16_t check, uint32_t row, uint32_t col, const char *expected) {
    svod_claim *made = SVOD_PUSH(&b->audit.claims, svod_claim);
    *made = (svod_claim){.check = check,
                         .verdict = SVOD_CONTRADICTION,
                         .how = SVOD_HOW_NOT,
                         .at = {0, row, col},
                         .found = svod_pub_at(&b->table, row, col)->text,
                         .expected = expected,
                         .why = "",
                         .code = SVOD_F_audit_doubtful,
                         .cause = UINT32_MAX};
    return made;
}

// A claim with the right figure, in thousandths.
static svod_claim *figure(bench *b, uint16_t check, uint32_t row, uint32_t col, int right) {
    svod_claim *made = claim(b, check, row, col, "");
    made->has_value = true;
    made->value = MILLI(right);
    made->gap = svod_pub_at(&b->table, row, col)->value - made->value;
    return made;
}

static const svod_cause *cause(const bench *b, size_t i) {
    assert_true(i < b->audit.causes.count);
    return SVOD_AT(&b->audit.causes, svod_cause, i);
}

static void says(const char *text, const char *part) {
    if (!strstr(text, part)) fail_msg("\"%s\" does not say \"%s\"", text, part);
}

// ---- words -------------------------------------------------------------------------------------------------------------------

static const col_spec word_cols[] = {{"Муниципалитет", .kind = SVOD_PUB_UNITS},
                                     {"География", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "geography"}};
static const row_spec word_rows[] = {{SVOD_PUB_ROW_UNIT, 0, "u0;сельские", 0, 0},
                                     {SVOD_PUB_ROW_UNIT, 0, "u1;удалённые", 0, 0},
                                     {SVOD_PUB_ROW_UNIT, 0, "u2;сельские", 0, 0},
                                     {SVOD_PUB_ROW_UNIT, 0, "u3;городские", 0, 0},
                                     {SVOD_PUB_ROW_UNIT, 0, "u4;Сельские", 0, 0}};

static void exchanged_words(void **state) {
    (void)state;
    bench b = start(word_cols, 2, word_rows, 5);
    ready(&b, SVOD_RU);
    claim(&b, LEVEL, 0, 1, "remote");
    claim(&b, LEVEL, 1, 1, "rural");
    claim(&b, LEVEL, 2, 1, "remote");
    claim(&b, LEVEL, 4, 1, "remote");
    audit_causes(&b.audit, &b.input);
    assert_int_equal(b.audit.causes.count, 1);
    assert_int_equal(cause(&b, 0)->kind, SVOD_CAUSE_LABELS);
    assert_int_equal(cause(&b, 0)->claim_count, 4);
    assert_string_equal(cause(&b, 0)->mends[0].text, "удалённые");
    assert_string_equal(cause(&b, 0)->mends[1].text, "Сельские");
    says(cause(&b, 0)->text, "B2, B3, B4 и B6");
    svod_findings findings = svod_findings_of(b.arena, SVOD_RU);
    svod_audit_report(&b.audit, &findings);
    assert_int_equal(findings.list.count, 1); // one line for all of them
    const svod_finding *finding = SVOD_AT(&findings.list, svod_finding, 0);
    assert_int_equal(finding->more, 3);
    assert_int_equal(findings.per_code[SVOD_F_audit_doubtful], 4);
    says(finding->found, "ячеек: 4");
    says(finding->advice, "поменяйте их местами");
    svod_arena_free(b.arena);
}

// One row has the word rightly: the words are not exchanged all the way down.
static void words_exchanged_here_and_there(void **state) {
    (void)state;
    bench b = start(word_cols, 2, word_rows, 5);
    ready(&b, SVOD_RU);
    claim(&b, LEVEL, 0, 1, "remote");
    claim(&b, LEVEL, 1, 1, "rural");
    claim(&b, LEVEL, 2, 1, "remote");
    audit_causes(&b.audit, &b.input);
    assert_int_equal(b.audit.causes.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(cause(&b, i)->kind, SVOD_CAUSE_FIGURE);
    assert_string_equal(cause(&b, 0)->mends[0].text, "remote");
    svod_arena_free(b.arena);
}

// ---- shares ------------------------------------------------------------------------------------------------------------------

static const col_spec share_cols[] = {{"Муниципалитет", .kind = SVOD_PUB_UNITS},
                                      {"Поддержано", .kind = SVOD_PUB_COUNT},
                                      {"Педагогов 2022", .kind = SVOD_PUB_COUNT},
                                      {"Педагогов 2023", .kind = SVOD_PUB_COUNT},
                                      {"Доля", .kind = SVOD_PUB_SHARE, .part = 1, .base = 3}};
static const row_spec share_rows[] = {{SVOD_PUB_ROW_UNIT, 0, "u0;50;100;80;50", 0, 0},
                                      {SVOD_PUB_ROW_UNIT, 0, "u1;30;90;70;33,3", 0, 0},
                                      {SVOD_PUB_ROW_UNIT, 0, "u2;45;60;61;75", 0, 0},
                                      {SVOD_PUB_ROW_SUM, 0, "Итого;125;250;30,8;59,2", 0, 0}};

static void shares_of_another_base(void **state) {
    (void)state;
    bench b = start(share_cols, 5, share_rows, 4);
    ready(&b, SVOD_EN);
    figure(&b, SHARE, 0, 4, 62500);
    figure(&b, SHARE, 1, 4, 42900);
    figure(&b, SHARE, 2, 4, 73800);
    audit_causes(&b.audit, &b.input);
    assert_int_equal(b.audit.causes.count, 1);
    assert_int_equal(cause(&b, 0)->kind, SVOD_CAUSE_BASE);
    says(cause(&b, 0)->text, "Педагогов 2022");
    says(cause(&b, 0)->text, "E2 = 62.5, E3 = 42.9 and E4 = 73.8");
    svod_arena_free(b.arena);
}

static void a_fraction_among_counts(void **state) {
    (void)state;
    bench b = start(share_cols, 5, share_rows, 4);
    ready(&b, SVOD_RU);
    svod_claim *sum = figure(&b, SUM, 3, 3, 211000);
    static const uint32_t rows[] = {0, 1, 2};
    sum->linear = true;
    sum->factor = 1;
    sum->parts = (svod_parts){.kind = SVOD_PARTS_COLUMN, .fixed = 3, .list = rows, .count = 3};
    audit_causes(&b.audit, &b.input);
    assert_int_equal(cause(&b, 0)->kind, SVOD_CAUSE_SHIFT);
    assert_false(cause(&b, 0)->sure);
    assert_int_equal(cause(&b, 0)->mends[0].value, MILLI(211000));
    says(cause(&b, 0)->text, "дробь 30,8");
    svod_arena_free(b.arena);
}

static void a_footer_one_column_off(void **state) {
    (void)state;
    static const row_spec rows[] = {{SVOD_PUB_ROW_UNIT, 0, "u0;50;100;80;", 0, 0},
                                    {SVOD_PUB_ROW_UNIT, 0, "u1;30;90;70;", 0, 0},
                                    {SVOD_PUB_ROW_SUM, 0, "Итого;;80;190;", 0, 0}};
    bench b = start(share_cols, 5, rows, 3);
    ready(&b, SVOD_RU);
    figure(&b, SUM, 2, 2, 190000);
    figure(&b, SUM, 2, 3, 150000);
    audit_causes(&b.audit, &b.input);
    // 80 belongs one column to the left, where nothing is printed to be judged: one figure alone is no shift.
    assert_int_equal(cause(&b, 0)->kind, SVOD_CAUSE_FIGURE);
    static const row_spec more[] = {{SVOD_PUB_ROW_UNIT, 0, "u0;50;100;80;", 0, 0},
                                    {SVOD_PUB_ROW_UNIT, 0, "u1;30;90;70;", 0, 0},
                                    {SVOD_PUB_ROW_SUM, 0, "Итого;190;150;7;", 0, 0}};
    b.table = make_pub_table(b.arena, b.input.rubric, NULL, share_cols, 5, more, 3);
    ready(&b, SVOD_RU);
    figure(&b, SUM, 2, 1, 80000);
    figure(&b, SUM, 2, 2, 190000);
    figure(&b, SUM, 2, 3, 150000);
    audit_causes(&b.audit, &b.input);
    assert_int_equal(b.audit.causes.count, 1);
    assert_int_equal(cause(&b, 0)->kind, SVOD_CAUSE_SHIFT);
    assert_true(cause(&b, 0)->sure);
    assert_int_equal(cause(&b, 0)->mend_count, 3);
    says(cause(&b, 0)->text, "левее своего места");
    svod_arena_free(b.arena);
}

// ---- maxima --------------------------------------------------------------------------------------------------------------------

static const col_spec max_cols[] = {{"Муниципалитет", .kind = SVOD_PUB_UNITS},
                                    {"8", .kind = SVOD_PUB_POINTS, .node = "8"},
                                    {"8, %", .kind = SVOD_PUB_SHARE, .node = "8", .part = 1}};
static const row_spec max_rows[] = {{SVOD_PUB_ROW_UNIT, 2023, "u0;5;50", 0, 0},
                                    {SVOD_PUB_ROW_UNIT, 2023, "u1;7;70", 0, 0},
                                    {SVOD_PUB_ROW_UNIT, 2023, "u2;9;90", 0, 0},
                                    {SVOD_PUB_ROW_PERCENT, 2023, "Процент;80;", 0, 0}};

static void percents_of_another_maximum(void **state) {
    (void)state;
    bench b = start(max_cols, 3, max_rows, 4);
    ready(&b, SVOD_RU);
    figure(&b, SHARE, 0, 2, 41667);
    figure(&b, SHARE, 1, 2, 58333);
    figure(&b, SHARE, 2, 2, 75000);
    audit_causes(&b.audit, &b.input);
    assert_int_equal(b.audit.causes.count, 1);
    assert_int_equal(cause(&b, 0)->kind, SVOD_CAUSE_MAXIMUM);
    assert_true(cause(&b, 0)->sure);
    says(cause(&b, 0)->text, "от максимума 10, а он 12");
    ready(&b, SVOD_RU); // one percent alone: the year before had that maximum
    figure(&b, PERCENT, 3, 1, 66667);
    audit_causes(&b.audit, &b.input);
    assert_int_equal(cause(&b, 0)->kind, SVOD_CAUSE_MAXIMUM);
    assert_false(cause(&b, 0)->sure);
    ready(&b, SVOD_RU); // no year had a maximum of 13
    figure(&b, PERCENT, 3, 1, 86667);
    audit_causes(&b.audit, &b.input);
    assert_int_equal(cause(&b, 0)->kind, SVOD_CAUSE_FIGURE);
    svod_arena_free(b.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exchanged_words),         cmocka_unit_test(words_exchanged_here_and_there),
        cmocka_unit_test(shares_of_another_base),  cmocka_unit_test(a_fraction_among_counts),
        cmocka_unit_test(a_footer_one_column_off), cmocka_unit_test(percents_of_another_maximum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
