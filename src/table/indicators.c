// Cells of indicators.
#include "table/indicators.h"

#include "table/origin.h"

static const svod_monitoring *monitoring(const svod_lay *lay) {
    return lay->result->monitoring;
}

static const svod_indicator *own(const svod_lay *lay, uint32_t indicator) {
    return &lay->rubric->indicators[indicator];
}

uint32_t svod_indicator_section(const svod_lay *lay, uint32_t indicator) {
    uint32_t node = own(lay, indicator)->node;
    while (lay->rubric->nodes[node].depth > 1)
        node = lay->rubric->nodes[node].parent;
    return node;
}

const char *svod_indicator_name(const svod_lay *lay, uint32_t indicator) {
    return svod_lay_node_name(lay, own(lay, indicator)->node);
}

const char *svod_indicator_word(const svod_lay *lay, size_t year, uint32_t indicator) {
    const svod_indicator *at = svod_monitoring_indicator(monitoring(lay), year, indicator);
    return at ? svod_origin_word(lay, svod_rubric_node_id(monitoring(lay)->year[year]->rubric, at->node)) : "";
}

static svod_tone reach_tone(svod_reach reach) {
    static const svod_tone tones[] = {
        [SVOD_REACH_NO_TARGET] = SVOD_TONE_PLAIN, [SVOD_REACH_REACHED] = SVOD_TONE_REACHED, [SVOD_REACH_NEAR] = SVOD_TONE_NEAR,
        [SVOD_REACH_MISSED] = SVOD_TONE_MISSED,   [SVOD_REACH_NO_DATA] = SVOD_TONE_MUTED,   [SVOD_REACH_NOT_APPLICABLE] = SVOD_TONE_MUTED};
    return tones[reach];
}

const char *svod_indicator_better(const svod_lay *lay, const svod_indicator *indicator) {
    return indicator->better == SVOD_BETTER_MORE   ? SAY(lay, more_is_better)
           : indicator->better == SVOD_BETTER_LESS ? SAY(lay, less_is_better)
                                                   : SAY(lay, neither_is_better);
}

const char *svod_indicator_kind(const svod_lay *lay, const svod_indicator *indicator) {
    const char *title = svod_rule_title(indicator->rule, lay->lang), *better = svod_indicator_better(lay, indicator);
    if (*indicator->unit) return svod_printf(lay->arena, "%s, %s; %s", title, indicator->unit, better);
    return svod_printf(lay->arena, "%s; %s", title, better);
}

static int year_of(const svod_lay *lay, size_t year) {
    return monitoring(lay)->year[year]->year;
}

// Words with the sign that a number would have from its format.
static const char *signed_words(const svod_lay *lay, const char *words, svod_tone tone) {
    const char *sign = svod_tone_sign(tone);
    return *sign ? svod_printf(lay->arena, "%s %s", words, sign) : words;
}

// Decimals of a number that is no percentage: none for a whole one. As svod_out.places.
static uint8_t places_of(svod_ratio value) {
    return value.num % ((__int128)value.den * SVOD_POINT) == 0 ? 1 : value.num * 10 % ((__int128)value.den * SVOD_POINT) == 0 ? 2 : 3;
}

const char *svod_sum_words(const svod_lay *lay, __int128 sum) {
    bool fits = sum <= INT64_MAX && sum >= INT64_MIN;
    return fits ? svod_lay_points_word(lay, (svod_points)sum, 4) : svod_lay_ratio_word(lay, (svod_ratio){sum, 1}, 0);
}

// ---- targets ----------------------------------------------------------------------------------------------------------------

