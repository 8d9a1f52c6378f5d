// What all parts of a workbook have in common: elements to pass over, roots, faults and limits.
#include <stdio.h>
#include <string.h>

#include "read/xlsx.h"

#define FAULTS_CAP 250000

uint32_t svod_xlsx_number(const char *text, uint32_t most) {
    uint64_t value = 0;
    const char *at = text;
    for (; *at >= '0' && *at <= '9' && value <= most; at++) {
        value = value * 10 + (uint64_t)(*at - '0');
    }
    return *at || at == text || value > most ? UINT32_MAX : (uint32_t)value;
}

void svod_xlsx_pass(svod_zip *zip, const char *name) {
    if (strcmp(name, "AlternateContent") != 0 && strcmp(name, "Fallback") != 0) {
        svod_zip_skip(zip);
    }
}

bool svod_xlsx_is_extension(const char *name) {
    return strcmp(name, "extLst") == 0 || strcmp(name, "AlternateContent") == 0 || strcmp(name, "Choice") == 0 ||
           strcmp(name, "Fallback") == 0;
}

bool svod_xlsx_root(svod_xlsx_book *book, const char *part, const char *name, const char *must) {
    if (strcmp(name, must) == 0) {
        return true;
    }
    const char *what = svod_printf(book->arena, svod_say(book->findings->lang, SVOD_T_read_root), svod_excerpt_of(name).text, must);
    svod_place place = svod_place_cell(book->shown, book->zip.sheet, 0, 0);
    return svod_add(book->findings, SVOD_F_xml_damaged, place, svod_printf(book->arena, "%s: %s", part, what), NULL);
}

bool svod_xlsx_limit(svod_xlsx_book *book, const char *part, svod_text what) {
    const char *say = svod_say(book->findings->lang, what);
    svod_place place = svod_place_cell(book->shown, book->zip.sheet, 0, 0);
    return svod_add(book->findings, SVOD_F_read_limit, place, part ? svod_printf(book->arena, "%s: %s", part, say) : say, NULL);
}

bool svod_xlsx_twice(svod_xlsx_book *book, const char *part, const char *element) {
    svod_place place = svod_place_cell(book->shown, book->zip.sheet, 0, 0);
    const char *found = svod_printf(book->arena, "%s: %s", part, svod_excerpt_of(element).text);
    return svod_add(book->findings, SVOD_F_xlsx_element_twice, place, found, NULL);
}

bool svod_xlsx_fault(svod_xlsx_book *book, svod_code code, svod_place place, const char *found, const char *expected) {
    if (book->faults++ >= FAULTS_CAP) {
        book->hopeless = true;
        return svod_xlsx_limit(book, NULL, SVOD_T_read_faults);
    }
    svod_add(book->findings, code, place, found ? svod_excerpt_of(found).text : NULL, expected);
    return true;
}

bool svod_xlsx_misplaced(svod_xlsx_book *book, svod_place place, const char *around, const char *name) {
    char found[2 * sizeof(svod_excerpt) + 8];
    if (around) {
        snprintf(found, sizeof found, "%s: <%s>", svod_excerpt_of(around).text, svod_excerpt_of(name).text);
    } else {
        snprintf(found, sizeof found, "<%s>", svod_excerpt_of(name).text);
    }
    return svod_xlsx_fault(book, SVOD_F_content_misplaced, place, found, NULL);
}
