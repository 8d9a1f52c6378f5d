// A result into files: the workbook for people, the data beside it, and the manifest that vouches for both.
#include "run/run.h"
#include "table/tables.h"
#include "write/write.h"

static void begin(const svod_watch *watch, svod_stage stage) {
    if (watch) watch->begin(watch->ctx, stage);
}

static bool save_workbook(const svod_result *result, const svod_watch *watch, svod_save *save, svod_arena *arena, svod_findings *findings) {
    const svod_campaign *campaign = result->campaign;
    svod_book_info info = {.title = campaign->title, .subject = result->now.rubric->title, .date = campaign->date};
    size_t count = 0;
    begin(watch, SVOD_STAGE_tables);
    const svod_table *const *tables = svod_tables_build(result, false, arena, &count);
    begin(watch, SVOD_STAGE_workbook);
    const char *path = svod_save_path(save, svod_printf(arena, "%s.xlsx", campaign->name));
    return path && svod_write_xlsx(path, &info, tables, count, findings);
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
    {"results.json", svod_write_results},
    {"points.csv", svod_write_points},
    {"findings.csv", write_findings},
    {"audit.json", write_audit},
};

static bool save_data(const svod_result *result, svod_save *save) {
    for (size_t i = 0; i < sizeof data_files / sizeof *data_files; i++) {
        if (data_files[i].write == write_audit && !result->audit) continue;
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
    bool ok = save_workbook(result, watch, save, arena, findings);
    begin(watch, SVOD_STAGE_results);
    ok = ok && save_data(result, save) && save_manifest(result, save, arena) && svod_save_list(save, files, count);
    begin(watch, SVOD_STAGE_save);
    if (ok) return svod_save_commit(save);
    svod_save_abort(save);
    return false;
}