svod_out *svod_put_target(svod_lay *lay, uint32_t row, uint32_t col, size_t year, uint32_t indicator) {
    static const char *const signs[] = {[SVOD_AT_LEAST] = "≥", [SVOD_AT_MOST] = "≤", [SVOD_EQUAL] = "="};
    const svod_indicator *at = svod_monitoring_indicator(monitoring(lay), year, indicator);
    if (!at || !at->target) return svod_lay_dash(lay, row, col, SVOD_CLASS_POINTS);
    bool worded = svod_indicator_worded(at), yes = worded && svod_indicator_percent(at);
    svod_ratio value = {at->target->value, 1};
    const char *words = worded                       ? svod_indicator_words(at, value, lay->lang, lay->arena)
                        : svod_indicator_percent(at) ? svod_printf(lay->arena, "%s%%", svod_sum_words(lay, at->target->value))
                                                     : svod_sum_words(lay, at->target->value);
    const char *text = yes ? words : svod_printf(lay->arena, "%s %s", signs[at->comparison], words);
    svod_out *cell = svod_put_text(lay->table, row, col, SVOD_CLASS_POINTS, text);
    cell->note = svod_target_words(at, at->target, lay->lang, lay->arena);
    return svod_origin_words(lay, cell, "target:%s:%d", svod_indicator_word(lay, year, indicator), year_of(lay, year));
}

// ---- values of units --------------------------------------------------------------------------------------------------------

static const char *state_word(const svod_lay *lay, svod_measure_state state) {
    switch (state) {
    case SVOD_M_BLANK:
        return SAY(lay, state_blank);
    case SVOD_M_NA:
        return SAY(lay, state_na);
    case SVOD_M_NO_BASE:
        return SAY(lay, m_no_base);
    case SVOD_M_NO_SUBMISSION:
        return SAY(lay, m_no_submission);
    case SVOD_M_ABSENT:
        return SAY(lay, unit_absent);
    case SVOD_M_IMPOSSIBLE:
        return SAY(lay, m_impossible);
    case SVOD_M_CONFLICT:
        return SAY(lay, m_conflict);
    case SVOD_M_UNREADABLE:
        return "?";
    default:
        return SVOD_NONE;
    }
}

static const char *state_note(const svod_lay *lay, svod_measure_state state) {
    switch (state) {
    case SVOD_M_NOT_ASKED:
        return SAY(lay, note_m_not_asked);
    case SVOD_M_BLANK:
        return SAY(lay, note_m_blank);
    case SVOD_M_NA:
        return SAY(lay, note_m_na);
    case SVOD_M_NO_BASE:
        return SAY(lay, note_m_no_base);
    case SVOD_M_NO_SUBMISSION:
        return SAY(lay, note_m_no_submission);
    case SVOD_M_ABSENT:
        return SAY(lay, note_m_absent);
    case SVOD_M_UNREADABLE:
        return SAY(lay, note_m_unreadable);
    case SVOD_M_IMPOSSIBLE:
        return SAY(lay, note_m_impossible);
    case SVOD_M_CONFLICT:
        return SAY(lay, note_m_conflict);
    default:
        return "";
    }
}

static void add_line(svod_buf *buf, const char *text) {
    if (text && *text) svod_buf_printf(buf, "%s%s", buf->len ? "\n" : "", text);
}

static void add_flags(const svod_lay *lay, svod_buf *buf, unsigned flags) {
    if (flags & SVOD_M_PERCENT_ALONE) add_line(buf, SAY(lay, note_m_percent_alone));
    if (flags & SVOD_M_OTHER_BASE) add_line(buf, SAY(lay, note_m_other_base));
    if (flags & SVOD_M_OTHER_PERCENT) add_line(buf, SAY(lay, note_m_other_percent));
    if (flags & SVOD_M_UNPROVEN) add_line(buf, SAY(lay, note_m_unproven));
    if (flags & SVOD_M_TWICE) add_line(buf, SAY(lay, note_m_twice));
}

