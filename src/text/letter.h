// Letters of mended texts and what stands at the beginning of a line. Private to text/.
#ifndef SVOD_TEXT_LETTER_H
#define SVOD_TEXT_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The letter at `at`, which goes on behind it. Bytes that are none are U+FFFD, one at a time.
uint32_t letter_next(const char **at, const char *end);
// The letter that ends before `at`; 0 at the beginning.
uint32_t letter_before(const char *text, const char *at);

bool letter_upper(uint32_t c);
bool letter_lower(uint32_t c);
bool letter_word(uint32_t c); // a letter of any script
static inline bool letter_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}
bool letter_dash(uint32_t c);  // hyphens and dashes of any length
bool letter_open(uint32_t c);  // opening quotes and brackets, and straight quotes
bool letter_close(uint32_t c); // closing ones, and straight quotes
bool letter_blank(uint32_t c); // white space, nbsp included

// What a list puts before an item: "3." "2.1." "1)" "а)" "IV." "–" "•".
typedef enum mark_kind { MARK_NONE, MARK_BULLET, MARK_NUMBER, MARK_LETTER, MARK_ROMAN } mark_kind;
typedef struct mark {
    mark_kind kind;
    unsigned depth;   // NUMBER: "2.1." is 2
    unsigned last;    // NUMBER, ROMAN, LETTER: value of the last part
    unsigned parent;  // NUMBER: hash of the parts before the last; 0
    char close;       // '.' ')' or 0
    size_t from, len; // bytes of the mark itself
    size_t text;      // where the text behind it begins; len of all when there is none
} mark;
mark mark_of(const char *text, size_t len);

#endif
