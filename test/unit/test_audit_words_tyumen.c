// Tyumen's table 1.2 and its lists as published, against table 1.1, the roster and the flags of 2023: every contradiction by hand.
#include "audit_help.h"

#include <stdio.h>

#include "host/host.h"
#include "run/run.h"

#define MOST_ROWS 64

static svod_arena *arena;
static svod_findings findings;
static const svod_result *result;
static svod_audit_input input;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    setenv("SVOD_SHARE", SVOD_SOURCE_DIR, 1); // where the rubrics are
    svod_run_options options = {.campaign = SVOD_SOURCE_DIR "/fixtures/tyumen-2023"};
    result = svod_run_compute(&options, arena, &findings);
    if (!result) return -1;
    input = (svod_audit_input){result->now.rubric, result->before->rubric, result->roster, result};
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

// Lines of a typed table without its header; the count.
static uint32_t lines_of(const char *name, const char **lines) {
    svod_bytes bytes;
    const char *path = svod_printf(arena, SVOD_SOURCE_DIR "/fixtures/source/%s", name);
    assert_true(svod_host_read(arena, path, name, &bytes, &findings));
    uint32_t count = 0;
    const char *text = svod_strndup(arena, (const char *)bytes.data, bytes.len);
    for (const char *at = strchr(text, '\n'); at && at[1]; at = strchr(at + 1, '\n')) {
        size_t len = strcspn(at + 1, "\r\n");
        assert_true(count < MOST_ROWS);
        lines[count++] = svod_strndup(arena, at + 1, len);
    }
    return count;
}

static uint32_t cluster(const char *id) {
    for (uint32_t i = 0; i < input.rubric->cluster_count; i++)
        if (strcmp(input.rubric->clusters[i].id, id) == 0) return i;
    fail_msg("no cluster %s", id);
    return 0;
}

enum {
    NAME,
    SUPPORTED_2022,
    SHARE_2022,
    SUPPORTED_2023,
    SHARE_2023,
    GEOGRAPHY,
    DISTRICT,
    METHODISTS,
    TEACHERS_2022,
    TEACHERS_2023,
    LOAD,
    LEVEL,
    COLS
};
enum {
    ABATSKY,
    ARMIZONSKY,
    AROMASHEVSKY,
    BERDYUZHSKY,
    VAGAYSKY,
    VIKULOVSKY,
    ISHIM,
    TOBOLSK,
    TYUMEN,
    YALUTOROVSK,
    GOLYSHMANOVSKY,
    ZAVODOUKOVSKY,
    ISETSKY,
    ISHIMSKY,
    KAZANSKY,
    NIZHNETAVDINSKY,
    OMUTINSKY,
    SLADKOVSKY,
    SOROKINSKY,
    TOBOLSKY,
    TYUMENSKY,
    UVATSKY,
    UPOROVSKY,
    YURGINSKY,
    YALUTOROVSKY,
    YARKOVSKY,
    TOTAL
};

static svod_pub_table table_1_2(const char *const *lines, uint32_t count) {
    col_spec cols[COLS] = {
        [NAME] = {.header = "ММС", .kind = SVOD_PUB_UNITS},
        [SUPPORTED_2022] = {.header = "Количество получивших, 2021-2022", .kind = SVOD_PUB_COUNT, .within = TEACHERS_2022},
        [SHARE_2022] = {.header = "% 2021-2022", .kind = SVOD_PUB_SHARE, .part = SUPPORTED_2022, .base = TEACHERS_2022},
        [SUPPORTED_2023] = {.header = "Количество получивших, 2022-2023", .kind = SVOD_PUB_COUNT, .within = TEACHERS_2023},
        [SHARE_2023] = {.header = "% 2022-2023", .kind = SVOD_PUB_SHARE, .part = SUPPORTED_2023, .base = TEACHERS_2023},
        [GEOGRAPHY] = {.header = "Кластер 1", .kind = SVOD_PUB_LEVEL, .cluster = cluster("geography")},
        [DISTRICT] = {.header = "Кластер 2", .kind = SVOD_PUB_LEVEL, .cluster = cluster("district")},
        [METHODISTS] = {.header = "Методистов", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "methodists"},
        [TEACHERS_2022] = {.header = "Педагогов 2022", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "teachers_2022"},
        [TEACHERS_2023] = {.header = "Педагогов 2023", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "teachers_2023"},
        [LOAD] = {.header = "На одного методиста", .kind = SVOD_PUB_RATIO, .cluster = cluster("load")},
        [LEVEL] = {.header = "Кластер 3", .kind = SVOD_PUB_LEVEL, .cluster = cluster("load")},
    };
    row_spec rows[MOST_ROWS];
    assert_int_equal(count, TOTAL + 1);
    for (uint32_t i = 0; i < count; i++)
        rows[i] = (row_spec){.kind = i == TOTAL ? SVOD_PUB_ROW_SUM : SVOD_PUB_ROW_UNIT, .cells = lines[i]};
    return make_pub_table(arena, input.rubric, input.roster, cols, COLS, rows, count);
}

