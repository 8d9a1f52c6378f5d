// Why a proposal is what it is, in words.
#include <string.h>

#include "base/str.h"
#include "evidence/propose.h"

typedef struct known_reason {
    const char *id;
    svod_text text;
} known_reason;
static const known_reason reasons[] = {
    {"negation", SVOD_T_evidence_why_negation},          {"title", SVOD_T_evidence_why_title}, {"plan", SVOD_T_evidence_why_plan},
    {"other_year", SVOD_T_evidence_why_other_year},      {"hint", SVOD_T_evidence_why_hint},   {"cue", SVOD_T_evidence_why_cue},
    {"no_requisites", SVOD_T_evidence_why_no_requisites}};

const char *svod_evidence_why(const char *why, svod_lang lang) {
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strcmp(reasons[i].id, why) == 0) return svod_say(lang, reasons[i].text);
    return why;
}

static void add_titles(svod_buf *buf, svod_lang lang, uint64_t bits, uint32_t count,
                       const char *(*title)(const svod_evidence_rules *, uint32_t), const svod_evidence_rules *rules) {
    const char *open = lang == SVOD_RU ? "«" : "“", *close = lang == SVOD_RU ? "»" : "”";
    bool first = true;
    for (uint32_t i = 0; i < count; i++) {
        if (!(bits & UINT64_C(1) << i)) continue;
        svod_buf_printf(buf, "%s%s%s%s", first ? "" : ", ", open, title(rules, i), close);
        first = false;
    }
}

static const char *zone_title(const svod_evidence_rules *rules, uint32_t i) {
    return rules->zones[i].title;
}

static const char *direction_title(const svod_evidence_rules *rules, uint32_t i) {
    return rules->directions[i].title;
}

static const char *kind_title(const svod_evidence_rules *rules, uint32_t i) {
    return rules->kinds[i].title;
}

static void say_sought(svod_buf *buf, const svod_evidence_rules *rules, const svod_want *want, svod_lang lang) {
    static const svod_text what[] = {[SVOD_WANT_PASSAGE] = SVOD_T_evidence_sought_passage,
                                     [SVOD_WANT_DOCUMENT] = SVOD_T_evidence_sought_document,
                                     [SVOD_WANT_COUNT] = SVOD_T_evidence_sought_count};
    svod_buf_str(buf, svod_say(lang, what[want->kind]));
    svod_buf_str(buf, " ");
    if (want->kind == SVOD_WANT_DOCUMENT) {
        add_titles(buf, lang, want->kinds, rules->kind_count, kind_title, rules);
    } else {
        add_titles(buf, lang, want->zones, rules->zone_count, zone_title, rules);
    }
    if (want->directions && want->directions != evidence_all_directions(rules)) {
        svod_buf_str(buf, svod_say(lang, SVOD_T_evidence_sought_of));
        add_titles(buf, lang, want->directions, rules->direction_count, direction_title, rules);
    }
    svod_buf_str(buf, ".");
}

static void say_best(svod_buf *buf, const svod_evidence *evidence, const svod_quote *quote, svod_lang lang) {
    const svod_found *found = evidence->documents[quote->document];
    svod_buf_printf(buf, svod_say(lang, SVOD_T_evidence_best), found->name);
    const char *place = svod_quote_place(quote, lang, buf->arena);
    if (*place) svod_buf_printf(buf, ", %s", place);
    if (buf->data[buf->len - 1] != '.') svod_buf_str(buf, ".");
}

static void say_count(svod_buf *buf, const svod_want *want, const evidence_sum *sum, svod_lang lang) {
    bool ru = lang == SVOD_RU;
    const char *documents = ru ? svod_plural(lang, sum->documents, "документе", "документах", "документах")
                               : svod_plural(lang, sum->documents, "document", "documents", "documents");
    if (want->kind == SVOD_WANT_DOCUMENT) {
        svod_buf_printf(buf, svod_say(lang, SVOD_T_evidence_found_documents), sum->count);
    } else if (want->kind == SVOD_WANT_COUNT) {
        svod_buf_printf(buf, svod_say(lang, SVOD_T_evidence_found_items), sum->items);
    } else {
        svod_buf_printf(buf, svod_say(lang, SVOD_T_evidence_found_passages), sum->count, sum->documents, documents);
    }
}

// The reasons of those quotations that do not count, or count less, each once.
static void say_against(svod_buf *buf, const svod_proposal *proposal, svod_lang lang) {
    const char *said[SVOD_QUOTES] = {0};
    size_t count = 0;
    for (uint32_t i = 0; i < proposal->quote_count; i++) {
        const char *why = proposal->quotes[i].why;
        bool again = !*why;
        for (size_t k = 0; k < count; k++)
            again = again || strcmp(said[k], why) == 0;
        if (again) continue;
        svod_buf_str(buf, count ? ", " : svod_say(lang, SVOD_T_evidence_against));
        svod_buf_str(buf, svod_evidence_why(why, lang));
        said[count++] = why;
    }
    if (count) svod_buf_str(buf, ".");
}

// Weak for its words; else it is weak for what speaks against it, which is said then.
static bool hinted(const svod_proposal *proposal) {
    return proposal->quote_count > 0 && strcmp(proposal->quotes[0].why, "hint") == 0;
}

const char *evidence_reason(const svod_evidence *evidence, const svod_want *want, size_t unit, const svod_proposal *proposal,
                            const evidence_sum *sum, svod_lang lang, svod_arena *arena) {
    svod_buf buf = svod_buf_of(arena);
    say_sought(&buf, evidence->rules, want, lang);
    switch (proposal->state) {
    case SVOD_EVIDENCE_NO_DOCUMENTS:
        svod_buf_str(&buf, svod_say(lang, SVOD_T_evidence_no_documents));
        break;
    case SVOD_EVIDENCE_UNREADABLE:
        svod_buf_str(&buf, svod_say(lang, SVOD_T_evidence_unreadable));
        break;
    case SVOD_EVIDENCE_NOT_FOUND:
        svod_buf_printf(&buf, svod_say(lang, SVOD_T_evidence_not_found), evidence->unit_documents[unit]);
        break;
    case SVOD_EVIDENCE_WEAK:
        if (sum->count > 0 || sum->items > 0)
            say_count(&buf, want, sum, lang);
        else if (hinted(proposal))
            svod_buf_str(&buf, svod_say(lang, SVOD_T_evidence_only_weak));
        break;
    default:
        say_count(&buf, want, sum, lang);
        break;
    }
    if (proposal->state >= SVOD_EVIDENCE_WEAK && proposal->quote_count > 0) say_best(&buf, evidence, &proposal->quotes[0], lang);
    say_against(&buf, proposal, lang);
    return buf.data;
}
