// A result into files: the workbook for people, the data beside it, and the manifest that vouches for both.
#include "run/run.h"
#include "table/tables.h"
#include "write/write.h"

static void begin(const svod_watch *watch, svod_stage stage) {
    if (watch) watch->begin(watch->ctx, stage);
}

static bool save_workbook(const svod_result *result, const svod_watch *watch, svod_save *save, svod_arena *arena, svod_findings *findings) {
    const svod_campaign *campaign = result->campaign;
    svod_book_info info = {.title = campaign->title, .subject = result->now.rubric->title, .date = campaign->date, .lang = campaign->lang};
    size_t count = 0;
    begin(watch, SVOD_STAGE_tables);
    const svod_table *const *tables = svod_tables_build(result, arena, &count);
    begin(watch, SVOD_STAGE_workbook);
    const char *path = svod_save_path(save, svod_printf(arena, "%s.xlsx", campaign->name));
    return path && svod_write_xlsx(path, &info, tables, count, findings);
}

static bool save_data(const svod_result *result, svod_save *save) {
    svod_arena *scratch = svod_arena_new();
    svod_buf json = svod_buf_of(scratch), points = svod_buf_of(scratch), findings = svod_buf_of(scratch);
    svod_write_results(result, &json);
    svod_write_points(result, &points);
    svod_write_findings_csv(result->findings, &findings);
    bool ok = svod_save_bytes(save, "results.json", json.data, json.len) && svod_save_bytes(save, "points.csv", points.data, points.len) &&
              svod_save_bytes(save, "findings.csv", findings.data, findings.len);
    svod_arena_free(scratch);
    return ok;
}

// Last of all, for it holds the hashes of the others.
static bool save_manifest(const svod_result *result, svod_save *save, svod_arena *arena) {
    const svod_saved *list = NULL;
    size_t count = 0;
    if (!svod_save_list(save, &list, &count)) return false;
    svod_buf buf = svod_buf_of(arena);
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