// Municipality and district of table 1.1; its points are other checks' matter.
static svod_pub_table table_1_1(void) {
    const char *lines[MOST_ROWS];
    uint32_t count = lines_of("table-1-1.csv", lines);
    static const col_spec cols[] = {{.header = "ММС", .kind = SVOD_PUB_UNITS},
                                    {.header = "Округ", .kind = SVOD_PUB_ATTRIBUTE, .attribute = "district"}};
    row_spec rows[MOST_ROWS];
    for (uint32_t i = 0; i < count; i++)
        rows[i] = (row_spec){.kind = SVOD_PUB_ROW_UNIT, .year = i % 2 ? 2023 : 2022, .cells = lines[i]};
    return make_pub_table(arena, input.rubric, input.roster, cols, 2, rows, count);
}

static const svod_claim *at(const svod_audit *audit, const char *check, uint32_t table, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < audit->claims.count; i++) {
        const svod_claim *claim = SVOD_AT(&audit->claims, svod_claim, i);
        if (claim->at.table == table && claim->at.row == row && claim->at.col == col && claim_is(audit, claim, check)) return claim;
    }
    return NULL;
}

static void print_claims(const svod_audit *audit) {
    for (size_t i = 0; i < audit->claims.count; i++) {
        const svod_claim *c = SVOD_AT(&audit->claims, svod_claim, i);
        print_message("%s t%u r%d c%u %s %s | %s | %s | %s\n", audit->check_ids[c->check], c->at.table, (int)c->at.row, c->at.col,
                      svod_verdict_id(c->verdict), svod_how_id(c->how), c->found, c->expected, c->why);
    }
}

// ---- table 1.2 -------------------------------------------------------------------------------------------------------------------

static const svod_audit *audit_1_2(void) {
    const char *lines[MOST_ROWS];
    uint32_t count = lines_of("table-1-2.csv", lines);
    svod_pub_table *tables = SVOD_ARRAY(arena, svod_pub_table, 2);
    tables[0] = table_1_1();
    tables[1] = table_1_2(lines, count);
    return svod_audit_run(tables, 2, &input, SVOD_RU, arena);
}

typedef struct wrong_share {
    uint32_t row;
    int part, base;
    int64_t percent; // part / base, rounded to what the cell shows, in thousandths
    const char *words;
} wrong_share;

static void shares_are(const svod_audit *audit, uint32_t col, const wrong_share *wrong, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const svod_claim *claim = at(audit, "share", 1, wrong[i].row, col);
        assert_non_null(claim);
        assert_int_equal(claim->verdict, SVOD_CONTRADICTION);
        assert_int_equal(claim->code, SVOD_F_audit_share);
        // Of a part above its base nobody can tell the share.
        assert_int_equal(claim->has_value, wrong[i].part <= wrong[i].base);
        assert_int_equal(claim->value, MILLI(wrong[i].percent));
        assert_string_equal(claim->expected, wrong[i].words);
    }
}

