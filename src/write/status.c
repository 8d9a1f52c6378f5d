// How far the experts are, for people and for programs.
#include <string.h>

#include "base/calendar.h"
#include "write/json.h"
#include "write/lines.h"
#include "write/status_units.h"
#include "write/write.h"

#define NAMES_CAP 30 // units of an expert that are named: those begun, and those not begun
#define CODES_CAP 12 // criteria left blank that are named for a unit

typedef struct board {
    const svod_result *result;
    const svod_expertise *expertise;
    const char *date;
    svod_lang lang;
    svod_arena *arena;
} board;

static board board_of(const svod_result *result, const char *date, svod_arena *arena) {
    return (board){result, result->expertise, date, result->campaign->lang, arena};
}

// ---- one expert --------------------------------------------------------------------------------------------------------

static const char *due_of(const board *b, const svod_expert_row *row) {
    const char *own = row->judge == SVOD_NO_JUDGE ? "" : b->expertise->panel->judges[row->judge].due;
    return *own ? own : b->result->campaign->due;
}

// A chair scores where a word is to be the last one; nobody waits for the rest of the sheet.
static bool owes(const svod_expert_row *row) {
    return !row->chair && row->ready < row->assigned;
}

static uint32_t not_begun(const svod_expert_row *row) {
    return row->assigned - row->ready - row->begun;
}

static bool has_answers(const board *b, const svod_expert_row *row) {
    bool any = false;
    for (size_t i = 0; !any && i < b->result->roster->count; i++)
        any = row->units[i].seen;
    return any;
}

// Days over the due date of what is not ready; 0: not late, or nobody said when.
static int64_t days_late(const board *b, const svod_expert_row *row) {
    const char *due = due_of(b, row);
    if (!*due || !owes(row)) return 0;
    int64_t days = svod_day_number(b->date) - svod_day_number(due);
    return days > 0 ? days : 0;
}

static uint32_t conflicts_of(const board *b, const svod_expert_row *row) {
    uint32_t count = 0;
    for (size_t i = 0; i < b->result->roster->count; i++)
        count += row->units[i].recused;
    return count;
}

static const char *name_of(const board *b, const svod_expert_row *row) {
    return *row->name ? svod_plain(b->arena, row->name) : svod_say(b->lang, SVOD_T_intake_no_expert);
}

typedef enum progress { READY, BEGUN, NOT_BEGUN, CONFLICT, NOT_ASSIGNED, PROGRESS_COUNT } progress;

static progress progress_of(const svod_coverage *at) {
    if (at->recused) return CONFLICT;
    if (!at->assigned) return NOT_ASSIGNED;
    if (at->blank + at->bad == 0) return READY;
    return at->seen ? BEGUN : NOT_BEGUN;
}

static bool concerns(const svod_expert_row *row, size_t unit) {
    const svod_coverage *at = &row->units[unit];
    return at->recused || at->seen || (at->assigned && !row->chair);
}

// ---- for people --------------------------------------------------------------------------------------------------------

static const char *number(const board *b, uint64_t value) {
    return svod_printf(b->arena, "%llu", (unsigned long long)value);
}

// What a chair left out was not asked for.
static const char *asked(const board *b, const svod_expert_row *row, uint64_t value) {
    return row->chair ? "" : number(b, value);
}

static const char *days_words(const board *b, svod_text sentence, int64_t days) {
    const char *word = svod_plural(b->lang, (size_t)days, svod_say(b->lang, SVOD_T_status_day_one),
                                   svod_say(b->lang, SVOD_T_status_day_few), svod_say(b->lang, SVOD_T_status_day_many));
    return svod_printf(b->arena, svod_say(b->lang, sentence), (long long)days, word);
}

static const char *how(const board *b, const svod_expert_row *row) {
    const char *due = due_of(b, row);
    if (!row->assigned) return svod_say(b->lang, SVOD_T_status_how_idle);
    if (row->ready == row->assigned) return svod_say(b->lang, SVOD_T_status_how_all);
    if (row->chair) return svod_say(b->lang, SVOD_T_status_chair);
    if (!*due) return svod_say(b->lang, SVOD_T_status_how_open);
    int64_t left = svod_day_number(due) - svod_day_number(b->date);
    if (left < 0) return days_words(b, SVOD_T_status_how_late, -left);
    return left ? days_words(b, SVOD_T_status_how_left, left) : svod_say(b->lang, SVOD_T_status_how_today);
}

