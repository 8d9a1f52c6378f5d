// A pattern's tree. Understands what people write: letters, classes, groups, alternatives, repeats, look-around; not: references,
// recursion, conditions, verbs, comments.
#include <string.h>

#include "match/parts.h"

#define DEEPEST 40
#define MOST_BRANCHES 256

typedef struct reader {
    const char *at;
    const char_table *chars;
    svod_arena *arena;
    unsigned depth;
} reader;

static bool read_branches(reader *in, part *into);

static part *part_new(reader *in, int kind) {
    part *made = SVOD_NEW(in->arena, part);
    made->kind = (unsigned char)kind;
    return made;
}

static uint32_t read_code(reader *in) {
    unsigned len;
    uint32_t code = char_at((const unsigned char *)in->at, &len);
    in->at += len;
    return code;
}

// ---- sets -----------------------------------------------------------------------------------------------------------------------

static void widen(part *set, unsigned kinds) { // no list of its characters any more
    set->kinds |= (uint8_t)kinds;
    set->count = SET_MOST + 1;
}

static void add_code(part *set, uint32_t code, const char_table *chars) {
    bool known = chars_literal(code); // of others, what equals them but for case may be of another kind
    set->kinds |= known ? chars->kind[code] : KIND_ANY;
    if (known && set->count < SET_MOST)
        set->codes[set->count++] = code;
    else
        set->count = SET_MOST + 1;
}

static void seal(part *set) {
    if (set->count > SET_MOST) set->count = 0;
}

// \x{20AC}, \x41
static bool read_hex(reader *in, uint32_t *code) {
    bool braced = *in->at == '{';
    const char *start = in->at += braced;
    *code = 0;
    for (; in->at - start < (braced ? 6 : 2); in->at++) {
        char c = *in->at;
        int digit = c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
        if (digit < 0) break;
        *code = *code * 16 + (uint32_t)digit;
    }
    if (in->at == start || (braced && *in->at++ != '}')) return false;
    return *code < 0x110000;
}

static bool skip_property(reader *in) { // \pL, \p{Lu}
    if (*in->at != '{') return *in->at && *in->at++;
    while (*in->at && *in->at != '}')
        in->at++;
    return *in->at && *in->at++;
}

// What follows a backslash and stands for one character, within a class or without.
static bool read_escape(reader *in, part *set) {
    static const struct {
        char letter;
        uint8_t kinds;
    } classes[] = {{'d', KIND_DIGIT}, {'D', KIND_ANY & ~KIND_DIGIT},
                   {'w', KIND_WORD},  {'W', KIND_OTHER},
                   {'s', KIND_SPACE}, {'S', KIND_ANY & ~KIND_SPACE},
                   {'h', KIND_ANY},   {'H', KIND_ANY},
                   {'v', KIND_ANY},   {'V', KIND_ANY},
                   {'N', KIND_ANY}};
    unsigned char letter = (unsigned char)*in->at++;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (letter == classes[i].letter) return widen(set, classes[i].kinds), !(letter == 'N' && *in->at == '{');
    uint32_t code = letter;
    if (letter == 'p' || letter == 'P') return widen(set, KIND_ANY), skip_property(in);
    if (letter == 'x') return read_hex(in, &code) && (add_code(set, code, in->chars), true);
    if (letter == 't' || letter == 'n' || letter == 'r' || letter == 'f') return widen(set, KIND_SPACE), true;
    bool sign = letter >= ' ' && letter < 0x7F && (in->chars->kind[letter] & KIND_OTHER);
    if (sign) add_code(set, code, in->chars);
    return sign;
}

static bool read_range(reader *in, part *set, uint32_t from) {
    uint32_t to;
    in->at++; // the hyphen
    if (*in->at == '[' || !*in->at) return false;
    if (*in->at == '\\') {
        in->at++;
        if (*in->at == 'x') {
            in->at++;
            if (!read_hex(in, &to)) return false;
        } else if ((unsigned char)*in->at < 0x80 && *in->at > ' ' && in->chars->kind[(unsigned char)*in->at] == KIND_SIGN) {
            to = (unsigned char)*in->at++;
        } else {
            return false;
        }
    } else {
        to = read_code(in);
    }
    if (to < from) return false;
    for (uint32_t code = from; code <= to && code - from < 64 && to - from < 64; code++)
        add_code(set, code, in->chars);
    if (to - from >= 64) widen(set, KIND_ANY);
    return true;
}

// One character of a class, or a range of them. whole: kinds of which not one is missing.
static bool read_member(reader *in, part *set, unsigned *whole) {
    part one = {0};
    if (!*in->at || (*in->at == '[' && in->at[1] && strchr(":.=", in->at[1]))) return false;
    if (*in->at == '\\') {
        char letter = *++in->at;
        if (!letter || letter == 'b' || !read_escape(in, &one)) return false;
        if (strchr("dDwWsS", letter)) *whole |= one.kinds;
    } else {
        add_code(&one, read_code(in), in->chars);
    }
    bool range = *in->at == '-' && in->at[1] && in->at[1] != ']';
    if (range) return one.count == 1 && read_range(in, set, one.codes[0]);
    if (one.count == 1)
        add_code(set, one.codes[0], in->chars);
    else
        widen(set, one.kinds);
    return true;
}

