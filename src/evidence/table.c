// Tables: what the heads of columns say of the cells below them, and cells of the cells beside them.
#include <string.h>

#include "base/str.h"
#include "evidence/outline.h"

void evidence_table_row(evidence_table *table, const svod_paragraph *first) {
    if (first->table != table->number || table->rows == 0) *table = (evidence_table){.number = first->table};
    table->rows++;
}

#define ROW_TITLE 80      // bytes of a first cell that is a heading to the second
#define ROW_TITLE_LATE 24 // before the words of it that name a zone
#define SAID_BYTES 64     // of a second cell from which on it is no head of a column
#define YEAR_BYTES 24     // of a head that is a year: "Факт 2022 г."

// Columns of years that go on behind the campaign's are aims, not what was measured.
static void forget_years(evidence_table *table) {
    for (size_t i = 0; i < EVIDENCE_COLUMNS; i++)
        if (table->dated[i] && table->titles[i] && svod_digit(*table->titles[i])) table->zones[i] = 0;
}

// "Поле | Содержание" over a passport: every row is titled by its first cell.
static bool is_form(const svod_paragraph *cells, uint32_t from, uint32_t to) {
    static const char *const words[] = {"Поле", "Параметр", "Характеристика", "Реквизит", "Элемент", "Позиция", "Атрибут", NULL};
    if (to - from != 2) return false;
    for (size_t i = 0; words[i]; i++)
        if (svod_starts(cells[from].text, words[i]) && cells[from].len < SAID_BYTES) return true;
    return false;
}

bool evidence_table_head(evidence_table *table, svod_search *search, const svod_paragraph *cells, uint32_t from, uint32_t to,
                         evidence_reading *reading) {
    bool opens = false, past = false, targets = false, words = true;
    table->headed = true;
    if (is_form(cells, from, to)) return true;
    for (uint32_t i = from; i < to; i++) {
        const svod_paragraph *cell = &cells[i];
        if (cell->col == 0 || cell->col > EVIDENCE_COLUMNS || cell->unreadable) continue;
        evidence_read(search, cell->text, cell->len, reading);
        table->zones[cell->col - 1] |= evidence_opened(reading);
        table->heads[cell->col - 1] = reading->sure;
        words &= !svod_digit(*cell->text);
        if (reading->years && cell->len <= YEAR_BYTES) {
            table->dated[cell->col - 1] = reading->own_year      ? EVIDENCE_OWN_YEAR
                                          : reading->recent_year ? EVIDENCE_OTHER_YEAR
                                                                 : EVIDENCE_OLD_YEAR;
            targets |= past && !reading->own_year && svod_digit(*cell->text);
            past |= reading->own_year;
        }
        if (!table->titles[cell->col - 1]) table->titles[cell->col - 1] = cell->text;
        table->columned |= evidence_opened(reading);
        opens |= evidence_opened(reading) != 0;
    }
    if (targets) forget_years(table);
    if (!opens) memset(table->titles, 0, sizeof table->titles); // a row like any other
    if (!opens && !words) memset(table->heads, 0, sizeof table->heads);
    return opens;
}

static bool only_number(const svod_paragraph *cell) {
    for (const char *at = cell->text; *at; at++)
        if (!svod_digit(*at) && *at != '.' && *at != ')') return false;
    return true;
}

uint64_t evidence_table_titled(svod_search *search, const svod_paragraph *cells, uint32_t from, uint32_t to, evidence_reading *reading) {
    if (to - from == 3 && only_number(&cells[from])) from++;
    if (to - from != 2 || cells[from].unreadable || cells[from + 1].unreadable || cells[from].len > ROW_TITLE) return 0;
    evidence_read(search, cells[from + 1].text, cells[from + 1].len, reading);
    if (!reading->sure && cells[from + 1].len < SAID_BYTES) return 0;
    evidence_read(search, cells[from].text, cells[from].len, reading);
    return reading->heading_from <= ROW_TITLE_LATE ? evidence_opened(reading) : 0;
}

void evidence_table_note(evidence_table *table, uint32_t col, uint64_t directions) {
    if (col > 0 && col <= EVIDENCE_COLUMNS) table->above[col - 1] = directions;
}

uint64_t evidence_table_above(const evidence_table *table, uint32_t first_col) {
    uint64_t directions = 0;
    for (uint32_t i = 0; i + 1 < first_col && i < EVIDENCE_COLUMNS; i++)
        directions |= table->above[i];
    return directions;
}

uint64_t evidence_table_zones(const evidence_table *table, uint32_t col) {
    return col > 0 && col <= EVIDENCE_COLUMNS ? table->zones[col - 1] : 0;
}

const char *evidence_table_title(const evidence_table *table, uint32_t col) {
    return col > 0 && col <= EVIDENCE_COLUMNS ? table->titles[col - 1] : NULL;
}

uint64_t evidence_table_counted(const evidence_table *table, const svod_paragraph *cell) {
    if (cell->col < 2 || cell->col > EVIDENCE_COLUMNS || !svod_digit(*cell->text)) return 0;
    return table->heads[cell->col - 1];
}

evidence_dated evidence_table_dated(const evidence_table *table, uint32_t col) {
    return col > 0 && col <= EVIDENCE_COLUMNS ? (evidence_dated)table->dated[col - 1] : EVIDENCE_UNDATED;
}
