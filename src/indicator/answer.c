// Reads one cell of an answer.
#include "indicator/answer.h"

#include <string.h>

#include "base/footnote.h"
#include "data/rubric.h"
#include "indicator/shape.h"

static answer of_kind(answer at, answer_kind kind) {
    at.kind = kind;
    return at;
}

// More digits than a spreadsheet shows: written by a program that stores 78.9 as 78.90000000000001.
static bool has_noise(const char *text) {
    size_t digits = 0;
    for (; *text; text++)
        digits += svod_digit(*text) && (digits || *text != '0');
    return digits > SVOD_NUM_EXACT;
}

// Digits behind the mark as they are written, without a program's noise.
static unsigned places_of(const char *text, svod_decimal number) {
    const char *mark = strpbrk(text, ",.");
    if (!has_noise(text)) return mark ? (unsigned)strspn(mark + 1, "0123456789") : 0;
    for (; number.scale > 0 && number.mantissa % 10 == 0; number.scale--)
        number.mantissa /= 10;
    return number.scale > 0 ? (unsigned)number.scale : 0;
}

// Numbers have the language's decimal mark, whatever the file's was.
static const char *shown(const svod_asked *asked, const answer *at) {
    svod_decimal value;
    bool percent;
    char *text = svod_strdup(asked->arena, svod_excerpt_of(at->text).text);
    if (svod_num_parse(text, strlen(text), &value, &percent) != SVOD_NUM_VALUE) return text;
    if (!percent && has_noise(text)) return svod_num_words(asked->arena, svod_decimal_double(value), false, asked->findings->lang);
    for (char *c = text; *c; c++)
        if (*c == '.' || *c == ',') *c = svod_lang_mark(asked->findings->lang);
    return text;
}

void answer_fault(const svod_asked *asked, const answer *at, svod_code code, const char *expected) {
    svod_add(asked->findings, code, at->place, shown(asked, at), expected);
    svod_about(asked->findings, asked->roster->units[asked->unit].id, svod_rubric_node_id(asked->rubric, asked->indicator->node));
}

static answer told(const svod_asked *asked, answer at, svod_code code) {
    answer_fault(asked, &at, code, "");
    return of_kind(at, ANSWER_UNREADABLE);
}

static bool is_na_word(const svod_asked *asked, const char *text) {
    const svod_policy *policy = &asked->rubric->policy;
    const char *key = policy->na_word_count ? svod_fold(asked->arena, text) : "";
    for (size_t i = 0; i < policy->na_word_count; i++)
        if (svod_streq(policy->na_words[i], key)) return true;
    return false;
}

static answer not_applicable(const svod_asked *asked, answer at) {
    if (asked->rubric->policy.na == SVOD_NA_FORBID) return told(asked, at, SVOD_F_measure_na_forbidden);
    return of_kind(at, ANSWER_NA);
}

// 0.85 that is shown as "85 %" is 85.
static void hundredfold(answer *at) {
    at->percent = true;
    at->places = at->places > 2 ? at->places - 2 : 0;
    if (at->number.scale >= 2) {
        at->number.scale = (int8_t)(at->number.scale - 2);
    } else {
        at->number.mantissa *= at->number.scale ? 10 : 100; // 15 digits at most
        at->number.scale = 0;
    }
}

// ---- numbers with words ---------------------------------------------------------------------------------------------------

static bool group_number(const shape_found *found, unsigned group, const char *text, svod_decimal *out, unsigned *places) {
    const char *from = text + found->group[group].from;
    if (!found->group[group].len || svod_num_parse(from, found->group[group].len, out, NULL) != SVOD_NUM_VALUE) return false;
    svod_excerpt figure = svod_excerpt_of(from); // ends with the figure, unless that is longer than any number
    if (found->group[group].len < sizeof figure.text) figure.text[found->group[group].len] = '\0';
    *places = places_of(figure.text, *out);
    return true;
}

// Which group of a shape is what; 0: none.
typedef struct meaning {
    shape id;
    unsigned number, of, beside;
    bool percent;
} meaning;

