// Takes footnote marks off the end of a text.
#include "base/footnote.h"

#include <string.h>

#include "base/str.h"

static const char *const marks[] = {"*", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁰", "⁽", "⁾"};

size_t svod_footnote_mark(const char *text, size_t len) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t mark = strlen(marks[i]);
        if (len >= mark && !memcmp(text + len - mark, marks[i], mark)) return mark;
    }
    return 0;
}

// "7 1)", "7 12)", "… 1)", "…1)": what stands before the figure must not be able to take it for its own.
static size_t figure_mark(const char *text, size_t len) {
    size_t at = len - 1;
    while (at > 0 && svod_digit(text[at - 1]) && len - at < 3)
        at--;
    if (at == len - 1 || at == 0) return 0;
    bool dots = at >= 3 && (!memcmp(text + at - 3, "…", 3) || (at == 3 && !memcmp(text, "...", 3)));
    return text[at - 1] == ' ' || dots ? len - at : 0;
}

static size_t mark_of(const char *text, size_t len) {
    if (!len) return 0;
    if (text[len - 1] == ' ') return 1;
    if (text[len - 1] != ')') return svod_footnote_mark(text, len);
    size_t raised = svod_footnote_mark(text, len - 1);
    return raised ? raised + 1 : figure_mark(text, len);
}

bool svod_footnote_in(const char *text) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strstr(text, marks[i])) return true;
    return false;
}

const char *svod_footnote_less(svod_arena *arena, const char *text) {
    char *out = svod_clean(arena, text);
    size_t whole = strlen(out), len = whole;
    for (size_t mark; (mark = mark_of(out, len)) > 0;)
        len -= mark;
    out[len] = '\0';
    return len && len < whole ? out : NULL;
}
