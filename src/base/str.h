// UTF-8 strings: validity, normal form, fold keys for comparing names, nearest candidates, cell references.
// Originals are for showing, fold keys for comparing; nothing here depends on a locale.
#ifndef SVOD_BASE_STR_H
#define SVOD_BASE_STR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/vec.h"

// True when the bytes are well-formed UTF-8 (no surrogates, no overlong forms, no NUL).
bool svod_utf8_valid(const char *text, size_t len);
// Copy in which each malformed byte became U+FFFD and NULs are dropped.
char *svod_utf8_repair(svod_arena *arena, const char *text, size_t len);

// Copy for a terminal, always valid UTF-8: line breaks and tabs are spaces, other control characters "?". What an input holds is shown,
// never obeyed.
char *svod_plain(svod_arena *arena, const char *text);

// UTF-8 of a code point, up to four bytes, not ended by a NUL; returns the place behind it. Surrogates and what is over 10FFFF are the
// caller's to keep away.
char *svod_utf8_put(char *to, uint32_t code);

// Code points of a well-formed text.
size_t svod_utf8_count(const char *text, size_t len);
// The first so many bytes of a text of `len`, at most `most`, that do not cut a code point apart.
size_t svod_utf8_cut(const char *text, size_t len, size_t most);
// Beginning and end of a well-formed text with "…" between them, `most` code points together (3 at least); the text itself when it has no
// more. What tells names apart often stands at their ends.
const char *svod_cut_middle(svod_arena *arena, const char *text, size_t most);
// Bytes of the longest beginning that takes no more than `units` in UTF-16, in which office programs count letters.
size_t svod_utf16_cut(const char *text, size_t units);

// The beginning of a text for a finding, with "…" where it was cut. By value, for there may be millions of findings and only the first are
// kept: `svod_excerpt_of(text).text` holds to the end of the expression.
#define SVOD_EXCERPT 120 // bytes, without the "…"
typedef struct svod_excerpt {
    char text[SVOD_EXCERPT + 4];
} svod_excerpt;
svod_excerpt svod_excerpt_of(const char *text);

// Normal form C of a well-formed text, in the arena with its length; NULL when the text is in it already, which plain texts (Latin,
// Cyrillic, common signs) are seen to be at a glance. A text with over 64 marks in a row, which no script has, is left as it is: NULL.
char *svod_nfc(svod_arena *arena, const char *text, size_t len, size_t *out_len);
// NFC, all white space (nbsp, line breaks, tabs) folded to single spaces, soft hyphens and zero-width characters dropped, trimmed.
char *svod_clean(svod_arena *arena, const char *text);

// Fold key of any text: svod_clean, lower case, ё -> е, look-alike Latin letters inside words that hold Cyrillic -> Cyrillic,
// all dashes and hyphens dropped, quotes dropped. "" stays "".
char *svod_fold(svod_arena *arena, const char *text);
// The same text with look-alike Latin letters inside words that hold Cyrillic replaced by the Cyrillic ones, in their case.
char *svod_unmixed(svod_arena *arena, const char *text);
// Places that a text takes on a terminal: two for a wide letter, none for a mark over another.
size_t svod_text_width(const char *text);
// Fold key of a unit's name: svod_fold, then leading numbering ("12.", "12)") dropped and the words that only name the kind of a
// municipality dropped (г, г., город, го, мо, мр, район, р-н, муниципальный, городской, округ, муниципальное, образование), spaces dropped.
// "12. Нижне-Тавдинский район" -> "нижнетавдинский"; "г.Ишим" -> "ишим"; "Ишимский" -> "ишимский" (never equal to the town).
// A name that consists of such words alone keeps them.
char *svod_fold_name(svod_arena *arena, const char *text);

// Edit distance in code points (insert, delete, replace, swap of neighbours), at most `cap`; `cap` when it is more.
unsigned svod_distance(const char *a, const char *b, unsigned cap);
// The candidate nearest to `word` (by fold), or NULL when none is within a third of its length. For "did you mean".
const char *svod_nearest(svod_arena *arena, const char *word, const char *const *candidates, size_t count);

bool svod_streq(const char *a, const char *b); // NULL equals NULL only
bool svod_starts(const char *text, const char *prefix);
static inline bool svod_digit(char c) {
    return c >= '0' && c <= '9';
}
static inline int svod_hex_digit(char c) { // -1: none
    return svod_digit(c) ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}
char *svod_upper(svod_arena *arena, const char *text);   // Latin letters alone: the id of a format as people write it
char *svod_capital(svod_arena *arena, const char *text); // its first letter a capital one, of any script
bool svod_blank(const char *text);                       // NULL, "" or white space (nbsp included) alone

// "D17" for row 17, column 4 (both from 1); columns run to XFD and beyond ("XFE" is 16385). buf holds at least SVOD_REF_SIZE bytes.
#define SVOD_REF_SIZE 24
#define SVOD_REF_ROWS UINT32_C(1048576) // the last row and column of a sheet in today's office programs
#define SVOD_REF_COLS UINT32_C(16384)
char *svod_ref(char buf[SVOD_REF_SIZE], uint32_t row, uint32_t col);
char *svod_ref_col(char buf[SVOD_REF_SIZE], uint32_t col); // "D"
// Reads "D17", "d17" or "$D$17"; false on anything else, or over SVOD_REF_ROWS or SVOD_REF_COLS. The whole of `len` must be the reference.
bool svod_ref_parse(const char *text, size_t len, uint32_t *row, uint32_t *col);

// Bytes appended one after another, e.g. a file being made up in memory. With a drain it holds a piece only: once SVOD_BUF_PIECE bytes
// are there, the next append hands them to the drain first, so the bytes appended last can still be changed.
#define SVOD_BUF_PIECE ((size_t)1 << 20)
typedef struct svod_buf {
    svod_arena *arena;
    char *data; // NUL-terminated, NULL while empty
    size_t len, capacity;
    void (*drain)(void *ctx, const char *bytes, size_t len); // NULL: everything stays in memory
    void *ctx;
} svod_buf;
svod_buf svod_buf_of(svod_arena *arena);
void svod_buf_add(svod_buf *buf, const char *bytes, size_t len);
// Makes room for `least` bytes more behind what is there, and gives the room that there is; who writes there changes len.
size_t svod_buf_room(svod_buf *buf, size_t least);
void svod_buf_str(svod_buf *buf, const char *text);
void svod_buf_printf(svod_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
