// The Tyumen examinations of 2022 and 2023 at section level: points, totals, ranks, figures, load levels and flags.
// Section points are those of the published table 1.1, teachers, methodists and load levels those of table 1.2. Totals, ranks, means
// and medians beside them were computed independently, in exact fractions: the published ones do not follow from the rows.
#include "scoring.h"

#include "advise/flag.h"
#include "cluster/cluster.h"

#define SECTIONS 8
#define UNITS 26
#define NOTHING SVOD_S_BLANK

typedef struct municipality {
    const char *name;
    int before[SECTIONS], now[SECTIONS]; // tenths
    int total_before, total_now;
    uint32_t rank_before, rank_now;        // 0: none
    int comparable_before, comparable_now; // without section 3, whose maximum grew
    const char *teachers_2022, *methodists;
    int load;
    uint32_t level; // from 1
} municipality;

typedef struct column { // node 0 is the total
    uint32_t n;
    int sum;
    const char *mean, *median;
    int min, max;
    const char *percent;
    const char *mean_of_all; // those without a submission as zero
} column;

static const municipality table[] = {
    {"Абатский", {75, 35, 100, 60, 70, 15, 80, 120}, {80, 50, 240, 120, 120, 20, 60, 120}, 555, 810, 9, 9, 455, 570, "191", "4", 47, 1},
    {"Армизонский", {80, 35, 180, 60, 120, 20, 10, 60}, {75, 55, 230, 120, 120, 20, 60, 60}, 565, 740, 7, 17, 385, 510, "117", "4", 29, 1},
    {"Аромашевский", {60, 35, 190, 55, 100, 20, 80, 15}, {80, 90, 250, 110, 120, 10, 70, 120}, 555, 850, 9, 6, 365, 600, "131", "4", 32, 1},
    {"Бердюжский", {60, 50, 190, 120, 120, 30, 80, 75}, {80, 80, 240, 120, 120, 20, 55, 120}, 725, 835, 1, 7, 535, 595, "138", "2", 69, 2},
    {"Викуловский", {NOTHING}, {10, 0, 0, 0, 0, 0, 0, 0}, 0, 10, 0, 26, 0, 10, "205", "4", 51, 2},
    {"Вагайский", {80, 73, 183, 75, 91, 28, 76, 68}, {75, 90, 250, 115, 110, 30, 65, 60}, 674, 795, 4, 11, 491, 545, "352", "3", 117, 3},
    {"Голышмановский ГО",
     {44, 28, 190, 66, 0, 30, 50, 70},
     {75, 100, 270, 120, 120, 15, 50, 120},
     478,
     870,
     13,
     4,
     288,
     600,
     "288",
     "4",
     72,
     2},
    {"Исетский", {77, 93, 145, 120, 120, 15, 70, 85}, {78, 80, 236, 115, 115, 20, 70, 105}, 725, 819, 1, 8, 580, 583, "276", "5", 55, 2},
    {"Ишимский", {60, 50, 95, 0, 0, 15, 5, 0}, {70, 50, 260, 120, 110, 20, 40, 120}, 225, 790, 20, 12, 130, 530, "370", "8", 46, 1},
    {"Заводоуковский ГО",
     {25, 85, 145, 120, 120, 30, 70, 10},
     {55, 88, 270, 60, 100, 20, 73, 120},
     605,
     786,
     6,
     13,
     460,
     516,
     "441",
     "6",
     73,
     2},
    {"Казанский", {20, 70, 95, 25, 60, 10, 40, 40}, {55, 50, 240, 100, 60, 20, 20, 60}, 360, 605, 17, 20, 265, 365, "255", "1", 255, 3},
    {"Нижне-Тавдинский", {60, 5, 0, 20, 0, 0, 25, 20}, {36, 85, 270, 85, 15, 13, 60, 0}, 130, 564, 23, 21, 130, 294, "236", "5", 47, 1},
    {"Омутинский", {NOTHING}, {37, 45, 203, 23, 10, 0, 41, 16}, 0, 375, 0, 25, 0, 172, "196", "5", 39, 1},
    {"Сладковский", {20, 40, 95, 40, 60, 30, 50, 30}, {80, 100, 260, 120, 120, 20, 20, 60}, 365, 780, 16, 14, 270, 520, "135", "4", 33, 1},
    {"Сорокинский", {70, 40, 130, 0, 40, 0, 40, 15}, {80, 57, 230, 120, 107, 15, 55, 96}, 335, 760, 19, 16, 205, 530, "153", "7", 21, 1},
    {"Тобольский", {80, 100, 190, 110, 70, 30, 30, 55}, {80, 100, 270, 120, 120, 30, 80, 120}, 665, 920, 5, 1, 475, 650, "241", "5", 48, 1},
    {"Тюменский", {40, 25, 140, 120, 40, 20, 80, 20}, {38, 59, 205, 115, 26, 23, 56, 20}, 485, 542, 12, 22, 345, 337, "1019", "5", 203, 3},
    {"Уватский", {33, 18, 10, 0, 13, 0, 13, 0}, {70, 100, 260, 120, 120, 40, 30, 120}, 87, 860, 24, 5, 77, 600, "278", "4", 69, 2},
    {"Упоровский", {10, 45, 121, 50, 96, 30, 50, 0}, {60, 70, 219, 10, 87, 10, 75, 0}, 402, 531, 15, 23, 281, 312, "194", "7", 27, 1},
    {"Юргинский", {55, 83, 180, 120, 70, 30, 20, 0}, {74, 48, 260, 104, 102, 20, 68, 120}, 558, 796, 8, 10, 378, 536, "162", "5", 32, 1},
    {"Ялуторовский", {25, 0, 180, 0, 10, 0, 10, 0}, {60, 80, 240, 110, 0, 0, 25, 0}, 225, 515, 20, 24, 45, 275, "215", "6", 35, 1},
    {"Ярковский", {45, 8, 90, 0, 0, 0, 0, 0}, {53, 63, 250, 63, 90, 0, 50, 120}, 143, 689, 22, 18, 53, 439, "221", "8", 27, 1},
    {"г.Ишим", {75, 100, 135, 35, 0, 5, 10, 0}, {80, 100, 230, 30, 60, 10, 80, 60}, 360, 650, 17, 19, 225, 420, "479", "5", 95, 3},
    {"г.Тобольск", {74, 50, 190, 65, 120, 30, 80, 80}, {76, 91, 280, 111, 120, 28, 75, 106}, 689, 887, 3, 3, 499, 607, "908", "11", 82, 2},
    {"г.Тюмень", {43, 68, 150, 10, 0, 25, 50, 75}, {80, 100, 290, 120, 120, 30, 45, 110}, 421, 895, 14, 2, 271, 605, "5043", "19", 265, 3},
    {"г.Ялуторовск", {70, 84, 141, 40, 120, 13, 30, 20}, {75, 85, 274, 118, 65, 25, 53, 85}, 518, 780, 11, 14, 377, 506, "219", "5", 43, 1},
};
static const column columns_2022[] = {
    {24, 10850, "45.2083", "48.15", 87, 725, "53.82", "41.7308"}, {24, 1281, "5.3375", "6.00", 10, 80, "66.72", "4.9269"},
    {24, 1220, "5.0833", "4.75", 0, 100, "50.83", "4.6923"},      {24, 3265, "13.6042", "14.30", 0, 190, "71.60", "12.5577"},
    {24, 1311, "5.4625", "5.25", 0, 120, "45.52", "5.0423"},      {24, 1440, "6.0000", "6.50", 0, 120, "50.00", "5.5385"},
    {24, 426, "1.7750", "2.00", 0, 30, "59.17", "1.6385"},        {24, 1049, "4.3708", "4.50", 0, 80, "54.64", "4.0346"},
    {24, 858, "3.5750", "2.00", 0, 120, "29.79", "3.3000"},
};
static const column columns_2023[] = {
    {26, 18454, "70.9769", "78.30", 10, 920, "75.51", "70.9769"}, {26, 1712, "6.5846", "7.50", 10, 80, "82.31", "6.5846"},
    {26, 1916, "7.3692", "8.00", 0, 100, "73.69", "7.3692"},      {26, 6227, "23.9500", "25.00", 0, 290, "82.59", "23.9500"},
    {26, 2469, "9.4962", "11.50", 0, 120, "79.13", "9.4962"},     {26, 2257, "8.6808", "10.85", 0, 120, "72.34", "8.6808"},
    {26, 459, "1.7654", "2.00", 0, 40, "58.85", "1.7654"},        {26, 1376, "5.2923", "5.55", 0, 80, "66.15", "5.2923"},
    {26, 2038, "7.8385", "10.05", 0, 120, "65.32", "7.8385"},
};

