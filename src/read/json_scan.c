// Walks a JSON text by its brackets, quotes and commas alone.
#include "read/json_scan.h"

#include <string.h>

// What jansson takes for an object, an array, a value, and a key.
enum { OBJECT = 320, ARRAY = 128, VALUE = 112, KEY = 64 };

static size_t after_string(const char *text, size_t len, size_t at) {
    for (at++; at < len && text[at] != '"'; at++)
        at += text[at] == '\\';
    return at < len ? at + 1 : len;
}

static size_t after_space(const char *text, size_t len, size_t at) {
    while (at < len && strchr(" \t\r\n", text[at]) && text[at])
        at++;
    return at;
}

static size_t cost_of(char sign) {
    switch (sign) {
    case '{':
        return OBJECT;
    case '[':
        return ARRAY;
    case ',':
        return VALUE;
    case ':':
        return KEY;
    default:
        return 0;
    }
}

bool json_scan(const char *text, size_t len, size_t at, json_span *out) {
    at = after_space(text, len, at);
    *out = (json_span){.from = at};
    if (at >= len || (text[at] != '{' && text[at] != '[')) return false;
    for (size_t depth = 0; at < len;) {
        char sign = text[at];
        if (sign == '"') {
            at = after_string(text, len, at);
            continue;
        }
        at++;
        out->cost += cost_of(sign);
        depth += sign == '{' || sign == '[';
        if ((sign == '}' || sign == ']') && --depth == 0) {
            out->to = at;
            return true;
        }
    }
    return false;
}

bool json_scan_array(const char *text, size_t len, const char *key, json_span *out) {
    size_t at = after_space(text, len, 0), size = strlen(key);
    if (at == len || text[at] != '{') return false;
    for (at++; at < len && text[at] != '}';) {
        if (text[at] == '{' || text[at] == '[') {
            if (!json_scan(text, len, at, out)) return false;
            at = out->to;
        } else if (text[at] == '"') {
            size_t from = at;
            at = after_string(text, len, at);
            bool named = at - from == size + 2 && !memcmp(text + from + 1, key, size);
            size_t colon = after_space(text, len, at);
            if (!named || colon == len || text[colon] != ':') continue;
            at = after_space(text, len, colon + 1);
            if (at < len && text[at] == '[') return json_scan(text, len, at, out);
        } else {
            at++;
        }
    }
    return false;
}

bool json_scan_next(const char *text, const json_span *array, size_t *at, json_span *out) {
    bool first = *at == array->from;
    size_t next = after_space(text, array->to, *at + first);
    if (next + 1 == array->to) return *at = next, false;
    if (!first && text[next] != ',') return *at = array->to, false;
    if (!first) next = after_space(text, array->to, next + 1);
    if (text[next] != '{' || !json_scan(text, array->to, next, out)) return *at = array->to, false;
    *at = out->to;
    return true;
}
