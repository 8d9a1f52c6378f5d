// YAML into trees that keep line and column: one document, no duplicate keys, aliases counted.
#include <string.h>
#include <yaml.h>

#include "base/map.h"
#include "read/read.h"

#define BYTES_CAP ((size_t)16 << 20)
#define NODES_CAP 100000
#define DEPTH_CAP 64

typedef struct anchor {
    const char *name;
    svod_node *node;
    size_t nodes; // with all below it
} anchor;

typedef struct reader {
    yaml_parser_t parser;
    svod_bytes bytes;
    const char *shown;
    svod_arena *arena;
    svod_findings *findings;
    svod_vec anchors; // anchor
    size_t nodes;     // in the tree, every alias counted with all below it
    bool doubled;     // a key was given twice
} reader;

static svod_node *parse_node(reader *r, const yaml_event_t *event, unsigned depth);

// ---- faults ------------------------------------------------------------------------------------------------------

static svod_place place_at(const reader *r, yaml_mark_t mark) {
    return svod_place_line(r->shown, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1);
}

static void *fault(reader *r, svod_code code, yaml_mark_t mark, svod_text what) {
    svod_add(r->findings, code, place_at(r, mark), svod_say(r->findings->lang, what), NULL);
    return NULL;
}

// Line of a byte, for faults of the encoding, which carry no mark.
static yaml_mark_t mark_of_offset(const reader *r, size_t offset) {
    yaml_mark_t mark = {0};
    for (size_t i = 0; i < offset && i < r->bytes.len; i++) {
        bool eol = r->bytes.data[i] == '\n';
        mark.line += eol;
        mark.column = eol ? 0 : mark.column + ((r->bytes.data[i] & 0xC0) != 0x80);
    }
    return mark;
}

// A tab among the white space that begins the line.
static bool tab_indents(const reader *r, size_t line) {
    const unsigned char *at = r->bytes.data, *end = at + r->bytes.len;
    for (size_t i = 0; i < line && at; i++) {
        at = memchr(at, '\n', (size_t)(end - at));
        at = at ? at + 1 : NULL;
    }
    for (; at && at < end && (*at == ' ' || *at == '\t'); at++) {
        if (*at == '\t') {
            return true;
        }
    }
    return false;
}

// libyaml's sentences by what they begin with.
static svod_text reason_of(const char *problem) {
    static const struct {
        const char *start;
        svod_text text;
    } known[] = {{"found character that cannot start", SVOD_T_read_yaml_character},
                 {"mapping values are not allowed", SVOD_T_read_yaml_colon},
                 {"could not find expected ':'", SVOD_T_read_yaml_no_colon},
                 {"did not find expected key", SVOD_T_read_yaml_indent},
                 {"did not find expected '-'", SVOD_T_read_yaml_indent},
                 {"block sequence entries are not allowed", SVOD_T_read_yaml_dash},
                 {"did not find expected ',' or", SVOD_T_read_yaml_bracket},
                 {"found unexpected end of stream", SVOD_T_read_yaml_quote},
                 {"did not find expected alphabetic", SVOD_T_read_yaml_anchor},
                 {"found undefined tag handle", SVOD_T_read_yaml_tag},
                 {"did not find expected <document start>", SVOD_T_read_yaml_documents},
                 {"found unknown escape character", SVOD_T_read_yaml_escape},
                 {"did not find expected hexdecimal", SVOD_T_read_yaml_escape}};
    for (size_t i = 0; problem && i < sizeof known / sizeof *known; i++) {
        if (strncmp(problem, known[i].start, strlen(known[i].start)) == 0) {
            return known[i].text;
        }
    }
    return SVOD_T_read_yaml_other;
}

static void *parser_fault(reader *r) {
    const yaml_parser_t *p = &r->parser;
    if (p->error == YAML_READER_ERROR) {
        return fault(r, SVOD_F_yaml_syntax, mark_of_offset(r, p->problem_offset), SVOD_T_read_yaml_bytes);
    }
    if (p->error == YAML_MEMORY_ERROR) {
        return fault(r, SVOD_F_read_limit, p->mark, SVOD_T_read_xml_memory);
    }
    bool tab = tab_indents(r, p->problem_mark.line);
    return fault(r, SVOD_F_yaml_syntax, p->problem_mark, tab ? SVOD_T_read_yaml_tab : reason_of(p->problem));
}