// Two tables, so that a terminal of 80 columns has room for each: units, then criteria.
enum { COL_EXPERT, COL_ASSIGNED, COL_READY, COL_BEGUN, COL_DUE, COL_HOW, COL_COUNT };
static const svod_text heads[COL_COUNT] = {SVOD_T_status_expert, SVOD_T_status_assigned, SVOD_T_status_ready,
                                           SVOD_T_status_begun,  SVOD_T_status_until,    SVOD_T_status_state};

static void expert_line(const board *b, const svod_expert_row *row, const char **cells) {
    cells[COL_EXPERT] = name_of(b, row);
    cells[COL_ASSIGNED] = asked(b, row, row->assigned);
    cells[COL_READY] = number(b, row->ready);
    cells[COL_BEGUN] = number(b, row->begun);
    cells[COL_DUE] = due_of(b, row);
    cells[COL_HOW] = how(b, row);
}

enum { SUM_EXPERT, SUM_ROLE, SUM_CONFLICTS, SUM_SCORED, SUM_BLANK, SUM_NA, SUM_BAD, SUM_COUNT };
static const svod_text sum_heads[SUM_COUNT] = {SVOD_T_status_expert, SVOD_T_status_role, SVOD_T_status_conflicts, SVOD_T_status_scored,
                                               SVOD_T_status_blank,  SVOD_T_status_na,   SVOD_T_status_bad};

static void sum_line(const board *b, const svod_expert_row *row, const char **cells) {
    bool unlisted = b->expertise->panel && row->judge == SVOD_NO_JUDGE;
    cells[SUM_EXPERT] = name_of(b, row);
    cells[SUM_ROLE] = row->chair ? svod_say(b->lang, SVOD_T_status_chair) : unlisted ? svod_say(b->lang, SVOD_T_status_unlisted) : "";
    cells[SUM_CONFLICTS] = number(b, conflicts_of(b, row));
    cells[SUM_SCORED] = number(b, row->sum.scored);
    cells[SUM_BLANK] = asked(b, row, row->sum.blank);
    cells[SUM_NA] = number(b, row->sum.na);
    cells[SUM_BAD] = number(b, row->sum.bad);
}

// What nobody has is not shown: roles, conflicts, wrong cells, due dates.
static void find_told(const char *const *cells, size_t rows, size_t cols, const bool *always, bool *told) {
    for (size_t col = 0; col < cols; col++) {
        told[col] = always[col];
        for (size_t row = 1; row < rows; row++)
            told[col] |= *cells[row * cols + col] && !svod_streq(cells[row * cols + col], "0");
    }
}

typedef void line_of(const board *b, const svod_expert_row *row, const char **cells);

// A line an expert; texts of the columns from `right` up to `left` end at the right edge.
static void put_table(const board *b, line_of *line, const svod_text *titles, size_t cols, size_t right, size_t left, const bool *always,
                      svod_buf *out) {
    size_t count = b->expertise->expert_count;
    const char **cells = SVOD_ARRAY(b->arena, const char *, (count + 1) * cols);
    bool *told = SVOD_ARRAY(b->arena, bool, cols);
    for (size_t col = 0; col < cols; col++)
        cells[col] = svod_say(b->lang, titles[col]);
    for (size_t i = 0; i < count; i++)
        line(b, &b->expertise->experts[i], cells + (i + 1) * cols);
    find_told(cells, count + 1, cols, always, told);
    svod_buf_str(out, "\n");
    write_lines(cells, count + 1, cols, right, left, told, out);
}

static void put_experts(const board *b, svod_buf *out) {
    static const bool units[COL_COUNT] = {true, true, true, true, [COL_HOW] = true};
    static const bool criteria[SUM_COUNT] = {[SUM_EXPERT] = true, [SUM_SCORED] = true, [SUM_BLANK] = true};
    put_table(b, expert_line, heads, COL_COUNT, COL_ASSIGNED, COL_DUE, units, out);
    put_table(b, sum_line, sum_heads, SUM_COUNT, SUM_CONFLICTS, SUM_COUNT, criteria, out);
}

