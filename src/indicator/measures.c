// Answers of all units -> measures.
#include <string.h>

#include "base/calendar.h"
#include "indicator/proof.h"
#include "indicator/shape.h"

// What all measures of a run have in common.
typedef struct measuring {
    svod_scores *scores;
    int year;
    const char *latest; // ISO 8601: no document is younger
    svod_shapes *shapes;
    svod_arena *arena, *scratch; // scratch: of one measure
    svod_findings *findings;
} measuring;

// The cells of one unit's answers to one indicator, and where they stand; what the roster gives is taken from there.
typedef struct cells {
    svod_answer answers[SVOD_PART_COUNT];
    svod_place places[SVOD_PART_COUNT];
    // Of the parts that make a value: a sheet or the roster gives one; a sheet asks for one that the roster does not give; it has a cell.
    bool asked, by_sheets, given;
} cells;

// Does the roster give the part? A blank there leaves it to the sheets.
static bool from_roster(const svod_roster *roster, size_t unit, const char *column, svod_answer *out, svod_place *place) {
    size_t attr;
    if (!column || !*column || !svod_roster_attr_index(roster, column, &attr)) return false;
    const char *text = roster->units[unit].attrs[attr];
    if (!*text && out->given) return false;
    *place = roster->units[unit].attr_places[attr];
    *out = (svod_answer){.given = true};
    out->cell = (svod_cell){.row = place->row,
                            .col = place->col,
                            .line = place->line,
                            .type = *text ? SVOD_CELL_STRING : SVOD_CELL_EMPTY,
                            .len = (uint32_t)strlen(text),
                            .text = text};
    return true;
}

static cells cells_of(const measuring *run, size_t unit, uint32_t index) {
    const svod_indicator *indicator = &run->scores->rubric->indicators[index];
    const bool *asked = &run->scores->answers.asked[(size_t)index * SVOD_PART_COUNT];
    cells out = {.asked = false};
    for (unsigned part = 0; part < SVOD_PART_COUNT; part++) {
        const svod_answer *given = svod_answers_at(&run->scores->answers, unit, index, part);
        out.answers[part] = *given;
        const svod_cell *cell = &given->cell;
        if (given->given) {
            out.places[part] = svod_scores_place(run->scores, (svod_score_place){cell->row, (uint16_t)cell->col, given->source});
            out.places[part].line = cell->line;
        }
        bool own = from_roster(run->scores->roster, unit, indicator->from[part], &out.answers[part], &out.places[part]);
        bool needed = (indicator->rule->ways[0] | indicator->rule->ways[1]) >> part & 1;
        out.asked |= needed && (asked[part] || (own && part != SVOD_PART_denominator)); // a base alone is no question
        out.by_sheets |= needed && asked[part] && !own;
        out.given |= needed && !own && given->given;
    }
    return out;
}

// Why there is nothing to judge; SVOD_M_BLANK: there is. A conflict is of what sheets say, and so is a submission.
static svod_measure_state nothing_to_judge(const measuring *run, size_t unit, const cells *at, uint8_t again) {
    if (!svod_roster_exists(run->scores->roster, unit, run->year)) return SVOD_M_ABSENT;
    if (!at->asked) return SVOD_M_NOT_ASKED;
    if (!at->by_sheets) return SVOD_M_BLANK;
    if (again & SVOD_AGAIN_CONFLICT) return SVOD_M_CONFLICT;
    return at->given || run->scores->answers.units[unit].rows ? SVOD_M_BLANK : SVOD_M_NO_SUBMISSION;
}

