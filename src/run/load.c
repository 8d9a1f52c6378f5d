// Reads the files that a campaign names and keeps the list of inputs with their hashes.
#include "run/load.h"

#include <string.h>

#include "intake/intake.h"
#include "read/read.h"
#include "rubric/compile.h"

static const char *shown_name(loader *load, const char *name) {
    return *load->shown && *name != '/' ? svod_host_join(load->arena, load->shown, name) : name;
}

static const char *role_word(const loader *load, svod_text role) {
    const char *word = svod_say(load->findings->lang, role);
    return load->previous ? svod_printf(load->arena, svod_say(load->findings->lang, SVOD_T_run_role_previous), word) : word;
}

// Bytes of an input, entered into the list of inputs. NULL: could not be read.
static svod_input *load_bytes(loader *load, const char *path, const char *shown, svod_text role, svod_bytes *bytes) {
    if (!svod_host_read(load->arena, path, shown, bytes, load->findings)) return NULL;
    svod_input *input = SVOD_PUSH(load->inputs, svod_input);
    *input = (svod_input){.path = shown, .format = "yaml", .decisions = "", .bytes = bytes->len, .role = role_word(load, role)};
    svod_host_sha256(bytes->data, bytes->len, input->sha256);
    return input;
}

static const svod_node *load_yaml(loader *load, const char *path, const char *shown, svod_text role, const char **sha256) {
    svod_bytes bytes;
    svod_input *input = load_bytes(load, path, shown, role, &bytes);
    if (!input) return NULL;
    *sha256 = svod_strdup(load->arena, input->sha256);
    return svod_yaml_read(bytes, shown, load->arena, load->findings);
}

// From its first finding on a campaign is spoken of in its own language: the environment's must not show in the outputs. A word that
// is no language is campaign_parse's to tell.
static void speak(loader *load, const svod_node *tree) {
    const svod_node *word = tree->kind == SVOD_NODE_MAP ? svod_node_get(tree, "language") : NULL;
    svod_lang lang = SVOD_RU;
    if (word && word->kind == SVOD_NODE_SCALAR) svod_lang_of(word->text, &lang);
    load->findings->lang = load->lang ? *load->lang : lang;
    SVOD_AT(load->inputs, svod_input, load->inputs->count - 1)->role = role_word(load, SVOD_T_run_role_campaign);
}

bool load_campaign(loader *load, const char *path, const char *shown, campaign_file *out) {
    bool dir = svod_host_is_dir(path);
    const char *file = dir ? svod_host_join(load->arena, path, "campaign.yaml") : path;
    if (!svod_host_is_file(file))
        return svod_add(load->findings, SVOD_F_campaign_missing, svod_place_cell(*shown ? shown : path, NULL, 0, 0), "", "campaign.yaml");
    load->dir = svod_host_dir_of(load->arena, file);
    load->shown = !*shown ? "" : dir ? shown : svod_host_dir_of(load->arena, shown);
    const char *sha256;
    const svod_node *tree = load_yaml(load, file, shown_name(load, svod_host_name_of(file)), SVOD_T_run_role_campaign, &sha256);
    out->info.dir = load->dir;
    out->info.file = file;
    if (tree && !load->previous) speak(load, tree);
    return tree && campaign_parse(tree, load->arena, out, load->findings);
}

svod_rubric *load_rubric_file(loader *load, const char *path, const char *shown) {
    const char *sha256;
    const svod_node *tree = load_yaml(load, path, shown, SVOD_T_run_role_rubric, &sha256);
    svod_rubric *rubric = tree ? svod_rubric_compile(tree, load->arena, load->findings) : NULL;
    if (!rubric) return NULL;
    const char *structure = svod_rubric_structure(rubric, load->arena);
    memcpy(rubric->content_sha256, sha256, sizeof rubric->content_sha256);
    svod_host_sha256(structure, strlen(structure), rubric->structure_sha256);
    return rubric;
}

// A rubric is named by a path from the campaign's folder, or by the name of a shared one ("tyumen-2023").
svod_rubric *load_rubric(loader *load, const named_file *file) {
    const char *own = svod_host_join(load->arena, load->dir, file->name);
    if (svod_host_is_file(own)) return load_rubric_file(load, own, shown_name(load, file->name));
    const char *name = svod_printf(load->arena, "%s.yaml", file->name);
    const char *share = svod_host_share(load->arena, "rubrics");
    const char *common = svod_host_join(load->arena, share, name);
    // Only a plain name is looked up among the shared rubrics, so that a path never leads elsewhere by surprise.
    if (*share && !strchr(file->name, '/') && svod_host_is_file(common))
        return load_rubric_file(load, common, svod_printf(load->arena, "rubrics/%s", name));
    svod_add(load->findings, SVOD_F_rubric_missing, file->place, file->name, svod_say(load->findings->lang, SVOD_T_run_rubric_expected));
    return NULL;
}

