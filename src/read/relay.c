// The parent's side of a relay: messages checked, then delivered. A hostile file may have taken the child over, so nothing that comes is
// believed: a message that cannot be is the end of the child.
#include "read/relay.h"

#include <math.h>
#include <string.h>

#define ROOM ((size_t)256 << 10) // of the buffer at first; it grows with the longest message that truly came
#define FINDINGS_CAP ((size_t)1 << 16)

typedef enum verdict { GOING, DONE, REFUSED, TORN, TOO_LONG } verdict;

typedef struct relay {
    const char *shown;
    const svod_sink *sink;
    svod_findings *findings;
    svod_arena *scratch;
    svod_child child;
    unsigned char *bytes; // as they came; those of [from, to) are not worked yet
    size_t size, from, to;
    svod_sheet_info info;          // of the last sheet
    svod_buf name;                 // its name
    size_t sheets, faults, errors; // that came; faults: findings, errors: those of severity error
    bool open;                     // a sheet is under way
    uint32_t row;                  // the last one delivered
    svod_vec cells;                // svod_cell
    svod_vec merges;               // svod_merge
    bool content;                  // what DONE said
} relay;

// ---- pieces of a message -----------------------------------------------------------------------------------------------

typedef struct piece {
    const unsigned char *at;
    size_t left;
    bool torn; // something was asked for that was not there
} piece;

static const void *take(piece *p, size_t len) {
    if (len > p->left) {
        p->torn = true;
        return NULL;
    }
    const void *taken = p->at;
    p->at += len;
    p->left -= len;
    return taken;
}

static void take_into(piece *p, void *out, size_t len) {
    const void *taken = take(p, len);
    if (taken)
        memcpy(out, taken, len);
    else
        memset(out, 0, len);
}

static uint32_t take_u32(piece *p) {
    uint32_t value;
    take_into(p, &value, sizeof value);
    return value;
}

// `len` bytes and a zero, in place.
static const char *take_chars(piece *p, size_t len) {
    const char *text = take(p, len + 1);
    if (text && text[len] == '\0') return text;
    p->torn = true;
    return "";
}

// Findings may quote bytes that are no text; they are mended rather than refused.
static const char *take_text(relay *r, piece *p) {
    uint32_t len = take_u32(p);
    if (p->torn || len == SVOD_RELAY_NULL) return NULL;
    const char *text = take_chars(p, len);
    return p->torn || svod_utf8_valid(text, len) ? text : svod_utf8_repair(r->scratch, text, len);
}

static verdict settle(const piece *p, bool sound, verdict then) {
    return p->torn || p->left || !sound ? TORN : then;
}

// ---- sheets and rows ---------------------------------------------------------------------------------------------------

static verdict take_sheet(relay *r, piece *p) {
    uint32_t index = take_u32(p), visibility = take_u32(p), len = take_u32(p);
    const char *name = len == SVOD_RELAY_NULL ? "" : take_chars(p, len);
    bool in_turn = !r->open && (!r->sheets || index > r->info.index);
    if (settle(p, in_turn && visibility <= SVOD_VERY_HIDDEN && svod_utf8_valid(name, strlen(name)), GOING)) return TORN;
    r->name.len = 0;
    svod_buf_str(&r->name, name);
    r->info = (svod_sheet_info){.file = r->shown, .name = r->name.data, .index = index, .visibility = (svod_visibility)visibility};
    r->row = 0;
    r->open = true;
    r->sheets++;
    return r->sink->sheet(r->sink->ctx, &r->info) ? GOING : REFUSED;
}

static bool sound_value(const svod_cell *c) {
    switch (c->type) {
    case SVOD_CELL_EMPTY:
        return c->flags & SVOD_CELL_NO_RESULT && !c->len;
    case SVOD_CELL_NUMBER:
    case SVOD_CELL_DATE:
        return isfinite(c->number);
    case SVOD_CELL_BOOL:
        return c->number == 0 || c->number == 1;
    case SVOD_CELL_STRING:
    case SVOD_CELL_ERROR:
        return true;
    default:
        return false;
    }
}

static bool take_cell(piece *p, uint32_t row, uint32_t last_col, svod_cell *cell) {
    const unsigned flags = SVOD_CELL_FORMULA | SVOD_CELL_NO_RESULT | SVOD_CELL_HIDDEN | SVOD_CELL_DAMAGED | SVOD_CELL_PERCENT;
    svod_relay_cell wire;
    take_into(p, &wire, sizeof wire);
    *cell = (svod_cell){.row = row, .col = wire.col, .type = wire.type, .flags = wire.flags, .line = wire.line, .len = wire.len};
    cell->text = take_chars(p, wire.len);
    cell->number = wire.number;
    return !p->torn && wire.col > last_col && wire.col <= SVOD_GRID_COLS && !(wire.flags & ~flags) && sound_value(cell) &&
           svod_utf8_valid(cell->text, wire.len);
}

