// Puts answers to the questions of indicators into their slots. A unit that answers again is judged by the rubric's policy: one answer
// counts whole, and both are told.
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/str.h"
#include "intake/moment.h"
#include "intake/question.h"
#include "intake/sheet.h"

// One row with answers on its way into the slots.
typedef struct incoming {
    svod_intake *intake;
    const row_key *key;
    const sheet_row *row;
    const layout_question *list;
    size_t count;
    svod_reply reply;
    uint32_t index; // of the reply, from 1
    bool *keeps;    // [indicator]: an earlier reply keeps it
} incoming;

static svod_answers *answers_of(const incoming *in) {
    return &in->intake->scores->answers;
}

static svod_answer *slot(const incoming *in, size_t i) {
    return svod_answers_slot(answers_of(in), in->key->unit, in->list[i].indicator, in->list[i].part);
}

static uint32_t from(const incoming *in, size_t i) {
    return slot(in, i)->reply;
}

// ---- cells -----------------------------------------------------------------------------------------------------------------

static bool same_number(const svod_cell *a, const svod_cell *b) {
    svod_decimal x, y;
    bool p = false, q = false;
    bool both = svod_num_parse(svod_cell_text(a), a->len, &x, &p) == SVOD_NUM_VALUE &&
                svod_num_parse(svod_cell_text(b), b->len, &y, &q) == SVOD_NUM_VALUE;
    return both && p == q && x.mantissa == y.mantissa && x.scale == y.scale;
}

// Do two cells say the same, be one a number and the other the text of it?
static bool says_same(const svod_cell *a, const svod_cell *b, svod_arena *scratch) {
    if (row_blank(a) || row_blank(b)) return row_blank(a) == row_blank(b);
    if ((a->flags ^ b->flags) & SVOD_CELL_PERCENT) return false;
    return same_number(a, b) || svod_streq(svod_fold(scratch, svod_cell_text(a)), svod_fold(scratch, svod_cell_text(b)));
}

static svod_answer answer_of(const incoming *in, uint32_t col) {
    const svod_cell *cell = row_cell(in->row, col);
    svod_arena *arena = answers_of(in)->arena;
    svod_answer out = {.source = in->intake->at.source, .given = true, .reply = in->index};
    out.cell = (svod_cell){.row = in->row->row, .col = col, .line = in->row->count ? in->row->cells[0].line : 0, .text = ""};
    if (!cell) return out;
    out.cell = *cell;
    out.cell.text = svod_strndup(arena, svod_cell_text(cell), cell->text ? cell->len : 0);
    out.cell.raw = cell->raw ? svod_strdup(arena, cell->raw) : NULL;
    return out;
}

// ---- an earlier reply to the same questions ------------------------------------------------------------------------------------

typedef struct contest {
    uint32_t other; // the earlier reply, from 1
    size_t asked, differ;
    bool blank, other_blank; // nothing was answered
} contest;

static contest contest_of(const incoming *in, uint32_t other) {
    contest out = {.other = other, .blank = true, .other_blank = true};
    for (size_t i = 0; i < in->count; i++) {
        if (from(in, i) != other) continue;
        const svod_cell *now = row_cell(in->row, in->list[i].col), *before = &slot(in, i)->cell;
        out.asked++;
        out.differ += !says_same(now, before, in->intake->scratch);
        out.blank &= row_blank(now);
        out.other_blank &= row_blank(before);
    }
    return out;
}

static const svod_reply *reply_at(const incoming *in, uint32_t index) {
    return SVOD_AT(&answers_of(in)->replies, svod_reply, index - 1);
}

// Later in time, when both say when; else it is the later one for being read later.
static bool is_later(const incoming *in, const svod_reply *other) {
    bool timed = *in->reply.time && *other->time;
    return !timed || in->reply.seconds >= other->seconds;
}

// By its reference alone when it is on the sheet at hand.
static const char *ref_words(const incoming *in, const svod_reply *reply) {
    char ref[SVOD_REF_SIZE];
    bool here = svod_streq(reply->place.file, in->reply.place.file) && svod_streq(reply->place.sheet, in->reply.place.sheet);
    return here ? svod_strdup(in->intake->scratch, svod_ref(ref, reply->place.row, reply->place.col))
                : svod_place_text(in->intake->scratch, reply->place);
}

static const char *place_words(const incoming *in, const svod_reply *reply) {
    const char *where = ref_words(in, reply);
    if (!*reply->time) return where;
    char *time = svod_strdup(in->intake->scratch, reply->time);
    if (strlen(time) > 10) time[10] = ' ';
    return svod_printf(in->intake->scratch, "%s (%s)", where, time);
}

