// A result into files: the workbook for people, the data beside it, and the manifest that vouches for both.
#include "run/links.h"
#include "run/run.h"
#include "table/tables.h"
#include "write/write.h"

static void begin(const svod_watch *watch, svod_stage stage) {
    if (watch) watch->begin(watch->ctx, stage);
}

// The sheets of a kind have memory of their own, which is given back once they are in the book: it has them all a second time.
typedef struct sheets {
    svod_vec tables;   // svod_table *
    svod_arena **own;  // [kind]
    size_t *end;       // [kind]: how many tables there are up to its last
    size_t kinds, let; // let: kinds whose memory is given back
} sheets;

static sheets sheets_of(const svod_result *result, svod_arena *arena) {
    sheets out = {.tables = svod_vec_of(arena, sizeof(svod_table *))};
    while (svod_table_kinds[out.kinds])
        out.kinds++;
    out.own = SVOD_ARRAY(arena, svod_arena *, out.kinds);
    out.end = SVOD_ARRAY(arena, size_t, out.kinds);
    for (size_t kind = 0; kind < out.kinds; kind++) {
        out.own[kind] = svod_arena_new();
        svod_table_kinds[kind]->build(result, false, out.own[kind], &out.tables);
        out.end[kind] = out.tables.count;
    }
    return out;
}

static void let_sheet_go(void *ctx, size_t table) {
    sheets *all = ctx;
    for (; all->let < all->kinds && all->end[all->let] <= table + 1; all->let++)
        svod_arena_free(all->own[all->let]);
}

static bool save_workbook(const svod_result *result, const svod_watch *watch, svod_save *save, svod_arena *arena, svod_findings *findings) {
    const svod_campaign *campaign = result->campaign;
    svod_book_info info = {.title = campaign->title, .subject = result->now.rubric->title, .date = campaign->date};
    begin(watch, SVOD_STAGE_tables);
    sheets all = sheets_of(result, arena);
    info.written = let_sheet_go;
    info.ctx = &all;
    begin(watch, SVOD_STAGE_workbook);
    const char *path = svod_save_path(save, svod_printf(arena, "%s.xlsx", campaign->name));
    bool ok = path && svod_write_xlsx(path, &info, (const svod_table *const *)all.tables.data, all.tables.count, findings);
    let_sheet_go(&all, all.tables.count); // those that never came into a book
    return ok;
}

static void write_findings(const svod_result *result, svod_buf *out) {
    svod_write_findings_csv(result->findings, out);
}

static void write_audit(const svod_result *result, svod_buf *out) {
    svod_write_audit(result->audit, out);
}

// The data beside the workbook, in the order in which they are written.
static const struct {
    const char *name;
    void (*write)(const svod_result *result, svod_buf *out);
} data_files[] = {
    {"results.json", svod_write_results}, {"points.csv", svod_write_points}, {"indicators.csv", svod_write_indicators},
    {"findings.csv", write_findings},     {"audit.json", write_audit},       {"evidence.json", svod_write_evidence},
    {"advice.json", svod_write_advice},
};

static bool save_data(const svod_result *result, svod_save *save) {
    for (size_t i = 0; i < sizeof data_files / sizeof *data_files; i++) {
        if (data_files[i].write == write_audit && !result->audit) continue;
        if (data_files[i].write == svod_write_evidence && !result->evidence) continue;
        if (data_files[i].write == svod_write_advice && !result->advice) continue;
        if (data_files[i].write == svod_write_indicators && !result->monitoring) continue;
        svod_buf *out = svod_save_stream(save, data_files[i].name);
        if (!out) return false;
        data_files[i].write(result, out);
        if (!svod_save_end(save)) return false;
    }
    return true;
}

// Last of all, for it holds the hashes of the others.
static bool save_manifest(const svod_result *result, svod_save *save, svod_arena *arena) {
    const svod_saved *list = NULL;
    size_t count = 0;
    if (!svod_save_list(save, &list, &count)) return false;
    svod_buf buf = svod_buf_of(arena); // not streamed: that file is not to list itself
    svod_write_manifest(result, list, count, &buf);
    return svod_save_bytes(save, "manifest.json", buf.data, buf.len);
}

bool svod_run_write(const svod_result *result, const char *dir, const svod_watch *watch, svod_arena *arena, svod_findings *findings,
                    const svod_saved **files, size_t *count) {
    svod_save *save = svod_save_begin(arena, dir, findings);
    if (!save) return false;
    bool ok = save_workbook(links_of(result, dir, arena), watch, save, arena, findings);
    begin(watch, SVOD_STAGE_results);
    ok = ok && save_data(result, save) && save_manifest(result, save, arena) && svod_save_list(save, files, count);
    begin(watch, SVOD_STAGE_save);
    if (ok) return svod_save_commit(save);
    svod_save_abort(save);
    return false;
}
