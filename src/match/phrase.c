// Phrases into PCRE2: read into a small tree, then written out. What joins two words depends on both, so nothing is written while reading.
#include "match/phrase.h"

#include <string.h>
#include <utf8proc.h>

#include "base/str.h"

#define DEEPEST 8     // brackets within brackets
#define WIDEST_GAP 30 // words; PCRE2 writes a gap out as often
#define MOST_PARTS 4  // of an order-free phrase: 24 orders
// What stands between words of a sentence: anything but words and what ends a sentence; a full stop before a small letter or a digit
// ends none.
#define BETWEEN "(?:[^\\w.!?;…]|\\.(?=[^\\w.!?;…]{0,2}+(?-i:[\\p{Ll}\\d])))"

typedef enum edge { WORDS, SIGNS, MIXED } edge; // with what a part begins or ends: letters and digits, other signs, now this and now that

typedef struct branch branch;
typedef struct atom { // within a word
    enum { LETTER, STAR, HYPHEN, GROUP } kind;
    uint32_t code;    // of a LETTER
    branch *branches; // of a GROUP
    bool optional;    // a GROUP that may be missing
    struct atom *next;
} atom;
typedef struct item {
    enum { WORD, GAP, ANY_ORDER } kind;
    unsigned words; // of a gap, at most
    atom *atoms;
    bool optional; // the word may be missing, and what joins it with it
    struct item *next;
} item;
struct branch {
    item *items;
    branch *next;
};

typedef struct reader {
    const char *phrase, *at;
    svod_arena *arena;
    unsigned depth;
    const char *why; // not NULL: badly made, at `at`
} reader;

static bool fault(reader *in, const char *at, const char *why) {
    if (!in->why) in->why = why, in->at = at;
    return false;
}

static uint32_t code_at(const char *text, size_t *len) {
    utf8proc_int32_t code = 0;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &code);
    *len = n > 0 ? (size_t)n : 1;
    return n > 0 ? (uint32_t)code : 0xFFFD;
}

