// Patterns of what is sought in documents, as phrases or PCRE2 between slashes, and the examples beside them.
#include "rubric/phrases.h"

#include <string.h>

#include "match/phrase.h"

#define PHRASES_CAP 1000 // of one list

static const struct {
    const char *id;
    svod_text text;
} reasons[] = {{"empty", SVOD_T_rubric_phrase_empty}, {"bracket", SVOD_T_rubric_phrase_bracket}, {"gap", SVOD_T_rubric_phrase_gap},
               {"star", SVOD_T_rubric_phrase_star},   {"group", SVOD_T_rubric_phrase_group},     {"slash", SVOD_T_rubric_phrase_slash}};

static bool badly_made(compiler *c, const svod_node *at, size_t wrong, const char *why) {
    const char *reason = why;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (svod_streq(reasons[i].id, why)) reason = svod_say(c->findings->lang, reasons[i].text);
    size_t len = strlen(at->text);
    if (wrong > len) wrong = len;
    svod_add(c->findings, SVOD_F_rubric_phrase, rubric_pattern_place(at, wrong), at->text, "");
    svod_advise(c->findings, svod_printf(c->arena, svod_say(c->findings->lang, SVOD_T_rubric_phrase_at),
                                         svod_utf8_count(at->text, wrong) + 1, wrong, reason));
    return false;
}

static bool read_phrase(compiler *c, const svod_node *at, svod_pattern *out) {
    if (!rubric_word(c, at)) return false;
    if (strlen(at->text) > SVOD_PHRASE_CAP)
        return rubric_fault(c, SVOD_F_rubric_limit, at, svod_excerpt_of(at->text).text, rubric_int_text(c, SVOD_PHRASE_CAP));
    const char *why = "";
    size_t wrong = 0;
    *out = (svod_pattern){.written = at->text, .place = svod_node_place(at)};
    out->regex = svod_phrase_regex(at->text, c->arena, &wrong, &why);
    if (!out->regex) return badly_made(c, at, wrong, why);
    return rubric_regex(c, at, out->regex, at->text[0] == '/' ? 1 : 0);
}

static bool is_double(const svod_patterns *list, const char *written) {
    for (size_t i = 0; i < list->count; i++)
        if (svod_streq(list->list[i].written, written)) return true;
    return false;
}

static void read_list(compiler *c, const svod_node *at, const char *key, svod_patterns *out) {
    bool list = at->kind == SVOD_NODE_LIST;
    if (list && !at->count) rubric_fault(c, SVOD_F_rubric_empty, at, key, "");
    size_t count = list ? at->count : 1;
    if (count > PHRASES_CAP) {
        rubric_fault(c, SVOD_F_rubric_limit, at, rubric_int_text(c, (int64_t)count), rubric_int_text(c, PHRASES_CAP));
        count = PHRASES_CAP;
    }
    out->list = SVOD_ARRAY(c->arena, svod_pattern, count);
    for (size_t i = 0; i < count; i++) {
        const svod_node *pattern = list ? at->entries[i].value : at;
        svod_pattern one;
        if (!read_phrase(c, pattern, &one)) continue;
        if (is_double(out, one.written)) rubric_fault(c, SVOD_F_rubric_phrase_double, pattern, one.written, key);
        out->list[out->count++] = one;
    }
}

svod_patterns rubric_phrases(compiler *c, const svod_node *map, const char *key) {
    svod_patterns out = {0};
    const svod_node *at = svod_node_get(map, key);
    if (at) read_list(c, at, key, &out);
    return out;
}

svod_patterns rubric_phrases_at(compiler *c, const svod_node *at, const char *key) {
    svod_patterns out = {0};
    read_list(c, at, key, &out);
    return out;
}

svod_examples rubric_phrase_examples(compiler *c, const svod_node *map) {
    static const char *const keys[] = {"yes", "no", NULL};
    const svod_node *examples = svod_node_get(map, "examples");
    svod_examples out = {0};
    if (!examples || !rubric_is_map(c, examples)) return out;
    const svod_node *lists[2] = {rubric_list(c, examples, "yes", false), rubric_list(c, examples, "no", false)};
    out.list = SVOD_ARRAY(c->arena, svod_example, (lists[0] ? lists[0]->count : 0) + (lists[1] ? lists[1]->count : 0) + 1);
    for (size_t k = 0; k < 2; k++) {
        for (size_t i = 0; lists[k] && i < lists[k]->count; i++) {
            const svod_node *at = lists[k]->entries[i].value;
            const char *text = rubric_word(c, at);
            if (text)
                out.list[out.count++] = (svod_example){.text = svod_clean(c->arena, text), .yes = k == 0, .place = svod_node_place(at)};
        }
    }
    svod_node_unknown(examples, keys, c->findings);
    return out;
}
