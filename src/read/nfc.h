// The layer between a reader and the sink of the caller: whatever the source, texts arrive in normal form C.
#ifndef SVOD_READ_NFC_H
#define SVOD_READ_NFC_H

#include "data/grid.h"

typedef struct svod_nfc_layer {
    const svod_sink *sink; // of the caller
    svod_arena *texts;     // those of the row under way
    svod_vec cells;        // svod_cell: the row under way, when one of its texts was not NFC
    size_t spent;          // bytes of memory that composing went through
} svod_nfc_layer;

// The sink for a reader. It hands on all that it gets; a STRING that is not NFC has its NFC as `text` and what the file has as `raw`.
// Texts that no office program can hold (SVOD_GRID_TEXT), and all after very many, stay as they are: names are compared by fold keys,
// which compose by themselves. `layer` and `sink` must outlive the sink returned. Memory is given back row by row.
svod_sink svod_nfc_begin(svod_nfc_layer *layer, const svod_sink *sink, svod_arena *scratch);
void svod_nfc_end(svod_nfc_layer *layer);

#endif
