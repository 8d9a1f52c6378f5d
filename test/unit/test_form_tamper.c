// What people do to forms: each case says what is told, at which cell, and which scores are lost by it; all others must be read.
#include "form_help.h"

typedef struct given {
    const char *unit, *node;
    svod_score score;
} given;

static const given all[] = {{"a", "1.1", 20000}, {"a", "1.2", 35000}, {"a", "2.1", 40000},     {"b", "1.1", 10000}, {"b", "1.2", SVOD_S_NA},
                            {"b", "2.1", 0},     {"c", "1.1", 30000}, {"c", "1.2", SVOD_S_NA}, {"c", "2.1", 15000}};

typedef struct tampering {
    const char *name;
    void (*tamper)(void);
    svod_code code;
    const char *sheet, *ref;
    const char *found, *expected; // NULL: anything
    const char *lost;             // "a/1.1 b/*": these are not read
} tampering;

static bool is_lost(const char *lost, const given *at) {
    return strstr(lost, svod_printf(arena, "%s/%s", at->unit, at->node)) || strstr(lost, svod_printf(arena, "%s/*", at->unit)) ||
           strstr(lost, svod_printf(arena, "*/%s", at->node)) || strstr(lost, "*/*");
}

static void check(const tampering *at) {
    if (at->tamper) at->tamper();
    read_form();
    const svod_finding *told = at->code == SVOD_CODE_COUNT ? NULL : finding_at(at->code, at->sheet, at->ref);
    if (at->code != SVOD_CODE_COUNT && !told) {
        show_findings();
        fail_msg("%s: no %s at %s!%s", at->name, svod_code_id(at->code), at->sheet, at->ref);
    }
    if (told && at->found && !svod_streq(told->found, at->found)) fail_msg("%s: found [%s]", at->name, told->found);
    if (told && at->expected && !svod_streq(told->expected, at->expected)) fail_msg("%s: expected [%s]", at->name, told->expected);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        svod_score score = score_of(all[i].unit, all[i].node);
        bool lost = is_lost(at->lost, &all[i]);
        if (lost == (score != all[i].score)) continue;
        show_findings();
        fail_msg("%s: %s/%s is %d, given was %d", at->name, all[i].unit, all[i].node, score, all[i].score);
    }
}

// ---- the hidden sheet ----------------------------------------------------------------------------------------------------

static void keys_last(void) {
    page kept = book[KEYS];
    delete_page(KEYS);
    book[pages++] = kept;
}
static void keys_gone(void) {
    delete_page(KEYS);
}
static void altered(void) {
    put(KEYS, "B6", "Петрова Б. Б.");
    options.check = "what it was";
}
static void other_year(void) {
    put(KEYS, "B3", "2022");
}
static void other_campaign(void) {
    put(KEYS, "B2", "другая");
}
static void other_rubric(void) {
    put(KEYS, "B4", "q");
}
static void other_maximum(void) {
    put(KEYS, "B5", "def");
    put(KEYS, "E5", "''6");
}
static void other_step(void) {
    put(KEYS, "B5", "def");
    put(KEYS, "F5", "''1");
}
static void other_node(void) {
    put(KEYS, "B5", "def");
    put(KEYS, "D5", "''1.9");
    put(MATRIX, "E3", "''1.9");
    for (int at = UNIT_A; at <= UNIT_C; at++)
        put(at, "A7", "''1.9");
}
static void another_named(void) {
    options.expert = "Петрова Б. Б.";
}
static void the_same_named(void) {
    options.expert = "иванова  А. А.";
}
static void unit_unknown(void) {
    put(KEYS, "H3", "z");
}
static void unit_strange(void) {
    put(KEYS, "H3", NULL);
}

