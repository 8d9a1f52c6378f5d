// svod cells FILE: every cell of a sheet as svod sees it, a JSON line each; with --summary what stands on its sheets, counted.
#include "cli/command.h"
#include "data/census.h"
#include "read/read.h"
#include "write/write.h"

#define BLOCK ((size_t)64 << 10)
#define NAMES_CAP 20 // sheets named when the one wanted is not there

static const svod_option options[] = {
    {"summary", 0, NULL, NULL, "листы, размеры, кодировки и решения вместо ячеек; файлов может быть несколько",
     "sheets, sizes, encodings and decisions instead of cells; takes several files"},
    {"sheet", 0, "НАЗВАНИЕ", "NAME", "только этот лист", "this sheet alone"},
    {"json", 0, NULL, NULL, "сводка (--summary) в JSON", "the summary (--summary) as JSON"},
    {0},
};

// ---- cells ---------------------------------------------------------------------------------------------------------

typedef struct printer {
    svod_arena *arena;
    const char *only;  // fold key of the one sheet wanted, or NULL
    bool on, seen;     // the sheet under way is wanted; one that was wanted was there
    const char *names; // of the sheets, when one is wanted: "Лист1, Лист2"
    svod_cell_writer writer;
    svod_buf buf;
} printer;

static bool flush(printer *p) {
    size_t len = p->buf.len;
    p->buf.len = 0;
    return len == 0 || fwrite(p->buf.data, 1, len, stdout) == len;
}

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    printer *p = ctx;
    p->on = !p->only || svod_streq(p->only, svod_fold(p->arena, info->name));
    if (p->only && info->index < NAMES_CAP) p->names = svod_printf(p->arena, "%s%s%s", p->names, *p->names ? ", " : "", info->name);
    p->seen |= p->on;
    if (p->on) svod_write_cells_begin(&p->writer, info);
    return true;
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    printer *p = ctx;
    (void)row;
    for (size_t i = 0; p->on && i < count; i++) {
        svod_write_cell(&p->writer, &cells[i]);
        if (p->buf.len >= BLOCK && !flush(p)) return false;
    }
    return true;
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    (void)ctx, (void)merges, (void)count;
    return true;
}

static bool print_cells(const svod_args *args, const char *path, svod_findings *findings) {
    const char *only = svod_arg(args, "sheet");
    printer p = {.arena = args->arena, .only = only ? svod_fold(args->arena, only) : NULL, .names = "", .buf = svod_buf_of(args->arena)};
    p.writer = svod_cell_writer_of(&p.buf);
    svod_sink sink = {.ctx = &p, .sheet = on_sheet, .row = on_row, .end = on_end};
    svod_arena *scratch = svod_arena_new();
    svod_bytes bytes;
    bool ok =
        svod_host_read(args->arena, path, path, &bytes, findings) && svod_open(bytes, path, NULL, scratch, &sink, NULL, NULL, findings);
    ok = flush(&p) && ok;
    svod_arena_free(scratch);
    if (!ok || !only || p.seen) return ok;
    svod_add(findings, SVOD_F_sheet_missing, svod_place_file(path), only, p.names);
    svod_advise(findings, svod_say(args->lang, SVOD_T_cli_sheet_names));
    return false;
}

// ---- the summary ---------------------------------------------------------------------------------------------------

static bool count_file(const char *path, svod_arena *arena, svod_census *census, svod_findings *findings) {
    *census = svod_census_of(arena);
    census->file = path;
    svod_sink sink = svod_census_sink(census);
    svod_arena *scratch = svod_arena_new();
    svod_bytes bytes;
    const svod_format *format = NULL;
    if (svod_host_read(scratch, path, path, &bytes, findings)) {
        census->bytes = bytes.len;
        svod_host_sha256(bytes.data, bytes.len, census->sha256);
        census->whole = svod_open(bytes, path, NULL, scratch, &sink, &format, &census->decisions, findings);
        census->decisions = svod_strdup(arena, census->decisions);
        census->format = format ? format->id : NULL;
    }
    svod_arena_free(scratch);
    return census->whole;
}

