// A form made by hand, with two sections, three criteria and three units, filled both ways; and ways to tamper with it. Cells are texts as
// in intake_help.h; "$7" is a formula whose result is 7, "$" one that nobody has reckoned.
#ifndef SVOD_TEST_FORM_HELP_H
#define SVOD_TEST_FORM_HELP_H

#include "data/form.h"
#include "intake_help.h"

enum { ROWS = 24, COLS = 24, SHEETS = 8 };
enum { KEYS, HELP, MATRIX, UNIT_A, UNIT_B, UNIT_C };

typedef struct page {
    const char *name;
    const char *cells[ROWS][COLS]; // from 1; NULL: empty
    svod_merge merges[4];
    size_t merge_count;
} page;

static page book[SHEETS];
static size_t pages;
static svod_rubric *rubric;
static svod_roster *roster;
static svod_scores scores;
static svod_filled_options options;

static inline void put(int at, const char *ref, const char *text) {
    uint32_t row, col;
    assert_true(svod_ref_parse(ref, strlen(ref), &row, &col));
    book[at].cells[row][col] = text;
}

// "D7:E8"
static inline void merge_cells(int at, const char *range) {
    svod_merge *merge = &book[at].merges[book[at].merge_count++];
    const char *colon = strchr(range, ':');
    assert_true(svod_ref_parse(range, (size_t)(colon - range), &merge->row1, &merge->col1));
    assert_true(svod_ref_parse(colon + 1, strlen(colon + 1), &merge->row2, &merge->col2));
}

static inline void put_row(int at, uint32_t row, uint32_t col, const char *text) {
    for (; *text; col++) {
        size_t len = strcspn(text, "|");
        if (len) book[at].cells[row][col] = svod_strndup(arena, text, len);
        text += len + (text[len] == '|');
    }
}

// ---- the form ----------------------------------------------------------------------------------------------------------

static inline void make_ends(svod_rubric *of) {
    for (uint32_t n = 0; n < of->count; n++) {
        uint32_t end = n + 1;
        while (end < of->count && of->nodes[end].depth > of->nodes[n].depth)
            end++;
        of->nodes[n].end = end;
    }
}

static inline void make_keys(void) {
    static const char *const values[] = {
        "|",           "campaign|проба", "year|''2023", "rubric|r", "structure|abc", "expert|Иванова А. А.", "program|svod 1",
        "language|ru", "check|fits"};
    put_row(KEYS, 1, 1, SVOD_FORM_KIND);
    for (uint32_t i = 1; i < 9; i++)
        put_row(KEYS, i + 1, 1, values[i]);
    static const char *const nodes[] = {"node|maximum|step", "=total|''12|''0.5", "=1|''8|''0.5",   "''1.1|''3|''0.5",
                                        "''1.2|''5|''0.5",   "=2|''4|''0.5",      "''2.1|''4|''0.5"};
    for (uint32_t i = 0; i < 7; i++)
        put_row(KEYS, i + 1, SVOD_FORM_NODES_COL, nodes[i]);
    static const char *const units[] = {"unit|name|sheet", "a|Ишим|1 Ишим", "b|Тобольск|2 Тобольск", "c|Ялуторовск|3 Ялуторовск"};
    for (uint32_t i = 0; i < 4; i++)
        put_row(KEYS, i + 1, SVOD_FORM_UNITS_COL, units[i]);
}

static inline void make_matrix(void) {
    static const char *const rows[] = {"||Баллы эксперта: Иванова А. А.",
                                       "||Баллы вписываются в светлые ячейки",
                                       "|||''1.1|''1.2|=1|''2.1|=2|=total",
                                       "|||Раздел 1|||Раздел 2||",
                                       "|№|Участник|1.1 Сайт|1.2 Открытость|Итого 1|2.1 Кадры|Итого 2|Итого|Заполнено",
                                       "||Максимум|3|5|8|4|4|12",
                                       "a|1|Ишим|2|3,5|$5.5|||$5.5|$3 из 3",
                                       "b|2|Тобольск|1|н/п|$1|0|$0|$1|$3 из 3",
                                       "c|3|Ялуторовск|||||||$3 из 3"};
    for (uint32_t i = 0; i < 9; i++)
        put_row(MATRIX, i + 1, 1, rows[i]);
}