static verdict take_row(relay *r, piece *p) {
    uint32_t row = take_u32(p), count = take_u32(p), last_col = 0;
    if (!r->open || row <= r->row || row > SVOD_GRID_ROWS || !count) return TORN;
    r->cells.count = 0;
    for (uint32_t i = 0; i < count; i++) {
        svod_cell *cell = SVOD_PUSH(&r->cells, svod_cell);
        if (!take_cell(p, row, last_col, cell)) return TORN;
        last_col = cell->col;
    }
    if (settle(p, true, GOING)) return TORN;
    r->row = row;
    return r->sink->row(r->sink->ctx, row, r->cells.data, count) ? GOING : REFUSED;
}

static bool sound_merge(const svod_merge *m) {
    return m->row1 && m->row1 <= m->row2 && m->row2 <= SVOD_GRID_ROWS && m->col1 && m->col1 <= m->col2 && m->col2 <= SVOD_GRID_COLS;
}

static verdict take_end(relay *r, piece *p) {
    uint32_t count = take_u32(p);
    bool sound = r->open && p->left == (size_t)count * sizeof(svod_merge);
    r->merges.count = 0;
    for (uint32_t i = 0; sound && i < count; i++) {
        svod_merge *merge = SVOD_PUSH(&r->merges, svod_merge);
        take_into(p, merge, sizeof *merge);
        sound = sound_merge(merge);
    }
    if (settle(p, sound, GOING)) return TORN;
    r->open = false;
    return r->sink->end(r->sink->ctx, r->merges.data, count) ? GOING : REFUSED;
}

// ---- findings ----------------------------------------------------------------------------------------------------------

static svod_relay_finding take_place(relay *r, piece *p, svod_place *place) {
    svod_relay_finding wire;
    take_into(p, &wire, sizeof wire);
    *place = (svod_place){.file = wire.has_file ? r->shown : NULL, .row = wire.row, .col = wire.col, .line = wire.line};
    place->sheet = take_text(r, p);
    return wire;
}

static verdict take_finding(relay *r, piece *p) {
    svod_place place;
    svod_relay_finding wire = take_place(r, p, &place);
    const char *found = take_text(r, p), *expected = take_text(r, p), *advice = take_text(r, p);
    const char *unit = take_text(r, p), *node = take_text(r, p);
    if (settle(p, wire.code < SVOD_CODE_COUNT && r->faults < FINDINGS_CAP, GOING)) return TORN;
    svod_code code = (svod_code)wire.code;
    svod_add(r->findings, code, place, found, expected);
    if (unit || node) svod_about(r->findings, unit, node);
    if (advice) svod_advise(r->findings, advice);
    r->faults++;
    r->errors += svod_code_severity(code) == SVOD_ERROR;
    return GOING;
}

static verdict take_more(relay *r, piece *p) {
    svod_place place;
    svod_relay_finding wire = take_place(r, p, &place);
    if (settle(p, wire.code < SVOD_CODE_COUNT && r->faults < FINDINGS_CAP, GOING)) return TORN;
    svod_add_more(r->findings, (svod_code)wire.code, place, wire.more);
    r->faults++;
    return GOING;
}

// A reader that gives up says why, and only such a one leaves a sheet open.
static verdict take_done(relay *r, piece *p) {
    uint32_t content = take_u32(p);
    r->content = content == 1;
    return settle(p, (content == 1 && !r->open) || (content == 0 && r->errors), DONE);
}

// ---- the stream --------------------------------------------------------------------------------------------------------

static verdict take_message(relay *r, uint32_t kind, const unsigned char *bytes, uint32_t len) {
    static verdict (*const takers[])(relay *, piece *) = {
        [SVOD_RELAY_SHEET] = take_sheet,     [SVOD_RELAY_ROW] = take_row,   [SVOD_RELAY_END] = take_end,
        [SVOD_RELAY_FINDING] = take_finding, [SVOD_RELAY_MORE] = take_more, [SVOD_RELAY_DONE] = take_done,
    };
    piece p = {.at = bytes, .left = len};
    return kind < sizeof takers / sizeof *takers ? takers[kind](r, &p) : TORN;
}