static void shares_of_2022(void **state) {
    (void)state;
    const svod_audit *audit = audit_1_2();
    static const wrong_share wrong[] = {
        {AROMASHEVSKY, 122, 131, 93000, "93,1 %: 122 из 131"}, // 12200 / 131 = 93,13, printed 100
        {BERDYUZHSKY, 116, 138, 84000, "84,1 %: 116 из 138"},  // 11600 / 138 = 84,06, printed 56
        {VAGAYSKY, 233, 352, 66000, "66,2 %: 233 из 352"},     // 23300 / 352 = 66,19, printed 67
        {TYUMEN, 789, 5043, 16000, "15,6 %: 789 из 5043"},     // 78900 / 5043 = 15,645, printed 61
        {GOLYSHMANOVSKY, 81, 288, 28000, "28,1 %: 81 из 288"}, // 8100 / 288 = 28,125, printed 100
        {SLADKOVSKY, 57, 135, 42000, "42,2 %: 57 из 135"},     // 5700 / 135 = 42,22, printed 54
    };
    shares_are(audit, SHARE_2022, wrong, 6);
    const svod_claim *cut = at(audit, "share", 1, YALUTOROVSKY, SHARE_2022); // 2700 / 215 = 12,56, printed 12
    assert_non_null(cut);
    assert_int_equal(cut->verdict, SVOD_ROUNDED);
    assert_int_equal(cut->how, SVOD_HOW_CUT);
    assert_int_equal(cut->code, SVOD_F_audit_rounded);
}

static void shares_of_2023(void **state) {
    (void)state;
    const svod_audit *audit = audit_1_2();
    static const wrong_share wrong[] = {
        {ARMIZONSKY, 88, 115, 76500, "76,5 %: 88 из 115"},                // 76,52, printed 87
        {AROMASHEVSKY, 122, 124, 98400, "98,4 %: 122 из 124"},            // 98,39, printed 100
        {BERDYUZHSKY, 166, 132, 125800, "не больше 100 %: 166 из 132"},   // 125,76, printed 93
        {ISHIM, 239, 489, 48900, "48,9 %: 239 из 489"},                   // 48,88, printed 81
        {TOBOLSK, 804, 976, 82400, "82,4 %: 804 из 976"},                 // 82,38, printed 94
        {TYUMEN, 389, 5252, 7400, "7,4 %: 389 из 5252"},                  // 7,407, printed 34,1
        {YALUTOROVSK, 242, 206, 117500, "не больше 100 %: 242 из 206"},   // 117,48, printed 100
        {GOLYSHMANOVSKY, 81, 290, 27900, "27,9 %: 81 из 290"},            // 27,93, printed 100
        {ZAVODOUKOVSKY, 441, 429, 102800, "не больше 100 %: 441 из 429"}, // 102,80, printed 100
        {ISETSKY, 178, 265, 67200, "67,2 %: 178 из 265"},                 // 67,17, printed 76
        {ISHIMSKY, 65, 354, 18400, "18,4 %: 65 из 354"},                  // 18,36, printed 11,3
        {KAZANSKY, 135, 244, 55300, "55,3 %: 135 из 244"},                // 55,33, printed 93
        {NIZHNETAVDINSKY, 0, 236, 0, "0 %: 0 из 236"},                    // nobody, printed 19
        {OMUTINSKY, 65, 193, 33700, "33,7 %: 65 из 193"},                 // 33,68, printed 84
        {SLADKOVSKY, 74, 150, 49300, "49,3 %: 74 из 150"},                // 49,33, printed 74,6
        {TOBOLSKY, 107, 242, 44200, "44,2 %: 107 из 242"},                // 44,21, printed 57
        {TYUMENSKY, 29, 1009, 2900, "2,9 %: 29 из 1009"},                 // 2,87, printed 14
        {UVATSKY, 67, 263, 25500, "25,5 %: 67 из 263"},                   // 25,48, printed 75,6
        {YALUTOROVSKY, 7, 221, 3200, "3,2 %: 7 из 221"},                  // 3,17, printed 5
        {YARKOVSKY, 0, 205, 0, "0 %: 0 из 205"},                          // nobody, printed 24
    };
    shares_are(audit, SHARE_2023, wrong, 20);
    const svod_claim *cut = at(audit, "share", 1, UPOROVSKY, SHARE_2023); // 8900 / 195 = 45,64, printed 45
    assert_non_null(cut);
    assert_int_equal(cut->how, SVOD_HOW_CUT);
    assert_int_equal(verdicts(audit, "share", SVOD_ROUNDED), 2);
    assert_int_equal(verdicts(audit, "share", SVOD_CONTRADICTION), 6 + 20 + 1); // and the footer of 2022
    assert_int_equal(verdicts(audit, "share", SVOD_CONSISTENT), 26 - 6 - 1 + 26 - 20 - 1);
    // 441 of 441, the teachers of the other year, are the 100 % that is printed; 122 of 131 are not.
    assert_non_null(strstr(at(audit, "share", 1, ZAVODOUKOVSKY, SHARE_2023)->why, "Педагогов, 2022"));
    assert_string_equal(at(audit, "share", 1, AROMASHEVSKY, SHARE_2023)->why, "");
}

