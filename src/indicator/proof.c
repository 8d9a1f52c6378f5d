// Requisites and addresses.
#include "indicator/proof.h"

#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "data/scores.h"
#include "indicator/shape.h"

// ---- dates -------------------------------------------------------------------------------------------------------------

#define OLDEST 1990 // documents of earlier years are none that forms ask for

typedef struct day {
    int year, month, day;
} day;

static int number_of(const char *digits) {
    int out = 0;
    for (; svod_digit(*digits); digits++)
        out = out * 10 + (*digits - '0');
    return out;
}

static int month_of(const char *word, svod_arena *arena) {
    static const char *const months[] = {"января",   "февраля", "марта",  "апреля",  "мая",       "июня",     "июля",     "августа",
                                         "сентября", "октября", "ноября", "декабря", "january",   "february", "march",    "april",
                                         "may",      "june",    "july",   "august",  "september", "october",  "november", "december"};
    const char *key = svod_fold(arena, word);
    for (int i = 0; i < 24; i++)
        if (svod_streq(months[i], key)) return i % 12 + 1;
    return 0;
}

// A date without a year may be the day that leap years add.
static bool possible(day at, bool has_year) {
    char iso[32];
    if (!has_year) at.year = 2000;
    if (at.year < 1900 || at.year > 2100) return false;
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", at.year, at.month, at.day);
    return svod_day_valid(iso);
}

static bool too_late(const svod_asked *asked, day at) {
    char iso[48];
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", at.year, at.month, at.day);
    return strcmp(iso, asked->latest) > 0;
}

// A year of two digits is of this century, unless that is yet to come.
static day whole_year(const svod_asked *asked, day at, bool has_year) {
    if (!has_year || at.year >= 100) return at;
    at.year += 2000;
    if (too_late(asked, at)) at.year -= 100;
    return at;
}

// A day of the calendar, and no day of such a document: most likely the year is misspelt. A day until which something holds may come yet.
static void check_age(const svod_asked *asked, const answer *at, day when, const char *before) {
    if (too_late(asked, when) && !shape_is(asked->shapes, SHAPE_date_until, before)) {
        const char *most = svod_printf(asked->arena, svod_say(asked->findings->lang, SVOD_T_indicator_date_latest), asked->latest);
        answer_fault(asked, at, SVOD_F_measure_date_future, most);
    }
    if (when.year < OLDEST) answer_fault(asked, at, SVOD_F_measure_date_old, "");
}

static day day_of(const svod_asked *asked, shape id, const shape_found *found, const char *text) {
    const char *parts[3];
    for (unsigned i = 0; i < 3; i++)
        parts[i] = shape_group(found, i, text, asked->arena);
    if (id == SHAPE_date_iso) return (day){number_of(parts[0]), number_of(parts[1]), number_of(parts[2])};
    int month = id == SHAPE_date_worded ? month_of(parts[1], asked->arena) : number_of(parts[1]);
    return (day){number_of(parts[2]), month, number_of(parts[0])};
}

// Dates in the text; those that cannot be, or not well, are told when there is a place to tell them at.
static bool find_dates(const svod_asked *asked, const char *text, const answer *tell) {
    static const shape shapes[] = {SHAPE_date_dotted, SHAPE_date_iso, SHAPE_date_worded};
    bool any = false;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        shape_found found;
        for (size_t from = 0; shape_find(asked->shapes, shapes[i], text, from, &found); from = found.to) {
            bool has_year = found.group[2].len > 0;
            day when = whole_year(asked, day_of(asked, shapes[i], &found, text), has_year);
            bool good = possible(when, has_year);
            any |= good;
            answer at = tell ? *tell : (answer){.text = ""};
            at.text = svod_strndup(asked->arena, text + found.from, found.to - found.from);
            if (tell && !good) answer_fault(asked, &at, SVOD_F_measure_date_impossible, "");
            if (tell && good && has_year) check_age(asked, &at, when, svod_strndup(asked->arena, text, found.from));
        }
    }
    return any;
}