static void tell(const incoming *in, const contest *at, svod_code code, bool taken) {
    svod_intake *intake = in->intake;
    svod_lang lang = intake->findings->lang;
    const svod_reply *other = reply_at(in, at->other);
    const char *here = place_words(in, &in->reply), *there = place_words(in, other), *expected = "";
    const char *found = svod_printf(intake->scratch, svod_say(lang, SVOD_T_intake_answers_both), here, there);
    if (code == SVOD_F_answers_twice)
        found = svod_printf(intake->scratch, svod_say(lang, SVOD_T_intake_answers_counts), here, there,
                            ref_words(in, taken ? &in->reply : other), at->differ, at->asked);
    else if (code == SVOD_F_answers_conflict)
        expected = svod_printf(intake->scratch, svod_say(lang, SVOD_T_intake_answers_differ), at->differ, at->asked);
    svod_add(intake->findings, code, in->reply.place, found, expected);
    svod_about(intake->findings, intake->scores->roster->units[in->key->unit].id, NULL);
}

// What both replies answer, and nothing else, was answered again.
static void mark_again(const incoming *in, const contest *at, uint8_t how) {
    svod_answers *answers = answers_of(in);
    for (size_t i = 0; i < in->count; i++)
        if (from(in, i) == at->other) answers->again[in->key->unit * answers->rubric->indicator_count + in->list[i].indicator] |= how;
}

// Of two answers that are the same the one counts whose time does, for a third one is held against that.
static bool same_wins(const incoming *in, const contest *at, svod_twice_policy policy) {
    const svod_reply *other = reply_at(in, at->other);
    bool timed = *in->reply.time && *other->time;
    return timed && (policy == SVOD_TWICE_LAST ? in->reply.seconds > other->seconds
                                               : policy == SVOD_TWICE_FIRST && in->reply.seconds < other->seconds);
}

// Does the reply that comes in count instead of the other?
static bool wins(const incoming *in, const contest *at) {
    svod_twice_policy policy = in->intake->scores->rubric->policy.twice;
    svod_answered *unit = &answers_of(in)->units[in->key->unit];
    if (at->blank || at->other_blank) return !at->blank; // a row left empty answers nothing
    unit->rows++;
    bool later = is_later(in, reply_at(in, at->other)), taken = policy == SVOD_TWICE_LAST ? later : policy == SVOD_TWICE_FIRST && !later;
    bool conflict = at->differ && policy == SVOD_TWICE_ERROR;
    if (!at->differ) taken = same_wins(in, at, policy);
    mark_again(in, at, conflict ? SVOD_AGAIN | SVOD_AGAIN_CONFLICT : SVOD_AGAIN);
    tell(in, at, !at->differ ? SVOD_F_answers_same : conflict ? SVOD_F_answers_conflict : SVOD_F_answers_twice, taken);
    if (!taken) return false;
    unit->time = in->reply.time;
    unit->place = in->reply.place;
    return true;
}

// Of an indicator that the two replies share nothing of the other is left: what one does not say is not taken from the other.
static void give_up(const incoming *in, uint32_t other) {
    svod_answers *answers = answers_of(in);
    for (size_t i = 0; i < in->count; i++) {
        if (from(in, i) != other) continue;
        for (uint8_t part = 0; part < SVOD_PART_COUNT; part++) {
            if (svod_answers_at(answers, in->key->unit, in->list[i].indicator, part)->reply != other || part == in->list[i].part) continue;
            bool asked = false;
            for (size_t k = 0; k < in->count; k++)
                asked |= in->list[k].indicator == in->list[i].indicator && in->list[k].part == part;
            if (asked) continue; // it goes with its own question
            *svod_answers_slot(answers, in->key->unit, in->list[i].indicator, part) = (svod_answer){.cell = {.text = ""}};
        }
    }
}

static void settle(const incoming *in, uint32_t other) {
    contest at = contest_of(in, other);
    if (wins(in, &at)) {
        give_up(in, other);
        for (size_t i = 0; i < in->count; i++)
            if (from(in, i) == other) slot(in, i)->reply = 0;
        return;
    }
    for (size_t i = 0; i < in->count; i++)
        if (from(in, i) == other) in->keeps[in->list[i].indicator] = true;
}

// ---- into the slots ----------------------------------------------------------------------------------------------------------

static void note_time(svod_intake *intake, const moment *when) {
    sent_times *sent = &intake->sent;
    int year = svod_day_year(when->iso), apart = abs(year - intake->options.year);
    sent->near += apart <= 1;
    if (!sent->count || year < sent->from) sent->from = year;
    if (!sent->count || year > sent->to) sent->to = year;
    sent->count++;
}

