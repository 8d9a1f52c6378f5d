// Where the parts of a JSON text are, before it is made into a tree: a tree may want thirty times the room of its text.
// Refuses: judging whether it is JSON; whoever makes the tree does.
#ifndef SVOD_READ_JSON_SCAN_H
#define SVOD_READ_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct json_span {
    size_t from, to; // brackets and all
    size_t cost;     // about how many bytes its tree would want beside its texts
} json_span;

// The object or array that begins at `at` or behind white space there. False: none begins, or it does not end.
bool json_scan(const char *text, size_t len, size_t at, json_span *out);
// The array that the text's outermost object has under `key`, written plainly. False: there is none.
bool json_scan_array(const char *text, size_t len, const char *key, json_span *out);
// The next object of an array: *at is where the array begins, then where the last object ended. False: anything else comes, or the end,
// when *at is its closing bracket.
bool json_scan_next(const char *text, const json_span *array, size_t *at, json_span *out);

#endif