static const tampering keys[] = {
    {"whole", NULL, SVOD_CODE_COUNT, "", "", NULL, NULL, ""},
    {"keys last", keys_last, SVOD_CODE_COUNT, "", "", NULL, NULL, ""},
    {"keys gone", keys_gone, SVOD_F_form_keys_gone, "", "", NULL, "svod", "*/*"},
    {"altered", altered, SVOD_F_form_keys_altered, "svod", "B9", NULL, NULL, ""},
    {"other year", other_year, SVOD_F_form_other_year, "svod", "B3", "2022", "2023", "*/*"},
    {"other campaign", other_campaign, SVOD_F_form_other_campaign, "svod", "B2", "другая", "Проба", "*/*"},
    {"other rubric", other_rubric, SVOD_F_form_other_rubric, "svod", "B4", "q", "r", ""},
    {"other structure", other_maximum, SVOD_F_form_other_structure, "svod", "B5", NULL, NULL, "*/1.2"},
    {"other maximum", other_maximum, SVOD_F_form_node_changed, "Баллы", "E5", "максимум 6, шаг 0,5", "максимум 5, шаг 0,5", "*/1.2"},
    {"other step", other_step, SVOD_F_form_node_changed, "Баллы", "E5", "максимум 5, шаг 1", "максимум 5, шаг 0,5", "*/1.2"},
    {"foreign node", other_node, SVOD_F_form_node_unknown, "Баллы", "E5", "1.9", NULL, "*/1.2"},
    {"node lacking", other_node, SVOD_F_form_node_lacking, "svod", "B5", NULL, "1.2 (всего 1)", "*/1.2"},
    {"another expert named", another_named, SVOD_F_form_expert_named, "svod", "B6", "Иванова А. А.", "Петрова Б. Б.", ""},
    {"the same expert named", the_same_named, SVOD_CODE_COUNT, "", "", NULL, NULL, ""},
    {"unit unknown", unit_unknown, SVOD_F_form_unit_unknown, "svod", "H3", "z (Тобольск)", NULL, "b/*"},
    {"unit strange", unit_strange, SVOD_F_form_unit_strange, "Баллы", "A8", "строка 8: Тобольск, ячеек с баллами: 3", NULL, "b/*"},
};

// ---- the matrix --------------------------------------------------------------------------------------------------------

static void row_inserted(void) {
    insert_row(MATRIX, 8);
}
static void row_inserted_filled(void) {
    insert_row(MATRIX, 9);
    put_row(MATRIX, 9, 3, "Тюмень|1|1");
}
static void row_inserted_above(void) {
    insert_row(MATRIX, 2);
}
static void row_deleted(void) {
    delete_row(MATRIX, 8);
}
static void rows_moved(void) {
    copy_row(MATRIX, 8, 20);
    delete_row(MATRIX, 8);
    copy_row(MATRIX, 19, 9);
    copy_row(MATRIX, 20, 19);
    delete_row(MATRIX, 19);
}
static void row_doubled(void) {
    copy_row(MATRIX, 8, 10);
}
static void row_doubled_changed(void) {
    copy_row(MATRIX, 8, 10);
    put(MATRIX, "D10", "2");
}
static void row_added(void) {
    put_row(MATRIX, 12, 3, "Тюмень|1|1");
}
static void row_typed_again(void) {
    put_row(MATRIX, 12, 3, "Тобольск|1");
}
static void row_key_spoilt(void) {
    put(MATRIX, "A8", "bb");
}
static void row_key_emptied(void) {
    put(MATRIX, "A8", NULL);
}
static void names_sorted(void) {
    put(MATRIX, "C7", "Тобольск");
    put(MATRIX, "C8", "Ишим");
}
static void name_of_other(void) {
    put(MATRIX, "C8", "Ишим");
}
static void name_mended(void) {
    put(MATRIX, "C8", "Город на Иртыше");
}
static void col_inserted(void) {
    insert_col(MATRIX, 5);
    put(MATRIX, "E8", "проверить");
}
static void col_inserted_front(void) {
    insert_col(MATRIX, 2);
}
static void col_deleted(void) {
    delete_col(MATRIX, 4);
}
static void total_col_deleted(void) {
    delete_col(MATRIX, 6);
}
static void cols_swapped(void) {
    swap_cols(MATRIX, 4, 5);
}
static void col_doubled(void) {
    insert_col(MATRIX, 10);
    for (uint32_t r = 1; r < ROWS; r++)
        book[MATRIX].cells[r][10] = book[MATRIX].cells[r][4];
}
static void col_key_emptied(void) {
    put(MATRIX, "E3", NULL);
}
static void col_added(void) {
    put(MATRIX, "L8", "мои заметки");
}
static void formula_replaced(void) {
    put(MATRIX, "F7", "5.5");
}
static void formula_emptied(void) {
    put(MATRIX, "I7", NULL);
}
static void titles_swapped(void) {
    put(MATRIX, "D5", "1.2 Открытость");
    put(MATRIX, "E5", "1.1 Сайт");
}
static void titles_numbered_anew(void) {
    put(MATRIX, "D5", "1.2. Как это называлось");
}
static void title_mended(void) {
    put(MATRIX, "D5", "1.1 Сайт и соцсети");
    put(UNIT_C, "B6", "Открытый сайт");
}
static void scores_merged(void) {
    merge_cells(MATRIX, "D8:E8");
}
static void scores_merged_down(void) {
    merge_cells(MATRIX, "C7:D9");
}
static void heads_merged(void) {
    merge_cells(MATRIX, "D4:F4");
    merge_cells(MATRIX, "F7:F9");
}
static void name_of_unknown(void) {
    unit_unknown();
    put(MATRIX, "C7", "Тобольск");
    roster = make_roster("id|name\na|Ишим\nc|Ялуторовск\nd|Тюмень\n");
    scores = svod_scores_of(arena, roster, rubric);
}
static void row_lost_unplaced(void) {
    unit_unknown();
    put(MATRIX, "A7", NULL);
}
static void col_lost_unplaced(void) {
    unit_unknown();
    put(MATRIX, "D3", "zz");
}
static void above_max(void) {
    put(MATRIX, "D8", "3.5");
}
static void off_step(void) {
    put(MATRIX, "D8", "1.2");
}
static void words(void) {
    put(MATRIX, "D8", "хорошо");
}
static void made_a_date(void) {
    put(MATRIX, "D8", "@2023-05-01");
}