static void put_head(const board *b, svod_buf *out) {
    const svod_campaign *campaign = b->result->campaign;
    svod_buf_printf(out, "%s\n", svod_plain(b->arena, campaign->title));
    svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_by), b->date);
    if (*campaign->due) svod_buf_str(out, ", "), svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_due), campaign->due);
    svod_buf_str(out, "\n");
}

typedef struct counts {
    size_t experts, all, part, none, idle, late, answers, chairs;
} counts;

static void count_expert(const board *b, const svod_expert_row *row, counts *of) {
    bool answers = has_answers(b, row);
    of->answers += answers;
    of->chairs += row->chair;
    if (row->chair) return; // the sheet need not be full
    of->experts++;
    of->idle += !row->assigned;
    of->all += row->assigned && !owes(row);
    of->part += owes(row) && answers;
    of->none += owes(row) && !answers;
    of->late += days_late(b, row) > 0;
}

static void put_silence(const board *b, svod_buf *out) {
    size_t sheets = 0;
    for (size_t i = 0; i < b->result->inputs.count; i++)
        sheets += svod_streq(SVOD_AT(&b->result->inputs, svod_input, i)->role, svod_say(b->lang, SVOD_T_run_role_sheet));
    if (sheets)
        svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_unread), sheets);
    else
        svod_buf_str(out, svod_say(b->lang, SVOD_T_status_nothing));
    svod_buf_str(out, "\n");
}

static void put_counts(const board *b, svod_buf *out) {
    counts of = {0};
    for (size_t i = 0; i < b->expertise->expert_count; i++)
        count_expert(b, &b->expertise->experts[i], &of);
    if (!of.answers) put_silence(b, out);
    if (!b->expertise->panel) svod_buf_printf(out, "%s\n", svod_say(b->lang, SVOD_T_status_no_list));
    if (!of.experts) return;
    svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_experts), of.experts, of.all, of.part, of.none, of.late);
    if (of.idle) svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_idle), of.idle);
    svod_buf_printf(out, "%s\n", of.chairs ? svod_say(b->lang, SVOD_T_status_chairs_aside) : "");
}

// ---- what is missing ---------------------------------------------------------------------------------------------------

// "2.3, 5.1, 5.2 и ещё 4"; "" where nothing is blank, or nothing was asked for.
static const char *missing(const board *b, const svod_expert_row *row, const svod_coverage *at) {
    if (!at->missing || row->chair) return "";
    svod_buf out = svod_buf_of(b->arena);
    for (uint32_t i = 0; i < at->blank && i < CODES_CAP; i++)
        svod_buf_printf(&out, "%s%s", i ? ", " : "", svod_plain(b->arena, b->result->now.rubric->nodes[at->missing[i]].id));
    if (at->blank > CODES_CAP) svod_buf_printf(&out, svod_say(b->lang, SVOD_T_status_left_more), (size_t)at->blank - CODES_CAP);
    return out.data;
}

static void put_begun(const board *b, const svod_expert_row *row, svod_buf *out) {
    size_t count = 0;
    for (size_t i = 0; i < b->result->roster->count; i++) {
        const svod_coverage *at = &row->units[i];
        if (progress_of(at) != BEGUN || count++ >= NAMES_CAP) continue;
        svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_left_unit), svod_plain(b->arena, b->result->roster->units[i].name),
                        (unsigned)(at->scored + at->na), (unsigned)at->asked);
        if (at->blank) svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_left_blank), (unsigned)at->blank);
        const char *codes = missing(b, row, at);
        if (*codes) svod_buf_printf(out, ": %s", codes);
        if (at->bad) svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_left_bad), (unsigned)at->bad);
        svod_buf_str(out, "\n");
    }
    if (count > NAMES_CAP) svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_begun_more), count - NAMES_CAP);
}

