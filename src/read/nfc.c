// Texts in normal form C on their way from a reader to the sink of the caller.
#include "read/nfc.h"

#include "base/str.h"

// Bounds on what hostile files can cost: memory of a row, and memory gone through in a file (some 60 million letters).
#define ROW_CAP ((size_t)32 << 20)
#define FILE_CAP ((size_t)256 << 20)

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    const svod_sink *sink = ((svod_nfc_layer *)ctx)->sink;
    return sink->sheet(sink->ctx, info);
}

static svod_cell *copy_row(svod_nfc_layer *layer, const svod_cell *cells, size_t count) {
    layer->cells.count = 0;
    for (size_t i = 0; i < count; i++)
        *SVOD_PUSH(&layer->cells, svod_cell) = cells[i];
    return layer->cells.data;
}

// The row with its texts composed; `cells` itself, untouched, when all of them were NFC.
static const svod_cell *compose(svod_nfc_layer *layer, const svod_cell *cells, size_t count) {
    svod_cell *own = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t len = 0, used = svod_arena_used(layer->texts);
        if (cells[i].type != SVOD_CELL_STRING || cells[i].len > SVOD_GRID_TEXT || used > ROW_CAP || layer->spent + used > FILE_CAP)
            continue;
        const char *text = svod_nfc(layer->texts, cells[i].text, cells[i].len, &len);
        if (!text) continue;
        if (!own) own = copy_row(layer, cells, count);
        own[i].raw = cells[i].text;
        own[i].text = text;
        own[i].len = (uint32_t)len;
    }
    return own ? own : cells;
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    svod_nfc_layer *layer = ctx;
    bool taken = layer->sink->row(layer->sink->ctx, row, compose(layer, cells, count), count);
    size_t used = svod_arena_used(layer->texts);
    if (used) svod_arena_reset(layer->texts);
    layer->spent += used;
    return taken;
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    const svod_sink *sink = ((svod_nfc_layer *)ctx)->sink;
    return sink->end(sink->ctx, merges, count);
}

svod_sink svod_nfc_begin(svod_nfc_layer *layer, const svod_sink *sink, svod_arena *scratch) {
    *layer = (svod_nfc_layer){.sink = sink, .texts = svod_arena_new(), .cells = svod_vec_of(scratch, sizeof(svod_cell))};
    return (svod_sink){layer, on_sheet, on_row, on_end};
}

void svod_nfc_end(svod_nfc_layer *layer) {
    svod_arena_free(layer->texts);
}
