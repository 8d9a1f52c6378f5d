// The matrix of a form: units down, criteria across, each section closed by its total; rows add up as they are filled.
#include <string.h>

#include "table/form_parts.h"

#define NAME_NARROW 22.0
#define NAME_WIDE 40.0
#define LINE_LETTERS 30 // of a title written upwards, in a row of TITLE_HEIGHT
#define UNIT_HEIGHT 18.0
#define TITLE_HEIGHT 150.0
#define COLUMN_LEAST 5.6
#define COLUMN_MOST 14.0
#define SECTION_COLUMNS 8
#define ACROSS 130.0 // characters on a page: titles written upwards are small enough as it is

static double width_of_names(const form *f) {
    size_t longest = 0;
    for (size_t i = 0; i < f->plan.unit_count; i++) {
        const char *name = f->plan.roster->units[f->plan.units[i]].name;
        size_t letters = svod_utf8_count(name, strlen(name));
        if (letters > longest) longest = letters;
    }
    double width = 3 + 1.05 * (double)longest;
    return width < NAME_NARROW ? NAME_NARROW : width > NAME_WIDE ? NAME_WIDE : width;
}

static const char *title_of(const form *f, uint32_t node) {
    if (svod_rubric_criterion(f->rubric, node)) return svod_node_name(f->rubric, node, f->arena);
    if (node == SVOD_ROOT) return FORM_SAY(f, total);
    const svod_rnode *at = &f->rubric->nodes[node];
    bool numbered = svod_digit(*at->id);
    return svod_printf(f->arena, FORM_SAY(f, total_of), numbered ? at->id : at->title);
}

// The longest word of a scale: lines break between words.
static size_t longest_word(const char *text) {
    size_t longest = 0;
    for (size_t len; *text; text += len + (text[len] != '\0')) {
        len = strcspn(text, " \n");
        size_t letters = svod_utf8_count(text, len);
        if (letters > longest) longest = letters;
    }
    return longest;
}

// Wide enough for the lines that its title takes when written upwards, and for the words of its scale.
static double column_width(const form *f, uint32_t node) {
    const char *title = title_of(f, node), *scale = form_scale(f, node, "\n");
    size_t letters = svod_utf8_count(title, strlen(title));
    double lines = (double)((letters + LINE_LETTERS - 1) / LINE_LETTERS), width = 1.6 + 1.75 * lines;
    double words = scale ? 2 + 0.95 * (double)longest_word(scale) : 0;
    if (width > COLUMN_MOST) width = COLUMN_MOST;
    if (width < words) width = words;
    return width < COLUMN_LEAST ? COLUMN_LEAST : width;
}

static bool any_agreed(const form *f) {
    for (uint32_t n = 1; n < f->rubric->count; n++)
        if (form_agreed(f, n)) return true;
    return false;
}

static double lines_in(const char *words, double width) {
    return 1 + (double)(size_t)((double)svod_utf8_count(words, strlen(words)) / width);
}

// The name stands over the columns that are seen on every page and however far one scrolls; what is beside it, on the first page.
static void put_title(const form *f, svod_table *table, const double *widths) {
    const char *name = svod_printf(f->arena, FORM_SAY(f, title), f->input->expert), *campaign = form_campaign(f);
    svod_out *card = svod_put_text(table, 1, SVOD_FORM_NUMBER_COL, SVOD_CLASS_CARD, name);
    card->rows = card->cols = 2;
    uint32_t first = SVOD_FORM_FIRST_COL, last = svod_page_end(table, first, first + 2 * SECTION_COLUMNS - 1);
    double beside = 0;
    for (uint32_t col = first; col <= last; col++)
        beside += col <= f->plan.last_col + 1 ? widths[col] : COLUMN_LEAST;
    double height = 16 * lines_in(name, 0.75 * (width_of_names(f) + 5)) - 26, other = 16 * lines_in(campaign, 0.85 * beside);
    if (height < other) height = other;
    svod_table_height(table, 1, height > 24 ? height : 24);
    svod_table_height(table, 2, 26);
    svod_put_text(table, 1, first, SVOD_CLASS_CARD, campaign)->cols = last - first + 1;
    const char *how = f->plan.unit_sheets ? FORM_SAY(f, matrix_line) : FORM_SAY(f, matrix_line_alone);
    if (any_agreed(f)) how = svod_printf(f->arena, "%s %s", FORM_SAY(f, chair_line), how);
    svod_put_text(table, 2, first, SVOD_CLASS_NOTE, how)->cols = last - first + 1;
}

