// The way of a figure as people read it, a line a node, and as JSON.
#include <string.h>

#include "write/json.h"
#include "write/write.h"

#define PAGE 100      // columns of a terminal that lines are to fit
#define MOST_LABEL 48 // columns of branches and label; longer labels are cut
#define MOST_VALUE 14 // columns of the values that stand in one column
#define MOST_STOOD 40
#define SHOWN 30 // of a list of units

// ---- text ----------------------------------------------------------------------------------------------------------

typedef struct page {
    svod_buf *out;
    svod_arena *arena;
    svod_lang lang;
    bool colour;
    size_t label, value; // widths
} page;

static size_t width_of(const char *text) {
    return svod_utf8_count(text, strlen(text));
}

static const char *cut(const page *p, const char *text, size_t most) {
    if (width_of(text) <= most) return text;
    size_t bytes = 0;
    for (size_t n = 0; n + 1 < most; n++)
        for (bytes++; (text[bytes] & 0xc0) == 0x80;)
            bytes++;
    return svod_printf(p->arena, "%.*s…", (int)bytes, text);
}

static void pad(page *p, size_t used, size_t width) {
    for (; used < width; used++)
        svod_buf_str(p->out, " ");
}

static bool is_list(const svod_trail *at) {
    static const char *const kinds[] = {"units", "left_out", "count", "flagged", "parts", "tally"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (svod_streq(at->kind, kinds[i])) return true;
    return false;
}

// How many of a list's children are shown: of maxima that are all the same line of the rubric one is enough.
static size_t shown_of(const svod_trail *at) {
    const svod_trail *first = at->children;
    for (const svod_trail *child = first; child; child = child->next)
        if (!svod_streq(child->kind, "constant") || child->place.line != first->place.line || child->place.file != first->place.file)
            return SHOWN;
    return 1;
}

// A node over one score that says the same: one line is enough for both.
static const svod_trail *only_score(const svod_trail *at) {
    const svod_trail *child = at->children;
    if (at->child_count != 1 || child->children || !svod_streq(child->kind, "score") || !svod_streq(child->value, at->value)) return NULL;
    return child;
}

// The first and the last leaf: of those that make up the value, or of all when none does (a chair's blank cell is no source of a mean).
typedef struct ends {
    const svod_trail *first, *last;
    bool counted;
} ends;

static void find_ends(const svod_trail *at, ends *out) {
    bool beside = svod_streq(at->kind, "aside") || svod_streq(at->kind, "beside") || svod_streq(at->kind, "left_out");
    if (beside && out->counted) return;
    for (const svod_trail *child = at->children; child; child = child->next)
        find_ends(child, out);
    bool counts = at->has_number && !beside;
    if (at->children || (out->counted && !counts)) return;
    if (!out->first || (counts && !out->counted)) out->first = at;
    out->last = at;
    out->counted |= counts;
}

static ends ends_of(const svod_trail *at) {
    ends out = {0};
    find_ends(at, &out);
    return out;
}

// How a node goes on below: all its children, or none since one line says it all. `in_list`: it is an item of a list of units, whose own
// tree would make the list unreadable.
static bool opens(const svod_trail *at, bool in_list) {
    return at->children && !only_score(at) && !in_list;
}

// A whole row is "39:39", as spreadsheets write it.
static const char *row_words(svod_arena *arena, svod_place place) {
    return place.row && !place.col ? svod_printf(arena, "%u:%u", place.row, place.row) : NULL;
}

// "D2:K2", when the leaves from the first to the last stand in one row; else NULL.
static const char *span_words(svod_arena *arena, svod_place from, svod_place to) {
    bool row = svod_streq(from.file, to.file) && svod_streq(from.sheet, to.sheet) && from.row == to.row && from.row;
    if (!row || !from.col || to.col <= from.col) return NULL;
    char ref[SVOD_REF_SIZE];
    const char *text = svod_plain(arena, svod_place_text(arena, from));
    return svod_printf(arena, "%s:%s", text, svod_ref(ref, to.row, to.col));
}

// `whole`: the node of which `at` is the first leaf of several; NULL: it stands alone.
static const char *place_words(const page *p, const svod_trail *at, const svod_trail *whole) {
    if (!at->place.file) return "";
    const char *span = whole ? span_words(p->arena, at->place, ends_of(whole).last->place) : NULL;
    if (span) return span;
    const char *row = row_words(p->arena, at->place);
    svod_place sheet = svod_place_cell(at->place.file, at->place.sheet, 0, 0);
    const char *place = svod_plain(p->arena, svod_place_text(p->arena, row ? sheet : at->place));
    if (row) place = svod_printf(p->arena, "%s!%s", place, row);
    if (whole) return svod_printf(p->arena, "%s …", place);
    const char *stood = at->stood ? cut(p, svod_plain(p->arena, at->stood), MOST_STOOD) : NULL;
    return !stood   ? place
           : *stood ? svod_printf(p->arena, svod_say(p->lang, SVOD_T_write_trail_stood), place, stood)
                    : svod_printf(p->arena, "%s %s", place, svod_say(p->lang, SVOD_T_write_trail_empty));
}

static void measure(page *p, const svod_trail *at, size_t depth, bool in_list) {
    size_t label = depth ? 3 * depth + width_of(at->label) : 0, value = depth ? width_of(at->value) : 0;
    if (label > p->label) p->label = label < MOST_LABEL ? label : MOST_LABEL;
    if (value > p->value && value <= MOST_VALUE) p->value = value;
    size_t shown = 0, most = shown_of(at);
    for (const svod_trail *child = opens(at, in_list) ? at->children : NULL; child; child = child->next)
        if (!is_list(at) || shown++ < most) measure(p, child, depth + 1, is_list(at));
}

static void dim(page *p, const char *text) {
    svod_buf_printf(p->out, "%s%s%s", p->colour ? "\033[2m" : "", text, p->colour ? "\033[0m" : "");
}

// Behind label and value: how, and the place; on a line of its own when the page is too narrow for it.
static void put_rest(page *p, size_t used, const char *how, const char *place, const char *below) {
    if (*how) svod_buf_printf(p->out, "  %s", how);
    used += *how ? 2 + width_of(how) : 0;
    if (*place && used + 2 + width_of(place) > PAGE && *how) {
        svod_buf_printf(p->out, "\n%s", below);
        pad(p, width_of(below), p->label + 2 + p->value);
    }
    if (*place) svod_buf_str(p->out, "  "), dim(p, place);
    svod_buf_str(p->out, "\n");
}

// What the place says already is not said again.
static const char *how_words(const page *p, const svod_trail *at, const svod_trail *score, bool in_list) {
    bool row = at->place.row && !at->place.col;
    if (row || svod_streq(at->kind, "constant") || svod_streq(at->kind, "attribute")) return "";
    if (in_list && at->children && !score) return "";
    return svod_plain(p->arena, score ? score->how : at->how);
}

static void put_root(page *p, const svod_trail *at) {
    const char *value = svod_plain(p->arena, at->value), *label = svod_plain(p->arena, at->label);
    svod_buf_printf(p->out, "%s%s%s%s", label, *value ? ": " : "", p->colour ? "\033[1m" : "", value);
    svod_buf_str(p->out, p->colour ? "\033[0m" : "");
    const svod_trail *score = only_score(at);
    const char *place = place_words(p, score ? score : at, NULL), *how = how_words(p, at, score, false);
    put_rest(p, width_of(label) + 2 + width_of(value), how, place, at->children && !score ? "│" : "");
}

static void put_line(page *p, const svod_trail *at, const char *branch, const char *below, bool in_list) {
    const svod_trail *score = only_score(at), *leaf = score ? score : at->children && !opens(at, in_list) ? ends_of(at).first : at;
    size_t room = p->label - (width_of(branch) < p->label ? width_of(branch) : p->label);
    size_t most = room > 8 ? room : 8;
    // Units of a list may begin alike: "МБОУ «Средняя общеобразовательная школа № …".
    const char *whole = svod_plain(p->arena, at->label), *label = in_list ? svod_cut_middle(p->arena, whole, most) : cut(p, whole, most),
               *value = svod_plain(p->arena, at->value);
    svod_buf_printf(p->out, "%s%s", branch, label);
    size_t used = width_of(branch) + width_of(label);
    if (*value || *at->how || leaf->place.file) {
        size_t width = width_of(value), column = p->label + 2 + (width < p->value ? p->value - width : 0);
        pad(p, used, column);
        svod_buf_str(p->out, value);
        used = (used > column ? used : column) + width;
    }
    bool more = leaf != at && leaf != score && at->children->next;
    put_rest(p, used, how_words(p, at, score, in_list), place_words(p, leaf, more ? at : NULL), below);
}

static void put_node(page *p, const svod_trail *at, const char *indent, bool last, bool root, bool in_list) {
    const char *branch = root ? "" : svod_printf(p->arena, "%s%s", indent, last ? "└─ " : "├─ ");
    const char *below = root ? "" : svod_printf(p->arena, "%s%s", indent, last ? "   " : "│  ");
    bool list = is_list(at);
    if (root)
        put_root(p, at);
    else
        put_line(p, at, branch, opens(at, in_list) ? svod_printf(p->arena, "%s│", below) : below, in_list);
    size_t shown = 0, most = shown_of(at);
    for (const svod_trail *child = opens(at, in_list) ? at->children : NULL; child; child = child->next) {
        // What follows a list of units (those left out) is none of it.
        if (list && shown++ >= most && !is_list(child)) continue;
        put_node(p, child, below, !child->next, false, list && !is_list(child));
        if (list && shown == most && at->child_count > most) {
            svod_buf_printf(p->out, "%s%s", below, is_list(at->last) ? "├─ " : "└─ ");
            svod_buf_printf(p->out, svod_say(p->lang, SVOD_T_write_trail_more), at->child_count - (uint32_t)most);
            svod_buf_str(p->out, "\n");
        }
    }
}

void svod_write_trail_text(const svod_trail *trail, svod_lang lang, bool colour, svod_buf *out) {
    page p = {.out = out, .arena = out->arena, .lang = lang, .colour = colour};
    measure(&p, trail, 0, false);
    put_node(&p, trail, "", true, true, false);
}

// ---- JSON ----------------------------------------------------------------------------------------------------------

static void put_member(const char *key, const char *text, svod_buf *out) {
    svod_buf_printf(out, "\"%s\": ", key);
    svod_json_put(svod_json_text(text), false, out);
    svod_buf_str(out, ", ");
}

static void put_place(const svod_trail *at, svod_buf *out) {
    svod_buf_str(out, "\"place\": ");
    if (!at->place.file) {
        svod_buf_str(out, "null, \"stood\": ");
    } else {
        svod_buf_str(out, "{\"file\": ");
        svod_json_put(svod_json_text(at->place.file), false, out);
        svod_buf_str(out, ", \"sheet\": ");
        svod_json_put(svod_json_text(at->place.sheet), false, out);
        char ref[SVOD_REF_SIZE];
        bool cell = at->place.row && at->place.col;
        const char *row = row_words(out->arena, at->place);
        svod_buf_str(out, ", \"ref\": ");
        svod_json_put(svod_json_text(cell ? svod_ref(ref, at->place.row, at->place.col) : row), false, out);
        if (at->place.line && !at->place.row)
            svod_buf_printf(out, ", \"line\": %u}, \"stood\": ", at->place.line);
        else
            svod_buf_str(out, ", \"line\": null}, \"stood\": ");
    }
    svod_json_put(svod_json_text(at->stood), false, out);
}

static void put_json(const svod_trail *at, unsigned depth, svod_buf *out) {
    char number[32];
    svod_buf_printf(out, "%*s{", (int)(2 * depth), "");
    put_member("kind", at->kind, out);
    put_member("label", at->label, out);
    svod_buf_printf(out, "\"value\": %s, ", at->has_number ? svod_double_text(number, at->number) : "null");
    put_member("text", at->value, out);
    put_member("state", *at->state ? at->state : NULL, out);
    put_member("how", at->how, out);
    put_place(at, out);
    svod_buf_str(out, ", \"children\": [");
    for (const svod_trail *child = at->children; child; child = child->next) {
        svod_buf_str(out, child == at->children ? "\n" : ",\n");
        put_json(child, depth + 1, out);
    }
    svod_buf_str(out, "]}");
}

void svod_write_trail_json(const svod_trail *trail, svod_buf *out) {
    put_json(trail, 0, out);
    svod_buf_str(out, "\n");
}