static void footers_of_shares_and_loads(void **state) {
    (void)state;
    const svod_audit *audit = audit_1_2();
    // 352600 / 12463 = 28,29; the mean of the shares is 1124 / 26 = 43,2. Printed 28,4.
    const svod_claim *claim = at(audit, "share", 1, TOTAL, SHARE_2022);
    assert_non_null(claim);
    assert_int_equal(claim->verdict, SVOD_CONTRADICTION);
    assert_int_equal(claim->value, MILLI(28300));
    assert_string_equal(claim->expected, "28,3 %: 3526 из 12463");
    // 385900 / 12627 = 30,56; the mean of the shares is 1581,6 / 26 = 60,83. Printed 61.
    claim = at(audit, "share", 1, TOTAL, SHARE_2023);
    assert_non_null(claim);
    assert_int_equal(claim->verdict, SVOD_DOUBTFUL);
    assert_int_equal(claim->how, SVOD_HOW_METHOD);
    assert_int_equal(claim->value, MILLI(30600));
    assert_non_null(strstr(claim->why, "60,8"));
    // 12463 / 146 = 85,36; the mean of the 26 loads is 1912 / 26 = 73,54. Printed 73,5.
    claim = at(audit, "ratio", 1, TOTAL, LOAD);
    assert_non_null(claim);
    assert_int_equal(claim->verdict, SVOD_DOUBTFUL);
    assert_int_equal(claim->how, SVOD_HOW_METHOD);
    assert_int_equal(claim->value, MILLI(85400));
    assert_string_equal(claim->expected, "85,4 = 12463 : 146");
}

static void more_supported_than_there_are(void **state) {
    (void)state;
    const svod_audit *audit = audit_1_2();
    assert_int_equal(claim_count(audit, "within"), 3); // 166 of 132, 242 of 206, 441 of 429
    assert_non_null(at(audit, "within", 1, BERDYUZHSKY, SUPPORTED_2023));
    assert_non_null(at(audit, "within", 1, YALUTOROVSK, SUPPORTED_2023));
    const svod_claim *claim = at(audit, "within", 1, ZAVODOUKOVSKY, SUPPORTED_2023);
    assert_non_null(claim);
    assert_int_equal(claim->code, SVOD_F_audit_within);
    assert_string_equal(claim->expected, "не больше 429 («Педагогов, 2023»)");
    assert_int_equal(verdicts(audit, "within", SVOD_CONSISTENT), 2 * 26 - 3);
}

static void districts_and_geography(void **state) {
    (void)state;
    const svod_audit *audit = audit_1_2();
    static const uint32_t districts[] = {VAGAYSKY, VIKULOVSKY, ISETSKY, ISHIMSKY};
    for (size_t i = 0; i < 4; i++) {
        const svod_claim *claim = at(audit, "level", 1, districts[i], DISTRICT);
        assert_non_null(claim);
        assert_int_equal(claim->verdict, SVOD_CONTRADICTION);
        assert_int_equal(claim->code, SVOD_F_audit_level);
        assert_non_null(strstr(claim->expected, "реестр"));
        assert_non_null(strstr(claim->why, "table.csv!лист!B")); // table 1.1 says otherwise, too
    }
    assert_non_null(strstr(at(audit, "level", 1, VAGAYSKY, DISTRICT)->expected, "Тобольский округ"));
    for (uint32_t row = ABATSKY; row < TOTAL; row++) { // rural and remote in each other's place in all 22 rows
        bool city = row == ISHIM || row == TOBOLSK || row == TYUMEN || row == YALUTOROVSK;
        assert_int_equal(at(audit, "level", 1, row, GEOGRAPHY) == NULL, city);
    }
    assert_int_equal(claim_count(audit, "level"), 22 + 4);
    assert_int_equal(verdicts(audit, "level", SVOD_CONSISTENT), 4 + 22 + 26); // and every level of the load
    assert_int_equal(verdicts(audit, "ratio", SVOD_CONSISTENT), 26);
    assert_int_equal(claim_count(audit, "attribute"), 0);
    assert_int_equal(verdicts(audit, "attribute", SVOD_CONSISTENT), 2 * 26 + 3 * 26);
    assert_int_equal(claim_count(audit, "units"), 0);
}

