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

const char *svod_xlsx_excerpt(char buf[SVOD_XLSX_EXCERPT + 8], const char *text) {
    size_t len = strnlen(text, SVOD_XLSX_EXCERPT + 1);
    if (len <= SVOD_XLSX_EXCERPT) {
        return text;
    }
    size_t cut = svod_utf8_cut(text, len, SVOD_XLSX_EXCERPT);
    memcpy(buf, text, cut);
    strcpy(buf + cut, "…");
    return buf;
}

bool svod_xlsx_root(svod_xlsx_book *book, const char *part, const char *name, const char *must) {
    char buf[SVOD_XLSX_EXCERPT + 8];
    if (strcmp(name, must) == 0) {
        return true;
    }
    const char *what = svod_printf(book->arena, svod_say(book->findings->lang, SVOD_T_read_root), svod_xlsx_excerpt(buf, name), must);
    svod_place place = svod_place_cell(book->shown, book->zip.sheet, 0, 0);
    return svod_add(book->findings, SVOD_F_xml_damaged, place, svod_printf(book->arena, "%s: %s", part, what), NULL);
}

bool svod_xlsx_limit(svod_xlsx_book *book, const char *part, svod_text what) {
    const char *say = svod_say(book->findings->lang, what);
    svod_place place = svod_place_cell(book->shown, book->zip.sheet, 0, 0);
    return svod_add(book->findings, SVOD_F_read_limit, place, part ? svod_printf(book->arena, "%s: %s", part, say) : say, NULL);
}

bool svod_xlsx_twice(svod_xlsx_book *book, const char *part, const char *element) {
    char buf[SVOD_XLSX_EXCERPT + 8];
    svod_place place = svod_place_cell(book->shown, book->zip.sheet, 0, 0);
    const char *found = svod_printf(book->arena, "%s: %s", part, svod_xlsx_excerpt(buf, element));
    return svod_add(book->findings, SVOD_F_xlsx_element_twice, place, found, NULL);
}

bool svod_xlsx_fault(svod_xlsx_book *book, svod_code code, svod_place place, const char *found, const char *expected) {
    char buf[SVOD_XLSX_EXCERPT + 8];
    if (book->faults++ >= FAULTS_CAP) {
        book->hopeless = true;
        return svod_xlsx_limit(book, NULL, SVOD_T_read_faults);
    }
    svod_add(book->findings, code, place, found ? svod_xlsx_excerpt(buf, found) : NULL, expected);
    return true;
}

bool svod_xlsx_misplaced(svod_xlsx_book *book, svod_place place, const char *around, const char *name) {
    char buf[2][SVOD_XLSX_EXCERPT + 8], found[2 * SVOD_XLSX_EXCERPT + 32];
    if (around) {
        snprintf(found, sizeof found, "%s: <%s>", svod_xlsx_excerpt(buf[0], around), svod_xlsx_excerpt(buf[1], name));
    } else {
        snprintf(found, sizeof found, "<%s>", svod_xlsx_excerpt(buf[1], name));
    }
    return svod_xlsx_fault(book, SVOD_F_content_misplaced, place, found, NULL);
}
