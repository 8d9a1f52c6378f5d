// content.xml of an ODS: sheets, rows and cells in the order of the file, each row handed on when it closes. Empty repeats are counted,
// not expanded. What stands around the cells (shapes, notes, changes, links) is left out with all that is in it.
#include "read/ods.h"
#include "read/sheetname.h"

#include <stdio.h>
#include <string.h>

#define MERGES_CAP ((size_t)1 << 20)
#define STYLES_CAP ((size_t)1 << 20) // bytes of the names of hidden styles
#define FAULTS_CAP 100000            // damaged cells of a book; a finding each

// Where in the document the parse is. Each begins with an element and ends with it; a place that is left leads to the one around it.
typedef enum place { START, DOCUMENT, STYLES, BODY, BOOK, SHEET, ROW, CELL, PARAGRAPH, PLACES } place;

static const place around[PLACES] = {[DOCUMENT] = START, [STYLES] = DOCUMENT, [BODY] = DOCUMENT, [BOOK] = BODY,
                                     [SHEET] = BOOK,     [ROW] = SHEET,       [CELL] = ROW,      [PARAGRAPH] = CELL};

typedef struct content {
    svod_ods_book *book;
    svod_arena *arena, *texts; // texts: of the row under way
    place at;
    unsigned began[PLACES];  // depth of its element
    unsigned unknown;        // depth of the element that nobody knows; 0: none
    svod_excerpt around;     // its name; "" once something lost in it was said
    svod_buf style;          // name of the table style under way; "" for other styles
    svod_map *hidden_styles; // of sheets
    double null_date;
    bool refused; // the sink wants no more
    // the sheet
    svod_sheet_names names;
    svod_sheet_info info;
    uint32_t sheets;
    bool in_sheet;
    uint32_t columns; // described so far
    bool *hidden_cols;
    svod_vec merges; // svod_merge
    // the row
    uint32_t row, row_repeat; // from 1; the first one that it stands for
    bool hidden_row;
    svod_vec cells; // svod_cell
    size_t row_merges, row_text;
    // the cell
    uint32_t col, repeat;
    svod_ods_cell cell;
    // in the whole book
    size_t repeated_cells, repeated_text, faults, style_bytes;
} content;

// The cell under way, or the first one of the row.
static svod_place cell_place(const content *c) {
    const char *sheet = c->in_sheet ? c->info.name : NULL;
    return c->at < ROW ? svod_place_cell(c->book->shown, sheet, 0, 0)
                       : svod_place_cell(c->book->shown, sheet, c->row, c->at >= CELL ? c->col : 1);
}

static const char *say(const content *c, svod_text text) {
    return svod_say(c->book->findings->lang, text);
}

static bool limit(const content *c, svod_text what) {
    return svod_add(c->book->findings, SVOD_F_read_limit, cell_place(c), say(c, what), NULL);
}

// A number of repeats, columns or rows. What is none is said and counts as 1.
static uint32_t count_of(content *c, const char *text) {
    uint32_t count = 1;
    if (text && !svod_ods_count(text, &count)) {
        svod_add(c->book->findings, SVOD_F_ods_count, cell_place(c), svod_excerpt_of(text).text, say(c, SVOD_T_read_ods_count));
        c->faults++;
        return 1;
    }
    return count;
}

static uint32_t plus(uint32_t a, uint32_t b) {
    return a + b < SVOD_ODS_COUNT_CAP ? a + b : SVOD_ODS_COUNT_CAP;
}

// So many that a sheet cannot have come by them by accident.
static bool fault(content *c) {
    return ++c->faults <= FAULTS_CAP || limit(c, SVOD_T_read_ods_faults);
}

static bool enter(content *c, place at) {
    c->at = at;
    c->began[at] = svod_zip_depth(&c->book->zip);
    return true;
}

static bool leave_out(content *c) {
    svod_zip_skip(&c->book->zip);
    return true;
}

// Within an element that nobody knows: rows and cells would be lost without a word. Once for each such element.
static bool look_at_lost(content *c, const char *name) {
    char found[2 * sizeof(svod_excerpt)];
    if (!c->around.text[0] || !svod_ods_is_content(name)) {
        return true;
    }
    bool within = svod_zip_depth(&c->book->zip) > c->unknown;
    snprintf(found, sizeof found, within ? "<%s>: <%s>" : "<%s>", c->around.text, name);
    c->around.text[0] = '\0';
    return svod_add(c->book->findings, SVOD_F_content_misplaced, cell_place(c), found, NULL) || fault(c);
}

