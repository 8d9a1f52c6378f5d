// What may be entered in the cells of a sheet, told to office programs. Private to write/.
#ifndef SVOD_WRITE_XLSX_ALLOW_H
#define SVOD_WRITE_XLSX_ALLOW_H

#include <xlsxwriter.h>

#include "data/table.h"

// False when the library refuses one: a sheet that lets everything pass must not go out as if it did not.
bool svod_xlsx_allow(lxw_worksheet *sheet, const svod_table *table, svod_arena *scratch);

#endif
