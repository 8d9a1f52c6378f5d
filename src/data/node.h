// A YAML document as a tree that keeps line and column of every value. Made by read/yaml, understood by rubric/ and run/.
#ifndef SVOD_DATA_NODE_H
#define SVOD_DATA_NODE_H

#include "base/finding.h"
#include "base/num.h"

typedef enum svod_node_kind { SVOD_NODE_SCALAR, SVOD_NODE_LIST, SVOD_NODE_MAP } svod_node_kind;

typedef struct svod_node svod_node;
typedef struct svod_node_entry {
    const char *key; // MAP only, else NULL
    uint32_t key_line, key_col;
    svod_node *value;
} svod_node_entry;
struct svod_node {
    svod_node_kind kind;
    const char *file;
    uint32_t line, col; // from 1
    const char *text;   // SCALAR: as it stands ("" for an empty one)
    bool quoted;        // SCALAR in quotes: never null, number or bool
    size_t count;       // LIST, MAP
    svod_node_entry *entries;
    bool *used; // MAP, one per entry: set by svod_node_get, read by svod_node_unknown
};

svod_place svod_node_place(const svod_node *node);
// Value under `key`, or NULL. Marks the key as known.
const svod_node *svod_node_get(const svod_node *map, const char *key);
// The same, as typed values. Absent: *out keeps its value and true is returned. Wrong type: finding yaml_type, false.
// An absent required one is the caller's to report (svod_node_require does: finding yaml_missing, NULL).
const svod_node *svod_node_require(const svod_node *map, const char *key, svod_findings *findings);
bool svod_node_text(const svod_node *map, const char *key, const char **out, svod_findings *findings);
bool svod_node_decimal(const svod_node *map, const char *key, svod_decimal *out, svod_findings *findings);
bool svod_node_int(const svod_node *map, const char *key, int64_t min, int64_t max, int64_t *out, svod_findings *findings);
bool svod_node_bool(const svod_node *map, const char *key, bool *out, svod_findings *findings);
// One of `words` (NULL-terminated); *out is its index. Else finding yaml_word with the nearest one.
bool svod_node_word(const svod_node *map, const char *key, const char *const *words, int *out, svod_findings *findings);
// A finding yaml_unknown_key ("did you mean …") at each key of the map that was never asked for. True when there was none.
bool svod_node_unknown(const svod_node *map, const char *const *known, svod_findings *findings);

#endif
