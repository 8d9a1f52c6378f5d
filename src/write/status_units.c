// How far the units are with their answers to indicators.
#include "write/status_units.h"

#include "write/lines.h"

#define NAMES_CAP 30 // units that are named, and indicators left blank that are named for a unit
#define CODES_CAP 12

typedef enum progress { READY, BEGUN, NOT_BEGUN, ABSENT, PROGRESS_COUNT } progress;

// Indicators of one unit.
typedef struct answered {
    progress progress;
    uint32_t asked, filled, blank, na, wrong;
    uint32_t *missing; // [blank] nodes
} answered;

static void count_measure(answered *of, const svod_indicator *indicator, const svod_measure *measure) {
    switch ((svod_measure_state)measure->state) {
    case SVOD_M_NOT_ASKED:
    case SVOD_M_ABSENT:
        return;
    case SVOD_M_VALUE:
    case SVOD_M_NO_BASE:
        of->filled++;
        break;
    case SVOD_M_NA:
        of->na++;
        break;
    case SVOD_M_BLANK:
    case SVOD_M_NO_SUBMISSION:
        of->missing[of->blank++] = indicator->node;
        break;
    default:
        of->wrong++;
    }
    of->asked++;
}

static answered answered_of(const svod_result *result, size_t unit, svod_arena *arena) {
    const svod_year *now = &result->now;
    const svod_rubric *rubric = now->rubric;
    answered of = {.missing = SVOD_ARRAY(arena, uint32_t, (size_t)rubric->indicator_count + 1)};
    for (uint32_t i = 0; i < rubric->indicator_count; i++)
        count_measure(&of, &rubric->indicators[i], svod_year_measure(now, unit, i));
    const svod_answered *units = now->scores->answers.units;
    bool came = units && units[unit].rows > 0;
    of.progress = now->unit_state[unit] == SVOD_STATE_ABSENT ? ABSENT : !came ? NOT_BEGUN : of.blank + of.wrong ? BEGUN : READY;
    return of;
}

// ---- for people --------------------------------------------------------------------------------------------------------

// "2.3, 5.1 и ещё 4"
static const char *missing(const svod_result *result, const answered *of, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    for (uint32_t i = 0; i < of->blank && i < CODES_CAP; i++)
        svod_buf_printf(&out, "%s%s", i ? ", " : "", svod_plain(arena, result->now.rubric->nodes[of->missing[i]].id));
    if (of->blank > CODES_CAP)
        svod_buf_printf(&out, svod_say(result->campaign->lang, SVOD_T_status_left_more), (size_t)of->blank - CODES_CAP);
    return out.data ? out.data : "";
}

enum { NAME, STATE, FILLED, BLANK, NA, WRONG, MISSING, COLUMNS };

static const char *number(svod_arena *arena, uint32_t value) {
    return svod_printf(arena, "%u", value);
}

static void line(const svod_result *result, size_t unit, const answered *of, svod_arena *arena, const char **cells) {
    static const svod_text states[] = {SVOD_T_status_state_ready, SVOD_T_status_state_begun, SVOD_T_status_state_no_answer};
    cells[NAME] = svod_plain(arena, result->roster->units[unit].name);
    cells[STATE] = svod_say(result->campaign->lang, states[of->progress]);
    cells[FILLED] = number(arena, of->filled);
    cells[BLANK] = number(arena, of->blank);
    cells[NA] = number(arena, of->na);
    cells[WRONG] = number(arena, of->wrong);
    cells[MISSING] = of->progress == NOT_BEGUN ? "" : missing(result, of, arena);
}