// ---- nodes -------------------------------------------------------------------------------------------------------

static bool next(reader *r, yaml_event_t *event) {
    if (!yaml_parser_parse(&r->parser, event)) {
        parser_fault(r);
        return false;
    }
    return true;
}

static bool count_nodes(reader *r, size_t more, yaml_mark_t mark) {
    r->nodes += more;
    if (r->nodes > NODES_CAP) {
        fault(r, SVOD_F_read_limit, mark, SVOD_T_read_yaml_nodes);
        return false;
    }
    return true;
}

static svod_node *node_of(reader *r, const yaml_event_t *event, svod_node_kind kind) {
    svod_node *node = SVOD_NEW(r->arena, svod_node);
    node->kind = kind;
    node->file = r->shown;
    node->line = (uint32_t)event->start_mark.line + 1;
    node->col = (uint32_t)event->start_mark.column + 1;
    node->text = "";
    return node;
}

static svod_node *parse_scalar(reader *r, const yaml_event_t *event) {
    svod_node *node = node_of(r, event, SVOD_NODE_SCALAR);
    const char *text = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    if (memchr(text, 0, len)) {
        return fault(r, SVOD_F_yaml_syntax, event->start_mark, SVOD_T_read_yaml_bytes);
    }
    node->text = svod_strndup(r->arena, text, len);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return node;
}

// An anchor given again means the newer node from there on, so the search runs backwards.
static svod_node *parse_alias(reader *r, const yaml_event_t *event) {
    const char *name = (const char *)event->data.alias.anchor;
    for (size_t i = r->anchors.count; i-- > 0;) {
        const anchor *a = SVOD_AT(&r->anchors, anchor, i);
        if (strcmp(a->name, name) == 0) {
            return count_nodes(r, a->nodes, event->start_mark) ? a->node : NULL;
        }
    }
    return fault(r, SVOD_F_yaml_syntax, event->start_mark, SVOD_T_read_yaml_alias);
}

static void finish(svod_node *node, const svod_vec *entries, svod_arena *arena) {
    node->count = entries->count;
    node->entries = entries->data;
    if (node->kind == SVOD_NODE_MAP) {
        node->used = SVOD_ARRAY(arena, bool, node->count);
    }
}

static svod_node *parse_list(reader *r, const yaml_event_t *start, unsigned depth) {
    svod_node *list = node_of(r, start, SVOD_NODE_LIST);
    svod_vec entries = svod_vec_of(r->arena, sizeof(svod_node_entry));
    for (yaml_event_t event; next(r, &event);) {
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            yaml_event_delete(&event);
            finish(list, &entries, r->arena);
            return list;
        }
        svod_node *value = parse_node(r, &event, depth + 1);
        yaml_event_delete(&event);
        if (!value) {
            return NULL;
        }
        SVOD_PUSH(&entries, svod_node_entry)->value = value;
    }
    return NULL;
}

// The key of the next entry into *entry; false for anything that is no plain key.
static bool take_key(reader *r, const yaml_event_t *event, const svod_map *keys, const svod_vec *entries, svod_node_entry *entry) {
    if (event->type != YAML_SCALAR_EVENT) {
        fault(r, SVOD_F_yaml_syntax, event->start_mark, SVOD_T_read_yaml_key);
        return false;
    }
    const svod_node *key = parse_scalar(r, event);
    if (!key) {
        return false;
    }
    *entry = (svod_node_entry){.key = key->text, .key_line = key->line, .key_col = key->col};
    size_t first = 0;
    if (svod_map_get(keys, entry->key, &first)) {
        const char *expected =
            svod_printf(r->arena, svod_say(r->findings->lang, SVOD_T_read_yaml_first), SVOD_AT(entries, svod_node_entry, first)->key_line);
        svod_add(r->findings, SVOD_F_yaml_duplicate_key, place_at(r, event->start_mark), entry->key, expected);
        r->doubled = true;
    }
    return true;
}