static void judge(const measuring *run, size_t unit, uint32_t index, svod_measure *out) {
    const svod_rubric *rubric = run->scores->rubric;
    const svod_indicator *indicator = &rubric->indicators[index];
    const svod_answered *answered = &run->scores->answers.units[unit];
    uint8_t again = run->scores->answers.again[unit * rubric->indicator_count + index];
    cells at = cells_of(run, unit, index);
    out->place = answered->place;
    out->state = (uint8_t)nothing_to_judge(run, unit, &at, again);
    if (at.by_sheets && again) out->flags |= SVOD_M_TWICE;
    if (out->state != SVOD_M_BLANK) return;
    svod_asked asked = {.indicator = indicator,
                        .rubric = rubric,
                        .answers = at.answers,
                        .places = at.places,
                        .roster = run->scores->roster,
                        .unit = unit,
                        .asked = &run->scores->answers.asked[(size_t)index * SVOD_PART_COUNT],
                        .latest = run->latest,
                        .shapes = run->shapes,
                        .arena = run->scratch,
                        .findings = run->findings};
    proof_keep(&asked, out);
    indicator->rule->judge(&asked, out);
    if (!out->place.file) out->place = answered->place;
}

static const char *kept(const measuring *run, const char *text) {
    return *text ? svod_strdup(run->arena, text) : "";
}

static void measure(const measuring *run, size_t unit, uint32_t index, svod_measure *out) {
    const svod_indicator *indicator = &run->scores->rubric->indicators[index];
    *out = (svod_measure){.document = "", .link = "", .comment = "", .max = run->scores->rubric->nodes[indicator->node].max};
    judge(run, unit, index, out);
    out->document = kept(run, out->document);
    out->link = kept(run, out->link);
    out->comment = kept(run, out->comment);
    svod_arena_reset(run->scratch);
    if (out->state != SVOD_M_VALUE) out->value = (svod_ratio){0, 0};
    out->reach = (uint8_t)svod_measure_reach(indicator, out);
    out->points = svod_indicator_points(indicator, out->max, out->value);
}

static const char *roster_columns(const measuring *run) {
    const svod_roster *roster = run->scores->roster;
    svod_buf list = svod_buf_of(run->arena);
    for (size_t i = 0; i < roster->attr_count; i++)
        svod_buf_printf(&list, "%s%s", i ? ", " : "", roster->attr_names[i]);
    return list.data ? list.data : "";
}

static bool has_column(const measuring *run, const char *column) {
    size_t attr;
    return !column || !*column || svod_roster_attr_index(run->scores->roster, column, &attr);
}

// A misspelt column would check nothing and give nothing, and nobody would know. Each is told once.
static void check_columns(const measuring *run) {
    const svod_rubric *rubric = run->scores->rubric;
    svod_map *told = svod_map_new(run->arena);
    for (uint32_t i = 0; i < rubric->indicator_count; i++) {
        const svod_indicator *at = &rubric->indicators[i];
        for (int part = -1; part < SVOD_PART_COUNT; part++) {
            const char *column = part < 0 ? at->base : at->from[part];
            if (has_column(run, column) || !svod_map_add(told, column, i)) continue;
            svod_add(run->findings, SVOD_F_measure_column_missing, at->place, column, roster_columns(run));
            svod_about(run->findings, NULL, rubric->nodes[at->node].id);
        }
    }
}

// A document of the time of the campaign, or of the year after it: forms are filled in and looked at later.
static const char *latest_of(int year, const char *date, svod_arena *arena) {
    char iso[SVOD_DAY_SIZE];
    if (date && svod_day_read(date, iso)) return svod_printf(arena, "%04d%s", svod_day_year(iso) + 1, iso + 4);
    return svod_printf(arena, "%04d-12-31", year + 1);
}

void svod_measures_of(svod_scores *scores, int year, const char *date, svod_arena *arena, svod_findings *findings) {
    const svod_rubric *rubric = scores->rubric;
    if (!rubric->indicator_count) return;
    measuring run = {scores, year, latest_of(year, date, arena), shapes_new(arena), arena, svod_arena_new(), findings};
    svod_measures *out = SVOD_NEW(arena, svod_measures);
    *out = (svod_measures){.answers = &scores->answers, .indicators = rubric->indicator_count};
    check_columns(&run);
    out->list = SVOD_ARRAY(arena, svod_measure, scores->roster->count * out->indicators);
    for (size_t unit = 0; unit < scores->roster->count; unit++)
        for (uint32_t i = 0; i < out->indicators; i++)
            measure(&run, unit, i, &out->list[unit * out->indicators + i]);
    svod_arena_free(run.scratch);
    scores->measures = out;
}
