// Compiles the patterns of columns.def and of the rubric once and tries them on texts, with limits on steps.
#include "intake/patterns.h"

#include <pcre2.h>
#include <string.h>

#include "base/str.h"
#include "intake/words.h"

#define MATCH_LIMIT 200000 // backtracking steps of one match
#define SUBJECT_CAP 2000   // bytes of a text that patterns look at
#define KNOWN_CAP 100000   // texts remembered
#define KNOWN_LONG 500     // bytes of a text worth remembering

typedef struct node_pattern {
    uint32_t node;
    const char *text;
    pcre2_code *code;
} node_pattern;

typedef struct own_pattern {
    part_pattern of;
    const char *text;
    pcre2_code *code;
} own_pattern;

// What is known of a text: headers repeat from window to window and from sheet to sheet.
typedef struct facts {
    bool matched;
    node_match match;
    uint64_t asked, said; // a bit a role
} facts;

_Static_assert(ROLE_COUNT <= 64, "a bit a role");

struct patterns {
    svod_arena *arena;
    const svod_rubric *rubric;
    svod_findings *findings;
    pcre2_compile_context *compile;
    pcre2_match_context *limits;
    pcre2_match_data *data;
    pcre2_code *roles[ROLE_COUNT];
    const char *role_texts[ROLE_COUNT];
    bool later[ROLE_COUNT]; // not compiled yet
    svod_vec nodes;         // node_pattern
    svod_vec parts;         // own_pattern, by indicator and part
    const char **titles;    // [indicator]: fold keys
    node_words *words;
    svod_map *known; // text -> index in facts
    svod_vec facts;
};

static void *take(PCRE2_SIZE size, void *arena) {
    return svod_alloc(arena, size);
}

static void give(void *memory, void *arena) {
    (void)memory;
    (void)arena;
}

static void bad_pattern(patterns *set, svod_place place, const char *pattern, int error) {
    PCRE2_UCHAR why[256] = "";
    for (size_t i = 0; i < set->findings->list.count; i++) { // every file compiles the patterns anew
        const svod_finding *told = SVOD_AT(&set->findings->list, svod_finding, i);
        if (told->code == SVOD_F_column_pattern_bad && svod_streq(told->found, pattern)) return;
    }
    pcre2_get_error_message(error, why, sizeof why);
    svod_add(set->findings, SVOD_F_column_pattern_bad, place, pattern, (const char *)why);
}

static pcre2_code *compile(patterns *set, svod_place place, const char *pattern) {
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS, &error, &offset, set->compile);
    if (!code) bad_pattern(set, place, pattern, error);
    return code;
}

static void compile_roles(patterns *set) {
    static const char *const defaults[ROLE_COUNT] = {
#define ROLE(id, pattern) pattern,
#define ROSTER(id, pattern) pattern,
#include "intake/columns.def"
    };
    memcpy(set->role_texts, defaults, sizeof defaults);
    svod_place place = svod_place_file(set->rubric ? set->rubric->file : NULL);
    if (set->rubric) {
        const svod_columns *own = &set->rubric->columns;
#define ROLE(id, pattern)                                                                                                                  \
    if (own->id && *own->id) set->role_texts[ROLE_##id] = own->id;
#include "intake/columns.def"
    }
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        set->later[i] = set->role_texts[i] == defaults[i];
        if (!set->later[i]) set->roles[i] = compile(set, place, set->role_texts[i]);
    }
}

// Most sheets have few of the roles, and every file compiles anew: a pattern that is svod's own waits until it is asked for. Those of the
// rubric do not, for they may have faults to be told.
static pcre2_code **role_code(patterns *set, column_role role) {
    if (set->later[role]) set->roles[role] = compile(set, svod_place_file(NULL), set->role_texts[role]);
    set->later[role] = false;
    return &set->roles[role];
}

static void compile_nodes(patterns *set) {
    for (uint32_t i = 1; i < set->rubric->count; i++) {
        const svod_rnode *node = &set->rubric->nodes[i];
        for (size_t k = 0; k < node->header_count; k++) {
            pcre2_code *code = compile(set, node->place, node->headers[k]);
            if (code) *SVOD_PUSH(&set->nodes, node_pattern) = (node_pattern){i, node->headers[k], code};
        }
    }
}

static void compile_parts(patterns *set) {
    const svod_rubric *rubric = set->rubric;
    set->titles = SVOD_ARRAY(set->arena, const char *, rubric->indicator_count + 1);
    for (uint32_t i = 0; i < rubric->indicator_count; i++) {
        const svod_indicator *at = &rubric->indicators[i];
        const char *title = rubric->nodes[at->node].title;
        set->titles[i] = svod_fold(set->arena, title ? title : "");
        for (uint8_t part = 0; part < SVOD_PART_COUNT; part++)
            for (size_t k = 0; k < at->header_count[part]; k++) {
                pcre2_code *code = compile(set, at->place, at->headers[part][k]);
                if (code) *SVOD_PUSH(&set->parts, own_pattern) = (own_pattern){{i, part}, at->headers[part][k], code};
            }
    }
}