static const tampering matrix[] = {
    {"row inserted", row_inserted, SVOD_F_form_row_inserted, "Баллы", "C8", "строка 8", NULL, ""},
    {"row with scores inserted", row_inserted_filled, SVOD_F_form_row_typed, "Баллы", "C9", "строка 9: Тюмень, ячеек с баллами: 2", NULL,
     ""},
    {"row above the keys", row_inserted_above, SVOD_F_form_row_inserted, "Баллы", "C2", "строка 2", NULL, ""},
    {"row deleted", row_deleted, SVOD_F_form_row_gone, "Баллы", "C8", "", "Тобольск", "b/*"},
    {"rows moved", rows_moved, SVOD_F_form_row_moved, "Баллы", "C8", NULL, NULL, ""},
    {"row doubled", row_doubled, SVOD_F_form_row_doubled, "Баллы", "C10", "строка 10: Тобольск", "строка 8", ""},
    {"row doubled and changed", row_doubled_changed, SVOD_F_form_ways_differ, "Баллы", "D10", "2 (здесь) и 1 (Баллы!D8)",
     "один и тот же балл", "b/1.1"},
    {"row added", row_added, SVOD_F_form_row_typed, "Баллы", "C12", "строка 12: Тюмень, ячеек с баллами: 2", NULL, ""},
    {"row of a unit of the form typed in", row_typed_again, SVOD_F_form_row_typed, "Баллы", "C12",
     "строка 12: Тобольск, ячеек с баллами: 1", NULL, ""},
    {"row's key spoilt", row_key_spoilt, SVOD_F_form_key_changed, "Баллы", "A8", "bb", "b (Тобольск)", "b/*"},
    {"row's key emptied", row_key_emptied, SVOD_F_form_key_changed, "Баллы", "A8", "пусто", "b (Тобольск)", "b/*"},
    {"names sorted alone", names_sorted, SVOD_F_form_names_sorted, "Баллы", "C7", "строк: 2; в этой стоит: Тобольск", "Ишим",
     "a/1.1 a/1.2 b/*"},
    {"one name of another", name_of_other, SVOD_F_form_name_other, "Баллы", "C8", "Ишим", "Тобольск", "b/*"},
    {"name written anew", name_mended, SVOD_F_form_name_changed, "Баллы", "C8", "Город на Иртыше", "Тобольск", ""},
    {"column inserted", col_inserted, SVOD_F_form_column_inserted, "Баллы", "E5", "столбец E", NULL, ""},
    {"column inserted in front", col_inserted_front, SVOD_F_form_column_inserted, "Баллы", "B4", "столбец B", NULL, ""},
    {"column deleted", col_deleted, SVOD_F_form_column_gone, "Баллы", "D5", "", "критерий 1.1 «Сайт»", "a/1.1 b/1.1"},
    {"total deleted", total_col_deleted, SVOD_F_form_column_gone, "Баллы", "F5", "", "раздел 1 «Раздел 1»", ""},
    {"columns swapped", cols_swapped, SVOD_F_form_column_moved, "Баллы", "D5", "столбец D: критерий 1.2 «Открытость»", "столбец E", ""},
    {"column doubled", col_doubled, SVOD_F_form_column_doubled, "Баллы", "J5", "столбец J: критерий 1.1 «Сайт»", "столбец D", ""},
    {"column's key emptied", col_key_emptied, SVOD_F_form_key_changed, "Баллы", "E3", "пусто", "1.2 (критерий 1.2 «Открытость»)",
     "a/1.2 b/1.2"},
    {"notes beside", col_added, SVOD_F_form_column_inserted, "Баллы", "L5", "столбец L", NULL, ""},
    {"formula replaced", formula_replaced, SVOD_F_form_formula_gone, "Баллы", "F7", "5,5", "формула", ""},
    {"formula emptied", formula_emptied, SVOD_F_form_formula_gone, "Баллы", "I7", "пусто", "формула", ""},
    {"titles exchanged alone", titles_swapped, SVOD_F_form_title_other, "Баллы", "D5", "1.2 Открытость", "критерий 1.1 «Сайт»",
     "a/1.1 a/1.2 b/1.1 b/1.2"},
    {"another's number", titles_numbered_anew, SVOD_F_form_title_other, "Баллы", "D5", NULL, NULL, "a/1.1 b/1.1"},
    {"titles mended", title_mended, SVOD_CODE_COUNT, "", "", NULL, NULL, ""},
    {"scores merged", scores_merged, SVOD_F_merged_scores, "Баллы", "D8", "D8:E8", NULL, ""},
    {"names and scores merged", scores_merged_down, SVOD_F_merged_scores, "Баллы", "C7", "C7:D9", NULL, ""},
    {"heads and totals merged", heads_merged, SVOD_CODE_COUNT, "", "", NULL, NULL, ""},
    {"row lost beside an unknown unit", row_lost_unplaced, SVOD_F_form_row_gone, "Баллы", "", "", "Ишим", "a/1.1 a/1.2 b/*"},
    {"column lost beside an unknown unit", col_lost_unplaced, SVOD_F_form_column_gone, "Баллы", "", "", "критерий 1.1 «Сайт»", "a/1.1 b/*"},
    {"above the maximum", above_max, SVOD_F_score_above_max, "Баллы", "D8", "3,5", NULL, "b/1.1"},
    {"off the step", off_step, SVOD_F_score_off_step, "Баллы", "D8", "1,2", NULL, "b/1.1"},
    {"words", words, SVOD_F_score_not_number, "Баллы", "D8", "хорошо", NULL, "b/1.1"},
    {"a date", made_a_date, SVOD_F_score_not_number, "Баллы", "D8", NULL, NULL, "b/1.1"},
};