static inline void make_unit(int at, const char *id, const char *name) {
    static const char *const rows[] = {"=1|1 Раздел|8", "''1.1|1.1 Сайт|3",  "''1.2|1.2 Открытость|5",
                                       "=2|2 Раздел|4", "''2.1|2.1 Кадры|4", "=total|Итого|12"};
    put_row(at, 1, 1, svod_printf(arena, "%s|Баллы эксперта", id));
    put_row(at, 2, 2, name);
    put_row(at, 3, 2, "← Лист «Баллы»");
    put_row(at, 4, 2, "Критерий|Максимум|Балл|Не применимо|Комментарий|Ссылка на подтверждение|На листе «Баллы»");
    for (uint32_t i = 0; i < 6; i++)
        put_row(at, 5 + i, 1, rows[i]);
}

static inline void make_book(void) {
    static const char *const names[] = {SVOD_FORM_KEYS, "Как заполнять", "Баллы", "1 Ишим", "2 Тобольск", "3 Ялуторовск"};
    memset(book, 0, sizeof book);
    pages = 6;
    for (size_t i = 0; i < pages; i++)
        book[i].name = names[i];
    make_keys();
    put(HELP, "B1", "Как заполнять");
    make_matrix();
    make_unit(UNIT_A, "a", "Ишим");
    make_unit(UNIT_B, "b", "Тобольск");
    make_unit(UNIT_C, "c", "Ялуторовск");
    put(UNIT_A, "D9", "4");
    put(UNIT_A, "D8", "$4");
    put(UNIT_A, "D10", "$4");
    put(UNIT_B, "F6", "см. с. 5");
    put(UNIT_B, "G6", "https://example.org/a");
    put(UNIT_C, "D6", "3");
    put(UNIT_C, "E7", "х");
    put(UNIT_C, "D9", "''1,5");
    put(UNIT_C, "D5", "$3");
    put(UNIT_C, "D10", "$3");
}

static inline int begin_form(void **state) {
    static const node_spec specs[] = {{"1", "Раздел 1", 1, 8, 5000, NULL},
                                      {"1.1", "Сайт", 2, 3, 5000, NULL},
                                      {"1.2", "Открытость", 2, 5, 5000, NULL},
                                      {"2", "Раздел 2", 1, 4, 5000, NULL},
                                      {"2.1", "Кадры", 2, 4, 5000, NULL}};
    static const char *na[] = {"н/п"};
    begin(state);
    rubric = make_rubric(specs, 5);
    make_ends(rubric);
    rubric->id = "r";
    rubric->nodes[0].max = 12 * SVOD_POINT;
    strcpy(rubric->structure_sha256, "abc");
    na[0] = svod_fold(arena, "н/п");
    rubric->policy.na_words = na;
    rubric->policy.na_word_count = 1;
    roster = make_roster("id|name\na|Ишим\nb|Тобольск\nc|Ялуторовск\nd|Тюмень\n");
    findings = svod_findings_of(arena, SVOD_RU);
    scores = svod_scores_of(arena, roster, rubric);
    options = (svod_filled_options){.file = "форма.xlsx", .campaign = "Проба", .year = 2023, .check = "fits"};
    make_book();
    return 0;
}

// ---- tampering -----------------------------------------------------------------------------------------------------------

static inline void insert_row(int at, uint32_t row) {
    for (uint32_t r = ROWS - 1; r > row; r--)
        memcpy(book[at].cells[r], book[at].cells[r - 1], sizeof book[at].cells[r]);
    memset(book[at].cells[row], 0, sizeof book[at].cells[row]);
}