static const node_spec specs_2022[] = {{"", 0, 840, 0, 0},  {"1", 1, 80, 0, 0},  {"2", 1, 100, 0, 0},
                                       {"3", 1, 190, 0, 0}, {"4", 1, 120, 0, 0}, {"5", 1, 120, 0, 0},
                                       {"6", 1, 30, 0, 0},  {"7", 1, 80, 0, 0},  {"8", 1, 120, 0, 0}};
static const node_spec specs_2023[] = {{"", 0, 940, 0, 0},       {"1", 1, 80, "1", true},  {"2", 1, 100, "2", true},
                                       {"3", 1, 290, "3", true}, {"4", 1, 120, "4", true}, {"5", 1, 120, "5", true},
                                       {"6", 1, 30, "6", true},  {"7", 1, 80, "7", true},  {"8", 1, 120, "8", true}};

static svod_arena *arena;
static campaign *now, *before;
static svod_compare compare;

static void fill(campaign *c, bool this_year) {
    for (size_t unit = 0; unit < UNITS; unit++) {
        const int *row = this_year ? table[unit].now : table[unit].before;
        for (int s = 0; s < SECTIONS; s++) {
            int score = row[0] == NOTHING ? NOTHING : row[s];
            put(c, "", unit, c->rubric->nodes[s + 1].id, score);
        }
    }
}