// ---- sheets of units -----------------------------------------------------------------------------------------------------

static void ways_differ(void) {
    put(UNIT_B, "D6", "2");
}
static void mark_and_score(void) {
    put(UNIT_C, "D7", "5");
}
static void mark_beside_matrix(void) {
    put(UNIT_B, "E6", "да");
}
static void mark_says_no(void) {
    put(UNIT_A, "E6", "Нет");
}
static void mark_unclear(void) {
    put(UNIT_C, "E7", "нет данных, запросить");
    put(UNIT_C, "E6", "0");
}
static void mark_unclear_beside_matrix(void) {
    put(UNIT_B, "E6", "?");
}
static void mark_forbidden_and_odd(void) {
    rubric->policy.na = SVOD_NA_FORBID;
    put(UNIT_C, "E7", "?");
}
static void marks_plain(void) {
    static const char *const marks[] = {"x", "Х", "v", "V", "+", "Да", "yes", "1", "✓", "✔", "☑", "*", "Н/П", "истина", "true"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        put(UNIT_C, "E7", marks[i]);
        read_form();
        if (score_of("c", "1.2") != SVOD_S_NA || score_of("b", "1.1") != 10000) fail_msg("%s is a mark", marks[i]);
        scores = svod_scores_of(arena, roster, rubric);
    }
}
static void marks_of_boxes(void) {
    put(UNIT_A, "E6", "false");
    put(UNIT_B, "E6", "FALSE");
    put(UNIT_C, "E6", "-");
}
static void mark_forbidden(void) {
    rubric->policy.na = SVOD_NA_FORBID;
}
static void unit_row_inserted(void) {
    insert_row(UNIT_C, 7);
}
static void unit_row_above(void) {
    insert_row(UNIT_C, 3);
}
static void unit_row_deleted(void) {
    delete_row(UNIT_C, 7);
}
static void unit_row_key(void) {
    put(UNIT_C, "A7", "1.22");
}
static void unit_key_gone(void) {
    put(UNIT_C, "A1", NULL);
}
static void unit_key_other(void) {
    put(UNIT_C, "A1", "d");
}
static void unit_name_other(void) {
    put(UNIT_C, "B2", "Ишим");
}
static void matrix_gone(void) {
    delete_page(MATRIX);
}
static void unit_titles_sorted(void) {
    put(UNIT_C, "B6", "1.2 Открытость");
    put(UNIT_C, "B7", "1.1 Сайт");
}
static void unit_marks_merged(void) {
    merge_cells(UNIT_C, "D6:D7");
}
static void unit_row_lost_unplaced(void) {
    unit_unknown();
    put(UNIT_C, "A6", NULL);
}
static void step_without_matrix(void) {
    other_step();
    matrix_gone();
}
static void unit_col_inserted(void) {
    insert_col(UNIT_C, 4);
}
static void unit_col_deleted(void) {
    delete_col(UNIT_C, 4);
}
static void unit_cols_swapped(void) {
    swap_cols(UNIT_C, 4, 5);
}
static void unit_heads_gone(void) {
    for (uint32_t col = 2; col < 10; col++)
        book[UNIT_C].cells[4][col] = NULL;
}
static void head_rewritten(void) {
    put(UNIT_C, "D4", "Оценка");
}
static void unit_formula(void) {
    put(UNIT_C, "D5", "8");
}
static void sheet_gone(void) {
    delete_page(UNIT_C);
}
static void sheet_spare(void) {
    delete_page(UNIT_B);
}
static void sheet_added(void) {
    book[pages++] = (page){.name = "Черновик"};
    put((int)pages - 1, "A1", "заметки");
}
static void sheet_doubled(void) {
    book[pages] = book[UNIT_C];
    book[pages++].name = "Копия";
}
static void matrix_doubled(void) {
    book[pages] = book[MATRIX];
    book[pages++].name = "Баллы (2)";
}
static void odd_link(void) {
    put(UNIT_B, "G6", "на сайте");
}
static void sheet_renamed(void) {
    book[UNIT_C].name = "Мой лист";
    book[MATRIX].name = "Все";
}

