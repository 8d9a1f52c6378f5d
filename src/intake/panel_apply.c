// The list of experts held against what their sheets say.
#include <string.h>

#include "base/str.h"
#include "intake/intake.h"

#define NEAREST 3
#define NAME_WORDS 8

typedef struct applier {
    const svod_panel *panel;
    svod_scores *scores;
    svod_arena *scratch;
    svod_findings *findings;
} applier;

static const char *say(const applier *apply, svod_text text) {
    return svod_say(apply->findings->lang, text);
}

static bool answered(svod_score score) {
    return score != SVOD_S_NONE && score != SVOD_S_BLANK;
}

// ---- one unit of one expert --------------------------------------------------------------------------------------------

// A row left blank where the expert had nothing to say is no row: a rubric may count blank cells as zero.
static void forget_blanks(const applier *apply, svod_expert *expert, size_t unit) {
    for (uint32_t node = 0; node < apply->scores->rubric->count; node++) {
        svod_score *score = &expert->scores[svod_scores_slot(apply->scores, unit, node)];
        if (*score == SVOD_S_BLANK) *score = SVOD_S_NONE;
    }
}

// How many answers; *first: the node of the first.
static size_t count_answers(const applier *apply, const svod_expert *expert, size_t unit, uint32_t *first) {
    size_t count = 0;
    for (uint32_t node = apply->scores->rubric->count; node-- > 0;) {
        if (!answered(expert->scores[svod_scores_slot(apply->scores, unit, node)])) continue;
        *first = node;
        count++;
    }
    return count;
}

static void recuse(const applier *apply, const svod_judge *judge, svod_expert *expert, size_t unit) {
    const svod_scores *scores = apply->scores;
    const svod_unit *who = &scores->roster->units[unit];
    uint32_t first = 0;
    size_t count = count_answers(apply, expert, unit, &first);
    forget_blanks(apply, expert, unit);
    if (!count) return;
    svod_place place = svod_scores_place(scores, expert->places[svod_scores_slot(scores, unit, first)]);
    const char *found = svod_printf(apply->scratch, say(apply, SVOD_T_intake_panel_scores), expert->name, who->name, count);
    const char *expected =
        svod_printf(apply->scratch, say(apply, SVOD_T_intake_panel_conflict), svod_place_text(apply->scratch, judge->place));
    svod_add(apply->findings, SVOD_F_panel_recused, place, found, expected);
    svod_about(apply->findings, who->id, svod_rubric_node_id(scores->rubric, first));
    if (count > 1) svod_add_more(apply->findings, SVOD_F_panel_recused, place, count - 1);
    for (uint32_t node = 0; node < scores->rubric->count; node++) {
        svod_score *score = &expert->scores[svod_scores_slot(scores, unit, node)];
        if (answered(*score)) *score = SVOD_S_RECUSED;
    }
}

static void check_stranger(const applier *apply, svod_expert *expert, size_t unit) {
    const svod_scores *scores = apply->scores;
    const svod_unit *who = &scores->roster->units[unit];
    uint32_t first = 0;
    size_t count = count_answers(apply, expert, unit, &first);
    if (!count) {
        forget_blanks(apply, expert, unit);
        return;
    }
    svod_place place = svod_scores_place(scores, expert->places[svod_scores_slot(scores, unit, first)]);
    svod_add(apply->findings, SVOD_F_panel_not_assigned, place,
             svod_printf(apply->scratch, say(apply, SVOD_T_intake_panel_scores), expert->name, who->name, count), "");
    svod_about(apply->findings, who->id, NULL);
}

// ---- experts -----------------------------------------------------------------------------------------------------------

static void check_listed(const applier *apply, const svod_judge *judge, svod_expert *expert) {
    expert->chair = judge->chair;
    for (size_t unit = 0; unit < apply->scores->roster->count; unit++) {
        if (judge->conflict[unit])
            recuse(apply, judge, expert, unit);
        else if (!judge->assigned[unit])
            check_stranger(apply, expert, unit);
    }
}

static svod_place first_place(const svod_scores *scores, const svod_expert *expert) {
    size_t slots = scores->roster->count * scores->rubric->count;
    for (size_t i = 0; i < slots; i++)
        if (expert->scores[i] != SVOD_S_NONE) return svod_scores_place(scores, expert->places[i]);
    return (svod_place){0};
}

// The words of a person's name; what is beyond the last is no matter for what is only a hint.
typedef struct name_words {
    const char *at[NAME_WORDS];
    size_t len[NAME_WORDS], count;
} name_words;

static name_words words_of(const char *key) {
    name_words words = {.count = 0};
    for (key += strspn(key, " ."); *key && words.count < NAME_WORDS; key += strspn(key, " .")) {
        words.at[words.count] = key;
        words.len[words.count] = strcspn(key, " .");
        key += words.len[words.count++];
    }
    return words;
}