static void put_left_heads(const form *f, svod_table *table) {
    svod_out *number = svod_put_text(table, SVOD_FORM_SECTION_ROW, SVOD_FORM_NUMBER_COL, SVOD_CLASS_HEAD_OVER, FORM_SAY(f, number));
    number->rows = 2;
    svod_put_text(table, SVOD_FORM_SECTION_ROW, SVOD_FORM_NAME_COL, SVOD_CLASS_HEAD_OVER, form_unit_word(f))->rows = 2;
    svod_put_empty(table, SVOD_FORM_MAX_ROW, SVOD_FORM_NUMBER_COL, SVOD_CLASS_HEAD);
    svod_put_text(table, SVOD_FORM_MAX_ROW, SVOD_FORM_NAME_COL, SVOD_CLASS_HEAD, FORM_SAY(f, maximum));
}

// As much of a head as four lines over these columns hold.
static const char *fitting(const form *f, const char *head, double width) {
    size_t room = (size_t)(4 * (width - 2)), end = 0;
    if (svod_utf8_count(head, strlen(head)) <= room) return head;
    for (size_t letters = 0; letters + 1 < room; letters++)
        while ((head[++end] & 0xC0) == 0x80)
            continue;
    return svod_printf(f->arena, "%.*s…", (int)end, head);
}

static uint32_t first_col_of(const form *f, uint32_t node) {
    uint32_t first = f->plan.col[node];
    for (uint32_t n = node + 1; n < f->rubric->nodes[node].end; n++)
        if (f->plan.col[n] && f->plan.col[n] < first) first = f->plan.col[n];
    return first;
}

// Written anew every so many columns, for those who scroll.
static void put_section_page(const form *f, svod_table *table, const double *widths, uint32_t first, uint32_t last, const char *head) {
    uint32_t all = last - first + 1, pieces = all < 2 * SECTION_COLUMNS ? 1 : all / SECTION_COLUMNS;
    for (uint32_t i = 0; i < pieces; i++) {
        uint32_t from = first + all * i / pieces, to = first + all * (i + 1) / pieces - 1;
        double width = 0;
        for (uint32_t col = from; col <= to; col++)
            width += widths[col];
        const char *words = fitting(f, head, width);
        svod_out *cell = svod_put_text(table, SVOD_FORM_SECTION_ROW, from, SVOD_CLASS_HEAD_OVER, words);
        cell->cols = to - from + 1;
        if (words != head) cell->note = head;
    }
}

// A section over its criteria and its total, on each page that they stand on.
static void put_section(const form *f, svod_table *table, const double *widths, uint32_t node) {
    uint32_t first = first_col_of(f, node), last = f->plan.col[node];
    const char *name = svod_node_name(f->rubric, node, f->arena);
    const char *head = svod_printf(f->arena, FORM_SAY(f, section), name, form_points(f, svod_rubric_judged_max(f->rubric, node)));
    if (svod_rubric_criterion(f->rubric, node)) head = ""; // its title stands below
    for (uint32_t from = first, to; from <= last; from = to + 1) {
        to = svod_page_end(table, from, last);
        put_section_page(f, table, widths, from, to, head);
    }
}