static const tampering units[] = {

    {"ways differ", ways_differ, SVOD_F_form_ways_differ, "2 Тобольск", "D6", "2 (здесь) и 1 (Баллы!D8)", "один и тот же балл", "b/1.1"},
    {"mark and score", mark_and_score, SVOD_F_form_na_and_score, "3 Ялуторовск", "E7", "х", "без балла: 5 в D7", "c/1.2"},
    {"mark beside the matrix", mark_beside_matrix, SVOD_F_form_ways_differ, "2 Тобольск", "E6", "«неприменимо» (здесь) и 1 (Баллы!D8)",
     NULL, "b/1.1"},
    {"mark says no", mark_says_no, SVOD_F_form_na_unclear, "1 Ишим", "E6", "Нет", "«н/п», х, + или пустая ячейка", ""},
    {"mark unclear", mark_unclear, SVOD_F_form_na_unclear, "3 Ялуторовск", "E7", "нет данных, запросить", NULL, "c/1.1 c/1.2"},
    {"mark unclear beside a score", mark_unclear, SVOD_F_form_na_unclear, "3 Ялуторовск", "E6", "0", NULL, "c/1.1 c/1.2"},
    {"mark unclear beside the matrix", mark_unclear_beside_matrix, SVOD_F_form_na_unclear, "2 Тобольск", "E6", "?", NULL, ""},
    {"marks of any kind", marks_plain, SVOD_CODE_COUNT, "", "", NULL, NULL, ""},
    {"boxes not ticked", marks_of_boxes, SVOD_CODE_COUNT, "", "", NULL, NULL, ""},
    {"odd mark forbidden", mark_forbidden_and_odd, SVOD_F_score_na_forbidden, "3 Ялуторовск", "E7", "?", NULL, "b/1.2 c/1.2"},
    {"mark forbidden", mark_forbidden, SVOD_F_score_na_forbidden, "3 Ялуторовск", "E7", "х", NULL, "b/1.2 c/1.2"},
    {"row inserted", unit_row_inserted, SVOD_F_form_row_inserted, "3 Ялуторовск", "B7", "строка 7", NULL, ""},
    {"row above", unit_row_above, SVOD_F_form_row_inserted, "3 Ялуторовск", "C3", "строка 3", NULL, ""},
    {"row deleted", unit_row_deleted, SVOD_F_form_row_gone, "3 Ялуторовск", "B7", "", "критерий 1.2 «Открытость»", "c/1.2"},
    {"row's key", unit_row_key, SVOD_F_form_key_changed, "3 Ялуторовск", "A7", "1.22", "1.2 (критерий 1.2 «Открытость»)", "c/1.2"},
    {"unit's key gone", unit_key_gone, SVOD_F_form_key_changed, "3 Ялуторовск", "A1", "пусто", "c (Ялуторовск)", "c/*"},
    {"another's key", unit_key_other, SVOD_F_form_unit_strange, "3 Ялуторовск", "A1", "Тюмень", NULL, "c/*"},
    {"another's name", unit_name_other, SVOD_F_form_name_other, "3 Ялуторовск", "B2", "Ишим", "Ялуторовск", "c/*"},
    {"titles sorted alone", unit_titles_sorted, SVOD_F_form_title_other, "3 Ялуторовск", "B6", "1.2 Открытость", "критерий 1.1 «Сайт»",
     "c/1.1 c/1.2"},
    {"scores merged", unit_marks_merged, SVOD_F_merged_scores, "3 Ялуторовск", "D6", "D6:D7", NULL, ""},
    {"row lost beside an unknown unit", unit_row_lost_unplaced, SVOD_F_form_row_gone, "3 Ялуторовск", "", "", "критерий 1.1 «Сайт»",
     "b/* c/1.1"},
    {"another step, and no matrix", step_without_matrix, SVOD_F_form_node_changed, "svod", "B5", NULL, NULL, "a/1.1 a/1.2 b/* c/1.2"},
    {"column inserted", unit_col_inserted, SVOD_F_form_column_inserted, "3 Ялуторовск", "D4", "столбец D", NULL, ""},
    {"column deleted", unit_col_deleted, SVOD_F_form_column_gone, "3 Ялуторовск", "D4", "", "Балл", "c/*"},
    {"columns swapped", unit_cols_swapped, SVOD_F_form_column_moved, "3 Ялуторовск", "D4", "столбец D: Не применимо", "столбец E", ""},
    {"heads gone", unit_heads_gone, SVOD_F_form_row_gone, "3 Ялуторовск", "B4", "", NULL, "c/*"},
    {"head rewritten", head_rewritten, SVOD_CODE_COUNT, "", "", NULL, NULL, ""},
    {"formula replaced", unit_formula, SVOD_F_form_formula_gone, "3 Ялуторовск", "D5", "8", "формула", ""},
    {"sheet gone", sheet_gone, SVOD_F_form_scores_gone, "", "", "", "3 Ялуторовск", "c/*"},
    {"sheet of a unit in the matrix gone", sheet_spare, SVOD_F_form_sheet_gone, "", "", "", "2 Тобольск", ""},
    {"matrix gone", matrix_gone, SVOD_F_form_sheet_gone, "", "", "", NULL, "a/1.1 a/1.2 b/*"},
    {"sheet added", sheet_added, SVOD_F_form_sheet_added, "Черновик", "", "Черновик", NULL, ""},
    {"sheet doubled", sheet_doubled, SVOD_F_form_sheet_doubled, "Копия", "A1", "Копия", "Ялуторовск", ""},
    {"matrix doubled", matrix_doubled, SVOD_F_form_sheet_doubled, "Баллы (2)", "", "Баллы (2)", NULL, ""},
    {"odd link", odd_link, SVOD_F_form_link_odd, "2 Тобольск", "G6", "на сайте", NULL, ""},
    {"sheets renamed", sheet_renamed, SVOD_CODE_COUNT, "", "", NULL, NULL, ""},
};

