// Where the print of a long sheet is cut, so that rows which belong together and charts stay whole. Private to write/.
#ifndef SVOD_WRITE_XLSX_PAGES_H
#define SVOD_WRITE_XLSX_PAGES_H

#include <xlsxwriter.h>

#include "data/table.h"

// scale: percent of the print, 0: whatever makes the sheet go on the paper. Nothing for a sheet that names no rows to be kept together.
void svod_xlsx_pages(lxw_worksheet *sheet, const svod_table *table, double scale, svod_arena *scratch);

#endif
