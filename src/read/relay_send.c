// The child's side of a relay: a sink and findings that become messages.
#include <string.h>

#include "read/relay.h"

typedef struct sender {
    svod_child_out *out;
    svod_findings findings; // the reader's own, nothing in it yet
    size_t sent;            // of them
} sender;

static void put(sender *s, const void *bytes, size_t len) {
    svod_child_write(s->out, bytes, len);
}

static void put_u32(sender *s, uint32_t value) {
    put(s, &value, sizeof value);
}

static void put_head(sender *s, svod_relay_kind kind, size_t len) {
    put_u32(s, kind);
    put_u32(s, len > UINT32_MAX ? UINT32_MAX : (uint32_t)len); // a message that long is refused by its length alone
}

static size_t text_size(const char *text) {
    return sizeof(uint32_t) + (text ? strlen(text) + 1 : 0);
}

static void put_text(sender *s, const char *text) {
    size_t len = text ? strlen(text) : 0;
    put_u32(s, text ? (uint32_t)len : SVOD_RELAY_NULL);
    if (text) put(s, text, len + 1);
}

// ---- findings ----------------------------------------------------------------------------------------------------------

static svod_relay_finding wire_finding(const svod_finding *at) {
    return (svod_relay_finding){.code = at->code,
                                .row = at->place.row,
                                .col = at->place.col,
                                .line = at->place.line,
                                .has_file = at->place.file != NULL,
                                .more = at->more > UINT32_MAX ? UINT32_MAX : (uint32_t)at->more};
}

static void send_finding(sender *s, const svod_finding *at) {
    const char *const texts[] = {at->place.sheet, at->found, at->expected, at->advice, at->unit, at->node};
    svod_relay_finding wire = wire_finding(at);
    size_t len = sizeof wire;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        len += text_size(texts[i]);
    put_head(s, SVOD_RELAY_FINDING, len);
    put(s, &wire, sizeof wire);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        put_text(s, texts[i]);
}

// Those added since the last message. A reader may change its last one until it goes on, so not as they come.
static void send_findings(sender *s) {
    for (; s->sent < s->findings.list.count; s->sent++)
        send_finding(s, SVOD_AT(&s->findings.list, svod_finding, s->sent));
}

static void send_more(sender *s) {
    for (size_t i = 0; i < s->findings.list.count; i++) {
        const svod_finding *at = SVOD_AT(&s->findings.list, svod_finding, i);
        if (!at->more) continue;
        svod_relay_finding wire = wire_finding(at);
        put_head(s, SVOD_RELAY_MORE, sizeof wire + text_size(at->place.sheet));
        put(s, &wire, sizeof wire);
        put_text(s, at->place.sheet);
    }
}

// ---- the sink ----------------------------------------------------------------------------------------------------------

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    sender *s = ctx;
    send_findings(s);
    put_head(s, SVOD_RELAY_SHEET, 2 * sizeof(uint32_t) + text_size(info->name));
    put_u32(s, info->index);
    put_u32(s, info->visibility);
    put_text(s, info->name);
    return true;
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    sender *s = ctx;
    send_findings(s);
    size_t len = 2 * sizeof(uint32_t) + count * (sizeof(svod_relay_cell) + 1);
    for (size_t i = 0; i < count; i++)
        len += cells[i].len;
    put_head(s, SVOD_RELAY_ROW, len);
    put_u32(s, row);
    put_u32(s, (uint32_t)count);
    for (size_t i = 0; i < count; i++) {
        const svod_cell *c = &cells[i];
        svod_relay_cell wire = {.col = c->col, .line = c->line, .len = c->len, .type = c->type, .flags = c->flags, .number = c->number};
        put(s, &wire, sizeof wire);
        put(s, c->text, c->len);
        put(s, "", 1);
    }
    return true;
}

// A sheet that is whole leaves at once: it is not lost if the next one ends badly.
static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    sender *s = ctx;
    send_findings(s);
    put_head(s, SVOD_RELAY_END, sizeof(uint32_t) + count * sizeof *merges);
    put_u32(s, (uint32_t)count);
    put(s, merges, count * sizeof *merges);
    svod_child_flush(s->out);
    return true;
}

void svod_relay_send(void *ctx, svod_child_out *out) {
    const svod_relay_job *job = ctx;
    sender s = {.out = out, .findings = svod_findings_of(job->findings->arena, job->findings->lang)};
    svod_sink sink = {.ctx = &s, .sheet = on_sheet, .row = on_row, .end = on_end};
    bool ok = job->reader(job->bytes, job->shown, job->options, job->scratch, &sink, &s.findings);
    send_findings(&s);
    send_more(&s);
    put_head(&s, SVOD_RELAY_DONE, sizeof(uint32_t));
    put_u32(&s, ok);
}
