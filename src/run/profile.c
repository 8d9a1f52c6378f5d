// Profiles into a folder: a workbook a unit, all of them or none.
#include "table/profile.h"
#include "run/names.h"
#include "run/run.h"
#include "write/write.h"

// What is needed for each of them.
typedef struct gallery {
    const svod_result *result;
    const svod_profiles *profiles;
    svod_save *save;
    svod_findings *findings;
} gallery;

static bool save_profile(const gallery *own, size_t unit, const char *name) {
    const svod_campaign *campaign = own->result->campaign;
    svod_book_info info = {.title = own->result->roster->units[unit].name, .subject = campaign->title, .date = campaign->date};
    const char *path = svod_save_path(own->save, name);
    if (!path) return false;
    svod_arena *scratch = svod_arena_new(); // a profile is forgotten once it is written
    const svod_table *table = svod_profile_table(own->profiles, unit, false, scratch);
    bool ok = svod_write_xlsx(path, &info, &table, 1, own->findings);
    svod_arena_free(scratch);
    return ok;
}

// A unit that is not asked for takes its name all the same: a file is called alike, whether it is written alone or with the others.
static bool save_all(const gallery *own, size_t only, const svod_profile_options *options, svod_arena *arena) {
    svod_map *taken = svod_map_new(arena);
    size_t count = own->result->roster->count;
    const char *form = svod_say(own->result->campaign->lang, SVOD_T_run_profile_file);
    for (size_t unit = 0; unit < count; unit++) {
        const char *name = names_file(taken, form, own->result->roster->units[unit].name, ".xlsx", arena);
        if (only != SVOD_NO_UNIT ? only != unit : own->result->now.unit_state[unit] == SVOD_STATE_ABSENT) continue;
        if (options->tick) options->tick(options->ctx, unit, count);
        if (!save_profile(own, unit, name)) return false;
    }
    return true;
}

bool svod_run_profiles(const svod_result *result, const svod_profile_options *options, const char *dir, svod_arena *arena,
                       svod_findings *findings, const svod_saved **files, size_t *count) {
    size_t only;
    if (!names_unit(result, options->unit, &only, arena, findings)) return false;
    svod_save *save = svod_save_begin(arena, dir, findings);
    if (!save) return false;
    gallery own = {result, svod_profiles_of(result, arena), save, findings};
    if (save_all(&own, only, options, arena) && svod_save_list(save, files, count)) return svod_save_commit(save);
    svod_save_abort(save);
    return false;
}