patterns *patterns_new(svod_arena *arena, const svod_rubric *rubric, svod_findings *findings) {
    patterns *set = SVOD_NEW(arena, patterns);
    pcre2_general_context *memory = pcre2_general_context_create(take, give, arena);
    set->arena = arena;
    set->rubric = rubric;
    set->findings = findings;
    set->compile = pcre2_compile_context_create(memory);
    set->limits = pcre2_match_context_create(memory);
    set->data = pcre2_match_data_create(8, memory);
    pcre2_set_match_limit(set->limits, MATCH_LIMIT);
    set->nodes = svod_vec_of(arena, sizeof(node_pattern));
    set->parts = svod_vec_of(arena, sizeof(own_pattern));
    set->known = svod_map_new(arena);
    set->facts = svod_vec_of(arena, sizeof(facts));
    compile_roles(set);
    if (!rubric) return set;
    set->words = node_words_new(arena, rubric);
    compile_nodes(set);
    compile_parts(set);
    return set;
}

// Number of captures + 1, or 0 for no match. A pattern that runs into the limit is told once and then dropped: each further text could
// cost as much.
static int try(patterns *set, pcre2_code **code, const char *pattern, const char *text, uint32_t options) {
    if (!*code) return 0;
    size_t len = svod_utf8_cut(text, strnlen(text, SUBJECT_CAP + 1), SUBJECT_CAP);
    int found = pcre2_match(*code, (PCRE2_SPTR)text, len, 0, options, set->data, set->limits);
    if (found >= 0) return found ? found : 1;
    if (found != PCRE2_ERROR_NOMATCH) {
        *code = NULL;
        bad_pattern(set, svod_place_file(set->rubric ? set->rubric->file : NULL), pattern, found);
    }
    return 0;
}

// NULL: not to be remembered. Holds until the next call.
static facts *facts_of(patterns *set, const char *text) {
    size_t index = set->facts.count;
    if (svod_map_get(set->known, text, &index)) return SVOD_AT(&set->facts, facts, index);
    if (index == KNOWN_CAP || strnlen(text, KNOWN_LONG + 1) > KNOWN_LONG) return NULL;
    svod_map_add(set->known, svod_strdup(set->arena, text), index);
    return SVOD_PUSH(&set->facts, facts);
}

bool patterns_role(patterns *set, column_role role, const char *text) {
    facts *known = facts_of(set, text);
    uint64_t bit = UINT64_C(1) << role;
    if (known && (known->asked & bit)) return known->said & bit;
    bool said = try(set, role_code(set, role), set->role_texts[role], text, 0) > 0;
    if (known) {
        known->asked |= bit;
        known->said |= said ? bit : 0;
    }
    return said;
}

bool patterns_whole(patterns *set, column_role role, const char *text) {
    return try(set, role_code(set, role), set->role_texts[role], text, PCRE2_ANCHORED | PCRE2_ENDANCHORED) > 0;
}

size_t patterns_at(patterns *set, column_role role, const char *text) {
    if (!try(set, role_code(set, role), set->role_texts[role], text, 0)) return SIZE_MAX;
    return pcre2_get_ovector_pointer(set->data)[0];
}

int patterns_total_year(patterns *set, const char *text) {
    int found = try(set, role_code(set, ROLE_total_year), set->role_texts[ROLE_total_year], text, 0);
    if (!found) return 0;
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(set->data) + (found > 1 ? 2 : 0);
    if (at[0] == PCRE2_UNSET) return 0;
    int year = 0;
    for (PCRE2_SIZE i = at[0]; i < at[1]; i++)
        if (svod_digit(text[i]) && year < 10000) year = year * 10 + (text[i] - '0');
    return year >= 1900 && year <= 2100 ? year : 0;
}

// ---- nodes -------------------------------------------------------------------------------------------------------------

node_match patterns_better(const patterns *set, node_match a, node_match b) {
    if (a.node == SVOD_NO_NODE) return b;
    if (b.node == SVOD_NO_NODE) return a;
    size_t a_len = strlen(set->rubric->nodes[a.node].id), b_len = strlen(set->rubric->nodes[b.node].id);
    if (a_len != b_len) return a_len > b_len ? a : b;
    if (a.node != b.node && a.rival == SVOD_NO_NODE) a.rival = b.node;
    return a;
}

static bool is_below(const svod_rubric *rubric, uint32_t node, uint32_t top) {
    while (node != SVOD_NO_NODE && rubric->nodes[node].parent != top)
        node = rubric->nodes[node].parent;
    return node != SVOD_NO_NODE;
}

