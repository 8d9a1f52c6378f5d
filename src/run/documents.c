// Which unit each submitted file belongs to.
#include "run/documents.h"

#include <string.h>

#include "host/walk.h"

typedef struct listing {
    loader *load;
    const svod_roster *roster;
    documents *out;
    svod_findings *said;
    const svod_entry *entries;
    size_t count;
    const char *full;     // path of the folder
    size_t *unit_folders; // [unit] how many folders there are
    svod_vec files;       // submitted
} listing;

// A name as it is shown and compared: valid, and composed whatever the file system made of it.
static const char *shown_part(svod_arena *arena, const char *bytes) {
    const char *text = svod_utf8_repair(arena, bytes, strlen(bytes));
    size_t len;
    const char *composed = svod_nfc(arena, text, strlen(text), &len);
    return composed ? composed : text;
}

static const char *shown_path(const listing *own, const char *below) {
    const char *path = svod_host_join(own->load->arena, own->out->dir, shown_part(own->load->arena, below));
    return *path == '/' ? path : svod_host_join(own->load->arena, own->load->shown, path);
}

static void say(const listing *own, svod_code code, const char *below, const char *found, const char *expected) {
    svod_add(own->said, code, svod_place_file(shown_path(own, below)), found, expected);
}

static size_t files_below(const listing *own, size_t folder) {
    size_t count = 0, len = strlen(own->entries[folder].path);
    // They are sorted: what begins as the folder does follows it at once.
    for (size_t i = folder + 1; i < own->count && !strncmp(own->entries[i].path, own->entries[folder].path, len); i++)
        count += own->entries[i].kind == SVOD_ENTRY_FILE && own->entries[i].path[len] == '/';
    return count;
}

static size_t unit_of(const listing *own, const char *folder) {
    return svod_roster_find(own->roster, own->load->scratch, shown_part(own->load->scratch, folder));
}

// Told of the second folder of a unit, with the first.
static void say_twice(const listing *own, size_t unit, size_t folder) {
    for (size_t i = 0; i < folder; i++) {
        const svod_entry *at = &own->entries[i];
        if (at->kind != SVOD_ENTRY_FOLDER || strchr(at->path, '/') || unit_of(own, at->path) != unit) continue;
        say(own, SVOD_F_documents_folders, own->entries[folder].path, shown_part(own->load->arena, at->path), "");
        svod_about(own->said, own->roster->units[unit].id, NULL);
        return;
    }
}

static void see_folder(listing *own, size_t folder) {
    const char *name = own->entries[folder].path;
    size_t unit = unit_of(own, name);
    if (unit != SVOD_NO_UNIT) {
        if (own->unit_folders[unit]++) say_twice(own, unit, folder);
        return;
    }
    svod_arena *arena = own->load->arena;
    const char *near = svod_roster_nearest(own->roster, arena, shown_part(arena, name));
    const char *found = svod_printf(arena, svod_say(own->said->lang, SVOD_T_run_documents_files), files_below(own, folder));
    say(own, SVOD_F_documents_unit_unknown, name, found,
        *near ? svod_printf(arena, svod_say(own->said->lang, SVOD_T_data_mean_this), near) : "");
}

static void say_entry(const listing *own, const svod_entry *entry) {
    static const svod_code codes[] = {[SVOD_ENTRY_LINK] = SVOD_F_documents_link,
                                      [SVOD_ENTRY_OTHER] = SVOD_F_documents_special,
                                      [SVOD_ENTRY_CLOSED] = SVOD_F_documents_closed};
    say(own, codes[entry->kind], entry->path, "", "");
}

static void add_file(listing *own, const svod_entry *entry) {
    const char *slash = strchr(entry->path, '/');
    svod_arena *arena = own->load->arena;
    if (!slash) {
        say(own, SVOD_F_documents_loose, entry->path, "", "");
        return;
    }
    const char *folder = svod_strndup(own->load->scratch, entry->path, (size_t)(slash - entry->path));
    size_t unit = unit_of(own, folder);
    if (unit == SVOD_NO_UNIT) return;
    *SVOD_PUSH(&own->files, submitted) = (submitted){.unit = own->roster->units[unit].id,
                                                     .name = shown_part(arena, own->unit_folders[unit] > 1 ? entry->path : slash + 1),
                                                     .path = svod_host_join(arena, own->full, entry->path),
                                                     .shown = shown_path(own, entry->path),
                                                     .bytes = entry->bytes};
}

const char *documents_key(svod_arena *arena, const char *unit, const char *name) {
    return svod_printf(arena, "%s\n%s", unit, name);
}

static void fill(listing *own) {
    for (size_t i = 0; i < own->count; i++)
        if (own->entries[i].kind == SVOD_ENTRY_FOLDER && !strchr(own->entries[i].path, '/')) see_folder(own, i);
    for (size_t i = 0; i < own->count; i++) {
        const svod_entry *entry = &own->entries[i];
        if (entry->kind == SVOD_ENTRY_FILE) add_file(own, entry);
        if (entry->kind > SVOD_ENTRY_FOLDER) say_entry(own, entry);
    }
    own->out->list = own->files.data;
    own->out->count = own->files.count;
    svod_arena *arena = own->load->arena;
    for (size_t i = 0; i < own->files.count; i++) // of two names that became one by repair, the first
        svod_map_add(own->out->index, documents_key(arena, own->out->list[i].unit, own->out->list[i].name), i);
}

bool documents_list(loader *load, const campaign_file *campaign, const svod_roster *roster, documents *out, svod_findings *said) {
    bool named = *campaign->documents.name;
    *out = (documents){.dir = named ? campaign->documents.name : "documents",
                       .index = svod_map_new(load->arena),
                       .most = out->most ? out->most : SVOD_WALK_CAP};
    listing own = {.load = load, .roster = roster, .out = out, .said = said};
    own.full = svod_host_join(load->arena, load->dir, out->dir);
    own.unit_folders = SVOD_ARRAY(load->arena, size_t, roster->count);
    own.files = svod_vec_of(load->arena, sizeof(submitted));
    bool more = false;
    own.entries = svod_host_walk(load->arena, own.full, out->most, &own.count, &more);
    if (!own.entries) {
        out->dir = "";
        return !named || svod_add(said, SVOD_F_documents_missing, campaign->documents.place, campaign->documents.name, "");
    }
    fill(&own);
    svod_arena_reset(load->scratch);
    if (more) say(&own, SVOD_F_documents_too_many, "", "", svod_printf(load->arena, "%zu", out->most));
    return true;
}