static bool take(const svod_asked *asked, const meaning *by, answer *at) {
    shape_found found;
    unsigned places;
    if (!shape_find(asked->shapes, by->id, at->bare, 0, &found)) return false;
    if (!group_number(&found, by->number - 1, at->bare, &at->number, &at->places)) return false;
    at->has_of = by->of && group_number(&found, by->of - 1, at->bare, &at->of, &places);
    at->has_beside = by->beside && group_number(&found, by->beside - 1, at->bare, &at->beside, &at->beside_places);
    at->percent = by->percent;
    return true;
}

static bool with_words(const svod_asked *asked, answer *at) {
    static const meaning meanings[] = {{SHAPE_amount, 1, 0, 0, false},
                                       {SHAPE_percentage, 1, 0, 0, true},
                                       {SHAPE_part_of, 1, 2, 3, false},
                                       {SHAPE_percent_part_of, 2, 3, 1, false},
                                       {SHAPE_part_percent, 1, 0, 2, false}};
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (take(asked, &meanings[i], at)) return true;
    // The rubric's own unit: "12 наград", where it says `unit: наград`.
    const char *unit = svod_fold(asked->arena, asked->indicator->unit), *key = svod_fold(asked->arena, at->bare);
    size_t len = strlen(key), tail = strlen(unit);
    bool own = tail && len > tail && svod_streq(key + len - tail, unit);
    if (!own || svod_num_parse(key, len - tail, &at->number, NULL) != SVOD_NUM_VALUE) return false;
    at->places = places_of(key, at->number);
    return true;
}

// "01.05", "07.5": nobody writes a number so, but programs write dates so.
static bool looks_dated(const char *text) {
    size_t len = strlen(text);
    bool front = (len == 4 || len == 5) && text[0] == '0' && svod_digit(text[1]) && text[1] != '0';
    return front && text[2] == '.' && svod_digit(text[3]) && (len == 4 || svod_digit(text[4]));
}

// ---- texts -----------------------------------------------------------------------------------------------------------------

static answer of_bare(const svod_asked *asked, answer at) {
    switch (svod_num_parse(at.bare, strlen(at.bare), &at.number, &at.percent)) {
    case SVOD_NUM_NOTHING: // a word like "х" may be declared to mean "not applicable"
        return is_na_word(asked, at.bare) ? not_applicable(asked, at) : of_kind(at, ANSWER_BLANK);
    case SVOD_NUM_VALUE:
        at.places = places_of(at.bare, at.number);
        return of_kind(at, looks_dated(at.bare) ? ANSWER_TEXT : ANSWER_NUMBER);
    default:
        break;
    }
    if (is_na_word(asked, at.bare)) return not_applicable(asked, at);
    if (shape_is(asked->shapes, SHAPE_no_data, at.bare)) return of_kind(at, ANSWER_BLANK);
    return of_kind(at, with_words(asked, &at) ? ANSWER_NUMBER : ANSWER_TEXT);
}

// A mark at the end of a text may be its own; that of a number is a footnote's.
static answer of_text(const svod_asked *asked, answer at) {
    answer out = of_bare(asked, at);
    const char *less = out.kind == ANSWER_TEXT && strlen(at.text) <= SVOD_EXCERPT ? svod_footnote_less(asked->arena, at.text) : NULL;
    if (!less) return out;
    at.bare = less;
    answer without = of_bare(asked, at);
    if (without.kind == ANSWER_NUMBER) answer_fault(asked, &at, SVOD_F_cell_footnote, less);
    return without;
}

// A cell that its file calls a number. What no decimal holds is too big, or as good as nothing.
static answer of_number(const svod_asked *asked, answer at) {
    double value = 0;
    if (at.kind != ANSWER_TEXT) return at;
    if (svod_num_parse(at.bare, strlen(at.bare), &at.number, &at.percent) == SVOD_NUM_VALUE) return of_kind(at, ANSWER_NUMBER); // "01.5"
    if (!svod_num_double(at.bare, strlen(at.bare), &value) || value >= 1 || value <= -1) return told(asked, at, SVOD_F_measure_too_big);
    at.number = (svod_decimal){0, 0};
    return of_kind(at, ANSWER_NUMBER);
}