static void run_cases(const tampering *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        void *state = NULL;
        begin_form(&state);
        check(&list[i]);
        if (list[i].code == SVOD_CODE_COUNT && findings.list.count) {
            show_findings();
            fail_msg("%s: nothing is to be told", list[i].name);
        }
        finish(&state);
    }
}

static void test_keys(void **state) {
    (void)state;
    run_cases(keys, sizeof keys / sizeof *keys);
}

static void test_matrix(void **state) {
    (void)state;
    run_cases(matrix, sizeof matrix / sizeof *matrix);
}

static void test_units(void **state) {
    (void)state;
    run_cases(units, sizeof units / sizeof *units);
}

// What has become of a unit's sheet is said of the unit, so that those who look for its scores find it.
static void test_about_the_unit(void **state) {
    static void (*const tamperings[])(void) = {unit_col_deleted, unit_heads_gone, unit_row_deleted};
    (void)state;
    for (size_t i = 0; i < sizeof tamperings / sizeof *tamperings; i++) {
        void *own = NULL;
        begin_form(&own);
        tamperings[i]();
        read_form();
        assert_int_equal(findings.list.count, 1);
        assert_string_equal(SVOD_AT(&findings.list, svod_finding, 0)->unit, "c");
        finish(&own);
    }
}

// The roster lacks the unit by now, and yet the row bears its name.
static void test_name_of_unknown(void **state) {
    (void)state;
    void *own = NULL;
    begin_form(&own);
    name_of_unknown();
    read_form();
    assert_non_null(finding_at(SVOD_F_form_name_other, "Баллы", "C7"));
    assert_int_equal(score_of("a", "1.1"), SVOD_S_BLANK); // as on its own sheet
    finish(&own);
}