static bool leave_unknown(content *c, const char *name) {
    if (svod_ods_beside_cells(name)) {
        return leave_out(c);
    }
    c->unknown = svod_zip_depth(&c->book->zip);
    c->around = svod_excerpt_of(name);
    return look_at_lost(c, name);
}

static bool is(const char *name, const char *word) {
    return strcmp(name, word) == 0;
}

// ---- around the sheets -------------------------------------------------------------------------------------------

static bool open_root(content *c, const char *name) {
    if (is(name, "document-content")) {
        return enter(c, DOCUMENT);
    }
    svod_place file = svod_place_file(c->book->shown);
    if (is(name, "math")) {
        return svod_add(c->book->findings, SVOD_F_format_unsupported, file, say(c, SVOD_T_read_odf_formula), NULL);
    }
    return svod_add(c->book->findings, SVOD_F_book_part_missing, file, "office:document-content", NULL);
}

static bool open_in_document(content *c, const char *name) {
    return is(name, "body") ? enter(c, BODY) : is(name, "automatic-styles") ? enter(c, STYLES) : leave_unknown(c, name);
}

static bool add_hidden_style(content *c) {
    if (svod_map_count(c->hidden_styles) == SVOD_SHEETS_CAP) { // no sheets could use them
        return limit(c, SVOD_T_read_ods_styles);
    }
    c->style_bytes += c->style.len;
    if (c->style_bytes > STYLES_CAP) {
        return limit(c, SVOD_T_read_ods_names);
    }
    svod_map_add(c->hidden_styles, svod_strdup(c->arena, c->style.data), 1);
    return true;
}

static bool open_in_styles(content *c, const char *name, const char **attributes) {
    if (is(name, "style")) {
        const char *family = svod_xml_attribute(attributes, "family"), *style = svod_xml_attribute(attributes, "name");
        c->style.len = 0;
        svod_buf_str(&c->style, style && family && is(family, "table") ? style : "");
    } else if (c->style.len > 0 && is(name, "table-properties")) {
        const char *display = svod_xml_attribute(attributes, "display");
        return !display || !is(display, "false") || add_hidden_style(c);
    }
    return true;
}

// Other kinds of documents are as much OpenDocument; which one it is stands in the body.
static bool open_in_body(content *c, const char *name) {
    static const struct {
        const char *name;
        svod_text kind;
    } others[] = {{"text", SVOD_T_read_odf_text},       {"presentation", SVOD_T_read_odf_presentation},
                  {"drawing", SVOD_T_read_odf_drawing}, {"image", SVOD_T_read_odf_drawing},
                  {"chart", SVOD_T_read_odf_chart},     {"database", SVOD_T_read_odf_database}};
    if (is(name, "spreadsheet")) {
        return enter(c, BOOK);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (is(name, others[i].name)) {
            svod_place file = svod_place_file(c->book->shown);
            return svod_add(c->book->findings, SVOD_F_format_unsupported, file, say(c, others[i].kind), NULL);
        }
    }
    return leave_unknown(c, name);
}

static bool set_null_date(content *c, const char **attributes) {
    const char *date = svod_xml_attribute(attributes, "date-value");
    svod_date_kind kind = SVOD_DATE_NONE;
    double folded = 0;
    if (date && svod_date_parse(date, strlen(date), &folded, &kind) && kind == SVOD_DATE_DAY) {
        c->null_date = folded;
    }
    return true;
}

// ---- sheets ------------------------------------------------------------------------------------------------------

// A copy of a sheet of another file, kept for the formulas that refer to it: "'file:///a.ods'#Sheet1".
static bool is_copy(const char *name) {
    return svod_starts(name, "'file:") && strstr(name, "'#");
}

static void begin_sheet(content *c) {
    c->in_sheet = true;
    c->book->zip.sheet = c->info.name;
    c->row = 0;
    c->row_repeat = 1;
    c->columns = 0;
    c->merges.count = 0;
    if (c->hidden_cols) {
        memset(c->hidden_cols, 0, SVOD_GRID_COLS + 1);
    }
}

static bool open_sheet(content *c, const char **attributes) {
    const char *name = svod_xml_attribute(attributes, "name"), *style = svod_xml_attribute(attributes, "style-name");
    name = svod_sheet_name(&c->names, name ? name : "", name ? strlen(name) : 0);
    if (!name) {
        return false;
    }
    bool hidden = (style && svod_map_get(c->hidden_styles, style, NULL)) || is_copy(name);
    c->info =
        (svod_sheet_info){.file = c->book->shown, .name = name, .index = c->sheets++, .visibility = hidden ? SVOD_HIDDEN : SVOD_VISIBLE};
    if (hidden && c->book->options->visible_only) {
        if (c->book->options->skipped && !is_copy(name)) {
            ++*c->book->options->skipped;
        }
        return leave_out(c);
    }
    enter(c, SHEET);
    begin_sheet(c);
    c->refused = !c->book->sink->sheet(c->book->sink->ctx, &c->info);
    return !c->refused;
}