static void put_column(const form *f, svod_table *table, const double *widths, uint32_t node) {
    const svod_rnode *at = &f->rubric->nodes[node];
    uint32_t col = f->plan.col[node];
    bool leaf = svod_rubric_criterion(f->rubric, node);
    const char *title = title_of(f, node);
    svod_put_text(table, SVOD_FORM_KEY_ROW, col, SVOD_CLASS_TEXT, svod_form_key(&f->plan, node, f->arena));
    if (at->depth == 1) put_section(f, table, widths, node);
    if (node == SVOD_ROOT) svod_put_empty(table, SVOD_FORM_SECTION_ROW, col, SVOD_CLASS_HEAD_OVER);
    svod_out *head = svod_put_text(table, SVOD_FORM_TITLE_ROW, col, SVOD_CLASS_HEAD_UP, title);
    head->tone = form_agreed(f, node) ? SVOD_TONE_WARN : leaf ? SVOD_TONE_PLAIN : SVOD_TONE_STRONG;
    if (*at->note) head->note = at->note;
    const char *scale = form_scale(f, node, "\n");
    if (scale)
        svod_put_text(table, SVOD_FORM_MAX_ROW, col, SVOD_CLASS_HEAD, scale);
    else
        svod_put_number(table, SVOD_FORM_MAX_ROW, col, SVOD_CLASS_HEAD, svod_points_double(svod_rubric_judged_max(f->rubric, node)));
}

// Sections, and behind them the grand total with how much is filled in.
static void break_pages(const form *f, svod_table *table) {
    svod_group *groups = SVOD_ARRAY(f->arena, svod_group, f->rubric->count);
    size_t count = 0;
    for (uint32_t n = 1; n < f->rubric->count; n++)
        if (f->rubric->nodes[n].depth == 1 && f->plan.col[n]) groups[count++] = (svod_group){first_col_of(f, n), f->plan.col[n]};
    groups[count++] = (svod_group){f->plan.last_col, f->plan.last_col + 1};
    svod_break_pages(table, groups, count);
}

static double *set_widths(const form *f, svod_table *table, double names) {
    double *widths = SVOD_ARRAY(f->arena, double, f->plan.last_col + 2);
    svod_table_width(table, SVOD_FORM_NUMBER_COL, SVOD_FORM_NUMBER_COL, 5);
    svod_table_width(table, SVOD_FORM_NAME_COL, SVOD_FORM_NAME_COL, names);
    for (uint32_t n = 0; n < f->rubric->count; n++)
        if (f->plan.col[n]) widths[f->plan.col[n]] = column_width(f, n);
    widths[f->plan.last_col + 1] = 11;
    for (uint32_t col = SVOD_FORM_FIRST_COL; col <= f->plan.last_col + 1; col++)
        svod_table_width(table, col, col, widths[col]);
    return widths;
}

static void put_columns(const form *f, svod_table *table, const double *widths) {
    for (uint32_t n = 0; n < f->rubric->count; n++)
        if (f->plan.col[n]) put_column(f, table, widths, n);
}

static void put_progress_head(const form *f, svod_table *table) {
    uint32_t col = f->plan.last_col + 1;
    svod_put_empty(table, SVOD_FORM_SECTION_ROW, col, SVOD_CLASS_HEAD_OVER);
    svod_put_text(table, SVOD_FORM_TITLE_ROW, col, SVOD_CLASS_HEAD_UP, FORM_SAY(f, filled));
    svod_put_empty(table, SVOD_FORM_MAX_ROW, col, SVOD_CLASS_HEAD);
}