// What the unit reported beside the value, and where.
static const char *measure_note(const svod_lay *lay, const svod_measure *measure, const svod_indicator *indicator) {
    svod_buf buf = svod_buf_of(lay->arena);
    bool share = indicator->rule->parts & SVOD_PART_BIT(numerator);
    add_line(&buf, state_note(lay, (svod_measure_state)measure->state));
    if (share && measure->den != 0 && (measure->state == SVOD_M_VALUE || measure->state == SVOD_M_IMPOSSIBLE))
        add_line(&buf, svod_printf(lay->arena, SAY(lay, note_m_of), svod_sum_words(lay, measure->num), svod_sum_words(lay, measure->den)));
    add_flags(lay, &buf, measure->flags);
    add_line(&buf, measure->document);
    add_line(&buf, measure->link);
    add_line(&buf, measure->comment);
    if (measure->place.file && *measure->place.file)
        add_line(&buf, svod_printf(lay->arena, SAY(lay, note_source), svod_place_text(lay->arena, measure->place)));
    return buf.len ? buf.data : NULL;
}

static svod_out *put_missing(svod_lay *lay, uint32_t row, uint32_t col, const svod_measure *measure) {
    svod_measure_state state = measure ? (svod_measure_state)measure->state : SVOD_M_NOT_ASKED;
    bool wrong = state == SVOD_M_UNREADABLE || state == SVOD_M_IMPOSSIBLE || state == SVOD_M_CONFLICT || state == SVOD_M_BLANK;
    svod_out *cell = svod_put_text(lay->table, row, col, SVOD_CLASS_POINTS, state_word(lay, state));
    cell->note = state_note(lay, state);
    return svod_lay_tone(cell, wrong ? SVOD_TONE_WARN : SVOD_TONE_MUTED);
}

static svod_out *put_amount(svod_lay *lay, uint32_t row, uint32_t col, const svod_indicator *indicator, svod_ratio value) {
    if (value.den == 0) return svod_lay_dash(lay, row, col, SVOD_CLASS_POINTS);
    if (svod_indicator_percent(indicator)) return svod_put_number(lay->table, row, col, SVOD_CLASS_PERCENT, svod_ratio_double(value));
    svod_out *cell = svod_put_number(lay->table, row, col, SVOD_CLASS_POINTS, svod_ratio_double(value));
    cell->places = places_of(value);
    return cell;
}

svod_out *svod_put_measure(svod_lay *lay, uint32_t row, uint32_t col, size_t year, size_t unit, uint32_t indicator, bool note) {
    const svod_measure *measure = svod_monitoring_measure(monitoring(lay), year, unit, indicator);
    const svod_indicator *at = svod_monitoring_indicator(monitoring(lay), year, indicator);
    svod_out *cell;
    if (!measure || !at || measure->state != SVOD_M_VALUE || measure->value.den == 0) {
        cell = put_missing(lay, row, col, measure);
    } else {
        svod_tone tone = reach_tone((svod_reach)measure->reach);
        const char *word = svod_indicator_word(lay, year, indicator), *who = svod_origin_unit_word(lay, unit);
        if (svod_indicator_worded(at)) {
            const char *words = svod_indicator_words(at, measure->value, lay->lang, lay->arena);
            cell = svod_put_text(lay->table, row, col, SVOD_CLASS_POINTS, signed_words(lay, words, tone));
            svod_origin_words(lay, cell, "measure:%s:%s:%d", who, word, year_of(lay, year));
        } else {
            cell = put_amount(lay, row, col, at, measure->value);
            if (measure->flags & SVOD_M_PERCENT_ALONE) cell->cls = SVOD_CLASS_PERCENT_STARRED;
            svod_origin(lay, cell, "measure:%s:%s:%d", who, word, year_of(lay, year));
        }
        svod_lay_tone(cell, tone);
    }
    if (note && measure && at) cell->note = measure_note(lay, measure, at);
    return cell;
}

// ---- figures over units -----------------------------------------------------------------------------------------------------

