// A mean below a column is that of its rows, or of the sum printed above it.
#include "audit/means.h"
#include "base/str.h"

static void judge(auditing *a, svod_spot at, mean_over habit) {
    const svod_pub_table *table = &a->tables[at.table];
    const svod_pub_cell *printed = svod_pub_at(table, at.row, at.col);
    mean_sources sources;
    if (!means_find(a, at.table, at.row, at.col, means_year(table, at.row, at.col), &sources)) return;
    fit result = means_fit(&sources, 1, 1, printed);
    svod_claim *claim = fit_claim(a, result, at);
    if (!claim) return;
    amount truth = means_truth(&sources, habit);
    uint32_t n = means_n(&sources, habit);
    claim->has_value = claim->linear = true;
    claim->factor = 1.0 / n;
    unsigned places = facts_target_places(a, at, true);
    claim->value = amount_value(truth, places);
    claim->gap = amount_gap(truth, printed);
    claim->parts =
        (svod_parts){.kind = SVOD_PARTS_COLUMN, .table = at.table, .fixed = at.col, .list = sources.rows.rows, .count = sources.rows.count};
    claim->found =
        svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_found_mean), audit_col_name(a, table, at.col), audit_figure(a, printed));
    const char *sum = audit_quantity(a, amount_of(sources.sum.sum), SVOD_PUB_DECIMALS);
    claim->expected =
        svod_printf(a->arena, "%s = %s / %u", audit_quantity(a, truth, places < 2 ? 2 : facts_shown_places(printed, places)), sum, n);
    claim->why = means_why(a, &sources, result, truth, 0, printed);
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t i = 0; i < a->facts[table].footer_count; i++) {
        uint32_t row = a->facts[table].footers[i];
        if (at->rows[row].kind != SVOD_PUB_ROW_MEAN) continue;
        mean_over habit = means_habit(a, table, row);
        for (uint32_t col = 0; col < at->col_count; col++)
            if (means_judged(at, row, col)) judge(a, (svod_spot){table, row, col}, habit);
    }
}

const audit_check check_mean = {
    .id = "mean",
    .contradiction = SVOD_F_audit_mean,
    .run = run,
    .title_ru = "среднее под столбцом равно среднему его строк",
    .title_en = "a mean below a column is that of its rows",
    .help_ru =
        "Среднее под столбцом должно следовать из строк или из напечатанной над ним суммы, делённых на число строк с числом, всех строк "
        "или\nпредставивших материалы. Цифра означает промежуток своих знаков: 4,9 — от 4,85 до 4,95. Объяснено округлением — лишние "
        "знаки\nотброшены. Молчит, если строка не названа средним. Среднее, верное от неверной суммы, не ошибка: ошибка — сумма.",
    .help_en = "A mean below a column must follow from its rows, or from the sum printed above, over the rows with a number, all rows, or "
               "those that\nsubmitted. A figure stands for the interval of its places: 4.9 is 4.85 to 4.95. Explained by rounding: digits "
               "were cut.\nSilent where the row is not called a mean. A mean that is right by a wrong sum is no error: the sum is.",
};
