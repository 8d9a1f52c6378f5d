// Charts of an output sheet, drawn by the workbook library.
#ifndef SVOD_WRITE_XLSX_CHART_H
#define SVOD_WRITE_XLSX_CHART_H

#include <xlsxwriter.h>

#include "data/table.h"

// Puts one chart of `table` onto its sheet; ranges without a sheet of their own are the table's.
void svod_xlsx_chart(lxw_workbook *book, lxw_worksheet *sheet, const svod_table *table, const svod_chart *chart);

#endif