static void put_table(const svod_result *result, const answered *of, bool all, svod_buf *out) {
    static const svod_text heads[COLUMNS] = {SVOD_T_status_unit, SVOD_T_status_state, SVOD_T_status_filled, SVOD_T_status_blank,
                                             SVOD_T_status_na,   SVOD_T_status_bad,   SVOD_T_status_missing};
    svod_arena *arena = out->arena;
    size_t rows = 1, units = result->roster->count, more = 0;
    const char **cells = SVOD_ARRAY(arena, const char *, (units + 1) * COLUMNS);
    for (size_t col = 0; col < COLUMNS; col++)
        cells[col] = svod_say(result->campaign->lang, heads[col]);
    bool told[COLUMNS] = {[NAME] = true, [STATE] = true, [FILLED] = true, [BLANK] = true};
    for (size_t i = 0; i < units; i++) {
        if (of[i].progress == ABSENT || (!all && of[i].progress != BEGUN)) continue;
        if (!all && rows > NAMES_CAP) {
            more++;
            continue;
        }
        line(result, i, &of[i], arena, cells + rows++ * COLUMNS);
        told[NA] |= of[i].na > 0;
        told[WRONG] |= of[i].wrong > 0;
        told[MISSING] |= of[i].progress != NOT_BEGUN && of[i].blank > 0;
    }
    if (rows == 1) return;
    svod_buf_str(out, "\n");
    write_lines(cells, rows, COLUMNS, FILLED, MISSING, told, out);
    if (more) svod_buf_printf(out, svod_say(result->campaign->lang, SVOD_T_status_begun_more), more);
}

// Who sent nothing.
static void put_silent(const svod_result *result, const answered *of, size_t count, svod_buf *out) {
    size_t named = 0;
    svod_buf_str(out, "\n");
    svod_buf_printf(out, svod_say(result->campaign->lang, SVOD_T_status_silent), count);
    for (size_t i = 0; i < result->roster->count && named < NAMES_CAP; i++)
        if (of[i].progress == NOT_BEGUN)
            svod_buf_printf(out, "%s%s", named++ ? ", " : "", svod_plain(out->arena, result->roster->units[i].name));
    if (count > named) svod_buf_printf(out, svod_say(result->campaign->lang, SVOD_T_status_left_more), count - named);
    svod_buf_str(out, "\n");
}

void status_put_answers(const svod_result *result, bool all, svod_buf *out) {
    if (!result->now.rubric->indicator_count) return;
    size_t units = result->roster->count, counts[PROGRESS_COUNT] = {0}, blank = 0;
    answered *of = SVOD_ARRAY(out->arena, answered, units + 1);
    for (size_t i = 0; i < units; i++) {
        of[i] = answered_of(result, i, out->arena);
        counts[of[i].progress]++;
        if (of[i].progress == BEGUN) blank += of[i].blank;
    }
    svod_buf_printf(out, svod_say(result->campaign->lang, SVOD_T_status_answers), counts[READY] + counts[BEGUN], units - counts[ABSENT],
                    counts[READY], counts[BEGUN], blank, counts[NOT_BEGUN]);
    put_table(result, of, all, out);
    if (counts[NOT_BEGUN] && !all) put_silent(result, of, counts[NOT_BEGUN], out);
}

// ---- for programs ------------------------------------------------------------------------------------------------------

static json_t *unit_object(const svod_result *result, size_t unit, svod_arena *scratch) {
    static const char *const states[PROGRESS_COUNT] = {"ready", "begun", "not_begun", "absent"};
    answered of = answered_of(result, unit, scratch);
    const svod_answered *units = result->now.scores->answers.units;
    json_t *object = json_object(), *blank = json_array();
    json_object_set_new(object, "id", svod_json_text(result->roster->units[unit].id));
    json_object_set_new(object, "state", json_string(states[of.progress]));
    json_object_set_new(object, "answers", json_integer(units ? units[unit].rows : 0));
    json_object_set_new(object, "asked", json_integer(of.asked));
    json_object_set_new(object, "filled", json_integer(of.filled));
    json_object_set_new(object, "blank", json_integer(of.blank));
    json_object_set_new(object, "not_applicable", json_integer(of.na));
    json_object_set_new(object, "wrong", json_integer(of.wrong));
    for (uint32_t i = 0; of.progress != NOT_BEGUN && i < of.blank; i++)
        json_array_append_new(blank, svod_json_text(result->now.rubric->nodes[of.missing[i]].id));
    json_object_set_new(object, "missing", blank);
    return object;
}

json_t *status_answers_json(const svod_result *result) {
    if (!result->now.rubric->indicator_count) return json_null();
    svod_arena *scratch = svod_arena_new();
    json_t *list = json_array();
    for (size_t i = 0; i < result->roster->count; i++)
        json_array_append_new(list, unit_object(result, i, scratch));
    svod_arena_free(scratch);
    return list;
}
