// Lines of JSON, which may hold anything, into documents and into what was found in them.
#include "read/found.h"

#include <jansson.h>
#include <string.h>

#include "base/str.h"
#include "read/json_scan.h"

#define TREE_CAP ((size_t)64 << 20) // bytes that the tree of a line, or of a block, may want beside its texts
#define BLOCKS_CAP ((size_t)1 << 20)

// The first fault of a line ends its reading.
typedef struct line {
    svod_arena *arena;
    svod_lang lang;
    const char *why; // NULL: none yet
} line;

static bool fault(line *own, const char *key) {
    if (!own->why) own->why = svod_printf(own->arena, svod_say(own->lang, SVOD_T_read_line_key), key);
    return false;
}

// The tree of a text that is an object, else NULL. A tree that would want too much room is not begun. before: bytes of the line above it.
static json_t *tree_of(line *own, const char *text, size_t len, size_t before) {
    json_error_t error;
    json_span whole;
    json_scan(text, len, 0, &whole);
    if (whole.cost > TREE_CAP) {
        own->why = svod_say(own->lang, SVOD_T_read_line_parts);
        return NULL;
    }
    json_t *tree = json_loadb(text, len, JSON_ALLOW_NUL, &error);
    if (json_is_object(tree)) return tree;
    if (tree) {
        json_decref(tree);
        own->why = svod_say(own->lang, SVOD_T_read_line_object);
    } else {
        const char *said = svod_utf8_repair(own->arena, error.text, strlen(error.text));
        own->why = svod_printf(own->arena, svod_say(own->lang, SVOD_T_read_line_json), said, before + (size_t)error.position);
    }
    return NULL;
}

// ---- values ----------------------------------------------------------------------------------------------------------

// A text in the arena; "" when the key is absent. NULs are dropped.
static const char *text_of(line *own, const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (!value || json_is_null(value)) return "";
    if (!json_is_string(value)) return fault(own, key), "";
    const char *text = json_string_value(value);
    size_t len = json_string_length(value);
    return memchr(text, 0, len) ? svod_utf8_repair(own->arena, text, len) : svod_strndup(own->arena, text, len);
}

static uint32_t number_of(line *own, const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (!value || json_is_null(value)) return 0;
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < 0 || number > UINT32_MAX) return fault(own, key), 0;
    return (uint32_t)number;
}

static bool truth_of(line *own, const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_boolean(value) && !json_is_null(value)) fault(own, key);
    return json_is_true(value);
}

// Index of a word; `otherwise` when the key is absent.
static int word_of(line *own, const json_t *object, const char *key, const char *const *words, int otherwise) {
    const char *text = text_of(own, object, key);
    if (!*text) return otherwise;
    for (int i = 0; words[i]; i++)
        if (svod_streq(words[i], text)) return i;
    return fault(own, key), otherwise;
}

static const json_t *array_of(line *own, const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_array(value) && !json_is_null(value)) fault(own, key);
    return json_is_array(value) ? value : NULL;
}

// ---- what is said of a document --------------------------------------------------------------------------------------

static const char *text_or_null(line *own, const json_t *object, const char *key) {
    const char *text = text_of(own, object, key);
    return *text ? text : NULL;
}

static void read_finding(line *own, const json_t *object, svod_vec *out) {
    const char *id = text_of(own, object, "code");
    svod_code code = 0;
    while (code < SVOD_CODE_COUNT && !svod_streq(svod_code_id(code), id))
        code++;
    if (code == SVOD_CODE_COUNT) {
        fault(own, "findings.code");
        return;
    }
    svod_finding finding = {.code = code, .severity = svod_code_severity(code), .found = text_of(own, object, "found")};
    finding.expected = text_of(own, object, "expected");
    finding.advice = text_or_null(own, object, "advice");
    finding.place = (svod_place){.file = text_or_null(own, object, "file"),
                                 .sheet = text_or_null(own, object, "sheet"),
                                 .row = number_of(own, object, "row"),
                                 .col = number_of(own, object, "column"),
                                 .line = number_of(own, object, "line")};
    finding.more = number_of(own, object, "more");
    *SVOD_PUSH(out, svod_finding) = finding;
}

static void read_told(line *own, const json_t *tree, svod_told *out) {
    *out = (svod_told){.findings = svod_vec_of(own->arena, sizeof(svod_finding))};
    out->ocr = truth_of(own, tree, "ocr");
    out->rules = text_of(own, tree, "rules");
    const json_t *list = array_of(own, tree, "findings");
    for (size_t i = 0; i < json_array_size(list) && !own->why; i++)
        read_finding(own, json_array_get(list, i), &out->findings);
}

// ---- a document that was sent ----------------------------------------------------------------------------------------