static svod_reply reply_of(const incoming *in, uint32_t time_col) {
    svod_intake *intake = in->intake;
    const svod_place unit = in->key->unit_place;
    svod_score_place place = {unit.row, (uint16_t)unit.col, intake->at.source};
    svod_reply out = {.place = svod_scores_place(intake->scores, place), .time = ""};
    moment when;
    if (!time_col || !moment_read(row_cell(in->row, time_col), intake->scratch, &when)) return out;
    out.time = svod_strdup(answers_of(in)->arena, when.iso);
    out.seconds = when.seconds;
    note_time(intake, &when);
    return out;
}

static void put(incoming *in) {
    svod_answers *answers = answers_of(in);
    svod_answered *unit = &answers->units[in->key->unit];
    *SVOD_PUSH(&answers->replies, svod_reply) = in->reply;
    in->index = (uint32_t)answers->replies.count;
    in->keeps = SVOD_ARRAY(in->intake->scratch, bool, answers->rubric->indicator_count);
    if (!unit->rows) {
        unit->rows = 1;
        unit->time = in->reply.time;
        unit->place = in->reply.place;
    }
    for (size_t i = 0; i < in->count; i++)
        if (from(in, i) && !in->keeps[in->list[i].indicator]) settle(in, from(in, i));
    for (size_t i = 0; i < in->count; i++) {
        const layout_question *one = &in->list[i];
        if (in->keeps[one->indicator] || from(in, i)) continue;
        *slot(in, i) = answer_of(in, one->col);
    }
}

static void watch_merges(const incoming *in) {
    const svod_rubric *rubric = in->intake->scores->rubric;
    for (size_t i = 0; i < in->count; i++) {
        const layout_question *at = &in->list[i];
        merged_value value = {rubric->indicators[at->indicator].node, at->indicator * SVOD_PART_COUNT + at->part,
                              row_blank(row_cell(in->row, at->col))};
        merged_put(in->intake, in->key, value, in->row, at->col);
    }
}

void put_answers(svod_intake *intake, const row_key *key, const sheet_row *row) {
    const layout_group *columns = row->group->columns;
    if (!columns->question_count) return;
    incoming in = {.intake = intake, .key = key, .row = row, .list = columns->questions, .count = columns->question_count};
    in.reply = reply_of(&in, columns->time);
    watch_merges(&in);
    put(&in);
}

void note_questions(svod_intake *intake) {
    const sheet_state *at = &intake->at;
    for (size_t g = 0; g < at->layout.group_count; g++) {
        const layout_group *group = &at->layout.groups[g];
        for (size_t i = 0; i < group->question_count; i++) {
            const layout_question *one = &group->questions[i];
            uint16_t source = svod_scores_source(intake->scores, at->info.file, at->info.name);
            svod_place place = svod_scores_place(intake->scores, (svod_score_place){0, (uint16_t)one->col, source});
            svod_answers_column(&intake->scores->answers, (svod_question){source, one->part, one->indicator, place, one->text});
        }
    }
}

// ---- long tables ---------------------------------------------------------------------------------------------------------------

static bool is_percentage(const svod_cell *cell) {
    const char *text = svod_cell_text(cell);
    size_t len = strlen(text);
    return cell && ((cell->flags & SVOD_CELL_PERCENT) || (len && text[len - 1] == '%'));
}

void put_answer(svod_intake *intake, const row_key *key, uint32_t indicator, const sheet_row *row, uint32_t col) {
    const svod_rubric *rubric = intake->scores->rubric;
    const svod_indicator *of = &rubric->indicators[indicator];
    uint8_t part = question_main_part(of);
    if (part == SVOD_PART_COUNT && of->rule->parts & SVOD_PART_BIT(percent) && is_percentage(row_cell(row, col))) part = SVOD_PART_percent;
    if (part == SVOD_PART_COUNT) {
        svod_add(intake->findings, SVOD_F_question_unclear, row_place(intake, row, col), svod_cell_text(row_cell(row, col)),
                 svod_rubric_label(rubric, intake->scratch, of->node));
        svod_about(intake->findings, intake->scores->roster->units[key->unit].id, rubric->nodes[of->node].id);
        return;
    }
    layout_question one = {.col = col, .indicator = indicator, .part = part, .text = ""};
    incoming in = {.intake = intake, .key = key, .row = row, .list = &one, .count = 1};
    in.reply = reply_of(&in, row->group->columns->time);
    intake->scores->answers.asked[indicator * SVOD_PART_COUNT + part] = true;
    watch_merges(&in);
    put(&in);
}