// Table 1.2 typed correctly: counts within the teachers, shares half up, labels and districts of the roster.
static const char *const right[] = {
    "Абатский;113;59;0;0;сельские ОО;Ишимская;4;191;188;47;1",
    "Армизонский;58;50;88;77;сельские удалённые ОО;Ишимская;4;117;115;29;1",
    "Аромашевский;122;93;122;98;сельские удалённые ОО;Ишимская;4;131;124;32;1",
    "Бердюжский;116;84;132;100;сельские ОО;Ишимская;2;138;132;69;2",
    "Вагайский;233;66;256;75;сельские удалённые ОО;Тобольская;3;352;340;117;3",
    "Викуловский;0;0;0;0;сельские удалённые ОО;Ишимская;4;205;199;51;2",
    "г.Ишим;239;50;239;49;Городские ОО;Ишимская;5;479;489;95;3",
    "г.Тобольск;504;56;804;82;Городские ОО;Тобольская;11;908;976;82;2",
    "г.Тюмень;789;16;389;7;Городские ОО;Тюменская;19;5043;5252;265;3",
    "г.Ялуторовск;182;83;206;100;Городские ОО;Тюменская;5;219;206;43;1",
    "Голышмановский;81;28;81;28;сельские ОО;Ишимская;4;288;290;72;2",
    "Заводоуковский;441;100;429;100;сельские удалённые ОО;Тюменская;6;441;429;73;2",
    "Исетский;128;46;178;67;сельские ОО;Тюменская;5;276;265;55;2",
    "Ишимский;15;4;65;18;сельские ОО;Ишимская;8;370;354;46;1",
    "Казанский;35;14;135;55;сельские ОО;Ишимская;1;255;244;255;3",
    "Нижнетавдинский;0;0;0;0;сельские ОО;Тюменская;5;236;236;47;1",
    "Омутинский;0;0;65;34;сельские удалённые ОО;Тюменская;5;196;193;39;1",
    "Сладковский;57;42;74;49;сельские удалённые ОО;Ишимская;4;135;150;33;1",
    "Сорокинский;77;50;79;52;сельские ОО;Ишимская;7;153;153;21;1",
    "Тобольский;97;40;107;44;сельские ОО;Тобольская;5;241;242;48;1",
    "Тюменский;0;0;29;3;сельские ОО;Тюменская;5;1019;1009;203;3",
    "Уватский;0;0;67;25;сельские удалённые ОО;Тобольская;4;278;263;69;2",
    "Упоровский;86;44;89;46;сельские удалённые ОО;Тюменская;7;194;195;27;1",
    "Юргинский;126;78;136;87;сельские удалённые ОО;Тюменская;5;162;157;32;1",
    "Ялуторовский;27;13;7;3;сельские ОО;Тюменская;6;215;221;35;1",
    "Ярковский;0;0;0;0;сельские удалённые ОО;Тюменская;8;221;205;27;1",
    "Итого;3526;28,3;3777;29,9;-;-;146;12463;12627;85,4;-",
};

static void a_right_table_yields_nothing(void **state) {
    (void)state;
    svod_pub_table table = table_1_2(right, TOTAL + 1);
    const svod_audit *audit = svod_audit_run(&table, 1, &input, SVOD_RU, arena);
    print_claims(audit);
    assert_int_equal(audit->claims.count, 0);
    assert_int_equal(verdicts(audit, "share", SVOD_CONSISTENT), 2 * 27);
    assert_int_equal(verdicts(audit, "ratio", SVOD_CONSISTENT), 27);
}

// ---- lists -----------------------------------------------------------------------------------------------------------------------

