// What stands on the sheets of a file, for people and for programs.
#include <string.h>

#include "write/json.h"
#include "write/lines.h"
#include "write/write.h"

// ---- for people --------------------------------------------------------------------------------------------------------

// Columns: the sheet's name, its visibility, its size, its cells, then the counts. A column of which there is nothing to say is left out.
enum { COL_NAME, COL_VISIBILITY, COL_SIZE, COL_CELLS, COL_COUNTS, COL_COUNT = COL_COUNTS + SVOD_COUNT_COUNT };

static const svod_text heads[COL_COUNT] = {SVOD_T_census_sheet,   SVOD_T_census_visibility, SVOD_T_census_size,    SVOD_T_census_cells,
                                           SVOD_T_census_numbers, SVOD_T_census_texts,      SVOD_T_census_dates,   SVOD_T_census_bools,
                                           SVOD_T_census_errors,  SVOD_T_census_damaged,    SVOD_T_census_results, SVOD_T_census_formulas,
                                           SVOD_T_census_hidden,  SVOD_T_census_merges};

typedef struct line {
    const char *cells[COL_COUNT];
} line;

static line head_line(svod_lang lang) {
    line made;
    for (size_t i = 0; i < COL_COUNT; i++)
        made.cells[i] = svod_say(lang, heads[i]);
    return made;
}

static line sheet_line(const svod_census_sheet *sheet, svod_lang lang, svod_arena *arena) {
    static const svod_text visibilities[] = {SVOD_T_census_visible, SVOD_T_census_is_hidden, SVOD_T_census_very_hidden};
    line made;
    made.cells[COL_NAME] = svod_plain(arena, sheet->name);
    made.cells[COL_VISIBILITY] = svod_say(lang, visibilities[sheet->visibility]);
    made.cells[COL_SIZE] = svod_printf(arena, "%u × %u", sheet->last_row, sheet->last_col);
    made.cells[COL_CELLS] = svod_printf(arena, "%zu", sheet->cells);
    for (size_t i = 0; i < SVOD_COUNT_COUNT; i++)
        made.cells[COL_COUNTS + i] = svod_printf(arena, "%zu", sheet->counts[i]);
    return made;
}

static void find_told(const svod_census *census, bool told[COL_COUNT]) {
    for (size_t col = 0; col < COL_COUNT; col++) {
        told[col] = col == COL_NAME || col == COL_SIZE || col == COL_CELLS;
        for (size_t i = 0; i < census->sheets.count; i++) {
            const svod_census_sheet *sheet = SVOD_AT(&census->sheets, svod_census_sheet, i);
            told[col] |= col == COL_VISIBILITY ? sheet->visibility != SVOD_VISIBLE : col >= COL_COUNTS && sheet->counts[col - COL_COUNTS];
        }
    }
}

// That a file was not read, or not wholly, and why: by its first error.
static void put_unread(const svod_census *census, const svod_findings *findings, svod_lang lang, svod_buf *out) {
    svod_buf_printf(out, "  %s", svod_say(lang, census->sheets.count ? SVOD_T_census_part : SVOD_T_census_unread));
    for (size_t i = 0; i < findings->list.count; i++) {
        const svod_finding *at = SVOD_AT(&findings->list, svod_finding, i);
        if (at->severity != SVOD_ERROR) continue;
        svod_buf_printf(out, ": %s%s%s", svod_code_message(at->code, lang), *at->found ? ": " : "", svod_plain(out->arena, at->found));
        break;
    }
    svod_buf_str(out, "\n");
}

void svod_write_census_text(const svod_census *census, const svod_findings *findings, svod_lang lang, svod_buf *out) {
    svod_arena *arena = out->arena;
    svod_buf_printf(out, "%s\n", svod_plain(arena, census->file));
    if (!census->format) {
        if (!census->whole) put_unread(census, findings, lang, out);
        return;
    }
    const char *comma = *census->decisions ? ", " : "";
    svod_buf_printf(out, "  %s%s%s\n", svod_upper(arena, census->format), comma, census->decisions);
    svod_buf_printf(out, svod_say(lang, SVOD_T_census_bytes), census->bytes, census->sha256);
    if (!census->whole) put_unread(census, findings, lang, out);
    if (!census->sheets.count) return;
    bool told[COL_COUNT];
    line *lines = SVOD_ARRAY(arena, line, census->sheets.count + 1);
    lines[0] = head_line(lang);
    for (size_t i = 0; i < census->sheets.count; i++)
        lines[i + 1] = sheet_line(SVOD_AT(&census->sheets, svod_census_sheet, i), lang, arena);
    find_told(census, told);
    svod_buf_str(out, "\n");
    write_lines(lines->cells, census->sheets.count + 1, COL_COUNT, COL_SIZE, COL_COUNT, told, out);
}

// ---- for programs ------------------------------------------------------------------------------------------------------

static json_t *sheet_object(const svod_census_sheet *sheet) {
    static const char *const visibilities[] = {"visible", "hidden", "very_hidden"};
    json_t *object = json_object();
    json_object_set_new(object, "name", svod_json_text(sheet->name));
    json_object_set_new(object, "visibility", json_string(visibilities[sheet->visibility]));
    json_object_set_new(object, "last_row", json_integer(sheet->last_row));
    json_object_set_new(object, "last_col", json_integer(sheet->last_col));
    json_object_set_new(object, "cells", json_integer((json_int_t)sheet->cells));
    for (svod_count i = 0; i < SVOD_COUNT_COUNT; i++)
        json_object_set_new(object, svod_count_id(i), json_integer((json_int_t)sheet->counts[i]));
    return object;
}

void svod_write_census_json(const svod_census *census, const svod_findings *findings, svod_buf *out) {
    svod_buf_str(out, "{");
    svod_json_key("file", true, out);
    svod_json_put(svod_json_text(census->file), false, out);
    svod_json_key("format", false, out);
    svod_json_put(svod_json_text(census->format), false, out);
    svod_json_key("bytes", false, out);
    svod_json_put(json_integer((json_int_t)census->bytes), false, out);
    svod_json_key("sha256", false, out);
    svod_json_put(*census->sha256 ? svod_json_text(census->sha256) : json_null(), false, out);
    svod_json_key("decisions", false, out);
    svod_json_put(svod_json_text(census->decisions), false, out);
    svod_json_key("whole", false, out);
    svod_json_put(json_boolean(census->whole), false, out);
    svod_json_key("sheets", false, out);
    svod_buf_str(out, "[");
    for (size_t i = 0; i < census->sheets.count; i++) {
        svod_buf_str(out, i ? ",\n" : "\n");
        svod_json_put(sheet_object(SVOD_AT(&census->sheets, svod_census_sheet, i)), false, out);
    }
    svod_buf_str(out, census->sheets.count ? "\n]" : "]");
    svod_json_key("findings", false, out);
    svod_json_findings(findings, true, true, out);
    svod_buf_str(out, "}");
}