// One finding for the whole table, and none that tells to delete the row of a unit that was typed in.
static void test_told_once(void **state) {
    (void)state;
    void *own = NULL;
    begin_form(&own);
    names_sorted();
    put(MATRIX, "C9", "Тюмень");
    read_form();
    assert_int_equal(findings.per_code[SVOD_F_form_names_sorted], 1);
    assert_int_equal(findings.list.count, 1);
    finish(&own);
    begin_form(&own);
    row_added();
    read_form();
    assert_int_equal(findings.list.count, 1);
    finish(&own);
    begin_form(&own);
    unit_key_gone();
    read_form();
    assert_int_equal(findings.list.count, 1); // the sheet is there
    finish(&own);
}

// In a table turned round the row in the middle has stayed where it was.
static void test_turned_round(void **state) {
    (void)state;
    void *own = NULL;
    begin_form(&own);
    copy_row(MATRIX, 7, 20);
    copy_row(MATRIX, 9, 7);
    copy_row(MATRIX, 20, 9);
    memset(book[MATRIX].cells[20], 0, sizeof book[MATRIX].cells[20]);
    read_form();
    for (size_t i = 0; i < findings.list.count; i++) {
        const svod_finding *at = SVOD_AT(&findings.list, svod_finding, i);
        assert_int_equal(at->code, SVOD_F_form_row_moved);
        assert_false(svod_starts(at->found, at->expected));
    }
    assert_int_equal(score_of("a", "1.1"), 20000);
    finish(&own);
}

// What is to be done about a row typed in depends on why the form has none.
static void test_typed_by_whom(void **state) {
    (void)state;
    for (int kind = 0; kind < 3; kind++) {
        void *own = NULL;
        begin_form(&own);
        bool assigned[4] = {true, true, true, kind == 2}, conflict[4] = {false, false, false, kind == 0};
        svod_judge judge = {.name = "Иванова А. А.",
                            .place = svod_place_cell("experts.csv", "experts", 2, 1),
                            .assigned = assigned,
                            .conflict = conflict,
                            .due = ""};
        svod_panel panel = {.file = "experts.csv", .judges = &judge, .count = 1};
        options.panel = &panel;
        row_added();
        read_form();
        static const char *const advice[] = {"конфликт интересов с этим участником (experts.csv!A2)", "не назначен (experts.csv!A2)",
                                             "сделайте эксперту новую форму"};
        const svod_finding *told = finding_at(SVOD_F_form_row_typed, "Баллы", "C12");
        assert_non_null(told);
        assert_non_null(strstr(told->advice, advice[kind]));
        assert_string_equal(told->unit, "d");
        finish(&own);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),           cmocka_unit_test(test_matrix),          cmocka_unit_test(test_units),
        cmocka_unit_test(test_about_the_unit), cmocka_unit_test(test_name_of_unknown), cmocka_unit_test(test_told_once),
        cmocka_unit_test(test_turned_round),   cmocka_unit_test(test_typed_by_whom),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