static void read_block(line *own, const json_t *object, svod_raw *out) {
    const json_t *text = json_object_get(object, "text");
    if (!json_is_string(text)) {
        fault(own, "blocks.text");
        return;
    }
    *out = (svod_raw){.len = json_string_length(text)};
    out->text = svod_strndup(own->arena, json_string_value(text), out->len);
    out->kind = (svod_block)word_of(own, object, "kind", svod_block_words, SVOD_BLOCK_TEXT);
    out->mark = text_or_null(own, object, "mark");
    out->strong = truth_of(own, object, "strong");
    uint32_t level = number_of(own, object, "level");
    out->level = level > UINT8_MAX ? UINT8_MAX : level;
    out->page = number_of(own, object, "page");
    out->line = number_of(own, object, "line");
    out->table = number_of(own, object, "table");
    out->row = number_of(own, object, "row");
    out->col = number_of(own, object, "column");
}

// One block's tree at a time: all of them at once would want many times the room of the line.
static void read_blocks(line *own, const char *text, const json_span *array, svod_sent *out) {
    json_span block;
    size_t at = array->from, count = 0;
    while (json_scan_next(text, array, &at, &block))
        count++;
    if (at + 1 != array->to) fault(own, "blocks");
    if (count > BLOCKS_CAP) own->why = svod_say(own->lang, SVOD_T_read_line_parts);
    if (own->why) return;
    out->blocks = SVOD_ARRAY(own->arena, svod_raw, count);
    for (at = array->from; !own->why && json_scan_next(text, array, &at, &block); out->count++) {
        json_t *tree = tree_of(own, text + block.from, block.to - block.from, block.from);
        if (tree) read_block(own, tree, &out->blocks[out->count]);
        json_decref(tree);
    }
}

static void read_body(line *own, const json_t *tree, svod_sent *out) {
    const json_t *text = json_object_get(tree, "text"), *blocks = array_of(own, tree, "blocks");
    if (text && !json_is_string(text)) fault(own, "text");
    if (!json_is_string(text) == !blocks) fault(own, "text|blocks");
    if (json_array_size(blocks)) fault(own, "blocks"); // twice, or its name is written with escapes
    if (own->why) return;
    out->text = text ? json_string_value(text) : NULL;
    out->len = text ? json_string_length(text) : 0;
}

// The line without what is between the brackets of its blocks.
static const char *without(const char *text, size_t len, const json_span *array, svod_arena *arena, size_t *left) {
    size_t before = array->from + 1, after = len - (array->to - 1);
    char *out = svod_alloc(arena, before + after + 1);
    memcpy(out, text, before);
    memcpy(out + before, text + len - after, after);
    *left = before + after;
    return out;
}

static void read_name(line *own, const json_t *tree, const char **unit, const char **name) {
    *unit = text_of(own, tree, "unit");
    *name = text_of(own, tree, "name");
    if (!**unit) fault(own, "unit");
    if (!**name) fault(own, "name");
}

bool svod_sent_read(const char *text, size_t len, svod_lang lang, svod_arena *arena, svod_sent *out, const char **why) {
    line own = {.arena = arena, .lang = lang};
    json_span blocks;
    bool sent = json_scan_array(text, len, "blocks", &blocks);
    size_t left = len;
    const char *head = sent ? without(text, len, &blocks, arena, &left) : text;
    json_t *tree = tree_of(&own, head, left, 0);
    *out = (svod_sent){.tree = tree};
    if (tree) {
        read_name(&own, tree, &out->unit, &out->name);
        read_body(&own, tree, out);
        if (sent && !own.why) read_blocks(&own, text, &blocks, out);
        out->format = text_of(&own, tree, "format");
        out->state = (svod_doc_state)word_of(&own, tree, "state", svod_doc_state_words, SVOD_DOC_READ);
        out->fault = text_of(&own, tree, "fault");
        read_told(&own, tree, &out->told);
    }
    *why = own.why;
    return !own.why;
}

void svod_sent_free(svod_sent *sent) {
    json_decref(sent->tree);
}

// ---- what was found --------------------------------------------------------------------------------------------------

// A letter begins there, or the text ends.
static bool between_letters(const char *text, size_t at) {
    return ((unsigned char)text[at] & 0xC0) != 0x80;
}

static void read_quote(line *own, const json_t *object, svod_quote *out) {
    *out = (svod_quote){.text = text_of(own, object, "text"),
                        .from = number_of(own, object, "from"),
                        .len = number_of(own, object, "length"),
                        .headings = text_of(own, object, "headings"),
                        .mark = text_of(own, object, "mark"),
                        .paragraph = number_of(own, object, "paragraph"),
                        .page = number_of(own, object, "page"),
                        .line = number_of(own, object, "line"),
                        .table = number_of(own, object, "table"),
                        .row = number_of(own, object, "row"),
                        .col = number_of(own, object, "column"),
                        .why = text_of(own, object, "why")};
    out->sight = (svod_sight)word_of(own, object, "state", svod_sight_words, SVOD_SIGHT_NONE);
    uint32_t score = number_of(own, object, "score");
    if (score > UINT16_MAX) fault(own, "quotations.score");
    out->score = (uint16_t)score;
    size_t room = strlen(out->text);
    if (out->from > room || out->len > room - out->from || !between_letters(out->text, out->from) ||
        !between_letters(out->text, out->from + out->len))
        fault(own, "quotations.from");
}