static bool parse_entry(reader *r, yaml_event_t *key_event, svod_map *keys, svod_vec *entries, unsigned depth) {
    svod_node_entry entry = {0};
    bool ok = take_key(r, key_event, keys, entries, &entry);
    yaml_event_delete(key_event);
    yaml_event_t event;
    if (!ok || !next(r, &event)) {
        return false;
    }
    entry.value = parse_node(r, &event, depth + 1);
    yaml_event_delete(&event);
    svod_map_add(keys, entry.key, entries->count);
    *SVOD_PUSH(entries, svod_node_entry) = entry;
    return entry.value != NULL;
}

static svod_node *parse_map(reader *r, const yaml_event_t *start, unsigned depth) {
    svod_node *map = node_of(r, start, SVOD_NODE_MAP);
    svod_map *keys = svod_map_new(r->arena);
    svod_vec entries = svod_vec_of(r->arena, sizeof(svod_node_entry));
    for (yaml_event_t event; next(r, &event);) {
        if (event.type == YAML_MAPPING_END_EVENT) {
            yaml_event_delete(&event);
            finish(map, &entries, r->arena);
            return map;
        }
        if (!parse_entry(r, &event, keys, &entries, depth)) {
            return NULL;
        }
    }
    return NULL;
}

static const char *anchor_of(const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return (const char *)event->data.scalar.anchor;
    case YAML_SEQUENCE_START_EVENT:
        return (const char *)event->data.sequence_start.anchor;
    case YAML_MAPPING_START_EVENT:
        return (const char *)event->data.mapping_start.anchor;
    default:
        return NULL;
    }
}

static svod_node *parse_node(reader *r, const yaml_event_t *event, unsigned depth) {
    if (depth > DEPTH_CAP) {
        return fault(r, SVOD_F_read_limit, event->start_mark, SVOD_T_read_yaml_depth);
    }
    if (event->type == YAML_ALIAS_EVENT) {
        return parse_alias(r, event);
    }
    size_t before = r->nodes;
    if (!count_nodes(r, 1, event->start_mark)) {
        return NULL;
    }
    svod_node *node = event->type == YAML_SCALAR_EVENT           ? parse_scalar(r, event)
                      : event->type == YAML_SEQUENCE_START_EVENT ? parse_list(r, event, depth)
                                                                 : parse_map(r, event, depth);
    const char *name = anchor_of(event);
    if (node && name) {
        *SVOD_PUSH(&r->anchors, anchor) = (anchor){svod_strdup(r->arena, name), node, r->nodes - before};
    }
    return node;
}

// ---- the document ------------------------------------------------------------------------------------------------

// The single document of the stream: start, node, end, and nothing behind it.
static svod_node *parse_stream(reader *r) {
    svod_node *root = NULL;
    for (yaml_event_t event; next(r, &event);) {
        yaml_event_type_t type = event.type;
        bool again = type == YAML_DOCUMENT_START_EVENT && root;
        bool node =
            type == YAML_SCALAR_EVENT || type == YAML_SEQUENCE_START_EVENT || type == YAML_MAPPING_START_EVENT || type == YAML_ALIAS_EVENT;
        if (again) {
            fault(r, SVOD_F_yaml_syntax, event.start_mark, SVOD_T_read_yaml_documents);
        } else if (type == YAML_STREAM_END_EVENT && !root) {
            fault(r, SVOD_F_yaml_syntax, event.start_mark, SVOD_T_read_yaml_empty);
        } else if (node) {
            root = parse_node(r, &event, 1);
        }
        yaml_event_delete(&event);
        if (again || (node && !root)) {
            return NULL;
        }
        if (type == YAML_STREAM_END_EVENT) {
            return r->doubled ? NULL : root;
        }
    }
    return NULL;
}

svod_node *svod_yaml_read(svod_bytes bytes, const char *shown, svod_arena *arena, svod_findings *findings) {
    reader r = {.bytes = bytes, .shown = svod_strdup(arena, shown), .arena = arena, .findings = findings};
    r.anchors = svod_vec_of(arena, sizeof(anchor));
    if (bytes.len > BYTES_CAP || !yaml_parser_initialize(&r.parser)) {
        return fault(&r, SVOD_F_read_limit, (yaml_mark_t){0}, SVOD_T_read_yaml_size);
    }
    yaml_parser_set_input_string(&r.parser, bytes.data, bytes.len);
    svod_node *root = parse_stream(&r);
    yaml_parser_delete(&r.parser);
    return root;
}