// ---- addresses -----------------------------------------------------------------------------------------------------------

// The text with its addresses taken out and kept.
static char *without_links(const svod_asked *asked, const char *text, proof *out) {
    char *rest = svod_strdup(asked->arena, text);
    svod_buf links = svod_buf_of(asked->arena);
    shape_found found;
    for (size_t from = 0; shape_find(asked->shapes, SHAPE_link, text, from, &found); from = found.to) {
        memset(rest + found.from, ' ', found.to - found.from);
        const char *link = svod_strndup(asked->arena, text + found.from, found.to - found.from);
        if (out->link_count++) svod_buf_str(&links, " ");
        svod_buf_str(&links, link);
        out->good_links += shape_is(asked->shapes, SHAPE_http, link);
    }
    out->links = links.data ? links.data : "";
    return rest;
}

proof proof_of(const svod_asked *asked, const char *text) {
    proof out = {.links = ""};
    const char *rest = without_links(asked, text, &out);
    out.date = find_dates(asked, rest, NULL);
    out.number = shape_is(asked->shapes, SHAPE_doc_number, rest);
    out.title = shape_is(asked->shapes, SHAPE_doc_title, rest);
    out.kind = shape_is(asked->shapes, SHAPE_doc_kind, rest);
    return out;
}

bool proof_has_requisites(const proof *at) {
    return at->date || at->number || (at->title && at->kind);
}

void proof_dates(const svod_asked *asked, const answer *at) {
    proof out = {.links = ""};
    find_dates(asked, without_links(asked, at->text, &out), at);
}

static void check_link(const svod_asked *asked, const answer *at, const char *link, bool other_scheme) {
    answer shown = *at;
    shown.text = link;
    if (other_scheme)
        answer_fault(asked, &shown, SVOD_F_measure_link_scheme, "https://");
    else if (!shape_is(asked->shapes, SHAPE_http, link))
        answer_fault(asked, &shown, SVOD_F_measure_link_form, "https://");
}

static bool is_http(const char *scheme, svod_arena *arena) {
    const char *key = svod_fold(arena, scheme);
    return svod_streq(key, "http") || svod_streq(key, "https");
}

void proof_links(const svod_asked *asked, const answer *at, bool whole) {
    shape_found found;
    size_t from = 0;
    for (; shape_find(asked->shapes, SHAPE_link, at->text, from, &found); from = found.to) {
        const char *scheme = shape_group(&found, 0, at->text, asked->arena);
        bool www = found.group[2].len > 0;
        const char *link = svod_strndup(asked->arena, at->text + found.from, found.to - found.from);
        check_link(asked, at, link, !www && !is_http(scheme, asked->arena));
    }
    // What goes on as a path behind the last address: a space tore it.
    bool torn = from && shape_find(asked->shapes, SHAPE_path_tail, at->text, from, &found);
    if (whole && (!from || torn)) answer_fault(asked, at, SVOD_F_measure_link_form, "https://");
}

// ---- the questions for them --------------------------------------------------------------------------------------------------

// NULL when there is nothing to keep. "Нет" in the place of a document or an address is none.
static const answer *kept(const svod_asked *asked, svod_part_id part, answer *at) {
    shape_found no;
    *at = answer_text(asked, part);
    bool none = part != SVOD_PART_comment && shape_find(asked->shapes, SHAPE_no, at->text, 0, &no) && !at->text[no.to];
    return *at->text && !none ? at : NULL;
}

void proof_keep(const svod_asked *asked, svod_measure *out) {
    answer at;
    if (kept(asked, SVOD_PART_document, &at)) {
        out->document = at.text;
        proof_dates(asked, &at);
        proof_links(asked, &at, false);
    }
    if (kept(asked, SVOD_PART_link, &at)) {
        proof said = proof_of(asked, at.text);
        out->link = *said.links ? said.links : at.text;
        proof_links(asked, &at, true);
    }
    if (kept(asked, SVOD_PART_comment, &at)) out->comment = at.text;
}