static svod_pub_table list_table(const char *const *lines, uint32_t count) {
    col_spec cols[] = {{.header = "Муниципалитет", .kind = SVOD_PUB_UNITS},
                       {.header = "Список", .kind = SVOD_PUB_FLAG},
                       {.header = "Уровень", .kind = SVOD_PUB_LEVEL, .cluster = cluster("load")}};
    row_spec rows[MOST_ROWS];
    for (uint32_t i = 0; i < count; i++) { // list;meaning;level;municipality
        char list[64], meaning[160], level[16], unit[64];
        assert_int_equal(sscanf(lines[i], "%63[^;];%159[^;];%15[^;];%63[^;]", list, meaning, level, unit), 4);
        rows[i] = (row_spec){.kind = SVOD_PUB_ROW_UNIT, .cells = svod_printf(arena, "%s;%s;%s", unit, list, level)};
    }
    return make_pub_table(arena, input.rubric, input.roster, cols, 3, rows, count);
}

static const svod_audit *audit_list(const char *const *lines, uint32_t count) {
    svod_pub_table *table = SVOD_NEW(arena, svod_pub_table);
    *table = list_table(lines, count);
    return svod_audit_run(table, 1, &input, SVOD_RU, arena);
}

static void published_lists(void **state) {
    (void)state;
    const char *lines[MOST_ROWS];
    uint32_t count = lines_of("published-lists.csv", lines);
    const svod_audit *audit = audit_list(lines, count);
    assert_int_equal(audit->claims.count, 2);
    // Section 8 of Нижнетавдинский is 0 of 12; the list of three ends in its row 2.
    const svod_claim *claim = at(audit, "list", 0, 2, 0);
    assert_non_null(claim);
    assert_int_equal(claim->verdict, SVOD_CONTRADICTION);
    assert_int_equal(claim->code, SVOD_F_audit_list_lacks);
    assert_non_null(strstr(claim->found, "Нижнетавдинский"));
    assert_non_null(strstr(claim->expected, "балл 0 из 12"));
    claim = at(audit, "list", 0, 7, 1); // "section-6-activate" begins
    assert_non_null(claim);
    assert_int_equal(claim->code, SVOD_F_audit_list_no_rule);
    assert_int_equal(verdicts(audit, "list", SVOD_CONSISTENT), 3 + 4);
    assert_int_equal(verdicts(audit, "level", SVOD_CONSISTENT), count); // levels beside the names
}

static void faulty_lists(void **state) {
    (void)state;
    static const char *const lines[] = {
        "section-8-urgent;;1;Упоровский",  "section-8-urgent;;2;Ялуторовский",                                    // 215 / 6 = 35: level 1
        "section-8-urgent;;2;Викуловский", "section-8-urgent;;1;Нижнетавдинский", "section-8-urgent;;1;Абатский", // 12 of 12
        "section-8-urgent;;1;Упоровский",  "section-8-urgent;;1;Упоровская",
    };
    const char *texts[7];
    for (size_t i = 0; i < 7; i++) {
        const char *rest = strstr(lines[i], ";;");
        texts[i] = svod_printf(arena, "%.*s;-%s", (int)(rest - lines[i]), lines[i], rest + 1);
    }
    const svod_audit *audit = audit_list(texts, 7);
    const svod_claim *claim = at(audit, "level", 0, 1, 2);
    assert_non_null(claim);
    assert_string_equal(claim->expected, "1 уровень (21–50): 35 = 215 : 6");
    claim = at(audit, "list", 0, 4, 0);
    assert_non_null(claim);
    assert_int_equal(claim->verdict, SVOD_CONTRADICTION);
    assert_int_equal(claim->code, SVOD_F_audit_list);
    assert_non_null(strstr(claim->expected, "балл 12 из 12"));
    claim = at(audit, "list", 0, 5, 0);
    assert_non_null(claim);
    assert_int_equal(claim->verdict, SVOD_DOUBTFUL);
    claim = at(audit, "list", 0, 6, 0);
    assert_non_null(claim);
    assert_int_equal(claim->code, SVOD_F_audit_unit_unknown);
    assert_int_equal(claim_count(audit, "list"), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_of_2022),
        cmocka_unit_test(shares_of_2023),
        cmocka_unit_test(footers_of_shares_and_loads),
        cmocka_unit_test(more_supported_than_there_are),
        cmocka_unit_test(districts_and_geography),
        cmocka_unit_test(a_right_table_yields_nothing),
        cmocka_unit_test(published_lists),
        cmocka_unit_test(faulty_lists),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
