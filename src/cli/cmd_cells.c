// svod cells FILE: every cell of a sheet as svod sees it, a JSON line each.
#include "cli/command.h"
#include "read/read.h"
#include "write/write.h"

#define BLOCK ((size_t)64 << 10)

static const svod_option options[] = {{0}};

typedef struct printer {
    svod_sheet_info info; // of the sheet under way
    svod_buf buf;
} printer;

static bool flush(printer *p) {
    size_t len = p->buf.len;
    p->buf.len = 0;
    return len == 0 || fwrite(p->buf.data, 1, len, stdout) == len;
}

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    ((printer *)ctx)->info = *info;
    return true;
}

// A formula without a stored value is not printed: its finding says so.
static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    printer *p = ctx;
    (void)row;
    for (size_t i = 0; i < count; i++) {
        if (cells[i].type != SVOD_CELL_EMPTY) {
            svod_write_cell(&p->info, &cells[i], &p->buf);
        }
    }
    return p->buf.len < BLOCK || flush(p);
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    (void)ctx, (void)merges, (void)count;
    return true;
}

static int run(const svod_args *args) {
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    printer p = {.buf = svod_buf_of(args->arena)};
    svod_sink sink = {.ctx = &p, .sheet = on_sheet, .row = on_row, .end = on_end};
    svod_arena *scratch = svod_arena_new();
    svod_bytes bytes;
    bool ok = svod_host_read(args->arena, args->words[0], args->words[0], &bytes, &findings) &&
              svod_open(bytes, args->words[0], NULL, scratch, &sink, NULL, NULL, &findings);
    ok = flush(&p) && ok;
    svod_arena_free(scratch);
    fflush(stdout);
    svod_print_findings(stderr, &findings, args);
    return ok ? SVOD_EXIT_OK : SVOD_EXIT_CANNOT;
}

const svod_command cmd_cells = {
    .name = "cells",
    .words_ru = "ФАЙЛ",
    .words_en = "FILE",
    .least = 1,
    .most = 1,
    .summary_ru = "показать все ячейки таблицы так, как их видит svod",
    .summary_en = "print every cell of a sheet as svod sees it",
    .text_ru = "Печатает каждую непустую ячейку (скрытых листов тоже) строкой JSON:\n"
               "{\"sheet\",\"row\",\"col\",\"ref\",\"type\",\"value\"}; строки и столбцы считаются с 1.\n"
               "Формат файла узнаётся по содержимому; замечания идут в стандартный поток ошибок.\n"
               "Код возврата 3, если файл прочитан не весь: всё прочитанное до ошибки напечатано.\n\n"
               "Пример: svod cells листы/эксперт-1.xlsx",
    .text_en = "Prints every cell that is not empty (those of hidden sheets too) as a JSON line:\n"
               "{\"sheet\",\"row\",\"col\",\"ref\",\"type\",\"value\"}; rows and columns count from 1.\n"
               "The format is recognised by content; findings go to standard error.\n"
               "Exits with 3 when the file could not be read to its end: what was read before is printed.\n\n"
               "Example: svod cells sheets/expert-1.xlsx",
    .options = options,
    .run = run,
};