static bool close_sheet(content *c) {
    c->in_sheet = false;
    c->book->zip.sheet = NULL;
    if (!c->refused) {
        c->refused = !c->book->sink->end(c->book->sink->ctx, c->merges.data, c->merges.count);
    }
    return !c->refused;
}

static bool is_hidden(const char *visibility) {
    return visibility && (is(visibility, "collapse") || is(visibility, "filter"));
}

static bool open_column(content *c, const char **attributes) {
    uint32_t first = c->columns + 1;
    c->columns = plus(c->columns, count_of(c, svod_xml_attribute(attributes, "number-columns-repeated")));
    if (!is_hidden(svod_xml_attribute(attributes, "visibility"))) {
        return leave_out(c);
    }
    if (!c->hidden_cols) {
        c->hidden_cols = SVOD_ARRAY(c->arena, bool, SVOD_GRID_COLS + 1);
    }
    for (uint32_t col = first; col <= c->columns && col <= SVOD_GRID_COLS; col++) {
        c->hidden_cols[col] = true;
    }
    return leave_out(c);
}

// ---- merged cells ------------------------------------------------------------------------------------------------

static bool add_merge(content *c, svod_merge m) {
    m.row2 = m.row2 < SVOD_GRID_ROWS ? m.row2 : SVOD_GRID_ROWS;
    m.col2 = m.col2 < SVOD_GRID_COLS ? m.col2 : SVOD_GRID_COLS;
    if (m.row1 > m.row2 || m.col1 > m.col2 || (m.row1 == m.row2 && m.col1 == m.col2)) {
        return true;
    }
    if (c->merges.count == MERGES_CAP) {
        return limit(c, SVOD_T_read_ods_merges);
    }
    *SVOD_PUSH(&c->merges, svod_merge) = m;
    return true;
}

static bool span(content *c, const svod_ods_extent *extent) {
    uint32_t cols = count_of(c, extent->cols), rows = count_of(c, extent->rows);
    return add_merge(c, (svod_merge){c->row, c->col, c->row + rows - 1, c->col + cols - 1});
}

// The merges of a row that is repeated stand in each of its repeats.
static bool repeat_merges(content *c, uint32_t by) {
    size_t end = c->merges.count;
    for (size_t i = c->row_merges; i < end; i++) {
        svod_merge m = *SVOD_AT(&c->merges, svod_merge, i);
        m.row1 += by;
        m.row2 += by;
        if (!add_merge(c, m)) {
            return false;
        }
    }
    return true;
}

// ---- rows --------------------------------------------------------------------------------------------------------

static bool open_row(content *c, const char **attributes) {
    enter(c, ROW);
    c->row = plus(c->row, c->row_repeat);
    c->col = 0;
    c->repeat = 1;
    c->row_repeat = count_of(c, svod_xml_attribute(attributes, "number-rows-repeated"));
    c->hidden_row = is_hidden(svod_xml_attribute(attributes, "visibility"));
    c->cells.count = 0;
    c->row_merges = c->merges.count;
    c->row_text = 0;
    return true;
}

// What repeats would add to the book. `cells` and `text` (bytes) are those of one repeat, a row at most.
static bool charge(content *c, size_t times, size_t cells, size_t text) {
    if (times > SVOD_ODS_REPEATED_CAP || times * cells > SVOD_ODS_REPEATED_CAP - c->repeated_cells ||
        times * text > SVOD_ODS_REPEATED_TEXT_CAP - c->repeated_text) {
        return limit(c, SVOD_T_read_ods_repeats);
    }
    c->repeated_cells += times * cells;
    c->repeated_text += times * text;
    return true;
}

static bool beyond(content *c, uint32_t row, uint32_t col) {
    svod_add(c->book->findings, SVOD_F_ods_beyond, svod_place_cell(c->book->shown, c->info.name, row, col), NULL,
             say(c, SVOD_T_read_reference));
    return fault(c);
}

static bool deliver(content *c, uint32_t row) {
    svod_cell *cells = c->cells.data;
    for (size_t i = 0; i < c->cells.count; i++) {
        cells[i].row = row;
    }
    c->refused = !c->book->sink->row(c->book->sink->ctx, row, cells, c->cells.count);
    return !c->refused;
}