svod_out *svod_put_gathered(svod_lay *lay, uint32_t row, uint32_t col, size_t year, uint32_t indicator, const svod_indicator_figure *figure,
                            const char *formula, const char *scope) {
    const svod_indicator *at = svod_monitoring_indicator(monitoring(lay), year, indicator);
    if (!at || !figure || figure->value.den == 0) return svod_lay_dash(lay, row, col, SVOD_CLASS_POINTS);
    svod_tone tone = reach_tone((svod_reach)figure->reach);
    const char *word = svod_indicator_word(lay, year, indicator);
    if (svod_indicator_worded(at) && !svod_indicator_percent(at)) {
        const char *words = signed_words(lay, svod_indicator_words(at, figure->value, lay->lang, lay->arena), tone);
        svod_out *cell = svod_put_text(lay->table, row, col, SVOD_CLASS_POINTS, words);
        svod_origin_words(lay, cell, "region:value:%s:%d%s", word, year_of(lay, year), scope);
        return svod_lay_tone(cell, tone);
    }
    svod_out *cell = put_amount(lay, row, col, at, figure->value);
    if (formula) {
        cell->kind = SVOD_V_FORMULA;
        cell->formula = formula;
    }
    svod_origin(lay, cell, "region:value:%s:%d%s", word, year_of(lay, year), scope);
    return svod_lay_tone(cell, tone);
}

// ---- movements --------------------------------------------------------------------------------------------------------------

const char *svod_move_words(const svod_lay *lay, const svod_move *move) {
    switch ((svod_move_state)move->state) {
    case SVOD_MOVE_BETTER:
        return SAY(lay, move_better);
    case SVOD_MOVE_WORSE:
        return SAY(lay, move_worse);
    case SVOD_MOVE_SAME:
        return SAY(lay, move_same);
    case SVOD_MOVE_OTHER:
        return SAY(lay, move_other);
    case SVOD_MOVE_NO_EARLIER:
        return SAY(lay, move_no_earlier);
    case SVOD_MOVE_NO_BEFORE:
        return SAY(lay, move_no_before);
    case SVOD_MOVE_NO_NOW:
        return SAY(lay, move_no_now);
    case SVOD_MOVE_UNLIKE:
        return SAY(lay, move_unlike);
    }
    return SVOD_NONE;
}

static const char *short_words(const svod_lay *lay, svod_move_state state) {
    return state == SVOD_MOVE_NO_EARLIER  ? SAY(lay, move_no_earlier_short)
           : state == SVOD_MOVE_NO_BEFORE ? SAY(lay, move_no_before_short)
           : state == SVOD_MOVE_NO_NOW    ? SAY(lay, move_no_now_short)
                                          : SAY(lay, move_unlike_short);
}

static svod_out *put_move(svod_lay *lay, uint32_t row, uint32_t col, const svod_move *move, bool percent) {
    if (move->change.den == 0) {
        svod_out *cell = svod_put_text(lay->table, row, col, SVOD_CLASS_CHANGE, short_words(lay, (svod_move_state)move->state));
        cell->note = svod_move_words(lay, move);
        return svod_lay_tone(cell, SVOD_TONE_MUTED);
    }
    svod_class cls = move->base_changed ? SVOD_CLASS_CHANGE_STARRED : SVOD_CLASS_CHANGE;
    svod_out *cell = svod_put_number(lay->table, row, col, cls, svod_ratio_double(move->change));
    cell->places = percent ? 2 : places_of(move->change);
    return svod_lay_tone(cell, move->state == SVOD_MOVE_BETTER  ? SVOD_TONE_BETTER
                               : move->state == SVOD_MOVE_WORSE ? SVOD_TONE_WORSE
                                                                : SVOD_TONE_PLAIN);
}

// What a change is from, and that its base is another.
static const char *move_note(const svod_lay *lay, const svod_move *move, const char *was, const char *now, __int128 den_before,
                             __int128 den_now) {
    svod_buf buf = svod_buf_of(lay->arena);
    if (move->change.den) add_line(&buf, svod_printf(lay->arena, SAY(lay, note_move), was, now));
    add_line(&buf, svod_move_words(lay, move));
    if (move->base_changed)
        add_line(&buf, svod_printf(lay->arena, SAY(lay, note_base), svod_sum_words(lay, den_before), svod_sum_words(lay, den_now)));
    return buf.data;
}

