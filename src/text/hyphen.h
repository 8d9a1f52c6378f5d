// What becomes of a word that a line's end cuts in two. Private to text/.
#ifndef SVOD_TEXT_HYPHEN_H
#define SVOD_TEXT_HYPHEN_H

#include <stdbool.h>
#include <stddef.h>

// Does the hyphen between the parts belong to the word ("учебно-методический"), or did only the line's end put it there? Both parts are
// letters alone, without the hyphen; where it is not known, the line's end did it.
bool hyphen_stays(const char *first, size_t first_len, const char *second, size_t second_len);

#endif