static node_match find_node(patterns *set, const char *text, svod_arena *scratch) {
    node_match best = {node_words_id(set->words, text, scratch), SVOD_NO_NODE};
    if (best.node != SVOD_NO_NODE) return best;
    for (size_t i = 0; i < set->nodes.count; i++) {
        node_pattern *at = SVOD_AT(&set->nodes, node_pattern, i);
        if (try(set, &at->code, at->text, text, 0)) best = patterns_better(set, best, (node_match){at->node, SVOD_NO_NODE});
    }
    uint32_t worded = node_words_find(set->words, text, scratch);
    bool overrules = best.node == SVOD_NO_NODE || is_below(set->rubric, worded, best.node);
    return overrules ? (node_match){worded, SVOD_NO_NODE} : best;
}

node_match patterns_node(patterns *set, const char *text) {
    if (!*text) return NODE_MATCH_NONE;
    facts *known = facts_of(set, text);
    if (known && known->matched) return known->match;
    node_match match = find_node(set, text, set->arena);
    if (known) *known = (facts){true, match, known->asked, known->said};
    return match;
}

// ---- questions ---------------------------------------------------------------------------------------------------------

size_t patterns_parts(patterns *set, const char *text, part_pattern *out, size_t cap) {
    size_t count = 0;
    for (size_t i = 0; i < set->parts.count; i++) {
        own_pattern *at = SVOD_AT(&set->parts, own_pattern, i);
        if (!try(set, &at->code, at->text, text, 0)) continue;
        const part_pattern *last = count && count <= cap ? &out[count - 1] : NULL;
        if (last && last->indicator == at->of.indicator && last->part == at->of.part) continue;
        if (count++ < cap) out[count - 1] = at->of;
    }
    return count;
}

const char *patterns_title(const patterns *set, uint32_t indicator) {
    return set->titles[indicator];
}

const char *patterns_unnumbered(const char *text) {
    size_t lead = svod_starts(text, "№") ? strlen("№") : 0;
    lead += strspn(text + lead, " ");
    size_t digits = strspn(text + lead, "0123456789.");
    if (!digits || !svod_digit(text[lead])) return NULL;
    const char *rest = text + lead + digits;
    rest += *rest == ')';
    if (*rest != ' ' || (rest[-1] != '.' && rest[-1] != ')' && !memchr(text + lead, '.', digits))) return NULL;
    return rest + strspn(rest, " ");
}

static uint32_t indicator_of(const patterns *set, uint32_t node) {
    const svod_indicator *at = node == SVOD_NO_NODE ? NULL : set->rubric->nodes[node].indicator;
    return at ? (uint32_t)(at - set->rubric->indicators) : SVOD_NO_INDICATOR;
}

#define TITLE_LEAST 12 // letters of a title that is looked for within a text

static bool is_within(const char *text, const char *title) {
    size_t len = strlen(title);
    for (const char *at = strstr(text, title); at; at = strstr(at + 1, title)) {
        unsigned char before = at == text ? ' ' : (unsigned char)at[-1], after = (unsigned char)at[len];
        if (before < 0x80 && !svod_digit((char)before) && after < 0x80 && !svod_digit((char)after)) return true;
    }
    return false;
}

// The longest title that stands within the text.
static indicator_match titled(const patterns *set, const char *text) {
    const char *key = svod_fold(set->arena, text);
    indicator_match best = INDICATOR_MATCH_NONE;
    size_t longest = 0;
    for (uint32_t i = 0; i < set->rubric->indicator_count; i++) {
        size_t len = strlen(set->titles[i]);
        if (len < longest || svod_utf8_count(set->titles[i], len) < TITLE_LEAST || !is_within(key, set->titles[i])) continue;
        best = len == longest ? (indicator_match){best.indicator, i} : (indicator_match){i, SVOD_NO_INDICATOR};
        longest = len;
    }
    return best;
}

// A question's own number may look like an id: what else the text says goes before a whole number.
indicator_match patterns_indicator(patterns *set, const char *text) {
    node_match match = patterns_node(set, text);
    const char *rest = patterns_unnumbered(text);
    bool dotted = rest && memchr(text, '.', (size_t)(rest - text)) && svod_digit(*(strchr(text, '.') + 1));
    indicator_match found = {indicator_of(set, match.node), indicator_of(set, match.rival)};
    if (found.indicator != SVOD_NO_INDICATOR && (!rest || dotted)) return found;
    node_match behind = rest ? patterns_node(set, rest) : NODE_MATCH_NONE;
    indicator_match said = {indicator_of(set, behind.node), indicator_of(set, behind.rival)};
    if (said.indicator == SVOD_NO_INDICATOR) said = titled(set, rest ? rest : text);
    return said.indicator != SVOD_NO_INDICATOR ? said : found;
}