// A file at a time, its findings behind it.
static bool summarise(const svod_args *args, size_t i) {
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, args->lang);
    svod_buf out = svod_buf_of(arena);
    svod_census census;
    bool json = svod_arg(args, "json");
    bool ok = count_file(args->words[i], arena, &census, &findings);
    svod_buf_str(&out, json ? (i ? ",\n" : "[\n") : i ? "\n" : "");
    if (json)
        svod_write_census_json(&census, &findings, &out);
    else
        svod_write_census_text(&census, &findings, args->lang, &out);
    fwrite(out.data, 1, out.len, stdout);
    fflush(stdout);
    if (!json) svod_print_findings(stderr, &findings, args);
    svod_arena_free(arena);
    return ok;
}

static int run_summary(const svod_args *args) {
    bool ok = true;
    for (size_t i = 0; i < args->word_count; i++)
        ok = summarise(args, i) && ok;
    if (svod_arg(args, "json")) puts("\n]");
    return ok ? SVOD_EXIT_OK : SVOD_EXIT_CANNOT;
}

static int run(const svod_args *args) {
    bool summary = svod_arg(args, "summary");
    if (summary && svod_arg(args, "sheet")) return svod_wrong_usage(args, SVOD_T_cli_not_with_summary, "--sheet");
    if (!summary && svod_arg(args, "json")) return svod_wrong_usage(args, SVOD_T_cli_only_with_summary, "--json");
    if (summary) return run_summary(args);
    if (args->word_count > 1) return svod_wrong_usage(args, SVOD_T_cli_many_words, args->words[1]);
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    bool ok = print_cells(args, args->words[0], &findings);
    fflush(stdout);
    svod_print_findings(stderr, &findings, args);
    return ok ? SVOD_EXIT_OK : SVOD_EXIT_CANNOT;
}

const svod_command cmd_cells = {
    .name = "cells",
    .words_ru = "ФАЙЛ",
    .words_en = "FILE",
    .least = 1,
    .most = SIZE_MAX,
    .summary_ru = "показать все ячейки таблицы так, как их видит svod",
    .summary_en = "print every cell of a sheet as svod sees it",
    .text_ru =
        "Печатает каждую непустую ячейку (скрытых листов тоже) строкой JSON:\n"
        "{\"sheet\",\"row\",\"col\",\"ref\",\"type\",\"value\"}; строки и столбцы считаются с 1. Если есть что добавить, за ними стоят:\n"
        "  written   число, как оно записано, когда JSON так не пишет (\"7,50\")\n"
        "  nfc       текст в нормальной форме, когда в файле он записан иначе (й двумя знаками)\n"
        "  formula   значение вычислено формулой; без сохранённого значения type — empty\n"
        "  percent   число показано в процентах: 0.5 — это 50 %\n"
        "  hidden    строка или столбец скрыты\n"
        "  moved     в строке CSV больше полей, чем столбцов: значение могло сдвинуться\n"
        "  raw       что стояло в повреждённой ячейке (type — damaged, value — null)\n"
        "Формат файла узнаётся по содержимому; замечания идут в стандартный поток ошибок.\n"
        "--summary вместо ячеек показывает, что это за файл и что на его листах; формулы и скрытые ячейки\n"
        "сосчитаны там дважды: и среди чисел или текстов, и отдельно.\n"
        "Код возврата 3, если файл прочитан не весь: всё прочитанное до ошибки напечатано.\n\n"
        "Пример: svod cells листы/эксперт-1.xlsx\n"
        "        svod cells --summary листы/*",
    .text_en = "Prints every cell that is not empty (those of hidden sheets too) as a JSON line:\n"
               "{\"sheet\",\"row\",\"col\",\"ref\",\"type\",\"value\"}; rows and columns count from 1. Where there is more to say:\n"
               "  written   a number as it is written when JSON does not write so (\"7,50\")\n"
               "  nfc       a text in normal form when the file has it otherwise (й as two characters)\n"
               "  formula   the value was computed by a formula; without a stored value type is empty\n"
               "  percent   the number is shown as a percentage: 0.5 is 50 %\n"
               "  hidden    the row or column is hidden\n"
               "  moved     the row of a CSV has more fields than its table: the value may belong to another column\n"
               "  raw       what a damaged cell holds (type is damaged, value is null)\n"
               "The format is recognised by content; findings go to standard error.\n"
               "--summary shows instead of cells what the file is and what stands on its sheets; formulas and hidden\n"
               "cells are counted twice there: among numbers or texts, and by themselves.\n"
               "Exits with 3 when the file could not be read to its end: what was read before is printed.\n\n"
               "Example: svod cells sheets/expert-1.xlsx\n"
               "         svod cells --summary sheets/*",
    .options = options,
    .run = run,
};