svod_out *svod_put_unit_move(svod_lay *lay, uint32_t row, uint32_t col, size_t year, size_t unit, uint32_t indicator, bool note) {
    const svod_monitoring *at = monitoring(lay);
    const svod_move *move = svod_monitoring_move(at, year, unit, indicator);
    const svod_indicator *now_of = own(lay, indicator), *before_of = svod_monitoring_indicator(at, year, indicator);
    svod_out *cell = put_move(lay, row, col, move, svod_indicator_percent(now_of) && !svod_indicator_worded(now_of));
    svod_origin(lay, cell, "move:%s:%s:%d", svod_origin_unit_word(lay, unit), svod_indicator_word(lay, 0, indicator), year_of(lay, year));
    if (!note || !before_of || !move->change.den) return cell;
    const svod_measure *now = svod_monitoring_measure(at, 0, unit, indicator), *before = svod_monitoring_measure(at, year, unit, indicator);
    if (now && before)
        cell->note = move_note(lay, move, svod_indicator_words(before_of, before->value, lay->lang, lay->arena),
                               svod_indicator_words(now_of, now->value, lay->lang, lay->arena), before->den, now->den);
    return cell;
}

// A figure over units in words; of what units answer by yes or no it is a percentage.
static const char *gathered_words(const svod_lay *lay, const svod_indicator *indicator, svod_ratio value) {
    if (svod_indicator_percent(indicator)) return svod_printf(lay->arena, "%s%%", svod_lay_ratio_word(lay, value, 1));
    return svod_indicator_words(indicator, value, lay->lang, lay->arena);
}

svod_out *svod_put_region_move(svod_lay *lay, uint32_t row, uint32_t col, size_t year, uint32_t indicator, const char *formula) {
    const svod_monitoring *at = monitoring(lay);
    const svod_move *move = svod_monitoring_region_move(at, year, indicator);
    const svod_indicator *now_of = own(lay, indicator), *before_of = svod_monitoring_indicator(at, year, indicator);
    svod_out *cell = put_move(lay, row, col, move, svod_indicator_percent(now_of));
    if (formula && cell->kind == SVOD_V_NUMBER) {
        cell->kind = SVOD_V_FORMULA;
        cell->formula = formula;
    }
    svod_origin(lay, cell, "region_move:%s:%d", svod_indicator_word(lay, 0, indicator), year_of(lay, year));
    if (!before_of || !move->change.den) return cell;
    const svod_indicator_figure *now = svod_monitoring_region(at, 0, indicator), *before = svod_monitoring_region(at, year, indicator);
    cell->note =
        move_note(lay, move, gathered_words(lay, before_of, before->value), gathered_words(lay, now_of, now->value), before->den, now->den);
    return cell;
}

// ---- what the signs mean ----------------------------------------------------------------------------------------------------

uint32_t svod_put_legend(svod_lay *lay, uint32_t row, bool moves) {
    const struct {
        svod_tone tone;
        const char *text;
    } reach[] = {{SVOD_TONE_REACHED, SAY(lay, legend_reached)},
                 {SVOD_TONE_NEAR, SAY(lay, legend_near)},
                 {SVOD_TONE_MISSED, SAY(lay, legend_missed)},
                 {SVOD_TONE_MUTED, SAY(lay, legend_words)},
                 {SVOD_TONE_PLAIN, SAY(lay, legend_alone)}},
      move[] = {{SVOD_TONE_BETTER, SAY(lay, legend_better)},
                {SVOD_TONE_WORSE, SAY(lay, legend_worse)},
                {SVOD_TONE_PLAIN, SAY(lay, legend_base)},
                {SVOD_TONE_MUTED, SAY(lay, legend_no_earlier)},
                {SVOD_TONE_MUTED, SAY(lay, legend_no_value)}};
    for (size_t i = 0; i < sizeof reach / sizeof *reach; i++) {
        svod_tone tone = moves ? move[i].tone : reach[i].tone;
        svod_lay_tone(svod_put_text(lay->table, row + (uint32_t)i, 1, SVOD_CLASS_WRAP, moves ? move[i].text : reach[i].text), tone);
    }
    return row + sizeof reach / sizeof *reach;
}
