// Patterns of headers, tried out before any sheet is: they must compile, and must not match a header that says nothing.
#include <pcre2.h>
#include <string.h>

#include "rubric/compiler.h"

#define PATTERN_CAP 2000  // bytes of one pattern
#define MATCH_STEPS 10000 // more than any sane pattern needs on an empty text

// The column where the fault is, when the text in the file is surely the pattern itself: on one line and without escapes.
svod_place rubric_pattern_place(const svod_node *at, size_t offset) {
    svod_place place = svod_node_place(at);
    const char *doubtful = at->quoted ? "\\'\"\n " : "\n ";
    if (strcspn(at->text, doubtful) < offset) return place;
    place.col += (uint32_t)svod_utf8_count(at->text, offset) + (at->quoted ? 1 : 0);
    return place;
}

// `offset` is one of the pattern, which begins `skip` bytes into what is written.
static bool not_compiled(compiler *c, const svod_node *at, int error, size_t offset, size_t skip) {
    char message[256] = "";
    pcre2_get_error_message(error, (PCRE2_UCHAR8 *)message, sizeof message);
    size_t len = strlen(at->text);
    offset += skip;
    if (offset > len) offset = len;
    const char *where =
        svod_printf(c->arena, svod_say(c->findings->lang, SVOD_T_rubric_pattern_at), svod_utf8_count(at->text, offset) + 1, message);
    svod_add(c->findings, SVOD_F_rubric_pattern, rubric_pattern_place(at, offset), at->text, "");
    svod_advise(c->findings, where);
    return false;
}

static bool matches_nothing(const pcre2_code_8 *code) {
    pcre2_match_data_8 *data = pcre2_match_data_create_from_pattern_8(code, NULL);
    pcre2_match_context_8 *context = pcre2_match_context_create_8(NULL);
    int result = -1;
    if (data && context) {
        pcre2_set_match_limit_8(context, MATCH_STEPS);
        result = pcre2_match_8(code, (PCRE2_SPTR8) "", 0, 0, 0, data, context);
    }
    pcre2_match_data_free_8(data);
    pcre2_match_context_free_8(context);
    return result >= 0;
}

bool rubric_regex(compiler *c, const svod_node *at, const char *regex, size_t skip) {
    int error = 0;
    PCRE2_SIZE offset = 0;
    uint32_t options = PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP;
    pcre2_code_8 *code = pcre2_compile_8((PCRE2_SPTR8)regex, PCRE2_ZERO_TERMINATED, options, &error, &offset, NULL);
    if (!code) return not_compiled(c, at, error, offset, skip);
    bool empty = matches_nothing(code);
    pcre2_code_free_8(code);
    return !empty || rubric_fault(c, SVOD_F_rubric_pattern_empty, at, at->text, "");
}

bool rubric_pattern(compiler *c, const svod_node *at) {
    if (!rubric_word(c, at)) return false;
    if (strlen(at->text) > PATTERN_CAP)
        return rubric_fault(c, SVOD_F_rubric_limit, at, svod_excerpt_of(at->text).text, rubric_int_text(c, PATTERN_CAP));
    return rubric_regex(c, at, at->text, 0);
}
