// What reading alone costs: svod's own reader over a workbook, into a sink that counts. usage: read_cells FILE [in-process]
// in-process: an .xls without the child that svod reads it in.
#include <stdio.h>

#include "read/xls.h"

typedef struct counts {
    unsigned long long cells, kinds[SVOD_CELL_DATE + 1];
    double sum;
} counts;

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    (void)ctx, (void)info;
    return true;
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    counts *c = ctx;
    (void)row;
    c->cells += count;
    for (size_t i = 0; i < count; i++) {
        c->kinds[cells[i].type]++;
        c->sum += cells[i].number;
    }
    return true;
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    (void)ctx, (void)merges, (void)count;
    return true;
}

int main(int argc, char **argv) {
    if (argc != 2 && argc != 3) return fprintf(stderr, "usage: read_cells FILE [in-process]\n"), 2;
    static const svod_read_options options;
    svod_arena *arena = svod_arena_new(), *scratch = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_EN);
    counts c = {0};
    svod_sink sink = {.ctx = &c, .sheet = on_sheet, .row = on_row, .end = on_end};
    svod_bytes bytes;
    bool ok = svod_host_read(arena, argv[1], argv[1], &bytes, &findings) &&
              (argc == 3 ? svod_xls_read(bytes, argv[1], &options, scratch, &sink, &findings)
                         : svod_open(bytes, argv[1], &options, scratch, &sink, NULL, NULL, &findings));
    printf("%llu cells, %llu numbers, %llu texts, sum %.1f, %zu findings\n", c.cells, c.kinds[SVOD_CELL_NUMBER], c.kinds[SVOD_CELL_STRING],
           c.sum, findings.list.count);
    svod_arena_free(scratch);
    svod_arena_free(arena);
    return ok ? 0 : 1;
}