answer answer_of(const svod_asked *asked, svod_part_id part) {
    const svod_answer *given = &asked->answers[part];
    const svod_cell *cell = &given->cell;
    answer at = {.place = asked->places[part], .text = svod_clean(asked->arena, svod_cell_text(cell))};
    at.bare = at.text;
    if (!given->given) return of_kind(at, ANSWER_NONE);
    if (cell->flags & (SVOD_CELL_DAMAGED | SVOD_CELL_MOVED)) return of_kind(at, ANSWER_UNREADABLE); // its reader has told it
    if (cell->flags & SVOD_CELL_NO_RESULT) return told(asked, at, SVOD_F_measure_no_result);
    switch (cell->type) {
    case SVOD_CELL_EMPTY:
        return of_kind(at, ANSWER_BLANK);
    case SVOD_CELL_ERROR:
        return told(asked, at, SVOD_F_measure_error);
    case SVOD_CELL_BOOL:
        at.yes = svod_streq(at.text, "true");
        return of_kind(at, ANSWER_BOOL);
    case SVOD_CELL_NUMBER:
        at = of_number(asked, of_bare(asked, at));
        if (cell->flags & SVOD_CELL_PERCENT) hundredfold(&at);
        return at;
    case SVOD_CELL_STRING:
        return of_text(asked, at);
    default:
        return of_kind(at, ANSWER_TEXT);
    }
}

bool answer_asked(const svod_asked *asked, svod_part_id part) {
    size_t attr;
    return asked->asked[part] || svod_roster_attr_index(asked->roster, asked->indicator->from[part], &attr);
}

answer answer_text(const svod_asked *asked, svod_part_id part) {
    const svod_answer *given = &asked->answers[part];
    const svod_cell *cell = &given->cell;
    answer at = {.kind = ANSWER_TEXT, .place = asked->places[part], .text = svod_clean(asked->arena, svod_cell_text(cell))};
    svod_decimal number;
    bool none = !given->given || (cell->flags & (SVOD_CELL_DAMAGED | SVOD_CELL_MOVED | SVOD_CELL_NO_RESULT)) ||
                cell->type == SVOD_CELL_EMPTY || cell->type == SVOD_CELL_ERROR || cell->type == SVOD_CELL_BOOL;
    none = none || svod_num_parse(at.text, strlen(at.text), &number, NULL) == SVOD_NUM_NOTHING || is_na_word(asked, at.text) ||
           shape_is(asked->shapes, SHAPE_no_data, at.text);
    if (none) at = (answer){.kind = ANSWER_BLANK, .place = at.place, .text = ""};
    at.bare = at.text;
    return at;
}

svod_measure_state answer_state(const answer *answers, size_t count) {
    static const struct {
        answer_kind kind;
        svod_measure_state state;
    } order[] = {{ANSWER_UNREADABLE, SVOD_M_UNREADABLE}, {ANSWER_NA, SVOD_M_NA}};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        for (size_t k = 0; k < count; k++)
            if (answers[k].kind == order[i].kind) return order[i].state;
    return SVOD_M_BLANK;
}

bool answer_points(svod_decimal value, svod_points *out) {
    if (svod_points_of(value, out)) return true;
    if (value.scale <= 4) return false; // out of range
    __int128 points = (__int128)value.mantissa * SVOD_POINT;
    for (int place = 1; place < value.scale; place++)
        points /= 10;
    points = (points + (points < 0 ? -5 : 5)) / 10;
    if (points > INT64_MAX || points < INT64_MIN) return false;
    *out = (svod_points)points;
    return true;
}

static bool no_amount(const svod_asked *asked, const answer *at, svod_code code, svod_measure_state state, svod_measure *measure) {
    answer_fault(asked, at, code, "");
    measure->state = (uint8_t)state;
    return false;
}

bool answer_amount(const svod_asked *asked, const answer *at, bool percent, svod_points *out, svod_measure *measure) {
    bool alone = at->kind == ANSWER_NUMBER && !at->has_of && !at->has_beside;
    if (!alone) return no_amount(asked, at, SVOD_F_measure_not_number, SVOD_M_UNREADABLE, measure);
    if (!answer_points(at->number, out)) return no_amount(asked, at, SVOD_F_measure_too_big, SVOD_M_UNREADABLE, measure);
    if (at->percent && !percent) return no_amount(asked, at, SVOD_F_measure_percent_here, SVOD_M_UNREADABLE, measure);
    return *out >= 0 || no_amount(asked, at, SVOD_F_measure_negative, SVOD_M_IMPOSSIBLE, measure);
}