static void put_not_begun(const board *b, const svod_expert_row *row, svod_buf *out) {
    size_t count = not_begun(row), named = 0;
    if (!count) return;
    svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_left_rest), count);
    for (size_t i = 0; i < b->result->roster->count && named < NAMES_CAP; i++)
        if (progress_of(&row->units[i]) == NOT_BEGUN)
            svod_buf_printf(out, "%s%s", named++ ? ", " : "", svod_plain(b->arena, b->result->roster->units[i].name));
    if (count > named) svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_left_more), count - named);
    svod_buf_str(out, "\n");
}

static void put_left(const board *b, svod_buf *out) {
    bool any = false;
    for (size_t i = 0; i < b->expertise->expert_count; i++) {
        const svod_expert_row *row = &b->expertise->experts[i];
        if (!owes(row)) continue;
        if (!any) svod_buf_printf(out, "\n%s\n", svod_say(b->lang, SVOD_T_status_left));
        any = true;
        if (!has_answers(b, row)) {
            svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_left_silent), name_of(b, row), row->assigned);
            continue;
        }
        svod_buf_printf(out, svod_say(b->lang, SVOD_T_status_left_expert), name_of(b, row));
        put_begun(b, row, out);
        put_not_begun(b, row, out);
    }
}

// ---- every unit --------------------------------------------------------------------------------------------------------

enum { UNIT_NAME, UNIT_STATE, UNIT_SCORED, UNIT_BLANK, UNIT_NA, UNIT_BAD, UNIT_MISSING, UNIT_COUNT };
static const svod_text unit_heads[UNIT_COUNT] = {SVOD_T_status_unit, SVOD_T_status_state, SVOD_T_status_scored, SVOD_T_status_blank,
                                                 SVOD_T_status_na,   SVOD_T_status_bad,   SVOD_T_status_missing};

static void unit_line(const board *b, const svod_expert_row *row, size_t unit, const char **cells) {
    const svod_coverage *at = &row->units[unit];
    static const svod_text states[PROGRESS_COUNT] = {SVOD_T_status_state_ready, SVOD_T_status_state_begun, SVOD_T_status_state_not_begun,
                                                     SVOD_T_status_state_conflict, SVOD_T_status_state_not_assigned};
    bool counted = !at->recused;
    cells[UNIT_NAME] = svod_plain(b->arena, b->result->roster->units[unit].name);
    cells[UNIT_STATE] = svod_say(b->lang, states[progress_of(at)]);
    cells[UNIT_SCORED] = counted ? number(b, at->scored) : "";
    cells[UNIT_BLANK] = counted ? number(b, at->blank) : "";
    cells[UNIT_NA] = counted ? number(b, at->na) : "";
    cells[UNIT_BAD] = counted ? number(b, at->bad) : "";
    cells[UNIT_MISSING] = missing(b, row, at);
}

static void put_units(const board *b, const svod_expert_row *row, svod_buf *out) {
    size_t rows = 1, units = b->result->roster->count;
    const char **cells = SVOD_ARRAY(b->arena, const char *, (units + 1) * UNIT_COUNT);
    for (size_t col = 0; col < UNIT_COUNT; col++)
        cells[col] = svod_say(b->lang, unit_heads[col]);
    for (size_t i = 0; i < units; i++)
        if (concerns(row, i)) unit_line(b, row, i, cells + rows++ * UNIT_COUNT);
    if (rows == 1) return;
    static const bool always[UNIT_COUNT] = {[UNIT_NAME] = true, [UNIT_STATE] = true, [UNIT_SCORED] = true, [UNIT_BLANK] = true};
    bool told[UNIT_COUNT];
    find_told(cells, rows, UNIT_COUNT, always, told);
    svod_buf_printf(out, "\n%s\n", name_of(b, row));
    write_lines(cells, rows, UNIT_COUNT, UNIT_SCORED, UNIT_MISSING, told, out);
}

void svod_write_status_text(const svod_result *result, const char *date, bool units, svod_buf *out) {
    board b = board_of(result, date, out->arena);
    put_head(&b, out);
    status_put_answers(result, units, out);
    if (b.expertise->expert_count || !result->now.rubric->indicator_count) put_counts(&b, out);
    if (!b.expertise->expert_count) return;
    put_experts(&b, out);
    if (!units) put_left(&b, out);
    for (size_t i = 0; units && i < b.expertise->expert_count; i++)
        put_units(&b, &b.expertise->experts[i], out);
}

