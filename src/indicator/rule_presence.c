// Presence: yes or no, with a link or the requisites of a document.
#include "indicator/proof.h"
#include "indicator/shape.h"

typedef enum verdict { NEITHER, NO, YES } verdict;

static verdict of_number(const answer *at) {
    if (at->percent || at->has_of || at->has_beside || at->number.scale) return NEITHER;
    return at->number.mantissa == 1 ? YES : at->number.mantissa == 0 ? NO : NEITHER;
}

// A word for yes or no at the beginning and nothing behind it that says otherwise; or no word, and what proves a yes.
static verdict of_text(const svod_asked *asked, const char *text, const proof *said) {
    shape_found found;
    bool proven = said->link_count || proof_has_requisites(said);
    if (shape_find(asked->shapes, SHAPE_no, text, 0, &found)) return proven ? NEITHER : NO;
    bool yes = shape_find(asked->shapes, SHAPE_yes, text, 0, &found);
    if (shape_find(asked->shapes, SHAPE_half, text, yes ? found.to : 0, &found)) return NEITHER;
    return yes || proven ? YES : NEITHER;
}

// What the answer says beside yes is kept where its own question left room.
static void keep(const svod_asked *asked, const answer *at, const proof *said, svod_measure *out) {
    proof_dates(asked, at);
    proof_links(asked, at, false);
    if (!*out->link) out->link = said->links;
    if (!*out->document && proof_has_requisites(said)) out->document = at->text;
}

// Yes, asked for a document or a link, and neither is there. Of an address that is none it was told what is wrong with it.
static void check_proof(const svod_asked *asked, const answer *at, svod_measure *out) {
    proof document = proof_of(asked, out->document), link = proof_of(asked, out->link);
    if (proof_has_requisites(&document) || document.good_links || link.good_links) return;
    out->flags |= SVOD_M_UNPROVEN;
    if ((!answer_asked(asked, SVOD_PART_document) && !answer_asked(asked, SVOD_PART_link)) || *out->link || document.link_count) return;
    answer_fault(asked, at, SVOD_F_measure_unproven, svod_say(asked->findings->lang, SVOD_T_indicator_proof));
}

static void judge(const svod_asked *asked, svod_measure *out) {
    answer at = answer_of(asked, SVOD_PART_answer);
    out->place = at.place;
    out->state = (uint8_t)answer_state(&at, 1);
    if (at.kind < ANSWER_NUMBER) return;
    proof said = proof_of(asked, at.kind == ANSWER_TEXT ? at.text : "");
    verdict is = at.kind == ANSWER_BOOL ? at.yes ? YES : NO : at.kind == ANSWER_NUMBER ? of_number(&at) : of_text(asked, at.text, &said);
    if (at.kind == ANSWER_TEXT) keep(asked, &at, &said, out);
    out->state = is ? SVOD_M_VALUE : SVOD_M_UNREADABLE;
    if (!is) {
        answer_fault(asked, &at, SVOD_F_measure_not_yes_no, svod_say(asked->findings->lang, SVOD_T_indicator_yes_no));
        return;
    }
    out->num = is == YES ? SVOD_POINT : 0;
    out->den = SVOD_POINT;
    out->value = (svod_ratio){out->num, 1};
    if (is == YES) check_proof(asked, &at, out);
}

// Of a region it is the share of those who have it.
static const char *words(const svod_indicator *indicator, svod_ratio value, svod_lang lang, svod_arena *arena) {
    (void)indicator;
    char text[40];
    if (value.num == 0) return svod_say(lang, SVOD_T_indicator_no);
    if (value.num == (__int128)value.den * SVOD_POINT) return svod_say(lang, SVOD_T_indicator_yes);
    svod_ratio_text(text, (svod_ratio){value.num * 100, value.den}, 1, svod_lang_mark(lang));
    return svod_printf(arena, "%s%s", text, lang == SVOD_RU ? " %" : "%");
}

const svod_rule rule_presence = {
    .id = "presence",
    .title_ru = "наличие",
    .title_en = "presence",
    .parts = SVOD_PART_BIT(answer) | SVOD_PART_BIT(document) | SVOD_PART_BIT(link) | SVOD_PART_BIT(comment),
    .ways = {SVOD_PART_BIT(answer)},
    .gather = SVOD_GATHER_RATIO,
    .sort = SVOD_SORT_YES_NO,
    .unit = "",
    .better = SVOD_BETTER_MORE,
    .judge = judge,
    .words = words,
};