static int set_up(void **state) {
    (void)state;
    static const char *attrs[] = {"teachers_2022", "methodists"};
    arena = svod_arena_new();
    svod_roster *roster = make_roster(arena, UNITS, attrs, 2);
    for (size_t unit = 0; unit < UNITS; unit++) {
        roster->units[unit].name = table[unit].name;
        roster->units[unit].attrs[0] = table[unit].teachers_2022;
        roster->units[unit].attrs[1] = table[unit].methodists;
    }
    before = make_campaign(arena, make_rubric(arena, specs_2022, SECTIONS + 1), roster, 2022);
    now = make_campaign(arena, make_rubric(arena, specs_2023, SECTIONS + 1), roster, 2023);
    now->rubric->policy.above_max = SVOD_BAD_KEEP;
    fill(before, false);
    fill(now, true);
    compute(before);
    compute(now);
    svod_compare_years(&compare, &now->year, &before->year, arena);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static void totals_and_ranks(void **state) {
    (void)state;
    assert_int_equal(before->year.ranked, 24);
    assert_int_equal(now->year.ranked, 26);
    for (size_t unit = 0; unit < UNITS; unit++) {
        bool had = table[unit].before[0] != NOTHING;
        assert_int_equal(before->year.unit_state[unit], had ? SVOD_STATE_POINTS : SVOD_STATE_NO_SUBMISSION);
        assert_points(point_at(before, unit, "")->value, table[unit].total_before);
        assert_points(point_at(before, unit, "")->max, had ? 840 : 0);
        assert_point(point_at(now, unit, ""), table[unit].total_now, 940, SVOD_STATE_POINTS, table[unit].now[5] > 30 ? SVOD_P_OVER_MAX : 0);
        assert_int_equal(before->year.rank[unit], table[unit].rank_before);
        assert_int_equal(now->year.rank[unit], table[unit].rank_now);
    }
    assert_int_equal(before->findings.list.count + now->findings.list.count, 0);
}

static void check_column(const campaign *c, uint32_t node, const column *expected) {
    const svod_figure *figure = &c->year.submitted[node];
    char buf[40];
    assert_int_equal(figure->n, expected->n);
    assert_points(figure->sum, expected->sum);
    assert_true(figure->max_sum == c->rubric->nodes[node].max * expected->n);
    assert_string_equal(svod_ratio_text(buf, figure->mean, 4, '.'), expected->mean);
    assert_string_equal(svod_ratio_text(buf, figure->median, 2, '.'), expected->median);
    assert_points(figure->min, expected->min);
    assert_points(figure->max, expected->max);
    assert_string_equal(svod_ratio_text(buf, figure->percent, 2, '.'), expected->percent);
    assert_int_equal(c->year.all[node].n, UNITS);
    assert_string_equal(svod_ratio_text(buf, c->year.all[node].mean, 4, '.'), expected->mean_of_all);
}

static void figures_of_both_years(void **state) {
    (void)state;
    for (uint32_t node = 0; node <= SECTIONS; node++) {
        check_column(before, node, &columns_2022[node]);
        check_column(now, node, &columns_2023[node]);
    }
}

static void seven_sections_of_eight_can_be_compared(void **state) {
    (void)state;
    for (uint32_t node = 0; node <= SECTIONS; node++)
        assert_int_equal(compare.comparable[node], node != 0 && node != 3);
    assert_points(compare.comparable_max, 650);
    int sum_now = 0, sum_before = 0;
    for (size_t unit = 0; unit < UNITS; unit++) {
        bool had = table[unit].before[0] != NOTHING;
        assert_int_equal(compare.has[unit], had);
        if (!had) continue;
        assert_points(compare.now[unit], table[unit].comparable_now);
        assert_points(compare.before[unit], table[unit].comparable_before);
        assert_int_equal(compare.rank_change[unit], (int)table[unit].rank_before - (int)table[unit].rank_now);
        sum_now += table[unit].comparable_now;
        sum_before += table[unit].comparable_before;
    }
    assert_int_equal(compare.now_figure.n, 24);
    assert_points(compare.now_figure.sum, sum_now);
    assert_points(compare.before_figure.sum, sum_before);
    assert_points(compare.before_figure.max_sum, 24 * 650);
}

static void load_levels_as_published(void **state) {
    (void)state;
    svod_level levels[] = {{.id = "1", .title = "1", .from = 21, .to = 50},
                           {.id = "2", .title = "2", .from = 51, .to = 90},
                           {.id = "3", .title = "3", .from = 91, .to = INT64_MAX}};
    svod_cluster cluster = {.id = "load",
                            .title = "Нагрузка",
                            .note = "",
                            .kind = SVOD_CLUSTER_RATIO,
                            .numerator = "teachers_2022",
                            .denominator = "methodists",
                            .gap = "20 и меньше",
                            .gap_below = 21,
                            .gap_above = INT64_MAX,
                            .levels = levels,
                            .count = 3};
    svod_cluster_result result;
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_cluster_compute(&result, &cluster, now->roster, &now->year, &before->year, arena, &findings);
    assert_int_equal(findings.list.count, 0);
    svod_points sum = 0;
    uint32_t n = 0;
    for (size_t unit = 0; unit < UNITS; unit++) {
        assert_int_equal(result.level[unit] + 1, table[unit].level);
        assert_int_equal(result.value[unit].mantissa, table[unit].load);
    }
    for (size_t i = 0; i < 3; i++) {
        n += result.levels[i].n;
        sum += result.levels[i].now[SVOD_ROOT].sum;
    }
    assert_int_equal(n, UNITS);
    assert_true(sum == now->year.submitted[SVOD_ROOT].sum);
}

static void check_raised(uint32_t node, const char *const *names, size_t count) {
    svod_flag flag = {.id = "f", .title = "f", .reason = "", .kind = SVOD_FLAG_POINTS, .node = node};
    svod_flag_result result;
    svod_result both = bare_result(now->roster, &now->year, &before->year, &compare, NULL, SVOD_RU, arena);
    svod_flag_compute(&result, &flag, &both, arena);
    assert_int_equal(result.raised, count);
    size_t seen = 0;
    for (size_t unit = 0; unit < UNITS; unit++)
        if (result.units[unit].raised) assert_string_equal(table[unit].name, names[seen++]);
}

static void nothing_in_sections_8_and_6(void **state) {
    (void)state;
    static const char *const section_8[] = {"Викуловский", "Нижне-Тавдинский", "Упоровский", "Ялуторовский"};
    static const char *const section_6[] = {"Викуловский", "Омутинский", "Ялуторовский", "Ярковский"};
    check_raised(8, section_8, 4);
    check_raised(6, section_6, 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_and_ranks),
        cmocka_unit_test(figures_of_both_years),
        cmocka_unit_test(seven_sections_of_eight_can_be_compared),
        cmocka_unit_test(load_levels_as_published),
        cmocka_unit_test(nothing_in_sections_8_and_6),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