static bool deliver_all(content *c) {
    uint32_t room = SVOD_GRID_ROWS - c->row + 1;
    uint32_t times = c->row_repeat < room ? c->row_repeat : room;
    bool ok = charge(c, times - 1, c->cells.count, c->row_text);
    ok = deliver(c, c->row) && ok;
    for (uint32_t i = 1; ok && i < times; i++) {
        ok = repeat_merges(c, i) && deliver(c, c->row + i);
    }
    return ok && (times == c->row_repeat || beyond(c, SVOD_GRID_ROWS + 1, 1));
}

static bool close_row(content *c) {
    bool ok = c->cells.count == 0 || deliver_all(c);
    c->cells.count = 0;
    svod_arena_reset(c->texts);
    return ok;
}

// ---- cells -------------------------------------------------------------------------------------------------------

static bool open_cell(content *c, const char **attributes) {
    enter(c, CELL);
    c->col = plus(c->col, c->repeat);
    svod_ods_extent extent = svod_ods_cell_open(&c->cell, attributes);
    c->repeat = count_of(c, extent.repeated);
    if (c->cell.string.len > SVOD_READ_TEXT_CAP) {
        return limit(c, SVOD_T_read_text_size);
    }
    if (c->faults > FAULTS_CAP) {
        return limit(c, SVOD_T_read_ods_faults);
    }
    return (!extent.cols && !extent.rows) || span(c, &extent);
}

// Adds the cell to its row, as often as it is repeated there.
static bool keep(content *c, const svod_cell *cell) {
    uint32_t room = SVOD_GRID_COLS - c->col + 1;
    uint32_t times = c->repeat < room ? c->repeat : room;
    bool ok = charge(c, times - 1, 1, cell->len);
    times = ok ? times : 1;
    c->row_text += cell->len * (size_t)times;
    if (ok && c->row_text > SVOD_ODS_ROW_TEXT_CAP) {
        return limit(c, SVOD_T_read_ods_row_text);
    }
    svod_zip_credit(&c->book->zip, 1);
    const char *text = svod_strndup(c->texts, cell->text, cell->len);
    for (uint32_t i = 0; i < times; i++) {
        svod_cell *kept = SVOD_PUSH(&c->cells, svod_cell);
        *kept = *cell;
        kept->text = text;
        kept->col = c->col + i;
        kept->flags |= c->hidden_row || (c->hidden_cols && c->hidden_cols[kept->col]) ? SVOD_CELL_HIDDEN : 0;
    }
    return ok && (times == c->repeat || beyond(c, c->row, SVOD_GRID_COLS + 1));
}

static bool close_cell(content *c) {
    svod_cell cell = {.row = c->row, .col = c->col, .text = ""};
    svod_ods_verdict verdict = svod_ods_cell_close(&c->cell, c->null_date, &cell);
    if (verdict == SVOD_ODS_EMPTY) {
        return true;
    }
    if (c->row > SVOD_GRID_ROWS || c->col > SVOD_GRID_COLS) {
        return beyond(c, c->row, c->col);
    }
    if (verdict == SVOD_ODS_DAMAGED) {
        svod_add(c->book->findings, SVOD_F_cell_damaged, cell_place(c), svod_strndup(c->texts, cell.text, cell.len), NULL);
        if (!fault(c)) {
            return false;
        }
    } else if (verdict == SVOD_ODS_NO_RESULT) {
        svod_add(c->book->findings, SVOD_F_cell_formula_no_result, cell_place(c), NULL, NULL);
        cell.flags |= SVOD_CELL_NO_RESULT;
    }
    return keep(c, &cell);
}

// ---- texts -------------------------------------------------------------------------------------------------------

static bool add_text(content *c, const char *text, size_t len) {
    if (c->cell.text.len + len > SVOD_READ_TEXT_CAP) {
        return limit(c, SVOD_T_read_text_size);
    }
    svod_buf_add(&c->cell.text, text, len);
    return true;
}

static bool open_paragraph(content *c) {
    enter(c, PARAGRAPH);
    return c->cell.paragraphs++ == 0 || add_text(c, "\n", 1);
}

static bool add_spaces(content *c, const char **attributes) {
    static const char spaces[] = "                                ";
    uint32_t count = count_of(c, svod_xml_attribute(attributes, "c"));
    bool ok = charge(c, 1, 0, count - 1);
    for (uint32_t left = count; ok && left > 0;) {
        uint32_t some = left < sizeof spaces - 1 ? left : (uint32_t)(sizeof spaces - 1);
        ok = add_text(c, spaces, some);
        left -= some;
    }
    return ok;
}