// ---- for programs ------------------------------------------------------------------------------------------------------

static void set_counts(json_t *object, const svod_coverage *at) {
    json_object_set_new(object, "asked", json_integer(at->asked));
    json_object_set_new(object, "scored", json_integer(at->scored));
    json_object_set_new(object, "blank", json_integer(at->blank));
    json_object_set_new(object, "not_applicable", json_integer(at->na));
    json_object_set_new(object, "wrong", json_integer(at->bad));
}

static json_t *unit_object(const board *b, size_t unit, const svod_coverage *at) {
    static const char *const states[PROGRESS_COUNT] = {"ready", "begun", "not_begun", "conflict", "not_assigned"};
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(b->result->roster->units[unit].id));
    json_object_set_new(object, "state", json_string(states[progress_of(at)]));
    set_counts(object, at);
    json_t *blank = json_array();
    for (uint32_t i = 0; at->missing && i < at->blank; i++)
        json_array_append_new(blank, svod_json_text(b->result->now.rubric->nodes[at->missing[i]].id));
    json_object_set_new(object, "missing", blank);
    return object;
}

static json_t *day_or_null(const char *day) {
    return *day ? json_string(day) : json_null();
}

static json_t *expert_object(const board *b, const svod_expert_row *row) {
    json_t *object = json_object();
    bool unlisted = b->expertise->panel && row->judge == SVOD_NO_JUDGE;
    int64_t late = days_late(b, row);
    json_object_set_new(object, "name", svod_json_text(row->name));
    json_object_set_new(object, "role", json_string(row->chair ? "chair" : "expert"));
    json_object_set_new(object, "listed", b->expertise->panel ? json_boolean(!unlisted) : json_null());
    json_object_set_new(object, "sheet", json_boolean(row->scorer != SIZE_MAX));
    json_object_set_new(object, "due", day_or_null(due_of(b, row)));
    json_object_set_new(object, "late", json_boolean(late > 0));
    json_object_set_new(object, "days_late", json_integer(late));
    json_object_set_new(object, "assigned", json_integer(row->assigned));
    json_object_set_new(object, "ready", json_integer(row->ready));
    json_object_set_new(object, "begun", json_integer(row->begun));
    json_object_set_new(object, "not_begun", json_integer(not_begun(row)));
    json_object_set_new(object, "conflicts", json_integer(conflicts_of(b, row)));
    json_t *sum = json_object();
    set_counts(sum, &row->sum);
    json_object_set_new(object, "criteria", sum);
    json_t *units = json_array();
    for (size_t i = 0; i < b->result->roster->count; i++)
        if (concerns(row, i)) json_array_append_new(units, unit_object(b, i, &row->units[i]));
    json_object_set_new(object, "units", units);
    return object;
}

void svod_write_status_json(const svod_result *result, const char *date, svod_buf *out) {
    board b = board_of(result, date, out->arena);
    svod_buf_str(out, "{");
    svod_json_key("campaign", true, out);
    svod_json_put(svod_json_text(result->campaign->name), false, out);
    svod_json_key("date", false, out);
    svod_json_put(json_string(date), false, out);
    svod_json_key("due", false, out);
    svod_json_put(day_or_null(result->campaign->due), false, out);
    svod_json_key("list", false, out);
    svod_json_put(svod_json_text(b.expertise->panel ? b.expertise->panel->file : NULL), false, out);
    svod_json_key("experts", false, out);
    svod_buf_str(out, "[");
    for (size_t i = 0; i < b.expertise->expert_count; i++) {
        svod_buf_str(out, i ? ",\n" : "\n");
        svod_json_put(expert_object(&b, &b.expertise->experts[i]), false, out);
    }
    svod_buf_str(out, "]");
    svod_json_key("units", false, out);
    svod_json_put(status_answers_json(result), false, out);
    svod_buf_str(out, ",\n\"findings\": ");
    svod_json_findings(result->findings, true, false, out);
    svod_buf_str(out, "}\n");
}
