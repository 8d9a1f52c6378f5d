// Within match/: a pattern as a tree, as far as it is understood, and what follows from it. Whatever is not surely understood is left to
// PCRE2 alone; a tree may find a pattern wider than it is, never narrower.
#ifndef SVOD_MATCH_PARTS_H
#define SVOD_MATCH_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

// Kinds of characters, as PCRE2 has them with UCP. Each character is of one kind, or of two where PCRE2 says so.
enum { KIND_LETTER = 1, KIND_DIGIT = 2, KIND_SPACE = 4, KIND_SIGN = 8, KIND_WORD = 3, KIND_OTHER = 12, KIND_ANY = 15 };

// What PCRE2 itself says of the characters that texts are made of (below CHARS_KNOWN), and of any other when asked.
#define CHARS_KNOWN 0x2500
#define CHARS_SIGNS 256
typedef struct char_table {
    uint8_t kind[CHARS_KNOWN];
    uint8_t sign[CHARS_KNOWN]; // the same number for characters that are equal but for case; 0: in no pattern's first letters
    unsigned signs;            // numbers given, from 1
    struct pcre2_real_code_8 *code;
    struct pcre2_real_match_data_8 *data;
    struct pcre2_real_general_context_8 *memory;
} char_table;
// NULL when PCRE2 cannot do it.
char_table *chars_new(struct pcre2_real_general_context_8 *memory, svod_arena *arena);
void chars_free(char_table *of);
unsigned chars_kind(uint32_t code, const char_table *of, struct pcre2_real_match_data_8 *data);
// Whether a character may be a letter of a stem: all that PCRE2 takes for equal to it lies below CHARS_KNOWN.
bool chars_literal(uint32_t code);
// Numbers the characters marked in `sign`, and those equal to them.
bool chars_number(char_table *of);

// The next character of a well-formed text.
static inline uint32_t char_at(const unsigned char *at, unsigned *len) {
    if (at[0] < 0x80) return *len = 1, at[0];
    if (at[0] < 0xE0) return *len = 2, (uint32_t)(at[0] & 31) << 6 | (at[1] & 63);
    if (at[0] < 0xF0) return *len = 3, (uint32_t)(at[0] & 15) << 12 | (uint32_t)(at[1] & 63) << 6 | (at[2] & 63);
    *len = 4;
    return (uint32_t)(at[0] & 7) << 18 | (uint32_t)(at[1] & 63) << 12 | (uint32_t)(at[2] & 63) << 6 | (at[3] & 63);
}

#define SET_MOST 8
typedef struct part part;
struct part {
    enum {
        PART_SET,  // one character: of `codes` when there are any, else of some of `kinds`
        PART_EDGE, // \b
        PART_NIL,  // takes no character: look-around, anchors
        PART_ANY,  // one of several branches
        PART_AGAIN // the branch from `least` to `most` times
    } kind;
    uint32_t codes[SET_MOST];
    uint8_t count, kinds;
    bool possessive; // PART_AGAIN
    bool ahead;      // PART_NIL: one of the branches must follow
    uint32_t least, most;
    part **branches; // PART_ANY, PART_AGAIN (one), PART_NIL (what looks around)
    uint32_t branch_count;
    part *next;       // of the same branch
    const char *from; // PART_SET: as it stands in the pattern
    size_t len;
};
#define AGAIN_FOREVER UINT32_MAX

// The tree of a pattern; false when it is not understood.
bool parts_of(const char *pattern, const char_table *chars, svod_arena *arena, part **out);

// What follows a part: the rest of its branch, then what follows that.
typedef struct rest {
    const part *at;
    const struct rest *up;
} rest;

// Steps within one try are bounded well in a tame text (try.c says which), and PCRE2's own counting of steps does the rest.
bool parts_tame(const part *parts);
// The same between two groups that PCRE2 enters, in a plain text: at most so many bytes, and letters and digits in a row, other characters
// in a row, characters but blanks in a row.
#define PLAIN_TEXT 2000
#define PLAIN_WORD 48
#define PLAIN_BETWEEN 8
#define PLAIN_TIGHT 64
bool parts_mild(const part *parts);
// Whatever matches begins with a letter or digit. edge: and with \b.
bool parts_begin_word(const part *at, const rest *up, bool edge);
// The characters that each match begins with one or more of, any number in a row, as written in the pattern ("\\w" of \\w+!); NULL: not so.
const char *parts_lead(const part *whole, svod_arena *arena);
// Between two words: one or more characters that are of no word.
bool parts_between(const part *at);
// Letters of words, any number of them, or one at least.
bool parts_word_rest(const part *at, uint32_t least);

// The first character that must be there and is neither letter nor digit, before which stand in a match only some kinds of characters.
#define PIVOT_CODES 32
typedef struct part_pivot {
    uint32_t code;               // 0: none
    uint32_t after;              // that must follow it; 0: not known
    uint8_t before;              // kinds that may stand before it; 0, and no codes: the match begins with it
    uint8_t first;               // kinds a match may begin with
    uint32_t codes[PIVOT_CODES]; // that may stand before it, too
    unsigned count;
} part_pivot;
part_pivot parts_pivot(const part *whole);

#endif
