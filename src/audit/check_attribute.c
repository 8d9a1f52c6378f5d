// What a table repeats of the roster (district, teachers, …) is what the roster and the other tables say.
#include "audit/lookup.h"

static void run(auditing *a, uint32_t table) {
    for (uint32_t col = 0; col < a->tables[table].col_count; col++)
        if (a->tables[table].cols[col].kind == SVOD_PUB_ATTRIBUTE) audit_trait(a, table, col);
}

const audit_check check_attribute = {
    "attribute",
    SVOD_F_audit_attribute,
    run,
    "сведения об участниках те же, что в реестре и в других таблицах",
    "what is said of the units is what the roster and the other tables say",
    "Округ, число педагогов и другие сведения об участнике сравниваются с реестром, а чего в реестре нет — с таблицами, прочитанными "
    "раньше. Большие\nи малые буквы не различаются; слово с другим окончанием — сомнение. Числа, у которых отброшены знаки, — заметка.",
    "District, teachers and what else is said of a unit are held against the roster, or, where that says nothing, against the tables "
    "read\nbefore. Case does not matter; a word with another ending is a doubt. A number with digits cut is a note."};