static bool open_in_cell(content *c, const char *name) {
    if (is(name, "p") || is(name, "h")) {
        return open_paragraph(c);
    }
    bool holds = is(name, "list") || is(name, "list-item") || is(name, "list-header") || is(name, "section");
    return holds || leave_unknown(c, name);
}

static bool open_in_paragraph(content *c, const char *name, const char **attributes) {
    if (is(name, "span") || is(name, "a")) {
        return true;
    }
    if (is(name, "s")) {
        return add_spaces(c, attributes);
    }
    if (is(name, "tab")) {
        return add_text(c, "\t", 1);
    }
    if (is(name, "line-break")) {
        return add_text(c, "\n", 1);
    }
    return svod_ods_is_content(name) ? leave_unknown(c, name) : !svod_ods_beside_text(name) || leave_out(c);
}

// ---- events ------------------------------------------------------------------------------------------------------

static bool open_in_book(content *c, const char *name, const char **attributes) {
    if (is(name, "table")) {
        return open_sheet(c, attributes);
    }
    if (is(name, "null-date")) {
        return set_null_date(c, attributes);
    }
    return is(name, "calculation-settings") || leave_unknown(c, name);
}

static bool open_in_sheet(content *c, const char *name, const char **attributes) {
    if (is(name, "table-row")) {
        return open_row(c, attributes);
    }
    if (is(name, "table-column")) {
        return open_column(c, attributes);
    }
    bool groups = is(name, "table-rows") || is(name, "table-header-rows") || is(name, "table-row-group") || is(name, "table-columns") ||
                  is(name, "table-header-columns") || is(name, "table-column-group");
    return groups || leave_unknown(c, name);
}

static bool on_open(void *ctx, const char *name, const char **attributes) {
    content *c = ctx;
    if (c->unknown) {
        return look_at_lost(c, name);
    }
    switch (c->at) {
    case PARAGRAPH:
        return open_in_paragraph(c, name, attributes);
    case CELL:
        return open_in_cell(c, name);
    case ROW:
        return is(name, "table-cell") || is(name, "covered-table-cell") ? open_cell(c, attributes) : leave_unknown(c, name);
    case SHEET:
        return open_in_sheet(c, name, attributes);
    case BOOK:
        return open_in_book(c, name, attributes);
    case BODY:
        return open_in_body(c, name);
    case STYLES:
        return open_in_styles(c, name, attributes);
    case DOCUMENT:
        return open_in_document(c, name);
    default:
        return open_root(c, name);
    }
}

static bool on_close(void *ctx, const char *name) {
    (void)name;
    content *c = ctx;
    unsigned depth = svod_zip_depth(&c->book->zip);
    if (c->unknown) {
        c->unknown = c->unknown == depth ? 0 : c->unknown;
        return true;
    }
    place left = c->at;
    if (left == START || c->began[left] != depth) {
        return true;
    }
    bool ok = left == CELL ? close_cell(c) : left == ROW ? close_row(c) : left == SHEET ? close_sheet(c) : true;
    c->at = around[left];
    return ok;
}

static bool on_text(void *ctx, const char *text, size_t len) {
    content *c = ctx;
    return c->at != PARAGRAPH || c->unknown || add_text(c, text, len);
}

// ---- the document ------------------------------------------------------------------------------------------------

// The sheet under way when the parse broke off: what had been read of it stands.
static void end_broken_sheet(content *c) {
    if (!c->refused) {
        svod_zip_tell_rows(&c->book->zip, c->row);
        if (c->cells.count > 0) {
            deliver(c, c->row);
        }
    }
    close_sheet(c);
}

bool svod_ods_content_read(svod_ods_book *book) {
    static const svod_xml_events events = {.open = on_open, .close = on_close, .text = on_text};
    svod_arena *arena = book->arena;
    content c = {.book = book,
                 .arena = arena,
                 .texts = svod_arena_new(),
                 .hidden_styles = svod_map_new(arena),
                 .names = svod_sheet_names_of(book->shown, arena, book->findings),
                 .style = svod_buf_of(arena),
                 .merges = svod_vec_of(arena, sizeof(svod_merge)),
                 .cells = svod_vec_of(arena, sizeof(svod_cell)),
                 .cell = svod_ods_cell_of(arena)};
    bool ok = svod_zip_xml(&book->zip, "content.xml", &events, &c);
    if (c.in_sheet) {
        end_broken_sheet(&c);
    }
    svod_arena_free(c.texts);
    if (ok && c.sheets == 0) {
        svod_place file = svod_place_file(book->shown);
        ok = svod_add(book->findings, SVOD_F_book_part_missing, file, say(&c, SVOD_T_read_no_sheets), NULL);
    }
    return ok && !c.refused;
}