// All messages that are whole.
static verdict work(relay *r) {
    verdict so_far = GOING;
    while (so_far == GOING && r->to - r->from >= 2 * sizeof(uint32_t)) {
        uint32_t head[2];
        memcpy(head, r->bytes + r->from, sizeof head);
        if (head[1] > SVOD_RELAY_MESSAGE) return TOO_LONG;
        if (r->to - r->from < sizeof head + head[1]) break;
        so_far = take_message(r, head[0], r->bytes + r->from + sizeof head, head[1]);
        r->from += sizeof head + head[1];
    }
    return so_far;
}

// Room behind what is not worked yet: it moves to the front, and only a message that fills the buffer makes it grow.
static void make_room(relay *r) {
    size_t left = r->to - r->from;
    if (r->from && left) memmove(r->bytes, r->bytes + r->from, left);
    r->from = 0;
    r->to = left;
    if (left < r->size) return;
    size_t size = r->size ? r->size * 2 : ROOM;
    r->bytes = svod_alloc_more(r->scratch, r->bytes, r->size, size);
    r->size = size;
}

static verdict deliver(relay *r) {
    verdict so_far = GOING;
    size_t got = 1;
    while (so_far == GOING && got) {
        make_room(r);
        got = svod_child_read(&r->child, r->bytes + r->to, r->size - r->to);
        r->to += got;
        so_far = work(r);
    }
    return so_far;
}

// ---- how it ended ------------------------------------------------------------------------------------------------------

static const char *cause(const relay *r, const svod_child_limits *limits, verdict so_far, svod_child_end end, int number) {
    svod_arena *arena = r->findings->arena;
    svod_lang lang = r->findings->lang;
    if (so_far == TORN) return svod_say(lang, SVOD_T_read_child_torn);
    if (so_far == TOO_LONG) return svod_printf(arena, svod_say(lang, SVOD_T_read_child_output), (size_t)SVOD_RELAY_MESSAGE >> 20);
    switch (end) {
    case SVOD_CHILD_TIME:
        return svod_printf(arena, svod_say(lang, SVOD_T_read_child_time), limits->cpu_seconds);
    case SVOD_CHILD_MEMORY:
        return svod_printf(arena, svod_say(lang, SVOD_T_read_child_memory), limits->memory >> 20);
    case SVOD_CHILD_OUTPUT:
        return svod_printf(arena, svod_say(lang, SVOD_T_read_child_output), limits->output >> 20);
    case SVOD_CHILD_SIGNAL: {
        const char *name = sigabbrev_np(number);
        return svod_printf(arena, svod_say(lang, SVOD_T_read_child_signal), name ? name : "?");
    }
    default:
        return svod_printf(arena, svod_say(lang, SVOD_T_read_child_exited), number);
    }
}

static bool broken_off(const relay *r, svod_code code, const char *why) {
    svod_lang lang = r->findings->lang;
    if (r->row) why = svod_printf(r->findings->arena, svod_say(lang, SVOD_T_read_rows_done), why, (size_t)r->row);
    return svod_add(r->findings, code, svod_place_cell(r->shown, r->sheets ? r->info.name : NULL, 0, 0), why, NULL);
}

bool svod_relay_within(const svod_child_limits *limits, svod_reader reader, svod_bytes bytes, const char *shown,
                       const svod_read_options *options, svod_arena *scratch, const svod_sink *sink, svod_findings *findings) {
    relay r = {.shown = shown, .sink = sink, .findings = findings, .scratch = scratch, .name = svod_buf_of(scratch)};
    r.cells = svod_vec_of(scratch, sizeof(svod_cell));
    r.merges = svod_vec_of(scratch, sizeof(svod_merge));
    svod_relay_job job = {reader, bytes, shown, options, scratch, findings};
    int number = 0, error = svod_child_start(&r.child, svod_relay_send, &job, limits);
    if (error) {
        const char *why = svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_read_child_none), strerror(error));
        return svod_add(findings, SVOD_F_file_unreadable, svod_place_file(shown), why, NULL);
    }
    verdict so_far = deliver(&r);
    svod_child_end end = svod_child_finish(&r.child, &number);
    if (so_far == DONE) return r.content;
    if (so_far == REFUSED || !svod_host_kept(bytes, shown, findings)) return false;
    bool limit = so_far == TOO_LONG || (so_far == GOING && end == SVOD_CHILD_OUTPUT);
    return broken_off(&r, limit ? SVOD_F_read_limit : SVOD_F_file_killed, cause(&r, limits, so_far, end, number));
}

bool svod_relay(svod_reader reader, svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch,
                const svod_sink *sink, svod_findings *findings) {
    static const svod_child_limits limits = {.memory = (size_t)384 << 20, .output = (size_t)1 << 30, .cpu_seconds = 8, .wait_ms = 8000};
    return svod_relay_within(&limits, reader, bytes, shown, options, scratch, sink, findings);
}