bool load_roster(loader *load, const named_file *file, svod_roster *out) {
    svod_bytes bytes;
    const char *shown = shown_name(load, file->name);
    svod_input *input = load_bytes(load, svod_host_join(load->arena, load->dir, file->name), shown, SVOD_T_run_role_roster, &bytes);
    if (!input) return false;
    svod_grids grids = svod_grids_of(load->arena);
    svod_sink sink = svod_grids_sink(&grids);
    svod_read_options options = {.visible_only = true};
    const svod_format *format = NULL;
    bool ok = svod_open(bytes, shown, &options, load->scratch, &sink, &format, &input->decisions, load->findings);
    if (format) input->format = format->id;
    svod_arena_reset(load->scratch);
    // The first sheet with anything on it is the roster; a broken file may still have delivered it, but half a roster is none.
    for (size_t i = 0; ok && i < grids.list.count; i++)
        if (SVOD_AT(&grids.list, svod_grid, i)->cells.count)
            return svod_roster_build(SVOD_AT(&grids.list, svod_grid, i), load->arena, out, load->findings);
    return ok && svod_add(load->findings, SVOD_F_file_empty, svod_place_cell(shown, NULL, 0, 0), "", "");
}

static const char *expert_of(loader *load, const sheets_entry *entry, const char *path) {
    const char *mark = entry->expert ? strstr(entry->expert, "{file}") : NULL;
    if (!mark) return entry->expert;
    return svod_printf(load->arena, "%.*s%s%s", (int)(mark - entry->expert), entry->expert, svod_host_stem_of(load->arena, path),
                       mark + strlen("{file}"));
}

// A copy left in the folder would count as one more expert.
static void say_if_copied(loader *load, const svod_input *input) {
    for (size_t i = 0; i < load->inputs->count; i++) {
        const svod_input *other = SVOD_AT(load->inputs, svod_input, i);
        if (other == input || !svod_streq(other->role, input->role) || !svod_streq(other->sha256, input->sha256)) continue;
        svod_add(load->findings, SVOD_F_sheet_copied, svod_place_cell(input->path, NULL, 0, 0), other->path, "");
        return;
    }
}

static bool load_sheet(loader *load, const sheets_entry *entry, const char *name, int year, svod_scores *scores) {
    svod_bytes bytes;
    const char *shown = shown_name(load, name);
    svod_input *input = load_bytes(load, svod_host_join(load->arena, load->dir, name), shown, SVOD_T_run_role_sheet, &bytes);
    if (!input) return false;
    say_if_copied(load, input);
    svod_intake_options options = {.year = year, .expert = expert_of(load, entry, name), .sheet = entry->sheet, .hidden = entry->hidden};
    svod_intake *intake = svod_intake_new(load->arena, scores, &options, load->findings);
    svod_sink sink = svod_intake_sink(intake);
    const svod_format *format = NULL;
    bool ok = svod_open(bytes, shown, &entry->read, load->scratch, &sink, &format, &input->decisions, load->findings);
    if (format) input->format = format->id;
    svod_intake_close(intake, ok); // after a failed read too: the rows that came until then are scores
    svod_arena_reset(load->scratch);
    return ok;
}

static bool any_unit_seen(const svod_scores *scores) {
    for (size_t i = 0; i < scores->roster->count; i++)
        if (scores->seen[i]) return true;
    return false;
}

bool load_sheets(loader *load, const campaign_file *campaign, const svod_roster *roster, const svod_rubric *rubric, svod_scores *out) {
    *out = svod_scores_of(load->arena, roster, rubric);
    size_t read = 0;
    for (size_t i = 0; i < campaign->sheets.count; i++) {
        const sheets_entry *entry = SVOD_AT(&campaign->sheets, sheets_entry, i);
        size_t count = 0;
        const char *const *names = svod_host_glob(load->arena, load->dir, entry->glob.name, &count);
        if (!count) svod_add(load->findings, SVOD_F_campaign_no_sheets, entry->glob.place, entry->glob.name, "");
        for (size_t k = 0; k < count; k++)
            read += load_sheet(load, entry, names[k], campaign->info.year, out);
    }
    // Half of one state and half of another: nothing is computed from a file that changed while it was read.
    if (load->findings->per_code[SVOD_F_file_changed]) return false;
    // Without a single row of a known unit there is nothing to compute, and nothing to reproach anyone with.
    if (!read || !any_unit_seen(out)) return false;
    svod_intake_options options = {.year = campaign->info.year};
    svod_intake_finish(out, &options, load->findings);
    return true;
}