// As PCRE2 with UCP has it: letters, numbers and the low line.
static bool is_word(uint32_t code) {
    if (code == '_') return true;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

static bool is_blank(const char *at) {
    return *at == ' ' || *at == '\t' || *at == '\n' || *at == '\r' || (at[0] == '\xC2' && at[1] == '\xA0');
}

static const char *skip_blank(const char *at) {
    while (is_blank(at))
        at += *at == '\xC2' ? 2 : 1;
    return at;
}

// ---- reading --------------------------------------------------------------------------------------------------------------------

static bool read_branches(reader *in, char close, branch **out);

static bool ends_in_star(const atom *last) {
    if (!last || last->kind != GROUP) return last && last->kind == STAR;
    for (const branch *b = last->branches; b; b = b->next) {
        const item *word = b->items;
        while (word->next)
            word = word->next;
        const atom *end = word->atoms;
        while (end->next)
            end = end->next;
        if (ends_in_star(end)) return true;
    }
    return false;
}

static bool read_group(reader *in, atom *into) {
    const char *open = in->at;
    if (++in->depth > DEEPEST) return fault(in, open, "bracket");
    into->kind = GROUP;
    into->optional = *open == '[';
    in->at++;
    if (!read_branches(in, *open == '[' ? ']' : ')', &into->branches)) return false;
    if (!*in->at) return fault(in, open, "bracket");
    in->at++;
    in->depth--;
    return true;
}

static bool read_atom(reader *in, const atom *before, atom *into) {
    bool starred = ends_in_star(before);
    if (*in->at == '*') {
        into->kind = STAR;
        if (!before || starred || before->kind == HYPHEN) return fault(in, in->at, "star");
        in->at++;
        return true;
    }
    if (*in->at == '-' || strncmp(in->at, "‑", strlen("‑")) == 0) {
        into->kind = HYPHEN;
        in->at += *in->at == '-' ? 1 : strlen("‑");
        return true;
    }
    if (starred) return fault(in, in->at, "star");
    if (*in->at == '(' || *in->at == '[') return read_group(in, into);
    if (*in->at == '\\' && in->at[1] > ' ' && in->at[1] < 127) in->at++;
    size_t len;
    into->kind = LETTER;
    into->code = code_at(in->at, &len);
    in->at += len;
    return true;
}

// A word up to white space or the end of its branch; a word that is one optional group becomes an optional item.
static bool read_word(reader *in, item *into) {
    atom **tail = &into->atoms, *last = NULL;
    into->kind = WORD;
    while (*in->at && !is_blank(in->at) && !strchr("|)]", *in->at)) {
        atom *a = *tail = SVOD_NEW(in->arena, atom);
        if (!read_atom(in, last, a)) return false;
        last = a;
        tail = &a->next;
    }
    if (last && last == into->atoms && last->kind == GROUP && last->optional) {
        into->optional = true;
        last->optional = false;
    }
    return true;
}

static bool read_count(reader *in, item *into) {
    const char *start = in->at;
    into->kind = *start == '&' ? ANY_ORDER : GAP;
    in->at += *start == '&' ? 1 : 2;
    if (!svod_digit(*in->at)) return fault(in, start, "gap");
    for (; svod_digit(*in->at) && into->words <= WIDEST_GAP; in->at++)
        into->words = into->words * 10 + (unsigned)(*in->at - '0');
    bool ended = !*in->at || is_blank(in->at) || strchr("|)]", *in->at);
    if (!ended || into->words > WIDEST_GAP) return fault(in, start, "gap");
    if (in->depth) return fault(in, start, "group");
    return true;
}

// Words side by side up to the end, or to what ends a branch.
static bool read_items(reader *in, item **out) {
    item **tail = out;
    bool gap = true, certain = false; // the last one was a gap (or the beginning), one word at least must be there
    for (in->at = skip_blank(in->at); *in->at && !strchr("|)]", *in->at); in->at = skip_blank(in->at)) {
        const char *start = in->at;
        bool count = *start == '&' || strncmp(start, "..", 2) == 0;
        if (count && gap) return fault(in, start, "gap");
        item *next = *tail = SVOD_NEW(in->arena, item);
        if (!(count ? read_count(in, next) : read_word(in, next))) return false;
        if (count && next->kind == ANY_ORDER && !certain) return fault(in, start, "empty");
        certain = next->kind != ANY_ORDER && (certain || (!count && !next->optional));
        gap = count;
        tail = &next->next;
    }
    if (!*out) return fault(in, in->at, "empty");
    if (gap) return fault(in, in->at, "gap");
    return certain || fault(in, in->at, "empty");
}

static bool read_branches(reader *in, char close, branch **out) {
    for (branch **tail = out;; tail = &(*tail)->next) {
        *tail = SVOD_NEW(in->arena, branch);
        if (!read_items(in, &(*tail)->items)) return false;
        if (*in->at == '|' && close)
            in->at++;
        else if (!*in->at || *in->at == close)
            return true;
        else
            return fault(in, in->at, "bracket");
    }
}

// ---- writing --------------------------------------------------------------------------------------------------------------------

static edge both(edge a, edge b) {
    return a == b ? a : MIXED;
}

static edge atoms_edge(const atom *a, bool last);

static edge items_edge(const item *items, bool last) {
    edge found = MIXED;
    bool first = true;
    for (const item *i = items; i; i = i->next) {
        if (i->kind != WORD) continue;
        edge own = atoms_edge(i->atoms, last);
        bool anew = first || (last && !i->optional); // the last one that must be there hides those before it
        found = anew ? own : both(found, own);
        first = false;
        if (!last && !i->optional) break;
    }
    return found;
}

static edge atoms_edge(const atom *a, bool last) {
    edge found = MIXED;
    for (bool first = true; a; a = a->next) {
        edge own = a->kind == HYPHEN ? SIGNS : a->kind == STAR ? WORDS : SIGNS;
        if (a->kind == LETTER && is_word(a->code)) own = WORDS;
        if (a->kind == GROUP) {
            own = items_edge(a->branches->items, last);
            for (const branch *b = a->branches->next; b; b = b->next)
                own = both(own, items_edge(b->items, last));
        }
        if (last && a->kind == STAR) continue; // it may stand for nothing; then a letter goes before
        bool anew = first || (last && !a->optional);
        found = anew ? own : both(found, own);
        first = false;
        if (!last && !a->optional) break;
    }
    return found;
}

static void write_letter(svod_buf *out, uint32_t code) {
    char bytes[8] = "";
    if (code == 0x435 || code == 0x451 || code == 0x415 || code == 0x401) {
        svod_buf_str(out, "[её]");
        return;
    }
    bool plain = code >= 128 || code == '_' || svod_digit((char)code) || ((code | 0x20) >= 'a' && (code | 0x20) <= 'z');
    if (!plain) svod_buf_str(out, "\\");
    svod_utf8_put(bytes, code);
    svod_buf_str(out, bytes);
}

static void write_items(svod_buf *out, const item *items);

static void write_atoms(svod_buf *out, const atom *a) {
    for (; a; a = a->next) {
        if (a->kind == LETTER) write_letter(out, a->code);
        if (a->kind == STAR) svod_buf_str(out, "\\w*+");
        if (a->kind == HYPHEN) svod_buf_str(out, "\\s?[-‐‑–—]\\s?"); // as it comes out of a line's end, too
        if (a->kind != GROUP) continue;
        svod_buf_str(out, "(?:");
        for (const branch *b = a->branches; b; b = b->next) {
            write_items(out, b->items);
            if (b->next) svod_buf_str(out, "|");
        }
        svod_buf_str(out, a->optional ? ")?" : ")");
    }
}

// Words that may stand between, and what joins the last of them to what follows.
static void write_joint(svod_buf *out, edge before, edge after, unsigned words) {
    bool plain = before == WORDS && after == WORDS;
    if (words && before == WORDS) svod_buf_printf(out, "(?:" BETWEEN "++\\w++){0,%u}", words);
    if (words && before != WORDS) svod_buf_printf(out, "(?:" BETWEEN "*+\\w++){0,%u}", words);
    svod_buf_str(out, plain ? BETWEEN "++" : "(?:" BETWEEN "+?|(?!\\w)|(?<!\\w))");
}

static void write_items(svod_buf *out, const item *items) {
    enum { NOTHING, JOINT } due = NOTHING; // before the next word
    unsigned words = 0;
    edge before = MIXED;
    for (const item *i = items; i; i = i->next) {
        if (i->kind != WORD) {
            words = i->words;
            continue;
        }
        edge first = atoms_edge(i->atoms, false), last = atoms_edge(i->atoms, true);
        bool inside = i->optional && due == JOINT && !words; // what joins it is missing with it
        if (inside) svod_buf_str(out, "(?:");
        if (due == JOINT) write_joint(out, before, i->optional && !inside ? items_edge(i, false) : first, words);
        if (i->optional && !inside) svod_buf_str(out, "(?:");
        write_atoms(out, i->atoms);
        bool led = i->optional && !inside; // the word goes with what joins it to the next
        if (led) {
            write_joint(out, last, i->next ? items_edge(i->next, false) : MIXED, 0);
            svod_buf_str(out, ")?");
            due = NOTHING;
        } else {
            if (inside) svod_buf_str(out, ")?");
            before = inside ? both(before, last) : last;
            due = JOINT;
        }
        words = 0;
    }
}

// The parts in one order, each joined to the next with as many words between as any of the joints allows.
static void write_order(svod_buf *out, item *const *parts, const unsigned *order, size_t count, unsigned words) {
    for (size_t i = 0; i < count; i++) {
        if (i) write_joint(out, items_edge(parts[order[i - 1]], true), items_edge(parts[order[i]], false), words);
        if (items_edge(parts[order[i]], false) == WORDS) svod_buf_str(out, "\\b");
        write_items(out, parts[order[i]]);
        if (items_edge(parts[order[i]], true) == WORDS) svod_buf_str(out, "\\b");
    }
}

static bool next_order(unsigned *order, size_t count) {
    size_t i = count - 1, j = count - 1;
    while (i > 0 && order[i - 1] >= order[i])
        i--;
    if (!i) return false;
    while (order[j] <= order[i - 1])
        j--;
    unsigned kept = order[i - 1];
    order[i - 1] = order[j];
    order[j] = kept;
    for (j = count - 1; i < j; i++, j--) {
        kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
    return true;
}

static void write_orders(svod_buf *out, item *const *parts, size_t count, unsigned words) {
    unsigned order[MOST_PARTS] = {0, 1, 2, 3};
    if (count > 1) svod_buf_str(out, "(?:");
    do {
        write_order(out, parts, order, count, words);
        if (count > 1) svod_buf_str(out, "|");
    } while (next_order(order, count));
    if (count > 1) out->data[out->len - 1] = ')';
}

// Cuts the phrase at its order-free joints; 0 when there are too many. words: the widest of the joints.
static size_t cut_parts(item *items, item **parts, unsigned *words) {
    size_t count = 1;
    parts[0] = items;
    for (item *i = items; i->next;) {
        item *next = i->next;
        if (next->kind == ANY_ORDER) {
            if (count == MOST_PARTS) return 0;
            if (next->words > *words) *words = next->words;
            parts[count++] = next->next;
            i->next = NULL;
        }
        i = next;
    }
    return count;
}

const char *svod_phrase_regex(const char *phrase, svod_arena *arena, size_t *wrong, const char **why) {
    size_t len = strlen(phrase), count = 0;
    reader in = {.phrase = phrase, .at = phrase, .arena = arena};
    item *items = NULL, *parts[MOST_PARTS];
    unsigned words = 0;
    *wrong = 0;
    *why = NULL;
    if (phrase[0] == '/' && len > 2 && phrase[len - 1] == '/') return svod_strndup(arena, phrase + 1, len - 2);
    if (phrase[0] == '/')
        fault(&in, phrase, strcmp(phrase, "//") == 0 ? "empty" : "slash");
    else if (len > SVOD_PHRASE_CAP)
        fault(&in, phrase + SVOD_PHRASE_CAP, "group");
    else if (read_items(&in, &items) && *in.at)
        fault(&in, in.at, *in.at == '|' ? "group" : "bracket");
    if (!in.why && !(count = cut_parts(items, parts, &words))) fault(&in, phrase, "gap");
    if (in.why) {
        *wrong = (size_t)(in.at - phrase);
        *why = in.why;
        return NULL;
    }
    svod_buf out = svod_buf_of(arena);
    write_orders(&out, parts, count, words);
    return out.data;
}