static bool is_initial(const name_words *words, size_t i) {
    return svod_utf8_count(words->at[i], words->len[i]) == 1;
}

static bool word_fits(const name_words *a, size_t i, const name_words *b, size_t k) {
    size_t len = a->len[i] < b->len[k] ? a->len[i] : b->len[k];
    return (a->len[i] == b->len[k] || is_initial(a, i) || is_initial(b, k)) && memcmp(a->at[i], b->at[k], len) == 0;
}

// "А. Белова", "Анна Белова", "Белова А. П.": every word of the shorter name is one of the longer, or its initial; some is there in full.
static bool is_turned(const char *one, const char *other) {
    name_words a = words_of(one), b = words_of(other);
    if (a.count > b.count) {
        name_words swap = a;
        a = b, b = swap;
    }
    bool used[NAME_WORDS] = {false}, full = false;
    for (size_t i = 0; i < a.count; i++) {
        size_t k = 0;
        while (k < b.count && (used[k] || !word_fits(&a, i, &b, k)))
            k++;
        if (k == b.count) return false;
        used[k] = true;
        full |= !is_initial(&a, i) && !is_initial(&b, k);
    }
    return full;
}

// Up to three names of the list that are near, "" when none is.
static const char *near_names(const applier *apply, const char *name) {
    const char *key = svod_fold(apply->scratch, name);
    unsigned cap = (unsigned)svod_utf8_count(key, strlen(key)) / 3 + 1;
    svod_buf out = svod_buf_of(apply->scratch);
    size_t count = 0;
    for (unsigned distance = 0; distance < cap; distance++) // 0: turned round
        for (size_t i = 0; count < NEAREST && i < apply->panel->count; i++) {
            const char *shown = apply->panel->judges[i].name, *other = svod_fold(apply->scratch, shown);
            bool turned = is_turned(key, other);
            if (distance ? !turned && svod_distance(key, other, cap) == distance : turned)
                svod_buf_printf(&out, "%s%s", count++ ? ", " : "", shown);
        }
    return count ? svod_printf(apply->scratch, say(apply, SVOD_T_intake_near), out.data) : "";
}

static void check_unlisted(const applier *apply, const svod_expert *expert) {
    const char *name = *expert->name ? expert->name : say(apply, SVOD_T_intake_no_expert);
    svod_add(apply->findings, SVOD_F_panel_expert_unknown, first_place(apply->scores, expert), name, near_names(apply, expert->name));
}

static void check_silent(const applier *apply, const svod_judge *judge) {
    bool any = false;
    for (size_t unit = 0; !any && unit < apply->scores->roster->count; unit++)
        any = judge->assigned[unit];
    if (!any) return;
    svod_code code = judge->chair ? SVOD_F_panel_no_chair_sheet : SVOD_F_panel_no_sheet;
    svod_add(apply->findings, code, judge->place, judge->name, say(apply, SVOD_T_intake_panel_sheets));
}

// Totals that a sheet prints for a unit in conflict stand for scores that do not count.
static void drop_totals(const applier *apply, const size_t *judges) {
    svod_vec *totals = &apply->scores->totals;
    size_t kept = 0;
    for (size_t i = 0; i < totals->count; i++) {
        const svod_printed *at = SVOD_AT(totals, svod_printed, i);
        size_t judge = judges[at->expert];
        if (judge != SVOD_NO_JUDGE && apply->panel->judges[judge].conflict[at->unit]) continue;
        *SVOD_AT(totals, svod_printed, kept++) = *at;
    }
    totals->count = kept;
}

void svod_panel_apply(const svod_panel *panel, svod_scores *scores, svod_findings *findings) {
    applier apply = {.panel = panel, .scores = scores, .scratch = svod_arena_new(), .findings = findings};
    size_t *judges = SVOD_ARRAY(apply.scratch, size_t, scores->experts.count + 1);
    bool *came = SVOD_ARRAY(apply.scratch, bool, panel->count + 1);
    for (size_t i = 0; i < scores->experts.count; i++) {
        svod_expert *expert = SVOD_AT(&scores->experts, svod_expert, i);
        judges[i] = svod_panel_find(panel, apply.scratch, expert->name);
        if (judges[i] == SVOD_NO_JUDGE) {
            check_unlisted(&apply, expert);
        } else {
            came[judges[i]] = true;
            check_listed(&apply, &panel->judges[judges[i]], expert);
        }
    }
    drop_totals(&apply, judges);
    for (size_t i = 0; i < panel->count; i++)
        if (!came[i]) check_silent(&apply, &panel->judges[i]);
    svod_arena_free(apply.scratch);
}