static void read_seen(line *own, const json_t *object, const svod_evidence_rules *rules, svod_seen *out) {
    const char *zone = text_of(own, object, "zone"), *direction = text_of(own, object, "direction");
    *out = (svod_seen){.zone = svod_zone_find(rules, zone), .direction = svod_direction_find(rules, direction)};
    if (*zone && out->zone == SVOD_NO_ZONE) fault(own, "seen.zone");
    if (*direction && out->direction == SVOD_NO_DIRECTION) fault(own, "seen.direction");
    out->sight = (svod_sight)word_of(own, object, "state", svod_sight_words, SVOD_SIGHT_NONE);
    out->count = number_of(own, object, "count");
    out->items = number_of(own, object, "items");
    const json_t *quotes = array_of(own, object, "quotations");
    size_t count = json_array_size(quotes);
    if (count > SVOD_QUOTES) fault(own, "seen.quotations");
    for (size_t i = 0; i < count && !own->why; i++)
        read_quote(own, json_array_get(quotes, i), &out->quotes[out->quote_count++]);
}

static void read_all_seen(line *own, const json_t *tree, const svod_evidence_rules *rules, svod_found *out) {
    const json_t *list = array_of(own, tree, "seen");
    size_t count = json_array_size(list), most = (size_t)(rules->zone_count + 1) * (rules->direction_count + 1);
    if (!list || count > most) fault(own, "seen");
    if (own->why) return;
    out->seen = SVOD_ARRAY(own->arena, svod_seen, count);
    for (size_t i = 0; i < count && !own->why; i++) {
        svod_seen *at = &out->seen[i];
        read_seen(own, json_array_get(list, i), rules, at);
        bool after = !i || at->zone > at[-1].zone || (at->zone == at[-1].zone && at->direction > at[-1].direction);
        if (!after) fault(own, "seen");
    }
    out->seen_count = (uint32_t)count;
}

static uint32_t kind_of(line *own, const char *id, const svod_evidence_rules *rules) {
    for (uint32_t i = 0; *id && i < rules->kind_count; i++)
        if (svod_streq(rules->kinds[i].id, id)) return i;
    if (*id) fault(own, "kind");
    return UINT32_MAX;
}

static uint64_t kinds_of(line *own, const json_t *tree, const svod_evidence_rules *rules) {
    const json_t *list = array_of(own, tree, "kinds");
    uint64_t kinds = 0;
    for (size_t i = 0; i < json_array_size(list) && !own->why; i++) {
        const json_t *id = json_array_get(list, i);
        uint32_t kind = json_is_string(id) ? kind_of(own, json_string_value(id), rules) : UINT32_MAX;
        if (kind == UINT32_MAX)
            fault(own, "kinds");
        else
            kinds |= UINT64_C(1) << kind;
    }
    return kinds;
}

static void read_found(line *own, const json_t *tree, const svod_evidence_rules *rules, svod_found *out) {
    *out = (svod_found){.path = ""};
    read_name(own, tree, &out->unit, &out->name);
    out->format = text_of(own, tree, "format");
    out->state = (svod_doc_state)word_of(own, tree, "state", svod_doc_state_words, SVOD_DOC_READ);
    out->fault = text_of(own, tree, "fault");
    out->paragraphs = number_of(own, tree, "paragraphs");
    out->unreadable = number_of(own, tree, "unreadable");
    out->kind = kind_of(own, text_of(own, tree, "kind"), rules);
    out->kinds = kinds_of(own, tree, rules);
    out->title = text_of(own, tree, "title");
    out->date = text_of(own, tree, "date");
    out->number = text_of(own, tree, "number");
    out->approved = truth_of(own, tree, "approved");
    read_quote(own, json_object_get(tree, "requisites"), &out->requisites);
    read_quote(own, json_object_get(tree, "titled"), &out->titled);
    read_all_seen(own, tree, rules, out);
}

bool svod_found_read(const char *text, size_t len, const svod_evidence_rules *rules, svod_lang lang, svod_arena *arena, svod_found *out,
                     svod_told *told, const char **why) {
    line own = {.arena = arena, .lang = lang};
    json_t *tree = tree_of(&own, text, len, 0);
    const char *error = tree ? text_of(&own, tree, "error") : "";
    if (*error) own.why = error;
    if (tree && !own.why) {
        read_found(&own, tree, rules, out);
        read_told(&own, tree, told);
    }
    json_decref(tree);
    *why = own.why;
    return !own.why;
}