static bool read_class(reader *in, part *set) {
    unsigned whole = 0;
    bool none_of = *in->at == '^';
    in->at += none_of;
    if (*in->at == ']') return false; // a bracket of its own: seldom, and easily misread
    while (*in->at != ']')
        if (!read_member(in, set, &whole)) return false;
    in->at++;
    if (!none_of) return true;
    set->kinds = 0;
    widen(set, KIND_ANY & ~whole);
    return set->kinds != 0;
}

// ---- groups ---------------------------------------------------------------------------------------------------------------------

static bool read_group(reader *in, part **out) {
    if (++in->depth > DEEPEST) return false;
    int kind = PART_ANY;
    bool ahead = strncmp(in->at, "?=", 2) == 0;
    if (*in->at == '*') return false;
    if (*in->at == '?') {
        static const struct {
            const char *mark;
            int kind;
        } marks[] = {{"?:", PART_ANY}, {"?>", PART_ANY}, {"?i:", PART_ANY}, {"?-i:", PART_ANY},
                     {"?=", PART_NIL}, {"?!", PART_NIL}, {"?<=", PART_NIL}, {"?<!", PART_NIL}};
        size_t i = 0, count = sizeof marks / sizeof *marks;
        while (i < count && strncmp(in->at, marks[i].mark, strlen(marks[i].mark)) != 0)
            i++;
        if (i == count) return false;
        kind = marks[i].kind;
        in->at += strlen(marks[i].mark);
    }
    *out = part_new(in, kind);
    (*out)->ahead = ahead;
    if (!read_branches(in, *out) || *in->at != ')') return false;
    in->at++;
    in->depth--;
    return true;
}

static bool read_number(const char **at, uint32_t *out) {
    if (**at < '0' || **at > '9') return false;
    for (*out = 0; **at >= '0' && **at <= '9' && *out < 100000; (*at)++)
        *out = *out * 10 + (uint32_t)(**at - '0');
    return *out <= 65535;
}

// Wraps *item when a quantifier follows.
static bool read_again(reader *in, part **item) {
    uint32_t least = 0, most = AGAIN_FOREVER;
    if (*in->at == '{') {
        in->at++;
        if (!read_number(&in->at, &least)) return false; // a bracket that is meant, or {,3}: releases differ
        most = least;
        if (*in->at == ',') {
            in->at++;
            if (*in->at == '}')
                most = AGAIN_FOREVER;
            else if (!read_number(&in->at, &most))
                return false;
        }
        if (*in->at != '}') return false;
    } else if (*in->at == '+') {
        least = 1;
    } else if (*in->at == '?') {
        most = 1;
    } else if (*in->at != '*') {
        return true;
    }
    in->at++;
    if ((*item)->kind == PART_NIL || (*item)->kind == PART_EDGE) return false;
    part *made = part_new(in, PART_AGAIN);
    made->least = least;
    made->most = most;
    made->possessive = *in->at == '+';
    made->branch_count = 1;
    made->branches = SVOD_ARRAY(in->arena, part *, 1);
    made->branches[0] = *item;
    if (*in->at == '+' || *in->at == '?') in->at++;
    *item = made;
    return !strchr("*+?{", *in->at) || !*in->at;
}

static bool read_item(reader *in, part **out) {
    char c = *in->at;
    if (c == '(') return in->at++, read_group(in, out);
    if (c == '*' || c == '+' || c == '?' || c == '{') return false;
    if (c == '^' || c == '$') return in->at++, *out = part_new(in, PART_NIL), true;
    if (c == '\\' && in->at[1] && strchr("bBAzZ", in->at[1])) {
        *out = part_new(in, in->at[1] == 'b' ? PART_EDGE : PART_NIL);
        in->at += 2;
        return true;
    }
    part *set = *out = part_new(in, PART_SET);
    bool fine = true;
    set->from = in->at;
    if (c == '[')
        in->at++, fine = read_class(in, set);
    else if (c == '.')
        in->at++, widen(set, KIND_ANY);
    else if (c == '\\')
        in->at++, fine = *in->at && read_escape(in, set);
    else
        add_code(set, read_code(in), in->chars);
    set->len = (size_t)(in->at - set->from);
    seal(set);
    return fine;
}

static bool read_branches(reader *in, part *into) {
    into->branches = SVOD_ARRAY(in->arena, part *, MOST_BRANCHES);
    for (into->branch_count = 1;; into->branch_count++) {
        if (into->branch_count > MOST_BRANCHES) return false;
        for (part **tail = &into->branches[into->branch_count - 1]; *in->at && *in->at != '|' && *in->at != ')'; tail = &(*tail)->next)
            if (!read_item(in, tail) || !read_again(in, tail)) return false;
        if (*in->at != '|') return true;
        in->at++;
    }
}

bool parts_of(const char *pattern, const char_table *chars, svod_arena *arena, part **out) {
    reader in = {.at = pattern, .chars = chars, .arena = arena};
    part *whole = part_new(&in, PART_ANY);
    *out = whole;
    if (strncmp(pattern, "(*", 2) == 0) return false;
    return read_branches(&in, whole) && !*in.at;
}
