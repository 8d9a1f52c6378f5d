// What writing a workbook costs at the very least the plain way: libxlsxwriter writing as many cells, sheet by sheet, with no thought
// behind them. usage: floor_write OUT ROWS:NUMBERS:STRINGS:FORMULAS... (an argument a sheet, counts of cells)
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

typedef struct shape {
    unsigned long rows, numbers, strings, formulas;
} shape;

static void write_cell(lxw_worksheet *sheet, const shape *cells, unsigned long i, lxw_format *format) {
    unsigned long total = cells->numbers + cells->strings + cells->formulas;
    unsigned long columns = (total + cells->rows - 1) / cells->rows;
    lxw_row_t row = (lxw_row_t)(i / columns);
    lxw_col_t col = (lxw_col_t)(i % columns);
    // A stride spreads the kinds over the sheet as real rows do, instead of all numbers first.
    unsigned long kind = (i * 7919UL) % total;
    char text[32];
    if (kind < cells->numbers) {
        worksheet_write_number(sheet, row, col, (double)(i % 1000) / 10, format);
    } else if (kind < cells->numbers + cells->formulas) {
        worksheet_write_formula_num(sheet, row, col, "=SUM(A1:A9)", format, (double)(i % 1000) / 10);
    } else {
        snprintf(text, sizeof text, "Муниципалитет %lu", i % 5000);
        worksheet_write_string(sheet, row, col, text, format);
    }
}

int main(int argc, char **argv) {
    if (argc < 3) return fprintf(stderr, "usage: floor_write OUT ROWS:NUMBERS:STRINGS:FORMULAS...\n"), 2;
    lxw_workbook *book = workbook_new(argv[1]);
    lxw_format *format = workbook_add_format(book);
    format_set_num_format(format, "0.0");
    for (int i = 2; i < argc; i++) {
        shape cells;
        if (sscanf(argv[i], "%lu:%lu:%lu:%lu", &cells.rows, &cells.numbers, &cells.strings, &cells.formulas) != 4) return 2;
        lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
        for (unsigned long k = 0; k < cells.numbers + cells.strings + cells.formulas; k++)
            write_cell(sheet, &cells, k, format);
    }
    lxw_error error = workbook_close(book);
    if (error) return fprintf(stderr, "%s\n", lxw_strerror(error)), 1;
    return 0;
}