// "12 из 94": on either sheet, where the unit has one of its own.
static void put_progress(const form *f, svod_table *table, size_t i) {
    uint32_t row = svod_form_unit_row(i);
    const char *count = form_filled(f, (form_line){f->plan.col, row, true});
    if (f->plan.unit_sheets) {
        svod_range flags = {SVOD_FORM_UNIT_FIRST_ROW, SVOD_FORM_UNIT_FILLED_COL, f->plan.last_row, SVOD_FORM_UNIT_FILLED_COL};
        count = svod_printf(f->arena, "SUM(%s)", svod_ref_range(f->arena, f->plan.sheet_names[i], flags));
    }
    const char *formula = svod_printf(f->arena, "=%s&\"%s\"", count, svod_printf(f->arena, FORM_SAY(f, of), f->leaves));
    svod_out *cell = svod_put_formula(table, row, f->plan.last_col + 1, SVOD_CLASS_REPLY, formula, 0);
    cell->text = svod_printf(f->arena, "0%s", svod_printf(f->arena, FORM_SAY(f, of), f->leaves));
}

static void put_unit(const form *f, svod_table *table, double name_width, size_t i) {
    const svod_unit *unit = &f->plan.roster->units[f->plan.units[i]];
    uint32_t row = svod_form_unit_row(i);
    svod_put_text(table, row, SVOD_FORM_UNIT_KEY_COL, SVOD_CLASS_TEXT, unit->id);
    svod_put_number(table, row, SVOD_FORM_NUMBER_COL, SVOD_CLASS_RANK, (double)(i + 1));
    // A little higher than usual, so that one may write by hand on a print; a name of several lines takes what it needs.
    if ((double)svod_utf8_count(unit->name, strlen(unit->name)) < name_width) svod_table_height(table, row, UNIT_HEIGHT);
    svod_class name = f->plan.unit_sheets ? SVOD_CLASS_LINK_ROW : SVOD_CLASS_WRAP;
    svod_out *cell = svod_put_text(table, row, SVOD_FORM_NAME_COL, name, unit->name);
    if (f->plan.unit_sheets)
        cell->target = svod_ref_fixed(f->arena, f->plan.sheet_names[i], SVOD_FORM_UNIT_FIRST_ROW, SVOD_FORM_UNIT_SCORE_COL);
    form_line line = {f->plan.col, row, true};
    for (uint32_t n = 0; n < f->rubric->count; n++) {
        if (!f->plan.col[n]) continue;
        if (svod_rubric_criterion(f->rubric, n)) {
            svod_put_empty(table, row, f->plan.col[n], SVOD_CLASS_ENTRY);
            continue;
        }
        cell = svod_put_formula(table, row, f->plan.col[n], SVOD_CLASS_REPLY, form_total(f, line, n), 0);
        cell->text = "";
        cell->tone = SVOD_TONE_STRONG;
    }
    put_progress(f, table, i);
}

svod_table *form_matrix(const form *f) {
    svod_table *table = form_sheet(f, "form_matrix", svod_say(f->lang, SVOD_T_data_form_scores));
    double width = width_of_names(f);
    table->shown = true;
    table->landscape = true;
    table->across = ACROSS;
    table->tab_tone = SVOD_TONE_STRONG;
    table->freeze_row = SVOD_FORM_FIRST_ROW;
    table->freeze_col = SVOD_FORM_FIRST_COL;
    table->repeat_from = SVOD_FORM_SECTION_ROW;
    table->repeat_to = SVOD_FORM_MAX_ROW;
    svod_table_hide_col(table, SVOD_FORM_UNIT_KEY_COL);
    svod_table_hide_row(table, SVOD_FORM_KEY_ROW);
    const double *widths = set_widths(f, table, width);
    break_pages(f, table);
    svod_table_height(table, SVOD_FORM_TITLE_ROW, TITLE_HEIGHT);
    put_title(f, table, widths);
    put_left_heads(f, table);
    put_columns(f, table, widths);
    put_progress_head(f, table);
    for (size_t i = 0; i < f->plan.unit_count; i++)
        put_unit(f, table, width, i);
    if (f->plan.unit_count) {
        form_line line = {f->plan.col, SVOD_FORM_FIRST_ROW, true};
        form_allow(f, table, line, (uint32_t)f->plan.unit_count, true);
    }
    svod_fit_rows(table, f->arena);
    return table;
}
