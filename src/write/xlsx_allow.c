// Validations: a list by range or a formula, with a message before and another after a slip.
#include "write/xlsx_allow.h"

#include <string.h>

#include "base/str.h"

// Office programs take no more than so many characters, and the library refuses the whole validation over one.
static char *cut(svod_arena *scratch, const char *text, size_t most) {
    if (!text || !*text) return NULL;
    char *out = svod_strdup(scratch, text);
    for (char *at = out; *at; at++)
        if ((unsigned char)*at < ' ' && *at != '\n') *at = ' ';
    if (!out[svod_utf16_cut(out, most)]) return out;
    return svod_printf(scratch, "%.*s…", (int)svod_utf16_cut(out, most - 1), out);
}

static lxw_error allow(lxw_worksheet *sheet, const svod_allowed *allowed, svod_arena *scratch) {
    lxw_data_validation validation = {.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
                                      .value_formula = svod_strdup(scratch, allowed->list ? allowed->list : allowed->formula),
                                      .ignore_blank = LXW_VALIDATION_ON,
                                      .show_input = LXW_VALIDATION_ON,
                                      .show_error = LXW_VALIDATION_ON,
                                      .dropdown = LXW_VALIDATION_ON,
                                      .error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
                                      .input_title = cut(scratch, allowed->title, SVOD_ALLOWED_TITLE),
                                      .input_message = cut(scratch, allowed->message, SVOD_ALLOWED_TEXT),
                                      .error_title = cut(scratch, allowed->error_title, SVOD_ALLOWED_TITLE),
                                      .error_message = cut(scratch, allowed->error, SVOD_ALLOWED_TEXT)};
    const svod_range *range = &allowed->range;
    lxw_error error = worksheet_data_validation_range(sheet, range->row1 - 1, (lxw_col_t)(range->col1 - 1), range->row2 - 1,
                                                      (lxw_col_t)(range->col2 - 1), &validation);
    if (error != LXW_NO_ERROR || !allowed->list) return error;
    // Asked for a list by a formula, the library (1.1.4) copies the formula twice and frees it once; so it becomes a list only here.
    lxw_data_val_obj *last = STAILQ_FIRST(sheet->data_validations);
    while (STAILQ_NEXT(last, list_pointers))
        last = STAILQ_NEXT(last, list_pointers);
    last->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    return LXW_NO_ERROR;
}

bool svod_xlsx_allow(lxw_worksheet *sheet, const svod_table *table, svod_arena *scratch) {
    for (size_t i = 0; i < table->allowed.count; i++)
        if (allow(sheet, SVOD_AT(&table->allowed, const svod_allowed, i), scratch) != LXW_NO_ERROR) return false;
    return true;
}