static inline void delete_row(int at, uint32_t row) {
    for (uint32_t r = row; r + 1 < ROWS; r++)
        memcpy(book[at].cells[r], book[at].cells[r + 1], sizeof book[at].cells[r]);
}

static inline void copy_row(int at, uint32_t from, uint32_t to) {
    memcpy(book[at].cells[to], book[at].cells[from], sizeof book[at].cells[to]);
}

static inline void insert_col(int at, uint32_t col) {
    for (uint32_t r = 0; r < ROWS; r++) {
        memmove(&book[at].cells[r][col + 1], &book[at].cells[r][col], (COLS - 1 - col) * sizeof(char *));
        book[at].cells[r][col] = NULL;
    }
}

static inline void delete_col(int at, uint32_t col) {
    for (uint32_t r = 0; r < ROWS; r++)
        memmove(&book[at].cells[r][col], &book[at].cells[r][col + 1], (COLS - 1 - col) * sizeof(char *));
}

static inline void swap_cols(int at, uint32_t one, uint32_t two) {
    for (uint32_t r = 0; r < ROWS; r++) {
        const char *kept = book[at].cells[r][one];
        book[at].cells[r][one] = book[at].cells[r][two];
        book[at].cells[r][two] = kept;
    }
}

static inline void delete_page(size_t at) {
    memmove(&book[at], &book[at + 1], (SHEETS - 1 - at) * sizeof book[0]);
    pages--;
}

// ---- reading -------------------------------------------------------------------------------------------------------------

static inline svod_cell form_cell(uint32_t row, uint32_t col, const char *text) {
    bool formula = *text == '$';
    if (formula && !text[1]) text = "$=?";
    svod_cell cell = make_cell(row, col, text + formula, strlen(text + formula));
    if (formula) cell.flags |= SVOD_CELL_FORMULA;
    return cell;
}

static inline svod_grids *make_grids(void) {
    svod_grids *grids = SVOD_NEW(arena, svod_grids);
    *grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(grids);
    for (size_t i = 0; i < pages; i++) {
        svod_sheet_info info = {.file = options.file, .name = book[i].name, .index = (uint32_t)i};
        sink.sheet(sink.ctx, &info);
        for (uint32_t row = 1; row < ROWS; row++) {
            svod_cell cells[COLS];
            size_t count = 0;
            for (uint32_t col = 1; col < COLS; col++)
                if (book[i].cells[row][col]) cells[count++] = form_cell(row, col, book[i].cells[row][col]);
            if (count) sink.row(sink.ctx, row, cells, count);
        }
        sink.end(sink.ctx, book[i].merges, book[i].merge_count);
    }
    return grids;
}

static inline bool read_form(void) {
    return svod_form_read(make_grids(), &options, &scores, &findings);
}

static inline svod_score score_of(const char *unit, const char *node) {
    if (!scores.experts.count) return SVOD_S_NONE;
    size_t slot = svod_scores_slot(&scores, svod_roster_by_id(roster, unit), svod_rubric_find(rubric, node));
    return SVOD_AT(&scores.experts, svod_expert, 0)->scores[slot];
}

static inline const svod_finding *finding_at(svod_code code, const char *sheet, const char *ref) {
    for (size_t i = 0; i < findings.list.count; i++) {
        const svod_finding *at = SVOD_AT(&findings.list, svod_finding, i);
        char buf[SVOD_REF_SIZE] = "";
        if (at->place.row) svod_ref(buf, at->place.row, at->place.col);
        if (at->code == code && svod_streq(buf, ref) && svod_streq(at->place.sheet ? at->place.sheet : "", sheet)) return at;
    }
    return NULL;
}

static inline void show_findings(void) {
    for (size_t i = 0; i < findings.list.count; i++) {
        const svod_finding *at = SVOD_AT(&findings.list, svod_finding, i);
        print_message("  %s at %s: [%s] expected [%s]\n", svod_code_id(at->code), svod_place_text(arena, at->place), at->found,
                      at->expected);
    }
}

#endif
